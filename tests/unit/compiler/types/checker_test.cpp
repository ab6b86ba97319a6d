// What the checker leaves behind for the later phases: annotations of the tree, selections and
// instances, method sets, initialisation order, bodies checked on demand.
#include <gtest/gtest.h>

#include "compiler/syntax/walk.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/operand.h"
#include "compiler/types/predicates.h"
#include "compiler/types/subst.h"
#include "compiler/types/typestring.h"
#include "tests/unit/compiler/types/check_support.h"

namespace vole::types {
namespace {

const Type* type_named(const Package* pkg, std::string_view name) {
  Object* obj = pkg->scope->lookup(name);
  return obj != nullptr ? obj->type : nullptr;
}

std::string names(const std::vector<Var*>& vars) {
  std::string text;
  for (const Var* v : vars) text += (text.empty() ? "" : ",") + std::string(v->name);
  return text;
}

// The first node of kind T in the file, depth first.
template <class T>
T* find_node(syntax::Node* node) {
  if (T* found = syntax::as<T>(node)) return found;
  T* result = nullptr;
  syntax::for_each_child(node, [&](syntax::Node* child) {
    if (result == nullptr && child != nullptr) result = find_node<T>(child);
  });
  return result;
}

TEST(Checker, InitialisationFollowsDependencies) {
  CheckedSources s;
  Package* pkg = s.check(
      "package p\n"
      "var a = b + f()\n"
      "var b = 1\n"
      "var c, d = two()\n"
      "var e = 5\n"
      "func f() int { return g() }\n"
      "func g() int { return d + e }\n"
      "func two() (int, int) { return 1, 2 }\n"
      "var _ = h(func() int { return a })\n"
      "func h(func() int) int { return 0 }\n");
  ASSERT_EQ(s.messages(), std::vector<std::string>());
  std::string order;
  for (const Initializer& init : pkg->init_order) order += names(init.lhs) + " ";
  EXPECT_EQ(order, "b c,d e a _ ");
}

TEST(Checker, LazyBodiesGiveTheSameInitialisationOrder) {
  CheckedSources s;
  s.options().lazy_bodies = true;
  Package* pkg = s.check(
      "package p\n"
      "var a = T{}.m()\n"
      "var b = 1\n"
      "type T struct{}\n"
      "func (T) m() int { return g() }\n"
      "func g() int { return b }\n"
      "func unreachable() { undefined() }\n");
  EXPECT_EQ(s.messages(), std::vector<std::string>());
  ASSERT_EQ(pkg->init_order.size(), 2u);
  EXPECT_EQ(names(pkg->init_order[0].lhs), "b");
  Func* f = as<Func>(pkg->scope->lookup("unreachable"));
  EXPECT_FALSE(f->body_checked);
  check_body(f);
  check_body(f);
  ASSERT_EQ(s.messages().size(), 1u);
  EXPECT_EQ(s.messages()[0], "x.go:7:22: undefined: undefined");
}

TEST(Checker, SelectionsKnowTheirPath) {
  CheckedSources s;
  s.check(
      "package p\n"
      "type A struct{ x int; f int }\n"
      "type B struct{ y int; *A }\n"
      "func use(b B) int { return b.f }\n");
  ASSERT_EQ(s.messages(), std::vector<std::string>());
  auto* sel = find_node<syntax::SelectorExpr>(s.files()[0]);
  ASSERT_NE(sel, nullptr);
  ASSERT_NE(sel->selection, nullptr);
  EXPECT_EQ(sel->selection->kind, SelectionKind::kField);
  EXPECT_EQ(sel->selection->index, (std::vector<int>{1, 1}));
  EXPECT_TRUE(sel->selection->indirect);
  EXPECT_EQ(type_string(sel->type), "int");
  EXPECT_EQ(sel->mode, static_cast<uint8_t>(Mode::kVariable));
}

TEST(Checker, InferredInstancesAreOnTheName) {
  CheckedSources s;
  s.check(
      "package p\n"
      "func first[T any, U any](x T, y ...U) T { return x }\n"
      "var v = first(1, \"a\")\n");
  ASSERT_EQ(s.messages(), std::vector<std::string>());
  auto* call = find_node<syntax::CallExpr>(s.files()[0]);
  auto* name = syntax::as<syntax::Name>(call->function);
  ASSERT_NE(name->instance, nullptr);
  EXPECT_EQ(type_list_string(name->instance->targs), "[int, string]");
  EXPECT_EQ(type_string(call->type), "int");
}

TEST(Checker, UntypedConstantsGetTheirFinalType) {
  CheckedSources s;
  s.check("package p\nvar f float32 = 1 << 3\n");
  auto* op = find_node<syntax::Operation>(s.files()[0]);
  ASSERT_NE(op, nullptr);
  EXPECT_EQ(type_string(op->type), "float32");
  EXPECT_EQ(op->mode, static_cast<uint8_t>(Mode::kConstant));
  EXPECT_EQ(op->value->to_string(), "8");
}

TEST(Checker, TypeSwitchClausesHaveTheirOwnVariable) {
  CheckedSources s;
  s.check(
      "package p\n"
      "func f(x any) int {\n"
      "\tswitch y := x.(type) {\n"
      "\tcase int:\n\t\treturn y\n"
      "\tcase string, bool:\n\t\t_ = y\n"
      "\t}\n\treturn 0\n}\n");
  ASSERT_EQ(s.messages(), std::vector<std::string>());
  auto* sw = find_node<syntax::SwitchStmt>(s.files()[0]);
  ASSERT_EQ(sw->clauses.size(), 2u);
  EXPECT_EQ(type_string(sw->clauses[0]->object->type), "int");
  EXPECT_EQ(type_string(sw->clauses[1]->object->type), "any");
}

TEST(Checker, MethodSetsIncludePromotedMethodsInOrder) {
  CheckedSources s;
  Package* pkg = s.check(
      "package p\n"
      "type I interface{ Zed(); alpha() }\n"
      "type A struct{}\n"
      "func (A) Value()    {}\n"
      "func (*A) Pointer() {}\n"
      "type B struct{ A; I }\n"
      "type C struct{ *A }\n");
  ASSERT_EQ(s.messages(), std::vector<std::string>());
  auto text = [](const std::vector<MethodSetEntry>& set) {
    std::string result;
    for (const MethodSetEntry& e : set) result += std::string(e.func->name) + " ";
    return result;
  };
  const Type* b = type_named(pkg, "B");
  EXPECT_EQ(text(method_set(b)), "Value Zed alpha ");
  EXPECT_EQ(text(method_set(s.universe().new_pointer(b))), "Pointer Value Zed alpha ");
  EXPECT_EQ(text(method_set(type_named(pkg, "C"))), "Pointer Value ");
}

TEST(Checker, AmbiguousNamesHideEachOther) {
  CheckedSources s;
  Package* pkg = s.check(
      "package p\n"
      "type A struct{ x int }\n"
      "type B struct{ x int }\n"
      "type C struct{ A; B }\n"
      "type D struct{ C; x string }\n");
  LookupResult c = lookup_field_or_method(type_named(pkg, "C"), false, pkg, "x");
  EXPECT_EQ(c.obj, nullptr);
  EXPECT_FALSE(c.index.empty());
  LookupResult d = lookup_field_or_method(type_named(pkg, "D"), false, pkg, "x");
  ASSERT_NE(d.obj, nullptr);
  EXPECT_EQ(d.index, (std::vector<int>{1}));
}

TEST(Checker, InstancesAreCanonicalAndExpandLazily) {
  CheckedSources s;
  Package* pkg = s.check(
      "package p\n"
      "type List[T any] struct{ value T; next *List[T] }\n"
      "func (l *List[E]) Next() *List[E] { return l.next }\n"
      "var a List[int]\n"
      "var b List[int]\n");
  ASSERT_EQ(s.messages(), std::vector<std::string>());
  const Type* list = type_named(pkg, "a");
  EXPECT_EQ(list, type_named(pkg, "b"));
  const Struct* body = under_as<Struct>(list);
  ASSERT_NE(body, nullptr);
  EXPECT_EQ(type_string(body->fields[0]->type), "int");
  EXPECT_EQ(as<Pointer>(body->fields[1]->type)->elem, list);
  Func* next = method(as_named(list), 0);
  EXPECT_EQ(type_string(next->type), "func() *p.List[int]");
  EXPECT_NE(next->origin, nullptr);
}

TEST(Checker, TypesAreWrittenAsGcDoes) {
  CheckedSources s;
  Package* pkg = s.check(
      "package p\n"
      "type N struct{ a, b int; c func(x int, y ...string) (n int, err error) }\n"
      "type G[K comparable, V any] map[K]V\n"
      "type I interface{ ~int | string; m(N) }\n"
      "var v chan (<-chan map[[3]string]*G[int, any])\n"
      "func f[T interface{ ~[]E }, E any](t T) {}\n");
  EXPECT_EQ(type_string(underlying(type_named(pkg, "N"))),
            "struct{a int; b int; c func(x int, y ...string) (n int, err error)}");
  EXPECT_EQ(type_string(type_named(pkg, "G")), "p.G[K comparable, V any]");
  EXPECT_EQ(type_string(underlying(type_named(pkg, "I"))), "interface{m(p.N); ~int | string}");
  EXPECT_EQ(type_string(type_named(pkg, "v")), "chan (<-chan map[[3]string]*p.G[int, any])");
  EXPECT_EQ(type_string(type_named(pkg, "f")), "func[T interface{~[]E}, E any](t T)");
  EXPECT_EQ(object_string(pkg->scope->lookup("v")),
            "var p.v chan (<-chan map[[3]string]*p.G[int, any])");
}

TEST(Checker, HashesAgreeWithIdentity) {
  CheckedSources s;
  Package* pkg = s.check(
      "package p\n"
      "var a struct{ X []byte; f func(int) }\n"
      "var b struct{ X []uint8; f func(y int) }\n"
      "var c struct{ X []int8; f func(int) }\n"
      "type S = []string\n"
      "var d map[string]S\n"
      "var e map[string][]string\n");
  auto hash = [&](std::string_view name) { return type_hash(type_named(pkg, name)); };
  EXPECT_EQ(hash("a"), hash("b"));
  EXPECT_NE(hash("a"), hash("c"));
  EXPECT_EQ(hash("d"), hash("e"));
  EXPECT_TRUE(identical(type_named(pkg, "d"), type_named(pkg, "e")));
}

TEST(Checker, DeepNestingDoesNotMatter) {
  std::string text = "package p\nvar v = 0";
  for (int i = 0; i < 5000; i++) text += " + 1";
  text += "\nvar t ";
  for (int i = 0; i < 300; i++) text += "[]";
  text += "int\n";
  CheckedSources s;
  Package* pkg = s.check(text);
  ASSERT_NE(pkg, nullptr);
  EXPECT_EQ(s.messages(), std::vector<std::string>());
}

TEST(GoVersions, AreParsed) {
  EXPECT_EQ(parse_go_version("go1.22").minor, 22);
  EXPECT_EQ(parse_go_version("go1.22.3").minor, 22);
  EXPECT_EQ(parse_go_version("1.9").minor, 9);
  EXPECT_FALSE(parse_go_version("").valid());
  EXPECT_FALSE(parse_go_version("go2.1").valid());
}

}  // namespace
}  // namespace vole::types
