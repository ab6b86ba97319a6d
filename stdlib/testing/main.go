// The driver's side: flags, and M, which runs everything.
package testing

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// What the command line says. Flags are defined by Init.
var flags struct {
	defined   bool
	short     bool
	failFast  bool
	fullPath  bool
	artifacts bool
	verbose   verboseFlag
	count     uint
	parallel  int
	timeout   time.Duration

	list, run, skip, bench, fuzz  string
	benchMem                      bool
	benchTime                     limitFlag
	fuzzTime, fuzzMinimize        limitFlag
	cpu, shuffle                  string
	outputDir, testLog            string
	panicOnExit0                  bool
	fuzzCache                     string
	fuzzWorker                    bool
	coverProfile, coverDir        string
	cpuProfile, memProfile, trace string
	blockProfile, mutexProfile    string
	memRate, blockRate, mutexRate int
}

var (
	cpus         []int  // of -test.cpu
	artifactRoot string // of -test.artifacts
)

// verboseFlag is -test.v, a switch or "test2json".
type verboseFlag struct{ on, json bool }

func (*verboseFlag) IsBoolFlag() bool { return true }

func (f *verboseFlag) Set(text string) error {
	switch text {
	case "true", "test2json":
		*f = verboseFlag{true, text == "test2json"}
	case "false":
		*f = verboseFlag{}
	default:
		return fmt.Errorf("invalid flag -test.v=%s", text)
	}
	return nil
}

func (f *verboseFlag) String() string {
	if f.json {
		return "test2json"
	}
	return strconv.FormatBool(f.on)
}

func (f *verboseFlag) Get() any {
	if f.json {
		return "test2json"
	}
	return f.on
}

// limitFlag is a duration or a number of rounds, "100x".
type limitFlag struct {
	time     time.Duration
	rounds   int
	mayBeNil bool
}

func (f *limitFlag) String() string {
	if f.rounds > 0 {
		return strconv.Itoa(f.rounds) + "x"
	}
	return f.time.String()
}

func (f *limitFlag) Set(text string) error {
	if digits, ok := strings.CutSuffix(text, "x"); ok {
		n, err := strconv.ParseInt(digits, 10, 0)
		if err != nil || n < 0 || n == 0 && !f.mayBeNil {
			return errors.New("invalid count")
		}
		*f = limitFlag{rounds: int(n)}
		return nil
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 || d == 0 && !f.mayBeNil {
		return errors.New("invalid duration")
	}
	*f = limitFlag{time: d}
	return nil
}

// Init defines the flags of the driver. Tests need not call it: MainStart does.
//
//go:noinline
func Init() {
	f := &flags
	if f.defined {
		return
	}
	f.defined = true
	texts := []struct {
		to                   *string
		name, initial, usage string
	}{
		{&f.outputDir, "outputdir", "", "write profiles to `dir`"},
		{&f.coverProfile, "coverprofile", "", "write a coverage profile to `file`"},
		{&f.coverDir, "gocoverdir", "", "write coverage intermediate files to this directory"},
		{&f.list, "list", "", "list tests, examples, and benchmarks matching `regexp` then exit"},
		{&f.run, "run", "", "run only tests and examples matching `regexp`"},
		{&f.skip, "skip", "", "do not list or run tests matching `regexp`"},
		{&f.memProfile, "memprofile", "", "write an allocation profile to `file`"},
		{&f.cpuProfile, "cpuprofile", "", "write a cpu profile to `file`"},
		{&f.blockProfile, "blockprofile", "", "write a goroutine blocking profile to `file`"},
		{&f.mutexProfile, "mutexprofile", "",
			"write a mutex contention profile to the named file after execution"},
		{&f.trace, "trace", "", "write an execution trace to `file`"},
		{&f.cpu, "cpu", "", "comma-separated `list` of cpu counts to run each test with"},
		{&f.testLog, "testlogfile", "", "write test action log to `file` (for use only by cmd/go)"},
		{&f.shuffle, "shuffle", "off", "randomize the execution order of tests and benchmarks"},
		{&f.bench, "bench", "", "run only benchmarks matching `regexp`"},
		{&f.fuzz, "fuzz", "", "run the fuzz test matching `regexp`"},
		{&f.fuzzCache, "fuzzcachedir", "",
			"directory where interesting fuzzing inputs are stored (for use only by cmd/go)"},
	}
	for _, t := range texts {
		flag.StringVar(t.to, "test."+t.name, t.initial, t.usage)
	}
	switches := []struct {
		to          *bool
		name, usage string
	}{
		{&f.short, "short", "run smaller test suite to save time"},
		{&f.failFast, "failfast", "do not start new tests after the first test failure"},
		{&f.artifacts, "artifacts", "store test artifacts in test.,outputdir"},
		{&f.panicOnExit0, "paniconexit0", "panic on call to os.Exit(0)"},
		{&f.fullPath, "fullpath", "show full file names in error messages"},
		{&f.benchMem, "benchmem", "print memory allocations for benchmarks"},
		{&f.fuzzWorker, "fuzzworker",
			"coordinate with the parent process to fuzz random values (for use only by cmd/go)"},
	}
	for _, s := range switches {
		flag.BoolVar(s.to, "test."+s.name, false, s.usage)
	}
	flag.Var(&f.verbose, "test.v", "verbose: print additional output")
	flag.UintVar(&f.count, "test.count", 1, "run tests and benchmarks `n` times")
	flag.IntVar(&f.memRate, "test.memprofilerate", 0,
		"set memory allocation profiling `rate` (see runtime.MemProfileRate)")
	flag.IntVar(&f.blockRate, "test.blockprofilerate", 1,
		"set blocking profile `rate` (see runtime.SetBlockProfileRate)")
	flag.IntVar(&f.mutexRate, "test.mutexprofilefraction", 1,
		"if >= 0, calls runtime.SetMutexProfileFraction()")
	flag.DurationVar(&f.timeout, "test.timeout", 0,
		"panic test binary after duration `d` (default 0, timeout disabled)")
	flag.IntVar(&f.parallel, "test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	f.benchTime = limitFlag{time: time.Second}
	flag.Var(&f.benchTime, "test.benchtime",
		"run each benchmark for duration `d` or N times if `d` is of the form Nx")
	flag.Var(&f.fuzzTime, "test.fuzztime", "time to spend fuzzing; default is to run indefinitely")
	f.fuzzMinimize = limitFlag{time: time.Minute, mayBeNil: true}
	flag.Var(&f.fuzzMinimize, "test.fuzzminimizetime",
		"time to spend minimizing a value after finding a failing input")
}

// Short reports whether -test.short is set.
//
//vole:cost 23
func Short() bool {
	if !flags.defined {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return flags.short
}

// Verbose reports whether -test.v is set.
//
//vole:cost 16
func Verbose() bool {
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return flags.verbose.on
}

// Testing reports whether the program is one that `vole test` has made.
//
//vole:cost 4
func Testing() bool { return isTestProgram() }

//go:noinline
func isTestProgram() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && strings.HasSuffix(info.Path, ".test")
}

// CoverMode returns "": coverage is not measured.
//
//vole:cost 3
func CoverMode() string { return "" }

// Coverage returns 0: coverage is not measured.
//
//vole:cost 68
func Coverage() float64 { return 0 }

// An input of a fuzz test.
type corpusEntry = struct {
	Parent     string
	Path       string
	Data       []byte
	Values     []any
	Generation int
	IsSeed     bool
}

// testDeps is what the driver gives the package so that it need not import it.
type testDeps interface {
	ImportPath() string
	ModulePath() string
	MatchString(pat, str string) (bool, error)
	SetPanicOnExit0(bool)
	StartCPUProfile(io.Writer) error
	StopCPUProfile()
	StartTestLog(io.Writer)
	StopTestLog() error
	WriteProfileTo(string, io.Writer, int) error
	CoordinateFuzzing(time.Duration, int64, time.Duration, int64, int, []corpusEntry,
		[]reflect.Type, string, string) error
	RunFuzzWorker(func(corpusEntry) error) error
	ReadCorpus(string, []reflect.Type) ([]corpusEntry, error)
	CheckCorpus([]any, []reflect.Type) error
	ResetCoverage()
	SnapshotCoverage()
	InitRuntimeCoverage() (mode string, tearDown func(string, string) (string, error),
		snapcov func() float64)
}

// An M is what a test program can run.
type M struct {
	deps        testDeps
	tests       []InternalTest
	benchmarks  []InternalBenchmark
	fuzzTargets []InternalFuzzTarget
	examples    []InternalExample

	runs     int
	once     sync.Once
	alarm    *time.Timer
	testLog  *os.File
	exitCode int
}

// InternalTest is a test by name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// MainStart makes an M. For the main package of test programs.
func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark,
	fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M {
	Init()
	return &M{deps: deps, tests: tests, benchmarks: benchmarks, fuzzTargets: fuzzTargets,
		examples: examples}
}

// Run runs what the flags select and returns the status to exit with.
//
//go:noinline
func (m *M) Run() (code int) {
	defer func() {
		m.exitCode = code
		if d, ok := m.deps.(interface{ SetExitStatus(int) }); ok {
			d.SetExitStatus(code)
		}
	}()
	m.runs++
	if !flag.Parsed() {
		flag.Parse()
	}
	if flags.verbose.json {
		os.Stderr = os.Stdout // one descriptor: whole writes do not mix
	}
	switch {
	case flags.parallel < 1:
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		return 2
	case flags.fuzz != "" && flags.fuzzCache == "":
		fmt.Fprintln(os.Stderr, "testing: -test.fuzzcachedir must be set if -test.fuzz is set")
		flag.Usage()
		return 2
	case flags.list != "":
		m.list()
		return 0
	}
	if !m.shuffle() {
		return 2
	}
	readCPUs()
	m.before()
	defer m.after()
	if !m.runAll() {
		fmt.Print(eventMark(), "FAIL\n")
		return 1
	}
	fmt.Print(eventMark(), "PASS\n")
	return 0
}

func (m *M) runAll() (ok bool) {
	deadline := m.startAlarm()
	pkg := &packageInfo{m.deps.ModulePath(), m.deps.ImportPath()}
	testsRan, testsOK := runTests(pkg, m.deps.MatchString, m.tests, deadline)
	fuzzRan, fuzzOK := m.runFuzzTests(deadline)
	examplesRan, examplesOK := runExamples(m.deps.MatchString, m.examples)
	m.stopAlarm()
	if !testsRan && !fuzzRan && !examplesRan && flags.bench == "" && flags.fuzz == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	return testsOK && fuzzOK && examplesOK &&
		runBenchmarks(pkg, m.deps.MatchString, m.benchmarks) && m.runFuzzing()
}

func (m *M) list() {
	match := m.deps.MatchString
	if _, err := match(flags.list, "non-empty"); err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp in -test.list (%q): %s\n", flags.list, err)
		os.Exit(1)
	}
	show := func(name string) {
		if ok, _ := match(flags.list, name); ok {
			fmt.Println(name)
		}
	}
	for _, t := range m.tests {
		show(t.Name)
	}
	for _, b := range m.benchmarks {
		show(b.Name)
	}
	for _, f := range m.fuzzTargets {
		show(f.Name)
	}
	for _, e := range m.examples {
		show(e.Name)
	}
}

func (m *M) shuffle() bool {
	if flags.shuffle == "off" {
		return true
	}
	seed := time.Now().UnixNano()
	if flags.shuffle != "on" {
		var err error
		if seed, err = strconv.ParseInt(flags.shuffle, 10, 64); err != nil {
			fmt.Fprintln(os.Stderr,
				`testing: -shuffle should be "off", "on", or a valid integer:`, err)
			return false
		}
	}
	fmt.Println("-test.shuffle", seed)
	order := rand.New(rand.NewSource(seed))
	order.Shuffle(len(m.tests), func(i, k int) { m.tests[i], m.tests[k] = m.tests[k], m.tests[i] })
	b := m.benchmarks
	order.Shuffle(len(b), func(i, k int) { b[i], b[k] = b[k], b[i] })
	return true
}

func readCPUs() {
	cpus = nil
	for text := range strings.SplitSeq(flags.cpu, ",") {
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n <= 0 {
			fmt.Fprintf(os.Stderr, "testing: invalid value %q for -test.cpu\n", text)
			os.Exit(1)
		}
		cpus = append(cpus, n)
	}
	if cpus == nil {
		cpus = []int{runtime.GOMAXPROCS(0)}
	}
}

func inOutputDir(name string) string {
	if flags.outputDir == "" || name == "" || name[0] == '/' {
		return name
	}
	return flags.outputDir + "/" + name
}

func quit(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "testing: "+format+"\n", args...)
	os.Exit(2)
}

func (m *M) before() {
	f := &flags
	if f.memRate > 0 {
		runtime.MemProfileRate = f.memRate
	}
	if f.cpuProfile != "" {
		if file, err := os.Create(inOutputDir(f.cpuProfile)); err != nil {
			fmt.Fprintf(os.Stderr, "testing: %s\n", err)
		} else if err := m.deps.StartCPUProfile(file); err != nil {
			fmt.Fprintf(os.Stderr, "testing: can't start cpu profile: %s\n", err)
			file.Close()
		}
	}
	switch {
	case f.trace != "":
		quit("can't start tracing: not supported")
	case f.coverProfile != "":
		quit("cannot use -test.coverprofile because test binary was not built with coverage enabled")
	case f.coverDir != "":
		quit("cannot use -test.gocoverdir because test binary was not built with coverage enabled")
	}
	if f.artifacts {
		var err error
		artifactRoot, err = filepath.Abs(inOutputDir("_artifacts"))
		if err != nil {
			quit("cannot make -test.outputdir absolute: %v", err)
		}
		if err := os.Mkdir(artifactRoot, 0o777); err != nil && !errors.Is(err, os.ErrExist) {
			quit("%v", err)
		}
	}
	if f.testLog != "" {
		mode := os.O_WRONLY | os.O_APPEND
		if m.runs == 1 {
			mode = os.O_RDWR | os.O_CREATE | os.O_TRUNC
		}
		file, err := os.OpenFile(f.testLog, mode, 0o666)
		if err != nil {
			quit("%s", err)
		}
		m.testLog = file
		m.deps.StartTestLog(file)
	}
	if f.panicOnExit0 {
		m.deps.SetPanicOnExit0(true)
	}
}

func (m *M) after() {
	m.once.Do(m.writeProfiles)
	if flags.panicOnExit0 {
		m.deps.SetPanicOnExit0(false)
	}
}

func (m *M) writeProfiles() {
	f := &flags
	if m.testLog != nil {
		err := m.deps.StopTestLog()
		if err == nil {
			err = m.testLog.Close()
		}
		if err != nil {
			quit("can't write %s: %s", f.testLog, err)
		}
	}
	if f.cpuProfile != "" {
		m.deps.StopCPUProfile()
	}
	write := func(profile, name string) {
		file, err := os.Create(inOutputDir(name))
		if err != nil {
			quit("%s", err)
		}
		if err := m.deps.WriteProfileTo(profile, file, 0); err != nil {
			quit("can't write %s: %s", name, err)
		}
		file.Close()
	}
	if f.memProfile != "" {
		runtime.GC()
		write("allocs", f.memProfile)
	}
	if f.blockProfile != "" && f.blockRate >= 0 {
		write("block", f.blockProfile)
	}
	if f.mutexProfile != "" && f.mutexRate >= 0 {
		write("mutex", f.mutexProfile)
	}
}

// startAlarm has the program end with a panic when -test.timeout is over.
func (m *M) startAlarm() (deadline time.Time) {
	if flags.timeout <= 0 {
		return deadline
	}
	deadline = time.Now().Add(flags.timeout)
	m.alarm = time.AfterFunc(flags.timeout, func() {
		m.after()
		debug.SetTraceback("all")
		text := fmt.Sprintf("test timed out after %v", flags.timeout)
		if names := aliveTests(); len(names) > 0 {
			text += "\nrunning tests:\n\t" + strings.Join(names, "\n\t")
		}
		panic(text)
	})
	return deadline
}

func (m *M) stopAlarm() {
	if m.alarm != nil {
		m.alarm.Stop()
	}
}

func aliveTests() (names []string) {
	alive.Range(func(name, begun any) bool {
		spent := time.Since(begun.(time.Time)).Round(time.Second)
		names = append(names, fmt.Sprintf("%s (%v)", name, spent))
		return true
	})
	slices.Sort(names)
	return names
}

// RunTests runs the tests that match accepts and reports whether all passed.
//
//vole:leaks matchString=heap
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	var deadline time.Time
	if flags.timeout > 0 {
		deadline = time.Now().Add(flags.timeout)
	}
	ran, ok := runTests(nil, matchString, tests, deadline)
	if !ran && !haveExamples {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	return ok
}

// passes calls f once for each run that -test.cpu and -test.count ask for, until
// it has nothing to do.
func passes(f func() (ran bool)) {
	for _, n := range cpus {
		runtime.GOMAXPROCS(n)
		for range flags.count {
			if stopEarly() || !f() {
				break
			}
		}
	}
}

func runTests(pkg *packageInfo, match matchFunc, tests []InternalTest,
	deadline time.Time) (ran, ok bool) {
	ok = true
	passes(func() bool {
		root := &T{run: newRun(flags.parallel, newFilter(match, flags.run, "-test.run", flags.skip),
			deadline)}
		root.done, root.gate = make(chan bool, 1), make(chan bool)
		root.out, root.pkg = os.Stdout, pkg
		root.ctx, root.cancel = context.WithCancel(context.Background())
		if Verbose() {
			root.console = newConsole(os.Stdout)
		}
		tRunner(root, func(t *T) {
			for _, test := range tests {
				t.Run(test.Name, test.F)
			}
		})
		ok = ok && !root.Failed()
		ran = ran || root.ran
		return ran
	})
	return ran, ok
}

// Main runs tests for drivers of the time before MainStart.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest,
	benchmarks []InternalBenchmark, examples []InternalExample) {
	os.Exit(MainStart(onlyMatch{matchString}, tests, benchmarks, nil, examples).Run())
}

var errMain = errors.New("testing: unexpected use of func Main")

// onlyMatch is a driver that can do nothing else.
type onlyMatch struct{ match matchFunc }

func (d onlyMatch) MatchString(pat, str string) (bool, error)   { return d.match(pat, str) }
func (d onlyMatch) ImportPath() string                          { return "" }
func (d onlyMatch) ModulePath() string                          { return "" }
func (d onlyMatch) SetPanicOnExit0(bool)                        {}
func (d onlyMatch) StartCPUProfile(io.Writer) error             { return errMain }
func (d onlyMatch) StopCPUProfile()                             {}
func (d onlyMatch) StartTestLog(io.Writer)                      {}
func (d onlyMatch) StopTestLog() error                          { return errMain }
func (d onlyMatch) WriteProfileTo(string, io.Writer, int) error { return errMain }
func (d onlyMatch) ResetCoverage()                              {}
func (d onlyMatch) SnapshotCoverage()                           {}
func (d onlyMatch) CoordinateFuzzing(time.Duration, int64, time.Duration, int64, int,
	[]corpusEntry, []reflect.Type, string, string) error {
	return errMain
}
func (d onlyMatch) RunFuzzWorker(func(corpusEntry) error) error { return errMain }
func (d onlyMatch) ReadCorpus(string, []reflect.Type) ([]corpusEntry, error) {
	return nil, errMain
}
func (d onlyMatch) CheckCorpus([]any, []reflect.Type) error { return nil }
func (d onlyMatch) InitRuntimeCoverage() (string, func(string, string) (string, error),
	func() float64) {
	return "", nil, nil
}
