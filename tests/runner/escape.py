"""What -m says is what the machine does: each program is run by `vole escape`, and an object that
its own code allocates must have a line that says so. Exempt is what has no line in Go either: += of
strings, growth of maps and slices, channels, closures that go and defer statements are made of. A
line that says "does not escape" may only have cost what is sized at run time.
"""

import json
import tempfile
from pathlib import Path

from .common import Tally, execute, parallel, report
from .programs import inputs

# By what is made: allocations of these need a line.
WITH_LINE = {"variable", "value", "slice", "interface"}
# These may allocate although they do not escape: their frame buffer can be too small.
SIZED = {"slice", "string", "append", "map"}


def wrong(context, path, folder):
    """What the report of a program leaves open, as texts; None if it does not run."""
    out = folder / (path.stem + ".json")
    files = inputs(path, path.read_text(errors="replace"))
    ran = execute([context.vole, "escape", "--json", "-o", str(out), *map(str, files)],
                  60 * context.slow, cwd=folder)
    if ran.status is None or ran.crashed:
        return [f"status {ran.status}"]
    if not out.exists():
        return None
    document = json.loads(out.read_text())
    found = []
    for other in document["others"]:
        if other["own"] and other["made"] in WITH_LINE:
            at = other["at"][-1]
            what = f"{other['made']} ({other['type']})"
            found.append(f"{at['line']}:{at['column']}: {what} has no line")
    for line in document["lines"]:
        stays = line["kind"] in ("stays", "in-frame") and line["made"] not in SIZED
        if stays and line["cost"]["allocations"]:
            at = line["position"]
            found.append(f"{at['line']}:{at['column']}: {line['text']}, and allocated")
    total = sum(e["cost"]["allocations"] for e in document["lines"] + document["others"])
    if total != document["totals"]["allocations"]:
        found.append(f"{total} of {document['totals']['allocations']} allocations are shown")
    return found


def run(context):
    programs = [p for folder in ("tests/data", "examples")
                for p in sorted((context.root / folder).rglob("*.go"))
                if context.filter in str(p)]
    with tempfile.TemporaryDirectory() as name:
        results = parallel(context.jobs, lambda p: wrong(context, p, Path(name)), programs)
    failures = [(f"escape: {path.relative_to(context.root)}", "; ".join(found[:4]))
                for path, found in zip(programs, results) if found]
    report(failures)
    count = sum(found is not None for found in results)
    return Tally(count - len(failures), len(failures), 0)
