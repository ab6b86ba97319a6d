// Which tests run: the patterns of -test.run, -test.skip, -test.bench and
// -test.fuzz, and the names of subtests, which those patterns are for.
package testing

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
)

type matchFunc = func(pattern, text string) (bool, error)

// A pattern has alternatives, divided by |, of one expression for each level of
// subtests, divided by /.
type pattern [][]string

// parsePattern divides a pattern where neither brackets nor backslashes protect
// the dividers.
func parsePattern(text string) pattern {
	var all pattern
	var levels []string
	begin, squares, rounds := 0, 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '[':
			squares++
		case c == ']':
			squares = max(squares-1, 0)
		case squares > 0:
		case c == '(':
			rounds++
		case c == ')':
			rounds--
		case rounds == 0 && (c == '/' || c == '|'):
			levels = append(levels, text[begin:i])
			begin = i + 1
			rounds = 0
			if c == '|' {
				all = append(all, levels)
				levels = nil
			}
		}
	}
	return append(all, append(levels, text[begin:]))
}

// check makes the expressions fit for names, and says which is wrong.
func (p pattern) check(flag string, match matchFunc) error {
	for i, levels := range p {
		for k := range levels {
			levels[k] = printable(levels[k])
		}
		for k, level := range levels {
			if _, err := match(level, "non-empty"); err != nil {
				err = fmt.Errorf("element %d of %s (%q): %s", k, flag, level, err)
				if len(p) > 1 {
					err = fmt.Errorf("alternation %d of %s", i, err)
				}
				return err
			}
		}
	}
	return nil
}

// accepts reports whether the names, from the outermost on, match an
// alternative, and whether that has expressions for further levels.
func (p pattern) accepts(names []string, match matchFunc) (ok, partial bool) {
next:
	for _, levels := range p {
		for k := range min(len(names), len(levels)) {
			if fits, _ := match(levels[k], names[k]); !fits {
				continue next
			}
		}
		return true, len(names) < len(levels)
	}
	return false, false
}

// A filter decides by name, and makes the names of subtests unique.
type filter struct {
	match matchFunc
	only  pattern // nil: all
	skip  pattern // nil: none

	mu   sync.Mutex
	used map[string]int // how often a name was given
}

// newFilter reads patterns; a wrong one ends the program.
func newFilter(match matchFunc, only, flag, skip string) *filter {
	f := &filter{match: match, used: make(map[string]int)}
	read := func(text, flag string) pattern {
		if text == "" {
			return nil
		}
		p := parsePattern(text)
		if err := p.check(flag, match); err != nil {
			fmt.Fprintf(os.Stderr, "testing: invalid regexp for %s\n", err)
			os.Exit(1)
		}
		return p
	}
	f.only = read(only, flag)
	f.skip = read(skip, "-test.skip")
	return f
}

// Expressions are compiled and cached by the driver, one at a time.
var matching sync.Mutex

// name returns the full name of a subtest of c, or of a test for c nil or a
// root, and whether it is to run; partial: only for the sake of what is in it.
func (f *filter) name(c *common, text string) (full string, ok, partial bool) {
	full = text
	f.mu.Lock()
	defer f.mu.Unlock()
	if c != nil && c.depth > 0 {
		full = f.unique(c.name+"/"+printable(text), text == "")
	}
	matching.Lock()
	defer matching.Unlock()
	names := strings.Split(full, "/")
	ok = true
	if f.only != nil {
		ok, partial = f.only.accepts(names, f.match)
	}
	if ok && f.skip != nil {
		if skipped, inside := f.skip.accepts(names, f.match); skipped && !inside {
			return full, false, false
		}
	}
	return full, ok, ok && partial
}

func (f *filter) forgetNames() {
	f.mu.Lock()
	clear(f.used)
	f.mu.Unlock()
}

// unique appends #01, #02 ... to a name that was given before; an empty one has
// #00 from the start.
func (f *filter) unique(full string, empty bool) string {
	for {
		n := f.used[full]
		f.used[full]++
		if n == 0 && !empty {
			if base, number := splitNumber(full); base != full && number < f.used[base] {
				continue // that number was given to base
			}
			return full
		}
		numbered := fmt.Sprintf("%s#%02d", full, n)
		if f.used[numbered] == 0 {
			return numbered
		}
	}
}

// splitNumber undoes what unique appends; the name itself if it does not end so.
func splitNumber(full string) (base string, number int) {
	i := strings.LastIndexByte(full, '#')
	if i < 0 {
		return full, 0
	}
	base, digits := full[:i], full[i+1:]
	switch {
	case len(digits) < 2, len(digits) > 2 && digits[0] == '0':
		return full, 0
	case digits == "00" && !strings.HasSuffix(base, "/"):
		return full, 0
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || n < 0 {
		return full, 0
	}
	return base, int(n)
}

// printable replaces spaces by underscores and writes what is not printable as
// Go's escapes.
func printable(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case isSpace(r):
			b.WriteByte('_')
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return b.String()
}

func isSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f,
		0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}
