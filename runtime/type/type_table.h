// A table from pairs of types to what a VM has derived from them (itabs, map layouts). Read by any
// thread without a lock, filled under one; entries stay for good.
//
// An entry is published by its first key; an array that is too small is replaced by a larger one
// and kept until the end, for those who are still looking at it (all of them together are no larger
// than the newest).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "base/atomic.h"
#include "base/check.h"
#include "base/lock.h"
#include "base/os_memory.h"
#include "base/random.h"
#include "bytecode/type.h"

namespace vole::runtime {

template <class Value>
class TypeTable {
 public:
  using Key = const bytecode::TypeDesc*;

  explicit TypeTable(OsMemory& os) : os_(os) {}
  ~TypeTable() {
    for (Array* a = array_.load_relaxed(); a != nullptr;) {
      Array* smaller = a->smaller;
      os_.uncharge(bytes_of(a->capacity));
      std::free(a);
      a = smaller;
    }
  }
  TypeTable(const TypeTable&) = delete;
  TypeTable& operator=(const TypeTable&) = delete;

  // False: nothing is known of the pair. `b` may be null.
  bool find(Key a, Key b, Value** value) const {
    const Array* array = array_.load_acquire();  // pairs with grow
    if (array == nullptr) return false;
    const Entry* entry = slot(array, a, b);
    if (entry->a.load_relaxed() == nullptr) return false;
    *value = entry->value.load_relaxed();  // ordered by slot's acquire
    return true;
  }

  // Adds what find did not find under the same lock. The value may be null. False: no memory.
  bool add(Locker&, Key a, Key b, Value* value) {
    Array* array = array_.load_relaxed();
    if (array == nullptr || count_ * 4 >= array->capacity * 3) {
      if (!grow()) return false;
      array = array_.load_relaxed();
    }
    put(array, a, b, value);
    ++count_;
    return true;
  }

  // Calls f(value) for each; nobody adds meanwhile.
  template <class F>
  void for_each(F f) const {
    const Array* array = array_.load_relaxed();
    for (size_t i = 0; array != nullptr && i < array->capacity; ++i) {
      const Entry& e = array->entries()[i];
      if (e.a.load_relaxed() != nullptr) f(e.value.load_relaxed());
    }
  }

 private:
  struct Entry {
    Atomic<Key> a;  // stored last, with release; null: free
    Atomic<Key> b;
    Atomic<Value*> value;
  };
  struct Array {
    Array* smaller;   // the one before
    size_t capacity;  // a power of two; never full
    Entry* entries() { return reinterpret_cast<Entry*>(this + 1); }
    const Entry* entries() const { return reinterpret_cast<const Entry*>(this + 1); }
  };

  static size_t bytes_of(size_t capacity) { return sizeof(Array) + capacity * sizeof(Entry); }

  // The pair's entry, or the free one where it would be.
  static const Entry* slot(const Array* array, Key a, Key b) {
    uint64_t hash = mix64(reinterpret_cast<uintptr_t>(a) ^ 0xa0761d6478bd642fULL,
                          reinterpret_cast<uintptr_t>(b) ^ 0xe7037ed1a0b428dbULL);
    for (size_t i = hash;; i++) {
      const Entry& e = array->entries()[i & (array->capacity - 1)];
      Key found = e.a.load_acquire();  // pairs with put
      if (found == nullptr || (found == a && e.b.load_relaxed() == b)) return &e;
    }
  }
  static void put(Array* array, Key a, Key b, Value* value) {
    auto* e = const_cast<Entry*>(slot(array, a, b));
    VOLE_DCHECK(e->a.load_relaxed() == nullptr);
    e->b.store_relaxed(b);
    e->value.store_relaxed(value);
    e->a.store_release(a);  // pairs with slot
  }
  bool grow() {
    Array* old = array_.load_relaxed();
    size_t capacity = old == nullptr ? 32 : old->capacity * 2;
    if (!os_.charge(bytes_of(capacity))) return false;
    auto* fresh = static_cast<Array*>(std::calloc(1, bytes_of(capacity)));
    if (fresh == nullptr) {
      os_.uncharge(bytes_of(capacity));
      return false;
    }
    fresh->smaller = old;
    fresh->capacity = capacity;
    for (size_t i = 0; i < capacity; ++i) new (fresh->entries() + i) Entry();
    for (size_t i = 0; old != nullptr && i < old->capacity; ++i) {
      const Entry& e = old->entries()[i];
      if (Key a = e.a.load_relaxed()) put(fresh, a, e.b.load_relaxed(), e.value.load_relaxed());
    }
    array_.store_release(fresh);  // pairs with find
    return true;
  }

  OsMemory& os_;
  Atomic<Array*> array_;  // written under the lock that add is given
  size_t count_ = 0;      // likewise
};

}  // namespace vole::runtime
