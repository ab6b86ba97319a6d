// Handlers of typed events: slices of closures, method values, variadic options.
package main

type handler[E any] func(E) bool

type topic[E any] struct {
	handlers []handler[E]
	last     *E
}

func (t *topic[E]) on(hs ...handler[E]) func() {
	at := len(t.handlers)
	t.handlers = append(t.handlers, hs...)
	return func() { t.handlers = t.handlers[:at] }
}

func (t *topic[E]) emit(e E) (handled int) {
	t.last = &e
	for _, h := range t.handlers {
		if h(e) {
			handled++
		}
	}
	return handled
}

type setting[T any] func(*T)

func configured[T any](settings ...setting[T]) *T {
	x := new(T)
	for _, set := range settings {
		set(x)
	}
	return x
}

type window struct {
	width int
	title string
}

func wide(n int) setting[window]      { return func(w *window) { w.width = n } }
func titled(s string) setting[window] { return func(w *window) { w.title = s } }
func (w *window) resized(e size) bool { w.width = e.to; return true }

type size struct{ to int }

func main() {
	w := configured(wide(100), titled("main"))
	var sizes topic[size]
	off := sizes.on(w.resized, func(e size) bool { return e.to > 500 })
	emit := sizes.emit
	n := emit(size{300})
	off()
	println(w.width, w.title, n, emit(size{1}), sizes.last.to)
}
