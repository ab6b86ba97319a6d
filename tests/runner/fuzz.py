"""Random programs (tests/fuzz/generate.py) against an installed Go: same output, same status.
Runs with --long where a `go` is found, and says so where not."""

import shutil
import sys
import tempfile
from pathlib import Path

from .common import Tally, execute, parallel, report

SEEDS = range(1000, 1200)


def check(context, generate, folder, seed):
    path = folder / f"seed{seed}.go"
    path.write_text(generate.program(seed))
    binary = folder / f"seed{seed}"
    # Half of them without optimisation, so that Go's own compiler is compared in both modes.
    built = execute(["go", "build", "-gcflags=" + ("-N -l" if seed % 2 else ""), "-o", str(binary),
                     str(path)], 300)
    if built.status != 0:
        return f"go does not accept it: {built.err[:300].decode(errors='replace')}"
    want = execute([str(binary)], 60)
    binary.unlink()
    got = execute([context.vole, "run", str(path)], 60 * context.slow)
    if (got.status, got.out) != (want.status, want.out):
        return f"differs from Go (status {got.status}, want {want.status})"
    return None


def run(context):
    if not context.long:
        return Tally()
    if not shutil.which("go"):
        print("fuzz: no go found; left out")
        return Tally(0, 0, 1)
    sys.path.insert(0, str(context.root / "tests" / "fuzz"))
    import generate
    with tempfile.TemporaryDirectory() as folder:
        results = parallel(context.jobs, lambda s: check(context, generate, Path(folder), s), SEEDS)
    failures = [(f"fuzz: seed {seed}", why) for seed, why in zip(SEEDS, results) if why]
    report(failures)
    return Tally(len(SEEDS) - len(failures), len(failures), 0)
