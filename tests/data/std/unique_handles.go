// unique: equal values have one Handle, which lives as long as somebody has it.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
	"unique"
)

type point struct {
	x, y int
	name string
}

func main() {
	a, b := unique.Make("hello"), unique.Make("hel"+fmt.Sprint("lo"))
	fmt.Println(a == b, a.Value(), a == unique.Make("other"))
	p, q := unique.Make(point{1, 2, "a"}), unique.Make(point{1, 2, "a"})
	fmt.Println(p == q, p.Value(), p == unique.Make(point{1, 2, "b"}))
	var x, y any = 5, 5
	fmt.Println(unique.Make(x) == unique.Make(y), unique.Make[any](5) == unique.Make[any]("5"))
	fmt.Println(unique.Make(struct{}{}) == unique.Make(struct{}{}), unique.Make(7) == unique.Make(7))

	// Values that nobody has a Handle of take no memory for long.
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 3000 {
		unique.Make(point{i, i, "temporary"})
	}
	grown := int64(1 << 40)
	for i := 0; i < 200 && grown > 400_000; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond) // the cleanups have a goroutine of their own
		runtime.ReadMemStats(&after)
		grown = int64(after.HeapAlloc) - int64(before.HeapAlloc)
	}
	fmt.Println(grown <= 400_000)
	fmt.Println(a == unique.Make("hello"), p == unique.Make(point{1, 2, "a"}))

	var wg sync.WaitGroup
	var mu sync.Mutex
	handles := map[int]unique.Handle[point]{}
	for w := range 4 {
		wg.Go(func() {
			for i := range 200 {
				h := unique.Make(point{i, -i, "shared"})
				mu.Lock()
				if known, ok := handles[i]; ok && known != h {
					fmt.Println("two handles of", i)
				}
				handles[i] = h
				mu.Unlock()
				if i%50 == w*10 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(len(handles))
}

// Output:
// true hello false
// true {1 2 a} false
// true false
// true true
// true
// true true
// 200
