// Typed ids: 32-bit indexes that cannot be mixed up. `using FuncId = TypedId<struct FuncIdTag>;`
// The default value is "none"; ids compare and order by index and can be hashed.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

#include "base/check.h"

namespace vole {

template <class Tag>
class TypedId {
 public:
  constexpr TypedId() = default;
  constexpr explicit TypedId(uint32_t index) : index_(index) {}

  static constexpr TypedId none() { return TypedId(); }
  constexpr bool is_none() const { return index_ == kNone; }
  constexpr explicit operator bool() const { return index_ != kNone; }
  // The index; must not be asked of none.
  constexpr uint32_t index() const {
    VOLE_DCHECK(index_ != kNone);
    return index_;
  }
  // The bits, none included; for serialisation.
  constexpr uint32_t raw() const { return index_; }

  friend constexpr bool operator==(TypedId a, TypedId b) { return a.index_ == b.index_; }
  friend constexpr auto operator<=>(TypedId a, TypedId b) { return a.index_ <=> b.index_; }

  struct Hash {
    size_t operator()(TypedId id) const { return id.index_ * size_t{0x9e3779b97f4a7c15}; }
  };

 private:
  static constexpr uint32_t kNone = 0xffffffff;
  uint32_t index_ = kNone;
};

}  // namespace vole
