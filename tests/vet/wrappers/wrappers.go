package wrappers

import "fmt"

type logger struct{ prefix string }

func (l *logger) logf(format string, args ...any) { fmt.Printf(l.prefix+format, args...) }

func (l *logger) tracef(format string, args ...any) { fmt.Printf(format, args...) }

func warn(args ...any) { fmt.Println(args...) }

func warnf(format string, args ...interface{}) { late(format, args...) }

func late(format string, args ...interface{}) { fmt.Printf(format, args...) }

func changed(format string, args ...any) {
	format = "x" + format
	fmt.Printf(format, args...)
}

func forgot(format string, args ...any) { fmt.Printf(format, args) }

func failf(format string, args ...any) error { return fmt.Errorf(format, args...) }

var printf = func(format string, args ...any) { fmt.Printf(format, args...) }

func use(l *logger) {
	l.logf("%d", "x")
	l.tracef("%d", "x")
	warn("%d")
	warnf("%d", "x")
	changed("%d", "x")
	_ = failf("%w %d", nil, "x")
	printf("%d", "x")
	local := func(args ...any) { fmt.Print(args...) }
	local("%s")
}
