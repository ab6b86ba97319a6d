"""Random Go programs that compile and end: `program(seed, functions)` returns the source.

Each function computes with all integer widths, floats, strings, structs, arrays, slices, maps,
pointers, closures, defers and loops of bounded length, and returns what it has computed as text;
main prints that, or the panic. Everything is deterministic, so any two implementations of Go must
print the same. What the specification leaves open (map order, order of operands without calls,
conversion of floats out of range) is avoided.
"""

import random

INTS = ["int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64"]
BITS = {"int": 64, "uint": 64, **{f"{s}{b}": b for s in ("int", "uint") for b in (8, 16, 32, 64)}}
HEADER = """// A random program.
package main

import "fmt"

type pair struct {
	a int8
	b int64
	s string
}

type nest struct {
	p   pair
	arr [3]int16
	f   float64
	ptr *pair
	u   uint32
}

type shape interface{ size(n int) int }

func (p pair) size(n int) int   { return int(p.a) + n + len(p.s) }
func (n *nest) size(k int) int  { n.u++; return int(n.u)*k + len(n.p.s) }
func (n nest) with(v int16) nest { n.arr[1] = v; n.p.b--; return n }

func generic[T int8 | int64 | uint16 | uint64](a, b T, n int) T {
	for i := 0; i < n; i++ {
		a, b = b+T(i), a*3-b
	}
	return a ^ b
}

func id[T any](x T) T { return x }

func pick[T any](xs []T, i int) (r T) {
	if len(xs) == 0 {
		return r
	}
	return xs[(i%len(xs)+len(xs))%len(xs)]
}

func count(n int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := 0; i < n; i++ {
			if !yield(i*i, fmt.Sprint("#", i)) {
				return
			}
		}
	}
}
"""


class Function:
    def __init__(self, rng, number):
        self.rng = rng
        self.number = number
        self.lines = []
        self.indent = 1
        self.scopes = [{}]  # type -> names
        self.names = 0
        self.loops = 0
        self.budget = rng.randint(10, 45)
        self.calls_left = 3

    # ---- names

    def fresh(self, type_, prefix="v"):
        self.names += 1
        name = f"{prefix}{self.names}"
        self.scopes[-1].setdefault(type_, []).append(name)
        return name

    def names_of(self, type_):
        return [n for scope in self.scopes for n in scope.get(type_, [])]

    def emit(self, text):
        self.lines.append("\t" * self.indent + text)

    # ---- expressions

    def literal(self, t):
        r = self.rng
        if t == "bool":
            return r.choice(["true", "false"])
        if t == "string":
            return '"' + "".join(r.choice("abcxyz é0") for _ in range(r.randint(0, 5))) + '"'
        if t == "float64":
            return f"id({r.choice(['0.5', '-1.25', '3.0', '1e3', '-0.125', '7.75'])})"
        if t in INTS:
            bits = BITS[t]
            low, high = (0, 2 ** bits - 1) if t[0] == "u" else (-2 ** (bits - 1), 2 ** (bits - 1) - 1)
            value = r.choice([0, 1, 2, 3, 7, low, high, r.randint(low, high), r.randint(0, 100)])
            # Through a call, so that the compiler's own arithmetic does not reject it.
            return f"id({t}({value}))"
        if t == "pair":
            return f"pair{{{self.expr('int8', 0)}, {self.expr('int64', 0)}, {self.expr('string', 0)}}}"
        if t == "nest":
            return (f"nest{{p: {self.literal('pair')}, arr: [3]int16{{{self.literal('int16')}}}, "
                    f"u: {self.literal('uint32')}}}")
        if t == "*pair":
            return "&" + self.literal("pair")
        if t == "[4]int":
            return "[4]int{" + ", ".join(self.expr("int", 0) for _ in range(4)) + "}"
        if t == "[]int32":
            return "[]int32{" + ", ".join(self.expr("int32", 0) for _ in range(r.randint(1, 5))) + "}"
        if t == "[]string":
            return "[]string{" + ", ".join(self.literal("string") for _ in range(r.randint(1, 3))) + "}"
        if t == "map[string]int":
            return 'map[string]int{"a": 1, "x": -4}'
        if t == "map[int8]pair":
            return "map[int8]pair{1: {2, 3, \"m\"}}"
        if t == "any":
            return f"any({self.expr(r.choice(['int', 'string', 'pair', 'uint8']), 0)})"
        if t == "shape":
            return r.choice([f"shape({self.literal('pair')})", f"shape(&{self.literal('nest')})"])
        raise ValueError(t)

    def index(self, length):
        return f"(({self.expr('int', 1)})&0x7fffffff)%{length}"

    def expr(self, t, depth):
        r = self.rng
        names = self.names_of(t)
        if depth <= 0 or r.random() < 0.15:
            return r.choice(names) if names and r.random() < 0.8 else self.literal(t)
        if t in INTS:
            return self.int_expr(t, depth)
        makers = {"bool": self.bool_expr, "string": self.string_expr, "float64": self.float_expr,
                  "pair": self.pair_expr}
        if t in makers:
            return makers[t](depth - 1)
        return r.choice(names) if names else self.literal(t)

    def int_expr(self, t, depth):
        r, d = self.rng, depth - 1
        kind = r.randint(0, 15)
        if kind <= 4:
            return f"({self.expr(t, d)} {r.choice(['+', '-', '*', '&', '|', '^', '&^'])} {self.expr(t, d)})"
        if kind == 5:
            return f"({self.expr(t, d)} {r.choice(['/', '%'])} ({self.expr(t, d)} | 1))"
        if kind == 6:
            return f"({self.expr(t, d)} {r.choice(['<<', '>>'])} ({self.expr('uint8', d)} % {BITS[t] + 3}))"
        if kind == 7:
            return f"{t}({self.expr(r.choice(INTS), d)})"
        if kind == 8:
            return f"({r.choice(['-', '^'])}{self.expr(t, d)})"
        special = {"int": ["len(⟨string⟩)", "⟨[4]int⟩[⟨i4⟩]", "len(⟨[]int32⟩)", "⟨map[string]int⟩[⟨string⟩]",
                           "⟨shape⟩.size(⟨int⟩)", "cap(⟨[4]int⟩)", "min(⟨int⟩, ⟨int⟩)"],
                   "int8": ["⟨pair⟩.a", "generic(⟨int8⟩, ⟨int8⟩, 4)"], "int64": ["⟨pair⟩.b", "⟨*pair⟩.b"],
                   "int16": ["⟨nest⟩.arr[⟨i3⟩]", "⟨nest⟩.with(⟨int16⟩).arr[1]"],
                   "int32": ["pick(⟨[]int32⟩, ⟨int⟩)"], "uint32": ["⟨nest⟩.u", "max(⟨uint32⟩, ⟨uint32⟩)"],
                   "uint8": ["(⟨string⟩ + \"z\")[0]"], "uint16": ["generic(⟨uint16⟩, ⟨uint16⟩, 3)"]}.get(t)
        if special and kind <= 13:
            return self.fill(r.choice(special), d)
        return self.expr(t, 0)

    def fill(self, template, depth):
        out = ""
        while "⟨" in template:
            before, rest = template.split("⟨", 1)
            name, template = rest.split("⟩", 1)
            if name == "i4":
                value = self.index(4)
            elif name == "i3":
                value = self.index(3)
            elif name in ("shape", "nest", "pair", "*pair", "[4]int", "map[string]int", "[]int32"):
                names = self.names_of(name)
                value = self.rng.choice(names) if names else f"({self.literal(name)})"
            else:
                value = self.expr(name, depth)
            out += before + value
        return out + template

    def bool_expr(self, d):
        r = self.rng
        kind = r.randint(0, 6)
        if kind <= 3:
            t = r.choice(INTS + ["string", "float64"])
            return f"({self.expr(t, d)} {r.choice(['<', '<=', '==', '!=', '>', '>='])} {self.expr(t, d)})"
        if kind == 4:
            return f"({self.expr('bool', d)} {r.choice(['&&', '||'])} {self.expr('bool', d)})"
        if kind == 5:
            return f"(!{self.expr('bool', d)})"
        return f"({self.expr('pair', d)} == {self.expr('pair', d)})"

    def string_expr(self, d):
        r = self.rng
        return self.fill(r.choice(["(⟨string⟩ + ⟨string⟩)", "fmt.Sprint(⟨int⟩, ⟨bool⟩)", "⟨pair⟩.s",
                                   "string(rune(⟨uint8⟩%26 + 97))", "pick(⟨[]string⟩, ⟨int⟩)",
                                   "fmt.Sprintf(\"%v|%x\", ⟨pair⟩, ⟨uint16⟩)", "string([]byte(⟨string⟩))"])
                         .replace("⟨[]string⟩", self.literal("[]string")), d)

    def float_expr(self, d):
        r = self.rng
        return self.fill(r.choice(["(⟨float64⟩ + ⟨float64⟩)", "(⟨float64⟩ - ⟨float64⟩)",
                                   "(⟨float64⟩ * 0.5)", "float64(⟨int16⟩)", "⟨nest⟩.f", "(-⟨float64⟩)"]), d)

    def pair_expr(self, d):
        return self.fill(self.rng.choice(["pair{⟨int8⟩, ⟨int64⟩, ⟨string⟩}", "⟨nest⟩.p",
                                          "*⟨*pair⟩"]), d)

    # ---- statements

    TYPES = INTS * 2 + ["bool", "string", "float64", "pair", "nest", "*pair", "[4]int", "[]int32",
                        "map[string]int", "map[int8]pair", "any", "shape"]

    def block(self, depth, count):
        self.scopes.append({})
        self.indent += 1
        for _ in range(count):
            self.statement(depth)
        self.indent -= 1
        self.scopes.pop()

    def statement(self, depth):
        if self.budget <= 0:
            return
        self.budget -= 1
        r = self.rng
        simple = [self.declare, self.declare, self.assign, self.assign, self.update, self.container]
        nested = [self.if_, self.for_, self.range_, self.switch, self.closure, self.defer_,
                  self.type_switch, self.labelled]
        r.choice(simple + (nested if depth > 0 else []))(depth)

    def declare(self, _):
        t = self.rng.choice(self.TYPES)
        value = self.expr(t, 2)
        name = self.fresh(t)
        self.emit(f"{name} := {value}")
        self.emit(f"_ = {name}")

    def assign(self, _):
        t = self.rng.choice([t for scope in self.scopes for t in scope] or ["int"])
        names = self.names_of(t)
        if len(names) > 1 and self.rng.random() < 0.3:
            a, b = self.rng.sample(names, 2)
            self.emit(f"{a}, {b} = {self.expr(t, 1)}, {self.expr(t, 1)}")
        elif names:
            self.emit(f"{self.rng.choice(names)} = {self.expr(t, 3)}")

    def update(self, _):
        r = self.rng
        t = r.choice(INTS + ["string"])
        names = self.names_of(t)
        if not names:
            return
        if t == "string":
            self.emit(f"{r.choice(names)} += {self.expr('string', 1)}[:0] + \"+\"")
        else:
            self.emit(f"{r.choice(names)} {r.choice(['+=', '-=', '*=', '^=', '|='])} {self.expr(t, 2)}")

    def container(self, _):
        forms = {"[]int32": "⟨v⟩ = append(⟨v⟩, ⟨int32⟩)", "[4]int": "⟨v⟩[⟨i4⟩] += ⟨int⟩",
                 "map[string]int": "⟨v⟩[⟨string⟩] -= ⟨int⟩", "nest": "⟨v⟩.arr[⟨i3⟩] = ⟨int16⟩",
                 "pair": "⟨v⟩.b, ⟨v⟩.a = ⟨int64⟩, ⟨int8⟩", "*pair": "⟨v⟩.s += \"!\"",
                 "map[int8]pair": "⟨v⟩[⟨int8⟩] = ⟨pair⟩"}
        t = self.rng.choice(list(forms))
        names = self.names_of(t)
        if names:
            name = self.rng.choice(names)
            self.emit(self.fill(forms[t].replace("⟨v⟩", name), 1))

    def if_(self, depth):
        self.emit(f"if {self.expr('bool', 2)} {{")
        self.block(depth - 1, self.rng.randint(1, 3))
        if self.rng.random() < 0.5:
            self.emit("} else {")
            self.block(depth - 1, self.rng.randint(1, 3))
        self.emit("}")

    def for_(self, depth):
        if self.loops >= 2:
            return
        self.loops += 1
        name = f"i{self.names}"
        self.names += 1
        self.emit(f"for {name} := 0; {name} < {self.rng.randint(1, 6)}; {name}++ {{")
        self.scopes.append({"int": []})
        self.emit(f"\tk{name} := {name}; _ = k{name}")
        self.scopes[-1]["int"].append(f"k{name}")
        self.block(depth - 1, self.rng.randint(1, 4))
        if self.rng.random() < 0.3:
            self.emit(f"\tif {self.expr('bool', 1)} {{ {self.rng.choice(['break', 'continue'])} }}")
        self.scopes.pop()
        self.emit("}")
        self.loops -= 1

    def range_(self, depth):
        if self.loops >= 2:
            return
        self.loops += 1
        r = self.rng
        kind = r.choice(["slice", "string", "int", "func", "array"])
        n = self.names
        self.names += 1
        heads = {"slice": (f"for ri{n}, rv{n} := range {self.literal('[]int32')}", "int32"),
                 "string": (f"for ri{n}, rv{n} := range {self.expr('string', 1)}", None),
                 "int": (f"for ri{n} := range {r.randint(1, 5)}", None),
                 "func": (f"for ri{n}, rv{n} := range count({r.randint(1, 4)})", "string"),
                 "array": (f"for ri{n}, rv{n} := range {r.choice(self.names_of('[4]int') or ['[4]int{1, 2}'])}", "int")}
        head, value = heads[kind]
        if "{" in head:
            head = head.replace("range [", "range ([", 1) + ")" if "range [" in head else head
        self.emit(head + " {")
        self.scopes.append({"int": [f"ri{n}"]})
        if value:
            self.scopes[-1].setdefault(value, []).append(f"rv{n}")
        self.emit(f"\t_ = ri{n}")
        if kind != "int":
            self.emit(f"\t_ = rv{n}")
        self.block(depth - 1, r.randint(1, 3))
        if r.random() < 0.3:
            self.emit(f"\tif {self.expr('bool', 1)} {{ break }}")
        self.scopes.pop()
        self.emit("}")
        self.loops -= 1

    def switch(self, depth):
        r = self.rng
        t = r.choice(["int", "uint8", "int64"])
        self.emit(f"switch {self.expr(t, 1)} % 5 {{")
        n = 50
        for value in r.sample(range(-1 if t[0] == "i" else 0, 5), r.randint(1, 4)):
            self.emit(f"case {value}:")
            self.block(depth - 1, r.randint(1, 2))
            if r.random() < 0.15:
                self.emit("\tfallthrough")
                self.emit(f"case {n}:")
                n += 1
        self.emit("default:")
        self.block(depth - 1, 1)
        self.emit("}")

    def closure(self, depth):
        t = self.rng.choice(["int", "int8", "uint16", "string"])
        n = self.names
        self.names += 1
        self.emit(f"f{n} := func(p{n} {t}) {t} {{")
        self.scopes.append({t: [f"p{n}"]})
        loops, self.loops = self.loops, 2
        self.block(depth - 1, self.rng.randint(1, 3))
        self.emit(f"\treturn {self.expr(t, 2)}")
        self.loops = loops
        self.scopes.pop()
        self.emit("}")
        name = self.fresh(t)
        self.emit(f"{name} := f{n}({self.literal(t)})")
        self.emit(f"{name} = f{n}({name})")

    def defer_(self, depth):
        if self.loops:
            return
        self.emit("defer func() {")
        self.block(0, 2)
        self.emit(f"\tout += fmt.Sprint(\" deferred \", {self.expr('int', 1)})")
        self.emit("}()")

    def type_switch(self, depth):
        x = f"x{self.names}"
        self.names += 1
        self.emit(f"switch {x} := {self.expr('any', 1)}.(type) {{")
        for t in self.rng.sample(["int", "string", "pair", "uint8"], 2):
            self.emit(f"case {t}:")
            self.scopes.append({t: [x]})
            self.emit(f"\t_ = {x}")
            self.block(depth - 1, 1)
            self.scopes.pop()
        self.emit("default:")
        self.emit(f"\t_ = {x}")
        self.emit("}")

    def labelled(self, depth):
        if self.loops:
            return
        self.loops += 2
        n = self.names
        self.names += 1
        self.emit(f"outer{n}:")
        self.emit(f"for a{n} := 0; a{n} < 4; a{n}++ {{")
        self.emit(f"\tfor b{n} := 0; b{n} < 4; b{n}++ {{")
        self.scopes.append({})
        self.indent += 1
        self.block(0, 2)
        self.emit(f"\tif a{n}*b{n} > {self.rng.randint(1, 8)} {{ {self.rng.choice(['break', 'continue'])} outer{n} }}")
        self.indent -= 1
        self.scopes.pop()
        self.emit("\t}")
        self.emit("}")
        self.loops -= 2

    def source(self):
        for t in self.rng.sample(self.TYPES, 5):
            value = self.literal(t)
            name = self.fresh(t)
            self.emit(f"{name} := {value}")
            self.emit(f"_ = {name}")
        while self.budget > 0:
            self.statement(3)
        shown = [n for t, names in self.scopes[0].items() if t not in ("*pair", "shape", "nest")
                 for n in names]
        self.emit(f"out += fmt.Sprintln({', '.join(shown)})")
        self.emit("return out")
        return (f"func f{self.number}(n int) (out string) {{\n" + "\n".join(self.lines) + "\n}\n")


def program(seed, functions=20):
    rng = random.Random(seed)
    parts = [HEADER]
    parts += [Function(rng, i).source() for i in range(functions)]
    parts.append("func try(name int, f func(int) string) {\n\tdefer func() {\n"
                 "\t\tif r := recover(); r != nil {\n\t\t\tfmt.Println(name, \"panic:\", r)\n\t\t}\n\t}()\n"
                 "\tfmt.Println(name, f(name))\n}\n")
    calls = "\n".join(f"\ttry({i}, f{i})" for i in range(functions))
    parts.append(f"func main() {{\n{calls}\n}}\n")
    return "\n".join(parts)
