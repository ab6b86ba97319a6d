#!/usr/bin/env python3
"""Times the front end on a generated program of 100,000 lines: lexing; with parsing; with checking;
with everything up to bytecode. CPU time of one thread, and the memory that the process grows by,
the text included; the best of several rounds. `./dev bench --frontend` runs it."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STAGES = ("lex", "parse", "check", "bytecode")
# Lines of a second and bytes of a line that the project wants.
GOALS = {"check": (500_000, 1000), "bytecode": (150_000, None)}

UNIT = """
// f{0} computes something.
type T{0} struct {{
	a, b int
	name string
	next *T{0}
}}

func (t *T{0}) sum(n int) int {{
	s := 0
	for i := 0; i < n; i++ {{
		if i%3 == 0 {{
			s += t.a * i
		}} else {{
			s -= t.b
		}}
	}}
	return s + len(t.name)
}}

func f{0}(x int, s string) (int, error) {{
	t := &T{0}{{a: x, b: x + 1, name: s}}
	if x > 100 {{
		return 0, fmt.Errorf("too big: %d", x)
	}}
	m := map[string]int{{"a": 1, s: x}}
	for k, v := range m {{
		x += len(k) + v
	}}
	return t.sum(x), nil
}}
"""


def program(lines):
    count = lines // (UNIT.count("\n") + 4)
    text = ["package main\n\nimport \"fmt\"\n"]
    text += [UNIT.format(i) for i in range(count)]
    text.append("\nfunc main() {\n")
    text += [f"\tif _, err := f{i}({i}, \"x\"); err != nil {{\n\t\tfmt.Println(err)\n\t}}\n"
             for i in range(count)]
    text.append("}\n")
    return "".join(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", "--rounds", type=int, default=5)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--build", type=Path, default=ROOT / "build")
    parser.add_argument("--keep", type=Path, help="write the program to this file, too")
    options = parser.parse_args()
    text = program(options.lines)
    if options.keep:
        options.keep.write_text(text)
    lines = text.count("\n")
    tool = str(options.build / "tests" / "vole_frontend")
    print(f"{lines} lines{'lines/s':>16}{'bytes/line':>12}   goal")
    with tempfile.NamedTemporaryFile("w", suffix=".go") as file:
        file.write(text)
        file.flush()
        for stage in STAGES:
            best = None
            for _ in range(options.rounds):
                done = subprocess.run([tool, stage, file.name], capture_output=True, text=True)
                if done.returncode:
                    sys.exit(f"{stage} failed: {done.stderr[-500:]}")
                time, memory = done.stdout.split()
                pair = (float(time), int(memory))
                best = pair if best is None else (min(best[0], pair[0]), min(best[1], pair[1]))
            speed, size = GOALS.get(stage, (None, None))
            goal = (f"{speed:,} lines/s" if speed else "") + (f", {size} bytes" if size else "")
            speed = lines / max(best[0], 1e-6)
            print(f"{stage:<12}{speed:>16,.0f}{best[1] / lines:>12.0f}   {goal}")


if __name__ == "__main__":
    main()
