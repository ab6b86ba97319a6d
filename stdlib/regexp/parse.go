// Reading expressions: RE2's syntax with Perl's extensions into a tree. The
// tree is small; repetition with counts is written out when it is compiled.
package regexp

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// An Error is what is wrong with an expression.
type syntaxError struct {
	code string
	expr string
}

func (e *syntaxError) Error() string {
	return "error parsing regexp: " + e.code + ": `" + e.expr + "`"
}

const (
	errCharClass       = "invalid character class"
	errCharRange       = "invalid character class range"
	errEscape          = "invalid escape sequence"
	errNamedCapture    = "invalid named capture"
	errPerlOp          = "invalid or unsupported Perl syntax"
	errRepeatOp        = "invalid nested repetition operator"
	errRepeatSize      = "invalid repeat count"
	errUTF8            = "invalid UTF-8"
	errMissingBracket  = "missing closing ]"
	errMissingParen    = "missing closing )"
	errMissingArgument = "missing argument to repetition operator"
	errTrailing        = "trailing backslash at end of expression"
	errUnexpectedParen = "unexpected )"
	errNesting         = "expression nests too deeply"
	errLarge           = "expression too large"
)

type nodeOp uint8

const (
	opEmpty    nodeOp = iota
	opLiteral         // one rune
	opClass           // a rune of a set
	opAny             // any rune
	opAnyNotNL        // any rune but a newline
	opBeginLine
	opEndLine
	opBeginText
	opEndText
	opWord
	opNoWord
	opCapture
	opRepeat // min to max times (-1: no limit)
	opConcat
	opAlternate
)

type node struct {
	op       nodeOp
	fold     bool // literal: either case
	lazy     bool // repeat: as few as possible
	r        rune
	class    []rune // pairs of bounds
	min, max int
	capture  int
	subs     []*node
}

type flags uint8

const (
	foldCase flags = 1 << iota
	multiLine
	dotNL
	swapGreedy
)

const (
	maxRepeat = 1000
	maxDepth  = 1000
)

type parser struct {
	whole string
	s     string
	flags flags
	posix bool
	names []string // of the captures
	depth int
}

func (p *parser) fail(code, expr string) *node {
	panic(&syntaxError{code, expr})
}

// parse returns the tree of an expression and the names of its captures.
func parse(s string, posix bool) (n *node, names []string, err error) {
	defer func() {
		if e := recover(); e != nil {
			se, ok := e.(*syntaxError)
			if !ok {
				panic(e)
			}
			err = se
		}
	}()
	if !utf8.ValidString(s) {
		return nil, nil, &syntaxError{errUTF8, s}
	}
	p := &parser{whole: s, s: s, names: []string{""}, posix: posix}
	if posix {
		p.flags = multiLine
	}
	n = p.alternation()
	if p.s != "" { // only a parenthesis can be left
		p.fail(errUnexpectedParen, s)
	}
	return n, p.names, nil
}

func (p *parser) next() rune {
	r, size := utf8.DecodeRuneInString(p.s)
	p.s = p.s[size:]
	return r
}

func (p *parser) accept(text string) bool {
	if len(p.s) >= len(text) && p.s[:len(text)] == text {
		p.s = p.s[len(text):]
		return true
	}
	return false
}

func (p *parser) alternation() *node {
	if p.depth++; p.depth > maxDepth {
		p.fail(errNesting, p.whole)
	}
	subs := []*node{p.concatenation()}
	for p.accept("|") {
		subs = append(subs, p.concatenation())
	}
	p.depth--
	if len(subs) == 1 {
		return subs[0]
	}
	return &node{op: opAlternate, subs: subs}
}

func (p *parser) concatenation() *node {
	n := &node{op: opConcat}
	before := "" // text of the last repetition operator, if it was the last thing
	for p.s != "" && p.s[0] != '|' && p.s[0] != ')' {
		start := p.s
		switch p.s[0] {
		case '*', '+', '?', '{':
			min, max, ok := p.repetition()
			if !ok { // a brace that is no repetition
				p.s = p.s[1:]
				n.subs = append(n.subs, p.literal('{'))
				before = ""
				continue
			}
			lazy := p.flags&swapGreedy != 0
			if !p.posix && p.accept("?") {
				lazy = !lazy
			}
			op := start[:len(start)-len(p.s)]
			if before != "" && !p.posix {
				p.fail(errRepeatOp, before+op)
			}
			if len(n.subs) == 0 {
				p.fail(errMissingArgument, op)
			}
			last := len(n.subs) - 1
			body := []*node{n.subs[last]}
			n.subs[last] = &node{op: opRepeat, min: min, max: max, lazy: lazy, subs: body}
			if (min >= 2 || max >= 2) && !repeatable(n.subs[last], maxRepeat) {
				p.fail(errRepeatSize, op)
			}
			before = op
			continue
		}
		before = ""
		if sub := p.atom(); sub != nil {
			n.subs = append(n.subs, sub...)
		}
	}
	switch len(n.subs) {
	case 0:
		return &node{op: opEmpty}
	case 1:
		return n.subs[0]
	}
	return n
}

// repetition reads a repetition operator without its lazy mark.
func (p *parser) repetition() (min, max int, ok bool) {
	start := p.s
	switch p.s[0] {
	case '*':
		p.s = p.s[1:]
		return 0, -1, true
	case '+':
		p.s = p.s[1:]
		return 1, -1, true
	case '?':
		p.s = p.s[1:]
		return 0, 1, true
	}
	p.s = p.s[1:]
	min, ok = p.number()
	if ok {
		max = min
		if p.accept(",") {
			if p.s != "" && p.s[0] == '}' {
				max = -1
			} else {
				max, ok = p.number()
			}
		}
	}
	if !ok || !p.accept("}") {
		p.s = start
		return 0, 0, false
	}
	if min > maxRepeat || max > maxRepeat || max >= 0 && min > max {
		p.fail(errRepeatSize, start[:len(start)-len(p.s)])
	}
	return min, max, true
}

// repeatable reports whether nested repetitions write out n at most n times.
func repeatable(n *node, limit int) bool {
	if n.op == opRepeat {
		m := n.max
		if m == 0 {
			return true
		}
		if m < 0 {
			m = n.min
		}
		if m > limit {
			return false
		}
		if m > 0 {
			limit /= m
		}
	}
	for _, s := range n.subs {
		if !repeatable(s, limit) {
			return false
		}
	}
	return true
}

// number reads a decimal number; one beyond reason is maxRepeat+1.
func (p *parser) number() (int, bool) {
	i, n := 0, 0
	for i < len(p.s) && '0' <= p.s[i] && p.s[i] <= '9' {
		n = min(n*10+int(p.s[i]-'0'), maxRepeat+1)
		i++
	}
	if i == 0 || i > 1 && p.s[0] == '0' {
		return 0, false
	}
	p.s = p.s[i:]
	return n, true
}

func (p *parser) literal(r rune) *node {
	n := &node{op: opLiteral, r: r}
	if p.flags&foldCase != 0 && unicode.SimpleFold(r) != r {
		n.fold = true
	}
	return n
}

// atom reads what a repetition can follow; \Q…\E may be several.
func (p *parser) atom() []*node {
	switch p.s[0] {
	case '(':
		return p.group()
	case '[':
		return []*node{p.classNode(p.bracket())}
	case '.':
		p.s = p.s[1:]
		if p.flags&dotNL != 0 {
			return []*node{{op: opAny}}
		}
		return []*node{{op: opAnyNotNL}}
	case '^':
		p.s = p.s[1:]
		if p.flags&multiLine != 0 {
			return []*node{{op: opBeginLine}}
		}
		return []*node{{op: opBeginText}}
	case '$':
		p.s = p.s[1:]
		if p.flags&multiLine != 0 {
			return []*node{{op: opEndLine}}
		}
		return []*node{{op: opEndText}}
	case '\\':
		return p.escape()
	}
	return []*node{p.literal(p.next())}
}

func (p *parser) classNode(class []rune) *node {
	if p.flags&foldCase != 0 {
		class = foldClass(class)
	}
	return &node{op: opClass, class: cleanClass(class)}
}

func (p *parser) escape() []*node {
	if len(p.s) >= 2 && !p.posix {
		switch p.s[1] {
		case 'A':
			p.s = p.s[2:]
			return []*node{{op: opBeginText}}
		case 'z':
			p.s = p.s[2:]
			return []*node{{op: opEndText}}
		case 'b':
			p.s = p.s[2:]
			return []*node{{op: opWord}}
		case 'B':
			p.s = p.s[2:]
			return []*node{{op: opNoWord}}
		case 'C':
			p.fail(errEscape, `\C`)
		case 'Q':
			p.s = p.s[2:]
			var list []*node
			for p.s != "" && !p.accept(`\E`) {
				list = append(list, p.literal(p.next()))
			}
			return list
		}
	}
	if class, ok := p.escapeClass(); ok {
		return []*node{p.classNode(class)}
	}
	return []*node{p.literal(p.escapeRune())}
}

// escapeRune reads an escape that stands for one rune.
func (p *parser) escapeRune() rune {
	start := p.s
	p.s = p.s[1:]
	if p.s == "" {
		p.fail(errTrailing, "")
	}
	bad := func() rune {
		p.fail(errEscape, start[:len(start)-len(p.s)])
		return 0
	}
	switch c := p.next(); c {
	case '1', '2', '3', '4', '5', '6', '7':
		// One digit would be a back reference.
		if p.s == "" || p.s[0] < '0' || p.s[0] > '7' {
			return bad()
		}
		fallthrough
	case '0':
		r := c - '0'
		for i := 1; i < 3 && p.s != "" && '0' <= p.s[0] && p.s[0] <= '7'; i++ {
			r = r*8 + rune(p.s[0]-'0')
			p.s = p.s[1:]
		}
		return r
	case 'x':
		if p.s == "" {
			return bad()
		}
		if !p.accept("{") {
			if len(p.s) < 2 {
				p.s = ""
				return bad()
			}
			r, err := strconv.ParseUint(p.s[:2], 16, 32)
			p.s = p.s[2:]
			if err != nil {
				return bad()
			}
			return rune(r)
		}
		r, digits := rune(0), 0
		for {
			if p.s == "" {
				return bad()
			}
			c := p.next()
			if c == '}' {
				break
			}
			v, err := strconv.ParseUint(string(c), 16, 8)
			if err != nil {
				return bad()
			}
			r = r*16 + rune(v)
			digits++
			if r > unicode.MaxRune {
				return bad()
			}
		}
		if digits == 0 {
			return bad()
		}
		return r
	case 'a':
		return '\a'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	default:
		if c < utf8.RuneSelf && !isWordRune(c) || c == '_' {
			return c // punctuation
		}
	}
	return bad()
}

// group reads a parenthesis.
func (p *parser) group() []*node {
	start := p.s
	p.s = p.s[1:]
	saved := p.flags
	capture := -1
	switch {
	case p.posix || len(p.s) == 0 || p.s[0] != '?':
		capture = len(p.names)
		p.names = append(p.names, "")
	case len(p.s) > 3 && p.accept("?P<"), len(p.s) > 2 && p.accept("?<"):
		i := 0
		for i < len(p.s) && p.s[i] != '>' {
			i++
		}
		if i == len(p.s) {
			p.fail(errNamedCapture, start)
		}
		name := p.s[:i]
		text := start[:len(start)-len(p.s)+i+1]
		p.s = p.s[i+1:]
		if name == "" {
			p.fail(errNamedCapture, text)
		}
		for _, c := range name {
			if !isWordRune(c) {
				p.fail(errNamedCapture, text)
			}
		}
		capture = len(p.names)
		p.names = append(p.names, name)
	default:
		if p.groupFlags(start) { // flags up to the end of the group around
			return nil
		}
	}
	n := p.alternation()
	if !p.accept(")") {
		p.fail(errMissingParen, p.whole)
	}
	p.flags = saved
	if capture >= 0 {
		n = &node{op: opCapture, capture: capture, subs: []*node{n}}
	}
	if n.op == opConcat || n.op == opEmpty { // one thing for a repetition
		n = &node{op: opConcat, subs: []*node{n}}
	}
	return []*node{n}
}

// groupFlags reads (?flags) or (?flags: and reports whether it was the former.
func (p *parser) groupFlags(start string) bool {
	p.s = p.s[1:]
	set, sign, any := p.flags, 1, false
	for p.s != "" {
		c := p.next()
		var f flags
		switch c {
		case 'i':
			f = foldCase
		case 'm':
			f = multiLine
		case 's':
			f = dotNL
		case 'U':
			f = swapGreedy
		case '-':
			if sign < 0 {
				p.fail(errPerlOp, start[:len(start)-len(p.s)])
			}
			sign, any = -1, false
			continue
		case ':', ')':
			if sign < 0 && !any {
				p.fail(errPerlOp, start[:len(start)-len(p.s)])
			}
			p.flags = set
			return c == ')'
		default:
			p.fail(errPerlOp, start[:len(start)-len(p.s)])
		}
		any = true
		if sign > 0 {
			set |= f
		} else {
			set &^= f
		}
	}
	p.fail(errPerlOp, start)
	return false
}

func isWordRune(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
