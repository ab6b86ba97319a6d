// Short vectors: the elements survive the move to the heap, at any size.
#include "base/short_vector.h"

#include <gtest/gtest.h>

#include <numeric>

namespace vole {
namespace {

TEST(ShortVector, KeepsElementsWhenItGrows) {
  for (size_t count = 0; count < 20; count++) {
    ShortVector<size_t, 4> v;
    EXPECT_TRUE(v.empty());
    for (size_t i = 0; i < count; i++) v.push_back(i * 3);
    ASSERT_EQ(v.size(), count);
    for (size_t i = 0; i < count; i++) EXPECT_EQ(v[i], i * 3);
    EXPECT_EQ(std::accumulate(v.begin(), v.end(), size_t{0}), count * (count - 1) / 2 * 3);
  }
}

TEST(ShortVector, StartsFilled) {
  for (size_t count : {0, 3, 4, 5, 9}) {
    ShortVector<int, 4> v(count, 7);
    v.push_back(8);
    ASSERT_EQ(v.size(), count + 1);
    for (size_t i = 0; i < count; i++) EXPECT_EQ(v[i], 7);
    EXPECT_EQ(v[count], 8);
  }
}

TEST(ShortVector, TakesAnElementOfItself) {
  ShortVector<int, 2> v(2, 5);
  v.push_back(v[0]);
  for (int i = 0; i < 10; i++) v.push_back(v[1]);
  for (int x : v) EXPECT_EQ(x, 5);
}

}  // namespace
}  // namespace vole
