// Cond: goroutines that wait for a condition to change. Each Wait takes a
// ticket; Signal and Broadcast call tickets in their order.
package sync

import (
	"internal/sched"
	"sync/atomic"
	"unsafe"
)

// A Cond is a meeting point: Wait waits for Signal or Broadcast. L is held
// while the condition is looked at or changed.
type Cond struct {
	noCopy noCopy

	L Locker

	tickets sched.Tickets
	checker *Cond // the Cond itself once used, to detect copies
}

// NewCond returns a Cond with Locker l.
func NewCond(l Locker) *Cond {
	return &Cond{L: l}
}

func (c *Cond) check() {
	self := (*unsafe.Pointer)(unsafe.Pointer(&c.checker))
	if atomic.LoadPointer(self) == unsafe.Pointer(c) {
		return
	}
	if !atomic.CompareAndSwapPointer(self, nil, unsafe.Pointer(c)) && c.checker != c {
		panic("sync.Cond is copied")
	}
}

// Wait unlocks c.L, waits to be woken, and locks c.L again. As others may have
// run in between, the condition must be tested again.
func (c *Cond) Wait() {
	c.check()
	ticket := atomic.AddUint32(&c.tickets.Given, 1) - 1
	c.L.Unlock()
	sched.NotifyWait(&c.tickets, ticket)
	c.L.Lock()
}

// Signal wakes the goroutine that has waited longest, if there is one.
func (c *Cond) Signal() {
	c.check()
	sched.NotifyOne(&c.tickets)
}

// Broadcast wakes all that wait.
func (c *Cond) Broadcast() {
	c.check()
	sched.NotifyAll(&c.tickets)
}
