// Signals and other processes.
package hostos

// Modes of SetSignal.
const (
	SignalDefault = 0
	SignalIgnore  = 1
	SignalNotify  = 2
)

// OpenSignals returns a descriptor from which the numbers of arrived signals
// are read, a byte each.
func OpenSignals() int

// SetSignal says what is to happen at a signal.
func SetSignal(sig, mode int) int

// SignalIgnored reports whether a signal is ignored.
func SignalIgnored(sig int) bool

// BrokenStream is called when a standard stream turns out to be broken: it ends
// the process as SIGPIPE does, if the host lets it.
func BrokenStream() int

// Flags of StartProcess.
const (
	NewSession = 1
	NewGroup   = 2
)

// StartProcess starts a program. The strings in argv and env are each followed
// by a zero byte. files[i] becomes descriptor i, closed if negative. handle is
// for the functions below and becomes readable when the process has ended.
func StartProcess(path, argv, env, dir string, files []int, flags, group int) (handle, pid int)

// FindProcess returns a handle of a process that runs.
func FindProcess(pid int) int

// ExitStatus tells how a process ended.
type ExitStatus struct {
	Pid, Status      int64 // Status as wait(2) tells it
	UserNs, SystemNs int64
	MaxRSS           int64 // KiB
}

// WaitProcess fills st if the process has ended; else -EAGAIN.
//
//go:noescape
func WaitProcess(handle int, st *ExitStatus) int

// SignalProcess sends a signal.
func SignalProcess(handle, sig int) int

// Kill sends a signal to a process by its number.
func Kill(pid, sig int) int
