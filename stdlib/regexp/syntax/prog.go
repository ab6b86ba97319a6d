// Programs.
package syntax

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Prog is an expression's program.
type Prog struct {
	Inst   []Inst
	Start  int
	NumCap int // slots for the bounds of captures; two are for all
}

// An InstOp is what an instruction does.
type InstOp uint8

const (
	InstAlt          InstOp = iota // go on at Out, and at Arg if that fails
	InstAltMatch                   // the same, where one of them matches all
	InstCapture                    // note the position in slot Arg
	InstEmptyWidth                 // go on if the EmptyOp Arg holds
	InstMatch                      // the end
	InstFail                       // no way on
	InstNop                        // nothing
	InstRune                       // a rune of Rune: a class, or one with Flags Arg
	InstRune1                      // the rune Rune[0]
	InstRuneAny                    // any rune
	InstRuneAnyNotNL               // any rune but a newline
)

var instNames = [...]string{
	"InstAlt", "InstAltMatch", "InstCapture", "InstEmptyWidth", "InstMatch", "InstFail",
	"InstNop", "InstRune", "InstRune1", "InstRuneAny", "InstRuneAnyNotNL",
}

// String returns the name.
//
//vole:cost 13
func (i InstOp) String() string {
	if int(i) < len(instNames) {
		return instNames[i]
	}
	return ""
}

// An EmptyOp is a set of conditions for a place between runes.
type EmptyOp uint8

const (
	EmptyBeginLine EmptyOp = 1 << iota
	EmptyEndLine
	EmptyBeginText
	EmptyEndText
	EmptyWordBoundary
	EmptyNoWordBoundary
)

// EmptyOpContext returns what holds between two runes, where -1 stands for the
// ends of the text.
func EmptyOpContext(r1, r2 rune) EmptyOp {
	op := EmptyNoWordBoundary
	if IsWordChar(r1) != IsWordChar(r2) {
		op = EmptyWordBoundary
	}
	switch {
	case r1 == '\n':
		op |= EmptyBeginLine
	case r1 < 0:
		op |= EmptyBeginText | EmptyBeginLine
	}
	switch {
	case r2 == '\n':
		op |= EmptyEndLine
	case r2 < 0:
		op |= EmptyEndText | EmptyEndLine
	}
	return op
}

// IsWordChar reports whether r is a letter, a digit or an underscore of ASCII.
//
//vole:cost 28
func IsWordChar(r rune) bool { return isWordChar(r) }

//go:noinline
func isWordChar(r rune) bool { return isAlnum(r) || r == '_' }

// An Inst is an instruction.
type Inst struct {
	Op   InstOp
	Out  uint32 // where to go on
	Arg  uint32
	Rune []rune
}

// anyRune reports whether the instruction takes a rune.
func (i *Inst) takesRune() bool { return i.Op >= InstRune }

// onlyRune returns the only rune that an instruction takes.
func (i *Inst) onlyRune() (rune, bool) {
	if !i.takesRune() || len(i.Rune) != 1 || Flags(i.Arg)&FoldCase != 0 {
		return 0, false
	}
	return i.Rune[0], i.Rune[0] != utf8.RuneError // which stands for broken bytes, too
}

// skip returns the first instruction from pc on that is not trivial.
func (p *Prog) skip(pc uint32) *Inst {
	i := &p.Inst[pc]
	for i.Op == InstNop || i.Op == InstCapture {
		i = &p.Inst[i.Out]
	}
	return i
}

// Prefix returns the text that all matches begin with, and whether that is the
// whole expression.
func (p *Prog) Prefix() (prefix string, complete bool) {
	var b strings.Builder
	i := p.skip(uint32(p.Start))
	if i.takesRune() && len(i.Rune) == 1 {
		for {
			r, ok := i.onlyRune()
			if !ok {
				break
			}
			b.WriteRune(r)
			i = p.skip(i.Out)
		}
	}
	return b.String(), i.Op == InstMatch
}

// StartCond returns the conditions for the place where a match begins; all
// bits if there is no match.
//
//vole:cost 54
func (p *Prog) StartCond() EmptyOp {
	var conditions EmptyOp
	for i := &p.Inst[p.Start]; ; i = &p.Inst[i.Out] {
		switch i.Op {
		case InstEmptyWidth:
			conditions |= EmptyOp(i.Arg)
		case InstFail:
			return ^EmptyOp(0)
		case InstCapture, InstNop:
		default:
			return conditions
		}
	}
}

// MatchRune reports whether the instruction takes r.
func (i *Inst) MatchRune(r rune) bool { return i.MatchRunePos(r) >= 0 }

// MatchRunePos returns which of the instruction's ranges has r, -1 for none.
func (i *Inst) MatchRunePos(r rune) int {
	switch c := i.Rune; {
	case len(c) == 0:
	case len(c) == 1:
		if r == c[0] {
			return 0
		}
		if Flags(i.Arg)&FoldCase != 0 {
			for f := unicode.SimpleFold(c[0]); f != c[0]; f = unicode.SimpleFold(f) {
				if r == f {
					return 0
				}
			}
		}
	default:
		lo, hi := 0, len(c)/2
		for lo < hi {
			m := int(uint(lo+hi) / 2)
			switch {
			case r < c[2*m]:
				hi = m
			case r > c[2*m+1]:
				lo = m + 1
			default:
				return m
			}
		}
	}
	return -1
}

// MatchEmptyWidth reports whether the instruction's condition holds between
// two runes, -1 for the ends of the text.
func (i *Inst) MatchEmptyWidth(before rune, after rune) bool {
	switch op := EmptyOp(i.Arg); op {
	case EmptyBeginLine, EmptyEndLine, EmptyBeginText, EmptyEndText,
		EmptyWordBoundary, EmptyNoWordBoundary:
		return EmptyOpContext(before, after)&op != 0
	}
	panic("unknown empty width arg")
}

// String returns the program, an instruction a line.
//
//vole:cost 78
func (p *Prog) String() string {
	var b strings.Builder
	p.write(&b)
	return b.String()
}

//go:noinline
func (p *Prog) write(b *strings.Builder) {
	for at := range p.Inst {
		number := strconv.Itoa(at)
		b.WriteString("   "[min(len(number), 3):] + number)
		if at == p.Start {
			b.WriteByte('*')
		}
		b.WriteString("\t" + p.Inst[at].String() + "\n")
	}
}

// String returns the instruction as in a program's text.
//
//vole:cost 78
func (i *Inst) String() string {
	var b strings.Builder
	i.write(&b)
	return b.String()
}

//go:noinline
func (i *Inst) write(b *strings.Builder) { b.WriteString(i.text()) }

//go:noinline
func (i *Inst) text() string {
	out := " -> " + strconv.Itoa(int(i.Out))
	arg := strconv.Itoa(int(i.Arg))
	switch i.Op {
	case InstAlt:
		return "alt" + out + ", " + arg
	case InstAltMatch:
		return "altmatch" + out + ", " + arg
	case InstCapture:
		return "cap " + arg + out
	case InstEmptyWidth:
		return "empty " + arg + out
	case InstMatch:
		return "match"
	case InstFail:
		return "fail"
	case InstNop:
		return "nop" + out
	case InstRune:
		text := "rune "
		if i.Rune == nil {
			text = "rune <nil>rune "
		}
		text += strconv.QuoteToASCII(string(i.Rune))
		if Flags(i.Arg)&FoldCase != 0 {
			text += "/i"
		}
		return text + out
	case InstRune1:
		return "rune1 " + strconv.QuoteToASCII(string(i.Rune)) + out
	case InstRuneAny:
		return "any" + out
	case InstRuneAnyNotNL:
		return "anynotnl" + out
	}
	return ""
}
