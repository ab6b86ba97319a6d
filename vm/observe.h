// The observer of a machine: prints what GODEBUG's traces ask for and keeps how long the
// world was stopped.
//
// Nothing here runs unless a trace is on, except for two additions when the world stops. Who calls
// what is said at each function; what several threads may do at once is atomic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/atomic.h"
#include "base/time_histogram.h"
#include "bytecode/function.h"
#include "runtime/gc/stats.h"

namespace vole::vm {

class Machine;
struct Exec;

struct TraceConfig {
  bool gc = false;         // gctrace=1
  int64_t sched_ms = 0;    // schedtrace=N: every N ms
  bool sched_detail = false;  // scheddetail=1
  bool scavenge = false;   // scavtrace=1
  bool init = false;       // inittrace=1
};

class Observer {
 public:
  Observer(Machine& machine, const TraceConfig& config);
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  const TraceConfig& config() const { return config_; }
  // ns since the machine was made.
  int64_t since_start() const;

  // After each cycle, the world runs again; by the M that ended it. One at a time.
  void cycle_ended(const runtime::CycleStats& cycle);
  // Before the initialiser of a package or main.main is called; by the main goroutine.
  void before_init(Exec& x, const bytecode::Function* next);

  // Whether tick() should be called now and then, and how many ns apart.
  bool wants_ticks() const { return config_.sched_ms > 0 || config_.scavenge; }
  int64_t tick_period() const;
  // From sysmon, or from the polls of a driven machine; `now` is monotonic.
  void tick(int64_t now);
  // What scavenging did was asked for by the program: prints its line.
  void scavenged_by_force();

  // Who stops the world says when it asked and when all had stopped, then that it starts it again;
  // in between it is the only one.
  void world_stopped(int64_t asked, int64_t now, bool for_gc) {
    stop_asked_ = asked;
    stop_for_gc_ = for_gc;
    (for_gc ? gc_stops_ : other_stops_).record(now - asked);
  }
  void world_starting(int64_t now) {
    (stop_for_gc_ ? gc_pauses_ : other_pauses_).record(now - stop_asked_);
  }
  const TimeHistogram& gc_pauses() const { return gc_pauses_; }
  const TimeHistogram& gc_stops() const { return gc_stops_; }
  const TimeHistogram& other_pauses() const { return other_pauses_; }
  const TimeHistogram& other_stops() const { return other_stops_; }

 private:
  void print(const std::string& text);
  void trace_sched();
  void trace_scavenge(bool forced);

  Machine& machine_;
  const TraceConfig config_;
  const int64_t start_ns_;
  // Of the stop in progress; by the stopper.
  int64_t stop_asked_ = 0;
  bool stop_for_gc_ = false;
  TimeHistogram gc_pauses_, gc_stops_, other_pauses_, other_stops_;
  // When tick() prints next. Who changes it by compare-and-swap prints.
  Atomic<int64_t> next_sched_{0};
  Atomic<int64_t> next_scavenge_{0};
  Atomic<uint64_t> scavenged_background_{0}, scavenged_eager_{0};  // told so far
  // Of the initialiser that runs; by the main goroutine.
  std::string_view init_name_;
  int64_t init_start_ = 0;
  uint64_t init_bytes_ = 0, init_objects_ = 0;
};

}  // namespace vole::vm
