// Parsing statements. See parser_impl.h.
// In the header of if, for and switch, { begins the block, so composite literals need parentheses
// there: expression_level_ is negative meanwhile.
#include "compiler/syntax/parser_impl.h"

namespace vole::syntax {
namespace {

// An operand of an assignment as messages show it, binary expressions in parentheses.
std::string emphasize(const Expr* x) {
  auto* operation = as<Operation>(x);
  std::string text = to_string(x);
  return operation != nullptr && operation->y != nullptr ? "(" + text + ")" : text;
}

std::string emphasize(List<Expr*> list) {
  if (list.size() == 1) return emphasize(list[0]);
  std::string text;
  for (const Expr* x : list) text += (text.empty() ? "" : ", ") + to_string(x);
  return text;
}

}  // namespace

ExprStmt* Parser::make_expr_stmt(Expr* x) {
  ExprStmt* stmt = make_at<ExprStmt>(x->pos());
  stmt->first = x->first;
  stmt->x = x;
  return finish(stmt);
}

AssignStmt* Parser::make_assign(Pos pos, Operator op, List<Expr*> lhs, List<Expr*> rhs) {
  AssignStmt* stmt = make_after<AssignStmt>(lhs[0], pos);
  stmt->op = op;
  stmt->lhs = lhs;
  stmt->rhs = rhs;
  return finish(stmt);
}

// At the keyword `range`.
Stmt* Parser::make_range(List<Expr*> lhs, bool define) {
  RangeClause* range = make<RangeClause>();
  if (!lhs.empty()) range->first = lhs[0]->first;
  next();
  range->lhs = lhs;
  range->define = define;
  range->x = parse_expr();
  return finish(range);
}

// A statement that begins with expressions; `lhs` if they have been read already. `keyword` is
// the statement in whose header it stands, if it matters.
Stmt* Parser::parse_simple(List<Expr*> lhs, TokenKind keyword) {
  if (keyword == TokenKind::For && token_ == TokenKind::Range) return make_range({}, false);
  if (lhs.empty()) lhs = parse_expr_list();
  bool is_assign = token_ == TokenKind::Assign || token_ == TokenKind::Define;
  if (lhs.size() == 1 && !is_assign) return parse_single_operand_stmt(lhs[0]);
  if (!is_assign) {
    error_expected(":= or = or comma");
    advance(bit(TokenKind::Semi) | bit(TokenKind::Rbrace));
    return make_expr_stmt(lhs[0]);
  }
  Pos pos = pos_;
  Operator op = token_ == TokenKind::Define ? Operator::Def : Operator::None;
  next();
  if (keyword == TokenKind::For && token_ == TokenKind::Range) {
    return make_range(lhs, op == Operator::Def);
  }
  List<Expr*> rhs = parse_expr_list();
  if (keyword == TokenKind::Switch && op == Operator::Def && rhs.size() == 1 && lhs.size() == 1) {
    auto* guard = as<TypeSwitchGuard>(rhs[0]);
    auto* symbol = as<Name>(lhs[0]);
    if (guard != nullptr && symbol != nullptr) {
      guard->symbol = symbol;
      guard->first = symbol->first;
      return make_expr_stmt(guard);
    }
  }
  return make_assign(pos, op, lhs, rhs);
}

Stmt* Parser::parse_single_operand_stmt(Expr* x) {
  Pos pos = pos_;
  Operator op = op_;
  switch (token_) {
    case TokenKind::AssignOp: {
      next();
      List<Expr*> lhs = arena_.copy<Expr*>({x});
      Expr* y = parse_expr();
      return make_assign(pos, op, lhs, arena_.copy<Expr*>({y}));
    }
    case TokenKind::IncOp:
      next();
      return make_assign(pos, op, arena_.copy<Expr*>({x}), {});
    case TokenKind::Arrow: {
      SendStmt* stmt = make_after<SendStmt>(x, pos);
      next();
      stmt->channel = x;
      stmt->value = parse_expr();
      return finish(stmt);
    }
    default:
      return make_expr_stmt(x);
  }
}

// At ":" after `label`.
Stmt* Parser::parse_labeled_or_null(Name* label) {
  LabeledStmt* stmt = make_after<LabeledStmt>(label, pos_);
  stmt->label = label;
  want(TokenKind::Colon);
  if (token_ == TokenKind::Rbrace) {
    // No semicolon is needed before }, so that is an empty statement.
    stmt->stmt = make<EmptyStmt>();
    return finish(stmt);
  }
  stmt->stmt = parse_stmt_or_null();
  if (stmt->stmt != nullptr) return finish(stmt);
  syntax_error(DiagnosticKind::SyntaxMissingStatement, stmt->pos());
  return nullptr;
}

// `context` names what the block belongs to; empty if the token is known to be "{".
BlockStmt* Parser::parse_block(std::string_view context) {
  BlockStmt* block = make<BlockStmt>();
  if (!got(TokenKind::Lbrace)) {
    std::string expected = "{ after ";
    expected += context;
    error_expected(expected);
    advance(bit(TokenKind::Name) | bit(TokenKind::Rbrace));
    block->rbrace = pos_;
    if (got(TokenKind::Rbrace)) return finish(block);
  }
  block->list = parse_stmts();
  block->rbrace = pos_;
  want(TokenKind::Rbrace);
  return finish(block);
}

Stmt* Parser::parse_decl_stmt(Decl* (Parser::*parse)(Group*)) {
  DeclStmt* stmt = make<DeclStmt>();
  Collector<Decl> decls(*this);
  int taken = pragmas_taken_;
  parse_group(decls, parse);
  has_local_pragmas_ = has_local_pragmas_ || taken != pragmas_taken_;
  stmt->decls = decls.take();
  return finish(stmt);
}

// The part between the keyword and "{".
Parser::Header Parser::parse_header(TokenKind keyword) {
  Header header;
  want(keyword);
  if (token_ == TokenKind::Lbrace) {
    if (keyword == TokenKind::If) {
      syntax_error(DiagnosticKind::SyntaxMissingCondition);
      header.condition = bad_expr();
    }
    return header;
  }
  int outer = expression_level_;
  expression_level_ = -1;
  if (token_ != TokenKind::Semi) {
    if (got(TokenKind::Var)) {
      syntax_error(DiagnosticKind::SyntaxVarInInitializer, pos_, {lex::token_text(keyword)});
    }
    header.init = parse_simple({}, keyword);
  }
  if (!is<RangeClause>(header.init)) parse_header_rest(keyword, &header);
  expression_level_ = outer;
  return header;
}

// After the first statement: what it was shows from whether a semicolon follows.
void Parser::parse_header_rest(TokenKind keyword, Header* header) {
  if (token_ == TokenKind::Lbrace) {
    Stmt* condition = header->init;
    header->init = nullptr;
    return set_condition(condition, keyword, Pos(), {}, header);
  }
  Pos semicolon;
  std::string_view semicolon_text;
  if (token_ == TokenKind::Semi) {
    semicolon = pos_;
    semicolon_text = lexer_.semicolon_text();
    next();
  } else {
    want(TokenKind::Lbrace);
    if (token_ != TokenKind::Lbrace) advance(bit(TokenKind::Lbrace) | bit(TokenKind::Rbrace));
  }
  Stmt* condition = nullptr;
  if (keyword == TokenKind::For) {
    if (token_ != TokenKind::Semi) {
      if (token_ == TokenKind::Lbrace) {
        error_expected("for loop condition");
        return;
      }
      condition = parse_simple({}, TokenKind::None);
    }
    want(TokenKind::Semi);
    if (token_ != TokenKind::Lbrace) {
      header->post = parse_simple({}, TokenKind::None);
      auto* assign = as<AssignStmt>(header->post);
      if (assign != nullptr && assign->op == Operator::Def) {
        syntax_error(DiagnosticKind::SyntaxDeclarationInPost, assign->pos());
      }
    }
  } else if (token_ != TokenKind::Lbrace) {
    condition = parse_simple({}, keyword);
  }
  set_condition(condition, keyword, semicolon, semicolon_text, header);
}

// Takes the condition from the statement that stands in its place.
void Parser::set_condition(Stmt* stmt, TokenKind keyword, Pos semicolon,
                           std::string_view semicolon_text, Header* header) {
  if (stmt == nullptr) {
    if (keyword != TokenKind::If || !semicolon.is_known()) return;
    if (semicolon_text != "semicolon") {
      syntax_error(DiagnosticKind::SyntaxUnexpectedAfterIf, semicolon, {semicolon_text});
    } else {
      syntax_error(DiagnosticKind::SyntaxMissingCondition, semicolon);
    }
    header->condition = make_at<BadExpr>(semicolon);
    return;
  }
  if (auto* expression = as<ExprStmt>(stmt)) {
    header->condition = expression->x;
    return;
  }
  // Often = where == was meant: show both sides so that the = stands out.
  auto* assign = as<AssignStmt>(stmt);
  std::string text;
  if (assign != nullptr && assign->op == Operator::None) {
    text = "assignment " + emphasize(assign->lhs) + " = " + emphasize(assign->rhs);
  } else {
    text = to_string(stmt);
  }
  syntax_error(DiagnosticKind::SyntaxCannotUseAsValue, stmt->pos(), {text});
}

Stmt* Parser::parse_for() {
  ForStmt* stmt = make<ForStmt>();
  Header header = parse_header(TokenKind::For);
  stmt->init = header.init;
  stmt->condition = header.condition;
  stmt->post = header.post;
  stmt->body = parse_block("for clause");
  return finish(stmt);
}

IfStmt* Parser::parse_if() {
  Nesting nesting(*this);
  IfStmt* stmt = make<IfStmt>();
  Header header = parse_header(TokenKind::If);
  stmt->init = header.init;
  stmt->condition = header.condition != nullptr ? header.condition : bad_expr();
  stmt->then = parse_block("if clause");
  if (got(TokenKind::Else)) {
    if (token_ == TokenKind::If) {
      stmt->otherwise = parse_if();
    } else if (token_ == TokenKind::Lbrace) {
      stmt->otherwise = parse_block("");
    } else {
      syntax_error(DiagnosticKind::SyntaxElse);
      advance(bit(TokenKind::Name) | bit(TokenKind::Rbrace));
    }
  }
  return finish(stmt);
}

template <class Statement, class Clause>
Stmt* Parser::parse_clauses(Statement* stmt, const char* keyword, Clause* (Parser::*parse)()) {
  if (!got(TokenKind::Lbrace)) {
    syntax_error(DiagnosticKind::SyntaxMissingBrace, pos_, {keyword});
    advance(bit(TokenKind::Case) | bit(TokenKind::Default) | bit(TokenKind::Rbrace));
  }
  Collector<Clause> clauses(*this);
  while (token_ != TokenKind::Eof && token_ != TokenKind::Rbrace) clauses.add((this->*parse)());
  stmt->clauses = clauses.take();
  stmt->rbrace = pos_;
  want(TokenKind::Rbrace);
  return finish(stmt);
}

Stmt* Parser::parse_switch() {
  SwitchStmt* stmt = make<SwitchStmt>();
  Header header = parse_header(TokenKind::Switch);
  stmt->init = header.init;
  stmt->tag = header.condition;
  return parse_clauses(stmt, "switch", &Parser::parse_case);
}

Stmt* Parser::parse_select() {
  SelectStmt* stmt = make<SelectStmt>();
  want(TokenKind::Select);
  return parse_clauses(stmt, "select", &Parser::parse_comm);
}

void Parser::error_no_clause() {
  error_expected("case or default or }");
  advance(bit(TokenKind::Colon) | bit(TokenKind::Case) | bit(TokenKind::Default) |
          bit(TokenKind::Rbrace));
}

template <class Clause>
Clause* Parser::finish_clause(Clause* clause) {
  clause->colon = pos_;
  want(TokenKind::Colon);
  clause->body = parse_stmts();
  return finish(clause);
}

CaseClause* Parser::parse_case() {
  CaseClause* clause = make<CaseClause>();
  if (got(TokenKind::Case)) {
    clause->cases = parse_expr_list();
  } else if (got(TokenKind::Default)) {
    clause->is_default = true;
  } else {
    error_no_clause();
  }
  return finish_clause(clause);
}

CommClause* Parser::parse_comm() {
  CommClause* clause = make<CommClause>();
  if (got(TokenKind::Case)) {
    // Only sends and receives are valid here; the checker sees to that.
    clause->comm = parse_simple({}, TokenKind::None);
  } else if (!got(TokenKind::Default)) {
    error_no_clause();
  }
  return finish_clause(clause);
}

Stmt* Parser::parse_go_or_defer() {
  CallStmt* stmt = make<CallStmt>();
  stmt->is_defer = token_ == TokenKind::Defer;
  next();
  Expr* x = parse_primary(nullptr, token_ == TokenKind::Lparen);
  stmt->call = unparen(x);
  if (stmt->call != x) {
    error(DiagnosticKind::ParenthesizedCall, x->pos(), {stmt->is_defer ? "defer" : "go"});
  }
  return finish(stmt);
}

Stmt* Parser::parse_branch() {
  BranchStmt* stmt = make<BranchStmt>();
  TokenKind keyword = token_;
  next();
  switch (keyword) {
    case TokenKind::Fallthrough:
      stmt->branch = BranchKind::Fallthrough;
      break;
    case TokenKind::Goto:
      stmt->branch = BranchKind::Goto;
      stmt->label = parse_name();
      break;
    default:
      stmt->branch = keyword == TokenKind::Break ? BranchKind::Break : BranchKind::Continue;
      if (token_ == TokenKind::Name) stmt->label = parse_name();
      break;
  }
  return finish(stmt);
}

Stmt* Parser::parse_return() {
  ReturnStmt* stmt = make<ReturnStmt>();
  next();
  if (token_ != TokenKind::Semi && token_ != TokenKind::Rbrace) stmt->results = parse_expr_list();
  return finish(stmt);
}

// Null if the token begins no statement.
Stmt* Parser::parse_stmt_or_null() {
  // Most statements begin with a name.
  if (token_ == TokenKind::Name) {
    clear_pragma();
    List<Expr*> lhs = parse_expr_list();
    auto* label = lhs.size() == 1 ? as<Name>(lhs[0]) : nullptr;
    if (label == nullptr || token_ != TokenKind::Colon) return parse_simple(lhs, TokenKind::None);
    Nesting nesting(*this);
    return parse_labeled_or_null(label);
  }
  Nesting nesting(*this);
  switch (token_) {
    case TokenKind::Var:
      return parse_decl_stmt(&Parser::parse_var);
    case TokenKind::Const:
      return parse_decl_stmt(&Parser::parse_const);
    case TokenKind::Type:
      return parse_decl_stmt(&Parser::parse_type_decl);
    default:
      break;
  }
  clear_pragma();
  switch (token_) {
    case TokenKind::Lbrace:
      return parse_block("");
    case TokenKind::Operator:
    case TokenKind::Star: {
      bool is_unary = op_ == Operator::Add || op_ == Operator::Sub || op_ == Operator::Mul ||
                      op_ == Operator::And || op_ == Operator::Xor || op_ == Operator::Not;
      return is_unary ? parse_simple({}, TokenKind::None) : nullptr;
    }
    case TokenKind::Literal:
    case TokenKind::Func:
    case TokenKind::Lparen:
    case TokenKind::Lbrack:
    case TokenKind::Struct:
    case TokenKind::Map:
    case TokenKind::Chan:
    case TokenKind::Interface:
    case TokenKind::Arrow:
      return parse_simple({}, TokenKind::None);
    case TokenKind::For:
      return parse_for();
    case TokenKind::Switch:
      return parse_switch();
    case TokenKind::Select:
      return parse_select();
    case TokenKind::If:
      return parse_if();
    case TokenKind::Fallthrough:
    case TokenKind::Break:
    case TokenKind::Continue:
    case TokenKind::Goto:
      return parse_branch();
    case TokenKind::Go:
    case TokenKind::Defer:
      return parse_go_or_defer();
    case TokenKind::Return:
      return parse_return();
    case TokenKind::Semi:
      return make<EmptyStmt>();
    default:
      return nullptr;
  }
}

List<Stmt*> Parser::parse_stmts() {
  Collector<Stmt> list(*this);
  while (token_ != TokenKind::Eof && token_ != TokenKind::Rbrace && token_ != TokenKind::Case &&
         token_ != TokenKind::Default) {
    Stmt* stmt = parse_stmt_or_null();
    clear_pragma();
    if (stmt == nullptr) break;
    list.add(stmt);
    // The semicolon is optional before }.
    if (!got(TokenKind::Semi) && token_ != TokenKind::Rbrace) {
      error_where("at end of statement");
      advance(bit(TokenKind::Semi) | bit(TokenKind::Rbrace) | bit(TokenKind::Case) |
              bit(TokenKind::Default));
      got(TokenKind::Semi);
    }
  }
  return list.take();
}

}  // namespace vole::syntax
