// Package testing runs the tests, benchmarks, fuzz seeds and examples of a
// package. The main package that `vole test` writes hands them to MainStart;
// M.Run in main.go goes through them.
//
// A test is a record (common, in this file) and a goroutine of its own, started
// by whoever runs it: the root of a run for the functions of the package, a test
// for its subtests. The starter waits for a message of the test, which comes
// when the test is over or has called Parallel; in the latter case it stays in
// its parent's list, and goes on when the parent's function has returned.
// test.go has that protocol, for T; fuzz.go and bench.go have F and B, which
// are simpler.
//
// Output of a test is kept in its record and printed below its result, inside
// that of its parent, since only then it is known whether anybody wants to see
// it; with -test.v lines go out at once (console.go).
package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// TB is what T, B and F have in common.
type TB interface {
	ArtifactDir() string
	Attr(key, value string)
	Chdir(dir string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string

	private() // only the types of this package implement TB
}

// common is the record of a test, benchmark or fuzz test.
type common struct {
	// Fixed from the start.
	name    string
	parent  *common
	depth   int       // 0: the root of a run
	place   []uintptr // where Run was called that started it
	console *console  // set if everything is shown at once
	isBench bool
	pkg     *packageInfo

	mu       sync.Mutex // guards what follows
	log      []byte     // lines to be shown with the result
	partial  []byte     // of Output, after the last newline
	out      io.Writer  // where results of the children go
	failed   bool
	skipped  bool
	finished bool // the function has returned, or ended itself by FailNow or SkipNow
	over     bool // and so have all children
	ran      bool // it or a child was a test with a body of its own
	helpers  map[string]bool
	cleanups []cleanup
	cleaning []uintptr // where the cleanup was registered that runs now

	hasChildren atomic.Bool
	inCleanup   atomic.Bool
	inFuzz      bool // the function given to F.Fuzz runs
	isParallel  bool
	begun       time.Time
	spent       time.Duration
	done        chan bool // a message when it is over or waits; false: its starter must end, too
	gate        chan bool // closed when parallel children may go on; nil: Parallel does nothing
	waiting     []*T      // parallel children

	temp struct {
		mu    sync.Mutex
		dir   string
		err   error
		count int
	}
	artifacts struct {
		once sync.Once
		dir  string
		err  error
	}
	ctx    context.Context
	cancel context.CancelFunc
}

// What the driver says about the tested package.
type packageInfo struct {
	module, path string
}

type cleanup struct {
	f     func()
	place []uintptr
}

// The most frames looked at to find who logs.
const stackDepth = 50

func (c *common) private() {}

// Name returns the name, with those of the tests around it.
func (c *common) Name() string { return c.name }

// outsideFuzz panics if the function given to F.Fuzz uses the F instead of its T.
func (c *common) outsideFuzz(method string) {
	if c.inFuzz {
		panic("testing: f." + method + " was called inside the fuzz target, use t." + method +
			" instead")
	}
}

func (c *common) isFinished() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.finished
}

func (c *common) finish() {
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
}

// markRan notes that something was run, for those above, too.
func (c *common) markRan() {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		c.ran = true
		c.mu.Unlock()
	}
}

// Fail marks the test as failed; it goes on.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

// Failed reports whether the test has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow marks the test as failed and ends it.
func (c *common) FailNow() {
	c.outsideFuzz("FailNow")
	c.Fail()
	c.finish()
	runtime.Goexit()
}

// SkipNow marks the test as skipped and ends it.
func (c *common) SkipNow() {
	c.outsideFuzz("SkipNow")
	c.mu.Lock()
	c.skipped, c.finished = true, true
	c.mu.Unlock()
	runtime.Goexit()
}

// Skipped reports whether the test was skipped.
func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// Log notes a text, which is shown if the test fails or -test.v is set.
//
//go:noinline
func (c *common) Log(args ...any) {
	c.outsideFuzz("Log")
	c.note(fmt.Sprintln(args...))
}

// Logf is Log by a format.
//
//go:noinline
func (c *common) Logf(format string, args ...any) {
	c.outsideFuzz("Logf")
	c.note(fmt.Sprintf(format, args...))
}

// Error is Log and Fail.
//
//go:noinline
func (c *common) Error(args ...any) {
	c.outsideFuzz("Error")
	c.note(fmt.Sprintln(args...))
	c.Fail()
}

// Errorf is Logf and Fail.
//
//go:noinline
func (c *common) Errorf(format string, args ...any) {
	c.outsideFuzz("Errorf")
	c.note(fmt.Sprintf(format, args...))
	c.Fail()
}

// Fatal is Log and FailNow.
//
//go:noinline
func (c *common) Fatal(args ...any) {
	c.outsideFuzz("Fatal")
	c.note(fmt.Sprintln(args...))
	c.FailNow()
}

// Fatalf is Logf and FailNow.
//
//go:noinline
func (c *common) Fatalf(format string, args ...any) {
	c.outsideFuzz("Fatalf")
	c.note(fmt.Sprintf(format, args...))
	c.FailNow()
}

// Skip is Log and SkipNow.
//
//go:noinline
func (c *common) Skip(args ...any) {
	c.outsideFuzz("Skip")
	c.note(fmt.Sprintln(args...))
	c.SkipNow()
}

// Skipf is Logf and SkipNow.
//
//go:noinline
func (c *common) Skipf(format string, args ...any) {
	c.outsideFuzz("Skipf")
	c.note(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Helper has positions of logs passed over the calling function.
//
//go:noinline
func (c *common) Helper() {
	if name := callerName(1); name != "" {
		c.addHelper(name)
	}
}

func (c *common) addHelper(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = make(map[string]bool)
	}
	c.helpers[name] = true
}

// callerName returns the name of the function that many frames above its caller.
//
//go:noinline
func callerName(skip int) string {
	var pc [1]uintptr
	if runtime.Callers(skip+2, pc[:]) == 0 {
		return ""
	}
	frame, _ := runtime.CallersFrames(pc[:]).Next()
	return frame.Function
}

// Cleanup has f called when the test is over, the last one first.
//
//go:noinline
func (c *common) Cleanup(f func()) {
	c.outsideFuzz("Cleanup")
	place := make([]uintptr, stackDepth)
	place = place[:runtime.Callers(2, place)]
	c.mu.Lock()
	c.cleanups = append(c.cleanups, cleanup{f, place})
	c.mu.Unlock()
}

func (c *common) popCleanup() (last cleanup, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.cleanups) - 1; n >= 0 {
		last, ok = c.cleanups[n], true
		c.cleanups = c.cleanups[:n]
	}
	return last, ok
}

// callCleanup is known by its name to those who look at the stack.
//
//go:noinline
func (c *common) callCleanup(one cleanup) {
	c.mu.Lock()
	c.cleaning = one.place
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		c.cleaning = nil
		c.mu.Unlock()
	}()
	one.f()
}

// runCleanups calls what was registered, all of it even if some of it panics.
func (c *common) runCleanups() {
	c.inCleanup.Store(true)
	defer c.inCleanup.Store(false)
	if c.cancel != nil {
		c.cancel()
	}
	for {
		one, ok := c.popCleanup()
		if !ok {
			return
		}
		func() {
			completed := false
			defer func() {
				if !completed {
					c.runCleanups() // while it panics or exits
				}
			}()
			c.callCleanup(one)
			completed = true
		}()
	}
}

// tryCleanups is runCleanups, but returns what a panic in it was about.
func (c *common) tryCleanups() (problem any) {
	defer func() { problem = recover() }()
	c.runCleanups()
	return nil
}

// Context returns a context that is cancelled before the cleanups run.
func (c *common) Context() context.Context {
	c.outsideFuzz("Context")
	return c.ctx
}

// Attr notes an attribute, for those who read the output of -test.v.
//
//go:noinline
func (c *common) Attr(key, value string) {
	switch {
	case strings.ContainsFunc(key, unicode.IsSpace):
		c.Errorf("disallowed whitespace in attribute key %q", key)
	case strings.ContainsAny(value, "\r\n"):
		c.Errorf("disallowed newline in attribute value %q", value)
	case c.console != nil:
		c.console.event(c.name, "=== ATTR  %s %v %v\n", c.name, key, value)
	}
}

// keep drops what is neither a letter nor a number nor one of the others given.
func keep(s, others string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(others, r) {
			return r
		}
		return -1
	}, s)
}

// Punctuation that is harmless in names of files.
const harmless = "!#$%&()+,-.=@^_{}~ "

// TempDir returns a new directory that is removed when the test is over.
//
//go:noinline
func (c *common) TempDir() string {
	c.outsideFuzz("TempDir")
	dir, err := c.newTempDir()
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

// newTempDir makes 001, 002 ... in a directory of the test's.
func (c *common) newTempDir() (string, error) {
	t := &c.temp
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.dir != "" {
		if _, err := os.Stat(t.dir); os.IsNotExist(err) {
			t.dir = ""
		} else if err != nil {
			return "", err
		}
	}
	if t.dir == "" {
		pattern := keep(c.name[:min(len(c.name), 64)], harmless)
		t.dir, t.err = os.MkdirTemp(os.Getenv("GOTMPDIR"), pattern)
		if t.err == nil {
			made := t.dir
			c.Cleanup(func() {
				if err := os.RemoveAll(made); err != nil {
					c.Errorf("TempDir RemoveAll cleanup: %v", err)
				}
			})
		}
	}
	if t.err != nil {
		return "", t.err
	}
	t.count++
	dir := fmt.Sprintf("%s/%03d", t.dir, t.count)
	return dir, os.Mkdir(dir, 0o777)
}

// ArtifactDir returns a directory for the test's results: one that stays, with
// -test.artifacts, else a temporary one.
//
//go:noinline
func (c *common) ArtifactDir() string {
	c.outsideFuzz("ArtifactDir")
	a := &c.artifacts
	a.once.Do(func() { a.dir, a.err = c.newArtifactDir() })
	if a.err != nil {
		c.Fatalf("ArtifactDir: %v", a.err)
	}
	return a.dir
}

func (c *common) newArtifactDir() (string, error) {
	if !flags.artifacts {
		return c.newTempDir()
	}
	const longest = 64
	name := strings.ReplaceAll(c.name, "/", "__")
	if len(name) > longest {
		hash := fmt.Sprintf("%0x", fnv(name))
		name = name[:longest-len(hash)] + hash
	}
	within := ""
	if c.pkg != nil {
		within = strings.TrimPrefix(c.pkg.path, c.pkg.module+"/")
	}
	local, err := filepath.Localize(keep("/"+within+"/"+name, harmless+"/"))
	if err != nil {
		local = ""
	}
	base := filepath.Join(artifactRoot, local)
	if err := os.MkdirAll(base, 0o777); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(base, "")
	if err == nil && c.console != nil {
		c.console.event(c.name, "=== ARTIFACTS %s %v\n", c.name, dir)
	}
	return dir, err
}

func fnv(s string) (hash uint64) {
	for i := range len(s) {
		hash = (hash ^ uint64(s[i])) * 1099511628211
	}
	return hash
}

// Setenv sets a variable until the test is over.
//
//go:noinline
func (c *common) Setenv(key, value string) {
	c.outsideFuzz("Setenv")
	before, existed := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if existed {
			os.Setenv(key, before)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Chdir changes the working directory, and PWD, until the test is over.
//
//go:noinline
func (c *common) Chdir(dir string) {
	c.outsideFuzz("Chdir")
	before, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err == nil && !filepath.IsAbs(dir) {
		dir, err = os.Getwd()
	}
	if err != nil {
		c.Fatal(err)
	}
	c.Setenv("PWD", dir)
	c.Cleanup(func() {
		if err := os.Chdir(before); err != nil {
			panic("testing.Chdir: " + err.Error())
		}
	})
}
