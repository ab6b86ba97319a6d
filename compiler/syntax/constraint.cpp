// Parsing and evaluating //go:build expressions.
// Grammar: or = and {"||" and}; and = not {"&&" not}; not = "!" not | "(" or ")" | tag. A double
// negation without parentheses is refused, as Go does.
#include "compiler/syntax/constraint.h"

#include <algorithm>
#include <cstdint>

#include "base/unicode.h"

namespace vole::syntax {
namespace {

constexpr int kMaxSize = 1000;

class ConstraintParser {
 public:
  explicit ConstraintParser(std::string_view text) : rest_(text) { next(); }

  std::unique_ptr<Constraint> parse() {
    auto x = parse_or();
    if (error_.empty() && !token_.empty()) error_ = "unexpected token " + std::string(token_);
    return error_.empty() ? std::move(x) : nullptr;
  }
  const std::string& error() const { return error_; }

 private:
  using Node = std::unique_ptr<Constraint>;

  static Node make(Constraint::Kind kind, Node x, Node y = nullptr) {
    auto node = std::make_unique<Constraint>();
    node->kind = kind;
    node->x = std::move(x);
    node->y = std::move(y);
    return node;
  }

  Node parse_or() {
    Node x = parse_and();
    while (token_ == "||") {
      next();
      x = make(Constraint::Kind::Or, std::move(x), parse_and());
    }
    return x;
  }

  Node parse_and() {
    Node x = parse_not();
    while (token_ == "&&") {
      next();
      x = make(Constraint::Kind::And, std::move(x), parse_not());
    }
    return x;
  }

  Node parse_not() {
    if (token_ != "!") return parse_atom();
    next();
    if (token_ == "!") fail("double negation not allowed");
    return make(Constraint::Kind::Not, parse_not_operand());
  }
  Node parse_not_operand() { return error_.empty() ? parse_not() : nullptr; }

  Node parse_atom() {
    if (token_ == "(") {
      next();
      Node x = parse_or();
      if (token_ != ")") fail("missing close paren");
      next();
      return x;
    }
    if (!is_tag_) {
      fail(token_.empty() ? "unexpected end of expression"
                          : "unexpected token " + std::string(token_));
    }
    auto node = std::make_unique<Constraint>();
    node->tag = token_;
    next();
    return node;
  }

  void fail(std::string text) {
    if (error_.empty()) error_ = std::move(text);
    rest_ = {};
    token_ = {};
    is_tag_ = false;
  }

  void next() {
    is_tag_ = false;
    token_ = {};
    if (!error_.empty()) return;
    if (++size_ > kMaxSize) return fail("build expression too large");
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t')) rest_.remove_prefix(1);
    if (rest_.empty()) return;
    char c = rest_[0];
    if (c == '(' || c == ')' || c == '!') return take(1);
    if (c == '&' || c == '|') {
      if (rest_.size() < 2 || rest_[1] != c) {
        return fail("invalid syntax at " + std::string(1, c));
      }
      return take(2);
    }
    size_t length = 0;
    while (length < rest_.size()) {
      DecodedRune decoded = decode_rune(rest_.substr(length));
      bool in_tag = is_letter(decoded.rune) || is_digit(decoded.rune) || decoded.rune == '_' ||
                    decoded.rune == '.';
      if (!in_tag) break;
      length += decoded.width;
    }
    if (length == 0) return fail("invalid syntax at " + std::string(rest_.substr(0, 1)));
    take(length);
    is_tag_ = true;
  }
  void take(size_t length) {
    token_ = rest_.substr(0, length);
    rest_.remove_prefix(length);
  }

  std::string_view rest_;
  std::string_view token_;  // empty at the end
  bool is_tag_ = false;
  int size_ = 0;
  std::string error_;
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// The least N of go1.N that makes the expression (or with `negated` its opposite) true, -1: none.
int minimum_version(const Constraint& z, bool negated) {
  switch (z.kind) {
    case Constraint::Kind::Tag: {
      std::string_view tag = z.tag;
      if (negated) return -1;
      if (tag == "go1") return 0;
      size_t at = tag.find("go1.");
      if (at == std::string_view::npos) return -1;
      int version = 0;
      std::string_view digits = tag.substr(at + 4);
      if (digits.empty() || digits.size() > 6) return -1;
      for (char digit : digits) {
        if (digit < '0' || digit > '9') return -1;
        version = version * 10 + (digit - '0');
      }
      return version;
    }
    case Constraint::Kind::Not:
      return minimum_version(*z.x, !negated);
    case Constraint::Kind::And:
    case Constraint::Kind::Or: {
      int x = minimum_version(*z.x, negated);
      int y = minimum_version(*z.y, negated);
      return (z.kind == Constraint::Kind::And) != negated ? std::max(x, y) : std::min(x, y);
    }
  }
  return -1;
}

}  // namespace

bool is_build_line(std::string_view line) {
  constexpr std::string_view kPrefix = "//go:build";
  if (line.compare(0, kPrefix.size(), kPrefix) != 0) return false;
  line.remove_prefix(kPrefix.size());
  return line.empty() || line[0] == ' ' || line[0] == '\t' || line[0] == '\r';
}

std::unique_ptr<Constraint> parse_build_line(std::string_view line, std::string* error) {
  if (!is_build_line(line)) {
    if (error != nullptr) *error = "not a build constraint";
    return nullptr;
  }
  ConstraintParser parser(trim(line.substr(10)));
  auto constraint = parser.parse();
  if (error != nullptr) *error = parser.error();
  return constraint;
}

bool evaluate(const Constraint& constraint, bool (*has_tag)(const void*, std::string_view),
              const void* context) {
  switch (constraint.kind) {
    case Constraint::Kind::Tag:
      return has_tag(context, constraint.tag);
    case Constraint::Kind::Not:
      return !evaluate(*constraint.x, has_tag, context);
    case Constraint::Kind::And:
      return evaluate(*constraint.x, has_tag, context) && evaluate(*constraint.y, has_tag, context);
    case Constraint::Kind::Or:
      return evaluate(*constraint.x, has_tag, context) || evaluate(*constraint.y, has_tag, context);
  }
  return false;
}

std::string implied_go_version(const Constraint& constraint) {
  int version = minimum_version(constraint, false);
  if (version < 0) return "";
  return version == 0 ? "go1" : "go1." + std::to_string(version);
}

}  // namespace vole::syntax
