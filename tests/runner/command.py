"""The `vole` command as a user meets it: exit statuses, messages, scripts, help."""

import os
import stat
import tempfile
from pathlib import Path

from .common import Tally, execute, report

HELLO = ('package main\n\nimport ("fmt"; "os")\n\n'
         'func main() { fmt.Println("hello", os.Args[1:]) }\n')
THREADS = '''package main

import ("fmt"; "os")

func main() {
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil { panic(err) }
	fmt.Println(len(threads))
}
'''
BROKEN = "package main\n\nfunc main() {\n\tx := 1\n\ty = 2\n}\n"


def cases(context, folder):
    """(name, argv, wanted status, wanted stdout or None, wanted stderr or None)"""
    vole = context.vole

    def write(name, text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return str(path)

    hello = write("hello.go", HELLO)
    yield "run", [vole, "run", hello, "a", "-b"], 0, "hello [a -b]\n", ""
    yield "run two files", [vole, "run", write("two/a.go", "package main\nfunc main() { f() }\n"),
                            write("two/b.go", "package main\nfunc f() { println(7) }\n")], 0, "", "7\n"
    yield "run folder", [vole, "run", str(folder / "two")], 0, "", "7\n"
    script = write("script", f"#!/usr/bin/env -S {vole} run\n" + HELLO)
    os.chmod(script, os.stat(script).st_mode | stat.S_IXUSR)
    yield "script", [script, "x"], 0, "hello [x]\n", ""
    yield "one goroutine, one thread", [vole, "run", write("threads.go", THREADS)], 0, "1\n", ""
    yield "exit status", [vole, "run", write("exit.go",
                          'package main\nimport "os"\nfunc main() { os.Exit(7) }\n')], 7, "", ""
    yield from signal_cases(vole, write)
    yield "build", [vole, "build", hello], 0, "", ""
    broken = write("broken.go", BROKEN)
    errors = (f"# command-line-arguments\n{broken}:4:2: declared and not used: x\n"
              f"{broken}:5:2: undefined: y\n")
    yield "build errors", [vole, "build", broken], 1, "", errors
    many = write("wrong.go", "package main\n\nfunc main() {\n" +
                 "".join(f"\tx{n} := 1\n" for n in range(12)) + "}\n")
    yield "too many errors", [vole, "build", many], 1, "", "# command-line-arguments\n" + "".join(
        f"{many}:{4 + n}:2: declared and not used: x{n}\n" for n in range(10)) + \
        f"{many}:13:2: too many errors\n"
    wide = write("wide.go", "package main\n\nfunc main() {" + " " * 250 + "y }\n")
    yield "column that gc cannot store", [vole, "build", wide], 1, "", \
        f"# command-line-arguments\n{wide}:3: undefined: y\n"
    nul = write("nul.go", "package main\n\nfunc main() { a\0 }\n")
    yield "NUL in a name", [vole, "build", nul], 1, "", "# command-line-arguments\n" \
        f"{nul}:3:15: a\0 (invalid operand) is not used\n{nul}:3:16: invalid NUL character\n"
    unnamed = write("unnamed.go", "package main\n\n//line :1\nfunc main() { y }\n")
    yield "line without file", [vole, "build", unnamed], 1, "", \
        "# command-line-arguments\n:1: undefined: y\n"
    both = write("imports.go", 'package main\nimport "nosuch"\nfunc main() { x := := 1 }\n')
    yield "import before syntax", [vole, "build", both], 1, "", None
    yield "syntax errors", \
        [vole, "build", write("syntax.go", "package main\nfunc main( {}\n")], 1, "", \
        f"# command-line-arguments\n{folder}/syntax.go:2:12: " \
        "syntax error: unexpected {, expected )\n"
    yield "run errors", [vole, "run", broken], 1, "", errors
    bodiless = write("bodiless.go", "package main\n\nfunc f(int)\n\nfunc main() { f(1) }\n")
    yield "missing body", [vole, "run", bodiless], 1, "", \
        f"# command-line-arguments\n{bodiless}:3:6: missing function body\n"
    yield "language", [vole, "build", "-lang=go1.20", write("lang.go",
                       "package main\nfunc main() { for range 3 {} }\n")], 1, "", None
    yield "unknown language", [vole, "build", "-lang=x", hello], 1, "", None
    yield "unknown gcflag", [vole, "build", "-gcflags=-zz", hello], 2, "", None
    yield "wrong gcflags", [vole, "build", "-gcflags=fmt", hello], 2, "", \
        "missing =<value> in <pattern>=<value>\n"
    write("many/go.mod", "module ex.org/many\n\ngo 1.26\n")
    write("many/a/a.go", "package a\n\nfunc One() int { return 1 }\n")
    write("many/b/b.go",
          'package main\n\nimport "ex.org/many/a"\n\nfunc main() { println(a.One()) }\n')
    report = ("# ex.org/many/a\na/a.go:3:6: can inline One\n"
              "# ex.org/many/b\nb/b.go:5:6: can inline main\nb/b.go:5:28: inlining call to a.One\n")
    yield "report", \
        ["sh", "-c", f"cd {folder}/many && exec {vole} build -gcflags=-m ./..."], 0, "", report
    yield "report of one package", \
        ["sh", "-c", f"cd {folder}/many/b && exec {vole} build -gcflags=ex.org/many/a=-m ."], \
        0, "", \
        "# ex.org/many/a\n../a/a.go:3:6: can inline One\n"
    yield "log", ["sh", "-c", f"cd {folder}/many && {vole} build -gcflags=-json=0,{folder}/log ./a "
                  f"&& head -c 40 {folder}/log/ex.org%2Fmany%2Fa/a.json"], 0, \
        '{"version":0,"package":"ex.org/many/a","', ""
    yield "no main", [vole, "run", write("p.go", "package p\n")], 1, "", \
        "package command-line-arguments is not a main package\n"
    yield "missing file", [vole, "run", str(folder / "none.go")], 1, "", None
    yield "no subcommand", [vole], 2, None, None
    yield "unknown subcommand", [vole, "frobnicate"], 2, None, None
    yield from escape_cases(vole, folder, write, hello, broken, errors)
    for sub in ([], ["run"], ["build"], ["dump"], ["escape"], ["version"], ["env"]):
        yield f"help {sub}", [vole, *sub, "-h"], 0, None, ""
    yield "version", [vole, "version"], 0, None, ""
    yield "env", [vole, "env", "GOOS", "GOARCH"], 0, "linux\namd64\n", ""
    yield "help godebug", ["sh", "-c", f"{vole} help godebug | grep -c '^gcstress  '"], 0, "1\n", ""
    table = ("^ *size kind +spans +pages +objects", "^ *all +[0-9]", "^mcache ", "^mcentral ",
             "^mheap ", "^system +[0-9]+ bytes charged", "^gc +[0-9]+ cycles")
    panics = write("panics.go", 'package main\nfunc main() { panic("no") }\n')
    for name, program in ("run", hello), ("panic", panics):
        search = " ".join(f"-e '{line}'" for line in table)
        yield f"memstats after a {name}", \
            ["sh", "-c", f"{vole} run -memstats {program} 2>&1 | grep -cE {search}"], 0, \
            f"{len(table)}\n", ""
    yield "malformed GOMEMLIMIT", ["env", "GOMEMLIMIT=64MB", vole, "run", hello], 2, "", \
        "GOMEMLIMIT=64MB\n" \
        "fatal error: malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`\n"
    yield "dump", [vole, "dump", hello], 0, None, ""
    host = str(context.build / "tests" / "vole_host")
    loop = write("loop.go", "package main\nfunc main() { for {} }\n")
    hog = write("hog.go", "package main\nvar s [][]byte\n"
                "func main() { for { s = append(s, make([]byte, 4096)) } }\n")
    bad = write("bad.go", 'package main\nfunc main() { panic("no") }\n')
    yield "host program", [host, hello, loop, hog, bad], 0, (
        f"{hello}: finished, status 0; 9 bytes of output\n"
        f"{loop}: took too long, status 2: out of fuel; 0 bytes of output\n"
        f"{hog}: out of memory, status 2: memory limit exceeded; 0 bytes of output\n"
        f"{bad}: panicked, status 2: no; 0 bytes of output\n"), ""
    write("mod/go.mod", "module example.com/app\n\ngo 1.22\n\n"
          "require example.com/dep v1.0.0\n\nreplace example.com/dep => ./dep\n")
    write("mod/main.go",
          'package main\n\nimport (\n\t"example.com/app/inner"\n\t"example.com/dep"\n)\n\n'
          "func main() { println(inner.N, dep.N) }\n")
    write("mod/inner/inner.go", "package inner\n\nconst N = 1\n")
    write("mod/dep/go.mod", "module example.com/dep\n")
    write("mod/dep/dep.go", "package dep\n\nconst N = 2\n")
    yield "module", ["sh", "-c", f"cd {folder}/mod && exec {vole} run ."], 0, "", "1 2\n"


KILL_SELF = """package main

import ("fmt"; "os"; "syscall"; "time")

func main() {
	go func(c chan int) { <-c }(make(chan int))
	time.Sleep(5 * time.Millisecond)
	fmt.Println("up")
	syscall.Kill(os.Getpid(), syscall.SIG%s)
	for { }
}
"""


def signal_cases(vole, write):
    """Signals that the program does not ask for do what they do to a Go program."""
    for name, status in (("INT", 130), ("TERM", 143), ("HUP", 129), ("QUIT", 2)):
        program = write(f"{name}.go", KILL_SELF % name)
        yield f"SIG{name}", ["sh", "-c", f"({vole} run {program}); echo $?"], 0, \
            f"up\n{status}\n", None
    yield "traceback at SIGQUIT", ["sh", "-c", f"{vole} run {program} 2>&1 | grep -c -e "
                                   "'^SIGQUIT: quit' -e '^goroutine 1 .running' "
                                   "-e '^goroutine .* .chan receive'"], 0, "3\n", ""
    lines = write("lines.go", 'package main\nimport "fmt"\n'
                  'func main() { for i := 0; ; i++ { fmt.Println("line", i) } }\n')
    yield "broken standard output", \
        ["sh", "-c", f"({vole} run {lines}; echo $? >&2) | head -1"], 0, "line 0\n", "141\n"
    late = write("late.go", """package main

import ("bufio"; "fmt"; "os"; "time")

func main() {
	ticks := 0
	go func() { for range time.Tick(time.Millisecond) { ticks++ } }()
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() { fmt.Println("got", in.Text(), ticks > 3) }
}
""")
    yield "standard input that comes late", \
        ["sh", "-c", f"(sleep 0.1; echo one; sleep 0.1; echo two) | {vole} run {late}"], 0, \
        "got one true\ngot two true\n", ""


def escape_cases(vole, folder, write, hello, broken, errors):
    """`vole escape`: the program's output, the report and the exit status stay apart."""
    escaping = write("escaping.go", """package main

import "os"

var sink *int

func main() {
	for i := range 3 {
		x := i
		sink = &x
	}
	os.Stdout.WriteString("out\\n")
	os.Stderr.WriteString("err\\n")
	os.Exit(len(os.Args) + 2)
}
""")
    report = folder / "escape.txt"
    yield "escape to a file", [vole, "escape", "-o", str(report), escaping, "a", "-b"], 5, \
        "out\n", "err\n"
    yield "escape report", ["sed", "-n", "s/ *[0-9.]*%/ SHARE%/; 1p; 5,7p", str(report)], 0, (
        f"escape report: {escaping}: exited, exit status 5\n"
        f"          3             24       16 SHARE%       -  {escaping}:9:3: moved to heap: x\n"
        "        variable (int) in main.main\n"
        "        x -> &x (address-of, 10:10) -> sink = &x (assign, 10:8) -> heap\n"), ""
    yield "escape as JSON", ["sh", "-c", f"{vole} escape --json {escaping} | python3 -c '"
                             'import json, sys; d = json.load(sys.stdin); l = d["lines"][0]; '
                             'print(d["exit_status"], l["text"], l["cost"]["allocations"])\''], \
        0, "3 moved to heap: x 3\n", "out\nerr\n"
    yield "escape without a file", ["sh", "-c", f"{vole} escape {escaping} 2>/dev/null"], 3, \
        "out\n", ""
    page = folder / "page.html"
    yield "escape page", [vole, "escape", "--html", str(page), escaping], 3, "out\n", "err\n"
    yield "escape page is there", ["grep", "-c", "moved to heap: x", str(page)], 0, None, ""
    yield "escape page nowhere", [vole, "escape", "--html", "/nowhere/x.html", hello], 1, None, \
        "vole: cannot write /nowhere/x.html\n"
    yield "escape panic", ["sh", "-c", f"{vole} escape " + write(
        "dies.go", 'package main\nfunc main() { panic("no") }\n') + " 2>&1 | grep -c panicked"], \
        0, "1\n", ""
    yield "escape errors", [vole, "escape", broken], 1, "", errors
    yield "escape without main", [vole, "escape", write("lib.go", "package p\n")], 1, "", \
        "package command-line-arguments is not a main package\n"
    stopped = folder / "stopped.txt"
    forever = write("forever.go", "package main\nfunc main() { for {} }\n")
    # In the foreground `timeout` sends one signal, not another to its whole group.
    interrupt = ["timeout", "--foreground", "--preserve-status", "-s", "INT", "1"]
    yield "escape interrupted", [*interrupt, vole, "escape", "-o", str(stopped), forever], 2, "", ""
    yield "escape report of an interrupted run", ["grep", "-c", "interrupted, exit status 2",
                                                  str(stopped)], 0, "1\n", ""


def check(context, name, argv, status, out, err):
    got = execute(argv, 30 * context.slow)
    if got.status != status:
        return f"exit status {got.status}, want {status}: {got.err[:300].decode(errors='replace')}"
    for label, have, want in (("output", got.out, out), ("errors", got.err, err)):
        if want is not None and have.decode(errors="replace") != want:
            return f"{label}: got {have[:300]!r}, want {want!r}"
    return None


def run(context):
    failures, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(context, Path(folder)):
            if context.filter not in case[0]:
                continue
            count += 1
            why = check(context, *case)
            if why:
                failures.append((f"command: {case[0]}", why))
    report(failures)
    return Tally(count - len(failures), len(failures), 0)
