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
func IsEnabled() bool { return false }

// Start would begin to write a trace.
func Start(w io.Writer) error { return errNone }

// Stop ends the trace.
func Stop() {}

// A Task is an operation that a trace follows over goroutines.
type Task struct{}

// NewTask begins a task.
func NewTask(pctx context.Context, taskType string) (ctx context.Context, task *Task) {
	return pctx, &Task{}
}

// End ends the task.
func (t *Task) End() {}

// A Region is a part of a goroutine's time.
type Region struct{}

// StartRegion begins a region.
func StartRegion(ctx context.Context, regionType string) *Region { return &Region{} }

// End ends the region.
func (r *Region) End() {}

// WithRegion calls fn in a region.
func WithRegion(ctx context.Context, regionType string, fn func()) { fn() }

// Log marks a message in the trace.
func Log(ctx context.Context, category, message string) {}

// Logf marks a formatted message in the trace.
func Logf(ctx context.Context, category, format string, args ...any) {}

// FlightRecorderConfig says how much a FlightRecorder keeps.
type FlightRecorderConfig struct {
	MinAge   time.Duration
	MaxBytes uint64
}

// A FlightRecorder would keep the last part of a trace.
type FlightRecorder struct{}

// NewFlightRecorder makes a recorder.
func NewFlightRecorder(cfg FlightRecorderConfig) *FlightRecorder { return &FlightRecorder{} }

// Enabled reports whether it records.
func (fr *FlightRecorder) Enabled() bool { return false }

// Start would begin to record.
func (fr *FlightRecorder) Start() error { return errNone }

// Stop ends recording.
func (fr *FlightRecorder) Stop() {}

// WriteTo would write what was recorded.
func (fr *FlightRecorder) WriteTo(w io.Writer) (n int64, err error) { return 0, errNone }
