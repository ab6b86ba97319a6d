// Constructors of nodes, and the marks that assignments and address-taking leave on variables.
#include "compiler/ir/make_expr.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::BasicKind;

Unary* unary(Program& p, Op op, Pos pos, const types::Type* type, Node* x) {
  auto* n = p.make<Unary>(op);
  n->pos = pos;
  n->type = type;
  n->x = x;
  return n;
}

Binary* binary(Program& p, Op op, Pos pos, const types::Type* type, Node* x, Node* y) {
  auto* n = p.make<Binary>(op);
  n->pos = pos;
  n->type = type;
  n->x = x;
  n->y = y;
  return n;
}

// The value in the representation of a basic type.
static const types::Constant* represent(types::ConstantPool& pool, const types::Constant* value,
                                        const types::Basic* basic) {
  if (basic == nullptr) return value;
  if ((basic->info & types::kIsInteger) != 0) return pool.to_int(value);
  if ((basic->info & types::kIsComplex) != 0) return pool.to_complex(value);
  if ((basic->info & types::kIsFloat) != 0) {
    const types::Constant* f = pool.to_float(value);
    return basic->basic == BasicKind::kFloat32 ? pool.round_float32(f) : pool.round_float64(f);
  }
  return value;
}

Node* literal(Body& body, const types::Constant* value, const types::Type* type, Pos pos) {
  auto* basic = body.types.under_as<types::Basic>(type);
  auto* n = body.p.make<Literal>();
  n->pos = pos;
  n->type = type;
  n->value = represent(body.b.universe.constants(), value, basic);
  return n;
}

Literal* int_literal(Body& body, int64_t value, Pos pos) {
  return body.p.new_int(value, body.types.basic(BasicKind::kInt), pos);
}

Literal* bool_literal(Body& body, bool value, Pos pos) {
  auto* n = body.p.make<Literal>();
  n->pos = pos;
  n->type = body.types.basic(BasicKind::kBool);
  n->value = body.b.universe.constants().make_bool(value);
  return n;
}

Node* nil(Program& p, const types::Type* type, Pos pos) {
  auto* n = p.make<Leaf>(Op::Nil);
  n->pos = pos;
  n->type = type;
  return n;
}

Node* zero(Body& body, const types::Type* type, Pos pos) {
  auto* n = body.p.make<Leaf>(Op::Zero);
  n->pos = pos;
  n->type = type;
  return n;
}

Node* blank(Program& p) {
  if (p.blank == nullptr) p.blank = p.new_name(NameClass::kBlank, "_", nullptr, Pos{});
  return p.blank;
}

Dcl* dcl(Program& p, Name* name, Pos pos) {
  auto* n = p.make<Dcl>();
  n->pos = pos;
  n->x = name;
  return n;
}

// The declaring Name of the variable that x is or lies in; null if it lies elsewhere.
static Name* storage_variable(Program& p, Node* x) {
  while (true) {
    if (x->op == Op::Dot) {
      x = to<Field>(x)->x;
    } else if (x->op == Op::Index && p.types.under_as<types::Array>(to<Index>(x)->x->type)) {
      x = to<Index>(x)->x;
    } else {
      break;
    }
  }
  if (x->op != Op::Name) return nullptr;
  auto* name = to<Name>(x);
  return name->canonical != nullptr ? name->canonical : name;
}

void note_assigned(Program& p, Node* x, const Node* by) {
  if (x->op == Op::IndexMap) x->assigned = true;
  Name* name = storage_variable(p, x);
  if (name != nullptr && (name->defn == nullptr || name->defn != by)) name->reassigned = true;
}

Assign* assign(Program& p, Node* x, Node* y, Pos pos) {
  auto* n = p.make<Assign>();
  n->pos = pos;
  n->x = x;
  n->y = y;
  note_assigned(p, x, n);
  return n;
}

Assign* define(Program& p, Name* x, Node* y, Pos pos) {
  auto* n = p.make<Assign>();
  n->pos = pos;
  n->x = x;
  n->y = y;
  n->def = true;
  x->defn = n;
  p.append(n->init, dcl(p, x, x->pos));
  return n;
}

Name* spill(Body& body, NodeList& list, Node* y, Pos pos) {
  Name* temp = new_temp(body, y->type, pos);
  body.p.append(list, define(body.p, temp, y, pos));
  return temp;
}

Node* with_init(Program& p, Node* x, const NodeList& init) {
  if (init.empty()) return x;
  if (x->op == Op::Name || x->op == Op::Literal || x->op == Op::Nil) {
    x = unary(p, Op::ConvNop, x->pos, x->type, x);  // shows in the report
  }
  NodeList all;
  for (Node* stmt : init) p.append(all, stmt);
  for (Node* stmt : x->init) p.append(all, stmt);
  x->init = all;
  return x;
}

const types::Type* result_type(TypeTable& types, const types::Signature* sig) {
  const auto& results = sig->results->vars;
  if (results.empty()) return nullptr;
  return results.size() == 1 ? types.intern(results[0]->type) : types.intern(sig->results);
}

Call* call_func(Program& p, Node* fun, std::initializer_list<Node*> args, Pos pos) {
  auto* n = p.make<Call>(Op::CallFunc);
  n->pos = pos;
  n->fun = fun;
  for (Node* arg : args) p.append(n->args, arg);
  if (auto* sig = p.types.under_as<types::Signature>(fun->type)) {
    n->type = result_type(p.types, sig);
  }
  return n;
}

void mark_addr_taken(Program& p, Node* x) {
  if (Name* name = storage_variable(p, x)) name->addr_taken = true;
}

Node* address_of(Body& body, Node* x, Pos pos) {
  if (x->op == Op::Deref && x->init.empty()) return to<Unary>(x)->x;
  Unary* n = unary(body.p, x->op == Op::StructLit || x->op == Op::ArrayLit ||
                                   x->op == Op::SliceLit || x->op == Op::MapLit
                               ? Op::PtrLit
                               : Op::Addr,
                   pos, body.types.pointer_to(x->type), x);
  n->implicit = true;
  if (n->op == Op::Addr) mark_addr_taken(body.p, x);
  return n;
}

Node* deref(Body& body, Node* x, Pos pos) {
  auto* pointer = body.types.under_as<types::Pointer>(x->type);
  Unary* n = unary(body.p, Op::Deref, pos, pointer != nullptr ? pointer->elem : nullptr, x);
  n->implicit = true;
  return n;
}

Node* field(Body& body, Node* x, uint32_t index, Pos pos) {
  auto* pointer = body.types.under_as<types::Pointer>(x->type);
  const types::Type* base = pointer != nullptr ? pointer->elem : x->type;
  auto* type = body.types.under_as<types::Struct>(base);
  const types::Var* f = type->fields[index];
  auto* n = body.p.make<Field>(pointer != nullptr ? Op::DotPtr : Op::Dot);
  n->pos = pos;
  n->x = x;
  n->name = f->name;
  n->index = index;
  n->type = body.types.intern(f->type);
  return n;
}

}  // namespace vole::ir
