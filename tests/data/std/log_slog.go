// Package log/slog: values, levels, records, handlers with groups and attributes made at random,
// replaced attributes, the bridge to package log. What is printed is as in Go.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"math"
	"math/rand"
	"os"
	"strings"
	"time"
)

var r = rand.New(rand.NewSource(7))

func pick[T any](list ...T) T { return list[r.Intn(len(list))] }

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("hidden") }

type endless struct{}

func (e endless) LogValue() slog.Value { return slog.AnyValue(e) }

type person struct {
	Name string `json:"name"`
	Age  int
}

func (p person) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", p.Name), slog.Int("age", p.Age), slog.Group("none"))
}

type texter struct{ s string }

func (t texter) MarshalText() ([]byte, error) {
	if t.s == "" {
		return nil, errors.New("no text")
	}
	return []byte(t.s), nil
}

type panics struct{ p *int }

func (p *panics) String() string { return fmt.Sprint(*p.p) }

type plain struct {
	A int
	B []string
}

type rawBytes []byte

func value(depth int) any {
	switch r.Intn(24) {
	case 0:
		return pick("", "a", "a b", "é", "x=y", "q\"", "\n\t\x01", "\xff", "\u2028", "back\\slash", "\x7f", "<&>")
	case 1:
		return pick(0, -5, 1<<40)
	case 2:
		return pick(1.5, 1e21, 1e-9, math.Inf(1), math.NaN(), 0)
	case 3:
		return r.Intn(2) == 0
	case 4:
		return pick(time.Duration(0), 1500*time.Millisecond)
	case 5:
		return pick(time.Time{}, time.Date(2020, 1, 2, 3, 4, 5, 6789012, time.UTC), time.Date(12000, 1, 2, 3, 4, 5, 0, time.FixedZone("x", 3600)))
	case 6:
		return uint8(200)
	case 7:
		return pick[any](secret("s"), endless{}, person{"Bob", 5})
	case 8:
		return pick[error](errors.New("bad thing"), fmt.Errorf("w: %w", os.ErrNotExist))
	case 9:
		return texter{pick("", "text", "a text")}
	case 10:
		return plain{1, []string{"x", "y z"}}
	case 11:
		return &plain{2, nil}
	case 12:
		return pick[any]([]byte("bytes"), rawBytes("raw \x00"), []int{1, 2}, map[string]any{"k": "<v>"}, nil, float32(0.1), slog.KindGroup)
	case 13:
		return pick[any]((*panics)(nil), slog.LevelWarn+1, json.RawMessage(`{"a": 1}`), &slog.Source{File: "f.go", Line: 3}, &slog.Source{}, complex(1, 2))
	case 14, 15, 16:
		if depth > 0 {
			return slog.GroupValue(attrs(depth-1, r.Intn(4))...)
		}
	case 17:
		return slog.GroupValue()
	}
	return r.Intn(100)
}

func attrs(depth, n int) (list []slog.Attr) {
	for ; n > 0; n-- {
		list = append(list, slog.Any(pick("k", "key", "a b", "", "é", "x=", "level", "time", "drop", "rename"), value(depth)))
	}
	return list
}

func replace(groups []string, a slog.Attr) slog.Attr {
	switch a.Key {
	case "drop":
		return slog.Attr{}
	case "rename":
		return slog.Any("renamed", fmt.Sprint(groups, a.Value))
	case slog.TimeKey:
		return slog.Attr{}
	case "k":
		return slog.Any("", person{"Ann", 1})
	}
	return a
}

type levels struct{ slog.Handler }

func handlers() {
	var out bytes.Buffer
	for i := 0; i < 600; i++ {
		out.Reset()
		opts := &slog.HandlerOptions{Level: pick[slog.Leveler](nil, slog.LevelDebug, new(slog.LevelVar))}
		if r.Intn(3) == 0 {
			opts.ReplaceAttr = replace
		}
		var h slog.Handler = slog.NewTextHandler(&out, opts)
		if r.Intn(2) == 0 {
			h = slog.NewJSONHandler(&out, opts)
		}
		if r.Intn(9) == 0 {
			h = slog.NewMultiHandler(h, slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelError}))
		}
		for n := r.Intn(4); n > 0; n-- {
			if r.Intn(2) == 0 {
				h = h.WithGroup(pick("g", "h", "a b"))
			} else {
				h = h.WithAttrs(attrs(2, r.Intn(3)))
			}
		}
		level := pick(slog.LevelDebug, slog.LevelInfo, slog.LevelWarn+1, slog.LevelError, slog.Level(-7))
		record := slog.NewRecord(pick(time.Time{}, time.Date(2021, 2, 3, 4, 5, 6, 987654321, time.UTC)), level, pick("msg", "a message", ""), 0)
		record.AddAttrs(attrs(3, r.Intn(9))...)
		record.Add("pair", 1, slog.Int("attr", 2), 3, "alone")
		err := h.Handle(context.Background(), record)
		fmt.Printf("%v %v %d %s", h.Enabled(context.Background(), level), err, record.NumAttrs(), out.String())
	}
}

func values() {
	for _, v := range []slog.Value{slog.StringValue("s"), slog.IntValue(-1), slog.Uint64Value(2), slog.Float64Value(1.5), slog.BoolValue(true),
		slog.DurationValue(time.Second), slog.TimeValue(time.Unix(5, 6).UTC()), slog.TimeValue(time.Time{}), slog.GroupValue(slog.Int("a", 1)),
		slog.AnyValue(secret("x")), slog.AnyValue(nil), slog.AnyValue(slog.KindBool), {}} {
		fmt.Printf("%v %s %T %v %v\n", v.Kind(), v, v.Any(), v.Any(), v.Resolve())
		func() {
			defer func() { fmt.Println(recover()) }()
			fmt.Println(v.Equal(slog.AnyValue(v.Any())), v.Int64())
		}()
	}
	fmt.Println(slog.Kind(99), slog.GroupAttrs("g", slog.Bool("b", false), slog.Group("h", "x", 1)), slog.Time("t", time.Unix(0, 0).UTC()).Equal(slog.Any("t", time.Unix(0, 0))))
	for _, s := range []string{"INFO", "warn+3", "Error-1", "debug", "x", "INFO+", "INFO+x", ""} {
		var l slog.Level
		err := l.UnmarshalText([]byte(s))
		b, _ := json.Marshal(l)
		fmt.Println(l, err, string(b))
	}
	var lv slog.LevelVar
	lv.Set(slog.LevelError - 1)
	fmt.Println(&lv, lv.Level() < slog.LevelError)
	a := slog.NewRecord(time.Time{}, 0, "m", 0)
	a.AddAttrs(attrs(0, 7)...)
	b := a
	b.Add("b", 1, "c", 2, "d", 3)
	a.AddAttrs(slog.Int("x", 1))
	a.Attrs(func(at slog.Attr) bool { fmt.Print(at.Key, " "); return true })
	fmt.Println(a.NumAttrs(), b.Source())
}

func short(file string) string { return file[strings.LastIndex(file, "/")+1:] }

func sources() {
	var out bytes.Buffer
	h := slog.NewJSONHandler(&out, &slog.HandlerOptions{AddSource: true, ReplaceAttr: func(g []string, a slog.Attr) slog.Attr {
		switch v := a.Value.Any().(type) {
		case time.Time:
			return slog.Attr{}
		case *slog.Source:
			return slog.String("at", fmt.Sprint(v.Function, short(v.File), v.Line))
		}
		return a
	}})
	l := slog.New(h)
	l.Info("one", "a", 1)
	l.Log(nil, slog.LevelWarn, "two")
	l.LogAttrs(context.Background(), slog.LevelError, "three", slog.Int("x", 1))
	l.With("w", 1).WithGroup("g").DebugContext(context.Background(), "no")
	l.With("w", 1).WithGroup("g").WarnContext(context.Background(), "four", "y", 2)
	slog.NewLogLogger(h, slog.LevelWarn).Print("from log")
	log.SetFlags(log.Lshortfile)
	log.SetOutput(&out)
	slog.Info("default", "k", "v v")
	slog.Debug("not seen")
	slog.With("a", 1).WithGroup("g").Error("more", "b", 2)
	fmt.Println(slog.SetLogLoggerLevel(slog.LevelDebug))
	slog.Debug("seen")
	slog.SetDefault(l)
	log.Print("printed")
	log.Output(1, "output")
	slog.Warn("now json", slog.Group("g", "h", 1))
	slog.SetDefault(slog.New(slog.DiscardHandler))
	slog.Error("gone")
	fmt.Print(out.String())
	defer func() { fmt.Println(recover()) }()
	slog.New(nil)
}

func main() {
	handlers()
	values()
	sources()
}

// Output:
// true <nil> 11 level=ERROR msg="a message" level=81 name=Ann age=1 k.level=false "x="=11 key=WARN+1 renamed="[] &{2 []}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// level=ERROR msg="a message" level=81 k=1e+21 k.level=false "x="=11 key=WARN+1 drop=2020-01-02T03:04:05.006Z rename="&{A:2 B:[]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 5 level=DEBUG msg="" ""="w: file does not exist" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 level=ERROR msg="" "a b.time.drop.a b"=0001-01-01T00:00:00.000Z "a b.time.drop.renamed"="[a b time drop] 77" "a b.a b"=false "a b.é"=78 "a b.x="=19 "a b.x="=-5 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 6 level=INFO msg="" "g."="{A:1 B:[x y z]}" g.é=49 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 8 {"level":"DEBUG","msg":"msg","k":81,"k":17,"x=":"text","x=":24,"time":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 8 level=INFO msg=msg level="&{A:2 B:[]}" é="&{A:2 B:[]}" key=Group level=(1+2i) pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 6 {"level":"DEBUG","msg":"a message","g":{"g":{"x=":19,"time":"bad thing","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 12 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"a message","drop":95,"time":60,"level":93,"k":"!ERROR:json: error calling MarshalText for type main.texter: no text","k":200,"rename":-5,"drop":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","":74,"time":1e+21,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 8 level=INFO msg=msg "h.g.x="=1.5s "h.g.a b"=79 h.g.é=hidden "h.g.a b"=36 h.g.pair=1 h.g.attr=2 h.g.!BADKEY=3 h.g.!BADKEY=alone
// false <nil> 4 {"level":"DEBUG","msg":"msg","a b":{"renamed":"[a b] bad thing","key":"bad thing","renamed":"[a b] 2","name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 10 level=ERROR msg=msg ""=WARN+1 "x="=61 key=text level="LogValue called too many times on Value of type main.endless" é=0 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 {"level":"INFO","msg":"a message","name":"Ann","age":1,"h":{"level":48,"key":"bad thing","x=":8,"a b":29,"name":"Ann","age":1,"x=":{"name":"Bob","age":5},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 time=2021-02-03T04:05:06.987Z level=INFO msg=msg time=37 rename=68 k.time=1.5s k.key="w: file does not exist" time.name=Bob time.age=5 time=51 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 {"level":"DEBUG","msg":"a message","x=":"text","":1.5,"g":{"g":{"x=":{"x=":42,"rename":{"":72}},"key":{"A":1,"B":["x","y z"]},"key":false,"a b":55,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 10 level=DEBUG-3 msg="a message" "g.h.a b"=0001-01-01T00:00:00.000Z "g.h.x="=hidden g.h.k="raw \x00" "g.h.a b"="{A:1 B:[x y z]}" g.h.é=NaN "g.h."="{A:1 B:[x y z]}" g.h.pair=1 g.h.attr=2 g.h.!BADKEY=3 g.h.!BADKEY=alone
// true <nil> 8 level=ERROR msg=msg name=Ann age=1 h.g.name=Ann h.g.age=1 h.g.level=9 h.g.renamed="[h g] LogValue called too many times on Value of type main.endless" h.g.renamed="[h g] true" h.g.pair=1 h.g.attr=2 h.g.!BADKEY=3 h.g.!BADKEY=alone
// time=2021-02-03T04:05:06.987Z level=ERROR msg=msg k=200 h.g.k=-5 h.g.level=9 h.g.rename="LogValue called too many times on Value of type main.endless" h.g.rename=true h.g.pair=1 h.g.attr=2 h.g.!BADKEY=3 h.g.!BADKEY=alone
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="" "a b.k"="\u2028" "a b.time"="&{A:2 B:[]}" "a b.h."=90 "a b.h.k"=99 "a b.h.pair"=1 "a b.h.attr"=2 "a b.h.!BADKEY"=3 "a b.h.!BADKEY"=alone
// true <nil> 4 level=INFO msg="" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 5 {"level":"ERROR","msg":"msg","h":{"rename":"a text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 6 {"level":"INFO","msg":"msg","drop":{"A":1,"B":["x","y z"]},"g":{"g":{"time":27,"drop":{"drop":false},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 9 {"level":"ERROR","msg":"","level":{"name":"Bob","age":5},"":1.5,"time":{"renamed":"[time] 37","name":"Ann","age":1},"name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 false <nil> 6 false <nil> 8 level=DEBUG-3 msg=msg "a b.a b.level"=back\slash "a b.a b.level"=200 "a b.a b.level.key"=72 "a b.a b.level."=34 "a b.a b.level.x="=0 "a b.a b.renamed"="[a b a b] NaN" "a b.a b.pair"=1 "a b.a b.attr"=2 "a b.a b.!BADKEY"=3 "a b.a b.!BADKEY"=alone
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="" "x="=map[k:<v>] é=83 "a b"=false level=true "x="=0.10000000149011612 time="x=y" ""=4 time=text rename="&{A:2 B:[]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 level=WARN+1 msg=msg renamed="[] 65" "x="="raw \x00" "x="="bytes" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 {"level":"ERROR","msg":"","é":"w: file does not exist","x=":null,"x=":-5,"a b":{"x=":true,"é":89},"é":57,"":true,"level":"","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 level=WARN+1 msg="" "a b.x="=1099511627776 "a b.level"= "a b.level"=false "a b.name"=Ann "a b.age"=1 "a b.level"=19 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 6 {"level":"WARN+1","msg":"","a b":14,"time":{"name":"Ann","age":1,"x=":200},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"msg","h":{"a b":{"drop":77,"":{"A":1,"B":["x","y z"]},"rename":1e-9,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"a message","g":{"":true,"k":38,"a b":"Ynl0ZXM=","time":"0001-01-01T00:00:00Z","":"\n\t\u0001","é":0,"drop":"!ERROR:json: error calling MarshalText for type main.texter: no text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 {"level":"INFO","msg":"a message","a b":{"level":-5},"x=":"a text","a b":"!ERROR:json: unsupported value: +Inf","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"","k":18,"g":{"level":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 6 {"level":"DEBUG","msg":"msg","h":{"g":{"drop":0,"key":61,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 5 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" k=0s rename.name=Bob rename.age=5 k.key=0s "k.x="="!ERROR:no text" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 level=DEBUG msg=msg "x=.x="=0 "x=.é"=Group "x=.time.name"=Ann "x=.time.age"=1 rename.name=Bob rename.age=5 ""="!ERROR:no text" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 level=INFO msg="" "level."=2020-01-02T03:04:05.006Z ""=f.go:3 "a b.a b.pair"=1 "a b.a b.attr"=2 "a b.a b.!BADKEY"=3 "a b.a b.!BADKEY"=alone
// false <nil> 10 level=DEBUG msg="" level=7 renamed="[] <nil>" time.name=Ann time.age=1 time.name=Ann time.age=1 "a b"=7 é=200 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 {"level":"INFO","msg":"a message","renamed":"[] 200","a b":0,"a b":{"":45,"x=":"!ERROR:json: unsupported value: +Inf","name":"Ann","age":1,"level":52,"":"w: file does not exist","a b":"2020-01-02T03:04:05.006789012Z","x=":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 12 {"level":"ERROR","msg":"a message","h":{"g":{"level":"<&>","name":"Ann","age":1,"é":"!ERROR:json: unsupported value: +Inf","a b":"a text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 8 {"level":"DEBUG-3","msg":"","key":null,"é":8,"":33,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"msg","a b":{"time":"Ynl0ZXM=","k":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","time":-5,"time":200,"":null,"drop":{"key":0},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" rename=80 g.time="q\"" "g.x="="{A:1 B:[x y z]}" g.key=(1+2i) g.level=15 g.drop="!ERROR:no text" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"","é":"!ERROR:json: error calling MarshalText for type main.texter: no text","g":{"time":{"rename":null,"":0,"level":{"drop":27}},"drop":{"A":1,"B":["x","y z"]},"":false,"x=":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 {"level":"WARN+1","msg":"","drop":null,"level":73,"x=":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 {"level":"ERROR","msg":"a message","level":"LogValue called too many times on Value of type main.endless","level":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 10 {"level":"DEBUG-3","msg":"a message","é":34,"time":{"file":"f.go","line":3},"é":[1,2],"k":1500000000,"k":34,"level":1.5,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 {"level":"DEBUG-3","msg":"a message","h":{"x=":{"x=":13,"level":0,"k":200},"é":1e+21,"k":1099511627776,"a b":"w: file does not exist","a b":"2020-01-02T03:04:05.006789012Z","drop":{"":37,"rename":1099511627776},"key":1099511627776,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"a message","g":{"k":61,"key":52,"x=":{"name":"Bob","age":5},"time":200,"time":{"name":"Bob","age":5},"a b":"cmF3IAA=","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 level=DEBUG msg="" é=45 drop=200 é=7 "x="="a text" "drop.é.a b"="&{A:2 B:[]}" drop.é.level=false drop=1.5s key=true pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 11 {"level":"DEBUG","msg":"msg","h":{"é":"bad thing","level":"!ERROR:json: unsupported value: +Inf","a b":"!ERROR:json: unsupported value: +Inf","":"w: file does not exist","a b":38,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"","é":0,"key":82,"":{"A":2,"B":null},"drop":"a text","x=":{"A":1,"B":["x","y z"]},"é":-5,"a b":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"msg","h":{"key":{"":53},"drop":98,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 level=INFO msg=msg key="{A:1 B:[x y z]}" key=text level.k=47 "a b"=56 "x="="&{A:2 B:[]}" "a b"=(1+2i) pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 {"level":"WARN+1","msg":"a message","h":{"g":{"é":true,"rename":false,"":"!ERROR:json: unsupported type: complex128","level":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" "g.a b.a b"=2020-01-02T03:04:05.006Z g.é=<nil> g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 9 level=WARN+1 msg="" level="\xff" time=0 "k.a b"=true "x="=59 rename=0001-01-01T00:00:00.000Z ""="\n\t\x01" key=47 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 level=WARN+1 msg=msg "h.a b.pair"=1 "h.a b.attr"=2 "h.a b.!BADKEY"=3 "h.a b.!BADKEY"=alone
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" time=12000-01-02T03:04:05.001+01:00 time=99 rename=200 time=69 k="\u2028" drop=0s rename=1e+21 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 {"level":"INFO","msg":"","g":{"time":{"drop":"!ERROR:json: unsupported value: +Inf","x=":{"file":"f.go","line":3}},"a b":{"A":1,"B":["x","y z"]},"k":"back\\slash","x=":true,"rename":"hidden","key":73,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 6 {"level":"WARN+1","msg":"","é":"!ERROR:json: unsupported type: complex128","rename":false,"":51,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="" rename=+Inf "x="=true "x=.x="="w: file does not exist" "x=."=41 drop.rename=1099511627776 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 9 true <nil> 9 {"level":"INFO","msg":"msg","g":{"x=":{"x=":15},"key":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 10 level=INFO msg="a message" "a b.x="=4 "a b.key"="a text" "a b.rename"="w: file does not exist" "a b.level"=89 "a b.a b.level"="!ERROR:no text" "a b.a b"=-5 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 10 {"level":"WARN+1","msg":"","g":{"a b":{"level":0,"key":{"a b":{"drop":96},"drop":null,"key":86},"rename":{"A":2,"B":null},"time":{"a":1},"rename":{"A":1,"B":["x","y z"]},"é":"0001-01-01T00:00:00Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 12 level=ERROR msg=msg renamed="[] 12000-01-02 03:04:05 +0100 x" name=Ann age=1 "a b"=1e-09 rename.level=39 "rename."="bad thing" rename.renamed="[rename] true" "rename.a b"=-5 rename.pair=1 rename.attr=2 rename.!BADKEY=3 rename.!BADKEY=alone
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"","é":"bad thing","k":89,"x=":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 {"level":"WARN+1","msg":"","g":{"g":{"a b":{"a b":{"A":1,"B":["x","y z"]},"":"bad thing","é":"Ynl0ZXM=","renamed":"[g g a b] 0s","level":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"msg","é":1099511627776,"é":false,"a b":1e-9,"drop":4,"rename":40,"é":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 8 {"level":"WARN+1","msg":"","x=":{"a":1},"":8,"renamed":"[] 12","name":"Ann","age":1,"level":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"level":"DEBUG","msg":"","k":18,"x=":0,"x=":68,"key":62,"a b":49,"é":{"A":2,"B":null},"rename":23,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"msg","drop":74,"rename":0.10000000149011612,"level":1500000000,"é":54,"x=":"0001-01-01T00:00:00Z","level":33,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 {"level":"DEBUG","msg":"a message","g":{"name":"Bob","age":5,"time":13,"é":"a","x=":0,"a b":0,"k":86,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"a message","x=":{"é":70},"a b":"é","a b":81,"rename":"WARN+1","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" rename=25 ""=52 "a b.key"=1099511627776 "a b.x="="&{A:2 B:[]}" "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 5 {"level":"ERROR","msg":"msg","g":{"level":80,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 level=WARN+1 msg="" "a b.name"=Ann "a b.age"=1 "a b.a b"=0s "a b.time.é"=28 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// false <nil> 4 level=DEBUG-3 msg=msg g.k=200 g.key=f.go:3 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 8 false <nil> 7 time=2021-02-03T04:05:06.987Z level=DEBUG msg="" g.level=2020-01-02T03:04:05.006Z g.key.level="!ERROR:no text" g.key.key="" g.key.drop="a b" "g.key."=49 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 8 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg="a message" h.k=false h.rename=1099511627776 "h."=39 h.time.name=Bob h.time.age=5 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 10 {"level":"ERROR","msg":"a message","key":"hidden","":"LogValue called too many times on Value of type main.endless","é":{"a":1},"é":200,"é":"","x=":38,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 level=ERROR msg=msg drop=15 rename=0s "x=.drop"="{A:1 B:[x y z]}" time=0 k=39 ""=30 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"a message","g":{"drop":0,"x=":{"rename":"bad thing","level":64},"x=":{"name":"Bob","age":5},"drop":1500000000,"k":"hidden","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"","g":{"a b":{"level":92,"time":{"drop":"bad thing","drop":200},"drop":"bad thing","a b":{"A":2,"B":null},"rename":"0001-01-01T00:00:00Z","level":"!ERROR:json: unsupported value: NaN","rename":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 4 level=DEBUG msg=msg pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 level=ERROR msg="a message" h.é="{A:1 B:[x y z]}" "h.g."=1e+21 "h.g."="bad thing" h.g.pair=1 h.g.attr=2 h.g.!BADKEY=3 h.g.!BADKEY=alone
// true <nil> 6 {"level":"WARN+1","msg":"a message","h":{"é":1500000000,"x=":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 {"level":"ERROR","msg":"","time":null,"level":{"A":1,"B":["x","y z"]},"level":-5,"k":31,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// level=ERROR msg="" time=<nil> level="{A:1 B:[x y z]}" level=-5 k=31 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 time=2021-02-03T04:05:06.987Z level=ERROR msg=msg h.k=15 "h.x="=+Inf h.k="w: file does not exist" "h.x="=0s h.rename=44 "h."="&{A:2 B:[]}" h.rename=54 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"msg","h":{"é":200,"g":{"key":200,"x=":0,"":"hidden","rename":94,"a b":{"A":2,"B":null},"key":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 4 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg=msg time.rename=2 "a b"=12000-01-02T03:04:05.001+01:00 é=1.5 k=200 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 5 {"level":"DEBUG-3","msg":"","a b":34,"g":{"é":{"a b":6},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 12 {"level":"DEBUG-3","msg":"","g":{"rename":96,"k":64,"a b":{"rename":"\ufffd","level":{"A":1,"B":["x","y z"]},"é":"bad thing"},"key":0,"a b":1500000000,"":15,"x=":8,"time":91,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 9 {"level":"DEBUG-3","msg":"msg","name":"Ann","age":1,"drop":{"name":"Bob","age":5},"é":200,"a b":{"key":1e+21,"key":13,"a b":80,"a b":"hidden","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"msg","g":{"h":{"drop":83,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 4 {"level":"DEBUG-3","msg":"msg","h":{"h":{"":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 7 {"level":"DEBUG-3","msg":"","time":0,"g":{"time":0,"rename":"é","x=":86,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 10 {"level":"DEBUG","msg":"a message","h":{"é":"a text","é":"text","renamed":"[h] 12000-01-02 03:04:05 +0100 x","k":{"é":"","key":89},"a b":72,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 5 {"level":"INFO","msg":"","g":{"renamed":"[g] &{ f.go 3}","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"","g":{"g":{"time":87,"k":56,"":null,"level":{"x=":73,"k":96,"x=":50},"k":11,"drop":89,"drop":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 9 level=ERROR msg="" "g.g.h.a b.x="=74 g.g.h.key="{A:1 B:[x y z]}" g.g.h.name=Ann g.g.h.age=1 g.g.h.pair=1 g.g.h.attr=2 g.g.h.!BADKEY=3 g.g.h.!BADKEY=alone
// false <nil> 10 {"level":"DEBUG","msg":"","a b":{"k":true,"x=":true,"key":{"drop":"cmF3IAA=","x=":"w: file does not exist","key":0}},"x=":0,"rename":{"A":2,"B":null},"x=":{"A":1,"B":["x","y z"]},"rename":"","time":1099511627776,"key":48,"k":1099511627776,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 level=ERROR msg=msg h.g.rename=8 "h.g.a b"=1e+21 "h.g.x="="{A:1 B:[x y z]}" h.g.pair=1 h.g.attr=2 h.g.!BADKEY=3 h.g.!BADKEY=alone
// true <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"","a b":{"a b":{"rename":{"file":"f.go","line":3},"x=":54,"x=":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// time=2021-02-03T04:05:06.987Z level=ERROR msg="" "a b.a b.rename"=f.go:3 "a b.a b.x="=54 "a b.a b.x="=false "a b.a b.pair"=1 "a b.a b.attr"=2 "a b.a b.!BADKEY"=3 "a b.a b.!BADKEY"=alone
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"a message","x=":{"x=":null},"a b":{"A":1,"B":["x","y z"]},"drop":"","k":15,"k":85,"a b":{"A":1,"B":["x","y z"]},"k":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"level":"WARN+1","msg":"msg","a b":{"":71,"key":"!ERROR:json: unsupported value: NaN","x=":"a text","rename":{"key":85},"x=":{"k":"<v>"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 level=INFO msg="" "h.x=.time.renamed"="[h x= time] 2020-01-02 03:04:05.006789012 +0000 UTC" "h.x=.time."="{A:1 B:[x y z]}" "h.a b"=85 h.name=Ann h.age=1 h.level=23 h.key=200 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 6 {"level":"ERROR","msg":"","g":{"a b":"w: file does not exist","a b":{"x=":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"a message","h":{"a b":"!ERROR:json: unsupported type: complex128","rename":1e-9,"level":200,"key":0,"key":{"a":1},"a b":82,"k":"!ERROR:json: unsupported type: complex128","drop":"a text","a b":"cmF3IAA=","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 4 {"level":"ERROR","msg":"","h":{"":0,"k":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 11 {"level":"ERROR","msg":"","g":{"key":36,"time":"","time":null,"drop":{"time":"LogValue called too many times on Value of type main.endless"},"é":99,"k":{"a":1},"k":{"é":8,"k":1500000000,"key":{"k":{"rename":49,"key":{"A":2,"B":null}}}},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// level=ERROR msg="" g.key=36 g.time= g.time=<nil> g.drop.time="LogValue called too many times on Value of type main.endless" g.é=99 g.k="{\"a\": 1}" g.k.é=Group g.k.k=1.5s g.k.key.k.rename=49 g.k.key.k.key="&{A:2 B:[]}" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"msg","rename":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 8 {"level":"ERROR","msg":"","rename":"bad thing","time":{"A":1,"B":["x","y z"]},"k":"!ERROR:json: error calling MarshalText for type main.texter: no text","level":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 6 false <nil> 6 true <nil> 12 level=DEBUG msg="" "a b"=0.10000000149011612 k=89 key=200 time.drop=+Inf time.drop="{A:1 B:[x y z]}" key=78 time=1e+21 rename=Group "time.rename.x="=76 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","level":{"rename":"!ERROR:json: unsupported value: +Inf","é":36},"":{"A":1,"B":["x","y z"]},"a b":"text","k":65,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"level":"ERROR","msg":"","renamed":"[] 0","é":0,"a b":"0001-01-01T00:00:00Z","name":"Ann","age":1,"key":"text","name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 5 {"level":"INFO","msg":"msg","a b":"","h":{"h":{"level":{"k":"<v>"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 4 {"level":"INFO","msg":"msg","a b":{"g":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"a message","drop":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=ERROR msg=msg "x="=text ""=69 "x="=65 é=19 drop=58 k=60 ""=1e+21 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 level=INFO msg="a message" "a b"=200 level="{A:1 B:[x y z]}" "a b"="a text" key="{\"a\": 1}" "x=.level"=92 "x=.x="=13 "x=.é"=NaN pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 level=INFO msg="" "a b"=58 rename=true k="LogValue called too many times on Value of type main.endless" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 4 true <nil> 7 {"level":"ERROR","msg":"","renamed":"[] 75","level":{"name":"Ann","age":1},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 4 {"level":"DEBUG","msg":"msg","a b":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"a message","a b":{"":64,"time":39,"rename":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 12 {"level":"WARN+1","msg":"a message","":{"A":1,"B":["x","y z"]},"name":"Ann","age":1,"key":87,"key":{"renamed":"[key] 35","a b":1500000000,"":1099511627776},"é":83,"x=":{"x=":6,"key":true},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 10 level=DEBUG-3 msg="a message" é=69 name=Ann age=1 k.key=0s renamed="[] {text}" renamed="[] true" "a b"=1 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 time=2021-02-03T04:05:06.987Z level=ERROR msg="" "a b.h.a b.pair"=1 "a b.h.a b.attr"=2 "a b.h.a b.!BADKEY"=3 "a b.h.a b.!BADKEY"=alone
// time=2021-02-03T04:05:06.987Z level=ERROR msg="" "a b.h.a b.pair"=1 "a b.h.a b.attr"=2 "a b.h.a b.!BADKEY"=3 "a b.h.a b.!BADKEY"=alone
// false <nil> 4 level=DEBUG msg="" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" "a b.key"=36 "a b.key"=0s "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// false <nil> 9 {"level":"DEBUG-3","msg":"msg","k":41,"k":"text","a b":false,"a b":1500000000,"time":"WARN+1","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 5 level=INFO msg="" g.g.key=66 g.g.pair=1 g.g.attr=2 g.g.!BADKEY=3 g.g.!BADKEY=alone
// true <nil> 7 {"level":"INFO","msg":"a message","drop":"2020-01-02T03:04:05.006789012Z","x=":79,"k":true,"key":-5,"a b":"a","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 level=INFO msg=msg "a b"=69 level=a name=Ann age=1 "x="=200 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 12 level=DEBUG msg="a message" "h.a b.time.rename"="x=y" "h.a b.time.é"="{A:1 B:[x y z]}" "h.a b.k"=false "h.a b."="w: file does not exist" "h.a b."=200 "h.a b.k"="w: file does not exist" "h.a b.level"=0s "h.a b."="{A:1 B:[x y z]}" "h.a b.time"=text "h.a b.pair"=1 "h.a b.attr"=2 "h.a b.!BADKEY"=3 "h.a b.!BADKEY"=alone
// true <nil> 10 {"level":"ERROR","msg":"a message","a b":{"é":{"é":{"key":{"A":1,"B":["x","y z"]},"a b":1099511627776},"x=":"Ynl0ZXM="},"a b":"!ERROR:json: error calling MarshalText for type main.texter: no text","renamed":"[a b] 1099511627776","drop":{"renamed":"[a b drop] 200","level":-5},"key":"LogValue called too many times on Value of type main.endless","a b":32,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 9 level=DEBUG msg="" "a b.drop"=96 "a b.a b"="!ERROR:no text" "a b.time"=50 "a b.k"=0s "a b."= "a b.x="="&{A:2 B:[]}" "a b.level"=map[k:<v>] "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// false <nil> 9 level=DEBUG msg="a message" é.é="&{A:2 B:[]}" "é."=text é.name=Ann é.age=1 "x="="{A:1 B:[x y z]}" "k.x="=13 ""=200 key="{A:1 B:[x y z]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"level":"WARN+1","msg":"a message","h":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 4 level=DEBUG msg="" key=96 name=Ann age=1 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 5 {"level":"INFO","msg":"a message","a b":{"a b":{"é":"","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 4 {"level":"ERROR","msg":"","a b":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","level":{"A":1,"B":["x","y z"]},"rename":{"k":43,"é":"x=y","k":"!ERROR:json: unsupported type: complex128"},"g":{"level":49,"é":"2020-01-02T03:04:05.006789012Z","time":{"é":"2020-01-02T03:04:05.006789012Z","k":30},"":81,"time":"text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"msg","g":{"drop":200,"drop":1500000000"rename":"<&>","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 10 {"level":"DEBUG","msg":"msg","k":{"a b":79,"x=":69,"k":83},"":"cmF3IAA=","drop":"bad thing","é":73,"level":{"A":1,"B":["x","y z"]},"time":"hidden","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 {"level":"ERROR","msg":"","drop":"a text","level":"!ERROR:json: error calling MarshalText for type main.texter: no text","drop":5,"x=":null,"drop":false,"key":22,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// level=ERROR msg="" drop="a text" level="!ERROR:no text" drop=5 "x="=<nil> drop=false key=22 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 true <nil> 11 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" "a b."="a text" "a b.rename"=3 "a b.a b"=44 "a b.time.k"="a text" "a b.time.k"=42 "a b.time.level"="q\"" "a b.k"=80 "a b.level"="{A:1 B:[x y z]}" "a b.x="=5 "a b.key"=33 "a b.drop"="w: file does not exist" "a b.k"="{A:1 B:[x y z]}" "a b.é."="q\"" "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 7 level=WARN+1 msg=msg level=1.5 "a b"=1.5 "a b"="a text" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" time="&{A:2 B:[]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 {"level":"ERROR","msg":"","level":true,"level":{"a":1},"k":{"k":{"a b":50,"k":{"A":1,"B":["x","y z"]},"drop":31}},"k":200,"x=":57,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"a message","a b":{"g":{"g":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" "a b.g.g.pair"=1 "a b.g.g.attr"=2 "a b.g.g.!BADKEY"=3 "a b.g.g.!BADKEY"=alone
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=ERROR msg="" "a b.g.x="=98 "a b.g.rename.é"="!ERROR:no text" "a b.g.é"=51 "a b.g.pair"=1 "a b.g.attr"=2 "a b.g.!BADKEY"=3 "a b.g.!BADKEY"=alone
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" time=89 g.k.drop="!ERROR:no text" g.k.time=83 "g.k.a b"=52 g.level="!ERROR:no text" g.é=WARN+1 g.level=0 g.rename=1e-09 g.é=0 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 7 {"level":"DEBUG","msg":"msg","rename":"2020-01-02T03:04:05.006789012Z","g":{"k":"Ynl0ZXM=","rename":{"A":1,"B":["x","y z"]},"drop":53,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 12 {"level":"INFO","msg":"msg","k":{"key":1500000000,"é":{"é":54,"time":200},"level":{"rename":"text","key":{"A":2,"B":null}}},"a b":{"name":"Bob","age":5,"é":"0001-01-01T00:00:00Z","time":57,"rename":"Ynl0ZXM=","x=":8,"a b":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","k":68,"level":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 8 true <nil> 11 level=ERROR msg="" "k.x="=92 level=49 renamed="[] {text}" key.name=Bob key.age=5 level=40 key.name=Bob key.age=5 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 {"level":"ERROR","msg":"","k":0,"level":"\n\t\u0001","a b":45,"é":"!ERROR:json: unsupported value: +Inf","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 10 {"level":"DEBUG","msg":"msg","g":{"key":45,"renamed":"[g] +Inf","x=":"w: file does not exist","x=":{"name":"Ann","age":1,"é":"2020-01-02T03:04:05.006789012Z","":1099511627776},"é":"!ERROR:json: unsupported value: NaN","":{"a":1},"key":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 4 time=2021-02-03T04:05:06.987Z level=DEBUG msg="" "g.a b.pair"=1 "g.a b.attr"=2 "g.a b.!BADKEY"=3 "g.a b.!BADKEY"=alone
// false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"a message","a b":85,"g":{"rename":"LogValue called too many times on Value of type main.endless","é":false,"rename":"a text","k":8,"é":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"msg","h":{"drop":-5,"rename":88,"":"bad thing","k":"bad thing","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 4 {"level":"DEBUG-3","msg":"","g":{"a b":{"h":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"msg","rename":"2020-01-02T03:04:05.006789012Z","drop":0,"h":{"a b":{"drop":63,"drop":{"A":2,"B":null},"é":1500000000,"a b":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 11 {"level":"DEBUG-3","msg":"a message","h":{"h":{"g":{"rename":{"":76,"k":200},"":1e-9,"x=":{"x=":1500000000,"é":"a text","a b":{"a b":1500000000,"level":{"a":1},"time":"0001-01-01T00:00:00Z"}},"drop":43,"drop":false,"time":{"level":98},"rename":1500000000,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"a message","h":{"drop":"LogValue called too many times on Value of type main.endless","":{"a":1},"level":"a text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" h.drop="LogValue called too many times on Value of type main.endless" "h."="{\"a\": 1}" h.level="a text" h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 11 {"level":"ERROR","msg":"a message","key":"cmF3IAA=","é":38,"é":27,"a b":1e+21,"renamed":"[] {1 [x y z]}","renamed":"[] 67","":32,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// level=ERROR msg="a message" key="raw \x00" time=8 é=38 é=27 "a b"=1e+21 rename="{A:1 B:[x y z]}" rename=67 ""=32 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 4 {"level":"DEBUG","msg":"msg","h":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 10 level=INFO msg="" name=Ann age=1 "a b"=200 renamed="[] 2020-01-02 03:04:05.006789012 +0000 UTC" "drop."=1.5s drop.é=0.10000000149011612 level=200 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 {"level":"ERROR","msg":"msg","x=":"back\\slash","x=":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","a b":{"a b":27,"k":{"key":"a text"}},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="" h.level=0001-01-01T00:00:00.000Z h.é.drop=55 "h.é.x="=200 "h."=1099511627776 h.rename=17 "h.a b"="w: file does not exist" h.k=<nil> "h.a b.a b"=27 "h.a b.a b"=83 "h.a b.time"="bad thing" h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 10 level=DEBUG-3 msg="" h.level=87 "h."="{A:1 B:[x y z]}" h.rename="&{A:2 B:[]}" "h.key.a b"=1.5 "h.key.rename."=56 h.key.rename.k="raw \x00" h.key.rename.k=-5 h.key="" "h.x="="{A:1 B:[x y z]}" h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 11 {"level":"WARN+1","msg":"msg","a b":{"g":{"k":89,"level":true,"a b":"bad thing","k":"LogValue called too many times on Value of type main.endless","":200,"key":86,"a b":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 6 {"level":"WARN+1","msg":"msg","level":"text","key":42,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" level=0.10000000149011612 rename=27 ""=0.10000000149011612 rename=31 drop=25 key="&{A:2 B:[]}" "x=.é"=22 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 7 {"level":"DEBUG-3","msg":"","level":"a text","name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"a message","a b":{"rename":"text"},"h":{"drop":"hidden","":{"k":"<v>"},"a b":"Ynl0ZXM=","x=":{"name":"Bob","age":5},"a b":52,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 level=ERROR msg="" level="x=y" "a b"="a text" drop.é=é "x="=0001-01-01T00:00:00.000Z name=Ann age=1 "a b"=0 "x="=0001-01-01T00:00:00.000Z pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 {"level":"INFO","msg":"","a b":{"drop":false,"g":{"drop":1099511627776,"é":{"a":1},"level":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 11 level=DEBUG msg=msg time=88 time=78 "x="="!ERROR:no text" key="\u2028" drop=-5 drop.drop=-5 drop.level.rename=77 drop.level.time=é "drop.level.a b"=-5 level=45 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"msg","a b":{"h":{"":"text","drop":39,"key":{"A":2,"B":null},"rename":4,"rename":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 11 {"level":"DEBUG-3","msg":"","renamed":"[] &{  0}","drop":{"x=":null},"key":"!ERROR:json: error calling MarshalText for type main.texter: no text","level":36,"a b":false,"key":95,"level":62,"level":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=INFO msg=msg "x="=1099511627776 é=65 key="&{A:2 B:[]}" "x="="w: file does not exist" "x="=0s k=75 drop="a text" drop=200 drop=0 "é.a b.a b"="\xff" "é.a b.time"="{\"a\": 1}" é.é="bad thing" level=0 "a b"="{\"a\": 1}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"","key":"\n\t\u0001","level":{"A":2,"B":null},"time":-5,"time":1e-9,"a b":8,"k":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 9 false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"a message","h":{"a b":36,"key":1099511627776,"level":0,"key":4,"time":"\n\t\u0001","k":0.10000000149011612,"é":"2020-01-02T03:04:05.006789012Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 5 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg=msg "h.h.h.drop.k.x="="LogValue called too many times on Value of type main.endless" h.h.h.drop.k.é=text h.h.h.drop.k.k=(1+2i) h.h.h.pair=1 h.h.h.attr=2 h.h.h.!BADKEY=3 h.h.h.!BADKEY=alone
// true <nil> 8 level=WARN+1 msg=msg g.k.name=Ann g.k.age=1 g.é=50 g.name=Ann g.age=1 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 8 level=DEBUG msg="" "a b.a b"="a text" "a b.name"=Ann "a b.age"=1 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 10 level=ERROR msg=msg "a b.level"=56 "a b.rename"="!ERROR:no text" "a b.time"=55 "a b.é.rename"="{A:1 B:[x y z]}" "a b."="q\"" "a b.é"=200 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"a message","drop":{"a b":"bad thing"},"é":0.10000000149011612,"g":{"":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"a message","x=":200,"a b":{"file":"f.go","line":3},"g":{"h":{"time":{"a b":1099511627776},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 8 level=DEBUG-3 msg="a message" k=32 level=<nil> time="&{A:2 B:[]}" "é.a b.rename.key"=+Inf "é.a b.rename.key"=3 "é.a b.drop"=4 "é."="!ERROR:no text" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 7 {"level":"DEBUG-3","msg":"msg","a b":{"a b":{"rename":68,"time":{"drop":{"A":2,"B":null},"a b":15},"a b":"!ERROR:json: error calling MarshalText for type main.texter: no text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"msg","a b":45,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 level=ERROR msg=msg g.key=0 "g."=false "g.x="=64 g.drop="a text" "g.a b"=1.5s g.key=95 "g.drop.a b"=1e+21 g.drop.time=3 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// level=ERROR msg=msg g.key=0 "g."=false "g.x="=64 g.drop="a text" "g.a b"=1.5s g.key=95 "g.drop.a b"=1e+21 g.drop.time=3 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 12 level=DEBUG-3 msg=msg "a b.rename"=200 "a b.a b"=0 "a b.é"=52 "a b."="a text" "a b.key"=0001-01-01T00:00:00.000Z "a b.key"=76 "a b.é"=1.5s "a b.drop"=31 "a b.a b"=73 "a b.time"=54 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 4 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" rename=62 "g.x="="x=y" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 12 {"level":"DEBUG-3","msg":"","g":{"h":{"a b":{"k":53,"rename":25,"a b":42,"k":1500000000,"x=":{"A":1,"B":["x","y z"]},"k":{"A":1,"B":["x","y z"]},"key":{"A":1,"B":["x","y z"]},"x=":"text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 6 level=WARN+1 msg="" "a b.time"="bad thing" "a b.a b"=32 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// false <nil> 4 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 11 level=ERROR msg=msg "g.é."="LogValue called too many times on Value of type main.endless" g.é="&{A:2 B:[]}" "g.x="="!ERROR:no text" g.renamed="[g] 11" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 11 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg=msg drop=60 ""=61 ""=85 key=41 level.drop="" k=92 level=97 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 6 level=DEBUG-3 msg="a message" g.time="{A:1 B:[x y z]}" "g.a b"=-5 g.rename=41 "g.é."="w: file does not exist" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 6 {"level":"ERROR","msg":"a message","g":{"a b":0,"renamed":"[g] q\"","x=":7,"é":38,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 10 {"level":"DEBUG","msg":"a message","h":{"":1099511627776,"name":"Ann","age":1,"x=":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","x=":"!ERROR:json: unsupported value: +Inf","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 4 {"level":"INFO","msg":"","name":"Ann","age":1,"level":"bad thing","a b":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 9 {"level":"DEBUG-3","msg":"","h":{"name":"Ann","age":1,"name":"Ann","age":1,"name":"Ann","age":1,"":"hidden","é":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 level=INFO msg="a message" "a b.key"=37 "a b.a b"=30 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 7 {"level":"WARN+1","msg":"a message","level":{"A":1,"B":["x","y z"]},"renamed":"[] LogValue called too many times on Value of type main.endless","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 level=WARN+1 msg="a message" "g.a b.key"=true "g.a b.name"=Ann "g.a b.age"=1 "g.a b.é.k.a b"=false "g.a b.x="=f.go:3 "g.a b.pair"=1 "g.a b.attr"=2 "g.a b.!BADKEY"=3 "g.a b.!BADKEY"=alone
// true <nil> 11 level=WARN+1 msg="" h.time="[1 2]" h.drop="!ERROR:no text" h.k.rename=2020-01-02T03:04:05.006Z h.level=back\slash "h."="{A:1 B:[x y z]}" h.drop="a b" h.drop="&{A:2 B:[]}" h.drop.name=Bob h.drop.age=5 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 9 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" "a b"="&{A:2 B:[]}" "drop.a b"=98 drop.level=76 drop=2020-01-02T03:04:05.006Z é=1.5s level=0 rename="[1 2]" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 level=ERROR msg=msg "g.x="=64 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 9 time=2021-02-03T04:05:06.987Z level=INFO msg=msg é=WARN+1 time="q\"" rename=é level=true key.k=0s time="" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=INFO msg="" level.level=2 level.rename.é="bad thing" "level.x="=49 "x="=31 key.é.drop=f.go:3 key.é.k=1e-09 "key.x="="bad thing" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 11 {"level":"WARN+1","msg":"msg","g":{"level":{"name":"Bob","age":5},"x=":null,"time":37,"rename":{"A":1,"B":["x","y z"]},"drop":{"A":1,"B":["x","y z"]},"time":34,"a b":"\ufffd","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 {"level":"ERROR","msg":"a message","level":1500000000,"rename":1099511627776,"g":{"x=":59,"key":"bad thing","x=":41,"rename":{"A":2,"B":null},"a b":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 7 level=DEBUG-3 msg=msg "h.é.drop."=60 h.é=f.go:3 "h.x="="a text" h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 9 time=2021-02-03T04:05:06.987Z level=ERROR msg="" time.é=true "level."="!ERROR:no text" time=7 é="&{A:2 B:[]}" "x="=1.5 drop=<nil> k=2020-01-02T03:04:05.006Z pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 level=ERROR msg="a message" drop.name=Ann drop.age=1 drop.renamed="[drop] true" drop.key=50 "a b"=3 é=1e+21 name=Ann age=1 level=hidden level=12000-01-02T03:04:05.001+01:00 "a b"="bad thing" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 {"level":"ERROR","msg":"","rename":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","k":{"k":"<v>"},"é":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","x=":"bad thing","x=":false,"key":"bad thing","x=":"é","a b":12,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"level":"WARN+1","msg":"","key":20,"":1,"key":"bad thing","a b":{"A":1,"B":["x","y z"]},"name":"Ann","age":1,"":86,"renamed":"[] 12000-01-02 03:04:05 +0100 x","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 9 {"level":"DEBUG-3","msg":"","level":73,"renamed":"[] 1099511627776","a b":0,"a b":"!ERROR:json: error calling MarshalText for type main.texter: no text","é":15,"":0.10000000149011612,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"a message","a b":{"A":1,"B":["x","y z"]},"é":{"A":1,"B":["x","y z"]},"h":{"k":37,"time":"w: file does not exist","drop":1500000000,"key":28,"time":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 4 level=INFO msg="a message" rename= pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 level=ERROR msg=msg "a b.rename"="LogValue called too many times on Value of type main.endless" "a b.level"=NaN "a b.drop"="w: file does not exist" time=12000-01-02T03:04:05.001+01:00 k=74 "x="=0.10000000149011612 "a b"=false "a b"=53 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"a message","rename":"w: file does not exist","time":"!ERROR:json: unsupported value: +Inf","":62,"h":{"rename":{"drop":8},"x=":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 level=WARN+1 msg="a message" "a b.g.a b"=map[k:<v>] "a b.g."=200 "a b.g.name"=Ann "a b.g.age"=1 "a b.g.pair"=1 "a b.g.attr"=2 "a b.g.!BADKEY"=3 "a b.g.!BADKEY"=alone
// true <nil> 12 time=2021-02-03T04:05:06.987Z level=WARN+1 msg=msg key=28 "x="=26 key="bytes" level=64 key=58 drop="raw \x00" rename=31 ""=false drop=true pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 {"level":"INFO","msg":"msg","a b":{"name":"Ann","age":1,"name":"Ann","age":1"x=":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 6 level=DEBUG msg="" h.drop=false "h.x="=<nil> h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 7 {"level":"DEBUG-3","msg":"a message","a b":{"h":{"é":"a","renamed":"[a b h] 72","time":{"x=":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 7 {"level":"DEBUG-3","msg":"","k":{"a b":17},"level":-5,"level":"WARN+1","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 6 {"level":"WARN+1","msg":"","a b":{"":false,"rename":"","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"msg","drop":{"rename":60,"x=":{"k":1099511627776,"drop":98,"x=":40},"k":0},"drop":"LogValue called too many times on Value of type main.endless","x=":{"level":0,"":"hidden","level":"!ERROR:json: unsupported value: NaN"},"x=":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 5 level=INFO msg=msg "h.x="=200 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 5 {"level":"ERROR","msg":"","a b":{"key":80,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" ""=-5 ""=200 level=1.5 rename=73 rename=6 é=hidden pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"","a b":{"a b":{"x=":47,"k":63,"drop":64,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"a message","h":{"key":53,"time":true,"k":22,"":25,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 level=ERROR msg="a message" "é."=75 "é.a b"=37 "é.a b.rename"=37 "é.a b.level."=42 ""=200 key.k.name=Bob key.k.age=5 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 level=INFO msg="" "g."=map[k:<v>] g.key=f.go:3 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"a message","level":23,"é":"w: file does not exist","time":"WARN+1","time":26,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 {"level":"ERROR","msg":"","k":{"A":2,"B":null},"drop":55,"h":{"level":[1,2],"key":11,"drop":{"x=":{"A":2,"B":null},"time":8},"key":"0001-01-01T00:00:00Z","drop":55,"k":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 12 level=WARN+1 msg=msg ""=58 name=Ann age=1 drop.level=1.5s key="w: file does not exist" ""=false "a b"=30 level.é="!ERROR:no text" level.name=Ann level.age=1 "a b"=text name=Bob age=5 key.é=5 é=1.5s pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=ERROR msg="" h.level=20 h.é=1.5 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"","key":{"A":1,"B":["x","y z"]},"x=":{"k":null},"level":"LogValue called too many times on Value of type main.endless","rename":"!ERROR:json: unsupported type: complex128","k":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 8 {"level":"INFO","msg":"a message","time":75,"é":0,"rename":53,"k":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 time=2021-02-03T04:05:06.987Z level=INFO msg="" rename=49 h.level=35 h.time=(1+2i) h.k="\n\t\x01" "h."=hidden h.k=60 "h.a b."=10 h.drop=hidden h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 10 true <nil> 11 time=2021-02-03T04:05:06.987Z level=DEBUG msg=msg "é.a b"=16 é.k="{A:1 B:[x y z]}" é.é.k=73 é=98 rename=31 rename="&{A:2 B:[]}" ""=true key=41 ""="raw \x00" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 level=INFO msg="" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 11 level=DEBUG-3 msg="a message" "g.a b.renamed"="[g a b] true" "g.a b.key"=1.5s "g.a b."="&{A:2 B:[]}" "g.a b.level"=true "g.a b.key."=200 "g.a b.key.pair"=1 "g.a b.key.attr"=2 "g.a b.key.!BADKEY"=3 "g.a b.key.!BADKEY"=alone
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","é":{"A":2,"B":null},"key":0,"é":true,"k":0,"":28,"é":"w: file does not exist","level":-5,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 level=DEBUG-3 msg="" renamed="[] 24" "a b.level"=9 "a b.x=.a b"=back\slash "a b.x=."=0 "a b.level"="{A:1 B:[x y z]}" "a b.name"=Ann "a b.age"=1 "a b.x="=96 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 8 level=WARN+1 msg="a message" rename=53 level=16 key="bad thing" time=map[k:<v>] rename=1.5s k="&{A:2 B:[]}" drop="bad thing" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"","a b":200,"key":{"":-5,"key":81},"é":{"a b":"a b","rename":37},"rename":"0001-01-01T00:00:00Z","é":67,"":8,"":[1,2],"a b":1500000000,"key":82,"a b":{"rename":"text"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 level=INFO msg=msg key=93 é="raw \x00" time=1.5s pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 {"level":"INFO","msg":"a message","":200,"a b":{"level":{"A":1,"B":["x","y z"]},"level":55,"key":200,"x=":65,"renamed":"[a b] {1 [x y z]}","é":{"A":2,"B":null},"":67,"name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 10 level=INFO msg="a message" "h.a b."=26 "h.a b."="a text" "h.a b.key"=76 "h.a b.k"="bad thing" "h.a b.time"="\n\t\x01" "h.a b.é"=43 "h.a b.é"=200 "h.a b.pair"=1 "h.a b.attr"=2 "h.a b.!BADKEY"=3 "h.a b.!BADKEY"=alone
// true <nil> 5 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" time="LogValue called too many times on Value of type main.endless" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 {"level":"WARN+1","msg":"msg","x=":{"A":2,"B":null},"a b":"!ERROR:json: error calling MarshalText for type main.texter: no text","renamed":"[] 0","name":"Ann","age":1,"é":22,"a b":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 12 {"level":"DEBUG","msg":"msg","é":"cmF3IAA=","a b":"0001-01-01T00:00:00Z","é":{"A":2,"B":null},"level":{"A":1,"B":["x","y z"]},"":69,"level":{"name":"Bob","age":5},"renamed":"[] 93","rename":{"é":0},"renamed":"[] NaN","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"msg","é":{"A":1,"B":["x","y z"]},"k":21,"drop":{"A":1,"B":["x","y z"]},"rename":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"level":"ERROR","msg":"a message","":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","a b":"bad thing","é":{"":"text","level":1500000000},"time":19,"k":{"x=":0},"é":83,"drop":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 {"level":"INFO","msg":"msg","x=":45,"name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"level":"WARN+1","msg":"a message","a b":{"x=":"<&>","é":200,"a b":91,"drop":"w: file does not exist","k":{"level":"!ERROR:json: unsupported value: NaN","a b":"2020-01-02T03:04:05.006789012Z"},"x=":81,"time":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 10 {"level":"DEBUG-3","msg":"","g":{"g":{"h":{"k":200,"":{"A":2,"B":null},"é":"a b","drop":61,"rename":{"A":2,"B":null},"":"a b","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// false <nil> 6 {"level":"DEBUG","msg":"","a b":{"key":91,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 {"level":"ERROR","msg":"a message","name":"Ann","age":1,"name":"Ann","age":1,"key":{"key":"hidden"},"renamed":"[] &{2 []}","level":{"a b":{"level":{"x=":30}},"level":200},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 7 true <nil> 9 {"level":"ERROR","msg":"msg","renamed":"[] 29","renamed":"[] 77","":{"a":1},"":69,"name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 7 true <nil> 8 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" é=88 level=8 é="bytes" drop=43 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 4 true <nil> 10 {"level":"WARN+1","msg":"msg","g":{"x=":"!ERROR:json: unsupported value: NaN","":"a b","x=":{"name":"Bob","age":5},"":"hidden","a b":72,"é":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 10 {"level":"DEBUG","msg":"msg","a b":{"é":200,"level":"bad thing","":-5,"key":1099511627776,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 5 level=DEBUG msg="" "h.a b"=52 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 12 time=2021-02-03T04:05:06.987Z level=DEBUG msg=msg "a b"=-5 "a b."="w: file does not exist" time="{A:1 B:[x y z]}" key=0s time=49 é=26 level="q\"" drop="w: file does not exist" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 6 {"level":"DEBUG-3","msg":"","k":32,"rename":14,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 7 {"level":"DEBUG","msg":"msg","h":{"x=":22,"renamed":"[h] 0","renamed":"[h] +Inf","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 5 level=INFO msg=msg "a b.name"=Bob "a b.age"=5 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 {"level":"ERROR","msg":"a message","h":{"g":{"key":1099511627776,"level":"bad thing","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 4 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 7 level=DEBUG-3 msg="a message" name=Ann age=1 name=Ann age=1 ""="bytes" "a b"=89 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=ERROR msg="" time.é=13 time="w: file does not exist" é=map[k:<v>] drop="{A:1 B:[x y z]}" time="{A:1 B:[x y z]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 level=DEBUG-3 msg="a message" level=36 "a b"="&{A:2 B:[]}" k="" level=0s "a b.a b"="\u2028" "a b.k"=1.5s "a b."=41 time=false k=26 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=ERROR msg=msg h.level=0001-01-01T00:00:00.000Z h.k=81 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 6 level=WARN+1 msg=msg "a b.key"=65 "a b.x="=74 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 4 level=INFO msg="" "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// false <nil> 8 true <nil> 4 level=ERROR msg="" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 8 time=2021-02-03T04:05:06.987Z level=DEBUG msg="" "a b"=0001-01-01T00:00:00.000Z "x="=1.5 "a b"=10 drop=23 "a b"=70 drop=Group ""=23 é=1.5s pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 5 level=INFO msg="a message" "a b.level"="&{A:2 B:[]}" "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 11 {"level":"ERROR","msg":"msg","drop":{"name":"Bob","age":5},"":{"A":1,"B":["x","y z"]},"level":19,"renamed":"[] 11","rename":{"level":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00"},"name":"Ann","age":1,"level":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// level=ERROR msg=msg drop.name=Bob drop.age=5 ""="{A:1 B:[x y z]}" level=19 rename=11 rename.level=12000-01-02T03:04:05.001+01:00 rename.time=-5 k="w: file does not exist" level=1 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 4 level=DEBUG-3 msg=msg drop=-5 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=DEBUG msg=msg "a b.time"=hidden "a b.level"=0.10000000149011612 "a b.a b.k"=false "a b.a b."=a "a b.a b.time"=200 "a b.a b.pair"=1 "a b.a b.attr"=2 "a b.a b.!BADKEY"=3 "a b.a b.!BADKEY"=alone
// true <nil> 4 {"level":"WARN+1","msg":"msg","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 level=DEBUG msg="a message" é.name=Bob é.age=5 renamed="[] 200" "x="="" name=Ann age=1 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 {"level":"ERROR","msg":"a message","rename":"x=y","rename":200,"drop":0,"k":57,"key":65,"x=":"2020-01-02T03:04:05.006789012Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 {"level":"INFO","msg":"msg","x=":23,"a b":{"A":2,"B":null},"renamed":"[] 12","level":"WARN+1","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 6 {"level":"DEBUG-3","msg":"a message","drop":"w: file does not exist","é":{"A":1,"B":["x","y z"]},"key":"text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 {"level":"INFO","msg":"","key":true,"drop":0,"key":0,"time":{"name":"Bob","age":5},"a b":"w: file does not exist","level":23,"key":"w: file does not exist","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 6 level=WARN+1 msg="a message" "x="="!ERROR:no text" drop=1.5s pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 6 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg=msg h.é="raw \x00" h.time.level=0001-01-01T00:00:00.000Z h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"a message","g":{"":200,"a b":{"key":false,"drop":true,"a b":0.10000000149011612},"level":62,"rename":46,"a b":6,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=DEBUG msg="" "a b.a b"="&{A:2 B:[]}" "a b.a b"=-5 "a b.a b"=29 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="" h.h.time="!ERROR:no text" h.h.time=+Inf h.h.pair=1 h.h.attr=2 h.h.!BADKEY=3 h.h.!BADKEY=alone
// false <nil> 10 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg=msg "x="="w: file does not exist" time.level="a b" time.time=6 "x="=59 key="!ERROR:no text" time=4 é=true ""=20 drop=200 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 level=ERROR msg="" "a b.a b"="{A:1 B:[x y z]}" "a b.level"="[1 2]" "a b.a b.pair"=1 "a b.a b.attr"=2 "a b.a b.!BADKEY"=3 "a b.a b.!BADKEY"=alone
// false <nil> 11 {"level":"DEBUG-3","msg":"msg","key":{"A":1,"B":["x","y z"]},"level":37,"rename":{"level":"q\"","":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","":7},"":null,"é":9,"k":-5,"rename":{"A":1,"B":["x","y z"]},"é":{"é":true,"rename":"!ERROR:json: error calling MarshalText for type main.texter: no text"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 9 level=DEBUG-3 msg=msg ""=12 "x="=0s key=1099511627776 key=85 ""="\n\t\x01" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 5 {"level":"DEBUG","msg":"msg","a b":{"renamed":"[a b] &{2 []}","a b":"LogValue called too many times on Value of type main.endless","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=INFO msg="a message" drop=71 é="" time=29 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 10 level=DEBUG msg=msg k=91 time="{A:1 B:[x y z]}" level=text "x="="w: file does not exist" level.level=text level="LogValue called too many times on Value of type main.endless" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 4 {"level":"DEBUG","msg":"","a b":{"g":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 4 level=WARN+1 msg="a message" "a b.h.pair"=1 "a b.h.attr"=2 "a b.h.!BADKEY"=3 "a b.h.!BADKEY"=alone
// false <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"a message","h":{"k":"bad thing","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" rename.name=Bob rename.age=5 ""=51 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 5 level=DEBUG-3 msg=msg key=<nil> pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 level=ERROR msg="a message" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 false <nil> 9 {"level":"DEBUG-3","msg":"a message","a b":{"k":41,"x=":"a text","x=":"LogValue called too many times on Value of type main.endless","":false,"k":{"file":"f.go","line":3},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 12 {"level":"ERROR","msg":"a message","rename":{"name":"Bob","age":5},"":{"a":1},"renamed":"[] &{ f.go 3}","key":0.10000000149011612,"name":"Ann","age":1,"k":{"time":{"a b":"w: file does not exist","level":{"renamed":"[k time level] +Inf"},"é":76}},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 {"level":"DEBUG","msg":"a message","key":{"A":2,"B":null},"key":99,"a b":{"k":{"name":"Bob","age":5},"drop":94,"a b":"0001-01-01T00:00:00Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 time=2021-02-03T04:05:06.987Z level=ERROR msg=msg rename="\n\t\x01" k=66 "a b"=text key="\n\t\x01" "x=.rename"=<&> "x=.level"="a text" "x=.level"=1e-09 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"level":"ERROR","msg":"msg","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 11 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg="" rename=<nil> é.drop=false é.time=0.10000000149011612 "x="=0s é="bytes" key=0s key=43 k=WARN+1 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 7 level=DEBUG msg="a message" key=15 drop="{A:1 B:[x y z]}" rename=map[k:<v>] level.rename=95 level.drop=83 "level.a b"=1e-09 é=39 "x="=98 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 5 level=DEBUG msg=msg h.rename=+Inf h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 7 {"level":"DEBUG-3","msg":"","h":{"file":"f.go","line":3,"renamed":"[h] 37","a b":{"renamed":"[h a b] back\\slash"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 level=ERROR msg=msg "a b.a b"=WARN+1 "a b.x="=text "a b.level"=1.5s "a b.é"=1e+21 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"","key":{"rename":200,"é":"a text","a b":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00"},"h":{"level":"bad thing","drop":"!ERROR:json: unsupported value: +Inf","rename":"a text","k":94,"x=":{"level":"w: file does not exist","a b":0,"drop":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00"},"level":54,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 12 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"a message","a b":{"A":1,"B":["x","y z"]},"g":{"a b":{"":1099511627776,"rename":10,"key":{"A":1,"B":["x","y z"]},"a b":true,"x=":{"é":"2020-01-02T03:04:05.006789012Z","k":0,"level":{"file":"f.go","line":3}},"a b":{"é":true,"x=":86,"rename":-5},"rename":54,"level":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"a message","é":{"A":2,"B":null},"h":{"x=":-5,"rename":1099511627776,"level":-5,"":-5,"k":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 {"level":"ERROR","msg":"a message","level":-5,"a b":200,"key":"text","level":81,"h":{"é":92,"key":"LogValue called too many times on Value of type main.endless","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 6 level=WARN+1 msg=msg "x="=f.go:3 "x="=+Inf pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","rename":{"a b":1099511627776},"k":{"A":2,"B":null},"k":"Ynl0ZXM=","é":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"a message","time":33,"g":{"drop":-5,"k":"w: file does not exist","k":{"a b":66,"level":200},"":false,"é":{"a":1},"level":"!ERROR:json: unsupported value: NaN","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","rename":0,"k":{"A":1,"B":["x","y z"]},"":"w: file does not exist","rename":true,"a b":"!ERROR:json: error calling MarshalText for type main.texter: no text","x=":{"A":1,"B":["x","y z"]},"level":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 6 level=INFO msg="a message" level=200 é=1099511627776 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"","h":{"h":{"é":"WARN+1","key":"!ERROR:json: unsupported value: NaN","é":"hidden","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 4 level=DEBUG-3 msg="" drop=false rename=-5 k=32 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 level=ERROR msg="" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// level=ERROR msg="" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 5 {"level":"DEBUG-3","msg":"a message","":29,"a b":{"g":{"key":9,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"msg","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 {"level":"WARN+1","msg":"a message","a b":"w: file does not exist","x=":"!ERROR:json: unsupported type: complex128","key":19,"drop":15,"level":30,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"a message","time":{"key":false},"":-5,"level":72,"rename":49,"level":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","x=":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=INFO msg=msg drop="!ERROR:no text" time=11 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 {"level":"INFO","msg":"msg","drop":{"A":2,"B":null},"level":43,"drop":87,"drop":"2020-01-02T03:04:05.006789012Z","k":69,"rename":"é","a b":"w: file does not exist","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 level=INFO msg="a message" g.level="raw \x00" g.time=0 "g."=71 "g.a b"=0001-01-01T00:00:00.000Z "g.x="=true g.time=3 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 10 level=DEBUG-3 msg="a message" "a b"="" "x="=10 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"msg","a b":0,"x=":200,"level":33,"key":0,"a b":"!ERROR:json: error calling MarshalText for type main.texter: no text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 9 level=DEBUG-3 msg=msg level.rename=79 rename=32 level=7 rename.rename=hidden rename.é="&{A:2 B:[]}" level="LogValue called too many times on Value of type main.endless" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 {"level":"WARN+1","msg":"msg","key":0.10000000149011612,"h":{"g":{"key":{"A":1,"B":["x","y z"]},"x=":"\n\t\u0001","renamed":"[h g] 1.5s","name":"Ann","age":1,"level":"a","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 5 false <nil> 7 {"level":"DEBUG-3","msg":"","rename":"2020-01-02T03:04:05.006789012Z","a b":[1,2],"rename":88,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" h.drop="[1 2]" "h."=81 h.key.k=2 h.key.level="\u2028" "h.key.a b"=false h.time="{A:1 B:[x y z]}" h.key="x=y" h.é=f.go:3 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 8 level=DEBUG-3 msg="a message" "g.a b.level"="w: file does not exist" "g.a b.level"=1e-09 "g.a b."=text "g.a b.level"="\xff" "g.a b.pair"=1 "g.a b.attr"=2 "g.a b.!BADKEY"=3 "g.a b.!BADKEY"=alone
// true <nil> 11 {"level":"DEBUG","msg":"msg","time":3,"k":1500000000,"x=":41,"a b":94,"k":{"A":1,"B":["x","y z"]},"k":"q\"","a b":8,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=ERROR msg="" "a b"=59 "g.a b"=1e-09 "g.key.x="=1099511627776 "g.x="="&{A:2 B:[]}" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 6 level=WARN+1 msg=msg level=17 key=0 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 5 true <nil> 5 {"level":"WARN+1","msg":"msg","a b":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 level=ERROR msg=msg time.drop=61 "time.x="="&{A:2 B:[]}" time="&{A:2 B:[]}" "rename."=1.5s rename.drop.level=1.5s rename.drop.é="w: file does not exist" rename.drop.drop=89 "a b.time"="bytes" "a b.level"=200 "a b.a b"=0 "a b.a b"=text "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 4 {"level":"INFO","msg":"a message","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 9 {"level":"DEBUG-3","msg":"msg","level":{"x=":"text"},"h":{"é":200,"a b":"text","drop":"2020-01-02T03:04:05.006789012Z","k":8,"level":3,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 4 time=2021-02-03T04:05:06.987Z level=DEBUG msg="" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"msg","rename":38,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 11 level=DEBUG-3 msg="" level=hidden level="{\"a\": 1}" key=0001-01-01T00:00:00.000Z k.name=Bob k.age=5 "a b"=200 renamed="[] 0s" ""="&{A:2 B:[]}" é=NaN pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 10 level=DEBUG msg="" drop=82 g.drop=1.5s "g."=0 "g."=13 "g."="&{A:2 B:[]}" g.time="" g.key=1 g.key.drop=2020-01-02T03:04:05.006Z "g."="!ERROR:no text" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 4 level=INFO msg="a message" "x=.h.x="=42 "x=.h.x="=1.5 "x=.h.pair"=1 "x=.h.attr"=2 "x=.h.!BADKEY"=3 "x=.h.!BADKEY"=alone
// true <nil> 5 {"level":"DEBUG","msg":"","g":{"a b":{"A":1,"B":["x","y z"]},"key":44,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 time=2021-02-03T04:05:06.987Z level=WARN+1 msg=msg "a b.g.level"=200 "a b.g.level"="w: file does not exist" "a b.g.é"="a text" "a b.g.x="="&{A:2 B:[]}" "a b.g.pair"=1 "a b.g.attr"=2 "a b.g.!BADKEY"=3 "a b.g.!BADKEY"=alone
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"","k":"2020-01-02T03:04:05.006789012Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"a message","h":{"rename":88,"drop":8,"é":200,"level":200,"é":{"drop":"0001-01-01T00:00:00Z","é":{"A":2,"B":null}},"level":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","":"a text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 11 {"level":"DEBUG","msg":"msg","a b":"text","x=":36,"x=":"é","k":"w: file does not exist","":{"A":2,"B":null},"a b":{"A":2,"B":null},"level":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 11 level=DEBUG msg=msg level=0s time=36 ""="&{A:2 B:[]}" "x=.x=.name"=Bob "x=.x=.age"=5 "x=.time"=NaN ""=76 drop=1.5 ""=200 key="{A:1 B:[x y z]}" ""=0s pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 6 {"level":"DEBUG","msg":"","a b":{"g":{"é":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 6 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"msg","level":200,"a b":"text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 5 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" "a b.time"="!ERROR:no text" "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 11 {"level":"WARN+1","msg":"","h":{"a b":{"h":{"rename":75,"":-5,"k":"w: file does not exist","x=":45,"k":"!ERROR:json: unsupported value: +Inf","x=":"\ufffd","é":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 6 level=WARN+1 msg="a message" "g.h."=back\slash "g.h.x="=10 g.h.pair=1 g.h.attr=2 g.h.!BADKEY=3 g.h.!BADKEY=alone
// false <nil> 4 {"level":"DEBUG-3","msg":"msg","drop":{"k":"text"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 6 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" rename="bad thing" level=false pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=INFO msg=msg "a b.g.h.time"=59 "a b.g.h.drop"=1099511627776 "a b.g.h.é"=68 "a b.g.h.pair"=1 "a b.g.h.attr"=2 "a b.g.h.!BADKEY"=3 "a b.g.h.!BADKEY"=alone
// false <nil> 9 time=2021-02-03T04:05:06.987Z level=DEBUG msg="" "g.a b.drop"=88 "g.a b.key"=5 "g.a b.a b"=false "g.a b.k"="" "g.a b.rename.x="=48 "g.a b.pair"=1 "g.a b.attr"=2 "g.a b.!BADKEY"=3 "g.a b.!BADKEY"=alone
// false <nil> 7 {"level":"DEBUG","msg":"msg","drop":0,"é":0,"key":{"key":{"file":"f.go","line":3}},"rename":"Ynl0ZXM=","a b":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 {"level":"ERROR","msg":"a message","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 5 level=WARN+1 msg="" renamed="[] {a text}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 5 time=2021-02-03T04:05:06.987Z level=INFO msg="" "k.a b"=1.5 "k.rename.x="=37 g.level=<nil> g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 5 level=INFO msg="" level="LogValue called too many times on Value of type main.endless" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"level":"ERROR","msg":"","a b":{"a b":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 6 {"level":"DEBUG-3","msg":"a message","time":"2020-01-02T03:04:05.006789012Z","h":{"rename":{"a b":84,"a b":"!ERROR:json: error calling MarshalText for type main.texter: no text","rename":{"a b":{"A":1,"B":["x","y z"]},"k":27}},"key":"2020-01-02T03:04:05.006789012Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 12 level=DEBUG msg="" g.key=71 g.rename="&{A:2 B:[]}" g.drop=64 g.é=73 "g.x="=90 g.k=(1+2i) g.key=false g.level="{A:1 B:[x y z]}" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 8 time=2021-02-03T04:05:06.987Z level=DEBUG msg=msg drop.rename=1.5s drop.é="{A:1 B:[x y z]}" "a b"=true é=0s é=false key=27 "x="="q\"" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 10 {"level":"DEBUG-3","msg":"msg","level":[1,2],"name":"Ann","age":1,"renamed":"[] 65","x=":16,"x=":{"A":1,"B":["x","y z"]},"key":1099511627776,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 {"level":"INFO","msg":"msg","rename":0,"g":{"g":{"rename":"w: file does not exist","a b":"2020-01-02T03:04:05.006789012Z","key":1099511627776,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=ERROR msg=msg "level.x="=1e-09 "a b.rename.drop.a b"=42 "a b.rename.x="=33 "a b.rename.key"=15 "a b.drop"=200 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"a message","level":"","key":22,"g":{"level":97,"k":28,"x=":17,"key":"bad thing","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 6 {"level":"WARN+1","msg":"a message","g":{"h":{"a b":{"time":{"A":2,"B":null},"level":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 12 {"level":"DEBUG","msg":"a message","é":{"a b":"w: file does not exist","x=":{"A":2,"B":null}},"time":{"name":"Bob","age":5},"é":1099511627776,"name":"Ann","age":1,"é":{"":"LogValue called too many times on Value of type main.endless"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 6 level=ERROR msg="a message" "h.h.a b"=78 "h.h.x="="{A:1 B:[x y z]}" h.h.key="bad thing" h.h.pair=1 h.h.attr=2 h.h.!BADKEY=3 h.h.!BADKEY=alone
// level=ERROR msg="a message" "h.h.a b"=78 "h.h.x="="{A:1 B:[x y z]}" h.h.key="bad thing" h.h.pair=1 h.h.attr=2 h.h.!BADKEY=3 h.h.!BADKEY=alone
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=WARN+1 msg=msg level=78 h.rename=true "h."=<&> "h."=0001-01-01T00:00:00.000Z "h.a b"=0s h.key=1099511627776 h.level=0001-01-01T00:00:00.000Z h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 9 {"level":"DEBUG-3","msg":"msg","renamed":"[] é","level":"!ERROR:json: error calling MarshalText for type main.texter: no text","name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 {"level":"DEBUG-3","msg":"msg","g":{"name":"Ann","age":1,"x=":"0001-01-01T00:00:00Z","a b":{"renamed":"[g a b] 44","name":"Ann","age":1},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 11 level=INFO msg="a message" é=57 name=Ann age=1 level="{A:1 B:[x y z]}" renamed="[] 0001-01-01 00:00:00 +0000 UTC" "x="=1.5 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 7 level=DEBUG msg="a message" time=true "g.h.x="=67 g.h.k="{A:1 B:[x y z]}" g.h.é="w: file does not exist" g.h.pair=1 g.h.attr=2 g.h.!BADKEY=3 g.h.!BADKEY=alone
// true <nil> 7 level=WARN+1 msg=msg "a b.h.x="=87 "a b.h."=53 "a b.h.name"=Ann "a b.h.age"=1 "a b.h.pair"=1 "a b.h.attr"=2 "a b.h.!BADKEY"=3 "a b.h.!BADKEY"=alone
// true <nil> 6 {"level":"ERROR","msg":"a message","renamed":"[] 85","a b":{"é":-5,"é":"cmF3IAA=","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 level=INFO msg="a message" ""=70 é=true "x=.key"="bad thing" level=0s renamed="[] {1 [x y z]}" name=Ann age=1 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" "x="="bad thing" rename="&{A:2 B:[]}" level.rename=4 "x="=5 rename=true "a b"=200 time.name=Bob time.age=5 "x="=200 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 level=ERROR msg="a message" é=0.10000000149011612 level=1.5s "a b.level.a b"=28 key=20 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 9 {"level":"DEBUG","msg":"msg","key":1e+21,"h":{"key":"hidden","name":"Ann","age":1,"key":"a text","renamed":"[h] 71","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 7 level=WARN+1 msg="" key=5 renamed="[] 7" level=20 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 10 true <nil> 6 {"level":"WARN+1","msg":"","renamed":"[] bad thing","a b":{"name":"Bob","age":5},"a b":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 level=ERROR msg="" g.key=false g.key="{A:1 B:[x y z]}" g.rename=10 g.drop=47 g.k.k=79 g.k.k=map[k:<v>] "g.x="=+Inf "g.a b"="&{A:2 B:[]}" g.name=Bob g.age=5 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// level=ERROR msg="" g.key=false g.key="{A:1 B:[x y z]}" g.rename=10 g.drop=47 g.k.k=79 g.k.k=map[k:<v>] "g.x="=+Inf "g.a b"="&{A:2 B:[]}" g.name=Bob g.age=5 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 10 {"level":"ERROR","msg":"a message","h":{"x=":"a text","":1.5,"key":28,"level":{"name":"Ann","age":1,"level":78},"a b":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 {"level":"ERROR","msg":"msg","a b":{"renamed":"[a b] 3","key":"!ERROR:json: error calling MarshalText for type main.texter: no text","":"","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 6 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg="a message" rename=back\slash level="!ERROR:no text" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 {"level":"DEBUG-3","msg":"","x=":"bad thing","key":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 6 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"","é":"!ERROR:json: unsupported type: complex128","k":82,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 {"level":"DEBUG-3","msg":"","":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","drop":3,"rename":"é","a b":{"":9,"x=":12,"key":{"é":1e+21},"":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 9 level=INFO msg="" key=62 time=-5 "a b"=true "x="=75 level="!ERROR:no text" ""=1099511627776 key=200 drop.é=1.5 drop.time="bad thing" drop.drop=1.5s pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 level=INFO msg="a message" "x="=56 "x="="raw \x00" é=42 name=Ann age=1 "key.x=.name"=Bob "key.x=.age"=5 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"level":"ERROR","msg":"msg","a b":{"g":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// level=ERROR msg=msg "a b.g.pair"=1 "a b.g.attr"=2 "a b.g.!BADKEY"=3 "a b.g.!BADKEY"=alone
// false <nil> 7 level=DEBUG-3 msg="" "x="=-5 g.key=76 g.renamed="[g] WARN+1" g.renamed="[g] <nil>" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 10 {"level":"WARN+1","msg":"a message","g":{"name":"Ann","age":1,"a b":54,"a b":0,"key":"<&>","renamed":"[g] bad thing","level":{"é":1500000000,"name":"Ann","age":1},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 4 level=WARN+1 msg="" "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"msg","rename":true,"":"w: file does not exist","drop":"\u2028","a b":60,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// time=2021-02-03T04:05:06.987Z level=ERROR msg=msg rename=true ""="w: file does not exist" drop="\u2028" "a b"=60 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","time":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 4 {"level":"DEBUG","msg":"a message","":"text","g":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 5 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" "a b.é"=Group pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 {"level":"INFO","msg":"","":{"A":1,"B":["x","y z"]},"a b":"é","time":49,"a b":"text","é":68,"k":56,"key":{"A":2,"B":null},"":"2020-01-02T03:04:05.006789012Z","x=":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 level=WARN+1 msg="a message" "a b.a b.h.x="=73 "a b.a b.h.x="=50 "a b.a b.h.é"=75 "a b.a b.h.pair"=1 "a b.a b.h.attr"=2 "a b.a b.h.!BADKEY"=3 "a b.a b.h.!BADKEY"=alone
// false <nil> 8 {"level":"DEBUG","msg":"a message","a b":0,"rename":"a text","drop":99,"a b":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 {"level":"INFO","msg":"msg","level":{"k":"<v>"},"k":{"A":2,"B":null},"k":false,"drop":{"file":"f.go","line":3},"level":0.10000000149011612,"level":47,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 10 {"level":"DEBUG","msg":"a message","g":{"a b":{"drop":0.10000000149011612,"k":{"drop":4},"k":0,"time":false,"":"\u2028","a b":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 7 level=INFO msg="a message" time="LogValue called too many times on Value of type main.endless" ""=1.5s rename="{A:1 B:[x y z]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 {"level":"ERROR","msg":"a message","é":"LogValue called too many times on Value of type main.endless","rename":68,"k":75,"rename":6,"k":71,"x=":32,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 8 level=DEBUG msg="a message" time=-5 é=33 é=text k=93 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 time=2021-02-03T04:05:06.987Z level=WARN+1 msg=msg "g.a b"=12000-01-02T03:04:05.001+01:00 g.level="LogValue called too many times on Value of type main.endless" g.key=0 g.key=-5 "g.x="="w: file does not exist" g.key=+Inf g.level=35 g.key=1e+21 "g.a b"=1e-09 "g.level."=10 "g.level."=6 "g.level.a b"=false "g."=true g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 6 level=ERROR msg="" ""=77 ""="&{A:2 B:[]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 6 time=2021-02-03T04:05:06.987Z level=DEBUG msg=msg "x="=96 é="{A:1 B:[x y z]}" "a b.key"=87 "a b.rename"="LogValue called too many times on Value of type main.endless" "a b.rename"=1.5s "a b.rename"="w: file does not exist" "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// false <nil> 10 level=DEBUG-3 msg=msg g.k="[1 2]" "g.time.a b"=89 g.level=hidden g.k=78 "g.x="="LogValue called too many times on Value of type main.endless" g.drop=75 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 7 false <nil> 8 level=DEBUG-3 msg="" "a b.h.a b.time"=81 "a b.h.a b.drop"=0 "a b.h.a b.time"=200 "a b.h.a b."=+Inf "a b.h.a b.pair"=1 "a b.h.a b.attr"=2 "a b.h.a b.!BADKEY"=3 "a b.h.a b.!BADKEY"=alone
// false <nil> 6 {"level":"DEBUG-3","msg":"a message","a b":{"A":2,"B":null},"x=":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 12 level=INFO msg=msg level=30 ""="bad thing" time=0s time=200 é=1e-09 rename= "drop.x="=0 drop.k.k=200 drop.k.level=0 drop.k.k=(1+2i) pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 {"level":"DEBUG","msg":"msg","time":65,"time":"2020-01-02T03:04:05.006789012Z","time":{"name":"Bob","age":5},"k":{"time":200},"é":6,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 level=ERROR msg="" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"level":"INFO","msg":"msg","g":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 5 level=DEBUG msg=msg renamed="[] bad thing" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"","":200,"k":0,"x=":{"A":1,"B":["x","y z"]},"rename":200,"x=":0,"k":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 {"level":"INFO","msg":"msg","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"a message","rename":{"A":1,"B":["x","y z"]},"key":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","drop":false,"é":"2020-01-02T03:04:05.006789012Z","a b":42,"drop":200,"rename":"!ERROR:json: unsupported value: NaN","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 8 {"level":"INFO","msg":"","h":{"h":{"key":"bad thing","time":70,"k":12,"k":{"rename":"2020-01-02T03:04:05.006789012Z"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 5 level=WARN+1 msg="a message" k="{A:1 B:[x y z]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 6 {"level":"DEBUG-3","msg":"","h":{"g":{"level":90,"x=":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"","a b":{"key":18,"a b":{"x=":{"time":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00"},"time":{"drop":18,"é":72,"é":1.5},"drop":86,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 7 {"level":"INFO","msg":"a message","a b":{"é":27,"level":"hidden","key":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 10 {"level":"DEBUG-3","msg":"msg","":{"A":1,"B":["x","y z"]},"level":70,"renamed":"[] 96","x=":true,"é":1.5,"a b":17,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 12 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"a message","key":200,"h":{"level":3,"key":"!ERROR:json: error calling MarshalText for type main.texter: no text","é":"é","":"!ERROR:json: error calling MarshalText for type main.texter: no text","rename":38,"":0,"key":"a text","x=":91,"rename":true,"drop":52,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 7 level=DEBUG msg="a message" "x="=72 renamed="[] 0s" renamed="[] 1e+21" name=Ann age=1 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"","":"w: file does not exist","level":15,"k":68,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 5 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg="" h.é=0s h.key=59 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 10 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" "a b.é"=WARN+1 "a b.x=.rename.name"=Bob "a b.x=.rename.age"=5 "a b.x=.drop"=<nil> "a b.x=.time"=false "a b.rename"=1099511627776 "a b.x="= "a b.key"=72 "a b.drop.drop"=2 "a b.drop.k"=69 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 6 {"level":"INFO","msg":"a message","x=":42,"é":"w: file does not exist","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 5 level=ERROR msg="a message" "g.h.a b"=200 "g.h.a b"=0001-01-01T00:00:00.000Z g.h.pair=1 g.h.attr=2 g.h.!BADKEY=3 g.h.!BADKEY=alone
// true <nil> 6 {"level":"ERROR","msg":"msg","":"2020-01-02T03:04:05.006789012Z","":false,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","time":{"é":{"level":7},"rename":{"A":1,"B":["x","y z"]}},"a b":12,"rename":"WARN+1","key":true,"time":"\n\t\u0001","time":200,"é":17,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 {"level":"ERROR","msg":"msg","":49,"time":{"name":"Bob","age":5},"drop":2,"x=":"0001-01-01T00:00:00Z","key":26,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"","g":{"level":{"A":2,"B":null},"x=":{"x=":18,"k":"","k":{"a":1}},"x=":"a b","rename":200,"é":52,"x=":false,"x=":24,"x=":2,"time":"text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="" "x="=5 rename=92 "x="="{A:1 B:[x y z]}" drop="a text" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 11 time=2021-02-03T04:05:06.987Z level=ERROR msg="" h.g.g.rename=73 h.g.g.rename="bad thing" "h.g.g.x="=25 "h.g.g."=0.10000000149011612 h.g.g.k=46 "h.g.g.x="=62 h.g.g.k=14 h.g.g.pair=1 h.g.g.attr=2 h.g.g.!BADKEY=3 h.g.g.!BADKEY=alone
// true <nil> 10 level=ERROR msg="" renamed="[] 57" level=hidden "h."=é "h.x="=text "h.x="=1099511627776 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 9 {"level":"WARN+1","msg":"a message","h":{"a b":{"drop":25,"a b":{"A":2,"B":null},"x=":[1,2],"key":"0001-01-01T00:00:00Z","":18,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 10 {"level":"WARN+1","msg":"msg","g":{"h":{"a b":{"level":57,"drop":88,"time":200,"key":false,"":7,"rename":"text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// false <nil> 8 {"level":"DEBUG-3","msg":"a message","name":"Ann","age":1,"a b":1099511627776,"renamed":"[] 0","name":"Ann","age":1,"":13,"level":61,"":"!ERROR:json: unsupported value: NaN","key":{"A":1,"B":["x","y z"]},"renamed":"[] 1e-09","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","a b":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","k":1500000000,"drop":57,"drop":"a text","a b":{"":{"A":2,"B":null},"rename":1},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 level=ERROR msg="a message" "h.a b.key"=1.5s "h.a b.x="=(1+2i) "h.a b.é"=58 "h.a b.key"=1099511627776 "h.a b.é"=0001-01-01T00:00:00.000Z "h.a b.a b"=2020-01-02T03:04:05.006Z "h.a b.pair"=1 "h.a b.attr"=2 "h.a b.!BADKEY"=3 "h.a b.!BADKEY"=alone
// true <nil> 9 time=2021-02-03T04:05:06.987Z level=WARN+1 msg="a message" k=200 time="a text" key="{A:1 B:[x y z]}" drop=0s "k.x="="a text" k.rename=true pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 level=DEBUG msg=msg g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 8 {"level":"WARN+1","msg":"msg","a b":{"a b":{"é":{"a":1},"a b":-5,"x=":95,"drop":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 7 level=DEBUG msg="" "a b"=0001-01-01T00:00:00.000Z name=Ann age=1 ""=12000-01-02T03:04:05.001+01:00 key=53 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"msg","é":35,"rename":1500000000,"h":{"a b":{"A":2,"B":null},"x=":"w: file does not exist","k":"w: file does not exist","k":"!ERROR:json: error calling MarshalText for type main.texter: no text","level":{"A":1,"B":["x","y z"]},"x=":"a text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 4 level=DEBUG-3 msg="a message" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 10 level=INFO msg="" ""=29 "x="=23 "g.a b"=-5 g.time=71 g.k=0 "g."=97 g.level=68 g.é=11 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 5 time=2021-02-03T04:05:06.987Z level=ERROR msg="" k.time.rename="w: file does not exist" "k.time."="x=y" k.time.k=Group k.k=48 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"level":"DEBUG","msg":"msg","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 level=WARN+1 msg="" "a b."=hidden "a b.x="="" "a b.key.renamed"="[a b key] -5" "a b.key.name"=Ann "a b.key.age"=1 "a b.key.a b.a b"=65 "a b.key.a b."=-5 "a b.key.a b.renamed"="[a b key a b] &{2 []}" "a b.level"=+Inf "a b.key"="&{A:2 B:[]}" "a b.é"="&{A:2 B:[]}" "a b.level"=89 "a b.é"="&{A:2 B:[]}" "a b.x="=1099511627776 "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"a message","":"a","key":71,"a b":{"rename":{"name":"Bob","age":5},"key":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 10 level=ERROR msg="a message" "h.x="=14 "h.a b"=1.5s h.k=é "h.a b"= h.é=77 h.é=1e-09 "h.a b"=1.5s h.time.name=Bob h.time.age=5 "h.x="="LogValue called too many times on Value of type main.endless" h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"msg","time":{"A":2,"B":null},"drop":"text","":"w: file does not exist","key":null,"key":"2020-01-02T03:04:05.006789012Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 level=ERROR msg=msg "g.a b"=26 g.k=200 g.é=26 g.drop.k=59 g.drop.level="bad thing" g.drop.rename=0001-01-01T00:00:00.000Z g.rename="" g.drop=a g.time=text "g."=47 g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// true <nil> 5 time=2021-02-03T04:05:06.987Z level=DEBUG msg=msg "a b.x="=text "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" "x="="{A:1 B:[x y z]}" é=0s rename="&{A:2 B:[]}" level="bad thing" é=NaN rename="{\"a\": 1}" "x="=90 time=0 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 level=ERROR msg="a message" key.time=1.5 "key.a b.level"=2020-01-02T03:04:05.006Z "key.a b.a b"=map[k:<v>] "key.a b.a b.name"=Bob "key.a b.a b.age"=5 level=200 "x="=false time.rename=map[k:<v>] time.é="[1 2]" "time.x="="{A:1 B:[x y z]}" é="{\"a\": 1}" time=1.5s "x="=83 "x="=32 rename="bad thing" k=-5 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// level=ERROR msg="a message" key.time=1.5 "key.a b.level"=2020-01-02T03:04:05.006Z "key.a b.a b"=map[k:<v>] "key.a b.a b.name"=Bob "key.a b.a b.age"=5 level=200 "x="=false time.rename=map[k:<v>] time.é="[1 2]" "time.x="="{A:1 B:[x y z]}" é="{\"a\": 1}" time=1.5s "x="=83 "x="=32 rename="bad thing" k=-5 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"a message","level":39,"a b":26,"time":"","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 5 {"level":"ERROR","msg":"a message","h":{"key":{"x=":52},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 11 {"level":"WARN+1","msg":"msg","a b":{"h":{"h":{"rename":{"a b":1500000000,"":8,"level":{"name":"Ann","age":1,"key":{"A":1,"B":["x","y z"]}}},"renamed":"[a b h h] {}","a b":{"":48,"level":false,"é":38},"a b":{"key":25,"renamed":"[a b h h a b] 61","":82},"name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 8 level=ERROR msg=msg "a b"=200 level=26 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 11 {"level":"DEBUG","msg":"a message","h":{"é":"bad thing","level":83,"a b":{"rename":0,"key":"bad thing","time":29,"é":"2020-01-02T03:04:05.006789012Z","level":1500000000,"k":24,"":31,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 5 level=INFO msg="a message" g.é="bad thing" g.pair=1 g.attr=2 g.!BADKEY=3 g.!BADKEY=alone
// false <nil> 12 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg="a message" level=1.5s "a b.key"=0001-01-01T00:00:00.000Z "a b."=false "a b.é"="a text" "a b.rename"="bad thing" "a b.level"=80 "a b."=2020-01-02T03:04:05.006Z "a b.x="=WARN+1 "a b.key"=<nil> "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 5 level=WARN+1 msg="a message" time=0s "a b"=f.go:3 "a b.g.é"=text "a b.g.pair"=1 "a b.g.attr"=2 "a b.g.!BADKEY"=3 "a b.g.!BADKEY"=alone
// false <nil> 12 level=DEBUG msg="a message" drop.name=Bob drop.age=5 é=0s "x="=14 "a b"=<nil> "rename."=16 rename.k.level=NaN rename.k.level=false name=Ann age=1 name=Ann age=1 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 11 true <nil> 6 {"level":"ERROR","msg":"","k":false,"a b":{"g":{"drop":1e-9,"time":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"a message","a b":{"a b":{"k":1099511627776,"":67,"x=":200,"level":1099511627776,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 5 {"level":"WARN+1","msg":"a message","g":{"x=":{"é":12,"a b":10},"é":"\n\t\u0001","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 6 level=ERROR msg=msg renamed="[] 85" level=18 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 11 level=INFO msg=msg level=98 rename=text é=2020-01-02T03:04:05.006Z é=18 ""="!ERROR:no text" time=86 "a b"=28 "x=.key"="{A:1 B:[x y z]}" "x=.drop"=61 "x=.k"=back\slash ""=2020-01-02T03:04:05.006Z é=12000-01-02T03:04:05.001+01:00 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 {"level":"INFO","msg":"a message","key":"w: file does not exist","g":{"k":{"A":2,"B":null},"":42,"a b":200,"level":"WARN+1","x=":{"k":1,"é":{"A":2,"B":null},"rename":66},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"","a b":"WARN+1","":91,"a b":200,"":{"A":2,"B":null},"rename":{"A":2,"B":null},"rename":86,"a b":1500000000,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 5 level=DEBUG msg=msg time="&{A:2 B:[]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 12 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"msg","a b":"x=y","é":0,"key":{"A":2,"B":null},"rename":"w: file does not exist","x=":0.10000000149011612,"x=":"LogValue called too many times on Value of type main.endless","drop":"Ynl0ZXM=","a b":"2020-01-02T03:04:05.006789012Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 level=ERROR msg=msg h.drop="{A:1 B:[x y z]}" h.time=6 h.drop=(1+2i) h.é.drop=0001-01-01T00:00:00.000Z "h.é.x="=true h.k=(1+2i) h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 9 {"level":"WARN+1","msg":"a message","h":{"level":49,"drop":false,"key":{"A":1,"B":["x","y z"]},"é":200,"k":"cmF3IAA=","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 7 level=DEBUG-3 msg="" "a b"=1e-09 "x="=a key=95 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 11 level=DEBUG msg="" "x="="&{A:2 B:[]}" ""=-5 renamed="[] 32" ""=12000-01-02T03:04:05.001+01:00 key=2020-01-02T03:04:05.006Z renamed="[] bad thing" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 {"level":"DEBUG","msg":"a message","g":{"é":0,"k":99,"é":200,"time":false,"":43,"time":{"":0,"é":{"A":1,"B":["x","y z"]}},"é":33,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 11 {"level":"INFO","msg":"msg","g":{"name":"Ann","age":1,"key":200,"":"\u2028","key":39,"é":1500000000,"renamed":"[g] 0","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 5 {"level":"DEBUG","msg":"msg","g":{"g":{"x=":6,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 8 true <nil> 7 {"level":"WARN+1","msg":"a message","renamed":"[] true","a b":{"é":null,"rename":{"name":"Bob","age":5},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 6 {"level":"WARN+1","msg":"","x=":{"a":1},"x=":{"rename":56,"time":200},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 6 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","g":{"k":29,"a b":null,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 12 {"level":"INFO","msg":"msg","a b":"bad thing","renamed":"[] 9","level":{"name":"Bob","age":5},"":"2020-01-02T03:04:05.006789012Z","a b":"bad thing","renamed":"[] 12000-01-02 03:04:05 +0100 x","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"level":"WARN+1","msg":"","h":{"h":{"a b":{"key":83,"key":{"A":1,"B":["x","y z"]},"é":{"renamed":"[h h a b é] w: file does not exist","":"hidden"},"level":"2020-01-02T03:04:05.006789012Z","key":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"a message","a b":{"time":1099511627776,"key":{"time":27,"drop":"back\\slash"}},"level":"bad thing","":1e-9,"a b":{"A":1,"B":["x","y z"]},"a b":20,"a b":1500000000,"k":{"key":"a text","":"x=y"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 4 level=DEBUG-3 msg="a message" g.g.pair=1 g.g.attr=2 g.g.!BADKEY=3 g.g.!BADKEY=alone
// true <nil> 8 {"level":"WARN+1","msg":"a message","h":{"a b":{"g":{"x=":"cmF3IAA=","drop":"w: file does not exist","a b":null,"rename":{"":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 7 level=ERROR msg=msg "a b"="!ERROR:no text" "x="="bad thing" ""=1.5s pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 {"level":"INFO","msg":"msg","h":{"é":"0001-01-01T00:00:00Z","x=":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"","a b":{"g":{"key":86,"rename":"","key":true,"é":{"A":1,"B":["x","y z"]},"":"bad thing","drop":54,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"msg","level":{"k":46},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 {"time":"2021-02-03T04:05:06.987654321Z","level":"ERROR","msg":"","é":-5,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 time=2021-02-03T04:05:06.987Z level=ERROR msg=msg "a b.a b"="LogValue called too many times on Value of type main.endless" "a b.k"=82 "a b.drop"=76 "a b.drop"=true "a b.é"=1.5s "a b.key"=hidden "a b.é"=0s "a b.pair"=1 "a b.attr"=2 "a b.!BADKEY"=3 "a b.!BADKEY"=alone
// true <nil> 8 time=2021-02-03T04:05:06.987Z level=ERROR msg="a message" "g.a b.key"="{A:1 B:[x y z]}" "g.a b.rename"=<&> "g.a b.key"=80 "g.a b.x="=61 "g.a b.level"="LogValue called too many times on Value of type main.endless" "g.a b.time"=93 "g.a b.pair"=1 "g.a b.attr"=2 "g.a b.!BADKEY"=3 "g.a b.!BADKEY"=alone
// true <nil> 11 {"level":"ERROR","msg":"","h":{"x=":48,"x=":"LogValue called too many times on Value of type main.endless","a b":"WARN+1","é":{"A":2,"B":null},"drop":{"x=":1e-9,"rename":"LogValue called too many times on Value of type main.endless"},"é":{"rename":"text","a b":[1,2],"key":"hidden"},"é":{"A":2,"B":null},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 11 {"level":"WARN+1","msg":"a message","a b":{"a b":{"a b":{"name":"Ann","age":1,"drop":{"x=":1500000000,"x=":93,"level":58},"":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","é":85,"level":"text","level":{"A":1,"B":["x","y z"]},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// false <nil> 6 level=DEBUG msg=msg "h.a b.a b.é"=false "h.a b.a b.pair"=1 "h.a b.a b.attr"=2 "h.a b.a b.!BADKEY"=3 "h.a b.a b.!BADKEY"=alone
// true <nil> 10 {"level":"INFO","msg":"msg","g":{"renamed":"[g] (1+2i)","level":30,"name":"Ann","age":1,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=ERROR msg=msg é=hidden key=hidden ""=hidden k.name=Bob k.age=5 time.name=Bob time.age=5 level="{A:1 B:[x y z]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 level=WARN+1 msg="" renamed="[] 57" h.level=48 h.name=Ann h.age=1 h.renamed="[h] x=y" h.renamed="[h] true" h.name=Ann h.age=1 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 9 {"level":"INFO","msg":"","k":{"A":2,"B":null},"rename":false,"time":53,"":false,"drop":{"A":1,"B":["x","y z"]},"level":1500000000,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"","a b":{"a b":{"key":{"a b":46,"drop":"LogValue called too many times on Value of type main.endless"},"time":{"name":"Bob","age":5},"a b":51,"drop":"!ERROR:json: unsupported type: complex128","":"2020-01-02T03:04:05.006789012Z","é":"0001-01-01T00:00:00Z","x=":"!ERROR:json: error calling MarshalText for type main.texter: no text","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 9 {"level":"DEBUG-3","msg":"a message","g":{"time":"a text","time":"bad thing","time":"0001-01-01T00:00:00Z","":50,"level":{"k":"<v>"},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 8 level=DEBUG msg=msg g.g.name=Ann g.g.age=1 g.g.name=Ann g.g.age=1 g.g.renamed="[g g] LogValue called too many times on Value of type main.endless" "g.g.x="="&{A:2 B:[]}" g.g.pair=1 g.g.attr=2 g.g.!BADKEY=3 g.g.!BADKEY=alone
// false <nil> 5 {"level":"DEBUG-3","msg":"","h":{"h":{"rename":true,"time":"2020-01-02T03:04:05.006789012Z","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 7 {"level":"DEBUG","msg":"","a b":{"é":99,"x=":"LogValue called too many times on Value of type main.endless","key":"cmF3IAA=","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 4 {"level":"DEBUG-3","msg":"msg","h":{"h":{"a b":{"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}}
// true <nil> 6 level=ERROR msg="" é=28 name=Ann age=1 name=Ann age=1 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 6 time=2021-02-03T04:05:06.987Z level=INFO msg="a message" h.time=<nil> h.k=50 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// true <nil> 4 {"level":"INFO","msg":"a message","x=":"LogValue called too many times on Value of type main.endless","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 7 time=2021-02-03T04:05:06.987Z level=INFO msg="" k=text ""="a text" "a b.time"=96 "a b."="!ERROR:no text" rename=text level=22 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 {"level":"DEBUG-3","msg":"","g":{"level":0,"level":51,"k":"WARN+1","key":1e-9,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 4 {"level":"DEBUG","msg":"a message","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 4 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 9 level=WARN+1 msg="" "x="=0s key=1e+21 key="[1 2]" é=39 "a b"="x=y" "x="="&{A:2 B:[]}" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"","level":{"A":1,"B":["x","y z"]},"level":-5,"drop":{"A":1,"B":["x","y z"]},"key":91,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 9 {"level":"ERROR","msg":"a message","level":"!ERROR:json: unsupported type: complex128","g":{"a b":{"level":64,"renamed":"[g a b] 16","a b":95,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 7 level=DEBUG-3 msg="a message" name=Ann age=1 "a b"=true pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 9 {"level":"DEBUG-3","msg":"","h":{"a b":{"x=":98,"x=":56,"a b":57,"a b":"bad thing","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 5 {"level":"INFO","msg":"msg","renamed":"[] 0.10000000149011612","g":{"renamed":"[g] &{2 []}","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 5 {"level":"ERROR","msg":"","h":{"a b":{"level":{"key":{"key":"LogValue called too many times on Value of type main.endless","é":{"name":"Bob","age":5},"drop":"LogValue called too many times on Value of type main.endless"}},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// true <nil> 9 {"level":"WARN+1","msg":"a message","g":{"é":"LogValue called too many times on Value of type main.endless","k":0,"x=":"bad thing","a b":{"key":{"é":false}},"time":68,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 7 {"level":"DEBUG-3","msg":"a message","time":66,"h":{"rename":96,"drop":{"A":2,"B":null},"rename":"w: file does not exist","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 4 level=INFO msg="" pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 11 true <nil> 11 time=2021-02-03T04:05:06.987Z level=INFO msg="" h.level="&{A:2 B:[]}" h.level=21 "h.a b"=93 h.rename=200 h.k=NaN h.k=true h.rename=19 h.pair=1 h.attr=2 h.!BADKEY=3 h.!BADKEY=alone
// false <nil> 8 time=2021-02-03T04:05:06.987Z level=DEBUG-3 msg=msg drop=0s time.key=46 "time.x="="{A:1 B:[x y z]}" time.key=11 drop=NaN k=59 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 8 {"time":"2021-02-03T04:05:06.987654321Z","level":"INFO","msg":"","":{"A":1,"B":["x","y z"]},"level":1e+21,"drop":24,"rename":"2020-01-02T03:04:05.006789012Z","":19,"rename":60,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 5 {"level":"DEBUG","msg":"msg","a b":200,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 11 {"level":"WARN+1","msg":"","g":{"g":{"":8,"renamed":"[g g] bad thing","name":"Ann","age":1,"x=":{"A":1,"B":["x","y z"]},"renamed":"[g g] \n\t\u0001","a b":"w: file does not exist","level":"!ERROR:json: error calling MarshalText for type main.texter: no text","renamed":"[g g] false","é":92,"level":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// false <nil> 8 {"level":"DEBUG-3","msg":"","k":8,"":26,"k":3,"é":true,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 4 {"level":"INFO","msg":"msg","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 8 {"level":"WARN+1","msg":"msg","x=":44,"renamed":"[] 12000-01-02 03:04:05 +0100 x","":"\ufffd","é":"bad thing","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 9 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG-3","msg":"","g":{"rename":{"A":2,"B":null},"key":1500000000,"":"x=y","x=":"2020-01-02T03:04:05.006789012Z","key":"é","x=":"é","drop":22,"time":200,"":7,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// true <nil> 5 {"time":"2021-02-03T04:05:06.987654321Z","level":"WARN+1","msg":"a message","h":{"a b":"!ERROR:time.Time year outside of range [0,9999]""12000-01-02T03:04:05+01:00","pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}
// false <nil> 6 {"level":"DEBUG","msg":"","a b":{"a b":{"A":1,"B":["x","y z"]},"k":"!ERROR:json: error calling MarshalText for type main.texter: no text","drop":79},"rename":0,"time":1099511627776,"key":{"time":"WARN+1","drop":{"k":{"k":"<v>"}}},"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// true <nil> 10 time=2021-02-03T04:05:06.987Z level=DEBUG msg="a message" "x="=+Inf "k.level."=true k="a b" key=24 é.key=57 "x="=79 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// true <nil> 7 level=WARN+1 msg=msg h.h.name=Ann h.h.age=1 "h.h.a b"=46 h.h.name=Ann h.h.age=1 h.h.pair=1 h.h.attr=2 h.h.!BADKEY=3 h.h.!BADKEY=alone
// true <nil> 12 {"level":"INFO","msg":"msg","key":"!ERROR:json: error calling MarshalText for type main.texter: no text","":13,"level":3,"a b":75,"rename":"2020-01-02T03:04:05.006789012Z","rename":"w: file does not exist","time":33,"":75,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}
// false <nil> 6 true <nil> 7 time=2021-02-03T04:05:06.987Z level=WARN+1 msg=msg rename=9 time=false rename=34 pair=1 attr=2 !BADKEY=3 !BADKEY=alone
// false <nil> 6 {"time":"2021-02-03T04:05:06.987654321Z","level":"DEBUG","msg":"","a b":{"h":{"a b":0,"x=":0,"pair":1,"attr":2,"!BADKEY":3,"!BADKEY":"alone"}}}
// String s string s s
// Value kind is String, not Int64
// Int64 -1 int64 -1 -1
// true -1
// <nil>
// Uint64 2 uint64 2 2
// Value kind is Uint64, not Int64
// Float64 1.5 float64 1.5 1.5
// Value kind is Float64, not Int64
// Bool true bool true true
// Value kind is Bool, not Int64
// Duration 1s time.Duration 1s 1s
// Value kind is Duration, not Int64
// Time 1970-01-01 00:00:05.000000006 +0000 UTC time.Time 1970-01-01 00:00:05.000000006 +0000 UTC 1970-01-01 00:00:05.000000006 +0000 UTC
// Value kind is Time, not Int64
// Time 0001-01-01 00:00:00 +0000 UTC time.Time 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC
// Value kind is Time, not Int64
// Group [a=1] []slog.Attr [a=1] [a=1]
// Value kind is Group, not Int64
// LogValuer x main.secret x hidden
// Value kind is LogValuer, not Int64
// Any <nil> <nil> <nil> <nil>
// Value kind is Any, not Int64
// Any 1 slog.Kind Bool 1
// Value kind is Any, not Int64
// Any <nil> <nil> <nil> <nil>
// Value kind is Any, not Int64
// <unknown slog.Kind> g=[b=false h=[x=1]] true
// INFO <nil> "INFO"
// WARN+3 <nil> "WARN+3"
// WARN+3 <nil> "WARN+3"
// DEBUG <nil> "DEBUG"
// INFO slog: level string "x": unknown name "INFO"
// INFO slog: level string "INFO+": strconv.Atoi: parsing "+": invalid syntax "INFO"
// INFO slog: level string "INFO+x": strconv.Atoi: parsing "+x": invalid syntax "INFO"
// INFO slog: level string "": unknown name "INFO"
// LevelVar(WARN+3) true
// a b time é k key x= x= x 8 <nil>
// INFO
// {"level":"INFO","at":"main.sourceslog_slog.go198","msg":"one","a":1}
// {"level":"WARN","at":"main.sourceslog_slog.go199","msg":"two"}
// {"level":"ERROR","at":"main.sourceslog_slog.go200","msg":"three","x":1}
// {"level":"WARN","at":"main.sourceslog_slog.go202","msg":"four","w":1,"g":{"y":2}}
// {"level":"WARN","at":"main.sourceslog_slog.go203","msg":"from log"}
// log_slog.go:206: INFO default k="v v"
// log_slog.go:208: ERROR more a=1 g.b=2
// log_slog.go:210: DEBUG seen
// {"level":"WARN","at":"main.sourceslog_slog.go214","msg":"now json","g":{"h":1}}
// nil Handler
