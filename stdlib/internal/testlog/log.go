// Package testlog lets a test program record which files and variables it looks
// at, and notice that a test ends the program.
package testlog

import "sync/atomic"

// Interface is what a recorder is told.
type Interface interface {
	Getenv(key string)
	Stat(file string)
	Open(file string)
	Chdir(dir string)
}

type holder struct{ recorder Interface }

var (
	current atomic.Pointer[holder]
	panics  atomic.Bool
)

// SetLogger sets the recorder.
func SetLogger(impl Interface) { current.Store(&holder{impl}) }

// Logger returns the recorder, nil if there is none.
func Logger() Interface {
	if h := current.Load(); h != nil {
		return h.recorder
	}
	return nil
}

// Getenv records that a variable was read.
func Getenv(name string) {
	if l := Logger(); l != nil {
		l.Getenv(name)
	}
}

// Open records that a file was opened.
func Open(name string) {
	if l := Logger(); l != nil {
		l.Open(name)
	}
}

// Stat records that a file was looked at.
func Stat(name string) {
	if l := Logger(); l != nil {
		l.Stat(name)
	}
}

// PanicOnExit0 reports whether os.Exit(0) is to panic.
func PanicOnExit0() bool { return panics.Load() }

// SetPanicOnExit0 sets that.
func SetPanicOnExit0(v bool) { panics.Store(v) }
