// Budgets, pragmas, what cannot be inlined.
package main

import "unsafe"

//go:noinline
func noinline() {}

//go:uintptrescapes
func escapes(p uintptr) {}

func bodyless()

func recovers() any { return recover() }
func goes()         { go noinline() }
func defers()       { defer noinline() }
func big(a []int) int {
	return a[0] + a[1] + a[2] + a[3] + a[4] + a[5] + a[6] + a[7] + a[8] + a[9] + a[10] + a[11] +
		a[12] + a[13] + a[14] + a[15] + a[16] + a[17] + a[18] + a[19] + a[20] + a[21]
}

// A closure may cost more than a function, and much more if it is called once.
func closures(a []int) int {
	once := func(b []int) int {
		return b[0] + b[1] + b[2] + b[3] + b[4] + b[5] + b[6] + b[7] + b[8] + b[9] + b[10] +
			b[11] + b[12] + b[13] + b[14] + b[15] + b[16] + b[17] + b[18] + b[19] + b[20] +
			b[21] + b[22] + b[23] + b[24] + b[25] + b[26] + b[27] + b[28] + b[29] + b[30] +
			b[31] + b[32] + b[33] + b[34] + b[35] + b[36] + b[37] + b[38] + b[39] + b[40]
	}
	more := func(b []int) int {
		return b[0] + b[1] + b[2] + b[3] + b[4] + b[5] + b[6] + b[7] + b[8] + b[9] + b[10] +
			b[11] + b[12] + b[13] + b[14] + b[15] + b[16] + b[17] + b[18] + b[19] + b[20] +
			b[21] + b[22] + b[23] + b[24] + b[25] + b[26] + b[27] + b[28] + b[29] + b[30] +
			b[31] + b[32] + b[33] + b[34] + b[35] + b[36] + b[37] + b[38] + b[39] + b[40]
	}
	medium := func(b []int) int {
		return b[0] + b[1] + b[2] + b[3] + b[4] + b[5] + b[6] + b[7] + b[8] + b[9] + b[10] +
			b[11] + b[12] + b[13] + b[14] + b[15] + b[16] + b[17] + b[18] + b[19] + b[20]
	}
	return once(a) + more(a) + more(a) + medium(a) + medium(a)
}
func small(a []int) int { return a[0] + a[1] }
func cast(p *int) *uint { return *(**uint)(unsafe.Pointer(&p)) }
func calls(f func() int, g func(int) int) int { return f() + g(1) + small(nil) }
func main() {
	calls(func() int { return 1 }, func(x int) int { return x })
	noinline()
	escapes(1)
	closures(nil)
	big(nil)
}

// Lines of gc 1.26 with -m=2:
// 7:6: cannot inline noinline: marked go:noinline
// 10:6: cannot inline escapes: marked as having a keep-alive uintptr argument
// 12:6: cannot inline bodyless: no function body
// 14:6: cannot inline recovers: call to recover
// 15:6: cannot inline goes: unhandled op GO
// 16:6: cannot inline defers: unhandled op DEFER
// 17:6: cannot inline big: function too complex: cost 88 exceeds budget 80
// 24:10: can inline closures.func1 with cost 164 as: func([]int) int { return b[0] + b[1] + b[2] + b[3] + b[4] + b[5] + b[6] + b[7] + b[8] + b[9] + b[10] + b[11] + b[12] + b[13] + b[14] + b[15] + b[16] + b[17] + b[18] + b[19] + b[20] + b[21] + b[22] + b[23] + b[24] + b[25] + b[26] + b[27] + b[28] + b[29] + b[30] + b[31] + b[32] + b[33] + b[34] + b[35] + b[36] + b[37] + b[38] + b[39] + b[40] }
// 30:10: can inline closures.func2 with cost 164 as: func([]int) int { return b[0] + b[1] + b[2] + b[3] + b[4] + b[5] + b[6] + b[7] + b[8] + b[9] + b[10] + b[11] + b[12] + b[13] + b[14] + b[15] + b[16] + b[17] + b[18] + b[19] + b[20] + b[21] + b[22] + b[23] + b[24] + b[25] + b[26] + b[27] + b[28] + b[29] + b[30] + b[31] + b[32] + b[33] + b[34] + b[35] + b[36] + b[37] + b[38] + b[39] + b[40] }
// 36:12: can inline closures.func3 with cost 84 as: func([]int) int { return b[0] + b[1] + b[2] + b[3] + b[4] + b[5] + b[6] + b[7] + b[8] + b[9] + b[10] + b[11] + b[12] + b[13] + b[14] + b[15] + b[16] + b[17] + b[18] + b[19] + b[20] }
// 23:6: cannot inline closures: function too complex: cost 419 exceeds budget 80
// 42:6: can inline small with cost 8 as: func([]int) int { return a[0] + a[1] }
// 43:6: can inline cast with cost 3 as: func(*int) *uint { return *(**uint)(unsafe.Pointer(&p)) }
// 44:6: can inline calls with cost 53 as: func(func() int, func(int) int) int { return f() + g(1) + small(nil) }
// 46:8: can inline main.func1 with cost 2 as: func() int { return 1 }
// 46:33: can inline main.func2 with cost 2 as: func(int) int { return x }
// 45:6: cannot inline main: function too complex: cost 326 exceeds budget 80
// 40:13: inlining call to closures.func1
// 40:45: inlining call to closures.func3
// 40:57: inlining call to closures.func3
// 44:74: inlining call to small
// 46:7: inlining call to calls
// 46:7: inlining call to main.func1
// 46:7: inlining call to main.func2
// 46:7: inlining call to small
