// The functions of the package: those of the standard logger.
// Each passes its caller's place on, so they cannot call those of Logger.
package log

import (
	"fmt"
	"io"
	"os"
)

// SetOutput sets where the standard logger's lines go.
func SetOutput(w io.Writer) { std.SetOutput(w) }

// Flags returns the standard logger's flags.
//
//vole:cost 13
func Flags() int { return std.Flags() }

// SetFlags sets the standard logger's flags.
//
//vole:cost 13
func SetFlags(flag int) { std.SetFlags(flag) }

// Prefix returns the standard logger's prefix.
//
//vole:cost 26
func Prefix() string { return std.Prefix() }

// SetPrefix sets the standard logger's prefix.
//
//vole:cost 72
func SetPrefix(prefix string) { std.SetPrefix(prefix) }

// Writer returns where the standard logger's lines go.
func Writer() io.Writer { return std.Writer() }

// Output writes a line; calldepth 1 names the caller of Output as its place.
//
//vole:cost 80
func Output(calldepth int, s string) error {
	return std.write(calldepth+1, func(b []byte) []byte { return append(b, s...) })
}

// Print writes as fmt.Print.
//
//vole:cost 77
func Print(v ...any) {
	std.write(2, func(b []byte) []byte { return fmt.Append(b, v...) })
}

// Printf writes as fmt.Printf.
//
//vole:cost 77
func Printf(format string, v ...any) {
	std.write(2, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
}

// Println writes as fmt.Println.
//
//vole:cost 77
func Println(v ...any) {
	std.write(2, func(b []byte) []byte { return fmt.Appendln(b, v...) })
}

// Fatal is Print and os.Exit(1).
func Fatal(v ...any) {
	std.write(2, func(b []byte) []byte { return fmt.Append(b, v...) })
	os.Exit(1)
}

// Fatalf is Printf and os.Exit(1).
func Fatalf(format string, v ...any) {
	std.write(2, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
	os.Exit(1)
}

// Fatalln is Println and os.Exit(1).
func Fatalln(v ...any) {
	std.write(2, func(b []byte) []byte { return fmt.Appendln(b, v...) })
	os.Exit(1)
}

// Panic is Print and panic.
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.write(2, func(b []byte) []byte { return append(b, s...) })
	panic(s)
}

// Panicf is Printf and panic.
func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.write(2, func(b []byte) []byte { return append(b, s...) })
	panic(s)
}

// Panicln is Println and panic.
func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.write(2, func(b []byte) []byte { return append(b, s...) })
	panic(s)
}
