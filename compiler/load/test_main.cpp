// Finding test functions and writing the main package of a test program. See test_main.h.
#include "compiler/load/test_main.h"

#include "base/unicode.h"
#include "compiler/load/file_system.h"

namespace vole::load {
namespace {

// "TestX", "Test_x", "Test" but not "Testify".
bool has_test_name(std::string_view name, std::string_view prefix) {
  if (name.substr(0, prefix.size()) != prefix) return false;
  if (name.size() == prefix.size()) return true;
  char next = name[prefix.size()];
  return next < 'a' || next > 'z';
}

// Whether it has no result and one parameter, *T or *testing.T (`letter` for T).
bool has_test_form(const syntax::FuncDecl& function, std::string_view letter) {
  const syntax::FuncType& type = *function.signature;
  if (!type.results.empty() || type.params.size() != 1) return false;
  const auto* pointer = syntax::as<syntax::Operation>(type.params[0]->type_expr);
  if (pointer == nullptr || pointer->op != syntax::Operator::Mul || pointer->y != nullptr) {
    return false;
  }
  if (const auto* name = syntax::as<syntax::Name>(pointer->x)) return name->name.view() == letter;
  const auto* selector = syntax::as<syntax::SelectorExpr>(pointer->x);
  return selector != nullptr && selector->selected->name.view() == letter;
}

bool check_form(const syntax::File& file, const syntax::FuncDecl& function,
                const std::string& folder, char letter, std::string* error) {
  std::string name = function.name->name.str();
  std::string why;
  if (!has_test_form(function, std::string_view(&letter, 1))) {
    std::string parameter(1, static_cast<char>(letter - 'A' + 'a'));
    why = "must be: func " + name + "(" + parameter + " *testing." + letter + ")";
  }
  if (!function.type_params.empty()) why = "test functions cannot have type parameters";
  if (why.empty()) return true;
  const Source& source = *file.source;
  *error = join_path(folder, file_name(source.path())) + ":" +
           std::to_string(source.line_of(function.first)) + ":" +
           std::to_string(source.column_of(function.first)) + ": wrong signature for " + name +
           ", " + why;
  return false;
}

// ---- comments of examples ----

// Steps through Go source by what matters for comments.
class CommentScanner {
 public:
  explicit CommentScanner(std::string_view text) : text_(text) {}

  // The comments of the last group: those with nothing and no empty line between them.
  std::vector<std::string_view> last_group() {
    while (at_ < text_.size()) step();
    return std::move(group_);
  }

 private:
  void step() {
    char c = text_[at_];
    char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c == '/' && (next == '/' || next == '*')) return comment(next == '/');
    if (c == '\n') newlines_++;
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') is_adjacent_ = false;
    if (c == '"' || c == '\'' || c == '`') return literal(c);
    at_++;
  }

  void comment(bool is_line) {
    size_t end = is_line ? text_.find('\n', at_) : text_.find("*/", at_ + 2);
    end = end == std::string_view::npos ? text_.size() : end + (is_line ? 0 : 2);
    if (!is_adjacent_ || newlines_ > 1) group_.clear();
    group_.push_back(text_.substr(at_, end - at_));
    is_adjacent_ = true;
    newlines_ = 0;
    at_ = end;
  }

  void literal(char quote) {
    for (at_++; at_ < text_.size() && text_[at_] != quote; at_++) {
      if (text_[at_] == '\\' && quote != '`') at_++;
      if (quote != '`' && at_ < text_.size() && text_[at_] == '\n') return;  // unterminated
    }
    at_++;
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<std::string_view> group_;
  bool is_adjacent_ = false;  // nothing but space since the last comment
  int newlines_ = 0;
};

// Such as "//go:noinline" and "//line x:1": for tools, not for readers. `text` follows the "//".
bool is_directive(std::string_view text) {
  if (text.starts_with("line ") || text.starts_with("extern ") || text.starts_with("export ")) {
    return true;
  }
  size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= text.size()) return false;
  auto is_low = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (size_t i = 0; i <= colon + 1; i++) {
    if (i != colon && !is_low(text[i])) return false;
  }
  return true;
}

void add_lines(std::string_view text, std::vector<std::string>* lines) {
  for (;;) {
    size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    while (!line.empty() && std::string_view(" \t\r").find(line.back()) != std::string_view::npos) {
      line.remove_suffix(1);
    }
    lines->emplace_back(line);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

// The text of a group without the marks; runs of empty lines become one, those at the ends none.
std::string group_text(const std::vector<std::string_view>& group) {
  std::vector<std::string> lines;
  for (std::string_view comment : group) {
    if (comment[1] == '*') {
      add_lines(comment.substr(2, comment.size() - 4), &lines);
      continue;
    }
    comment.remove_prefix(2);
    if (!comment.empty() && comment[0] == ' ') {
      comment.remove_prefix(1);
    } else if (is_directive(comment)) {
      continue;
    }
    add_lines(comment, &lines);
  }
  std::string out;
  bool gap = false;
  for (const std::string& line : lines) {
    if (line.empty()) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += '\n';
    gap = false;
    out += line + "\n";
  }
  return out;
}

// Whether `text` goes on with `word` at `*at`, in capitals or not; then `*at` is behind it.
bool take_word(std::string_view text, std::string_view word, size_t* at) {
  if (text.size() - *at < word.size()) return false;
  for (size_t i = 0; i < word.size(); i++) {
    char c = text[*at + i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c != word[i]) return false;
  }
  *at += word.size();
  return true;
}

// ---- the main package ----

// One argument of MainStart: a list of functions by name.
std::string list_of(std::string_view type, const std::vector<TestFunction>& functions,
                    bool are_examples) {
  std::string out = "\t\t[]testing." + std::string(type) + "{\n";
  for (const TestFunction& function : functions) {
    out += "\t\t\t{" + quote_string(function.name) + ", ";
    out += (function.external ? "_xtest." : "_test.") + function.name;
    if (are_examples) {
      out += ", " + quote_string(function.output) + (function.unordered ? ", true" : ", false");
    }
    out += "},\n";
  }
  return out + "\t\t},\n";
}

}  // namespace

bool example_output(std::string_view body, std::string* output, bool* unordered) {
  std::string text = group_text(CommentScanner(body).last_group());
  size_t at = text.find_first_not_of(" \t\n\v\f\r");
  if (at == std::string::npos) return false;
  *unordered = take_word(text, "unordered ", &at);
  if (!take_word(text, "output:", &at)) return false;
  while (at < text.size() && text[at] == ' ') at++;
  if (at < text.size() && text[at] == '\n') at++;
  *output = text.substr(at);
  return true;
}

bool collect_tests(const syntax::File& file, const std::string& folder, bool external,
                   TestFunctions* out, std::string* error) {
  bool& uses = external ? out->uses_external : out->uses_internal;
  for (const syntax::Decl* decl : file.decls) {
    const auto* function = syntax::as<syntax::FuncDecl>(decl);
    if (function == nullptr || function->receiver != nullptr) continue;
    TestFunction found;
    found.name = function->name->name.str();
    found.external = external;
    std::vector<TestFunction>* list = nullptr;
    char letter = '\0';
    if (found.name == "TestMain" && !has_test_form(*function, "T")) {
      if (!check_form(file, *function, folder, 'M', error)) return false;
      if (out->has_main) {
        *error = "multiple definitions of TestMain";
        return false;
      }
      out->has_main = uses = true;
      out->main_is_external = external;
    } else if (has_test_name(found.name, "Test")) {
      list = &out->tests, letter = 'T';
    } else if (has_test_name(found.name, "Benchmark")) {
      list = &out->benchmarks, letter = 'B';
    } else if (has_test_name(found.name, "Fuzz")) {
      list = &out->fuzz_targets, letter = 'F';
    } else if (has_test_name(found.name, "Example") && function->body != nullptr &&
               function->signature->params.empty()) {
      std::string_view body = file.source->text(function->body->first, function->body->last);
      if (example_output(body, &found.output, &found.unordered)) list = &out->examples;
    }
    if (list == nullptr) continue;
    if (letter != '\0' && !check_form(file, *function, folder, letter, error)) return false;
    uses = true;
    list->push_back(std::move(found));
  }
  return true;
}

std::string write_test_main(const TestProgram& program, const TestFunctions& functions) {
  std::string out = "package main\n\nimport (\n\t\"os\"\n\t\"testing\"\n"
                    "\t\"testing/internal/testdeps\"\n\n";
  if (program.has_internal) {
    out += std::string("\t") + (functions.uses_internal ? "_test " : "_ ") +
           quote_string(program.path);
    out += "\n";
  }
  if (program.has_external) {
    out += std::string("\t") + (functions.uses_external ? "_xtest " : "_ ");
    out += quote_string(program.path + "_test") + "\n";
  }
  std::string shown = program.path == "command-line-arguments" ? "" : program.path;
  out += ")\n\nfunc main() {\n\ttestdeps.ImportPath = " + quote_string(shown);
  out += "\n\ttestdeps.ModulePath = " + quote_string(program.module_path);
  out += "\n\tm := testing.MainStart(testdeps.TestDeps{},\n";
  out += list_of("InternalTest", functions.tests, false);
  out += list_of("InternalBenchmark", functions.benchmarks, false);
  out += list_of("InternalFuzzTarget", functions.fuzz_targets, false);
  out += list_of("InternalExample", functions.examples, true);
  out += "\t)\n";
  if (functions.has_main) {
    out += std::string("\t") + (functions.main_is_external ? "_xtest" : "_test") + ".TestMain(m)\n";
    out += "\tos.Exit(testdeps.ExitStatus)\n}\n";
  } else {
    out += "\tos.Exit(m.Run())\n}\n";
  }
  return out;
}

}  // namespace vole::load
