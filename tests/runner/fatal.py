"""How programs die (tests/data/fatal), against an installed Go: the same exit status, the same
text on standard error up to the tracebacks, and the goroutine at the head of those in the same
state. Addresses, numbers of goroutines and sizes of heaps are left out of the comparison. Where
no Go is installed the suite `programs` compares the texts with those that the files hold."""

import re
import shutil
import tempfile
from pathlib import Path

from .common import Tally, execute, parallel, report

ADDRESS = re.compile(r"0x[0-9a-f]+")
IN_USE = re.compile(r"\(\d+ in use\)")
HEADER = re.compile(r"^goroutine \d+ (?:gp=\S+ m=\S+ (?:mp=\S+ )?)?\[([^],]*)", re.M)
RUNTIME_STACK = re.compile(r"^runtime stack:.*?(?=^goroutine |\Z)", re.M | re.S)


def death(outcome):
    """(status, text before the tracebacks, state of the first goroutine, standard output)."""
    text = RUNTIME_STACK.sub("", outcome.err.decode(errors="replace"))
    text = IN_USE.sub("(N in use)", ADDRESS.sub("0x?", text))
    first = HEADER.search(text)
    head = text[:first.start()] if first else text
    return outcome.status, head.strip(), first.group(1) if first else "", outcome.out


def check(context, folder, path):
    binary = folder / path.stem
    built = execute(["go", "build", "-o", str(binary), str(path)], 300,
                    env={"GOEXPERIMENT": "arenas"})
    if built.status != 0:
        return f"go does not accept it: {built.err[:200].decode(errors='replace')}"
    env = {"GOMAXPROCS": "4"} if "// threads" in path.read_text() else {}
    want = death(execute([str(binary)], 60, env=env))
    got = death(execute([context.vole, "run", str(path)], 60 * context.slow, env=env))
    for name, one, two in zip(("status", "text", "state", "output"), got, want):
        if one != two:
            return f"{name} {one!r}, Go's is {two!r}"
    return None


def run(context):
    paths = sorted(p for p in (context.root / "tests/data/fatal").glob("*.go")
                   if context.filter in str(p))
    if not shutil.which("go"):
        print("fatal: no go found; left out")
        return Tally(0, 0, len(paths))
    with tempfile.TemporaryDirectory() as folder:
        results = parallel(context.jobs, lambda p: check(context, Path(folder), p), paths)
    failures = [(p.stem, why) for p, why in zip(paths, results) if why]
    report(failures)
    return Tally(len(paths) - len(failures), len(failures), 0)
