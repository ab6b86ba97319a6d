#!/usr/bin/env python3
"""Writes the four variants of the sorting algorithms from one template.

Over sort.Interface, over a pair of functions, over slices with a comparison function, over
slices of ordered elements. Run it in any directory after a change of the templates.
"""
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))

VARIANTS = {
    "sort/pdq.go": {
        "WHAT": "an Interface", "PACKAGE": "package sort\n\nimport \"math/bits\"\n", "S": "",
        "TP": "", "TPN": "", "DATA": "data Interface", "ARG": "data", "CMP": "", "CA": "",
        "less": "data.Less({0}, {1})", "swap": "data.Swap({0}, {1})", "stable": True,
    },
    "sort/pdq_pair.go": {
        "WHAT": "a pair of functions", "PACKAGE": "package sort\n\nimport \"math/bits\"\n",
        "S": "Pair", "TP": "", "TPN": "", "DATA": "data pair", "ARG": "data", "CMP": "", "CA": "",
        "less": "data.less({0}, {1})", "swap": "data.swap({0}, {1})", "stable": True,
    },
    "slices/pdq_func.go": {
        "WHAT": "a slice, with a comparison function",
        "PACKAGE": "package slices\n\nimport \"math/bits\"\n", "S": "Func",
        "TP": "[E any]", "TPN": "[E any]", "DATA": "data []E", "ARG": "data",
        "CMP": ", cmp func(a, b E) int", "CA": ", cmp",
        "less": "(cmp(data[{0}], data[{1}]) < 0)",
        "swap": "data[{0}], data[{1}] = data[{1}], data[{0}]", "stable": True,
    },
    "slices/pdq_ordered.go": {
        "WHAT": "a slice of ordered elements without NaNs",
        "PACKAGE": "package slices\n\nimport (\n\t\"cmp\"\n\t\"math/bits\"\n)\n", "S": "Ordered",
        "TP": "[E cmp.Ordered]", "TPN": "[E cmp.Ordered]", "DATA": "data []E", "ARG": "data",
        "CMP": "", "CA": "",
        "less": "(data[{0}] < data[{1}])",
        "swap": "data[{0}], data[{1}] = data[{1}], data[{0}]", "stable": False,
    },
}


def expand(text, variant):
    for key in ("less", "swap"):
        text = re.sub(key.upper() + r"\(([^,()]+), ([^()]+)\)",
                      lambda m: variant[key].format(m[1], m[2]), text)
    # A whole condition needs no parentheses.
    text = re.sub(r"if \((.*) < (.*)\) \{", r"if \1 < \2 {", text)
    return re.sub(r"@(\w+)@", lambda m: variant[m[1]], text)


def main():
    for path, variant in VARIANTS.items():
        text = open(os.path.join(HERE, "pdq.go.template")).read()
        if variant["stable"]:
            text += open(os.path.join(HERE, "stable.go.template")).read()
        out = os.path.join(HERE, "..", path)
        with open(out, "w") as f:
            f.write(expand(text, variant))
        subprocess.run(["gofmt", "-w", out], check=False)


main()
