"""What a file of Go's suite asks for: the recipe in its first comment, and whether its build
constraint admits this machine.

A recipe is `KIND [flags] [arguments]`, as cmd/internal/testdir reads it: flags are the compiler's
for the kinds that compile a file by itself, the go command's for run, build, buildrun and runindir.
"""

import re
import shlex
from dataclasses import dataclass, field

KINDS = ["run", "runoutput", "rundir", "runindir", "buildrun", "buildrundir", "compile",
         "compiledir", "build", "builddir", "errorcheck", "errorcheckandrundir"]
TAGS = {"linux", "amd64", "unix", "gc", "test_run", "goexperiment.newinliner"}
TAGS |= {f"go1.{n}" for n in range(1, 27)}

# What gc's own back end, linker and race detector read. A program must do the same without them.
BACK_END = re.compile(r"^-(N|B|c=\d+|dynlink|race|w=\d|d=(?!escapemutation).*|l=\d+|t)$")
TAKES_WORD = {"-goexperiment", "-godebug", "-gomodversion", "-t", "-ldflags"}


@dataclass
class Recipe:
    kind: str
    flags: list = field(default_factory=list)      # of the compiler
    arguments: list = field(default_factory=list)  # of the program
    environment: dict = field(default_factory=dict)
    module_version: str = "1.14"
    single_files: bool = False  # -s: each file of the folder is a package
    wants_error: bool = False
    unknown: str = ""  # a flag that asks for gc's own debug output


def constraint_holds(text):
    """Whether the file's //go:build line (or its older form) admits linux/amd64."""
    head = text.split("\npackage ")[0]
    match = re.search(r"^//go:build (.*)$", head, re.M)
    if match:
        words = re.sub(r"[A-Za-z_][\w.]*", lambda m: str(m.group(0) in TAGS), match.group(1))
        words = words.replace("&&", " and ").replace("||", " or ").replace("!", " not ")
        return bool(eval(words, {}))  # only True, False, not, and, or, parentheses are left
    for line in re.findall(r"^// \+build (.*)$", head, re.M):
        if not any(all((t.lstrip("!") in TAGS) != t.startswith("!") for t in option.split(","))
                   for option in line.split()):
            return False
    return True


def read(text):
    """The recipe of a file, or None if it has none that is judged here."""
    for line in text.split("\n"):
        if line.startswith("//go:build") or line.startswith("// +build") or not line.strip():
            continue
        try:
            words = shlex.split(line[2:]) if line.startswith("//") else []
        except ValueError:
            return None
        if not words or words[0] not in KINDS:
            return None
        return with_flags(Recipe(words[0]), words[1:])
    return None


def with_flags(recipe, words):
    wants_error = recipe.kind == "errorcheck"
    while words and words[0].startswith("-"):
        word = words.pop(0)
        value = words.pop(0) if word in TAKES_WORD and words else ""
        if word == "-ldflags":
            words = []  # whatever follows is the linker's
        elif word == "-goexperiment":
            recipe.environment["GOEXPERIMENT"] = value
        elif word == "-godebug":
            recipe.environment["GODEBUG"] = value
        elif word == "-gomodversion":
            recipe.module_version = value
        elif word in ("-0", "-1"):
            wants_error = word == "-1"
        elif word == "-s":
            recipe.single_files = True
        elif word == "-gcflags":
            add_compiler_flags(recipe, words.pop(0))
        elif word.startswith("-gcflags="):
            add_compiler_flags(recipe, word[len("-gcflags="):])
        elif not word.startswith("-tags="):
            add_compiler_flags(recipe, word)
    recipe.arguments = words
    recipe.wants_error = wants_error
    return recipe


def add_compiler_flags(recipe, text):
    text = text[len("all="):] if text.startswith("all=") else text
    for flag in text.split():
        if flag.startswith("-p=") or flag == "-e":
            continue
        if flag == "-d=panic" or (BACK_END.match(flag) and recipe.kind != "errorcheck"):
            continue
        if flag.startswith("-lang="):
            recipe.flags.append(flag)
        elif flag == "-l" and recipe.kind != "errorcheck":
            recipe.flags.append("-gcflags=-l")
        elif flag != "-m" or recipe.kind == "errorcheck":
            recipe.unknown = recipe.unknown or flag
