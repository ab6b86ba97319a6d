// Single operations on many bytes: a driven VM ends in the middle of them when its time or its fuel
// is up, and goes on there in the next run.
//
// How late it is is measured in the thread's CPU time and printed, so that what else runs on the
// computer does not count, with a generous bound.
#include <time.h>

#include <algorithm>
#include <cstdio>

#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

constexpr int64_t kMs = 1000000;
constexpr int64_t kStepNs = kMs;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(VOLE_SANITIZED)
constexpr int64_t kLateNs = 1000 * kMs;
#else
constexpr int64_t kLateNs = 20 * kMs;  // the goal is 10 ms
#endif

// CPU time of this thread.
int64_t now_ns() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return int64_t{t.tv_sec} * 1000 * kMs + t.tv_nsec;
}

// What a program prepares, and what it does three times, with `n` bytes; `sum` is printed.
struct Operation {
  const char* name;
  const char* declarations;
  const char* prepare;
  const char* work;
};

const Operation kOperations[] = {
    {"make", "", "",
     "drop(); b := make([]byte, n); sum += len(b) + int(b[1]+b[n/2]); fill(b); sink = b"},
    {"make of pointers", "", "",
     "drop(); b := make([]*int, n/8); sum += b2i(b[1] == nil && b[n/8-2] == nil); "
     "for i := range b { b[i] = &sum }; sink = b"},
    {"new", "type array [n]byte", "",
     "drop(); p := new(array); sum += int(p[1]+p[n/2]); fill(p[:]); sink = p"},
    {"append a byte", "", "b := make([]byte, n); b[n-2] = 3",
     "c := append(b, 1); sum += len(c) + int(c[n-2]) + int(c[n]); sink = c"},
    {"append a pointer", "", "b := make([]*int, n/8); b[n/8-2] = &sum",
     "c := append(b, &sum); sum += len(c) + b2i(c[n/8-2] == &sum && c[n/8] == &sum); sink = c"},
    {"append a slice", "", "b := make([]byte, n); b[n-2] = 3; c := make([]byte, n, 2*n)",
     "c = append(c[:n], b...); sum += len(c) + int(c[2*n-2])"},
    {"append and grow", "", "b := make([]byte, n); b[n-2] = 3",
     "c := append(b, b...); sum += len(c) + int(c[2*n-2]) + int(c[n-2]); sink = c"},
    {"append zeros", "", "b := make([]byte, n); b[n-2] = 3",
     "c := append(b, make([]byte, n)...); sum += len(c) + int(c[2*n-2]) + int(c[n-2]); sink = c"},
    {"copy", "", "b := make([]byte, n); b[n-2] = 3; c := make([]byte, n)",
     "sum += copy(c, b) + int(c[n-2])"},
    {"copy overlapping", "", "b := make([]*int, n/8); b[n/8-2] = &sum; b[5] = &sum",
     "sum += copy(b[1:], b); sum += 2*b2i(b[n/8-1] == &sum) + b2i(b[6] == &sum); copy(b, b[1:])"},
    {"clear", "", "b := make([]*int, n/8)",
     "b[n/8-2] = &sum; clear(b); sum += b2i(b[n/8-2] == nil)"},
    {"array", "type array [n]byte; var x, y array", "x[n-2] = 3", "y = x; sum += int(y[n-2])"},
    {"comparison of arrays", "type array [n]byte; var x, y array", "x[n-2] = 3; y[n-2] = 3",
     "sum += b2i(x == y)"},
    {"concatenation", "", "s := strings.Repeat(\"x\", n)", "t := s + \"y\" + s; sum += len(t)"},
    {"comparison of strings", "",
     "s := strings.Repeat(\"x\", n); t := s + \"y\"; u := s + \"z\"",
     "sum += b2i(t == u) + 2*b2i(t < u) + 4*b2i(t <= u); if t != u { sum++ }"},
    {"conversions", "", "s := strings.Repeat(\"x\", n)",
     "b := []byte(s); b[i] = 'y'; t := string(b); sum += len(t) + int(t[i])"},
    {"runes", "", "s := strings.Repeat(\"\u00e4\", n/16)",
     "b := []rune(s); b[i] = 'y'; t := string(b); sum += len(b) + len(t) + int(t[2*i])"},
    {"bytes", "", "b := make([]byte, n); b[n-2] = 3",
     "sum += bytes.IndexByte(b, 3) + bytes.Count(b, []byte{3}) + bytes.Compare(b[:n-1], b[1:])"},
    {"strings", "", "s := strings.Repeat(\"x\", n) + \"yz\"",
     "sum += strings.Index(s, \"xyz\") + strings.IndexByte(s, 'y') + strings.Count(s, \"y\") + "
     "strings.LastIndexByte(s[:n], 'y') + strings.LastIndex(s[:n], \"yx\")"},
    {"map", "", "m := map[int]int{}", "for k := 0; k < n/256; k++ { m[k+i*n] = k }; sum += len(m)"},
    {"clear of a map", "", "m := map[int]int{}; for k := 0; k < n/256; k++ { m[k] = k }",
     "clear(m); sum += len(m); m[1] = 1"},
    {"map with room", "", "", "m := make(map[int]int, n/64); sum += len(m); sink = m"},
};

std::shared_ptr<const Program> program_of(const Operation& op, int64_t n) {
  std::string source = "package main\nimport (\"bytes\"; \"runtime\"; \"strings\")\n";
  source += "const n = " + std::to_string(n) + "\n";
  source += R"(
var sink any
var _, _, _ = bytes.Equal, runtime.GC, strings.Compare
func drop() { sink = nil; runtime.GC() }
func fill(b []byte) { b[0] = 1; for i := 1; i < len(b); i *= 2 { copy(b[i:], b[:i]) } }
func b2i(b bool) int { if b { return 1 }; return 0 }
)";
  source += op.declarations;
  source += "\nfunc main() {\n\tsum := 0\n\t";
  source += op.prepare;
  source += "\n\tfor i := 0; i < 3; i++ {\n\t\t";
  source += op.work;
  source += "\n\t}\n\tprintln(sum)\n}\n";
  return must_compile(source);
}

class LongOperation : public testing::TestWithParam<Operation> {
 protected:
  static constexpr int64_t kMany = int64_t{48} << 20;
  static constexpr int64_t kSome = int64_t{2} << 20;

  // Runs to the end in parts; how often it was asked to go on.
  int run_in_parts(const std::shared_ptr<const Program>& program, const RunBudget& budget,
                   Ending pause, std::string* err, int64_t* latest) {
    VmOptions options;
    options.write_err = [err](std::string_view text) {
      *err += text;
      return static_cast<int64_t>(text.size());
    };
    Vm vm(program, options);
    for (int parts = 0;; ++parts) {
      int64_t begin = now_ns();
      RunResult result = vm.run(budget);
      *latest = std::max(*latest, now_ns() - begin - budget.time_ns);
      if (result.ending == pause) continue;
      EXPECT_EQ(result.ending, Ending::kFinished) << result.message;
      return parts;
    }
  }
};

TEST_P(LongOperation, EndsAtTheDeadline) {
  auto program = program_of(GetParam(), kMany);
  ASSERT_NE(program, nullptr);
  Output whole = run(program);
  std::string err;
  int64_t latest = 0;
  int parts = run_in_parts(program, {.time_ns = kStepNs}, Ending::kDeadline, &err, &latest);
  std::printf("  %-24s %7.2f ms after the limit at most, %d runs\n", GetParam().name,
              static_cast<double>(latest) / 1e6, parts);
  EXPECT_EQ(err, whole.err);
  EXPECT_LT(latest, kLateNs);
}

TEST_P(LongOperation, GoesOnInTheMiddle) {
  auto program = program_of(GetParam(), kSome);
  ASSERT_NE(program, nullptr);
  Output whole = run(program);
  std::string err;
  int64_t latest = 0;
  run_in_parts(program, {.fuel = 300}, Ending::kOutOfFuel, &err, &latest);
  EXPECT_EQ(err, whole.err);
}

INSTANTIATE_TEST_SUITE_P(Long, LongOperation, testing::ValuesIn(kOperations), [](const auto& info) {
  std::string name = info.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
});

}  // namespace
}  // namespace vole::embed
