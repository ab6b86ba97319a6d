// What a program's report and code take from the summaries of a compiled library.
#include "tests/unit/compiler/driver/driver_fixture.h"

namespace vole::driver {
namespace {

TEST_F(DriverTest, BodiesOfTheLibraryAreInlined) {
  make_library({{"lib", R"(package lib
func Add(a, b int) int { return a + b }
type T struct{ n int }
func (t *T) Inc() { t.n += step }
var step = 1
)"}});
  Result result = build(R"(package main
import "lib"
func main() {
	var t lib.T
	t.Inc()
	println(lib.Add(1, 2))
}
)", {"-m"});
  EXPECT_EQ(lines(result),
            "3:6: can inline main\n5:7: inlining call to lib.(*T).Inc\n"
            "6:17: inlining call to lib.Add\n");
  bool step = false;
  for (const bytecode::GlobalRecord& global : result.module.globals) {
    if (global.symbol == "lib.step") step = global.external;
  }
  EXPECT_TRUE(step) << "an unexported variable that an inlined body needs";
}

TEST_F(DriverTest, LeaksOfTheLibraryAreKnown) {
  make_library({{"lib", R"(package lib
var sink *int
//go:noinline
func Keep(p *int) { sink = p }
//go:noinline
func Look(p *int) int { return *p }
//go:noinline
func Same(p *int) *int { return p }
)"}});
  Result result = build(R"(package main
import "lib"
func main() {
	a, b, c := 1, 2, 3
	lib.Keep(&a)
	lib.Look(&b)
	println(*lib.Same(&c))
}
)", {"-m"});
  EXPECT_EQ(lines(result), "4:2: moved to heap: a\n");
}

TEST_F(DriverTest, ClosuresTypesAndConstantsComeThrough) {
  make_library({{"lib", R"(package lib
type pair struct { key string; value any }
type Shower interface { Show() string }
func (p pair) Show() string { return p.key }
func Make(key string, n int) func() Shower {
	return func() Shower { return pair{key, 1 << 40 + n} }
}
func Sum(m map[string][]float64) (total float64) {
	for _, list := range m {
		switch {
		case len(list) > 2:
			total += 0.5
		default:
			total += list[0]
		}
	}
	return
}
)"}});
  Result result = build(R"(package main
import "lib"
func main() {
	f := lib.Make("k", 2)
	println(f().Show(), lib.Sum(nil))
}
)", {"-m"});
  std::string report = lines(result);
  EXPECT_NE(report.find("4:15: inlining call to lib.Make\n"), std::string::npos) << report;
  EXPECT_NE(report.find("5:29: inlining call to lib.Sum\n"), std::string::npos) << report;
  bool external = false;
  for (const bytecode::TypeRecord& type : result.module.types) {
    if (type.link == "lib.pair") external = type.external;
  }
  EXPECT_TRUE(external) << "the library has the record of a type that only it can name";
}

TEST_F(DriverTest, CallsWithSeveralResultsAreInlined) {
  make_library({{"lib", R"(package lib
//go:noinline
func two(n int) (int, error) { return n, nil }
func Wrapped(n int) (int, error) { return two(n) }
)"}});
  Result result = build(R"(package main
import "lib"
func main() {
	n, err := lib.Wrapped(1)
	println(n, err)
}
)", {"-m"});
  std::string report = lines(result);
  EXPECT_NE(report.find("4:23: inlining call to lib.Wrapped\n"), std::string::npos) << report;
}

TEST_F(DriverTest, WithoutInliningNothingIsTaken) {
  make_library({{"lib", "package lib\nfunc One() int { return 1 }\n"}});
  std::string text = "package main\nimport \"lib\"\nfunc main() { println(lib.One()) }\n";
  EXPECT_EQ(lines(build(text, {"-m -l"})), "");
  EXPECT_EQ(lines(build(text, {"-m"})), "3:6: can inline main\n3:30: inlining call to lib.One\n");
}

TEST_F(DriverTest, PackagesWithGenericFunctionsHaveSummariesToo) {
  make_library({{"lib", R"(package lib
func Twice[T any](s []T) int { return double(len(s)) }
func double(n int) int { return 2 * n }
)"}});
  Result result = build(R"(package main
import "lib"
func main() { println(lib.Twice([]int{1})) }
)", {"-m"});
  std::string report = lines(result);
  EXPECT_NE(report.find("inlining call to lib.double\n"), std::string::npos) << report;
}

TEST_F(DriverTest, PositionsOfInlinedCodeAreInTheLibrary) {
  make_library({{"lib", "package lib\nvar P *int\n\nfunc Set(p *int) {\n\tP = p\n}\n"}});
  Result result = build("package main\nimport \"lib\"\nfunc main() { x := 1; lib.Set(&x) }\n",
                        {"-m=2"});
  std::string report = lines(result);
  EXPECT_NE(report.find("from lib.P = lib.p (assign) at ./main.go:3:30\n"), std::string::npos)
      << report;
}

}  // namespace
}  // namespace vole::driver
