// testing/quick: the values that a seeded source gives, what checks find, wrong uses.
package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand"
	"reflect"
	"sort"
	"testing/quick"
)

type tree struct {
	Left, Right *tree
	Value       int8
	Names       []string
}

type record struct {
	A int8
	B uint16
	C [3]float32
	D map[int8]bool
	E *string
	F complex128
	G []tree
	H struct{}
	I uintptr
	J float64
	K complex64
}

type even int

func (even) Generate(r *rand.Rand, size int) reflect.Value {
	return reflect.ValueOf(even(2 * r.Intn(size)))
}

type hidden struct{ A, b int }

// write describes a value without addresses; maps in the order of their keys.
func write(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return "nil"
		}
		return "&" + write(v.Elem())
	case reflect.Map:
		var list []string
		for it := v.MapRange(); it.Next(); {
			list = append(list, write(it.Key())+":"+write(it.Value()))
		}
		sort.Strings(list)
		return fmt.Sprint(list)
	case reflect.Struct:
		s := "{"
		for i := range v.NumField() {
			s += write(v.Field(i)) + " "
		}
		return s + "}"
	case reflect.Slice, reflect.Array:
		s := "["
		for i := range v.Len() {
			s += write(v.Index(i)) + " "
		}
		return s + "]"
	}
	return fmt.Sprintf("%#v", v)
}

func values() {
	for _, sample := range []any{true, int8(0), int64(0), uint32(0), float32(0), 0.5, 1i,
		complex64(1), "", []byte{}, [2]string{}, map[string][]int{}, tree{}, &tree{}, record{},
		[]record{}, even(0), []even{}, make(chan int), func() {}, []error{}, struct{ F func() }{}} {
		t := reflect.TypeOf(sample)
		r := rand.New(rand.NewSource(42))
		h := fnv.New64a()
		first := ""
		for range 20 {
			v, ok := quick.Value(t, r)
			if !ok {
				h.Write([]byte("none"))
				continue
			}
			s := write(v)
			if first == "" && len(s) < 50 {
				first = s
			}
			h.Write([]byte(s))
		}
		fmt.Printf("%v %x %+q %d\n", t, h.Sum64(), first, r.Intn(1000))
	}
}

func checks() {
	fixed := func() *quick.Config { return &quick.Config{Rand: rand.New(rand.NewSource(1))} }
	n := 0
	fmt.Println(quick.Check(func(x even) bool { n++; return x%2 == 0 }, nil), n)
	err := quick.Check(func(a int8, b string) bool { return a < 100 || len(b) > 100 }, fixed())
	var found *quick.CheckError
	fmt.Println(errors.As(err, &found), found.Count, len(found.In))
	fmt.Printf("%+q\n", quick.Check(func(x int32) bool { return x%7 != 0 }, fixed()).Error())
	all := func(x uint8) []int { return []int{int(x)} }
	low := func(x uint8) []int { return []int{int(x & 127)} }
	fmt.Println(quick.CheckEqual(all, low, fixed()))
	fmt.Println(quick.CheckEqual(all, all, nil))
	n = 0
	config := &quick.Config{MaxCountScale: 0.25, Values: func(args []reflect.Value, r *rand.Rand) {
		args[0] = reflect.ValueOf(n)
	}}
	fmt.Println(quick.Check(func(x int) bool { n++; return x < 20 }, config), n)
	config.MaxCount, n = 5, 0
	fmt.Println(quick.Check(func(x int) bool { n++; return x < 20 }, config), n)
}

func wrong() {
	show := func(err error) { fmt.Printf("%T %v\n", err, err) }
	show(quick.Check(3, nil))
	show(quick.Check(func() {}, nil))
	show(quick.Check(func() int { return 1 }, nil))
	show(quick.Check(func(a int, c chan int) bool { return true }, nil))
	show(quick.CheckEqual(nil, func() {}, nil))
	show(quick.CheckEqual(func() {}, 1, nil))
	show(quick.CheckEqual(func() {}, func() int { return 1 }, nil))
	defer func() { fmt.Println(recover()) }()
	quick.Check(func(hidden) bool { return true }, nil)
}

func main() {
	values()
	checks()
	wrong()
}

// Output:
// bool 9aabd89c6a9b1e72 "false" 82
// int8 7c851f233704e0c4 "83" 82
// int64 b3adeea9a78ce825 "-5782792682623497133" 82
// uint32 96712b06b48a4a8 "0x967f8c53" 82
// float32 d7b523199bf9233f "-1.2693497e+38" 235
// float64 a1cc01c1471a794e "-6.705905237624727e+307" 235
// complex128 581ac4b241630b91 "(-7.877214220434379e+306+1.461303646737797e+308i)" 639
// complex64 f507013bc789c2d8 "(-1.2693497e+38-2.0556246e+38i)" 639
// string 69764cd71d839feb "\"\\U000a92ef\U0001d361\"" 858
// []uint8 a1b6b0075a4e5d89 "[0x1b 0xe8 0x9 0x9 0x4d ]" 858
// [2]string f8007ae8c05758a1 "[\"\\U000a92ef\U0001d361\" \"\\U0001b5c6\" ]" 985
// map[string][]int a39cc548a36b566 "" 57
// main.tree 21c00b1bb2d4dc21 "" 268
// *main.tree d948b1138ced3515 "" 216
// main.record eea7e4448a3132a "" 200
// []main.record a1a92268464fe78a "" 78
// main.even 6727f9012d3f70ed "10" 82
// []main.even 85c6d8e8f2712eab "[34 46 60 26 50 ]" 858
// chan int 162f79f0d06a9495 "" 305
// func() 162f79f0d06a9495 "" 305
// []error 27d3245c26cc340f "[]" 82
// struct { F func() } 162f79f0d06a9495 "" 305
// <nil> 100
// true 15 2
// "#5: failed on input 1237770961"
// #5: failed on input 0xd1. Output 1: []int{209}. Output 2: []int{81}
// <nil>
// #21: failed on input 20 21
// <nil> 5
// quick.SetupError argument is not a function
// quick.SetupError function does not return one value
// quick.SetupError function does not return a bool
// quick.SetupError cannot create arbitrary value of type chan int for argument 1
// quick.SetupError f is not a function
// quick.SetupError g is not a function
// quick.SetupError functions have different types
// reflect: reflect.Value.Set using value obtained using unexported field
