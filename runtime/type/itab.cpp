// Merging two sorted method lists, and the open-addressing cache of the answers.
// Types are canonical, so signatures are compared by pointer.
#include "runtime/type/itab.h"

#include <algorithm>
#include <cstdlib>

#include "base/random.h"

namespace vole::runtime {

using bytecode::Function;
using bytecode::InterfaceMethod;
using bytecode::Itab;
using bytecode::Method;
using bytecode::TypeDesc;

const InterfaceMethod* missing_method(const TypeDesc* inter, const TypeDesc* type,
                                      const Function** fun) {
  int64_t at = 0;
  for (int64_t i = 0; i < inter->imethods.len; i++) {
    const InterfaceMethod& want = inter->imethods[i];
    const Method* found = nullptr;
    for (; at < type->methods.len && found == nullptr; at++) {
      const Method& have = type->methods[at];
      int order = have.name.view().compare(want.name.view());
      if (order == 0) order = have.pkg_path.view().compare(want.pkg_path.view());
      if (order > 0) return &want;
      if (order == 0) found = &have;
    }
    if (found == nullptr || found->type != want.type) return &want;
    if (fun != nullptr) fun[i] = found->iface_fn;
  }
  return nullptr;
}

bool interface_implements(const TypeDesc* other, const TypeDesc* inter) {
  int64_t at = 0;
  for (const InterfaceMethod& want : inter->imethods) {
    bool found = false;
    for (; at < other->imethods.len && !found; at++) {
      const InterfaceMethod& have = other->imethods[at];
      found = have.name.view() == want.name.view() &&
              have.pkg_path.view() == want.pkg_path.view() && have.type == want.type;
    }
    if (!found) return false;
  }
  return true;
}

ItabTable::~ItabTable() {
  std::free(entries_);
  os_.uncharge(capacity_ * sizeof(Entry));
  while (chunks_ != nullptr) {
    Chunk* chunk = chunks_;
    chunks_ = chunk->next;
    os_.release(chunk, chunk->size, chunk->size);
  }
}

void* ItabTable::allocate(size_t size) {
  constexpr size_t kChunk = 4096;
  if (static_cast<size_t>(end_ - next_) < size) {
    size_t bytes = (std::max(size + sizeof(Chunk), kChunk) + 4095) & ~size_t{4095};
    auto* chunk = static_cast<Chunk*>(os_.map(bytes));
    if (chunk == nullptr) return nullptr;
    chunk->next = chunks_;
    chunk->size = bytes;
    chunks_ = chunk;
    next_ = reinterpret_cast<char*>(chunk + 1);
    end_ = reinterpret_cast<char*>(chunk) + bytes;
  }
  void* p = next_;
  next_ += size;
  return p;
}

ItabTable::Entry* ItabTable::slot(const TypeDesc* inter, const TypeDesc* type) {
  uint64_t hash = mix64(reinterpret_cast<uintptr_t>(inter) ^ 0xa0761d6478bd642fULL,
                        reinterpret_cast<uintptr_t>(type) ^ 0xe7037ed1a0b428dbULL);
  for (size_t i = hash;; i++) {
    Entry& entry = entries_[i & (capacity_ - 1)];
    if (entry.inter == nullptr || (entry.inter == inter && entry.type == type)) return &entry;
  }
}

bool ItabTable::grow() {
  size_t bigger = capacity_ == 0 ? 32 : capacity_ * 2;
  if (!os_.charge(bigger * sizeof(Entry))) return false;
  auto* fresh = static_cast<Entry*>(std::calloc(bigger, sizeof(Entry)));
  if (fresh == nullptr) {
    os_.uncharge(bigger * sizeof(Entry));
    return false;
  }
  Entry* old = entries_;
  size_t old_capacity = capacity_;
  entries_ = fresh;
  capacity_ = bigger;
  for (size_t i = 0; i < old_capacity; i++) {
    if (old[i].inter != nullptr) *slot(old[i].inter, old[i].type) = old[i];
  }
  std::free(old);
  os_.uncharge(old_capacity * sizeof(Entry));
  return true;
}

ItabTable::Result ItabTable::find(const TypeDesc* inter, const TypeDesc* type,
                                  const Itab** itab) {
  Locker locker(lock_);
  if (capacity_ == 0 && !grow()) return Result::kNoMemory;
  Entry* entry = slot(inter, type);
  if (entry->inter == nullptr) {
    if (count_ * 4 >= capacity_ * 3) {
      if (!grow()) return Result::kNoMemory;
      entry = slot(inter, type);
    }
    const Itab* found = find_fixed_ != nullptr ? find_fixed_(fixed_context_, inter, type) : nullptr;
    if (found == nullptr && missing_method(inter, type, nullptr) == nullptr) {
      auto count = static_cast<uint32_t>(inter->imethods.len);
      auto* fresh = static_cast<Itab*>(allocate(sizeof(Itab) + (count - 1) * sizeof(Function*)));
      if (fresh == nullptr) return Result::kNoMemory;
      fresh->inter = inter;
      fresh->type = type;
      fresh->hash = type->hash;
      fresh->count = count;
      missing_method(inter, type, fresh->fun);
      found = fresh;
    }
    *entry = {inter, type, found};
    count_++;
  }
  *itab = entry->itab;
  return entry->itab != nullptr ? Result::kFound : Result::kMissingMethod;
}

}  // namespace vole::runtime
