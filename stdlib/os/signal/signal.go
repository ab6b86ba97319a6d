// Package signal would deliver the signals that reach the process. The host
// keeps them to itself: a program can ask for them, and none comes.
package signal

import (
	"context"
	"os"
)

// Notify asks for signals on c. None comes.
//
//go:noinline
//vole:leaks c=heap
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
}

// Stop ends what Notify asked for.
//
//go:noinline
//vole:leaks c=heap
func Stop(c chan<- os.Signal) {}

// Ignore asks for signals to be ignored, as they are.
//
//vole:cost 61
func Ignore(sig ...os.Signal) {}

// Ignored reports whether a signal was ignored by Ignore or from the start.
//
//go:noinline
func Ignored(sig os.Signal) bool { return false }

// Reset undoes Notify.
//
//vole:cost 61
func Reset(sig ...os.Signal) {}

// NotifyContext returns a child of parent that a signal would cancel; stop
// cancels it.
//
//go:noinline
//vole:leaks signals=heap
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context,
	stop context.CancelFunc) {
	return context.WithCancel(parent)
}
