// Package time: dates, zones, durations, formats and parsing, without asking
// the clock.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 29, 23, 59, 58, 123456789, time.UTC)
	for _, l := range []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850,
		time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.StampMicro, time.DateTime,
		"2006-002 __2 _2 Jan 3:4:5pm .000 .999999 Z07:00 -07 MST January Monday 06"} {
		s := t.Format(l)
		back, err := time.Parse(l, s)
		fmt.Println(s, "|", back, err)
	}
	fmt.Println(t, t.Unix(), t.UnixMilli(), t.UnixNano(), t.Weekday(), t.YearDay())
	fmt.Printf("%#v %v\n", t, t.IsZero())
	fmt.Println(t.ISOWeek())
	fmt.Println(t.Date())
	fmt.Println(t.Clock())
	fmt.Println(t.Add(time.Second*2), t.AddDate(1, 0, 0), t.AddDate(0, -2, 3), t.Truncate(time.Hour), t.Round(time.Minute))
	u := time.Date(2025, 1, 1, 0, 0, 0, 0, time.FixedZone("X", -3*3600))
	fmt.Println(u, u.UTC(), u.Sub(t), t.Before(u), u.After(t), u.Equal(u.UTC()), u == u.UTC(), t.Compare(u))
	fmt.Println(u.Zone())
	fmt.Println(time.Date(2023, 14, -5, 25, 61, 61, 1e9+1, time.UTC), time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(12345, 6, 7, 8, 9, 10, 0, time.UTC), time.Unix(0, 0).UTC(), time.Unix(-1, -1).UTC(), time.Time{})
	for _, d := range []time.Duration{0, 1, 1500, 1500000, 1500 * time.Millisecond, 90 * time.Second, 25*time.Hour + time.Minute,
		-time.Second, 1<<63 - 1, -1 << 63} {
		fmt.Println(d, d.Seconds(), d.Minutes(), d.Milliseconds(), d.Round(time.Minute), d.Truncate(time.Second), d.Abs())
	}
	for _, s := range []string{"1h2m3s", "1.5h", "-2ms", "300us", "1µs", "", "5", "1x", "1h-2m", ".5s", "9223372036854775808ns"} {
		fmt.Println(time.ParseDuration(s))
	}
	for _, c := range [][2]string{{time.DateOnly, "2024-02-30"}, {time.DateOnly, "2024-13-01"}, {time.DateOnly, "24-01-01"},
		{time.RFC3339, "2024-01-02T03:04:05+02:00"}, {time.RFC3339, "2024-01-02T03:04:05.5Z"}, {time.RFC3339, "2024-01-02"},
		{time.Kitchen, "13:00PM"}, {time.Kitchen, "3:04am"}, {"Jan 2", "Feb 30"}, {"15:04", "24:00"}, {time.DateTime, "2024-01-02 03:04:05 x"},
		{"2006 MST", "2024 CEST"}, {"2006 -0700", "2024 +0130"}} {
		p, err := time.Parse(c[0], c[1])
		fmt.Println(p, err)
	}
	b, err := t.MarshalJSON()
	fmt.Println(string(b), err)
	fmt.Println(time.March, time.Month(13), time.Sunday, time.Weekday(9), time.UTC)
	_, err = time.LoadLocation("No/Such")
	fmt.Println(err)
	txt, _ := u.MarshalText()
	var w time.Time
	fmt.Println(string(txt), w.UnmarshalText(txt), w)
	bin, _ := t.MarshalBinary()
	fmt.Println(len(bin), w.UnmarshalBinary(bin), w.Equal(t))
}

// Output:
// Thu Feb 29 23:59:58 2024 | 2024-02-29 23:59:58 +0000 UTC <nil>
// Thu Feb 29 23:59:58 UTC 2024 | 2024-02-29 23:59:58 +0000 UTC <nil>
// Thu Feb 29 23:59:58 +0000 2024 | 2024-02-29 23:59:58 +0000 UTC <nil>
// 29 Feb 24 23:59 UTC | 2024-02-29 23:59:00 +0000 UTC <nil>
// 29 Feb 24 23:59 +0000 | 2024-02-29 23:59:00 +0000 UTC <nil>
// Thursday, 29-Feb-24 23:59:58 UTC | 2024-02-29 23:59:58 +0000 UTC <nil>
// Thu, 29 Feb 2024 23:59:58 UTC | 2024-02-29 23:59:58 +0000 UTC <nil>
// Thu, 29 Feb 2024 23:59:58 +0000 | 2024-02-29 23:59:58 +0000 UTC <nil>
// 2024-02-29T23:59:58Z | 2024-02-29 23:59:58 +0000 UTC <nil>
// 2024-02-29T23:59:58.123456789Z | 2024-02-29 23:59:58.123456789 +0000 UTC <nil>
// 11:59PM | 0000-01-01 23:59:00 +0000 UTC <nil>
// Feb 29 23:59:58.123456 | 0000-02-29 23:59:58.123456 +0000 UTC <nil>
// 2024-02-29 23:59:58 | 2024-02-29 23:59:58 +0000 UTC <nil>
// 2024-060  60 29 Feb 11:59:58pm .123 .123456 Z +00 UTC February Thursday 24 | 2024-02-29 23:59:58.123456 +0000 UTC <nil>
// 2024-02-29 23:59:58.123456789 +0000 UTC 1709251198 1709251198123 1709251198123456789 Thursday 60
// time.Date(2024, time.February, 29, 23, 59, 58, 123456789, time.UTC) false
// 2024 9
// 2024 February 29
// 23 59 58
// 2024-03-01 00:00:00.123456789 +0000 UTC 2025-03-01 23:59:58.123456789 +0000 UTC 2024-01-01 23:59:58.123456789 +0000 UTC 2024-02-29 23:00:00 +0000 UTC 2024-03-01 00:00:00 +0000 UTC
// 2025-01-01 00:00:00 -0300 X 2025-01-01 03:00:00 +0000 UTC 7347h0m1.876543211s true true true false -1
// X -10800
// 2024-01-27 02:02:02.000000001 +0000 UTC -0001-01-01 00:00:00 +0000 UTC 12345-06-07 08:09:10 +0000 UTC 1970-01-01 00:00:00 +0000 UTC 1969-12-31 23:59:58.999999999 +0000 UTC 0001-01-01 00:00:00 +0000 UTC
// 0s 0 0 0 0s 0s 0s
// 1ns 1e-09 1.6666666666666667e-11 0 0s 0s 1ns
// 1.5µs 1.5e-06 2.5e-08 0 0s 0s 1.5µs
// 1.5ms 0.0015 2.5e-05 1 0s 0s 1.5ms
// 1.5s 1.5 0.025 1500 0s 1s 1.5s
// 1m30s 90 1.5 90000 2m0s 1m30s 1m30s
// 25h1m0s 90060 1501 90060000 25h1m0s 25h1m0s 25h1m0s
// -1s -1 -0.016666666666666666 -1000 0s -1s 1s
// 2562047h47m16.854775807s 9.223372036854776e+09 1.5372286728091294e+08 9223372036854 2562047h47m0s 2562047h47m16s 2562047h47m16.854775807s
// -2562047h47m16.854775808s -9.223372036854776e+09 -1.5372286728091294e+08 -9223372036854 -2562047h47m0s -2562047h47m16s 2562047h47m16.854775807s
// 1h2m3s <nil>
// 1h30m0s <nil>
// -2ms <nil>
// 300µs <nil>
// 1µs <nil>
// 0s time: invalid duration ""
// 0s time: missing unit in duration "5"
// 0s time: unknown unit "x" in duration "1x"
// 0s time: unknown unit "h-" in duration "1h-2m"
// 500ms <nil>
// 0s time: invalid duration "9223372036854775808ns"
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024-02-30": day out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024-13-01": month out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "24-01-01" as "2006-01-02": cannot parse "24-01-01" as "2006"
// 2024-01-02 03:04:05 +0200 +0200 <nil>
// 2024-01-02 03:04:05.5 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024-01-02" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"
// 0001-01-01 00:00:00 +0000 UTC parsing time "13:00PM": hour out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "3:04am" as "3:04PM": cannot parse "am" as "PM"
// 0001-01-01 00:00:00 +0000 UTC parsing time "Feb 30": day out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "24:00": hour out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024-01-02 03:04:05 x": extra text: " x"
// 2024-01-01 00:00:00 +0000 CEST <nil>
// 2024-01-01 00:00:00 +0130 +0130 <nil>
// "2024-02-29T23:59:58.123456789Z" <nil>
// March %!Month(13) Sunday %!Weekday(9) UTC
// unknown time zone No/Such
// 2025-01-01T00:00:00-03:00 <nil> 2025-01-01 00:00:00 -0300 -0300
// 15 <nil> true
