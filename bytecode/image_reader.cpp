// Reading an image: views of its records. Nothing is decoded or copied before it is asked for.
#include <cstring>
#include <string>

#include "bytecode/image.h"
#include "bytecode/image_format.h"
#include "bytecode/opcode_info.h"

namespace vole::bytecode {
namespace {

using image::Range;

class ImageSource final : public ModuleSource {
 public:
  explicit ImageSource(const char* base)
      : base_(base), h_(*reinterpret_cast<const image::Header*>(base)) {}

  uint32_t type_count() const override { return h_.types.count; }
  uint32_t function_count() const override { return h_.functions.count; }
  uint32_t global_count() const override { return h_.globals.count; }
  uint32_t itab_count() const override { return h_.itabs.count; }
  uint32_t package_count() const override { return h_.packages.count; }
  uint32_t file_count() const override { return h_.files.count; }
  FunctionIndex entry() const override { return h_.entry; }

  TypeView type(TypeIndex i) const override {
    const auto& e = at<image::TypeEntry>(h_.types, i);
    TypeView v;
    v.size = e.size, v.ptr_bytes = e.ptr_bytes, v.len = e.len;
    v.kind = static_cast<Kind>(e.kind);
    v.align = e.align, v.chan_dir = e.chan_dir, v.flags = e.flags;
    v.ptr_mask = reinterpret_cast<const uint8_t*>(base_ + e.ptr_mask.offset);
    v.string = string(e.string), v.name = string(e.name);
    v.pkg_path = string(e.pkg_path), v.link = string(e.link);
    v.external = e.bits & image::kExternal;
    v.elem = e.elem, v.key = e.key, v.ptr_to = e.ptr_to;
    v.field_count = e.fields.count;
    v.imethod_count = e.imethods.count;
    v.method_count = e.methods.count;
    v.in = span<TypeIndex>(e.in), v.out = span<TypeIndex>(e.out);
    return v;
  }
  FieldView type_field(TypeIndex i, uint32_t k) const override {
    const auto& t = at<image::TypeEntry>(h_.types, i);
    const auto& e = at<image::FieldEntry>(t.fields, k);
    return {string(e.name), string(e.pkg_path), string(e.tag), e.type, e.offset, e.embedded != 0};
  }
  MethodView type_imethod(TypeIndex i, uint32_t k) const override {
    return method(at<image::TypeEntry>(h_.types, i).imethods, k);
  }
  MethodView type_method(TypeIndex i, uint32_t k) const override {
    return method(at<image::TypeEntry>(h_.types, i).methods, k);
  }
  FunctionView function(FunctionIndex i) const override {
    const auto& e = at<image::FunctionEntry>(h_.functions, i);
    FunctionView v;
    v.symbol = string(e.symbol), v.pkg_path = string(e.pkg_path);
    v.external = e.bits & image::kExternal;
    v.native = e.bits & image::kNative;
    v.duplicate_ok = e.bits & image::kDuplicateOk;
    v.flags = e.flags;
    v.frame_slots = e.frame_slots, v.param_slots = e.param_slots;
    v.result_slots = e.result_slots, v.recover_pc = e.recover_pc;
    v.type = e.type, v.bitmap_words = e.bitmap_words;
    v.param_map = span<uint64_t>(e.param_map);
    v.code = span<Word>(e.code);
    v.relocs = span<Reloc>(e.relocs);
    v.safe_points = span<SafePoint>(e.safe_points);
    v.bitmaps = span<uint64_t>(e.bitmaps);
    v.lines = span<LineEntry>(e.lines);
    v.stack_objects = span<StackObjectRecord>(e.stack_objects);
    v.inline_count = e.inlines.count;
    v.entry_file = e.entry_file, v.entry_line = e.entry_line;
    return v;
  }
  InlineView function_inline(FunctionIndex i, uint32_t k) const override {
    const auto& e = at<image::InlineEntry>(at<image::FunctionEntry>(h_.functions, i).inlines, k);
    return {string(e.name), e.file, e.line, e.column, e.outer};
  }
  GlobalView global(GlobalIndex i) const override {
    const auto& e = at<image::GlobalEntry>(h_.globals, i);
    return {string(e.symbol), (e.bits & image::kExternal) != 0, e.type, span<uint8_t>(e.data),
            span<Reloc>(e.relocs), (e.bits & image::kReadOnly) != 0};
  }
  ItabRecord itab(ItabIndex i) const override { return at<ItabRecord>(h_.itabs, i); }
  PackageView package(uint32_t i) const override {
    const auto& e = at<image::PackageEntry>(h_.packages, i);
    return {string(e.path), string(e.name), e.init, e.imports.count};
  }
  std::string_view package_import(uint32_t i, uint32_t k) const override {
    const auto& e = at<image::PackageEntry>(h_.packages, i);
    return string(at<Range>(e.imports, k));
  }
  std::string_view file(uint32_t i) const override { return string(at<Range>(h_.files, i)); }
  const char* data() const override { return base_ + h_.data.offset; }

  FunctionIndex find_function(std::string_view symbol) const override {
    return find(h_.function_table, h_.functions, &image::FunctionEntry::symbol, symbol);
  }
  GlobalIndex find_global(std::string_view symbol) const override {
    return find(h_.global_table, h_.globals, &image::GlobalEntry::symbol, symbol);
  }
  TypeIndex find_type(std::string_view link) const override {
    return find(h_.type_table, h_.types, &image::TypeEntry::link, link);
  }

 private:
  template <class T>
  const T& at(Range r, uint32_t i) const {
    return reinterpret_cast<const T*>(base_ + r.offset)[i];
  }
  template <class T>
  std::span<const T> span(Range r) const {
    return {reinterpret_cast<const T*>(base_ + r.offset), r.count};
  }
  std::string_view string(Range r) const { return {base_ + r.offset, r.count}; }
  MethodView method(Range r, uint32_t k) const {
    const auto& e = at<image::MethodEntry>(r, k);
    return {string(e.name), string(e.pkg_path), e.type, e.iface_fn, e.direct_fn};
  }
  template <class Entry>
  uint32_t find(Range table, Range entries, Range Entry::*name, std::string_view symbol) const {
    uint32_t mask = table.count - 1;
    uint32_t slot = static_cast<uint32_t>(image::hash_symbol(symbol)) & mask;
    for (;; slot = (slot + 1) & mask) {
      uint32_t index = at<uint32_t>(table, slot);
      if (index == 0) return kNoIndex;
      if (string(at<Entry>(entries, index - 1).*name) == symbol) return index - 1;
    }
  }

  const char* base_;
  const image::Header& h_;
};

}  // namespace

std::unique_ptr<ModuleSource> open_image(const void* data, size_t size, ImageCheck check,
                                         std::string* error) {
  const auto* base = static_cast<const char*>(data);
  image::Header h;
  const char* problem = nullptr;
  if (size < sizeof(h) || reinterpret_cast<uintptr_t>(data) % 8 != 0) {
    problem = "not a module image";
  } else {
    std::memcpy(&h, base, sizeof(h));
    if (std::memcmp(h.magic, image::kMagic, sizeof(h.magic)) != 0) {
      problem = "not a module image";
    } else if (h.version != image::kVersion || h.opcode_hash != opcode_table_hash()) {
      problem = "module image was made by another version";
    } else if (h.size != size) {
      problem = "module image is truncated";
    } else if (check == ImageCheck::kContents &&
               h.contents_hash != image::hash_contents(base + sizeof(h), size - sizeof(h))) {
      problem = "module image is damaged";
    }
  }
  if (problem != nullptr) {
    *error = problem;
    return nullptr;
  }
  return std::make_unique<ImageSource>(base);
}

uint64_t image_fingerprint(const void* data) {
  image::Header h;
  std::memcpy(&h, data, sizeof h);
  return h.contents_hash ^ h.opcode_hash;
}

}  // namespace vole::bytecode
