// Attributes and their values. A value is three words; those of the usual types
// need no allocation.
package slog

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
	"unsafe"
)

// An Attr is a key with a value.
type Attr struct {
	Key   string
	Value Value
}

// String makes an Attr of a string.
func String(key, value string) Attr { return Attr{key, StringValue(value)} }

// Int64 makes an Attr of an int64.
func Int64(key string, value int64) Attr { return Attr{key, Int64Value(value)} }

// Int makes an Attr of an int.
func Int(key string, value int) Attr { return Int64(key, int64(value)) }

// Uint64 makes an Attr of a uint64.
func Uint64(key string, v uint64) Attr { return Attr{key, Uint64Value(v)} }

// Float64 makes an Attr of a float64.
func Float64(key string, v float64) Attr { return Attr{key, Float64Value(v)} }

// Bool makes an Attr of a bool.
//
//vole:cost 25
func Bool(key string, v bool) Attr { return Attr{key, BoolValue(v)} }

// Time makes an Attr of a time, without its monotonic part.
func Time(key string, v time.Time) Attr { return Attr{key, TimeValue(v)} }

// Duration makes an Attr of a duration.
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }

// Group makes an Attr of attributes; args are as for Logger.Log.
func Group(key string, args ...any) Attr { return Attr{key, GroupValue(attrsOf(args)...)} }

// GroupAttrs makes an Attr of attributes.
func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

// Any makes an Attr of anything.
func Any(key string, value any) Attr { return Attr{key, AnyValue(value)} }

// Equal compares key and value.
func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }

func (a Attr) String() string { return a.Key + "=" + a.Value.String() }

// isZero: such an attribute is not written.
func (a Attr) isZero() bool { return a.Key == "" && a.Value.num == 0 && a.Value.any == nil }

// attrsOf pairs keys with values.
func attrsOf(args []any) (list []Attr) {
	for len(args) > 0 {
		var a Attr
		a, args = firstAttr(args)
		list = append(list, a)
	}
	return list
}

// firstAttr makes an Attr of the first argument or the first two.
func firstAttr(args []any) (a Attr, rest []any) {
	const badKey = "!BADKEY"
	switch first := args[0].(type) {
	case Attr:
		return first, args[1:]
	case string:
		if len(args) > 1 {
			return Any(first, args[1]), args[2:]
		}
	}
	return Any(badKey, args[0]), args[1:]
}

// A Value is a Go value.
type Value struct {
	_   [0]func() // no ==
	num uint64    // what fits; the length of a string or group
	any any       // a Kind for what is in num, or one of the types below, or the value
}

type (
	text    *byte          // of a string
	members *Attr          // of a group
	zone    *time.Location // of a time with its nanoseconds in num; nil: the zero time
	instant time.Time      // any other time
	boxed   Kind           // a Kind that was logged
)

// Kind is that of a Value.
type Kind int

const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

//vole:cost 15
func (k Kind) String() string {
	names := [...]string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64",
		"Group", "LogValuer"}
	if k < 0 || int(k) >= len(names) {
		return "<unknown slog.Kind>"
	}
	return names[k]
}

// A LogValuer makes the value to log of itself when it is logged.
type LogValuer interface {
	LogValue() Value
}

// StringValue returns a Value of a string.
func StringValue(value string) Value {
	return Value{num: uint64(len(value)), any: text(unsafe.StringData(value))}
}

// IntValue returns a Value of an int.
func IntValue(v int) Value { return Int64Value(int64(v)) }

// Int64Value returns a Value of an int64.
func Int64Value(v int64) Value { return Value{num: uint64(v), any: KindInt64} }

// Uint64Value returns a Value of a uint64.
func Uint64Value(v uint64) Value { return Value{num: v, any: KindUint64} }

// Float64Value returns a Value of a float64.
func Float64Value(v float64) Value { return Value{num: math.Float64bits(v), any: KindFloat64} }

// BoolValue returns a Value of a bool.
//
//vole:cost 17
func BoolValue(v bool) Value {
	var num uint64
	if v {
		num = 1
	}
	return Value{num: num, any: KindBool}
}

// DurationValue returns a Value of a duration.
func DurationValue(v time.Duration) Value {
	return Value{num: uint64(v.Nanoseconds()), any: KindDuration}
}

// TimeValue returns a Value of a time, without its monotonic part.
func TimeValue(v time.Time) Value {
	if v.IsZero() {
		return Value{any: zone(nil)}
	}
	if n := v.UnixNano(); time.Unix(0, n).Equal(v) {
		return Value{num: uint64(n), any: zone(v.Location())}
	}
	return Value{any: instant(v.Round(0))}
}

// GroupValue returns a Value of attributes, without groups that are empty.
func GroupValue(as ...Attr) Value {
	if slices.ContainsFunc(as, isEmptyGroup) {
		as = slices.DeleteFunc(slices.Clone(as), isEmptyGroup)
	}
	return Value{num: uint64(len(as)), any: members(unsafe.SliceData(as))}
}

func isEmptyGroup(a Attr) bool {
	_, group := a.Value.any.(members)
	return group && a.Value.num == 0
}

// AnyValue returns a Value of v, of one of the other kinds if its type has one.
func AnyValue(v any) Value {
	switch v := v.(type) {
	case Value:
		return v
	case string:
		return StringValue(v)
	case bool:
		return BoolValue(v)
	case int:
		return IntValue(v)
	case int8:
		return Int64Value(int64(v))
	case int16:
		return Int64Value(int64(v))
	case int32:
		return Int64Value(int64(v))
	case int64:
		return Int64Value(v)
	case uint:
		return Uint64Value(uint64(v))
	case uint8:
		return Uint64Value(uint64(v))
	case uint16:
		return Uint64Value(uint64(v))
	case uint32:
		return Uint64Value(uint64(v))
	case uint64:
		return Uint64Value(v)
	case uintptr:
		return Uint64Value(uint64(v))
	case float32:
		return Float64Value(float64(v))
	case float64:
		return Float64Value(v)
	case time.Duration:
		return DurationValue(v)
	case time.Time:
		return TimeValue(v)
	case []Attr:
		return GroupValue(v...)
	case Kind:
		return Value{any: boxed(v)}
	}
	return Value{any: v}
}

// Kind returns the kind.
//
//vole:cost 33
func (v Value) Kind() Kind {
	switch x := v.any.(type) {
	case Kind:
		return x
	case text:
		return KindString
	case zone, instant:
		return KindTime
	case members:
		return KindGroup
	case LogValuer:
		return KindLogValuer
	}
	return KindAny
}

// want panics if v is of another kind.
func (v Value) want(k Kind) {
	if has := v.Kind(); has != k {
		panic(fmt.Sprintf("Value kind is %s, not %s", has, k))
	}
}

// Int64 returns an Int64.
//
//go:noinline
func (v Value) Int64() int64 { v.want(KindInt64); return int64(v.num) }

// Uint64 returns a Uint64.
//
//go:noinline
func (v Value) Uint64() uint64 { v.want(KindUint64); return v.num }

// Bool returns a Bool.
//
//go:noinline
func (v Value) Bool() bool { v.want(KindBool); return v.num == 1 }

// Duration returns a Duration.
//
//go:noinline
func (v Value) Duration() time.Duration { v.want(KindDuration); return time.Duration(v.num) }

// Float64 returns a Float64.
//
//go:noinline
func (v Value) Float64() float64 { v.want(KindFloat64); return math.Float64frombits(v.num) }

// Time returns a Time.
func (v Value) Time() time.Time {
	v.want(KindTime)
	z, ok := v.any.(zone)
	switch {
	case !ok:
		return time.Time(v.any.(instant))
	case z == nil:
		return time.Time{}
	}
	return time.Unix(0, int64(v.num)).In(z)
}

// LogValuer returns a LogValuer; it panics for other kinds.
func (v Value) LogValuer() LogValuer { return v.any.(LogValuer) }

// Group returns a Group; it panics for other kinds.
//
//vole:cost 20
func (v Value) Group() []Attr {
	m, ok := v.any.(members)
	if !ok {
		panic("Group: bad kind")
	}
	return unsafe.Slice((*Attr)(m), v.num)
}

// str returns a String.
func (v Value) str() string { return unsafe.String((*byte)(v.any.(text)), v.num) }

// Any returns the value as an any.
func (v Value) Any() any {
	switch v.Kind() {
	case KindBool:
		return v.num == 1
	case KindDuration:
		return time.Duration(v.num)
	case KindFloat64:
		return v.Float64()
	case KindInt64:
		return int64(v.num)
	case KindString:
		return v.str()
	case KindTime:
		return v.Time()
	case KindUint64:
		return v.num
	case KindGroup:
		return v.Group()
	}
	if k, ok := v.any.(boxed); ok {
		return Kind(k)
	}
	return v.any
}

// String returns the value as text, a string as it is.
func (v Value) String() string {
	if v.Kind() == KindString {
		return v.str()
	}
	return string(v.appendTo(nil))
}

func (v Value) appendTo(b []byte) []byte {
	switch v.Kind() {
	case KindBool:
		return strconv.AppendBool(b, v.num == 1)
	case KindDuration:
		return append(b, time.Duration(v.num).String()...)
	case KindFloat64:
		return strconv.AppendFloat(b, v.Float64(), 'g', -1, 64)
	case KindInt64:
		return strconv.AppendInt(b, int64(v.num), 10)
	case KindString:
		return append(b, v.str()...)
	case KindTime:
		return append(b, v.Time().String()...)
	case KindUint64:
		return strconv.AppendUint(b, v.num, 10)
	case KindGroup:
		return fmt.Append(b, v.Group())
	}
	return fmt.Append(b, v.any)
}

// Equal compares kinds and values. It panics for values of types without ==.
func (v Value) Equal(w Value) bool {
	k := v.Kind()
	if k != w.Kind() {
		return false
	}
	switch k {
	case KindBool, KindDuration, KindInt64, KindUint64:
		return v.num == w.num
	case KindFloat64:
		return v.Float64() == w.Float64()
	case KindString:
		return v.str() == w.str()
	case KindTime:
		return v.Time().Equal(w.Time())
	case KindGroup:
		return slices.EqualFunc(v.Group(), w.Group(), Attr.Equal)
	}
	return v.any == w.any
}

// Resolve calls LogValue until the value has no such method. If that panics or
// does not end the result is an error.
func (v Value) Resolve() (rv Value) {
	defer func() {
		if recover() != nil {
			rv = AnyValue(fmt.Errorf("LogValue panicked\n%s", callers()))
		}
	}()
	const most = 100
	rv = v
	for range most {
		if rv.Kind() != KindLogValuer {
			return rv
		}
		rv = rv.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on Value of type %T", v.Any()))
}

// callers lists the functions from the one that panicked on.
func callers() string {
	const most = 5
	pcs := make([]uintptr, most+1)
	n := runtime.Callers(4, pcs)
	if n == 0 {
		return "(no stack)"
	}
	frames := runtime.CallersFrames(pcs[:n])
	var b strings.Builder
	for i := 1; ; i++ {
		f, more := frames.Next()
		fmt.Fprintf(&b, "called from %s (%s:%d)\n", f.Function, f.File, f.Line)
		if !more {
			break
		}
		if i == most {
			b.WriteString("(rest of stack elided)\n")
			break
		}
	}
	return b.String()
}
