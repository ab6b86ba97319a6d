// The parser's core: tokens, errors, recovery, and the file as a whole.
// See parser_impl.h for how the parser works and tree.h for what it makes.
#include "compiler/syntax/parser.h"

#include "compiler/syntax/parser_impl.h"

namespace vole::syntax {
namespace {

// How messages name a kind of token.
std::string token_phrase(TokenKind kind) {
  if (kind == TokenKind::Comma) return "comma";
  if (kind == TokenKind::Semi) return "semicolon or newline";
  std::string text(lex::token_text(kind));
  return lex::is_keyword(kind) ? "keyword " + text : text;
}

}  // namespace

File* parse_file(Source& source, Arena& arena, Interner& names, Diagnostics& diagnostics,
                 const ParseOptions& options) {
  return Parser(source, arena, names, diagnostics, options).parse_file_or_null();
}

Parser::Parser(Source& source, Arena& arena, Interner& names, Diagnostics& diagnostics,
               const ParseOptions& options)
    : source_(source),
      arena_(arena),
      names_(names),
      diagnostics_(diagnostics),
      options_(options),
      lexer_(source.text(), *this, options.keep_tokens ? &tokens_ : nullptr),
      previous_end_(source.begin()) {
  next();
}

void Parser::next() {
  if (abandoned_) return;
  previous_end_ = source_.pos_at(lexer_.token().end);
  lexer_.next();
  const lex::Token& token = lexer_.token();
  token_ = token.kind;
  op_ = token.op;
  pos_ = source_.pos_at(token.begin);
}

void Parser::want(TokenKind kind) {
  if (got(kind)) return;
  error_expected(token_phrase(kind));
  advance_one();
}

// Takes = and, with an error, := for it.
bool Parser::got_assign() {
  if (token_ == TokenKind::Define) error_expected("=");
  if (token_ != TokenKind::Define && token_ != TokenKind::Assign) return false;
  next();
  return true;
}

void Parser::error(DiagnosticKind kind, Pos pos, std::initializer_list<std::string_view> args) {
  error_count_++;
  diagnostics_.report(kind, pos, args);
}

void Parser::syntax_error(DiagnosticKind kind, Pos pos,
                          std::initializer_list<std::string_view> args) {
  if (token_ == TokenKind::Eof && error_count_ > 0) return;
  error(kind, pos, args);
}

void Parser::error_expected(std::string_view what) {
  syntax_error(DiagnosticKind::SyntaxExpected, pos_, {found_token(), what});
}

void Parser::error_where(std::string_view where) {
  syntax_error(DiagnosticKind::SyntaxAfter, pos_, {found_token(), where});
}

std::string Parser::found_token() const {
  switch (token_) {
    case TokenKind::Name:
      return "name " + std::string(token_source());
    case TokenKind::Semi:
      return std::string(lexer_.semicolon_text());
    case TokenKind::Literal:
      return "literal " + std::string(token_source());
    case TokenKind::Operator:
      return std::string(lex::operator_text(op_));
    case TokenKind::AssignOp:
      return std::string(lex::operator_text(op_)) + "=";
    case TokenKind::IncOp: {
      std::string text(lex::operator_text(op_));
      return text + text;
    }
    default:
      return token_phrase(token_);
  }
}

void Parser::advance(TokenSet follow) {
  constexpr TokenSet kStatements =
      bit(TokenKind::Break) | bit(TokenKind::Const) | bit(TokenKind::Continue) |
      bit(TokenKind::Defer) | bit(TokenKind::Fallthrough) | bit(TokenKind::For) |
      bit(TokenKind::Go) | bit(TokenKind::Goto) | bit(TokenKind::If) | bit(TokenKind::Return) |
      bit(TokenKind::Select) | bit(TokenKind::Switch) | bit(TokenKind::Type) | bit(TokenKind::Var);
  follow |= bit(TokenKind::Eof);
  if (function_nesting_ > 0) follow |= kStatements;
  while ((follow & bit(token_)) == 0) next();
}

void Parser::advance_one() {
  if (token_ != TokenKind::Eof) next();
}

// Gives up on the rest of the file: from here on there is only its end.
void Parser::abandon() {
  if (abandoned_) return;
  error(DiagnosticKind::SyntaxNestingTooDeep, pos_);
  abandoned_ = true;
  token_ = TokenKind::Eof;
  op_ = Operator::None;
}

void Parser::lexical_error(DiagnosticKind kind, uint32_t offset,
                           std::initializer_list<std::string_view> args) {
  error(kind, source_.pos_at(offset), args);
}

// Bounds the height of expression trees, which operator chains make without any nesting.
void Parser::set_height(Expr* node, int below) {
  int height = below + 1;
  if (height > kMaxHeight) {
    abandon();
    height = kMaxHeight;
  }
  node->height = static_cast<uint16_t>(height);
  if (height > body_height_) body_height_ = height;
}

// Around `x`, from the parenthesis at `pos` to the one just consumed.
ParenExpr* Parser::make_paren(Pos pos, Expr* x) {
  ParenExpr* paren = make_at<ParenExpr>(pos);
  paren->x = x;
  set_height(paren, x->height);
  return finish(paren);
}

Name* Parser::make_name(Pos pos, std::string_view text) {
  Name* name = make_at<Name>(pos);
  name->name = names_.intern(text);
  return name;
}

File* Parser::parse_file_or_null() {
  File* file = make_at<File>(source_.begin());
  file->position = pos_;
  file->source = &source_;
  file->go_version = go_version_;
  before_package_ = false;
  if (!got(TokenKind::Package)) {
    syntax_error(DiagnosticKind::SyntaxPackageFirst);
    return nullptr;
  }
  file->pragma = take_pragma();
  file->package_name = parse_name();
  want(TokenKind::Semi);
  if (error_count_ > 0) return nullptr;

  Collector<Decl> decls(*this);
  parse_decls(decls);
  file->decls = decls.take();
  file->eof = pos_;
  file->has_local_pragmas = has_local_pragmas_;
  file->linknames = arena_.copy(linknames_);
  file->tokens = arena_.copy(tokens_);
  file->last = source_.end();
  return file;
}

}  // namespace vole::syntax
