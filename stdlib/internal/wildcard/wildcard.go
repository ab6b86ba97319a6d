// Package wildcard matches the patterns of path and path/filepath, which differ
// in how much of a pattern they look at.
package wildcard

import "unicode/utf8"

// Match reports whether the whole name matches the pattern: * any run without
// slashes, ? one character but a slash, [abc], [a-z], [^a-z] one of or not of
// a class, \c the character c. If it does not match, the rest of the pattern is
// checked: with whole to its end, else to the next star.
func Match(pattern, name string, whole bool) (matched, bad bool) {
	// A star first takes nothing. After a mismatch the last star takes one
	// character more; an earlier one need not, as the last can do it for it.
	retryPattern, retryName := "", ""
	starred := false
	for rest, at := pattern, name; ; {
		if rest != "" && rest[0] == '*' {
			rest = rest[1:]
			retryPattern, retryName, starred = rest, at, true
			continue
		}
		if rest == "" && at == "" {
			return true, false
		}
		if rest != "" && at != "" {
			next, taken, bad := matchOne(rest, at)
			if bad {
				return false, true
			}
			if taken > 0 {
				rest, at = next, at[taken:]
				continue
			}
		}
		if !starred || retryName == "" || retryName[0] == '/' {
			return false, isBad(rest, whole)
		}
		retryName = retryName[1:]
		rest, at = retryPattern, retryName
	}
}

// isBad reports whether something is wrong in the pattern, which is looked at
// up to a star or as a whole.
func isBad(pattern string, whole bool) (bad bool) {
	for pattern != "" && !bad {
		if pattern[0] == '*' {
			if !whole {
				break
			}
			pattern = pattern[1:]
			continue
		}
		pattern, _, bad = matchOne(pattern, "\x00")
	}
	return bad
}

// matchOne matches the first item of the pattern, which is no star, and
// returns what follows it and how many bytes of name it takes, 0 if it does
// not match.
func matchOne(pattern, name string) (rest string, taken int, bad bool) {
	switch pattern[0] {
	case '[':
		return matchClass(pattern[1:], name)
	case '?':
		if name[0] != '/' {
			_, taken = utf8.DecodeRuneInString(name)
		}
		return pattern[1:], taken, false
	case '\\':
		if pattern = pattern[1:]; pattern == "" {
			return "", 0, true
		}
	}
	if pattern[0] == name[0] {
		taken = 1
	}
	return pattern[1:], taken, false
}

// matchClass is matchOne for a class, without its opening bracket.
func matchClass(class, name string) (rest string, taken int, bad bool) {
	char, size := utf8.DecodeRuneInString(name)
	wanted := true
	if class != "" && class[0] == '^' {
		class, wanted = class[1:], false
	}
	found := false
	for first := true; first || class[0] != ']'; first = false {
		var low, high rune
		if low, class, bad = classChar(class); bad {
			return "", 0, true
		}
		high = low
		if class[0] == '-' {
			if high, class, bad = classChar(class[1:]); bad {
				return "", 0, true
			}
		}
		found = found || low <= char && char <= high
	}
	if found == wanted {
		taken = size
	}
	return class[1:], taken, false
}

// classChar reads a character of a class, maybe behind a backslash; something
// must follow it.
func classChar(class string) (char rune, rest string, bad bool) {
	if class == "" || class[0] == '-' || class[0] == ']' {
		return 0, "", true
	}
	if class[0] == '\\' {
		class = class[1:]
	}
	char, size := utf8.DecodeRuneInString(class)
	if char == utf8.RuneError && size <= 1 || size == len(class) {
		return 0, "", true
	}
	return char, class[size:], false
}
