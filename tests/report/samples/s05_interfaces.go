// Interfaces: conversions, devirtualized calls, fmt.
package main

import (
	"errors"
	"fmt"
)

type namer interface{ name() string }

type city struct{ title string }

type river struct{ length int }

func (c city) name() string    { return c.title }
func (r *river) name() string  { r.length++; return "river" }
func (r *river) extend(by int) { r.length += by }

type failure struct{ code int }

func (f *failure) Error() string { return fmt.Sprint("failure ", f.code) }

//go:noinline
func first(all ...namer) string { return all[0].name() }

func find(code int) error {
	if code > 1 {
		return &failure{code}
	}
	return errors.New("small")
}

func main() {
	town, flow := city{"Oslo"}, &river{3}
	flow.extend(2)
	var n namer = town
	var m namer = flow
	fmt.Println(n.name(), m.name(), first(town, flow, city{"Rome"}))
	fmt.Printf("%v %d %s\n", flow.length, 7, "ok")
	if f := new(failure); errors.As(find(2), &f) {
		fmt.Println(f.code, find(1))
	}
	var x any = 1 << 20
	switch v := x.(type) {
	case int:
		fmt.Println(v)
	case string:
		fmt.Println(len(v))
	}
}
