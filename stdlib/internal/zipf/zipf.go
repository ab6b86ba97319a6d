// Package zipf makes numbers whose frequency falls with a power of their rank, as
// that of words in a text does: k in [0, imax] with probability proportional to
// (v + k) ** (-s), by rejection-inversion (Hörmann and Derflinger).
package zipf

import "math"

// A Distribution is the hat that draws come from: the integral of the density.
type Distribution struct {
	imax, v, q float64
	oneMinusQ  float64
	inverse    float64 // of oneMinusQ
	hMax       float64 // h at the far end
	hSpan      float64 // h's change over the range
	s          float64 // no nearer than this to a number's place there is nothing to test
}

// New returns a Distribution, and whether s > 1 and v >= 1.
func New(s, v float64, imax uint64) (Distribution, bool) {
	if s <= 1 || v < 1 {
		return Distribution{}, false
	}
	z := Distribution{imax: float64(imax), v: v, q: s, oneMinusQ: 1 - s}
	z.inverse = 1 / z.oneMinusQ
	z.hMax = z.h(z.imax + 0.5)
	z.hSpan = z.h(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.hMax
	z.s = 1 - z.hInverse(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1)))
	return z, true
}

// h is the integral of the density, hInverse its inverse.
func (z *Distribution) h(x float64) float64 {
	return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.inverse
}

func (z *Distribution) hInverse(x float64) float64 {
	return math.Exp(z.inverse*math.Log(z.oneMinusQ*x)) - z.v
}

// Try makes a number of a draw from [0, 1), or refuses it.
func (z *Distribution) Try(draw float64) (k uint64, ok bool) {
	u := z.hMax + draw*z.hSpan
	x := z.hInverse(u)
	near := math.Floor(x + 0.5)
	ok = near-x <= z.s || u >= z.h(near+0.5)-math.Exp(-math.Log(near+z.v)*z.q)
	return uint64(near), ok
}
