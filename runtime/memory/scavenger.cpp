// Goals and pace of giving memory back. The mechanics are in heap.cpp.
#include "runtime/memory/scavenger.h"

#include <algorithm>

namespace vole::runtime {
namespace {

constexpr int64_t kBusyShare = 100;  // 1 % of the time while there is other work
constexpr int64_t kIdleShare = 10;
// A clock that stands still (virtual time) must not make this an endless loop of steps.
constexpr int64_t kLeastPause = 100'000;  // ns
// Who comes rarely makes up for it, but does not stay for long.
constexpr int64_t kLongestStep = 1'000'000;  // ns
constexpr int64_t kLongestIdleStep = 10'000'000;
constexpr int64_t kLeastPiece = 10'000;  // ns that a piece takes at least, whatever the clock says

}  // namespace

void Scavenger::set_cycle(uint64_t heap_goal, uint64_t last_goal, uint64_t in_use) {
  if (heap_goal == kNoGoal || last_goal == kNoGoal || last_goal == 0) {
    cycle_goal_.store_relaxed(kNoGoal);
    return;
  }
  double ratio = static_cast<double>(heap_goal) / static_cast<double>(last_goal);
  double keep = 1.1 * ratio * static_cast<double>(in_use);
  uint64_t goal = keep >= 1e18 ? kNoGoal : static_cast<uint64_t>(keep);
  cycle_goal_.store_relaxed(goal);
}

uint64_t Scavenger::above_goal(const HeapUse& use) const {
  uint64_t over = 0;
  uint64_t keep = cycle_goal_.load_relaxed();
  uint64_t held = use.in_use + use.free_backed;
  if (held > keep) over = held - keep;
  uint64_t limit = limit_goal_.load_relaxed();
  uint64_t charged = heap_.os().charged();
  return charged > limit ? std::max(over, charged - limit) : over;
}

uint64_t Scavenger::excess() const {
  HeapUse use = heap_.use();
  return std::min(above_goal(use), use.free_backed);
}

bool Scavenger::is_above_goal() const {
  return above_goal(heap_.use()) >= Heap::kScavengeQuantum;
}

int64_t Scavenger::step(Clock& clock, bool idle) {
  if (excess() < Heap::kScavengeQuantum) return kNever;
  int64_t share = idle ? kIdleShare : kBusyShare;
  int64_t begin = clock.monotonic_ns();
  int64_t last_end = last_end_.load_relaxed();
  int64_t pause = std::max(last_took_.load_relaxed() * (share - 1), kLeastPause);
  if (last_end != 0 && begin < last_end + pause) return last_end + pause;
  if (working_.exchange_acquire(true)) return begin + kLeastPause;
  // As much time as its share of the time since it worked last.
  int64_t longest = idle ? kLongestIdleStep : kLongestStep;
  int64_t time = last_end == 0 ? 0 : std::min((begin - last_end) / share, longest);
  int64_t pieces = 1 + time / kLeastPiece;
  bool some;
  int64_t end;
  do {
    some = heap_.scavenge(Heap::kScavengeQuantum, ScavengeKind::kBackground) != 0 &&
           excess() >= Heap::kScavengeQuantum;
    end = clock.monotonic_ns();
  } while (some && --pieces > 0 && end < begin + time);
  int64_t took = end - begin;
  busy_ns_.store_relaxed(busy_ns_.load_relaxed() + took);
  last_took_.store_relaxed(took);
  last_end_.store_relaxed(end);
  working_.store_release(false);
  return some ? end + std::max(took * (share - 1), kLeastPause) : kNever;
}

}  // namespace vole::runtime
