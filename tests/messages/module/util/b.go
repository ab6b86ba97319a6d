package util

import (
	"errors"
	"fmt"
)

var ErrNone = errors.New("none")

func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func (p Pair[K, V]) String() string { return fmt.Sprint(p.Key, "=", p.Val) }
