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
	l.zone = make([]zone, n[4])
	for i := range l.zone {
		offset := int(zones.number(4))
		isDST := zones.number(1) != 0
		b := int(uint8(zones.number(1)))
		if b >= len(names) {
			return nil, errBadData
		}
		l.zone[i] = zone{cString(names, b), offset, isDST}
	}
	l.tx = make([]zoneTrans, n[3])
	for i := range l.tx {
		if int(indices[i]) >= len(l.zone) {
			return nil, errBadData
		}
		l.tx[i] = zoneTrans{times.number(size), indices[i]}
	}
	if len(l.tx) == 0 {
		l.tx = append(l.tx, zoneTrans{alpha, 0})
	}
	l.fillCache()
	return l, nil
}

// fillCache remembers the zone in effect now.
func (l *Location) fillCache() {
	sec, _ := sched.Walltime()
	for i := range l.tx {
		if l.tx[i].when > sec || i+1 < len(l.tx) && sec >= l.tx[i+1].when {
			continue
		}
		l.cacheStart = l.tx[i].when
		l.cacheEnd = omega
		l.cacheZone = &l.zone[l.tx[i].index]
		if i+1 < len(l.tx) {
			l.cacheEnd = l.tx[i+1].when
		} else if l.extend != "" {
			name, offset, start, end, isDST, ok := tzset(l.extend, l.cacheStart, sec)
			if ok {
				l.cacheStart, l.cacheEnd = start, end
				l.cacheZone = &zone{name, offset, isDST}
			}
		}
		return
	}
}

// tzset applies a POSIX rule, such as CET-1CEST,M3.5.0,M10.5.0/3, to sec;
// lastTx is the last transition before the rule holds.
func tzset(s string, lastTx, sec int64) (
	name string, offset int, start, end int64, isDST, ok bool) {
	stdName, s, ok := tzsetName(s)
	var stdOffset, dstOffset int
	if ok {
		stdOffset, s, ok = tzsetOffset(s)
	}
	if !ok {
		return "", 0, 0, 0, false, false
	}
	stdOffset = -stdOffset // POSIX counts west of Greenwich
	if len(s) == 0 || s[0] == ',' {
		return stdName, stdOffset, lastTx, omega, false, true
	}
	dstName, s, ok := tzsetName(s)
	if ok {
		if len(s) == 0 || s[0] == ',' {
			dstOffset = stdOffset + secondsPerHour
		} else {
			dstOffset, s, ok = tzsetOffset(s)
			dstOffset = -dstOffset
		}
	}
	if !ok {
		return "", 0, 0, 0, false, false
	}
	if len(s) == 0 {
		s = ",M3.2.0,M11.1.0"
	}
	if s[0] != ',' && s[0] != ';' {
		return "", 0, 0, 0, false, false
	}
	startRule, s, ok := tzsetRule(s[1:])
	if !ok || len(s) == 0 || s[0] != ',' {
		return "", 0, 0, 0, false, false
	}
	endRule, s, ok := tzsetRule(s[1:])
	if !ok || len(s) > 0 {
		return "", 0, 0, 0, false, false
	}
	days, rem := floorDiv(sec+unixToInternal, secondsPerDay)
	year, _, _, yday := dayToDate(days)
	ysec := int64(yday-1)*secondsPerDay + rem
	ystart := sec - ysec
	startSec := int64(tzruleTime(year, startRule, stdOffset))
	endSec := int64(tzruleTime(year, endRule, dstOffset))
	dstIsDST, stdIsDST := true, false
	if endSec < startSec { // the southern half: summer spans the new year
		startSec, endSec = endSec, startSec
		stdName, dstName = dstName, stdName
		stdOffset, dstOffset = dstOffset, stdOffset
		stdIsDST, dstIsDST = dstIsDST, stdIsDST
	}
	switch {
	case ysec < startSec:
		return stdName, stdOffset, ystart, startSec + ystart, stdIsDST, true
	case ysec >= endSec:
		return stdName, stdOffset, endSec + ystart, ystart + 365*secondsPerDay, stdIsDST, true
	}
	return dstName, dstOffset, startSec + ystart, endSec + ystart, dstIsDST, true
}

// tzsetName reads an abbreviation, maybe in angle brackets.
func tzsetName(s string) (string, string, bool) {
	if len(s) == 0 {
		return "", "", false
	}
	if s[0] != '<' {
		for i, r := range s {
			switch r {
			case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ',', '-', '+':
				if i < 3 {
					return "", "", false
				}
				return s[:i], s[i:], true
			}
		}
		if len(s) < 3 {
			return "", "", false
		}
		return s, "", true
	}
	for i, r := range s {
		if r == '>' {
			return s[1:i], s[i+1:], true
		}
	}
	return "", "", false
}

// tzsetOffset reads [+-]hh[:mm[:ss]] as seconds.
func tzsetOffset(s string) (offset int, rest string, ok bool) {
	if len(s) == 0 {
		return 0, "", false
	}
	neg := false
	if s[0] == '+' || s[0] == '-' {
		neg = s[0] == '-'
		s = s[1:]
	}
	off, limit := 0, 24*7
	unit := secondsPerHour
	for i := 0; ; i++ {
		var n int
		n, s, ok = tzsetNum(s, 0, limit)
		if !ok {
			return 0, "", false
		}
		off += n * unit
		if i == 2 || len(s) == 0 || s[0] != ':' {
			break
		}
		s = s[1:]
		limit = 59
		unit /= 60
	}
	if neg {
		off = -off
	}
	return off, s, true
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

// tzsetRule reads a rule.
func tzsetRule(s string) (r rule, rest string, ok bool) {
	if len(s) == 0 {
		return rule{}, "", false
	}
	switch {
	case s[0] == 'J':
		r.kind = ruleJulian
		r.day, s, ok = tzsetNum(s[1:], 1, 365)
	case s[0] == 'M':
		r.kind = ruleMonthWeekDay
		r.mon, s, ok = tzsetNum(s[1:], 1, 12)
		if !ok || len(s) == 0 || s[0] != '.' {
			return rule{}, "", false
		}
		r.week, s, ok = tzsetNum(s[1:], 1, 5)
		if !ok || len(s) == 0 || s[0] != '.' {
			return rule{}, "", false
		}
		r.day, s, ok = tzsetNum(s[1:], 0, 6)
	default:
		r.kind = ruleDOY
		r.day, s, ok = tzsetNum(s, 0, 365)
	}
	if !ok {
		return rule{}, "", false
	}
	if len(s) == 0 || s[0] != '/' {
		r.time = 2 * secondsPerHour
		return r, s, true
	}
	r.time, s, ok = tzsetOffset(s[1:])
	return r, s, ok
}

// tzsetNum reads a number within bounds.
func tzsetNum(s string, min, max int) (num int, rest string, ok bool) {
	if len(s) == 0 {
		return 0, "", false
	}
	i := 0
	for ; isDigitAt(s, i); i++ {
		num = num*10 + int(s[i]-'0')
		if num > max {
			return 0, "", false
		}
	}
	if i == 0 || num < min {
		return 0, "", false
	}
	return num, s[i:], true
}

// tzruleTime returns the seconds after the beginning of the year, UTC, at
// which the rule's change happens; off is the offset before it.
func tzruleTime(year int, r rule, off int) int {
	var s int
	switch r.kind {
	case ruleJulian:
		s = (r.day - 1) * secondsPerDay
		if isLeap(year) && r.day >= 60 {
			s += secondsPerDay
		}
	case ruleDOY:
		s = r.day * secondsPerDay
	case ruleMonthWeekDay:
		first := dateToDay(year, r.mon, 1)
		_, dow := floorDiv(first+1, 7)
		d := r.day - int(dow)
		if d < 0 {
			d += 7
		}
		for i := 1; i < r.week; i++ {
			if d+7 >= daysIn(Month(r.mon), year) {
				break
			}
			d += 7
		}
		d += int(first - dateToDay(year, 1, 1))
		s = d * secondsPerDay
	}
	return s + r.time - off
}
