// Go maps: a dense array of entries in insertion order, and an index of hashes over it.
//
//   entries: [key elem] [key elem] …   `used` of `cap` slots; deleted ones are cleared
//   hashes:  one 32-bit hash an entry, 0 for a deleted one
//   index:   open addressing with linear probing over 32-bit slots; a slot holds an entry's number
//            + 1 in its low bits and bits of its hash in the others; absent up to 8 entries. The
//            two words before the first slot are its mask and number of low bits
//
// Up to 8 entries lie with their hashes in one object, a group; header and group of a map that
// does not escape lie in a frame. Of a larger map hashes and index are one object.
//
// A lookup touches one line of the index and one entry. Growing copies entries in order, so their
// numbers stay, and rebuilds the index from `hashes` without hashing a key again. If many entries
// were deleted, growing compacts instead: numbers change, and `epoch` tells iterators.
//
// Iteration starts at a random entry and wraps around. While the epoch is the iterator's own it
// walks the live array; after a compaction it walks the array it saw last and looks each key up,
// so that deleted entries are not visited, changed ones are up to date, and none comes twice.
// Entries with NaN keys cannot be found and so cannot have changed. Clearing ends iteration.
//
// Why not Swiss tables: with the dense array iteration needs no table walk, no key is hashed
// twice, and the garbage collector scans only used memory; lookups cost the same two cache lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/os_memory.h"
#include "base/random.h"
#include "bytecode/frame_object.h"
#include "bytecode/type.h"
#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"
#include "runtime/memory/cache.h"
#include "runtime/type/type_table.h"
#include "runtime/type/work_list.h"

namespace vole::runtime {

// What is derived from a map type once.
struct MapLayout {
  const TypeDesc* type = nullptr;  // of the map
  uint32_t entry_size = 0;         // bytes
  uint32_t elem_offset = 0;
  bool update_key = false;  // equal keys may differ (-0, a string's memory): the new is stored
  TypeDesc entry{};         // as the collector sees it
  TypeDesc group{};         // the first entries with their hashes, likewise
  std::unique_ptr<uint8_t[]> mask;
  std::unique_ptr<uint8_t[]> group_mask;
  const void* zero = nullptr;  // a zero value of the element type; null: there was no memory

  explicit MapLayout(const TypeDesc* map_type);
  ~MapLayout();
  MapLayout(const MapLayout&) = delete;
  MapLayout& operator=(const MapLayout&) = delete;
  size_t side_bytes() const;  // what it takes beside itself
};

// The layouts of a VM's map types, made on first use; they live as long as this. Thread-safe.
class MapLayouts {
 public:
  explicit MapLayouts(OsMemory& os) : os_(os), known_(os) {}
  ~MapLayouts();
  // Null: no memory.
  const MapLayout* of(const TypeDesc* map_type);

 private:
  OsMemory& os_;
  Lock lock_{LockRank::kTypes};  // for making one
  TypeTable<const MapLayout> known_;
};

// In the Go heap. The length comes first, for the interpreter.
struct Map {
  uint64_t count;
  char* entries;
  uint32_t* hashes;
  uint32_t* index;
  uint32_t used;
  uint32_t cap;      // never falls
  uint32_t writing;  // not 0 while an operation changes the map
  uint32_t unused;
  uint32_t epoch;    // compactions
  uint32_t clears;
  uint64_t seed;
  const MapLayout* layout;
};

static_assert(sizeof(Map) == bytecode::kMapHeaderBytes);

struct MapIterator {
  Map* map;
  char* entries;
  uint32_t* hashes;
  uint32_t at;  // next entry, counted from `start`
  uint32_t start;
  uint32_t end;  // entries to visit
  uint32_t epoch;
  uint32_t clears;
  uint32_t unused;
};

static_assert(sizeof(MapIterator) == bytecode::kMapIterBytes);

enum class MapStatus : uint8_t {
  kOk,
  kUnhashable,  // a key holds a value of type context.culprit
  kNoMemory,    // nothing has changed
  kRace,        // another goroutine writes to the map
  kStopped,     // by context.stop; run it again
};

// Growing or clearing a large map, as far as it is: kept by who is stopped in its middle and runs
// the same operation on the same map again before anything else, collections included.
struct MapWork {
  const Map* map = nullptr;  // null: none
  char* entries = nullptr;   // fresh arrays
  uint32_t* hashes = nullptr;
  uint32_t used = 0;         // entries in them
  uint32_t part = 0;         // which part of the work
  uint64_t done = 0;         // of that
};

struct MapContext {
  MCache& cache;
  OsMemory& os;
  Random& random;
  const TypeDesc* culprit = nullptr;
  StopTest stop{};
  MapWork* work = nullptr;  // null: what is stopped begins anew
  bool stopped = false;
};

// Null: no memory.
Map* make_map(MapContext& c, const MapLayout* layout, int64_t hint);
// The same with the header, and if `group` is not null and the hint is small the first entries, in
// memory of the caller (see bytecode/frame_object.h), which it clears. False: no memory.
bool make_map_at(MapContext& c, const MapLayout* layout, int64_t hint, void* header, void* group);

// Whether an operation of another goroutine is changing the map right now.
inline bool map_is_written(const Map* m) { return mem::load<uint32_t>(&m->writing) != 0; }

// Address of the element, null if there is none (or the map is nil). The address is good until the
// map grows. Callers have asked map_is_written.
char* map_find_64(const Map* m, uint64_t key);
char* map_find_string(const Map* m, const char* data, size_t size);
// The same for any key, by address.
MapStatus map_find(MapContext& c, const MapLayout* layout, const Map* m, const void* key,
                   char** elem);
// Finds or inserts; the map is not nil.
MapStatus map_assign_64(MapContext& c, Map* m, uint64_t key, char** elem);
MapStatus map_assign_string(MapContext& c, Map* m, const char* data, size_t size, char** elem);
MapStatus map_assign(MapContext& c, Map* m, const void* key, char** elem);
MapStatus map_delete(MapContext& c, const MapLayout* layout, Map* m, const void* key);
MapStatus map_clear(MapContext& c, Map* m);  // may be stopped half-way

// Null: no memory. The map may be nil; its caller has asked map_is_written.
MapIterator* map_iterate(MapContext& c, Map* m);
// The same in memory of the caller, which is zero.
void map_iterate_at(MapContext& c, MapIterator* it, Map* m);
// The next entry; *key null at the end.
MapStatus map_next(MapContext& c, MapIterator* it, const char** key, char** elem);

}  // namespace vole::runtime
