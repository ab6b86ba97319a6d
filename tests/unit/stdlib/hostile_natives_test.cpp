// Natives whose arguments do not belong together, as goroutines that race leave them: nothing beyond
// a slice is written, and what is read there counts as zero.
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "stdlib/packages.h"
#include "vm/exec.h"

namespace vole::stdlib {
namespace {

constexpr uint32_t kGuard = 0xabababab;

// A slice with words around it that must stay as they are.
class Guarded {
 public:
  explicit Guarded(size_t words) : all_(words + 2 * kMargin, kGuard), words_(words) {
    std::fill_n(all_.begin() + kMargin, words, 0);
  }
  uint32_t* data() { return all_.data() + kMargin; }
  size_t words() const { return words_; }
  bool intact() const {
    auto is_guard = [](uint32_t w) { return w == kGuard; };
    return std::all_of(all_.begin(), all_.begin() + kMargin, is_guard) &&
           std::all_of(all_.end() - kMargin, all_.end(), is_guard);
  }

 private:
  static constexpr size_t kMargin = 1 << 16;
  std::vector<uint32_t> all_;
  size_t words_;
};

// Calls natives of one package that need no machine.
class Natives {
 public:
  explicit Natives(const vm::NativePackage& package) : package_(package) {}

  Natives& word(uint64_t w) { return slots_.push_back(w), *this; }
  Natives& pointer(const void* p) { return word(reinterpret_cast<uintptr_t>(p)); }
  Natives& slice(const void* data, size_t len) { return pointer(data).word(len).word(len); }
  Natives& slice(Guarded& g) { return slice(g.data(), g.words()); }

  // Returns the first result.
  int64_t call(std::string_view name) {
    bytecode::Function function{};
    function.param_slots = static_cast<uint32_t>(slots_.size());
    slots_.resize(slots_.size() + 8);
    bytecode::NativeCall c(exec_, slots_.data(), &function);
    vm::NativeTable table{tables_, 1};
    EXPECT_EQ(table.find(package_.path, name)(c), vm::kNativeDone);
    auto result = static_cast<int64_t>(slots_[function.param_slots]);
    slots_.clear();
    return result;
  }

 private:
  const vm::NativePackage& package_;
  const vm::NativePackage* const tables_[1] = {&package_};
  vm::Exec exec_{};
  std::vector<uint64_t> slots_;
};

constexpr size_t kTable = 512 + 64 * 15;

TEST(HostileNatives, MakeTableTakesNoLengthOnTrust) {
  Natives flate(kFlateNatives);
  std::vector<uint8_t> lengths(286, 255);
  Guarded table(kTable);
  EXPECT_EQ(flate.slice(table).slice(lengths.data(), lengths.size()).call("makeTable"), -1);
  EXPECT_TRUE(table.intact());
  lengths.assign(5000, 1);
  EXPECT_EQ(flate.slice(table).slice(lengths.data(), lengths.size()).call("makeTable"), -1);
}

TEST(HostileNatives, MakeTableStaysInASmallTable) {
  Natives flate(kFlateNatives);
  // 2**15 words of up to 15 bits: 256 of 15 bits, the rest shorter ones.
  std::vector<uint8_t> lengths = {1, 2, 3, 4, 5, 6, 7};
  lengths.insert(lengths.end(), 256, 15);
  Guarded table(600), tiny(16);
  EXPECT_EQ(flate.slice(table).slice(lengths.data(), lengths.size()).call("makeTable"), 1);
  EXPECT_TRUE(table.intact());
  EXPECT_EQ(flate.slice(tiny).slice(lengths.data(), lengths.size()).call("makeTable"), 1);
  EXPECT_TRUE(tiny.intact());
}

TEST(HostileNatives, DecodingStaysInTablesOfAnotherCode) {
  Natives flate(kFlateNatives);
  std::vector<uint8_t> in(64, 0xff), window(1 << 15);
  Guarded literals(512), distances(kTable);
  std::fill_n(literals.data(), literals.words(), 0x0fffffffu << 4 | 10);
  uint64_t decoder[11] = {};
  decoder[7] = 1;
  decoder[9] = 63;
  flate.pointer(decoder).slice(in.data(), in.size()).slice(window.data(), window.size());
  EXPECT_EQ(flate.slice(literals).slice(distances).call("decodeBlock"), 3);  // corrupt
}

TEST(HostileNatives, TokensThatAreNone) {
  Natives flate(kFlateNatives);
  std::vector<uint32_t> tokens = {7, 286, 0x7fffffff, 0x80000000, 0xffffffff, 0x80ff7fff};
  Guarded literals(286), distances(30);
  flate.slice(tokens.data(), tokens.size()).slice(literals).slice(distances).call("countTokens");
  EXPECT_TRUE(literals.intact());
  EXPECT_TRUE(distances.intact());
  EXPECT_EQ(literals.data()[7], 1u);
  // Codes whose lengths are none either.
  std::fill_n(literals.data(), literals.words(), 0xffffffff);
  std::fill_n(distances.data(), distances.words(), 0xffffffff);
  Guarded out(tokens.size() * 2);
  uint64_t pack[2] = {};
  int64_t n = flate.pointer(pack).slice(out.data(), out.words() * 4)
                  .slice(tokens.data(), tokens.size()).slice(literals).slice(distances)
                  .call("packTokens");
  EXPECT_LE(n, static_cast<int64_t>(out.words() * 4));
  EXPECT_TRUE(out.intact());
}

TEST(HostileNatives, JsonMachineOfMixedWords) {
  Natives json(kJsonNatives);
  std::vector<uint64_t> machine(4 + 10064 / 64 + 200, 0);
  uint64_t* m = machine.data() + 100;
  m[0] = 6;  // behind an element, of no array
  std::vector<uint8_t> text(3000, ']');
  text.insert(text.end(), 40, ',');
  text.push_back('[');
  json.pointer(m).slice(text.data(), text.size()).word(1).call("check");
  EXPECT_EQ(m[2] >> 63, 0u);
  EXPECT_TRUE(std::all_of(machine.begin(), machine.begin() + 100, [](auto w) { return w == 0; }));
  m[2] = ~uint64_t{0} << 20;  // no depth
  json.pointer(m).slice(text.data(), text.size()).word(1).call("check");
  EXPECT_EQ(m[1], 3u);  // wrong
  EXPECT_EQ(m[2] >> 63, 0u);
}

}  // namespace
}  // namespace vole::stdlib
