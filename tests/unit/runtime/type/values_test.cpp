// Tests of equality and hashing of values, and of interface tables.
// Types are built by hand; deep values show that nothing recurses.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "bytecode/function.h"
#include "runtime/type/equal.h"
#include "runtime/type/hash.h"
#include "runtime/type/itab.h"

namespace vole::runtime {
namespace {

using bytecode::Function;
using bytecode::GoString;
using bytecode::InterfaceMethod;
using bytecode::Itab;
using bytecode::Kind;
using bytecode::Method;
using bytecode::StructField;
using bytecode::TypeDesc;

GoString go(const char* s) { return {s, static_cast<int64_t>(strlen(s))}; }

TypeDesc basic(Kind kind, uint64_t size, uint8_t flags = bytecode::kTypeComparable) {
  TypeDesc t{};
  t.kind = kind;
  t.size = size;
  t.flags = flags;
  t.hash = static_cast<uint32_t>(kind) * 77;
  return t;
}

struct Eface {
  const TypeDesc* type;
  const void* data;
};

class Values : public testing::Test {
 protected:
  EqualResult equal(const TypeDesc* t, const void* a, const void* b) {
    return equal_values(os, t, a, b, &culprit);
  }
  uint64_t hash(const TypeDesc* t, const void* p) {
    uint64_t h = 0;
    EXPECT_EQ(hash_value(os, random, t, p, 5, &h, &culprit), HashResult::kDone);
    return h;
  }
  OsMemory os;
  Random random{1};
  const TypeDesc* culprit = nullptr;
  TypeDesc int_type = basic(Kind::Int, 8, bytecode::kTypeComparable | bytecode::kTypeRegularMemory);
  TypeDesc float_type = basic(Kind::Float64, 8);
  TypeDesc string_type = basic(Kind::String, 16);
  TypeDesc any_type = basic(Kind::Interface, 16);
  TypeDesc slice_type = basic(Kind::Slice, 24, 0);
};

TEST_F(Values, Floats) {
  double zero = 0, minus = -0.0, nan = NAN, one = 1;
  EXPECT_EQ(equal(&float_type, &zero, &minus), EqualResult::kEqual);
  EXPECT_EQ(equal(&float_type, &nan, &nan), EqualResult::kDifferent);
  EXPECT_EQ(equal(&float_type, &zero, &one), EqualResult::kDifferent);
  EXPECT_EQ(hash(&float_type, &zero), hash(&float_type, &minus));
  EXPECT_NE(hash(&float_type, &nan), hash(&float_type, &nan));
}

TEST_F(Values, Strings) {
  std::string a = "a string that is long enough", b = a;
  GoString x = go(a.c_str()), y = go(b.c_str()), z = go("other");
  EXPECT_EQ(equal(&string_type, &x, &y), EqualResult::kEqual);
  EXPECT_EQ(equal(&string_type, &x, &z), EqualResult::kDifferent);
  EXPECT_EQ(hash(&string_type, &x), hash(&string_type, &y));
  for (size_t n = 0; n < a.size(); n++) {
    EXPECT_NE(hash_bytes(a.data(), n, 1), hash_bytes(a.data(), n + 1, 1));
  }
}

TEST_F(Values, StructsSkipBlankFieldsAndPadding) {
  TypeDesc byte_type = basic(Kind::Uint8, 1);
  StructField fields[] = {{go("a"), {}, &byte_type, {}, 0, 0},
                          {go("_"), {}, &int_type, {}, 8, 0},
                          {go("s"), {}, &string_type, {}, 16, 0}};
  TypeDesc t = basic(Kind::Struct, 32);
  t.fields = {fields, 3, 3};
  struct S {
    uint8_t a;
    uint8_t padding[7];
    int64_t blank;
    GoString s;
  } x{1, {9}, 2, go("abc")}, y{1, {8}, 3, go("abc")}, z{1, {8}, 3, go("abd")};
  EXPECT_EQ(equal(&t, &x, &y), EqualResult::kEqual);
  EXPECT_EQ(hash(&t, &x), hash(&t, &y));
  EXPECT_EQ(equal(&t, &x, &z), EqualResult::kDifferent);
  TypeDesc array = basic(Kind::Array, 64);
  array.elem = &t;
  array.len = 2;
  S p[2] = {x, x}, q[2] = {y, z};
  EXPECT_EQ(equal(&array, p, q), EqualResult::kDifferent);
  q[1] = y;
  EXPECT_EQ(equal(&array, p, q), EqualResult::kEqual);
  EXPECT_EQ(hash(&array, p), hash(&array, q));
}

TEST_F(Values, InterfacesPanicOnUncomparable) {
  int64_t one = 1, also_one = 1;
  Eface a{&int_type, &one}, b{&int_type, &also_one}, nil{nullptr, nullptr}, s{&slice_type, &one};
  EXPECT_EQ(equal(&any_type, &a, &b), EqualResult::kEqual);
  EXPECT_EQ(equal(&any_type, &a, &nil), EqualResult::kDifferent);
  EXPECT_EQ(equal(&any_type, &nil, &nil), EqualResult::kEqual);
  EXPECT_EQ(equal(&any_type, &s, &a), EqualResult::kDifferent);
  EXPECT_EQ(equal(&any_type, &s, &s), EqualResult::kUncomparable);
  EXPECT_EQ(culprit, &slice_type);
  uint64_t h;
  EXPECT_EQ(hash_value(os, random, &any_type, &s, 5, &h, &culprit), HashResult::kUnhashable);
}

// struct { v any; w any } nested a million times, in the first or in the last field.
TEST_F(Values, DeepNesting) {
  StructField fields[] = {{go("v"), {}, &any_type, {}, 0, 0}, {go("w"), {}, &any_type, {}, 16, 0}};
  TypeDesc t = basic(Kind::Struct, 32);
  t.fields = {fields, 2, 2};
  struct Pair {
    Eface v, w;
  };
  constexpr size_t kDepth = 1000000;
  for (bool last : {false, true}) {
    std::vector<Pair> a(kDepth), b(kDepth);
    for (size_t i = 1; i < kDepth; i++) {
      (last ? a[i].w : a[i].v) = {&t, &a[i - 1]};
      (last ? b[i].w : b[i].v) = {&t, &b[i - 1]};
    }
    EXPECT_EQ(equal(&t, &a.back(), &b.back()), EqualResult::kEqual);
    EXPECT_EQ(hash(&t, &a.back()), hash(&t, &b.back()));
    if (!last) {
      OsMemory small(1 << 20);
      EXPECT_EQ(equal_values(small, &t, &a.back(), &b.back(), &culprit), EqualResult::kNoMemory);
      EXPECT_EQ(small.charged(), 0u);
    } else {
      EXPECT_EQ(os.charged(), 0u);
    }
  }
}

TEST(Itabs, FoundMissingAndCached) {
  OsMemory os;
  TypeDesc signature{}, other_signature{};
  Function f, g, h;
  Method methods[] = {{go("A"), {}, &signature, &f, &f},
                      {go("b"), go("pkg"), &signature, &g, &g},
                      {go("c"), {}, &signature, &h, &h}};
  TypeDesc type{};
  type.methods = {methods, 3, 3};
  type.hash = 42;
  InterfaceMethod ab[] = {{go("A"), {}, &signature}, {go("b"), go("pkg"), &signature}};
  InterfaceMethod wrong_package[] = {{go("b"), go("other"), &signature}};
  InterfaceMethod wrong_type[] = {{go("c"), {}, &other_signature}};
  InterfaceMethod last[] = {{go("d"), {}, &signature}};
  TypeDesc i1{}, i2{}, i3{}, i4{};
  i1.imethods = {ab, 2, 2};
  i2.imethods = {wrong_package, 1, 1};
  i3.imethods = {wrong_type, 1, 1};
  i4.imethods = {last, 1, 1};
  ItabTable table(os);
  const Itab* itab = nullptr;
  ASSERT_EQ(table.find(&i1, &type, &itab), ItabTable::Result::kFound);
  EXPECT_EQ(itab->fun[0], &f);
  EXPECT_EQ(itab->fun[1], &g);
  EXPECT_EQ(itab->hash, 42u);
  const Itab* again = nullptr;
  table.find(&i1, &type, &again);
  EXPECT_EQ(itab, again);
  for (const TypeDesc* i : {&i2, &i3, &i4}) {
    EXPECT_EQ(table.find(i, &type, &itab), ItabTable::Result::kMissingMethod);
    EXPECT_EQ(missing_method(i, &type, nullptr), &i->imethods[0]);
  }
  EXPECT_TRUE(interface_implements(&i1, &i1));
  EXPECT_FALSE(interface_implements(&i1, &i4));
  std::vector<TypeDesc> many(1000);
  for (TypeDesc& t : many) {
    t.methods = type.methods;
    ASSERT_EQ(table.find(&i1, &t, &itab), ItabTable::Result::kFound);
    ASSERT_EQ(itab->type, &t);
  }
}

}  // namespace
}  // namespace vole::runtime
