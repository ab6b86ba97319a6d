// Package poll has FD, a descriptor that many goroutines may use at once.
//
// If the netpoller can watch the descriptor, operations that would block park
// the goroutine until it is ready, a deadline passes or it is closed. Otherwise
// they block a thread.
//
// Whoever uses an FD is counted in its state. Close lets nobody new in, wakes
// those that wait, and the last to leave closes the descriptor: its number can
// not come to mean another file under somebody's hands.
package poll

import (
	"errors"
	"internal/hostos"
	"internal/sched"
	"io"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

var (
	// ErrNetClosing is what users of a closed socket get.
	ErrNetClosing error = netClosing{}
	// ErrFileClosing is what users of a closed file get.
	ErrFileClosing = errors.New("use of closed file")
	// ErrNoDeadline is for descriptors that the netpoller does not watch.
	ErrNoDeadline = errors.New("file type does not support deadline")
	// ErrDeadlineExceeded is what operations get whose deadline has passed.
	ErrDeadlineExceeded error = &DeadlineExceededError{}
)

type netClosing struct{}

func (netClosing) Error() string   { return "use of closed network connection" }
func (netClosing) Timeout() bool   { return false }
func (netClosing) Temporary() bool { return false }

// DeadlineExceededError is the type of ErrDeadlineExceeded.
type DeadlineExceededError struct{}

func (e *DeadlineExceededError) Error() string   { return "i/o timeout" }
func (e *DeadlineExceededError) Timeout() bool   { return true }
func (e *DeadlineExceededError) Temporary() bool { return true }

// No call to the host has more bytes than this.
const maxBytes = 1 << 30

// Bits of state: closing, then the number of users.
const (
	closing = 1
	oneUser = 2
)

// FD is a descriptor. Set it up with Init.
type FD struct {
	state  atomic.Uint64
	reads  sync.Mutex // one read at a time, so that each gets what belongs together
	writes sync.Mutex

	num      int
	id       atomic.Int64 // at the netpoller; 0: not watched
	socket   bool
	later    bool   // to be watched when it is read first; under reads
	deadline bool   // can have deadlines
	closed   uint32 // semaphore: the descriptor is closed
	failure  int    // of closing it
}

// Init sets the descriptor; with watch the netpoller is asked to watch it.
func (fd *FD) Init(num int, socket, watch bool) error {
	fd.num, fd.socket = num, socket
	if !watch {
		return nil
	}
	id, shared := hostos.PollOpen(num)
	if id < 0 {
		return syscall.Errno(-id)
	}
	fd.deadline = !shared
	fd.id.Store(id)
	return nil
}

// InitLater is Init of a descriptor that others made, which is watched from the
// first read on.
func (fd *FD) InitLater(num int) { fd.num, fd.later = num, true }

// watchNow does what InitLater put off.
func (fd *FD) watchNow() {
	fd.later = false
	if id, _ := hostos.PollOpen(fd.num); id > 0 {
		fd.id.Store(id)
	}
	// If Close did not see the id, prepare sees that it was there.
}

// Num returns the descriptor's number.
func (fd *FD) Num() int { return fd.num }

// Closed reports whether Close was called.
func (fd *FD) Closed() bool { return fd.state.Load()&closing != 0 }

// Watched reports whether the netpoller watches it.
func (fd *FD) Watched() bool { return fd.id.Load() != 0 }

func (fd *FD) closedError() error {
	if fd.socket {
		return ErrNetClosing
	}
	return ErrFileClosing
}

// enter counts a user. It fails if the FD is closed.
func (fd *FD) enter() error {
	for {
		s := fd.state.Load()
		if s&closing != 0 {
			return fd.closedError()
		}
		if fd.state.CompareAndSwap(s, s+oneUser) {
			return nil
		}
	}
}

func (fd *FD) leave() {
	if fd.state.Add(^uint64(oneUser-1)) == closing {
		fd.destroy()
	}
}

func (fd *FD) destroy() {
	if id := fd.id.Load(); id != 0 {
		hostos.PollClose(id)
	}
	fd.failure = hostos.Close(fd.num)
	sched.Semrelease(&fd.closed, false)
}

// Close closes the FD. Of a watched one it returns when nobody uses it any more.
func (fd *FD) Close() error {
	for {
		s := fd.state.Load()
		if s&closing != 0 {
			return fd.closedError()
		}
		if !fd.state.CompareAndSwap(s, s|closing) {
			continue
		}
		id := fd.id.Load()
		if id != 0 {
			hostos.PollUnblock(id)
		}
		if s == 0 {
			fd.destroy()
		}
		if s != 0 && id == 0 {
			return nil // somebody may block in it for long
		}
		sched.Semacquire(&fd.closed, false, sched.Semaphore)
		return result(fd.failure)
	}
}

// result makes an error of a host's answer.
func result(r int) error {
	if r < 0 {
		return syscall.Errno(-r)
	}
	return nil
}

// begin enters for reading or writing.
func (fd *FD) begin(side int) error {
	if err := fd.enter(); err != nil {
		return err
	}
	fd.lock(side).Lock()
	if fd.later && side == hostos.PollRead {
		fd.watchNow()
	}
	if err := fd.prepare(side); err != nil {
		fd.end(side)
		return err
	}
	return nil
}

func (fd *FD) end(side int) {
	fd.lock(side).Unlock()
	fd.leave()
}

func (fd *FD) lock(side int) *sync.Mutex {
	if side == hostos.PollRead {
		return &fd.reads
	}
	return &fd.writes
}

func (fd *FD) prepare(side int) error {
	if fd.state.Load()&closing != 0 {
		return fd.closedError()
	}
	if id := fd.id.Load(); id != 0 {
		return fd.stateError(hostos.PollPrepare(id, side))
	}
	return nil
}

// wait parks until the side is ready.
func (fd *FD) wait(side int) error {
	return fd.stateError(hostos.PollWait(fd.id.Load(), side))
}

func (fd *FD) stateError(s int) error {
	switch s {
	case hostos.PollTimedOut:
		return ErrDeadlineExceeded
	case hostos.PollClosing:
		return fd.closedError()
	}
	return nil
}

// again reports whether to try once more after the answer r; it has waited.
func (fd *FD) again(r, side int) (bool, error) {
	if r != -int(syscall.EAGAIN) || fd.id.Load() == 0 {
		return false, nil
	}
	if err := fd.wait(side); err != nil {
		return false, err
	}
	return true, nil
}

// Read reads up to len(p) bytes; io.EOF at the end.
func (fd *FD) Read(p []byte) (int, error) {
	if err := fd.begin(hostos.PollRead); err != nil {
		return 0, err
	}
	defer fd.end(hostos.PollRead)
	if len(p) == 0 {
		return 0, nil
	}
	p = p[:min(len(p), maxBytes)]
	for {
		var n int
		if fd.id.Load() != 0 {
			n = hostos.TryRead(fd.num, p)
		} else {
			n = hostos.Read(fd.num, p)
		}
		if n > 0 {
			return n, nil
		}
		if n == 0 {
			return 0, io.EOF
		}
		if more, err := fd.again(n, hostos.PollRead); !more {
			if err == nil {
				err = result(n)
			}
			return 0, err
		}
	}
}

// Write writes all of p.
func (fd *FD) Write(p []byte) (int, error) {
	if err := fd.begin(hostos.PollWrite); err != nil {
		return 0, err
	}
	defer fd.end(hostos.PollWrite)
	done := 0
	for {
		part := p[done:min(len(p), done+maxBytes)]
		var n int
		switch {
		case fd.socket:
			n = hostos.SendTo(fd.num, part, nil)
		case fd.id.Load() != 0:
			n = hostos.TryWrite(fd.num, part)
		default:
			n = hostos.Write(fd.num, part)
		}
		if n >= 0 {
			done += n
			if done == len(p) {
				return done, nil
			}
			if n == 0 {
				return done, io.ErrUnexpectedEOF
			}
			continue
		}
		if more, err := fd.again(n, hostos.PollWrite); !more {
			if err == nil {
				err = result(n)
			}
			return done, err
		}
	}
}

// WriteString is Write of a string to a descriptor that is not watched: done in
// one call, as far as the host takes it.
func (fd *FD) WriteString(s string) (int, error) {
	if fd.id.Load() != 0 {
		return fd.Write([]byte(s))
	}
	if err := fd.begin(hostos.PollWrite); err != nil {
		return 0, err
	}
	n := hostos.WriteString(fd.num, s)
	fd.end(hostos.PollWrite)
	if n < 0 {
		return 0, result(n)
	}
	if n < len(s) {
		m, err := fd.Write([]byte(s[n:]))
		return n + m, err
	}
	return n, nil
}

// Pread reads at an offset, as far as one call goes; io.EOF at the end.
func (fd *FD) Pread(p []byte, off int64) (int, error) {
	if err := fd.enter(); err != nil {
		return 0, err
	}
	n := hostos.Pread(fd.num, p[:min(len(p), maxBytes)], off)
	fd.leave()
	switch {
	case n < 0:
		return 0, result(n)
	case n == 0 && len(p) > 0:
		return 0, io.EOF
	}
	return n, nil
}

// Pwrite writes all of p at an offset.
func (fd *FD) Pwrite(p []byte, off int64) (int, error) {
	if err := fd.enter(); err != nil {
		return 0, err
	}
	defer fd.leave()
	done := 0
	for done < len(p) {
		n := hostos.Pwrite(fd.num, p[done:min(len(p), done+maxBytes)], off+int64(done))
		if n < 0 {
			return done, result(n)
		}
		if n == 0 {
			return done, io.ErrUnexpectedEOF
		}
		done += n
	}
	return done, nil
}

// Do calls f with the descriptor's number while it cannot be closed.
func (fd *FD) Do(f func(num int) int) error {
	if err := fd.enter(); err != nil {
		return err
	}
	defer fd.leave()
	return result(f(fd.num))
}

// Until calls f, of the side's kind, until it answers anything but -EAGAIN; it
// waits in between.
func (fd *FD) Until(side int, f func(num int) int) (int, error) {
	if err := fd.begin(side); err != nil {
		return 0, err
	}
	defer fd.end(side)
	for {
		r := f(fd.num)
		if more, err := fd.again(r, side); !more {
			if err == nil {
				err = result(r)
			}
			return r, err
		}
	}
}

// Connect connects a socket.
func (fd *FD) Connect(a *hostos.Addr) error {
	if err := fd.begin(hostos.PollWrite); err != nil {
		return err
	}
	defer fd.end(hostos.PollWrite)
	r := hostos.Connect(fd.num, a)
	for {
		switch syscall.Errno(-r) {
		case syscall.EINPROGRESS, syscall.EALREADY, syscall.EINTR:
		case syscall.EISCONN:
			return nil
		default:
			return result(r)
		}
		if err := fd.wait(hostos.PollWrite); err != nil {
			return err
		}
		r = hostos.GetOption(fd.num, hostos.SOL_SOCKET, hostos.SO_ERROR)
		if r > 0 {
			r = -r
		} else if r == 0 {
			// Writable, yet the connection may not be there.
			var peer hostos.Addr
			if hostos.PeerAddr(fd.num, &peer) >= 0 {
				return nil
			}
			r = -int(syscall.EINPROGRESS)
		}
	}
}

// Which waits a deadline ends.
const (
	Reads  = 1
	Writes = 2
)

// SetDeadline sets when reads, writes or both give up; the zero time: never.
func (fd *FD) SetDeadline(t time.Time, which int) error {
	when := int64(0)
	if !t.IsZero() {
		now := sched.Nanotime()
		when = now + int64(time.Until(t))
		if when < now && t.After(time.Now()) {
			when = 1<<63 - 1 // beyond the clock's range
		}
		if when <= 0 {
			when = 1
		}
	}
	if err := fd.enter(); err != nil {
		return err
	}
	defer fd.leave()
	if !fd.deadline {
		return ErrNoDeadline
	}
	if which&Reads != 0 {
		hostos.PollDeadline(fd.id.Load(), hostos.PollRead, when)
	}
	if which&Writes != 0 {
		hostos.PollDeadline(fd.id.Load(), hostos.PollWrite, when)
	}
	return nil
}
