"""The traces of GODEBUG: each line must match one regular expression, under vole and, where it is
installed, under native Go. What the numbers say must hold together, too."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .common import Tally, execute, report

# Allocates, starts goroutines, sleeps, gives memory back.
PROGRAM = """package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

type node struct{ next *node }

var keep *node
var big []byte

func main() {
	runtime.LockOSThread()
	done := make(chan int)
	for w := 0; w < 3; w++ {
		go func() {
			for i := 0; i < 200000; i++ {
				p := &node{}
				if i%50 == 0 {
					p.next = &node{}
				}
				_ = append([]*node(nil), p)
			}
			done <- w
		}()
	}
	for w := 0; w < 3; w++ {
		<-done
	}
	for i := 0; i < 100000; i++ {
		keep = &node{next: keep}
	}
	big = make([]byte, 32<<20)
	for i := 0; i < len(big); i += 4096 {
		big[i] = 1
	}
	big = nil
	runtime.GC()
	time.Sleep(60 * time.Millisecond)
	debug.FreeOSMemory()
	os.Stdout.WriteString("ended\\n")
}
"""

MS = r"(?:0|0\.\d+|\d\.\d+|\d+)"
GC = re.compile(
    rf"gc (\d+) @(\d+\.\d{{3}})s (\d+)%: ({MS})\+({MS})\+({MS}) ms clock, "
    rf"{MS}\+{MS}/{MS}/{MS}\+{MS} ms cpu, (\d+)->(\d+)->(\d+) MB, (\d+) MB goal, "
    r"(\d+) MB stacks, (\d+) MB globals, (\d+) P( \(forced\))?")
SCHED_HEAD = (r"SCHED (\d+)ms: gomaxprocs=(\d+) idleprocs=(\d+) threads=(\d+) "
              r"spinningthreads=(\d+) needspinning=[01] idlethreads=(\d+) runqueue=\d+")
SCHED = re.compile(SCHED_HEAD + r" \[ (\d+ )+\] schedticks=\[ (\d+ )+\]")
NIL = r"(?:nil|\d+)"
DETAIL = re.compile(
    SCHED_HEAD + r" gcwaiting=(?:true|false) nmidlelocked=-?\d+ stopwait=-?\d+ "
    r"sysmonwait=(?:true|false)"
    rf"|  P\d+: status=\d schedtick=\d+ syscalltick=\d+ m={NIL} runqsize=\d+ gfreecnt=\d+ "
    r"timerslen=\d+"
    rf"|  M\d+: p={NIL} curg={NIL} mallocing=\d+ throwing=\d+ preemptoff=\S* locks=-?\d+ dying=\d "
    rf"spinning=(?:true|false) blocked=(?:true|false) lockedg={NIL}"
    rf"|  G\d+: status=\d+\(.*\) m={NIL} lockedm={NIL}")
SCAVENGE = re.compile(r"scav \d+ KiB work \(bg\), \d+ KiB work \(eager\), \d+ KiB now, \d+% util"
                      r"(?: \(forced\)| \[controller reset\])?")
INIT = re.compile(rf"init \S+ @{MS} ms, {MS} ms clock, \d+ bytes, \d+ allocs")


def gc_lines(lines):
    """What must hold between the numbers of gctrace."""
    found = [GC.fullmatch(line) for line in lines]
    if [int(m[1]) for m in found] != list(range(1, len(found) + 1)):
        return "cycles are not numbered from 1"
    times = [float(m[2]) for m in found]
    if times != sorted(times):
        return "times go back"
    for m in found:
        if int(m[9]) > int(m[8]):
            return f"more alive than there was: {m[0]}"
        if int(m[13]) != 2:
            return f"not 2 P: {m[0]}"
    if not any(m[14] for m in found):
        return "none is forced"
    return None


def sched_lines(lines):
    heads = [re.match(SCHED_HEAD, line) for line in lines]
    heads = [m for m in heads if m]
    times = [int(m[1]) for m in heads]
    if len(times) < 3 or times != sorted(times):
        return f"times: {times}"
    if any(int(m[2]) != 2 or int(m[3]) > 2 for m in heads):
        return "not 2 Ps"
    return None


def details(lines):
    if not any(re.search(r"lockedm=\d", line) for line in lines):
        return "no goroutine is locked to its thread"
    for kind in "PMG":
        if not any(line.startswith(f"  {kind}") for line in lines):
            return f"no line of a {kind}"
    return sched_lines(lines)


def inits(lines):
    names = [line.split()[1] for line in lines]
    if not {"os", "runtime", "time"} <= set(names) or len(names) != len(set(names)):
        return f"packages: {names}"
    return None


def forced(lines):
    return None if any(line.endswith("(forced)") for line in lines) else "none is forced"


CASES = [("gctrace=1", GC, gc_lines), ("schedtrace=10", SCHED, sched_lines),
         ("schedtrace=10,scheddetail=1", DETAIL, details), ("scavtrace=1", SCAVENGE, forced),
         ("inittrace=1", INIT, inits)]


def check(argv, setting, pattern, holds):
    done = execute(argv, 60, env={"GODEBUG": setting, "GOMAXPROCS": "2"})
    if done.status != 0 or done.out != b"ended\n":
        return f"status {done.status}, output {done.out[:100]!r}, {done.err[-300:]!r}"
    lines = done.err.decode(errors="replace").splitlines()
    if not lines:
        return "printed nothing"
    for line in lines:
        if not pattern.fullmatch(line):
            return f"another format: {line!r}"
    return holds(lines)


def run(context):
    failures, count, skipped = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "traced.go"
        source.write_text(PROGRAM)
        peers = {"vole": [context.vole, "run", str(source)]}
        if shutil.which("go"):
            binary = Path(folder) / "traced"
            subprocess.run(["go", "build", "-o", str(binary), str(source)], check=True)
            peers["go"] = [str(binary)]
        else:
            skipped += len(CASES)
        for setting, pattern, holds in CASES:
            for peer, argv in peers.items():
                name = f"traces: {setting} {peer}"
                if context.filter not in name:
                    continue
                count += 1
                why = check(argv, setting, pattern, holds)
                if why:
                    failures.append((name, why))
    report(failures)
    return Tally(count - len(failures), len(failures), skipped)
