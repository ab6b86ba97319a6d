// Which types the verbs of Printf take; shared by the parts of the printf check.
#pragma once

#include <string>
#include <unordered_set>

#include "compiler/vet/pass.h"

namespace vole::vet {

// What a verb prints, as a set.
using Printable = uint32_t;
constexpr Printable kPrintsBool = 1u << 0;
constexpr Printable kPrintsByte = 1u << 1;
constexpr Printable kPrintsInt = 1u << 2;
constexpr Printable kPrintsRune = 1u << 3;
constexpr Printable kPrintsString = 1u << 4;
constexpr Printable kPrintsFloat = 1u << 5;
constexpr Printable kPrintsComplex = 1u << 6;
constexpr Printable kPrintsPointer = 1u << 7;
constexpr Printable kPrintsError = 1u << 8;
constexpr Printable kPrintsAny = ~Printable{0};

// Whether a type could format itself (fmt.Formatter).
bool is_formatter(const Pass& pass, const types::Type* type);
// Whether values of `type` suit a verb that prints `printable`; *reason says more if not.
bool suits_verb(const Pass& pass, Printable printable, const types::Type* type,
                std::string* reason);
// The check of one call of a function that prints; `name` is how messages call it.
void check_formatted_call(Pass& pass, const syntax::CallExpr* call, PrintKind kind,
                          const std::string& name, int go_minor);
void check_print_call(Pass& pass, const syntax::CallExpr* call, const std::string& name);
// Where bodies of the package's methods are, to see calls that go round in circles.
bool is_in_body_of(const types::Func* method, Pos pos);

}  // namespace vole::vet
