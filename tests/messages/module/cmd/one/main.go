package main

import (
	"fmt"
	"os"

	"ex.org/m/model"
	"ex.org/m/store"
)

func main() {
	var s store.Store
	if err := s.Add(model.New(1, "a", "b")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	show(&s)
}
