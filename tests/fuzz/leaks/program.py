"""Random programs about where values live: pointers, closures, interfaces, generics and the rest,
written so that what the compiler says about them (-gcflags=-m) is of interest and what they do is the
same each time.

`program(seed, functions)` gives the source: that many functions over the types of grammar.py, each
called with arguments by a run function, all of which main tries in turn.
"""

import random
import re

from . import grammar
from .statements import Body

KINDS = (["plain"] * 36 + ["method"] * 12 + ["generic"] * 8 + ["boxed"] * 4 + ["cycle"] * 4
         + ["variadic"] * 4 + ["little"] * 3 + ["words"] * 2)
GENERIC = ["int", "*int", "string", "node", "*node", "byte", "[]int", "any"]


class Program:
    def __init__(self, seed, functions):
        self.rng = random.Random(seed)
        self.known = {}
        self.parts = [grammar.HEADER]
        self.runs = []
        number = 0
        while number < functions:
            number += self.function(number)
        self.parts.append(self.main())

    def pick(self):
        return self.rng.choice(grammar.COMMON if self.rng.random() < 0.7 else grammar.TYPES)

    def size(self):
        return self.rng.choice([1, 1, 2, 2, 3, 4, 5, 7, 10, 16])

    def remember(self, name, parameters, results, variadic, cost):
        # What calls others in turn is called less often, so that no call takes long.
        if len(results) == 1 and cost < 3:
            self.known.setdefault(results[0], []).append((name, parameters, variadic))
            self.known[results[0]] = self.known[results[0]][-12:]

    def function(self, number):
        """Writes the function of that number; the number of functions written."""
        kind = self.rng.choice(KINDS)
        return getattr(self, kind)(number)

    def results(self):
        count = self.rng.choice([0, 1, 1, 1, 1, 2, 3])
        return [self.pick() for _ in range(count)]

    def text(self, head, names, results, budget=None, calls=True, note=""):
        """A function with body; `names` are (type, name) of its parameters."""
        known = self.known if calls and self.rng.random() < 0.6 else {}
        body = Body(self.rng, known, budget or self.size(), results)
        for type_, name in names:
            if name != "_":
                body.scopes[0].setdefault(type_, []).append(name)
                body.used.add(name)
        named = results and self.rng.random() < 0.3
        if named:
            shown = ", ".join(f"r{i} {t}" for i, t in enumerate(results))
            for i, t in enumerate(results):
                body.scopes[0].setdefault(t, []).append(f"r{i}")
                body.used.add(f"r{i}")
        else:
            shown = ", ".join(results)
        shown = f" ({shown})" if named or len(results) > 1 else f" {shown}" if shown else ""
        for _ in range(self.rng.randint(0, 2)):
            body.define()
        while body.budget > 0:
            body.statement()
        if results:
            bare = named and self.rng.random() < 0.4
            values = [] if bare else [body.expr(t) for t in results]
            body.close()
            body.emit("return" if bare else "return " + ", ".join(values))
        else:
            body.close()
        pragma = "//go:noinline\n" if self.rng.random() < 0.3 else ""
        self.parts.append(f"{note}{pragma}{head}{shown} {{\n" + "\n".join(body.lines) + "\n}\n")
        return sum(bool(re.search(r"\b[fm]\d+\b[^ ]*\(|\.m\d+\(", line)) for line in body.lines)

    def parameters(self, low=0, high=4):
        types = [self.pick() for _ in range(self.rng.randint(low, high))]
        names = [(t, "_" if self.rng.random() < 0.05 else f"a{i}") for i, t in enumerate(types)]
        return types, names

    @staticmethod
    def shown(names):
        return ", ".join(f"{name} {type_}" for type_, name in names)

    def plain(self, number, variadic=None):
        types, names = self.parameters()
        results = self.results()
        name = f"f{number}"
        everything, shown = list(names), self.shown(names)
        if variadic:
            everything.append(("[]" + variadic, "rest"))
            shown += (", " if shown else "") + f"rest ...{variadic}"
        cost = self.text(f"func {name}({shown})", everything, results)
        self.remember(name, types, results, variadic, cost)
        self.run(name, types, results, variadic)
        return 1

    def variadic(self, number):
        return self.plain(number, self.rng.choice(["int", "*int", "any", "string"]))

    def method(self, number):
        receiver = self.rng.choice(["*node", "*node", "node", "pair", "*pair"])
        types, names = self.parameters(0, 2)
        results = self.results()
        cost = self.text(f"func (self {receiver}) m{number}({self.shown(names)})",
                         [(receiver, "self"), *names], results)
        if receiver[0] == "*" or receiver == "node":
            self.remember(f".m{number}", [receiver, *types], results, None, cost)
        self.run(f".m{number}", [receiver, *types], results)
        return 1

    def generic(self, number):
        """A function with a type parameter: little can be done with a T, all of it is."""
        bodies = [
            ("(x T) *T", "return &x", "*T"), ("(x *T) T", "return *x", "T"),
            ("(x *T) *T", "y := *x\n\treturn &y", "*T"), ("(x T) any", "return x", "any"),
            ("(x T) []T", "return []T{x, x}", "[]T"), ("(xs []T) *T", "return &xs[0]", "*T"),
            ("(xs ...T) T", "return xs[len(xs)-1]", "T"),
            ("(x T) func() T", "return func() T { return x }", "func() T"),
            ("(x T, f func(T) T) T", "return f(f(x))", "T"),
            ("(x T) map[string]T", "m := make(map[string]T)\n\tm[\"a\"] = x\n\treturn m",
             "map[string]T"),
            ("(x T) *box[T]", "b := &box[T]{v: x}\n\tb.set(x)\n\treturn b", "*box[T]"),
            ("(x T) T", "b := box[T]{v: x, p: &x}\n\treturn *b.addr()", "T"),
            ("(x T) int", "var s []T\n\tfor range 3 {\n\t\ts = append(s, x)\n\t}\n\treturn len(s)",
             "int"),
            ("(x T) (n int)", "b := box[T]{s: []T{x, x}}\n\tfor i, e := range b.each {\n\t\t"
             "ga = e\n\t\tn += i\n\t}\n\treturn n", "int"),
            ("(x, y T) T", "defer func() { acc++ }()\n\tp, q := &x, &y\n\t*p, *q = *q, *p\n\t"
             "return *p", "T"),
            ("(x any) (r T)", "if v, ok := x.(T); ok {\n\t\tr = v\n\t}\n\treturn r", "T"),
            ("(x T) (r *T)", "switch v := any(x).(type) {\n\tcase *int:\n\t\tgp = v\n\tcase int:\n"
             "\t\tacc += v\n\t}\n\treturn &x", "*T"),
            ("(x T) T", "var g getter[T] = &box[T]{v: x}\n\treturn g.get()", "T"),
            ("(g getter[T]) T", "return g.get()", "T"),
            ("(x T, c chan T) T", "select {\n\tcase c <- x:\n\tdefault:\n\t}\n\treturn x", "T"),
            ("(xs []T, x T) []T", "xs = append(xs, x)\n\treturn append([]T(nil), xs...)", "[]T"),
            ("(x T) int", "f := func(y *T) int { return len(maps([]T{*y}, func(z T) *T { "
             "return &z })) }\n\treturn f(&x)", "int"),
        ]
        signature, body, result = self.rng.choice(bodies)
        name = f"f{number}"
        # Some call an earlier function of the same kind.
        pragma = "//go:noinline\n" if self.rng.random() < 0.3 else ""
        self.parts.append(f"{pragma}func {name}[T any]{self.results_of(signature)} {{\n\t{body}\n}}\n")
        types = self.rng.sample(GENERIC, 2)
        lines = []
        for type_ in types:
            arguments = self.generic_arguments(signature, type_)
            call = f"{name}[{type_}]({arguments})"
            concrete = result.replace("T", type_)
            lines.append(f"r{len(lines)} := {call}")
            lines.append(grammar.fold(concrete, f"r{len(lines) - 1}").replace(
                "range r", "range r"))
        lines = [re.sub(r"\br(\d+)\b", lambda m: f"r{int(m.group(1)) // 2}", l) for l in lines]
        self.add_run(lines)
        return 1

    @staticmethod
    def results_of(signature):
        return signature

    def generic_arguments(self, signature, type_):
        inside = signature[1:signature.index(")") if "func" not in signature.split(" (")[0]
                           and "func(T)" not in signature else signature.rindex(")")]
        value = lambda: grammar.last(type_) if self.rng.random() < 0.5 else \
            Body(self.rng, {}, 1).expr(type_, 2)
        typed = lambda: f"id[{type_}]({value()})"
        if inside.startswith("x T, f"):
            return f"{typed()}, func(y {type_}) {type_} {{ return y }}"
        if inside.startswith("x T, c"):
            return f"{typed()}, make(chan {type_}, 1)"
        if inside.startswith("xs []T, x"):
            return f"[]{type_}{{{value()}}}, {typed()}"
        if inside.startswith("xs []T"):
            return f"[]{type_}{{{value()}, {value()}}}"
        if inside.startswith("x *T"):
            return f"ptrTo[{type_}]({value()})"
        if inside.startswith("g getter"):
            return f"&box[{type_}]{{v: {value()}}}"
        if inside.startswith("x any"):
            return f"any({typed()})"
        if inside.startswith("x, y") or inside.startswith("xs ..."):
            return f"{typed()}, {typed()}"
        return typed()

    def boxed(self, number):
        """A method of a generic type."""
        bodies = [("() *T", "return &b.v", "*T"), ("(x T) T", "b.v = x\n\treturn b.v", "T"),
                  ("() []T", "return b.s", "[]T"), ("(x *T) int", "b.p = x\n\treturn len(b.s)",
                  "int"), ("() any", "return b.v", "any"),
                  ("() func() T", "return b.get", "func() T"),
                  ("(x T) int", "b.set(x)\n\tb.s = b.s[:0]\n\treturn cap(b.s)", "int"),
                  ("() int", "n := 0\n\tfor _, e := range b.each {\n\t\tga = &e\n\t\tn++\n\t}\n"
                   "\treturn n", "int")]
        signature, body, result = self.rng.choice(bodies)
        self.parts.append(f"func (b *box[T]) m{number}{signature} {{\n\t{body}\n}}\n")
        type_ = self.rng.choice(["int", "*int"])
        arguments = "" if signature.startswith("()") else (
            f"new({type_})" if "*T" in signature.split(")")[0] else grammar.last(type_))
        box = Body(self.rng, {}, 1).expr(f"*box[{type_}]", 2)
        lines = [f"b := {box}", f"r := b.m{number}({arguments})",
                 grammar.fold(result.replace("T", type_), "r")]
        self.add_run([l.replace("acc += cap", "acc += 0*cap") for l in lines])
        return 1

    def cycle(self, number):
        """Two functions that call each other, fewer times each round."""
        types, names = self.parameters(1, 3)
        result = self.pick()
        other = {number: number + 1, number + 1: number}
        for this in (number, number + 1):
            body = Body(self.rng, {}, self.size(), ())
            for type_, name in names:
                if name != "_":
                    body.scopes[0].setdefault(type_, []).append(name)
                    body.used.add(name)
            while body.budget > 0:
                body.statement()
            end, values = body.expr(result, 2), [body.expr(t, 1) for t in types]
            body.close()
            arguments = ", ".join(["n-1", *values])
            pragma = "//go:noinline\n" if self.rng.random() < 0.2 else ""
            self.parts.append(
                f"{pragma}func f{this}(n int, {self.shown(names)}) {result} {{\n"
                + "\n".join(body.lines) + f"\n\tif n <= 0 {{\n\t\treturn {end}\n\t}}\n"
                f"\treturn f{other[this]}({arguments})\n}}\n")
        self.run(f"f{number}", ["int", *types], [result])
        return 2

    def little(self, number):
        """What flows from a parameter of many levels to a result or the heap."""
        parameters, result, body = self.rng.choice([
            (["**node"], "*int", "return (*a0).next.ptr"),
            (["**node"], "**node", "return &(*a0).next"),
            (["*box[*int]"], "*int", "return *a0.p"),
            (["**int"], "int", "gp = *a0\n\treturn **a0"),
            (["*[]int", "int"], "*int", "return &(*a0)[a1&0]"),
            (["[]*node"], "*int", "return a0[0].ptr"),
            (["[]*node"], "**int", "return &a0[0].ptr"),
            (["*pair", "*pair"], "pair", "return pair{a0.a, a1.b}"),
            (["node", "**int"], "node", "a0.ptr = *a1\n\treturn a0"),
            (["[]func() int"], "func() int", "return a0[0]"),
            (["*node", "*node"], "*node", "for range 2 {\n\t\ta0, a1 = a1, a0\n\t}\n\treturn a0"),
            (["map[*int]string"], "*int", "for k := range a0 {\n\t\treturn k\n\t}\n\treturn nil"),
            (["**node", "*int"], "**int", "(**a0).ptr = a1\n\treturn &(**a0).ptr"),
        ])
        names = [(t, f"a{i}") for i, t in enumerate(parameters)]
        self.parts.append(f"func f{number}({self.shown(names)}) {result} {{\n\t{body}\n}}\n")
        self.remember(f"f{number}", parameters, [result], None, 0)
        self.run(f"f{number}", parameters, [result])
        return 1

    def words(self, number):
        """Pointers as numbers, with and without the pragma that keeps what they point to."""
        variadic = self.rng.random() < 0.4
        self.parts.append(f"//go:uintptrescapes\nfunc f{number}(p uintptr, q "
                          f"{'...' if variadic else ''}uintptr) int {{\n\treturn int(p &^ p) + "
                          f"{'len(q)' if variadic else 'int(q & 1)'}\n}}\n")
        body = Body(self.rng, {}, 1)
        pointer = "uintptr(unsafe.Pointer(&x))"
        body.emit(f"var x int = {body.expr('int', 2)}")
        body.emit(f"acc += f{number}({pointer}, {pointer}&1)")
        self.add_run([line.strip() for line in body.lines])
        return 1

    # ---- running

    def run(self, name, types, results, variadic=None):
        body = Body(self.rng, {}, 1)
        for i, type_ in enumerate(types):
            value = "2" if type_ == "int" and i == 0 else body.expr(type_, 2)
            local = f"x{i}"
            body.emit(f"var {local} {type_} = {value}")
            body.scopes[0].setdefault(type_, []).append(local)
        arguments = [f"x{i}" for i in range(len(types))]
        if variadic:
            arguments += [body.expr(variadic, 1) for _ in range(self.rng.randint(0, 2))]
        if name.startswith("."):
            call = f"{arguments[0]}{name}({', '.join(arguments[1:])})"
        else:
            call = f"{name}({', '.join(arguments)})"
        if results:
            body.emit(", ".join(f"r{i}" for i in range(len(results))) + f" := {call}")
            for i, type_ in enumerate(results):
                body.emit(grammar.fold(type_, f"r{i}"))
        else:
            body.emit(call)
        body.emit("foldPtr(gp)")
        self.add_run([line.strip() for line in body.lines])

    def add_run(self, lines):
        name = f"run{len(self.runs)}"
        self.runs.append(name)
        self.parts.append(f"func {name}() {{\n" + "\n".join("\t" + l for l in lines) + "\n}\n")

    def main(self):
        calls = "\n".join(f"\ttry({i}, {name})" for i, name in enumerate(self.runs))
        return f"func main() {{\n{calls}\n}}\n"


def program(seed, functions=80):
    return "\n".join(Program(seed, functions).parts)
