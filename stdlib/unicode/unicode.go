// Package unicode tells properties of code points: categories, scripts, case
// mappings. The tables are generated; runes below 256 are answered from a
// table of one byte each.
package unicode

// Limits and marks.
const (
	MaxRune         = '\U0010FFFF' // the largest code point
	ReplacementChar = '\uFFFD'     // stands for wrong code points
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// RangeTable is a set of code points: ranges sorted and disjoint, those below
// 0x10000 in R16, the others in R32.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // number of entries in R16 with Hi <= MaxLatin1
}

// Range16 is every Stride'th code point from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is Range16 for code points from 0x10000.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// CaseRange maps the code points from Lo to Hi to their cases by adding the
// delta of the case wanted. A delta of UpperLower says that upper and lower
// case letters alternate, an upper one first.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// SpecialCase is the mapping of a language, as Turkish, where it differs from
// the general one.
type SpecialCase []CaseRange

// Indices of the deltas in a CaseRange.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

type d [MaxCase]rune

// UpperLower is an invalid delta that marks alternating letters.
const UpperLower = MaxRune + 1

// foldPair is a rune and the next one in its circle of equals.
type foldPair struct {
	From uint16
	To   uint16
}

// in16 reports whether r is in one of the ranges: it finds the first that does
// not end before r and looks whether r is a step of it.
func in16(ranges []Range16, r uint16) bool {
	from, n := 0, len(ranges)
	for n > 0 {
		half := n >> 1
		if ranges[from+half].Hi < r {
			from += half + 1
			n -= half + 1
		} else {
			n = half
		}
	}
	if from == len(ranges) || r < ranges[from].Lo {
		return false
	}
	found := &ranges[from]
	return found.Stride == 1 || (r-found.Lo)%found.Stride == 0
}

// in32 is in16 for the wide ranges.
func in32(ranges []Range32, r uint32) bool {
	from, n := 0, len(ranges)
	for n > 0 {
		half := n >> 1
		if ranges[from+half].Hi < r {
			from += half + 1
			n -= half + 1
		} else {
			n = half
		}
	}
	if from == len(ranges) || r < ranges[from].Lo {
		return false
	}
	found := &ranges[from]
	return found.Stride == 1 || (r-found.Lo)%found.Stride == 0
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if r>>16 == 0 && in16(rangeTab.R16, uint16(r)) {
		return true
	}
	return r >= 0 && in32(rangeTab.R32, uint32(r))
}

// In reports whether r is in one of the tables.
//
//vole:cost 72
func In(r rune, ranges ...*RangeTable) bool {
	for at := range ranges {
		if Is(ranges[at], r) {
			return true
		}
	}
	return false
}

// IsOneOf is In with its arguments in the older order.
//
//vole:cost 72
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for at := range ranges {
		if Is(ranges[at], r) {
			return true
		}
	}
	return false
}

// IsUpper reports whether r is an upper case letter.
//
//vole:cost 76
func IsUpper(r rune) bool {
	if uint32(r) > MaxLatin1 {
		return Is(Upper, r)
	}
	return properties[uint8(r)]&pLmask == pLu // of the bits for letters only that of the case
}

// IsLower reports whether r is a lower case letter.
//
//vole:cost 76
func IsLower(r rune) bool {
	if uint32(r) > MaxLatin1 {
		return Is(Lower, r)
	}
	return properties[uint8(r)]&pLmask == pLl // of the bits for letters only that of the case
}

// IsTitle reports whether r is a title case letter.
//
//vole:cost 68
func IsTitle(r rune) bool { return r > MaxLatin1 && Is(Title, r) }

// IsLetter reports whether r is a letter (category L).
//
//vole:cost 76
func IsLetter(r rune) bool {
	if uint32(r) > MaxLatin1 {
		return Is(Letter, r)
	}
	return properties[uint8(r)]&pLmask != 0
}

// IsMark reports whether r is a mark (category M).
//
//vole:cost 62
func IsMark(r rune) bool { return r > MaxLatin1 && Is(Mark, r) }

// IsNumber reports whether r is a number (category N).
//
//vole:cost 76
func IsNumber(r rune) bool {
	if uint32(r) > MaxLatin1 {
		return Is(Number, r)
	}
	return properties[uint8(r)]&pN != 0
}

// IsPunct reports whether r is punctuation (category P).
//
//vole:cost 76
func IsPunct(r rune) bool {
	if uint32(r) > MaxLatin1 {
		return Is(Punct, r)
	}
	return properties[uint8(r)]&pP != 0
}

// IsSymbol reports whether r is a symbol (category S).
//
//vole:cost 76
func IsSymbol(r rune) bool {
	if uint32(r) > MaxLatin1 {
		return Is(Symbol, r)
	}
	return properties[uint8(r)]&pS != 0
}

// IsDigit reports whether r is a decimal digit.
func IsDigit(r rune) bool {
	return '0' <= r && r <= '9' || r > MaxLatin1 && Is(Digit, r)
}

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool {
	if uint32(r) > MaxLatin1 {
		return Is(White_Space, r)
	}
	return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0
}

// IsControl reports whether r is a control character.
//
//vole:cost 16
func IsControl(r rune) bool {
	return uint32(r) <= MaxLatin1 && properties[uint8(r)]&pC != 0
}

// GraphicRanges are the categories of graphic characters.
var GraphicRanges = []*RangeTable{
	L, M, N, P, S, Zs,
}

// PrintRanges are the categories of printable characters.
var PrintRanges = []*RangeTable{
	L, M, N, P, S,
}

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol
// or space.
//
//go:noinline
func IsGraphic(r rune) bool { return hasAny(pg, GraphicRanges, r) }

// IsPrint is IsGraphic with the ASCII space as the only space.
//
//go:noinline
func IsPrint(r rune) bool { return hasAny(pp, PrintRanges, r) }

// hasAny is has for a list of range tables.
func hasAny(latin uint8, wide []*RangeTable, r rune) bool {
	if uint32(r) > MaxLatin1 {
		return IsOneOf(wide, r)
	}
	return properties[uint8(r)]&latin != 0
}
