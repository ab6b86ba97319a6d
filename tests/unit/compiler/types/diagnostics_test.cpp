// Compares the checker's diagnostics with gc's, which stand as comments in the files of
// tests/data/types (written there by tests/tools/expect.py), and makes sure that the files
// and the cases below trigger every kind of diagnostic that the checker has.
#include <dirent.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/unit/compiler/types/check_support.h"

namespace vole::types {
namespace {

std::vector<std::string> data_files() {
  std::string folder = std::string(VOLE_SOURCE_DIR) + "/tests/data/types";
  std::vector<std::string> names;
  if (DIR* d = opendir(folder.c_str())) {
    while (dirent* entry = readdir(d)) {
      std::string name = entry->d_name;
      if (name.ends_with(".go")) names.push_back(folder + "/" + name);
    }
    closedir(d);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// The text of a quoted string that starts at *i; *i is left behind the closing quote.
std::string unquote(const std::string& s, size_t* i) {
  std::string result;
  for ((*i)++; *i < s.size() && s[*i] != '"'; (*i)++) {
    if (s[*i] != '\\') {
      result += s[*i];
      continue;
    }
    char c = s[++*i];
    result += c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }
  (*i)++;
  return result;
}

// The expectations in a file, as messages: `// ERROR 12 "text"`.
std::vector<std::string> expectations(const std::string& name, const std::string& text) {
  std::vector<std::string> result;
  std::istringstream in(text);
  int number = 0;
  constexpr std::string_view kMark = "// ERROR ";
  for (std::string line; std::getline(in, line);) {
    number++;
    size_t i = 0;
    while ((i = line.find(kMark, i)) != std::string::npos) {
      i += kMark.size();
      size_t column = i;
      while (i < line.size() && line[i] != ' ') i++;
      std::string place = name + ":" + std::to_string(number) + ":" +
                          line.substr(column, i - column) + ": ";
      i++;
      result.push_back(place + unquote(line, &i));
    }
  }
  return result;
}

void set_language(const std::string& text, Options* options) {
  constexpr std::string_view kFlag = "// -lang=";
  if (!text.starts_with(kFlag)) return;
  size_t end = text.find('\n');
  options->lang = parse_go_version(text.substr(kFlag.size(), end - kFlag.size()));
}

class DataFile : public testing::TestWithParam<std::string> {};

TEST_P(DataFile, HasTheDiagnosticsOfGc) {
  std::string text = read_text(GetParam());
  std::string name = base_name(GetParam());
  CheckedSources sources;
  set_language(text, &sources.options());
  sources.check({{name, text}});
  std::vector<std::string> expected = expectations(name, text);
  std::vector<std::string> found = sources.messages();
  std::sort(expected.begin(), expected.end());
  std::sort(found.begin(), found.end());
  std::vector<std::string> missing;
  std::vector<std::string> extra;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                      std::back_inserter(missing));
  std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(),
                      std::back_inserter(extra));
  for (const std::string& line : missing) ADD_FAILURE() << "missing: " << line;
  for (const std::string& line : extra) ADD_FAILURE() << "not of gc: " << line;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = base_name(info.param);
  return name.substr(0, name.size() - 3);
}

INSTANTIATE_TEST_SUITE_P(Types, DataFile, testing::ValuesIn(data_files()), test_name);

// What cannot be written as a single file, or what gc's driver reports differently.
struct Case {
  std::vector<CheckedSources::File> files;
  int lang;
  std::vector<std::string> messages;
};

std::string nested(std::string_view text, int times) {
  std::string s;
  for (int i = 0; i < times; i++) s += text;
  return s;
}

std::vector<Case> special_cases() {
  return {
      {{{"a.go", "package p\n"}, {"b.go", "package q\n"}}, 0,
       {"b.go:1:1: package q; expected package p"}},
      {{{"x.go", "package p\n"}}, 27,
       {"x.go:1:1: package requires newer Go version go1.27 (application built with go1.26)"}},
      {{{"x.go", "//go:build go1.99\n\npackage p\n"}}, 0,
       {"x.go:3:9: file requires newer Go version go1.99"}},
      {{{"x.go", "package p\n\nimport c \"C\"\n\nvar _ = c.x\n"}}, 0,
       {"x.go:3:8: cannot rename import \"C\"",
        "x.go:3:10: could not import C (open : no such file or directory)",
        "x.go:5:9: undefined: c"}},
      {{{"x.go", "package p\n\nimport . \"sort\"\n\nfunc Ints() {}\n\nvar _ = Strings\n"}}, 0,
       {"x.go:5:6: Ints already declared through dot-import of package sort (\"sort\")\n"
        "\tsort.go:2:6: other declaration of Ints"}},
      {{{"x.go", "package p\n\nimport \"no/such\"\nimport \"bad/name\"\n"}}, 0,
       {"x.go:3:8: could not import no/such (open : no such file or directory)",
        "x.go:4:8: could not import bad/name (invalid package name: \"\")"}},
      {{{"x.go", "package p\n\nimport _ \"unsafe\"\n\nfunc f()\n\n//go:linkname g other.g\n"
                 "func g()\n"}}, 0,
       {"x.go:5:6: missing function body"}},
      {{{"x.go", "package p\n\nimport _ \"unsafe\"\n\n//go:noescape\nfunc f(p *int) {}\n\n"
                 "//go:linkname h runtime.h\n//go:linkname nothing runtime.nothing\n"
                 "//go:linkname h runtime.h2\n//go:linkname f runtime.Map[int]\nfunc h()\n"}},
       0,
       {"x.go:6:6: can only use //go:noescape with external func implementations",
        "x.go:9:3: //go:linkname must refer to declared function or variable",
        "x.go:10:3: duplicate //go:linkname for h",
        "x.go:11:3: //go:linkname reference of an instantiation is not allowed"}},
      {{{"x.go", "package p\n\n//go:linkname h runtime.h\nfunc h() {}\n"}}, 0,
       {"x.go:3:3: //go:linkname only allowed in Go files that import \"unsafe\""}},
      {{{"x.go", "package _\n"}}, 0, {"x.go:1:9: invalid package name _"}},
      {{{"x.go", "package p\n\ntype L[T any] struct{ p *T }\n\nvar x " + nested("L[", 150) +
                     "int" + nested("]", 150) + "\n"}}, 0,
       {"x.go:1:9: too many or too deeply nested instances of generic types (implementation "
        "limit)"}},
  };
}

TEST(TypesDiagnostics, SpecialCases) {
  for (const Case& c : special_cases()) {
    CheckedSources sources;
    sources.options().lang = GoVersion{c.lang};
    sources.options().require_bodies = true;
    sources.check(c.files);
    EXPECT_EQ(sources.messages(), c.messages);
  }
}

// A kind that nothing triggers is dead, or its text was never compared with gc's.
TEST(TypesDiagnostics, EveryKindIsTriggered) {
  std::set<DiagnosticKind> seen;
  auto collect = [&](const CheckedSources& sources) {
    for (const Diagnostic& d : sources.diagnostics().list()) seen.insert(d.kind);
  };
  for (const std::string& path : data_files()) {
    std::string text = read_text(path);
    CheckedSources sources;
    set_language(text, &sources.options());
    sources.check({{base_name(path), text}});
    collect(sources);
  }
  for (const Case& c : special_cases()) {
    CheckedSources sources;
    sources.options().lang = GoVersion{c.lang};
    sources.options().require_bodies = true;
    sources.check(c.files);
    collect(sources);
  }
  static constexpr DiagnosticKind kKinds[] = {
#define VOLE_DIAGNOSTIC(name, text) DiagnosticKind::name,
#include "compiler/source/diagnostic_types.def"
#include "compiler/source/diagnostic_types_expr.def"
#undef VOLE_DIAGNOSTIC
  };
  for (DiagnosticKind kind : kKinds) {
    EXPECT_TRUE(seen.count(kind)) << diagnostic_name(kind) << ": " << diagnostic_template(kind);
  }
}

}  // namespace
}  // namespace vole::types
