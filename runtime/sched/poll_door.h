// What the netpoller (netpoll.h) asks of the world outside: to watch descriptors and to tell which
// became ready. vm::Host is one; the interface stands here because the scheduler is below vm/.
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace vole::runtime {

// A descriptor became ready since the last event of that kind (edges, not levels).
struct PollEvent {
  uint64_t token = 0;  // as given to poll_add
  bool readable = false;
  bool writable = false;
};

constexpr int64_t kPollNow = 0;           // does not wait
constexpr int64_t kPollForever = INT64_MAX;

// What poll_add answers for a descriptor that other processes use, too.
constexpr int64_t kPollShared = 1;

class PollDoor {
 public:
  virtual ~PollDoor() = default;

  // Whether poll_add may succeed; cheap, for most files are of the other kind.
  virtual bool can_poll(int64_t /*handle*/) { return false; }
  // Watches a handle in both directions; what is ready already is reported once. -EPERM: of a kind
  // that is always ready (regular files), or not granted. Reads and writes of a watched handle
  // answer -EAGAIN instead of waiting.
  virtual int64_t poll_add(int64_t /*handle*/, uint64_t /*token*/) { return -EPERM; }
  virtual int64_t poll_remove(int64_t /*handle*/) { return -EBADF; }
  // Writes at most `room` events and returns how many. Waits for the first one until `until`
  // (Clock::monotonic_ns, or a constant above) or poll_wake(); may return early with none.
  virtual size_t poll_wait(int64_t /*until*/, PollEvent* /*out*/, size_t /*room*/) { return 0; }
  // Ends a poll_wait that waits, or the next one. Any thread.
  virtual void poll_wake() {}
};

}  // namespace vole::runtime
