// Counted repetitions, written out.
package syntax

// Simplify returns a tree that matches the same without OpRepeat. It shares
// what need not change.
func (re *Regexp) Simplify() *Regexp {
	if re == nil {
		return nil
	}
	switch re.Op {
	case OpCapture, OpConcat, OpAlternate:
		return re.simplifyList()
	case OpStar, OpPlus, OpQuest:
		sub := re.Sub[0].Simplify()
		if simple := repeated(re.Op, re.Flags, sub); sub != re.Sub[0] || simple == sub {
			return simple
		}
	case OpRepeat:
		return re.writeOut()
	}
	return re
}

func (re *Regexp) simplifyList() *Regexp {
	subs := make([]*Regexp, len(re.Sub))
	changed := false
	for i, sub := range re.Sub {
		subs[i] = sub.Simplify()
		changed = changed || subs[i] != sub
	}
	if !changed {
		return re
	}
	simple := *re
	simple.Rune, simple.Sub = nil, subs
	return &simple
}

// repeated returns sub under an operator, or sub if that changes nothing.
func repeated(op Op, flags Flags, sub *Regexp) *Regexp {
	if sub.Op == OpEmptyMatch || sub.Op == op && (flags^sub.Flags)&NonGreedy == 0 {
		return sub
	}
	return over(op, flags, sub)
}

// writeOut returns x{2,4} as xx(x(x)?)?, x{2,} as xx+.
func (re *Regexp) writeOut() *Regexp {
	if re.Min == 0 && re.Max == 0 {
		return &Regexp{Op: OpEmptyMatch}
	}
	sub := re.Sub[0].Simplify()
	switch {
	case re.Max < 0 && re.Min == 0:
		return repeated(OpStar, re.Flags, sub)
	case re.Max < 0 && re.Min == 1:
		return repeated(OpPlus, re.Flags, sub)
	case re.Min == 1 && re.Max == 1:
		return sub
	case re.Max >= 0 && re.Max < re.Min:
		return &Regexp{Op: OpNoMatch}
	}
	list := &Regexp{Op: OpConcat}
	for range re.Min {
		list.Sub = append(list.Sub, sub)
	}
	if re.Max < 0 {
		list.Sub[re.Min-1] = repeated(OpPlus, re.Flags, sub)
		return list
	}
	if re.Max > re.Min {
		optional := repeated(OpQuest, re.Flags, sub)
		for range re.Max - re.Min - 1 {
			pair := &Regexp{Op: OpConcat, Sub: []*Regexp{sub, optional}}
			optional = repeated(OpQuest, re.Flags, pair)
		}
		if re.Min == 0 {
			return optional
		}
		list.Sub = append(list.Sub, optional)
	}
	return list
}
