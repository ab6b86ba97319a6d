// Driven VMs: machines that run on the calling thread and start none. Programs that never end, under
// each kind of limit: the run ends with the right value soon after the limit, and neither the
// process nor other VMs notice.
//
// How late the endings come is measured and printed, with a generous bound: what else runs on the
// computer must not fail the test.
#include <dirent.h>
#include <poll.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int64_t kMs = 1000000;
constexpr int64_t kLateNs = 500 * kMs;  // of a busy computer; the goal is 10 ms

int threads_of_process() {
  int count = 0;
  DIR* folder = opendir("/proc/self/task");
  while (dirent* entry = readdir(folder)) count += entry->d_name[0] != '.';
  closedir(folder);
  return count;
}

int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch())
      .count();
}

// Each goes on for ever unless a limit stops it.
struct Endless {
  const char* name;
  const char* source;
  bool takes_memory;  // a memory limit ends it
  bool computes;      // fuel ends it soon
};
const Endless kEndless[] = {
    {"loop", "package main\nfunc main() { for {} }\n", false, true},
    {"calls", R"(package main
func even(n int) bool { if n == 0 { return true }; return odd(n - 1) }
//go:noinline
func odd(n int) bool { if n == 0 { return false }; return even(n - 1) }
func main() { for { even(100) } }
)", false, true},
    {"garbage", R"(package main
type node struct { next *node; data [6]int }
var sink *node
func main() { for i := 0; ; i++ { sink = &node{nil, [6]int{i}} } }
)", false, true},
    {"allocation", R"(package main
type node struct { next *node; data [6]int }
var head *node
func main() { for { head = &node{next: head} } }
)", true, true},
    {"large allocation", R"(package main
var all [][]*int
func main() { for { all = append(all, make([]*int, 1<<16)) } }
)", true, true},
    {"strings", R"(package main
func main() { s := "x"; for { s += s } }
)", true, true},
    {"map", R"(package main
func main() { m := map[int]string{}; for i := 0; ; i++ { m[i] = "x" } }
)", true, true},
    {"goroutines", R"(package main
func main() { c := make(chan int); for { go func() { <-c }() } }
)", true, true},
    {"spinning goroutines", R"(package main
func spin(n int) { if n > 0 { go spin(n - 1) }; for {} }
func main() { spin(20) }
)", false, true},
    {"recursion", R"(package main
func f(n int) int { return f(n+1) + n }
func main() { println(f(0)) }
)", true, true},
    {"read", R"(package main
import "os"
func main() { b := make([]byte, 1); os.Stdin.Read(b) }
)", false, false},
    // Values that share their parts: comparing takes twice as long with each level.
    {"comparison", R"(package main
func main() {
	var a, b any = 1, 1
	for i := 0; i < 60; i++ { a = [2]any{a, a}; b = [2]any{b, b} }
	println(a == b)
}
)", false, true},
    {"hashing", R"(package main
func main() {
	var a any = 1
	for i := 0; i < 60; i++ { a = [2]any{a, a} }
	m := map[any]int{}
	m[a]++
	println(len(m))
}
)", false, true},
    {"keys", R"(package main
type pair struct { x, y any }
func main() {
	var a, b any = 1, 1
	for i := 0; i < 13; i++ { a = pair{a, a}; b = pair{b, b} }
	k := map[any]int{a: 1}
	for { k[b]++ }
}
)", false, true},
    {"sleep", R"(package main
import "time"
func main() { for { time.Sleep(time.Hour) } }
)", false, false},
    {"ticks", R"(package main
import "time"
func main() { for range time.Tick(time.Millisecond) {} }
)", false, false},
};

class Driven : public testing::TestWithParam<Endless> {
 protected:
  void SetUp() override {
    program_ = must_compile(GetParam().source);
    ASSERT_NE(program_, nullptr);
    threads_ = threads_of_process();
  }
  void TearDown() override { EXPECT_LE(threads_of_process(), threads_) << "a thread was started"; }

  static VmOptions options() {
    VmOptions o;
    o.read_in = [](char*, size_t) { return kReadPending; };
    o.write_err = [](std::string_view text) { return static_cast<int64_t>(text.size()); };
    o.max_stack = 16 << 20;
    return o;
  }

  void report(const char* limit, int64_t late_ns) {
    std::printf("  %-20s %-14s %7.2f ms after the limit\n", GetParam().name, limit,
                static_cast<double>(late_ns) / 1e6);
    EXPECT_LT(late_ns, kLateNs);
  }

  bool overflows() const { return std::string_view(GetParam().name) == "recursion"; }

  std::shared_ptr<const Program> program_;
  int threads_ = 0;
};

TEST_P(Driven, EndsAtTheDeadline) {
  VmOptions o = options();
  o.memory_limit = uint64_t{256} << 20;
  if (overflows()) o.max_stack = uint64_t{1} << 40;
  Vm vm(program_, o);
  for (int i = 0; i < 2; ++i) {
    int64_t begin = now_ns();
    RunResult result = vm.run({.time_ns = 20 * kMs});
    int64_t late = now_ns() - begin - 20 * kMs;
    if (GetParam().takes_memory && result.ending == Ending::kOutOfMemory) {
      std::printf("  %-20s out of memory before the deadline\n", GetParam().name);
      return;
    }
    EXPECT_EQ(result.ending, Ending::kDeadline) << result.message;
    EXPECT_FALSE(has_ended(result.ending));
    report("deadline", late);
  }
}

TEST_P(Driven, EndsWhenInterrupted) {
  VmOptions o = options();
  o.memory_limit = uint64_t{512} << 20;
  if (overflows()) o.max_stack = uint64_t{1} << 40;
  Vm vm(program_, o);
  std::atomic<int64_t> asked{0};
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(20));
    asked = now_ns();
    vm.interrupt();
  });
  RunResult result = vm.run();
  int64_t late = now_ns() - asked;
  other.join();
  if (GetParam().takes_memory && result.ending == Ending::kOutOfMemory) return;
  EXPECT_EQ(result.ending, Ending::kInterrupted) << result.message;
  report("interrupt", late);
}

TEST_P(Driven, EndsWhenTheFuelIsSpent) {
  if (!GetParam().computes) return;
  VmOptions o = options();
  o.memory_limit = uint64_t{1} << 30;
  o.max_stack = uint64_t{1} << 40;
  Vm vm(program_, o);
  RunResult result = vm.run({.fuel = 50000});
  if (GetParam().takes_memory && result.ending == Ending::kOutOfMemory) return;
  EXPECT_EQ(result.ending, Ending::kOutOfFuel) << result.message;
  // It goes on where it stopped.
  result = vm.run({.fuel = 1000});
  EXPECT_TRUE(result.ending == Ending::kOutOfFuel || result.ending == Ending::kOutOfMemory);
}

TEST_P(Driven, EndsAtTheMemoryLimit) {
  if (!GetParam().takes_memory) return;
  VmOptions o = options();
  o.memory_limit = 24 << 20;
  o.max_stack = uint64_t{1} << 40;
  Vm vm(program_, o);
  int64_t begin = now_ns();
  RunResult result = vm.run();
  std::printf("  %-20s memory limit: %.2f ms\n", GetParam().name,
              static_cast<double>(now_ns() - begin) / 1e6);
  EXPECT_EQ(result.ending, Ending::kOutOfMemory) << result.message;
  EXPECT_FALSE(result.message.empty());
  EXPECT_TRUE(has_ended(result.ending));
  EXPECT_LE(vm.memory_in_use(), uint64_t{24} << 20);
  // The same answer when asked again.
  EXPECT_EQ(vm.run().ending, Ending::kOutOfMemory);
}

TEST_P(Driven, CanBeClosedAtAnyTime) {
  for (int64_t fuel : {1, 10, 100, 1000, 10000}) {
    VmOptions o = options();
    o.memory_limit = 64 << 20;
    Vm vm(program_, o);
    vm.run({.fuel = fuel, .time_ns = 10 * kMs});
  }
}

INSTANTIATE_TEST_SUITE_P(Endless, Driven, testing::ValuesIn(kEndless), [](const auto& info) {
  std::string name = info.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
});

TEST(DrivenVm, StackOverflowIsFatal) {
  VmOptions options;
  options.max_stack = 1 << 20;
  Output o = run(must_compile(
      "package main\nfunc f(n int) int { return f(n+1) + n }\nfunc main() { println(f(0)) }\n"),
                 options);
  EXPECT_EQ(o.result.ending, Ending::kFatal);
  EXPECT_EQ(o.result.message, "stack overflow");
  EXPECT_EQ(o.result.exit_status, 2);
  EXPECT_NE(o.err.find("goroutine stack exceeds 1048576-byte limit"), std::string::npos) << o.err;
}

// A hundred that work, with one of each endless kind in between: all advance in turns on one
// thread, the hundred finish, with their own results.
TEST(DrivenVm, OthersGoOn) {
  auto worker = must_compile(R"(package main
import ("fmt"; "os"; "sync")
func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum, m := 0, map[string]int{}
	for g := 0; g < 10; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 200; i++ {
				mu.Lock()
				sum += i * g
				m[fmt.Sprint(i)] += len(os.Args[1])
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(os.Args[1], sum, m["7"])
})");
  ASSERT_NE(worker, nullptr);
  constexpr int kWorkers = 100;
  struct Worker {
    std::string out;
    std::unique_ptr<Vm> vm;
    bool finished = false;
  };
  std::vector<Worker> workers(kWorkers);
  for (int i = 0; i < kWorkers; ++i) {
    VmOptions options;
    options.arguments = {"worker", std::to_string(1000 + i)};
    options.memory_limit = 32 << 20;
    options.write_out = [out = &workers[i].out](std::string_view text) {
      *out += text;
      return static_cast<int64_t>(text.size());
    };
    workers[i].vm = std::make_unique<Vm>(worker, options);
  }
  std::vector<std::unique_ptr<Vm>> endless;
  for (const Endless& e : kEndless) {
    VmOptions options;
    options.memory_limit = 16 << 20;
    options.read_in = [](char*, size_t) { return kReadPending; };
    options.write_err = [](std::string_view text) { return static_cast<int64_t>(text.size()); };
    endless.push_back(std::make_unique<Vm>(must_compile(e.source), options));
  }
  int threads = threads_of_process();
  int left = kWorkers;
  for (int turn = 0; left > 0 && turn < 100000; ++turn) {
    for (Worker& w : workers) {
      if (w.finished) continue;
      RunResult result = w.vm->run({.fuel = 500, .return_when_idle = true});
      if (!has_ended(result.ending)) continue;
      EXPECT_EQ(result.ending, Ending::kFinished) << result.message;
      w.finished = true;
      left--;
    }
    for (auto& vm : endless) {
      // One operation may be long (comparing, hashing): time bounds it, too.
      RunResult result = vm->run({.fuel = 500, .time_ns = kMs, .return_when_idle = true});
      EXPECT_NE(result.ending, Ending::kFinished);
    }
  }
  EXPECT_EQ(threads_of_process(), threads);
  for (int i = 0; i < kWorkers; ++i) {
    EXPECT_EQ(workers[i].out, std::to_string(1000 + i) + " 895500 40\n");
  }
}

// The same on several threads at once, each VM on one.
TEST(DrivenVm, ThreadsHaveTheirOwn) {
  auto program = must_compile(R"(package main
import "fmt"
func main() {
	c := make(chan []int)
	for g := 0; g < 4; g++ {
		go func() { for i := 0; i < 500; i++ { c <- []int{g, i} } }()
	}
	s := 0
	for i := 0; i < 2000; i++ { v := <-c; s += v[0] * v[1] }
	fmt.Println(s)
})");
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) {
        Output o = run(program);
        if (o.out == "748500\n") right++;
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(right, 20);
}

TEST(DrivenVm, SaysWhatItWaitsFor) {
  auto program = must_compile(R"(package main
import ("fmt"; "os"; "time")
func main() {
	time.Sleep(5 * time.Millisecond)
	b := make([]byte, 10)
	n, err := os.Stdin.Read(b)
	fmt.Println(string(b[:n]), err)
})");
  std::string out;
  bool ready = false;
  VmOptions options;
  options.read_in = [&](char* to, size_t) -> int64_t {
    if (!ready) return kReadPending;
    to[0] = 'h', to[1] = 'i';
    return 2;
  };
  options.write_out = [&](std::string_view text) {
    out += text;
    return static_cast<int64_t>(text.size());
  };
  Vm vm(program, options);
  RunResult result = vm.run({.return_when_idle = true});
  ASSERT_EQ(result.ending, Ending::kIdle);
  EXPECT_GT(result.idle_until_ns, now_ns() - 1000 * kMs);
  EXPECT_LT(result.idle_until_ns, now_ns() + 10 * kMs);
  // A time is told; until then nothing happens.
  while (result.ending == Ending::kIdle && result.idle_until_ns != INT64_MAX) {
    std::this_thread::sleep_for(std::chrono::nanoseconds(
        std::max<int64_t>(0, result.idle_until_ns - now_ns())));
    result = vm.run({.return_when_idle = true});
  }
  ASSERT_EQ(result.ending, Ending::kIdle) << result.message;
  ready = true;
  vm.notify_input();
  result = vm.run({.return_when_idle = true});
  EXPECT_EQ(result.ending, Ending::kFinished) << result.message;
  EXPECT_EQ(out, "hi <nil>\n");
}

// A VM with nothing to run collects on its driver's time, but not beyond the deadline.
TEST(DrivenVm, IdleCollectionHeedsTheDeadline) {
  auto program = must_compile(R"(package main
import ("runtime/debug"; "time")
type node struct { next *node; pad [6]int }
var list, other *node
func main() {
	debug.SetGCPercent(-1)
	for i := 0; i < 400000; i++ { list = &node{next: list} }
	debug.SetGCPercent(10)
	other = &node{}
	time.Sleep(time.Hour)
})");
  Vm vm(program, {});
  RunResult result;
  do {
    result = vm.run({.time_ns = 1, .return_when_idle = true});
  } while (result.ending == Ending::kDeadline);
  ASSERT_EQ(result.ending, Ending::kIdle) << result.message;
  EXPECT_LE(result.idle_until_ns, now_ns());
  // Without one it ends.
  result = vm.run({.return_when_idle = true});
  ASSERT_EQ(result.ending, Ending::kIdle) << result.message;
  EXPECT_GT(result.idle_until_ns, now_ns());
}

TEST(DrivenVm, DeadlockIsFatalAlsoWithABudget) {
  VmOptions options;
  std::string err;
  options.write_err = [&](std::string_view text) {
    err += text;
    return static_cast<int64_t>(text.size());
  };
  Vm vm(must_compile("package main\nfunc main() { <-make(chan int) }\n"), options);
  RunResult result = vm.run({.fuel = 100000, .time_ns = 1000 * kMs, .return_when_idle = true});
  EXPECT_EQ(result.ending, Ending::kFatal);
  EXPECT_EQ(result.message, "all goroutines are asleep - deadlock!");
}

TEST(DrivenVm, FuelOfTheVmAndOfTheCall) {
  auto program = must_compile("package main\nfunc main() { for i := 0; i < 100000; i++ {} }\n");
  VmOptions options;
  options.fuel = 30000;
  Vm vm(program, options);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(vm.run({.fuel = 10000}).ending, Ending::kOutOfFuel);
  EXPECT_EQ(vm.run({.fuel = 10000}).ending, Ending::kOutOfFuel);  // the Vm's own is spent
  vm.add_fuel(1000000);
  EXPECT_EQ(vm.run().ending, Ending::kFinished);
}

// What is used up while a VM sleeps again and again counts, too.
TEST(DrivenVm, FuelIsSpentAcrossWaits) {
  auto program = must_compile(R"(package main
import "time"
func main() { for i := 0; i < 100000; i++ { time.Sleep(1) } }
)");
  VmOptions options;
  options.fuel = 20000;
  Vm vm(program, options);
  EXPECT_EQ(vm.run({.time_ns = 10000 * kMs}).ending, Ending::kOutOfFuel);
}

TEST(DrivenVm, InterruptBeforeTheRun) {
  Vm vm(must_compile("package main\nfunc main() { for {} }\n"), {});
  vm.interrupt();
  EXPECT_EQ(vm.run({.time_ns = 5000 * kMs}).ending, Ending::kInterrupted);
  EXPECT_EQ(vm.run({.fuel = 1000}).ending, Ending::kOutOfFuel);
}

TEST(DrivenVm, EndedStaysEnded) {
  auto program = must_compile("package main\nimport \"os\"\nfunc main() { os.Exit(3) }\n");
  Vm vm(program, {});
  for (int i = 0; i < 3; ++i) {
    RunResult result = vm.run();
    EXPECT_EQ(result.ending, Ending::kExited);
    EXPECT_EQ(result.exit_status, 3);
  }
}

}  // namespace
}  // namespace vole::embed
