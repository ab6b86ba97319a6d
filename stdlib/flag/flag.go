// Package flag reads a program's flags: -name, -name=value or -name value, with
// one dash or two, up to the first argument that is no flag or to --.
//
// The set of flags is here, kinds of values are in value.go, and define.go has
// what defines flags of each kind.
package flag

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// ErrHelp is the error of -help or -h where no such flag is defined.
var ErrHelp = errors.New("flag: help requested")

// ErrorHandling tells what Parse does with an error.
type ErrorHandling int

const (
	ContinueOnError ErrorHandling = iota // return it
	ExitOnError                          // os.Exit(2), or 0 for help
	PanicOnError                         // panic with it
)

// A Flag is a flag.
type Flag struct {
	Name     string
	Usage    string
	Value    Value
	DefValue string // the default, as text
}

// An entry is a flag in a set.
type entry struct {
	Flag
	changed bool // it was set
}

// A FlagSet is a set of flags, by name.
type FlagSet struct {
	// Usage shows how to use the program; nil means a default.
	Usage func()

	name    string
	flags   map[string]*entry
	changed int               // how many flags were set
	early   map[string]string // what was set before it was defined, and where
	rest    []string          // arguments that are not read yet
	parsed  bool
	onError ErrorHandling
	out     io.Writer // nil means os.Stderr
}

// CommandLine is the set that the functions of the package use.
var CommandLine *FlagSet

// Usage shows how to use the program. It may be replaced.
var Usage = func() {
	fmt.Fprintf(CommandLine.Output(), "Usage of %s:\n", os.Args[0])
	PrintDefaults()
}

// CommandLine and Usage need each other, so one of them has to be set later.
func init() {
	program := strings.Join(os.Args[:min(1, len(os.Args))], "")
	CommandLine = NewFlagSet(program, ExitOnError)
	// Through the variable, so that a replaced Usage is used.
	CommandLine.Usage = func() { Usage() }
}

// NewFlagSet returns an empty set. Its name is shown with errors.
//
//vole:cost 18
func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	f := &FlagSet{name: name, onError: errorHandling}
	f.Usage = f.defaultUsage
	return f
}

// Init sets the name and the handling of errors.
//
//vole:cost 8
func (f *FlagSet) Init(name string, errorHandling ErrorHandling) {
	f.name, f.onError = name, errorHandling
}

// Name returns the set's name.
func (f *FlagSet) Name() string { return f.name }

// ErrorHandling returns what Parse does with an error.
func (f *FlagSet) ErrorHandling() ErrorHandling { return f.onError }

// SetOutput sets where usage and errors are shown; nil means os.Stderr.
func (f *FlagSet) SetOutput(output io.Writer) { f.out = output }

// Output returns where usage and errors are shown.
func (f *FlagSet) Output() io.Writer {
	if f.out != nil {
		return f.out
	}
	return os.Stderr
}

// sorted returns the flags by name, all or those that were set.
func (f *FlagSet) sorted(all bool) []*entry {
	entries := make([]*entry, 0, len(f.flags))
	for _, e := range f.flags {
		if all || e.changed {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b *entry) int { return strings.Compare(a.Name, b.Name) })
	return entries
}

// VisitAll calls fn for all flags, by name.
func (f *FlagSet) VisitAll(fn func(*Flag)) {
	for _, e := range f.sorted(true) {
		fn(&e.Flag)
	}
}

// Visit calls fn for the flags that were set, by name.
func (f *FlagSet) Visit(fn func(*Flag)) {
	for _, e := range f.sorted(false) {
		fn(&e.Flag)
	}
}

// Lookup returns the flag of a name, nil if there is none.
//
//vole:cost 5
func (f *FlagSet) Lookup(name string) *Flag {
	if e := f.flags[name]; e != nil {
		return &e.Flag
	}
	return nil
}

// Set sets a flag.
func (f *FlagSet) Set(name, value string) error { return f.set(name, value) }

// set is two calls below the caller that it remembers for undefined flags.
func (f *FlagSet) set(name, value string) error {
	e := f.flags[name]
	if e == nil {
		_, file, line, known := runtime.Caller(2)
		if f.early == nil {
			f.early = map[string]string{}
		}
		f.early[name] = "" // Var will complain if it knows where
		if known {
			f.early[name] = file + ":" + strconv.Itoa(line)
		}
		return fmt.Errorf("no such flag -%v", name)
	}
	err := e.Value.Set(value)
	if err == nil {
		f.note(e)
	}
	return err
}

// note notes that a flag was set.
func (f *FlagSet) note(e *entry) {
	if !e.changed {
		e.changed = true
		f.changed++
	}
}

// zeroText returns the text of the zero value of the flag's type; an error says
// that asking for it panicked.
func zeroText(flag *Flag) (text string, err error) {
	typ := reflect.TypeOf(flag.Value)
	pointer := typ.Kind() == reflect.Pointer
	if pointer {
		typ = typ.Elem()
	}
	defer func() {
		if problem := recover(); problem != nil {
			const format = "panic calling String method on zero %v for flag %s: %v"
			err = fmt.Errorf(format, typ, flag.Name, problem)
		}
	}()
	zero := reflect.New(typ)
	if !pointer {
		zero = zero.Elem()
	}
	return zero.Interface().(Value).String(), nil
}

// UnquoteUsage returns the name of the flag's value, which is back-quoted in
// its usage or else follows from the type, and the usage without the quotes.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	if parts := strings.SplitN(flag.Usage, "`", 3); len(parts) == 3 {
		return parts[1], strings.Join(parts, "")
	}
	if takesNone(flag.Value) {
		return "", flag.Usage
	}
	if v, ok := flag.Value.(kinded); ok {
		return v.kind(), flag.Usage
	}
	return "value", flag.Usage
}

// describe returns the lines on a flag in the usage.
func describe(flag *Flag) (text string, err error) {
	const indent = "\n    \t"
	kind, usage := UnquoteUsage(flag)
	text = "  -" + flag.Name
	if kind != "" {
		text += " " + kind
	}
	if len(text) > len("  -x") {
		text += indent
	} else { // the usage fits beside it
		text += "\t"
	}
	text += strings.ReplaceAll(usage, "\n", indent)
	zero, err := zeroText(flag)
	if err != nil || zero == flag.DefValue {
		return text, err
	}
	format := "%s (default %v)"
	if _, quoted := flag.Value.(*stringValue); quoted {
		format = "%s (default %q)"
	}
	return fmt.Sprintf(format, text, flag.DefValue), nil
}

// PrintDefaults shows all flags with their defaults.
func (f *FlagSet) PrintDefaults() {
	problems := ""
	for _, e := range f.sorted(true) {
		text, err := describe(&e.Flag)
		if err != nil {
			problems += "\n" + err.Error()
		}
		fmt.Fprintln(f.Output(), text)
	}
	if problems != "" {
		fmt.Fprintln(f.Output(), problems)
	}
}

func (f *FlagSet) defaultUsage() {
	title := "Usage"
	if f.name != "" {
		title += " of " + f.name
	}
	fmt.Fprintln(f.Output(), title+":")
	f.PrintDefaults()
}

func (f *FlagSet) usage() {
	show := f.Usage
	if show == nil {
		show = f.defaultUsage
	}
	show()
}

// show shows a message and returns it.
func (f *FlagSet) show(format string, a ...any) string {
	text := fmt.Sprintf(format, a...)
	fmt.Fprintln(f.Output(), text)
	return text
}

// fail shows an error and the usage, and returns the error.
func (f *FlagSet) fail(format string, a ...any) error {
	err := errors.New(f.show(format, a...))
	f.usage()
	return err
}

// Parse reads the flags of arguments, which do not begin with the program's
// name.
func (f *FlagSet) Parse(arguments []string) error {
	f.parsed, f.rest = true, arguments
	for f.atFlag() {
		if err := f.readFlag(); err != nil {
			return f.handle(err)
		}
	}
	return nil
}

// handle does with an error of Parse what the set is told to.
func (f *FlagSet) handle(err error) error {
	switch {
	case f.onError == PanicOnError:
		panic(err)
	case f.onError == ExitOnError && err == ErrHelp:
		os.Exit(0)
	case f.onError == ExitOnError:
		os.Exit(2)
	}
	return err
}

// atFlag reports whether a flag is next. It takes the -- that ends flags.
func (f *FlagSet) atFlag() bool {
	if len(f.rest) == 0 || len(f.rest[0]) < 2 || f.rest[0][0] != '-' {
		return false
	}
	if f.rest[0] == "--" {
		f.rest = f.rest[1:]
		return false
	}
	return true
}

// readFlag reads the flag that is next.
func (f *FlagSet) readFlag() error {
	arg := f.rest[0]
	flag := strings.TrimPrefix(arg[1:], "-")
	if flag[0] == '-' || flag[0] == '=' {
		return f.fail("bad flag syntax: %s", arg)
	}
	f.rest = f.rest[1:]
	name, value, given := strings.Cut(flag, "=")
	e := f.flags[name]
	if e == nil {
		return f.unknown(name)
	}
	read := f.readValue
	if takesNone(e.Value) {
		read = f.readBool
	}
	err := read(e.Value, name, value, given)
	if err == nil {
		f.note(e)
	}
	return err
}

// unknown is for a flag that is not defined.
func (f *FlagSet) unknown(name string) error {
	if name != "h" && name != "help" {
		return f.fail("flag provided but not defined: -%s", name)
	}
	f.usage()
	return ErrHelp
}

// readBool sets v, which is true if no text is given.
func (f *FlagSet) readBool(v Value, name, text string, given bool) error {
	if !given {
		if err := v.Set("true"); err != nil {
			return f.fail("invalid boolean flag %s: %v", name, err)
		}
	} else if err := v.Set(text); err != nil {
		return f.fail("invalid boolean value %q for -%s: %v", text, name, err)
	}
	return nil
}

// readValue sets v by the text, or by the next argument if none is given.
func (f *FlagSet) readValue(v Value, name, text string, given bool) error {
	if !given {
		if len(f.rest) == 0 {
			return f.fail("flag needs an argument: -%s", name)
		}
		text, f.rest = f.rest[0], f.rest[1:]
	}
	if err := v.Set(text); err != nil {
		return f.fail("invalid value %q for flag -%s: %v", text, name, err)
	}
	return nil
}

// Parsed reports whether Parse was called.
func (f *FlagSet) Parsed() bool { return f.parsed }

// NFlag returns how many flags were set.
//
//vole:cost 4
func (f *FlagSet) NFlag() int { return f.changed }

// NArg returns how many arguments follow the flags.
func (f *FlagSet) NArg() int { return len(f.rest) }

// Args returns the arguments after the flags.
func (f *FlagSet) Args() []string { return f.rest }

// Arg returns the i'th argument after the flags, "" if there is none.
func (f *FlagSet) Arg(i int) string {
	if 0 <= i && i < len(f.rest) {
		return f.rest[i]
	}
	return ""
}

// The following are the methods of CommandLine.

//vole:cost 5
func Lookup(name string) *Flag { return lookup(name) }

//go:noinline
func lookup(name string) *Flag { return CommandLine.Lookup(name) }
func Visit(fn func(*Flag))     { CommandLine.Visit(fn) }
func VisitAll(fn func(*Flag))  { CommandLine.VisitAll(fn) }
func PrintDefaults()           { CommandLine.PrintDefaults() }
func Parsed() bool             { return CommandLine.Parsed() }

//vole:cost 4
func NFlag() int { return CommandLine.changed }
func NArg() int  { return len(CommandLine.rest) }

//vole:cost 3
func Args() []string   { return CommandLine.rest }
func Arg(i int) string { return CommandLine.Arg(i) }

// Set is that of CommandLine.
func Set(name, value string) error { return CommandLine.set(name, value) }

// Parse reads the flags of os.Args[1:].
func Parse() { CommandLine.Parse(os.Args[1:]) }
