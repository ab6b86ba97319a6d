// Reporting errors the way gc does: where, what is suppressed, and how operands, types and
// positions are written in messages.
#include "compiler/types/checker.h"

namespace vole::types {

At::At(const syntax::Node* node) : pos(node->start()) {}
At::At(const Operand& x) : pos(x.expr != nullptr ? x.expr->start() : Pos{}) {}

std::string format_text(std::string_view text, std::initializer_list<std::string_view> args) {
  std::string result;
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' &&
        text[i + 1] <= '9') {
      size_t n = static_cast<size_t>(text[i + 1] - '0');
      if (n < args.size()) {
        result += args.begin()[n];
        i += 2;
        continue;
      }
    }
    result += text[i];
  }
  return result;
}

ErrorReport& ErrorReport::add(At at, std::initializer_list<std::string_view> args) {
  parts_.emplace_back(at.pos, format_diagnostic(kind_, args));
  return *this;
}

ErrorReport& ErrorReport::add_text(At at, std::string text) {
  parts_.emplace_back(at.pos, std::move(text));
  return *this;
}

ErrorReport& ErrorReport::add_alt_decl(const Object* obj) {
  if (obj->pos.is_known()) {
    add_text(obj, format_text("other declaration of {0}", {obj->name}));
  }
  return *this;
}

void ErrorReport::report() {
  if (parts_.empty()) return;
  std::string text = parts_[0].second;
  // Follow-on errors about something already reported only confuse.
  if (check_.had_error() && !is_worth_reporting(text)) return;
  for (size_t i = 1; i < parts_.size(); i++) {
    text += "\n\t";
    if (parts_[i].first.is_known()) text += check_.pos_str(parts_[i].first) + ": ";
    text += parts_[i].second;
  }
  check_.report(parts_[0].first, kind_, std::move(text));
  parts_.clear();
}

bool ErrorReport::is_worth_reporting(std::string_view text) {
  auto inside = [&](std::string_view what) {
    size_t i = text.find(what);
    return i != std::string_view::npos && i > 0;
  };
  return !inside("invalid operand") && !inside("invalid type");
}

void Checker::error(At at, Kind kind, std::initializer_list<std::string_view> args) {
  error_text(at, kind, format_diagnostic(kind, args));
}

void Checker::error_text(At at, Kind kind, std::string text) {
  ErrorReport report(*this, kind);
  report.add_text(at, std::move(text));
  report.report();
}

void Checker::report(Pos pos, Kind kind, std::string text) {
  // Errors in an initialiser inherited from another constant are reported at this constant.
  if (env.errpos.is_known()) pos = env.errpos;
  had_error_ = true;
  if (mentions_version(text)) text += version_hint(pos);
  diagnostics.report_text(kind, pos, std::move(text));
}

bool Checker::mentions_version(std::string_view text) {
  constexpr std::string_view kBefore = "requires go1.";
  size_t i = text.find(kBefore);
  if (i == std::string_view::npos) return false;
  i += kBefore.size();
  size_t start = i;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9') i++;
  return i > start && text.substr(i).starts_with(" or later");
}

std::string Checker::version_hint(Pos pos) const {
  for (const syntax::File* file : files) {
    if (file->source == nullptr || !file->source->contains(pos)) continue;
    GoVersion declared = parse_go_version(file->go_version);
    if (declared.valid() && declared.minor >= 21) {
      return format_text(" (file declares //go:build {0})", {file->go_version});
    }
  }
  int minor = universe.options.lang.valid() ? universe.options.lang.minor : kGoCurrent;
  return format_text(" (-lang was set to go1.{0}; check go.mod)", {str(int64_t{minor})});
}

void Checker::version_error(At at, int minor, std::string_view what) {
  error(at, Kind::RequiresGoVersion, {what, str(int64_t{minor})});
}

bool Checker::verify_version(At at, int minor, std::string_view what) {
  if (allow_version(minor)) return true;
  version_error(at, minor, what);
  return false;
}

// ---- texts

namespace {

void collect_paths(const Package* p, std::unordered_set<const Package*>* seen,
                   std::unordered_map<std::string, std::unordered_set<std::string>>* paths) {
  if (!seen->insert(p).second) return;
  (*paths)[p->name].insert(p->path);
  for (const Package* imported : p->imports) collect_paths(imported, seen, paths);
}

std::string_view mode_text(Mode mode) {
  switch (mode) {
    case Mode::kInvalid:
      return "invalid operand";
    case Mode::kNoValue:
      return "no value";
    case Mode::kBuiltin:
      return "built-in";
    case Mode::kTypeExpr:
      return "type";
    case Mode::kConstant:
      return "constant";
    case Mode::kVariable:
      return "variable";
    case Mode::kMapIndex:
      return "map index expression";
    case Mode::kValue:
      return "value";
    case Mode::kNil:
      return "nil";
    case Mode::kCommaOk:
      return "comma, ok expression";
  }
  return "";
}

}  // namespace

std::string Checker::qualify(const Package& p) const {
  if (&p == pkg) return "";
  if (paths_known_for_ != pkg->imports.size() + 1) {
    paths_by_name_.clear();
    std::unordered_set<const Package*> seen;
    collect_paths(pkg, &seen, &paths_by_name_);
    paths_known_for_ = pkg->imports.size() + 1;
  }
  auto it = paths_by_name_.find(p.name);
  if (it != paths_by_name_.end() && it->second.size() > 1) return quote_string(p.path);
  return p.name;
}

std::string Checker::str(const Type* t) const { return type_string(t, this); }
std::string Checker::str(const TypeList& list) const { return type_list_string(list, this); }
std::string Checker::str(const TypeParamList& list) const {
  return type_params_string(list, this);
}
std::string Checker::str(const Object* obj) const { return object_string(obj, this); }
std::string Checker::str(const syntax::Expr* e) const { return syntax::to_string(e); }
std::string Checker::str(const Constant* value) const { return value->to_string(); }
std::string Checker::str(int64_t n) const { return std::to_string(n); }
std::string Checker::str(const Term& t) const { 
  // gc qualifies types in terms with their package, be it this one.
  return (t.tilde ? "~" : "") + type_string(t.type);
}
std::string Checker::pos_str(Pos pos) const { return universe.sources().format(pos); }

std::string Checker::operand_type_text(const Operand& x) const {
  if (!is_valid(x.type)) return " with invalid type";
  std::string desc = is_generic(x.type) ? "generic " : "";
  const TypeParam* param = as_type_param(x.type);
  if (param == nullptr &&
      (x.type->kind == TypeKind::kAlias || x.type->kind == TypeKind::kNamed)) {
    std::string_view what = composite_kind(x.type);
    if (what.empty()) {
      const Basic* basic = under_as<Basic>(x.type);
      if (basic != nullptr) what = basic->name;
    }
    desc += std::string(what) + " ";
  }
  std::string text = " of " + desc + "type " + str(x.type);
  if (param != nullptr) {
    text += " constrained by " + str(param->bound);
    if (has_empty_type_set(param)) text += " with empty type set";
  }
  return text;
}

std::string Checker::str(const Operand& x) const {
  if (x.mode == Mode::kNil) {
    if (x.type == nullptr || x.type == universe.invalid()) return "nil (with invalid type)";
    if (is_untyped(x.type)) return "nil";
    return "nil (of type " + str(x.type) + ")";
  }
  std::string expr;
  if (x.expr != nullptr) {
    expr = str(x.expr);
  } else if (x.mode == Mode::kTypeExpr) {
    expr = str(x.type);
  } else if (x.mode == Mode::kConstant && x.value != nullptr) {
    expr = str(x.value);
  }
  std::string text;
  if (!expr.empty()) text = expr + " (";
  bool has_type = false;
  bool typeless = x.mode == Mode::kInvalid || x.mode == Mode::kNoValue ||
                  x.mode == Mode::kBuiltin || x.mode == Mode::kTypeExpr;
  if (!typeless && x.type != nullptr) {
    if (is_untyped(x.type)) {
      text += static_cast<const Basic*>(x.type)->name;
      text += ' ';
    } else {
      has_type = true;
    }
  }
  text += mode_text(x.mode);
  if (x.mode == Mode::kConstant && x.value != nullptr) {
    std::string value = str(x.value);
    if (value != expr) text += " " + value;
  }
  if (has_type) text += operand_type_text(x);
  if (!expr.empty()) text += ')';
  return text;
}

}  // namespace vole::types
