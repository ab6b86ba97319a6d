// Why a type does not implement an interface: finds the method that is missing and writes the
// cause as gc words it (name in other case, unexported, other signature, pointer receiver...).
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

enum class State {
  kOk,
  kNotFound,
  kWrongName,
  kUnexported,
  kWrongSig,
  kAmbiguous,
  kPtrRecv,
  kField,
};

// Looks in an interface.
State find_in(const Interface* vi, const Func* wanted, bool is_static,
              const Equivalence& equivalent, Func** found) {
  *found = types::lookup_method(type_set(vi), wanted->pkg, wanted->name, false);
  if (*found == nullptr) return is_static ? State::kNotFound : State::kOk;
  return equivalent((*found)->type, wanted->type) ? State::kOk : State::kWrongSig;
}

// Looks among the methods of a type. Like lookup_field_or_method, but methods of named pointer
// types are not excluded: they have none.
State find_in(Checker& checker, const Type* v, const Func* wanted,
              const Equivalence& equivalent, Func** found) {
  LookupResult r = lookup_field_or_method(v, false, wanted->pkg, wanted->name);
  *found = as<Func>(r.obj);
  if (*found != nullptr) {
    checker.obj_decl(*found);  // methods may not have a fully set up signature yet
    return equivalent((*found)->type, wanted->type) ? State::kOk : State::kWrongSig;
  }
  if (r.obj != nullptr) return State::kField;
  if (!r.index.empty()) return State::kAmbiguous;
  if (r.indirect) return State::kPtrRecv;
  *found = as<Func>(lookup_field_or_method(v, false, wanted->pkg, wanted->name, true).obj);
  if (*found == nullptr) return State::kNotFound;
  return (*found)->name == wanted->name ? State::kUnexported : State::kWrongName;
}

// The cause in gc's words; `f` is the method that was found instead.
std::string cause_text(Checker& checker, State state, const Type* v, const Type* t,
                       const Func* missing, const Func* f) {
  std::string_view name = missing->name;
  switch (state) {
    case State::kOk:
      break;
    case State::kNotFound:
      if (is_interface_ptr(v)) return "(" + checker.interface_ptr_error(v) + ")";
      if (is_interface_ptr(t)) return "(" + checker.interface_ptr_error(t) + ")";
      return format_text("(missing method {0})", {name});
    case State::kWrongName:
      return format_text(
          "(missing method {0})\n\t\thave {1}\n\t\twant {2}",
          {name, checker.func_string(f, false), checker.func_string(missing, false)});
    case State::kUnexported:
      return format_text("(unexported method {0})", {name});
    case State::kWrongSig: {
      std::string have = checker.func_string(f, false);
      std::string want = checker.func_string(missing, false);
      if (have == want) {
        have = checker.func_string(f, true);
        want = checker.func_string(missing, true);
      }
      if (have == want) return format_text("(wrong type for method {0})", {name});
      return format_text("(wrong type for method {0})\n\t\thave {1}\n\t\twant {2}",
                         {name, have, want});
    }
    case State::kAmbiguous:
      return format_text("(ambiguous selector {0}.{1})", {checker.str(v), name});
    case State::kPtrRecv:
      return format_text("(method {0} has pointer receiver)", {name});
    case State::kField:
      return format_text("({0}.{1} is a field, not a method)", {checker.str(v), name});
  }
  return "";
}

}  // namespace

Func* Checker::missing_method(const Type* v, const Type* t, bool is_static,
                              const Equivalence& equivalent, std::string* cause,
                              bool* wrong_type) {
  if (wrong_type != nullptr) *wrong_type = false;
  const Interface* ti = under_as<Interface>(t);
  if (ti == nullptr) return nullptr;
  State state = State::kOk;
  Func* missing = nullptr;
  Func* f = nullptr;
  const Interface* vi = under_as<Interface>(v);
  for (Func* m : type_set(ti).methods) {
    missing = m;
    state = vi != nullptr ? find_in(vi, m, is_static, equivalent, &f)
                          : find_in(*this, v, m, equivalent, &f);
    if (state != State::kOk) break;
  }
  if (state == State::kOk) return nullptr;
  if (wrong_type != nullptr) *wrong_type = state == State::kWrongSig || state == State::kPtrRecv;
  if (cause == nullptr) return missing;
  if (f != nullptr) obj_decl(f);
  *cause = cause_text(*this, state, v, t, missing, f);
  return missing;
}

bool Checker::has_all_methods(const Type* v, const Type* t, bool is_static,
                              const Equivalence& equivalent, std::string* cause) {
  if (!is_valid(v)) return true;
  return missing_method(v, t, is_static, equivalent, cause) == nullptr ||
         has_invalid_embedded_fields(v);
}

std::string Checker::interface_ptr_error(const Type* t) {
  const Pointer* p = under_as<Pointer>(t);
  if (p != nullptr && is_type_param(p->elem)) {
    return format_text("type {0} is pointer to type parameter, not type parameter", {str(t)});
  }
  return format_text("type {0} is pointer to interface, not interface", {str(t)});
}

bool Checker::assertable_to(const Type* v, const Type* t, std::string* cause) {
  // No static check is required if T is an interface.
  if (is_interface(t)) return true;
  return has_all_methods(t, v, false, identical, cause);
}

bool Checker::new_assertable_to(const Type* v, const Type* t, std::string* cause) {
  if (is_interface(t)) return true;
  return implements(t, v, false, cause);
}

std::string Checker::func_string(const Func* f, bool pkg_info) {
  std::string result(f->name);
  const Signature* sig = f->signature();
  if (sig != nullptr) result += method_signature_string(sig, pkg_info ? nullptr : this, pkg_info);
  return result;
}

namespace {

// What a failed lookup of a selector found under another spelling.
enum class Found { kNothing, kMisspelled, kUnexported, kInaccessible };

Found classify(const Package* pkg, std::string_view sel, const Object* obj) {
  if (obj == nullptr) return Found::kNothing;
  // Within one package export does not matter.
  if (obj->pkg == pkg) return Found::kMisspelled;
  bool first_letter_only = obj->name.substr(1) == sel.substr(1);
  if (is_exported(sel)) {
    if (is_exported(obj)) return Found::kMisspelled;
    return first_letter_only ? Found::kUnexported : Found::kNothing;
  }
  if (is_exported(obj)) return first_letter_only ? Found::kMisspelled : Found::kNothing;
  return sel == obj->name ? Found::kInaccessible : Found::kNothing;
}

}  // namespace

std::string Checker::lookup_error(const Type* t, std::string_view sel, const Object* obj,
                                  bool struct_lit) {
  Found found = classify(pkg, sel, obj);
  std::string_view alt = obj != nullptr ? obj->name : std::string_view();
  std::string type = str(t);
  if (struct_lit) {
    if (found == Found::kInaccessible) {
      return format_text("cannot refer to unexported field {0} in struct literal of type {1}",
                         {alt, type});
    }
    std::string text =
        format_text("unknown field {0} in struct literal of type {1}", {sel, type});
    if (found == Found::kMisspelled) text += format_text(", but does have {0}", {alt});
    if (found == Found::kUnexported) text += format_text(", but does have unexported {0}", {alt});
    return text;
  }
  std::string_view what = obj == nullptr                          ? ""
                          : obj->kind == ObjectKind::kVar ? "field"
                          : obj->kind == ObjectKind::kFunc ? "method"
                                                            : "object";
  if (found == Found::kInaccessible) {
    return format_text("cannot refer to unexported {0} {1}", {what, alt});
  }
  std::string text = format_text("type {0} has no field or method {1}", {type, sel});
  if (found == Found::kMisspelled) text += format_text(", but does have {0} {1}", {what, alt});
  if (found == Found::kUnexported) {
    text += format_text(", but does have unexported {0} {1}", {what, alt});
  }
  return text;
}

}  // namespace vole::types
