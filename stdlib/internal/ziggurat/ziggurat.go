// Package ziggurat makes normal and exponential random numbers by the method of
// Marsaglia and Tsang: the area under the density is covered with layers of
// equal size, and most draws fall in the part of a layer that needs no test.
// The tables are computed when first needed.
package ziggurat

import "math"

const (
	tailNormal = 3.442619855899 // where the lowest layer of the normal begins
	areaNormal = 9.91256303526217e-3
	tailExp    = 7.69711747013104972
	areaExp    = 3.9496598225815571993e-3
)

// A layers has for each layer: below which draw it needs no test, by what to
// scale a draw, and the density at its edge.
type layers struct {
	ready bool
	limit [256]uint32
	width [256]float32
	edge  [256]float32
}

var normal, exponential layers

// fill computes n layers of a density with its inverse; scale is the largest
// draw. Goroutines that come here at the same time write the same numbers.
func (l *layers) fill(n int, scale, tail, area float64, density, inverse func(float64) float64) {
	x, above := tail, tail
	q := area / density(x)
	l.limit[0] = uint32(x / q * scale)
	l.limit[1] = 0
	l.width[0] = float32(q / scale)
	l.width[n-1] = float32(x / scale)
	l.edge[0] = 1
	l.edge[n-1] = float32(density(x))
	for i := n - 2; i >= 1; i-- {
		x = inverse(area/x + density(x))
		l.limit[i+1] = uint32(x / above * scale)
		above = x
		l.edge[i] = float32(density(x))
		l.width[i] = float32(x / scale)
	}
	l.ready = true
}

// Normal makes a normal number of the draw j in layer i, below 128; false if
// another draw is needed. uniform gives numbers in [0, 1).
func Normal(j int32, i uint32, uniform func() float64) (float64, bool) {
	l := &normal
	if !l.ready {
		l.fill(128, 1<<31, tailNormal, areaNormal,
			func(x float64) float64 { return math.Exp(-.5 * x * x) },
			func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) })
	}
	x := float64(j) * float64(l.width[i])
	size := uint32(j)
	if j < 0 {
		size = -size
	}
	if size < l.limit[i] {
		return x, true
	}
	if i == 0 {
		for {
			x = -math.Log(uniform()) * (1.0 / tailNormal)
			if y := -math.Log(uniform()); y+y >= x*x {
				break
			}
		}
		if j > 0 {
			return tailNormal + x, true
		}
		return -tailNormal - x, true
	}
	return x, l.edge[i]+float32(uniform())*(l.edge[i-1]-l.edge[i]) < float32(math.Exp(-.5*x*x))
}

// Exponential is Normal for the exponential distribution; i is below 256.
func Exponential(j, i uint32, uniform func() float64) (float64, bool) {
	l := &exponential
	if !l.ready {
		l.fill(256, 1<<32, tailExp, areaExp,
			func(x float64) float64 { return math.Exp(-x) },
			func(y float64) float64 { return -math.Log(y) })
	}
	x := float64(j) * float64(l.width[i])
	if j < l.limit[i] {
		return x, true
	}
	if i == 0 {
		return tailExp - math.Log(uniform()), true
	}
	return x, l.edge[i]+float32(uniform())*(l.edge[i-1]-l.edge[i]) < float32(math.Exp(-x))
}
