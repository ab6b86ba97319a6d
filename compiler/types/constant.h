// Exact constant values of the Go specification ("Constants").
//
// A Constant is an immutable value of arbitrary precision: bool, string, integer, float or
// complex. Integers are exact (a 64-bit fast path, GMP beyond it); floats are exact rationals
// while numerator and denominator stay small and 512-bit binary floats (MPFR) after that, so
// the results agree with the reference compiler down to the last digit of a message.
// Every Constant belongs to a ConstantPool and lives as long as it. A pool is not thread safe;
// its constants may be read from any thread once they are made.
#pragma once

#include <gmp.h>
#include <mpfr.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"

namespace vole::types {

using vole::quote_string;

// The kind that a value is displayed and converted as. `kUnknown` is the result of an operation
// that failed (overflow, division of an unknown, ...); operations on it yield it again.
enum class ConstantKind : uint8_t { kUnknown, kBool, kString, kInt, kFloat, kComplex };

enum class ConstantOp : uint8_t {
  kAdd,
  kSub,
  kMul,
  kQuo,     // exact quotient: int / int may give a float
  kIntQuo,  // truncated integer quotient
  kRem,
  kAnd,
  kOr,
  kXor,  // unary: bitwise complement
  kAndNot,
  kShl,
  kShr,
  kLogicalAnd,
  kLogicalOr,
  kNot,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
};

class ConstantPool;

class Constant {
 public:
  Constant(const Constant&) = delete;
  Constant& operator=(const Constant&) = delete;
  ~Constant();

  ConstantKind kind() const;
  bool is_unknown() const { return rep_ == Rep::kUnknown; }
  bool is_numeric() const { return rep_ >= Rep::kInt64; }

  // The value of a kBool constant, false for any other.
  bool bool_value() const { return rep_ == Rep::kBool && bool_; }
  // The bytes of a kString constant, empty for any other. Valid as long as the pool.
  std::string_view string_value() const;
  // The value of a kInt constant; false if it is no integer or does not fit.
  bool to_int64(int64_t* out) const;
  bool to_uint64(uint64_t* out) const;
  // The low 64 bits (two's complement) of a kInt constant, 0 for any other.
  uint64_t low_bits() const;
  // Nearest float64/float32 of an int or float constant (ties to even; may be infinite).
  double to_float64() const;
  float to_float32() const;
  // -1, 0, +1. Complex: 0 only if both parts are 0. Unknown: 1.
  int sign() const;
  // Bits of the absolute value of a kInt constant, 0 for any other.
  size_t bit_length() const;

  // As diagnostics show the value: strings quoted and cut, floats to six digits.
  std::string to_string() const;
  // Exact: integers in decimal, floats as a fraction or hexadecimal.
  std::string exact_string() const;

 private:
  friend class ConstantPool;
  // In order of width, from kInt64 on.
  enum class Rep : uint8_t {
    kUnknown,
    kBool,
    kString,
    kInt64,
    kBigInt,
    kRational,
    kFloat,
    kComplex
  };

  struct Parts {
    const Constant* real;
    const Constant* imag;
  };
  struct Bytes {
    const char* data;
    size_t size;
  };

  explicit Constant(Rep rep) : rep_(rep), int_(0) {}

  Rep rep_;
  union {
    bool bool_;
    int64_t int_;
    Bytes bytes_;
    Parts parts_;
    mpz_t big_;
    mpq_t rational_;
    mpfr_t float_;
  };
};

// Makes and owns constants, and is where the operations are.
class ConstantPool {
 public:
  // Mantissa bits of the float representation.
  static constexpr int kFloatPrecision = 512;
  // Numerators and denominators of at least this many bits turn a rational into a float.
  static constexpr size_t kSmallBits = 4096;
  // The longest string that a concatenation may give, and how much all of them may take; beyond
  // that the result is unknown. Doubling a string a few dozen times must not fill the memory.
  static constexpr size_t kMaxStringBytes = size_t{1} << 26;
  static constexpr size_t kMaxTotalBytes = size_t{1} << 29;

  ConstantPool();
  ~ConstantPool();
  ConstantPool(const ConstantPool&) = delete;
  ConstantPool& operator=(const ConstantPool&) = delete;

  const Constant* unknown() const { return unknown_; }
  const Constant* make_bool(bool value) const { return value ? true_ : false_; }
  const Constant* make_string(std::string_view bytes);
  const Constant* make_int64(int64_t value);
  const Constant* make_uint64(uint64_t value);
  const Constant* make_float64(double value);  // NaN and infinities are unknown
  const Constant* make_complex(const Constant* real, const Constant* imag);

  // Literals as spelled in source, '_' separators allowed. A spelling that is no valid literal,
  // or a float beyond the exponent range, gives an unknown constant.
  const Constant* int_literal(std::string_view text);
  const Constant* float_literal(std::string_view text);
  const Constant* imaginary_literal(std::string_view text);  // with the trailing 'i'
  const Constant* rune_literal(std::string_view text);       // with the quotes
  const Constant* string_literal(std::string_view text);     // with the quotes, either form

  // Conversion to a kind if the value is representable as one exactly, else unknown.
  const Constant* to_int(const Constant* x);
  const Constant* to_float(const Constant* x);
  const Constant* to_complex(const Constant* x);
  const Constant* real(const Constant* x);
  const Constant* imag(const Constant* x);

  // kAdd, kSub, kXor (complement; `unsigned_bits` > 0 limits the result to that width), kNot.
  const Constant* unary(ConstantOp op, const Constant* x, unsigned unsigned_bits = 0);
  // Arithmetic, logical, string concatenation. Division by zero gives unknown.
  const Constant* binary(const Constant* x, ConstantOp op, const Constant* y);
  // kShl or kShr of an int.
  const Constant* shift(const Constant* x, ConstantOp op, unsigned count);
  // One of the six comparisons. Unknown operands compare as false.
  bool compare(const Constant* x, ConstantOp op, const Constant* y);

  // Rounded to the precision of float32/float64; unknown if that overflows.
  const Constant* round_float32(const Constant* x);
  const Constant* round_float64(const Constant* x);

  // Bytes of a UTF-8 sequence for an integer constant (string(i)); U+FFFD if out of range.
  const Constant* string_of_rune(const Constant* x);

 private:
  using Rep = Constant::Rep;

  Constant* add(Rep rep);
  Constant* new_big();
  Constant* new_rational();
  Constant* new_float();
  const Constant* normalize_big(Constant* x);
  const Constant* normalize_rational(Constant* x);
  const Constant* normalize_float(Constant* x);
  const Constant* widen(const Constant* x, Rep rep);
  const Constant* to_float_rep(const Constant* x);
  const Constant* concatenate(const Constant* x, const Constant* y);
  const Constant* binary_int64(int64_t a, ConstantOp op, int64_t b);
  const Constant* binary_big(const Constant* x, ConstantOp op, const Constant* y);
  const Constant* binary_rational(const Constant* x, ConstantOp op, const Constant* y);
  const Constant* binary_float(const Constant* x, ConstantOp op, const Constant* y);
  const Constant* binary_complex(const Constant* x, ConstantOp op, const Constant* y);
  const Constant* float_from_digits(std::string_view text);

  std::deque<std::unique_ptr<Constant>> constants_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  // Where strings are put. Concatenations have chunks of their own, so that a chain of them can
  // append to its left operand while its literals go elsewhere.
  struct Room {
    char* top = nullptr;
    char* end = nullptr;
  };
  const Constant* put_string(std::string_view a, std::string_view b, Room* room);
  size_t chunk_bytes_ = 0;  // of all chunks
  Room literals_;
  Room concatenations_;
  const Constant* unknown_;
  const Constant* true_;
  const Constant* false_;
  std::vector<const Constant*> small_ints_;  // -1 .. 255, made once
};

// Text that is the same for constants that are equal at run time (1, 1.0 and 1 + 0i are), as it
// takes to find duplicate cases and map keys.
std::string constant_key(ConstantPool& pool, const Constant* x);

}  // namespace vole::types
