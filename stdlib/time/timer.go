// Timers: a heap by due time, served by one system goroutine that sleeps until
// the first of them. It is started with the first timer.
package time

import (
	"internal/sched"
	"sync"
)

// Sleep pauses the calling goroutine for at least d.
//
//go:noinline
func Sleep(d Duration) {
	if d > 0 {
		sched.Sleep(int64(d))
	}
}

// runtimeTimer is an entry of the heap.
type runtimeTimer struct {
	when   int64 // monotonic nanoseconds
	period int64 // of a ticker, else 0
	index  int   // in the heap, -1 if not there
	seq    uint64
	f      func() // called when due, under the lock; must not wait
}

// timers is the heap and its goroutine.
var timers struct {
	mu      sync.Mutex
	heap    []*runtimeTimer
	seq     uint64
	running bool
	wakeAt  int64 // until when the goroutine sleeps, -1 for ever, 0 if woken
	sema    uint32
}

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

func timerLess(a, b *runtimeTimer) bool {
	return a.when < b.when || a.when == b.when && a.seq < b.seq
}

func timerUp(i int) {
	h := timers.heap
	for i > 0 {
		p := (i - 1) / 4
		if !timerLess(h[i], h[p]) {
			break
		}
		h[i], h[p] = h[p], h[i]
		h[i].index, h[p].index = i, p
		i = p
	}
}

func timerDown(i int) {
	h := timers.heap
	for {
		least := i
		for c := 4*i + 1; c <= 4*i+4 && c < len(h); c++ {
			if timerLess(h[c], h[least]) {
				least = c
			}
		}
		if least == i {
			return
		}
		h[i], h[least] = h[least], h[i]
		h[i].index, h[least].index = i, least
		i = least
	}
}

// addTimer puts t in the heap; the lock is held.
func addTimer(t *runtimeTimer) {
	timers.seq++
	t.seq = timers.seq
	t.index = len(timers.heap)
	timers.heap = append(timers.heap, t)
	timerUp(t.index)
	if !timers.running {
		timers.running = true
		timers.wakeAt = 0 // it will look before it sleeps
		sched.GoSystem(runTimers)
	} else if t.index == 0 && (timers.wakeAt < 0 || t.when < timers.wakeAt) {
		timers.wakeAt = 0
		sched.Semrelease(&timers.sema, false)
	}
}

// removeTimer takes t out of the heap and reports whether it was there; the
// lock is held.
func removeTimer(t *runtimeTimer) bool {
	i := t.index
	if i < 0 {
		return false
	}
	h := timers.heap
	last := len(h) - 1
	if i != last {
		h[i] = h[last]
		h[i].index = i
	}
	h[last] = nil
	timers.heap = h[:last]
	if i != last {
		timerDown(i)
		timerUp(i)
	}
	t.index = -1
	return true
}

// runTimers is the system goroutine.
func runTimers() {
	for {
		timers.mu.Lock()
		now := sched.Nanotime()
		for len(timers.heap) > 0 && timers.heap[0].when <= now {
			t := timers.heap[0]
			if t.period > 0 {
				t.when += t.period * (1 + (now-t.when)/t.period)
				timerDown(0)
			} else {
				removeTimer(t)
			}
			t.f()
		}
		deadline := int64(-1)
		if len(timers.heap) > 0 {
			deadline = timers.heap[0].when
		}
		timers.wakeAt = deadline
		timers.mu.Unlock()
		sched.SemacquireUntil(&timers.sema, deadline)
	}
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

type timerState struct {
	runtimeTimer
	c chan Time // nil for AfterFunc
}

// newTimer makes and starts a timer that sends on a channel.
func newTimer(d Duration, period int64) *timerState {
	s := &timerState{c: make(chan Time, 1)}
	s.when, s.period, s.index = when(d), period, -1
	s.f = func() {
		select {
		case s.c <- Now():
		default: // the last one has not been taken
		}
	}
	timers.mu.Lock()
	addTimer(&s.runtimeTimer)
	timers.mu.Unlock()
	return s
}

// drain removes a value that has not been received: after Stop and Reset no
// value of before is seen.
func (s *timerState) drain() (had bool) {
	if s.c != nil {
		select {
		case <-s.c:
			return true
		default:
		}
	}
	return false
}

func (s *timerState) stop() bool {
	timers.mu.Lock()
	active := removeTimer(&s.runtimeTimer)
	if s.drain() {
		active = true
	}
	timers.mu.Unlock()
	return active
}

func (s *timerState) reset(d Duration, period int64) bool {
	w := when(d)
	timers.mu.Lock()
	active := removeTimer(&s.runtimeTimer)
	if s.drain() {
		active = true
	}
	s.when, s.period = w, period
	addTimer(&s.runtimeTimer)
	timers.mu.Unlock()
	return active
}

// NewTimer makes a Timer that sends the time on its channel after d.
//
//go:noinline
func NewTimer(d Duration) *Timer {
	s := newTimer(d, 0)
	return &Timer{s.c, s}
}

// Stop keeps the timer from firing and reports whether it would have.
//
//vole:cost 68
//vole:leaks t=heap
func (t *Timer) Stop() bool {
	if t.r == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return t.r.stop()
}

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
	s := new(timerState)
	s.when, s.index = when(d), -1
	s.f = func() { go f() }
	timers.mu.Lock()
	addTimer(&s.runtimeTimer)
	timers.mu.Unlock()
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
	s := newTimer(d, int64(d))
	return &Ticker{s.c, s}
}

// Stop turns the ticker off; its channel is not closed.
//
//vole:leaks t=heap
func (t *Ticker) Stop() {
	if t.r != nil {
		t.r.stop()
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
