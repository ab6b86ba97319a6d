"""Random programs about where values live (tests/fuzz/leaks), in Go and in vole: the lines of -m, the
output and the exit status are the same. Needs an installed Go 1.26. A few programs always; with --long
20,000 functions, in which each kind of line and each reason must come up a hundred times."""

import sys

from report.oracle import Oracle

from .common import Tally, report

BATCH = 80
FEW, ALL = 160, 20000
ENOUGH = 100


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
    failures = []
    for result in results:
        if result.problem:
            failures.append((f"leaks: seed {result.seed}", result.problem))
        elif result.differences:
            sign, line = result.differences[0]
            failures.append((f"leaks: seed {result.seed}",
                             f"{len(result.differences)} lines differ, the first: {sign} {line}"))
    report(failures)
    differ = sum(len(compare.functions_that_differ(r, texts[r.seed])) for r in results)
    print(f"leaks: {BATCH * len(results)} functions, {differ} with different lines")
    missing = list(batches.too_few(results, ENOUGH)) if context.long else []
    for name, times in missing:
        print(f"FAIL leaks: {name} came up {times} times only")
    return Tally(len(results) - len(failures), len(failures) + len(missing), 0)
