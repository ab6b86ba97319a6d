// Hostile source and hostile programs: each ends with diagnostics or a run, never with a crash or a
// hang. VOLE_LONG=1 in the environment runs every truncation and 10,000 mutations.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

bool long_run() { return std::getenv("VOLE_LONG") != nullptr; }

std::vector<std::string> examples() {
  std::vector<std::string> texts;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(VOLE_SOURCE_DIR) + "/examples")) {
    if (entry.path().extension() != ".go") continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

// Compiles, and runs what compiles with little fuel and memory.
void survive(const std::string& source) {
  CompileResult result = compile(source);
  if (!result.program) {
    ASSERT_FALSE(result.diagnostics.empty()) << source;
    return;
  }
  VmOptions options;
  options.fuel = 20000;
  options.memory_limit = 64 << 20;
  run(result.program, options);
}

std::string repeat(std::string_view text, size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  while (times-- > 0) out += text;
  return out;
}

TEST(Hostile, Truncations) {
  size_t step = long_run() ? 1 : 211;
  for (const std::string& text : examples()) {
    for (size_t size = 0; size < text.size(); size += step) survive(text.substr(0, size));
  }
}

TEST(Hostile, Mutations) {
  std::vector<std::string> texts = examples();
  std::mt19937 random(20261120);
  constexpr std::string_view kBytes = "{}()[];:=+-*/<>&|!.,\"'`\\\n\t 0aZ_\xff\x80";
  int count = long_run() ? 10000 : 150;
  for (int i = 0; i < count; ++i) {
    std::string text = texts[random() % texts.size()];
    for (unsigned edits = random() % 4 + 1; edits > 0; --edits) {
      size_t at = random() % text.size(), size = random() % 12;
      switch (random() % 4) {
        case 0: text.erase(at, size); break;
        case 1: text[at] = kBytes[random() % kBytes.size()]; break;
        case 2: text.insert(at, 1, kBytes[random() % kBytes.size()]); break;
        default: text.insert(at, text.substr(random() % text.size(), size)); break;
      }
    }
    survive(text);
  }
}

TEST(Hostile, LongLines) {
  survive("package main\nfunc main() { println(" + repeat("1+", 500000) + "1) }\n");
  survive("package main\nvar s = \"" + repeat("x", 1000000) + "\"\nfunc main() { println(len(s)) }");
  survive("package main\nfunc main() { " + repeat("a", 1000000) + " }\n");
}

TEST(Hostile, DeepNesting) {
  constexpr size_t kDepth = 10000;
  auto nest = [](std::string_view open, std::string_view middle, std::string_view close) {
    return repeat(open, kDepth) + std::string(middle) + repeat(close, kDepth);
  };
  survive("package main\nvar x = " + nest("(", "1", ")") + "\nfunc main() {}\n");
  survive("package main\nfunc main() " + nest("{", "", "}") + "\n");
  survive("package main\nfunc main() { " + nest("if true {", "", "}") + " }\n");
  survive("package main\nvar x " + nest("[]", "int", "") + "\nfunc main() {}\n");
  survive("package main\nvar x " + nest("*", "int", "") + "\nfunc main() {}\n");
  survive("package main\nvar x " + nest("func(", "", ")") + "\nfunc main() {}\n");
  survive("package main\nvar x " + nest("struct{f ", "int", "}") + "\nfunc main() {}\n");
  survive("package main\nvar x " + nest("map[string]", "int", "") + "\nfunc main() {}\n");
  survive("package main\nvar x = " + nest("-", "1", "") + "\nfunc main() {}\n");
  survive("package main\nvar x = " + nest("!", "true", "") + "\nfunc main() {}\n");
  survive("package main\nvar x = " + nest("func() int { return ", "1", "}()") + "\nfunc main(){}\n");
  survive("package main\nvar x = " + nest("[]any{", "1", "}") + "\nfunc main() {}\n");
  survive("package main\nvar s = " + repeat("\"a\" + ", kDepth) + "\"\"\nfunc main() {}\n");
  survive("package main\nfunc f(x int) int { return x }\nvar y = " + nest("f(", "1", ")") +
          "\nfunc main() {}\n");
  survive("package main\ntype T[P any] struct{}\nvar x " + nest("T[", "int", "]") +
          "\nfunc main() {}\n");
}

TEST(Hostile, EndlessInstances) {
  survive("package main\ntype T[P any] struct { f *T[T[P]] }\nvar x T[int]\nfunc main() {}\n");
  survive("package main\nfunc f[P any](n int) { if n > 0 { f[*P](n-1) } }\nfunc main() { f[int](9) }");
}

TEST(Hostile, HugeTypesAndConstants) {
  survive("package main\nvar x [1<<60]int\nfunc main() { x[0] = 1 }\n");
  survive("package main\nfunc main() { var x [1<<40]byte; x[5] = 1; println(x[5]) }\n");
  survive("package main\nconst c = 1 << 100000\nfunc main() { println(c >> 99999) }\n");
  survive("package main\nconst c = 1.0e100000000\nfunc main() { println(c > 1) }\n");
  survive("package main\nfunc main() { x := make([]int, 1<<50); println(len(x)) }\n");
}

// Values nested a million deep: nothing in C++ recurses over them.
TEST(Hostile, DeepValues) {
  auto program = must_compile(R"(package main
import "fmt"
type link struct { next any }
func deep(n int) any {
	var v any = 1
	for i := 0; i < n; i++ { v = link{v} }
	return v
}
func main() {
	a, b := deep(1000000), deep(1000000)
	fmt.Println(a == b, a == deep(999999))
	m := map[any]int{a: 1}
	fmt.Println(m[b])
	s := fmt.Sprint(a)
	fmt.Println(len(s))
})");
  Output o = run(program);
  EXPECT_EQ(o.out, "true false\n1\n2000001\n") << o.err;
}

TEST(Hostile, MemoryLimitAtEachAllocation) {
  auto program = must_compile(R"(package main
import ("fmt"; "strings")
func main() {
	m := map[string][]int{}
	for i := 0; i < 2000; i++ { k := strings.Repeat("k", i%99); m[k] = append(m[k], i) }
	c := make(chan string)
	for i := 0; i < 50; i++ { go func() { c <- fmt.Sprint(i, m["kk"]) }() }
	n := 0
	for i := 0; i < 50; i++ { n += len(<-c) }
	fmt.Println(n)
})");
  std::string full = run(program).out;
  for (uint64_t limit = 100 << 10; limit < (8 << 20); limit += limit / 8) {
    VmOptions options;
    options.memory_limit = limit;
    Output o = run(program, options);
    if (o.result.ending == Ending::kFinished) {
      EXPECT_EQ(o.out, full);
    } else {
      EXPECT_EQ(o.result.ending, Ending::kOutOfMemory) << limit << ": " << o.err;
    }
  }
}

}  // namespace
}  // namespace vole::embed
