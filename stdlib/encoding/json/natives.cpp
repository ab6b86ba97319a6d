// Natives of encoding/json: the loops over bytes.
//
// `check` is a machine that tells JSON from other text and may be fed in pieces; `index` cuts text
// that has passed it into tokens, numbers converted where that is exact; `escape` and `unquote` go
// between Go's strings and JSON's, `compact` drops spaces. Each works on a bounded piece a call.
// Text may change while it is read (another goroutine writes to it): nothing here reads beyond its
// end then, and `index` answers a bad token.
#include <algorithm>
#include <charconv>
#include <cstring>

#include "stdlib/packages.h"

namespace vole::stdlib {

namespace {

using vm::GoBytes;
using vm::GoRawSlice;
using vm::NativeEntry;
using vm::leaf;
using std::string_view;

constexpr int64_t kPiece = 1 << 16;

// ---- the machine ------------------------------------------------------------------------------

// What may come next; scan.go has the texts for errors in the same order.
enum State : int64_t {
  kValue,
  kValueOrEnd,  // of the array
  kKey,
  kKeyOrEnd,  // of the object
  kColon,
  kAfterMember,
  kAfterElement,
  kAfterAll,
  kString,
  kEscape,
  kHex,  // four states: which digit
  kMinus = kHex + 4,
  kDigits,
  kZero,
  kPoint,
  kFraction,
  kExponent,
  kSign,
  kPower,
  kTrue,  // three states: after t, tr, tru
  kFalse = kTrue + 3,
  kNull = kFalse + 4,
  kTooDeep = kNull + 3,
};

constexpr int64_t kMaxDepth = 10000;

// Why check ended before the end of its piece.
enum Stop : int64_t { kNoStop, kBefore, kBehind, kWrong };

// The Go struct `machine`, word by word.
struct Machine {
  uint64_t state, stop, depth, in_key;
  uint64_t stack[(kMaxDepth + 64) / 64];  // a bit a level: 1 in an object
};

constexpr bool is_space(uint8_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
constexpr int hex_value(uint8_t c) {
  if (is_digit(c)) return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Bytes of strings that need no look: not a quote, a backslash or a control character.
struct PlainTable {
  bool plain[256];
  constexpr PlainTable() : plain() {
    for (int c = 0; c < 256; ++c) plain[c] = c >= 0x20 && c != '"' && c != '\\';
  }
};
constexpr PlainTable kPlain;

// Whether one of the eight bytes is a quote, a backslash, a control character or, with `high`,
// no ASCII.
constexpr bool has_special(uint64_t w, bool high) {
  constexpr uint64_t kOnes = 0x0101010101010101, kTops = 0x8080808080808080;
  auto zero = [](uint64_t x) { return (x - kOnes) & ~x & kTops; };
  uint64_t found = zero(w ^ (kOnes * '"')) | zero(w ^ (kOnes * '\\'));
  found |= (w - kOnes * 0x20) & ~w & kTops;
  return (found | (high ? w & kTops : 0)) != 0;
}

const uint8_t* skip_plain(const uint8_t* p, const uint8_t* end) {
  for (uint64_t w; end - p >= 8; p += 8) {
    std::memcpy(&w, p, 8);
    if (has_special(w, false)) break;
  }
  while (p < end && kPlain.plain[*p]) ++p;
  return p;
}

// The machine while it runs: the words of the Go struct in registers.
struct Run {
  int64_t state, depth;
  bool in_key;
  uint64_t* stack;

  bool in_object() const {
    return depth > 0 && (mem::load_word(&stack[(depth - 1) / 64]) >> ((depth - 1) % 64) & 1) != 0;
  }
  bool push(bool object) {
    if (depth >= kMaxDepth) {
      state = kTooDeep;
      return false;
    }
    uint64_t* word = &stack[depth / 64];
    uint64_t bit = uint64_t{1} << (depth % 64);
    uint64_t old = mem::load_word(word);
    mem::store_word(word, object ? old | bit : old & ~bit);
    ++depth;
    state = object ? kKeyOrEnd : kValueOrEnd;
    return true;
  }
  void pop() {
    if (depth > 0) --depth;
    end_value();
  }
  void end_value() { state = depth == 0 ? kAfterAll : in_object() ? kAfterMember : kAfterElement; }
  void end_string() {
    if (in_key) {
      in_key = false;
      state = kColon;
    } else {
      end_value();
    }
  }
  bool begin_value(uint8_t c);
  bool punctuation(uint8_t c);
  bool in_string(uint8_t c);
  bool in_number(uint8_t c, bool& again);
  bool in_word(uint8_t c);
  bool step(uint8_t c, bool& again);
};

bool Run::begin_value(uint8_t c) {
  switch (c) {
    case '{': return push(true);
    case '[': return push(false);
    case '"': state = kString; return true;
    case '-': state = kMinus; return true;
    case '0': state = kZero; return true;
    case 't': state = kTrue; return true;
    case 'f': state = kFalse; return true;
    case 'n': state = kNull; return true;
    default: break;
  }
  if (!is_digit(c)) return false;
  state = kDigits;
  return true;
}

// Between values; c is no space.
bool Run::punctuation(uint8_t c) {
  switch (state) {
    case kValueOrEnd:
      if (c == ']') return pop(), true;
      state = kValue;
      [[fallthrough]];
    case kValue: return begin_value(c);
    case kKeyOrEnd:
      if (c == '}') return pop(), true;
      state = kKey;
      [[fallthrough]];
    case kKey:
      if (c != '"') return false;
      in_key = true;
      state = kString;
      return true;
    case kColon: state = c == ':' ? int64_t{kValue} : state; return c == ':';
    case kAfterMember:
      if (c == '}') return pop(), true;
      if (c == ',') return state = kKey, true;
      return false;
    case kAfterElement:
      if (c == ']') return pop(), true;
      if (c == ',') return state = kValue, true;
      return false;
    default: return false;  // after all
  }
}

bool Run::in_string(uint8_t c) {
  if (state == kString) {
    if (c == '"') return end_string(), true;
    if (c == '\\') return state = kEscape, true;
    return c >= 0x20;
  }
  if (state == kEscape) {
    if (c == 'u') return state = kHex, true;
    if (!std::strchr("bfnrt\\/\"", c) || c == 0) return false;
    return state = kString, true;
  }
  if (hex_value(c) < 0) return false;
  state = state == kHex + 3 ? int64_t{kString} : state + 1;
  return true;
}

// `again`: the number ended before c.
bool Run::in_number(uint8_t c, bool& again) {
  switch (state) {
    case kMinus:
      state = c == '0' ? kZero : is_digit(c) ? kDigits : kMinus;
      return is_digit(c);
    case kDigits:
      if (is_digit(c)) return true;
      [[fallthrough]];
    case kZero:
      if (c == '.') return state = kPoint, true;
      if (c == 'e' || c == 'E') return state = kExponent, true;
      break;
    case kPoint:
      if (!is_digit(c)) return false;
      return state = kFraction, true;
    case kFraction:
      if (is_digit(c)) return true;
      if (c == 'e' || c == 'E') return state = kExponent, true;
      break;
    case kExponent:
      if (c == '+' || c == '-') return state = kSign, true;
      [[fallthrough]];
    case kSign:
      if (!is_digit(c)) return false;
      return state = kPower, true;
    default:
      if (is_digit(c)) return true;
      break;
  }
  end_value();
  return again = true;
}

bool Run::in_word(uint8_t c) {
  constexpr char kWords[] = "ruealseull";  // what follows t, f and n, a letter a state
  int64_t at = state - kTrue;
  if (c != static_cast<uint8_t>(kWords[at])) return false;
  if (at == 2 || at == 6 || at == 9) return end_value(), true;
  ++state;
  return true;
}

bool Run::step(uint8_t c, bool& again) {
  if (state < kString) return is_space(c) || punctuation(c);
  if (state < kMinus) return in_string(c);
  if (state < kTrue) return in_number(c, again);
  return state < kTooDeep && in_word(c);
}

int64_t check(Machine* m, GoBytes data, bool whole) {
  Run r{static_cast<int64_t>(mem::load_word(&m->state)),
        static_cast<int64_t>(mem::load_word(&m->depth)), mem::load_word(&m->in_key) != 0, m->stack};
  const uint8_t *p = data.data, *end = p + std::min(data.len, kPiece);
  Stop stop = kNoStop;
  // Goroutines that share a decoder may have mixed its words.
  bool sound = r.depth >= 0 && r.depth <= kMaxDepth && r.state >= kValue && r.state <= kTooDeep;
  if (!sound) r.state = kTooDeep, r.depth = 0;
  while (p < end) {
    if (r.state == kString && (p = skip_plain(p, end)) == end) break;
    if (!whole && r.state == kAfterAll) {
      stop = kBefore;
      break;
    }
    bool again = false;
    int64_t before = r.depth;
    if (!r.step(*p, again)) {
      stop = kWrong;
      ++p;
      break;
    }
    if (again) continue;
    ++p;
    if (!whole && r.depth == 0 && before != 0) {
      stop = kBehind;
      break;
    }
  }
  mem::store_word(&m->state, static_cast<uint64_t>(r.state));
  mem::store_word(&m->stop, static_cast<uint64_t>(stop));
  mem::store_word(&m->depth, static_cast<uint64_t>(r.depth));
  mem::store_word(&m->in_key, r.in_key);
  return p - data.data;
}

// ---- tokens -----------------------------------------------------------------------------------

enum Kind : uint64_t {
  kBad,
  kObject,
  kArray,
  kEndObject,
  kEndArray,
  kText,     // as it stands between its quotes
  kEscaped,  // with escapes or bad UTF-8
  kInt,      // value: an int64
  kFloat,    // value: the bits of the nearest float64
  kNumber,   // another number
  kTrueToken,
  kFalseToken,
  kNullToken,
};

// The Go struct `token`.
struct Token {
  uint64_t kind, start, end, value;
};

// The length of the UTF-8 sequence at p, 0 if it is none.
int sequence(const uint8_t* p, const uint8_t* end) {
  auto more = [&](int i) { return end - p > i && (p[i] & 0xC0) == 0x80; };
  uint8_t c = p[0];
  if (c < 0x80) return 1;
  if (c >= 0xC2 && c <= 0xDF) return more(1) ? 2 : 0;
  if ((c & 0xF0) == 0xE0) {
    if (!more(1) || !more(2)) return 0;
    if ((c == 0xE0 && p[1] < 0xA0) || (c == 0xED && p[1] > 0x9F)) return 0;
    return 3;
  }
  if (c < 0xF0 || c > 0xF4 || !more(1) || !more(2) || !more(3)) return 0;
  if ((c == 0xF0 && p[1] < 0x90) || (c == 0xF4 && p[1] > 0x8F)) return 0;
  return 4;
}

// The string whose quote is at p.
const uint8_t* string_token(const uint8_t* p, const uint8_t* end, Token& t) {
  t.kind = kText;
  for (++p; p < end;) {
    for (uint64_t w; end - p >= 8; p += 8) {
      std::memcpy(&w, p, 8);
      if (has_special(w, true)) break;
    }
    if (p == end) break;
    uint8_t c = *p;
    if (c == '"') return p + 1;
    if (c == '\\') {
      t.kind = kEscaped;
      p += 2;
    } else if (c < 0x80) {
      ++p;
    } else if (int n = sequence(p, end); n > 0) {
      p += n;
    } else {
      t.kind = kEscaped;
      ++p;
    }
  }
  t.kind = kBad;
  return end;
}

const uint8_t* number_token(const uint8_t* p, const uint8_t* end, Token& t) {
  const uint8_t* start = p;
  bool negative = *p == '-', whole = true;
  uint64_t value = 0;
  for (p += negative; p < end && is_digit(*p); ++p) value = value * 10 + (*p - '0');
  int64_t digits = p - start - negative;
  auto in_float = [](uint8_t c) { return c == '.' || c == '-' || c == '+' || (c | 0x20) == 'e'; };
  for (; p < end && (is_digit(*p) || in_float(*p)); ++p) whole = false;
  t.kind = kNumber;
  if (whole) {
    if (digits < 19 && digits > 0 && !(negative && value == 0)) {
      t.kind = kInt;
      t.value = negative ? -value : value;
    }
    return p;
  }
  double d = 0;
  auto first = reinterpret_cast<const char*>(start), last = reinterpret_cast<const char*>(p);
  auto [stopped, error] = std::from_chars(first, last, d);
  if (error == std::errc() && stopped == last) {
    t.kind = kFloat;
    t.value = std::bit_cast<uint64_t>(d);
  }
  return p;
}

const uint8_t* one_token(const uint8_t* p, const uint8_t* end, Token& t) {
  auto word = [&](int64_t n, Kind kind) {
    t.kind = end - p >= n ? kind : kBad;
    return p + std::min<int64_t>(n, end - p);
  };
  switch (*p) {
    case '{': return word(1, kObject);
    case '[': return word(1, kArray);
    case '}': return word(1, kEndObject);
    case ']': return word(1, kEndArray);
    case '"': return string_token(p, end, t);
    case 't': return word(4, kTrueToken);
    case 'f': return word(5, kFalseToken);
    case 'n': return word(4, kNullToken);
    default: break;
  }
  if (*p == '-' || is_digit(*p)) return number_token(p, end, t);
  return word(1, kBad);
}

// (number of tokens, where the next begins)
std::tuple<int64_t, int64_t> index(GoBytes data, int64_t at, GoRawSlice out) {
  const uint8_t *p = data.data + at, *end = data.data + data.len;
  auto* tokens = static_cast<Token*>(out.data);
  int64_t n = 0;
  for (; n < out.len; ++n) {
    while (p < end && (is_space(*p) || *p == ',' || *p == ':')) ++p;
    if (p >= end) break;
    Token t{};
    t.start = static_cast<uint64_t>(p - data.data);
    p = one_token(p, end, t);
    mem::store_word(&tokens[n].kind, t.kind);
    mem::store_word(&tokens[n].start, t.start);
    mem::store_word(&tokens[n].end, static_cast<uint64_t>(p - data.data));
    mem::store_word(&tokens[n].value, t.value);
  }
  return {n, p - data.data};
}

// ---- strings ----------------------------------------------------------------------------------

// 0: as it is; 1: with html only; 2: always escaped; 3: no ASCII.
struct EscapeTable {
  uint8_t need[256];
  constexpr EscapeTable() : need() {
    for (int c = 0; c < 256; ++c) {
      bool html = c == '<' || c == '>' || c == '&';
      need[c] = c >= 0x80 ? 3 : c < 0x20 || c == '"' || c == '\\' ? 2 : html;
    }
  }
};
constexpr EscapeTable kEscapes;
constexpr char kHexDigits[] = "0123456789abcdef";

uint8_t* put_u(uint8_t* out, unsigned code) {
  *out++ = '\\', *out++ = 'u';
  for (int shift = 12; shift >= 0; shift -= 4) {
    *out++ = static_cast<uint8_t>(kHexDigits[code >> shift & 15]);
  }
  return out;
}

uint8_t* put_escaped(uint8_t* out, uint8_t c) {
  constexpr char kLetters[] = "\"\"\\\\\bb\ff\nn\rr\tt";
  for (const char* l = kLetters; *l; l += 2) {
    if (static_cast<uint8_t>(*l) == c) {
      *out++ = '\\', *out++ = static_cast<uint8_t>(l[1]);
      return out;
    }
  }
  return put_u(out, c);
}

bool is_separator(const uint8_t* p, const uint8_t* end) {  // U+2028, U+2029
  return end - p >= 3 && p[0] == 0xE2 && p[1] == 0x80 && (p[2] & ~1) == 0xA8;
}

// (bytes written, bytes read): as far as dst has room.
std::tuple<int64_t, int64_t> escape(GoBytes dst, string_view src, bool html) {
  auto* p = reinterpret_cast<const uint8_t*>(src.data());
  const uint8_t *begin = p, *all = p + src.size();
  const uint8_t* end = p + std::min<int64_t>(static_cast<int64_t>(src.size()), kPiece);
  uint8_t *out = dst.data, *limit = out + dst.len - 6;
  uint8_t free = html ? 0 : 1;
  while (p < end && out <= limit) {
    uint8_t need = kEscapes.need[*p];
    if (need <= free) {
      *out++ = *p++;
    } else if (need < 3) {
      out = put_escaped(out, *p++);
    } else if (int n = sequence(p, all); n == 0) {
      out = put_u(out, 0xFFFD);
      ++p;
    } else if (is_separator(p, all)) {
      out = put_u(out, p[2] == 0xA8 ? 0x2028 : 0x2029);
      p += 3;
    } else {
      while (n-- > 0) *out++ = *p++;
    }
  }
  return {out - dst.data, p - begin};
}

uint8_t* put_rune(uint8_t* out, unsigned r) {
  if (r < 0x80) {
    *out++ = static_cast<uint8_t>(r);
    return out;
  }
  int more = r < 0x800 ? 1 : r < 0x10000 ? 2 : 3;
  constexpr uint8_t kLead[] = {0, 0xC0, 0xE0, 0xF0};
  *out++ = static_cast<uint8_t>(kLead[more] | r >> (6 * more));
  while (more-- > 0) *out++ = static_cast<uint8_t>(0x80 | (r >> (6 * more) & 0x3F));
  return out;
}

// The code of \uXXXX at p, or -1.
int hex_escape(const uint8_t* p, const uint8_t* end) {
  if (end - p < 6 || p[0] != '\\' || p[1] != 'u') return -1;
  int code = 0;
  for (int i = 2; i < 6; ++i) {
    int digit = hex_value(p[i]);
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

// The escape at p; null if it is none.
const uint8_t* unescape(const uint8_t* p, const uint8_t* end, uint8_t*& out) {
  if (end - p < 2) return nullptr;
  constexpr char kLetters[] = "\"\"\\\\//''b\bf\fn\nr\rt\t";
  for (const char* l = kLetters; *l; l += 2) {
    if (static_cast<uint8_t>(*l) == p[1]) {
      *out++ = static_cast<uint8_t>(l[1]);
      return p + 2;
    }
  }
  int code = hex_escape(p, end);
  if (code < 0) return nullptr;
  p += 6;
  if (code >= 0xD800 && code < 0xE000) {
    int low = hex_escape(p, end);
    if (code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      p += 6;
    } else {
      code = 0xFFFD;
    }
  }
  out = put_rune(out, static_cast<unsigned>(code));
  return p;
}

// (bytes written, bytes read), -1 read for what is no string; as far as dst has room.
std::tuple<int64_t, int64_t> unquote(GoBytes dst, GoBytes src) {
  const uint8_t *p = src.data, *all = p + src.len, *end = p + std::min(src.len, kPiece);
  uint8_t *out = dst.data, *limit = out + dst.len - 4;
  while (p < end && out <= limit) {
    uint8_t c = *p;
    if (c == '\\') {
      p = unescape(p, all, out);
      if (!p) return {0, -1};
    } else if (c == '"' || c < 0x20) {
      return {0, -1};
    } else if (int n = sequence(p, all); n == 0) {
      out = put_rune(out, 0xFFFD);
      ++p;
    } else {
      while (n-- > 0) *out++ = *p++;
    }
  }
  return {out - dst.data, p - src.data};
}

// (bytes written, where to go on, whether that is in a string): src without spaces.
std::tuple<int64_t, int64_t, bool> compact(GoBytes dst, GoBytes src, int64_t at, bool in_string,
                                           bool html) {
  const uint8_t *p = src.data + at, *all = src.data + src.len;
  const uint8_t* end = p + std::min<int64_t>(all - p, kPiece);
  uint8_t *out = dst.data, *limit = out + dst.len - 6;
  while (p < end && out <= limit) {
    uint8_t c = *p;
    if (!in_string) {
      if (!is_space(c)) *out++ = c;
      in_string = c == '"';
      ++p;
    } else if (html && (c == '<' || c == '>' || c == '&')) {
      out = put_u(out, c);
      ++p;
    } else if (html && is_separator(p, all)) {
      out = put_u(out, p[2] == 0xA8 ? 0x2028 : 0x2029);
      p += 3;
    } else {
      *out++ = c;
      ++p;
      if (c == '\\' && p < all && *p < 0x80) *out++ = *p++;
      if (c == '"') in_string = false;
    }
  }
  return {out - dst.data, p - src.data, in_string};
}

// ---- numbers ----------------------------------------------------------------------------------

// A float64 as JavaScript writes it: the fewest digits, an exponent for very small and very large.
char* put_float(char* out, char* end, double d) {
  double abs = d < 0 ? -d : d;
  bool plain = abs == 0 || (abs >= 1e-6 && abs < 1e21);
  auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  char digits[32];
  auto made = std::to_chars(digits, digits + sizeof digits, d, std::chars_format::scientific);
  if (plain && abs >= 1e15) {  // fixed would show digits that nobody needs: zeros stand for them
    char* e = digits;
    while (*e != 'e') ++e;
    int64_t exponent = 0;
    std::from_chars(e + 2, made.ptr, exponent);
    char* point = digits + (*digits == '-') + 1;
    int64_t behind = e > point ? e - point - 1 : 0;
    out = std::copy(digits, point, out);
    if (e > point) out = std::copy(point + 1, point + 1 + std::min(behind, exponent), out);
    for (int64_t i = behind; i < exponent; ++i) *out++ = '0';
    if (behind > exponent) {
      *out++ = '.';
      out = std::copy(point + 1 + exponent, e, out);
    }
    return out;
  }
  out = std::to_chars(out, end, d, format).ptr;
  if (!plain && out[-4] == 'e' && out[-3] == '-' && out[-2] == '0') {
    out[-2] = out[-1];  // e-09 is e-9
    --out;
  }
  return out;
}

// Bytes written of 40 at least: the number of the bits, which are an int64, a uint64 (1) or a
// float64 (2).
int64_t write_number(GoBytes dst, uint64_t bits, int64_t kind) {
  if (dst.len < 40) return 0;
  char *out = reinterpret_cast<char*>(dst.data), *end = out + dst.len;
  char* stop = kind == 0   ? std::to_chars(out, end, static_cast<int64_t>(bits)).ptr
               : kind == 1 ? std::to_chars(out, end, bits).ptr
                           : put_float(out, end, std::bit_cast<double>(bits));
  return stop - out;
}

constexpr NativeEntry kEntries[] = {
    {"check", leaf<check>},     {"index", leaf<index>},     {"escape", leaf<escape>},
    {"unquote", leaf<unquote>}, {"compact", leaf<compact>},
    {"writeNumber", leaf<write_number>},
};

}  // namespace

const vm::NativePackage kJsonNatives{"encoding/json", kEntries};

}  // namespace vole::stdlib
