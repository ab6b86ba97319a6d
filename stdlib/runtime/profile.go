// Profiles. The machine keeps none of those that can be read through these
// functions, so all of them are empty.
package runtime

import "unsafe"

// MemProfileRate is the mean number of bytes allocated between two samples.
var MemProfileRate int = 512 * 1024

// A StackRecord is a call stack.
type StackRecord struct {
	Stack0 [32]uintptr // ends at the first 0
}

// Stack returns the counters of the record.
//
//vole:cost 20
func (r *StackRecord) Stack() []uintptr { return upToZero(r.Stack0[:]) }

//go:noinline
func upToZero(pcs []uintptr) []uintptr {
	for i, pc := range pcs {
		if pc == 0 {
			return pcs[:i]
		}
	}
	return pcs
}

// A MemProfileRecord tells what one call stack allocated.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

// InUseBytes returns the bytes not freed.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects returns the objects not freed.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack returns the counters of the record.
//
//vole:cost 24
func (r *MemProfileRecord) Stack() []uintptr { return upToZero(r.Stack0[:]) }

// A BlockProfileRecord tells how often and long one call stack waited.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

// MemProfile returns the number of records, 0.
//
//go:noinline
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }

// BlockProfile returns the number of records, 0.
//
//go:noinline
//vole:leaks p=heap
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// MutexProfile returns the number of records, 0.
//
//go:noinline
//vole:leaks p=heap
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// ThreadCreateProfile returns the number of records, 0.
//
//go:noinline
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return 0, true }

// GoroutineProfile returns the number of goroutines, and no records.
//
//go:noinline
func GoroutineProfile(p []StackRecord) (n int, ok bool) { return NumGoroutine(), false }

// SetBlockProfileRate has no effect.
//
//go:noinline
func SetBlockProfileRate(rate int) {}

// SetMutexProfileFraction has no effect.
//
//vole:cost 21
func SetMutexProfileFraction(rate int) int { return 0 }

// SetCPUProfileRate has no effect.
//
//go:noinline
func SetCPUProfileRate(hz int) {}

// CPUProfile panics, as it does in Go.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

// StartTrace fails: traces are the host's.
//
//go:noinline
func StartTrace() error { return errorString("tracing is not available to the program") }

// StopTrace has no effect.
//
//vole:cost 60
func StopTrace() {}

// ReadTrace returns nil: there is no trace.
//
//go:noinline
func ReadTrace() []byte { return nil }

// SetCgoTraceback has no effect.
//
//go:noinline
//vole:leaks traceback=heap context=heap symbolizer=heap
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {}
