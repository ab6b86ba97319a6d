// The loader: makes a Program of modules.
//
// Linking is a work list over (module, index) pairs. Asking for a function, type, itab or global
// makes its object at once (so that cycles need nothing special) and queues the filling: a
// function's code is copied and its relocations resolved, which asks for more. Globals get their
// offsets at the end, initialised ones first, so that the template is as short as possible; code
// words that name globals are patched then.
#include <algorithm>
#include <cstring>
#include <deque>

#include "runtime/type/pointer_map.h"
#include "vm/program.h"

namespace vole::vm {

using bytecode::FunctionView;
using bytecode::GlobalView;
using bytecode::InterfaceMethod;
using bytecode::ItabRecord;
using bytecode::kNoIndex;
using bytecode::Method;
using bytecode::MethodView;
using bytecode::Opcode;
using bytecode::PackageView;
using bytecode::Reloc;
using bytecode::RelocKind;
using bytecode::StructField;
using bytecode::TypeView;
using bytecode::Word;

namespace {

constexpr Word kNativeCode[] = {bytecode::encode(Opcode::Native),
                                bytecode::encode(Opcode::NativeAgain),
                                bytecode::encode(Opcode::Ret), 0};
constexpr Word kGoExitCode[] = {bytecode::encode(Opcode::GoExit), bytecode::encode(Opcode::GoExit),
                                0};
constexpr Word kPanicFrameCode[] = {bytecode::encode(Opcode::PanicStep),
                                    bytecode::encode(Opcode::PanicStep), 0};

constexpr Word kBridgeCode[] = {bytecode::encode(Opcode::SegmentReturn),
                                bytecode::encode(Opcode::SegmentReturn), 0};

// Reflection's ways to call a method by name or index: they make every method reachable, as
// functions that ask a reflect.Type for methods do (bytecode::kFuncReflects).
constexpr std::string_view kMethodReflectors[] = {"reflect.Value.Method",
                                                  "reflect.Value.MethodByName"};

// What reflection puts between a caller and the function it calls; recover() looks through them.
constexpr std::string_view kReflectCallers[] = {"internal/abi.Call",
                                                "reflect.Value.Call",
                                                "reflect.callBound",
                                                "reflect.Value.CallSlice",
                                                "reflect.Value.call",
                                                "reflect.makeMethodValue.func1",
                                                "reflect.methodFunc.func1",
                                                "reflect.MakeFunc.func1"};

GoString go_string(std::string_view s) { return {s.data(), static_cast<int64_t>(s.size())}; }

uint32_t hash_link(std::string_view s) {
  uint32_t h = 2166136261u;
  for (char c : s) h = (h ^ static_cast<uint8_t>(c)) * 16777619u;
  return h;
}

int missing_native(NativeCall& c) {
  std::string text = "function without implementation: ";
  text += c.function->name.view();
  return c.fatal(text);
}

}  // namespace

class Loader {
 public:
  Loader(Program& program, const NativeTable& natives) : p_(program), natives_(natives) {}

  bool run(Program::Link link);
  const std::string& error() const { return error_; }

 private:
  struct ModuleState {
    const ModuleSource* source;
    std::vector<LinkedFunction*> functions;
    std::vector<TypeDesc*> types;
    std::vector<uint32_t> globals;  // index + 1 into globals_
  };
  struct Place {
    ModuleState* module;
    uint32_t index;
  };
  struct FunctionWork {
    LinkedFunction* function;
    Place place;
  };
  struct TypeWork {
    TypeDesc* type;
    Place place;
    bool only_methods;
  };
  struct Global {
    Place place;
    const TypeDesc* type;
    uint64_t offset;
    uint64_t size;
    bool initialised;
  };
  struct GlobalPatch {  // field BC of *word += offset of the global
    Word* word;
    uint32_t global;
  };
  struct PendingMethod {
    Method* method;
    Place type;
    uint32_t number;
  };

  LinkedFunction* function(ModuleState& m, uint32_t index);
  LinkedFunction* function_by_symbol(std::string_view symbol);
  LinkedFunction* linked_elsewhere(const ModuleState& m, const FunctionView& v);
  NativeFn native_of(const FunctionView& v) const;
  TypeDesc* type(ModuleState& m, uint32_t index);
  TypeDesc* type_by_link(std::string_view link);
  Itab* itab(const TypeDesc* inter, const TypeDesc* type);
  uint32_t global(ModuleState& m, uint32_t index);
  void fill_function(const FunctionWork& work);
  void copy_tables(LinkedFunction* f, const FunctionView& v, ModuleState& m, uint32_t index);
  void relocate(ModuleState& m, std::span<const Reloc> relocs, Word* code);
  void fill_type(const TypeWork& work);
  void fill_methods(TypeDesc* t, const TypeView& v, const Place& place);
  void link_method(const PendingMethod& pending);
  // A method that an interface has makes those of its name and signature reachable; null: of any.
  void method_is_live(std::string_view name, const TypeDesc* signature);
  bool is_live(std::string_view name, const TypeDesc* signature) const;
  void all_methods_are_live();
  void drain();
  bool find_inits(uint32_t entry_module);
  bool lay_out_globals();
  void make_main();
  void fill_global(const Global& g);
  void fail(std::string text) {
    if (error_.empty()) error_ = std::move(text);
  }
  template <class T>
  T* make(size_t n = 1) {
    return static_cast<T*>(std::memset(p_.arena_.allocate(sizeof(T) * n), 0, sizeof(T) * n));
  }

  Program& p_;
  const NativeTable& natives_;
  std::deque<ModuleState> modules_;
  std::vector<FunctionWork> function_work_;
  std::vector<TypeWork> type_work_;
  std::vector<Global> globals_;
  size_t globals_filled_ = 0;
  std::vector<GlobalPatch> patches_;
  std::unordered_map<std::string_view, std::vector<PendingMethod>> pending_methods_;
  std::unordered_map<std::string_view, std::vector<const TypeDesc*>> live_methods_;
  std::unordered_map<uint64_t, std::vector<Itab*>> itabs_;
  std::vector<std::pair<Itab*, const TypeDesc*>> itab_work_;
  bool all_live_ = false;
  std::string error_;
};

LinkedFunction* Loader::function(ModuleState& m, uint32_t index) {
  LinkedFunction*& f = m.functions[index];
  if (f != nullptr) return f;
  FunctionView v = m.source->function(index);
  if (v.external) {
    f = function_by_symbol(v.symbol);
    if (f == nullptr) fail("undefined function " + std::string(v.symbol));
    return f;
  }
  if (v.native && native_of(v) == nullptr && (f = linked_elsewhere(m, v)) != nullptr) return f;
  f = new (p_.arena_.allocate(sizeof(LinkedFunction))) LinkedFunction();
  f->name = go_string(v.symbol);
  f->module = m.source;
  p_.functions_.push_back(f);
  function_work_.push_back({f, {&m, index}});
  for (std::string_view name : kMethodReflectors) {
    if (v.symbol == name) all_methods_are_live();
  }
  return f;
}

LinkedFunction* Loader::function_by_symbol(std::string_view symbol) {
  for (ModuleState& m : modules_) {
    uint32_t index = m.source->find_function(symbol);
    if (index != kNoIndex) return function(m, index);
  }
  return nullptr;
}

// The function of another module that a //go:linkname of this one names; null if there is none
// that is called in the same way.
LinkedFunction* Loader::linked_elsewhere(const ModuleState& m, const FunctionView& v) {
  for (ModuleState& other : modules_) {
    uint32_t index = &other == &m ? kNoIndex : other.source->find_function(v.symbol);
    if (index == kNoIndex) continue;
    FunctionView there = other.source->function(index);
    bool fits = !there.external && there.param_slots == v.param_slots &&
                there.result_slots == v.result_slots &&
                std::equal(there.param_map.begin(), there.param_map.end(), v.param_map.begin(),
                           v.param_map.end());
    if (fits) return function(other, index);
  }
  return nullptr;
}

TypeDesc* Loader::type_by_link(std::string_view link) {
  for (ModuleState& m : modules_) {
    uint32_t index = m.source->find_type(link);
    if (index != kNoIndex) return type(m, index);
  }
  fail("undefined type " + std::string(link));
  return nullptr;
}

TypeDesc* Loader::type(ModuleState& m, uint32_t index) {
  if (index == kNoIndex) return nullptr;
  TypeDesc*& t = m.types[index];
  if (t != nullptr) return t;
  TypeView v = m.source->type(index);
  if (v.external) return t = type_by_link(v.link);
  auto [it, fresh] = p_.types_by_link_.try_emplace(v.link, nullptr);
  if (fresh) {
    it->second = make<TypeDesc>();
    it->second->link = go_string(v.link);
    it->second->kind = v.kind;
    p_.types_.push_back(it->second);
    type_work_.push_back({it->second, {&m, index}, false});
  } else if (v.method_count != 0) {
    // Another module may have compiled methods that the first one had no use for.
    type_work_.push_back({it->second, {&m, index}, true});
  }
  return t = it->second;
}

void Loader::fill_type(const TypeWork& work) {
  ModuleState& m = *work.place.module;
  TypeView v = m.source->type(work.place.index);
  TypeDesc* t = work.type;
  if (work.only_methods) {
    fill_methods(t, v, work.place);
    return;
  }
  t->size = v.size;
  t->ptr_bytes = v.ptr_bytes;
  t->hash = hash_link(v.link);
  t->kind = v.kind;
  t->align = v.align;
  t->chan_dir = v.chan_dir;
  t->flags = v.flags;
  t->ptr_mask = v.ptr_mask;
  t->string = go_string(v.string);
  t->name = go_string(v.name);
  t->pkg_path = go_string(v.pkg_path);
  t->elem = type(m, v.elem);
  t->key = type(m, v.key);
  t->ptr_to = type(m, v.ptr_to);
  t->len = v.len;
  if (v.field_count != 0) {
    auto* fields = make<StructField>(v.field_count);
    for (uint32_t i = 0; i < v.field_count; ++i) {
      bytecode::FieldView f = m.source->type_field(work.place.index, i);
      fields[i] = {go_string(f.name), go_string(f.pkg_path),
                   type(m, f.type),   go_string(f.tag),
                   f.offset,          f.embedded};
    }
    t->fields = {fields, v.field_count, v.field_count};
  }
  auto type_list = [&](std::span<const bytecode::TypeIndex> list) {
    auto** types = make<const TypeDesc*>(list.size());
    for (size_t i = 0; i < list.size(); ++i) types[i] = type(m, list[i]);
    auto n = static_cast<int64_t>(list.size());
    return bytecode::GoSlice<const TypeDesc*>{types, n, n};
  };
  if (!v.in.empty()) t->in = type_list(v.in);
  if (!v.out.empty()) t->out = type_list(v.out);
  if (v.imethod_count != 0) {
    auto* methods = make<InterfaceMethod>(v.imethod_count);
    for (uint32_t i = 0; i < v.imethod_count; ++i) {
      MethodView mv = m.source->type_imethod(work.place.index, i);
      methods[i] = {go_string(mv.name), go_string(mv.pkg_path), type(m, mv.type)};
      method_is_live(mv.name, methods[i].type);
    }
    t->imethods = {methods, v.imethod_count, v.imethod_count};
  }
  fill_methods(t, v, work.place);
}

// Modules agree on a type's method set where they give one, not on which methods are compiled.
void Loader::fill_methods(TypeDesc* t, const TypeView& v, const Place& place) {
  if (v.method_count == 0) return;
  ModuleState& m = *place.module;
  bool first = t->methods.len == 0;
  if (!first && t->methods.len != v.method_count) {
    fail("modules disagree on the methods of " + std::string(t->string.view()));
    return;
  }
  auto* methods = first ? make<Method>(v.method_count) : const_cast<Method*>(t->methods.data);
  if (first) t->methods = {methods, v.method_count, v.method_count};
  for (uint32_t i = 0; i < v.method_count; ++i) {
    MethodView mv = m.source->type_method(place.index, i);
    if (first) {
      methods[i].name = go_string(mv.name);
      methods[i].pkg_path = go_string(mv.pkg_path);
      methods[i].type = type(m, mv.type);
    }
    PendingMethod pending{&methods[i], place, i};
    if (is_live(mv.name, methods[i].type)) {
      link_method(pending);
    } else {
      pending_methods_[mv.name].push_back(pending);
    }
  }
}

void Loader::link_method(const PendingMethod& pending) {
  ModuleState& m = *pending.type.module;
  MethodView mv = m.source->type_method(pending.type.index, pending.number);
  Method& method = *pending.method;
  if (method.iface_fn == nullptr && mv.iface_fn != kNoIndex) {
    method.iface_fn = function(m, mv.iface_fn);
  }
  if (method.direct_fn == nullptr && mv.direct_fn != kNoIndex) {
    method.direct_fn = function(m, mv.direct_fn);
  }
}

bool Loader::is_live(std::string_view name, const TypeDesc* signature) const {
  if (all_live_) return true;
  auto it = live_methods_.find(name);
  if (it == live_methods_.end()) return false;
  for (const TypeDesc* live : it->second) {
    if (live == nullptr || live == signature) return true;
  }
  return false;
}

void Loader::method_is_live(std::string_view name, const TypeDesc* signature) {
  if (is_live(name, signature)) return;
  live_methods_[name].push_back(signature);
  auto it = pending_methods_.find(name);
  if (it == pending_methods_.end()) return;
  std::vector<PendingMethod> reached;
  std::erase_if(it->second, [&](const PendingMethod& p) {
    bool is = signature == nullptr || p.method->type == signature;
    if (is) reached.push_back(p);
    return is;
  });
  for (const PendingMethod& p : reached) link_method(p);
}

void Loader::all_methods_are_live() {
  if (all_live_) return;
  all_live_ = true;
  auto pending = std::move(pending_methods_);
  pending_methods_.clear();
  for (auto& [name, list] : pending) {
    for (const PendingMethod& p : list) link_method(p);
  }
}

Itab* Loader::itab(const TypeDesc* inter, const TypeDesc* type) {
  uint64_t key = reinterpret_cast<uintptr_t>(inter) * 31 + reinterpret_cast<uintptr_t>(type);
  std::vector<Itab*>& list = itabs_[key];
  for (Itab* tab : list) {
    if (tab->inter == inter && tab->type == type) return tab;
  }
  // The interface may not be filled yet, so its method count is taken from where it is made.
  auto* tab = static_cast<Itab*>(nullptr);
  size_t count = static_cast<size_t>(inter->imethods.len);
  size_t bytes = sizeof(Itab) + (count > 1 ? (count - 1) * sizeof(void*) : 0);
  tab = static_cast<Itab*>(std::memset(p_.arena_.allocate(bytes), 0, bytes));
  tab->inter = inter;
  tab->type = type;
  tab->count = static_cast<uint32_t>(count);
  list.push_back(tab);
  p_.itabs_.push_back(tab);
  itab_work_.push_back({tab, type});
  return tab;
}

uint32_t Loader::global(ModuleState& m, uint32_t index) {
  uint32_t& number = m.globals[index];
  if (number != 0) return number - 1;
  GlobalView v = m.source->global(index);
  if (v.external) {
    for (ModuleState& other : modules_) {
      uint32_t there = other.source->find_global(v.symbol);
      if (there == kNoIndex) continue;
      uint32_t found = global(other, there);
      number = found + 1;
      return found;
    }
    fail("undefined variable " + std::string(v.symbol));
    return 0;
  }
  Global g{{&m, index}, type(m, v.type), 0, v.data.size(), !v.data.empty() || !v.relocs.empty()};
  globals_.push_back(g);
  number = static_cast<uint32_t>(globals_.size());
  return number - 1;
}

void Loader::relocate(ModuleState& m, std::span<const Reloc> relocs, Word* code) {
  for (const Reloc& r : relocs) {
    Word& word = code[r.at];
    switch (r.kind) {
      case RelocKind::Function:
        word = reinterpret_cast<uintptr_t>(static_cast<Function*>(function(m, r.index)));
        break;
      case RelocKind::FuncValue:
        if (LinkedFunction* f = function(m, r.index)) {
          word = reinterpret_cast<uintptr_t>(&f->closure);
        }
        break;
      case RelocKind::Type:
        word = reinterpret_cast<uintptr_t>(type(m, r.index));
        break;
      case RelocKind::Itab: {
        ItabRecord i = m.source->itab(r.index);
        TypeDesc* inter = type(m, i.inter);
        TypeDesc* concrete = type(m, i.type);
        while (!type_work_.empty()) {
          TypeWork work = type_work_.back();
          type_work_.pop_back();
          fill_type(work);
        }
        word = reinterpret_cast<uintptr_t>(itab(inter, concrete));
        break;
      }
      case RelocKind::Data:
        word = reinterpret_cast<uintptr_t>(m.source->data()) + r.index +
               static_cast<uint64_t>(r.addend);
        break;
      case RelocKind::Global:
        patches_.push_back({&word, global(m, r.index)});
        break;
    }
  }
}

void Loader::copy_tables(LinkedFunction* f, const FunctionView& v, ModuleState& m,
                         uint32_t index) {
  f->param_map = v.param_map.data();
  if (v.param_map.empty()) f->param_map = make<uint64_t>((v.param_slots + 63) / 64 + 1);
  f->safe_points = v.safe_points.data();
  f->safe_point_count = static_cast<uint32_t>(v.safe_points.size());
  f->bitmap_words = v.bitmap_words;
  f->bitmaps = v.bitmaps.data();
  f->lines = v.lines.data();
  f->line_count = static_cast<uint32_t>(v.lines.size());
  if (v.inline_count != 0) {
    auto* inlines = make<bytecode::InlineEntry>(v.inline_count);
    for (uint32_t i = 0; i < v.inline_count; ++i) {
      bytecode::InlineView level = m.source->function_inline(index, i);
      inlines[i] = {go_string(level.name), level.file, level.line, level.column, level.outer};
    }
    f->inlines = inlines;
    f->inline_count = v.inline_count;
  }
  if (!v.stack_objects.empty()) {
    auto* objects = make<bytecode::StackObject>(v.stack_objects.size());
    for (size_t i = 0; i < v.stack_objects.size(); ++i) {
      const bytecode::StackObjectRecord& r = v.stack_objects[i];
      objects[i] = {r.slot, r.count, type(m, r.type)};
    }
    f->stack_objects = objects;
    f->stack_object_count = static_cast<uint32_t>(v.stack_objects.size());
  }
}

NativeFn Loader::native_of(const FunctionView& v) const {
  std::string_view name = v.symbol;
  if (name.size() > v.pkg_path.size()) name.remove_prefix(v.pkg_path.size() + 1);
  return natives_.find(v.pkg_path, name);
}

void Loader::fill_function(const FunctionWork& work) {
  ModuleState& m = *work.place.module;
  FunctionView v = m.source->function(work.place.index);
  LinkedFunction* f = work.function;
  f->pkg_path = go_string(v.pkg_path);
  f->flags = v.flags;
  if (v.flags & bytecode::kFuncReflects) all_methods_are_live();
  for (std::string_view name : kReflectCallers) {
    if (v.symbol == name) f->flags |= bytecode::kFuncWrapper | bytecode::kFuncSeenThrough;
  }
  f->frame_slots = v.frame_slots;
  f->param_slots = v.param_slots;
  f->result_slots = v.result_slots;
  f->recover_pc = v.recover_pc;
  f->entry_line = v.entry_line;
  f->entry_file = v.entry_file;
  copy_tables(f, v, m, work.place.index);
  if (v.native) {
    f->native = native_of(v);
    if (f->native == nullptr) f->native = missing_native;
    f->flags |= bytecode::kFuncNative;
    f->code = kNativeCode;
    f->code_words = 3;
    f->frame_slots = v.param_slots + v.result_slots + kNativeStateWords + bytecode::kHeaderSlots;
    return;
  }
  // One word more than the code, since dispatch reads the word after an instruction.
  auto* code = make<Word>(v.code.size() + 1);
  if (!v.code.empty()) std::memcpy(code, v.code.data(), v.code.size() * sizeof(Word));
  f->code = code;
  f->code_words = static_cast<uint32_t>(v.code.size());
  relocate(m, v.relocs, code);
}

void Loader::drain() {
  for (;;) {
    if (!error_.empty()) return;
    if (!type_work_.empty()) {
      TypeWork work = type_work_.back();
      type_work_.pop_back();
      fill_type(work);
    } else if (!itab_work_.empty()) {
      auto [tab, t] = itab_work_.back();
      itab_work_.pop_back();
      for (uint32_t i = 0; i < tab->count; ++i) {
        const InterfaceMethod& want = tab->inter->imethods[i];
        for (const Method& have : t->methods) {
          if (have.name.view() == want.name.view() &&
              have.pkg_path.view() == want.pkg_path.view()) {
            tab->fun[i] = have.iface_fn;
          }
        }
        if (tab->fun[i] == nullptr) {
          fail("type " + std::string(t->string.view()) + " lacks method " +
               std::string(want.name.view()) + " of " + std::string(tab->inter->string.view()));
        }
      }
      tab->hash = t->hash;
    } else if (!function_work_.empty()) {
      FunctionWork work = function_work_.back();
      function_work_.pop_back();
      fill_function(work);
    } else if (globals_filled_ < globals_.size()) {
      // Ask for everything the initial contents refer to.
      Global g = globals_[globals_filled_++];
      GlobalView v = g.place.module->source->global(g.place.index);
      for (const Reloc& r : v.relocs) {
        ModuleState& m = *g.place.module;
        if (r.kind == RelocKind::Global) {
          global(m, r.index);
        } else if (r.kind != RelocKind::Data) {
          Word ignored[1];
          Reloc at_zero = r;
          at_zero.at = 0;
          relocate(m, {&at_zero, 1}, ignored);
        }
      }
    } else {
      return;
    }
  }
}

bool Loader::lay_out_globals() {
  uint64_t offset = 0;
  for (bool initialised : {true, false}) {
    for (Global& g : globals_) {
      if (g.initialised != initialised) continue;
      uint64_t align = g.type != nullptr && g.type->align != 0 ? g.type->align : 8;
      if (g.type != nullptr) g.size = g.type->size;
      if (g.type == nullptr || g.type->ptr_bytes != 0) align = 8;
      offset = (offset + align - 1) & ~(align - 1);
      g.offset = offset;
      offset += g.size == 0 ? 1 : g.size;
    }
    if (initialised) p_.template_.resize((offset + 7) & ~uint64_t{7});
    offset = (offset + 7) & ~uint64_t{7};
  }
  if (offset > INT32_MAX) {
    fail("package variables are too large");
    return false;
  }
  p_.globals_size_ = offset;
  p_.globals_mask_.resize(offset / 8 / 64 + 1);
  for (const Global& g : globals_) fill_global(g);
  for (const GlobalPatch& patch : patches_) {
    uint64_t bc =
        static_cast<uint64_t>(bytecode::bc_of(*patch.word)) + globals_[patch.global].offset;
    *patch.word = (*patch.word & 0xFFFFFFFF) | bc << 32;
  }
  return true;
}

void Loader::fill_global(const Global& g) {
  ModuleState& m = *g.place.module;
  GlobalView v = m.source->global(g.place.index);
  p_.globals_by_symbol_.emplace(v.symbol, g.offset);
  if (!v.data.empty()) {
    std::memcpy(p_.template_.data() + g.offset, v.data.data(),
                std::min<uint64_t>(v.data.size(), g.size));
  }
  for (const Reloc& r : v.relocs) {
    uint64_t at = g.offset + r.at;
    if (r.kind == RelocKind::Global) {
      uint64_t target = globals_[global(m, r.index)].offset + static_cast<uint64_t>(r.addend);
      p_.global_addresses_.push_back({at, target});
      continue;
    }
    Word word = 0;
    Reloc here = r;
    here.at = 0;
    relocate(m, {&here, 1}, &word);
    std::memcpy(p_.template_.data() + at, &word, sizeof(word));
  }
  const TypeDesc* t = g.type;
  if (t == nullptr || t->ptr_bytes == 0) return;
  runtime::for_each_pointer(g.offset, t->size, t, [&](uintptr_t at) {
    p_.globals_mask_[at / 8 / 64] |= uint64_t{1} << (at / 8 % 64);
  });
}

// Packages are initialised in the order of their import paths, each after all that it imports.
bool Loader::find_inits(uint32_t entry_module) {
  struct Package {
    ModuleState* module;
    uint32_t index;
    bool done;
  };
  std::vector<std::pair<std::string_view, Package>> all;
  auto find = [&](std::string_view path) -> Package* {
    for (auto& [p, package] : all) {
      if (p == path) return &package;
    }
    return nullptr;
  };
  std::vector<std::string_view> wanted;
  ModuleState& first = modules_[entry_module];
  for (uint32_t i = 0; i < first.source->package_count(); ++i) {
    wanted.push_back(first.source->package(i).path);
  }
  wanted.push_back("runtime");
  while (!wanted.empty()) {
    std::string_view path = wanted.back();
    wanted.pop_back();
    if (find(path) != nullptr) continue;
    for (ModuleState& m : modules_) {
      uint32_t count = m.source->package_count(), i = 0;
      while (i < count && m.source->package(i).path != path) ++i;
      if (i == count) continue;
      all.push_back({path, {&m, i, false}});
      PackageView v = m.source->package(i);
      for (uint32_t k = 0; k < v.import_count; ++k) {
        wanted.push_back(m.source->package_import(i, k));
      }
      break;
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (Package* runtime = find("runtime")) {
    // The machine's own package first, with what it imports.
    std::vector<Package*> order{runtime};
    for (size_t i = 0; i < order.size(); ++i) {
      PackageView v = order[i]->module->source->package(order[i]->index);
      for (uint32_t k = 0; k < v.import_count; ++k) {
        if (Package* q = find(order[i]->module->source->package_import(order[i]->index, k))) {
          order.push_back(q);
        }
      }
      if (order.size() > 1000) break;
    }
    for (size_t i = order.size(); i-- > 0;) {
      Package* q = order[i];
      if (q->done) continue;
      q->done = true;
      PackageView v = q->module->source->package(q->index);
      if (v.init != kNoIndex) p_.inits_.push_back(function(*q->module, v.init));
    }
  }
  for (bool progress = true; progress;) {
    progress = false;
    for (auto& [path, package] : all) {
      if (package.done) continue;
      PackageView v = package.module->source->package(package.index);
      bool ready = true;
      for (uint32_t k = 0; k < v.import_count && ready; ++k) {
        Package* needed = find(package.module->source->package_import(package.index, k));
        ready = needed == nullptr || needed->done || needed == &package;
      }
      if (!ready) continue;
      package.done = true;
      progress = true;
      if (v.init != kNoIndex) p_.inits_.push_back(function(*package.module, v.init));
      break;
    }
  }
  return true;
}

// The code of the first goroutine: calls of all initialisers and of main, then the exit.
void Loader::make_main() {
  constexpr uint16_t kCalleeFrame = bytecode::kHeaderSlots;
  auto* code = make<Word>(3 * (p_.inits_.size() + 1) + 2);
  Word* at = code;
  auto call = [&](const Function* f) {
    *at++ = bytecode::encode(Opcode::InitMark);
    *at++ = bytecode::encode(Opcode::Call, kCalleeFrame);
    *at++ = reinterpret_cast<uintptr_t>(f);
  };
  for (const Function* f : p_.inits_) call(f);
  call(p_.entry_);
  *at++ = bytecode::encode(Opcode::GoExit, 1);
  LinkedFunction& f = p_.main_function_;
  f.name = {"runtime.main", 12};
  f.code = code;
  f.code_words = static_cast<uint32_t>(at - code);
  f.frame_slots = kCalleeFrame;
}

bool Loader::run(Program::Link link) {
  uint32_t entry_module = kNoIndex;
  for (const auto& source : p_.modules_) {
    ModuleState& m = modules_.emplace_back();
    m.source = source.get();
    m.functions.resize(source->function_count());
    m.types.resize(source->type_count());
    m.globals.resize(source->global_count());
    if (source->entry() != kNoIndex) entry_module = static_cast<uint32_t>(modules_.size() - 1);
  }
  if (link == Program::Link::kLibrary) {
    ModuleState& m = modules_.back();
    for (uint32_t i = 0; i < m.functions.size(); ++i) function(m, i);
    all_methods_are_live();
    drain();
    return error_.empty() && lay_out_globals();
  }
  if (entry_module == kNoIndex) {
    fail("function main is undeclared in the main package");
    return false;
  }
  p_.entry_ = function(modules_[entry_module], modules_[entry_module].source->entry());
  find_inits(entry_module);
  p_.panic_function_ = function_by_symbol("runtime.vmpanic");
  p_.assert_function_ = function_by_symbol("runtime.vmpanicassert");
  // The machine looks for these methods in values that it prints.
  method_is_live("Error", nullptr);
  method_is_live("String", nullptr);
  drain();
  if (!error_.empty() || !lay_out_globals()) return false;
  make_main();
  return true;
}

Program::Program() {
  goexit_function_.name = {"runtime.goexit", 14};
  goexit_function_.code = kGoExitCode;
  goexit_function_.code_words = 2;
  goexit_function_.frame_slots = bytecode::kHeaderSlots;
  panic_frame_function_.name = {"panic", 5};
  panic_frame_function_.code = kPanicFrameCode;
  panic_frame_function_.code_words = 2;
  panic_frame_function_.frame_slots = 2 + bytecode::kHeaderSlots;
  bridge_function_.name = {"runtime.bridge", 14};
  bridge_function_.code = kBridgeCode;
  bridge_function_.code_words = 2;
  bridge_function_.frame_slots = bytecode::kHeaderSlots;
  bridge_function_.flags = bytecode::kFuncWrapper;
}
Program::~Program() = default;

Program::Loaded Program::load(std::vector<std::shared_ptr<const ModuleSource>> modules,
                              const NativeTable& natives, Link link) {
  std::shared_ptr<Program> program(new Program());
  program->modules_ = std::move(modules);
  Loader loader(*program, natives);
  if (!loader.run(link)) return {nullptr, loader.error()};
  return {std::move(program), ""};
}

const Function* Program::find_function(std::string_view symbol) const {
  for (const LinkedFunction* f : functions_) {
    if (f->name.view() == symbol) return f;
  }
  return nullptr;
}

const TypeDesc* Program::find_type(std::string_view link) const {
  auto it = types_by_link_.find(link);
  return it == types_by_link_.end() ? nullptr : it->second;
}

int64_t Program::find_global(std::string_view symbol) const {
  auto it = globals_by_symbol_.find(symbol);
  return it == globals_by_symbol_.end() ? -1 : static_cast<int64_t>(it->second);
}

std::string_view Program::file_name(const Function* f, uint32_t file) const {
  const ModuleSource* m = static_cast<const LinkedFunction*>(f)->module;
  if (m == nullptr || file >= m->file_count()) return "?";
  return m->file(file);
}

}  // namespace vole::vm
