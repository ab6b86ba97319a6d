// Formats the traces; see the header for what they look like.
#include "vm/trace_format.h"

#include "vm/print_value.h"

namespace vole::vm {

namespace {

constexpr int64_t kMillisecond = 1000000;

// value / 10^digits with all its digits: 1234 and 3 make 1.234.
void append_scaled(std::string& out, uint64_t value, int digits) {
  uint64_t unit = 1;
  for (int i = 0; i < digits; ++i) unit *= 10;
  append_uint(out, value / unit);
  if (digits == 0) return;
  out += '.';
  for (unit /= 10; unit > 0; unit /= 10) out += static_cast<char>('0' + value / unit % 10);
}

// Writes " name=value" pieces.
class Fields {
 public:
  explicit Fields(std::string& out) : out_(out) {}
  Fields& number(std::string_view name, uint64_t value) {
    out_ += name;
    append_uint(out_, value);
    return *this;
  }
  Fields& number_or_nil(std::string_view name, int64_t value) {
    out_ += name;
    if (value == kNone) {
      out_ += "nil";
    } else {
      append_int(out_, value);
    }
    return *this;
  }
  Fields& boolean(std::string_view name, bool value) {
    out_ += name;
    out_ += value ? "true" : "false";
    return *this;
  }

 private:
  std::string& out_;
};

void append_brief(std::string& out, const SchedLine& line) {
  out += " [ ";
  for (const SchedLine::P& p : line.ps) {
    append_uint(out, p.queue);
    out += ' ';
  }
  out += "] schedticks=[ ";
  for (const SchedLine::P& p : line.ps) {
    append_uint(out, p.sched_tick);
    out += ' ';
  }
  out += "]\n";
}

void append_details(std::string& out, const SchedLine& line) {
  Fields fields(out);
  fields.boolean(" gcwaiting=", line.gc_waiting).number(" nmidlelocked=", line.idle_locked);
  out += " stopwait=";
  append_int(out, line.stop_wait);
  fields.boolean(" sysmonwait=", line.sysmon_waiting);
  out += '\n';
  for (size_t i = 0; i < line.ps.size(); ++i) {
    const SchedLine::P& p = line.ps[i];
    fields.number("  P", i).number(": status=", p.status).number(" schedtick=", p.sched_tick);
    fields.number(" syscalltick=", p.syscall_tick).number_or_nil(" m=", p.m);
    fields.number(" runqsize=", p.queue).number(" gfreecnt=", p.free_gs);
    fields.number(" timerslen=", p.timers);
    out += '\n';
  }
  for (const SchedLine::M& m : line.ms) {
    fields.number_or_nil("  M", m.id).number_or_nil(": p=", m.p).number_or_nil(" curg=", m.g);
    // What Go says here of allocating, throwing, locks: no M is caught in the middle of those.
    out += " mallocing=0 throwing=0 preemptoff= locks=0 dying=0";
    fields.boolean(" spinning=", m.spinning).boolean(" blocked=", m.blocked);
    fields.number_or_nil(" lockedg=", m.locked_g);
    out += '\n';
  }
  for (const SchedLine::G& g : line.gs) {
    fields.number("  G", g.id).number(": status=", g.status);
    out += '(';
    out += g.reason;
    out += ')';
    fields.number_or_nil(" m=", g.m).number_or_nil(" lockedm=", g.locked_m);
    out += '\n';
  }
}

}  // namespace

void append_milliseconds(std::string& out, int64_t ns) {
  if (ns < 0) ns = 0;
  if (ns >= 10 * kMillisecond) {
    append_uint(out, static_cast<uint64_t>(ns / kMillisecond));
    return;
  }
  auto value = static_cast<uint64_t>(ns / 1000);
  if (value == 0) {
    out += '0';
    return;
  }
  int digits = 3;
  for (; value >= 100; value /= 10) --digits;
  append_scaled(out, value, digits);
}

std::string gc_line(const GcLine& line) {
  std::string out = "gc ";
  append_uint(out, line.number);
  out += " @";
  append_scaled(out, static_cast<uint64_t>(line.since_start / kMillisecond), 3);
  out += "s ";
  append_int(out, line.percent);
  out += "%: ";
  for (int i = 0; i < 3; ++i) {
    if (i != 0) out += '+';
    append_milliseconds(out, line.clock[i]);
  }
  out += " ms clock, ";
  for (int i = 0; i < 5; ++i) {
    if (i != 0) out += i == 2 || i == 3 ? '/' : '+';
    append_milliseconds(out, line.cpu[i]);
  }
  Fields(out).number(" ms cpu, ", line.heap_before >> 20).number("->", line.heap_after >> 20)
      .number("->", line.heap_live >> 20).number(" MB, ", line.goal >> 20)
      .number(" MB goal, ", line.stacks >> 20).number(" MB stacks, ", line.globals >> 20)
      .number(" MB globals, ", static_cast<uint64_t>(line.procs));
  out += line.forced ? " P (forced)\n" : " P\n";
  return out;
}

std::string sched_line(const SchedLine& line, bool detailed) {
  std::string out = "SCHED ";
  append_int(out, line.since_start / kMillisecond);
  Fields(out).number("ms: gomaxprocs=", line.procs).number(" idleprocs=", line.idle_procs)
      .number(" threads=", line.threads).number(" spinningthreads=", line.spinning)
      .number(" needspinning=", line.need_spinning).number(" idlethreads=", line.idle_threads)
      .number(" runqueue=", line.queue);
  if (detailed) {
    append_details(out, line);
  } else {
    append_brief(out, line);
  }
  return out;
}

std::string scavenge_line(const ScavengeLine& line) {
  std::string out;
  Fields(out).number("scav ", line.background >> 10)
      .number(" KiB work (bg), ", line.eager >> 10)
      .number(" KiB work (eager), ", line.released >> 10)
      .number(" KiB now, ", line.retained == 0 ? 100 : line.in_use * 100 / line.retained);
  out += line.forced ? "% util (forced)\n" : "% util\n";
  return out;
}

std::string init_line(const InitLine& line) {
  std::string out = "init ";
  out += line.package;
  out += " @";
  append_milliseconds(out, line.since_start);
  out += " ms, ";
  append_milliseconds(out, line.took);
  Fields(out).number(" ms clock, ", line.bytes).number(" bytes, ", line.allocations);
  out += " allocs\n";
  return out;
}

}  // namespace vole::vm
