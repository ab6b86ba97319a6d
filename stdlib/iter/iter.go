// Package iter names the shapes of iterator functions and turns push
// iterators into pull iterators. A pull iterator runs its sequence on a
// coroutine: a goroutine that runs only while its creator waits for it.
package iter

import (
	"internal/sched"
	"runtime"
)

// Seq is an iterator over single values: it calls yield for each until yield
// returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 is an iterator over pairs of values.
type Seq2[K, V any] func(yield func(K, V) bool)

// coro is a coroutine: a goroutine that runs only while its owner waits for
// it. Each side waits for its own semaphore.
type coro struct {
	f      func(*coro)
	inside bool // the coroutine's side has control
	outer  uint32
	inner  uint32
}

// newcoro makes a coroutine that will run f when first switched to. When f
// returns, control goes back to whoever switched to it last.
func newcoro(f func(*coro)) *coro {
	c := &coro{f: f}
	go c.run()
	return c
}

// coroswitch gives control to the other side and waits to get it back.
func coroswitch(c *coro) {
	if c.inside {
		c.inside = false
		sched.Semrelease(&c.outer, false)
		sched.Semacquire(&c.inner, false, sched.Coroutine)
		return
	}
	c.inside = true
	sched.Semrelease(&c.inner, false)
	sched.Semacquire(&c.outer, false, sched.Coroutine)
}

func (c *coro) run() {
	// Deferred, for f may end the goroutine by Goexit.
	defer func() {
		c.inside = false
		sched.Semrelease(&c.outer, false)
	}()
	sched.Semacquire(&c.inner, false, sched.Coroutine)
	c.f(c)
}

type pull[K, V any] struct {
	k        K
	v        V
	ok       bool
	done     bool
	yieldNow bool
	running  bool
	goexit   bool
	panicked any
	c        *coro
}

// Pull turns seq into two functions: next returns the next value and whether
// there was one; stop ends the iteration early. Calling next or stop after
// the end is harmless; calling them from two goroutines at once is an error.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	p := &pull[struct{}, V]{}
	p.start(func() {
		seq(func(v V) bool {
			return p.push(struct{}{}, v)
		})
	})
	return func() (V, bool) {
			p.advance()
			v := p.v
			var zero V
			p.v = zero
			return v, p.take()
		}, func() {
			p.stop()
		}
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	p := &pull[K, V]{}
	p.start(func() {
		seq(func(k K, v V) bool {
			return p.push(k, v)
		})
	})
	return func() (K, V, bool) {
			p.advance()
			k, v := p.k, p.v
			var zeroK K
			var zeroV V
			p.k, p.v = zeroK, zeroV
			return k, v, p.take()
		}, func() {
			p.stop()
		}
}

// start makes the coroutine that runs body.
func (p *pull[K, V]) start(body func()) {
	p.c = newcoro(func(c *coro) {
		if p.done {
			return
		}
		returned := false
		defer func() {
			if e := recover(); e != nil {
				p.panicked = e
			} else if !returned {
				p.goexit = true
			}
			p.done = true
		}()
		body()
		returned = true
	})
}

// push hands one pair to the waiting side; it is the body of yield.
func (p *pull[K, V]) push(k K, v V) bool {
	if p.done {
		return false
	}
	if !p.yieldNow {
		panic("iter.Pull: yield called again before next")
	}
	p.yieldNow = false
	p.k, p.v, p.ok = k, v, true
	coroswitch(p.c)
	return !p.done
}

// advance runs the sequence up to its next yield or its end.
func (p *pull[K, V]) advance() {
	if p.done {
		p.ok = false
		return
	}
	if p.c == nil || p.running {
		panic("iter.Pull: next called again before yield")
	}
	p.ok = false
	p.yieldNow = true
	p.running = true
	coroswitch(p.c)
	p.running = false
	p.rethrow()
}

func (p *pull[K, V]) take() bool {
	ok := p.ok
	p.ok = false
	return ok
}

// stop lets the sequence see that yield returned false, and waits for its end.
func (p *pull[K, V]) stop() {
	if p.done {
		return
	}
	p.done = true
	p.running = true
	coroswitch(p.c)
	p.running = false
	p.rethrow()
}

func (p *pull[K, V]) rethrow() {
	if p.panicked != nil {
		e := p.panicked
		p.panicked = nil
		panic(e)
	}
	if p.goexit {
		p.goexit = false
		runtime.Goexit()
	}
}
