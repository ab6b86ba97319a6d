// Tests of the page heap: page caches, lookups while spans come and go on other threads, giving
// memory back, the exact limit, and the debug modes efence and sbrk.
#include "runtime/memory/heap.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/random.h"
#include "runtime/memory/scavenger.h"

namespace vole::runtime {
namespace {

struct Bare {
  explicit Bare(uint64_t limit = OsMemory::kNoLimit, HeapConfig config = {}) : os(limit), heap(os) {
    VOLE_CHECK(heap.init(config));
  }
  bool valid() {
    const char* why = nullptr;
    bool ok = heap.is_valid(&why);
    if (!ok) ADD_FAILURE() << why;
    return ok;
  }
  OsMemory os;
  Heap heap;
};

struct Cached {
  explicit Cached(Heap& h) : heap(h) { heap.register_cache(&cache, nullptr); }
  ~Cached() { heap.unregister_cache(&cache); }
  Heap& heap;
  MCache cache;
};

TEST(PageCache, TakesTheLowestRunThatFits) {
  PageCache pages;
  pages.base = 128;
  pages.free = 0b1110'0110'1101;
  pages.backed = 0b1000'0110'0000;
  uint64_t backed = 7;
  EXPECT_EQ(pages.allocate(4, &backed), PageCache::kNone);
  EXPECT_EQ(pages.allocate(3, &backed), 128u + 9);
  EXPECT_EQ(backed, 0b100u);
  pages.put_back(128 + 9, 3, backed);
  EXPECT_EQ(pages.allocate(2, &backed), 128u + 2);
  EXPECT_EQ(backed, 0u);
  EXPECT_EQ(pages.allocate(2, &backed), 128u + 5);
  EXPECT_EQ(backed, 0b11u);
  EXPECT_EQ(pages.allocate(1, &backed), 128u);
  EXPECT_TRUE(pages.contains(128 + 9));
  EXPECT_FALSE(pages.contains(128 + 5));
}

TEST(PageCache, WholeWindow) {
  PageCache pages;
  pages.free = ~uint64_t{0};
  uint64_t backed;
  for (size_t i = 0; i + 15 <= 64; i += 15) EXPECT_EQ(pages.allocate(15, &backed), i);
  EXPECT_EQ(pages.allocate(15, &backed), PageCache::kNone);
  EXPECT_EQ(pages.allocate(4, &backed), 60u);
  EXPECT_TRUE(pages.empty());
}

TEST(Heap, SmallSpansRarelyNeedTheHeapsLock) {
  Bare b;
  Cached c(b.heap);
  Span* first = b.heap.allocate_span(make_span_class(2, true), &c.cache);
  uint64_t opened = b.heap.opened();
  // The window is now this P's: its other 63 pages are taken in address order.
  for (size_t i = 1; i < PageCache::kWindow; i++) {
    Span* span = b.heap.allocate_span(make_span_class(2, true), &c.cache);
    EXPECT_EQ(span->base, first->base + i * kPageSize);
  }
  EXPECT_TRUE(c.cache.pages.empty());
  EXPECT_EQ(b.heap.opened(), opened);
  EXPECT_EQ(b.heap.use().in_use, PageCache::kWindow * kPageSize);
  EXPECT_TRUE(b.valid());
}

TEST(Heap, PagesOfACacheComeBack) {
  Bare b;
  {
    Cached c(b.heap);
    Span* span = b.heap.allocate_span(make_span_class(2, true), &c.cache);
    EXPECT_FALSE(c.cache.pages.empty());
    EXPECT_TRUE(b.valid());
    b.heap.free_span(span, &c.cache);
    EXPECT_EQ(c.cache.spare_count, 1u);
  }
  EXPECT_TRUE(b.valid());
  // Everything is one free run again.
  Span* whole = b.heap.allocate_large_span(PageAllocator::kChunkPages, true);
  ASSERT_NE(whole, nullptr);
  EXPECT_EQ(whole->base, b.heap.region());
}

void fill(const Heap& heap, Span* span, uintptr_t value) {
  for (uintptr_t p = span->base; p < span->base + span->bytes(); p += kPageSize) {
    ASSERT_EQ(heap.span_of(p), span);
    mem::store(p, value);
  }
}

void check(Span* span, uintptr_t value) {
  for (uintptr_t p = span->base; p < span->base + span->bytes(); p += kPageSize) {
    ASSERT_EQ(mem::load<uintptr_t>(p), value);
  }
}

void free_any(Heap& heap, MCache& cache, Span* span) {
  if (span->state.load_relaxed() == SpanState::kManual) {
    heap.free_manual(span, ManualUse::kStack, &cache);
  } else {
    heap.free_span(span, &cache);
  }
}

// Makes and frees spans and checks that they are its own. Spans of objects are kept in `kept` if
// that is not null: while marking none is freed.
void churn(Heap& heap, uint32_t seed, int rounds, std::vector<Span*>* kept) {
  Cached c(heap);
  Random random(seed);
  std::vector<Span*> held;
  for (int i = 0; i < rounds; i++) {
    uint32_t kind = random.below(kept == nullptr ? 3 : 20);
    if (held.size() < 40 && random.below(3) != 0) {
      Span* span;
      if (kind == 0) {
        auto size_class = static_cast<uint8_t>(1 + random.below(67));
        span = heap.allocate_span(make_span_class(size_class, true), &c.cache);
      } else if (kind == 1) {
        span = heap.allocate_large_span(1 + random.below(30), true, &c.cache);
      } else {
        span = heap.allocate_manual(1 + random.below(8), ManualUse::kStack, &c.cache);
      }
      ASSERT_NE(span, nullptr);
      fill(heap, span, reinterpret_cast<uintptr_t>(span) + seed);
      (kind <= 1 && kept != nullptr ? *kept : held).push_back(span);
    } else if (!held.empty()) {
      size_t at = random.below(static_cast<uint32_t>(held.size()));
      std::swap(held[at], held.back());
      check(held.back(), reinterpret_cast<uintptr_t>(held.back()) + seed);
      free_any(heap, c.cache, held.back());
      held.pop_back();
    }
    if (random.below(50) == 0) heap.scavenge(1 << 18, ScavengeKind::kBackground);
    if (random.below(200) == 0) heap.flush_pages(c.cache);
  }
  for (Span* span : held) free_any(heap, c.cache, span);
  if (kept == nullptr) return;
  for (Span* span : *kept) check(span, reinterpret_cast<uintptr_t>(span) + seed);
}

TEST(Heap, RecordsGoBackAfterAPeak) {
  Bare b;
  Span* first = b.heap.allocate_large_span(5, true);
  uint64_t before = b.heap.metadata_bytes();
  std::vector<Span*> spans;
  for (int i = 0; i < 2000; i++) spans.push_back(b.heap.allocate_large_span(5, true));
  EXPECT_GT(b.heap.metadata_bytes(), before + 2000 * sizeof(Span));
  for (Span* span : spans) b.heap.free_span(span);
  // What is left: the mark bits, page tables, and some pages of records that are kept.
  uint64_t tables = 2000 * 32 + 2000 * 5 * 9 + (64 << 10);
  EXPECT_LT(b.heap.metadata_bytes(), before + tables);
  // A record of a discarded page is a dead one, and can be used again.
  EXPECT_EQ(spans[1000]->state.load_relaxed(), SpanState::kDead);
  uint64_t charged = b.os.charged();
  for (Span*& span : spans) span = b.heap.allocate_large_span(5, true);
  EXPECT_GT(b.os.charged(), charged + 1900 * sizeof(Span));  // some pages were kept
  EXPECT_TRUE(b.valid());
  for (Span* span : spans) b.heap.free_span(span);
  b.heap.free_span(first);
  EXPECT_TRUE(b.valid());
}

TEST(Heap, ThreadsMakeAndFreeSpans) {
  Bare b;
  std::vector<std::thread> threads;
  for (uint32_t t = 1; t <= 3; t++) {
    threads.emplace_back([&b, t] { churn(b.heap, t, 3000, nullptr); });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_TRUE(b.valid());
  HeapUse use = b.heap.use();
  EXPECT_EQ(use.in_use + use.stacks + use.work, 0u);
  EXPECT_EQ(use.spans, 0u);
  EXPECT_GT(use.released_by[static_cast<int>(ScavengeKind::kBackground)], 0u);
}

// A marker with pointers to stacks that are gone, while memory changes hands below it.
TEST(Heap, LookupsWhileSpansComeAndGo) {
  constexpr uint32_t kThreads = 3;
  Bare b;
  Atomic<bool> stop{false};
  std::thread reader([&] {
    Random random(99);
    uint64_t found = 0;
    do {
      uintptr_t address = b.heap.region() + random.below(16 << 20);
      Span* span = b.heap.object_span_of(address);
      if (span == nullptr) continue;
      found++;
      ASSERT_LE(span->base, address);
      ASSERT_LT(address, span->limit);
      ASSERT_LT(span->index_of(address), span->nelems);
      EXPECT_FALSE(span->is_marked(span->index_of(address)));
    } while (!stop.load_relaxed() || found == 0);
  });
  std::vector<Span*> kept[kThreads];
  std::vector<std::thread> threads;
  for (uint32_t t = 0; t < kThreads; t++) {
    threads.emplace_back([&b, &kept, t] { churn(b.heap, t + 1, 3000, &kept[t]); });
  }
  for (std::thread& t : threads) t.join();
  stop.store_relaxed(true);
  reader.join();
  EXPECT_TRUE(b.valid());
}

// The charge never passes the limit, whatever threads do, and free memory is given back before an
// allocation fails.
TEST(Heap, ThreadsAtTheLimit) {
  constexpr uint64_t kLimit = 6 << 20;
  Bare b(kLimit);
  std::vector<std::thread> threads;
  Atomic<uint32_t> failures{0};
  for (int t = 0; t < 3; t++) {
    threads.emplace_back([&, t] {
      Cached c(b.heap);
      Random random(static_cast<uint64_t>(t) + 5);
      std::vector<Span*> held;
      for (int i = 0; i < 2000; i++) {
        Span* span = b.heap.allocate_large_span(1 + random.below(40), true, &c.cache);
        if (span != nullptr) {
          held.push_back(span);
        } else {
          failures.fetch_add_relaxed(1);
        }
        ASSERT_LE(b.os.charged(), kLimit);
        while (held.size() > 60 || (span == nullptr && !held.empty())) {
          b.heap.free_span(held.back(), &c.cache);
          held.pop_back();
        }
      }
      for (Span* span : held) b.heap.free_span(span, &c.cache);
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_LE(b.os.peak(), kLimit);
  EXPECT_GT(failures.load_relaxed(), 0u);
  EXPECT_TRUE(b.valid());
  HeapUse use = b.heap.use();
  EXPECT_GT(use.released_by[static_cast<int>(ScavengeKind::kLimit)], 0u);
  // What is left in one piece can be had.
  Span* large = b.heap.allocate_large_span((kLimit * 3 / 4) >> kPageShift, true);
  EXPECT_NE(large, nullptr);
}

// What fits into the limit can be had, also while its pages are on their way to the system.
TEST(Heap, ScavengingMakesNothingFail) {
  Bare b;
  b.heap.free_span(b.heap.allocate_large_span(8, true));
  b.os.set_limit(b.os.charged());
  Atomic<bool> stop{false};
  std::thread scavenger([&] {
    while (!stop.load_relaxed()) b.heap.scavenge(1 << 20, ScavengeKind::kBackground);
  });
  int failures = 0;
  for (int i = 0; i < 5000; i++) {
    Span* span = b.heap.allocate_large_span(8, true);
    if (span == nullptr) {
      failures++;
      continue;
    }
    b.heap.free_span(span);
  }
  stop.store_relaxed(true);
  scavenger.join();
  EXPECT_EQ(failures, 0);
}

TEST(Heap, ScavengesFromHighAddresses) {
  Bare b;
  Span* low = b.heap.allocate_large_span(64, true);
  Span* middle = b.heap.allocate_large_span(1, true);
  Span* high = b.heap.allocate_large_span(64, true);
  mem::store<uint64_t>(low->base, 1);
  mem::store<uint64_t>(high->base, 1);
  uintptr_t low_base = low->base, high_base = high->base;
  b.heap.free_span(low);
  b.heap.free_span(high);
  uint64_t charged = b.os.charged();
  EXPECT_EQ(b.heap.scavenge(64 * kPageSize, ScavengeKind::kForced), 64 * kPageSize);
  EXPECT_EQ(b.os.charged(), charged - 64 * kPageSize);
  EXPECT_EQ(mem::load<uint64_t>(low_base), 1u);
  EXPECT_EQ(mem::load<uint64_t>(high_base), 0u);
  EXPECT_EQ(b.heap.scavenge(SIZE_MAX, ScavengeKind::kForced), 64 * kPageSize);
  EXPECT_EQ(b.heap.scavenge(SIZE_MAX, ScavengeKind::kForced), 0u);
  EXPECT_EQ(b.heap.use().released, 128 * kPageSize);
  b.heap.free_span(middle);
  EXPECT_TRUE(b.valid());
}

// The verifier names what is broken.
TEST(Heap, SpansAreChecked) {
  Bare b;
  Span* span = b.heap.allocate_span(make_span_class(5, false));
  for (int i = 0; i < 70; i++) EXPECT_LT(span->next_free_index(), span->nelems);
  span->alloc_count = 70;
  EXPECT_EQ(span->check(), nullptr);
  auto broken = [&](auto change, auto undo) {
    change();
    const char* why = nullptr;
    EXPECT_FALSE(b.heap.is_valid(&why));
    EXPECT_NE(why, nullptr);
    undo();
    EXPECT_TRUE(b.valid());
  };
  broken([&] { span->alloc_cache ^= 4; }, [&] { span->alloc_cache ^= 4; });
  broken([&] { span->scan_index.store_relaxed(71); }, [&] { span->scan_index.store_relaxed(70); });
  broken([&] { span->nelems++; }, [&] { span->nelems--; });
  broken([&] { span->limit += 8; }, [&] { span->limit -= 8; });
  uint64_t* last = span->heap_bitmap() + span->bytes() / 512 - 1;
  broken([&] { mem::store_word(last, uint64_t{1} << 63); }, [&] { mem::store_word(last, 0); });
  Span* manual = b.heap.allocate_manual(2, ManualUse::kWork);
  broken([&] { manual->nelems = 1; }, [&] { manual->nelems = 0; });
}

TEST(Scavenger, FallsToTheGoalAndNoFurther) {
  Bare b;
  Clock clock(Clock::Kind::kVirtual);
  Scavenger scavenger(b.heap);
  std::vector<Span*> spans;
  for (int i = 0; i < 64; i++) spans.push_back(b.heap.allocate_large_span(128, true));
  EXPECT_EQ(scavenger.step(clock, false), Scavenger::kNever);  // no goal yet
  uint64_t peak = b.heap.use().in_use;
  for (size_t i = 1; i < spans.size(); i++) b.heap.free_span(spans[i]);
  // The last cycle marked 8 MiB with a goal of 16 MiB; the next goal is 4 MiB.
  scavenger.set_cycle(4 << 20, 16 << 20, 8 << 20);
  uint64_t keep = (uint64_t{8} << 20) * 11 / 40;
  EXPECT_EQ(scavenger.excess(), peak - keep);
  int64_t steps = 0;
  for (int64_t next = 0; next != Scavenger::kNever;) {
    next = scavenger.step(clock, true);
    if (next == Scavenger::kNever) break;
    ASSERT_GT(next, clock.monotonic_ns());  // no piece without a pause
    EXPECT_GE(scavenger.step(clock, true), next);  // or nothing is left
    clock.advance(next - clock.monotonic_ns());
    steps++;
  }
  HeapUse use = b.heap.use();
  EXPECT_LE(use.in_use + use.free_backed, keep + Heap::kScavengeQuantum);
  EXPECT_GE(use.in_use + use.free_backed, keep);
  EXPECT_GT(steps, 100);
  EXPECT_EQ(use.released_by[static_cast<int>(ScavengeKind::kBackground)],
            peak - use.in_use - use.free_backed);
  // Who comes a second later may make up for it, but not for all.
  for (Span*& span : spans) span = b.heap.allocate_large_span(128, true);
  for (Span* span : spans) b.heap.free_span(span);
  clock.advance(1000000000);
  uint64_t before = scavenger.excess();
  EXPECT_NE(scavenger.step(clock, false), Scavenger::kNever);
  EXPECT_EQ(scavenger.excess(), before - 101 * Heap::kScavengeQuantum);
  b.heap.scavenge(scavenger.excess(), ScavengeKind::kForced);
  use = b.heap.use();
  // A limit takes precedence.
  scavenger.set_memory_limit(1 << 20);
  EXPECT_EQ(scavenger.excess(), use.free_backed);
}

TEST(Heap, EfenceNeverUsesAPageAgain) {
  HeapConfig config;
  config.efence = true;
  Bare b(OsMemory::kNoLimit, config);
  uintptr_t last = 0;
  uint64_t charged = 0;
  for (int i = 0; i < 1000; i++) {
    Span* span = b.heap.allocate_large_span(1, true);
    ASSERT_NE(span, nullptr);
    ASSERT_GT(span->base, last);
    last = span->base;
    mem::store<uint64_t>(last, 1);
    b.heap.free_span(span);
    if (i == 0) charged = b.os.charged();
  }
  EXPECT_DEATH(mem::load<uint64_t>(last), "");
  EXPECT_LT(b.os.charged(), charged + (1 << 16));
  EXPECT_TRUE(b.valid());
}

TEST(Heap, SbrkOnlyGrows) {
  HeapConfig config;
  config.sbrk = true;
  Bare b(OsMemory::kNoLimit, config);
  auto* first = static_cast<char*>(b.heap.sbrk_allocate(24, nullptr));
  auto* second = static_cast<char*>(b.heap.sbrk_allocate(5, nullptr));
  EXPECT_EQ(second, first + 24);
  EXPECT_EQ(b.heap.sbrk_allocate(8, nullptr), second + 8);
  auto* large = static_cast<uint64_t*>(b.heap.sbrk_allocate(3 << 20, nullptr));
  ASSERT_NE(large, nullptr);
  EXPECT_EQ(large[100], 0u);
  EXPECT_EQ(b.heap.sbrk_allocate(8, nullptr), second + 16);
}

TEST(Heap, RecordsStaySpans) {
  Bare b;
  Span* span = b.heap.allocate_manual(1, ManualUse::kWork);
  uintptr_t base = span->base;
  b.heap.free_manual(span, ManualUse::kWork);
  EXPECT_EQ(span->state.load_relaxed(), SpanState::kDead);
  EXPECT_EQ(b.heap.span_of(base), nullptr);
  // Other records of the same size do not get its memory.
  for (int i = 0; i < 100; i++) EXPECT_NE(b.heap.allocate_record(sizeof(Span)), span);
  EXPECT_EQ(b.heap.allocate_manual(1, ManualUse::kWork), span);
  EXPECT_EQ(b.heap.object_span_of(base), nullptr);
}

TEST(Metadata, Threads) {
  OsMemory os;
  {
    Metadata metadata(os);
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; t++) {
      threads.emplace_back([&, t] {
        Random random(static_cast<uint64_t>(t) + 1);
        std::vector<std::pair<uint64_t*, size_t>> held;
        for (int i = 0; i < 5000; i++) {
          if (held.size() < 50 && random.below(2) == 0) {
            size_t size = 8 + random.below(1000);
            auto* p = static_cast<uint64_t*>(metadata.allocate(size));
            ASSERT_EQ(*p, 0u);
            *p = reinterpret_cast<uintptr_t>(p);
            held.push_back({p, size});
          } else if (!held.empty()) {
            auto [p, size] = held.back();
            held.pop_back();
            ASSERT_EQ(*p, reinterpret_cast<uintptr_t>(p));
            metadata.free(p, size);
          }
        }
      });
    }
    for (std::thread& t : threads) t.join();
  }
  EXPECT_EQ(os.charged(), 0u);
}

}  // namespace
}  // namespace vole::runtime
