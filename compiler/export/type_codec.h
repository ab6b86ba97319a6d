// Types and constants as bytes, and back: what export data and summaries are made of.
//
// A type is an index into a table of records (format.h, TypeTag); composite ones refer to others
// by index, defined ones to their package's export data by name. Only what is reached is written,
// and read.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/export/format.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::export_data {

// Names that types declared inside functions have in export data: with a dot and a number, which
// no source can spell. One for all packages that are written together.
class LocalNames {
 public:
  std::string key_of(const types::TypeName* object) {
    std::string key(object->name);
    if (object->pkg == nullptr || object->parent == object->pkg->scope) return key;
    auto [at, added] = numbers_.emplace(object, numbers_.size() + 1);
    return key + "." + std::to_string(at->second);
  }

 private:
  std::unordered_map<const types::TypeName*, size_t> numbers_;
};

class TypeEncoder {
 public:
  explicit TypeEncoder(const types::Universe& universe) : universe_(universe) {}
  virtual ~TypeEncoder() = default;

  // The type's index, which it keeps.
  uint32_t type(const types::Type* t);
  void constant(const types::Constant* value, ByteWriter& out);
  const std::vector<std::string>& type_records() const { return type_records_; }

 protected:
  // What the package of a defined type or alias calls it in its export data.
  virtual std::string key_of(const types::TypeName* object, bool is_instance) = 0;
  // The type being written cannot be read again, nor any that it is part of.
  void taint() { tainted_now_ = true; }
  bool is_tainted(uint32_t type) const { return tainted_[type]; }

 private:
  void type_record(const types::Type* t, ByteWriter& out);
  void named_reference(const types::TypeName* object, const types::TypeList& targs,
                       ByteWriter& out);
  void basic(const types::Basic* t, ByteWriter& out);
  void struct_record(const types::Struct* t, ByteWriter& out);
  void signature(const types::Signature* t, ByteWriter& out);
  void variables(const types::Tuple* tuple, ByteWriter& out);
  void interface_record(const types::Interface* t, ByteWriter& out);

  const types::Universe& universe_;
  std::unordered_map<const types::Type*, uint32_t> type_index_;
  std::vector<std::string> type_records_;
  std::vector<bool> tainted_;  // by index
  bool tainted_now_ = false;
};

class TypeDecoder {
 public:
  // `block` must outlive the decoder.
  TypeDecoder(types::Universe& universe, std::string_view block)
      : universe_(universe), block_(block) {}
  virtual ~TypeDecoder() = default;

  // The type of a record, decoded once. The invalid type for an index that does not exist.
  const types::Type* type(uint64_t index);
  const types::Constant* read_constant(ByteReader& in);

 protected:
  // `count` offsets of records, four bytes each, at `offsets`.
  void set_types(uint32_t count, size_t offsets) {
    types_.resize(count);
    offsets_ = offsets;
  }
  // Null for an empty path, or a package that is not there.
  virtual types::Package* package_at(std::string_view path) = 0;
  virtual types::Object* find_object(types::Package* package, std::string_view key) = 0;
  // Where variables of signatures are declared; may be null.
  virtual types::Package* home() = 0;
  // gc's type for all type arguments with that underlying type (ir/shapes.cpp).
  virtual const types::Type* shape(const types::Type*) { return universe_.invalid(); }

  types::Universe& universe_;
  std::string_view block_;

 private:
  const types::Constant* exact_number(std::string_view text);
  const types::Type* read_type(ByteReader& in);
  const types::Type* read_named(ByteReader& in);
  const types::Type* read_struct(ByteReader& in);
  const types::Signature* read_signature(ByteReader& in);
  const types::Tuple* read_variables(ByteReader& in, types::VarKind kind);
  const types::Type* read_interface(ByteReader& in);
  const types::Type* read_union(ByteReader& in);

  std::vector<const types::Type*> types_;  // decoded so far
  size_t offsets_ = 0;
};

}  // namespace vole::export_data
