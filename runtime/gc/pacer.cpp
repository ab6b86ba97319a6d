// The formulas of pacer.h, from which a cycle's trigger and its goal follow. The constants are
// Go's; all amounts are bytes.
#include "runtime/gc/pacer.h"

#include <algorithm>

namespace vole::runtime {
namespace {

// Bounds of the trigger, as parts of the way from marked bytes to goal.
constexpr uint64_t kTriggerMin64ths = 45;
constexpr uint64_t kTriggerMax64ths = 61;
constexpr uint64_t kMaxRunwayBytes = uint64_t{4} << 20;
constexpr uint64_t kSweepDistance = uint64_t{1} << 20;
constexpr uint64_t kMinRunway = uint64_t{64} << 10;
constexpr uint64_t kHeadroomMin = uint64_t{1} << 20;
constexpr uint64_t kHeadroomPercent = 3;
constexpr double kMaxUtilizationError = 0.3;
constexpr double kMaxOvershoot = 1.1;
constexpr int64_t kMinWorkLeft = 1000;
constexpr int64_t kNanosPerSecond = 1'000'000'000;

double as_double(uint64_t n) { return static_cast<double>(n); }

}  // namespace

void Pacer::measure(const Measured& m, const Marked& done) {
  if (m.mark_ns <= 0 || m.heap_live <= triggered_) return;
  double total = static_cast<double>(m.mark_ns) * m.procs;
  double busy = std::min(kGcUtilization + static_cast<double>(m.assist_ns) / total, 0.99);
  double idle = static_cast<double>(m.idle_ns) / total;
  double work = as_double(done.heap_scan + done.stack_scan + done.global_scan);
  if (work <= 0) return;
  double now = as_double(m.heap_live - triggered_) * (busy + idle) / (work * (1 - busy));
  cons_mark_ = now;
  for (double earlier : recent_cons_mark_) cons_mark_ = std::max(cons_mark_, earlier);
  std::copy(recent_cons_mark_ + 1, std::end(recent_cons_mark_), recent_cons_mark_);
  *(std::end(recent_cons_mark_) - 1) = now;
}

void Pacer::set_marked(const Marked& done) {
  last_ = done;
  triggered_ = kNoGoal;
}

uint64_t Pacer::limit_goal(const MemoryUse& use) const {
  uint64_t heap = use.heap_free + use.heap_live;
  uint64_t other = use.charged > heap ? use.charged - heap : 0;
  other = std::max(other, use.overhead);
  uint64_t over = use.charged > use.limit ? use.charged - use.limit : 0;
  uint64_t taken = other + over;
  uint64_t goal = use.limit > taken ? use.limit - taken : 0;
  uint64_t headroom = std::max(kHeadroomMin, goal / 100 * kHeadroomPercent);
  goal = goal > headroom ? goal - headroom : 0;
  // At the limit a cycle must still pay: the heap may grow by a sixteenth, and the gateway to the
  // system refuses what is too much.
  uint64_t least = last_.bytes + std::max<uint64_t>(last_.bytes / 16, 32 << 10);
  return std::max(goal, least);
}

void Pacer::commit(const MemoryUse& use, uint64_t heap_live, bool sweep_done) {
  uint64_t goal = kNoGoal;
  uint64_t least_trigger = 0;
  if (gc_percent_ >= 0) {
    auto percent = static_cast<uint64_t>(gc_percent_);
    uint64_t base = last_.bytes + last_.stack_scan + last_.global_scan;
    uint64_t growth = base / 100 * percent + base % 100 * percent / 100;
    goal = std::max(last_.bytes + growth, kMinHeap * percent / 100);
  }
  uint64_t limited = use.limit == kNoGoal ? kNoGoal : limit_goal(use);
  if (limited < goal) {
    goal = limited;
  } else if (goal != kNoGoal) {
    if (!sweep_done) least_trigger = heap_live + kSweepDistance;
    goal = std::max(goal, least_trigger);
    if (triggered_ != kNoGoal) goal = std::max(goal, triggered_ + kMinRunway);
  }
  goal_.store_relaxed(goal);
  if (goal == kNoGoal || last_.bytes >= goal) {
    trigger_.store_relaxed(goal);
    return;
  }
  uint64_t way = goal - last_.bytes;
  uint64_t low = std::max(least_trigger, last_.bytes + way / 64 * kTriggerMin64ths);
  uint64_t high = last_.bytes + way / 64 * kTriggerMax64ths;
  if (goal > kMaxRunwayBytes) high = std::max(high, goal - kMaxRunwayBytes);
  high = std::max(high, low);
  double runway = cons_mark_ * (1 - kGcUtilization) / kGcUtilization * as_double(expected_work());
  uint64_t trigger = runway >= as_double(goal) ? low : goal - static_cast<uint64_t>(runway);
  trigger_.store_relaxed(std::min(goal, std::clamp(trigger, low, high)));
}

void Pacer::start(uint64_t heap_live, uint32_t procs) {
  triggered_ = heap_live;
  double share = procs * kGcUtilization;
  dedicated_ = static_cast<uint32_t>(share + 0.5);
  double error = dedicated_ / share - 1;
  fractional_goal_ = 0;
  if (error < -kMaxUtilizationError || error > kMaxUtilizationError) {
    // Rounding is too coarse: one worker fewer, and the rest in shares of each P.
    if (dedicated_ > share) dedicated_--;
    fractional_goal_ = (share - dedicated_) / procs;
  }
  revise(heap_live, expected_work(), 0);
}

void Pacer::revise(uint64_t live, uint64_t scannable, uint64_t done) {
  int percent = gc_percent_ < 0 ? 100000 : gc_percent_;
  uint64_t set_goal = goal_.load_relaxed();
  double goal = set_goal == kNoGoal ? as_double(live) * 4 : as_double(set_goal);
  // A cycle that began late (forced, or by the limit) still needs room to go on.
  goal = std::max(goal, as_double(triggered_ + kMinRunway));
  double expected = as_double(expected_work());
  double worst = as_double(scannable + last_.stack_scan + last_.global_scan);
  if (as_double(done) > expected) {
    double start = as_double(triggered_);
    double hard = (1.0 + percent / 100.0) * goal;
    double extended = start + (goal - start) / std::max(expected, 1.0) * worst;
    goal = std::min(extended, hard);
    expected = worst;
  }
  if (as_double(live) > goal) {
    goal *= kMaxOvershoot;
    expected = worst;
  }
  double work_left = std::max(expected - as_double(done), static_cast<double>(kMinWorkLeft));
  double room = std::max(goal - as_double(live), 1.0);
  assist_ratio_.store_relaxed(work_left / room);
}

void CpuLimiter::add(int64_t gc_ns, int64_t mutator_ns, uint32_t procs) {
  int64_t capacity = kNanosPerSecond * procs;
  fill_ = std::clamp<int64_t>(fill_ + gc_ns - mutator_ns, 0, capacity);
  if (fill_ == capacity) {
    limiting_.store_relaxed(true);
  } else if (fill_ < capacity) {
    // One bucket's height of hysteresis would let a program hang on; Go stops limiting at once.
    limiting_.store_relaxed(false);
  }
}

}  // namespace vole::runtime
