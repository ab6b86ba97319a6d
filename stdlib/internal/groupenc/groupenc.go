// Package groupenc cuts what is written into groups of bytes that are encoded
// together: the writers of encoding/base32, base64 and ascii85.
package groupenc

// A Buffer keeps bytes that are less than a group, and the first error.
type Buffer struct {
	err     error
	waiting []byte
}

// Write hands p, behind what waits, to put: one group, or as many whole ones as
// fit in most bytes. It returns how much of p was taken.
func (b *Buffer) Write(p []byte, group, most int, put func([]byte) error) (n int, err error) {
	most -= most % group
	for b.err == nil && n < len(p) {
		rest := p[n:]
		if len(b.waiting) == 0 && len(rest) >= group {
			size := min(len(rest)-len(rest)%group, most)
			if b.err = put(rest[:size]); b.err == nil {
				n += size
			}
			continue
		}
		taken := min(len(rest), group-len(b.waiting))
		b.waiting = append(b.waiting, rest[:taken]...)
		n += taken
		if len(b.waiting) == group {
			if b.err = put(b.waiting); b.err == nil {
				b.waiting = b.waiting[:0]
			}
		}
	}
	return n, b.err
}

// Close hands out what waits.
func (b *Buffer) Close(put func([]byte) error) error {
	if b.err == nil && len(b.waiting) > 0 {
		b.err = put(b.waiting)
		b.waiting = nil
	}
	return b.err
}
