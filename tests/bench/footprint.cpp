// What an idle VM costs, and what 100,000 blocked goroutines do: prints time and resident memory.
// Usage: vole_footprint [vms | goroutines | hello]
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "vole/vole.h"

namespace {

using namespace vole::embed;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

// Resident memory in bytes.
long resident() {
  long pages = 0, size = 0;
  if (FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &size, &pages) != 2) pages = 0;
    std::fclose(file);
  }
  return pages * ::sysconf(_SC_PAGESIZE);
}

class OneFile final : public FileSource {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  bool read(const std::string& path, std::string* contents) override {
    if (path != "/main.go") return false;
    *contents = text_;
    return true;
  }
  bool list(const std::string&, std::vector<std::string>*) override { return false; }

 private:
  std::string text_;
};

std::shared_ptr<const Program> compile(const Engine& engine, const char* source) {
  OneFile files(source);
  CompileOptions options;
  options.inputs = {"/main.go"};
  options.files = &files;
  CompileResult result = engine.compile(options);
  for (const Diagnostic& d : result.diagnostics) std::printf("%s\n", d.to_string().c_str());
  return result.program;
}

void idle_vms(const Engine& engine) {
  constexpr int kCount = 1000;
  auto program = compile(engine,
                         "package main\nimport \"fmt\"\nfunc main() { for {}; fmt.Println() }\n");
  if (!program) return;
  VmOptions options;
  options.fuel = 10;
  Vm(program, options).run();  // whatever happens only once
  std::vector<std::unique_ptr<Vm>> vms;
  vms.reserve(kCount);
  long before = resident();
  auto start = Clock::now();
  for (int i = 0; i < kCount; ++i) {
    vms.push_back(std::make_unique<Vm>(program, options));
    vms.back()->run();
  }
  double micros = since(start);
  std::printf("%d idle VMs: %.1f us and %.1f kB each\n", kCount, micros / kCount,
              static_cast<double>(resident() - before) / kCount / 1000);
}

void blocked_goroutines(const Engine& engine) {
  auto program = compile(engine, R"(package main
func main() {
	n := 100000
	c, done := make(chan int), make(chan int, n)
	for i := 0; i < n; i++ { go func() { done <- <-c + i } () }
	for blocked := 0; blocked < 1000000; blocked++ {}
	for i := 0; i < n; i++ { c <- 1 }
	sum := 0
	for i := 0; i < n; i++ { sum += <-done }
	println(sum)
})");
  if (!program) return;
  VmOptions options;
  options.fuel = 700000;
  options.write_err = [](std::string_view text) {
    std::printf("sum %.*s", static_cast<int>(text.size()), text.data());
    return static_cast<int64_t>(text.size());
  };
  long before = resident();
  auto start = Clock::now();
  Vm vm(program, options);
  vm.run();  // stops in the loop after the goroutines have been started
  long blocked = resident() - before;
  std::printf("100000 goroutines: %.2f kB each\n", static_cast<double>(blocked) / 100000 / 1000);
  vm.add_fuel(int64_t{1} << 40);
  RunResult result = vm.run();
  std::printf("ending %d, %.0f ms in all\n", static_cast<int>(result.ending), since(start) / 1000);
}

void hello(const Engine& engine) {
  auto start = Clock::now();
  auto program = compile(
      engine, "package main\nimport \"fmt\"\nfunc main() { fmt.Println(\"hello\") }\n");
  double compiled = since(start);
  if (!program) return;
  VmOptions options;
  Vm(program, options).run();
  std::printf("hello: %.0f us to compile and link, %.0f us in all\n", compiled, since(start));
}

}  // namespace

int main(int argc, char** argv) {
  Engine engine;
  auto wanted = [&](const char* name) { return argc < 2 || std::strcmp(argv[1], name) == 0; };
  if (wanted("hello")) hello(engine);
  if (wanted("vms")) idle_vms(engine);
  if (wanted("goroutines")) blocked_goroutines(engine);
  return 0;
}
