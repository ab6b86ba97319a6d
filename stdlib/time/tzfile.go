// Reading TZif files (RFC 8536) and POSIX TZ rules.
// Version 2 files repeat their data with 64-bit times, which are the ones used.
package time

import (
	"errors"
	"internal/sched"
)

var errBadData = errors.New("malformed time zone information")

// tzReader reads big-endian numbers; failed is set where data ends early.
type tzReader struct {
	p      []byte
	failed bool
}

func (d *tzReader) read(n int) []byte {
	if n < 0 || len(d.p) < n {
		d.p = nil
		d.failed = true
		return nil
	}
	p := d.p[:n]
	d.p = d.p[n:]
	return p
}

func (d *tzReader) number(bytes int) int64 {
	var n int64
	b := d.read(bytes)
	if len(b) > 0 {
		n = int64(int8(b[0]))
		for _, c := range b[1:] {
			n = n<<8 | int64(c)
		}
	}
	return n
}

// cString returns the bytes of p from i up to a zero byte.
func cString(p []byte, i int) string {
	j := i
	for j < len(p) && p[j] != 0 {
		j++
	}
	return string(p[i:j])
}

// LoadLocationFromTZData returns the Location that a TZif file describes.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	d := tzReader{p: data}
	if string(d.read(4)) != "TZif" {
		return nil, errBadData
	}
	header := d.read(16)
	if header == nil {
		return nil, errBadData
	}
	wide := header[0] >= '2'
	// Counts: UTC flags, standard flags, leap seconds, transitions, zones, name
	// bytes.
	var n [6]int
	counts := func() {
		for i := range n {
			n[i] = int(d.number(4))
		}
	}
	counts()
	size := 4
	if wide {
		d.read(n[3]*4 + n[3] + n[4]*6 + n[5] + n[2]*8 + n[1] + n[0])
		d.read(20)
		counts()
		size = 8
	}
	for _, c := range n {
		if c < 0 || c > len(data) {
			return nil, errBadData
		}
	}
	times := tzReader{p: d.read(n[3] * size)}
	indices := d.read(n[3])
	zones := tzReader{p: d.read(n[4] * 6)}
	names := d.read(n[5])
	d.read(n[2]*(size+4) + n[1] + n[0])
	if d.failed || n[4] == 0 {
		return nil, errBadData
	}
	extend := ""
	if rest := d.p; wide && len(rest) > 2 && rest[0] == '\n' && rest[len(rest)-1] == '\n' {
		extend = string(rest[1 : len(rest)-1])
	}
	l := &Location{name: name, extend: extend}
	l.zones = make([]zone, n[4])
	for i := range l.zones {
		z := &l.zones[i]
		z.offset = int(zones.number(4))
		z.isDST = zones.number(1) != 0
		at := int(uint8(zones.number(1)))
		if at >= len(names) {
			return nil, errBadData
		}
		z.name = cString(names, at)
	}
	l.changes = make([]change, n[3])
	for i, index := range indices {
		if int(index) >= len(l.zones) {
			return nil, errBadData
		}
		l.changes[i] = change{times.number(size), index}
	}
	if len(l.changes) == 0 {
		l.changes = []change{{alpha, 0}}
	}
	if now, _ := sched.Walltime(); l.changes[0].when <= now {
		l.now = l.find(now)
	}
	return l, nil
}

// ruleText is what is still to be read of a POSIX rule. Once something does
// not fit, bad is set and what is read is of no use.
type ruleText struct {
	rest string
	bad  bool
}

// next reports whether c comes next, and takes it off.
func (r *ruleText) next(c byte) bool {
	if r.rest == "" || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

func (r *ruleText) expect(c byte) { r.bad = !r.next(c) || r.bad }

// take removes n bytes.
func (r *ruleText) take(n int) string {
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}

// ruledUse applies a POSIX rule, such as CET-1CEST,M3.5.0,M10.5.0/3, to sec;
// lastChange is the last change before the rule holds.
func ruledUse(text string, lastChange, sec int64) (use zoneUse, ok bool) {
	r := ruleText{rest: text}
	std := zone{name: r.name(), isDST: false}
	std.offset = -r.offset() // POSIX counts west of Greenwich
	if r.bad {
		return use, false
	}
	if r.rest == "" || r.rest[0] == ',' {
		return zoneUse{std, lastChange, omega}, true
	}
	dst := zone{name: r.name(), isDST: true}
	if r.rest == "" || r.rest[0] == ',' {
		dst.offset = std.offset + secondsPerHour
	} else {
		dst.offset = -r.offset()
	}
	if r.rest == "" {
		r.rest = ",M3.2.0,M11.1.0"
	}
	if !r.next(';') {
		r.expect(',')
	}
	toSummer := r.rule()
	r.expect(',')
	toWinter := r.rule()
	if r.bad || r.rest != "" {
		return use, false
	}
	return useInYear(sec, std, dst, toSummer, toWinter), true
}

// useInYear returns which of two zones is in use at sec, with bounds that do
// not leave the year.
func useInYear(sec int64, std, dst zone, toSummer, toWinter rule) zoneUse {
	days, time := floorDiv(sec+unixToInternal, secondsPerDay)
	year, _, _, yearDay := dayToDate(days)
	newYear := sec - int64(yearDay-1)*secondsPerDay - time
	first := newYear + int64(toSummer.seconds(year)-std.offset)
	second := newYear + int64(toWinter.seconds(year)-dst.offset)
	if second < first { // the southern half: summer spans the new year
		first, second = second, first
		std, dst = dst, std
	}
	switch {
	case sec < first:
		return zoneUse{std, newYear, first}
	case sec < second:
		return zoneUse{dst, first, second}
	}
	return zoneUse{std, second, newYear + 365*secondsPerDay}
}

// name reads an abbreviation: at least three characters up to a digit, sign or
// comma, or anything in angle brackets.
func (r *ruleText) name() string {
	if r.next('<') {
		n := 0
		for n < len(r.rest) && r.rest[n] != '>' {
			n++
		}
		name := r.take(n)
		r.expect('>')
		return name
	}
	n := 0
	for n < len(r.rest) && r.rest[n] != ',' && r.rest[n] != '-' && r.rest[n] != '+' &&
		!isDigitAt(r.rest, n) {
		n++
	}
	r.bad = r.bad || n < 3
	return r.take(n)
}

// offset reads [+-]hh[:mm[:ss]] as seconds.
func (r *ruleText) offset() int {
	negative := r.next('-')
	if !negative {
		r.next('+')
	}
	seconds := r.number(0, 24*7) * secondsPerHour
	for unit := secondsPerMinute; unit > 0 && r.next(':'); unit /= 60 {
		seconds += r.number(0, 59) * unit
	}
	if negative {
		return -seconds
	}
	return seconds
}

// number reads a number within bounds.
func (r *ruleText) number(low, high int) int {
	n, i := 0, 0
	for isDigitAt(r.rest, i) && n <= high {
		n = n*10 + int(r.rest[i]-'0')
		i++
	}
	r.bad = r.bad || i == 0 || n < low || n > high
	r.take(i)
	return n
}

// A rule is when in a year a change happens.
type rule struct {
	kind           ruleKind
	day, week, mon int
	time           int // seconds after midnight
}

type ruleKind int

const (
	ruleJulian       ruleKind = iota // day of the year, February 29 not counted
	ruleDOY                          // day of the year from 0
	ruleMonthWeekDay                 // weekday of the n-th week of a month
)

// rule reads a rule.
func (r *ruleText) rule() (change rule) {
	switch {
	case r.next('J'):
		change.kind = ruleJulian
		change.day = r.number(1, 365)
	case r.next('M'):
		change.kind = ruleMonthWeekDay
		change.mon = r.number(1, 12)
		r.expect('.')
		change.week = r.number(1, 5)
		r.expect('.')
		change.day = r.number(0, 6)
	default:
		change.kind = ruleDOY
		change.day = r.number(0, 365)
	}
	change.time = 2 * secondsPerHour
	if r.next('/') {
		change.time = r.offset()
	}
	return change
}

// seconds returns when the change happens, in seconds after the beginning of
// the year by the clock before it.
func (r *rule) seconds(year int) int {
	return r.yearDay(year)*secondsPerDay + r.time
}

// yearDay returns the day of the change, counted from 0.
func (r *rule) yearDay(year int) int {
	switch r.kind {
	case ruleDOY:
		return r.day
	case ruleJulian:
		if r.day >= 60 && isLeap(year) { // from March on
			return r.day
		}
		return r.day - 1
	}
	first := dateToDay(year, r.mon, 1)
	_, weekday := floorDiv(first+1, 7)
	day := (r.day+7-int(weekday))%7 + (r.week-1)*7
	for day >= daysIn(Month(r.mon), year) { // the fifth week is the last one
		day -= 7
	}
	return day + int(first-dateToDay(year, 1, 1))
}
