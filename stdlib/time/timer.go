// Timers. What counts the time and fires is the scheduler's; a timer here is
// its object. A channel's timer is looked at when somebody receives, and fires
// by itself only while somebody waits: so one that nobody refers to is
// garbage, and Stop and Reset leave no old tick behind.
package time

import (
	"internal/sched"
	"unsafe"
)

// Sleep pauses the calling goroutine for at least d.
//
//go:noinline
func Sleep(d Duration) {
	if d > 0 {
		sched.Sleep(int64(d))
	}
}

// A timerState is what the scheduler knows of a timer.
type timerState struct {
	c       unsafe.Pointer // the channel; nil: f is called
	f       func()
	loc     *Location // of the times that are sent
	start   int64     // startNano
	when    int64     // monotonic nanoseconds
	period  int64     // of a ticker, else 0
	record  uint64    // the rest belongs to the natives
	machine uint64
	lock    uint32
	active  uint32
}

// makechan makes the channel of s. typ is a nil channel of its type. Native.
func makechan(s *timerState, typ any) chan Time

// setchan makes the timer of a channel due at when, and every period from
// then, and reports whether it was active. Native.
func setchan(s *timerState, when, period int64) bool

// stopchan turns it off and reports whether it was active. Native.
func stopchan(s *timerState) bool

// setfunc makes s call its function at when and reports whether it was active.
// Native.
func setfunc(s *timerState, when int64) bool

// stopfunc turns it off and reports whether it was active. Native.
func stopfunc(s *timerState) bool

// when returns the instant d from now, saturating.
func when(d Duration) int64 {
	if d <= 0 {
		return sched.Nanotime()
	}
	t := sched.Nanotime() + int64(d)
	if t < 0 {
		t = 1<<63 - 1
	}
	return t
}

// A Timer is one event. It must be made by NewTimer or AfterFunc.
type Timer struct {
	C <-chan Time

	r *timerState
}

// A Ticker delivers ticks at intervals.
type Ticker struct {
	C <-chan Time

	r *timerState
}

// newTimer makes and starts a timer that sends on a channel.
func newTimer(d Duration, period int64) (<-chan Time, *timerState) {
	s := &timerState{loc: Local, start: startNano}
	c := makechan(s, (chan Time)(nil))
	setchan(s, when(d), period)
	return c, s
}

func (s *timerState) stop() bool {
	if s.c != nil {
		return stopchan(s)
	}
	return stopfunc(s)
}

func (s *timerState) reset(d Duration, period int64) bool {
	if s.c != nil {
		return setchan(s, when(d), period)
	}
	return setfunc(s, when(d))
}

// NewTimer makes a Timer that sends the time on its channel after d.
//
//go:noinline
func NewTimer(d Duration) *Timer {
	c, s := newTimer(d, 0)
	return &Timer{c, s}
}

// Stop keeps the timer from firing and reports whether it would have.
//
//vole:cost 68
//vole:leaks t=heap
func (t *Timer) Stop() bool {
	if t.r == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t)
}

// stopTimer is what is left of Stop where that is inlined.
//
//go:noinline
//vole:leaks t=heap
func stopTimer(t *Timer) bool { return t.r.stop() }

// Reset makes the timer fire after d from now and reports whether it was
// active.
//
//go:noinline
//vole:leaks t=heap
func (t *Timer) Reset(d Duration) bool {
	if t.r == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return t.r.reset(d, 0)
}

// After returns a channel on which the time is sent after d.
//
//vole:cost 62
func After(d Duration) <-chan Time {
	return NewTimer(d).C
}

// AfterFunc runs f on a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	s := &timerState{f: f}
	setfunc(s, when(d))
	return &Timer{r: s}
}

// NewTicker makes a Ticker that sends the time every d, dropping ticks for slow
// receivers. It panics unless d is positive.
//
//go:noinline
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c, s := newTimer(d, int64(d))
	return &Ticker{c, s}
}

// Stop turns the ticker off; its channel is not closed.
//
//vole:leaks t=heap
func (t *Ticker) Stop() {
	if t.r != nil {
		stopTimer((*Timer)(unsafe.Pointer(t)))
	}
}

// Reset makes the ticker tick every d from now on.
//
//go:noinline
//vole:leaks t=heap
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.r.reset(d, int64(d))
}

// Tick is NewTicker's channel, nil unless d is positive.
//
//vole:cost 68
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
