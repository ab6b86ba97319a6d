// Package debug sets and reads what the runtime lets a program control of
// collector, limits and tracebacks.
package debug

import (
	"os"
	"runtime"
	"time"
)

// GCStats tells about past collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration // most recent first
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats. A non-empty PauseQuantiles is filled with the
// quantiles of the pauses.
//
//vole:leaks stats=heap
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	n := min(int(m.NumGC), len(m.PauseNs))
	stats.Pause, stats.PauseEnd = stats.Pause[:0], stats.PauseEnd[:0]
	for i := 0; i < n; i++ {
		k := (int(m.NumGC) - 1 - i) % len(m.PauseNs)
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[k]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[k])))
	}
	nq := len(stats.PauseQuantiles)
	if nq == 0 {
		return
	}
	clear(stats.PauseQuantiles)
	if n == 0 {
		return
	}
	sorted := append([]time.Duration(nil), stats.Pause...)
	for i := 1; i < n; i++ {
		for j := i; j > 0 && sorted[j] < sorted[j-1]; j-- {
			sorted[j], sorted[j-1] = sorted[j-1], sorted[j]
		}
	}
	for i := 0; i < nq-1; i++ {
		stats.PauseQuantiles[i] = sorted[n*i/(nq-1)]
	}
	stats.PauseQuantiles[nq-1] = sorted[n-1]
}

// SetGCPercent sets GOGC, negative for off, and returns the value before.
//
//vole:cost 63
func SetGCPercent(percent int) int { return int(setGCPercent(int32(max(percent, -1)))) }

// SetMemoryLimit sets GOMEMLIMIT in bytes, unless limit is negative, and
// returns the value before. The host's own limit stands above it.
func SetMemoryLimit(limit int64) int64 { return setMemoryLimit(limit) }

// SetMaxStack sets the largest size in bytes of a goroutine's stack and
// returns the value before.
func SetMaxStack(bytes int) int { return setMaxStack(bytes) }

// FreeOSMemory collects and gives as much memory as possible back.
func FreeOSMemory() { freeOSMemory() }

// setGCPercent sets GOGC (-1: off) and returns the value before. Native.
func setGCPercent(percent int32) int32

// setMemoryLimit sets GOMEMLIMIT if limit >= 0 and returns the value before.
// Native.
func setMemoryLimit(limit int64) int64

// setMaxStack sets the stack limit and returns the value before. Native.
func setMaxStack(bytes int) int

// freeOSMemory forces a collection and the return of free pages. Native.
func freeOSMemory()

// SetMaxThreads sets how many threads the program may use, after which it ends
// with a fatal error, and returns the setting before. The host's own limit
// stands above it.
//
//vole:cost 61
func SetMaxThreads(threads int) int { return setMaxThreads(threads) }

// setMaxThreads sets the limit and returns the one before. Native.
func setMaxThreads(threads int) int

// SetPanicOnFault has no effect: there are no faults.
//
//vole:cost 61
func SetPanicOnFault(enabled bool) bool { return false }

// SetTraceback sets how much tracebacks tell, as GOTRACEBACK. Native.
func SetTraceback(level string)

// PrintStack writes the traceback of the calling goroutine to standard error.
func PrintStack() {
	os.Stderr.Write(Stack())
}

// Stack returns the traceback of the calling goroutine.
func Stack() []byte {
	for room := 1 << 10; ; room <<= 1 {
		text := make([]byte, room)
		if used := runtime.Stack(text, false); used < room {
			return text[:used]
		}
	}
}

// WriteHeapDump panics: there is no such dump.
//
//go:noinline
func WriteHeapDump(fd uintptr) { panic("debug: heap dumps are not available to the program") }

// CrashOptions are options of SetCrashOutput.
type CrashOptions struct{}

// SetCrashOutput is not supported; crashes go to standard error.
//
//go:noinline
//vole:leaks f=content
func SetCrashOutput(f *os.File, opts CrashOptions) error {
	return os.ErrInvalid
}
