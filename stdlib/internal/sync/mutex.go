// Package sync has the lock that the public package of this name is built on.
package sync

import (
	"internal/sched"
	"sync/atomic"
)

// A Mutex is a lock that one goroutine at a time holds; any goroutine may
// unlock it. The zero value is unlocked.
//
// state is a flag for "locked" and the number of waiters above it. An Unlock
// with waiters releases the semaphore; who wakes competes for the flag with
// newcomers, and queues in front if it loses.
type Mutex struct {
	state int32
	sema  uint32
}

const (
	mutexLocked = 1
	mutexWaiter = 2 // one waiter
	mutexWoken  = 1 << 30
)

// Lock waits until the mutex is free and takes it.
//
//vole:cost 66
func (m *Mutex) Lock() {
	if atomic.CompareAndSwapInt32(&m.state, 0, mutexLocked) {
		return
	}
	m.lockSlow()
}

// TryLock takes the mutex if it is free and reports whether it did.
//
//vole:cost 27
func (m *Mutex) TryLock() bool {
	old := atomic.LoadInt32(&m.state)
	return old&mutexLocked == 0 && atomic.CompareAndSwapInt32(&m.state, old, old|mutexLocked)
}

func (m *Mutex) lockSlow() {
	woken := false
	for {
		old := atomic.LoadInt32(&m.state)
		new := old | mutexLocked
		if old&mutexLocked != 0 {
			new += mutexWaiter
		}
		if woken {
			new &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.state, old, new) {
			continue
		}
		if old&mutexLocked == 0 {
			return
		}
		sched.Semacquire(&m.sema, woken)
		woken = true
	}
}

// Unlock frees the mutex. It is a fatal error if it is not locked.
//
//vole:cost 72
func (m *Mutex) Unlock() {
	new := atomic.AddInt32(&m.state, -mutexLocked)
	if new != 0 {
		m.unlockSlow(new)
	}
}

func (m *Mutex) unlockSlow(new int32) {
	if (new+mutexLocked)&mutexLocked == 0 {
		sched.Fatal("sync: unlock of unlocked mutex")
	}
	for old := new; ; old = atomic.LoadInt32(&m.state) {
		// Nobody to wake, or somebody has the lock or is on the way to it.
		if old&^(mutexLocked|mutexWoken) == 0 || old&(mutexLocked|mutexWoken) != 0 {
			return
		}
		if atomic.CompareAndSwapInt32(&m.state, old, (old-mutexWaiter)|mutexWoken) {
			sched.Semrelease(&m.sema, false)
			return
		}
	}
}
