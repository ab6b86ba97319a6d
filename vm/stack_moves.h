// The debug mode that moves stacks all the time: which safe points move, and how often it was.
//
// Each of the first `dense` safe points moves the running goroutine's stack, and that of one other
// goroutine; so does each resumption. After that one safe point in `every` on average does, chosen
// by the seed. Copying a stack takes time with its size, so programs that recurse deeply would
// take forever: when `budget` bytes have been copied the dense phase ends early, and later ones are
// spaced by what they cost.
#pragma once

#include <cstdint>
#include <string>

#include "base/random.h"

namespace vole::vm {

class StackMoves {
 public:
  struct Config {
    uint64_t seed = 0;        // 0: the mode is off
    uint64_t dense = 100000;  // safe points
    uint32_t every = 1000;
    uint64_t budget = uint64_t{1} << 33;  // bytes
    bool report = false;      // the machine prints summary() to standard error at its end
  };

  explicit StackMoves(const Config& config) : config_(config), random_(config.seed) {}

  bool on() const { return config_.seed != 0; }
  // Safe points that may pass before the next move; 0: the very next moves.
  int64_t distance() const { return distance_; }
  bool is_dense() const { return points_ < config_.dense && bytes_ < config_.budget; }
  // `n` safe points have passed; true: it is time for a move.
  bool pass(int64_t n) {
    points_ += static_cast<uint64_t>(n);
    distance_ -= n;
    return distance_ < 0 || is_dense();
  }
  // A stack of which `bytes` were in use has been moved.
  void moved(uint64_t bytes) {
    ++count_;
    bytes_ += bytes;
    last_bytes_ += bytes;
  }
  // After the moves of a safe point: how far the next is.
  void plan() {
    if (is_dense()) {
      ++dense_points_;
      distance_ = 0;
    } else {
      distance_ = 1 + random_.below(2 * config_.every) + static_cast<int64_t>(last_bytes_ / 16);
    }
    last_bytes_ = 0;
  }

  uint64_t count() const { return count_; }
  std::string summary() const {
    return "stackmove: " + std::to_string(count_) + " moves, at each of the first " +
           std::to_string(dense_points_) + " of " + std::to_string(points_) + " safe points, " +
           std::to_string(bytes_) + " bytes\n";
  }

 private:
  Config config_;
  Random random_;
  int64_t distance_ = 0;
  uint64_t points_ = 0;
  uint64_t dense_points_ = 0;
  uint64_t count_ = 0;
  uint64_t bytes_ = 0;
  uint64_t last_bytes_ = 0;
};

}  // namespace vole::vm
