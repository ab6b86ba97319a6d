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

// alarm is a channel that is closed once a deadline has passed.
type alarm struct {
	mu    sync.Mutex
	timer *time.Timer
	rung  chan struct{}
}

func newAlarm() *alarm { return &alarm{rung: make(chan struct{})} }

func (a *alarm) channel() chan struct{} {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.rung
}

func (a *alarm) set(t time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.timer != nil && !a.timer.Stop() {
		<-a.rung // the timer's function closes it
	}
	a.timer = nil
	if isClosed(a.rung) {
		a.rung = make(chan struct{})
	}
	if t.IsZero() {
		return
	}
	rung := a.rung
	if d := time.Until(t); d > 0 {
		a.timer = time.AfterFunc(d, func() { close(rung) })
	} else {
		close(rung)
	}
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// pipe is one end: bytes go over an unbuffered channel, and how many of them
// were taken comes back over another.
type pipe struct {
	writing sync.Mutex // one Write at a time

	in      <-chan []byte
	inTaken chan<- int

	out      chan<- []byte
	outTaken <-chan int

	once   sync.Once
	done   chan struct{}
	remote <-chan struct{} // the other end's done

	readAlarm  *alarm
	writeAlarm *alarm
}

// Pipe returns the ends of a connection within the program: what is written to
// one is read from the other, without a buffer.
func Pipe() (Conn, Conn) {
	there, thereTaken := make(chan []byte), make(chan int)
	back, backTaken := make(chan []byte), make(chan int)
	done1, done2 := make(chan struct{}), make(chan struct{})
	p1 := &pipe{in: back, inTaken: backTaken, out: there, outTaken: thereTaken,
		done: done1, remote: done2, readAlarm: newAlarm(), writeAlarm: newAlarm()}
	p2 := &pipe{in: there, inTaken: thereTaken, out: back, outTaken: backTaken,
		done: done2, remote: done1, readAlarm: newAlarm(), writeAlarm: newAlarm()}
	return p1, p2
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
	n, err := p.read(b)
	return n, p.fail("read", err)
}

func (p *pipe) read(b []byte) (int, error) {
	late := p.readAlarm.channel()
	switch {
	case isClosed(p.done):
		return 0, io.ErrClosedPipe
	case isClosed(p.remote):
		return 0, io.EOF
	case isClosed(late):
		return 0, os.ErrDeadlineExceeded
	}
	select {
	case offered := <-p.in:
		n := copy(b, offered)
		p.inTaken <- n
		return n, nil
	case <-p.done:
		return 0, io.ErrClosedPipe
	case <-p.remote:
		return 0, io.EOF
	case <-late:
		return 0, os.ErrDeadlineExceeded
	}
}

func (p *pipe) Write(b []byte) (int, error) {
	n, err := p.write(b)
	return n, p.fail("write", err)
}

func (p *pipe) write(b []byte) (int, error) {
	late := p.writeAlarm.channel()
	switch {
	case isClosed(p.done), isClosed(p.remote):
		return 0, io.ErrClosedPipe
	case isClosed(late):
		return 0, os.ErrDeadlineExceeded
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	// Once at least: a reader learns of an empty write, too.
	for n, first := 0, true; ; first = false {
		if len(b) == 0 && !first {
			return n, nil
		}
		select {
		case p.out <- b:
			taken := <-p.outTaken
			b, n = b[taken:], n+taken
		case <-p.done:
			return n, io.ErrClosedPipe
		case <-p.remote:
			return n, io.ErrClosedPipe
		case <-late:
			return n, os.ErrDeadlineExceeded
		}
	}
}

func (p *pipe) SetDeadline(t time.Time) error { return p.setAlarms(t, true, true) }

func (p *pipe) SetReadDeadline(t time.Time) error { return p.setAlarms(t, true, false) }

func (p *pipe) SetWriteDeadline(t time.Time) error { return p.setAlarms(t, false, true) }

func (p *pipe) setAlarms(t time.Time, read, write bool) error {
	if isClosed(p.done) || isClosed(p.remote) {
		return io.ErrClosedPipe
	}
	if read {
		p.readAlarm.set(t)
	}
	if write {
		p.writeAlarm.set(t)
	}
	return nil
}

func (p *pipe) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}
