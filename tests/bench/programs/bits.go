// The rounds of a stream cipher: 32-bit adds, xors and rotates.
package main

import (
	"fmt"
	"math/bits"
)

func main() {
	var s [16]uint32
	for i := range s {
		s[i] = uint32(i) * 40503
	}
	for n := 0; n < 3200000; n++ {
		a, b, c, d := s[n&3], s[4+(n&3)], s[8+(n&3)], s[12+(n&3)]
		for r := 0; r < 8; r++ {
			a += b
			d = bits.RotateLeft32(d^a, 16)
			c += d
			b = bits.RotateLeft32(b^c, 12)
			a += b
			d = bits.RotateLeft32(d^a, 8)
			c += d
			b = bits.RotateLeft32(b^c, 7)
		}
		s[n&3], s[4+(n&3)], s[8+(n&3)], s[12+(n&3)] = a, b, c, d
	}
	var x uint32
	for _, v := range s {
		x ^= v
	}
	fmt.Println(x)
}
