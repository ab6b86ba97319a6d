// sync.Map: against a built-in map in a random sequence of all operations, and used by several
// goroutines at once.
package main

import (
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
)

type random uint64

func (r *random) below(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r)>>33) % n
}

func content(m *sync.Map) string {
	var all []string
	m.Range(func(k, v any) bool {
		all = append(all, fmt.Sprint(k, "=", v))
		return true
	})
	sort.Strings(all)
	return fmt.Sprint(all)
}

func same(m *sync.Map, model map[any]any) bool {
	n := 0
	equal := true
	m.Range(func(k, v any) bool {
		n++
		if w, ok := model[k]; !ok || w != v {
			equal = false
		}
		return true
	})
	return equal && n == len(model)
}

func sequence(seed random, steps, keys int) {
	var m sync.Map
	model := map[any]any{}
	check := func(op string, got any, ok bool, want any, wantOK bool) {
		if got != want || ok != wantOK {
			fmt.Println(op, "differs:", got, ok, want, wantOK)
		}
	}
	for i := range steps {
		k := any(seed.below(keys))
		w, had := model[k]
		switch op := seed.below(100); {
		case op < 30:
			v, ok := m.Load(k)
			check("Load", v, ok, w, had)
		case op < 50:
			m.Store(k, i)
			model[k] = i
		case op < 60:
			v, loaded := m.LoadOrStore(k, i)
			if !had {
				model[k] = i
			}
			check("LoadOrStore", v, loaded, model[k], had)
		case op < 70:
			v, loaded := m.LoadAndDelete(k)
			delete(model, k)
			check("LoadAndDelete", v, loaded, w, had)
		case op < 75:
			m.Delete(k)
			delete(model, k)
		case op < 82:
			v, loaded := m.Swap(k, -i)
			model[k] = -i
			check("Swap", v, loaded, w, had)
		case op < 90:
			old := any(i)
			if seed.below(2) == 0 && had {
				old = w
			}
			done := m.CompareAndSwap(k, old, i+1)
			check("CompareAndSwap", nil, done, nil, had && w == old)
			if done {
				model[k] = i + 1
			}
		case op < 97:
			done := m.CompareAndDelete(k, w)
			check("CompareAndDelete", nil, done, nil, had)
			delete(model, k)
		case op < 99:
			if !same(&m, model) {
				fmt.Println("Range differs at", i)
			}
		default:
			if seed.below(20) == 0 {
				m.Clear()
				clear(model)
			}
		}
	}
	fmt.Println(len(model), same(&m, model))
}

// counters: every key's value is raised by compare-and-swap; nothing may be lost.
func counters() {
	var m sync.Map
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 3000 {
				k := (i*7 + w) % 50
				for {
					v, loaded := m.LoadOrStore(k, 1)
					if !loaded || m.CompareAndSwap(k, v, v.(int)+1) {
						break
					}
				}
			}
		})
	}
	wg.Wait()
	sum := 0
	m.Range(func(_, v any) bool { sum += v.(int); return true })
	fmt.Println("sum", sum)
}

// owners: each key is claimed and given up; never two owners at once.
func owners() {
	var m sync.Map
	var wg sync.WaitGroup
	var held [20]atomic.Int32
	var claims atomic.Int64
	for w := range 4 {
		wg.Go(func() {
			for i := range 4000 {
				k := (i + w*5) % 20
				if _, taken := m.LoadOrStore(k, w); taken {
					continue
				}
				if held[k].Add(1) != 1 {
					fmt.Println("two owners of", k)
				}
				claims.Add(1)
				held[k].Add(-1)
				if v, ok := m.LoadAndDelete(k); !ok || v != w {
					fmt.Println("lost", k, v, ok)
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(claims.Load() >= 4000, content(&m))
}

func panics(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	sequence(1, 4000, 10)
	sequence(2, 4000, 200)
	sequence(3, 20000, 2000)
	counters()
	owners()

	var m sync.Map
	panics(func() { m.Load([]int{}) })
	panics(func() { m.Store([]int{}, 1) })
	m.Store("k", 1)
	panics(func() { m.Load(map[int]int{}) })
	panics(func() { m.LoadOrStore([]int{}, 1) })
	m.Store("nil", nil)
	v, ok := m.Load("nil")
	fmt.Println(v, ok, m.CompareAndSwap("nil", nil, 5), content(&m))
	m.Range(func(k, v any) bool {
		m.Delete(k)
		m.Store("new", v)
		return true
	})
	_, a := m.Load("k")
	_, b := m.Load("new")
	fmt.Println(a, b)
}

// Output:
// 7 true
// 119 true
// 225 true
// sum 12000
// true []
// runtime error: hash of unhashable type []int
// runtime error: hash of unhashable type []int
// runtime error: hash of unhashable type map[int]int
// runtime error: hash of unhashable type []int
// <nil> true true [k=1 nil=5]
// false true
