"""Makes list.txt: the packages that are run. `python3 -m thirdparty.choose [COUNT]` in tests/.

Of Debian's binary packages golang-*-dev, by name, the first COUNT (100) of which it holds that
  * their Go packages, as `go list ./...` sees them on linux/amd64, import nothing but the standard
    library and one another, in code and in tests, and no C;
  * some of them have tests;
  * `go test ./...` of Go 1.26 passes, go vet's checks included, in a GOPATH that holds that
    package alone, twice in a row, in 60 s a Go package.
Needs apt, an installed Go, and half an hour."""

import json
import os
import subprocess
import sys
from pathlib import Path

from . import store

LIST = Path(__file__).parent / "list.txt"
BATCH = 40
HEADER = """\
# Debian packages, the first by name that thirdparty/choose.py finds to qualify (it says how).
# Each passes if `vole test ./...` does, all Go packages with tests among them.
# name version Go-packages-with-tests
"""


def candidates():
    """(name, version) of all golang-*-dev that apt knows."""
    dump = subprocess.run(["apt-cache", "dumpavail"], stdout=subprocess.PIPE, check=True).stdout
    found, name = {}, None
    for line in dump.decode(errors="replace").splitlines():
        if line.startswith("Package: "):
            name = line[9:]
        elif line.startswith("Version: ") and name.startswith("golang-") and name.endswith("-dev"):
            found[name] = line[9:]
    return sorted(found.items())


def go(arguments, where, seconds):
    """(status, output) of the go command in a GOPATH's src."""
    environment = {**os.environ, "GO111MODULE": "off", "GOFLAGS": "", "GOTOOLCHAIN": "local",
                   "GOPATH": str(where.parent)}
    try:
        done = subprocess.run(["nice", "go", *arguments], cwd=where, env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return None, ""
    return done.returncode, done.stdout.decode(errors="replace")


def listed(where):
    """What `go list` knows of the Go packages below src."""
    status, text = go(["list", "-e", "-json=ImportPath,Imports,TestImports,XTestImports,"
                       "TestGoFiles,XTestGoFiles,Error", "./..."], where, 120)
    if status != 0:
        return []
    packages, decoder, at = [], json.JSONDecoder(), 0
    while at < len(text):
        package, at = decoder.raw_decode(text, at)
        packages.append(package)
        while at < len(text) and text[at].isspace():
            at += 1
    return packages


def is_standard(path):
    return path != "C" and "." not in path.split("/")[0]


def qualifies(packages):
    """None, or why not; from the imports alone."""
    own = {package["ImportPath"] for package in packages}
    tests = 0
    for package in packages:
        if package.get("Error"):
            return "does not load"
        tests += bool(package.get("TestGoFiles") or package.get("XTestGoFiles"))
        for kind in ("Imports", "TestImports", "XTestImports"):
            for path in package.get(kind, []):
                if not is_standard(path) and path not in own:
                    return f"imports {path}"
    return None if tests else "no tests"


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chosen, rest = [], candidates()
    while rest and len(chosen) < wanted:
        batch, rest = rest[:BATCH], rest[BATCH:]
        for name, version in store.fetch(batch):
            where = store.source(name, version)
            packages = listed(where)
            why = qualifies(packages) if packages else "no Go packages"
            for _ in range(2):
                if not why and go(["test", "-p", "1", "-count=1", "-timeout", "60s", "./..."],
                                  where, 600)[0] != 0:
                    why = "go test fails"
            print(f"{name}: {why or 'chosen'}", flush=True)
            if not why:
                tested = sum(bool(p.get("TestGoFiles") or p.get("XTestGoFiles")) for p in packages)
                chosen.append(f"{name} {version} {tested}\n")
            if len(chosen) == wanted:
                break
    LIST.write_text(HEADER + "".join(chosen))


if __name__ == "__main__":
    main()
