// Connections within the program.
package net

import (
	"io"
	"os"
	"sync"
	"time"
)

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// lane is one direction of a pipe. A writer lays down an offer and waits until
// readers have taken all of it. Everything happens under the lock; whoever
// changes something closes the channel that others wait on.
type lane struct {
	mu      sync.Mutex
	changed chan struct{}

	busy  bool   // somebody's offer is there
	offer []byte // what of it was not taken yet
	seen  bool   // by a reader, for offers without bytes

	readerGone, writerGone bool
	readUntil, writeUntil  time.Time // zero: for ever
}

func newLane() *lane { return &lane{changed: make(chan struct{})} }

// change tells those who wait; the lock is held.
func (l *lane) change() {
	close(l.changed)
	l.changed = make(chan struct{})
}

// wait lets go of the lock until something changes or the time has come.
func (l *lane) wait(until time.Time) {
	changed := l.changed
	l.mu.Unlock()
	if until.IsZero() {
		<-changed
	} else {
		timer := time.NewTimer(time.Until(until))
		select {
		case <-changed:
		case <-timer.C:
		}
		timer.Stop()
	}
	l.mu.Lock()
}

func isPast(t time.Time) bool { return !t.IsZero() && time.Until(t) <= 0 }

func (l *lane) read(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for {
		switch {
		case l.readerGone:
			return 0, io.ErrClosedPipe
		case l.writerGone:
			return 0, io.EOF
		case isPast(l.readUntil):
			return 0, os.ErrDeadlineExceeded
		case l.busy && (len(l.offer) > 0 || !l.seen):
			n := copy(b, l.offer)
			l.offer, l.seen = l.offer[n:], true
			l.change()
			return n, nil
		}
		l.wait(l.readUntil)
	}
}

// obstacle is why nothing can be written any more, or nothing.
func (l *lane) obstacle() error {
	switch {
	case l.writerGone, l.readerGone:
		return io.ErrClosedPipe
	case isPast(l.writeUntil):
		return os.ErrDeadlineExceeded
	}
	return nil
}

func (l *lane) write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.busy || l.obstacle() != nil {
		if err := l.obstacle(); err != nil {
			return 0, err
		}
		l.wait(l.writeUntil)
	}
	l.busy, l.offer, l.seen = true, b, false
	l.change()
	var err error
	for err == nil && (len(l.offer) > 0 || !l.seen) {
		l.wait(l.writeUntil)
		if len(l.offer) > 0 || !l.seen {
			err = l.obstacle()
		}
	}
	n := len(b) - len(l.offer)
	l.busy, l.offer = false, nil
	l.change()
	return n, err
}

// update changes something of the lane.
func (l *lane) update(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f()
	l.change()
}

// limit sets a time of the lane, unless an end is gone.
func (l *lane) limit(which *time.Time, t time.Time) (err error) {
	l.update(func() {
		if l.readerGone || l.writerGone {
			err = io.ErrClosedPipe
		} else {
			*which = t
		}
	})
	return err
}

// pipe is one end.
type pipe struct {
	in, out *lane
}

// Pipe returns the ends of a connection within the program: what is written to
// one is read from the other, without a buffer.
//
//go:noinline
func Pipe() (Conn, Conn) {
	there, back := newLane(), newLane()
	return &pipe{back, there}, &pipe{there, back}
}

func (p *pipe) LocalAddr() Addr  { return pipeAddr{} }
func (p *pipe) RemoteAddr() Addr { return pipeAddr{} }

func (p *pipe) fail(op string, err error) error {
	if err == nil || err == io.EOF || err == io.ErrClosedPipe {
		return err
	}
	return &OpError{Op: op, Net: "pipe", Err: err}
}

func (p *pipe) Read(b []byte) (int, error) {
	n, err := p.in.read(b)
	return n, p.fail("read", err)
}

func (p *pipe) Write(b []byte) (int, error) {
	n, err := p.out.write(b)
	return n, p.fail("write", err)
}

func (p *pipe) SetReadDeadline(t time.Time) error {
	return p.in.limit(&p.in.readUntil, t)
}

func (p *pipe) SetWriteDeadline(t time.Time) error {
	return p.out.limit(&p.out.writeUntil, t)
}

func (p *pipe) SetDeadline(t time.Time) error {
	if err := p.SetReadDeadline(t); err != nil {
		return err
	}
	return p.SetWriteDeadline(t)
}

func (p *pipe) Close() error {
	p.in.update(func() { p.in.readerGone = true })
	p.out.update(func() { p.out.writerGone = true })
	return nil
}
