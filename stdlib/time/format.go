// Texts of times: layouts show the reference time Mon Jan 2 15:04:05 MST 2006
// in the form wanted. A layout is cut into elements by nextStdChunk.
package time

import "errors"

// Ready-made layouts.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"

	Stamp      = "Jan _2 15:04:05"
	StampMilli = "Jan _2 15:04:05.000"
	StampMicro = "Jan _2 15:04:05.000000"
	StampNano  = "Jan _2 15:04:05.000000000"

	DateTime = "2006-01-02 15:04:05"
	DateOnly = "2006-01-02"
	TimeOnly = "15:04:05"
)

// The elements of layouts.
const (
	_                        = iota
	stdLongMonth             = iota // "January"
	stdMonth                        // "Jan"
	stdNumMonth                     // "1"
	stdZeroMonth                    // "01"
	stdLongWeekDay                  // "Monday"
	stdWeekDay                      // "Mon"
	stdDay                          // "2"
	stdUnderDay                     // "_2"
	stdZeroDay                      // "02"
	stdUnderYearDay                 // "__2"
	stdZeroYearDay                  // "002"
	stdHour                         // "15"
	stdHour12                       // "3"
	stdZeroHour12                   // "03"
	stdMinute                       // "4"
	stdZeroMinute                   // "04"
	stdSecond                       // "5"
	stdZeroSecond                   // "05"
	stdLongYear                     // "2006"
	stdYear                         // "06"
	stdPM                           // "PM"
	stdpm                           // "pm"
	stdTZ                           // "MST"
	stdISO8601TZ                    // "Z0700"
	stdISO8601SecondsTZ             // "Z070000"
	stdISO8601ShortTZ               // "Z07"
	stdISO8601ColonTZ               // "Z07:00"
	stdISO8601ColonSecondsTZ        // "Z07:00:00"
	stdNumTZ                        // "-0700"
	stdNumSecondsTz                 // "-070000"
	stdNumShortTZ                   // "-07"
	stdNumColonTZ                   // "-07:00"
	stdNumColonSecondsTZ            // "-07:00:00"
	stdFracSecond0                  // ".0", ".00", …
	stdFracSecond9                  // ".9", ".99", …

	stdMask      = 1<<8 - 1
	stdDigits    = 8       // from here on the number of digits of a fraction
	stdComma     = 1 << 16 // the fraction begins with a comma
	stdDigitMask = 1<<8 - 1
)

// fixedChunks are the elements without conditions, by first character, longer
// ones before their prefixes.
var fixedChunks = [...]struct {
	text string
	std  int
}{
	{"002", stdZeroYearDay},
	{"01", stdZeroMonth},
	{"02", stdZeroDay},
	{"03", stdZeroHour12},
	{"04", stdZeroMinute},
	{"05", stdZeroSecond},
	{"06", stdYear},
	{"15", stdHour},
	{"1", stdNumMonth},
	{"2006", stdLongYear},
	{"2", stdDay},
	{"__2", stdUnderYearDay},
	{"3", stdHour12},
	{"4", stdMinute},
	{"5", stdSecond},
	{"PM", stdPM},
	{"pm", stdpm},
	{"MST", stdTZ},
	{"-070000", stdNumSecondsTz},
	{"-07:00:00", stdNumColonSecondsTZ},
	{"-0700", stdNumTZ},
	{"-07:00", stdNumColonTZ},
	{"-07", stdNumShortTZ},
	{"Z070000", stdISO8601SecondsTZ},
	{"Z07:00:00", stdISO8601ColonSecondsTZ},
	{"Z0700", stdISO8601TZ},
	{"Z07:00", stdISO8601ColonTZ},
	{"Z07", stdISO8601ShortTZ},
}

func hasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

// startsWithLowerCase tells "Jan" from the beginning of another word.
func startsWithLowerCase(s string) bool {
	return len(s) > 0 && 'a' <= s[0] && s[0] <= 'z'
}

func isDigitAt(s string, i int) bool {
	return i < len(s) && '0' <= s[i] && s[i] <= '9'
}

// nextStdChunk finds the first element of the layout: what is before it, which
// it is, and what follows.
func nextStdChunk(layout string) (prefix string, std int, suffix string) {
	for i := 0; i < len(layout); i++ {
		rest := layout[i:]
		switch c := layout[i]; c {
		case 'J':
			if hasPrefix(rest, "Jan") {
				if hasPrefix(rest, "January") {
					return layout[:i], stdLongMonth, layout[i+7:]
				}
				if !startsWithLowerCase(layout[i+3:]) {
					return layout[:i], stdMonth, layout[i+3:]
				}
			}
			continue
		case 'M':
			if hasPrefix(rest, "Mon") {
				if hasPrefix(rest, "Monday") {
					return layout[:i], stdLongWeekDay, layout[i+6:]
				}
				if !startsWithLowerCase(layout[i+3:]) {
					return layout[:i], stdWeekDay, layout[i+3:]
				}
			}
		case '_':
			if hasPrefix(rest, "_2") {
				if hasPrefix(rest, "_2006") { // an underscore and a year
					return layout[:i+1], stdLongYear, layout[i+5:]
				}
				return layout[:i], stdUnderDay, layout[i+2:]
			}
		case '.', ',':
			if i+1 < len(layout) && (layout[i+1] == '0' || layout[i+1] == '9') {
				ch := layout[i+1]
				j := i + 1
				for j < len(layout) && layout[j] == ch {
					j++
				}
				if !isDigitAt(layout, j) { // all digits are the same
					std := stdFracSecond0
					if ch == '9' {
						std = stdFracSecond9
					}
					std |= (j - (i + 1)) << stdDigits
					if c == ',' {
						std |= stdComma
					}
					return layout[:i], std, layout[j:]
				}
			}
			continue
		case '0', '1', '2', '3', '4', '5', 'P', 'p', '-', 'Z':
		default:
			continue
		}
		for k := range fixedChunks {
			if f := &fixedChunks[k]; f.text[0] == rest[0] && hasPrefix(rest, f.text) {
				return layout[:i], f.std, layout[i+len(f.text):]
			}
		}
	}
	return layout, 0, ""
}

// appendInt appends x, with leading zeros up to width digits.
func appendInt(b []byte, x int, width int) []byte {
	u := uint(x)
	if x < 0 {
		b = append(b, '-')
		u = uint(-x)
	}
	n := 1
	for v := u; v >= 10; v /= 10 {
		n++
	}
	for i := n; i < width; i++ {
		b = append(b, '0')
	}
	for i := 0; i < n; i++ {
		b = append(b, '0')
	}
	for i := len(b) - 1; n > 0; n-- {
		b[i] = byte(u%10) + '0'
		u /= 10
		i--
	}
	return b
}

// appendNano appends the fraction of a second as the element std says.
func appendNano(b []byte, nanosec int, std int) []byte {
	trim := std&stdMask == stdFracSecond9
	n := std >> stdDigits & stdDigitMask
	if trim && (n == 0 || nanosec == 0) {
		return b
	}
	dot := byte('.')
	if std&stdComma != 0 {
		dot = ','
	}
	b = append(b, dot)
	b = appendInt(b, nanosec, 9)
	if n < 9 {
		b = b[:len(b)-9+n]
	}
	if trim {
		for len(b) > 0 && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) > 0 && b[len(b)-1] == dot {
			b = b[:len(b)-1]
		}
	}
	return b
}

// String shows t as "2006-01-02 15:04:05.999999999 -0700 MST", with the
// monotonic reading behind it as "m=±value" if t has one.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic != 0 {
		m2 := uint64(t.ext)
		sign := byte('+')
		if t.ext < 0 {
			sign = '-'
			m2 = -m2
		}
		m1, m2 := m2/1e9, m2%1e9
		m0, m1 := m1/1e9, m1%1e9
		buf := make([]byte, 0, 24)
		buf = append(buf, " m="...)
		buf = append(buf, sign)
		wid := 0
		if m0 != 0 {
			buf = appendInt(buf, int(m0), 0)
			wid = 9
		}
		buf = appendInt(buf, int(m1), wid)
		buf = append(buf, '.')
		buf = appendInt(buf, int(m2), 9)
		s += string(buf)
	}
	return s
}

// GoString shows t as a Go expression.
func (t Time) GoString() string {
	abs := t.abs()
	year, month, day, _ := absDate(abs)
	hour, minute, second := absClock(abs)
	buf := make([]byte, 0, 70)
	buf = append(buf, "time.Date("...)
	buf = appendInt(buf, year, 0)
	if January <= month && month <= December {
		buf = append(buf, ", time."...)
		buf = append(buf, longMonthNames[month-1]...)
	} else {
		buf = appendInt(buf, int(month), 0)
	}
	for _, x := range [...]int{day, hour, minute, second, t.Nanosecond()} {
		buf = append(buf, ", "...)
		buf = appendInt(buf, x, 0)
	}
	buf = append(buf, ", "...)
	switch loc := t.Location(); loc {
	case UTC, nil:
		buf = append(buf, "time.UTC"...)
	case Local:
		buf = append(buf, "time.Local"...)
	default:
		buf = append(buf, `time.Location(`...)
		buf = append(buf, quote(loc.name)...)
		buf = append(buf, ')')
	}
	buf = append(buf, ')')
	return string(buf)
}

// Format returns t in the form of the layout.
func (t Time) Format(layout string) string {
	return string(t.AppendFormat(make([]byte, 0, len(layout)+10), layout))
}

// AppendFormat appends Format(layout) to b.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	name, offset, abs := t.locabs()
	year, month, day, yday := absDate(abs)
	hour, min, sec := absClock(abs)
	for layout != "" {
		prefix, std, suffix := nextStdChunk(layout)
		b = append(b, prefix...)
		if std == 0 {
			break
		}
		layout = suffix
		switch std & stdMask {
		case stdYear:
			b = appendInt(b, max(year, -year)%100, 2)
		case stdLongYear:
			b = appendInt(b, year, 4)
		case stdMonth:
			b = append(b, month.String()[:3]...)
		case stdLongMonth:
			b = append(b, month.String()...)
		case stdNumMonth:
			b = appendInt(b, int(month), 0)
		case stdZeroMonth:
			b = appendInt(b, int(month), 2)
		case stdWeekDay:
			b = append(b, absWeekday(abs).String()[:3]...)
		case stdLongWeekDay:
			b = append(b, absWeekday(abs).String()...)
		case stdDay:
			b = appendInt(b, day, 0)
		case stdUnderDay:
			if day < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, day, 0)
		case stdZeroDay:
			b = appendInt(b, day, 2)
		case stdUnderYearDay:
			if yday < 100 {
				b = append(b, ' ')
			}
			if yday < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, yday, 0)
		case stdZeroYearDay:
			b = appendInt(b, yday, 3)
		case stdFracSecond0, stdFracSecond9:
			b = appendNano(b, t.Nanosecond(), std)
		case stdTZ:
			if name != "" {
				b = append(b, name...)
				break
			}
			b = appendOffset(b, offset, stdTZ)
		default:
			if std&stdMask >= stdISO8601TZ {
				b = appendOffset(b, offset, std)
			} else {
				b = appendClock(b, hour, min, sec, std)
			}
		}
	}
	return b
}

// appendClock appends the elements of the time of day.
func appendClock(b []byte, hour, min, sec, std int) []byte {
	hr := hour % 12
	if hr == 0 {
		hr = 12
	}
	switch std & stdMask {
	case stdHour:
		return appendInt(b, hour, 2)
	case stdHour12:
		return appendInt(b, hr, 0)
	case stdZeroHour12:
		return appendInt(b, hr, 2)
	case stdMinute:
		return appendInt(b, min, 0)
	case stdZeroMinute:
		return appendInt(b, min, 2)
	case stdSecond:
		return appendInt(b, sec, 0)
	case stdZeroSecond:
		return appendInt(b, sec, 2)
	case stdPM:
		if hour >= 12 {
			return append(b, "PM"...)
		}
		return append(b, "AM"...)
	case stdpm:
		if hour >= 12 {
			return append(b, "pm"...)
		}
		return append(b, "am"...)
	}
	return b
}

// appendOffset appends a zone's offset; stdTZ, of a zone without a name, as
// "-0700".
func appendOffset(b []byte, offset, std int) []byte {
	colon, seconds, minutes := false, false, true
	switch std {
	case stdISO8601TZ, stdISO8601ColonTZ, stdISO8601SecondsTZ, stdISO8601ShortTZ,
		stdISO8601ColonSecondsTZ:
		if offset == 0 {
			return append(b, 'Z')
		}
	}
	switch std {
	case stdISO8601ColonTZ, stdNumColonTZ:
		colon = true
	case stdISO8601ColonSecondsTZ, stdNumColonSecondsTZ:
		colon, seconds = true, true
	case stdISO8601SecondsTZ, stdNumSecondsTz:
		seconds = true
	case stdISO8601ShortTZ, stdNumShortTZ:
		minutes = false
	}
	zone := offset / 60
	absoffset := offset
	if zone < 0 {
		b = append(b, '-')
		zone = -zone
		absoffset = -absoffset
	} else {
		b = append(b, '+')
	}
	b = appendInt(b, zone/60, 2)
	if colon {
		b = append(b, ':')
	}
	if minutes {
		b = appendInt(b, zone%60, 2)
	}
	if seconds {
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, absoffset%60, 2)
	}
	return b
}

// MarshalJSON returns t quoted in RFC 3339.
func (t Time) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, len(RFC3339Nano)+2)
	b = append(b, '"')
	b, err := t.appendStrictRFC3339(b)
	if err != nil {
		return nil, errors.New("Time.MarshalJSON: " + err.Error())
	}
	return append(b, '"'), nil
}

func (t Time) appendStrictRFC3339(b []byte) ([]byte, error) {
	n0 := len(b)
	b = t.AppendFormat(b, RFC3339Nano)
	switch {
	case b[n0+len("9999")] != '-':
		return b, errors.New("year outside of range [0,9999]")
	case b[len(b)-1] != 'Z':
		c := b[len(b)-len("Z07:00")]
		if ('0' <= c && c <= '9') || (b[len(b)-len("07:00")]-'0')*10+b[len(b)-len("7:00")]-'0' >= 24 {
			return b, errors.New("timezone hour outside of range [0,23]")
		}
	}
	return b, nil
}

// AppendText appends t in RFC 3339.
func (t Time) AppendText(b []byte) ([]byte, error) {
	b, err := t.appendStrictRFC3339(b)
	if err != nil {
		return b, errors.New("Time.MarshalText: " + err.Error())
	}
	return b, nil
}

// MarshalText returns t in RFC 3339.
func (t Time) MarshalText() ([]byte, error) {
	return t.AppendText(make([]byte, 0, len(RFC3339Nano)))
}

// UnmarshalText reads RFC 3339.
func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = parseStrictRFC3339(data)
	return err
}

// UnmarshalJSON reads quoted RFC 3339; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	var err error
	*t, err = parseStrictRFC3339(data[1 : len(data)-1])
	return err
}

// parseStrictRFC3339 refuses the forms that Parse takes beyond the RFC.
func parseStrictRFC3339(b []byte) (Time, error) {
	t, err := Parse(RFC3339, string(b))
	if err != nil {
		return Time{}, err
	}
	num2 := func(b []byte) byte { return 10*(b[0]-'0') + (b[1] - '0') }
	switch {
	case b[len("2006-01-02T")+1] == ':': // hour of one digit
		return Time{}, &ParseError{RFC3339, string(b), "15", string(b[len("2006-01-02T"):][:1]), ""}
	case b[len("2006-01-02T15:04:05")] == ',':
		return Time{}, &ParseError{RFC3339, string(b), ".", ",", ""}
	case b[len(b)-1] != 'Z':
		switch {
		case num2(b[len(b)-len("07:00"):]) >= 24:
			return Time{}, &ParseError{RFC3339, string(b), "Z07:00", string(b[len(b)-len("Z07:00"):]),
				": timezone hour out of range"}
		case num2(b[len(b)-len("00"):]) >= 60:
			return Time{}, &ParseError{RFC3339, string(b), "Z07:00", string(b[len(b)-len("Z07:00"):]),
				": timezone minute out of range"}
		}
	}
	return t, nil
}
