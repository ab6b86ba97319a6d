// Values in frames: stack objects under moves and collections, and the checks that find mistakes in
// their tables. The programs are made by hand; each mutant is one of them with one fact changed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>

#include "bytecode/check.h"
#include "bytecode/frame_object.h"
#include "tests/unit/vm/assembler.h"

namespace vole::vm::test {
namespace {

MachineConfig hard() {
  MachineConfig c;
  c.gc_stress = c.verify_heap = c.check_stores = true;
  c.moves.seed = 1;
  return c;
}

uint32_t pair_type(Builder& b, const char* name, uint8_t mask) {
  uint32_t t = b.type(Kind::Struct, 16, name, mask == 0 ? 0 : mask == 1 ? 8 : 16);
  if (mask != 0) b.module().types[t].ptr_mask = {mask};
  return t;
}

void print_int(Code& c, uint16_t slot) {
  c.op(Opcode::Rt, slot, static_cast<uint16_t>(RtId::PrintInt)).word(0);
  c.safe_point_here(0);
}

// Main has a list of three nodes in its frame, the last of which points to one in the heap. Only
// the first is pointed to by a live slot. A loop that allocates goes on until everything has moved
// and everything unreachable is gone; then the list is summed up.
//
//   slots 0..5 nodes {next, value}, 6 the list, 7 counter, 8 garbage, 9 sum, 10 heap node
Builder list_program() {
  Builder b;
  uint32_t node = pair_type(b, "node", 1);
  Code m = b.function("main.main", 0, 0, 24);
  m.record().param_map = {};
  m.record().stack_objects = {{0, 1, node}, {2, 1, node}, {4, 1, node}};
  m.op(Opcode::New, 10).reloc(RelocKind::Type, node);
  m.op_bc(Opcode::LdI, 9, 1000).op(Opcode::St64, 10, 9, 8);
  m.op(Opcode::Mov, 4, 10).op_bc(Opcode::LdI, 5, 100);
  m.op_bc(Opcode::LeaF, 2, 4 * 8).op_bc(Opcode::LdI, 3, 10);
  m.op_bc(Opcode::LeaF, 0, 2 * 8).op_bc(Opcode::LdI, 1, 1);
  m.op_bc(Opcode::LeaF, 6, 0).op_bc(Opcode::LdI, 10, 0);
  m.op_bc(Opcode::LdI, 7, 0);
  uint32_t loop = m.here();
  m.op(Opcode::New, 8).reloc(RelocKind::Type, node);
  m.safe_point_here(1 << 6);
  m.op(Opcode::IncLtI, 7, 50, static_cast<uint16_t>(loop - m.here()));
  m.op_bc(Opcode::LdI, 9, 0);
  loop = m.here();
  m.op(Opcode::Ld64, 10, 6, 8).op(Opcode::AddI64, 9, 9, 10).op(Opcode::Ld64, 6, 6, 0);
  m.safe_point_here(1 << 6);
  m.op(Opcode::LNeII64, 6, 0, static_cast<uint16_t>(loop - m.here()));
  print_int(m, 9);
  m.op(Opcode::Ret);
  return b;
}

std::string output(Builder& b, const MachineConfig& config) {
  TestHost host;
  auto r = b.run(host, config);
  r.machine.reset();
  return host.err;
}

TEST(StackObjects, ListInAFrame) {
  Builder b = list_program();
  EXPECT_EQ(bytecode::check_module(*bytecode::make_module_source(b.module())),
            std::vector<std::string>());
  EXPECT_EQ(output(b, {}), "1111");
  EXPECT_EQ(output(b, hard()), "1111");
}

TEST(StackObjects, MovesAreCountedAndReported) {
  Builder b = list_program();
  MachineConfig config;
  config.moves.seed = 7;
  config.moves.report = true;
  std::string text = output(b, config);
  EXPECT_EQ(text.find("1111stackmove: 5"), 0u) << text;  // 50 and a few safe points
}

// func fill(p *int, n int) { if n == 0 { *p = 42 } else { fill(p, n-1) } }: the stack grows below
// the pointer's feet.
TEST(StackObjects, PointersIntoTheCallersFrameWhileTheStackGrows) {
  Builder b;
  uint32_t int_type = b.type(Kind::Int, 8, "int");
  Code m = b.function("main.main", 0, 0, 10);
  m.record().stack_objects = {{0, 1, int_type}};
  m.op_bc(Opcode::LdI, 0, 0).op_bc(Opcode::LeaF, 6, 0).op_bc(Opcode::LdI, 7, 5000).call(6, 1);
  m.safe_point_here(0);
  m.op(Opcode::Mov, 1, 0);
  print_int(m, 1);
  m.op(Opcode::Ret);
  Code f = b.function("main.fill", 2, 0, 10);
  f.record().param_map = {1};
  f.op(Opcode::JNeII64, 1, 0, 4);
  f.op_bc(Opcode::LdI, 2, 42).op(Opcode::St64, 0, 2, 0).op(Opcode::Ret);
  f.op(Opcode::Mov, 8, 0).op(Opcode::AddII64, 9, 1, static_cast<uint16_t>(-1)).call(8, 1);
  f.safe_point_here(0);
  f.op(Opcode::Ret);
  EXPECT_EQ(output(b, {}), "42");
  MachineConfig config = hard();
  config.moves.dense = 2000;
  EXPECT_EQ(output(b, config), "42");
}

// A closure in the frame that holds the address of a variable in the frame, deferred; the function
// panics with a nil dereference, the deferred closure recovers and changes the variable.
TEST(StackObjects, DeferredClosureInTheFrame) {
  Builder b;
  uint32_t int_type = b.type(Kind::Int, 8, "int");
  uint32_t closure = pair_type(b, "closure", 2);
  uint32_t boxed = b.type(Kind::Int, 8, "boxed");
  Code m = b.function("main.main", 0, 0, 12);
  m.call(6, 1).safe_point_here(0);
  print_int(m, 6);
  m.op(Opcode::Ret);
  // slot 0 result, 1 x, 2..3 closure, 4 its address
  Code f = b.function("main.f", 0, 1, 16);
  f.record().stack_objects = {{0, 1, int_type}, {2, 1, closure}};
  f.record().flags = bytecode::kFuncHasDefer;
  f.op_bc(Opcode::LdI, 0, 5);
  f.op(Opcode::LdK, 2).reloc(RelocKind::Function, 2);
  f.op_bc(Opcode::LeaF, 3, 0).op_bc(Opcode::LeaF, 4, 2 * 8);
  f.op(Opcode::Defer, 4);
  f.op_bc(Opcode::LdI, 4, 0);
  f.op_bc(Opcode::LdI, 5, 0);
  uint32_t loop = f.here();
  f.op(Opcode::New, 4).reloc(RelocKind::Type, closure);
  f.safe_point_here(0);
  f.op(Opcode::IncLtI, 5, 20, static_cast<uint16_t>(loop - f.here()));
  f.op_bc(Opcode::LdI, 4, 0);
  f.op(Opcode::LdK, 4).reloc(RelocKind::Type, boxed).op_bc(Opcode::LdI, 5, 0);
  f.op(Opcode::Panic, 4);
  f.safe_point_here(0);
  f.record().recover_pc = f.here();
  f.safe_point_here(0);
  f.op(Opcode::DeferReturn, 12);
  f.op(Opcode::Ret);
  Code d = b.function("main.f.func1", 0, 0, 10);
  d.record().flags = bytecode::kFuncNeedsContext;
  d.op(Opcode::Recover, 0);
  d.op_bc(Opcode::LdI, 3, 0);
  loop = d.here();
  d.op(Opcode::New, 4).reloc(RelocKind::Type, closure);
  d.safe_point_here(0);
  d.op(Opcode::IncLtI, 3, 20, static_cast<uint16_t>(loop - d.here()));
  d.op(Opcode::LdCtx, 2).op(Opcode::Ld64, 2, 2, 8).op(Opcode::AddMII64, 2, 37, 0);
  d.op(Opcode::Ret);
  EXPECT_EQ(output(b, {}), "42");
  EXPECT_EQ(output(b, hard()), "42");
}

// ---- mutants

using Mutation = std::function<void(Builder&)>;

std::string mutant_output(const Mutation& mutate, const MachineConfig& config) {
  Builder b = list_program();
  mutate(b);
  return output(b, config);
}

// A slot that a safe point's map lacks: the frame keeps an address of the stack's old place.
TEST(Mutants, SlotLeftOutOfAPointerMap) {
  auto drop = [](Builder& b) { b.module().functions[0].bitmaps[0] = 0; };
  EXPECT_EQ(mutant_output(drop, {}), "1111");
  MachineConfig config;
  config.moves.seed = 1;
  EXPECT_DEATH(mutant_output(drop, config), "");
}

// The same with a pointer to the heap: the object is collected.
TEST(Mutants, HeapPointerLeftOutOfAPointerMap) {
  Builder b;
  uint32_t node = pair_type(b, "node", 1);
  Code m = b.function("main.main", 0, 0, 12);
  m.op(Opcode::New, 0).reloc(RelocKind::Type, node);
  m.op_bc(Opcode::LdI, 1, 77).op(Opcode::St64, 0, 1, 8).op_bc(Opcode::LdI, 1, 0);
  uint32_t loop = m.here();
  m.op(Opcode::New, 2).reloc(RelocKind::Type, node);
  m.safe_point_here(1);
  m.op(Opcode::IncLtI, 1, 500, static_cast<uint16_t>(loop - m.here()));
  m.op(Opcode::Ld64, 1, 0, 8);
  print_int(m, 1);
  m.op(Opcode::Ret);
  MachineConfig config;
  config.gc_stress = true;
  EXPECT_EQ(output(b, config), "77");
  b.module().functions[0].bitmaps[0] = 0;
  EXPECT_NE(output(b, config), "77");
}

// An object whose type says that it holds no pointers: what it points to is not adjusted.
TEST(Mutants, TypeOfAStackObjectWrongForMoves) {
  auto plain = [](Builder& b) {
    b.module().functions[0].stack_objects[1].type = pair_type(b, "plain", 0);
  };
  EXPECT_EQ(mutant_output(plain, {}), "1111");
  MachineConfig config;
  config.moves.seed = 1;
  EXPECT_DEATH(mutant_output(plain, config), "");
}

// The same for the collector: the heap node that only the last object holds is collected.
TEST(Mutants, TypeOfAStackObjectWrongForCollections) {
  auto plain = [](Builder& b) {
    b.module().functions[0].stack_objects[2].type = pair_type(b, "plain", 0);
  };
  MachineConfig config;
  config.gc_stress = true;
  EXPECT_EQ(mutant_output([](Builder&) {}, config), "1111");
  // What was freed too early is overwritten: the program sees other values, or crashes.
  EXPECT_EXIT(std::_Exit(mutant_output(plain, config) == "1111" ? 0 : 1),
              [](int status) { return status != 0; }, "");
}

// A pointer where the type has none: any integer is taken for one.
TEST(Mutants, ObjectMissingFromTheTable) {
  auto drop = [](Builder& b) { b.module().functions[0].stack_objects.erase(
      b.module().functions[0].stack_objects.begin() + 1); };
  MachineConfig config;
  config.gc_stress = config.verify_heap = true;
  EXPECT_DEATH(mutant_output(drop, config), "a pointer to no stack object");
  Builder b = list_program();
  drop(b);
  EXPECT_FALSE(bytecode::check_module(*bytecode::make_module_source(b.module())).empty());
}

// A variable that escapes is left in the frame: its address is stored into a heap object.
Builder flipped_program(bool flipped) {
  Builder b;
  uint32_t node = pair_type(b, "node", 1);
  Code m = b.function("main.main", 0, 0, 12);
  m.record().stack_objects = {{0, 1, node}};
  m.op(Opcode::Zero, 0, 2);
  m.op(Opcode::New, 2).reloc(RelocKind::Type, node);
  if (flipped) {
    m.op_bc(Opcode::LeaF, 3, 0);
  } else {
    m.op(Opcode::New, 3).reloc(RelocKind::Type, node);
  }
  m.op(Opcode::StPtr, 2, 3, 0);
  m.op_bc(Opcode::LdI, 4, 0);
  uint32_t loop = m.here();
  m.op(Opcode::New, 5).reloc(RelocKind::Type, node);
  m.safe_point_here(1 << 2);
  m.op(Opcode::IncLtI, 4, 5, static_cast<uint16_t>(loop - m.here()));
  print_int(m, 4);
  m.op(Opcode::Ret);
  return b;
}

TEST(Mutants, PlacementFlippedFromHeapToStack) {
  Builder good = flipped_program(false), bad = flipped_program(true);
  EXPECT_EQ(output(good, hard()), "5");
  EXPECT_EQ(output(bad, {}), "5");
  MachineConfig stores;
  stores.check_stores = true;
  EXPECT_DEATH(output(bad, stores), "main.main.*stack address .* in word 0 of the heap object");
  MachineConfig verify;
  verify.gc_stress = verify.verify_heap = true;
  EXPECT_DEATH(output(bad, verify), "stack address .* in word 0 of the heap object");
}

// The same with a global.
TEST(Mutants, AddressInAGlobal) {
  Builder b;
  uint32_t node = pair_type(b, "node", 1);
  uint32_t pointer = b.type(Kind::Pointer, 8, "*node", 8);
  b.module().types[pointer].elem = node;
  uint32_t global = b.global("main.x", pointer);
  Code m = b.function("main.main", 0, 0, 12);
  m.record().stack_objects = {{0, 1, node}};
  m.op(Opcode::Zero, 0, 2).op_bc(Opcode::LeaF, 3, 0);
  m.global(Opcode::StGPtr, 3, global);
  m.op(Opcode::New, 5).reloc(RelocKind::Type, node);
  m.call(8, 1).safe_point_here(0);
  m.op(Opcode::Ret);
  b.function("main.f", 0, 0, 4).op(Opcode::Ret);
  EXPECT_EQ(output(b, {}), "");
  MachineConfig stores;
  stores.check_stores = true;
  EXPECT_DEATH(output(b, stores), "main.main.*stack address");
  MachineConfig verify;
  verify.gc_stress = verify.verify_heap = true;
  EXPECT_DEATH(output(b, verify), "a global: stack address");
}

// The same by a function that returns the address of its variable.
TEST(Mutants, AddressOfADeadFrame) {
  Builder b;
  uint32_t node = pair_type(b, "node", 1);
  Code m = b.function("main.main", 0, 0, 12);
  m.call(6, 1).safe_point_here(0);
  m.op(Opcode::Mov, 0, 6).op_bc(Opcode::LdI, 4, 0);
  uint32_t loop = m.here();
  m.op(Opcode::New, 5).reloc(RelocKind::Type, node);
  m.safe_point_here(1);
  m.op(Opcode::IncLtI, 4, 5, static_cast<uint16_t>(loop - m.here()));
  m.op(Opcode::Ret);
  Code f = b.function("main.f", 0, 1, 8);
  f.record().stack_objects = {{2, 1, node}};
  f.op(Opcode::Zero, 2, 2).op_bc(Opcode::LeaF, 0, 16).op(Opcode::Ret);
  MachineConfig verify;
  verify.gc_stress = verify.verify_heap = true;
  EXPECT_DEATH(output(b, verify), "a pointer to no stack object");
}

}  // namespace
}  // namespace vole::vm::test
