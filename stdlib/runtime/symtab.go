// Program counters, functions and frames. A program counter is what callers
// gives: it denotes the place behind a call; entry counters denote functions.
package runtime

import "sync/atomic"

// callers fills pcs with the program counters of the calling goroutine's
// frames, innermost first, and returns how many. skip 0 is the frame of the
// function that calls callers. Frames of wrappers are left out; inlined calls
// have frames of their own. Native.
//
//go:noescape
func callers(skip int, pcs []uintptr) int

// pcinfo describes the function and source position that pc denotes, where pc
// is one given by callers, one less, or a function's entry. name is "" if it
// is none. Native.
func pcinfo(pc uintptr) (name, file string, line int, entry uintptr)

// Caller returns the position skip frames above its caller: 0 is the caller
// of Caller itself.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	rpc := make([]uintptr, 1)
	if callers(skip+1, rpc) < 1 {
		return
	}
	pc = rpc[0]
	_, file, line, _ = pcinfo(pc)
	if file == "" { // as a //line directive may say
		file = "??"
	}
	return pc, file, line, true
}

// Callers fills pc with the counters of the frames of the calling goroutine;
// skip 0 is Callers itself.
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	return callers(skip, pc)
}

// A Func is a function of the program. There is one of each that was asked for,
// so that pointers to them can be compared.
type Func struct {
	name  string
	entry uintptr
	next  *Func // of funcs; nothing changes once it is there
}

// funcs has those that there are, by entry. All goroutines add to it.
var funcs [256]atomic.Pointer[Func]

func funcOf(name string, entry uintptr) *Func {
	bucket := &funcs[entry>>4%uintptr(len(funcs))]
	for {
		first := bucket.Load()
		for f := first; f != nil; f = f.next {
			if f.entry == entry && f.name == name {
				return f
			}
		}
		if f := (&Func{name, entry, first}); bucket.CompareAndSwap(first, f) {
			return f
		}
	}
}

// FuncForPC returns the function that pc lies in, or nil.
func FuncForPC(pc uintptr) *Func {
	name, _, _, entry := pcinfo(pc)
	if name == "" {
		return nil
	}
	return funcOf(name, entry)
}

// Name returns the function's full name, "" for nil.
//
//go:noinline
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the function's entry counter.
//
//go:noinline
func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns the source position of pc.
//
//go:noinline
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = pcinfo(pc)
	return file, line
}

// Frames steps through the frames of a list of program counters.
type Frames struct {
	pcs []uintptr
}

// Frame is one frame of a call stack.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string // full name
	File     string
	Line     int

	startLine int

	Entry uintptr
}

// CallersFrames returns the Frames of what Callers gave.
//
//vole:cost 18
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next frame, and whether there are more behind it.
//
//vole:leaks ci=heap
func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.pcs) > 0 {
		pc := ci.pcs[0]
		ci.pcs = ci.pcs[1:]
		name, file, line, entry := pcinfo(pc)
		if name == "" {
			continue
		}
		return Frame{PC: pc, Func: funcOf(name, entry), Function: name, File: file, Line: line,
			Entry: entry}, len(ci.pcs) > 0
	}
	return Frame{}, false
}
