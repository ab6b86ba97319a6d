// Slices without elements take no memory: the pointer bits of an element must not be written for
// them, since what lies there is a neighbour's or the end of the span.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"unsafe"
)

type pair struct {
	a *int
	n int
	b *int
}

var kept []*unsafe.Pointer

func main() {
	t := reflect.TypeOf([]pair{})
	for range 3000 {
		kept = append(kept, new(unsafe.Pointer))
		if s := reflect.MakeSlice(t, 0, 0); s.IsNil() || s.Len() != 0 {
			fmt.Println("not empty")
		}
	}
	empty := reflect.MakeSlice(t, 0, 0).UnsafePointer()
	other := reflect.MakeSlice(reflect.TypeOf([]*int{}), 0, 0).UnsafePointer()
	fmt.Println(empty == other, len(kept))
	runtime.GC()
	fmt.Println(reflect.Append(reflect.MakeSlice(t, 0, 0), reflect.ValueOf(pair{n: 3})))
}

// Output:
// true 3000
// [{<nil> 3 <nil>}]
