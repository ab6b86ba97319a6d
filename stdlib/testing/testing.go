// Package testing runs tests and benchmarks that a program calls itself:
// AllocsPerRun, Benchmark, and RunTests on functions of the usual forms. There
// is no driver that finds the tests of a package; that is the command's task.
//
// This file has T and what it shares with B; benchmark.go has B.
package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// TB is what T and B have in common.
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

	private() // only T and B implement TB
}

// common is the state of a test or benchmark.
type common struct {
	mu       sync.Mutex
	name     string
	output   strings.Builder
	failed   bool
	skipped  bool
	finished bool
	cleanups []func()
	parent   *common
	start    time.Time
	duration time.Duration
	ctx      context.Context
	cancel   context.CancelFunc
}

func (c *common) private() {}

// Name returns the name, with those of the tests around it.
func (c *common) Name() string { return c.name }

// Fail marks the test as failed; it goes on.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	c.failed = true
	c.mu.Unlock()
}

// Failed reports whether the test has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow marks the test as failed and ends it.
func (c *common) FailNow() {
	c.Fail()
	c.finished = true
	runtime.Goexit()
}

// log notes a line with the position of the caller that many frames above.
func (c *common) log(s string, depth int) {
	_, file, line, ok := runtime.Caller(depth + 1)
	if !ok {
		file, line = "???", 1
	}
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		file = file[i+1:]
	}
	s = strings.TrimSuffix(s, "\n")
	s = strings.ReplaceAll(s, "\n", "\n        ")
	c.mu.Lock()
	fmt.Fprintf(&c.output, "    %s:%d: %s\n", file, line, s)
	c.mu.Unlock()
}

// Log notes a text, which is shown if the test fails or -test.v is set.
func (c *common) Log(args ...any) { c.log(fmt.Sprintln(args...), 1) }

// Logf is Log by a format.
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...), 1) }

// Error is Log and Fail.
func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...), 1)
	c.Fail()
}

// Errorf is Logf and Fail.
func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.Fail()
}

// Fatal is Log and FailNow.
func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...), 1)
	c.FailNow()
}

// Fatalf is Logf and FailNow.
func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.FailNow()
}

// Skip is Log and SkipNow.
func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...), 1)
	c.SkipNow()
}

// Skipf is Logf and SkipNow.
func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.SkipNow()
}

// SkipNow marks the test as skipped and ends it.
func (c *common) SkipNow() {
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

// Helper marks the caller as a helper. Positions are those of the callers of
// this package's methods all the same.
//
//go:noinline
func (c *common) Helper() {}

// Output returns a writer to the test's log.
//
//go:noinline
func (c *common) Output() io.Writer { return logWriter{c} }

type logWriter struct{ c *common }

func (w logWriter) Write(p []byte) (int, error) {
	w.c.mu.Lock()
	defer w.c.mu.Unlock()
	return w.c.output.Write(p)
}

// Attr notes an attribute.
func (c *common) Attr(key, value string) {
	c.mu.Lock()
	fmt.Fprintf(&c.output, "=== ATTR  %s %s %s\n", c.name, key, value)
	c.mu.Unlock()
}

// Cleanup has f called when the test is over, the last one first.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	c.cleanups = append(c.cleanups, f)
	c.mu.Unlock()
}

func (c *common) runCleanups() {
	if c.cancel != nil {
		c.cancel()
	}
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		var f func()
		if n > 0 {
			f = c.cleanups[n-1]
			c.cleanups = c.cleanups[:n-1]
		}
		c.mu.Unlock()
		if f == nil {
			return
		}
		f()
	}
}

// Context returns a context that is cancelled before the cleanups run.
func (c *common) Context() context.Context {
	if c.ctx == nil {
		c.ctx, c.cancel = context.WithCancel(context.Background())
	}
	return c.ctx
}

// TempDir returns a new directory that is removed when the test is over.
func (c *common) TempDir() string {
	dir, err := os.MkdirTemp("", strings.ReplaceAll(c.name, "/", "_")+"*")
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	c.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// ArtifactDir returns a new directory for the test's results.
//
//go:noinline
func (c *common) ArtifactDir() string { return c.TempDir() }

// Setenv sets a variable until the test is over.
func (c *common) Setenv(key, value string) {
	before, ok := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if ok {
			os.Setenv(key, before)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Chdir changes the working directory until the test is over.
func (c *common) Chdir(dir string) {
	before, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { os.Chdir(before) })
}

// A T is the state of a test.
type T struct {
	common
}

// Parallel lets other tests run; here all of them run one after another.
//
//go:noinline
//vole:leaks t=heap
func (t *T) Parallel() {}

// Deadline reports that there is none.
//
//vole:cost 27
func (t *T) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Run runs f as a test within t and reports whether it passed.
//
//vole:leaks name=heap
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{common{name: t.name + "/" + strings.ReplaceAll(name, " ", "_"), parent: &t.common}}
	sub.run(f)
	t.mu.Lock()
	t.output.WriteString(indent(sub.report()))
	t.mu.Unlock()
	return !sub.Failed()
}

func indent(s string) string {
	if s == "" {
		return ""
	}
	return "    " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n    ") + "\n"
}

// run runs f on a goroutine of its own, which FailNow can end.
func (t *T) run(f func(t *T)) {
	t.start = time.Now()
	done := make(chan any)
	go func() {
		var failure any
		returned := false
		defer func() {
			if !returned && !t.finished {
				failure = recover()
				t.Fail()
			}
			done <- failure
		}()
		defer t.runCleanups()
		f(t)
		returned = true
	}()
	if p := <-done; p != nil {
		panic(p)
	}
	t.duration = time.Since(t.start)
}

// report returns what is shown of a test: all of it if it failed.
func (t *T) report() string {
	verdict := "PASS"
	switch {
	case t.Failed():
		verdict = "FAIL"
	case t.Skipped():
		verdict = "SKIP"
	}
	if verdict == "PASS" && !Verbose() {
		return ""
	}
	return fmt.Sprintf("--- %s: %s (%.2fs)\n", verdict, t.name, t.duration.Seconds()) +
		t.output.String()
}

// InternalTest is a test by name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// RunTests runs the tests that match accepts and reports whether all passed.
//
//vole:leaks matchString=heap
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	ok = true
	for _, test := range tests {
		if matched, err := matchString("", test.Name); err != nil || !matched {
			continue
		}
		t := &T{common{name: test.Name}}
		t.run(test.F)
		fmt.Print(t.report())
		ok = ok && !t.Failed()
	}
	return ok
}

// Short reports whether -test.short is set: never.
//
//vole:cost 23
func Short() bool { return false }

// Verbose reports whether -test.v is set: never.
//
//vole:cost 16
func Verbose() bool { return false }

// Testing reports whether the program is a test: never, as there is no driver.
//
//vole:cost 4
func Testing() bool { return false }

// CoverMode returns "": coverage is not measured.
//
//vole:cost 3
func CoverMode() string { return "" }

// Coverage returns 0: coverage is not measured.
//
//vole:cost 68
func Coverage() float64 { return 0 }

// Init would define the flags of the driver, of which there is none.
//
//go:noinline
func Init() {}

// AllocsPerRun returns the mean number of allocations of a call of f, after one
// call to warm up.
func AllocsPerRun(runs int, f func()) (avg float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&after)
	return float64((after.Mallocs - before.Mallocs) / uint64(runs))
}
