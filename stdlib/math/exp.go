// Exponentials: Exp itself is native; Exp2 and Expm1 are FreeBSD's e_exp.c and
// s_expm1.c.
package math

// Exp returns e**x. Native: the degree-9 Taylor polynomial of x/16 by fused
// steps, squared four times.
func Exp(x float64) float64 { return exp(x) }

func exp(x float64) float64 // native

const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

var expP = [...]float64{
	1.66666666666666657415e-01,
	-2.77777777770155933842e-03,
	6.61375632143793436117e-05,
	-1.65339022054652515390e-06,
	4.13813679705723846039e-08,
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 { return exp2(x) }

func exp2(x float64) float64 {
	switch {
	case x != x || x > MaxFloat64:
		return x
	case x < -1.0740e+03:
		return 0
	case x > 1.0239999999999999e+03:
		return Inf(1)
	}
	k := 0
	if x > 0 {
		k = int(x + 0.5)
	} else if x < 0 {
		k = int(x - 0.5)
	}
	t := x - float64(k)
	hi, lo := t*ln2Hi, -t*ln2Lo
	// e**(hi-lo) from a rational approximation of r*(e**r+1)/(e**r-1).
	r := hi - lo
	t = r * r
	c := r - t*poly(t, expP[:])
	return Ldexp(1-((lo-(r*c)/(2-c))-hi), k)
}

var expm1Q = [...]float64{
	1,
	-3.33333333333331316428e-02,
	1.58730158725481460165e-03,
	-7.93650757867487942473e-05,
	4.00821782732936239552e-06,
	-2.01099218183624371326e-07,
}

// Expm1 returns e**x - 1, exact also for small x.
func Expm1(x float64) float64 { return expm1(x) }

func expm1(x float64) float64 {
	const (
		maxArg    = 7.09782712893383973096e+02
		ln2X56    = 3.88162421113569373274e+01
		ln2HalfX3 = 1.03972077083991796413e+00
		ln2Half   = 3.46573590279972654709e-01
		invLn2    = 1.44269504088896338700e+00
	)
	size := abs(x)
	switch {
	case x != x || x > MaxFloat64:
		return x
	case x <= -ln2X56:
		return -1
	case x >= maxArg:
		return Inf(1)
	}
	// x = k*ln2 + (hi - lo), c is what hi - lo loses by rounding.
	var c float64
	k := 0
	if size > ln2Half {
		switch {
		case size >= ln2HalfX3 && x > 0:
			k = int(invLn2*x + 0.5)
		case size >= ln2HalfX3:
			k = int(invLn2*x - 0.5)
		case x > 0:
			k = 1
		default:
			k = -1
		}
		hi, lo := x-float64(k)*ln2Hi, float64(k)*ln2Lo
		x = hi - lo
		c = (hi - x) - lo
	} else if size < 1.0/(1<<54) {
		return x
	}
	half := 0.5 * x
	sq := x * half
	r1 := poly(sq, expm1Q[:])
	t := 3 - r1*half
	e := sq * ((r1 - t) / (6.0 - x*t))
	if k == 0 {
		return x - (x*e - sq)
	}
	e = x*(e-c) - c
	e -= sq
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1 && x < -0.25:
		return -2 * (e - (x + 0.5))
	case k == 1:
		return 1 + 2*(x-e)
	case k <= -2 || k > 56:
		return scale(1-(e-x), k) - 1
	case k < 20:
		t := Float64frombits(uvone - 1<<(shift+1)>>uint(k)) // 1 - 2**-k
		return scale(t-(e-x), k)
	}
	t = Float64frombits(uint64(bias-k) << shift) // 2**-k
	return scale(x-(e+t)+1, k)
}

// scale adds k to the exponent of a normal number that stays one.
func scale(x float64, k int) float64 {
	return Float64frombits(Float64bits(x) + uint64(k)<<shift)
}
