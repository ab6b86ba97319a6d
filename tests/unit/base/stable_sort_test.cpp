// Tests of stable_sort: order, equals in the order they came in, values that can only be moved.
#include "base/stable_sort.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace vole {
namespace {

TEST(StableSort, EqualsKeepTheirOrder) {
  std::vector<std::pair<int, int>> list;
  for (int i = 0; i < 1000; ++i) list.push_back({i * 7919 % 10, i});
  stable_sort(list, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (size_t i = 1; i < list.size(); ++i) EXPECT_LT(list[i - 1], list[i]);
}

TEST(StableSort, MovesWhatCannotBeCopied) {
  std::vector<std::unique_ptr<int>> list;
  for (int value : {3, 1, 2}) list.push_back(std::make_unique<int>(value));
  stable_sort(list, [](const auto& a, const auto& b) { return *a < *b; });
  ASSERT_EQ(list.size(), 3u);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(*list[i], i + 1);
}

TEST(StableSort, OfNothing) {
  std::vector<std::string> list;
  stable_sort(list, [](const std::string& a, const std::string& b) { return a < b; });
  EXPECT_TRUE(list.empty());
}

}  // namespace
}  // namespace vole
