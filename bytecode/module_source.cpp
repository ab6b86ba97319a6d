// A Module in memory seen as a ModuleSource: views of its vectors, and two hash tables that find
// what it defines by symbol.
#include "bytecode/module_source.h"

#include <string_view>
#include <unordered_map>
#include <utility>

namespace vole::bytecode {
namespace {

class MemorySource final : public ModuleSource {
 public:
  explicit MemorySource(Module module) : m_(std::move(module)) {
    for (FunctionIndex i = 0; i < m_.functions.size(); ++i) {
      if (!m_.functions[i].external) functions_.emplace(m_.functions[i].symbol, i);
    }
    for (GlobalIndex i = 0; i < m_.globals.size(); ++i) {
      if (!m_.globals[i].external) globals_.emplace(m_.globals[i].symbol, i);
    }
    for (TypeIndex i = 0; i < m_.types.size(); ++i) {
      if (!m_.types[i].external) types_.emplace(m_.types[i].link, i);
    }
  }

  uint32_t type_count() const override { return static_cast<uint32_t>(m_.types.size()); }
  uint32_t function_count() const override { return static_cast<uint32_t>(m_.functions.size()); }
  uint32_t global_count() const override { return static_cast<uint32_t>(m_.globals.size()); }
  uint32_t itab_count() const override { return static_cast<uint32_t>(m_.itabs.size()); }
  uint32_t package_count() const override { return static_cast<uint32_t>(m_.packages.size()); }
  uint32_t file_count() const override { return static_cast<uint32_t>(m_.files.size()); }
  FunctionIndex entry() const override { return m_.entry; }

  TypeView type(TypeIndex i) const override {
    const TypeRecord& r = m_.types[i];
    TypeView v;
    v.external = r.external;
    v.size = r.size, v.ptr_bytes = r.ptr_bytes;
    v.kind = r.kind, v.align = r.align, v.chan_dir = r.chan_dir, v.flags = r.flags;
    v.ptr_mask = r.ptr_mask.data();
    v.string = r.string, v.name = r.name, v.pkg_path = r.pkg_path, v.link = r.link;
    v.elem = r.elem, v.key = r.key, v.ptr_to = r.ptr_to, v.len = r.len;
    v.field_count = static_cast<uint32_t>(r.fields.size());
    v.imethod_count = static_cast<uint32_t>(r.imethods.size());
    v.method_count = static_cast<uint32_t>(r.methods.size());
    v.in = r.in, v.out = r.out;
    return v;
  }
  FieldView type_field(TypeIndex i, uint32_t k) const override {
    const FieldRecord& f = m_.types[i].fields[k];
    return {f.name, f.pkg_path, f.tag, f.type, f.offset, f.embedded};
  }
  MethodView type_imethod(TypeIndex i, uint32_t k) const override {
    return method_view(m_.types[i].imethods[k]);
  }
  MethodView type_method(TypeIndex i, uint32_t k) const override {
    return method_view(m_.types[i].methods[k]);
  }
  FunctionView function(FunctionIndex i) const override {
    const FunctionRecord& r = m_.functions[i];
    FunctionView v;
    v.symbol = r.symbol, v.pkg_path = r.pkg_path;
    v.external = r.external, v.native = r.native, v.duplicate_ok = r.duplicate_ok;
    v.flags = r.flags;
    v.frame_slots = r.frame_slots, v.param_slots = r.param_slots;
    v.result_slots = r.result_slots, v.recover_pc = r.recover_pc;
    v.type = r.type, v.param_map = r.param_map, v.code = r.code, v.relocs = r.relocs;
    v.safe_points = r.safe_points, v.bitmap_words = r.bitmap_words, v.bitmaps = r.bitmaps;
    v.lines = r.lines, v.variables = r.variables;
    v.inline_count = static_cast<uint32_t>(r.inlines.size());
    v.stack_objects = r.stack_objects;
    v.entry_file = r.entry_file, v.entry_line = r.entry_line;
    return v;
  }
  InlineView function_inline(FunctionIndex i, uint32_t k) const override {
    const InlineRecord& r = m_.functions[i].inlines[k];
    return {r.name, r.file, r.line, r.column, r.outer};
  }
  GlobalView global(GlobalIndex i) const override {
    const GlobalRecord& r = m_.globals[i];
    return {r.symbol, r.external, r.type, r.data, r.relocs, r.read_only};
  }
  ItabRecord itab(ItabIndex i) const override { return m_.itabs[i]; }
  PackageView package(uint32_t i) const override {
    const PackageRecord& r = m_.packages[i];
    return {r.path, r.name, r.init, static_cast<uint32_t>(r.imports.size())};
  }
  std::string_view package_import(uint32_t i, uint32_t k) const override {
    return m_.packages[i].imports[k];
  }
  std::string_view file(uint32_t i) const override { return m_.files[i]; }
  const char* data() const override { return m_.data.data(); }

  FunctionIndex find_function(std::string_view symbol) const override {
    auto it = functions_.find(symbol);
    return it == functions_.end() ? kNoIndex : it->second;
  }
  GlobalIndex find_global(std::string_view symbol) const override {
    auto it = globals_.find(symbol);
    return it == globals_.end() ? kNoIndex : it->second;
  }
  TypeIndex find_type(std::string_view link) const override {
    auto it = types_.find(link);
    return it == types_.end() ? kNoIndex : it->second;
  }

 private:
  static MethodView method_view(const MethodRecord& r) {
    return {r.name, r.pkg_path, r.type, r.iface_fn, r.direct_fn};
  }

  Module m_;
  std::unordered_map<std::string_view, FunctionIndex> functions_;
  std::unordered_map<std::string_view, GlobalIndex> globals_;
  std::unordered_map<std::string_view, TypeIndex> types_;
};

}  // namespace

std::unique_ptr<ModuleSource> make_module_source(Module module) {
  return std::make_unique<MemorySource>(std::move(module));
}

}  // namespace vole::bytecode
