// Operations on operands that the compiler cannot know: functions that are not inlined.
package main

import "fmt"

//go:noinline
func i16(a, b int16, n uint) (int16, int16, int16) { return a - b, a * b, a << n }

//go:noinline
func i8(a, b int8, n uint) (int8, int8, int8) { return a - b, a * b, a << n }

//go:noinline
func u16(a, b uint16, n uint) (uint16, uint16, uint16) { return a - b, a * b, a << n }

//go:noinline
func u8(a, b uint8, n uint) (uint8, uint8, uint8) { return a - b, a * b, a << n }

//go:noinline
func put(array *[4]*int, i int, p *int) { array[i] = p }

func main() {
	fmt.Println(i16(-32768, 3, 5))
	fmt.Println(i8(-128, 7, 3))
	fmt.Println(u16(2, 65535, 15))
	fmt.Println(u8(2, 255, 7))
	x, array := 9, new([4]*int)
	put(array, 2, &x)
	fmt.Println(*array[2], array[3] == nil)
	defer func() { fmt.Println(recover()) }()
	put(array, x, nil)
}

// Output:
// 32765 -32768 0
// 121 -128 0
// 3 65534 0
// 3 254 0
// 9 true
// runtime error: index out of range [9] with length 4
