// Lists of nodes: nested ones are flattened, and alternatives that begin alike
// share their beginning.
package syntax

// collapse makes one node of a list.
func (p *parser) collapse(subs []*Regexp, op Op) *Regexp {
	if len(subs) == 1 {
		return subs[0]
	}
	p.nodes++
	re := &Regexp{Op: op}
	for _, sub := range subs {
		if sub.Op == op {
			re.Sub = append(re.Sub, sub.Sub...)
		} else {
			re.Sub = append(re.Sub, sub)
		}
	}
	if op == OpAlternate {
		if re.Sub = p.factor(re.Sub); len(re.Sub) == 1 {
			return re.Sub[0]
		}
	}
	return re
}

// cleanRunes brings a class that was merged into order.
func cleanRunes(re *Regexp) {
	if re.Op != OpCharClass {
		return
	}
	c := class(re.Rune).clean()
	re.Rune = c
	if c.isAll() {
		re.Op, re.Rune = OpAnyChar, nil
	} else if c.isNotNewline() {
		re.Op, re.Rune = OpAnyCharNotNL, nil
	}
}

// mergeRunes adds what src matches to dst; both match one rune, and dst's Op
// is not less than that of src.
func mergeRunes(dst, src *Regexp) {
	switch dst.Op {
	case OpAnyCharNotNL:
		newline := src.Op == OpLiteral && src.Rune[0] == '\n' ||
			src.Op == OpCharClass && class(src.Rune).has('\n')
		if newline {
			dst.Op = OpAnyChar
		}
	case OpCharClass:
		if src.Op == OpLiteral {
			dst.Rune = class(dst.Rune).addLiteral(src.Rune[0], src.Flags)
		} else {
			dst.Rune = class(dst.Rune).addAll(src.Rune)
		}
	case OpLiteral:
		if src.Rune[0] != dst.Rune[0] || src.Flags != dst.Flags {
			c := class(nil).addLiteral(dst.Rune[0], dst.Flags)
			dst.Op, dst.Rune = OpCharClass, c.addLiteral(src.Rune[0], src.Flags)
		}
	}
}

// runs cuts a list into runs of neighbours, and replaces each run of several by
// what replace makes of it. join is asked whether a node may begin a run, and
// whether the next one belongs to it.
func runs(subs []*Regexp, join func(next *Regexp, first bool) bool,
	replace func(run []*Regexp) *Regexp) []*Regexp {
	var out []*Regexp
	for start := 0; start < len(subs); {
		end := start + 1
		for may := join(subs[start], true); may && end < len(subs); {
			if !join(subs[end], false) {
				break
			}
			end++
		}
		if end-start == 1 {
			out = append(out, subs[start])
		} else {
			out = append(out, replace(subs[start:end]))
		}
		start = end
	}
	return out
}

// factor makes alternatives smaller in four rounds: common text at the
// beginning, a common node at the beginning, single runes, nothing.
func (p *parser) factor(subs []*Regexp) []*Regexp {
	if len(subs) < 2 {
		return subs
	}
	subs = p.factorText(subs)
	subs = p.factorNodes(subs)
	subs = runs(subs,
		func(next *Regexp, first bool) bool { return next.isOneRune() }, mergeRun)
	return runs(subs,
		func(next *Regexp, first bool) bool { return next.Op == OpEmptyMatch },
		func(run []*Regexp) *Regexp { return run[0] })
}

// mergeRun makes one class of nodes that match one rune each.
func mergeRun(run []*Regexp) *Regexp {
	most := 0
	for i, re := range run {
		m := run[most]
		if m.Op < re.Op || m.Op == re.Op && len(m.Rune) < len(re.Rune) {
			most = i
		}
	}
	run[0], run[most] = run[most], run[0]
	for _, re := range run[1:] {
		mergeRunes(run[0], re)
	}
	cleanRunes(run[0])
	return run[0]
}

// leadingText returns the text that a node begins with.
func leadingText(re *Regexp) ([]rune, Flags) {
	if re.Op == OpConcat && len(re.Sub) > 0 {
		re = re.Sub[0]
	}
	if re.Op != OpLiteral {
		return nil, 0
	}
	return re.Rune, re.Flags & FoldCase
}

// withoutText cuts n runes off the beginning.
func withoutText(re *Regexp, n int) *Regexp {
	switch {
	case re.Op == OpConcat && len(re.Sub) > 0:
		re.Sub[0] = withoutText(re.Sub[0], n)
		if re.Sub[0].Op == OpEmptyMatch {
			return dropFirst(re)
		}
	case re.Op == OpLiteral:
		if re.Rune = re.Rune[n:]; len(re.Rune) == 0 {
			re.Op = OpEmptyMatch
		}
	}
	return re
}

// dropFirst takes the first node out of a concatenation.
func dropFirst(re *Regexp) *Regexp {
	switch re.Sub = re.Sub[1:]; len(re.Sub) {
	case 0:
		re.Op, re.Sub = OpEmptyMatch, nil
	case 1:
		return re.Sub[0]
	}
	return re
}

// join returns prefix followed by one of the rest.
func (p *parser) join(prefix *Regexp, rest []*Regexp) *Regexp {
	for _, re := range rest {
		p.check(re)
	}
	suffix := p.collapse(rest, OpAlternate)
	p.nodes += 2
	return &Regexp{Op: OpConcat, Sub: []*Regexp{prefix, suffix}}
}

func (p *parser) factorText(subs []*Regexp) []*Regexp {
	var text []rune
	var flags Flags
	return runs(subs, func(next *Regexp, first bool) bool {
		runes, fold := leadingText(next)
		if first {
			text, flags = runes, fold
			return true
		}
		same := 0
		for fold == flags && same < len(text) && same < len(runes) && text[same] == runes[same] {
			same++
		}
		if same > 0 {
			text = text[:same]
		}
		return same > 0
	}, func(run []*Regexp) *Regexp {
		prefix := literalOf(text, flags)
		for i, re := range run {
			run[i] = withoutText(re, len(prefix.Rune))
		}
		return p.join(prefix, run)
	})
}

// leadingNode returns the node that another one begins with, nil for none.
func leadingNode(re *Regexp) *Regexp {
	if re.Op == OpConcat && len(re.Sub) > 0 {
		re = re.Sub[0]
	}
	if re.Op == OpEmptyMatch {
		return nil
	}
	return re
}

// factorNodes is for nodes that match one rune, or that n times: others could
// make a difference in what is preferred.
func (p *parser) factorNodes(subs []*Regexp) []*Regexp {
	var lead *Regexp
	return runs(subs, func(next *Regexp, first bool) bool {
		node := leadingNode(next)
		if first {
			lead = node
			return true
		}
		fits := lead != nil && (lead.isOneRune() ||
			lead.Op == OpRepeat && lead.Min == lead.Max && lead.Sub[0].isOneRune())
		return fits && lead.Equal(node)
	}, func(run []*Regexp) *Regexp {
		prefix := lead
		for i, re := range run {
			if re.Op == OpConcat && len(re.Sub) > 0 {
				run[i] = dropFirst(re)
			} else {
				p.nodes++
				run[i] = &Regexp{Op: OpEmptyMatch}
			}
		}
		return p.join(prefix, run)
	})
}
