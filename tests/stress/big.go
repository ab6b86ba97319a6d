// Large objects with and without pointers, made and dropped by several goroutines.
package main

import (
	"fmt"
	"sync"
)

type block struct {
	next  *block
	words []uint64
	refs  []*uint64
	name  string
}

func fill(seed uint64, n int) *block {
	b := &block{words: make([]uint64, n), refs: make([]*uint64, n/8), name: fmt.Sprint("b", seed)}
	for i := range b.words {
		b.words[i] = seed*31 + uint64(i)
	}
	for i := range b.refs {
		if i%3 == 0 {
			b.refs[i] = &b.words[i*8]
		} else {
			v := seed + uint64(i)
			b.refs[i] = &v
		}
	}
	return b
}

func check(b *block, seed uint64) uint64 {
	if b.name != fmt.Sprint("b", seed) {
		panic(b.name)
	}
	sum := uint64(0)
	for i, p := range b.refs {
		want := seed + uint64(i)
		if i%3 == 0 {
			want = seed*31 + uint64(i*8)
		}
		if *p != want {
			panic("a damaged word")
		}
		sum += *p
	}
	return sum
}

func main() {
	var wg sync.WaitGroup
	sums := make([]uint64, 6)
	for g := range sums {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var kept *block
			for r := 0; r < 12; r++ {
				seed := uint64(g*100 + r)
				b := fill(seed, 600<<(r%6))
				b.next = kept
				if r%4 == 0 {
					b.next = nil
				}
				kept = b
				for p, s := b, seed; p != nil; p, s = p.next, s-1 {
					sums[g] += check(p, s)
				}
			}
		}()
	}
	wg.Wait()
	total := uint64(0)
	for _, s := range sums {
		total += s
	}
	fmt.Println(total)
}

// Output:
// 710162100
