"""What vole reports with -gcflags=-m against what Go 1.26 reports: programs of tests/report,
files of Go's suite, callers of the bundled library and, with --long, packages of an installed Go
tree. Expectations are stored, so that most of it also runs where no Go is; what needs one says
so."""

from report import errorcheck, packages, std_api, std_callers, texts
from report.oracle import Oracle

from .common import Tally


def run(context):
    oracle, why = Oracle.find()
    if not oracle:
        print(f"report: {why}; compared with what is stored")
        if context.update:
            print("report: nothing to update from")
    tally = Tally()
    for part in (texts, errorcheck):
        tally.add(part.run(context, oracle))
    if oracle and not context.filter:
        tally.add(std_api.run_all(context))
        tally.add(std_callers.run_all(context))
    if context.long:
        tally.add(packages.run(context, oracle))
    return tally
