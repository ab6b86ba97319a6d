// Channel operations; the essay is in chan.h.
#include "runtime/values/chan.h"

#include <algorithm>
#include <new>

#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"
#include "runtime/values/timer.h"
#include "runtime/values/value.h"

namespace vole::runtime {

using bytecode::TypeDesc;

namespace {

// The header of a channel whose buffer is an object of its own, or that has a timer.
constexpr uint8_t kChannelMask[] = {0b100, 0b1000};
constexpr TypeDesc channel_type() {
  TypeDesc t{};
  t.size = sizeof(Channel);
  t.ptr_bytes = sizeof(Channel);
  t.kind = bytecode::Kind::Struct;
  t.align = 8;
  t.ptr_mask = kChannelMask;
  return t;
}
constexpr TypeDesc kChannelType = channel_type();
static_assert(offsetof(Channel, buffer) == 2 * 8 && offsetof(Channel, timer) == 11 * 8);

// ---- fields that are also read without the lock

uint64_t count_of(const Channel* ch) { return mem::load<uint64_t>(&ch->count); }
void set_count(Channel* ch, uint64_t n) { mem::store<uint64_t>(&ch->count, n); }
Sudog* first_of(const WaitQueue& q) { return mem::load<Sudog*>(&q.first); }
void set_first(WaitQueue& q, Sudog* s) { mem::store<Sudog*>(&q.first, s); }
// acquire and release: who sees the channel closed sees what was done before.
bool is_closed(const Channel* ch) { return mem::load_acquire<uint32_t>(&ch->closed) != 0; }

// ---- queues

void enqueue(WaitQueue& q, Sudog* s) {
  s->queued = true;
  s->next = nullptr;
  s->prev = q.last;
  if (q.last != nullptr) {
    q.last->next = s;
  } else {
    set_first(q, s);
  }
  q.last = s;
}

void unlink(WaitQueue& q, Sudog* s) {
  if (s->prev != nullptr) {
    s->prev->next = s->next;
  } else {
    set_first(q, s->next);
  }
  if (s->next != nullptr) {
    s->next->prev = s->prev;
  } else {
    q.last = s->prev;
  }
  s->queued = false;
}

WaitQueue& queue_of(Sudog* s) { return s->is_send ? s->channel->senders : s->channel->receivers; }

// The first waiter that can be completed: of those in selects, the first that nobody has claimed.
Sudog* dequeue(WaitQueue& q) {
  while (Sudog* s = q.first) {
    unlink(q, s);
    if (!s->is_select) return s;
    int32_t none = -1;
    if (s->g->wake_case.cas_acq_rel(none, s->select_case)) return s;
  }
  return nullptr;
}

// Tells a dequeued waiter how it ended. It is to be made ready after the lock's release.
G* complete(Sudog* s, bool ok) {
  G* g = s->g;
  uint64_t* base = g->stack_lo();
  if (s->ok_slot >= 0) mem::store_word(base + s->ok_slot, ok ? 1 : 0);
  if (s->case_slot >= 0) mem::store_word(base + s->case_slot, s->select_case);
  g->wake_ok = ok;
  if (s->is_select) {
    g->resume = Resume::kSelect;
  } else if (s->is_send && !ok) {
    g->resume = Resume::kSendOnClosed;
  }
  return g;
}

// ---- values

char* ring(Channel* ch, uint64_t at) { return ch->buffer + at * ch->elem->size; }

// Into a place of the running goroutine; null value: zero.
void put(P& p, const TypeDesc* elem, const Place& to, const void* value) {
  if (to.memory != nullptr) {
    if (value != nullptr) {
      copy_typed(*p.cache, to.memory, value, elem->size, elem);
    } else {
      zero_typed(*p.cache, to.memory, elem->size, elem);
    }
  } else if (to.slots != nullptr) {
    if (value != nullptr) {
      load_value(elem, to.slots, value);
    } else {
      zero_slots(elem, to.slots);
    }
  }
}

// Into the place that a waiting receiver wants it; null value: zero.
void deliver(P& p, const TypeDesc* elem, Sudog* s, const void* value) {
  Place to;
  to.memory = s->elem;
  if (s->elem == nullptr && s->slot >= 0) {
    to.slots = s->g->stack_lo() + s->slot;
    if (value != nullptr) shade_value(*p.cache, value, elem);
  }
  put(p, elem, to, value);
  if (to.slots != nullptr) {
    // release: a scanner that sees this sees the value.
    s->g->fresh.store_release(static_cast<uint64_t>(s->slot + 1) << 32 | elem->slots());
  }
}

// What a waiting sender sends.
const void* source(P& p, Sudog* s) {
  if (s->elem != nullptr) return s->elem;
  const void* value = s->g->stack_lo() + s->slot;
  // It goes to a frame that may have been scanned, from one that may not have been.
  shade_value(*p.cache, value, s->channel->elem);
  return value;
}

void push_ring(P& p, Channel* ch, const void* value) {
  if (ch->buffer != nullptr) {
    copy_typed(*p.cache, ring(ch, ch->send_at), value, ch->elem->size, ch->elem);
  }
  if (++ch->send_at == ch->cap) ch->send_at = 0;
  set_count(ch, ch->count + 1);
}

void pop_ring(P& p, Channel* ch, const Place& to) {
  const TypeDesc* elem = ch->elem;
  if (ch->buffer != nullptr) {
    char* at = ring(ch, ch->recv_at);
    put(p, elem, to, at);
    zero_typed(*p.cache, at, elem->size, elem);
  }
  if (++ch->recv_at == ch->cap) ch->recv_at = 0;
  set_count(ch, ch->count - 1);
}

// ---- operations on a locked channel; *woken is to be made ready after its release

ChanStatus send_locked(P& p, Channel* ch, const void* value, G** woken) {
  if (ch->closed != 0) return ChanStatus::kClosed;
  if (Sudog* s = dequeue(ch->receivers)) {
    deliver(p, ch->elem, s, value);
    *woken = complete(s, true);
    return ChanStatus::kDone;
  }
  if (ch->count == ch->cap) return ChanStatus::kWouldBlock;
  push_ring(p, ch, value);
  return ChanStatus::kDone;
}

ChanStatus recv_locked(P& p, Channel* ch, const Place& to, G** woken) {
  if (ch->timer != nullptr) {
    TimeValue tick;
    if (!take_tick(p, ch->timer, &tick)) return ChanStatus::kWouldBlock;
    put(p, ch->elem, to, &tick);
    return ChanStatus::kDone;
  }
  if (ch->count != 0) {
    pop_ring(p, ch, to);
    // A sender that waited for room: its value takes the place that has become free.
    if (Sudog* s = dequeue(ch->senders)) {
      push_ring(p, ch, source(p, s));
      *woken = complete(s, true);
    }
    return ChanStatus::kDone;
  }
  if (Sudog* s = dequeue(ch->senders)) {
    put(p, ch->elem, to, source(p, s));
    *woken = complete(s, true);
    return ChanStatus::kDone;
  }
  if (ch->closed == 0) return ChanStatus::kWouldBlock;
  put(p, ch->elem, to, nullptr);
  return ChanStatus::kClosed;
}

// ---- looks without the lock
//
// Each answers what was true at some moment during the call. That the channel was not closed is
// looked at last when receiving: not closed now, so not closed when it was empty.

bool may_send(const Channel* ch) {
  if (is_closed(ch)) return true;
  return ch->cap == 0 ? first_of(ch->receivers) != nullptr : count_of(ch) < ch->cap;
}

bool may_recv(P& p, const Channel* ch) {
  if (ch->timer != nullptr) return may_tick(p, ch->timer);
  if (ch->cap == 0 ? first_of(ch->senders) != nullptr : count_of(ch) != 0) return true;
  return is_closed(ch);
}

void make_ready(P& p, G* woken) {
  if (woken != nullptr) p.sched->ready(p, woken);
}

}  // namespace

Channel* make_channel(MCache& cache, const TypeDesc* elem, int64_t size, bool* too_large) {
  constexpr uint64_t kMaxBytes = uint64_t{1} << 47;
  *too_large = false;
  uint64_t bytes;
  if (size < 0 || __builtin_mul_overflow(elem->size, static_cast<uint64_t>(size), &bytes) ||
      bytes > kMaxBytes) {
    *too_large = true;
    return nullptr;
  }
  // A buffer without pointers lies behind the header, in one object that is never scanned.
  bool apart = elem->ptr_bytes != 0;
  auto* ch = static_cast<Channel*>(apart && bytes != 0
                                       ? allocate(cache, &kChannelType)
                                       : allocate_noscan(cache, sizeof(Channel) + bytes));
  if (ch == nullptr) return nullptr;
  ch->cap = static_cast<uint64_t>(size);
  ch->elem = elem;
  if (bytes != 0 && apart) {
    void* buffer = allocate_array(cache, elem, static_cast<uint64_t>(size));
    if (buffer == nullptr) return nullptr;
    store_pointer(cache, &ch->buffer, buffer);
  } else if (bytes != 0) {
    ch->buffer = reinterpret_cast<char*>(ch + 1);
  }
  return ch;
}

Channel* make_timer_channel(MCache& cache, const TypeDesc* elem, TimerState* timer) {
  auto* ch = static_cast<Channel*>(allocate(cache, &kChannelType));
  if (ch == nullptr) return nullptr;
  ch->elem = elem;
  store_pointer(cache, &ch->timer, timer);
  return ch;
}

ChanStatus chan_send(P& p, Channel* ch, const void* value, bool block) {
  if (!block && !may_send(ch)) return ChanStatus::kWouldBlock;
  chan_lock(p, ch);
  G* woken = nullptr;
  ChanStatus status = send_locked(p, ch, value, &woken);
  if (status == ChanStatus::kWouldBlock && block) return status;
  chan_unlock(p, ch);
  make_ready(p, woken);
  return status;
}

ChanStatus chan_recv(P& p, Channel* ch, const Place& to, bool block) {
  if (!block && !may_recv(p, ch)) return ChanStatus::kWouldBlock;
  chan_lock(p, ch);
  G* woken = nullptr;
  ChanStatus status = recv_locked(p, ch, to, &woken);
  if (status == ChanStatus::kWouldBlock && block) return status;
  chan_unlock(p, ch);
  make_ready(p, woken);
  return status;
}

bool chan_wait(P& p, Channel* ch, Sudog* s) {
  if (ch->timer != nullptr && !s->is_send && !arm_chan_timer(p, ch->timer)) return false;
  s->channel = ch;
  enqueue(queue_of(s), s);
  return true;
}

bool chan_close(P& p, Channel* ch) {
  chan_lock(p, ch);
  if (ch->closed != 0) {
    chan_unlock(p, ch);
    return false;
  }
  mem::store_release<uint32_t>(&ch->closed, 1);
  // The last in the queues is made ready first, so that the first runs next: as in Go.
  G* all = nullptr;
  auto add = [&all](G* g) {
    g->next = all;
    all = g;
  };
  while (Sudog* s = dequeue(ch->receivers)) {
    deliver(p, ch->elem, s, nullptr);
    add(complete(s, false));
  }
  while (Sudog* s = dequeue(ch->senders)) add(complete(s, false));
  chan_unlock(p, ch);
  while (G* g = all) {
    all = g->next;
    g->next = nullptr;
    p.sched->ready(p, g);
  }
  return true;
}

G* deliver_to_receiver(P& p, Channel* ch, const void* value) {
  Sudog* s = dequeue(ch->receivers);
  if (s == nullptr) return nullptr;
  deliver(p, ch->elem, s, value);
  return complete(s, true);
}

// ---- select

namespace {
const void* value_of(const SelectCase& c) { return c.memory != nullptr ? c.memory : c.slots; }

void leave(P& p, Sudog* s) {
  Channel* ch = s->channel;
  if (s->queued) unlink(queue_of(s), s);
  if (ch->timer != nullptr && ch->receivers.first == nullptr) disarm_chan_timer(p, ch->timer);
}
}  // namespace

Select::Select(P& p, uint32_t cases) : p_(p), count_(cases) {
  if (cases <= kInline) {
    cases_ = own_;
    order_ = own_order_;
  } else {
    void* memory = p.sudogs->allocate(bytes());
    cases_ = static_cast<SelectCase*>(memory);
    if (memory == nullptr) return;
    order_ = reinterpret_cast<uint16_t*>(cases_ + cases);
  }
  lock_order_ = order_ + cases;
}

Select::~Select() {
  if (cases_ != own_ && cases_ != nullptr) p_.sudogs->free(cases_, bytes());
}

void Select::shuffle() {
  for (uint32_t i = 0; i < count_; ++i) {
    uint32_t k = p_.random.below(i + 1);
    order_[i] = order_[k];
    order_[k] = static_cast<uint16_t>(i);
  }
}

int32_t Select::poll(ChanStatus* status) {
  shuffle();
  for (uint32_t i = 0; i < count_; ++i) {
    SelectCase& c = cases_[order_[i]];
    if (c.channel == nullptr) continue;
    *status = c.is_send ? chan_send(p_, c.channel, value_of(c), false)
                        : chan_recv(p_, c.channel, {c.memory, c.slots}, false);
    if (*status != ChanStatus::kWouldBlock) return order_[i];
  }
  return -1;
}

// With all channels locked, which are released if one succeeds.
int32_t Select::try_locked(ChanStatus* status) {
  for (uint32_t i = 0; i < count_; ++i) {
    SelectCase& c = cases_[order_[i]];
    if (c.channel == nullptr) continue;
    G* woken = nullptr;
    *status = c.is_send ? send_locked(p_, c.channel, value_of(c), &woken)
                        : recv_locked(p_, c.channel, {c.memory, c.slots}, &woken);
    if (*status == ChanStatus::kWouldBlock) continue;
    unlock();
    make_ready(p_, woken);
    return order_[i];
  }
  return -1;
}

void Select::lock_all() {
  // Insertion sort for the few that there usually are, a heap for many.
  locks_ = 0;
  auto above = [this](uint16_t a, uint16_t b) { return cases_[a].channel < cases_[b].channel; };
  for (uint32_t i = 0; i < count_; ++i) {
    if (cases_[i].channel != nullptr) lock_order_[locks_++] = static_cast<uint16_t>(i);
  }
  if (locks_ <= kInline) {
    for (uint32_t i = 1; i < locks_; ++i) {
      uint16_t c = lock_order_[i];
      uint32_t k = i;
      for (; k > 0 && above(c, lock_order_[k - 1]); --k) lock_order_[k] = lock_order_[k - 1];
      lock_order_[k] = c;
    }
  } else {
    std::sort(lock_order_, lock_order_ + locks_, above);
  }
  // Each channel once.
  bool shared = channels_are_shared(p_);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < locks_; ++i) {
    Channel* ch = cases_[lock_order_[i]].channel;
    if (kept != 0 && cases_[lock_order_[kept - 1]].channel == ch) continue;
    lock_order_[kept++] = lock_order_[i];
    if (kept == 1) {
      chan_lock(p_, ch);
    } else if (shared) {
      ch->lock.acquire_next();
    }
  }
  locks_ = kept;
}

void Select::unlock() {
  while (locks_ != 0) chan_unlock(p_, cases_[lock_order_[--locks_]].channel);
}

int32_t Select::settle(bool block, ChanStatus* status) {
  uint32_t channels = 0;
  for (uint32_t i = 0; i < count_; ++i) channels += cases_[i].channel != nullptr;
  // Of one channel alone poll() has told the truth.
  if (!block && channels <= 1) return -1;
  lock_all();
  int32_t chosen = try_locked(status);
  if (chosen < 0 && !block) unlock();
  return chosen;
}

Sudog* Select::prepare(G* g) {
  void* memory = p_.sudogs->allocate(count_ * sizeof(Sudog));
  if (memory == nullptr) return nullptr;
  auto* sudogs = static_cast<Sudog*>(memory);
  for (uint32_t i = 0; i < count_; ++i) {
    Sudog* s = new (sudogs + i) Sudog();
    s->g = g;
    s->channel = cases_[i].channel;
    s->is_send = cases_[i].is_send;
    s->elem = cases_[i].memory;
    if (cases_[i].slots != nullptr) s->slot = static_cast<int32_t>(g->offset_of(cases_[i].slots));
    s->is_select = true;
    s->select_case = static_cast<uint16_t>(i);
  }
  g->select_sudogs = sudogs;
  g->select_count = count_;
  // Claims begin when the sudogs are in queues, whose locks order this.
  g->wake_case.store_relaxed(-1);
  return sudogs;
}

void Select::cancel(G* g) {
  p_.sudogs->free(g->select_sudogs, g->select_count * sizeof(Sudog));
  g->select_sudogs = nullptr;
  g->select_count = 0;
}

bool Select::wait(G* g) {
  for (uint32_t i = 0; i < count_; ++i) {
    Sudog* s = g->select_sudogs + i;
    if (s->channel == nullptr || chan_wait(p_, s->channel, s)) continue;
    while (i-- > 0) {
      if (g->select_sudogs[i].channel != nullptr) leave(p_, g->select_sudogs + i);
    }
    return false;
  }
  return true;
}

int32_t finish_select(P& p, G* g) {
  // Nobody else changes it any more.
  int32_t chosen = g->wake_case.load_relaxed();
  for (uint32_t i = 0; i < g->select_count; ++i) {
    Sudog* s = g->select_sudogs + i;
    // Who claimed the chosen case took its sudog out.
    if (s->channel == nullptr || static_cast<int32_t>(i) == chosen) continue;
    Channel* ch = s->channel;
    chan_lock(p, ch);
    leave(p, s);
    chan_unlock(p, ch);
  }
  p.sudogs->free(g->select_sudogs, g->select_count * sizeof(Sudog));
  g->select_sudogs = nullptr;
  g->select_count = 0;
  return chosen;
}

// ---- moving stacks

namespace {

// More channels than that are not worth the search for those that occur twice.
constexpr uint32_t kMaxMovable = 64;

// Calls f for each channel that `g` waits for, once, until it answers false; answers how many times
// it answered true.
template <class F>
uint32_t each_channel(G* g, uint32_t limit, F f) {
  uint32_t done = 0;
  if (g->select_sudogs == nullptr) {
    if (g->own.channel != nullptr && limit > 0 && f(g->own.channel)) ++done;
    return done;
  }
  for (uint32_t i = 0; i < g->select_count && done < limit; ++i) {
    Channel* ch = g->select_sudogs[i].channel;
    bool again = ch == nullptr;
    for (uint32_t k = 0; k < i && !again; ++k) again = g->select_sudogs[k].channel == ch;
    if (again) continue;
    if (!f(ch)) return done;
    ++done;
  }
  return done;
}

}  // namespace

bool lock_channels_of(G* g) {
  if (g->select_sudogs != nullptr && g->select_count > kMaxMovable) return false;
  bool all = true;
  uint32_t locked = each_channel(g, UINT32_MAX, [&all](Channel* ch) {
    all = ch->lock.try_acquire();
    return all;
  });
  if (all) return true;
  each_channel(g, locked, [](Channel* ch) {
    ch->lock.release();
    return true;
  });
  return false;
}

void unlock_channels_of(G* g) {
  each_channel(g, UINT32_MAX, [](Channel* ch) {
    ch->lock.release();
    return true;
  });
}

}  // namespace vole::runtime
