// The calendar: proleptic Gregorian dates from and to counts of days. Years
// are counted from March, so that the leap day comes last, in eras of 400.
package time

// abs returns the seconds since year 1 in t's place.
func (t Time) abs() int64 {
	sec := t.sec()
	if t.loc != nil {
		use := t.loc.lookup(sec + internalToUnix)
		sec += int64(use.offset)
	}
	return sec
}

// locabs returns the zone's name and offset, and abs.
func (t Time) locabs() (name string, offset int, abs int64) {
	use := t.zoneUse()
	return use.name, use.offset, t.sec() + int64(use.offset)
}

// floorDiv returns the quotient rounded down and the remainder, not negative.
func floorDiv(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r < 0 {
		q--
		r += b
	}
	return
}

// beginning makes seconds since year 1 count from a time before all others.
const beginning = (292277022400/400*146097 + 306) * secondsPerDay

// splitDay returns the day since January 1 of year 1 and the seconds in it.
// Seconds far in the past are those of the far future that wrapped around; the
// calendar begins on March 1 of year -292277022400.
func splitDay(abs int64) (day, sec int64) {
	u := uint64(abs) + beginning
	return int64(u/secondsPerDay) - beginning/secondsPerDay, int64(u % secondsPerDay)
}

// dayToDate turns days since January 1 of year 1 into a date.
func dayToDate(days int64) (year int, month Month, day int, yday int) {
	era, doe := floorDiv(days+306, 146097) // since March 1 of year 0
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100) // from March 1
	mp := (5*doy + 2) / 153
	day = int(doy-(153*mp+2)/5) + 1
	y := yoe + era*400
	if mp < 10 {
		month = Month(mp + 3)
	} else {
		month = Month(mp - 9)
		y++
	}
	year = int(y)
	if month > February {
		yday = int(doy) + 59
		if isLeap(year) {
			yday++
		}
	} else {
		yday = int(doy) - 306
	}
	return year, month, day, yday + 1
}

// dateToDay is the inverse of dayToDate; month is 1 to 12, day any number.
func dateToDay(year int, month int, day int64) int64 {
	y := int64(year)
	if month <= 2 {
		y--
	}
	era, yoe := floorDiv(y, 400)
	mp := int64(month+9) % 12
	doy := (153*mp + 2) / 5
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 306 + day - 1
}

func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func daysIn(m Month, year int) int {
	switch m {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

func absDate(abs int64) (year int, month Month, day int, yday int) {
	days, _ := splitDay(abs)
	return dayToDate(days)
}

func absClock(abs int64) (hour, min, sec int) {
	_, s := splitDay(abs)
	sec = int(s)
	hour = sec / secondsPerHour
	sec -= hour * secondsPerHour
	min = sec / secondsPerMinute
	sec -= min * secondsPerMinute
	return
}

// absSeconds is a time as abs has it, absDays the days since the beginning.
type (
	absSeconds int64
	absDays    uint64
)

func (s absSeconds) days() absDays { return absDays((uint64(s) + beginning) / secondsPerDay) }

// weekday: that of the beginning was a Wednesday.
func (d absDays) weekday() Weekday { return Weekday((d + 3) % 7) }

// Date returns year, month and day.
func (t Time) Date() (year int, month Month, day int) {
	year, month, day, _ = absDate(t.abs())
	return
}

// Year returns the year.
func (t Time) Year() int {
	year, _, _, _ := absDate(t.abs())
	return year
}

// Month returns the month.
func (t Time) Month() Month {
	_, month, _, _ := absDate(t.abs())
	return month
}

// Day returns the day of the month.
func (t Time) Day() int {
	_, _, day, _ := absDate(t.abs())
	return day
}

// Weekday returns the day of the week.
//
//vole:cost 73
func (t Time) Weekday() Weekday { return absSeconds(t.abs()).days().weekday() }

// YearDay returns the day of the year, from 1.
func (t Time) YearDay() int {
	_, _, _, yday := absDate(t.abs())
	return yday
}

// ISOWeek returns the year and number of the ISO 8601 week.
func (t Time) ISOWeek() (year, week int) {
	abs := t.abs()
	days, _ := splitDay(abs)
	// The week belongs to the year of its Thursday.
	wday := int64(absSeconds(abs).days().weekday()+6) % 7
	y, _, _, yday := dayToDate(days - wday + 3)
	return y, (yday-1)/7 + 1
}

// Clock returns hour, minute and second.
func (t Time) Clock() (hour, min, sec int) { return absClock(t.abs()) }

// Hour returns the hour, 0 to 23.
//
//vole:cost 65
func (t Time) Hour() int {
	return int(uint64(t.abs()+beginning) % secondsPerDay / 3600)
}

// Minute returns the minute, 0 to 59.
//
//vole:cost 65
func (t Time) Minute() int {
	return int(uint64(t.abs()+beginning) % secondsPerDay % 3600 / 60)
}

// Second returns the second, 0 to 59.
//
//vole:cost 63
func (t Time) Second() int {
	return int(uint64(t.abs()+beginning) % 60)
}

// Nanosecond returns the nanosecond within the second.
func (t Time) Nanosecond() int { return int(t.nsec()) }

// AddDate returns t with years, months and days added and then normalised.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()),
		t.Location())
}

// norm brings lo into [0, base), carrying to hi.
func norm(hi, lo, base int) (nhi, nlo int) {
	carry, rest := floorDiv(int64(lo), int64(base))
	return hi + int(carry), int(rest)
}

// Date returns the Time of a date and clock reading in loc. Parts out of range
// carry over. A reading that a change of zone skips or repeats gives one of
// the two possible instants.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year, m = norm(year, m, 12)
	sec, nsec = norm(sec, nsec, 1e9)
	min, sec = norm(min, sec, 60)
	hour, min = norm(hour, min, 60)
	day, hour = norm(day, hour, 24)
	abs := dateToDay(year, m+1, int64(day)) * secondsPerDay
	abs += int64(hour*secondsPerHour + min*secondsPerMinute + sec)
	unix := abs + internalToUnix
	if loc != UTC {
		// Guess the offset, and look again on the other side of the zone's
		// bounds if the guess leads there.
		use := loc.lookup(unix)
		if use.offset != 0 {
			utc := unix - int64(use.offset)
			if !use.holds(utc) {
				use = loc.lookup(utc)
			}
			unix -= int64(use.offset)
		}
	}
	t := unixTime(unix, int32(nsec))
	t.setLoc(loc)
	return t
}
