// Reading expressions.
package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits, so that no expression takes all memory: of the tree's height, of
// instructions, of runes in classes, and of counts.
const (
	maxHeight = 1000
	maxSize   = 128 << 20 / 40 // an instruction has 40 bytes
	maxRunes  = 128 << 20 / 4
	maxRepeat = 1000
)

// A group is a parenthesis that is open, or the whole expression.
type group struct {
	node  *Regexp   // the capture, nil for others
	flags Flags     // in force outside
	alts  []*Regexp // finished alternatives
	items []*Regexp // of the alternative at work
}

type parser struct {
	whole  string
	flags  Flags
	groups []group // the innermost last
	caps   int
	repeat string // the text from the last token on, if that was a repetition

	nodes   int64 // made so far
	runes   int
	repeats int64 // product of all counts
	heights map[*Regexp]int
	sizes   map[*Regexp]int64
	limit   ErrorCode // of the limits that was reached
}

// Parse reads an expression.
//
//vole:cost 71
func Parse(s string, flags Flags) (*Regexp, error) { return parse(s, flags) }

//go:noinline
func parse(s string, flags Flags) (*Regexp, error) {
	if flags&Literal != 0 {
		if err := checkUTF8(s); err != nil {
			return nil, err
		}
		return literalOf([]rune(s), flags), nil
	}
	p := &parser{whole: s, flags: flags, repeats: 1, groups: make([]group, 1, 4)}
	for rest := s; rest != ""; {
		after, err := p.token(rest)
		if err != nil {
			return nil, err
		}
		if p.limit != "" {
			return nil, &Error{p.limit, s}
		}
		rest = after
	}
	re := p.finish()
	if p.limit != "" {
		return nil, &Error{p.limit, s}
	}
	if len(p.groups) != 1 {
		return nil, &Error{ErrMissingParen, s}
	}
	return re, nil
}

// token reads what is next and returns the text behind it.
func (p *parser) token(s string) (rest string, err error) {
	wasRepeat := p.repeat
	p.repeat = ""
	rest = s[1:]
	switch s[0] {
	case '(':
		if p.flags&PerlX != 0 && strings.HasPrefix(rest, "?") {
			return p.special(s)
		}
		p.open("", true)
	case '|':
		p.endAlternative()
	case ')':
		return rest, p.close()
	case '^':
		if p.flags&OneLine != 0 {
			p.push(p.node(OpBeginText))
		} else {
			p.push(p.node(OpBeginLine))
		}
	case '$':
		if p.flags&OneLine != 0 {
			re := p.node(OpEndText)
			re.Flags |= WasDollar
			p.push(re)
		} else {
			p.push(p.node(OpEndLine))
		}
	case '.':
		if p.flags&DotNL != 0 {
			p.push(p.node(OpAnyChar))
		} else {
			p.push(p.node(OpAnyCharNotNL))
		}
	case '[':
		return p.bracket(s)
	case '*':
		return p.repetition(OpStar, 0, 0, s, rest, wasRepeat)
	case '+':
		return p.repetition(OpPlus, 0, 0, s, rest, wasRepeat)
	case '?':
		return p.repetition(OpQuest, 0, 0, s, rest, wasRepeat)
	case '{':
		lo, hi, after, ok := counts(s)
		if !ok {
			p.literal('{')
			break
		}
		if lo > maxRepeat || hi > maxRepeat || hi >= 0 && lo > hi {
			return "", &Error{ErrInvalidRepeatSize, s[:len(s)-len(after)]}
		}
		return p.repetition(OpRepeat, lo, hi, s, after, wasRepeat)
	case '\\':
		return p.escape(s)
	default:
		r, after, err := nextRune(s)
		if err != nil {
			return "", err
		}
		p.literal(r)
		return after, nil
	}
	return rest, nil
}

func (p *parser) top() *group { return &p.groups[len(p.groups)-1] }

// node returns a new node with the flags in force.
func (p *parser) node(op Op) *Regexp {
	p.nodes++
	return &Regexp{Op: op, Flags: p.flags}
}

// push adds a node to the alternative at work. Literals are joined one push
// later, since a repetition may follow that takes only the last rune.
func (p *parser) push(re *Regexp) {
	p.runes += len(re.Rune)
	p.asLiteral(re)
	g := p.top()
	g.joinLiterals()
	g.items = append(g.items, re)
	p.check(re)
}

// asLiteral makes a literal of a class that has one rune, or one in two cases.
func (p *parser) asLiteral(re *Regexp) {
	if re.Op != OpCharClass {
		return
	}
	r := re.Rune
	switch {
	case len(r) == 2 && r[0] == r[1]:
		re.Flags = p.flags &^ FoldCase
	case len(r) == 4 && r[0] == r[1] && r[2] == r[3] && areCases(r[0], r[2]),
		len(r) == 2 && r[0]+1 == r[1] && areCases(r[0], r[1]):
		re.Flags = p.flags | FoldCase
	default:
		return
	}
	re.Op = OpLiteral
	re.Rune = r[:1]
}

// areCases reports whether two runes are all cases of one letter.
func areCases(a, b rune) bool { return unicode.SimpleFold(a) == b && unicode.SimpleFold(b) == a }

// joinLiterals joins the last two items, if both are literals of one kind.
func (g *group) joinLiterals() {
	n := len(g.items)
	if n < 2 {
		return
	}
	a, b := g.items[n-2], g.items[n-1]
	if a.Op == OpLiteral && b.Op == OpLiteral && (a.Flags^b.Flags)&FoldCase == 0 {
		a.Rune = append(a.Rune, b.Rune...)
		g.items = g.items[:n-1]
	}
}

// literal adds one rune, in the least of its cases if they do not matter.
func (p *parser) literal(r rune) {
	if p.flags&FoldCase != 0 && minFold <= r && r <= maxFold {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		r = least
	}
	re := p.node(OpLiteral)
	re.Rune = append(re.Rune0[:0], r)
	p.push(re)
}

// repetition applies an operator, the text from s to rest, to the last item.
func (p *parser) repetition(op Op, lo, hi int, s, rest, wasRepeat string) (string, error) {
	flags := p.flags
	if p.flags&PerlX != 0 {
		if strings.HasPrefix(rest, "?") {
			rest = rest[1:]
			flags ^= NonGreedy
		}
		if wasRepeat != "" { // Perl means something else by a**
			return "", &Error{ErrInvalidRepeatOp, wasRepeat[:len(wasRepeat)-len(rest)]}
		}
	}
	text := s[:len(s)-len(rest)]
	g := p.top()
	last := len(g.items) - 1
	if last < 0 {
		return "", &Error{ErrMissingRepeatArgument, text}
	}
	re := over(op, flags, g.items[last])
	re.Min, re.Max = lo, hi
	p.nodes++
	if op == OpRepeat {
		p.multiply(lo, hi)
	}
	g.items[last] = re
	p.check(re)
	if op == OpRepeat && (lo >= 2 || hi >= 2) && !repeatable(re, maxRepeat) {
		return "", &Error{ErrInvalidRepeatSize, text}
	}
	p.repeat = s
	return rest, nil
}

// repeatable reports whether nested counts write out nothing more than n times.
func repeatable(re *Regexp, n int) bool {
	if re.Op == OpRepeat {
		times := re.Max
		if times < 0 {
			times = re.Min
		}
		switch {
		case re.Max == 0:
			return true
		case times > n:
			return false
		case times > 0:
			n /= times
		}
	}
	for _, sub := range re.Sub {
		if !repeatable(sub, n) {
			return false
		}
	}
	return true
}

// counts reads {n}, {n,} or {n,m}. A number beyond reason is more than
// maxRepeat.
func counts(s string) (lo, hi int, rest string, ok bool) {
	if lo, rest, ok = number(s[1:]); !ok {
		return
	}
	hi = lo
	if strings.HasPrefix(rest, ",") {
		rest = rest[1:]
		if hi = -1; !strings.HasPrefix(rest, "}") {
			if hi, rest, ok = number(rest); !ok {
				return
			}
		}
	}
	if !strings.HasPrefix(rest, "}") {
		return 0, 0, "", false
	}
	return lo, hi, rest[1:], true
}

func number(s string) (n int, rest string, ok bool) {
	i := 0
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		n = min(10*n+int(s[i]-'0'), maxRepeat+1)
	}
	return n, s[i:], i == 1 || i > 1 && s[0] != '0'
}

// open begins a group.
func (p *parser) open(name string, capture bool) {
	g := group{flags: p.flags}
	if capture {
		p.caps++
		g.node = p.node(OpCapture)
		g.node.Cap, g.node.Name = p.caps, name
	}
	p.groups = append(p.groups, g)
}

// endAlternative makes one node of the items, and merges it with the
// alternative before if both match one rune.
func (p *parser) endAlternative() {
	g := p.top()
	g.joinLiterals()
	items := g.items
	g.items = nil
	var re *Regexp
	if len(items) == 0 {
		p.nodes++
		re = &Regexp{Op: OpEmptyMatch}
	} else {
		re = p.collapse(items, OpConcat)
	}
	p.asLiteral(re)
	p.check(re)
	if n := len(g.alts); n > 0 {
		last := g.alts[n-1]
		if last.isOneRune() && re.isOneRune() {
			if last.Op < re.Op {
				last, re = re, last
			}
			mergeRunes(last, re)
			g.alts[n-1] = last
			return
		}
		cleanRunes(last)
	}
	g.alts = append(g.alts, re)
}

// finish makes one node of the innermost group.
func (p *parser) finish() *Regexp {
	p.endAlternative()
	g := p.top()
	cleanRunes(g.alts[len(g.alts)-1])
	re := p.collapse(g.alts, OpAlternate)
	p.asLiteral(re)
	p.check(re)
	return re
}

// close ends the innermost group.
func (p *parser) close() error {
	if len(p.groups) == 1 {
		return &Error{ErrUnexpectedParen, p.whole}
	}
	re := p.finish()
	g := p.top()
	p.flags = g.flags
	if g.node != nil {
		g.node.Sub = append(g.node.Sub0[:0], re)
		re = g.node
	}
	p.groups = p.groups[:len(p.groups)-1]
	p.push(re)
	return nil
}

// multiply keeps the product of all counts.
func (p *parser) multiply(lo, hi int) {
	n := int64(hi)
	if hi < 0 {
		n = int64(lo)
	}
	n = max(n, 1)
	if n > maxSize/p.repeats {
		p.repeats = maxSize
	} else {
		p.repeats *= n
	}
}

// check looks at the limits. Heights and sizes are computed only where an
// expression has enough nodes to reach them.
func (p *parser) check(re *Regexp) {
	if p.runes > maxRunes {
		p.limit = ErrLarge
	}
	if p.nodes >= maxSize/p.repeats {
		if p.sizes == nil {
			p.sizes = make(map[*Regexp]int64)
		}
		delete(p.sizes, re)
		if p.size(re) > maxSize {
			p.limit = ErrLarge
		}
	}
	if p.nodes >= maxHeight {
		if p.heights == nil {
			p.heights = make(map[*Regexp]int)
		}
		delete(p.heights, re)
		if p.height(re) > maxHeight && p.limit == "" {
			p.limit = ErrNestingDepth
		}
	}
}

func (p *parser) height(re *Regexp) int {
	if h, ok := p.heights[re]; ok {
		return h
	}
	h := 0
	for _, sub := range re.Sub {
		h = max(h, p.height(sub))
	}
	p.heights[re] = h + 1
	return h + 1
}

// size returns about how many instructions a node takes.
func (p *parser) size(re *Regexp) int64 {
	if n, ok := p.sizes[re]; ok {
		return n
	}
	n := int64(0)
	for _, sub := range re.Sub {
		n += p.size(sub)
	}
	switch re.Op {
	case OpLiteral:
		n = int64(len(re.Rune))
	case OpCapture, OpStar:
		n += 2
	case OpPlus, OpQuest:
		n++
	case OpAlternate:
		n += int64(max(len(re.Sub)-1, 0))
	case OpRepeat:
		switch {
		case re.Max >= 0:
			n = int64(re.Max)*n + int64(re.Max-re.Min)
		case re.Min == 0:
			n += 2
		default:
			n = int64(re.Min)*n + 1
		}
	}
	n = max(n, 1)
	p.sizes[re] = n
	return n
}

func checkUTF8(s string) error {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return &Error{ErrInvalidUTF8, s[i:]}
			}
		}
	}
	return nil
}

// nextRune takes a rune off s.
func nextRune(s string) (r rune, rest string, err error) {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 {
		return 0, "", &Error{ErrInvalidUTF8, s}
	}
	return r, s[size:], nil
}
