// Package exec describes other programs to be run. The host has no way to
// start them: looking for a program works, and starting one fails with the
// error of the system for "operation not permitted".
package exec

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"
)

// ErrNotFound says that a program is not in $PATH.
var ErrNotFound = errors.New("executable file not found in $PATH")

// ErrDot says that a program was found in the working directory only.
var ErrDot = errors.New("cannot run executable found relative to current directory")

// ErrWaitDelay says that a program's output was still open when WaitDelay was
// over.
var ErrWaitDelay = errors.New("exec: WaitDelay expired before I/O complete")

// Error is the failure to find a program.
type Error struct {
	Name string
	Err  error
}

//go:noinline
func (e *Error) Error() string {
	return "exec: " + `"` + e.Name + `"` + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// ExitError is a program's status other than 0.
type ExitError struct {
	*os.ProcessState
	Stderr []byte
}

func (e *ExitError) Error() string { return e.ProcessState.String() }

// LookPath returns where a program is: in $PATH, unless the name has a slash.
func LookPath(file string) (string, error) {
	if strings.Contains(file, "/") {
		if err := findExecutable(file); err != nil {
			return "", &Error{file, err}
		}
		return file, nil
	}
	for _, dir := range strings.Split(os.Getenv("PATH"), ":") {
		if dir == "" {
			dir = "."
		}
		path := dir + "/" + file
		if findExecutable(path) == nil {
			if dir[0] != '/' {
				return path, &Error{file, ErrDot}
			}
			return path, nil
		}
	}
	return "", &Error{file, ErrNotFound}
}

// findExecutable says why a file is no program, or nothing.
func findExecutable(file string) error {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return syscall.EISDIR
	case info.Mode().Perm()&0111 == 0:
		return fs.ErrPermission
	}
	return nil
}

// Cmd is a program to be run.
type Cmd struct {
	Path         string
	Args         []string
	Env          []string
	Dir          string
	Stdin        io.Reader
	Stdout       io.Writer
	Stderr       io.Writer
	ExtraFiles   []*os.File
	SysProcAttr  *syscall.SysProcAttr
	Process      *os.Process
	ProcessState *os.ProcessState
	Err          error // of LookPath
	Cancel       func() error
	WaitDelay    time.Duration

	ctx context.Context
}

// Command returns the Cmd of a program and its arguments.
func Command(name string, arg ...string) *Cmd {
	cmd := &Cmd{Path: name, Args: append([]string{name}, arg...)}
	if !strings.Contains(name, "/") {
		lp, err := LookPath(name)
		if lp != "" {
			cmd.Path = lp
		}
		cmd.Err = err
	}
	return cmd
}

// CommandContext is Command with a context that ends the program.
//
//go:noinline
func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	cmd := Command(name, arg...)
	cmd.ctx = ctx
	return cmd
}

// String shows program and arguments.
//
//vole:leaks c=0+2
func (c *Cmd) String() string {
	if c.Err != nil {
		return strings.Join(c.Args, " ")
	}
	return strings.Join(append([]string{c.Path}, c.Args[1:]...), " ")
}

// Start fails: programs cannot be started.
//
//vole:leaks c=heap
func (c *Cmd) Start() error {
	if c.Err != nil {
		return c.Err
	}
	if c.ctx != nil {
		if err := c.ctx.Err(); err != nil {
			return err
		}
	}
	_, err := os.StartProcess(c.Path, c.Args, &os.ProcAttr{Dir: c.Dir, Env: c.Env})
	return err
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

// Wait waits for the program to end.
//
//go:noinline
//vole:leaks c=content
func (c *Cmd) Wait() error {
	if c.Process == nil {
		return errors.New("exec: not started")
	}
	return nil
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
	return runFor(c, written)
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
	return runFor(c, written)
}

// runFor runs the program for what gets written meanwhile.
func runFor(c *Cmd, written *bytes.Buffer) ([]byte, error) {
	err := c.Run()
	return written.Bytes(), err
}

// Environ returns the environment that the program would get.
//
//vole:cost 66
func (c *Cmd) Environ() []string {
	if c.Env != nil {
		return c.Env
	}
	return os.Environ()
}

// StdinPipe returns a pipe to the program's standard input.
//
//vole:leaks c=content
func (c *Cmd) StdinPipe() (io.WriteCloser, error) {
	if c.Stdin != nil {
		return nil, alreadySet("Stdin")
	}
	pr, pw, err := os.Pipe()
	c.Stdin = pr
	return pw, err
}

// StdoutPipe returns a pipe from the program's standard output.
//
//vole:leaks c=content
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) {
	if c.Stdout != nil {
		return nil, alreadySet("Stdout")
	}
	pr, pw, err := os.Pipe()
	c.Stdout = pw
	return pr, err
}

// StderrPipe returns a pipe from the program's standard error.
//
//vole:leaks c=content
func (c *Cmd) StderrPipe() (io.ReadCloser, error) {
	if c.Stderr != nil {
		return nil, alreadySet("Stderr")
	}
	pr, pw, err := os.Pipe()
	c.Stderr = pw
	return pr, err
}
