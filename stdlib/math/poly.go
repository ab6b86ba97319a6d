// Polynomials: most functions of this package end in a quotient of two, with
// the published coefficients in ascending order.
package math

// poly returns c[0] + z*(c[1] + z*(c[2] + ...)), rounded at each step.
func poly(z float64, c []float64) float64 {
	i := len(c) - 1
	r := c[i]
	for i--; i >= 0; i-- {
		r = c[i] + z*r
	}
	return r
}

// ratio returns p(z) over 1 + z*q(z), the form of most approximations here.
func ratio(z float64, p, q []float64) float64 {
	return poly(z, p) / (1 + z*poly(z, q))
}
