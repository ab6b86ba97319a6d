// Syntax errors and misused branches: for each program, what gc reports, with line and column.
// Texts and places were taken from gc 1.26 itself. Programs with several errors show recovery.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "compiler/syntax/parser.h"

namespace vole::syntax {
namespace {

struct Case {
  const char* source;
  const char* errors;  // "line:column: text" lines
};

const Case kCases[] = {
    {"func f() {}\n", "1:1: syntax error: package statement must be first\n"},
    {"package\n", "2:1: syntax error: unexpected EOF, expected name\n"},
    {"package p; x\n", "1:12: syntax error: non-declaration statement outside function body\n"},
    {"package p\nx := 1\n", "2:1: syntax error: non-declaration statement outside function body\n"},
    {"package p\nfunc f()\n{\n}\n",
     "3:1: syntax error: unexpected semicolon or newline before {\n"},
    {"package p\nvar x int; import \"a\"\n",
     "2:12: syntax error: imports must appear before other declarations\n"},
    {"package p\nimport a\n", "2:9: syntax error: missing import path\n"},
    {"package p\nimport 1\n", "2:8: syntax error: import path must be a string\n"},
    {"package p\nimport (\"a\" \"b\")\n",
     "2:13: syntax error: unexpected literal \"b\" in grouped declaration; possibly "
     "missing semicolon or newline or )\n"},
    {"package p\nfunc f() {} x\n",
     "2:13: syntax error: unexpected name x after top level declaration\n"},
    {"package p\nvar x int)\n", "2:10: syntax error: unexpected ) after top level declaration\n"},
    {"package p\nconst x int 1\n",
     "2:13: syntax error: unexpected literal 1 after top level declaration\n"},
    {"package p\nconst x := 1\n", "2:9: syntax error: unexpected :=, expected =\n"},
    {"package p\ntype T\n", "2:7: syntax error: unexpected newline in type declaration\n"},
    {"package p\ntype T[P any] = \n", "3:1: syntax error: unexpected EOF in type declaration\n"},
    {"package p\ntype T[] int\n", ""},
    {"package p\ntype T[P] int\n", ""},
    {"package p\ntype T[P, Q] int\n", "2:12: syntax error: missing type constraint\n"},
    {"package p\ntype T[P *Q] int\n", ""},
    {"package p\ntype T[P *Q,] int\n", ""},
    {"package p\ntype T[1,] int\n", "2:9: syntax error: unexpected comma; expected ]\n"},
    {"package p\ntype T[P int, Q] int\n", "2:16: syntax error: missing type constraint\n"},
    {"package p\ntype T[*P] int\n", ""},
    {"package p\ntype T[a.B, c] int\n", "2:11: syntax error: unexpected comma; expected ]\n"},
    {"package p\ntype T[P ~int|~string] int\n", ""},
    {"package p\ntype T[P (Q)] int\n", ""},
    {"package p\nvar x\n", "2:6: syntax error: unexpected newline, expected type\n"},
    {"package p\nvar x := 1\n", "2:7: syntax error: unexpected :=, expected =\n"},
    {"package p\nvar (\n x int\n y\n)\n", "4:3: syntax error: unexpected newline, expected type\n"},
    {"package p\nfunc () f() {}\n", "2:9: method has no receiver\n"},
    {"package p\nfunc (a, b int) f() {}\n", "2:17: method has multiple receivers\n"},
    {"package p\nfunc (a T) f[P any]() {}\n",
     "2:13: syntax error: method must have no type parameters\n"},
    {"package p\nfunc f[]() {}\n", "2:8: syntax error: empty type parameter list\n"},
    {"package p\nfunc f[P]() {}\n", "2:9: syntax error: missing type constraint\n"},
    {"package p\nfunc (T) 1() {}\n", "2:10: syntax error: unexpected literal 1, expected name\n"},
    {"package p\nfunc 1() {}\n", "2:6: syntax error: unexpected literal 1, expected name or (\n"},
    {"package p\nfunc f(a, b.c, d int)\n", "2:11: syntax error: missing parameter name\n"},
    {"package p\nfunc f(a int, b)\n", "2:16: syntax error: missing parameter type\n"},
    {"package p\nfunc f(a ...int, b int)\n", "2:10: can only use ... with final parameter\n"},
    {"package p\nfunc f() (a ...int)\n", "2:13: invalid use of ...\n"},
    {"package p\nfunc f(a ...)\n", "2:13: syntax error: ... is missing type\n"},
    {"package p\nfunc f(a int b)\n",
     "2:14: syntax error: unexpected name b in parameter list; possibly missing comma or )\n"},
    {"package p\nfunc f(a, , b)\n", "2:11: syntax error: unexpected comma, expected )\n"},
    {"package p\nfunc f[P, Q]()\n", "2:12: syntax error: missing type constraint\n"},
    {"package p\nfunc f[*P any]()\n",
     "2:11: syntax error: unexpected name any in parameter list; possibly missing comma or ]\n"},
    {"package p\nfunc f[P any, *Q]()\n", "2:15: syntax error: missing type parameter name\n"},
    {"package p\nfunc f[[]int]()\n",
     "2:8: syntax error: missing type parameter name or invalid array length\n"},
    {"package p\nvar x chan\n", "3:1: syntax error: missing channel element type\n"},
    {"package p\nvar x <-int\n", "2:9: syntax error: unexpected name int, expected keyword chan\n"},
    {"package p\nvar x [1,]int\n", "2:9: syntax error: unexpected comma; expected ]\n"},
    {"package p\nvar x map[]int\n", "2:11: syntax error: unexpected ], expected type\n"},
    {"package p\nvar x []\n", "2:9: syntax error: unexpected newline, expected type\n"},
    {"package p\nvar x struct { (T) }\n",
     "2:16: syntax error: cannot parenthesize embedded type\n"},
    {"package p\nvar x struct { *(T) }\n",
     "2:17: syntax error: cannot parenthesize embedded type\n"},
    {"package p\nvar x struct { (*T) }\n",
     "2:16: syntax error: cannot parenthesize embedded type\n"},
    {"package p\nvar x struct { 1 }\n",
     "2:16: syntax error: unexpected literal 1, expected field name or embedded type\n"},
    {"package p\nvar x struct { a int, b int }\n",
     "2:21: syntax error: unexpected comma in struct type; possibly missing semicolon "
     "or newline or }\n"},
    {"package p\nvar x interface { m[P any]() }\n",
     "2:20: interface method must have no type parameters\n"},
    {"package p\nvar x interface { m[]() }\n", "2:21: empty type parameter list\n"},
    {"package p\nvar x interface { T[] }\n", "2:21: empty type argument list\n"},
    {"package p\nvar x interface { 1 }\n",
     "2:19: syntax error: unexpected literal 1, expected ~ term or type\n"},
    {"package p\nvar x interface { ~int | 1 }\n",
     "2:26: syntax error: unexpected literal 1, expected ~ term or type\n"},
    {"package p\nvar x a.b[]\n", "2:11: syntax error: unexpected ], expected type argument list\n"},
    {"package p\nvar x func[P any]()\n",
     "2:11: syntax error: function type must have no type parameters\n"},
    {"package p\nvar x = <-chan int(nil)\n", ""},
    {"package p\nvar x = <-<-chan int\n", "2:21: syntax error: unexpected <-, expected chan\n"},
    {"package p\nvar x = <-chan<- int\n", "2:21: syntax error: unexpected int, expected chan\n"},
    {"package p\nvar x = \n", "3:1: syntax error: unexpected EOF, expected expression\n"},
    {"package p\nvar x = (1\n", "2:11: syntax error: unexpected newline, expected )\n"},
    {"package p\nvar x = a[]\n", "2:11: syntax error: unexpected ], expected operand\n"},
    {"package p\nvar x = a[1::2]\n", "2:13: middle index required in 3-index slice\n"},
    {"package p\nvar x = a[1:2:]\n", "2:15: final index required in 3-index slice\n"},
    {"package p\nvar x = a[1 2]\n",
     "2:13: syntax error: unexpected literal 2, expected comma, : or ]\n"},
    {"package p\nvar x = a.1\n",
     "2:10: syntax error: unexpected literal .1 after top level declaration\n"},
    {"package p\nvar x = a.\n", "3:1: syntax error: unexpected EOF, expected name or (\n"},
    {"package p\nvar x = (T){1}\n",
     "2:12: syntax error: cannot parenthesize type in composite literal\n"},
    {"package p\nvar x = T{1 2}\n",
     "2:13: syntax error: unexpected literal 2 in composite literal; possibly missing "
     "comma or }\n"},
    {"package p\nvar x = f(1 2)\n",
     "2:13: syntax error: unexpected literal 2 in argument list; possibly missing comma or )\n"},
    {"package p\nvar x = f(a..., b)\n", "2:17: syntax error: unexpected name b, expected )\n"},
    {"package p\nvar x = func { }\n", "2:14: syntax error: unexpected {, expected (\n"},
    {"package p\nvar x = 1 +\n", "3:1: syntax error: unexpected EOF, expected expression\n"},
    {"package p\nvar x = 0x\n", "2:11: hexadecimal literal has no digits\n"},
    {"package p\nvar x = a @ b\n",
     "2:11: invalid character U+0040 '@'\n"
     "2:13: syntax error: unexpected name b after top level declaration\n"},
    {"package p\nfunc f() {\na b\n}\n",
     "3:3: syntax error: unexpected name b at end of statement\n"},
    {"package p\nfunc f() {\nif { }\n}\n",
     "3:4: syntax error: missing condition in if statement\n"},
    {"package p\nfunc f() {\nif x; { }\n}\n",
     "3:5: syntax error: missing condition in if statement\n"},
    {"package p\nfunc f() {\nif x := 1; { }\n}\n",
     "3:10: syntax error: missing condition in if statement\n"},
    {"package p\nfunc f() {\nif x\n{ }\n}\n",
     "3:5: syntax error: unexpected newline, expected { after if clause\n"},
    {"package p\nfunc f() {\nif x = 1 { }\n}\n",
     "3:6: syntax error: cannot use assignment x = 1 as value\n"},
    {"package p\nfunc f() {\nif a || b = c { }\n}\n",
     "3:11: syntax error: cannot use assignment (a || b) = c as value\n"},
    {"package p\nfunc f() {\nif x := f() { }\n}\n",
     "3:6: syntax error: cannot use x := f() as value\n"},
    {"package p\nfunc f() {\nif x <- 1 { }\n}\n",
     "3:6: syntax error: cannot use x <- 1 as value\n"},
    {"package p\nfunc f() {\nif x { } else x\n}\n",
     "3:15: syntax error: else must be followed by if or statement block\n"},
    {"package p\nfunc f() {\nif x { }\nelse { }\n}\n",
     "4:1: syntax error: unexpected keyword else, expected }\n"},
    {"package p\nfunc f() {\nif var x = 1; x { }\n}\n",
     "3:8: syntax error: var declaration not allowed in if initializer\n"},
    {"package p\nfunc f() {\nfor var i = 0; i < 1; i++ { }\n}\n",
     "3:9: syntax error: var declaration not allowed in for initializer\n"},
    {"package p\nfunc f() {\nfor i := 0; i < 10 { }\n}\n",
     "3:20: syntax error: unexpected {, expected semicolon or newline\n"},
    {"package p\nfunc f() {\nfor i := 0; { }\n}\n",
     "3:13: syntax error: unexpected {, expected for loop condition\n"},
    {"package p\nfunc f() {\nfor i := 0; i < 1; i := 2 { }\n}\n",
     "3:22: syntax error: cannot declare in post statement of for loop\n"},
    {"package p\nfunc f() {\nfor i = range x; { }\n}\n",
     "3:16: syntax error: unexpected semicolon, expected { after for clause\n"},
    {"package p\nfunc f() {\nfor x \n{ }\n}\n",
     "4:1: syntax error: unexpected {, expected for loop condition\n"},
    {"package p\nfunc f() {\nswitch x \n{ }\n}\n", ""},
    {"package p\nfunc f() {\nswitch { x }\n}\n",
     "3:10: syntax error: unexpected name x, expected case or default or }\n"},
    {"package p\nfunc f() {\nswitch x { case 1 }\n}\n",
     "3:19: syntax error: unexpected }, expected :\n"},
    {"package p\nfunc f() {\nswitch x { foo }\n}\n",
     "3:12: syntax error: unexpected name foo, expected case or default or }\n"},
    {"package p\nfunc f() {\nselect x { }\n}\n",
     "3:8: syntax error: missing { after select clause\n"},
    {"package p\nfunc f() {\nselect { case x }\n}\n",
     "3:17: syntax error: unexpected }, expected :\n"},
    {"package p\nfunc f() {\nselect { foo }\n}\n",
     "3:10: syntax error: unexpected name foo, expected case or default or }\n"},
    {"package p\nfunc f() {\nL:\n}\n", "3:1: label L defined and not used\n"},
    {"package p\nfunc f() {\n{ L: }\n}\n", "3:3: label L defined and not used\n"},
    {"package p\nfunc f() {\nL: )\n}\n",
     "3:2: syntax error: missing statement after label\n"
     "4:1: syntax error: non-declaration statement outside function body\n"},
    {"package p\nfunc f() {\ngo (f())\n}\n", "3:4: expression in go must not be parenthesized\n"},
    {"package p\nfunc f() {\ndefer (f())\n}\n",
     "3:7: expression in defer must not be parenthesized\n"},
    {"package p\nfunc f() {\ngo f\n}\n", ""},
    {"package p\nfunc f() {\na, b\n}\n",
     "3:5: syntax error: unexpected newline, expected := or = or comma\n"},
    {"package p\nfunc f() {\na, b += 1, 2\n}\n",
     "3:6: syntax error: unexpected +=, expected := or = or comma\n"},
    {"package p\nfunc f() {\nx := y := 1\n}\n",
     "3:8: syntax error: unexpected := at end of statement\n"},
    {"package p\nfunc f() {\ngoto 1\n}\n",
     "3:6: syntax error: unexpected literal 1, expected name\n"},
    {"package p\nfunc f() {\nvar x int = 1 2\n}\n",
     "3:15: syntax error: unexpected literal 2 at end of statement\n"},
    {"package p\nfunc f() {\nreturn 1 2\n}\n",
     "3:10: syntax error: unexpected literal 2 at end of statement\n"},
    {"package p\nfunc f() {\nfunc g() { }\n}\n",
     "3:6: syntax error: unexpected name g, expected (\n"
     "4:1: syntax error: non-declaration statement outside function body\n"},
    {"package p\nfunc f() {\ntype T struct { a int b int }\n}\n",
     "3:23: syntax error: unexpected name b in struct type; possibly missing "
     "semicolon or newline or }\n"},
    {"package p\nfunc f() {\nx.(type)\n}\n", ""},
    {"package p\nfunc f() {\nimport \"a\"\n}\n",
     "3:1: syntax error: unexpected keyword import, expected }\n"},
    {"package p\nfunc f() {\n}\nfunc g() {\n}\n", ""},
    {"package p\nfunc f() {\nL: x()\n}\n", "3:1: label L defined and not used\n"},
    {"package p\nfunc f() {\ngoto L\n}\n", "3:6: label L not defined\n"},
    {"package p\nfunc f() {\ngoto L; x := 1; L: _ = x\n}\n",
     "3:6: goto L jumps over declaration of x at x.go:3:11\n"},
    {"package p\nfunc f() {\ngoto L; { L: x() }\n}\n",
     "3:6: goto L jumps into block starting at x.go:3:9\n"},
    {"package p\nfunc f() {\ngoto L; var a, b int; L: x()\n}\n",
     "3:6: goto L jumps over declaration of a at x.go:3:13\n"},
    {"package p\nfunc f() {\nL: x(); L: y(); goto L\n}\n",
     "3:9: label L already defined at x.go:3:1\n"},
    {"package p\nfunc f() {\nbreak\n}\n", "3:1: break is not in a loop, switch, or select\n"},
    {"package p\nfunc f() {\ncontinue\n}\n", "3:1: continue is not in a loop\n"},
    {"package p\nfunc f() {\nfallthrough\n}\n", "3:1: fallthrough statement out of place\n"},
    {"package p\nfunc f() {\nswitch { case a: fallthrough }\n}\n",
     "3:18: cannot fallthrough final case in switch\n"},
    {"package p\nfunc f() {\nswitch { case a: fallthrough; x(); case b: }\n}\n",
     "3:18: fallthrough statement out of place\n"},
    {"package p\nfunc f() {\nswitch x.(type) { case a: fallthrough; case b: }\n}\n",
     "3:27: cannot fallthrough in type switch\n"},
    {"package p\nfunc f() {\nswitch { case a: fallthrough; case b: { fallthrough }; case c: }\n"
     "}\n",
     "3:41: fallthrough statement out of place\n"},
    {"package p\nfunc f() {\nL: x(); for { break L }\n}\n", "3:21: invalid break label L\n"},
    {"package p\nfunc f() {\nL: x(); for { continue L }\n}\n", "3:24: invalid continue label L\n"},
    {"package p\nfunc f() {\nfor { break L; continue M }\n}\n",
     "3:13: break label not defined: L\n3:25: continue label not defined: M\n"},
    {"package p\nfunc f() {\nL: for { for { break L; continue L } }\n}\n", ""},
    {"package p\nfunc f() {\nL: switch { case a: for { continue L } }\n}\n",
     "3:36: invalid continue label L\n"},
    {"package p\nfunc f() {\nL: select { default: break L }\n}\n", ""},
    {"package p\nfunc f() {\nfor { func() { break }() }\n}\n",
     "3:16: break is not in a loop, switch, or select\n"},
    {"package p\nfunc f() {\nif x { goto L }; L: for { goto L }\n}\n", ""},
    {"package p\nfunc f() {\na, b := 1, 2; goto L; c, d := 3, 4; L: x(a, b, c, d)\n}\n",
     "3:20: goto L jumps over declaration of c, d at x.go:3:28\n"},
    {"package p\n//line :x\n", "2:9: invalid line number: x\n"},
    {"package p\n//line a:0\n", "2:10: invalid line number: 0\n"},
    {"package p\n//line a:1:0\n", "2:12: invalid column number: 0\n"},
    {"package p\n//line a:1:99999999999999999999\n",
     "2:12: invalid line number: 99999999999999999999\n"},
    {"package p\nfunc f() {\n a b\n c d\n}\nvar x y z\nfunc g( {\n}\n",
     "3:4: syntax error: unexpected name b at end of statement\n"
     "4:4: syntax error: unexpected name d at end of statement\n"
     "6:9: syntax error: unexpected name z after top level declaration\n"
     "7:9: syntax error: unexpected {, expected )\n"},
};

// Directives and limits, which gc's parser leaves to others.
const Case kOtherCases[] = {
    {"//go:noinline\n\npackage p\n\n//go:noinline\nvar x int\n",
     "1:3: misplaced compiler directive\n5:3: misplaced compiler directive\n"},
    {"package p\n\n//go:noinline\nfunc f() {\n\t//go:nosplit\n\tx()\n}\n",
     "5:4: misplaced compiler directive\n"},
    {"package p\n\nfunc f() {} //go:noinline\n", "3:15: misplaced compiler directive\n"},
    {"package p\n\n//go:embed x\nfunc f() {}\n", "3:3: misplaced go:embed directive\n"},
    {"package p\n\n//go:embed x\nvar x string\n",
     "3:3: go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)\n"},
    {"package p\nimport _ \"embed\"\n//go:embed x\nvar x, y string\n",
     "3:3: go:embed cannot apply to multiple vars\n"},
    {"package p\nimport _ \"embed\"\n//go:embed\nvar x string\n",
     "3:3: usage: //go:embed pattern...\n"},
    {"package p\nimport _ \"embed\"\n//go:embed \"x\nvar x string\n",
     "3:3: invalid quoted string in //go:embed: \"x\n3:3: usage: //go:embed pattern...\n"},
    {"package p\n//go:linkname a b c\n", "2:3: usage: //go:linkname localname [linkname]\n"},
    {"package p\n//go:linkname a b\nvar a int\n",
     "2:3: //go:linkname only allowed in Go files that import \"unsafe\"\n"},
    {"package p\n\n//go:systemstack\nfunc f()\n",
     "3:3: //go:systemstack only allowed in runtime\n"},
    {"package p\n\n//go:uintptrkeepalive\nfunc f()\n",
     "3:3: //go:uintptrkeepalive is only allowed in the standard library\n"},
    {"package p\n\n//go:cgo_ldflag \"x\"\n",
     "3:3: //go:cgo_ldflag \"x\" only allowed in cgo-generated code\n"},
    {"package p\n\n//go:cgo_ldflag x\n",
     "3:3: //go:cgo_ldflag x only allowed in cgo-generated code\n"
     "3:3: usage: //go:cgo_ldflag \"arg\"\n"},
    {"package p\n\n//go:cgo_import_dynamic\n",
     "3:3: //go:cgo_import_dynamic only allowed in cgo-generated code\n"
     "3:3: usage: //go:cgo_import_dynamic local [remote [\"library\"]]\n"},
    {"package p\n\n//go:cgo_import_dynamic a b \"-x\"\n",
     "3:3: invalid library name \"-x\" in cgo_import_dynamic directive\n"},
    {"package p\n\n//go:cgo_import_dynamic _ _ \"libc.so.6\"\nvar x int\n", ""},
    {"package p\n\n//go:cgo_export_static \"a\" b\n",
     "3:3: //go:cgo_export_static \"a\" b only allowed in cgo-generated code\n"
     "3:3: usage: //go:cgo_export_static local [remote]\n"},
};

class SyntaxErrors : public ::testing::Test {
 protected:
  std::string check(const std::string& text, bool pragmas) {
    SourceSet set;
    Source* source = set.add("x.go", text);
    Arena arena;
    Interner names;
    Diagnostics diagnostics(set, Diagnostics::kNoLimit);
    File* file = parse_file(*source, arena, names, diagnostics);
    if (pragmas && file != nullptr) check_pragmas(file, diagnostics);
    std::vector<std::pair<Position, std::string>> list;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      kinds_.insert(diagnostic.kind);
      list.push_back({set.physical_position(diagnostic.pos), diagnostic.text});
    }
    std::string out;
    for (const auto& [position, text] : list) {
      out += std::to_string(position.line) + ":" + std::to_string(position.column) + ": " + text;
      out += '\n';
    }
    return out;
  }

  std::set<DiagnosticKind> kinds_;
};

TEST_F(SyntaxErrors, AreThoseOfGc) {
  for (const Case& each : kCases) EXPECT_EQ(check(each.source, false), each.errors) << each.source;
}

TEST_F(SyntaxErrors, OfDirectives) {
  for (const Case& each : kOtherCases) {
    std::string sorted = check(each.source, true);
    EXPECT_EQ(sorted, each.errors) << each.source;
  }
}

TEST_F(SyntaxErrors, EachKindIsTested) {
  for (const Case& each : kCases) check(each.source, false);
  for (const Case& each : kOtherCases) check(each.source, true);
  check("package p\nvar x = " + std::string(6000, '('), false);
  const std::pair<DiagnosticKind, std::string_view> kinds[] = {
#define VOLE_DIAGNOSTIC(name, text) {DiagnosticKind::name, #name},
#include "compiler/source/diagnostic_syntax.def"
#undef VOLE_DIAGNOSTIC
  };
  for (const auto& [kind, name] : kinds) {
    // The lexer's own are in lexer_test.cpp.
    if (name.substr(0, 3) == "Lex") continue;
    EXPECT_TRUE(kinds_.count(kind) != 0) << name;
  }
}

TEST_F(SyntaxErrors, OfLineDirectivesAreAtTheirOwnPlaces) {
  SourceSet set;
  Source* source = set.add("x.go",
                           "package p\n//line a.go:10\nvar x y z\n/*line b.go:5:7*/var x y z\n"
                           "//line :20:3\nvar x y z\n");
  Arena arena;
  Interner names;
  Diagnostics diagnostics(set);
  parse_file(*source, arena, names, diagnostics);
  EXPECT_EQ(diagnostics.format_all(),
            "a.go:10: syntax error: unexpected name z after top level declaration\n"
            "b.go:5:15: syntax error: unexpected name z after top level declaration\n"
            "b.go:20:11: syntax error: unexpected name z after top level declaration\n");
}

TEST_F(SyntaxErrors, NestingIsBounded) {
  auto repeat = [](std::string_view text, int count) {
    std::string out;
    for (int i = 0; i < count; i++) out += text;
    return out;
  };
  const std::string_view deep[] = {"var x = (",      "var x = -(",     "type T [",
                                   "type T []",      "var x = []int{", "type T struct { a ",
                                   "type T func(a ", "var x = f(",     "type T A[",
                                   "var x chan ",    "var x = <-"};
  for (std::string_view text : deep) {
    size_t last = text.rfind(' ') + 1;
    std::string unit(text == "var x = []int{" ? "{" : text.substr(last == 1 ? 0 : last));
    if (text == "type T struct { a ") unit = "struct { a ";
    if (text == "type T func(a ") unit = "func(a ";
    if (text == "var x chan ") unit = "chan ";
    std::string errors = check("package p\n" + std::string(text) + repeat(unit, 20000), false);
    EXPECT_NE(errors.find("nesting too deep"), std::string::npos) << text << errors.substr(0, 200);
  }
  EXPECT_NE(check("package p\nvar x = 1" + repeat("+1", 30000), false).find("nesting too deep"),
            std::string::npos);
  EXPECT_EQ(check("package p\nvar x = 1" + repeat("+1", 15000) + "\n", false), "");
  EXPECT_EQ(
      check("package p\nvar x = " + repeat("(", 1500) + "1" + repeat(")", 1500) + "\n", false), "");
}

}  // namespace
}  // namespace vole::syntax
