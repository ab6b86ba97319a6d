// Type descriptors: the run-time form of Go types, shared by values, allocator, collector, maps,
// interfaces and reflection. One canonical descriptor a type and program: identical types are the
// same pointer, so a type test is a pointer comparison.
//
// The layout is fixed and flat because stdlib's internal/abi mirrors it field by field with unsafe.
// Descriptors built by the loader are immutable, live as long as their Program and are shared by
// its machines; those that reflection makes at run time belong to the Machine. None of them lies in
// the garbage-collected heap.
#pragma once

#include <cstdint>
#include <string_view>

namespace vole::bytecode {

struct Function;
struct TypeDesc;

// Go's own layouts of string and slice headers.
struct GoString {
  const char* data = nullptr;
  int64_t len = 0;
  std::string_view view() const { return {data, static_cast<size_t>(len)}; }
};

template <typename T>
struct GoSlice {
  const T* data = nullptr;
  int64_t len = 0;
  int64_t cap = 0;
  const T& operator[](int64_t i) const { return data[i]; }
  const T* begin() const { return data; }
  const T* end() const { return data + len; }
};

// Numbered as reflect.Kind.
enum class Kind : uint8_t {
  Invalid, Bool, Int, Int8, Int16, Int32, Int64, Uint, Uint8, Uint16, Uint32, Uint64, Uintptr,
  Float32, Float64, Complex64, Complex128, Array, Chan, Func, Interface, Map, Pointer, Slice,
  String, Struct, UnsafePointer,
};

enum TypeFlags : uint8_t {
  kTypeDirectIface = 1,    // the interface data word is the value itself (pointer-shaped)
  kTypeNamed = 2,          // a defined type (or predeclared); `name` is its name
  kTypeComparable = 4,     // == is defined (an interface inside may still panic)
  kTypeRegularMemory = 8,  // equality and hash are those of the bytes (no padding, floats, …)
  kTypeVariadic = 16,      // Func: the last parameter is ...T
  kTypeRepeatMask = 32,    // Array: ptr_mask is that of one element, repeated len times
};

struct StructField {
  GoString name;
  GoString pkg_path;  // empty for an exported name
  const TypeDesc* type;
  GoString tag;
  uint64_t offset;    // bytes
  uint64_t embedded;  // 0 or 1
};

// A method of a concrete type, sorted by name, then package path.
struct Method {
  GoString name;
  GoString pkg_path;        // empty for an exported name
  const TypeDesc* type;     // signature without receiver
  const Function* iface_fn;  // receiver passed as an interface's data word
  const Function* direct_fn; // receiver passed as the value itself
};

struct InterfaceMethod {
  GoString name;
  GoString pkg_path;
  const TypeDesc* type;
};

struct TypeDesc {
  uint64_t size;             // bytes
  uint64_t ptr_bytes;        // length of the prefix that can hold pointers; 0: noscan
  uint32_t hash;             // of `link`
  Kind kind;
  uint8_t align;             // bytes
  uint8_t chan_dir;          // Chan: 1 receive, 2 send, 3 both
  uint8_t flags;             // TypeFlags
  const uint8_t* ptr_mask;   // one bit a word of ptr_bytes, low bit first
  GoString string;           // as reflect prints it: "main.T", "[]int"
  GoString name;             // "" unless named; instances carry their arguments: "Pair[int]"
  GoString pkg_path;         // of a named type; "" for predeclared ones
  GoString link;             // canonical identity, unique for a type
  const TypeDesc* elem;      // Array, Chan, Map (value), Pointer, Slice
  const TypeDesc* key;       // Map
  const TypeDesc* ptr_to;    // *T where the program knows it, else null
  int64_t len;               // Array
  GoSlice<StructField> fields;         // Struct
  GoSlice<const TypeDesc*> in;         // Func
  GoSlice<const TypeDesc*> out;        // Func
  GoSlice<InterfaceMethod> imethods;   // Interface, sorted as Method
  GoSlice<Method> methods;             // concrete types

  bool has_pointers() const { return ptr_bytes != 0; }
  bool is_direct() const { return flags & kTypeDirectIface; }
  // Slots that a value takes in a frame.
  uint32_t slots() const { return static_cast<uint32_t>((size + 7) / 8); }
};

// What a non-empty interface's first word points to. `fun` has one entry a method of `inter`.
struct Itab {
  const TypeDesc* inter;
  const TypeDesc* type;
  uint32_t hash;  // type->hash, for type switches
  uint32_t count;
  const Function* fun[1];
};

// A func value points to one of these; captured variables follow at their Go offsets.
struct Closure {
  const Function* fn;
};

}  // namespace vole::bytecode
