// Parsing expressions: operators by precedence, operands and what may follow them.
// See parser_impl.h.
#include "compiler/syntax/parser_impl.h"

namespace vole::syntax {
namespace {

// Whether `x` can only be a value, never a type.
bool is_value(const Expr* x) {
  switch (x->kind) {
    case NodeKind::BasicLit:
    case NodeKind::CompositeLit:
    case NodeKind::FuncLit:
    case NodeKind::SliceExpr:
    case NodeKind::AssertExpr:
    case NodeKind::TypeSwitchGuard:
    case NodeKind::CallExpr:
      return true;
    case NodeKind::Operation: {
      auto* operation = static_cast<const Operation*>(x);
      return operation->op != Operator::Mul || operation->y != nullptr;
    }
    case NodeKind::ParenExpr:
      return is_value(static_cast<const ParenExpr*>(x)->x);
    case NodeKind::IndexExpr: {
      auto* index = static_cast<const IndexExpr*>(x);
      return is_value(index->x) || (index->indices.size() == 1 && is_value(index->indices[0]));
    }
    default:
      return false;
  }
}

int highest(List<Expr*> list, int height) {
  for (const Expr* x : list) {
    if (x->height > height) height = x->height;
  }
  return height;
}

}  // namespace

// `x` is the first operand if it has been read already. Left-deep, without recursion on the left.
Expr* Parser::parse_binary(Expr* x, int precedence) {
  if (x == nullptr) x = parse_unary();
  while (token_ == TokenKind::Operator || token_ == TokenKind::Star) {
    int next_precedence = lex::operator_precedence(op_);
    if (next_precedence <= precedence) break;
    Operation* operation = make_after<Operation>(x, pos_);
    operation->op = op_;
    next();
    operation->x = x;
    operation->y = parse_binary(nullptr, next_precedence);
    set_height(operation, std::max(x->height, operation->y->height));
    x = finish(operation);
  }
  return x;
}

Expr* Parser::parse_unary() {
  Nesting nesting(*this);
  if (token_ == TokenKind::Arrow) return parse_arrow();
  if (token_ == TokenKind::Operator || token_ == TokenKind::Star) {
    switch (op_) {
      case Operator::Mul:
      case Operator::Add:
      case Operator::Sub:
      case Operator::Not:
      case Operator::Xor:
      case Operator::Tilde:
      case Operator::And: {
        Operation* operation = make<Operation>();
        operation->op = op_;
        next();
        operation->x = parse_unary();
        if (operation->op == Operator::And && !options_.as_gofmt) {
          // &(T{}): parentheses that were kept only in case a { followed.
          Expr* bare = unparen(operation->x);
          if (bare != operation->x && bare->elided_parens < 255) bare->elided_parens++;
          operation->x = bare;
        }
        set_height(operation, operation->x->height);
        return finish(operation);
      }
      default:
        break;
    }
  }
  return parse_primary(nullptr, true);
}

// At "<-": a receive, or a channel type <-chan T; which one shows when its operand is known.
Expr* Parser::parse_arrow() {
  Pos pos = pos_;
  next();
  Expr* x = parse_unary();
  if (auto* type = as<ChanType>(x)) {
    reassociate_arrow(type);
    type->first = pos;
    return type;
  }
  Operation* operation = make_at<Operation>(pos);
  operation->op = Operator::Recv;
  operation->x = x;
  set_height(operation, x->height);
  return finish(operation);
}

// The arrow read before the type belongs to it: <-(chan E) is (<-chan E), and in
// <-(chan<- E) the type's own arrow moves on to E.
void Parser::reassociate_arrow(ChanType* type) {
  ChanDir direction = ChanDir::SendOnly;
  Expr* element = type;
  while (direction == ChanDir::SendOnly) {
    auto* chan = as<ChanType>(element);
    if (chan == nullptr) break;
    direction = chan->direction;
    if (direction == ChanDir::RecvOnly) {
      syntax_error(DiagnosticKind::SyntaxChanExpected, pos_, {"<-"});
    }
    chan->direction = ChanDir::RecvOnly;
    element = chan->element;
  }
  if (direction == ChanDir::SendOnly) {
    syntax_error(DiagnosticKind::SyntaxChanExpected, pos_, {to_string(element)});
  }
}

Expr* Parser::parse_operand(bool keep_parens) {
  switch (token_) {
    case TokenKind::Name:
      return parse_name();
    case TokenKind::Literal:
      return parse_literal_or_null();
    case TokenKind::Lparen: {
      Pos pos = pos_;
      next();
      expression_level_++;
      Expr* x = parse_expr();
      expression_level_--;
      want(TokenKind::Rparen);
      // T in a composite literal (T){} must not be parenthesized, nor may calls in go and defer.
      if (token_ != TokenKind::Lbrace && !keep_parens && !options_.as_gofmt) {
        if (x->elided_parens < 255) x->elided_parens++;
        return x;
      }
      return make_paren(pos, x);
    }
    case TokenKind::Func: {
      Pos pos = pos_;
      next();
      FuncType* type = parse_func_type("function type", nullptr);
      type->first = pos;
      if (token_ != TokenKind::Lbrace) return type;
      expression_level_++;
      int outer_height = body_height_;
      body_height_ = 0;
      FuncLit* function = make_at<FuncLit>(pos);
      function->signature = type;
      function->body = parse_func_body();
      set_height(function, body_height_);
      if (body_height_ < outer_height) body_height_ = outer_height;
      expression_level_--;
      return finish(function);
    }
    case TokenKind::Lbrack:
    case TokenKind::Chan:
    case TokenKind::Map:
    case TokenKind::Struct:
    case TokenKind::Interface:
      return parse_type();
    default: {
      Expr* x = bad_expr();
      error_expected("expression");
      advance(bit(TokenKind::Rparen) | bit(TokenKind::Rbrack) | bit(TokenKind::Rbrace));
      return x;
    }
  }
}

// An operand and its selectors, indices, calls ...; `x` if the operand has been read already.
Expr* Parser::parse_primary(Expr* x, bool keep_parens) {
  if (x == nullptr) x = parse_operand(keep_parens);
  for (;;) {
    Pos pos = pos_;
    switch (token_) {
      case TokenKind::Dot:
        x = parse_dot(x, pos);
        break;
      case TokenKind::Lbrack:
        x = parse_index_or_slice(x, pos);
        break;
      case TokenKind::Lparen:
        x = parse_call(x, pos);
        break;
      case TokenKind::Lbrace: {
        const Expr* type = unparen(x);
        if (!may_begin_composite(type)) return x;
        if (type != x) syntax_error(DiagnosticKind::SyntaxParenthesizedCompositeType);
        CompositeLit* composite = parse_composite();
        composite->type_expr = x;
        composite->first = x->first;
        set_height(composite, std::max(x->height, composite->height));
        x = composite;
        break;
      }
      default:
        return x;
    }
  }
}

Expr* Parser::parse_dot(Expr* x, Pos pos) {
  next();
  if (token_ == TokenKind::Name) {
    SelectorExpr* selector = make_after<SelectorExpr>(x, pos);
    selector->x = x;
    selector->selected = parse_name();
    set_height(selector, x->height);
    return finish(selector);
  }
  if (token_ != TokenKind::Lparen) {
    error_expected("name or (");
    advance(bit(TokenKind::Semi) | bit(TokenKind::Rparen));
    return x;
  }
  next();
  Expr* result = nullptr;
  if (got(TokenKind::Type)) {
    TypeSwitchGuard* guard = make_after<TypeSwitchGuard>(x, pos);
    guard->x = x;
    result = guard;
  } else {
    AssertExpr* assertion = make_after<AssertExpr>(x, pos);
    assertion->x = x;
    assertion->type_expr = parse_type();
    result = assertion;
  }
  want(TokenKind::Rparen);
  set_height(result, x->height);
  return finish(result);
}

Expr* Parser::parse_index_or_slice(Expr* x, Pos pos) {
  next();
  List<Expr*> indices;
  if (token_ != TokenKind::Colon) {
    bool comma = false;
    if (token_ == TokenKind::Rbrack) {
      error_expected("operand");
      indices = arena_.copy<Expr*>({bad_expr()});
    } else {
      indices = parse_type_list(false, &comma);
    }
    if (comma || token_ == TokenKind::Rbrack) {
      want(TokenKind::Rbrack);
      IndexExpr* index = make_after<IndexExpr>(x, pos);
      index->x = x;
      index->indices = indices;
      set_height(index, highest(indices, x->height));
      return finish(index);
    }
  }
  if (!got(TokenKind::Colon)) {
    error_expected("comma, : or ]");
    advance(bit(TokenKind::Comma) | bit(TokenKind::Colon) | bit(TokenKind::Rbrack));
  }
  return parse_slice(x, pos, indices.empty() ? nullptr : indices[0]);
}

// After the first colon of x[low:
Expr* Parser::parse_slice(Expr* x, Pos pos, Expr* low) {
  expression_level_++;
  SliceExpr* slice = make_after<SliceExpr>(x, pos);
  slice->x = x;
  slice->index[0] = low;
  if (token_ != TokenKind::Colon && token_ != TokenKind::Rbrack) slice->index[1] = parse_expr();
  if (token_ == TokenKind::Colon) {
    slice->full = true;
    if (slice->index[1] == nullptr) {
      error(DiagnosticKind::MiddleIndexRequired, pos_);
      slice->index[1] = bad_expr();
    }
    next();
    if (token_ != TokenKind::Rbrack) {
      slice->index[2] = parse_expr();
    } else {
      error(DiagnosticKind::FinalIndexRequired, pos_);
      slice->index[2] = bad_expr();
    }
  }
  expression_level_--;
  want(TokenKind::Rbrack);
  int height = x->height;
  for (const Expr* index : slice->index) {
    if (index != nullptr) height = std::max<int>(height, index->height);
  }
  set_height(slice, height);
  return finish(slice);
}

Expr* Parser::parse_call(Expr* x, Pos pos) {
  CallExpr* call = make_after<CallExpr>(x, pos);
  next();
  call->function = x;
  Collector<Expr> arguments(*this);
  expression_level_++;
  call->rparen = parse_list("argument list", TokenKind::Comma, TokenKind::Rparen, [&] {
    arguments.add(parse_expr());
    call->has_dots = got(TokenKind::DotDotDot);
    return call->has_dots;
  });
  expression_level_--;
  call->arguments = arguments.take();
  set_height(call, highest(call->arguments, x->height));
  return finish(call);
}

// Whether "{" after the type `x` begins a composite literal and not a block.
bool Parser::may_begin_composite(const Expr* x) const {
  switch (x->kind) {
    case NodeKind::Name:
    case NodeKind::SelectorExpr:
      return expression_level_ >= 0;
    case NodeKind::IndexExpr:
      return expression_level_ >= 0 && !is_value(x);
    case NodeKind::ArrayType:
    case NodeKind::SliceType:
    case NodeKind::StructType:
    case NodeKind::MapType:
      return true;
    default:
      return false;
  }
}

// An element of a composite literal, which may be a literal without a type.
Expr* Parser::parse_bare_composite() {
  if (token_ != TokenKind::Lbrace) return parse_expr();
  Nesting nesting(*this);
  return parse_composite();
}

CompositeLit* Parser::parse_composite() {
  CompositeLit* composite = make<CompositeLit>();
  Collector<Expr> elements(*this);
  expression_level_++;
  want(TokenKind::Lbrace);
  composite->rbrace = parse_list("composite literal", TokenKind::Comma, TokenKind::Rbrace, [&] {
    Expr* element = parse_bare_composite();
    if (token_ == TokenKind::Colon) {
      KeyValueExpr* pair = make_after<KeyValueExpr>(element, pos_);
      next();
      pair->key = element;
      pair->element = parse_bare_composite();
      set_height(pair, std::max(pair->key->height, pair->element->height));
      element = finish(pair);
      composite->key_count++;
    }
    elements.add(element);
    return false;
  });
  expression_level_--;
  composite->elements = elements.take();
  set_height(composite, highest(composite->elements, 0));
  return finish(composite);
}

Name* Parser::parse_name() {
  if (token_ == TokenKind::Name) {
    Name* name = make_name(pos_, token_source());
    next();
    return finish(name);
  }
  Name* name = make_name(pos_, "_");
  error_expected("name");
  advance_one();
  return name;
}

List<Name*> Parser::parse_names(Name* first) {
  if (token_ != TokenKind::Comma) return arena_.copy<Name*>({first});
  Collector<Name> names(*this);
  names.add(first);
  while (got(TokenKind::Comma)) names.add(parse_name());
  return names.take();
}

BasicLit* Parser::parse_literal_or_null() {
  if (token_ != TokenKind::Literal) return nullptr;
  BasicLit* literal = make<BasicLit>();
  literal->text = token_source();
  literal->literal = lexer_.token().literal;
  literal->bad = lexer_.token().bad;
  next();
  return finish(literal);
}

List<Expr*> Parser::parse_expr_list() {
  Expr* x = parse_expr();
  if (token_ != TokenKind::Comma) return arena_.copy<Expr*>({x});
  Collector<Expr> list(*this);
  list.add(x);
  while (got(TokenKind::Comma)) list.add(parse_expr());
  return list.take();
}

// type { "," type } [ "," ]; unless `strict`, the first may be any expression. `comma` tells
// whether there was one.
List<Expr*> Parser::parse_type_list(bool strict, bool* comma) {
  expression_level_++;
  Expr* x = strict ? parse_type() : parse_expr();
  List<Expr*> out;
  if (got(TokenKind::Comma)) {
    *comma = true;
    Collector<Expr> list(*this);
    list.add(x);
    do {
      Expr* type = parse_type_or_null();
      if (type == nullptr) break;
      list.add(type);
    } while (got(TokenKind::Comma));
    out = list.take();
  } else {
    out = arena_.copy<Expr*>({x});
  }
  expression_level_--;
  return out;
}

}  // namespace vole::syntax
