// Every method of reflect.Value and reflect.Type on values of all kinds: addressable or not, got
// through unexported fields, nil, method values. Results and panics are summed up method by method.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	. "reflect"
	"runtime"
	"slices"
	"strings"
	"unsafe"
)

type MyInt int
type MyStr string
type MyBytes []byte
type MyMap map[string]int
type MyFunc func(int) int
type MyArr [3]int
type MySlice []int
type MyChan chan int
type MyPtr *int
type MyBool bool
type Stringer interface{ String() string }
type unexp interface{ hidden() }
type Both interface {
	String() string
	hidden()
}
type S struct {
	A int
	b string
	C *int
	D []int `json:"d" xml:"x"`
	e any
}
type Emb struct {
	S
	*bytes.Buffer
	io.Reader
}
type WithM struct{ X int }

func (w WithM) String() string          { return fmt.Sprint("W", w.X) }
func (w *WithM) Set(x int)              { w.X = x }
func (w WithM) Add(a int, b ...int) int { return a + len(b) + w.X }
func (w WithM) Two() (int, error)       { return w.X, errors.New("e") }
func (w WithM) hidden()                 {}
func (m MyInt) String() string          { return "mi" }
func (m MyInt) Plus(o MyInt) MyInt      { return m + o }
func (m MyFunc) Do(x int) int           { return m(x) }
func (m MyMap) Size() int               { return len(m) }

type Ro struct {
	i  int
	s  string
	m  map[string]int
	sl []int
	f  func(int) int
	p  *int
	a  any
	st S
	w  WithM
	c  chan int
	ar [2]int
	S  // embedded exported
	u  uint8
	fl float32
	by []byte
	un unsafe.Pointer
	er error
}

// Of each method: how many lines and their hash.
type summary struct {
	lines int
	hash  uint64
}

var seen = map[string]*summary{}

// note adds a line about value.method, where a method's number does not count.
func note(name, line string) {
	method := strings.TrimRight(name[strings.LastIndex(name, "|")+1:], "0123456789-+<>")
	s := seen[method]
	if s == nil {
		s = new(summary)
		seen[method] = s
	}
	h := fnv.New64a()
	h.Write([]byte(line))
	s.lines++
	s.hash = s.hash*31 + h.Sum64()
}

func try(name string, f func() any) {
	defer func() {
		if r := recover(); r != nil {
			t := fmt.Sprintf("%T", r)
			if _, ok := r.(runtime.Error); ok {
				t = "rt"
			}
			note(name, fmt.Sprintf("%s: PANIC %s %v\n", name, t, r))
		}
	}()
	r := f()
	note(name, fmt.Sprintf("%s: %s\n", name, show(r)))
}

func show(r any) string {
	switch x := r.(type) {
	case Value:
		return showV(x)
	case []Value:
		s := ""
		for _, v := range x {
			s += showV(v) + ","
		}
		return "[" + s + "]"
	case Type:
		return x.String()
	case uintptr:
		return fmt.Sprint("ptr", x != 0)
	case unsafe.Pointer:
		return fmt.Sprint("ptr", x != nil)
	case [2]uintptr:
		return "words"
	case func(int, int):
		return "func"
	case Method:
		return fmt.Sprint(x.Name, x.PkgPath, x.Type, x.Index, showV(x.Func))
	case StructField:
		return fmt.Sprint(x.Name, x.PkgPath, x.Type, x.Tag, x.Offset, x.Index, x.Anonymous)
	}
	return fmt.Sprintf("%T %v", r, r)
}

func showV(v Value) string {
	if !v.IsValid() {
		return "<zero>"
	}
	s := fmt.Sprint(v.Type(), v.CanSet(), v.CanAddr(), v.CanInterface())
	switch v.Kind() {
	case Int, Int8, Int16, Int32, Int64, Uint, Uint8, Uint16, Uint32, Uint64, Float32, Float64,
		String, Bool, Complex64, Complex128:
		s += fmt.Sprint(" ", v)
	case Slice, Array:
		s += fmt.Sprint(" len", v.Len())
	case Struct:
		s += fmt.Sprint(" ", v.NumField())
	case Pointer, Interface, Map, Func, Chan:
		s += fmt.Sprint(" ", v.IsNil())
	}
	return s
}

var n = 7

// names are those of the values that vals makes.
var names []string

func vals() []Value {
	x := 5
	var list []Value
	add := func(v Value, name string, args ...any) {
		if len(list) == len(names) {
			names = append(names, fmt.Sprintf(name, args...))
		}
		list = append(list, v)
	}
	var nilErr error
	var anyv any = 3
	var str Stringer = MyInt(4)
	var both Both = WithM{9}
	raw := []any{true, int(1), int8(-3), int16(300), int32(-70000), int64(1 << 40),
		uint(1), uint8(200), uint16(3), uint32(4), uint64(5), uintptr(6),

		float32(1.5), 2.5, complex64(1 + 2i), 3 + 4i, "str", MyInt(3), MyStr("ms"),
		MyBool(true), []byte("by"), []rune("ru"), MyBytes("mb"), []int{1,
			2, 3}, MySlice{1, 2},
		[]string{"a"}, []any{1, "x"}, [3]int{1, 2, 3}, MyArr{3, 2, 1}, [2]byte{1,
			2}, [0]int{}, [1]*int{&x}, map[string]int{"a": 1}, MyMap{"q": 2},
		map[string]int(nil), map[any]int{1: 1},
		&x, (*int)(nil), MyPtr(&x), &[3]int{4, 5, 6}, (*[3]int)(nil), make(chan int,
			2), (chan int)(nil), make(<-chan int), make(chan<- int, 1),
		MyChan(make(chan int, 1)),
		func(a int) int { return a + 1 }, MyFunc(func(a int) int { return a * 2 }),
		(func())(nil), func(a string, b ...int) (int, string) {
			return len(b),
				a
		}, func() { panic("inner") },
		S{A: 1, b: "b", C: &x, D: []int{1}}, &S{A: 2}, Emb{S: S{A: 4}},
		WithM{7}, &WithM{8}, struct{}{}, struct{ p *int }{&x}, struct{ WithM }{WithM{3}},
		unsafe.Pointer(&x), &anyv, &str, &nilErr, &both,
		errors.New("err"), func(yield func(int) bool) { yield(3) }, func(yield func(int,
			string) bool) {
			yield(3, "z")
		}, [2]any{1, []int{}}, struct{ F any }{[]int{}},
		[]float64{1},
		func(x *WithM, e error, f float32, b bool, i8 int8) (int8, float32,
			error, *WithM) {
			return i8, f, e, x
		}, [2]func(){}, struct {
			_ int
			A [2]MyInt
		}{}}
	add(Value{}, "ZERO")
	for i, r := range raw {
		add(ValueOf(r), "%d:%T", i, r)
		p := New(TypeOf(r))
		p.Elem().Set(ValueOf(r))
		add(p.Elem(), "%d:&%T", i, r)
		if p.Elem().Kind() == Pointer && !p.Elem().IsNil() {
			add(p.Elem().Elem(), "%d:*%T", i, r)
		}
	}
	ro := Ro{i: 1, s: "ro", m: map[string]int{"k": 1}, sl: []int{1, 2},
		f: func(i int) int { return i }, p: &x, a: 4, w: WithM{2}, c: make(chan int,
			1), by: []byte("z"), u: 3, fl: 2}
	for i := range TypeOf(ro).NumField() {
		add(ValueOf(ro).Field(i), "ro.%s", TypeOf(ro).Field(i).Name)
		add(ValueOf(&ro).Elem().Field(i), "&ro.%s", TypeOf(ro).Field(i).Name)
	}
	add(ValueOf(ro).FieldByName("A"), "ro.S.A")
	add(ValueOf(&ro).Elem().FieldByName("b"), "ro.S.b")
	add(ValueOf(WithM{4}).Method(0), "meth")
	add(ValueOf(WithM{4}).MethodByName("Add"), "methAdd")
	add(ValueOf(&WithM{4}).MethodByName("Set"), "methSet")
	add(ValueOf(&str).Elem().Method(0), "methIface")
	add(ValueOf(ro).FieldByName("w").Method(0), "roMeth")
	return list
}

func isX(s string) bool { return s == "X" }

// A runner calls f with one value and notes what comes of it.
type runner func(method string, f func(v Value) any)

func getters(run runner) {
	run("Addr", func(v Value) any { return v.Addr() })
	run("Bool", func(v Value) any { return v.Bool() })
	run("Bytes", func(v Value) any { return v.Bytes() })
	run("CanAddr", func(v Value) any { return v.CanAddr() })
	run("CanComplex", func(v Value) any { return v.CanComplex() })
	run("CanFloat", func(v Value) any { return v.CanFloat() })
	run("CanInt", func(v Value) any { return v.CanInt() })
	run("CanInterface", func(v Value) any { return v.CanInterface() })
	run("CanSet", func(v Value) any { return v.CanSet() })
	run("CanUint", func(v Value) any { return v.CanUint() })
	run("Cap", func(v Value) any { return v.Cap() })
	run("Clear", func(v Value) any { v.Clear(); return v })
	run("Close", func(v Value) any { v.Close(); return v })
	run("Comparable", func(v Value) any { return v.Comparable() })
	run("Complex", func(v Value) any { return v.Complex() })
	run("Elem", func(v Value) any { return v.Elem() })
	run("Field", func(v Value) any { return v.Field(0) })
	run("Field9", func(v Value) any { return v.Field(99) })
	run("Field-1", func(v Value) any { return v.Field(-1) })
	run("FieldByIndex", func(v Value) any { return v.FieldByIndex([]int{0, 0}) })
	run("FieldByIndex0", func(v Value) any { return v.FieldByIndex(nil) })
	run("FieldByIndexErr", func(v Value) any {
		r, e := v.FieldByIndexErr([]int{1,
			0})
		return fmt.Sprint(showV(r), e)
	})
	run("FieldByName", func(v Value) any { return v.FieldByName("A") })
	run("FieldByNameB", func(v Value) any { return v.FieldByName("b") })
	run("FieldByNameFunc", func(v Value) any { return v.FieldByNameFunc(isX) })
	run("Float", func(v Value) any { return v.Float() })
	run("Index", func(v Value) any { return v.Index(0) })
	run("Index9", func(v Value) any { return v.Index(9) })
	run("Index-", func(v Value) any { return v.Index(-1) })
	run("Int", func(v Value) any { return v.Int() })
	run("Interface", func(v Value) any { return fmt.Sprintf("%T", v.Interface()) })
	run("InterfaceData", func(v Value) any { return v.InterfaceData() })
	run("IsNil", func(v Value) any { return v.IsNil() })
	run("IsValid", func(v Value) any { return v.IsValid() })
	run("IsZero", func(v Value) any { return v.IsZero() })
	run("Kind", func(v Value) any { return v.Kind() })
	run("Len", func(v Value) any { return v.Len() })
	run("MapKeys", func(v Value) any { return v.MapKeys() })
	run("MapRange", func(v Value) any { it := v.MapRange(); it.Next(); return it.Key() })
	run("Method0", func(v Value) any { return v.Method(0) })
	run("Method9", func(v Value) any { return v.Method(9) })
	run("Method-1", func(v Value) any { return v.Method(-1) })
	run("MethodByName", func(v Value) any { return v.MethodByName("String") })
	run("MethodByNameHidden", func(v Value) any { return v.MethodByName("hidden") })
	run("NumField", func(v Value) any { return v.NumField() })
	run("NumMethod", func(v Value) any { return v.NumMethod() })
	run("OverflowComplex", func(v Value) any { return v.OverflowComplex(1e300) })
	run("OverflowFloat", func(v Value) any { return v.OverflowFloat(1e300) })
	run("OverflowInt", func(v Value) any { return v.OverflowInt(1 << 33) })
	run("OverflowUint", func(v Value) any { return v.OverflowUint(1 << 33) })
	run("Pointer", func(v Value) any { return v.Pointer() })
	run("Recv", func(v Value) any {
		canRecv := v.Kind() == Chan && v.Type().ChanDir()&RecvDir != 0
		if canRecv && v.Len() == 0 && v.CanInterface() {
			return "would block"
		}
		r, ok := v.Recv()
		return fmt.Sprint(showV(r), ok)
	})
	run("TryRecv", func(v Value) any {
		r, ok := v.TryRecv()
		return fmt.Sprint(showV(r),
			ok)
	})
	run("Slice", func(v Value) any { return v.Slice(0, 1) })
	run("Slice9", func(v Value) any { return v.Slice(1, 99) })
	run("Slice3", func(v Value) any { return v.Slice3(0, 1, 1) })
	run("Slice39", func(v Value) any { return v.Slice3(0, 1, 99) })
	run("String", func(v Value) any { return v.String() })
	run("Type", func(v Value) any { return v.Type() })
	run("Uint", func(v Value) any { return v.Uint() })
	run("UnsafeAddr", func(v Value) any { return v.UnsafeAddr() })
	run("UnsafePointer", func(v Value) any { return v.UnsafePointer() })
	run("Indirect", func(v Value) any { return Indirect(v) })
	run("Swapper", func(v Value) any { Swapper(v.Interface())(0, 5); return 1 })
	run("Seq", func(v Value) any {
		s := ""
		k := 0
		if v.Kind() == Chan {
			return v.Seq() != nil
		}
		for x := range v.Seq() {
			s += showV(x) + ";"
			if k++; k > 5 {
				break
			}
		}
		return s
	})
	run("Seq2", func(v Value) any {
		s := ""
		for x, y := range v.Seq2() {
			s += showV(x) + "=" + showV(y) + ";"
		}
		return s
	})
	run("Fields", func(v Value) any {
		s := ""
		for x, y := range v.Fields() {
			s += x.Name + "=" + showV(y) + ";"
		}
		return s
	})
	run("Methods", func(v Value) any {
		s := ""
		for x, y := range v.Methods() {
			s += x.Name + "=" + showV(y) + ";"
		}
		return s
	})
	run("MethodCall", func(v Value) any { return v.MethodByName("String").Call(nil) })
	run("AddCall", func(v Value) any {
		return v.MethodByName("Add").Call([]Value{ValueOf(1),
			ValueOf(2), ValueOf(3)})
	})
	run("MethInterface", func(v Value) any {
		return fmt.Sprintf("%T",
			v.MethodByName("String").Interface())
	})
	run("TypeAssertInt", func(v Value) any {
		r, ok := TypeAssert[int](v)
		return fmt.Sprint(r,
			ok)
	})
	run("TypeAssertAny", func(v Value) any { _, ok := TypeAssert[any](v); return fmt.Sprint(ok) })
	run("TypeAssertStringer", func(v Value) any { _, ok := TypeAssert[Stringer](v); return ok })
	run("TypeAssertFunc", func(v Value) any { _, ok := TypeAssert[func() string](v); return ok })
	run("VisibleFields", func(v Value) any { return fmt.Sprint(len(VisibleFields(v.Type()))) })
	run("DeepEqualSelf", func(v Value) any {
		return DeepEqual(v.Interface(),
			v.Interface())
	})
}

func setters(run runner) {
	args := []Value{{}, ValueOf(1), ValueOf("a"), ValueOf(MyInt(2)), ValueOf([]int{4}),
		ValueOf(&n), ValueOf(2.5), ValueOf(map[string]int{}), ValueOf([]byte("q")),
		ValueOf(any(nil)), ValueOf(WithM{}), ValueOf(Ro{i: 3}).Field(0),
		ValueOf(S{}), ValueOf([3]int{}), ValueOf(errors.New("x")), ValueOf(make(chan int)),
		ValueOf(func(int) int { return 1 })}
	run("SetBool", func(v Value) any { v.SetBool(true); return v })
	run("SetBytes", func(v Value) any { v.SetBytes([]byte("zz")); return v })
	run("SetCap", func(v Value) any { v.SetCap(v.Len()); return v })
	run("SetCap9", func(v Value) any { v.SetCap(99); return v })
	run("SetComplex", func(v Value) any { v.SetComplex(1i); return v })
	run("SetFloat", func(v Value) any { v.SetFloat(9); return v })
	run("SetInt", func(v Value) any { v.SetInt(300); return v })
	run("SetLen", func(v Value) any { v.SetLen(1); return v })
	run("SetLen9", func(v Value) any { v.SetLen(99); return v })
	run("SetPointer", func(v Value) any { v.SetPointer(nil); return v })
	run("SetString", func(v Value) any { v.SetString("zz"); return v })
	run("SetUint", func(v Value) any { v.SetUint(300); return v })
	run("SetZero", func(v Value) any { v.SetZero(); return v })
	run("Grow", func(v Value) any { v.Grow(3); return v })
	run("Grow-", func(v Value) any { v.Grow(-1); return v })
	run("SetIterKey", func(v Value) any {
		it := ValueOf(map[string]int{"a": 1}).MapRange()
		it.Next()
		v.SetIterKey(it)
		return v
	})
	run("SetIterValue", func(v Value) any {
		it := ValueOf(map[string]int{"a": 1}).MapRange()
		it.Next()
		v.SetIterValue(it)
		return v
	})
	run("SetIterKey0", func(v Value) any {
		it := ValueOf(map[string]int{"a": 1}).MapRange()
		v.SetIterKey(it)
		return v
	})
	for j, a := range args {
		nn := fmt.Sprint(j)
		run("Set"+nn, func(v Value) any { v.Set(a); return v })
		run("Append"+nn, func(v Value) any { return Append(v, a, a) })
		run("AppendSlice"+nn, func(v Value) any { return AppendSlice(v, a) })
		run("Copy"+nn, func(v Value) any { return Copy(v, a) })
		run("CopyTo"+nn, func(v Value) any { return Copy(a, v) })
		run("Equal"+nn, func(v Value) any { return v.Equal(a) })
		run("MapIndex"+nn, func(v Value) any { return v.MapIndex(a) })
		run("SetMapIndex"+nn, func(v Value) any {
			v.SetMapIndex(a,
				args[1])
			return v.Len()
		})
		run("SetMapIndexB"+nn, func(v Value) any {
			v.SetMapIndex(args[2],
				a)
			return v.Len()
		})
		run("TrySend"+nn, func(v Value) any { return v.TrySend(a) })
		run("Call"+nn, func(v Value) any { return v.Call([]Value{a}) })
		run("CallSlice"+nn, func(v Value) any {
			return v.CallSlice([]Value{ValueOf("q"),
				a})
		})
		run("Select"+nn, func(v Value) any {
			i, r, ok := Select([]SelectCase{{Dir: SelectSend, Chan: v,
				Send: a}, {Dir: SelectDefault}})
			return fmt.Sprint(i, showV(r), ok)
		})
		run("SelectR"+nn, func(v Value) any {
			i, r, ok := Select([]SelectCase{{Dir: SelectDefault},
				{Dir: SelectRecv, Chan: v}})
			return fmt.Sprint(i, showV(r), ok)
		})
	}
	run("CallNone", func(v Value) any { return v.Call(nil) })
	run("EqualSelf", func(v Value) any { return v.Equal(v) })
	run("CopySelf", func(v Value) any { return Copy(v, v) })
	run("AppendSliceSelf", func(v Value) any { return AppendSlice(v, v) })
	run("Call2", func(v Value) any {
		return v.Call([]Value{ValueOf("q"),
			ValueOf(3), ValueOf(4)})
	})
	run("Call5", func(v Value) any {
		return v.Call([]Value{ValueOf(&WithM{}), ValueOf(errors.New("z")),
			ValueOf(float32(2)), ValueOf(true), ValueOf(int8(-4))})
	})
}

func conversions(run runner) {
	typs := []Type{TypeOf(1), TypeOf(""), TypeOf([]int{}), TypeOf([3]int{}),
		TypeOf(&[3]int{}), TypeOf((*Stringer)(nil)).Elem(), TypeOf((*any)(nil)).Elem(),
		TypeOf(MyInt(1)), TypeOf(S{}), TypeOf([]byte{}), TypeOf([]rune{}),
		TypeOf(3.5), TypeOf(float32(1)), TypeOf(uint8(1)), TypeOf(&n),
		TypeOf(MyFunc(nil)), TypeOf((func(int) int)(nil)), TypeOf(make(chan int)),
		TypeOf(make(<-chan int)), TypeOf(map[string]int{}), TypeOf(1i),
		TypeOf(complex64(1)), TypeOf([2]int{}), TypeOf([4]int{}), TypeOf(true),
		TypeOf((*Both)(nil)).Elem(), TypeOf((*error)(nil)).Elem(), TypeOf(MyStr("")),
		TypeOf(MyBytes{})}
	for _, t := range typs {
		run("Convert"+t.String(), func(v Value) any { return v.Convert(t) })
		run("CanConvert"+t.String(), func(v Value) any { return v.CanConvert(t) })
		run("Types"+t.String(), func(v Value) any {
			impl := t.Kind() == Interface && v.Type().Implements(t)
			return fmt.Sprint(v.Type().AssignableTo(t), v.Type().ConvertibleTo(t), impl)
		})
	}
	run("Conv.nil", func(v Value) any { return v.Convert(nil) })
}

func ofTypes(run runner) {
	t := func(v Value) Type { return v.Type() }
	run("T.Align", func(v Value) any {
		return fmt.Sprint(t(v).Align(),
			t(v).FieldAlign(), t(v).Size())
	})
	run("T.Method", func(v Value) any { return t(v).Method(0) })
	run("T.Method9", func(v Value) any { return t(v).Method(9) })
	run("T.Method-", func(v Value) any { return t(v).Method(-1) })
	run("T.MethodByName", func(v Value) any {
		m, ok := t(v).MethodByName("String")
		return fmt.Sprint(show(m),
			ok)
	})
	run("T.MethodByNameH", func(v Value) any {
		m, ok := t(v).MethodByName("hidden")
		return fmt.Sprint(show(m),
			ok)
	})
	run("T.NumMethod", func(v Value) any { return t(v).NumMethod() })
	run("T.Name", func(v Value) any { return []string{t(v).Name(), t(v).PkgPath(), t(v).String()} })
	run("T.Comparable", func(v Value) any { return t(v).Comparable() })
	run("T.Bits", func(v Value) any { return t(v).Bits() })
	run("T.ChanDir", func(v Value) any { return t(v).ChanDir() })
	run("T.IsVariadic", func(v Value) any { return t(v).IsVariadic() })
	run("T.Elem", func(v Value) any { return t(v).Elem() })
	run("T.Field", func(v Value) any { return t(v).Field(1) })
	run("T.Field9", func(v Value) any { return t(v).Field(9) })
	run("T.FieldByIndex", func(v Value) any { return t(v).FieldByIndex([]int{0, 1}) })
	run("T.FieldByIndex0", func(v Value) any { return t(v).FieldByIndex(nil) })
	run("T.FieldByName", func(v Value) any {
		f, ok := t(v).FieldByName("A")
		return fmt.Sprint(show(f),
			ok)
	})
	run("T.FieldByNameFunc", func(v Value) any {
		f, ok := t(v).FieldByNameFunc(func(s string) bool { return s > "A" })
		return fmt.Sprint(show(f),
			ok)
	})
	run("T.In", func(v Value) any { return t(v).In(0) })
	run("T.In9", func(v Value) any { return t(v).In(9) })
	run("T.Out", func(v Value) any { return t(v).Out(0) })
	run("T.Key", func(v Value) any { return t(v).Key() })
	run("T.Len", func(v Value) any { return t(v).Len() })
	run("T.NumField", func(v Value) any { return t(v).NumField() })
	run("T.NumIn", func(v Value) any { return t(v).NumIn() })
	run("T.NumOut", func(v Value) any { return t(v).NumOut() })
	run("T.OverflowInt", func(v Value) any { return t(v).OverflowInt(1000) })
	run("T.OverflowUint", func(v Value) any { return t(v).OverflowUint(1000) })
	run("T.OverflowFloat", func(v Value) any { return t(v).OverflowFloat(1e40) })
	run("T.OverflowComplex", func(v Value) any { return t(v).OverflowComplex(1e40) })
	run("T.CanSeq", func(v Value) any {
		return fmt.Sprint(t(v).CanSeq(),
			t(v).CanSeq2())
	})
	run("T.Fields", func(v Value) any {
		n := 0
		for range t(v).Fields() {
			n++
		}
		return n
	})
	run("T.Ins", func(v Value) any {
		n := 0
		for range t(v).Ins() {
			n++
		}
		return n
	})
	run("T.Outs", func(v Value) any {
		n := 0
		for range t(v).Outs() {
			n++
		}
		return n
	})
	run("T.Methods", func(v Value) any {
		n := ""
		for m := range t(v).Methods() {
			n += m.Name
		}
		return n
	})
	run("T.ImplNil", func(v Value) any { return t(v).Implements(nil) })
	run("T.AssignNil", func(v Value) any { return t(v).AssignableTo(nil) })
	run("T.ConvNil", func(v Value) any { return t(v).ConvertibleTo(nil) })
	run("T.Impl", func(v Value) any { return t(v).Implements(TypeOf(1)) })
	run("T.SliceOf", func(v Value) any { return SliceOf(t(v)) })
	run("T.PointerTo", func(v Value) any { return PointerTo(t(v)) })
	run("T.ArrayOf", func(v Value) any { return ArrayOf(3, t(v)) })
	run("T.ArrayOf-", func(v Value) any { return ArrayOf(-3, t(v)) })
	run("T.ArrayOf+", func(v Value) any { return ArrayOf(1<<61+1, t(v)) })
	run("T.ChanOf", func(v Value) any { return ChanOf(RecvDir, t(v)) })
	run("T.ChanOf2", func(v Value) any { return ChanOf(SendDir, t(v)) })
	run("T.ChanOf3", func(v Value) any { return ChanOf(BothDir, t(v)) })
	run("T.ChanOf9", func(v Value) any { return ChanOf(9, t(v)) })
	run("T.MapOf", func(v Value) any { return MapOf(t(v), t(v)) })
	run("T.FuncOf", func(v Value) any {
		return FuncOf([]Type{t(v)},
			[]Type{t(v), t(v)}, false)
	})
	run("T.FuncOfV", func(v Value) any { return FuncOf([]Type{t(v)}, nil, true) })
	run("T.StructOf", func(v Value) any {
		return StructOf([]StructField{{Name: "A",
			Type: t(v), Tag: `a:"b\n"`}, {Name: "b", PkgPath: "main",
			Type: t(v)}})
	})
	run("T.StructOfE", func(v Value) any {
		return show(StructOf([]StructField{{Name: "A",
			Type: t(v), Anonymous: true}}))
	})
	run("T.StructOfE2", func(v Value) any {
		return show(StructOf([]StructField{{Name: "A",
			Type: t(v), Anonymous: true}, {Name: "B", Type: TypeOf(1)}}))
	})
	run("T.StructOfE3", func(v Value) any {
		return show(StructOf([]StructField{{Name: "B",
			Type: TypeOf(1)}, {Name: "A", Type: t(v), Anonymous: true}}))
	})
	run("T.StructOfEM", func(v Value) any {
		s := StructOf([]StructField{{Name: "A", Type: t(v), Anonymous: true}})
		x := New(s).Elem()
		x.Field(0).Set(v)
		return fmt.Sprint(s.NumMethod(), x.MethodByName("String").Call(nil))
	})
	run("T.StructOfEM2", func(v Value) any {
		s := StructOf([]StructField{{Name: "A", Type: t(v), Anonymous: true},
			{Name: "B", Type: TypeOf("")}})
		x := New(s).Elem()
		x.Field(0).Set(v)
		return fmt.Sprint(s.NumMethod(), x.MethodByName("String").Call(nil))
	})
	run("T.New", func(v Value) any { return New(t(v)) })
	run("T.Zero", func(v Value) any { return Zero(t(v)) })
	run("T.MakeSlice", func(v Value) any { return MakeSlice(t(v), 1, 2) })
	run("T.MakeSlice-", func(v Value) any { return MakeSlice(t(v), -1, 2) })
	run("T.MakeSlice--", func(v Value) any { return MakeSlice(t(v), 1, -2) })
	run("T.MakeSlice>", func(v Value) any { return MakeSlice(t(v), 3, 2) })
	run("T.MakeSliceBig", func(v Value) any { return MakeSlice(t(v), 1<<62, 1<<62) })
	run("T.MakeChan", func(v Value) any { return MakeChan(t(v), 2) })
	run("T.MakeChan-", func(v Value) any { return MakeChan(t(v), -2) })
	run("T.MakeChanBig", func(v Value) any { return MakeChan(t(v), 1<<62) })
	run("T.MakeMap", func(v Value) any { return MakeMap(t(v)) })
	run("T.MakeMapWithSize", func(v Value) any { return MakeMapWithSize(t(v), -2) })
	run("T.MakeFunc", func(v Value) any {
		return MakeFunc(t(v),
			func(a []Value) []Value { return a })
	})
	run("T.MakeFuncCall", func(v Value) any {
		f := MakeFunc(t(v), func(a []Value) []Value { return a })
		return f.Call([]Value{ValueOf(4)})
	})
	run("T.MakeFuncCall0", func(v Value) any {
		f := MakeFunc(t(v), func(a []Value) []Value { return []Value{{}} })
		return f.Call([]Value{ValueOf(4)})
	})
	run("T.MakeFuncCallRO", func(v Value) any {
		f := MakeFunc(t(v), func(a []Value) []Value { return []Value{ValueOf(Ro{}).Field(0)} })
		return f.Call([]Value{ValueOf(4)})
	})
	run("T.MakeFuncCallBad", func(v Value) any {
		f := MakeFunc(t(v), func(a []Value) []Value { return []Value{ValueOf("s")} })
		return f.Call([]Value{ValueOf(4)})
	})
	run("T.SliceAt", func(v Value) any { return SliceAt(t(v), nil, 0) })
	run("T.SliceAt2", func(v Value) any { return SliceAt(t(v), nil, 2) })
	run("T.SliceAt-", func(v Value) any {
		return SliceAt(t(v), unsafe.Pointer(&n),
			-2)
	})
	run("T.NewAt", func(v Value) any { return NewAt(t(v), nil) })
}

func main() {
	for i := range vals() {
		v := vals()[i] // what one method changes the next one sees
		run := func(method string, f func(v Value) any) {
			try(names[i]+"|"+method, func() any { return f(v) })
		}
		getters(run)
		setters(run)
		conversions(run)
		ofTypes(run)
	}
	for i, method := range slices.Sorted(maps.Keys(seen)) {
		fmt.Printf("%s %d %08x", method, seen[method].lines, uint32(seen[method].hash))
		fmt.Print([]string{", ", ", ", ",\n"}[i%3])
	}
	fmt.Println("end")
}

// Output:
// AddCall 198 887f2b79, Addr 198 d82133d0, Append 3366 ba8633cd,
// AppendSlice 3366 791728f5, AppendSliceSelf 198 2e3a118e, Bool 198 e1521780,
// Bytes 198 7e306415, Call 3762 23e5bd04, CallNone 198 c41dce63,
// CallSlice 3366 dd13f519, CanAddr 198 6c527a5d, CanComplex 198 ce51e81a,
// CanConvert*[3]int 198 f4f8663b, CanConvert*int 198 0e6b3376, CanConvert<-chan int 198 ebd89b64,
// CanConvert[2]int 198 246927d0, CanConvert[3]int 198 ec91578a, CanConvert[4]int 198 9f895a9e,
// CanConvert[]int 396 a0589131, CanConvert[]uint 198 0b983e05, CanConvertbool 198 d39f7eb0,
// CanConvertchan int 198 75f1e5fe, CanConvertcomplex 396 ad12c3ac, CanConverterror 198 0d242521,
// CanConvertfloat 396 88083b08, CanConvertfunc(int) int 198 d0568756, CanConvertint 198 635f546d,
// CanConvertinterface {} 198 3032629d, CanConvertmain.Both 198 42901eb6, CanConvertmain.MyBytes 198 1ed90795,
// CanConvertmain.MyFunc 198 5173f6ba, CanConvertmain.MyInt 198 36052fd7, CanConvertmain.MyStr 198 a8fd57b4,
// CanConvertmain.S 198 608b7de5, CanConvertmain.Stringer 198 3da62977, CanConvertmap[string]int 198 176e07b0,
// CanConvertstring 198 8ce0a6e6, CanConvertuint 198 c2c240f3, CanFloat 198 537ebd3a,
// CanInt 198 d446955d, CanInterface 198 8d845f52, CanSet 198 3a15aea8,
// CanUint 198 7c4581ca, Cap 198 940ea4dc, Clear 198 d00973dd,
// Close 198 7504ec64, Comparable 198 d5bb859d, Complex 198 16c308a0,
// Conv.nil 198 9303a212, Convert*[3]int 198 6eb27fc0, Convert*int 198 1e729302,
// Convert<-chan int 198 c5137d83, Convert[2]int 198 2269328d, Convert[3]int 198 ee03aa78,
// Convert[4]int 198 0025d46c, Convert[]int 396 04961cad, Convert[]uint 198 30b0ee1b,
// Convertbool 198 0ec778de, Convertchan int 198 fcc57cc0, Convertcomplex 396 c966ae75,
// Converterror 198 206abfff, Convertfloat 396 889b9f94, Convertfunc(int) int 198 759a83df,
// Convertint 198 a351bc29, Convertinterface {} 198 3b02bf4e, Convertmain.Both 198 da5846a8,
// Convertmain.MyBytes 198 9885e5a3, Convertmain.MyFunc 198 a3234545, Convertmain.MyInt 198 ded09827,
// Convertmain.MyStr 198 556bea2b, Convertmain.S 198 c1055f83, Convertmain.Stringer 198 f729d5b3,
// Convertmap[string]int 198 a0ce1125, Convertstring 198 db6b18ee, Convertuint 198 b9334a5d,
// Copy 3366 eab10bdc, CopySelf 198 90c4cf6d, CopyTo 3366 5ab00633,
// DeepEqualSelf 198 3e45add0, Elem 198 984e9721, Equal 3366 e40f30db,
// EqualSelf 198 92532386, Field 594 c6430fc6, FieldByIndex 396 e3567c9f,
// FieldByIndexErr 198 c79e370e, FieldByName 198 e8772ad2, FieldByNameB 198 6823bd49,
// FieldByNameFunc 198 11a92325, Fields 198 ca79c811, Float 198 ca0dffe0,
// Grow 396 d5c3345a, Index 594 801e02fc, Indirect 198 5c9587e3,
// Int 198 f4afad4c, Interface 198 bd08a6c4, InterfaceData 198 a1cc0118,
// IsNil 198 b19bcfa2, IsValid 198 3733e375, IsZero 198 1186986d,
// Kind 198 7c47e265, Len 198 13872cd3, MapIndex 3366 bd2e0a06,
// MapKeys 198 8547d140, MapRange 198 9f0a6b90, MethInterface 198 89a3fd1d,
// Method 594 75ee485b, MethodByName 198 8f84b1ef, MethodByNameHidden 198 ce95fabe,
// MethodCall 198 b32bbd3a, Methods 198 9669f3f7, NumField 198 7adb0e64,
// NumMethod 198 f714dcfa, OverflowComplex 198 e18c63dc, OverflowFloat 198 71ad99a0,
// OverflowInt 198 10736c40, OverflowUint 198 44edfe70, Pointer 198 a44d6aa8,
// Recv 198 bb120020, Select 3366 a8be3aad, SelectR 3366 e5a5b226,
// Seq 396 35893c74, Set 3366 c52a2a3c, SetBool 198 9f3d545e,
// SetBytes 198 6a87605d, SetCap 396 c660d8d5, SetComplex 198 ed36b973,
// SetFloat 198 795b0565, SetInt 198 0338bb7c, SetIterKey 396 ae394807,
// SetIterValue 198 2264b255, SetLen 396 b4b1dc72, SetMapIndex 3366 b1c14f05,
// SetMapIndexB 3366 1466564c, SetPointer 198 c3592f61, SetString 198 426dc3c0,
// SetUint 198 5f922ee5, SetZero 198 337a2eb5, Slice 792 99e5049d,
// String 198 2354c9a3, Swapper 198 bc4431a1, T.Align 198 849691c1,
// T.ArrayOf 594 e136b862, T.AssignNil 198 67b45d88, T.Bits 198 4d34e867,
// T.CanSeq 198 d89f66f3, T.ChanDir 198 dbee1b50, T.ChanOf 792 63caae32,
// T.Comparable 198 d1faccc9, T.ConvNil 198 450fa1aa, T.Elem 198 a013c352,
// T.Field 396 1b9bbfd9, T.FieldByIndex 396 89a29c6b, T.FieldByName 198 1ebc8817,
// T.FieldByNameFunc 198 a230fe05, T.Fields 198 c92616b9, T.FuncOf 198 9e864691,
// T.FuncOfV 198 4ce84267, T.Impl 198 f315e764, T.ImplNil 198 b3801de8,
// T.In 396 56af2456, T.Ins 198 2bb310d9, T.IsVariadic 198 437c3183,
// T.Key 198 c3c1f484, T.Len 198 09fe916b, T.MakeChan 396 3742eb9e,
// T.MakeChanBig 198 94db8f9d, T.MakeFunc 198 b06c627c, T.MakeFuncCall 396 19d926d7,
// T.MakeFuncCallBad 198 d305e74f, T.MakeFuncCallRO 198 c938c978, T.MakeMap 198 e3dfd248,
// T.MakeMapWithSize 198 8ec3372a, T.MakeSlice 792 e689d6cc, T.MakeSliceBig 198 090a889f,
// T.MapOf 198 076f21bd, T.Method 594 00db753a, T.MethodByName 198 823ae357,
// T.MethodByNameH 198 da4a2511, T.Methods 198 7ea9477e, T.Name 198 5ddedabb,
// T.New 198 3a4c9128, T.NewAt 198 73684d27, T.NumField 198 b0710c6b,
// T.NumIn 198 100f343b, T.NumMethod 198 d89868dd, T.NumOut 198 64127d3e,
// T.Out 198 b6c9f2aa, T.Outs 198 d9754f76, T.OverflowComplex 198 d3f1f215,
// T.OverflowFloat 198 f3f579c5, T.OverflowInt 198 3417b721, T.OverflowUint 198 3c27f79f,
// T.PointerTo 198 2bb85cf3, T.SliceAt 594 bcb5d863, T.SliceOf 198 2902a6c5,
// T.StructOf 198 f6b97017, T.StructOfE 594 f45aa1a5, T.StructOfEM 396 05af461d,
// T.Zero 198 7a593ecc, TryRecv 198 0de7c628, TrySend 3366 3d1920d2,
// Type 198 d3991b73, TypeAssertAny 198 249f489e, TypeAssertFunc 198 912a6340,
// TypeAssertInt 198 c362f93d, TypeAssertStringer 198 43d973e0, Types*[3]int 198 6222d065,
// Types*int 198 82f51b99, Types<-chan int 198 8a60d6f5, Types[2]int 198 f5da2d65,
// Types[3]int 198 dd3e5395, Types[4]int 198 d26500d9, Types[]int 396 2d9623fd,
// Types[]uint 198 b27ff71c, Typesbool 198 f3e1ec75, Typeschan int 198 c1a7fa05,
// Typescomplex 396 66aa0cae, Typeserror 198 2420d0d6, Typesfloat 396 d7460240,
// Typesfunc(int) int 198 07027151, Typesint 198 8c81df21, Typesinterface {} 198 ade5b5ec,
// Typesmain.Both 198 bc73bb93, Typesmain.MyBytes 198 9c08b310, Typesmain.MyFunc 198 f42f89b1,
// Typesmain.MyInt 198 ab54ecf6, Typesmain.MyStr 198 1fabef79, Typesmain.S 198 b4c71ae9,
// Typesmain.Stringer 198 9455c9ce, Typesmap[string]int 198 9466cc61, Typesstring 198 6473fafe,
// Typesuint 198 31d9ab42, Uint 198 9d06e0e8, UnsafeAddr 198 7e3f5c04,
// UnsafePointer 198 0602fba0, VisibleFields 198 00870013, end
