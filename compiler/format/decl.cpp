// Printing declarations and function bodies. See printer.h.
#include "base/unicode.h"
#include "compiler/format/printer.h"
#include "compiler/format/text.h"

namespace vole::format {

using namespace syntax;
using lex::TokenKind;

namespace {

const Group* group_of(const Decl* decl) {
  switch (decl->kind) {
    case NodeKind::ImportDecl:
      return static_cast<const ImportDecl*>(decl)->group;
    case NodeKind::ConstDecl:
      return static_cast<const ConstDecl*>(decl)->group;
    case NodeKind::TypeDecl:
      return static_cast<const TypeDecl*>(decl)->group;
    case NodeKind::VarDecl:
      return static_cast<const VarDecl*>(decl)->group;
    default:
      return nullptr;
  }
}

// Constants and variables alike.
struct ValueSpec {
  explicit ValueSpec(const Decl* decl) {
    if (auto* constant = as<ConstDecl>(decl)) {
      names = constant->names;
      type = constant->type_expr;
      values = constant->values;
    } else if (auto* variable = as<VarDecl>(decl)) {
      names = variable->names;
      type = variable->type_expr;
      values = variable->values;
    }
  }
  List<Name*> names;
  Expr* type = nullptr;
  List<Expr*> values;
};

bool is_value(const Decl* decl) { return is<ConstDecl>(decl) || is<VarDecl>(decl); }

// The first byte of a declaration without its keyword. Nothing: an empty group.
Pos begin_of(const Decl* decl) {
  if (auto* import = as<ImportDecl>(decl)) {
    if (import->local_name != nullptr) return import->local_name->first;
    return import->path != nullptr ? import->path->first : Pos();
  }
  if (auto* type = as<TypeDecl>(decl)) return type->name != nullptr ? type->name->first : Pos();
  ValueSpec value(decl);
  return value.names.empty() ? Pos() : value.names[0]->first;
}

TokenKind keyword_kind(const Decl* decl) {
  switch (decl->kind) {
    case NodeKind::ImportDecl:
      return TokenKind::Import;
    case NodeKind::ConstDecl:
      return TokenKind::Const;
    case NodeKind::TypeDecl:
      return TokenKind::Type;
    default:
      return TokenKind::Var;
  }
}

// For each declaration of a group whether its values stand right of the column for types: if one
// of the run of declarations with values that it is part of has a type.
std::vector<bool> keep_type_columns(const std::vector<Decl*>& group) {
  std::vector<bool> keep(group.size());
  bool typed = false;
  size_t run = 0;  // where it begins
  bool in_run = false;
  auto end_run = [&](size_t end) {
    for (size_t i = run; in_run && typed && i < end; i++) keep[i] = true;
    in_run = false;
  };
  for (size_t i = 0; i < group.size(); i++) {
    ValueSpec value(group[i]);
    if (value.values.empty()) {
      end_run(i);
    } else if (!in_run) {
      run = i;
      in_run = true;
      typed = false;
    }
    typed |= value.type != nullptr;
  }
  end_run(group.size());
  return keep;
}

// Whether an import path may be written with double quotes.
bool is_plain_path(std::string_view path) {
  if (path.empty()) return false;
  constexpr std::string_view kForbidden = "!\"#$%&'()*,:;<=>?[\\]^{|}`";
  for (size_t i = 0; i < path.size();) {
    DecodedRune rune = decode_rune(path.substr(i));
    if (rune.rune == kRuneError || rune.rune == ' ' || !is_print(rune.rune)) return false;
    if (rune.rune < 0x80 && kForbidden.find(static_cast<char>(rune.rune)) != std::string_view::npos)
      return false;
    i += rune.width;
  }
  return true;
}

}  // namespace

Printer::Decls Printer::take_group(const List<Decl*>& decls, size_t* index) {
  Decls out = {decls[(*index)++]};
  const Group* group = group_of(out[0]);
  while (group != nullptr && *index < decls.size() && group_of(decls[*index]) == group) {
    out.push_back(decls[(*index)++]);
  }
  return out;
}

Pos Printer::keyword_of(const Decls& group) {
  const Group* parens = group_of(group[0]);
  return parens != nullptr ? parens->keyword : group[0]->first;
}

void Printer::import_path(BasicLit* path) {
  std::string_view text = path->text;
  if (text.size() > 2 && text[0] == '`' && is_plain_path(text.substr(1, text.size() - 2))) {
    out_.at(path->first);
    std::string quoted(text);
    quoted.front() = quoted.back() = '"';
    return out_.verbatim(TokenKind::Literal, quoted);
  }
  expr(path);
}

void Printer::value_spec(Decl* decl, bool keep_type_column) {
  ValueSpec value(decl);
  list(Pos(), to_exprs(value.names), {1, false, false}, Pos());
  int columns_left = 3;
  if (value.type != nullptr || keep_type_column) {
    space(Space::Column);
    columns_left--;
  }
  if (value.type != nullptr) expr(value.type);
  if (!value.values.empty()) {
    space(Space::Column);
    put(TokenKind::Assign);
    blank();
    list(Pos(), to_exprs(value.values), {}, Pos());
    columns_left--;
  }
  if (!original_.has_line_comment(decl->last)) return;
  for (; columns_left > 0; columns_left--) space(Space::Column);
}

void Printer::spec(Decl* decl, size_t count, bool indent_names) {
  if (auto* import = as<ImportDecl>(decl)) {
    if (import->local_name != nullptr) {
      out_.at(import->local_name->first);
      bool dot = import->local_name->name.view() == ".";
      out_.verbatim(TokenKind::Name, dot ? "." : import->local_name->name.view());
      blank();
    }
    return import_path(import->path);
  }
  if (auto* type = as<TypeDecl>(decl)) {
    expr(type->name);
    if (!type->type_params.empty()) {
      Pos open = original_.token_from(type->name->last);
      parameters(type->type_params, open, original_.closing(open), true);
    }
    space(count == 1 ? Space::Blank : Space::Column);
    if (type->is_alias) {
      put(TokenKind::Assign);
      blank();
    }
    return expr(type->type_expr);
  }
  ValueSpec value(decl);
  list(Pos(), to_exprs(value.names), {1, false, indent_names}, Pos());
  if (value.type != nullptr) {
    blank();
    expr(value.type);
  }
  if (value.values.empty()) return;
  blank();
  put(TokenKind::Assign);
  blank();
  list(Pos(), to_exprs(value.values), {}, Pos());
}

void Printer::group_decl(const Decls& group) {
  put_at(keyword_of(group), keyword_kind(group[0]));
  blank();
  const Group* parens = group_of(group[0]);
  if (parens == nullptr) return spec(group[0], 1, true);
  put_at(parens->lparen, TokenKind::Lparen);
  if (begin_of(group[0]).is_known()) {
    space(Space::Indent);
    space(Space::Section);
    bool columns = group.size() > 1 && is_value(group[0]);
    std::vector<bool> keep;
    if (columns) keep = keep_type_columns(group);
    int first_line = 0;  // of the declaration before, on the page
    for (size_t i = 0; i < group.size(); i++) {
      if (i > 0) {
        out_.line_break(line(begin_of(group[i])), 1, Space::None, out_.page_line() > first_line);
      }
      out_.record_line(&first_line);
      if (columns) {
        value_spec(group[i], keep[i]);
      } else {
        spec(group[i], group.size(), false);
      }
      out_.record_line(nullptr);
    }
    space(Space::Outdent);
    space(Space::Section);
  }
  put_at(parens->rparen, TokenKind::Rparen);
}

size_t Printer::width_since(Pos start, int start_column) const {
  const Spot& place = out_.place();
  if (line(start) != place.line) return kTooLong;
  int width = out_.page_column() - start_column;
  return width < 0 ? 0 : static_cast<size_t>(width);
}

void Printer::func_decl(FuncDecl* decl) {
  put_at(decl->first, TokenKind::Func);
  blank();
  int start_column = out_.page_column() - 5;
  if (decl->receiver != nullptr) {
    List<Field*> receivers(&decl->receiver, 1);
    parameters(receivers, decl->position, original_.closing(decl->position), false);
    blank();
  }
  expr(decl->name);
  signature(&decl->type_params, decl->signature);
  if (decl->body == nullptr) return;
  func_body(width_since(decl->first, start_column), Space::Column, decl->body);
}

// Bytes of the body if it can stay on one line, comments included.
size_t Printer::body_size(BlockStmt* body) {
  constexpr size_t kMost = 100;
  if (!same_line(body->position, body->rbrace) || body->list.size() > 5) return kMost + 1;
  size_t size = out_.comment_size_before(body->rbrace);
  for (size_t i = 0; i < body->list.size() && size <= kMost; i++) {
    size += (i > 0 ? 2 : 0) + measure(body->list[i], kMost);
  }
  return size;
}

void Printer::func_body(size_t header_size, Space separator, BlockStmt* body) {
  constexpr size_t kMost = 100;
  int depth = out_.literal_depth();
  out_.literal_depth() = 0;
  if (header_size + body_size(body) <= kMost) {
    space(separator);
    put_at(body->position, TokenKind::Lbrace);
    if (!body->list.empty()) {
      blank();
      for (size_t i = 0; i < body->list.size(); i++) {
        if (i > 0) {
          put(TokenKind::Semi);
          blank();
        }
        stmt(body->list[i], i + 1 == body->list.size());
      }
      blank();
    }
    out_.forbid_line(true);
    put_at(body->rbrace, TokenKind::Rbrace);
    out_.forbid_line(false);
  } else {
    blank();
    block(body);
  }
  out_.literal_depth() = depth;
}

}  // namespace vole::format
