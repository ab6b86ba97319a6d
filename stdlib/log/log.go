// Package log writes lines of log, each with a time and a newline at its end.
// A Logger may be used by several goroutines.
package log

import (
	"fmt"
	"io"
	"log/internal"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// What stands before a line, in this order whatever the flags.
const (
	Ldate         = 1 << iota     // the date: 2009/01/23
	Ltime                         // the time: 01:23:23
	Lmicroseconds                 // the time with microseconds: 01:23:23.123123
	Llongfile                     // file and line: /a/b/c/d.go:23
	Lshortfile                    // the same without folders: d.go:23
	LUTC                          // date and time in UTC
	Lmsgprefix                    // the prefix before the message, not the line
	LstdFlags     = Ldate | Ltime // of the standard logger
)

// A Logger writes each line with one Write.
type Logger struct {
	prefix  atomic.Pointer[string] // nil: none
	flag    atomic.Int32
	discard atomic.Bool // out is io.Discard
	mu      sync.Mutex  // guards what follows
	out     io.Writer
}

// New returns a Logger.
//
//go:noinline
func New(out io.Writer, prefix string, flag int) *Logger {
	l := new(Logger)
	l.SetOutput(out)
	l.SetPrefix(prefix)
	l.SetFlags(flag)
	return l
}

// SetOutput sets where lines go.
func (l *Logger) SetOutput(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out = w
	l.discard.Store(w == io.Discard)
}

var std = New(os.Stderr, "", LstdFlags)

// Default returns the standard logger, which the functions of the package use.
func Default() *Logger { return std }

// digits appends i with at least width digits.
func digits(buf []byte, i int, width int) []byte {
	var b [20]byte
	at := len(b)
	for ; i > 0 || width > 0; width-- {
		at--
		b[at] = byte('0' + i%10)
		i /= 10
	}
	return append(buf, b[at:]...)
}

// header appends what stands before the message.
func (l *Logger) header(buf []byte, t time.Time, flag int, file string, line int) []byte {
	prefix := l.Prefix()
	if flag&Lmsgprefix == 0 {
		buf = append(buf, prefix...)
	}
	if flag&LUTC != 0 {
		t = t.UTC()
	}
	if flag&Ldate != 0 {
		year, month, day := t.Date()
		buf = append(digits(buf, year, 4), '/')
		buf = append(digits(buf, int(month), 2), '/')
		buf = append(digits(buf, day, 2), ' ')
	}
	if flag&(Ltime|Lmicroseconds) != 0 {
		hour, min, sec := t.Clock()
		buf = append(digits(buf, hour, 2), ':')
		buf = append(digits(buf, min, 2), ':')
		buf = digits(buf, sec, 2)
		if flag&Lmicroseconds != 0 {
			buf = append(buf, '.')
			buf = digits(buf, t.Nanosecond()/1e3, 6)
		}
		buf = append(buf, ' ')
	}
	if flag&(Lshortfile|Llongfile) != 0 {
		if flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		buf = append(append(buf, file...), ':')
		buf = append(digits(buf, line, 1), ": "...)
	}
	if flag&Lmsgprefix != 0 {
		buf = append(buf, prefix...)
	}
	return buf
}

// Output writes a line; calldepth 1 names the caller of Output as its place.
//
//vole:cost 80
func (l *Logger) Output(calldepth int, s string) error {
	return l.write(calldepth+1, func(b []byte) []byte { return append(b, s...) })
}

// write writes the line whose message is what add appends.
//
//go:noinline
//vole:leaks l=heap
func (l *Logger) write(depth int, add func([]byte) []byte) error {
	return l.emit(0, depth+1, add)
}

// Lines are put together without the lock: what is printed may log itself.
var lines = sync.Pool{New: func() any { return new([]byte) }}

// emit is write for the place pc, or if that is 0 the caller at a depth.
//
//go:noinline
func (l *Logger) emit(pc uintptr, depth int, add func([]byte) []byte) error {
	now := time.Now()
	if l.discard.Load() {
		return nil
	}
	var file string
	var line int
	flag := l.Flags()
	if flag&(Lshortfile|Llongfile) != 0 {
		if pc == 0 {
			var ok bool
			if _, file, line, ok = runtime.Caller(depth); !ok {
				file, line = "???", 0
			}
		} else {
			f, _ := runtime.CallersFrames([]uintptr{pc}).Next()
			if file, line = f.File, f.Line; file == "" {
				file = "???"
			}
		}
	}
	text := lines.Get().(*[]byte)
	buf := add(l.header((*text)[:0], now, flag, file, line))
	if len(buf) == 0 || buf[len(buf)-1] != '\n' {
		buf = append(buf, '\n')
	}
	l.mu.Lock()
	_, err := l.out.Write(buf)
	l.mu.Unlock()
	if cap(buf) <= 64<<10 {
		*text = buf
		lines.Put(text)
	}
	return err
}

func init() {
	internal.DefaultOutput = func(pc uintptr, data []byte) error {
		return std.emit(pc, 0, func(b []byte) []byte { return append(b, data...) })
	}
}

// Print writes as fmt.Print.
//
//vole:cost 77
func (l *Logger) Print(v ...any) {
	l.write(2, func(b []byte) []byte { return fmt.Append(b, v...) })
}

// Printf writes as fmt.Printf.
//
//vole:cost 77
func (l *Logger) Printf(format string, v ...any) {
	l.write(2, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
}

// Println writes as fmt.Println.
//
//vole:cost 77
func (l *Logger) Println(v ...any) {
	l.write(2, func(b []byte) []byte { return fmt.Appendln(b, v...) })
}

// Fatal is Print and os.Exit(1).
func (l *Logger) Fatal(v ...any) {
	l.write(2, func(b []byte) []byte { return fmt.Append(b, v...) })
	os.Exit(1)
}

// Fatalf is Printf and os.Exit(1).
func (l *Logger) Fatalf(format string, v ...any) {
	l.write(2, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
	os.Exit(1)
}

// Fatalln is Println and os.Exit(1).
func (l *Logger) Fatalln(v ...any) {
	l.write(2, func(b []byte) []byte { return fmt.Appendln(b, v...) })
	os.Exit(1)
}

// Panic is Print and panic.
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.write(2, func(b []byte) []byte { return append(b, s...) })
	panic(s)
}

// Panicf is Printf and panic.
func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.write(2, func(b []byte) []byte { return append(b, s...) })
	panic(s)
}

// Panicln is Println and panic.
func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.write(2, func(b []byte) []byte { return append(b, s...) })
	panic(s)
}

// Flags returns the flags.
//
//vole:cost 10
func (l *Logger) Flags() int { return int(l.flag.Load()) }

// SetFlags sets the flags.
//
//vole:cost 10
func (l *Logger) SetFlags(flag int) { l.flag.Store(int32(flag)) }

// Prefix returns the prefix.
//
//vole:cost 23
func (l *Logger) Prefix() string {
	if p := l.prefix.Load(); p != nil {
		return *p
	}
	return ""
}

// SetPrefix sets the prefix.
//
//vole:cost 69
func (l *Logger) SetPrefix(prefix string) { l.prefix.Store(&prefix) }

// Writer returns where lines go.
func (l *Logger) Writer() io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}
