// From text to formatted text. See format.h.
#include "compiler/format/format.h"

#include <algorithm>

#include "compiler/format/build_lines.h"
#include "compiler/format/imports.h"
#include "compiler/format/printer.h"
#include "compiler/format/simplify.h"
#include "compiler/syntax/parser.h"

namespace vole::format {
namespace {

// A parsed file with all that its tree points into.
struct Parsed {
  SourceSet sources;
  Arena arena;
  Interner names;
  Diagnostics diagnostics{sources};
  syntax::File* file = nullptr;

  // False on errors, which are in `diagnostics`.
  bool parse(std::string path, std::string text) {
    Source* source = sources.add(std::move(path), std::move(text));
    if (source == nullptr) return false;
    syntax::ParseOptions options;
    options.keep_tokens = options.as_gofmt = true;
    options.check_branches = false;
    file = syntax::parse_file(*source, arena, names, diagnostics, options);
    return file != nullptr && !diagnostics.has_errors();
  }
  bool has(DiagnosticKind kind) const {
    for (const Diagnostic& each : diagnostics.list()) {
      if (each.kind == kind) return true;
    }
    return false;
  }
};

std::string print(Parsed& parsed, bool simplified, int indent) {
  Original original(*parsed.file);
  if (simplified) simplify(*parsed.file, original);
  Page page;
  Weaver weaver(original, page, true, indent);
  Sizes sizes;
  Printer(original, weaver, sizes).print_file();
  weaver.finish();
  fix_build_lines(page, weaver.go_build_lines(), weaver.plus_build_lines());
  return page.render();
}

// The path is used again if the imports had to be sorted first.
std::string print_sorted(Parsed& parsed, const std::string& path, bool simplified, int indent) {
  std::string sorted_text;
  bool changed = sort_imports(Original(*parsed.file), &sorted_text);
  if (!changed) return print(parsed, simplified, indent);
  Parsed sorted;
  if (!sorted.parse(path, std::move(sorted_text))) return print(parsed, simplified, indent);
  return print(sorted, simplified, indent);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trim_space(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// A part of a file, inside of what makes it a whole one.
struct Fragment {
  std::string_view before;
  std::string_view after;
  std::string_view printed_before;  // what `before` looks like when it is formatted
  int lines_before = 0;             // of printed_before, each with the fragment's indentation
  std::string_view printed_after;
  int indent = 0;  // that `before` adds, negated
};

constexpr Fragment kDeclarations = {"package p;", "", "package p\n", 1, "", 0};
constexpr Fragment kStatements = {
    "package p; func _() {", "\n\n}", "package p\n\nfunc _() {", 2, "}\n", -1};

// Keeps the white space around the fragment and its indentation.
std::string print_fragment(Parsed& parsed, const std::string& path, std::string_view text,
                           const Fragment& fragment, bool simplified) {
  size_t begin = 0, line = 0;
  for (; begin < text.size() && is_space(text[begin]); begin++) {
    if (text[begin] == '\n') line = begin + 1;
  }
  std::string_view leading = text.substr(line, begin - line);
  int indent = static_cast<int>(std::count(leading.begin(), leading.end(), '\t'));
  if (indent == 0 && leading.find(' ') != std::string_view::npos) indent = 1;
  std::string out(text.substr(0, line));
  out.append(static_cast<size_t>(indent), '\t');

  int inner = indent + fragment.indent;
  std::string printed = print_sorted(parsed, path, simplified, inner);
  size_t skip = fragment.printed_before.size() +
                static_cast<size_t>(std::max(inner, 0) * fragment.lines_before);
  std::string_view body = printed;
  body = body.substr(std::min(skip, body.size()));
  body = body.substr(0, body.size() - std::min(body.size(), fragment.printed_after.size()));
  body = trim_space(body);
  if (body.empty()) return std::string(text);
  out += body;
  size_t end = text.size();
  while (end > 0 && is_space(text[end - 1])) end--;
  out += text.substr(end);
  return out;
}

}  // namespace

Result format_source(std::string path, std::string_view text, const Options& options) {
  Result result;
  auto whole = std::make_unique<Parsed>();
  if (whole->parse(path, std::string(text))) {
    result.ok = true;
    result.text = print_sorted(*whole, path, options.simplify, 0);
    return result;
  }
  auto refused = std::move(whole);
  if (options.fragments && refused->has(DiagnosticKind::SyntaxPackageFirst)) {
    for (const Fragment* fragment : {&kDeclarations, &kStatements}) {
      auto parsed = std::make_unique<Parsed>();
      std::string wrapped(fragment->before);
      wrapped += text;
      wrapped += fragment->after;
      if (parsed->parse(path, std::move(wrapped))) {
        result.ok = true;
        result.text = print_fragment(*parsed, path, text, *fragment, options.simplify);
        return result;
      }
      refused = std::move(parsed);
      if (!refused->has(DiagnosticKind::SyntaxNonDeclaration)) break;
    }
  }
  result.errors = refused->diagnostics.format_all();
  if (result.errors.empty()) result.errors = path + ": too large\n";
  return result;
}

}  // namespace vole::format
