"""Messages as gc's: every error line of the errorcheck files of Go's suite against gc's own with
-e, texts, columns, order and second lines, of Debian's golang-1.19-src and of the installed tree.
The files in lang/ are compared with each -lang from 1.17 on.
Then the first errors of programs with one wrong token (wrong.py) and, with --long, what is wrong in
modules (modules.py).

`files.golden` and `wrong.golden` hold digests of gc's answers, so that the comparison runs where no
Go is; `differences.txt` names the files that differ today and the first line that does. A file that
differs and is not named there fails the suite. --update writes all three.
"""

import tempfile
from pathlib import Path

from conformance.suite import DEBIAN, collect
from runner.common import Tally, parallel

from . import gc, modules, wrong

FOLDER = Path(__file__).parent
GOLDEN = FOLDER / "files.golden"
DIFFERENCES = FOLDER / "differences.txt"
VERSIONS = range(17, 27)  # of -lang=go1.N


def trees(oracle):
    """(label, folder) of the trees to compare; the installed one needs its own Go."""
    found = [("1.19", DEBIAN)] if DEBIAN.exists() else []
    if oracle:
        found.append(("1.26", oracle.root / "test"))
    return [(label, folder) for label, folder in found if folder.exists()]


def all_cases(context, oracle):
    """label -> [(name, file, flags)]"""
    found = {label: [(f"{label}/{case.name}", case.path, case.recipe.flags)
                     for case in collect(context, base) if case.kind == "errorcheck"]
             for label, base in trees(oracle)}
    found["lang"] = [(f"lang/1.{version}/{path.name}", path, [f"-lang=go1.{version}"])
                     for path in sorted((FOLDER / "lang").glob("*.go")) for version in VERSIONS]
    return found


def read_table(path):
    table = {}
    if path.exists():
        for line in path.read_text().split("\n"):
            if line and not line.startswith("#"):
                name, *rest = line.split(" ", 1)
                table[name] = rest[0] if rest else ""
    return table


def difference(want, got):
    """The first line that differs, as a text of one line."""
    for number in range(max(len(want), len(got))):
        one = want[number] if number < len(want) else "nothing"
        two = got[number] if number < len(got) else "nothing"
        if one != two:
            return f"gc: {one.strip()} | vole: {two.strip()}"
    return ""


def compare(context, oracle, golden, case):
    """(name, digest of gc's lines, what differs or None)."""
    name, path, flags = case
    got = gc.ours(context, path, flags)
    if not oracle:
        if name not in golden:
            return name, None, None
        same = gc.digest("\n".join(got)) == golden[name]
        return name, golden[name], None if same else "digest of the lines"
    want = oracle.errors(path, flags)
    return name, gc.digest("\n".join(want)), None if want == got else difference(want, got)


def run(context):
    with tempfile.TemporaryDirectory() as folder:
        oracle, why = gc.Gc.find(folder)
        if not oracle:
            print(f"messages: {why}; compared with what is stored")
        golden, tally, answers, failures = read_table(GOLDEN), Tally(), {}, {}
        for label, cases in all_cases(context, oracle).items():
            results = parallel(context.jobs,
                               lambda case: compare(context, oracle, golden, case), cases)
            equal = sum(why is None for _, key, why in results if key)
            print(f"messages {label}: all lines equal in {equal} of {len(cases)} files")
            answers.update({name: key for name, key, _ in results if key})
            failures.update({name: why for name, _, why in results if why})
        if not context.filter:
            tally.add(wrong.run(context, oracle))
        if context.long and oracle and not context.filter:
            tally.add(modules.run(context))
    if not answers:
        print("messages: neither golang-1.19-src nor Go 1.26's own suite is installed; left out")
        tally.skipped += 1
        return tally
    if context.why:
        for name, why in sorted(failures.items()):
            print(f"{name}: {why}")
    if context.update and not context.filter and oracle:
        write(GOLDEN, "Digests of gc 1.26's lines, by file.", answers)
        write(DIFFERENCES, "Files whose lines differ from gc 1.26's, each with the first line that "
              "does.", failures)
    listed = read_table(DIFFERENCES)
    news = [name for name in failures if name not in listed]
    for name in news:
        print(f"FAIL {name}: {failures[name]}")
    for name in listed:
        if name in answers and name not in failures:
            print(f"equal now, take it off the list with --update: {name}")
    tally.add(Tally(len(answers) - len(failures), len(news), len(failures) - len(news)))
    return tally


def write(path, title, table):
    lines = [f"# {title}", "# Written by `./dev test --suite messages --update`."]
    lines += [f"{name} {text}".rstrip() for name, text in sorted(table.items())]
    path.write_text("\n".join(lines) + "\n")
