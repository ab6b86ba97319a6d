// Finalizers, cleanups and pins. The collector queues what is due; a system
// goroutine, started with the first of them, runs runfinalizers.
package runtime

import (
	"internal/abi"
	"internal/sched"
	"unsafe"
)

// finalizing tells that the goroutine of runfinalizers has been started.
var finalizing bool

func startfinalizers() {
	if !finalizing {
		finalizing = true
		sched.GoSystem(runfinalizers)
	}
}

// setfinalizer arranges that f is called with p once p's object, of which p is
// the start, is unreachable; nil removes that. f does not refer to the object.
// It reports false if p is not the start of a heap object. Native.
func setfinalizer(p unsafe.Pointer, f func(unsafe.Pointer)) bool

// addcleanup arranges that f is called after the object that p points into
// has become unreachable, and returns a number to stop it by; 0 if that object
// never is. Native.
func addcleanup(p unsafe.Pointer, f func()) uint64

// stopcleanup undoes what addcleanup did for the object at p and called id, if
// f has not been queued. Native.
func stopcleanup(p uintptr, id uint64)

// nextfinalizer waits for something queued by the collector and returns it:
// a finalizer with its object, or with f nil a cleanup. Native.
func nextfinalizer() (p unsafe.Pointer, f func(unsafe.Pointer), c func())

// runfinalizers is the body of the system goroutine.
func runfinalizers() {
	for {
		p, f, c := nextfinalizer()
		if f != nil {
			f(p)
		} else {
			c()
		}
	}
}

// SetFinalizer arranges that finalizer(obj) is called on a goroutine of its
// own once obj, a pointer to a heap object, is unreachable. A nil finalizer
// removes that.
func SetFinalizer(obj any, finalizer any) {
	e := (*abi.EmptyInterface)(unsafe.Pointer(&obj))
	etyp := e.Type
	if etyp == nil {
		fatal("runtime.SetFinalizer: first argument is nil")
	}
	if etyp.Kind != abi.Pointer {
		fatal("runtime.SetFinalizer: first argument is " + etyp.String + ", not pointer")
	}
	if etyp.Elem.Size == 0 {
		return // all such objects are one
	}
	if e.Data == nil {
		fatal("nil elem type!")
	}
	f := (*abi.EmptyInterface)(unsafe.Pointer(&finalizer))
	ftyp := f.Type
	if ftyp == nil {
		setfinalizer(e.Data, nil)
		return
	}
	if ftyp.Kind != abi.Func {
		fatal("runtime.SetFinalizer: second argument is " + ftyp.String + ", not a function")
	}
	if ftyp.Flags&abi.FlagVariadic != 0 {
		fatal("runtime.SetFinalizer: cannot pass " + etyp.String + " to finalizer " +
			ftyp.String + " because dotdotdot")
	}
	if len(ftyp.In) != 1 || !assignable(etyp, ftyp.In[0]) {
		fatal("runtime.SetFinalizer: cannot pass " + etyp.String + " to finalizer " + ftyp.String)
	}
	startfinalizers()
	fn, in := f.Data, ftyp.In[0]
	ok := setfinalizer(e.Data, func(p unsafe.Pointer) {
		args, results := abi.NewCall(ftyp, false)
		words := (*[2]unsafe.Pointer)(args)
		switch {
		case in.Kind != abi.Interface:
			words[0] = p
		case len(in.IMethods) == 0:
			words[0], words[1] = unsafe.Pointer(etyp), p
		default:
			words[0], words[1] = unsafe.Pointer(abi.GetItab(in, etyp)), p
		}
		abi.Call(fn, ftyp, false, args, results)
	})
	if !ok {
		fatal("runtime.SetFinalizer: pointer not at beginning of allocated block")
	}
}

// assignable reports whether a value of the pointer type t can be passed as a
// to.
func assignable(t, to *abi.Type) bool {
	switch {
	case t == to:
		return true
	case to.Kind == abi.Pointer:
		return (t.Name == "" || to.Name == "") && t.Elem == to.Elem
	case to.Kind == abi.Interface:
		return t.Implements(to)
	}
	return false
}

// fatal ends the program with "fatal error: " and s. Native.
func fatal(s string)

// Cleanup is a handle to stop what AddCleanup arranged.
type Cleanup struct {
	id uint64
	at uintptr // the object; whose address another may have by now
}

// AddCleanup arranges that cleanup(arg) is called some time after what ptr
// points to has become unreachable. arg must not refer to that.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic(plainError("runtime.AddCleanup: ptr is nil"))
	}
	if a, ok := any(arg).(*T); ok && a == ptr {
		panic(plainError("runtime.AddCleanup: ptr is equal to arg, cleanup will never run"))
	}
	startfinalizers()
	id := addcleanup(unsafe.Pointer(ptr), func() { cleanup(arg) })
	return Cleanup{id, uintptr(unsafe.Pointer(ptr))}
}

// Stop cancels the cleanup, if it has not been started.
//
//go:noinline
func (c Cleanup) Stop() {
	if c.id != 0 {
		stopcleanup(c.at, c.id)
	}
}

// A Pinner keeps objects reachable and at their place until Unpin. Heap
// objects never move, so it only refers to them.
type Pinner struct {
	*pinner
}

type pinner struct {
	refs []any
}

// Pin keeps the object that pointer points to.
//
//go:noinline
//vole:leaks p=content
func (p *Pinner) Pin(pointer any) {
	if p.pinner == nil {
		p.pinner = new(pinner)
	}
	p.refs = append(p.refs, pointer)
}

// Unpin lets all objects go.
//
//go:noinline
//vole:leaks p=content
func (p *Pinner) Unpin() {
	if p.pinner != nil {
		p.refs = nil
	}
}
