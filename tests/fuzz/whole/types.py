"""Go types as the generator sees them: what a type is made of, what may be done with its values,
and which fields and methods a selector finds (the specification's depth rule, so that promoted and
ambiguous ones come out as the compilers must see them)."""

from dataclasses import dataclass, field

SIGNED = ["int", "int8", "int16", "int32", "int64"]
UNSIGNED = ["uint", "uint8", "uint16", "uint32", "uint64", "uintptr"]
BITS = {"int": 64, "uint": 64, "uintptr": 64,
        **{f"{s}{b}": b for s in ("int", "uint") for b in (8, 16, 32, 64)}}


@dataclass(eq=False)
class Signature:
    params: list
    results: list

    def text(self):
        results = ", ".join(t.name for t in self.results)
        if len(self.results) > 1:
            results = f"({results})"
        return f"({', '.join(t.name for t in self.params)}) {results}".rstrip()


@dataclass(eq=False)
class Field:
    name: str
    type: "Type"
    embedded: bool = False


@dataclass(eq=False)
class Method:
    name: str
    signature: Signature
    by_pointer: bool


@dataclass(eq=False)
class Type:
    name: str
    kind: str  # int uint float complex string bool struct array slice map ptr func chan iface param
    basic: str = ""  # of numbers: the predeclared type below
    elem: "Type" = None
    key: "Type" = None
    length: int = 0
    fields: list = field(default_factory=list)
    signature: Signature = None
    methods: dict = field(default_factory=dict)  # declared on it, or asked for by an interface
    is_named: bool = False
    constraint: str = ""  # of type parameters
    arguments: list = field(default_factory=list)  # of instances of generic types

    def is_number(self):
        return self.kind in ("int", "uint", "float", "complex") or self.constraint == "number"

    def is_ordered(self):
        return self.kind in ("int", "uint", "float", "string") or self.constraint == "number"

    def is_comparable(self):
        """Strictly: values of it never make a comparison panic."""
        if self.kind in ("slice", "map", "func", "iface"):
            return False
        if self.kind == "param":
            return self.constraint in ("number", "comparable")
        if self.kind == "array":
            return self.elem.is_comparable()
        return all(f.type.is_comparable() for f in self.fields)

    def may_compare(self):
        """Whether the compiler lets == stand between values of it."""
        if self.kind in ("slice", "map", "func"):
            return False
        if self.kind == "param":
            return self.constraint in ("number", "comparable")
        if self.kind == "array":
            return self.elem.may_compare()
        return all(f.type.may_compare() for f in self.fields)

    def is_printable(self):
        """Whether its text is the same in each run: nothing with an address."""
        if self.kind in ("ptr", "func", "chan", "iface", "param"):
            return False
        return all(t.is_printable() for t in (self.elem, self.key) if t) and \
            all(f.type.is_printable() for f in self.fields)

    def has_literal(self):
        return self.kind in ("struct", "array", "slice", "map")


def selectors(type_):
    """name -> (kind "field" or "method", Field or Method, through a pointer) of what x.name finds,
    without what is ambiguous."""
    found, level, seen = {}, [(type_, False)], set()
    while level:
        here, following = {}, []
        for t, indirect in level:
            if t.kind == "ptr" and not t.is_named:
                t, indirect = t.elem, True
            if id(t) in seen:
                continue
            seen.add(id(t))
            for m in t.methods.values():
                here.setdefault(m.name, []).append(("method", m, indirect or t.kind == "iface"))
            for f in t.fields:
                here.setdefault(f.name, []).append(("field", f, indirect))
                if f.embedded:
                    following.append((f.type, indirect))
        for name, candidates in here.items():
            if name not in found:
                found[name] = candidates[0] if len(candidates) == 1 else None
        level = following
    return {name: entry for name, entry in found.items() if entry and name != "_"}


def method_set(type_, addressable=False):
    """The methods that values of the type have; of variables, those by pointer too."""
    base_is_pointer = type_.kind == "ptr"
    if base_is_pointer and type_.elem.kind == "iface":
        return {}
    return {name: m for name, (kind, m, indirect) in selectors(type_).items()
            if kind == "method" and (not m.by_pointer or indirect or addressable)}


def implements(type_, interface):
    has = method_set(type_)
    return all(name in has for name in interface.methods)


def is_open(type_):
    """Whether a type parameter occurs in it."""
    if type_.kind == "param":
        return True
    inside = [t for t in (type_.elem, type_.key) if t] + type_.arguments
    if type_.signature:
        inside += type_.signature.params + type_.signature.results
    return not (type_.is_named and not type_.arguments) and any(is_open(t) for t in inside)


def under_matches(a, b):
    """Whether values of one convert to the other since what lies below is identical."""
    if a.kind != b.kind or a.kind in ("iface", "param"):
        return False
    if a.basic or b.basic:
        return a.basic == b.basic
    if a.kind == "struct":
        return len(a.fields) == len(b.fields) and all(
            f.name == g.name and f.type is g.type and f.embedded == g.embedded
            for f, g in zip(a.fields, b.fields))
    if a.kind == "func":
        return a.signature.params == b.signature.params and \
            a.signature.results == b.signature.results
    return a.elem is b.elem and a.key is b.key and a.length == b.length


class Universe:
    """The types of one program. A type that is not named exists once, under its text."""

    def __init__(self, rng):
        self.rng = rng
        self.by_name, self.open = {}, {}
        self.named = []
        for name in SIGNED:
            self.add(Type(name, "int", basic=name))
        for name in UNSIGNED:
            self.add(Type(name, "uint", basic=name))
        for name in ("float32", "float64"):
            self.add(Type(name, "float", basic=name))
        for name in ("complex64", "complex128"):
            self.add(Type(name, "complex", basic=name))
        self.add(Type("string", "string", basic="string"))
        self.add(Type("bool", "bool", basic="bool"))
        self.any = self.add(Type("any", "iface"))
        error = Method("Error", Signature([], [self["string"]]), False)
        self.error = self.add(Type("error", "iface", methods={"Error": error}))
        self.basics = [self[n] for n in SIGNED + UNSIGNED + ["float32", "float64", "complex64",
                                                              "complex128", "string", "bool"]]

    def __getitem__(self, name):
        return self.by_name[name]

    def add(self, type_):
        """Types with type parameters in them are kept apart: they are of one function only."""
        return (self.open if is_open(type_) else self.by_name).setdefault(type_.name, type_)

    def declare(self, type_):
        type_.is_named = True
        self.named.append(type_)
        return self.add(type_)

    def slice(self, elem):
        return self.add(Type(f"[]{elem.name}", "slice", elem=elem))

    def array(self, length, elem):
        return self.add(Type(f"[{length}]{elem.name}", "array", elem=elem, length=length))

    def pointer(self, elem):
        return self.add(Type(f"*{elem.name}", "ptr", elem=elem))

    def chan(self, elem):
        return self.add(Type(f"chan {elem.name}", "chan", elem=elem))

    def map(self, key, elem):
        return self.add(Type(f"map[{key.name}]{elem.name}", "map", key=key, elem=elem))

    def func(self, params, results):
        signature = Signature(params, results)
        return self.add(Type("func" + signature.text(), "func", signature=signature))

    def basic(self):
        common = [self[n] for n in ("int", "int", "string", "string", "bool", "float64", "uint8")]
        return self.rng.choice(common + self.basics)

    def any_type(self, depth=2):
        """A random type out of those that there are."""
        r = self.rng
        if depth <= 0 or r.random() < 0.35:
            return self.basic()
        if self.named and r.random() < 0.6:
            return r.choice(self.named)
        kind = r.randint(0, 9)
        inner = self.any_type(depth - 1)
        if kind <= 2:
            return self.slice(inner)
        if kind == 3:
            return self.array(r.randint(0, 4), inner)
        if kind <= 5:
            return self.pointer(inner) if inner.kind != "iface" else inner
        if kind == 6:
            keys = [t for t in self.named if t.is_comparable() and t.kind != "ptr"
                    and t.kind != "chan" and t.is_printable()]
            return self.map(r.choice(keys + [self["string"], self["int"], self.basic()]), inner)
        if kind == 7:
            return self.func([self.any_type(depth - 2) for _ in range(r.randint(0, 2))], [inner])
        if kind == 8:
            return r.choice([self.any, self.any, self.error])
        return self.chan(inner)
