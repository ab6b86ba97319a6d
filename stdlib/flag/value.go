// Values that flags set: one type for each kind of flag, all with the methods
// of Getter but for those that call functions.
package flag

import (
	"encoding"
	"errors"
	"reflect"
	"strconv"
	"time"
)

// A Value is what a flag sets. Its String method may be called on a zero value.
// With a method IsBoolFlag that returns true the flag needs no value.
type Value interface {
	String() string
	Set(string) error
}

// A Getter is a Value that also gives its content. All of this package are, but
// those of Func and BoolFunc.
type Getter interface {
	Value
	Get() any
}

type boolFlag interface {
	Value
	IsBoolFlag() bool
}

// takesNone reports whether the flag of v needs no value.
func takesNone(v Value) bool {
	asked, ok := v.(boolFlag)
	return ok && asked.IsBoolFlag()
}

var (
	errParse = errors.New("parse error")
	errRange = errors.New("value out of range")
)

// short replaces the errors of strconv by shorter ones.
func short(err error) error {
	if e, ok := err.(*strconv.NumError); ok {
		switch e.Err {
		case strconv.ErrSyntax:
			return errParse
		case strconv.ErrRange:
			return errRange
		}
	}
	return err
}

// What follows are the values: first how each is set, then what it holds.

type (
	boolValue     bool
	intValue      int
	int64Value    int64
	uintValue     uint
	uint64Value   uint64
	stringValue   string
	float64Value  float64
	durationValue time.Duration
)

func (v *boolValue) IsBoolFlag() bool { return true }

func (v *boolValue) Set(text string) error {
	b, err := strconv.ParseBool(text)
	*v = boolValue(b)
	if err != nil {
		return errParse
	}
	return nil
}

func (v *durationValue) Set(text string) error {
	d, err := time.ParseDuration(text)
	*v = durationValue(d)
	if err != nil {
		return errParse
	}
	return nil
}

func (v *intValue) Set(text string) error    { return setSigned(v, text, strconv.IntSize) }
func (v *int64Value) Set(text string) error  { return setSigned(v, text, 64) }
func (v *uintValue) Set(text string) error   { return setUnsigned(v, text, strconv.IntSize) }
func (v *uint64Value) Set(text string) error { return setUnsigned(v, text, 64) }

func (v *stringValue) Set(text string) error {
	*v = stringValue(text)
	return nil
}

func (v *float64Value) Set(text string) error {
	x, err := strconv.ParseFloat(text, 64)
	*v = float64Value(x)
	return short(err)
}

func setSigned[T intValue | int64Value](v *T, text string, bits int) error {
	n, err := strconv.ParseInt(text, 0, bits)
	*v = T(n)
	return short(err)
}

func setUnsigned[T uintValue | uint64Value](v *T, text string, bits int) error {
	n, err := strconv.ParseUint(text, 0, bits)
	*v = T(n)
	return short(err)
}

func (v *boolValue) String() string     { return strconv.FormatBool(bool(*v)) }
func (v *intValue) String() string      { return strconv.Itoa(int(*v)) }
func (v *int64Value) String() string    { return strconv.FormatInt(int64(*v), 10) }
func (v *uintValue) String() string     { return strconv.FormatUint(uint64(*v), 10) }
func (v *uint64Value) String() string   { return strconv.FormatUint(uint64(*v), 10) }
func (v *stringValue) String() string   { return string(*v) }
func (v *float64Value) String() string  { return strconv.FormatFloat(float64(*v), 'g', -1, 64) }
func (v *durationValue) String() string { return time.Duration(*v).String() }

func (v *boolValue) Get() any     { return bool(*v) }
func (v *intValue) Get() any      { return int(*v) }
func (v *int64Value) Get() any    { return int64(*v) }
func (v *uintValue) Get() any     { return uint(*v) }
func (v *uint64Value) Get() any   { return uint64(*v) }
func (v *stringValue) Get() any   { return string(*v) }
func (v *float64Value) Get() any  { return float64(*v) }
func (v *durationValue) Get() any { return time.Duration(*v) }

// A kinded value has a word for what it takes, which usage shows.
type kinded interface{ kind() string }

func (*intValue) kind() string      { return "int" }
func (*int64Value) kind() string    { return "int" }
func (*uintValue) kind() string     { return "uint" }
func (*uint64Value) kind() string   { return "uint" }
func (*stringValue) kind() string   { return "string" }
func (*float64Value) kind() string  { return "float" }
func (*durationValue) kind() string { return "duration" }

// textValue is a variable with a text form.
type textValue struct{ variable encoding.TextUnmarshaler }

// newTextValue gives the variable the default; they must have the same type.
func newTextValue(value encoding.TextMarshaler, variable encoding.TextUnmarshaler) textValue {
	pointer := reflect.ValueOf(variable)
	if pointer.Kind() != reflect.Pointer {
		panic("variable value type must be a pointer")
	}
	content := reflect.ValueOf(value)
	if content.Kind() == reflect.Pointer {
		content = content.Elem()
	}
	if has, wants := content.Type(), pointer.Type().Elem(); has != wants {
		panic("default type does not match variable type: " + has.String() + " != " + wants.String())
	}
	pointer.Elem().Set(content)
	return textValue{variable}
}

func (t textValue) Get() any              { return t.variable }
func (t textValue) Set(text string) error { return t.variable.UnmarshalText([]byte(text)) }

func (t textValue) String() string {
	shown, ok := t.variable.(encoding.TextMarshaler)
	if !ok {
		return ""
	}
	text, err := shown.MarshalText()
	if err != nil {
		return ""
	}
	return string(text)
}

// callValue calls a function instead of holding anything.
type callValue struct{ call func(string) error }

func (c callValue) Set(text string) error { return c.call(text) }
func (c callValue) String() string        { return "" }

type boolCallValue struct{ callValue }

func (boolCallValue) IsBoolFlag() bool { return true }
