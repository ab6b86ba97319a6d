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

// An ended is a call to be made once, and how it ended.
type ended struct {
	once   Once
	well   bool // by returning
	reason any  // for the panic, if not
}

// check panics if the call has panicked.
//
//go:noinline
func (c *ended) check() {
	if !c.well {
		panic(c.reason)
	}
}

// conclude is called when the call is over, with what it panicked with. It panics
// again at once, so that the traceback is that of the call.
//
//go:noinline
func (c *ended) conclude(reason any) {
	if !c.well {
		c.reason = reason
		panic(reason)
	}
}

// OnceFunc returns a function that calls f once, and lets go of it then. If f
// panics, each call panics with the same value.
//
//vole:cost 24
func OnceFunc(f func()) func() {
	d := struct {
		ended
		call func()
	}{call: f}
	return func() {
		d.once.Do(func() {
			defer func() {
				d.call = nil
				d.conclude(recover())
			}()
			d.call()
			d.well = true
		})
		d.check()
	}
}

// OnceValue is OnceFunc for a function with a result.
//
//vole:cost 24
func OnceValue[T any](f func() T) func() T {
	d := struct {
		ended
		call   func() T
		result T
	}{call: f}
	return func() T {
		d.once.Do(func() {
			defer func() {
				d.call = nil
				d.conclude(recover())
			}()
			d.result = d.call()
			d.well = true
		})
		d.check()
		return d.result
	}
}

// OnceValues is OnceFunc for a function with two results.
//
//vole:cost 24
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	d := struct {
		ended
		call func() (T1, T2)
		r1   T1
		r2   T2
	}{call: f}
	return func() (T1, T2) {
		d.once.Do(func() {
			defer func() {
				d.call = nil
				d.conclude(recover())
			}()
			d.r1, d.r2 = d.call()
			d.well = true
		})
		d.check()
		return d.r1, d.r2
	}
}
