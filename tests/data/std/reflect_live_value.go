// A method that a method value of reflect.Type gives must be in the program.
// Nothing else in the program calls First.
package main

import (
	"fmt"
	"reflect"
)

type quiet struct{ n int }

func (q quiet) First() int { return q.n + 1 }

func main() {
	v := reflect.ValueOf(&quiet{4})
	t := v.Type()
	ask := t.Method
	m := ask(0)
	fmt.Println(m.Name, m.Func.Call([]reflect.Value{v})[0])
}

// Output:
// First 5
