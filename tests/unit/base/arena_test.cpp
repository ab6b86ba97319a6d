// Arenas: objects keep apart and keep their contents, in chunks of the heap and in huge ones.
#include "base/arena.h"

#include <gtest/gtest.h>

#include <vector>

namespace vole {
namespace {

// Enough for several huge chunks, with objects that fit none.
TEST(Arena, KeepsObjectsApartInAnyChunk) {
  Arena arena;
  struct Piece {
    unsigned char* data;
    size_t size;
  };
  std::vector<Piece> pieces;
  for (size_t i = 0; arena.reserved_bytes() < size_t{9} << 20; i++) {
    size_t size = i % 64 == 63 ? 600 * 1024 + i : i * 37 % 5000;
    auto* data = static_cast<unsigned char*>(arena.allocate(size, size_t{1} << i % 5));
    EXPECT_EQ(reinterpret_cast<uintptr_t>(data) % (size_t{1} << i % 5), 0u);
    std::memset(data, static_cast<int>(i % 251), size);
    pieces.push_back({data, size});
  }
  size_t wrong = 0;
  for (size_t i = 0; i < pieces.size(); i++) {
    for (size_t k = 0; k < pieces[i].size; k++) wrong += pieces[i].data[k] != i % 251;
  }
  EXPECT_EQ(wrong, 0u);
}

TEST(Arena, SaysWhenItsLimitIsPassed) {
  Arena arena(size_t{5} << 20);
  while (!arena.exhausted()) arena.allocate(1000);
  EXPECT_GT(arena.reserved_bytes(), size_t{5} << 20);
  EXPECT_LT(arena.reserved_bytes(), size_t{8} << 20);
  EXPECT_NE(arena.allocate(1000), nullptr);
}

}  // namespace
}  // namespace vole
