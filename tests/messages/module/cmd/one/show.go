package main

import (
	"fmt"

	"ex.org/m/store"
	u "ex.org/m/util"
)

func show(s *store.Store) {
	for i, x := range u.Map(s.IDs(), func(i int) string { return fmt.Sprint(i) }) {
		fmt.Println(i, x)
	}
	fmt.Println(u.Pair[string, int]{"a", 1})
}
