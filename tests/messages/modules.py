"""Errors in a module of several packages against `go build ./...`: mutants of the module beside
this file, with two wrong tokens each. What is compared are the blocks "# PACKAGE" with their lines,
whatever their order, which go does not promise.

Where a package clause or import is wrong the go command has words of its own, for which gc's stand
here; such mutants are left out.
"""

import random
import shutil
import tempfile
from pathlib import Path

from messages import mutate
from runner.common import Tally, execute, parallel

MODULE = Path(__file__).parent / "module"
COUNT = 150
SHARE = 0.97
HEADER = ("expected '", "missing import path", "import path must be a string", "found packages")


def mutant(number):
    """{name: text} of the module's files."""
    rng = random.Random(f"module#{number}")
    files = {str(p.relative_to(MODULE)): p.read_text() for p in sorted(MODULE.rglob("*.*"))}
    for _ in range(2):
        name = rng.choice([name for name in files if name.endswith(".go")])
        found = mutate.tokens(files[name])
        change = rng.choice([mutate.delete, mutate.swap, mutate.rename, mutate.retype])
        if len(found) >= 8:
            files[name] = change(rng, files[name], found)
    return files


def blocks(outcome):
    """{"# PACKAGE": its lines}."""
    found, package = {}, ""
    for line in (outcome.out + outcome.err).decode(errors="replace").split("\n"):
        if line.startswith("# "):
            package = line
        elif line:
            if "is not in std (" in line:  # and where that was looked for
                line = line.split(" (/")[0]
            found.setdefault(package, []).append(line)
    return found


def compare(context, folder, number):
    """What differs; None if nothing does, "" if it is left out."""
    place = Path(folder) / str(number)
    for name, text in mutant(number).items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    want = execute(["go", "build", "./..."], 300, cwd=place,
                   env={"GOPROXY": "off", "GOTOOLCHAIN": "local", "GOFLAGS": ""})
    got = execute([context.vole, "build", "./..."], 60 * context.slow, cwd=place,
                  env={"GOROOT": ""})
    shutil.rmtree(place)
    if any(text in want.err.decode(errors="replace") for text in HEADER):
        return ""
    if blocks(want) == blocks(got):
        return None
    return f"gc: {want.err.decode(errors='replace')}vole: {got.err.decode(errors='replace')}"


def run(context):
    with tempfile.TemporaryDirectory() as folder:
        results = parallel(context.jobs, lambda n: compare(context, folder, n), range(COUNT))
    differ = [(number, why) for number, why in enumerate(results) if why]
    equal = sum(why is None for why in results)
    print(f"messages: mutants of a module equal in {equal} of {equal + len(differ)}")
    for number, why in differ if context.why else ():
        print(f"module #{number}: {why}")
    return Tally(equal, equal < SHARE * (equal + len(differ)), len(differ))
