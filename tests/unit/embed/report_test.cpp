// What compiler flags bring: reports, optimisation logs, complaints about flags.
#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

CompileResult compile_with(std::vector<std::string> flags, const std::string& source) {
  MemoryFiles files(source);
  CompileOptions options;
  options.inputs = {"/src/main.go"};
  options.files = &files;
  options.compiler_flags = std::move(flags);
  return engine().compile(options);
}

const char kProgram[] = R"(package main
import "fmt"
func new1() *int { x := 1; return &x }
func main() { fmt.Println(*new1()) }
)";

TEST(Report, LinesAreInGcsOrderWithPositions) {
  CompileResult result = compile_with({"-m"}, kProgram);
  EXPECT_TRUE(result.ok);
  ASSERT_EQ(result.reports.size(), 1u);
  EXPECT_EQ(result.reports[0].path, "command-line-arguments");
  std::string text;
  for (const Diagnostic& line : result.reports[0].lines) text += line.to_string() + "\n";
  EXPECT_EQ(text,
            "/src/main.go:3:6: can inline new1\n"
            "/src/main.go:4:32: inlining call to new1\n"
            "/src/main.go:4:26: inlining call to fmt.Println\n"
            "/src/main.go:3:20: moved to heap: x\n"
            "/src/main.go:4:26: ... argument does not escape\n"
            "/src/main.go:4:27: *(~r0) escapes to heap\n");
  EXPECT_NE(result.program, nullptr);
}

TEST(Report, NothingWithoutTheFlagOrForOtherPackages) {
  EXPECT_TRUE(compile_with({}, kProgram).reports.empty());
  EXPECT_TRUE(compile_with({"other/...=-m"}, kProgram).reports.empty());
  EXPECT_EQ(compile_with({"all=-m"}, kProgram).reports.size(), 1u);
}

TEST(Report, WrongFlagsAreToldApartFromErrors) {
  CompileResult result = compile_with({"-nosuch"}, kProgram);
  EXPECT_TRUE(result.wrong_flags);
  EXPECT_FALSE(result.ok);
  ASSERT_EQ(result.diagnostics.size(), 1u);
  EXPECT_EQ(result.diagnostics[0].to_string(), "flag provided but not defined: -nosuch");
  EXPECT_FALSE(compile_with({"-m"}, "package main\nfunc main() { x }\n").wrong_flags);
}

TEST(Report, TheLogIsGivenToTheCaller) {
  CompileResult result = compile_with({"-json=0,/log"}, kProgram);
  ASSERT_EQ(result.output_files.size(), 1u);
  EXPECT_EQ(result.output_files[0].path, "/log/main/main.json");
  const std::string& text = result.output_files[0].text;
  EXPECT_TRUE(text.starts_with("{\"version\":0,\"package\":\"main\",\"goos\":\"linux\","
                               "\"goarch\":\"amd64\",\"gc_version\":\"go1.26\","
                               "\"file\":\"/src/main.go\"}\n"))
      << text;
  EXPECT_NE(text.find("{\"range\":{\"start\":{\"line\":3,\"character\":6},\"end\":{\"line\":3,"
                      "\"character\":6}},\"severity\":3,\"code\":\"canInlineFunction\","
                      "\"source\":\"go compiler\",\"message\":\"cost: 8\"}\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("\"message\":\"escflow:    flow: ~r0 \u2190 \\u0026x:\""), std::string::npos)
      << text;
}

TEST(Report, PlacementCanBeTurnedOff) {
  const std::string source = "package main\nfunc main() { x := 1; p := &x; println(*p) }\n";
  for (const char* flags : {"-d=placement=0", "-d=placement=1", "-l"}) {
    CompileResult result = compile_with({flags}, source);
    ASSERT_NE(result.program, nullptr);
    EXPECT_EQ(run(result.program).err, "1\n");
  }
}

}  // namespace
}  // namespace vole::embed
