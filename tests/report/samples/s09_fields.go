// Self-assignment, map entries, channels, method values, indexes that need no check.
package main

type ring struct {
	data  []byte
	arr   [16]byte
	start int
}

var codes [256]string

func (r *ring) cut(n int)          { r.data = r.data[:n] }
func (r *ring) skip(n int)         { r.data = r.data[n:] }
func (r *ring) whole() []byte      { return r.arr[:] }
func (r *ring) code(b byte) string { return codes[b] }

//go:noinline
func store(m map[int]*ring, k int) { fresh := ring{start: k}; m[k] = &fresh }

//go:noinline
func pass(c chan []*ring) { one := &ring{}; c <- []*ring{one} }

type wrapper struct {
	*ring
	extra int
}

func main() {
	r := &ring{data: []byte("abcdef")}
	r.cut(5)
	r.skip(1)
	get := r.whole
	m := map[int]*ring{}
	store(m, 7)
	c := make(chan []*ring, 1)
	pass(c)
	w := wrapper{ring: (<-c)[0]}
	println(len(get()), m[7].start, w.start, len(r.data), r.code(65), (*ring).code(r, 66))
}
