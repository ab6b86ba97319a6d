// math/big on random numbers: each section's results, hashed, were native Go's.
// with: helper_sums.go
package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/big"
	"math/rand"
	"strconv"
)

func rint(maxBits int) *big.Int {
	n := rnd.Intn(maxBits + 1)
	b := make([]byte, (n+7)/8)
	switch rnd.Intn(4) {
	case 0:
		for i := range b {
			b[i] = 0xff
		}
		if len(b) > 0 {
			b[rnd.Intn(len(b))] = byte(rnd.Intn(256))
		}
	case 1:
		if len(b) > 0 {
			b[0] = byte(rnd.Intn(256))
			b[rnd.Intn(len(b))] = byte(rnd.Intn(256))
		}
	default:
		for i := range b {
			b[i] = byte(rnd.Intn(256))
		}
	}
	x := new(big.Int).SetBytes(b)
	if rnd.Intn(2) == 0 {
		x.Neg(x)
	}
	return x
}

func try(sec string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			out(sec, "panic", e)
		}
	}()
	f()
}

func ints() {
	x, y, m := rint(400), rint(300), rint(200)
	if rnd.Intn(20) == 0 {
		y.Set(x)
	}
	z := rint(500)
	try("arith", func() {
		out("arith", new(big.Int).Add(x, y), new(big.Int).Sub(x, y), new(big.Int).Mul(x, y), z.Add(z, x), x.Cmp(y), x.CmpAbs(y))
	})
	try("div", func() {
		q, r := new(big.Int).QuoRem(x, y, new(big.Int))
		out("div", q, r, new(big.Int).Quo(x, y), new(big.Int).Rem(x, y), new(big.Int).Div(x, y), new(big.Int).Mod(x, y))
		d, mm := new(big.Int).DivMod(x, y, new(big.Int))
		out("div", d, mm)
		a := new(big.Int).Set(x)
		b := new(big.Int).Set(y)
		out("div", a.Mod(a, b), b.Mod(x, b))
	})
	try("bits", func() {
		out("bits", new(big.Int).And(x, y), new(big.Int).Or(x, y), new(big.Int).Xor(x, y), new(big.Int).AndNot(x, y), new(big.Int).Not(x))
		n := uint(rnd.Intn(200))
		out("bits", new(big.Int).Lsh(x, n), new(big.Int).Rsh(x, n), x.Bit(int(n)), new(big.Int).SetBit(x, int(n), n&1), new(big.Int).SetBit(x, int(n), n&1^1), x.BitLen(), x.TrailingZeroBits(), x.Sign())
		out("bits", x.Int64(), x.Uint64(), x.IsInt64(), x.IsUint64(), x.Bytes(), x.FillBytes(make([]byte, 64)))
		f, acc := x.Float64()
		out("bits", f, acc)
	})
	if m.Sign() == 0 {
		m.SetInt64(9)
	}
	try("mod", func() {
		out("mod", new(big.Int).Exp(x, new(big.Int).Abs(y), m))
	})
	try("mod", func() {
		out("mod", new(big.Int).Exp(x, big.NewInt(int64(rnd.Intn(40)-5)), m), new(big.Int).Exp(m, big.NewInt(int64(rnd.Intn(9))), nil))
	})
	try("gcd", func() {
		var u, v big.Int
		g := new(big.Int).GCD(&u, &v, x, y)
		out("gcd", g, &u, &v, new(big.Int).GCD(nil, nil, x, y), new(big.Int).ModInverse(x, y))
		g2 := new(big.Int).Mul(x, m)
		h2 := new(big.Int).Mul(y, m)
		g = new(big.Int).GCD(&u, &v, g2, h2)
		out("gcd", g, &u, &v, new(big.Int).GCD(nil, nil, g2, h2))
		a := new(big.Int).Set(x)
		b := new(big.Int).Set(y)
		g.GCD(a, b, a, b)
		out("gcd", g, a, b)
	})
	try("jacobi", func() {
		p := new(big.Int).SetBit(y, 0, 1)
		out("jacobi", big.Jacobi(x, p))
	})
	try("sqrt", func() {
		out("sqrt", new(big.Int).Sqrt(x))
	})
	try("text", func() {
		base := 2 + rnd.Intn(61)
		s := x.Text(base)
		out("text", s)
		w, ok := new(big.Int).SetString(s, base)
		out("text", w, ok)
		f := "%" + []string{"", "+", " ", "#", "0", "-", "+#", "0#"}[rnd.Intn(8)] + []string{"", "5", "120", "20.10", ".200", ".0"}[rnd.Intn(6)] + string("bodxXOsvqe"[rnd.Intn(10)])
		out("text", f, fmt.Sprintf(f, x), fmt.Sprintf(f, big.NewInt(int64(rnd.Intn(3)))))
	})
	out("rand", new(big.Int).Rand(rand.New(rand.NewSource(int64(rnd.Intn(1000)))), x))
	out("prime", x.ProbablyPrime(rnd.Intn(3)), big.NewInt(int64(rnd.Intn(100000))).ProbablyPrime(0))
	out("range", new(big.Int).MulRange(int64(rnd.Intn(60)-20), int64(rnd.Intn(100)-20)), new(big.Int).Binomial(int64(rnd.Intn(60)), int64(rnd.Intn(60))-5))
	gb, _ := x.GobEncode()
	var gd big.Int
	out("gob", gb, gd.GobDecode(gb), &gd)
}

var primes []*big.Int

func modsqrt() {
	if primes == nil {
		for n := int64(3); len(primes) < 120; n += 2 {
			p := big.NewInt(n)
			if p.ProbablyPrime(1) {
				primes = append(primes, p)
			}
		}
		for _, s := range []string{"57896044618658097711785492504343953926634992332820282019728792003956564819949", "26959946667150639794667015087019630673557916260026308143510066298881", "115792089210356248762697446949407573530086143415290314195533631308867097853951"} {
			p, _ := new(big.Int).SetString(s, 10)
			primes = append(primes, p)
		}
	}
	p := primes[rnd.Intn(len(primes))]
	x := rint(280)
	try("modsqrt", func() { out("modsqrt", p, new(big.Int).ModSqrt(x, p)) })
}

func long() {
	x, y := rint(6000*64), rint(5000*64)
	h := func(z *big.Int) string { w := fnv.New64a(); w.Write(z.Bytes()); return fmt.Sprint(w.Sum64(), z.Sign()) }
	m := new(big.Int).Mul(x, y)
	out("big", h(m), h(new(big.Int).Mul(x, x)))
	if y.Sign() != 0 {
		q, r := new(big.Int).QuoRem(m, y, new(big.Int))
		out("big", h(q), h(r))
		q, r = new(big.Int).QuoRem(new(big.Int).Mul(m, m), y, new(big.Int))
		out("big", h(q), h(r))
		m.Add(m, big.NewInt(12345))
		m.Mul(m, x)
		q, r = new(big.Int).QuoRem(m, new(big.Int).Mul(y, y), new(big.Int))
		out("big", h(q), h(r))
	}
	out("big", h(new(big.Int).Sqrt(m.Abs(m))))
	out("big", h(new(big.Int).GCD(nil, nil, rint(40000), rint(40000))))
	a := rint(2000)
	var u, v big.Int
	out("big", h(new(big.Int).GCD(&u, &v, new(big.Int).Mul(a, rint(20000)), new(big.Int).Mul(a, rint(20000)))), h(&u), h(&v))
	s := x.String()
	hh := fnv.New64a()
	hh.Write([]byte(s))
	out("big", hh.Sum64())
	w, ok := new(big.Int).SetString(s, 10)
	out("big", ok, w.Cmp(x))
}

func rrat() *big.Rat {
	b := rint(120)
	if b.Sign() == 0 {
		b.SetInt64(1)
	}
	return new(big.Rat).SetFrac(rint(120), b)
}

func numText() string {
	al := "0123456789012345678901234567890123456789__..eEpPxXabf+-/oObI nf"
	n := rnd.Intn(14)
	s := ""
	if rnd.Intn(3) == 0 {
		s = []string{"0x", "0b", "0o", "0", "-", "+", "0X_", "1e", "1p", "-0x1."}[rnd.Intn(10)]
	}
	m := len(al)
	if rnd.Intn(2) == 0 {
		m = 46
	}
	for i := 0; i < n; i++ {
		s += string(al[rnd.Intn(m)])
	}
	if rnd.Intn(3) == 0 {
		s += "e" + strconv.Itoa(rnd.Intn(700)-350)
	}
	return s
}

func rats() {
	x, y := rrat(), rrat()
	out("rat", new(big.Rat).Add(x, y), new(big.Rat).Sub(x, y), new(big.Rat).Mul(x, y), x.Cmp(y), new(big.Rat).Neg(x), new(big.Rat).Abs(x), new(big.Rat).Mul(x, x))
	try("rat", func() { out("rat", new(big.Rat).Quo(x, y)) })
	try("rat", func() { out("rat", new(big.Rat).Inv(x)) })
	f, e := x.Float64()
	g, e2 := x.Float32()
	out("rat", f, e, g, e2, x.FloatString(rnd.Intn(30)), x.RatString(), x.IsInt())
	n, ex := x.FloatPrec()
	out("rat", n, ex)
	d := new(big.Rat).SetFrac(rint(50), new(big.Int).Mul(new(big.Int).Exp(big.NewInt(2), big.NewInt(int64(rnd.Intn(50))), nil), new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(rnd.Intn(90))), nil)))
	n, ex = d.FloatPrec()
	out("rat", d, n, ex)
	v := math.Float64frombits(rnd.Uint64())
	if rnd.Intn(4) == 0 {
		v = float64(rnd.Intn(1000)) / 8
	}
	r := new(big.Rat).SetFloat64(v)
	out("rat", r)
	if r != nil {
		f, e = r.Float64()
		g, e2 = r.Float32()
		out("rat", f, e, g, e2)
		r.Mul(r, x)
		f, e = r.Float64()
		g, e2 = r.Float32()
		out("rat", f, e, g, e2)
	}
	s := numText()
	z, ok := new(big.Rat).SetString(s)
	if ok && (z.Num().BitLen() > 5000 || z.Denom().BitLen() > 5000) {
		z = nil
	}
	out("rattext", s, z, ok)
	w, ok := new(big.Int).SetString(s, 0)
	out("inttext", s, w, ok)
	base := 2 + rnd.Intn(61)
	w, ok = new(big.Int).SetString(s, base)
	out("inttext", s, w, ok)
	gb, err := x.GobEncode()
	var gd big.Rat
	out("gob", gb, err, gd.GobDecode(gb), &gd)
}

func rfloat() *big.Float {
	prec := uint(1 + rnd.Intn(200))
	mode := big.RoundingMode(rnd.Intn(6))
	z := new(big.Float).SetPrec(prec).SetMode(mode)
	switch rnd.Intn(12) {
	case 0:
		return z.SetInt64(int64(rnd.Intn(20) - 10))
	case 1:
		if rnd.Intn(3) == 0 {
			return z.SetInf(rnd.Intn(2) == 0)
		}
		return z.SetFloat64(math.Copysign(0, float64(rnd.Intn(2))-0.5))
	case 2:
		f := math.Float64frombits(rnd.Uint64())
		if f != f {
			f = 1
		}
		return z.SetFloat64(f)
	case 3:
		return z.SetRat(rrat())
	}
	z.SetInt(rint(300))
	return z.SetMantExp(z, rnd.Intn(400)-300)
}

func show(f *big.Float) string {
	return fmt.Sprint(f.Text('p', 0), " ", f.Prec(), f.Mode(), f.Acc(), f.Signbit(), f.MinPrec())
}

func floats() {
	x, y := rfloat(), rfloat()
	z := func() *big.Float {
		return new(big.Float).SetPrec(uint(rnd.Intn(160))).SetMode(big.RoundingMode(rnd.Intn(6)))
	}
	out("float", show(x), x.Cmp(y), x.IsInt(), x.IsInf(), x.Sign())
	try("float", func() { out("fadd", show(z().Add(x, y))) })
	try("float", func() { out("fsub", show(z().Sub(x, y))) })
	try("float", func() { out("fmul", show(z().Mul(x, y)), show(z().Mul(x, x))) })
	try("float", func() { out("fquo", show(z().Quo(x, y))) })
	try("float", func() { out("fsqrt", show(z().Sqrt(x))) })
	try("float", func() { out("fset", show(z().Set(x)), show(z().Neg(x)), show(z().Abs(x))) })
	f, acc := x.Float64()
	g, acc2 := x.Float32()
	out("fconv", f, acc, g, acc2)
	i, a3 := x.Int64()
	u, a4 := x.Uint64()
	out("fconv", i, a3, u, a4)
	bi, a5 := x.Int(nil)
	out("fconv", bi, a5)
	br, a6 := x.Rat(nil)
	out("fconv", br, a6)
	e := x.MantExp(y)
	out("fconv", e, show(y))
	prec := rnd.Intn(30) - 1
	for _, c := range "eEfgGbpxz" {
		out("ftext", string(c), prec, x.Text(byte(c), prec))
	}
	fm := "%" + []string{"", "+", " ", "#", "0", "-", "+0", "0#"}[rnd.Intn(8)] + []string{"", "5", "120", "20.10", ".20", ".0"}[rnd.Intn(6)] + string("eEfFgGvbxXsd"[rnd.Intn(12)])
	out("ftext", fm, fmt.Sprintf(fm, x))
	s := numText()
	p := uint(rnd.Intn(150))
	w, b, err := big.ParseFloat(s, 0, p, big.RoundingMode(rnd.Intn(6)))
	if err == nil {
		out("fparse", s, p, show(w), b)
	} else {
		out("fparse", s, p, w != nil, b, err)
	}
	w, b, err = big.ParseFloat(s, []int{2, 8, 10, 16}[rnd.Intn(4)], p, 0)
	if err == nil {
		out("fparse", s, p, show(w), b)
	} else {
		out("fparse", s, p, w != nil, b, err)
	}
	gb, err := x.GobEncode()
	var gd big.Float
	out("fgob", gb, err, gd.GobDecode(gb), show(&gd))
	var n1 int
	var bi2 big.Int
	n1, err = fmt.Sscan(s, &bi2)
	out("scan", s, n1, err)
	if err == nil {
		out("scan", &bi2)
	}
	var bf big.Float
	n1, err = fmt.Sscan(s, &bf)
	out("scan", s, n1, err)
	if err == nil {
		out("scan", show(&bf))
	}
	var rr big.Rat
	n1, err = fmt.Sscan(s, &rr)
	out("scan", s, n1, err)
}

func main() {
	n := rounds(600)
	for i := 0; i < n; i++ {
		if i%500 == 499 {
			long()
		}
		ints()
		modsqrt()
		rats()
		floats()
	}
	printSums()
}
// Output:
// arith 5217728787876571939
// div 17336455170420831356
// bits 15680883774816282278
// mod 153763165336635804
// gcd 3739263777542182507
// jacobi 5142575236458957078
// sqrt 158003774174347073
// text 11510349068031747128
// rand 15744467115120688777
// prime 11357477154493574162
// range 12602882042467983067
// gob 12804950474034313092
// modsqrt 15044869151299361086
// rat 2577782364393449307
// rattext 10014435205912772002
// inttext 4634362851969712414
// float 11678660355819913593
// fadd 17970219234032506863
// fsub 3479463482997004889
// fmul 16089732683746931346
// fquo 14393660525257763758
// fset 9449219474047211288
// fconv 7408711879343790296
// ftext 15055693085538434975
// fparse 5517637332163744832
// fgob 2772612868366535792
// scan 14610760981906832345
// fsqrt 6326844279344578363
// big 121549809727325299
