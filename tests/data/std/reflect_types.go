// Package reflect: types, their kinds, names, fields, tags, methods and
// relations.
package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

type base struct {
	ID   int `json:"id,omitempty" db:"pk"`
	note string
}

type Embedded struct{ Deep bool }

type record struct {
	base
	*Embedded
	Name  string   `json:"name"`
	Tags  []string `bad tag`
	Attrs map[string]any
	next  *record
}

func (r record) Title() string           { return strings.ToUpper(r.Name) }
func (r *record) Rename(s string) string { old := r.Name; r.Name = s; return old }
func (r record) Sum(xs ...int) (n int)   { return len(xs) }
func (r record) hidden()                 {}

type pair[K comparable, V any] struct {
	Key K
	Val V
}

type shape interface {
	Area() float64
	scale(float64)
}

type myInt int
type fn func(int, ...string) (bool, error)

func main() {
	for _, v := range []any{1, int8(1), uint(1), 1.5, float32(1), 1i, true, "s", 'x', byte(1), uintptr(1),
		[]int{}, [3]string{}, map[string]bool{}, struct{}{}, &base{}, func(int) string { return "" },
		make(chan int), make(<-chan int), make(chan<- []int), myInt(1), fn(nil), record{},
		pair[string, int]{}, pair[myInt, []pair[int, bool]]{}, error(io.EOF), new(any), new(shape),
		[]any{}, struct {
			A int `t:"x"`
			b string
		}{}} {
		t := reflect.TypeOf(v)
		fmt.Printf("%v|%s|%s|%s|%d|%d|%v\n", t, t.Kind(), t.Name(), t.PkgPath(), t.Size(), t.Align(), t.Comparable())
	}
	t := reflect.TypeOf(record{})
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Tag, f.Offset, f.Index, f.Anonymous, f.IsExported(), f.PkgPath)
	}
	fmt.Println(t.Field(2).Tag.Get("json"), t.Field(3).Tag.Get("bad") == "")
	id, ok := t.FieldByName("ID")
	fmt.Println(id.Name, id.Index, ok, id.Tag.Get("json"), id.Tag.Get("db"))
	v, ok := id.Tag.Lookup("xml")
	fmt.Println(v, ok)
	deep, ok := t.FieldByName("Deep")
	fmt.Println(deep.Index, ok, t.FieldByIndex([]int{1, 0}).Name)
	_, ok = t.FieldByName("missing")
	fmt.Println(ok)
	f, ok := t.FieldByNameFunc(func(s string) bool { return strings.HasPrefix(s, "At") })
	fmt.Println(f.Name, ok)
	for _, f := range reflect.VisibleFields(t) {
		fmt.Print(f.Name, f.Index, " ")
	}
	fmt.Println()
	for _, t := range []reflect.Type{t, reflect.PointerTo(t), reflect.TypeFor[shape](), reflect.TypeFor[error]()} {
		fmt.Print(t, " ", t.NumMethod(), ":")
		for i := range t.NumMethod() {
			m := t.Method(i)
			fmt.Print(" ", m.Name, " ", m.Type, " ", m.IsExported())
		}
		fmt.Println()
	}
	m, ok := t.MethodByName("Title")
	fmt.Println(m.Name, m.Index, ok, m.Func.Call([]reflect.Value{reflect.ValueOf(record{Name: "abc"})}))
	ft := reflect.TypeOf(fn(nil))
	fmt.Println(ft.NumIn(), ft.NumOut(), ft.In(1), ft.Out(1), ft.IsVariadic())
	fmt.Println(reflect.TypeOf(map[string]int{}).Key(), reflect.TypeOf([4]bool{}).Len(),
		reflect.TypeOf(make(<-chan int)).ChanDir(), reflect.TypeOf(int16(0)).Bits())
	errT, strT := reflect.TypeFor[error](), reflect.TypeFor[fmt.Stringer]()
	fmt.Println(reflect.TypeOf(io.EOF).Implements(errT), t.Implements(strT), errT.AssignableTo(errT),
		reflect.TypeOf(1).AssignableTo(reflect.TypeOf(myInt(1))), reflect.TypeOf(1).ConvertibleTo(reflect.TypeOf(myInt(1))),
		reflect.TypeOf("").ConvertibleTo(reflect.TypeOf([]byte{})), reflect.TypeOf(1.5).ConvertibleTo(strT))
	fmt.Println(reflect.TypeOf(1) == reflect.TypeOf(2), reflect.TypeOf(pair[int, int]{}) == reflect.TypeOf(pair[int, myInt]{}),
		reflect.TypeOf([]int{}) == reflect.SliceOf(reflect.TypeOf(0)))
	fmt.Println(reflect.SliceOf(t), reflect.MapOf(reflect.TypeOf(""), t), reflect.ArrayOf(5, reflect.TypeOf(1i)),
		reflect.ChanOf(reflect.RecvDir, t), reflect.PointerTo(reflect.PointerTo(t)),
		reflect.FuncOf([]reflect.Type{t, reflect.TypeOf([]int{})}, []reflect.Type{errT}, true))
	st := reflect.StructOf([]reflect.StructField{
		{Name: "A", Type: reflect.TypeOf(int8(0)), Tag: `json:"a"`},
		{Name: "B", Type: reflect.TypeOf("")},
		{Name: "C", Type: reflect.TypeOf([]int{})},
	})
	fmt.Println(st, st.Size(), st.Field(1).Offset, st == reflect.TypeOf(struct {
		A int8 `json:"a"`
		B string
		C []int
	}{}))
	fmt.Println(reflect.TypeOf(nil), reflect.Ptr, reflect.Kind(99), reflect.BothDir)
	defer func() { fmt.Println(recover()) }()
	reflect.TypeOf(1).Elem()
}

// Output:
// int|int|int||8|8|true
// int8|int8|int8||1|1|true
// uint|uint|uint||8|8|true
// float64|float64|float64||8|8|true
// float32|float32|float32||4|4|true
// complex128|complex128|complex128||16|8|true
// bool|bool|bool||1|1|true
// string|string|string||16|8|true
// int32|int32|int32||4|4|true
// uint8|uint8|uint8||1|1|true
// uintptr|uintptr|uintptr||8|8|true
// []int|slice|||24|8|false
// [3]string|array|||48|8|true
// map[string]bool|map|||8|8|false
// struct {}|struct|||0|1|true
// *main.base|ptr|||8|8|true
// func(int) string|func|||8|8|false
// chan int|chan|||8|8|true
// <-chan int|chan|||8|8|true
// chan<- []int|chan|||8|8|true
// main.myInt|int|myInt|main|8|8|true
// main.fn|func|fn|main|8|8|false
// main.record|struct|record|main|88|8|false
// main.pair[string,int]|struct|pair[string,int]|main|24|8|true
// main.pair[main.myInt,[]main.pair[int,bool]]|struct|pair[main.myInt,[]main.pair[int,bool]]|main|32|8|false
// *errors.errorString|ptr|||8|8|true
// *interface {}|ptr|||8|8|true
// *main.shape|ptr|||8|8|true
// []interface {}|slice|||24|8|false
// struct { A int "t:\"x\""; b string }|struct|||24|8|true
// base main.base  0 [0] true false main
// Embedded *main.Embedded  24 [1] true true
// Name string json:"name" 32 [2] false true
// Tags []string bad tag 48 [3] false true
// Attrs map[string]interface {}  72 [4] false true
// next *main.record  80 [5] false false main
// name true
// ID [0 0] true id,omitempty pk
//  false
// [1 0] true Deep
// false
// Attrs true
// base[0] ID[0 0] note[0 1] Embedded[1] Deep[1 0] Name[2] Tags[3] Attrs[4] next[5]
// main.record 2: Sum func(main.record, ...int) int true Title func(main.record) string true
// *main.record 3: Rename func(*main.record, string) string true Sum func(*main.record, ...int) int true Title func(*main.record) string true
// main.shape 2: Area func() float64 true scale func(float64) false
// error 1: Error func() string true
// Title 1 true [ABC]
// 2 2 []string error true
// string 4 <-chan 16
// true false true false true true false
// true false true
// []main.record map[string]main.record [5]complex128 <-chan main.record **main.record func(main.record, ...int) error
// struct { A int8 "json:\"a\""; B string; C []int } 48 8 true
// <nil> ptr kind99 chan
// reflect: Elem of invalid type int
