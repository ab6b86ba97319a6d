// The system refuses memory: for N = 1, 2, 3, … the N-th request fails, until a run needs fewer than
// N. Each run ends as without (the machine collected and tried once more), with the error value, or
// with Go's text; it never crashes and leaks nothing.
//
// A program's runs are in a process of its own, so that a crash is told with the program and N.
// Some programs by default; VOLE_LONG=1 in the environment takes fifty, and each N. Programs that
// would take long, which is the time of a run times their requests, are passed over.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <new>
#include <sstream>

#include "tests/unit/embed/support.h"
#include "tests/unit/in_child.h"

namespace vole::embed {
namespace {

constexpr size_t kFew = 6, kMany = 50;
constexpr double kLong = 20;  // seconds of CPU for a program
constexpr uint64_t kDense = 40;  // by default each N up to here, then one in some

// What the child tells; shared with the parent.
struct Progress {
  uint64_t n;         // being tried
  uint64_t requests;  // of a run without failure
  uint64_t endings[16];
  bool passed_over;
  char why[400];      // what was wrong; empty: nothing
};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Programs that need nothing but memory, and are the same each time.
std::vector<std::filesystem::path> programs(size_t count) {
  std::vector<std::filesystem::path> all;
  for (const char* folder : {"/tests/data/lang", "/tests/data/std", "/tests/stress", "/examples"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(VOLE_SOURCE_DIR) + folder)) {
      std::string text = entry.path().extension() == ".go" ? read(entry.path()) : "";
      if (text.find("// Output:") == std::string::npos) continue;
      if (text.find("// Exit:") != std::string::npos) continue;  // not these
      if (text.find("// modes: skip") != std::string::npos) continue;
      bool needs_host = text.find("\"os\"") != std::string::npos ||
                        text.find("\"net\"") != std::string::npos;
      if (needs_host || text.find("// env:") != std::string::npos) continue;
      all.push_back(entry.path());
    }
  }
  std::sort(all.begin(), all.end());
  std::vector<std::filesystem::path> chosen;
  count = std::min(count, all.size());
  for (size_t i = 0; i < count; ++i) chosen.push_back(all[i * all.size() / count]);
  return chosen;
}

struct Outcome {
  RunResult result;
  std::string out, err;
  uint64_t requests = 0;
};

Outcome attempt(const std::shared_ptr<const Program>& program, uint64_t n) {
  Outcome o;
  VmOptions options;
  options.arguments = {"program"};
  options.seed = 1;
  options.debug = "ooms=" + std::to_string(n);
  options.write_out = [&](std::string_view text) {
    o.out += text;
    return static_cast<int64_t>(text.size());
  };
  options.write_err = [&](std::string_view text) {
    o.err += text;
    return static_cast<int64_t>(text.size());
  };
  Vm vm(program, std::move(options));
  o.result = vm.run({.time_ns = int64_t{60} * 1000000000});
  o.requests = vm.memory_requests();
  return o;
}

// Where two texts differ.
std::string difference(const std::string& one, const std::string& two) {
  size_t at = 0;
  while (at < one.size() && at < two.size() && one[at] == two[at]) at++;
  size_t from = at < 30 ? 0 : at - 30;
  return "'" + one.substr(from, 60) + "', not '" + two.substr(from, 60) + "'";
}

// Empty if the ending is one of those allowed. `steady`: the output is the same each time.
std::string judge(const Outcome& o, const Outcome& plain, bool steady) {
  switch (o.result.ending) {
    case Ending::kFinished:
      if (!steady || o.out == plain.out) return "";
      return "another output: " + difference(o.out, plain.out);
    case Ending::kOutOfMemory:
      return o.result.message.empty() ? "no message" : "";
    case Ending::kFatal:
      if (o.err.find("out of memory") != std::string::npos) return "";
      return "fatal: " + o.err.substr(0, 200);
    default:
      return "ending " + std::to_string(static_cast<int>(o.result.ending)) + ": " +
             o.result.message + o.err.substr(0, 200);
  }
}

void try_each(const std::shared_ptr<const Program>& program, bool every, Progress* progress) {
  std::clock_t start = std::clock();
  Outcome plain = attempt(program, 0);
  double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  uint64_t runs = every ? plain.requests : std::min(plain.requests, 2 * kDense);
  if (seconds * static_cast<double>(runs) > kLong) {
    progress->passed_over = true;
    return;
  }
  progress->requests = plain.requests;
  bool steady = attempt(program, 0).out == plain.out;
  std::string why;
  if (plain.result.ending != Ending::kFinished) why = "does not finish: " + plain.err;
  // The runs differ a little (times, addresses): some more than the first one needed.
  uint64_t last = plain.requests + plain.requests / 8 + 2;
  uint64_t step = every ? 1 : std::max<uint64_t>(1, last / 40);
  for (uint64_t n = 1; n <= last && why.empty(); n += n < kDense ? 1 : step) {
    progress->n = n;
    Outcome o = attempt(program, n);
    progress->endings[static_cast<int>(o.result.ending)]++;
    why = judge(o, plain, steady);
  }
  std::strncpy(progress->why, why.c_str(), sizeof progress->why - 1);
}

TEST(Ooms, EachRequestForMemoryMayFail) {
  bool every = std::getenv("VOLE_LONG") != nullptr;
  void* shared = mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(shared, MAP_FAILED);
  size_t count = 0, wanted = every ? kMany : kFew;
  uint64_t runs = 0, finished = 0;
  for (const auto& path : programs(2 * wanted)) {
    if (count == wanted) break;
    auto* progress = new (shared) Progress{};
    MemoryFiles files(read(path));
    CompileOptions options;
    options.inputs = {"/src/main.go"};
    options.files = &files;
    CompileResult compiled = engine().compile(options);
    if (!compiled.program) continue;  // of several files
    pid_t child = fork();
    if (child == 0) {
      try_each(compiled.program, every, progress);
      compiled = {};
      std::exit(progress->why[0] == 0 ? 0 : 1);  // with the checks for leaks of a sanitizer
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (progress->passed_over) continue;
    count++;
    if (every) {
      std::printf("  %s: %lu requests\n", path.filename().c_str(),
                  static_cast<unsigned long>(progress->requests));
      std::fflush(stdout);
    }
    for (uint64_t n : progress->endings) runs += n;
    finished += progress->endings[static_cast<int>(Ending::kFinished)];
    EXPECT_EQ(status, 0) << path << ", request " << progress->n << " of " << progress->requests
                         << " fails: " << progress->why;
  }
  munmap(shared, sizeof(Progress));
  EXPECT_GE(count, every ? wanted : wanted / 2);
  std::printf("  %zu programs, %lu runs, %lu of them went on after the failure\n", count,
              static_cast<unsigned long>(runs), static_cast<unsigned long>(finished));
  EXPECT_LT(finished, runs) << "no request failed";
}

// The collection that a failure leads to finds other cleanups due.
TEST(Ooms, ACleanupFindsNoMemory) {
  MemoryFiles files(R"(package main

import "runtime"

func main() {
	for i := range 20000 {
		runtime.AddCleanup(new([2]int), func(int) {}, i)
	}
	println("done")
}
)");
  CompileOptions options;
  options.inputs = {"/src/main.go"};
  options.files = &files;
  CompileResult compiled = engine().compile(options);
  ASSERT_NE(compiled.program, nullptr);
  Outcome plain = attempt(compiled.program, 0);
  ASSERT_EQ(plain.result.ending, Ending::kFinished);
  constexpr unsigned kSeconds = 60;
  for (uint64_t n = 1; n <= plain.requests; ++n) {
    ASSERT_TRUE(ends_within(kSeconds, [&] {
      EXPECT_EQ(judge(attempt(compiled.program, n), plain, true), "");
    })) << n;
  }
}

}  // namespace
}  // namespace vole::embed
