// Export data: what other packages need to know of a checked package, so that importing it costs
// what is used of it and no source is read.
//
// One package is one block of bytes, all offsets from its start:
//
//   u32 names, u32 types          counts
//   names × {u32 text, u32 size, u32 object}   sorted by text; the object record's offset
//   types × u32                   offsets of type records
//   string "path", string "name"  the package itself
//   u8 source                     1: has generic functions or types; see below
//   records
//
// Integers in records are LEB128, strings a length and bytes, types indexes into the table.
// Objects and types are decoded when they are first looked at, defined types without their
// right-hand side and methods, which follow on their first use in turn.
//
// Generic functions and types need their source for each instance, so packages that export some
// are marked and imported from source; their other functions still come compiled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vole::export_data {

enum class ObjectTag : uint8_t { kConst, kVar, kFunc, kAlias, kDefined };

enum class TypeTag : uint8_t {
  kBasic, kByte, kRune, kAny, kError, kComparable,
  kNamed,      // package path, name in its export data, type arguments
  kPointer, kSlice, kArray, kMap, kChan, kStruct, kSignature, kInterface, kUnion,
  kTuple,      // of a call with several results
  kShape,      // of instances of generic functions: the underlying type. In summaries only
};

enum class ConstantTag : uint8_t { kBool, kString, kInt64, kBigInt, kFloat, kComplex };

constexpr uint32_t kHeaderBytes = 8;
constexpr uint32_t kNameEntryBytes = 12;

class ByteWriter {
 public:
  void u8(uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void uint(uint64_t value) {
    for (; value >= 0x80; value >>= 7) u8(static_cast<uint8_t>(value | 0x80));
    u8(static_cast<uint8_t>(value));
  }
  void sint(int64_t value) {
    uint(static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(value >> 63));
  }
  void text(std::string_view value) {
    uint(value.size());
    bytes_.append(value);
  }
  void u32(uint32_t value) {
    for (int i = 0; i < 4; ++i) u8(static_cast<uint8_t>(value >> (8 * i)));
  }
  size_t size() const { return bytes_.size(); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Reads from trusted memory; past its end everything is zero.
class ByteReader {
 public:
  ByteReader(std::string_view bytes, size_t at) : bytes_(bytes), at_(at) {}
  uint8_t u8() { return at_ < bytes_.size() ? static_cast<uint8_t>(bytes_[at_++]) : 0; }
  uint64_t uint() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      uint8_t byte = u8();
      value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }
  int64_t sint() {
    uint64_t value = uint();
    return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
  }
  std::string_view text() {
    size_t size = uint();
    if (size > bytes_.size() - at_) size = bytes_.size() - at_;
    std::string_view value = bytes_.substr(at_, size);
    at_ += size;
    return value;
  }
  uint32_t u32() {
    uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value |= static_cast<uint32_t>(u8()) << (8 * i);
    return value;
  }

 private:
  std::string_view bytes_;
  size_t at_;
};

}  // namespace vole::export_data
