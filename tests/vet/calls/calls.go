package calls

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync/atomic"
	"time"
)

type mistake struct{}

func (*mistake) Error() string { return "mistake" }

type number int

type reader interface{ Read(int) }

type item struct {
	Name  string `json:"name"`
	Other string `json:"name"`
	Bad   int    `json:name`
	inner int    `xml:"inner"`
	Space string `json:"a, omitempty"`
	Two   string `a:"b",c:"d"`
}

type outer struct {
	item
	Title string `json:"title"`
}

func self(s []int, m map[int]int, i int) {
	i = i
	s[0], i = s[0], 2
	m[i] = m[i]
	s[next()] = s[next()]
	(i) = (i)
}

func next() int { return 0 }

func counters(n *int32, list []int32) {
	*n = atomic.AddInt32(n, 1)
	list[0] = atomic.AddInt32(&list[0], 1)
	x := atomic.AddInt32(n, 1)
	_ = x
}

func logic(a, b int, f func() bool) {
	_ = a == 1 || a == 1
	_ = a != 1 || a != 2
	_ = a == 1 && b == 2 && a == 3
	_ = f() || f()
	_ = a == b+1 && a == b + 1
	_ = len("x") == a || len("x") == a
}

func targets(err error) {
	var m *mistake
	var v mistake
	var e error
	var any interface{}
	var s fmt.Stringer
	_ = errors.As(err, m)
	_ = errors.As(err, &m)
	_ = errors.As(err, v)
	_ = errors.As(err, &v)
	_ = errors.As(err, &e)
	_ = errors.As(err, any)
	_ = errors.As(err, &s)
}

func assertions(r io.Reader) {
	_ = r.(reader)
	_ = r.(io.Writer)
	switch r.(type) {
	case reader, fmt.Stringer:
	}
}

func compared(p func()) {
	if next == nil || nil != strings.ToUpper || p == nil {
		return
	}
}

func conversions[T ~int | ~string](x int, n number, b byte, r rune, t T) {
	_ = string(x)
	_ = string(n)
	_ = string(b)
	_ = string(r)
	_ = string(65)
	type text string
	_ = text(x)
	_ = string(t)
}

func late(start time.Time) {
	defer fmt.Println(time.Since(start))
	defer func() { fmt.Println(time.Since(start)) }()
}

func unused(s sort.Interface, m *mistake) {
	fmt.Sprintf("%d", 1)
	fmt.Errorf("x")
	errors.New("x")
	sort.Reverse(s)
	m.Error()
	strings.ToUpper("x")
}
