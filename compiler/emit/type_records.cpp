// Type records: the run-time form of types. Identical types have one record, whose `link` text is
// what the loader compares between modules.
#include "base/check.h"
#include "compiler/emit/module_builder.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/predicates.h"

namespace vole::emit {

using namespace bytecode;  // the records

void ModuleBuilder::set_external_types(const std::unordered_set<const types::Type*>& canonical) {
  external_types_ = canonical;
  for (const ir::RuntimeType& rt : program_.runtime_types) external_types_.erase(rt.type);
}

TypeIndex ModuleBuilder::type(const types::Type* t) {
  auto found = types_.find(t);
  if (found != types_.end()) return found->second;
  const types::Type* canonical = program_.types.canonical(t);
  auto it = types_.find(canonical);
  if (it == types_.end()) {
    TypeIndex index = static_cast<TypeIndex>(module_.types.size());
    module_.types.emplace_back();
    it = types_.emplace(canonical, index).first;
    if (external_types_.count(canonical) != 0) {
      module_.types[index].external = true;
      module_.types[index].link = program_.types.link_string(canonical);
    } else {
      pending_.emplace_back(index, canonical);
    }
  }
  TypeIndex index = it->second;
  if (t != canonical) types_.emplace(t, index);
  return index;
}

TypeIndex ModuleBuilder::closure_type(const cfg::ClosureLayout& layout) {
  std::string link =
      "closure{" + std::to_string(layout.size) + ";" + std::to_string(layout.ptr_bytes) + ";";
  for (uint8_t b : layout.mask) {
    link += "0123456789abcdef"[b >> 4];
    link += "0123456789abcdef"[b & 15];
  }
  link += "}";
  auto it = closure_types_.find(link);
  if (it != closure_types_.end()) return it->second;
  TypeIndex index = static_cast<TypeIndex>(module_.types.size());
  TypeRecord& r = module_.types.emplace_back();
  r.kind = Kind::Struct;
  r.size = layout.size;
  r.align = 8;
  r.ptr_bytes = layout.ptr_bytes;
  r.ptr_mask = layout.mask;
  r.string = link;
  r.link = link;
  closure_types_.emplace(link, index);
  return index;
}

void ModuleBuilder::finish_types() {
  while (!pending_.empty()) {
    auto [index, t] = pending_.back();
    pending_.pop_back();
    complete(index, t);
  }
  for (TypeIndex i = 0; i < module_.types.size(); i++) {
    const TypeRecord& r = module_.types[i];
    bool named = r.flags & kTypeNamed;
    if (r.kind == Kind::Pointer && !named && !r.external) module_.types[r.elem].ptr_to = i;
  }
}

void ModuleBuilder::complete(TypeIndex index, const types::Type* t) {
  const cfg::TypeInfo* info = layouts_.info(t);
  TypeRecord r;
  r.methods = std::move(module_.types[index].methods);
  r.size = static_cast<uint64_t>(info->size);
  r.ptr_bytes = static_cast<uint64_t>(info->ptr_bytes);
  r.kind = info->kind;
  r.align = info->align;
  if (info->direct_iface) r.flags |= kTypeDirectIface;
  if (types::comparable(t)) r.flags |= kTypeComparable;
  if (info->comparable_memory) r.flags |= kTypeRegularMemory;
  if (info->kind == Kind::Array && info->len > 1 && info->ptr_bytes != 0) {
    r.flags |= kTypeRepeatMask;
    r.ptr_mask = layouts_.pointer_mask(info->elem);
  } else if (info->ptr_bytes != 0) {
    r.ptr_mask = layouts_.pointer_mask(info);
  }
  r.link = program_.types.link_string(t);
  r.string = program_.types.reflect_string(t);
  if (const auto* named = types::as<types::Named>(t)) {
    r.flags |= kTypeNamed;
    const types::Package* pkg = named->obj->pkg;
    r.pkg_path = path_of(pkg);
    std::string_view name = r.string;
    size_t bracket = name.find('[');
    size_t dot = name.substr(0, bracket).find('.');
    if (pkg != nullptr && dot != name.npos) name.remove_prefix(dot + 1);
    r.name = name;
  } else if (const auto* basic = types::as<types::Basic>(t)) {
    r.flags |= kTypeNamed;
    r.name = r.string;
    if (basic->basic == types::BasicKind::kUnsafePointer) {
      r.name = "Pointer";
      r.pkg_path = "unsafe";
    }
  }
  complete_composite(r, info);
  module_.types[index] = std::move(r);
}

void ModuleBuilder::complete_composite(TypeRecord& r, const cfg::TypeInfo* info) {
  const types::Type* u = info->under;
  switch (u->kind) {
    case types::TypeKind::kPointer:
      r.elem = type(types::as<types::Pointer>(u)->elem);
      break;
    case types::TypeKind::kSlice:
      r.elem = type(types::as<types::Slice>(u)->elem);
      break;
    case types::TypeKind::kArray:
      r.elem = type(types::as<types::Array>(u)->elem);
      r.len = types::as<types::Array>(u)->len;
      break;
    case types::TypeKind::kMap:
      r.key = type(types::as<types::Map>(u)->key);
      r.elem = type(types::as<types::Map>(u)->elem);
      break;
    case types::TypeKind::kChan: {
      const auto* c = types::as<types::Chan>(u);
      r.elem = type(c->elem);
      r.chan_dir = c->dir == types::ChanDir::kBoth       ? 3
                   : c->dir == types::ChanDir::kSendOnly ? 2
                                                         : 1;
      break;
    }
    case types::TypeKind::kStruct: {
      const auto* s = types::as<types::Struct>(u);
      for (size_t i = 0; i < s->fields.size(); i++) {
        const types::Var* f = s->fields[i];
        FieldRecord field;
        field.name = f->name;
        if (!types::is_exported(f->name)) field.pkg_path = path_of(f->pkg);
        field.type = type(f->type);
        field.tag = s->tag(i);
        field.offset = static_cast<uint64_t>(info->offsets[i]);
        field.embedded = f->embedded;
        r.fields.push_back(std::move(field));
      }
      break;
    }
    case types::TypeKind::kSignature: {
      const auto* s = types::as<types::Signature>(u);
      for (const types::Var* v : s->params->vars) r.in.push_back(type(v->type));
      for (const types::Var* v : s->results->vars) r.out.push_back(type(v->type));
      if (s->variadic) r.flags |= kTypeVariadic;
      break;
    }
    case types::TypeKind::kInterface:
      for (const types::Func* m : types::as<types::Interface>(u)->methods) {
        MethodRecord method;
        method.name = m->name;
        if (!types::is_exported(m->name)) method.pkg_path = path_of(m->pkg);
        method.type = type(m->type);
        r.imethods.push_back(std::move(method));
      }
      break;
    default:
      break;
  }
}

}  // namespace vole::emit
