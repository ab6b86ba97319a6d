"""The files of Go's own test suite that check the lines of -m, run where they lie: the report of
vole with a file's flags against the report of Go 1.26 with the same flags.

Files of a folder X.dir are packages that import each other as "./a"; for vole they are laid out as
a module named test, which gives the packages the paths that the suite's own runner gives them.
Nothing of the suite is copied: errorcheck.txt holds, for each file, the number and a digest of the
lines of Go 1.26, so that the comparison also runs where no Go is installed; `--update` writes it.
differences.txt lists the files that are known to differ and why.
"""

import hashlib
import re
import tempfile
from pathlib import Path

from runner.common import Outcome, Tally, execute, parallel, report

from .oracle import first_difference, report_lines, trouble, vole_build

HERE = Path(__file__).parent
DEBIAN = Path("/usr/share/go-1.19/test")
ACTION = re.compile(r"^// (errorcheck\w*)(.*-m.*)$", re.M)
IGNORED = {"-0", "-1", "-s"}  # for the suite's runner, not for the compiler


def collect(context, base):
    """(name, files, flags); several files are packages of their own, in order."""
    for path in sorted(base.rglob("*.go")):
        match = ACTION.search(path.read_text(errors="surrogateescape"))
        name = str(path.relative_to(base))
        if not match or context.filter not in name:
            continue
        flags = [f for f in match.group(2).split() if f not in IGNORED]
        if path.parent.suffix == ".dir":
            yield name, packages_of(path.parent), flags
        elif match.group(1) in ("errorcheckdir", "errorcheckandrundir"):
            yield name, packages_of(path.with_suffix(".dir")), flags
        else:
            yield name, [[path]], flags


def packages_of(folder):
    """Files of a folder by package, a package's files together, in order of their first file."""
    found = {}
    for path in sorted(folder.glob("*.go")):
        package = re.search(r"^package (\w+)", path.read_text(), re.M).group(1)
        found.setdefault(package if package != "main" else path, []).append(path)
    return list(found.values())


def path_of(files):
    main = re.search(r"^package main\b", files[0].read_text(), re.M)
    return "main" if main else "test/" + files[0].stem


def from_go(oracle, packages, flags):
    if len(packages) == 1:
        package = [] if any(f.startswith("-p=") for f in flags) else ["-d=panic"]
        outcome = oracle.compile([*package, *flags], packages[0], "p")
        return outcome
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "importcfg"
        text, out = oracle.importcfg().read_text(), b""
        for files in packages:
            config.write_text(text)
            output = Path(folder) / (files[0].stem + ".a")
            outcome = oracle.compile(["-D", "test", *flags], files, path_of(files), output, config)
            out += outcome.out
            if outcome.status != 0:
                return Outcome(outcome.status, out, b"")
            text += f"packagefile test/{files[0].stem}={output}\n"
        return Outcome(0, out, b"")


def from_vole(context, packages, flags):
    if len(packages) == 1:
        path = packages[0][0]
        place = "" if any(f.startswith("-p=") for f in flags) else " -p=p"
        return vole_build(context, " ".join(flags) + place, [path.name], path.parent)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "go.mod").write_text("module test\n\ngo 1.26\n")
        for files in packages:
            home = base / files[0].stem
            home.mkdir()
            for path in files:
                (home / path.name).write_text(
                    re.sub(r'^(import .*|\t[\w.]* *)"\./(\w+)"', r'\1"test/\2"', path.read_text(),
                           flags=re.M))
        out = b""
        # What is imported was compiled with the same flags, but reported on its own.
        imported = " ".join(f for f in flags if not f.startswith("-m"))
        for files in packages:
            outcome = execute([context.vole, "build", "-gcflags=all=" + imported,
                               "-gcflags=" + " ".join(flags), "./" + files[0].stem],
                              60 * context.slow, cwd=base)
            out += outcome.err
            if outcome.status != 0:
                return Outcome(outcome.status, b"", out)
        return Outcome(0, b"", out)


def digest(lines):
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:24]


def read_table(name):
    table = {}
    path = HERE / name
    for line in path.read_text().split("\n") if path.exists() else []:
        if line and not line.startswith("#"):
            key, rest = line.split(" ", 1)
            table[key] = rest
    return table


def judge(context, oracle, stored, case):
    """(name, why not equal or None, the entry for errorcheck.txt)"""
    name, packages, flags = case
    entry, want = stored.get(name), None
    if oracle:
        outcome = from_go(oracle, packages, flags)
        want = report_lines(outcome.out)
        entry = f"{'accepted' if outcome.status == 0 else 'refused'} {len(want)} {digest(want)}"
    elif not entry:
        return name, "no go found, and nothing stored about it", None
    outcome = from_vole(context, packages, flags)
    why = trouble(outcome)
    if why and (entry.startswith("accepted") or outcome.status != 1):
        return name, why, entry
    if entry.startswith("refused") and not why:
        return name, "accepted, but Go refuses it", entry
    got = report_lines(outcome.err)
    if want is not None:
        return name, first_difference(got, want), entry
    same = entry.endswith(f" {len(got)} {digest(got)}")
    return name, None if same else f"not what Go prints: {entry}", entry


def examine(context, oracle, base, stored):
    cases = list(collect(context, base))
    return parallel(context.jobs, lambda c: judge(context, oracle, stored, c), cases)


def run(context, oracle):
    if not DEBIAN.exists():
        print("report errorcheck: golang-1.19-src is not installed; left out")
        return Tally(0, 0, 1)
    results = examine(context, oracle, DEBIAN, read_table("errorcheck.txt"))
    if context.update and oracle and not context.filter:
        lines = ["# FILE accepted|refused LINES DIGEST: what Go 1.26 does with its own flags; written by",
                 "# `./dev test --suite report --update`."]
        lines += sorted(f"{name} {entry}" for name, _, entry in results)
        (HERE / "errorcheck.txt").write_text("\n".join(lines) + "\n")
    listed = read_table("differences.txt")
    failures = {name: why for name, why, _ in results if why}
    print(f"report errorcheck: {len(results) - len(failures)} of {len(results)} files "
          "without a difference")
    if context.why:
        for name, why in failures.items():
            print(f"  {name}: {why}")
    for name, _, _ in results:
        if name in listed and name not in failures:
            print(f"equal now, take it off differences.txt: {name}")
    known = [name for name in failures if name in listed]
    report([(f"report: {name}", why) for name, why in failures.items() if name not in listed])
    if context.long and oracle:
        newer_suite(context, oracle)
    return Tally(len(results) - len(failures), len(failures) - len(known), len(known))


def newer_suite(context, oracle):
    """The same for the suite that came with the installed Go: for information."""
    root = execute([oracle.go, "env", "GOROOT"], 60).out.decode().strip()
    base = Path(root) / "test"
    if not base.exists():
        return
    results = examine(context, oracle, base, {})
    bad = [(name, why) for name, why, _ in results if why]
    print(f"report errorcheck of {oracle.version}: {len(results) - len(bad)} of {len(results)} "
          "files without a difference (information)")
    if context.why:
        for name, why in bad:
            print(f"  {name}: {why}")
