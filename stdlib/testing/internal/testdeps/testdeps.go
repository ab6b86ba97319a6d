// Package testdeps is what a test program gives to package testing, which does
// not import these things itself so that it can serve their tests.
package testdeps

import (
	"bufio"
	"errors"
	"fmt"
	"internal/testlog"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"time"
)

// Set by the main package of the test program.
var ImportPath, ModulePath string

// ExitStatus is what M.Run returned last: for a TestMain that returns.
var ExitStatus int

// TestDeps is the driver.
type TestDeps struct{}

func (TestDeps) ImportPath() string       { return ImportPath }
func (TestDeps) ModulePath() string       { return ModulePath }
func (TestDeps) SetExitStatus(status int) { ExitStatus = status }
func (TestDeps) SetPanicOnExit0(v bool)   { testlog.SetPanicOnExit0(v) }

var compiled struct {
	pattern    string
	expression *regexp.Regexp
}

// MatchString reports whether a regular expression matches; it keeps the last.
func (TestDeps) MatchString(pattern, text string) (bool, error) {
	if compiled.expression == nil || compiled.pattern != pattern {
		expression, err := regexp.Compile(pattern)
		if err != nil {
			return false, err
		}
		compiled.pattern, compiled.expression = pattern, expression
	}
	return compiled.expression.MatchString(text), nil
}

var errProfile = errors.New("profiles are not supported")

func (TestDeps) StartCPUProfile(io.Writer) error             { return errProfile }
func (TestDeps) StopCPUProfile()                             {}
func (TestDeps) WriteProfileTo(string, io.Writer, int) error { return errProfile }

// A recorder writes down what a test looks at: a word and a name a line.
type recorder struct {
	mu sync.Mutex
	w  *bufio.Writer
}

func (r *recorder) add(what, name string) {
	if name == "" || strings.Contains(name, "\n") {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.w != nil {
		fmt.Fprintf(r.w, "%s %s\n", what, name)
	}
}

func (r *recorder) Getenv(key string) { r.add("getenv", key) }
func (r *recorder) Open(name string)  { r.add("open", name) }
func (r *recorder) Stat(name string)  { r.add("stat", name) }
func (r *recorder) Chdir(name string) { r.add("chdir", name) }

var log recorder

func (TestDeps) StartTestLog(w io.Writer) {
	log.mu.Lock()
	log.w = bufio.NewWriter(w)
	log.w.WriteString("# test log\n")
	log.mu.Unlock()
	testlog.SetLogger(&log)
}

func (TestDeps) StopTestLog() error {
	log.mu.Lock()
	defer log.mu.Unlock()
	err := log.w.Flush()
	log.w = nil
	return err
}

func (TestDeps) ResetCoverage()    {}
func (TestDeps) SnapshotCoverage() {}
func (TestDeps) InitRuntimeCoverage() (mode string, tearDown func(string, string) (string, error),
	snapcov func() float64) {
	return "", nil, nil
}

type entry = struct {
	Parent     string
	Path       string
	Data       []byte
	Values     []any
	Generation int
	IsSeed     bool
}

var errFuzz = errors.New("inputs cannot be generated")

func (TestDeps) CoordinateFuzzing(time.Duration, int64, time.Duration, int64, int, []entry,
	[]reflect.Type, string, string) error {
	return errFuzz
}

func (TestDeps) RunFuzzWorker(func(entry) error) error { return errFuzz }

// CheckCorpus reports values that a fuzz test does not take.
func (TestDeps) CheckCorpus(values []any, types []reflect.Type) error {
	if len(values) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d",
			len(values), len(types))
	}
	given := make([]reflect.Type, len(values))
	for i, v := range values {
		given[i] = reflect.TypeOf(v)
	}
	for i := range types {
		if given[i] != types[i] {
			return fmt.Errorf("mismatched types in corpus entry: %v, want %v", given, types)
		}
	}
	return nil
}

// ReadCorpus reads the inputs in a directory; there need not be one.
func (TestDeps) ReadCorpus(dir string, types []reflect.Type) ([]entry, error) {
	files, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading seed corpus from testdata: %v", err)
	}
	var entries []entry
	var wrong []string
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		name := filepath.Join(dir, file.Name())
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("failed to read corpus file: %v", err)
		}
		values, err := parseCorpus(string(text))
		if err == nil {
			err = TestDeps{}.CheckCorpus(values, types)
		}
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("%q: %v", name, err))
			continue
		}
		entries = append(entries, entry{Path: name, Values: values, IsSeed: true})
	}
	if wrong != nil {
		return entries, errors.New(strings.Join(wrong, "\n"))
	}
	return entries, nil
}
