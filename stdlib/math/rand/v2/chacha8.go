// ChaCha8 as a Source: the generator itself is in internal/chacha8rand, here
// are reading bytes and saving the state.
package rand

import (
	"errors"
	"internal/chacha8rand"
)

// A ChaCha8 is a cryptographically strong generator based on ChaCha8.
type ChaCha8 struct {
	state chacha8rand.State

	// The last bytes of a number that Read did not use up.
	readBuf [8]byte
	readLen int
}

// NewChaCha8 returns a ChaCha8 with a seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.state.Init(seed)
	return c
}

// Seed starts anew with a seed.
//
//vole:leaks c=heap
func (c *ChaCha8) Seed(seed [32]byte) {
	c.state.Init(seed)
	c.readLen = 0
	c.readBuf = [8]byte{}
}

// Uint64 returns 64 random bits.
//
//vole:leaks c=heap
func (c *ChaCha8) Uint64() uint64 {
	for {
		if x, ok := c.state.Next(); ok {
			return x
		}
		c.state.Refill()
	}
}

// Read fills p with random bytes. It never fails. Mixing it with Uint64 gives
// an order that may change.
//
//vole:leaks c=heap
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if c.readLen == 0 {
			x := c.Uint64()
			for i := range c.readBuf {
				c.readBuf[i] = byte(x >> (8 * uint(i)))
			}
			c.readLen = 8
		}
		k := copy(p[n:], c.readBuf[8-c.readLen:])
		c.readLen -= k
		n += k
	}
	return n, nil
}

const readPrefix = "readbuf:"

// AppendBinary appends the state.
func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.readLen > 0 {
		b = append(b, readPrefix...)
		b = append(b, byte(c.readLen))
		b = append(b, c.readBuf[8-c.readLen:]...)
	}
	return append(b, chacha8rand.Marshal(&c.state)...), nil
}

// MarshalBinary returns the state.
func (c *ChaCha8) MarshalBinary() ([]byte, error) {
	return c.AppendBinary(make([]byte, 0, 64))
}

// UnmarshalBinary sets the state to what MarshalBinary returned.
//
//vole:leaks c=heap
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if len(data) > len(readPrefix) && string(data[:len(readPrefix)]) == readPrefix {
		data = data[len(readPrefix):]
		n := int(data[0])
		if n > 8 || len(data) < 1+n {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		c.readLen = copy(c.readBuf[8-n:], data[1:1+n])
		data = data[1+n:]
	}
	return chacha8rand.Unmarshal(&c.state, data)
}
