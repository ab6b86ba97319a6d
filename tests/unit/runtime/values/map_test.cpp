// Maps against std::unordered_map, and Go's rules for iteration, NaN and clearing.
#include "runtime/values/map.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/gc/collector.h"

namespace vole::runtime {
namespace {

using bytecode::Kind;

TypeDesc scalar(Kind kind, uint64_t size, uint8_t flags) {
  TypeDesc t{};
  t.kind = kind;
  t.size = size;
  t.align = static_cast<uint8_t>(size > 8 ? 8 : size);
  t.flags = flags;
  return t;
}

class MapTest : public testing::Test {
 protected:
  MapTest() : heap_(os_), gc_(heap_, clock_) {
    EXPECT_TRUE(heap_.init({}));
    EXPECT_NE(gc_.attach(cache_), nullptr);
    string_ = scalar(Kind::String, 16, bytecode::kTypeComparable);
    string_.ptr_bytes = 8;
    string_.ptr_mask = kOne;
    int_map_.kind = string_map_.kind = float_map_.kind = Kind::Map;
    int_map_.key = int_map_.elem = string_map_.elem = float_map_.elem = &int_;
    string_map_.key = &string_;
    float_map_.key = &float_;
  }
  ~MapTest() override { gc_.detach(cache_); }

  static constexpr uint8_t kOne[] = {1};
  OsMemory os_;
  Clock clock_;
  Heap heap_;
  Collector gc_;
  MCache cache_;
  Random random_{7};
  TypeDesc int_ = scalar(Kind::Int, 8, bytecode::kTypeRegularMemory | bytecode::kTypeComparable);
  TypeDesc float_ = scalar(Kind::Float64, 8, bytecode::kTypeComparable);
  TypeDesc string_;
  TypeDesc int_map_{}, string_map_{}, float_map_{};
  MapContext c_{cache_, os_, random_, nullptr};

  void set(Map* m, uint64_t key, uint64_t value) {
    char* elem;
    ASSERT_EQ(map_assign_64(c_, m, key, &elem), MapStatus::kOk);
    mem::store_word(elem, value);
  }
};

TEST_F(MapTest, AgreesWithReference) {
  MapLayout layout(&int_map_);
  Map* m = make_map(c_, &layout, 0);
  std::unordered_map<uint64_t, uint64_t> reference;
  for (int i = 0; i < 200000; ++i) {
    uint64_t key = random_.below(5000);
    if (random_.below(3) == 0) {
      ASSERT_EQ(map_delete(c_, &layout, m, &key), MapStatus::kOk);
      reference.erase(key);
    } else {
      set(m, key, static_cast<uint64_t>(i));
      reference[key] = static_cast<uint64_t>(i);
    }
    ASSERT_EQ(m->count, reference.size());
  }
  for (uint64_t key = 0; key < 5000; ++key) {
    char* elem = map_find_64(m, key);
    auto it = reference.find(key);
    ASSERT_EQ(elem != nullptr, it != reference.end());
    if (elem != nullptr) EXPECT_EQ(mem::load_word(elem), it->second);
  }
}

TEST_F(MapTest, HintAvoidsGrowth) {
  MapLayout layout(&int_map_);
  Map* m = make_map(c_, &layout, 1000);
  char* entries = m->entries;
  for (uint64_t i = 0; i < 1000; ++i) set(m, i, i);
  EXPECT_EQ(m->entries, entries);
}

TEST_F(MapTest, IterationSurvivesChanges) {
  MapLayout layout(&int_map_);
  for (int round = 0; round < 50; ++round) {
    Map* m = make_map(c_, &layout, 0);
    for (uint64_t i = 0; i < 100; ++i) set(m, i, i);
    MapIterator* it = map_iterate(c_, m);
    std::set<uint64_t> seen;
    uint64_t next_new = 1000;
    for (;;) {
      const char* key;
      char* elem;
      ASSERT_EQ(map_next(c_, it, &key, &elem), MapStatus::kOk);
      if (key == nullptr) break;
      uint64_t k = mem::load_word(key);
      EXPECT_TRUE(seen.insert(k).second) << k;
      EXPECT_NE(map_find_64(m, k), nullptr);
      // Delete the neighbour, insert many: the map compacts and grows under the iterator.
      uint64_t gone = k ^ 1;
      map_delete(c_, &layout, m, &gone);
      if (seen.size() < 20) {
        for (int i = 0; i < 10; ++i) set(m, next_new++, 0);
      }
    }
    for (uint64_t i = 0; i < 100; ++i) {
      if (map_find_64(m, i) != nullptr) EXPECT_TRUE(seen.count(i)) << i;
    }
  }
}

TEST_F(MapTest, ClearEndsIteration) {
  MapLayout layout(&int_map_);
  Map* m = make_map(c_, &layout, 0);
  for (uint64_t i = 0; i < 50; ++i) set(m, i, i);
  MapIterator* it = map_iterate(c_, m);
  const char* key;
  char* elem;
  map_next(c_, it, &key, &elem);
  EXPECT_NE(key, nullptr);
  map_clear(c_, m);
  EXPECT_EQ(m->count, 0u);
  map_next(c_, it, &key, &elem);
  EXPECT_EQ(key, nullptr);
  set(m, 3, 4);
  EXPECT_EQ(mem::load_word(map_find_64(m, 3)), 4u);
}

TEST_F(MapTest, NanAndZeroKeys) {
  MapLayout layout(&float_map_);
  Map* m = make_map(c_, &layout, 0);
  auto put = [&](double key) {
    char* elem;
    ASSERT_EQ(map_assign(c_, m, &key, &elem), MapStatus::kOk);
  };
  double nan = std::numeric_limits<double>::quiet_NaN();
  put(nan);
  put(nan);
  put(0.0);
  put(-0.0);
  EXPECT_EQ(m->count, 3u);
  char* elem;
  EXPECT_EQ(map_find(c_, &layout, m, &nan, &elem), MapStatus::kOk);
  EXPECT_EQ(elem, nullptr);
  map_delete(c_, &layout, m, &nan);
  EXPECT_EQ(m->count, 3u);
  map_clear(c_, m);
  EXPECT_EQ(m->count, 0u);
}

TEST_F(MapTest, Strings) {
  MapLayout layout(&string_map_);
  Map* m = make_map(c_, &layout, 0);
  std::vector<std::string> keys;
  for (int i = 0; i < 3000; ++i) keys.push_back("key " + std::to_string(i));
  for (size_t i = 0; i < keys.size(); ++i) {
    char* elem;
    ASSERT_EQ(map_assign_string(c_, m, keys[i].data(), keys[i].size(), &elem), MapStatus::kOk);
    mem::store_word(elem, i);
  }
  for (size_t i = 0; i < keys.size(); ++i) {
    char* elem = map_find_string(m, keys[i].data(), keys[i].size());
    ASSERT_NE(elem, nullptr);
    EXPECT_EQ(mem::load_word(elem), i);
    bytecode::GoString key{keys[i].data(), static_cast<int64_t>(keys[i].size())};
    char* same;
    map_find(c_, &layout, m, &key, &same);
    EXPECT_EQ(same, elem);
  }
  EXPECT_EQ(map_find_string(m, "none", 4), nullptr);
}

// Header and group in memory of the caller, as in a frame: no allocation up to 8 entries.
TEST_F(MapTest, InMemoryOfTheCaller) {
  MapLayout layout(&string_map_);
  bytecode::MapEntryLayout entry = bytecode::map_entry_layout(16, 8, 8, 8, true);
  EXPECT_EQ(entry.size, layout.entry_size);
  EXPECT_EQ(entry.elem_offset, layout.elem_offset);
  std::vector<uint64_t> header(bytecode::kMapHeaderBytes / 8, ~uint64_t{0});
  std::vector<uint64_t> group(bytecode::map_group_bytes(entry) / 8, ~uint64_t{0});
  MemStats before, after;
  gc_.read_stats(&before);
  ASSERT_TRUE(make_map_at(c_, &layout, 8, header.data(), group.data()));
  auto* m = reinterpret_cast<Map*>(header.data());
  static const char kText[] = "abcdefghijklmnopqrst";
  char* elem;
  for (uint64_t i = 0; i < 8; i++) {
    ASSERT_EQ(map_assign_string(c_, m, kText + i, 2, &elem), MapStatus::kOk);
    mem::store_word(elem, i);
    EXPECT_GE(elem, reinterpret_cast<char*>(group.data()));
    EXPECT_LT(elem, reinterpret_cast<char*>(group.data() + group.size()));
  }
  gc_.read_stats(&after);
  EXPECT_EQ(after.mallocs, before.mallocs);
  for (uint64_t i = 8; i < 19; i++) {
    ASSERT_EQ(map_assign_string(c_, m, kText + i, 2, &elem), MapStatus::kOk);
    mem::store_word(elem, i);
  }
  for (uint64_t i = 0; i < 19; i++) {
    elem = map_find_string(m, kText + i, 2);
    ASSERT_NE(elem, nullptr);
    EXPECT_EQ(mem::load_word(elem), i);
  }
  MapIterator it{};
  map_iterate_at(c_, &it, m);
  const char* key;
  uint64_t seen = 0;
  while (map_next(c_, &it, &key, &elem) == MapStatus::kOk && key != nullptr) seen++;
  EXPECT_EQ(seen, 19u);
  // A large hint takes no group.
  ASSERT_TRUE(make_map_at(c_, &layout, 100, header.data(), group.data()));
  EXPECT_GT(m->cap, 99u);
}

// Go takes two objects for a small map and two each time it grows.
TEST_F(MapTest, ObjectsTaken) {
  MapLayout layout(&int_map_);
  MemStats before, after;
  auto taken = [&](auto make) {
    gc_.read_stats(&before);
    make();
    gc_.read_stats(&after);
    return after.mallocs - before.mallocs;
  };
  Map* m = nullptr;
  EXPECT_EQ(taken([&] { m = make_map(c_, &layout, 0); }), 1u);
  EXPECT_EQ(taken([&] {
              for (uint64_t i = 0; i < 8; i++) set(m, i, i);
            }),
            1u);
  EXPECT_EQ(taken([&] { set(m, 8, 8); }), 2u);
}

}  // namespace
}  // namespace vole::runtime
