// The back end on small programs: what code they become, that modules are consistent, and that
// their tables say the truth.
#include <gtest/gtest.h>

#include "tests/unit/compiler/emit/compile_helper.h"

namespace vole::emit {
namespace {

bool has(const std::string& code, std::string_view part) { return code.find(part) != code.npos; }

const bytecode::FunctionRecord* function(const Compiled& c, std::string_view symbol) {
  for (const bytecode::FunctionRecord& f : c.module.functions) {
    if (f.symbol == symbol) return &f;
  }
  return nullptr;
}
const bytecode::TypeRecord* type(const Compiled& c, std::string_view link) {
  for (const bytecode::TypeRecord& t : c.module.types) {
    if (t.link == link) return &t;
  }
  return nullptr;
}

TEST(Compile, SumOfSliceIsTwoInstructionsAnIteration) {
  Compiled c = compile_text(R"(package main
func sum(a []int) int {
	s := 0
	for i := 0; i < len(a); i++ {
		s += a[i]
	}
	return s
}
func main() { println(sum([]int{1, 2, 3})) }
)");
  ASSERT_EQ(c.problems, "");
  const std::string& code = c.code["main.sum"];
  size_t body = code.find("accx.i64");
  ASSERT_NE(body, code.npos) << code;
  size_t bottom = code.find("inc.lt", body);
  ASSERT_NE(bottom, code.npos) << code;
  EXPECT_EQ(std::count(code.begin() + static_cast<long>(body),
                       code.begin() + static_cast<long>(bottom), '\n'),
            2)
      << code;  // and a line number
}

TEST(Compile, FramesAreSmall) {
  Compiled c = compile_text(R"(package main
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
func main() { println(fib(10)) }
)");
  ASSERT_EQ(c.problems, "");
  const bytecode::FunctionRecord* f = function(c, "main.fib");
  ASSERT_NE(f, nullptr);
  EXPECT_LE(f->frame_slots, 9u);  // n, result, one temporary, header, argument, result
  EXPECT_EQ(f->param_slots, 1u);
  EXPECT_EQ(f->result_slots, 1u);
}

TEST(Compile, MapsMarkLivePointersOnly) {
  Compiled c = compile_text(R"(package main
type node struct{ next *node }
func g()
func f(p *node, n int) *node {
	q := p.next
	g()
	return q
}
)");
  ASSERT_EQ(c.problems, "");
  const bytecode::FunctionRecord* f = function(c, "main.f");
  ASSERT_NE(f, nullptr);
  EXPECT_EQ(f->param_map, std::vector<uint64_t>{1});
  ASSERT_EQ(f->safe_points.size(), 1u);
  uint64_t map = f->bitmaps[f->safe_points[0].map];
  EXPECT_EQ(__builtin_popcountll(map), 1) << c.code["main.f"];  // q; p is dead
  EXPECT_EQ(map & 1, 0u);
}

TEST(Compile, DeferringFunctionsKeepTheirResults) {
  Compiled c = compile_text(R"(package main
func g()
func f() (p *int) {
	defer g()
	g()
	p = new(int)
	g()
	return
}
)");
  ASSERT_EQ(c.problems, "");
  const bytecode::FunctionRecord* f = function(c, "main.f");
  ASSERT_NE(f, nullptr);
  EXPECT_TRUE(f->flags & bytecode::kFuncHasDefer);
  for (const bytecode::SafePoint& s : f->safe_points) {
    EXPECT_TRUE(f->bitmaps[s.map] & 1) << "at " << s.pc << c.code["main.f"];
  }
}

TEST(Compile, LongFunctionsBranchFar) {
  std::string text = "package main\nfunc g(x int) int\nfunc f(x int) int {\n\tfor x < 100 {\n";
  for (int i = 0; i < 9000; i++) text += "\t\tx += g(x)\n";
  text += "\t\tif x == 7 {\n\t\t\tbreak\n\t\t}\n\t}\n\treturn x\n}\n";
  Compiled c = compile_text(text);
  ASSERT_EQ(c.problems, "");
  EXPECT_GT(function(c, "main.f")->code.size(), 32767u);
}

TEST(Compile, TypeRecordsAreComplete) {
  Compiled c = compile_text(R"(package main
type T struct {
	a int8
	B *T `key:"v"`
	c [3]string
}
func (t T) M(x int, y ...string) error { return nil }
type I interface{ M(int, ...string) error }
func main() { var i I = T{}; var e any = map[string][]T{}; println(i, e) }
)");
  ASSERT_EQ(c.problems, "");
  const bytecode::TypeRecord* t = type(c, "main.T");
  ASSERT_NE(t, nullptr);
  EXPECT_EQ(t->size, 64u);
  EXPECT_EQ(t->ptr_bytes, 56u);
  EXPECT_EQ(t->ptr_mask, std::vector<uint8_t>{0x56});  // words 1, 2, 4, 6
  ASSERT_EQ(t->fields.size(), 3u);
  EXPECT_EQ(t->fields[1].tag, "key:\"v\"");
  EXPECT_EQ(t->fields[2].offset, 16u);
  EXPECT_EQ(t->fields[2].pkg_path, "main");
  ASSERT_EQ(t->methods.size(), 1u);
  EXPECT_EQ(t->methods[0].name, "M");
  EXPECT_NE(t->methods[0].iface_fn, bytecode::kNoIndex);
  EXPECT_NE(t->ptr_to, bytecode::kNoIndex);
  EXPECT_NE(type(c, "map[string][]main.T"), nullptr);
  EXPECT_EQ(c.module.itabs.size(), 1u);
}

TEST(Compile, StringsAndGlobalsAreStored) {
  Compiled c = compile_text(R"(package main
var table = [...]string{"one", "two", "one"}
var p = &table[1]
func main() { println("one", table[0], *p) }
)");
  ASSERT_EQ(c.problems, "");
  std::string data(c.module.data.begin(), c.module.data.end());
  EXPECT_EQ(data.find("one"), data.rfind("one"));
  ASSERT_FALSE(c.module.packages.empty());
  EXPECT_EQ(c.module.functions[c.module.entry].symbol, "main.main");
}

TEST(Compile, ArraysWithinArraysKeepTheirPlaces) {
  Compiled c = compile_text(R"(package main
type odd struct {
	b byte
	a [3]byte
}
func f(i, j int) (int, byte) {
	var m [4][4]int
	m[i][j] += 2
	var o [5]odd
	o[i].a[j]++
	return m[i][j], o[i].a[j]
}
)");
  ASSERT_EQ(c.problems, "");
  EXPECT_TRUE(has(c.code["main.f"], "stfx.64")) << c.code["main.f"];
  EXPECT_TRUE(has(c.code["main.f"], "lea.f")) << c.code["main.f"];  // o needs an address
}

TEST(Compile, ObjectsAreListedWithTheirTypes) {
  Compiled c = compile_text(R"(package main
type node struct {
	next *node
	value int
}
func keep(*node)
func f(n int) int {
	var x node
	y := [3]int{1, 2, n}
	keep(&x)
	keep(&node{&x, n})
	p := &y
	return p[n] + x.value
}
)",
                            true);
  ASSERT_EQ(c.problems, "");
  const bytecode::FunctionRecord* f = nullptr;
  for (const bytecode::FunctionRecord& r : c.module.functions) {
    if (r.symbol == "main.f") f = &r;
  }
  ASSERT_NE(f, nullptr);
  ASSERT_EQ(f->stack_objects.size(), 3u) << c.code["main.f"];
  for (size_t i = 0; i < 3; i++) {
    const bytecode::StackObjectRecord& o = f->stack_objects[i];
    const std::string& type = c.module.types[o.type].string;
    EXPECT_TRUE(type == "main.node" || type == "[3]int") << type;
    if (i > 0) {
      EXPECT_LT(f->stack_objects[i - 1].slot, o.slot);
    }
  }
  // x is read after the calls: its pointer is live there by itself.
  ASSERT_FALSE(f->safe_points.empty());
  bool live = false;
  for (const bytecode::StackObjectRecord& o : f->stack_objects) {
    uint64_t word = f->bitmaps[f->safe_points[0].map + o.slot / 64];
    live = live || (word >> o.slot % 64 & 1) != 0;
  }
  EXPECT_TRUE(live) << c.code["main.f"];
}

TEST(Compile, MapsBuffersAndIteratorsOfTheFrame) {
  Compiled c = compile_text(R"(package main
func f(s string, b []byte) int {
	m := map[string]int{s: 1}
	n := 0
	for k := range m {
		n += len(k + s)
	}
	return n + len(string(b)) + m[string(b)]
}
)",
                            true);
  ASSERT_EQ(c.problems, "");
  const std::string& code = c.code["main.f"];
  EXPECT_TRUE(has(code, "MakeMapBuf")) << code;
  EXPECT_TRUE(has(code, "concat.b")) << code;
  EXPECT_TRUE(has(code, "StringFromBytesBuf")) << code;
  EXPECT_TRUE(has(code, "map.get.str")) << code;
}

TEST(Compile, ArmsShareTheirObjects) {
  Compiled c = compile_text(R"(package main
func g(any)
func f(n int) {
	switch n {
	case 1:
		g(n)
	case 2:
		g(n + 1)
	default:
		g(n + 2)
	}
}
)",
                            true);
  ASSERT_EQ(c.problems, "");
  for (const bytecode::FunctionRecord& r : c.module.functions) {
    if (r.symbol == "main.f") {
      EXPECT_EQ(r.stack_objects.size(), 1u) << c.code["main.f"];
    }
  }
}

}  // namespace
}  // namespace vole::emit
