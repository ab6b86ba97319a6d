// Package reflect: reading and changing values, containers, calls, conversions,
// and the texts of misuse.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
)

type inner struct{ A, b int }

type outer struct {
	inner
	S  string
	P  *inner
	L  []int
	M  map[string]int
	I  any
	E  error
	Fn func(int) int
	Ch chan int
}

func (o outer) Get(k string) int { return o.M[k] }
func (o *outer) Set(k string, v int) {
	if o.M == nil {
		o.M = map[string]int{}
	}
	o.M[k] = v
}
func (o outer) Sum(pre string, xs ...int) (string, int) {
	n := 0
	for _, x := range xs {
		n += x
	}
	return pre + o.S, n
}

type small int8
type wide struct {
	A int8
	B float64
	C string
}

func mixed(a int8, b uint16, c float32, d string, e [3]int, f any, g wide, h complex128, i bool) string {
	return fmt.Sprint(a, b, c, d, e, f, g, h, i)
}

func multi() (int8, string, error, wide) { return -3, "two", errors.New("three"), wide{1, 2, "x"} }

func try(name string, f func()) {
	defer func() { fmt.Println(name+":", recover()) }()
	f()
}

func main() {
	o := outer{inner: inner{1, 2}, S: "str", P: &inner{3, 4}, L: []int{5, 6}, M: map[string]int{"x": 7}, I: 8.5}
	v := reflect.ValueOf(&o).Elem()
	v.FieldByName("S").SetString("new")
	v.FieldByName("A").SetInt(100)
	v.FieldByName("P").Elem().Field(0).SetInt(200)
	v.FieldByName("L").Index(1).Set(reflect.ValueOf(66))
	v.FieldByName("M").SetMapIndex(reflect.ValueOf("y"), reflect.ValueOf(9))
	v.FieldByName("M").SetMapIndex(reflect.ValueOf("x"), reflect.Value{})
	v.FieldByName("I").Set(reflect.ValueOf([]string{"any"}))
	v.FieldByName("E").Set(reflect.ValueOf(errors.New("err")))
	v.FieldByName("L").Set(reflect.Append(v.FieldByName("L"), reflect.ValueOf(77)))
	fmt.Println(o.S, o.A, *o.P, o.L, o.M, o.I, o.E)
	fmt.Println(v.Field(0).Field(1).Int(), v.Field(0).Field(1).CanSet(), v.Field(1).CanSet(), v.NumField(),
		v.FieldByName("nope").IsValid(), v.FieldByIndex([]int{0, 0}))
	fmt.Println(v.FieldByName("Fn").IsNil(), v.FieldByName("Ch").IsNil(), v.IsZero(), reflect.Zero(v.Type()).IsZero())

	fmt.Println(v.MethodByName("Get").Call([]reflect.Value{reflect.ValueOf("y")})[0])
	v.Addr().MethodByName("Set").Call([]reflect.Value{reflect.ValueOf("z"), reflect.ValueOf(5)})
	r := v.MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf("<"), reflect.ValueOf(1), reflect.ValueOf(2)})
	fmt.Println(o.M["z"], r[0], r[1], v.MethodByName("Sum").CallSlice([]reflect.Value{reflect.ValueOf(">"), reflect.ValueOf([]int{4, 5})})[1])
	get := v.Method(0).Interface().(func(string) int)
	fmt.Println(get("y"), v.NumMethod(), v.Addr().NumMethod(), v.Method(0).Type())
	fmt.Println(reflect.ValueOf(mixed).Call([]reflect.Value{reflect.ValueOf(int8(-1)), reflect.ValueOf(uint16(2)),
		reflect.ValueOf(float32(1.5)), reflect.ValueOf("s"), reflect.ValueOf([3]int{1, 2, 3}), reflect.ValueOf('x'),
		reflect.ValueOf(wide{-7, 2.5, "w"}), reflect.ValueOf(1 + 2i), reflect.ValueOf(true)})[0])
	for _, x := range reflect.ValueOf(multi).Call(nil) {
		fmt.Print(x.Type(), "=", x, " ")
	}
	fmt.Println()
	swap := reflect.MakeFunc(reflect.TypeFor[func(int8, string) (string, int8)](), func(a []reflect.Value) []reflect.Value {
		return []reflect.Value{a[1], a[0]}
	}).Interface().(func(int8, string) (string, int8))
	fmt.Println(swap(-5, "five"))
	add := reflect.MakeFunc(reflect.TypeFor[func(...int) int](), func(a []reflect.Value) []reflect.Value {
		n := 0
		for i := range a[0].Len() {
			n += int(a[0].Index(i).Int())
		}
		return []reflect.Value{reflect.ValueOf(n)}
	}).Interface().(func(...int) int)
	fmt.Println(add(1, 2, 3), add())

	m := reflect.MakeMap(reflect.TypeFor[map[string]int]())
	for i, k := range []string{"b", "a", "c"} {
		m.SetMapIndex(reflect.ValueOf(k), reflect.ValueOf(i))
	}
	keys := m.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys, m.Len(), m.MapIndex(reflect.ValueOf("a")), m.MapIndex(reflect.ValueOf("zz")).IsValid(), m)
	sum := int64(0)
	for it := m.MapRange(); it.Next(); {
		sum += it.Value().Int()
	}
	s := reflect.MakeSlice(reflect.TypeFor[[]wide](), 2, 5)
	s.Index(0).Field(2).SetString("elem")
	s = reflect.AppendSlice(s, reflect.ValueOf([]wide{{1, 2, "3"}}))
	fmt.Println(sum, s, s.Len(), s.Cap(), s.Slice(1, 3), s.Slice3(0, 1, 2).Cap())
	dst := make([]int, 2)
	fmt.Println(reflect.Copy(reflect.ValueOf(dst), reflect.ValueOf([]int{7, 8, 9})), dst)
	arr := [3]int{1, 2, 3}
	av := reflect.ValueOf(&arr).Elem()
	av.Index(1).SetInt(20)
	fmt.Println(arr, av.Slice(0, 2), av.Len())
	sw := reflect.Swapper(dst)
	sw(0, 1)
	fmt.Println(dst)
	ch := reflect.MakeChan(reflect.TypeFor[chan string](), 2)
	ch.Send(reflect.ValueOf("sent"))
	fmt.Println(ch.TrySend(reflect.ValueOf("2")), ch.TrySend(reflect.ValueOf("3")), ch.Len(), ch.Cap())
	x, ok := ch.Recv()
	fmt.Println(x, ok)
	ch.Close()
	ch.Recv()
	x, ok = ch.Recv()
	fmt.Printf("%q %v\n", x, ok)
	c2 := make(chan int, 1)
	i, rv, ok := reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int))},
		{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c2), Send: reflect.ValueOf(4)}})
	fmt.Println(i, rv.IsValid(), ok, <-c2)
	i, rv, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}})
	fmt.Println(i, rv.IsValid(), ok)

	fmt.Println(reflect.ValueOf(300).Convert(reflect.TypeFor[small]()), reflect.ValueOf(-1).Convert(reflect.TypeFor[uint8]()),
		reflect.ValueOf(2.9).Convert(reflect.TypeFor[int]()), reflect.ValueOf(65).Convert(reflect.TypeFor[string]()),
		reflect.ValueOf("hé").Convert(reflect.TypeFor[[]rune]()), reflect.ValueOf([]byte("b")).Convert(reflect.TypeFor[string]()),
		reflect.ValueOf([]int{1, 2, 3}).Convert(reflect.TypeFor[[2]int]()), reflect.ValueOf(small(1)).Convert(reflect.TypeFor[any]()).Kind())
	p := reflect.New(reflect.TypeFor[wide]())
	p.Elem().Field(0).SetInt(1000)
	fmt.Println(p.Elem(), p.Elem().Field(0).OverflowInt(1000), reflect.Indirect(p).Kind())
	fmt.Println(reflect.ValueOf(o.I).Interface(), reflect.ValueOf(&o.I).Elem().Kind(), reflect.ValueOf(&o.I).Elem().Elem().Kind())
	fmt.Println(reflect.ValueOf(1).Equal(reflect.ValueOf(1)), reflect.ValueOf(1).Comparable(), reflect.ValueOf([]int{}).Comparable())
	n, ok := reflect.TypeAssert[int](reflect.ValueOf(5))
	fmt.Println(n, ok, reflect.ValueOf(o.L), reflect.Value{}, reflect.ValueOf(5).String())
	for i := range reflect.ValueOf(3).Seq() {
		fmt.Print(i, " ")
	}
	for k, e := range reflect.ValueOf([]string{"p", "q"}).Seq2() {
		fmt.Print(k, e, " ")
	}
	fmt.Println()
	try("set", func() { reflect.ValueOf(o).Field(1).SetString("x") })
	try("unexported", func() { reflect.ValueOf(&o).Elem().Field(0).Field(1).SetInt(1) })
	try("interface", func() { reflect.ValueOf(o).Field(0).Field(1).Interface() })
	try("kind", func() { reflect.ValueOf("s").Int() })
	try("zero", func() { reflect.Value{}.Type() })
	try("assign", func() { v.Field(1).Set(reflect.ValueOf(1)) })
	try("index", func() { reflect.ValueOf([]int{1}).Index(5) })
	try("args", func() { reflect.ValueOf(multi).Call([]reflect.Value{reflect.ValueOf(1)}) })
	try("argtype", func() { reflect.ValueOf(get).Call([]reflect.Value{reflect.ValueOf(1)}) })
	try("nil func", func() { v.FieldByName("Fn").Call(nil) })
	try("convert", func() { reflect.ValueOf("x").Convert(reflect.TypeFor[int]()) })
	try("nil map", func() {
		reflect.Zero(reflect.TypeFor[map[int]int]()).SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1))
	})
	try("elem", func() { reflect.ValueOf(1).Elem() })
}

// Output:
// new 100 {200 4} [5 66 77] map[y:9] [any] err
// 2 false true 9 false 100
// true true false true
// 9
// 5 <new 3 9
// 9 2 3 func(string) int
// -1 2 1.5s[1 2 3] 120 {-7 2.5 w} (1+2i) true
// int8=-3 string=two error=three main.wide={1 2 x}
// five -5
// 6 0
// [a b c] 3 1 false map[a:1 b:0 c:2]
// 3 [{0 0 elem} {0 0 } {1 2 3}] 3 5 [{0 0 } {1 2 3}] 2
// 2 [7 8]
// [1 20 3] [1 20] 3
// [8 7]
// true false 2 2
// sent true
// "" false
// 1 false false 4
// 0 false false
// 44 255 2 A [104 233] b [1 2] interface
// {-24 0 } true struct
// [any] interface slice
// true true false
// 5 true [5 66 77] <invalid reflect.Value> <int Value>
// 0 1 2 0 p 1 q
// set: reflect: reflect.Value.SetString using unaddressable value
// unexported: reflect: reflect.Value.SetInt using value obtained using unexported field
// interface: reflect.Value.Interface: cannot return value obtained from unexported field or method
// kind: reflect: call of reflect.Value.Int on string Value
// zero: reflect: call of reflect.Value.Type on zero Value
// assign: reflect.Set: value of type int is not assignable to type string
// index: reflect: slice index out of range
// args: reflect: Call with too many input arguments
// argtype: reflect: Call using int as type string
// nil func: reflect.Value.Call: call of nil function
// convert: reflect.Value.Convert: value of type string cannot be converted to type int
// nil map: assignment to entry in nil map
// elem: reflect: call of reflect.Value.Elem on int Value
