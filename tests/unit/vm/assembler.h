// A small assembler for tests: builds modules by hand, instruction by instruction, and runs them.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bytecode/module_source.h"
#include "vm/host.h"
#include "vm/machine.h"
#include "vm/program.h"

namespace vole::vm::test {

using bytecode::encode;
using bytecode::encode_bc;
using bytecode::FunctionRecord;
using bytecode::Kind;
using bytecode::Module;
using bytecode::Opcode;
using bytecode::Reloc;
using bytecode::RelocKind;
using bytecode::TypeRecord;
using bytecode::Word;

// Keeps what is written to the standard streams.
class TestHost : public Host {
 public:
  int64_t write(int64_t handle, const void* data, size_t size) override {
    (handle == 1 ? out : err).append(static_cast<const char*>(data), size);
    return static_cast<int64_t>(size);
  }
  Clock& clock() override { return clock_; }
  uint64_t random_seed() override { return 42; }
  void sleep_until(int64_t) override {}
  std::string out, err;

 private:
  Clock clock_;
};

class Code {
 public:
  explicit Code(FunctionRecord* f) : f_(f) {}

  uint32_t here() const { return static_cast<uint32_t>(f_->code.size()); }
  Code& op(Opcode o, uint16_t a = 0, uint16_t b = 0, uint16_t c = 0) {
    f_->code.push_back(encode(o, a, b, c));
    return *this;
  }
  Code& op_bc(Opcode o, uint16_t a, int32_t bc) {
    f_->code.push_back(encode_bc(o, a, bc));
    return *this;
  }
  Code& word(Word w) {
    f_->code.push_back(w);
    return *this;
  }
  // An extension word that the loader fills.
  Code& reloc(RelocKind kind, uint32_t index) {
    f_->relocs.push_back({here(), kind, index, 0});
    f_->code.push_back(0);
    return *this;
  }
  Code& call(uint16_t frame, uint32_t function) {
    return op(Opcode::Call, frame).reloc(RelocKind::Function, function);
  }
  Code& global(Opcode o, uint16_t a, uint32_t index, int32_t offset = 0) {
    f_->relocs.push_back({here(), RelocKind::Global, index, 0});
    return op_bc(o, a, offset);
  }
  // Live pointers at the safe point whose pc is `pc`.
  Code& safe_point(uint32_t pc, uint64_t map) {
    f_->bitmap_words = 1;
    f_->safe_points.push_back({pc, static_cast<uint32_t>(f_->bitmaps.size())});
    f_->bitmaps.push_back(map);
    return *this;
  }
  Code& safe_point_here(uint64_t map) { return safe_point(here(), map); }
  FunctionRecord& record() { return *f_; }

 private:
  FunctionRecord* f_;
};

class Builder {
 public:
  Builder() { module_.functions.reserve(64); }

  // Function 0 should be main.main.
  Code function(std::string symbol, uint32_t params, uint32_t results, uint32_t frame) {
    FunctionRecord f;
    f.symbol = std::move(symbol);
    f.pkg_path = f.symbol.substr(0, f.symbol.find('.'));
    f.param_slots = params;
    f.result_slots = results;
    f.frame_slots = frame;
    f.param_map = {0};
    module_.functions.push_back(std::move(f));
    if (module_.functions.back().symbol == "main.main") {
      module_.entry = static_cast<uint32_t>(module_.functions.size() - 1);
    }
    return Code(&module_.functions.back());
  }
  uint32_t native(std::string symbol, uint32_t params, uint32_t results) {
    Code c = function(std::move(symbol), params, results, 0);
    c.record().native = true;
    return static_cast<uint32_t>(module_.functions.size() - 1);
  }
  uint32_t type(Kind kind, uint64_t size, std::string link, uint64_t ptr_bytes = 0) {
    TypeRecord t;
    t.kind = kind;
    t.size = size;
    t.align = static_cast<uint8_t>(size >= 8 ? 8 : size == 0 ? 1 : size);
    t.ptr_bytes = ptr_bytes;
    if (ptr_bytes != 0) t.ptr_mask.assign(ptr_bytes / 64 + 1, 0);
    if (kind == Kind::Pointer || kind == Kind::Slice || kind == Kind::String) t.ptr_mask[0] = 1;
    t.string = t.name = t.link = std::move(link);
    if (kind >= Kind::Bool && kind <= Kind::Uintptr) t.flags = bytecode::kTypeRegularMemory;
    module_.types.push_back(std::move(t));
    return static_cast<uint32_t>(module_.types.size() - 1);
  }
  uint32_t global(std::string symbol, uint32_t type) {
    bytecode::GlobalRecord g;
    g.symbol = std::move(symbol);
    g.type = type;
    module_.globals.push_back(std::move(g));
    return static_cast<uint32_t>(module_.globals.size() - 1);
  }
  // Offset of the text in the read-only data.
  uint32_t text(std::string_view s) {
    auto at = static_cast<uint32_t>(module_.data.size());
    module_.data.insert(module_.data.end(), s.begin(), s.end());
    return at;
  }
  Module& module() { return module_; }

  struct Run {
    RunResult result;
    std::string err;
    std::unique_ptr<Machine> machine;
    std::string load_error;
  };
  Run run(TestHost& host, MachineConfig config = {}, NativeTable natives = {}) {
    Run r;
    std::shared_ptr<const bytecode::ModuleSource> source = bytecode::make_module_source(module_);
    Program::Loaded loaded = Program::load({source}, natives);
    r.load_error = loaded.error;
    if (loaded.program == nullptr) return r;
    config.host = &host;
    r.machine = Machine::create(loaded.program, config, &r.load_error);
    r.result = r.machine->run();
    r.err = host.err;
    return r;
  }

 private:
  Module module_;
};

// The id of a runtime call.
enum class RtId : uint16_t {
#define VOLE_RT(Name, arguments, results) Name,
#include "bytecode/runtime_call.def"
};

}  // namespace vole::vm::test
