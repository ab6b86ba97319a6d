// Package math has the elementary functions and constants. Functions that the
// hardware computes exactly are natives; the others follow the published
// algorithms of FreeBSD's msun and of Cephes step by step, so that results are
// the same on every machine.
package math

// Float32bits returns the IEEE 754 representation of f.
//
//vole:cost 3
func Float32bits(f float32) uint32 { return float32bits(f) }

func float32bits(f float32) uint32 // native

// Float32frombits returns the float that b represents.
//
//vole:cost 3
func Float32frombits(b uint32) float32 { return float32frombits(b) }

func float32frombits(b uint32) float32 // native

// Float64bits returns the IEEE 754 representation of f.
//
//vole:cost 3
func Float64bits(f float64) uint64 { return float64bits(f) }

func float64bits(f float64) uint64 // native

// Float64frombits returns the float that b represents.
//
//vole:cost 3
func Float64frombits(b uint64) float64 { return float64frombits(b) }

func float64frombits(b uint64) float64 // native

// Sqrt returns the square root of x, NaN for x < 0.
func Sqrt(x float64) float64 { return sqrt(x) }

func sqrt(x float64) float64 // native

// Floor returns the greatest integer not above x. Native.
func Floor(x float64) float64

// Ceil returns the least integer not below x. Native.
func Ceil(x float64) float64

// Trunc returns the integer part of x. Native.
func Trunc(x float64) float64

// Abs returns x without its sign.
func Abs(x float64) float64 { return Float64frombits(Float64bits(x) &^ signMask) }

func abs(x float64) float64 // native

// FMA returns x*y + z rounded once. Native.
func FMA(x, y, z float64) float64

// RoundToEven returns the nearest integer, of two equally near the even one.
// Native.
func RoundToEven(x float64) float64
