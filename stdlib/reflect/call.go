// Functions and methods: calling them, and making functions from Go code that
// works on Values. Arguments travel as 8-byte slots, as in frames.
package reflect

import (
	"internal/abi"
	"unsafe"
)

// methodOwner returns the type whose methods the value has: nil for a method
// value. It panics for the zero Value; method is the caller.
func (v Value) methodOwner(method string) *rtype {
	switch {
	case !v.IsValid():
		panic(badKind(method, v))
	case v.flag&flagMethod != 0:
		return nil
	}
	return toRType(v.typ_)
}

// NumMethod returns the number of exported methods of the value.
func (v Value) NumMethod() (n int) {
	if owner := v.methodOwner("NumMethod"); owner != nil {
		n = owner.NumMethod()
	}
	return n
}

// Method returns the i'th exported method, bound to the value.
func (v Value) Method(i int) Value {
	owner := v.methodOwner("Method")
	if owner == nil || i < 0 || i >= owner.NumMethod() {
		panic("reflect: Method index out of range")
	}
	return v.bind(i)
}

// MethodByName returns the method with that name, the zero Value if there is
// none.
func (v Value) MethodByName(name string) (bound Value) {
	if owner := v.methodOwner("MethodByName"); owner != nil {
		if i := owner.methodIndex(name); i >= 0 {
			bound = v.bind(i)
		}
	}
	return bound
}

// bind makes the method value of the i'th method.
func (v Value) bind(i int) Value {
	if v.typ_.Kind == abi.Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	v.flag = flag(i)<<flagMethodShift | flagMethod | v.flag.ro() | v.flag&flagIndir | flag(Func)
	return v
}

// methodReceiver returns what calling the method value v takes: the method's
// type, its func value, and the receiver's word.
func methodReceiver(op string, v Value) (t *abi.Type, fn, word unsafe.Pointer) {
	i := int(v.flag) >> flagMethodShift
	if v.typ().Kind == abi.Interface {
		m := &v.typ().IMethods[i]
		if m.PkgPath != "" {
			panic("reflect: " + op + " of unexported method")
		}
		e := interfaceContents(Value{v.typ(), v.ptr, flagIndir | flag(Interface)})
		h := (*abi.EmptyInterface)(unsafe.Pointer(&e))
		if h.Type == nil {
			panic("reflect: " + op + " of method on nil interface value")
		}
		return m.Type, abi.FuncClosure(abi.GetItab(v.typ(), h.Type).Fun[i]), h.Data
	}
	m := exportedMethod(v.typ(), i)
	word = v.ptr
	switch {
	case v.typ().IsDirect():
		if v.flag&flagIndir != 0 {
			word = *(*unsafe.Pointer)(v.ptr)
		}
	default: // methods may keep the receiver, so they get a copy
		word = abi.New(v.typ())
		abi.Copy(v.typ(), word, v.ptr)
	}
	return m.Type, abi.FuncClosure(m.IfaceFn), word
}

// makeMethodValue makes the method value v a func value of its own.
func makeMethodValue(op string, v Value) Value {
	t, fn, word := methodReceiver(op, v)
	impl := func(args, results unsafe.Pointer) { callBound(fn, t, word, args, results) }
	return Value{t, abi.MakeFunc(t, impl), v.flag.ro() | flag(Func)}
}

// callBound calls a method of type t with the receiver's word before the
// arguments.
func callBound(fn unsafe.Pointer, t *abi.Type, word, args, results unsafe.Pointer) {
	list, _ := abi.NewCall(t, true)
	*(*unsafe.Pointer)(list) = word
	at := uintptr(0)
	for _, in := range t.In {
		size := slotBytes(in)
		switch {
		case in.Size == 0:
		case in.PtrBytes != 0:
			abi.Copy(in, unsafe.Add(list, 8+at), unsafe.Add(args, at))
		default: // narrow integers have all of their slot
			to, from := (*byte)(unsafe.Add(list, 8+at)), (*byte)(unsafe.Add(args, at))
			copy(unsafe.Slice(to, size), unsafe.Slice(from, size))
		}
		at += size
	}
	abi.Call(fn, t, true, list, results)
}

// slotBytes returns the size of the slots of a value of type t. One that takes
// none may lie past the end of all, where no pointer may point.
func slotBytes(t *abi.Type) uintptr { return uintptr(t.Size+7) / 8 * 8 }

// fromSlots returns the value of type t in the slots that begin at base+at.
func fromSlots(t *abi.Type, base unsafe.Pointer, at uintptr) Value {
	if t.Size == 0 {
		return Zero(toRType(t))
	}
	return copyVal(t, 0, unsafe.Add(base, at))
}

// toSlots puts the value x of type t into the slots that begin at base+at:
// narrow integers are extended to the slot.
func toSlots(t *abi.Type, base unsafe.Pointer, at uintptr, x Value) {
	if t.Size == 0 {
		return
	}
	dst := unsafe.Add(base, at)
	if x.flag&flagIndir == 0 {
		*(*unsafe.Pointer)(dst) = x.ptr
		return
	}
	p, src := (*uint64)(dst), x.ptr
	switch t.Kind {
	case abi.Int8:
		*p = uint64(*(*int8)(src))
	case abi.Int16:
		*p = uint64(*(*int16)(src))
	case abi.Int32:
		*p = uint64(*(*int32)(src))
	case abi.Bool, abi.Uint8:
		*p = uint64(*(*uint8)(src))
	case abi.Uint16:
		*p = uint64(*(*uint16)(src))
	case abi.Uint32, abi.Float32:
		*p = uint64(*(*uint32)(src))
	default:
		abi.Copy(t, dst, src)
	}
}

// Call calls the function with the arguments in, the last ones packed for a
// variadic function, and returns its results.
func (v Value) Call(in []Value) []Value {
	v.mustBe(Func, "Call")
	v.mustBeExported("Call")
	return v.call("Call", in)
}

// CallSlice is Call with the variadic parameter given as a slice.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBe(Func, "CallSlice")
	v.mustBeExported("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	t := v.typ()
	var fn, rcvr unsafe.Pointer
	isMethod := v.flag&flagMethod != 0
	if isMethod {
		t, fn, rcvr = methodReceiver(op, v)
	} else {
		fn = v.pointer()
	}
	if fn == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	in = checkArguments(op, t, in)
	args, results := abi.NewCall(t, isMethod)
	at := uintptr(0)
	if isMethod {
		*(*unsafe.Pointer)(args) = rcvr
		at = 8
	}
	for i, x := range in {
		x.mustBeExported(op)
		targ := t.In[i]
		toSlots(targ, args, at, x.assignTo("reflect.Value.Call", targ, nil))
		at += slotBytes(targ)
	}
	abi.Call(fn, t, isMethod, args, results)
	ret := make([]Value, len(t.Out))
	at = 0
	for i, tv := range t.Out {
		ret[i] = fromSlots(tv, results, at)
		at += slotBytes(tv)
	}
	return ret
}

// checkArguments compares in with the parameters of t and packs variadic ones.
func checkArguments(op string, t *abi.Type, in []Value) []Value {
	variadic := t.Flags&abi.FlagVariadic != 0
	if op == "CallSlice" && !variadic {
		panic("reflect: CallSlice of non-variadic function")
	}
	pack := variadic && op == "Call"
	single := len(t.In) // parameters that take one argument each
	if pack {
		single--
	}
	switch {
	case len(in) < single:
		panic("reflect: " + op + " with too few input arguments")
	case len(in) > single && !pack:
		panic("reflect: " + op + " with too many input arguments")
	}
	for i := range in {
		if !in[i].IsValid() {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i, want := range t.In[:single] {
		if have := in[i].Type(); !have.AssignableTo(toRType(want)) {
			panic("reflect: " + op + " using " + have.String() + " as type " + want.String)
		}
	}
	if !pack {
		return in
	}
	return append(in[:single:single], packed(op, t.In[single], in[single:]))
}

// packed makes the slice of type t that a variadic parameter gets.
func packed(op string, t *abi.Type, args []Value) Value {
	list := MakeSlice(toRType(t), len(args), len(args))
	elem := toRType(t.Elem)
	for i, arg := range args {
		if have := arg.Type(); !have.AssignableTo(elem) {
			panic("reflect: cannot use " + have.String() + " as type " + elem.String() + " in " + op)
		}
		list.Index(i).Set(arg)
	}
	return list
}

// MakeFunc returns a function of type typ that calls fn with its arguments as
// Values and returns fn's results.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.common()
	impl := func(args, results unsafe.Pointer) {
		in := make([]Value, len(t.In))
		at := uintptr(0)
		for i, ti := range t.In {
			in[i] = fromSlots(ti, args, at)
			at += slotBytes(ti)
		}
		out := fn(in)
		if len(out) != len(t.Out) {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		at = 0
		for i, to := range t.Out {
			x := out[i]
			if x.typ() == nil {
				panic("reflect: function created by MakeFunc using closure returned zero Value")
			}
			if x.flag&flagRO != 0 {
				panic("reflect: function created by MakeFunc using closure " +
					"returned value obtained from unexported field")
			}
			toSlots(to, results, at, x.assignTo("reflect.MakeFunc", to, nil))
			at += slotBytes(to)
		}
	}
	return Value{t, abi.MakeFunc(t, impl), flag(Func)}
}

// Pointer returns the word of a chan, func, map, pointer, slice, string or
// unsafe.Pointer as an integer. For a func it identifies the code.
func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return uintptr(v.pointer())
	case Func:
		return uintptr(v.funcEntry())
	case Slice:
		return uintptr((*sliceHeader)(v.ptr).Data)
	case String:
		return uintptr(unsafe.Pointer(unsafe.StringData(*(*string)(v.ptr))))
	}
	panic(badKind("Pointer", v))
}

// funcEntry returns what stands for the code of a func; nil for a nil one.
func (v Value) funcEntry() unsafe.Pointer {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("Pointer", v)
	}
	if p := v.pointer(); p != nil {
		return abi.FuncEntry(p)
	}
	return nil
}

// UnsafePointer is Pointer as an unsafe.Pointer.
//
//vole:leaks v=0
func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return v.pointer()
	case Func:
		return v.funcEntry()
	case Slice:
		return (*sliceHeader)(v.ptr).Data
	case String:
		return unsafe.Pointer(unsafe.StringData(*(*string)(v.ptr)))
	}
	panic(badKind("UnsafePointer", v))
}

// InterfaceData returns an interface's two words.
//
// Deprecated: their meaning is the runtime's own.
//
//go:noinline
//vole:leaks v=heap
func (v Value) InterfaceData() [2]uintptr {
	v.mustBe(Interface, "InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}
