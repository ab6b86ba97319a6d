"""How each kind of file of Go's suite is judged with `vole run` and `vole build`.

  run, buildrun       exit status 0 and the output of the .out file beside it (or none)
  runoutput           the program's output is a program, which is run so
  rundir, compiledir  the .go files of NAME.dir: a package for each package clause, in the order of
                      the files, which import each other as "./FILE"; laid out as a module named test
  runindir            NAME.dir as a module of its own
  build*, compile     `vole build` accepts it; compile as a package p, as the suite's own runner does
  errorcheck          each line with `// ERROR "regexp"` is reported, and no other line. Whether the
                      texts match too is counted apart.
Each function returns why the file failed, or None.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path

from runner.common import execute

EXPECT = re.compile(r"// (?:GC_)?ERROR(?:AUTO)? (.*)$")
QUOTED = re.compile(r'"([^"]*)"')
LINE = re.compile(r"LINE(([+-])(\d+))?")
POSITION = re.compile(r"^([^\s:][^:]*):(\d+)(?::\d+)?: (.*)$")
RELATIVE = re.compile(r'"\./([\w.]+)"')
PACKAGE = re.compile(r"^package (\w+)", re.M)


class Case:
    """A file with its recipe, and what is needed to run it."""

    def __init__(self, context, base, goroot, path, recipe, text):
        self.context = context
        self.base = base
        self.goroot = goroot  # where packages come from that Vole does not ship
        self.path = path
        self.recipe = recipe
        self.text = text
        self.name = str(path.relative_to(base))

    @property
    def kind(self):
        return self.recipe.kind

    @property
    def folder(self):
        return self.path.with_suffix(".dir")

    def vole(self, verb, flags, operands, cwd, environment=None):
        """Runs the command; .out has what it writes to both streams, in order."""
        environment = {"GOROOT": str(self.goroot), "GOOS": "linux", "GOARCH": "amd64",
                       **self.context.suite_environment, **self.recipe.environment,
                       **(environment or {})}
        return execute([self.context.vole, verb, *flags, *operands], 120 * self.context.slow,
                       cwd=cwd, env=environment, together=True)


def first_line(data):
    lines = data.decode(errors="replace").strip().split("\n")
    lines = [l for l in lines if not l.startswith("#")] or [""]
    return lines[0][:160]


def judge_run(case, outcome):
    if outcome.status is None:
        return "time ran out"
    if outcome.status != 0:
        return f"exit status {outcome.status}: {first_line(outcome.out)}"
    expected = case.path.with_suffix(".out")
    want = expected.read_bytes() if expected.exists() else b""
    if outcome.out.replace(b"\r\n", b"\n") != want:
        return "output differs"
    return None


def judge_build(outcome):
    if outcome.status is None:
        return "time ran out"
    return None if outcome.status == 0 else first_line(outcome.out)


def run_kind(case):
    flags, operands = case.recipe.flags, [str(case.path), *case.recipe.arguments]
    cwd = case.path.parent
    if case.kind == "run":
        # The suite runs these from its root, by their names there.
        cwd, operands[0] = case.base, case.name
    return judge_run(case, case.vole("run", flags, operands, cwd))


def runoutput_kind(case):
    outcome = case.vole("run", case.recipe.flags, [case.name, *case.recipe.arguments], case.base)
    if outcome.status != 0:
        return f"the generator: {outcome.status}: {first_line(outcome.out)}"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "tmp__.go").write_bytes(outcome.out)
        return judge_run(case, case.vole("run", case.recipe.flags, ["tmp__.go"], folder))


def compile_kind(case):
    flags = [] if case.kind == "build" else ["-gcflags=-p=p"]
    return judge_build(case.vole("build", [*flags, *case.recipe.flags], [str(case.path)],
                                 case.path.parent))


def packages_of(case):
    """[(name, [files])] of the case's folder, in the order of their first files."""
    found = {}
    for path in sorted(case.folder.glob("*.go")):
        name = PACKAGE.search(path.read_text(errors="replace")).group(1)
        found.setdefault(path.name if case.recipe.single_files else name, []).append(path)
    return list(found.values())


def path_of(name):
    """An import path may have letters of ASCII only; gc alone takes others."""
    return "".join(c if c.isascii() else f"u{ord(c):x}" for c in name)


def lay_out(case, root):
    """Writes the packages of a folder as a module named test; returns their folders in order."""
    version = next((f[len("-lang=go"):] for f in case.recipe.flags if f.startswith("-lang=")),
                   "1.19" if "1.19" in str(case.base) else "1.26")
    Path(root, "go.mod").write_text(f"module test\n\ngo {version}\n")
    folders = []
    for files in packages_of(case):
        folder = Path(root, path_of(files[0].stem))
        folder.mkdir()
        for path in files:
            text = path.read_text(errors="surrogateescape")
            text = RELATIVE.sub(lambda m: f'"test/{path_of(m.group(1))}"', text)
            name = path.name.replace("_test.go", "_test_.go")  # no test file, for all its name
            Path(folder, name).write_text(text, errors="surrogateescape")
        folders.append(folder)
    return folders


def folder_kind(case):
    """compiledir, rundir and errorcheckandrundir (the errors are not compared here)."""
    flags = [f for f in case.recipe.flags if not f.startswith("-lang=")]
    with tempfile.TemporaryDirectory() as root:
        folders = lay_out(case, root)
        if not folders:
            return "no Go files"
        if case.kind != "compiledir":
            last = folders[-1]
            return judge_run(case, case.vole("run", flags, [f"./{last.name}"], root))
        for folder in folders:
            why = judge_build(case.vole("build", flags, [f"./{folder.name}"], root))
            if why:
                return why
    return None


def runindir_kind(case):
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root, "src", case.folder.name)
        shutil.copytree(case.folder, folder)
        Path(folder, "go.mod").write_text(
            f"module {case.folder.name}\n\ngo {case.recipe.module_version}\n")
        return judge_run(case, case.vole("run", case.recipe.flags, ["."], folder,
                                         {"GOPATH": root}))


def builddir_kind(case):
    files = sorted(str(p) for p in case.folder.glob("*.go"))
    if case.kind == "builddir":
        return judge_build(case.vole("build", case.recipe.flags, files, case.folder))
    return judge_run(case, case.vole("run", case.recipe.flags, files, case.folder))


def expectations(text):
    """{line: [regexp]} as the suite's own runner reads them."""
    wanted = {}
    for number, line in enumerate(text.split("\n"), 1):
        if "////" in line:
            continue
        match = EXPECT.search(line)
        if not match:
            continue
        for pattern in QUOTED.findall(match.group(1)):
            pattern = LINE.sub(lambda m: ":%d" % (number + int((m.group(2) or "+") +
                                                               (m.group(3) or "0"))), pattern)
            wanted.setdefault(number, []).append(pattern)
    return wanted


def reported(err, name):
    """{line: [text]} of the diagnostics for one file; indented lines belong to the one above."""
    found, last = {}, None
    for line in err.decode(errors="replace").split("\n"):
        if line.startswith("\t") and last is not None:
            last[-1] += "\n" + line
            continue
        match = POSITION.match(line)
        if match and os.path.basename(match.group(1)) == name:
            last = found.setdefault(int(match.group(2)), [])
            last.append(line)
        elif line and not line.startswith("#"):
            found.setdefault(0, []).append(line)
    return found


def matches(pattern, text):
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return pattern in text


def errorcheck(case):
    """(why the lines differ or None, whether the texts match too)."""
    path, context = case.path, case.context
    outcome = execute([context.vole, "build", "-gcflags=-e -p=p", *case.recipe.flags, str(path)],
                      60 * context.slow, cwd=path.parent)
    if outcome.status is None:
        return "time ran out", False
    if outcome.crashed:
        return f"crashed: {outcome.status}", False
    wanted, found = expectations(case.text), reported(outcome.err, path.name)
    missing, extra = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    texts = all(any(matches(p, t) for t in found.get(n, [])) for n, ps in wanted.items()
                for p in ps)
    if missing or extra:
        why = []
        if missing:
            why.append(f"not reported: {missing[:5]}")
        if extra:
            why.append(f"reported too: {[found[n][0] for n in extra[:2]]}")
        return "; ".join(why), False
    return None, texts


JUDGES = {"run": run_kind, "buildrun": run_kind, "runoutput": runoutput_kind,
          "rundir": folder_kind, "compiledir": folder_kind, "errorcheckandrundir": folder_kind,
          "runindir": runindir_kind, "compile": compile_kind, "build": compile_kind,
          "builddir": builddir_kind, "buildrundir": builddir_kind}
