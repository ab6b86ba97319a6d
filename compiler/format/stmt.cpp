// Printing statements. See printer.h.
#include "compiler/format/printer.h"
#include "compiler/syntax/walk.h"

namespace vole::format {

using namespace syntax;

namespace {

bool is_type_name(const Expr* x) {
  while (auto* selector = as<SelectorExpr>(x)) x = selector->x;
  return is<Name>(x);
}

// Whether a composite literal T{...} stands in `node` outside of parentheses: in the header of a
// statement its brace would begin the block.
bool has_bare_composite(Node* node) {
  if (node == nullptr || is<ParenExpr>(node)) return false;
  if (auto* literal = as<CompositeLit>(node)) {
    return literal->type_expr != nullptr && is_type_name(literal->type_expr);
  }
  bool found = false;
  for_each_child(node, [&](Node* child) { found = found || has_bare_composite(child); });
  return found;
}

// Without the parentheses that a header does not need.
Expr* strip_header_parens(Expr* x) {
  auto* paren = as<ParenExpr>(x);
  while (paren != nullptr && !has_bare_composite(paren->x)) {
    x = paren->x;
    paren = as<ParenExpr>(x);
  }
  return x;
}

}  // namespace

void Printer::one_stmt(Node* node, bool before_brace) {
  if (auto* clause = as<CaseClause>(node)) {
    case_clause(clause, before_brace);
  } else if (auto* comm = as<CommClause>(node)) {
    comm_clause(comm, before_brace);
  } else {
    stmt(static_cast<Stmt*>(node), before_brace);
  }
}

template <typename T>
void Printer::stmts(const List<T*>& list, bool indent, bool before_brace) {
  if (indent) space(Space::Indent);
  int first_line = 0;  // of the statement before, on the page
  size_t printed = 0;
  for (T* node : list) {
    if (is<EmptyStmt>(node)) continue;
    if (!out_.page_is_empty()) {
      bool section = printed == 0 || !indent || out_.page_line() > first_line;
      out_.line_break(line(node->first), 1, Space::None, section);
    }
    out_.record_line(&first_line);
    one_stmt(node, before_brace && printed + 1 == list.size());
    out_.record_line(nullptr);
    // Labels have lines of their own; what counts is where the statement begins.
    Node* inner = node;
    while (auto* label = as<LabeledStmt>(inner)) {
      first_line++;
      inner = label->stmt;
    }
    printed++;
  }
  if (indent) space(Space::Outdent);
}

void Printer::block(BlockStmt* block) {
  put_at(block->position, TokenKind::Lbrace);
  stmts(block->list, true, true);
  out_.line_break(line(block->rbrace), 1, Space::None, true);
  put_at(block->rbrace, TokenKind::Rbrace);
}

template <typename T>
void Printer::clauses(Pos lbrace, const List<T*>& clauses, Pos rbrace) {
  put_at(lbrace, TokenKind::Lbrace);
  stmts(clauses, false, true);
  out_.line_break(line(rbrace), 1, Space::None, true);
  put_at(rbrace, TokenKind::Rbrace);
}

void Printer::header(Stmt* init, Expr* condition, Stmt* post, bool is_for) {
  blank();
  bool needs_blank = false;
  if (init == nullptr && post == nullptr) {
    if (condition != nullptr) {
      expr(strip_header_parens(condition));
      needs_blank = true;
    }
  } else {
    if (init != nullptr) stmt(init, false);
    put(TokenKind::Semi);
    blank();
    if (condition != nullptr) {
      expr(strip_header_parens(condition));
      needs_blank = true;
    }
    if (is_for) {
      put(TokenKind::Semi);
      blank();
      needs_blank = post != nullptr;
      if (post != nullptr) stmt(post, false);
    }
  }
  if (needs_blank) blank();
}

// Whether a list reads better if all of it is indented: if a line ends between two of its elements,
// or several of them have more lines than one.
bool Printer::should_indent(const Exprs& list) {
  if (list.size() < 2 || same_line(list[0]->first, list.back()->last)) return false;
  int several_lines = 0;
  uint32_t at = line(list[0]->first);
  for (Expr* x : list) {
    uint32_t begin = line(x->first), end = line(x->last);
    if (at < begin) return true;
    several_lines += begin < end;
    at = end;
  }
  return several_lines > 1;
}

void Printer::labeled(LabeledStmt* stmt, bool before_brace) {
  space(Space::Outdent);
  expr(stmt->label);
  put_at(stmt->position, TokenKind::Colon);
  space(Space::Indent);
  if (!is<EmptyStmt>(stmt->stmt)) {
    out_.line_break(line(stmt->stmt->first), 1, Space::None, true);
  } else if (!before_brace) {
    space(Space::Line);
    put_at(stmt->stmt->first, TokenKind::Semi);
    return;
  }
  this->stmt(stmt->stmt, before_brace);
}

void Printer::assign(AssignStmt* stmt) {
  if (stmt->rhs.empty()) {
    expr(stmt->lhs[0], 0, 2);
    out_.at(stmt->position);
    out_.token(TokenKind::IncOp, stmt->op == Operator::Add ? "++" : "--");
    return;
  }
  ListStyle style;
  style.depth = stmt->lhs.size() > 1 && stmt->rhs.size() > 1 ? 2 : 1;
  list(stmt->first, to_exprs(stmt->lhs), style, stmt->position);
  blank();
  out_.at(stmt->position);
  if (stmt->op == Operator::None) {
    put(TokenKind::Assign);
  } else if (stmt->op == Operator::Def) {
    put(TokenKind::Define);
  } else {
    std::string text(lex::operator_text(stmt->op));
    out_.verbatim(TokenKind::AssignOp, text + "=");
  }
  blank();
  list(stmt->position, to_exprs(stmt->rhs), style, Pos());
}

void Printer::results(ReturnStmt* stmt) {
  put(TokenKind::Return);
  if (stmt->results.empty()) return;
  blank();
  Exprs results = to_exprs(stmt->results);
  bool indent = should_indent(results);
  if (indent) space(Space::Indent);
  // No place before the list: its first line must not be broken, a result has to follow.
  list(Pos(), results, {1, false, !indent}, Pos());
  if (indent) space(Space::Outdent);
}

void Printer::branch(BranchStmt* stmt) {
  constexpr TokenKind kKeywords[] = {TokenKind::Break, TokenKind::Continue, TokenKind::Fallthrough,
                                     TokenKind::Goto};
  put(kKeywords[static_cast<size_t>(stmt->branch)]);
  if (stmt->label == nullptr) return;
  blank();
  expr(stmt->label);
}

void Printer::if_stmt(IfStmt* stmt) {
  for (;;) {
    put(TokenKind::If);
    header(stmt->init, stmt->condition, nullptr, false);
    block(stmt->then);
    if (stmt->otherwise == nullptr) return;
    blank();
    put(TokenKind::Else);
    blank();
    out_.at(stmt->otherwise->first);
    auto* next = as<IfStmt>(stmt->otherwise);
    if (next == nullptr) return block(static_cast<BlockStmt*>(stmt->otherwise));
    stmt = next;
  }
}

void Printer::range(RangeClause* range) {
  blank();
  if (!range->lhs.empty()) {
    expr(range->lhs[0]);
    if (range->lhs.size() > 1) {
      put_at(range->lhs[1]->first, TokenKind::Comma);
      blank();
      expr(range->lhs[1]);
    }
    blank();
    put_at(original_.token_before(range->position),
           range->define ? TokenKind::Define : TokenKind::Assign);
    blank();
  }
  put(TokenKind::Range);
  blank();
  expr(strip_header_parens(range->x));
  blank();
}

void Printer::for_stmt(ForStmt* stmt) {
  put(TokenKind::For);
  if (auto* clause = as<RangeClause>(stmt->init)) {
    range(clause);
  } else {
    header(stmt->init, stmt->condition, stmt->post, true);
  }
  block(stmt->body);
}

void Printer::guard(TypeSwitchGuard* guard) {
  out_.at(guard->first);
  if (guard->symbol != nullptr) {
    expr(guard->symbol);
    blank();
    put_at(original_.token_from(guard->symbol->last), TokenKind::Define);
    blank();
  }
  out_.at(guard->x->first);
  assertion(guard->x, guard->position, nullptr, guard->last, 1);
}

void Printer::switch_stmt(SwitchStmt* stmt) {
  put(TokenKind::Switch);
  auto* type_guard = as<TypeSwitchGuard>(stmt->tag);
  if (type_guard != nullptr) {
    if (stmt->init != nullptr) {
      blank();
      this->stmt(stmt->init, false);
      put(TokenKind::Semi);
    }
    blank();
    guard(type_guard);
    blank();
  } else {
    header(stmt->init, stmt->tag, nullptr, false);
  }
  Pos lbrace = stmt->clauses.empty() ? original_.token_before(stmt->rbrace)
                                     : original_.token_before(stmt->clauses[0]->first);
  clauses(lbrace, stmt->clauses, stmt->rbrace);
}

void Printer::select_stmt(SelectStmt* stmt) {
  put(TokenKind::Select);
  blank();
  Pos lbrace = original_.token_from(stmt->position + 6);
  if (stmt->clauses.empty() && !out_.comment_before(stmt->rbrace)) {
    put_at(lbrace, TokenKind::Lbrace);
    put_at(stmt->rbrace, TokenKind::Rbrace);
    return;
  }
  clauses(lbrace, stmt->clauses, stmt->rbrace);
}

void Printer::case_clause(CaseClause* clause, bool before_brace) {
  out_.at(clause->first);
  if (clause->is_default) {
    put(TokenKind::Default);
  } else {
    put(TokenKind::Case);
    blank();
    list(clause->first, to_exprs(clause->cases), {}, clause->colon);
  }
  put_at(clause->colon, TokenKind::Colon);
  stmts(clause->body, true, before_brace);
}

void Printer::comm_clause(CommClause* clause, bool before_brace) {
  out_.at(clause->first);
  if (clause->comm == nullptr) {
    put(TokenKind::Default);
  } else {
    put(TokenKind::Case);
    blank();
    stmt(clause->comm, false);
  }
  put_at(clause->colon, TokenKind::Colon);
  stmts(clause->body, true, before_brace);
}

void Printer::stmt(Stmt* stmt, bool before_brace) {
  if (!out_.page().single_line()) return;  // a measurement that is decided
  out_.at(stmt->first);
  switch (stmt->kind) {
    case NodeKind::DeclStmt: {
      auto* n = static_cast<DeclStmt*>(stmt);
      size_t index = 0;
      return group_decl(take_group(n->decls, &index));
    }
    case NodeKind::LabeledStmt:
      return labeled(static_cast<LabeledStmt*>(stmt), before_brace);
    case NodeKind::BlockStmt:
      return block(static_cast<BlockStmt*>(stmt));
    case NodeKind::ExprStmt:
      return expr(static_cast<ExprStmt*>(stmt)->x);
    case NodeKind::SendStmt: {
      auto* n = static_cast<SendStmt*>(stmt);
      expr(n->channel);
      blank();
      put_at(n->position, TokenKind::Arrow);
      blank();
      return expr(n->value);
    }
    case NodeKind::AssignStmt:
      return assign(static_cast<AssignStmt*>(stmt));
    case NodeKind::BranchStmt:
      return branch(static_cast<BranchStmt*>(stmt));
    case NodeKind::CallStmt: {
      auto* n = static_cast<CallStmt*>(stmt);
      put(n->is_defer ? TokenKind::Defer : TokenKind::Go);
      blank();
      return expr(n->call);
    }
    case NodeKind::ReturnStmt:
      return results(static_cast<ReturnStmt*>(stmt));
    case NodeKind::IfStmt:
      return if_stmt(static_cast<IfStmt*>(stmt));
    case NodeKind::ForStmt:
      return for_stmt(static_cast<ForStmt*>(stmt));
    case NodeKind::SwitchStmt:
      return switch_stmt(static_cast<SwitchStmt*>(stmt));
    case NodeKind::SelectStmt:
      return select_stmt(static_cast<SelectStmt*>(stmt));
    default:
      return;  // an empty statement
  }
}

}  // namespace vole::format
