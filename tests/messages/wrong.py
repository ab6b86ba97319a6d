"""The first error of wrong programs against gc's: mutants (mutate.py) of the programs of this tree
and of the `run` files of Go's suite.

`python3 -m messages.wrong` in tests/ is the tool for a look at what differs; the suite `messages`
calls run(). Only programs that both compilers accept before the change are taken. A mutant that gc
accepts must be accepted, and one that it rejects must have the same first error: place, text and
the indented lines below it.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from conformance.suite import debian_programs  # noqa: E402
from messages import gc, mutate  # noqa: E402
from runner.common import Context, Tally, parallel  # noqa: E402

GOLDEN = Path(__file__).parent / "wrong.golden"
SHARE = 0.97  # of the first errors of the rejected that must be equal
EACH = 4  # mutants of a program
SAMPLE = 120  # programs; all with --long


def programs(context, files=()):
    """(name, text) of what is mutated: `files`, or else the tree's own and the suite's."""
    own = [*(context.root / "tests/data").rglob("*.go"), *(context.root / "examples").glob("*.go")]
    found = [(str(p.relative_to(context.root)), p) for p in sorted(own)]
    if files:
        found = [(str(path), path) for path in files]
    else:
        found += [(f"suite/{name}", path) for name, path, flags in debian_programs(context)
                  if flags == ["-lang=go1.19"]]
    for name, path in found:
        data = path.read_bytes()
        is_program = bool(files) or gc.package_name(data) == "main"
        if len(data) < 60000 and b"\r" not in data and is_program:
            yield name, data.decode(errors="surrogateescape")


class Judge:
    """Compares mutants in a folder of its own."""

    def __init__(self, context, oracle, golden, folder):
        self.context, self.oracle, self.golden = context, oracle, golden
        self.folder = Path(folder)
        self.every = False

    def write(self, text):
        path = self.folder / gc.digest(text) / "x.go"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode(errors="surrogateescape"))
        return path

    def accepted(self, text):
        path = self.write(text)
        return not gc.ours(self.context, path, []) and (
            not self.oracle or not self.oracle.errors(path, []))

    def __call__(self, case):
        """(verdict, gc's first error or its digest, ours, all lines equal)."""
        _, _, _, text = case
        path = self.write(text)
        got = gc.ours(self.context, path, [], self.every)
        crashed = bool(got) and (got[-1].startswith("crashed") or got[-1] == "time ran out")
        if self.oracle:
            want = self.oracle.errors(path, [], self.every)
            same, answer = gc.first(want) == gc.first(got), "\n".join(gc.first(want))
            same_all = want == got
        else:
            answer = self.golden.get(gc.digest(text))
            if answer is None:
                return "unknown", "", "", False
            same = same_all = gc.digest("\n".join(gc.first(got))) == answer
        path.unlink()
        path.parent.rmdir()
        verdict = "crash" if crashed else "equal" if same else "different"
        if not answer or answer == gc.digest(""):
            verdict += " (accepted by gc)"
        return verdict, answer, "\n".join(gc.first(got)), same_all


def cases(context, judge, each, begin=0, count=None, files=(), changes=1):
    """(name, number, change, text) of the mutants, from (`count`) programs without errors; no text
    twice. Which programs are taken depends on their names only."""
    seen = set()
    taken = sorted(programs(context, files), key=lambda program: gc.digest(program[0]))[:count]
    good = parallel(context.jobs, lambda p: bool(files) or judge.accepted(p[1]), taken)
    for (name, text), is_good in zip(taken, good):
        if is_good:
            for number, change, changed in mutate.mutants(name, text, begin + each,
                                                                changes):
                if number >= begin and changed not in seen:
                    seen.add(changed)
                    yield name, number, change, changed


def run(context, oracle):
    """The part of the suite."""
    golden = {}
    if GOLDEN.exists():
        golden = dict(line.split(" ", 1) for line in GOLDEN.read_text().split("\n")
                      if line and line[0] != "#")
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(context, oracle, golden, folder)
        chosen = list(cases(context, judge, EACH, count=None if context.long else SAMPLE))
        results = parallel(context.jobs, judge, chosen)
    count = Counter(verdict for verdict, *_ in results)
    wrong = count["equal"] + count["different"]
    if not wrong:
        print("messages: no golang-1.19-src, no answers of gc for the mutants; left out")
        return Tally(0, 0, 1)
    print(f"messages: first error of mutants equal in {count['equal']} of {wrong}, all lines in "
          f"{sum(a for v, _, _, a in results if v == 'equal')}; accepted by gc and by Vole "
          f"{count['equal (accepted by gc)']}, by gc only {count['different (accepted by gc)']}")
    tally = Tally(count["equal"] + count["equal (accepted by gc)"])
    if count["equal"] < SHARE * wrong:
        print(f"FAIL messages: less than {SHARE:.0%} of the first errors are equal")
        tally.failed += 1
    for (name, number, change, _), (verdict, *_) in zip(chosen, results):
        if verdict.startswith("crash"):
            print(f"FAIL messages: crash on {name} #{number} {change}")
            tally.failed += 1
    if context.update and oracle and not context.long:
        lines = ["# Digests of wrong programs and of gc 1.26's first errors.",
                 "# Written by `./dev test --suite messages --update`."]
        lines += sorted(f"{gc.digest(case[3])} {gc.digest(answer)}"
                        for case, (_, answer, *_) in zip(chosen, results))
        GOLDEN.write_text("\n".join(lines) + "\n")
    return tally


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, default=ROOT / "build")
    parser.add_argument("--each", type=int, default=3, help="mutants of a program")
    parser.add_argument("--begin", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--changes", type=int, default=1, help="in each mutant")
    parser.add_argument("--files", type=Path, nargs="*", default=(),
                        help="what to mutate instead, right or wrong as it is")
    parser.add_argument("--every", action="store_true", help="compare with -e, all lines")
    parser.add_argument("--keep", type=Path, help="folder for the mutants that differ")
    parser.add_argument("--filter", default="", help="only programs whose name contains it")
    options = parser.parse_args()
    context = Context(ROOT, options.build.resolve(), "release", options.filter, True, False, False,
                      2)
    with tempfile.TemporaryDirectory() as folder:
        oracle, why = gc.Gc.find(folder)
        if not oracle:
            sys.exit(why)
        judge = Judge(context, oracle, {}, folder)
        judge.every = options.every
        chosen = [c for c in cases(context, judge, options.each, options.begin, None,
                                      options.files, options.changes)
                  if options.filter in c[0]]
        results = parallel(context.jobs, judge, chosen)
    count, whole = Counter(), 0
    for (name, number, change, text), (verdict, want, got, same) in zip(chosen, results):
        count[verdict] += 1
        whole += same and verdict == "equal"
        if not verdict.startswith("equal") or (options.every and not same):
            print(f"== {verdict} {name} #{number} {change}\n  gc:   {want}\n  vole: {got}")
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{name.replace('/', '_')[:-3]}_{number}.go").write_bytes(
                    text.encode(errors="surrogateescape"))
    print(dict(count), "all lines:", whole)


if __name__ == "__main__":
    main()
