// Parsing declarations: imports, constants, types with type parameters, variables, functions.
// See parser_impl.h.
#include "compiler/syntax/parser_impl.h"

namespace vole::syntax {
namespace {

template <typename T>
T* clone(Arena& arena, const T& node) {
  return arena.make<T>(node);
}

// Whether `x` can only be a type or a constraint, never a value. gofmt's parser does not count what
// a star stands before; `pointers` tells.
bool is_type_element(const Expr* x, bool pointers) {
  switch (x->kind) {
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::SliceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
      return true;
    case NodeKind::Operation: {
      auto* operation = static_cast<const Operation*>(x);
      if (operation->op == Operator::Tilde) return true;
      if (operation->y == nullptr) return pointers && is_type_element(operation->x, pointers);
      return is_type_element(operation->x, pointers) || is_type_element(operation->y, pointers);
    }
    case NodeKind::ParenExpr:
      return is_type_element(static_cast<const ParenExpr*>(x)->x, pointers);
    default:
      return false;
  }
}

// A type parameter and the beginning of its constraint.
struct NamedConstraint {
  Name* name = nullptr;
  Expr* constraint = nullptr;
};

// Takes an expression like P *E apart into the name P and the constraint *E, where what follows
// the name is certainly a constraint, or `force` says so. A name alone has no constraint; the
// name is null where `x` is something else.
NamedConstraint split_name(Arena& arena, Expr* x, bool force, bool pointers) {
  if (auto* name = as<Name>(x)) return {name, nullptr};
  if (auto* operation = as<Operation>(x); operation != nullptr && operation->y != nullptr) {
    if (operation->op == Operator::Mul) {
      auto* name = as<Name>(operation->x);
      if (name == nullptr || !(force || is_type_element(operation->y, pointers))) return {};
      Operation* pointer = clone(arena, *operation);
      pointer->x = operation->y;
      pointer->y = nullptr;
      pointer->first = operation->position;
      return {name, pointer};
    }
    if (operation->op == Operator::Or) {
      bool forced = force || is_type_element(operation->y, pointers);
      NamedConstraint left = split_name(arena, operation->x, forced, pointers);
      if (left.name == nullptr || left.constraint == nullptr) return {};
      Operation* join = clone(arena, *operation);
      join->x = left.constraint;
      join->first = left.constraint->first;
      return {left.name, join};
    }
  }
  if (auto* call = as<CallExpr>(x)) {
    auto* name = as<Name>(call->function);
    bool splits = name != nullptr && call->arguments.size() == 1 && !call->has_dots &&
                  (force || is_type_element(call->arguments[0], pointers));
    if (splits) {
      Expr* constraint = unparen(call->arguments[0]);
      constraint->elided_parens++;
      return {name, constraint};
    }
  }
  return {};
}

}  // namespace

void Parser::parse_decls(Collector<Decl>& decls) {
  constexpr TokenSet kDeclarations = bit(TokenKind::Import) | bit(TokenKind::Const) |
                                     bit(TokenKind::Type) | bit(TokenKind::Var) |
                                     bit(TokenKind::Func);
  TokenKind previous = TokenKind::Import;
  while (token_ != TokenKind::Eof && !arena_.exhausted()) {
    if (token_ == TokenKind::Import && previous != TokenKind::Import) {
      syntax_error(DiagnosticKind::SyntaxImportsFirst);
    }
    if (options_.imports_only && token_ != TokenKind::Import) return;
    previous = token_;
    switch (token_) {
      case TokenKind::Import:
        parse_group(decls, &Parser::parse_import);
        break;
      case TokenKind::Const:
        parse_group(decls, &Parser::parse_const);
        break;
      case TokenKind::Type:
        parse_group(decls, &Parser::parse_type_decl);
        break;
      case TokenKind::Var:
        parse_group(decls, &Parser::parse_var);
        break;
      case TokenKind::Func:
        decls.add(parse_func());
        break;
      default: {
        auto* func = decls.size() == 0 ? nullptr : as<FuncDecl>(decls[decls.size() - 1]);
        if (token_ == TokenKind::Lbrace && func != nullptr && func->body == nullptr) {
          syntax_error(DiagnosticKind::SyntaxUnexpectedNewlineBeforeBrace);
        } else {
          syntax_error(DiagnosticKind::SyntaxNonDeclaration);
        }
        advance(kDeclarations);
        continue;
      }
    }
    // Before the semicolon is passed: comments after it belong to the next declaration.
    clear_pragma();
    if (token_ != TokenKind::Eof && !got(TokenKind::Semi)) {
      error_where("after top level declaration");
      advance(kDeclarations);
    }
  }
  clear_pragma();
}

// keyword ( declaration | "(" { declaration ";" } ")" )
void Parser::parse_group(Collector<Decl>& decls, Decl* (Parser::*parse)(Group*)) {
  Pos keyword = pos_;
  TokenKind kind = token_;
  next();
  if (token_ != TokenKind::Lparen) {
    Decl* decl = (this->*parse)(nullptr);
    decl->first = keyword;
    decls.add(decl);
    return;
  }
  Group* group = arena_.make<Group>();
  group->keyword = keyword;
  group->lparen = pos_;
  clear_pragma();
  next();
  size_t before = decls.size();
  group->rparen = parse_list("grouped declaration", TokenKind::Semi, TokenKind::Rparen, [&] {
    decls.add((this->*parse)(group));
    return false;
  });
  if (options_.as_gofmt && decls.size() == before) decls.add(make_empty(kind, group));
}

// Stands for a group that declares nothing.
Decl* Parser::make_empty(TokenKind keyword, Group* group) {
  auto fill = [&](auto* decl) {
    decl->group = group;
    return finish(decl);
  };
  switch (keyword) {
    case TokenKind::Import:
      return fill(make_at<ImportDecl>(group->lparen));
    case TokenKind::Const:
      return fill(make_at<ConstDecl>(group->lparen));
    case TokenKind::Type:
      return fill(make_at<TypeDecl>(group->lparen));
    default:
      return fill(make_at<VarDecl>(group->lparen));
  }
}

Decl* Parser::parse_import(Group* group) {
  ImportDecl* decl = make<ImportDecl>();
  decl->group = group;
  decl->pragma = take_pragma();
  if (token_ == TokenKind::Name) {
    decl->local_name = parse_name();
  } else if (token_ == TokenKind::Dot) {
    decl->local_name = make_name(pos_, ".");
    next();
    finish(decl->local_name);
  }
  decl->path = parse_literal_or_null();
  if (decl->path == nullptr) {
    syntax_error(DiagnosticKind::SyntaxMissingImportPath);
    advance(bit(TokenKind::Semi) | bit(TokenKind::Rparen));
    return finish(decl);
  }
  if (!decl->path->bad && decl->path->literal != LiteralKind::String) {
    syntax_error(DiagnosticKind::SyntaxImportPathString, decl->path->pos());
    decl->path->bad = true;
  }
  return finish(decl);
}

Decl* Parser::parse_const(Group* group) {
  ConstDecl* decl = make<ConstDecl>();
  decl->group = group;
  decl->pragma = take_pragma();
  decl->names = parse_names(parse_name());
  if (token_ != TokenKind::Eof && token_ != TokenKind::Semi && token_ != TokenKind::Rparen) {
    decl->type_expr = parse_type_or_null();
    if (got_assign()) decl->values = parse_expr_list();
  }
  return finish(decl);
}

Decl* Parser::parse_type_decl(Group* group) {
  TypeDecl* decl = make<TypeDecl>();
  decl->group = group;
  decl->pragma = take_pragma();
  decl->name = parse_name();
  if (token_ == TokenKind::Lbrack) {
    parse_type_params_or_array(decl);
  } else {
    decl->is_alias = got_assign();
    decl->type_expr = parse_type_or_null();
  }
  if (decl->type_expr == nullptr) {
    decl->type_expr = bad_expr();
    error_where("in type declaration");
    advance(bit(TokenKind::Semi) | bit(TokenKind::Rparen));
  }
  return finish(decl);
}

// After `type T`, at "[": an array or slice type, or type parameters. Which one is known only
// after the expression in the brackets: a name that is followed by what can only be a constraint,
// or by a comma, is a type parameter.
void Parser::parse_type_params_or_array(TypeDecl* decl) {
  Pos bracket = pos_;
  next();
  if (token_ == TokenKind::Rbrack) {
    next();
    decl->type_expr = parse_slice_type(bracket);
    return;
  }
  if (token_ != TokenKind::Name) {
    decl->type_expr = parse_array_type(bracket, nullptr);
    return;
  }
  Expr* x = parse_name();
  // A name before "[" cannot be part of an array length, as no index expression is constant.
  if (token_ != TokenKind::Lbrack) {
    expression_level_++;
    x = parse_binary(parse_primary(x, false), 0);
    expression_level_--;
  }
  NamedConstraint split = 
      split_name(arena_, x, token_ == TokenKind::Comma, !options_.as_gofmt);
  if (split.name != nullptr && (split.constraint != nullptr || token_ != TokenKind::Rbrack)) {
    decl->type_params = parse_params(split.name, split.constraint, TokenKind::Rbrack, true, false);
    decl->is_alias = got_assign();
    decl->type_expr = parse_type_or_null();
  } else {
    decl->type_expr = parse_array_type(bracket, x);
  }
}

Decl* Parser::parse_var(Group* group) {
  VarDecl* decl = make<VarDecl>();
  decl->group = group;
  decl->pragma = take_pragma();
  decl->names = parse_names(parse_name());
  if (got_assign()) {
    decl->values = parse_expr_list();
  } else {
    decl->type_expr = parse_type();
    if (got_assign()) decl->values = parse_expr_list();
  }
  return finish(decl);
}

FuncDecl* Parser::parse_func() {
  Pos keyword = pos_;
  next();
  FuncDecl* decl = make<FuncDecl>();
  decl->first = keyword;
  decl->pragma = take_pragma();
  std::string_view context;
  if (got(TokenKind::Lparen)) {
    context = "method";
    List<Field*> receivers = parse_params(nullptr, nullptr, TokenKind::Rparen, false, false);
    if (receivers.empty()) error(DiagnosticKind::MethodNoReceiver, pos_);
    if (receivers.size() > 1) error(DiagnosticKind::MethodSeveralReceivers, pos_);
    if (!receivers.empty()) decl->receiver = receivers[0];
  }
  if (token_ == TokenKind::Name) {
    decl->name = parse_name();
    decl->signature = parse_func_type(context, &decl->type_params);
  } else {
    decl->name = make_name(pos_, "_");
    decl->signature = make<FuncType>();
    error_expected(context.empty() ? "name or (" : "name");
    advance(bit(TokenKind::Lbrace) | bit(TokenKind::Semi));
  }
  if (token_ == TokenKind::Lbrace) decl->body = parse_func_body();
  return finish(decl);
}

BlockStmt* Parser::parse_func_body() {
  function_nesting_++;
  int errors = error_count_;
  BlockStmt* body = parse_block("");
  function_nesting_--;
  // After errors the body may lack statements, so that correct branches would look wrong.
  if (options_.check_branches && errors == error_count_) {
    check_branches(body, arena_, diagnostics_);
  }
  return body;
}

}  // namespace vole::syntax
