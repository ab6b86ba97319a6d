"""Spoils the layout of Go source without changing its tokens much: other white space, lines joined
and split, comments in odd places. What comes out may be no program at all; a formatter must then
refuse it."""

import re

TOKEN = re.compile(r'(//[^\n]*|/\*.*?\*/|`[^`]*`|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|'
                   r'\w+|\s+|.)', re.S)
MODES = ("space", "join", "comment")


def other_space(space, chance, random):
    if "\n" not in space:
        return random.choice([" ", "  ", "\t"])
    lines = space.count("\n")
    if chance < 0.1:
        lines += random.randint(1, 2)
    elif chance < 0.2:
        lines = max(1, lines - 1)
    return "\n" * lines + random.choice(["", "", " ", "\t", "    "])


def other_lines(space, chance, random):
    if "\n" in space:
        return random.choice(["\n", "\n", "\n\n", "\n\t\t"]) if chance < 0.9 else "\n\n\n"
    return "\n" if chance < 0.03 else space


def comments(space, chance, random):
    if chance < 0.02:
        return f" /* c{random.randint(0, 9)} */ " + (space if "\n" in space else " ")
    if chance < 0.03:
        return " // x\n" + space
    if chance < 0.035:
        return space + "/* a\n   b */"
    if chance < 0.04:
        return space + "\n/*\n\ttext\n*/"
    return space


def mangle(text, mode, random):
    change = {"space": other_space, "join": other_lines, "comment": comments}[mode]
    return "".join(change(part, random.random(), random) if part.isspace() else part
                   for part in TOKEN.findall(text))
