"""Programs under the modes that make the rare happen every time: each must do what it does in a
plain run with one P.

  plain       nothing but the other numbers of Ps
  move        GODEBUG=stackmove=1: the stack moves at each of the first 100,000 safe points, then at
              one in 1000; the old one becomes inaccessible. With checks of all pointer stores
  concurrent  gcalways=1: a cycle starts when the one before ends; gccheckmark=1 looks for what the
              concurrent mark missed, clobberfree=1 overwrites what was freed
  preempt     preempt=1: another goroutine runs after each safe point
  stress      gcstress=1: a collection at the first safe point after each allocation; STRESSED of
              the programs

Each with GOMAXPROCS=1, 2 and 8. The programs are those of Go's suite that are run, of tests/data,
tests/stress and examples/. One whose output differs from one plain run to the next (addresses,
times) is compared by its exit status only. `// modes: skip REASON` in a program leaves it out.

By default each program of tests/data, tests/stress and examples/ runs in one of the combinations,
which go round; --long runs all programs in all. --mode NAME or NAME/PROCS chooses (and then runs
all programs that the filter selects). A setting that this `vole` does not know skips its mode.
"""

import re
import tempfile
import time
from collections import Counter
from pathlib import Path

from conformance import suite as conformance
from runner.common import Tally, execute, parallel
from runner.programs import directive, inputs, is_program, reports_races

STRESSED = 300
MODES = {"plain": "", "move": "stackmove=1,stackcheck=1,gcverify=1",
         "concurrent": "gcalways=1,gccheckmark=1,clobberfree=1", "preempt": "preempt=1",
         "stress": "gcstress=1,gcverify=1"}
PROCS = (1, 2, 8)
SECONDS = 30  # for a plain run; a mode may take TIMES as long
TIMES = 10
LEAST = 30   # … and at least so many seconds
SANITIZER = re.compile(rb"(WARNING: ThreadSanitizer|ERROR: \w+Sanitizer|"
                       rb":\d+:\d+: runtime error: ).*")


def own_programs(context):
    """(name, paths, flags, arguments, stdin, environment) of each program of this tree."""
    for folder in ("examples", "tests/data", "tests/stress"):
        for path in sorted((context.root / folder).rglob("*.go")):
            name = str(path.relative_to(context.root))
            text = path.read_text(errors="replace")
            if context.filter not in name or "// modes: skip" in text or not is_program(path):
                continue
            if reports_races(context, path):
                continue
            env = dict(item.split("=", 1) for item in directive(text, "env").split())
            stdin = directive(text, "stdin").encode().decode("unicode_escape").encode("latin-1")
            yield (name, inputs(path, text), directive(text, "flags").split(),
                   directive(text, "args").split(), stdin, env)


def suite_programs(context):
    goroot = {"GOROOT": str(conformance.DEBIAN.parent)}
    for name, path, flags in conformance.debian_programs(context, passing=True):
        yield (name, [path], flags, [], b"", goroot)


def start(context, program, mode, procs, seconds):
    _, paths, flags, arguments, stdin, env = program
    settings = {"GOMAXPROCS": str(procs)}
    if MODES[mode]:
        settings["GODEBUG"] = MODES[mode]
        if "GODEBUG" in env:
            settings["GODEBUG"] += "," + env["GODEBUG"]
    folder = paths[0] if paths[0].is_dir() else paths[0].parent
    return execute([context.vole, "run", *flags, *map(str, paths), *arguments],
                   seconds * context.slow, cwd=folder, stdin=stdin,
                   env={**env, **settings})


def without_report(err):
    return b"".join(l for l in err.splitlines(True) if not l.startswith(b"stackmove: "))


def moves(err):
    for line in err.splitlines():
        if line.startswith(b"stackmove: "):
            return int(line.split()[1])
    return 0


class Plain:
    """Plain runs of a program, made when needed; three tell whether it is the same each time."""

    def __init__(self, context, program):
        self.context, self.program = context, program
        begin = time.monotonic()
        self.first = start(context, program, "plain", 1, SECONDS)
        # What the modes may take: much longer, but no program that hangs shall hold up the rest.
        self.limit = min(TIMES * SECONDS, max(LEAST, 200 * (time.monotonic() - begin)))
        self.steady = None

    def is_steady(self):
        if self.steady is None:
            runs = [start(self.context, self.program, "plain", 1, SECONDS) for _ in range(2)]
            self.steady = all((r.status, r.out, r.err) == (self.first.status, self.first.out,
                                                           self.first.err) for r in runs)
        return self.steady


def compare(context, program, plain, mode, procs):
    """(why the run differs, or None; how often stacks moved)."""
    want = plain.first
    got = start(context, program, mode, procs, plain.limit)
    if got.status is None:
        return "time ran out", 0
    err = without_report(got.err)
    if SANITIZER.search(err) or SANITIZER.search(want.err):
        found = SANITIZER.search(err) or SANITIZER.search(want.err)
        return found.group(0).decode(errors="replace")[:160], 0
    if got.status != want.status:
        last = err.decode(errors="replace").strip().split("\n")[-1][:160]
        return f"status {got.status}, not {want.status}: {last}", 0
    if (got.out, err) != (want.out, want.err) and plain.is_steady():
        return "output differs" + where(got.out, want.out) + where(err, want.err), 0
    return None, moves(got.err)


def where(got, want):
    if got == want:
        return ""
    pairs = enumerate(zip(got.split(b"\n"), want.split(b"\n")), 1)
    line, (one, two) = next(((n, p) for n, p in pairs if p[0] != p[1]), (0, (b"", b"")))
    return f": line {line}: {one[:80]!r}, not {two[:80]!r}"


def known_settings(context):
    """The GODEBUG settings of this `vole`."""
    said = execute([context.vole, "help", "godebug"], 20)
    return set(re.findall(r"^ *(\w+)", said.out.decode(errors="replace"), re.M))


def has_threads(context):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "procs.go"
        path.write_text('package main\nimport "runtime"\n'
                        'func main() { println(runtime.GOMAXPROCS(0)) }\n')
        said = execute([context.vole, "run", str(path)], 20, env={"GOMAXPROCS": "8"})
    return said.err.strip() == b"8"


def combinations(context):
    """[(mode, procs)] that this `vole` has and the options ask for."""
    known, threads, chosen = known_settings(context), has_threads(context), []
    for mode, settings in MODES.items():
        names = [s.split("=")[0] for s in settings.split(",") if s]
        missing = [n for n in names if n not in known]
        if missing:
            print(f"modes {mode}: left out, no GODEBUG={missing[0]}")
            continue
        chosen += [(mode, procs) for procs in PROCS if (threads or procs == 1) and
                   (mode, procs) != ("plain", 1)]
    if not threads:
        print("modes: GOMAXPROCS above 1 left out, there is one P only")
    if context.modes:
        chosen = [(m, p) for m, p in chosen if m in context.modes or f"{m}/{p}" in context.modes]
    return chosen


def stressed(programs, own):
    """The programs of the tree and an even choice of the others."""
    others = programs[own:]
    step = max(1, len(others) // max(1, STRESSED - own))
    return programs[:own] + others[::step][:max(0, STRESSED - own)]


def jobs_of(context, chosen):
    """[(program, [(mode, procs)])]"""
    programs = list(own_programs(context))
    if not context.long and not context.modes:
        # Round and round; an odd step, so that neighbours differ in mode and number of Ps.
        return [(p, [chosen[i * 5 % len(chosen)]]) for i, p in enumerate(programs)]
    own = len(programs)
    programs += suite_programs(context)
    some = {p[0] for p in stressed(programs, own)}
    return [(p, [c for c in chosen if c[0] != "stress" or p[0] in some]) for p in programs]


def run(context):
    chosen = combinations(context)
    if not chosen:
        return Tally(0, 0, 1)

    def one(job):
        program, todo = job
        plain = Plain(context, program)
        if plain.first.status is None:
            return [(c, "a plain run takes too long", 0) for c in todo]
        return [(c, *compare(context, program, plain, *c)) for c in todo]

    jobs = jobs_of(context, chosen)
    results = parallel(context.jobs, one, jobs)
    good, all_runs, moved = Counter(), Counter(), 0
    for (program, _), outcomes in zip(jobs, results):
        for (mode, procs), why, count in outcomes:
            all_runs[mode, procs] += 1
            good[mode, procs] += why is None
            moved += count
            if why:
                print(f"FAIL {mode}/{procs} {program[0]}: {why}")
    for mode, procs in chosen:
        if all_runs[mode, procs]:
            print(f"modes {mode}/{procs}: {good[mode, procs]} of {all_runs[mode, procs]} programs "
                  "as in a plain run")
    if moved:
        print(f"modes: {moved} moves of stacks")
    return Tally(good.total(), all_runs.total() - good.total(), 0)
