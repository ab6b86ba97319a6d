"""The page of `vole escape --html` in a headless Chromium, where one is installed: marks, costs and
flows are there after a click, sorting and keys work, nothing sticks out at 1280 and at 400 pixels.
Screenshots are left in the build folder, page-1280.png and page-400.png, to be looked at.
"""

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

from .common import Tally, execute, report

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

SOURCES = {
    "go.mod": "module example.com/words\n\ngo 1.24\n",
    "main.go": """package main

import (
	"fmt"

	"example.com/words/list"
)

type text struct{ s string }

var last *text

//go:noinline
func remember(s string) {
	t := text{s}
	last = &t
}

func main() {
	var words list.List
	for i := 0; i < 1200; i++ {
		words.Add(fmt.Sprint("wörd-", i))
	}
	remember("x < y && \\"</script>\\"")
	count := words.Len()
	near := [3]int{count, 1, 2}
	fmt.Println(count, len(near), last.s)
}
""",
    "list/list.go": """// Package list is a list of words.
package list

type node struct {
	word string
	next *node
}

type List struct{ head *node }

func (l *List) Add(word string) {
	l.head = push(l.head, word)
}

//go:noinline
func push(head *node, word string) *node {
	n := &node{word, head}
	return n
}

func (l *List) Len() (n int) {
	for at := l.head; at != nil; at = at.next {
		n++
	}
	return n
}
""",
}

# Runs in the page before its own script, and after it.
WATCH = """<script>window.problems = [];
onerror = (text) => { problems.push(String(text)); };</script>"""
PROBE = """<script>
const shown = () => {
  const text = (e) => e ? e.textContent : null;
  const rows = [...document.querySelectorAll("#table tbody tr")];
  return {
    rows: rows.map((row) => row.textContent),
    marks: [...document.querySelectorAll(".line:has(.mark)")].map((l) => [l.id,
      [...l.querySelectorAll(".chip")].map((c) => c.textContent + ":" + c.className).join(" "),
      text(l.querySelector(".cost")), l.querySelector(".mark").getAttribute("aria-label")]),
    panel: text(document.querySelector(".panel")),
    steps: [...document.querySelectorAll(".panel .flow li")].map((li) => li.textContent),
    links: [...document.querySelectorAll(".panel .flow a")].map((a) => a.textContent),
    path: [...document.querySelectorAll(".line.path")].map((l) => l.id),
    expanded: document.querySelectorAll('.mark[aria-expanded="true"]').length,
    focus: document.activeElement.className,
    sorted: [...document.querySelectorAll("th[aria-sort]")].map((h) => h.getAttribute("aria-sort")),
    files: [...document.querySelectorAll(".file summary b")].map((b) => b.textContent),
    theme: getComputedStyle(document.body).backgroundColor,
  };
};
const row = (name, line) => {
  const file = [...document.querySelectorAll(".file")].find(
      (f) => f.querySelector("b").textContent === name);
  file.open = true;
  return file.querySelectorAll(".line")[line - 1];
};
const sticking = () => {
  const width = document.documentElement.clientWidth;
  return [...document.body.querySelectorAll("*")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.right > width + 1 && !e.closest(".skip");
  }).map((e) => e.tagName + "." + e.className + ": " + e.textContent.slice(0, 40));
};
const smallest = () => Math.min(...[...document.body.querySelectorAll("*")]
    .filter((e) => e.offsetWidth &&
                   [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((e) => parseFloat(getComputedStyle(e).fontSize)));
const stages = {start: shown()};
row("list/list.go", 17).querySelector(".mark").click();
stages.opened = shown();
stages.layout = {width: innerWidth, scroll: document.documentElement.scrollWidth,
                 sticking: sticking(), smallest: smallest()};
document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
stages.closed = shown();
document.querySelectorAll("th button")[0].click();
stages.byPlace = shown();
document.querySelectorAll("th button")[0].click();
stages.byPlaceDown = shown();
document.getElementById("idle").click();
stages.withIdle = shown();
document.querySelector("#table .go").click();
stages.fromTable = shown();
document.getElementById("theme").click();
stages.otherTheme = shown();
stages.problems = problems;
parent.postMessage(JSON.stringify(stages), "*");
</script>"""
# A browser's window has a least width, a frame has not.
FRAME = """<!doctype html><iframe src="probed.html" width="WIDTH" height="900" style="border:0">
</iframe><pre id="probe"></pre>
<script>onmessage = (m) => { document.getElementById("probe").textContent = m.data; };</script>"""


def browser_path():
    for name in BROWSERS:
        path = shutil.which(name)
        if path:
            return path
    return None


def browse(browser, folder, width, height, *flags):
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    return execute([browser, "--headless=new", *sandbox, "--disable-gpu", "--hide-scrollbars",
                    f"--user-data-dir={folder}/profile", f"--window-size={width},{height}",
                    "--virtual-time-budget=5000", *flags], 120)


def probe(browser, folder, page, width):
    """What the page shows at each stage of the script above, or a text saying what went wrong."""
    html = page.read_text()
    (folder / "probed.html").write_text(html.replace("<head>", "<head>" + WATCH, 1)
                                        .replace("</body>", PROBE + "</body>"))
    (folder / "frame.html").write_text(FRAME.replace("WIDTH", str(width)))
    got = browse(browser, folder, 1400, 1000, "--dump-dom", f"file://{folder}/frame.html")
    match = re.search(rb'<pre id="probe">(.+?)</pre>', got.out, re.S)
    if not match:
        return f"no answer from {browser}: status {got.status}, {got.err[-300:]!r}"
    text = match.group(1).decode()
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u00a0"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return json.loads(text)


def marks_of(stage):
    return {identity: (chips, cost, label) for identity, chips, cost, label in stage["marks"]}


def line_with(stage, text):
    """The chips and cost of the line whose label contains the text."""
    for chips, cost, label in marks_of(stage).values():
        if text in label:
            return chips, cost
    return "", ""


def content_checks(stages):
    """(name, whether it holds, what was seen)"""
    start, opened = stages["start"], stages["opened"]
    yield "no script errors", stages["problems"] == [], stages["problems"]
    yield "both packages are shown", sorted(start["files"]) == ["./main.go", "list/list.go"], \
        start["files"]
    chips, cost = line_with(start, "&node{...} escapes to heap")
    yield "heap mark", "H:chip heap" in chips, chips
    yield "cost beside the line", cost == "1,200 allocs, 29 kB", cost
    chips, cost = line_with(start, "moved to heap: t")
    yield "moved variable", "chip heap" in chips and cost == "1 alloc, 16 B", (chips, cost)
    chips, cost = line_with(start, "near lies in the frame")
    yield "stack mark", "S:chip stack" in chips and cost == "", (chips, cost)
    yield "most expensive first", bool(start["rows"]) and "1,200" in start["rows"][0] and \
        start["sorted"][3] == "descending", (start["rows"][:1], start["sorted"])
    yield "nothing open at first", start["panel"] is None and start["path"] == [], start["panel"]
    yield "panel after a click", opened["expanded"] == 1 and \
        "&node{...} escapes to heap" in (opened["panel"] or ""), opened["panel"]
    yield "steps of the flow", any("return n (return)" in s for s in opened["steps"]) and \
        any("n := &node{...} (assign)" in s for s in opened["steps"]), opened["steps"]
    yield "steps lead to lines", "list/list.go:18:2" in opened["links"], opened["links"]
    yield "the flow's lines are marked", {p.split("-")[1] for p in opened["path"]} == \
        {"17", "18"}, opened["path"]
    closed = stages["closed"]
    yield "Escape closes", closed["panel"] is None and closed["path"] == [] and \
        closed["focus"] == "mark", (closed["panel"], closed["focus"])
    places = [re.match(r"(.*?):(\d+):", r).groups() for r in stages["byPlace"]["rows"]]
    ordered = sorted(places, key=lambda p: (p[0], int(p[1])))
    yield "sorting by place", places == ordered and \
        stages["byPlace"]["sorted"][0] == "ascending", places
    down = [re.match(r"(.*?):(\d+):", r).groups() for r in stages["byPlaceDown"]["rows"]]
    yield "sorting the other way", down == places[::-1] or \
        sorted(down) == sorted(places) and down[0] == places[-1], down
    yield "lines that never allocated", \
        len(stages["withIdle"]["rows"]) > len(start["rows"]), stages["withIdle"]["rows"]
    yield "the table opens the source", stages["fromTable"]["expanded"] == 1 and \
        stages["fromTable"]["focus"] == "mark", stages["fromTable"]["focus"]
    yield "the other theme", stages["otherTheme"]["theme"] != start["theme"], start["theme"]


def layout_checks(stages, width):
    layout = stages["layout"]
    yield f"{width} px wide", layout["width"] == width, layout["width"]
    yield f"nothing sticks out at {width} px", layout["sticking"] == [] and \
        layout["scroll"] <= width, (layout["scroll"], layout["sticking"][:5])
    yield f"no text below 10 px at {width} px", layout["smallest"] >= 10, layout["smallest"]


def screenshot_check(browser, context, folder, page, width):
    picture = context.build / f"page-{width}.png"
    picture.unlink(missing_ok=True)
    browse(browser, folder, width, 2400, f"--screenshot={picture}",
           f"file://{page}#open=list/list.go:17")
    size = picture.stat().st_size if picture.exists() else 0
    return f"screenshot at {width} px", size > 20_000, f"{size} bytes"  # an empty one is 6 kB


def run(context):
    browser = browser_path()
    if not browser:
        print("page: skipped, no Chromium here (apt install chromium)")
        return Tally(0, 0, 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in SOURCES.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text)
        page = folder / "page.html"
        made = execute([context.vole, "escape", "--html", str(page), "."], 60 * context.slow,
                       cwd=folder)
        if made.status != 0 or not page.exists():
            report([("page: vole escape", f"status {made.status}: {made.err[-300:]!r}")])
            return Tally(0, 1, 0)
        checks = []
        for width in (1280, 400):
            stages = probe(browser, folder, page, width)
            if isinstance(stages, str):
                checks.append((f"probe at {width} px", False, stages))
                continue
            if width == 1280:
                checks.extend(content_checks(stages))
            checks.extend(layout_checks(stages, width))
            checks.append(screenshot_check(browser, context, folder, page, width))
    failures = [(f"page: {what}", f"saw {seen!r}") for what, good, seen in checks if not good]
    report(failures)
    return Tally(len(checks) - len(failures), len(failures), 0)
