// Package time measures and shows time. A Time is an instant with nanoseconds
// and a Location to show it in; those from Now also have a reading of the
// monotonic clock, by which they are compared and subtracted.
//
// This file has Time and its arithmetic; the calendar is in calendar.go, texts
// are in format.go and parse.go, places in zone.go, timers in timer.go.
package time

import (
	"errors"
	"internal/sched"
)

// A Time is an instant. The zero value is January 1, year 1, 00:00:00 UTC.
//
// wall has, from the top, a flag, 33 bits of seconds and 30 bits of
// nanoseconds. With the flag the seconds are since 1885 and ext is the
// monotonic reading; without it they are zero and ext has the seconds since
// year 1.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location // nil means UTC
}

const (
	monotonicFlag = 1 << 63
	wallBits      = 33 // of the seconds since 1885
	nanoBits      = 30
	nanoMask      = 1<<nanoBits - 1
)

const (
	secondsPerMinute = 60
	secondsPerHour   = 60 * secondsPerMinute
	secondsPerDay    = 24 * secondsPerHour

	// Days from year 1 to 1970 and to 1885: 365 a year, and the leap days.
	unixDays = 1969*365 + 492 - 19 + 4
	wallDays = 1884*365 + 471 - 18 + 4

	unixToInternal int64 = unixDays * secondsPerDay
	internalToUnix int64 = -unixToInternal
	wallToInternal int64 = wallDays * secondsPerDay
)

func (t *Time) isMonotonic() bool { return t.wall>>63 != 0 }

// comparable reports whether both times have monotonic readings.
func (t *Time) comparable(u *Time) bool { return (t.wall&u.wall)>>63 != 0 }

func (t *Time) nsec() int32 { return int32(t.wall & nanoMask) }

// wallSec returns the seconds since 1885 of a time with a monotonic reading.
func (t *Time) wallSec() int64 { return int64(t.wall &^ monotonicFlag >> nanoBits) }

// sec returns the seconds since year 1.
//
//vole:cost 20
func (t *Time) sec() int64 {
	if t.wall&monotonicFlag == 0 {
		return t.ext
	}
	return wallToInternal + int64(t.wall&^monotonicFlag>>nanoBits)
}

//vole:cost 25
func (t *Time) unixSec() int64 { return t.sec() - unixToInternal }

// addSec adds seconds, saturating.
func (t *Time) addSec(d int64) {
	if t.isMonotonic() {
		if sec := t.wallSec() + d; uint64(sec)>>wallBits == 0 {
			t.wall = monotonicFlag | uint64(sec)<<nanoBits | uint64(t.nsec())
			return
		}
		t.stripMono()
	}
	const end = 1<<63 - 1
	switch {
	case d > 0 && t.ext > end-d:
		t.ext = end
	case d < 0 && t.ext < -end-1-d:
		t.ext = -end
	default:
		t.ext += d
	}
}

// setLoc changes the place, which drops the monotonic reading.
//
//vole:cost 50
func (t *Time) setLoc(loc *Location) {
	t.stripMono()
	t.loc = loc
	if loc == UTC {
		t.loc = nil
	}
}

//vole:cost 36
func (t *Time) stripMono() {
	if t.wall&monotonicFlag != 0 {
		t.ext = t.sec()
		t.wall &= nanoMask
	}
}

// IsZero reports whether t is the zero Time's instant.
//
//vole:cost 10
func (t Time) IsZero() bool { return t.wall == 0 && t.ext == 0 }

// After reports whether t is later than u.
//
//go:noinline
func (t Time) After(u Time) bool { return u.isBefore(&t) }

// Before reports whether t is earlier than u.
//
//go:noinline
func (t Time) Before(u Time) bool { return t.isBefore(&u) }

func (t *Time) isBefore(u *Time) bool {
	if t.comparable(u) {
		return t.ext < u.ext
	}
	if ts, us := t.sec(), u.sec(); ts != us {
		return ts < us
	}
	return t.nsec() < u.nsec()
}

// Compare returns -1, 0 or +1 as t is before, at or after u.
func (t Time) Compare(u Time) int {
	if t.isBefore(&u) {
		return -1
	}
	if u.isBefore(&t) {
		return +1
	}
	return 0
}

// Equal reports whether t and u are the same instant, wherever shown.
func (t Time) Equal(u Time) bool {
	if t.comparable(&u) {
		return t.ext == u.ext
	}
	return t.nsec() == u.nsec() && t.sec() == u.sec()
}

// carryNanos brings nanoseconds between minus and plus two seconds into one
// second and returns the seconds carried.
func carryNanos(n int32) (sec int64, nanos int32) {
	switch {
	case n < 0:
		return -1, n + 1e9
	case n >= 1e9:
		return 1, n - 1e9
	}
	return 0, n
}

// Add returns t+d.
func (t Time) Add(d Duration) Time {
	carry, nanos := carryNanos(t.nsec() + int32(d%Second))
	t.wall = t.wall&^nanoMask | uint64(nanos)
	t.addSec(int64(d/Second) + carry)
	if !t.isMonotonic() {
		return t
	}
	if reading := t.ext + int64(d); (reading < t.ext) == (d < 0) {
		t.ext = reading
	} else {
		t.stripMono()
	}
	return t
}

// Sub returns t-u, saturating.
func (t Time) Sub(u Time) Duration {
	if t.comparable(&u) {
		return distance(t.ext, u.ext)
	}
	// If the product overflows, u.Add shows it.
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	if u.Add(d).Equal(t) {
		return d
	}
	if t.isBefore(&u) {
		return minDuration
	}
	return maxDuration
}

// distance returns to-from, saturating.
func distance(to, from int64) Duration {
	d := Duration(to - from)
	switch {
	case (d > 0) == (to > from):
		return d
	case to > from:
		return maxDuration
	}
	return minDuration
}

// clockReading returns what a monotonic reading of now is.
func clockReading() int64 { return sched.Nanotime() - startNano }

// Since returns the time elapsed since t.
func Since(t Time) Duration {
	if !t.isMonotonic() {
		return Now().Sub(t)
	}
	return distance(clockReading(), t.ext)
}

// Until returns the time left until t.
func Until(t Time) Duration {
	if !t.isMonotonic() {
		return t.Sub(Now())
	}
	return distance(t.ext, clockReading())
}

// startNano makes monotonic readings small: it lies a nanosecond before the
// start of the program.
var startNano int64 = sched.Nanotime() - 1

// Now returns the current time in the local place.
func Now() Time {
	sec, nsec := sched.Walltime()
	reading := clockReading()
	const wallToUnix = unixToInternal - wallToInternal
	if wall := uint64(sec + wallToUnix); wall>>wallBits == 0 {
		return Time{monotonicFlag | wall<<nanoBits | uint64(nsec), reading, Local}
	}
	return unixTime(sec, int32(nsec)) // before 1885 or after 2157
}

func unixTime(sec int64, nsec int32) Time {
	return Time{uint64(nsec), sec + unixToInternal, Local}
}

// UTC returns t shown in UTC.
//
//vole:cost 57
func (t Time) UTC() Time {
	t.setLoc(UTC)
	return t
}

// Local returns t shown in the local place.
//
//vole:cost 56
func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

// In returns t shown in loc.
//
//vole:cost 63
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

// Location returns where t is shown.
//
//vole:cost 15
func (t Time) Location() *Location {
	if t.loc != nil {
		return t.loc
	}
	return UTC
}

// Zone returns the name and offset, in seconds east of UTC, of the zone in
// effect at t.
//
//go:noinline
func (t Time) Zone() (name string, offset int) {
	use := t.zoneUse()
	return use.name, use.offset
}

// zoneUse returns the zone in effect at t.
func (t *Time) zoneUse() zoneUse { return t.loc.lookup(t.unixSec()) }

// ZoneBounds returns when the zone in effect at t began and ends; zero Times
// for always and for ever.
func (t Time) ZoneBounds() (start, end Time) {
	use := t.zoneUse()
	if use.start != alpha {
		start = unixTime(use.start, 0).at(t.loc)
	}
	if use.end != omega {
		end = unixTime(use.end, 0).at(t.loc)
	}
	return start, end
}

// at returns t shown in loc, or in UTC if that is nil.
func (t Time) at(loc *Location) Time {
	t.setLoc(loc)
	return t
}

// IsDST reports whether the zone in effect is daylight saving time.
//
//go:noinline
func (t Time) IsDST() bool {
	use := t.zoneUse()
	return use.isDST
}

// Unix returns the seconds since 1970.
//
//vole:cost 29
func (t Time) Unix() int64 { return t.unixSec() }

// UnixMilli returns the milliseconds since 1970.
//
//vole:cost 44
func (t Time) UnixMilli() int64 { return t.unixSec()*1e3 + int64(t.nsec())/1e6 }

// UnixMicro returns the microseconds since 1970.
//
//vole:cost 44
func (t Time) UnixMicro() int64 { return t.unixSec()*1e6 + int64(t.nsec())/1e3 }

// UnixNano returns the nanoseconds since 1970, for years 1678 to 2262.
//
//vole:cost 42
func (t Time) UnixNano() int64 { return t.unixSec()*1e9 + int64(t.nsec()) }

// Unix returns the local Time of seconds and nanoseconds since 1970.
//
//vole:cost 50
func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		carry := nsec / 1e9
		if nsec -= carry * 1e9; nsec < 0 {
			nsec += 1e9
			carry--
		}
		sec += carry
	}
	return unixTime(sec, int32(nsec))
}

// UnixMilli returns the local Time of milliseconds since 1970.
//
//vole:cost 61
func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }

// UnixMicro returns the local Time of microseconds since 1970.
//
//vole:cost 61
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

// Truncate rounds down to a multiple of d since the zero Time.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d > 0 {
		t = t.Add(-remainder(t, d))
	}
	return t
}

// Round rounds to the nearest multiple of d since the zero Time, halves up.
func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	above := remainder(t, d)
	if !isBelowHalf(above, d) {
		above -= d
	}
	return t.Add(-above)
}

// remainder returns the time since the zero Time modulo d, not negative.
func remainder(t Time, d Duration) Duration {
	sec, nsec := t.sec(), int64(t.nsec())
	// (sec*1e9 + nsec) mod d by halving sec, so that nothing overflows.
	m := uint64(d)
	neg := sec < 0
	if neg {
		sec, nsec = -sec, -nsec
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	r := uint64(0)
	for bit := 62; bit >= 0; bit-- { // Horner's scheme over the bits of sec, times 1e9
		r = addMod(r, r, m)
		if sec>>uint(bit)&1 != 0 {
			r = addMod(r, 1e9%m, m)
		}
	}
	r = addMod(r, uint64(nsec)%m, m)
	if neg && r != 0 {
		r = m - r
	}
	return Duration(r)
}

// addMod returns (a+b) mod m for a, b < m < 1<<63.
func addMod(a, b, m uint64) uint64 {
	a += b
	if a >= m {
		a -= m
	}
	return a
}

// Binary and text forms.

// The first byte is the version; then come eight bytes of seconds, four of
// nanoseconds and two of the offset in minutes, each with the highest first.
// The second version adds a byte with the offset's seconds.
const (
	binaryMinutes byte = 1
	binarySeconds byte = 2
	binaryLength       = 15 // of the first version
	offsetOfUTC        = -1 // minutes
)

// binaryOffset returns the offset of t in minutes and seconds; ok is false if
// it cannot be written.
func (t *Time) binaryOffset() (minutes int, seconds int, ok bool) {
	if t.Location() == UTC {
		return offsetOfUTC, 0, true
	}
	_, offset := t.Zone()
	minutes, seconds = offset/60, offset%60
	return minutes, seconds, minutes == int(int16(minutes)) && minutes != offsetOfUTC
}

// appendBytes appends the low bytes of x, the highest first.
func appendBytes(b []byte, x uint64, bytes int) []byte {
	for bytes > 0 {
		bytes--
		b = append(b, byte(x>>(8*bytes)))
	}
	return b
}

// AppendBinary appends the form of MarshalBinary.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	minutes, seconds, ok := t.binaryOffset()
	if !ok {
		return b, errors.New("Time.MarshalBinary: unexpected zone offset")
	}
	version := binaryMinutes
	if seconds != 0 {
		version = binarySeconds
	}
	b = appendBytes(append(b, version), uint64(t.sec()), 8)
	b = appendBytes(b, uint64(t.nsec()), 4)
	b = appendBytes(b, uint64(minutes), 2)
	if seconds != 0 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// MarshalBinary returns version, seconds, nanoseconds and zone offset.
//
//vole:cost 79
func (t Time) MarshalBinary() ([]byte, error) {
	return t.AppendBinary(make([]byte, 0, 16))
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (t *Time) UnmarshalBinary(data []byte) error {
	refuse := func(why string) error { return errors.New("Time.UnmarshalBinary: " + why) }
	if len(data) == 0 {
		return refuse("no data")
	}
	size := binaryLength
	switch data[0] {
	case binaryMinutes:
	case binarySeconds:
		size++
	default:
		return refuse("unsupported version")
	}
	if len(data) != size {
		return refuse("invalid length")
	}
	in := tzReader{p: data[1:]}
	*t = Time{ext: in.number(8)}
	t.wall = uint64(in.number(4))
	offset := int(in.number(2)) * 60
	if len(in.p) > 0 {
		offset += int(in.p[0])
	}
	t.loc = binaryPlace(offset, t.unixSec())
	return nil
}

// binaryPlace returns where a time that was read is shown: in the local place
// if its offset is the one written. nil means UTC.
func binaryPlace(offset int, unix int64) *Location {
	if offset == offsetOfUTC*60 {
		return nil
	}
	if local := Local.lookup(unix); local.offset == offset {
		return Local
	}
	return FixedZone("", offset)
}

// GobEncode is MarshalBinary.
func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

// GobDecode is UnmarshalBinary.
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
