// Programs in the form that the natives run: words, with a head, four words an
// instruction, and sets of runes beside them.
package regexp

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Instructions, as in natives.cpp.
const (
	opFail = iota
	opMatch
	opGoOn
	opEither
	opCapture
	opCondition
	opRune
	opAnyRune
	opNotNewline
	opSet
)

// The head: start, number of instructions, flags, unused, and which bytes a
// match may begin with.
const (
	headWords = 12
	firstAt   = 4
	instWords = 4

	flagAnchored = 1
	flagFirst    = 2
)

// A program is a flattened syntax.Prog.
type program struct {
	code []uint32
	sets []rune // four words of bits for ASCII, then pairs of bounds, each
}

func flatten(p *syntax.Prog) program {
	out := program{code: make([]uint32, headWords+instWords*len(p.Inst))}
	out.code[0], out.code[1] = uint32(p.Start), uint32(len(p.Inst))
	known := map[string]uint32{} // sets by their bounds
	for at := range p.Inst {
		i := &p.Inst[at]
		w := out.code[headWords+instWords*at:]
		w[1], w[2] = i.Out, i.Arg
		switch i.Op {
		case syntax.InstFail:
			w[0] = opFail
		case syntax.InstMatch:
			w[0] = opMatch
		case syntax.InstNop:
			w[0] = opGoOn
		case syntax.InstAlt, syntax.InstAltMatch:
			w[0] = opEither
		case syntax.InstCapture:
			w[0] = opCapture
		case syntax.InstEmptyWidth:
			w[0] = opCondition
		case syntax.InstRuneAny:
			w[0] = opAnyRune
		case syntax.InstRuneAnyNotNL:
			w[0] = opNotNewline
		default:
			out.rune(w, i, known)
		}
	}
	if p.StartCond()&syntax.EmptyBeginText != 0 {
		out.code[2] |= flagAnchored
	}
	out.findFirst(p)
	return out
}

// rune encodes an instruction that takes one rune of some.
func (out *program) rune(w []uint32, i *syntax.Inst, known map[string]uint32) {
	if len(i.Rune) == 0 {
		w[0] = opFail
		return
	}
	pairs := bounds(i)
	if len(pairs) == 2 && pairs[0] == pairs[1] {
		w[0], w[2] = opRune, uint32(pairs[0])
		return
	}
	w[0], w[3] = opSet, uint32(len(pairs)/2)
	key := string(pairs)
	at, ok := known[key]
	if !ok {
		at = uint32(len(out.sets))
		known[key] = at
		var ascii [4]rune
		eachASCII(pairs, func(c rune) { ascii[c/32] |= 1 << (c % 32) })
		out.sets = append(append(out.sets, ascii[:]...), pairs...)
	}
	w[2] = at
}

// bounds returns the ranges of runes that an instruction takes.
func bounds(i *syntax.Inst) []rune {
	if len(i.Rune) != 1 {
		return i.Rune
	}
	r := i.Rune[0]
	pairs := []rune{r}
	if syntax.Flags(i.Arg)&syntax.FoldCase != 0 {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			pairs = append(pairs, f)
		}
	}
	slices.Sort(pairs)
	for k := len(pairs) - 1; k >= 0; k-- {
		pairs = slices.Insert(pairs, k, pairs[k])
	}
	return pairs
}

func eachASCII(pairs []rune, f func(c rune)) {
	for k := 0; k < len(pairs); k += 2 {
		for c := pairs[k]; c <= min(pairs[k+1], utf8.RuneSelf-1); c++ {
			f(c)
		}
	}
}

// findFirst notes which bytes a match may begin with, if it cannot be empty.
func (out *program) findFirst(p *syntax.Prog) {
	var bytes [8]uint32
	seen := make([]bool, len(p.Inst))
	todo := []uint32{uint32(p.Start)}
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		i := &p.Inst[pc]
		switch i.Op {
		case syntax.InstFail:
		case syntax.InstMatch:
			return
		case syntax.InstAlt, syntax.InstAltMatch:
			todo = append(todo, i.Out, i.Arg)
		case syntax.InstNop, syntax.InstCapture, syntax.InstEmptyWidth:
			todo = append(todo, i.Out)
		default:
			pairs := bounds(i)
			eachASCII(pairs, func(c rune) { bytes[c/32] |= 1 << (c % 32) })
			if n := len(pairs); n > 0 && pairs[n-1] >= utf8.RuneSelf {
				for k := utf8.RuneSelf / 32; k < len(bytes); k++ {
					bytes[k] = ^uint32(0)
				}
			}
		}
	}
	out.code[2] |= flagFirst
	copy(out.code[firstAt:], bytes[:])
}

// stateWords returns how much memory a simulation needs.
func (out *program) stateWords(slots int) int {
	n := int(out.code[1])
	return 8 + 2*n*(2+slots) + 2*(2*n+2) + slots
}

// onePass reports whether a program that is bound to the beginning of the text
// never has a choice: what comes next in the text decides each alternative.
// Such programs have a prefix in spite of that condition.
func onePass(p *syntax.Prog) bool {
	begin := &p.Inst[p.Start]
	if begin.Op != syntax.InstEmptyWidth || begin.Arg&uint32(syntax.EmptyBeginText) == 0 || len(p.Inst) >= 1000 {
		return false
	}
	choices := slices.ContainsFunc(p.Inst, func(i syntax.Inst) bool { return i.Op == syntax.InstAlt })
	for k := range p.Inst {
		i := &p.Inst[k]
		ends := p.Inst[i.Out].Op == syntax.InstMatch
		switch i.Op {
		case syntax.InstAlt:
			if ends || p.Inst[i.Arg].Op == syntax.InstMatch {
				return false
			}
		case syntax.InstEmptyWidth:
			if ends && i.Arg&uint32(syntax.EmptyEndText) == 0 {
				return false
			}
		default:
			if ends && choices {
				return false
			}
		}
	}
	if !choices {
		return true
	}
	for k := range p.Inst {
		i := &p.Inst[k]
		if i.Op != syntax.InstAlt {
			continue
		}
		a, b := ahead{prog: p}, ahead{prog: p}
		a.look(i.Out)
		b.look(i.Arg)
		if a.twice || b.twice || a.end && b.end || touch(a.runes, b.runes) {
			return false
		}
	}
	return true
}

// ahead is what may come next in the text from an instruction on.
type ahead struct {
	prog  *syntax.Prog
	seen  map[uint32]bool
	runes []rune
	end   bool // the end of the expression
	twice bool // it can be reached in two ways
}

func (a *ahead) look(pc uint32) {
	if a.seen == nil {
		a.seen = map[uint32]bool{}
	}
	i := &a.prog.Inst[pc]
	if a.seen[pc] {
		return
	}
	a.seen[pc] = true
	switch i.Op {
	case syntax.InstFail:
	case syntax.InstMatch:
		a.end = true
	case syntax.InstAlt:
		a.look(i.Out)
		a.look(i.Arg)
	case syntax.InstNop, syntax.InstCapture, syntax.InstEmptyWidth:
		a.look(i.Out)
	default:
		a.runes = append(a.runes, bounds(i)...)
	}
}

// touch reports whether two sets have a rune in common.
func touch(a, b []rune) bool {
	for i := 0; i < len(a); i += 2 {
		for k := 0; k < len(b); k += 2 {
			if a[i] <= b[k+1] && b[k] <= a[i+1] {
				return true
			}
		}
	}
	return false
}

// anchoredPrefix returns the text behind the beginning of a one-pass program,
// and whether only the end follows.
func anchoredPrefix(p *syntax.Prog) (prefix string, complete bool) {
	i := &p.Inst[p.Inst[p.Start].Out]
	for i.Op == syntax.InstNop {
		i = &p.Inst[i.Out]
	}
	if i.Op < syntax.InstRune || len(i.Rune) != 1 {
		return "", i.Op == syntax.InstMatch
	}
	for i.Op >= syntax.InstRune && len(i.Rune) == 1 && i.Arg&uint32(syntax.FoldCase) == 0 && i.Rune[0] != utf8.RuneError {
		prefix += string(i.Rune[0])
		i = &p.Inst[i.Out]
	}
	complete = i.Op == syntax.InstEmptyWidth && i.Arg&uint32(syntax.EmptyEndText) != 0 &&
		p.Inst[i.Out].Op == syntax.InstMatch
	return prefix, complete
}
