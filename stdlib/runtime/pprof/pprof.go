// Package pprof has what Go programs use to measure themselves. The machine
// samples neither time nor allocations for the program (`vole escape` tells of
// those), so the profiles of the runtime can be counted, and goroutines
// printed, but not written; asking for more is an error. Profiles that a
// program keeps itself work, as text.
package pprof

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// A Profile counts things with the stacks that they come from.
type Profile struct {
	name  string
	count func() int // of the runtime's own; else nil

	mu     sync.Mutex
	stacks map[any][]uintptr
}

var profiles struct {
	mu sync.Mutex
	m  map[string]*Profile
}

// all returns the profiles, which profiles.mu guards.
func all() map[string]*Profile {
	if profiles.m == nil {
		none := func() int { return 0 }
		profiles.m = map[string]*Profile{}
		for _, name := range []string{"allocs", "block", "heap", "mutex", "threadcreate"} {
			profiles.m[name] = &Profile{name: name, count: none}
		}
		profiles.m["goroutine"] = &Profile{name: "goroutine", count: runtime.NumGoroutine}
	}
	return profiles.m
}

// NewProfile makes a profile; it panics if there is one of that name.
func NewProfile(name string) *Profile {
	profiles.mu.Lock()
	defer profiles.mu.Unlock()
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	if all()[name] != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	p := &Profile{name: name, stacks: map[any][]uintptr{}}
	profiles.m[name] = p
	return p
}

// Lookup returns the profile of a name, nil if there is none.
func Lookup(name string) *Profile {
	profiles.mu.Lock()
	defer profiles.mu.Unlock()
	return all()[name]
}

// Profiles returns all profiles by name.
func Profiles() []*Profile {
	profiles.mu.Lock()
	defer profiles.mu.Unlock()
	var out []*Profile
	for _, p := range all() {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *Profile) int { return strings.Compare(a.name, b.name) })
	return out
}

// Name returns the profile's name.
func (p *Profile) Name() string { return p.name }

// Count returns how many things are in the profile.
func (p *Profile) Count() int {
	if p.count != nil {
		return p.count()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.stacks)
}

// Add puts value in the profile, with the caller's stack; skip is as that of
// [runtime.Caller].
func (p *Profile) Add(value any, skip int) {
	if p.name == "" {
		panic("pprof: use of uninitialized Profile")
	}
	if p.count != nil {
		panic("pprof: Add called on built-in Profile " + p.name)
	}
	stack := make([]uintptr, 32)
	stack = stack[:runtime.Callers(skip+1, stack)]
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.stacks[value]; ok {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.stacks[value] = stack
}

// Remove takes value out of the profile.
func (p *Profile) Remove(value any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.stacks, value)
}

// WriteTo writes the profile: as text if debug is 1 or more, goroutines as
// after a panic if it is 2.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	if p.name == "" {
		panic("pprof: use of zero Profile")
	}
	if p.name == "goroutine" && debug >= 2 {
		return writeGoroutines(w)
	}
	if p.count != nil || debug == 0 {
		return errors.New("pprof: profile " + p.name + " cannot be written in this form")
	}
	return p.writeText(w)
}

func writeGoroutines(w io.Writer) error {
	for size := 64 << 10; ; size *= 2 {
		buf := make([]byte, size)
		if n := runtime.Stack(buf, true); n < size || size >= 64<<20 {
			_, err := w.Write(buf[:n])
			return err
		}
	}
}

// writeText writes the stacks, those that most values share first.
func (p *Profile) writeText(w io.Writer) error {
	type group struct {
		stack []uintptr
		count int
	}
	p.mu.Lock()
	total, groups := len(p.stacks), map[string]*group{}
	for _, stack := range p.stacks {
		key := fmt.Sprint(stack)
		if groups[key] == nil {
			groups[key] = &group{stack: stack}
		}
		groups[key].count++
	}
	p.mu.Unlock()
	keys := make([]string, 0, len(groups))
	for key := range groups {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if d := groups[b].count - groups[a].count; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s profile: total %d\n", p.name, total)
	for _, key := range keys {
		fmt.Fprintf(out, "%d @", groups[key].count)
		for _, pc := range groups[key].stack {
			fmt.Fprintf(out, " %#x", pc)
		}
		fmt.Fprintln(out)
		frames := runtime.CallersFrames(groups[key].stack)
		for more := len(groups[key].stack) > 0; more; {
			var f runtime.Frame
			f, more = frames.Next()
			fmt.Fprintf(out, "#\t%#x\t%s+%#x\t%s:%d\n", f.PC, f.Function, f.PC-f.Entry, f.File, f.Line)
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// WriteHeapProfile writes the profile "heap".
//
//vole:cost 68
func WriteHeapProfile(w io.Writer) error { return Lookup("heap").WriteTo(w, 0) }

// StartCPUProfile would begin to sample; there are no samples.
//
//go:noinline
//vole:leaks w=heap
func StartCPUProfile(w io.Writer) error {
	return errors.New("pprof: CPU profiles are not available to the program")
}

// StopCPUProfile ends what StartCPUProfile began.
//
//go:noinline
func StopCPUProfile() {}
