// Hand-assembled programs: arithmetic, loops, calls, recursion, deep stacks, budgets.
#include <gtest/gtest.h>

#include <cstdio>

#include "base/clock.h"
#include "tests/unit/vm/assembler.h"

namespace vole::vm::test {
namespace {

void print_int(Code& c, uint16_t slot) {
  c.op(Opcode::Rt, slot, static_cast<uint16_t>(RtId::PrintInt)).word(0);
}

// func fib(n int) int: slot 0 n, slot 1 result, 2 temporary
void add_fib(Builder& b, uint32_t self) {
  Code f = b.function("main.fib", 1, 1, 10);
  f.op(Opcode::JGeII64, 0, 2, 3);
  f.op(Opcode::Mov, 1, 0);
  f.op(Opcode::Ret);
  f.op(Opcode::AddII64, 7, 0, static_cast<uint16_t>(-1));
  f.call(7, self);
  f.op(Opcode::Mov, 2, 8);
  f.op(Opcode::AddII64, 7, 0, static_cast<uint16_t>(-2));
  f.call(7, self);
  f.op(Opcode::AddI64, 1, 2, 8);
  f.op(Opcode::Ret);
}

Builder fib_program(int n) {
  Builder b;
  Code m = b.function("main.main", 0, 0, 8);
  m.op_bc(Opcode::LdI, 4, n).call(4, 1);
  print_int(m, 5);
  m.op(Opcode::Ret);
  add_fib(b, 1);
  return b;
}

TEST(Interpreter, Fib) {
  TestHost host;
  Builder b = fib_program(20);
  auto r = b.run(host);
  ASSERT_NE(r.machine, nullptr) << r.load_error;
  EXPECT_EQ(r.result.end, RunEnd::kFinished);
  EXPECT_EQ(r.result.status, 0);
  EXPECT_EQ(host.err, "6765");
}

TEST(Interpreter, FibWithMovingStacks) {
  TestHost host;
  Builder b = fib_program(12);
  MachineConfig config;
  config.moves.seed = 1;
  auto r = b.run(host, config);
  EXPECT_EQ(host.err, "144");
}

TEST(Interpreter, Budget) {
  TestHost host;
  Builder b = fib_program(25);
  Program::Loaded loaded = Program::load(
      {std::shared_ptr<const bytecode::ModuleSource>(bytecode::make_module_source(b.module()))},
      {});
  MachineConfig config;
  config.host = &host;
  auto m = Machine::create(loaded.program, config, nullptr);
  int runs = 1;
  RunResult result = m->run(1000);
  for (; result.end == RunEnd::kBudget; ++runs) result = m->run(1000);
  EXPECT_EQ(result.end, RunEnd::kFinished);
  EXPECT_GT(runs, 200);
  EXPECT_LT(runs, 300);  // fib(25) makes 242785 calls
  m.reset();
  EXPECT_EQ(host.err, "75025");
}

// func deep(n int) int { if n == 0 { return 0 }; return deep(n-1) + 1 }
TEST(Interpreter, DeepRecursion) {
  TestHost host;
  Builder b;
  Code m = b.function("main.main", 0, 0, 8);
  m.op_bc(Opcode::LdI, 4, 1000000).call(4, 1);
  print_int(m, 5);
  m.op(Opcode::Ret);
  Code f = b.function("main.deep", 1, 1, 9);
  f.op(Opcode::JNeII64, 0, 0, 3);
  f.op_bc(Opcode::LdI, 1, 0);
  f.op(Opcode::Ret);
  f.op(Opcode::AddII64, 6, 0, static_cast<uint16_t>(-1));
  f.call(6, 1);
  f.op(Opcode::AddII64, 1, 7, 1);
  f.op(Opcode::Ret);
  auto r = b.run(host);
  EXPECT_EQ(r.result.status, 0);
  r.machine.reset();
  EXPECT_EQ(host.err, "1000000");
}

TEST(Interpreter, StackOverflow) {
  TestHost host;
  Builder b;
  Code m = b.function("main.main", 0, 0, 8);
  m.call(4, 0).op(Opcode::Ret);
  MachineConfig config;
  config.max_stack = 1 << 20;
  auto r = b.run(host, config);
  EXPECT_EQ(r.result.status, 2);
  EXPECT_EQ(r.result.outcome, Outcome::kFatal);
  EXPECT_TRUE(host.err.starts_with(
      "runtime: goroutine stack exceeds 1048576-byte limit\nruntime: sp=0x"));
  EXPECT_NE(host.err.find("]\nfatal error: stack overflow\n"), std::string::npos);
}

TEST(Interpreter, LoopsAndArrays) {
  // sum of i*i for i in [0, 100) through a slice
  TestHost host;
  Builder b;
  uint32_t int_type = b.type(Kind::Int, 8, "int");
  Code m = b.function("main.main", 0, 0, 20);
  m.op_bc(Opcode::LdI, 0, 100);
  m.op(Opcode::MakeSlice, 1, 0, 0).reloc(RelocKind::Type, int_type);
  m.op_bc(Opcode::LdI, 4, 0);
  uint32_t loop = m.here();
  m.op(Opcode::MulI64, 5, 4, 4);
  m.op(Opcode::StX64, 1, 4, 5);
  m.safe_point_here(2);
  m.op(Opcode::IncLt, 4, 0, static_cast<uint16_t>(loop - m.here()));
  m.op_bc(Opcode::LdI, 4, 0);
  m.op_bc(Opcode::LdI, 6, 0);
  loop = m.here();
  m.op(Opcode::LdX64, 5, 1, 4);
  m.op(Opcode::AddI64, 6, 6, 5);
  m.safe_point_here(2);
  m.op(Opcode::IncLt, 4, 0, static_cast<uint16_t>(loop - m.here()));
  print_int(m, 6);
  m.op(Opcode::LdX64, 5, 1, 4);  // index 100: panics
  m.op(Opcode::Ret);
  MachineConfig config;
  config.gc_stress = config.verify_heap = true;
  config.moves.seed = 1;
  auto r = b.run(host, config);
  EXPECT_EQ(r.result.status, 2);
  EXPECT_NE(host.err.find("328350panic"), std::string::npos) << host.err;
}

// A list that grows without end under a memory limit ends the machine with a value.
TEST(Interpreter, MemoryLimit) {
  TestHost host;
  Builder b;
  uint32_t int_type = b.type(Kind::Int, 8, "int");
  Code m = b.function("main.main", 0, 0, 20);
  m.op(Opcode::Zero, 0, 4);
  uint32_t loop = m.here();
  m.op(Opcode::Append1, 0, 0, 3).reloc(RelocKind::Type, int_type);
  m.safe_point_here(1);
  m.op_bc(Opcode::Loop, 0, static_cast<int32_t>(loop) - static_cast<int32_t>(m.here()));
  MachineConfig config;
  config.memory_limit = 8 << 20;
  auto r = b.run(host, config);
  EXPECT_EQ(r.result.end, RunEnd::kLimit);
  EXPECT_EQ(r.result.outcome, Outcome::kOutOfMemory);
}

TEST(Interpreter, CoverageIsNoted) {
  TestHost host;
  Builder b = fib_program(5);
  std::vector<uint8_t> opcodes(bytecode::kOpcodeCount), calls(64);
  MachineConfig config;
  config.opcode_seen = opcodes.data();
  config.rt_seen = calls.data();
  b.run(host, config);
  EXPECT_EQ(opcodes[static_cast<size_t>(Opcode::Call)], 1);
  EXPECT_EQ(opcodes[static_cast<size_t>(Opcode::MapGet)], 0);
  EXPECT_EQ(calls[static_cast<size_t>(RtId::PrintInt)], 1);
  EXPECT_EQ(host.err, "5");
}

// Figures, not a test of speed: fib(35) and a counting loop.
TEST(Interpreter, DISABLED_Speed) {
  auto time = [](const char* name, Builder b) {
    TestHost host;
    int64_t start = process_cpu_ns();
    auto r = b.run(host);
    std::printf("%s: %.0f ms\n", name, static_cast<double>(process_cpu_ns() - start) / 1e6);
  };
  time("fib(35)", fib_program(35));
  Builder b;
  Code m = b.function("main.main", 0, 0, 20);
  m.op_bc(Opcode::LdI, 0, 1000000000);
  m.op_bc(Opcode::LdI, 1, 0);
  m.op_bc(Opcode::LdI, 2, 0);
  m.op(Opcode::AddI64, 2, 2, 1);
  m.op(Opcode::IncLt, 1, 0, static_cast<uint16_t>(-1));
  m.op(Opcode::Ret);
  time("loop of 1e9 (2 instructions)", std::move(b));
}

}  // namespace
}  // namespace vole::vm::test
