"""What gc says of a wrong program: the oracle of the suite `messages`.

Its compiler is called directly (`go tool compile`) with the export data of the standard library,
which `go list -export` names; that takes a tenth of the time of `go build`. Where no Go 1.26 is
found, stored digests of its answers take its place.
"""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from runner.common import execute

VERSION = "go1.26"
PACKAGE = re.compile(rb"^[ \t]*package[ \t]+(\w+)", re.M)


class Gc:
    def __init__(self, folder, root):
        self.folder = folder
        self.root = root  # GOROOT
        self.config = folder / "importcfg"

    @staticmethod
    def find(folder):
        """(the oracle or None, why there is none)."""
        if not shutil.which("go"):
            return None, "no go found"
        version, root = subprocess.run(["go", "env", "GOVERSION", "GOROOT"], capture_output=True,
                                       text=True).stdout.split("\n")[:2]
        if not version.startswith(VERSION):
            return None, f"go is {version or 'broken'}, wanted {VERSION}"
        gc = Gc(Path(folder), Path(root))
        form = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"
        listed = subprocess.run(["go", "list", "-export", "-f", form, "std"], capture_output=True,
                                cwd=folder)
        if listed.returncode != 0:
            return None, "go list -export std fails"
        gc.config.write_bytes(listed.stdout)
        return gc, ""

    def errors(self, path, flags, every=True):
        """The lines gc prints for one file, compiled as `go build` would."""
        name = "main" if package_name(path.read_bytes()) == "main" else "command-line-arguments"
        target = self.folder / (digest(str(path)) + ".o")
        outcome = execute(["go", "tool", "compile", *(["-e"] if every else []),
                           "-p", name, "-importcfg", str(self.config), "-o", str(target), *flags,
                           path.name], 120, cwd=path.parent)
        text = (outcome.out + outcome.err).decode(errors="replace")
        if "could not import" in text or "invalid import path" in text or "go:embed" in text:
            # The go command finds these before it calls the compiler, and words them its own way.
            built = execute(["go", "build", *(["-gcflags=-e " + " ".join(flags)] if every else []),
                             "-o", str(target), path.name], 120, cwd=path.parent,
                            env={"GOPROXY": "off", "GOFLAGS": ""})
            text = (built.out + built.err).decode(errors="replace")
        target.unlink(missing_ok=True)
        return normal(text, path)


def package_name(data):
    match = PACKAGE.search(data)
    return match.group(1).decode() if match else ""


def ours(context, path, flags, every=True):
    """The lines Vole prints for the same."""
    outcome = execute([context.vole, "build", *(["-gcflags=-e"] if every else []), *flags,
                       path.name], 60 * context.slow, cwd=path.parent, env={"GOROOT": ""})
    if outcome.status is None:
        return ["time ran out"]
    lines = normal((outcome.out + outcome.err).decode(errors="replace"), path)
    if outcome.crashed:
        lines.append(f"crashed: {outcome.status}")
    return lines


def normal(text, path):
    """The lines without what depends on the place: # PACKAGE, folders before names, GOROOT."""
    lines = [re.sub(r"(is not in std) \(/\S+\)$", r"\1", line) for line in text.split("\n")
             if line and not line.startswith("# ")]
    folder = r"(^|[\s(])(?:\./|" + re.escape(f"{path.parent}/") + ")" + re.escape(path.name)
    return [re.sub(folder, r"\g<1>" + path.name, line) for line in lines]


def first(lines):
    """The first error with the indented lines that belong to it."""
    count = 1
    while count < len(lines) and lines[count].startswith("\t"):
        count += 1
    return lines[:count]


def digest(text, length=12):
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()[:length]
