"""Many random programs at once, and what they were about in all."""

import tempfile
from collections import Counter

from runner.common import parallel

from . import compare, program


def run(oracle, vole, seeds, batch, jobs, with_run=True):
    """(results, {seed: program})"""
    with tempfile.TemporaryDirectory() as folder:
        def one(seed):
            text = program.program(seed, batch)
            return compare.compare(oracle, vole, folder, seed, text, batch, run=with_run), text
        pairs = parallel(jobs, one, seeds)
    return [r for r, _ in pairs], {r.seed: text for r, text in pairs}


def total(results, name):
    return sum((getattr(r, name) for r in results), Counter())


def too_few(results, enough):
    """(kind, times) of what came up less often than that."""
    for name, wanted in (("kinds", compare.WANTED), ("reasons", compare.REASONS)):
        count = total(results, name)
        yield from ((kind, count[kind]) for kind in wanted if count[kind] < enough)


def table(count, wanted):
    for name in wanted:
        print(f"  {count[name]:7} {name}")
    for name, times in sorted(count.items()):
        if name not in wanted:
            print(f"  {times:7} {name}  (not asked for)")
