// Package arena provides memory that is freed by hand, all of an arena at
// once. Using such memory after it was freed is an error that is detected, or
// else finds zeros; it never finds somebody else's object.
//
// An arena takes chunks from the heap and puts values one behind the other
// into them. To the collector a chunk is one large object whose map of pointers
// grows with what is put in; a pointer to any value in it keeps the chunk. Free
// makes the chunks inaccessible (or clears them where the host of the VM
// catches no faults); their addresses are used again only after the collector
// has found that nothing points to them any more.
//
// In Go the package needs GOEXPERIMENT=arenas; here it is always there.
package arena

import (
	"internal/abi"
	"internal/sched"
	"unsafe"
)

const (
	firstChunk = 64 << 10
	retry      = 1e6     // nanoseconds
	piece      = 4096    // values
	chunkLimit = 8 << 20 // chunks double up to here; a larger value has one of its own
)

// Arena is a set of values that are freed together. It must not be used by
// several goroutines at once.
type Arena struct {
	a *region
}

type region struct {
	last   *chunk
	chunks []unsafe.Pointer
	size   uintptr // of the last ordinary chunk
}

// A chunk's base and room do not change, so that goroutines that share an
// arena against its rules stay within the chunk.
type chunk struct {
	base unsafe.Pointer
	room uintptr
	next uintptr // the free part, from the base
}

// take returns the next size bytes of the chunk, nil if there are not so many.
// It looks and takes without a call in between.
func (c *chunk) take(size uintptr) unsafe.Pointer {
	at := c.next
	if size > c.room-at {
		return nil
	}
	c.next = at + size
	return unsafe.Add(c.base, at)
}

// NewArena returns a new, empty arena.
func NewArena() *Arena {
	return &Arena{a: &region{last: new(chunk)}}
}

// Free frees all values of the arena, which must not be used afterwards. An
// arena that is no longer referenced is freed as all garbage is.
func (a *Arena) Free() {
	chunks := a.a.chunks
	a.a = nil
	if !release(chunks) {
		sched.GoSystem(func() {
			for !release(chunks) {
				sched.Sleep(int64(retry))
			}
		})
	}
}

// New returns a new zero T in the arena.
func New[T any](a *Arena) *T {
	return (*T)(a.a.alloc(abi.TypeFor[T](), 1))
}

// MakeSlice returns a new slice whose array is in the arena.
func MakeSlice[T any](a *Arena, len, cap int) []T {
	if cap < 0 {
		panic("userArena.slice: negative cap")
	}
	return unsafe.Slice((*T)(a.a.alloc(abi.TypeFor[T](), cap)), cap)[:len]
}

// Clone returns a shallow copy of s outside all arenas: s itself if what it
// points to is in none. T must be a pointer, a slice or a string.
func Clone[T any](s T) T {
	t, p := abi.TypeFor[T](), unsafe.Pointer(&s)
	switch t.Kind {
	case abi.Pointer:
		if from := *(*unsafe.Pointer)(p); owned(from) {
			to := abi.New(t.Elem)
			abi.Copy(t.Elem, to, from)
			*(*unsafe.Pointer)(p) = to
		}
	case abi.Slice:
		if h := (*abi.SliceHeader)(p); owned(h.Data) {
			to := abi.NewArray(t.Elem, h.Len)
			for i := 0; i < h.Len; i++ {
				at := uintptr(i) * uintptr(t.Elem.Size)
				abi.Copy(t.Elem, unsafe.Add(to, at), unsafe.Add(h.Data, at))
			}
			*h = abi.SliceHeader{Data: to, Len: h.Len, Cap: h.Len}
		}
	case abi.String:
		if text := *(*string)(p); owned(unsafe.Pointer(unsafe.StringData(text))) {
			*(*string)(p) = string([]byte(text))
		}
	default:
		panic("arena: Clone only supports pointers, slices, and strings")
	}
	return s
}

// alloc returns memory for n values of type t, zeroed and described to the
// collector.
func (r *region) alloc(t *abi.Type, n int) unsafe.Pointer {
	if t.Size == 0 || n == 0 {
		return abi.New(t)
	}
	if uint64(n) > 1<<47/t.Size {
		panic(sizeError{})
	}
	size := (uintptr(t.Size)*uintptr(n) + 7) &^ 7
	c := r.last
	p := c.take(size)
	for p == nil {
		c = r.grow(size)
		p = c.take(size)
	}
	if t.PtrBytes != 0 {
		// In pieces, so that others have their turn in between.
		for i := 0; i < n; i += piece {
			describe(c.base, unsafe.Add(p, uintptr(i)*uintptr(t.Size)), t, min(n-i, piece))
		}
	}
	return p
}

// grow returns a new chunk with room for size bytes.
func (r *region) grow(size uintptr) *chunk {
	next := min(max(firstChunk, 2*r.size), chunkLimit)
	if size <= next/4 {
		r.size = next
		next = next - next/32 // with its map it fills whole pages
	} else {
		next = size
	}
	c := new(chunk)
	c.base, c.room = newchunk(next)
	r.chunks = append(r.chunks, c.base)
	r.last = c
	return c
}

// sizeError is what MakeSlice panics with for more memory than there are
// addresses.
type sizeError struct{}

func (sizeError) Error() string { return "runtime: allocation size out of range" }
func (sizeError) RuntimeError() {}

// newchunk returns an empty chunk with room for at least size bytes, and how
// many there are. Native.
func newchunk(size uintptr) (chunk unsafe.Pointer, room uintptr)

// describe tells the collector that n values of type t lie at p. Native.
//
//go:noescape
func describe(chunk, p unsafe.Pointer, t *abi.Type, n int)

// release frees chunks. It reports false if it has to be called again: memory
// cannot become inaccessible while the collector may be reading it. Native.
//
//go:noescape
func release(chunks []unsafe.Pointer) bool

// owned reports whether p points into a chunk. Native.
//
//go:noescape
func owned(p unsafe.Pointer) bool
