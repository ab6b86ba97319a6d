// Build constraints: the expressions of //go:build lines.
// Used to select files (compiler/load) and to find the language version a file asks for.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vole::syntax {

// tag, !x, x && y, x || y
struct Constraint {
  enum class Kind { Tag, Not, And, Or };
  Kind kind = Kind::Tag;
  std::string tag;
  std::unique_ptr<Constraint> x;
  std::unique_ptr<Constraint> y;
};

// Whether `line` is a //go:build line (well-formed or not).
bool is_build_line(std::string_view line);

// Parses a //go:build line. Null if it is none or is malformed; then `error` (if not null) says
// why. Expressions are at most 1000 operators large.
std::unique_ptr<Constraint> parse_build_line(std::string_view line, std::string* error = nullptr);

// The value of the expression when `has_tag(context, tag)` decides for each tag.
bool evaluate(const Constraint& constraint,
              bool (*has_tag)(const void* context, std::string_view tag), const void* context);

// "go1.N" if the expression needs that version at least, else empty.
std::string implied_go_version(const Constraint& constraint);

}  // namespace vole::syntax
