// The netpoller with a door of the test's: no wake-up is lost, stale events find nobody, deadlines
// and closing wake. Goroutines never run here; their statuses are set by hand.
#include "runtime/sched/netpoll.h"

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <memory>
#include <thread>

#include "tests/unit/runtime/test_heap.h"

namespace vole::runtime {
namespace {

class FakeDoor final : public PollDoor {
 public:
  bool can_poll(int64_t handle) override { return handle != 99; }
  int64_t poll_add(int64_t handle, uint64_t token) override {
    if (handle == 98) return -EPERM;
    tokens[handle] = token;
    return handle == 97 ? kPollShared : 0;
  }
  int64_t poll_remove(int64_t handle) override {
    removed.push_back(handle);
    return 0;
  }
  size_t poll_wait(int64_t, PollEvent* out, size_t room) override {
    ++waits;
    size_t n = 0;
    while (n < room && !events.empty()) {
      out[n++] = events.front();
      events.pop_front();
    }
    return n;
  }
  void poll_wake() override { ++wakes; }

  void fire(int64_t handle, bool readable, bool writable) {
    events.push_back({tokens[handle], readable, writable});
  }

  std::map<int64_t, uint64_t> tokens;
  std::deque<PollEvent> events;
  std::vector<int64_t> removed;
  int waits = 0, wakes = 0;
};

class NetpollTest : public testing::Test, protected SchedulerOwner {
 protected:
  NetpollTest() : stacks_(heap_.heap), sched_(heap_.os, stacks_, clock_, *this) {
    Scheduler::Options options;
    VOLE_CHECK(sched_.init(options, first_));
    poll_ = std::make_unique<Netpoll>(heap_.os, sched_, door_);
  }
  ~NetpollTest() override {
    for (G* g : gs_) {
      cas_status(g, g->state(), GStatus::kRunning);
      sched_.destroy(p(), g);
    }
    sched_.shut_down();
  }

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

  P& p() { return *first_.p; }
  // One that is about to park.
  G* goroutine() {
    G* g = sched_.create(p(), 512);
    VOLE_CHECK(g != nullptr);
    cas_status(g, GStatus::kIdle, GStatus::kWaiting);
    gs_.push_back(g);
    return g;
  }
  int64_t open(int64_t handle) {
    bool shared;
    return poll_->open(handle, &shared);
  }
  // begin_wait, and the lock's release as park does it.
  PollState wait(int64_t id, PollSide side, G* g) {
    Lock* held = nullptr;
    PollState state = poll_->begin_wait(id, side, g, &held);
    EXPECT_EQ(state == PollState::kPark, held != nullptr);
    if (held != nullptr) held->release();
    return state;
  }
  std::vector<G*> poll_now() {
    GQueue ready;
    poll_->poll(0, ready);
    return list(ready);
  }
  static std::vector<G*> list(GQueue& q) {
    std::vector<G*> out;
    while (G* g = q.pop()) out.push_back(g);
    return out;
  }
  void set_deadline(int64_t id, PollSide side, int64_t when, GQueue& woken) {
    poll_->set_deadline(id, side, when, clock_.monotonic_ns(), p(), woken);
  }

  TestHeap heap_;
  Clock clock_{Clock::Kind::kVirtual};
  StackPool stacks_;
  Scheduler sched_;
  M first_;
  FakeDoor door_;
  std::unique_ptr<Netpoll> poll_;
  std::vector<G*> gs_;
};

using Gs = std::vector<G*>;

TEST_F(NetpollTest, EventsWakeTheSideThatWaits) {
  int64_t id = open(5);
  ASSERT_GT(id, 0);
  G* reader = goroutine();
  G* writer = goroutine();
  EXPECT_FALSE(poll_->has_waiters());
  EXPECT_EQ(wait(id, PollSide::kRead, reader), PollState::kPark);
  EXPECT_EQ(wait(id, PollSide::kWrite, writer), PollState::kPark);
  EXPECT_TRUE(poll_->has_waiters());
  EXPECT_EQ(poll_now(), Gs());
  door_.fire(5, false, true);
  EXPECT_EQ(poll_now(), Gs{writer});
  EXPECT_EQ(poll_->finish_wait(id, PollSide::kWrite), PollState::kReady);
  door_.fire(5, true, true);
  EXPECT_EQ(poll_now(), Gs{reader});
  EXPECT_FALSE(poll_->has_waiters());
}

TEST_F(NetpollTest, AnEventBetweenReadAndWaitIsNotLost) {
  int64_t id = open(5);
  EXPECT_EQ(poll_->prepare(id, PollSide::kRead), PollState::kReady);
  door_.fire(5, true, false);  // after a read that found nothing
  EXPECT_EQ(poll_now(), Gs());
  EXPECT_EQ(wait(id, PollSide::kRead, goroutine()), PollState::kReady);
  // Once only.
  EXPECT_EQ(wait(id, PollSide::kRead, goroutine()), PollState::kPark);
}

TEST_F(NetpollTest, PrepareForgetsWhatWasReadyBefore) {
  int64_t id = open(5);
  door_.fire(5, true, false);
  poll_now();
  EXPECT_EQ(poll_->prepare(id, PollSide::kRead), PollState::kReady);
  EXPECT_EQ(wait(id, PollSide::kRead, goroutine()), PollState::kPark);
}

TEST_F(NetpollTest, StaleEventsFindNobody) {
  int64_t old = open(5);
  door_.fire(5, true, true);
  poll_->close(old);
  EXPECT_EQ(door_.removed, std::vector<int64_t>{5});
  int64_t id = open(6);  // the same entry again
  EXPECT_EQ(static_cast<uint32_t>(id), static_cast<uint32_t>(old));
  EXPECT_NE(id, old);
  EXPECT_EQ(wait(id, PollSide::kRead, goroutine()), PollState::kPark);
  EXPECT_EQ(poll_now(), Gs());
  EXPECT_EQ(poll_->prepare(old, PollSide::kRead), PollState::kClosing);
  EXPECT_EQ(wait(old, PollSide::kRead, goroutine()), PollState::kClosing);
}

TEST_F(NetpollTest, IdsOfNothingAreClosing) {
  for (int64_t id : {int64_t{0}, int64_t{-1}, int64_t{1}, INT64_MAX, INT64_MIN}) {
    EXPECT_EQ(poll_->prepare(id, PollSide::kRead), PollState::kClosing) << id;
    poll_->close(id);
  }
}

TEST_F(NetpollTest, UnblockWakesBothSidesForGood) {
  int64_t id = open(5);
  G* reader = goroutine();
  G* writer = goroutine();
  wait(id, PollSide::kRead, reader);
  wait(id, PollSide::kWrite, writer);
  GQueue woken;
  poll_->unblock(id, woken);
  EXPECT_EQ(list(woken), (Gs{reader, writer}));
  EXPECT_EQ(poll_->finish_wait(id, PollSide::kRead), PollState::kClosing);
  EXPECT_EQ(wait(id, PollSide::kRead, reader), PollState::kClosing);
  EXPECT_FALSE(poll_->has_waiters());
}

TEST_F(NetpollTest, DeadlinesWake) {
  int64_t id = open(5);
  G* g = goroutine();
  wait(id, PollSide::kRead, g);
  GQueue woken;
  int64_t now = clock_.monotonic_ns();
  set_deadline(id, PollSide::kRead, now + 1000, woken);
  EXPECT_TRUE(woken.empty());
  EXPECT_EQ(sched_.next_timer(), now + 1000);
  clock_.advance(999);
  sched_.run_timers(p());
  EXPECT_FALSE(sched_.has_runnable(p()));
  clock_.advance(1);
  sched_.run_timers(p());
  EXPECT_TRUE(sched_.has_runnable(p()));
  EXPECT_EQ(poll_->finish_wait(id, PollSide::kRead), PollState::kTimedOut);
  // Until another is set. Writing has none.
  EXPECT_EQ(poll_->prepare(id, PollSide::kRead), PollState::kTimedOut);
  EXPECT_EQ(poll_->prepare(id, PollSide::kWrite), PollState::kReady);
  set_deadline(id, PollSide::kRead, 0, woken);
  EXPECT_EQ(poll_->prepare(id, PollSide::kRead), PollState::kReady);
  EXPECT_EQ(sched_.next_timer(), INT64_MAX);
}

TEST_F(NetpollTest, PastDeadlinesWakeAtOnceAndLaterOnesReplaceThem) {
  int64_t id = open(5);
  G* g = goroutine();
  wait(id, PollSide::kRead, g);
  GQueue woken;
  int64_t now = clock_.monotonic_ns();
  set_deadline(id, PollSide::kRead, now + 1000, woken);
  set_deadline(id, PollSide::kRead, now, woken);
  EXPECT_EQ(list(woken), Gs{g});
  EXPECT_EQ(sched_.next_timer(), INT64_MAX);
  set_deadline(id, PollSide::kRead, now + 5000, woken);
  set_deadline(id, PollSide::kRead, now + 9000, woken);
  clock_.advance(6000);
  sched_.run_timers(p());
  EXPECT_EQ(poll_->prepare(id, PollSide::kRead), PollState::kReady);
  // Closing takes the timer along.
  poll_->close(id);
  EXPECT_EQ(sched_.next_timer(), INT64_MAX);
}

TEST_F(NetpollTest, ManyDescriptors) {
  std::vector<int64_t> ids;
  for (int64_t handle = 1000; handle < 1500; ++handle) ids.push_back(open(handle));
  std::vector<G*> all;
  for (int64_t id : ids) {
    all.push_back(goroutine());
    ASSERT_EQ(wait(id, PollSide::kRead, all.back()), PollState::kPark);
  }
  for (int64_t handle = 1000; handle < 1500; ++handle) door_.fire(handle, true, false);
  EXPECT_EQ(poll_now(), all);  // more than are taken at once
}

TEST_F(NetpollTest, RefusalsLeaveNothing) {
  bool shared;
  EXPECT_EQ(poll_->open(99, &shared), -EPERM);
  EXPECT_EQ(poll_->open(98, &shared), -EPERM);
  int64_t id = poll_->open(97, &shared);
  EXPECT_GT(id, 0);
  EXPECT_TRUE(shared);
}

TEST_F(NetpollTest, SleepsWithoutTheDoorUntilSomethingIsWatched) {
  std::thread other([&] { poll_->wake(); });
  GQueue ready;
  poll_->poll(-1, ready);  // for ever, but for the wake
  other.join();
  EXPECT_EQ(door_.waits, 0);
  std::thread opener([&] { open(5); });
  poll_->poll(-1, ready);
  opener.join();
  // Whether it was open before that poll or while it slept: the next ones use the door.
  int waits = door_.waits, wakes = door_.wakes;
  EXPECT_LE(waits, 1);
  poll_->poll(0, ready);
  EXPECT_EQ(door_.waits, waits + 1);
  poll_->wake();
  EXPECT_EQ(door_.wakes, wakes + 1);
}

}  // namespace
}  // namespace vole::runtime
