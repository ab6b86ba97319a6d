"""`vole fmt` against gofmt.

tests/data/format holds inputs with gofmt's output beside them: NAME.input and NAME.golden; in
NAME.s.input the flag is -s, NAME.stdin.input is a fragment. Where an installed Go is found, its own
golden inputs and its sources are formatted by both (one file in ten, with --long all), and sources
whose layout was spoiled. --update writes the golden files anew with that gofmt."""

import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from .common import Tally, execute, find_go, report
from .mangle import MODES, mangle


def golden(context, gofmt, failures):
    passed = 0
    for path in sorted((context.root / "tests/data/format").glob("*.input")):
        if context.filter not in path.name:
            continue
        flags = ["-s"] if path.name.endswith(".s.input") else []
        expected = path.with_suffix(".golden")
        text = path.read_bytes()
        if context.update and gofmt:
            expected.write_bytes(subprocess.run([str(gofmt), *flags], input=text,
                                                capture_output=True, check=True).stdout)
        outcome = execute([context.vole, "fmt", *flags], 30 * context.slow, stdin=text)
        if outcome.status == 0 and outcome.out == expected.read_bytes():
            passed += 1
        else:
            failures.append((path.name, "differs from its golden file"))
        again = execute([context.vole, "fmt", *flags], 30 * context.slow, stdin=outcome.out)
        if again.out == outcome.out or path.name.startswith("once_"):
            passed += 1
        else:
            failures.append((path.name, "formatted again it changes"))
    return passed


def flags_of(path):
    """What gofmt's own tests give as flags in the first line of an input; None: not for us."""
    first = path.read_text(errors="replace").split("\n", 1)[0]
    flags = first.split()[1:] if first.startswith("//gofmt ") else []
    if any(flag.startswith("-r") for flag in flags):
        return None
    return [flag for flag in flags if flag != "-stdin"]


def go_golden(context, goroot, failures):
    passed = 0
    for path in sorted((goroot / "src/cmd/gofmt/testdata").glob("*.input")):
        flags = flags_of(path)
        if flags is None:
            continue
        outcome = execute([context.vole, "fmt", *flags], 30 * context.slow, stdin=path.read_bytes())
        if outcome.out == path.with_suffix(".golden").read_bytes():
            passed += 1
        else:
            failures.append((f"gofmt/testdata/{path.name}", "differs"))
    inputs = sorted((goroot / "src/go/printer/testdata").glob("*.input"))
    return passed + both(context, goroot / "bin/gofmt", [(p.name + ".go", p.read_bytes())
                                                         for p in inputs], failures)


def both(context, gofmt, files, failures):
    """Formats (name, text) pairs with both and compares; files that gofmt refuses do not count."""
    with tempfile.TemporaryDirectory() as folder:
        trees = [Path(folder) / name for name in ("go", "vole")]
        for tree in trees:
            tree.mkdir()
            for index, (_, text) in enumerate(files):
                (tree / f"{index}.go").write_bytes(text)
        refused = execute([str(gofmt), "-w", str(trees[0])], 600).err.decode(errors="replace")
        outcome = execute([context.vole, "fmt", "-w", str(trees[1])], 600 * context.slow)
        if outcome.status not in (0, 2):
            failures.append(("vole fmt", f"ended with {outcome.status}"))
            return 0
        passed = 0
        for index, (name, _) in enumerate(files):
            if f"/{index}.go:" in refused:
                continue
            if (trees[0] / f"{index}.go").read_bytes() == (trees[1] / f"{index}.go").read_bytes():
                passed += 1
            else:
                failures.append((name, "differs from gofmt's output"))
        return passed


def sources(goroot, step):
    paths = sorted((goroot / "src").rglob("*.go"))
    paths = [path for path in paths if "testdata" not in path.parts]
    return [(str(path.relative_to(goroot)), path.read_bytes()) for path in paths[::step]]


def spoiled(files, count, seed):
    dice = random.Random(seed)
    out = []
    for number in range(count):
        name, text = dice.choice(files)
        mode = MODES[number % len(MODES)]
        if len(text) < 40000:
            text = mangle(text.decode(errors="surrogateescape"), mode, dice)
            label = f"{name} spoiled ({mode}, {number})"
            out.append((label, text.encode(errors="surrogateescape")))
    return out


def run(context):
    failures = []
    goroot = find_go()
    gofmt = goroot / "bin/gofmt" if goroot else shutil.which("gofmt")
    passed = golden(context, gofmt, failures)
    skipped = 0
    if goroot is None:
        print("format: no installed Go: only the golden files of this tree")
        skipped = 1
    elif not context.filter:
        passed += go_golden(context, goroot, failures)
        files = sources(goroot, 1 if context.long else 10)
        passed += both(context, gofmt, files, failures)
        passed += both(context, gofmt, spoiled(files, 3000 if context.long else 240, 5), failures)
    report(failures)
    return Tally(passed, len(failures), skipped)
