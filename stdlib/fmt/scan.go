// Scanning: its functions and interfaces. One type, scan, does the work of a
// call: input.go reads runes, scanformat.go matches formats, and scanvalue.go
// converts tokens. Failures travel as panics of type failure up to the call.
package fmt

import (
	"errors"
	"io"
	"os"
)

// Scanner reads itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// ScanState is what a Scanner reads from.
type ScanState interface {
	// ReadRune reads the next rune; io.EOF is also the end of the line or width.
	ReadRune() (r rune, size int, err error)
	// UnreadRune takes back the last rune.
	UnreadRune() error
	// SkipSpace skips blanks, and newlines where they count as such.
	SkipSpace()
	// Token reads runes that satisfy f, with nil those that are no spaces, after
	// skipping spaces if asked to. The result is valid until the next call.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	// Width returns the width given and whether there is one.
	Width() (wid int, ok bool)
	// Read is not to be used.
	Read(buf []byte) (n int, err error)
}

// What a newline in the input is.
const (
	newlineSpace  = iota // a space as any other
	newlineEnds          // the end of the input
	newlineInText        // to be matched by the format
)

// Fscan is Scan from a reader.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	return newScan(r, newlineSpace).operands(a)
}

// Fscanln is Scanln from a reader.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return newScan(r, newlineEnds).operands(a)
}

// Fscanf is Scanf from a reader.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScan(r, newlineInText).formatted(format, a)
}

// Scan reads values separated by spaces, newlines among them, from standard
// input.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan up to the end of the line, where all operands must be read.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads values from standard input by the format.
func Scanf(format string, a ...any) (n int, err error) {
	return Fscanf(os.Stdin, format, a...)
}

// Sscan is Scan from a string.
func Sscan(str string, a ...any) (n int, err error) {
	return Fscan((*textReader)(&str), a...)
}

// Sscanln is Scanln from a string.
func Sscanln(str string, a ...any) (n int, err error) {
	return Fscanln((*textReader)(&str), a...)
}

// Sscanf is Scanf from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf((*textReader)(&str), format, a...)
}

// textReader is what of a string is not read yet.
type textReader string

func (t *textReader) Read(b []byte) (int, error) {
	if *t == "" {
		return 0, io.EOF
	}
	n := copy(b, *t)
	*t = (*t)[n:]
	return n, nil
}

// failure ends a scan with an error.
type failure struct{ err error }

func fail(err error) { panic(failure{err}) }

func failText(text string) { fail(errors.New(text)) }

// settle makes an error of a failure that is on its way; other panics go on.
func settle(err *error) {
	reason := recover()
	if reason == nil {
		return
	}
	f, ok := reason.(failure)
	if !ok {
		panic(reason)
	}
	*err = f.err
}
