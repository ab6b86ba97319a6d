// Trigonometric functions after Cephes: the argument is reduced to an eighth of
// a turn, where polynomials serve. The natives do that, step by step as Go.
package math

// Sin returns the sine of x radians.
func Sin(x float64) float64 { return sin(x) }

func sin(x float64) float64 // native

// Cos returns the cosine of x radians.
func Cos(x float64) float64 { return cos(x) }

func cos(x float64) float64 // native

// Sincos returns Sin(x), Cos(x).
func Sincos(x float64) (sin, cos float64) { return Sin(x), Cos(x) }

// Tan returns the tangent of x radians.
func Tan(x float64) float64 { return tan(x) }

func tan(x float64) float64 // native

// Atan returns the arc tangent in [-π/2, π/2].
func Atan(x float64) float64 { return atan(x) }

func atan(x float64) float64 // native

// Asin returns the arc sine in [-π/2, π/2].
func Asin(x float64) float64 { return asin(x) }

func asin(x float64) float64 {
	if x == 0 {
		return x
	}
	size := abs(x)
	if size > 1 {
		return NaN()
	}
	y := Sqrt(1 - size*size)
	if size > 0.7 {
		y = Pi/2 - Atan(y/size)
	} else {
		y = Atan(size / y)
	}
	if x < 0 {
		return -y
	}
	return y
}

// Acos returns the arc cosine in [0, π].
func Acos(x float64) float64 { return acos(x) }

func acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan2 returns the angle of the point (x, y) in [-π, π].
func Atan2(y, x float64) float64 { return atan2(y, x) }

func atan2(y, x float64) float64 {
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
