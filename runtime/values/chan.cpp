// Channel operations; the essay is in chan.h.
#include "runtime/values/chan.h"

#include <cstdlib>
#include <new>

#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"
#include "runtime/values/value.h"

namespace vole::runtime {

using bytecode::TypeDesc;

namespace {

// The header of a channel whose buffer is an object of its own.
constexpr uint8_t kChannelMask[] = {0b100};
constexpr TypeDesc channel_type() {
  TypeDesc t{};
  t.size = sizeof(Channel);
  t.ptr_bytes = 24;
  t.kind = bytecode::Kind::Struct;
  t.align = 8;
  t.ptr_mask = kChannelMask;
  return t;
}
constexpr TypeDesc kChannelType = channel_type();

void enqueue(WaitQueue& q, Sudog* s) {
  s->next = nullptr;
  s->prev = q.last;
  if (q.last != nullptr) {
    q.last->next = s;
  } else {
    q.first = s;
  }
  q.last = s;
}

void unlink(WaitQueue& q, Sudog* s) {
  if (s->prev != nullptr) {
    s->prev->next = s->next;
  } else {
    q.first = s->next;
  }
  if (s->next != nullptr) {
    s->next->prev = s->prev;
  } else {
    q.last = s->prev;
  }
  s->next = s->prev = nullptr;
}

WaitQueue& queue_of(Sudog* s) { return s->is_send ? s->channel->senders : s->channel->receivers; }

// Takes the sudog's G out of all queues and makes it ready.
void wake(ChanContext& c, Sudog* s, bool ok) {
  G* g = s->g;
  uint64_t* base = g->stack_lo();
  if (s->ok_slot >= 0) mem::store_word(base + s->ok_slot, ok ? 1 : 0);
  if (!s->is_send && s->slot >= 0) {
    g->fresh.store_release(static_cast<uint64_t>(s->slot + 1) << 32 | s->channel->elem->slots());
  }
  if (s->case_slot >= 0) mem::store_word(base + s->case_slot, s->select_case);
  g->wake_case.store_relaxed(s->select_case);
  g->wake_ok = ok;
  stop_waiting(g);
  c.sched.ready(c.p, g);
}

// Puts a value into the place that a waiting receiver wants it; null value: zero.
void deliver(ChanContext& c, const TypeDesc* elem, Sudog* s, const void* value) {
  if (s->elem != nullptr) {
    if (value != nullptr) {
      copy_typed(c.cache, s->elem, value, elem->size, elem);
    } else {
      zero_typed(c.cache, s->elem, elem->size, elem);
    }
  } else if (s->slot >= 0) {
    uint64_t* slots = s->g->stack_lo() + s->slot;
    if (value != nullptr) {
      load_value(elem, slots, value);
    } else {
      zero_slots(elem, slots);
    }
  }
}

const void* source(Sudog* s) {
  return s->elem != nullptr ? s->elem : static_cast<void*>(s->g->stack_lo() + s->slot);
}

char* ring(Channel* ch, uint64_t at) { return ch->buffer + at * ch->elem->size; }

void put(ChanContext& c, const TypeDesc* elem, const Place& to, const void* value) {
  if (to.memory != nullptr) {
    if (value != nullptr) {
      copy_typed(c.cache, to.memory, value, elem->size, elem);
    } else {
      zero_typed(c.cache, to.memory, elem->size, elem);
    }
  } else if (to.slots != nullptr) {
    if (value != nullptr) {
      load_value(elem, to.slots, value);
    } else {
      zero_slots(elem, to.slots);
    }
  }
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
  bool apart = bytes != 0 && elem->ptr_bytes != 0;
  auto* ch = static_cast<Channel*>(apart ? allocate(cache, &kChannelType)
                                         : allocate_noscan(cache, sizeof(Channel) + bytes));
  if (ch == nullptr) return nullptr;
  ch->cap = static_cast<uint64_t>(size);
  ch->elem = elem;
  if (apart) {
    void* buffer = allocate_array(cache, elem, static_cast<uint64_t>(size));
    if (buffer == nullptr) return nullptr;
    store_pointer(cache, &ch->buffer, buffer);
  } else if (bytes != 0) {
    ch->buffer = reinterpret_cast<char*>(ch + 1);
  }
  return ch;
}

ChanStatus chan_try_send(ChanContext& c, Channel* ch, const void* value) {
  if (ch->closed != 0) return ChanStatus::kClosed;
  if (Sudog* s = ch->receivers.first) {
    deliver(c, ch->elem, s, value);
    wake(c, s, true);
    return ChanStatus::kDone;
  }
  if (ch->count == ch->cap) return ChanStatus::kWouldBlock;
  if (ch->buffer != nullptr) {
    copy_typed(c.cache, ring(ch, ch->send_at), value, ch->elem->size, ch->elem);
  }
  if (++ch->send_at == ch->cap) ch->send_at = 0;
  ++ch->count;
  return ChanStatus::kDone;
}

ChanStatus chan_try_recv(ChanContext& c, Channel* ch, const Place& to) {
  if (ch->count != 0) {
    const TypeDesc* elem = ch->elem;
    if (ch->buffer != nullptr) {
      char* at = ring(ch, ch->recv_at);
      put(c, elem, to, at);
      zero_typed(c.cache, at, elem->size, elem);
    }
    if (++ch->recv_at == ch->cap) ch->recv_at = 0;
    --ch->count;
    if (Sudog* s = ch->senders.first) {
      // The buffer was full: the sender's value takes the place that has become free.
      if (ch->buffer != nullptr) {
        copy_typed(c.cache, ring(ch, ch->send_at), source(s), elem->size, elem);
      }
      if (++ch->send_at == ch->cap) ch->send_at = 0;
      ++ch->count;
      wake(c, s, true);
    }
    return ChanStatus::kDone;
  }
  if (Sudog* s = ch->senders.first) {
    put(c, ch->elem, to, source(s));
    wake(c, s, true);
    return ChanStatus::kDone;
  }
  if (ch->closed == 0) return ChanStatus::kWouldBlock;
  put(c, ch->elem, to, nullptr);
  return ChanStatus::kClosed;
}

void chan_wait(Channel* ch, Sudog* s) {
  s->channel = ch;
  enqueue(queue_of(s), s);
}

bool chan_close(ChanContext& c, Channel* ch) {
  if (ch->closed != 0) return false;
  ch->closed = 1;
  // In queue order at the end of the run queue, as Go readies them all after closing.
  while (Sudog* s = ch->receivers.first) {
    deliver(c, ch->elem, s, nullptr);
    wake(c, s, false);
  }
  while (Sudog* s = ch->senders.first) {
    // The sender runs its instruction again and panics there.
    if (s->retry_pc != nullptr) s->g->pc = s->retry_pc;
    wake(c, s, false);
  }
  return true;
}

Sudog* select_begin(G* g, uint32_t cases) {
  void* memory = std::malloc(sizeof(Sudog) * (cases == 0 ? 1 : cases));
  if (memory == nullptr) return nullptr;
  g->select_sudogs = static_cast<Sudog*>(memory);
  g->select_count = cases;
  for (uint32_t i = 0; i < cases; ++i) {
    Sudog* s = new (g->select_sudogs + i) Sudog();
    s->g = g;
    s->is_select = true;
    s->select_case = static_cast<uint16_t>(i);
  }
  return g->select_sudogs;
}

void select_wait(G* g) {
  for (uint32_t i = 0; i < g->select_count; ++i) {
    Sudog* s = g->select_sudogs + i;
    if (s->channel != nullptr) enqueue(queue_of(s), s);
  }
}

void stop_waiting(G* g) {
  if (g->select_sudogs != nullptr) {
    for (uint32_t i = 0; i < g->select_count; ++i) {
      Sudog* s = g->select_sudogs + i;
      if (s->channel != nullptr) unlink(queue_of(s), s);
    }
    std::free(g->select_sudogs);
    g->select_sudogs = nullptr;
    g->select_count = 0;
  } else if (g->own.channel != nullptr) {
    unlink(queue_of(&g->own), &g->own);
    g->own.channel = nullptr;
    g->own.elem = nullptr;
  }
}

}  // namespace vole::runtime
