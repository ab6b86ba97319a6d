//go:build ignore

// Writes the generated tables of stdlib/unicode and stdlib/strconv from those of
// an installed Go:  go run tests/tools/unicode_tables.go ROOT && gofmt -w ROOT/stdlib/unicode
// The tables are facts of the Unicode character database; only their form is ours.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

var (
	root string
	w    strings.Builder
)

func begin(purpose, form string) {
	w.Reset()
	fmt.Fprintf(&w, "// Generated: %s\n// %s\npackage unicode\n\n", purpose, form)
}

func end(name string) {
	if err := os.WriteFile(root+"/stdlib/"+name, []byte(w.String()), 0644); err != nil {
		panic(err)
	}
}

// item separates the entries of a literal, n a line.
func item(i, n int) {
	if i%n == 0 {
		w.WriteString("\n\t\t")
	} else {
		w.WriteString(" ")
	}
}

func table(name string, t *unicode.RangeTable) {
	fmt.Fprintf(&w, "var %s = &RangeTable{", name)
	if len(t.R16) > 0 {
		w.WriteString("\n\tR16: []Range16{")
		for i, r := range t.R16 {
			item(i, 4)
			fmt.Fprintf(&w, "{0x%04x, 0x%04x, %d},", r.Lo, r.Hi, r.Stride)
		}
		w.WriteString("\n\t},")
	}
	if len(t.R32) > 0 {
		w.WriteString("\n\tR32: []Range32{")
		for i, r := range t.R32 {
			item(i, 3)
			fmt.Fprintf(&w, "{0x%05x, 0x%05x, %d},", r.Lo, r.Hi, r.Stride)
		}
		w.WriteString("\n\t},")
	}
	if t.LatinOffset != 0 {
		fmt.Fprintf(&w, "\n\tLatinOffset: %d,", t.LatinOffset)
	}
	w.WriteString("\n}\n\n")
}

func keys[V any](m map[string]V) []string {
	var list []string
	for k := range m {
		list = append(list, k)
	}
	sort.Strings(list)
	return list
}

// tables writes those of m whose names lie in [from, to); aliases of a table
// are left out and returned.
func tables(m map[string]*unicode.RangeTable, prefix, from, to string) map[string]string {
	first := map[*unicode.RangeTable]string{}
	alias := map[string]string{}
	for _, k := range keys(m) {
		if name, ok := first[m[k]]; ok {
			alias[k] = name
			continue
		}
		first[m[k]] = k
		if from <= k && (to == "" || k < to) {
			table(prefix+k, m[k])
		}
	}
	return alias
}

func nameMap(name, doc, prefix string, m map[string]*unicode.RangeTable, alias map[string]string) {
	fmt.Fprintf(&w, "// %s\nvar %s = map[string]*RangeTable{\n", doc, name)
	for _, k := range keys(m) {
		target := k
		if a, ok := alias[k]; ok {
			target = a
		}
		fmt.Fprintf(&w, "\t%q: %s,\n", k, prefix+target)
	}
	w.WriteString("}\n\n")
}

// longNames are the variables that name a category beside its short form.
var longNames = map[string]string{"Nd": "Digit", "L": "Letter", "Ll": "Lower", "M": "Mark",
	"N": "Number", "C": "Other", "P": "Punct", "Z": "Space", "S": "Symbol", "Lt": "Title", "Lu": "Upper"}

func names(categories, properties map[string]string) {
	begin("the names by which categories, scripts and properties are known,",
		"as variables and as maps.")
	fmt.Fprintf(&w, "// Version is the Unicode edition from which the tables are derived.\n"+
		"const Version = %q\n\n", unicode.Version)
	nameMap("Categories", "Categories is the set of Unicode category tables.", "_",
		unicode.Categories, categories)
	nameMap("Scripts", "Scripts is the set of Unicode script tables.", "_", unicode.Scripts, nil)
	nameMap("Properties", "Properties is the set of Unicode property tables.", "_",
		unicode.Properties, properties)
	nameMap("FoldCategory", "FoldCategory maps a category name to the runes outside the category "+
		"that are\n// equal under folding to runes in it.", "fold", unicode.FoldCategory, nil)
	nameMap("FoldScript", "FoldScript is FoldCategory for scripts.", "fold", unicode.FoldScript, nil)
	w.WriteString("// CategoryAliases maps long category names to the short ones.\n" +
		"var CategoryAliases = map[string]string{\n")
	for _, k := range keys(unicode.CategoryAliases) {
		fmt.Fprintf(&w, "\t%q: %q,\n", k, unicode.CategoryAliases[k])
	}
	w.WriteString("}\n\n// The tables by name.\nvar (\n")
	for _, m := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts,
		unicode.Properties} {
		for _, k := range keys(m) {
			if _, ok := m["Lu"]; ok && categories[k] != "" {
				continue // an alias, known by its long name only
			}
			if original := properties[k]; original != "" {
				fmt.Fprintf(&w, "\t%s = _%s\n", k, original)
				continue
			}
			if long, ok := longNames[k]; ok {
				fmt.Fprintf(&w, "\t%s = _%s\n", long, k)
			}
			fmt.Fprintf(&w, "\t%s = _%s\n", k, k)
		}
	}
	w.WriteString("\n\t// CaseRanges gives the case mappings of all runes that have any.\n" +
		"\tCaseRanges = _CaseRanges\n)\n")
	end("unicode/tables_name.go")
}

func cases() {
	begin("the folding exceptions and the case ranges.", "Same form as the categories.")
	tables(unicode.FoldCategory, "fold", "", "")
	tables(unicode.FoldScript, "fold", "", "")
	w.WriteString("var _CaseRanges = []CaseRange{\n")
	delta := func(d rune) string {
		if d == unicode.UpperLower {
			return "UpperLower"
		}
		return fmt.Sprint(d)
	}
	for _, c := range unicode.CaseRanges {
		fmt.Fprintf(&w, "\t{0x%04x, 0x%04x, d{%s, %s, %s}},\n", c.Lo, c.Hi, delta(c.Delta[0]),
			delta(c.Delta[1]), delta(c.Delta[2]))
	}
	w.WriteString("}\n\n// caseOrbit lists the runes whose next equal under folding is not their " +
		"other\n// case.\nvar caseOrbit = [...]foldPair{")
	n := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		other := unicode.ToLower(r)
		if other == r {
			other = unicode.ToUpper(r)
		}
		if next := unicode.SimpleFold(r); next != other {
			item(n, 5)
			fmt.Fprintf(&w, "{0x%04X, 0x%04X},", r, next)
			n++
		}
	}
	w.WriteString("\n}\n")
	end("unicode/tables_case.go")
}

// printable writes where runs of printable and other runes begin.
func printable() {
	w.Reset()
	w.WriteString("// Generated: where runs of printable and of unprintable runes begin, in turn,\n" +
		"// the first a printable one; the 16-bit and the wider planes apart.\npackage strconv\n\n")
	runs := func(name, typ string, from, to rune, format string) {
		fmt.Fprintf(&w, "var %s = [...]%s{", name, typ)
		now, n := false, 0
		for r := from; r <= to; r++ {
			if p := strconv.IsPrint(r); p != now {
				item(n, 10)
				fmt.Fprintf(&w, format+",", r)
				now = p
				n++
			}
		}
		w.WriteString("\n}\n\n")
	}
	runs("printRuns16", "uint16", 0x100, 0xFFFF, "0x%04x")
	runs("printRuns32", "uint32", 0x10000, 0x10FFFF, "0x%05x")
	end("strconv/isprint.go")
}

func main() {
	root = os.Args[1]
	const form = "Tables are ranges with a stride, below and from 0x10000 apart."
	begin("the general categories up to Lo.", form)
	categories := tables(unicode.Categories, "_", "", "Lt")
	end("unicode/tables_category_a.go")
	begin("the general categories from Lt on.", "Same form as the others.")
	tables(unicode.Categories, "_", "Lt", "N")
	end("unicode/tables_category_l.go")
	begin("the general categories from N on.", "Same form as the others.")
	tables(unicode.Categories, "_", "N", "")
	end("unicode/tables_category_n.go")
	begin("the scripts, first half of the alphabet.", "Same form as the categories.")
	tables(unicode.Scripts, "_", "", "K")
	end("unicode/tables_script_a.go")
	begin("the scripts, second half of the alphabet.", "Same form as the categories.")
	tables(unicode.Scripts, "_", "K", "")
	end("unicode/tables_script_k.go")
	begin("the binary properties.", "Same form as the categories.")
	properties := tables(unicode.Properties, "_", "", "")
	end("unicode/tables_property.go")
	cases()
	names(categories, properties)
	printable()
}
