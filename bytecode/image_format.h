// The records of an image, shared by its writer and its reader. All are trivially copyable, have no
// padding, and refer to other parts by byte offsets from the start of the image.
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include "bytecode/module.h"

namespace vole::bytecode::image {

constexpr char kMagic[8] = {'V', 'o', 'l', 'e', 'I', 'm', 'g', '\n'};
constexpr uint32_t kVersion = 4;

// `count` elements at `offset`.
struct Range {
  uint32_t offset;
  uint32_t count;
};

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t size;            // of the whole image
  uint64_t opcode_hash;     // opcode_table_hash()
  uint64_t contents_hash;   // of the bytes after the header
  uint32_t entry;
  uint32_t data_bytes;      // length of the read-only data
  Range types, itabs, functions, globals, packages, files;
  Range data;
  Range function_table, global_table, type_table;  // hash tables of index + 1; sizes: powers of two
};

struct TypeEntry {
  uint64_t size, ptr_bytes;
  int64_t len;
  uint8_t kind, align, chan_dir, flags;
  uint32_t hash;
  Range ptr_mask, string, name, pkg_path, link;
  uint32_t elem, key, ptr_to, bits;
  Range fields, in, out, imethods, methods;
};

struct FieldEntry {
  Range name, pkg_path, tag;
  uint64_t offset;
  uint32_t type, embedded;
};

struct MethodEntry {
  Range name, pkg_path;
  uint32_t type, iface_fn, direct_fn, reserved;
};

enum : uint32_t { kExternal = 1, kNative = 2, kDuplicateOk = 4, kReadOnly = 8 };

struct InlineEntry {
  Range name;
  uint32_t file, line;
  uint16_t column, outer;
};

struct FunctionEntry {
  Range symbol, pkg_path;
  uint32_t bits, flags;
  uint32_t frame_slots, param_slots, result_slots, recover_pc;
  uint32_t type, bitmap_words;
  Range param_map, code, relocs, safe_points, bitmaps, lines, stack_objects, inlines;
  uint32_t entry_file, entry_line;
};

struct GlobalEntry {
  Range symbol, data, relocs;
  uint32_t type, bits;
};

struct PackageEntry {
  Range path, name, imports;  // imports: an array of Range
  uint32_t init, reserved;
};

// The tables of this floor are used in the image as they are.
static_assert(sizeof(Reloc) == 24 && std::is_trivially_copyable_v<Reloc>);
static_assert(sizeof(SafePoint) == 8 && std::is_trivially_copyable_v<SafePoint>);
static_assert(sizeof(LineEntry) == 16 && std::is_trivially_copyable_v<LineEntry>);
static_assert(sizeof(StackObjectRecord) == 12 &&
              std::is_trivially_copyable_v<StackObjectRecord>);
static_assert(sizeof(ItabRecord) == 8 && std::is_trivially_copyable_v<ItabRecord>);

inline uint64_t hash_symbol(std::string_view s) {
  uint64_t h = 0xcbf29ce484222325;
  for (char c : s) h = (h ^ static_cast<uint8_t>(c)) * 0x100000001b3;
  return h ^ h >> 29;
}

// Of a block whose length is a multiple of 8 (images are).
inline uint64_t hash_contents(const void* data, size_t size) {
  const char* p = static_cast<const char*>(data);
  uint64_t h = size * 0x9e3779b97f4a7c15;
  for (size_t i = 0; i + 8 <= size; i += 8) {
    uint64_t v;
    __builtin_memcpy(&v, p + i, 8);
    h = (h ^ v) * 0xff51afd7ed558ccd;
    h ^= h >> 32;
  }
  return h;
}

}  // namespace vole::bytecode::image
