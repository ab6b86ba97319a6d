// Trees as text that Parse reads as the same tree. Flags that nodes depend on
// are written around the longest stretches of nodes that do not mind.
package syntax

import (
	"strconv"
	"strings"
	"unicode"
)

// A scope is flags that are written as (?flags:...), and that some node needs
// or does not bear.
type scope uint8

const (
	scopeI scope = 1 << iota
	scopeM
	scopeS
	scopeEnd // the parenthesis closes behind this node
	minusM
	minusS

	allScopes = scopeI | scopeM | scopeS
)

type printer struct {
	b    strings.Builder
	open map[*Regexp]scope // what is opened before a node, and closed behind it
}

// String returns the expression.
func (re *Regexp) String() string {
	p := &printer{}
	need, hate := p.scan(re)
	if hate&scopeM != 0 {
		need |= minusM
	}
	if hate&scopeS != 0 {
		need |= minusS
	}
	if need != 0 {
		need |= scopeEnd
	}
	p.write(re, need, false)
	return p.b.String()
}

// scan returns the flags that a node needs and those it does not bear.
func (p *printer) scan(re *Regexp) (need, hate scope) {
	switch re.Op {
	case OpLiteral:
		for _, r := range re.Rune {
			if minFold <= r && r <= maxFold && unicode.SimpleFold(r) != r {
				if re.Flags&FoldCase != 0 {
					return scopeI, 0
				}
				return 0, scopeI
			}
		}
	case OpCharClass:
		// With (?i) it would match the other cases too: has it them all?
		c := class(re.Rune)
		for i := 0; i+1 < len(c); i += 2 {
			lo, hi := max(c[i], minFold), min(c[i+1], maxFold)
			whole := eachFold(c[i], c[i+1], func(r rune) bool {
				for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
					if (f < lo || f > hi) && !c.has(f) {
						return false
					}
				}
				return true
			})
			if !whole {
				return 0, scopeI
			}
		}
	case OpAnyCharNotNL:
		return 0, scopeS
	case OpAnyChar:
		return scopeS, 0
	case OpBeginLine, OpEndLine:
		return scopeM, 0
	case OpEndText:
		if re.Flags&WasDollar != 0 {
			return 0, scopeM
		}
	case OpCapture, OpStar, OpPlus, OpQuest, OpRepeat:
		return p.scan(re.Sub[0])
	case OpConcat, OpAlternate:
		return p.scanList(re.Sub)
	}
	return 0, 0
}

// scanList cuts a list where what one node needs another does not bear, and
// opens a scope for each stretch that needs one.
func (p *printer) scanList(subs []*Regexp) (need, hate scope) {
	var all scope
	first, last, cut := 0, 0, false
	flush := func() {
		if need != 0 {
			p.mark(subs[first], need)
			p.mark(subs[last], scopeEnd)
		}
	}
	for i, sub := range subs {
		n, h := p.scan(sub)
		if need&h != 0 || n&hate != 0 {
			flush()
			need, hate, first, cut = 0, 0, i, true
		}
		need |= n
		hate |= h
		all |= h
		if n != 0 {
			last = i
		}
		if need == 0 && first == i { // needs nothing: the scope begins later
			first++
		}
	}
	if !cut {
		return need, hate
	}
	flush()
	return 0, all
}

func (p *printer) mark(re *Regexp, s scope) {
	if p.open == nil {
		p.open = make(map[*Regexp]scope)
	}
	if s == scopeEnd {
		p.open[re] |= s
	} else {
		p.open[re] = s
	}
}

// write writes a node in a scope of its own, in parentheses if they are needed
// to keep it together.
func (p *printer) write(re *Regexp, s scope, together bool) {
	s |= p.open[re]
	flags := s &^ scopeEnd
	if flags != 0 {
		if s&scopeEnd != 0 {
			together = false // the scope's parentheses do it
		}
		p.b.WriteString("(?")
		for i, letter := range "ims" {
			if flags&(scopeI<<i) != 0 {
				p.b.WriteRune(letter)
			}
		}
		if flags&(minusM|minusS) != 0 {
			p.b.WriteByte('-')
			if flags&minusM != 0 {
				p.b.WriteByte('m')
			}
			if flags&minusS != 0 {
				p.b.WriteByte('s')
			}
		}
		p.b.WriteByte(':')
	}
	if together {
		p.b.WriteString("(?:")
	}
	p.node(re)
	if together {
		p.b.WriteByte(')')
	}
	if s&scopeEnd != 0 {
		p.b.WriteByte(')')
	}
}

func (p *printer) node(re *Regexp) {
	b := &p.b
	switch re.Op {
	case OpNoMatch:
		b.WriteString(`[^\x00-\x{10FFFF}]`)
	case OpEmptyMatch:
		b.WriteString(`(?:)`)
	case OpLiteral:
		for _, r := range re.Rune {
			p.rune(r, false)
		}
	case OpCharClass:
		p.class(re.Rune)
	case OpAnyCharNotNL, OpAnyChar:
		b.WriteByte('.')
	case OpBeginLine:
		b.WriteByte('^')
	case OpEndLine:
		b.WriteByte('$')
	case OpBeginText:
		b.WriteString(`\A`)
	case OpEndText:
		if re.Flags&WasDollar != 0 {
			b.WriteByte('$')
		} else {
			b.WriteString(`\z`)
		}
	case OpWordBoundary:
		b.WriteString(`\b`)
	case OpNoWordBoundary:
		b.WriteString(`\B`)
	case OpCapture:
		b.WriteByte('(')
		if re.Name != "" {
			b.WriteString("?P<" + re.Name + ">")
		}
		if re.Sub[0].Op != OpEmptyMatch {
			p.write(re.Sub[0], 0, false)
		}
		b.WriteByte(')')
	case OpStar, OpPlus, OpQuest, OpRepeat:
		p.repetition(re)
	case OpConcat:
		for _, sub := range re.Sub {
			p.write(sub, 0, sub.Op == OpAlternate)
		}
	case OpAlternate:
		for i, sub := range re.Sub {
			if i > 0 {
				b.WriteByte('|')
			}
			p.write(sub, 0, false)
		}
	default:
		b.WriteString("<invalid op" + strconv.Itoa(int(re.Op)) + ">")
	}
}

func (p *printer) repetition(re *Regexp) {
	sub := re.Sub[0]
	p.write(sub, 0, sub.Op > OpCapture || sub.Op == OpLiteral && len(sub.Rune) > 1)
	switch re.Op {
	case OpStar:
		p.b.WriteByte('*')
	case OpPlus:
		p.b.WriteByte('+')
	case OpQuest:
		p.b.WriteByte('?')
	default:
		p.b.WriteString("{" + strconv.Itoa(re.Min))
		if re.Max != re.Min {
			p.b.WriteByte(',')
			if re.Max >= 0 {
				p.b.WriteString(strconv.Itoa(re.Max))
			}
		}
		p.b.WriteByte('}')
	}
	if re.Flags&NonGreedy != 0 {
		p.b.WriteByte('?')
	}
}

func (p *printer) class(c class) {
	if len(c)%2 != 0 {
		p.b.WriteString("[invalid char class]")
		return
	}
	p.b.WriteByte('[')
	n := len(c)
	switch {
	case n == 0:
		p.b.WriteString(`^\x00-\x{10FFFF}`)
	case n > 2 && c[0] == 0 && c[n-1] == unicode.MaxRune:
		p.b.WriteByte('^') // what lies between the ranges is shorter
		for i := 1; i < n-1; i += 2 {
			p.bounds(c[i]+1, c[i+1]-1)
		}
	default:
		for i := 0; i < n; i += 2 {
			p.bounds(c[i], c[i+1])
		}
	}
	p.b.WriteByte(']')
}

func (p *printer) bounds(lo, hi rune) {
	p.rune(lo, lo == '-')
	if lo == hi {
		return
	}
	if hi > lo+1 {
		p.b.WriteByte('-')
	}
	p.rune(hi, hi == '-')
}

// rune writes one, escaped if it must be or should be.
func (p *printer) rune(r rune, should bool) {
	if unicode.IsPrint(r) {
		if should || strings.ContainsRune(`\.+*?()|[]{}^$`, r) {
			p.b.WriteByte('\\')
		}
		p.b.WriteRune(r)
		return
	}
	if i := strings.IndexRune("\a\f\n\r\t\v", r); i >= 0 {
		p.b.WriteByte('\\')
		p.b.WriteByte("afnrtv"[i])
		return
	}
	digits := strconv.FormatInt(int64(r), 16)
	switch {
	case r >= 0x100:
		p.b.WriteString(`\x{` + digits + `}`)
	case len(digits) == 1:
		p.b.WriteString(`\x0` + digits)
	default:
		p.b.WriteString(`\x` + digits)
	}
}
