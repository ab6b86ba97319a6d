// Handlers: those that write a line a record, as text or JSON, those that write
// to none or to several.
//
// Text and JSON handlers share a core: options, the lock, and what WithAttrs
// and WithGroup have added, already written out. A writer is one line in the
// making.
package slog

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"sync"
	"time"
)

// A Handler does something with records. It may be used by several goroutines.
type Handler interface {
	// Enabled reports whether records of a level are of interest.
	Enabled(context.Context, Level) bool
	// Handle takes a record that is.
	Handle(context.Context, Record) error
	// WithAttrs returns a handler whose records have attributes before theirs.
	WithAttrs(attrs []Attr) Handler
	// WithGroup returns a handler whose further attributes are in a group.
	WithGroup(name string) Handler
}

// HandlerOptions are those of the text and JSON handlers.
type HandlerOptions struct {
	// AddSource adds the place of the call.
	AddSource bool
	// Level is the least one to be written; LevelInfo if nil.
	Level Leveler
	// ReplaceAttr changes each attribute that is no group; a zero Attr leaves
	// it out. groups, which must not be kept, are those it is in.
	ReplaceAttr func(groups []string, a Attr) Attr
}

// Keys of what all records have.
const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// A TextHandler writes key=value.
type TextHandler struct{ core *commonHandler }

// NewTextHandler returns a TextHandler; opts may be nil.
//
//vole:cost 24
func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	if opts == nil {
		opts = &HandlerOptions{}
	}
	return &TextHandler{&commonHandler{w: w, opts: *opts, mu: &sync.Mutex{}}}
}

// Enabled reports whether the level is not below that of the options.
func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.core.enabled(level) }

// WithAttrs returns a TextHandler with attributes.
func (h *TextHandler) WithAttrs(attrs []Attr) Handler {
	return &TextHandler{h.core.withAttrs(attrs)}
}

// WithGroup returns a TextHandler with a group.
//
//vole:cost 69
func (h *TextHandler) WithGroup(name string) Handler { return &TextHandler{h.core.withGroup(name)} }

// Handle writes r in a line. A group's name stands before the key, with a dot.
func (h *TextHandler) Handle(_ context.Context, r Record) error { return h.core.handle(r) }

// A JSONHandler writes JSON objects.
type JSONHandler struct{ core *commonHandler }

// NewJSONHandler returns a JSONHandler; opts may be nil.
//
//vole:cost 24
func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	if opts == nil {
		opts = &HandlerOptions{}
	}
	return &JSONHandler{&commonHandler{json: true, w: w, opts: *opts, mu: &sync.Mutex{}}}
}

// Enabled reports whether the level is not below that of the options.
func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.core.enabled(level) }

// WithAttrs returns a JSONHandler with attributes.
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler {
	return &JSONHandler{h.core.withAttrs(attrs)}
}

// WithGroup returns a JSONHandler with a group.
//
//vole:cost 69
func (h *JSONHandler) WithGroup(name string) Handler { return &JSONHandler{h.core.withGroup(name)} }

// Handle writes r in a line. Groups are objects; values are as encoding/json
// has them, but errors as their text and nothing escaped for HTML.
func (h *JSONHandler) Handle(_ context.Context, r Record) error { return h.core.handle(r) }

// DiscardHandler drops all records.
var DiscardHandler Handler = discardHandler{}

type discardHandler struct{}

func (discardHandler) Enabled(context.Context, Level) bool  { return false }
func (discardHandler) Handle(context.Context, Record) error { return nil }
func (d discardHandler) WithAttrs([]Attr) Handler           { return d }
func (d discardHandler) WithGroup(string) Handler           { return d }

// A MultiHandler gives records to several handlers.
type MultiHandler struct{ list []Handler }

// NewMultiHandler returns a MultiHandler.
//
//vole:cost 15
func NewMultiHandler(handlers ...Handler) *MultiHandler {
	own := make([]Handler, len(handlers))
	copy(own, handlers)
	return &MultiHandler{own}
}

// Enabled reports whether one of the handlers is.
//
//vole:cost 76
func (h *MultiHandler) Enabled(ctx context.Context, l Level) bool { return h.doEnabled(ctx, l) }

//go:noinline
func (h *MultiHandler) doEnabled(ctx context.Context, l Level) bool {
	return slices.ContainsFunc(h.list, func(one Handler) bool { return one.Enabled(ctx, l) })
}

// Handle gives r to those that are enabled; their errors are joined.
func (h *MultiHandler) Handle(ctx context.Context, r Record) error {
	var errs []error
	for _, one := range h.list {
		if one.Enabled(ctx, r.Level) {
			if err := one.Handle(ctx, r.Clone()); err != nil {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

// WithAttrs returns a MultiHandler of the handlers with attributes.
//
//go:noinline
func (h *MultiHandler) WithAttrs(attrs []Attr) Handler {
	return h.each(func(one Handler) Handler { return one.WithAttrs(attrs) })
}

// WithGroup returns a MultiHandler of the handlers with a group.
//
//go:noinline
func (h *MultiHandler) WithGroup(name string) Handler {
	return h.each(func(one Handler) Handler { return one.WithGroup(name) })
}

func (h *MultiHandler) each(change func(Handler) Handler) Handler {
	list := make([]Handler, 0, len(h.list))
	for _, one := range h.list {
		list = append(list, change(one))
	}
	return &MultiHandler{list}
}

// A commonHandler is what a handler is, but for its type; it does not change.
type commonHandler struct {
	opts   HandlerOptions
	json   bool
	w      io.Writer
	mu     *sync.Mutex // for w, shared with the handlers made of this one
	ready  []byte      // the attributes of WithAttrs as text
	prefix string      // of keys behind ready: groups with dots
	groups []string    // by WithGroup
	opened int         // how many of them are in ready
}

func (c *commonHandler) enabled(l Level) bool {
	least := LevelInfo
	if c.opts.Level != nil {
		least = c.opts.Level.Level()
	}
	return l >= least
}

func (c *commonHandler) withGroup(name string) *commonHandler {
	h2 := c.clone()
	h2.groups = append(h2.groups, name)
	return h2
}

// clone returns a copy that does not append to what c has.
func (c *commonHandler) clone() *commonHandler {
	return &commonHandler{
		opts: c.opts, json: c.json, w: c.w, mu: c.mu, prefix: c.prefix, opened: c.opened,
		ready: slices.Clip(c.ready), groups: slices.Clip(c.groups),
	}
}

func (c *commonHandler) withAttrs(as []Attr) *commonHandler {
	if !slices.ContainsFunc(as, func(a Attr) bool { return !isEmptyGroup(a) }) {
		return c
	}
	w := c.writer()
	defer w.release()
	w.buf = append(w.buf, c.ready...)
	w.afterReady()
	w.prefix = append(w.prefix, c.prefix...)
	w.openGroups()
	n := *c
	if w.attrs(as) {
		n.ready = slices.Clone(w.buf)
		n.prefix = string(w.prefix)
		n.opened = len(c.groups)
	}
	return &n
}

func (c *commonHandler) handle(r Record) error {
	w := c.writer()
	defer w.release()
	if c.json {
		w.buf = append(w.buf, '{')
	}
	groups := w.groups
	w.groups = nil
	if !r.Time.IsZero() {
		w.builtin(Time(TimeKey, r.Time))
	}
	w.builtin(Any(LevelKey, r.Level))
	if c.opts.AddSource {
		source := r.Source()
		if source == nil {
			source = new(Source)
		}
		w.attr(Any(SourceKey, source))
	}
	w.builtin(String(MessageKey, r.Message))
	w.groups = groups
	w.rest(r)
	w.buf = append(w.buf, '\n')
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.w.Write(w.buf)
	return err
}

// A writer is a line in the making.
type writer struct {
	*commonHandler
	buf    []byte
	sep    string   // before the next key
	prefix []byte   // of keys, for text
	groups []string // around, for ReplaceAttr
}

var writers = sync.Pool{New: func() any { return new(writer) }}

// writer returns an empty one.
func (c *commonHandler) writer() *writer {
	w := writers.Get().(*writer)
	w.commonHandler, w.buf, w.sep, w.prefix = c, w.buf[:0], "", w.prefix[:0]
	if w.groups = w.groups[:0]; c.opts.ReplaceAttr != nil {
		w.groups = append(w.groups, c.groups[:c.opened]...)
	}
	return w
}

func (w *writer) release() {
	if w.commonHandler = nil; cap(w.buf) <= 16<<10 {
		writers.Put(w)
	}
}

// separate lets the next key come behind something.
func (w *writer) separate() {
	if w.sep = " "; w.json {
		w.sep = ","
	}
}

// afterReady sets the separator behind what WithAttrs has written.
func (w *writer) afterReady() {
	if n := len(w.ready); n > 0 {
		if w.separate(); w.json && w.ready[n-1] == '{' {
			w.sep = ""
		}
	}
}

// rest writes the attributes of the handler and of the record.
func (w *writer) rest(r Record) {
	if len(w.ready) > 0 {
		w.buf = append(append(w.buf, w.sep...), w.ready...)
		w.afterReady()
	}
	open := w.opened
	if r.NumAttrs() > 0 {
		w.prefix = append(w.prefix, w.commonHandler.prefix...)
		begin := len(w.buf)
		w.openGroups()
		some := false
		r.Attrs(func(a Attr) bool {
			some = w.attr(a) || some
			return true
		})
		if some {
			open = len(w.commonHandler.groups)
		} else {
			w.buf = w.buf[:begin]
		}
	}
	if w.json {
		for range open + 1 {
			w.buf = append(w.buf, '}')
		}
	}
}

func (w *writer) openGroups() {
	for _, name := range w.commonHandler.groups[w.opened:] {
		w.open(name)
	}
}

func (w *writer) open(name string) {
	if w.json {
		w.key(name)
		w.buf = append(w.buf, '{')
		w.sep = ""
	} else {
		w.prefix = append(append(w.prefix, name...), '.')
	}
	if w.opts.ReplaceAttr != nil {
		w.groups = append(w.groups, name)
	}
}

func (w *writer) close(name string) {
	if w.json {
		w.buf = append(w.buf, '}')
	} else {
		w.prefix = w.prefix[:len(w.prefix)-len(name)-1]
	}
	w.separate()
	if w.opts.ReplaceAttr != nil {
		w.groups = w.groups[:len(w.groups)-1]
	}
}

// builtin writes what all records have; ReplaceAttr may change it.
func (w *writer) builtin(a Attr) {
	if w.opts.ReplaceAttr != nil {
		w.attr(a)
		return
	}
	w.key(a.Key)
	switch a.Value.Kind() {
	case KindTime:
		w.time(a.Value.Time())
	case KindString:
		w.string(a.Value.str())
	default:
		w.string(a.Value.any.(Level).String())
	}
}

// attrs writes attributes and reports whether there were any.
func (w *writer) attrs(as []Attr) (some bool) {
	for _, a := range as {
		some = w.attr(a) || some
	}
	return some
}

// attr writes an attribute and reports whether there was something to write.
func (w *writer) attr(a Attr) bool {
	a.Value = a.Value.Resolve()
	if replace := w.opts.ReplaceAttr; replace != nil && a.Value.Kind() != KindGroup {
		a = replace(w.groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.isZero() {
		return false
	}
	if source, ok := a.Value.any.(*Source); ok {
		switch {
		case source == nil || *source == Source{}:
			return false
		case w.json:
			a.Value = source.group()
		default:
			a.Value = StringValue(fmt.Sprintf("%s:%d", source.File, source.Line))
		}
	}
	if a.Value.Kind() != KindGroup {
		w.key(a.Key)
		w.value(a.Value)
		return true
	}
	members := a.Value.Group()
	if len(members) == 0 {
		return true
	}
	begin := len(w.buf)
	if a.Key != "" {
		w.open(a.Key)
	}
	if !w.attrs(members) {
		w.buf = w.buf[:begin]
		return false
	}
	if a.Key != "" {
		w.close(a.Key)
	}
	return true
}

// value writes a value; a panic of one of its methods becomes its text.
func (w *writer) value(v Value) {
	defer func() {
		if r := recover(); r != nil {
			if p := reflect.ValueOf(v.any); p.Kind() == reflect.Pointer && p.IsNil() {
				w.string("<nil>")
				return
			}
			w.string(fmt.Sprintf("!PANIC: %v", r))
		}
	}()
	var err error
	if w.json {
		err = w.jsonValue(v)
	} else {
		err = w.textValue(v)
	}
	if err != nil {
		w.failed(err)
	}
}

func (w *writer) failed(err error) { w.string(fmt.Sprintf("!ERROR:%v", err)) }

func (w *writer) time(t time.Time) {
	if w.json {
		w.jsonTime(t)
	} else {
		w.textTime(t)
	}
}
