// A pool of workers takes jobs from one channel and sends results to another; the context stops it
// when a job fails.
package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"sync"
)

type job struct{ id, n int }

type result struct {
	id    int
	steps int
	err   error
}

var errNotPositive = errors.New("not positive")

// collatz counts the steps from n down to 1.
func collatz(n int) (int, error) {
	if n <= 0 {
		return 0, fmt.Errorf("collatz(%d): %w", n, errNotPositive)
	}
	steps := 0
	for ; n != 1; steps++ {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
	}
	return steps, nil
}

func work(ctx context.Context, jobs <-chan job, results chan<- result) {
	for {
		select {
		case <-ctx.Done():
			return
		case j, ok := <-jobs:
			if !ok {
				return
			}
			steps, err := collatz(j.n)
			results <- result{j.id, steps, err}
		}
	}
}

func run(numbers []int, workers int) ([]int, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	jobs, results := make(chan job), make(chan result, len(numbers))
	var group sync.WaitGroup
	for i := 0; i < workers; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			work(ctx, jobs, results)
		}()
	}
	go func() {
		defer close(jobs)
		for id, n := range numbers {
			select {
			case jobs <- job{id, n}:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		group.Wait()
		close(results)
	}()

	steps := make([]int, len(numbers))
	var failed error
	for r := range results {
		if r.err != nil && failed == nil {
			failed = r.err
			cancel()
		}
		steps[r.id] = r.steps
	}
	return steps, failed
}

func main() {
	numbers := []int{}
	for n := 1; n <= 2000; n++ {
		numbers = append(numbers, n)
	}
	steps, err := run(numbers, 4)
	if err != nil {
		fmt.Println("unexpected:", err)
		return
	}
	best := make([]int, len(numbers))
	copy(best, numbers)
	sort.SliceStable(best, func(i, j int) bool { return steps[best[i]-1] > steps[best[j]-1] })
	for _, n := range best[:5] {
		fmt.Printf("%d takes %d steps\n", n, steps[n-1])
	}
	_, err = run([]int{3, 7, -1, 9}, 2)
	fmt.Println(err, errors.Is(err, errNotPositive))
}

// Output:
// 1161 takes 181 steps
// 1665 takes 179 steps
// 1695 takes 179 steps
// 1742 takes 179 steps
// 1743 takes 179 steps
// collatz(-1): not positive true
