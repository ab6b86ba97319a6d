// Package context carries deadlines, cancellation and values through calls and
// goroutines. Contexts form a tree: cancelling one cancels all below it.
//
// All that can be cancelled is a cancelCtx, which keeps those below it in a
// linked list; what a kind of context does besides is in its atEnd.
package context

import (
	"errors"
	"internal/reflectlite"
	"sync"
	"time"
)

// A Context carries a deadline, a cancellation signal and values. Several
// goroutines may use it at once.
type Context interface {
	// Deadline returns when the context will be cancelled, if that is known.
	Deadline() (deadline time.Time, ok bool)

	// Done returns a channel that is closed on cancellation; nil if that never
	// happens.
	Done() <-chan struct{}

	// Err returns nil before cancellation, then Canceled or DeadlineExceeded.
	Err() error

	// Value returns the value for key, nil if there is none. Packages use key
	// types of their own.
	Value(key any) any
}

// A CancelFunc cancels a context. Calls after the first do nothing.
type CancelFunc func()

// A CancelCauseFunc cancels a context and says why.
type CancelCauseFunc func(cause error)

// Canceled is the error of a context that was cancelled, not by its deadline.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a context whose deadline passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Temporary() bool { return true }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Error() string   { return "context deadline exceeded" }

// endless is what is never cancelled and has no deadline.
type endless struct{}

func (endless) Err() error                        { return nil }
func (endless) Done() <-chan struct{}             { return nil }
func (endless) Deadline() (at time.Time, ok bool) { return at, false }

// The roots, which have no values either.
type (
	backgroundCtx struct{ endless }
	todoCtx       struct{ endless }
)

func (backgroundCtx) Value(any) any  { return nil }
func (todoCtx) Value(any) any        { return nil }
func (backgroundCtx) String() string { return "context.Background" }
func (todoCtx) String() string       { return "context.TODO" }

// Background returns the root of all trees.
func Background() Context { return backgroundCtx{} }

// TODO returns a root for where it is not yet clear which context to use.
func TODO() Context { return todoCtx{} }

// demandParent panics if there is no parent for a new context.
func demandParent(parent Context) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
}

// cancelCtx can be cancelled. Locks are taken from parents to children.
type cancelCtx struct {
	Context // the parent

	mu         sync.Mutex
	done       chan struct{} // made when first asked for
	err, cause error         // set together, by the first cancellation
	atEnd      func()        // called once, on cancellation, if not nil
	below      *cancelCtx    // the first in the list of its children

	// The place in the list of above, guarded by above.mu.
	above      *cancelCtx
	listed     bool
	prev, next *cancelCtx
}

// ended is the Done of contexts that nobody asked for it before the end.
var ended = endedChannel()

func endedChannel() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}

func (c *cancelCtx) Done() <-chan struct{} {
	c.mu.Lock()
	d := c.done
	if d == nil {
		d = make(chan struct{})
		c.done = d
	}
	c.mu.Unlock()
	return d
}

// state returns Err and Cause.
func (c *cancelCtx) state() (err, cause error) {
	c.mu.Lock()
	err, cause = c.err, c.cause
	c.mu.Unlock()
	return err, cause
}

func (c *cancelCtx) Err() error {
	err, _ := c.state()
	return err
}

func (c *cancelCtx) Value(key any) any { return find(c, key) }

func (c *cancelCtx) String() string { return name(c.Context) + ".WithCancel" }

// end cancels c and all below it and reports whether that was not done before.
// A nil cause means err.
func (c *cancelCtx) end(err, cause error) bool {
	return c.endWith(err, cause, true)
}

// endWith is end, with or without a call of atEnd.
func (c *cancelCtx) endWith(err, cause error, call bool) bool {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return false
	}
	c.err, c.cause = err, cause
	if c.done != nil {
		close(c.done)
	} else {
		c.done = ended
	}
	for c.below != nil {
		child := c.below
		c.drop(child)
		child.end(err, cause)
	}
	if call && c.atEnd != nil {
		c.atEnd()
	}
	return true
}

// add puts child into the list of c and reports whether c was not at its end.
func (c *cancelCtx) add(child *cancelCtx) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return false
	}
	child.above, child.listed = c, true
	child.next = c.below
	if c.below != nil {
		c.below.prev = child
	}
	c.below = child
	return true
}

// drop takes child out of the list of c, which is locked.
func (c *cancelCtx) drop(child *cancelCtx) {
	if !child.listed {
		return
	}
	if child.next != nil {
		child.next.prev = child.prev
	}
	if child.prev != nil {
		child.prev.next = child.next
	} else {
		c.below = child.next
	}
	child.prev, child.next, child.listed = nil, nil, false
}

// A callingBack is a foreign context that calls back on cancellation.
type callingBack interface {
	AfterFunc(func()) func() bool
}

// A stopCtx stands for a callingBack parent and knows how to end that.
type stopCtx struct {
	Context
	stop func() bool
}

// follow makes c end with its parent, at once if that is at its end.
func (c *cancelCtx) follow() {
	parent := c.Context
	signal := parent.Done()
	if signal == nil {
		return
	}
	inherit := func() { c.end(parent.Err(), Cause(parent)) }
	select {
	case <-signal:
		inherit()
		return
	default:
	}
	if above := nearest(parent); above != nil && above.Done() == signal {
		if !above.add(c) {
			c.end(above.state())
		}
		return
	}
	// The parent, or one between it and above, has a Done of its own.
	if foreign, ok := parent.(callingBack); ok {
		stop := foreign.AfterFunc(inherit)
		c.mu.Lock()
		c.Context = stopCtx{parent, stop}
		c.mu.Unlock()
		return
	}
	go func() {
		select {
		case <-c.Done():
		case <-signal:
			inherit()
		}
	}()
}

// leave undoes follow.
func (c *cancelCtx) leave() {
	if above := c.above; above != nil {
		above.mu.Lock()
		above.drop(c)
		above.mu.Unlock()
	} else if foreign, ok := c.Context.(stopCtx); ok {
		foreign.stop()
	}
}

// cancel ends c for its own sake, not with its parent.
func (c *cancelCtx) cancel(err, cause error) {
	c.end(err, cause)
	c.leave()
}

func newCancelCtx(parent Context) *cancelCtx {
	demandParent(parent)
	c := &cancelCtx{Context: parent}
	c.follow()
	return c
}

// WithCancel returns a child of parent and the function that cancels it.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	node := newCancelCtx(parent)
	return node, func() { node.cancel(Canceled, nil) }
}

// WithCancelCause is WithCancel with a function that takes the cause.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	node := newCancelCtx(parent)
	return node, func(why error) { node.cancel(Canceled, why) }
}

// Cause returns why c was cancelled: what was given to the CancelCauseFunc that
// did it first, or else c.Err().
func Cause(c Context) error {
	err := c.Err()
	if err != nil {
		if node := nearest(c); node != nil {
			if _, cause := node.state(); cause != nil {
				return cause
			}
		}
	}
	return err
}

// timerCtx is cancelled at a deadline.
type timerCtx struct {
	cancelCtx
	deadline time.Time
}

func (c *timerCtx) Deadline() (at time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	left := time.Until(c.deadline)
	return name(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" + left.String() + "])"
}

// start sets the timer, unless c is at its end.
func (c *timerCtx) start(left time.Duration, cause error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return
	}
	timer := time.AfterFunc(left, func() { c.cancel(DeadlineExceeded, cause) })
	c.atEnd = func() { timer.Stop() }
}

// WithDeadline returns a child that is cancelled at d, if its parent is not
// before.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline with a cause for when the deadline passes.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	demandParent(parent)
	if sooner, ok := parent.Deadline(); ok && sooner.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.Context = parent
	c.follow()
	if left := time.Until(d); left > 0 {
		c.start(left, cause)
	} else {
		c.cancel(DeadlineExceeded, cause)
	}
	return c, func() { c.cancel(Canceled, nil) }
}

// WithTimeout is WithDeadline after a time from now.
//
//go:noinline
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithTimeoutCause(parent, timeout, nil)
}

// WithTimeoutCause is WithTimeout with a cause for when the time is over.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	end := time.Now().Add(timeout)
	return WithDeadlineCause(parent, end, cause)
}

// AfterFunc arranges for f to run on a goroutine of its own once ctx is
// cancelled. stop takes that back and reports whether it was in time.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	c := &cancelCtx{Context: ctx, atEnd: func() { go f() }}
	c.follow()
	return func() bool {
		inTime := c.endWith(Canceled, nil, false)
		if inTime {
			c.leave()
		}
		return inTime
	}
}

// withoutCancelCtx has only the values of its parent.
type withoutCancelCtx struct {
	endless
	parent Context
}

func (c withoutCancelCtx) String() string    { return name(c.parent) + ".WithoutCancel" }
func (c withoutCancelCtx) Value(key any) any { return find(c, key) }

// WithoutCancel returns a child with the values of parent that is not cancelled
// with it.
//
//vole:cost 12
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancelCtx{parent: parent}
}

// valueCtx has one value more than its parent.
type valueCtx struct {
	Context
	key, val any
}

// WithValue returns a child with a value for key. It panics if key is nil or
// not comparable.
//
//go:noinline
func WithValue(parent Context, key, val any) Context {
	demandParent(parent)
	switch {
	case key == nil:
		panic("nil key")
	case !reflectlite.TypeOf(key).Comparable():
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

func (c *valueCtx) Value(key any) any { return find(c, key) }

func (c *valueCtx) String() string {
	return name(c.Context) + ".WithValue(" + describe(c.key) + ", " + describe(c.val) + ")"
}

// nearestKey is the key under which each cancelCtx has itself.
type nearestKey struct{}

// nearest returns the cancelCtx at c or next above it, nil if there is none.
func nearest(c Context) *cancelCtx {
	node, _ := c.Value(nearestKey{}).(*cancelCtx)
	return node
}

// find looks for key from c upwards, without recursion through the contexts of
// this package.
func find(c Context, key any) any {
	forNode := key == any(nearestKey{})
	for {
		var node *cancelCtx
		switch at := c.(type) {
		case *valueCtx:
			if at.key == key {
				return at.val
			}
			c = at.Context
			continue
		case *cancelCtx:
			node = at
		case *timerCtx:
			node = &at.cancelCtx
		case withoutCancelCtx:
			if forNode { // those above do not cancel it
				return nil
			}
			c = at.parent
			continue
		default:
			return c.Value(key)
		}
		if forNode {
			return node
		}
		c = node.Context
	}
}

type stringer interface{ String() string }

// name is how a context shows itself, or else its type.
func name(c Context) string {
	if s, ok := c.(stringer); ok {
		return s.String()
	}
	return reflectlite.TypeOf(c).String()
}

// describe is for keys and values: package fmt would be too much here.
func describe(v any) string {
	if v == nil {
		return "<nil>"
	}
	if s, ok := v.(stringer); ok {
		return s.String()
	}
	if s, ok := v.(string); ok {
		return s
	}
	return reflectlite.TypeOf(v).String()
}
