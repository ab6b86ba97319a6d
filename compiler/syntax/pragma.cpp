// Directives in comments: //line and //go:... as the parser meets them, and the check, after
// type checking, that each suits its declaration.
#include "compiler/syntax/pragma.h"

#include "base/unicode.h"
#include "compiler/syntax/constraint.h"
#include "compiler/syntax/parser_impl.h"
#include "compiler/syntax/walk.h"

namespace vole::syntax {
namespace {

struct PragmaVerb {
  std::string_view verb;
  PragmaFlags flags;
};

constexpr PragmaVerb kVerbs[] = {
    {"go:build", kPragmaGoBuild},
    {"go:noescape", kPragmaNoescape},
    {"go:norace", kPragmaNorace},
    {"go:nosplit", kPragmaNosplit | kPragmaNocheckptr},
    {"go:noinline", kPragmaNoinline},
    {"go:nocheckptr", kPragmaNocheckptr},
    {"go:systemstack", kPragmaSystemstack},
    {"go:nowritebarrier", kPragmaNowritebarrier},
    {"go:nowritebarrierrec", kPragmaNowritebarrierrec | kPragmaNowritebarrier},
    {"go:yeswritebarrierrec", kPragmaYeswritebarrierrec},
    {"go:cgo_unsafe_args", kPragmaCgoUnsafeArgs | kPragmaNocheckptr},
    {"go:uintptrkeepalive", kPragmaUintptrKeepalive},
    {"go:uintptrescapes", kPragmaUintptrEscapes | kPragmaUintptrKeepalive},
    {"go:registerparams", kPragmaRegisterParams},
};

constexpr PragmaFlags kRuntimePragmas = kPragmaSystemstack | kPragmaNowritebarrier |
                                        kPragmaNowritebarrierrec | kPragmaYeswritebarrierrec;
constexpr uint64_t kMaxPosition = 1u << 30;

PragmaFlags verb_flags(std::string_view verb) {
  for (const PragmaVerb& entry : kVerbs) {
    if (entry.verb == verb) return entry.flags;
  }
  return 0;
}

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.compare(0, prefix.size(), prefix) == 0;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::vector<std::string_view> fields(std::string_view text) {
  std::vector<std::string_view> out;
  size_t at = 0;
  for (;;) {
    while (at < text.size() && is_space(text[at])) at++;
    size_t begin = at;
    while (at < text.size() && !is_space(text[at])) at++;
    if (begin == at) return out;
    out.push_back(text.substr(begin, at - begin));
  }
}

// The number after the last ':' of a text. `at` is the index after the colon, 0: there is none.
struct TrailingNumber {
  size_t at = 0;
  uint64_t value = 0;
  bool ok = false;
};

TrailingNumber trailing_number(std::string_view text) {
  TrailingNumber out;
  size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return out;
  out.at = colon + 1;
  std::string_view digits = text.substr(out.at);
  out.ok = !digits.empty();
  for (char digit : digits) {
    if (digit < '0' || digit > '9' || out.value > (~uint64_t{0} - 9) / 10) {
      out.ok = false;
      return out;
    }
    out.value = out.value * 10 + static_cast<uint64_t>(digit - '0');
  }
  return out;
}

void check_pragma(const Pragma* pragma, PragmaFlags allowed, bool embed_allowed,
                  Diagnostics& diagnostics) {
  if (pragma == nullptr) return;
  for (const Directive& directive : pragma->directives) {
    if ((directive.flag & ~allowed) != 0) {
      diagnostics.report(DiagnosticKind::PragmaMisplaced, directive.pos);
    }
  }
  if (embed_allowed) return;
  for (const Embed& embed : pragma->embeds) {
    diagnostics.report(DiagnosticKind::PragmaMisplacedEmbed, embed.pos);
  }
}

const Pragma* pragma_of(const Decl* decl) {
  switch (decl->kind) {
    case NodeKind::ImportDecl:
      return static_cast<const ImportDecl*>(decl)->pragma;
    case NodeKind::ConstDecl:
      return static_cast<const ConstDecl*>(decl)->pragma;
    case NodeKind::TypeDecl:
      return static_cast<const TypeDecl*>(decl)->pragma;
    case NodeKind::VarDecl:
      return static_cast<const VarDecl*>(decl)->pragma;
    default:
      return static_cast<const FuncDecl*>(decl)->pragma;
  }
}

}  // namespace

namespace {

bool imports(const File* file, std::string_view quoted_path) {
  for (const Decl* decl : file->decls) {
    auto* import = as<ImportDecl>(decl);
    if (import != nullptr && import->path != nullptr && import->path->text == quoted_path) {
      return true;
    }
  }
  return false;
}

// Whether a variable may be the target of go:embed.
void check_embed(const VarDecl* decl, bool have_embed, bool in_function, Diagnostics& diagnostics) {
  if (decl->pragma == nullptr || decl->pragma->embeds.empty()) return;
  Pos pos = decl->pragma->embeds[0].pos;
  if (!have_embed) return diagnostics.report(DiagnosticKind::EmbedNeedsImport, pos);
  std::string_view reason;
  if (decl->names.size() > 1) {
    reason = "multiple vars";
  } else if (!decl->values.empty()) {
    reason = "var with initializer";
  } else if (decl->type_expr == nullptr) {
    reason = "var without type";
  } else if (in_function) {
    reason = "var inside func";
  }
  if (!reason.empty()) diagnostics.report(DiagnosticKind::EmbedCannotApply, pos, {reason});
}

}  // namespace

void check_pragmas(File* file, Diagnostics& diagnostics) {
  check_pragma(file->pragma, kPragmaGoBuild, false, diagnostics);
  bool have_embed = imports(file, "\"embed\"") || imports(file, "`embed`");
  auto check = [&](Node* node, bool in_function) {
    auto* decl = static_cast<Decl*>(node);
    PragmaFlags allowed = is<FuncDecl>(decl) ? kFuncPragmas : PragmaFlags{0};
    auto* variable = as<VarDecl>(decl);
    check_pragma(pragma_of(decl), allowed, variable != nullptr, diagnostics);
    if (variable != nullptr) check_embed(variable, have_embed, in_function, diagnostics);
  };
  for (Decl* decl : file->decls) {
    check(decl, false);
    if (!file->has_local_pragmas) continue;
    walk(decl, [&](Node* node) {
      if (is_decl(node) && node != decl) check(node, true);
      return true;
    });
  }
  if (file->linknames.empty() || imports(file, "\"unsafe\"") || imports(file, "`unsafe`")) return;
  for (const Linkname& linkname : file->linknames) {
    if (!linkname.pos.is_known()) continue;  // no line of the file
    diagnostics.report(DiagnosticKind::LinknameNeedsUnsafe, linkname.pos);
  }
}

void Parser::directive(uint32_t begin, uint32_t end, bool own_line) {
  if (options_.as_gofmt) return;
  std::string_view comment = source_.text().substr(begin, end - begin);
  std::string_view text = comment.substr(2);
  if (comment[1] == '*') {
    text.remove_suffix(2);
  } else if (!text.empty() && text.back() == '\r') {
    text.remove_suffix(1);
  }
  Pos pos = source_.pos_at(begin);
  if (starts_with(text, "line ")) {
    if (comment[1] == '*' || source_.column_of(pos) == 1) line_directive(begin, end);
    return;
  }
  if (options_.std_pragmas && own_line && starts_with(text, "vole:")) {
    pragma_.directives.push_back({pos + 2, 0, text});
    return;
  }
  if (!starts_with(text, "go:")) return;
  if (before_package_ && is_build_line(comment)) {
    if (auto constraint = parse_build_line(comment)) {
      go_version_ = arena_.copy(implied_go_version(*constraint));
    }
  }
  go_directive(pos + 2, text, own_line);
}

// `//line file:n`, `//line file:n:m`, and the same in /* */: what follows is elsewhere.
void Parser::line_directive(uint32_t begin, uint32_t end) {
  std::string_view comment = source_.text().substr(begin, end - begin);
  bool is_block = comment[1] == '*';
  if (is_block && comment.find('\n') != std::string_view::npos) return;
  std::string_view text = comment.substr(7);
  if (is_block) text.remove_suffix(2);
  if (!text.empty() && !is_block && text.back() == '\r') text.remove_suffix(1);
  uint32_t text_offset = begin + 7;
  uint32_t from = is_block ? end : end + 1;

  TrailingNumber last = trailing_number(text);
  if (last.at == 0) return;  // not a line directive
  auto invalid = [&](DiagnosticKind kind, size_t at) {
    error(kind, source_.pos_at(text_offset + static_cast<uint32_t>(at)), {text.substr(at)});
  };
  if (!last.ok) return invalid(DiagnosticKind::LineInvalidNumber, last.at);

  LineBase base;
  TrailingNumber line = trailing_number(text.substr(0, last.at - 1));
  bool has_column = line.at != 0 && line.ok;
  if (has_column) {
    if (last.value == 0 || last.value > kMaxPosition) {
      return invalid(DiagnosticKind::LineInvalidColumn, last.at);
    }
    base.column = static_cast<uint32_t>(last.value);
    text = text.substr(0, last.at - 1);
  } else {
    line = last;
  }
  if (line.value == 0 || line.value > kMaxPosition) {
    return invalid(DiagnosticKind::LineInvalidNumber, line.at);
  }
  base.line = static_cast<uint32_t>(line.value);
  base.file = text.substr(0, line.at - 1);
  if (base.file.empty() && has_column) {
    const LineBase* before = source_.line_base_of(source_.pos_at(begin));
    base.file = before != nullptr ? before->file : source_.path();
  }
  if (from > source_.text().size()) return;  // nothing follows
  base.from = source_.pos_at(from);
  source_.add_line_base(std::move(base));
}

void Parser::go_directive(Pos pos, std::string_view text, bool own_line) {
  if (!own_line) {
    diagnostics_.report(DiagnosticKind::PragmaMisplaced, pos);
    return;
  }
  if (starts_with(text, "go:linkname ")) return linkname_directive(pos, text);
  if (text == "go:embed" || starts_with(text, "go:embed ")) return embed_directive(pos, text);
  if (starts_with(text, "go:wasmimport ")) {
    if (fields(text).size() != 3) {
      diagnostics_.report(DiagnosticKind::PragmaUsage, pos,
                          {"go:wasmimport importmodule importname"});
    }
    return;
  }
  if (starts_with(text, "go:wasmexport ")) {
    if (fields(text).size() != 2) {
      diagnostics_.report(DiagnosticKind::PragmaUsage, pos, {"go:wasmexport exportname"});
    }
    return;
  }
  std::string_view verb = text.substr(0, text.find(' '));
  if (starts_with(text, "go:cgo_")) cgo_directive(pos, text);
  PragmaFlags flags = verb_flags(verb);
  if ((flags & kRuntimePragmas) != 0 && !options_.std_pragmas) {
    diagnostics_.report(DiagnosticKind::PragmaOnlyInRuntime, pos, {verb});
  }
  if (flags == kPragmaUintptrKeepalive && !options_.std_pragmas) {
    diagnostics_.report(DiagnosticKind::PragmaOnlyInStd, pos, {verb});
  }
  pragma_.flags |= flags;
  pragma_.directives.push_back({pos, flags, text});
}

void Parser::linkname_directive(Pos pos, std::string_view text) {
  std::vector<std::string_view> parts = fields(text);
  if (parts.size() < 2 || parts.size() > 3) {
    diagnostics_.report(DiagnosticKind::PragmaUsage, pos, {"go:linkname localname [linkname]"});
    return;
  }
  linknames_.push_back({pos, parts[1], parts.size() == 3 ? parts[2] : std::string_view()});
}

// One pattern of a go:embed line, quoted or not. False if its quotes are wrong.
bool Parser::embed_pattern(std::string_view& rest, std::string_view* pattern) {
  if (rest[0] == '`') {
    size_t close = rest.find('`', 1);
    if (close == std::string_view::npos) return false;
    *pattern = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
  } else if (rest[0] == '"') {
    std::string text;
    size_t i = 1;
    while (i < rest.size() && rest[i] != '"') {
      // Patterns hold no control characters, so only quotes and backslashes can be escaped.
      if (rest[i] == '\\' && ++i == rest.size()) return false;
      text += rest[i++];
    }
    if (i == rest.size()) return false;
    *pattern = arena_.copy(text);
    rest.remove_prefix(i + 1);
  } else {
    size_t length = 0;
    while (length < rest.size() && !is_space(rest[length])) length++;
    *pattern = rest.substr(0, length);
    rest.remove_prefix(length);
  }
  return rest.empty() || is_space(rest[0]);
}

void Parser::embed_directive(Pos pos, std::string_view text) {
  std::vector<std::string_view> patterns;
  std::string_view rest = text.substr(8);
  for (;;) {
    while (!rest.empty() && is_space(rest[0])) rest.remove_prefix(1);
    if (rest.empty()) break;
    std::string_view before = rest;
    std::string_view pattern;
    if (!embed_pattern(rest, &pattern)) {
      diagnostics_.report(DiagnosticKind::EmbedQuote, pos, {before});
      patterns.clear();
      break;
    }
    patterns.push_back(pattern);
  }
  if (patterns.empty()) {
    diagnostics_.report(DiagnosticKind::PragmaUsage, pos, {"go:embed pattern..."});
    return;
  }
  pragma_.embeds.push_back({pos, arena_.copy(patterns)});
}

Pragma* Parser::take_pragma() {
  if (pragma_.empty()) return nullptr;
  pragmas_taken_++;
  Pragma* pragma = arena_.make<Pragma>();
  pragma->flags = pragma_.flags;
  pragma->directives = arena_.copy(pragma_.directives);
  pragma->embeds = arena_.copy(pragma_.embeds);
  pragma_ = PragmaBuilder();
  return pragma;
}

// At the end of something that takes no directives: those collected are reported.
void Parser::clear_pragma() {
  if (pragma_.empty()) return;
  for (const Directive& directive : pragma_.directives) {
    if ((directive.flag & pragma_.flags) != 0) {
      diagnostics_.report(DiagnosticKind::PragmaMisplaced, directive.pos);
    }
  }
  for (const Embed& embed : pragma_.embeds) {
    diagnostics_.report(DiagnosticKind::PragmaMisplacedEmbed, embed.pos);
  }
  pragma_ = PragmaBuilder();
}

}  // namespace vole::syntax
