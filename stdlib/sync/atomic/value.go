// Value holds a value of any one type, to be loaded and stored atomically.
// An interface is two words. The one of the type changes twice at most: to a
// mark while the first value moves in, and from there to its type for good;
// after that an operation on a Value is one on the data word alone.
package atomic

import "unsafe"

// A Value loads and stores a value of one type. The zero value holds nil; it
// must not be copied after its first use.
type Value struct {
	v any
}

// pair is an interface's memory.
type pair struct {
	typ, data unsafe.Pointer
}

// pairOf looks at an interface as its words.
func pairOf(p *any) *pair { return (*pair)(unsafe.Pointer(p)) }

// joined makes an interface of two words.
func joined(typ, data unsafe.Pointer) (val any) {
	*pairOf(&val) = pair{typ, data}
	return val
}

// movingIn is the mark; only its address counts.
var movingIn byte

// kind returns the type of what is stored, nil as long as there is nothing.
func (p *pair) kind() unsafe.Pointer {
	typ := LoadPointer(&p.typ)
	if typ == unsafe.Pointer(&movingIn) {
		return nil
	}
	return typ
}

// moveIn makes val the first value and reports whether it did. If it did not,
// another has become the first before it returns.
func (p *pair) moveIn(val *pair) bool {
	for p.kind() == nil {
		if CompareAndSwapPointer(&p.typ, nil, unsafe.Pointer(&movingIn)) {
			StorePointer(&p.data, val.data)
			StorePointer(&p.typ, val.typ)
			return true
		}
	}
	return false
}

// demand panics unless val has the type of what is stored.
func (p *pair) demand(val *pair, action string) {
	if p.typ != val.typ {
		panic("sync/atomic: " + action + " of inconsistently typed value into Value")
	}
}

// Load returns what was stored last, or nil.
//
//vole:cost 47
func (v *Value) Load() (val any) { return v.load() }

//go:noinline
func (v *Value) load() (val any) {
	p := pairOf(&v.v)
	if typ := p.kind(); typ != nil {
		val = joined(typ, LoadPointer(&p.data))
	}
	return val
}

// Store stores val, which must not be nil and must be of the type of the
// values stored before.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	p, next := pairOf(&v.v), pairOf(&val)
	if !p.moveIn(next) {
		p.demand(next, "store")
		StorePointer(&p.data, next.data)
	}
}

// Swap stores new and returns what was stored before.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	p, next := pairOf(&v.v), pairOf(&new)
	if p.moveIn(next) {
		return nil
	}
	p.demand(next, "swap")
	return joined(next.typ, SwapPointer(&p.data, next.data))
}

// CompareAndSwap stores new if old is stored now. It panics if old's type has
// no ==.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	p, next := pairOf(&v.v), pairOf(&new)
	if old != nil {
		if pairOf(&old).typ != next.typ {
			panic("sync/atomic: compare and swap of inconsistently typed values")
		}
		if p.kind() == nil {
			return false
		}
	} else if p.moveIn(next) {
		return true
	}
	p.demand(next, "compare and swap")
	seen := LoadPointer(&p.data)
	return joined(next.typ, seen) == old && CompareAndSwapPointer(&p.data, seen, next.data)
}
