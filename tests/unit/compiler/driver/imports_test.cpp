// Packages that only types of compiled packages bring in.
#include "tests/unit/compiler/driver/driver_fixture.h"

namespace vole::driver {
namespace {

// `guard` has a generic function and so comes as source; that a type of `lib` needs it shows when
// the method table is made, after the program's imports have been read.
TEST_F(DriverTest, PackagesOfTypesThatAreReadLate) {
  make_library({{"guard", R"(package guard
type Lock struct{ held int }
func (l *Lock) Hold() { l.held += next() }
func (l *Lock) Free() { l.held-- }
func next() int { return 1 }
func Of[T any](x T) T { return x }
)"},
                {"lib", R"(package lib
import "guard"
type core struct { guard.Lock; n int }
type Thing struct { core }
func New() *Thing { return &Thing{} }
func (t *Thing) Name() string { return "thing" }
)"}});
  Result result = build(R"(package main
import "lib"
func main() {
	var x any = lib.New()
	println(x.(interface{ Name() string }).Name())
	x.(interface{ Hold() }).Hold()
}
)", {});
  for (const bytecode::FunctionRecord& f : result.module.functions) {
    if (f.symbol.starts_with("guard.(*Lock)")) EXPECT_TRUE(f.external) << f.symbol;
  }
}

}  // namespace
}  // namespace vole::driver
