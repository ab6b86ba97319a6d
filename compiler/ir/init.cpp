// Package initialisation (Go spec, "Package initialization"): the checker gives the order of the
// variables; each is either laid out statically or assigned in the function pkg.init.
#include "compiler/ir/finish.h"
#include "compiler/ir/make_stmt.h"
#include "compiler/ir/symbol.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

bool is_blank_var(const types::Var* v) { return v->name == "_"; }

// A value whose evaluation can be seen by nobody.
bool is_pure(const Node* n) {
  switch (n->op) {
    case Op::Literal:
    case Op::Nil:
    case Op::Zero:
    case Op::Closure:
    case Op::Name:
    case Op::MethodExpr:
      return n->init.empty();
    case Op::ConvNop:
    case Op::ConvIface:
      return n->init.empty() && is_pure(to<Unary>(n)->x);
    default:
      return false;
  }
}

void initialize(Body& body, const types::Initializer& init) {
  Pos pos = init.rhs->pos();
  body.lang = language_at(body.b, body.pkg, pos);
  if (init.lhs.size() == 1) {
    const types::Var* v = init.lhs[0];
    Node* value = expr_as(body, init.rhs, body.types.intern(v->type));
    bool later = body.b.options.finish_later;
    if (is_blank_var(v)) {
      if (later || !is_pure(value)) body.add(assign(body.p, blank(body.p), value, v->pos));
      return;
    }
    Global* global = global_of(body.b, v);
    auto* n = assign(body.p, global->name, value, v->pos);
    global->name->defn = n;
    if (later || !static_assign(body.p, global, 0, value)) body.add(n);
    return;
  }
  std::vector<const types::Type*> dst;
  for (const types::Var* v : init.lhs) dst.push_back(body.types.intern(v->type));
  syntax::Expr* rhs = init.rhs;
  NodeList values = expr_list(body, List<syntax::Expr*>(&rhs, 1), dst.size(), dst, pos);
  auto* n = body.p.make<AssignList>(Op::As2);
  n->pos = pos;
  n->rhs = values;
  for (const types::Var* v : init.lhs) {
    Node* x = is_blank_var(v) ? blank(body.p) : global_of(body.b, v)->name;
    body.p.append(n->lhs, x);
  }
  body.add(n);
}

}  // namespace

void build_package_init(Builder& b, types::Package* pkg) {
  PackageInit entry;
  entry.pkg = pkg;
  Env env;
  Body body(b, pkg, env);
  Func* func = new_built_func(b, link_path(pkg) + ".init", pkg,
                              b.types.signature_of({}, {}, false), Pos{});
  func->is_init = true;
  b.program.funcs.push_back(func);
  size_t place = b.program.funcs.size() - 1;
  FuncState state;
  state.func = func;
  body.fn = &state;
  body.out = &func->body;
  for (const types::Initializer& init : pkg->init_order) {
    if (b.failed || b.diagnostics.has_errors()) return;
    initialize(body, init);
  }
  if (!b.options.finish_later) finish_function(b.program, func);
  if (func->body.empty()) {
    b.program.funcs.erase(b.program.funcs.begin() + static_cast<std::ptrdiff_t>(place));
  } else {
    entry.funcs.push_back(func);
  }
  for (const types::Func* f : pkg->funcs) {
    if (f->name != "init" || f->signature() == nullptr || f->signature()->recv != nullptr) continue;
    Func* init = declared_func(b, f, {});
    init->is_init = true;
    entry.funcs.push_back(init);
  }
  b.program.inits.push_back(std::move(entry));
}

}  // namespace vole::ir
