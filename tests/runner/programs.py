"""Programs with inline expectations: tests/data/**/*.go, tests/stress/*.go and examples/*.go.

At the end of the file:
    // Output:        what it writes to standard output, a line each after "// "
    // Errors:        what `vole run` writes to standard error (diagnostics, panics); optional
    // Exit: N        its exit status; 0 unless said
Anywhere: `// args: A B`, `// stdin: TEXT` (\\n allowed), `// env: K=V`, `// flags: -lang=go1.21`;
`// needs: PACKAGE` skips the program where no installed Go has that standard package.
In Errors, hexadecimal addresses compare as `0x?`, and tracebacks ("goroutine N [...]:" and what
follows) are left out.
`// races: on purpose` leaves a program out of TSan's runs.
`// with: FILE...` names files of the same folder that belong to the program, too.
A folder that holds a go.mod or a main.go with `// dir` in its first line runs as a folder.
`--update` writes what the program did today.
"""

import re
import shlex

from .common import Tally, execute, find_go, parallel, report

SECTION = re.compile(r"^// (Output|Errors|Exit):(.*)$")
ADDRESS = re.compile(rb"0x[0-9a-f]+")
TRACEBACK = re.compile(rb"(^|\n)\n?goroutine \d+ .*", re.S)


def split(text):
    """Source without its expectations, and {section: text}."""
    lines = text.splitlines()
    first = next((i for i, line in enumerate(lines) if SECTION.match(line)), len(lines))
    sections = {}
    current = None
    for line in lines[first:]:
        match = SECTION.match(line)
        if match:
            current = match.group(1)
            sections[current] = [match.group(2).strip()] if match.group(2).strip() else []
        elif current and line.startswith("//"):
            sections[current].append(line[3:] if line.startswith("// ") else line[2:])
        elif line.strip():
            raise ValueError(f"code after the expectations: {line!r}")
    return "\n".join(lines[:first]).rstrip() + "\n", sections


def directive(text, name):
    match = re.search(rf"^// {name}: (.*)$", text, re.M)
    return match.group(1) if match else ""


def normal(data):
    text = ADDRESS.sub(b"0x?", TRACEBACK.sub(b"", data)).decode(errors="replace")
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))


def inputs(path, text):
    """What is given to `vole run` for the program at `path`, whose source is `text`."""
    if text.startswith("// dir\n"):
        return [path.parent]
    return [path, *(path.parent / name for name in directive(text, "with").split())]


def invoke(context, path, text):
    env = dict(item.split("=", 1) for item in shlex.split(directive(text, "env")))
    stdin = directive(text, "stdin").encode().decode("unicode_escape").encode("latin-1")
    argv = [context.vole, "run", *shlex.split(directive(text, "flags")),
            *[str(p.relative_to(context.root)) for p in inputs(path, text)],
            *shlex.split(directive(text, "args"))]
    return execute(argv, 60 * context.slow, cwd=context.root, stdin=stdin, env=env)


def write_expectations(path, source, outcome, sections):
    parts = [source]
    def section(name, data):
        body = data.split("\n") if data else []
        parts.append("\n".join([f"// {name}:"] + [("// " + line).rstrip() for line in body]) + "\n")
    section("Output", normal_output(outcome.out))
    if outcome.status != 0 or "Errors" in sections:
        section("Errors", normal(outcome.err))
    if outcome.status != 0:
        parts.append(f"// Exit: {outcome.status}\n")
    path.write_text("\n".join(parts))


def normal_output(data):
    text = data.decode(errors="backslashreplace")
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))


def check(context, path):
    """None if the program behaves as expected, else why not."""
    text = path.read_text()
    source, sections = split(text)
    outcome = invoke(context, path, text)
    if outcome.status is None:
        return "took too long"
    if outcome.crashed:
        return f"crashed: {outcome.status}: {outcome.err[-400:].decode(errors='replace')}"
    if context.update:
        write_expectations(path, source, outcome, sections)
        return None
    if "Output" not in sections:
        return "has no expectations"
    want_status = int(sections["Exit"][0]) if sections.get("Exit") else 0
    want = "\n".join(line.rstrip() for line in sections["Output"]).rstrip("\n")
    got = normal_output(outcome.out)
    if outcome.status != want_status:
        return (f"exit status {outcome.status}, want {want_status}: "
                f"{outcome.err[-400:].decode(errors='replace')}")
    if got != want:
        return "output differs: " + first_difference(got, want)
    if "Errors" in sections:
        want_errors = normal("\n".join(sections["Errors"]).encode())
        if normal(outcome.err) != want_errors:
            return "errors differ: " + first_difference(normal(outcome.err), want_errors)
    return None


def first_difference(got, want):
    got_lines, want_lines = got.split("\n"), want.split("\n")
    for number, (one, two) in enumerate(zip(got_lines, want_lines), 1):
        if one != two:
            return f"line {number}: got {one[:200]!r}, want {two[:200]!r}"
    return f"{len(got_lines)} lines, want {len(want_lines)}"


def is_program(path):
    text = path.read_text(errors="replace")
    return re.search(r"^package main\b", text, re.M) is not None and (
        SECTION.search(text) is not None or "\n// Output:" in text)


def reports_races(context, path):
    """Whether TSan would rightly complain of the program."""
    return context.preset == "tsan" and directive(path.read_text(errors="replace"), "races") != ""


def lacks_package(path):
    """Whether the program needs a standard package of which there is no source."""
    package = directive(path.read_text(errors="replace"), "needs")
    go = find_go() if package else None
    return package != "" and (go is None or not (go / "src" / package).is_dir())


def run(context):
    paths = sorted((context.root / "tests" / "data").rglob("*.go"))
    paths += sorted((context.root / "tests" / "stress").glob("*.go"))
    paths += sorted((context.root / "examples").glob("*.go"))
    paths = [p for p in paths if context.filter in str(p) and is_program(p)]
    left_out = [p for p in paths if reports_races(context, p) or lacks_package(p)]
    paths = [p for p in paths if p not in left_out]
    results = parallel(context.jobs, lambda p: check(context, p), paths)
    failures = [(str(p.relative_to(context.root)), why) for p, why in zip(paths, results) if why]
    report(failures)
    return Tally(len(paths) - len(failures), len(failures), len(left_out))
