// The lines of GODEBUG's traces, in Go's formats: plain data in, text out.
//
// gctrace:    gc 4 @0.103s 2%: 0.018+1.1+0.004 ms clock, 0.036+0.21/0.30/0+0.008 ms cpu,
//             4->5->1 MB, 5 MB goal, 0 MB stacks, 0 MB globals, 2 P
// schedtrace: SCHED 1004ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 needspinning=0
//             idlethreads=2 runqueue=0 [ 1 0 ] schedticks=[ 7 9 ], and with scheddetail a line for
//             each P, M and G
// scavtrace:  scav 128 KiB work (bg), 0 KiB work (eager), 4096 KiB now, 71% util
// inittrace:  init os @0.90 ms, 0.016 ms clock, 416 bytes, 9 allocs
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vole::vm {

// Milliseconds as Go prints them: whole ones from 10 on, else two digits that count.
void append_milliseconds(std::string& out, int64_t ns);

// Times in nanoseconds, memory in bytes.
struct GcLine {
  uint64_t number = 0;
  int64_t since_start = 0;  // of the machine, to the cycle's start
  int percent = 0;          // of all CPU time since the start that went to collecting
  int64_t clock[3] = {};    // first pause, marking, second pause
  int64_t cpu[5] = {};      // first pause, assists, background, idle, second pause
  uint64_t heap_before = 0, heap_after = 0, heap_live = 0, goal = 0;
  uint64_t stacks = 0, globals = 0;
  int procs = 1;
  bool forced = false;
};
std::string gc_line(const GcLine& line);

constexpr int64_t kNone = -1;  // "nil"

struct SchedLine {
  struct P {
    uint32_t status = 0;
    uint64_t sched_tick = 0, syscall_tick = 0;
    int64_t m = kNone;
    uint32_t queue = 0, free_gs = 0, timers = 0;
  };
  struct M {
    int64_t id = 0, p = kNone, g = kNone, locked_g = kNone;
    bool spinning = false, blocked = false;
  };
  struct G {
    uint64_t id = 0;
    uint32_t status = 0;
    std::string_view reason;
    int64_t m = kNone, locked_m = kNone;
  };
  int64_t since_start = 0;
  uint32_t procs = 1, idle_procs = 0, threads = 1, spinning = 0, idle_threads = 0, queue = 0;
  bool need_spinning = false, gc_waiting = false, sysmon_waiting = false;
  int32_t stop_wait = 0;
  uint32_t idle_locked = 0;
  std::vector<P> ps;
  std::vector<M> ms;
  std::vector<G> gs;
};
std::string sched_line(const SchedLine& line, bool detailed);

struct ScavengeLine {
  uint64_t background = 0, eager = 0;  // given back since the last line
  uint64_t released = 0;               // now
  uint64_t in_use = 0, retained = 0;
  bool forced = false;
};
std::string scavenge_line(const ScavengeLine& line);

struct InitLine {
  std::string_view package;
  int64_t since_start = 0, took = 0;
  uint64_t bytes = 0, allocations = 0;
};
std::string init_line(const InitLine& line);

}  // namespace vole::vm
