// Static data: initial values of package-level variables that need no code. Composite literals
// behind pointers and slices get storage of their own. Where a part of a value must be computed,
// either all of it is left to code, or (gc's way) storage and the other parts are static and
// only that part is assigned by the package's init function.
#include <algorithm>
#include <cstring>

#include "compiler/ir/finish.h"
#include "compiler/ir/make_expr.h"
#include "compiler/types/constant.h"
#include "compiler/types/sizes.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::BasicKind;

namespace {

struct Layout {
  Program& p;
  const types::Package* pkg;
  bool shared;  // the value is copied out more than once: no storage of its own that is written
  struct Placed {
    Global* global;
    DataItem item;
  };
  std::vector<Placed> items{};
  NodeList* computed = nullptr;  // takes assignments of the parts that must be computed; null: none

  void put(Global* g, DataItem item) { items.push_back({g, item}); }

  void bits(Global* g, int64_t offset, uint64_t value, uint8_t size) {
    if (value == 0) return;
    DataItem item;
    item.offset = offset;
    item.size = size;
    item.bits = value;
    put(g, item);
  }

  void address(Global* g, int64_t offset, Global* to, int64_t addend) {
    DataItem item;
    item.offset = offset;
    item.kind = DataItem::Kind::kAddress;
    item.global = to;
    item.bits = static_cast<uint64_t>(addend);
    put(g, item);
  }

  bool function(Global* g, int64_t offset, Func* func) {
    DataItem item;
    item.offset = offset;
    item.kind = DataItem::Kind::kFunc;
    item.func = func;
    put(g, item);
    return true;
  }

  void floating(Global* g, int64_t offset, const types::Constant* value, bool single) {
    uint64_t raw = 0;
    if (single) {
      float f = value->to_float32();
      std::memcpy(&raw, &f, sizeof f);
    } else {
      double d = value->to_float64();
      std::memcpy(&raw, &d, sizeof d);
    }
    bits(g, offset, raw, single ? 4 : 8);
  }

  bool constant(Global* g, int64_t offset, const Literal* n) {
    auto* basic = p.types.under_as<types::Basic>(n->type);
    if (basic == nullptr || n->value->is_unknown()) return false;
    const types::Constant* value = n->value;
    switch (basic->basic) {
      case BasicKind::kBool:
        bits(g, offset, value->bool_value() ? 1 : 0, 1);
        return true;
      case BasicKind::kString: {
        DataItem item;
        item.offset = offset;
        item.kind = DataItem::Kind::kString;
        item.text = value->string_value();
        if (!item.text.empty()) put(g, item);
        return true;
      }
      case BasicKind::kFloat32:
      case BasicKind::kFloat64:
        floating(g, offset, value, basic->basic == BasicKind::kFloat32);
        return true;
      case BasicKind::kComplex64:
      case BasicKind::kComplex128: {
        types::ConstantPool& pool = p.types.universe().constants();
        bool single = basic->basic == BasicKind::kComplex64;
        floating(g, offset, pool.real(value), single);
        floating(g, offset + (single ? 4 : 8), pool.imag(value), single);
        return true;
      }
      default:
        if ((basic->info & types::kIsInteger) == 0) return false;
        bits(g, offset, value->low_bits(), static_cast<uint8_t>(types::size_of(n->type)));
        return true;
    }
  }

  // The address of a global or of a part of it at a constant place.
  bool address_of(Global* g, int64_t offset, Node* x) {
    int64_t addend = 0;
    while (true) {
      if (!x->init.empty()) return false;
      if (x->op == Op::Dot) {
        auto* f = to<Field>(x);
        auto* type = p.types.under_as<types::Struct>(f->x->type);
        addend += types::offsets_of(type)[f->index];
        x = f->x;
      } else if (x->op == Op::Index && p.types.under_as<types::Array>(to<Index>(x)->x->type)) {
        auto* index = to<Index>(x);
        int64_t i = 0;
        auto* array = p.types.under_as<types::Array>(index->x->type);
        if (index->index->op != Op::Literal ||
            !to<Literal>(index->index)->value->to_int64(&i) || i < 0 || i >= array->len) {
          return false;
        }
        addend += i * types::size_of(array->elem);
        x = index->x;
      } else {
        break;
      }
    }
    if (x->op != Op::Name || to<Name>(x)->cls != NameClass::kGlobal) return false;
    address(g, offset, to<Name>(x)->global, addend);
    return true;
  }

  // A part of the value that lies in the storage that `place` means.
  bool part(Global* g, int64_t offset, Node* place, Node* n) {
    size_t saved_items = items.size();
    size_t saved_globals = p.globals.size();
    uint32_t saved_computed = computed != nullptr ? computed->count : 0;
    if (add(g, offset, place, n)) return true;
    if (computed == nullptr) return false;
    items.resize(saved_items);
    p.drop_statics(saved_globals);
    computed->count = saved_computed;
    auto* set = p.make<Assign>();
    set->pos = n->pos;
    set->x = place;
    set->y = n;
    p.append(*computed, set);
    if (g->read_only) g->read_only = false;
    return true;
  }

  Node* element_of(Node* place, int64_t i, const types::Type* elem) {
    if (computed == nullptr) return nullptr;
    auto* n = p.make<Index>(Op::Index);
    n->pos = place->pos;
    n->type = elem;
    n->x = place;
    n->index = p.new_int(i, p.types.basic(BasicKind::kInt), place->pos);
    n->bounded = true;
    return n;
  }

  Node* field_of(Node* place, const StructKey* key) {
    if (computed == nullptr) return nullptr;
    auto* n = p.make<Field>(Op::Dot);
    n->pos = place->pos;
    n->type = key->type;
    n->x = place;
    n->name = key->name;
    n->index = key->index;
    return n;
  }

  bool elements(Global* g, int64_t offset, Node* place, const Composite* lit,
                const types::Type* elem) {
    int64_t size = types::size_of(elem);
    int64_t next = 0;
    for (Node* n : lit->list) {
      Node* value = n;
      if (auto* key = as<Key>(n)) {
        if (!to<Literal>(key->key)->value->to_int64(&next)) return false;
        value = key->value;
      }
      if (!part(g, offset + next * size, element_of(place, next, elem), value)) return false;
      next++;
    }
    return true;
  }

  bool composite(Global* g, int64_t offset, Node* place, Composite* lit) {
    const types::Type* u = p.types.underlying(lit->type);
    if (auto* str = as<types::Struct>(u)) {
      std::vector<int64_t> offsets = types::offsets_of(str);
      for (Node* n : lit->list) {
        auto* key = to<StructKey>(n);
        if (key->name == "_") {  // evaluated, but not stored
          if (key->value->op != Op::Literal || !key->value->init.empty()) return false;
          continue;
        }
        if (!part(g, offset + offsets[key->index], field_of(place, key), key->value)) {
          return false;
        }
      }
      return true;
    }
    if (auto* array = as<types::Array>(u)) return elements(g, offset, place, lit, array->elem);
    auto* slice = as<types::Slice>(u);
    if (slice == nullptr || shared) return false;  // null: a map
    Global* backing = p.new_static(pkg, p.types.array_of(slice->elem, lit->len));
    if (!elements(backing, 0, backing->name, lit, slice->elem)) return false;
    header(g, offset, backing, lit->len);
    return true;
  }

  void header(Global* g, int64_t offset, Global* backing, int64_t len) {
    address(g, offset, backing, 0);
    bits(g, offset + 8, static_cast<uint64_t>(len), 8);
    bits(g, offset + 16, static_cast<uint64_t>(len), 8);
  }

  bool pointer_to(Global* g, int64_t offset, Node* x) {
    Global* storage = p.new_static(pkg, x->type);
    address(g, offset, storage, 0);
    return part(storage, 0, storage->name, x);
  }

  bool bytes(Global* g, int64_t offset, const Unary* conversion) {
    if (conversion->x->op != Op::Literal || !conversion->x->init.empty()) return false;
    auto* slice = p.types.under_as<types::Slice>(conversion->type);
    std::string_view text = to<Literal>(conversion->x)->value->string_value();
    auto len = static_cast<int64_t>(text.size());
    Global* backing = p.new_static(pkg, p.types.array_of(slice->elem, len));
    DataItem item;
    item.kind = DataItem::Kind::kBytes;
    item.text = text;
    if (len != 0) put(backing, item);
    header(g, offset, backing, len);
    return true;
  }

  bool interface_value(Global* g, int64_t offset, const Unary* conversion) {
    Node* x = conversion->x;
    if (p.types.is_interface(x->type)) return x->op == Op::Nil;
    DataItem item;
    item.offset = offset;
    item.kind = DataItem::Kind::kTypeWord;
    item.iface = conversion->type;
    item.concrete = x->type;
    put(g, item);
    // The data word alone is no place that an assignment could name.
    if (p.types.is_pointer_shaped(x->type)) return add(g, offset + 8, nullptr, x);
    Global* box = p.new_static(pkg, x->type);
    box->read_only = true;
    address(g, offset + 8, box, 0);
    return part(box, 0, box->name, x);
  }

  // `place` may be null where nothing in n could be left to code.
  bool add(Global* g, int64_t offset, Node* place, Node* n) {
    if (auto* call = as<InlinedCall>(n); call != nullptr && computed != nullptr) {
      Node* value = reduced_call(p, call);
      return value != nullptr && add(g, offset, place, value);
    }
    if (!n->init.empty()) return false;
    switch (n->op) {
      case Op::ConvNop:
        return add(g, offset, place, to<Unary>(n)->x);
      case Op::Literal:
        return constant(g, offset, to<Literal>(n));
      case Op::Nil:
      case Op::Zero:
        return true;
      case Op::Name:
        if (to<Name>(n)->cls != NameClass::kFunc) return false;
        return function(g, offset, to<Name>(n)->function);
      case Op::MethodExpr:
        return function(g, offset, to<Field>(n)->function);
      case Op::Closure:
        if (!to<Closure>(n)->func->closure_vars.empty()) return false;
        return function(g, offset, to<Closure>(n)->func);
      case Op::Addr:
        return address_of(g, offset, to<Unary>(n)->x);
      case Op::PtrLit:
        return !shared && (computed != nullptr || to<Unary>(n)->x->op != Op::MapLit) &&
               pointer_to(g, offset, to<Unary>(n)->x);
      case Op::New: {
        // gc allocates it.
        if (shared || computed != nullptr || to<Unary>(n)->x != nullptr) return false;
        auto* pointer = p.types.under_as<types::Pointer>(n->type);
        address(g, offset, p.new_static(pkg, pointer->elem), 0);
        return true;
      }
      case Op::StructLit:
      case Op::ArrayLit:
      case Op::SliceLit:
        return (place != nullptr || computed == nullptr) &&
               composite(g, offset, place, to<Composite>(n));
      case Op::StringToBytes:
        return !shared && bytes(g, offset, to<Unary>(n));
      case Op::ConvIface:
        return interface_value(g, offset, to<Unary>(n));
      default:
        return false;
    }
  }

  // Hands the collected items to their globals.
  void commit() {
    std::vector<Global*> changed;
    for (const Placed& placed : items) {
      placed.global->data.push_back(placed.item);
      changed.push_back(placed.global);
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    for (Global* g : changed) {
      std::sort(g->data.begin(), g->data.end(),
                [](const DataItem& x, const DataItem& y) { return x.offset < y.offset; });
    }
  }
};

}  // namespace

bool static_assign(Program& program, Global* global, int64_t offset, Node* value) {
  size_t globals = program.globals.size();
  Layout layout{program, global->pkg, false};
  if (!layout.add(global, offset, nullptr, value)) {
    program.drop_statics(globals);
    return false;
  }
  layout.commit();
  return true;
}

bool static_assign_parts(Program& program, Global* global, Node* value, NodeList* computed) {
  size_t globals = program.globals.size();
  uint32_t count = computed->count;
  Layout layout{program, global->pkg, false};
  layout.computed = computed;
  if (!layout.add(global, 0, global->name, value)) {
    program.drop_statics(globals);
    computed->count = count;
    return false;
  }
  layout.commit();
  return true;
}

Global* static_literal(Program& program, const types::Package* pkg, Composite* literal) {
  size_t globals = program.globals.size();
  Layout layout{program, pkg, true};
  auto* slice = program.types.under_as<types::Slice>(literal->type);
  const types::Type* type =
      slice != nullptr ? program.types.array_of(slice->elem, literal->len) : literal->type;
  Global* global = program.new_static(pkg, type);
  global->read_only = true;
  bool ok = slice != nullptr ? layout.elements(global, 0, nullptr, literal, slice->elem)
                             : layout.add(global, 0, nullptr, literal);
  if (!ok) {
    program.drop_statics(globals);
    return nullptr;
  }
  layout.commit();
  return global;
}

}  // namespace vole::ir
