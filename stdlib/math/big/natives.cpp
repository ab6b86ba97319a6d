// Natives of math/big: arithmetic on vectors of words, least significant first, by GMP's mpn layer.
//
// The Go side (words.go) bounds the operands of everything that takes longer than linear time, so
// that one call never holds the machine for more than some milliseconds, and cares for lengths and
// overlap. What a call costs beyond that is charged as fuel. Words are no pointers: no barriers.
//
// Goroutines may race for one number. So lengths are looked at here once more, and what does not fit
// panics. GMP's loops over words end after as many as they are given, whatever the words are: they
// work on Go memory. Its algorithms above those rely on what they have read and written (a carry
// "must" end somewhere), so they work on copies (Workspace), which nobody else can change.
#include <gmp.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <utility>

#include "stdlib/packages.h"
#include "vm/exec.h"

namespace vole::stdlib {

namespace {

using vm::GoBytes;
using vm::GoRawSlice;
using vm::NativeCall;
using vm::NativeEntry;
using vm::leaf;

static_assert(sizeof(mp_limb_t) == 8 && GMP_NAIL_BITS == 0);

constexpr uint64_t kWordBytes = 8;

mp_limb_t* limbs(const GoRawSlice& s) { return static_cast<mp_limb_t*>(s.data); }

int misused(NativeCall& c) { return c.panic_plain("math/big: concurrent use"); }

// The vectors of one call that are out of reach for the program: small ones lie on the stack.
class Workspace {
 public:
  explicit Workspace(int64_t words) {
    if (words > kInline) heap_ = static_cast<mp_limb_t*>(std::malloc(words * kWordBytes));
    next_ = words > kInline ? heap_ : inline_;
  }
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace() { std::free(heap_); }

  bool ok() const { return next_ != nullptr; }  // else there is no memory
  mp_limb_t* room(int64_t words) { return std::exchange(next_, next_ + words); }
  mp_limb_t* copy(const GoRawSlice& s) {
    mp_limb_t* to = room(s.len);
    mem::copy_bytes(to, s.data, s.len * kWordBytes);
    return to;
  }

 private:
  static constexpr int64_t kInline = 256;
  mp_limb_t inline_[kInline];
  mp_limb_t* heap_ = nullptr;
  mp_limb_t* next_;
};

void give(const GoRawSlice& z, const mp_limb_t* words) {
  mem::copy_bytes(z.data, words, z.len * kWordBytes);
}

// Products of up to so many words are one loop in another, by GMP's schoolbook method.
constexpr int64_t kPlainProduct = 16;

void charge_linear(NativeCall& c, int64_t words) {
  c.exec.charge(static_cast<uint64_t>(words) * kWordBytes);
}
void charge_product(NativeCall& c, int64_t m, int64_t n) {
  c.exec.charge(static_cast<uint64_t>(m) * static_cast<uint64_t>(n));
}

// z = x + y or x - y; the answer is the carry or borrow. len(z) == len(x) >= len(y).
template <auto kEqual, auto kOne>
int add_or_subtract(NativeCall& c) {
  GoRawSlice z = c.slice(), x = c.slice(), y = c.slice();
  if (z.len < x.len || x.len < y.len) return misused(c);
  charge_linear(c, x.len);
  mp_limb_t carry = y.len > 0 ? kEqual(limbs(z), limbs(x), limbs(y), y.len) : 0;
  if (x.len > y.len) {
    carry = kOne(limbs(z) + y.len, limbs(x) + y.len, x.len - y.len, carry);
  }
  c.ret(uint64_t{carry});
  return c.done();
}

mp_limb_t add_n(mp_limb_t* z, const mp_limb_t* x, const mp_limb_t* y, mp_size_t n) {
  return mpn_add_n(z, x, y, n);
}
mp_limb_t sub_n(mp_limb_t* z, const mp_limb_t* x, const mp_limb_t* y, mp_size_t n) {
  return mpn_sub_n(z, x, y, n);
}
mp_limb_t add_1(mp_limb_t* z, const mp_limb_t* x, mp_size_t n, mp_limb_t w) {
  return mpn_add_1(z, x, n, w);
}
mp_limb_t sub_1(mp_limb_t* z, const mp_limb_t* x, mp_size_t n, mp_limb_t w) {
  return mpn_sub_1(z, x, n, w);
}

// z = x shifted by less than a word; the answer is what fell out.
template <auto kShift>
int shift(NativeCall& c) {
  GoRawSlice z = c.slice(), x = c.slice();
  uint32_t by = c.u32();
  if (z.len < x.len || by >= GMP_LIMB_BITS) return misused(c);
  charge_linear(c, x.len);
  mp_limb_t out = 0;
  if (x.len > 0 && by == 0) {
    mem::copy_bytes(z.data, x.data, x.len * kWordBytes);
  } else if (x.len > 0) {
    out = kShift(limbs(z), limbs(x), x.len, by);
  }
  c.ret(uint64_t{out});
  return c.done();
}

mp_limb_t shift_left(mp_limb_t* z, const mp_limb_t* x, mp_size_t n, uint32_t by) {
  return mpn_lshift(z, x, n, by);
}
mp_limb_t shift_right(mp_limb_t* z, const mp_limb_t* x, mp_size_t n, uint32_t by) {
  return mpn_rshift(z, x, n, by);
}

int compare(NativeCall& c) {
  GoRawSlice x = c.slice(), y = c.slice();
  if (x.len != y.len) return misused(c);
  c.ret(x.len == 0 ? int64_t{0} : int64_t{mpn_cmp(limbs(x), limbs(y), x.len)});
  return c.done();
}

// z = x*y; len(x) >= len(y) > 0, len(z) is their sum.
void product(mp_limb_t* z, const mp_limb_t* x, int64_t m, const mp_limb_t* y, int64_t n) {
  if (x == y && m == n) {
    mpn_sqr(z, x, m);
  } else {
    mpn_mul(z, x, m, y, n);
  }
}

// The same of vectors that are apart from each other, or x and y the same.
int multiply(NativeCall& c) {
  GoRawSlice z = c.slice(), x = c.slice(), y = c.slice();
  if (y.len <= 0 || x.len < y.len || z.len != x.len + y.len) return misused(c);
  charge_product(c, x.len, y.len);
  if (x.len <= kPlainProduct) {
    product(limbs(z), limbs(x), x.len, limbs(y), y.len);
    return c.done();
  }
  bool same = x.data == y.data && x.len == y.len;
  Workspace space(z.len + x.len + (same ? 0 : y.len));
  if (!space.ok()) return c.no_memory();
  mp_limb_t* words = space.room(z.len);
  const mp_limb_t* a = space.copy(x);
  product(words, a, x.len, same ? a : space.copy(y), y.len);
  give(z, words);
  return c.done();
}

// z = x*w + add; the answer is the word above.
int scale(NativeCall& c) {
  GoRawSlice z = c.slice(), x = c.slice();
  uint64_t w = c.u64(), add = c.u64();
  if (z.len < x.len) return misused(c);
  charge_linear(c, x.len);
  mp_limb_t high = add;
  if (x.len > 0) {
    high = mpn_mul_1(limbs(z), limbs(x), x.len, w);
    high += mpn_add_1(limbs(z), limbs(z), x.len, add);
  }
  c.ret(uint64_t{high});
  return c.done();
}

// q = x/d, the answer is the rest. len(q) == len(x), d != 0.
int divide_word(NativeCall& c) {
  GoRawSlice q = c.slice(), x = c.slice();
  uint64_t d = c.u64();
  if (d == 0) return c.panic_error("integer divide by zero");
  if (q.len < x.len) return misused(c);
  charge_linear(c, x.len);
  mp_limb_t rest = x.len > 0 ? mpn_divrem_1(limbs(q), 0, limbs(x), x.len, d) : 0;
  c.ret(uint64_t{rest});
  return c.done();
}

// q, r = x/y, all apart. The last word of y is not 0.
int divide(NativeCall& c) {
  GoRawSlice q = c.slice(), r = c.slice(), x = c.slice(), y = c.slice();
  if (y.len <= 0 || x.len < y.len || q.len != x.len - y.len + 1 || r.len != y.len) {
    return misused(c);
  }
  charge_product(c, q.len, y.len);
  Workspace space(q.len + r.len + x.len + y.len);
  if (!space.ok()) return c.no_memory();
  mp_limb_t *quotient = space.room(q.len), *rest = space.room(r.len);
  const mp_limb_t *a = space.copy(x), *b = space.copy(y);
  if (b[y.len - 1] == 0) return c.panic_error("integer divide by zero");
  mpn_tdiv_qr(quotient, rest, 0, a, x.len, b, y.len);
  give(q, quotient);
  give(r, rest);
  return c.done();
}

// z = x*y mod m; len(z) == len(m), x and y have words, the last word of m is not 0.
int multiply_mod(NativeCall& c) {
  GoRawSlice z = c.slice(), x = c.slice(), y = c.slice(), m = c.slice();
  if (x.len < y.len) std::swap(x, y);
  if (y.len <= 0 || m.len <= 0 || z.len != m.len) return misused(c);
  int64_t n = x.len + y.len;
  charge_product(c, n, m.len);
  Workspace space(4 * n + 1 + 2 * m.len);
  if (!space.ok()) return c.no_memory();
  mp_limb_t *whole = space.room(n), *quotient = space.room(n + 1), *rest = space.room(m.len);
  const mp_limb_t *modulus = space.copy(m), *a = space.copy(x);
  if (modulus[m.len - 1] == 0) return c.panic_error("integer divide by zero");
  bool same = x.data == y.data && x.len == y.len;
  product(whole, a, x.len, same ? a : space.copy(y), y.len);
  if (n < m.len) {
    std::copy_n(whole, n, rest);
    std::fill_n(rest + n, m.len - n, 0);
  } else {
    mpn_tdiv_qr(quotient, rest, 0, whole, n, modulus, m.len);
  }
  give(z, rest);
  return c.done();
}

// z = -1/w mod 2**64, w odd: each step doubles the bits that are right.
uint64_t negative_inverse(uint64_t w) {
  uint64_t inverse = w;  // right to 3 bits
  for (int i = 0; i < 5; ++i) inverse *= 2 - w * inverse;
  return -inverse;
}

// z = x*y / 2**(64*n) mod m for n words each: Montgomery's product, less than 2**(64*n), but
// perhaps not less than m. k = negative_inverse(m[0]).
int montgomery(NativeCall& c) {
  GoRawSlice z = c.slice(), x = c.slice(), y = c.slice(), m = c.slice();
  uint64_t k = c.u64();
  int64_t n = m.len;
  if (n <= 0 || x.len != n || y.len != n || z.len != n) return misused(c);
  charge_product(c, 2 * n, n);
  Workspace space(4 * n);
  if (!space.ok()) return c.no_memory();
  mp_limb_t* t = space.room(2 * n);
  const mp_limb_t* a = n <= kPlainProduct ? limbs(x) : space.copy(x);
  const mp_limb_t* b = n <= kPlainProduct ? limbs(y) : space.copy(y);
  product(t, a, n, x.data == y.data ? a : b, n);
  // Each step clears the lowest word; what is carried out of it is kept in its place.
  for (int64_t i = 0; i < n; ++i) t[i] = mpn_addmul_1(t + i, limbs(m), n, t[i] * k);
  if (mpn_add_n(limbs(z), t + n, t, n) != 0) mpn_sub_n(limbs(z), limbs(z), limbs(m), n);
  return c.done();
}

enum BitOp : int64_t { kAnd, kOr, kXor };

// z[i] = ((x[i]^xm) op (y[i]^ym)) ^ zm, with 0 for words that are not there.
void combine_bits(GoRawSlice z, GoRawSlice x, GoRawSlice y, int64_t op, uint64_t xm, uint64_t ym,
                  uint64_t zm) {
  for (int64_t i = 0; i < z.len; ++i) {
    uint64_t a = (i < x.len ? limbs(x)[i] : 0) ^ xm;
    uint64_t b = (i < y.len ? limbs(y)[i] : 0) ^ ym;
    limbs(z)[i] = (op == kAnd ? a & b : op == kOr ? a | b : a ^ b) ^ zm;
  }
}

// How many bits a digit has, rounded down and up, as in natconv.go.
int64_t bits_down(int64_t base) { return std::bit_width(static_cast<uint64_t>(base)) - 1; }
int64_t bits_up(int64_t base) { return std::bit_width(static_cast<uint64_t>(base - 1)); }
bool is_base(int64_t base) { return base >= 2 && base <= 62; }

// The digits of x, which is destroyed, into b: how many. b has room for one more than needed. Both
// are the Go side's own.
int digits_of(NativeCall& c) {
  GoBytes b = c.bytes();
  GoRawSlice x = c.slice();
  int64_t base = c.i64();
  if (!is_base(base) || b.len < x.len * GMP_LIMB_BITS / bits_down(base) + 2) return misused(c);
  constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  charge_product(c, x.len, (base & (base - 1)) == 0 ? 8 : x.len);
  while (x.len > 0 && limbs(x)[x.len - 1] == 0) --x.len;
  if (x.len == 0) {
    c.ret(int64_t{0});
    return c.done();
  }
  size_t n = mpn_get_str(b.data, static_cast<int>(base), limbs(x), x.len);
  for (size_t i = 0; i < n; ++i) b.data[i] = static_cast<uint8_t>(kDigits[b.data[i]]);
  c.ret(static_cast<int64_t>(n));
  return c.done();
}

// z = the number whose digits (their values) are in b, which is the Go side's own: how many words.
int words_of(NativeCall& c) {
  GoRawSlice z = c.slice();
  GoBytes b = c.bytes();
  int64_t base = c.i64();
  if (!is_base(base) || b.len <= 0 || z.len < b.len * bits_up(base) / GMP_LIMB_BITS + 2) {
    return misused(c);
  }
  charge_product(c, z.len, (base & (base - 1)) == 0 ? 8 : z.len);
  int64_t n = mpn_set_str(limbs(z), b.data, static_cast<size_t>(b.len), static_cast<int>(base));
  c.ret(n);
  return c.done();
}

// z = the largest s with s*s <= x; len(z) is half of len(x), rounded up; last word of x not 0.
int square_root(NativeCall& c) {
  GoRawSlice z = c.slice(), x = c.slice();
  if (x.len <= 0 || z.len != (x.len + 1) / 2) return misused(c);
  charge_product(c, x.len, x.len);
  Workspace space(z.len + x.len);
  if (!space.ok()) return c.no_memory();
  mp_limb_t* root = space.room(z.len);
  const mp_limb_t* square = space.copy(x);
  if (square[x.len - 1] == 0) return c.panic_error("integer divide by zero");
  mpn_sqrtrem(root, nullptr, square, x.len);
  give(z, root);
  return c.done();
}

// z = gcd(x, y): how many words. y is odd, neither is 0 in its last word, x >= y; len(z) == len(y).
int common_divisor(NativeCall& c) {
  GoRawSlice z = c.slice(), x = c.slice(), y = c.slice();
  if (y.len <= 0 || x.len < y.len || z.len != y.len) return misused(c);
  charge_product(c, x.len, y.len);
  Workspace space(z.len + x.len + y.len);
  if (!space.ok()) return c.no_memory();
  mp_limb_t *divisor = space.room(z.len), *a = space.copy(x), *b = space.copy(y);
  if (a[x.len - 1] == 0 || b[y.len - 1] == 0 || (b[0] & 1) == 0 ||
      (x.len == y.len && mpn_cmp(a, b, x.len) < 0)) {
    return misused(c);
  }
  int64_t n = mpn_gcd(divisor, a, x.len, b, y.len);
  std::fill(divisor + n, divisor + z.len, 0);
  give(z, divisor);
  c.ret(n);
  return c.done();
}

// Lehmer's trick: Euclid's algorithm on the leading words alone, as long as the quotients are sure
// to be those of the whole numbers (Collins' condition); a >= b. Absolute values of the
// cosequences, of no step at all for other numbers.
std::tuple<uint64_t, uint64_t, uint64_t, uint64_t, bool> lehmer_steps(uint64_t a, uint64_t b) {
  uint64_t u0 = 0, u1 = 1, u2 = 0, v0 = 0, v1 = 0, v2 = 1;
  bool even = false;
  while (a >= b && b >= v2 && a - b >= v1 + v2) {
    uint64_t q = a / b, r = a % b, u = u1 + q * u2, v = v1 + q * v2;
    a = b, b = r;
    u0 = u1, u1 = u2, u2 = u;
    v0 = v1, v1 = v2, v2 = v;
    even = !even;
  }
  return {u0, u1, v0, v1, even};
}

constexpr NativeEntry kEntries[] = {
    {"addWords", add_or_subtract<add_n, add_1>},
    {"subWords", add_or_subtract<sub_n, sub_1>},
    {"shlWords", shift<shift_left>},
    {"shrWords", shift<shift_right>},
    {"cmpWords", compare},
    {"mulWords", multiply},
    {"scaleWords", scale},
    {"divWord", divide_word},
    {"divWords", divide},
    {"mulModWords", multiply_mod},
    {"negInverse", leaf<negative_inverse>},
    {"montgomeryWords", montgomery},
    {"bitWords", leaf<combine_bits>},
    {"digitsOf", digits_of},
    {"wordsOf", words_of},
    {"sqrtWords", square_root},
    {"gcdWords", common_divisor},
    {"lehmerSteps", leaf<lehmer_steps>},
};

}  // namespace

const vm::NativePackage kMathBigNatives{"math/big", kEntries};

}  // namespace vole::stdlib
