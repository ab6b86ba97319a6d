// What all constructs need: names, literals, measuring, and the file as a whole. Declarations,
// statements, expressions and lists have files of their own. See printer.h.
#include "compiler/format/printer.h"

#include <algorithm>

namespace vole::format {

using namespace syntax;

namespace {

// Numbers have their prefix and exponent in lower case, imaginary ones no zeros before them.
std::string normal_number(std::string_view text) {
  std::string out(text);
  if (out.size() < 2) return out;
  char mark = out[0] == '0' ? out[1] : ' ';
  size_t exponent = std::string::npos;
  switch (mark) {
    case 'x':
    case 'X':
      out[1] = 'x';
      exponent = out.rfind('P');
      if (exponent != std::string::npos) out[exponent] = 'p';
      return out;
    case 'o':
    case 'O':
      out[1] = 'o';
      return out;
    case 'b':
    case 'B':
      out[1] = 'b';
      return out;
    default:
      break;
  }
  exponent = out.rfind('E');
  if (exponent != std::string::npos) {
    out[exponent] = 'e';
  } else if (out.back() == 'i' && out.find_first_of(".e") == std::string::npos) {
    out.erase(0, std::min(out.find_first_not_of("0_"), out.size()));
    if (out == "i") out = "0i";
  }
  return out;
}

}  // namespace

Expr* strip_parens(Expr* x) {
  while (auto* paren = as<ParenExpr>(x)) x = paren->x;
  return x;
}

void Printer::put_name(const Name* name) {
  out_.at(name->first);
  out_.token(TokenKind::Name, name->name.view());
}

void Printer::put_literal(const BasicLit* literal) {
  if (literal->literal != LiteralKind::String && literal->literal != LiteralKind::Rune) {
    return out_.verbatim(TokenKind::Literal, normal_number(literal->text));
  }
  if (literal->text[0] != '`' || literal->text.find('\r') == std::string_view::npos) {
    return out_.verbatim(TokenKind::Literal, literal->text);
  }
  std::string text(literal->text);
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  out_.verbatim(TokenKind::Literal, text);
}

size_t Printer::measure(const Node* node, size_t most) {
  auto [entry, is_new] = sizes_.try_emplace(node, kTooLong);
  if (!is_new) return entry->second;
  Page page(true);
  Weaver weaver(original_, page, false, 0);
  Printer(original_, weaver, sizes_).print_any(node);
  weaver.finish();
  size_t size = page.single_line() && page.measured() <= most ? page.measured() : kTooLong;
  return sizes_[node] = size;
}

void Printer::print_any(const Node* node) {
  auto* any = const_cast<Node*>(node);
  if (is_expr(any)) {
    expr(static_cast<Expr*>(any));
  } else {
    if (is<LabeledStmt>(any)) out_.space(Space::Indent);
    stmt(static_cast<Stmt*>(any), false);
  }
}

void Printer::print_file() {
  const File& file = original_.file();
  put_at(file.position, TokenKind::Package);
  blank();
  put_name(file.package_name);
  TokenKind previous = TokenKind::None;
  for (size_t i = 0; i < file.decls.size();) {
    Decls group = take_group(file.decls, &i);
    Pos begin = keyword_of(group);
    auto* func = as<FuncDecl>(group[0]);
    TokenKind kind = func != nullptr            ? TokenKind::Func
                     : is<ImportDecl>(group[0]) ? TokenKind::Import
                     : is<ConstDecl>(group[0])  ? TokenKind::Const
                     : is<TypeDecl>(group[0])   ? TokenKind::Type
                                                : TokenKind::Var;
    int least = kind != previous || original_.has_doc(begin) ? 2 : 1;
    bool section = func != nullptr && !same_line(func->first, func->last);
    out_.line_break(line(begin), least, Space::None, section);
    if (func != nullptr) {
      func_decl(func);
    } else {
      group_decl(group);
    }
    previous = kind;
  }
  space(Space::Line);
}

}  // namespace vole::format
