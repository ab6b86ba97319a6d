#!/usr/bin/env python3
"""Writes gc's diagnostics into Go files as expectations.

usage: expect.py FILE.go...

Each diagnostic of `go tool compile -e` becomes a comment at the end of its line:
    // ERROR 12 "text"
with the column and the text (quoted as in C, continuation lines joined by newlines). Comments
that are there already are replaced. A first line `// -lang=go1.N` sets the language version.
Needs a Go installation; the tests that read the expectations do not.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

PACKAGES = "bytes context errors fmt io math os reflect sort strings sync time unsafe".split()
MARK = re.compile(r'[ \t]*// ERROR [0-9]+ ".*$')


def import_config(folder):
    listing = subprocess.run(
        ["go", "list", "-export", "-deps", "-f",
         "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"] + PACKAGES,
        capture_output=True, text=True, check=True).stdout
    path = os.path.join(folder, "importcfg")
    with open(path, "w") as out:
        out.write(listing)
    return path


def diagnostics(path, text, config, folder):
    name = os.path.basename(path)
    with open(os.path.join(folder, name), "w") as out:
        out.write(text)
    flags = re.match(r"// (-lang=\S+)", text)
    command = ["go", "tool", "compile", "-e", "-p", "p", "-importcfg", config, "-o", "out.o"]
    command += [flags.group(1)] if flags else []
    run = subprocess.run(command + [name], cwd=folder, capture_output=True, text=True)
    found = []
    for line in (run.stdout + run.stderr).split("\n"):
        match = re.match(re.escape(name) + r":(\d+):(\d+): (.*)$", line)
        if match:
            found.append([int(match.group(1)), int(match.group(2)), match.group(3)])
        elif found and line.strip():
            found[-1][2] += "\n" + line
    return found


def main():
    with tempfile.TemporaryDirectory() as folder:
        config = import_config(folder)
        for path in sys.argv[1:]:
            lines = [MARK.sub("", line) for line in open(path).read().split("\n")]
            for line, column, text in diagnostics(path, "\n".join(lines), config, folder):
                quoted = json.dumps(text, ensure_ascii=False)
                lines[line - 1] += ' // ERROR %d %s' % (column, quoted)
            with open(path, "w") as out:
                out.write("\n".join(lines))


main()
