// Natives of internal/checksum: cyclic redundancy checks by tables, and Adler's sum (RFC 1950).
#include <algorithm>
#include <cstring>

#include "stdlib/packages.h"
#include "vm/exec.h"

namespace vole::stdlib {

namespace {

using vm::GoBytes;
using vm::NativeCall;
using vm::NativeEntry;

int crc32(NativeCall& c) {
  uint32_t crc = c.u32();
  auto* t = c.ptr<const uint32_t[256]>();
  GoBytes p = c.bytes();
  c.exec.charge(static_cast<uint64_t>(p.len));
  int64_t at = 0;
  for (; at + 8 <= p.len; at += 8) {
    uint64_t word;
    std::memcpy(&word, p.data + at, 8);
    word ^= crc;
    crc = 0;
    for (int i = 0; i < 8; ++i) crc ^= t[7 - i][word >> (8 * i) & 0xFF];
  }
  for (; at < p.len; ++at) crc = t[0][(crc ^ p.data[at]) & 0xFF] ^ crc >> 8;
  c.ret(crc);
  return c.done();
}

int crc64(NativeCall& c) {
  uint64_t crc = c.u64();
  auto* t = c.ptr<const uint64_t>();
  GoBytes p = c.bytes();
  c.exec.charge(static_cast<uint64_t>(p.len) * 2);
  for (int64_t at = 0; at < p.len; ++at) crc = t[(crc ^ p.data[at]) & 0xFF] ^ crc >> 8;
  c.ret(crc);
  return c.done();
}

int adler32(NativeCall& c) {
  constexpr uint32_t kPrime = 65521;
  constexpr int64_t kBurst = 5552;  // bytes until the sums could overflow
  uint32_t sum = c.u32();
  GoBytes p = c.bytes();
  c.exec.charge(static_cast<uint64_t>(p.len));
  uint32_t a = sum & 0xFFFF, b = sum >> 16;
  for (int64_t at = 0; at < p.len;) {
    int64_t end = std::min(p.len, at + kBurst);
    for (; at < end; ++at) {
      a += p.data[at];
      b += a;
    }
    a %= kPrime;
    b %= kPrime;
  }
  c.ret(b << 16 | a);
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"CRC32", crc32},
    {"CRC64", crc64},
    {"Adler32", adler32},
};

}  // namespace

const vm::NativePackage kChecksumNatives{"internal/checksum", kEntries};

}  // namespace vole::stdlib
