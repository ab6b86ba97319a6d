// Enums from tables. A `.def` file lists `X(name, ...)` entries once; these macros make from it
// the enum's entries, its names and its count:
//
//   enum class Color : uint8_t {
//   #define X(name, ...) VOLE_ENUM_ENTRY(name)
//   #include "color.def"
//   };
//   inline constexpr std::string_view kColorNames[] = {
//   #define X(name, ...) VOLE_ENUM_NAME(name)
//   #include "color.def"
//   };
//   enum_name(kColorNames, color)
//
// A .def file ends with `#undef X`, so that each include brings its own X.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/check.h"

#define VOLE_ENUM_ENTRY(name) name,
#define VOLE_ENUM_ENTRY_K(name) k##name,
#define VOLE_ENUM_NAME(name) #name,

namespace vole {

template <class Enum, size_t kCount>
constexpr std::string_view enum_name(const std::string_view (&names)[kCount], Enum value) {
  size_t index = static_cast<size_t>(value);
  return index < kCount ? names[index] : std::string_view("?");
}

}  // namespace vole
