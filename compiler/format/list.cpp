// Printing lists: of expressions, parameters, struct fields and interface elements. See printer.h.
//
// A list keeps the line ends that it has in the source. Values of `key: value` elements are lined
// up as long as the keys' lengths do not differ too much.
#include <algorithm>
#include <cmath>

#include "compiler/format/printer.h"

namespace vole::format {

using namespace syntax;

namespace {

// Whether `x` can only be a type or constraint.
bool is_type_element(const Expr* x) {
  switch (x->kind) {
    case NodeKind::ArrayType:
    case NodeKind::SliceType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
      return true;
    case NodeKind::Operation: {
      auto* n = static_cast<const Operation*>(x);
      if (n->y == nullptr) return n->op == Operator::Tilde;
      return is_type_element(n->x) || is_type_element(n->y);
    }
    case NodeKind::ParenExpr:
      return is_type_element(static_cast<const ParenExpr*>(x)->x);
    default:
      return false;
  }
}

// Whether `name x` could be read as an expression, as P *T can.
bool reads_as_value(const Expr* x) {
  if (auto* n = as<Operation>(x)) {
    if (n->y != nullptr) return reads_as_value(n->x) && !is_type_element(n->y);
    return n->op == Operator::Mul && !is_type_element(n->x);
  }
  auto* paren = as<ParenExpr>(x);
  return paren != nullptr && !is_type_element(paren->x);
}

// Decides from the sizes of keys which elements are lined up with those above them.
class KeySizes {
 public:
  // Whether columns end between the element before, of size `previous`, and one of size `size`;
  // 0 is one that does not fit on a line.
  bool breaks(size_t previous, size_t size) const {
    constexpr size_t kSmall = 40;
    constexpr double kRatio = 2.5;
    if (previous == 0 || size == 0) return true;
    if (count_ == 0 || (previous <= kSmall && size <= kSmall)) return false;
    double mean = std::exp(log_sum_ / count_);
    double ratio = static_cast<double>(size) / mean;
    return kRatio * ratio <= 1 || kRatio <= ratio;
  }
  void add(size_t size) {
    if (size == 0) return;
    log_sum_ += std::log(static_cast<double>(size));
    count_++;
  }
  void clear() { *this = KeySizes(); }

 private:
  double log_sum_ = 0;
  int count_ = 0;
};

}  // namespace

void Printer::one_line_list(const Exprs& list, int depth) {
  for (Expr* x : list) {
    if (x != list[0]) {
      put_at(x->first, TokenKind::Comma);
      blank();
    }
    expr(x, 0, depth);
  }
}

void Printer::list(Pos before, const Exprs& list, ListStyle style, Pos after) {
  if (list.empty()) return;
  uint32_t previous_line = line(before);
  if (previous_line != 0 && previous_line == line(list[0]->first) &&
      previous_line == line(list.back()->last)) {
    return one_line_list(list, style.depth);
  }
  bool indented = false;
  auto line_break = [&](uint32_t to, bool section) {
    Space first = style.indent && !indented ? Space::Indent : Space::None;
    int breaks = out_.line_break(to, 0, first, section);
    indented |= breaks > 0;
    return breaks;
  };
  size_t line_begin = 0;  // index of the first element on the line
  bool known_line = false;
  uint32_t first_line = line(list[0]->first);
  if (previous_line != 0 && previous_line < first_line) {
    known_line = line_break(first_line, true) > 0;
  }
  bool bounded = before.is_known() && after.is_known();
  KeySizes sizes;
  size_t size = 0;
  for (size_t i = 0; i < list.size(); i++) {
    Expr* x = list[i];
    auto* pair = as<KeyValueExpr>(x);
    uint32_t x_line = line(x->first);
    size_t previous_size = size;
    size = measure(x, kTooLong - 1);
    if (size >= kTooLong || !bounded) {
      size = 0;
    } else if (pair != nullptr) {
      size = measure(pair->key, kTooLong - 1);
    }
    bool new_line = previous_line > 0 && previous_line < x_line;
    if (i > 0) {
      if (!new_line) out_.at(x->first);
      put(TokenKind::Comma);
      int breaks = 0;
      if (new_line) {
        bool several = i > (known_line ? line_begin + 1 : line_begin);
        breaks = line_break(x_line, sizes.breaks(previous_size, size) || several);
      }
      if (breaks > 0) {
        line_begin = i;
        known_line = true;
      } else {
        blank();
      }
      if (breaks > 1) sizes.clear();
    }
    if (list.size() > 1 && pair != nullptr && size > 0 && new_line) {
      expr(pair->key);
      put_at(pair->position, TokenKind::Colon);
      space(Space::Column);
      expr(pair->element);
    } else {
      expr(x, 0, style.depth);
    }
    sizes.add(size);
    previous_line = x_line;
  }
  bool comma = style.comma_at_end && after.is_known() && out_.place().line < line(after);
  if (comma) put(TokenKind::Comma);
  if (indented && style.indent) space(Space::Outdent);
  if (comma) space(Space::Section);
}

Printer::Parts Printer::group(const List<Field*>& fields, const List<BasicLit*>* tags) {
  Parts parts;
  for (size_t i = 0; i < fields.size(); i++) {
    Field* field = fields[i];
    bool joins = !parts.empty() && field->name != nullptr && !parts.back().names.empty() &&
                 parts.back().type == field->type_expr;
    if (!joins) {
      parts.emplace_back();
      parts.back().type = field->type_expr;
      parts.back().begin = field->name != nullptr ? field->name->first : field->type_expr->first;
      parts.back().tag = tags != nullptr ? (*tags)[i] : nullptr;
    }
    Part& part = parts.back();
    if (field->name != nullptr) part.names.push_back(field->name);
    part.end = part.tag != nullptr ? part.tag->last : field->type_expr->last;
  }
  return parts;
}

void Printer::parameters(const List<Field*>& fields, Pos open, Pos close, bool of_type_decl) {
  bool brackets = original_.source().text()[original_.source().offset_of(open)] == '[';
  put_at(open, brackets ? TokenKind::Lbrack : TokenKind::Lparen);
  Parts parts = group(fields, nullptr);
  uint32_t previous_line = line(open);
  bool indented = false;
  for (size_t i = 0; i < parts.size(); i++) {
    const Part& part = parts[i];
    bool new_line = previous_line > 0 && previous_line < line(part.begin);
    if (i > 0) {
      if (!new_line) out_.at(part.begin);
      put(TokenKind::Comma);
    }
    Space first = indented ? Space::None : Space::Indent;
    if (new_line && out_.line_break(line(part.begin), 0, first, true) > 0) {
      indented = true;
    } else if (i > 0) {
      blank();
    }
    if (!part.names.empty()) {
      list(Pos(), part.names, {1, false, !indented}, Pos());
      blank();
    }
    expr(strip_parens(part.type));
    previous_line = line(part.end);
  }
  if (!parts.empty()) {
    uint32_t close_line = line(close);
    if (previous_line > 0 && previous_line < close_line) {
      put(TokenKind::Comma);
      out_.line_break(close_line, 0, Space::None, true);
    } else if (of_type_decl && fields.size() == 1 && reads_as_value(strip_parens(parts[0].type))) {
      put(TokenKind::Comma);
    }
    if (indented) space(Space::Outdent);
  }
  put_at(close, brackets ? TokenKind::Rbrack : TokenKind::Rparen);
}

void Printer::signature(const List<Field*>* type_params, FuncType* type) {
  Pos open = type->position;
  if (type_params != nullptr && !type_params->empty()) {
    Pos close = original_.closing(open);
    parameters(*type_params, open, close, false);
    open = original_.token_from(close + 1);
  }
  Pos close = original_.closing(open);
  parameters(type->params, open, close, false);
  if (type->results.empty()) return;
  blank();
  if (type->results.size() == 1 && type->results[0]->name == nullptr) {
    return expr(strip_parens(type->results[0]->type_expr));
  }
  open = original_.token_from(close + 1);
  parameters(type->results, open, original_.closing(open), false);
}

void Printer::method(const Part& part) {
  expr(part.names[0]);
  signature(nullptr, static_cast<FuncType*>(part.type));
}

// A single field without a tag or comment may stay on the line of its braces if it is short.
bool Printer::fits_one_line(const Parts& parts) {
  constexpr size_t kMost = 30;
  if (parts.size() != 1) return false;
  const Part& part = parts[0];
  if (part.tag != nullptr || original_.has_line_comment(part.end)) return false;
  size_t names = part.names.empty() ? 0 : 1;  // gofmt counts the blank only
  return names + measure(part.type, kMost) <= kMost;
}

void Printer::one_line_field(const Part& part, bool is_struct) {
  if (!is_struct && !part.names.empty()) return method(part);
  for (size_t i = 0; i < part.names.size(); i++) {
    if (i > 0) {
      put(TokenKind::Comma);
      blank();
    }
    expr(part.names[i]);
  }
  if (!part.names.empty()) blank();
  expr(part.type);
}

void Printer::struct_field(const Part& part, Space separator) {
  int columns_left = 2;
  if (!part.names.empty()) {
    list(Pos(), part.names, {1, false, false}, Pos());
    space(separator);
    columns_left = 1;
  }
  expr(part.type);
  if (part.tag != nullptr) {
    if (!part.names.empty() && separator == Space::Column) space(separator);
    space(separator);
    expr(part.tag);
    columns_left = 0;
  }
  if (!original_.has_line_comment(part.end)) return;
  for (; columns_left > 0; columns_left--) space(separator);
}

void Printer::interface_element(const Part& part) {
  if (part.names.empty()) return expr(part.type);
  method(part);
}

void Printer::fields(Expr* type, const Parts& parts, bool is_struct) {
  Pos open = original_.token_from(type->position + 1 + (is_struct ? 5 : 8));
  Pos close = type->last - 1;
  bool comments = out_.comment_before(close);
  if (!comments && same_line(open, close)) {
    if (parts.empty()) {
      put_at(open, TokenKind::Lbrace);
      put_at(close, TokenKind::Rbrace);
      return;
    }
    if (fits_one_line(parts)) {
      put_at(open, TokenKind::Lbrace);
      blank();
      one_line_field(parts[0], is_struct);
      blank();
      put_at(close, TokenKind::Rbrace);
      return;
    }
  }
  blank();
  put_at(open, TokenKind::Lbrace);
  space(Space::Indent);
  if (comments || !parts.empty()) space(Space::Section);
  Space separator = parts.size() == 1 ? Space::Blank : Space::Column;
  int first_line = 0;  // of the field before, on the page
  for (size_t i = 0; i < parts.size(); i++) {
    const Part& part = parts[i];
    if (i > 0) {
      out_.line_break(line(part.begin), 1, Space::None, out_.page_line() > first_line);
    }
    out_.record_line(&first_line);
    if (is_struct) {
      struct_field(part, separator);
    } else {
      interface_element(part);
    }
    out_.record_line(nullptr);
  }
  space(Space::Outdent);
  space(Space::Section);
  put_at(close, TokenKind::Rbrace);
}

}  // namespace vole::format
