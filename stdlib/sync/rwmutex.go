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
	w           Mutex        // among writers
	writerSem   uint32       // the writer waits for readers to finish
	readerSem   uint32       // readers wait for the writer
	readerCount atomic.Int32 // readers; far below zero with a writer
	readerWait  atomic.Int32 // readers that the writer waits for
}

const rwmutexMaxReaders = 1 << 30

// RLock takes the lock for reading.
//
//vole:cost 77
func (rw *RWMutex) RLock() {
	if rw.readerCount.Add(1) < 0 {
		sched.Semacquire(&rw.readerSem, false, sched.RWMutexRLock)
	}
}

// TryRLock takes the lock for reading if no writer has it or waits.
func (rw *RWMutex) TryRLock() bool {
	for {
		c := rw.readerCount.Load()
		if c < 0 {
			return false
		}
		if rw.readerCount.CompareAndSwap(c, c+1) {
			return true
		}
	}
}

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock() {
	if r := rw.readerCount.Add(-1); r < 0 {
		rw.rUnlockSlow(r)
	}
}

func (rw *RWMutex) rUnlockSlow(r int32) {
	if r+1 == 0 || r+1 == -rwmutexMaxReaders {
		sched.Fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.readerWait.Add(-1) == 0 {
		sched.Semrelease(&rw.writerSem, false)
	}
}

// Lock takes the lock for writing.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	r := rw.readerCount.Add(-rwmutexMaxReaders) + rwmutexMaxReaders
	if r != 0 && rw.readerWait.Add(r) != 0 {
		sched.Semacquire(&rw.writerSem, false, sched.RWMutexLock)
	}
}

// TryLock takes the lock for writing if nobody has it.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -rwmutexMaxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock undoes Lock.
func (rw *RWMutex) Unlock() {
	r := rw.readerCount.Add(rwmutexMaxReaders)
	if r >= rwmutexMaxReaders {
		sched.Fatal("sync: Unlock of unlocked RWMutex")
	}
	for i := 0; i < int(r); i++ {
		sched.Semrelease(&rw.readerSem, false)
	}
	rw.w.Unlock()
}

// RLocker returns a Locker whose methods are RLock and RUnlock.
func (rw *RWMutex) RLocker() Locker {
	return (*rlocker)(rw)
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
