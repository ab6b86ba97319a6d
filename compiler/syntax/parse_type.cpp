// Parsing types, signatures and their fields. See parser_impl.h.
// Several forms are ambiguous until late: `a, b T` and `A, B` in parameter lists, `T[P]` and
// `f [n]E` in structs and interfaces; they are read as what they may be and sorted out after.
#include "compiler/syntax/parser_impl.h"

namespace vole::syntax {

Expr* Parser::parse_type() {
  Expr* type = parse_type_or_null();
  if (type != nullptr) return type;
  type = bad_expr();
  error_expected("type");
  advance(bit(TokenKind::Comma) | bit(TokenKind::Colon) | bit(TokenKind::Semi) |
          bit(TokenKind::Rparen) | bit(TokenKind::Rbrack) | bit(TokenKind::Rbrace));
  return type;
}

Operation* Parser::make_indirection(Pos pos, Expr* x) {
  Operation* pointer = make_at<Operation>(pos);
  pointer->op = Operator::Mul;
  pointer->x = x;
  return finish(pointer);
}

Expr* Parser::parse_type_or_null() {
  if (token_ == TokenKind::Name) return parse_qualified_name(nullptr);
  Nesting nesting(*this);
  int outer_height = body_height_;
  body_height_ = 0;
  Expr* type = nullptr;
  Pos pos = pos_;
  switch (token_) {
    case TokenKind::Star:
      next();
      type = make_indirection(pos, parse_type());
      break;
    case TokenKind::Func:
      next();
      type = parse_func_type("function type", nullptr);
      type->first = pos;
      break;
    case TokenKind::Lbrack:
      next();
      type = got(TokenKind::Rbrack) ? parse_slice_type(pos) : parse_array_type(pos, nullptr);
      break;
    case TokenKind::Arrow:
    case TokenKind::Chan:
      type = parse_chan_type();
      break;
    case TokenKind::Map:
      type = parse_map_type();
      break;
    case TokenKind::Struct:
      type = parse_struct_type();
      break;
    case TokenKind::Interface:
      type = parse_interface_type();
      break;
    case TokenKind::Lparen:
      next();
      type = parse_type();
      want(TokenKind::Rparen);
      if (options_.as_gofmt) {
        type = make_paren(pos, type);
      } else if (type->elided_parens < 255) {
        type->elided_parens++;
      }
      break;
    default:
      break;
  }
  if (type != nullptr) set_height(type, body_height_);
  if (body_height_ < outer_height) body_height_ = outer_height;
  return type;
}

Expr* Parser::parse_chan_type() {
  ChanType* type = make<ChanType>();
  if (got(TokenKind::Arrow)) {
    type->direction = ChanDir::RecvOnly;
    want(TokenKind::Chan);
  } else {
    next();
    if (got(TokenKind::Arrow)) type->direction = ChanDir::SendOnly;
  }
  type->element = parse_chan_element();
  return finish(type);
}

Expr* Parser::parse_map_type() {
  MapType* type = make<MapType>();
  next();
  want(TokenKind::Lbrack);
  type->key = parse_type();
  want(TokenKind::Rbrack);
  type->element = parse_type();
  return finish(type);
}

// X[T1, T2] after X, at "[".
Expr* Parser::parse_type_instance(Expr* x) {
  IndexExpr* instance = make_after<IndexExpr>(x, pos_);
  want(TokenKind::Lbrack);
  instance->x = x;
  if (token_ == TokenKind::Rbrack) {
    error_expected("type argument list");
    instance->indices = arena_.copy<Expr*>({bad_expr()});
  } else {
    bool comma = false;
    instance->indices = parse_type_list(true, &comma);
  }
  want(TokenKind::Rbrack);
  return finish(instance);
}

// A signature from its first bracket on. With a context, type parameters are an error;
// `type_params` may be null then.
FuncType* Parser::parse_func_type(std::string_view context, List<Field*>* type_params) {
  FuncType* type = make<FuncType>();
  if (got(TokenKind::Lbrack)) {
    if (!context.empty()) {
      syntax_error(DiagnosticKind::SyntaxNoTypeParameters, type->pos(), {context});
    }
    if (token_ == TokenKind::Rbrack) {
      syntax_error(DiagnosticKind::SyntaxEmptyTypeParameters);
      next();
    } else {
      List<Field*> list = parse_params(nullptr, nullptr, TokenKind::Rbrack, true, false);
      if (type_params != nullptr) *type_params = list;
    }
  }
  want(TokenKind::Lparen);
  type->params = parse_params(nullptr, nullptr, TokenKind::Rparen, false, true);
  type->results = parse_result();
  return finish(type);
}

// After "[", whose position is `pos`; `length` if it has been read already.
Expr* Parser::parse_array_type(Pos pos, Expr* length) {
  if (length == nullptr && !got(TokenKind::DotDotDot)) {
    expression_level_++;
    length = parse_expr();
    expression_level_--;
  }
  if (token_ == TokenKind::Comma) {
    // Allowed at the end of type parameters, not here.
    syntax_error(DiagnosticKind::SyntaxUnexpectedComma);
    next();
  }
  want(TokenKind::Rbrack);
  ArrayType* type = make_at<ArrayType>(pos);
  type->length = length;
  type->element = parse_type();
  return finish(type);
}

// After "[]", whose position is `pos`.
Expr* Parser::parse_slice_type(Pos pos) {
  SliceType* type = make_at<SliceType>(pos);
  type->element = parse_type();
  return finish(type);
}

Expr* Parser::parse_chan_element() {
  Expr* type = parse_type_or_null();
  if (type != nullptr) return type;
  type = bad_expr();
  syntax_error(DiagnosticKind::SyntaxMissingChanElement);
  return type;
}

StructType* Parser::parse_struct_type() {
  StructType* type = make<StructType>();
  want(TokenKind::Struct);
  want(TokenKind::Lbrace);
  Collector<Field> fields(*this);
  std::vector<BasicLit*> tags;
  parse_list("struct type", TokenKind::Semi, TokenKind::Rbrace, [&] {
    parse_field_decl(fields, tags);
    return false;
  });
  type->fields = fields.take();
  type->tags = arena_.copy(tags);
  return finish(type);
}

void Parser::add_field(Collector<Field>& fields, std::vector<BasicLit*>& tags, Pos pos, Name* name,
                       Expr* type, BasicLit* tag) {
  Field* field = make_at<Field>(pos);
  field->name = name;
  field->type_expr = type;
  fields.add(finish(field));
  tags.push_back(tag);
}

void Parser::parse_field_decl(Collector<Field>& fields, std::vector<BasicLit*>& tags) {
  Pos pos = pos_;
  Expr* type = nullptr;
  switch (token_) {
    case TokenKind::Name:
      return parse_named_fields(fields, tags);
    case TokenKind::Star:
      next();
      if (token_ == TokenKind::Lparen) {
        syntax_error(DiagnosticKind::SyntaxParenthesizedEmbedded);
        next();
        type = parse_qualified_name(nullptr);
        got(TokenKind::Rparen);
      } else {
        type = parse_qualified_name(nullptr);
      }
      type = make_indirection(pos, type);
      break;
    case TokenKind::Lparen: {
      syntax_error(DiagnosticKind::SyntaxParenthesizedEmbedded);
      next();
      Pos inner = pos_;
      bool pointer = got(TokenKind::Star);
      type = parse_qualified_name(nullptr);
      if (pointer) type = make_indirection(inner, type);
      got(TokenKind::Rparen);
      break;
    }
    default:
      error_expected("field name or embedded type");
      advance(bit(TokenKind::Semi) | bit(TokenKind::Rbrace));
      return;
  }
  add_field(fields, tags, pos, nullptr, type, parse_literal_or_null());
}

// A field declaration that begins with a name: fields, or an embedded type.
void Parser::parse_named_fields(Collector<Field>& fields, std::vector<BasicLit*>& tags) {
  Pos pos = pos_;
  Name* name = parse_name();
  if (token_ == TokenKind::Dot || token_ == TokenKind::Literal || token_ == TokenKind::Semi ||
      token_ == TokenKind::Rbrace) {
    Expr* type = parse_qualified_name(name);
    return add_field(fields, tags, pos, nullptr, type, parse_literal_or_null());
  }
  List<Name*> names = parse_names(name);
  Expr* type = nullptr;
  // One name and "[": an embedded T[P1, P2], or a field of type [n]E or []E.
  if (names.size() == 1 && token_ == TokenKind::Lbrack) {
    type = parse_array_or_type_args();
    if (auto* instance = as<IndexExpr>(type)) {
      instance->x = name;
      instance->first = name->first;
      return add_field(fields, tags, pos, nullptr, type, parse_literal_or_null());
    }
  } else {
    type = parse_type();
  }
  BasicLit* tag = parse_literal_or_null();
  for (Name* each : names) add_field(fields, tags, each->pos(), each, type, tag);
}

// At "[" after a name: the rest of an array or slice type, or an IndexExpr that lacks its x.
Expr* Parser::parse_array_or_type_args() {
  Pos pos = pos_;
  want(TokenKind::Lbrack);
  if (got(TokenKind::Rbrack)) return parse_slice_type(pos);
  bool comma = false;
  List<Expr*> list = parse_type_list(false, &comma);
  want(TokenKind::Rbrack);
  if (!comma) {
    if (Expr* element = parse_type_or_null()) {
      ArrayType* type = make_at<ArrayType>(pos);
      type->length = list[0];
      type->element = element;
      return finish(type);
    }
  }
  IndexExpr* instance = make_at<IndexExpr>(pos);
  instance->indices = list;
  return finish(instance);
}

InterfaceType* Parser::parse_interface_type() {
  InterfaceType* type = make<InterfaceType>();
  want(TokenKind::Interface);
  want(TokenKind::Lbrace);
  Collector<Field> methods(*this);
  parse_list("interface type", TokenKind::Semi, TokenKind::Rbrace, [&] {
    Field* field = token_ == TokenKind::Name ? parse_method() : nullptr;
    if (field == nullptr || field->name == nullptr) field = parse_embedded(field);
    methods.add(finish(field));
    return false;
  });
  type->methods = methods.take();
  return finish(type);
}

// At a name in an interface: a method, or an embedded type.
Field* Parser::parse_method() {
  Field* field = make<Field>();
  Name* name = parse_name();
  if (token_ == TokenKind::Lparen) {
    field->name = name;
    field->type_expr = parse_func_type("interface method", nullptr);
  } else if (token_ == TokenKind::Lbrack) {
    parse_method_with_bracket(field, name);
  } else {
    field->type_expr = parse_qualified_name(name);
  }
  return finish(field);
}

// name "[": an embedded instance T[P1, P2], or a method with type parameters, which is an error.
void Parser::parse_method_with_bracket(Field* field, Name* name) {
  Pos pos = pos_;
  next();
  auto finish_as_if_no_brackets = [&] {
    if (token_ == TokenKind::Lparen) {
      field->name = name;
      field->type_expr = parse_func_type("interface method", nullptr);
    } else {
      field->type_expr = name;
    }
  };
  if (token_ == TokenKind::Rbrack) {
    Pos close = pos_;
    next();
    error(token_ == TokenKind::Lparen ? DiagnosticKind::EmptyTypeParameterList
                                      : DiagnosticKind::EmptyTypeArgumentList,
          close);
    return finish_as_if_no_brackets();
  }
  List<Field*> list = parse_params(nullptr, nullptr, TokenKind::Rbrack, false, false);
  if (list.empty()) return finish_as_if_no_brackets();
  if (list[0]->name != nullptr) {
    field->name = name;
    field->type_expr = parse_func_type("interface method", nullptr);
    error(DiagnosticKind::MethodTypeParameters, pos);
    return;
  }
  IndexExpr* instance = make_after<IndexExpr>(name, pos);
  instance->x = name;
  instance->indices = arena_.make_list<Expr*>(list.size());
  for (size_t i = 0; i < list.size(); i++) instance->indices[i] = list[i]->type_expr;
  field->type_expr = finish(instance);
}

// term { "|" term }; `field` if its first term has been read already.
Field* Parser::parse_embedded(Field* field) {
  if (field == nullptr) {
    field = make<Field>();
    field->type_expr = parse_embedded_term();
  }
  while (at_operator(Operator::Or)) {
    Operation* join = make_after<Operation>(field->type_expr, pos_);
    join->op = Operator::Or;
    next();
    join->x = field->type_expr;
    join->y = parse_embedded_term();
    set_height(join, std::max(join->x->height, join->y->height));
    field->type_expr = finish(join);
  }
  return finish(field);
}

Expr* Parser::parse_embedded_term() {
  if (at_operator(Operator::Tilde)) {
    Operation* term = make<Operation>();
    term->op = Operator::Tilde;
    next();
    term->x = parse_type();
    return finish(term);
  }
  Expr* type = parse_type_or_null();
  if (type != nullptr) return type;
  type = bad_expr();
  error_expected("~ term or type");
  advance(bit(TokenKind::Operator) | bit(TokenKind::Semi) | bit(TokenKind::Rparen) |
          bit(TokenKind::Rbrack) | bit(TokenKind::Rbrace));
  return type;
}

List<Field*> Parser::parse_result() {
  if (got(TokenKind::Lparen)) {
    return parse_params(nullptr, nullptr, TokenKind::Rparen, false, false);
  }
  Pos pos = pos_;
  Expr* type = parse_type_or_null();
  if (type == nullptr) return {};
  Field* field = make_at<Field>(pos);
  field->type_expr = type;
  return arena_.copy<Field*>({finish(field)});
}

// What may follow a parameter's name directly: its array type, or the rest of a type that the
// name begins. True if that completed the field.
bool Parser::parse_param_after_name(Field* field, Name* name, bool type_sets) {
  if (token_ == TokenKind::Lbrack) {
    field->type_expr = parse_array_or_type_args();
    if (auto* instance = as<IndexExpr>(field->type_expr)) {
      instance->x = name;
      instance->first = name->first;
    } else {
      field->name = name;
    }
  } else if (token_ == TokenKind::Dot) {
    field->type_expr = parse_qualified_name(name);
  } else if (type_sets && at_operator(Operator::Or)) {
    field->type_expr = name;
  } else {
    field->name = name;
    return false;
  }
  if (type_sets && at_operator(Operator::Or)) parse_embedded(field);
  return true;
}

// One element of a parameter list; the field may have only a name, only a type, or both.
// Type parameters (`follow` is "]") may have constraints like ~A | B.
Field* Parser::parse_param_or_null(Name* name, TokenKind follow) {
  bool type_sets = follow == TokenKind::Rbrack;
  if (name == nullptr && type_sets && at_operator(Operator::Tilde)) {
    return parse_embedded(nullptr);
  }
  Field* field = make_at<Field>(name != nullptr ? name->pos() : pos_);
  if (name != nullptr || token_ == TokenKind::Name) {
    if (name == nullptr) name = parse_name();
    if (parse_param_after_name(field, name, type_sets)) return finish(field);
  }
  if (token_ == TokenKind::DotDotDot) {
    DotsType* dots = make<DotsType>();
    next();
    dots->element = parse_type_or_null();
    if (dots->element == nullptr) {
      field->type_expr = bad_expr();
      syntax_error(DiagnosticKind::SyntaxDotsMissingType);
    } else {
      field->type_expr = finish(dots);
    }
    return finish(field);
  }
  if (type_sets && at_operator(Operator::Tilde)) {
    field->type_expr = parse_embedded(nullptr)->type_expr;
    return finish(field);
  }
  field->type_expr = parse_type_or_null();
  if (type_sets && at_operator(Operator::Or) && field->type_expr != nullptr) {
    parse_embedded(field);
  }
  if (field->name != nullptr || field->type_expr != nullptr) return finish(field);
  error_expected(lex::token_text(follow));
  advance(bit(TokenKind::Comma) | bit(follow));
  return nullptr;
}

// Parameters after the opening bracket. `name`, or `name` and `type`, are what has been read of
// the first one. Either all get names or none.
List<Field*> Parser::parse_params(Name* name, Expr* type, TokenKind close, bool require_names,
                                  bool dots_allowed) {
  auto make_first = [&] {
    Field* field = make_at<Field>(name->pos());
    field->name = name;
    field->type_expr = type;
    return finish(field);
  };
  if (name != nullptr && type != nullptr && token_ == close) {
    Field* field = make_first();
    next();
    return arena_.copy<Field*>({field});
  }
  size_t named = 0;  // those with name and type
  size_t typed = 0;  // those with a type
  Collector<Field> fields(*this);
  Pos end = parse_list("parameter list", TokenKind::Comma, close, [&] {
    Field* field = type != nullptr ? make_first() : parse_param_or_null(name, close);
    name = nullptr;
    type = nullptr;
    if (field == nullptr) return false;
    if (field->name != nullptr && field->type_expr != nullptr) named++;
    if (field->type_expr != nullptr) typed++;
    fields.add(field);
    return false;
  });
  List<Field*> list = fields.take();
  if (list.empty()) return list;
  if (named == 0 && !require_names) {
    for (Field* field : list) {
      if (field->name == nullptr) continue;
      field->type_expr = field->name;
      field->name = nullptr;
    }
  } else if (named != list.size()) {
    distribute_types(list, named, typed, end, require_names);
  }
  check_dots(list, dots_allowed);
  return list;
}

// Some parameters are named, so all must be: gives each the type that follows it, and reports
// what is missing.
void Parser::distribute_types(List<Field*> list, size_t named, size_t typed, Pos end,
                              bool require_names) {
  Pos wrong;  // leftmost field that lacks something
  Expr* type = nullptr;
  for (size_t i = list.size(); i-- > 0;) {
    Field* field = list[i];
    if (field->type_expr != nullptr) {
      type = field->type_expr;
      if (field->name == nullptr) {
        wrong = type->start();
        field->name = make_name(wrong, "_");
      }
    } else if (type != nullptr) {
      field->type_expr = type;
    } else {
      wrong = field->name->pos();
      field->type_expr = make_at<BadExpr>(wrong);
    }
  }
  if (!wrong.is_known()) return;
  if (named == typed) {
    // The last ones have no type.
    return syntax_error(require_names ? DiagnosticKind::SyntaxMissingTypeConstraint
                                      : DiagnosticKind::SyntaxMissingParameterType,
                        end);
  }
  if (!require_names) return syntax_error(DiagnosticKind::SyntaxMissingParameterName, wrong);
  syntax_error(list.size() == 1 ? DiagnosticKind::SyntaxMissingTypeParameterNameOrLength
                                : DiagnosticKind::SyntaxMissingTypeParameterName,
               wrong);
}

// ...T may only be the type of the last parameter; elsewhere it becomes T.
void Parser::check_dots(List<Field*> list, bool dots_allowed) {
  bool reported = false;
  for (size_t i = 0; i < list.size(); i++) {
    auto* dots = as<DotsType>(list[i]->type_expr);
    if (dots == nullptr || (dots_allowed && i + 1 == list.size())) continue;
    if (!reported) {
      error(dots_allowed ? DiagnosticKind::DotsNotLast : DiagnosticKind::DotsMisused, dots->pos());
    }
    reported = true;
    list[i]->type_expr = dots->element;
  }
}

// name [ "." name ] [ type arguments ]; `name` if it has been read already.
Expr* Parser::parse_qualified_name(Name* name) {
  Expr* x = name;
  if (x == nullptr) {
    if (token_ == TokenKind::Name) {
      x = parse_name();
    } else {
      x = make_name(pos_, "_");
      error_expected("name");
      advance(bit(TokenKind::Dot) | bit(TokenKind::Semi) | bit(TokenKind::Rbrace));
    }
  }
  if (token_ == TokenKind::Dot) {
    SelectorExpr* selector = make_after<SelectorExpr>(x, pos_);
    next();
    selector->x = x;
    selector->selected = parse_name();
    x = finish(selector);
  }
  if (token_ == TokenKind::Lbrack) {
    Nesting nesting(*this);
    x = parse_type_instance(x);
  }
  return x;
}

}  // namespace vole::syntax
