// What the checker knows about an expression while it checks it: mode, type, constant value.
// An Operand is the unit that the expression functions of checker.h pass along.
#pragma once

#include <cstdint>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole::syntax {
struct Expr;
}

namespace vole::types {

// Stored in syntax::Expr::mode as a number; kInvalid = 0 is also "never checked".
enum class Mode : uint8_t {
  kInvalid,
  kNoValue,   // call of a function without results
  kBuiltin,
  kTypeExpr,
  kConstant,
  kVariable,  // addressable
  kMapIndex,
  kValue,
  kNil,
  kCommaOk,   // a value that has a two-value form
};

// Sets of modes, as bits.
constexpr unsigned mode_bit(Mode m) { return 1u << static_cast<unsigned>(m); }
constexpr unsigned kNoValueOrType =
    mode_bit(Mode::kNoValue) | mode_bit(Mode::kBuiltin) | mode_bit(Mode::kTypeExpr);

// Why an untyped value cannot take a type; 0 is none of these.
enum ConversionError : int {
  kConversionOk = 0,
  kInvalidUntypedConversion,
  kTruncatedFloat,
  kNumericOverflow,
  kInvalidConstantValue,
};

struct Operand {
  Mode mode = Mode::kInvalid;
  syntax::Expr* expr = nullptr;
  const Type* type = nullptr;
  const Constant* value = nullptr;  // for kConstant
  BuiltinId builtin = BuiltinId::kAppend;

  bool ok() const { return mode != Mode::kInvalid; }
  bool is_nil() const { return mode == Mode::kNil; }
  void set_invalid() { mode = Mode::kInvalid; }
};

}  // namespace vole::types
