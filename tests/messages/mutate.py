"""Wrong programs out of correct ones: `mutants(name, text, count)` changes one token at a time.

  delete   a token is left out
  swap     two neighbours change places, or two tokens of one kind anywhere in the file
  rename   a name is misspelt, or replaced by another name of the file
  retype   a type, literal, operator or keyword is replaced by another of its kind, or a name or
           literal by an expression of another type
  garble   a character is put in, lost or replaced

What comes out depends on the name of the file and the number of the mutant only. About a tenth is
still correct.
"""

import random
import re
from dataclasses import dataclass

TOKEN = re.compile(r"""
    (?P<space>[ \t\r\n]+)
  | (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<string>"(?:\\.|[^"\\\n])*"|`[^`]*`)
  | (?P<rune>'(?:\\.[^']*|[^'\\\n])')
  | (?P<number>(?:0[xXbBoO][0-9a-fA-F_.]+(?:[pP][+-]?\d+)?|\d[\d_]*\.?[\d_]*(?:[eE][+-]?\d+)?
               |\.\d[\d_]*(?:[eE][+-]?\d+)?)i?)
  | (?P<name>[^\W\d]\w*)
  | (?P<operator><<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|==|!=|<=|>=|:=|\+=|-=|\*=|/=|%=|&=|\|=
                 |\^=|<<|>>|&\^|[-+*/%&|^<>=!()\[\]{},;.:~])
  | (?P<other>.)
""", re.X | re.S)

KEYWORDS = """break case chan const continue default defer else fallthrough for func go goto if
import interface map package range return select struct switch type var""".split()
TYPES = """bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune
string uint uint8 uint16 uint32 uint64 uintptr any""".split()
BUILTINS = """append cap clear close complex copy delete imag len make max min new panic print
println real recover""".split()
OPERATORS = """+ - * / % & | ^ << >> &^ += -= *= /= %= &= |= ^= && || <- ++ -- == < > = ! != <=
>= := ... ( ) [ ] { } , ; . :""".split()
BINARY = "+ - * / % & | ^ << >> &^ == != < <= > >= && ||".split()
LITERALS = ["0", "1", "-1", "1.5", "2i", '"s"', "'c'", "nil", "true", "1e100", "300", "[]int{1}",
            "struct{}{}", "func() {}", "1 << 70"]
EXTRA_TYPES = ["*int", "[]byte", "map[string]int", "chan int", "func()", "struct{}", "[3]int",
               "interface{ M() }", "<-chan int", "T", "undefined"]
GARBAGE = ["", "", "'", '"', "`", "\\", "#", "@", "$", "?", "0", "9", "_", "x", "e", "p", "i", ".",
           "/*", "*/", "//", "//go:embed x\n", "//line a.go:7\n", "\n", ";", "\x00", "\x7f",
           "\ufeff", "\udcff", "é", "世", "٣", "“", "\u00a0", "\U0001f600", "0x", "1_", "08", "1e",
           "'\\x", '"\\q', "~"]


@dataclass
class Token:
    kind: str
    text: str
    begin: int
    end: int


def tokens(text):
    """The tokens of a file without spaces and comments."""
    found = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in ("space", "comment"):
            continue
        if kind == "name":
            word = match.group()
            kind = ("keyword" if word in KEYWORDS else "type" if word in TYPES else
                    "builtin" if word in BUILTINS else "name")
        found.append(Token(kind, match.group(), match.start(), match.end()))
    return found


def replace(text, token, by):
    return text[:token.begin] + by + text[token.end:]


def delete(rng, text, found):
    return replace(text, rng.choice(found), "")


def swap(rng, text, found):
    at = rng.randrange(len(found) - 1)
    one, two = found[at], found[at + 1]
    if rng.random() < 0.5:
        alike = [t for t in found if t.kind == one.kind and t.text != one.text]
        if alike:
            two = rng.choice(alike)
    if one.begin > two.begin:
        one, two = two, one
    return (text[:one.begin] + two.text + text[one.end:two.begin] + one.text + text[two.end:])


def misspelt(rng, name):
    at = rng.randrange(len(name))
    return rng.choice([name + "x", name[:at] + name[at + 1:] or "y", name.capitalize(),
                       name.lower(), name.upper(), "_", name[::-1],
                       name[:at] + name[at] + name[at:]])


def rename(rng, text, found):
    names = [t for t in found if t.kind in ("name", "builtin", "type")]
    if not names:
        return text
    token = rng.choice(names)
    if rng.random() < 0.5:
        return replace(text, token, misspelt(rng, token.text))
    return replace(text, token, rng.choice(names).text)


def retype(rng, text, found):
    token = rng.choice([t for t in found if t.text not in "(){}[].,;"] or found)
    if token.kind == "type":
        by = rng.choice(TYPES + EXTRA_TYPES)
    elif token.kind == "keyword":
        by = rng.choice(KEYWORDS)
    elif token.kind == "operator":
        by = rng.choice(BINARY if token.text in BINARY and rng.random() < 0.7 else OPERATORS)
    elif token.kind == "builtin":
        by = rng.choice(BUILTINS)
    else:
        alike = [t.text for t in found if t.kind == "name"]
        by = rng.choice(LITERALS + (rng.choices(alike, k=5) if alike else []))
    return replace(text, token, by)


def garble(rng, text, found):
    at = rng.randrange(len(text))
    by = rng.choice(GARBAGE)
    return text[:at] + by + text[at + rng.choice([0, 1]):]


def mutants(name, text, count, changes=1):
    """`count` times (number, what was done, the changed text), with `changes` changes in each."""
    for number in range(count):
        rng = random.Random(f"{name}#{number}" + ("" if changes == 1 else f"#{changes}"))
        changed, done = text, []
        for _ in range(changes):
            found = tokens(changed)
            if len(found) < 8:
                return
            change = rng.choice([delete, swap, rename, retype] * 2 + [garble])
            before = changed
            for _ in range(10):
                changed = change(rng, before, found)
                if changed != before:
                    break
            done.append(change.__name__)
        yield number, " ".join(done), changed
