"""`python3 -m fuzz.leaks` in tests/: random programs in Go and vole, with a table of what differs and
small programs that show it."""

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from report.oracle import Oracle

from . import batches, compare, minimise


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vole", default="build/vole")
    parser.add_argument("--seed", type=int, default=1, help="the first")
    parser.add_argument("--functions", type=int, default=800, help="in all")
    parser.add_argument("--batch", type=int, default=80, help="functions in a program")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--small", type=int, default=0, help="how many differences to make small")
    parser.add_argument("--only", default="", help="only differences that contain this text")
    parser.add_argument("--keep", default="", help="a folder for the programs that differ")
    parser.add_argument("--no-run", action="store_true", help="the lines only")
    return parser.parse_args()


def main():
    o = options()
    oracle, why = Oracle.find()
    if not oracle:
        sys.exit(why)
    vole = str(Path(o.vole).resolve())
    seeds = range(o.seed, o.seed + (o.functions + o.batch - 1) // o.batch)
    results, texts = batches.run(oracle, vole, seeds, o.batch, o.jobs, not o.no_run)
    for result in results:
        if result.problem:
            print(f"seed {result.seed}: {result.problem}")
        if o.keep and (result.problem or result.differences):
            (Path(o.keep) / f"seed{result.seed}.go").write_text(texts[result.seed])
    total = sum(r.functions for r in results)
    compared = [r for r in results if not r.problem.startswith(("Go", "report"))]
    differ = sum(len(compare.functions_that_differ(r, texts[r.seed])) for r in compared)
    print(f"{total} functions, {sum(r.functions for r in compared)} compared, {differ} functions "
          f"with different lines, {sum(bool(r.problem) for r in results)} programs with a problem")
    print("lines of -m:")
    batches.table(batches.total(results, "kinds"), compare.WANTED)
    print("reasons of -m=2:")
    batches.table(batches.total(results, "reasons"), compare.REASONS)
    groups = Counter(compare.signature(*d) for r in results for d in r.differences)
    print("differences:")
    for text, times in groups.most_common(50):
        print(f"  {times:6} {text}")
    shrink(o, oracle, vole, results, texts)


def shrink(o, oracle, vole, results, texts):
    seen, left = set(), o.small
    with tempfile.TemporaryDirectory() as folder:
        for result in results:
            for sign, line in result.differences:
                kind = (sign, minimise.kind(line))
                if left <= 0 or kind in seen or o.only not in line:
                    continue
                seen.add(kind)
                left -= 1
                small = minimise.Minimiser(oracle, vole, Path(folder), kind)
                text = small.run(texts[result.seed])
                print(f"---- seed {result.seed}: {sign} {line}\n{text}")
                path = Path(folder) / "small.go"
                path.write_text(text)
                want, got = compare.go_lines(oracle, path)[0], compare.vole_lines(vole, path)[0]
                for mark, shown in compare.differences_of(got or [], want or []):
                    print(mark, shown)


main()
