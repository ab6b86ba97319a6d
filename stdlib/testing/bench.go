// Benchmarks: a function is run with growing counts until it takes long enough
// to be measured.
package testing

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// A B is the state of a benchmark.
type B struct {
	common
	N int // how often the measured code is to be run

	f           func(b *B)
	run         *benchRun // nil: of Benchmark, not of a test program
	goal        limitFlag
	bytes       int64
	showAllocs  bool
	parallelism int
	extra       map[string]float64
	result      BenchmarkResult
	unsized     bool // a part has not said its bytes: there is no sum

	timerOn                 bool
	startAllocs, startBytes uint64
	netAllocs, netBytes     uint64
	lastN                   int
	lastTime                time.Duration

	// Of Loop. While the timer is stopped `rounds` is beyond any `target`, so
	// that the next call notices.
	rounds, target uint64
	loopDone       bool
}

// What the benchmarks of a test program share.
type benchRun struct {
	filter *filter
	suffix int // length of the longest "-GOMAXPROCS"
	width  int // of the column of names
}

const (
	stopped   = uint64(1) << 63
	maxRounds = 1_000_000_000
)

var (
	benchLock  sync.Mutex // one benchmark at a time
	benchStats runtime.MemStats
	headline   sync.Once
)

// InternalBenchmark is a benchmark by name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// StartTimer begins to measure. It is done before a benchmark starts.
func (b *B) StartTimer() {
	if b.timerOn {
		return
	}
	runtime.ReadMemStats(&benchStats)
	b.startAllocs, b.startBytes = benchStats.Mallocs, benchStats.TotalAlloc
	b.begun = time.Now()
	b.timerOn = true
	b.rounds &^= stopped
}

// StopTimer stops measuring.
func (b *B) StopTimer() {
	if !b.timerOn {
		return
	}
	b.spent += time.Since(b.begun)
	runtime.ReadMemStats(&benchStats)
	b.netAllocs += benchStats.Mallocs - b.startAllocs
	b.netBytes += benchStats.TotalAlloc - b.startBytes
	b.timerOn = false
	b.rounds |= stopped
}

// ResetTimer forgets what was measured.
//
//go:noinline
func (b *B) ResetTimer() {
	if b.extra == nil {
		b.extra = make(map[string]float64, 16)
	}
	clear(b.extra)
	if b.timerOn {
		runtime.ReadMemStats(&benchStats)
		b.startAllocs, b.startBytes = benchStats.Mallocs, benchStats.TotalAlloc
		b.begun = time.Now()
	}
	b.spent, b.netAllocs, b.netBytes = 0, 0, 0
}

// Elapsed returns the time measured.
//
//go:noinline
func (b *B) Elapsed() time.Duration {
	d := b.spent
	if b.timerOn {
		d += time.Since(b.begun)
	}
	return d
}

// SetBytes tells how many bytes a round works on.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs has allocations reported.
func (b *B) ReportAllocs() { b.showAllocs = true }

// ReportMetric adds a value of the benchmark's own.
//
//vole:cost 64
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	checkUnit(unit)
	b.extra[unit] = n
}

//go:noinline
func checkUnit(unit string) {
	if strings.ContainsFunc(unit, unicode.IsSpace) {
		panic("metric unit must not contain whitespace")
	}
}

// Loop returns true as long as the benchmark is to go on; the code around the
// loop is not measured.
//
//vole:cost 75
func (b *B) Loop() bool {
	if b.rounds < b.target {
		b.rounds++
		return true
	}
	return b.atTarget()
}

// atTarget begins the loop, sets a new target, or ends it.
//
//go:noinline
func (b *B) atTarget() bool {
	switch {
	case !b.timerOn:
		b.Fatal("B.Loop called with timer stopped")
	case b.target == 0:
		b.target = max(uint64(b.goal.rounds), 1)
		b.N = 0
		b.ResetTimer()
		b.rounds++
		return true
	}
	if spent := b.Elapsed(); b.goal.rounds == 0 && spent < b.goal.time && b.target < maxRounds {
		b.target = uint64(nextCount(b.goal.time, int64(b.target), spent, int64(b.target)))
		b.rounds++
		return true
	}
	b.StopTimer()
	b.N = int(b.target)
	b.loopDone = true
	return false
}

// nextCount returns how many rounds would take the time, and some more, but not
// too many at once.
func nextCount(goal time.Duration, n int64, took time.Duration, last int64) int {
	next := int64(goal) * n / max(int64(took), 1)
	next = min(next+next/5, 100*last)
	return int(min(max(next, last+1), maxRounds))
}

// measure runs the function with n rounds.
func (b *B) measure(n int) {
	benchLock.Lock()
	defer benchLock.Unlock()
	defer b.runCleanups()
	b.ctx, b.cancel = context.WithCancel(context.Background())
	runtime.GC() // leave no garbage of others to this run
	b.N, b.rounds, b.target, b.loopDone = n, 0, 0, false
	b.parallelism = 1
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
	b.lastN, b.lastTime = n, b.spent
	if b.target > 0 && !b.loopDone && !b.failed {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// goOn runs f on a goroutine of its own, which FailNow may end.
func (b *B) goOn(f func()) {
	go func() {
		defer func() { b.done <- true }()
		f()
	}()
	<-b.done
}

// try runs the function once; false if that is all there is to do.
func (b *B) try() bool {
	if r := b.run; r != nil && len(b.name)+r.suffix+1 > r.width {
		r.width = len(b.name) + r.suffix + 9
	}
	b.goOn(func() { b.measure(1) })
	if b.failed {
		b.show("FAIL", b.name)
		return false
	}
	finished := b.isFinished()
	if !b.hasChildren.Load() && !finished {
		return true
	}
	if b.console != nil && (len(b.log) > 0 || finished) {
		verdict := "BENCH"
		if b.skipped {
			verdict = "SKIP"
		}
		b.shorten()
		b.show(verdict, b.name)
	}
	return false
}

func (b *B) show(verdict, name string) {
	fmt.Fprintf(b.out, "%s--- %s: %s\n%s", b.console.markOrNone(), verdict, name, b.log)
}

// shorten cuts a long log: it may come many times.
func (b *B) shorten() {
	at := 0
	for range 10 {
		i := bytes.IndexByte(b.log[at:], '\n')
		if i < 0 {
			return
		}
		at += i + 1
	}
	b.log = append(b.log[:at-1], "\n\t... [output truncated]\n"...)
}

// settle runs the function until it took long enough, and keeps the result.
func (b *B) settle() BenchmarkResult {
	b.goOn(func() {
		switch {
		case b.target > 0: // Loop has done it
		case b.goal.rounds > 1:
			b.measure(b.goal.rounds)
		case b.goal.rounds == 1: // try has done it
		default:
			for n := 1; !b.failed && b.spent < b.goal.time && n < maxRounds; {
				n = nextCount(b.goal.time, int64(b.N), b.spent, int64(n))
				b.measure(n)
			}
		}
		b.result = BenchmarkResult{b.N, b.spent, b.bytes, b.netAllocs, b.netBytes, b.extra}
	})
	return b.result
}

func (b *B) printHeadline() {
	headline.Do(func() {
		fmt.Fprintf(b.out, "goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
		if b.pkg != nil && b.pkg.path != "" {
			fmt.Fprintf(b.out, "pkg: %s\n", b.pkg.path)
		}
		if name := cpuName(); name != "" {
			fmt.Fprintf(b.out, "cpu: %s\n", name)
		}
	})
}

// cpuName returns the processor's name as the system knows it.
func cpuName() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func withProcs(name string, procs int) string {
	if procs == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, procs)
}

// repeat measures for each of -test.cpu, as often as -test.count says.
func (b *B) repeat() {
	first := true
	for _, procs := range cpus {
		for range flags.count {
			b = b.repeatOnce(procs, first)
			first = false
		}
	}
}

func (b *B) repeatOnce(procs int, first bool) *B {
	runtime.GOMAXPROCS(procs)
	name := withProcs(b.name, procs)
	if b.console == nil {
		fmt.Fprintf(b.out, "%-*s\t", b.run.width, name)
	}
	if !first {
		again := &B{f: b.f, goal: b.goal, run: b.run}
		again.name, again.out, again.console, again.isBench = b.name, b.out, b.console, true
		again.done = make(chan bool)
		again.try()
		b = again
	}
	result := b.settle()
	if b.failed {
		b.show("FAIL", name)
		return b
	}
	text := result.String()
	if flags.benchMem || b.showAllocs {
		text += "\t" + result.MemString()
	}
	if b.console != nil {
		fmt.Fprintf(b.out, "%-*s\t", b.run.width, name)
	}
	fmt.Fprintln(b.out, text)
	if len(b.log) > 0 {
		b.shorten()
		b.show("BENCH", name)
	}
	if now := runtime.GOMAXPROCS(0); now != procs {
		fmt.Fprintf(os.Stderr, "testing: %s left GOMAXPROCS set to %d\n", name, now)
	}
	if b.console.markOrNone() != "" {
		b.console.event("", "=== NAME  %s\n", "")
	}
	return b
}

// Run runs f as a benchmark within b and reports whether it has not failed.
//
//go:noinline
//vole:leaks name=heap
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasChildren.Store(true)
	benchLock.Unlock()
	defer benchLock.Lock()
	full, ok, partial := b.name, true, false
	if b.run != nil {
		full, ok, partial = b.run.filter.name(&b.common, name)
	}
	if !ok {
		return true
	}
	sub := &B{f: f, run: b.run, goal: b.goal}
	sub.name, sub.parent, sub.depth = full, &b.common, b.depth+1
	sub.out, sub.console, sub.isBench, sub.pkg = b.out, b.console, true, b.pkg
	sub.done = make(chan bool)
	sub.place = make([]uintptr, stackDepth)
	sub.place = sub.place[:runtime.Callers(2, sub.place)]
	if partial {
		sub.hasChildren.Store(true) // only what is in it is wanted
	}
	if b.console != nil {
		b.printHeadline()
		if b.console.mark != "" {
			b.console.event(full, "=== RUN   %s\n", full)
		}
		fmt.Println(full)
	}
	if sub.try() {
		sub.printHeadline()
		if sub.run != nil {
			sub.repeat()
		} else {
			sub.settle()
		}
	}
	b.addPart(sub.result)
	return !sub.failed
}

// addPart counts a round of a part to one round of the whole.
func (b *B) addPart(part BenchmarkResult) {
	r := &b.result
	r.N = 1
	r.T += time.Duration(part.NsPerOp())
	b.unsized = b.unsized || part.Bytes == 0
	r.Bytes += part.Bytes
	if b.unsized {
		r.Bytes = 0
	}
	r.MemAllocs += uint64(part.AllocsPerOp())
	r.MemBytes += uint64(part.AllocedBytesPerOp())
}

// Benchmark measures f.
//
//go:noinline
func Benchmark(f func(b *B)) BenchmarkResult {
	goal := flags.benchTime
	if goal == (limitFlag{}) {
		goal.time = time.Second
	}
	b := &B{f: f, goal: goal}
	b.done, b.out, b.isBench = make(chan bool), io.Discard, true
	if b.try() {
		b.printHeadline()
		b.settle()
	}
	return b.result
}

// RunBenchmarks runs the benchmarks that -test.bench selects.
func RunBenchmarks(matchString func(pat, str string) (bool, error),
	benchmarks []InternalBenchmark) {
	runBenchmarks(nil, matchString, benchmarks)
}

func runBenchmarks(pkg *packageInfo, match matchFunc, benchmarks []InternalBenchmark) bool {
	if flags.bench == "" {
		return true
	}
	most := 1
	for _, n := range cpus {
		most = max(most, n)
	}
	r := &benchRun{filter: newFilter(match, flags.bench, "-test.bench", flags.skip)}
	r.suffix = len(withProcs("", most))
	var wanted []InternalBenchmark
	for _, b := range benchmarks {
		if _, ok, _ := r.filter.name(nil, b.Name); ok {
			wanted = append(wanted, b)
			r.width = max(r.width, len(withProcs(b.Name, most))+r.suffix+1)
		}
	}
	root := &B{run: r, goal: flags.benchTime, f: func(b *B) {
		for _, one := range wanted {
			b.Run(one.Name, one.F)
		}
	}}
	root.name, root.out, root.isBench, root.pkg = "Main", os.Stdout, true, pkg
	if Verbose() {
		root.console = newConsole(os.Stdout)
	}
	root.measure(1)
	return !root.failed
}

// A PB hands rounds to the goroutines of RunParallel.
type PB struct {
	taken *atomic.Uint64 // by all goroutines
	total uint64
	chunk uint64 // taken at once
	own   uint64 // of what was taken: still to do
}

// Next reports whether there is another round.
//
//vole:cost 55
func (pb *PB) Next() bool {
	if pb.own == 0 && !pb.take() {
		return false
	}
	pb.own--
	return true
}

//go:noinline
func (pb *PB) take() bool {
	end := pb.taken.Add(pb.chunk)
	begin := end - pb.chunk
	if begin >= pb.total {
		return false
	}
	pb.own = min(end, pb.total) - begin
	return true
}

// RunParallel shares the rounds among several goroutines.
//
//vole:leaks b=heap
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	// As many rounds at once as take a tenth of a millisecond.
	chunk := uint64(1)
	if b.lastN > 0 && b.lastTime > 0 {
		chunk = min(max(100_000*uint64(b.lastN)/uint64(b.lastTime), 1), 10_000)
	}
	var taken atomic.Uint64
	var wg sync.WaitGroup
	for range b.parallelism * runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			body(&PB{taken: &taken, total: uint64(b.N), chunk: chunk})
		}()
	}
	wg.Wait()
	if taken.Load() <= uint64(b.N) && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// SetParallelism sets how many goroutines RunParallel uses for each processor.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

// AllocsPerRun returns the mean number of allocations of a call of f, after one
// call to warm up.
func AllocsPerRun(runs int, f func()) (avg float64) {
	if parallelTests.Load() != 0 {
		panic("testing: AllocsPerRun called during parallel test")
	}
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
