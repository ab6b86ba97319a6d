// Maps: lookup, insertion, growth, iteration. The essay is in map.h.
#include "runtime/values/map.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "runtime/type/equal.h"
#include "runtime/type/hash.h"

namespace vole::runtime {

using bytecode::Kind;

namespace {

constexpr uint32_t kSmall = bytecode::kMapGroupEntries;  // entries without an index
constexpr uint32_t kDeleted = 0xFFFFFFFF;
constexpr size_t kZeroBytes = 1024;
alignas(16) constexpr char kZeros[kZeroBytes] = {};

constexpr uint8_t kMapMask[] = {bytecode::kMapHeaderMask};
constexpr uint8_t kIteratorMask[] = {bytecode::kMapIterMask};

constexpr TypeDesc internal_type(uint64_t size, uint64_t ptr_bytes, const uint8_t* mask) {
  TypeDesc t{};
  t.size = size;
  t.ptr_bytes = ptr_bytes;
  t.kind = Kind::Struct;
  t.align = 8;
  t.ptr_mask = mask;
  return t;
}
constexpr TypeDesc kMapType = internal_type(sizeof(Map), 32, kMapMask);
constexpr TypeDesc kIteratorType = internal_type(sizeof(MapIterator), 24, kIteratorMask);

// ---- fields; plain accesses would be undefined behaviour in programs that race

template <class T>
T get(const T& field) {
  return mem::load<T>(&field);
}
// Before what was published before it: pairs with publish.
template <class T>
T get_first(const T& field) {
  return mem::load_acquire<T>(&field);
}
template <class T>
void put(T& field, T value) {
  mem::store<T>(&field, value);
}
template <class T>
void publish(MapContext& c, T*& field, T* value) {
  if (VOLE_UNLIKELY(c.cache.barrier)) {
    barrier_store(c.cache, &field, reinterpret_cast<uintptr_t>(value));
  }
  mem::store_release<T*>(&field, value);  // pairs with get_first
}
void add(uint32_t& field, uint32_t n) { put(field, get(field) + n); }

// Marks the map as written to for the length of an operation.
class Writing {
 public:
  explicit Writing(Map* m) : m_(m), owned_(get(m->writing) == 0) {
    if (owned_) put(m_->writing, 1u);
  }
  // False: another goroutine was here first.
  bool owned() const { return owned_; }
  // False: another one has come and gone meanwhile.
  bool finish() {
    bool alone = get(m_->writing) != 0;
    put(m_->writing, 0u);
    return alone;
  }

 private:
  Map* m_;
  bool owned_;
};

uint32_t short_hash(uint64_t hash) {
  auto h = static_cast<uint32_t>(hash >> 32);
  return h == 0 ? 1 : h;
}

// ---- keys: how to hash and compare them

struct Key64 {
  uint64_t key;
  uint64_t hash(uint64_t seed) const { return hash_word(key, seed); }
  bool equals(const char* entry) const { return mem::load_word(entry) == key; }
  void write(MapContext& c, char* entry, const MapLayout* layout) const {
    if (layout->type->key->ptr_bytes != 0) {
      store_pointer(c.cache, entry, key);
    } else {
      mem::store_word(entry, key);
    }
  }
};

struct KeyString {
  const char* data;
  size_t size;
  uint64_t hash(uint64_t seed) const { return hash_bytes(data, size, seed); }
  bool equals(const char* entry) const {
    if (mem::load_word(entry + 8) != size) return false;
    const char* other = mem::load<const char*>(entry);
    return other == data || mem::compare_bytes(other, data, size) == 0;
  }
  void write(MapContext& c, char* entry, const MapLayout*) const {
    store_pointer(c.cache, entry, data);
    mem::store_word(entry + 8, size);
  }
};

struct KeyAny {
  MapContext& c;
  const void* key;
  const TypeDesc* type;
  uint64_t hashed;
  uint64_t hash(uint64_t) const { return hashed; }
  bool equals(const char* entry) const {
    if (c.stopped) return false;
    const TypeDesc* culprit = nullptr;
    EqualResult result = equal_values(c.os, type, key, entry, &culprit, c.stop);
    if (result == EqualResult::kStopped) c.stopped = true;
    return result == EqualResult::kEqual;
  }
  void write(MapContext&, char* entry, const MapLayout*) const {
    copy_typed(c.cache, entry, key, type->size, type);
  }
};

char* entry_at(const Map* m, uint32_t i) {
  return get(m->entries) + size_t{i} * get(m->layout)->entry_size;
}

// The words before the slots of an index.
constexpr uint32_t kIndexHeader = 2;
uint32_t mask_of(const uint32_t* index) { return get(index[-2]); }
uint32_t bits_of(const uint32_t* index) { return get(index[-1]); }

struct Found {
  char* entry = nullptr;     // null: there is none
  uint32_t* slot = nullptr;  // its place in the index, null without one
  uint32_t number = 0;
};

template <class Key>
VOLE_ALWAYS_INLINE Found find(const Map* m, const MapLayout* layout, const Key& key, uint32_t h) {
  size_t size = layout->entry_size;
  uint32_t* index = get_first(m->index);
  if (index == nullptr) {
    uint32_t used = get(m->used);
    if (used > kSmall) used = kSmall;
    const uint32_t* hashes = get_first(m->hashes);
    char* entry = get(m->entries);
    for (uint32_t i = 0; i < used; ++i, entry += size) {
      if (get(hashes[i]) == h && key.equals(entry)) return {entry, nullptr, i};
    }
    return {};
  }
  char* entries = get(m->entries);
  uint32_t mask = mask_of(index), bits = bits_of(index);
  uint32_t at = h & mask;
  for (uint32_t left = mask; left != 0; --left, at = (at + 1) & mask) {
    uint32_t v = get(index[at]);
    if (v == 0) break;
    if (((v ^ h) >> bits) != 0 || v == kDeleted) continue;
    uint32_t i = (v & mask) - 1;
    char* entry = entries + i * size;
    if (key.equals(entry)) return {entry, index + at, i};
  }
  return {};
}

// False: there is no room, which only a race can bring about.
bool add_to_index(uint32_t* index, uint32_t h, uint32_t entry) {
  uint32_t mask = mask_of(index), bits = bits_of(index);
  if (entry >= mask) return false;
  uint32_t at = h & mask;
  for (uint32_t left = mask; left != 0; --left, at = (at + 1) & mask) {
    uint32_t v = get(index[at]);
    if (v != 0 && v != kDeleted) continue;
    put(index[at], ((h >> bits) << bits) | (entry + 1));
    return true;
  }
  return false;
}

struct Shape {
  uint32_t cap;
  uint32_t slots;  // 0: no index
  uint32_t bits;
};

// The smallest shape for that many entries.
bool shape_for(uint64_t entries, Shape* shape) {
  *shape = {kSmall, 0, 0};
  if (entries <= kSmall) return true;
  uint32_t bits = 5;
  while ((uint64_t{3} << bits) / 4 < entries) {
    if (++bits > 31) return false;
  }
  *shape = {static_cast<uint32_t>((uint64_t{3} << bits) / 4), 1u << bits, bits};
  return true;
}

struct Arrays {
  char* entries = nullptr;
  uint32_t* hashes = nullptr;
  uint32_t* index = nullptr;
};

char* hashes_of_group(const MapLayout* layout, char* group) {
  return group + layout->group.size - bytecode::kMapGroupHashBytes;
}

// One operation's way through its work; see MapWork.
class Work {
 public:
  Work(MapContext& c, const Map* m) : c_(c), w_(c.work != nullptr ? *c.work : own_) {
    if (w_.map != m) w_ = {m};
  }
  MapWork* operator->() { return &w_; }
  void finish() { w_ = {}; }
  // Calls f(from, n) for `total` units of `size` bytes, some at a time. False: stopped.
  template <class F>
  bool each(uint32_t part, uint64_t total, size_t size, F f) {
    if (w_.part > part) return true;
    uint64_t most = std::max<uint64_t>(kLongWorkPiece / size, 1);
    while (w_.done < total) {
      uint64_t n = std::min(total - w_.done, most);
      f(w_.done, n);
      w_.done += n;
      if (w_.done < total && c_.stop.ask != nullptr && c_.stop.ask(c_.stop.context)) return false;
    }
    w_.part = part + 1;
    w_.done = 0;
    return true;
  }

 private:
  MapContext& c_;
  MapWork own_;
  MapWork& w_;
};

// Cleared arrays of that shape. False: no memory.
bool make_arrays(MapContext& c, Work& work, const MapLayout* layout, const Shape& s, Arrays* a) {
  if (s.slots == 0) {
    a->entries = static_cast<char*>(allocate(c.cache, &layout->group));
    if (a->entries == nullptr) return false;
    a->hashes = reinterpret_cast<uint32_t*>(hashes_of_group(layout, a->entries));
    return true;
  }
  if (work->entries == nullptr) {
    work->entries = static_cast<char*>(allocate_array(c.cache, &layout->entry, s.cap));
    if (work->entries == nullptr) return false;
  }
  if (work->hashes == nullptr) {
    work->hashes = static_cast<uint32_t*>(
        allocate_noscan(c.cache, (size_t{s.cap} + kIndexHeader + size_t{s.slots}) * 4));
    if (work->hashes == nullptr) return false;
  }
  a->entries = work->entries;
  a->hashes = work->hashes;
  a->index = a->hashes + s.cap + kIndexHeader;
  put(a->index[-2], s.slots - 1);
  put(a->index[-1], s.bits);
  return true;
}

// Into fresh arrays.
void copy_entries(MapContext& c, const MapLayout* layout, char* to, const char* from, uint64_t n) {
  size_t size = n * layout->entry_size;
  shade_values(c.cache, from, size, &layout->entry);
  mem::copy_value(to, from, size, layout->entry.ptr_bytes != 0);
}

// Copies the live entries to the start of `to`, at most `cap`. False: stopped.
bool compact_entries(MapContext& c, Work& work, const Map* m, const Arrays& to, uint32_t cap) {
  const MapLayout* layout = m->layout;
  const uint32_t* hashes = get(m->hashes);
  uint32_t end = get(m->used);
  if (end > get(m->cap)) end = get(m->cap);
  return work.each(0, end, layout->entry_size, [&](uint64_t from, uint64_t n) {
    for (uint64_t i = from; i < from + n && work->used < cap; ++i) {
      uint32_t h = get(hashes[i]);
      if (h == 0) continue;
      size_t at = work->used++;
      copy_entries(c, layout, to.entries + at * layout->entry_size,
                   entry_at(m, static_cast<uint32_t>(i)), 1);
      put(to.hashes[at], h);
    }
  });
}

// The same without looking for dead ones.
bool copy_all(MapContext& c, Work& work, const Map* m, const Arrays& to) {
  const MapLayout* layout = m->layout;
  uint32_t used = get(m->used);
  if (used > get(m->cap)) used = get(m->cap);
  work->used = used;
  const char* entries = get(m->entries);
  const uint32_t* hashes = get(m->hashes);
  return work.each(0, used, layout->entry_size + sizeof(uint32_t), [&](uint64_t at, uint64_t n) {
    size_t offset = at * layout->entry_size;
    copy_entries(c, layout, to.entries + offset, entries + offset, n);
    mem::copy_bytes(to.hashes + at, hashes + at, n * sizeof(uint32_t));
  });
}

// Gives the map arrays of that shape and moves the live entries; drops deleted ones if `compact`.
MapStatus reshape(MapContext& c, Map* m, const Shape& s, bool compact) {
  Arrays to;
  Work work(c, m);
  if (!make_arrays(c, work, m->layout, s, &to)) return MapStatus::kNoMemory;
  if (!(compact ? compact_entries(c, work, m, to, s.cap) : copy_all(c, work, m, to))) {
    return MapStatus::kStopped;
  }
  uint32_t used = work->used;
  // Slots of an index are written in no order: each is likely to be another line.
  constexpr size_t kLine = 64;
  if (to.index != nullptr && !work.each(1, used, kLine, [&](uint64_t from, uint64_t n) {
        for (uint64_t i = from; i < from + n; ++i) {
          if (uint32_t h = get(to.hashes[i])) add_to_index(to.index, h, static_cast<uint32_t>(i));
        }
      })) {
    return MapStatus::kStopped;
  }
  work.finish();
  if (compact) add(m->epoch, 1);
  publish(c, m->entries, to.entries);
  publish(c, m->hashes, to.hashes);
  publish(c, m->index, to.index);
  put(m->used, used);
  mem::store_release(&m->cap, s.cap);
  return MapStatus::kOk;
}

MapStatus grow(MapContext& c, Map* m) {
  Shape s;
  uint32_t used = get(m->used), cap = get(m->cap);
  uint64_t count = get(m->count);
  if (count > used) count = used;
  bool compact = cap > kSmall ? count < used - used / 4 : count < used;
  // Compaction may need more room, but never less than there is.
  uint64_t wanted = compact ? count + count / 4 + 1 : uint64_t{cap} + 1;
  if (!shape_for(wanted < cap ? cap : wanted, &s)) return MapStatus::kNoMemory;
  return reshape(c, m, s, compact);
}

template <class Key>
MapStatus assign(MapContext& c, Map* m, const Key& key, char** elem) {
  Writing writing(m);
  if (VOLE_UNLIKELY(!writing.owned())) return MapStatus::kRace;
  uint32_t h = short_hash(key.hash(get(m->seed)));
  const MapLayout* layout = get(m->layout);
  if (char* entry = find(m, layout, key, h).entry) {
    if (layout->update_key) key.write(c, entry, layout);
    *elem = entry + layout->elem_offset;
    return writing.finish() ? MapStatus::kOk : MapStatus::kRace;
  }
  if (VOLE_UNLIKELY(c.stopped)) {
    writing.finish();
    return MapStatus::kStopped;
  }
  uint32_t i = get(m->used);
  if (i >= get_first(m->cap)) {
    MapStatus status = grow(c, m);
    if (VOLE_UNLIKELY(status != MapStatus::kOk)) {
      writing.finish();
      return status;
    }
    i = get(m->used);
    if (i >= get_first(m->cap)) return MapStatus::kRace;
  }
  put(m->used, i + 1);
  char* entry = entry_at(m, i);
  key.write(c, entry, layout);
  put(get(m->hashes)[i], h);
  uint32_t* index = get(m->index);
  if (index != nullptr && !add_to_index(index, h, i)) return MapStatus::kRace;
  put(m->count, get(m->count) + 1);
  *elem = entry + layout->elem_offset;
  return writing.finish() ? MapStatus::kOk : MapStatus::kRace;
}

MapStatus hash_key(MapContext& c, const TypeDesc* type, const void* key, uint64_t seed,
                   uint64_t* hash) {
  // The same hashes as those of the fast forms.
  if (type->kind == Kind::String) {
    auto* words = static_cast<const uint64_t*>(key);
    *hash = hash_bytes(mem::load<const char*>(words), mem::load_word(words + 1), seed);
    return MapStatus::kOk;
  }
  if (type->size == 8 && (type->flags & bytecode::kTypeRegularMemory)) {
    *hash = hash_word(mem::load_word(key), seed);
    return MapStatus::kOk;
  }
  switch (hash_value(c.os, c.random, type, key, seed, hash, &c.culprit, c.stop)) {
    case HashResult::kDone:
      return MapStatus::kOk;
    case HashResult::kUnhashable:
      return MapStatus::kUnhashable;
    case HashResult::kStopped:
      return MapStatus::kStopped;
    case HashResult::kNoMemory:
      break;
  }
  return MapStatus::kNoMemory;
}

}  // namespace

MapLayout::MapLayout(const TypeDesc* map_type) : type(map_type) {
  const TypeDesc* key = map_type->key;
  const TypeDesc* elem = map_type->elem;
  bytecode::MapEntryLayout place =
      bytecode::map_entry_layout(key->size, key->align, elem->size, elem->align,
                                 key->ptr_bytes != 0 || elem->ptr_bytes != 0);
  uint64_t offset = place.elem_offset;
  elem_offset = static_cast<uint32_t>(offset);
  entry_size = static_cast<uint32_t>(place.size);
  update_key = !(key->flags & bytecode::kTypeRegularMemory);
  entry = internal_type(place.size, 0, nullptr);
  entry.align = static_cast<uint8_t>(place.align);
  if (elem->ptr_bytes != 0) {
    entry.ptr_bytes = offset + elem->ptr_bytes;
    if (elem->flags & bytecode::kTypeRepeatMask) entry.ptr_bytes = offset + elem->size;
  } else if (key->ptr_bytes != 0) {
    entry.ptr_bytes = key->flags & bytecode::kTypeRepeatMask ? key->size : key->ptr_bytes;
  }
  if (entry.ptr_bytes != 0) {
    mask = std::make_unique<uint8_t[]>(entry.ptr_bytes / 64 + 1);
    auto mark = [this](uintptr_t at) {
      mask[at / 64] = static_cast<uint8_t>(mask[at / 64] | 1u << (at / 8 % 8));
    };
    for_each_pointer(0, key->size, key, mark);
    for_each_pointer(offset, elem->size, elem, mark);
    entry.ptr_mask = mask.get();
  }
  group = internal_type(bytecode::map_group_bytes(place), 0, nullptr);
  group.align = 8;
  if (entry.ptr_bytes != 0) {
    group.ptr_bytes = place.size * (kSmall - 1) + entry.ptr_bytes;
    group_mask = std::make_unique<uint8_t[]>(group.ptr_bytes / 64 + 1);
    for_each_pointer(0, place.size * kSmall, &entry, [this](uintptr_t at) {
      group_mask[at / 64] = static_cast<uint8_t>(group_mask[at / 64] | 1u << (at / 8 % 8));
    });
    group.ptr_mask = group_mask.get();
  }
  zero = elem->size > kZeroBytes ? std::calloc(1, elem->size) : kZeros;
}

MapLayout::~MapLayout() {
  if (zero != kZeros) std::free(const_cast<void*>(zero));
}

size_t MapLayout::side_bytes() const {
  return entry.ptr_bytes / 64 + group.ptr_bytes / 64 + (zero == kZeros ? 0 : type->elem->size);
}

MapLayouts::~MapLayouts() {
  known_.for_each([this](const MapLayout* layout) {
    os_.uncharge(sizeof(MapLayout) + layout->side_bytes());
    delete layout;
  });
}

const MapLayout* MapLayouts::of(const TypeDesc* map_type) {
  const MapLayout* layout = nullptr;
  if (known_.find(map_type, nullptr, &layout)) return layout;
  Locker locker(lock_);
  if (known_.find(map_type, nullptr, &layout)) return layout;
  // More than an entry can be: reflection makes types of any size.
  constexpr uint64_t kMaxElem = uint64_t{1} << 30;
  if (map_type->key->size > kMaxElem || map_type->elem->size > kMaxElem) return nullptr;
  // The zero value, and the masks of an entry and of a group of eight.
  size_t entry = map_type->key->size + map_type->elem->size + 16;
  size_t charged = sizeof(MapLayout) + entry + (kSmall + 1) * entry / 64;
  if (!os_.charge(charged)) return nullptr;
  auto fresh = std::make_unique<MapLayout>(map_type);
  size_t bytes = fresh->zero == nullptr ? 0 : sizeof(MapLayout) + fresh->side_bytes();
  if (bytes == 0 || bytes > charged || !known_.add(locker, map_type, nullptr, fresh.get())) {
    os_.uncharge(charged);
    return nullptr;
  }
  os_.uncharge(charged - bytes);
  return fresh.release();
}

namespace {

// Sets a cleared header up; room for `hint` entries unless it needs none. False: no memory.
bool start_map(MapContext& c, Map* m, const MapLayout* layout, int64_t hint) {
  put(m->layout, layout);
  put(m->seed, c.random.next64());
  if (hint <= kSmall) return true;
  // A hint that could never be met is only a hint.
  constexpr uint64_t kMaxHintBytes = uint64_t{1} << 47;
  Shape s;
  auto n = static_cast<uint64_t>(hint);
  if (n >= kMaxHintBytes / layout->entry_size || !shape_for(n, &s)) return true;
  return reshape(c, m, s, false) == MapStatus::kOk;
}

}  // namespace

Map* make_map(MapContext& c, const MapLayout* layout, int64_t hint) {
  auto* m = static_cast<Map*>(allocate(c.cache, &kMapType));
  if (m == nullptr || !start_map(c, m, layout, hint)) return nullptr;
  return m;
}

bool make_map_at(MapContext& c, const MapLayout* layout, int64_t hint, void* header, void* group) {
  mem::zero_words(header, sizeof(Map));
  auto* m = static_cast<Map*>(header);
  if (!start_map(c, m, layout, hint)) return false;
  if (group == nullptr || m->entries != nullptr) return true;
  mem::zero_words(group, layout->group.size);
  put(m->entries, static_cast<char*>(group));
  put(m->hashes, reinterpret_cast<uint32_t*>(hashes_of_group(layout, m->entries)));
  put(m->cap, kSmall);
  return true;
}

namespace {

template <class Key>
char* find_element(const Map* m, const Key& key) {
  if (m == nullptr || get(m->count) == 0) return nullptr;
  const MapLayout* layout = get(m->layout);
  char* entry = find(m, layout, key, short_hash(key.hash(get(m->seed)))).entry;
  return entry == nullptr ? nullptr : entry + layout->elem_offset;
}

}  // namespace

char* map_find_64(const Map* m, uint64_t key) { return find_element(m, Key64{key}); }

char* map_find_string(const Map* m, const char* data, size_t size) {
  return find_element(m, KeyString{data, size});
}

MapStatus map_find(MapContext& c, const MapLayout* layout, const Map* m, const void* key,
                   char** elem) {
  *elem = nullptr;
  uint64_t hash;
  const TypeDesc* type = layout->type->key;
  MapStatus status = hash_key(c, type, key, m == nullptr ? 0 : get(m->seed), &hash);
  if (status == MapStatus::kOk) *elem = find_element(m, KeyAny{c, key, type, hash});
  return c.stopped ? MapStatus::kStopped : status;
}

MapStatus map_assign_64(MapContext& c, Map* m, uint64_t key, char** elem) {
  return assign(c, m, Key64{key}, elem);
}

MapStatus map_assign_string(MapContext& c, Map* m, const char* data, size_t size, char** elem) {
  return assign(c, m, KeyString{data, size}, elem);
}

MapStatus map_assign(MapContext& c, Map* m, const void* key, char** elem) {
  uint64_t hash;
  const TypeDesc* type = m->layout->type->key;
  MapStatus status = hash_key(c, type, key, get(m->seed), &hash);
  if (status != MapStatus::kOk) return status;
  return assign(c, m, KeyAny{c, key, type, hash}, elem);
}

namespace {

void clear_index(Map* m) {
  if (uint32_t* index = get(m->index)) {
    mem::zero_bytes(index, (size_t{mask_of(index)} + 1) * 4);
  }
}

}  // namespace

MapStatus map_delete(MapContext& c, const MapLayout* layout, Map* m, const void* key) {
  uint64_t hash;
  const TypeDesc* type = layout->type->key;
  MapStatus status = hash_key(c, type, key, m == nullptr ? 0 : get(m->seed), &hash);
  if (status != MapStatus::kOk || m == nullptr || get(m->count) == 0) return status;
  Writing writing(m);
  if (VOLE_UNLIKELY(!writing.owned())) return MapStatus::kRace;
  Found found = find(m, layout, KeyAny{c, key, type, hash}, short_hash(hash));
  if (found.entry != nullptr) {
    if (found.slot != nullptr) put(*found.slot, kDeleted);
    put(get_first(m->hashes)[found.number], 0u);
    zero_typed(c.cache, found.entry, layout->entry_size, &layout->entry);
    uint64_t count = get(m->count) - 1;
    put(m->count, count);
    if (count == 0 && get(m->used) == get(m->cap)) {
      // Empty: start over without growing.
      put(m->used, 0u);
      add(m->epoch, 1);
      add(m->clears, 1);
      clear_index(m);
    }
  }
  if (!writing.finish()) return MapStatus::kRace;
  return c.stopped ? MapStatus::kStopped : MapStatus::kOk;
}

MapStatus map_clear(MapContext& c, Map* m) {
  if (m == nullptr || get(m->used) == 0) return MapStatus::kOk;
  Writing writing(m);
  if (VOLE_UNLIKELY(!writing.owned())) return MapStatus::kRace;
  uint32_t used = get(m->used);
  if (used > get_first(m->cap)) return MapStatus::kRace;
  const MapLayout* layout = m->layout;
  char* entries = get(m->entries);
  uint32_t* hashes = get(m->hashes);
  Work work(c, m);
  bool done = work.each(0, used, layout->entry_size + sizeof(uint32_t), [&](uint64_t at,
                                                                           uint64_t n) {
    zero_typed(c.cache, entries + at * layout->entry_size, n * layout->entry_size, &layout->entry);
    mem::zero_bytes(hashes + at, n * sizeof(uint32_t));
  });
  uint32_t* index = get(m->index);
  uint64_t slots = index == nullptr ? 0 : uint64_t{mask_of(index)} + 1;
  done = done && work.each(1, slots, sizeof(uint32_t), [index](uint64_t at, uint64_t n) {
    mem::zero_bytes(index + at, n * sizeof(uint32_t));
  });
  if (!done) {
    writing.finish();
    return MapStatus::kStopped;
  }
  work.finish();
  put(m->used, 0u);
  put(m->count, uint64_t{0});
  add(m->epoch, 1);
  add(m->clears, 1);
  put(m->seed, c.random.next64());
  return writing.finish() ? MapStatus::kOk : MapStatus::kRace;
}

// ---- iteration

MapIterator* map_iterate(MapContext& c, Map* m) {
  auto* it = static_cast<MapIterator*>(allocate(c.cache, &kIteratorType));
  if (it != nullptr) map_iterate_at(c, it, m);
  return it;
}

void map_iterate_at(MapContext& c, MapIterator* it, Map* m) {
  if (m == nullptr || get(m->count) == 0) return;
  // First how many there are, then arrays that hold at least as many.
  uint32_t used = get_first(m->used), cap = get_first(m->cap);
  if (used > cap) used = cap;
  if (used == 0) return;
  store_pointer(c.cache, &it->map, m);
  store_pointer(c.cache, &it->hashes, get_first(m->hashes));
  store_pointer(c.cache, &it->entries, get(m->entries));
  put(it->end, used);
  put(it->start, c.random.below(used));
  put(it->epoch, get(m->epoch));
  put(it->clears, get(m->clears));
}

MapStatus map_next(MapContext& c, MapIterator* it, const char** key, char** elem) {
  *key = nullptr;
  *elem = nullptr;
  Map* m = get(it->map);
  if (m == nullptr || get(it->clears) != get(m->clears)) return MapStatus::kOk;
  if (VOLE_UNLIKELY(map_is_written(m))) return MapStatus::kRace;
  const MapLayout* layout = m->layout;
  bool live = get(it->epoch) == get(m->epoch);
  uint32_t* hashes = get(it->hashes);
  char* entries = get(it->entries);
  if (live) {
    hashes = get_first(m->hashes);
    entries = get(m->entries);
    if (entries != get(it->entries)) {
      store_pointer(c.cache, &it->hashes, hashes);
      store_pointer(c.cache, &it->entries, entries);
    }
  }
  uint32_t start = get(it->start), end = get(it->end);
  for (uint32_t at = get(it->at); at < end;) {
    uint32_t i = start + at++;
    if (i >= end) i -= end;
    put(it->at, at);
    if (get(hashes[i]) == 0) continue;
    char* entry = entries + size_t{i} * layout->entry_size;
    if (live) {
      *key = entry;
      *elem = entry + layout->elem_offset;
      return MapStatus::kOk;
    }
    char* found;
    MapStatus status = map_find(c, layout, m, entry, &found);
    if (status != MapStatus::kOk) {
      put(it->at, at - 1);  // the same again, if there is an again
      return status;
    }
    if (found != nullptr) {
      *key = found - layout->elem_offset;
      *elem = found;
      return MapStatus::kOk;
    }
    const TypeDesc* culprit;
    EqualResult self = equal_values(c.os, layout->type->key, entry, entry, &culprit, c.stop);
    if (self == EqualResult::kStopped) {
      put(it->at, at - 1);
      return MapStatus::kStopped;
    }
    if (self == EqualResult::kDifferent) {
      *key = entry;
      *elem = entry + layout->elem_offset;
      return MapStatus::kOk;
    }
  }
  return MapStatus::kOk;
}

}  // namespace vole::runtime
