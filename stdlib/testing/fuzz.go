// Fuzz tests: functions with seeds, from F.Add and testdata/fuzz, each of which
// is run as a subtest. Inputs are not generated.
package testing

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"time"
)

// InternalFuzzTarget is a fuzz test by name.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// An F is the state of a fuzz test.
type F struct {
	common
	run    *run
	deps   testDeps
	seeds  []corpusEntry
	called bool // Fuzz was
}

// fuzzable reports whether inputs may have the type.
func fuzzable(t reflect.Type) bool {
	if t == nil || t.PkgPath() != "" {
		return false
	}
	switch t.Kind() {
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return true
	case reflect.Slice:
		return t == reflect.TypeFor[[]byte]()
	}
	return false
}

// Helper has positions of logs passed over the calling function.
//
//go:noinline
func (f *F) Helper() {
	if f.inFuzz {
		panic("testing: f.Helper was called inside the fuzz target, use t.Helper instead")
	}
	if name := callerName(1); name != "" {
		f.addHelper(name)
	}
}

// Fail marks the fuzz test as failed; it goes on.
//
//go:noinline
func (f *F) Fail() {
	f.outsideFuzz("Fail")
	f.common.Fail()
}

// Skipped reports whether the fuzz test was skipped.
//
//go:noinline
func (f *F) Skipped() bool {
	f.outsideFuzz("Skipped")
	return f.common.Skipped()
}

// Add adds a seed.
func (f *F) Add(args ...any) {
	for _, arg := range args {
		if t := reflect.TypeOf(arg); !fuzzable(t) {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", t))
		}
	}
	f.seeds = append(f.seeds, corpusEntry{
		Values: append([]any(nil), args...), IsSeed: true, Path: fmt.Sprintf("seed#%d", len(f.seeds)),
	})
}

// inputTypes checks the function given to Fuzz.
func inputTypes(fn reflect.Type) (types []reflect.Type) {
	switch {
	case fn.Kind() != reflect.Func:
		panic("testing: F.Fuzz must receive a function")
	case fn.NumIn() < 2 || fn.In(0) != reflect.TypeFor[*T]():
		panic("testing: fuzz target must receive at least two arguments, where the first argument " +
			"is a *T")
	case fn.NumOut() != 0:
		panic("testing: fuzz target must not return a value")
	}
	for i := 1; i < fn.NumIn(); i++ {
		if t := fn.In(i); !fuzzable(t) {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", t))
		}
		types = append(types, fn.In(i))
	}
	return types
}

// Fuzz runs ff with each seed.
func (f *F) Fuzz(ff any) {
	if f.called {
		panic("testing: F.Fuzz called more than once")
	}
	f.called = true
	if f.failed {
		return
	}
	f.Helper()
	fn := reflect.ValueOf(ff)
	types := inputTypes(fn.Type())
	for _, seed := range f.seeds {
		if err := f.deps.CheckCorpus(seed.Values, types); err != nil {
			f.Fatal(err)
		}
	}
	files, err := f.deps.ReadCorpus(filepath.Join("testdata/fuzz", f.name), types)
	if err != nil {
		f.Fatal(err)
	}
	f.seeds = append(f.seeds, files...)
	for _, seed := range f.seeds {
		name := f.name + "/" + filepath.Base(seed.Path)
		if _, ok, _ := f.run.filter.name(nil, name); ok && !stopEarly() {
			f.runSeed(name, fn, seed.Values)
		}
	}
}

func (f *F) runSeed(name string, fn reflect.Value, values []any) {
	place := make([]uintptr, stackDepth)
	place = place[:runtime.Callers(3, place)]
	t := newTest(&f.common, f.run, name, place)
	f.inFuzz = true
	t.begin()
	go tRunner(t, func(t *T) {
		args := []reflect.Value{reflect.ValueOf(t)}
		for _, v := range values {
			args = append(args, reflect.ValueOf(v))
		}
		fn.Call(args)
	})
	t.goOn(<-t.done)
	f.inFuzz = false
}

// runFuzz is the whole life of a fuzz test.
func runFuzz(f *F, fn func(*F)) {
	defer f.end()
	defer func() {
		if len(f.waiting) == 0 {
			f.runCleanups()
		}
	}()
	f.begun = time.Now()
	fn(f)
	f.finish()
}

func (f *F) end() {
	if f.Failed() {
		failures.Add(1)
	}
	problem := recover()
	if problem == nil && !f.skipped && !f.failed {
		if !f.isFinished() {
			problem = errExited
		} else if !f.called {
			f.Error("returned without calling F.Fuzz, F.Fail, or F.Skip")
		}
	}
	silent := false
	defer func() {
		if !silent {
			f.done <- true
		}
	}()
	if problem == nil {
		f.spent += time.Since(f.begun)
		if len(f.waiting) > 0 {
			problem = f.runParallel()
		}
	}
	if problem != nil {
		silent = true
		f.die(problem)
	}
	f.report()
	f.mu.Lock()
	f.over = true
	f.mu.Unlock()
	f.markRan()
}

func (f *F) runParallel() (problem any) {
	f.run.release()
	close(f.gate)
	for _, sub := range f.waiting {
		<-sub.done
	}
	begun := time.Now()
	problem = f.tryCleanups()
	f.spent += time.Since(begun)
	return problem
}

func (f *F) die(problem any) {
	f.Fail()
	if also := f.tryCleanups(); also != nil {
		f.Logf("cleanup panicked with %v", also)
	}
	f.spent += time.Since(f.begun)
	f.tell("FAIL", f.spent)
	panic(problem)
}

func (m *M) runFuzzTests(deadline time.Time) (ran, ok bool) {
	ok = true
	if len(m.fuzzTargets) == 0 {
		return ran, ok
	}
	filter := newFilter(m.deps.MatchString, flags.run, "-test.run", flags.skip)
	passes(func() bool {
		r := newRun(flags.parallel, filter, deadline)
		root := &common{out: os.Stdout}
		if Verbose() {
			root.console = newConsole(root.out)
		}
		for _, target := range m.fuzzTargets {
			if stopEarly() {
				break
			}
			name, wanted, _ := filter.name(nil, target.Name)
			if !wanted {
				continue
			}
			f := &F{run: r, deps: m.deps}
			f.name, f.parent, f.depth, f.console = name, root, 1, root.console
			f.gate, f.done = make(chan bool), make(chan bool)
			f.ctx, f.cancel = context.WithCancel(context.Background())
			f.out = indenter{&f.common}
			if f.console != nil {
				f.console.event(f.name, "=== RUN   %s\n", f.name)
			}
			go runFuzz(f, target.Fn)
			<-f.done
			if f.console.markOrNone() != "" {
				f.console.event("", "=== NAME  %s\n", "")
			}
			ok = ok && !f.failed
			ran = ran || f.ran
		}
		return ran
	})
	return ran, ok
}

// runFuzzing says that inputs cannot be generated.
func (m *M) runFuzzing() (ok bool) {
	if flags.fuzz == "" || len(m.fuzzTargets) == 0 {
		return true
	}
	filter := newFilter(m.deps.MatchString, flags.fuzz, "-test.fuzz", flags.skip)
	var names []string
	for _, target := range m.fuzzTargets {
		if name, ok, _ := filter.name(nil, target.Name); ok {
			names = append(names, name)
		}
	}
	switch len(names) {
	case 0:
		fmt.Fprintln(os.Stderr, "testing: warning: no fuzz tests to fuzz")
		return true
	case 1:
		fmt.Fprintln(os.Stderr, "testing: this version of Vole does not generate inputs")
	default:
		fmt.Fprintf(os.Stderr,
			"testing: will not fuzz, -fuzz matches more than one fuzz test: %v\n", names)
	}
	return false
}
