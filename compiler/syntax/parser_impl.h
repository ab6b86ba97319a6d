// The parser's state and functions, shared by the parse_*.cpp files.
//
// Recursive descent with one token of lookahead, in the same order of decisions and with the same
// recovery as gc's parser, since texts and places of errors follow from those: where a token does
// not fit, an error names it, then advance() skips to one of a few tokens at which parsing can go
// on. Functions named ..._or_null may answer null, all others a node.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/lex/lexer.h"
#include "compiler/syntax/parser.h"

namespace vole::syntax {

using lex::TokenKind;

// Labels, gotos and branches of a function body; sets BranchStmt::target.
void check_branches(const BlockStmt* body, Arena& arena, Diagnostics& diagnostics);

// Collects the directives before a declaration.
struct PragmaBuilder {
  PragmaFlags flags = 0;
  std::vector<Directive> directives;
  std::vector<Embed> embeds;

  bool empty() const { return directives.empty() && embeds.empty(); }
};

class Parser final : private lex::LexSink {
 public:
  Parser(Source& source, Arena& arena, Interner& names, Diagnostics& diagnostics,
         const ParseOptions& options);

  File* parse_file_or_null();

 private:
  // Counts nesting for as long as it lives; too much of it ends the file.
  class Nesting {
   public:
    explicit Nesting(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxNesting) parser_.abandon();
    }
    ~Nesting() { parser_.depth_--; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    Parser& parser_;
  };

  // Collects the elements of one list on the parser's scratch stack.
  template <typename T>
  class Collector {
   public:
    explicit Collector(Parser& parser) : parser_(parser), mark_(parser.scratch_.size()) {}
    ~Collector() { parser_.scratch_.resize(mark_); }
    Collector(const Collector&) = delete;
    Collector& operator=(const Collector&) = delete;

    void add(T* node) { parser_.scratch_.push_back(node); }
    size_t size() const { return parser_.scratch_.size() - mark_; }
    T* operator[](size_t i) const { return static_cast<T*>(parser_.scratch_[mark_ + i]); }
    List<T*> take() const {
      List<T*> list = parser_.arena_.template make_list<T*>(size());
      for (size_t i = 0; i < list.size(); i++) list[i] = (*this)[i];
      return list;
    }

   private:
    Parser& parser_;
    size_t mark_;
  };

  using TokenSet = uint64_t;
  static constexpr TokenSet bit(TokenKind kind) {
    return TokenSet{1} << static_cast<unsigned>(kind);
  }

  // ---- tokens and errors (parser.cpp) ----
  void next();
  bool got(TokenKind kind) {
    if (token_ != kind) return false;
    next();
    return true;
  }
  void want(TokenKind kind);
  bool got_assign();
  bool at_operator(Operator op) const { return token_ == TokenKind::Operator && op_ == op; }
  std::string_view token_source() const { return lexer_.text(lexer_.token()); }

  void error(DiagnosticKind kind, Pos pos, std::initializer_list<std::string_view> args = {});
  // Dropped if the file ended after an earlier error.
  void syntax_error(DiagnosticKind kind, Pos pos,
                    std::initializer_list<std::string_view> args = {});
  void syntax_error(DiagnosticKind kind) { syntax_error(kind, pos_); }
  // "unexpected T, expected `what`"
  void error_expected(std::string_view what);
  // "unexpected T `where`": "in ...", "at ...", "after ..."
  void error_where(std::string_view where);
  std::string found_token() const;
  // Skips to a token of `follow`, or inside functions to one that begins a statement.
  void advance(TokenSet follow);
  // Skips one token.
  void advance_one();
  void abandon();

  void lexical_error(DiagnosticKind kind, uint32_t offset,
                     std::initializer_list<std::string_view> args) override;
  void directive(uint32_t begin, uint32_t end, bool own_line) override;

  // ---- directives (pragma.cpp, cgo_directive.cpp) ----
  void line_directive(uint32_t begin, uint32_t end);
  void go_directive(Pos pos, std::string_view text, bool own_line);
  void embed_directive(Pos pos, std::string_view text);
  bool embed_pattern(std::string_view& rest, std::string_view* pattern);
  void linkname_directive(Pos pos, std::string_view text);
  void cgo_directive(Pos pos, std::string_view text);
  Pragma* take_pragma();
  void clear_pragma();

  // ---- nodes ----
  // A node at the current token.
  template <typename T>
  T* make() {
    return make_at<T>(pos_);
  }
  template <typename T>
  T* make_at(Pos pos) {
    T* node = arena_.make<T>();
    node->position = node->first = node->last = pos;
    return node;
  }
  // A node whose first operand is `x`.
  template <typename T>
  T* make_after(const Node* x, Pos pos) {
    T* node = make_at<T>(pos);
    node->first = x->first;
    return node;
  }
  // Ends the node at the last token that was consumed.
  template <typename T>
  T* finish(T* node) {
    // A bad node may stand for no token at all.
    node->last = std::max(previous_end_, node->first);
    return node;
  }
  void set_height(Expr* node, int below);
  BadExpr* bad_expr() { return make<BadExpr>(); }
  ParenExpr* make_paren(Pos pos, Expr* x);
  Name* make_name(Pos pos, std::string_view text);

  // ---- file and declarations (parse_decl.cpp) ----
  void parse_decls(Collector<Decl>& decls);
  template <typename Parse>
  Pos parse_list(std::string_view context, TokenKind separator, TokenKind close, Parse&& parse);
  void parse_group(Collector<Decl>& decls, Decl* (Parser::*parse)(Group*));
  Decl* make_empty(TokenKind keyword, Group* group);
  Decl* parse_import(Group* group);
  Decl* parse_const(Group* group);
  Decl* parse_type_decl(Group* group);
  void parse_type_params_or_array(TypeDecl* decl);
  Decl* parse_var(Group* group);
  FuncDecl* parse_func();
  BlockStmt* parse_func_body();

  // ---- types (parse_type.cpp) ----
  Expr* parse_type();
  Expr* parse_type_or_null();
  Expr* parse_type_instance(Expr* x);
  FuncType* parse_func_type(std::string_view context, List<Field*>* type_params);
  Expr* parse_array_type(Pos pos, Expr* length);
  Expr* parse_slice_type(Pos pos);
  Expr* parse_chan_element();
  Expr* parse_chan_type();
  Expr* parse_map_type();
  StructType* parse_struct_type();
  void parse_field_decl(Collector<Field>& fields, std::vector<BasicLit*>& tags);
  void parse_named_fields(Collector<Field>& fields, std::vector<BasicLit*>& tags);
  void add_field(Collector<Field>& fields, std::vector<BasicLit*>& tags, Pos pos, Name* name,
                 Expr* type, BasicLit* tag);
  InterfaceType* parse_interface_type();
  Field* parse_method();
  void parse_method_with_bracket(Field* field, Name* name);
  Field* parse_embedded(Field* field);
  Expr* parse_embedded_term();
  List<Field*> parse_result();
  Field* parse_param_or_null(Name* name, TokenKind follow);
  bool parse_param_after_name(Field* field, Name* name, bool type_sets);
  List<Field*> parse_params(Name* name, Expr* type, TokenKind close, bool require_names,
                            bool dots_allowed);
  void distribute_types(List<Field*> list, size_t named, size_t typed, Pos end, bool require_names);
  void check_dots(List<Field*> list, bool dots_allowed);
  Expr* parse_array_or_type_args();
  Expr* parse_qualified_name(Name* name);
  Operation* make_indirection(Pos pos, Expr* x);

  // ---- expressions (parse_expr.cpp) ----
  Expr* parse_expr() { return parse_binary(nullptr, 0); }
  Expr* parse_binary(Expr* x, int precedence);
  Expr* parse_unary();
  Expr* parse_arrow();
  void reassociate_arrow(ChanType* type);
  Expr* parse_operand(bool keep_parens);
  Expr* parse_primary(Expr* x, bool keep_parens);
  Expr* parse_dot(Expr* x, Pos pos);
  Expr* parse_index_or_slice(Expr* x, Pos pos);
  Expr* parse_slice(Expr* x, Pos pos, Expr* low);
  Expr* parse_call(Expr* x, Pos pos);
  bool may_begin_composite(const Expr* x) const;
  Expr* parse_bare_composite();
  CompositeLit* parse_composite();
  Name* parse_name();
  List<Name*> parse_names(Name* first);
  BasicLit* parse_literal_or_null();
  List<Expr*> parse_expr_list();
  List<Expr*> parse_type_list(bool strict, bool* comma);

  // ---- statements (parse_stmt.cpp) ----
  struct Header {
    Stmt* init = nullptr;
    Expr* condition = nullptr;
    Stmt* post = nullptr;
  };
  Stmt* parse_simple(List<Expr*> lhs, TokenKind keyword);
  Stmt* parse_single_operand_stmt(Expr* x);
  Stmt* make_range(List<Expr*> lhs, bool define);
  AssignStmt* make_assign(Pos pos, Operator op, List<Expr*> lhs, List<Expr*> rhs);
  ExprStmt* make_expr_stmt(Expr* x);
  Stmt* parse_labeled_or_null(Name* label);
  BlockStmt* parse_block(std::string_view context);
  Stmt* parse_decl_stmt(Decl* (Parser::*parse)(Group*));
  Header parse_header(TokenKind keyword);
  void parse_header_rest(TokenKind keyword, Header* header);
  void set_condition(Stmt* stmt, TokenKind keyword, Pos semicolon, std::string_view semicolon_text,
                     Header* header);
  IfStmt* parse_if();
  Stmt* parse_for();
  // The braces of a switch or select statement with their clauses.
  template <class Statement, class Clause>
  Stmt* parse_clauses(Statement* stmt, const char* keyword, Clause* (Parser::*parse)());
  Stmt* parse_switch();
  Stmt* parse_select();
  void error_no_clause();
  template <class Clause>
  Clause* finish_clause(Clause* clause);  // from the colon on
  CaseClause* parse_case();
  CommClause* parse_comm();
  Stmt* parse_go_or_defer();
  Stmt* parse_branch();
  Stmt* parse_return();
  Stmt* parse_stmt_or_null();
  List<Stmt*> parse_stmts();

  Source& source_;
  Arena& arena_;
  Interner& names_;
  Diagnostics& diagnostics_;
  ParseOptions options_;
  std::vector<lex::Token> tokens_;  // of the whole file, if wanted
  lex::Lexer lexer_;

  // The current token.
  TokenKind token_ = TokenKind::None;
  Operator op_ = Operator::None;
  Pos pos_;
  Pos previous_end_;  // where the token before it ended

  int error_count_ = 0;  // of errors that gc's parser counts
  int function_nesting_ = 0;
  int expression_level_ = 0;  // < 0: in the header of a statement, where { begins the block
  int depth_ = 0;
  int body_height_ = 0;  // of the highest expression in the function literal being parsed
  bool abandoned_ = false;
  bool before_package_ = true;
  std::vector<Node*> scratch_;

  PragmaBuilder pragma_;
  int pragmas_taken_ = 0;
  bool has_local_pragmas_ = false;  // within functions
  std::vector<Linkname> linknames_;
  std::string_view go_version_;
};

// list = [ element { separator element } [ separator ] ] close. `parse` answers true after the
// last element allowed. Answers the position of the closing token.
template <typename Parse>
Pos Parser::parse_list(std::string_view context, TokenKind separator, TokenKind close,
                       Parse&& parse) {
  bool done = false;
  while (token_ != TokenKind::Eof && token_ != close && !done) {
    done = parse();
    if (got(separator) || token_ == close) continue;  // optional before the closing token
    std::string where = "in ";
    where += context;
    where += "; possibly missing ";
    where += separator == TokenKind::Comma ? "comma" : "semicolon or newline";
    where += " or ";
    where += lex::token_text(close);
    error_where(where);
    advance(bit(TokenKind::Rparen) | bit(TokenKind::Rbrack) | bit(TokenKind::Rbrace));
    if (token_ != close) return pos_;
  }
  Pos pos = pos_;
  want(close);
  return pos;
}

}  // namespace vole::syntax
