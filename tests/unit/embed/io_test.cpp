// What a driven VM does while its program waits for descriptors: the thread that drives is never
// blocked in a read, input that the embedder does not have yet, the network as far as granted.
#include <atomic>
#include <chrono>
#include <thread>

#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

using std::chrono::milliseconds;

struct Output {
  std::string text;
  VmOptions options() {
    VmOptions o;
    o.write_out = [this](std::string_view s) {
      text += s;
      return static_cast<int64_t>(s.size());
    };
    o.write_err = o.write_out;
    return o;
  }
};

const char kReader[] = R"(package main
import ("bufio"; "fmt"; "os"; "time")
func main() {
	go func() {
		for range time.Tick(time.Millisecond) {
			ticks++
		}
	}()
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Println("got", in.Text())
	}
	fmt.Println("end", in.Err(), ticks > 2)
}
var ticks int
)";

TEST(DrivenIo, PendingInputLetsOtherGoroutinesRun) {
  auto program = must_compile(kReader);
  ASSERT_NE(program, nullptr);
  Output out;
  VmOptions options = out.options();
  std::atomic<int> stage{0};
  int served = 0;
  options.read_in = [&](char* to, size_t) {
    if (stage.load() == served) return kReadPending;
    ++served;
    if (served == 3) return int64_t{0};
    to[0] = static_cast<char>('a' + served);
    to[1] = '\n';
    return int64_t{2};
  };
  Vm vm(program, options);
  std::thread feeder([&] {
    for (int i = 0; i < 3; ++i) {
      std::this_thread::sleep_for(milliseconds(5));
      ++stage;
      vm.notify_input();
    }
  });
  RunResult result = vm.run();
  feeder.join();
  EXPECT_EQ(result.ending, Ending::kFinished) << result.message;
  EXPECT_EQ(out.text, "got b\ngot c\nend <nil> true\n");
}

TEST(DrivenIo, InterruptAndTimeEndABlockedRead) {
  auto program = must_compile(kReader);
  ASSERT_NE(program, nullptr);
  Output out;
  VmOptions options = out.options();
  options.read_in = [](char*, size_t) { return kReadPending; };
  Vm vm(program, options);
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(10));
    vm.interrupt();
  });
  EXPECT_EQ(vm.run().ending, Ending::kInterrupted);
  other.join();
  RunBudget budget;
  budget.time_ns = 5'000'000;
  EXPECT_EQ(vm.run(budget).ending, Ending::kDeadline);
  budget.return_when_idle = true;
  budget.time_ns = 0;
  EXPECT_EQ(vm.run(budget).ending, Ending::kIdle);
}

const char kLoopback[] = R"(package main
import ("fmt"; "io"; "net"; "os")
func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	go func() {
		c, err := l.Accept()
		if err != nil { panic(err) }
		io.Copy(c, c)
		c.Close()
	}()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil { panic(err) }
	fmt.Fprint(c, "echo")
	c.(*net.TCPConn).CloseWrite()
	text, err := io.ReadAll(c)
	fmt.Println(string(text), err)
	_, err = net.Listen("tcp", ":0")
	fmt.Println(err)
	_, err = net.Dial("tcp", "192.0.2.1:80")
	fmt.Println(err)
	_, err = net.Dial("unix", "/tmp/x")
	fmt.Println(err)
}
)";

TEST(DrivenIo, NetworkAsGranted) {
  auto program = must_compile(kLoopback);
  ASSERT_NE(program, nullptr);
  Output out;
  VmOptions options = out.options();
  RunResult result = Vm(program, options).run();
  EXPECT_EQ(result.exit_status, 1);
  EXPECT_EQ(out.text, "listen tcp 127.0.0.1:0: socket: operation not permitted\n");
  out.text.clear();
  options.network = Network::kLoopback;
  result = Vm(program, options).run();
  EXPECT_EQ(result.ending, Ending::kFinished) << result.message << out.text;
  EXPECT_EQ(out.text,
            "echo <nil>\nlisten tcp :0: bind: operation not permitted\n"
            "dial tcp 192.0.2.1:80: connect: operation not permitted\n"
            "dial unix /tmp/x: connect: operation not permitted\n");
}

TEST(DrivenIo, ABlockedSocketIsInterrupted) {
  auto program = must_compile(R"(package main
import "net"
func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil { panic(err) }
	l.Accept()
}
)");
  ASSERT_NE(program, nullptr);
  Output out;
  VmOptions options = out.options();
  options.network = Network::kLoopback;
  Vm vm(program, options);
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(10));
    vm.interrupt();
  });
  EXPECT_EQ(vm.run().ending, Ending::kInterrupted);
  other.join();
  RunBudget budget;
  budget.return_when_idle = true;
  RunResult result = vm.run(budget);
  EXPECT_EQ(result.ending, Ending::kIdle);
  EXPECT_GE(result.idle_descriptor, 0);
}

TEST(DrivenIo, ProcessesAndSignalsAreRefused) {
  auto program = must_compile(R"(package main
import ("fmt"; "os"; "os/exec"; "os/signal"; "syscall")
func main() {
	fmt.Println(exec.Command("/bin/true").Run())
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	fmt.Println(syscall.Kill(os.Getpid(), syscall.SIGINT))
	p, err := os.FindProcess(1)
	fmt.Println(p.Kill(), err)
}
)");
  ASSERT_NE(program, nullptr);
  Output out;
  RunResult result = Vm(program, out.options()).run();
  EXPECT_EQ(result.ending, Ending::kFinished);
  EXPECT_EQ(out.text,
            "open /dev/null: operation not permitted\noperation not permitted\n"
            "operation not permitted <nil>\n");
}

TEST(DrivenIo, DescriptorsAreLimited) {
  auto program = must_compile(R"(package main
import ("errors"; "fmt"; "os"; "syscall")
func main() {
	for n := 0; ; n++ {
		_, _, err := os.Pipe()
		if err != nil {
			fmt.Println(n, errors.Is(err, syscall.EMFILE))
			return
		}
	}
}
)");
  ASSERT_NE(program, nullptr);
  Output out;
  VmOptions options = out.options();
  options.files = Access::kFull;
  options.max_descriptors = 20;
  EXPECT_EQ(Vm(program, options).run().ending, Ending::kFinished);
  EXPECT_EQ(out.text, "10 true\n");
}

}  // namespace
}  // namespace vole::embed
