// Durations, months and weekdays.
// A Duration prints itself with the largest unit that gives a leading digit.
package time

import "errors"

// A Duration is a time span in nanoseconds, up to about 290 years.
type Duration int64

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// Common durations.
const (
	Nanosecond  Duration = 1
	Microsecond Duration = 1e3
	Millisecond Duration = 1e6
	Second      Duration = 1e9
	Minute      Duration = 60e9
	Hour        Duration = 3600e9
)

// String returns the duration as "72h3m0.5s", below a second with ms, µs or
// ns.
//
//vole:cost 75
func (d Duration) String() string {
	var arr [32]byte
	n := d.format(&arr)
	return string(arr[n:])
}

// format writes the text to the end of buf and returns where it begins.
//
//go:noinline
func (d Duration) format(buf *[32]byte) int {
	text := d.appendTo(buf[:0])
	n := len(buf) - len(text)
	copy(buf[n:], text)
	return n
}

func (d Duration) appendTo(b []byte) []byte {
	n := uint64(d)
	if d < 0 {
		b = append(b, '-')
		n = -n
	}
	switch {
	case n == 0:
		return append(b, "0s"...)
	case n < uint64(Microsecond):
		return append(appendUint(b, n, 0), "ns"...)
	case n < uint64(Millisecond):
		return append(appendQuotient(b, n, uint64(Microsecond), 3), "µs"...)
	case n < uint64(Second):
		return append(appendQuotient(b, n, uint64(Millisecond), 6), "ms"...)
	}
	if minutes := n / uint64(Minute); minutes > 0 {
		if minutes >= 60 {
			b = append(appendUint(b, minutes/60, 0), 'h')
		}
		b = append(appendUint(b, minutes%60, 0), 'm')
	}
	return append(appendQuotient(b, n%uint64(Minute), uint64(Second), 9), 's')
}

// appendQuotient appends n/unit, where unit is 10**places, with a fraction if
// there is one.
func appendQuotient(b []byte, n, unit uint64, places int) []byte {
	b = appendUint(b, n/unit, 0)
	return appendFraction(b, '.', n%unit, places)
}

// appendFraction appends a separator and frac/10**places without zeros at the
// end; nothing for zero.
func appendFraction(b []byte, separator byte, frac uint64, places int) []byte {
	if frac == 0 {
		return b
	}
	for frac%10 == 0 {
		frac /= 10
		places--
	}
	return appendUint(append(b, separator), frac, places)
}

// appendUint appends n, with leading zeros up to width digits.
func appendUint(b []byte, n uint64, width int) []byte {
	power := uint64(1) // of ten, that of the first digit
	for n/power >= 10 {
		power *= 10
		width--
	}
	for ; width > 1; width-- {
		b = append(b, '0')
	}
	for ; power > 0; power /= 10 {
		b = append(b, '0'+byte(n/power%10))
	}
	return b
}

// Nanoseconds returns the duration in nanoseconds.
func (d Duration) Nanoseconds() int64 { return int64(d) }

// Microseconds returns the whole microseconds.
func (d Duration) Microseconds() int64 { return int64(d / Microsecond) }

// Milliseconds returns the whole milliseconds.
func (d Duration) Milliseconds() int64 { return int64(d / Millisecond) }

// Seconds returns the duration in seconds.
//
//vole:cost 22
func (d Duration) Seconds() float64 {
	return float64(d/Second) + float64(d%Second)/float64(Second)
}

// Minutes returns the duration in minutes.
//
//vole:cost 22
func (d Duration) Minutes() float64 {
	return float64(d/Minute) + float64(d%Minute)/float64(Minute)
}

// Hours returns the duration in hours.
//
//vole:cost 22
func (d Duration) Hours() float64 {
	return float64(d/Hour) + float64(d%Hour)/float64(Hour)
}

// Truncate rounds towards zero to a multiple of m; not at all for m <= 0.
//
//vole:cost 12
func (d Duration) Truncate(m Duration) Duration {
	if m > 0 {
		d -= d % m
	}
	return d
}

// isBelowHalf reports whether part is less than half of whole; neither is
// negative.
func isBelowHalf(part, whole Duration) bool { return part < whole-part }

// Round rounds to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	nearer := d.Truncate(m) // to zero
	switch {
	case isBelowHalf((d % m).Abs(), m):
		return nearer
	case d > 0 && nearer <= maxDuration-m:
		return nearer + m
	case d > 0:
		return maxDuration
	case nearer >= minDuration+m:
		return nearer - m
	}
	return minDuration
}

// Abs returns the absolute value; the largest for the smallest.
//
//vole:cost 17
func (d Duration) Abs() Duration {
	if d == minDuration {
		return maxDuration
	}
	return max(d, -d)
}

// countDigits reads the digits at the start of s. fit of them, of count in
// all, make the number n; more would make it larger than 1<<63.
func countDigits(s string) (n uint64, fit, count int) {
	full := false
	for isDigitAt(s, count) {
		digit := uint64(s[count] - '0')
		full = full || n > (1<<63-digit)/10
		if !full {
			n = n*10 + digit
			fit++
		}
		count++
	}
	return n, fit, count
}

// cutSign takes a sign off s.
func cutSign(s string) (rest string, negative bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return s[1:], s[0] == '-'
	}
	return s, false
}

// unitOf returns the length of a named unit, 0 if there is none of that name.
func unitOf(name string) Duration {
	switch name {
	case "ns":
		return Nanosecond
	case "us", "µs", "μs": // U+00B5 and U+03BC
		return Microsecond
	case "ms":
		return Millisecond
	case "s":
		return Second
	case "m":
		return Minute
	case "h":
		return Hour
	}
	return 0
}

// A quantity is a number and a unit, such as 1.5h.
type quantity struct {
	whole    uint64
	fraction uint64 // in parts of 10**places
	places   int
	unit     string
}

// cutQuantity reads a quantity at the start of s; ok tells whether it has a
// good number.
func cutQuantity(s string) (q quantity, rest string, ok bool) {
	n, fit, count := countDigits(s)
	if fit < count {
		return q, s, false
	}
	q.whole, s = n, s[count:]
	if s != "" && s[0] == '.' {
		var more int
		q.fraction, q.places, more = countDigits(s[1:])
		s = s[1+more:]
		count += more
	}
	end := 0
	for end < len(s) && s[end] != '.' && !isDigitAt(s, end) {
		end++
	}
	q.unit = s[:end]
	return q, s[end:], count > 0
}

// nanoseconds returns the length of q in units; ok is false if it is over
// 1<<63.
func (q *quantity) nanoseconds(unit uint64) (n uint64, ok bool) {
	if q.whole > 1<<63/unit {
		return 0, false
	}
	n = q.whole * unit
	if q.fraction > 0 {
		scale := 1.0
		for range q.places {
			scale *= 10
		}
		n += uint64(float64(q.fraction) * (float64(unit) / scale))
	}
	return n, n <= 1<<63
}

func invalidDuration(text string) error {
	return errors.New("time: invalid duration " + quote(text))
}

// ParseDuration reads numbers with units in a row, as "-1.5h" or "2h45m".
//
//vole:leaks s=heap
func ParseDuration(s string) (Duration, error) {
	rest, negative := cutSign(s)
	switch rest {
	case "":
		return 0, invalidDuration(s)
	case "0":
		return 0, nil
	}
	var total uint64
	for rest != "" {
		q, next, ok := cutQuantity(rest)
		if !ok {
			return 0, invalidDuration(s)
		}
		if q.unit == "" {
			return 0, errors.New("time: missing unit in duration " + quote(s))
		}
		unit := unitOf(q.unit)
		if unit == 0 {
			return 0, errors.New("time: unknown unit " + quote(q.unit) + " in duration " + quote(s))
		}
		n, ok := q.nanoseconds(uint64(unit))
		if total += n; !ok || total > 1<<63 {
			return 0, invalidDuration(s)
		}
		rest = next
	}
	if negative {
		return -Duration(total), nil
	}
	if total == 1<<63 {
		return 0, invalidDuration(s)
	}
	return Duration(total), nil
}

// A Month is a month of the year, January = 1.
type Month int

const (
	January   Month = 1
	February  Month = 2
	March     Month = 3
	April     Month = 4
	May       Month = 5
	June      Month = 6
	July      Month = 7
	August    Month = 8
	September Month = 9
	October   Month = 10
	November  Month = 11
	December  Month = 12
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December",
}

// String returns the English name.
//
//vole:cost 77
func (m Month) String() string {
	if uint(m-1) < uint(len(monthNames)) {
		return monthNames[m-1]
	}
	buf := make([]byte, 20)
	n := fmtInt(buf, uint64(m))
	return "%!Month(" + string(buf[n:]) + ")"
}

// A Weekday is a day of the week, Sunday = 0.
type Weekday int

const (
	Sunday    Weekday = 0
	Monday    Weekday = 1
	Tuesday   Weekday = 2
	Wednesday Weekday = 3
	Thursday  Weekday = 4
	Friday    Weekday = 5
	Saturday  Weekday = 6
)

var dayNames = [...]string{
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
}

// String returns the English name.
//
//vole:cost 75
func (d Weekday) String() string {
	if uint(d) < uint(len(dayNames)) {
		return dayNames[d]
	}
	buf := make([]byte, 20)
	n := fmtInt(buf, uint64(d))
	return "%!Weekday(" + string(buf[n:]) + ")"
}

// fmtInt writes v to the end of buf and returns where it begins.
func fmtInt(buf []byte, v uint64) int {
	at := len(buf)
	for {
		at--
		buf[at] = byte('0' + v%10)
		if v /= 10; v == 0 {
			return at
		}
	}
}
