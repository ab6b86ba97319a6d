// From the text of a file to its syntax tree.
//
// parse_file never fails to return without having reported why, and never crashes: nesting deeper
// than kMaxNesting and operator chains longer than kMaxHeight are errors. Several errors a file
// are found; their texts, places and number are gc's. It is a function of its arguments only;
// files may be parsed in parallel if each has its own arena, interner and diagnostics.
#pragma once

#include "base/arena.h"
#include "base/interner.h"
#include "compiler/source/diagnostic.h"
#include "compiler/syntax/tree.h"

namespace vole::syntax {

inline constexpr int kMaxNesting = 5000;
inline constexpr int kMaxHeight = 20000;

struct ParseOptions {
  bool keep_tokens = false;    // fill File::tokens
  // The tree that gofmt prints, not the one that gc checks. Nothing is left out: there is a
  // ParenExpr wherever the source has parentheses, for a group without declarations one that has no
  // names (an import: no path). Directives are comments and no more.
  bool as_gofmt = false;
  bool imports_only = false;   // stop after the import declarations
  bool check_branches = true;  // labels, goto, break, continue, fallthrough
  bool std_pragmas = false;    // allow the directives reserved for the standard library
};

// Adds the file's line directives to `source`. Null where gc gives up on the file (no usable
// package clause, or an error before the end of it); an error has been reported then.
File* parse_file(Source& source, Arena& arena, Interner& names, Diagnostics& diagnostics,
                 const ParseOptions& options = {});

// Reports directives that do not suit their declaration. gc does so after type checking, and only
// if there was no error until then.
void check_pragmas(File* file, Diagnostics& diagnostics);

}  // namespace vole::syntax
