"""Mutants of the runtime (base/mutant.h): each leaves out one step that correctness rests on,
and at least one of these programs, in one of these modes, must notice. Without a mutant all
behave.

With --long only: the target `vole_mutants` compiles the runtime once more.
"""

from dataclasses import dataclass

from .common import Tally, execute, report
from .modes import MODES

BARRIERS = MODES["concurrent"]
PLACES = [("tests/mutants/stored.go", BARRIERS), ("tests/stress/graph.go", BARRIERS),
          ("tests/stress/pipeline.go", BARRIERS), ("tests/stress/deep.go", BARRIERS),
          ("tests/stress/locked_maps.go", BARRIERS)]
MOVES = [("tests/stress/deep.go", MODES["move"]), ("tests/stress/select_storm.go", MODES["move"]),
         ("tests/data/lang/goroutines.go", MODES["move"])]
MAPS = [("tests/data/lang/frames.go", MODES["stress"]), ("tests/stress/deep.go", MODES["stress"]),
        ("tests/data/lang/closures.go", MODES["stress"])]
PROCS = ("1", "2", "4")


@dataclass
class Mutant:
    number: int
    name: str
    runs: list
    control: int = 0  # the mutant to compare with, which must behave
    procs: tuple = PROCS
    timed: bool = False  # the program prints a time: the least is more than the control's most


MUTANTS = [
    Mutant(1, "no deletion barrier", PLACES),
    Mutant(2, "no insertion barrier", PLACES),
    Mutant(3, "no allocate-black", PLACES),
    Mutant(4, "a slot missing in frame maps", MAPS),
    Mutant(5, "no adjustment of waiting channel operations", MOVES),
    Mutant(6, "no recheck before parking", [("tests/mutants/handoff.go", "")], 10, ("2",),
           True),
    Mutant(7, "no zeroing of slots used again", MAPS + PLACES),
    Mutant(8, "no barrier in one handler", PLACES),
    Mutant(9, "no shading by copies into fresh objects", PLACES),
]
TRIES = 5


class Runner:
    def __init__(self, context):
        self.context = context
        self.known = {}

    def run(self, mutant, program, debug, procs):
        got = execute([str(self.context.build / "tests" / "vole_mutants"), "run",
                       str(self.context.root / program)], 60 * self.context.slow,
                      env={"VOLE_MUTANT": str(mutant), "GODEBUG": debug, "GOMAXPROCS": procs})
        return got.status, got.out

    def wanted(self, control, program, debug, procs):
        """What a run without the mutant does; it must end well."""
        key = (control, program, debug, procs)
        if key not in self.known:
            self.known[key] = self.run(control, program, debug, procs)
        return self.known[key]


def check_time(runner, mutant):
    program, debug = mutant.runs[0]
    def times(number):
        return [int(runner.run(number, program, debug, mutant.procs[0])[1]) for _ in range(TRIES)]
    ours, wanted = times(mutant.number), times(mutant.control)
    if min(ours) < 1.2 * max(wanted):
        return f"{ours} µs, {wanted} without the mutant", None
    return None, f"{program}: {min(ours)} µs, at most {max(wanted)} without the mutant"


def check(runner, mutant):
    """(why not, or None; where it was found)"""
    if mutant.timed:
        return check_time(runner, mutant)
    where = None
    for program, debug in mutant.runs:
        for procs in mutant.procs:
            want = runner.wanted(mutant.control, program, debug, procs)
            if want[0] != 0:
                return f"{program} with GODEBUG={debug}: status {want[0]} without the mutant", None
            if where is None:
                for _ in range(TRIES):
                    if runner.run(mutant.number, program, debug, procs) != want:
                        where = f"{program}, GOMAXPROCS={procs} GODEBUG={debug}"
                        break
        if where is not None:
            return None, where
    return "no program noticed", None


def run(context):
    if not context.long:
        return Tally()
    built = execute(["ninja", "--quiet", "-C", str(context.build), "vole_mutants"], 3600)
    if built.status != 0:
        print("FAIL mutants: " + (built.out + built.err)[-800:].decode(errors="replace"))
        return Tally(0, 1, 0)
    runner, failures = Runner(context), []
    chosen = [m for m in MUTANTS if context.filter in m.name]
    for mutant in chosen:
        why, where = check(runner, mutant)
        if why:
            failures.append((f"mutant {mutant.number}, {mutant.name}", why))
        else:
            print(f"mutant {mutant.number}, {mutant.name}: found by {where}")
    report(failures)
    return Tally(len(chosen) - len(failures), len(failures), 0)
