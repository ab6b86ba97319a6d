"""One random program in Go and in vole: the lines of -m, what it prints, its exit status; and the count
of what the lines were about."""

import difflib
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from report.oracle import report_lines, trouble
from runner.common import execute

SHAPES = [(r"&\S+\{", "&T{...}"), (r"new\(", "new"), (r"\[\]\S*\{", "[]T{...}"),
          (r"map\[.*\{", "map[K]V{...}"), (r"make\(map", "make map"), (r"make\(\[", "make slice"),
          (r"func literal", "func literal"), (r"\.\.\. argument", "... argument"),
          (r"append$", "append"), (r"string\(", "string(x)"), (r"\(\[\]byte\)", "[]byte(s)"),
          (r"\(\[\]rune\)", "[]rune(s)"), (r".* \+ ", "s + t"), (r"[^ ]+\.(get|size|at|m\d+)$",
          "method value"), (r"[\w.\[\]]+\{", "T{...}"), (r"\w+$", "name")]
PLAIN = ["can inline", "inlining call to", "moved to heap", "leaking param content",
         "ignoring self-assignment", "partially devirtualizing", "cannot devirtualize",
         "devirtualizing", "index bounds check elided", "zero-copy string->[]byte conversion",
         "as escaping uintptr", "as escaping ...uintptr"]
VERDICT = re.compile(r"^(.*) (escapes to heap|does not escape)$")
RESULT = re.compile(r"leaking param: \S+ to result \S+ (level=\d)")
FROM = re.compile(r"^\s+from .* \(([^()]*)\) at ")
CANNOT = re.compile(r"cannot inline .*?: (marked \S+|recursive|call to recover|function too complex|"
                    r"unhandled op \w+|no function body|.*)")

# Words that Go 1.26 has in its sources but no program brings out: what is read from a map or received
# lies on the heap anyway (assign-pair-mapr, assign-pair-receive), makes of a size not known print as
# any other (non-constant size), no type is aligned so far (too aligned for stack).
# What a full run must have met a hundred times each: kinds of lines with -m, reasons with -m=2.
WANTED = (PLAIN + ["leaking param", "to result level=0", "to result level=1", "to result level=2"]
          + [f"{shape}: {verdict}" for shape in
             ("&T{...}", "new", "[]T{...}", "map[K]V{...}", "make map", "make slice", "func literal",
              "append", "string(x)", "[]byte(s)", "s + t", "method value", "T{...}", "name")
             for verdict in ("escapes to heap", "does not escape")]
          + ["... argument: does not escape", "... argument: escapes to heap",
             "[]rune(s): does not escape"])
REASONS = ["address-of", "indirection", "dot", "dot of pointer", "fixed-array-index-of", "slice",
           "interface-converted", "slice-literal-element", "array literal element",
           "struct literal element", "map literal key", "map literal value", "key of map put",
           "assign", "assign-pair", "assign-pair-dot-type", "return", "send", "range", "range-deref", "switch case",
           "call parameter", "appendee slice", "appended slice...", "copied slice",
           "captured by a closure", "reference", "spill", "too large for stack",
           "marked go:noinline", "function too complex", "call to recover",
           "unhandled op DEFER", "unhandled op GO", "marked as"]


def kind_of(message):
    for kind in PLAIN:
        if kind in message:
            return kind
    match = RESULT.search(message)
    if match:
        return f"to result {match.group(1)}"
    if message.startswith("leaking param:"):
        return "leaking param"
    match = VERDICT.match(message)
    if match:
        shape = next((name for pattern, name in SHAPES if re.match(pattern, match.group(1))), "value")
        return f"{shape}: {match.group(2)}"
    return "other"


def message_of(line):
    return line.split(": ", 1)[1] if ": " in line else line


def count_kinds(lines):
    return Counter(kind_of(message_of(line)) for line in lines)


def count_reasons(lines):
    count = Counter()
    for line in lines:
        message = message_of(line)
        match = FROM.match(message) or CANNOT.match(message)
        if match:
            count[match.group(1)] += 1
    return count


@dataclass
class Result:
    seed: int
    functions: int = 0
    problem: str = ""  # that nothing could be compared, or that the program behaves otherwise
    differences: list = field(default_factory=list)  # (sign, line); "-" Go's, "+" vole's
    kinds: Counter = field(default_factory=Counter)
    reasons: Counter = field(default_factory=Counter)


def differences_of(got, want):
    found = []
    matcher = difflib.SequenceMatcher(None, want, got, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            found += [("-", line) for line in want[a1:a2]] + [("+", line) for line in got[b1:b2]]
    return found


def go_lines(oracle, path, flags=("-m",), output=None):
    """(lines, None) or (None, what Go has against the program)."""
    outcome = oracle.compile(flags, [path], "main", output)
    if outcome.status != 0:
        return None, outcome.out.decode(errors="replace")
    return report_lines(outcome.out), None


def vole_lines(vole, path, flags="-m", seconds=120):
    outcome = execute([vole, "build", f"-gcflags={flags}", path.name], seconds, cwd=path.parent)
    if trouble(outcome):
        return None, trouble(outcome)
    return report_lines(outcome.err), None


def behaviour(oracle, vole, path, package, seconds=60, env=None):
    """What vole's run does otherwise than Go's, or ""."""
    binary = path.with_suffix(".exe")
    linked = oracle.link(package, binary)
    if linked.status != 0:
        return f"does not link: {linked.err[:200]!r}"
    want = execute([str(binary)], seconds)
    binary.unlink()
    got = execute([vole, "run", str(path)], 2 * seconds, env=env)
    if got.status is None:
        return "run: time ran out"
    if (got.status, got.out, got.err) == (want.status, want.out, want.err):
        return ""
    if got.status != want.status:
        return f"run: exit status {got.status}, want {want.status}: {got.err[-200:]!r}"
    pairs = zip(got.err.split(b"\n"), want.err.split(b"\n"))
    one, two = next(((a, b) for a, b in pairs if a != b), (b"", b""))
    return f"run: prints {one[:100]!r}, want {two[:100]!r}"


def compare(oracle, vole, folder, seed, text, functions, reasons=True, run=True):
    path = Path(folder) / f"seed{seed}.go"
    path.write_text(text)
    result = Result(seed, functions)
    package = path.with_suffix(".o")
    want, why = go_lines(oracle, path, output=package)
    if want is None:
        result.problem = "Go does not accept it: " + why[:300]
        return result
    result.kinds = count_kinds(want)
    if reasons:
        result.reasons = count_reasons(go_lines(oracle, path, ("-m=2",))[0] or [])
    got, why = vole_lines(vole, path)
    if got is None:
        result.problem = "report: " + why
    else:
        result.differences = differences_of(got, want)
    if run and not result.problem:
        result.problem = behaviour(oracle, vole, path, package)
    package.unlink()
    return result


def function_lines(text):
    """Number of the function that each line of a program belongs to, by its first line."""
    owner, current = {}, 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("func ") or line.startswith("type ") or line.startswith("var "):
            current = number
        owner[number] = current
    return owner


def functions_that_differ(result, text):
    owner = function_lines(text)
    found = set()
    for _, line in result.differences:
        match = re.match(r"[^:]+:(\d+)", line)
        found.add(owner.get(int(match.group(1)), 0) if match else 0)
    return found


def signature(sign, line):
    """A difference without names and places, so that like ones meet."""
    message = re.sub(r"\b(v|a|r|q|x|e|i|w|h|f|m|c|t|run)\d+(_\d+)?\b", r"\1", message_of(line))
    return f"{sign} {re.sub(r'func[0-9.]+', 'func', message)[:110]}"
