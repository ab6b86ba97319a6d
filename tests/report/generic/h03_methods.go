// Methods of type parameters: called, taken as values, through pointers to the parameter.
package main

type named interface{ name() string }

type resettable[T any] interface {
	*T
	reset(n int)
}

type dog struct{ title string }

type counter struct{ n int }

func (d dog) name() string      { return d.title }
func (c *counter) name() string { c.n++; return "counter" }
func (c *counter) reset(n int)  { c.n = n }

func names[T named](xs []T) (all []string) {
	for _, x := range xs {
		all = append(all, x.name())
	}
	return all
}

func later[T named](x T) func() string { return x.name }

func expression[T named]() func(T) string { return T.name }

func fresh[T any, P resettable[T]](n int) *T {
	var x T
	P(&x).reset(n)
	return &x
}

func boxed[T named](x T) named { return x }

func main() {
	c := &counter{}
	println(names([]dog{{"a"}, {"b"}})[1], names([]*counter{c, c})[0], c.n)
	println(later(dog{"later"})(), later(c)(), expression[dog]()(dog{"expr"}))
	println(fresh[counter](7).n, boxed(dog{"boxed"}).name(), boxed(c).name())
}
