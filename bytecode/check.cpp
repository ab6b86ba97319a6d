// Checks of functions, types, globals and packages; see check.h for what is checked.
// Each rule is a few lines and reports the place by symbol and word.
#include "bytecode/check.h"

#include <algorithm>

#include "bytecode/disassemble.h"
#include "bytecode/opcode_info.h"

namespace vole::bytecode {
namespace {

std::string number(int64_t n) { return std::to_string(n); }

class Report {
 public:
  explicit Report(size_t max) : max_(max) {}
  bool full() const { return list_.size() >= max_; }
  void add(std::string_view where, std::string what) {
    if (full()) return;
    std::string text(where);
    text += ": ";
    text += what;
    list_.push_back(std::move(text));
  }
  std::vector<std::string> take() { return std::move(list_); }

 private:
  size_t max_;
  std::vector<std::string> list_;
};

class FunctionChecker {
 public:
  FunctionChecker(const ModuleSource& m, FunctionIndex index, Report& report)
      : m_(m), f_(m.function(index)), report_(report) {}

  void run() {
    if (f_.symbol.empty()) bad(0, "function without a symbol");
    if (f_.external) return;
    check_shape();
    if (f_.native) return;
    if (!find_instructions()) return;
    check_tables();
    for (uint32_t at = 0; at < f_.code.size(); at += instruction_words(f_.code[at])) {
      if (report_.full()) return;
      check_instruction(at);
    }
    check_relocs();
  }

 private:
  void bad(uint32_t at, std::string what) {
    std::string where(f_.symbol);
    std::string digits = number(at);
    where += "+" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
    if (at < f_.code.size() && !starts_.empty() && starts_[at]) {
      where += " " + disassemble_instruction(m_, f_, at);
    }
    report_.add(where, std::move(what));
  }

  void check_shape() {
    uint64_t in = uint64_t{f_.param_slots} + f_.result_slots;
    if (!f_.native && in > f_.frame_slots) bad(0, "parameters and results exceed the frame");
    if (f_.param_map.size() > (f_.param_slots + 63) / 64) bad(0, "parameter map is too long");
    for (size_t i = f_.param_slots; i < f_.param_map.size() * 64; i++) {
      if (f_.param_map[i / 64] >> (i % 64) & 1) bad(0, "parameter map marks a slot behind them");
    }
    if (f_.type != kNoIndex && f_.type >= m_.type_count()) bad(0, "type index out of range");
    check_objects();
    if (f_.native && !f_.code.empty()) bad(0, "native function with code");
    if (!f_.native && f_.code.empty()) bad(0, "function without code");
  }

  // Stack objects are sorted, disjoint and lie in the frame.
  void check_objects() {
    uint64_t end = 0;  // bytes
    for (const StackObjectRecord& r : f_.stack_objects) {
      if (r.type >= m_.type_count() || r.count == 0) {
        bad(0, "stack object at slot " + number(r.slot) + " without a type or values");
        continue;
      }
      uint64_t from = uint64_t{r.slot} * 8;
      if (from < end) bad(0, "stack object at slot " + number(r.slot) + " overlaps another");
      end = from + r.count * m_.type(r.type).size;
      if (end > uint64_t{f_.frame_slots} * 8) {
        bad(0, "stack object at slot " + number(r.slot) + " reaches beyond the frame");
      }
    }
  }
  // Whether the byte of the frame is the first one of a value that may have its address taken.
  bool in_object(int64_t byte) const {
    for (const StackObjectRecord& r : f_.stack_objects) {
      if (r.type >= m_.type_count()) continue;
      int64_t from = int64_t{r.slot} * 8;
      auto size = static_cast<int64_t>(r.count * m_.type(r.type).size);
      if (byte >= from && (byte < from + size || (size == 0 && byte == from))) return true;
    }
    return false;
  }

  // Where instructions start; false if the code cannot be read at all.
  bool find_instructions() {
    starts_.assign(f_.code.size() + 1, false);
    uint32_t last = 0;
    for (uint32_t at = 0; at < f_.code.size();) {
      auto op = static_cast<size_t>(opcode_of(f_.code[at]));
      if (op >= kOpcodeCount) {
        bad(at, "bad opcode " + number(static_cast<int64_t>(op)));
        return false;
      }
      if (opcode_of(f_.code[at]) == Opcode::JTab && bc_of(f_.code[at]) < 0) {
        bad(at, "jump table of negative size");
        return false;
      }
      starts_[at] = true;
      last = at;
      at += instruction_words(f_.code[at]);
      if (at > f_.code.size()) {
        bad(last, "instruction is truncated");
        return false;
      }
    }
    Opcode op = opcode_of(f_.code[last]);
    if (!ends_flow(op) && op != Opcode::Rt && op != Opcode::Call) {
      bad(last, "control may fall off the end");
    }
    return true;
  }

  void check_tables() {
    uint32_t previous = 0;
    for (size_t i = 0; i < f_.safe_points.size(); i++) {
      const SafePoint& sp = f_.safe_points[i];
      if (i != 0 && sp.pc <= previous) bad(sp.pc, "safe points are not sorted");
      previous = sp.pc;
      if (sp.pc > f_.code.size() || !(sp.pc == f_.code.size() || starts_[sp.pc])) {
        bad(sp.pc, "safe point is not at an instruction");
      }
      if (uint64_t{sp.map} + f_.bitmap_words > f_.bitmaps.size()) {
        bad(sp.pc, "bitmap of the safe point is out of range");
        continue;
      }
      for (uint32_t s = f_.frame_slots; s < f_.bitmap_words * 64; s++) {
        if (f_.bitmaps[sp.map + s / 64] >> (s % 64) & 1) {
          bad(sp.pc, "bitmap marks slot " + number(s) + " outside the frame");
        }
      }
    }
    previous = 0;
    for (const LineEntry& line : f_.lines) {
      if (line.pc < previous) bad(line.pc, "line table is not sorted");
      previous = line.pc;
      if (line.file >= m_.file_count()) bad(line.pc, "line table names a file out of range");
    }
    if (f_.flags & kFuncHasDefer) {
      if (f_.recover_pc >= f_.code.size() || !starts_[f_.recover_pc]) {
        bad(f_.recover_pc, "recover_pc is not at an instruction");
      }
    }
  }

  bool has_safe_point(uint32_t pc) const {
    auto it = std::lower_bound(f_.safe_points.begin(), f_.safe_points.end(), pc,
                               [](const SafePoint& s, uint32_t p) { return s.pc < p; });
    return it != f_.safe_points.end() && it->pc == pc;
  }

  void check_slot(uint32_t at, uint32_t slot, uint32_t count) {
    if (uint64_t{slot} + count <= f_.frame_slots) return;
    bad(at, "slot " + number(slot + (count == 0 ? 0 : count - 1)) + " is outside the frame of " +
                number(f_.frame_slots));
  }

  void check_branch(uint32_t at, int64_t distance) {
    int64_t target = static_cast<int64_t>(at) + distance;
    if (target < 0 || target >= static_cast<int64_t>(f_.code.size()) ||
        !starts_[static_cast<size_t>(target)]) {
      bad(at, "branch to word " + number(target) + ", which is no instruction");
    }
  }

  void check_instruction(uint32_t at) {
    Word w = f_.code[at];
    Opcode op = opcode_of(w);
    const OpcodeInfo& info = info_of(op);
    for (int i = 0; i < 3; i++) {
      char c = info.format[i];
      uint16_t slot = operand_of(w, i);
      if (c == 'o' && slot == kNoSlot) continue;
      if (c != 'd' && c != 's' && c != 'm' && c != 'o') continue;
      char n = info.slots[i];
      check_slot(at, slot, n >= '1' && n <= '9' ? static_cast<uint32_t>(n - '0') : 0);
    }
    int32_t distance = 0;
    if (branch_distance(w, &distance)) check_branch(at, distance);
    switch (safe_point_at(op)) {
      case SafePointAt::kNone:
        break;
      case SafePointAt::kSelf:
        if (!has_safe_point(at)) bad(at, "poll without a safe point");
        break;
      case SafePointAt::kAfter:
        if (!has_safe_point(at + instruction_words(w))) bad(at, "call without a safe point");
        break;
    }
    check_special(at, w, op);
  }

  // What the table does not say of an opcode.
  void check_special(uint32_t at, Word w, Opcode op) {
    switch (op) {
      case Opcode::MovN:
        check_slot(at, a_of(w), c_of(w));
        check_slot(at, b_of(w), c_of(w));
        break;
      case Opcode::Zero:
        check_slot(at, a_of(w), b_of(w));
        break;
      case Opcode::Call:
      case Opcode::CallC:
      case Opcode::CallI:
        check_call(at, w, op);
        break;
      case Opcode::ConcatB:
        if (!in_object(static_cast<int64_t>(f_.code[at + 1]))) {
          bad(at, "the buffer is no stack object");
        }
        [[fallthrough]];
      case Opcode::Concat:
        check_slot(at, b_of(w), 2u * c_of(w));
        break;
      case Opcode::LeaF:
        if (!in_object(bc_of(w))) bad(at, "address of memory that is no stack object");
        break;
      case Opcode::JTab:
        for (int32_t i = 0; i < bc_of(w); i++) {
          Word pair = f_.code[at + 1 + static_cast<uint32_t>(i) / 2];
          check_branch(at, static_cast<int32_t>(pair >> (32 * (i % 2))));
        }
        break;
      case Opcode::Select:
        for (uint32_t i = 0; i < c_of(w); i++) {
          Word c = f_.code[at + 1 + i];
          check_slot(at, static_cast<uint32_t>(c >> 16 & 0xffff), 1);
          for (int shift : {32, 48}) {
            auto slot = static_cast<uint32_t>(c >> shift & 0xffff);
            if (slot != kNoSlot) check_slot(at, slot, 0);
          }
        }
        break;
      case Opcode::SliceS:
      case Opcode::SliceStr:
      case Opcode::SliceArr:
        for (int shift : {0, 16, 32}) {
          auto slot = static_cast<uint32_t>(f_.code[at + 1] >> shift & 0xffff);
          if (slot != kNoSlot) check_slot(at, slot, 1);
        }
        break;
      case Opcode::AtCas32:
      case Opcode::AtCas64:
      case Opcode::AtCasPtr:
        check_slot(at, static_cast<uint32_t>(f_.code[at + 1] & 0xffff), 1);
        break;
      case Opcode::Rt:
        if (runtime_call_name(b_of(w)) == "?") bad(at, "unknown runtime call");
        break;
      case Opcode::DeferReturn:
      case Opcode::Recover:
        if (op == Opcode::DeferReturn && !(f_.flags & kFuncHasDefer)) {
          bad(at, "defer.return in a function without the defer flag");
        }
        break;
      case Opcode::LdCtx:
        if (!(f_.flags & kFuncNeedsContext)) bad(at, "ldctx without the context flag");
        break;
      case Opcode::GoExit:
      case Opcode::NativeAgain:
      case Opcode::PanicStep:
      case Opcode::SegmentReturn:
      case Opcode::InitMark:
        bad(at, "an opcode that only the machine uses");
        break;
      default:
        break;
    }
  }

  void check_call(uint32_t at, Word w, Opcode op) {
    uint32_t base = a_of(w);
    uint32_t locals = f_.param_slots + f_.result_slots;
    if (base < locals + kHeaderSlots) bad(at, "callee's header overlaps parameters or results");
    uint32_t callee_slots = 0;
    if (op == Opcode::Call) {
      const Reloc* r = reloc_at(at + 1);
      if (r != nullptr && r->kind == RelocKind::Function && r->index < m_.function_count()) {
        FunctionView callee = m_.function(r->index);
        if (!callee.external) callee_slots = callee.param_slots + callee.result_slots;
      }
    } else if (op == Opcode::CallI) {
      callee_slots = 1;
    }
    check_slot(at, base, callee_slots);
    // Nothing in the outgoing area is live in the caller.
    uint32_t pc = at + instruction_words(w);
    for (const SafePoint& sp : f_.safe_points) {
      if (sp.pc != pc || uint64_t{sp.map} + f_.bitmap_words > f_.bitmaps.size()) continue;
      for (uint32_t s = base - std::min<uint32_t>(base, kHeaderSlots); s < f_.bitmap_words * 64;
           s++) {
        if (f_.bitmaps[sp.map + s / 64] >> (s % 64) & 1) {
          bad(at, "bitmap marks slot " + number(s) + " in the outgoing area");
          return;
        }
      }
    }
  }

  const Reloc* reloc_at(uint32_t word) const {
    for (const Reloc& r : f_.relocs) {
      if (r.at == word) return &r;
    }
    return nullptr;
  }

  bool index_in_range(const Reloc& r) const {
    switch (r.kind) {
      case RelocKind::Function:
      case RelocKind::FuncValue:
        return r.index < m_.function_count();
      case RelocKind::Type:
        return r.index < m_.type_count();
      case RelocKind::Itab:
        return r.index < m_.itab_count();
      case RelocKind::Data:
        return true;
      case RelocKind::Global:
        return r.index < m_.global_count();
    }
    return false;
  }

  // What kind of word each one is, by the formats: 'G' for a first word with a global operand, the
  // extension's letter, or 0.
  void check_relocs() {
    std::vector<char> kinds(f_.code.size(), 0);
    for (uint32_t at = 0; at < f_.code.size(); at += instruction_words(f_.code[at])) {
      const char* format = info_of(opcode_of(f_.code[at])).format;
      if (format[1] == 'G') kinds[at] = 'G';
      uint32_t word = at + 1;
      for (const char* c = format + 3; *c != 0 && *c != 'T' && *c != 'S'; c++) kinds[word++] = *c;
    }
    std::vector<bool> relocated(f_.code.size(), false);
    for (const Reloc& r : f_.relocs) {
      if (r.at >= f_.code.size()) {
        bad(r.at, "relocation outside the code");
        continue;
      }
      relocated[r.at] = true;
      if (!index_in_range(r)) bad(r.at, "relocation to an index out of range");
      char kind = kinds[r.at];
      bool fits = false;
      switch (r.kind) {
        case RelocKind::Global:
          fits = kind == 'G';
          break;
        case RelocKind::Function:
          fits = kind == 'f' || kind == 'k';
          break;
        case RelocKind::Type:
          fits = kind == 't' || kind == 'k';
          break;
        default:
          fits = kind == 'k';
      }
      if (!fits) bad(r.at, "relocation does not suit the word it is at");
    }
    for (uint32_t at = 0; at < f_.code.size(); at++) {
      bool needed = kinds[at] == 'G' || kinds[at] == 't' || kinds[at] == 'f';
      if (needed && !relocated[at]) bad(at, "word lacks its relocation");
    }
  }

  const ModuleSource& m_;
  FunctionView f_;
  Report& report_;
  std::vector<bool> starts_;
};

class TypeChecker {
 public:
  TypeChecker(const ModuleSource& m, TypeIndex index, Report& report)
      : m_(m), index_(index), t_(m.type(index)), report_(report) {}

  void run() {
    if (t_.link.empty()) bad("type without identity");
    if (t_.kind == Kind::Invalid || t_.kind > Kind::UnsafePointer) bad("invalid kind");
    if (t_.align == 0 || (t_.align & (t_.align - 1)) != 0) bad("bad alignment");
    if (t_.align != 0 && t_.size % t_.align != 0) bad("size is no multiple of the alignment");
    if (t_.ptr_bytes > t_.size || t_.ptr_bytes % 8 != 0) bad("bad pointer prefix");
    if (t_.ptr_bytes != 0 && t_.ptr_mask == nullptr) bad("pointers without a mask");
    check_index(t_.elem, needs_elem());
    check_index(t_.key, t_.kind == Kind::Map);
    check_index(t_.ptr_to, false);
    for (TypeIndex i : t_.in) check_index(i, true);
    for (TypeIndex i : t_.out) check_index(i, true);
    check_mask();
    check_fields();
    check_methods();
  }

 private:
  void bad(std::string what) {
    report_.add("type " + std::string(t_.string.empty() ? t_.link : t_.string), std::move(what));
  }
  bool needs_elem() const {
    switch (t_.kind) {
      case Kind::Array:
      case Kind::Chan:
      case Kind::Map:
      case Kind::Pointer:
      case Kind::Slice:
        return true;
      default:
        return false;
    }
  }
  void check_index(TypeIndex i, bool required) {
    if (i == kNoIndex) {
      if (required) bad("a component type is missing");
    } else if (i >= m_.type_count()) {
      bad("type index out of range");
    }
  }
  void check_mask() {
    if (t_.flags & kTypeRepeatMask) {
      if (t_.kind != Kind::Array) bad("repeated mask of a type that is no array");
      return;
    }
    if (t_.ptr_bytes == 0 || t_.ptr_mask == nullptr) return;
    uint64_t last = t_.ptr_bytes / 8 - 1;
    if (!(t_.ptr_mask[last / 8] >> (last % 8) & 1)) bad("the prefix does not end in a pointer");
    for (uint64_t i = last + 1; i % 8 != 0; i++) {
      if (t_.ptr_mask[i / 8] >> (i % 8) & 1) bad("the mask marks words behind the prefix");
    }
  }
  void check_fields() {
    uint64_t end = 0;
    for (uint32_t i = 0; i < t_.field_count; i++) {
      FieldView f = m_.type_field(index_, i);
      check_index(f.type, true);
      if (f.type >= m_.type_count()) continue;
      TypeView t = m_.type(f.type);
      if (f.offset < end || f.offset % (t.align == 0 ? 1 : t.align) != 0 ||
          f.offset + t.size > t_.size) {
        bad("field " + std::string(f.name) + " is badly placed");
      }
      end = f.offset + t.size;
    }
  }
  void check_methods() {
    check_sorted(t_.imethod_count, [&](uint32_t i) { return m_.type_imethod(index_, i); });
    check_sorted(t_.method_count, [&](uint32_t i) { return m_.type_method(index_, i); });
    for (uint32_t i = 0; i < t_.method_count; i++) {
      MethodView v = m_.type_method(index_, i);
      for (FunctionIndex fn : {v.iface_fn, v.direct_fn}) {
        if (fn != kNoIndex && fn >= m_.function_count()) bad("method's function out of range");
      }
    }
  }
  template <class Get>
  void check_sorted(uint32_t count, Get get) {
    for (uint32_t i = 0; i < count; i++) {
      MethodView v = get(i);
      check_index(v.type, true);
      if (i == 0) continue;
      MethodView p = get(i - 1);
      int order = p.name.compare(v.name);
      if (order > 0 || (order == 0 && p.pkg_path.compare(v.pkg_path) >= 0)) {
        bad("methods are not sorted at " + std::string(v.name));
      }
    }
  }

  const ModuleSource& m_;
  TypeIndex index_;
  TypeView t_;
  Report& report_;
};

void check_global(const ModuleSource& m, GlobalIndex index, Report& report) {
  GlobalView g = m.global(index);
  std::string where = "global " + std::string(g.symbol);
  if (g.symbol.empty()) report.add(where, "no symbol");
  if (g.external) return;
  if (g.type >= m.type_count()) {
    report.add(where, "type index out of range");
    return;
  }
  TypeView t = m.type(g.type);
  if (g.data.size() > t.size) report.add(where, "more data than its type has room for");
  for (const Reloc& r : g.relocs) {
    if (uint64_t{r.at} + 8 > t.size || r.at % 8 != 0) report.add(where, "misplaced relocation");
    bool in_range = true;
    switch (r.kind) {
      case RelocKind::Function:
      case RelocKind::FuncValue:
        in_range = r.index < m.function_count();
        break;
      case RelocKind::Type:
        in_range = r.index < m.type_count();
        break;
      case RelocKind::Itab:
        in_range = r.index < m.itab_count();
        break;
      case RelocKind::Global:
        in_range = r.index < m.global_count();
        break;
      case RelocKind::Data:
        break;
    }
    if (!in_range) report.add(where, "relocation to an index out of range");
  }
}

}  // namespace

std::vector<std::string> check_function(const ModuleSource& module, FunctionIndex function,
                                        size_t max) {
  Report report(max);
  FunctionChecker(module, function, report).run();
  return report.take();
}

std::vector<std::string> check_module(const ModuleSource& m, size_t max) {
  Report report(max);
  for (TypeIndex i = 0; i < m.type_count() && !report.full(); i++) {
    TypeChecker(m, i, report).run();
  }
  for (ItabIndex i = 0; i < m.itab_count(); i++) {
    ItabRecord r = m.itab(i);
    if (r.inter >= m.type_count() || r.type >= m.type_count()) {
      report.add("itab " + number(i), "type index out of range");
    } else if (m.type(r.inter).kind != Kind::Interface || m.type(r.inter).imethod_count == 0) {
      report.add("itab " + number(i), "not for an interface with methods");
    }
  }
  for (GlobalIndex i = 0; i < m.global_count() && !report.full(); i++) check_global(m, i, report);
  for (FunctionIndex i = 0; i < m.function_count() && !report.full(); i++) {
    FunctionChecker(m, i, report).run();
  }
  for (uint32_t i = 0; i < m.package_count(); i++) {
    PackageView p = m.package(i);
    if (p.init != kNoIndex && p.init >= m.function_count()) {
      report.add("package " + std::string(p.path), "init function out of range");
    }
  }
  if (m.entry() != kNoIndex && m.entry() >= m.function_count()) {
    report.add("module", "entry out of range");
  }
  return report.take();
}

}  // namespace vole::bytecode
