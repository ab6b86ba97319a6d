// Loading packages from file systems in memory: what is found where, in which order, and go's
// messages for what is not.
#include "compiler/load/load.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "compiler/load/embed.h"
#include "compiler/load/module_file.h"
#include "compiler/load/select.h"

namespace vole::load {
namespace {

// The kinds that the tests below have triggered. At the end all of the section must be among
// them, but for LoadFailed (the driver's) and LoadTooLarge (it takes 4 GiB of source).
class KindsSeen : public ::testing::Environment {
 public:
  static std::set<DiagnosticKind>& seen() {
    static std::set<DiagnosticKind> kinds;
    return kinds;
  }
  void TearDown() override {
    const ::testing::UnitTest& all = *::testing::UnitTest::GetInstance();
    if (all.test_to_run_count() != all.total_test_count()) return;  // a filter is set
    static constexpr DiagnosticKind kKinds[] = {
#define VOLE_DIAGNOSTIC(name, text) DiagnosticKind::name,
#include "compiler/source/diagnostic_load.def"
#undef VOLE_DIAGNOSTIC
    };
    for (DiagnosticKind kind : kKinds) {
      if (kind == DiagnosticKind::LoadFailed || kind == DiagnosticKind::LoadTooLarge) continue;
      EXPECT_TRUE(seen().count(kind)) << diagnostic_name(kind);
    }
  }
};
const ::testing::Environment* const kKindsSeen =
    ::testing::AddGlobalTestEnvironment(new KindsSeen);

class LoadTest : public ::testing::Test {
 protected:
  LoadTest() : std_({"fmt", "os", "strings", "internal/abi", "embed", "testing",
                     "testing/internal/testdeps"}) {
    options_.folder = "/w";
    options_.std = &std_;
  }

  ~LoadTest() override { note_kinds(); }

  void note_kinds() const {
    for (const Diagnostic& d : diagnostics_.list()) KindsSeen::seen().insert(d.kind);
  }

  void file(const std::string& path, const std::string& text) { files_.add(path, text); }

  const LoadResult& load(std::vector<std::string> arguments) {
    result_ = load_packages(arguments, options_, files_, sources_, arena_, names_, diagnostics_);
    note_kinds();  // a test may clear the diagnostics and load again
    return result_;
  }
  std::string errors() const { return diagnostics_.format_all(); }
  // Paths of the packages in order, those that come compiled left out.
  std::string order() const {
    std::string out;
    for (const auto& package : result_.packages) {
      if (!package->is_compiled) out += (out.empty() ? "" : " ") + package->path;
    }
    return out;
  }

  StdPackageList std_;
  LoadOptions options_;
  MemoryFileSystem files_;
  SourceSet sources_;
  Arena arena_;
  Interner names_;
  Diagnostics diagnostics_{sources_};
  LoadResult result_;
};

TEST_F(LoadTest, FilesOnTheCommandLine) {
  file("/w/main.go", "package main\nimport \"fmt\"\nfunc main() { fmt.Println() }\n");
  file("/w/more_windows.go", "//go:build never\n\npackage main\nimport \"unsafe\"\n");
  const LoadResult& result = load({"main.go", "more_windows.go"});
  EXPECT_EQ(errors(), "");
  ASSERT_TRUE(result.ok);
  ASSERT_EQ(result.roots.size(), 1u);
  const Package* main = result.roots[0];
  EXPECT_EQ(main->path, "command-line-arguments");
  EXPECT_EQ(main->name, "main");
  EXPECT_EQ(main->files.size(), 2u);
  EXPECT_EQ(main->files[0]->source->path(), "./main.go");
  ASSERT_NE(main->find_import("fmt"), nullptr);
  EXPECT_TRUE(main->find_import("fmt")->is_compiled);
  EXPECT_EQ(main->find_import("unsafe"), nullptr);
  ASSERT_EQ(result.packages.size(), 2u);
  EXPECT_EQ(result.packages[0]->path, "fmt");
}

TEST_F(LoadTest, ScriptLineIsIgnored) {
  file("/w/main.go", "#!/usr/bin/env vole\npackage main\nfunc main() { x y }\n");
  load({"main.go"});
  EXPECT_EQ(errors(), "./main.go:3:17: syntax error: unexpected name y at end of statement\n");
}

TEST_F(LoadTest, WrongArguments) {
  file("/w/a.go", "package main\n");
  file("/w/sub/b.go", "package main\n");
  EXPECT_FALSE(load({"a.go", "a.txt"}).ok);
  EXPECT_EQ(errors(), "named files must be .go files: a.txt\n");
  diagnostics_.clear();
  EXPECT_FALSE(load({"a.go", "sub/b.go"}).ok);
  EXPECT_EQ(errors(), "named files must all be in one directory; have . and sub\n");
  diagnostics_.clear();
  EXPECT_FALSE(load({"no.go"}).ok);
  EXPECT_EQ(errors(), "stat no.go: no such file or directory\n");
  diagnostics_.clear();
  EXPECT_FALSE(load({"./nodir"}).ok);
  EXPECT_EQ(errors(), "stat /w/nodir: directory not found\n");
  diagnostics_.clear();
  EXPECT_FALSE(load({}).ok);
  EXPECT_EQ(errors(), "no Go files listed\n");
}

TEST_F(LoadTest, MainModule) {
  file("/w/go.mod", "module example.com/m\n\ngo 1.21.3\n");
  file("/w/main.go", "package main\nimport (\n\t\"example.com/m/z\"\n\t\"example.com/m/a\"\n)\n");
  file("/w/z/z.go", "package z\nimport _ \"example.com/m/internal/i\"\n");
  file("/w/a/a.go", "package a\nimport _ \"example.com/m/z\"\n");
  file("/w/a/a_test.go", "package a\n");
  file("/w/internal/i/i.go", "package i\n");
  load({"."});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "example.com/m/internal/i example.com/m/z example.com/m/a example.com/m");
  EXPECT_EQ(result_.roots[0]->go_version, "go1.21");
  EXPECT_EQ(result_.roots[0]->module_path, "example.com/m");
  EXPECT_EQ(result_.roots[0]->find_import("example.com/m/a")->files.size(), 1u);
}

// ---- test programs ----

TEST_F(LoadTest, TestProgram) {
  options_.std = &std_;
  options_.test_program = true;
  file("/w/go.mod", "module m\n");
  file("/w/a/a.go", "package a\n");
  file("/w/a/a_test.go",
       "package a\nfunc TestIn(t *testing.T) {}\nfunc Testify() {}\nfunc BenchmarkB(b *B) {}\n");
  file("/w/a/x_test.go", "package a_test\nimport (\n_ \"m/a\"\n_ \"m/b\"\n)\n"
       "func FuzzF(f *testing.F) {}\nfunc Example() {\n\t// Unordered output:\n\t// x\n}\n");
  file("/w/b/b.go", "package b\nimport _ \"m/a\"\n");
  file("/w/b/b_test.go", "package b\n");
  load({"./a"});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "m/a m/b m/a_test m/a.test");
  ASSERT_EQ(result_.roots.size(), 3u);
  EXPECT_EQ(result_.roots[0]->path, "m/a.test");
  EXPECT_TRUE(result_.roots[1]->is_tested);
  // b imports the package with its tests.
  EXPECT_EQ(result_.packages.back()->find_import("m/a"), result_.roots[1]);
  std::string text(result_.roots[0]->files[0]->source->text());
  EXPECT_NE(text.find("{\"TestIn\", _test.TestIn},"), std::string::npos) << text;
  EXPECT_NE(text.find("{\"BenchmarkB\", _test.BenchmarkB},"), std::string::npos);
  EXPECT_NE(text.find("{\"FuzzF\", _xtest.FuzzF},"), std::string::npos);
  EXPECT_NE(text.find("{\"Example\", _xtest.Example, \"x\\n\", true},"), std::string::npos);
  EXPECT_EQ(text.find("Testify"), std::string::npos);
  EXPECT_NE(text.find("os.Exit(m.Run())"), std::string::npos);
}

TEST_F(LoadTest, WrongTestSignature) {
  options_.test_program = true;
  file("/w/a_test.go", "package a\n\nfunc TestIn() {}\n");
  EXPECT_FALSE(load({"."}).ok);
  EXPECT_EQ(errors(), "/w/a_test.go:3:1: wrong signature for TestIn, must be: "
                      "func TestIn(t *testing.T)\n");
}

TEST_F(LoadTest, Workspace) {
  file("/w/go.work", "go 1.26\nuse (\n\t./one\n\t./two\n)\nreplace m/three => ./3\n");
  file("/w/one/go.mod", "module m/one\ngo 1.21\nrequire m/two v1.0.0\nrequire m/three v1.0.0\n");
  file("/w/one/a.go", "package one\nimport (\n_ \"m/three\"\n_ \"m/two/b\"\n)\n");
  file("/w/two/go.mod", "module m/two\ngo 1.22\n");
  file("/w/two/b/b.go", "package b\n");
  file("/w/3/go.mod", "module m/three\n");
  file("/w/3/c.go", "package three\n");
  file("/w/other/go.mod", "module m/other\n");
  file("/w/other/o.go", "package other\n");
  file("/w/none/o.go", "package none\n");
  load({"./one/...", "m/two/b"});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "m/three m/two/b m/one");
  EXPECT_EQ(result_.roots[1]->go_version, "go1.22");
  load({"./other"});
  EXPECT_EQ(errors(), "directory other is contained in a module that is not one of the workspace "
                      "modules listed in go.work. You can add the module to the workspace using:\n"
                      "\tgo work use other\n");
  diagnostics_.clear();
  load({"./none"});
  EXPECT_EQ(errors(), "directory none outside modules listed in go.work or their selected "
                      "dependencies\n");
  diagnostics_.clear();
  load({"./..."});
  EXPECT_EQ(errors(), "pattern ./...: directory prefix . does not contain modules listed in go.work "
                      "or their selected dependencies\n");
  options_.go_work = "off";
  options_.folder = "/w/two";
  diagnostics_.clear();
  load({"./..."});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "m/two/b");
}

TEST_F(LoadTest, EmbeddedFiles) {
  options_.std = &std_;
  file("/w/go.mod", "module m\n");
  file("/w/a.go", "package a\nimport _ \"embed\"\n//go:embed x.txt \"d\" \nvar s string\n");
  file("/w/x.txt", "x");
  file("/w/d/_hidden", "h");
  file("/w/d/e/y", "y");
  load({"."});
  EXPECT_EQ(errors(), "");
  ASSERT_EQ(result_.roots[0]->embeds.size(), 1u);
  const std::vector<EmbeddedFile>& files = result_.roots[0]->embeds[0].files;
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].path, "d/e/y");
  EXPECT_EQ(files[1].text, "x");
  file("/w/a.go", "package a\nimport _ \"embed\"\n//go:embed *.no\nvar s string\n");
  diagnostics_.clear();
  load({"."});
  EXPECT_EQ(errors(), "a.go:3:12: pattern *.no: no matching files found\n");
}

TEST(Embed, Elements) {
  bool bad = false;
  EXPECT_TRUE(matches_element("a*c?[x-z]", "abbcdz", &bad));
  EXPECT_TRUE(matches_element("[^a]\\*", "b*", &bad));
  EXPECT_FALSE(matches_element("[^a]", "a", &bad));
  EXPECT_FALSE(matches_element("a*", "ba", &bad));
  EXPECT_TRUE(matches_element("*", "", &bad));
  EXPECT_FALSE(bad);
  EXPECT_FALSE(matches_element("[a", "a", &bad));
  EXPECT_TRUE(bad);
}

TEST_F(LoadTest, CycleThroughTest) {
  options_.test_program = true;
  file("/w/go.mod", "module m\n");
  file("/w/a/a.go", "package a\n");
  file("/w/a/a_test.go", "package a\nimport _ \"m/b\"\n");
  file("/w/b/b.go", "package b\nimport _ \"m/a\"\n");
  load({"m/a"});
  EXPECT_EQ(errors(), "package m/a\n\timports m/b from a_test.go\n\timports m/a from b.go: "
                      "import cycle not allowed in test\n");
}

TEST_F(LoadTest, PatternBelowNothing) {
  load({"./no/..."});
  EXPECT_EQ(errors(), "pattern ./no/...: lstat ./no/: no such file or directory\n");
}

TEST_F(LoadTest, ListOfPackages) {
  file("/w/go.mod", "module m\n");
  file("/w/a/a.go", "package a\n");
  file("/w/b/b_test.go", "package b\n");
  file("/w/c/c_test.go", "//go:build never\n\npackage c\n");
  file("/w/c/c.go", "package c\n");
  options_.test_program = true;
  std::string out;
  for (const ListedPackage& package : list_packages({"./...", "m/a"}, options_, files_, sources_,
                                                    arena_, names_, diagnostics_)) {
    out += package.path + " " + package.folder + (package.has_tests ? " tests\n" : "\n");
  }
  EXPECT_EQ(out, "m/a /w/a\nm/b /w/b tests\nm/c /w/c\n");
  EXPECT_EQ(errors(), "");
}

TEST_F(LoadTest, Patterns) {
  file("/w/go.mod", "module m\n");
  file("/w/a/a.go", "package a\n");
  file("/w/a/b/b.go", "package b\n");
  file("/w/c/c.go", "//go:build ignore\n\npackage c\n");
  file("/w/testdata/t.go", "package t\n");
  file("/w/_x/x.go", "package x\n");
  file("/w/other/go.mod", "module other\n");
  file("/w/other/o.go", "package o\n");
  load({"./..."});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "m/a m/a/b");
  load({"m/a/..."});
  EXPECT_EQ(order(), "m/a m/a/b");
  load({"./a/b"});
  EXPECT_EQ(order(), "m/a/b");
  load({"m/a"});
  EXPECT_EQ(order(), "m/a");
  EXPECT_EQ(errors(), "");
  load({"./c/..."});
  EXPECT_EQ(errors(), "pattern ./c/... matched no packages\n");
}

TEST_F(LoadTest, MessagesAboutImports) {
  file("/w/go.mod", "module m\n");
  file("/w/main.go",
       "package main\nimport (\n\t\"foo/bar\"\n\t\"github.com/x/y\"\n\t\"./rel\"\n\t\"m/nope\"\n"
       "\n\t\"m/cmd\"\n\t\"internal/abi\"\n)\n");
  file("/w/cmd/c.go", "package main\n");
  EXPECT_FALSE(load({"."}).ok);
  EXPECT_EQ(errors(),
            "main.go:5:2: \"./rel\" is relative, but relative import paths are not supported in "
            "module mode\n"
            "main.go:3:2: package foo/bar is not in std\n"
            "main.go:4:2: no required module provides package github.com/x/y; to add it:\n"
            "\tgo get github.com/x/y\n"
            "package m\n\tmain.go:9:2: use of internal package internal/abi not allowed\n"
            "main.go:8:2: import \"m/cmd\" is a program, not an importable package\n"
            "main.go:6:2: no required module provides package m/nope; to add it:\n"
            "\tgo get m/nope\n");
}

TEST_F(LoadTest, InvalidImportPaths) {
  file("/w/go.mod", "module m\n");
  file("/w/main.go", "package main\nimport (\n\t\"nosuch\"\n\tz \"b c\"\n\t\"a b\"\n)\n");
  EXPECT_FALSE(load({"."}).ok);
  EXPECT_EQ(errors(), "/w/main.go:4:2: invalid import path: b c\n");
}

TEST_F(LoadTest, LexicalErrorsInHeadersLeaveTheImports) {
  file("/w/main.go", "package main\nimport \"fmt\"; var x = '\n");
  load({"main.go"});
  EXPECT_EQ(errors(), "./main.go:2:24: newline in rune literal\n");
  EXPECT_NE(result_.roots.at(0)->find_import("fmt"), nullptr);
}

TEST_F(LoadTest, MalformedImportPaths) {
  file("/w/go.mod", "module m\n");
  const std::pair<const char*, const char*> cases[] = {
      {"a//b", "malformed import path \"a//b\": double slash"},
      {"-a", "malformed import path \"-a\": leading dash"},
      {"a/", "malformed import path \"a/\": trailing slash"},
      {"a./b", "malformed import path \"a./b\": trailing dot in path element"},
      {"a/.../b", "malformed import path \"a/.../b\": invalid path element \"...\""},
      {"a/Con.x", "malformed import path \"a/Con.x\": \"Con\" disallowed as path element "
                  "component on Windows"},
      {"x/prog~1", "malformed import path \"x/prog~1\": trailing tilde and digits in path element"},
      {"é", "malformed import path \"é\": invalid char 'é'"},
      {"/a", "\"/a\" is not a package path; see 'go help packages'"},
  };
  for (const auto& [path, text] : cases) {
    SCOPED_TRACE(path);
    diagnostics_.clear();
    file("/w/main.go", std::string("package main\nimport \"") + path + "\"\n");
    EXPECT_FALSE(load({"."}).ok);
    EXPECT_EQ(errors(), std::string("main.go:2:8: ") + text + "\n");
  }
  diagnostics_.clear();
  file("/w/main.go", "package main\nimport \"a@b\"\n");
  EXPECT_FALSE(load({"."}).ok);
  EXPECT_EQ(errors(), "package m\n\timports a@b: can only use path@version syntax with 'go get' and "
                      "'go install' in module-aware mode\n");
}

TEST_F(LoadTest, WrongHeadersHaveNoImports) {
  file("/w/main.go", "package main\nimport \"nosuch\"\nimport 5\nfunc main() { x := := 1 }\n");
  EXPECT_FALSE(load({"main.go"}).ok);
  EXPECT_EQ(errors(), "./main.go:3:8: syntax error: import path must be a string\n"
                      "./main.go:4:20: syntax error: unexpected :=, expected expression\n");
}

TEST_F(LoadTest, WithoutModule) {
  file("/w/main.go", "package main\nimport \"github.com/x/y\"\n");
  load({"main.go"});
  EXPECT_EQ(errors(),
            "main.go:2:8: no required module provides package github.com/x/y: go.mod file not "
            "found in current directory or any parent directory; see 'go help modules'\n");
}

TEST_F(LoadTest, Cycle) {
  file("/w/go.mod", "module m\n");
  file("/w/a/a.go", "package a\nimport _ \"m/b\"\n");
  file("/w/b/b.go", "package b\nimport _ \"m/a\"\n");
  load({"./a"});
  EXPECT_EQ(errors(),
            "package m/a\n\timports m/b from a.go\n\timports m/a from b.go: import cycle not "
            "allowed\n");
}

TEST_F(LoadTest, InternalOfOtherModule) {
  file("/w/go.mod", "module m\nrequire q v1.0.0\nreplace q => ../q\n");
  file("/w/main.go", "package main\nimport (\n\t_ \"q\"\n\t_ \"q/internal/i\"\n)\n");
  file("/q/go.mod", "module q\ngo 1.20\n");
  file("/q/q.go", "package q\nimport _ \"q/internal/i\"\n");
  file("/q/internal/i/i.go", "package i\n");
  load({"."});
  EXPECT_EQ(errors(),
            "package m\n\tmain.go:4:2: use of internal package q/internal/i not allowed\n");
  const Package* q = result_.roots[0]->find_import("q");
  ASSERT_NE(q, nullptr);
  EXPECT_EQ(q->go_version, "go1.20");
  EXPECT_EQ(q->folder, "/q");
}

TEST_F(LoadTest, MinimalVersionSelection) {
  options_.module_cache = "/cache";
  file("/w/go.mod",
       "module m\ngo 1.16\nrequire (\n\tx.org/A v1.0.0\n\tx.org/b v1.1.0 // indirect\n)\n");
  file("/w/main.go", "package main\nimport (\n\t_ \"x.org/A\"\n\t_ \"x.org/c/sub\"\n)\n");
  file("/cache/x.org/!a@v1.0.0/go.mod", "module x.org/A\nrequire x.org/c v1.2.0\n");
  file("/cache/x.org/!a@v1.0.0/a.go", "package A\nimport _ \"x.org/b\"\n");
  file("/cache/cache/download/x.org/b/@v/v1.1.0.mod",
       "module x.org/b\nrequire x.org/c v1.10.0-rc.1\n");
  file("/cache/x.org/b@v1.1.0/b.go", "package b\n");
  file("/cache/x.org/c@v1.10.0-rc.1/sub/c.go", "package c\n");
  file("/cache/x.org/c@v1.2.0/sub/c.go", "package old\n");
  load({"."});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "x.org/b x.org/A x.org/c/sub m");
  EXPECT_EQ(result_.roots[0]->find_import("x.org/c/sub")->name, "c");
  EXPECT_EQ(result_.roots[0]->find_import("x.org/A")->origin, Origin::Cache);
}

TEST_F(LoadTest, PrunedGraph) {
  options_.module_cache = "/cache";
  file("/w/go.mod",
       "module m\ngo 1.20\nrequire (\n a.org/a v1.0.0\n a.org/b v1.0.0\n a.org/c v1.0.0\n)\n");
  file("/w/main.go", "package main\nimport _ \"a.org/c\"\n");
  // a requires b v1.1.0 (counts); b v1.1.0 requires c v1.9.0 (does not: a is pruned).
  file("/cache/cache/download/a.org/a/@v/v1.0.0.mod",
       "module a.org/a\ngo 1.18\nrequire a.org/b v1.1.0\n");
  file("/cache/cache/download/a.org/b/@v/v1.1.0.mod",
       "module a.org/b\ngo 1.18\nrequire a.org/c v1.9.0\n");
  file("/cache/a.org/c@v1.0.0/c.go", "package c\n");
  load({"."});
  EXPECT_EQ(errors(), "");
}

TEST_F(LoadTest, MissingModule) {
  options_.module_cache = "/cache";
  file("/w/go.mod", "module m\nrequire a.org/a v1.0.0\n");
  file("/w/main.go", "package main\nimport _ \"a.org/a/x\"\n");
  load({"."});
  EXPECT_EQ(errors(), "main.go:2:8: a.org/a@v1.0.0: module is not in the module cache\n");
}

TEST_F(LoadTest, Vendor) {
  file("/w/go.mod", "module m\ngo 1.21\nrequire a.org/a v1.0.0\n");
  file("/w/main.go", "package main\nimport (\n\t_ \"a.org/a/x\"\n\t_ \"a.org/a/y\"\n)\n");
  file("/w/vendor/modules.txt", "# a.org/a v1.0.0\n## explicit; go 1.19\na.org/a/x\n");
  file("/w/vendor/a.org/a/x/x.go", "package x\n");
  load({"."});
  EXPECT_EQ(errors(),
            "main.go:4:2: cannot find module providing package a.org/a/y: import lookup disabled "
            "by -mod=vendor\n");
  EXPECT_EQ(result_.roots[0]->find_import("a.org/a/x")->go_version, "go1.19");
}

TEST_F(LoadTest, Gopath) {
  options_.gopath_mode = true;
  options_.gopath = {"/g"};
  options_.folder = "/g/src/p/q";
  file("/g/src/p/q/main.go", "package main\nimport (\n\t_ \"lib\"\n\t_ \"v\"\n\t_ \"none\"\n)\n");
  file("/g/src/lib/l.go", "package lib\n");
  file("/g/src/p/vendor/v/v.go", "package v\n");
  load({"."});
  EXPECT_EQ(errors(), "main.go:5:2: cannot find package \"none\" in any of:\n\t/g/src/none (from $GOPATH)\n");
  EXPECT_EQ(order(), "lib p/vendor/v p/q");
}

// Without modules a go.mod is a file like any other.
TEST_F(LoadTest, GopathPattern) {
  options_.gopath_mode = true;
  options_.gopath = {"/g"};
  options_.folder = "/g/src";
  file("/g/src/a.org/b/go.mod", "module a.org/b\n");
  file("/g/src/a.org/b/b.go", "package b\n");
  load({"./..."});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "a.org/b");
}

TEST_F(LoadTest, GopathOfModules) {
  options_.gopath_mode = true;
  options_.gopath = {"/g"};
  options_.folder = "/g/src/a.org/b";
  file("/g/src/a.org/b/go.mod", "module a.org/b/v2\n");
  file("/g/src/a.org/b/b.go", "package b\nimport _ \"a.org/b/v2/inner\"\n");
  file("/g/src/a.org/b/inner/i.go", "package inner\n");
  file("/g/src/a.org/c/c.go", "package c\nimport _ \"a.org/b/v2\"\n");
  load({".", "a.org/c"});
  // c is no module, so that its import is taken as it stands.
  EXPECT_EQ(errors(), "../c/c.go:2:8: cannot find package \"a.org/b/v2\" in any of:\n"
                      "\t/g/src/a.org/b/v2 (from $GOPATH)\n");
  EXPECT_EQ(order(), "a.org/b/inner a.org/b a.org/c");
}

TEST_F(LoadTest, InstalledTree) {
  options_.goroot = "/go";
  options_.never_from_goroot = {"runtime", "internal/..."};
  file("/w/main.go", "package main\nimport (\n\t_ \"math/big\"\n\t_ \"runtime\"\n)\n");
  file("/go/src/math/big/nat.go", "package big\nimport _ \"golang.org/x/cpu\"\n");
  file("/go/src/math/big/asm_amd64.go", "package big\nfunc broken(\n");
  file("/go/src/math/big/pure.go", "//go:build math_big_pure_go\n\npackage big\n");
  file("/go/src/vendor/golang.org/x/cpu/c.go", "package cpu\n");
  file("/go/src/runtime/r.go", "package runtime\n");
  load({"main.go"});
  EXPECT_EQ(errors(), "main.go:4:2: package runtime is not in std (/go/src/runtime)\n");
  EXPECT_EQ(result_.roots[0]->find_import("math/big")->files.size(), 2u);
}

// The tree's own copy of a module is not the one that others import.
TEST_F(LoadTest, InstalledTreeHasCopies) {
  options_.goroot = "/go";
  options_.gopath_mode = true;
  options_.gopath = {"/g"};
  file("/w/main.go", "package main\nimport (\n\t_ \"net/http\"\n\t_ \"golang.org/x/t\"\n)\n");
  file("/go/src/net/http/h.go", "package http\nimport _ \"golang.org/x/t\"\n");
  file("/go/src/vendor/golang.org/x/t/t.go", "package t\n");
  file("/g/src/golang.org/x/t/t.go", "package t\n");
  load({"main.go"});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "golang.org/x/t vendor/golang.org/x/t net/http command-line-arguments");
}

// What golang.org/x/sys has in assembly is known, so that it is read as for the machine.
TEST_F(LoadTest, KnownAssembly) {
  options_.gopath_mode = true;
  options_.gopath = {"/g"};
  options_.folder = "/g/src/p";
  file("/g/src/p/p.go", "package p\nimport (\n\t_ \"golang.org/x/sys/unix\"\n\t_ \"other\"\n)\n");
  for (std::string path : {"golang.org/x/sys/unix", "other"}) {
    file("/g/src/" + path + "/a_amd64.go", "package a\nfunc RawSyscall()\nfunc f()\n");
    file("/g/src/" + path + "/a_amd64.s", "TEXT ·f(SB)");
    file("/g/src/" + path + "/b.go", "package a\n");
  }
  load({"."});
  EXPECT_EQ(errors(), "");
  Package* known = result_.roots[0]->find_import("golang.org/x/sys/unix");
  ASSERT_EQ(known->files.size(), 2u);
  ASSERT_EQ(known->files[0]->linknames.size(), 1u);
  EXPECT_EQ(known->files[0]->linknames[0].local, "RawSyscall");
  EXPECT_EQ(known->files[0]->linknames[0].remote, "syscall.RawSyscall");
  EXPECT_EQ(result_.roots[0]->find_import("other")->files.size(), 1u);
}

// Files of other machines, and empty ones, are no assembly.
TEST_F(LoadTest, NoAssembly) {
  file("/w/go.mod", "module m\n");
  for (std::string name : {"empty", "other", "constrained", "real"}) {
    file("/w/" + name + "/a_amd64.go", "package a\n");
    file("/w/" + name + "/b_generic.go", "//go:build !amd64\n\npackage a\n");
  }
  file("/w/empty/empty.s", "// Lets functions be without a body.\n");
  file("/w/other/a_arm64.s", "TEXT ·f(SB)");
  file("/w/constrained/a.s", "//go:build ignore\n\nTEXT ·f(SB)");
  file("/w/real/a.s", "TEXT ·f(SB)");
  load({"./empty", "./other", "./constrained", "./real"});
  EXPECT_EQ(errors(), "");
  for (size_t i = 0; i < 4; i++) {
    std::string_view name = result_.roots[i]->files[0]->source->path();
    EXPECT_EQ(name.find("amd64") != std::string_view::npos, i < 3) << name;
  }
}

TEST_F(LoadTest, Tests) {
  options_.include_tests = true;
  file("/w/go.mod", "module m\n");
  file("/w/a/a.go", "package a\n");
  file("/w/a/in_test.go", "package a\nimport \"strings\"\n");
  file("/w/a/out_test.go", "package a_test\nimport _ \"m/b\"\n");
  file("/w/b/b.go", "package b\nimport _ \"m/a\"\n");
  file("/w/b/b_test.go", "package b\n");
  load({"./b", "./a"});
  EXPECT_EQ(errors(), "");
  EXPECT_EQ(order(), "m/a m/b m/a_test");
  ASSERT_EQ(result_.roots.size(), 3u);
  EXPECT_EQ(result_.roots[1]->files.size(), 2u);
  EXPECT_TRUE(result_.roots[2]->is_external_test);
}

TEST_F(LoadTest, FolderProblems) {
  file("/w/go.mod", "module m\n");
  file("/w/two/1.go", "package one\n");
  file("/w/two/2.go", "package two\n");
  file("/w/none/readme", "");
  file("/w/out/x.go", "//go:build ignore\n\npackage x\n");
  file("/w/cgo/x.go", "package x\nimport \"C\"\n");
  file("/w/only/x_test.go", "package x\n");
  load({"./two"});
  EXPECT_EQ(errors(), "found packages one (1.go) and two (2.go) in /w/two\n");
  diagnostics_.clear();
  load({"./none", "./out", "./cgo", "./only"});
  EXPECT_EQ(errors(),
            "no Go files in /w/none\n"
            "package m/out: build constraints exclude all Go files in /w/out\n"
            "package m/cgo: build constraints exclude all Go files in /w/cgo\n"
            "no non-test Go files in /w/only\n");
}

// Lists files that it then refuses to open.
class UnreadableFiles : public FileSystem {
 public:
  FileKind kind(const std::string& path) override { return files_.kind(path); }
  bool read_file(const std::string&, std::string*, std::string* error) override {
    *error = "permission denied";
    return false;
  }
  std::vector<FolderEntry> list_folder(const std::string& path) override {
    return files_.list_folder(path);
  }
  void add(std::string path) { files_.add(std::move(path), ""); }

 private:
  MemoryFileSystem files_;
};

TEST_F(LoadTest, UnreadableFile) {
  UnreadableFiles files;
  files.add("/w/a.go");
  LoadResult result = load_packages({"."}, options_, files, sources_, arena_, names_, diagnostics_);
  EXPECT_FALSE(result.ok);
  EXPECT_EQ(errors().substr(0, 29), "open a.go: permission denied\n");
}

TEST_F(LoadTest, BrokenModuleFile) {
  file("/w/go.mod", "module m\nrequire x\n");
  file("/w/main.go", "package main\n");
  EXPECT_FALSE(load({"."}).ok);
  EXPECT_EQ(errors(), "errors parsing go.mod:\nline 2: malformed require directive\n");
}

TEST_F(LoadTest, DebugSettingsThatGoDoesNotKnow) {
  file("/w/go.mod", "module m\ngodebug panicnil=1\ngodebug (\n\tgctrace=1\n)\n");
  file("/w/main.go", "package main\n");
  EXPECT_FALSE(load({"."}).ok);
  EXPECT_EQ(errors(), "error loading go.mod:\ngo.mod:4: unknown godebug \"gctrace\"\n");
}

TEST_F(LoadTest, DebugDirectives) {
  file("/w/go.mod", "module m\ngo 1.26\n");
  file("/w/main.go", "// A command.\n\n//go:debug panicnil=1\n//go:debug ooms=1\n\npackage main\n");
  EXPECT_EQ(load({"."}).debug_defaults, "panicnil=1");
  EXPECT_EQ(errors(),
            "./main.go:4:1: invalid //go:debug: unknown //go:debug setting \"ooms\"\n");
}

TEST_F(LoadTest, AmbiguousImport) {
  options_.module_cache = "/c";
  file("/w/go.mod", "module m\ngo 1.21\nrequire (\n a.org/a v1.0.0\n a.org/a/b v1.0.0\n)\n");
  file("/w/main.go", "package main\nimport _ \"a.org/a/b\"\n");
  file("/c/a.org/a@v1.0.0/b/b.go", "package b\n");
  file("/c/a.org/a/b@v1.0.0/b.go", "package b\n");
  load({"."});
  EXPECT_EQ(errors(),
            "main.go:2:8: ambiguous import: found package a.org/a/b in multiple modules:\n"
            "\ta.org/a/b v1.0.0 (/c/a.org/a/b@v1.0.0)\n\ta.org/a v1.0.0 (/c/a.org/a@v1.0.0/b)\n");
}

TEST_F(LoadTest, LiteralErrorsDoNotStop) {
  file("/w/main.go", "package main\nvar x = 'ab'\n");
  EXPECT_TRUE(load({"main.go"}).ok);
  EXPECT_EQ(errors(), "./main.go:2:9: more than one character in rune literal\n");
}

TEST(Select, FileNames) {
  BuildTags tags = {"linux", "amd64", {"extra"}, 26};
  EXPECT_TRUE(name_matches("x.go", tags));
  EXPECT_TRUE(name_matches("x_linux.go", tags));
  EXPECT_TRUE(name_matches("x_linux_amd64.go", tags));
  EXPECT_TRUE(name_matches("x_linux_test.go", tags));
  EXPECT_TRUE(name_matches("linux.go", tags));
  EXPECT_TRUE(name_matches("windows.go", tags));
  EXPECT_TRUE(name_matches("x_unix.go", tags));
  EXPECT_FALSE(name_matches("x_windows.go", tags));
  EXPECT_FALSE(name_matches("x_arm64.go", tags));
  EXPECT_FALSE(name_matches("x_windows_amd64.go", tags));
  EXPECT_FALSE(name_matches("_x.go", tags));
  EXPECT_FALSE(name_matches(".x.go", tags));
  tags.goarch.clear();
  EXPECT_FALSE(name_matches("x_amd64.go", tags));
}

TEST(Select, Constraints) {
  BuildTags tags = {"linux", "amd64", {"extra"}, 26};
  auto matches = [&](const std::string& line) {
    return text_matches("// Copyright.\n\n" + line + "\n\npackage x\n//go:build never\n", tags);
  };
  EXPECT_TRUE(matches(""));
  EXPECT_TRUE(matches("//go:build linux && (amd64 || arm64)"));
  EXPECT_TRUE(matches("//go:build unix && !windows && gc && extra"));
  EXPECT_TRUE(matches("//go:build go1.26"));
  EXPECT_FALSE(matches("//go:build go1.27"));
  EXPECT_FALSE(matches("//go:build ignore"));
  EXPECT_FALSE(matches("//go:build linux && cgo"));
  EXPECT_FALSE(matches("//go:build ((linux)"));
  EXPECT_TRUE(matches("// +build linux,amd64 windows"));
  EXPECT_FALSE(matches("// +build windows"));
  EXPECT_FALSE(matches("// +build linux\n// +build !amd64"));
  EXPECT_TRUE(text_matches("// +build windows\npackage x\n", tags));
  EXPECT_TRUE(matches("/* block\n//go:build ignore\n*/"));
  tags.goarch.clear();
  EXPECT_TRUE(matches("//go:build purego || !amd64"));
}

TEST(Versions, Order) {
  const char* ordered[] = {"x",
                           "v1.0.0-alpha",
                           "v1.0.0-alpha.1",
                           "v1.0.0-alpha.beta",
                           "v1.0.0-rc.2",
                           "v1.0.0-rc.11",
                           "v1.0.0",
                           "v1.0.1",
                           "v1.2.0",
                           "v1.10.0",
                           "v2.0.0+incompatible"};
  for (size_t i = 0; i + 1 < std::size(ordered); i++) {
    EXPECT_LT(compare_versions(ordered[i], ordered[i + 1]), 0) << ordered[i];
    EXPECT_GT(compare_versions(ordered[i + 1], ordered[i]), 0) << ordered[i];
  }
  EXPECT_EQ(compare_versions("v1.2.3", "v1.2.3+meta"), 0);
}

TEST(ModuleFile, Parse) {
  ModuleFile file;
  std::string error;
  ASSERT_TRUE(
      parse_module_file("module \"a/b\" // c\r\ngo 1.22.1\n\nrequire(\n x v1.0.0 // indirect\n"
                        "\n y v2.0.0\n)\nrequire z v0.1.0\nexclude z v0.0.1\n"
                        "replace (\n x => ../x\n y v2.0.0 => q v2.1.0\n)\nretract v1.0.0\n",
                        &file, &error))
      << error;
  EXPECT_EQ(file.path, "a/b");
  EXPECT_EQ(file.go_minor(), 22);
  ASSERT_EQ(file.required.size(), 3u);
  EXPECT_EQ(file.required[1].version, "v2.0.0");
  ASSERT_EQ(file.replaced.size(), 2u);
  EXPECT_EQ(file.replaced[0].replacement.path, "../x");
  EXPECT_EQ(file.replaced[1].replacement.version, "v2.1.0");
  EXPECT_FALSE(parse_module_file("module a\nrequire x\n", &file, &error));
  EXPECT_EQ(error, "line 2: malformed require directive");
  EXPECT_FALSE(parse_module_file("require (\n", &file, &error));
}

TEST(Paths, Arithmetic) {
  EXPECT_EQ(clean_path("/a/./b//../c/"), "/a/c");
  EXPECT_EQ(clean_path("/.."), "/");
  EXPECT_EQ(clean_path("a/.."), ".");
  EXPECT_EQ(clean_path("../a/../.."), "../..");
  EXPECT_EQ(join_path("/a/b", "../c"), "/a/c");
  EXPECT_EQ(join_path("/a", "/c"), "/c");
  EXPECT_EQ(relative_path("/a/b", "/a/b/c.go"), "c.go");
  EXPECT_EQ(relative_path("/a/b", "/a/c.go"), "/a/c.go");
  EXPECT_EQ(relative_path("/abc/bcd", "/abc/xyz/c.go"), "../xyz/c.go");
  EXPECT_EQ(relative_path("/a", "/a"), ".");
  EXPECT_TRUE(is_below("/a/b", "/a"));
  EXPECT_FALSE(is_below("/ab", "/a"));
}

TEST(RealFileSystem, Reads) {
  RealFileSystem files;
  std::string text;
  std::string error;
  std::string root = VOLE_SOURCE_DIR;
  ASSERT_TRUE(files.read_file(root + "/compiler/load/load.h", &text, &error));
  EXPECT_NE(text.find("load_packages"), std::string::npos);
  EXPECT_FALSE(files.read_file(root + "/nope", &text, &error));
  EXPECT_EQ(error, "no such file or directory");
  EXPECT_EQ(files.kind(root), FileKind::Folder);
  EXPECT_TRUE(files.list_folder(root + "/nope").empty());
  EXPECT_FALSE(files.list_folder(root + "/compiler").empty());
}

TEST_F(LoadTest, FoldersThatEndLikeFiles) {
  file("/w/go.mod", "module example.com/m\n");
  file("/w/a.go/x.go", "package a\n");
  load({"example.com/m/a.go"});
  EXPECT_EQ(order(), "example.com/m/a.go");
  EXPECT_EQ(errors(), "");
  load({"./a.go"});
  EXPECT_EQ(order(), "example.com/m/a.go");
}

TEST_F(LoadTest, PatternsDoNotFollowLinks) {
  namespace fs = std::filesystem;
  std::string made = ::testing::TempDir() + "vole_load_links_XXXXXX";
  ASSERT_NE(mkdtemp(made.data()), nullptr);
  fs::create_directory(made + "/real");
  fs::create_directory_symlink("real", made + "/linked");
  std::ofstream(made + "/go.mod") << "module m\n";
  std::ofstream(made + "/real/a.go") << "package a\n";
  RealFileSystem files;
  options_.folder = made;
  result_ = load_packages({"./..."}, options_, files, sources_, arena_, names_, diagnostics_);
  EXPECT_EQ(order(), "m/real");
  EXPECT_EQ(files.list_folder(made)[1].name, "linked");
  EXPECT_TRUE(files.list_folder(made)[1].is_link);
  fs::remove_all(made);
}

}  // namespace
}  // namespace vole::load
