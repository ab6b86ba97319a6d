// Each trace has exactly Go's format: the expected lines are Go's own output.
#include "vm/trace_format.h"

#include <gtest/gtest.h>

namespace vole::vm {
namespace {

std::string milliseconds(int64_t ns) {
  std::string out;
  append_milliseconds(out, ns);
  return out;
}

TEST(TraceFormat, Milliseconds) {
  EXPECT_EQ(milliseconds(-5), "0");
  EXPECT_EQ(milliseconds(999), "0");
  EXPECT_EQ(milliseconds(1000), "0.001");
  EXPECT_EQ(milliseconds(29'999), "0.029");
  EXPECT_EQ(milliseconds(251'000), "0.25");
  EXPECT_EQ(milliseconds(1'290'000), "1.2");
  EXPECT_EQ(milliseconds(9'999'999), "9.9");
  EXPECT_EQ(milliseconds(10'000'000), "10");
  EXPECT_EQ(milliseconds(48'900'000), "48");
}

TEST(TraceFormat, Gc) {
  GcLine line;
  line.number = 10;
  line.since_start = 610'900'000;
  line.percent = 29;
  line.clock[0] = 250'000, line.clock[1] = 48'000'000, line.clock[2] = 29'000;
  line.cpu[0] = 500'000, line.cpu[1] = 25'000'000, line.cpu[2] = 27'000'000, line.cpu[4] = 59'000;
  line.heap_before = 239 << 20, line.heap_after = 280 << 20, line.heap_live = 140 << 20;
  line.goal = 281 << 20;
  line.procs = 2;
  EXPECT_EQ(gc_line(line),
            "gc 10 @0.610s 29%: 0.25+48+0.029 ms clock, 0.50+25/27/0+0.059 ms cpu, "
            "239->280->140 MB, 281 MB goal, 0 MB stacks, 0 MB globals, 2 P\n");
  line.forced = true;
  EXPECT_TRUE(gc_line(line).ends_with(", 2 P (forced)\n"));
}

TEST(TraceFormat, Sched) {
  SchedLine line;
  line.since_start = 1'004'999'999;
  line.procs = 2, line.threads = 4, line.spinning = 1, line.idle_threads = 1;
  line.ps.resize(2);
  line.ps[0].sched_tick = 1, line.ps[0].status = 1, line.ps[0].m = 0;
  line.ps[1].sched_tick = 3, line.ps[1].queue = 7;
  EXPECT_EQ(sched_line(line, false),
            "SCHED 1004ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=1 needspinning=0 "
            "idlethreads=1 runqueue=0 [ 0 7 ] schedticks=[ 1 3 ]\n");
  line.since_start = 0;
  line.ps[1].queue = 0;
  line.ms.push_back({3, kNone, kNone, kNone, false, true});
  line.ms.push_back({0, 0, 1, 1, false, false});
  line.gs.push_back({1, 8, "chan receive", 0, 0});
  line.gs.push_back({2, 4, "force gc (idle)", kNone, kNone});
  EXPECT_EQ(
      sched_line(line, true),
      "SCHED 0ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=1 needspinning=0 "
      "idlethreads=1 runqueue=0 gcwaiting=false nmidlelocked=0 stopwait=0 sysmonwait=false\n"
      "  P0: status=1 schedtick=1 syscalltick=0 m=0 runqsize=0 gfreecnt=0 timerslen=0\n"
      "  P1: status=0 schedtick=3 syscalltick=0 m=nil runqsize=0 gfreecnt=0 timerslen=0\n"
      "  M3: p=nil curg=nil mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false "
      "blocked=true lockedg=nil\n"
      "  M0: p=0 curg=1 mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false "
      "blocked=false lockedg=1\n"
      "  G1: status=8(chan receive) m=0 lockedm=0\n"
      "  G2: status=4(force gc (idle)) m=nil lockedm=nil\n");
}

TEST(TraceFormat, Scavenge) {
  ScavengeLine line{131072, 0, 4 << 20, 71, 100, false};
  EXPECT_EQ(scavenge_line(line),
            "scav 128 KiB work (bg), 0 KiB work (eager), 4096 KiB now, 71% util\n");
  line.forced = true;
  EXPECT_TRUE(scavenge_line(line).ends_with("71% util (forced)\n"));
}

TEST(TraceFormat, Init) {
  EXPECT_EQ(init_line({"os", 900'000, 1'600'000, 416, 9}),
            "init os @0.90 ms, 1.6 ms clock, 416 bytes, 9 allocs\n");
}

}  // namespace
}  // namespace vole::vm
