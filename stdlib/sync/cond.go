// Cond: goroutines that wait for a condition to change. The waiters form a
// list, each with a semaphore of its own.
package sync

import "internal/sched"

// A Cond is a meeting point: Wait waits for Signal or Broadcast. L is held
// while the condition is looked at or changed.
type Cond struct {
	noCopy noCopy

	L Locker

	mu          Mutex
	first, last *condWaiter
	checker     *Cond // the Cond itself once used, to detect copies
}

type condWaiter struct {
	sema uint32
	next *condWaiter
}

// NewCond returns a Cond with Locker l.
func NewCond(l Locker) *Cond {
	return &Cond{L: l}
}

func (c *Cond) check() {
	if c.checker == nil {
		c.checker = c
	} else if c.checker != c {
		panic("sync.Cond is copied")
	}
}

// Wait unlocks c.L, waits to be woken, and locks c.L again. As others may have
// run in between, the condition must be tested again.
func (c *Cond) Wait() {
	c.check()
	w := new(condWaiter)
	c.mu.Lock()
	if c.last == nil {
		c.first = w
	} else {
		c.last.next = w
	}
	c.last = w
	c.mu.Unlock()
	c.L.Unlock()
	sched.Semacquire(&w.sema, false)
	c.L.Lock()
}

// Signal wakes the goroutine that has waited longest, if there is one.
func (c *Cond) Signal() {
	c.check()
	c.mu.Lock()
	w := c.first
	if w != nil {
		c.first = w.next
		if c.first == nil {
			c.last = nil
		}
	}
	c.mu.Unlock()
	if w != nil {
		sched.Semrelease(&w.sema, false)
	}
}

// Broadcast wakes all that wait.
func (c *Cond) Broadcast() {
	c.check()
	c.mu.Lock()
	w := c.first
	c.first, c.last = nil, nil
	c.mu.Unlock()
	for ; w != nil; w = w.next {
		sched.Semrelease(&w.sema, false)
	}
}
