// Maps: lookup, insertion, growth, iteration. The essay is in map.h.
#include "runtime/values/map.h"

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
    const TypeDesc* culprit = nullptr;
    return equal_values(c.os, type, key, entry, &culprit) == EqualResult::kEqual;
  }
  void write(MapContext&, char* entry, const MapLayout*) const {
    copy_typed(c.cache, entry, key, type->size, type);
  }
};

char* entry_at(const Map* m, uint32_t i) { return m->entries + size_t{i} * m->layout->entry_size; }

// The number of the entry, or -1; *slot is its place in the index.
template <class Key>
int64_t find(const Map* m, const Key& key, uint32_t h, uint32_t* slot) {
  if (m->index == nullptr) {
    for (uint32_t i = 0; i < m->used; ++i) {
      if (m->hashes[i] == h && key.equals(entry_at(m, i))) return i;
    }
    return -1;
  }
  uint32_t mask = m->index_mask, bits = m->index_bits;
  for (uint32_t at = h & mask;; at = (at + 1) & mask) {
    uint32_t v = m->index[at];
    if (v == 0) return -1;
    if (((v ^ h) >> bits) != 0 || v == kDeleted) continue;
    uint32_t i = (v & mask) - 1;
    if (key.equals(entry_at(m, i))) {
      *slot = at;
      return i;
    }
  }
}

void add_to_index(uint32_t* index, uint32_t mask, uint32_t bits, uint32_t h, uint32_t entry) {
  uint32_t at = h & mask;
  while (index[at] != 0 && index[at] != kDeleted) at = (at + 1) & mask;
  index[at] = ((h >> bits) << bits) | (entry + 1);
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

// Cleared arrays of that shape. False: no memory.
bool make_arrays(MapContext& c, const MapLayout* layout, const Shape& s, Arrays* a) {
  if (s.slots == 0) {
    a->entries = static_cast<char*>(allocate(c.cache, &layout->group));
    if (a->entries == nullptr) return false;
    a->hashes = reinterpret_cast<uint32_t*>(hashes_of_group(layout, a->entries));
    return true;
  }
  a->entries = static_cast<char*>(allocate_array(c.cache, &layout->entry, s.cap));
  a->hashes =
      static_cast<uint32_t*>(allocate_noscan(c.cache, (size_t{s.cap} + size_t{s.slots}) * 4));
  if (a->entries == nullptr || a->hashes == nullptr) return false;
  a->index = a->hashes + s.cap;
  return true;
}

// Gives the map arrays of that shape and moves the live entries; drops deleted ones if `compact`.
bool reshape(MapContext& c, Map* m, const Shape& s, bool compact) {
  const MapLayout* layout = m->layout;
  Arrays to;
  if (!make_arrays(c, layout, s, &to)) return false;
  uint32_t used = 0;
  if (compact) {
    for (uint32_t i = 0; i < m->used; ++i) {
      if (m->hashes[i] == 0) continue;
      mem::copy_value(to.entries + size_t{used} * layout->entry_size, entry_at(m, i),
                      layout->entry_size, layout->entry.ptr_bytes != 0);
      to.hashes[used++] = m->hashes[i];
    }
    ++m->epoch;
  } else if (m->used != 0) {
    used = m->used;
    mem::copy_value(to.entries, m->entries, size_t{used} * layout->entry_size,
                    layout->entry.ptr_bytes != 0);
    std::memcpy(to.hashes, m->hashes, size_t{used} * 4);
  }
  if (to.index != nullptr) {
    for (uint32_t i = 0; i < used; ++i) {
      if (to.hashes[i] != 0) add_to_index(to.index, s.slots - 1, s.bits, to.hashes[i], i);
    }
  }
  store_pointer(c.cache, &m->entries, to.entries);
  store_pointer(c.cache, &m->hashes, to.hashes);
  store_pointer(c.cache, &m->index, to.index);
  m->used = used;
  m->cap = s.cap;
  m->index_mask = s.slots == 0 ? 0 : s.slots - 1;
  m->index_bits = s.bits;
  return true;
}

bool grow(MapContext& c, Map* m) {
  Shape s;
  bool compact = m->cap > kSmall ? m->count < m->used - m->used / 4 : m->count < m->used;
  if (!shape_for(compact ? m->count + m->count / 4 + 1 : uint64_t{m->cap} + 1, &s)) return false;
  return reshape(c, m, s, compact);
}

template <class Key>
MapStatus assign(MapContext& c, Map* m, const Key& key, char** elem) {
  uint32_t h = short_hash(key.hash(m->seed));
  uint32_t slot = 0;
  int64_t found = find(m, key, h, &slot);
  const MapLayout* layout = m->layout;
  if (found >= 0) {
    char* entry = entry_at(m, static_cast<uint32_t>(found));
    if (layout->update_key) key.write(c, entry, layout);
    *elem = entry + layout->elem_offset;
    return MapStatus::kOk;
  }
  if (m->used == m->cap && !grow(c, m)) return MapStatus::kNoMemory;
  uint32_t i = m->used++;
  char* entry = entry_at(m, i);
  key.write(c, entry, layout);
  m->hashes[i] = h;
  if (m->index != nullptr) add_to_index(m->index, m->index_mask, m->index_bits, h, i);
  ++m->count;
  *elem = entry + layout->elem_offset;
  return MapStatus::kOk;
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
  switch (hash_value(c.os, c.random, type, key, seed, hash, &c.culprit)) {
    case HashResult::kDone:
      return MapStatus::kOk;
    case HashResult::kUnhashable:
      return MapStatus::kUnhashable;
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
  zero = kZeros;
  if (elem->size > kZeroBytes) {
    zero_block = std::make_unique<char[]>(elem->size);
    zero = zero_block.get();
  }
}

namespace {

// Sets a cleared header up; room for `hint` entries unless it needs none. False: no memory.
bool start_map(MapContext& c, Map* m, const MapLayout* layout, int64_t hint) {
  m->layout = layout;
  m->seed = c.random.next64();
  if (hint <= kSmall) return true;
  // A hint that could never be met is only a hint.
  constexpr uint64_t kMaxHintBytes = uint64_t{1} << 47;
  Shape s;
  auto n = static_cast<uint64_t>(hint);
  if (n >= kMaxHintBytes / layout->entry_size || !shape_for(n, &s)) return true;
  return reshape(c, m, s, false);
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
  m->entries = static_cast<char*>(group);
  m->hashes = reinterpret_cast<uint32_t*>(hashes_of_group(layout, m->entries));
  m->cap = kSmall;
  return true;
}

char* map_find_64(const Map* m, uint64_t key) {
  if (m == nullptr || m->count == 0) return nullptr;
  Key64 k{key};
  uint32_t slot;
  int64_t i = find(m, k, short_hash(k.hash(m->seed)), &slot);
  return i < 0 ? nullptr : entry_at(m, static_cast<uint32_t>(i)) + m->layout->elem_offset;
}

char* map_find_string(const Map* m, const char* data, size_t size) {
  if (m == nullptr || m->count == 0) return nullptr;
  KeyString k{data, size};
  uint32_t slot;
  int64_t i = find(m, k, short_hash(k.hash(m->seed)), &slot);
  return i < 0 ? nullptr : entry_at(m, static_cast<uint32_t>(i)) + m->layout->elem_offset;
}

MapStatus map_find(MapContext& c, const MapLayout* layout, const Map* m, const void* key,
                   char** elem) {
  *elem = nullptr;
  uint64_t hash;
  const TypeDesc* type = layout->type->key;
  MapStatus status = hash_key(c, type, key, m == nullptr ? 0 : m->seed, &hash);
  if (status != MapStatus::kOk || m == nullptr || m->count == 0) return status;
  KeyAny k{c, key, type, hash};
  uint32_t slot;
  int64_t i = find(m, k, short_hash(hash), &slot);
  if (i >= 0) *elem = entry_at(m, static_cast<uint32_t>(i)) + layout->elem_offset;
  return MapStatus::kOk;
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
  MapStatus status = hash_key(c, type, key, m->seed, &hash);
  if (status != MapStatus::kOk) return status;
  return assign(c, m, KeyAny{c, key, type, hash}, elem);
}

MapStatus map_delete(MapContext& c, const MapLayout* layout, Map* m, const void* key) {
  uint64_t hash;
  const TypeDesc* type = layout->type->key;
  MapStatus status = hash_key(c, type, key, m == nullptr ? 0 : m->seed, &hash);
  if (status != MapStatus::kOk || m == nullptr || m->count == 0) return status;
  KeyAny k{c, key, type, hash};
  uint32_t slot = 0;
  int64_t found = find(m, k, short_hash(hash), &slot);
  if (found < 0) return MapStatus::kOk;
  auto i = static_cast<uint32_t>(found);
  if (m->index != nullptr) m->index[slot] = kDeleted;
  m->hashes[i] = 0;
  zero_typed(c.cache, entry_at(m, i), layout->entry_size, &layout->entry);
  if (--m->count == 0 && m->used == m->cap) {
    // Empty: start over without growing.
    m->used = 0;
    ++m->epoch;
    ++m->clears;
    if (m->index != nullptr) mem::zero_bytes(m->index, (size_t{m->index_mask} + 1) * 4);
  }
  return MapStatus::kOk;
}

void map_clear(MapContext& c, Map* m) {
  if (m == nullptr || m->used == 0) return;
  zero_typed(c.cache, m->entries, size_t{m->used} * m->layout->entry_size, &m->layout->entry);
  std::memset(m->hashes, 0, size_t{m->used} * 4);
  if (m->index != nullptr) mem::zero_bytes(m->index, (size_t{m->index_mask} + 1) * 4);
  m->used = 0;
  m->count = 0;
  ++m->epoch;
  ++m->clears;
  m->seed = c.random.next64();
}

MapIterator* map_iterate(MapContext& c, Map* m) {
  auto* it = static_cast<MapIterator*>(allocate(c.cache, &kIteratorType));
  if (it != nullptr) map_iterate_at(c, it, m);
  return it;
}

void map_iterate_at(MapContext& c, MapIterator* it, Map* m) {
  if (m == nullptr || m->count == 0) return;
  store_pointer(c.cache, &it->map, m);
  store_pointer(c.cache, &it->entries, m->entries);
  store_pointer(c.cache, &it->hashes, m->hashes);
  it->end = m->used;
  it->start = c.random.below(m->used);
  it->epoch = m->epoch;
  it->clears = m->clears;
}

MapStatus map_next(MapContext& c, MapIterator* it, const char** key, char** elem) {
  *key = nullptr;
  *elem = nullptr;
  Map* m = it->map;
  if (m == nullptr || it->clears != m->clears) return MapStatus::kOk;
  const MapLayout* layout = m->layout;
  bool live = it->epoch == m->epoch;
  if (live) {
    store_pointer(c.cache, &it->entries, m->entries);
    store_pointer(c.cache, &it->hashes, m->hashes);
  }
  while (it->at < it->end) {
    uint32_t i = it->start + it->at++;
    if (i >= it->end) i -= it->end;
    if (it->hashes[i] == 0) continue;
    char* entry = it->entries + size_t{i} * layout->entry_size;
    if (live) {
      *key = entry;
      *elem = entry + layout->elem_offset;
      return MapStatus::kOk;
    }
    char* found;
    MapStatus status = map_find(c, layout, m, entry, &found);
    if (status != MapStatus::kOk) return status;
    if (found != nullptr) {
      *key = found - layout->elem_offset;
      *elem = found;
      return MapStatus::kOk;
    }
    const TypeDesc* culprit;
    if (equal_values(c.os, layout->type->key, entry, entry, &culprit) == EqualResult::kDifferent) {
      *key = entry;
      *elem = entry + layout->elem_offset;
      return MapStatus::kOk;
    }
  }
  return MapStatus::kOk;
}

}  // namespace vole::runtime
