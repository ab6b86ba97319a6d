"""Statements: bodies of functions, methods and closures, each bounded in what it runs."""

from .values import Values


class Body(Values):
    def __init__(self, rng, universe, functions, generics, globals_, budget):
        self.rng, self.universe = rng, universe
        self.functions, self.generics = functions, generics
        self.scopes = [list(globals_), []]
        self.budget = budget
        self.lines, self.depth, self.names = [], 1, 0
        self.results = []  # types
        self.result_names = []
        self.labels = []  # [label, is a loop, used]
        self.loops = 0

    def emit(self, text):
        self.lines.append("\t" * self.depth + text)

    def fresh(self, prefix="v"):
        self.names += 1
        return f"{prefix}{self.names}"

    def any_type(self):
        types = [t for _, t, _ in self.variables() if t.kind == "param"]
        if types and self.chance(0.4):
            return self.rng.choice(types)
        return self.universe.any_type()

    def show(self, text):
        self.emit(f"show({self.rng.randint(1, 999)}, {text})")

    # ---- statements

    def block(self, count=None, variables=()):
        self.depth += 1
        self.scopes.append([])
        for name, type_ in variables:
            self.emit(f"_ = {name}")
            self.scopes[-1].append((name, type_, True))
        for _ in range(count or self.rng.randint(1, 3)):
            self.statement()
        self.scopes.pop()
        self.depth -= 1

    def statement(self):
        self.budget -= 1
        if self.budget < 0 or self.depth > 5:
            return self.show(self.expr(self.universe.basic(), 2))
        kinds = [self.declare] * 6 + [self.assign] * 5 + [self.update] * 4 + [self.if_] * 2 + \
            [self.loop] * 3 + [self.switch] * 2 + [self.type_switch] * 2 + [self.defer] * 2 + \
            [self.observe] * 3 + [self.container] * 3 + [self.guarded] * 2 + \
            [self.jump, self.return_, self.panic, self.select, self.concurrent, self.comma_ok,
             self.multiple]
        self.rng.choice(kinds)()

    def declare(self):
        type_, name = self.any_type(), self.fresh()
        value = self.expr(type_)
        self.emit(self.rng.choice([f"var {name} {type_.name} = {value}"] * 2 +
                                  [f"{name} := ({type_.name})({value})",
                                   f"var {name} {type_.name}"]))
        self.emit(f"_ = {name}")
        self.scopes[-1].append((name, type_, True))

    def place(self, type_):
        places = self.paths(type_, True)
        return self.rng.choice(places) if places else "_"

    def known_type(self):
        types = [t for _, t, _ in self.variables()]
        return self.rng.choice(types) if types else self.universe["int"]

    def assign(self):
        types = [self.known_type() for _ in range(self.rng.choice([1, 1, 1, 2, 2, 3]))]
        places = [self.place(t) for t in types]
        if len(types) == 2 and types[0] is types[1] and "_" not in places and self.chance(0.5):
            return self.emit(f"{places[0]}, {places[1]} = {places[1]}, {places[0]}")
        self.emit(f"{', '.join(places)} = {', '.join(self.expr(t) for t in types)}")

    def update(self):
        numbers = [t for _, t, _ in self.variables() if t.is_number() or t.kind == "string"]
        if not numbers:
            return self.declare()
        type_ = self.rng.choice(numbers)
        place = self.place(type_)
        if place == "_":
            return self.assign()
        if type_.kind == "string":
            return self.emit(f"{place} += tail({self.expr(type_, 2)})")
        if self.chance(0.3) and type_.kind != "complex":
            return self.emit(place + self.rng.choice(["++", "--"]))
        operators = ["+=", "-=", "*="]
        if type_.kind in ("int", "uint"):
            operators += ["|=", "&=", "^=", "&^=", "<<=", ">>="]
        operator = self.rng.choice(operators)
        if operator in ("<<=", ">>="):
            return self.emit(f"{place} {operator} {self.expr(self.universe['uint8'], 2)} & 7")
        self.emit(f"{place} {operator} {self.expr(type_, 2)}")

    def if_(self):
        bool_ = self.universe["bool"]
        if self.chance(0.3):
            type_, name = self.any_type(), self.fresh()
            self.emit(f"if {name} := ({type_.name})({self.expr(type_, 2)}); "
                      f"{self.expr(bool_, 1)} {{")
            self.block(variables=[(name, type_)])
        else:
            self.emit(f"if {self.expr(bool_, 1)} {{")
            self.block()
        if self.chance(0.4):
            self.emit(f"}} else if {self.expr(bool_, 2)} {{" if self.chance(0.3) else "} else {")
            self.block()
        self.emit("}")

    def labelled(self, is_loop, body):
        at, label = len(self.lines), self.fresh("L")
        self.labels.append([label, is_loop, False])
        body()
        if self.labels.pop()[2]:
            self.lines.insert(at, "\t" * (self.depth - 1) + label + ":")

    def loop(self):
        if self.loops >= 3:
            return self.observe()
        self.loops += 1
        self.labelled(True, self.loop_inside)
        self.loops -= 1

    def loop_inside(self):
        r, u = self.rng, self.universe
        k, v = self.fresh("k"), self.fresh("w")
        kind = r.randint(0, 9)
        types = [t for _, t, _ in self.variables()] + [self.any_type()]
        e = lambda t: self.expr(t, 1)
        int_ = u["int"]
        if kind == 0:
            self.emit(f"for {k} := 0; {k} < {r.randint(1, 3)}; {k}++ {{")
            self.block(variables=[(k, int_)] if self.chance(0.2) else [])
        elif kind == 1:
            type_ = r.choice(u.basics[:11])
            self.emit(f"for {k} := range {e(type_)} & 3 {{")
            self.block(variables=[(k, type_)])
        elif kind <= 3:
            fitting = [t for t in types if t.kind in ("slice", "array")]
            type_ = r.choice(fitting or [u.slice(self.any_type())])
            text = f"({e(type_)})"
            if type_.kind == "array" and self.chance(0.4):
                text = f"ref({text})"
            self.emit(f"for {k}, {v} := range few({text}) {{" if type_.kind == "slice"
                      else f"for {k}, {v} := range {text} {{")
            self.block(variables=[(k, int_), (v, type_.elem)])
        elif kind == 4:
            self.emit(f"for {k}, {v} := range ({e(u['string'])}) {{")
            self.block(variables=[(k, int_), (v, u["int32"])])
        elif kind == 5:
            fitting = [t for t in types if t.kind == "map"]
            type_ = r.choice(fitting or [u.map(u["string"], self.any_type())])
            self.emit(f"for {k}, {v} := range one({e(type_)}) {{")
            self.block(variables=[(k, type_.key), (v, type_.elem)])
        elif kind == 6:
            type_ = self.any_type()
            self.emit(f"for {k} := range filled[{type_.name}]({e(type_)}, {e(type_)}) {{")
            self.block(variables=[(k, type_)])
        elif kind == 7:
            type_ = self.any_type()
            self.emit(f"for {k} := range values[{type_.name}]({e(type_)}, {e(type_)}, "
                      f"{e(type_)}) {{")
            self.block(variables=[(k, type_)])
        elif kind == 8:
            type_ = self.any_type()
            name = r.choice(["pairs", "stubborn"])
            self.emit(f"for {k}, {v} := range {name}({e(u.slice(type_))}) {{")
            self.block(variables=[(k, int_), (v, type_)])
        else:
            self.emit(f"for {k} := {e(int_)} & 3; {k} >= 0 && {e(u['bool'])}; {k}-- {{")
            self.block()
        self.emit("}")

    def switch(self):
        def inside():
            type_ = self.rng.choice([t for _, t, _ in self.variables() if t.may_compare()] or
                                    [self.universe["int"]])
            tagless = self.chance(0.3)
            self.emit("switch {" if tagless else f"switch {self.expr(type_, 1)} {{")
            count, default = self.rng.randint(1, 4), self.rng.randint(0, 5)
            bool_ = self.universe["bool"]
            for i in range(count):
                case = f"case {self.expr(bool_ if tagless else type_, 2)}"
                if self.chance(0.3):
                    case += f", {self.expr(bool_ if tagless else type_, 2)}"
                self.emit("default:" if i == default else case + ":")
                self.block()
                if i + 1 < count and self.chance(0.15):
                    self.emit("\tfallthrough")
            self.emit("}")
        self.labelled(False, inside)

    def type_switch(self):
        def inside():
            r, u = self.rng, self.universe
            name = self.fresh()
            self.emit(f"switch {name} := ({self.expr(u.any, 1)}).(type) {{")
            choices = list({t.name: t for t in [self.any_type() for _ in range(6)]
                            if t.kind != "param"}.values())
            for type_ in choices[:r.randint(1, 5)]:
                self.emit(f"case {type_.name}:")
                self.block(variables=[(name, type_)])
            self.emit(r.choice(["case nil:", "default:"]))
            self.block(variables=[(name, u.any)])
            self.emit("}")
        self.labelled(False, inside)

    def nested(self, inside, results=(), names=()):
        """The body of a function literal."""
        saved = self.labels, self.results, self.result_names, self.loops
        self.labels, self.results, self.result_names = [], list(results), list(names)
        self.emit("\tburn()")
        inside()
        self.labels, self.results, self.result_names, self.loops = saved

    def recover_(self):
        self.emit("\tif r := recover(); r != nil {")
        self.emit(f"\t\tshow({self.rng.randint(1, 999)}, said(r))")
        for name, type_ in zip(self.result_names, self.results):
            if self.chance(0.4):
                self.emit(f"\t\t{name} = {self.expr(type_, 3)}")
        self.emit("\t}")

    def defer(self):
        kind = self.rng.randint(0, 4)
        if kind == 0:
            return self.emit(f"defer show({self.rng.randint(1, 999)}, "
                             f"{self.expr(self.any_type(), 2)})")
        if kind == 1:
            functions = [(n, t) for n, t, _ in self.variables() if t.kind == "func"]
            if functions:
                name, type_ = self.rng.choice(functions)
                arguments = ", ".join(self.expr(t, 2) for t in type_.signature.params)
                return self.emit(f"defer {name}({arguments})")
        self.emit("defer func() {")
        if self.chance(0.7):
            self.recover_()
        for name, type_ in zip(self.result_names, self.results):
            if self.chance(0.3):
                self.emit(f"\t{name} = {self.expr(type_, 3)}")
        self.nested(lambda: self.block(self.rng.randint(1, 2)))
        self.emit("}()")

    def guarded(self):
        if self.chance(0.5):
            self.emit("func() {")
            self.emit("\tdefer func() {")
            self.depth += 1
            self.recover_()
            self.depth -= 1
            self.emit("\t}()")
            self.nested(self.block)
            return self.emit("}()")
        type_, name, result = self.any_type(), self.fresh(), self.fresh("r")
        self.emit(f"{name} := func() ({result} {type_.name}) {{")
        self.scopes.append([(result, type_, True)])
        def inside():
            self.block()
            self.emit(f"\treturn {self.expr(type_, 1)}")
        self.nested(inside, [type_], [result])
        self.scopes.pop()
        self.emit("}" if type_.kind == "param" else "}()")
        if type_.kind == "param":
            self.emit(f"show(1, {name}())")
        else:
            self.emit(f"_ = {name}")
            self.scopes[-1].append((name, type_, True))

    def observe(self):
        names = [n for n, _, _ in self.variables()]
        if names and self.chance(0.6):
            return self.show(self.rng.choice(names))
        self.show(self.expr(self.any_type()))

    def container(self):
        r = self.rng
        fitting = [(n, t) for n, t, can in self.variables()
                   if can and t.kind in ("slice", "map", "chan")]
        if not fitting:
            return self.declare()
        name, type_ = r.choice(fitting)
        if type_.kind == "chan":
            self.emit("select {")
            self.emit(f"case {name} <- {self.expr(type_.elem, 2)}:")
            return self.emit("default:\n" + "\t" * self.depth + "}")
        if type_.kind == "map":
            return self.emit(r.choice([f"delete({name}, {self.expr(type_.key, 2)})",
                                       f"{name}[{self.expr(type_.key, 2)}] = "
                                       f"{self.expr(type_.elem, 1)}",
                                       f"clear({name})",
                                       f"if {name} == nil {{ {name} = {type_.name}{{}} }}"]))
        if r.random() < 0.5:
            return self.emit(f"{name} = few(append({name}, {self.expr(type_.elem, 1)}))")
        self.emit(r.choice([f"copy({name}, {self.expr(type_, 2)})", f"clear({name})",
                            f"show(2, copy({name}[1:], {name}))", f"{name} = {name}[:0]",
                            f"{name} = {name}[len({name})/2:]"]))

    def jump(self):
        if not self.labels:
            return self.assign()
        label = self.rng.choice(self.labels)
        label[2] = True
        word = self.rng.choice(["continue", "break"]) if label[1] else "break"
        self.emit(f"if {self.expr(self.universe['bool'], 1)} {{")
        self.emit(f"\t{word} {label[0]}")
        self.emit("}")

    def return_(self):
        self.emit(f"if {self.expr(self.universe['bool'], 1)} {{")
        if self.result_names and self.chance(0.3):
            self.emit("\treturn")
        else:
            self.emit(f"\treturn {', '.join(self.expr(t, 1) for t in self.results)}".rstrip())
        self.emit("}")

    def panic(self):
        self.emit(f"if {self.expr(self.universe['bool'], 1)} {{")
        type_ = self.rng.choice([self.universe.error, self.any_type()])
        self.emit(f"\tpanic({self.expr(type_, 1)})")
        self.emit("}")

    def select(self):
        type_, name = self.any_type(), self.fresh("c")
        v, ok = self.fresh(), self.fresh()
        value = self.expr(type_, 2) if self.chance(0.6) else ""
        self.emit(f"{name} := filled[{type_.name}]({value})")
        self.emit("select {")
        self.emit(f"case {v}, {ok} := <-{name}:")
        self.block(variables=[(v, type_), (ok, self.universe["bool"])])
        self.emit(f"case (chan {type_.name})(nil) <- {self.expr(type_, 3)}:")
        self.emit("}")

    def concurrent(self):
        """Goroutines that take turns, so that there is one order only."""
        r, type_, name = self.rng, self.any_type(), self.fresh()
        kind = r.randint(0, 2)
        if kind == 0:
            self.emit(f"{name} := spawned(func() (r {type_.name}) {{")
            self.nested(lambda: (self.block(), self.emit(f"\treturn {self.expr(type_, 1)}")),
                        [type_], ["r"])
            self.emit("})")
        elif kind == 1:
            self.emit(f"{name} := pulled(func(yield func({type_.name}) bool) {{")
            def inside():
                self.block(1)
                self.emit(f"\t_ = yield({self.expr(type_, 1)}) && yield({self.expr(type_, 2)})")
                self.block(1)
            self.nested(inside)
            self.emit("})")
        else:
            values = ", ".join(self.expr(type_, 2) for _ in range(3))
            self.emit(f"{name} := staged([]{type_.name}{{{values}}}, "
                      f"func(x {type_.name}) {type_.name} {{")
            self.nested(lambda: self.emit(f"\treturn {self.expr(type_, 2)}"))
            self.emit("})")
        self.emit(f"_ = {name}")
        self.scopes[-1].append((name, type_, True))

    def comma_ok(self):
        r, u = self.rng, self.universe
        v, ok = self.fresh(), self.fresh()
        type_ = self.any_type()
        kind = r.randint(0, 2)
        if kind == 0:
            self.emit(f"{v}, {ok} := ({self.expr(u.any, 1)}).({type_.name})")
        elif kind == 1:
            maps = [(n, t) for n, t, _ in self.variables() if t.kind == "map"]
            if not maps:
                return self.observe()
            name, map_ = r.choice(maps)
            type_ = map_.elem
            self.emit(f"{v}, {ok} := {name}[{self.expr(map_.key, 1)}]")
        else:
            self.emit(f"{v}, {ok} := <-filled[{type_.name}]({self.expr(type_, 2)})")
        self.emit(f"_, _ = {v}, {ok}")
        self.scopes[-1] += [(v, type_, True), (ok, u["bool"], True)]

    def multiple(self):
        """A call of a function with several results."""
        fitting = [(n, s) for n, s in self.functions if len(s.results) > 1]
        if not fitting:
            return self.declare()
        name, signature = self.rng.choice(fitting)
        names = [self.fresh() for _ in signature.results]
        call = f"{name}({', '.join(self.expr(t, 1) for t in signature.params)})"
        self.emit(f"{', '.join(names)} := {call}")
        self.emit(f"{', '.join('_' for _ in names)} = {', '.join(names)}")
        self.scopes[-1] += [(n, t, True) for n, t in zip(names, signature.results)]

    # ---- functions

    def function(self, head, params, results, receiver=None):
        """The text of a function: `head` is what stands before the parameters."""
        names = [self.fresh("p") for _ in params]
        self.scopes[-1] += [(n, t, True) for n, t in zip(names, params)]
        if receiver:
            self.scopes[-1].append((*receiver, True))
        self.results = results
        if results and self.chance(0.5):
            self.result_names = [self.fresh("r") for _ in results]
            self.scopes[-1] += [(n, t, True) for n, t in zip(self.result_names, results)]
            said = ", ".join(f"{n} {t.name}" for n, t in zip(self.result_names, results))
        else:
            said = ", ".join(t.name for t in results)
        self.emit("burn()")
        for _ in range(self.rng.randint(1, 5)):
            self.statement()
        self.emit(f"return {', '.join(self.expr(t, 1) for t in results)}".rstrip())
        said_params = ", ".join(f"{n} {t.name}" for n, t in zip(names, params))
        return f"{head}({said_params}) ({said}) {{\n" + "\n".join(self.lines) + "\n}\n"
