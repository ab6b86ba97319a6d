// The functions of package unsafe (Go spec, "Package unsafe"). Sizes and offsets are constants
// unless they depend on type parameters.
#include "compiler/types/checker.h"

namespace vole::types {

bool Checker::builtin_unsafe(Operand& x, syntax::CallExpr* call, BuiltinId id,
                             std::vector<Operand>& args) {
  const Basic* pointer = universe.basic(BasicKind::kUnsafePointer);
  switch (id) {
    case BuiltinId::kUnsafeAdd: {
      verify_version(call->function, 17, "unsafe.Add");
      assignment(x, pointer, "argument to unsafe.Add");
      if (!x.ok()) return false;
      Operand& y = args[1];
      if (!is_valid_index(y, "length", true)) return false;
      x.mode = Mode::kValue;
      x.type = pointer;
      record_builtin(call, pointer, {pointer, y.type});
      return true;
    }
    case BuiltinId::kUnsafeOffsetof:
      return unsafe_offsetof(x, call);
    case BuiltinId::kUnsafeAlignof:
    case BuiltinId::kUnsafeSizeof:
      return unsafe_size(x, call, id);
    case BuiltinId::kUnsafeSlice:
    case BuiltinId::kUnsafeString:
      return unsafe_pointer_and_length(x, call, id, args[1]);
    case BuiltinId::kUnsafeSliceData: {
      verify_version(call->function, 20, "unsafe.SliceData");
      const Slice* s = as<Slice>(common_under(x.type));
      if (s == nullptr) {
        error(x, Kind::UnsafeSliceDataNotSlice, {str(x)});
        return false;
      }
      x.mode = Mode::kValue;
      x.type = universe.new_pointer(s->elem);
      record_builtin(call, x.type, {s});
      return true;
    }
    case BuiltinId::kUnsafeStringData: {
      verify_version(call->function, 20, "unsafe.StringData");
      const Basic* string_type = universe.basic(BasicKind::kString);
      assignment(x, string_type, "argument to unsafe.StringData");
      if (!x.ok()) return false;
      x.mode = Mode::kValue;
      x.type = universe.new_pointer(universe.byte_type());
      record_builtin(call, x.type, {string_type});
      return true;
    }
    default:
      return false;
  }
}

bool Checker::unsafe_pointer_and_length(Operand& x, syntax::CallExpr* call, BuiltinId id,
                                        Operand& y) {
  const Type* from;
  const Type* result;
  if (id == BuiltinId::kUnsafeSlice) {
    verify_version(call->function, 17, "unsafe.Slice");
    const Pointer* p = as<Pointer>(common_under(x.type));
    if (p == nullptr) {
      error(x, Kind::UnsafeSliceNotPointer, {str(x)});
      return false;
    }
    from = p;
    result = universe.new_slice(p->elem);
  } else {
    verify_version(call->function, 20, "unsafe.String");
    from = universe.new_pointer(universe.byte_type());
    assignment(x, from, "argument to unsafe.String");
    if (!x.ok()) return false;
    result = universe.basic(BasicKind::kString);
  }
  if (!is_valid_index(y, "length", false)) return false;
  x.mode = Mode::kValue;
  x.type = result;
  record_builtin(call, result, {from, y.type});
  return true;
}

bool Checker::unsafe_size(Operand& x, syntax::CallExpr* call, BuiltinId id) {
  bool is_size = id == BuiltinId::kUnsafeSizeof;
  const Basic* uintptr = universe.basic(BasicKind::kUintptr);
  assignment(x, nullptr, is_size ? "argument to unsafe.Sizeof" : "argument to unsafe.Alignof");
  if (!x.ok()) return false;
  if (has_var_size(x.type)) {
    x.mode = Mode::kValue;
    record_builtin(call, uintptr, {x.type});
  } else {
    int64_t n = is_size ? size_of(x.type) : align_of(x.type);
    if (n < 0) {
      error(x, Kind::TypeTooLarge, {str(x)});
      return false;
    }
    x.mode = Mode::kConstant;
    x.value = universe.constants().make_int64(n);
  }
  x.type = uintptr;
  return true;
}

bool Checker::unsafe_offsetof(Operand& x, syntax::CallExpr* call) {
  syntax::Expr* arg = call->arguments[0];
  auto field = syntax::as<syntax::SelectorExpr>(syntax::unparen(arg));
  if (field == nullptr) {
    error(arg, Kind::NotASelectorExpression, {str(arg)});
    use(arg);
    return false;
  }
  expr(nullptr, x, field->x);
  if (!x.ok()) return false;
  const Type* base = deref_struct_ptr(x.type);
  std::string_view sel = field->selected->name.view();
  LookupResult found = lookup_field_or_method(base, false, pkg, sel);
  if (found.obj == nullptr) {
    error(x, Kind::NoSingleField, {str(base), sel});
    return false;
  }
  if (found.obj->kind == ObjectKind::kFunc) {
    error(arg, Kind::OffsetofMethod, {str(arg)});
    return false;
  }
  if (found.indirect) {
    error(x, Kind::OffsetofThroughPointer, {sel, str(base)});
    return false;
  }
  record_selection(field, SelectionKind::kField, base, found.obj, found.index, false);
  // The selector is not evaluated, but tools want to know its type.
  Operand f;
  f.mode = x.mode == Mode::kVariable ? Mode::kVariable : Mode::kValue;
  f.expr = field;
  f.type = found.obj->type;
  record(f);
  const Basic* uintptr = universe.basic(BasicKind::kUintptr);
  if (has_var_size(base)) {
    x.mode = Mode::kValue;
    record_builtin(call, uintptr, {found.obj->type});
  } else {
    int64_t offset = offset_of(base, found.index);
    if (offset < 0) {
      error(x, Kind::TypeTooLarge, {str(x)});
      return false;
    }
    x.mode = Mode::kConstant;
    x.value = universe.constants().make_int64(offset);
  }
  x.type = uintptr;
  return true;
}

}  // namespace vole::types
