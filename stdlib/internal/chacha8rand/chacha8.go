// Package chacha8rand is the generator of the C2SP specification chacha8rand:
// ChaCha with 8 rounds, four blocks at a time with their words interleaved,
// and a new key from the output every sixteen blocks.
package chacha8rand

import "errors"

const (
	perFill  = 32 // numbers in four blocks
	blocks   = 4  // at a time
	lifetime = 16 // blocks of a key
	keySize  = 4  // numbers of the output that become the next key
)

// A State is the generator. The zero value must be Init'ed.
type State struct {
	buf   [perFill]uint64
	key   [keySize]uint64
	next  uint32 // in buf
	end   uint32 // of what may be given out
	count uint32 // block counter of buf
}

// Init starts the generator with a key.
//
//vole:leaks s=heap
func (s *State) Init(seed [32]byte) {
	for i := range s.key {
		s.key[i] = little(seed[8*i:])
	}
	s.restart(0)
}

func little(b []byte) (x uint64) {
	for i := 7; i >= 0; i-- {
		x = x<<8 | uint64(b[i])
	}
	return x
}

func (s *State) restart(count uint32) {
	s.count = count
	s.next, s.end = 0, perFill
	if count == lifetime-blocks {
		s.end -= keySize
	}
	s.fill()
}

// Next returns the next number, or false when Refill is needed first.
func (s *State) Next() (uint64, bool) {
	if s.next >= s.end {
		return 0, false
	}
	x := s.buf[s.next]
	s.next++
	return x, true
}

// Refill computes the next four blocks.
func (s *State) Refill() {
	count := s.count + blocks
	if count == lifetime {
		copy(s.key[:], s.buf[perFill-keySize:])
		count = 0
	}
	s.restart(count)
}

func quarter(a, b, c, d uint32) (uint32, uint32, uint32, uint32) {
	a += b
	d ^= a
	d = d<<16 | d>>16
	c += d
	b ^= c
	b = b<<12 | b>>20
	a += b
	d ^= a
	d = d<<8 | d>>24
	c += d
	b ^= c
	b = b<<7 | b>>25
	return a, b, c, d
}

// fill computes the blocks count to count+3. Only the key is added to the
// result of the rounds.
func (s *State) fill() {
	var key [8]uint32
	for i, k := range s.key {
		key[2*i], key[2*i+1] = uint32(k), uint32(k>>32)
	}
	for lane := uint32(0); lane < blocks; lane++ {
		x := [16]uint32{
			0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, // "expand 32-byte k"
			key[0], key[1], key[2], key[3], key[4], key[5], key[6], key[7],
			s.count + lane, 0, 0, 0,
		}
		for round := 0; round < 4; round++ {
			for i := 0; i < 4; i++ {
				x[i], x[i+4], x[i+8], x[i+12] = quarter(x[i], x[i+4], x[i+8], x[i+12])
			}
			for i := 0; i < 4; i++ {
				b, c, d := (i+1)&3+4, (i+2)&3+8, (i+3)&3+12
				x[i], x[b], x[c], x[d] = quarter(x[i], x[b], x[c], x[d])
			}
		}
		for i, k := range key {
			x[4+i] += k
		}
		// Word i of the lanes 0 to 3 fills two numbers.
		shift := lane & 1 * 32
		for i, w := range x {
			p := &s.buf[uint32(i)*2+lane/2]
			*p = *p&^(0xFFFFFFFF<<shift) | uint64(w)<<shift
		}
	}
}

// Reseed replaces the key by output, so that earlier output cannot be computed
// from the state.
func (s *State) Reseed() {
	var key [keySize]uint64
	for i := range key {
		for {
			if x, ok := s.Next(); ok {
				key[i] = x
				break
			}
			s.Refill()
		}
	}
	s.key = key
	s.restart(0)
}

const prefix = "chacha8:"

// Marshal returns the state as text, how many numbers were given out, and the
// key.
func Marshal(s *State) []byte {
	b := make([]byte, 0, 6*8)
	b = append(b, prefix...)
	used := s.count/blocks*perFill + s.next
	for i := 56; i >= 0; i -= 8 {
		b = append(b, byte(uint64(used)>>uint(i)))
	}
	for _, k := range s.key {
		for i := 0; i < 64; i += 8 {
			b = append(b, byte(k>>uint(i)))
		}
	}
	return b
}

// Unmarshal sets the state to what Marshal wrote.
func Unmarshal(s *State, data []byte) error {
	if len(data) != 6*8 || string(data[:8]) != prefix {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := uint64(0)
	for _, c := range data[8:16] {
		used = used<<8 | uint64(c)
	}
	if used > lifetime/blocks*perFill-keySize {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range s.key {
		s.key[i] = little(data[16+8*i:])
	}
	s.restart(blocks * uint32(used/perFill))
	s.next = uint32(used % perFill)
	return nil
}
