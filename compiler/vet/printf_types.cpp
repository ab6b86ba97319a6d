// Matching types with verbs. See printf.h.
#include "compiler/types/constant.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"
#include "compiler/vet/printf.h"

namespace vole::vet {

using types::BasicKind;
using types::Func;
using types::Type;

namespace {

const Func* method_of(const Type* type, std::string_view name) {
  return types::as<Func>(types::lookup_field_or_method(type, false, nullptr, name).obj);
}

bool is_nil(const Type* type) {
  auto* basic = types::as<types::Basic>(types::unalias(type));
  return basic != nullptr && basic->basic == BasicKind::kUntypedNil;
}

// Through Error() or String().
bool becomes_string(const Pass& pass, const Type* type) {
  if (is_nil(type)) return false;
  if (pass.implements_error(type)) return true;
  const Func* method = method_of(type, "String");
  if (method == nullptr || method->signature() == nullptr) return false;
  const types::Signature* signature = method->signature();
  return signature->params->vars.empty() && signature->results->vars.size() == 1 &&
         is_string_type(signature->results->vars[0]->type);
}

bool is_byte(const Type* type) {
  auto* basic = types::under_as<types::Basic>(type);
  return basic != nullptr && basic->basic == BasicKind::kUint8;
}

Printable printable_of(const types::Basic* basic) {
  switch (basic->basic) {
    case BasicKind::kUint8:
      return kPrintsInt | kPrintsByte;
    case BasicKind::kInt32:
    case BasicKind::kUntypedRune:
      return kPrintsInt | kPrintsRune;
    case BasicKind::kUnsafePointer:
      return kPrintsPointer | kPrintsInt;
    case BasicKind::kUntypedNil:
      return 0;
    case BasicKind::kInvalid:
      return kPrintsAny;
    default:
      break;
  }
  if ((basic->info & types::kIsBoolean) != 0) return kPrintsBool;
  if ((basic->info & types::kIsInteger) != 0) return kPrintsInt;
  if ((basic->info & types::kIsFloat) != 0) return kPrintsFloat;
  if ((basic->info & types::kIsComplex) != 0) return kPrintsComplex;
  return kPrintsString;
}

// Walks through the parts of a type, each of which must suit the verb.
class Matcher {
 public:
  Matcher(const Pass& pass, Printable printable, std::string* reason)
      : pass_(pass), printable_(printable), reason_(reason) {}

  bool match(const Type* type, bool top) {
    if (printable_ == kPrintsError) return is_nil(type) || pass_.implements_error(type);
    if (is_formatter(pass_, type)) return true;
    if (takes(kPrintsString) && becomes_string(pass_, type)) return true;
    if (auto* param = types::as_type_param(type)) return match_param(param, top);
    const Type* under = types::underlying(type);
    // What has been met is either fine or being looked at.
    if (!seen_.insert(under).second) return true;
    switch (under->kind) {
      case types::TypeKind::kSignature:
        return printable_ == kPrintsPointer;
      case types::TypeKind::kMap: {
        auto* map = types::as<types::Map>(under);
        if (printable_ == kPrintsPointer) return true;
        return match(map->key, false) && match(map->elem, false);
      }
      case types::TypeKind::kChan:
        return takes(kPrintsPointer);
      case types::TypeKind::kArray: {
        const Type* elem = types::as<types::Array>(under)->elem;
        return (is_byte(elem) && takes(kPrintsString)) || match(elem, false);
      }
      case types::TypeKind::kSlice: {
        const Type* elem = types::as<types::Slice>(under)->elem;
        if (is_byte(elem) && takes(kPrintsString)) return true;
        return printable_ == kPrintsPointer || match(elem, false);
      }
      case types::TypeKind::kPointer:
        return match_pointer(types::as<types::Pointer>(under)->elem, top);
      case types::TypeKind::kStruct:
        return match_struct(types::as<types::Struct>(under));
      case types::TypeKind::kBasic:
        return (printable_of(types::as<types::Basic>(under)) & printable_) != 0;
      default:
        return true;  // an interface may hold anything
    }
  }

 private:
  bool takes(Printable what) const { return (printable_ & what) != 0; }

  bool match_param(const types::TypeParam* param, bool top) {
    if (!seen_.insert(param).second) return true;
    const types::TypeSet& set = types::type_set(types::iface(param));
    if (!set.has_terms()) return false;
    bool explain = seen_.size() == 1;
    for (const types::Term& term : set.terms) {
      if (match(term.type, top)) continue;
      if (explain)
        *reason_ = (term.tilde ? "contains ~" : "contains ") + pass_.type_text(term.type);
      return false;
    }
    return true;
  }

  bool match_pointer(const Type* elem, bool top) {
    if (printable_ == kPrintsPointer || types::is_type_param(elem)) return true;
    const Type* under = types::underlying(elem);
    switch (under->kind) {
      case types::TypeKind::kStruct:
      case types::TypeKind::kArray:
      case types::TypeKind::kSlice:
      case types::TypeKind::kMap:
        // &{...} is printed at the top only.
        return top && match(under, false);
      default:
        return takes(kPrintsPointer);
    }
  }

  bool match_struct(const types::Struct* type) {
    for (const types::Var* field : type->fields) {
      if (!match(field->type, false)) return false;
      // The methods of what is not exported are not called.
      bool hidden = !types::is_exported(field->name) && takes(kPrintsString);
      if (hidden && becomes_string(pass_, field->type)) return false;
    }
    return true;
  }

  const Pass& pass_;
  Printable printable_;
  std::string* reason_;
  std::unordered_set<const Type*> seen_;
};

}  // namespace

bool is_formatter(const Pass& pass, const Type* type) {
  if (types::is_non_type_param_interface(type)) return true;
  const Func* method = method_of(type, "Format");
  if (method == nullptr || method->signature() == nullptr) return false;
  const types::Signature* signature = method->signature();
  if (signature->params->vars.size() != 2 || !signature->results->vars.empty()) return false;
  auto* rune = types::as<types::Basic>(types::unalias(signature->params->vars[1]->type));
  return rune != nullptr && rune->basic == BasicKind::kInt32 &&
         pass.is_named(signature->params->vars[0]->type, "fmt", "State");
}

bool suits_verb(const Pass& pass, Printable printable, const Type* type, std::string* reason) {
  if (printable == kPrintsAny || type == nullptr) return true;
  return Matcher(pass, printable, reason).match(type, true);
}

}  // namespace vole::vet
