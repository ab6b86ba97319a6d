// Processes: how they end, what they used, signals to them.
package syscall

import "internal/hostos"

// SysProcAttr has attributes of a process to be started. Hosts know of sessions
// and process groups; a process that asks for more is not started.
type SysProcAttr struct {
	Chroot                     string
	Credential                 *Credential
	Ptrace                     bool
	Setsid                     bool // in a session of its own
	Setpgid                    bool // in the process group Pgid, or one of its own if that is 0
	Setctty                    bool
	Noctty                     bool
	Ctty                       int
	Foreground                 bool
	Pgid                       int
	Pdeathsig                  Signal
	Cloneflags                 uintptr
	Unshareflags               uintptr
	UidMappings                []SysProcIDMap
	GidMappings                []SysProcIDMap
	GidMappingsEnableSetgroups bool
	AmbientCaps                []uintptr
	UseCgroupFD                bool
	CgroupFD                   int
	PidFD                      *int
}

// Credential has the user and the groups of a process.
type Credential struct {
	Uid         uint32
	Gid         uint32
	Groups      []uint32
	NoSetGroups bool
}

// SysProcIDMap maps numbers of users or groups.
type SysProcIDMap struct {
	ContainerID int
	HostID      int
	Size        int
}

// A WaitStatus is how a process ended, as wait(2) tells it.
type WaitStatus uint32

// Exited reports whether the process ended by itself.
func (w WaitStatus) Exited() bool { return w&0x7f == 0 }

// Signaled reports whether a signal ended the process.
func (w WaitStatus) Signaled() bool { return w&0x7f != 0x7f && w&0x7f != 0 }

// Stopped reports whether the process was stopped.
func (w WaitStatus) Stopped() bool { return w&0xff == 0x7f }

// Continued reports whether the process goes on.
func (w WaitStatus) Continued() bool { return w == 0xffff }

// CoreDump reports whether memory was written to a file.
func (w WaitStatus) CoreDump() bool { return w.Signaled() && w&0x80 != 0 }

// ExitStatus returns what the process ended with, -1 if it did not by itself.
func (w WaitStatus) ExitStatus() int {
	if !w.Exited() {
		return -1
	}
	return int(w>>8) & 0xff
}

// Signal returns the signal that ended the process, else -1.
func (w WaitStatus) Signal() Signal {
	if !w.Signaled() {
		return -1
	}
	return Signal(w & 0x7f)
}

// StopSignal returns the signal that stopped the process, else -1.
func (w WaitStatus) StopSignal() Signal {
	if !w.Stopped() {
		return -1
	}
	return Signal(w>>8) & 0xff
}

// Timeval is a time in seconds and microseconds.
type Timeval struct {
	Sec  int64
	Usec int64
}

// NsecToTimeval converts nanoseconds, rounding up.
//
//vole:cost 40
func NsecToTimeval(nsec int64) Timeval {
	usec := (nsec + 999) / 1e3
	sec, rest := usec/1e6, usec%1e6
	if rest < 0 {
		sec, rest = sec-1, rest+1e6
	}
	return setTimeval(sec, rest)
}

func setTimeval(sec, usec int64) Timeval { return Timeval{Sec: sec, Usec: usec} }

// Nano returns the time in nanoseconds.
func (tv *Timeval) Nano() int64 { return tv.Sec*1e9 + tv.Usec*1e3 }

// Rusage is what a process has used, as far as the host tells.
type Rusage struct {
	Utime    Timeval
	Stime    Timeval
	Maxrss   int64 // KiB
	Ixrss    int64
	Idrss    int64
	Isrss    int64
	Minflt   int64
	Majflt   int64
	Nswap    int64
	Inblock  int64
	Oublock  int64
	Msgsnd   int64
	Msgrcv   int64
	Nsignals int64
	Nvcsw    int64
	Nivcsw   int64
}

// Kill sends a signal to a process.
//
//go:noinline
func Kill(pid int, sig Signal) (err error) {
	_, err = result(hostos.Kill(pid, int(sig)))
	return
}

// TrapCause returns why a traced process stopped, which cannot be asked here.
//
//vole:cost 33
func (w WaitStatus) TrapCause() int { return -1 }
