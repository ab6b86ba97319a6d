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
//
//vole:leaks p=heap
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
type PipeReader struct{ pipe }

// A PipeWriter is the write half of a pipe.
type PipeWriter struct{ r PipeReader }

// Pipe makes a pipe. Each write waits for the reads that take its data.
//
//vole:cost 22
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{PipeReader{pipe{
		data:   make(chan []byte),
		taken:  make(chan int),
		closed: make(chan struct{}),
	}}}
	return &w.r, w
}

// Read waits for a writer or for the write half to be closed, whose error it
// then returns, or EOF.
//
//vole:cost 70
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

//vole:leaks p=heap
func (p *pipe) read(data []byte) (n int, err error) {
	if !p.isClosed() {
		select {
		case offered := <-p.data:
			n = copy(data, offered)
			p.taken <- n
			return n, nil
		case <-p.closed:
		}
	}
	return 0, p.failure(readHalf)
}

// Write waits until readers took all data or the read half is closed.
//
//vole:cost 73
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }

//vole:leaks p=heap
func (p *pipe) write(data []byte) (n int, err error) {
	if p.isClosed() {
		return 0, p.failure(writeHalf)
	}
	p.turn.Lock()
	defer p.turn.Unlock()
	for {
		select {
		case <-p.closed:
			return n, p.failure(writeHalf)
		case p.data <- data[n:]:
			n += <-p.taken
		}
		if n == len(data) { // even of no data, one reader is told
			return n, nil
		}
	}
}

// Close closes the reader; writes then give ErrClosedPipe.
//
//vole:cost 65
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError closes the reader; writes then give err.
//
//vole:cost 61
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.shut(readHalf, err)
	return nil
}

// Close closes the writer; reads then give EOF.
//
//vole:cost 68
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError closes the writer; reads then give err, or EOF for nil. It
// never returns an error.
//
//vole:cost 64
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.shut(writeHalf, err)
	return nil
}
