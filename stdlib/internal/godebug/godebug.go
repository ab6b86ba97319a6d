// Package godebug reads the settings of the environment's GODEBUG, name=value
// pairs with commas between, and those that the program has without it.
package godebug

import "syscall"

// A Setting is one of them.
type Setting struct {
	name string
}

// New returns the setting of a name; a # before it marks it as undocumented.
func New(name string) *Setting { return &Setting{name} }

// Name returns the name.
func (s *Setting) Name() string {
	if s.Undocumented() {
		return s.name[1:]
	}
	return s.name
}

// Undocumented reports whether the setting is undocumented.
func (s *Setting) Undocumented() bool { return s.name != "" && s.name[0] == '#' }

// String returns name=value.
func (s *Setting) String() string { return s.Name() + "=" + s.Value() }

// IncNonDefault counts a use that the setting changed. There are no counters.
func (s *Setting) IncNonDefault() {}

// defaults returns the settings that the program has by the version of Go in
// its go.mod and by its //go:debug lines. Native.
func defaults() string

// Value returns the value, "" if it is not set. What the environment says goes
// before what the program has by itself.
func (s *Setting) Value() string {
	all, _ := syscall.Getenv("GODEBUG")
	if value, ok := find(all, s.Name()); ok {
		return value
	}
	value, _ := find(defaults(), s.Name())
	return value
}

// find returns the value that a list has for a name, the last of several.
func find(all, name string) (value string, ok bool) {
	end := len(all)
	for i := len(all) - 1; i >= -1; i-- {
		if i >= 0 && all[i] != ',' {
			continue
		}
		item := all[i+1 : end]
		end = max(i, 0)
		if len(item) > len(name) && item[:len(name)] == name && item[len(name)] == '=' {
			return item[len(name)+1:], true
		}
	}
	return "", false
}
