// Calls of predeclared functions (Go spec, "Built-in functions"). Those of package unsafe are in
// builtins_unsafe.cpp. Each function gets its arguments checked, x being the first one, leaves
// the result in x, and returns false after an error.
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

struct Arity {
  size_t count;
  bool variadic;
};

Arity arity_of(BuiltinId id) {
  switch (id) {
    case BuiltinId::kAppend:
    case BuiltinId::kMake:
    case BuiltinId::kMax:
    case BuiltinId::kMin:
      return {1, true};
    case BuiltinId::kPrint:
    case BuiltinId::kPrintln:
      return {0, true};
    case BuiltinId::kRecover:
      return {0, false};
    case BuiltinId::kComplex:
    case BuiltinId::kCopy:
    case BuiltinId::kDelete:
    case BuiltinId::kUnsafeAdd:
    case BuiltinId::kUnsafeSlice:
    case BuiltinId::kUnsafeString:
      return {2, false};
    default:
      return {1, false};
  }
}

std::string_view name_of(BuiltinId id) {
  constexpr std::string_view kNames[] = {
      "append", "cap", "clear",   "close",   "complex", "copy",  "delete",    "imag",
      "len",    "make", "max",    "min",     "new",     "panic", "print",     "println",
      "real",   "recover", "Add", "Alignof", "Offsetof", "Sizeof", "Slice", "SliceData",
      "String", "StringData"};
  return kNames[static_cast<size_t>(id)];
}

// For a pointer to an array the array, else the type itself.
const Type* array_ptr_deref(const Type* t) {
  const Pointer* p = as<Pointer>(unalias(t));
  if (p == nullptr) return t;
  const Array* a = under_as<Array>(p->elem);
  return a != nullptr ? a : t;
}

bool is_byte_slice(const Type* u, const Universe& universe) {
  const Slice* s = as<Slice>(u);
  return s != nullptr && identical(s->elem, universe.byte_type());
}

}  // namespace

bool Checker::builtin_call(Operand& x, syntax::CallExpr* call, BuiltinId id) {
  const List<syntax::Expr*>& list = call->arguments;
  std::string_view name = name_of(id);
  if (call->has_dots && id != BuiltinId::kAppend) {
    error(call, Kind::DotsWithBuiltin, {name});
    use(list);
    return false;
  }
  // len(x) is constant if x has no calls and receives: those of x are counted apart.
  bool had_call = env.has_call_or_recv;
  bool is_len = id == BuiltinId::kLen || id == BuiltinId::kCap;
  if (is_len) env.has_call_or_recv = false;

  std::vector<Operand> args;
  size_t count = list.size();
  bool takes_exprs = id != BuiltinId::kMake && id != BuiltinId::kNew &&
                     id != BuiltinId::kUnsafeOffsetof;
  bool ok = true;
  if (takes_exprs) {
    args = expr_list(list);
    count = args.size();
    for (const Operand& a : args) ok &= a.ok();
    if (count > 0) x = args[0];
  }
  Arity arity = arity_of(id);
  if (ok && (count < arity.count || (!arity.variadic && count > arity.count))) {
    error(call, Kind::BuiltinArgumentCount,
          {count < arity.count ? "not enough" : "too many", str(call),
           str(static_cast<int64_t>(arity.count)), str(static_cast<int64_t>(count))});
    ok = false;
  }
  if (ok) {
    switch (id) {
      case BuiltinId::kAppend:
        ok = builtin_append(x, call, args);
        break;
      case BuiltinId::kCap:
      case BuiltinId::kLen:
        ok = builtin_len_cap(x, call, id);
        break;
      case BuiltinId::kClear:
        ok = builtin_clear(x, call);
        break;
      case BuiltinId::kClose:
        ok = builtin_close(x, call);
        break;
      case BuiltinId::kComplex:
        ok = builtin_complex(x, call, args[1]);
        break;
      case BuiltinId::kCopy:
        ok = builtin_copy(x, call, args[1]);
        break;
      case BuiltinId::kDelete:
        ok = builtin_delete(x, call, args[1]);
        break;
      case BuiltinId::kImag:
      case BuiltinId::kReal:
        ok = builtin_real_imag(x, call, id);
        break;
      case BuiltinId::kMake:
        ok = builtin_make(x, call);
        break;
      case BuiltinId::kMax:
      case BuiltinId::kMin:
        ok = builtin_min_max(x, call, id, args);
        break;
      case BuiltinId::kNew:
        ok = builtin_new(x, call);
        break;
      case BuiltinId::kPanic:
        ok = builtin_panic(x, call);
        break;
      case BuiltinId::kPrint:
      case BuiltinId::kPrintln:
        ok = builtin_print(x, call, id, args);
        break;
      case BuiltinId::kRecover:
        x.mode = Mode::kValue;
        x.type = universe.empty_interface();
        record_builtin(call, x.type, {});
        break;
      default:
        ok = builtin_unsafe(x, call, id, args);
        break;
    }
  }
  if (is_len) env.has_call_or_recv = had_call;
  return ok;
}

void Checker::record_builtin(syntax::CallExpr* call, const Type* result, const TypeList& args,
                             bool variadic) {
  std::vector<Var*> params;
  for (const Type* t : args) {
    params.push_back(
        universe.new_var(VarKind::kParam, Pos{}, nullptr, "", default_type(universe, t)));
  }
  Signature* sig = universe.make<Signature>();
  sig->params = universe.new_tuple(std::move(params));
  sig->results = universe.empty_tuple();
  if (result != nullptr) {
    sig->results =
        universe.new_tuple({universe.new_var(VarKind::kResult, Pos{}, nullptr, "", result)});
  }
  sig->variadic = variadic;
  record_builtin_type(call->function, sig);
}

// The element type that all slice types of x's set have; null with the cause if there is none.
const Type* Checker::slice_elem(Operand& x, std::string* cause) {
  const Type* elem = nullptr;
  bool ok = under_is(x.type, [&](const Type* u) {
    const Slice* s = as<Slice>(u);
    if (s == nullptr) {
      *cause = "argument must be a slice; have " +
               (x.is_nil() ? std::string("untyped nil") : str(x));
      return false;
    }
    if (elem != nullptr && !identical(elem, s->elem)) {
      *cause = format_text("mismatched slice element types {0} and {1} in {2}",
                           {str(elem), str(s->elem), str(x)});
      return false;
    }
    if (elem == nullptr) elem = s->elem;
    return true;
  });
  return ok ? elem : nullptr;
}

bool Checker::builtin_append(Operand& x, syntax::CallExpr* call, std::vector<Operand>& args) {
  const Type* slice = x.type;
  std::string cause;
  const Type* elem = slice_elem(x, &cause);
  if (elem == nullptr) {
    error(x, Kind::InvalidAppend, {cause});
    return false;
  }
  // append([]byte, string...) is the one exception to the rules of variadic functions.
  if (args.size() == 2 && call->has_dots &&
      assignable_to(x, universe.new_slice(universe.byte_type()), nullptr)) {
    bool has_string = false;
    bool special = under_is(args[1].type, [&](const Type* u) {
      if (is_byte_slice(u, universe)) return true;
      if (u == nullptr || !is_string(u)) return false;
      has_string = true;
      return true;
    });
    if (special && has_string) {
      if (is_untyped(args[1].type)) {
        convert_untyped(args[1], universe.basic(BasicKind::kString));
      }
      record_builtin(call, slice, {slice, args[1].type}, true);
      x.mode = Mode::kValue;
      return true;
    }
  }
  Signature* sig = universe.make<Signature>();
  sig->params = universe.new_tuple(
      {universe.new_var(VarKind::kParam, Pos{}, nullptr, "", slice),
       universe.new_var(VarKind::kParam, Pos{}, nullptr, "", universe.new_slice(elem))});
  sig->results =
      universe.new_tuple({universe.new_var(VarKind::kResult, Pos{}, nullptr, "", slice)});
  sig->variadic = true;
  arguments(call, sig, {}, {}, args, {});
  record_builtin_type(call->function, sig);
  x.mode = Mode::kValue;
  x.type = slice;
  return true;
}

bool Checker::builtin_len_cap(Operand& x, syntax::CallExpr* call, BuiltinId id) {
  bool is_len = id == BuiltinId::kLen;
  ConstantPool& pool = universe.constants();
  Mode mode = Mode::kInvalid;
  const Constant* value = nullptr;
  auto has_length = [&](const Type* u) {
    if (u == nullptr) return false;
    switch (u->kind) {
      case TypeKind::kBasic:
        return is_len && is_string(u);
      case TypeKind::kMap:
        return is_len;
      case TypeKind::kArray:
      case TypeKind::kSlice:
      case TypeKind::kChan:
        return true;
      default:
        return false;
    }
  };
  const Type* u = underlying(x.type);
  if (is_type_param(x.type)) {
    bool ok = under_is(x.type,
                       [&](const Type* v) { return v && has_length(array_ptr_deref(v)); });
    if (ok) mode = Mode::kValue;
  } else if (u != nullptr) {
    u = array_ptr_deref(u);
    if (has_length(u)) mode = Mode::kValue;
    if (const Array* a = as<Array>(u); a != nullptr && !env.has_call_or_recv) {
      // Nothing is evaluated: the type alone gives the length.
      mode = Mode::kConstant;
      value = a->len >= 0 ? pool.make_int64(a->len) : pool.unknown();
    } else if (mode == Mode::kValue && x.mode == Mode::kConstant) {
      mode = Mode::kConstant;
      value = pool.make_int64(static_cast<int64_t>(x.value->string_value().size()));
    }
  }
  if (mode == Mode::kInvalid) {
    if (u == nullptr || is_valid(u)) error(x, Kind::InvalidBuiltinArgument, {str(x), name_of(id)});
    return false;
  }
  const Type* int_type = universe.basic(BasicKind::kInt);
  if (mode != Mode::kConstant) record_builtin(call, int_type, {x.type});
  x.mode = mode;
  x.type = int_type;
  x.value = value;
  return true;
}

bool Checker::builtin_clear(Operand& x, syntax::CallExpr* call) {
  verify_version(call->function, 21, "clear");
  bool ok = under_is(x.type, [&](const Type* u) {
    if (as<Map>(u) != nullptr || as<Slice>(u) != nullptr) return true;
    error(x, Kind::CannotClear, {str(x)});
    return false;
  });
  if (!ok) return false;
  x.mode = Mode::kNoValue;
  record_builtin(call, nullptr, {x.type});
  return true;
}

bool Checker::builtin_close(Operand& x, syntax::CallExpr* call) {
  bool ok = under_is(x.type, [&](const Type* u) {
    const Chan* c = as<Chan>(u);
    if (c == nullptr) {
      error(x, Kind::CannotCloseNonChannel, {str(x)});
      return false;
    }
    if (c->dir == ChanDir::kRecvOnly) {
      error(x, Kind::CannotCloseReceiveOnly, {str(x)});
      return false;
    }
    return true;
  });
  if (!ok) return false;
  x.mode = Mode::kNoValue;
  record_builtin(call, nullptr, {x.type});
  return true;
}

namespace {

const Type* complex_of(const Universe& universe, const Type* t) {
  const Basic* b = under_as<Basic>(t);
  switch (b == nullptr ? BasicKind::kInvalid : b->basic) {
    case BasicKind::kFloat32:
      return universe.basic(BasicKind::kComplex64);
    case BasicKind::kFloat64:
      return universe.basic(BasicKind::kComplex128);
    case BasicKind::kUntypedFloat:
      return universe.basic(BasicKind::kUntypedComplex);
    default:
      return nullptr;
  }
}

const Type* float_of(const Universe& universe, const Type* t) {
  const Basic* b = under_as<Basic>(t);
  switch (b == nullptr ? BasicKind::kInvalid : b->basic) {
    case BasicKind::kComplex64:
      return universe.basic(BasicKind::kFloat32);
    case BasicKind::kComplex128:
      return universe.basic(BasicKind::kFloat64);
    case BasicKind::kUntypedComplex:
      return universe.basic(BasicKind::kUntypedFloat);
    default:
      return nullptr;
  }
}

}  // namespace

// f applied to x's type, or to each type of its set, which gives a new type parameter that only
// serves to go on after the error.
const Type* Checker::map_type_terms(Operand& x, BuiltinId id,
                                    const Type* (*f)(const Universe&, const Type*)) {
  const TypeParam* p = as_type_param(x.type);
  if (p == nullptr) return f(universe, x.type);
  const TypeSet& set = type_set(iface(p));
  if (!set.has_terms()) return nullptr;
  Union* u = universe.make<Union>();
  for (const Term& term : set.terms) {
    const Type* t = f(universe, term.type);
    if (t == nullptr) return nullptr;
    u->terms.push_back({term.tilde, t});
  }
  error(x, Kind::TypeParamBuiltinUnsupported, {str(x), name_of(id)});
  TypeName* obj = universe.new_type_name(Pos{}, pkg, p->obj->name, nullptr);
  Interface* bound = universe.new_interface();
  bound->embeddeds.push_back(u);
  bound->complete = true;
  TypeParam* result = universe.new_type_param(obj, bound);
  result->index = p->index;
  return result;
}

bool Checker::builtin_complex(Operand& x, syntax::CallExpr* call, Operand& y) {
  ConstantPool& pool = universe.constants();
  bool x_untyped = is_untyped(x.type);
  bool y_untyped = is_untyped(y.type);
  if (x_untyped && !y_untyped) {
    convert_untyped(x, y.type);
  } else if (!x_untyped && y_untyped) {
    convert_untyped(y, x.type);
  } else if (x_untyped) {
    if (x.mode == Mode::kConstant && y.mode == Mode::kConstant) {
      // Constants without imaginary part count as floats.
      auto to_float = [&](Operand& v) {
        if (is_numeric(v.type) && pool.imag(v.value)->sign() == 0) {
          v.type = universe.basic(BasicKind::kUntypedFloat);
        }
      };
      to_float(x);
      to_float(y);
    } else {
      convert_untyped(x, universe.basic(BasicKind::kFloat64));
      convert_untyped(y, universe.basic(BasicKind::kFloat64));
    }
  }
  if (!x.ok() || !y.ok()) return false;
  if (!identical(x.type, y.type)) {
    error(x, Kind::MismatchedTypes, {str(call), str(x.type), str(y.type)});
    return false;
  }
  const Type* result = map_type_terms(x, BuiltinId::kComplex, complex_of);
  if (result == nullptr) {
    error(x, Kind::ComplexNotFloat, {str(x.type)});
    return false;
  }
  if (x.mode == Mode::kConstant && y.mode == Mode::kConstant) {
    x.value = pool.make_complex(pool.to_float(x.value), pool.to_float(y.value));
  } else {
    x.mode = Mode::kValue;
    record_builtin(call, result, {x.type, x.type});
  }
  x.type = result;
  return true;
}

bool Checker::builtin_real_imag(Operand& x, syntax::CallExpr* call, BuiltinId id) {
  if (is_untyped(x.type)) {
    if (x.mode != Mode::kConstant) {
      convert_untyped(x, universe.basic(BasicKind::kComplex128));
      if (!x.ok()) return false;
    } else if (is_numeric(x.type)) {
      x.type = universe.basic(BasicKind::kUntypedComplex);
    }
  }
  const Type* result = map_type_terms(x, id, float_of);
  if (result == nullptr) {
    error(x, Kind::NotComplex, {str(x.type)});
    return false;
  }
  if (x.mode == Mode::kConstant) {
    ConstantPool& pool = universe.constants();
    x.value = id == BuiltinId::kReal ? pool.real(x.value) : pool.imag(x.value);
  } else {
    x.mode = Mode::kValue;
    record_builtin(call, result, {x.type});
  }
  x.type = result;
  return true;
}

bool Checker::builtin_copy(Operand& x, syntax::CallExpr* call, Operand& y) {
  bool special = assignable_to(x, universe.new_slice(universe.byte_type()), nullptr) &&
                 under_is(y.type, [&](const Type* u) {
                   return is_byte_slice(u, universe) || (u != nullptr && is_string(u));
                 });
  if (!special) {
    std::string cause;
    const Type* to = slice_elem(x, &cause);
    if (to == nullptr) {
      error(x, Kind::InvalidCopy, {cause});
      return false;
    }
    const Type* from = slice_elem(y, &cause);
    if (from == nullptr) {
      // A string has bytes as elements, though that will not match here.
      if (!all_string(y.type)) {
        error(y, Kind::InvalidCopy, {cause});
        return false;
      }
      from = universe.byte_type();
    }
    if (!identical(to, from)) {
      error(x, Kind::InvalidCopy,
            {format_text("arguments {0} and {1} have different element types {2} and {3}",
                         {str(x), str(y), str(to), str(from)})});
      return false;
    }
  }
  if (is_untyped(y.type) && !y.is_nil()) {
    convert_untyped(y, default_type(universe, y.type));
  }
  const Type* int_type = universe.basic(BasicKind::kInt);
  record_builtin(call, int_type, {x.type, y.type});
  x.mode = Mode::kValue;
  x.type = int_type;
  return true;
}

bool Checker::builtin_delete(Operand& x, syntax::CallExpr* call, Operand& y) {
  const Type* map = x.type;
  const Type* key = nullptr;
  bool ok = under_is(map, [&](const Type* u) {
    const Map* m = as<Map>(u);
    if (m == nullptr) {
      error(x, Kind::NotAMap, {str(x)});
      return false;
    }
    if (key != nullptr && !identical(m->key, key)) {
      error(x, Kind::MapsOfDifferentKeys, {str(x)});
      return false;
    }
    key = m->key;
    return true;
  });
  if (!ok) return false;
  x = y;
  assignment(x, key, "argument to delete");
  if (!x.ok()) return false;
  x.mode = Mode::kNoValue;
  record_builtin(call, nullptr, {map, key});
  return true;
}

bool Checker::builtin_make(Operand& x, syntax::CallExpr* call) {
  const List<syntax::Expr*>& list = call->arguments;
  const Type* t = var_type(list[0]);
  if (!is_valid(t)) return false;
  std::string cause;
  auto condition = [](const Type*, const Type* u, std::string* why) {
    if (u == nullptr) {
      *why = "no specific type";
      return false;
    }
    bool ok = u->kind == TypeKind::kSlice || u->kind == TypeKind::kMap ||
              u->kind == TypeKind::kChan;
    if (!ok) *why = "type must be slice, map, or channel";
    return ok;
  };
  UnderCondition ref(condition);
  const Type* u = common_under_if(t, &ref, &cause, this);
  if (u == nullptr) {
    error(list[0], Kind::CannotMake, {str(list[0]), cause});
    return false;
  }
  size_t least = u->kind == TypeKind::kSlice ? 2 : 1;
  if (list.size() < least || list.size() > least + 1) {
    error(call, Kind::MakeArgumentCount,
          {str(call), str(static_cast<int64_t>(least)), str(static_cast<int64_t>(least + 1)),
           str(static_cast<int64_t>(list.size()))});
    return false;
  }
  TypeList types{t};
  std::vector<int64_t> sizes;
  for (size_t i = 1; i < list.size(); i++) {
    int64_t size;
    types.push_back(index(list[i], -1, &size));
    if (size >= 0) sizes.push_back(size);
  }
  // The result has a type even so.
  if (sizes.size() == 2 && sizes[0] > sizes[1]) error(list[1], Kind::MakeSwapped);
  x.mode = Mode::kValue;
  x.type = t;
  record_builtin(call, t, types);
  return true;
}

bool Checker::builtin_min_max(Operand& x, syntax::CallExpr* call, BuiltinId id,
                              std::vector<Operand>& args) {
  std::string_view name = name_of(id);
  verify_version(call->function, 21, "built-in " + std::string(name));
  ConstantOp op = id == BuiltinId::kMax ? ConstantOp::kGreater : ConstantOp::kLess;
  for (size_t i = 0; i < args.size(); i++) {
    Operand& a = args[i];
    if (!all_ordered(a.type)) {
      error(a, Kind::CannotBeOrdered, {str(a)});
      return false;
    }
    if (i == 0) continue;
    match_types(x, a);
    if (!x.ok()) return false;
    if (!identical(x.type, a.type)) {
      error(a, Kind::MinMaxMismatched, {str(x.type), str(a.type), str(a.expr)});
      return false;
    }
    if (x.mode == Mode::kConstant && a.mode == Mode::kConstant) {
      if (universe.constants().compare(a.value, op, x.value)) x = a;
    } else {
      x.mode = Mode::kValue;
    }
  }
  if (x.mode != Mode::kConstant) {
    // Untyped values that are no constants take their default types here.
    x.mode = Mode::kValue;
    assignment(x, universe.empty_interface(), "argument to built-in " + std::string(name));
    if (!x.ok()) return false;
  }
  for (const Operand& a : args) update_expr_type(a.expr, x.type, true);
  if (x.mode != Mode::kConstant) {
    record_builtin(call, x.type, TypeList(args.size(), x.type));
  }
  return true;
}

// new(T), or since Go 1.26 new(value).
bool Checker::builtin_new(Operand& x, syntax::CallExpr* call) {
  syntax::Expr* arg = call->arguments[0];
  expr_or_type(x, arg, false);
  exclude(x, mode_bit(Mode::kNoValue) | mode_bit(Mode::kBuiltin));
  if (!x.ok()) return false;
  if (x.mode == Mode::kTypeExpr) {
    valid_var_type(arg, x.type);
  } else {
    if (is_untyped(x.type)) {
      assignment(x, nullptr, "argument to new");
      if (!x.ok()) return false;
    }
    verify_version(call->function, 26, "new(" + str(arg) + ")");
  }
  const Type* t = x.type;
  x.mode = Mode::kValue;
  x.type = universe.new_pointer(t);
  record_builtin(call, x.type, {t});
  return true;
}

bool Checker::builtin_panic(Operand& x, syntax::CallExpr* call) {
  // A call of panic ends a function as a return does.
  if (env.sig != nullptr && !env.sig->results->vars.empty() && env.panics != nullptr) {
    env.panics->insert(call);
  }
  assignment(x, universe.empty_interface(), "argument to panic");
  if (!x.ok()) return false;
  x.mode = Mode::kNoValue;
  record_builtin(call, nullptr, {universe.empty_interface()});
  return true;
}

bool Checker::builtin_print(Operand& x, syntax::CallExpr* call, BuiltinId id,
                            std::vector<Operand>& args) {
  TypeList types;
  for (Operand& a : args) {
    assignment(a, nullptr, "argument to built-in " + std::string(name_of(id)));
    if (!a.ok()) return false;
    types.push_back(a.type);
  }
  x.mode = Mode::kNoValue;
  record_builtin(call, nullptr, types);
  return true;
}

}  // namespace vole::types
