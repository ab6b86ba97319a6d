"""The GoogleTest programs of the build folder; each test case counts."""

import re

from .common import Tally, execute

RAN = re.compile(rb"\[==========\] (\d+) tests? from")
PASSED = re.compile(rb"\[  PASSED  \] (\d+) test")
SKIPPED = re.compile(rb"\[  SKIPPED \] (\d+) test")
FAILED = re.compile(rb"\[  FAILED  \] ([^ ,\n]+)")


def run(context):
    tally = Tally()
    for program in sorted((context.build / "tests").glob("*_test")):
        outcome = execute([str(program), f"--gtest_filter=*{context.filter}*"],
                          600 * context.slow, cwd=context.root,
                          env={"VOLE_LONG": "1"} if context.long else None)
        ran = RAN.search(outcome.out)
        passed = PASSED.search(outcome.out)
        skipped = SKIPPED.search(outcome.out)
        count = int(ran.group(1)) if ran else 0
        good = int(passed.group(1)) if passed else 0
        left_out = int(skipped.group(1)) if skipped else 0
        tally.passed += good
        tally.skipped += left_out
        failed = count - good - left_out
        if outcome.status != 0 and failed == 0:
            failed = 1  # died before or after its tests
        tally.failed += failed
        if failed:
            print(f"FAIL {program.name}: exit status {outcome.status}")
            for name in sorted(set(FAILED.findall(outcome.out))):
                print(f"  {name.decode()}")
            print((outcome.out + outcome.err)[-3000:].decode(errors="replace"))
        else:
            print(f"{program.name}: {good}")
    return tally
