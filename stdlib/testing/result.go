// What a benchmark measured, and how that is shown.
package testing

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
)

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

// CoverBlock was a piece of code whose runs were counted.
type CoverBlock struct {
	Line0 uint32
	Col0  uint16
	Line1 uint32
	Col1  uint16
	Stmts uint16
}

// Cover was what an instrumented program registered.
type Cover struct {
	Mode            string
	Counters        map[string][]uint32
	Blocks          map[string][]CoverBlock
	CoveredPackages string
}

// RegisterCover does nothing: coverage is not measured.
//
//vole:cost 0
func RegisterCover(c Cover) {}
