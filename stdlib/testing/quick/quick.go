// Package quick tests properties of functions with arbitrary arguments.
package quick

import (
	"flag"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"time"
)

var checks = flag.Int("quickchecks", 100, "The default number of iterations for each check")

// Config says how a check goes. All fields may be zero.
type Config struct {
	MaxCount      int        // calls; 0: as the scale says
	MaxCountScale float64    // of the default, which -quickchecks sets; 0: 1
	Rand          *rand.Rand // nil: a source with the time for a seed
	// Values fills in arguments. Nil: each is made by Value.
	Values func([]reflect.Value, *rand.Rand)
}

// count returns the number of calls to make.
func (c *Config) count() int {
	switch {
	case c.MaxCount != 0:
		return c.MaxCount
	case c.MaxCountScale != 0:
		return int(c.MaxCountScale * float64(*checks))
	}
	return *checks
}

// A SetupError is a wrong use of this package.
type SetupError string

func (s SetupError) Error() string { return string(s) }

// A CheckError tells the arguments, and of which call, that Check found.
type CheckError struct {
	Count int
	In    []any
}

func (s *CheckError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s", s.Count, listed(s.In))
}

// A CheckEqualError tells the arguments that CheckEqual found, with the results
// of both functions.
type CheckEqualError struct {
	CheckError
	Out1 []any
	Out2 []any
}

func (s *CheckEqualError) Error() string {
	return s.CheckError.Error() +
		fmt.Sprintf(". Output 1: %s. Output 2: %s", listed(s.Out1), listed(s.Out2))
}

// listed writes values as in Go source.
func listed(values []any) string {
	var b strings.Builder
	for i, v := range values {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%#v", v)
	}
	return b.String()
}

// Check calls f, which returns a bool, with arbitrary arguments until it
// returns false: that is a *CheckError.
func Check(f any, config *Config) error {
	fn := reflect.ValueOf(f)
	if fn.Kind() != reflect.Func {
		return SetupError("argument is not a function")
	}
	t := fn.Type()
	if t.NumOut() != 1 {
		return SetupError("function does not return one value")
	}
	if t.Out(0).Kind() != reflect.Bool {
		return SetupError("function does not return a bool")
	}
	return try(t, config, func(n int, args []reflect.Value) error {
		if fn.Call(args)[0].Bool() {
			return nil
		}
		return &CheckError{n, contents(args)}
	})
}

// CheckEqual calls f and g with arbitrary arguments until their results are not
// deeply equal: that is a *CheckEqualError.
func CheckEqual(f, g any, config *Config) error {
	fn, other := reflect.ValueOf(f), reflect.ValueOf(g)
	switch {
	case fn.Kind() != reflect.Func:
		return SetupError("f is not a function")
	case other.Kind() != reflect.Func:
		return SetupError("g is not a function")
	case fn.Type() != other.Type():
		return SetupError("functions have different types")
	}
	return try(fn.Type(), config, func(n int, args []reflect.Value) error {
		out1 := contents(fn.Call(args))
		out2 := contents(other.Call(args))
		if reflect.DeepEqual(out1, out2) {
			return nil
		}
		return &CheckEqualError{CheckError{n, contents(args)}, out1, out2}
	})
}

// try gives call its number and arguments for a function of type t, as often as
// the configuration says or until it returns an error.
func try(t reflect.Type, config *Config, call func(int, []reflect.Value) error) error {
	if config == nil {
		config = new(Config)
	}
	source := config.Rand
	if source == nil {
		source = rand.New(rand.NewSource(time.Now().UnixNano()))
	}
	args := make([]reflect.Value, t.NumIn())
	for n := range config.count() {
		if err := fill(t, config, args, source); err != nil {
			return err
		}
		if err := call(n+1, args); err != nil {
			return err
		}
	}
	return nil
}

// fill sets args to arguments for a function of type t.
func fill(t reflect.Type, config *Config, args []reflect.Value, source *rand.Rand) error {
	if config.Values != nil {
		config.Values(args, source)
		return nil
	}
	for i := range args {
		x, ok := Value(t.In(i), source)
		if !ok {
			return SetupError(fmt.Sprintf(
				"cannot create arbitrary value of type %s for argument %d", t.In(i), i))
		}
		args[i] = x
	}
	return nil
}

func contents(values []reflect.Value) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v.Interface()
	}
	return list
}
