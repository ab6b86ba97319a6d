// Hyperbolic functions and their inverses.
// By exponentials and logarithms, near zero by approximations of their own.
package math

var sinhP = [...]float64{
	-0.6307673640497716991184787251e+6,
	-0.8991272022039509355398013511e+5,
	-0.2894211355989563807284660366e+4,
	-0.2630563213397497062819489e+2,
}

var sinhQ = [...]float64{
	-0.6307673640497716991212077277e+6,
	0.1521517378790019070696485176e+5,
	-0.173678953558233699533450911e+3,
	1,
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 { return sinh(x) }

func sinh(x float64) float64 {
	size := abs(x)
	var y float64
	switch {
	case size > 21:
		y = Exp(size) * 0.5
	case size > 0.5:
		ex := Exp(size)
		y = (ex - 1/ex) * 0.5
	default:
		sq := size * size
		y = poly(sq, sinhP[:]) * size / poly(sq, sinhQ[:])
	}
	if x < 0 || x == 0 && Signbit(x) {
		return -y
	}
	return y
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 { return cosh(x) }

func cosh(x float64) float64 {
	x = abs(x)
	if x > 21 {
		return Exp(x) * 0.5
	}
	ex := Exp(x)
	return (ex + 1/ex) * 0.5
}

var tanhP = [...]float64{
	-1.61468768441708447952e3,
	-9.92877231001918586564e1,
	-9.64399179425052238628e-1,
}

var tanhQ = [...]float64{
	4.84406305325125486048e3,
	2.23548839060100448583e3,
	1.12811678491632931402e2,
	1,
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 { return tanh(x) }

func tanh(x float64) float64 {
	const maxLog = 8.8029691931113054295988e+01
	size := abs(x)
	switch {
	case size > 0.5*maxLog:
		return Copysign(1, x)
	case size >= 0.625:
		s := Exp(2 * size)
		return Copysign(1-2/(s+1), x)
	case x == 0:
		return x
	}
	s := x * x
	return x + x*s*poly(s, tanhP[:])/poly(s, tanhQ[:])
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64 { return asinh(x) }

func asinh(x float64) float64 {
	if x != x || IsInf(x, 0) {
		return x
	}
	size := abs(x)
	var y float64
	switch {
	case size > 1<<28:
		y = Log(size) + Ln2
	case size > 2:
		y = Log(2*size + 1/(Sqrt(size*size+1)+size))
	case size < 1.0/(1<<28):
		y = size
	default:
		y = Log1p(size + size*size/(1+Sqrt(1+size*size)))
	}
	return Copysign(y, x)
}

// Acosh returns the inverse hyperbolic cosine of x, NaN for x < 1.
func Acosh(x float64) float64 { return acosh(x) }

func acosh(x float64) float64 {
	switch {
	case x < 1 || x != x:
		return NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + Ln2
	case x > 2:
		return Log(2*x - 1/(x+Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + Sqrt(2*t+t*t))
}

// Atanh returns the inverse hyperbolic tangent of x, NaN outside [-1, 1].
func Atanh(x float64) float64 { return atanh(x) }

func atanh(x float64) float64 {
	size := abs(x)
	var y float64
	switch {
	case size > 1 || x != x:
		return NaN()
	case size == 1:
		y = Inf(1)
	case size < 1.0/(1<<28):
		y = size
	case size < 0.5:
		y = size + size
		y = 0.5 * Log1p(y+y*size/(1-size))
	default:
		y = 0.5 * Log1p((size+size)/(1-size))
	}
	return Copysign(y, x)
}
