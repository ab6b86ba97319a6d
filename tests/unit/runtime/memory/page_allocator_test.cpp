// Tests of size classes and of the page allocator, the latter against a plain array of booleans.
// First fit by address is checked page by page.
#include "runtime/memory/page_allocator.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"
#include "runtime/memory/metadata.h"
#include "runtime/memory/size_classes.h"

namespace vole::runtime {
namespace {

TEST(SizeClasses, KnownValues) {
  EXPECT_EQ(kSizeClasses.size[1], 8u);
  EXPECT_EQ(kSizeClasses.size[67], 32768u);
  EXPECT_EQ(kSizeClasses.size[64], 24576u);
  EXPECT_EQ(kSizeClasses.size[65], 27264u);
  EXPECT_EQ(kSizeClasses.pages[65], 10);
  EXPECT_EQ(round_up_size(33, true), 48u);
  EXPECT_EQ(round_up_size(1024, false), 1144u);
  EXPECT_EQ(round_up_size(40000, true), 40960u);
}

TEST(SizeClasses, SmallestClassThatFits) {
  for (size_t size = 1; size <= kMaxSmallSize; size++) {
    uint8_t c = size_class_of(size);
    ASSERT_GE(kSizeClasses.size[c], size);
    if (c > 1) ASSERT_LT(kSizeClasses.size[c - 1], size);
  }
}

TEST(SizeClasses, DivisionByMultiplication) {
  for (int c = 1; c < kSizeClassCount; c++) {
    size_t bytes = kSizeClasses.pages[c] * kPageSize;
    for (uint64_t offset = 0; offset < bytes; offset++) {
      ASSERT_EQ((offset * kSizeClasses.div_mul[c]) >> 32, offset / kSizeClasses.size[c]);
    }
  }
}

class Model {
 public:
  explicit Model(size_t pages) : free_(pages, false) {}
  size_t first_fit(size_t count) const {
    size_t run = 0;
    for (size_t i = 0; i < free_.size(); i++) {
      run = free_[i] ? run + 1 : 0;
      if (run == count) return i + 1 - count;
    }
    return PageAllocator::kNone;
  }
  void set(size_t page, size_t count, bool value) {
    for (size_t i = 0; i < count; i++) free_[page + i] = value;
  }

 private:
  std::vector<bool> free_;
};

TEST(PageAllocator, AgreesWithAModel) {
  constexpr size_t kPages = 512 * 70;  // several levels, last groups partial
  std::vector<uint64_t> tables(PageAllocator::table_bytes(kPages) / 8 + 1);
  PageAllocator pages;
  pages.init(tables.data(), kPages);
  Model model(kPages);
  pages.free(0, kPages, false);
  model.set(0, kPages, true);
  Random random(7);
  std::vector<std::pair<size_t, size_t>> held;
  for (int i = 0; i < 6000; i++) {
    if (random.below(100) < 55) {
      size_t count = random.below(8) == 0 ? 1 + random.below(1500) : 1 + random.below(9);
      size_t unbacked = 0;
      size_t page = pages.allocate(count, &unbacked);
      ASSERT_EQ(page, model.first_fit(count));
      if (page == PageAllocator::kNone) continue;
      ASSERT_LE(unbacked, count);
      model.set(page, count, false);
      held.push_back({page, count});
    } else if (!held.empty()) {
      size_t at = random.below(static_cast<uint32_t>(held.size()));
      auto [page, count] = held[at];
      held[at] = held.back();
      held.pop_back();
      pages.free(page, count, random.below(3) != 0);
      model.set(page, count, true);
      if (random.below(10) == 0) {
        size_t first;
        size_t taken = pages.take_backed_free(1 + random.below(64), &first);
        if (taken != 0) pages.free(first, taken, false);
      }
    }
    if (i % 500 == 0) ASSERT_TRUE(pages.is_valid(kPages));
  }
  for (auto [page, count] : held) pages.free(page, count, true);
  EXPECT_TRUE(pages.is_valid(kPages));
  EXPECT_EQ(pages.free_pages(), kPages);
  size_t unbacked;
  EXPECT_EQ(pages.allocate(kPages, &unbacked), 0u);
}

TEST(Metadata, BlocksAreZeroAndReused) {
  OsMemory os;
  {
    Metadata metadata(os);
    auto* a = static_cast<uint64_t*>(metadata.allocate(40));
    EXPECT_EQ(a[4], 0u);
    a[4] = 1;
    metadata.free(a, 40);
    auto* b = static_cast<uint64_t*>(metadata.allocate(48));
    EXPECT_EQ(a, b);
    EXPECT_EQ(b[4], 0u);
    os.set_limit(os.charged());
    void* p = a;
    while (p != nullptr) p = metadata.allocate(1024);
  }
  EXPECT_EQ(os.charged(), 0u);
}

}  // namespace
}  // namespace vole::runtime
