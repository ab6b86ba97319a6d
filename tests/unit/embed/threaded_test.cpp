// Vms with threads of their own, and the modes that choose who runs next.
#include <atomic>
#include <chrono>
#include <thread>

#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

VmOptions threads(const char* procs) {
  VmOptions options;
  options.threads = true;
  options.environment = {std::string("GOMAXPROCS=") + procs};
  return options;
}

// Goroutines that share a counter by each means there is.
constexpr const char* kShared = R"(package main
import ("sync"; "sync/atomic")
func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var fast atomic.Int64
	slow, ch := 0, make(chan int, 3)
	for g := 0; g < 8; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 500; i++ {
				fast.Add(1)
				mu.Lock(); slow++; mu.Unlock()
				ch <- i
			}
		}()
	}
	go func() { wg.Wait(); close(ch) }()
	sum := 0
	for v := range ch { sum += v }
	print(fast.Load(), " ", slow, " ", sum)
}
)";

TEST(Threaded, AnyNumberOfPs) {
  auto program = must_compile(kShared);
  for (const char* procs : {"1", "2", "3", "8"}) {
    Output output = run(program, threads(procs));
    EXPECT_EQ(output.err, "4000 4000 998000") << procs;
    EXPECT_EQ(output.result.ending, Ending::kFinished);
  }
}

TEST(Threaded, InterruptStopsAllThreads) {
  auto program = must_compile(R"(package main
func main() {
	for i := 0; i < 3; i++ { go func() { for { } }() }
	for { print(".") }
}
)");
  std::atomic<int> writes{0};
  VmOptions options = threads("4");
  options.write_err = [&](std::string_view text) {
    writes.fetch_add(1);
    return static_cast<int64_t>(text.size());
  };
  Vm vm(program, std::move(options));
  for (int round = 0; round < 3; ++round) {
    std::thread other([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      vm.interrupt();
    });
    EXPECT_EQ(vm.run().ending, Ending::kInterrupted);
    other.join();
    // Nobody runs until the next run().
    int seen = writes.load();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(writes.load(), seen);
  }
}

TEST(Threaded, TheOneThatDrivesMaySleepWhenInterrupted) {
  auto program = must_compile(R"(package main
import "time"
func main() { time.Sleep(time.Hour) }
)");
  Vm vm(program, threads("2"));
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    vm.interrupt();
  });
  EXPECT_EQ(vm.run().ending, Ending::kInterrupted);
  other.join();
}

TEST(Threaded, OneEndsForAll) {
  auto program = must_compile(R"(package main
import "os"
func main() {
	for i := 0; i < 4; i++ { go func() { for { } }() }
	go func() { os.Exit(7) }()
	for { }
}
)");
  for (const char* procs : {"1", "2", "4"}) {
    Output output = run(program, threads(procs));
    EXPECT_EQ(output.result.ending, Ending::kExited);
    EXPECT_EQ(output.result.exit_status, 7);
  }
}

TEST(Threaded, PanicsAtTheSameTimePrintOne) {
  auto program = must_compile(R"(package main
func main() {
	start := make(chan bool)
	for i := 0; i < 6; i++ { go func() { <-start; panic("at once") }() }
	close(start)
	for { }
}
)");
  for (int round = 0; round < 20; ++round) {
    Output output = run(program, threads("4"));
    EXPECT_EQ(output.result.ending, Ending::kPanicked);
    EXPECT_EQ(output.result.exit_status, 2);
    EXPECT_TRUE(output.err.starts_with("panic: at once\n\ngoroutine ")) << output.err;
    EXPECT_EQ(output.err.find("panic: ", 1), std::string::npos);
  }
}

TEST(Threaded, DeadlockHasGosText) {
  auto program = must_compile(R"(package main
func main() {
	c := make(chan int)
	for i := 0; i < 4; i++ { go func() { c <- <-c }() }
	<-c
}
)");
  for (const char* procs : {"1", "3"}) {
    Output output = run(program, threads(procs));
    EXPECT_EQ(output.result.ending, Ending::kFatal);
    EXPECT_TRUE(output.err.starts_with(
        "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\n"))
        << output.err;
  }
}

// What two goroutines that both compute see of each other depends on when they are switched.
constexpr const char* kOrder = R"(package main
func main() {
	order, done := "", make(chan bool)
	for g := 0; g < 4; g++ {
		go func() {
			for i := 0; i < 20; i++ {
				for k := 0; k < 500; k++ { }
				order += string(rune('a' + g))
			}
			done <- true
		}()
	}
	for g := 0; g < 4; g++ { <-done }
	print(len(order), " ", order)
}
)";

TEST(Modes, TheSeedDecidesTheOrder) {
  auto program = must_compile(kOrder);
  auto with_seed = [&](int seed) {
    VmOptions options = threads("4");
    options.debug = "schedseed=" + std::to_string(seed);
    return run(program, std::move(options)).err;
  };
  std::string first = with_seed(1);
  EXPECT_TRUE(first.starts_with("80 ")) << first;
  for (int again = 0; again < 3; ++again) EXPECT_EQ(with_seed(1), first);
  int different = 0;
  for (int seed = 2; seed < 8; ++seed) different += with_seed(seed) != first;
  EXPECT_GE(different, 5);
}

TEST(Modes, PreemptSwitchesAtEverySafePoint) {
  auto program = must_compile(kOrder);
  VmOptions options;  // driven: the order is fixed, and without the mode each runs to its end
  std::string calm = run(program, options).err;
  options.debug = "preempt=1";
  std::string busy = run(program, options).err;
  auto switches = [](const std::string& s) {
    int n = 0;
    for (size_t i = 4; i < s.size(); ++i) n += s[i] != s[i - 1];
    return n;
  };
  EXPECT_EQ(switches(calm), 3) << calm;
  EXPECT_GT(switches(busy), 40) << busy;
  for (const char* procs : {"1", "4"}) {
    VmOptions both = threads(procs);
    both.debug = "preempt=1";
    EXPECT_EQ(run(must_compile(kShared), both).err, "4000 4000 998000");
  }
}

}  // namespace
}  // namespace vole::embed
