// Reading times by a layout. Missing parts are zero, or one where zero is not
// possible.
package time

import "errors"

// A ParseError tells which element of the layout did not match what.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// Error describes the failure.
func (e *ParseError) Error() string {
	text := "parsing time " + quote(e.Value)
	if e.Message != "" {
		return text + e.Message
	}
	return text + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) + " as " +
		quote(e.LayoutElem)
}

const lowerhex = "0123456789abcdef"

// quote puts s in double quotes, with escapes beyond printable ASCII.
func quote(s string) string {
	buf := make([]byte, 1, len(s)+2)
	buf[0] = '"'
	for i, c := range s {
		if c >= 0x80 || c < ' ' {
			// Each byte of the rune is shown in hexadecimal.
			width := 1
			if c >= 0x80 && c != '\uFFFD' || c == '\uFFFD' && hasPrefix(s[i:], "\uFFFD") {
				width = len(string(c))
			}
			for j := 0; j < width; j++ {
				buf = append(buf, `\x`...)
				buf = append(buf, lowerhex[s[i+j]>>4], lowerhex[s[i+j]&0xF])
			}
		} else {
			if c == '"' || c == '\\' {
				buf = append(buf, '\\')
			}
			buf = append(buf, string(c)...)
		}
	}
	return string(append(buf, '"'))
}

var errBad = errors.New("bad value for field")
var errAtoi = errors.New("time: invalid number")

// toNumber reads a number with an optional sign; of no digits at all it makes
// 0.
func toNumber(s string) (int, error) {
	digits, negative := cutSign(s)
	n, fit, _ := countDigits(digits)
	if fit != len(digits) {
		return 0, errAtoi
	}
	if negative {
		return -int(n), nil
	}
	return int(n), nil
}

// equalFold reports whether a and b, of equal length, are equal but for the
// case of ASCII letters.
func equalFold(a, b string) bool {
	for i := range len(a) {
		if a[i] == b[i] {
			continue
		}
		if letter := a[i] | 0x20; letter != b[i]|0x20 || letter < 'a' || letter > 'z' {
			return false
		}
	}
	return true
}

// cutName finds which of the names, shortened to width, s begins with. It
// returns the number of the name from 1 on.
func cutName(s string, names []string, width int) (n int, rest string, err error) {
	for i, name := range names {
		size := min(width, len(name))
		if len(s) >= size && equalFold(s[:size], name[:size]) {
			return i + 1, s[size:], nil
		}
	}
	return 0, s, errBad
}

// cutNumber reads at least the given number of digits, and at most most.
func cutNumber(s string, least, most int) (n int, rest string, err error) {
	i := 0
	for i < most && isDigitAt(s, i) {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i < least {
		return 0, s, errBad
	}
	return n, s[i:], nil
}

// cutSpaces removes at most limit spaces.
func cutSpaces(s string, limit int) string {
	i := 0
	for i < len(s) && i < limit && s[i] == ' ' {
		i++
	}
	return s[i:]
}

// cutText removes text from the beginning of s; runs of spaces match each
// other, and the end of s.
func cutText(s, text string) (rest string, err error) {
	for text != "" {
		spaces := text[0] == ' '
		switch {
		case spaces && (s == "" || s[0] == ' '):
			s, text = cutSpaces(s, len(s)), cutSpaces(text, len(text))
		case !spaces && s != "" && s[0] == text[0]:
			s, text = s[1:], text[1:]
		default:
			return s, errBad
		}
	}
	return s, nil
}

// fractionLength returns the length of the separator and digits that s begins
// with, 0 if it does not.
func fractionLength(s string) int {
	if len(s) < 2 || s[0] != '.' && s[0] != ',' || !isDigitAt(s, 1) {
		return 0
	}
	n := 2
	for isDigitAt(s, n) {
		n++
	}
	return n
}

// parser is the state of one Parse.
type parser struct {
	pm, pmSet        bool
	year, month, day int // month and day -1 while unknown
	yday             int
	hour, min, sec   int
	nsec             int
	utc              bool
	zoneOffset       int    // -1 while unknown
	zoneLength       int    // of a name, once read
	rangeErr         string // which part is out of range
}

// Parse reads value by the layout. Without a zone the result is in UTC; an
// offset that is the local one at that time gives the local place.
//
//go:noinline
func Parse(layout, value string) (Time, error) {
	return parse(layout, value, UTC, Local)
}

// ParseInLocation is Parse with loc for times without a zone and for names and
// offsets of zones.
//
//go:noinline
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

func parse(layout, value string, defaultLocation, local *Location) (Time, error) {
	p := parser{month: -1, day: -1, yday: -1, zoneOffset: -1}
	rest, zone := value, ""
	for todo := layout; ; {
		start, end, f := findField(todo)
		text, elem := todo[:start], todo[start:end]
		todo = todo[end:]
		after, err := cutText(rest, text)
		if err != nil {
			return Time{}, newParseError(layout, value, text, after, "")
		}
		if f == noField {
			if after != "" {
				return Time{}, newParseError(layout, value, "", after, ": extra text: "+quote(after))
			}
			return p.result(layout, value, after, zone, defaultLocation, local)
		}
		rest, err = p.read(f, after, todo)
		if f.kind() == zoneName && err == nil {
			zone = after[:p.zoneLength]
		}
		if p.rangeErr != "" {
			return Time{}, newParseError(layout, value, elem, rest, ": "+p.rangeErr+" out of range")
		}
		if err != nil {
			return Time{}, newParseError(layout, value, elem, after, "")
		}
	}
}

// newParseError copies what it keeps of the value, which so does not escape.
func newParseError(layout, value, elem, rest, message string) error {
	return &ParseError{layout, cloneString(value), elem, cloneString(rest), message}
}

// read reads one field; layout is what follows it.
func (p *parser) read(f field, value, layout string) (string, error) {
	switch kind := f.kind(); {
	case kind <= yearDay3:
		return p.date(f, value)
	case kind <= halfLower:
		return p.clock(f, value, layout)
	case kind == zoneName:
		return p.name(value)
	case kind == zoneOffset:
		return p.offset(f, value)
	}
	size := 1 + f.digits()
	if f.has(fractionTrim) { // any number of digits, or none
		if size = fractionLength(value); size == 0 {
			return value, nil
		}
	}
	if len(value) < size {
		return value, errBad
	}
	return value[size:], p.nanoseconds(value, size)
}

// bounded reads a number of one or two digits, of two for a field of that
// width; a part out of range is noted.
func (p *parser) bounded(to *int, value string, two bool, low, high int, part string) (
	rest string, err error) {
	least := 1
	if two {
		least = 2
	}
	*to, rest, err = cutNumber(value, least, 2)
	if err == nil && (*to < low || *to > high) {
		p.rangeErr = part
	}
	return rest, err
}

// date reads one field of the date.
func (p *parser) date(f field, value string) (rest string, err error) {
	switch f {
	case yearFull:
		p.year, rest, err = cutNumber(value, 4, 4)
	case yearOfCentury:
		return p.century(value)
	case monthName, monthAbbr:
		width := len("September")
		if f == monthAbbr {
			width = 3
		}
		p.month, rest, err = cutName(value, monthNames[:], width)
	case month1, month2:
		return p.bounded(&p.month, value, f == month2, 1, 12, "month")
	case weekdayName:
		_, rest, err = cutName(value, dayNames[:], len("Wednesday"))
	case weekdayAbbr:
		_, rest, err = cutName(value, dayNames[:], 3)
	case daySpaced:
		p.day, rest, err = cutNumber(cutSpaces(value, 1), 1, 2)
	case day1:
		p.day, rest, err = cutNumber(value, 1, 2)
	case day2:
		p.day, rest, err = cutNumber(value, 2, 2)
	case yearDaySpaced:
		p.yday, rest, err = cutNumber(cutSpaces(value, 2), 1, 3)
	default:
		p.yday, rest, err = cutNumber(value, 3, 3)
	}
	return rest, err
}

// century reads a year of two digits, of 1969 to 2068.
func (p *parser) century(value string) (rest string, err error) {
	if len(value) < 2 {
		return value, errBad
	}
	if p.year, err = toNumber(value[:2]); err != nil {
		return value, err
	}
	p.year += 1900
	if p.year < 1969 {
		p.year += 100
	}
	return value[2:], nil
}

// clock reads one field of the time of day; layout is what follows it.
func (p *parser) clock(f field, value, layout string) (rest string, err error) {
	switch f {
	case hour24:
		return p.bounded(&p.hour, value, false, 0, 23, "hour")
	case hourHalf1, hourHalf2:
		return p.bounded(&p.hour, value, f == hourHalf2, 0, 12, "hour")
	case minute1, minute2:
		return p.bounded(&p.min, value, f == minute2, 0, 59, "minute")
	case halfUpper:
		return p.half(value, "AM", "PM")
	case halfLower:
		return p.half(value, "am", "pm")
	}
	rest, err = p.bounded(&p.sec, value, f == second2, 0, 59, "second")
	if err != nil || p.rangeErr != "" {
		return rest, err
	}
	// A fraction may follow though the layout has none.
	size := fractionLength(rest)
	if size == 0 {
		return rest, nil
	}
	if _, _, next := findField(layout); next.kind() == fraction {
		return rest, nil
	}
	return rest[size:], p.nanoseconds(rest, size)
}

// half reads which half of the day it is.
func (p *parser) half(value, am, pm string) (rest string, err error) {
	p.pm = hasPrefix(value, pm)
	if !p.pm && !hasPrefix(value, am) {
		return value, errBad
	}
	p.pmSet = true
	return value[2:], nil
}

// nanoseconds reads a separator and digits, n bytes in all.
func (p *parser) nanoseconds(value string, n int) error {
	if value[0] != '.' && value[0] != ',' {
		return errBad
	}
	if n > 10 {
		value = value[:10]
		n = 10
	}
	ns, err := toNumber(value[1:n])
	if err != nil {
		return err
	}
	if ns < 0 {
		p.rangeErr = "fractional second"
		return nil
	}
	for ; n < 10; n++ {
		ns *= 10
	}
	p.nsec = ns
	return nil
}

// name reads a zone's name.
func (p *parser) name(value string) (string, error) {
	if hasPrefix(value, "UTC") {
		p.utc = true
		return value[3:], nil
	}
	n := nameLength(value)
	if n == 0 {
		return value, errBad
	}
	p.zoneLength = n
	return value[n:], nil
}

// offset reads a zone's offset: a sign and one to three numbers of two digits.
func (p *parser) offset(f field, value string) (rest string, err error) {
	if f.has(offsetZulu) && hasPrefix(value, "Z") {
		p.utc = true
		return value[1:], nil
	}
	count, step := 1, 2
	if f.has(offsetMinutes) {
		count++
	}
	if f.has(offsetSeconds) {
		count++
	}
	if f.has(offsetColons) {
		step = 3
	}
	size := count*step + 3 - step
	if len(value) < size {
		return value, errBad
	}
	for i := 3; step == 3 && i < size; i += step {
		if value[i] != ':' {
			return value, errBad
		}
	}
	var parts [3]int // hours, minutes, seconds
	for i := 0; i < count && err == nil; i++ {
		at := 1 + i*step
		parts[i], _, err = cutNumber(value[at:at+2], 2, 2)
	}
	switch {
	case parts[2] > 60:
		p.rangeErr = "time zone offset second"
	case parts[1] > 60:
		p.rangeErr = "time zone offset minute"
	case parts[0] > 24:
		p.rangeErr = "time zone offset hour"
	}
	p.zoneOffset = (parts[0]*60+parts[1])*60 + parts[2]
	switch value[0] {
	case '-':
		p.zoneOffset = -p.zoneOffset
	case '+':
	default:
		err = errBad
	}
	return value[size:], err
}

// result checks the date and makes the Time.
func (p *parser) result(alayout, avalue, value, zone string, defaultLocation, local *Location) (
	Time, error) {
	if p.pmSet && p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.pmSet && !p.pm && p.hour == 12 {
		p.hour = 0
	}
	if p.yday >= 0 {
		var d, m int
		if isLeap(p.year) {
			if p.yday == 31+29 {
				m, d = int(February), 29
			} else if p.yday > 31+29 {
				p.yday--
			}
		}
		if p.yday < 1 || p.yday > 365 {
			return Time{}, newParseError(alayout, avalue, "", value, ": day-of-year out of range")
		}
		if m == 0 {
			m = 1
			d = p.yday
			for d > daysIn(Month(m), 1) { // a year without a leap day
				d -= daysIn(Month(m), 1)
				m++
			}
		}
		if p.month >= 0 && p.month != m {
			return Time{}, newParseError(alayout, avalue, "", value, ": day-of-year does not match month")
		}
		p.month = m
		if p.day >= 0 && p.day != d {
			return Time{}, newParseError(alayout, avalue, "", value, ": day-of-year does not match day")
		}
		p.day = d
	} else {
		if p.month < 0 {
			p.month = int(January)
		}
		if p.day < 0 {
			p.day = 1
		}
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return Time{}, newParseError(alayout, avalue, "", value, ": day out of range")
	}
	date := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	if p.utc {
		return date(UTC), nil
	}
	if p.zoneOffset != -1 {
		t := date(UTC)
		t.addSec(-int64(p.zoneOffset))
		use := local.lookup(t.unixSec())
		if use.offset == p.zoneOffset && (zone == "" || use.name == zone) {
			t.setLoc(local)
			return t, nil
		}
		t.setLoc(FixedZone(cloneString(zone), p.zoneOffset))
		return t, nil
	}
	if zone != "" {
		t := date(UTC)
		if offset, ok := local.offsetOf(zone, t.unixSec()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t, nil
		}
		// A name that nothing is known of, except that GMT-3 tells the offset.
		offset := 0
		if len(zone) > 3 && zone[:3] == "GMT" {
			offset, _ = toNumber(zone[3:])
			offset *= 3600
		}
		t.setLoc(FixedZone(cloneString(zone), offset))
		return t, nil
	}
	return date(defaultLocation), nil
}

func cloneString(s string) string { return string([]byte(s)) }

// nameLength returns the length of a zone's name that s begins with, 0 if it
// does not: three or four capitals, five ending in T, some special ones, or an
// offset with GMT or alone.
func nameLength(s string) int {
	switch {
	case len(s) < 3:
		return 0
	case hasPrefix(s, "ChST") || hasPrefix(s, "MeST") || hasPrefix(s, "WITA") && !isCapitalAt(s, 4):
		return 4
	case hasPrefix(s, "GMT"):
		return 3 + hoursLength(s[3:])
	case s[0] == '+' || s[0] == '-':
		return hoursLength(s)
	}
	capitals := 0
	for capitals < 6 && isCapitalAt(s, capitals) {
		capitals++
	}
	if capitals == 3 || (capitals == 4 || capitals == 5) && s[capitals-1] == 'T' {
		return capitals
	}
	return 0
}

func isCapitalAt(s string, i int) bool {
	return i < len(s) && 'A' <= s[i] && s[i] <= 'Z'
}

// hoursLength returns the length of a sign and hours from 0 to 23, 0 if there
// is no such thing.
func hoursLength(s string) int {
	hours, _ := cutSign(s)
	if len(hours) == len(s) {
		return 0
	}
	n, fit, count := countDigits(hours)
	if count == 0 || fit < count || n > 23 {
		return 0
	}
	return 1 + count
}
