// Writing an image: a growing block of bytes, with equal strings, masks, maps and arrays of words
// stored once. Records are laid out first and filled in when their parts have offsets.
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "bytecode/image.h"
#include "bytecode/image_format.h"
#include "bytecode/opcode_info.h"

namespace vole::bytecode {
namespace {

using image::Range;

class Writer {
 public:
  std::vector<uint8_t> run(const Module& m) {
    bytes_.resize(sizeof(image::Header));
    image::Header h{};
    std::memcpy(h.magic, image::kMagic, sizeof(h.magic));
    h.version = image::kVersion;
    h.opcode_hash = opcode_table_hash();
    h.entry = m.entry;
    h.types = types(m);
    h.itabs = array(m.itabs);
    h.functions = functions(m);
    h.globals = globals(m);
    h.packages = packages(m);
    h.files = strings(m.files);
    h.data = raw(m.data.data(), m.data.size(), 1, 16);
    h.data_bytes = static_cast<uint32_t>(m.data.size());
    h.function_table = table(m.functions, &FunctionRecord::symbol);
    h.global_table = table(m.globals, &GlobalRecord::symbol);
    h.type_table = table(m.types, &TypeRecord::link);
    align(8);
    h.size = static_cast<uint32_t>(bytes_.size());
    h.contents_hash =
        image::hash_contents(bytes_.data() + sizeof(h), bytes_.size() - sizeof(h));
    std::memcpy(bytes_.data(), &h, sizeof(h));
    return std::move(bytes_);
  }

 private:
  void align(size_t n) { bytes_.resize((bytes_.size() + n - 1) / n * n); }

  Range raw(const void* data, size_t count, size_t size, size_t alignment) {
    if (count == 0) return {0, 0};
    align(alignment);
    auto offset = static_cast<uint32_t>(bytes_.size());
    const auto* p = static_cast<const uint8_t*>(data);
    bytes_.insert(bytes_.end(), p, p + count * size);
    return {offset, static_cast<uint32_t>(count)};
  }
  // Stored once for equal contents.
  Range shared(const void* data, size_t count, size_t size, size_t alignment) {
    if (count == 0) return {0, 0};
    std::string key(static_cast<const char*>(data), count * size);
    key += static_cast<char>(alignment);
    key += static_cast<char>(size);  // the same bytes may be two elements here and one there
    auto [it, fresh] = shared_.try_emplace(std::move(key), Range{});
    if (fresh) it->second = raw(data, count, size, alignment);
    return it->second;
  }
  Range string(std::string_view s) { return shared(s.data(), s.size(), 1, 1); }
  template <class T>
  Range array(const std::vector<T>& v) {
    return shared(v.data(), v.size(), sizeof(T), alignof(T));
  }
  Range strings(const std::vector<std::string>& list) {
    std::vector<Range> ranges;
    for (const std::string& s : list) ranges.push_back(string(s));
    return array(ranges);
  }
  // Relocations have padding, which must not differ from run to run.
  Range relocs(const std::vector<Reloc>& list) {
    std::vector<uint8_t> clean(list.size() * sizeof(Reloc));
    for (size_t i = 0; i < list.size(); i++) {
      auto* to = clean.data() + i * sizeof(Reloc);
      const Reloc& r = list[i];
      std::memcpy(to + offsetof(Reloc, at), &r.at, sizeof(r.at));
      std::memcpy(to + offsetof(Reloc, kind), &r.kind, sizeof(r.kind));
      std::memcpy(to + offsetof(Reloc, index), &r.index, sizeof(r.index));
      std::memcpy(to + offsetof(Reloc, addend), &r.addend, sizeof(r.addend));
    }
    return shared(clean.data(), list.size(), sizeof(Reloc), alignof(Reloc));
  }

  Range methods(const std::vector<MethodRecord>& list) {
    std::vector<image::MethodEntry> out;
    for (const MethodRecord& r : list) {
      out.push_back({string(r.name), string(r.pkg_path), r.type, r.iface_fn, r.direct_fn, 0});
    }
    return array(out);
  }
  Range fields(const std::vector<FieldRecord>& list) {
    std::vector<image::FieldEntry> out;
    for (const FieldRecord& r : list) {
      out.push_back(
          {string(r.name), string(r.pkg_path), string(r.tag), r.offset, r.type, r.embedded});
    }
    return array(out);
  }

  Range types(const Module& m) {
    std::vector<image::TypeEntry> out;
    for (const TypeRecord& r : m.types) {
      image::TypeEntry e{};
      e.size = r.size, e.ptr_bytes = r.ptr_bytes, e.len = r.len;
      e.kind = static_cast<uint8_t>(r.kind);
      e.align = r.align, e.chan_dir = r.chan_dir, e.flags = r.flags;
      e.ptr_mask = shared(r.ptr_mask.data(), r.ptr_mask.size(), 1, 1);
      e.string = string(r.string), e.name = string(r.name);
      e.pkg_path = string(r.pkg_path), e.link = string(r.link);
      e.elem = r.elem, e.key = r.key, e.ptr_to = r.ptr_to;
      e.bits = r.external ? image::kExternal : 0u;
      e.fields = fields(r.fields);
      e.in = array(r.in), e.out = array(r.out);
      e.imethods = methods(r.imethods), e.methods = methods(r.methods);
      out.push_back(e);
    }
    return array(out);
  }

  Range functions(const Module& m) {
    std::vector<image::FunctionEntry> out;
    for (const FunctionRecord& r : m.functions) {
      image::FunctionEntry e{};
      e.symbol = string(r.symbol), e.pkg_path = string(r.pkg_path);
      e.bits = (r.external ? image::kExternal : 0u) | (r.native ? image::kNative : 0u) |
               (r.duplicate_ok ? image::kDuplicateOk : 0u);
      e.flags = r.flags;
      e.frame_slots = r.frame_slots, e.param_slots = r.param_slots;
      e.result_slots = r.result_slots, e.recover_pc = r.recover_pc;
      e.type = r.type, e.bitmap_words = r.bitmap_words;
      e.param_map = array(r.param_map);
      e.code = raw(r.code.data(), r.code.size(), sizeof(Word), sizeof(Word));
      e.relocs = relocs(r.relocs);
      e.safe_points = array(r.safe_points);
      e.bitmaps = array(r.bitmaps);
      e.lines = array(r.lines);
      e.stack_objects = array(r.stack_objects);
      e.inlines = inlines(r);
      e.entry_file = r.entry_file, e.entry_line = r.entry_line;
      out.push_back(e);
    }
    return array(out);
  }
  Range inlines(const FunctionRecord& r) {
    std::vector<image::InlineEntry> out;
    for (const InlineRecord& level : r.inlines) {
      out.push_back({string(level.name), level.file, level.line, level.column, level.outer});
    }
    return array(out);
  }

  Range globals(const Module& m) {
    std::vector<image::GlobalEntry> out;
    for (const GlobalRecord& r : m.globals) {
      image::GlobalEntry e{};
      e.symbol = string(r.symbol);
      e.data = raw(r.data.data(), r.data.size(), 1, 8);
      e.relocs = relocs(r.relocs);
      e.type = r.type;
      e.bits = (r.external ? image::kExternal : 0u) | (r.read_only ? image::kReadOnly : 0u);
      out.push_back(e);
    }
    return array(out);
  }

  Range packages(const Module& m) {
    std::vector<image::PackageEntry> out;
    for (const PackageRecord& r : m.packages) {
      out.push_back({string(r.path), string(r.name), strings(r.imports), r.init, 0});
    }
    return array(out);
  }

  // Open addressing, at most half full; what other modules define is not in it.
  template <class Record>
  Range table(const std::vector<Record>& records, std::string Record::*name) {
    size_t size = 8;
    while (size < records.size() * 2) size *= 2;
    std::vector<uint32_t> slots(size);
    for (size_t i = 0; i < records.size(); i++) {
      if (records[i].external) continue;
      size_t at = image::hash_symbol(records[i].*name) & (size - 1);
      while (slots[at] != 0 && records[slots[at] - 1].*name != records[i].*name) {
        at = (at + 1) & (size - 1);
      }
      if (slots[at] == 0) slots[at] = static_cast<uint32_t>(i + 1);
    }
    return raw(slots.data(), size, 4, 4);
  }

  std::vector<uint8_t> bytes_;
  std::unordered_map<std::string, Range> shared_;
};

}  // namespace

std::vector<uint8_t> write_image(const Module& module) { return Writer().run(module); }

}  // namespace vole::bytecode
