// Package rand has pseudo-random numbers. A Rand with the Source of a given
// seed gives the same numbers always; the functions of the package give others
// in every run.
package rand

import (
	"internal/godebug"
	"internal/sched"
	"internal/ziggurat"
	"sync"
	"sync/atomic"
)

// A Source gives random numbers in [0, 1<<63). It need not be safe for several
// goroutines.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 also gives full 64-bit numbers.
type Source64 interface {
	Uint64() uint64
	Source
}

// NewSource returns a new Source, which is a Source64, for the seed.
//
//vole:cost 73
func NewSource(seed int64) Source {
	return newSource(seed)
}

func newSource(seed int64) *rngSource {
	var rng rngSource
	rng.Seed(seed)
	return &rng
}

// machineSource is the machine's own randomness.
type machineSource struct{}

func (s machineSource) Int63() int64  { return int64(s.Uint64() & mask63) }
func (machineSource) Seed(seed int64) {}

func (machineSource) Uint64() uint64 {
	if source := seeded.Load(); source != nil {
		return source.Uint64()
	}
	return sched.Random64()
}

// seeded is what the machine's source gives instead, once Seed had an effect.
var seeded atomic.Pointer[sharedSource]

// A sharedSource is one that goroutines share.
type sharedSource struct {
	mu  sync.Mutex
	rng *rngSource
}

func (s *sharedSource) Uint64() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rng.Uint64()
}

// A Rand makes numbers of many kinds from a Source.
type Rand struct {
	src  Source
	s64  Source64 // src, if it is one
	left int64    // what Read has of the last number, readPos bytes
	pos  int8
}

// New returns a Rand of src.
func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

// Seed starts the Source anew.
//
//go:noinline
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.pos = 0
}

// Uint64 returns 64 random bits.
func (r *Rand) Uint64() uint64 {
	if r.s64 == nil {
		low := uint64(r.src.Int63()) >> 31
		return uint64(r.src.Int63())<<32 | low
	}
	return r.s64.Uint64()
}

// Int63 returns a number in [0, 1<<63).
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Int returns a number not below zero.
//
//vole:cost 76
func (r *Rand) Int() int { return int(r.Int63()) }

// Int31 returns a number in [0, 1<<31).
//
//vole:cost 68
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Uint32 returns 32 random bits.
//
//vole:cost 68
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// demandPositive panics if n, the argument of function, is not positive.
func demandPositive(n int64, function string) {
	if n <= 0 {
		panic("invalid argument to " + function)
	}
}

// Int63n returns a number in [0, n). It panics if n <= 0.
func (r *Rand) Int63n(n int64) int64 {
	demandPositive(n, "Int63n")
	v := r.Int63()
	if n&(n-1) == 0 {
		return v & (n - 1)
	}
	// Numbers above the last whole multiple of n would be too frequent.
	for last := int64(mask63 - (1<<63)%uint64(n)); v > last; {
		v = r.Int63()
	}
	return v % n
}

// Int31n returns a number in [0, n). It panics if n <= 0.
func (r *Rand) Int31n(n int32) int32 {
	demandPositive(int64(n), "Int31n")
	v := r.Int31()
	if n&(n-1) == 0 {
		return v & (n - 1)
	}
	for last := int32(prime - (1<<31)%uint32(n)); v > last; {
		v = r.Int31()
	}
	return v % n
}

// below returns a number in [0, n), n > 0, by Lemire's multiplication.
func (r *Rand) below(n int32) int32 {
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < uint32(n) {
		for reject := uint32(-n) % uint32(n); uint32(product) < reject; {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return int32(product >> 32)
}

// Intn returns a number in [0, n). It panics if n <= 0.
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= prime {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a number in [0.0, 1.0).
//
//vole:cost 79
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 { // it may have been rounded up
			return f
		}
	}
}

// Float32 returns a number in [0.0, 1.0).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

// Perm returns a permutation of the numbers in [0, n).
func (r *Rand) Perm(n int) []int {
	perm := make([]int, n)
	for last := range perm {
		// The number last goes to a random place; what was there to the end.
		place := r.Intn(last + 1)
		perm[last], perm[place] = perm[place], last
	}
	return perm
}

// Shuffle shuffles n elements by swapping. It panics if n < 0.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > prime-1; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.below(int32(i+1))))
	}
}

// Read fills p with random bytes. It never fails.
func (r *Rand) Read(p []byte) (n int, err error) {
	for n = range p {
		if r.pos == 0 {
			r.left = r.src.Int63()
			r.pos = 7
		}
		p[n] = byte(r.left)
		r.left >>= 8
		r.pos--
	}
	return len(p), nil
}

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	for {
		j := int32(r.Uint32())
		if x, ok := ziggurat.Normal(j, uint32(j)&0x7F, r.Float64); ok {
			return x
		}
	}
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	for {
		j := r.Uint32()
		if x, ok := ziggurat.Exponential(j, j&0xFF, r.Float64); ok {
			return x
		}
	}
}

// global is what the functions of the package use. It keeps no state but for
// Read, so that goroutines may share it.
var global = Rand{src: machineSource{}, s64: machineSource{}}

var noSeeding = godebug.New("randseednop")

// Seed has no effect: the functions of the package cannot be seeded. Use New
// and NewSource for numbers that repeat. With GODEBUG=randseednop=0, which old
// programs have, it has one.
//
//go:noinline
func Seed(seed int64) {
	if noSeeding.Value() != "0" {
		return
	}
	seeded.Store(&sharedSource{rng: newSource(seed)})
}

// Int63 returns a number in [0, 1<<63).
//
//go:noinline
func Int63() int64 { return global.Int63() }

// Uint32 returns 32 random bits.
//
//go:noinline
func Uint32() uint32 { return global.Uint32() }

// Uint64 returns 64 random bits.
//
//go:noinline
func Uint64() uint64 { return global.Uint64() }

// Int31 returns a number in [0, 1<<31).
//
//go:noinline
func Int31() int32 { return global.Int31() }

// Int returns a number not below zero.
//
//go:noinline
func Int() int { return global.Int() }

// Int63n returns a number in [0, n). It panics if n <= 0.
//
//go:noinline
func Int63n(n int64) int64 { return global.Int63n(n) }

// Int31n returns a number in [0, n). It panics if n <= 0.
//
//go:noinline
func Int31n(n int32) int32 { return global.Int31n(n) }

// Intn returns a number in [0, n). It panics if n <= 0.
//
//go:noinline
func Intn(n int) int { return global.Intn(n) }

// Float64 returns a number in [0.0, 1.0).
func Float64() float64 { return global.Float64() }

// Float32 returns a number in [0.0, 1.0).
//
//go:noinline
func Float32() float32 { return global.Float32() }

// Perm returns a permutation of the numbers in [0, n).
//
//go:noinline
func Perm(n int) []int { return global.Perm(n) }

// Shuffle shuffles n elements by swapping. It panics if n < 0.
//
//go:noinline
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// Read fills p with random bytes. It never fails.
//
//go:noinline
func Read(p []byte) (n int, err error) {
	r := Rand{src: machineSource{}}
	return r.Read(p)
}

// NormFloat64 returns a number of the standard normal distribution.
//
//go:noinline
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
//
//go:noinline
func ExpFloat64() float64 { return global.ExpFloat64() }
