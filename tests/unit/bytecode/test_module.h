// A small module built by hand: main.main calls main.add in a loop, with a type, an itab, a
// global and string data. The tests of images, checker and disassembler start from it.
#pragma once

#include <cstring>

#include "bytecode/module_source.h"

namespace vole::bytecode {

inline TypeRecord test_type(Kind kind, uint64_t size, const char* name) {
  TypeRecord t;
  t.kind = kind;
  t.size = size;
  t.align = static_cast<uint8_t>(size >= 8 ? 8 : size == 0 ? 1 : size);
  t.string = t.link = name;
  t.flags = kTypeComparable;
  return t;
}

inline Module test_module() {
  Module m;
  m.files = {"main.go"};
  TypeRecord int_type = test_type(Kind::Int, 8, "int");
  TypeRecord signature = test_type(Kind::Func, 8, "func() int");
  signature.ptr_bytes = 8;
  signature.ptr_mask = {1};
  signature.out = {0};
  TypeRecord point = test_type(Kind::Struct, 16, "main.P");
  point.ptr_bytes = 16;
  point.ptr_mask = {2};
  point.fields = {{"n", "main", 0, "", 0, false}, {"f", "main", 1, "tag", 8, true}};
  point.methods = {{"A", "", 1, 1, 1}, {"b", "main", 1, kNoIndex, kNoIndex}};
  TypeRecord inter = test_type(Kind::Interface, 16, "main.I");
  inter.ptr_bytes = 16;
  inter.ptr_mask = {2};
  inter.imethods = {{"A", "", 1}};
  m.types = {int_type, signature, point, inter};
  m.itabs = {{3, 2}};
  const char text[] = "hello\n";
  m.data.assign(text, text + 6);
  m.globals.push_back({"main.g", false, 2, {1, 0, 0, 0, 0, 0, 0, 0}, {}, false});
  m.globals[0].relocs = {{8, RelocKind::FuncValue, 1, 0}};
  m.globals.push_back({"other.g", true, kNoIndex, {}, {}, false});

  FunctionRecord main;
  main.symbol = "main.main";
  main.pkg_path = "main";
  main.frame_slots = 14;
  main.code = {
      encode(Opcode::LdStr, 1), 0, 6,            // 0
      encode_bc(Opcode::LdI, 0, 0),              // 3
      encode_bc(Opcode::LdG64, 3, 8),            // 4
      encode(Opcode::Call, 10), 0,               // 5
      encode(Opcode::AddI64, 0, 0, 12),          // 7
      encode(Opcode::LLtII64, 0, 5, static_cast<uint16_t>(-3)),  // 8
      encode(Opcode::LdK, 4), 0,                 // 9
      encode(Opcode::Ret),                       // 11
  };
  main.relocs = {{1, RelocKind::Data, 0, 0},
                 {4, RelocKind::Global, 0, 0},
                 {6, RelocKind::Function, 1, 0},
                 {10, RelocKind::Itab, 0, 0}};
  main.bitmap_words = 1;
  main.bitmaps = {2, 10};
  main.safe_points = {{7, 1}, {8, 0}};
  main.stack_objects = {{5, 1, 0}};
  main.lines = {{0, 0, 3, 0, 2, 0}, {5, 0, 4, 0, 7, 0}, {9, 0, 6, 0, 1, 0}};
  main.entry_line = 2;
  FunctionRecord add;
  add.symbol = "main.add";
  add.pkg_path = "main";
  add.frame_slots = 3;
  add.param_slots = 2;
  add.result_slots = 1;
  add.param_map = {0};
  add.code = {encode(Opcode::AddI64, 2, 0, 1), encode(Opcode::Ret)};
  FunctionRecord external;
  external.symbol = "fmt.Println";
  external.external = true;
  FunctionRecord native;
  native.symbol = "main.native";
  native.native = true;
  native.param_slots = 1;
  m.functions = {main, add, external, native};
  m.packages.push_back({"main", "main", kNoIndex, {"fmt", "os"}});
  m.entry = 0;
  return m;
}

}  // namespace vole::bytecode
