// The escape report of real programs: what the compiler decided and what the run allocated meet at
// the right lines.
#include <cctype>

#include "tests/unit/embed/support.h"
#include "tools/escape_report.h"

namespace vole::tools {
namespace {

using embed::CompileOptions;
using embed::CompileResult;
using embed::MemoryFiles;

struct Ran {
  EscapeReport report;
  std::string out;
};

Ran run(const std::string& source, const std::string& debug = "") {
  MemoryFiles files(source);
  CompileOptions options;
  options.inputs = {"/src/main.go"};
  options.files = &files;
  options.explain = true;
  CompileResult compiled = embed::engine().compile(options);
  for (const embed::Diagnostic& d : compiled.diagnostics) ADD_FAILURE() << d.to_string();
  Ran ran;
  if (!compiled.program) return ran;
  embed::VmOptions vm_options;
  vm_options.profile_allocations = true;
  vm_options.debug = debug;
  auto take = [&ran](std::string_view text) {
    ran.out += text;
    return static_cast<int64_t>(text.size());
  };
  vm_options.write_out = vm_options.write_err = take;
  embed::Vm vm(compiled.program, vm_options);
  embed::RunResult result = vm.run();
  EXPECT_EQ(result.exit_status, 0) << result.message << ran.out;
  ran.report = make_report(std::move(compiled.verdicts), vm.allocations(), {"main.go", 0, "", ""});
  return ran;
}

// "LINE: text" and what it cost; null if there is no such line.
const EscapeLine* find(const EscapeReport& report, int line, std::string_view text) {
  for (const EscapeLine& one : report.lines) {
    if (one.verdict.at.back().line == line && one.verdict.text == text) return &one;
  }
  return nullptr;
}

// Checks the marks of a source: a comment "// want N TEXT; N TEXT" on a line says that the
// report's line TEXT there allocated N times.
void check(const std::string& source, const EscapeReport& report) {
  int number = 0, wanted = 0;
  for (size_t at = 0; at < source.size();) {
    size_t end = std::min(source.find('\n', at), source.size());
    std::string line = source.substr(at, end - at);
    at = end + 1;
    number++;
    size_t mark = line.find("// want ");
    if (mark == std::string::npos) continue;
    for (size_t from = mark + 8; from < line.size();) {
      size_t to = std::min(line.find("; ", from), line.size());
      std::string one = line.substr(from, to - from);
      from = to + 2;
      size_t space = one.find(' ');
      uint64_t count = std::stoull(one.substr(0, space));
      std::string text = one.substr(space + 1);
      const EscapeLine* found = find(report, number, text);
      wanted++;
      ASSERT_NE(found, nullptr) << number << ": " << text << "\n" << to_text(report, true);
      EXPECT_EQ(found->cost.allocations, count) << number << ": " << text << "\n"
                                                << to_text(report, true);
    }
  }
  EXPECT_GT(wanted, 0);
}

TEST(EscapeRun, EachKindOfAllocationMeetsItsLine) {
  std::string source = R"(package main

type pair struct{ a, b *int }

var (
	ints   []*int
	pairs  []*pair
	slices [][]int
	maps   []map[string]int
	funcs  []func() int
	any1   any
	text   string
	raw    []byte
)

//go:noinline
func many(vs ...any) { any1 = vs }

//go:noinline
func (p *pair) value() int { return *p.a }

func main() {
	ints, pairs = make([]*int, 0, 100), make([]*pair, 0, 100) // want 1 make([]*int, 0, 100) escapes to heap; 1 make([]*pair, 0, 100) escapes to heap
	slices, funcs = make([][]int, 0, 100), make([]func() int, 0, 100)
	maps = make([]map[string]int, 0, 100)
	for i := 1000; i < 1010; i++ {
		x := i // want 10 moved to heap: x
		ints = append(ints, &x)
		ints = append(ints, new(int)) // want 10 new(int) escapes to heap
		p := &pair{&x, nil}           // want 10 &pair{...} escapes to heap
		pairs = append(pairs, p)
		slices = append(slices, make([]int, i)) // want 10 make([]int, i) escapes to heap
		slices = append(slices, []int{1, i})    // want 10 []int{...} escapes to heap
		maps = append(maps, map[string]int{"a": i, "b": 2}) // want 20 map[string]int{...} escapes to heap
		funcs = append(funcs, func() int { return i }) // want 10 func literal escapes to heap
		funcs = append(funcs, p.value)                 // want 10 p.value escapes to heap
		any1 = i      // want 10 i escapes to heap
		any1 = *p     // want 10 *p escapes to heap
		many(i, "a")  // want 10 ... argument escapes to heap; 10 i escapes to heap; 0 "a" escapes to heap
		text = text + "0123456789" // want 9 text + "0123456789" escapes to heap
		raw = []byte(text)         // want 10 ([]byte)(text) escapes to heap
	}
}
)";
  check(source, run(source).report);
}

TEST(EscapeRun, InlinedAndGenericCodeMeetsItsLine) {
  std::string source = R"(package main

type point struct{ x, y int }

var sink []*point

func newPoint(x, y int) *point { return &point{x, y} } // want 0 &point{...} escapes to heap

func box[T any](v T) *T { return &v }

//go:noinline
func hold[T any](v T) *T { return &v } // want 5 moved to heap: v

var (
	i *int
	s *string
)

func main() {
	sink = make([]*point, 0, 10)
	for n := 0; n < 3; n++ {
		sink = append(sink, newPoint(n, n)) // want 3 &point{...} escapes to heap
	}
	sink = append(sink, newPoint(1, 2)) // want 1 &point{...} escapes to heap
	i = box(4)                          // want 1 moved to heap: v
	s = box("x")                        // want 1 moved to heap: v
	for n := 0; n < 2; n++ {
		i = hold(n)
	}
	for n := 0; n < 3; n++ {
		s = hold("x")
	}
}
)";
  check(source, run(source).report);
}

TEST(EscapeRun, AllAllocationsAreInTheReport) {
  Ran ran = run(R"(package main

import (
	"fmt"
	"runtime"
	"strings"
)

var sink []string

func main() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := 0; i < 1000; i++ {
		sink = append(sink, strings.Repeat(fmt.Sprint(i), i%7))
	}
	runtime.ReadMemStats(&after)
	println(before.Mallocs, after.Mallocs)
}
)");
  uint64_t counted = 0;
  for (const EscapeLine& line : ran.report.lines) counted += line.cost.allocations;
  for (const OtherSite& other : ran.report.others) counted += other.cost.allocations;
  EXPECT_EQ(counted, ran.report.totals.allocations);
  size_t space = ran.out.find(' ');
  ASSERT_NE(space, std::string::npos) << ran.out;
  // What was allocated after the second reading: nothing but println's buffer, if that.
  uint64_t mallocs = std::stoull(ran.out.substr(space + 1));
  EXPECT_GE(counted, mallocs);
  EXPECT_LE(counted, mallocs + 8);
}

TEST(EscapeRun, CollectionsAreSharedOutByWhatTheyMarked) {
  Ran ran = run(R"(package main

import "runtime"

type node struct{ next *node }

var list *node
var bytes *[64]byte

func main() {
	for i := 0; i < 1000; i++ {
		list = &node{list} // kept
	}
	for i := 0; i < 1000; i++ {
		bytes = new([64]byte) // dropped, but for the last
	}
	runtime.GC()
	runtime.GC()
}
)");
  const EscapeLine* kept = find(ran.report, 12, "&node{...} escapes to heap");
  const EscapeLine* dropped = find(ran.report, 15, "new([64]byte) escapes to heap");
  ASSERT_NE(kept, nullptr);
  ASSERT_NE(dropped, nullptr);
  EXPECT_GE(ran.report.totals.collections, 2u);
  EXPECT_EQ(kept->cost.live, 1000u);
  EXPECT_EQ(kept->cost.slot, 8u);
  EXPECT_EQ(dropped->cost.live, 1u);
  EXPECT_EQ(dropped->cost.slot, 64u);
  EXPECT_GT(kept->cost.gc_share, 0.8);
  EXPECT_LT(dropped->cost.gc_share, 0.01);
  EXPECT_GT(dropped->cost.byte_share, kept->cost.byte_share);
}

TEST(EscapeRun, ReasonsComeFromTheFlow) {
  Ran ran = run(R"(package main

var sink *int

func main() {
	x := 1
	p := &x
	sink = p
	y := 2
	println(y)
}
)");
  const EscapeLine* line = find(ran.report, 6, "moved to heap: x");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(reason_chain(line->verdict),
            "x -> &x (address-of, 7:7) -> p := &x (assign, 7:4) -> sink = p (assign, 8:7) -> heap");
  bool in_frame = false;
  for (const EscapeLine& one : ran.report.lines) {
    in_frame |= one.verdict.kind == embed::Verdict::Kind::kInFrame && one.verdict.subject == "y";
  }
  EXPECT_TRUE(in_frame);
}

TEST(EscapeRun, ProfilingSurvivesStress) {
  Ran plain =
      run("package main\nfunc main() { m := map[int]*int{}; for i := range 200 { m[i] = new(int) } "
          "}\n");
  Ran stressed = run(
      "package main\nfunc main() { m := map[int]*int{}; for i := range 200 { m[i] = new(int) } }\n",
      "gcstress=1,stackmove=2,gcverify=1");
  EXPECT_EQ(plain.report.totals.allocations, stressed.report.totals.allocations);
  EXPECT_GT(stressed.report.totals.collections, 150u);
}

}  // namespace
}  // namespace vole::tools
