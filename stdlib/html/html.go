// Package html escapes text for HTML and takes such escapes back.
package html

import (
	"strings"
	"unicode/utf8"
)

// EscapeString escapes <, >, &, ' and ".
//
//vole:leaks s=heap
//vole:cost 61
func EscapeString(s string) string { return escapeString(s) }

//go:noinline
//vole:leaks s=heap
func escapeString(s string) string {
	var out []byte
	done := 0
	for i := range len(s) {
		e := escapes[s[i]]
		if e == "" {
			continue
		}
		if out == nil {
			out = make([]byte, 0, len(s)+len(s)/4+8)
		}
		out = append(append(out, s[done:i]...), e...)
		done = i + 1
	}
	if done == 0 {
		return s
	}
	return string(append(out, s[done:]...))
}

var escapes = [256]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '\'': "&#39;", '"': "&#34;"}

// UnescapeString turns entities, by name and by number, into characters. Of
// the names some need no semicolon, as in browsers.
func UnescapeString(s string) string {
	first := strings.IndexByte(s, '&')
	if first < 0 {
		return s
	}
	out := append(make([]byte, 0, len(s)), s[:first]...)
	for s = s[first:]; s != ""; {
		text, n := entity(s)
		if n == 0 {
			text, n = s[:1], 1
		}
		out = append(out, text...)
		s = s[n:]
		plain := strings.IndexByte(s, '&')
		if plain < 0 {
			plain = len(s)
		}
		out = append(out, s[:plain]...)
		s = s[plain:]
	}
	return string(out)
}

// entity returns what the entity that s begins with stands for, and its length,
// 0 if there is none.
func entity(s string) (text string, n int) {
	if len(s) > 1 && s[1] == '#' {
		return numbered(s)
	}
	end := 1
	for end < len(s) && isAlnum(s[end]) {
		end++
	}
	if end < len(s) && s[end] == ';' {
		if text = named(s[1 : end+1]); text != "" {
			return text, end + 1
		}
	} else if text = named(s[1:end]); text != "" {
		return text, end
	}
	const longest = 6 // of the names without a semicolon
	for n := min(end, longest+1); n > 2; n-- {
		if text = named(s[1:n]); text != "" {
			return text, n
		}
	}
	return "", 0
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// named looks up a name, with its semicolon; "" if there is none.
func named(name string) string {
	switch name {
	case "amp;":
		return "&"
	case "lt;":
		return "<"
	case "gt;":
		return ">"
	case "quot;":
		return "\""
	}
	low, high := 0, len(entities) // offsets of entries
	for low < high {
		start := strings.LastIndexByte(entities[:(low+high)/2], 0) + 1
		entry := entities[start : start+strings.IndexByte(entities[start:], 0)]
		key, text, _ := strings.Cut(entry, "=")
		if name == key {
			return text
		}
		if name < key {
			high = start
		} else {
			low = start + len(entry) + 1
		}
	}
	return ""
}

// windows are the characters 80 to 9F of Windows-1252, which numbers in that
// range mean; zero where they mean themselves.
var windows = [32]rune{0: '€', 2: '‚', 3: 'ƒ', 4: '„', 5: '…', 6: '†', 7: '‡', 8: 'ˆ', 9: '‰', 10: 'Š',
	11: '‹', 12: 'Œ', 14: 'Ž', 17: '‘', 18: '’', 19: '“', 20: '”', 21: '•', 22: '–', 23: '—', 24: '˜',
	25: '™', 26: 'š', 27: '›', 28: 'œ', 30: 'ž', 31: 'Ÿ'}

// numbered is entity for &#38; and &#x26;.
func numbered(s string) (text string, n int) {
	if len(s) <= 3 {
		return "", 0
	}
	base, at := rune(10), 2
	if s[at]|0x20 == 'x' {
		base, at = 16, 3
	}
	var code rune // may overflow, as in Go
	begin := at
	for ; at < len(s); at++ {
		c := rune(s[at])
		switch {
		case '0' <= c && c <= '9':
			code = base*code + c - '0'
			continue
		case base == 16 && 'a' <= c|0x20 && c|0x20 <= 'f':
			code = base*code + (c | 0x20) - 'a' + 10
			continue
		case c == ';':
			at++
		}
		break
	}
	if at <= 3 && begin == 2 || at == begin {
		return "", 0
	}
	switch {
	case 0x80 <= code && code < 0xA0:
		if w := windows[code-0x80]; w != 0 {
			code = w
		}
	case code == 0 || code > utf8.MaxRune:
		code = utf8.RuneError
	}
	return string(code), at
}
