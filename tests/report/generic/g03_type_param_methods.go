// Methods of type parameters: gc calls them through the dictionary and knows no callee.
package main

type named interface{ name() string }

type setter[T any] interface {
	*T
	set(string)
}

type cat struct{ s string }

func (c cat) name() string    { return c.s }
func (c *cat) set(s string)   { c.s = s }
func (c *cat) alias() *string { return &c.s }

type number int

func (n number) name() string { return "number" }

func greet[T named](x T) string { return "hi " + x.name() }

func longest[T named](xs ...T) (best T) {
	for _, x := range xs {
		if len(x.name()) > len(best.name()) {
			best = x
		}
	}
	return best
}

func build[T any, P setter[T]](s string) T {
	var x T
	P(&x).set(s)
	return x
}

func later[T named](x T) func() string { return x.name }

func main() {
	println(greet(cat{"tom"}), greet(number(1)))
	println(longest(cat{"a"}, cat{"bb"}).s)
	c := build[cat]("kit")
	println(c.s, later(c)(), *c.alias())
}
