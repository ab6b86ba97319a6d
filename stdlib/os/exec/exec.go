// Package exec runs other programs. This file finds them and describes what is
// to be run; run.go starts them and waits.
package exec

import (
	"context"
	"errors"
	"internal/godebug"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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
//
//vole:cost 70
func LookPath(file string) (string, error) { return lookPath(file) }

var relativeIsWrong = godebug.New("execerrdot")

//go:noinline
func lookPath(file string) (string, error) {
	if strings.Contains(file, "/") {
		if err := findExecutable(file); err != nil {
			return "", &Error{file, err}
		}
		return file, nil
	}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		if dir == "" {
			dir = "."
		}
		found := filepath.Join(dir, file)
		if findExecutable(found) == nil {
			if found[0] != '/' && relativeIsWrong.Value() != "0" {
				return found, &Error{file, ErrDot}
			}
			return found, nil
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

// Cmd is a program to be run, once.
type Cmd struct {
	Path         string   // the program's file
	Args         []string // the program's name first; empty: the file's
	Env          []string // nil: this process's
	Dir          string   // working directory; "": this process's
	Stdin        io.Reader
	Stdout       io.Writer  // nil: thrown away
	Stderr       io.Writer  // the same as Stdout: both write to one descriptor
	ExtraFiles   []*os.File // become descriptors 3 and on
	SysProcAttr  *syscall.SysProcAttr
	Process      *os.Process
	ProcessState *os.ProcessState
	Err          error // of LookPath
	// Called when the context is done; ends the program by default.
	Cancel    func() error
	WaitDelay time.Duration // how long Wait waits for streams after the program ended

	ctx         context.Context
	lookPathErr error // as Err, of golang.org/x/sys/execabs, which knows it by its name
	state       running
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
	cmd.Cancel = func() error { return cmd.Process.Kill() }
	return cmd
}

// String shows program and arguments.
//
//vole:leaks c=0+2
func (c *Cmd) String() string {
	if c.Err != nil || c.lookPathErr != nil {
		return strings.Join(c.Args, " ")
	}
	var b strings.Builder
	b.WriteString(c.Path)
	for _, arg := range c.Args[1:] {
		b.WriteByte(' ')
		b.WriteString(arg)
	}
	return b.String()
}

// Environ returns the environment that the program would get: of variables that
// are set twice the last, and PWD if Dir is set.
//
//vole:cost 66
func (c *Cmd) Environ() []string { return c.environ() }

//go:noinline
//vole:leaks c=0+1
func (c *Cmd) environ() []string {
	env := c.Env
	if env == nil {
		env = os.Environ()
		if c.Dir != "" {
			if dir, err := filepath.Abs(c.Dir); err == nil {
				env = append(env, "PWD="+dir)
			}
		}
	}
	seen := make(map[string]bool, len(env))
	kept := make([]string, len(env))
	at := len(kept)
	for i := len(env) - 1; i >= 0; i-- {
		name, _, found := strings.Cut(env[i], "=")
		if found && seen[name] {
			continue
		}
		seen[name] = found
		at--
		kept[at] = env[i]
	}
	return kept[at:]
}
