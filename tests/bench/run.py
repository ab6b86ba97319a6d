#!/usr/bin/env python3
"""Times the benchmark programs under vole and the peers that are installed.

Each round runs every peer once on the same program, one after another; a peer's ratio is taken to
native Go of the same round, and the median of the rounds is printed, so that a machine whose speed
drifts does not favour anyone. Outputs must be equal. The last line is the geometric mean.
"""

import argparse
import math
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAMS = ("fib loops sieve nbody spectral fannkuch matmul mandelbrot quicksort nqueens iface "
            "closure methods bits binarytrees mapint mapstr strbuild").split()


def peers(folder, names):
    """{peer: {program: argv}} of what is installed; native Go first."""
    found = {}
    source = lambda name, suffix: str(HERE / "programs" / f"{name}{suffix}")
    if shutil.which("go"):
        found["go"] = {}
        for name in names:
            binary = str(folder / name)
            subprocess.run(["go", "build", "-o", binary, source(name, ".go")], check=True)
            found["go"][name] = [binary]
    found["vole"] = {n: [str(ROOT / "build" / "vole"), "run", source(n, ".go")] for n in names}
    if shutil.which("luajit"):
        found["luajit -joff"] = {n: ["luajit", "-joff", source(n, ".lua")] for n in names}
    if shutil.which("lua5.4"):
        found["lua5.4"] = {n: ["lua5.4", source(n, ".lua")] for n in names}
    if shutil.which("yaegi"):
        found["yaegi"] = {n: ["yaegi", "run", source(n, ".go")] for n in names}
    return found


def timed(argv):
    """(CPU seconds, output) of one run; (None, reason) if it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    except subprocess.TimeoutExpired:
        return None, "took over 120 s"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        return None, f"exit status {done.returncode}: {done.stderr[-200:].decode(errors='replace')}"
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, done.stdout


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", "--rounds", type=int, default=3)
    parser.add_argument("--peers", help="comma-separated; go and vole are always measured")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    names = options.names or PROGRAMS
    with tempfile.TemporaryDirectory() as folder:
        contenders = peers(Path(folder), names)
        if options.peers:
            wanted = set(options.peers.split(",")) | {"go", "vole"}
            contenders = {p: c for p, c in contenders.items() if p in wanted}
        measure(contenders, names, options.rounds)


def measure(contenders, names, rounds):
    base = "go" if "go" in contenders else "vole"
    print(f"CPU seconds of {base}, then ratios to it (medians of {rounds} rounds)")
    print(f"{'':12}{base:>9}" + "".join(f"{p:>14}" for p in contenders if p != base))
    ratios = {peer: [] for peer in contenders if peer != base}
    for name in names:
        times = {peer: [] for peer in contenders}
        outputs, failed = {}, {}
        for _ in range(rounds):
            for peer, programs in contenders.items():
                if peer in failed:
                    continue
                seconds, output = timed(programs[name])
                if seconds is None:
                    failed[peer] = output
                    continue
                times[peer].append(seconds)
                outputs[peer] = output
        row = f"{name:12}{statistics.median(times[base] or [0]):9.3f}"
        for peer in ratios:
            if peer in failed or base in failed:
                row += f"{'failed':>14}"
                continue
            if outputs[peer] != outputs[base]:
                failed[peer] = "output differs"
                row += f"{'differs':>14}"
                continue
            ratio = statistics.median(a / max(b, 1e-4) for a, b in zip(times[peer], times[base]))
            ratios[peer].append(ratio)
            row += f"{ratio:14.2f}"
        print(row, flush=True)
        for peer, why in failed.items():
            print(f"    {peer}: {why}")
    print(f"{'geo. mean':12}{'':9}" +
          "".join(f"{geometric_mean(r) if r else float('nan'):14.2f}" for r in ratios.values()))


if __name__ == "__main__":
    main()
