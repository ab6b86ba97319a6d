// Packages math/rand and math/rand/v2: the sequences of seeded generators.
package main

import (
	"fmt"
	"math/rand"
	randv2 "math/rand/v2"
)

func main() {
	for _, seed := range []int64{0, 1, -7, 1 << 40} {
		r := rand.New(rand.NewSource(seed))
		fmt.Println(r.Int(), r.Intn(100), r.Int31n(1000), r.Int63n(1<<40), r.Uint32(), r.Uint64())
		fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(8))
		s := []string{"a", "b", "c", "d", "e"}
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		b := make([]byte, 10)
		r.Read(b)
		z := rand.NewZipf(r, 1.5, 2, 100)
		fmt.Println(s, b, z.Uint64(), z.Uint64())
		sum := 0.0
		for i := 0; i < 1000; i++ {
			sum += r.NormFloat64() + r.ExpFloat64()
		}
		fmt.Println(sum)
	}
	sources := []randv2.Source{randv2.NewPCG(1, 2), randv2.NewChaCha8([32]byte([]byte("a seed of thirty-two bytes, here")))}
	for _, src := range sources {
		r := randv2.New(src)
		fmt.Println(r.Int(), r.IntN(100), r.Int32N(1000), r.Int64N(1<<40), r.Uint32(), r.Uint64N(1<<33+5))
		fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(8))
		var x uint64
		for i := 0; i < 1000; i++ {
			x = x*31 + r.Uint64()
		}
		fmt.Println(x)
	}
	c := randv2.NewChaCha8([32]byte{1})
	c.Uint64()
	state, _ := c.MarshalBinary()
	d := new(randv2.ChaCha8)
	fmt.Println(d.UnmarshalBinary(state), c.Uint64() == d.Uint64())

	same := 0
	for i := 0; i < 100; i++ {
		if n := rand.Intn(1 << 30); n == rand.Intn(1<<30) {
			same++
		}
		if n := randv2.N(10); n < 0 || n >= 10 {
			fmt.Println("out of range", n)
		}
	}
	fmt.Println(same < 5)
	defer func() { fmt.Println(recover()) }()
	rand.Intn(0)
}

// Output:
// 8717895732742165505 14 353 184296580450 1578775030 11893357769247901871
// 0.19243860967493215 0.65533215 -0.1684059662402393 0.35601103454384536 [5 1 7 6 2 3 0 4]
// [c a b e d] [109 41 151 97 234 158 79 90 166 174] 14 1
// 1011.3431457960951
// 5577006791947779410 87 847 805227559939 1823804162 6334824724549167320
// 0.06563701921747622 0.15651925 0.15880774017643562 0.31155615099079936 [6 3 5 4 1 7 2 0]
// [b c e a d] [63 106 142 182 104 210 11 245 5 152] 9 8
// 1023.373001639675
// 747107023976529931 28 490 277450383867 1296011127 17101642276603464493
// 0.6457185447231 0.6576236 -0.03443489657691573 0.5997264890057368 [3 7 6 2 1 0 5 4]
// [c b e d a] [45 175 178 5 237 112 78 40 79 213] 1 9
// 1008.3776362790616
// 5470237361722394362 0 585 936044295286 3574393691 15023695778718909909
// 0.2756491481409738 0.8701955 0.8387879061190229 0.9478933050865588 [7 1 4 0 6 5 3 2]
// [e a b c d] [228 246 20 106 235 50 149 128 222 116] 0 74
// 1006.2250182032677
// 4969059760275911952 61 784 947950109082 1006208920 353950463
// 0.8192750264193612 0.042272687 -0.11707238034168332 1.2334925132631804 [4 1 6 2 0 5 3 7]
// 3667610579346508562
// 1445839939963584243 17 686 392695937031 1850325047 4074369772
// 0.1688595694427989 0.68513143 -0.9943149102635599 0.23257848855075747 [7 0 5 3 4 1 6 2]
// 11260692273592477234
// <nil> true
// true
// invalid argument to Intn
