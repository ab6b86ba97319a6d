// Errors in several packages at once: each package's come together, and a package with errors
// keeps only those from being compiled that import it (as go build ./... does).
#include "tests/unit/compiler/driver/driver_fixture.h"

namespace vole::driver {
namespace {

class ErrorsTest : public DriverTest {
 protected:
  // "PACKAGE FILE:LINE: TEXT" of each message of ./... in /w.
  std::string errors(bool all = false) {
    Options options;
    options.files = &files_;
    options.load.folder = "/w";
    options.arguments = {"./..."};
    options.all_errors = all;
    result_ = compile(options);
    std::string out;
    for (const Message& m : result_.messages) {
      out += m.package + " " + m.file + ":" + std::to_string(m.line) + ": " + m.text + "\n";
    }
    return out;
  }

  void SetUp() override { files_.add("/w/go.mod", "module m\n"); }

  Result result_;
};

TEST_F(ErrorsTest, EachPackageHasItsOwn) {
  files_.add("/w/low/a.go", "package low\nfunc F() { x }\n");
  files_.add("/w/mid/a.go", "package mid\nimport \"m/low\"\nfunc G() { low.F(); y }\n");
  files_.add("/w/other/a.go", "package other\nfunc H( {}\n");
  files_.add("/w/other/b.go", "package other\nfunc I() { z }\n");
  files_.add("/w/good/a.go", "package good\n");
  EXPECT_EQ(errors(), "m/low low/a.go:2: undefined: x\n"
                      "m/other other/a.go:2: syntax error: unexpected {, expected )\n");
  EXPECT_FALSE(result_.is_loaded);
  EXPECT_EQ(result_.failed_package, "m/low");
}

TEST_F(ErrorsTest, WhatCannotBeLoadedIsSaidAlone) {
  files_.add("/w/a/a.go", "package a\nimport \"nosuch\"\nfunc F() { x }\n");
  files_.add("/w/b/b.go", "package b\nfunc H( {}\n");
  EXPECT_EQ(errors(), " :0: a/a.go:2:8: package nosuch is not in std\n");
}

TEST_F(ErrorsTest, WhatTheBackEndOfGcRefuses) {
  files_.add("/w/a/a.go", R"(package a
type large [1500000000]byte
func f(x large) int { return 5 }
func g() (x large) { return }
func i(x *[1<<30 + 1e6]byte) byte {
	for _, b := range *x {
		return b
	}
	return 0
}
type T struct{ a int }
func m(x T) { println(1, x, [1]int{}) }
)");
  EXPECT_EQ(errors(),
            "m/a a/a.go:3: stack frame too large (>1GB): 0 MB locals + 1430 MB args\n"
            "m/a a/a.go:4: stack frame too large (>1GB): 0 MB locals + 1430 MB args\n"
            "m/a a/a.go:5: stack frame too large (>1GB): 1024 MB locals + 0 MB args\n"
            "m/a a/a.go:12: illegal types for operand: print\n\tT\n"
            "m/a a/a.go:12: illegal types for operand: print\n\t[1]int\n");
}

TEST_F(ErrorsTest, TheLimitIsForEachPackage) {
  std::string text;
  for (int i = 0; i < 11; i++) text += "var x" + std::to_string(i) + " = y\n";
  files_.add("/w/a/a.go", "package a\n" + text);
  files_.add("/w/b/b.go", "package b\n" + text);
  errors();
  ASSERT_EQ(result_.messages.size(), 22u);
  for (size_t i : {10u, 21u}) {
    EXPECT_EQ(result_.messages[i].text, "too many errors");
    EXPECT_EQ(result_.messages[i].line, 11);
  }
  errors(true);
  EXPECT_EQ(result_.messages.size(), 22u);
  for (const Message& m : result_.messages) EXPECT_EQ(m.text, "undefined: y");
}

TEST_F(ErrorsTest, PackagesWithoutAFileThatCouldBeParsed) {
  files_.add("/w/a/a.go", "package a\n");
  files_.add("/w/b/b.go", "pakage b\n");
  EXPECT_EQ(errors(), "m/b b/b.go:1: syntax error: package statement must be first\n");
}

}  // namespace
}  // namespace vole::driver
