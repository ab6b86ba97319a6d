// The logarithm of the gamma function: FreeBSD's e_lgamma_r.c.
// Different approximations below 2, below 8 and beyond; reflection for x < 0.
package math

var lgammaA0 = [...]float64{
	7.72156649015328655494e-02, 6.73523010531292681824e-02, 7.38555086081402883957e-03,
	1.19270763183362067845e-03, 2.20862790713908385557e-04, 2.52144565451257326939e-05,
}

var lgammaA1 = [...]float64{
	3.22467033424113591611e-01, 2.05808084325167332806e-02, 2.89051383673415629091e-03,
	5.10069792153511336608e-04, 1.08011567247583939954e-04, 4.48640949618915160150e-05,
}

var lgammaT0 = [...]float64{
	4.83836122723810047042e-01, -3.27885410759859649565e-02, 6.10053870246291332635e-03,
	-1.40346469989232843813e-03, 3.15632070903625950361e-04,
}

var lgammaT1 = [...]float64{
	-1.47587722994593911752e-01, 1.79706750811820387126e-02, -3.68452016781138256760e-03,
	8.81081882437654011382e-04, -3.12754168375120860518e-04,
}

var lgammaT2 = [...]float64{
	6.46249402391333854778e-02, -1.03142241298341437450e-02, 2.25964780900612472250e-03,
	-5.38595305356740546715e-04, 3.35529192635519073543e-04,
}

var lgammaU = [...]float64{
	-7.72156649015328655494e-02, 6.32827064025093366517e-01, 1.45492250137234768737e+00,
	9.77717527963372745603e-01, 2.28963728064692451092e-01, 1.33810918536787660377e-02,
}

var lgammaV = [...]float64{
	1.0, 2.45597793713041134822e+00, 2.12848976379893395361e+00,
	7.69285150456672783825e-01, 1.04222645593369134254e-01, 3.21709242282423911810e-03,
}

var lgammaS = [...]float64{
	-7.72156649015328655494e-02, 2.14982415960608852501e-01, 3.25778796408930981787e-01,
	1.46350472652464452805e-01, 2.66422703033638609560e-02, 1.84028451407337715652e-03,
	3.19475326584100867617e-05,
}

var lgammaR = [...]float64{
	1.0, 1.39200533467621045958e+00, 7.21935547567138069525e-01,
	1.71933865632803078993e-01, 1.86459191715652901344e-02, 7.77942496381893596434e-04,
	7.32668430744625636189e-06,
}

var lgammaW = [...]float64{
	4.18938533204672725052e-01, 8.33333333333329678849e-02, -2.77777777728775536470e-03,
	7.93650558643019558500e-04, -5.95187557450339963135e-04, 8.36339918996282139126e-04,
	-1.63092934096575273989e-03,
}

// Lgamma returns the logarithm of |Gamma(x)| and the sign of Gamma(x).
func Lgamma(x float64) (lgamma float64, sign int) {
	sign = 1
	switch {
	case x != x:
		return x, sign
	case IsInf(x, 0):
		return x, sign
	case x == 0:
		return Inf(1), sign
	}
	size := abs(x)
	switch {
	case size < 1.0/(1<<70):
		if x < 0 {
			sign = -1
		}
		return -Log(size), sign
	case x > 0:
		return lgammaPositive(x), sign
	case size >= 1<<52: // an integer
		return Inf(1), sign
	}
	t := sinPi(size)
	if t == 0 {
		return Inf(1), sign
	}
	if t < 0 {
		sign = -1
	}
	return Log(Pi/abs(t*size)) - lgammaPositive(size), sign
}

func lgammaPositive(x float64) float64 {
	switch {
	case x == 1 || x == 2:
		return 0
	case x < 2:
		return lgammaSmall(x)
	case x < 8:
		i := int(x)
		y := x - float64(i)
		r := 0.5*y + y*poly(y, lgammaS[:])/poly(y, lgammaR[:])
		if i > 2 {
			z := 1.0
			for ; i > 2; i-- {
				z *= y + float64(i-1)
			}
			r += Log(z)
		}
		return r
	case x < 1<<58:
		z := 1 / x
		y := z * z
		w := lgammaW[0] + z*poly(y, lgammaW[1:])
		return (x-0.5)*(Log(x)-1) + w
	}
	return x * (Log(x) - 1)
}

// lgammaSmall is for (0, 2): three approximations, around 1 (or 2), around the
// minimum and above 0 (or 1).
func lgammaSmall(x float64) float64 {
	const (
		yMin = 1.461632144968362245
		tc   = 1.46163214496836224576e+00
		tf   = -1.21486290535849611461e-01
		tt   = -3.63867699703950536541e-18 // the tail of tf
	)
	r, near := 0.0, 2.0
	upper, lower, center := yMin+0.27, yMin-0.27, tc
	if x <= 0.9 {
		r, near = -Log(x), 1
		upper, lower, center = yMin-1+0.27, yMin-1-0.27, tc-1
	}
	if x >= upper {
		y := near - x
		z := y * y
		p := y*poly(z, lgammaA0[:]) + z*poly(z, lgammaA1[:])
		return r + (p - 0.5*y)
	}
	if x >= lower {
		y := x - center
		z := y * y
		w := z * y
		p := z*poly(w, lgammaT0[:]) - (tt - w*(poly(w, lgammaT1[:])+y*poly(w, lgammaT2[:])))
		return r + (tf + p)
	}
	y := x - (near - 1)
	return r + (-0.5*y + y*poly(y, lgammaU[:])/poly(y, lgammaV[:]))
}

// sinPi returns -sin(πx) for x > 0, by the function that is flat or steep where
// x is, in quarters of a half turn.
func sinPi(x float64) float64 {
	if x >= 0.25 {
		if Floor(x) == x {
			return 0
		}
		x = Mod(x, 2)
		eighth := int(x * 4)
		switch {
		case eighth == 1 || eighth == 2:
			return -Cos(Pi * (0.5 - x))
		case eighth == 3 || eighth == 4:
			return -Sin(Pi * (1 - x))
		case eighth == 5 || eighth == 6:
			return Cos(Pi * (x - 1.5))
		case eighth > 6:
			x -= 2
		}
	}
	return -Sin(Pi * x)
}
