"""Packages of an installed Go tree (packages.txt): the lines vole prints for them, with their imports
from the same tree, against `go build -gcflags=-m`. The measure is lines of Go that vole prints too, in
order, as a share of Go's lines; all packages together must reach ENOUGH.

A run on its own, `python3 -m report.packages` in tests/, also shows each difference (--show).
"""

import argparse
import difflib
import os
import re
import sys
from collections import Counter
from pathlib import Path

from runner.common import Context, Tally, execute, parallel

from .oracle import Oracle, report_lines, trouble

HERE = Path(__file__).parent
ENOUGH = 0.98
KINDS = ["can inline", "inlining call to", "moved to heap", "leaking param content",
         "leaking param", "ignoring self-assignment", "partially devirtualizing", "devirtualizing",
         "index bounds check elided", "zero-copy", "append escapes", "append does not escape",
         "func literal", "... argument", "unsafe uintptr", "escapes to heap", "does not escape"]


def listed():
    text = (HERE / "packages.txt").read_text()
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def kind_of(line):
    return next((kind for kind in KINDS if kind in line), "other")


def compare(got, want):
    """(lines in common, in order; differences as (sign, line))"""
    matcher = difflib.SequenceMatcher(None, got, want, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    differences = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            differences += [("-", line) for line in want[b1:b2]]
            differences += [("+", line) for line in got[a1:a2]]
    return common, differences


def root_of(oracle):
    return execute([oracle.go, "env", "GOROOT"], 60).out.decode().strip()


def judge(context, oracle, root, package):
    """(package, common, Go's lines, differences, trouble or None)"""
    built = execute([oracle.go, "build", "-gcflags=-m", package], 600, cwd="/",
                    env={"GOFLAGS": "-mod=mod"})
    want = report_lines(built.err)
    if built.status != 0:
        return package, 0, 0, [], f"go does not build it: {built.err[:200]!r}"
    outcome = execute([context.vole, "build", f"-goroot={root}", "-gcflags=-m", package],
                      300 * context.slow, cwd="/")
    if trouble(outcome):
        return package, 0, len(want), [("-", line) for line in want], trouble(outcome)
    common, differences = compare(report_lines(outcome.err), want)
    return package, common, len(want), differences, None


def share(common, total):
    return 100 * common / total if total else 100.0


def table(results):
    for package, common, total, differences, why in results:
        extra = sum(sign == "+" for sign, _ in differences)
        print(f"  {package}: {common} of {total} lines ({share(common, total):.2f} %), {extra} more"
              + (f"; {why}" if why else ""))


def kinds(results):
    count = Counter((sign, kind_of(line)) for r in results for sign, line in r[3])
    for (sign, kind), times in count.most_common():
        print(f"  {sign} {times:5} {kind}")


def run(context, oracle):
    if not oracle:
        print("report packages: needs a go; left out")
        return Tally(0, 0, 1)
    root = root_of(oracle)
    names = [p for p in listed() if context.filter in p]
    results = parallel(context.jobs, lambda p: judge(context, oracle, root, p), names)
    common, total = sum(r[1] for r in results), sum(r[2] for r in results)
    print(f"report packages: {common} of {total} lines in order ({share(common, total):.2f} %), "
          f"{len(results)} packages, {sum(not r[3] for r in results)} without a difference")
    if context.why:
        table(results)
        kinds(results)
    good = total == 0 or common / total >= ENOUGH
    if not good:
        print(f"FAIL report packages: fewer than {100 * ENOUGH:.0f} % of the lines")
    return Tally(int(good), int(not good), 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vole", default=str(HERE.parents[1] / "build" / "vole"))
    parser.add_argument("--show", action="store_true", help="each difference")
    parser.add_argument("packages", nargs="*")
    options = parser.parse_args()
    oracle, why = Oracle.find()
    if not oracle:
        sys.exit(why)
    vole = Path(options.vole).resolve()
    context = Context(HERE.parents[1], vole.parent, "release", "", False, False, True,
                      max(1, os.cpu_count() or 1))
    root = root_of(oracle)
    results = parallel(context.jobs, lambda p: judge(context, oracle, root, p),
                       options.packages or listed())
    for package, _, _, differences, _ in results if options.show else []:
        for sign, line in differences:
            print(f"{sign} {package}: {re.sub(chr(10), ' ', line)}")
    table(results)
    kinds(results)
    common, total = sum(r[1] for r in results), sum(r[2] for r in results)
    print(f"{common} of {total} lines in order ({share(common, total):.2f} %)")


if __name__ == "__main__":
    main()
