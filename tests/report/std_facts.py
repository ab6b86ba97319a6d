"""What callers can notice of the standard library's functions: whether and at what cost they are
inlined, and where their parameters leak to. The same is asked of Go's own library, and what differs
is listed in std_differences.txt.

Both sides come from the lines of -m=2, by one parser: `can inline F with cost N`, `cannot inline F`,
and the verdict on each parameter. A parameter is found by its position in the function's
declaration, so that names may differ.
"""

import re
import subprocess

LINE = re.compile(r"^(\S+?\.go):(\d+):(\d+): (.*)$")
CAN = re.compile(r"can inline (\S+) with cost (\d+)")
CANNOT = re.compile(r"cannot inline (\S+?): (.*)")
TO_RESULT = re.compile(r"leaking param: (\S+) to result (\S+) level=(-?\d+)$")
LEAK = re.compile(r"leaking param( content)?: (\S+)$")
STAYS = re.compile(r"(\S+) does not escape$")
MOVED = re.compile(r"moved to heap: (\S+)$")
RECEIVER = re.compile(r"^\(?\*?(\w+)\)?\.(\w+)$")


class Function:
    def __init__(self, name, at, inline, cost):
        self.name, self.at, self.inline, self.cost = name, at, inline, cost
        self.parameters = {}  # (line, column) of the parameter → set of flows

    def flows(self):
        """One text a parameter that holds pointers, in order of declaration."""
        return [" ".join(sorted(flows)) for _, flows in sorted(self.parameters.items())]

    def text(self):
        return (str(self.cost) if self.inline else "no") + " " + " | ".join(self.flows())


def is_exported(name):
    method = RECEIVER.match(name)
    parts = method.groups() if method else (name,)
    return all(p[:1].isupper() for p in parts)


def signature_end(lines, at):
    """(line, column) of the brace that opens the body of the function declared at `at`."""
    line, column = at
    depth, nested, word = 0, [], ""
    while line <= len(lines):
        text = lines[line - 1]
        while column <= len(text):
            c = text[column - 1]
            if c.isalnum() or c == "_":
                word = word + c if column > 1 and text[column - 2].isalnum() else c
            elif c in "([":
                depth += 1
            elif c in ")]":
                depth -= 1
            elif c == "{":
                if not word.endswith(("interface", "struct")) and depth == 0 and not nested:
                    return line, column
                nested.append(c)
            elif c == "}" and nested:
                nested.pop()
            if not (c.isalnum() or c in "_ "):
                word = ""
            column += 1
        if depth == 0 and not nested:
            return line, column  # a declaration without a body
        line, column = line + 1, 1
    return line, column


def flow_of(text):
    """(name, flow) that a verdict on a parameter tells, else None."""
    if match := TO_RESULT.match(text):
        return match[1], f"result+{match[3]}"
    if match := LEAK.match(text):
        return match[2], "content" if match[1] else "heap"
    if match := STAYS.match(text):
        return match[1], "stays"
    if match := MOVED.match(text):
        return match[1], "heap"
    return None


def parse(output, resolve=lambda path: path):
    """{function: Function} of one package's -m=2 lines; `resolve` finds a file that a line names."""
    functions, verdicts = [], []
    for raw in output.splitlines():
        match = LINE.match(raw)
        if not match:
            continue
        file, at, text = match[1], (int(match[2]), int(match[3])), match[4]
        if found := CAN.match(text):
            functions.append((file, Function(found[1], at, True, int(found[2]))))
        elif found := CANNOT.match(text):
            functions.append((file, Function(found[1], at, False, 0)))
        elif flow := flow_of(text):
            verdicts.append((file, at, flow))
    by_file = {}
    for file, function in functions:
        by_file.setdefault(file, []).append(function)
    for file, declared in by_file.items():
        declared.sort(key=lambda f: f.at)
        with open(resolve(file), errors="replace") as source:
            lines = source.read().split("\n")
        for function in declared:
            end = signature_end(lines, function.at)
            for other, at, (_, flow) in verdicts:
                if other == file and function.at <= at < end:
                    function.parameters.setdefault(at, set()).add(flow)
    return {function.name: function for _, function in functions}


def from_go(package):
    run = subprocess.run(["go", "build", "-gcflags=-m=2", package], capture_output=True, text=True)
    return parse(run.stderr)


def compare(ours, theirs):
    """(function, what differs, ours, Go's) for each exported function that both have."""
    for name in sorted(theirs):
        if not is_exported(name) or name not in ours:
            continue
        a, b = ours[name], theirs[name]
        if a.inline != b.inline:
            yield name, "inline", "yes" if a.inline else "no", "yes" if b.inline else "no"
        elif a.inline and a.cost != b.cost:
            yield name, "cost", str(a.cost), str(b.cost)
        if a.flows() != b.flows():
            yield name, "leaks", " | ".join(a.flows()), " | ".join(b.flows())
