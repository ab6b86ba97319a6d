// What reflection asks of the runtime: maps, channels, functions, and types
// made at run time. All are natives. A "*value" is the address of a value of
// the type in question.
package abi

import "unsafe"

// Clear sets a value of type t to zero, with write barriers.
//
//go:noescape
func Clear(t *Type, p unsafe.Pointer)

// ClearArray sets n values of type t at p to zero, with write barriers.
//
//go:noescape
func ClearArray(t *Type, p unsafe.Pointer, n int)

// CopyArray copies n values of type t, which may overlap, with write barriers.
//
//vole:leaks t=stays dst=stays src=content
func CopyArray(t *Type, dst, src unsafe.Pointer, n int)

// GrowSlice returns memory for at least need elements of type t, more than
// cap, and its capacity, as append does. The first cap elements are those at
// data.
func GrowSlice(t *Type, data unsafe.Pointer, cap, need int) (unsafe.Pointer, int)

// FuncClosure returns the func value of a function pointer as Method and Itab
// hold it.
func FuncClosure(fn unsafe.Pointer) unsafe.Pointer

// FuncEntry returns the program counter that stands for the function of the
// func value fn, which is not nil.
func FuncEntry(fn unsafe.Pointer) unsafe.Pointer { return *(*unsafe.Pointer)(fn) }

// MakeFunc returns a func value of type t. A call of it calls impl with its
// arguments and room for its results, both laid out as for Call.
func MakeFunc(t *Type, impl func(args, results unsafe.Pointer)) unsafe.Pointer

// MakeMap makes a map with room for n entries.
func MakeMap(t *Type, n int) unsafe.Pointer

// MapLen returns the number of entries; 0 for nil.
//
//go:noescape
func MapLen(m unsafe.Pointer) int

// MapGet returns the element of *key, or nil if there is none. It panics for
// an unhashable key. Callers take the element before the map can change.
//
//go:noescape
func MapGet(t *Type, m, key unsafe.Pointer) unsafe.Pointer

// MapSet sets the element of *key to *elem. It panics for a nil map and for an
// unhashable key.
//
//vole:leaks t=stays m=stays key=content elem=content
func MapSet(t *Type, m, key, elem unsafe.Pointer)

// MapDelete deletes *key.
//
//go:noescape
func MapDelete(t *Type, m, key unsafe.Pointer)

// MapClear deletes all entries.
//
//go:noescape
func MapClear(t *Type, m unsafe.Pointer)

// MapIterator is the runtime's iterator over a map.
type MapIterator struct {
	m, entries, hashes unsafe.Pointer
	position           [3]uint64
}

// MapIterInit begins an iteration over m, which may be nil. *it is zero. The
// order is random. Callers keep m at least as long as it.
//
//go:noescape
func MapIterInit(t *Type, m unsafe.Pointer, it *MapIterator)

// MapIterNext advances and returns the next entry, nil at the end. The
// pointers are valid until the map changes.
//
//go:noescape
func MapIterNext(it *MapIterator) (key, elem unsafe.Pointer)

// MakeChan makes a channel; it panics as make does.
func MakeChan(t *Type, size int) unsafe.Pointer

// ChanLen returns the number of buffered elements; 0 for nil.
//
//go:noescape
func ChanLen(ch unsafe.Pointer) int

// ChanCap returns the size of the buffer; 0 for nil.
//
//go:noescape
func ChanCap(ch unsafe.Pointer) int

// ChanClose closes ch; it panics as close does.
//
//go:noescape
func ChanClose(ch unsafe.Pointer)

// ChanSend sends *elem. With nonblocking it reports false instead of waiting.
//
//vole:leaks t=stays ch=stays
func ChanSend(t *Type, ch, elem unsafe.Pointer, nonblocking bool) bool

// ChanSendWord sends the pointer-shaped value elem if that needs no waiting,
// and reports whether it did.
//
//vole:leaks t=stays ch=stays
func ChanSendWord(t *Type, ch, elem unsafe.Pointer) bool

// ChanRecv receives into *elem. With nonblocking selected is false instead of
// waiting; received is false if the channel is closed.
//
//vole:leaks t=stays ch=stays
func ChanRecv(t *Type, ch, elem unsafe.Pointer, nonblocking bool) (selected, received bool)

// SelectCase is a case of Select.
type SelectCase struct {
	Dir  int            // 1 send, 2 receive, 3 default
	Type *Type          // of the channel
	Chan unsafe.Pointer // nil never gets ready
	Elem unsafe.Pointer // sent from or received into
}

// Select executes a select statement and returns the index of the chosen case
// and, for a receive, whether a value came.
func Select(cases []SelectCase) (chosen int, received bool)

// The types made from others. Each returns the one canonical descriptor.

// PointerTo returns *t.
func PointerTo(t *Type) *Type

// SliceOf returns []t.
func SliceOf(t *Type) *Type

// ArrayOf returns [n]t; the size has been checked.
func ArrayOf(n int, t *Type) *Type

// ChanOf returns the channel of t with direction dir as in Type.ChanDir.
func ChanOf(dir int, t *Type) *Type

// MapOf returns map[key]elem; key is comparable.
func MapOf(key, elem *Type) *Type

// FuncOf returns the function type.
func FuncOf(in, out []*Type, variadic bool) *Type

// StructOf returns the struct type with these fields, whose offsets it
// computes; the size has been checked. If it is a new type it has the methods.
func StructOf(fields []StructField, methods []Method) *Type
