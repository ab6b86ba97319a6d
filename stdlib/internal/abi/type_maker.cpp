// Each type is looked for by its link string, in the program and among those made before, and laid
// out only if neither has it. See type_maker.h.
#include "stdlib/internal/abi/type_maker.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "base/unicode.h"
#include "bytecode/link_path.h"
#include "runtime/type/pointer_map.h"

namespace vole::stdlib {

using bytecode::GoSlice;
using bytecode::GoString;
using bytecode::Kind;
using bytecode::StructField;
using bytecode::TypeDesc;

namespace {

constexpr uint8_t kFirstWord[] = {1}, kSecondWord[] = {2};

constexpr TypeDesc made_closure_type() {
  TypeDesc t{};
  t.size = sizeof(MadeClosure);
  t.ptr_bytes = 16;
  t.kind = Kind::Struct;
  t.align = 8;
  t.ptr_mask = kSecondWord;  // the function is no heap object
  return t;
}

uint32_t hash_of(std::string_view text) {
  uint32_t h = 2166136261u;
  for (char c : text) h = (h ^ static_cast<uint8_t>(c)) * 16777619u;
  return h;
}

uint64_t round_up(uint64_t n, uint64_t align) { return (n + align - 1) / align * align; }

std::string text(GoString s) { return std::string(s.view()); }

// Whether an embedded field is called as its type, so that the name need not be written (as
// compiler/ir/type_names.cpp does). The names of instances have their arguments.
bool is_base_name(const StructField& f) {
  const TypeDesc* t = f.type;
  if (t->kind == Kind::Pointer && t->name.len == 0) t = t->elem;
  if (t->name.view() != f.name.view()) return false;
  return f.pkg_path.len == 0 || t->pkg_path.view() == f.pkg_path.view();
}

// Most bytes of a field's type that may hold pointers: the mask of a struct is written out.
constexpr uint64_t kMaxMasked = uint64_t{1} << 30;

// A mask for values of `fields`' types at their offsets.
struct MaskBuilder {
  std::vector<uint8_t> bits;
  uint64_t ptr_bytes = 0;

  void add(uint64_t offset, const TypeDesc* type) {
    runtime::for_each_pointer(offset, type->size, type, [&](uintptr_t at) {
      if (bits.size() <= at / 64) bits.resize(at / 64 + 1);
      bits[at / 64] |= static_cast<uint8_t>(1 << (at / 8 % 8));
      if (ptr_bytes < at + 8) ptr_bytes = at + 8;
    });
  }
};

}  // namespace

const TypeDesc kMadeClosureType = made_closure_type();

GoString TypeMaker::copy(std::string_view s) {
  auto* to = static_cast<char*>(types_.arena(locker_).allocate(s.size() + 1));
  if (!s.empty()) std::memcpy(to, s.data(), s.size());  // an empty text may have no address
  return {to, static_cast<int64_t>(s.size())};
}

template <class T>
GoSlice<T> TypeMaker::copy(std::span<const T> list) {
  if (list.empty()) return {};
  auto* to = static_cast<T*>(types_.arena(locker_).allocate(list.size_bytes()));
  std::memcpy(to, list.data(), list.size_bytes());
  auto count = static_cast<int64_t>(list.size());
  return {to, count, count};
}

const TypeDesc* TypeMaker::find(const std::string& link) {
  if (const TypeDesc* known = program_.find_type(link)) return known;
  return types_.find(locker_, link);
}

TypeDesc* TypeMaker::make(const std::string& link, const std::string& string, Kind kind,
                          size_t more) {
  constexpr size_t kEntry = 128;  // in the table, and what alignment takes
  if (!types_.charge(locker_, sizeof(TypeDesc) + 2 * link.size() + string.size() + kEntry + more)) {
    return nullptr;
  }
  auto* t = types_.arena(locker_).make<TypeDesc>();
  t->kind = kind;
  t->align = 8;
  t->hash = hash_of(link);
  t->link = copy(link);
  t->string = copy(string);
  types_.add(locker_, link, t);
  return t;
}

TypeDesc* TypeMaker::make_pointer_shaped(const std::string& link, const std::string& string,
                                         Kind kind, size_t more) {
  TypeDesc* t = make(link, string, kind, more);
  if (t == nullptr) return nullptr;
  t->size = t->ptr_bytes = 8;
  t->ptr_mask = kFirstWord;
  t->flags = bytecode::kTypeDirectIface;
  if (kind == Kind::Pointer || kind == Kind::Chan) {
    t->flags |= bytecode::kTypeComparable | bytecode::kTypeRegularMemory;
  }
  return t;
}

const TypeDesc* TypeMaker::derive(const Derivation& how, const TypeDesc* type) {
  constexpr size_t kEntry = 64;
  if (types_.charge(locker_, kEntry)) types_.add_derived(locker_, how, type);
  return type;
}

const TypeDesc* TypeMaker::pointer_to(const TypeDesc* elem) {
  if (elem->ptr_to) return elem->ptr_to;
  Derivation how{Kind::Pointer, elem};
  if (const TypeDesc* before = known(how)) return before;
  std::string link = "*" + text(elem->link);
  if (const TypeDesc* before = find(link)) return derive(how, before);
  TypeDesc* t = make_pointer_shaped(link, "*" + text(elem->string), Kind::Pointer);
  if (t == nullptr) return nullptr;
  t->elem = elem;
  return derive(how, t);
}

const TypeDesc* TypeMaker::slice_of(const TypeDesc* elem) {
  Derivation how{Kind::Slice, elem};
  if (const TypeDesc* before = known(how)) return before;
  std::string link = "[]" + text(elem->link);
  if (const TypeDesc* before = find(link)) return derive(how, before);
  TypeDesc* t = make(link, "[]" + text(elem->string), Kind::Slice);
  if (t == nullptr) return nullptr;
  t->size = 24;
  t->ptr_bytes = 8;
  t->ptr_mask = kFirstWord;
  t->elem = elem;
  return derive(how, t);
}

const TypeDesc* TypeMaker::array_of(int64_t len, const TypeDesc* elem) {
  Derivation how{Kind::Array, elem, nullptr, len};
  if (const TypeDesc* before = known(how)) return before;
  std::string prefix = "[" + std::to_string(len) + "]";
  if (const TypeDesc* before = find(prefix + text(elem->link))) return derive(how, before);
  TypeDesc* t = make(prefix + text(elem->link), prefix + text(elem->string), Kind::Array);
  if (t == nullptr) return nullptr;
  t->elem = elem;
  t->len = len;
  t->size = elem->size * static_cast<uint64_t>(len);
  t->align = elem->align;
  t->flags = elem->flags & (bytecode::kTypeComparable | bytecode::kTypeRegularMemory);
  if (len == 1) t->flags |= elem->flags & bytecode::kTypeDirectIface;
  if (elem->ptr_bytes && len > 0) {
    t->ptr_bytes = elem->size * static_cast<uint64_t>(len - 1) + elem->ptr_bytes;
    t->ptr_mask = elem->ptr_mask;
    t->flags |= bytecode::kTypeRepeatMask;
  }
  return derive(how, t);
}

const TypeDesc* TypeMaker::chan_of(uint8_t dir, const TypeDesc* elem) {
  Derivation how{Kind::Chan, elem, nullptr, dir};
  if (const TypeDesc* before = known(how)) return before;
  std::string prefix = dir == 1 ? "<-chan " : dir == 2 ? "chan<- " : "chan ";
  bool parens =
      elem->kind == Kind::Chan && elem->chan_dir == 1 && elem->name.len == 0 && dir == 3;
  auto wrapped = [&](GoString s) {
    return prefix + (parens ? "(" + text(s) + ")" : text(s));
  };
  if (const TypeDesc* before = find(wrapped(elem->link))) return derive(how, before);
  TypeDesc* t = make_pointer_shaped(wrapped(elem->link), wrapped(elem->string), Kind::Chan);
  if (t == nullptr) return nullptr;
  t->elem = elem;
  t->chan_dir = dir;
  return derive(how, t);
}

const TypeDesc* TypeMaker::map_of(const TypeDesc* key, const TypeDesc* elem) {
  Derivation how{Kind::Map, elem, key};
  if (const TypeDesc* before = known(how)) return before;
  std::string link = "map[" + text(key->link) + "]" + text(elem->link);
  if (const TypeDesc* before = find(link)) return derive(how, before);
  TypeDesc* t = make_pointer_shaped(link, "map[" + text(key->string) + "]" + text(elem->string),
                                    Kind::Map);
  if (t == nullptr) return nullptr;
  t->key = key;
  t->elem = elem;
  return derive(how, t);
}

const TypeDesc* TypeMaker::func_of(std::span<const TypeDesc* const> in,
                                   std::span<const TypeDesc* const> out, bool variadic) {
  auto written = [&](GoString TypeDesc::*name) {
    auto list = [&](std::span<const TypeDesc* const> types, bool dots) {
      std::string s = "(";
      for (size_t i = 0; i < types.size(); ++i) {
        if (i) s += ", ";
        bool last = dots && i + 1 == types.size();
        s += last ? "..." + text(types[i]->elem->*name) : text(types[i]->*name);
      }
      return s + ")";
    };
    std::string s = "func" + list(in, variadic);
    if (out.size() == 1) return s + " " + text(out[0]->*name);
    return out.empty() ? s : s + " " + list(out, false);
  };
  std::string link = written(&TypeDesc::link);
  if (const TypeDesc* before = find(link)) return before;
  TypeDesc* t = make_pointer_shaped(link, written(&TypeDesc::string), Kind::Func,
                                    in.size_bytes() + out.size_bytes());
  if (t == nullptr) return nullptr;
  t->in = copy(in);
  t->out = copy(out);
  if (variadic) t->flags |= bytecode::kTypeVariadic;
  return t;
}

namespace {

// A struct type as the compiler writes it, by its types' link strings or by what reflect prints.
std::string struct_text(std::span<const StructField> fields, GoString TypeDesc::*name) {
  if (fields.empty()) return "struct {}";
  bool for_link = name == &TypeDesc::link;
  std::string s = "struct { ";
  for (size_t i = 0; i < fields.size(); ++i) {
    const StructField& f = fields[i];
    if (i) s += "; ";
    bool renamed = for_link && f.embedded && !is_base_name(f);
    if (!f.embedded || renamed) {
      if (for_link && f.pkg_path.len) s += bytecode::link_path(f.pkg_path.view()) + ".";
      s += text(f.name) + (renamed ? " = " : " ");
    }
    s += text(f.type->*name);
    if (f.tag.len) s += " " + quote_string(f.tag.view());
  }
  return s + " }";
}

// Where the fields of a struct lie.
struct StructLayout {
  std::vector<StructField> fields;
  MaskBuilder mask;
  uint64_t size = 0, align = 1;
  uint8_t flags = bytecode::kTypeComparable | bytecode::kTypeRegularMemory;
  size_t text_bytes = 0;

  // False: the mask would be too large.
  bool add(const StructField& field) {
    constexpr uint8_t kInherited = bytecode::kTypeComparable | bytecode::kTypeRegularMemory;
    const TypeDesc* type = field.type;
    if (type->ptr_bytes > kMaxMasked) return false;
    uint64_t offset = round_up(size, type->align);
    if (offset != size) pad();
    fields.push_back(field);
    fields.back().offset = offset;
    text_bytes += static_cast<size_t>(field.name.len + field.pkg_path.len + field.tag.len) + 3;
    if (type->ptr_bytes) mask.add(offset, type);
    flags &= type->flags | static_cast<uint8_t>(~kInherited);
    size = offset + type->size;
    if (align < type->align) align = type->align;
    return true;
  }
  void finish() {
    // A pointer past the last field must not point past the object.
    if (!fields.empty() && size && fields.back().type->size == 0) ++size;
    uint64_t end = round_up(size, align);
    if (size != end) pad();
    size = end;
    if (fields.size() == 1) flags |= fields[0].type->flags & bytecode::kTypeDirectIface;
  }
  void pad() { flags &= static_cast<uint8_t>(~bytecode::kTypeRegularMemory); }
};

}  // namespace

const TypeDesc* TypeMaker::struct_of(std::span<const StructField> fields,
                                     std::span<const bytecode::Method> methods) {
  std::string link = struct_text(fields, &TypeDesc::link);
  if (const TypeDesc* before = find(link)) return before;
  StructLayout layout;
  for (const StructField& field : fields) {
    if (!layout.add(field)) return nullptr;
  }
  layout.finish();
  size_t bytes = fields.size_bytes() + methods.size_bytes() + layout.text_bytes;
  for (const bytecode::Method& m : methods) bytes += static_cast<size_t>(m.name.len) + 1;
  TypeDesc* t = make(link, struct_text(fields, &TypeDesc::string), Kind::Struct,
                     bytes + layout.mask.bits.size());
  if (t == nullptr) return nullptr;
  for (StructField& f : layout.fields) {
    f.name = copy(f.name.view());
    f.pkg_path = copy(f.pkg_path.view());
    f.tag = copy(f.tag.view());
  }
  std::vector<bytecode::Method> own(methods.begin(), methods.end());
  for (bytecode::Method& m : own) m.name = copy(m.name.view());
  t->size = layout.size;
  t->align = static_cast<uint8_t>(layout.align);
  t->flags = layout.flags;
  t->fields = copy(std::span<const StructField>(layout.fields));
  t->methods = copy(std::span<const bytecode::Method>(own));
  t->ptr_bytes = layout.mask.ptr_bytes;
  t->ptr_mask = copy(std::span<const uint8_t>(layout.mask.bits)).data;
  return t;
}

namespace {

// The type of an object that holds values of some types, each padded to whole slots.
struct PackedType {
  MaskBuilder mask;
  uint32_t slots = 0;

  void add_pointer() {
    mask.bits = {1};
    mask.ptr_bytes = 8;
    slots = 1;
  }
  // False: a value would be too large to be called with.
  bool add(const GoSlice<const TypeDesc*>& types) {
    for (const TypeDesc* type : types) {
      if (type->size > kMaxMasked) return false;
      mask.add(uint64_t{slots} * 8, type);
      slots += type->slots();
    }
    return true;
  }
  size_t bytes() const { return sizeof(TypeDesc) + mask.bits.size() + 32; }
  TypeDesc* make(Arena& arena) const {
    auto* t = arena.make<TypeDesc>();
    t->kind = Kind::Struct;
    t->align = 8;
    t->size = uint64_t{slots} * 8;
    t->ptr_bytes = mask.ptr_bytes;
    if (!mask.bits.empty()) {
      auto* bits = static_cast<uint8_t*>(arena.allocate(mask.bits.size()));
      std::memcpy(bits, mask.bits.data(), mask.bits.size());
      t->ptr_mask = bits;
    }
    return t;
  }
};

CallLayout* layout_of(vm::RuntimeTypes& types, Locker& locker, const TypeDesc* type) {
  vm::CallLayout*& known = types.call_layout(locker, type);
  if (known != nullptr) return static_cast<CallLayout*>(known);
  PackedType params, bound, results;
  bound.add_pointer();
  if (!params.add(type->in) || !bound.add(type->in) || !results.add(type->out)) return nullptr;
  size_t bytes = params.bytes() + bound.bytes() + results.bytes();
  if (!types.charge(locker, sizeof(CallLayout) + 128 + bytes)) return nullptr;
  Arena& arena = types.arena(locker);
  auto* layout = arena.make<CallLayout>();
  layout->params = params.make(arena);
  layout->bound_params = bound.make(arena);
  layout->results = results.make(arena);
  known = layout;
  return layout;
}

// The pointer mask of an object of whole slots as a frame's map of so many words.
const uint64_t* slot_map(Arena& arena, const TypeDesc* type, size_t words) {
  auto* map = static_cast<uint64_t*>(arena.allocate(words * 8, alignof(uint64_t)));
  std::fill_n(map, words, 0);
  size_t bytes = (type->ptr_bytes / 8 + 7) / 8;
  if (bytes != 0) std::memcpy(map, type->ptr_mask, bytes);
  return map;
}

}  // namespace

const CallLayout* call_layout(vm::Machine& machine, const TypeDesc* type) {
  vm::RuntimeTypes& types = machine.runtime_types();
  Locker locker(types.lock());
  return layout_of(types, locker, type);
}

const MadeFunction* made_function(vm::Machine& machine, const TypeDesc* type,
                                  bytecode::NativeFn native, const bytecode::Function* model) {
  vm::RuntimeTypes& types = machine.runtime_types();
  Locker locker(types.lock());
  CallLayout* layout = layout_of(types, locker, type);
  if (layout == nullptr || layout->function != nullptr) {
    return layout == nullptr ? nullptr : layout->function;
  }
  size_t map_words = (layout->params->slots() + 63) / 64;
  if (!types.charge(locker, sizeof(MadeFunction) + 16 + map_words * 8)) return nullptr;
  Arena& arena = types.arena(locker);
  auto* f = arena.make<MadeFunction>();
  f->layout = layout;
  f->param_map = slot_map(arena, layout->params, map_words);
  f->param_slots = layout->params->slots();
  f->result_slots = layout->results->slots();
  f->frame_slots = f->param_slots + f->result_slots + vm::kNativeStateWords +
                   static_cast<uint32_t>(bytecode::kHeaderSlots);
  f->flags = bytecode::kFuncNative | bytecode::kFuncNeedsContext | bytecode::kFuncWrapper;
  f->type = type;
  f->name = {"reflect.makeFuncStub", 20};
  f->pkg_path = {"reflect", 7};
  f->native = native;
  f->code = model->code;
  f->code_words = model->code_words;
  layout->function = f;
  return f;
}

}  // namespace vole::stdlib
