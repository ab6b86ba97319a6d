// Full-width arithmetic: sums and differences with carry, double-width
// products and quotients. Carries and borrows must be 0 or 1.
package bits

// Add returns x + y + carry and the carry out.
func Add(x, y, carry uint) (sum, carryOut uint) {
	wide, over := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(wide), uint(over)
}

// Add32 is Add for 32 bits.
//
//vole:cost 23
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

// Add64 is Add for 64 bits.
//
//vole:cost 21
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	// A carry leaves the top bit when both have it, or one has and the sum lost it.
	return sum, (x&y | (x^y)&^sum) >> 63
}

// Sub returns x - y - borrow and the borrow out.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	wide, under := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(wide), uint(under)
}

// Sub32 is Sub for 32 bits.
//
//vole:cost 23
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	wide := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(wide), uint32(wide >> 63)
}

// Sub64 is Sub for 64 bits.
//
//vole:cost 23
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	// The top bit borrows when y alone has it, or x and y agree and the
	// difference got it.
	return diff, (y&^x | diff&^(x^y)) >> 63
}

// Mul returns the double-width product of x and y.
func Mul(x, y uint) (hi, lo uint) {
	above, below := Mul64(uint64(x), uint64(y))
	return uint(above), uint(below)
}

// Mul32 is Mul for 32 bits.
//
//vole:cost 19
func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

// Mul64 is Mul for 64 bits. Native.
func Mul64(x, y uint64) (hi, lo uint64)

// Div returns the quotient and remainder of (hi, lo) divided by y. It panics
// for y == 0 and for a quotient that does not fit, that is y <= hi.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Div32 is Div for 32 bits.
//
//vole:cost 36
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panicOverflow()
	}
	z := uint64(hi)<<32 | uint64(lo)
	quo, rem = uint32(z/uint64(y)), uint32(z%uint64(y))
	return
}

// Div64 is Div for 64 bits.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y <= hi {
		if y == 0 {
			return lo / y, 0 // panics as any division by zero does
		}
		panicOverflow()
	}
	return div64(hi, lo, y)
}

// panicOverflow panics with the runtime.Error "runtime error: integer
// overflow". Native.
func panicOverflow()

// div64 divides (hi, lo) by y, where hi < y. Native.
func div64(hi, lo, y uint64) (quo, rem uint64)

// Rem returns the remainder of (hi, lo) divided by y; the quotient may
// overflow. It panics for y == 0.
func Rem(hi, lo, y uint) uint {
	return uint(Rem64(uint64(hi), uint64(lo), uint64(y)))
}

// Rem32 is Rem for 32 bits.
func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}

// Rem64 is Rem for 64 bits.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}
