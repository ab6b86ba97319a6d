// Interned strings: equal texts share one Atom, so that names compare and hash as pointers.
//
// An Atom stays valid as long as its Interner. One Interner serves one compilation and is not
// thread-safe; Atoms of different interners must not be mixed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"

namespace vole {

// A handle of one word; the default value is the empty string.
class Atom {
 public:
  constexpr Atom() = default;

  std::string_view view() const {
    return entry_ == nullptr ? std::string_view() : std::string_view(text(), entry_->size);
  }
  std::string str() const { return std::string(view()); }
  const char* c_str() const { return entry_ == nullptr ? "" : text(); }
  size_t size() const { return entry_ == nullptr ? 0 : entry_->size; }
  bool empty() const { return entry_ == nullptr; }
  // Depends on the text only, so it is the same in each run.
  uint32_t hash() const { return entry_ == nullptr ? 0 : entry_->hash; }
  bool is_blank() const { return view() == "_"; }

  friend bool operator==(Atom a, Atom b) { return a.entry_ == b.entry_; }
  friend bool operator!=(Atom a, Atom b) { return a.entry_ != b.entry_; }
  friend bool operator==(Atom a, std::string_view b) { return a.view() == b; }

 private:
  friend class Interner;
  struct Entry {
    uint32_t hash;
    uint32_t size;
    // the text and a NUL follow
  };
  explicit constexpr Atom(const Entry* entry) : entry_(entry) {}
  const char* text() const { return reinterpret_cast<const char*>(entry_ + 1); }

  const Entry* entry_ = nullptr;
};

class Interner {
 public:
  Interner() : table_(kFirstTable, nullptr) {}
  Interner(const Interner&) = delete;
  Interner& operator=(const Interner&) = delete;

  // The atom of `text`, which must be shorter than 4 GiB.
  Atom intern(std::string_view text) {
    if (text.empty()) return Atom();
    uint32_t hash = hash_text(text);
    size_t mask = table_.size() - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
      const Atom::Entry* entry = table_[i];
      if (entry == nullptr) return insert(text, hash, i);
      if (entry->hash == hash && entry->size == text.size() &&
          std::memcmp(entry + 1, text.data(), text.size()) == 0) {
        return Atom(entry);
      }
    }
  }

  size_t size() const { return count_; }

 private:
  static constexpr size_t kFirstTable = 1024;  // a power of two

  static uint32_t hash_text(std::string_view text) {
    // Eight bytes a step: identifiers are short, so this is one or two multiplications.
    uint64_t hash = text.size() * 0x9e3779b97f4a7c15u;
    const char* at = text.data();
    size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
      uint64_t word;
      std::memcpy(&word, at, 8);
      hash = mix(hash ^ word);
    }
    uint64_t tail = 0;
    for (size_t i = 0; i < left; i++) tail |= uint64_t{static_cast<unsigned char>(at[i])} << 8 * i;
    hash = mix(hash ^ tail);
    return static_cast<uint32_t>(hash ^ hash >> 32);
  }
  static uint64_t mix(uint64_t x) {
    x *= 0xff51afd7ed558ccdu;
    return x ^ x >> 32;
  }

  Atom insert(std::string_view text, uint32_t hash, size_t slot) {
    auto* entry = static_cast<Atom::Entry*>(
        arena_.allocate(sizeof(Atom::Entry) + text.size() + 1, alignof(Atom::Entry)));
    entry->hash = hash;
    entry->size = static_cast<uint32_t>(text.size());
    char* data = reinterpret_cast<char*>(entry + 1);
    std::memcpy(data, text.data(), text.size());
    data[text.size()] = '\0';
    table_[slot] = entry;
    count_++;
    if (count_ * 2 > table_.size()) grow();
    return Atom(entry);
  }

  void grow() {
    std::vector<const Atom::Entry*> old(table_.size() * 2, nullptr);
    old.swap(table_);
    size_t mask = table_.size() - 1;
    for (const Atom::Entry* entry : old) {
      if (entry == nullptr) continue;
      size_t i = entry->hash & mask;
      while (table_[i] != nullptr) i = (i + 1) & mask;
      table_[i] = entry;
    }
  }

  Arena arena_;
  std::vector<const Atom::Entry*> table_;
  size_t count_ = 0;
};

}  // namespace vole

template <>
struct std::hash<vole::Atom> {
  size_t operator()(vole::Atom atom) const noexcept { return atom.hash(); }
};
