"""What all suites of tests/run.py share: the context of a run, counting, running a command with a
time limit, and running many in parallel."""

import os
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Context:
    root: Path
    build: Path
    preset: str
    filter: str
    long: bool
    update: bool
    why: bool
    jobs: int
    modes: list = field(default_factory=list)  # of the modes suite; none: see there
    suite_environment: dict = field(default_factory=dict)  # of the conformance suite

    @property
    def vole(self):
        return str(self.build / "vole")

    @property
    def slow(self):
        """How much longer than a release build this one may take."""
        return 1 if self.preset in ("release", "gcc") else 10


@dataclass
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped


@dataclass
class Outcome:
    status: int  # exit status; negative: the signal; None: time ran out
    out: bytes
    err: bytes

    @property
    def crashed(self):
        return self.status is not None and (self.status < 0 or self.status >= 128)


def find_go():
    """The folder of an installed Go, or None."""
    for root in (os.environ.get("GOROOT"), "/usr/local/go", "/usr/lib/go"):
        if root and (Path(root) / "bin/gofmt").exists():
            return Path(root)
    return None


def execute(argv, seconds, cwd=None, stdin=b"", env=None, together=False):
    """Runs argv in a process group of its own, which is killed when the time is over. `together`:
    both its streams are one, .out."""
    process = subprocess.Popen(argv, cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT if together else subprocess.PIPE,
                               start_new_session=True, env={**os.environ, **(env or {})})
    try:
        out, err = process.communicate(stdin, timeout=seconds)
        return Outcome(process.returncode, out, err or b"")
    except subprocess.TimeoutExpired:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        out, err = process.communicate()
        return Outcome(None, out, err or b"")


def parallel(jobs, function, items):
    """Results of function over items, in order, `jobs` at a time."""
    with ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(function, items))


def report(failures, limit=40):
    for name, why in failures[:limit]:
        print(f"FAIL {name}: {why}")
    if len(failures) > limit:
        print(f"… and {len(failures) - limit} more")
