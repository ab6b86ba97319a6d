// The table of watched descriptors, and how events, deadlines and closing wake who waits there.
#include "runtime/sched/netpoll.h"

#include <bit>
#include <cstdlib>
#include <new>

namespace vole::runtime {

namespace {
constexpr size_t kEventsAtOnce = 64;
constexpr uint32_t kMaxGeneration = 0x7fffffff;  // ids are positive
}  // namespace

class Netpoll::Held {
 public:
  Held(Netpoll& poller, int64_t id) {
    Entry* e = poller.entry_at(static_cast<uint64_t>(id));
    if (e == nullptr) return;
    e->lock.acquire();
    if (e->open && static_cast<int64_t>(id_of(*e)) == id) {
      entry_ = e;
    } else {
      e->lock.release();
    }
  }
  ~Held() {
    if (entry_ != nullptr) entry_->lock.release();
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  explicit operator bool() const { return entry_ != nullptr; }
  Entry* operator->() const { return entry_; }
  // The lock stays with the caller.
  Lock* keep() {
    Lock* lock = &entry_->lock;
    entry_ = nullptr;
    return lock;
  }

 private:
  Entry* entry_ = nullptr;
};

Netpoll::Netpoll(OsMemory& os, Scheduler& sched, PollDoor& door)
    : os_(os), sched_(sched), door_(door) {}

Netpoll::~Netpoll() {
  for (uint32_t b = 0; b < block_count_; ++b) {
    Entry* block = blocks_[b].load_relaxed();
    size_t count = size_t{kFirstBlock} << b;
    for (size_t i = 0; i < count; ++i) block[i].~Entry();
    std::free(block);
    os_.uncharge(count * sizeof(Entry));
  }
}

// ---- the table

Netpoll::Entry* Netpoll::entry_at(uint64_t id) {
  uint32_t index = static_cast<uint32_t>(id) - 1;
  // Block b begins at index (2^b - 1) * kFirstBlock.
  uint64_t place = uint64_t{index} / kFirstBlock + 1;
  auto b = static_cast<uint32_t>(std::bit_width(place) - 1);
  if (static_cast<uint32_t>(id) == 0 || b >= kBlocks) return nullptr;
  Entry* block = blocks_[b].load_acquire();  // pairs with the release in add_block
  if (block == nullptr) return nullptr;
  return block + (index - ((uint32_t{1} << b) - 1) * kFirstBlock);
}

bool Netpoll::add_block() {
  if (block_count_ == kBlocks) return false;
  size_t count = size_t{kFirstBlock} << block_count_;
  if (!os_.charge(count * sizeof(Entry))) return false;
  void* memory = std::malloc(count * sizeof(Entry));
  if (memory == nullptr) {
    os_.uncharge(count * sizeof(Entry));
    return false;
  }
  auto* block = static_cast<Entry*>(memory);
  uint32_t first = ((uint32_t{1} << block_count_) - 1) * kFirstBlock;
  for (size_t i = count; i-- > 0;) {
    Entry* e = new (block + i) Entry();
    e->poller = this;
    e->index = first + static_cast<uint32_t>(i);
    for (Side& side : e->sides) {
      side.timer.fn = on_deadline;
      side.timer.arg = e;
    }
    e->next_free = free_;
    free_ = e;
  }
  blocks_[block_count_++].store_release(block);
  return true;
}

Netpoll::Entry* Netpoll::new_entry() {
  Locker locker(table_lock_);
  if (free_ == nullptr && !add_block()) return nullptr;
  Entry* e = free_;
  free_ = e->next_free;
  return e;
}

int64_t Netpoll::open(int64_t handle, bool* shared) {
  *shared = false;
  if (!door_.can_poll(handle)) return -EPERM;
  Entry* e = new_entry();
  if (e == nullptr) return -ENOMEM;
  uint64_t id;
  {
    Locker locker(e->lock);
    e->generation = e->generation == kMaxGeneration ? 1 : e->generation + 1;
    e->handle = handle;
    e->open = true;
    e->closing = false;
    for (Side& side : e->sides) {
      side.ready = side.timed_out = false;
      side.deadline = 0;
    }
    id = id_of(*e);
  }
  // Before poll_add: who waits in poll() must come to wait in the door instead.
  if (!used_.exchange_acq_rel(true)) parker_.unpark();
  int64_t result = door_.poll_add(handle, id);
  if (result >= 0) {
    *shared = result == kPollShared;
    return static_cast<int64_t>(id);
  }
  {
    Locker locker(e->lock);
    e->open = false;
  }
  Locker locker(table_lock_);
  e->next_free = free_;
  free_ = e;
  return result;
}

void Netpoll::close(int64_t id) {
  Entry* e;
  {
    Held held(*this, id);
    if (!held) return;
    e = entry_at(static_cast<uint64_t>(id));
    e->open = false;
    for (Side& side : e->sides) {
      side.deadline = 0;
      Timers::remove(&side.timer);
    }
    door_.poll_remove(e->handle);
  }
  Locker locker(table_lock_);
  e->next_free = free_;
  free_ = e;
}

// ---- waiting

PollState Netpoll::prepare(int64_t id, PollSide side) {
  Held e(*this, id);
  if (!e || e->closing) return PollState::kClosing;
  Side& s = e->sides[static_cast<size_t>(side)];
  if (s.timed_out) return PollState::kTimedOut;
  s.ready = false;
  return PollState::kReady;
}

PollState Netpoll::begin_wait(int64_t id, PollSide side, G* g, Lock** held) {
  Held e(*this, id);
  if (!e || e->closing) return PollState::kClosing;
  Side& s = e->sides[static_cast<size_t>(side)];
  if (s.timed_out) return PollState::kTimedOut;
  if (s.ready || s.waiter != nullptr) {
    // A second waiter would be a mistake of internal/poll: it spins instead of being lost.
    s.ready = false;
    return PollState::kReady;
  }
  s.waiter = g;
  // release: pairs with has_waiters of an M that is about to declare a deadlock.
  waiters_.fetch_add_acq_rel(1);
  *held = e.keep();
  return PollState::kPark;
}

// Being woken is to be seen once, as being ready is.
PollState Netpoll::finish_wait(int64_t id, PollSide side) { return prepare(id, side); }

void Netpoll::take_waiter(Side& side, GQueue& woken) {
  if (side.waiter == nullptr) return;
  woken.push(side.waiter);
  side.waiter = nullptr;
  waiters_.fetch_sub_acq_rel(1);
}

void Netpoll::set_deadline(int64_t id, PollSide side, int64_t when, int64_t now, P& p,
                           GQueue& woken) {
  Held e(*this, id);
  if (!e || e->closing) return;
  Side& s = e->sides[static_cast<size_t>(side)];
  // A function that runs this moment waits for the lock, and then sees the new deadline.
  Timers::remove(&s.timer);
  s.deadline = when;
  s.timed_out = when != 0 && when <= now;
  if (s.timed_out) {
    take_waiter(s, woken);
  } else if (when != 0) {
    s.timer.when = when;
    sched_.add_timer(p, &s.timer);
  }
}

void Netpoll::on_deadline(Timer* t, P& p, int64_t now) {
  auto* e = static_cast<Entry*>(t->arg);
  GQueue woken;
  {
    Locker locker(e->lock);
    Side& s = e->sides[t == &e->sides[0].timer ? 0 : 1];
    if (!e->open || s.deadline == 0 || s.deadline > now) return;  // another was set meanwhile
    s.timed_out = true;
    e->poller->take_waiter(s, woken);
  }
  while (G* g = woken.pop()) e->poller->sched_.ready(p, g);
}

void Netpoll::unblock(int64_t id, GQueue& woken) {
  Held e(*this, id);
  if (!e || e->closing) return;
  e->closing = true;
  for (Side& side : e->sides) {
    Timers::remove(&side.timer);
    take_waiter(side, woken);
  }
}

// ---- events

void Netpoll::deliver(const PollEvent& event, GQueue& woken) {
  Held e(*this, static_cast<int64_t>(event.token));
  if (!e) return;
  const bool became[] = {event.readable, event.writable};
  for (size_t i = 0; i < 2; ++i) {
    if (!became[i]) continue;
    Side& side = e->sides[i];
    side.ready = side.waiter == nullptr;
    take_waiter(side, woken);
  }
}

void Netpoll::poll(int64_t deadline, GQueue& ready) {
  if (!used_.load_acquire()) {
    // As long as nothing is watched the host need not even make a poller.
    if (deadline == 0) return;
    int64_t left = deadline < 0 ? -1 : deadline - sched_.clock().monotonic_ns();
    if (deadline < 0 || left > 0) parker_.park(left);
    return;
  }
  PollEvent events[kEventsAtOnce];
  int64_t until = deadline < 0 ? kPollForever : deadline;
  for (;;) {
    size_t n = door_.poll_wait(until, events, kEventsAtOnce);
    for (size_t i = 0; i < n; ++i) deliver(events[i], ready);
    if (n < kEventsAtOnce) return;
    until = kPollNow;
  }
}

void Netpoll::wake() {
  parker_.unpark();
  if (used_.load_acquire()) door_.poll_wake();
}

}  // namespace vole::runtime
