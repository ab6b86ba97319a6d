// Benchmarks: a function is run with growing counts until it takes long
// enough to be measured.
package testing

import (
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

const benchTime = time.Second

// A B is the state of a benchmark.
type B struct {
	common
	N int // how often the measured code is to be run

	timerOn     bool
	elapsed     time.Duration
	begin       time.Time
	startAllocs uint64
	startBytes  uint64
	netAllocs   uint64
	netBytes    uint64
	bytes       int64
	showAllocs  bool
	loop        int // rounds of Loop so far
	looping     bool
	parallelism int
	extra       map[string]float64
	f           func(b *B)
}

// StartTimer begins to measure. It is done before a benchmark starts.
func (b *B) StartTimer() {
	if !b.timerOn {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.startAllocs, b.startBytes = m.Mallocs, m.TotalAlloc
		b.begin = time.Now()
		b.timerOn = true
	}
}

// StopTimer stops measuring.
func (b *B) StopTimer() {
	if b.timerOn {
		b.elapsed += time.Since(b.begin)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.netAllocs += m.Mallocs - b.startAllocs
		b.netBytes += m.TotalAlloc - b.startBytes
		b.timerOn = false
	}
}

// ResetTimer forgets what was measured.
//
//go:noinline
func (b *B) ResetTimer() {
	if b.timerOn {
		b.timerOn = false
		b.StartTimer()
	}
	b.elapsed, b.netAllocs, b.netBytes = 0, 0, 0
}

// Elapsed returns the time measured.
//
//go:noinline
func (b *B) Elapsed() time.Duration {
	d := b.elapsed
	if b.timerOn {
		d += time.Since(b.begin)
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
	if b.extra == nil {
		b.extra = make(map[string]float64)
	}
	b.extra[unit] = n
}

// Loop returns true as long as the benchmark is to go on; the code around the
// loop is not measured.
func (b *B) Loop() bool {
	if !b.looping {
		b.looping = true
		b.loop = 1
		b.N = 0
		b.ResetTimer()
		b.StartTimer()
		return true
	}
	if b.loop&(b.loop-1) != 0 || b.Elapsed() < benchTime {
		b.loop++
		return true
	}
	b.StopTimer()
	b.N = b.loop
	return false
}

// SetParallelism sets how many goroutines RunParallel uses for each processor.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

// A PB hands rounds to the goroutines of RunParallel.
type PB struct {
	mu   *sync.Mutex
	left *int
}

// Next reports whether there is another round.
func (pb *PB) Next() bool {
	pb.mu.Lock()
	defer pb.mu.Unlock()
	*pb.left--
	return *pb.left >= 0
}

// RunParallel shares the rounds among several goroutines.
//
//vole:leaks b=heap
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	pb := &PB{new(sync.Mutex), new(int)}
	*pb.left = b.N
	var wg sync.WaitGroup
	for range max(b.parallelism, 1) * runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			body(pb)
		}()
	}
	wg.Wait()
}

// Run runs f as a benchmark within b and prints its result.
//
//vole:leaks name=heap
func (b *B) Run(name string, f func(b *B)) bool {
	sub := &B{common: common{name: b.name + "/" + name, parent: &b.common}, f: f}
	r := sub.measure()
	fmt.Fprintf(os.Stdout, "%s\t%s\n", sub.name, r)
	return !sub.Failed()
}

// runN runs the function with n rounds and reports whether it came to an end.
func (b *B) runN(n int) {
	done := make(chan any)
	go func() {
		var failure any
		returned := false
		defer func() {
			if !returned && !b.finished {
				failure = recover()
				b.Fail()
			}
			done <- failure
		}()
		defer b.runCleanups()
		runtime.GC()
		b.N = n
		b.looping = false
		b.timerOn = false
		b.ResetTimer()
		b.StartTimer()
		b.f(b)
		b.StopTimer()
		returned = true
	}()
	if p := <-done; p != nil {
		panic(p)
	}
}

func (b *B) measure() BenchmarkResult {
	b.runN(1)
	for n := 1; !b.looping && !b.Failed() && !b.Skipped() && b.elapsed < benchTime && n < 1e9; {
		last := n
		// As many rounds as would take the time, and some more; growing slowly.
		n = int(int64(benchTime) * int64(last) / max(int64(b.elapsed), 1))
		n = max(min(n+n/5, 100*last, 1e9), last+1)
		b.runN(n)
	}
	if b.Failed() {
		return BenchmarkResult{}
	}
	return BenchmarkResult{b.N, b.elapsed, b.bytes, b.netAllocs, b.netBytes, b.extra}
}

// Benchmark measures f.
//
//go:noinline
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{f: f}
	return b.measure()
}

// BenchmarkResult is the result of a benchmark.
type BenchmarkResult struct {
	N int           // rounds
	T time.Duration // for all of them

	Bytes int64 // worked on in a round

	MemAllocs, MemBytes uint64 // of all rounds

	Extra map[string]float64 // by unit; goes before what is measured
}

// perOp returns the share of a round in total, unless the benchmark has its own
// value for the unit.
//
//go:noinline
func (r BenchmarkResult) perOp(unit string, total int64) int64 {
	if own, ok := r.Extra[unit]; ok {
		return int64(own)
	}
	if r.N <= 0 {
		return 0
	}
	return total / int64(r.N)
}

// NsPerOp returns the nanoseconds of a round.
//
//vole:cost 32
func (r BenchmarkResult) NsPerOp() int64 { return r.perOp("ns/op", int64(r.T)) }

// AllocsPerOp returns the allocations of a round.
//
//vole:cost 30
func (r BenchmarkResult) AllocsPerOp() int64 { return r.perOp("allocs/op", int64(r.MemAllocs)) }

// AllocedBytesPerOp returns the bytes allocated in a round.
//
//vole:cost 30
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.perOp("B/op", int64(r.MemBytes)) }

// mbPerSec returns the megabytes worked on in a second.
//
//vole:cost 68
func (r BenchmarkResult) mbPerSec() float64 {
	own, ok := r.Extra["MB/s"]
	switch {
	case ok:
		return own
	case min(r.Bytes, int64(r.T), int64(r.N)) <= 0:
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

// String shows rounds, time a round, and the benchmark's own values.
func (r BenchmarkResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		b.WriteByte('\t')
		prettyPrint(&b, ns, "ns/op")
	}
	if mbs := r.mbPerSec(); mbs != 0 {
		fmt.Fprintf(&b, "\t%7.2f MB/s", mbs)
	}
	var units []string
	for unit := range r.Extra {
		switch unit {
		case "ns/op", "MB/s", "B/op", "allocs/op":
		default:
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		b.WriteByte('\t')
		prettyPrint(&b, r.Extra[unit], unit)
	}
	return b.String()
}

// fourDigits has the least numbers, as they round, for 0, 1, 2 ... decimals.
var fourDigits = [...]float64{
	999.95, 99.995, 9.9995, 0.99995, 0.099995, 0.0099995, 0.00099995,
}

// prettyPrint writes a value with about four digits, the points in a column.
func prettyPrint(w io.Writer, x float64, unit string) {
	decimals, width := 0, 10
	if size := math.Abs(x); size != 0 {
		for decimals < len(fourDigits) && !(size >= fourDigits[decimals]) { // NaN too
			decimals++
		}
	}
	if decimals > 0 {
		width += 1 + decimals
	}
	fmt.Fprintf(w, "%*.*f %s", width, decimals, x, unit)
}

// MemString shows the bytes and allocations of a round.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// InternalBenchmark is a benchmark by name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// RunBenchmarks runs the benchmarks that match accepts and prints results.
func RunBenchmarks(matchString func(pat, str string) (bool, error),
	benchmarks []InternalBenchmark) {
	for _, bm := range benchmarks {
		if matched, err := matchString("", bm.Name); err != nil || !matched {
			continue
		}
		b := &B{common: common{name: bm.Name}, f: bm.F}
		r := b.measure()
		fmt.Printf("%s\t%s\n", bm.Name, r)
	}
}
