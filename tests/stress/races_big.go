// Goroutines share numbers without locks, which Go forbids: results are of no use then, but the
// process must go on. With one P and a switch at each safe point, in an order that is the same each
// time, this crashed once; the modes run it with more.
// races: on purpose
// env: GODEBUG=preempt=1,schedseed=1
package main

import (
	"fmt"
	"math/big"
	"sync"
)

type numbers struct {
	a, b, c *big.Int
	q       *big.Rat
	f       *big.Float
}

var long, _ = new(big.Int).SetString("123456789012345678901234567890123456789012345678901234567890", 10)

// operate does the k-th of many things to the numbers; it may panic.
func (n *numbers) operate(which, k int) {
	defer func() { recover() }()
	switch which {
	case 0:
		n.a.Mul(n.b, n.c)
	case 1:
		n.b.Add(n.a, n.c)
	case 2:
		n.c.Sub(n.b, n.a)
	case 3:
		n.a.Exp(big.NewInt(3), big.NewInt(int64(k*20)), nil)
	case 4:
		n.b.Lsh(n.c, uint(k*30))
	case 5:
		n.c.Rsh(n.a, uint(k))
	case 6:
		n.a.Quo(n.b, n.c)
	case 7:
		n.b.Mod(n.a, n.c)
	case 8:
		_ = n.a.String()
	case 9:
		n.c.Set(long)
	case 10:
		n.a.GCD(nil, nil, n.b, n.c)
	case 11:
		n.b.Sqrt(n.a)
	case 12:
		n.c.And(n.a, n.b)
	case 13:
		n.a.Not(n.c)
	case 14:
		n.q.Add(n.q, big.NewRat(int64(k), 7))
	case 15:
		n.q.SetFrac(n.a, n.b)
	case 16:
		n.f.Mul(n.f, n.f)
	case 17:
		n.f.SetInt(n.a)
	case 18:
		_ = n.f.String()
	case 19:
		n.c.SetInt64(int64(k))
	case 20:
		n.a.Exp(n.b, big.NewInt(17), n.c)
	case 21:
		n.b.ModInverse(n.a, n.c)
	case 22:
		if n.a.BitLen() > 20000 {
			n.a.SetInt64(7)
		}
		n.b.SetInt64(int64(k))
	}
}

func main() {
	for range 12 {
		n := &numbers{big.NewInt(3), big.NewInt(5), big.NewInt(7), big.NewRat(3, 4), big.NewFloat(1.5)}
		var wg sync.WaitGroup
		for g := range 8 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for k := range 200 {
					n.operate((k*7+g*3)%23, k)
				}
			}()
		}
		wg.Wait()
	}
	fmt.Println("done")
}

// Output:
// done
