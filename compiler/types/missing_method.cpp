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

}  // namespace

Func* Checker::missing_method(const Type* v, const Type* t, bool is_static,
                              const Equivalence& equivalent, std::string* cause,
                              bool* wrong_type) {
  if (wrong_type != nullptr) *wrong_type = false;
  const Interface* ti = under_as<Interface>(t);
  if (ti == nullptr) return nullptr;
  const std::vector<Func*>& methods = type_set(ti).methods;
  State state = State::kOk;
  Func* missing = nullptr;
  Func* f = nullptr;
  const Interface* vi = under_as<Interface>(v);
  for (Func* m : methods) {
    missing = m;
    if (vi != nullptr) {
      f = types::lookup_method(type_set(vi), m->pkg, m->name, false);
      if (f == nullptr && !is_static) continue;
      if (f == nullptr) {
        state = State::kNotFound;
      } else if (!equivalent(f->type, m->type)) {
        state = State::kWrongSig;
      }
    } else {
      // Like lookup_field_or_method, but methods of named pointer types are not excluded:
      // they have none.
      LookupResult r = lookup_field_or_method(v, false, m->pkg, m->name);
      f = as<Func>(r.obj);
      if (r.obj == nullptr) {
        if (!r.index.empty()) {
          state = State::kAmbiguous;
        } else if (r.indirect) {
          state = State::kPtrRecv;
        } else {
          state = State::kNotFound;
          f = as<Func>(lookup_field_or_method(v, false, m->pkg, m->name, true).obj);
          if (f != nullptr) state = f->name == m->name ? State::kUnexported : State::kWrongName;
        }
      } else if (f == nullptr) {
        state = State::kField;
      } else {
        obj_decl(f);  // methods may not have a fully set up signature yet
        if (!equivalent(f->type, m->type)) state = State::kWrongSig;
      }
    }
    if (state != State::kOk) break;
  }
  if (state == State::kOk) return nullptr;
  if (wrong_type != nullptr) *wrong_type = state == State::kWrongSig || state == State::kPtrRecv;
  if (cause == nullptr) return missing;
  if (f != nullptr) obj_decl(f);
  std::string_view name = missing->name;
  switch (state) {
    case State::kOk:
      break;
    case State::kNotFound:
      if (is_interface_ptr(v)) {
        *cause = "(" + interface_ptr_error(v) + ")";
      } else if (is_interface_ptr(t)) {
        *cause = "(" + interface_ptr_error(t) + ")";
      } else {
        *cause = format_text("(missing method {0})", {name});
      }
      break;
    case State::kWrongName:
      *cause = format_text("(missing method {0})\n\t\thave {1}\n\t\twant {2}",
                           {name, func_string(f, false), func_string(missing, false)});
      break;
    case State::kUnexported:
      *cause = format_text("(unexported method {0})", {name});
      break;
    case State::kWrongSig: {
      std::string have = func_string(f, false);
      std::string want = func_string(missing, false);
      if (have == want) {
        have = func_string(f, true);
        want = func_string(missing, true);
      }
      if (have == want) {
        *cause = format_text("(wrong type for method {0})", {name});
      } else {
        *cause = format_text("(wrong type for method {0})\n\t\thave {1}\n\t\twant {2}",
                             {name, have, want});
      }
      break;
    }
    case State::kAmbiguous:
      *cause = format_text("(ambiguous selector {0}.{1})", {str(v), name});
      break;
    case State::kPtrRecv:
      *cause = format_text("(method {0} has pointer receiver)", {name});
      break;
    case State::kField:
      *cause = format_text("({0}.{1} is a field, not a method)", {str(v), name});
      break;
  }
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
