// Natives of internal/bytealg: scanning of bytes with the C library's vectorised functions.
// Contracts stand above the Go declarations.
#include <algorithm>
#include <cstring>

#include "runtime/memory/size_classes.h"
#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using vm::GoBytes;
using vm::NativeCall;
using vm::NativeEntry;
using std::string_view;

// Long texts are looked at in pieces with a safe point between two: stage() is how far it is.
constexpr size_t kPiece = 1 << 20;

// Parameters that are strings or byte slices: the text of either.
template <bool kBytes>
string_view text_of(NativeCall& c) {
  if constexpr (kBytes) return c.bytes().view();
  return c.view();
}

// Goes on with what begins at `next` after a safe point.
int go_on(NativeCall& c, size_t next, size_t looked_at) {
  c.set_stage(next);
  c.exec.charge(looked_at);
  return c.again();
}

int found(NativeCall& c, const void* at, string_view s) {
  c.ret(at == nullptr ? int64_t{-1} : static_cast<const char*>(at) - s.data());
  return c.done();
}

template <bool kBytes>
int index_byte(NativeCall& c) {
  string_view s = text_of<kBytes>(c);
  uint8_t wanted = c.u8();
  size_t from = c.stage(), n = std::min(s.size() - from, kPiece);
  const void* at = n == 0 ? nullptr : std::memchr(s.data() + from, wanted, n);
  if (at == nullptr && from + n < s.size()) return go_on(c, from + n, n);
  return found(c, at, s);
}

template <bool kBytes>
int last_index_byte(NativeCall& c) {
  string_view s = text_of<kBytes>(c);
  uint8_t wanted = c.u8();
  size_t done = c.stage(), n = std::min(s.size() - done, kPiece);
  size_t from = s.size() - done - n;
  const void* at = n == 0 ? nullptr : memrchr(s.data() + from, wanted, n);
  if (at == nullptr && from != 0) return go_on(c, done + n, n);
  return found(c, at, s);
}

template <bool kBytes>
int count(NativeCall& c) {
  string_view s = text_of<kBytes>(c);
  uint8_t wanted = c.u8();
  size_t from = c.stage(), n = std::min(s.size() - from, kPiece);
  uint64_t sum = c.state(0);
  for (char x : s.substr(from, n)) sum += static_cast<uint8_t>(x) == wanted;
  if (from + n < s.size()) {
    c.set_state(0, sum);
    return go_on(c, from + n, n);
  }
  c.ret(static_cast<int64_t>(sum));
  return c.done();
}

template <bool kBytes>
int compare(NativeCall& c) {
  string_view a = text_of<kBytes>(c), b = text_of<kBytes>(c);
  size_t common = std::min(a.size(), b.size());
  size_t from = c.stage(), n = std::min(common - from, kPiece);
  int order = mem::compare_bytes(a.data() + from, b.data() + from, n);
  if (order == 0 && from + n < common) return go_on(c, from + n, n);
  if (order == 0) order = a.size() < b.size() ? -1 : a.size() > b.size();
  c.ret(int64_t{order < 0 ? -1 : order > 0});
  return c.done();
}

// Pieces that overlap by what is searched for, and are longer than that.
size_t search_piece(string_view wanted) { return std::max(kPiece, 4 * wanted.size()); }

template <bool kBytes>
int index(NativeCall& c) {
  string_view s = text_of<kBytes>(c), wanted = text_of<kBytes>(c);
  if (wanted.empty()) {
    c.ret(int64_t{0});
    return c.done();
  }
  size_t from = c.stage();
  if (wanted.size() > s.size() - from) return found(c, nullptr, s);
  size_t n = std::min(s.size() - from, search_piece(wanted));
  const void* at = memmem(s.data() + from, n, wanted.data(), wanted.size());
  if (at == nullptr && from + n < s.size()) return go_on(c, from + n - wanted.size() + 1, n);
  return found(c, at, s);
}

// Rabin-Karp from the right: a rolling hash finds candidates. Null: none.
const char* find_last(string_view s, string_view wanted) {
  constexpr uint32_t kPrime = 16777619;
  size_t n = wanted.size();
  if (n > s.size()) return nullptr;
  uint32_t sought = 0, hash = 0, power = 1;
  for (size_t i = 0; i < n; ++i) {
    sought = sought * kPrime + static_cast<uint8_t>(wanted[n - 1 - i]);
    hash = hash * kPrime + static_cast<uint8_t>(s[s.size() - 1 - i]);
    power *= kPrime;
  }
  for (size_t start = s.size() - n;; --start) {
    if (hash == sought && s.substr(start, n) == wanted) return s.data() + start;
    if (start == 0) return nullptr;
    hash = hash * kPrime + static_cast<uint8_t>(s[start - 1]) -
           power * static_cast<uint8_t>(s[start - 1 + n]);
  }
}

int last_index(NativeCall& c) {
  string_view s = c.view(), wanted = c.view();
  if (wanted.empty()) {
    c.ret(static_cast<int64_t>(s.size()));
    return c.done();
  }
  size_t left = s.size() - c.stage(), n = std::min(left, search_piece(wanted));
  const char* at = find_last(s.substr(left - n, n), wanted);
  if (at == nullptr && n < left) return go_on(c, c.stage() + n - wanted.size() + 1, n);
  return found(c, at, s);
}

int make_no_zero(NativeCall& c) {
  int64_t n = c.i64();
  if (n < 0 || n > (int64_t{1} << 47)) return c.panic_error("makeslice: len out of range");
  auto room = static_cast<int64_t>(runtime::round_up_size(static_cast<size_t>(n), true));
  void* data = c.alloc_noscan(static_cast<uint64_t>(room));
  if (!data) return c.no_memory();
  c.ret(GoBytes{static_cast<uint8_t*>(data), n, room});
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"IndexByte", index_byte<true>},
    {"IndexByteString", index_byte<false>},
    {"lastIndexByte", last_index_byte<true>},
    {"lastIndexByteString", last_index_byte<false>},
    {"Count", count<true>},
    {"CountString", count<false>},
    {"Compare", compare<true>},
    {"compareString", compare<false>},
    {"Index", index<true>},
    {"IndexString", index<false>},
    {"LastIndexString", last_index},
    {"MakeNoZero", make_no_zero},
};

}  // namespace

const vm::NativePackage kBytealgNatives{"internal/bytealg", kEntries};

}  // namespace vole::stdlib
