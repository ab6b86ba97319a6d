// Package trace has what programs use to mark what they do in an execution
// trace. The machine writes none: tracing cannot be started, and marks go
// nowhere. GODEBUG=schedtrace and gctrace tell of a run.
package trace

import (
	"context"
	"errors"
	"io"
	"time"
)

var errNone = errors.New("tracing is not available to the program")

// IsEnabled reports whether a trace is being written.
//
//vole:cost 11
func IsEnabled() bool { return false }

// Start would begin to write a trace.
//
//vole:cost 62
func Start(w io.Writer) error { return errNone }

// Stop ends the trace.
//
//vole:cost 60
func Stop() {}

// A Task is an operation that a trace follows over goroutines.
type Task struct{}

// NewTask begins a task.
//
//go:noinline
//vole:leaks pctx=heap taskType=heap
func NewTask(pctx context.Context, taskType string) (ctx context.Context, task *Task) {
	return pctx, &Task{}
}

// End ends the task.
//
//vole:cost 61
func (t *Task) End() {}

// A Region is a part of a goroutine's time.
type Region struct{}

// StartRegion begins a region.
//
//go:noinline
//vole:leaks ctx=heap regionType=heap
func StartRegion(ctx context.Context, regionType string) *Region { return &Region{} }

// End ends the region.
//
//vole:cost 69
func (r *Region) End() {}

// WithRegion calls fn in a region.
//
//go:noinline
//vole:leaks ctx=heap regionType=heap
func WithRegion(ctx context.Context, regionType string, fn func()) { fn() }

// Log marks a message in the trace.
//
//go:noinline
//vole:leaks ctx=heap category=heap message=heap
func Log(ctx context.Context, category, message string) {}

// Logf marks a formatted message in the trace.
//
//go:noinline
//vole:leaks ctx=heap category=heap args=content
func Logf(ctx context.Context, category, format string, args ...any) {}

// FlightRecorderConfig says how much a FlightRecorder keeps.
type FlightRecorderConfig struct {
	MinAge   time.Duration
	MaxBytes uint64
}

// A FlightRecorder would keep the last part of a trace.
type FlightRecorder struct{}

// NewFlightRecorder makes a recorder.
//
//vole:cost 35
func NewFlightRecorder(cfg FlightRecorderConfig) *FlightRecorder { return new(FlightRecorder) }

// Enabled reports whether it records.
//
//vole:cost 3
func (fr *FlightRecorder) Enabled() bool { return false }

// Start would begin to record.
//
//go:noinline
//vole:leaks fr=heap
func (fr *FlightRecorder) Start() error { return errNone }

// Stop ends recording.
//
//vole:cost 77
func (fr *FlightRecorder) Stop() {}

// WriteTo would write what was recorded.
//
//go:noinline
//vole:leaks fr=heap w=heap
func (fr *FlightRecorder) WriteTo(w io.Writer) (n int64, err error) { return 0, errNone }
