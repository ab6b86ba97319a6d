"""Programs that count what they allocate (tests/report/mallocs), in Go and in vole: the same
result, and MemStats.Mallocs within five per cent. Needs an installed Go 1.26."""

import subprocess
import tempfile
from pathlib import Path

from report.oracle import Oracle

from .common import Tally, execute, report

TOLERANCE = 0.05
SLACK = 3  # objects that either runtime may need for itself meanwhile


def build(source, binary):
    subprocess.run(["go", "build", "-o", binary, source], check=True, capture_output=True)


def figures(outcome):
    """(result, number of objects) that a program has printed, or None."""
    words = outcome.err.decode(errors="replace").split()
    return (words[0], int(words[1])) if outcome.status == 0 and len(words) == 2 else None


def difference(ours, theirs):
    if ours is None or theirs is None:
        return f"did not run: {ours}, Go {theirs}"
    if ours[0] != theirs[0]:
        return f"result {ours[0]}, Go {theirs[0]}"
    if abs(ours[1] - theirs[1]) > max(SLACK, TOLERANCE * theirs[1]):
        return f"{ours[1]} objects, Go {theirs[1]}"
    return None


def run(context):
    oracle, why = Oracle.find()
    if not oracle:
        print(f"mallocs: {why}; left out")
        return Tally(0, 0, 1)
    programs = sorted((context.root / "tests" / "report" / "mallocs").glob("*.go"))
    programs = [p for p in programs if context.filter in p.name]
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for program in programs:
            binary = Path(folder) / program.stem
            build(program, binary)
            theirs = figures(execute([str(binary)], 60))
            ours = figures(execute([str(context.vole), "run", str(program)], 60))
            problem = difference(ours, theirs)
            if problem:
                failures.append((f"mallocs: {program.name}", problem))
    report(failures)
    return Tally(len(programs) - len(failures), len(failures), 0)
