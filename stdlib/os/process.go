// Other processes: starting them, waiting for them, signals.
package os

import (
	"errors"
	"internal/hostos"
	"internal/poll"
	"sync"
	"syscall"
	"time"
)

// A Signal is a signal of the system.
type Signal interface {
	String() string
	Signal() // tells signals from other Stringers
}

// The signals that exist everywhere.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// ErrNoHandle says that a Process has no handle.
var ErrNoHandle = errors.New("process handle unavailable")

// ProcAttr describes a process to be started.
type ProcAttr struct {
	Dir   string   // working directory; "": this process's
	Env   []string // nil: this process's
	Files []*File  // Files[i] becomes descriptor i; nil: closed
	Sys   *syscall.SysProcAttr
}

// A Process is another process.
type Process struct {
	Pid int

	h *processHandle
}

// processHandle is the host's handle of a process.
type processHandle struct {
	fd    poll.FD
	mu    sync.Mutex
	state processState
}

type processState uint8

const (
	processLives processState = iota
	processDone
	processReleased
)

func newProcess(pid, handle int) (*Process, error) {
	h := &processHandle{}
	if err := h.fd.Init(handle, false, true); err != nil {
		hostos.Close(handle)
		return nil, NewSyscallError("epoll_ctl", err)
	}
	return &Process{Pid: pid, h: h}, nil
}

// FindProcess returns the process of that number; whether there is one shows
// when it is used.
//
//vole:cost 70
func FindProcess(pid int) (*Process, error) { return findProcess(pid) }

//go:noinline
func findProcess(pid int) (*Process, error) {
	handle := hostos.FindProcess(pid)
	if handle == -int(syscall.ESRCH) {
		return &Process{Pid: pid, h: &processHandle{state: processDone}}, nil
	}
	if handle < 0 {
		// Only its number can be used, as far as the host allows.
		return &Process{Pid: pid}, nil
	}
	return newProcess(pid, handle)
}

// StartProcess starts a program.
//
//go:noinline
//vole:leaks attr=content
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	var a ProcAttr
	if attr != nil {
		a = *attr
	}
	if a.Dir != "" {
		// Else the error would speak of the program.
		if _, err := Stat(a.Dir); err != nil {
			e := err.(*PathError)
			return nil, &PathError{Op: "chdir", Path: a.Dir, Err: e.Err}
		}
	}
	if a.Env == nil {
		a.Env = Environ()
	}
	files := make([]int, len(a.Files))
	for i, f := range a.Files {
		files[i] = -1
		if f != nil {
			files[i] = f.fd.Num()
		}
	}
	flags, group := 0, 0
	if sys := a.Sys; sys != nil {
		if asksTooMuch(sys) {
			return nil, &PathError{Op: "fork/exec", Path: name, Err: syscall.ENOSYS}
		}
		if sys.Setsid {
			flags |= hostos.NewSession
		}
		if sys.Setpgid {
			flags |= hostos.NewGroup
			group = sys.Pgid
		}
	}
	args, ok1 := packStrings(argv)
	env, ok2 := packStrings(a.Env)
	handle, pid := -int(syscall.EINVAL), 0
	if ok1 && ok2 {
		handle, pid = hostos.StartProcess(name, args, env, a.Dir, files, flags, group)
	}
	if handle < 0 {
		return nil, &PathError{Op: "fork/exec", Path: name, Err: errno(handle)}
	}
	return newProcess(pid, handle)
}

// asksTooMuch reports whether attributes are set that no host can give.
func asksTooMuch(a *syscall.SysProcAttr) bool {
	return a.Chroot != "" || a.Credential != nil || a.Ptrace || a.Setctty || a.Foreground ||
		a.Cloneflags != 0 || a.Unshareflags != 0 || a.AmbientCaps != nil || a.UseCgroupFD
}

// packStrings joins strings, each followed by a zero byte; none may have one.
func packStrings(list []string) (packed string, ok bool) {
	var b []byte
	for _, s := range list {
		for i := 0; i < len(s); i++ {
			if s[i] == 0 {
				return "", false
			}
		}
		b = append(b, s...)
		b = append(b, 0)
	}
	return string(b), true
}

// Release gives up the process; it can no more be waited for.
//
//vole:cost 70
func (p *Process) Release() error { return p.release() }

//go:noinline
//vole:leaks
func (p *Process) release() error {
	p.end(processReleased)
	p.Pid = -1
	return nil
}

// end gives the handle back.
func (p *Process) end(state processState) {
	if p.h == nil {
		return
	}
	p.h.mu.Lock()
	lived := p.h.state == processLives
	if lived {
		p.h.state = state
	}
	p.h.mu.Unlock()
	if lived {
		p.h.fd.Close()
	}
}

func (p *Process) state() processState {
	if p.h == nil {
		return processLives
	}
	p.h.mu.Lock()
	defer p.h.mu.Unlock()
	return p.h.state
}

// Kill ends the process at once; it does not wait for the end.
//
//vole:cost 68
func (p *Process) Kill() error { return p.kill() }

//vole:cost 65
func (p *Process) kill() error { return p.Signal(Kill) }

var errReleased = errors.New("os: process already released")

// Wait waits for the process, which must be a child, to end.
//
//vole:cost 69
func (p *Process) Wait() (*ProcessState, error) { return p.wait() }

//go:noinline
//vole:leaks p=heap
func (p *Process) wait() (*ProcessState, error) {
	if p == nil || p.Pid == -1 {
		return nil, syscall.EINVAL
	}
	if p.h == nil || p.state() != processLives {
		return nil, NewSyscallError("wait", syscall.ECHILD)
	}
	var exit hostos.ExitStatus
	_, err := p.h.fd.Until(hostos.PollRead, func(handle int) int {
		return hostos.WaitProcess(handle, &exit)
	})
	if err == poll.ErrFileClosing {
		return nil, NewSyscallError("wait", syscall.ECHILD)
	}
	if err != nil {
		return nil, NewSyscallError("waitid", err)
	}
	p.end(processDone)
	return newProcessState(&exit), nil
}

// Signal sends a signal to the process.
//
//vole:cost 61
func (p *Process) Signal(sig Signal) error { return p.signal(sig) }

//go:noinline
//vole:leaks p=heap
func (p *Process) signal(sig Signal) error {
	if p == nil || p.Pid == -1 {
		return errReleased
	}
	if p.Pid == 0 {
		return errors.New("os: process not initialized")
	}
	number, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	switch p.state() {
	case processDone:
		return ErrProcessDone
	case processReleased:
		return errReleased
	}
	var err error
	if p.h != nil {
		err = p.h.fd.Do(func(handle int) int { return hostos.SignalProcess(handle, int(number)) })
	} else {
		err = syscall.Kill(p.Pid, number)
	}
	if err == syscall.ESRCH || err == poll.ErrFileClosing {
		return ErrProcessDone
	}
	return err
}

// WithHandle calls f with the process's handle.
//
//vole:cost 61
func (p *Process) WithHandle(f func(handle uintptr)) error { return p.withHandle(f) }

//go:noinline
//vole:leaks
func (p *Process) withHandle(f func(handle uintptr)) error {
	if p.h == nil {
		return ErrNoHandle
	}
	if p.state() != processLives {
		return ErrProcessDone
	}
	return p.h.fd.Do(func(handle int) int {
		f(uintptr(handle))
		return 0
	})
}

// ProcessState tells how a process ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
	rusage *syscall.Rusage
}

func newProcessState(exit *hostos.ExitStatus) *ProcessState {
	return &ProcessState{
		pid:    int(exit.Pid),
		status: syscall.WaitStatus(exit.Status),
		rusage: &syscall.Rusage{
			Utime:  syscall.NsecToTimeval(exit.UserNs),
			Stime:  syscall.NsecToTimeval(exit.SystemNs),
			Maxrss: exit.MaxRSS,
		},
	}
}

// ExitCode returns the status, -1 if a signal ended the process.
//
//vole:cost 29
func (p *ProcessState) ExitCode() int {
	if p == nil {
		return -1
	}
	return p.status.ExitStatus()
}

// Exited reports whether the process ended by itself.
//
//vole:cost 13
func (p *ProcessState) Exited() bool { return p.exited() }

func (p *ProcessState) exited() bool { return p.status.Exited() }

// Pid returns the process's number.
func (p *ProcessState) Pid() int { return p.pid }

// Success reports whether the status is 0.
//
//vole:cost 28
func (p *ProcessState) Success() bool { return p.success() }

func (p *ProcessState) success() bool { return p.status.ExitStatus() == 0 }

// String shows how the process ended.
//
//go:noinline
func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	status := p.status
	if status.Exited() {
		return "exit status " + itoa(status.ExitStatus())
	}
	text := "signal: " + status.Signal().String()
	if status.CoreDump() {
		text += " (core dumped)"
	}
	return text
}

// Sys returns the syscall.WaitStatus.
//
//vole:cost 7
func (p *ProcessState) Sys() any { return p.sys() }

func (p *ProcessState) sys() any { return p.status }

// SysUsage returns a *syscall.Rusage.
//
//vole:cost 7
func (p *ProcessState) SysUsage() any { return p.sysUsage() }

func (p *ProcessState) sysUsage() any { return p.rusage }

// SystemTime returns the time that the system worked for the process.
//
//vole:cost 21
func (p *ProcessState) SystemTime() time.Duration { return p.systemTime() }

func (p *ProcessState) systemTime() time.Duration {
	return time.Duration(p.rusage.Stime.Nano()) * time.Nanosecond
}

// UserTime returns the time that the process worked.
//
//vole:cost 21
func (p *ProcessState) UserTime() time.Duration { return p.userTime() }

func (p *ProcessState) userTime() time.Duration {
	return time.Duration(p.rusage.Utime.Nano()) * time.Nanosecond
}
