// Types made at run time: layouts, identity with the program's own types, methods of embedded
// fields, values that live through collections, and many goroutines that make the same types.
package main

import (
	"fmt"
	"math"
	"reflect"
	"runtime"
	"strings"
	"sync"
)

type Alias = int
type Named struct{ A, B int }

func (n Named) Sum() int     { return n.A + n.B }
func (n *Named) Scale(k int) { n.A *= k; n.B *= k }

type Word struct{ p *int }

func (w Word) Get() int { return *w.p }

type Adder interface{ Sum() int }

// Types that the program knows must be found, not made again.
func identity() {
	of := reflect.TypeOf
	i, s := of(0), of("")
	same := func(made reflect.Type, known any) {
		if made != of(known) {
			fmt.Println("differs:", made, of(known))
		}
	}
	same(reflect.SliceOf(i), []int{})
	same(reflect.ArrayOf(3, s), [3]string{})
	same(reflect.MapOf(s, reflect.SliceOf(i)), map[string][]int{})
	same(reflect.ChanOf(reflect.SendDir, of(make(<-chan int))), make(chan<- <-chan int))
	same(reflect.ChanOf(reflect.BothDir, of(make(<-chan int))), make(chan (<-chan int)))
	same(reflect.FuncOf([]reflect.Type{i, of([]string{})}, []reflect.Type{s}, true),
		func(int, ...string) string { return "" })
	same(reflect.FuncOf(nil, []reflect.Type{i, s}, false), func() (int, string) { return 0, "" })
	for _, known := range []any{
		struct{}{}, struct{ A int }{}, struct{ Named }{}, struct{ *Named }{}, struct{ Adder }{},
		struct {
			A int    "tag \t\"q\" \u00e9\x01"
			B string `json:"b,omitempty"`
		}{}, struct {
			a int
			B any
		}{}, struct{ A, _ int }{}, struct{ Alias }{},
	} {
		t := of(known)
		if f := t.NumField(); f > 0 && t.Field(0).Anonymous && t.Field(0).PkgPath != "" {
			continue
		}
		var fields []reflect.StructField
		for k := range t.NumField() {
			fields = append(fields, t.Field(k))
		}
		same(reflect.StructOf(fields), known)
	}
	fmt.Println("identity")
}

// Layouts by the rules of alignment.
func layouts() {
	field := func(name string, v any) reflect.StructField {
		return reflect.StructField{Name: name, Type: reflect.TypeOf(v)}
	}
	t := reflect.StructOf([]reflect.StructField{field("A", byte(0)), field("B", int32(0)),
		field("C", ""), field("D", byte(0)), field("E", [3]int16{}), field("F", struct{}{})})
	fmt.Println(t.Size(), t.Align(), t.Comparable())
	for i := range t.NumField() {
		fmt.Print(t.Field(i).Offset, " ")
	}
	fmt.Println()
	x, y := reflect.New(t).Elem(), reflect.New(t).Elem()
	x.Field(2).SetString("a")
	y.Field(2).SetString(strings.Repeat("a", 1))
	fmt.Println(x.Interface() == y.Interface(), x.Equal(y))
	y.Field(3).SetUint(1)
	fmt.Println(x.Interface() == y.Interface())
	m := reflect.MakeMap(reflect.MapOf(t, reflect.TypeOf(0)))
	m.SetMapIndex(x, reflect.ValueOf(1))
	m.SetMapIndex(y, reflect.ValueOf(2))
	x.Field(3).SetUint(1)
	fmt.Println(m.Len(), m.MapIndex(x))
	f := reflect.ArrayOf(2, reflect.TypeOf(0.5))
	a, b := reflect.New(f).Elem(), reflect.New(f).Elem()
	a.Index(0).SetFloat(math.Copysign(0, -1))
	fmt.Println(a.Interface() == b.Interface())
	a.Index(0).SetFloat(math.NaN())
	fmt.Println(a.Interface() == a.Interface())
	var big map[string][10 << 20]byte
	fmt.Println(reflect.ValueOf(big).MapIndex(reflect.ValueOf("x")).IsValid())
}

func methods() {
	embed := func(v any, more ...reflect.StructField) reflect.Value {
		t := reflect.TypeOf(v)
		name := t.Name()
		if t.Kind() == reflect.Pointer {
			name = t.Elem().Name()
		}
		first := reflect.StructField{Name: name, Type: t, Anonymous: true}
		x := reflect.New(reflect.StructOf(append([]reflect.StructField{first}, more...))).Elem()
		x.Field(0).Set(reflect.ValueOf(v))
		return x
	}
	n := reflect.StructField{Name: "N", Type: reflect.TypeOf(0)}
	x := embed(Named{3, 4}, n)
	fmt.Println(x.Type(), x.NumMethod(), x.Interface().(Adder).Sum())
	fmt.Println(x.Type().Method(0).Func.Call([]reflect.Value{x})[0], x.Method(0).Call(nil)[0])
	p := embed(&Named{5, 6})
	fmt.Println(p.Type(), p.NumMethod(), p.Interface().(Adder).Sum())
	p.MethodByName("Scale").Call([]reflect.Value{reflect.ValueOf(2)})
	fmt.Println(p.Interface().(Adder).Sum(), p.Type().Method(1).Func.Call([]reflect.Value{p})[0])
	seven := 7
	fmt.Println(embed(Word{&seven}).MethodByName("Get").Call(nil)[0])
	// Pointers to the program's own structs have all the methods of what is embedded.
	q := reflect.New(reflect.TypeOf(struct{ Named }{}))
	q.Elem().Field(0).Set(reflect.ValueOf(Named{1, 2}))
	q.MethodByName("Scale").Call([]reflect.Value{reflect.ValueOf(10)})
	fmt.Println(q.NumMethod(), q.Interface().(interface{ Sum() int }).Sum())
	defer func() { fmt.Println(recover()) }()
	i := reflect.StructField{Name: "Adder", Type: reflect.TypeFor[Adder](), Anonymous: true}
	reflect.New(reflect.StructOf([]reflect.StructField{n, i})).Elem().Interface().(Adder).Sum()
}

// Values of made types hold on to what they point to.
func collections() {
	ptr := reflect.TypeOf((*[]byte)(nil))
	t := reflect.StructOf([]reflect.StructField{
		{Name: "N", Type: reflect.TypeOf(0)},
		{Name: "P", Type: reflect.ArrayOf(3, ptr)},
		{Name: "M", Type: reflect.MapOf(reflect.TypeOf(""), ptr)},
		{Name: "F", Type: reflect.FuncOf([]reflect.Type{ptr}, []reflect.Type{ptr}, false)},
	})
	list := reflect.MakeSlice(reflect.SliceOf(t), 0, 0)
	fresh := func(n int) reflect.Value {
		b := make([]byte, 100)
		b[0] = byte(n)
		return reflect.ValueOf(&b)
	}
	for n := range 200 {
		x := reflect.New(t).Elem()
		x.Field(0).SetInt(int64(n))
		x.Field(1).Index(n % 3).Set(fresh(n))
		x.Field(2).Set(reflect.MakeMap(x.Field(2).Type()))
		x.Field(2).SetMapIndex(reflect.ValueOf(fmt.Sprint(n)), fresh(n+1))
		kept := fresh(n + 2)
		orKept := func(in []reflect.Value) []reflect.Value {
			if in[0].IsNil() {
				return []reflect.Value{kept}
			}
			return in
		}
		x.Field(3).Set(reflect.MakeFunc(x.Field(3).Type(), orKept))
		list = reflect.Append(list, x)
		if n%50 == 0 {
			runtime.GC()
		}
	}
	sum := 0
	for i := range list.Len() {
		x := list.Index(i)
		first := func(v reflect.Value) int { return int(v.Elem().Index(0).Uint()) }
		n := int(x.Field(0).Int())
		sum += first(x.Field(1).Index(n % 3))
		sum += first(x.Field(2).MapIndex(reflect.ValueOf(fmt.Sprint(n))))
		sum += first(x.Field(3).Call([]reflect.Value{reflect.Zero(ptr)})[0])
	}
	fmt.Println("sum", sum)
}

func concurrently() {
	types := make([][]reflect.Type, 8)
	var wg sync.WaitGroup
	for g := range types {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := range 40 {
				t := reflect.ArrayOf(n+1000, reflect.TypeOf(int16(0)))
				s := reflect.StructOf([]reflect.StructField{{Name: "X", Type: t}})
				f := reflect.FuncOf([]reflect.Type{reflect.PointerTo(s)}, []reflect.Type{t}, false)
				types[g] = append(types[g], t, s, reflect.MapOf(t, f))
				reflect.MakeFunc(f, func([]reflect.Value) []reflect.Value {
					return []reflect.Value{reflect.Zero(t)}
				}).Call([]reflect.Value{reflect.New(s)})
			}
		}()
	}
	wg.Wait()
	for _, list := range types {
		for i := range list {
			if list[i] != types[0][i] {
				fmt.Println("two of", list[i])
			}
		}
	}
	fmt.Println("concurrently", len(types[0]))
}

// The runtime's own descriptors can be looked at, but neither changed nor made.
func descriptors() {
	try := func(what string, f func()) {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println(what, "panics")
			}
		}()
		f()
	}
	d := reflect.ValueOf(reflect.TypeOf(0)).Elem()
	try("SetZero", func() { d.SetZero() })
	try("Set", func() { d.Set(reflect.ValueOf(reflect.TypeOf("")).Elem()) })
	try("New", func() { fmt.Println(reflect.New(d.Type()).Interface().(reflect.Type).Kind()) })
	list := reflect.MakeSlice(reflect.SliceOf(d.Type()), 1, 1)
	try("Addr", func() { fmt.Println(list.Index(0).Addr().Interface()) })
	try("StructOf", func() {
		f := d.Type().Field(0)
		reflect.StructOf([]reflect.StructField{{Name: f.Name, PkgPath: f.PkgPath, Type: f.Type}})
	})
	try("nil", func() {
		reflect.SliceOf(reflect.Zero(reflect.PointerTo(d.Type())).Interface().(reflect.Type))
	})
	fmt.Println(reflect.TypeOf(0).Size())
}

func main() {
	identity()
	layouts()
	methods()
	collections()
	concurrently()
	descriptors()
}

// Output:
// identity
// 40 8 true
// 0 4 8 24 26 32
// true true
// false
// 2 2
// true
// false
// false
// struct { main.Named; N int } 1 7
// 7 7
// struct { *main.Named } 2 11
// 22 22
// 7
// 2 30
// reflect: StructOf does not support methods of embedded interfaces
// sum 60300
// concurrently 120
// SetZero panics
// Set panics
// New panics
// Addr panics
// StructOf panics
// nil panics
// 8
