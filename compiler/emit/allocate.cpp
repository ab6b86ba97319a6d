// Intervals, and a scan over them with a bitmap of free slots. Linear but for the sort.
#include "compiler/emit/allocate.h"

#include <algorithm>
#include <queue>

#include "compiler/cfg/layout.h"
#include "compiler/cfg/op_info.h"

namespace vole::emit {

using namespace cfg;  // this file is about cfg's structures throughout

namespace {

class Slots {
 public:
  // The lowest run of `count` free slots, taken.
  uint32_t take(uint32_t count) {
    uint32_t at = find(count);
    mark(at, count, true);
    return at;
  }
  bool is_free(uint32_t at, uint32_t count) {
    grow(at + count);
    for (uint32_t i = at; i < at + count; i++) {
      if (words_[i / 64] >> i % 64 & 1) return false;
    }
    return true;
  }
  void mark(uint32_t at, uint32_t count, bool used) {
    grow(at + count);
    for (uint32_t i = at; i < at + count; i++) {
      if (used)
        words_[i / 64] |= uint64_t{1} << i % 64;
      else
        words_[i / 64] &= ~(uint64_t{1} << i % 64);
    }
    if (!used && at / 64 < first_word_) first_word_ = at / 64;
    if (used && at + count > highest_) highest_ = at + count;
  }
  uint32_t highest() const { return highest_; }

 private:
  void grow(uint32_t bits) {
    if (bits > words_.size() * 64) words_.resize(bits / 64 + 4);
  }
  uint32_t find(uint32_t count) {
    while (first_word_ < words_.size() && words_[first_word_] == ~uint64_t{0}) first_word_++;
    uint32_t run = 0;
    for (uint32_t i = first_word_ * 64;; i++) {
      grow(i + 1);
      uint64_t w = words_[i / 64];
      if (i % 64 == 0 && w == ~uint64_t{0}) {
        run = 0;
        i += 63;
        continue;
      }
      run = w >> i % 64 & 1 ? 0 : run + 1;
      if (run == count) return i + 1 - count;
    }
  }

  std::vector<uint64_t> words_;
  uint32_t first_word_ = 0;
  uint32_t highest_ = 0;
};

class Intervals {
 public:
  Intervals(const Function& fn, const Liveness& live, Allocation& out)
      : fn_(fn), live_(live), out_(out) {
    out_.first.assign(fn.regs.size(), 0xFFFFFFFF);
    out_.last.assign(fn.regs.size(), 0);
    out_.hint.assign(fn.regs.size(), kNoReg);
    out_.hint_offset.assign(fn.regs.size(), 0);
    out_.to_result.clear();
  }

  void run() {
    uint32_t at = 0;
    for (uint32_t order = 0; order < fn_.layout.size(); order++) {
      const Block& b = fn_.blocks[fn_.layout[order]];
      cover(live_.live_in.row(order), at);
      for (const Instr& i : b.code) {
        for_each_use(fn_, i, [&](Opd o) { touch(o.reg, at); });
        uint32_t def_at = may_share(i) ? at + 1 : at;
        for_each_def(fn_, i, [&](Opd o, bool) {
          touch(o.reg, def_at);
          // A definition that nobody reads still needs its slots while it is written.
          touch(o.reg, at + 1);
        });
        bool copy = i.op == Opcode::Mov || i.op == Opcode::Mov2 || i.op == Opcode::Mov3;
        if (copy && i.a.is_reg() && fn_.regs[i.a.reg].object) copy = false;
        if (copy && i.b.is_reg() && fn_.regs[i.b.reg].object) copy = false;
        if (copy && i.a.is_reg() && i.b.is_reg() && i.a.off == 0 && out_.first[i.a.reg] == at + 1) {
          out_.hint[i.a.reg] = i.b.reg;
          out_.hint_offset[i.a.reg] = i.b.off;
        }
        if (copy && i.a.is_reg() && i.b.is_reg() && fn_.regs[i.a.reg].fixed >= 0 && i.a.off == 0 &&
            i.b.off == 0) {
          out_.to_result.emplace_back(i.a.reg, i.b.reg);
        }
        at += 2;
      }
      if (b.exit == Exit::kBranch || b.exit == Exit::kTable) {
        for_each_use(fn_, b.last, [&](Opd o) { touch(o.reg, at); });
      }
      if (b.exit == Exit::kReturn) {
        for (uint32_t r : fn_.result_regs) touch(r, at);
      }
      cover(live_.live_out.row(order), at + 1);
      at += 2;
    }
    for (uint32_t r : live_.always) {
      touch(r, 0);
      touch(r, at);
    }
  }

 private:
  void touch(uint32_t r, uint32_t at) {
    if (at < out_.first[r]) out_.first[r] = at;
    if (at > out_.last[r]) out_.last[r] = at;
  }
  void cover(std::span<const uint64_t> set, uint32_t at) {
    for_each_member(set, [&](uint32_t n) { touch(live_.global[n], at); });
  }

  const Function& fn_;
  const Liveness& live_;
  Allocation& out_;
};

// Whether frame maps have bits for the object: a variable that holds pointers.
bool has_bits(const Reg& r) {
  if (r.cls == RegClass::kMemory) return r.memory != nullptr && r.memory->ptr_bytes != 0;
  return r.cls != RegClass::kWord && r.cls != RegClass::kComplex;
}

void place_objects(const Function& fn, Allocation& out) {
  for (bool bits : {true, false}) {
    for (const Object& o : fn.objects) {
      const Reg& r = fn.regs[o.reg];
      if (r.fixed >= 0 || has_bits(r) != bits || out.first[o.reg] == 0xFFFFFFFF) continue;
      out.slot[o.reg] = out.local_slots;
      out.local_slots += r.slots;
    }
    if (bits) out.map_slots = out.local_slots;
  }
}

}  // namespace

void allocate_slots(const Function& fn, const Liveness& live, Allocation& out) {
  Intervals(fn, live, out).run();
  out.slot.assign(fn.regs.size(), Allocation::kNoSlot);
  Slots slots;
  slots.mark(fn.param_slots, fn.result_slots, true);
  // A variable that ends where it is returned lives in the result's slots from the start.
  for (auto [result, r] : out.to_result) {
    const Reg& reg = fn.regs[r];
    bool free_result = static_cast<uint32_t>(fn.regs[result].fixed) >= fn.param_slots;
    if (free_result && reg.fixed < 0 && reg.slots == fn.regs[result].slots &&
        out.slot[r] == Allocation::kNoSlot && out.last[r] < out.first[result]) {
      out.slot[r] = static_cast<uint32_t>(fn.regs[result].fixed);
    }
  }
  std::vector<uint32_t>& order = out.order;
  order.clear();
  using End = std::pair<uint32_t, uint32_t>;  // last position, register
  std::priority_queue<End, std::vector<End>, std::greater<End>> active;
  for (uint32_t r = 0; r < fn.regs.size(); r++) {
    const Reg& reg = fn.regs[r];
    if (reg.fixed >= 0) {
      out.slot[r] = static_cast<uint32_t>(reg.fixed);
      bool used = out.first[r] != 0xFFFFFFFF;
      if (reg.object)
        slots.mark(out.slot[r], reg.slots, true);
      else if (used && out.slot[r] < fn.param_slots && reg.slots > 0) {
        slots.mark(out.slot[r], reg.slots, true);
        active.emplace(out.last[r], r);
      }
    } else if (reg.object) {
      continue;
    } else if (out.first[r] != 0xFFFFFFFF && out.slot[r] == Allocation::kNoSlot) {
      if (reg.slots == 0)
        out.slot[r] = 0;
      else
        order.push_back(r);
    }
  }
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return out.first[a] != out.first[b] ? out.first[a] < out.first[b] : a < b;
  });
  for (uint32_t r : order) {
    while (!active.empty() && active.top().first < out.first[r]) {
      uint32_t dead = active.top().second;
      active.pop();
      slots.mark(out.slot[dead], fn.regs[dead].slots, false);
    }
    uint32_t count = fn.regs[r].slots;
    uint32_t h = out.hint[r];
    uint32_t at = Allocation::kNoSlot;
    if (h != kNoReg && out.slot[h] != Allocation::kNoSlot) {
      uint32_t wanted = out.slot[h] + static_cast<uint32_t>(out.hint_offset[r]);
      if (slots.is_free(wanted, count)) at = wanted;
    }
    if (at == Allocation::kNoSlot)
      at = slots.take(count);
    else
      slots.mark(at, count, true);
    out.slot[r] = at;
    active.emplace(out.last[r], r);
  }
  out.local_slots = std::max(slots.highest(), fn.param_slots + fn.result_slots);
  place_objects(fn, out);
}

}  // namespace vole::emit
