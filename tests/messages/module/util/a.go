// Package util has helpers.
package util

import "strings"

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func Upper(s string) string { return strings.ToUpper(s) }

const Limit = 10
