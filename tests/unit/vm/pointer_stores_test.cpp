// The description of the pointers that instructions store, against what their handlers do: each
// handler runs once on made-up frames, and what has changed outside of the frame is compared.
#include "vm/pointer_stores.h"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <set>
#include <string_view>

#include "bytecode/opcode_info.h"
#include "vm/handlers_arith.h"
#include "vm/handlers_atomic.h"
#include "vm/handlers_control.h"
#include "vm/handlers_memory.h"

namespace vole::vm {
namespace {

// Handlers that leave the made-up frame: calls, and what looks into objects of other kinds.
bool is_left_out(Opcode op) {
  switch (op) {
    case Opcode::Call:
    case Opcode::CallC:
    case Opcode::CallI:
    case Opcode::Ret:
    case Opcode::DeferReturn:
    case Opcode::ItabType:
    case Opcode::JTab:
      return true;
    default:
      return false;
  }
}

// Those that store whole words of which the compiler knows that they are no pointers.
bool stores_plain_words(Opcode op) {
  std::string_view m = bytecode::info_of(op).mnemonic;
  return m == "stg.64" || m == "st.64" || m == "stx.64" || m == "stxo.64" || m == "stax.64" ||
         m.starts_with("addm") || m == "subm.f64" || m.starts_with("addx") ||
         (m.starts_with("at.") && !m.ends_with(".ptr"));
}

// Whether operand B (1) or C (2) may be a small number: it is neither looked through nor wider than
// a slot.
bool may_be_number(Opcode op, int operand) {
  const bytecode::OpcodeInfo& info = bytecode::info_of(op);
  if (info.slots[operand] != '1') return false;
  if (operand == 2) return true;
  std::string_view m = info.mnemonic;
  bool looks_through = m.starts_with("ld") || m.starts_with("lea") || m.starts_with("acc") ||
                       (m.starts_with("at.") && !m.starts_with("at.st")) || m == "map.len" ||
                       m == "chan.len" || m == "chan.cap";
  return !looks_through;
}

Flow run_handler(Opcode op, Regs& r) {
  switch (op) {
#define VOLE_OP(Name, mnemonic, format, slots) \
  case Opcode::Name:                           \
    return op_##Name(r);
#include "bytecode/opcode.def"
    default:
      return Flow::kSlow;
  }
}

class PointerStores : public testing::Test {
 protected:
  static constexpr size_t kWords = 64;
  static constexpr uint16_t kA = 8, kB = 16, kC = 24;

  PointerStores() {
    pair_.size = pair_.ptr_bytes = 16;
    pair_.kind = bytecode::Kind::Struct;
    pair_.align = 8;
    pair_.ptr_mask = kMask;
    word_ = pair_;
    word_.size = word_.ptr_bytes = 8;
    x_.globals = reinterpret_cast<char*>(memory_);
    x_.cache = &cache_;
    x_.g = &g_;
    x_.opcode_seen = nullptr;
  }

  // Slots A, B and C hold an address, then a length and a capacity; `number` (1 B, 2 C) an index.
  void fill(int number, const TypeDesc* type) {
    for (size_t i = 0; i < kWords; ++i) {
      memory_[i] = 0x1111'1111'1111'0000 + i;
      frame_[i] = 0x2222'2222'2222'0000 + i;
    }
    uint16_t at[] = {kA, kB, kC};
    for (int i = 0; i < 3; ++i) {
      frame_[at[i]] = i != 0 && i == number ? 2 : reinterpret_cast<uint64_t>(memory_ + 8);
      frame_[at[i] + 1] = 3;
      frame_[at[i] + 2] = 8;
    }
    type_ = type;
  }

  // The instruction with operands A, B, C and a type or numbers in its extension words.
  void encode(Opcode op) {
    const char* f = bytecode::info_of(op).format;
    std::memset(code_, 0, sizeof code_);
    bool wide = bytecode::is_wide_operand(f[1]);
    uint64_t bc = wide ? uint64_t{16} << 32 : uint64_t{kB} << 32 | uint64_t{kC} << 48;
    if (f[2] == 'u') bc = uint64_t{kB} << 32 | uint64_t{16} << 48;
    code_[0] = static_cast<uint64_t>(op) | uint64_t{kA} << 16 | bc;
    // Where it is a pair, 8 is an offset or an element's size and kC a length or a slot.
    std::string_view m = bytecode::info_of(op).mnemonic;
    bool pair = !m.starts_with("at.") || m.starts_with("at.cas");
    uint64_t n = pair ? uint64_t{8} << 32 | kC : 8;
    for (int i = 1; f[2 + i] != 0; ++i) {
      code_[i] = f[2 + i] == 't' ? reinterpret_cast<uint64_t>(type_) : n;
    }
  }

  static constexpr uint8_t kMask[] = {3};
  TypeDesc pair_{}, word_{};
  const TypeDesc* type_ = nullptr;
  alignas(16) uint64_t memory_[kWords];
  alignas(16) uint64_t frame_[kWords];
  Word code_[8];
  MCache cache_;
  G g_;
  Exec x_;
};

// Each handler that stores words outside of its frame is described, and stores what it says.
TEST_F(PointerStores, HandlersDoWhatTheDescriptionSays) {
  std::set<Opcode> stored;
  for (size_t n = 0; n < bytecode::kOpcodeCount; ++n) {
    auto op = static_cast<Opcode>(n);
    if (is_left_out(op)) continue;
    for (int number = 0; number < 3; ++number) {
      if (number != 0 && !may_be_number(op, number)) continue;
      for (const TypeDesc* type : {&pair_, &word_}) {
        fill(number, type);
        encode(op);
        std::map<uintptr_t, uintptr_t> said;
        uint64_t before[kWords];
        std::memcpy(before, memory_, sizeof before);
        if (store_kind(op) == StoreKind::kHandler) {
          for_each_stored(op, x_, code_, frame_,
                          [&](uintptr_t to, uintptr_t value) { said[to] = value; });
        }
        // What is out of line with a barrier must be so whenever there is one.
        cache_.barrier = store_kind(op) == StoreKind::kRuntime;
        Regs r{code_, frame_, &x_, code_[0], 100};
        Flow flow = run_handler(op, r);
        if (flow == Flow::kSlow) {
          EXPECT_TRUE(said.empty()) << bytecode::info_of(op).mnemonic;
          continue;
        }
        for (auto [to, value] : said) {
          EXPECT_EQ(mem::load<uintptr_t>(to), value) << bytecode::info_of(op).mnemonic;
        }
        for (size_t i = 0; i < kWords; ++i) {
          if (memory_[i] == before[i]) continue;
          stored.insert(op);
          // A word of a store that is no pointer: a length, a capacity, an itab.
          bool pointer = said.count(reinterpret_cast<uintptr_t>(memory_ + i)) != 0;
          uint64_t change = memory_[i] ^ before[i];
          bool whole = change >> 32 != 0 && static_cast<uint32_t>(change) != 0;
          if (pointer || !whole || stores_plain_words(op)) continue;
          EXPECT_TRUE(op == Opcode::StStr || op == Opcode::StSlice || op == Opcode::StIface)
              << bytecode::info_of(op).mnemonic << " stores a word that is not described";
        }
      }
    }
  }
  // The frames were good enough to make each of them store.
  for (size_t n = 0; n < bytecode::kOpcodeCount; ++n) {
    auto op = static_cast<Opcode>(n);
    if (store_kind(op) != StoreKind::kHandler) continue;
    EXPECT_TRUE(stored.count(op)) << bytecode::info_of(op).mnemonic;
  }
}

// Names say what is stored, too: none is classified against its name.
TEST_F(PointerStores, KindsFitTheNames) {
  for (size_t n = 0; n < bytecode::kOpcodeCount; ++n) {
    auto op = static_cast<Opcode>(n);
    std::string_view m = bytecode::info_of(op).mnemonic;
    bool stores = (m.starts_with("st") && m.find('f') != 2 && !m.starts_with("str")) ||
                  m.starts_with("at.");
    if (!stores) continue;
    for (std::string_view end : {".ptr", ".str", ".slice", ".iface", ".m"}) {
      if (!m.ends_with(end)) continue;
      EXPECT_NE(store_kind(op), StoreKind::kNone) << m;
    }
  }
}

// The marking table differs from the plain one where a handler stores pointers, and nowhere else.
TEST_F(PointerStores, TheBarrierTableIsAnOverlay) {
  const DispatchTables& plain = dispatch_tables(false, false);
  const DispatchTables& covered = dispatch_tables(true, false);
  const DispatchTables& checked = dispatch_tables(false, true);
  for (size_t n = 0; n < bytecode::kOpcodeCount; ++n) {
    auto op = static_cast<Opcode>(n);
    bool overlaid = plain.off[n] != plain.marking[n];
    EXPECT_EQ(overlaid, store_kind(op) == StoreKind::kHandler) << bytecode::info_of(op).mnemonic;
    EXPECT_NE(covered.off[n], plain.off[n]);
    EXPECT_NE(covered.marking[n], plain.marking[n]);
    EXPECT_EQ(checked.off[n], checked.marking[n]);
    if (!overlaid) continue;
    EXPECT_NE(checked.off[n], plain.off[n]);
  }
}

}  // namespace
}  // namespace vole::vm
