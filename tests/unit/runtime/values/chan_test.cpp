// Channels without a machine: hand-off, buffers, closing, selects, the locks of a parked
// goroutine's channels; and all of it between threads, each of which stands for a P that runs one
// goroutine: it parks by waiting until its status is kRunnable.
#include "runtime/values/chan.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/mem.h"
#include "runtime/values/timer.h"
#include "tests/unit/runtime/test_heap.h"

namespace vole::runtime {
namespace {

using bytecode::TypeDesc;

class NoOwner final : public SchedulerOwner {
 public:
  bool attach_p(P&) override { return true; }
  void retire_p(P&) override {}
  void detach_p(P&) override {}
  M* make_m() override { return nullptr; }
  void run_m(M&) override {}
  bool mark_work(M&) override { return false; }
  bool idle_work(M&) override { return false; }
  bool has_idle_work() override { return false; }
  void tick(int64_t) override {}
  void too_many_threads() override {}
};

TypeDesc word_type() {
  TypeDesc t{};
  t.size = 8;
  t.align = 8;
  t.kind = bytecode::Kind::Int64;
  return t;
}
const TypeDesc kWord = word_type();

constexpr int32_t kValueSlot = 0, kOkSlot = 1, kCaseSlot = 2;

// A P with its goroutine, whose stack is a few words.
struct Runner {
  Runner(Scheduler& sched, WaitRecords& records, Collector& gc, uint32_t id)
      : p(sched, id, id + 1), sudogs(records), collector(gc) {
    VOLE_CHECK(gc.attach(cache) != nullptr);
    p.cache = &cache;
    p.sudogs = &sudogs;
    g.stack.lo = reinterpret_cast<uintptr_t>(frame);
    g.stack.hi = g.stack.lo + sizeof(frame);
    g.status.store_relaxed(static_cast<uint32_t>(GStatus::kRunning));
  }
  ~Runner() { collector.detach(cache); }

  // As the machine: the state is saved under the lock, then the lock is given back.
  void prepare() { leave_running(&g, GStatus::kWaiting); }
  bool awake() const { return g.state() == GStatus::kRunnable; }
  void sleep() {
    while (!awake()) std::this_thread::yield();
    run();
  }
  void run() {
    cas_status(&g, GStatus::kRunnable, GStatus::kRunning);
    g.own.channel = nullptr;
    if (g.resume == Resume::kSelect) finish_select(p, &g);
    g.resume = Resume::kNone;
    forget_ready();
  }
  // Goroutines that this P made ready run on their own threads.
  void forget_ready() {
    p.runnext.store_relaxed(nullptr);
    while (p.queue.pop() != nullptr) {
    }
  }

  Sudog* wait(bool is_send) {
    g.own = Sudog();
    g.own.g = &g;
    g.own.is_send = is_send;
    g.own.slot = kValueSlot;
    if (!is_send) g.own.ok_slot = kOkSlot;
    return &g.own;
  }
  // Queues as a sender or receiver, without sleeping.
  void park_on(Channel* ch, bool is_send) {
    EXPECT_TRUE(chan_wait(p, ch, wait(is_send)));
    prepare();
    ch->lock.release();
  }
  // False: closed.
  bool send(Channel* ch, uint64_t v) {
    frame[kValueSlot] = v;
    ChanStatus status = chan_send(p, ch, frame, true);
    forget_ready();
    if (status != ChanStatus::kWouldBlock) return status == ChanStatus::kDone;
    park_on(ch, true);
    sleep();
    return g.wake_ok;
  }
  bool recv(Channel* ch, uint64_t* v) {
    Place to;
    to.slots = frame;
    ChanStatus status = chan_recv(p, ch, to, true);
    forget_ready();
    bool ok = status == ChanStatus::kDone;
    if (status == ChanStatus::kWouldBlock) {
      park_on(ch, false);
      sleep();
      ok = mem::load_word(frame + kOkSlot) != 0;
    }
    *v = mem::load_word(frame + kValueSlot);
    return ok;
  }

  struct Choice {
    int32_t index;
    bool ok;
  };
  // Queues in all of them; false: one was ready, *now says which.
  bool park_in_select(const std::vector<SelectCase>& cases, Choice* now) {
    Select select(p, static_cast<uint32_t>(cases.size()));
    EXPECT_TRUE(select.ok());
    for (uint32_t i = 0; i < cases.size(); ++i) select.at(i) = cases[i];
    ChanStatus status = ChanStatus::kDone;
    int32_t chosen = select.poll(&status);
    if (chosen < 0) {
      Sudog* sudogs = select.prepare(&g);
      chosen = select.settle(true, &status);
      if (chosen < 0) {
        for (uint32_t i = 0; i < cases.size(); ++i) {
          sudogs[i].case_slot = kCaseSlot;
          if (!cases[i].is_send) sudogs[i].ok_slot = kOkSlot;
        }
        EXPECT_TRUE(select.wait(&g));
        prepare();
        select.unlock();
        return true;
      }
      select.cancel(&g);
    }
    forget_ready();
    *now = {chosen, status == ChanStatus::kDone};
    return false;
  }
  Choice select(const std::vector<SelectCase>& cases) {
    Choice choice{};
    if (!park_in_select(cases, &choice)) return choice;
    sleep();
    return {static_cast<int32_t>(mem::load_word(frame + kCaseSlot)), g.wake_ok};
  }

  P p;
  MCache cache;
  SudogCache sudogs;
  Collector& collector;
  G g;
  alignas(16) uint64_t frame[16] = {};
};

class ChanTest : public testing::Test {
 protected:
  Runner* runner() {
    runners.push_back(std::make_unique<Runner>(sched, records, heap.gc,
                                               static_cast<uint32_t>(runners.size())));
    return runners.back().get();
  }
  // Before threads start: a new cache concerns all.
  std::vector<Runner*> make_runners(int n) {
    std::vector<Runner*> all;
    for (int i = 0; i < n; ++i) all.push_back(runner());
    return all;
  }
  Channel* channel(int64_t size) {
    bool too_large = false;
    return make_channel(heap.cache, &kWord, size, &too_large);
  }
  static SelectCase receive(Channel* ch, Runner* r) { return {ch, nullptr, r->frame, false}; }
  static SelectCase send(Channel* ch, Runner* r) { return {ch, nullptr, r->frame, true}; }

  TestHeap heap;
  StackPool stacks{heap.heap};
  NoOwner owner;
  Scheduler sched{heap.os, stacks, heap.clock, owner};
  WaitRecords records{heap.os};
  std::vector<std::unique_ptr<Runner>> runners;
};

TEST_F(ChanTest, BufferKeepsOrderAndBounds) {
  Channel* ch = channel(2);
  Runner* r = runner();
  uint64_t v = 7;
  EXPECT_EQ(chan_send(r->p, ch, &v, false), ChanStatus::kDone);
  v = 8;
  EXPECT_EQ(chan_send(r->p, ch, &v, false), ChanStatus::kDone);
  EXPECT_EQ(chan_send(r->p, ch, &v, false), ChanStatus::kWouldBlock);
  EXPECT_TRUE(r->recv(ch, &v));
  EXPECT_EQ(v, 7u);
  EXPECT_TRUE(r->recv(ch, &v));
  EXPECT_EQ(v, 8u);
  EXPECT_EQ(chan_recv(r->p, ch, {}, false), ChanStatus::kWouldBlock);
  EXPECT_TRUE(chan_close(r->p, ch));
  EXPECT_FALSE(chan_close(r->p, ch));
  EXPECT_FALSE(r->recv(ch, &v));
  EXPECT_EQ(v, 0u);
  EXPECT_EQ(chan_send(r->p, ch, &v, false), ChanStatus::kClosed);
}

TEST_F(ChanTest, ValuesGoStraightToTheWaiting) {
  Channel* ch = channel(0);
  Runner *a = runner(), *b = runner();
  Place to;
  to.slots = a->frame;
  EXPECT_EQ(chan_recv(a->p, ch, to, true), ChanStatus::kWouldBlock);
  a->park_on(ch, false);
  b->frame[0] = 42;
  EXPECT_EQ(chan_send(b->p, ch, b->frame, false), ChanStatus::kDone);
  EXPECT_TRUE(a->awake());
  EXPECT_EQ(a->frame[kValueSlot], 42u);
  EXPECT_EQ(a->frame[kOkSlot], 1u);
  EXPECT_EQ(a->g.fresh.load_relaxed(), uint64_t{1} << 32 | 1);
  a->run();
  // A sender waits, its value is taken from its frame.
  EXPECT_EQ(chan_send(b->p, ch, b->frame, true), ChanStatus::kWouldBlock);
  b->park_on(ch, true);
  uint64_t v = 0;
  EXPECT_TRUE(a->recv(ch, &v));
  EXPECT_EQ(v, 42u);
  EXPECT_TRUE(b->awake());
}

TEST_F(ChanTest, ClosingWakesTheFirstAsTheNextToRun) {
  Channel* ch = channel(0);
  Runner *a = runner(), *b = runner(), *c = runner();
  for (Runner* r : {a, b}) {
    Place to;
    to.slots = r->frame;
    r->frame[0] = 5;
    EXPECT_EQ(chan_recv(r->p, ch, to, true), ChanStatus::kWouldBlock);
    r->park_on(ch, false);
  }
  EXPECT_TRUE(chan_close(c->p, ch));
  EXPECT_EQ(c->p.runnext.load_relaxed(), &a->g);
  for (Runner* r : {a, b}) {
    EXPECT_TRUE(r->awake());
    EXPECT_FALSE(r->g.wake_ok);
    EXPECT_EQ(r->frame[kValueSlot], 0u);
    EXPECT_EQ(r->frame[kOkSlot], 0u);
  }
}

TEST_F(ChanTest, SendersAreToldThatTheChannelWasClosed) {
  Channel* ch = channel(0);
  Runner *a = runner(), *c = runner();
  EXPECT_EQ(chan_send(a->p, ch, a->frame, true), ChanStatus::kWouldBlock);
  a->park_on(ch, true);
  EXPECT_TRUE(chan_close(c->p, ch));
  EXPECT_EQ(a->g.resume, Resume::kSendOnClosed);
}

TEST_F(ChanTest, OneCaseOfASelectIsClaimedOnce) {
  Channel *x = channel(0), *y = channel(0);
  Runner *a = runner(), *b = runner();
  Runner::Choice now{};
  ASSERT_TRUE(a->park_in_select({receive(x, a), receive(y, a), receive(nullptr, a), receive(x, a)},
                                &now));
  b->frame[0] = 9;
  EXPECT_EQ(chan_send(b->p, y, b->frame, false), ChanStatus::kDone);
  // It is claimed, though it has not run yet: others pass it by.
  EXPECT_EQ(chan_send(b->p, x, b->frame, false), ChanStatus::kWouldBlock);
  EXPECT_EQ(chan_send(b->p, y, b->frame, false), ChanStatus::kWouldBlock);
  EXPECT_EQ(a->frame[kValueSlot], 9u);
  EXPECT_EQ(a->frame[kCaseSlot], 1u);
  a->run();
  EXPECT_EQ(a->g.select_sudogs, nullptr);
  EXPECT_EQ(x->receivers.first, nullptr);
  EXPECT_EQ(y->receivers.first, nullptr);
}

TEST_F(ChanTest, ReadyCasesAreChosenAlike) {
  std::vector<Channel*> channels;
  Runner* r = runner();
  std::vector<SelectCase> cases;
  for (int i = 0; i < 12; ++i) {
    channels.push_back(channel(1));
    cases.push_back(receive(channels.back(), r));
  }
  std::vector<int> counts(channels.size());
  for (int round = 0; round < 6000; ++round) {
    uint64_t v = 1;
    for (size_t i = 0; i < channels.size(); i += 2) chan_send(r->p, channels[i], &v, false);
    Runner::Choice c = r->select(cases);
    EXPECT_TRUE(c.ok);
    ++counts[static_cast<size_t>(c.index)];
  }
  for (size_t i = 0; i < counts.size(); ++i) {
    if (i % 2 == 0) {
      EXPECT_NEAR(counts[i], 1000, 150) << i;
    } else {
      EXPECT_EQ(counts[i], 0);
    }
  }
}

TEST_F(ChanTest, LocksOfAParkedGoroutine) {
  Channel *x = channel(0), *y = channel(0);
  Runner* a = runner();
  Runner::Choice now{};
  ASSERT_TRUE(a->park_in_select({receive(x, a), send(y, a), receive(x, a)}, &now));
  ASSERT_TRUE(lock_channels_of(&a->g));
  EXPECT_FALSE(x->lock.try_acquire());
  EXPECT_FALSE(y->lock.try_acquire());
  unlock_channels_of(&a->g);
  ASSERT_TRUE(y->lock.try_acquire());
  EXPECT_FALSE(lock_channels_of(&a->g));  // leaves nothing locked
  ASSERT_TRUE(x->lock.try_acquire());
  x->lock.release();
  y->lock.release();
}

TEST_F(ChanTest, ThreadsExchangeAllValues) {
  for (int64_t size : {0, 1, 5}) {
    Channel* ch = channel(size);
    constexpr uint64_t kRounds = 500;
    constexpr int kSenders = 2, kReceivers = 2;
    Atomic<uint64_t> sum{0}, received{0};
    std::vector<std::thread> threads;
    std::vector<Runner*> all = make_runners(kSenders + kReceivers + 1);
    for (int t = 0; t < kSenders; ++t) {
      threads.emplace_back([&, r = all[static_cast<size_t>(t)]] {
        for (uint64_t i = 1; i <= kRounds; ++i) EXPECT_TRUE(r->send(ch, i));
      });
    }
    for (int t = 0; t < kReceivers; ++t) {
      threads.emplace_back([&, r = all[static_cast<size_t>(kSenders + t)]] {
        uint64_t v;
        while (r->recv(ch, &v)) {
          sum.fetch_add_relaxed(v);
          received.fetch_add_relaxed(1);
        }
      });
    }
    for (int t = 0; t < kSenders; ++t) threads[static_cast<size_t>(t)].join();
    chan_close(all.back()->p, ch);
    for (int t = 0; t < kReceivers; ++t) threads[static_cast<size_t>(kSenders + t)].join();
    EXPECT_EQ(received.load_relaxed(), kSenders * kRounds);
    EXPECT_EQ(sum.load_relaxed(), kSenders * kRounds * (kRounds + 1) / 2);
  }
}

// Every thread sends on one of two channels and receives on the other, whichever is possible, in
// different orders: locks are taken in one order, claims are exclusive, nothing is lost or doubled.
TEST_F(ChanTest, ThreadsInSelectsLoseNothing) {
  constexpr uint64_t kRounds = 300;
  constexpr int kThreads = 4;
  Channel *x = channel(0), *y = channel(1), *done = channel(0);
  Atomic<uint64_t> sent{0}, received{0}, running{kThreads};
  std::vector<std::thread> threads;
  std::vector<Runner*> all = make_runners(kThreads);
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t, r = all[static_cast<size_t>(t)]] {
      Channel* out = t % 2 == 0 ? x : y;
      Channel* in = t % 2 == 0 ? y : x;
      uint64_t left = kRounds;
      for (;;) {
        // The value to send lies beside the place for what is received.
        r->frame[8] = left;
        SelectCase give = {left > 0 ? out : nullptr, nullptr, r->frame + 8, true};
        SelectCase take = {in, nullptr, r->frame, false};
        SelectCase end = {done, nullptr, nullptr, false};
        bool swapped = left % 2 == 0;
        std::vector<SelectCase> cases = {swapped ? take : give, swapped ? give : take, end};
        Runner::Choice c = r->select(cases);
        if (c.index == 2) return;
        if ((c.index == 0) == swapped) {
          received.fetch_add_relaxed(mem::load_word(r->frame));
        } else {
          sent.fetch_add_relaxed(left);
          if (--left == 0 && running.fetch_sub_acq_rel(1) == 1) {
            // What is in the buffer still is taken by whoever is left; the last one closes.
            uint64_t v = 0;
            while (chan_recv(r->p, y, {&v, nullptr}, false) == ChanStatus::kDone) {
              received.fetch_add_relaxed(v);
            }
            chan_close(r->p, done);
          }
        }
      }
    });
  }
  for (std::thread& t : threads) t.join();
  uint64_t v = 0;
  Runner* r = all[0];
  while (chan_recv(r->p, y, {&v, nullptr}, false) == ChanStatus::kDone) {
    received.fetch_add_relaxed(v);
  }
  EXPECT_EQ(sent.load_relaxed(), kThreads * kRounds * (kRounds + 1) / 2);
  EXPECT_EQ(received.load_relaxed(), sent.load_relaxed());
}

// A goroutine whose stack somebody moves while it is parked gets its values all the same: the mover
// claims it and holds its channels' locks.
TEST_F(ChanTest, StacksOfTheParkedMayMove) {
  constexpr uint64_t kRounds = 200, kMoves = 10;
  Channel *x = channel(0), *y = channel(0);
  Runner *a = runner(), *b = runner();
  Atomic<bool> stop{false};
  Atomic<uint64_t> moves{0};
  alignas(16) uint64_t other[16] = {};
  std::thread mover([&] {
    uint64_t* places[2] = {a->frame, other};
    int at = 0;
    while (!stop.load_acquire()) {
      if (!try_claim_scan(&a->g)) continue;
      if (a->g.state() == GStatus::kWaiting && lock_channels_of(&a->g)) {
        uint64_t* to = places[1 - at];
        mem::copy_words(to, places[at], sizeof(other));
        mem::zero_words(places[at], sizeof(other));
        a->g.stack.lo = reinterpret_cast<uintptr_t>(to);
        a->g.stack.hi = a->g.stack.lo + sizeof(other);
        at = 1 - at;
        moves.fetch_add_relaxed(1);
        unlock_channels_of(&a->g);
      }
      release_scan(&a->g);
      std::this_thread::yield();
    }
  });
  uint64_t received = 0;
  std::thread receiver([&] {
    for (;;) {
      std::vector<SelectCase> cases = {{x, nullptr, a->g.stack_lo(), false},
                                       {y, nullptr, a->g.stack_lo(), false}};
      Runner::Choice now{0, true};
      bool parked = a->park_in_select(cases, &now);
      if (parked) a->sleep();
      if (parked ? !a->g.wake_ok : !now.ok) return;
      EXPECT_EQ(mem::load_word(a->g.stack_lo() + kValueSlot), ++received);
    }
  });
  uint64_t sent = 0;
  while (sent < kRounds || moves.load_relaxed() < kMoves) {
    ++sent;
    b->send(sent % 2 == 0 ? x : y, sent);
  }
  chan_close(b->p, x);
  receiver.join();
  stop.store_release(true);
  mover.join();
  EXPECT_EQ(received, sent);
}

// ---- timers of channels

class TimerTest : public ChanTest {
 protected:
  TimerState* timer() {
    auto* t = static_cast<TimerState*>(
        allocate_noscan(heap.cache, sizeof(TimerState)));
    mem::zero_words(t, sizeof(*t));
    t->channel = make_timer_channel(heap.cache, &time_type, t);
    return t;
  }
  int64_t now() { return heap.clock.monotonic_ns(); }
  TypeDesc time_type = make_type(24, 24, kTimeMask);
  static constexpr uint8_t kTimeMask[] = {4};
};

TEST_F(TimerTest, TicksAreTakenWhenSomebodyReceives) {
  TimerState* t = timer();
  Runner* r = runner();
  bool no_memory;
  EXPECT_FALSE(reset_chan_timer(r->p, t, now() - 5, 0, &no_memory));
  EXPECT_EQ(r->p.timers.size(), 0u);
  TimeValue v;
  EXPECT_EQ(chan_recv(r->p, t->channel, {&v, nullptr}, false), ChanStatus::kDone);
  EXPECT_EQ(chan_recv(r->p, t->channel, {&v, nullptr}, false), ChanStatus::kWouldBlock);
  // Due but not received: it counts as active, and nothing is left after Stop.
  reset_chan_timer(r->p, t, now() - 5, 0, &no_memory);
  EXPECT_TRUE(stop_chan_timer(r->p, t));
  EXPECT_FALSE(stop_chan_timer(r->p, t));
  EXPECT_EQ(chan_recv(r->p, t->channel, {&v, nullptr}, false), ChanStatus::kWouldBlock);
}

TEST_F(TimerTest, ItIsInAHeapOnlyWhileSomebodyWaits) {
  TimerState* t = timer();
  Channel* x = channel(0);
  Runner *a = runner(), *b = runner();
  bool no_memory;
  reset_chan_timer(a->p, t, now() + 3600'000'000'000, 0, &no_memory);
  Runner::Choice choice{};
  ASSERT_TRUE(a->park_in_select({{t->channel, nullptr, a->frame + 4, false}, receive(x, a)},
                                &choice));
  EXPECT_EQ(a->p.timers.size(), 1u);
  b->frame[0] = 1;
  EXPECT_EQ(chan_send(b->p, x, b->frame, false), ChanStatus::kDone);
  a->run();
  EXPECT_EQ(a->p.timers.size(), 0u);
  // Set anew while somebody waits.
  ASSERT_TRUE(a->park_in_select({{t->channel, nullptr, a->frame + 4, false}, receive(x, a)},
                                &choice));
  EXPECT_TRUE(reset_chan_timer(b->p, t, now() - 1, 0, &no_memory));
  EXPECT_EQ(a->p.timers.size(), 0u);
  EXPECT_EQ(b->p.timers.size(), 1u);
  b->p.timers.run(b->p, now());
  EXPECT_TRUE(a->awake());
  EXPECT_EQ(a->frame[kCaseSlot], 0u);
  a->run();
  EXPECT_EQ(t->active, 0u);
  EXPECT_EQ(b->p.timers.size(), 0u);
}

TEST_F(TimerTest, FunctionsFireOnceOrAreStopped) {
  TimerState* t = timer();
  Runner* r = runner();
  bool no_memory;
  static thread_local int fired;
  fired = 0;
  FireFn fire = [](TimerState*, P&) { ++fired; };
  EXPECT_FALSE(reset_func_timer(r->p, t, now() - 1, fire, &no_memory));
  EXPECT_TRUE(reset_func_timer(r->p, t, now() - 1, fire, &no_memory));
  r->p.timers.run(r->p, now());
  EXPECT_EQ(fired, 1);
  EXPECT_FALSE(stop_func_timer(r->p, t));
  reset_func_timer(r->p, t, now() - 1, fire, &no_memory);
  EXPECT_TRUE(stop_func_timer(r->p, t));
  r->p.timers.run(r->p, now());
  EXPECT_EQ(fired, 1);
}

// Timers fire on one thread while others set, stop and receive.
TEST_F(TimerTest, ThreadsGetEachTickOnce) {
  TimerState* t = timer();
  Runner *a = runner(), *b = runner();
  Atomic<bool> stop{false};
  bool no_memory = false;
  reset_chan_timer(a->p, t, now(), 20'000, &no_memory);
  std::thread resets([&] {
    bool failed = false;
    for (int i = 0; i < 300; ++i) {
      stop_chan_timer(b->p, t);
      reset_chan_timer(b->p, t, now() + i % 3 * 10'000, 20'000, &failed);
      std::this_thread::yield();
    }
    stop.store_release(true);
  });
  std::thread runs([&] {
    // Both heaps, as a P that helps another does.
    for (int i = 0; !stop.load_acquire(); ++i) {
      (i % 2 == 0 ? a : b)->p.timers.run(a->p, now());
      std::this_thread::yield();
    }
  });
  runs.join();
  resets.join();
  stop_chan_timer(a->p, t);
  EXPECT_EQ(a->p.timers.size() + b->p.timers.size(), 0u);
}

}  // namespace
}  // namespace vole::runtime
