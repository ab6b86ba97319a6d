#!/usr/bin/env python3
"""Measures the memory system and the scheduler beside native Go and the peers that are installed.

Each row is one figure of the programs in runtime/. In each round every peer runs once, one after
another; a peer's ratio is taken to native Go of the same round and the median of the rounds is
printed, so that a machine whose speed drifts does not favour anyone. Lower is better everywhere
but where it says "more". Pauses come from the lines of GODEBUG=gctrace=1, which Go and Vole print
alike: the worst of a run, from the request to stop the world until it goes on.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCES = HERE / "runtime"
PROGRAMS = HERE / "programs"
TIMEOUT = 120
# gc 3 @0.101s 5%: 0.021+1.2+0.004 ms clock, …
TRACE = re.compile(r"^gc \d+ @[\d.]+s \d+%: ([\d.]+)\+([\d.]+)\+([\d.]+) ms clock, ", re.M)


class Failed(Exception):
    """A peer cannot do this, or did it wrong; the text says why."""


class Run:
    """One finished program: its output, seconds of wall clock and CPU, peak resident bytes."""

    def __init__(self, argv, bench, environment):
        variables = dict(os.environ, BENCH=bench, **environment)
        for name in ("GODEBUG", "GOGC", "GOMEMLIMIT", "GOMAXPROCS"):
            if name not in environment:
                variables.pop(name, None)
        begin = time.monotonic()
        process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=variables)
        watchdog = threading.Timer(TIMEOUT, process.kill)
        watchdog.start()
        errors = []
        reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
        reader.start()
        output = process.stdout.read()
        reader.join()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watchdog.cancel()
        self.seconds = time.monotonic() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * 1024
        self.out, self.err = output.decode(errors="replace"), errors[0].decode(errors="replace")
        if process.returncode:
            why = self.err.strip().splitlines()[:1] or [""]
            raise Failed(f"exit status {process.returncode} {why[0][:100]}")

    def value(self, key):
        for line in self.out.splitlines():
            words = line.split()
            if words and words[0] == key:
                return float(words[1])
        raise Failed(f"printed no {key}")


class Peer:
    """A way to run a program of runtime/ or programs/."""

    def __init__(self, name, command, suffix, slow=1.0):
        self.name, self.command, self.suffix = name, command, suffix
        self.slow = slow  # the share of the operations that it is asked to do

    def run(self, program, bench="", folder=SOURCES, **environment):
        source = folder / (program + self.suffix)
        if not source.exists():
            raise Failed("no such program")
        return Run(self.command(source), str(bench), environment)


def peers(folder):
    """Those that are installed, native Go first."""
    found = []
    if shutil.which("go"):
        def built(source):
            binary = folder / source.stem
            if not binary.exists():
                subprocess.run(["go", "build", "-o", str(binary), str(source)], check=True)
            return [str(binary)]
        found.append(Peer("go", built, ".go"))
    vole = os.environ.get("VOLE", str(ROOT / "build" / "vole"))
    found.append(Peer("vole", lambda s: [vole, "run", str(s)], ".go"))
    if shutil.which("luajit"):
        found.append(Peer("luajit -joff", lambda s: ["luajit", "-joff", str(s)], ".lua"))
        found.append(Peer("luajit", lambda s: ["luajit", str(s)], ".lua"))
    if shutil.which("yaegi"):
        found.append(Peer("yaegi", lambda s: ["yaegi", "run", str(s)], ".go", 0.02))
    return found


# ---- the figures: functions of a peer that return {row: value}

def micro(*names, **environment):
    def measure(peer):
        run = peer.run("micro", f"{peer.slow} {' '.join(names)}", **environment)
        found = {n: run.value(n) for n in names if n + " " in run.out}
        if "select4" in found and "buffered" in found:
            found["select4"] -= found["buffered"]  # what the loop sends and receives anyway
        found.pop("buffered", None)
        return found
    return measure


def pauses(live, garbage, row):
    def measure(peer):
        if peer.suffix != ".go" or peer.name == "yaegi":
            raise Failed("has no such pauses")
        run = peer.run("churn", f"{live} {garbage} 2", GODEBUG="gctrace=1", GOMAXPROCS="2")
        cycles = TRACE.findall(run.err)
        if not cycles:
            raise Failed("printed no gctrace")
        return {row + ", worst pause": 1000 * max(max(float(a), float(c)) for a, _, c in cycles),
                row + ", median pause": 1000 * statistics.median(
                    float(p) for a, _, c in cycles for p in (a, c)),
                row + ", marking": 1000 * statistics.median(float(b) for _, b, _ in cycles)}
    return measure


def trees(peer):
    if peer.name == "yaegi":
        raise Failed("takes minutes")
    run = peer.run("binarytrees", folder=PROGRAMS)
    return {"binary trees": run.seconds, "binary trees, CPU": run.cpu}


def churn(peer):
    if peer.name == "yaegi":
        raise Failed("takes minutes")
    run = peer.run("churn", "100 1000 2")
    if run.value("nodes") != 100 * 16384:
        raise Failed("lost nodes")
    return {"100 MB live, churn": run.seconds, "100 MB live, churn, CPU": run.cpu}


def blocked(count, row):
    def measure(peer):
        if peer.name == "yaegi":
            raise Failed("mixes up the arguments of goroutines")
        run = peer.run("blocked", count)
        return {row: run.value("bytes"), row + ", start and end": run.value("seconds")}
    return measure


def speedup(peer):
    if peer.suffix != ".go":
        raise Failed("has one thread")
    if peer.name == "yaegi":
        raise Failed("mixes up the arguments of goroutines")
    run = peer.run("speedup", "6" if peer.name == "go" else "2", GOMAXPROCS="2")
    return {"2 Ps against 1, more": run.value("alone") / run.value("together")}


def limited(peer):
    if peer.suffix != ".go" or peer.name == "yaegi":
        raise Failed("has no such limit")
    run = peer.run("limit", GOGC="400", GOMEMLIMIT="64MiB")
    free = peer.run("limit", GOGC="400")
    hello = peer.run("hello")
    if run.value("alive") != 40 << 10:
        raise Failed("lost blocks")
    return {"without limit": free.value("most") / 1e6,
            "GOMEMLIMIT=64MiB, held": run.value("most") / 1e6,
            "GOMEMLIMIT=64MiB, RSS": run.peak / 1e6,
            "GOMEMLIMIT=64MiB, RSS less hello's": (run.peak - hello.peak) / 1e6,
            "GOMEMLIMIT=64MiB, seconds": run.seconds}


def after_peak(seconds):
    def measure(peer):
        if peer.suffix != ".go" or peer.name == "yaegi":
            raise Failed("has no scavenger of its own")
        run = peer.run("peak", seconds)
        found = {"1 GiB peak, RSS": run.value("peak") / 1e6}
        for line in run.out.splitlines():
            words = line.split()
            if words[0] == "after" and int(words[1]) in (0, 2, 5, 10):
                found[f"after {words[1]} s, RSS"] = int(words[2]) / 1e6
        found["goal then"] = int(words[4]) / 1e6
        return found
    return measure


# name: (title, unit, rounds, figures)
GROUPS = {
    "micro": ("operations, GOMAXPROCS=1", "ns", 3,
              [micro("switch", "roundtrip", "spawn", "mutex", "select4", "buffered",
                     GOMAXPROCS="1")]),
    "new16": ("new of 16 bytes, stored in a global, collections included", "ns", 5,
              [micro("new16", GOMAXPROCS="2")]),
    "pause": ("pauses of a run, 100 MB alive on 2 Ps", "us", 20,
              [pauses(100, 1000, "100 MB")]),
    "pause2g": ("pauses of a run, 2 GB alive on 2 Ps", "us", 3,
                [pauses(2000, 5000, "2 GB")]),
    "gc": ("programs that allocate", "s", 3, [trees, churn]),
    "blocked": ("a blocked goroutine", "bytes; s", 3, [blocked(100000, "100,000 goroutines")]),
    "million": ("a blocked goroutine", "bytes; s", 1, [blocked(1000000, "1,000,000 goroutines")]),
    "speedup": ("compute-bound work", "times", 5, [speedup]),
    "limit": ("40 MiB alive under a memory limit", "MB; s", 3, [limited]),
    "peak": ("16 MiB alive after a peak of 1 GiB", "MB", 1, [after_peak(10)]),
}


def measure(group, contenders, rounds):
    title, unit, usual, figures = GROUPS[group]
    rounds = rounds or usual
    found, why = {}, {}  # {(row, peer): values by round}, {peer: reason}
    rows = []
    for number in range(rounds):
        for figure in figures:
            for peer in contenders:
                if (figure, peer.name) in why:
                    continue
                try:
                    values = figure(peer)
                except Failed as failure:
                    why[figure, peer.name] = str(failure)
                    continue
                for row, value in values.items():
                    if row not in rows:
                        rows.append(row)
                    found.setdefault((row, peer.name), {})[number] = value
    show(f"{title} ({unit}; {rounds} rounds)", contenders, rows, found)
    for (_, peer), reason in why.items():
        print(f"    {peer}: {reason}")
    print(flush=True)


def show(title, contenders, rows, found):
    base = contenders[0].name
    print(title)
    print(f"  {'':38}" + "".join(
        f"{p.name:>13}" + (f"{'ratio':>8}" if p.name != base else "") for p in contenders))
    for row in rows:
        line = f"  {row:38}"
        reference = found.get((row, base), {})
        for peer in contenders:
            values = found.get((row, peer.name))
            if not values:
                line += f"{'-':>13}" + (f"{'':8}" if peer.name != base else "")
                continue
            line += f"{statistics.median(values.values()):13.5g}"
            if peer.name != base:
                ratios = [v / reference[n] for n, v in values.items() if reference.get(n)]
                line += f"{statistics.median(ratios):8.2f}" if ratios else f"{'':8}"
        print(line, flush=True)


def main():
    parser = argparse.ArgumentParser(prog="dev bench --runtime",
                                     description=__doc__.splitlines()[0])
    parser.add_argument("-n", "--rounds", type=int, help="instead of each group's own number")
    parser.add_argument("--peers", help="comma-separated; go and vole are always measured")
    parser.add_argument("groups", nargs="*", metavar="GROUP",
                        help=f"of: {' '.join(GROUPS)}; default: all")
    options = parser.parse_args()
    for group in options.groups:
        if group not in GROUPS:
            parser.error(f"no group {group}; there are: {' '.join(GROUPS)}")
    with tempfile.TemporaryDirectory() as folder:
        contenders = peers(Path(folder))
        if options.peers is not None:
            wanted = set(options.peers.split(",")) | {"go", "vole"}
            contenders = [p for p in contenders if p.name in wanted]
        for group in options.groups or GROUPS:
            measure(group, contenders, options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
