"""Programs whose whole report is compared byte for byte: samples/*.go and examples/employee.go with
-m (X.m) and -m=2 (X.m2), generic/*.go with -m; the expectations lie beside the sources here.

The expectations are what Go 1.26 prints; `--update` asks an installed Go for them anew. named.txt
lists, for -m=2 only, the lines that are known to differ and why.
"""

from pathlib import Path

from runner.common import Tally, parallel, report

from .oracle import first_difference, trouble, vole_build

HERE = Path(__file__).parent
KINDS = {"samples": {".m": "-m", ".m2": "-m=2"}, "generic": {".m": "-m"}}


def cases(context):
    """(name, source, expectation file, gcflags)"""
    sources = [(p, p.with_suffix("")) for part in KINDS
               for p in sorted((HERE / part).glob("*.go"))]
    sources.append((context.root / "examples" / "employee.go", HERE / "samples" / "employee"))
    for source, base in sources:
        for suffix, flags in KINDS[base.parent.name].items():
            name = f"{base.relative_to(HERE)}{suffix}"
            if context.filter in name:
                yield name, source, base.with_name(base.name + suffix), flags


def named():
    """{name: reason} of the reports that may differ."""
    listed = {}
    for line in (HERE / "named.txt").read_text().split("\n"):
        if line and not line.startswith("#"):
            name, why = line.split(" ", 1)
            listed[name] = why
    return listed


def check(context, oracle, case):
    name, source, expectation, flags = case
    if context.update and oracle:
        wanted = oracle.build(flags, [source.name], source.parent)
        if wanted.status != 0:
            return f"go does not accept it: {wanted.err[:300].decode(errors='replace')}"
        expectation.write_bytes(wanted.err)
    if not expectation.exists():
        return "has no expectations; --update writes them where a go is"
    outcome = vole_build(context, flags, [source.name], source.parent)
    if trouble(outcome):
        return trouble(outcome)
    if outcome.err == expectation.read_bytes():
        return None
    got, want = (data.decode(errors="replace").rstrip("\n").split("\n")
                 for data in (outcome.err, expectation.read_bytes()))
    return first_difference(got, want) or "differs in white space"


def run(context, oracle):
    all_cases = list(cases(context))
    results = parallel(context.jobs, lambda c: check(context, oracle, c), all_cases)
    listed = named()
    failures = {c[0]: why for c, why in zip(all_cases, results) if why}
    known = {name: why for name, why in failures.items() if name in listed}
    for name in listed:
        if name not in failures and any(c[0] == name for c in all_cases):
            print(f"equal now, take it off named.txt: {name}")
    report([(f"report: {name}", why) for name, why in failures.items() if name not in known])
    for part, kinds in KINDS.items():
        for suffix, flags in kinds.items():
            here = [c[0] for c in all_cases if c[0].startswith(part) and c[0].endswith(suffix)]
            equal = sum(name not in failures for name in here)
            print(f"report {part} {flags}: {equal} of {len(here)} byte for byte")
    return Tally(len(all_cases) - len(failures), len(failures) - len(known), len(known))
