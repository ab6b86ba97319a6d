"""`vole vet` against go vet.

tests/vet is a module of one package for each group of checks; want.txt beside its files holds
the lines that go vet prints for those checks that Vole has. Where an installed Go is found, the
packages of go vet's own tests are compared too. --update writes want.txt anew."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from .common import Tally, execute, find_go, report

CHECKS = ("assign atomic bool buildtag defers directive errorsas ifaceassert nilfunc printf slog "
          "stringintconv structtag tests unreachable unusedresult").split()
# Folders of cmd/vet/testdata and the check that they are for. buildtag has a file that gc refuses.
GO_FOLDERS = {"print": "printf", "atomic": "atomic", "bool": "bool", "directive": "directive",
              "nilfunc": "nilfunc", "assign": "assign", "deadcode": "unreachable",
              "structtag": "structtag", "unused": "unusedresult", "slog": "slog",
              "testingpkg": "tests"}


def lines_of(text):
    # Go vet's order differs from run to run.
    return sorted(set(text.decode(errors="replace").splitlines()))


def vole_lines(context, flags, package, folder):
    outcome = execute([context.vole, "vet", *flags, package], 60 * context.slow, cwd=folder)
    return outcome, lines_of(outcome.err)


def go_lines(go, flags, package, folder):
    done = subprocess.run([str(go), "vet", *flags, package], cwd=folder, capture_output=True)
    return lines_of(done.stderr)


def own(context, go, failures):
    passed = 0
    folder = context.root / "tests/vet"
    for package in sorted(path for path in folder.iterdir() if path.is_dir()):
        if context.filter not in package.name:
            continue
        expected = package / "want.txt"
        if context.update and go:
            flags = [f"-{check}" for check in CHECKS]
            expected.write_text("\n".join(go_lines(go, flags, f"./{package.name}", folder)) + "\n")
        want = expected.read_text().splitlines()
        outcome, got = vole_lines(context, [], f"./{package.name}", folder)
        if got == want and outcome.status == (1 if want else 0):
            passed += 1
        else:
            failures.append((package.name, "\n".join(sorted(set(got) ^ set(want)))))
    return passed


def of_go(context, goroot, failures):
    passed = 0
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "go.mod").write_text("module example.com/v\n\ngo 1.26\n")
        for name, check in GO_FOLDERS.items():
            source = goroot / "src/cmd/vet/testdata" / name
            if not source.exists():
                continue
            shutil.copytree(source, Path(folder) / name)
            want = go_lines(goroot / "bin/go", [f"-{check}"], f"./{name}", folder)
            _, got = vole_lines(context, [f"-{check}"], f"./{name}", folder)
            if got == want:
                passed += 1
            else:
                failures.append((f"cmd/vet/testdata/{name}",
                                 "\n".join(sorted(set(got) ^ set(want)))))
    return passed


def run(context):
    failures = []
    goroot = find_go()
    passed = own(context, goroot / "bin/go" if goroot else None, failures)
    skipped = 0
    if goroot is None:
        print("vet: no installed Go: only the packages of this tree")
        skipped = 1
    elif not context.filter:
        passed += of_go(context, goroot, failures)
    report(failures)
    return Tally(passed, len(failures), skipped)
