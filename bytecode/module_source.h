// How the loader reads a module: by index, on demand, as views into memory that outlives the
// Program. Two implementations: a Module in memory (below), and the serialised image, whose arrays
// lie in the file as they are used, so that only what a program reaches is ever looked at.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "bytecode/module.h"

namespace vole::bytecode {

// A FunctionRecord as views; see there for the meaning of the fields.
struct FunctionView {
  std::string_view symbol, pkg_path;
  bool external = false, native = false, duplicate_ok = false;
  uint32_t flags = 0;
  uint32_t frame_slots = 0, param_slots = 0, result_slots = 0, recover_pc = 0;
  TypeIndex type = kNoIndex;
  std::span<const uint64_t> param_map;
  std::span<const Word> code;
  std::span<const Reloc> relocs;
  std::span<const SafePoint> safe_points;
  uint32_t bitmap_words = 0;
  std::span<const uint64_t> bitmaps;
  std::span<const LineEntry> lines;
  std::span<const StackObjectRecord> stack_objects;
  uint32_t inline_count = 0;
  std::span<const VariableRecord> variables;  // empty in images that keep none
  uint32_t entry_file = 0, entry_line = 0;
};

// See InlineRecord.
struct InlineView {
  std::string_view name;
  uint32_t file = 0, line = 0;
  uint16_t column = 0, outer = 0;
};

struct GlobalView {
  std::string_view symbol;
  bool external = false;
  TypeIndex type = kNoIndex;
  std::span<const uint8_t> data;
  std::span<const Reloc> relocs;
  bool read_only = false;
};

struct FieldView {
  std::string_view name, pkg_path, tag;
  TypeIndex type = kNoIndex;
  uint64_t offset = 0;
  bool embedded = false;
};

struct MethodView {
  std::string_view name, pkg_path;
  TypeIndex type = kNoIndex;
  FunctionIndex iface_fn = kNoIndex, direct_fn = kNoIndex;
};

struct TypeView {
  bool external = false;
  uint64_t size = 0, ptr_bytes = 0;
  Kind kind = Kind::Invalid;
  uint8_t align = 1, chan_dir = 0, flags = 0;
  const uint8_t* ptr_mask = nullptr;  // ceil(ptr_bytes / 64) bytes, or of one element
  std::string_view string, name, pkg_path, link;
  TypeIndex elem = kNoIndex, key = kNoIndex, ptr_to = kNoIndex;
  int64_t len = 0;
  uint32_t field_count = 0, imethod_count = 0, method_count = 0;
  std::span<const TypeIndex> in, out;
};

struct PackageView {
  std::string_view path, name;
  FunctionIndex init = kNoIndex;
  uint32_t import_count = 0;
};

class ModuleSource {
 public:
  virtual ~ModuleSource() = default;

  virtual uint32_t type_count() const = 0;
  virtual uint32_t function_count() const = 0;
  virtual uint32_t global_count() const = 0;
  virtual uint32_t itab_count() const = 0;
  virtual uint32_t package_count() const = 0;
  virtual uint32_t file_count() const = 0;
  virtual FunctionIndex entry() const = 0;

  virtual TypeView type(TypeIndex) const = 0;
  virtual FieldView type_field(TypeIndex, uint32_t) const = 0;
  virtual MethodView type_imethod(TypeIndex, uint32_t) const = 0;
  virtual MethodView type_method(TypeIndex, uint32_t) const = 0;
  virtual FunctionView function(FunctionIndex) const = 0;
  virtual InlineView function_inline(FunctionIndex, uint32_t) const = 0;
  virtual GlobalView global(GlobalIndex) const = 0;
  virtual ItabRecord itab(ItabIndex) const = 0;
  virtual PackageView package(uint32_t) const = 0;
  virtual std::string_view package_import(uint32_t package, uint32_t) const = 0;
  virtual std::string_view file(uint32_t) const = 0;
  virtual const char* data() const = 0;  // base of the read-only data

  // The index of what this module defines (external entries are not found), or kNoIndex.
  virtual FunctionIndex find_function(std::string_view symbol) const = 0;
  virtual GlobalIndex find_global(std::string_view symbol) const = 0;
  virtual TypeIndex find_type(std::string_view link) const = 0;
};

// A source over a Module in memory, which it takes over.
std::unique_ptr<ModuleSource> make_module_source(Module module);

}  // namespace vole::bytecode
