"""A random program of one package: `program(seed)` returns its source.

Types of all kinds are declared, generic ones among them, embedded in each other; methods on values
and pointers; interfaces that some of them have; generic functions; package variables whose
initialisers need each other in no order of the text; functions made of all statements. main tells
what the types are to reflection, and runs each function: its results, what it showed on the way,
the panic it ended with. All values are shown by walking them with reflect, without addresses.
"""

import random

from .statements import Body
from .types import Field, Method, Signature, Type, Universe, is_open, selectors

HEADER = """// A random program.
package main

import (
	"errors"
	"fmt"
	"iter"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"sync"
)

var hash uint32
var fuel int

func burn() {
	if fuel--; fuel < 0 {
		panic("out of fuel")
	}
}

func id[T any](x T) T   { return x }
func ref[T any](x T) *T { return &x }
func zero[T any]() (x T) { return x }

func as[T any](x any) T { v, _ := x.(T); return v }

func at(i, n int) int {
	if n == 0 {
		return 0
	}
	return (i%n + n) % n
}

func pick[T any](xs []T, i int) (x T) {
	if len(xs) > 0 {
		x = xs[at(i, len(xs))]
	}
	return x
}

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}
type number interface{ integer | ~float32 | ~float64 }
type ordered interface{ number | ~string }

func largest[T ordered](xs []T) (r T) {
	for i, x := range xs {
		if i == 0 || x > r {
			r = x
		}
	}
	return r
}

func count[T integer](n int, x T) T {
	for range n & 3 {
		x++
	}
	return x
}

func bounded[T ~float32 | ~float64](x T) T {
	if x >= 0 && x < 100 {
		return x
	}
	return 1
}

func reversed[S ~[]E, E any](xs S) S {
	r := make(S, 0, len(xs))
	for i := range xs {
		r = append(r, xs[len(xs)-1-i])
	}
	return r
}

func mapped[A, B any](xs []A, f func(A) B) (r []B) {
	for _, x := range xs {
		r = append(r, f(x))
	}
	return r
}

func few[S ~[]E, E any](xs S) S {
	if len(xs) > 6 {
		return xs[:6:6]
	}
	return xs[:len(xs):len(xs)]
}

func short[S ~string](s S) S {
	if len(s) > 80 {
		return s[:80]
	}
	return s
}

func tail[S ~string](s S) S { return s[len(s)/2:] }

func one[M ~map[K]V, K comparable, V any](m M) M {
	var keys []string
	for k := range m {
		keys = append(keys, dump(k))
	}
	sort.Strings(keys)
	r := M{}
	for k, v := range m {
		if dump(k) == keys[0] && len(r) == 0 {
			r[k] = v
		}
	}
	return r
}

func filled[T any](xs ...T) chan T {
	c := make(chan T, len(xs))
	for _, x := range xs {
		c <- x
	}
	close(c)
	return c
}

func values[T any](xs ...T) iter.Seq[T] {
	return func(yield func(T) bool) {
		defer show(1001, len(xs))
		for _, x := range xs {
			if !yield(x) {
				return
			}
		}
	}
}

func pairs[T any](xs []T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := range xs {
			if !yield(i, xs[i]) {
				return
			}
		}
	}
}

func stubborn[T any](xs []T) func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		defer func() {
			if r := recover(); r != nil {
				show(1002, said(r))
			}
		}()
		for i, x := range xs {
			yield(i, x)
		}
	}
}

func spawned[T any](f func() T) (r T) {
	done := make(chan any)
	go func() {
		defer func() { done <- recover() }()
		r = f()
	}()
	if v := <-done; v != nil {
		show(1003, said(v))
	}
	return r
}

func pulled[T any](seq iter.Seq[T]) T {
	next, stop := iter.Pull(seq)
	defer stop()
	a, ok := next()
	show(1004, ok)
	if b, ok := next(); ok {
		return b
	}
	return a
}

func staged[T any](xs []T, f func(T) T) (r T) {
	var mu sync.Mutex
	in, out := make(chan T), make(chan T)
	go func() {
		defer close(out)
		for x := range in {
			mu.Lock()
			func() {
				defer mu.Unlock()
				defer func() {
					if v := recover(); v != nil {
						show(1005, said(v))
					}
				}()
				x = f(x)
			}()
			out <- x
		}
	}()
	for _, x := range xs {
		in <- x
		r = <-out
	}
	close(in)
	<-out
	return r
}

func wrap(s string) error { return fmt.Errorf("wrapped %w", errors.New(s)) }

func said(r any) string {
	if e, ok := r.(runtime.Error); ok {
		return "runtime: " + e.Error()
	}
	return dump(r)
}

func guard[T any](name string, f func() T) (r T) {
	fuel = 300
	defer func() {
		if v := recover(); v != nil {
			fmt.Println(name, said(v))
		}
		fmt.Println(name, dump(r), hash)
	}()
	return f()
}

func show[T any](n int, v T) {
	for _, c := range []byte(dump(v)) {
		hash = hash*31 + uint32(c)
	}
	hash += uint32(n)
	if fuel -= 3; fuel < 0 {
		panic("out of fuel")
	}
}

func dump[T any](v T) string {
	var b strings.Builder
	walk(&b, reflect.ValueOf(&v).Elem(), 0)
	return b.String()
}

func walk(b *strings.Builder, v reflect.Value, depth int) {
	if depth > 5 || b.Len() > 600 {
		b.WriteString("..")
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		fmt.Fprint(b, v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		fmt.Fprint(b, v.Int())
	case reflect.Float32, reflect.Float64:
		fmt.Fprint(b, v.Float())
	case reflect.Complex64, reflect.Complex128:
		fmt.Fprint(b, v.Complex())
	case reflect.String:
		fmt.Fprintf(b, "%q", v.String())
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			b.WriteString("nil")
			return
		}
		if v.Kind() == reflect.Pointer {
			b.WriteString("&")
		} else {
			fmt.Fprint(b, v.Elem().Type(), " ")
		}
		walk(b, v.Elem(), depth+1)
	case reflect.Struct:
		b.WriteString("{")
		for i := range v.NumField() {
			fmt.Fprint(b, v.Type().Field(i).Name, ":")
			walk(b, v.Field(i), depth+1)
			b.WriteString(" ")
		}
		b.WriteString("}")
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			b.WriteString("nil")
		}
		b.WriteString("[")
		for i := range v.Len() {
			walk(b, v.Index(i), depth+1)
			b.WriteString(" ")
		}
		b.WriteString("]")
	case reflect.Map:
		var all []string
		for it := v.MapRange(); it.Next(); {
			var e strings.Builder
			walk(&e, it.Key(), depth+1)
			e.WriteString(":")
			walk(&e, it.Value(), depth+1)
			all = append(all, e.String())
		}
		sort.Strings(all)
		fmt.Fprint(b, "map", v.IsNil(), all)
	case reflect.Func:
		fmt.Fprint(b, "func", v.IsNil())
	case reflect.Chan:
		fmt.Fprint(b, "chan", v.Len(), v.Cap())
	default:
		fmt.Fprint(b, v.Uint())
	}
}

func describe[T any]() {
	t := reflect.TypeFor[T]()
	fmt.Println(t, t.Kind(), t.Size(), t.Align(), t.Comparable(), t.PkgPath(), t.Name())
	for i := range t.NumMethod() {
		fmt.Println("\\tmethod", t.Method(i).Name, t.Method(i).Type)
	}
	if t.Kind() == reflect.Struct {
		for i := range t.NumField() {
			f := t.Field(i)
			fmt.Println("\\tfield", f.Name, f.Type, f.Offset, f.Anonymous, f.Index, f.IsExported())
		}
	}
}
"""


class Generic:
    """A generic function: signature with its type parameters in it."""

    def __init__(self, name, params, signature):
        self.name, self.params, self.signature = name, params, signature

    def calls(self, values, wanted):
        """How a call gives a value of that type: [(what stands before the parentheses, types)]."""
        result, bound = self.signature.results[0], {}
        if len(self.signature.results) > 1 or not unify(result, wanted, bound):
            return []
        for p in self.params:
            fitting = bound.get(p.name) or some_type(values, p.constraint)
            if not satisfies(fitting, p.constraint):
                return []
            bound[p.name] = fitting
        arguments = ", ".join(bound[p.name].name for p in self.params)
        return [(f"{self.name}[{arguments}]",
                 [substitute(values.universe, t, bound) for t in self.signature.params])]


def unify(pattern, type_, bound):
    if pattern.kind == "param":
        return bound.setdefault(pattern.name, type_) is type_
    if not is_open(pattern):
        return pattern is type_
    if pattern.kind != type_.kind or type_.is_named or pattern.is_named or pattern.signature:
        return False
    return pattern.length == type_.length and all(
        unify(p, t, bound) for p, t in ((pattern.elem, type_.elem), (pattern.key, type_.key)) if p)


def satisfies(type_, constraint):
    if constraint == "number":
        return type_.kind in ("int", "uint", "float") or type_.constraint == "number"
    return constraint == "any" or type_.is_comparable()


def some_type(values, constraint):
    u = values.universe
    fitting = [t for t in u.basics + u.named if satisfies(t, constraint)]
    return values.rng.choice(fitting)


def substitute(u, type_, bound):
    """The type with what its type parameters stand for."""
    s = lambda t: substitute(u, t, bound)
    if type_.kind == "param":
        return bound.get(type_.name, type_)
    if not is_open(type_):
        return type_
    if type_.arguments:
        return type_.generic.instance(u, [s(t) for t in type_.arguments])
    if type_.kind == "func":
        return u.func([s(t) for t in type_.signature.params],
                      [s(t) for t in type_.signature.results])
    if type_.kind == "map":
        return u.map(s(type_.key), s(type_.elem))
    if type_.kind == "array":
        return u.array(type_.length, s(type_.elem))
    return {"slice": u.slice, "ptr": u.pointer, "chan": u.chan}[type_.kind](s(type_.elem))


class GenericType:
    """A generic struct type; its instances are made when somebody wants them."""

    def __init__(self, name, params, fields, methods):
        self.name, self.params, self.fields, self.methods = name, params, fields, methods

    def instance(self, u, arguments):
        name = f"{self.name}[{', '.join(t.name for t in arguments)}]"
        existing = u.by_name.get(name) or u.open.get(name)
        if existing:
            return existing
        type_ = Type(name, "struct", arguments=list(arguments), is_named=True)
        type_.generic = self
        u.add(type_)
        bound = {p.name: t for p, t in zip(self.params, arguments)}
        s = lambda t: substitute(u, t, bound)
        type_.fields = [Field(f.name, s(f.type), f.embedded) for f in self.fields]
        type_.methods = {m.name: Method(m.name, Signature([s(t) for t in m.signature.params],
                                                          [s(t) for t in m.signature.results]),
                                        m.by_pointer) for m in self.methods}
        if not is_open(type_):
            u.named.append(type_)
        return type_


class Program:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.u = Universe(self.rng)
        self.parts, self.functions, self.generics, self.globals = [], [], [], []
        self.generic_types, self.bodies = [], []

    def some_types(self, low, high, depth=2):
        return [self.u.any_type(depth) for _ in range(self.rng.randint(low, high))]

    # ---- types

    def declare_types(self):
        r, u = self.rng, self.u
        results = [[u["int"]], [u["string"]], [u["bool"]], [u["float64"]], [u["int8"]], [u.any],
                   [u["int"]]]
        self.signatures = {f"M{i}": Signature([u.basic() for _ in range(r.randint(0, 2))],
                                              results[i]) for i in range(len(results))}
        for i in range(r.randint(2, 3)):
            names = r.sample(sorted(self.signatures), r.randint(1, 2))
            methods = {n: Method(n, self.signatures[n], False) for n in sorted(names)}
            type_ = u.declare(Type(f"I{i}", "iface", methods=methods))
            lines = "".join(f"\t{n}{m.signature.text()}\n" for n, m in methods.items())
            self.parts.append(f"type {type_.name} interface {{\n{lines}}}\n")
        for i in range(r.randint(1, 2)):
            self.generic_type(i)
        for i in range(r.randint(5, 9)):
            self.named_type(i)
        for _ in range(4):
            self.instance()

    def named_type(self, i):
        r, u = self.rng, self.u
        kind = r.choice(["int", "float", "string", "struct", "struct", "struct", "struct", "slice",
                         "map", "array", "func", "bool", "uint", "chan"])
        name = f"T{i}"
        if kind in ("int", "uint", "float", "string", "bool"):
            under = r.choice([t for t in u.basics if t.kind == kind])
            type_ = Type(name, kind, basic=under.basic)
            text = under.name
        elif kind == "struct":
            type_ = Type(name, "struct", fields=self.fields(i))
            text = struct_text(type_)
        else:
            inner = u.any_type(1)
            under = {"slice": u.slice, "array": lambda t: u.array(r.randint(0, 3), t),
                     "chan": u.chan, "map": lambda t: u.map(r.choice([u["string"], u["int"]]), t),
                     "func": lambda t: u.func(self.some_types(0, 2, 1), [t])}[kind](inner)
            type_ = Type(name, kind, elem=under.elem, key=under.key, length=under.length,
                         signature=under.signature)
            text = under.name
        u.declare(type_)
        self.parts.append(f"type {name} {text}\n")
        taken = {f.name for f in type_.fields}
        for method in r.sample(sorted(self.signatures), r.randint(0, 4)):
            if method not in taken:
                m = Method(method, self.signatures[method], self.chance(0.4))
                type_.methods[method] = m
                self.bodies.append((type_, m, []))

    def fields(self, number):
        r, u, found = self.rng, self.u, []
        for i in range(r.randint(0, 4)):
            name = r.choice("ABCdefg") if self.chance(0.6) else f"F{number}{i}"
            if self.chance(0.1):
                name, type_ = "_", u.basic()
                found.append(Field(name, type_))
            elif name not in [f.name for f in found]:
                found.append(Field(name, u.any_type()))
        for _ in range(r.choice([0, 0, 1, 1, 2])):
            named = [t for t in u.named if t.kind != "ptr"]
            if named:
                type_ = r.choice(named)
                base = type_.name.split("[")[0]
                if type_.kind != "iface" and self.chance(0.4):
                    type_ = u.pointer(type_)
                if base not in [f.name for f in found]:
                    found.append(Field(base, type_, True))
        r.shuffle(found)
        return found

    def generic_type(self, i):
        r, u = self.rng, self.u
        params = [Type(f"P{i}{k}", "param", constraint=r.choice(["any", "any", "comparable"]))
                  for k in range(r.randint(1, 2))]
        inside = [params[0], u.slice(params[-1]), u["int"], u.pointer(params[0]),
                  u.func([params[0]], [params[-1]]), u["string"]]
        if params[0].constraint == "comparable":
            inside.append(u.map(params[0], u["int"]))
        fields = [Field(f"G{k}", t) for k, t in enumerate(r.sample(inside, r.randint(2, 4)))]
        methods = [Method("Get", Signature([params[0]], [params[-1]]), self.chance(0.5)),
                   Method("Put", Signature([params[-1], u["int"]], [u["int"]]), True)]
        methods += [Method(n, self.signatures[n], self.chance(0.4))
                    for n in r.sample(sorted(self.signatures), r.randint(0, 2))]
        generic = GenericType(f"Box{i}", params, fields, methods)
        self.generic_types.append(generic)
        said = ", ".join(f"{p.name} {p.constraint}" for p in params)
        own = generic.instance(u, params)
        self.parts.append(f"type {generic.name}[{said}] {struct_text(own)}\n")
        self.bodies += [(own, m, params) for m in methods]

    def instance(self):
        generic = self.rng.choice(self.generic_types)
        arguments = []
        for p in generic.params:
            fitting = [t for t in self.u.basics + self.u.named
                       if satisfies(t, p.constraint) and not t.arguments]
            arguments.append(self.rng.choice(fitting))
        generic.instance(self.u, arguments)

    def chance(self, p):
        return self.rng.random() < p

    # ---- functions and variables

    def body(self, budget):
        return Body(self.rng, self.u, list(self.functions), list(self.generics),
                    list(self.globals), budget)

    def methods(self):
        for type_, m, params in self.bodies:
            body = self.body(self.rng.randint(1, 8))
            receiver = self.u.pointer(type_) if m.by_pointer else type_
            head = f"func (self {receiver.name}) {m.name}"
            self.parts.append(body.function(head, m.signature.params, m.signature.results,
                                            ("self", receiver)))

    def generic_function(self, i):
        r, u = self.rng, self.u
        params = [Type(f"Q{i}{k}", "param", constraint=r.choice(["any", "comparable", "number"]))
                  for k in range(r.randint(1, 2))]
        inside = params + [u.slice(params[0]), u["int"], u.func([params[0]], [params[-1]])]
        if self.generic_types and self.chance(0.5):
            generic = r.choice(self.generic_types)
            arguments = [r.choice(params) for _ in generic.params]
            if all(satisfies(a, p.constraint) for a, p in zip(arguments, generic.params)):
                inside.append(generic.instance(u, arguments))
        signature = Signature([r.choice(inside) for _ in range(r.randint(1, 3))],
                              [r.choice(params + inside[:3])])
        said = ", ".join(f"{p.name} {p.constraint}" for p in params)
        text = self.body(r.randint(3, 12)).function(f"func g{i}[{said}]", signature.params,
                                                    signature.results)
        self.parts.append(text)
        self.generics.append(Generic(f"g{i}", params, signature))

    def function(self, i):
        signature = Signature(self.some_types(0, 3), self.some_types(0, 2))
        text = self.body(self.rng.randint(5, 25)).function(f"func f{i}", signature.params,
                                                           signature.results)
        self.parts.append(text)
        self.functions.append((f"f{i}", signature))

    def variable(self, i):
        type_, name = self.u.any_type(), f"g{i}v"
        value = self.body(5).expr(type_)
        self.parts.append(f'var {name} {type_.name} = guard("{name}", func() {type_.name} {{\n'
                          f"\treturn {value}\n}})\n")
        self.globals.append((name, type_, True))

    def main(self):
        body = self.body(0)
        lines = [f"\tdescribe[{t.name}]()" for t in self.u.named]
        lines += [f"\tdescribe[*{t.name}]()" for t in self.u.named if t.kind != "iface"]
        for name, signature in self.functions:
            call = f"{name}({', '.join(body.expr(t, 1) for t in signature.params)})"
            results = [f"r{i}" for i in range(len(signature.results))]
            inside = f"{', '.join(results)} := {call}; " if results else call + "; "
            shown = ' + " " + '.join(f"dump({x})" for x in results) or '""'
            lines.append(f'\tguard("{name}", func() string {{ {inside}return {shown} }})')
        lines += [f'\tfmt.Println("{n}", dump({n}))' for n, _, _ in self.globals]
        return "func main() {\n" + "\n".join(lines) + "\n}\n"

    def source(self):
        self.declare_types()
        self.methods()
        for i in range(self.rng.randint(6, 14)):
            if self.chance(0.3):
                self.variable(i)
            elif self.chance(0.3):
                self.generic_function(i)
            else:
                self.function(i)
        parts, main = self.parts, self.main()
        self.rng.shuffle(parts)
        return "\n".join([HEADER, *parts, main])


def struct_text(type_):
    lines = "".join(f"\t{f.type.name}\n" if f.embedded else f"\t{f.name} {f.type.name}\n"
                    for f in type_.fields)
    return "struct {\n" + lines + "}"


def program(seed):
    return Program(seed).source()
