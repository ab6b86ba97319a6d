// The //go:cgo_ directives. cgo writes them into the files it makes; elsewhere only one of them is
// allowed, but the form of all is checked (cmd/compile/internal/noder, lex.go says which forms
// there are). Nothing comes of them here: there is no linker that they could speak to.
#include <string>
#include <vector>

#include "base/unicode.h"
#include "compiler/syntax/parser_impl.h"

namespace vole::syntax {
namespace {

constexpr std::string_view kImportDynamic = "go:cgo_import_dynamic";

// `words` of a form: n is a plain word, q one in quotes.
struct CgoForm {
  std::string_view verb;
  std::string_view words[3];
  std::string_view usage;
};

constexpr CgoForm kForms[] = {
    {"go:cgo_export_static", {"n", "nn"}, "go:cgo_export_static local [remote]"},
    {"go:cgo_export_dynamic", {"n", "nn"}, "go:cgo_export_dynamic local [remote]"},
    {kImportDynamic, {"n", "nn", "nnq"}, "go:cgo_import_dynamic local [remote [\"library\"]]"},
    {"go:cgo_import_static", {"n"}, "go:cgo_import_static local"},
    {"go:cgo_dynamic_linker", {"q"}, "go:cgo_dynamic_linker \"path\""},
    {"go:cgo_ldflag", {"q"}, "go:cgo_ldflag \"arg\""},
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Words between blanks; a text in quotes is one of its own, and what an open quote begins is none.
std::vector<std::string_view> directive_words(std::string_view text) {
  std::vector<std::string_view> out;
  for (size_t i = 0; i < text.size();) {
    if (is_blank(text[i])) {
      i++;
      continue;
    }
    size_t end = i + 1;
    if (text[i] == '"') {
      end = text.find('"', end);
      if (end == std::string_view::npos) break;
      end++;
    } else {
      while (end < text.size() && !is_blank(text[end]) && text[end] != '"') end++;
    }
    out.push_back(text.substr(i, end - i));
    i = end;
  }
  return out;
}

bool has_form(const std::vector<std::string_view>& words, const CgoForm& form) {
  std::string kinds;
  for (size_t i = 1; i < words.size(); i++) kinds += words[i][0] == '"' ? 'q' : 'n';
  for (std::string_view each : form.words) {
    if (!each.empty() && each == kinds) return true;
  }
  return false;
}

// A word that cannot be an option of a command line.
bool is_safe_argument(std::string_view text) {
  auto c = static_cast<unsigned char>(text[0]);
  return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '.' ||
         c == '_' || c == '/' || c >= 0x80;
}

}  // namespace

void Parser::cgo_directive(Pos pos, std::string_view text) {
  std::vector<std::string_view> words = directive_words(text);
  // With a library it is for general use: packages for other systems need it.
  if (words[0] == kImportDynamic && words.size() >= 4) {
    std::string_view library = words[3];
    while (!library.empty() && library.front() == '"') library.remove_prefix(1);
    while (!library.empty() && library.back() == '"') library.remove_suffix(1);
    if (!library.empty() && !is_safe_argument(library)) {
      diagnostics_.report(DiagnosticKind::CgoLibraryName, pos, {quote_string(library)});
    }
  } else if (!options_.std_pragmas) {
    diagnostics_.report(DiagnosticKind::PragmaOnlyInCgo, pos, {text});
  }
  for (const CgoForm& form : kForms) {
    if (form.verb == words[0] && !has_form(words, form)) {
      diagnostics_.report(DiagnosticKind::PragmaUsage, pos, {form.usage});
    }
  }
}

}  // namespace vole::syntax
