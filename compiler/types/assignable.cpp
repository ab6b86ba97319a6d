// Assignability and conversion (Go spec, "Assignability", "Conversions").
//
// Where type parameters are involved a value must be assignable or convertible for each type of
// their sets; the cause then tells for which one it is not, with the inner reason on a line below.
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

// Puts a line in front of the cause found so far.
void prepend_cause(std::string* cause, std::string text) {
  if (cause == nullptr) return;
  if (!cause->empty()) text += "\n\t" + *cause;
  *cause = std::move(text);
}

// Calls f for each term of the constraint of p; a constraint without terms counts as false.
template <class F>
bool all_terms(const TypeParam* p, F f) {
  const TypeSet& set = type_set(iface(p));
  if (!set.has_terms()) return false;
  for (const Term& term : set.terms) {
    if (!f(term.type)) return false;
  }
  return true;
}

}  // namespace

bool Checker::assignable_to(const Operand& x, const Type* t, std::string* cause) {
  if (!x.ok() || !is_valid(t)) return true;  // avoid errors that follow from others
  const Type* orig_t = t;
  const Type* v = unalias(x.type);
  t = unalias(t);
  if (identical(v, t)) return true;
  const Type* vu = underlying(v);
  const Type* tu = underlying(t);
  if (vu == nullptr || tu == nullptr) return true;
  const TypeParam* vp = as<TypeParam>(v);
  const TypeParam* tp = as<TypeParam>(t);

  if (is_untyped(vu)) {
    Operand copy = x;
    const Type* type;
    const Constant* value;
    int code;
    if (tp != nullptr) {
      return all_terms(tp, [&](const Type* term) {
        return implicit_type_and_value(copy, term, &type, &value, &code);
      });
    }
    return implicit_type_and_value(copy, t, &type, &value, &code);
  }

  // Identical underlying types, of which one has no name. (Asked in this order, V's type set is
  // computed before T's, which decides what is reported about interfaces that embed each other.)
  if (identical(vu, tu) && (!has_name(v) || !has_name(t)) && vp == nullptr && tp == nullptr) {
    return true;
  }

  // T is an interface, but not a type parameter, and V implements it; or the like by mistake.
  if ((as<Interface>(tu) != nullptr && tp == nullptr) || is_interface_ptr(tu)) {
    if (implements(v, t, false, cause)) return true;
    if (vp == nullptr) return false;
    if (cause != nullptr) cause->clear();
  }

  // V is an interface that T implements: a type assertion is missing.
  if (as<Interface>(vu) != nullptr && vp == nullptr && implements(t, v, false, nullptr)) {
    if (cause != nullptr) *cause = "need type assertion";
    return false;
  }

  // A bidirectional channel.
  if (const Chan* vc = as<Chan>(vu); vc != nullptr && vc->dir == ChanDir::kBoth) {
    const Chan* tc = as<Chan>(tu);
    if (tc != nullptr && identical(vc->elem, tc->elem)) return !has_name(v) || !has_name(t);
  }

  if (vp == nullptr && tp == nullptr) return false;
  // x has no named type and T is a type parameter: assignable to each type of its set.
  if (!has_name(v) && tp != nullptr) {
    return all_terms(tp, [&](const Type* term) {
      if (assignable_to(x, term, cause)) return true;
      prepend_cause(cause, format_text("cannot assign {0} to {1} (in {2})",
                                       {str(x.type), str(term), str(tp)}));
      return false;
    });
  }
  // V is a type parameter and T has no name: each type of V's set is assignable to T.
  if (vp != nullptr && !has_name(t)) {
    Operand copy = x;
    return all_terms(vp, [&](const Type* term) {
      copy.type = term;
      if (assignable_to(copy, t, cause)) return true;
      prepend_cause(cause, format_text("cannot assign {0} (in {1}) to {2}",
                                       {str(term), str(vp), str(orig_t)}));
      return false;
    });
  }
  return false;
}

// ---- conversions -------------------------------------------------------------------------------

namespace {

// A constant converted to a basic type: representable there, or an integer to a string.
bool constant_convertible(Checker& check, const Operand& x, const Type* t,
                          const Constant** value) {
  const Basic* b = under_as<Basic>(t);
  if (b == nullptr) return false;
  if (check.representable_const(x.value, b, value)) return true;
  if (!is_integer(x.type) || (b->info & kIsString) == 0) return false;
  if (value != nullptr) *value = check.universe.constants().string_of_rune(x.value);
  return true;
}

}  // namespace

void Checker::conversion(Operand& x, const Type* t) {
  bool constant_arg = x.mode == Mode::kConstant;
  bool ok = false;
  std::string cause;
  if (constant_arg && is_const_type(t)) {
    ok = constant_convertible(*this, x, t, &x.value);
    // An integer that does not fit deserves a better message than "cannot convert".
    if (!ok && is_integer(x.type) && is_integer(t)) {
      error(x, Kind::ConversionOverflows, {str(x.value), str(t)});
      x.set_invalid();
      return;
    }
  } else if (constant_arg && is_type_param(t)) {
    // The result is no constant: T stands for several types.
    ok = under_is(t, [&](const Type* u) {
      if (u == nullptr) {
        cause = str(t) + " does not contain specific types";
        return false;
      }
      if (is_string(x.type) && is_bytes_or_runes(u)) return true;
      if (constant_convertible(*this, x, u, nullptr)) return true;
      if (is_integer(x.type) && is_integer(u)) {
        cause = format_text("constant {0} overflows {1} (in {2})",
                            {str(x.value), str(u), str(t)});
      } else {
        cause = format_text("cannot convert {0} to type {1} (in {2})",
                            {str(x), str(u), str(t)});
      }
      return false;
    });
    x.mode = Mode::kValue;
  } else if (convertible_to(x, t, &cause)) {
    ok = true;
    x.mode = Mode::kValue;
  }
  if (!ok) {
    if (cause.empty()) {
      error(x, Kind::CannotConvert, {str(x), str(t)});
    } else {
      error(x, Kind::CannotConvertCause, {str(x), str(t), cause});
    }
    x.set_invalid();
    return;
  }
  // An untyped argument gets its final type: T, unless T does not determine one.
  if (is_untyped(x.type)) {
    const Type* final_type = t;
    if (static_cast<const Basic*>(x.type)->basic != BasicKind::kUntypedNil) {
      if (is_non_type_param_interface(t) || (constant_arg && !is_const_type(t))) {
        final_type = default_type(universe, x.type);
      } else if (x.mode == Mode::kConstant && is_integer(x.type) && all_string(t)) {
        final_type = x.type;
      }
    }
    update_expr_type(x.expr, final_type, true);
  }
  x.type = t;
}

namespace {

// Unnamed pointers whose base types have identical underlying types.
bool convertible_pointers(const Type* v, const Type* t) {
  const Pointer* vp = as<Pointer>(v);
  const Pointer* tp = as<Pointer>(t);
  return vp != nullptr && tp != nullptr && !is_type_param(vp->elem) &&
         !is_type_param(tp->elem) &&
         identical_ignore_tags(underlying(vp->elem), underlying(tp->elem));
}

bool convertible_basics(const Type* vu, const Type* tu) {
  if (is_integer_or_float(vu) && is_integer_or_float(tu)) return true;
  if (is_complex(vu) && is_complex(tu)) return true;
  if ((is_integer(vu) || is_bytes_or_runes(vu)) && is_string(tu)) return true;
  if (is_string(vu) && is_bytes_or_runes(tu)) return true;
  if ((is_pointer(vu) || is_uintptr(vu)) && is_unsafe_pointer(tu)) return true;
  return is_unsafe_pointer(vu) && (is_pointer(tu) || is_uintptr(tu));
}

}  // namespace

bool Checker::convertible_to(Operand& x, const Type* t, std::string* cause) {
  if (assignable_to(x, t, cause)) return true;
  const Type* orig_t = t;
  const Type* v = unalias(x.type);
  t = unalias(t);
  const Type* vu = underlying(v);
  const Type* tu = underlying(t);
  if (vu == nullptr || tu == nullptr) return true;
  const TypeParam* vp = as<TypeParam>(v);
  const TypeParam* tp = as<TypeParam>(t);
  if (vp == nullptr && tp == nullptr && identical_ignore_tags(vu, tu)) return true;
  if (convertible_pointers(v, t) || convertible_basics(vu, tu)) return true;

  // A slice to an array, or a pointer to one.
  if (const Slice* s = as<Slice>(vu)) {
    const Pointer* p = as<Pointer>(tu);
    const Array* a = p != nullptr ? under_as<Array>(p->elem) : as<Array>(tu);
    if (a != nullptr && identical(s->elem, a->elem)) {
      if (allow_version(p != nullptr ? 17 : 20)) return true;
      if (cause != nullptr) {
        *cause = p != nullptr
                     ? "conversion of slice to array pointer requires go1.17 or later"
                     : "conversion of slice to array requires go1.20 or later";
      }
      return false;
    }
  }

  if (vp == nullptr && tp == nullptr) return false;
  Operand copy = x;
  auto to_terms = [&](auto fail_text) {
    return all_terms(tp, [&](const Type* term) {
      if (convertible_to(copy, term, cause)) return true;
      prepend_cause(cause, fail_text(term));
      return false;
    });
  };
  if (vp != nullptr && tp != nullptr) {
    return all_terms(vp, [&](const Type* vterm) {
      copy.type = vterm;
      return to_terms([&](const Type* term) {
        return format_text("cannot convert {0} (in {1}) to type {2} (in {3})",
                           {str(vterm), str(vp), str(term), str(tp)});
      });
    });
  }
  if (vp != nullptr) {
    return all_terms(vp, [&](const Type* vterm) {
      copy.type = vterm;
      if (convertible_to(copy, t, cause)) return true;
      prepend_cause(cause, format_text("cannot convert {0} (in {1}) to type {2}",
                                       {str(vterm), str(vp), str(orig_t)}));
      return false;
    });
  }
  return to_terms([&](const Type* term) {
    return format_text("cannot convert {0} to type {1} (in {2})",
                       {str(x.type), str(term), str(tp)});
  });
}

}  // namespace vole::types
