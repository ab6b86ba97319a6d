// WaitGroup: waiting for a number of goroutines to be done.
// The counter is the upper half of one word, the waiters are the lower one.
package sync

import (
	"internal/sched"
	"sync/atomic"
)

// A WaitGroup counts tasks; Wait returns when none is left. The zero value has
// none.
type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64
	sema   uint32
}

// Add adds delta, which may be negative, to the counter. It panics if that
// makes it negative.
func (wg *WaitGroup) Add(delta int) {
	state := wg.state.Add(uint64(delta) << 32)
	left, waiters := int32(state>>32), uint32(state)
	switch {
	case left < 0:
		panic("sync: negative WaitGroup counter")
	case waiters == 0:
		return
	case delta > 0 && left == int32(delta), left == 0 && wg.state.Load() != state:
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	case left > 0:
		return
	}
	wg.state.Store(0)
	for ; waiters > 0; waiters-- {
		sched.Semrelease(&wg.sema, false)
	}
}

// Done takes one from the counter.
func (wg *WaitGroup) Done() {
	wg.Add(-1)
}

// Wait waits until the counter is zero.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if int32(state>>32) == 0 {
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			sched.Semacquire(&wg.sema, false, sched.WaitGroupWait)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}

// Go runs f on a new goroutine as a task of the group. f must not panic.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.retire()
		f()
	}()
}

// retire is deferred around a task. Done after a panic would let the program
// end before that does.
func (wg *WaitGroup) retire() {
	if cause := recover(); cause != nil {
		panic(cause)
	}
	wg.Done()
}
