// Records: what a logger gives a handler.
package slog

import (
	"runtime"
	"slices"
	"time"
)

// A Record is an event. Copies share attributes: use Clone before both are
// added to.
type Record struct {
	Time    time.Time // when; may be zero
	Message string
	Level   Level
	PC      uintptr // who called the logger, as runtime.Callers says; may be 0

	few  [5]Attr // the first attributes
	used int     // of few
	more []Attr
}

// NewRecord returns a Record without attributes.
func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

// Clone returns a copy that may be added to.
func (r Record) Clone() Record {
	r.more = slices.Clip(r.more)
	return r
}

// NumAttrs returns the number of attributes.
func (r Record) NumAttrs() int { return r.used + len(r.more) }

// Attrs calls f for each attribute until it returns false.
//
//vole:cost 69
func (r Record) Attrs(f func(Attr) bool) {
	for _, list := range [2][]Attr{r.few[:r.used], r.more} {
		for _, a := range list {
			if !f(a) {
				return
			}
		}
	}
}

// AddAttrs adds attributes, but for empty groups.
func (r *Record) AddAttrs(attrs ...Attr) {
	for i, a := range attrs {
		if r.used == len(r.few) {
			r.checkUnshared()
			r.reserve(len(attrs) - i)
			for _, a := range attrs[i:] {
				if !isEmptyGroup(a) {
					r.more = append(r.more, a)
				}
			}
			return
		}
		r.add(a)
	}
}

// checkUnshared looks whether another copy of the record has used the room
// behind more; the record then says so.
func (r *Record) checkUnshared() {
	n := len(r.more)
	if cap(r.more) > n && !r.more[:n+1][n].isZero() {
		const text = "AddAttrs unsafely called on copy of Record made without using Record.Clone"
		r.more = append(slices.Clip(r.more), String("!BUG", text))
	}
}

// Add adds attributes, given as for Logger.Log.
func (r *Record) Add(args ...any) {
	for len(args) > 0 {
		var a Attr
		a, args = firstAttr(args)
		if r.used == len(r.few) && r.more == nil {
			r.reserve(1 + (len(args)+1)/2)
		}
		r.add(a)
	}
}

// reserve makes room for n attributes.
func (r *Record) reserve(n int) {
	if cap(r.more)-len(r.more) < n {
		r.more = append(make([]Attr, 0, len(r.more)+n), r.more...)
	}
}

func (r *Record) add(a Attr) {
	switch {
	case isEmptyGroup(a):
	case r.used < len(r.few):
		r.few[r.used] = a
		r.used++
	default:
		r.more = append(r.more, a)
	}
}

// Source is a line of source.
type Source struct {
	Function string `json:"function"` // with its package
	File     string `json:"file"`     // with its folders
	Line     int    `json:"line"`
}

// Source returns where the logger was called, nil if that is not known.
func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	f, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{f.Function, f.File, f.Line}
}

// group returns what is known as a group.
func (s *Source) group() Value {
	all := []Attr{String("function", s.Function), String("file", s.File), Int("line", s.Line)}
	return GroupValue(slices.DeleteFunc(all, func(a Attr) bool { return a.Value.num == 0 })...)
}
