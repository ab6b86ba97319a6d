// RWMutex: a lock for many readers or one writer.
// A waiting writer keeps new readers out, so that it cannot starve.
package sync

import (
	"internal/sched"
	"sync/atomic"
)

// A RWMutex is held by any number of readers or by one writer. The zero value
// is unlocked. A goroutine must not read-lock it twice.
type RWMutex struct {
	writers  Mutex        // among themselves
	readers  atomic.Int32 // how many; writerPresent less with a writer
	leaving  atomic.Int32 // those that the writer waits for
	emptied  uint32       // semaphore: the last of them has left
	reopened uint32       // semaphore: readers may enter again
}

const writerPresent = 1 << 30

// RLock takes the lock for reading.
//
//vole:cost 77
func (rw *RWMutex) RLock() {
	if rw.readers.Add(1) < 0 {
		sched.Semacquire(&rw.reopened, false, sched.RWMutexRLock)
	}
}

// TryRLock takes the lock for reading if no writer has it or waits.
func (rw *RWMutex) TryRLock() bool {
	for {
		c := rw.readers.Load()
		if c < 0 {
			return false
		}
		if rw.readers.CompareAndSwap(c, c+1) {
			return true
		}
	}
}

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock() {
	if r := rw.readers.Add(-1); r < 0 {
		rw.leaveLate(r)
	}
}

func (rw *RWMutex) leaveLate(r int32) {
	if r+1 == 0 || r+1 == -writerPresent {
		sched.Fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.leaving.Add(-1) == 0 {
		sched.Semrelease(&rw.emptied, false)
	}
}

// Lock takes the lock for writing.
func (rw *RWMutex) Lock() {
	rw.writers.Lock()
	r := rw.readers.Add(-writerPresent) + writerPresent
	if r != 0 && rw.leaving.Add(r) != 0 {
		sched.Semacquire(&rw.emptied, false, sched.RWMutexLock)
	}
}

// TryLock takes the lock for writing if nobody has it.
func (rw *RWMutex) TryLock() bool {
	if !rw.writers.TryLock() {
		return false
	}
	if !rw.readers.CompareAndSwap(0, -writerPresent) {
		rw.writers.Unlock()
		return false
	}
	return true
}

// Unlock undoes Lock.
func (rw *RWMutex) Unlock() {
	r := rw.readers.Add(writerPresent)
	if r >= writerPresent {
		sched.Fatal("sync: Unlock of unlocked RWMutex")
	}
	for i := 0; i < int(r); i++ {
		sched.Semrelease(&rw.reopened, false)
	}
	rw.writers.Unlock()
}

// RLocker returns a Locker whose methods are RLock and RUnlock.
func (rw *RWMutex) RLocker() Locker {
	return (*rlocker)(rw)
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
