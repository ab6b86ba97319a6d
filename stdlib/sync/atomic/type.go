// The atomic types: values that only the atomic operations reach. None may be
// copied after its first use.
package atomic

import "unsafe"

// noCopy lets vet find copies.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// align64 makes the compiler align what has it as a field to 8 bytes, on any
// machine.
type align64 struct{}

// A Bool is an atomic bool; the zero value is false.
type Bool struct {
	_ noCopy
	v uint32 // 0 or 1
}

// Load returns the value.
func (b *Bool) Load() bool { return LoadUint32(&b.v) == 1 }

// Store stores val.
//
//vole:cost 12
func (b *Bool) Store(val bool) { StoreUint32(&b.v, b32(val)) }

// Swap stores new and returns the value before.
//
//vole:cost 15
func (b *Bool) Swap(new bool) bool { return SwapUint32(&b.v, b32(new)) == 1 }

// CompareAndSwap stores new if the value is old.
//
//vole:cost 22
func (b *Bool) CompareAndSwap(old, new bool) bool {
	return CompareAndSwapUint32(&b.v, b32(old), b32(new))
}

// bit returns how a Bool keeps truth.
func b32(truth bool) (v uint32) {
	if truth {
		v = 1
	}
	return v
}

// A Pointer is an atomic *T; the zero value is nil.
type Pointer[T any] struct {
	_ [0]*T // no conversion between Pointers of different types
	_ noCopy
	v unsafe.Pointer
}

// Load returns the value.
func (p *Pointer[T]) Load() *T { return (*T)(LoadPointer(&p.v)) }

// Store stores val.
func (p *Pointer[T]) Store(val *T) { StorePointer(&p.v, unsafe.Pointer(val)) }

// Swap stores new and returns the value before.
func (p *Pointer[T]) Swap(new *T) *T { return (*T)(SwapPointer(&p.v, unsafe.Pointer(new))) }

// CompareAndSwap stores new if the value is old.
func (p *Pointer[T]) CompareAndSwap(old, new *T) bool {
	return CompareAndSwapPointer(&p.v, unsafe.Pointer(old), unsafe.Pointer(new))
}

// Int32 is an atomic int32; the zero value is 0.
type Int32 struct {
	_ noCopy
	v int32
}

// Load returns the value.
func (n *Int32) Load() int32 { return LoadInt32(&n.v) }

// Store stores val.
func (n *Int32) Store(val int32) { StoreInt32(&n.v, val) }

// Swap stores new and returns the value before.
func (n *Int32) Swap(new int32) int32 { return SwapInt32(&n.v, new) }

// CompareAndSwap stores new if the value is old.
func (n *Int32) CompareAndSwap(old, new int32) bool {
	return CompareAndSwapInt32(&n.v, old, new)
}

// Add adds delta and returns the value after.
func (n *Int32) Add(delta int32) int32 { return AddInt32(&n.v, delta) }

// And takes the and with mask and returns the value before.
func (n *Int32) And(mask int32) int32 { return AndInt32(&n.v, mask) }

// Or takes the or with mask and returns the value before.
func (n *Int32) Or(mask int32) int32 { return OrInt32(&n.v, mask) }

// Int64 is an atomic int64; the zero value is 0.
type Int64 struct {
	_ noCopy
	_ align64
	v int64
}

// Load returns the value.
func (n *Int64) Load() int64 { return LoadInt64(&n.v) }

// Store stores val.
func (n *Int64) Store(val int64) { StoreInt64(&n.v, val) }

// Swap stores new and returns the value before.
func (n *Int64) Swap(new int64) int64 { return SwapInt64(&n.v, new) }

// CompareAndSwap stores new if the value is old.
func (n *Int64) CompareAndSwap(old, new int64) bool {
	return CompareAndSwapInt64(&n.v, old, new)
}

// Add adds delta and returns the value after.
func (n *Int64) Add(delta int64) int64 { return AddInt64(&n.v, delta) }

// And takes the and with mask and returns the value before.
func (n *Int64) And(mask int64) int64 { return AndInt64(&n.v, mask) }

// Or takes the or with mask and returns the value before.
func (n *Int64) Or(mask int64) int64 { return OrInt64(&n.v, mask) }

// Uint32 is an atomic uint32; the zero value is 0.
type Uint32 struct {
	_ noCopy
	v uint32
}

// Load returns the value.
func (n *Uint32) Load() uint32 { return LoadUint32(&n.v) }

// Store stores val.
func (n *Uint32) Store(val uint32) { StoreUint32(&n.v, val) }

// Swap stores new and returns the value before.
func (n *Uint32) Swap(new uint32) uint32 { return SwapUint32(&n.v, new) }

// CompareAndSwap stores new if the value is old.
func (n *Uint32) CompareAndSwap(old, new uint32) bool {
	return CompareAndSwapUint32(&n.v, old, new)
}

// Add adds delta and returns the value after.
func (n *Uint32) Add(delta uint32) uint32 { return AddUint32(&n.v, delta) }

// And takes the and with mask and returns the value before.
func (n *Uint32) And(mask uint32) uint32 { return AndUint32(&n.v, mask) }

// Or takes the or with mask and returns the value before.
func (n *Uint32) Or(mask uint32) uint32 { return OrUint32(&n.v, mask) }

// Uint64 is an atomic uint64; the zero value is 0.
type Uint64 struct {
	_ noCopy
	_ align64
	v uint64
}

// Load returns the value.
func (n *Uint64) Load() uint64 { return LoadUint64(&n.v) }

// Store stores val.
func (n *Uint64) Store(val uint64) { StoreUint64(&n.v, val) }

// Swap stores new and returns the value before.
func (n *Uint64) Swap(new uint64) uint64 { return SwapUint64(&n.v, new) }

// CompareAndSwap stores new if the value is old.
func (n *Uint64) CompareAndSwap(old, new uint64) bool {
	return CompareAndSwapUint64(&n.v, old, new)
}

// Add adds delta and returns the value after.
func (n *Uint64) Add(delta uint64) uint64 { return AddUint64(&n.v, delta) }

// And takes the and with mask and returns the value before.
func (n *Uint64) And(mask uint64) uint64 { return AndUint64(&n.v, mask) }

// Or takes the or with mask and returns the value before.
func (n *Uint64) Or(mask uint64) uint64 { return OrUint64(&n.v, mask) }

// Uintptr is an atomic uintptr; the zero value is 0.
type Uintptr struct {
	_ noCopy
	v uintptr
}

// Load returns the value.
func (n *Uintptr) Load() uintptr { return LoadUintptr(&n.v) }

// Store stores val.
func (n *Uintptr) Store(val uintptr) { StoreUintptr(&n.v, val) }

// Swap stores new and returns the value before.
func (n *Uintptr) Swap(new uintptr) uintptr { return SwapUintptr(&n.v, new) }

// CompareAndSwap stores new if the value is old.
func (n *Uintptr) CompareAndSwap(old, new uintptr) bool {
	return CompareAndSwapUintptr(&n.v, old, new)
}

// Add adds delta and returns the value after.
func (n *Uintptr) Add(delta uintptr) uintptr { return AddUintptr(&n.v, delta) }

// And takes the and with mask and returns the value before.
func (n *Uintptr) And(mask uintptr) uintptr { return AndUintptr(&n.v, mask) }

// Or takes the or with mask and returns the value before.
func (n *Uintptr) Or(mask uintptr) uintptr { return OrUintptr(&n.v, mask) }
