// The public interface: compiling, running, endings, limits, isolation of machines.
#include <chrono>
#include <thread>

#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

TEST(Engine, RunsAProgram) {
  Output o = run(must_compile("package main\nfunc main() { println(1+1) }\n"));
  EXPECT_EQ(o.result.ending, Ending::kFinished);
  EXPECT_EQ(o.result.exit_status, 0);
  EXPECT_EQ(o.err, "2\n");
}

TEST(Engine, ReportsErrorsInOrderOfPosition) {
  CompileResult result = compile("package main\nfunc main() {\n\tx := 1\n\ty = 2\n}\n");
  EXPECT_EQ(result.program, nullptr);
  ASSERT_EQ(result.diagnostics.size(), 2u);
  EXPECT_EQ(result.diagnostics[0].to_string(), "/src/main.go:3:2: declared and not used: x");
  EXPECT_EQ(result.diagnostics[1].to_string(), "/src/main.go:4:2: undefined: y");
}

TEST(Engine, PassesArgumentsEnvironmentAndStreams) {
  auto program = must_compile(R"(package main
import ("bufio"; "fmt"; "os")
func main() {
	line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	fmt.Println(os.Args[1:], os.Getenv("COLOUR"), line)
	os.Exit(7)
})");
  VmOptions options;
  options.arguments = {"prog", "a", "b"};
  options.environment = {"COLOUR=blue"};
  bool given = false;
  options.read_in = [&](char* to, size_t size) -> int64_t {
    if (given || size < 3) return 0;
    given = true;
    to[0] = 'h', to[1] = 'i', to[2] = '\n';
    return 3;
  };
  Output o = run(program, options);
  EXPECT_EQ(o.out, "[a b] blue hi\n\n");
  EXPECT_EQ(o.result.ending, Ending::kExited);
  EXPECT_EQ(o.result.exit_status, 7);
}

TEST(Engine, PanicsAreValues) {
  Output o = run(must_compile("package main\nfunc main() { panic(\"boom\") }\n"));
  EXPECT_EQ(o.result.ending, Ending::kPanicked);
  EXPECT_EQ(o.result.exit_status, 2);
  EXPECT_EQ(o.result.message, "boom");
  EXPECT_TRUE(o.err.starts_with("panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n")) << o.err;
}

TEST(Engine, DeadlockIsFatal) {
  Output o = run(must_compile("package main\nfunc main() { <-make(chan int) }\n"));
  EXPECT_EQ(o.result.ending, Ending::kFatal);
  EXPECT_EQ(o.result.exit_status, 2);
  EXPECT_EQ(o.result.message, "all goroutines are asleep - deadlock!");
}

TEST(Engine, InfiniteRecursionIsFatal) {
  Output o = run(must_compile(
      "package main\nfunc f(n int) int { return f(n+1) + 1 }\nfunc main() { println(f(0)) }\n"));
  EXPECT_EQ(o.result.ending, Ending::kFatal);
  EXPECT_EQ(o.result.message, "stack overflow");
  EXPECT_NE(o.err.find("goroutine stack exceeds 1000000000-byte limit"), std::string::npos);
}

TEST(Engine, FuelRunsOutAndCanBeAdded) {
  auto program = must_compile("package main\nfunc main() { for i := 0; i < 100000; i++ {} }\n");
  VmOptions options;
  options.fuel = 1000;
  Vm vm(program, options);
  RunResult result = vm.run();
  EXPECT_EQ(result.ending, Ending::kOutOfFuel);
  vm.add_fuel(1000000);
  EXPECT_EQ(vm.run().ending, Ending::kFinished);
}

TEST(Engine, InterruptEndsAnEndlessLoop) {
  auto program = must_compile("package main\nfunc main() { for {} }\n");
  Vm vm(program, {});
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    vm.interrupt();
  });
  EXPECT_EQ(vm.run().ending, Ending::kInterrupted);
  other.join();
}

TEST(Engine, InterruptEndsASleep) {
  auto program = must_compile(
      "package main\nimport \"time\"\nfunc main() { time.Sleep(time.Hour) }\n");
  Vm vm(program, {});
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    vm.interrupt();
  });
  EXPECT_EQ(vm.run().ending, Ending::kInterrupted);
  other.join();
}

TEST(Engine, MemoryLimitIsAnEnding) {
  auto program = must_compile(R"(package main
var keep [][]byte
func main() { for { keep = append(keep, make([]byte, 1<<16)) } }
)");
  VmOptions options;
  options.memory_limit = 32 << 20;
  Vm vm(program, options);
  RunResult result = vm.run();
  EXPECT_EQ(result.ending, Ending::kOutOfMemory);
  EXPECT_LE(vm.memory_in_use(), uint64_t{32} << 20);
}

TEST(Engine, FilesAreDeniedUnlessGranted) {
  auto program = must_compile(R"(package main
import ("fmt"; "os")
func main() { _, err := os.ReadFile("/etc/hostname"); fmt.Println(err) }
)");
  EXPECT_EQ(run(program).out, "open /etc/hostname: operation not permitted\n");
  VmOptions granted;
  granted.files = Access::kReadOnly;
  EXPECT_NE(run(program, granted).out, "open /etc/hostname: operation not permitted\n");
}

TEST(Engine, UnsafeCanBeRefused) {
  MemoryFiles files("package main\nimport \"unsafe\"\nfunc main() { println(unsafe.Sizeof(1)) }\n");
  CompileOptions options;
  options.inputs = {"/src/main.go"};
  options.files = &files;
  EXPECT_NE(engine().compile(options).program, nullptr);
  options.allow_unsafe = false;
  CompileResult refused = engine().compile(options);
  EXPECT_EQ(refused.program, nullptr);
  ASSERT_EQ(refused.diagnostics.size(), 1u);
  EXPECT_EQ(refused.diagnostics[0].line, 2);
}

// Nor does reflection give what the import would have.
TEST(Engine, UnsafeByReflectionCanBeRefused) {
  const std::pair<const char*, int> uses[] = {
      {"func main() {\n\tn := 1\n\tp := reflect.ValueOf(&n).UnsafePointer()\n\t"
       "println(*(*string)(p))\n}\n", 5},
      {"func main() {\n\tf := reflect.NewAt\n\tprintln(f)\n}\n", 4},
      {"var f = reflect.SliceAt\nfunc main() { println(f) }\n", 3},
  };
  for (const auto& [text, line] : uses) {
    MemoryFiles files("package main\nimport \"reflect\"\n" + std::string(text));
    CompileOptions options;
    options.inputs = {"/src/main.go"};
    options.files = &files;
    EXPECT_NE(engine().compile(options).program, nullptr) << text;
    options.allow_unsafe = false;
    CompileResult refused = engine().compile(options);
    EXPECT_EQ(refused.program, nullptr) << text;
    ASSERT_FALSE(refused.diagnostics.empty());
    EXPECT_EQ(refused.diagnostics[0].line, line) << text;
  }
}

// Two machines of one program do not see each other's globals, even when their runs interleave.
TEST(Engine, MachinesOfOneProgramAreIsolated) {
  auto program = must_compile(R"(package main
import ("fmt"; "os")
var n = len(os.Args)
var m = map[string]int{}
func main() {
	for i := 0; i < 1000; i++ { n += len(os.Args); m[os.Args[0]]++ }
	fmt.Println(n, len(m), m)
})");
  VmOptions first, second;
  std::string out[2];
  auto to = [](std::string* text) {
    return [text](std::string_view part) {
      *text += part;
      return static_cast<int64_t>(part.size());
    };
  };
  first.arguments = {"one"};
  second.arguments = {"two", "x"};
  first.write_out = to(&out[0]);
  second.write_out = to(&out[1]);
  first.fuel = second.fuel = 100;
  Vm a(program, first), b(program, second);
  bool a_done = false, b_done = false;
  for (int round = 0; round < 10000 && !(a_done && b_done); ++round) {
    if (!a_done) a_done = a.run().ending == Ending::kFinished;
    if (!b_done) b_done = b.run().ending == Ending::kFinished;
    a.add_fuel(100);
    b.add_fuel(100);
  }
  EXPECT_EQ(out[0], "1001 1 map[one:1000]\n");
  EXPECT_EQ(out[1], "2002 1 map[two:1000]\n");
}

TEST(Engine, MachinesRunInParallelThreads) {
  auto program = must_compile(R"(package main
import ("fmt"; "strings")
func main() {
	m := map[string]int{}
	for i := 0; i < 20000; i++ { m[strings.Repeat("x", i%50)] += i }
	fmt.Println(len(m), m["xx"])
})");
  std::string outs[4];
  std::vector<std::thread> threads;
  for (std::string& out : outs) {
    threads.emplace_back([&out, &program] { out = run(program).out; });
  }
  for (std::thread& t : threads) t.join();
  for (const std::string& out : outs) EXPECT_EQ(out, "50 3990800\n");
}

TEST(Engine, ReadsPackagesFromMemory) {
  MemoryFiles files;
  files.files["/src/go.mod"] = "module example.com/app\n\ngo 1.22\n";
  files.files["/src/main.go"] =
      "package main\nimport \"example.com/app/greet\"\nfunc main() { println(greet.Hello()) }\n";
  files.files["/src/greet/greet.go"] = "package greet\nfunc Hello() string { return \"hi\" }\n";
  CompileOptions options;
  options.inputs = {"/src"};
  options.files = &files;
  CompileResult result = engine().compile(options);
  for (const Diagnostic& d : result.diagnostics) ADD_FAILURE() << d.to_string();
  EXPECT_EQ(run(result.program).err, "hi\n");
}

TEST(Engine, DisassemblesWithSource) {
  auto program = must_compile("package main\nfunc main() { println(1) }\n");
  std::string text = disassemble(*program, "");
  EXPECT_NE(text.find("main.main"), std::string::npos);
}

}  // namespace
}  // namespace vole::embed
