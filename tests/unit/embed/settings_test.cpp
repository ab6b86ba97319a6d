// The environment's settings are read as Go reads them; what is malformed ends the run with Go's
// words.
#include "embed/settings.h"

#include <gtest/gtest.h>

#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

TEST(Settings, ByteCounts) {
  EXPECT_EQ(parse_byte_count("0"), 0);
  EXPECT_EQ(parse_byte_count("1000"), 1000);
  EXPECT_EQ(parse_byte_count("12B"), 12);
  EXPECT_EQ(parse_byte_count("3KiB"), 3072);
  EXPECT_EQ(parse_byte_count("64MiB"), 64 << 20);
  EXPECT_EQ(parse_byte_count("2GiB"), int64_t{2} << 30);
  EXPECT_EQ(parse_byte_count("1TiB"), int64_t{1} << 40);
  for (const char* wrong : {"", "B", "iB", "KiB", "1K", "1KB", "1kiB", "x", "-1", "1e9", "1 MiB",
                            "9223372036854775808", "9007199254740992KiB", "8388608TiB", "1PiB"}) {
    EXPECT_EQ(parse_byte_count(wrong), -1) << wrong;
  }
  EXPECT_EQ(parse_byte_count("8388607TiB"), int64_t{8388607} << 40);
}

TEST(Settings, GcPercent) {
  EXPECT_EQ(parse_gc_percent("50"), 50);
  EXPECT_EQ(parse_gc_percent("off"), -1);
  EXPECT_EQ(parse_gc_percent("-7"), -1);
  EXPECT_EQ(parse_gc_percent(""), 100);
  EXPECT_EQ(parse_gc_percent("100x"), 100);
  EXPECT_EQ(parse_gc_percent("99999999999"), 100);
}

TEST(Settings, DebugSettingsLaterOnesCountUnknownOnesDoNot) {
  DebugSettings s = parse_debug("gcstress=1,nothing=3,gcstress=2,stackmove,gcverify=x,,=,stackcheck=1");
  EXPECT_EQ(s.gcstress, 2);
  EXPECT_EQ(s.stackmove, 0);
  EXPECT_EQ(s.gcverify, 0);
  EXPECT_EQ(s.stackcheck, 1);
  EXPECT_EQ(s.stackmoveevery, 1000);
}

TEST(Settings, NamesAreListedOnce) {
  std::vector<DebugSetting> all = debug_settings();
  EXPECT_GE(all.size(), 7u);
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_FALSE(all[i].meaning.empty());
    for (size_t k = 0; k < i; ++k) EXPECT_NE(all[i].name, all[k].name);
  }
}

}  // namespace
}  // namespace vole::embed
