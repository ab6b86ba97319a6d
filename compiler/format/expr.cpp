// Printing expressions and types. See printer.h.
//
// Blanks around binary operators show their precedence: those of level 3 and below (comparisons,
// && and ||) always have them, those of levels 4 and 5 depending on what the whole expression mixes
// and on how deep it stands.
#include <algorithm>

#include "compiler/format/printer.h"

namespace vole::format {

using namespace syntax;

namespace {

constexpr int kUnary = 6;
constexpr int kHighest = 7;

bool is_binary(const Expr* x) {
  auto* operation = as<Operation>(x);
  return operation != nullptr && operation->y != nullptr;
}

Operation* as_binary(Expr* x) { return is_binary(x) ? static_cast<Operation*>(x) : nullptr; }

// How badly a unary operator on the right side reads beside `op`: "x/ *p", "a& &b", "a- -b".
int clash_of(Operator op, Operator unary) {
  if (op == Operator::Div && unary == Operator::Mul) return 5;
  if (op == Operator::And && (unary == Operator::And || unary == Operator::Xor)) return 5;
  if ((op == Operator::Add || op == Operator::Sub) && unary == op) return 4;
  return 0;
}

}  // namespace

Printer::Mix Printer::mix_of(Operation* x) {
  auto known = mixes_.find(x);
  if (known != mixes_.end()) return known->second;
  int precedence = lex::operator_precedence(x->op);
  Mix mix{precedence == 4, precedence == 5, 0};
  auto join = [&](const Mix& part) {
    mix.has4 |= part.has4;
    mix.has5 |= part.has5;
    mix.clash = std::max(mix.clash, part.clash);
  };
  if (Operation* left = as_binary(x->x)) {
    if (lex::operator_precedence(left->op) >= precedence) join(mix_of(left));
  }
  if (Operation* right = as_binary(x->y)) {
    if (lex::operator_precedence(right->op) > precedence) join(mix_of(right));
  } else if (auto* unary = as<Operation>(x->y)) {
    mix.clash = std::max(mix.clash, clash_of(x->op, unary->op));
  }
  mixes_[x] = mix;
  return mix;
}

// Operators of this precedence and above have no blanks.
int Printer::spacing_of(Operation* x, int depth) {
  Mix mix = mix_of(x);
  if (mix.clash > 0) return mix.clash + 1;
  if (mix.has4 && mix.has5) return depth == 1 ? 5 : 4;
  return depth == 1 ? 6 : 4;
}

void Printer::binary(Operation* x, int outer_precedence, int cutoff, int depth) {
  int precedence = lex::operator_precedence(x->op);
  if (precedence < outer_precedence) {
    put(TokenKind::Lparen);
    expr(x, 0, std::max(1, depth - 1));
    put(TokenKind::Rparen);
    return;
  }
  bool blanks = precedence < cutoff;
  Operation* left = as_binary(x->x);
  bool same = left != nullptr && lex::operator_precedence(left->op) == precedence;
  expr(x->x, precedence, depth + (same ? 0 : 1));
  if (blanks) blank();
  uint32_t left_line = out_.place().line;
  uint32_t right_line = line(x->y->first);
  out_.at(x->position);
  put_operator(x->op);
  bool indented = false;
  if (left_line != right_line && left_line > 0 && right_line > 0) {
    indented = out_.line_break(right_line, 1, Space::Indent, true) > 0;
  }
  if (blanks && !indented) blank();
  expr(x->y, precedence + 1, depth + 1);
  if (indented) space(Space::Outdent);
}

void Printer::unary(Operation* x, int outer_precedence, int depth) {
  if (kUnary < outer_precedence) {
    put(TokenKind::Lparen);
    expr(x);
    put(TokenKind::Rparen);
    return;
  }
  put_operator(x->op);
  if (x->op == Operator::Mul) {
    expr(x->x);
  } else {
    expr(x->x, kUnary, depth);
  }
}

void Printer::paren(ParenExpr* x, int depth) {
  if (is<ParenExpr>(x->x)) return expr(x->x, 0, depth);
  put(TokenKind::Lparen);
  expr(x->x, 0, std::max(1, depth - 1));
  put_at(x->last - 1, TokenKind::Rparen);
}

bool Printer::selector(SelectorExpr* x, int depth, bool keep_indent) {
  expr(x->x, kHighest, depth);
  put(TokenKind::Dot);
  if (out_.place().line >= line(x->selected->first)) {
    put_name(x->selected);
    return false;
  }
  space(Space::Indent);
  space(Space::Line);
  put_name(x->selected);
  if (!keep_indent) space(Space::Outdent);
  return true;
}

void Printer::assertion(Expr* x, Pos dot, Expr* type, Pos end, int depth) {
  expr(x, kHighest, depth);
  put(TokenKind::Dot);
  put_at(original_.token_from(dot + 1), TokenKind::Lparen);
  if (type != nullptr) {
    expr(type);
  } else {
    put(TokenKind::Type);
  }
  put_at(end - 1, TokenKind::Rparen);
}

void Printer::index(IndexExpr* x, int depth) {
  expr(x->x, kHighest, 1);
  put_at(x->position, TokenKind::Lbrack);
  if (x->indices.size() == 1) {
    expr(x->indices[0], 0, depth + 1);
  } else {
    list(x->position, to_exprs(x->indices), {depth + 1, true, true}, x->last - 1);
  }
  put_at(x->last - 1, TokenKind::Rbrack);
}

void Printer::slice(SliceExpr* x, int depth) {
  expr(x->x, kHighest, 1);
  put_at(x->position, TokenKind::Lbrack);
  int count = 0, parts = x->full ? 3 : 2;
  bool any_binary = false;
  for (const Expr* each : x->index) {
    count += each != nullptr;
    any_binary |= is_binary(each);
  }
  bool blanks = depth <= 1 && count > 1 && any_binary;
  for (int i = 0; i < parts; i++) {
    if (i > 0) {
      if (x->index[i - 1] != nullptr && blanks) blank();
      put(TokenKind::Colon);
      if (x->index[i] != nullptr && blanks) blank();
    }
    if (x->index[i] != nullptr) expr(x->index[i], 0, depth + 1);
  }
  put_at(x->last - 1, TokenKind::Rbrack);
}

void Printer::call(CallExpr* x, int depth) {
  if (x->arguments.size() > 1) depth++;
  // A conversion to a type that would take the arguments for its own needs parentheses.
  auto* chan = as<ChanType>(x->function);
  bool parens =
      is<FuncType>(x->function) || (chan != nullptr && chan->direction == ChanDir::RecvOnly);
  if (parens) put(TokenKind::Lparen);
  bool indented = false;
  if (auto* method = as<SelectorExpr>(x->function)) {
    out_.at(method->first);
    indented = selector(method, depth, true);
  } else {
    expr(x->function, kHighest, depth);
  }
  if (parens) put(TokenKind::Rparen);
  put_at(x->position, TokenKind::Lparen);
  if (x->has_dots) {
    Pos dots = original_.token_from(x->arguments.back()->last);
    list(x->position, to_exprs(x->arguments), {depth, false, true}, dots);
    put_at(dots, TokenKind::DotDotDot);
    if (line(dots) < line(x->rparen)) {
      put(TokenKind::Comma);
      space(Space::Section);
    }
  } else {
    list(x->position, to_exprs(x->arguments), {depth, true, true}, x->rparen);
  }
  put_at(x->rparen, TokenKind::Rparen);
  if (indented) space(Space::Outdent);
}

void Printer::composite(CompositeLit* x, int depth) {
  if (x->type_expr != nullptr) expr(x->type_expr, kHighest, depth);
  out_.literal_depth()++;
  put_at(x->position, TokenKind::Lbrace);
  list(x->position, to_exprs(x->elements), {1, true, true}, x->rbrace);
  // Without a comma at the end a line end before the brace would be wrong.
  out_.forbid_line(true);
  if (!x->elements.empty()) out_.forbid_blank(true);
  // Comments that stand alone are indented like elements.
  space(Space::Indent);
  space(Space::Outdent);
  put_at(x->rbrace, TokenKind::Rbrace);
  out_.forbid_line(false);
  out_.forbid_blank(false);
  out_.literal_depth()--;
}

void Printer::func_lit(FuncLit* x) {
  out_.at(x->first);
  put(TokenKind::Func);
  int start_column = out_.page_column() - 4;
  signature(nullptr, x->signature);
  func_body(width_since(x->first, start_column), Space::Blank, x->body);
}

void Printer::chan_type(ChanType* x) {
  if (x->direction == ChanDir::RecvOnly) put(TokenKind::Arrow);
  put(TokenKind::Chan);
  if (x->direction == ChanDir::SendOnly) {
    put_at(original_.token_from(x->first + 4), TokenKind::Arrow);
  }
  blank();
  expr(x->element);
}

void Printer::expr(Expr* x, int outer_precedence, int depth) {
  if (!out_.page().single_line()) return;  // a measurement that is decided
  out_.at(x->first);
  switch (x->kind) {
    case NodeKind::Name:
      return put_name(static_cast<Name*>(x));
    case NodeKind::BasicLit:
      return put_literal(static_cast<BasicLit*>(x));
    case NodeKind::Operation: {
      auto* operation = static_cast<Operation*>(x);
      if (operation->y == nullptr) return unary(operation, outer_precedence, depth);
      return binary(operation, outer_precedence, spacing_of(operation, depth), depth);
    }
    case NodeKind::KeyValueExpr: {
      auto* pair = static_cast<KeyValueExpr*>(x);
      expr(pair->key);
      put_at(pair->position, TokenKind::Colon);
      blank();
      return expr(pair->element);
    }
    case NodeKind::FuncLit:
      return func_lit(static_cast<FuncLit*>(x));
    case NodeKind::ParenExpr:
      return paren(static_cast<ParenExpr*>(x), depth);
    case NodeKind::SelectorExpr:
      selector(static_cast<SelectorExpr*>(x), depth, false);
      return;
    case NodeKind::AssertExpr: {
      auto* n = static_cast<AssertExpr*>(x);
      return assertion(n->x, n->position, n->type_expr, n->last, depth);
    }
    case NodeKind::TypeSwitchGuard: {
      auto* n = static_cast<TypeSwitchGuard*>(x);
      return assertion(n->x, n->position, nullptr, n->last, depth);
    }
    case NodeKind::IndexExpr:
      return index(static_cast<IndexExpr*>(x), depth);
    case NodeKind::SliceExpr:
      return slice(static_cast<SliceExpr*>(x), depth);
    case NodeKind::CallExpr:
      return call(static_cast<CallExpr*>(x), depth);
    case NodeKind::CompositeLit:
      return composite(static_cast<CompositeLit*>(x), depth);
    case NodeKind::DotsType:
      put(TokenKind::DotDotDot);
      return expr(static_cast<DotsType*>(x)->element);
    case NodeKind::ArrayType: {
      auto* n = static_cast<ArrayType*>(x);
      put(TokenKind::Lbrack);
      if (n->length != nullptr) {
        expr(n->length);
      } else {
        put_at(original_.token_from(n->position + 1), TokenKind::DotDotDot);
      }
      put(TokenKind::Rbrack);
      return expr(n->element);
    }
    case NodeKind::SliceType:
      put(TokenKind::Lbrack);
      put(TokenKind::Rbrack);
      return expr(static_cast<SliceType*>(x)->element);
    case NodeKind::StructType: {
      auto* n = static_cast<StructType*>(x);
      put(TokenKind::Struct);
      return fields(n, group(n->fields, &n->tags), true);
    }
    case NodeKind::InterfaceType: {
      auto* n = static_cast<InterfaceType*>(x);
      put(TokenKind::Interface);
      return fields(n, group(n->methods, nullptr), false);
    }
    case NodeKind::FuncType:
      put(TokenKind::Func);
      return signature(nullptr, static_cast<FuncType*>(x));
    case NodeKind::MapType: {
      auto* n = static_cast<MapType*>(x);
      put(TokenKind::Map);
      put(TokenKind::Lbrack);
      expr(n->key);
      put(TokenKind::Rbrack);
      return expr(n->element);
    }
    case NodeKind::ChanType:
      return chan_type(static_cast<ChanType*>(x));
    default:
      return;  // what could not be parsed is not printed
  }
}

}  // namespace vole::format
