// Zipf: numbers whose frequency falls with a power of their rank.
package rand

import "internal/zipf"

// A Zipf gives numbers k in [0, imax] with probability proportional to
// (v + k) ** (-s).
type Zipf struct {
	r            *Rand
	distribution zipf.Distribution
}

// NewZipf returns a Zipf on r; nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	distribution, ok := zipf.New(s, v, imax)
	if !ok {
		return nil
	}
	return &Zipf{r, distribution}
}

// Uint64 returns the next number. It panics if z is nil.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		if k, ok := z.distribution.Try(z.r.Float64()); ok {
			return k
		}
	}
}
