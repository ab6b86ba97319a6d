// Natives of regexp: running programs. The Go side (program.go) flattens them into words.
//
// `search` backtracks, but visits each pair of instruction and position once, with a bit for each
// in a window of the text. Where a path leaves the window, `simulate` takes over, which moves all
// threads through the text in step. Both take time linear in the text. Long texts are done in
// pieces: search says where to go on, simulate keeps its state in memory of the Go side. What a
// piece costs is charged as fuel.
#include <cstdlib>
#include <cstring>
#include <utility>

#include "runtime/values/string.h"
#include "stdlib/packages.h"
#include "vm/exec.h"

namespace vole::stdlib {

namespace {

using std::string_view;
using vm::GoRawSlice;
using vm::NativeCall;
using vm::NativeEntry;

// As in program.go.
enum Op : uint32_t {
  kFail,
  kMatch,
  kGoOn,       // to out
  kEither,     // out first, then arg
  kCapture,    // position to slot arg
  kCondition,  // arg: bits of syntax.EmptyOp, one of them
  kRune,       // arg
  kAnyRune,
  kNotNewline,
  kSet,  // at arg of sets: four words of bits for ASCII, then `count` pairs of bounds
};

enum Condition : uint32_t {
  kBeginLine = 1,
  kEndLine = 2,
  kBeginText = 4,
  kEndText = 8,
  kWordBoundary = 16,
  kNoWordBoundary = 32,
};

struct Inst {
  uint32_t op, out, arg, count;
};

constexpr uint32_t kAnchored = 1;   // begins with the beginning of the text
constexpr uint32_t kHasFirst = 2;   // `first` has all bytes that a match may begin with

struct Program {
  uint32_t start, count, flags, unused;
  uint32_t first[8];
  const Inst* insts() const { return reinterpret_cast<const Inst*>(this + 1); }
  // Whether all instructions lie in a slice of so many words.
  static bool fits(const Program* p, int64_t words) {
    constexpr int64_t kHead = sizeof(Program) / 4, kInst = sizeof(Inst) / 4;
    return words >= kHead + kInst && p->count > 0 && p->start < p->count &&
           p->count <= (words - kHead) / kInst;
  }
};

enum Status : int64_t { kNone, kFound, kGoOnAt, kLeftWindow, kNeedText, kNoMemory };

constexpr int64_t kPiece = 1 << 18;        // steps between looks at the fuel
constexpr int64_t kMaxVisited = 1 << 18;   // bits
constexpr int64_t kMinWindow = 64;         // positions
constexpr int64_t kBytesPerStep = 16;      // in fuel

bool is_word(uint8_t c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// The parameters that both natives have. A Regexp can be overwritten while it is in use, by other
// goroutines or by the reader of the text, so what comes from it need not belong together.
struct Search {
  const Program* program;
  const int32_t* sets;
  int64_t set_words;
  string_view prefix;
  string_view text;
  bool longest;
  bool any;  // only whether there is a match is asked
  int64_t* caps;
  int64_t slots;
  bool sound;
  int64_t steps = 0;

  explicit Search(NativeCall& c) {
    GoRawSlice code = c.slice(), all_sets = c.slice();
    program = static_cast<const Program*>(code.data);
    sets = static_cast<const int32_t*>(all_sets.data);
    set_words = all_sets.len;
    prefix = c.view();
    text = c.view();
    longest = c.boolean();
    any = c.boolean();
    GoRawSlice out = c.slice();
    caps = static_cast<int64_t*>(out.data);
    slots = out.len;
    sound = Program::fits(program, code.len) && slots >= 2;
  }

  int64_t size() const { return static_cast<int64_t>(text.size()); }
  uint8_t at(int64_t pos) const { return static_cast<uint8_t>(text[static_cast<size_t>(pos)]); }
  bool anchored() const { return (program->flags & kAnchored) != 0; }

  runtime::DecodedRune rune(int64_t pos) const {
    uint8_t c = at(pos);
    if (c < 0x80) return {c, 1};
    return runtime::decode_rune(text.data() + pos, static_cast<size_t>(size() - pos));
  }

  bool may_begin(int64_t pos) const {
    if ((program->flags & kHasFirst) == 0) return true;
    if (pos >= size()) return false;
    uint8_t c = at(pos);
    return (program->first[c / 32] >> (c % 32) & 1) != 0;
  }

  // The next position from `pos` on where a match may begin, -1 if there is none.
  int64_t candidate(int64_t pos) const {
    if (!prefix.empty()) {
      size_t found = text.find(prefix, static_cast<size_t>(pos));
      return found == string_view::npos ? -1 : static_cast<int64_t>(found);
    }
    if ((program->flags & kHasFirst) == 0) return pos;
    while (pos < size() && !may_begin(pos)) ++pos;
    return pos < size() ? pos : -1;
  }

  bool holds(uint32_t condition, int64_t pos) const {
    switch (condition) {
      case kBeginText: return pos == 0;
      case kEndText: return pos == size();
      case kBeginLine: return pos == 0 || at(pos - 1) == '\n';
      case kEndLine: return pos == size() || at(pos) == '\n';
      default: break;
    }
    bool before = pos > 0 && is_word(at(pos - 1));
    bool after = pos < size() && is_word(at(pos));
    return (before != after) == (condition == kWordBoundary);
  }

  bool in_set(const Inst& i, uint32_t r) const {
    if (i.arg + 4 + 2 * int64_t{i.count} > set_words) return false;
    const int32_t* set = sets + i.arg;
    if (r < 0x80) return (static_cast<uint32_t>(set[r / 32]) >> (r % 32) & 1) != 0;
    const int32_t* pairs = set + 4;
    uint32_t low = 0, high = i.count;
    while (low < high) {
      uint32_t middle = (low + high) / 2;
      if (r < static_cast<uint32_t>(pairs[2 * middle])) {
        high = middle;
      } else if (r > static_cast<uint32_t>(pairs[2 * middle + 1])) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  bool takes(const Inst& i, uint32_t r) const {
    switch (i.op) {
      case kRune: return r == i.arg;
      case kAnyRune: return true;
      case kNotNewline: return r != '\n';
      case kSet: return in_set(i, r);
      default: return false;
    }
  }
};

// Memory of one call.
template <class T>
class Buffer {
 public:
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { std::free(data_); }

  bool reserve(int64_t count) {
    if (count <= room_) return true;
    void* grown = std::realloc(data_, static_cast<size_t>(count) * sizeof(T));
    if (!grown) return false;
    data_ = static_cast<T*>(grown);
    room_ = count;
    return true;
  }
  int64_t room() const { return room_; }
  T* data() const { return data_; }
  T& operator[](int64_t i) { return data_[i]; }

 private:
  T* data_ = nullptr;
  int64_t room_ = 0;
};

class Backtracker {
 public:
  explicit Backtracker(Search& s) : s_(s) {}

  // Tries all starts from `pos` on, which becomes where to go on for kGoOnAt and kLeftWindow.
  Status run(int64_t& pos) {
    int64_t n = s_.program->count;
    width_ = std::min(kMaxVisited / n, s_.size() - pos + 1);
    if (width_ < kMinWindow && width_ < s_.size() - pos + 1) return kLeftWindow;
    if (!visited_.reserve((n * width_ + 63) / 64)) return kNoMemory;
    move_window(pos);
    for (;;) {
      int64_t start = s_.candidate(pos);
      if (start < 0) return kNone;
      s_.steps += start - pos;
      pos = start;
      if (limit_ < s_.size() && pos - base_ > width_ / 2) move_window(pos);
      Status status = attempt(pos);
      if (status != kNone || s_.anchored()) return status;
      if (pos == s_.size()) return kNone;
      pos += s_.rune(pos).size;
      if (s_.steps > kPiece) return kGoOnAt;
    }
  }

 private:
  struct Job {
    int32_t pc;  // negative: ~slot that gets `pos` back
    int64_t pos;
  };

  void move_window(int64_t pos) {
    base_ = pos;
    limit_ = std::min(s_.size(), base_ + width_ - 1);
    int64_t words = (s_.program->count * width_ + 63) / 64;
    std::memset(visited_.data(), 0, static_cast<size_t>(words) * 8);
    s_.steps += words / 8;
  }

  bool visit(uint32_t pc, int64_t pos) {
    int64_t bit = pc * width_ + pos - base_;
    uint64_t mask = uint64_t{1} << (bit % 64);
    uint64_t& word = visited_[bit / 64];
    if ((word & mask) != 0) return false;
    word |= mask;
    return true;
  }

  bool push(int32_t pc, int64_t pos) {
    if (depth_ == jobs_.room() && !jobs_.reserve(std::max<int64_t>(64, 2 * depth_))) return false;
    jobs_[depth_++] = {pc, pos};
    return true;
  }

  Status attempt(int64_t start) {
    if (s_.slots > kCaps) return kLeftWindow;
    for (int64_t i = 0; i < s_.slots; ++i) caps_[i] = -1;
    depth_ = 0;
    best_ = -1;
    caps_[0] = start;
    if (!push(static_cast<int32_t>(s_.program->start), start)) return kNoMemory;
    while (depth_ > 0) {
      Job job = jobs_[--depth_];
      if (job.pc < 0) {
        caps_[~job.pc] = job.pos;
        continue;
      }
      Status status = follow(static_cast<uint32_t>(job.pc), job.pos);
      if (status == kFound && s_.longest && !s_.any && best_ < s_.size()) continue;
      if (status != kNone) return status;
    }
    return best_ >= 0 ? kFound : kNone;
  }

  // One path, until it ends.
  Status follow(uint32_t pc, int64_t pos) {
    const Inst* insts = s_.program->insts();
    for (;;) {
      if (!visit(pc, pos)) return kNone;
      ++s_.steps;
      const Inst& i = insts[pc];
      switch (i.op) {
        case kFail: return kNone;
        case kMatch: return matched(pos);
        case kGoOn: break;
        case kEither:
          if (!push(static_cast<int32_t>(i.arg), pos)) return kNoMemory;
          break;
        case kCapture:
          if (i.arg < s_.slots) {
            if (!push(~static_cast<int32_t>(i.arg), caps_[i.arg])) return kNoMemory;
            caps_[i.arg] = pos;
          }
          break;
        case kCondition:
          if (!s_.holds(i.arg, pos)) return kNone;
          break;
        default: {
          if (pos == s_.size()) return kNone;
          auto [r, size] = s_.rune(pos);
          if (!s_.takes(i, r)) return kNone;
          pos += size;
          if (pos > limit_) return kLeftWindow;
        }
      }
      pc = i.out;
    }
  }

  Status matched(int64_t pos) {
    if (pos <= best_) return kNone;
    best_ = pos;
    for (int64_t i = 0; i < s_.slots; ++i) s_.caps[i] = caps_[i];
    s_.caps[1] = pos;
    return kFound;
  }

  static constexpr int64_t kCaps = 128;
  Search& s_;
  int64_t base_ = 0, limit_ = 0, width_ = 0;  // the window: its positions and their number
  Buffer<uint64_t> visited_;
  Buffer<Job> jobs_;
  int64_t depth_ = 0;
  int64_t best_ = -1;
  int64_t caps_[kCaps];
};

// All threads in step. A list has the instructions that a thread waits at, in order of preference,
// with their captures; `where` finds an instruction's place in the list.
class Simulation {
 public:
  // The words of its state, zeroed at first; as in program.go.
  static int64_t state_words(const Search& s) {
    int64_t n = s.program->count;
    return kHeadWords + 2 * n * (2 + s.slots) + 2 * (2 * n + 2) + s.slots;
  }

  Simulation(Search& s, int64_t* state, int64_t start, bool more)
      : s_(s), head_(reinterpret_cast<Head*>(state)), start_(start), more_(more) {
    int64_t n = s.program->count, list = n * (2 + s.slots);
    for (int k = 0; k < 2; ++k) {
      where_[k] = state + kHeadWords + k * list;
      threads_[k] = where_[k] + n;
      caps_[k] = threads_[k] + n;
    }
    stack_ = state + kHeadWords + 2 * list;
    current_ = stack_ + 2 * (2 * n + 2);
    if (head_->begun == 0) {
      head_->begun = 1;
      head_->pos = start;
    }
  }

  Status run() {
    for (int64_t left = kPiece;;) {
      int64_t now = head_->now;
      if (head_->count[now] == 0) {
        if (head_->matched != 0 || (s_.anchored() && head_->pos > start_)) break;
        if (!more_) {
          int64_t next = s_.candidate(head_->pos);
          if (next < 0) break;
          left -= (next - head_->pos) / 16;
          head_->pos = next;
        }
      }
      int64_t pos = head_->pos;
      runtime::DecodedRune r{0, 0};
      if (pos < s_.size()) r = s_.rune(pos);
      if (more_ && pos + r.size >= s_.size()) return kNeedText;
      if (head_->matched == 0 && !(s_.anchored() && pos > start_) && s_.may_begin(pos)) {
        for (int64_t i = 0; i < s_.slots; ++i) current_[i] = -1;
        current_[0] = pos;
        add(now, s_.program->start, pos);
      }
      left -= 1 + head_->count[now];
      s_.steps += 1 + head_->count[now];
      step(now, pos, r);
      if (s_.any && head_->matched != 0) return kFound;
      head_->now = 1 - now;
      if (r.size == 0) break;
      head_->pos = pos + r.size;
      if (left < 0) return kGoOnAt;
    }
    return head_->matched != 0 ? kFound : kNone;
  }

 private:
  struct Head {
    int64_t begun, pos, matched, now, count[2];
  };
  static constexpr int64_t kHeadWords = 8;
  static_assert(sizeof(Head) <= kHeadWords * 8);

  bool has(int64_t list, int64_t pc) const {
    int64_t at = where_[list][pc];
    return at >= 0 && at < head_->count[list] && threads_[list][at] == pc;
  }

  // Puts pc, and all it leads to without a rune, into a list, with the captures of current_.
  void add(int64_t list, int64_t pc, int64_t pos) {
    int64_t depth = 0;
    auto push = [&](int64_t what, int64_t value) {
      stack_[2 * depth] = what;
      stack_[2 * depth + 1] = value;
      ++depth;
    };
    push(pc, 0);
    while (depth > 0) {
      --depth;
      pc = stack_[2 * depth];
      if (pc < 0) {
        current_[~pc] = stack_[2 * depth + 1];
        continue;
      }
      while (!has(list, pc)) {
        int64_t at = head_->count[list]++;
        where_[list][pc] = at;
        threads_[list][at] = pc;
        const Inst& i = s_.program->insts()[pc];
        if (i.op == kEither) {
          push(i.arg, 0);
        } else if (i.op == kCapture) {
          if (i.arg < s_.slots) {
            push(~static_cast<int64_t>(i.arg), current_[i.arg]);
            current_[i.arg] = pos;
          }
        } else if (i.op == kCondition) {
          if (!s_.holds(i.arg, pos)) break;
        } else if (i.op != kGoOn) {
          std::memcpy(caps_[list] + at * s_.slots, current_, static_cast<size_t>(s_.slots) * 8);
          break;
        }
        pc = i.out;
      }
    }
  }

  // Moves the threads of list `now` over the rune r.
  void step(int64_t now, int64_t pos, runtime::DecodedRune r) {
    head_->count[1 - now] = 0;
    for (int64_t k = 0; k < head_->count[now]; ++k) {
      const Inst& i = s_.program->insts()[threads_[now][k]];
      if (i.op != kMatch && i.op < kRune) continue;
      int64_t* caps = caps_[now] + k * s_.slots;
      if (s_.longest && head_->matched != 0 && caps[0] > s_.caps[0]) continue;
      if (i.op == kMatch) {
        if (s_.longest && head_->matched != 0 && s_.caps[1] >= pos) continue;
        head_->matched = 1;
        std::memcpy(s_.caps, caps, static_cast<size_t>(s_.slots) * 8);
        s_.caps[1] = pos;
        if (!s_.longest) break;  // the others are less preferred
      } else if (r.size > 0 && s_.takes(i, r.rune)) {
        std::memcpy(current_, caps, static_cast<size_t>(s_.slots) * 8);
        add(1 - now, i.out, pos + r.size);
      }
    }
  }

  Search& s_;
  Head* head_;
  int64_t start_;
  bool more_;
  int64_t *where_[2], *threads_[2], *caps_[2];
  int64_t *stack_, *current_;
};

int misused(NativeCall& c) { return c.panic_plain("regexp: concurrent use"); }

int search(NativeCall& c) {
  Search s(c);
  int64_t pos = c.i64();
  if (!s.sound || pos < 0 || pos > s.size()) return misused(c);
  Status status = Backtracker(s).run(pos);
  c.exec.charge(static_cast<uint64_t>(s.steps * kBytesPerStep));
  if (status == kNoMemory) return c.no_memory();
  c.ret(int64_t{status});
  c.ret(pos);
  return c.done();
}

int simulate(NativeCall& c) {
  Search s(c);
  int64_t start = c.i64();
  bool more = c.boolean();
  GoRawSlice state = c.slice();
  // The state is that of one call of the Go side, which gives the same program each time.
  if (!s.sound || start < 0 || start > s.size() || state.len != Simulation::state_words(s)) {
    return misused(c);
  }
  Status status = Simulation(s, static_cast<int64_t*>(state.data), start, more).run();
  c.exec.charge(static_cast<uint64_t>(s.steps * kBytesPerStep));
  c.ret(int64_t{status});
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"search", search},
    {"simulate", simulate},
};

}  // namespace

const vm::NativePackage kRegexpNatives{"regexp", kEntries};

}  // namespace vole::stdlib
