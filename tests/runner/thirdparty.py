"""Third-party packages under `vole test`: those of tests/thirdparty/list.txt run their own
tests, each in a GOPATH that holds it alone. With --long only; downloads what is missing from
Debian.

A package passes if `vole test ./...` ends with status 0 and says ok for each of its Go packages
that have tests. tests/thirdparty/expected_failures.txt names those that do not, and why; one
that fails and is not named is a failure of the suite. --update writes that file anew, the
reasons of what it has stay. Where yaegi is installed its figure is printed too, by the same
rule."""

import re
import shutil
from pathlib import Path

from thirdparty import store

from .common import Tally, execute, parallel, report

FOLDER = Path(__file__).resolve().parent.parent / "thirdparty"
LISTED = FOLDER / "list.txt"
FAILING = FOLDER / "expected_failures.txt"
HEADER = "# Packages of list.txt that fail today: NAME WHY.\n"
YAEGI_SECONDS = 60  # for each of them under yaegi
SECONDS = 600  # for the tests of all Go packages of one: what go test gives each


def lines_of(path):
    text = path.read_text() if path.exists() else ""
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def environment(name, version):
    gopath = store.gopath(name, version)
    return {"GO111MODULE": "off", "GOPATH": str(gopath), "GOFLAGS": "", "HOME": "/tmp"}


def check(context, package):
    """None, or why `vole test` does not pass."""
    name, version, count = package
    done = execute([context.vole, "test", "./..."], SECONDS * context.slow,
                   cwd=store.source(name, version), env=environment(name, version))
    if done.status is None:
        return "time ran out"
    text = (done.out + b"\n" + done.err).decode(errors="replace")
    good = len(re.findall(r"^ok  \t", text, re.M))
    if done.status == 0 and good == int(count):
        return None
    return first_complaint(text) or f"status {done.status}, {good} of {count} Go packages"


def first_complaint(text):
    for pattern in (r"^(?:\S+\.go:\d+.*)$", r"^(?:panic: .*|fatal error: .*)$",
                    r"^\s*(--- FAIL: \S+)", r"^(FAIL\t.*)$"):
        found = re.search(pattern, text, re.M)
        if found:
            return found.group(found.lastindex or 0).strip()[:120]
    return ""


def tested_packages(source):
    """Import paths of the folders that hold test files."""
    folders = {path.parent for path in source.rglob("*_test.go") if path.is_file()}
    for folder in sorted(folders):
        parts = folder.relative_to(source).parts
        if not any(p == "testdata" or p == "vendor" or p[0] in "_." for p in parts):
            yield "/".join(parts)


def check_yaegi(package):
    name, version, _ = package
    source = store.source(name, version)
    for path in tested_packages(source):
        done = execute(["yaegi", "test", path], YAEGI_SECONDS, cwd=source / path,
                       env=environment(name, version))
        if done.status != 0 or b"FAIL" in done.out:
            return f"{path}: status {done.status}"
    return None


def run(context):
    if not context.long:
        return Tally(0, 0, 0)
    packages = [tuple(line.split()) for line in lines_of(LISTED)]
    packages = [package for package in packages if context.filter in package[0]]
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        print("thirdparty: no apt-get and dpkg to download packages with; left out")
        return Tally(0, 0, len(packages))
    there = set(store.fetch([package[:2] for package in packages]))
    skipped = len(packages) - len(there)
    if skipped:
        print(f"thirdparty: {skipped} packages cannot be downloaded; left out")
    packages = [package for package in packages if package[:2] in there]
    known = dict(line.split(" ", 1) for line in lines_of(FAILING))
    reasons = parallel(context.jobs, lambda package: check(context, package), packages)
    failing = {package[0]: why for package, why in zip(packages, reasons) if why}
    good = [package[0] for package in packages if package[0] not in failing]
    if context.update and not context.filter:
        FAILING.write_text(HEADER + "".join(
            f"{name} {known.get(name, why)}\n" for name, why in sorted(failing.items())))
        known = failing
    print(f"thirdparty: {len(good)} of {len(packages)} packages pass their tests")
    for name in good:
        if name in known:
            print(f"thirdparty: {name} passes now")
    if context.why:
        for name, why in failing.items():
            print(f"thirdparty: {name}: {why}")
    if shutil.which("yaegi"):
        yaegi = parallel(context.jobs, check_yaegi, packages)
        print(f"thirdparty: yaegi passes {yaegi.count(None)} of {len(packages)}")
    failures = [(f"thirdparty: {name}", why) for name, why in failing.items() if name not in known]
    report(failures)
    return Tally(len(good), len(failures), skipped + len(failing) - len(failures))
