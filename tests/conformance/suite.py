"""Go's own test suite, run where it lies: Debian's golang-1.19-src, or the newer one of an
installed Go with `--long`. Nothing of it is copied here.

Kinds, by the first comment of a file:
  run         exit status 0 and the output of the .out file beside it (or none)
  compile     `vole build` accepts it, as a package p, which is how the suite's own runner does it
  errorcheck  each line with `// ERROR "regexp"` is reported, and no other line. Whether the texts
              match too is counted apart.
Files with flags other than -lang and -d=panic ask for gc's own debug output and are left out.

expected_failures.txt names what fails today; a file that fails and is not in it is a failure of the
suite, so that nothing is lost unnoticed. Such a file runs a second time, alone, before it counts:
several of the suite wait for finalizers or timers. Files that are named and pass are listed; they
leave the list with --update.
"""

import os
import re
from collections import Counter
from pathlib import Path

from runner.common import Tally, execute, parallel

DEBIAN = Path("/usr/share/go-1.19/test")
FOLDERS = [".", "ken", "chan", "interface", "syntax", "dwarf", "fixedbugs", "runtime", "abi",
           "typeparam", "typeparam/mdempsky", "escape"]
LISTED = Path(__file__).parent / "expected_failures.txt"
TAGS = {"linux", "amd64", "unix", "gc"} | {f"go1.{n}" for n in range(1, 27)}
EXPECT = re.compile(r"// (?:GC_)?ERROR(?:AUTO)? (.*)$")
QUOTED = re.compile(r'"([^"]*)"')
LINE = re.compile(r"LINE(([+-])(\d+))?")
POSITION = re.compile(r"^([^\s:][^:]*):(\d+)(?::\d+)?: (.*)$")


def constraint_holds(text):
    """Whether the file's //go:build line (or its older form) admits linux/amd64."""
    head = text.split("\npackage ")[0]
    match = re.search(r"^//go:build (.*)$", head, re.M)
    if match:
        words = re.sub(r"[A-Za-z_][\w.]*", lambda m: str(m.group(0) in TAGS), match.group(1))
        words = words.replace("&&", " and ").replace("||", " or ").replace("!", " not ")
        return bool(eval(words, {}))  # only True, False, not, and, or, parentheses are left
    for line in re.findall(r"^// \+build (.*)$", head, re.M):
        if not any(all((t.lstrip("!") in TAGS) != t.startswith("!") for t in option.split(","))
                   for option in line.split()):
            return False
    return True


def action(text):
    """(kind, flags) of a file, or None."""
    for line in text.split("\n"):
        if line.startswith("//go:build") or line.startswith("// +build") or not line.strip():
            continue
        words = line[2:].split() if line.startswith("//") else []
        if not words or words[0] not in ("run", "compile", "errorcheck"):
            return None
        if all(w.startswith("-lang=") or w == "-d=panic" for w in words[1:]):
            return words[0], [w for w in words[1:] if w.startswith("-lang=")]
        return None
    return None


def collect(context, base):
    for folder in FOLDERS:
        for path in sorted((base / folder).glob("*.go")):
            text = path.read_text(errors="surrogateescape")
            found = action(text)
            name = str(path.relative_to(base))
            if found and context.filter in name and constraint_holds(text):
                yield name, path, found[0], found[1], text


def run_kind(context, path, flags, base):
    outcome = execute([context.vole, "run", *flags, str(path)], 60 * context.slow, cwd=path.parent,
                      env={"GOROOT": str(base.parent)})
    if outcome.status is None:
        return "time ran out"
    if outcome.status != 0:
        return f"exit status {outcome.status}: {first_line(outcome.err)}"
    expected = path.with_suffix(".out")
    want = expected.read_bytes() if expected.exists() else b""
    got = outcome.out + outcome.err
    if got.replace(b"\r\n", b"\n") != want:
        return "output differs"
    return None


def compile_kind(context, path, flags):
    outcome = execute([context.vole, "build", "-gcflags=-p=p", *flags, str(path)], 60 * context.slow,
                      cwd=path.parent)
    if outcome.status is None:
        return "time ran out"
    return None if outcome.status == 0 else first_line(outcome.err)


def expectations(text):
    """{line: [regexp]} as the suite's own runner reads them."""
    wanted = {}
    for number, line in enumerate(text.split("\n"), 1):
        if "////" in line:
            continue
        match = EXPECT.search(line)
        if not match:
            continue
        for pattern in QUOTED.findall(match.group(1)):
            pattern = LINE.sub(lambda m: ":%d" % (number + int((m.group(2) or "+") +
                                                               (m.group(3) or "0"))), pattern)
            wanted.setdefault(number, []).append(pattern)
    return wanted


def reported(err, name):
    """{line: [text]} of the diagnostics for one file; indented lines belong to the one above."""
    found, last = {}, None
    for line in err.decode(errors="replace").split("\n"):
        if line.startswith("\t") and last is not None:
            last[-1] += "\n" + line
            continue
        match = POSITION.match(line)
        if match and os.path.basename(match.group(1)) == name:
            last = found.setdefault(int(match.group(2)), [])
            last.append(line)
        elif line and not line.startswith("#"):
            found.setdefault(0, []).append(line)
    return found


def matches(pattern, text):
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return pattern in text


def errorcheck_kind(context, path, flags, text):
    """(why the lines differ or None, whether the texts match too)."""
    outcome = execute([context.vole, "build", "-gcflags=-e -p=p", *flags, str(path)],
                      60 * context.slow, cwd=path.parent)
    if outcome.status is None:
        return "time ran out", False
    if outcome.crashed:
        return f"crashed: {outcome.status}", False
    wanted, found = expectations(text), reported(outcome.err, path.name)
    missing, extra = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    texts = all(any(matches(p, t) for t in found.get(n, [])) for n, ps in wanted.items()
                for p in ps)
    if missing or extra:
        why = []
        if missing:
            why.append(f"not reported: {missing[:5]}")
        if extra:
            why.append(f"reported too: {[found[n][0] for n in extra[:2]]}")
        return "; ".join(why), False
    return None, texts


def first_line(data):
    lines = data.decode(errors="replace").strip().split("\n")
    lines = [l for l in lines if not l.startswith("#")] or [""]
    return lines[0][:160]


def read_listed():
    listed = {}
    if LISTED.exists():
        for line in LISTED.read_text().split("\n"):
            if line and not line.startswith("#"):
                kind, name, *why = line.split(" ", 2)
                listed[(kind, name)] = why[0] if why else ""
    return listed


def judge(context, base, case):
    name, path, kind, flags, text = case
    if base == DEBIAN and not flags:
        flags = ["-lang=go1.19"]
    if kind == "run":
        return kind, name, run_kind(context, path, flags, base), False
    if kind == "compile":
        return kind, name, compile_kind(context, path, flags), False
    why, texts = errorcheck_kind(context, path, flags, text)
    return kind, name, why, texts


def run(context):
    if not DEBIAN.exists():
        print("conformance: golang-1.19-src is not installed; left out")
        return Tally(0, 0, 1)
    cases = list(collect(context, DEBIAN))
    results = parallel(context.jobs, lambda case: judge(context, DEBIAN, case), cases)
    passed, count = Counter(), Counter()
    failures = {}
    for kind, name, why, texts in results:
        count[kind] += 1
        passed[kind] += why is None
        passed["errorcheck texts"] += texts
        if why is not None:
            failures[(kind, name)] = why
    for kind in ("run", "compile", "errorcheck"):
        if count[kind]:
            print(f"conformance {kind}: {passed[kind]} of {count[kind]}")
    print(f"conformance errorcheck, texts too: {passed['errorcheck texts']}")
    if context.why:
        for (kind, name), why in sorted(failures.items()):
            print(f"{kind} {name}: {why}")
    listed = read_listed()
    if context.update and not context.filter:
        write_listed(failures)
        listed = read_listed()
    known = {(kind, name) for kind, name, _, _ in results}
    news = [k for k in failures if k not in listed]
    for case in [c for c in cases if (c[2], c[0]) in news]:
        kind, name, why, _ = judge(context, DEBIAN, case)
        if why is None:
            news.remove((kind, name))
            del failures[(kind, name)]
    mended = [k for k in listed if k in known and k not in failures]
    for kind, name in news:
        print(f"FAIL {kind} {name}: {failures[(kind, name)]}")
    for kind, name in mended:
        print(f"passes now, take it off the list with --update: {kind} {name}")
    return Tally(len(results) - len(failures), len(news), len(failures) - len(news))


def write_listed(failures):
    lines = ["# Files of Go's suite that fail today, each with what was seen: KIND FILE WHY.",
             "# Written by `./dev test --suite conformance --update`."]
    for (kind, name), why in sorted(failures.items()):
        lines.append(f"{kind} {name} {why.splitlines()[0] if why else ''}".rstrip())
    LISTED.write_text("\n".join(lines) + "\n")
