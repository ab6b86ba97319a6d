#!/usr/bin/env python3
"""Writes stdlib/html/entities.go: the names of characters of HTML5, from Python's copy of the list.

usage: html_entities.py > stdlib/html/entities.go
"""
from html.entities import html5

HEAD = """// Made by tests/tools/html_entities.py from the list of HTML5; do not edit.
// In the order of names: name, =, the character or two, and a zero byte.
package html

const entities = "" +"""


def quoted(text):
    return "".join(c if " " <= c < "\x7f" and c not in "\"\\" else
                   {"\n": "\\n", "\0": "\\x00"}.get(c, f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}")
                   for c in text)


def main():
    entries = [quoted(f"{name}={text}\0") for name, text in sorted(html5.items())]
    lines, line = [], ""
    for entry in entries:
        if len(line) + len(entry) > 88:
            lines.append(line)
            line = ""
        line += entry
    lines.append(line)
    print(HEAD)
    print(" +\n".join(f'\t"{line}"' for line in lines))


if __name__ == "__main__":
    main()
