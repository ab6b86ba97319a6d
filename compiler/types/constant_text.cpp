// Constants to and from text: literals as spelled in source, values as diagnostics show them.
//
// Literals arrive as the scanner accepted them, but nothing here relies on that: a spelling
// that is no literal gives an unknown constant.
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "compiler/lex/unquote.h"
#include "compiler/types/constant.h"
#include "compiler/types/exponent_range.h"

namespace vole::types {

namespace {

std::string without_underscores(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    if (c != '_') out.push_back(c);
  }
  return out;
}

// Base of a numeric literal by its prefix; *skip is the length of the prefix. A bare leading 0
// means octal only where `octal` says so (integers).
int literal_base(std::string_view text, bool octal, size_t* skip) {
  *skip = 0;
  if (text.size() < 2 || text[0] != '0') return 10;
  *skip = 2;
  switch (text[1] | 0x20) {
    case 'x':
      return 16;
    case 'b':
      return 2;
    case 'o':
      return 8;
  }
  *skip = 0;
  return octal ? 8 : 10;
}

// Parts of a decimal or hexadecimal float: digits without the point, and the power of ten (or
// of two) to scale them by.
struct FloatParts {
  bool valid = false;
  int base = 10;
  std::string digits;
  long exponent = 0;
};

FloatParts split_float(const std::string& text) {
  FloatParts parts;
  size_t at;
  parts.base = literal_base(text, false, &at);
  char exponent_mark = parts.base == 10 ? 'e' : 'p';
  bool after_point = false;
  long places = 0;
  for (; at < text.size(); at++) {
    char c = text[at];
    if (c == '.') {
      if (after_point) return parts;
      after_point = true;
      continue;
    }
    if ((c | 0x20) == exponent_mark) break;
    if (lex::digit_value(c) >= parts.base) return parts;
    parts.digits.push_back(c);
    if (after_point) places++;
  }
  if (parts.digits.empty()) return parts;
  if (at < text.size()) {
    const char* begin = text.c_str() + at + 1;
    char* end;
    errno = 0;
    parts.exponent = strtol(begin, &end, 10);
    if (end == begin || *end != 0 || errno != 0) return parts;
  }
  long bits_per_place = parts.base == 16 ? 4 : parts.base == 8 ? 3 : 1;
  parts.exponent -= parts.base == 10 ? places : places * bits_per_place;
  parts.valid = true;
  return parts;
}

std::string format_mpz(const mpz_t x) {
  std::string out(mpz_sizeinbase(x, 10) + 2, '\0');
  mpz_get_str(out.data(), 10, x);
  out.resize(strlen(out.c_str()));
  return out;
}

// Go's %g of a float64: shortest digits, in exponent form below 1e-4 and from 1e6.
std::string shortest(double x) {
  char buffer[64];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::scientific).ptr;
  std::string s(buffer, end);
  int exponent = atoi(s.c_str() + s.find('e') + 1);
  if (exponent >= -4 && exponent < 6) {
    end = std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::fixed).ptr;
    s.assign(buffer, end);
  }
  return s;
}

std::string format_float(const mpfr_t f) {
  ExponentRange range;
  double x = mpfr_get_d(f, MPFR_RNDN);
  char buffer[64];
  if ((mpfr_sgn(f) == 0) == (x == 0) && std::isfinite(x)) {
    snprintf(buffer, sizeof buffer, "%.6g", x);
    if (!mpfr_integer_p(f) && !strchr(buffer, '.')) return shortest(x);
    return buffer;
  }
  // Outside the range of float64: scale the mantissa by hand.
  mpfr_exp_t exp2;
  double m = mpfr_get_d_2exp(&exp2, f, MPFR_RNDN);
  double d = static_cast<double>(exp2) * (M_LN2 / M_LN10);
  auto e = static_cast<int64_t>(d);
  m *= std::pow(10, d - static_cast<double>(e));
  if (std::fabs(m) < 1 - 0.5e-6) {
    m *= 10;
    e--;
  } else if (std::fabs(m) >= 10) {
    m /= 10;
    e++;
  }
  snprintf(buffer, sizeof buffer, "%.6ge%+lld", m, static_cast<long long>(e));
  return buffer;
}

}  // namespace

// ---- literals --------------------------------------------------------------------------------

const Constant* ConstantPool::int_literal(std::string_view text) {
  std::string s = without_underscores(text);
  size_t skip;
  int base = literal_base(s, true, &skip);
  if (s.size() == skip) return unknown_;
  for (size_t i = skip; i < s.size(); i++) {
    if (lex::digit_value(s[i]) >= base) return unknown_;
  }
  int64_t value;
  auto result = std::from_chars(s.data() + skip, s.data() + s.size(), value, base);
  if (result.ec == std::errc()) return make_int64(value);
  Constant* c = new_big();
  mpz_set_str(c->big_, s.c_str() + skip, base);
  return normalize_big(c);
}

// An exact rational while the exponent is small, a float of the pool's precision otherwise.
const Constant* ConstantPool::float_from_digits(std::string_view text) {
  FloatParts parts = split_float(without_underscores(text));
  if (!parts.valid) return unknown_;
  ExponentRange range;
  Constant* f = new_float();
  mpz_t mantissa;
  mpz_init_set_str(mantissa, parts.digits.c_str(), parts.base);
  bool zero = mpz_sgn(mantissa) == 0;
  if (!zero && parts.base == 10) {
    std::string plain = parts.digits + "e" + std::to_string(parts.exponent);
    mpfr_strtofr(f->float_, plain.c_str(), nullptr, 10, MPFR_RNDN);
  } else if (!zero) {
    mpfr_set_z_2exp(f->float_, mantissa, parts.exponent, MPFR_RNDN);
  }
  bool regular = mpfr_regular_p(f->float_);
  auto limit = static_cast<mpfr_exp_t>(kSmallBits);
  bool small = zero || (regular && mpfr_get_exp(f->float_) > -limit &&
                        mpfr_get_exp(f->float_) < limit);
  // A long run of digits may be balanced by a huge exponent: the value is small, its spelling
  // as a fraction is bounded by the text either way.
  long reach = static_cast<long>(text.size()) * 4 + 2 * static_cast<long>(kSmallBits);
  if (small && std::labs(parts.exponent) <= reach) {
    Constant* q = new_rational();
    if (!zero) {
      mpz_t scale;
      mpz_init(scale);
      auto power = static_cast<unsigned long>(std::labs(parts.exponent));
      mpz_ui_pow_ui(scale, parts.base == 10 ? 10 : 2, power);
      if (parts.exponent >= 0) {
        mpz_mul(mpq_numref(q->rational_), mantissa, scale);
      } else {
        mpz_set(mpq_numref(q->rational_), mantissa);
        mpz_set(mpq_denref(q->rational_), scale);
        mpq_canonicalize(q->rational_);
      }
      mpz_clear(scale);
    }
    mpz_clear(mantissa);
    return q;
  }
  mpz_clear(mantissa);
  return normalize_float(f);
}

const Constant* ConstantPool::float_literal(std::string_view text) {
  return float_from_digits(text);
}

const Constant* ConstantPool::imaginary_literal(std::string_view text) {
  if (text.empty() || text.back() != 'i') return unknown_;
  text.remove_suffix(1);
  const Constant* im = float_from_digits(text);
  return im->is_unknown() ? unknown_ : make_complex(make_int64(0), im);
}

const Constant* ConstantPool::rune_literal(std::string_view text) {
  if (text.size() < 3 || text.front() != '\'' || text.back() != '\'') return unknown_;
  text = text.substr(1, text.size() - 2);
  size_t at = 0;
  lex::Escape e = lex::read_escape(text, &at, '\'');
  if (!e.valid || at != text.size()) return unknown_;
  return make_int64(e.value);
}

const Constant* ConstantPool::string_literal(std::string_view text) {
  std::string out;
  return lex::unquote(text, &out) ? make_string(out) : unknown_;
}

const Constant* ConstantPool::string_of_rune(const Constant* x) {
  int64_t value;
  std::string out;
  bool fits = x->to_int64(&value) && value >= 0 && value <= kMaxRune;
  append_rune(out, fits ? static_cast<int32_t>(value) : kRuneError);
  return make_string(out);
}

// ---- texts -----------------------------------------------------------------------------------

std::string constant_key(ConstantPool& pool, const Constant* x) {
  if (const Constant* i = pool.to_int(x); !i->is_unknown()) return "i" + i->to_string();
  auto bits = [](const Constant* f) {
    char buffer[32];
    snprintf(buffer, sizeof buffer, "%a", f->to_float64());
    return std::string(buffer);
  };
  if (const Constant* f = pool.to_float(x); !f->is_unknown()) return "f" + bits(f);
  switch (x->kind()) {
    case ConstantKind::kComplex:
      return "c" + bits(pool.real(x)) + "," + bits(pool.imag(x));
    case ConstantKind::kString:
      return "s" + std::string(x->string_value());
    default:
      return x->to_string();
  }
}

std::string Constant::to_string() const {
  switch (rep_) {
    case Rep::kUnknown:
      return "unknown";
    case Rep::kBool:
      return bool_ ? "true" : "false";
    case Rep::kString: {
      constexpr size_t kMaxRunes = 72;
      // Quoting only grows a string, so the head decides.
      std::string s = quote_string(string_value().substr(0, 4 * kMaxRunes + 4));
      size_t at = 0, runes = 0, cut = 0;
      for (std::string_view rest = s; !rest.empty(); runes++) {
        if (runes == kMaxRunes - 3) cut = at;
        size_t width = decode_rune(rest).width;
        rest.remove_prefix(width);
        at += width;
      }
      return runes > kMaxRunes ? s.substr(0, cut) + "..." : s;
    }
    case Rep::kInt64:
      return std::to_string(int_);
    case Rep::kBigInt:
      return format_mpz(big_);
    case Rep::kRational: {
      mpfr_t f;
      mpfr_init2(f, ConstantPool::kFloatPrecision);
      mpfr_set_q(f, rational_, MPFR_RNDN);
      std::string s = format_float(f);
      mpfr_clear(f);
      return s;
    }
    case Rep::kFloat:
      return format_float(float_);
    case Rep::kComplex:
      return "(" + parts_.real->to_string() + " + " + parts_.imag->to_string() + "i)";
  }
  return "unknown";
}

std::string Constant::exact_string() const {
  switch (rep_) {
    case Rep::kString:
      return quote_string(string_value());
    case Rep::kRational: {
      std::string s = format_mpz(mpq_numref(rational_));
      if (mpz_cmp_ui(mpq_denref(rational_), 1) == 0) return s;
      return s + "/" + format_mpz(mpq_denref(rational_));
    }
    case Rep::kFloat: {
      char buffer[ConstantPool::kFloatPrecision];
      mpfr_snprintf(buffer, sizeof buffer, "%Ra", float_);
      return buffer;
    }
    case Rep::kComplex:
      return "(" + parts_.real->exact_string() + " + " + parts_.imag->exact_string() + "i)";
    default:
      return to_string();
  }
}

}  // namespace vole::types
