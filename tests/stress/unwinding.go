// Panics, recoveries, Goexit and deferred calls in many goroutines, with garbage in between.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type state struct{ steps []string }

func risky(n int, s *state) (err error) {
	held := &state{}
	defer func() {
		s.steps = append(s.steps, fmt.Sprint("out", n))
		if r := recover(); r != nil {
			err = fmt.Errorf("%v with %d", r, len(held.steps))
		}
	}()
	for i := 0; i < n; i++ {
		held.steps = append(held.steps, fmt.Sprint(i))
		defer func() { held.steps = held.steps[1:] }()
	}
	switch n % 4 {
	case 1:
		panic(fmt.Sprint("n", n))
	case 2:
		var list []int
		_ = list[n]
	case 3:
		var m map[string]int
		m["x"] = n
	}
	return nil
}

func main() {
	var wg sync.WaitGroup
	var ended, failed atomic.Int64
	for g := 0; g < 100; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer ended.Add(1)
			s := &state{}
			for n := 0; n < 12; n++ {
				err := risky(n, s)
				var re runtime.Error
				if (err != nil) != (n%4 != 0) || errors.As(err, &re) {
					panic(fmt.Sprint("wrong error ", n, err))
				}
				if err != nil {
					failed.Add(1)
				}
			}
			if g%5 == 0 {
				defer func() {
					if len(s.steps) != 12 || recover() != nil {
						panic("steps")
					}
				}()
				runtime.Goexit()
			}
		}()
	}
	wg.Wait()
	fmt.Println(ended.Load(), failed.Load())
}

// Output:
// 100 900
