package tests

import "testing"

type T struct{}

func (T) Method() {}

func Testlower(t *testing.T) {}

func TestÄ(t *testing.T) {}

func Benchmarkx(b *testing.B) {}

func Testhelper(t *testing.T, n int) {}

func Example() {}

func ExampleT() {
	// Output: x

	// more
}

func ExampleT_Method() {
	// Output:
	// x
}

func ExampleT_Missing() {}

func ExampleT_Method_Bad() {}

func ExampleT_suffix() {}

func ExampleUnknown() {}

func Example_Bad() {}

func ExampleT_Method_good(x int) int { return 0 }

func ExampleT_two() {
	// output: a

	// Unordered Output: b
}

func FuzzA(f *testing.F) {
	f.Add(1, "x")
	f.Add("x", 1)
	f.Add(1)
	f.Add(2, 2)
	f.Fuzz(func(t *testing.T, n int, s string) {
		f.Log(n)
		f.Name()
	})
}

func FuzzB(f *testing.F) {
	f.Fuzz(func(n int, c chan int) int { return 0 })
	f.Fuzz(1)
}
