// Errors that are made, wrapped and looked into. Prints the result and how many objects its second run allocates.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

var errPlain = errors.New("plain")

type mistake struct{ code int }

func (m *mistake) Error() string { return "mistake" }

func check(n int) error {
	switch n {
	case 1:
		return &mistake{n}
	case 2:
		return fmt.Errorf("wrapped: %w", errPlain)
	}
	return nil
}

func work() int {
	total := 0
	for i := 0; i < 1500; i++ {
		if err := check(i % 3); err != nil {
			var wrong *mistake
			if errors.As(err, &wrong) {
				total += wrong.code
			}
			if errors.Is(err, errPlain) {
				total++
			}
		}
	}
	return total
}

func main() {
	work()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result := work()
	runtime.ReadMemStats(&after)
	println(result, after.Mallocs-before.Mallocs)
}
