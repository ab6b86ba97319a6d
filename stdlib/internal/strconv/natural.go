// Natural numbers of any size, little-endian words of 32 bits: as much as the
// slow, exact paths of parsing and formatting need.
package strconv

import "math/bits"

// A natural has no zero words at its end.
type natural []uint32

func naturalFrom(x uint64) natural {
	return natural{uint32(x), uint32(x >> 32)}.trim()
}

func (n natural) trim() natural {
	for len(n) > 0 && n[len(n)-1] == 0 {
		n = n[:len(n)-1]
	}
	return n
}

// mulAdd returns n*m + a; it may reuse n's memory.
func (n natural) mulAdd(m, a uint32) natural {
	carry := uint64(a)
	for i, w := range n {
		t := uint64(w)*uint64(m) + carry
		n[i] = uint32(t)
		carry = t >> 32
	}
	if carry != 0 {
		n = append(n, uint32(carry))
	}
	return n
}

// mulPow5 returns n * 5^e.
func (n natural) mulPow5(e int) natural {
	for ; e >= 13; e -= 13 {
		n = n.mulAdd(1220703125, 0)
	}
	m := uint32(1)
	for ; e > 0; e-- {
		m *= 5
	}
	return n.mulAdd(m, 0)
}

// shl returns n << s.
func (n natural) shl(s int) natural {
	if len(n) == 0 {
		return n
	}
	words, s := s>>5, s&31
	r := make(natural, len(n)+words+1)
	var carry uint32
	for i, w := range n {
		r[i+words] = w<<s | carry
		carry = uint32(uint64(w) >> (32 - s))
	}
	r[len(n)+words] = carry
	return r.trim()
}

func (n natural) cmp(m natural) int {
	if len(n) != len(m) {
		if len(n) < len(m) {
			return -1
		}
		return 1
	}
	for i := len(n) - 1; i >= 0; i-- {
		if n[i] != m[i] {
			if n[i] < m[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// decimal returns the decimal digits of n, none for 0.
func (n natural) decimal() []byte {
	size := 0
	if len(n) > 0 {
		size = (len(n)*32-bits.LeadingZeros32(n[len(n)-1]))*1234/4096 + 2
	}
	b := make([]byte, size+9)
	i := len(b)
	n = append(natural(nil), n...)
	for len(n) > 0 {
		var rem uint64
		for j := len(n) - 1; j >= 0; j-- {
			rem = rem<<32 | uint64(n[j])
			n[j] = uint32(rem / 1e9)
			rem %= 1e9
		}
		n = n.trim()
		for k := 0; k < 9; k++ {
			i--
			b[i] = byte(rem%10) + '0'
			rem /= 10
		}
	}
	for i < len(b) && b[i] == '0' {
		i++
	}
	return b[i:]
}
