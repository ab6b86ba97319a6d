// The directives of declared.h: what they set, and that wrong ones are found.
#include "compiler/ir/declared.h"

#include <gtest/gtest.h>

#include "compiler/syntax/pragma.h"
#include "compiler/types/type.h"

namespace vole::ir {
namespace {

// Of a function with two results.
struct Declared {
  types::Tuple results{{nullptr, nullptr}};
  types::Signature signature;
  Func func;
  std::string wrong;

  explicit Declared(std::string_view text, FuncKind kind = FuncKind::kBuilt) {
    signature.results = &results;
    syntax::Directive directive{Pos{}, 0, text};
    syntax::Pragma pragma;
    Arena arena;
    pragma.directives = arena.copy(std::vector<syntax::Directive>{directive});
    func.kind = kind;
    func.type = &signature;
    wrong = declare_facts(&func, {"p", "q"}, &pragma);
  }
};

TEST(DeclaredFacts, Cost) {
  Declared d("vole:cost 62");
  EXPECT_EQ(d.wrong, "");
  EXPECT_EQ(d.func.declared_cost, 62);
  EXPECT_TRUE(d.func.declared_leaks.empty());
}

TEST(DeclaredFacts, LeaksOfEachKind) {
  Declared d("vole:leaks p=content,1+2 q=callee,0");
  EXPECT_EQ(d.wrong, "");
  ASSERT_EQ(d.func.declared_leaks.size(), 2u);
  EXPECT_EQ(d.func.declared_leaks[0].heap, 1);
  EXPECT_EQ(d.func.declared_leaks[0].results[1], 2);
  EXPECT_EQ(d.func.declared_leaks[1].heap, Leaks::kNo);
  EXPECT_EQ(d.func.declared_leaks[1].callee, 0);
  EXPECT_EQ(d.func.declared_leaks[1].results[0], 0);
}

TEST(DeclaredFacts, UnnamedParametersOfNativesLeak) {
  Declared d("vole:leaks p=stays", FuncKind::kNative);
  ASSERT_EQ(d.func.declared_leaks.size(), 2u);
  EXPECT_EQ(d.func.declared_leaks[0], Leaks{});
  EXPECT_EQ(d.func.declared_leaks[1].heap, 0);
}

TEST(DeclaredFacts, UnnamedParametersOfOthersAddNothing) {
  Declared d("vole:leaks p=heap");
  EXPECT_EQ(d.func.declared_leaks[1], Leaks{});
}

TEST(DeclaredFacts, WrongOnesAreFound) {
  for (std::string_view text :
       {"vole:cost", "vole:cost x", "vole:cost 1000", "vole:leaks r=heap", "vole:leaks p",
        "vole:leaks p=", "vole:leaks p=nowhere", "vole:leaks p=7", "vole:leaks p=2",
        "vole:leaks p=0+255", "vole:leaks p=0+", "vole:other"}) {
    EXPECT_EQ(Declared(text).wrong, text);
  }
}

}  // namespace
}  // namespace vole::ir
