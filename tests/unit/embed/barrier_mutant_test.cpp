// Mutants of the write barrier's dispatch table: with the entry of one storing instruction replaced
// by the plain handler, the check of the marks must find an object that marking has missed.
//
// Each program moves values between objects at random while collections go on without a pause. A
// value is held by one pointer only, so that one that moves from an object not yet scanned to one
// that was scanned is lost unless the barrier tells of it.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <vector>

#include "bytecode/opcode_info.h"
#include "embed/posix_host.h"
#include "embed/program.h"
#include "tests/unit/embed/support.h"
#include "vm/machine.h"
#include "vm/pointer_stores.h"

namespace vole::embed {
namespace {

using bytecode::Opcode;

struct Moved {
  Opcode op;
  const char* declarations;
  const char* make;  // value `i`
  const char* swap;  // of elements `a` and `b`
};

// Not stg.ptr: what passes through one global is told of by the stores on its way.
const Moved kMoved[] = {
    {Opcode::StPtr, "type payload struct { v, w int }; type holder struct { p *payload }\n"
     "var all []*holder", "all = append(all, &holder{&payload{i, i}})",
     "x, y := all[a], all[b]; x.p, y.p = y.p, x.p"},
    {Opcode::StXPtr, "type payload struct { v, w int }; var all []*payload",
     "all = append(all, &payload{i, i})", "all[a], all[b] = all[b], all[a]"},
    {Opcode::StStr, "type holder struct { s string }; var all []*holder",
     "all = append(all, &holder{string(make([]byte, 40+i%10))})",
     "x, y := all[a], all[b]; x.s, y.s = y.s, x.s"},
    {Opcode::StSlice, "type holder struct { s []int }; var all []*holder",
     "all = append(all, &holder{make([]int, 3+i%10)})",
     "x, y := all[a], all[b]; x.s, y.s = y.s, x.s"},
    {Opcode::StIface, "type holder struct { v any }; var all []*holder",
     "all = append(all, &holder{[3]int{i, i, i}})",
     "x, y := all[a], all[b]; x.v, y.v = y.v, x.v"},
    {Opcode::StXM, "type pair struct { n int; p *[3]int }; var all []pair",
     "all = append(all, pair{i, &[3]int{i}})", "all[a], all[b] = all[b], all[a]"},
    {Opcode::StAXPtr, "type payload struct { v, w int }; var all []*[4]*payload",
     "all = append(all, &[4]*payload{0: {i, i}, 1: {i, i}, 2: {i, i}})",
     "x, y := all[a], all[b]; k := a & 3; x[k], y[k] = y[k], x[k]"},
    {Opcode::StXOPtr, "type pair struct { n int; p *[3]int }; var all []pair",
     "all = append(all, pair{i, &[3]int{i}})",
     "p, q := all[a].p, all[b].p; all[a].p = q; all[b].p = p"},
};

std::string source_of(const Moved& m) {
  std::string s = "package main\n";
  s += m.declarations;
  s += "\nvar n = 20000\nfunc main() {\n\tfor i := 0; i < n; i++ { ";
  s += m.make;
  s += " }\n\tx := uint32(1)\n\tfor i := 0; i < 400000; i++ {\n"
       "\t\tx = x*1664525 + 1013904223\n\t\ta := int(x>>8) % n\n"
       "\t\tx = x*1664525 + 1013904223\n\t\tb := int(x>>8) % n\n\t\t_ = b\n\t\t";
  s += m.swap;
  s += "\n\t}\n}\n";
  return s;
}

// Runs with concurrent collections one after the other, each checked; `without`: the entry of this
// opcode is left out of the barrier table.
void drive(std::shared_ptr<const vm::Program> program,
           const Opcode* without) {
  ASSERT_NE(program, nullptr);
  VmOptions options;
  PosixHost host(options);
  vm::MachineConfig config;
  config.host = &host;
  config.gc_always = true;
  config.gc_check_mark = true;
  std::unique_ptr<vm::Machine> machine = vm::Machine::create(std::move(program), config, nullptr);
  ASSERT_NE(machine, nullptr);
  const vm::DispatchTables& plain = vm::dispatch_tables(false, false);
  std::vector<const void*> marking(plain.marking, plain.marking + bytecode::kOpcodeCount);
  vm::DispatchTables tables{plain.off, marking.data()};
  if (without != nullptr) {
    auto at = static_cast<size_t>(*without);
    marking[at] = plain.off[at];
    machine->first_exec().tables = &tables;
  }
  EXPECT_EQ(machine->run().status, 0);
  EXPECT_GT(machine->collector().cycles(), 3u);
}

void PrintTo(const Moved& m, std::ostream* out) { *out << bytecode::info_of(m.op).mnemonic; }

class BarrierMutants : public testing::TestWithParam<Moved> {};

TEST_P(BarrierMutants, AreFound) {
  const Moved& m = GetParam();
  std::shared_ptr<const Program> program = must_compile(source_of(m));
  ASSERT_NE(program, nullptr);
  const auto& linked = program->linked;
  drive(linked, nullptr);
  pid_t child = fork();
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(2);
    alarm(60);
    drive(linked, &m.op);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_NE(status, 0) << "nothing was missed without "
                       << bytecode::info_of(m.op).mnemonic;
}

INSTANTIATE_TEST_SUITE_P(Entries, BarrierMutants, testing::ValuesIn(kMoved), [](const auto& info) {
  return std::string(bytecode::info_of(info.param.op).name);
});

}  // namespace
}  // namespace vole::embed
