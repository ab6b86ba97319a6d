// Linking of modules: symbols, types shared by modules, globals, order of initialisation, natives.
#include <gtest/gtest.h>

#include "tests/unit/vm/assembler.h"

namespace vole::vm::test {
namespace {

uint16_t rt(RtId id) { return static_cast<uint16_t>(id); }

std::shared_ptr<const bytecode::ModuleSource> source(Builder& b) {
  return bytecode::make_module_source(b.module());
}

void print_number(Builder& b, std::string symbol, int n) {
  Code c = b.function(std::move(symbol), 0, 0, 8);
  c.op_bc(Opcode::LdI, 0, n).op(Opcode::Rt, 0, rt(RtId::PrintInt)).word(0).op(Opcode::Ret);
}

std::string run(std::vector<std::shared_ptr<const bytecode::ModuleSource>> modules,
                NativeTable natives = {}) {
  Program::Loaded loaded = Program::load(std::move(modules), natives);
  if (loaded.program == nullptr) return "error: " + loaded.error;
  TestHost host;
  MachineConfig config;
  config.host = &host;
  auto machine = Machine::create(loaded.program, config, nullptr);
  machine->run();
  machine.reset();
  return host.err;
}

TEST(Loader, InitialisesImportsFirst) {
  Builder b;
  print_number(b, "main.main", 9);
  print_number(b, "main.init", 4);
  print_number(b, "b.init", 2);
  print_number(b, "a.init", 3);
  print_number(b, "unused.init", 7);
  b.module().packages = {{"main", "main", 1, {"a", "b"}}, {"a", "a", 3, {"b"}}, {"b", "b", 2, {}}};
  EXPECT_EQ(run({source(b)}), "2349");
}

TEST(Loader, OtherModulesAndUndefinedSymbols) {
  Builder library;
  print_number(library, "lib.f", 5);
  Builder b;
  Code m = b.function("main.main", 0, 0, 8);
  m.call(4, 1).op(Opcode::Ret);
  b.function("lib.f", 0, 0, 0).record().external = true;
  EXPECT_EQ(run({source(library), source(b)}), "5");
  EXPECT_EQ(run({source(b)}), "error: undefined function lib.f");
}

TEST(Loader, GlobalsPointToEachOther) {
  Builder b;
  uint32_t int_type = b.type(Kind::Int, 8, "int");
  uint32_t pointer = b.type(Kind::Pointer, 8, "*int", 8);
  uint32_t x = b.global("main.x", int_type);
  uint32_t p = b.global("main.p", pointer);
  b.module().globals[x].data = {11, 0, 0, 0, 0, 0, 0, 0};
  b.module().globals[p].data.resize(8);
  b.module().globals[p].relocs = {{0, RelocKind::Global, x, 0}};
  Code m = b.function("main.main", 0, 0, 8);
  m.global(Opcode::LdG64, 0, p);
  m.op(Opcode::Ld64, 1, 0, 0).op(Opcode::AddII64, 1, 1, 1).op(Opcode::St64, 0, 1, 0);
  m.global(Opcode::LdG64, 2, x);
  m.op(Opcode::Rt, 2, rt(RtId::PrintInt)).word(0).op(Opcode::Ret);
  EXPECT_EQ(run({source(b)}), "12");
}

int64_t add_one(int64_t x) { return x + 1; }
int call_twice(NativeCall& c) {
  auto* f = c.ptr<Closure>();
  if (c.stage() == 2) {
    c.ret(static_cast<int64_t>(c.call_result(0)));
    return c.done();
  }
  uint64_t x = c.stage() == 0 ? 5 : c.call_result(0);
  c.set_stage(c.stage() + 1);
  return c.call(f, {x});
}
constexpr NativeEntry kEntries[] = {{"addOne", leaf<add_one>}, {"callTwice", call_twice}};
constexpr NativePackage kPackage{"main", kEntries};
constexpr const NativePackage* kPackages[] = {&kPackage};

TEST(Loader, Natives) {
  Builder b;
  Code m = b.function("main.main", 0, 0, 12);
  m.op(Opcode::LdK, 4).reloc(RelocKind::FuncValue, 2);
  m.call(4, 3).op(Opcode::Mov, 4, 5);
  m.call(4, 1);
  m.op(Opcode::Rt, 5, rt(RtId::PrintInt)).word(0);
  m.call(4, 4).op(Opcode::Ret);
  b.native("main.addOne", 1, 1);
  Code d = b.function("main.double", 1, 1, 2);
  d.op(Opcode::AddI64, 1, 0, 0).op(Opcode::Ret);
  b.native("main.callTwice", 1, 1);
  b.native("main.nowhere", 0, 0);
  std::string out = run({source(b)}, {kPackages, 1});
  EXPECT_EQ(out.substr(0, out.find("\n\n")),
            "21fatal error: function without implementation: main.nowhere");
}

// A type that two modules know, of which only one has the methods.
TEST(Loader, MethodsOfAnotherModule) {
  auto types = [](Builder& b) {
    b.type(Kind::Func, 8, "func()");
    b.type(Kind::Struct, 8, "lib.T");
  };
  Builder library;
  types(library);
  uint32_t inter = library.type(Kind::Interface, 16, "lib.I", 16);
  library.module().types[inter].imethods = {{"M", "", 0}};
  print_number(library, "lib.T.M", 6);
  library.module().types[1].methods = {{"M", "", 0, 0, 0}};
  library.module().itabs = {{inter, 1}};
  Code f = library.function("lib.f", 0, 0, 16);
  f.op(Opcode::LdK, 0).reloc(RelocKind::Itab, 0);
  f.op(Opcode::CallI, 8, 0, 0).op(Opcode::Ret);
  Builder b;
  types(b);
  Code m = b.function("main.main", 0, 0, 12);
  m.op(Opcode::New, 0).reloc(RelocKind::Type, 1);
  m.call(4, 1).op(Opcode::Ret);
  b.function("lib.f", 0, 0, 0).record().external = true;
  EXPECT_EQ(run({source(b), source(library)}), "6");
}

}  // namespace
}  // namespace vole::vm::test
