// Functions that are not exported, but which programs reach by //go:linkname
// since Go's runtime lets them.
package runtime

import (
	"internal/sched"
	"unsafe"
)

func nanotime() int64 { return sched.Nanotime() }

func walltime() (sec int64, nsec int32) { return sched.Walltime() }

func fastrand() uint32 { return uint32(sched.Random64()) }

func fastrand64() uint64 { return sched.Random64() }

func fastrandn(n uint32) uint32 { return uint32(uint64(fastrand()) * uint64(n) >> 32) }

func cheaprand() uint32 { return fastrand() }

func cheaprandn(n uint32) uint32 { return fastrandn(n) }

// vgetrandom says that the system has no random numbers without a call.
func vgetrandom(p []byte, flags uint32) (n int, supported bool) { return -1, false }

// stringHash, strhash and memhash mix the bytes into a seed.
func stringHash(s string, seed uintptr) uintptr {
	const prime = 0x9e3779b97f4a7c15
	h := uint64(seed) ^ uint64(len(s))*prime
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
		h ^= h >> 29
	}
	h *= prime
	return uintptr(h ^ h>>32)
}

func strhash(p unsafe.Pointer, seed uintptr) uintptr { return stringHash(*(*string)(p), seed) }

func memhash(p unsafe.Pointer, seed, size uintptr) uintptr {
	return stringHash(unsafe.String((*byte)(p), int(size)), seed)
}
