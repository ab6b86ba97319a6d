// Merging two sorted method lists, and the cache of the answers.
// Types are canonical, so signatures are compared by pointer.
#include "runtime/type/itab.h"

#include <algorithm>

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
      if (have.name.view() == want.name.view() && have.pkg_path.view() == want.pkg_path.view()) {
        found = &have;
      }
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

ItabTable::Result ItabTable::find(const TypeDesc* inter, const TypeDesc* type,
                                  const Itab** itab) {
  if (!known_.find(inter, type, itab)) return make(inter, type, itab);
  return *itab != nullptr ? Result::kFound : Result::kMissingMethod;
}

ItabTable::Result ItabTable::make(const TypeDesc* inter, const TypeDesc* type,
                                  const Itab** itab) {
  Locker locker(lock_);
  // Another thread may have been faster.
  if (!known_.find(inter, type, itab)) {
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
    if (!known_.add(locker, inter, type, found)) return Result::kNoMemory;
    *itab = found;
  }
  return *itab != nullptr ? Result::kFound : Result::kMissingMethod;
}

}  // namespace vole::runtime
