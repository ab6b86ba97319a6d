// for statements (Go spec, "For statements"). Loops over functions are in range_func.cpp; the copy
// of a variable for each iteration that go1.22 asks for is made later, in loopvar.cpp.
#include "compiler/ir/make_stmt.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;

namespace {

constexpr int kDistinctLoopVars = 22;  // the language version that introduced them

// What one iteration over x yields.
void iteration_types(Body& body, const types::Type* x, const types::Type** key,
                     const types::Type** value) {
  TypeTable& t = body.types;
  const types::Type* u = t.underlying(x);
  if (auto* pointer = as<types::Pointer>(u)) u = t.underlying(pointer->elem);
  const types::Type* int_type = t.basic(types::BasicKind::kInt);
  *key = int_type;
  *value = nullptr;
  if (auto* array = as<types::Array>(u)) {
    *value = array->elem;
  } else if (auto* slice = as<types::Slice>(u)) {
    *value = slice->elem;
  } else if (auto* map = as<types::Map>(u)) {
    *key = map->key;
    *value = map->elem;
  } else if (auto* chan = as<types::Chan>(u)) {
    *key = chan->elem;
  } else if (auto* basic = as<types::Basic>(u)) {
    if ((basic->info & types::kIsString) != 0) {
      *value = t.intern(body.b.universe.rune_type());
    } else {
      *key = x;
    }
  }
}

// The node that an iteration stores to. Anything but a variable of the right type gets a
// temporary, from which the loop's body assigns.
Node* loop_target(Body& body, Range* n, const syntax::Expr* e, const types::Type* type,
                  NodeList* prologue) {
  e = syntax::unparen(e);
  auto* name = syntax::as<syntax::Name>(e);
  if (name != nullptr && name->name.is_blank()) return nullptr;
  auto* var = name != nullptr ? as<types::Var>(name->object) : nullptr;
  if (n->def && var != nullptr && name->is_definition) {
    Name* x = declare_var(body, var);
    if (body.types.identical(x->type, type)) {
      x->defn = n;
      body.p.append(n->init, dcl(body.p, x, x->pos));
      return x;
    }
    Name* temp = new_temp(body, type, e->pos());
    body.p.append(n->init, dcl(body.p, temp, e->pos()));
    body.p.append(*prologue,
                  define(body.p, x, convert(body, temp, x->type, e->pos(), true), e->pos()));
    return temp;
  }
  Node* x = target(body, e);
  bool simple = x->op == Op::Name && to<Name>(x)->cls != NameClass::kGlobal;
  if (simple && body.types.identical(x->type, type)) {
    note_assigned(body.p, x, nullptr);
    return x;
  }
  Name* temp = new_temp(body, type, e->pos());
  body.p.append(n->init, dcl(body.p, temp, e->pos()));
  body.p.append(*prologue,
                assign(body.p, x, convert(body, temp, x->type, e->pos(), true), e->pos()));
  return temp;
}

void range_stmt(Body& body, const syntax::ForStmt* s, const syntax::RangeClause* clause,
                Label* label) {
  auto* n = body.p.make<Range>();
  n->pos = clause->pos();
  n->label = label;
  n->def = clause->define;
  n->distinct_vars = clause->define && body.lang >= kDistinctLoopVars;
  n->x = expr(body, clause->x);
  const types::Type* key = nullptr;
  const types::Type* value = nullptr;
  iteration_types(body, n->x->type, &key, &value);
  NodeList prologue;
  if (clause->lhs.size() > 0) n->key = loop_target(body, n, clause->lhs[0], key, &prologue);
  if (clause->lhs.size() > 1) n->value = loop_target(body, n, clause->lhs[1], value, &prologue);
  n->body = collect(body, [&] {
    for (Node* stmt : prologue) body.add(stmt);
    stmt_list(body, s->body->list);
  });
  body.add(n);
}

}  // namespace

void for_stmt(Body& body, const syntax::ForStmt* s, Label* label) {
  if (auto* clause = syntax::as<syntax::RangeClause>(s->init)) {
    return range_stmt(body, s, clause, label);
  }
  auto* n = body.p.make<For>();
  n->pos = s->pos();
  n->label = label;
  auto* init = syntax::as<syntax::AssignStmt>(s->init);
  n->distinct_vars = init != nullptr && init->op == lex::Operator::Def &&
                     body.lang >= kDistinctLoopVars;
  n->init = collect(body, [&] {
    if (s->init != nullptr) stmt(body, s->init);
  });
  if (s->condition != nullptr) n->cond = expr(body, s->condition);
  NodeList post = collect(body, [&] {
    if (s->post != nullptr) stmt(body, s->post);
  });
  n->body = block(body, s->body->list);
  if (post.size() == 1) {
    n->post = post[0];
  } else if (post.size() > 1) {
    auto* seq = body.p.make<Sequence>(Op::Block);
    seq->pos = s->post->pos();
    seq->list = post;
    n->post = seq;
  }
  body.add(n);
}

}  // namespace vole::ir
