"""Programs under the debug modes that shake out wrong pointer maps: each must do what it does in a
plain run.

  move    GODEBUG=stackmove=1: the stack moves at each of the first 100,000 safe points, then at one
          in 1000; the old one becomes inaccessible. With checks of all pointer stores.
  stress  GODEBUG=gcstress=1: a collection at the first safe point after each allocation, with the
          verifier; the first STRESSED programs.

The programs are those of Go's suite that are run, of tests/data and of examples/. One whose output
differs from one plain run to the next (addresses, times) is compared by its exit status only.
"""

from conformance import suite as conformance
from runner.common import Tally, execute, parallel
from runner.programs import is_program

STRESSED = 300
MODES = {"move": "stackmove=1,stackcheck=1,gcverify=1", "stress": "gcstress=1,gcverify=1"}
SECONDS = 30  # for a plain run; a mode may take ten times as long


def programs(context):
    """(name, path, flags, environment) of each program."""
    for folder in ("tests/data", "examples"):
        for path in sorted((context.root / folder).rglob("*.go")):
            name = str(path.relative_to(context.root))
            if "// modes: skip" in path.read_text(errors="replace"):
                continue
            if context.filter in name and is_program(path):
                yield name, path, [], {}
    base = conformance.DEBIAN
    if base.exists():
        for name, path, kind, flags, _ in conformance.collect(context, base):
            if kind == "run":
                yield name, path, flags or ["-lang=go1.19"], {"GOROOT": str(base.parent)}


def start(context, program, mode, seconds):
    _, path, flags, env = program
    settings = {"GODEBUG": MODES[mode]} if mode else {}
    return execute([context.vole, "run", *flags, str(path)], seconds * context.slow,
                   cwd=path.parent, env={**env, **settings})


def without_report(err):
    return b"".join(l for l in err.splitlines(True) if not l.startswith(b"stackmove: "))


def moves(err):
    for line in err.splitlines():
        if line.startswith(b"stackmove: "):
            return int(line.split()[1])
    return 0


def compare(context, program, mode):
    """(why the mode's run differs, or None; moves; whether it was compared at all)."""
    plain = start(context, program, None, SECONDS)
    if plain.status is None:
        return None, 0, False
    other = start(context, program, mode, 10 * SECONDS)
    if other.status is None:
        return "time ran out", 0, True
    err = without_report(other.err)
    if other.status != plain.status:
        last = err.decode(errors="replace").strip().split("\n")[-1][:160]
        return f"status {other.status}, not {plain.status}: {last}", 0, True
    if (other.out, err) != (plain.out, plain.err):
        # Is it the mode, or a clock?
        again = start(context, program, None, SECONDS)
        slow = start(context, program, mode, 10 * SECONDS)
        if ((again.out, again.err) == (plain.out, plain.err) and
                (slow.out, without_report(slow.err)) != (plain.out, plain.err)):
            return "output differs", 0, True
    return None, moves(other.err), True


def run(context):
    if not context.long:
        return Tally(0, 0, 1)
    total = Tally()
    everything = list(programs(context))
    for mode in MODES:
        chosen = everything if mode == "move" else everything[:STRESSED]
        results = parallel(context.jobs, lambda p: compare(context, p, mode), chosen)
        failed = [(p[0], why) for p, (why, _, _) in zip(chosen, results) if why]
        compared = sum(1 for _, _, done in results if done)
        moved = sum(n for _, n, _ in results)
        for name, why in failed:
            print(f"FAIL {mode} {name}: {why}")
        text = f", {moved} moves" if moved else ""
        print(f"modes {mode}: {compared - len(failed)} of {compared} programs as in a plain run{text}")
        total.add(Tally(compared - len(failed), len(failed), len(chosen) - compared))
    return total
