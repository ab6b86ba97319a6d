"""The exported API of each bundled package against the installed Go's: names, signatures, values of
constants, fields of structs, methods.

api_differences.txt lists what is known to be missing (or too much), a feature a line, or a package
with all of it; the rest must be equal, and lines that have become equal are named, to be taken off
(`--update` does). Needs Go. `python3 -m report.std_api [PACKAGE...]` shows what differs.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from runner.common import Tally, report

from .std_callers import packages

HERE = Path(__file__).parent
STD = HERE.parent.parent / "stdlib"
KNOWN = HERE / "api_differences.txt"
HEAD = ["# MARK PACKAGE: FEATURE that is missing, or too much, beside Go 1.26; `* PACKAGE` for whole",
        "# packages of which only the part that scripts use is there."]


def differences(chosen):
    """[(package, line)] of what differs."""
    with tempfile.TemporaryDirectory() as folder:
        binary = Path(folder) / "api"
        subprocess.run(["go", "build", "-o", str(binary), str(HERE / "api" / "main.go")], check=True)
        made = subprocess.run([str(binary), str(STD), *chosen], capture_output=True, text=True)
    if made.returncode != 0:
        return [("?", made.stderr.strip()[-300:])]
    lines = made.stdout.splitlines()
    return [(line.split(": ")[0].split(" ")[-1], line) for line in lines]


def read_known():
    lines = [x for x in KNOWN.read_text().splitlines() if x and not x.startswith("#")]
    whole = {x[2:] for x in lines if x.startswith("* ")}
    return whole, {x for x in lines if not x.startswith("* ")}


def run_all(context):
    """The tally of all packages, one a package, against api_differences.txt."""
    whole, known = read_known()
    chosen = packages(STD)
    found = [(p, line) for p, line in differences(chosen) if p not in whole]
    for line in sorted(known - {line for _, line in found}):
        print(f"equal now, take it off api_differences.txt: {line}")
    if context.update:
        lines = HEAD + [f"* {p}" for p in sorted(whole)] + [line for _, line in found]
        KNOWN.write_text("\n".join(lines) + "\n")
        known = {line for _, line in found}
    failures = [(f"API of {p}", line) for p, line in found if line not in known]
    report(failures)
    wrong = {p for p, line in found if line not in known}
    partly = ({p for p, _ in found} | whole) - wrong
    equal = len(chosen) - len(wrong) - len(partly)
    print(f"report API of the library: {equal} of {len(chosen)} packages equal")
    return Tally(equal, len(wrong), len(partly))


def main():
    for _, line in differences(sys.argv[1:] or packages(STD)):
        print(line)


if __name__ == "__main__":
    main()
