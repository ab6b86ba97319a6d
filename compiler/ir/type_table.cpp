// Interning: one object for each distinct closed type. A type is rebuilt from its interned parts
// and looked up under a key of the parts' addresses, so that structural equality becomes pointer
// equality. Recursion ends at named types, which are their own identity.
#include "compiler/ir/type_table.h"

#include "compiler/types/named.h"
#include "compiler/types/sizes.h"
#include "compiler/types/subst.h"
#include "compiler/types/typeset.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::BasicKind;
using types::Type;
using types::TypeKind;

namespace {

void add_word(std::string* key, const void* p) {
  key->append(reinterpret_cast<const char*>(&p), sizeof p);
}
void add_int(std::string* key, int64_t n) {
  key->append(reinterpret_cast<const char*>(&n), sizeof n);
}
void add_text(std::string* key, std::string_view s) {
  add_int(key, static_cast<int64_t>(s.size()));
  key->append(s);
}
std::string key_of(char tag) { return std::string(1, tag); }

bool is_local(const types::Named* n) {
  const types::TypeName* obj = n->obj;
  return obj->pkg != nullptr && obj->parent != nullptr && obj->parent != obj->pkg->scope &&
         obj->parent->parent() != nullptr && obj->parent->parent() != obj->pkg->scope->parent();
}

}  // namespace

TypeTable::TypeTable(types::Universe& universe) : universe_(universe) {}

template <class Make>
const Type* TypeTable::cons(const std::string& key, Make make) {
  auto it = table_.find(key);
  if (it != table_.end()) return it->second;
  const Type* t = make();
  table_.emplace(key, t);
  closed_.insert(t);
  return t;
}

const Type* TypeTable::intern(const Type* t, Env& env) {
  if (t == nullptr || closed_.count(t) != 0) return t;
  auto it = env.memo.find(t);
  if (it != env.memo.end()) return it->second;
  const Type* result = intern_uncached(t, env);
  env.memo[t] = result;
  return result;
}

// Applies map_type to the parts of an unnamed type and gives the interned result.
template <class F>
const Type* TypeTable::rebuild(const Type* t, F map_type) {
  switch (t->kind) {
    case TypeKind::kPointer: {
      const Type* elem = map_type(static_cast<const types::Pointer*>(t)->elem);
      std::string key = key_of('*');
      add_word(&key, elem);
      return cons(key, [&] { return universe_.new_pointer(elem); });
    }
    case TypeKind::kSlice: {
      const Type* elem = map_type(static_cast<const types::Slice*>(t)->elem);
      std::string key = key_of('s');
      add_word(&key, elem);
      return cons(key, [&] { return universe_.new_slice(elem); });
    }
    case TypeKind::kArray: {
      auto* array = static_cast<const types::Array*>(t);
      const Type* elem = map_type(array->elem);
      std::string key = key_of('a');
      add_word(&key, elem);
      add_int(&key, array->len);
      return cons(key, [&] { return universe_.new_array(elem, array->len); });
    }
    case TypeKind::kMap: {
      auto* map = static_cast<const types::Map*>(t);
      const Type* map_key = map_type(map->key);
      const Type* elem = map_type(map->elem);
      std::string key = key_of('m');
      add_word(&key, map_key);
      add_word(&key, elem);
      return cons(key, [&] { return universe_.new_map(map_key, elem); });
    }
    case TypeKind::kChan: {
      auto* chan = static_cast<const types::Chan*>(t);
      const Type* elem = map_type(chan->elem);
      std::string key = key_of('c');
      add_word(&key, elem);
      add_int(&key, static_cast<int64_t>(chan->dir));
      return cons(key, [&] { return universe_.new_chan(chan->dir, elem); });
    }
    case TypeKind::kTuple: {
      auto* tuple = static_cast<const types::Tuple*>(t);
      std::vector<const Type*> elems;
      for (const types::Var* v : tuple->vars) elems.push_back(map_type(v->type));
      return tuple_of(elems);
    }
    case TypeKind::kSignature: {
      auto* sig = static_cast<const types::Signature*>(t);
      const Type* params = map_type(sig->params);
      const Type* results = map_type(sig->results);
      std::string key = key_of('f');
      add_word(&key, params);
      add_word(&key, results);
      add_int(&key, sig->variadic);
      return cons(key, [&] {
        auto* s = universe_.make<types::Signature>();
        s->params = as<types::Tuple>(params);
        s->results = as<types::Tuple>(results);
        s->variadic = sig->variadic;
        return s;
      });
    }
    case TypeKind::kStruct: {
      auto* str = static_cast<const types::Struct*>(t);
      std::vector<const Type*> elems;
      std::string key = key_of('t');
      for (size_t i = 0; i < str->fields.size(); i++) {
        const types::Var* field = str->fields[i];
        elems.push_back(map_type(field->type));
        add_word(&key, elems.back());
        add_text(&key, field->name);
        add_word(&key, types::is_exported(field->name) ? nullptr : field->pkg);
        add_int(&key, field->embedded);
        add_text(&key, str->tag(i));
      }
      return cons(key, [&] {
        auto* s = universe_.make<types::Struct>();
        s->tags = str->tags;
        for (size_t i = 0; i < elems.size(); i++) {
          const types::Var* f = str->fields[i];
          s->fields.push_back(universe_.new_field(f->pos, f->pkg, f->name, elems[i], f->embedded));
        }
        return s;
      });
    }
    case TypeKind::kInterface: {
      auto* iface = static_cast<const types::Interface*>(t);
      const types::TypeSet& set = types::type_set(iface);
      std::vector<const Type*> elems;
      std::string key = key_of('i');
      for (const types::Func* m : set.methods) {
        elems.push_back(map_type(m->type));
        add_word(&key, elems.back());
        add_text(&key, m->name);
        add_word(&key, types::is_exported(m->name) ? nullptr : m->pkg);
      }
      return cons(key, [&] {
        types::Interface* i = universe_.new_interface();
        for (size_t n = 0; n < elems.size(); n++) {
          const types::Func* m = set.methods[n];
          i->methods.push_back(
              universe_.new_func(m->pos, m->pkg, m->name, as<types::Signature>(elems[n])));
        }
        i->complete = true;
        return i;
      });
    }
    default:
      return t;
  }
}

const Type* TypeTable::intern_uncached(const Type* t, Env& env) {
  switch (t->kind) {
    case TypeKind::kBasic:
      closed_.insert(t);
      return t;
    case TypeKind::kAlias:
      // `any` and an empty interface written out stay apart, as in gc's messages.
      if (types::unalias(t) == types::unalias(universe_.any_type())) return empty_interface();
      return intern(types::unalias(t), env);
    case TypeKind::kTypeParam: {
      auto it = env.params.find(static_cast<const types::TypeParam*>(t));
      return it != env.params.end() ? it->second : universe_.invalid();
    }
    case TypeKind::kNamed:
      return intern_named(static_cast<const types::Named*>(t), env);
    case TypeKind::kInterface:
      if (t == types::unalias(universe_.any_type())) {
        closed_.insert(t);
        return t;
      }
      break;
    case TypeKind::kUnion:
      return universe_.invalid();
    default:
      break;
  }
  return rebuild(t, [&](const Type* part) { return intern(part, env); });
}

const Type* TypeTable::intern_named(const types::Named* n, Env& env) {
  if (n->is_instance()) {
    types::TypeList targs;
    bool any_shape = false;
    for (const Type* arg : n->targs) {
      targs.push_back(canonical(intern(arg, env)));
      any_shape = any_shape || has_shape(targs.back());
    }
    if (any_shape) targs = shapes_of(types::type_params(n->orig), targs);
    if (is_local(n->orig)) return local_instance(n, targs, env);
    return instance_of(n->orig, targs);
  }
  if (!is_local(n)) {
    closed_.insert(n);
    return n;
  }
  return local_named(n, env);
}

const Type* TypeTable::instance_of(const types::Named* generic, const types::TypeList& targs) {
  std::string key = key_of('n');
  add_word(&key, generic);
  for (const Type* arg : targs) add_word(&key, arg);
  return cons(key, [&]() -> const Type* {
    const Type* instance = types::instantiate(universe_, generic, targs);
    if (auto* named = as<types::Named>(instance)) targs_[named] = targs;
    return instance;
  });
}

// `·N`, which tells local types of one name apart.
static std::string local_number(const types::Named* n) {
  uint32_t number = 0;
  const auto& locals = n->obj->pkg->local_types;
  while (number < locals.size() && locals[number] != n) number++;
  return "\u00b7" + std::to_string(number + 1);
}

// A new type of the same name; its underlying type is set by complete_local.
types::Named* TypeTable::copy_local(const types::Named* n) {
  types::TypeName* obj =
      universe_.new_type_name(n->obj->pos, n->obj->pkg, n->obj->name, nullptr);
  obj->parent = n->obj->parent;
  types::Named* copy = universe_.new_named(obj, universe_.empty_interface());
  obj->type = copy;
  copy->unpacked = true;
  closed_.insert(copy);
  return copy;
}

void TypeTable::complete_local(types::Named* copy, const Type* under) {
  copy->from_rhs = under;
  copy->underlying = under;
  copy->has_underlying = true;
}

// A type declared in a function: itself in an ordinary function, a copy for each instance of a
// generic one.
const Type* TypeTable::local_named(const types::Named* n, Env& env) {
  auto it = env.locals.find(n);
  if (it != env.locals.end()) return it->second;
  if (env.local_suffix.empty()) {
    local_names_[n] = local_number(n);
    env.locals[n] = n;
    closed_.insert(n);
    return n;
  }
  types::Named* copy = copy_local(n);
  local_names_[copy] = env.local_suffix + local_number(n);
  env.locals[n] = copy;
  complete_local(copy, intern(types::underlying(n), env));
  return copy;
}

// An instance of a generic type declared in a function: always a copy, so that its arguments can
// be joined with those of the function around it.
const Type* TypeTable::local_instance(const types::Named* n, const types::TypeList& targs,
                                      Env& env) {
  std::string key = key_of('l');
  add_word(&key, n->orig);
  for (const Type* arg : targs) add_word(&key, arg);
  key += env.local_suffix;
  auto it = table_.find(key);
  if (it != table_.end()) return it->second;
  std::string args = env.local_suffix.empty()
                         ? "["
                         : env.local_suffix.substr(0, env.local_suffix.size() - 1) + ";";
  for (size_t i = 0; i < targs.size(); i++) {
    args += (i == 0 ? "" : ",") + std::string(link_string(targs[i]));
  }
  types::Named* copy = copy_local(n->orig);
  local_names_[copy] = args + "]" + local_number(n->orig);
  table_.emplace(key, copy);
  Env inner;
  inner.params = env.params;
  inner.local_suffix = env.local_suffix;
  inner.locals = env.locals;
  const types::TypeParamList& tparams = types::type_params(n->orig);
  for (size_t i = 0; i < tparams.size() && i < targs.size(); i++) {
    inner.params[tparams[i]] = targs[i];
  }
  complete_local(copy, intern(types::underlying(n->orig), inner));
  for (const auto& [from, to] : inner.locals) env.locals.emplace(from, to);
  return copy;
}

const Type* TypeTable::canonical(const Type* t) {
  if (t == nullptr) return nullptr;
  switch (t->kind) {
    case TypeKind::kNamed:
      return t;
    case TypeKind::kBasic: {
      // byte and rune are types of their own name only.
      BasicKind kind = static_cast<const types::Basic*>(t)->basic;
      return universe_.basic(kind);
    }
    default:
      break;
  }
  auto it = canonical_.find(t);
  if (it != canonical_.end()) return it->second;
  const Type* c = t->kind == TypeKind::kInterface && under_as<types::Interface>(t) != nullptr &&
                          types::type_set(static_cast<const types::Interface*>(t)).is_all()
                      ? empty_interface()
                      : rebuild(t, [&](const Type* part) { return canonical(part); });
  canonical_[t] = c;
  canonical_[c] = c;
  return c;
}

const std::vector<const Type*>& TypeTable::targs_of(const types::Named* n) {
  return targs_[n];
}

const Type* TypeTable::underlying(const Type* t) {
  if (t == nullptr || t->kind != TypeKind::kNamed) return t;
  auto it = underlying_.find(t);
  if (it != underlying_.end()) return it->second;
  forming_.push_back(t);
  const Type* u = intern(types::underlying(t));
  forming_.pop_back();
  underlying_[t] = u;
  return u;
}

const Type* TypeTable::pointer_to(const Type* elem) {
  std::string key = key_of('*');
  add_word(&key, elem);
  return cons(key, [&] { return universe_.new_pointer(elem); });
}

const Type* TypeTable::slice_of(const Type* elem) {
  std::string key = key_of('s');
  add_word(&key, elem);
  return cons(key, [&] { return universe_.new_slice(elem); });
}

const Type* TypeTable::array_of(const Type* elem, int64_t len) {
  std::string key = key_of('a');
  add_word(&key, elem);
  add_int(&key, len);
  return cons(key, [&] { return universe_.new_array(elem, len); });
}

const Type* TypeTable::basic(BasicKind kind) { return intern(universe_.basic(kind)); }

const Type* TypeTable::empty_interface() {
  return intern(types::unalias(universe_.any_type()));
}

const types::Tuple* TypeTable::tuple_of(const std::vector<const Type*>& elems) {
  std::string key = key_of('(');
  for (const Type* t : elems) add_word(&key, t);
  const Type* tuple = cons(key, [&] {
    std::vector<types::Var*> vars;
    for (const Type* t : elems) {
      vars.push_back(universe_.new_var(types::VarKind::kParam, Pos{}, nullptr, "", t));
    }
    return universe_.new_tuple(std::move(vars));
  });
  return as<types::Tuple>(tuple);
}

const types::Signature* TypeTable::signature_of(const std::vector<const Type*>& params,
                                                const std::vector<const Type*>& results,
                                                bool variadic) {
  types::Signature pattern;
  pattern.params = tuple_of(params);
  pattern.results = tuple_of(results);
  pattern.variadic = variadic;
  return as<types::Signature>(rebuild(&pattern, [](const Type* part) { return part; }));
}

bool TypeTable::is_interface(const Type* t) {
  return under_as<types::Interface>(t) != nullptr;
}

bool TypeTable::is_pointer_shaped(const Type* t) {
  const Type* u = underlying(t);
  switch (u->kind) {
    case TypeKind::kPointer:
    case TypeKind::kMap:
    case TypeKind::kChan:
    case TypeKind::kSignature:
      return true;
    case TypeKind::kBasic:
      return static_cast<const types::Basic*>(u)->basic == BasicKind::kUnsafePointer;
    case TypeKind::kArray: {
      auto* array = static_cast<const types::Array*>(u);
      return array->len == 1 && is_pointer_shaped(array->elem);
    }
    case TypeKind::kStruct: {
      auto* str = static_cast<const types::Struct*>(u);
      return str->fields.size() == 1 && is_pointer_shaped(intern(str->fields[0]->type));
    }
    default:
      return false;
  }
}

bool TypeTable::has_pointers(const Type* t) {
  auto it = pointers_.find(t);
  if (it != pointers_.end()) return it->second != 0;
  const Type* u = underlying(t);
  bool result = true;
  if (auto* basic = as<types::Basic>(u)) {
    result = basic->basic == BasicKind::kString || basic->basic == BasicKind::kUnsafePointer ||
             basic->basic == BasicKind::kUntypedString;
  } else if (auto* array = as<types::Array>(u)) {
    result = array->len != 0 && has_pointers(array->elem);
  } else if (auto* str = as<types::Struct>(u)) {
    result = false;
    for (const types::Var* f : str->fields) result = result || has_pointers(intern(f->type));
  } else if (auto* tuple = as<types::Tuple>(u)) {
    result = false;
    for (const types::Var* v : tuple->vars) result = result || has_pointers(intern(v->type));
  }
  pointers_[t] = result;
  return result;
}

int64_t TypeTable::size_of(const Type* t) { return types::size_of(t); }

}  // namespace vole::ir
