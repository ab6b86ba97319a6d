// Package sync/atomic: every operation on every width, at offsets within structs, in slices and
// in globals; results at the edges of the types; nil addresses.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

type cells struct {
	pad  [3]int64
	i32  int32
	u32  uint32
	i64  int64
	u64  uint64
	up   uintptr
	ptr  unsafe.Pointer
	far  [1 << 14]int64
	last uint32
}

var global cells
var list [4]int32

func each(name string, c *cells) {
	fmt.Println(name)
	fmt.Println(atomic.AddInt32(&c.i32, 1<<31-1), atomic.AddInt32(&c.i32, 1), atomic.LoadInt32(&c.i32))
	fmt.Println(atomic.AddUint32(&c.u32, ^uint32(0)), atomic.AddUint32(&c.u32, 2), atomic.LoadUint32(&c.u32))
	fmt.Println(atomic.AddInt64(&c.i64, -1<<63), atomic.AddInt64(&c.i64, -1), atomic.LoadInt64(&c.i64))
	fmt.Println(atomic.AddUint64(&c.u64, ^uint64(2)), atomic.AddUint64(&c.u64, 5), atomic.LoadUint64(&c.u64))
	fmt.Println(atomic.AddUintptr(&c.up, 7), atomic.LoadUintptr(&c.up))
	fmt.Println(atomic.AndInt32(&c.i32, -256), atomic.OrInt32(&c.i32, 15), c.i32)
	fmt.Println(atomic.AndUint32(&c.u32, 3), atomic.OrUint32(&c.u32, 1<<31), c.u32)
	fmt.Println(atomic.AndInt64(&c.i64, 0xff), atomic.OrInt64(&c.i64, -1<<63), c.i64)
	fmt.Println(atomic.AndUint64(&c.u64, 1), atomic.OrUint64(&c.u64, 1<<63), c.u64)
	fmt.Println(atomic.AndUintptr(&c.up, 6), atomic.OrUintptr(&c.up, 8), c.up)
	fmt.Println(atomic.SwapInt32(&c.i32, -5), atomic.SwapUint32(&c.u32, 1<<31), atomic.SwapInt64(&c.i64, -9),
		atomic.SwapUint64(&c.u64, 9), atomic.SwapUintptr(&c.up, 3))
	fmt.Println(atomic.CompareAndSwapInt32(&c.i32, -4, 1), atomic.CompareAndSwapInt32(&c.i32, -5, -6), c.i32)
	fmt.Println(atomic.CompareAndSwapUint32(&c.u32, 1, 2), atomic.CompareAndSwapUint32(&c.u32, 1<<31, 4), c.u32)
	fmt.Println(atomic.CompareAndSwapInt64(&c.i64, 9, 1), atomic.CompareAndSwapInt64(&c.i64, -9, 1<<40), c.i64)
	fmt.Println(atomic.CompareAndSwapUint64(&c.u64, 8, 1), atomic.CompareAndSwapUint64(&c.u64, 9, 10), c.u64)
	fmt.Println(atomic.CompareAndSwapUintptr(&c.up, 4, 1), atomic.CompareAndSwapUintptr(&c.up, 3, 1), c.up)
	atomic.StoreInt32(&c.i32, -1)
	atomic.StoreUint32(&c.u32, ^uint32(0))
	atomic.StoreInt64(&c.i64, -2)
	atomic.StoreUint64(&c.u64, ^uint64(0))
	atomic.StoreUintptr(&c.up, 0)
	atomic.StoreUint32(&c.last, 77)
	fmt.Println(c.i32, c.u32, c.i64, c.u64, c.up, atomic.AddUint32(&c.last, 1), c.pad)
}

func pointers(c *cells) {
	one, two := new(int), new(int)
	*one, *two = 1, 2
	atomic.StorePointer(&c.ptr, unsafe.Pointer(one))
	fmt.Println(*(*int)(atomic.LoadPointer(&c.ptr)))
	fmt.Println(*(*int)(atomic.SwapPointer(&c.ptr, unsafe.Pointer(two))))
	fmt.Println(atomic.CompareAndSwapPointer(&c.ptr, unsafe.Pointer(one), nil),
		atomic.CompareAndSwapPointer(&c.ptr, unsafe.Pointer(two), nil), c.ptr == nil)
}

func panics(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

// keep makes the collector run while pointers move through one cell: what it holds must live.
func keep() {
	var p atomic.Pointer[[4]int]
	p.Store(new([4]int))
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 2000 {
				v := &[4]int{w, i, w + i, 0}
				switch i % 3 {
				case 0:
					p.Store(v)
				case 1:
					p.CompareAndSwap(p.Load(), v)
				default:
					v = p.Swap(v)
				}
				if got := p.Load(); got[2] != got[0]+got[1] {
					fmt.Println("lost", *got)
				}
				if i%500 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("kept")
}

func main() {
	each("heap", new(cells))
	each("global", &global)
	pointers(new(cells))
	pointers(&global)
	local := []int32{1, 2, 3}
	fmt.Println(atomic.AddInt32(&local[2], -4), atomic.AddInt32(&list[3], 4), atomic.SwapInt32(&list[3], 1), list)
	var nothing *cells
	panics(func() { atomic.AddInt32(&nothing.i32, 1) })
	panics(func() { atomic.LoadInt64(&nothing.i64) })
	panics(func() { atomic.StoreUint32(&nothing.u32, 1) })
	panics(func() { atomic.StorePointer(&nothing.ptr, nil) })
	panics(func() { atomic.SwapPointer(&nothing.ptr, nil) })
	panics(func() { fmt.Println(atomic.CompareAndSwapPointer(&nothing.ptr, nil, nil)) })
	panics(func() { fmt.Println(atomic.CompareAndSwapInt32(&nothing.i32, 0, 1)) })
	panics(func() { var p *int32; atomic.OrInt32(p, 1) })
	panics(func() { atomic.AddInt32(&local[len(local)], 1) })
	n := 100
	panics(func() { atomic.StoreInt32(&local[n], 1) })
	keep()
	f := atomic.AddInt64 // as a value it is a function like any other
	var x int64
	fmt.Println(f(&x, 3), x)
}

// Output:
// heap
// 2147483647 -2147483648 -2147483648
// 4294967295 1 1
// -9223372036854775808 9223372036854775807 9223372036854775807
// 18446744073709551613 2 2
// 7 7
// -2147483648 -2147483648 -2147483633
// 1 1 2147483649
// 9223372036854775807 255 -9223372036854775553
// 2 0 9223372036854775808
// 7 6 14
// -2147483633 2147483649 -9223372036854775553 9223372036854775808 14
// false true -6
// false true 4
// false true 1099511627776
// false true 10
// false true 1
// -1 4294967295 -2 18446744073709551615 0 78 [0 0 0]
// global
// 2147483647 -2147483648 -2147483648
// 4294967295 1 1
// -9223372036854775808 9223372036854775807 9223372036854775807
// 18446744073709551613 2 2
// 7 7
// -2147483648 -2147483648 -2147483633
// 1 1 2147483649
// 9223372036854775807 255 -9223372036854775553
// 2 0 9223372036854775808
// 7 6 14
// -2147483633 2147483649 -9223372036854775553 9223372036854775808 14
// false true -6
// false true 4
// false true 1099511627776
// false true 10
// false true 1
// -1 4294967295 -2 18446744073709551615 0 78 [0 0 0]
// 1
// 1
// false true true
// 1
// 1
// false true true
// -1 4 4 [0 0 0 1]
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: index out of range [3] with length 3
// runtime error: index out of range [100] with length 3
// kept
// 3 3
