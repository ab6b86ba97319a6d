// The program of an expression: instructions for the matchers of exec.go.
// Alternatives are tried in order, which makes the match the one that Perl
// would find.
package regexp

import "unicode"

type instOp uint8

const (
	instMatch   instOp = iota
	instFail           // no way on
	instJump           // to out
	instSplit          // out first, then arg
	instCapture        // notes the position in slot arg
	instEmpty          // asserts node op arg
	instRune           // the rune r
	instFold           // the rune r in any case
	instClass
	instAny
	instAnyNotNL
)

type inst struct {
	op    instOp
	out   int
	arg   int
	r     rune
	class []rune
}

const maxInsts = 100000

type compiler struct {
	insts []inst
}

func (c *compiler) add(i inst) int {
	if len(c.insts) > maxInsts {
		panic(&syntaxError{errLarge, ""})
	}
	c.insts = append(c.insts, i)
	return len(c.insts) - 1
}

// compile appends the instructions of n so that they go on at next, and
// returns where they begin. It works from the end to the beginning.
func (c *compiler) compile(n *node, next int) int {
	switch n.op {
	case opEmpty:
		return next
	case opLiteral:
		op := instRune
		if n.fold {
			op = instFold
		}
		return c.add(inst{op: op, out: next, r: n.r})
	case opClass:
		if len(n.class) == 0 {
			return c.add(inst{op: instFail})
		}
		return c.add(inst{op: instClass, out: next, class: n.class})
	case opAny:
		return c.add(inst{op: instAny, out: next})
	case opAnyNotNL:
		return c.add(inst{op: instAnyNotNL, out: next})
	case opCapture:
		end := c.add(inst{op: instCapture, out: next, arg: 2*n.capture + 1})
		return c.add(inst{op: instCapture, out: c.compile(n.subs[0], end), arg: 2 * n.capture})
	case opConcat:
		for i := len(n.subs) - 1; i >= 0; i-- {
			next = c.compile(n.subs[i], next)
		}
		return next
	case opAlternate:
		at := c.compile(n.subs[len(n.subs)-1], next)
		for i := len(n.subs) - 2; i >= 0; i-- {
			at = c.add(inst{op: instSplit, out: c.compile(n.subs[i], next), arg: at})
		}
		return at
	case opRepeat:
		return c.repeat(n, next)
	}
	return c.add(inst{op: instEmpty, out: next, arg: int(n.op)})
}

// split makes a choice between going on with the body and leaving it.
func (c *compiler) split(body, leave int, lazy bool) int {
	if lazy {
		body, leave = leave, body
	}
	return c.add(inst{op: instSplit, out: body, arg: leave})
}

func (c *compiler) repeat(n *node, next int) int {
	sub := n.subs[0]
	if n.max < 0 {
		// The body and then the choice to go back.
		choice := c.add(inst{op: instSplit})
		body := c.compile(sub, choice)
		c.insts[choice].out, c.insts[choice].arg = body, next
		if n.lazy {
			c.insts[choice].out, c.insts[choice].arg = next, body
		}
		switch {
		case n.min > 0:
			at := body
			for range n.min - 1 {
				at = c.compile(sub, at)
			}
			return at
		case matchesEmpty(sub):
			// An empty round must not be preferred to none: x* is (x+)? then.
			return c.split(body, next, n.lazy)
		}
		return choice
	}
	at := next
	for range n.max - n.min {
		at = c.split(c.compile(sub, at), next, n.lazy)
	}
	for range n.min {
		at = c.compile(sub, at)
	}
	return at
}

// matchesEmpty reports whether n can match nothing.
func matchesEmpty(n *node) bool {
	switch n.op {
	case opLiteral, opClass, opAny, opAnyNotNL:
		return false
	case opCapture:
		return matchesEmpty(n.subs[0])
	case opRepeat:
		return n.min == 0 || matchesEmpty(n.subs[0])
	case opConcat:
		for _, s := range n.subs {
			if !matchesEmpty(s) {
				return false
			}
		}
		return true
	case opAlternate:
		for _, s := range n.subs {
			if matchesEmpty(s) {
				return true
			}
		}
		return false
	}
	return true
}

// size returns how many instructions n takes, up to a bound.
func size(n *node) int {
	total := 1
	for _, s := range n.subs {
		total = min(total+size(s), maxInsts+1)
	}
	if n.op == opRepeat {
		total = min(total*max(n.max, n.min+1, 1), maxInsts+1)
	}
	return total
}

// literalPrefix returns the text that every match begins with and whether a
// match is no more than that.
func literalPrefix(prog []inst, pc int) (prefix string, complete bool) {
	for {
		switch i := &prog[pc]; i.op {
		case instJump, instCapture:
		case instRune:
			prefix += string(i.r)
		default:
			return prefix, i.op == instMatch
		}
		pc = prog[pc].out
	}
}

// matches reports whether the instruction takes the rune r.
func (i *inst) matches(r rune) bool {
	switch i.op {
	case instRune:
		return r == i.r
	case instFold:
		if r == i.r {
			return true
		}
		for f := unicode.SimpleFold(i.r); f != i.r; f = unicode.SimpleFold(f) {
			if f == r {
				return true
			}
		}
		return false
	case instClass:
		return inClass(i.class, r)
	case instAny:
		return r >= 0
	case instAnyNotNL:
		return r >= 0 && r != '\n'
	}
	return false
}
