// Definition of flags. A flag of a basic type is made by define, which gives its
// variable the default; each type then has a function that takes a variable and
// one that makes it, for a set and for CommandLine.
package flag

import (
	"encoding"
	"strconv"
	"strings"
	"time"
)

// Var defines a flag. It panics if the name is malformed or taken.
func (f *FlagSet) Var(value Value, name string, usage string) {
	if complaint := f.objection(name); complaint != "" {
		panic(f.show("%s", complaint))
	}
	if f.flags == nil {
		f.flags = map[string]*entry{}
	}
	f.flags[name] = &entry{Flag: Flag{name, usage, value, value.String()}}
}

// objection says why no flag of that name can be defined, if so.
func (f *FlagSet) objection(name string) string {
	_, taken := f.flags[name]
	switch {
	case strings.HasPrefix(name, "-"):
		return "flag " + strconv.Quote(name) + " begins with -"
	case strings.IndexByte(name, '=') >= 0:
		return "flag " + strconv.Quote(name) + " contains ="
	case taken && f.name != "":
		return f.name + " flag redefined: " + name
	case taken:
		return "flag redefined: " + name
	case f.early[name] != "":
		return "flag " + name + " set at " + f.early[name] + " before being defined"
	}
	return ""
}

// The Values of basic types are the variables they set.

func newBoolValue(value bool, p *bool) *boolValue {
	*p = value
	return (*boolValue)(p)
}

func newIntValue(value int, p *int) *intValue {
	*p = value
	return (*intValue)(p)
}

func newInt64Value(value int64, p *int64) *int64Value {
	*p = value
	return (*int64Value)(p)
}

func newUintValue(value uint, p *uint) *uintValue {
	*p = value
	return (*uintValue)(p)
}

func newUint64Value(value uint64, p *uint64) *uint64Value {
	*p = value
	return (*uint64Value)(p)
}

func newStringValue(value string, p *string) *stringValue {
	*p = value
	return (*stringValue)(p)
}

func newFloat64Value(value float64, p *float64) *float64Value {
	*p = value
	return (*float64Value)(p)
}

func newDurationValue(value time.Duration, p *time.Duration) *durationValue {
	*p = value
	return (*durationValue)(p)
}

// BoolVar defines a bool flag that sets *p, now to its default value.
//
//vole:cost 72
func (f *FlagSet) BoolVar(p *bool, name string, value bool, usage string) {
	f.Var(newBoolValue(value, p), name, usage)
}

// Bool defines a bool flag and returns where its value is.
func (f *FlagSet) Bool(name string, value bool, usage string) *bool {
	p := new(bool)
	f.BoolVar(p, name, value, usage)
	return p
}

// IntVar defines an int flag that sets *p, now to its default value.
//
//vole:cost 72
func (f *FlagSet) IntVar(p *int, name string, value int, usage string) {
	f.Var(newIntValue(value, p), name, usage)
}

// Int defines an int flag and returns where its value is.
func (f *FlagSet) Int(name string, value int, usage string) *int {
	p := new(int)
	f.IntVar(p, name, value, usage)
	return p
}

// Int64Var defines an int64 flag that sets *p, now to its default value.
//
//vole:cost 72
func (f *FlagSet) Int64Var(p *int64, name string, value int64, usage string) {
	f.Var(newInt64Value(value, p), name, usage)
}

// Int64 defines an int64 flag and returns where its value is.
func (f *FlagSet) Int64(name string, value int64, usage string) *int64 {
	p := new(int64)
	f.Int64Var(p, name, value, usage)
	return p
}

// UintVar defines a uint flag that sets *p, now to its default value.
//
//vole:cost 72
func (f *FlagSet) UintVar(p *uint, name string, value uint, usage string) {
	f.Var(newUintValue(value, p), name, usage)
}

// Uint defines a uint flag and returns where its value is.
func (f *FlagSet) Uint(name string, value uint, usage string) *uint {
	p := new(uint)
	f.UintVar(p, name, value, usage)
	return p
}

// Uint64Var defines a uint64 flag that sets *p, now to its default value.
//
//vole:cost 72
func (f *FlagSet) Uint64Var(p *uint64, name string, value uint64, usage string) {
	f.Var(newUint64Value(value, p), name, usage)
}

// Uint64 defines a uint64 flag and returns where its value is.
func (f *FlagSet) Uint64(name string, value uint64, usage string) *uint64 {
	p := new(uint64)
	f.Uint64Var(p, name, value, usage)
	return p
}

// StringVar defines a string flag that sets *p, now to its default value.
//
//vole:cost 72
func (f *FlagSet) StringVar(p *string, name string, value string, usage string) {
	f.Var(newStringValue(value, p), name, usage)
}

// String defines a string flag and returns where its value is.
func (f *FlagSet) String(name string, value string, usage string) *string {
	p := new(string)
	f.StringVar(p, name, value, usage)
	return p
}

// Float64Var defines a float64 flag that sets *p, now to its default value.
//
//vole:cost 72
func (f *FlagSet) Float64Var(p *float64, name string, value float64, usage string) {
	f.Var(newFloat64Value(value, p), name, usage)
}

// Float64 defines a float64 flag and returns where its value is.
func (f *FlagSet) Float64(name string, value float64, usage string) *float64 {
	p := new(float64)
	f.Float64Var(p, name, value, usage)
	return p
}

// DurationVar defines a duration flag that sets *p, now to its default value.
//
//vole:cost 72
func (f *FlagSet) DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	f.Var(newDurationValue(value, p), name, usage)
}

// Duration defines a duration flag and returns where its value is.
func (f *FlagSet) Duration(name string, value time.Duration, usage string) *time.Duration {
	p := new(time.Duration)
	f.DurationVar(p, name, value, usage)
	return p
}

// TextVar defines a flag that sets p by its UnmarshalText; value is the default
// and has the type that p points to.
func (f *FlagSet) TextVar(p encoding.TextUnmarshaler, name string,
	value encoding.TextMarshaler, usage string) {
	f.Var(newTextValue(value, p), name, usage)
}

// Func defines a flag that calls fn with each value.
//
//vole:cost 63
func (f *FlagSet) Func(name, usage string, fn func(string) error) {
	f.Var(callValue{fn}, name, usage)
}

// BoolFunc is Func for a flag that needs no value.
//
//vole:cost 63
func (f *FlagSet) BoolFunc(name, usage string, fn func(string) error) {
	f.Var(boolCallValue{callValue{fn}}, name, usage)
}

// What follows is the same for CommandLine.

func Var(value Value, name string, usage string) { CommandLine.Var(value, name, usage) }

//go:noinline
func TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	CommandLine.TextVar(p, name, value, usage)
}

//vole:cost 68
func Func(name, usage string, fn func(string) error) { CommandLine.Func(name, usage, fn) }

//vole:cost 68
func BoolFunc(name, usage string, fn func(string) error) { CommandLine.BoolFunc(name, usage, fn) }

//vole:cost 72
func BoolVar(p *bool, name string, value bool, usage string) {
	CommandLine.Var(newBoolValue(value, p), name, usage)
}

func Bool(name string, value bool, usage string) *bool {
	return CommandLine.Bool(name, value, usage)
}

//vole:cost 72
func IntVar(p *int, name string, value int, usage string) {
	CommandLine.Var(newIntValue(value, p), name, usage)
}

func Int(name string, value int, usage string) *int {
	return CommandLine.Int(name, value, usage)
}

//vole:cost 72
func Int64Var(p *int64, name string, value int64, usage string) {
	CommandLine.Var(newInt64Value(value, p), name, usage)
}

func Int64(name string, value int64, usage string) *int64 {
	return CommandLine.Int64(name, value, usage)
}

//vole:cost 72
func UintVar(p *uint, name string, value uint, usage string) {
	CommandLine.Var(newUintValue(value, p), name, usage)
}

func Uint(name string, value uint, usage string) *uint {
	return CommandLine.Uint(name, value, usage)
}

//vole:cost 72
func Uint64Var(p *uint64, name string, value uint64, usage string) {
	CommandLine.Var(newUint64Value(value, p), name, usage)
}

func Uint64(name string, value uint64, usage string) *uint64 {
	return CommandLine.Uint64(name, value, usage)
}

//vole:cost 72
func StringVar(p *string, name string, value string, usage string) {
	CommandLine.Var(newStringValue(value, p), name, usage)
}

func String(name string, value string, usage string) *string {
	return CommandLine.String(name, value, usage)
}

//vole:cost 72
func Float64Var(p *float64, name string, value float64, usage string) {
	CommandLine.Var(newFloat64Value(value, p), name, usage)
}

func Float64(name string, value float64, usage string) *float64 {
	return CommandLine.Float64(name, value, usage)
}

//vole:cost 72
func DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	CommandLine.Var(newDurationValue(value, p), name, usage)
}

func Duration(name string, value time.Duration, usage string) *time.Duration {
	return CommandLine.Duration(name, value, usage)
}
