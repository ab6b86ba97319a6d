// Exact constants: literals, arithmetic across representations, rounding, and the texts that
// diagnostics show. The expected texts were read off the reference compiler.
#include "compiler/types/constant.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace vole::types {
namespace {

class ConstantTest : public ::testing::Test {
 protected:
  const Constant* integer(std::string_view s) { return pool.int_literal(s); }
  const Constant* real(std::string_view s) { return pool.float_literal(s); }
  std::string text(const Constant* c) { return c->to_string(); }

  ConstantPool pool;
};

TEST_F(ConstantTest, IntegerLiterals) {
  EXPECT_EQ(text(integer("0")), "0");
  EXPECT_EQ(text(integer("0x_FF")), "255");
  EXPECT_EQ(text(integer("0b101")), "5");
  EXPECT_EQ(text(integer("0o17")), "15");
  EXPECT_EQ(text(integer("017")), "15");
  EXPECT_EQ(text(integer("1_000_000")), "1000000");
  EXPECT_EQ(text(integer("18446744073709551616")), "18446744073709551616");
  EXPECT_TRUE(integer("09")->is_unknown());
  EXPECT_TRUE(integer("0x")->is_unknown());
}

TEST_F(ConstantTest, FloatLiterals) {
  EXPECT_EQ(text(real("1.5")), "1.5");
  EXPECT_EQ(text(real("1e100")), "1e+100");
  EXPECT_EQ(text(real("1e1000")), "1e+1000");
  EXPECT_EQ(text(real("1e10000")), "1e+10000");
  EXPECT_EQ(text(real("0x1p-2")), "0.25");
  EXPECT_EQ(text(real("0x.8p1")), "1");
  EXPECT_EQ(text(real("09.5")), "9.5");
  EXPECT_EQ(text(real("3.14159265358979")), "3.14159");
  EXPECT_EQ(text(real("1000000.5")), "1.0000005e+06");
  EXPECT_TRUE(real("1e99999999999")->is_unknown());
  EXPECT_EQ(text(real("0e999999999")), "0");
  EXPECT_EQ(text(pool.imaginary_literal("2i")), "(0 + 2i)");
  EXPECT_EQ(text(pool.imaginary_literal("0123i")), "(0 + 123i)");
  EXPECT_EQ(text(pool.imaginary_literal("0x10i")), "(0 + 16i)");
}

TEST_F(ConstantTest, RunesAndStrings) {
  EXPECT_EQ(text(pool.rune_literal("'a'")), "97");
  EXPECT_EQ(text(pool.rune_literal("'\\n'")), "10");
  EXPECT_EQ(text(pool.rune_literal("'\\''")), "39");
  EXPECT_EQ(text(pool.rune_literal("'\\x41'")), "65");
  EXPECT_EQ(text(pool.rune_literal("'\\u00e4'")), "228");
  EXPECT_EQ(text(pool.rune_literal("'ä'")), "228");
  EXPECT_TRUE(pool.rune_literal("'ab'")->is_unknown());
  EXPECT_EQ(pool.string_literal("\"a\\tb\\\"\\xff\\101\"")->string_value(), "a\tb\"\xff"
                                                                               "A");
  EXPECT_EQ(pool.string_literal("`a\r\nb\\n`")->string_value(), "a\nb\\n");
  EXPECT_EQ(text(pool.string_literal("`a\n\"`")), "\"a\\n\\\"\"");
  EXPECT_EQ(text(pool.make_string(std::string(100, 'x'))), "\"" + std::string(68, 'x') + "...");
}

TEST_F(ConstantTest, LongConcatenationsAreLinear) {
  const Constant* s = pool.make_string("x");
  const Constant* one = s;
  for (int i = 0; i < 20000; i++) s = pool.binary(s, ConstantOp::kAdd, one);
  EXPECT_EQ(s->string_value().size(), 20001u);
  const Constant* left = pool.binary(one, ConstantOp::kAdd, pool.make_string("y"));
  const Constant* right = pool.binary(one, ConstantOp::kAdd, pool.make_string("z"));
  EXPECT_EQ(left->string_value(), "xy");
  EXPECT_EQ(right->string_value(), "xz");
}

TEST_F(ConstantTest, IntegerArithmetic) {
  const Constant* big = integer("9223372036854775807");
  const Constant* sum = pool.binary(big, ConstantOp::kAdd, integer("1"));
  EXPECT_EQ(text(sum), "9223372036854775808");
  EXPECT_EQ(sum->bit_length(), 64u);
  EXPECT_EQ(text(pool.binary(sum, ConstantOp::kSub, integer("1"))), "9223372036854775807");
  EXPECT_EQ(text(pool.unary(ConstantOp::kSub, sum)), "-9223372036854775808");
  EXPECT_EQ(text(pool.binary(big, ConstantOp::kMul, big)),
            "85070591730234615847396907784232501249");
  EXPECT_EQ(text(pool.binary(integer("7"), ConstantOp::kIntQuo, integer("2"))), "3");
  const Constant* minus7 = pool.unary(ConstantOp::kSub, integer("7"));
  EXPECT_EQ(text(pool.binary(minus7, ConstantOp::kIntQuo, integer("2"))), "-3");
  EXPECT_EQ(text(pool.binary(minus7, ConstantOp::kRem, integer("2"))), "-1");
  EXPECT_EQ(text(pool.binary(integer("7"), ConstantOp::kQuo, integer("2"))), "3.5");
  EXPECT_TRUE(pool.binary(integer("7"), ConstantOp::kIntQuo, integer("0"))->is_unknown());
  EXPECT_EQ(text(pool.unary(ConstantOp::kXor, integer("1"))), "-2");
  EXPECT_EQ(text(pool.unary(ConstantOp::kXor, integer("1"), 8)), "254");
  EXPECT_EQ(text(pool.binary(integer("6"), ConstantOp::kAndNot, integer("2"))), "4");
  EXPECT_EQ(text(pool.shift(integer("1"), ConstantOp::kShl, 64)), "18446744073709551616");
  EXPECT_EQ(text(pool.shift(minus7, ConstantOp::kShr, 100)), "-1");
}

TEST_F(ConstantTest, KindsAndConversions) {
  EXPECT_EQ(pool.to_int(real("1e3"))->kind(), ConstantKind::kInt);
  EXPECT_TRUE(pool.to_int(real("1.5"))->is_unknown());
  EXPECT_EQ(text(pool.to_int(pool.make_complex(real("2.0"), integer("0")))), "2");
  EXPECT_TRUE(pool.to_float(pool.make_complex(real("2.0"), integer("1")))->is_unknown());
  const Constant* third = pool.binary(real("1.0"), ConstantOp::kQuo, real("3.0"));
  EXPECT_EQ(text(pool.to_int(pool.binary(third, ConstantOp::kMul, integer("3")))), "1");
  EXPECT_EQ(text(pool.string_of_rune(integer("228"))), "\"ä\"");
  EXPECT_EQ(text(pool.string_of_rune(integer("55296"))), "\"\xEF\xBF\xBD\"");
}

TEST_F(ConstantTest, Rounding) {
  EXPECT_EQ(real("0.1")->to_float64(), 0.1);
  EXPECT_EQ(real("0.1")->to_float32(), 0.1f);
  EXPECT_EQ(real("5e-324")->to_float64(), 5e-324);
  EXPECT_EQ(real("1e-46")->to_float32(), 0.0f);
  EXPECT_EQ(real("1e-45")->to_float32(), 1e-45f);
  EXPECT_TRUE(pool.round_float64(real("1e309"))->is_unknown());
  EXPECT_TRUE(pool.round_float32(real("3.5e38"))->is_unknown());
  EXPECT_EQ(integer("18446744073709551615")->to_float64(), 18446744073709551616.0);
  // 2^24+1 lies between two float32 values; ties go to even.
  EXPECT_EQ(integer("16777217")->to_float32(), 16777216.0f);
  EXPECT_EQ(real("16777217.0000000000000000000000001")->to_float32(), 16777218.0f);
}

TEST_F(ConstantTest, Comparison) {
  EXPECT_TRUE(pool.compare(integer("1"), ConstantOp::kEqual, real("1.0")));
  EXPECT_TRUE(pool.compare(integer("1"), ConstantOp::kLess, real("1.5")));
  EXPECT_TRUE(pool.compare(pool.make_string("a"), ConstantOp::kLess, pool.make_string("b")));
  EXPECT_FALSE(pool.compare(pool.unknown(), ConstantOp::kEqual, pool.unknown()));
  EXPECT_TRUE(pool.compare(integer("2"), ConstantOp::kNotEqual, pool.imaginary_literal("2i")));
}

TEST_F(ConstantTest, ComplexArithmetic) {
  const Constant* i = pool.imaginary_literal("1i");
  EXPECT_EQ(text(pool.to_int(pool.binary(i, ConstantOp::kMul, i))), "-1");
  const Constant* x = pool.binary(integer("1"), ConstantOp::kAdd, pool.imaginary_literal("2i"));
  EXPECT_EQ(text(x), "(1 + 2i)");
  EXPECT_EQ(text(pool.binary(x, ConstantOp::kQuo, x)), "(1 + 0i)");
  EXPECT_EQ(text(pool.unary(ConstantOp::kSub, x)), "(-1 + -2i)");
}

}  // namespace
}  // namespace vole::types
