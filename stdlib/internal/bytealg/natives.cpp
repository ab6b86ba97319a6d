// Natives of internal/bytealg: scanning of bytes with the C library's vectorised functions.
// Contracts stand above the Go declarations.
#include <cstring>

#include "runtime/memory/size_classes.h"
#include "stdlib/packages.h"

namespace vole::stdlib {

namespace {

using vm::GoBytes;
using vm::NativeCall;
using vm::NativeEntry;
using vm::leaf;
using std::string_view;

int64_t index_byte(string_view s, uint8_t c) {
  if (s.empty()) return -1;
  const void* at = std::memchr(s.data(), c, s.size());
  return at ? static_cast<const char*>(at) - s.data() : -1;
}

int64_t last_index_byte(string_view s, uint8_t c) {
  if (s.empty()) return -1;
  const void* at = memrchr(s.data(), c, s.size());
  return at ? static_cast<const char*>(at) - s.data() : -1;
}

int64_t count(string_view s, uint8_t c) {
  int64_t n = 0;
  for (char x : s) n += static_cast<uint8_t>(x) == c;
  return n;
}

int64_t compare(string_view a, string_view b) {
  int order = a.compare(b);
  return order < 0 ? -1 : order > 0;
}

int64_t index(string_view a, string_view b) {
  if (b.empty()) return 0;
  if (b.size() > a.size()) return -1;
  const void* at = memmem(a.data(), a.size(), b.data(), b.size());
  return at ? static_cast<const char*>(at) - a.data() : -1;
}

// Rabin-Karp from the right: a rolling hash finds candidates.
int64_t last_index(string_view a, string_view b) {
  constexpr uint32_t kPrime = 16777619;
  size_t n = b.size();
  if (n > a.size()) return -1;
  uint32_t wanted = 0, hash = 0, power = 1;
  for (size_t i = 0; i < n; ++i) {
    wanted = wanted * kPrime + static_cast<uint8_t>(b[n - 1 - i]);
    hash = hash * kPrime + static_cast<uint8_t>(a[a.size() - 1 - i]);
    power *= kPrime;
  }
  for (size_t start = a.size() - n;; --start) {
    if (hash == wanted && a.substr(start, n) == b) return static_cast<int64_t>(start);
    if (start == 0) return -1;
    hash = hash * kPrime + static_cast<uint8_t>(a[start - 1]) -
           power * static_cast<uint8_t>(a[start - 1 + n]);
  }
}

// The same functions over []byte.
int64_t index_byte_b(GoBytes b, uint8_t c) { return index_byte(b.view(), c); }
int64_t last_index_byte_b(GoBytes b, uint8_t c) { return last_index_byte(b.view(), c); }
int64_t count_b(GoBytes b, uint8_t c) { return count(b.view(), c); }
int64_t compare_b(GoBytes a, GoBytes b) { return compare(a.view(), b.view()); }
int64_t index_b(GoBytes a, GoBytes b) { return index(a.view(), b.view()); }

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
    {"IndexByte", leaf<index_byte_b>},
    {"IndexByteString", leaf<index_byte>},
    {"lastIndexByte", leaf<last_index_byte_b>},
    {"lastIndexByteString", leaf<last_index_byte>},
    {"Count", leaf<count_b>},
    {"CountString", leaf<count>},
    {"Compare", leaf<compare_b>},
    {"compareString", leaf<compare>},
    {"Index", leaf<index_b>},
    {"IndexString", leaf<index>},
    {"LastIndexString", leaf<last_index>},
    {"MakeNoZero", make_no_zero},
};

}  // namespace

const vm::NativePackage kBytealgNatives{"internal/bytealg", kEntries};

}  // namespace vole::stdlib
