// Zipf: numbers whose frequency falls with a power of their rank, as that of
// words in a text does.
package rand

import "math"

// A Zipf gives numbers k in [0, imax] with probability proportional to
// (v + k) ** (-s), by rejection-inversion (Hörmann and Derflinger).
type Zipf struct {
	r           *Rand
	imax, v, q  float64
	oneMinusQ   float64
	inverse     float64 // of oneMinusQ
	hMax, hSpan float64 // h at the far end, and its change over the range
	s           float64
}

// h is the integral of the density, hInverse its inverse.
func (z *Zipf) h(x float64) float64 {
	return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.inverse
}

func (z *Zipf) hInverse(x float64) float64 {
	return math.Exp(z.inverse*math.Log(z.oneMinusQ*x)) - z.v
}

// NewZipf returns a Zipf on r; nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, oneMinusQ: 1 - s}
	z.inverse = 1 / z.oneMinusQ
	z.hMax = z.h(z.imax + 0.5)
	z.hSpan = z.h(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.hMax
	z.s = 1 - z.hInverse(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1.0)))
	return z
}

// Uint64 returns the next number. It panics if z is nil.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.hMax + z.r.Float64()*z.hSpan
		x := z.hInverse(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || u >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
