"""An installed Go as the oracle for the lines of -m, and vole asked for the same.

Go's compiler is started directly where the lines of one package are wanted (a hundredth of a second
instead of a go build), through `go build` where the whole text as a user sees it is compared. Only
Go 1.26 is an oracle: other versions decide and print differently.
"""

import re
import shutil
import tempfile
from pathlib import Path

from runner.common import execute

WANTED = "go1.26"
PLACE = re.compile(r"(?<![\w./-])(?:\.{0,2}/)?(?:[\w.+-]+/)*([\w.+-]+\.go:\d+)")


class Oracle:
    def __init__(self, go, version, compiler, linker):
        self.go, self.version, self.compiler, self.linker = go, version, compiler, linker
        self.folder = tempfile.TemporaryDirectory(prefix="vole-oracle-")
        self.config = None

    @staticmethod
    def find():
        """(oracle, "") or (None, why there is none)."""
        go = shutil.which("go")
        if not go:
            return None, "no go found"
        version = execute([go, "env", "GOVERSION"], 60).out.decode().strip()
        if not (version + ".").startswith(WANTED + "."):
            return None, f"the go found is {version or 'unknown'}, not {WANTED}"
        paths = []
        for tool in ("compile", "link"):
            found = execute([go, "tool", "-n", tool], 60)
            if found.status != 0:
                return None, f"go tool {tool} is not there"
            paths.append(found.out.decode().strip())
        return Oracle(go, version, *paths), ""

    def importcfg(self):
        """A file that says where the export data of each standard package lies."""
        if self.config is None:
            template = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"
            listed = execute([self.go, "list", "-export", "-f", template, "std"], 1200)
            self.config = Path(self.folder.name) / "importcfg"
            self.config.write_bytes(listed.out)
        return self.config

    def compile(self, flags, files, package="p", output=None, config=None, cwd=None):
        """Outcome of Go's compiler for the files of one package."""
        output = output or Path(self.folder.name) / f"{abs(hash(tuple(map(str, files))))}.o"
        return execute([self.compiler, f"-p={package}", "-importcfg", str(config or
                        self.importcfg()), "-o", str(output), *flags, *map(str, files)], 300,
                       cwd=cwd)

    def link(self, package, binary):
        return execute([self.linker, "-importcfg", str(self.importcfg()), "-o", str(binary),
                        str(package)], 300)

    def build(self, gcflags, target, cwd, binary=None):
        """Outcome of `go build`, as a user sees it."""
        output = binary or Path(self.folder.name) / "binary"
        return execute([self.go, "build", f"-gcflags={gcflags}", "-o", str(output), *target], 600,
                       cwd=cwd, env={"GOFLAGS": "-mod=mod"})


def report_lines(data):
    """The lines of a report without headers; each position without its folder."""
    lines = data.decode(errors="replace").split("\n")
    return [PLACE.sub(r"\1", line) for line in lines if line.strip() and not line.startswith("#")]


def vole_build(context, gcflags, target, cwd, extra=()):
    return execute([context.vole, "build", f"-gcflags={gcflags}", *extra, *target],
                   60 * context.slow, cwd=cwd)


def first_difference(got, want):
    """Where two lists of lines part, in words; None if they are equal."""
    for number, (one, two) in enumerate(zip(got, want), 1):
        if one != two:
            return f"line {number}: got {one[:160]!r}, want {two[:160]!r}"
    if len(got) == len(want):
        return None
    more = (got if len(got) > len(want) else want)[min(len(got), len(want))]
    side = "too much" if len(got) > len(want) else "missing"
    return f"{len(got)} lines, want {len(want)}; {side}: {more[:160]!r}"


def trouble(outcome):
    """Why an outcome is no report at all, or None."""
    if outcome.status is None:
        return "time ran out"
    if outcome.crashed:
        return f"crashed: {outcome.status}: {outcome.err[-300:].decode(errors='replace')}"
    if outcome.status != 0:
        lines = [l for l in outcome.err.decode(errors="replace").split("\n") if l[:1] != "#"]
        return f"exit status {outcome.status}: {(lines or [''])[0][:200]}"
    return None
