// Package fmt prints and scans values by formats as C's printf and scanf do,
// with verbs of Go's own. This file has the interfaces and functions that
// print. One type, printer, does their work: printer.go has its state,
// printf.go reads formats, value.go finds out how to show a value, methods.go
// asks its methods, format.go shows what is basic. Errorf is in errors.go.
// Scanning begins in scan.go.
package fmt

import (
	"io"
	"os"
	"strconv"
	"unicode/utf8"
)

// Stringer has a text for %v and %s.
type Stringer interface {
	String() string
}

// GoStringer has a text for %#v.
type GoStringer interface {
	GoString() string
}

// Formatter prints itself for any verb.
type Formatter interface {
	Format(f State, verb rune)
}

// State is what a Formatter prints to, with the flags given.
type State interface {
	// Write writes to the output.
	Write(b []byte) (n int, err error)
	// Width returns the width and whether there is one.
	Width() (wid int, ok bool)
	// Precision returns the precision and whether there is one.
	Precision() (prec int, ok bool)
	// Flag reports whether the flag c, one of "+-# 0", is set.
	Flag(c int) bool
}

// FormatString returns the format that a Formatter has been called for.
func FormatString(state State, verb rune) string {
	text := append(make([]byte, 0, 16), '%')
	const known = " +-#0"
	for i := 0; i < len(known); i++ {
		if state.Flag(int(known[i])) {
			text = append(text, known[i])
		}
	}
	if width, given := state.Width(); given {
		text = strconv.AppendInt(text, int64(width), 10)
	}
	if precision, given := state.Precision(); given {
		text = strconv.AppendInt(append(text, '.'), int64(precision), 10)
	}
	return string(utf8.AppendRune(text, verb))
}

// Sprintf returns the text printed by the format.
func Sprintf(format string, a ...any) string {
	return acquire().formatted(format, a).text()
}

// Appendf appends the text printed by the format to b.
func Appendf(b []byte, format string, a ...any) []byte {
	return acquire().formatted(format, a).onto(b)
}

// Fprintf prints to w by the format and returns the number of bytes written.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return acquire().formatted(format, a).to(w)
}

// Printf prints to standard output by the format.
func Printf(format string, a ...any) (n int, err error) {
	return Fprintf(os.Stdout, format, a...)
}

// Sprint is Fprint to a string.
func Sprint(a ...any) string { return acquire().together(a).text() }

// Append is Fprint to the end of b.
func Append(b []byte, a ...any) []byte { return acquire().together(a).onto(b) }

// Fprint prints the operands to w, with blanks between those of which neither
// is a string.
func Fprint(w io.Writer, a ...any) (n int, err error) { return acquire().together(a).to(w) }

// Print is Fprint to standard output.
func Print(a ...any) (n int, err error) { return Fprint(os.Stdout, a...) }

// Sprintln is Fprintln to a string.
func Sprintln(a ...any) string { return acquire().line(a).text() }

// Appendln is Fprintln to the end of b.
func Appendln(b []byte, a ...any) []byte { return acquire().line(a).onto(b) }

// Fprintln prints the operands to w, with blanks between them and a newline at
// the end.
func Fprintln(w io.Writer, a ...any) (n int, err error) { return acquire().line(a).to(w) }

// Println is Fprintln to standard output.
func Println(a ...any) (n int, err error) { return Fprintln(os.Stdout, a...) }
