"""Expressions of a wanted type.

Constants are kept from each other by `id`, so that the compilers, which both compute with them, do
not refuse what overflows; programs of constant arithmetic are another matter (constants.py).
"""

from .types import BITS, implements, method_set, selectors, under_matches

STRINGS = ["", "a", "go", "héé", "\\xff\\xfe", "世界", "x\\x00y", "%d", "\\u2028é\\xc3"]
FLOATS = ["0", "1", "-1.5", "0.1", "1e10", "-2.75e-3", "3", "1e38", "255.9"]
VERBS = ["%v", "%+v", "%#v", "%T", "%x", "%q", "%d", "%8.3v", "%-6v|", "%t", "%s", "%08b", "%e",
         "%g", "%U", "%c", "%X", "%o", "%+d", "%#x", "% x", "%6.2f"]


class Values:
    """What is in scope, and values made of it. Whoever inherits has rng, universe, scopes,
    functions (that may be called) and generics."""

    searches = 0  # of paths() that are under way

    def chance(self, p):
        return self.rng.random() < p

    # ---- what is there

    def variables(self):
        return [v for scope in self.scopes for v in scope]

    def paths(self, wanted, places=False):
        """Texts of the parts of variables that have the type."""
        found = []
        if self.searches < 4:  # indices are expressions, too
            self.searches += 1
            for name, type_, assignable in self.variables():
                self.walk(name, type_, assignable, wanted, places, found, 0)
            self.searches -= 1
        return found

    def walk(self, text, type_, assignable, wanted, places, found, depth):
        if type_ is wanted and (assignable or not places):
            found.append(text)
        if depth >= 2 or len(found) > 60:
            return
        if type_.kind == "struct" or (type_.kind == "ptr" and type_.elem.kind == "struct"
                                      and not type_.is_named):
            for name, (kind, f, indirect) in selectors(type_).items():
                if kind == "field":
                    self.walk(f"{text}.{name}", f.type, assignable or indirect, wanted, places,
                              found, depth + 1)
        if type_.kind == "ptr" and depth == 0:
            self.walk(f"(*{text})", type_.elem, True, wanted, places, found, depth + 1)
        if type_.kind == "slice" and type_.elem is wanted:
            found.append(f"{text}[{self.index(f'len({text})')}]")
        if type_.kind == "array" and type_.length and type_.elem is wanted and \
                (assignable or not places):
            found.append(f"{text}[{self.index(str(type_.length))}]")
        if type_.kind == "map" and type_.elem is wanted and self.chance(0.5):
            found.append(f"{text}[{self.expr(type_.key, 3)}]")

    def index(self, length):
        """Mostly within bounds, if there is anything."""
        if self.chance(0.12):
            return self.expr(self.universe["int"], 2)
        return f"at({self.expr(self.universe['int'], 3)}, {length})"

    # ---- expressions

    def expr(self, type_, depth=0):
        """A value of the type; typed, and no constant where that could matter."""
        if depth > 12:
            return self.simple(type_)
        if self.chance(0.45 + 0.08 * depth):
            found = self.paths(type_) if depth < 5 else \
                [n for n, t, _ in self.variables() if t is type_]
            if found:
                return self.rng.choice(found)
        if depth >= 4:
            return self.simple(type_)
        makers = [self.literal, self.call, self.operation, self.conversion, self.unwrap,
                  self.operation, self.call]
        for _ in range(3):
            text = self.rng.choice(makers)(type_, depth + 1)
            if text:
                return text
        return self.literal(type_, depth + 1)

    def simple(self, type_):
        """A value without anything else in it."""
        r, kind = self.rng, type_.kind
        if kind in ("int", "uint", "float", "complex", "string", "bool"):
            return self.literal(type_, 9)
        if type_.has_literal():
            return f"({type_.name}{{}})"
        if kind == "ptr" and r.random() < 0.6:
            return f"new({type_.elem.name})"
        if kind == "chan":
            return f"make({type_.name}, 2)"
        if kind == "func":
            return self.closure(type_, 9)
        return f"zero[{type_.name}]()"

    def literal(self, type_, depth):
        r, kind = self.rng, type_.kind
        if kind in ("int", "uint"):
            bits = BITS[type_.basic]
            low, high = (0, 2 ** bits - 1) if kind == "uint" else \
                (-2 ** (bits - 1), 2 ** (bits - 1) - 1)
            value = r.choice([0, 1, 2, 3, 5, 7, r.randint(0, 20), low, high,
                              r.randint(low, high)])
            return f"id({type_.name}({value}))"
        if kind == "float":
            value = r.choice(FLOATS)
            return f"id({type_.name}({value}))"
        if kind == "complex":
            return f"id({type_.name}(complex({r.choice(FLOATS[:4])}, {r.choice(FLOATS[:4])})))"
        if kind == "string":
            return f'id({type_.name}("{r.choice(STRINGS)}"))'
        if kind == "bool":
            return f"id({type_.name}({r.choice(['true', 'false'])}))"
        if depth > 5 and kind != "func":
            return self.simple(type_)
        if kind == "struct":
            if self.chance(0.5) or any(f.name == "_" for f in type_.fields):
                some = [f for f in type_.fields if self.chance(0.7) and f.name != "_"]
                inside = ", ".join(f"{f.name}: {self.expr(f.type, depth)}" for f in some)
            else:
                inside = ", ".join(self.expr(f.type, depth) for f in type_.fields)
            return f"({type_.name}{{{inside}}})"
        if kind == "array" or kind == "slice":
            length = type_.length if kind == "array" else r.randint(0, 4)
            count = r.randint(0, length)
            parts = [self.expr(type_.elem, depth) for _ in range(count)]
            if parts and count < length and self.chance(0.3):
                parts[-1] = f"{length - 1}: {parts[-1]}"
            if kind == "slice" and self.chance(0.2):
                return f"make({type_.name}, {r.randint(0, 3)}, {r.randint(3, 6)})"
            return f"({type_.name}{{{', '.join(parts)}}})"
        if kind == "map":
            parts = [f"{self.expr(type_.key, depth)}: {self.expr(type_.elem, depth)}"
                     for _ in range(r.randint(0, 2))]
            return f"({type_.name}{{{', '.join(parts)}}})"
        if kind == "ptr":
            names = [n for n, t, can in self.variables() if t is type_.elem and can]
            if names and self.chance(0.6):
                return f"(&{r.choice(names)})"
            return f"ref({self.expr(type_.elem, depth)})"
        if kind == "func":
            return self.closure(type_, depth)
        if kind == "iface":
            return self.wrapped(type_, depth)
        if kind == "chan":
            parts = ", ".join(self.expr(type_.elem, depth) for _ in range(r.randint(0, 2)))
            return f"{type_.name}(filled[{type_.elem.name}]({parts}))"
        return self.simple(type_)

    def wrapped(self, interface, depth):
        """A value in an interface."""
        r = self.rng
        fitting = [t for t in self.universe.by_name.values()
                   if t.kind != "param" and t is not interface and implements(t, interface)]
        fitting = [t for t in fitting if t.methods or not interface.methods
                   or t.kind in ("ptr", "struct", "iface")]
        if interface is self.universe.error and self.chance(0.5):
            text = self.expr(self.universe["string"], depth)
            return r.choice(["errors.New", "wrap"]) + f"({text})"
        if not fitting or self.chance(0.1):
            return f"zero[{interface.name}]()"
        return f"({interface.name})({self.expr(r.choice(fitting), depth)})"

    def call(self, type_, depth):
        """A call of a function, method, function value or generic function that gives it."""
        r, forms = self.rng, []
        for name, signature in self.functions:
            if signature.results and signature.results[0] is type_ and len(signature.results) == 1:
                forms.append((name, signature.params))
        for name, t, can in self.variables():
            if t.kind == "func" and t.signature.results == [type_]:
                forms.append((name, t.signature.params))
            for m in method_set(t, can).values():
                if m.signature.results == [type_]:
                    forms.append((f"{name}.{m.name}", m.signature.params))
        for t in self.universe.named:
            for m in t.methods.values():
                if m.signature.results == [type_] and t.kind != "param":
                    if t.kind == "iface" or (not m.by_pointer and self.chance(0.5)):
                        forms.append((f"({t.name}).{m.name}", [t] + m.signature.params))
                    else:
                        p = self.universe.pointer(t)
                        forms.append((f"({p.name}).{m.name}", [p] + m.signature.params))
        forms += self.generic_calls(type_)
        if not forms or self.chance(0.05):
            inner = self.expr(type_, depth)
            return f"func() {type_.name} {{ return {inner} }}()"
        name, params = r.choice(forms)
        return f"{name}({', '.join(self.expr(p, depth) for p in params)})"

    def generic_calls(self, type_):
        r, u = self.rng, self.universe
        forms = [("id", [type_]), ("pick", [u.slice(type_), u["int"]]),
                 (f"as[{type_.name}]", [u.any])]
        if type_.is_ordered() and type_.kind != "param":
            forms += [("min", [type_, type_]), ("max", [type_, type_, type_]),
                      ("largest", [u.slice(type_)])]
        if type_.kind == "int":
            forms.append((f"count[{type_.name}]", [u["int"], type_]))
        if type_ is u["int"]:
            t = r.choice(u.named + u.basics)
            if t.kind in ("slice", "map", "string", "array", "chan"):
                forms.append(("len", [t]))
            forms.append(("len", [u["string"]]))
        if type_ is u["string"]:
            t = r.choice(u.named + u.basics)
            forms.append(("dump", [t]))
        if type_.kind == "slice":
            forms.append(("reversed", [type_]))
            other = r.choice(u.basics)
            forms.append((f"mapped[{other.name}, {type_.elem.name}]",
                          [u.slice(other), u.func([other], [type_.elem])])
                         if not type_.is_named else ("reversed", [type_]))
        for generic in self.generics:
            forms += generic.calls(self, type_)
        return forms

    def operation(self, type_, depth):
        make = {"int": self.integer_operation, "uint": self.integer_operation,
                "float": self.float_operation, "complex": self.complex_operation,
                "string": self.string_operation, "bool": self.bool_operation,
                "slice": self.slice_operation, "array": self.array_operation,
                "param": self.param_operation}.get(type_.kind)
        return make(type_, lambda t=type_: self.expr(t, depth)) if make else None

    def integer_operation(self, type_, e):
        r, u, which = self.rng, self.universe, self.rng.randint(0, 9)
        if which < 4:
            return f"({e()} {r.choice(['+', '-', '*', '&', '|', '^', '&^'])} {e()})"
        if which == 4:
            divisor = e() if self.chance(0.15) else f"({e()} | 1)"
            return f"({e()} {r.choice(['/', '%'])} {divisor})"
        if which < 7:
            count = r.choice(u.basics[:11])
            by = f"({e(count)} & 15)" if self.chance(0.85) else e(count)
            return f"({e()} {r.choice(['<<', '>>'])} {by})"
        if which == 7:
            return f"({r.choice(['-', '^', '+'])}{e()})"
        if which == 8 and type_ is u["int"]:
            t = r.choice([t for t in u.by_name.values()
                          if t.kind in ("slice", "map", "chan")] or [u["string"]])
            name = "len" if t.kind in ("map", "string") else r.choice(["len", "cap"])
            return f"{name}({e(t)})"
        return f"({e(u['string'])} + \"z\")[0]" if type_.name == "uint8" else None

    def float_operation(self, type_, e):
        if type_.basic == "float64" and not type_.is_named and self.chance(0.15):
            return f"{self.rng.choice(['real', 'imag'])}({e(self.universe['complex128'])})"
        return f"({e()} {self.rng.choice(['+', '-', '*', '/'])} {e()})"

    def complex_operation(self, type_, e):
        if self.chance(0.3) and type_.name == "complex128":
            return f"complex({e(self.universe['float64'])}, {e(self.universe['float64'])})"
        return f"({e()} {self.rng.choice(['+', '-', '*'])} {e()})"

    def string_operation(self, type_, e):
        r, which = self.rng, self.rng.randint(0, 4)
        if which < 2:
            return f"short({e()} + {e()})"
        if which == 2:
            return f"{e()}[{self.index('1')}:]" if self.chance(0.3) else f"tail({e()})"
        if type_.is_named:
            return None
        if which == 3:
            return f'short(fmt.Sprintf("{r.choice(VERBS)}", {e(self.printable())}))'
        return f"short(fmt.Sprint({e(self.printable())}, {e(self.printable())}))"

    def bool_operation(self, type_, e):
        r, u, which = self.rng, self.universe, self.rng.randint(0, 7)
        if which < 2:
            return f"({e()} {r.choice(['&&', '||'])} {e()})"
        if which == 2:
            return f"(!{e()})"
        if which < 5:
            t = r.choice([t for t in u.named + u.basics if t.is_ordered()])
            text = f"{e(t)} {r.choice(['<', '<=', '>', '>=', '==', '!='])} {e(t)}"
        elif which < 7:
            t = r.choice([t for t in u.by_name.values() if t.may_compare()])
            text = f"{e(t)} {r.choice(['==', '!='])} {e(t)}"
        else:
            t = r.choice([t for t in u.by_name.values()
                          if t.kind in ("slice", "map", "func", "ptr", "chan", "iface")])
            text = f"{e(t)} {r.choice(['==', '!='])} nil"
        return f"{type_.name}({text})" if type_.is_named else f"({text})"

    def slice_operation(self, type_, e):
        r, which = self.rng, self.rng.randint(0, 4)
        if which == 0:
            return f"few(append({e()}, {e(type_.elem)}))"
        if which == 1:
            return f"few(append({e()}, {e()}...))"
        if which == 2:
            return f"{e()}[{self.index('1')}:]"
        names = [n for n, t, _ in self.variables() if t is type_]
        if which == 3 and names:
            low, high, end = sorted(r.randint(0, 3) for _ in range(3))
            return f"{r.choice(names)}[{low}:{high}:{end}]"
        return None

    def array_operation(self, type_, e):
        return f"({type_.name})({e(self.universe.slice(type_.elem))})" if self.chance(0.3) else None

    def param_operation(self, type_, e):
        if type_.constraint != "number":
            return None
        return f"({e()} {self.rng.choice(['+', '-', '*'])} {e()})"

    def printable(self):
        all_ = [t for t in self.universe.by_name.values() if t.is_printable()]
        return self.rng.choice(all_)

    def conversion(self, type_, depth):
        r, u, kind = self.rng, self.universe, type_.kind
        if kind == "param":
            return None
        if kind in ("int", "uint", "float"):
            from_ = r.choice(u.basics[:13] + [t for t in u.named
                                              if t.kind in ("int", "uint", "float")])
            inner = self.expr(from_, depth)
            if from_.kind == "float" and kind != "float":
                inner = f"bounded({inner})"
            return f"{type_.name}({inner})"
        if kind == "string" and self.chance(0.5):
            which = r.randint(0, 2)
            if which == 0:
                return f"{type_.name}({self.expr(u.slice(u['uint8']), depth)})"
            if which == 1:
                return f"{type_.name}({self.expr(u.slice(u['int32']), depth)})"
            return f"{type_.name}(rune({self.expr(u['int32'], depth)}))"
        if kind == "slice" and type_.elem.name in ("uint8", "int32") and self.chance(0.5):
            return f"{type_.name}({self.expr(u['string'], depth)})"
        if kind == "iface":
            return self.wrapped(type_, depth)
        alike = [t for t in u.by_name.values() if t is not type_ and under_matches(t, type_)]
        if not alike:
            return None
        return f"({type_.name})({self.expr(r.choice(alike), depth)})"

    def unwrap(self, type_, depth):
        """Out of an interface, a channel or a pointer."""
        r, u = self.rng, self.universe
        which = r.randint(0, 4)
        if which == 0:
            return f"as[{type_.name}]({self.expr(u.any, depth)})"
        if which == 1 and self.chance(0.3):
            return f"any({self.expr(type_, depth)}).({type_.name})"
        if which == 2:
            return f"(<-filled({self.expr(type_, depth)}))"
        if which == 3:
            return f"(*ref({self.expr(type_, depth)}))"
        return None

    def closure(self, type_, depth):
        """A function literal, or a method value or expression that fits."""
        r, signature = self.rng, type_.signature
        for name, t, can in self.variables():
            for m in method_set(t, can).values():
                if m.signature.params == signature.params and \
                        m.signature.results == signature.results and self.chance(0.5):
                    return f"({type_.name})({name}.{m.name})"
        if self.chance(0.05):
            return f"zero[{type_.name}]()"
        names = [self.fresh("p") for _ in signature.params]
        self.scopes.append([(n, t, True) for n, t in zip(names, signature.params)])
        params = ", ".join(f"{n} {t.name}" for n, t in zip(names, signature.params))
        returned = ", ".join(self.expr(t, max(depth, 3)) if depth < 6 else self.simple(t)
                             for t in signature.results)
        self.scopes.pop()
        results = ", ".join(t.name for t in signature.results)
        head = f"func({params}) ({results})" if results else f"func({params})"
        return f"({type_.name})({head} {{ burn(); return {returned} }})" if type_.is_named else \
            f"({head} {{ burn(); return {returned} }})"
