// Tests of the consistency checker and the disassembler. Each breakage of the good module is one
// that the checker must name.
#include "bytecode/check.h"

#include <gtest/gtest.h>

#include <functional>

#include "bytecode/disassemble.h"
#include "bytecode/opcode_info.h"
#include "tests/unit/bytecode/test_module.h"

namespace vole::bytecode {
namespace {

std::string first_problem(Module m) {
  auto source = make_module_source(std::move(m));
  std::vector<std::string> problems = check_module(*source);
  return problems.empty() ? "" : problems[0];
}

std::string broken(const std::function<void(Module&)>& breakage) {
  Module m = test_module();
  breakage(m);
  return first_problem(std::move(m));
}

#define EXPECT_PROBLEM(text, statement) \
  EXPECT_NE(broken([](Module& m) { statement; }).find(text), std::string::npos) \
      << broken([](Module& m) { statement; })

TEST(Check, GoodModule) { EXPECT_EQ(first_problem(test_module()), ""); }

TEST(Check, Code) {
  EXPECT_PROBLEM("bad opcode", m.functions[0].code[7] = 0xffff);
  EXPECT_PROBLEM("truncated", m.functions[0].code.resize(10));
  EXPECT_PROBLEM("fall off the end", m.functions[1].code.pop_back());
  EXPECT_PROBLEM("slot 14 is outside the frame of 14",
                 m.functions[0].code[7] = encode(Opcode::AddI64, 14, 0, 0));
  EXPECT_PROBLEM("slot 14 is outside", m.functions[0].code[0] = encode(Opcode::LdStr, 13));
  EXPECT_PROBLEM("which is no instruction",
                 m.functions[0].code[8] = encode(Opcode::LLtII64, 0, 5, 0xfffe));
  EXPECT_PROBLEM("which is no instruction",
                 m.functions[0].code[8] = encode(Opcode::LLtII64, 0, 5, 1000));
  EXPECT_PROBLEM("only the machine", m.functions[1].code[0] = encode(Opcode::GoExit));
  EXPECT_PROBLEM("context flag", m.functions[1].code[0] = encode(Opcode::LdCtx, 0));
  EXPECT_PROBLEM("function without code", m.functions[1].code.clear());
}

TEST(Check, CallsAndSafePoints) {
  EXPECT_PROBLEM("slot 15 is outside", m.functions[0].code[5] = encode(Opcode::Call, 13));
  EXPECT_PROBLEM("header overlaps", m.functions[0].code[5] = encode(Opcode::Call, 3));
  EXPECT_PROBLEM("call without a safe point",
                 m.functions[0].safe_points.erase(m.functions[0].safe_points.begin()));
  EXPECT_PROBLEM("poll without a safe point", m.functions[0].safe_points.pop_back());
  EXPECT_PROBLEM("not sorted", std::swap(m.functions[0].safe_points[0],
                                         m.functions[0].safe_points[1]));
  EXPECT_PROBLEM("bitmap of the safe point", m.functions[0].safe_points[0].map = 2);
  EXPECT_PROBLEM("outside the frame", m.functions[0].bitmaps[1] = 1 << 14);
  EXPECT_PROBLEM("outgoing area", m.functions[0].bitmaps[1] = 1 << 7);
  EXPECT_PROBLEM("slot behind them", m.functions[1].param_map[0] = 4);
  EXPECT_PROBLEM("exceed the frame", m.functions[1].frame_slots = 2);
}

TEST(Check, StackObjects) {
  auto place = [](Module& m, std::vector<StackObjectRecord> objects, int32_t byte) {
    m.functions[1].frame_slots = 10;
    m.functions[1].stack_objects = std::move(objects);
    m.functions[1].code[0] = encode_bc(Opcode::LeaF, 2, byte);
  };
  Module good = test_module();
  place(good, {{3, 1, 2}, {5, 3, 0}, {8, 1, 2}}, 56);
  EXPECT_EQ(first_problem(good), "");
  for (int32_t byte : {0, 23, 39 + 25, 80, -8}) {
    Module m = test_module();
    place(m, {{3, 1, 2}, {5, 3, 0}}, byte);
    EXPECT_NE(first_problem(m).find("no stack object"), std::string::npos) << byte;
  }
  struct {
    const char* text;
    std::vector<StackObjectRecord> objects;
  } bad[] = {{"overlaps", {{3, 1, 2}, {4, 1, 0}}},
             {"overlaps", {{5, 1, 0}, {3, 1, 0}, {5, 1, 0}}},
             {"beyond the frame", {{9, 1, 2}}},
             {"beyond the frame", {{3, 8, 0}}},
             {"without a type", {{3, 1, 77}}},
             {"without a type", {{3, 0, 0}}}};
  for (auto& b : bad) {
    Module m = test_module();
    place(m, b.objects, 24);
    EXPECT_NE(first_problem(m).find(b.text), std::string::npos) << b.text;
  }
}

TEST(Check, TablesAndRelocations) {
  EXPECT_PROBLEM("line table is not sorted", m.functions[0].lines[0].pc = 6);
  EXPECT_PROBLEM("file out of range", m.functions[0].lines[0].file = 1);
  EXPECT_PROBLEM("index out of range", m.functions[0].relocs[2].index = 9);
  EXPECT_PROBLEM("does not suit", m.functions[0].relocs[2].kind = RelocKind::Data);
  EXPECT_PROBLEM("lacks its relocation",
                 m.functions[0].relocs.erase(m.functions[0].relocs.begin() + 1));
  EXPECT_PROBLEM("more data", m.globals[0].data.resize(17));
  EXPECT_PROBLEM("misplaced", m.globals[0].relocs[0].at = 12);
  EXPECT_PROBLEM("init function", m.packages[0].init = 99);
  EXPECT_PROBLEM("entry", m.entry = 99);
}

TEST(Check, Types) {
  EXPECT_PROBLEM("without identity", m.types[0].link.clear());
  EXPECT_PROBLEM("multiple of the alignment", m.types[0].size = 7);
  EXPECT_PROBLEM("bad pointer prefix", m.types[2].ptr_bytes = 24);
  EXPECT_PROBLEM("does not end in a pointer", m.types[2].ptr_mask[0] = 1);
  EXPECT_PROBLEM("behind the prefix", m.types[2].ptr_mask[0] = 6);
  EXPECT_PROBLEM("badly placed", m.types[2].fields[1].offset = 4);
  EXPECT_PROBLEM("not sorted", std::swap(m.types[2].methods[0], m.types[2].methods[1]));
  EXPECT_PROBLEM("component type", m.types[0].kind = Kind::Slice);
  EXPECT_PROBLEM("out of range", m.types[1].out[0] = 50);
  EXPECT_PROBLEM("interface with methods", m.itabs[0].inter = 0);
}

class Lines final : public SourceText {
 public:
  std::string_view line(std::string_view, uint32_t n) override {
    return n == 4 ? "x := add(1, 2)" : "";
  }
};

TEST(Disassemble, Listing) {
  auto source = make_module_source(test_module());
  Lines lines;
  DisassembleOptions options;
  options.source = &lines;
  options.safe_points = true;
  EXPECT_EQ(disassemble(*source, 0, options),
            "func main.main  params 0 results 0 frame 14\n"
            "; object s5 int\n"
            "; main.go:3  \n"
            "  0000  ldstr      s1, data+0 \"hello\\n\", 6\n"
            "  0003  ldi        s0, 0\n"
            "  0004  ldg.64     s3, [main.g+8]\n"
            "; main.go:4  x := add(1, 2)\n"
            "  0005  call       10, main.add  {s1 s3}\n"
            "  0007  add.i64    s0, s0, s12\n"
            "  0008  llti.i64   s0, 5, ->0005  {s1}\n"
            "; main.go:6  \n"
            "  0009  ldk        s4, itab main.P as main.I\n"
            "  0011  ret\n");
  std::string all = disassemble_module(*source, {});
  EXPECT_NE(all.find("var main.g main.P"), std::string::npos);
  EXPECT_NE(all.find("func main.native"), std::string::npos);
  EXPECT_EQ(all.find("fmt.Println"), std::string::npos);
}

TEST(Disassemble, StackObjects) {
  Module m = test_module();
  m.functions[1].stack_objects = {{3, 1, 2}, {5, 3, 0}};
  auto source = make_module_source(std::move(m));
  std::string text = disassemble(*source, 1, {});
  EXPECT_NE(text.find("; object s3 main.P\n; object s5 3 of int\n"), std::string::npos) << text;
}

TEST(Disassemble, EveryOpcodeHasAForm) {
  std::string seen;
  for (size_t i = 0; i < kOpcodeCount; i++) {
    auto op = static_cast<Opcode>(i);
    const OpcodeInfo& info = info_of(op);
    ASSERT_GE(strlen(info.format), 3u) << info.mnemonic;
    ASSERT_EQ(strlen(info.slots), 3u) << info.mnemonic;
    for (const char* c = info.format; *c != 0; c++) {
      bool extension = c - info.format >= 3;
      EXPECT_NE(strchr(extension ? "ktfnTS" : "dsm-iujIJGFo", *c), nullptr) << info.mnemonic;
    }
    for (int k = 0; k < 3; k++) {
      bool slot = info.format[k] == 'd' || info.format[k] == 's' || info.format[k] == 'm' ||
                  info.format[k] == 'o';
      EXPECT_EQ(slot, info.slots[k] != '-') << info.mnemonic;
    }
    Module m;
    m.functions.emplace_back();
    Word first = encode(op, 1, 2, 0);
    m.functions[0].code.assign(instruction_words(first), 0);
    m.functions[0].code[0] = first;
    auto source = make_module_source(std::move(m));
    std::string text = disassemble_instruction(*source, source->function(0), 0);
    EXPECT_EQ(text.find(info.mnemonic), 0u);
    EXPECT_EQ(text.find('?'), std::string::npos) << text;
    std::string key = std::string("\n") + info.mnemonic + "\n";
    EXPECT_EQ(seen.find(key), std::string::npos) << "mnemonic used twice: " << info.mnemonic;
    seen += key;
  }
}

TEST(Disassemble, SpecialOperands) {
  Module m;
  FunctionRecord f;
  f.symbol = "f";
  f.frame_slots = 9;
  f.code = {encode_bc(Opcode::JTab, 1, 3),
            uint64_t{5} | uint64_t{6} << 32,
            7,
            encode(Opcode::Select, 0, 1, 2),
            0 | uint64_t{2} << 16 | uint64_t{3} << 32 | uint64_t{kNoSlot} << 48,
            1 | uint64_t{4} << 16 | uint64_t{5} << 32 | uint64_t{6} << 48,
            encode(Opcode::Rt, 4, 1, 0),
            0,
            encode(Opcode::ChanRecv, 1, 2, kNoSlot)};
  m.functions = {f};
  auto source = make_module_source(m);
  FunctionView v = source->function(0);
  EXPECT_EQ(disassemble_instruction(*source, v, 0), "jtab       s1, 3, ->0005, ->0006, ->0007");
  EXPECT_EQ(disassemble_instruction(*source, v, 3), "select     s0, 1, 2, s2<- s3, <-s4 s5 s6");
  EXPECT_EQ(disassemble_instruction(*source, v, 6), "rt         4, StringFromRunes, 0");
  EXPECT_EQ(disassemble_instruction(*source, v, 8), "chan.recv  s1, s2, _");
}

}  // namespace
}  // namespace vole::bytecode
