"""Which standard packages that Vole does not ship pass their own tests when they are compiled
from an installed Go tree. `python3 -m thirdparty.goroot [--write] [--seconds N] [PACKAGE...]` in
tests/ runs `vole test PACKAGE` for each (build/vole, or $VOLE) and prints the table; --write
puts it into the README between its marks. Internal packages, commands and the runtime's own (the
closed list, as far as Vole does not ship it) are left out."""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from runner.common import execute
from runner.thirdparty import first_complaint

ROOT = Path(__file__).resolve().parent.parent.parent
BEGIN, END = "<!-- goroot table: tests/thirdparty/goroot.py -->\n", "<!-- end of goroot table -->\n"
NEVER = re.compile(r"^(runtime|reflect|sync|syscall|cmd|simd)(/|$)|(^|/)(internal|vendor)(/|$)|"
                   r"^(unsafe|plugin|testing/synctest)$")


def packages():
    listed = subprocess.run(["go", "list", "-f", "{{.ImportPath}} {{len .TestGoFiles}} "
                             "{{len .XTestGoFiles}}", "std"], stdout=subprocess.PIPE, check=True)
    for line in listed.stdout.decode().splitlines():
        path, inner, outer = line.split()
        shipped = any((ROOT / "stdlib" / path).glob("*.go"))
        if not shipped and not NEVER.search(path):
            yield path, inner != "0" or outer != "0"


def outcome(vole, path, seconds, goroot):
    done = execute([vole, "test", "-short", path], seconds, cwd=Path(goroot) / "src",
                   env={"GOROOT": goroot, "GOFLAGS": "", "HOME": "/tmp"})
    if done.status is None:
        return "time ran out"
    text = (done.out + b"\n" + done.err).decode(errors="replace")
    if done.status == 0 and re.search(r"^ok  \t", text, re.M):
        return None
    return first_complaint(text) or f"status {done.status}"


def table(good, bad, untested):
    rows = [f"| pass ({len(good)}) | " + ", ".join(f"`{p}`" for p in good) + " |",
            f"| fail ({len(bad)}) | " + ", ".join(f"`{p}`" for p in bad) + " |",
            f"| have no tests ({len(untested)}) | " + ", ".join(f"`{p}`" for p in untested) + " |"]
    return "| own tests, `-short` | packages |\n|---|---|\n" + "\n".join(rows) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("`")[0])
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--seconds", type=int, default=300, help="for each package")
    parser.add_argument("packages", nargs="*")
    options = parser.parse_args()
    vole = os.environ.get("VOLE", str(ROOT / "build" / "vole"))
    goroot = subprocess.run(["go", "env", "GOROOT"], stdout=subprocess.PIPE,
                            check=True).stdout.decode().strip()
    good, bad, untested = [], [], []
    for path, tested in packages():
        if options.packages and path not in options.packages:
            continue
        if not tested:
            untested.append(path)
            continue
        why = outcome(vole, path, options.seconds, goroot)
        (bad if why else good).append(path)
        print(f"{path}: {why or 'passes'}", flush=True)
    made = table(good, bad, untested)
    print(made)
    readme = ROOT / "README.md"
    text = readme.read_text()
    if options.write and BEGIN in text:
        head, rest = text.split(BEGIN)
        readme.write_text(head + BEGIN + made + END + rest.split(END)[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
