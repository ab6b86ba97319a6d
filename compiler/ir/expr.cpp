// Expressions: names, selectors, indexing, slicing, assertions. Operators are in operators.cpp,
// calls in call.cpp, literals of composite types in composite.cpp.
#include "compiler/ir/make_expr.h"
#include "compiler/ir/wrappers.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/operand.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::Mode;

namespace {

bool is_type(const syntax::Expr* e) { return e->mode == static_cast<uint8_t>(Mode::kTypeExpr); }

// The type a value of e has: untyped ones take their default.
const types::Type* value_type(Body& body, const syntax::Expr* e) {
  const types::Type* t = e->type;
  if (t == nullptr) return body.b.universe.invalid();
  if (types::is_untyped(t)) t = types::default_type(body.b.universe, t);
  return body.type(t);
}

// The object that an identifier or a qualified identifier denotes.
types::Object* object_of(const syntax::Expr* e) {
  e = syntax::unparen(e);
  if (auto* name = syntax::as<syntax::Name>(e)) return name->object;
  if (auto* sel = syntax::as<syntax::SelectorExpr>(e)) {
    if (sel->selection == nullptr) return sel->selected->object;
  }
  return nullptr;
}

Node* object_value(Body& body, types::Object* object, const syntax::Expr* e) {
  if (auto* var = as<types::Var>(object)) {
    if (var->var_kind == types::VarKind::kPackage) return global_of(body.b, var)->name;
    return use_var(body, var, e->pos());
  }
  if (object != nullptr && object->kind == types::ObjectKind::kNil) {
    return nil(body.p, value_type(body, e), e->pos());
  }
  if (auto* constant = as<types::Const>(object)) {
    return literal(body, constant->value, value_type(body, e), e->pos());
  }
  fail(body.b, e->pos(), DiagnosticKind::IrInvalid,
       {"unexpected name " + std::string(object != nullptr ? object->name : "")});
  return nil(body.p, value_type(body, e), e->pos());
}

Node* method_expr(Body& body, const syntax::SelectorExpr* e) {
  const types::Type* recv = body.type_of(e->x);
  const types::Object* selected = e->selection->obj;
  types::LookupResult found =
      types::lookup_field_or_method(recv, true, selected->pkg, selected->name);
  auto* m = as<types::Func>(found.obj);
  if (m == nullptr) {
    fail(body.b, e->pos(), DiagnosticKind::IrInvalid, {"method expression without method"});
    return nil(body.p, body.type_of(e), e->pos());
  }
  bool type_param = types::is_type_param(e->x->type);
  if (body.shape(e->x->type) != nullptr && !type_param) {
    return method_expr_closure(body, e, m);
  }
  auto* n = body.p.make<Field>(Op::MethodExpr);
  n->pos = e->pos();
  n->name = selected->name;
  n->recv = recv;
  n->type = body.type_of(e);
  n->shape_type = body.shape(e->x->type);
  if (type_param) {
    n->dynamic = true;
    n->extra_nodes = kEntryNodes + 1;
  }
  n->function = body.types.is_interface(recv) ? interface_method_func(body.b, recv, m)
                                              : method_func(body.b, recv, m, found.index);
  return n;
}

Node* method_value(Body& body, const syntax::SelectorExpr* e) {
  const types::Object* selected = e->selection->obj;
  MethodRef ref = select_receiver(body, e->x, selected, e->pos());
  if (ref.method == nullptr) return nil(body.p, body.type_of(e), e->pos());
  if (ref.type_param || (!ref.is_interface && ref.shape_type != nullptr)) {
    return method_value_closure(body, ref, body.type_of(e), e->pos());
  }
  auto* n = body.p.make<Field>(Op::MethodValue);
  n->pos = e->pos();
  n->name = selected->name;
  n->x = ref.recv;
  if (ref.shape_type != nullptr) {
    // gc selects from the type without shapes.
    n->x = unary(body.p, Op::ConvNop, ref.recv->pos, ref.recv_type, ref.recv);
    n->x->shape_type = ref.shape_type;
  }
  n->index = ref.index;
  n->recv = ref.recv_type;
  n->type = body.type_of(e);
  n->function = method_value_func(body.b, ref.recv_type, ref.method);
  return n;
}

Node* selector(Body& body, const syntax::SelectorExpr* e) {
  const types::Selection* s = e->selection;
  switch (s->kind) {
    case types::SelectionKind::kMethodExpr:
      return method_expr(body, e);
    case types::SelectionKind::kMethodValue:
      return method_value(body, e);
    case types::SelectionKind::kField:
      break;
  }
  Node* x = expr(body, e->x);
  for (size_t i = 0; i < s->index.size(); i++) {
    x = field(body, x, static_cast<uint32_t>(s->index[i]), e->pos());
    if (i + 1 < s->index.size()) x->implicit = true;
  }
  return x;
}

Node* index_expr(Body& body, const syntax::IndexExpr* e) {
  Node* x = expr(body, e->x);
  auto* map = body.types.under_as<types::Map>(x->type);
  if (body.types.under_as<types::Pointer>(x->type) != nullptr) x = deref(body, x, e->pos());
  auto* n = body.p.make<Index>(map != nullptr ? Op::IndexMap : Op::Index);
  n->pos = e->pos();
  n->x = x;
  const types::Type* u = body.types.underlying(x->type);
  if (map != nullptr) {
    n->index = expr_as(body, e->indices[0], map->key);
    n->type = map->elem;
    return n;
  }
  n->index = expr(body, e->indices[0]);
  if (auto* array = as<types::Array>(u)) {
    n->type = array->elem;
  } else if (auto* slice = as<types::Slice>(u)) {
    n->type = slice->elem;
  } else {
    n->type = body.types.intern(body.b.universe.byte_type());
  }
  return n;
}

Node* slice_expr(Body& body, const syntax::SliceExpr* e) {
  Node* x = expr(body, e->x);
  Op op = e->full ? Op::Slice3 : Op::Slice;
  if (body.types.under_as<types::Array>(x->type) != nullptr) {
    x = address_of(body, x, e->pos());
  }
  if (body.types.under_as<types::Pointer>(x->type) != nullptr) {
    op = e->full ? Op::Slice3Arr : Op::SliceArr;
  } else if (body.types.under_as<types::Basic>(x->type) != nullptr) {
    op = Op::SliceStr;
  }
  auto* n = body.p.make<Slice>(op);
  n->pos = e->pos();
  n->x = x;
  n->type = value_type(body, e);
  if (e->index[0] != nullptr) n->low = expr(body, e->index[0]);
  if (e->index[1] != nullptr) n->high = expr(body, e->index[1]);
  if (e->index[2] != nullptr) n->max = expr(body, e->index[2]);
  return n;
}

}  // namespace

const types::Func* func_object(const syntax::Expr* e, const types::Instance** instance) {
  e = syntax::unparen(e);
  if (auto* index = syntax::as<syntax::IndexExpr>(e)) {
    auto* object = func_object(index->x, instance);
    if (object != nullptr && index->instance != nullptr) *instance = index->instance;
    return object;
  }
  auto* name = syntax::as<syntax::Name>(e);
  if (auto* sel = syntax::as<syntax::SelectorExpr>(e)) {
    if (sel->selection == nullptr) name = sel->selected;
  }
  if (name == nullptr) return nullptr;
  auto* object = as<types::Func>(name->object);
  if (object != nullptr && name->instance != nullptr) *instance = name->instance;
  return object;
}

Func* func_instance(Body& body, const types::Func* object, const types::Instance* instance,
                    Pos pos) {
  types::TypeList targs, shapes;
  bool derived = false;
  if (instance != nullptr) {
    for (const types::Type* t : instance->targs) {
      targs.push_back(body.types.canonical(body.type(t)));
      const types::Type* shape = body.shape(t);
      derived = derived || shape != nullptr;
      shapes.push_back(shape != nullptr ? body.types.canonical(shape) : targs.back());
    }
  }
  const types::Signature* sig = object->signature();
  if (derived) {
    shapes = body.types.shapes_of(sig->tparams, shapes);
  } else {
    shapes.clear();
  }
  if (sig != nullptr && sig->recv == nullptr && targs.size() != sig->tparams.size()) {
    fail(body.b, pos, DiagnosticKind::IrInvalid,
         {"generic function without instance: " + std::string(object->name)});
  }
  return declared_func(body.b, object, targs, shapes);
}

bool has_derived(Body& body, const types::TypeList& targs) {
  for (const types::Type* t : targs) {
    if (body.shape(t) != nullptr) return true;
  }
  return false;
}

// The type of a field of a struct or of what a pointer points to; null if t is neither.
static const types::Type* field_type(TypeTable& types, const types::Type* t, uint32_t index) {
  if (auto* pointer = types.under_as<types::Pointer>(t)) t = pointer->elem;
  auto* str = types.under_as<types::Struct>(t);
  return str != nullptr ? types.intern(str->fields[index]->type) : nullptr;
}

MethodRef select_receiver(Body& body, const syntax::Expr* e, const types::Object* selected,
                          Pos pos) {
  Node* x = expr(body, e);
  if (!types::is_type_param(e->type)) {
    return select_method(body, x, selected->pkg, selected->name, pos);
  }
  // A method of a type parameter: gc leaves all of the way to it to the function that it calls.
  MethodRef ref;
  ref.recv = x;
  ref.recv_type = x->type;
  ref.shape_type = body.shape(e->type);
  ref.type_param = true;
  types::LookupResult found =
      types::lookup_field_or_method(x->type, true, selected->pkg, selected->name);
  ref.method = as<types::Func>(found.obj);
  if (ref.method == nullptr) {
    fail(body.b, pos, DiagnosticKind::IrInvalid, {"no method " + std::string(selected->name)});
    return ref;
  }
  ref.function = body.types.is_interface(x->type)
                     ? interface_method_func(body.b, x->type, ref.method)
                     : method_func(body.b, x->type, ref.method, found.index);
  return ref;
}

MethodRef select_method(Body& body, Node* x, const types::Package* pkg, std::string_view name,
                        Pos pos) {
  MethodRef ref;
  const types::Type* shape = x->shape_type != nullptr ? x->shape_type : x->type;
  types::LookupResult found = types::lookup_field_or_method(x->type, true, pkg, name);
  ref.method = as<types::Func>(found.obj);
  if (ref.method == nullptr) {
    fail(body.b, pos, DiagnosticKind::IrInvalid, {"no method " + std::string(name)});
    ref.recv = x;
    ref.recv_type = x->type;
    return ref;
  }
  for (size_t i = 0; i + 1 < found.index.size(); i++) {
    auto at = static_cast<uint32_t>(found.index[i]);
    x = field(body, x, at, pos);
    x->implicit = true;
    shape = field_type(body.types, shape, at);
  }
  if (shape != x->type && shape != nullptr) ref.shape_type = shape;
  ref.is_interface = body.types.is_interface(x->type);
  if (ref.is_interface) {
    auto* iface = body.types.under_as<types::Interface>(x->type);
    int index = 0;
    types::lookup_method(types::type_set(iface), pkg, name, false, &index);
    ref.index = static_cast<uint32_t>(index);
  } else {
    bool is_pointer = as<types::Pointer>(x->type) != nullptr;
    bool wants_pointer = types::has_ptr_recv(ref.method);
    if (wants_pointer && !is_pointer) {
      x = address_of(body, x, pos);
    } else if (!wants_pointer && is_pointer) {
      x = deref(body, x, pos);
    }
  }
  ref.recv = x;
  ref.recv_type = x->type;
  return ref;
}

Node* method_fun(Body& body, const MethodRef& ref, std::string_view name, Pos pos) {
  auto* n = body.p.make<Field>(ref.is_interface ? Op::DotInter : Op::MethodExpr);
  n->pos = pos;
  n->name = name;
  n->recv = ref.recv_type;
  if (ref.is_interface) {
    auto* iface = body.types.under_as<types::Interface>(ref.recv_type);
    n->x = ref.recv;
    n->index = ref.index;
    n->type = body.types.intern(types::type_set(iface).methods[ref.index]->type);
    return n;
  }
  n->function = ref.function != nullptr
                    ? ref.function
                    : declared_method(body.b, ref.method, ref.recv_type, ref.shape_type);
  n->type = with_receiver(body.types, ref.recv_type, n->function->type);
  n->dynamic = ref.type_param;
  if (ref.type_param && ref.shape_type != nullptr) {
    n->shape_type = with_receiver(body.types, ref.shape_type, n->function->type);
  }
  return n;
}

const types::Signature* with_receiver(TypeTable& types, const types::Type* recv,
                                      const types::Signature* sig) {
  std::vector<const types::Type*> params{recv};
  std::vector<const types::Type*> results;
  for (const types::Var* v : sig->params->vars) params.push_back(v->type);
  for (const types::Var* v : sig->results->vars) results.push_back(v->type);
  return types.signature_of(params, results, sig->variadic);
}

bool has_comma_ok(const syntax::Expr* e) {
  e = syntax::unparen(e);
  return e->kind == syntax::NodeKind::IndexExpr || e->kind == syntax::NodeKind::AssertExpr ||
         e->kind == syntax::NodeKind::Operation;
}

static Node* make_expr(Body& body, const syntax::Expr* e) {
  if (e->value != nullptr) return literal(body, e->value, value_type(body, e), e->pos());
  const types::Instance* instance = nullptr;
  if (const types::Func* func = func_object(e, &instance)) {
    bool derived = instance != nullptr && has_derived(body, instance->targs);
    return func_value(body, func_instance(body, func, instance, e->pos()), derived, e->pos());
  }
  if (types::Object* object = object_of(e)) return object_value(body, object, e);
  switch (e->kind) {
    case syntax::NodeKind::SelectorExpr:
      return selector(body, static_cast<const syntax::SelectorExpr*>(e));
    case syntax::NodeKind::IndexExpr:
      return index_expr(body, static_cast<const syntax::IndexExpr*>(e));
    case syntax::NodeKind::SliceExpr:
      return slice_expr(body, static_cast<const syntax::SliceExpr*>(e));
    case syntax::NodeKind::AssertExpr: {
      auto* assertion = static_cast<const syntax::AssertExpr*>(e);
      Node* n = unary(body.p, Op::DotType, e->pos(), body.type_of(assertion->type_expr),
                      expr(body, assertion->x));
      // The source's type word and the entry of the dictionary for the other.
      if (body.shape(assertion->type_expr->type) != nullptr) {
        n->extra_nodes = kStaticNodes + kEntryNodes;
      }
      return n;
    }
    case syntax::NodeKind::Operation:
      return operation(body, static_cast<const syntax::Operation*>(e));
    case syntax::NodeKind::CallExpr:
      return call(body, static_cast<const syntax::CallExpr*>(e));
    case syntax::NodeKind::CompositeLit:
      return composite(body, static_cast<const syntax::CompositeLit*>(e));
    case syntax::NodeKind::FuncLit:
      return func_lit(body, static_cast<const syntax::FuncLit*>(e));
    default:
      break;
  }
  fail(body.b, e->pos(), DiagnosticKind::IrInvalid,
       {"unexpected expression " + std::string(syntax::node_kind_name(e->kind)) +
        (is_type(e) ? " (a type)" : "")});
  return nil(body.p, body.b.universe.invalid(), e->pos());
}

Node* expr(Body& body, const syntax::Expr* e) {
  e = syntax::unparen(e);
  Node* n = make_expr(body, e);
  if (body.shape_env != nullptr && n->op != Op::Name && n->shape_type == nullptr) {
    n->shape_type = body.shape(e->type);
  }
  return n;
}

Node* expr_as(Body& body, const syntax::Expr* e, const types::Type* dst) {
  return convert(body, expr(body, e), dst, e->pos(), true);
}

Node* target(Body& body, const syntax::Expr* e) {
  e = syntax::unparen(e);
  if (auto* name = syntax::as<syntax::Name>(e)) {
    if (name->name.is_blank()) return blank(body.p);
  }
  return expr(body, e);
}

// One expression that yields several values: they go to temporaries first.
static NodeList spread(Body& body, const syntax::Expr* e,
                       const std::vector<const types::Type*>& dst, Pos pos) {
  Node* source = expr(body, e);
  const syntax::Expr* inner = syntax::unparen(e);
  auto* as2 = body.p.make<AssignList>(Op::As2Func);
  as2->pos = pos;
  as2->def = true;
  std::vector<const types::Type*> results;
  if (inner->kind == syntax::NodeKind::CallExpr) {
    if (auto* tuple = as<types::Tuple>(source->type)) {
      for (const types::Var* v : tuple->vars) results.push_back(v->type);
    }
  } else {
    results = {source->type, body.types.basic(types::BasicKind::kBool)};
    as2->op = source->op == Op::IndexMap ? Op::As2MapR
              : source->op == Op::Recv   ? Op::As2Recv
                                         : Op::As2DotType;
    if (source->op == Op::DotType) source->op = Op::DotType2;
  }
  body.p.append(as2->rhs, source);
  NodeList values;
  for (size_t i = 0; i < results.size(); i++) {
    Name* temp = new_temp(body, body.types.intern(results[i]), pos);
    temp->defn = as2;
    body.p.append(as2->init, dcl(body.p, temp, pos));
    body.p.append(as2->lhs, temp);
    body.p.append(values, convert(body, temp, i < dst.size() ? dst[i] : nullptr, pos, true));
  }
  if (!values.empty()) {
    values[0] = with_init(body.p, values[0], body.p.list_of({as2}));
  }
  return values;
}

NodeList expr_list(Body& body, const List<syntax::Expr*>& list, size_t count,
                   const std::vector<const types::Type*>& dst, Pos pos) {
  if (list.size() == 1 && count > 1) return spread(body, list[0], dst, pos);
  NodeList values;
  for (size_t i = 0; i < list.size(); i++) {
    body.p.append(values, expr_as(body, list[i], i < dst.size() ? dst[i] : nullptr));
  }
  return values;
}

}  // namespace vole::ir
