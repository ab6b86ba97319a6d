// Sets of runes as lists of bounds, two a range. A clean set is sorted and has
// no ranges that overlap or touch.
package syntax

import (
	"slices"
	"sync"
	"unicode"
)

type class []rune

// The runes that have another case lie between these.
const (
	minFold = 0x0041
	maxFold = 0x1e943
)

func (c class) add(lo, hi rune) class {
	// Most ranges touch the last one or the one before (upper and lower case).
	for back := 2; back <= 4 && back <= len(c); back += 2 {
		at := len(c) - back
		if lo <= c[at+1]+1 && c[at] <= hi+1 {
			c[at], c[at+1] = min(c[at], lo), max(c[at+1], hi)
			return c
		}
	}
	return append(c, lo, hi)
}

func (c class) addAll(other class) class {
	for i := 0; i < len(other); i += 2 {
		c = c.add(other[i], other[i+1])
	}
	return c
}

// What is computed when it is needed first.
var (
	foldOnce  sync.Once
	foldList  []rune
	aliasOnce sync.Once
	aliasList map[string]string
)

// foldable returns all runes with another case, sorted.
func foldable() []rune {
	foldOnce.Do(func() { foldList = makeFoldable() })
	return foldList
}

func makeFoldable() []rune {
	list := []rune{'ß'} // is in no range: its upper case has no single rune
	for _, r := range unicode.CaseRanges {
		for c := rune(r.Lo); c <= rune(r.Hi); c++ {
			if unicode.SimpleFold(c) != c {
				list = append(list, c)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// eachFold calls visit for each rune in a range that has another case.
func eachFold(lo, hi rune, visit func(r rune) bool) bool {
	lo, hi = max(lo, minFold), min(hi, maxFold)
	if hi-lo < 200 {
		for r := lo; r <= hi; r++ {
			if unicode.SimpleFold(r) != r && !visit(r) {
				return false
			}
		}
		return true
	}
	all := foldable()
	at, _ := slices.BinarySearch(all, lo)
	for ; at < len(all) && all[at] <= hi; at++ {
		if !visit(all[at]) {
			return false
		}
	}
	return true
}

// addFold adds a range in all cases.
func (c class) addFold(lo, hi rune) class {
	c = c.add(lo, hi)
	if lo <= minFold && hi >= maxFold {
		return c
	}
	eachFold(lo, hi, func(r rune) bool {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			c = c.add(f, f)
		}
		return true
	})
	return c
}

// addLiteral adds a rune as a literal with these flags matches it.
func (c class) addLiteral(r rune, flags Flags) class {
	if flags&FoldCase != 0 {
		return c.addFold(r, r)
	}
	return c.add(r, r)
}

// addTable adds the runes of a table.
func (c class) addTable(t *unicode.RangeTable) class {
	ranges := func(lo, hi, stride rune) {
		if stride == 1 {
			c = c.add(lo, hi)
			return
		}
		for r := lo; r <= hi; r += stride {
			c = c.add(r, r)
		}
	}
	for _, r := range t.R16 {
		ranges(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range t.R32 {
		ranges(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return c
}

// folded returns a clean class in all cases.
func (c class) folded() class {
	var out class
	for i := 0; i < len(c); i += 2 {
		out = out.addFold(c[i], c[i+1])
	}
	return out.clean()
}

// clean sorts the ranges and joins those that touch, in place.
func (c class) clean() class {
	sorted := true
	for i := 2; i < len(c); i += 2 {
		if c[i] <= c[i-1]+1 {
			sorted = false
			break
		}
	}
	if sorted {
		return c
	}
	pairs := make([][2]rune, len(c)/2)
	for i := range pairs {
		pairs[i] = [2]rune{c[2*i], c[2*i+1]}
	}
	slices.SortFunc(pairs, func(a, b [2]rune) int { return int(a[0]) - int(b[0]) })
	out := c[:0]
	for _, p := range pairs {
		if n := len(out); n > 0 && p[0] <= out[n-1]+1 {
			out[n-1] = max(out[n-1], p[1])
		} else {
			out = append(out, p[0], p[1])
		}
	}
	return out
}

// inverse returns what a clean class does not have.
func (c class) inverse() class {
	var out class
	next := rune(0)
	for i := 0; i < len(c); i += 2 {
		if next < c[i] {
			out = append(out, next, c[i]-1)
		}
		next = c[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

// has reports whether r is in a class that need not be clean.
func (c class) has(r rune) bool {
	for i := 0; i < len(c); i += 2 {
		if c[i] <= r && r <= c[i+1] {
			return true
		}
	}
	return false
}

var notNewline = class{0, '\n' - 1, '\n' + 1, unicode.MaxRune}

func (c class) isAll() bool        { return len(c) == 2 && c[0] == 0 && c[1] == unicode.MaxRune }
func (c class) isNotNewline() bool { return slices.Equal(c, notNewline) }

// asciiClass returns a class by its POSIX name, or Perl's letter.
func asciiClass(name string) class {
	switch name {
	case "alnum":
		return class{'0', '9', 'A', 'Z', 'a', 'z'}
	case "alpha":
		return class{'A', 'Z', 'a', 'z'}
	case "ascii":
		return class{0, 0x7F}
	case "blank":
		return class{'\t', '\t', ' ', ' '}
	case "cntrl":
		return class{0, 0x1F, 0x7F, 0x7F}
	case "digit", "d":
		return class{'0', '9'}
	case "graph":
		return class{'!', '~'}
	case "lower":
		return class{'a', 'z'}
	case "print":
		return class{' ', '~'}
	case "punct":
		return class{'!', '/', ':', '@', '[', '`', '{', '~'}
	case "space":
		return class{'\t', '\r', ' ', ' '}
	case "s":
		return class{'\t', '\n', '\f', '\r', ' ', ' '}
	case "upper":
		return class{'A', 'Z'}
	case "word", "w":
		return class{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	case "xdigit":
		return class{'0', '9', 'A', 'F', 'a', 'f'}
	}
	return nil
}

// tableName brings a name into the form of package unicode's: spaces, minus
// and underscore are ignored, and only the first letter is upper case.
func tableName(name string) string {
	b := make([]byte, 0, len(name))
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c == '_' || c == '-' || c == ' ':
			continue
		case len(b) == 0 && 'a' <= c && c <= 'z':
			c -= 'a' - 'A'
		case len(b) > 0 && 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return string(b)
}

// aliases returns the long names of categories in tableName's form.
func aliases() map[string]string {
	aliasOnce.Do(func() {
		aliasList = make(map[string]string)
		for name, actual := range unicode.CategoryAliases {
			aliasList[tableName(name)] = actual
		}
	})
	return aliasList
}

// namedClass returns the class that \p{name} stands for, with other cases if
// fold is set; nil if there is none.
func namedClass(name string, fold bool) class {
	var c class
	var cases *unicode.RangeTable
	switch name = tableName(name); name {
	case "Any":
		return class{0, unicode.MaxRune}
	case "Assigned":
		c = class(nil).addTable(unicode.Cn).clean().inverse()
	case "Ascii":
		if c = (class{0, 0x7F}); fold {
			c = c.folded()
		}
		return c
	default:
		if name == "Lc" {
			name = "LC"
		}
		table := unicode.Categories[name]
		cases = unicode.FoldCategory[name]
		if table == nil {
			table, cases = unicode.Scripts[name], unicode.FoldScript[name]
		}
		if table == nil {
			actual := aliases()[name]
			table, cases = unicode.Categories[actual], unicode.FoldCategory[actual]
		}
		if table == nil {
			return nil
		}
		c = c.addTable(table)
	}
	if fold && cases != nil {
		c = c.addTable(cases)
	}
	return c.clean()
}
