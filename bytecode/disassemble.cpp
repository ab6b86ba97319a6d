// The disassembler: operands are printed by the format letters of opcode.def, extension words by
// their relocations.
#include "bytecode/disassemble.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>

#include "bytecode/opcode_info.h"

namespace vole::bytecode {
namespace {

template <class... Args>
void append(std::string* out, const char* format, Args... args) {
  char buffer[128];
  int n = std::snprintf(buffer, sizeof(buffer), format, args...);
  if (n > 0) out->append(buffer, std::min<size_t>(static_cast<size_t>(n), sizeof(buffer) - 1));
}

const Reloc* reloc_at(const FunctionView& f, uint32_t word) {
  for (const Reloc& r : f.relocs) {
    if (r.at == word) return &r;
  }
  return nullptr;
}

void append_reloc(std::string* out, const ModuleSource& m, const Reloc& r) {
  switch (r.kind) {
    case RelocKind::Function:
      *out += m.function(r.index).symbol;
      break;
    case RelocKind::FuncValue:
      *out += "&";
      *out += m.function(r.index).symbol;
      break;
    case RelocKind::Type:
      *out += "type ";
      *out += m.type(r.index).string;
      break;
    case RelocKind::Itab: {
      ItabRecord itab = m.itab(r.index);
      *out += "itab ";
      *out += m.type(itab.type).string;
      *out += " as ";
      *out += m.type(itab.inter).string;
      break;
    }
    case RelocKind::Data:
      append(out, "data+%u", r.index);
      break;
    case RelocKind::Global:
      *out += m.global(r.index).symbol;
      break;
  }
}

// A string constant, as far as it is short and printable.
void append_text(std::string* out, const char* p, uint64_t size) {
  *out += " \"";
  for (uint64_t i = 0; i < size && i < 40; i++) {
    auto c = static_cast<unsigned char>(p[i]);
    if (c == '\n') {
      *out += "\\n";
    } else if (c == '"' || c == '\\') {
      *out += '\\';
      *out += static_cast<char>(c);
    } else if (c < 0x20 || c >= 0x7f) {
      append(out, "\\x%02x", c);
    } else {
      *out += static_cast<char>(c);
    }
  }
  *out += size > 40 ? "\"..." : "\"";
}

class Line {
 public:
  Line(const ModuleSource& m, const FunctionView& f, uint32_t at)
      : m_(m), f_(f), at_(at), w_(f.code[at]), info_(info_of(opcode_of(w_))) {}

  std::string run() {
    append(&out_, "%-10s", info_.mnemonic);
    for (int i = 0; i < 3; i++) operand(i);
    uint32_t word = at_ + 1;
    for (const char* f = info_.format + 3; *f != 0; f++) {
      if (*f == 'T') {
        table(word);
      } else if (*f == 'S') {
        for (uint32_t i = 0; i < c_of(w_); i++) select_case(word + i);
      } else {
        extension(*f, word);
      }
      word++;
    }
    size_t end = out_.find_last_not_of(' ');
    out_.resize(end + 1);
    return std::move(out_);
  }

 private:
  void separate() {
    out_ += first_ ? " " : ", ";
    first_ = false;
  }

  void operand(int i) {
    char c = info_.format[i];
    uint16_t v = operand_of(w_, i);
    if (c == '-' || (i == 2 && is_wide_operand(info_.format[1]))) return;
    separate();
    switch (c) {
      case 'o':
        if (v == kNoSlot) {
          out_ += "_";
          break;
        }
        [[fallthrough]];
      case 'd':
      case 's':
      case 'm':
        append(&out_, "s%u", v);
        break;
      case 'i':
        append(&out_, "%d", static_cast<int16_t>(v));
        break;
      case 'u':
        if (opcode_of(w_) == Opcode::Rt && i == 1) {
          out_ += runtime_call_name(v);
        } else {
          append(&out_, "%u", v);
        }
        break;
      case 'j':
        append(&out_, "->%04d", static_cast<int>(at_) + static_cast<int16_t>(v));
        break;
      case 'J':
        append(&out_, "->%04d", static_cast<int>(at_) + bc_of(w_));
        break;
      case 'I':
        append(&out_, "%d", bc_of(w_));
        break;
      case 'F':
        append(&out_, "[fp+%d]", bc_of(w_));
        break;
      case 'G': {
        const Reloc* r = reloc_at(f_, at_);
        out_ += "[";
        if (r != nullptr) append_reloc(&out_, m_, *r);
        append(&out_, "%+d]", bc_of(w_));
        break;
      }
      default:
        append(&out_, "?%u", v);
    }
  }

  void extension(char c, uint32_t word) {
    if (word >= f_.code.size()) {
      out_ += " <truncated>";
      return;
    }
    uint64_t value = f_.code[word];
    separate();
    const Reloc* r = reloc_at(f_, word);
    if (r != nullptr) {
      append_reloc(&out_, m_, *r);
      if (opcode_of(w_) == Opcode::LdStr && r->kind == RelocKind::Data &&
          word + 1 < f_.code.size()) {
        append_text(&out_, m_.data() + r->index, f_.code[word + 1]);
      }
    } else if (c == 'n' && value >> 32 != 0) {
      append(&out_, "%" PRIu64 "|%" PRIu64, value & 0xffffffff, value >> 32);
    } else if (value < 0x100000 || value > 0xfffffffffff00000) {
      append(&out_, "%" PRId64, static_cast<int64_t>(value));
    } else {
      append(&out_, "0x%" PRIx64, value);
    }
  }

  void table(uint32_t word) {
    for (int32_t i = 0; i < bc_of(w_); i++) {
      size_t at = word + static_cast<size_t>(i) / 2;
      if (at >= f_.code.size()) return;
      auto distance = static_cast<int32_t>(f_.code[at] >> (32 * (i % 2)));
      separate();
      append(&out_, "->%04d", static_cast<int>(at_) + distance);
    }
  }

  void select_case(uint32_t word) {
    if (word >= f_.code.size()) return;
    uint64_t v = f_.code[word];
    separate();
    bool receive = (v & 0xffff) != 0;
    append(&out_, receive ? "<-s%u" : "s%u<-", static_cast<unsigned>(v >> 16 & 0xffff));
    for (int shift : {32, 48}) {
      auto slot = static_cast<unsigned>(v >> shift & 0xffff);
      if (slot != kNoSlot) append(&out_, " s%u", slot);
    }
  }

  const ModuleSource& m_;
  const FunctionView& f_;
  uint32_t at_;
  Word w_;
  const OpcodeInfo& info_;
  std::string out_;
  bool first_ = true;
};

void append_flags(std::string* out, const FunctionView& f) {
  if (f.flags & kFuncWrapper) *out += " wrapper";
  if (f.flags & kFuncHasDefer) append(out, " defer(recover at %04u)", f.recover_pc);
  if (f.flags & kFuncNeedsContext) *out += " context";
  if (f.flags & kFuncRangeBody) *out += " rangebody";
  if (f.native) *out += " native";
}

void append_objects(std::string* out, const ModuleSource& m, const FunctionView& f) {
  for (const StackObjectRecord& r : f.stack_objects) {
    append(out, "; object s%u ", r.slot);
    if (r.count != 1) append(out, "%u of ", r.count);
    *out += r.type < m.type_count() ? m.type(r.type).string : std::string_view("?");
    *out += "\n";
  }
}

void append_safe_points(std::string* out, const FunctionView& f, uint32_t pc) {
  for (const SafePoint& sp : f.safe_points) {
    if (sp.pc != pc) continue;
    *out += "  {";
    const char* space = "";
    for (uint32_t i = 0; i < f.bitmap_words * 64; i++) {
      size_t word = sp.map + i / 64;
      if (word < f.bitmaps.size() && f.bitmaps[word] >> (i % 64) & 1) {
        append(out, "%ss%u", space, i);
        space = " ";
      }
    }
    *out += "}";
  }
}

}  // namespace

std::string_view runtime_call_name(uint32_t id) {
  static constexpr std::string_view kNames[] = {
#define VOLE_RT(name, args, results) #name,
#include "bytecode/runtime_call.def"
  };
  return id < std::size(kNames) ? kNames[id] : std::string_view("?");
}

std::string disassemble_instruction(const ModuleSource& module, const FunctionView& function,
                                    uint32_t at) {
  auto op = static_cast<size_t>(opcode_of(function.code[at]));
  if (op >= kOpcodeCount) {
    std::string out;
    append(&out, "bad opcode %zu", op);
    return out;
  }
  return Line(module, function, at).run();
}

std::string disassemble(const ModuleSource& module, FunctionIndex index,
                        const DisassembleOptions& options) {
  FunctionView f = module.function(index);
  std::string out = "func ";
  out += f.symbol;
  append(&out, "  params %u results %u frame %u", f.param_slots, f.result_slots, f.frame_slots);
  append_flags(&out, f);
  out += "\n";
  append_objects(&out, module, f);
  size_t line = 0;
  uint32_t shown = 0;
  for (uint32_t at = 0; at < f.code.size();) {
    bool moved = false;
    while (line < f.lines.size() && f.lines[line].pc <= at) {
      moved = true;
      line++;
    }
    if (moved && f.lines[line - 1].line != shown && f.lines[line - 1].file < module.file_count()) {
      const LineEntry& entry = f.lines[line - 1];
      shown = entry.line;
      std::string_view file = module.file(entry.file);
      out += "; ";
      out += file;
      append(&out, ":%u", entry.line);
      if (options.source != nullptr) {
        out += "  ";
        out += options.source->line(file, entry.line);
      }
      out += "\n";
    }
    append(&out, "  %04u  ", at);
    out += disassemble_instruction(module, f, at);
    auto op = static_cast<size_t>(opcode_of(f.code[at]));
    uint32_t next = op < kOpcodeCount ? at + instruction_words(f.code[at]) : at + 1;
    if (options.safe_points && op < kOpcodeCount) {
      SafePointAt where = safe_point_at(static_cast<Opcode>(op));
      if (where != SafePointAt::kNone) {
        append_safe_points(&out, f, where == SafePointAt::kSelf ? at : next);
      }
    }
    out += "\n";
    at = next;
  }
  return out;
}

std::string disassemble_module(const ModuleSource& module, const DisassembleOptions& options) {
  std::string out;
  for (uint32_t i = 0; i < module.package_count(); i++) {
    out += "package ";
    out += module.package(i).path;
    out += "\n";
  }
  for (uint32_t i = 0; i < module.global_count(); i++) {
    GlobalView g = module.global(i);
    if (g.external) continue;
    out += g.read_only ? "const " : "var ";
    out += g.symbol;
    if (g.type != kNoIndex) {
      out += " ";
      out += module.type(g.type).string;
    }
    append(&out, "  %zu bytes of data\n", g.data.size());
  }
  for (FunctionIndex i = 0; i < module.function_count(); i++) {
    FunctionView f = module.function(i);
    if (f.external) continue;
    out += "\n";
    out += disassemble(module, i, options);
  }
  return out;
}

}  // namespace vole::bytecode
