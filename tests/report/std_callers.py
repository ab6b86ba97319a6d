"""What the callers of the standard library see of it: for each exported function and method of each
bundled package a function that only calls it is compiled by Go and by vole, and the lines of -m=2 about
it are compared: whether and at what cost the callee is inlined, what of its body shows at the
call, and where its parameters flow.

std_differences.txt lists the functions whose lines are known to differ, a package a line; the rest
must be equal, and those that have become equal are named, to be taken off (`--update` does). Needs
Go. `python3 -m report.std_callers VOLE [PACKAGE...]` shows the differences of packages.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from runner.common import Tally, report

HERE = Path(__file__).parent
LINE = re.compile(r"^\./callers\.go:(\d+):(\d+): (.*)$")
START = re.compile(r"^func (Call\w+)\(")
UNKNOWN = re.compile(r"^\./callers\.go:(\d+):\d+: ")
NESTED = re.compile(r"^ ")  # flow and from lines: explanations differ with the body
BODY = re.compile(r" as: .*$")
# What -m=2 prints beyond -m: who cannot be inlined, costs, captures, where parameters and what
# escapes flow to.
ONLY_AT_2 = re.compile(r" (cannot inline|parameter \S+ leaks to|\S+ capturing by) |:$")
COST = re.compile(r"( can inline \S+).*")


def packages(std):
    """Import paths of the packages below the folder `std` that others may import."""
    found = {str(f.parent.relative_to(std)) for f in std.rglob("*.go")}
    return sorted(p for p in found if "internal" not in p.split("/"))


def build_generator(folder):
    binary = Path(folder) / "generate"
    subprocess.run(["go", "build", "-o", str(binary), str(HERE / "callers" / "main.go")],
                   check=True)
    return binary


def functions(text):
    """[(name, first line, lines)] of the calling functions."""
    found, lines = [], text.split("\n")
    for number, line in enumerate(lines, 1):
        if match := START.match(line):
            found.append((match.group(1), number, lines[number - 1:number + 2]))
    return found


def without(text, names):
    for name, _, lines in functions(text):
        if name in names:
            text = text.replace("\n" + "\n".join(lines) + "\n", "\n", 1)
    return drop_unused_imports(text)


def drop_unused_imports(text):
    head, _, body = text.partition("\nfunc ")
    for name in re.findall(r"^import (\w+) ", head, re.M):
        if not re.search(rf"\b{name}\.", body):
            head = re.sub(rf"^import {name} .*\n?", "", head, flags=re.M)
    return head + "\nfunc " + body


def lines_by_function(output, text):
    starts = [(first, name) for name, first, _ in functions(text)]
    found = {name: [] for _, name in starts}
    for raw in output.split("\n"):
        match = LINE.match(raw)
        if not match or NESTED.match(match.group(3)):
            continue
        at = int(match.group(1))
        first, name = max((s for s in starts if s[0] <= at), default=(0, None))
        if name is not None:
            found[name].append(f"+{at - first}:{match.group(2)} " + BODY.sub("", match.group(3)))
    return found


def plain(lines):
    """The lines that -m prints too."""
    return [COST.sub(r"\1", line) for line in lines if not ONLY_AT_2.search(line)]


def differs_plainly(different):
    """How many of the functions differ at -m, too."""
    return sum(plain(ours) != plain(theirs) for ours, theirs in different.values())


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def compare(vole, generator, package, folder):
    """{function: (ours, Go's)} where they differ, the number compared, and a note."""
    folder = Path(folder)
    (folder / "go.mod").write_text("module callers\n\ngo 1.26\n")
    made = run([str(generator), package], folder)
    if made.returncode != 0:
        return {}, 0, made.stderr.strip()
    text = made.stdout
    for _ in range(3):  # without what vole does not have
        (folder / "callers.go").write_text(text)
        ours = run([vole, "build", "-gcflags=-m=2 -e", "callers.go"], folder)
        if ours.returncode == 0:
            break
        wrong = {int(m.group(1)) for m in map(UNKNOWN.match, ours.stderr.split("\n")) if m}
        names = {n for n, first, body in functions(text)
                 if wrong & set(range(first, first + len(body)))}
        if not names:
            return {}, 0, ours.stderr.strip()
        text = without(text, names)
    theirs = run(["go", "build", "-gcflags=-m=2", "callers.go"], folder)
    a, b = lines_by_function(ours.stderr, text), lines_by_function(theirs.stderr, text)
    return {n: (a[n], b[n]) for n in b if a[n] != b[n]}, len(b), ""


def read_known():
    known = {}
    for line in (HERE / "std_differences.txt").read_text().split("\n"):
        if line and not line.startswith("#"):
            package, names = line.split(": ")
            known[package] = set(names.split())
    return known


def write_known(found):
    lines = ["# PACKAGE: functions whose callers see other lines at -m=2 than in Go 1.26."]
    lines += [f"{p}: {' '.join(sorted(names))}" for p, names in sorted(found.items()) if names]
    (HERE / "std_differences.txt").write_text("\n".join(lines) + "\n")


def run_all(context):
    """The tally of all packages against std_differences.txt."""
    known, found, total, plain_differences, failures = read_known(), {}, 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        generator = build_generator(folder)
        for package in packages(context.root / "stdlib"):
            different, count, _ = compare(str(context.vole), generator, package, folder)
            found[package], total = set(different), total + count
            plain_differences += differs_plainly(different)
            for name in sorted(found[package] - known.get(package, set())):
                ours, theirs = different[name]
                line = next((x for x in theirs if x not in ours), None) or "another order"
                failures.append((f"callers of {package}", f"{name}: not as in Go: {line[:120]}"))
            for name in sorted(known.get(package, set()) - found[package]):
                print(f"equal now, take it off std_differences.txt: {package} {name}")
    if context.update:
        write_known(found)
        failures = []
    report(failures)
    known_count = sum(len(names) for names in found.values()) - len(failures)
    print(f"report callers of the library: {total - known_count - len(failures)} of {total} equal, "
          f"{total - plain_differences} at -m")
    return Tally(total - known_count - len(failures), len(failures), known_count)


def main():
    vole = str(Path(sys.argv[1]).resolve())
    chosen = sys.argv[2:] or packages(HERE.parent.parent / "stdlib")
    total = equal = equal_plainly = 0
    with tempfile.TemporaryDirectory() as folder:
        generator = build_generator(folder)
        for package in chosen:
            different, count, note = compare(vole, generator, package, folder)
            total, equal = total + count, equal + count - len(different)
            equal_plainly += count - differs_plainly(different)
            print(f"{package}: {count - len(different)} of {count} {note}")
            if len(sys.argv) > 2:
                for name, (ours, theirs) in different.items():
                    print(f"  {name}")
                    print("".join(f"    - {line}\n" for line in theirs if line not in ours) +
                          "".join(f"    + {line}\n" for line in ours if line not in theirs), end="")
    print(f"{equal} of {total}, {equal_plainly} at -m")


if __name__ == "__main__":
    main()
