// Conversions (Go spec, "Conversions", "Assignability"): which of gc's conversion nodes leads
// from one type to another.
#include "base/unicode.h"
#include "compiler/ir/make_expr.h"
#include "compiler/ir/wrappers.h"
#include "compiler/types/constant.h"
#include "compiler/types/sizes.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::BasicKind;

namespace {

const types::Basic* basic_of(TypeTable& t, const types::Type* type) {
  return t.under_as<types::Basic>(type);
}

bool has_info(const types::Basic* b, uint16_t info) {
  return b != nullptr && (b->info & info) != 0;
}

// byte or rune slices: what they hold, else kInvalid.
BasicKind element_kind(TypeTable& t, const types::Type* type) {
  auto* slice = t.under_as<types::Slice>(type);
  const types::Basic* elem = slice != nullptr ? basic_of(t, slice->elem) : nullptr;
  return elem != nullptr ? elem->basic : BasicKind::kInvalid;
}

// Integers of one size and signedness differ in name only.
bool same_bits(const types::Basic* a, const types::Basic* b) {
  return has_info(a, types::kIsInteger) && has_info(b, types::kIsInteger) &&
         has_info(a, types::kIsUnsigned) == has_info(b, types::kIsUnsigned) &&
         types::size_of(a) == types::size_of(b);
}

Op conversion_op(TypeTable& t, const types::Type* src, const types::Type* dst) {
  constexpr uint16_t kRounded = types::kIsFloat | types::kIsComplex;
  if (t.identical(t.underlying(src), t.underlying(dst))) {
    // A conversion rounds, even to a type of the same bits.
    return has_info(basic_of(t, dst), kRounded) ? Op::Conv : Op::ConvNop;
  }
  if (t.is_interface(dst)) return Op::ConvIface;
  const types::Basic* from = basic_of(t, src);
  const types::Basic* to = basic_of(t, dst);
  constexpr uint16_t kReal = types::kIsInteger | types::kIsFloat;
  if (has_info(from, kReal) && has_info(to, kReal)) {
    return same_bits(from, to) ? Op::ConvNop : Op::Conv;
  }
  if (has_info(from, types::kIsComplex) && has_info(to, types::kIsComplex)) return Op::Conv;
  if (has_info(to, types::kIsString)) {
    if (has_info(from, types::kIsInteger)) return Op::RuneToString;
    return element_kind(t, src) == BasicKind::kUint8 ? Op::BytesToString : Op::RunesToString;
  }
  if (has_info(from, types::kIsString)) {
    return element_kind(t, dst) == BasicKind::kUint8 ? Op::StringToBytes : Op::StringToRunes;
  }
  if (t.under_as<types::Slice>(src) != nullptr) {
    if (t.under_as<types::Array>(dst) != nullptr) return Op::SliceToArray;
    if (t.under_as<types::Pointer>(dst) != nullptr) return Op::SliceToArrayPtr;
  }
  return Op::ConvNop;  // pointers, channels, structs that differ in tags, unsafe.Pointer
}

// Converting the default-typed constant of a generic body to the type of the instance.
Node* fold(Body& body, Node* x, const types::Type* dst, Pos pos) {
  if (x->op != Op::Literal || !x->init.empty()) return nullptr;
  const types::Constant* value = to<Literal>(x)->value;
  const types::Basic* basic = basic_of(body.types, dst);
  if (!has_info(basic, types::kIsNumeric) || !value->is_numeric()) return nullptr;
  if (has_info(basic, types::kIsInteger) && value->kind() != types::ConstantKind::kInt) {
    return nullptr;
  }
  return literal(body, value, dst, pos);
}

// []rune("abc") of a constant is a literal.
Node* rune_literal(Body& body, const Literal* x, const types::Type* dst, Pos pos) {
  auto* slice = body.types.under_as<types::Slice>(dst);
  auto* n = body.p.make<Composite>(Op::SliceLit);
  n->pos = pos;
  n->type = dst;
  types::ConstantPool& pool = body.b.universe.constants();
  for (std::string_view rest = x->value->string_value(); !rest.empty();) {
    DecodedRune rune = decode_rune(rest);
    rest.remove_prefix(rune.width);
    auto* key = body.p.make<Key>();
    key->pos = pos;
    key->type = slice->elem;
    key->key = int_literal(body, n->len++, pos);
    key->value = literal(body, pool.make_int64(rune.rune), slice->elem, pos);
    body.p.append(n->list, key);
  }
  return n;
}

}  // namespace

bool is_untyped_nil(const Node* x) {
  auto* basic = as<types::Basic>(x->type);
  return x->op == Op::Nil && basic != nullptr && basic->basic == BasicKind::kUntypedNil;
}

Node* convert(Body& body, Node* x, const types::Type* dst, Pos pos, bool implicit) {
  TypeTable& t = body.types;
  if (dst == nullptr) return x;
  if (x->op == Op::Nil && x->init.empty()) {
    // A nil of a type of its own makes an interface that is not nil.
    const types::Basic* b = basic_of(t, x->type);
    bool typed = x->type != nullptr && (b == nullptr || b->basic != types::BasicKind::kUntypedNil);
    if (!typed || !t.is_interface(dst) || t.is_interface(x->type)) {
      Node* n = nil(body.p, dst, x->pos);
      return implicit ? n : unary(body.p, Op::ConvNop, pos, dst, n);
    }
  }
  if (implicit && t.identical(x->type, dst)) return x;
  Op op = conversion_op(t, x->type, dst);
  if (op == Op::BytesToString || op == Op::RunesToString) {
    // Of elements with a type of their own gc first makes plain ones.
    auto* slice = t.under_as<types::Slice>(x->type);
    if (slice != nullptr && as<types::Basic>(slice->elem) == nullptr) {
      const types::Universe& universe = body.b.universe;
      const types::Type* elem =
          t.intern(op == Op::BytesToString ? universe.byte_type() : universe.rune_type());
      x = unary(body.p, Op::ConvNop, x->pos, t.slice_of(elem), x);
    }
  }
  if (op == Op::StringToRunes && x->op == Op::Literal && x->init.empty()) {
    return rune_literal(body, to<Literal>(x), dst, pos);
  }
  if (op == Op::Conv || (op == Op::ConvNop && !t.identical(x->type, dst))) {
    if (Node* folded = fold(body, x, dst, pos)) return folded;
  }
  if (op == Op::ConvIface && !t.is_interface(x->type)) need_runtime_type(body.b, x->type);
  Unary* n = unary(body.p, op, pos, dst, x);
  n->implicit = implicit;
  return n;
}

}  // namespace vole::ir
