// Package signal delivers the signals that reach the process.
//
// The host writes each signal that somebody asked for to a descriptor. One
// goroutine reads them there and hands them to the channels; it is started when
// it is first needed.
package signal

import (
	"context"
	"internal/hostos"
	"internal/poll"
	"os"
	"sync"
	"syscall"
)

const signals = 64 // numbers below

// A set is signals, by their numbers.
type set uint64

func (s set) has(n int) bool { return s>>n&1 != 0 }

// delivery guards who wants which signals.
var delivery struct {
	mu      sync.Mutex
	wanted  map[chan<- os.Signal]set
	count   [signals]int // channels that want it
	ignored set          // by Ignore
	started bool
}

// number returns a signal's number, -1 if it is none of the system.
func number(sig os.Signal) int {
	if s, ok := sig.(syscall.Signal); ok && 0 < s && s < signals {
		return int(s)
	}
	return -1
}

// setOf returns the signals of a list; of an empty one, all.
func setOf(list []os.Signal) set {
	if len(list) == 0 {
		return ^set(1)
	}
	var s set
	for _, sig := range list {
		if n := number(sig); n > 0 {
			s |= 1 << n
		}
	}
	return s
}

// Notify sends the signals of the list, all without one, to c as they come. A
// signal that c has no room for is dropped.
//
//go:noinline
//vole:leaks c=heap
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	delivery.mu.Lock()
	defer delivery.mu.Unlock()
	more := setOf(sig) &^ delivery.wanted[c]
	if delivery.wanted == nil {
		delivery.wanted = make(map[chan<- os.Signal]set)
	}
	delivery.wanted[c] |= more
	start()
	for n := 1; n < signals; n++ {
		if more.has(n) {
			delivery.count[n]++
			if delivery.count[n] == 1 {
				hostos.SetSignal(n, hostos.SignalNotify)
				delivery.ignored &^= 1 << n
			}
		}
	}
}

// start starts the goroutine that delivers; the lock is held.
func start() {
	if delivery.started {
		return
	}
	delivery.started = true
	handle := hostos.OpenSignals()
	if handle < 0 {
		return // not granted: none comes
	}
	source := new(poll.FD)
	if source.Init(handle, false, true) == nil {
		go deliver(source)
	}
}

func deliver(source *poll.FD) {
	var arrived [signals]byte
	for {
		n, err := source.Read(arrived[:])
		if err != nil {
			return
		}
		for _, number := range arrived[:n] {
			send(int(number))
		}
	}
}

func send(n int) {
	delivery.mu.Lock()
	defer delivery.mu.Unlock()
	for c, wanted := range delivery.wanted {
		if wanted.has(n) {
			select {
			case c <- syscall.Signal(n):
			default:
			}
		}
	}
}

// forget takes signals from a channel; the lock is held.
func forget(c chan<- os.Signal, signalsOfC set) {
	signalsOfC &= delivery.wanted[c]
	delivery.wanted[c] &^= signalsOfC
	if delivery.wanted[c] == 0 {
		delete(delivery.wanted, c)
	}
	for n := 1; n < signals; n++ {
		if signalsOfC.has(n) {
			delivery.count[n]--
			if delivery.count[n] == 0 {
				hostos.SetSignal(n, hostos.SignalDefault)
			}
		}
	}
}

// Stop ends what Notify asked for: when it returns c gets no more signals.
//
//go:noinline
//vole:leaks c=heap
func Stop(c chan<- os.Signal) {
	delivery.mu.Lock()
	defer delivery.mu.Unlock()
	forget(c, ^set(0))
}

// Ignore makes signals of the list, all without one, do nothing.
//
//vole:cost 61
func Ignore(sig ...os.Signal) { cancel(sig, hostos.SignalIgnore) }

// Reset undoes Notify and Ignore.
//
//vole:cost 61
func Reset(sig ...os.Signal) { cancel(sig, hostos.SignalDefault) }

//go:noinline
func cancel(sig []os.Signal, mode int) {
	delivery.mu.Lock()
	defer delivery.mu.Unlock()
	all := setOf(sig)
	for c := range delivery.wanted {
		forget(c, all)
	}
	for n := 1; n < signals; n++ {
		if all.has(n) {
			hostos.SetSignal(n, mode)
		}
	}
	// As in Go, only Notify ends what Ignored says.
	if mode == hostos.SignalIgnore {
		delivery.ignored |= all
	}
}

// Ignored reports whether a signal is ignored, by Ignore or from the start.
//
//go:noinline
func Ignored(sig os.Signal) bool {
	n := number(sig)
	if n < 0 {
		return false
	}
	delivery.mu.Lock()
	defer delivery.mu.Unlock()
	return delivery.ignored.has(n) || hostos.SignalIgnored(n)
}

// NotifyContext returns a child of parent that a signal cancels; stop cancels
// it, too, and ends what was asked for.
//
//go:noinline
//vole:leaks signals=heap
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context,
	stop context.CancelFunc) {
	inner, cancel := context.WithCancelCause(parent)
	n := &notified{Context: inner, signals: signals}
	arrived := make(chan os.Signal, 1)
	Notify(arrived, signals...)
	if inner.Err() == nil {
		go func() {
			select {
			case sig := <-arrived:
				cancel(signalCause(sig.String() + " signal received"))
			case <-inner.Done():
			}
		}()
	}
	return n, func() {
		cancel(nil)
		Stop(arrived)
	}
}

// notified is NotifyContext's context.
type notified struct {
	context.Context
	signals []os.Signal
}

func (n *notified) String() string {
	text := "signal.NotifyContext("
	if inner, ok := n.Context.(interface{ String() string }); ok {
		const suffix = ".WithCancel"
		name := inner.String()
		text += name[:len(name)-len(suffix)]
	}
	for i, sig := range n.signals {
		if i == 0 {
			text += ", ["
		} else {
			text += " "
		}
		text += sig.String()
	}
	if len(n.signals) > 0 {
		text += "]"
	}
	return text + ")"
}

// signalCause is the cause of a context that a signal cancelled.
type signalCause string

func (s signalCause) Error() string { return string(s) }

func (s signalCause) Is(target error) bool { return target == context.Canceled }
