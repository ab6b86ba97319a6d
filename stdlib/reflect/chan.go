// Channels and select.
// The work is done by the runtime's channel natives.
package reflect

import (
	"internal/abi"
	"unsafe"
)

// MakeChan makes a channel of type typ.
func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	t := typ.common()
	return Value{t, abi.MakeChan(t, buffer), flag(Chan)}
}

// Close closes a channel.
func (v Value) Close() {
	v.mustBe(Chan, "Close")
	v.mustBeExported("Close")
	if ChanDir(v.typ().ChanDir)&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	abi.ChanClose(v.pointer())
}

// Recv receives; ok is false if the channel is closed.
func (v Value) Recv() (x Value, ok bool) {
	v.mustBe(Chan, "Recv")
	v.mustBeExported("Recv")
	return v.recv(false)
}

// TryRecv receives without waiting: the zero Value if nothing is there.
func (v Value) TryRecv() (x Value, ok bool) {
	v.mustBe(Chan, "TryRecv")
	v.mustBeExported("TryRecv")
	return v.recv(true)
}

func (v Value) recv(nb bool) (val Value, ok bool) {
	t := v.typ()
	if ChanDir(t.ChanDir)&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	if t.Elem.IsDirect() {
		var word unsafe.Pointer
		selected, ok := abi.ChanRecv(t, v.pointer(), unsafe.Pointer(&word), nb)
		if !selected {
			return Value{}, ok
		}
		return Value{t.Elem, word, flag(t.Elem.Kind)}, ok
	}
	p := abi.New(t.Elem)
	selected, ok := abi.ChanRecv(t, v.pointer(), p, nb)
	if !selected {
		return Value{}, ok
	}
	return loaded(t.Elem, p), ok
}

// loaded returns the value of type t in the private memory p.
func loaded(t *abi.Type, p unsafe.Pointer) Value {
	if t.IsDirect() {
		return Value{t, *(*unsafe.Pointer)(p), flag(t.Kind)}
	}
	return Value{t, p, flagIndir | flag(t.Kind)}
}

// Send sends x.
func (v Value) Send(x Value) {
	v.mustBe(Chan, "Send")
	v.mustBeExported("Send")
	v.send("Send", x, false)
}

// TrySend sends x without waiting and reports whether it did.
func (v Value) TrySend(x Value) bool {
	v.mustBe(Chan, "TrySend")
	v.mustBeExported("TrySend")
	return v.send("TrySend", x, true)
}

func (v Value) send(method string, x Value, nb bool) bool {
	t := v.typ()
	if ChanDir(t.ChanDir)&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported(method)
	x = x.assignTo("reflect.Value.Send", t.Elem, nil)
	if x.flag&flagIndir == 0 { // without the memory that one who waits must have
		if sent := abi.ChanSendWord(t, v.pointer(), x.ptr); sent || nb {
			return sent
		}
	}
	return abi.ChanSend(t, v.pointer(), x.addr(), nb)
}

// A SelectDir is the direction of a case.
type SelectDir int

const (
	_             SelectDir = iota
	SelectSend              // case Chan <- Send
	SelectRecv              // case <-Chan:
	SelectDefault           // default
)

// A SelectCase is a case of Select. A zero Chan is never ready.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select executes a select statement: it returns the chosen case and, for a
// receive, the value and whether it was sent.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	list := make([]abi.SelectCase, len(cases))
	haveDefault := false
	for i, c := range cases {
		rc := &list[i]
		rc.Dir = int(c.Dir)
		ch := c.Chan
		switch c.Dir {
		default:
			panic("reflect.Select: invalid Dir")
		case SelectDefault:
			if haveDefault {
				panic("reflect.Select: multiple default cases")
			}
			haveDefault = true
			if ch.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
		case SelectSend:
			if !ch.IsValid() {
				break
			}
			ch.mustBeNamed(Chan, unknownMethod)
			ch.mustBeExportedNamed(unknownMethod)
			tt := ch.typ()
			if ChanDir(tt.ChanDir)&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			rc.Type, rc.Chan = tt, ch.pointer()
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			c.Send.mustBeExportedNamed(unknownMethod)
			sent := c.Send.assignTo("reflect.Select", tt.Elem, nil)
			rc.Elem = sent.addr()
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !ch.IsValid() {
				break
			}
			ch.mustBeNamed(Chan, unknownMethod)
			ch.mustBeExportedNamed(unknownMethod)
			tt := ch.typ()
			if ChanDir(tt.ChanDir)&RecvDir == 0 {
				panic("reflect.Select: RecvDir case using send-only channel")
			}
			rc.Type, rc.Chan, rc.Elem = tt, ch.pointer(), abi.New(tt.Elem)
		}
	}
	chosen, recvOK = abi.Select(list)
	if rc := &list[chosen]; rc.Dir == int(SelectRecv) {
		recv = loaded(rc.Type.Elem, rc.Elem)
	}
	return chosen, recv, recvOK
}
