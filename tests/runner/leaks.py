"""Random programs about where values live (tests/fuzz/leaks), in Go and in vole: the lines of
-m, the output and the exit status are the same. Known to differ is the place of lines about
instances and wrappers that gc makes late: functions whose lines come in another order are
counted, and may not become more than ORDER of all. Needs an installed Go 1.26. A few programs
always; with --long 20,000 functions, in which each kind of line and each reason must come up a
hundred times."""

import sys
from collections import Counter

from report.oracle import Oracle

from .common import Tally, report

BATCH = 80
FEW, ALL = 160, 20000
ENOUGH = 100
ORDER = 0.08


def same_lines(differences):
    """Whether what is too much is what is missing, in another place."""
    count = Counter()
    for sign, line in differences:
        count[line] += 1 if sign == "+" else -1
    return bool(differences) and not any(count.values())


def run(context):
    oracle, why = Oracle.find()
    if not oracle:
        print(f"leaks: {why}; left out")
        return Tally(0, 0, 1)
    sys.path.insert(0, str(context.root / "tests"))
    from fuzz.leaks import batches, compare
    functions = ALL if context.long else FEW
    seeds = range(1, functions // BATCH + 1)
    results, texts = batches.run(oracle, context.vole, seeds, BATCH, context.jobs)
    failures, moved = [], 0
    for result in results:
        if result.problem:
            failures.append((f"leaks: seed {result.seed}", result.problem))
        elif same_lines(result.differences):
            moved += len(compare.functions_that_differ(result, texts[result.seed]))
        elif result.differences:
            sign, line = result.differences[0]
            failures.append((f"leaks: seed {result.seed}",
                             f"{len(result.differences)} lines differ, the first: {sign} {line}"))
    total = BATCH * len(results)
    if moved > ORDER * total:
        failures.append(("leaks", f"{moved} of {total} functions have their lines elsewhere"))
    report(failures)
    print(f"leaks: {total} functions in {len(results)} programs, {len(failures)} programs with "
          f"other lines; the order alone differs for {moved} functions")
    missing = list(batches.too_few(results, ENOUGH)) if context.long else []
    for name, times in missing:
        print(f"FAIL leaks: {name} came up {times} times only")
    return Tally(len(results) - len(failures), len(failures) + len(missing), 0)
