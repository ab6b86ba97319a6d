// Constants as operands: overflow, representability, and the conversion of untyped values
// (Go spec, "Constants", "Representability").
#include <cmath>

#include "compiler/types/checker.h"

namespace vole::types {

namespace {

// An untyped integer constant may not need more bits than this.
constexpr size_t kMaxConstantBits = 512;

// What an operation is called where its constant result overflows.
std::string_view operation_name(const syntax::Expr* e) {
  auto op = syntax::as<syntax::Operation>(e);
  if (op == nullptr) return "";
  using syntax::Operator;
  if (op->y == nullptr) return op->op == Operator::Xor ? "bitwise complement " : "";
  switch (op->op) {
    case Operator::Add:
      return "addition ";
    case Operator::Sub:
      return "subtraction ";
    case Operator::Xor:
      return "bitwise XOR ";
    case Operator::Mul:
      return "multiplication ";
    case Operator::Shl:
      return "shift ";
    default:
      return "";
  }
}

// Bits of an integer type; 0 for untyped ones, which have no limit here.
int integer_bits(BasicKind kind) {
  switch (kind) {
    case BasicKind::kInt8:
    case BasicKind::kUint8:
      return 8;
    case BasicKind::kInt16:
    case BasicKind::kUint16:
      return 16;
    case BasicKind::kInt32:
    case BasicKind::kUint32:
      return 32;
    case BasicKind::kUntypedInt:
    case BasicKind::kUntypedRune:
      return 0;
    default:
      return 64;
  }
}

bool integer_fits(const Constant* value, const Basic* t) {
  int bits = integer_bits(t->basic);
  if (bits == 0) return true;
  int64_t v;
  if ((t->info & kIsUnsigned) != 0) {
    return value->sign() >= 0 && value->bit_length() <= static_cast<size_t>(bits);
  }
  if (!value->to_int64(&v)) return false;
  return bits == 64 || (v >= -(int64_t{1} << (bits - 1)) && v < int64_t{1} << (bits - 1));
}

}  // namespace

void Checker::overflow(Operand& x, Pos op_pos) {
  if (x.value->is_unknown()) {
    error(op_pos, Kind::ConstantNotRepresentable);
    return;
  }
  // Typed values must be representable as they are; untyped ones keep within a size.
  if (is_typed(x.type)) {
    if (const Basic* b = under_as<Basic>(x.type)) representable(x, b);
    return;
  }
  if (x.value->kind() == ConstantKind::kInt && x.value->bit_length() > kMaxConstantBits) {
    error(op_pos, Kind::ConstantOverflow, {operation_name(x.expr)});
    x.value = universe.constants().unknown();
  }
}

bool Checker::representable_const(const Constant* value, const Basic* t,
                                  const Constant** rounded) {
  if (value->is_unknown()) return true;  // reported already
  ConstantPool& pool = universe.constants();
  if ((t->info & kIsInteger) != 0) {
    const Constant* v = pool.to_int(value);
    if (v->kind() != ConstantKind::kInt) return false;
    if (rounded != nullptr) *rounded = v;
    return integer_fits(v, t);
  }
  bool single = t->basic == BasicKind::kFloat32 || t->basic == BasicKind::kComplex64;
  auto round = [&](const Constant* v) {
    return single ? pool.round_float32(v) : pool.round_float64(v);
  };
  if ((t->info & kIsFloat) != 0) {
    const Constant* v = pool.to_float(value);
    if (v->kind() != ConstantKind::kFloat) return false;
    if (t->basic == BasicKind::kUntypedFloat) return true;
    const Constant* r = round(v);
    if (r->is_unknown()) return false;
    if (rounded != nullptr) *rounded = r;
    return true;
  }
  if ((t->info & kIsComplex) != 0) {
    const Constant* v = pool.to_complex(value);
    if (v->kind() != ConstantKind::kComplex) return false;
    if (t->basic == BasicKind::kUntypedComplex) return true;
    const Constant* re = round(pool.real(v));
    const Constant* im = round(pool.imag(v));
    if (re->is_unknown() || im->is_unknown()) return false;
    if (rounded != nullptr) *rounded = pool.make_complex(re, im);
    return true;
  }
  if ((t->info & kIsString) != 0) return value->kind() == ConstantKind::kString;
  if ((t->info & kIsBoolean) != 0) return value->kind() == ConstantKind::kBool;
  return false;
}

const Constant* Checker::representation(Operand& x, const Basic* t, int* code) {
  const Constant* v = x.value;
  if (representable_const(x.value, t, &v)) {
    *code = kConversionOk;
    return v;
  }
  *code = kInvalidConstantValue;
  if (is_numeric(x.type) && is_numeric(t)) {
    // A float that is no integer is truncated; everything else overflows.
    *code = !is_integer(x.type) && is_integer(t) ? kTruncatedFloat : kNumericOverflow;
  }
  return nullptr;
}

void Checker::representable(Operand& x, const Basic* t) {
  int code;
  const Constant* v = representation(x, t, &code);
  if (code != kConversionOk) {
    invalid_conversion(code, x, t);
    x.set_invalid();
    return;
  }
  x.value = v;
}

void Checker::invalid_conversion(int code, Operand& x, const Type* target) {
  Kind kind = code == kTruncatedFloat    ? Kind::ConstantTruncated
              : code == kNumericOverflow ? Kind::ConstantOverflowsType
                                         : Kind::CannotConvert;
  error(x, kind, {str(x), str(target)});
}

void Checker::convert_untyped(Operand& x, const Type* target) {
  const Type* t = nullptr;
  const Constant* value = nullptr;
  int code = kConversionOk;
  if (!implicit_type_and_value(x, target, &t, &value, &code)) {
    const Type* shown = target;
    if (!is_type_param(target) && underlying(target) != nullptr) shown = underlying(target);
    invalid_conversion(code, x, shown);
    x.set_invalid();
    return;
  }
  if (value != nullptr) {
    x.value = value;
    update_expr_value(x.expr, value);
  }
  if (t != x.type) {
    x.type = t;
    update_expr_type(x.expr, t, false);
  }
}

// The type that an untyped x takes where `target` is wanted, and its value in that type.
bool Checker::implicit_type_and_value(Operand& x, const Type* target, const Type** type,
                                      const Constant** value, int* code) {
  *type = x.type;
  *value = nullptr;
  *code = kConversionOk;
  if (!x.ok() || is_typed(x.type) || !is_valid(target)) return true;
  auto fail = [&](int why) {
    *type = nullptr;
    *code = why;
    return false;
  };
  if (is_untyped(target)) {
    *type = max_type(x.type, target);
    return *type != nullptr || fail(kInvalidUntypedConversion);
  }
  if (x.is_nil()) {
    *type = target;
    return has_nil(target) || fail(kInvalidUntypedConversion);
  }
  const Type* u = underlying(target);
  *type = target;
  if (const Basic* b = as<Basic>(u)) {
    if (x.mode == Mode::kConstant) {
      *value = representation(x, b, code);
      return *code == kConversionOk || fail(*code);
    }
    // Non-constant untyped values: results of comparisons and shifts.
    bool ok = false;
    switch (static_cast<const Basic*>(x.type)->basic) {
      case BasicKind::kUntypedBool:
        ok = is_boolean(target);
        break;
      case BasicKind::kUntypedInt:
      case BasicKind::kUntypedRune:
      case BasicKind::kUntypedFloat:
      case BasicKind::kUntypedComplex:
        ok = is_numeric(target);
        break;
      case BasicKind::kUntypedString:
        ok = is_string(target);
        break;
      default:
        break;
    }
    return ok || fail(kInvalidUntypedConversion);
  }
  const Interface* i = as<Interface>(u);
  if (i == nullptr) return fail(kInvalidUntypedConversion);
  if (is_type_param(target)) {
    bool ok = under_is(target, [&](const Type* v) {
      const Type* t;
      const Constant* ignored;
      int why;
      return v != nullptr && implicit_type_and_value(x, v, &t, &ignored, &why);
    });
    return ok || fail(kInvalidUntypedConversion);
  }
  if (!type_set(i).is_all()) return fail(kInvalidUntypedConversion);
  *type = default_type(universe, x.type);
  return true;
}

}  // namespace vole::types
