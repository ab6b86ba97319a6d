#!/usr/bin/env python3
"""Runs Vole's tests and closes with one line: `N passed, N failed, N skipped`.

Suites, in this order:
  unit         the GoogleTest programs of the build folder
  programs     tests/data/**/*.go and examples/*.go against the expectations inside them
  command      the `vole` command as a user meets it
  gotest       `vole test` against the go command's lines (tests/data/gotest)
  escape       programs under `vole escape`: what allocates has a line that says so
  page         the pages of `vole escape` in a headless Chromium, where one is installed
  fatal        how programs die, against an installed Go
  traces       the lines of GODEBUG's traces against native Go's
  house        rules on the tree itself (includes point down the floors)
  conformance  Go's own suite where it lies (tests/conformance/suite.py)
  messages     every error line of the errorcheck files against gc's, and with --long the first
               error of thousands of wrong programs (tests/messages)
  report       what -gcflags=-m prints against Go's own lines (tests/report)
  format       `vole fmt` against gofmt's output, golden and, where it is installed, fresh
  vet          `vole vet` against go vet's lines, golden and, where it is installed, fresh
  mallocs      what programs allocate against native Go (tests/report/mallocs)
  leaks        random programs about where values live, against an installed Go (tests/fuzz/leaks)
  modes        programs under the modes of stacks, collections and scheduling, with 1, 2 and 8 Ps;
               with --long all of them in all
  mutants      with --long: that steps left out of the runtime are noticed
  fuzz         with --long: random programs against an installed Go
  thirdparty   with --long: packages of Debian run their own tests under `vole test`

With --asan and --tsan those of SANITIZED run, unless --suite says otherwise; a report of the
sanitizer is a failure.

A suite is a module in tests/runner or tests/conformance with `run(context) -> Tally`.
"""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from conformance import suite as conformance  # noqa: E402
from messages import suite as messages  # noqa: E402
from runner import command, escape, fatal, formats, fuzz, gotest, house, leaks  # noqa: E402
from runner import mallocs, modes, mutants, page, programs, report, thirdparty  # noqa: E402
from runner import traces, unit, vets  # noqa: E402
from runner.common import Context, Tally  # noqa: E402

SUITES = {"unit": unit.run, "programs": programs.run, "command": command.run,
          "gotest": gotest.run, "escape": escape.run, "page": page.run, "fatal": fatal.run,
          "traces": traces.run, "house": house.run,
          "conformance": conformance.run, "messages": messages.run,
          "report": report.run, "format": formats.run, "vet": vets.run,
          "leaks": leaks.run, "mallocs": mallocs.run,
          "modes": modes.run, "mutants": mutants.run, "fuzz": fuzz.run,
          "thirdparty": thirdparty.run}

# What runs by default in the slow builds: what shows memory errors and races of the runtime.
SANITIZED = {"tsan": ["unit", "programs", "modes"],
             "asan": ["unit", "programs", "command", "escape", "fatal", "modes"]}


def main():
    # Whoever starts this in the background may have some signals ignored; programs inherit that.
    for number in (signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--preset", default="release")
    parser.add_argument("--build", type=Path, help="the build folder, if it is another")
    parser.add_argument("--long", action="store_true", help="also what takes long")
    parser.add_argument("--update", action="store_true",
                        help="write today's results into the expectations")
    parser.add_argument("--why", action="store_true", help="show what failed and why")
    parser.add_argument("--suite", choices=SUITES, action="append")
    parser.add_argument("--mode", action="append", default=[],
                        help="of the suite `modes`: NAME or NAME/PROCS")
    parser.add_argument("filter", nargs="?", default="", help="only tests whose name contains it")
    options = parser.parse_args()

    build = ROOT / "build" if options.preset == "release" else ROOT / "build" / options.preset
    build = options.build.resolve() if options.build else build
    context = Context(ROOT, build, options.preset, options.filter, options.long, options.update,
                      options.why, max(1, os.cpu_count() or 1), options.mode)
    total = Tally()
    for name in options.suite or SANITIZED.get(options.preset, SUITES):
        begin = time.monotonic()
        tally = SUITES[name](context)
        print(f"{name}: {tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped "
              f"({time.monotonic() - begin:.0f} s)\n", flush=True)
        total.add(tally)
    print(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
