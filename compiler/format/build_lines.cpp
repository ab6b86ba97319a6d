// Translating and moving build constraints. See build_lines.h.
#include "compiler/format/build_lines.h"

#include <algorithm>
#include <memory>
#include <string>

#include "base/unicode.h"
#include "compiler/format/text.h"
#include "compiler/syntax/constraint.h"

namespace vole::format {
namespace {

using syntax::Constraint;
using Expr = std::unique_ptr<Constraint>;
using Kind = Constraint::Kind;

Expr make_tag(std::string_view tag) {
  auto x = std::make_unique<Constraint>();
  x->tag = tag;
  return x;
}
Expr make(Kind kind, Expr x, Expr y = nullptr) {
  auto out = std::make_unique<Constraint>();
  out->kind = kind;
  out->x = std::move(x);
  out->y = std::move(y);
  return out;
}
// Either of the two may be missing.
Expr join(Kind kind, Expr x, Expr y) {
  if (x == nullptr) return y;
  return make(kind, std::move(x), std::move(y));
}

bool is_valid_tag(std::string_view tag) {
  if (tag.empty()) return false;
  for (size_t i = 0; i < tag.size();) {
    DecodedRune rune = decode_rune(tag.substr(i));
    if (!is_letter(rune.rune) && !is_digit(rune.rune) && rune.rune != '_' && rune.rune != '.') {
      return false;
    }
    i += rune.width;
  }
  return true;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators,
                                    bool keep_empty) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin <= text.size();) {
    size_t end = std::min(text.find_first_of(separators, begin), text.size());
    if (keep_empty || end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// A term of the old form: tag or !tag; one that is malformed is never satisfied.
Expr parse_old_term(std::string_view term) {
  bool negated = starts_with(term, "!");
  if (term == "!" || starts_with(term, "!!")) return make_tag("ignore");
  if (negated) term.remove_prefix(1);
  Expr tag = make_tag(is_valid_tag(term) ? term : "ignore");
  return negated ? make(Kind::Not, std::move(tag)) : std::move(tag);
}

// "// +build a,b c": blanks mean or, commas and. Null if there are too many.
Expr parse_old_line(std::string_view comment) {
  constexpr int kMost = 100;
  int operators = 0;
  Expr line;
  std::string_view text = trim(trim(comment.substr(2)).substr(6));
  for (std::string_view clause : split(text, " \t", false)) {
    Expr terms;
    for (std::string_view term : split(clause, ",", true)) {
      if (terms != nullptr && ++operators > kMost) return nullptr;
      terms = join(Kind::And, std::move(terms), parse_old_term(term));
    }
    if (line != nullptr && ++operators > kMost) return nullptr;
    line = join(Kind::Or, std::move(line), std::move(terms));
  }
  return line != nullptr ? std::move(line) : make_tag("ignore");
}

std::string to_string(const Constraint& x) {
  auto operand = [](const Constraint& part, bool parens) {
    return parens ? "(" + to_string(part) + ")" : to_string(part);
  };
  switch (x.kind) {
    case Kind::Tag:
      return x.tag;
    case Kind::Not:
      return "!" + operand(*x.x, x.x->kind == Kind::And || x.x->kind == Kind::Or);
    case Kind::And:
      return operand(*x.x, x.x->kind == Kind::Or) + " && " + operand(*x.y, x.y->kind == Kind::Or);
    default:
      return operand(*x.x, x.x->kind == Kind::And) + " || " + operand(*x.y, x.y->kind == Kind::And);
  }
}

// With ! before tags only.
Expr push_negations(const Constraint& x, bool negate) {
  switch (x.kind) {
    case Kind::Tag:
      return negate ? make(Kind::Not, make_tag(x.tag)) : make_tag(x.tag);
    case Kind::Not:
      return push_negations(*x.x, !negate);
    default: {
      Kind other = x.kind == Kind::And ? Kind::Or : Kind::And;
      return make(negate ? other : x.kind, push_negations(*x.x, negate),
                  push_negations(*x.y, negate));
    }
  }
}

void flatten(const Constraint& x, Kind kind, std::vector<const Constraint*>& out) {
  if (x.kind != kind) return out.push_back(&x);
  flatten(*x.x, kind, out);
  flatten(*x.y, kind, out);
}

// The old form of a constraint: a line for each operand of the outermost &&.
std::vector<std::string> old_lines(const Constraint& constraint) {
  Expr x = push_negations(constraint, false);
  using Terms = std::vector<std::string>;
  std::vector<std::vector<Terms>> lines;
  bool any_or = false;
  std::vector<const Constraint*> ands;
  flatten(*x, Kind::And, ands);
  for (const Constraint* part : ands) {
    std::vector<const Constraint*> ors;
    flatten(*part, Kind::Or, ors);
    any_or |= ors.size() > 1;
    lines.emplace_back();
    for (const Constraint* alternative : ors) {
      std::vector<const Constraint*> terms;
      flatten(*alternative, Kind::And, terms);
      lines.back().emplace_back();
      for (const Constraint* term : terms) {
        if (term->kind == Kind::Or) {
          return {"// +build error: expression too complex for // +build lines"};
        }
        lines.back().back().push_back(to_string(*term));
      }
    }
  }
  if (!any_or) {
    for (size_t i = 1; i < lines.size(); i++) {
      Terms& all = lines[0][0];
      all.insert(all.end(), lines[i][0].begin(), lines[i][0].end());
    }
    lines.resize(1);
  }
  std::vector<std::string> out;
  for (const std::vector<Terms>& line : lines) {
    std::string text = "// +build";
    for (const Terms& terms : line) {
      for (size_t i = 0; i < terms.size(); i++) text += (i == 0 ? " " : ",") + terms[i];
    }
    out.push_back(text);
  }
  return out;
}

// The constraint that the file has; null: none, or one that cannot be read.
Expr constraint_of(const Page& page, const std::vector<size_t>& go_build,
                   const std::vector<size_t>& plus_build) {
  if (go_build.size() == 1) return syntax::parse_build_line(page.line_text(go_build[0]));
  if (!go_build.empty()) return nullptr;
  Expr all;
  for (size_t line : plus_build) {
    Expr x = parse_old_line(page.line_text(line));
    if (x == nullptr) return nullptr;
    all = join(Kind::And, std::move(all), std::move(x));
  }
  return all;
}

// Index of the line before which constraints may stand at the latest: after the last empty line
// before anything that is no comment.
size_t latest_place(const Page& page) {
  size_t place = 0;
  for (size_t i = 0; i < page.line_count(); i++) {
    std::string_view text = trim(page.line_text(i));
    if (text.empty()) {
      place = i + 1;
    } else if (!starts_with(text, "//")) {
      break;
    }
  }
  return place;
}

}  // namespace

std::string constraint_text(const Constraint& constraint) { return to_string(constraint); }

Expr parse_plus_build_line(std::string_view comment) { return parse_old_line(comment); }

std::vector<std::string> plus_build_lines_of(const Constraint& constraint) {
  return old_lines(constraint);
}

void fix_build_lines(Page& page, const std::vector<size_t>& go_build,
                     const std::vector<size_t>& plus_build) {
  if (go_build.empty() && plus_build.empty()) return;
  size_t place = latest_place(page);
  if (!go_build.empty() && go_build[0] < place) {
    place = go_build[0];
  } else if (!plus_build.empty() && plus_build[0] < place) {
    place = plus_build[0];
  }
  std::vector<size_t> moved = go_build;
  moved.insert(moved.end(), plus_build.begin(), plus_build.end());

  std::vector<std::string> texts;
  if (Expr x = constraint_of(page, go_build, plus_build)) {
    texts.push_back("//go:build " + to_string(*x));
    if (!plus_build.empty()) {
      for (std::string& line : old_lines(*x)) texts.push_back(std::move(line));
    }
  } else {
    for (size_t line : moved) texts.emplace_back(page.line_text(line));
  }
  texts.emplace_back();

  std::vector<int> order;
  for (size_t i = 0; i < place; i++) order.push_back(static_cast<int>(i));
  for (size_t i = 0; i < texts.size(); i++) order.push_back(-1 - static_cast<int>(i));
  std::sort(moved.begin(), moved.end());
  auto is_empty = [&](int entry) {
    return entry < 0 ? texts[static_cast<size_t>(-1 - entry)].empty()
                     : page.line_text(static_cast<size_t>(entry)).empty();
  };
  // No second empty line where lines were taken out.
  bool joint = true;
  for (size_t i = place; i < page.line_count(); i++) {
    if (std::binary_search(moved.begin(), moved.end(), i)) {
      joint = true;
      continue;
    }
    int entry = static_cast<int>(i);
    if (!(joint && is_empty(entry) && is_empty(order.back()))) order.push_back(entry);
    joint = false;
  }
  while (order.size() > 1 && is_empty(order.back())) order.pop_back();
  page.rearrange(order, texts);
}

}  // namespace vole::format
