// Package rand has pseudo-random numbers, the second edition: generators by
// name, and faster ways to make numbers of their bits. The functions of the
// package cannot be seeded.
package rand

import (
	"internal/sched"
	"internal/ziggurat"
	"math/bits"
)

// A Source gives 64 random bits at a time. It need not be safe for several
// goroutines.
type Source interface {
	Uint64() uint64
}

// machineSource is the machine's own randomness.
type machineSource struct{}

func (machineSource) Uint64() uint64 { return sched.Random64() }

// A Rand makes numbers of many kinds from a Source.
type Rand struct {
	src Source
}

// New returns a Rand of src.
func New(src Source) *Rand { return &Rand{src} }

// Int64 returns a number in [0, 1<<63).
func (r *Rand) Int64() int64 { return int64(r.src.Uint64() &^ (1 << 63)) }

// Uint32 returns 32 random bits.
func (r *Rand) Uint32() uint32 { return uint32(r.src.Uint64() >> 32) }

// Uint64 returns 64 random bits.
func (r *Rand) Uint64() uint64 { return r.src.Uint64() }

// Int32 returns a number in [0, 1<<31).
func (r *Rand) Int32() int32 { return int32(r.src.Uint64() >> 33) }

// Int returns a number not below zero.
func (r *Rand) Int() int { return int(uint(r.src.Uint64()) << 1 >> 1) }

// Uint returns a number of all bits random.
func (r *Rand) Uint() uint { return uint(r.src.Uint64()) }

// Int64N returns a number in [0, n). It panics if n <= 0.
func (r *Rand) Int64N(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int64N")
	}
	return int64(r.below(uint64(n)))
}

// Uint64N returns a number in [0, n). It panics if n is 0.
func (r *Rand) Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return r.below(n)
}

// below returns a number in [0, n), n > 0, by Lemire's multiplication: the high
// half of a random number times n, rejecting what would favour some.
func (r *Rand) below(n uint64) uint64 {
	if n&(n-1) == 0 {
		return r.Uint64() & (n - 1)
	}
	hi, lo := bits.Mul64(r.Uint64(), n)
	if lo < n {
		for reject := -n % n; lo < reject; {
			hi, lo = bits.Mul64(r.Uint64(), n)
		}
	}
	return hi
}

// Int32N returns a number in [0, n). It panics if n <= 0.
func (r *Rand) Int32N(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int32N")
	}
	return int32(r.below(uint64(n)))
}

// Uint32N returns a number in [0, n). It panics if n is 0.
func (r *Rand) Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return uint32(r.below(uint64(n)))
}

// IntN returns a number in [0, n). It panics if n <= 0.
func (r *Rand) IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(r.below(uint64(n)))
}

// UintN returns a number in [0, n). It panics if n is 0.
func (r *Rand) UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(r.below(uint64(n)))
}

// Float64 returns a number in [0.0, 1.0).
func (r *Rand) Float64() float64 { return float64(r.Uint64()<<11>>11) / (1 << 53) }

// Float32 returns a number in [0.0, 1.0).
func (r *Rand) Float32() float32 { return float32(r.Uint32()<<8>>8) / (1 << 24) }

// Perm returns a permutation of the numbers in [0, n).
func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	r.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
	return p
}

// Shuffle shuffles n elements by swapping. It panics if n < 0.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(r.below(uint64(i+1))))
	}
}

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	for {
		u := r.Uint64()
		if x, ok := ziggurat.Normal(int32(u), uint32(u>>32)&0x7F, r.Float64); ok {
			return x
		}
	}
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	for {
		u := r.Uint64()
		if x, ok := ziggurat.Exponential(uint32(u), uint32(u>>32)&0xFF, r.Float64); ok {
			return x
		}
	}
}

var global = Rand{machineSource{}}

// Int64 returns a number in [0, 1<<63).
//
//vole:cost 68
func Int64() int64 { return global.Int64() }

// Uint32 returns 32 random bits.
//
//vole:cost 68
func Uint32() uint32 { return global.Uint32() }

// Uint64N returns a number in [0, n). It panics if n is 0.
//
//vole:cost 72
func Uint64N(n uint64) uint64 { return global.Uint64N(n) }

// Uint32N returns a number in [0, n). It panics if n is 0.
//
//vole:cost 74
func Uint32N(n uint32) uint32 { return global.Uint32N(n) }

// Uint64 returns 64 random bits.
//
//vole:cost 65
func Uint64() uint64 { return global.Uint64() }

// Int32 returns a number in [0, 1<<31).
//
//vole:cost 68
func Int32() int32 { return global.Int32() }

// Int returns a number not below zero.
//
//vole:cost 70
func Int() int { return global.Int() }

// Uint returns a number of all bits random.
//
//vole:cost 65
func Uint() uint { return global.Uint() }

// Int64N returns a number in [0, n). It panics if n <= 0.
//
//vole:cost 74
func Int64N(n int64) int64 { return global.Int64N(n) }

// Int32N returns a number in [0, n). It panics if n <= 0.
//
//vole:cost 74
func Int32N(n int32) int32 { return global.Int32N(n) }

// IntN returns a number in [0, n). It panics if n <= 0.
//
//vole:cost 74
func IntN(n int) int { return global.IntN(n) }

// UintN returns a number in [0, n). It panics if n is 0.
//
//vole:cost 72
func UintN(n uint) uint { return global.UintN(n) }

type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// N returns a number in [0, n) of any integer type. It panics if n <= 0.
//
//vole:cost 72
func N[Int intType](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(global.below(uint64(n)))
}

// Float64 returns a number in [0.0, 1.0).
//
//vole:cost 75
func Float64() float64 { return global.Float64() }

// Float32 returns a number in [0.0, 1.0).
//
//vole:cost 78
func Float32() float32 { return global.Float32() }

// Perm returns a permutation of the numbers in [0, n).
//
//vole:cost 61
func Perm(n int) []int { return global.Perm(n) }

// Shuffle shuffles n elements by swapping. It panics if n < 0.
//
//vole:cost 61
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// NormFloat64 returns a number of the standard normal distribution.
//
//vole:cost 60
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
//
//vole:cost 60
func ExpFloat64() float64 { return global.ExpFloat64() }
