// Package syntax reads regular expressions of RE2's syntax into trees and
// makes programs of them.
//
// parse.go turns text into a tree, with groups on a stack of its own so that
// deep nesting needs no deep recursion; class.go has sets of runes, escape.go
// all that begins with a backslash, bracket or question mark, factor.go what
// makes alternatives smaller. print.go is the way back to text. simplify.go
// writes out counted repetitions, compile.go emits the program of prog.go.
//
// Trees and programs are Go's, node by node and instruction by instruction.
package syntax

import (
	"slices"
	"strconv"
)

// A Regexp is a node of an expression's tree.
type Regexp struct {
	Op       Op
	Flags    Flags
	Sub      []*Regexp
	Sub0     [1]*Regexp // memory for a short Sub
	Rune     []rune     // of OpLiteral: the text; of OpCharClass: pairs of bounds
	Rune0    [2]rune    // memory for a short Rune
	Min, Max int        // of OpRepeat; Max -1: no limit
	Cap      int        // of OpCapture: its number
	Name     string     // of OpCapture
}

// An Op is what a node matches.
type Op uint8

const (
	OpNoMatch        Op = 1 + iota // nothing
	OpEmptyMatch                   // the empty string
	OpLiteral                      // the text Rune
	OpCharClass                    // a rune of the class Rune
	OpAnyCharNotNL                 // any rune but a newline
	OpAnyChar                      // any rune
	OpBeginLine                    // the beginning of a line
	OpEndLine                      // the end of a line
	OpBeginText                    // the beginning of the text
	OpEndText                      // the end of the text
	OpWordBoundary                 // between word and no word
	OpNoWordBoundary               // anywhere else
	OpCapture                      // what Sub[0] matches, and notes where
	OpStar                         // Sub[0] any number of times
	OpPlus                         // Sub[0] at least once
	OpQuest                        // Sub[0] once or not
	OpRepeat                       // Sub[0] Min to Max times
	OpConcat                       // all of Sub in order
	OpAlternate                    // one of Sub, the first preferred
)

const opPseudo Op = 128 // has a name for compatibility, and is never used

var opNames = [...]string{
	OpNoMatch: "NoMatch", OpEmptyMatch: "EmptyMatch", OpLiteral: "Literal",
	OpCharClass: "CharClass", OpAnyCharNotNL: "AnyCharNotNL", OpAnyChar: "AnyChar",
	OpBeginLine: "BeginLine", OpEndLine: "EndLine", OpBeginText: "BeginText",
	OpEndText: "EndText", OpWordBoundary: "WordBoundary", OpNoWordBoundary: "NoWordBoundary",
	OpCapture: "Capture", OpStar: "Star", OpPlus: "Plus", OpQuest: "Quest",
	OpRepeat: "Repeat", OpConcat: "Concat", OpAlternate: "Alternate",
}

// String returns the name.
func (i Op) String() string {
	if i == opPseudo {
		return "opPseudo"
	}
	if i > 0 && int(i) < len(opNames) {
		return opNames[i]
	}
	return "Op(" + strconv.Itoa(int(i)) + ")"
}

// Flags say how expressions are read, and are kept in the nodes.
type Flags uint16

const (
	FoldCase      Flags = 1 << iota // letters match in either case
	Literal                         // the expression is a text
	ClassNL                         // [^a] and the like match newlines
	DotNL                           // . matches newlines
	OneLine                         // ^ and $ are for the text, not for lines
	NonGreedy                       // repetitions prefer few
	PerlX                           // Perl's extensions
	UnicodeGroups                   // \p{Name}
	WasDollar                       // an OpEndText that was $, not \z
	Simple                          // no counted repetition

	MatchNL = ClassNL | DotNL

	Perl        = ClassNL | OneLine | PerlX | UnicodeGroups // as Perl has it
	POSIX Flags = 0                                         // as egrep has it
)

// An Error is what is wrong with an expression, and where.
type Error struct {
	Code ErrorCode
	Expr string
}

// Error returns both.
func (e *Error) Error() string {
	return "error parsing regexp: " + e.Code.String() + ": `" + e.Expr + "`"
}

// An ErrorCode is what is wrong.
type ErrorCode string

const (
	ErrInternalError         ErrorCode = "regexp/syntax: internal error"
	ErrInvalidCharClass      ErrorCode = "invalid character class"
	ErrInvalidCharRange      ErrorCode = "invalid character class range"
	ErrInvalidEscape         ErrorCode = "invalid escape sequence"
	ErrInvalidNamedCapture   ErrorCode = "invalid named capture"
	ErrInvalidPerlOp         ErrorCode = "invalid or unsupported Perl syntax"
	ErrInvalidRepeatOp       ErrorCode = "invalid nested repetition operator"
	ErrInvalidRepeatSize     ErrorCode = "invalid repeat count"
	ErrInvalidUTF8           ErrorCode = "invalid UTF-8"
	ErrMissingBracket        ErrorCode = "missing closing ]"
	ErrMissingParen          ErrorCode = "missing closing )"
	ErrMissingRepeatArgument ErrorCode = "missing argument to repetition operator"
	ErrTrailingBackslash     ErrorCode = "trailing backslash at end of expression"
	ErrUnexpectedParen       ErrorCode = "unexpected )"
	ErrNestingDepth          ErrorCode = "expression nests too deeply"
	ErrLarge                 ErrorCode = "expression too large"
)

// String returns the text.
func (e ErrorCode) String() string { return string(e) }

// Equal reports whether two trees are the same expression.
func (x *Regexp) Equal(y *Regexp) bool {
	if x == nil || y == nil {
		return x == y
	}
	if x.Op != y.Op {
		return false
	}
	differ := x.Flags ^ y.Flags
	switch x.Op {
	case OpEndText:
		return differ&WasDollar == 0
	case OpLiteral, OpCharClass:
		return differ&FoldCase == 0 && slices.Equal(x.Rune, y.Rune)
	case OpConcat, OpAlternate:
		return slices.EqualFunc(x.Sub, y.Sub, (*Regexp).Equal)
	case OpCapture:
		if x.Cap != y.Cap || x.Name != y.Name {
			return false
		}
	case OpRepeat:
		if x.Min != y.Min || x.Max != y.Max || differ&NonGreedy != 0 {
			return false
		}
	case OpStar, OpPlus, OpQuest:
		if differ&NonGreedy != 0 {
			return false
		}
	default:
		return true
	}
	return x.Sub[0].Equal(y.Sub[0])
}

// MaxCap returns the highest number of a capture.
func (re *Regexp) MaxCap() int {
	most := 0
	if re.Op == OpCapture {
		most = re.Cap
	}
	for _, sub := range re.Sub {
		most = max(most, sub.MaxCap())
	}
	return most
}

// CapNames returns the names of the captures by their numbers.
//
//vole:leaks re=content
func (re *Regexp) CapNames() []string {
	names := make([]string, re.MaxCap()+1)
	re.nameCaptures(names)
	return names
}

func (re *Regexp) nameCaptures(names []string) {
	if re.Op == OpCapture {
		names[re.Cap] = re.Name
	}
	for _, sub := range re.Sub {
		sub.nameCaptures(names)
	}
}

// literalOf returns a node for a text.
func literalOf(runes []rune, flags Flags) *Regexp {
	re := &Regexp{Op: OpLiteral, Flags: flags}
	re.Rune = append(re.Rune0[:0], runes...)
	return re
}

// over returns a node with one node below it.
func over(op Op, flags Flags, sub *Regexp) *Regexp {
	re := &Regexp{Op: op, Flags: flags}
	re.Sub = append(re.Sub0[:0], sub)
	return re
}

// isOneRune reports whether the node matches one rune, always.
func (re *Regexp) isOneRune() bool {
	switch re.Op {
	case OpLiteral:
		return len(re.Rune) == 1
	case OpCharClass, OpAnyCharNotNL, OpAnyChar:
		return true
	}
	return false
}
