// The atomic types: values that only the atomic operations reach. None may be
// copied after its first use.
package atomic

import "unsafe"

// noCopy lets vet find copies.
type noCopy struct{}

// Lock is for vet.
func (*noCopy) Lock() {}

// Unlock is for vet.
func (*noCopy) Unlock() {}

// A Bool is an atomic bool; the zero value is false.
type Bool struct {
	_ noCopy
	v uint32
}

// Load returns the value.
func (x *Bool) Load() bool { return LoadUint32(&x.v) != 0 }

// Store stores val.
func (x *Bool) Store(val bool) { StoreUint32(&x.v, b32(val)) }

// Swap stores new and returns the value before.
func (x *Bool) Swap(new bool) (old bool) { return SwapUint32(&x.v, b32(new)) != 0 }

// CompareAndSwap stores new if the value is old.
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	return CompareAndSwapUint32(&x.v, b32(old), b32(new))
}

func b32(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// A Pointer is an atomic *T; the zero value is nil.
type Pointer[T any] struct {
	_ [0]*T // no conversion between Pointers of different types
	_ noCopy
	v unsafe.Pointer
}

// Load returns the value.
func (x *Pointer[T]) Load() *T { return (*T)(LoadPointer(&x.v)) }

// Store stores val.
func (x *Pointer[T]) Store(val *T) { StorePointer(&x.v, unsafe.Pointer(val)) }

// Swap stores new and returns the value before.
func (x *Pointer[T]) Swap(new *T) (old *T) { return (*T)(SwapPointer(&x.v, unsafe.Pointer(new))) }

// CompareAndSwap stores new if the value is old.
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	return CompareAndSwapPointer(&x.v, unsafe.Pointer(old), unsafe.Pointer(new))
}

// Int32 is an atomic int32; the zero value is 0.
type Int32 struct {
	_ noCopy
	v int32
}

// Load returns the value.
func (x *Int32) Load() int32 { return LoadInt32(&x.v) }

// Store stores val.
func (x *Int32) Store(val int32) { StoreInt32(&x.v, val) }

// Swap stores new and returns the value before.
func (x *Int32) Swap(new int32) (old int32) { return SwapInt32(&x.v, new) }

// CompareAndSwap stores new if the value is old.
func (x *Int32) CompareAndSwap(old, new int32) (swapped bool) {
	return CompareAndSwapInt32(&x.v, old, new)
}

// Add adds delta and returns the value after.
func (x *Int32) Add(delta int32) (new int32) { return AddInt32(&x.v, delta) }

// And takes the and with mask and returns the value before.
func (x *Int32) And(mask int32) (old int32) { return AndInt32(&x.v, mask) }

// Or takes the or with mask and returns the value before.
func (x *Int32) Or(mask int32) (old int32) { return OrInt32(&x.v, mask) }

// Int64 is an atomic int64; the zero value is 0.
type Int64 struct {
	_ noCopy
	v int64
}

// Load returns the value.
func (x *Int64) Load() int64 { return LoadInt64(&x.v) }

// Store stores val.
func (x *Int64) Store(val int64) { StoreInt64(&x.v, val) }

// Swap stores new and returns the value before.
func (x *Int64) Swap(new int64) (old int64) { return SwapInt64(&x.v, new) }

// CompareAndSwap stores new if the value is old.
func (x *Int64) CompareAndSwap(old, new int64) (swapped bool) {
	return CompareAndSwapInt64(&x.v, old, new)
}

// Add adds delta and returns the value after.
func (x *Int64) Add(delta int64) (new int64) { return AddInt64(&x.v, delta) }

// And takes the and with mask and returns the value before.
func (x *Int64) And(mask int64) (old int64) { return AndInt64(&x.v, mask) }

// Or takes the or with mask and returns the value before.
func (x *Int64) Or(mask int64) (old int64) { return OrInt64(&x.v, mask) }

// Uint32 is an atomic uint32; the zero value is 0.
type Uint32 struct {
	_ noCopy
	v uint32
}

// Load returns the value.
func (x *Uint32) Load() uint32 { return LoadUint32(&x.v) }

// Store stores val.
func (x *Uint32) Store(val uint32) { StoreUint32(&x.v, val) }

// Swap stores new and returns the value before.
func (x *Uint32) Swap(new uint32) (old uint32) { return SwapUint32(&x.v, new) }

// CompareAndSwap stores new if the value is old.
func (x *Uint32) CompareAndSwap(old, new uint32) (swapped bool) {
	return CompareAndSwapUint32(&x.v, old, new)
}

// Add adds delta and returns the value after.
func (x *Uint32) Add(delta uint32) (new uint32) { return AddUint32(&x.v, delta) }

// And takes the and with mask and returns the value before.
func (x *Uint32) And(mask uint32) (old uint32) { return AndUint32(&x.v, mask) }

// Or takes the or with mask and returns the value before.
func (x *Uint32) Or(mask uint32) (old uint32) { return OrUint32(&x.v, mask) }

// Uint64 is an atomic uint64; the zero value is 0.
type Uint64 struct {
	_ noCopy
	v uint64
}

// Load returns the value.
func (x *Uint64) Load() uint64 { return LoadUint64(&x.v) }

// Store stores val.
func (x *Uint64) Store(val uint64) { StoreUint64(&x.v, val) }

// Swap stores new and returns the value before.
func (x *Uint64) Swap(new uint64) (old uint64) { return SwapUint64(&x.v, new) }

// CompareAndSwap stores new if the value is old.
func (x *Uint64) CompareAndSwap(old, new uint64) (swapped bool) {
	return CompareAndSwapUint64(&x.v, old, new)
}

// Add adds delta and returns the value after.
func (x *Uint64) Add(delta uint64) (new uint64) { return AddUint64(&x.v, delta) }

// And takes the and with mask and returns the value before.
func (x *Uint64) And(mask uint64) (old uint64) { return AndUint64(&x.v, mask) }

// Or takes the or with mask and returns the value before.
func (x *Uint64) Or(mask uint64) (old uint64) { return OrUint64(&x.v, mask) }

// Uintptr is an atomic uintptr; the zero value is 0.
type Uintptr struct {
	_ noCopy
	v uintptr
}

// Load returns the value.
func (x *Uintptr) Load() uintptr { return LoadUintptr(&x.v) }

// Store stores val.
func (x *Uintptr) Store(val uintptr) { StoreUintptr(&x.v, val) }

// Swap stores new and returns the value before.
func (x *Uintptr) Swap(new uintptr) (old uintptr) { return SwapUintptr(&x.v, new) }

// CompareAndSwap stores new if the value is old.
func (x *Uintptr) CompareAndSwap(old, new uintptr) (swapped bool) {
	return CompareAndSwapUintptr(&x.v, old, new)
}

// Add adds delta and returns the value after.
func (x *Uintptr) Add(delta uintptr) (new uintptr) { return AddUintptr(&x.v, delta) }

// And takes the and with mask and returns the value before.
func (x *Uintptr) And(mask uintptr) (old uintptr) { return AndUintptr(&x.v, mask) }

// Or takes the or with mask and returns the value before.
func (x *Uintptr) Or(mask uintptr) (old uintptr) { return OrUintptr(&x.v, mask) }
