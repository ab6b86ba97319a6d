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
	if e.Message == "" {
		return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " +
			quote(e.ValueElem) + " as " + quote(e.LayoutElem)
	}
	return "parsing time " + quote(e.Value) + e.Message
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

// atoi reads a number with an optional sign; of no digits at all it makes 0.
func atoi(s string) (x int, err error) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	q, rem, err := leadingInt(s)
	x = int(q)
	if err != nil || rem != "" {
		return 0, errAtoi
	}
	if neg {
		x = -x
	}
	return x, nil
}

// match reports whether s1 and s2, of equal length, are equal but for ASCII
// case.
func match(s1, s2 string) bool {
	for i := 0; i < len(s1); i++ {
		c1, c2 := s1[i], s2[i]
		if c1 != c2 {
			c1 |= 'a' - 'A'
			c2 |= 'a' - 'A'
			if c1 != c2 || c1 < 'a' || c1 > 'z' {
				return false
			}
		}
	}
	return true
}

// lookupName finds which of the names, cut to width if that is not 0, val
// begins with.
func lookupName(names []string, width int, val string) (int, string, error) {
	for i, v := range names {
		if width > 0 {
			v = v[:width]
		}
		if len(val) >= len(v) && match(val[:len(v)], v) {
			return i, val[len(v):], nil
		}
	}
	return -1, val, errBad
}

// getnum reads one or two digits; with fixed it must be two.
func getnum(s string, fixed bool) (int, string, error) {
	if !isDigitAt(s, 0) {
		return 0, s, errBad
	}
	if !isDigitAt(s, 1) {
		if fixed {
			return 0, s, errBad
		}
		return int(s[0] - '0'), s[1:], nil
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), s[2:], nil
}

// getnum3 reads one to three digits; with fixed it must be three.
func getnum3(s string, fixed bool) (int, string, error) {
	n, i := 0, 0
	for ; i < 3 && isDigitAt(s, i); i++ {
		n = n*10 + int(s[i]-'0')
	}
	if i == 0 || fixed && i != 3 {
		return 0, s, errBad
	}
	return n, s[i:], nil
}

func cutspace(s string) string {
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// skip removes prefix from value; runs of spaces match each other.
func skip(value, prefix string) (string, error) {
	for len(prefix) > 0 {
		if prefix[0] == ' ' {
			if len(value) > 0 && value[0] != ' ' {
				return value, errBad
			}
			prefix = cutspace(prefix)
			value = cutspace(value)
			continue
		}
		if len(value) == 0 || value[0] != prefix[0] {
			return value, errBad
		}
		prefix = prefix[1:]
		value = value[1:]
	}
	return value, nil
}

// parser is the state of one Parse.
type parser struct {
	pm, pmSet        bool
	year, month, day int // month and day -1 while unknown
	yday             int
	hour, min, sec   int
	nsec             int
	z                *Location
	zoneOffset       int // -1 while unknown
	zoneName         string
	rangeErr         string // which part is out of range
}

// Parse reads value by the layout. Without a zone the result is in UTC; an
// offset that is the local one at that time gives the local place.
func Parse(layout, value string) (Time, error) {
	return parse(layout, value, UTC, Local)
}

// ParseInLocation is Parse with loc for times without a zone and for names and
// offsets of zones.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

func parse(layout, value string, defaultLocation, local *Location) (Time, error) {
	alayout, avalue := layout, value
	p := parser{month: -1, day: -1, yday: -1, zoneOffset: -1}
	for {
		prefix, std, suffix := nextStdChunk(layout)
		stdstr := layout[len(prefix) : len(layout)-len(suffix)]
		var err error
		value, err = skip(value, prefix)
		if err != nil {
			return Time{}, &ParseError{alayout, avalue, prefix, value, ""}
		}
		if std == 0 {
			if len(value) != 0 {
				return Time{}, &ParseError{alayout, avalue, "", value, ": extra text: " + quote(value)}
			}
			break
		}
		layout = suffix
		hold := value
		if std&stdMask >= stdTZ && std&stdMask < stdFracSecond0 {
			value, err = p.zone(std, value)
		} else {
			value, err = p.element(std, value, layout)
		}
		if p.rangeErr != "" {
			return Time{}, &ParseError{alayout, avalue, stdstr, value,
				": " + p.rangeErr + " out of range"}
		}
		if err != nil {
			return Time{}, &ParseError{alayout, avalue, stdstr, hold, ""}
		}
	}
	return p.result(alayout, avalue, value, defaultLocation, local)
}

// element reads one element of date or time of day; layout is what follows it.
func (p *parser) element(std int, value, layout string) (string, error) {
	var err error
	switch std & stdMask {
	case stdYear:
		if len(value) < 2 {
			return value, errBad
		}
		p.year, err = atoi(value[0:2])
		if err != nil {
			return value, err
		}
		value = value[2:]
		if p.year >= 69 { // Unix time begins in 1970
			p.year += 1900
		} else {
			p.year += 2000
		}
	case stdLongYear:
		if len(value) < 4 || !isDigitAt(value, 0) {
			return value, errBad
		}
		p.year, err = atoi(value[0:4])
		if err == nil {
			value = value[4:]
		}
	case stdMonth:
		p.month, value, err = lookupName(longMonthNames[:], 3, value)
		p.month++
	case stdLongMonth:
		p.month, value, err = lookupName(longMonthNames[:], 0, value)
		p.month++
	case stdNumMonth, stdZeroMonth:
		p.month, value, err = getnum(value, std == stdZeroMonth)
		if err == nil && (p.month <= 0 || 12 < p.month) {
			p.rangeErr = "month"
		}
	case stdWeekDay:
		_, value, err = lookupName(longDayNames[:], 3, value)
	case stdLongWeekDay:
		_, value, err = lookupName(longDayNames[:], 0, value)
	case stdDay, stdUnderDay, stdZeroDay:
		if std == stdUnderDay && len(value) > 0 && value[0] == ' ' {
			value = value[1:]
		}
		p.day, value, err = getnum(value, std == stdZeroDay)
	case stdUnderYearDay, stdZeroYearDay:
		for i := 0; i < 2; i++ {
			if std == stdUnderYearDay && len(value) > 0 && value[0] == ' ' {
				value = value[1:]
			}
		}
		p.yday, value, err = getnum3(value, std == stdZeroYearDay)
	case stdFracSecond0:
		ndigit := 1 + std>>stdDigits&stdDigitMask
		if len(value) < ndigit {
			return value, errBad
		}
		err = p.nanoseconds(value, ndigit)
		value = value[ndigit:]
	case stdFracSecond9:
		if len(value) < 2 || value[0] != '.' && value[0] != ',' || !isDigitAt(value, 1) {
			break // the fraction may be missing
		}
		i := 0
		for i+1 < len(value) && isDigitAt(value, i+1) {
			i++
		}
		err = p.nanoseconds(value, 1+i)
		value = value[1+i:]
	default:
		return p.clock(std, value, layout)
	}
	return value, err
}

// clock reads one element of the time of day.
func (p *parser) clock(std int, value, layout string) (string, error) {
	var err error
	switch std & stdMask {
	case stdHour:
		p.hour, value, err = getnum(value, false)
		if p.hour < 0 || 24 <= p.hour {
			p.rangeErr = "hour"
		}
	case stdHour12, stdZeroHour12:
		p.hour, value, err = getnum(value, std == stdZeroHour12)
		if p.hour < 0 || 12 < p.hour {
			p.rangeErr = "hour"
		}
	case stdMinute, stdZeroMinute:
		p.min, value, err = getnum(value, std == stdZeroMinute)
		if p.min < 0 || 60 <= p.min {
			p.rangeErr = "minute"
		}
	case stdSecond, stdZeroSecond:
		p.sec, value, err = getnum(value, std == stdZeroSecond)
		if err != nil {
			break
		}
		if p.sec < 0 || 60 <= p.sec {
			p.rangeErr = "second"
			break
		}
		// A fraction may follow though the layout has none.
		if len(value) >= 2 && (value[0] == '.' || value[0] == ',') && isDigitAt(value, 1) {
			_, next, _ := nextStdChunk(layout)
			next &= stdMask
			if next == stdFracSecond0 || next == stdFracSecond9 {
				break
			}
			n := 2
			for isDigitAt(value, n) {
				n++
			}
			err = p.nanoseconds(value, n)
			value = value[n:]
		}
	case stdPM, stdpm:
		if len(value) < 2 {
			return value, errBad
		}
		am, pm := "AM", "PM"
		if std&stdMask == stdpm {
			am, pm = "am", "pm"
		}
		switch value[0:2] {
		case pm:
			p.pm, p.pmSet = true, true
		case am:
			p.pm, p.pmSet = false, true
		default:
			return value, errBad
		}
		value = value[2:]
	}
	return value, err
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
	ns, err := atoi(value[1:n])
	if err != nil {
		return err
	}
	if ns < 0 {
		p.rangeErr = "fractional second"
		return nil
	}
	for i := n; i < 10; i++ {
		ns *= 10
	}
	p.nsec = ns
	return nil
}

// zone reads a zone's name or offset.
func (p *parser) zone(std int, value string) (string, error) {
	if std == stdTZ {
		if len(value) >= 3 && value[0:3] == "UTC" {
			p.z = UTC
			return value[3:], nil
		}
		n, ok := parseTimeZone(value)
		if !ok {
			return value, errBad
		}
		p.zoneName = value[:n]
		return value[n:], nil
	}
	if std < stdNumTZ && len(value) >= 1 && value[0] == 'Z' {
		p.z = UTC
		return value[1:], nil
	}
	var hour, min, seconds string
	n := 0
	switch std {
	case stdISO8601ColonTZ, stdNumColonTZ:
		if len(value) < 6 || value[3] != ':' {
			return value, errBad
		}
		hour, min, seconds, n = value[1:3], value[4:6], "00", 6
	case stdNumShortTZ, stdISO8601ShortTZ:
		if len(value) < 3 {
			return value, errBad
		}
		hour, min, seconds, n = value[1:3], "00", "00", 3
	case stdISO8601ColonSecondsTZ, stdNumColonSecondsTZ:
		if len(value) < 9 || value[3] != ':' || value[6] != ':' {
			return value, errBad
		}
		hour, min, seconds, n = value[1:3], value[4:6], value[7:9], 9
	case stdISO8601SecondsTZ, stdNumSecondsTz:
		if len(value) < 7 {
			return value, errBad
		}
		hour, min, seconds, n = value[1:3], value[3:5], value[5:7], 7
	default:
		if len(value) < 5 {
			return value, errBad
		}
		hour, min, seconds, n = value[1:3], value[3:5], "00", 5
	}
	sign := value[0]
	value = value[n:]
	hr, _, err := getnum(hour, true)
	mm, ss := 0, 0
	if err == nil {
		mm, _, err = getnum(min, true)
	}
	if err == nil {
		ss, _, err = getnum(seconds, true)
	}
	if hr > 24 {
		p.rangeErr = "time zone offset hour"
	}
	if mm > 60 {
		p.rangeErr = "time zone offset minute"
	}
	if ss > 60 {
		p.rangeErr = "time zone offset second"
	}
	p.zoneOffset = (hr*60+mm)*60 + ss
	switch sign {
	case '+':
	case '-':
		p.zoneOffset = -p.zoneOffset
	default:
		err = errBad
	}
	return value, err
}

// result checks the date and makes the Time.
func (p *parser) result(alayout, avalue, value string, defaultLocation, local *Location) (
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
			return Time{}, &ParseError{alayout, avalue, "", value, ": day-of-year out of range"}
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
			return Time{}, &ParseError{alayout, avalue, "", value, ": day-of-year does not match month"}
		}
		p.month = m
		if p.day >= 0 && p.day != d {
			return Time{}, &ParseError{alayout, avalue, "", value, ": day-of-year does not match day"}
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
		return Time{}, &ParseError{alayout, avalue, "", value, ": day out of range"}
	}
	date := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	if p.z != nil {
		return date(p.z), nil
	}
	if p.zoneOffset != -1 {
		t := date(UTC)
		t.addSec(-int64(p.zoneOffset))
		name, offset, _, _, _ := local.lookup(t.unixSec())
		if offset == p.zoneOffset && (p.zoneName == "" || name == p.zoneName) {
			t.setLoc(local)
			return t, nil
		}
		t.setLoc(FixedZone(cloneString(p.zoneName), p.zoneOffset))
		return t, nil
	}
	if p.zoneName != "" {
		t := date(UTC)
		if offset, ok := local.lookupName(p.zoneName, t.unixSec()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t, nil
		}
		// A name that nothing is known of, except that GMT-3 tells the offset.
		offset := 0
		if len(p.zoneName) > 3 && p.zoneName[:3] == "GMT" {
			offset, _ = atoi(p.zoneName[3:])
			offset *= 3600
		}
		t.setLoc(FixedZone(cloneString(p.zoneName), offset))
		return t, nil
	}
	return date(defaultLocation), nil
}

func cloneString(s string) string { return string([]byte(s)) }

// parseTimeZone finds the length of a zone's name: three or four capitals,
// five ending in T, some special ones, or an offset with GMT or alone.
func parseTimeZone(value string) (length int, ok bool) {
	if len(value) < 3 {
		return 0, false
	}
	if len(value) >= 4 && (value[:4] == "ChST" || value[:4] == "MeST") {
		return 4, true
	}
	if value[:3] == "GMT" {
		length = parseGMT(value)
		return length, true
	}
	if value[0] == '+' || value[0] == '-' {
		length = parseSignedOffset(value)
		ok := length > 0 // parseSignedOffset returns 0 in case of bad input
		return length, ok
	}
	nUpper := 0
	for nUpper < 6 && nUpper < len(value) && 'A' <= value[nUpper] && value[nUpper] <= 'Z' {
		nUpper++
	}
	switch nUpper {
	case 5:
		return 5, value[4] == 'T'
	case 4:
		return 4, value[3] == 'T' || value[:4] == "WITA"
	case 3:
		return 3, true
	}
	return 0, false
}

// parseGMT returns the length of GMT with an offset behind it, if there is
// one.
func parseGMT(value string) int {
	value = value[3:]
	if len(value) == 0 {
		return 3
	}
	return 3 + parseSignedOffset(value)
}

// parseSignedOffset returns the length of a sign and hours from 0 to 23, 0 if
// there is no such thing.
func parseSignedOffset(value string) int {
	sign := value[0]
	if sign != '-' && sign != '+' {
		return 0
	}
	x, rem, err := leadingInt(value[1:])
	if err != nil || value[1:] == rem || x > 23 {
		return 0
	}
	return len(value) - len(rem)
}
