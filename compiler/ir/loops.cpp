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

Name* loop_temp(Body& body, Range* n, const types::Type* type, Pos pos) {
  Name* temp = new_temp(body, type, pos);
  temp->defn = n;
  body.p.append(n->init, dcl(body.p, temp, pos));
  return temp;
}

bool is_blank_name(const syntax::Expr* e) {
  auto* name = syntax::as<syntax::Name>(syntax::unparen(e));
  return name != nullptr && name->name.is_blank();
}

// `for k, v := range x`: new variables.
void declare_targets(Body& body, Range* n, const List<syntax::Expr*>& lhs) {
  Node** places[] = {&n->key, &n->value};
  for (size_t i = 0; i < lhs.size() && i < 2; i++) {
    auto* name = syntax::as<syntax::Name>(syntax::unparen(lhs[i]));
    auto* var = name != nullptr ? as<types::Var>(name->object) : nullptr;
    if (var == nullptr || name->name.is_blank()) continue;
    Name* x = declare_var(body, var);
    x->defn = n;
    body.p.append(n->init, dcl(body.p, x, x->pos));
    *places[i] = x;
  }
}

// `for a[i], v = range x`: local variables of the right types are set by the loop itself; else
// temporaries are, and the loop's body begins with the (parallel) assignment from them.
void assign_targets(Body& body, Range* n, const List<syntax::Expr*>& lhs,
                    const types::Type* const* yields, NodeList* prologue) {
  Node** places[] = {&n->key, &n->value};
  Node* targets[2] = {nullptr, nullptr};
  bool simple = true;
  for (size_t i = 0; i < lhs.size() && i < 2; i++) {
    if (is_blank_name(lhs[i])) continue;
    targets[i] = target(body, lhs[i]);
    simple = simple && targets[i]->op == Op::Name &&
             to<Name>(targets[i])->cls != NameClass::kGlobal &&
             body.types.identical(targets[i]->type, yields[i]);
    note_assigned(body.p, targets[i], nullptr);
  }
  auto* as2 = body.p.make<AssignList>(Op::As2);
  as2->pos = n->pos;
  for (size_t i = 0; i < 2; i++) {
    Node* x = targets[i];
    if (x == nullptr) continue;
    *places[i] = simple ? x : loop_temp(body, n, yields[i], lhs[i]->pos());
    if (simple) continue;
    body.p.append(as2->lhs, x);
    body.p.append(as2->rhs, convert(body, *places[i], x->type, lhs[i]->pos(), true));
  }
  if (as2->lhs.size() == 1) {
    body.p.append(*prologue, assign(body.p, as2->lhs[0], as2->rhs[0], as2->lhs[0]->pos));
  } else if (as2->lhs.size() == 2) {
    body.p.append(*prologue, as2);
  }
}

void range_stmt(Body& body, const syntax::ForStmt* s, const syntax::RangeClause* clause,
                Label* label) {
  auto* n = body.p.make<Range>();
  n->pos = clause->pos();
  n->label = label;
  n->def = clause->define;
  n->distinct_vars = clause->define && body.lang >= kDistinctLoopVars;
  n->x = expr(body, clause->x);
  const types::Type* yields[2];
  iteration_types(body, n->x->type, &yields[0], &yields[1]);
  for (const syntax::Expr* target : clause->lhs) {
    if (is_blank_name(target)) n->extra_nodes++;
  }
  NodeList prologue;
  if (clause->define) {
    declare_targets(body, n, clause->lhs);
  } else {
    assign_targets(body, n, clause->lhs, yields, &prologue);
  }
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
