// Compiler directives (`//go:noinline` ...) as the parser collects them for a declaration or file.
//
// A directive belongs to the declaration that follows it. Directives where none is allowed are
// reported while parsing; those of a kind that does not suit its declaration by check_pragmas
// (parser.h), which the driver calls after type checking (that is where gc does it).
#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "compiler/source/source.h"

namespace vole::syntax {

using PragmaFlags = uint32_t;
enum PragmaFlag : PragmaFlags {
  kPragmaNoinline = 1u << 0,
  kPragmaNosplit = 1u << 1,
  kPragmaNoescape = 1u << 2,
  kPragmaNorace = 1u << 3,
  kPragmaNocheckptr = 1u << 4,
  kPragmaSystemstack = 1u << 5,
  kPragmaNowritebarrier = 1u << 6,
  kPragmaNowritebarrierrec = 1u << 7,
  kPragmaYeswritebarrierrec = 1u << 8,
  kPragmaUintptrEscapes = 1u << 9,
  kPragmaUintptrKeepalive = 1u << 10,
  kPragmaCgoUnsafeArgs = 1u << 11,
  kPragmaRegisterParams = 1u << 12,
  kPragmaNotInHeap = 1u << 13,
  kPragmaGoBuild = 1u << 14,
  // What a function declaration may have.
  kFuncPragmas = kPragmaNoinline | kPragmaNosplit | kPragmaNoescape | kPragmaNorace |
                 kPragmaNocheckptr | kPragmaSystemstack | kPragmaNowritebarrier |
                 kPragmaNowritebarrierrec | kPragmaYeswritebarrierrec | kPragmaUintptrEscapes |
                 kPragmaUintptrKeepalive | kPragmaCgoUnsafeArgs | kPragmaRegisterParams,
};

// One directive: `text` is "go:noinline", "go:embed a.txt", … in the source. Those of the standard
// library that begin with "vole:" are kept as they are for later phases (ir/declared.h).
struct Directive {
  Pos pos;
  PragmaFlags flag = 0;  // 0: none that the compiler knows
  std::string_view text;
};

// One //go:embed line, patterns unquoted.
struct Embed {
  Pos pos;
  List<std::string_view> patterns;
};

// One //go:linkname line; `remote` is empty in the one-argument form.
struct Linkname {
  Pos pos;
  std::string_view local;
  std::string_view remote;
};

// What stands before one declaration (or the package clause).
struct Pragma {
  PragmaFlags flags = 0;
  List<Directive> directives;
  List<Embed> embeds;
};

}  // namespace vole::syntax
