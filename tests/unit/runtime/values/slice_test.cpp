// Capacities after append, as gc gives them, and runes.
#include "runtime/values/slice.h"

#include <gtest/gtest.h>

#include <string>

#include "runtime/values/string.h"

namespace vole::runtime {
namespace {

TEST(Slice, NextCapacity) {
  EXPECT_EQ(next_capacity(0, 5), 5);
  EXPECT_EQ(next_capacity(4, 5), 8);
  EXPECT_EQ(next_capacity(255, 256), 510);
  EXPECT_EQ(next_capacity(256, 257), 512);
  EXPECT_EQ(next_capacity(512, 513), 832);
}

TEST(String, RunesRoundTrip) {
  char buffer[4];
  for (uint32_t r = 0; r <= kMaxRune; ++r) {
    uint32_t n = encode_rune(r, buffer);
    DecodedRune d = decode_rune(buffer, n);
    bool surrogate = r >= 0xD800 && r <= 0xDFFF;
    ASSERT_EQ(d.rune, surrogate ? kRuneError : r);
    ASSERT_EQ(d.size, n);
  }
}

TEST(String, InvalidUtf8) {
  for (std::string text : {"\xff", "\xc0\x80", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                           "\x80", "\xf0\x8f\xbf\xbf"}) {
    DecodedRune d = decode_rune(text.data(), text.size());
    EXPECT_EQ(d.rune, kRuneError);
    EXPECT_EQ(d.size, 1u);
  }
}

}  // namespace
}  // namespace vole::runtime
