// Starting programs and waiting for them. A stream of the program that is no
// file is a pipe with a goroutine at our end.
package exec

import (
	"bytes"
	"errors"
	"io"
	"os"
	"reflect"
	"syscall"
	"time"
)

// running is what a Cmd knows while its program runs.
type running struct {
	files      []*os.File  // descriptors of the program
	afterStart []io.Closer // the program's ends of pipes
	afterWait  []io.Closer // our ends
	copiers    []func() error
	copied     chan error    // of each copier
	ended      chan struct{} // closed when the process has ended
	canceled   chan error    // of watch: nil, or why Wait is to fail
	waited     bool
}

func closeAll(list []io.Closer) {
	for _, c := range list {
		c.Close()
	}
}

// Run starts the program and waits for it.
//
//vole:leaks c=heap
func (c *Cmd) Run() error {
	if err := c.Start(); err != nil {
		return err
	}
	return c.Wait()
}

// Start starts the program. Wait must follow.
//
//vole:leaks c=heap
func (c *Cmd) Start() error {
	if c.Process != nil {
		return errors.New("exec: already started")
	}
	err := c.start()
	closeAll(c.state.afterStart)
	c.state.afterStart = nil
	if err != nil {
		closeAll(c.state.afterWait)
		c.state.afterWait = nil
	}
	return err
}

func (c *Cmd) start() error {
	switch {
	case c.Path == "" && c.Err == nil && c.lookPathErr == nil:
		c.Err = errors.New("exec: no command")
		return c.Err
	case c.lookPathErr != nil:
		return c.lookPathErr
	case c.Err != nil:
		return c.Err
	case c.Cancel != nil && c.ctx == nil:
		return errors.New("exec: command with a non-nil Cancel was not created with CommandContext")
	}
	if c.ctx != nil {
		if err := c.ctx.Err(); err != nil {
			return err
		}
	}
	if err := c.openStreams(); err != nil {
		return err
	}
	args := c.Args
	if len(args) == 0 {
		args = []string{c.Path}
	}
	process, err := os.StartProcess(c.Path, args, &os.ProcAttr{
		Dir: c.Dir, Env: c.environ(), Files: append(c.state.files, c.ExtraFiles...),
		Sys: c.SysProcAttr,
	})
	if err != nil {
		return err
	}
	c.Process = process
	c.state.copied = make(chan error, len(c.state.copiers))
	for _, copier := range c.state.copiers {
		go func() { c.state.copied <- copier() }()
	}
	c.state.copiers = nil
	if c.ctx != nil && c.ctx.Done() != nil && c.Cancel != nil {
		c.state.ended = make(chan struct{})
		c.state.canceled = make(chan error, 1)
		go c.watch()
	}
	return nil
}

// watch ends the program when the context is done.
func (c *Cmd) watch() {
	select {
	case <-c.state.ended:
		c.state.canceled <- nil
		return
	case <-c.ctx.Done():
	}
	err := c.Cancel()
	switch {
	case err == nil:
		err = c.ctx.Err()
	case errors.Is(err, os.ErrProcessDone):
		err = nil
	default:
		err = &cancelError{err}
	}
	if c.WaitDelay > 0 {
		// The program may not listen.
		timer := time.NewTimer(c.WaitDelay)
		select {
		case <-c.state.ended:
		case <-timer.C:
			if c.Process.Kill() == nil && err == nil {
				err = c.ctx.Err()
			}
		}
		timer.Stop()
	}
	c.state.canceled <- err
}

type cancelError struct{ err error }

func (e *cancelError) Error() string { return "exec: canceling Cmd: " + e.err.Error() }
func (e *cancelError) Unwrap() error { return e.err }

// openStreams makes the program's first three descriptors.
func (c *Cmd) openStreams() error {
	c.state.files = make([]*os.File, 3)
	in, err := c.inputFile()
	if err != nil {
		return err
	}
	out, err := c.outputFile(c.Stdout)
	if err != nil {
		return err
	}
	errs := out
	if c.Stderr == nil || !same(c.Stdout, c.Stderr) {
		if errs, err = c.outputFile(c.Stderr); err != nil {
			return err
		}
	}
	c.state.files[0], c.state.files[1], c.state.files[2] = in, out, errs
	return nil
}

// same reports whether two writers are one; those that cannot be compared are
// not.
func same(a, b io.Writer) bool {
	return reflect.TypeOf(a) == reflect.TypeOf(b) && reflect.TypeOf(a).Comparable() && a == b
}

func (c *Cmd) devNull(flag int) (*os.File, error) {
	f, err := os.OpenFile(os.DevNull, flag, 0)
	if err == nil {
		c.state.afterStart = append(c.state.afterStart, f)
	}
	return f, err
}

func (c *Cmd) inputFile() (*os.File, error) {
	if c.Stdin == nil {
		return c.devNull(os.O_RDONLY)
	}
	if f, ok := c.Stdin.(*os.File); ok {
		return f, nil
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.state.afterStart = append(c.state.afterStart, r)
	c.state.afterWait = append(c.state.afterWait, w)
	c.state.copiers = append(c.state.copiers, func() error {
		_, err := io.Copy(w, c.Stdin)
		if errors.Is(err, syscall.EPIPE) {
			err = nil // the program did not want all
		}
		if closing := w.Close(); err == nil {
			err = closing
		}
		return err
	})
	return r, nil
}

func (c *Cmd) outputFile(to io.Writer) (*os.File, error) {
	if to == nil {
		return c.devNull(os.O_WRONLY)
	}
	if f, ok := to.(*os.File); ok {
		return f, nil
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.state.afterStart = append(c.state.afterStart, w)
	c.state.afterWait = append(c.state.afterWait, r)
	c.state.copiers = append(c.state.copiers, func() error {
		_, err := io.Copy(to, r)
		r.Close() // else the program could block for ever after a failure
		return err
	})
	return w, nil
}

// Wait waits for the program to end and for what goes to and comes from its
// streams. A status other than 0 is an *ExitError.
//
//go:noinline
//vole:leaks c=content
func (c *Cmd) Wait() error {
	switch {
	case c.Process == nil:
		return errors.New("exec: not started")
	case c.state.waited:
		return errors.New("exec: Wait was already called")
	}
	c.state.waited = true
	state, err := c.Process.Wait()
	if err == nil && !state.Success() {
		err = &ExitError{ProcessState: state}
	}
	c.ProcessState = state
	if c.state.canceled != nil {
		close(c.state.ended)
		if canceled := <-c.state.canceled; err == nil {
			err = canceled
		}
	}
	if copying := c.awaitCopiers(); err == nil {
		err = copying
	}
	closeAll(c.state.afterWait)
	c.state.afterWait = nil
	return err
}

// awaitCopiers waits for the goroutines at our ends of the pipes and returns
// the first error.
func (c *Cmd) awaitCopiers() error {
	var late <-chan time.Time
	if c.WaitDelay > 0 {
		timer := time.NewTimer(c.WaitDelay)
		defer timer.Stop()
		late = timer.C
	}
	var first error
	for range cap(c.state.copied) {
		select {
		case err := <-c.state.copied:
			if first == nil {
				first = err
			}
		case <-late:
			closeAll(c.state.afterWait)
			if first == nil {
				first = ErrWaitDelay
			}
			return first
		}
	}
	return first
}

// alreadySet is the error of asking for a stream that the caller has set.
func alreadySet(stream string) error { return errors.New("exec: " + stream + " already set") }

// Output runs the program and returns what it wrote to standard output.
//
//vole:leaks c=heap
func (c *Cmd) Output() ([]byte, error) {
	if c.Stdout != nil {
		return nil, alreadySet("Stdout")
	}
	written := new(bytes.Buffer)
	c.Stdout = written
	var complaints *excerpt
	if c.Stderr == nil {
		complaints = new(excerpt)
		c.Stderr = complaints
	}
	err := c.Run()
	if failure, ok := err.(*ExitError); ok && complaints != nil {
		failure.Stderr = complaints.bytes()
	}
	return written.Bytes(), err
}

// CombinedOutput is Output with standard error among it.
//
//vole:leaks c=heap
func (c *Cmd) CombinedOutput() ([]byte, error) {
	switch {
	case c.Stdout != nil:
		return nil, alreadySet("Stdout")
	case c.Stderr != nil:
		return nil, alreadySet("Stderr")
	}
	written := new(bytes.Buffer)
	c.Stdout, c.Stderr = written, written
	err := c.Run()
	return written.Bytes(), err
}

// excerpt keeps beginning and end of what is written to it.
type excerpt struct {
	head, tail []byte
	left       int // between the two
}

const excerptPart = 32 << 10

func (x *excerpt) Write(b []byte) (int, error) {
	n := min(len(b), excerptPart-len(x.head))
	x.head = append(x.head, b[:n]...)
	x.tail = append(x.tail, b[n:]...)
	if over := len(x.tail) - excerptPart; over > 0 {
		x.left += over
		x.tail = append([]byte(nil), x.tail[over:]...)
	}
	return len(b), nil
}

func (x *excerpt) bytes() []byte {
	out := append([]byte(nil), x.head...)
	if x.left > 0 {
		out = append(out, "\n... omitting "...)
		out = append(out, decimal(x.left)...)
		out = append(out, " bytes ...\n"...)
	}
	return append(out, x.tail...)
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// StdinPipe returns a pipe to the program's standard input. Wait closes it.
//
//vole:leaks c=content
func (c *Cmd) StdinPipe() (io.WriteCloser, error) {
	if c.Stdin != nil {
		return nil, alreadySet("Stdin")
	}
	if c.Process != nil {
		return nil, errors.New("exec: StdinPipe after process started")
	}
	pr, pw, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.Stdin = pr
	c.state.afterStart = append(c.state.afterStart, pr)
	c.state.afterWait = append(c.state.afterWait, pw)
	return pw, nil
}

// StdoutPipe returns a pipe from the program's standard output. Wait closes it,
// so all must be read before.
//
//vole:leaks c=content
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) {
	if c.Stdout != nil {
		return nil, alreadySet("Stdout")
	}
	if c.Process != nil {
		return nil, errors.New("exec: StdoutPipe after process started")
	}
	pr, pw, err := c.outputPipe()
	if err == nil {
		c.Stdout = pw
	}
	return pr, err
}

// StderrPipe returns a pipe from the program's standard error, as StdoutPipe.
//
//vole:leaks c=content
func (c *Cmd) StderrPipe() (io.ReadCloser, error) {
	if c.Stderr != nil {
		return nil, alreadySet("Stderr")
	}
	if c.Process != nil {
		return nil, errors.New("exec: StderrPipe after process started")
	}
	pr, pw, err := c.outputPipe()
	if err == nil {
		c.Stderr = pw
	}
	return pr, err
}

func (c *Cmd) outputPipe() (io.ReadCloser, *os.File, error) {
	pr, pw, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	c.state.afterStart = append(c.state.afterStart, pw)
	c.state.afterWait = append(c.state.afterWait, pr)
	return pr, pw, nil
}
