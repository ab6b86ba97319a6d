// Once and the functions built on it: doing something exactly once.
package sync

import "sync/atomic"

// Once runs one function once. The zero value has not run any.
type Once struct {
	_    noCopy
	done atomic.Bool
	m    Mutex
}

// Do calls f if it is the first call of Do on this Once; any other call waits
// until that has returned. A panic counts as a return.
func (o *Once) Do(f func()) {
	if o.done.Load() {
		return
	}
	o.enter(f)
}

// enter is the part of Do that only early callers see: one of them gets to run
// f, the others leave as soon as they have the lock.
func (o *Once) enter(f func()) {
	if o.m.Lock(); o.done.Load() {
		o.m.Unlock()
		return
	}
	defer o.leave()
	f()
}

// leave lets go of those that wait in enter, and later ones not come there.
func (o *Once) leave() {
	o.done.Store(true)
	o.m.Unlock()
}

// A lazyCall is a call to be made once, and how it ended.
type lazyCall struct {
	once   Once
	call   func() // let go of when it has been made
	ended  bool   // by returning
	reason any    // for the panic, if not
}

// force makes the call if nobody has, and panics if it has panicked.
func (c *lazyCall) force() {
	if !c.once.done.Load() {
		c.once.enter(c.make)
	}
	if !c.ended {
		panic(c.reason)
	}
}

func (c *lazyCall) make() {
	defer c.conclude()
	c.call()
	c.ended = true
}

// conclude is deferred by make. It panics again at once, so that the traceback
// is that of the call.
func (c *lazyCall) conclude() {
	c.call = nil
	if c.ended {
		return
	}
	c.reason = recover()
	panic(c.reason)
}

// OnceFunc returns a function that calls f once. If f panics, each call panics
// with the same value.
//
//vole:cost 24
func OnceFunc(f func()) func() {
	c := &lazyCall{call: f}
	return func() { c.force() }
}

// OnceValue is OnceFunc for a function with a result.
//
//go:noinline
func OnceValue[T any](f func() T) func() T {
	var kept T
	c := &lazyCall{call: func() { kept = f() }}
	return func() T {
		c.force()
		return kept
	}
}

// OnceValues is OnceFunc for a function with two results.
//
//go:noinline
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var kept1 T1
	var kept2 T2
	c := &lazyCall{call: func() { kept1, kept2 = f() }}
	return func() (T1, T2) {
		c.force()
		return kept1, kept2
	}
}
