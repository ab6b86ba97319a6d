// Arguments of a function made by reflection are alive while it is entered.
//
// env: GODEBUG=gcstress=1
package main

import (
	"fmt"
	"reflect"
)

func main() {
	sum := reflect.MakeFunc(reflect.TypeFor[func(string, ...int) int](), func(a []reflect.Value) []reflect.Value {
		n := a[0].Len()
		for i := range a[1].Len() {
			n += int(a[1].Index(i).Int())
		}
		return []reflect.Value{reflect.ValueOf(n)}
	}).Interface().(func(string, ...int) int)
	for i := range 5 {
		fmt.Println(sum(fmt.Sprint("text", i), i, 2*i, 3*i))
	}
}

// Output:
// 5
// 11
// 17
// 23
// 29
