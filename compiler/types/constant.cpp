// Exact constants: representation changes, arithmetic, comparison and rounding.
//
// Binary operations first bring both operands to the wider of their representations
// (int64 < big int < rational < float < complex), compute there, and bring the result back to
// the smallest representation that holds it. Rationals of 4096 bits or more become floats, so
// the cost of any operation is bounded by the sizes of its operands.
#include "compiler/types/constant.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <new>

#include "compiler/types/exponent_range.h"

namespace vole::types {

// ---- Constant ----------------------------------------------------------------------------

Constant::~Constant() {
  switch (rep_) {
    case Rep::kBigInt:
      mpz_clear(big_);
      break;
    case Rep::kRational:
      mpq_clear(rational_);
      break;
    case Rep::kFloat:
      mpfr_clear(float_);
      break;
    default:
      break;
  }
}

ConstantKind Constant::kind() const {
  switch (rep_) {
    case Rep::kUnknown:
      return ConstantKind::kUnknown;
    case Rep::kBool:
      return ConstantKind::kBool;
    case Rep::kString:
      return ConstantKind::kString;
    case Rep::kInt64:
    case Rep::kBigInt:
      return ConstantKind::kInt;
    case Rep::kRational:
    case Rep::kFloat:
      return ConstantKind::kFloat;
    case Rep::kComplex:
      return ConstantKind::kComplex;
  }
  return ConstantKind::kUnknown;
}

std::string_view Constant::string_value() const {
  if (rep_ != Rep::kString) return {};
  return {bytes_.data, bytes_.size};
}

bool Constant::to_int64(int64_t* out) const {
  if (rep_ != Rep::kInt64) return false;  // a big int never fits: normalize_big() saw to it
  *out = int_;
  return true;
}

bool Constant::to_uint64(uint64_t* out) const {
  if (rep_ == Rep::kInt64) {
    if (int_ < 0) return false;
    *out = static_cast<uint64_t>(int_);
    return true;
  }
  if (rep_ != Rep::kBigInt || !mpz_fits_ulong_p(big_)) return false;
  *out = mpz_get_ui(big_);
  return true;
}

uint64_t Constant::low_bits() const {
  if (rep_ == Rep::kInt64) return static_cast<uint64_t>(int_);
  if (rep_ != Rep::kBigInt) return 0;
  uint64_t bits = mpz_get_ui(big_);  // of the absolute value
  return mpz_sgn(big_) < 0 ? ~bits + 1 : bits;
}

namespace {

// Scoped MPFR number of the pool's precision.
struct ScopedFloat {
  mpfr_t value;
  ScopedFloat() { mpfr_init2(value, ConstantPool::kFloatPrecision); }
  ~ScopedFloat() { mpfr_clear(value); }
  ScopedFloat(const ScopedFloat&) = delete;
  ScopedFloat& operator=(const ScopedFloat&) = delete;
};

// Makes a value that was truncated round correctly later: the last bit is set when any bit
// was lost ("round to odd").
void stick(mpfr_t value, int ternary) {
  if (ternary != 0 && mpfr_regular_p(value)) value->_mpfr_d[0] |= 1;
}

void set_sticky(mpfr_t out, const mpz_t x) { stick(out, mpfr_set_z(out, x, MPFR_RNDZ)); }
void set_sticky(mpfr_t out, const mpq_t x) { stick(out, mpfr_set_q(out, x, MPFR_RNDZ)); }

bool is_small(const mpz_t x) { return mpz_sizeinbase(x, 2) < ConstantPool::kSmallBits; }

bool is_small(const mpfr_t x) {
  if (mpfr_zero_p(x)) return true;
  if (!mpfr_regular_p(x)) return false;
  mpfr_exp_t e = mpfr_get_exp(x);
  constexpr auto kLimit = static_cast<mpfr_exp_t>(ConstantPool::kSmallBits);
  return -kLimit < e && e < kLimit;
}

// The nearest To of a number; `round` is MPFR's conversion.
template <class To, class Exact>
To nearest(const Exact& x, To (*round)(mpfr_srcptr, mpfr_rnd_t)) {
  ScopedFloat f;
  set_sticky(f.value, x);
  return round(f.value, MPFR_RNDN);
}

}  // namespace

double Constant::to_float64() const {
  switch (rep_) {
    case Rep::kInt64:
      return static_cast<double>(int_);
    case Rep::kFloat:
      return mpfr_get_d(float_, MPFR_RNDN);
    case Rep::kBigInt:
      return nearest(big_, mpfr_get_d);
    case Rep::kRational:
      return nearest(rational_, mpfr_get_d);
    default:
      return 0;
  }
}

float Constant::to_float32() const {
  switch (rep_) {
    case Rep::kInt64:
      return static_cast<float>(int_);
    case Rep::kFloat:
      return mpfr_get_flt(float_, MPFR_RNDN);
    case Rep::kBigInt:
      return nearest(big_, mpfr_get_flt);
    case Rep::kRational:
      return nearest(rational_, mpfr_get_flt);
    default:
      return 0;
  }
}

int Constant::sign() const {
  switch (rep_) {
    case Rep::kInt64:
      return int_ < 0 ? -1 : int_ > 0;
    case Rep::kBigInt:
      return mpz_sgn(big_);
    case Rep::kRational:
      return mpq_sgn(rational_);
    case Rep::kFloat:
      return mpfr_sgn(float_) < 0 ? -1 : mpfr_sgn(float_) > 0;
    case Rep::kComplex:
      return parts_.real->sign() | parts_.imag->sign();
    default:
      return 1;  // so that nobody reports a division by zero for it
  }
}

size_t Constant::bit_length() const {
  if (rep_ == Rep::kBigInt) return mpz_sizeinbase(big_, 2);
  if (rep_ != Rep::kInt64 || int_ == 0) return 0;
  uint64_t bits = static_cast<uint64_t>(int_);
  if (int_ < 0) bits = ~bits + 1;
  return 64 - static_cast<size_t>(__builtin_clzll(bits));
}

// ---- ConstantPool: making values -----------------------------------------------------------

namespace {
constexpr int64_t kFirstSmallInt = -1;
constexpr int64_t kLastSmallInt = 255;
constexpr size_t kChunkBytes = 16 << 10;
}  // namespace

ConstantPool::ConstantPool() {
  unknown_ = add(Rep::kUnknown);
  Constant* t = add(Rep::kBool);
  t->bool_ = true;
  true_ = t;
  Constant* f = add(Rep::kBool);
  f->bool_ = false;
  false_ = f;
  for (int64_t i = kFirstSmallInt; i <= kLastSmallInt; i++) {
    Constant* c = add(Rep::kInt64);
    c->int_ = i;
    small_ints_.push_back(c);
  }
}

ConstantPool::~ConstantPool() = default;

Constant* ConstantPool::add(Rep rep) {
  constants_.emplace_back(new Constant(rep));
  return constants_.back().get();
}

Constant* ConstantPool::new_big() {
  Constant* c = add(Rep::kBigInt);
  mpz_init(c->big_);
  return c;
}

Constant* ConstantPool::new_rational() {
  Constant* c = add(Rep::kRational);
  mpq_init(c->rational_);
  return c;
}

Constant* ConstantPool::new_float() {
  Constant* c = add(Rep::kFloat);
  mpfr_init2(c->float_, kFloatPrecision);
  mpfr_set_zero(c->float_, 1);
  return c;
}

const Constant* ConstantPool::normalize_big(Constant* x) {
  if (mpz_fits_slong_p(x->big_)) return make_int64(mpz_get_si(x->big_));
  return x;
}

const Constant* ConstantPool::normalize_rational(Constant* x) {
  if (is_small(mpq_numref(x->rational_)) && is_small(mpq_denref(x->rational_))) return x;
  Constant* f = new_float();
  mpfr_set_q(f->float_, x->rational_, MPFR_RNDN);
  return normalize_float(f);
}

const Constant* ConstantPool::normalize_float(Constant* x) {
  if (mpfr_zero_p(x->float_)) {
    mpfr_set_zero(x->float_, 1);
    return x;
  }
  return mpfr_regular_p(x->float_) ? x : unknown_;
}

// A string of two parts.
const Constant* ConstantPool::put_string(std::string_view a, std::string_view b, Room* room) {
  Constant* c = add(Rep::kString);
  c->bytes_ = {nullptr, 0};
  size_t size = a.size() + b.size();
  if (size == 0) return c;
  if (static_cast<size_t>(room->end - room->top) < size) {
    size_t capacity = size > kChunkBytes / 4 ? size * 2 : kChunkBytes;
    chunks_.emplace_back(new char[capacity]);
    chunk_bytes_ += capacity;
    room->top = chunks_.back().get();
    room->end = room->top + capacity;
  }
  memcpy(room->top, a.data(), a.size());
  if (!b.empty()) memcpy(room->top + a.size(), b.data(), b.size());
  c->bytes_ = {room->top, size};
  room->top += size;
  return c;
}

const Constant* ConstantPool::make_string(std::string_view bytes) {
  return put_string(bytes, {}, &literals_);
}

// A long chain of "a" + "b" + ... keeps appending to the bytes of its left operand, so that it
// costs time and memory in proportion to the result.
const Constant* ConstantPool::concatenate(const Constant* x, const Constant* y) {
  std::string_view a = x->string_value();
  std::string_view b = y->string_value();
  if (b.empty()) return x;
  if (a.empty()) return y;
  if (a.size() + b.size() > kMaxStringBytes) return unknown_;
  Room& room = concatenations_;
  if (a.data() + a.size() == room.top && static_cast<size_t>(room.end - room.top) >= b.size()) {
    memcpy(room.top, b.data(), b.size());
    room.top += b.size();
    Constant* c = add(Rep::kString);
    c->bytes_ = {a.data(), a.size() + b.size()};
    return c;
  }
  if (chunk_bytes_ > kMaxTotalBytes) return unknown_;
  return put_string(a, b, &room);
}

const Constant* ConstantPool::make_int64(int64_t value) {
  if (kFirstSmallInt <= value && value <= kLastSmallInt && !small_ints_.empty()) {
    return small_ints_[static_cast<size_t>(value - kFirstSmallInt)];
  }
  Constant* c = add(Rep::kInt64);
  c->int_ = value;
  return c;
}

const Constant* ConstantPool::make_uint64(uint64_t value) {
  if (value <= static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) {
    return make_int64(static_cast<int64_t>(value));
  }
  Constant* c = new_big();
  mpz_set_ui(c->big_, value);
  return c;
}

const Constant* ConstantPool::make_float64(double value) {
  if (!std::isfinite(value)) return unknown_;
  Constant* c = new_rational();  // every float64 is small enough for one
  mpq_set_d(c->rational_, value);
  return c;
}

const Constant* ConstantPool::make_complex(const Constant* real, const Constant* imag) {
  if (real->is_unknown() || imag->is_unknown()) return unknown_;
  Constant* c = add(Rep::kComplex);
  c->parts_ = {real, imag};
  return c;
}

// ---- ConstantPool: representations and kinds ------------------------------------------------

// The same number in a wider representation.
const Constant* ConstantPool::widen(const Constant* x, Rep rep) {
  if (x->rep_ == rep) return x;
  if (rep == Rep::kComplex) return make_complex(x, make_int64(0));
  if (rep == Rep::kBigInt) {
    Constant* c = new_big();
    mpz_set_si(c->big_, x->int_);
    return c;
  }
  if (rep == Rep::kRational) {
    Constant* c = new_rational();
    if (x->rep_ == Rep::kInt64) {
      mpq_set_si(c->rational_, x->int_, 1);
    } else {
      mpq_set_z(c->rational_, x->big_);
    }
    return c;
  }
  Constant* c = new_float();
  switch (x->rep_) {
    case Rep::kInt64:
      mpfr_set_si(c->float_, x->int_, MPFR_RNDN);
      break;
    case Rep::kBigInt:
      mpfr_set_z(c->float_, x->big_, MPFR_RNDN);
      break;
    default:
      mpfr_set_q(c->float_, x->rational_, MPFR_RNDN);
      break;
  }
  return c;
}

const Constant* ConstantPool::to_int(const Constant* x) {
  switch (x->rep_) {
    case Rep::kInt64:
    case Rep::kBigInt:
      return x;
    case Rep::kRational: {
      if (mpz_cmp_ui(mpq_denref(x->rational_), 1) != 0) return unknown_;
      Constant* c = new_big();
      mpz_set(c->big_, mpq_numref(x->rational_));
      return normalize_big(c);
    }
    case Rep::kFloat: {
      if (!is_small(x->float_)) return unknown_;
      Constant* c = new_big();
      if (mpfr_integer_p(x->float_)) {
        mpfr_get_z(c->big_, x->float_, MPFR_RNDZ);
        return normalize_big(c);
      }
      // An operation may have missed the integer by a last bit or two: see whether a value
      // with slightly fewer bits is one.
      mpfr_t t;
      mpfr_init2(t, kFloatPrecision - 4);
      bool found = false;
      for (mpfr_rnd_t mode : {MPFR_RNDZ, MPFR_RNDA}) {
        mpfr_set(t, x->float_, mode);
        if (!mpfr_integer_p(t)) continue;
        mpfr_get_z(c->big_, t, MPFR_RNDZ);
        found = true;
        break;
      }
      mpfr_clear(t);
      return found ? normalize_big(c) : unknown_;
    }
    case Rep::kComplex: {
      const Constant* re = to_float(x);
      return re->kind() == ConstantKind::kFloat ? to_int(re) : unknown_;
    }
    default:
      return unknown_;
  }
}

const Constant* ConstantPool::to_float(const Constant* x) {
  switch (x->rep_) {
    case Rep::kInt64:
      return widen(x, Rep::kRational);
    case Rep::kBigInt:
      return widen(x, is_small(x->big_) ? Rep::kRational : Rep::kFloat);
    case Rep::kRational:
    case Rep::kFloat:
      return x;
    case Rep::kComplex:
      return x->parts_.imag->sign() == 0 ? to_float(x->parts_.real) : unknown_;
    default:
      return unknown_;
  }
}

const Constant* ConstantPool::to_complex(const Constant* x) {
  return x->is_numeric() ? widen(x, Rep::kComplex) : unknown_;
}

const Constant* ConstantPool::real(const Constant* x) {
  if (!x->is_numeric()) return unknown_;
  return x->rep_ == Rep::kComplex ? x->parts_.real : x;
}

const Constant* ConstantPool::imag(const Constant* x) {
  if (!x->is_numeric()) return unknown_;
  return x->rep_ == Rep::kComplex ? x->parts_.imag : make_int64(0);
}

const Constant* ConstantPool::round_float32(const Constant* x) {
  if (!x->is_numeric() || x->rep_ == Rep::kComplex) return unknown_;
  return make_float64(x->to_float32());
}

const Constant* ConstantPool::round_float64(const Constant* x) {
  if (!x->is_numeric() || x->rep_ == Rep::kComplex) return unknown_;
  return make_float64(x->to_float64());
}

// ---- ConstantPool: operations ---------------------------------------------------------------

const Constant* ConstantPool::unary(ConstantOp op, const Constant* x, unsigned unsigned_bits) {
  if (op == ConstantOp::kNot) {
    return x->rep_ == Rep::kBool ? make_bool(!x->bool_) : unknown_;
  }
  if (!x->is_numeric()) return unknown_;
  if (op == ConstantOp::kAdd) return x;
  if (op == ConstantOp::kXor) {
    if (x->kind() != ConstantKind::kInt) return unknown_;
    Constant* c = new_big();
    mpz_com(c->big_, widen(x, Rep::kBigInt)->big_);
    if (unsigned_bits > 0) mpz_fdiv_r_2exp(c->big_, c->big_, unsigned_bits);
    return normalize_big(c);
  }
  if (op != ConstantOp::kSub) return unknown_;
  switch (x->rep_) {
    case Rep::kInt64:
      if (x->int_ != std::numeric_limits<int64_t>::min()) return make_int64(-x->int_);
      return make_uint64(uint64_t{1} << 63);
    case Rep::kBigInt: {
      Constant* c = new_big();
      mpz_neg(c->big_, x->big_);
      return normalize_big(c);
    }
    case Rep::kRational: {
      Constant* c = new_rational();
      mpq_neg(c->rational_, x->rational_);
      return c;
    }
    case Rep::kFloat: {
      Constant* c = new_float();
      mpfr_neg(c->float_, x->float_, MPFR_RNDN);
      return normalize_float(c);
    }
    default:
      return make_complex(unary(op, x->parts_.real), unary(op, x->parts_.imag));
  }
}

const Constant* ConstantPool::binary(const Constant* x, ConstantOp op, const Constant* y) {
  if (x->is_unknown() || y->is_unknown()) return unknown_;
  if (x->rep_ == Rep::kBool && y->rep_ == Rep::kBool) {
    if (op == ConstantOp::kLogicalAnd) return make_bool(x->bool_ && y->bool_);
    if (op == ConstantOp::kLogicalOr) return make_bool(x->bool_ || y->bool_);
    return unknown_;
  }
  if (x->rep_ == Rep::kString && y->rep_ == Rep::kString) {
    return op == ConstantOp::kAdd ? concatenate(x, y) : unknown_;
  }
  if (!x->is_numeric() || !y->is_numeric()) return unknown_;
  Rep rep = x->rep_ > y->rep_ ? x->rep_ : y->rep_;
  if (rep == Rep::kInt64) return binary_int64(x->int_, op, y->int_);
  x = widen(x, rep);
  y = widen(y, rep);
  switch (rep) {
    case Rep::kBigInt:
      return binary_big(x, op, y);
    case Rep::kRational:
      return binary_rational(x, op, y);
    case Rep::kFloat:
      return binary_float(x, op, y);
    default:
      return binary_complex(x, op, y);
  }
}

const Constant* ConstantPool::binary_int64(int64_t a, ConstantOp op, int64_t b) {
  int64_t c = 0;
  bool overflow = false;
  switch (op) {
    case ConstantOp::kAdd:
      overflow = __builtin_add_overflow(a, b, &c);
      break;
    case ConstantOp::kSub:
      overflow = __builtin_sub_overflow(a, b, &c);
      break;
    case ConstantOp::kMul:
      overflow = __builtin_mul_overflow(a, b, &c);
      break;
    case ConstantOp::kQuo:
      overflow = true;
      break;
    case ConstantOp::kIntQuo:
    case ConstantOp::kRem:
      if (b == 0) return unknown_;
      if (b == -1) {  // the one quotient that can overflow
        if (op == ConstantOp::kRem) return make_int64(0);
        return unary(ConstantOp::kSub, make_int64(a));
      }
      c = op == ConstantOp::kRem ? a % b : a / b;
      break;
    case ConstantOp::kAnd:
      c = a & b;
      break;
    case ConstantOp::kOr:
      c = a | b;
      break;
    case ConstantOp::kXor:
      c = a ^ b;
      break;
    case ConstantOp::kAndNot:
      c = a & ~b;
      break;
    default:
      return unknown_;
  }
  if (!overflow) return make_int64(c);
  return binary_big(widen(make_int64(a), Rep::kBigInt), op, widen(make_int64(b), Rep::kBigInt));
}

const Constant* ConstantPool::binary_big(const Constant* x, ConstantOp op, const Constant* y) {
  bool divides =
      op == ConstantOp::kQuo || op == ConstantOp::kIntQuo || op == ConstantOp::kRem;
  if (divides && mpz_sgn(y->big_) == 0) return unknown_;
  if (op == ConstantOp::kQuo) {
    Constant* q = new_rational();
    mpq_set_num(q->rational_, x->big_);
    mpq_set_den(q->rational_, y->big_);
    mpq_canonicalize(q->rational_);
    return normalize_rational(q);
  }
  Constant* c = new_big();
  switch (op) {
    case ConstantOp::kAdd:
      mpz_add(c->big_, x->big_, y->big_);
      break;
    case ConstantOp::kSub:
      mpz_sub(c->big_, x->big_, y->big_);
      break;
    case ConstantOp::kMul:
      mpz_mul(c->big_, x->big_, y->big_);
      break;
    case ConstantOp::kIntQuo:
      mpz_tdiv_q(c->big_, x->big_, y->big_);
      break;
    case ConstantOp::kRem:
      mpz_tdiv_r(c->big_, x->big_, y->big_);
      break;
    case ConstantOp::kAnd:
      mpz_and(c->big_, x->big_, y->big_);
      break;
    case ConstantOp::kOr:
      mpz_ior(c->big_, x->big_, y->big_);
      break;
    case ConstantOp::kXor:
      mpz_xor(c->big_, x->big_, y->big_);
      break;
    case ConstantOp::kAndNot:
      mpz_com(c->big_, y->big_);
      mpz_and(c->big_, x->big_, c->big_);
      break;
    default:
      return unknown_;
  }
  return normalize_big(c);
}

const Constant* ConstantPool::binary_rational(const Constant* x, ConstantOp op,
                                              const Constant* y) {
  Constant* c = new_rational();
  switch (op) {
    case ConstantOp::kAdd:
      mpq_add(c->rational_, x->rational_, y->rational_);
      break;
    case ConstantOp::kSub:
      mpq_sub(c->rational_, x->rational_, y->rational_);
      break;
    case ConstantOp::kMul:
      mpq_mul(c->rational_, x->rational_, y->rational_);
      break;
    case ConstantOp::kQuo:
      if (mpq_sgn(y->rational_) == 0) return unknown_;
      mpq_div(c->rational_, x->rational_, y->rational_);
      break;
    default:
      return unknown_;
  }
  return normalize_rational(c);
}

const Constant* ConstantPool::binary_float(const Constant* x, ConstantOp op, const Constant* y) {
  ExponentRange range;
  Constant* c = new_float();
  switch (op) {
    case ConstantOp::kAdd:
      mpfr_add(c->float_, x->float_, y->float_, MPFR_RNDN);
      break;
    case ConstantOp::kSub:
      mpfr_sub(c->float_, x->float_, y->float_, MPFR_RNDN);
      break;
    case ConstantOp::kMul:
      mpfr_mul(c->float_, x->float_, y->float_, MPFR_RNDN);
      break;
    case ConstantOp::kQuo:
      mpfr_div(c->float_, x->float_, y->float_, MPFR_RNDN);
      break;
    default:
      return unknown_;
  }
  return normalize_float(c);
}

const Constant* ConstantPool::binary_complex(const Constant* x, ConstantOp op,
                                             const Constant* y) {
  const Constant* a = x->parts_.real;
  const Constant* b = x->parts_.imag;
  const Constant* c = y->parts_.real;
  const Constant* d = y->parts_.imag;
  constexpr auto kAdd = ConstantOp::kAdd;
  constexpr auto kSub = ConstantOp::kSub;
  constexpr auto kMul = ConstantOp::kMul;
  constexpr auto kQuo = ConstantOp::kQuo;
  if (op == kAdd || op == kSub) return make_complex(binary(a, op, c), binary(b, op, d));
  if (op == kMul) {
    return make_complex(binary(binary(a, kMul, c), kSub, binary(b, kMul, d)),
                        binary(binary(b, kMul, c), kAdd, binary(a, kMul, d)));
  }
  if (op != kQuo) return unknown_;
  const Constant* scale = binary(binary(c, kMul, c), kAdd, binary(d, kMul, d));
  const Constant* re = binary(binary(a, kMul, c), kAdd, binary(b, kMul, d));
  const Constant* im = binary(binary(b, kMul, c), kSub, binary(a, kMul, d));
  return make_complex(binary(re, kQuo, scale), binary(im, kQuo, scale));
}

const Constant* ConstantPool::shift(const Constant* x, ConstantOp op, unsigned count) {
  if (x->kind() != ConstantKind::kInt) return unknown_;
  if (count == 0) return x;
  if (op == ConstantOp::kShr && x->rep_ == Rep::kInt64) {
    return make_int64(count > 63 ? (x->int_ < 0 ? -1 : 0) : x->int_ >> count);
  }
  Constant* c = new_big();
  const Constant* big = widen(x, Rep::kBigInt);
  if (op == ConstantOp::kShl) {
    mpz_mul_2exp(c->big_, big->big_, count);
  } else {
    mpz_fdiv_q_2exp(c->big_, big->big_, count);
  }
  return normalize_big(c);
}

namespace {

bool holds(ConstantOp op, int order) {
  switch (op) {
    case ConstantOp::kEqual:
      return order == 0;
    case ConstantOp::kNotEqual:
      return order != 0;
    case ConstantOp::kLess:
      return order < 0;
    case ConstantOp::kLessEqual:
      return order <= 0;
    case ConstantOp::kGreater:
      return order > 0;
    case ConstantOp::kGreaterEqual:
      return order >= 0;
    default:
      return false;
  }
}

}  // namespace

bool ConstantPool::compare(const Constant* x, ConstantOp op, const Constant* y) {
  if (x->is_unknown() || y->is_unknown()) return false;
  if (x->rep_ == Rep::kBool && y->rep_ == Rep::kBool) return holds(op, x->bool_ != y->bool_);
  if (x->rep_ == Rep::kString && y->rep_ == Rep::kString) {
    return holds(op, x->string_value().compare(y->string_value()));
  }
  if (!x->is_numeric() || !y->is_numeric()) return false;
  Rep rep = x->rep_ > y->rep_ ? x->rep_ : y->rep_;
  x = widen(x, rep);
  y = widen(y, rep);
  switch (rep) {
    case Rep::kInt64:
      return holds(op, x->int_ < y->int_ ? -1 : x->int_ > y->int_);
    case Rep::kBigInt:
      return holds(op, mpz_cmp(x->big_, y->big_));
    case Rep::kRational:
      return holds(op, mpq_cmp(x->rational_, y->rational_));
    case Rep::kFloat:
      return holds(op, mpfr_cmp(x->float_, y->float_));
    default: {
      bool same = compare(x->parts_.real, ConstantOp::kEqual, y->parts_.real) &&
                  compare(x->parts_.imag, ConstantOp::kEqual, y->parts_.imag);
      return holds(op, same ? 0 : 1);
    }
  }
}

}  // namespace vole::types
