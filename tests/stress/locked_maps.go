// Maps that many goroutines fill and empty under locks, sync.Map beside them; each value knows its
// key.
package main

import (
	"fmt"
	"sync"
)

type value struct {
	key  string
	n    int
	more map[int]*value
}

type shard struct {
	mu sync.Mutex
	m  map[string]*value
}

const shards, workers, rounds = 8, 8, 700

func main() {
	var all [shards]shard
	for i := range all {
		all[i].m = map[string]*value{}
	}
	var free sync.Map
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < rounds; i++ {
				n := (i*31 + w*17) % 500
				key := fmt.Sprint("k", n)
				s := &all[n%shards]
				s.mu.Lock()
				if v := s.m[key]; v == nil {
					s.m[key] = &value{key, n, map[int]*value{w: {key: key, n: i}}}
				} else if len(v.more) > 5 {
					delete(s.m, key)
				} else {
					v.more[len(v.more)+w] = &value{key: key, n: n}
				}
				s.mu.Unlock()
				got, _ := free.LoadOrStore(key, &value{key: key, n: n})
				if v := got.(*value); v.key != key || v.n != n {
					panic("another key's value")
				}
				if i%50 == 49 {
					free.Delete(key)
				}
			}
		}()
	}
	wg.Wait()
	bad := 0
	for i := range all {
		for k, v := range all[i].m {
			if v.key != k || k != fmt.Sprint("k", v.n) {
				bad++
			}
			for _, w := range v.more {
				if w.key != k {
					bad++
				}
			}
		}
	}
	free.Range(func(k, v any) bool {
		if v.(*value).key != k {
			bad++
		}
		return true
	})
	fmt.Println(bad, "bad")
}

// Output:
// 0 bad
