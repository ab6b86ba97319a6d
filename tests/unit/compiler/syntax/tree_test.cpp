// The tree: shapes, the three kinds of positions, printing, walking, directives, tokens, targets
// of branches.
#include "compiler/syntax/tree.h"

#include <gtest/gtest.h>

#include "compiler/syntax/parser.h"
#include "compiler/syntax/walk.h"

namespace vole::syntax {
namespace {

class TreeTest : public ::testing::Test {
 protected:
  File* parse(const std::string& text, ParseOptions options = {}) {
    source_ = set_.add("x.go", text);
    File* file = parse_file(*source_, arena_, names_, diagnostics_, options);
    EXPECT_EQ(diagnostics_.format_all(), "");
    return file;
  }
  // The value of `var _ = text`.
  Expr* expr(const std::string& text) {
    File* file = parse("package p\nvar _ = " + text + "\n");
    return static_cast<VarDecl*>(file->decls[0])->values[0];
  }
  Stmt* stmt(const std::string& text) {
    File* file = parse("package p\nfunc f() {\n" + text + "\n}\n");
    return static_cast<FuncDecl*>(file->decls[0])->body->list[0];
  }
  std::string at(Pos pos) {
    Position position = set_.position(pos);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  }
  std::string text_of(const Node* node) {
    return std::string(source_->text(node->first, node->last));
  }

  SourceSet set_;
  Source* source_ = nullptr;
  Arena arena_;
  Interner names_;
  Diagnostics diagnostics_{set_};
};

TEST_F(TreeTest, PositionsAreGcs) {
  struct Case {
    const char* text;
    const char* pos;
    const char* start;
  };
  // The expression begins at column 9.
  const Case cases[] = {
      {"a + b*c", "2:11", "2:9"},   {"a.b.c", "2:12", "2:9"},    {"f(x)(y)", "2:13", "2:9"},
      {"a[i][j]", "2:13", "2:9"},   {"a[1:2]", "2:10", "2:10"},  {"x.(T)", "2:10", "2:9"},
      {"-x", "2:9", "2:9"},         {"(a + b)", "2:9", "2:9"},   {"T{1}", "2:10", "2:9"},
      {"[]int{1}", "2:14", "2:9"},  {"func() {}", "2:9", "2:9"}, {"<-c", "2:9", "2:9"},
      {"map[a]b{}", "2:16", "2:9"},
  };
  for (const Case& each : cases) {
    Expr* x = expr(each.text);
    EXPECT_EQ(at(x->pos()), each.pos) << each.text;
    EXPECT_EQ(at(x->start()), each.start) << each.text;
    EXPECT_EQ(text_of(x), each.text);
    EXPECT_EQ(to_string(x).substr(0, 1), std::string(each.text).substr(0, 1));
  }
}

TEST_F(TreeTest, StatementPositions) {
  struct Case {
    const char* text;
    const char* pos;
    const char* start;
  };
  const Case cases[] = {
      {"a, b = c, d", "3:6", "3:1"}, {"i++", "3:2", "3:1"},       {"c <- v", "3:3", "3:1"},
      {"f(x)", "3:2", "3:2"},        {"L: goto L", "3:2", "3:2"}, {"if a {}", "3:1", "3:1"},
      {"return a, b", "3:1", "3:1"}, {"defer f()", "3:1", "3:1"},
  };
  for (const Case& each : cases) {
    Stmt* s = stmt(each.text);
    EXPECT_EQ(at(s->pos()), each.pos) << each.text;
    EXPECT_EQ(at(s->start()), each.start) << each.text;
    EXPECT_EQ(text_of(s), each.text);
    EXPECT_EQ(to_string(s), each.text);
  }
  auto* loop = as<ForStmt>(stmt("for k, v := range m {}"));
  ASSERT_NE(loop, nullptr);
  auto* range = as<RangeClause>(loop->init);
  ASSERT_NE(range, nullptr);
  EXPECT_EQ(at(range->pos()), "3:13");
  EXPECT_EQ(at(range->start()), "3:5");
}

TEST_F(TreeTest, PrintsInOneLine) {
  const char* const texts[] = {
      "a + b * c",
      "(a + b) * c",
      "-x",
      "&x",
      "<-c",
      "f(a, b...)",
      "a.b[i, j]",
      "s[:]",
      "s[1:2:3]",
      "x.(T)",
      "func(a, b int, c string) (x, y int) {\xE2\x80\xA6}",
      "T{\xE2\x80\xA6}",
      "T{}",
      "[]int{}",
      "[...]T{}",
      "map[K]V{}",
      "struct{a, b int \"tag\"; T}{}",
      "1.5e3",
      "'x'",
      "chan int(nil)",
      "<-chan int(nil)",
      "chan<- int(nil)",
      "chan (<-chan int)(nil)",
      "interface{m(x int) error; ~int | T}(nil)",
      "func() int(nil)",
      "*p",
      "a && b || !c",
  };
  for (const char* text : texts) {
    std::string source = text;
    for (size_t at; (at = source.find("\xE2\x80\xA6")) != std::string::npos;) {
      source.replace(at, 3, source[at - 2] == ' ' ? "x()" : "1");
    }
    EXPECT_EQ(to_string(expr(source)), text);
  }
  EXPECT_EQ(to_string(stmt("switch x := y.(type) { case int, string: f(); default: }")),
            "switch x := y.(type) {case int, string: f()  default:}");
  EXPECT_EQ(to_string(stmt("select { case x := <-c: f(); default: }")),
            "select {case x := <-c: f()  default:}");
  EXPECT_EQ(to_string(stmt("for i := 0; i < 10; i++ { break }")),
            "for i := 0; i < 10; i++ { break }");
  EXPECT_EQ(to_string(stmt("if a := b; c { } else if d { }")), "if a := b; c {} else if d {}");
  EXPECT_EQ(to_string(stmt("const a, b int = 1, 2")), "const a, b int = 1, 2");
  EXPECT_EQ(to_string(stmt("type T[P any] = []P")), "type T[P any] = []P");
  EXPECT_EQ(to_string(stmt("L: for { continue L }")), "L: for { continue L }");
}

TEST_F(TreeTest, ParenthesesOfTypesAreCounted) {
  auto* decl = static_cast<VarDecl*>(parse("package p\nvar x ((int))\n")->decls[0]);
  EXPECT_TRUE(is<Name>(decl->type_expr));
  EXPECT_EQ(decl->type_expr->elided_parens, 2);
  auto* address = as<Operation>(expr("&(T{})"));
  EXPECT_TRUE(is<CompositeLit>(address->x));
  EXPECT_EQ(address->x->elided_parens, 1);
  EXPECT_TRUE(is<ParenExpr>(expr("((a))")));
  EXPECT_TRUE(is<Name>(unparen(expr("((a))"))));
}

TEST_F(TreeTest, SharedTypesAndGroups) {
  File* file =
      parse("package p\nfunc f(a, b int, c ...string) (x, y int)\nvar (\n\ta int\n\tb = 1\n)\n");
  auto* f = static_cast<FuncDecl*>(file->decls[0]);
  EXPECT_EQ(f->signature->params[0]->type_expr, f->signature->params[1]->type_expr);
  EXPECT_TRUE(is<DotsType>(f->signature->params[2]->type_expr));
  EXPECT_EQ(f->body, nullptr);
  auto* a = static_cast<VarDecl*>(file->decls[1]);
  auto* b = static_cast<VarDecl*>(file->decls[2]);
  EXPECT_NE(a->group, nullptr);
  EXPECT_EQ(a->group, b->group);
  EXPECT_EQ(at(a->group->lparen), "3:5");
  EXPECT_EQ(at(a->group->rparen), "6:1");
}

TEST_F(TreeTest, Generics) {
  File* file = parse(
      "package p\ntype A[P any, Q interface{ ~int }] struct{ x P }\ntype B [n]int\n"
      "type C[P *D,] int\nfunc F[K comparable, V any](m map[K]V) A[K, V]\ntype E[P any] = A[P, "
      "int]\n");
  EXPECT_EQ(static_cast<TypeDecl*>(file->decls[0])->type_params.size(), 2u);
  EXPECT_TRUE(is<ArrayType>(static_cast<TypeDecl*>(file->decls[1])->type_expr));
  EXPECT_EQ(to_string(file->decls[2]), "type C[P *D] int");
  auto* f = static_cast<FuncDecl*>(file->decls[3]);
  auto* result = as<IndexExpr>(f->signature->results[0]->type_expr);
  ASSERT_NE(result, nullptr);
  EXPECT_EQ(result->indices.size(), 2u);
  EXPECT_TRUE(static_cast<TypeDecl*>(file->decls[4])->is_alias);
}

TEST_F(TreeTest, Directives) {
  File* file = parse(
      "//go:build go1.21 && (linux || go1.23)\n\npackage p\nimport _ \"unsafe\"\n\n"
      "//go:linkname a b.c\n\n//go:noinline\n//go:nosplit\nfunc a()\n\n"
      "//go:embed x.txt \"y z\" `w`\nvar e string\n");
  EXPECT_EQ(file->go_version, "go1.21");
  ASSERT_EQ(file->linknames.size(), 1u);
  EXPECT_EQ(file->linknames[0].local, "a");
  EXPECT_EQ(file->linknames[0].remote, "b.c");
  auto* a = static_cast<FuncDecl*>(file->decls[1]);
  ASSERT_NE(a->pragma, nullptr);
  EXPECT_EQ(a->pragma->flags, kPragmaNoinline | kPragmaNosplit | kPragmaNocheckptr);
  EXPECT_EQ(a->pragma->directives.size(), 3u - 1u);
  auto* e = static_cast<VarDecl*>(file->decls[2]);
  ASSERT_EQ(e->pragma->embeds.size(), 1u);
  ASSERT_EQ(e->pragma->embeds[0].patterns.size(), 3u);
  EXPECT_EQ(e->pragma->embeds[0].patterns[1], "y z");
  EXPECT_EQ(e->pragma->embeds[0].patterns[2], "w");
}

TEST_F(TreeTest, TokensAreAllThere) {
  ParseOptions options;
  options.keep_tokens = true;
  std::string text = "// c\npackage p // d\nvar x = 1 /* e */ + 2\n";
  File* file = parse(text, options);
  std::string seen;
  uint32_t end = 0;
  for (const lex::Token& token : file->tokens) {
    EXPECT_GE(token.begin, end);
    for (; end < token.begin; end++) EXPECT_TRUE(text[end] == ' ' || text[end] == '\n');
    seen += text.substr(token.begin, token.end - token.begin);
    end = token.end;
  }
  EXPECT_EQ(seen, "// cpackagep// dvarx=1/* e */+2");
  EXPECT_EQ(file->tokens.back().kind, lex::TokenKind::Eof);
}

TEST_F(TreeTest, AsGofmtNothingIsLeftOut) {
  ParseOptions options;
  options.as_gofmt = true;
  File* file = parse("package p\nvar ()\nvar x (int)\n//go:embed\nvar y = &(T{})\n", options);
  ASSERT_EQ(file->decls.size(), 3u);
  auto* empty = static_cast<VarDecl*>(file->decls[0]);
  EXPECT_TRUE(empty->names.empty());
  EXPECT_NE(empty->group, nullptr);
  EXPECT_TRUE(is<ParenExpr>(static_cast<VarDecl*>(file->decls[1])->type_expr));
  auto* address = as<Operation>(static_cast<VarDecl*>(file->decls[2])->values[0]);
  EXPECT_TRUE(is<ParenExpr>(address->x));
}

TEST_F(TreeTest, ImportsOnly) {
  ParseOptions options;
  options.imports_only = true;
  File* file =
      parse("package p\nimport \"a\"\nimport b \"c\"\nfunc f() { nonsense nonsense }\n", options);
  EXPECT_EQ(file->decls.size(), 2u);
}

TEST_F(TreeTest, BranchTargets) {
  auto* outer = static_cast<LabeledStmt*>(
      stmt("L: for { switch { case a: break; case b: continue L; case c: break L }; goto L }"));
  auto* loop = static_cast<ForStmt*>(outer->stmt);
  auto* choice = static_cast<SwitchStmt*>(loop->body->list[0]);
  auto target = [](Stmt* s) { return static_cast<BranchStmt*>(s)->target; };
  EXPECT_EQ(target(choice->clauses[0]->body[0]), choice);
  EXPECT_EQ(target(choice->clauses[1]->body[0]), loop);
  EXPECT_EQ(target(choice->clauses[2]->body[0]), loop);
  EXPECT_EQ(target(loop->body->list[1]), outer);
}

TEST_F(TreeTest, WalkVisitsAllNames) {
  File* file = parse(
      "package p\nimport i \"x\"\nfunc (r T) f(a b) (c d) {\n\te := f{g: h}\n"
      "\tfor j, k = range l { m.n(o[s:t:u]) }\n\tselect { case v <- w: }\n"
      "\tgo func() { z.(A)++ }()\n}\n");
  std::string names;
  walk(file, [&](Node* node) {
    if (auto* name = as<Name>(node)) names += name->name.str() + " ";
    return true;
  });
  EXPECT_EQ(names, "p i r T f a b c d e f g h j k l m n o s t u v w z A ");
}

TEST_F(TreeTest, NodeKinds) {
  EXPECT_EQ(node_kind_name(NodeKind::CallExpr), "CallExpr");
  Expr* x = expr("f()");
  EXPECT_TRUE(is_expr(x));
  EXPECT_FALSE(is_stmt(x));
  EXPECT_EQ(as<Name>(x), nullptr);
  EXPECT_EQ(as<Name>(static_cast<Node*>(nullptr)), nullptr);
}

}  // namespace
}  // namespace vole::syntax
