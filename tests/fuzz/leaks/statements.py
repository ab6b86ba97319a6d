"""A random function body: statements over the variables in scope, by the tables of grammar.py."""

import re

from . import grammar

TABLE = grammar.table()
HOLE = re.compile(r"⟨([@#]?)([^⟩]*)⟩")
DEPTH = 3  # of expressions


class Unusable(Exception):
    """A template asks for a variable or a function that is not there."""


class Body:
    """The text of one function's body. `known` are the functions it may call, as
    {result type: [(name, parameter types, variadic)]}."""

    def __init__(self, rng, known, budget, results=()):
        self.rng, self.known, self.budget, self.results = rng, known, budget, results
        self.lines, self.indent, self.scopes = [], 1, [{}]
        self.count, self.loops, self.calls, self.closures = 0, 0, 3, 0
        self.used = set()

    # ---- names

    def declare(self, type_, prefix="v"):
        self.count += 1
        name = f"{prefix}{self.count}"
        self.scopes[-1].setdefault(type_, []).append(name)
        return name

    def variable(self, type_):
        names = [n for scope in self.scopes for n in scope.get(type_, [])]
        if not names:
            raise Unusable
        # What was declared last is of most interest.
        name = names[-1 - min(int(self.rng.expovariate(0.7)), len(names) - 1)]
        self.used.add(name)
        return name

    def target(self, type_):
        """A variable to assign to, which is no use of it. Not one of functions: one that comes to
        call itself would not end."""
        if "func" in type_:
            raise Unusable
        used = set(self.used)
        name = self.variable(type_)
        self.used = used
        return name

    def emit(self, text):
        self.lines.append("\t" * self.indent + text)

    # ---- expressions

    def call(self, type_):
        if self.calls <= 0 or not self.known.get(type_):
            raise Unusable
        self.calls -= 1 if not self.loops else 3
        name, parameters, variadic = self.rng.choice(self.known[type_])
        arguments = [self.expr(p, 1) for p in parameters]
        if variadic:
            arguments += [self.expr(variadic, 1) for _ in range(self.rng.randint(0, 2))]
        if name.startswith("."):
            # A method: the first argument is its receiver.
            receiver, arguments = arguments[0], arguments[1:]
            if not re.fullmatch(r"\w+", receiver):
                receiver = self.bound(parameters[0], receiver)
            return f"{receiver}{name}({', '.join(arguments)})"
        return f"{name}({', '.join(arguments)})"

    def bound(self, type_, text):
        return f"({text})" if type_[0] == "*" else f"ptrTo({text})"

    def fill(self, template, depth):
        def one(match):
            sign, type_ = match.groups()
            if sign == "@":
                return self.variable(type_)
            return self.call(type_) if sign == "#" else self.operand(type_, depth)
        return HOLE.sub(one, template)

    def operand(self, type_, depth):
        """An expression that a selector, an index or a call may follow."""
        text = self.expr(type_, depth)
        return text if re.fullmatch(r"[\w.\[\]\"]+", text) or text.startswith("(") else f"({text})"

    def expr(self, type_, depth=DEPTH):
        names = [n for scope in self.scopes for n in scope.get(type_, [])]
        if depth <= 0 or self.rng.random() < 0.1:
            if names and self.rng.random() < 0.9:
                return self.variable(type_)
            return grammar.last(type_)
        choices = TABLE[type_]
        for _ in range(6):
            template = self.rng.choices([t for _, t in choices], [w for w, _ in choices])[0]
            if self.loops and "append" in template and template.count("⟨[") > 1:
                continue  # Nothing grows by its own length in a loop.
            used, calls = set(self.used), self.calls
            try:
                return self.fill(template, depth - 1)
            except Unusable:
                self.used, self.calls = used, calls
        return grammar.last(type_)

    # ---- statements

    def block(self, count, names=()):
        """`names`: (type, name) of variables that the block's head declares."""
        self.scopes.append({})
        for type_, name in names:
            self.scopes[-1].setdefault(type_, []).append(name)
        self.indent += 1
        for _ in range(count):
            self.statement()
        self.close()
        self.indent -= 1

    def close(self):
        """Ends a scope: variables nobody used are used."""
        for type_, names in self.scopes.pop().items():
            for name in names:
                if name not in self.used:
                    self.emit(grammar.fold(type_, name))

    def statement(self):
        if self.budget <= 0:
            return
        self.budget -= 1
        nested = self.indent < 4 and self.budget > 1
        choices = SIMPLE + (NESTED if nested else [])
        for _ in range(5):
            name, weight = self.rng.choice(choices)
            if self.rng.randint(1, 4) > weight:
                continue
            kept = (len(self.lines), len(self.scopes), self.indent, self.loops, self.calls,
                    self.closures, set(self.used))
            try:
                getattr(self, name)()
                return
            except Unusable:
                (lines, scopes, self.indent, self.loops, self.calls, self.closures,
                 self.used) = kept
                del self.lines[lines:], self.scopes[scopes:]

    def type_(self):
        return self.rng.choice(grammar.COMMON if self.rng.random() < 0.6 else grammar.TYPES)

    def define(self):
        type_ = self.type_()
        value = self.expr(type_)
        if re.fullmatch(r"-?\d+", value):
            value = f"{type_}({value})"
        self.emit(f"{self.declare(type_)} := {value}")

    def define_zero(self):
        type_ = self.rng.choice(["int", "*int", "node", "[]*int", "[4]int", "pair", "any", "string",
                                 "outer", "func() int", "[3]*int", "wide"])
        value = self.expr(type_) if self.rng.random() < 0.7 else ""
        name = self.declare(type_)
        self.emit(f"var {name} {type_}")
        if value:
            self.emit(f"{name} = {value}")

    def define_two(self):
        one, two = self.type_(), self.type_()
        values = [self.expr(one, 2), self.expr(two, 2)]
        if any(re.fullmatch(r"-?\d+", v) for v in values):
            raise Unusable
        self.emit(f"{self.declare(one)}, {self.declare(two)} := {', '.join(values)}")

    def assign(self):
        types = [t for scope in self.scopes for t in scope]
        if not types:
            raise Unusable
        type_ = self.rng.choice(types)
        self.emit(f"{self.target(type_)} = {self.expr(type_)}")

    def assign_two(self):
        types = [t for scope in self.scopes for t in scope]
        if len(types) < 2:
            raise Unusable
        one, two = self.rng.choice(types), self.rng.choice(types)
        names = [self.target(one), self.target(two)]
        self.emit(f"{', '.join(names)} = {self.expr(one, 2)}, {self.expr(two, 2)}")

    def template(self):
        text = self.rng.choice(STATEMENTS)
        match = re.match(r"⟨@([^⟩]*)⟩(?=\+\+| \+?= )", text)
        name = self.target(match.group(1)) if match else ""
        self.emit(name + self.fill(text[match.end() if match else 0:], 2))

    def store(self):
        self.emit(self.fill(self.rng.choice(STORES), 2))

    def fresh(self):
        """Templates that declare: ⟨=T⟩ is a new variable."""
        self.count += 1
        text = self.rng.choice(DECLARATIONS).replace("~", str(self.count))
        types = re.findall(r"⟨=([^⟩]*)⟩", text)
        text = self.fill(re.sub(r"⟨=[^⟩]*⟩", "\0", text), 2)
        for type_ in types:
            text = text.replace("\0", self.declare(type_), 1)
        for line in text.split("\n"):
            self.emit(line)

    def leave(self):
        if not self.results or self.closures:
            raise Unusable
        condition = self.expr("bool", 2)
        self.emit(f"if {condition} {{")
        self.emit(f"\treturn {', '.join(self.expr(t, 2) for t in self.results)}")
        self.emit("}")

    def if_(self):
        if self.rng.random() < 0.3:
            name = f"c{self.count}"
            self.count += 1
            self.emit(f"if {name} := {self.expr('*int', 2)}; {name} != nil {{")
            names = [("*int", name)]
            self.used.add(name)
        else:
            self.emit(f"if {self.expr('bool', 2)} {{")
            names = []
        self.block(self.rng.randint(1, 3), names)
        if self.rng.random() < 0.4:
            self.emit("} else {")
            self.block(self.rng.randint(1, 2), names)
        self.emit("}")

    def loop(self):
        if self.loops >= 2:
            raise Unusable
        self.count += 1
        n = self.count
        head, typed = self.rng.choice(LOOPS)
        names = [(t, f"{letter}{n}") for letter, t in typed]
        head = self.fill(head.replace("~", str(n)).replace("°", str(self.rng.randint(1, 3))), 1)
        match = re.search(r"range (.*) \{$", head)
        if match and "{" in match.group(1):
            inside = match.group(1)
            tail = ".each" if inside.endswith(".each") else ""
            inside = inside[:len(inside) - len(tail)]
            head = head.replace(match.group(1), f"({inside}){tail}")
        elif "{" in head.split("\n")[0][:-1]:
            raise Unusable
        self.loops += 1
        label = self.rng.random() < 0.15
        if label:
            self.emit(f"loop{n}:")
        for line in head.split("\n"):
            self.emit(line)
        if " = " in head:
            self.used.update(name for _, name in names)
        self.block(self.rng.randint(1, 3), names)
        if label or self.rng.random() < 0.2:
            word = self.rng.choice(["break", "continue"]) + (f" loop{n}" if label else "")
            self.emit(f"\tif {self.expr('bool', 1)} {{")
            self.emit(f"\t\t{word}")
            self.emit("\t}")
        self.emit("}")
        self.loops -= 1

    def back(self):
        if self.loops or self.closures:
            raise Unusable
        self.count += 1
        n = self.count
        self.emit(f"g{n} := 0")
        self.emit(f"again{n}:")
        self.emit("{")
        self.loops += 2
        self.block(self.rng.randint(1, 3))
        self.loops -= 2
        self.emit("}")
        self.emit(f"if g{n}++; g{n} < 3 {{")
        self.emit(f"\tgoto again{n}")
        self.emit("}")

    def switch(self):
        if self.rng.random() < 0.5:
            self.emit(f"switch {self.expr('int', 1)} & 3 {{")
            cases = self.rng.sample(["0", "1", "2, 3"], 2)
        else:
            self.emit("switch {")
            cases = [self.expr("bool", 1), self.expr("bool", 1)]
        for case in cases:
            self.emit(f"case {case}:")
            self.block(self.rng.randint(1, 2))
        if self.rng.random() < 0.5:
            self.emit("default:")
            self.block(1)
        self.emit("}")

    def type_switch(self):
        self.count += 1
        name = f"t{self.count}"
        self.emit(f"switch {name} := {self.operand('any', 2)}.(type) {{")
        types = self.rng.sample(["*int", "int", "string", "node", "*node", "func() int", "shape",
                                 "pair", "[]int"], self.rng.randint(1, 3))
        for type_ in types:
            self.emit(f"case {type_}:")
            self.block(self.rng.randint(1, 2), [(type_, name)])
            self.emit(f"\t_ = {name}")
        self.emit("}")

    def closure(self):
        parameters = [self.type_() for _ in range(self.rng.randint(0, 2))]
        result = self.rng.choice(["", "*int", "int", "*node"])
        self.count += 1
        n = self.count
        names = [(t, f"q{n}_{i}") for i, t in enumerate(parameters)]
        values = [self.expr(t, 2) for t in parameters]
        style = self.rng.choice(["called", "named", "named", "deferred", "go"])
        if self.loops and style == "go":
            style = "called"
        result = "" if style in ("deferred", "go") else result
        signature = ", ".join(f"{name} {t}" for t, name in names)
        head = {"called": "", "named": f"h{n} := ", "deferred": "defer ", "go": "go "}[style]
        if style == "called" and result:
            head = f"w{n} := "
        if style == "go":
            self.emit(f"done{n} := make(chan bool)")
        self.emit(f"{head}func({signature}) {result + ' ' if result else ''}{{")
        if style == "go":
            self.emit("\tdefer func() {")
            self.emit("\t\trecover()")
            self.emit(f"\t\tdone{n} <- true")
            self.emit("\t}()")
        kept, self.loops, self.closures = self.loops, self.loops + 1, self.closures + 1
        self.used.update(name for _, name in names)
        self.block(self.rng.randint(1, 3), names)
        if result:
            self.scopes.append({})
            for t, name in names:
                self.scopes[-1].setdefault(t, []).append(name)
            self.emit(f"\treturn {self.expr(result, 2)}")
            self.scopes.pop()
        self.loops, self.closures = kept, self.closures - 1
        arguments = ", ".join(values)
        if style == "named":
            self.emit("}")
            name = self.declare(result) + " := " if result else ""
            self.emit(f"{name}h{n}({arguments})")
        else:
            self.emit(f"}}({arguments})")
            if style == "called" and result:
                self.scopes[-1].setdefault(result, []).append(f"w{n}")
            if style == "go":
                self.emit(f"<-done{n}")

    def block_(self):
        self.emit("{")
        self.block(self.rng.randint(1, 3))
        self.emit("}")


# ~ is the loop's number, ° a small count; then what the head declares.
# The variable that ends a loop is not one that its body could set.
LOOPS = [("for i~, l~ := 0, 0; l~ < °; i~, l~ = i~+1, l~+1 {", [("i", "int")]),
         ("for l~ := 0; l~ < °; l~++ {\n\ti~ := l~", [("i", "int")]),
         ("for i~ := range ° {", [("i", "int")]),
         ("for i~ := range upTo(°) {", [("i", "int")]),
         ("for i~, e~ := range ptrs(°) {", [("i", "int"), ("e", "*int")]),
         ("for _, e~ := range ⟨[]*int⟩ {", [("e", "*int")]),
         ("for i~, e~ := range ⟨[]int⟩ {", [("i", "int"), ("e", "int")]),
         ("for _, e~ := range ⟨[3]*int⟩ {", [("e", "*int")]),
         ("for i~, e~ := range ⟨@[4]int⟩ {", [("i", "int"), ("e", "int")]),
         ("for i~, e~ := range ⟨*[4]int⟩ {", [("i", "int"), ("e", "int")]),
         ("for _, e~ := range ⟨*box[*int]⟩.each {", [("e", "*int")]),
         ("for _, e~ := range ⟨@box[int]⟩.each {", [("e", "int")]),
         ("for _, e~ := range ⟨[]*node⟩ {", [("e", "*node")]),
         ("for i~, e~ := range []byte(⟨string⟩) {", [("i", "int"), ("e", "byte")]),
         ("for l~, e~ := 0, ⟨*node⟩; e~ != nil && l~ < 3; l~, e~ = l~+1, e~.next {",
          [("e", "*node")])]

SIMPLE = [("define", 4), ("define", 4), ("define", 4), ("define_zero", 2), ("define_two", 2),
          ("assign", 4), ("assign_two", 1), ("template", 4), ("store", 3), ("fresh", 3), ("leave", 1)]
NESTED = [("if_", 3), ("loop", 4), ("back", 1), ("switch", 2), ("type_switch", 2), ("closure", 4),
          ("block_", 1)]

# Into what was there before: fields, elements, entries, globals.
STORES = """*⟨*int⟩ = ⟨int⟩
*⟨**int⟩ = ⟨*int⟩
⟨*node⟩.ptr = ⟨*int⟩
⟨*node⟩.next = ⟨*node⟩
⟨@node⟩.ptr = ⟨*int⟩
⟨@node⟩.any = ⟨any⟩
⟨*node⟩.any = ⟨any⟩
⟨@node⟩.call = ⟨func() int⟩
⟨*node⟩.list = append(⟨*node⟩.list, ⟨*int⟩)
⟨@outer⟩.ptr = ⟨*int⟩
⟨@outer⟩.more = ⟨*string⟩
⟨@inner⟩.ptr = ⟨*int⟩
⟨@[]*int⟩[0] = ⟨*int⟩
⟨@[]int⟩[0] = ⟨int⟩
⟨@[3]*int⟩[1] = ⟨*int⟩
⟨@[3]*int⟩[⟨int⟩&1] = ⟨*int⟩
⟨@[4]int⟩[⟨byte⟩&3] = ⟨int⟩
tab[⟨byte⟩] = ⟨int⟩
⟨*node⟩.arr[1] = ⟨*int⟩
⟨map[string]*int⟩["a"] = ⟨*int⟩
⟨map[string]*int⟩[⟨string⟩] = ⟨*int⟩
⟨map[string]int⟩[⟨string⟩] += ⟨int⟩
⟨map[string]int⟩[string(⟨[]byte⟩)] = ⟨int⟩
⟨map[int]*node⟩[⟨int⟩&1] = ⟨*node⟩
⟨map[*int]string⟩[⟨*int⟩] = ⟨string⟩
⟨map[string][]int⟩["a"] = append(⟨map[string][]int⟩["a"], ⟨int⟩)
⟨@pair⟩.a = ⟨*int⟩
⟨*pair⟩.b = ⟨*int⟩
⟨@*box[*int]⟩.set(⟨*int⟩)
⟨@*box[int]⟩.set(⟨int⟩)
⟨@*box[int]⟩.p = ⟨*int⟩
gp = ⟨*int⟩
gpp = ⟨**int⟩
gs = append(gs, ⟨*int⟩)
gs = ⟨[]*int⟩
gn = ⟨*node⟩
gi = ⟨[]int⟩
gf = ⟨func() int⟩
gf = ⟨@*box[int]⟩.get
ga = any(node{val: ⟨int⟩})
ga = any(pair{⟨*int⟩, nil})
ga = ⟨node⟩
ga = ⟨@string⟩
gstr = ⟨@string⟩ + ⟨string⟩[:1]
gstr = string(⟨@[]byte⟩)
gb = []byte(⟨string⟩)
gm = map[string]*int{"a": ⟨*int⟩}
ga = ⟨any⟩
gstr = ⟨string⟩
gsh = ⟨shape⟩
gm["k"] = ⟨*int⟩
gb = ⟨[]byte⟩""".split("\n")

STATEMENTS = """acc = acc*31 + ⟨int⟩
acc += ⟨int⟩
acc ^= len(⟨string⟩)
⟨@int⟩++
⟨@int⟩ += ⟨int⟩
⟨@string⟩ += "+"
⟨func(*node)⟩(⟨*node⟩)
foldPtr(⟨*int⟩)
foldNode(⟨*node⟩)
foldAny(⟨any⟩)
foldAny(⟨int⟩)
foldAny(⟨string⟩)
foldAny(⟨node⟩)
if len(⟨@chan *int⟩) < cap(⟨@chan *int⟩)-1 { ⟨@chan *int⟩ <- ⟨*int⟩ }
select { case ⟨chan *int⟩ <- ⟨*int⟩: default: }
select { case p := <-⟨chan *int⟩: foldPtr(p); default: acc++ }
select { case ⟨chan int⟩ <- ⟨int⟩: default: acc-- }
copy(⟨[]*int⟩, ⟨[]*int⟩)
copy(⟨[]byte⟩, ⟨string⟩)
copy(⟨[]byte⟩, []byte(⟨string⟩))
delete(⟨map[string]*int⟩, ⟨string⟩)
delete(⟨map[*int]string⟩, ⟨*int⟩)
clear(⟨[]int⟩)
clear(⟨@map[string]int⟩)
⟨@[]*int⟩ = append(⟨@[]*int⟩, ⟨*int⟩)
⟨@[]int⟩ = append(⟨@[]int⟩, ⟨int⟩, ⟨int⟩)
⟨@[]*int⟩ = append(⟨@[]*int⟩[:0], ⟨*int⟩)
⟨@[]byte⟩ = append(⟨@[]byte⟩, ⟨string⟩[:1]...)
⟨@[]any⟩ = append(⟨@[]any⟩, ⟨int⟩, ⟨*node⟩)
⟨@[]int⟩ = ⟨@[]int⟩[:1]
⟨@*node⟩.buf = ⟨@*node⟩.buf[:0]
⟨@*node⟩.buf = ⟨@*node⟩.buf[len(⟨@*node⟩.buf):]
⟨@*node⟩.list = ⟨@*node⟩.list[:len(⟨@*node⟩.list)/2]
⟨@*node⟩.arr[0], ⟨@*node⟩.arr[1] = ⟨@*node⟩.arr[1], ⟨@*node⟩.arr[0]
if len(⟨@[]*int⟩) > 1 { ⟨@[]*int⟩[0], ⟨@[]*int⟩[1] = ⟨@[]*int⟩[1], ⟨@[]*int⟩[0] }
if ⟨@*node⟩.next != nil { ⟨@*node⟩.next, ⟨@*node⟩.ptr = ⟨@*node⟩.next.next, ⟨@*node⟩.next.ptr }
⟨@*pair⟩.a, ⟨@*pair⟩.b = ⟨@*pair⟩.b, ⟨@*pair⟩.a
⟨@*pair⟩.a = ⟨@*pair⟩.b
⟨@*node⟩.ptr = ⟨@*node⟩.arr[1]
⟨@*box[int]⟩.s = ⟨@*box[int]⟩.s[:0]
*⟨*node⟩ = ⟨node⟩
*⟨*pair⟩ = ⟨pair⟩
*⟨*[4]int⟩ = ⟨[4]int⟩
⟨@[]*int⟩ = ⟨[]*int⟩
for k := range ⟨map[string]int⟩ { acc += len(k) }
for k, e := range ⟨map[string]*int⟩ { if e != nil { acc += *e + len(k) } }
for _, e := range ⟨map[int]*node⟩ { if e != nil { acc += e.val } }
for _, r := range ⟨string⟩ { acc += int(r) }
for i := range ⟨[]func() int⟩ { acc += i }
if ⟨bool⟩ && acc == -77 { panic(⟨string⟩) }
if acc == -78 { panic(⟨any⟩) }
if acc == -79 { panic(⟨*node⟩) }
defer foldPtr(⟨*int⟩)
defer foldAny(⟨any⟩)
defer ⟨*node⟩.size(⟨int⟩)
defer func() { acc += ⟨int⟩ }()
defer func() { recover(); foldPtr(⟨*int⟩) }()
_ = ⟨any⟩
_ = ⟨[]*int⟩
_, _ = ⟨*int⟩, ⟨node⟩
if e, ok := ⟨any⟩.(*int); ok { foldPtr(e) }
if e, ok := ⟨map[string]*int⟩["a"]; ok { gp = e }
if e, ok := ⟨any⟩.(shape); ok { acc += e.size(1) }
var _ shape = ⟨*node⟩
print(len(⟨string⟩), " ")
print(⟨bool⟩, " ")
println(⟨byte⟩)""".split("\n")

# ⟨=T⟩ declares a variable.
DECLARATIONS = """⟨=*int⟩ := ⟨map[string]*int⟩["a"]
⟨=any⟩ := any(⟨*node⟩)
⟨=shape⟩ := shape(⟨*node⟩)
var ⟨=shape⟩ shape = ⟨*node⟩
var ⟨=shape⟩ shape = ⟨pair⟩
var ⟨=shape⟩ shape = ⟨holder⟩
var ⟨=any⟩ any = ⟨node⟩
var ⟨=any⟩ any = ⟨int⟩
⟨=func() int⟩ := func() int { return ⟨int⟩ + ⟨int⟩ }
⟨=func(*int) *int⟩ := func(p *int) *int { if *p > 3 { return p }; return ⟨*int⟩ }
⟨=func(int) int⟩ := ⟨*node⟩.size
⟨=func(*int) *int⟩ := ⟨*node⟩.at
⟨=func(int) int⟩ := ⟨@shape⟩.size
⟨=node⟩ := *⟨*node⟩
⟨=[]int⟩ := make([]int, ⟨int⟩&7+1)
⟨=[]int⟩ := make([]int, 0, 10000)
⟨=[]*int⟩ := make([]*int, 2, 9000)
⟨=[]byte⟩ := []byte(⟨string⟩)
⟨=[]byte⟩ := []byte("fixed text")
⟨=[]rune⟩ := []rune(⟨string⟩)
⟨=string⟩ := string(⟨[]byte⟩)
⟨=string⟩ := string(⟨[]rune⟩)
⟨=string⟩ := ⟨@string⟩ + ":" + ⟨string⟩[:1]
⟨=map[string]*int⟩ := map[string]*int{"a": ⟨*int⟩, "b": ⟨*int⟩}
⟨=map[string]int⟩ := make(map[string]int, ⟨int⟩&7)
⟨=*node⟩ := &node{ptr: ⟨*int⟩, list: []*int{⟨*int⟩}}
⟨=*int⟩ := ⟨pair⟩.at(⟨*int⟩)
⟨=*int⟩ := (*node).at(⟨*node⟩, ⟨*int⟩)
⟨=wide⟩ := wide{3: ⟨int⟩}
⟨=[4]int⟩ := *(&[4]int{⟨int⟩})
⟨=**int⟩ := ptrTo(⟨*int⟩)
⟨=*box[*int]⟩ := &box[*int]{v: ⟨*int⟩, s: []*int{⟨*int⟩}}
⟨=box[int]⟩ := box[int]{v: ⟨int⟩, p: ⟨*int⟩, s: []int{⟨int⟩}}
⟨=[]*int⟩ := maps(⟨[]int⟩, func(x int) *int { y := x + ⟨int⟩; return &y })
⟨=chan *int⟩ := make(chan *int, 3)
⟨=[]func() int⟩ := []func() int{func() int { return ⟨int⟩ }}""".split("\n") + [
    "var big~ [17000]int\nbig~[⟨int⟩&7] = 1\n⟨=int⟩ := big~[3]",
    "var s~ sizer = ⟨@shape⟩\n⟨=int⟩ := s~.size(1)",
    "var s~ shape = holder{⟨shape⟩, 1}\n⟨=int⟩ := s~.size(1)",
    "var s~ shape = ⟨pair⟩\n⟨=*int⟩ := s~.at(⟨*int⟩)",
    "for _, e~ := range ⟨@[3]*int⟩ {\n\tgp = e~\n}\n⟨=*int⟩ := gp",
    "for _, e~ := range [...]*int{⟨*int⟩, ⟨*int⟩} {\n\tgs = append(gs, e~)\n}\n⟨=[]*int⟩ := gs",
    "t~ := ⟨@*box[int]⟩.get\ngf = t~\n⟨=int⟩ := t~()",
    "big~ := new([9000]int)\nbig~[1] = ⟨int⟩\n⟨=int⟩ := big~[1]",
    "big~ := &[7000]int{1: ⟨int⟩}\n⟨=*int⟩ := &big~[1]",
    "big~ := [140000]byte{1: ⟨byte⟩}\n⟨=byte⟩ := big~[1]",
    "big~ := [200]*int{1: ⟨*int⟩}\nk~ := func() *int { return big~[1] }\n⟨=*int⟩ := k~()",
    "c~ := make(chan *int, 1)\nc~ <- ⟨*int⟩\n⟨=*int⟩ := <-c~",
    "c~ := make(chan *int, 1)\nc~ <- ⟨*int⟩\nvar ok~ bool\nvar p~ *int\np~, ok~ = <-c~\n"
    "_ = ok~\n⟨=*int⟩ := p~",
    "var p~ *int\nvar ok~ bool\np~, ok~ = ⟨map[string]*int⟩[\"a\"]\n_ = ok~\n⟨=*int⟩ := p~",
    "y~ := ⟨any⟩\n⟨=*int⟩ := y~.(*int)",
    "y~ := ⟨any⟩\n⟨=shape⟩ := y~.(shape)",
    "var p~ *int\nvar ok~ bool\np~, ok~ = ⟨any⟩.(*int)\n_ = ok~\n⟨=*int⟩ := p~",
    "for i~ := 0; i~ < 2; i~++ {\n\tx~ := ⟨int⟩\n\tdefer func() { acc += x~ }()\n}\n⟨=int⟩ := acc",
    "var fs~ []func() int\nfor i~ := 0; i~ < 3; i~++ {\n\tfs~ = append(fs~, "
    "func() int { i~ += 2; return i~ })\n}\n⟨=int⟩ := fs~[1]()",
    "x~ := ⟨int⟩\np~ := &x~\n⟨=**int⟩ := &p~",
    "type local~ struct{ p *int }\nl~ := &local~{⟨*int⟩}\n⟨=*int⟩ := l~.p",
    "var rec~ func(int) int\nrec~ = func(n int) int {\n\tif n <= 0 {\n\t\treturn ⟨int⟩\n\t}\n"
    "\treturn rec~(n-1) + 1\n}\n⟨=int⟩ := rec~(3)",
]
