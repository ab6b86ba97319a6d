"""Rules on the tree: an #include never points up the floors (docs/architecture.md)."""

import re

from .common import Tally, report

FLOORS = ["base", "bytecode", ("compiler", "runtime"), "vm", "stdlib", "embed", "tools", "cli"]
# Inside the compiler and the runtime: a folder may include itself and those to its left.
COMPILER = ["source", "lex", "syntax", ("load", "types", "format"), ("export", "vet"), "ir",
            "summary", "inline", "escape", "cfg", "emit", "driver"]
RUNTIME = ["type", "memory", "stack", "sched", "gc", "values"]
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def rank(order, name):
    for level, entry in enumerate(order):
        if name == entry or (isinstance(entry, tuple) and name in entry):
            return level
    return None


def violations(root):
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        top = relative.parts[0]
        if path.suffix not in (".h", ".cpp", ".def", ".re") or rank(FLOORS, top) is None:
            continue
        for target in INCLUDE.findall(path.read_text(errors="replace")):
            parts = target.split("/")
            if rank(FLOORS, parts[0]) is None:
                continue
            if parts[0] != top and rank(FLOORS, parts[0]) >= rank(FLOORS, top):
                yield str(relative), f"includes {target}: up or sideways"
            order = {"compiler": COMPILER, "runtime": RUNTIME}.get(top)
            if order and parts[0] == top and len(parts) > 2 and len(relative.parts) > 2:
                here, there = relative.parts[1], parts[1]
                if here != there and (rank(order, there) is None or
                                      rank(order, there) >= rank(order, here)):
                    yield str(relative), f"includes {target}: a later phase"


def run(context):
    failures = list(violations(context.root))
    report(failures)
    return Tally(0 if failures else 1, len(failures), 0)
