// The order in which gc comes upon the functions and types of a package. Its tree is read from
// export data, and what is read for the first time decides which instances, methods and wrappers
// exist and in which order they are compiled:
//
//  * The package's initialisation is read first, then the declarations in source order. Reading a
//    function or a defined type only notes the bodies (of all its methods) on a stack.
//  * Bodies are taken from the top of that stack. What a body mentions first goes on top in turn.
//    A static mention of an instance reads its wrapper, then the shape function. Shapes of types
//    that were read since are read before the next body.
//  * An instance joins the package's functions when its body is read.
//  * Each defined type that was read gets wrappers for its methods after inlining, each method
//    value a function.
//
// Source: cmd/compile's noder (unified.go, reader.go, writer.go).
#include <algorithm>
#include <unordered_set>

#include "compiler/ir/reading.h"
#include "compiler/ir/wrappers.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::Type;
using types::TypeKind;

namespace {

// A type of an instance, and the one that gc's shape function has there.
struct TypePair {
  const Type* full = nullptr;
  const Type* shape = nullptr;
};

class Reader {
 public:
  Reader(Builder& b, Unit& unit)
      : b_(b), types_(b.types), pkg_(unit.pkg), funcs_(&unit.funcs), read_(&unit.bodies) {}

  void read_package(Func* init);
  // The wrappers of the types that were read, and the functions of method values.
  std::vector<Func*> wrappers();

 private:
  void read_declarations();
  void read_bodies();
  void read_type(TypePair t);
  void read_type(const Type* t) { read_type({t, t}); }
  void read_parts(TypePair t);
  void read_named(const types::Named* full, const types::Named* shape);
  void read_vars(const std::vector<types::Var*>& full, const std::vector<types::Var*>& shape);
  void read_type_of(const Node* n) {
    if (n->type == nullptr) return;
    read_type({n->type, n->shape_type != nullptr ? n->shape_type : n->type});
  }
  void read_func(Func* func);
  void read_mention(Func* func, Dictionary dict);
  void read_dictionary(Func* func);
  void read_entries(const Func* func);
  void read_body(const Func* func);
  void read_list(const NodeList& list) {
    for (Node* n : list) read(n);
  }
  void read_call(Call* n);
  void read_range(Range* n);
  void read(Node* n);
  void add_wrappers(TypePair t, std::vector<Func*>* list);
  bool is_here(const types::Package* pkg) const { return pkg == pkg_; }
  bool is_compiled(const types::Named* n) {
    return !types_.targs_of(n).empty() || is_here(n->obj->pkg);
  }
  void wrap(TypePair t) {
    if (wrapped_seen_.insert(t.shape).second) wrapped_.push_back(t);
  }

  Builder& b_;
  TypeTable& types_;
  const types::Package* pkg_;
  std::vector<Func*>* funcs_;
  std::vector<Func*>* read_;
  std::unordered_set<const Type*> types_read_;
  std::unordered_set<const Func*> funcs_read_;  // of instances: the first of their shape
  std::unordered_set<const Func*> dictionaries_;
  std::vector<Func*> bodies_;
  std::vector<TypePair> shapes_due_;
  std::vector<TypePair> wrapped_;
  std::unordered_set<const Type*> wrapped_seen_;
  std::vector<Func*> method_values_;
};

void Reader::read_package(Func* init) {
  if (init != nullptr) read_body(init);
  read_declarations();
  read_bodies();
}

void Reader::read_declarations() {
  std::vector<const types::Object*> objects(pkg_->objects.begin(), pkg_->objects.end());
  for (const types::Func* f : pkg_->funcs) {
    if (f->signature() != nullptr && (f->signature()->recv != nullptr || f->name == "init")) {
      objects.push_back(f);
    }
  }
  std::sort(objects.begin(), objects.end(),
            [](const types::Object* x, const types::Object* y) { return x->pos < y->pos; });
  for (const types::Object* object : objects) {
    if (auto* f = as<types::Func>(object)) {
      const types::Signature* sig = f->signature();
      if (sig == nullptr || !sig->tparams.empty() || !sig->recv_tparams.empty()) continue;
      if (f->name == "_") continue;
      if (sig->recv == nullptr) {
        read_func(declared_func(b_, f, {}));
        continue;
      }
      const Type* recv = types_.intern(sig->recv->type);
      auto* pointer = as<types::Pointer>(recv);
      read_type(pointer != nullptr ? pointer->elem : recv);
      continue;
    }
    if (object->type == nullptr) continue;
    if (as<types::TypeName>(object) != nullptr) {
      if (object->name == "_") continue;
      if (!types::type_params_of(object->type).empty()) continue;
      auto* iface = as<types::Interface>(types::underlying(object->type));
      if (iface != nullptr && !types::type_set(iface).is_method_set()) continue;
    }
    if (types::is_untyped(object->type)) continue;
    read_type(types_.intern(object->type));
  }
}

void Reader::read_bodies() {
  while (!b_.failed) {
    if (!shapes_due_.empty()) {
      TypePair due = shapes_due_.back();
      shapes_due_.pop_back();
      // Nothing but a mention in the source makes wrappers for a type without methods.
      auto* shape = as<types::Named>(due.shape);
      if (types_read_.insert(shape).second) read_named(as<types::Named>(due.full), shape);
      continue;
    }
    if (bodies_.empty()) return;
    Func* func = bodies_.back();
    bodies_.pop_back();
    drain(b_);
    read_body(func);
    read_->push_back(func);
    if (func->shape != nullptr || func->forwards != nullptr) funcs_->push_back(func);
  }
}

void Reader::read_type(TypePair t) {
  if (t.full == nullptr || t.shape == nullptr || types_.is_shape(t.shape)) return;
  if (auto* shape = as<types::Named>(t.shape)) {
    auto* full = as<types::Named>(t.full);
    if (full == nullptr) return;
    if (types_read_.insert(shape).second) read_named(full, shape);
    if (is_compiled(full)) wrap(t);
    return;
  }
  if (!types_read_.insert(t.shape).second) return;
  read_parts(t);
  if (t.full->kind != TypeKind::kPointer) wrap(t);
}

void Reader::read_vars(const std::vector<types::Var*>& full,
                       const std::vector<types::Var*>& shape) {
  for (size_t i = 0; i < full.size() && i < shape.size(); i++) {
    read_type({types_.intern(full[i]->type), types_.intern(shape[i]->type)});
  }
}

void Reader::read_parts(TypePair t) {
  if (t.full->kind != t.shape->kind) return;
  auto both = [&](const Type* full, const Type* shape) {
    read_type({types_.intern(full), types_.intern(shape)});
  };
  switch (t.full->kind) {
    case TypeKind::kPointer:
      return both(as<types::Pointer>(t.full)->elem, as<types::Pointer>(t.shape)->elem);
    case TypeKind::kSlice:
      return both(as<types::Slice>(t.full)->elem, as<types::Slice>(t.shape)->elem);
    case TypeKind::kArray:
      return both(as<types::Array>(t.full)->elem, as<types::Array>(t.shape)->elem);
    case TypeKind::kChan:
      return both(as<types::Chan>(t.full)->elem, as<types::Chan>(t.shape)->elem);
    case TypeKind::kMap:
      both(as<types::Map>(t.full)->key, as<types::Map>(t.shape)->key);
      return both(as<types::Map>(t.full)->elem, as<types::Map>(t.shape)->elem);
    case TypeKind::kStruct:
      return read_vars(as<types::Struct>(t.full)->fields, as<types::Struct>(t.shape)->fields);
    case TypeKind::kTuple:
      return read_vars(as<types::Tuple>(t.full)->vars, as<types::Tuple>(t.shape)->vars);
    case TypeKind::kSignature: {
      auto* full = as<types::Signature>(t.full);
      auto* shape = as<types::Signature>(t.shape);
      both(full->params, shape->params);
      return both(full->results, shape->results);
    }
    case TypeKind::kInterface: {
      const auto& full = types::type_set(as<types::Interface>(t.full)).methods;
      const auto& shape = types::type_set(as<types::Interface>(t.shape)).methods;
      for (size_t i = 0; i < full.size() && i < shape.size(); i++) {
        both(full[i]->type, shape[i]->type);
      }
      return;
    }
    default:
      return;
  }
}

void Reader::read_named(const types::Named* full, const types::Named* shape) {
  if (full->obj->pkg == nullptr) return;
  read_parts({types_.underlying(full), types_.underlying(shape)});
  bool shaped = types_.has_shape(shape);
  types::TypeList targs = types_.targs_of(full);
  types::TypeList shapes = types_.targs_of(shape);
  const types::Named* generic = full->orig != nullptr ? full->orig : full;
  if (!targs.empty() && !shaped) {
    types::TypeList usual = types_.shapes_of(types::type_params(generic), targs);
    const Type* due = types_.instance_of(generic, usual);
    shapes_due_.push_back({full, due});
  }
  bool compiled = is_compiled(full);
  if (compiled && (!shaped || types::num_methods(generic) != 0)) wrap({full, shape});
  for (size_t i = 0; compiled && i < types::num_methods(generic); i++) {
    const types::Func* m = types::method(generic, i);
    if (m == nullptr || m->name == "_" || m->signature() == nullptr) continue;
    Func* f = declared_func(b_, m, targs, shaped ? shapes : types::TypeList());
    read_func(shaped || targs.empty() ? f : instance_wrapper(b_, f));
  }
}

void Reader::read_func(Func* func) {
  if (func == nullptr || func->type == nullptr || func->closure != nullptr) return;
  const Func* key = func->shape != nullptr ? func->shape : func;
  if (!funcs_read_.insert(key).second) return;
  const types::Signature* shape = func->type;
  if (func->shape != nullptr) {
    auto* instance = static_cast<Instance*>(func->source);
    shape = as<types::Signature>(types_.intern(func->object->signature(), instance->shape_env));
  }
  read_type({func->type->params, shape->params});
  read_type({func->type->results, shape->results});
  bool compiled = func->shape != nullptr || func->forwards != nullptr || is_here(func->pkg);
  if (compiled && func->kind == FuncKind::kBuilt && !func->wrapper) bodies_.push_back(func);
}

void Reader::read_mention(Func* func, Dictionary dict) {
  if (func == nullptr) return;
  if (func->wrapper) {
    if (func->is_closure && func->closure == nullptr &&
        std::find(method_values_.begin(), method_values_.end(), func) == method_values_.end()) {
      method_values_.push_back(func);
    }
    return;
  }
  bool forwards = func->forwards != nullptr && func->kind == FuncKind::kBuilt;
  Func* instance = forwards ? func->forwards : func;
  if (instance->shape == nullptr || dict == Dictionary::kEntry || dict == Dictionary::kCaptured) {
    return read_func(func);
  }
  // A method's receiver type was read before: wrapper and shape are known.
  read_func(instance_wrapper(b_, instance));
  read_func(instance);
  read_dictionary(instance);
}

// A static dictionary is made of all that the instance needs entries for.
void Reader::read_dictionary(Func* func) {
  if (!dictionaries_.insert(func).second) return;
  drain(b_);
  for (Node* stmt : func->body) {
    visit(stmt, [&](Node* n) {
      if (auto* call = as<Call>(n); call != nullptr && call->dict == Dictionary::kEntry) {
        auto* name = as<Name>(call->fun);
        auto* method = as<Field>(call->fun);
        Func* callee = name != nullptr ? name->function : method->function;
        if (callee != nullptr) read_dictionary(callee);
      }
    });
  }
  read_entries(func);
}

void Reader::read_entries(const Func* func) {
  for (const auto* list : {&func->params, &func->results}) {
    for (const Name* name : *list) {
      if (name->shape_type != nullptr) read_type(name->type);
    }
  }
  for (Node* stmt : func->body) {
    visit(stmt, [&](Node* n) {
      if (auto* declared = as<Dcl>(n); declared != nullptr && declared->x->shape_type != nullptr) {
        return read_type(declared->x->type);
      }
      if (auto* closure = as<Closure>(n)) return read_entries(closure->func);
      if (n->shape_type == nullptr || n->type == nullptr) return;
      bool entry = n->op == Op::ConvIface || n->op == Op::IndexMap || n->op == Op::MapLit ||
                   n->op == Op::Append || n->op == Op::DotType || n->op == Op::DotType2 ||
                   n->op == Op::Type || n->shape() == Shape::Make || n->op == Op::New;
      if (entry) read_type(n->type);
    });
  }
}

void Reader::read_body(const Func* func) { read_list(func->body); }

void Reader::read_call(Call* n) {
  auto* method = as<Field>(n->fun);
  auto* name = as<Name>(n->fun);
  size_t next = 0;
  if (method != nullptr && method->op == Op::MethodExpr && !n->args.empty()) {
    read(n->args[next++]);
    TypePair recv{method->recv, method->recv};
    if (n->dynamic) {
      // Only the dictionary knows the callee.
    } else if (method->function->shape != nullptr) {
      auto* instance = static_cast<Instance*>(method->function->source);
      const Type* source = method->function->object->signature()->recv->type;
      if (n->dict == Dictionary::kEntry) recv.shape = types_.intern(source, instance->shape_env);
      read_type(recv);
      TypePair shaped{method->recv, types_.intern(source, instance->shape_env)};
      read_type(shaped);
      read_mention(method->function, n->dict);
    } else {
      read_type(recv);
      read_mention(method->function, n->dict);
    }
  } else if (name != nullptr && name->cls == NameClass::kFunc) {
    read_mention(name->function, n->dict);
  } else if (n->fun != nullptr) {
    read(n->fun);
  }
  for (; next < n->args.size(); next++) read(n->args[next]);
}

void Reader::read_range(Range* n) {
  read_list(n->init);
  if (n->key != nullptr) read(n->key);
  if (n->value != nullptr) read(n->value);
  read(n->x);
  read_list(n->body);
}

void Reader::read(Node* n) {
  switch (n->op) {
    case Op::CallFunc:
    case Op::CallInter:
      read_list(n->init);
      return read_call(to<Call>(n));
    case Op::Range:
      return read_range(to<Range>(n));
    case Op::Name:
      if (to<Name>(n)->cls == NameClass::kFunc) {
        read_mention(to<Name>(n)->function, Dictionary::kNone);
      } else if (to<Name>(n)->cls == NameClass::kGlobal) {
        read_type_of(n);
      }
      return;
    case Op::Dcl:
      return read_type_of(to<Dcl>(n)->x);
    case Op::Conv:
    case Op::ConvNop:
    case Op::ConvIface:
    case Op::StructLit:
    case Op::ArrayLit:
    case Op::SliceLit:
    case Op::MapLit:
    case Op::MakeChan:
    case Op::MakeMap:
    case Op::MakeSlice:
    case Op::New:
    case Op::Literal:
    case Op::Type:
    case Op::Zero:
      read_type_of(n);
      break;
    case Op::Closure:
      read_list(n->init);
      read_type_of(n);
      return read_body(to<Closure>(n)->func);
    case Op::MethodValue:
    case Op::MethodExpr: {
      auto* field = to<Field>(n);
      for_each_child(n, [&](Node*& child) { read(child); });
      read_type(field->recv);
      return read_mention(field->function, Dictionary::kNone);
    }
    default:
      break;
  }
  for_each_child_in_field_order(n, [&](Node*& child) { read(child); });
  if (n->op == Op::DotType || n->op == Op::DotType2) read_type_of(n);
  if (auto* clause = as<Case>(n); clause != nullptr && clause->var != nullptr) {
    read_type_of(clause->var);
  }
}

void Reader::add_wrappers(TypePair t, std::vector<Func*>* list) {
  if (types_.is_interface(t.full)) return;
  bool shaped = types_.has_shape(t.shape);
  auto add = [&](const Type* recv, const Type* shape, const types::MethodSetEntry& entry) {
    Func* f = shaped ? shape_method_func(b_, recv, shape, entry.func, entry.index)
                     : method_func(b_, recv, entry.func, entry.index);
    if (f == nullptr || !f->wrapper) return;
    if (std::find(list->begin(), list->end(), f) == list->end()) list->push_back(f);
  };
  TypePair pointer{types_.pointer_to(t.full), types_.pointer_to(t.shape)};
  std::unordered_set<const types::Func*> of_value;
  for (const types::MethodSetEntry& entry : types::method_set(t.full)) {
    of_value.insert(entry.func);
  }
  for (const types::MethodSetEntry& entry : types::method_set(pointer.full)) {
    if (of_value.count(entry.func) != 0) add(t.full, t.shape, entry);
    add(pointer.full, pointer.shape, entry);
  }
}

std::vector<Func*> Reader::wrappers() {
  std::vector<Func*> list;
  for (size_t i = 0; i < wrapped_.size(); i++) add_wrappers(wrapped_[i], &list);
  list.insert(list.end(), method_values_.begin(), method_values_.end());
  for (const TypePair& t : wrapped_) {
    auto* named = as<types::Named>(t.full);
    if (named == nullptr || !types_.is_interface(named) || !is_here(named->obj->pkg)) continue;
    if (types_.has_shape(t.shape)) continue;
    auto* iface = types_.under_as<types::Interface>(named);
    for (const types::Func* m : types::type_set(iface).methods) {
      Func* f = interface_method_func(b_, named, m);
      if (std::find(list.begin(), list.end(), f) == list.end()) list.push_back(f);
    }
  }
  drain(b_);
  return list;
}

}  // namespace

void read_unit(Builder& b, Unit& unit, Func* init) {
  Reader reader(b, unit);
  reader.read_package(init);
  unit.wrappers = reader.wrappers();
}

}  // namespace vole::ir
