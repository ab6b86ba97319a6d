// Package atomic loads, stores and changes memory in single indivisible steps.
// The functions are natives, in the sequentially consistent order of Go's
// memory model. A nil address panics as any nil dereference does.
package atomic

import "unsafe"

// SwapInt32 stores new and returns the value before.
//
//go:noescape
func SwapInt32(addr *int32, new int32) (old int32)

// CompareAndSwapInt32 stores new if the value is old.
//
//go:noescape
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool)

// AddInt32 adds delta and returns the value after.
//
//go:noescape
func AddInt32(addr *int32, delta int32) (new int32)

// AndInt32 takes the and with mask and returns the value before.
//
//go:noescape
func AndInt32(addr *int32, mask int32) (old int32)

// OrInt32 takes the or with mask and returns the value before.
//
//go:noescape
func OrInt32(addr *int32, mask int32) (old int32)

// LoadInt32 returns the value.
//
//go:noescape
func LoadInt32(addr *int32) (val int32)

// StoreInt32 stores val.
//
//go:noescape
func StoreInt32(addr *int32, val int32)

// SwapInt64 stores new and returns the value before.
//
//go:noescape
func SwapInt64(addr *int64, new int64) (old int64)

// CompareAndSwapInt64 stores new if the value is old.
//
//go:noescape
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool)

// AddInt64 adds delta and returns the value after.
//
//go:noescape
func AddInt64(addr *int64, delta int64) (new int64)

// AndInt64 takes the and with mask and returns the value before.
//
//go:noescape
func AndInt64(addr *int64, mask int64) (old int64)

// OrInt64 takes the or with mask and returns the value before.
//
//go:noescape
func OrInt64(addr *int64, mask int64) (old int64)

// LoadInt64 returns the value.
//
//go:noescape
func LoadInt64(addr *int64) (val int64)

// StoreInt64 stores val.
//
//go:noescape
func StoreInt64(addr *int64, val int64)

// SwapUint32 stores new and returns the value before.
//
//go:noescape
func SwapUint32(addr *uint32, new uint32) (old uint32)

// CompareAndSwapUint32 stores new if the value is old.
//
//go:noescape
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool)

// AddUint32 adds delta and returns the value after.
//
//go:noescape
func AddUint32(addr *uint32, delta uint32) (new uint32)

// AndUint32 takes the and with mask and returns the value before.
//
//go:noescape
func AndUint32(addr *uint32, mask uint32) (old uint32)

// OrUint32 takes the or with mask and returns the value before.
//
//go:noescape
func OrUint32(addr *uint32, mask uint32) (old uint32)

// LoadUint32 returns the value.
//
//go:noescape
func LoadUint32(addr *uint32) (val uint32)

// StoreUint32 stores val.
//
//go:noescape
func StoreUint32(addr *uint32, val uint32)

// SwapUint64 stores new and returns the value before.
//
//go:noescape
func SwapUint64(addr *uint64, new uint64) (old uint64)

// CompareAndSwapUint64 stores new if the value is old.
//
//go:noescape
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool)

// AddUint64 adds delta and returns the value after.
//
//go:noescape
func AddUint64(addr *uint64, delta uint64) (new uint64)

// AndUint64 takes the and with mask and returns the value before.
//
//go:noescape
func AndUint64(addr *uint64, mask uint64) (old uint64)

// OrUint64 takes the or with mask and returns the value before.
//
//go:noescape
func OrUint64(addr *uint64, mask uint64) (old uint64)

// LoadUint64 returns the value.
//
//go:noescape
func LoadUint64(addr *uint64) (val uint64)

// StoreUint64 stores val.
//
//go:noescape
func StoreUint64(addr *uint64, val uint64)

// SwapUintptr stores new and returns the value before.
//
//go:noescape
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr)

// CompareAndSwapUintptr stores new if the value is old.
//
//go:noescape
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool)

// AddUintptr adds delta and returns the value after.
//
//go:noescape
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr)

// AndUintptr takes the and with mask and returns the value before.
//
//go:noescape
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr)

// OrUintptr takes the or with mask and returns the value before.
//
//go:noescape
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr)

// LoadUintptr returns the value.
//
//go:noescape
func LoadUintptr(addr *uintptr) (val uintptr)

// StoreUintptr stores val.
//
//go:noescape
func StoreUintptr(addr *uintptr, val uintptr)

// SwapPointer stores new, with a write barrier, and returns the value before.
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer)

// CompareAndSwapPointer stores new, with a write barrier, if the value is old.
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool)

// LoadPointer returns the value.
func LoadPointer(addr *unsafe.Pointer) (val unsafe.Pointer)

// StorePointer stores val with a write barrier.
func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer)
