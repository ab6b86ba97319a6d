// Index and slice expressions (Go spec, "Index expressions", "Slice expressions").
//
// x[i] may also be an instantiation: of a generic type, or of a generic function, which
// index_expr() leaves to its caller.
#include "compiler/types/checker.h"

namespace vole::types {

bool Checker::index_expr(Operand& x, syntax::IndexExpr* e) {
  expr_or_type(x, e->x, true);
  if (!x.ok()) {
    use(e->indices);
    return false;
  }
  if (x.mode == Mode::kTypeExpr) {
    // The type arguments are checked by var_type().
    x.set_invalid();
    x.type = var_type(e);
    if (is_valid(x.type)) x.mode = Mode::kTypeExpr;
    return false;
  }
  if (x.mode == Mode::kValue) {
    const Signature* sig = under_as<Signature>(x.type);
    if (sig != nullptr && !sig->tparams.empty()) return true;
  }
  non_generic(nullptr, x);
  if (!x.ok()) return false;

  int64_t length = -1;
  const Type* key = nullptr;
  if (!indexable(x, &length, &key)) {
    error(e->pos(), Kind::CannotIndex, {str(x)});
    use(e->indices);
    x.set_invalid();
    return false;
  }
  if (e->indices.size() > 1) error(e->indices[1], Kind::MoreThanOneIndex);
  syntax::Expr* first = e->indices[0];
  if (key != nullptr) {
    Operand k;
    expr(nullptr, k, first);
    assignment(k, key, "map index");
    // Also with a bad index: the type of the element is known.
    x.expr = e;
    return false;
  }
  if (x.type == nullptr) x.type = universe.invalid();
  int64_t value;
  index(first, length, &value);
  return false;
}

// Whether x can be indexed. Sets x to the element's mode and type, and for a map the key's type.
bool Checker::indexable(Operand& x, int64_t* length, const Type** key) {
  const Type* u = underlying(x.type);
  if (u == nullptr) return false;
  if (u->kind == TypeKind::kInterface) {
    return is_type_param(x.type) && indexable_type_param(x, length, key);
  }
  const Type* elem = nullptr;
  Mode mode = Mode::kVariable;
  if (!index_parts(u, x.mode, &mode, length, key, &elem)) return false;
  if (x.mode == Mode::kConstant && is_string(x.type)) {
    *length = static_cast<int64_t>(x.value->string_value().size());
  }
  x.mode = *key != nullptr ? Mode::kMapIndex : mode;
  x.type = elem;
  return true;
}

// How one underlying type is indexed; *mode is lowered to kValue if elements are no variables.
bool Checker::index_parts(const Type* u, Mode operand_mode, Mode* mode, int64_t* length,
                          const Type** key, const Type** elem) {
  *length = -1;
  *key = nullptr;
  *elem = nullptr;
  if (is_string(u)) {
    *elem = universe.byte_type();
    *mode = Mode::kValue;
  } else if (const Array* a = as<Array>(u)) {
    *elem = a->elem;
    *length = a->len;
    if (operand_mode != Mode::kVariable) *mode = Mode::kValue;
  } else if (const Pointer* p = as<Pointer>(u)) {
    if (const Array* pa = under_as<Array>(p->elem)) {
      *elem = pa->elem;
      *length = pa->len;
    }
  } else if (const Slice* s = as<Slice>(u)) {
    *elem = s->elem;
  } else if (const Map* m = as<Map>(u)) {
    *key = m->key;
    *elem = m->elem;
  }
  return *elem != nullptr;
}

bool Checker::indexable_type_param(Operand& x, int64_t* length, const Type** key) {
  const Type* elem = nullptr;
  Mode mode = Mode::kVariable;
  bool ok = under_is(x.type, [&](const Type* u) {
    int64_t l = -1;
    const Type* k = nullptr;
    const Type* e = nullptr;
    if (u == nullptr || !index_parts(u, x.mode, &mode, &l, &k, &e)) return false;
    if (elem == nullptr) {
      *length = l;
      *key = k;
      elem = e;
      return true;
    }
    // All map keys must be identical (no map among others), and so must all elements.
    if ((k == nullptr) != (*key == nullptr)) return false;
    if (k != nullptr && !identical(k, *key)) return false;
    if (!identical(elem, e)) return false;
    if (l >= 0 && l < *length) *length = l;  // the shortest array counts
    return true;
  });
  if (!ok || elem == nullptr) return false;
  x.mode = *key != nullptr ? Mode::kMapIndex : mode;
  x.type = elem;
  return true;
}

void Checker::slice_expr(Operand& x, syntax::SliceExpr* e) {
  expr(nullptr, x, e->x);
  if (!x.ok()) {
    for (syntax::Expr* i : e->index) use(i);
    return;
  }
  const Type* u = sliceable(x);
  if (u == nullptr) {
    x.set_invalid();
    return;
  }
  bool valid = false;
  int64_t length = -1;
  switch (u->kind) {
    case TypeKind::kBasic:
      if (!is_string(u)) break;
      if (e->full) {
        error(e->index[2] != nullptr ? e->index[2] : e, Kind::ThreeIndexSliceOfString);
        x.set_invalid();
        return;
      }
      valid = true;
      if (x.mode == Mode::kConstant) {
        length = static_cast<int64_t>(x.value->string_value().size());
      }
      // A slice of an untyped constant is a string.
      if (is_untyped(x.type)) x.type = universe.basic(BasicKind::kString);
      break;
    case TypeKind::kArray:
      valid = true;
      length = static_cast<const Array*>(u)->len;
      if (x.mode != Mode::kVariable) {
        error(x, Kind::CannotSliceUnaddressable, {str(x)});
        x.set_invalid();
        return;
      }
      x.type = universe.new_slice(static_cast<const Array*>(u)->elem);
      break;
    case TypeKind::kPointer:
      if (const Array* a = under_as<Array>(static_cast<const Pointer*>(u)->elem)) {
        valid = true;
        length = a->len;
        x.type = universe.new_slice(a->elem);
      }
      break;
    case TypeKind::kSlice:
      valid = true;
      break;
    default:
      break;
  }
  if (!valid) {
    error(x, Kind::CannotSlice, {str(x)});
    x.set_invalid();
    return;
  }
  x.mode = Mode::kValue;
  slice_indices(e, length);
}

// The one underlying type that x is sliced as, or null with an error reported. A mixture of
// strings and byte slices counts as string.
const Type* Checker::sliceable(Operand& x) {
  const Type* first = nullptr;
  const Type* common = nullptr;
  bool has_string = false;
  bool ok = for_each_in_type_set(x.type, [&](const Type* t, const Type* u) {
    if (u == nullptr) {
      error(x, Kind::CannotSliceNoSpecificType, {str(x), str(x.type)});
      return false;
    }
    if (is_string(u)) {
      u = universe.new_slice(universe.byte_type());
      has_string = true;
    }
    if (common == nullptr) {
      first = t;
      common = u;
      return true;
    }
    if (identical(common, u)) return true;
    error(x, Kind::CannotSliceDifferentTypes, {str(x), str(first), str(t)});
    return false;
  });
  if (!ok) return nullptr;
  if (!has_string) return common;
  return is_type_param(x.type) ? universe.basic(BasicKind::kString) : underlying(x.type);
}

void Checker::slice_indices(syntax::SliceExpr* e, int64_t length) {
  int64_t values[3];
  for (int i = 0; i < 3; i++) {
    values[i] = -1;
    if (e->index[i] != nullptr) {
      // An index may equal the length.
      int64_t v;
      index(e->index[i], length >= 0 ? length + 1 : -1, &v);
      if (v >= 0) values[i] = v;
    } else if (i == 0) {
      values[i] = 0;
    } else if (length >= 0) {
      values[i] = length;
    }
  }
  for (int i = 0; i < 2; i++) {
    for (int j = i + 1; j < 3; j++) {
      if (values[i] > 0 && values[j] >= 0 && values[j] < values[i]) {
        // Only a written index can be the smaller one: the others are the length.
        syntax::Expr* at = e->index[j] != nullptr ? e->index[j] : e->index[i];
        error(at, Kind::SwappedSliceIndices, {str(values[j]), str(values[i])});
        return;
      }
    }
  }
}

const Type* Checker::index(syntax::Expr* e, int64_t max, int64_t* value) {
  *value = -1;
  Operand x;
  expr(nullptr, x, e);
  if (!is_valid_index(x, "index", false)) return universe.invalid();
  if (x.mode != Mode::kConstant) return x.type;
  if (x.value->is_unknown()) return universe.invalid();
  int64_t v = 0;
  x.value->to_int64(&v);
  if (max >= 0 && v >= max) {
    error(x, Kind::IndexOutOfBounds, {str(x.value), str(max)});
    return universe.invalid();
  }
  *value = v;
  return x.type;
}

// An index must be of integer type or an untyped constant that an int can hold.
bool Checker::is_valid_index(Operand& x, std::string_view what, bool allow_negative) {
  if (!x.ok()) return false;
  const Basic* int_type = universe.basic(BasicKind::kInt);
  convert_untyped(x, int_type);
  if (!x.ok()) return false;
  if (!all_integer(x.type)) {
    error(x, Kind::MustBeInteger, {what, str(x)});
    return false;
  }
  if (x.mode != Mode::kConstant) return true;
  if (!allow_negative && x.value->sign() < 0) {
    error(x, Kind::MustNotBeNegative, {what, str(x)});
    return false;
  }
  if (!representable_const(x.value, int_type, &x.value)) {
    error(x, Kind::OverflowsInt, {what, str(x)});
    return false;
  }
  return true;
}

}  // namespace vole::types
