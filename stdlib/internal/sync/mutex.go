// Package sync has the lock that the public package of this name is built on.
//
// A lock is fair only when it must be. Usually a goroutine that finds it free takes it, though
// others wait: it runs already, and the one woken for the lock must try again. When somebody has
// waited for a millisecond the lock starves: Unlock then passes it to the first waiter, newcomers
// queue, until a waiter gets it that has not waited long or is the last.
package sync

import (
	"internal/sched"
	"sync/atomic"
)

// A Mutex is a lock that one goroutine at a time holds; any goroutine may
// unlock it. The zero value is unlocked.
type Mutex struct {
	state int32
	sema  uint32
}

// The state: flags, and above them the number of waiters.
const (
	locked   = 1
	roused   = 2 // a waiter is awake and trying, no need to wake another
	starving = 4
	waiter   = 8 // one of them
)

// patience is how long one waits before the lock starves, in nanoseconds.
const patience = 1000000

// Lock waits until the mutex is free and takes it.
//
//vole:cost 66
func (m *Mutex) Lock() {
	if atomic.CompareAndSwapInt32(&m.state, 0, locked) {
		return
	}
	m.lockSlow()
}

// TryLock takes the mutex if it is free and reports whether it did.
//
//vole:cost 27
func (m *Mutex) TryLock() bool {
	old := atomic.LoadInt32(&m.state)
	return old&(locked|starving) == 0 && atomic.CompareAndSwapInt32(&m.state, old, old|locked)
}

// claim tries once to take the lock or, if that cannot be, to be counted as a
// waiter. It reports whether either was done, and which.
func (m *Mutex) claim(awake, hungry bool) (done, taken bool) {
	old := atomic.LoadInt32(&m.state)
	taken = old&(locked|starving) == 0
	new := old
	if taken {
		new |= locked
	} else {
		new += waiter
	}
	if hungry && old&locked != 0 {
		new |= starving
	}
	if awake {
		new &^= roused
	}
	return atomic.CompareAndSwapInt32(&m.state, old, new), taken
}

func (m *Mutex) lockSlow() {
	var since int64 // when waiting began
	awake, hungry := false, false
	for {
		done, taken := m.claim(awake, hungry)
		if !done {
			continue
		}
		if taken {
			return
		}
		again := since != 0
		if !again {
			since = sched.Nanotime()
		}
		sched.Semacquire(&m.sema, again, sched.MutexLock)
		if sched.Nanotime()-since > patience {
			hungry = true
		}
		if state := atomic.LoadInt32(&m.state); state&starving != 0 {
			m.inherit(state, hungry)
			return
		}
		awake = true
	}
}

// inherit makes the lock, which a starving Unlock has passed on, that of the
// waiter that was woken: Unlock left it unmarked and the waiter counted.
func (m *Mutex) inherit(state int32, hungry bool) {
	change := int32(locked - waiter)
	if !hungry || state/waiter == 1 {
		change -= starving
	}
	atomic.AddInt32(&m.state, change)
}

// Unlock frees the mutex. It is a fatal error if it is not locked.
//
//vole:cost 72
func (m *Mutex) Unlock() {
	new := atomic.AddInt32(&m.state, -locked)
	if new != 0 {
		m.unlockSlow(new)
	}
}

func (m *Mutex) unlockSlow(state int32) {
	if (state+locked)&locked == 0 {
		sched.Fatal("sync: unlock of unlocked mutex")
	}
	if state&starving != 0 {
		sched.Semrelease(&m.sema, true)
		return
	}
	// Nobody waits, or somebody has the lock or is on the way to it: nothing is left to do.
	for state >= waiter && state&(locked|roused|starving) == 0 {
		if atomic.CompareAndSwapInt32(&m.state, state, state-waiter|roused) {
			sched.Semrelease(&m.sema, false)
			return
		}
		state = atomic.LoadInt32(&m.state)
	}
}
