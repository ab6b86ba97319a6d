// A method that a struct around a reflect.Type gives must be in the program.
// Nothing else in the program calls First.
package main

import (
	"fmt"
	"reflect"
)

type quiet struct{ n int }

func (q quiet) First() int { return q.n + 1 }

type wrapped struct{ reflect.Type }

type asker interface {
	MethodByName(string) (reflect.Method, bool)
}

func main() {
	v := reflect.ValueOf(&quiet{4})
	t := v.Type()
	var a asker = wrapped{t}
	m, _ := a.MethodByName("First")
	fmt.Println(m.Name, m.Func.Call([]reflect.Value{v})[0])
}

// Output:
// First 5
