// Levels: numbers with names every four.
package slog

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
)

// A Level says how important an event is; more is more.
type Level int

const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

// named are the levels that have names.
var named = [...]struct {
	name  string
	level Level
}{{"DEBUG", LevelDebug}, {"INFO", LevelInfo}, {"WARN", LevelWarn}, {"ERROR", LevelError}}

// String returns the name at or below the level and the distance: WARN+2.
func (l Level) String() string {
	base := named[0]
	for _, n := range named[1:] {
		if l >= n.level {
			base = n
		}
	}
	switch distance := int(l - base.level); {
	case distance > 0:
		return base.name + "+" + strconv.Itoa(distance)
	case distance < 0:
		return base.name + strconv.Itoa(distance)
	}
	return base.name
}

// MarshalJSON returns String in quotes.
func (l Level) MarshalJSON() ([]byte, error) { return strconv.AppendQuote(nil, l.String()), nil }

// UnmarshalJSON reads what MarshalJSON writes; case does not matter.
func (l *Level) UnmarshalJSON(data []byte) error {
	s, err := strconv.Unquote(string(data))
	if err != nil {
		return err
	}
	return l.parse(s)
}

// AppendText appends String.
func (l Level) AppendText(b []byte) ([]byte, error) { return append(b, l.String()...), nil }

// MarshalText returns String.
func (l Level) MarshalText() ([]byte, error) { return l.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; case does not matter.
func (l *Level) UnmarshalText(data []byte) error { return l.parse(string(data)) }

func (l *Level) parse(s string) error {
	wrap := func(err error) error { return fmt.Errorf("slog: level string %q: %w", s, err) }
	name, distance := s, 0
	if sign := strings.IndexAny(s, "+-"); sign >= 0 {
		var err error
		if distance, err = strconv.Atoi(s[sign:]); err != nil {
			return wrap(err)
		}
		name = s[:sign]
	}
	for _, n := range named {
		if strings.ToUpper(name) == n.name {
			*l = n.level + Level(distance)
			return nil
		}
	}
	return wrap(errors.New("unknown name"))
}

// Level returns l, which so is a Leveler.
func (l Level) Level() Level { return l }

// A LevelVar is a level that can change while handlers use it. It is at first
// LevelInfo.
type LevelVar struct {
	level atomic.Int64
}

// Level returns the level.
func (v *LevelVar) Level() Level { return Level(v.level.Load()) }

// Set changes the level.
func (v *LevelVar) Set(l Level) { v.level.Store(int64(l)) }

func (v *LevelVar) String() string { return fmt.Sprintf("LevelVar(%s)", v.Level()) }

// AppendText appends the level.
func (v *LevelVar) AppendText(b []byte) ([]byte, error) { return v.Level().AppendText(b) }

// MarshalText returns the level.
func (v *LevelVar) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText sets the level.
func (v *LevelVar) UnmarshalText(data []byte) error {
	var l Level
	err := l.UnmarshalText(data)
	if err == nil {
		v.Set(l)
	}
	return err
}

// A Leveler has a level: a Level, a LevelVar.
type Leveler interface {
	Level() Level
}
