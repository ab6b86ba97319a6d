// Anonymous interfaces that contain themselves; gc looks for them where all else is right.
package p

type A interface { // ERROR 8 "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)"
	m() interface{ A }
}

type B interface { // ERROR 8 "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)"
	m(func(map[string][]interface{ B }) *[2]chan struct{ x int })
}

var _ interface{ m() interface{ n() int } }
