"""`vole test` and its relatives against the go command: lines, order, exit status.

Each file of tests/data/gotest is a small module tree and the commands run in it, as parts that
begin with a line `-- NAME --`. A part named `$ [VAR=value...] test FLAGS` is a command (its
folder may be chosen by `-C`), its text what go prints: standard output, then, after a line
`(stderr)`, standard error, then `exit status N` if it is not 0. `--update` has an installed go
write these texts. Times, addresses, temporary folders and measured numbers are replaced by
placeholders in both. Lines about the folder of an installed Go are expected only where there is one.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path

from .common import Tally, execute, find_go, parallel, report

PART = re.compile(r"^-- (.+) --\n", re.M)

# What differs from run to run.
PLACEHOLDERS = [
    (re.compile(r'"Time":"[^"]*"'), '"Time":"T"'),
    (re.compile(r'"Elapsed":[0-9.e-]+'), '"Elapsed":0'),
    (re.compile(r"\b\d+\.\d\ds\b"), "0.00s"),
    (re.compile(r"(\t|\\t)(\d+\.\d{3}s|\(cached\))"), r"\g<1>0.000s"),
    (re.compile(r"usage: (go|vole) test .*\n.*\n"), "usage\n"),
    (re.compile(r"^(Benchmark\S*?)(-\d+)?\s+\d+\t +[\d.]+ ns/op", re.M), r"\1 N ns/op"),
    (re.compile(r"\t +\d+ B/op\t +\d+ allocs/op"), "\tM"),
    (re.compile(r"^cpu: .*\n", re.M), ""),
    (re.compile(r"\b(test|testing)\.go:\d+: test executed"), "testing.go: test executed"),
    (re.compile(r"goroutine \d+"), "goroutine N"),
    (re.compile(r"-test\.shuffle \d+"), "-test.shuffle N"),
    (re.compile(r"0x[0-9a-f]+"), "0xN"),
]


def parts_of(text):
    """[(name, text)]"""
    found = list(PART.finditer(text))
    ends = [m.start() for m in found[1:]] + [len(text)]
    return [(m.group(1), text[m.end():end]) for m, end in zip(found, ends)]


def normal(text, folder, goroot):
    text = text.replace(str(folder), "$DIR")
    if goroot:
        text = text.replace(f"\t{goroot}/src/", "\t$GOROOT/src/")
    for pattern, placeholder in PLACEHOLDERS:
        text = pattern.sub(placeholder, text)
    # Of a traceback only what the program printed: frames are the runtime's own.
    return re.sub(r"\n(\[signal[^\n]*\n)?\n?goroutine N .*?(?=\nFAIL\t|\nexit status|\Z)",
                  "\n(traceback)", text, flags=re.S)


def run_command(argv, words, folder):
    env = {"GOFLAGS": "", "GOWORK": "", "GO111MODULE": "", "GOPROXY": "off",
           "GOCACHE": os.environ.get("GOCACHE", str(Path.home() / ".cache/go-build")),
           "GOTOOLCHAIN": "local"}
    while words and re.match(r"^[A-Z0-9_]+=", words[0]):
        name, _, value = words[0].partition("=")
        env[name] = value.replace("$DIR", str(folder))
        words = words[1:]
    got = execute([argv, *words], 120, cwd=folder, env=env)
    text = got.out.decode("utf-8", "replace")
    if got.err:
        text += "(stderr)\n" + got.err.decode("utf-8", "replace")
    if got.status != 0:
        text += f"exit status {got.status}\n"
    return normal(text, folder, find_go())


def expected(text):
    """What is wanted of a stored text on this machine."""
    return text if find_go() else re.sub(r"\n\t\$GOROOT/src/\S+ \(from \$GOROOT\)", "", text)


def check(context, path):
    """[(command, why)], and how many commands there were."""
    parts = parts_of(path.read_text())
    wrong, count = [], 0
    with tempfile.TemporaryDirectory(prefix="vole-gotest-") as name:
        folder = Path(name).resolve()
        for part, text in parts:
            if part.startswith("$ "):
                continue
            target = folder / part
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        for i, (part, want) in enumerate(parts):
            if not part.startswith("$ "):
                continue
            count += 1
            words = part[2:].split()
            if context.update and shutil.which("go"):
                parts[i] = (part, want := run_command("go", words, folder))
            got = run_command(context.vole, words, folder)
            if got != (want := expected(want)):
                wrong.append((f"gotest: {path.stem}: {part[2:]}", difference(want, got)))
    if context.update:
        path.write_text("".join(f"-- {part} --\n{text}" for part, text in parts))
    return wrong, count


def difference(want, got):
    a, b = want.splitlines(), got.splitlines()
    for i in range(max(len(a), len(b))):
        x, y = (a[i] if i < len(a) else "(end)"), (b[i] if i < len(b) else "(end)")
        if x != y:
            return f"line {i + 1}: {y!r}, want {x!r}"
    return "difference in line ends"


def run(context):
    files = [p for p in sorted((context.root / "tests/data/gotest").glob("*.txt"))
             if context.filter in p.name]
    results = parallel(context.jobs, lambda p: check(context, p), files)
    failures = [failure for wrong, _ in results for failure in wrong]
    report(failures)
    return Tally(sum(count for _, count in results) - len(failures), len(failures), 0)
