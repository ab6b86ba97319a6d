// Panics, defers, recover, Goexit, goroutines and channels in hand-assembled programs, also with
// collections and stack moves at every safe point.
#include <gtest/gtest.h>

#include "tests/unit/vm/assembler.h"

namespace vole::vm::test {
namespace {

uint16_t rt(RtId id) { return static_cast<uint16_t>(id); }

struct Types {
  uint32_t int_type, string_type, closure_type;
  explicit Types(Builder& b)
      : int_type(b.type(Kind::Int, 8, "int")),
        string_type(b.type(Kind::String, 16, "string", 8)),
        closure_type(b.type(Kind::Struct, 8, "closure")) {}
};

void print_text(Builder& b, Code& c, uint16_t slot, std::string_view text) {
  uint32_t at = b.text(text);
  c.op(Opcode::LdStr, slot).reloc(RelocKind::Data, at).word(text.size());
  c.op(Opcode::Rt, slot, rt(RtId::PrintString)).word(0);
}

// runtime.vmpanic: panics with its text.
void add_vmpanic(Builder& b, const Types& t) {
  Code f = b.function("runtime.vmpanic", 5, 0, 20);
  f.record().param_map = {8};
  f.op(Opcode::LdK, 6).reloc(RelocKind::Type, t.string_type);
  f.op(Opcode::Box, 7, 3).reloc(RelocKind::Type, t.string_type);
  f.op(Opcode::Panic, 6);
  f.op(Opcode::Ret);
}

std::vector<MachineConfig> configs() {
  std::vector<MachineConfig> all(2);
  all[1].gc_stress = all[1].verify_heap = true;
  all[1].moves.seed = 1;
  return all;
}

// main: defer f1; defer f2; index panic. f2 prints, f1 recovers. Then main prints "after" in the
// epilogue.
TEST(Panic, RecoverInDeferred) {
  for (const MachineConfig& config : configs()) {
    TestHost host;
    Builder b;
    Types t(b);
    constexpr uint32_t kInner = 1, kRecoverer = 2, kPrinter = 3;
    Code m = b.function("main.main", 0, 0, 10);
    m.call(6, kInner);
    print_text(b, m, 0, "main goes on\n");
    m.op(Opcode::Ret);
    Code f = b.function("main.inner", 0, 0, 12);
    f.op(Opcode::LdK, 0).reloc(RelocKind::FuncValue, kRecoverer);
    f.op(Opcode::Defer, 0);
    f.op(Opcode::LdK, 0).reloc(RelocKind::FuncValue, kPrinter);
    f.op(Opcode::Defer, 0);
    f.op_bc(Opcode::LdI, 1, 0).op_bc(Opcode::LdI, 2, 0);
    f.op(Opcode::DivI64, 3, 1, 2);
    f.record().flags = bytecode::kFuncHasDefer;
    f.record().recover_pc = f.here();
    f.safe_point_here(0);
    f.op(Opcode::DeferReturn, 8);
    f.op(Opcode::Ret);
    Code r = b.function("main.recoverer", 0, 0, 10);
    r.op(Opcode::Recover, 0);
    r.op(Opcode::Ld64, 2, 1, 0);  // the string's words
    r.op(Opcode::Ld64, 3, 1, 8);
    r.op(Opcode::Rt, 2, rt(RtId::PrintString)).word(0);
    print_text(b, r, 2, " recovered\n");
    r.op(Opcode::Recover, 0);
    r.op(Opcode::Mov, 2, 0);
    r.op(Opcode::Rt, 2, rt(RtId::PrintInt)).word(0);
    r.op(Opcode::Ret);
    Code p = b.function("main.printer", 0, 0, 10);
    print_text(b, p, 0, "printer\n");
    p.op(Opcode::Ret);
    add_vmpanic(b, t);
    auto run = b.run(host, config);
    ASSERT_NE(run.machine, nullptr) << run.load_error;
    EXPECT_EQ(run.result.status, 0);
    run.machine.reset();
    EXPECT_EQ(host.err, "printer\ninteger divide by zero recovered\n0main goes on\n");
  }
}

TEST(Panic, Uncaught) {
  TestHost host;
  Builder b;
  Types t(b);
  Code m = b.function("main.main", 0, 0, 12);
  m.op_bc(Opcode::LdI, 0, 0);
  m.op(Opcode::LdK, 1).reloc(RelocKind::FuncValue, 1);
  m.op(Opcode::Defer, 1);
  m.op(Opcode::Ld64, 1, 0, 8);
  m.op(Opcode::Ret);
  Code p = b.function("main.again", 0, 0, 10);
  p.op_bc(Opcode::LdI, 0, 5);
  p.op(Opcode::LdK, 1).reloc(RelocKind::Type, t.int_type);
  p.op(Opcode::Box, 2, 0).reloc(RelocKind::Type, t.int_type);
  p.op(Opcode::Panic, 1);
  add_vmpanic(b, t);
  auto run = b.run(host);
  EXPECT_EQ(run.result.status, 2);
  EXPECT_EQ(run.result.outcome, Outcome::kPanicked);
  EXPECT_EQ(host.err.substr(0, host.err.find("main.again")),
            "panic: \n\tpanic: 5\n\ngoroutine 1 [running]:\n");
}

// main makes a channel, starts a goroutine that sends 1..n, sums what it receives.
TEST(Goroutines, PingPong) {
  for (const MachineConfig& config : configs()) {
    for (int buffer : {0, 3}) {
      TestHost host;
      Builder b;
      Types t(b);
      uint32_t chan = b.type(Kind::Chan, 8, "chan int", 8);
      b.module().types[chan].elem = t.int_type;
      b.module().types[chan].ptr_mask[0] = 1;
      uint32_t global = b.global("main.c", chan);
      Code m = b.function("main.main", 0, 0, 16);
      m.op_bc(Opcode::LdI, 0, buffer);
      m.op(Opcode::Rt, 0, rt(RtId::MakeChan)).reloc(RelocKind::Type, chan);
      m.global(Opcode::StGPtr, 0, global);
      m.op(Opcode::LdK, 1).reloc(RelocKind::FuncValue, 1);
      m.op(Opcode::Go, 1).safe_point_here(1);
      m.op_bc(Opcode::LdI, 2, 0);
      uint32_t loop = m.here();
      m.op(Opcode::ChanRecv, 3, 0, 4).safe_point_here(1);
      m.op(Opcode::AddI64, 2, 2, 3).safe_point_here(1);
      m.op(Opcode::LNeII64, 4, 0, static_cast<uint16_t>(loop - m.here()));
      m.op(Opcode::Rt, 2, rt(RtId::PrintInt)).word(0);
      m.op(Opcode::ChanRecv, 3, 0, 4).safe_point_here(1);
      m.op(Opcode::ChanSend, 0, 3);  // panics
      Code s = b.function("main.sender", 0, 0, 16);
      s.global(Opcode::LdG64, 0, global);
      s.op_bc(Opcode::LdI, 1, 1).op_bc(Opcode::LdI, 2, 101);
      loop = s.here();
      s.op(Opcode::ChanSend, 0, 1).safe_point_here(1);
      s.op(Opcode::IncLt, 1, 2, static_cast<uint16_t>(loop - s.here()));
      s.op(Opcode::Rt, 0, rt(RtId::ChanClose)).word(0);
      s.op(Opcode::Ret);
      add_vmpanic(b, t);
      auto run = b.run(host, config);
      ASSERT_NE(run.machine, nullptr) << run.load_error;
      EXPECT_EQ(run.result.status, 2);
      EXPECT_EQ(host.err.substr(0, host.err.find("\n\ng")), "5050panic: send on closed channel");
    }
  }
}

// main starts n goroutines that wait on a channel, then closes it and waits for all.
TEST(Goroutines, ManyBlockedOnesAreSmall) {
  constexpr int kCount = 20000;
  TestHost host;
  Builder b;
  Types t(b);
  uint32_t chan = b.type(Kind::Chan, 8, "chan int", 8);
  b.module().types[chan].elem = t.int_type;
  b.module().types[chan].ptr_mask[0] = 1;
  uint32_t global = b.global("main.c", chan);
  uint32_t counter = b.global("main.n", t.int_type);
  Code m = b.function("main.main", 0, 0, 16);
  m.op_bc(Opcode::LdI, 0, 0);
  m.op(Opcode::Rt, 0, rt(RtId::MakeChan)).reloc(RelocKind::Type, chan);
  m.global(Opcode::StGPtr, 0, global);
  m.op(Opcode::LdK, 1).reloc(RelocKind::FuncValue, 1);
  m.op_bc(Opcode::LdI, 2, 0).op_bc(Opcode::LdI, 3, kCount);
  uint32_t loop = m.here();
  m.op(Opcode::Go, 1).safe_point_here(1);
  m.op(Opcode::IncLt, 2, 3, static_cast<uint16_t>(loop - m.here()));
  m.call(10, 2);
  m.op(Opcode::Rt, 0, rt(RtId::ChanClose)).word(0);
  m.call(10, 2);
  m.global(Opcode::LdG64, 2, counter);
  m.op(Opcode::Rt, 2, rt(RtId::PrintInt)).word(0);
  m.op(Opcode::Ret);
  Code s = b.function("main.waiter", 0, 0, 16);
  s.global(Opcode::LdG64, 0, global);
  s.op(Opcode::ChanRecv, 1, 0, bytecode::kNoSlot).safe_point_here(0);
  s.global(Opcode::LdG64, 1, counter).op(Opcode::AddII64, 1, 1, 1);
  s.global(Opcode::StG64, 1, counter).op(Opcode::Ret);
  b.native("main.yield", 0, 0);
  static constexpr NativeEntry kEntries[] = {{"yield", [](NativeCall& c) { return c.yield(); }}};
  static constexpr NativePackage kPackage{"main", kEntries};
  static constexpr const NativePackage* kPackages[] = {&kPackage};
  auto run = b.run(host, {}, {kPackages, 1});
  ASSERT_NE(run.machine, nullptr) << run.load_error;
  EXPECT_LT(run.machine->os_memory().peak() / kCount + sizeof(runtime::G), 2700u);
  run.machine.reset();
  EXPECT_EQ(host.err, std::to_string(kCount));
}

TEST(Goroutines, Deadlock) {
  TestHost host;
  Builder b;
  Code m = b.function("main.main", 0, 0, 16);
  m.op(Opcode::Rt, 0, rt(RtId::BlockForever)).word(0);
  auto run = b.run(host);
  EXPECT_EQ(run.result.status, 2);
  EXPECT_EQ(host.err.substr(0, 98),
            "fatal error: all goroutines are asleep - deadlock!\n\n"
            "goroutine 1 [select (no cases)]:\nmain.main()\n\t");
}

}  // namespace
}  // namespace vole::vm::test
