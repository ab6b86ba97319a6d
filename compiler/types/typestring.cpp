// Writes types and objects, for messages (names as the reader knows them) or for hashing
// (identical types give the same text). One writer does both.
#include "compiler/types/typestring.h"

#include <algorithm>
#include <cstdio>

#include "compiler/types/constant.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"
#include "compiler/types/universe.h"

namespace vole::types {

namespace {

constexpr size_t kMaxDepth = 2000;

class TypeWriter {
 public:
  TypeWriter(std::string* out, const Qualifier* qualifier, bool hashing = false)
      : out_(*out), qualifier_(qualifier), hashing_(hashing), param_names_(!hashing) {}

  void without_param_names() { param_names_ = false; }
  void with_pkg_info() { pkg_info_ = true; }

  void type(const Type* t) {
    if (t == nullptr) {
      out_ += "<nil>";
      return;
    }
    if (std::find(seen_.begin(), seen_.end(), t) != seen_.end() || seen_.size() > kMaxDepth) {
      out_ += "<cycle>";
      return;
    }
    seen_.push_back(t);
    write(t);
    seen_.pop_back();
  }

  void list(const TypeList& types) {
    out_ += '[';
    for (size_t i = 0; i < types.size(); i++) {
      if (i > 0) separator(',');
      type(types[i]);
    }
    out_ += ']';
  }

  void type_params(const TypeParamList& params) {
    out_ += '[';
    const Type* previous = nullptr;
    for (size_t i = 0; i < params.size(); i++) {
      if (i > 0) {
        if (params[i]->bound != previous) {
          out_ += ' ';
          type(previous);
        }
        separator(',');
      }
      previous = params[i]->bound;
      type(params[i]);
    }
    if (previous != nullptr) {
      out_ += ' ';
      type(previous);
    }
    out_ += ']';
  }

  void tuple(const Tuple* t, bool variadic) {
    out_ += '(';
    size_t n = t != nullptr ? t->vars.size() : 0;
    for (size_t i = 0; i < n; i++) {
      if (i > 0) separator(',');
      const Var* v = t->vars[i];
      if (!v->name.empty() && param_names_) {
        out_ += v->name;
        out_ += ' ';
      }
      if (!variadic || i + 1 < n) {
        type(v->type);
      } else if (const Slice* s = as<Slice>(v->type)) {
        out_ += "...";
        type(s->elem);
      } else {
        type(v->type);  // append([]byte, string...)
        out_ += "...";
      }
    }
    out_ += ')';
  }

  void signature(const Signature* sig) {
    const TypeParamList* outer = local_;
    if (!sig->tparams.empty()) {
      if (hashing_) local_ = &sig->tparams;
      type_params(sig->tparams);
    }
    tuple(sig->params, sig->variadic);
    size_t n = sig->results != nullptr ? sig->results->vars.size() : 0;
    if (n > 0) {
      out_ += ' ';
      if (n == 1 && (hashing_ || sig->results->vars[0]->name.empty())) {
        type(sig->results->vars[0]->type);
      } else {
        tuple(sig->results, false);
      }
    }
    local_ = outer;
  }

  void package_prefix(const Package* pkg) {
    if (pkg == nullptr) return;
    std::string s = qualifier_ != nullptr ? qualifier_->qualify(*pkg) : pkg->path;
    if (!s.empty()) out_ += s + ".";
  }

 private:
  void separator(char c) {
    out_ += c;
    if (!hashing_) out_ += ' ';
  }

  void write(const Type* t) {
    switch (t->kind) {
      case TypeKind::kBasic: {
        auto* b = static_cast<const Basic*>(t);
        if (b->basic == BasicKind::kUnsafePointer) {
          out_ += "unsafe.";
          out_ += b->name;
        } else if (hashing_ && b->basic == BasicKind::kUint8) {
          out_ += "uint8";
        } else if (hashing_ && b->basic == BasicKind::kInt32) {
          out_ += "int32";
        } else {
          out_ += b->name;
        }
        break;
      }
      case TypeKind::kPointer:
        out_ += '*';
        type(static_cast<const Pointer*>(t)->elem);
        break;
      case TypeKind::kSlice:
        out_ += "[]";
        type(static_cast<const Slice*>(t)->elem);
        break;
      case TypeKind::kArray:
        out_ += '[' + std::to_string(static_cast<const Array*>(t)->len) + ']';
        type(static_cast<const Array*>(t)->elem);
        break;
      case TypeKind::kMap:
        out_ += "map[";
        type(static_cast<const Map*>(t)->key);
        out_ += ']';
        type(static_cast<const Map*>(t)->elem);
        break;
      case TypeKind::kChan:
        chan(static_cast<const Chan*>(t));
        break;
      case TypeKind::kStruct:
        structure(static_cast<const Struct*>(t));
        break;
      case TypeKind::kTuple:
        tuple(static_cast<const Tuple*>(t), false);
        break;
      case TypeKind::kSignature:
        out_ += "func";
        signature(static_cast<const Signature*>(t));
        break;
      case TypeKind::kUnion:
        terms(static_cast<const Union*>(t)->terms);
        break;
      case TypeKind::kInterface:
        interface(static_cast<const Interface*>(t));
        break;
      case TypeKind::kNamed:
        named(static_cast<const Named*>(t));
        break;
      case TypeKind::kAlias:
        alias(static_cast<const Alias*>(t));
        break;
      case TypeKind::kTypeParam:
        type_param(static_cast<const TypeParam*>(t));
        break;
    }
  }

  void chan(const Chan* c) {
    bool parens = false;
    if (c->dir == ChanDir::kBoth) {
      out_ += "chan ";
      const Chan* elem = as<Chan>(c->elem);
      parens = elem != nullptr && elem->dir == ChanDir::kRecvOnly;  // chan (<-chan T)
    } else {
      out_ += c->dir == ChanDir::kSendOnly ? "chan<- " : "<-chan ";
    }
    if (parens) out_ += '(';
    type(c->elem);
    if (parens) out_ += ')';
  }

  void structure(const Struct* s) {
    out_ += "struct{";
    for (size_t i = 0; i < s->fields.size(); i++) {
      if (i > 0) separator(';');
      const Var* f = s->fields[i];
      bool annotate = qualifier_ == nullptr && pkg_info_ && !is_exported(f);
      if (annotate) pkg_info_ = false;
      if (hashing_ && !is_exported(f) && f->pkg != nullptr) out_ += f->pkg->path + ".";
      if (!f->embedded || hashing_) {
        out_ += f->name;
        out_ += f->embedded ? '!' : ' ';
      }
      type(f->type);
      if (annotate) out_ += " /* package " + f->pkg->path + " */ ";
      if (!s->tag(i).empty()) out_ += ' ' + quote_string(s->tag(i));
    }
    out_ += '}';
  }

  void terms(const std::vector<Term>& list) {
    for (size_t i = 0; i < list.size(); i++) {
      if (i > 0) out_ += hashing_ ? "|" : " | ";
      if (list[i].tilde) out_ += '~';
      type(list[i].type);
    }
  }

  void interface(const Interface* i) {
    if (hashing_) {
      type_set_hash(i);
      return;
    }
    const Universe& u = *i->universe;
    if (i == unalias(u.any_type())) {
      out_ += "any";
      return;
    }
    if (u.comparable_type() != nullptr && i == u.comparable_type()->underlying) {
      out_ += "interface{comparable}";
      return;
    }
    if (i->implicit) {
      if (i->methods.empty() && i->embeddeds.size() == 1) {
        type(i->embeddeds[0]);
        return;
      }
      out_ += "/* implicit */ ";
    }
    out_ += "interface{";
    bool first = true;
    for (const Func* m : i->methods) {
      if (!first) separator(';');
      first = false;
      out_ += m->name;
      if (m->signature() != nullptr) signature(m->signature());
    }
    for (const Type* t : i->embeddeds) {
      if (!first) separator(';');
      first = false;
      type(t);
    }
    out_ += '}';
  }

  void type_set_hash(const Interface* i) {
    const TypeSet& set = type_set(i);
    out_ += "interface{";
    if (set.comparable) out_ += "comparable;";
    for (const Func* m : set.methods) {
      out_ += object_id(m->pkg, m->name);
      if (m->signature() != nullptr) signature(m->signature());
      out_ += ';';
    }
    if (!set.all) {
      std::vector<std::string> texts;
      for (const Term& t : set.terms) {
        std::string text = t.tilde ? "~" : "";
        TypeWriter w(&text, nullptr, true);
        w.local_ = local_;
        w.seen_ = seen_;
        w.type(t.type);
        texts.push_back(text);
      }
      std::sort(texts.begin(), texts.end());
      out_ += "=";
      for (const std::string& text : texts) out_ += text + "|";
    }
    out_ += '}';
  }

  // Types of the same name in different scopes must differ in a hash.
  void identity(const void* p) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%p", p);
    out_ += buffer;
  }

  void named(const Named* n) {
    if (hashing_) identity(n->orig);
    package_prefix(n->obj->pkg);
    out_ += n->obj->name;
    if (n->is_instance()) {
      list(n->targs);
    } else if (!hashing_ && !types::type_params(n).empty()) {
      type_params(n->tparams);
    }
  }

  void alias(const Alias* a) {
    if (hashing_) {
      // An alias is no type of its own.
      type(unalias(a));
      return;
    }
    package_prefix(a->obj->pkg);
    out_ += a->obj->name;
    if (!a->targs.empty()) {
      list(a->targs);
    } else if (!a->tparams.empty()) {
      type_params(a->tparams);
    }
  }

  void type_param(const TypeParam* p) {
    if (local_ != nullptr) {
      auto it = std::find(local_->begin(), local_->end(), p);
      if (it != local_->end()) {
        out_ += '$' + std::to_string(it - local_->begin());
        return;
      }
    }
    out_ += p->obj->name;
    if (hashing_) {
      out_ += '@' + std::to_string(p->id);
    } else if (p->universe->scope()->lookup(p->obj->name) != nullptr) {
      // Say that `int` is not the usual one.
      out_ += " /* with ";
      out_ += p->obj->name;
      out_ += " declared at " + p->universe->sources().format(p->obj->pos) + " */";
    }
  }

  std::string& out_;
  const Qualifier* qualifier_;
  bool hashing_;
  bool param_names_;
  bool pkg_info_ = false;
  const TypeParamList* local_ = nullptr;  // parameters written by index when hashing
  std::vector<const Type*> seen_;
};

void write_type_name_details(TypeWriter* w, std::string* out, const TypeName* obj) {
  const Type* t = obj->type;
  if (t->kind == TypeKind::kBasic) return;
  if (!type_params_of(t).empty()) w->type_params(type_params_of(t));
  if (is_alias(obj)) {
    *out += " =";
    if (const Alias* a = as<Alias>(t)) t = a->from_rhs;
  } else if (const TypeParam* p = as<TypeParam>(t)) {
    t = p->bound;
  } else {
    t = underlying(t);
  }
  if (obj->name == "any" && obj->pkg == nullptr) {
    *out += " interface{}";
    return;
  }
  *out += ' ';
  w->type(t);
}

void write_func_name(std::string* out, TypeWriter* w, const Func* f) {
  const Signature* sig = f->signature();
  if (sig != nullptr && sig->recv != nullptr) {
    *out += '(';
    if (sig->recv->type != nullptr && sig->recv->type->kind == TypeKind::kInterface) {
      *out += "interface";  // not a named receiver
    } else {
      w->type(sig->recv->type);
    }
    *out += ").";
  } else {
    w->package_prefix(f->pkg);
  }
  *out += f->name;
}

}  // namespace

std::string type_string(const Type* t, const Qualifier* qualifier) {
  std::string s;
  TypeWriter(&s, qualifier).type(t);
  return s;
}

std::string type_list_string(const TypeList& list, const Qualifier* qualifier) {
  std::string s;
  TypeWriter(&s, qualifier).list(list);
  return s;
}

std::string signature_string(const Signature* sig, const Qualifier* qualifier) {
  std::string s;
  TypeWriter(&s, qualifier).signature(sig);
  return s;
}

std::string method_signature_string(const Signature* sig, const Qualifier* qualifier,
                                    bool pkg_info) {
  std::string s;
  TypeWriter w(&s, qualifier);
  w.without_param_names();
  if (pkg_info) w.with_pkg_info();
  w.signature(sig);
  return s;
}

std::string type_params_string(const TypeParamList& list, const Qualifier* qualifier) {
  std::string s = "[";
  TypeWriter w(&s, qualifier);
  for (size_t i = 0; i < list.size(); i++) {
    if (i > 0) s += ", ";
    w.type(list[i]);
  }
  return s + "]";
}

std::string tuple_string(const Tuple* tuple, bool variadic, const Qualifier* qualifier) {
  std::string s;
  TypeWriter(&s, qualifier).tuple(tuple, variadic);
  return s;
}

std::string type_hash(const Type* t) {
  std::string s;
  TypeWriter(&s, nullptr, true).type(t);
  return s;
}

std::string instance_hash(const Type* orig, const TypeList& targs) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%p", static_cast<const void*>(origin_of(orig)));
  std::string s = buffer;
  TypeWriter(&s, nullptr, true).list(targs);
  return s;
}

std::string object_string(const Object* obj, const Qualifier* qualifier) {
  std::string s;
  TypeWriter w(&s, qualifier);
  const Type* t = obj->type;
  switch (obj->kind) {
    case ObjectKind::kPkgName: {
      s = "package " + std::string(obj->name);
      const Package* imported = static_cast<const PkgName*>(obj)->imported;
      if (!imported->path.empty() && imported->path != obj->name) {
        s += " (" + quote_string(imported->path) + ")";
      }
      return s;
    }
    case ObjectKind::kConst:
      s = "const";
      break;
    case ObjectKind::kTypeName:
      s = is_type_param(t) ? "type parameter" : "type";
      break;
    case ObjectKind::kVar:
      s = static_cast<const Var*>(obj)->var_kind == VarKind::kField ? "field" : "var";
      break;
    case ObjectKind::kFunc:
      s = "func ";
      write_func_name(&s, &w, static_cast<const Func*>(obj));
      if (const Signature* sig = as<Signature>(t)) w.signature(sig);
      return s;
    case ObjectKind::kLabel:
      return "label " + std::string(obj->name);
    case ObjectKind::kBuiltin:
      return "builtin " + std::string(obj->name);
    case ObjectKind::kNil:
      return "nil";
  }
  s += ' ';
  if (obj->pkg != nullptr && obj->pkg->scope->lookup(obj->name) == obj) {
    w.package_prefix(obj->pkg);
  }
  s += obj->name;
  if (t == nullptr) return s;
  if (obj->kind == ObjectKind::kTypeName) {
    write_type_name_details(&w, &s, static_cast<const TypeName*>(obj));
    return s;
  }
  s += ' ';
  w.type(t);
  return s;
}

}  // namespace vole::types
