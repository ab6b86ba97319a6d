// T: tests, subtests, and how they wait for each other.
package testing

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

// A T is the state of a test.
type T struct {
	common
	run      *run
	isSerial bool // it has changed what all tests share: Parallel is refused
}

// A run is what the tests of one pass over the package share.
type run struct {
	filter   *filter
	deadline time.Time
	isFuzz   bool // inputs are generated: a panic is a failure like others

	mu      sync.Mutex
	free    chan bool // hands a place to one that waits
	running int       // tests that run at a time, without those that wait for their children
	queued  int
	limit   int
}

func newRun(limit int, filter *filter, deadline time.Time) *run {
	// The one place in use is that of the sequential tests.
	return &run{filter: filter, deadline: deadline, free: make(chan bool), running: 1, limit: limit}
}

// acquire waits for a place among the running tests.
func (r *run) acquire() {
	r.mu.Lock()
	if r.running < r.limit {
		r.running++
		r.mu.Unlock()
		return
	}
	r.queued++
	r.mu.Unlock()
	<-r.free
}

// release gives the place back, or on.
func (r *run) release() {
	r.mu.Lock()
	if r.queued == 0 {
		r.running--
		r.mu.Unlock()
		return
	}
	r.queued--
	r.mu.Unlock()
	r.free <- true
}

var (
	failures      atomic.Uint32 // failed tests
	parallelTests atomic.Int64  // parallel tests that run
	alive         sync.Map      // name to time.Time, of those that run
)

func stopEarly() bool { return flags.failFast && failures.Load() > 0 }

var errExited = errors.New("test executed panic(nil) or runtime.Goexit")

const notParallel = "testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom " +
	"can not use t.Parallel"

// Parallel has the test go on when its parent's function has returned, beside
// the other parallel ones.
//
//go:noinline
//vole:leaks t=heap
func (t *T) Parallel() {
	switch {
	case t.isParallel:
		panic("testing: t.Parallel called multiple times")
	case t.isSerial:
		panic(notParallel)
	case t.parent.gate == nil:
		return
	}
	t.isParallel = true
	t.spent += time.Since(t.begun)
	t.parent.waiting = append(t.parent.waiting, t)
	if t.console != nil {
		t.console.event(t.name, "=== PAUSE %s\n", t.name)
	}
	alive.Delete(t.name)
	t.done <- true
	<-t.parent.gate
	t.run.acquire()
	parallelTests.Add(1)
	if t.console != nil {
		t.console.event(t.name, "=== CONT  %s\n", t.name)
	}
	t.begun = time.Now()
	alive.Store(t.name, t.begun)
}

// serialize refuses what changes all tests' world beside parallel ones.
func (t *T) serialize() {
	for c := &t.common; c != nil; c = c.parent {
		if c.isParallel {
			panic(notParallel)
		}
	}
	t.isSerial = true
}

// Setenv sets a variable until the test is over. Not for parallel tests.
//
//go:noinline
func (t *T) Setenv(key, value string) {
	t.serialize()
	t.common.Setenv(key, value)
}

// Chdir changes the working directory until the test is over. Not for parallel
// tests.
//
//go:noinline
func (t *T) Chdir(dir string) {
	t.serialize()
	t.common.Chdir(dir)
}

// Deadline returns when -test.timeout ends the program.
//
//vole:cost 27
func (t *T) Deadline() (deadline time.Time, ok bool) {
	return t.run.deadline, !t.run.deadline.IsZero()
}

// newTest makes the record of a test within another.
func newTest(parent *common, r *run, name string, place []uintptr) *T {
	t := &T{run: r}
	t.name, t.parent, t.depth, t.place = name, parent, parent.depth+1, place
	t.console, t.pkg = parent.console, parent.pkg
	t.gate, t.done = make(chan bool), make(chan bool, 1)
	t.ctx, t.cancel = context.WithCancel(context.Background())
	t.out = indenter{&t.common}
	return t
}

// begin says that the test starts.
func (t *T) begin() {
	if t.console != nil {
		t.console.event(t.name, "=== RUN   %s\n", t.name)
	}
	alive.Store(t.name, time.Now())
}

// goOn is called when the test is over or lets others go on.
func (t *T) goOn(again bool) {
	if !again {
		runtime.Goexit() // a test around this one was ended by it
	}
	if t.console != nil && t.console.mark != "" {
		t.console.event(t.parent.name, "=== NAME  %s\n", t.parent.name)
	}
}

// Run runs f as a test within t and reports whether it has not failed until it
// ended or called Parallel.
//
//go:noinline
//vole:leaks name=heap
func (t *T) Run(name string, f func(t *T)) bool {
	if t.inCleanup.Load() {
		panic("testing: t.Run called during t.Cleanup")
	}
	t.hasChildren.Store(true)
	full, wanted, _ := t.run.filter.name(&t.common, name)
	if !wanted || stopEarly() {
		return true
	}
	place := make([]uintptr, stackDepth)
	place = place[:runtime.Callers(2, place)]
	sub := newTest(&t.common, t.run, full, place)
	sub.begin()
	// Here, since those who look for goroutines left over know them by these names.
	go tRunner(sub, f)
	sub.goOn(<-sub.done)
	return !sub.Failed()
}

// tRunner is the whole life of a test. Its name ends the search for who logs.
//
//go:noinline
func tRunner(t *T, f func(*T)) {
	defer t.end()
	defer func() {
		if len(t.waiting) == 0 {
			t.runCleanups()
		}
	}()
	t.begun = time.Now()
	f(t)
	t.finish()
}

// end is deferred by tRunner: it finds out how the test went, waits for its
// parallel children, and tells its starter.
func (t *T) end() {
	if t.Failed() {
		failures.Add(1)
	}
	problem, again := recover(), true
	if problem == nil && !t.isFinished() {
		problem, again = t.explainExit()
	}
	if problem != nil && t.run.isFuzz {
		t.failInput(problem)
		problem = nil
	}
	silent := false // the program dies: nobody may see this test as over
	defer func() {
		if silent {
			return
		}
		alive.Delete(t.name)
		if t.isParallel {
			parallelTests.Add(-1)
		}
		t.done <- again
	}()
	if problem != nil {
		silent = true
		t.die(problem)
	}
	t.spent += time.Since(t.begun)
	if len(t.waiting) > 0 {
		if problem := t.runParallel(); problem != nil {
			silent = true
			t.die(problem)
		}
	} else if t.isParallel {
		t.run.release()
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.endLine()
	}
	t.report()
	t.mu.Lock()
	t.over = true
	t.mu.Unlock()
	if !t.hasChildren.Load() {
		t.markRan()
	}
}

// explainExit says why a test's goroutine ended before its function did. A child
// may have ended a test around it, by its FailNow.
func (t *T) explainExit() (problem any, again bool) {
	for p := t.parent; p != nil; p = p.parent {
		if !p.isFinished() {
			continue
		}
		if t.isParallel {
			return errExited, false
		}
		t.Errorf("%v: subtest may have called FailNow on a parent test", errExited)
		return nil, false
	}
	return errExited, true
}

// runParallel lets the children that wait go on and returns when they are over.
func (t *T) runParallel() (problem any) {
	t.run.release()
	alive.Delete(t.name)
	close(t.gate)
	for _, sub := range t.waiting {
		<-sub.done
	}
	begun := time.Now()
	alive.Store(t.name, begun)
	problem = t.tryCleanups()
	t.spent += time.Since(begun)
	if problem == nil && !t.isParallel {
		t.run.acquire()
	}
	return problem
}

// failInput notes a panic for a generated input, which goes on with others.
func (t *T) failInput(problem any) {
	text := "panic: "
	if problem == error(errExited) {
		text = ""
	}
	t.Errorf("%s%s\n%s\n", text, problem, debug.Stack())
	t.finish()
}

// die ends the program with a panic, after everything that is known was shown.
func (t *T) die(problem any) {
	t.Fail()
	if also := t.tryCleanups(); also != nil {
		t.Logf("cleanup panicked with %v", also)
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.mu.Lock()
		c.spent += time.Since(c.begun)
		spent := c.spent
		c.mu.Unlock()
		c.endLine()
		c.tell("FAIL", spent)
		if also := c.parent.tryCleanups(); also != nil {
			fmt.Fprintf(c.parent.out, "cleanup panicked with %v", also)
		}
	}
	panic(problem)
}
