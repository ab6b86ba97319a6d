// A module: what the compiler hands to the loader, one for a set of packages compiled together (the
// standard library's image is one, a script another). Everything refers to everything by index
// into the module's own tables; symbols tie modules together. The loader (vm/) turns modules into a
// Program: canonical TypeDescs, Functions with relocated code, a layout of globals.
//
// Serialisation (image.h) keeps function bodies apart, so that only those that a program can
// reach are decoded. Loaded modules are trusted; the checker (check.h) finds our own mistakes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bytecode/function.h"
#include "bytecode/instruction.h"
#include "bytecode/type.h"

namespace vole::bytecode {

using TypeIndex = uint32_t;
using FunctionIndex = uint32_t;
using GlobalIndex = uint32_t;
using ItabIndex = uint32_t;
constexpr uint32_t kNoIndex = 0xFFFFFFFF;

enum class RelocKind : uint8_t {
  Function,   // word = Function*
  FuncValue,  // word = address of the function's static closure
  Type,       // word = TypeDesc*
  Itab,       // word = Itab*
  Data,       // word = address in the module's read-only data (offset `index`)
  Global,     // field BC of the word = byte offset of the global + addend already in BC
};

// Code: `at` is a word index. Static data: `at` is a byte offset, kinds other than Global store an
// address; Global stores the machine's address of the global + addend.
struct Reloc {
  uint32_t at;
  RelocKind kind;
  uint32_t index;       // into the table that the kind names; Data: byte offset
  int64_t addend = 0;   // bytes; Global in static data only
};

struct FieldRecord {
  std::string name;
  std::string pkg_path;
  TypeIndex type;
  std::string tag;
  uint64_t offset;
  bool embedded;
};

struct MethodRecord {
  std::string name;
  std::string pkg_path;
  TypeIndex type;
  FunctionIndex iface_fn = kNoIndex;   // kNoIndex: not compiled, since nothing can reach it
  FunctionIndex direct_fn = kNoIndex;
};

// Mirrors TypeDesc with indexes for pointers. `link` is the identity: equal links are one type.
struct TypeRecord {
  bool external = false;  // another module has the record of this link; nothing else is set
  uint64_t size = 0;
  uint64_t ptr_bytes = 0;
  Kind kind = Kind::Invalid;
  uint8_t align = 1;
  uint8_t chan_dir = 0;
  uint8_t flags = 0;
  std::vector<uint8_t> ptr_mask;
  std::string string, name, pkg_path, link;
  TypeIndex elem = kNoIndex;
  TypeIndex key = kNoIndex;
  TypeIndex ptr_to = kNoIndex;
  int64_t len = 0;
  std::vector<FieldRecord> fields;
  std::vector<TypeIndex> in, out;
  std::vector<MethodRecord> imethods;  // no functions
  std::vector<MethodRecord> methods;
};

struct ItabRecord {
  TypeIndex inter;
  TypeIndex type;
};

struct VariableRecord {
  std::string name;
  TypeIndex type;
  uint32_t slot, from_pc, to_pc;
};

struct InlineRecord {
  std::string name;
  uint32_t file, line;
  uint16_t column, outer;
};

// See StackObject.
struct StackObjectRecord {
  uint32_t slot;
  uint32_t count;
  TypeIndex type;
};

struct FunctionRecord {
  std::string symbol;      // unique over all modules: "main.main", "slices.Sort[[]int,int]"
  std::string pkg_path;
  bool external = false;   // defined by another module; only the symbol is set
  bool native = false;     // no body: bound by symbol to a C++ function
  bool duplicate_ok = false;  // instances and wrappers: several modules may define it
  uint32_t flags = 0;      // FunctionFlags
  uint32_t frame_slots = 0, param_slots = 0, result_slots = 0, recover_pc = 0;
  TypeIndex type = kNoIndex;
  std::vector<uint64_t> param_map;
  std::vector<Word> code;
  std::vector<Reloc> relocs;
  std::vector<SafePoint> safe_points;
  uint32_t bitmap_words = 0;
  std::vector<uint64_t> bitmaps;
  std::vector<LineEntry> lines;
  std::vector<StackObjectRecord> stack_objects;  // sorted by slot, disjoint
  std::vector<InlineRecord> inlines;
  std::vector<VariableRecord> variables;
  uint32_t entry_file = 0, entry_line = 0;
};

struct GlobalRecord {
  std::string symbol;      // "main.x"; static temporaries are "main..stmp_1"
  bool external = false;
  TypeIndex type = kNoIndex;
  std::vector<uint8_t> data;  // initial bytes; empty = zero
  std::vector<Reloc> relocs;
  bool read_only = false;     // never written: may be shared by all machines of a program
};

struct PackageRecord {
  std::string path;
  std::string name;
  FunctionIndex init = kNoIndex;       // runs initialisers and init functions
  std::vector<std::string> imports;    // paths; initialised before
};

struct Module {
  std::vector<TypeRecord> types;
  std::vector<ItabRecord> itabs;
  std::vector<FunctionRecord> functions;
  std::vector<GlobalRecord> globals;
  std::vector<PackageRecord> packages;
  std::vector<std::string> files;      // names for line tables
  std::vector<char> data;              // read-only bytes: string constants
  FunctionIndex entry = kNoIndex;      // main.main, if the module has it
};

}  // namespace vole::bytecode
