// Package testlog would record which files and variables a test looks at. It
// records nothing.
package testlog

// Interface is what a recorder is told.
type Interface interface {
	Getenv(key string)
	Stat(file string)
	Open(file string)
	Chdir(dir string)
}

// SetLogger sets the recorder.
func SetLogger(impl Interface) {}

// Logger returns the recorder.
func Logger() Interface { return nil }

func Getenv(name string) {}
func Open(name string)   {}
func Stat(name string)   {}

// PanicOnExit0 reports whether os.Exit(0) is to panic.
func PanicOnExit0() bool { return false }

// SetPanicOnExit0 would set that.
func SetPanicOnExit0(v bool) {}
