// Walks the tree of a file and tells the weaver what comes next.
//
// One function a construct, in expr.cpp, list.cpp, stmt.cpp and decl.cpp. Which line ends survive
// depends on where things stood in the source, where blanks stand around operators on precedence
// and depth, and what may stay on one line on how long it would be: measure() prints a part onto a
// page that only counts. The decisions are gofmt's (go/printer/nodes.go).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/format/original.h"
#include "compiler/format/weaver.h"
#include "compiler/syntax/tree.h"

namespace vole::format {

// Sizes of parts on one line, kept across measurements.
using Sizes = std::unordered_map<const syntax::Node*, size_t>;

class Printer {
 public:
  Printer(const Original& original, Weaver& weaver, Sizes& sizes)
      : original_(original), out_(weaver), sizes_(sizes) {}

  void print_file();

 private:
  using TokenKind = lex::TokenKind;
  using Operator = lex::Operator;
  using Exprs = std::vector<syntax::Expr*>;

  // A part is too long for any line.
  static constexpr size_t kTooLong = 1000000 + 1;

  // Names of a list that share a type, or one field without a name.
  struct Part {
    Exprs names;
    syntax::Expr* type = nullptr;
    Pos begin;
    Pos end;
    syntax::BasicLit* tag = nullptr;
  };
  using Parts = std::vector<Part>;

  // How a list of expressions is printed.
  struct ListStyle {
    int depth = 1;
    bool comma_at_end = false;  // if the closing bracket has a line of its own
    bool indent = true;         // lines after the first
  };

  // What precedences an expression mixes; see spacing_of.
  struct Mix {
    bool has4 = false;
    bool has5 = false;
    int clash = 0;
  };

  // ---- tokens (printer.cpp) ----
  void put(TokenKind kind) { out_.token(kind, lex::token_text(kind)); }
  void put_at(Pos pos, TokenKind kind) {
    out_.at(pos);
    put(kind);
  }
  void put_operator(Operator op) { out_.token(TokenKind::Operator, lex::operator_text(op)); }
  void put_name(const syntax::Name* name);
  void put_literal(const syntax::BasicLit* literal);
  void blank() { out_.space(Space::Blank); }
  void space(Space request) { out_.space(request); }
  uint32_t line(Pos pos) const { return original_.line(pos); }
  bool same_line(Pos a, Pos b) const { return line(a) == line(b); }
  // Bytes that the node takes on one line; more than `most` if it takes more or does not fit.
  size_t measure(const syntax::Node* node, size_t most);
  void print_any(const syntax::Node* node);

  // ---- expressions (expr.cpp) ----
  void expr(syntax::Expr* x) { expr(x, 0, 1); }
  void expr(syntax::Expr* x, int outer_precedence, int depth);
  void binary(syntax::Operation* x, int outer_precedence, int cutoff, int depth);
  void unary(syntax::Operation* x, int outer_precedence, int depth);
  void paren(syntax::ParenExpr* x, int depth);
  // Answers whether the name stands on a new line, indented; with `keep_indent` it stays so.
  bool selector(syntax::SelectorExpr* x, int depth, bool keep_indent);
  void slice(syntax::SliceExpr* x, int depth);
  void index(syntax::IndexExpr* x, int depth);
  void call(syntax::CallExpr* x, int depth);
  void composite(syntax::CompositeLit* x, int depth);
  void assertion(syntax::Expr* x, Pos dot, syntax::Expr* type, Pos end, int depth);
  void func_lit(syntax::FuncLit* x);
  void chan_type(syntax::ChanType* x);
  Mix mix_of(syntax::Operation* x);
  int spacing_of(syntax::Operation* x, int depth);

  // ---- lists (list.cpp) ----
  void list(Pos before, const Exprs& list, ListStyle style, Pos after);
  void one_line_list(const Exprs& list, int depth);
  void parameters(const List<syntax::Field*>& fields, Pos open, Pos close, bool of_type_decl);
  void signature(const List<syntax::Field*>* type_params, syntax::FuncType* type);
  void fields(syntax::Expr* type, const Parts& parts, bool is_struct);
  bool fits_one_line(const Parts& parts);
  void one_line_field(const Part& part, bool is_struct);
  void struct_field(const Part& part, Space separator);
  void interface_element(const Part& part);
  void method(const Part& part);
  static Parts group(const List<syntax::Field*>& fields, const List<syntax::BasicLit*>* tags);

  // ---- statements (stmt.cpp) ----
  void stmt(syntax::Stmt* stmt, bool before_brace);
  // `indent`: false for the clauses of a switch, each of which begins a section.
  template <typename T>
  void stmts(const List<T*>& list, bool indent, bool before_brace);
  void one_stmt(syntax::Node* node, bool before_brace);
  void block(syntax::BlockStmt* block);
  template <typename T>
  void clauses(Pos lbrace, const List<T*>& clauses, Pos rbrace);
  void labeled(syntax::LabeledStmt* stmt, bool before_brace);
  void assign(syntax::AssignStmt* stmt);
  void results(syntax::ReturnStmt* stmt);
  void branch(syntax::BranchStmt* stmt);
  void if_stmt(syntax::IfStmt* stmt);
  void for_stmt(syntax::ForStmt* stmt);
  void range(syntax::RangeClause* range);
  void switch_stmt(syntax::SwitchStmt* stmt);
  void select_stmt(syntax::SelectStmt* stmt);
  void header(syntax::Stmt* init, syntax::Expr* condition, syntax::Stmt* post, bool is_for);
  void guard(syntax::TypeSwitchGuard* guard);
  void case_clause(syntax::CaseClause* clause, bool before_brace);
  void comm_clause(syntax::CommClause* clause, bool before_brace);
  bool should_indent(const Exprs& list);

  // ---- declarations (decl.cpp) ----
  using Decls = std::vector<syntax::Decl*>;
  // The declarations at `*index` of one keyword; moves the index past them.
  static Decls take_group(const List<syntax::Decl*>& decls, size_t* index);
  static Pos keyword_of(const Decls& group);
  void group_decl(const Decls& group);
  void spec(syntax::Decl* decl, size_t count, bool indent_names);
  void value_spec(syntax::Decl* decl, bool keep_type_column);
  void import_path(syntax::BasicLit* path);
  void func_decl(syntax::FuncDecl* decl);
  void func_body(size_t header_size, Space separator, syntax::BlockStmt* body);
  size_t body_size(syntax::BlockStmt* body);
  size_t width_since(Pos start, int start_column) const;

  const Original& original_;
  Weaver& out_;
  Sizes& sizes_;
  std::unordered_map<const syntax::Operation*, Mix> mixes_;
};

// `x` without parentheses around it.
syntax::Expr* strip_parens(syntax::Expr* x);
template <typename T>
std::vector<syntax::Expr*> to_exprs(const List<T*>& list) {
  return std::vector<syntax::Expr*>(list.begin(), list.end());
}

}  // namespace vole::format
