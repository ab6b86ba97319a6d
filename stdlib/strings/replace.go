// Replacer replaces many strings at once, in one pass and without looking at
// replaced text again. At each position the pair given first wins. The pairs
// are reached by the first byte of their old strings.
package strings

import (
	"io"
	"sync"
	"unsafe"
)

// A Replacer replaces a list of strings by others. It may be used by several
// goroutines at once.
type Replacer struct {
	oldnew []string
	once   sync.Once // makes the rest
	// heads[c] is one more than the index of the first pair whose old string
	// begins with c; next links those of the same byte. A pair's index is that
	// of its old string in oldnew, halved.
	heads [256]int32
	next  []int32
	empty int32 // one more than the index of the pair with an empty old string
}

// NewReplacer takes pairs of old and new strings. It panics if their number
// is odd.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{oldnew: append([]string(nil), oldnew...)}
}

// build makes the lists of pairs, when they are first needed.
func (r *Replacer) build() {
	n := len(r.oldnew) / 2
	r.next = make([]int32, n)
	for i := n - 1; i >= 0; i-- { // backwards, so that lists run forwards
		old := r.oldnew[2*i]
		if old == "" {
			r.empty = int32(i) + 1
			continue
		}
		c := old[0]
		r.next[i] = r.heads[c]
		r.heads[c] = int32(i) + 1
	}
}

// match returns the pair that applies at the start of s, or -1. An empty old
// string applies unless the match before this position was an empty one.
func (r *Replacer) match(s string, emptyAllowed bool) int {
	best := -1
	if len(s) > 0 {
		for i := r.heads[s[0]]; i != 0; i = r.next[i-1] {
			if HasPrefix(s, r.oldnew[2*(i-1)]) {
				best = int(i - 1)
				break
			}
		}
	}
	if e := int(r.empty) - 1; e >= 0 && (best < 0 || e < best) && emptyAllowed {
		best = e
	}
	return best
}

// each calls put for the parts of the result, in order; put returns false to
// stop. It reports whether there was anything to replace and otherwise calls
// nothing.
func (r *Replacer) each(s string, put func(string) bool) (found bool) {
	r.once.Do(r.build)
	last := 0
	prevEmpty := false
	for i := 0; i <= len(s); {
		if i < len(s) && r.empty == 0 && r.heads[s[i]] == 0 {
			i++
			continue
		}
		p := r.match(s[i:], !prevEmpty)
		if p < 0 {
			prevEmpty = false
			i++
			continue
		}
		found = true
		old := r.oldnew[2*p]
		prevEmpty = old == ""
		if last < i && !put(s[last:i]) {
			return
		}
		if !put(r.oldnew[2*p+1]) {
			return
		}
		i += len(old)
		last = i
	}
	if found && last < len(s) {
		put(s[last:])
	}
	return
}

// Replace returns s with all replacements made.
func (r *Replacer) Replace(s string) string {
	var b []byte
	found := r.each(s, func(part string) bool {
		b = append(b, part...)
		return true
	})
	if !found {
		return s
	}
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// WriteString writes s to w with all replacements made.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	found := r.each(s, func(part string) bool {
		var m int
		m, err = io.WriteString(w, part)
		n += m
		return err == nil
	})
	if !found {
		return io.WriteString(w, s)
	}
	return n, err
}
