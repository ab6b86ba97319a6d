"""Random programs against an installed Go: same output, same status. tests/fuzz/generate.py makes
functions that compute, tests/fuzz/constructs.py is about statements and the order of evaluation,
tests/fuzz/whole declares all that its programs use, and makes programs of constants. Runs with
--long where a `go` is found, and says so where not."""

import shutil
import sys
import tempfile
from pathlib import Path

from .common import Tally, execute, parallel, report

SEEDS = range(1000, 1200)
CONSTRUCTS = range(2000, 2060)
WHOLE = range(3000, 3100)
CONSTANTS = range(4000, 4040)


def check(context, source, folder, seed):
    path = folder / f"seed{seed}.go"
    path.write_text(source)
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
    import constructs
    import generate
    from whole import constants, program
    sources = [(seed, generate.program(seed)) for seed in SEEDS]
    sources += [(seed, constructs.program(seed)) for seed in CONSTRUCTS]
    sources += [(seed, program.program(seed)) for seed in WHOLE]
    sources += [(seed, constants.program(seed)) for seed in CONSTANTS]
    with tempfile.TemporaryDirectory() as folder:
        results = parallel(context.jobs,
                           lambda c: check(context, c[1], Path(folder), c[0]), sources)
    failures = [(f"fuzz: seed {seed}", why) for (seed, _), why in zip(sources, results) if why]
    report(failures)
    return Tally(len(sources) - len(failures), len(failures), 0)
