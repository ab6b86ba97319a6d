// Package slog logs events with attributes, key=value or JSON.
//
// A Logger makes a Record (record.go) of attributes (value.go) and gives it to
// a Handler (handler.go). This file: loggers, the default one, and the bridge
// from and to package log.
package slog

import (
	"bytes"
	"context"
	"log"
	"log/internal"
	"runtime"
	"sync/atomic"
	"time"
)

var (
	standard atomic.Pointer[Logger]
	fromLog  LevelVar // of what comes from, and goes to, package log
)

func init() { standard.Store(&Logger{&logHandler{core: &commonHandler{}}}) }

// SetLogLoggerLevel sets the level below which the first default logger drops
// events; after SetDefault it is the level of what package log writes.
//
//vole:cost 24
func SetLogLoggerLevel(level Level) (oldLevel Level) {
	oldLevel = fromLog.Level()
	fromLog.Set(level)
	return oldLevel
}

// Default returns the default logger, which the functions of the package use.
// At first it is one that writes with package log.
func Default() *Logger { return standard.Load() }

// SetDefault sets the default logger, to which package log writes from now on,
// too.
func SetDefault(l *Logger) {
	standard.Store(l)
	if _, ok := l.handler.(*logHandler); ok {
		return // package log would wait for itself
	}
	place := log.Flags()&(log.Lshortfile|log.Llongfile) != 0
	log.SetOutput(&handlerWriter{l.handler, &fromLog, place})
	log.SetFlags(0)
}

// NewLogLogger returns a logger of package log that writes to h.
func NewLogLogger(h Handler, level Level) *log.Logger {
	return log.New(&handlerWriter{h, level, true}, "", 0)
}

// A handlerWriter makes events of the lines of package log.
type handlerWriter struct {
	h     Handler
	level Leveler
	place bool // they have a place
}

func (w *handlerWriter) Write(line []byte) (int, error) {
	level := w.level.Level()
	ctx := context.Background()
	if !w.h.Enabled(ctx, level) {
		return 0, nil
	}
	var pcs [1]uintptr
	if w.place {
		runtime.Callers(5, pcs[:]) // behind Callers, Write and three functions of log
	}
	message := string(bytes.TrimSuffix(line, []byte{'\n'}))
	return len(line), w.h.Handle(ctx, NewRecord(time.Now(), level, message, pcs[0]))
}

// A logHandler writes with package log.
type logHandler struct{ core *commonHandler }

func (h *logHandler) Enabled(_ context.Context, l Level) bool { return l >= fromLog.Level() }

func (h *logHandler) Handle(_ context.Context, r Record) error {
	w := h.core.writer()
	defer w.release()
	w.buf = append(append(append(w.buf, r.Level.String()...), ' '), r.Message...)
	w.sep = " "
	w.rest(r)
	return internal.DefaultOutput(r.PC, w.buf)
}

func (h *logHandler) WithAttrs(as []Attr) Handler { return &logHandler{h.core.withAttrs(as)} }

func (h *logHandler) WithGroup(name string) Handler { return &logHandler{h.core.withGroup(name)} }

// A Logger makes records for a handler. The pairs that its methods take are a
// string and a value each, or an Attr.
type Logger struct {
	handler Handler
}

// New returns a Logger. It panics if h is nil.
func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

// Handler returns the handler.
func (l *Logger) Handler() Handler { return l.handler }

// With returns a Logger whose records have attributes.
func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(attrsOf(args))}
}

// WithGroup returns a Logger whose attributes are in a group.
//
//go:noinline
func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

// With is that of the default logger.
func With(args ...any) *Logger { return Default().With(args...) }

// Enabled reports whether the logger writes records of a level.
//
//go:noinline
func (l *Logger) Enabled(ctx context.Context, level Level) bool {
	if ctx == nil {
		ctx = context.Background()
	}
	return l.handler.Enabled(ctx, level)
}

// begin returns the record for the caller of the caller of its caller.
//
//go:noinline
func begin(level Level, msg string) Record {
	var pcs [1]uintptr
	runtime.Callers(4, pcs[:])
	return NewRecord(time.Now(), level, msg, pcs[0])
}

//go:noinline
func (l *Logger) log(ctx context.Context, level Level, msg string, args ...any) {
	if ctx == nil {
		ctx = context.Background()
	}
	if l.handler.Enabled(ctx, level) {
		r := begin(level, msg)
		r.Add(args...)
		l.handler.Handle(ctx, r)
	}
}

//go:noinline
func (l *Logger) logAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	if ctx == nil {
		ctx = context.Background()
	}
	if l.handler.Enabled(ctx, level) {
		r := begin(level, msg)
		r.AddAttrs(attrs...)
		l.handler.Handle(ctx, r)
	}
}

// Log logs an event.
func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) {
	l.log(ctx, level, msg, args...)
}

// LogAttrs is Log for attributes only, and faster.
func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	l.logAttrs(ctx, level, msg, attrs...)
}

// Debug logs at LevelDebug.
func (l *Logger) Debug(msg string, args ...any) {
	l.log(context.Background(), LevelDebug, msg, args...)
}

// DebugContext logs at LevelDebug.
func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelDebug, msg, args...)
}

// Info logs at LevelInfo.
func (l *Logger) Info(msg string, args ...any) {
	l.log(context.Background(), LevelInfo, msg, args...)
}

// InfoContext logs at LevelInfo.
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelInfo, msg, args...)
}

// Warn logs at LevelWarn.
func (l *Logger) Warn(msg string, args ...any) {
	l.log(context.Background(), LevelWarn, msg, args...)
}

// WarnContext logs at LevelWarn.
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelWarn, msg, args...)
}

// Error logs at LevelError.
func (l *Logger) Error(msg string, args ...any) {
	l.log(context.Background(), LevelError, msg, args...)
}

// ErrorContext logs at LevelError.
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelError, msg, args...)
}
