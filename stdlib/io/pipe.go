// Pipe: a writer and a reader that meet in memory, without a buffer.
package io

import (
	"errors"
	"sync"
)

// ErrClosedPipe is the error of a closed pipe.
var ErrClosedPipe = errors.New("io: read/write on closed pipe")

// A pipe hands the writer's data to the reader, who answers with how much was
// taken. Data and answers take turns, so that neither channel has a buffer.
type pipe struct {
	data   chan []byte
	taken  chan int
	closed chan struct{} // closed with the first half

	turn sync.Mutex // held by the Write in progress

	state  sync.Mutex // guards what follows
	halves [2]error   // why each half was closed; nil while open
}

const (
	readHalf  = 0
	writeHalf = 1
)

// shut closes a half; the first reason counts.
func (p *pipe) shut(half int, reason error) {
	p.state.Lock()
	defer p.state.Unlock()
	if p.halves == [2]error{} {
		close(p.closed)
	}
	if p.halves[half] == nil {
		p.halves[half] = reason
	}
}

// failure returns the error of an operation on one half of a closed pipe: the
// reason of the other half, if only that one is closed.
func (p *pipe) failure(half int) error {
	p.state.Lock()
	defer p.state.Unlock()
	if other := p.halves[1-half]; other != nil && p.halves[half] == nil {
		return other
	}
	return ErrClosedPipe
}

func (p *pipe) isClosed() bool {
	select {
	case <-p.closed:
		return true
	default:
		return false
	}
}

// A PipeReader is the read half of a pipe.
type PipeReader struct{ p *pipe }

// A PipeWriter is the write half of a pipe.
type PipeWriter struct{ p *pipe }

// Pipe makes a pipe. Each write waits for the reads that take its data.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{
		data:   make(chan []byte),
		taken:  make(chan int),
		closed: make(chan struct{}),
	}
	return &PipeReader{p}, &PipeWriter{p}
}

// Read waits for a writer or for the write half to be closed, whose error it
// then returns, or EOF.
func (r *PipeReader) Read(data []byte) (n int, err error) {
	if !r.p.isClosed() {
		select {
		case offered := <-r.p.data:
			n = copy(data, offered)
			r.p.taken <- n
			return n, nil
		case <-r.p.closed:
		}
	}
	return 0, r.p.failure(readHalf)
}

// Write waits until readers took all data or the read half is closed.
func (w *PipeWriter) Write(data []byte) (n int, err error) {
	if w.p.isClosed() {
		return 0, w.p.failure(writeHalf)
	}
	w.p.turn.Lock()
	defer w.p.turn.Unlock()
	for {
		select {
		case <-w.p.closed:
			return n, w.p.failure(writeHalf)
		case w.p.data <- data[n:]:
			n += <-w.p.taken
		}
		if n == len(data) { // even of no data, one reader is told
			return n, nil
		}
	}
}

// Close closes the reader; writes then give ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError closes the reader; writes then give err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.shut(readHalf, err)
	return nil
}

// Close closes the writer; reads then give EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError closes the writer; reads then give err, or EOF for nil. It
// never returns an error.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.shut(writeHalf, err)
	return nil
}
