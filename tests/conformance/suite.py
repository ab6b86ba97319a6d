"""Go's own test suite, run where it lies: Debian's golang-1.19-src (the language is then Go 1.19),
and the newer one of an installed Go. Nothing of it is copied here.

recipe.py reads what a file asks for, kinds.py does it. Files with flags that ask for gc's own debug
output are left out, and so are kinds that look at machine code (asmcheck).

expected_failures.txt names what fails today in Debian's tree, and expected_failures_new.txt in the
installed one; a file that fails and is not in them is a failure of the suite, so that nothing is
lost unnoticed. Such a file runs a second time, alone, before it counts: several of the suite wait
for finalizers or timers. Files that are named and pass are listed; they leave the list with
--update, which keeps the reasons that stand in brackets.
"""

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from conformance import recipe as recipes
from conformance.kinds import JUDGES, Case, errorcheck
from runner.common import Tally, execute, parallel

DEBIAN = Path("/usr/share/go-1.19/test")
FOLDERS = [".", "ken", "chan", "interface", "syntax", "dwarf", "fixedbugs", "runtime", "abi",
           "typeparam", "typeparam/mdempsky", "escape"]
HERE = Path(__file__).parent


def installed():
    """The suite in the tree of an installed Go that is newer than Debian's, or None."""
    roots = [os.environ.get("GOROOT", ""), "/usr/local/go", "/usr/lib/go"]
    command = shutil.which("go")
    if command:
        roots.append(str(Path(command).resolve().parent.parent))
    for root in roots:
        if root and Path(root, "test", "typeparam").is_dir() and Path(root, "VERSION").exists():
            release = Path(root, "VERSION").read_text().split()[0]
            if release.startswith("go1.") and int(release.split(".")[1].split("rc")[0]) >= 26:
                return Path(root, "test")
    return None


def collect(context, base, goroot=None):
    """The cases of a tree; goroot is needed to run them."""
    for folder in FOLDERS:
        for path in sorted((base / folder).glob("*.go")):
            text = path.read_text(errors="surrogateescape")
            found = recipes.read(text)
            if not found or found.unknown or not recipes.constraint_holds(text):
                continue
            case = Case(context, base, goroot, path, found, text)
            if context.filter in f"{case.kind} {case.name}":
                if base == DEBIAN and not any(f.startswith("-lang=") for f in found.flags):
                    found.flags.append("-lang=go1.19")
                yield case


def judge(case):
    """((kind, name), why it failed or None, whether the texts of errors match)."""
    if case.kind == "errorcheck":
        why, texts = errorcheck(case)
        return (case.kind, case.name), why, texts
    return (case.kind, case.name), JUDGES[case.kind](case), False


def read_listed(file):
    listed = {}
    if file.exists():
        for line in file.read_text().split("\n"):
            if line and not line.startswith("#"):
                kind, name, *why = line.split(" ", 2)
                listed[(kind, name)] = why[0] if why else ""
    return listed


def debian_programs(context, passing=False):
    """(name, path, flags) of the programs of Debian's suite that are run; those that pass."""
    listed = read_listed(HERE / "expected_failures.txt") if passing else {}
    for case in collect(context, DEBIAN) if DEBIAN.exists() else ():
        if case.kind == "run" and (case.kind, case.name) not in listed:
            yield case.name, case.path, case.recipe.flags


def write_listed(file, failures, listed):
    lines = ["# Files of Go's suite that fail today: KIND FILE WHY. What stands in brackets was",
             "# found out by hand, other reasons are what was seen.",
             "# Written by `./dev test --suite conformance --update`."]
    for key, why in sorted(failures.items()):
        kept = listed.get(key, "")
        why = kept if kept.startswith("[") else (why.splitlines()[0] if why else "")
        lines.append(f"{key[0]} {key[1]} {why}".rstrip())
    file.write_text("\n".join(lines) + "\n")


def count(title, results):
    passed, all_of = Counter(), Counter()
    for (kind, name), why, texts in results:
        all_of[kind] += 1
        passed[kind] += why is None
        passed["texts"] += texts
        if kind.startswith("run") and name.startswith("typeparam/"):
            all_of["typeparam/ run kinds"] += 1
            passed["typeparam/ run kinds"] += why is None
    for kind in [*recipes.KINDS, "typeparam/ run kinds"]:
        if all_of[kind]:
            print(f"conformance {title} {kind}: {passed[kind]} of {all_of[kind]}")
    print(f"conformance {title} errorcheck, texts too: {passed['texts']}")


def run_tree(context, base, goroot, title, file):
    cases = list(collect(context, base, goroot))
    results = parallel(context.jobs, judge, cases)
    count(title, results)
    failures = {key: why for key, why, _ in results if why is not None}
    listed = read_listed(file)
    if context.why:
        for (kind, name), why in sorted(failures.items()):
            print(f"{kind} {name}: {why}")
    if context.update and not context.filter:
        write_listed(file, failures, listed)
        listed = read_listed(file)
    news = [key for key in failures if key not in listed]
    for case in [c for c in cases if (c.kind, c.name) in news]:
        key, why, _ = judge(case)
        if why is None:
            news.remove(key)
            del failures[key]
    known = {key for key, _, _ in results}
    for kind, name in news:
        print(f"FAIL {kind} {name}: {failures[(kind, name)]}")
    for kind, name in [k for k in listed if k in known and k not in failures]:
        print(f"passes now, take it off the list with --update: {kind} {name}")
    return Tally(len(results) - len(failures), len(news), len(failures) - len(news))


def export_data(goroot, folder):
    """What programs of the suite that run gc find the library's packages by."""
    command = Path(goroot, "bin", "go") if goroot else None
    if not command or not command.exists():
        return {}
    form = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"
    outcome = execute([str(command), "list", "-export", "-f", form, "std"], 600)
    if outcome.status != 0:
        return {}
    Path(folder, "importcfg").write_bytes(outcome.out)
    return {"STDLIB_IMPORTCFG": str(Path(folder, "importcfg"))}


def run(context):
    newer = installed()
    with tempfile.TemporaryDirectory() as folder:
        context.suite_environment = export_data(newer and newer.parent, folder)
        return run_trees(context, newer)


def run_trees(context, newer):
    total = Tally()
    for base, title, file in ((DEBIAN, "1.19", "expected_failures.txt"),
                              (newer, "1.26", "expected_failures_new.txt")):
        if base and base.exists():
            goroot = (newer or base).parent
            total.add(run_tree(context, base, goroot, title, HERE / file))
        else:
            print(f"conformance {title}: Go's suite of that release is not here; left out")
            total.skipped += 1
    return total
