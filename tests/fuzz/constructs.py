"""Random Go programs about the language's constructs: `program(seed, functions)` returns the
source.

Where generate.py computes, this one goes through statements: loops of all kinds, functions as
iterators among them, labelled break, continue and goto, defer, recover and panics of all kinds,
closures, method values, type switches, select, generic functions and types, assignments that
overlap. Operands are calls that leave a trace, so that the order of evaluation shows, also where
the specification leaves it open: it must be gc's.

Each function is bounded by the number of steps it traces; main prints for each its results, the
panic that it ended with, and a hash of its trace.
"""

import random

HEADER = """// A random program.
package main

import (
	"errors"
	"fmt"
	"iter"
)

var hash, steps int

func t[T any](n int, v T) T {
	hash = hash*31 + n
	if steps++; steps > 300 {
		panic("too many steps")
	}
	return v
}

func id[T any](x T) T { return x }

type S struct {
	a int
	b string
	p *S
}

func (s S) Val(n int) int   { return t(901, s.a+n) }
func (s *S) Ptr(n int) int  { s.a += n; return t(902, s.a) }
func (s S) With(n int) S    { s.a = n; return s }
func (s *S) Self() *S       { return t(903, s) }
func (s S) String() string  { return fmt.Sprint("S", s.a, s.b) }

type E struct {
	*S
	Box[int]
	n int8
}

type I interface{ Val(int) int }

type Number interface {
	~int | ~int8 | ~uint16 | ~float64
}

type My int

func (m My) Val(n int) int { return t(904, int(m)*n) }

type Box[T any] struct {
	v    T
	list []T
}

func (b *Box[T]) Put(x T) *Box[T] { b.list = append(b.list, b.v); b.v = x; return b }
func (b Box[T]) Get() T           { return t(905, b.v) }
func (b Box[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		defer t(906, 0)
		for i, x := range b.list {
			if !yield(i, x) {
				return
			}
		}
	}
}

func sum[T Number](xs ...T) (r T) {
	for i, x := range xs {
		r += x * T(i+1)
	}
	return t(907, r)
}

func apply[A, B any](x A, f func(A) B) B { return f(x) }

func fold[T, R any](seq iter.Seq[T], r R, f func(R, T) R) R {
	for x := range seq {
		r = f(r, x)
	}
	return r
}

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n & 7 {
			if !yield(t(908, i)) {
				return
			}
		}
	}
}

// Recovers what its loop body panics with, which is the caller's error.
func swallow(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() {
			if r := recover(); r != nil {
				t(909, 0)
			}
		}()
		yield(n)
	}
}

func stubborn(n int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		defer t(910, 0)
		for i := range 3 {
			yield(i+n, "s")
		}
	}
}

func failing(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if yield(n) && yield(n+1) {
			panic(errors.New("iterator"))
		}
	}
}

func show(name string, f func() (int, string)) {
	hash, steps = 0, 0
	var a int
	var b string
	defer func() {
		r := recover()
		if e, ok := r.(error); ok {
			r = "error: " + e.Error()
		}
		fmt.Println(name, a, b, r, hash, steps)
	}()
	a, b = f()
}
"""

TYPES = ["int", "string", "[]int", "S", "*S", "func(int) int", "any", "map[string]int", "[3]int",
         "I", "Box[int]", "bool", "int8", "float64", "E", "My"]


class Function:
    def __init__(self, rng, number):
        self.rng = rng
        self.number = number
        self.lines = []
        self.depth = 1
        self.scopes = [{}]
        self.names = 0
        self.budget = rng.randint(15, 60)
        self.targets = []  # [label, is_loop, crossable, used]
        self.in_function = [True]  # whether a bare return fits: the function's own body

    # ---- writing

    def emit(self, text):
        self.lines.append("\t" * self.depth + text)

    def name(self, prefix="v"):
        self.names += 1
        return f"{prefix}{self.names}"

    def declare(self, type_, value=None, name=None):
        value = value or self.expr(type_)
        name = name or self.name()
        form = self.rng.random()
        if form < 0.7 and type_ not in ("any", "I", "int8", "float64", "My", "bool"):
            self.emit(f"{name} := {value}")
        else:
            self.emit(f"var {name} {type_} = {value}")
        self.emit(f"_ = {name}")
        self.scopes[-1].setdefault(type_, []).append(name)

    def variables(self, type_):
        return [n for scope in self.scopes for n in scope.get(type_, [])]

    def chance(self, p):
        return self.rng.random() < p

    def mark(self):
        return self.rng.randint(1, 800)

    # ---- expressions

    def expr(self, type_, depth=0):
        names = self.variables(type_)
        if names and self.chance(0.35 + 0.15 * depth):
            value = self.rng.choice(names)
        else:
            value = getattr(self, EXPRESSIONS[type_])(depth + 1)
        if self.chance(0.25):
            return f"t({self.mark()}, {value})" if not is_bare(type_, value) \
                else f"t[{type_}]({self.mark()}, {value})"
        return value

    def int_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        r = self.rng
        if depth > 3:
            return r.choice(self.variables("int") or [f"id({r.randint(0, 9)})"])
        kind = r.randint(0, 27)
        if kind < 3:
            return f"id({r.randint(-2, 12)})"
        if kind < 7:
            return f"({e()} {r.choice(['+', '-', '*', '^', '&', '|', '&^'])} {e()})"
        if kind == 7:
            return f"({e()} {r.choice(['/', '%'])} {e()})" if self.chance(0.2) \
                else f"({e()} {r.choice(['/', '%'])} ({e()} | 1))"
        if kind == 8:
            return f"({e()} {r.choice(['<<', '>>'])} ({e()} & 7))"
        if kind == 9:
            return f"len({e(r.choice(['string', '[]int', 'map[string]int']))})"
        if kind == 10:
            index = e() if self.chance(0.15) else f"{e()} & 1"
            return f"{e('[]int')}[{index}]"
        if kind == 11:
            return f"{e('map[string]int')}[{e('string')}]"
        if kind == 12:
            return f"{e('S')}.a"
        if kind == 13:
            return f"{e('*S')}.a"
        if kind == 14:
            return f"{e('func(int) int')}({e()})"
        if kind == 15:
            return f"{e('S')}.Val({e()})"
        if kind == 16:
            return f"{e('*S')}.{r.choice(['Ptr', 'Val'])}({e()})"
        if kind == 17:
            return f"{e('I')}.Val({e()})"
        if kind == 18:
            return f"{e('any')}.(int)" if self.chance(0.3) \
                else f"int({e('int8')})"
        if kind == 19:
            return f"sum({e()}, {e()}, {e()})"
        if kind == 20:
            return f"{r.choice(['min', 'max'])}({e()}, {e()}, {r.randint(0, 5)})"
        if kind == 21:
            return f"apply({e('string')}, func(q string) int {{ return len(q) + {e()} }})"
        if kind == 22:
            return f"fold(seq({e()}), {e()}, func(x, y int) int {{ return x*2 - y }})"
        if kind == 23:
            return f"{e('Box[int]')}.Get()"
        if kind == 24:
            return f"{e('[3]int')}[({e()} & 0xff) % 3]"
        if kind == 25:
            part = r.choice(["v", "Get()", "a", "Box.v", "S.a", f"Val({e()})"])
            return f"{e('E')}.{part}"
        if kind == 26:
            return f"int({e('float64')}) & 0xff"
        return f"int({e('My')})"

    def string_expr(self, depth):
        e = lambda type_="string": self.expr(type_, depth)
        r = self.rng
        if depth > 3:
            return r.choice(self.variables("string") or ['id("x")'])
        kind = r.randint(0, 9)
        if kind < 3:
            return 'id("' + r.choice(["a", "bc", "", "\\xff\\xfe", "é日", "key", "k"]) + '")'
        if kind < 5:
            return f"({e()} + {e()})"
        if kind == 5:
            kinds = ["int", "S", "bool", "[3]int", "[]int", "int8"]
            return f"fmt.Sprint({e(r.choice(kinds))}, {e('int')})"
        if kind == 6:
            return f"string(rune({e('int')}&0xffff))"
        if kind == 7:
            return f"{e('S')}.b"
        if kind == 8:
            return f"string(append([]byte({e()}), {e()}...))"
        text = e()
        return f"apply({text}, func(x string) string {{ return x[len(x)/2:] }})"

    def slice_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        r = self.rng
        kind = r.randint(0, 6 if depth < 4 else 1)
        if kind < 2:
            return f"([]int{{{r.randint(0, 9)}, {r.randint(0, 9)}, {r.randint(0, 9)}}})"
        if kind == 2:
            return f"append({e('[]int')}, {e()}, {e()})"
        if kind == 3:
            return f"([]int{{{e()}, {e()}, 4: {e()}, {e()}}})"
        if kind == 4:
            return f"append({e('[]int')}[:1], {e('[]int')}...)"
        if kind == 5:
            return f"{e('[]int')}[{r.randint(0, 1)}:{self.rng.choice(['', '2'])}]"
        return f"make([]int, {e()}&3+2)"

    def struct_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        kind = self.rng.randint(0, 4 if depth < 4 else 0)
        if kind == 0:
            return f"(S{{{self.rng.randint(0, 9)}, {e('string')}, nil}})"
        if kind == 1:
            return f"(S{{b: {e('string')}, a: {e('int')}}})"
        if kind == 2:
            return f"(*{e('*S')})"
        if kind == 3:
            return f"{e('S')}.With({e('int')})"
        return f"(*{e('E')}.S)"

    def pointer_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        kind = self.rng.randint(0, 4 if depth < 4 else 1)
        if kind < 2:
            names = self.variables("S")
            return f"(&{self.rng.choice(names)})" if names and self.chance(0.6) else "(&S{a: 1})"
        if kind == 2:
            return f"(&S{{{e('int')}, {e('string')}, {e('*S')}}})"
        if kind == 3:
            return f"{e('*S')}.Self()"
        return f"{e('*S')}.p" if self.chance(0.15) else f"new({e('S')})"

    def func_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        r = self.rng
        kind = r.randint(0, 5 if depth < 4 else 0)
        if kind == 1:
            return f"{e('S')}.Val"
        if kind == 2:
            return f"{e('*S')}.Ptr"
        if kind == 3:
            return f"{e('I')}.Val"
        ints = self.variables("int")
        if ints and self.chance(0.6):
            v = r.choice(ints)
            op = r.choice([f"{v} += x; return {v}", f"{v}++; return x * {v}", f"return x - {v}"])
            return f"(func(x int) int {{ {op} }})"
        return f"(func(x int) int {{ return t({self.mark()}, x+{r.randint(0, 9)}) }})"

    def any_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        type_ = self.rng.choice([t for t in TYPES if t != "any"] + ["int", "int"])
        if depth > 3:
            type_ = "int"
        return f"any({e(type_)})"

    def map_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        if depth > 3:
            return '(map[string]int{"k": 1})'
        if self.chance(0.5):
            return f'(map[string]int{{"a": {e("int")}, "key": {e("int")}}})'
        return f'(map[string]int{{{e("string")}: {e("int")}, ' \
               f'{e("string")}: {e("int")}}})'

    def array_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        if depth < 4 and self.chance(0.5):
            return f"([3]int{{{e('int')}, 2: {e('int')}}})"
        if depth < 4 and self.chance(0.3):
            return f"[3]int({e('[]int')})"
        return f"([3]int{{{self.rng.randint(0, 5)}, 2}})"

    def iface_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        type_ = self.rng.choice(["S", "*S", "My", "E"]) if depth < 4 else "My"
        return f"I({e(type_)})"

    def box_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        if depth > 3:
            return "(Box[int]{v: 3})"
        if self.chance(0.5):
            return f"(*(&Box[int]{{v: {e('int')}}}).Put({e('int')}))"
        return f"(Box[int]{{{e('int')}, {e('[]int')}}})"

    def bool_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        r = self.rng
        kind = r.randint(0, 7 if depth < 4 else 0)
        if kind < 3:
            return f"({e('int')} {r.choice(['<', '==', '!=', '>='])} {e('int')})"
        if kind == 3:
            return f"({e('bool')} {r.choice(['&&', '||'])} {e('bool')})"
        if kind == 4:
            return f"!{e('bool')}"
        if kind == 5:
            return f"({e('string')} {r.choice(['<', '==', '>='])} {e('string')})"
        if kind == 6:
            type_ = r.choice(["S", "[3]int", "*S", "My"])
            return f"({e(type_)} {r.choice(['==', '!='])} {e(type_)})"
        return f"({e('any')} == {e(r.choice(['any', 'int', 'S']))})"

    def int8_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        if depth > 3:
            return "id(int8(7))"
        return f"(int8({e('int')}) {self.rng.choice(['+', '-', '*'])} {e('int8')})"

    def float_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        if depth > 3:
            return "id(1.5)"
        return f"(float64({e('int')}&0xffff) {self.rng.choice(['+', '-', '/'])} " \
               f"(float64({e('int')}&0xff) + 0.5))"

    def embed_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        return f"(E{{{e('*S')}, {e('Box[int]')}, {e('int8')}}})"

    def my_expr(self, depth):
        e = lambda type_="int": self.expr(type_, depth)
        return f"My({e('int')})"

    # ---- places

    def place(self):
        """(text, type) of something that can be assigned to."""
        options = []
        for type_ in TYPES:
            options += [(n, type_) for n in self.variables(type_)]
        options += [(f"{n}[{self.expr('int', 2)}&1]", "int") for n in self.variables("[]int")]
        options += [(f"{n}[({self.expr('int', 2)}&7)%3]", "int") for n in self.variables("[3]int")]
        options += [(f"{n}[{self.expr('string', 2)}]", "int")
                    for n in self.variables("map[string]int")]
        options += [(f"{n}.{f}", f_type) for n in self.variables("S") + self.variables("*S")
                    for f, f_type in (("a", "int"), ("b", "string"), ("p", "*S"))]
        options += [(f"*{n}", "S") for n in self.variables("*S")]
        options += [(f"{n}.Box.v", "int") for n in self.variables("E")]
        return self.rng.choice(options) if options else ("_", "int")

    # ---- statements

    def block(self, count=None):
        self.depth += 1
        self.scopes.append({})
        for _ in range(count or self.rng.randint(1, 4)):
            self.statement()
        self.scopes.pop()
        self.depth -= 1

    def statement(self):
        self.budget -= 1
        if self.budget < 0 or self.depth > 6:
            self.emit(f"t({self.mark()}, {self.expr('int')})")
            return
        kinds = [self.declare_one] * 5 + [self.assign] * 5 + [self.if_stmt] * 2 + \
            [self.for_stmt] * 2 + [self.range_stmt] * 4 + [self.switch_stmt] * 2 + \
            [self.type_switch] * 2 + [self.defer_stmt] * 3 + [self.jump] * 3 + \
            [self.closure] * 2 + [self.guarded] * 2 + [self.call] * 2 + \
            [self.select_stmt, self.goto_stmt, self.panic_stmt, self.return_stmt,
             self.generic_stmt]
        self.rng.choice(kinds)()

    def declare_one(self):
        if self.chance(0.1):
            a, b = self.name(), self.name()
            self.emit(f"{a}, {b} := {self.expr('int')}, {self.expr('string')}")
            self.emit(f"_, _ = {a}, {b}")
            self.scopes[-1].setdefault("int", []).append(a)
            self.scopes[-1].setdefault("string", []).append(b)
            return
        self.declare(self.rng.choice(TYPES))

    def assign(self):
        r = self.rng
        count = r.choice([1, 1, 2, 2, 3])
        places = [self.place() for _ in range(count)]
        if count == 1 and places[0][1] == "int" and self.chance(0.4) and places[0][0] != "_":
            place = places[0][0]
            if self.chance(0.3):
                return self.emit(f"{place}{r.choice(['++', '--'])}")
            op = r.choice(["+=", "-=", "*=", "^=", "|="])
            return self.emit(f"{place} {op} {self.expr('int')}")
        if count == 2 and self.chance(0.3) and places[0][1] == places[1][1]:
            if "_" not in (places[0][0], places[1][0]):
                return self.emit(f"{places[0][0]}, {places[1][0]} = {places[1][0]}, {places[0][0]}")
        self.emit(", ".join(p[0] for p in places) + " = " +
                  ", ".join(self.expr(p[1]) for p in places))

    def if_stmt(self):
        init = ""
        self.scopes.append({})
        if self.chance(0.3):
            v = self.name()
            init = f"{v} := {self.expr('int')}; "
            self.scopes[-1].setdefault("int", []).append(v)
            self.emit(f"if {init}{v} > {self.rng.randint(0, 5)} {{")
        else:
            self.emit(f"if {self.expr('bool')} {{")
        self.block()
        if self.chance(0.5):
            self.emit("} else {")
            self.block()
        self.emit("}")
        self.scopes.pop()

    def loop_body(self, names, is_loop=True, crossing=True):
        """The block of a loop whose header is the last line; labels it if a jump asks for it."""
        at = len(self.lines) - 1
        label = self.name("L")
        self.targets.append([label, is_loop, False])
        self.depth += 1
        for name, type_ in names:
            self.emit(f"_ = {name}")
        self.emit(f"t({self.mark()}, 0)")
        self.depth -= 1
        self.scopes.append({})
        for name, type_ in names:
            self.scopes[-1].setdefault(type_, []).append(name)
        self.block()
        self.scopes.pop()
        self.emit("}")
        if self.targets.pop()[2]:
            self.lines.insert(at, "\t" * (self.depth - 1) + f"{label}:")

    def for_stmt(self):
        r = self.rng
        v = self.name("i")
        if self.chance(0.2):
            w = self.name("i")
            limit = r.randint(1, 4)
            self.emit(f"for {v}, {w} := 0, {self.expr('int')}; {v} < {limit}; "
                      f"{v}, {w} = {v}+1, {w}-{v} {{")
            return self.loop_body([(v, "int"), (w, "int")])
        if self.chance(0.2):
            self.emit(f"for {v} := {self.expr('S')}; {v}.Val(1) < {r.randint(1, 9)}; {v}.Ptr(1) {{")
            return self.loop_body([(v, "S")])
        self.emit(f"for {v} := 0; {v} < {r.randint(1, 4)}; {v}++ {{")
        self.loop_body([(v, "int")])

    def range_stmt(self):
        r = self.rng
        k, v = self.name("k"), self.name("w")
        kind = r.randint(0, 15)
        e = self.expr
        one = [(f"range {e('int')} & 3", "int"), (f"range seq({e('int')})", "int"),
               (f"range seq({e('int')} & 3)", "int"), (f"range failing({e('int')})", "int"),
               (f"range swallow({e('int')})", "int")]
        two = [(f"range {e('[]int')}", "int", "int"), (f"range {e('[3]int')}", "int", "int"),
               (f"range {e('Box[int]')}.All()", "int", "int"),
               (f"range stubborn({e('int')})", "int", "string"),
               ("range PUT", "int", "int")]
        if kind < 6:
            what, key = r.choice(one)
            if self.variables(key) and self.chance(0.2):
                self.emit(f"for {r.choice(self.variables(key))} = {what} {{")
                return self.loop_body([])
            if self.chance(0.15):
                self.emit(f"for {what} {{")
                return self.loop_body([])
            self.emit(f"for {k} := {what} {{")
            return self.loop_body([(k, key)])
        if kind < 14:
            what, key, elem = r.choice(two)
            if what == "range PUT":
                names = self.variables("Box[int]")
                if not names:
                    what = f"range {e('[]int')}"
                else:
                    what = f"range {r.choice(names)}.Put({e('int')}).All()"
            if self.chance(0.2) and self.variables(key) and self.variables(elem):
                k, v = r.choice(self.variables(key)), r.choice(self.variables(elem))
                self.emit(f"for {k}, {v} = {what} {{")
                return self.loop_body([])
            self.emit(f"for {k}, {v} := {what} {{")
            return self.loop_body([(k, key), (v, elem)])
        if kind == 14:
            self.emit(f"for {k}, {v} := range {e('string')} {{")
            self.depth += 1
            self.emit(f"t(int({v}), 0)")
            self.depth -= 1
            return self.loop_rune(k, v)
        c = self.name("c")
        self.emit(f"{c} := make(chan int, 3)")
        self.emit(f"{c} <- {e('int')}")
        self.emit(f"{c} <- {e('int')}")
        self.emit(f"close({c})")
        self.emit(f"for {k} := range {c} {{")
        self.loop_body([(k, "int")])

    def loop_rune(self, k, v):
        header = self.lines[-2]
        trace = self.lines[-1]
        del self.lines[-2:]
        self.lines.append(header)
        at = len(self.lines)
        self.loop_body([(k, "int")])
        while "{" not in self.lines[at - 1] or "range" not in self.lines[at - 1]:
            at += 1
        self.lines.insert(at, trace)

    def switch_stmt(self):
        r = self.rng
        self.emit(r.choice(["switch {", f"switch {self.expr('int')} & 3 {{"]))
        tagless = self.lines[-1].strip() == "switch {"
        at = len(self.lines) - 1
        label = self.name("L")
        self.targets.append([label, False, False])
        values = list(range(5))
        r.shuffle(values)
        count = r.randint(1, 3)
        default = r.randint(0, 4)
        for i in range(count):
            if i == default:
                self.emit("default:")
            elif tagless:
                self.emit(f"case {self.expr('bool')}:")
            else:
                extra = f", {self.expr('int')}" if self.chance(0.4) else ""
                self.emit(f"case {values[i]}{extra}:")
            self.block()
            if i + 1 < count and self.chance(0.2):
                self.emit("\tfallthrough")
        self.emit("}")
        if self.targets.pop()[2]:
            self.lines.insert(at, "\t" * (self.depth - 1) + f"{label}:")

    def type_switch(self):
        r = self.rng
        v = self.name()
        self.emit(f"switch {v} := {self.expr('any')}.(type) {{")
        at = len(self.lines) - 1
        label = self.name("L")
        self.targets.append([label, False, False])
        types = r.sample(TYPES, r.randint(1, 4))
        for type_ in types:
            if type_ == "any":
                continue
            self.emit(f"case {type_}:")
            self.emit(f"\t_ = {v}")
            self.scopes.append({type_: [v]})
            self.block()
            self.scopes.pop()
        self.emit("case nil, error:" if self.chance(0.3) else "default:")
        self.emit(f"\tt({self.mark()}, {v})")
        self.emit("}")
        if self.targets.pop()[2]:
            self.lines.insert(at, "\t" * (self.depth - 1) + f"{label}:")

    def in_closure(self, body, results=False):
        targets, self.targets = self.targets, []
        self.in_function.append(results)
        body()
        self.in_function.pop()
        self.targets = targets

    def defer_stmt(self):
        r = self.rng
        kind = r.randint(0, 7)
        if kind == 0:
            return self.emit(f"defer t({self.mark()}, {self.expr('int')})")
        if kind == 1:
            return self.emit(f"defer {self.expr('func(int) int')}({self.expr('int')})")
        if kind == 2:
            return self.emit(f"defer {self.expr('*S')}.Ptr({self.expr('int')})")
        if kind == 3:
            return self.emit(f"defer {self.expr('I')}.Val({self.expr('int')})")
        if kind == 4 and not self.in_function[-1]:
            kind = 5
        self.emit("defer func() {")
        if kind == 4:
            self.emit(f"\tr1 = r1*2 + {r.randint(0, 9)}")
        if kind in (4, 5, 6):
            self.emit("\tif r := recover(); r != nil {")
            self.emit(f"\t\tt({self.mark()}, r)")
            if self.in_function[-1] is True:
                self.emit('\t\tr2 += fmt.Sprintf("%T", r)')
            self.emit("\t}")
        self.in_closure(lambda: self.block(r.randint(1, 2)))
        self.emit("}()")

    def jump(self):
        r = self.rng
        usable = [t for t in self.targets]
        if not usable:
            return self.assign()
        target = r.choice(usable)
        guard = self.chance(0.8)
        if guard:
            self.emit(f"if {self.expr('bool')} {{")
        if target[1] and self.chance(0.5):
            self.emit(f"\tcontinue {target[0]}")
            target[2] = True
        else:
            self.emit(f"\tbreak {target[0]}")
            target[2] = True
        if guard:
            self.emit("}")

    def goto_stmt(self):
        label = self.name("G")
        again = self.chance(0.4)
        self.emit("{")
        if again:
            n = self.name("n")
            self.emit(f"\t{n} := 0")
            self.emit(f"{label}:")
            self.emit(f"\t{n}++")
            self.emit("\t{")
            self.depth += 1
            self.block()
            self.depth -= 1
            self.emit("\t}")
            self.emit(f"\tif {n} < 3 {{")
            self.emit(f"\t\tgoto {label}")
            self.emit("\t}")
        else:
            self.emit("\t{")
            self.depth += 1
            self.block()
            self.emit(f"if {self.expr('bool')} {{")
            self.emit(f"\tgoto {label}")
            self.emit("}")
            self.block()
            self.depth -= 1
            self.emit("\t}")
            self.emit(f"{label}:")
            self.emit(f"\tt({self.mark()}, 0)")
        self.emit("}")

    def closure(self):
        f = self.name("fn")
        self.emit(f"{f} := func(x int) int {{")
        self.scopes.append({"int": ["x"]})
        self.in_closure(lambda: self.block(), results="int")
        self.emit(f"\treturn {self.expr('int')}")
        self.scopes.pop()
        self.emit("}")
        self.emit(f"_ = {f}")
        self.scopes[-1].setdefault("func(int) int", []).append(f)
        if self.chance(0.6):
            self.emit(f"t({self.mark()}, {f}({self.expr('int')}))")

    def guarded(self):
        self.emit("func() {")
        self.emit("\tdefer func() {")
        self.emit(f"\t\tif r := recover(); r != nil {{")
        self.emit(f"\t\t\tt(len(fmt.Sprint(r)), r)")
        self.emit("\t\t}")
        self.emit("\t}()")
        self.in_closure(lambda: self.block(), results="none")
        self.emit("}()")

    def select_stmt(self):
        c, d = self.name("c"), self.name("c")
        self.emit(f"{c}, {d} := make(chan int, 1), make(chan string, 1)")
        self.emit(f"_ = {d}")
        if self.chance(0.5):
            self.emit(f"{c} <- {self.expr('int')}")
        self.emit("select {")
        v = self.name()
        self.emit(f"case {v} := <-t({self.mark()}, {c}):")
        self.emit(f"\t_ = {v}")
        self.scopes.append({"int": [v]})
        self.block()
        self.scopes.pop()
        if self.chance(0.3):
            self.emit(f"case t[chan int]({self.mark()}, nil) <- {self.expr('int')}:")
        self.emit("default:")
        self.block()
        self.emit("}")

    def call(self):
        if self.number == 0:
            return self.assign()
        a, b = self.name(), self.name()
        callee = self.rng.randint(0, self.number - 1)
        self.emit(f"{a}, {b} := f{callee}({self.expr('int')}, {self.expr('string')})")
        self.emit(f"_, _ = {a}, {b}")
        self.scopes[-1].setdefault("int", []).append(a)
        self.scopes[-1].setdefault("string", []).append(b)

    def panic_stmt(self):
        guard = self.chance(0.8)
        if guard:
            self.emit(f"if {self.expr('bool')} {{")
        value = self.rng.choice([self.expr("int"), self.expr("string"), self.expr("S"),
                                 f"errors.New({self.expr('string')})",
                                 'fmt.Errorf("wrapped %w", errors.ErrUnsupported)'])
        self.emit(f"\tpanic({value})")
        if guard:
            self.emit("}")

    def return_stmt(self):
        where = self.in_function[-1]
        guard = self.chance(0.85)
        if where is False:
            return self.assign()
        if guard:
            self.emit(f"if {self.expr('bool')} {{")
        if where == "int":
            self.emit(f"\treturn {self.expr('int')}")
        elif where == "none":
            self.emit("\treturn")
        elif self.chance(0.3):
            self.emit("\treturn")
        else:
            self.emit(f"\treturn {self.expr('int')}, {self.expr('string')}")
        if guard:
            self.emit("}")

    def generic_stmt(self):
        names = self.variables("Box[int]")
        kind = self.rng.randint(0, 3)
        if names and kind == 0:
            box = self.rng.choice(names)
            return self.emit(f"{box}.Put({self.expr('int')}).Put({self.expr('int')})")
        if kind == 1:
            return self.emit(f"t({self.mark()}, sum[float64](1.5, {self.expr('float64')}))")
        if kind == 2:
            return self.emit(f"t(int(sum({self.expr('int8')}, {self.expr('int8')})), 0)")
        self.emit(f"t({self.mark()}, apply({self.expr('S')}, S.String))")

    def write(self):
        self.scopes = [{"int": ["p1"], "string": ["p2"]}]
        for _ in range(self.rng.randint(3, 8)):
            self.statement()
        results = self.rng.random() < 0.5
        self.emit("return" if results else f"return {self.expr('int')}, {self.expr('string')}")
        return f"func f{self.number}(p1 int, p2 string) (r1 int, r2 string) {{\n" + \
            "\n".join(self.lines) + "\n}\n"


def is_bare(type_, value):
    """Values that need their type said when they are an argument of a generic function."""
    return type_ in ("any", "I", "bool", "func(int) int") or value.lstrip("-").isdigit()


EXPRESSIONS = {"int": "int_expr", "string": "string_expr", "[]int": "slice_expr",
               "S": "struct_expr", "*S": "pointer_expr", "func(int) int": "func_expr",
               "any": "any_expr",
               "map[string]int": "map_expr", "[3]int": "array_expr", "I": "iface_expr",
               "Box[int]": "box_expr", "bool": "bool_expr", "int8": "int8_expr",
               "float64": "float_expr", "E": "embed_expr", "My": "my_expr"}


def program(seed, functions=30):
    rng = random.Random(seed)
    parts = [HEADER]
    for number in range(functions):
        parts.append(Function(rng, number).write())
    calls = "".join(f'\tshow("f{n}", func() (int, string) {{ '
                    f'return f{n}({rng.randint(0, 9)}, "p{n}") }})\n' for n in range(functions))
    parts.append("func main() {\n" + calls + "}\n")
    return "\n".join(parts)
