// Texts of times: layouts show the reference time Mon Jan 2 15:04:05 MST 2006
// in the form wanted. A layout is a row of fields with text between them; they
// are found by findField.
package time

import "errors"

// Ready-made layouts.
const (
	DateOnly = "2006-01-02"
	TimeOnly = "15:04:05"
	DateTime = DateOnly + " " + TimeOnly
	Kitchen  = "3:04PM"
	Layout   = "01/02 03:04:05PM '06 -0700"

	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 " + TimeOnly + " MST"
	RFC1123     = "Mon, 02 Jan 2006 " + TimeOnly + " MST"
	RFC1123Z    = "Mon, 02 Jan 2006 " + TimeOnly + " -0700"
	RFC3339     = DateOnly + "T" + TimeOnly + "Z07:00"
	RFC3339Nano = DateOnly + "T" + TimeOnly + ".999999999Z07:00"

	Stamp      = "Jan _2 " + TimeOnly
	StampMilli = Stamp + ".000"
	StampMicro = Stamp + ".000000"
	StampNano  = Stamp + ".000000000"

	ANSIC    = "Mon " + Stamp + " 2006"
	UnixDate = "Mon " + Stamp + " MST 2006"
	RubyDate = "Mon Jan 02 " + TimeOnly + " -0700 2006"
)

// A field is a part of a layout that stands for a part of a time: a kind, and
// from bit 8 on how it is shown.
type field int

const (
	noField       field = iota
	yearFull            // "2006"
	yearOfCentury       // "06"
	monthName           // "January"
	monthAbbr           // "Jan"
	month1              // "1"
	month2              // "01"
	weekdayName         // "Monday"
	weekdayAbbr         // "Mon"
	day1                // "2"
	daySpaced           // "_2"
	day2                // "02"
	yearDaySpaced       // "__2"
	yearDay3            // "002"
	hour24              // "15"
	hourHalf1           // "3"
	hourHalf2           // "03"
	minute1             // "4"
	minute2             // "04"
	second1             // "5"
	second2             // "05"
	halfUpper           // "PM"
	halfLower           // "pm"
	zoneName            // "MST"
	zoneOffset          // "-07" and longer, with the styles below
	fraction            // ".000" or ".999"

	kindMask field = 1<<8 - 1

	// Styles of zoneOffset.
	offsetZulu    field = 1 << 8  // "Z07": Z for no offset
	offsetColons  field = 1 << 9  // "-07:00"
	offsetMinutes field = 1 << 10 // "-0700"
	offsetSeconds field = 1 << 11 // "-070000"
	longOffset          = zoneOffset | offsetMinutes | offsetSeconds

	// Styles of fraction; the number of digits stands above them.
	fractionTrim  field = 1 << 12 // ".999": no zeros at the end
	fractionComma field = 1 << 13 // ",000"
	digitsShift         = 16
	digitsMask          = 1<<12 - 1
)

func (f field) kind() field { return f & kindMask }

func (f field) has(style field) bool { return f&style != 0 }

func (f field) digits() int { return int(f >> digitsShift & digitsMask) }

// A fieldText is how a field is written in layouts.
type fieldText struct {
	text  string
	field field
	// word: no lower case letter may follow, as in "Janet".
	word bool
	// literal is the length of the beginning that is not part of the field.
	literal int
}

// fieldsBy has the fields by their first character, the longer ones before
// those they begin with. Fractions are not in it.
var fieldsBy = [...][]fieldText{
	'-': {
		{text: "-07:00:00", field: longOffset | offsetColons},
		{text: "-07:00", field: zoneOffset | offsetColons | offsetMinutes},
		{text: "-070000", field: longOffset},
		{text: "-0700", field: zoneOffset | offsetMinutes},
		{text: "-07", field: zoneOffset},
	},
	'0': {
		{text: "01", field: month2},
		{text: "02", field: day2},
		{text: "03", field: hourHalf2},
		{text: "04", field: minute2},
		{text: "05", field: second2},
		{text: "06", field: yearOfCentury},
		{text: "002", field: yearDay3},
	},
	'1': {{text: "15", field: hour24}, {text: "1", field: month1}},
	'2': {{text: "2006", field: yearFull}, {text: "2", field: day1}},
	'3': {{text: "3", field: hourHalf1}},
	'4': {{text: "4", field: minute1}},
	'5': {{text: "5", field: second1}},
	'J': {{text: "January", field: monthName}, {text: "Jan", field: monthAbbr, word: true}},
	'M': {
		{text: "Monday", field: weekdayName},
		{text: "Mon", field: weekdayAbbr, word: true},
		{text: "MST", field: zoneName},
	},
	'P': {{text: "PM", field: halfUpper}},
	'Z': {
		{text: "Z07:00:00", field: longOffset | offsetZulu | offsetColons},
		{text: "Z07:00", field: zoneOffset | offsetZulu | offsetColons | offsetMinutes},
		{text: "Z070000", field: longOffset | offsetZulu},
		{text: "Z0700", field: zoneOffset | offsetZulu | offsetMinutes},
		{text: "Z07", field: zoneOffset | offsetZulu},
	},
	'_': {
		{text: "_2006", field: yearFull, literal: 1},
		{text: "_2", field: daySpaced},
		{text: "__2", field: yearDaySpaced},
	},
	'p': {{text: "pm", field: halfLower}},
}

func hasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

func isDigitAt(s string, i int) bool {
	return i < len(s) && '0' <= s[i] && s[i] <= '9'
}

// findField finds the first field of the layout and returns where it begins
// and ends; noField at the end of the layout if there is none.
func findField(layout string) (start, end int, f field) {
	for i := 0; i < len(layout); i++ {
		c := layout[i]
		if c == '.' || c == ',' {
			if f := fractionAt(layout, i); f != noField {
				return i, i + 1 + f.digits(), f
			}
			continue
		}
		if int(c) >= len(fieldsBy) || fieldsBy[c] == nil {
			continue
		}
		for k := range fieldsBy[c] {
			t := &fieldsBy[c][k]
			end := i + len(t.text)
			if !hasPrefix(layout[i:], t.text) ||
				t.word && end < len(layout) && 'a' <= layout[end] && layout[end] <= 'z' {
				continue
			}
			return i + t.literal, end, t.field
		}
	}
	return len(layout), len(layout), noField
}

// fractionAt returns the fraction whose separator is at i: a run of zeros or
// of nines that no other digit follows.
func fractionAt(layout string, i int) field {
	f := fraction
	if layout[i] == ',' {
		f |= fractionComma
	}
	switch run := layout[i+1:]; {
	case hasPrefix(run, "9"):
		f |= fractionTrim
	case !hasPrefix(run, "0"):
		return noField
	}
	end := i + 1
	for end < len(layout) && layout[end] == layout[i+1] {
		end++
	}
	if isDigitAt(layout, end) {
		return noField
	}
	return f | field(end-i-1)<<digitsShift
}

// appendInt appends x, with leading zeros up to width digits.
func appendInt(b []byte, x int, width int) []byte {
	if x < 0 {
		return appendUint(append(b, '-'), -uint64(x), width)
	}
	if width == 2 && x < 100 {
		return append(b, '0'+byte(x/10), '0'+byte(x%10))
	}
	return appendUint(b, uint64(x), width)
}

// appendSpaced appends x, with leading spaces up to width characters.
func appendSpaced(b []byte, x int, width int) []byte {
	for limit := 10; width > 1; width-- {
		if x < limit {
			b = append(b, ' ')
		}
		limit *= 10
	}
	return appendUint(b, uint64(x), 0)
}

// appendNanos appends the nanoseconds of a second as the fraction f.
func appendNanos(b []byte, nanos int, f field) []byte {
	places := min(f.digits(), 9)
	for range 9 - places {
		nanos /= 10
	}
	separator := byte('.')
	if f.has(fractionComma) {
		separator = ','
	}
	if f.has(fractionTrim) {
		return appendFraction(b, separator, uint64(nanos), places)
	}
	return appendUint(append(b, separator), uint64(nanos), places)
}

// String shows t as "2006-01-02 15:04:05.999999999 -0700 MST", with the
// monotonic reading behind it as "m=±value" if t has one.
func (t Time) String() string {
	b := t.AppendFormat(make([]byte, 0, 64), "2006-01-02 15:04:05.999999999 -0700 MST")
	if !t.isMonotonic() {
		return string(b)
	}
	sign, reading := "+", uint64(t.ext)
	if t.ext < 0 {
		sign, reading = "-", -reading
	}
	b = append(append(b, " m="...), sign...)
	b = appendUint(b, reading/1e9, 0)
	return string(appendUint(append(b, '.'), reading%1e9, 9))
}

// GoString shows t as a Go expression.
func (t Time) GoString() string {
	local := t.abs()
	year, month, day, _ := absDate(local)
	hour, minute, second := absClock(local)
	b := make([]byte, 0, 70)
	b = appendInt(append(b, "time.Date("...), year, 0)
	b = append(append(b, ", time."...), month.String()...)
	for _, part := range [...]int{day, hour, minute, second, t.Nanosecond()} {
		b = appendInt(append(b, ", "...), part, 0)
	}
	return string(b) + ", " + t.Location().expression() + ")"
}

// expression shows l as a Go expression.
func (l *Location) expression() string {
	if l == UTC {
		return "time.UTC"
	}
	if l == Local {
		return "time.Local"
	}
	return "time.Location(" + quote(l.name) + ")"
}

// Format returns t in the form of the layout.
//
//go:noinline
func (t Time) Format(layout string) string {
	return string(t.AppendFormat(make([]byte, 0, len(layout)+10), layout))
}

// AppendFormat appends Format(layout) to b.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	zone, offset, local := t.locabs()
	year, month, day, yearDay := absDate(local)
	hour, minute, second := absClock(local)
	for {
		start, end, f := findField(layout)
		b = append(b, layout[:start]...)
		layout = layout[end:]
		switch kind := f.kind(); {
		case kind == noField:
			return b
		case kind <= yearDay3:
			if f == weekdayName || f == weekdayAbbr {
				b = appendName(b, absSeconds(local).days().weekday().String(), f == weekdayAbbr)
			} else {
				b = appendDate(b, f, year, month, day, yearDay)
			}
		case kind <= halfLower:
			b = appendClock(b, f, hour, minute, second)
		case kind == fraction:
			b = appendNanos(b, t.Nanosecond(), f)
		case kind == zoneName && zone != "":
			b = append(b, zone...)
		case kind == zoneName:
			b = appendOffset(b, offset, offsetMinutes)
		default:
			b = appendOffset(b, offset, f)
		}
	}
}

// appendName appends a name or its first three letters.
func appendName(b []byte, name string, short bool) []byte {
	if short {
		name = name[:3]
	}
	return append(b, name...)
}

// appendDate appends a field of the date, other than the weekday.
func appendDate(b []byte, f field, year int, month Month, day, yearDay int) []byte {
	switch f {
	case yearFull:
		return appendInt(b, year, 4)
	case yearOfCentury:
		return appendInt(b, max(year, -year)%100, 2)
	case monthName, monthAbbr:
		return appendName(b, month.String(), f == monthAbbr)
	case month1:
		return appendInt(b, int(month), 0)
	case month2:
		return appendInt(b, int(month), 2)
	case day1:
		return appendInt(b, day, 0)
	case daySpaced:
		return appendSpaced(b, day, 2)
	case day2:
		return appendInt(b, day, 2)
	case yearDaySpaced:
		return appendSpaced(b, yearDay, 3)
	}
	return appendInt(b, yearDay, 3)
}

// appendClock appends a field of the time of day.
func appendClock(b []byte, f field, hour, minute, second int) []byte {
	switch f {
	case hour24:
		return appendInt(b, hour, 2)
	case hourHalf1:
		return appendInt(b, (hour+11)%12+1, 0)
	case hourHalf2:
		return appendInt(b, (hour+11)%12+1, 2)
	case minute1:
		return appendInt(b, minute, 0)
	case minute2:
		return appendInt(b, minute, 2)
	case second1:
		return appendInt(b, second, 0)
	case second2:
		return appendInt(b, second, 2)
	}
	halves := "AMPM"
	if f == halfLower {
		halves = "ampm"
	}
	at := hour / 12 * 2
	return append(b, halves[at:at+2]...)
}

// appendOffset appends a zone's offset, in seconds.
func appendOffset(b []byte, offset int, f field) []byte {
	if offset == 0 && f.has(offsetZulu) {
		return append(b, 'Z')
	}
	sign := byte('+')
	if offset <= -60 {
		sign = '-'
		offset = -offset
	}
	b = appendInt(append(b, sign), offset/60/60, 2)
	if f.has(offsetMinutes) {
		b = appendOffsetPart(b, offset/60%60, f)
	}
	if f.has(offsetSeconds) {
		b = appendOffsetPart(b, offset%60, f)
	}
	return b
}

func appendOffsetPart(b []byte, part int, f field) []byte {
	if f.has(offsetColons) {
		b = append(b, ':')
	}
	return appendInt(b, part, 2)
}

// appendRFC3339 appends t in RFC 3339, which cannot show every time.
func (t Time) appendRFC3339(b []byte) ([]byte, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return b, errors.New("year outside of range [0,9999]")
	}
	if _, offset := t.Zone(); offset/3600 <= -24 || offset/3600 >= 24 {
		return b, errors.New("timezone hour outside of range [0,23]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

// encode is appendRFC3339 on behalf of a method, which its errors name.
func (t Time) encode(b []byte, method string) ([]byte, error) {
	b, err := t.appendRFC3339(b)
	if err != nil {
		return nil, errors.New("Time." + method + ": " + err.Error())
	}
	return b, nil
}

// MarshalJSON returns t quoted in RFC 3339.
func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.encode([]byte{'"'}, "MarshalJSON")
	if err == nil {
		b = append(b, '"')
	}
	return b, err
}

// AppendText appends t in RFC 3339.
func (t Time) AppendText(b []byte) ([]byte, error) { return t.encode(b, "AppendText") }

// MarshalText returns t in RFC 3339.
func (t Time) MarshalText() ([]byte, error) {
	return t.encode(make([]byte, 0, len(RFC3339Nano)), "MarshalText")
}

// UnmarshalText reads RFC 3339.
//
//vole:cost 70
func (t *Time) UnmarshalText(data []byte) error { return t.unmarshalText(data) }

//go:noinline
func (t *Time) unmarshalText(data []byte) error { return t.decode(string(data)) }

// UnmarshalJSON reads quoted RFC 3339; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) error {
	text := string(data)
	if text == "null" {
		return nil
	}
	last := len(text) - 1
	if last < 1 || text[0] != '"' || text[last] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.decode(text[1:last])
}

// decode reads RFC 3339 as leniently as Parse does.
func (t *Time) decode(text string) (err error) {
	*t, err = Parse(RFC3339, text)
	return err
}
