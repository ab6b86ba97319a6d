// Natives of compress/flate: finding matches, packing tokens into bits, and decoding blocks.
//
// All state lies in structures of the Go side, which natives leave consistent whenever they return:
// when a buffer is full or empty, or after a bounded number of steps (kYield: enter again). Goroutines
// that use one Writer or reader at once can spoil it, so it is copied and looked at before use.
// What to do with matches, and when a block ends, is as in Go's package, so that the bytes are the
// same.
#include <algorithm>
#include <array>
#include <cstring>

#include "stdlib/packages.h"
#include "vm/exec.h"

namespace vole::stdlib {

namespace {

using vm::GoBytes;
using vm::GoRawSlice;
using vm::NativeCall;
using vm::NativeEntry;
using Words = vm::Elements<uint32_t>;

constexpr int64_t kSteps = 1 << 18;

constexpr int64_t kMinMatch = 4;  // what is looked for; the format has 3
constexpr int64_t kMaxMatch = 258;
constexpr int64_t kWindow = 1 << 15;

// A token: a byte, 256 for the end of the block, or a match of length and distance.
constexpr uint32_t kIsMatch = 1u << 31;
uint32_t match_token(int64_t length, int64_t distance) {
  return kIsMatch | static_cast<uint32_t>(length - 3) << 16 | static_cast<uint32_t>(distance - 1);
}

uint32_t load_be32(const uint8_t* p) {
  uint32_t v;
  std::memcpy(&v, p, 4);
  return __builtin_bswap32(v);
}
uint32_t load_le32(const uint8_t* p) {
  uint32_t v;
  std::memcpy(&v, p, 4);
  return v;
}

int64_t match_length(const uint8_t* a, const uint8_t* b, int64_t limit) {
  int64_t n = 0;
  while (n < limit && a[n] == b[n]) ++n;
  return n;
}

int misused(NativeCall& c) { return c.panic_plain("flate: concurrent use"); }

enum MatchStatus : int64_t { kNeedInput, kBlockFull, kYield };

// As in deflate.go.
struct Matcher {
  int64_t index, end;       // of the window: the next byte, and behind the last
  int64_t hash_offset;      // added to positions in the hash tables
  int64_t chain_head;       // newest position with the hash of `index`
  int64_t length, offset;   // of the match before
  int64_t pending;          // the byte before `index` is not in a token yet
  int64_t max_insert;       // from here on too few bytes for a hash
  int64_t tokens;           // in the buffer
  int64_t block_end;        // for kBlockFull: where the tokens' text ends
  int64_t good, lazy, nice, chain, skip;  // of the level; skip < 0: matches may be put off
  int64_t sync;             // no more input for now
};

class MatchFinder {
 public:
  MatchFinder(Matcher& m, GoBytes window, GoRawSlice head, GoRawSlice prev, GoRawSlice tokens)
      : m_(m),
        window_(window.data),
        head_(static_cast<uint32_t*>(head.data)),
        prev_(static_cast<uint32_t*>(prev.data)),
        tokens_(static_cast<uint32_t*>(tokens.data)) {}

  // Whether no index can leave its buffer.
  static bool sound(const Matcher& m, int64_t window, int64_t head, int64_t prev, int64_t tokens) {
    return m.index >= 0 && m.index <= m.end && m.end <= window && head == 1 << kHashBits &&
           prev == kWindow && m.tokens >= 0 && m.tokens < kBlockTokens && tokens > kBlockTokens &&
           m.max_insert <= m.end - (kMinMatch - 1) && (m.pending == 0 || m.index > 0) &&
           m.length >= kMinMatch - 1 && m.length <= kMaxMatch && m.offset >= 0 && m.offset <= kWindow &&
           (m.skip >= 0 || m.length < kMinMatch ||
            (m.offset > 0 && m.index - 1 + m.length <= m.end));
  }

  MatchStatus run() {
    bool greedy = m_.skip >= 0;
    for (;;) {
      int64_t ahead = m_.end - m_.index;
      if (ahead < kMinMatch + kMaxMatch) {
        if (m_.sync == 0) return kNeedInput;
        if (ahead == 0) return finish();
      }
      if (steps_ > kSteps) return kYield;
      ++steps_;
      if (m_.index < m_.max_insert) m_.chain_head = insert(m_.index);
      int64_t length_before = m_.length, offset_before = m_.offset;
      m_.length = kMinMatch - 1;
      m_.offset = 0;
      bool look = greedy ? ahead >= kMinMatch
                         : ahead > length_before && length_before < m_.lazy;
      int64_t from = m_.chain_head - m_.hash_offset;
      bool near = from >= std::max<int64_t>(m_.index - kWindow, 0) && from < m_.index;
      if (look && near) find(from, ahead);
      if (greedy ? m_.length >= kMinMatch
                 : length_before >= kMinMatch && m_.length <= length_before) {
        if (greedy) {
          take_now();
        } else {
          take_before(length_before, offset_before);
        }
        if (m_.tokens == kBlockTokens) return block(m_.index);
      } else if (literal(greedy)) {
        return kBlockFull;
      }
    }
  }

  int64_t steps() const { return steps_; }

 private:
  static constexpr int64_t kBlockTokens = 1 << 14;
  static constexpr uint32_t kHashBits = 17;

  MatchStatus block(int64_t end) {
    m_.block_end = end;
    return kBlockFull;
  }

  MatchStatus finish() {
    if (m_.pending != 0) {
      tokens_[m_.tokens++] = window_[m_.index - 1];
      m_.pending = 0;
    }
    return m_.tokens > 0 ? block(m_.index) : kNeedInput;
  }

  // Enters a position into the tables; returns the one that had its hash before.
  int64_t insert(int64_t at) {
    uint32_t hash = load_be32(window_ + at) * 0x1e35a7bd >> (32 - kHashBits);
    uint32_t before = head_[hash];
    prev_[at % kWindow] = before;
    head_[hash] = static_cast<uint32_t>(at + m_.hash_offset);
    return before;
  }

  void find(int64_t from, int64_t ahead) {
    int64_t limit = std::min(ahead, kMaxMatch), nice = std::min(limit, m_.nice);
    int64_t oldest = m_.index - kWindow;
    const uint8_t* here = window_ + m_.index;
    int64_t tries = m_.length >= m_.good ? m_.chain / 4 : m_.chain;
    for (; tries > 0; --tries) {
      ++steps_;
      if (window_[from + m_.length] == here[m_.length]) {
        int64_t n = match_length(window_ + from, here, limit);
        // A short match from far away costs more than its bytes.
        if (n > m_.length && (n > kMinMatch || m_.index - from <= 4096)) {
          m_.length = n;
          m_.offset = m_.index - from;
          if (n >= nice) break;
        }
      }
      if (from == oldest) break;
      from = static_cast<int64_t>(prev_[from & (kWindow - 1)]) - m_.hash_offset;
      if (from < oldest || from < 0 || from >= m_.index) break;
    }
  }

  void take_now() {
    tokens_[m_.tokens++] = match_token(m_.length, m_.offset);
    int64_t next = m_.index + m_.length;
    if (m_.length <= m_.skip) insert_up_to(next);
    m_.index = next;
  }

  void take_before(int64_t length, int64_t offset) {
    tokens_[m_.tokens++] = match_token(length, offset);
    int64_t next = m_.index + length - 1;
    insert_up_to(next);
    m_.index = next;
    m_.pending = 0;
    m_.length = kMinMatch - 1;
  }

  void insert_up_to(int64_t next) {
    for (int64_t i = m_.index + 1; i < std::min(next, m_.max_insert); ++i) insert(i);
  }

  // A byte that is part of no match; true if the buffer is full.
  bool literal(bool greedy) {
    bool full = false;
    if (greedy || m_.pending != 0) {
      int64_t at = greedy ? m_.index : m_.index - 1;
      tokens_[m_.tokens++] = window_[at];
      full = m_.tokens == kBlockTokens;
      if (full) m_.block_end = at + 1;
    }
    ++m_.index;
    if (!greedy) m_.pending = 1;
    return full;
  }

  Matcher& m_;
  const uint8_t* window_;
  uint32_t* head_;
  uint32_t* prev_;
  uint32_t* tokens_;
  int64_t steps_ = 0;
};

int find_matches(NativeCall& c) {
  auto* state = c.ptr<Matcher>();
  Matcher m = vm::read_state(state);
  GoBytes window = c.bytes();
  GoRawSlice head = c.slice(), prev = c.slice(), tokens = c.slice();
  if (!MatchFinder::sound(m, window.len, head.len, prev.len, tokens.len)) return misused(c);
  MatchFinder finder(m, window, head, prev, tokens);
  MatchStatus status = finder.run();
  vm::write_state(state, m);
  c.exec.charge(static_cast<uint64_t>(finder.steps()) * 16);
  c.ret(int64_t{status});
  return c.done();
}

// Level 1: one candidate a hash, found in this block or the one before.
class FastFinder {
 public:
  // `table` has pairs: a position plus `current`, and the four bytes there.
  FastFinder(GoRawSlice table, GoBytes text, GoBytes before, int64_t current, GoRawSlice tokens)
      : table_(static_cast<uint32_t*>(table.data)),
        text_(text.data),
        size_(text.len),
        before_(before.data),
        before_size_(before.len),
        current_(current),
        tokens_(static_cast<uint32_t*>(tokens.data)) {}

  int64_t run() {
    constexpr int64_t kMargin = 15;
    int64_t limit = size_ - kMargin, at = 0, done = 0;
    uint32_t bytes = load_le32(text_);
    for (;;) {
      // Bytes that do not compress are passed faster and faster.
      int64_t skip = 32, next = at, candidate;
      for (;;) {
        at = next;
        next = at + (skip >> 5);
        skip += skip >> 5;
        if (next > limit) return rest(done);
        uint32_t following = load_le32(text_ + next);
        candidate = exchange(at, bytes);
        if (candidate != kNone) break;
        bytes = following;
      }
      literals(done, at);
      for (;;) {
        int64_t n = 4 + extend(at + 4, candidate + 4);
        tokens_[count_++] = match_token(n, at - candidate);
        at += n;
        done = at;
        if (at >= limit) return rest(done);
        note(at - 1, load_le32(text_ + at - 1));
        candidate = exchange(at, load_le32(text_ + at));
        if (candidate == kNone) {
          ++at;
          bytes = load_le32(text_ + at);
          break;
        }
      }
    }
  }

 private:
  static constexpr int64_t kNone = INT64_MIN;

  static uint32_t hash(uint32_t bytes) { return bytes * 0x1e35a7bd >> (32 - 14); }

  void note(int64_t at, uint32_t bytes) {
    uint32_t* entry = table_ + 2 * hash(bytes);
    entry[0] = static_cast<uint32_t>(at + current_);
    entry[1] = bytes;
  }

  // Notes a position; returns the one with the same bytes that was noted before, if it is near.
  int64_t exchange(int64_t at, uint32_t bytes) {
    const uint32_t* entry = table_ + 2 * hash(bytes);
    int64_t candidate = static_cast<int32_t>(entry[0]) - current_;
    bool good = entry[1] == bytes && at - candidate <= kWindow && candidate < at;
    note(at, bytes);
    return good ? candidate : kNone;
  }

  // How many bytes from `at` are as those from `from`, which is negative in the block before.
  int64_t extend(int64_t at, int64_t from) {
    int64_t most = std::min(at + kMaxMatch - 4, size_) - at, n = 0;
    if (from < 0) {
      int64_t there = before_size_ + from;
      if (there < 0) return 0;
      int64_t run = std::min(most, before_size_ - there);
      n = match_length(before_ + there, text_ + at, run);
      if (n < run || n == most) return n;
      from = 0;
      at += n;
    }
    return n + match_length(text_ + from, text_ + at, most - n);
  }

  void literals(int64_t from, int64_t to) {
    for (; from < to; ++from) tokens_[count_++] = text_[from];
  }

  int64_t rest(int64_t from) {
    literals(from, size_);
    return count_;
  }

  uint32_t* table_;
  const uint8_t* text_;
  int64_t size_;
  const uint8_t* before_;
  int64_t before_size_;
  int64_t current_;
  uint32_t* tokens_;
  int64_t count_ = 0;
};

int find_fast(NativeCall& c) {
  GoRawSlice table = c.slice();
  GoBytes text = c.bytes(), before = c.bytes();
  int64_t current = c.i64();
  GoRawSlice tokens = c.slice();
  if (text.len < 64 || tokens.len < text.len || table.len != 2 << 14) return misused(c);
  c.exec.charge(static_cast<uint64_t>(text.len) * 4);
  c.ret(FastFinder(table, text, before, current, tokens).run());
  return c.done();
}

// Codes of lengths (from 3) and distances (from 1) and how many bits more they have (RFC 1951,
// 3.2.5).
struct Code {
  uint16_t number, base;
  uint8_t extra;
};

constexpr std::array<Code, 256> make_length_codes() {
  std::array<Code, 256> codes{};
  uint32_t base = 0;
  for (uint32_t number = 0; number < 28; ++number) {
    uint32_t extra = number < 8 ? 0 : (number - 4) / 4;
    for (uint32_t i = 0; i < 1u << extra && base + i < 256; ++i) {
      codes[base + i] = {static_cast<uint16_t>(257 + number), static_cast<uint16_t>(base),
                         static_cast<uint8_t>(extra)};
    }
    base += 1u << extra;
  }
  codes[255] = {285, 255, 0};
  return codes;
}
constexpr std::array<Code, 256> kLengthCodes = make_length_codes();

Code distance_code(uint32_t distance) {  // minus 1
  if (distance < 4) return {static_cast<uint16_t>(distance), static_cast<uint16_t>(distance), 0};
  uint32_t bits = 31 - static_cast<uint32_t>(__builtin_clz(distance));
  uint32_t extra = bits - 1, number = 2 * bits + (distance >> extra & 1);
  return {static_cast<uint16_t>(number), static_cast<uint16_t>(distance >> extra << extra),
          static_cast<uint8_t>(extra)};
}

int count_tokens(NativeCall& c) {
  auto tokens = c.elements<uint32_t>();
  auto literals = c.elements<int32_t>(), distances = c.elements<int32_t>();
  auto add = [](const vm::Elements<int32_t>& counts, uint32_t i) { counts.set(i, counts[i] + 1); };
  c.exec.charge(static_cast<uint64_t>(tokens.len()) * 4);
  for (int64_t i = 0; i < tokens.len(); ++i) {
    uint32_t token = tokens[static_cast<uint64_t>(i)];
    if ((token & kIsMatch) == 0) {
      add(literals, token);
    } else {
      add(literals, kLengthCodes[token >> 16 & 0xFF].number);
      add(distances, distance_code(token & 0xFFFF).number);
    }
  }
  return c.done();
}

// Bits that are not a whole byte yet, as in bits.go.
struct Pack {
  uint64_t bits, count;
};

class Packer {
 public:
  static constexpr int64_t kRoom = 8;  // bytes that a token takes at most

  Packer(Pack& pack, uint8_t* out) : pack_(pack), out_(out), start_(out) {}

  void put(uint64_t bits, uint32_t count) {
    pack_.bits |= bits << pack_.count;
    pack_.count += count;
    while (pack_.count >= 8) {
      *out_++ = static_cast<uint8_t>(pack_.bits);
      pack_.bits >>= 8;
      pack_.count -= 8;
    }
  }
  void code(uint32_t c) { put(c & 0xFFFF, c >> 16 & 15); }  // as in huffman.go
  void token(uint32_t token, const Words& literals, const Words& distances) {
    if ((token & kIsMatch) == 0) {
      code(literals[token]);
      return;
    }
    uint32_t length = token >> 16 & 0xFF, distance = token & 0xFFFF;
    const Code& near = kLengthCodes[length];
    code(literals[near.number]);
    put(length - near.base, near.extra);
    Code far = distance_code(distance);
    code(distances[far.number]);
    put(distance - far.base, far.extra);
  }
  int64_t written() const { return out_ - start_; }

 private:
  Pack& pack_;
  uint8_t* out_;
  uint8_t* start_;
};

// Packs `count` tokens by one(packer, index of a token).
template <class F>
int pack(NativeCall& c, Pack* state, const GoBytes& out, int64_t count, F one) {
  Pack pack = vm::read_state(state);
  if (pack.count >= 8 || out.len < count * Packer::kRoom) return misused(c);
  c.exec.charge(static_cast<uint64_t>(count) * 8);
  Packer packer(pack, out.data);
  for (int64_t i = 0; i < count; ++i) one(packer, i);
  vm::write_state(state, pack);
  c.ret(packer.written());
  return c.done();
}

int pack_tokens(NativeCall& c) {
  auto* state = c.ptr<Pack>();
  GoBytes out = c.bytes();
  Words tokens = c.elements<uint32_t>();
  Words literals = c.elements<uint32_t>(), distances = c.elements<uint32_t>();
  return pack(c, state, out, tokens.len(), [&](Packer& packer, int64_t i) {
    packer.token(tokens[static_cast<uint64_t>(i)], literals, distances);
  });
}

// The bytes of a text as tokens.
int pack_bytes(NativeCall& c) {
  auto* state = c.ptr<Pack>();
  GoBytes out = c.bytes(), text = c.bytes();
  Words literals = c.elements<uint32_t>();
  return pack(c, state, out, text.len, [&](Packer& packer, int64_t i) {
    packer.code(literals[text.data[i]]);
  });
}

// ---- decoding

// Tables have 512 entries for the next nine bits: symbol << 4 | length of its code. Length 10 says
// that the symbol is the number of a table for the bits behind, which follow.
constexpr uint32_t kFirstBits = 9;
constexpr uint32_t kFirst = 1 << kFirstBits;

enum DecodeStatus : int64_t { kWantInput, kOutputFull, kBlockEnd, kCorrupt };

// As in inflate.go.
struct Decoder {
  uint64_t bits, count;            // read and not decoded
  int64_t in;                      // bytes taken of the input
  int64_t out;                     // where the window is written
  int64_t full;                    // the window was written round once
  int64_t copy_length, copy_distance;  // of a match that the window had no room for
  int64_t least_literal, least_distance;  // bits of the shortest codes; least_distance < 0: fixed
  int64_t link_mask_literal, link_mask_distance;
};

class BlockDecoder {
 public:
  BlockDecoder(Decoder& d, GoBytes in, GoBytes window, Words literals, Words distances)
      : d_(d), in_(in), window_(window), literals_(literals), distances_(distances) {}

  DecodeStatus run() {
    for (;;) {
      if (d_.copy_length > 0 && !copy()) return kOutputFull;
      if (d_.out == window_.len) return kOutputFull;
      // A symbol is decoded from its beginning, again if the input ends within.
      used_ = 0;
      int64_t symbol = decode(literals_, d_.least_literal, d_.link_mask_literal);
      if (symbol < 0) return failure(symbol);
      if (symbol < 256) {
        window_.data[d_.out++] = static_cast<uint8_t>(symbol);
        commit();
        continue;
      }
      if (symbol == 256) {
        commit();
        return kBlockEnd;
      }
      int64_t status = match(symbol);
      if (status < 0) return failure(status);
      commit();
    }
  }

 private:
  static constexpr int64_t kNoInput = -1, kBad = -2;

  static DecodeStatus failure(int64_t why) { return why == kNoInput ? kWantInput : kCorrupt; }

  bool more() {
    if (d_.in == in_.len) return false;
    d_.bits |= static_cast<uint64_t>(in_.data[d_.in++]) << d_.count;
    d_.count += 8;
    return true;
  }

  void commit() {
    d_.bits >>= used_;
    d_.count -= used_;
  }

  int64_t take(uint32_t n) {
    while (d_.count < used_ + n) {
      if (!more()) return kNoInput;
    }
    int64_t value = static_cast<int64_t>(d_.bits >> used_ & ((uint64_t{1} << n) - 1));
    used_ += n;
    return value;
  }

  // Reads no more bytes than the code needs: first as many bits as the shortest has.
  int64_t decode(const Words& table, int64_t least, int64_t mask) {
    uint64_t n = static_cast<uint64_t>(least);
    for (;;) {
      while (d_.count < used_ + n) {
        if (!more()) return kNoInput;
      }
      uint64_t bits = d_.bits >> used_;
      uint32_t entry = table[bits & (kFirst - 1)];
      n = entry & 15;
      if (n > kFirstBits) {
        uint64_t link = bits >> kFirstBits & static_cast<uint64_t>(mask);
        entry = table[kFirst + (entry >> 4) * (static_cast<uint64_t>(mask) + 1) + link];
        n = entry & 15;
      }
      if (used_ + n > d_.count) continue;
      if (n == 0) return kBad;
      used_ += n;
      return entry >> 4;
    }
  }

  int64_t match(int64_t symbol) {
    if (symbol > 285) return kBad;
    int64_t number = symbol - 257, length = number + 3;
    if (symbol == 285) {
      length = kMaxMatch;
    } else if (number >= 8) {
      uint32_t extra = static_cast<uint32_t>(number - 4) / 4;
      int64_t more_bits = take(extra);
      if (more_bits < 0) return more_bits;
      length = ((4 + number % 4) << extra) + 3 + more_bits;
    }
    int64_t code;
    if (d_.least_distance < 0) {
      code = take(5);
      if (code < 0) return code;
      int64_t reversed = 0;
      for (int i = 0; i < 5; ++i) reversed |= (code >> i & 1) << (4 - i);
      code = reversed;
    } else {
      code = decode(distances_, d_.least_distance, d_.link_mask_distance);
      if (code < 0) return code;
    }
    if (code >= 30) return kBad;
    int64_t distance = code + 1;
    if (code >= 4) {
      uint32_t extra = static_cast<uint32_t>(code - 2) / 2;
      int64_t more_bits = take(extra);
      if (more_bits < 0) return more_bits;
      distance = ((2 + code % 2) << extra) + 1 + more_bits;
    }
    if (distance > (d_.full != 0 ? window_.len : d_.out)) return kBad;
    d_.copy_length = length;
    d_.copy_distance = distance;
    return 0;
  }

  // Copies what is left of a match; false if the window is full before.
  bool copy() {
    int64_t from = d_.out - d_.copy_distance;
    if (from < 0) from += window_.len;
    while (d_.copy_length > 0 && d_.out < window_.len) {
      window_.data[d_.out++] = window_.data[from++];
      if (from == window_.len) from = 0;
      --d_.copy_length;
    }
    return d_.copy_length == 0;
  }

  Decoder& d_;
  GoBytes in_, window_;
  Words literals_, distances_;
  uint64_t used_ = 0;
};

int decode_block(NativeCall& c) {
  auto* state = c.ptr<Decoder>();
  Decoder d = vm::read_state(state);
  GoBytes in = c.bytes(), window = c.bytes();
  Words literals = c.elements<uint32_t>(), distances = c.elements<uint32_t>();
  bool sound = d.in >= 0 && d.in <= in.len && d.out >= 0 && d.out <= window.len &&
               d.copy_length >= 0 && d.copy_length <= kMaxMatch && d.count < 56 &&
               (d.copy_length == 0 ||
                (d.copy_distance > 0 && d.copy_distance <= window.len)) &&
               d.least_literal >= 0 && d.least_literal < 16 && d.least_distance < 16 &&
               (d.link_mask_literal | d.link_mask_distance) >> 6 == 0;
  if (!sound) return misused(c);
  int64_t before = d.out;
  DecodeStatus status = BlockDecoder(d, in, window, literals, distances).run();
  vm::write_state(state, d);
  c.exec.charge(static_cast<uint64_t>(d.out - before) * 4);
  c.ret(int64_t{status});
  return c.done();
}

constexpr uint32_t kMaxBits = 15;

// The lengths of a code's words, by symbol, and what follows from them.
struct CodeLengths {
  static constexpr int64_t kMaxSymbols = 288;

  int64_t symbols = 0;
  uint8_t length[kMaxSymbols];  // 0: does not occur
  uint32_t next[kMaxBits + 2] = {};  // the first word of each length
  uint32_t least = 0, most = 0;

  // False for lengths that are those of no code.
  bool read(const GoBytes& lengths) {
    if (lengths.len > kMaxSymbols) return false;
    symbols = lengths.len;
    mem::copy_bytes(length, lengths.data, static_cast<size_t>(symbols));
    uint32_t count[kMaxBits + 1] = {};
    for (int64_t i = 0; i < symbols; ++i) {
      uint32_t n = length[i];
      if (n == 0) continue;
      if (n > kMaxBits) return false;
      ++count[n];
      least = least == 0 ? n : std::min(least, n);
      most = std::max(most, n);
    }
    uint32_t code = 0;
    for (uint32_t n = least; n <= most && most != 0; ++n) {
      code <<= 1;
      next[n] = code;
      code += count[n];
    }
    return most == 0 || code == 1u << most || (code == 1 && most == 1);
  }

  uint32_t next_reversed(uint32_t n) {
    uint32_t value = next[n]++, reversed = 0;
    for (uint32_t k = 0; k < n; ++k) reversed |= (value >> k & 1) << (n - 1 - k);
    return reversed;
  }
};

// Makes the table of the codes with these lengths. Answers the least length and the mask of bits
// behind the first ones; -1 if there are no such codes.
int make_table(NativeCall& c) {
  Words table = c.elements<uint32_t>();
  CodeLengths code;
  bool good = code.read(c.bytes());
  auto answer = [&](int64_t shortest, int64_t mask) {
    c.ret(shortest);
    c.ret(mask);
    return c.done();
  };
  for (uint32_t i = 0; i < kFirst; ++i) table.set(i, 0);
  if (!good) return answer(-1, 0);
  if (code.most == 0) return answer(0, 0);
  uint32_t links = code.most > kFirstBits ? 1u << (code.most - kFirstBits) : 1;
  uint32_t linked = 0;             // tables that follow the first
  uint16_t link_of[kFirst] = {};   // by the first bits: the number of the table behind, from 1
  for (int64_t i = 0; i < code.symbols; ++i) {
    uint32_t n = code.length[i];
    if (n == 0) continue;
    uint32_t reversed = code.next_reversed(n), entry = static_cast<uint32_t>(i) << 4 | n;
    if (n <= kFirstBits) {
      for (uint32_t at = reversed; at < kFirst; at += 1u << n) table.set(at, entry);
      continue;
    }
    uint32_t first = reversed & (kFirst - 1);
    bool is_new = link_of[first] == 0;
    if (is_new) {
      link_of[first] = static_cast<uint16_t>(++linked);
      table.set(first, (linked - 1) << 4 | (kFirstBits + 1));
    }
    uint32_t link = kFirst + (link_of[first] - 1u) * links;
    for (uint32_t at = 0; is_new && at < links; ++at) table.set(link + at, 0);
    for (uint32_t at = reversed >> kFirstBits; at < links; at += 1u << (n - kFirstBits)) {
      table.set(link + at, entry);
    }
  }
  return answer(code.least, links - 1);
}

constexpr NativeEntry kEntries[] = {
    {"findMatches", find_matches}, {"findFast", find_fast},   {"countTokens", count_tokens},
    {"packTokens", pack_tokens},   {"packBytes", pack_bytes}, {"decodeBlock", decode_block},
    {"makeTable", make_table},
};

}  // namespace

const vm::NativePackage kFlateNatives{"compress/flate", kEntries};

}  // namespace vole::stdlib
