"""Random programs of constants: `program(seed)` returns the source.

Each constant is computed here too, exactly, so that nothing overflows, divides by zero or is
converted to what cannot hold it; what is printed is for the compilers to agree on.
"""

import random
from fractions import Fraction

from .types import BITS

LIMIT = 2 ** 300
INTS = ["int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64"]
HEADER = """// Random constants.
package main

import (
	"fmt"
	"unsafe"
)

type pad struct {
	a int8
	b int64
	c [3]int16
}

const size = unsafe.Sizeof(pad{})

func show(xs ...any) { fmt.Printf("%T %v\\n", xs[len(xs)-1], xs) }
"""


def bounds(type_):
    bits = BITS[type_]
    return (0, 2 ** bits - 1) if type_[0] == "u" else (-2 ** (bits - 1), 2 ** (bits - 1) - 1)


class Constant:
    """kind: int, rune, float (all untyped) or the name of an integer type, int as `typed int`."""

    def __init__(self, text, kind, value):
        self.text, self.kind, self.value = text, kind, Fraction(value)

    def is_integer(self):
        return self.value.denominator == 1

    def is_typed(self):
        return self.kind not in ("int", "rune", "float")

    def type(self):
        return {"typed int": "int", "rune": "int32", "float": "float64"}.get(self.kind, self.kind)

    def fits(self):
        if self.is_typed():
            low, high = bounds(self.type())
            return low <= self.value <= high
        return abs(self.value) < LIMIT and self.value.denominator < LIMIT


class Constants:
    def __init__(self, rng):
        self.rng, self.known = rng, []

    def literal(self):
        r = self.rng
        kind = r.randint(0, 9)
        if kind <= 3:
            value = r.choice([0, 1, 2, 3, 7, 10, 255, 256, r.randint(0, 2 ** 40), 2 ** 64,
                              10 ** 30])
            text = r.choice([str(value), hex(value), bin(value), f"0o{value:o}"])
            return Constant(text, "int", value)
        if kind == 4:
            text, value = r.choice([("'a'", 97), ("'\\n'", 10), ("'世'", 19990), ("'\\xff'", 255),
                                    ("'\\U0010ffff'", 0x10ffff), ("'\\''", 39)])
            return Constant(text, "rune", value)
        if kind <= 6:
            text, value = r.choice([("0.5", Fraction(1, 2)), ("1e3", 1000), ("2.0", 2),
                                    (".25", Fraction(1, 4)), ("0x1p-2", Fraction(1, 4)),
                                    ("1_0.1", Fraction(101, 10)), ("0x.8p1", 1),
                                    ("3e-5", Fraction(3, 100000))])
            return Constant(text, "float", value)
        if kind == 7:
            text, value = r.choice([('len("héé")', 5), ("len([7]int8{})", 7),
                                    ("cap([3]string{})", 3)])
            return Constant(text, "typed int", value)
        text, value = r.choice([("unsafe.Sizeof(pad{})", 24), ("unsafe.Offsetof(pad{}.c)", 16),
                                ('unsafe.Sizeof("")', 16)])
        return Constant(f"uint16({text})", "uint16", value)

    def operand(self, depth):
        if self.known and self.rng.random() < 0.4:
            return self.rng.choice(self.known)
        return self.expression(depth - 1) if depth > 0 else self.literal()

    def expression(self, depth):
        """One that is allowed; after some tries a literal."""
        for _ in range(8):
            made = self.rng.choice([self.binary, self.binary, self.shift, self.unary,
                                    self.conversion])(depth)
            if made and made.fits():
                return made
        return self.literal()

    def binary(self, depth):
        a, b = self.operand(depth), self.operand(depth)
        kind = common(a, b)
        if not kind:
            return None
        integers = kind != "float"
        if not all(Constant("", kind, x.value).fits() for x in (a, b)):
            return None
        operators = "+-*/" + ("%&|^" if integers else "")
        operator = self.rng.choice(operators)
        if not integers and operator not in "+-*/":
            return None
        if operator in "/%" and b.value == 0:
            return None
        x, y = a.value, b.value
        if integers and not (a.is_integer() and b.is_integer()):
            return None
        if operator == "/":
            value = x / y if not integers else truncated(x, y)
        elif operator == "%":
            value = x - y * truncated(x, y)
        elif operator in "&|^":
            value = {"&": int(x) & int(y), "|": int(x) | int(y), "^": int(x) ^ int(y)}[operator]
        else:
            value = {"+": x + y, "-": x - y, "*": x * y}[operator]
        return Constant(f"({a.text} {operator} {b.text})", kind, value)

    def shift(self, depth):
        a, count = self.operand(depth), self.rng.randint(0, 40)
        if not a.is_integer():
            return None
        by = self.rng.choice([str(count), f"{count}.0", f"uint({count})", f"int8({count})"])
        left = self.rng.random() < 0.5
        value = int(a.value) << count if left else int(a.value) >> count
        kind = "int" if a.kind == "float" else a.kind
        return Constant(f"({a.text} {'<<' if left else '>>'} {by})", kind, value)

    def unary(self, depth):
        a = self.operand(depth)
        if self.rng.random() < 0.6:
            return Constant(f"(-{a.text})", a.kind, -a.value)
        if a.kind == "float":
            return None
        value = ~int(a.value)
        if a.is_typed() and a.type()[0] == "u":
            value = bounds(a.type())[1] - int(a.value)
        return Constant(f"(^{a.text})", a.kind, value)

    def conversion(self, depth):
        a, type_ = self.operand(depth), self.rng.choice(INTS)
        if not a.is_integer():
            return None
        return Constant(f"{type_}({a.text})", "typed int" if type_ == "int" else type_, a.value)

    def declaration(self, number):
        """Lines that declare some, which are known from then on."""
        r = self.rng
        if r.random() < 0.3:
            return self.counted(number)
        made, name = self.expression(3), f"c{number}"
        type_ = ""
        if not made.is_typed() and made.is_integer() and r.random() < 0.3:
            type_ = r.choice(INTS)
            typed = Constant(name, "typed int" if type_ == "int" else type_, made.value)
            if typed.fits():
                self.known.append(typed)
                return [f"const {name} {type_} = {made.text}"]
        self.known.append(Constant(name, made.kind, made.value))
        return [f"const {name} = {made.text}"]

    def counted(self, number):
        """A block with iota and lines that repeat the expression above."""
        r = self.rng
        factor, shift, add = r.randint(1, 9), r.randint(0, 12), r.randint(-5, 5)
        lines, skipped = ["const ("], r.randint(0, 3)
        for i in range(4):
            name = "_" if i == skipped else f"c{number}x{i}"
            text = f" = {factor}*iota<<(iota+{shift}) + {add}" if i == 0 else ""
            lines.append(f"\t{name}{text}")
            if name != "_":
                self.known.append(Constant(name, "int", (factor * i << (i + shift)) + add))
        return lines + [")"]

    def shown(self, c):
        """Statements that print it in forms that it fits."""
        lines = []
        if c.is_typed():
            lines.append(f"show({c.text})")
        elif c.kind == "float" or self.rng.random() < 0.3:
            lines.append(f"show(float64({c.text}), float32({c.text} / 1e9))")
        if c.is_integer() and not c.is_typed():
            fitting = [t for t in INTS if bounds(t)[0] <= c.value <= bounds(t)[1]]
            if fitting:
                lines.append(f"show({self.rng.choice(fitting)}({c.text}))")
            if c.kind != "float":
                lines.append(f"show({c.text} % 1000003, {c.text} >> 200 & 0xff)")
            low, high = bounds("int32" if c.kind == "rune" else "int")
            if low <= c.value <= high and c.kind != "float":
                lines.append(f"show({c.text})")
        return lines


def truncated(x, y):
    quotient = abs(int(x)) // abs(int(y))
    return quotient if (x < 0) == (y < 0) else -quotient


def common(a, b):
    """The kind of an operation with both, None if there is none."""
    if a.is_typed() and b.is_typed():
        return a.kind if a.kind == b.kind else None
    if a.is_typed() or b.is_typed():
        typed, other = (a, b) if a.is_typed() else (b, a)
        return typed.kind if other.is_integer() else None
    order = ["int", "rune", "float"]
    return max(a.kind, b.kind, key=order.index)


def program(seed):
    constants = Constants(random.Random(seed))
    declarations = ["\n".join(constants.declaration(n)) for n in range(40)]
    constants.rng.shuffle(declarations)
    shown = [line for c in constants.known for line in constants.shown(c)]
    local = [f"show({c.text})" for c in (constants.expression(4) for _ in range(60))
             if c.is_typed() or (c.is_integer() and c.kind != "float"
                                 and bounds("int32")[0] <= c.value <= bounds("int32")[1])]
    body = "\n".join("\t" + line for line in shown + local)
    return HEADER + "\n" + "\n".join(declarations) + f"\n\nfunc main() {{\n{body}\n}}\n"
