// The Source of NewSource: small state would do, but programs count on the
// sequences of this one.
package rand

// The generator of D. P. Mitchell and J. A. Reeds: an additive lagged Fibonacci
// sequence, each number the sum of those 607 and 273 before it.
const (
	length = 607
	lag    = 273
	mask63 = 1<<63 - 1
	prime  = 1<<31 - 1
)

type rngSource struct {
	tap, feed int
	vec       [length]uint64
}

// lehmer is the multiplicative generator that spreads the seed.
func lehmer(x int32) int32 { return int32(int64(x) * 48271 % prime) }

func (r *rngSource) Seed(seed int64) {
	r.tap, r.feed = 0, length-lag
	seed %= prime
	if seed < 0 {
		seed += prime
	}
	if seed == 0 {
		seed = 89482311
	}
	x := int32(seed)
	for i := 0; i < 20; i++ {
		x = lehmer(x)
	}
	for i := range r.vec {
		x = lehmer(x)
		u := uint64(x) << 40
		x = lehmer(x)
		u ^= uint64(x) << 20
		x = lehmer(x)
		r.vec[i] = u ^ uint64(x) ^ start[i]
	}
}

//vole:cost 57
func (r *rngSource) Int63() int64 { return int64(r.Uint64() & mask63) }

//vole:cost 51
func (r *rngSource) Uint64() uint64 {
	if r.tap--; r.tap < 0 {
		r.tap += length
	}
	if r.feed--; r.feed < 0 {
		r.feed += length
	}
	x := r.vec[r.feed] + r.vec[r.tap]
	r.vec[r.feed] = x
	return x
}
