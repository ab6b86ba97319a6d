// Calls of predeclared functions and of package unsafe (Go spec, "Built-in functions", "Package
// unsafe").
#include "compiler/ir/make_expr.h"
#include "compiler/types/lookup.h"
#include "compiler/types/operand.h"
#include "compiler/types/predicates.h"
#include "compiler/types/sizes.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::BasicKind;
using types::BuiltinId;

namespace {

const types::Type* result_of(Body& body, const syntax::Expr* e) {
  const types::Type* t = e->type;
  if (t == nullptr) return nullptr;
  if (types::is_untyped(t)) t = types::default_type(body.b.universe, t);
  t = body.type(t);
  auto* tuple = as<types::Tuple>(t);
  return tuple != nullptr && tuple->vars.empty() ? nullptr : t;
}

// All arguments as values; f(g()) spreads the results of g.
NodeList arguments(Body& body, const syntax::CallExpr* e,
                   const std::vector<const types::Type*>& dst = {}) {
  size_t count = e->arguments.size();
  if (count == 1) {
    if (auto* tuple = as<types::Tuple>(e->arguments[0]->type)) count = tuple->vars.size();
  }
  return expr_list(body, e->arguments, count, dst, e->pos());
}

Call* builtin(Body& body, Op op, const syntax::CallExpr* e, const NodeList& args) {
  auto* n = body.p.make<Call>(op);
  n->pos = e->pos();
  n->type = result_of(body, e);
  n->args = args;
  n->ddd = e->has_dots;
  return n;
}

// Where gc has the implicit conversion of an argument.
Pos arg_pos(const syntax::CallExpr* e, size_t i) {
  return i < e->arguments.size() && e->arguments.size() > 1 ? e->arguments[i]->pos() : e->pos();
}

Node* append_call(Body& body, const syntax::CallExpr* e) {
  NodeList args = arguments(body, e);
  const types::Type* type = result_of(body, e);
  auto* slice = body.types.under_as<types::Slice>(type);
  if (args.empty() || slice == nullptr) return nil(body.p, type, e->pos());
  args[0] = convert(body, args[0], type, arg_pos(e, 0), true);
  for (size_t i = 1; i < args.size(); i++) {
    if (!e->has_dots) {
      args[i] = convert(body, args[i], slice->elem, arg_pos(e, i), true);
    } else if (is_untyped_nil(args[i])) {
      args[i] = convert(body, args[i], type, arg_pos(e, i), true);
    }
  }
  return builtin(body, Op::Append, e, args);
}

// len or cap of an array that is no constant: the operand is evaluated for its effects.
Node* array_length(Body& body, Node* x, int64_t len, Pos pos) {
  Node* n = int_literal(body, len, pos);
  if (x->op == Op::Name || x->op == Op::Literal) return n;
  return with_init(body.p, n, body.p.list_of({assign(body.p, blank(body.p), x, pos)}));
}

Node* length(Body& body, Op op, const syntax::CallExpr* e) {
  Node* x = arguments(body, e)[0];
  const types::Type* u = body.types.underlying(x->type);
  if (auto* pointer = as<types::Pointer>(u)) u = body.types.underlying(pointer->elem);
  if (auto* array = as<types::Array>(u)) return array_length(body, x, array->len, e->pos());
  return unary(body.p, op, e->pos(), body.types.basic(BasicKind::kInt), x);
}

Node* make_call(Body& body, const syntax::CallExpr* e) {
  const types::Type* type = result_of(body, e);
  const types::Type* u = body.types.underlying(type);
  Op op = as<types::Map>(u) != nullptr    ? Op::MakeMap
          : as<types::Chan>(u) != nullptr ? Op::MakeChan
                                          : Op::MakeSlice;
  auto* n = body.p.make<Make>(op);
  n->pos = e->pos();
  n->type = type;
  if (e->arguments.size() > 1) n->len = expr(body, e->arguments[1]);
  if (e->arguments.size() > 2) n->cap = expr(body, e->arguments[2]);
  if (n->len == nullptr) n->extra_nodes = 1;  // gc: a literal 0
  return n;
}

// new(T), or new(x): a variable that is set to x and whose address is taken.
Node* new_call(Body& body, const syntax::CallExpr* e) {
  const syntax::Expr* arg = e->arguments[0];
  const types::Type* type = result_of(body, e);
  if (arg->mode == static_cast<uint8_t>(types::Mode::kTypeExpr)) {
    Node* n = unary(body.p, Op::New, e->pos(), type, nullptr);
    if (body.shape(arg->type) != nullptr) n->extra_nodes = kEntryNodes + 1;
    return n;
  }
  auto* pointer = as<types::Pointer>(type);
  NodeList init;
  Name* temp = spill(body, init, expr_as(body, arg, pointer->elem), e->pos());
  mark_addr_taken(body.p, temp);
  return with_init(body.p, unary(body.p, Op::Addr, e->pos(), type, temp), init);
}

Node* min_max(Body& body, Op op, const syntax::CallExpr* e) {
  const types::Type* type = result_of(body, e);
  NodeList args = arguments(body, e);
  for (size_t i = 0; i < args.size(); i++) {
    args[i] = convert(body, args[i], type, arg_pos(e, i), true);
  }
  return builtin(body, op, e, args);
}

Node* two(Body& body, Op op, const syntax::CallExpr* e) {
  NodeList args = arguments(body, e);
  if (op == Op::Complex) {
    match_operands(body, {&args[0], arg_pos(e, 0)}, {&args[1], arg_pos(e, 1)});
  }
  return binary(body.p, op, e->pos(), result_of(body, e), args[0], args[1]);
}

Node* one(Body& body, Op op, const syntax::CallExpr* e) {
  return unary(body.p, op, e->pos(), result_of(body, e), arguments(body, e)[0]);
}

Node* delete_call(Body& body, const syntax::CallExpr* e) {
  NodeList args = arguments(body, e);
  auto* map = body.types.under_as<types::Map>(args[0]->type);
  if (map != nullptr) args[1] = convert(body, args[1], map->key, arg_pos(e, 1), true);
  return builtin(body, Op::Delete, e, args);
}

// unsafe.Sizeof and its kin are constants but for types that depend on type parameters.
Node* size_call(Body& body, const syntax::CallExpr* e, BuiltinId id) {
  const syntax::Expr* arg = syntax::unparen(e->arguments[0]);
  int64_t value = 0;
  if (id == BuiltinId::kUnsafeOffsetof) {
    auto* sel = syntax::as<syntax::SelectorExpr>(arg);
    if (sel != nullptr && sel->selection != nullptr) {
      const types::Type* base = body.type_of(sel->x);
      if (auto* pointer = body.types.under_as<types::Pointer>(base)) base = pointer->elem;
      value = types::offset_of(base, sel->selection->index);
    }
  } else {
    const types::Type* t = body.type_of(arg);
    value = id == BuiltinId::kUnsafeSizeof ? types::size_of(t) : types::align_of(t);
  }
  return body.p.new_int(value, body.types.basic(BasicKind::kUintptr), e->pos());
}

}  // namespace

Node* builtin_call(Body& body, const syntax::CallExpr* e, BuiltinId id) {
  switch (id) {
    case BuiltinId::kAppend:
      return append_call(body, e);
    case BuiltinId::kCap:
      return length(body, Op::Cap, e);
    case BuiltinId::kLen:
      return length(body, Op::Len, e);
    case BuiltinId::kClear:
      return one(body, Op::Clear, e);
    case BuiltinId::kClose:
      return one(body, Op::Close, e);
    case BuiltinId::kComplex:
      return two(body, Op::Complex, e);
    case BuiltinId::kCopy:
      return two(body, Op::Copy, e);
    case BuiltinId::kDelete:
      return delete_call(body, e);
    case BuiltinId::kImag:
      return one(body, Op::Imag, e);
    case BuiltinId::kReal:
      return one(body, Op::Real, e);
    case BuiltinId::kMake:
      return make_call(body, e);
    case BuiltinId::kMax:
      return min_max(body, Op::Max, e);
    case BuiltinId::kMin:
      return min_max(body, Op::Min, e);
    case BuiltinId::kNew:
      return new_call(body, e);
    case BuiltinId::kPanic: {
      Node* x = arguments(body, e, {body.types.empty_interface()})[0];
      return unary(body.p, Op::Panic, e->pos(), nullptr, x);
    }
    case BuiltinId::kPrint:
      return builtin(body, Op::Print, e, arguments(body, e));
    case BuiltinId::kPrintln:
      return builtin(body, Op::Println, e, arguments(body, e));
    case BuiltinId::kRecover: {
      body.fn->func->recovers = true;
      auto* n = body.p.make<Leaf>(Op::Recover);
      n->pos = e->pos();
      n->type = body.types.empty_interface();
      return n;
    }
    case BuiltinId::kUnsafeAdd:
      return two(body, Op::UnsafeAdd, e);
    case BuiltinId::kUnsafeSlice:
      return two(body, Op::UnsafeSlice, e);
    case BuiltinId::kUnsafeString:
      return two(body, Op::UnsafeString, e);
    case BuiltinId::kUnsafeSliceData:
      return one(body, Op::UnsafeSliceData, e);
    case BuiltinId::kUnsafeStringData:
      return one(body, Op::UnsafeStringData, e);
    case BuiltinId::kUnsafeAlignof:
    case BuiltinId::kUnsafeOffsetof:
    case BuiltinId::kUnsafeSizeof:
      return size_call(body, e, id);
  }
  return nil(body.p, result_of(body, e), e->pos());
}

}  // namespace vole::ir
