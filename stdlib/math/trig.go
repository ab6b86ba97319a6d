// Trigonometric functions after Cephes: the argument is reduced to an eighth of
// a turn, where polynomials serve.
package math

var sinP = [...]float64{
	-1.66666666666666307295e-1,
	8.33333333332211858878e-3,
	-1.98412698295895385996e-4,
	2.75573136213857245213e-6,
	-2.50507477628578072866e-8,
	1.58962301576546568060e-10,
}

var cosP = [...]float64{
	4.16666666666665929218e-2,
	-1.38888888888730564116e-3,
	2.48015872888517045348e-5,
	-2.75573141792967388112e-7,
	2.08757008419747316778e-9,
	-1.13585365213876817300e-11,
}

var tanP = [...]float64{
	-1.79565251976484877988e7,
	1.15351664838587416140e6,
	-1.30936939181383777646e4,
}

var tanQ = [...]float64{
	-5.38695755929454629881e7,
	2.50083801823357915839e7,
	-1.32089234440210967447e6,
	1.36812963470692954678e4,
	1,
}

func sinNear(z float64) float64 {
	zz := z * z
	return z + z*zz*poly(zz, sinP[:])
}

func cosNear(z float64) float64 {
	zz := z * z
	return 1.0 - 0.5*zz + zz*zz*poly(zz, cosP[:])
}

// Sin returns the sine of x radians.
func Sin(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	if IsInf(x, 0) {
		return NaN()
	}
	j, z := reduce(Abs(x))
	var y float64
	if j&2 == 0 {
		y = sinNear(z)
	} else {
		y = cosNear(z)
	}
	if (j > 3) != (x < 0) {
		return -y
	}
	return y
}

// Cos returns the cosine of x radians.
func Cos(x float64) float64 {
	if x != x || IsInf(x, 0) {
		return NaN()
	}
	j, z := reduce(Abs(x))
	var y float64
	if j&2 == 0 {
		y = cosNear(z)
	} else {
		y = sinNear(z)
	}
	if j == 2 || j == 4 {
		return -y
	}
	return y
}

// Sincos returns Sin(x), Cos(x).
func Sincos(x float64) (sin, cos float64) { return Sin(x), Cos(x) }

// Tan returns the tangent of x radians.
func Tan(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	if IsInf(x, 0) {
		return NaN()
	}
	j, z := reduce(Abs(x))
	zz := z * z
	y := z
	if zz > 1e-14 {
		y = z + z*(zz*poly(zz, tanP[:])/poly(zz, tanQ[:]))
	}
	if j&2 == 2 {
		y = -1 / y
	}
	if x < 0 {
		return -y
	}
	return y
}

var atanP = [...]float64{
	-6.485021904942025371773e+01,
	-1.228866684490136173410e+02,
	-7.500855792314704667340e+01,
	-1.615753718733365076637e+01,
	-8.750608600031904122785e-01,
}

var atanQ = [...]float64{
	1.945506571482613964425e+02,
	4.853903996359136964868e+02,
	4.328810604912902668951e+02,
	1.650270098316988542046e+02,
	2.485846490142306297962e+01,
	1,
}

// atanNear is for [0, 0.66].
func atanNear(x float64) float64 {
	z := x * x
	z = z * poly(z, atanP[:]) / poly(z, atanQ[:])
	return x*z + x
}

// atanPositive is for x >= 0.
func atanPositive(x float64) float64 {
	const (
		moreBits = 6.123233995736765886130e-17 // what Pi/2 lacks
		tan3Pi8  = 2.41421356237309504880
	)
	if x <= 0.66 {
		return atanNear(x)
	}
	if x > tan3Pi8 {
		return Pi/2 - atanNear(1/x) + moreBits
	}
	return Pi/4 + atanNear((x-1)/(x+1)) + 0.5*moreBits
}

// Atan returns the arc tangent in [-π/2, π/2].
func Atan(x float64) float64 {
	if x == 0 {
		return x
	}
	if x > 0 {
		return atanPositive(x)
	}
	return -atanPositive(-x)
}

// Asin returns the arc sine in [-π/2, π/2].
func Asin(x float64) float64 {
	if x == 0 {
		return x
	}
	size := Abs(x)
	if size > 1 {
		return NaN()
	}
	y := Sqrt(1 - size*size)
	if size > 0.7 {
		y = Pi/2 - atanPositive(y/size)
	} else {
		y = atanPositive(size / y)
	}
	if x < 0 {
		return -y
	}
	return y
}

// Acos returns the arc cosine in [0, π].
func Acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan2 returns the angle of the point (x, y) in [-π, π].
func Atan2(y, x float64) float64 {
	switch {
	case y != y || x != x:
		return NaN()
	case y == 0:
		if x >= 0 && !Signbit(x) {
			return Copysign(0, y)
		}
		return Copysign(Pi, y)
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 1) && IsInf(y, 0):
		return Copysign(Pi/4, y)
	case IsInf(x, 1):
		return Copysign(0, y)
	case IsInf(x, -1) && IsInf(y, 0):
		return Copysign(3*Pi/4, y)
	case IsInf(x, -1):
		return Copysign(Pi, y)
	case IsInf(y, 0):
		return Copysign(Pi/2, y)
	}
	q := Atan(y / x)
	switch {
	case x >= 0:
		return q
	case q <= 0:
		return q + Pi
	}
	return q - Pi
}
