// The module's tables of functions, globals, strings, files and packages.
#include "compiler/emit/module_builder.h"

#include <cstring>

#include "base/check.h"
#include "compiler/types/object.h"

namespace vole::emit {

using namespace bytecode;  // the records

ModuleBuilder::ModuleBuilder(ir::Program& program, cfg::Layouts& layouts, const SourceSet& sources,
                             Module& module)
    : program_(program), layouts_(layouts), sources_(sources), module_(module) {}

std::string_view ModuleBuilder::path_of(const types::Package* pkg) const {
  return pkg != nullptr ? std::string_view(pkg->path) : std::string_view();
}

FunctionIndex ModuleBuilder::function(const ir::Func* func) {
  if (func->forwards != nullptr) func = func->forwards;
  auto [it, added] =
      functions_.try_emplace(func, static_cast<FunctionIndex>(module_.functions.size()));
  if (added) {
    FunctionRecord& r = module_.functions.emplace_back();
    r.symbol = func->symbol;
    r.pkg_path = path_of(func->pkg);
    r.duplicate_ok = func->dup_ok;
    if (func->kind == ir::FuncKind::kImported)
      r.external = true;
    else if (func->kind != ir::FuncKind::kBuilt)
      declare_native(r, func);
  }
  return it->second;
}

// A native has no code, but the machine has to know its frame.
void ModuleBuilder::declare_native(FunctionRecord& r, const ir::Func* f) {
  r.native = true;
  r.flags = kFuncNative;
  uint32_t params = 0;
  std::vector<uint64_t> map(1);
  auto add = [&](const types::Type* t, bool param) {
    const cfg::TypeInfo* info = layouts_.info(t);
    if (!param) {
      r.result_slots += info->slots;
      return;
    }
    if (info->kind == bytecode::Kind::Uintptr) r.flags |= kFuncAddresses;
    map.resize((params + info->slots) / 64 + 1);
    layouts_.add_pointer_bits(info, params, map.data());
    params += info->slots;
  };
  if (!f->params.empty() || f->type == nullptr) {
    for (const ir::Name* p : f->params) add(p->type, true);
    for (const ir::Name* p : f->results) add(p->type, false);
  } else {
    if (f->is_method && f->object != nullptr && f->object->signature()->recv != nullptr) {
      add(program_.types.intern(f->object->signature()->recv->type), true);
    }
    for (const types::Var* v : f->type->params->vars) add(v->type, true);
  }
  if (f->results.empty() && f->type != nullptr && r.result_slots == 0) {
    for (const types::Var* v : f->type->results->vars) add(v->type, false);
  }
  r.param_slots = params;
  r.frame_slots = params + r.result_slots;
  map.resize((params + 63) / 64);
  r.param_map = std::move(map);
}

GlobalIndex ModuleBuilder::global(const ir::Global* global) {
  auto [it, added] = globals_.try_emplace(global, static_cast<GlobalIndex>(module_.globals.size()));
  if (added) {
    module_.globals.emplace_back();
    TypeIndex t = type(global->type);
    GlobalRecord& r = module_.globals[it->second];
    r.symbol = global->symbol;
    r.external = global->imported;
    r.type = t;
    r.read_only = global->read_only;
  }
  return it->second;
}

ItabIndex ModuleBuilder::itab(const types::Type* inter, const types::Type* concrete) {
  TypeIndex i = type(inter);
  TypeIndex t = type(concrete);
  auto [it, added] =
      itabs_.try_emplace(uint64_t{i} << 32 | t, static_cast<ItabIndex>(module_.itabs.size()));
  if (added) module_.itabs.push_back({i, t});
  return it->second;
}

uint32_t ModuleBuilder::string(std::string_view text) {
  auto it = strings_.find(text);
  if (it != strings_.end()) return it->second;
  uint32_t at = static_cast<uint32_t>(module_.data.size());
  module_.data.insert(module_.data.end(), text.begin(), text.end());
  strings_.emplace(text, at);  // constants live as long as the program
  return at;
}

uint32_t ModuleBuilder::file(std::string_view name) {
  auto it = files_.find(name);
  if (it != files_.end()) return it->second;
  uint32_t at = static_cast<uint32_t>(module_.files.size());
  module_.files.emplace_back(name);
  files_.emplace(name, at);
  return at;
}

void ModuleBuilder::declare_all() {
  for (const ir::Func* f : program_.funcs) function(f);
  // Other modules may call natives that this one does not.
  for (const ir::Func* f : program_.externals) {
    if (f->kind == ir::FuncKind::kNative) function(f);
  }
  for (const ir::Global* g : program_.globals) global(g);
}

void ModuleBuilder::define_globals() {
  // Static data may mention functions and globals that nothing else does, so the list may grow.
  std::vector<const ir::Global*> all(program_.globals.begin(), program_.globals.end());
  for (const ir::Global* g : all) {
    if (g->imported || g->data.empty()) continue;
    GlobalIndex index = global(g);
    std::vector<uint8_t> data(static_cast<size_t>(layouts_.info(g->type)->size));
    std::vector<Reloc> relocs;
    for (const ir::DataItem& d : g->data) {
      auto at = static_cast<uint32_t>(d.offset);
      uint64_t bits = d.bits;
      switch (d.kind) {
        case ir::DataItem::Kind::kBits:
          std::memcpy(&data[at], &bits, d.size);
          break;
        case ir::DataItem::Kind::kBytes:
          std::memcpy(&data[at], d.text.data(), d.text.size());
          break;
        case ir::DataItem::Kind::kString:
          relocs.push_back({at, RelocKind::Data, string(d.text), 0});
          bits = d.text.size();
          std::memcpy(&data[at + 8], &bits, 8);
          break;
        case ir::DataItem::Kind::kAddress:
          relocs.push_back({at, RelocKind::Global, global(d.global), static_cast<int64_t>(bits)});
          break;
        case ir::DataItem::Kind::kFunc:
          relocs.push_back({at, RelocKind::FuncValue, function(d.func), 0});
          break;
        case ir::DataItem::Kind::kTypeWord: {
          const auto* i = types::as<types::Interface>(layouts_.info(d.iface)->under);
          if (i->methods.empty())
            relocs.push_back({at, RelocKind::Type, type(d.concrete), 0});
          else
            relocs.push_back({at, RelocKind::Itab, itab(d.iface, d.concrete), 0});
          break;
        }
      }
    }
    module_.globals[index].data = std::move(data);
    module_.globals[index].relocs = std::move(relocs);
  }
}

void ModuleBuilder::define_methods() {
  for (const ir::RuntimeType& rt : program_.runtime_types) {
    TypeIndex index = type(rt.type);
    std::vector<MethodRecord> methods;
    for (const ir::TypeMethod& m : rt.methods) {
      MethodRecord r;
      r.name = m.name;
      r.pkg_path = path_of(m.pkg);
      r.type = type(m.type);
      if (m.iface != nullptr) r.iface_fn = function(m.iface);
      if (m.direct != nullptr) r.direct_fn = function(m.direct);
      methods.push_back(std::move(r));
    }
    module_.types[index].methods = std::move(methods);
  }
}

namespace {

// The code of a package's initialisation when there is more than one function to run.
void call_each(FunctionRecord& r, const std::vector<FunctionIndex>& functions) {
  for (FunctionIndex f : functions) {
    r.relocs.push_back({static_cast<uint32_t>(r.code.size() + 1), RelocKind::Function, f, 0});
    r.code.push_back(encode(Opcode::Call, kHeaderSlots));
    r.code.push_back(0);
    r.safe_points.push_back({static_cast<uint32_t>(r.code.size()), 0});
  }
  r.code.push_back(encode(Opcode::Ret));
  r.frame_slots = kHeaderSlots;
  r.bitmap_words = 0;
}

}  // namespace

void ModuleBuilder::define_packages(const std::vector<const types::Package*>& packages) {
  for (const types::Package* pkg : packages) {
    PackageRecord r;
    r.path = pkg->path;
    r.name = pkg->name;
    for (const types::Package* p : pkg->imports) r.imports.push_back(p->path);
    for (const ir::PackageInit& init : program_.inits) {
      if (init.pkg != pkg || init.funcs.empty()) continue;
      if (init.funcs.size() == 1) {
        r.init = function(init.funcs[0]);
        continue;
      }
      std::vector<FunctionIndex> functions;
      for (const ir::Func* f : init.funcs) functions.push_back(function(f));
      r.init = static_cast<FunctionIndex>(module_.functions.size());
      FunctionRecord& f = module_.functions.emplace_back();
      f.symbol = pkg->path + "..inittask";
      f.pkg_path = pkg->path;
      f.flags = kFuncWrapper;
      call_each(f, functions);
    }
    module_.packages.push_back(std::move(r));
  }
}

}  // namespace vole::emit
