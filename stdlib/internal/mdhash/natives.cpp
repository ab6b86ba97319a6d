// Natives of internal/mdhash: the compression functions of MD5 (RFC 1321) and of SHA-1, SHA-256 and
// SHA-512 (FIPS 180-4). A call hashes some whole blocks; the Go side bounds how many.
#include <bit>
#include <cstring>

#include "stdlib/packages.h"
#include "vm/exec.h"

namespace vole::stdlib {

namespace {

using vm::GoBytes;
using vm::NativeCall;
using vm::NativeEntry;

template <class W>
W load_little(const uint8_t* p) {
  W w;
  std::memcpy(&w, p, sizeof w);
  return w;
}
uint32_t load_big(const uint8_t* p, uint32_t) {
  return __builtin_bswap32(load_little<uint32_t>(p));
}
uint64_t load_big(const uint8_t* p, uint64_t) {
  return __builtin_bswap64(load_little<uint64_t>(p));
}

// 2**32 times the absolute sines of 1, 2, 3 and so on.
constexpr uint32_t kSines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};
constexpr int kTurns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

void md5_block(uint32_t* h, const uint8_t* p) {
  uint32_t a = h[0], b = h[1], c = h[2], d = h[3];
  for (uint32_t i = 0; i < 64; ++i) {
    uint32_t f, at;
    switch (i / 16) {
      case 0: f = (b & c) | (~b & d), at = i; break;
      case 1: f = (d & b) | (~d & c), at = 5 * i + 1; break;
      case 2: f = b ^ c ^ d, at = 3 * i + 5; break;
      default: f = c ^ (b | ~d), at = 7 * i; break;
    }
    f += a + kSines[i] + load_little<uint32_t>(p + 4 * (at % 16));
    a = d, d = c, c = b;
    b += std::rotl(f, kTurns[i / 16][i % 4]);
  }
  h[0] += a, h[1] += b, h[2] += c, h[3] += d;
}

void sha1_block(uint32_t* h, const uint8_t* p) {
  uint32_t w[80];
  for (int i = 0; i < 16; ++i) w[i] = load_big(p + 4 * i, uint32_t{});
  for (int i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  uint32_t a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
  for (int i = 0; i < 80; ++i) {
    uint32_t f;
    switch (i / 20) {
      case 0: f = ((b & c) | (~b & d)) + 0x5a827999; break;
      case 1: f = (b ^ c ^ d) + 0x6ed9eba1; break;
      case 2: f = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc; break;
      default: f = (b ^ c ^ d) + 0xca62c1d6; break;
    }
    f += std::rotl(a, 5) + e + w[i];
    e = d, d = c, c = std::rotl(b, 30), b = a, a = f;
  }
  h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
}

// The fractions of the cube roots of the first 80 primes; SHA-256 has the upper halves of the first
// 64 (FIPS 180-4, 4.2.2 and 4.2.3).
constexpr uint64_t kRoots[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

// By how much SHA-2's functions rotate; the last of the small ones shifts.
template <class W>
struct Sha2;
template <>
struct Sha2<uint32_t> {
  static constexpr int kRounds = 64;
  static constexpr int kSmall[2][3] = {{7, 18, 3}, {17, 19, 10}};
  static constexpr int kBig[2][3] = {{6, 11, 25}, {2, 13, 22}};
  static uint32_t root(int i) { return static_cast<uint32_t>(kRoots[i] >> 32); }
};
template <>
struct Sha2<uint64_t> {
  static constexpr int kRounds = 80;
  static constexpr int kSmall[2][3] = {{1, 8, 7}, {19, 61, 6}};
  static constexpr int kBig[2][3] = {{14, 18, 41}, {28, 34, 39}};
  static uint64_t root(int i) { return kRoots[i]; }
};

template <class W>
void sha2_block(W* h, const uint8_t* p) {
  using S = Sha2<W>;
  W w[S::kRounds];
  auto small = [](W x, const int* by) {
    return static_cast<W>(std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ (x >> by[2]));
  };
  auto big = [](W x, const int* by) {
    return static_cast<W>(std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ std::rotr(x, by[2]));
  };
  for (size_t i = 0; i < 16; ++i) w[i] = load_big(p + sizeof(W) * i, W{});
  for (int i = 16; i < S::kRounds; ++i) {
    w[i] = w[i - 16] + small(w[i - 15], S::kSmall[0]) + w[i - 7] + small(w[i - 2], S::kSmall[1]);
  }
  W s[8];
  std::memcpy(s, h, sizeof s);
  // A round changes two of the eight words; which, moves by one each time.
  auto round = [&](W a, W b, W c, W& d, W e, W f, W g, W& k, int i) {
    W t = k + big(e, S::kBig[0]) + ((e & f) ^ (~e & g)) + S::root(i) + w[i];
    d += t;
    k = t + big(a, S::kBig[1]) + ((a & b) ^ (a & c) ^ (b & c));
  };
  for (int i = 0; i < S::kRounds; i += 8) {
    round(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], i);
    round(s[7], s[0], s[1], s[2], s[3], s[4], s[5], s[6], i + 1);
    round(s[6], s[7], s[0], s[1], s[2], s[3], s[4], s[5], i + 2);
    round(s[5], s[6], s[7], s[0], s[1], s[2], s[3], s[4], i + 3);
    round(s[4], s[5], s[6], s[7], s[0], s[1], s[2], s[3], i + 4);
    round(s[3], s[4], s[5], s[6], s[7], s[0], s[1], s[2], i + 5);
    round(s[2], s[3], s[4], s[5], s[6], s[7], s[0], s[1], i + 6);
    round(s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[0], i + 7);
  }
  for (int i = 0; i < 8; ++i) h[i] += s[i];
}

template <class W, auto kBlock, int64_t kSize>
int blocks(NativeCall& c) {
  W* h = c.ptr<W>();
  GoBytes p = c.bytes();
  c.exec.charge(static_cast<uint64_t>(p.len) * 4);
  W state[8];
  std::memcpy(state, h, sizeof state);
  for (int64_t at = 0; at + kSize <= p.len; at += kSize) kBlock(state, p.data + at);
  std::memcpy(h, state, sizeof state);
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"MD5", blocks<uint32_t, md5_block, 64>},
    {"SHA1", blocks<uint32_t, sha1_block, 64>},
    {"SHA256", blocks<uint32_t, sha2_block<uint32_t>, 64>},
    {"SHA512", blocks<uint64_t, sha2_block<uint64_t>, 128>},
};

}  // namespace

const vm::NativePackage kMdhashNatives{"internal/mdhash", kEntries};

}  // namespace vole::stdlib
