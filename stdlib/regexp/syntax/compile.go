// From trees to programs: Thompson's construction. Each node becomes a
// fragment of instructions with holes where it goes on.
package syntax

import "unicode"

// A hole is a field of an instruction that is still to be filled: twice the
// instruction's number, plus one if the field is Arg and not Out.
type hole uint32

// A fragment is where a node's instructions begin, and their holes. The zero
// fragment, at instruction 0, matches nothing.
type fragment struct {
	start    uint32
	holes    []hole
	nullable bool // can match the empty string
}

type compiler struct {
	prog Prog
}

// Compile returns the program of a tree that was simplified.
func Compile(re *Regexp) (*Prog, error) {
	c := &compiler{}
	c.prog.NumCap = 2
	c.emit(Inst{Op: InstFail})
	f := c.compile(re)
	c.fill(f.holes, c.emit(Inst{Op: InstMatch}))
	c.prog.Start = int(f.start)
	return &c.prog, nil
}

func (c *compiler) emit(i Inst) uint32 {
	c.prog.Inst = append(c.prog.Inst, i)
	return uint32(len(c.prog.Inst) - 1)
}

func (c *compiler) fill(holes []hole, target uint32) {
	for _, h := range holes {
		i := &c.prog.Inst[h/2]
		if h&1 != 0 {
			i.Arg = target
		} else {
			i.Out = target
		}
	}
}

// single emits an instruction that goes on at its Out.
func (c *compiler) single(i Inst, nullable bool) fragment {
	at := c.emit(i)
	return fragment{at, []hole{hole(2 * at)}, nullable}
}

func (c *compiler) compile(re *Regexp) fragment {
	lazy := re.Flags&NonGreedy != 0
	switch re.Op {
	case OpNoMatch:
		return fragment{}
	case OpEmptyMatch:
		return c.nothing()
	case OpLiteral:
		return c.all(len(re.Rune), func(i int) fragment { return c.runes(re.Rune[i:i+1], re.Flags) })
	case OpCharClass:
		return c.runes(re.Rune, re.Flags)
	case OpAnyCharNotNL:
		return c.runes(notNewline, 0)
	case OpAnyChar:
		return c.runes([]rune{0, unicode.MaxRune}, 0)
	case OpBeginLine:
		return c.condition(EmptyBeginLine)
	case OpEndLine:
		return c.condition(EmptyEndLine)
	case OpBeginText:
		return c.condition(EmptyBeginText)
	case OpEndText:
		return c.condition(EmptyEndText)
	case OpWordBoundary:
		return c.condition(EmptyWordBoundary)
	case OpNoWordBoundary:
		return c.condition(EmptyNoWordBoundary)
	case OpCapture:
		begin := c.capture(2 * re.Cap)
		body := c.compile(re.Sub[0])
		return c.then(c.then(begin, body), c.capture(2*re.Cap+1))
	case OpStar:
		return c.star(c.compile(re.Sub[0]), lazy)
	case OpPlus:
		return c.plus(c.compile(re.Sub[0]), lazy)
	case OpQuest:
		return c.optional(c.compile(re.Sub[0]), lazy)
	case OpConcat:
		return c.all(len(re.Sub), func(i int) fragment { return c.compile(re.Sub[i]) })
	case OpAlternate:
		var f fragment
		for _, sub := range re.Sub {
			f = c.either(f, c.compile(sub))
		}
		return f
	}
	panic("regexp: unhandled case in compile")
}

func (c *compiler) nothing() fragment { return c.single(Inst{Op: InstNop}, true) }

func (c *compiler) condition(op EmptyOp) fragment {
	return c.single(Inst{Op: InstEmptyWidth, Arg: uint32(op)}, true)
}

func (c *compiler) capture(slot int) fragment {
	c.prog.NumCap = max(c.prog.NumCap, slot+1)
	return c.single(Inst{Op: InstCapture, Arg: uint32(slot)}, true)
}

// all is n fragments behind each other.
func (c *compiler) all(n int, part func(i int) fragment) fragment {
	if n == 0 {
		return c.nothing()
	}
	f := part(0)
	for i := 1; i < n; i++ {
		f = c.then(f, part(i))
	}
	return f
}

func (c *compiler) then(a, b fragment) fragment {
	if a.start == 0 || b.start == 0 {
		return fragment{}
	}
	c.fill(a.holes, b.start)
	return fragment{a.start, b.holes, a.nullable && b.nullable}
}

func (c *compiler) either(a, b fragment) fragment {
	if a.start == 0 {
		return b
	}
	if b.start == 0 {
		return a
	}
	at := c.emit(Inst{Op: InstAlt, Out: a.start, Arg: b.start})
	return fragment{at, append(a.holes, b.holes...), a.nullable || b.nullable}
}

// choice emits the choice between a body and going on, which is the hole.
func (c *compiler) choice(body uint32, lazy bool) (at uint32, leave hole) {
	if lazy {
		at = c.emit(Inst{Op: InstAlt, Arg: body})
		return at, hole(2 * at)
	}
	at = c.emit(Inst{Op: InstAlt, Out: body})
	return at, hole(2*at + 1)
}

func (c *compiler) optional(f fragment, lazy bool) fragment {
	at, leave := c.choice(f.start, lazy)
	return fragment{at, append([]hole{leave}, f.holes...), true}
}

func (c *compiler) star(f fragment, lazy bool) fragment {
	if f.nullable { // an empty round is no better than none: (x+)?
		return c.optional(c.plus(f, lazy), lazy)
	}
	at, leave := c.choice(f.start, lazy)
	c.fill(f.holes, at)
	return fragment{at, []hole{leave}, true}
}

func (c *compiler) plus(f fragment, lazy bool) fragment {
	at, leave := c.choice(f.start, lazy)
	c.fill(f.holes, at)
	return fragment{f.start, []hole{leave}, f.nullable}
}

func (c *compiler) runes(r []rune, flags Flags) fragment {
	i := Inst{Op: InstRune, Rune: r, Arg: uint32(flags & FoldCase)}
	if len(r) != 1 || unicode.SimpleFold(r[0]) == r[0] {
		i.Arg = 0
	}
	switch {
	case i.Arg == 0 && (len(r) == 1 || len(r) == 2 && r[0] == r[1]):
		i.Op = InstRune1
	case class(r).isAll():
		i.Op = InstRuneAny
	case class(r).isNotNewline():
		i.Op = InstRuneAnyNotNL
	}
	return c.single(i, false)
}
