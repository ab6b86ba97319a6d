// Creation and end of a machine, the loop that drives it, and the duties of the scheduler's owner
// (SchedulerOwner): Ps, threads, ticks.
#include "vm/machine.h"

#include <cstring>
#include <new>

#include "base/thread.h"
#include "runtime/values/chan.h"
#include "runtime/values/map.h"
#include "vm/stack_walk.h"

namespace vole::vm {

using runtime::CollectReason;
using runtime::RootVisitor;
using runtime::StackPool;
using runtime::Timer;

Machine::Machine(std::shared_ptr<const Program> program, const MachineConfig& config)
    : program_(std::move(program)),
      config_(config),
      os_(config.memory_limit),
      heap_(os_),
      collector_(heap_, config.host->clock()),
      stacks_(heap_),
      wait_records_(os_),
      semaphores_(os_),
      sched_(os_, stacks_, config.host->clock(), *this),
      first_(config.moves),
      netpoll_(os_, sched_, *config.host),
      itab_table_(os_),
      map_layouts_(std::make_unique<runtime::MapLayouts>(os_)),
      runtime_types_(os_),
      gc_world_(*this),
      observer_(*this, config.traces) {}

std::unique_ptr<Machine> Machine::create(std::shared_ptr<const Program> program,
                                         const MachineConfig& config, std::string* error) {
  std::unique_ptr<Machine> m(new Machine(std::move(program), config));
  if (!m->init(error)) return nullptr;
  return m;
}

bool Machine::init(std::string* error) {
  auto fail = [error](const char* text) {
    if (error != nullptr) *error = text;
    return false;
  };
  os_.fail_at(config_.fail_memory_at);
  runtime::HeapConfig heap;
  heap.efence = config_.efence;
  heap.sbrk = config_.sbrk;
  if (!heap_.init(heap)) return fail("cannot reserve memory for the heap");
  collector_.set_roots(this);
  collector_.set_world(&gc_world_);
  collector_.set_gc_percent(config_.gc_percent);
  collector_.set_trace_hook(
      [](void* m, const runtime::CycleStats& cycle) {
        static_cast<Machine*>(m)->observer_.cycle_ended(cycle);
      },
      this);
  runtime::GcDebug debug;
  debug.stress = config_.gc_stress;
  debug.clobber_free = config_.gc_stress;
  debug.verify = config_.verify_heap;
  debug.check_stores = config_.check_stores;
  debug.clobber_free |= config_.gc_clobber_free;
  debug.check_mark = config_.gc_check_mark;
  debug.always = config_.gc_always;
  debug.stop_the_world = config_.gc_stop_the_world > 0;
  debug.stop_sweep = config_.gc_stop_the_world > 1;
  if (!set_up_stacks()) return fail("cannot reserve memory for stacks");
  if (config_.verify_heap || config_.check_stores) {
    collector_.set_stack_test(
        [](void* pool, uintptr_t p) { return static_cast<StackPool*>(pool)->is_stack(p); },
        &stacks_);
  }

  size_t page = OsMemory::page_size();
  globals_bytes_ = (program_->globals_size() + page) & ~(page - 1);
  globals_ = static_cast<char*>(os_.map(globals_bytes_));
  if (globals_ == nullptr) return fail("out of memory");
  const std::vector<char>& initial = program_->globals_template();
  if (!initial.empty()) std::memcpy(globals_, initial.data(), initial.size());
  for (const GlobalAddress& a : program_->global_addresses()) {
    mem::store(globals_ + a.at, reinterpret_cast<uintptr_t>(globals_) + a.target);
  }
  runtime::Scheduler::Options options;
  // An observer of allocations follows one thread only.
  options.threaded =
      config_.threaded && !config_.profile_allocations && config_.sched_seed == 0;
  options.procs = config_.procs;
  options.max_procs = config_.max_procs;
  options.shuffled = config_.sched_seed != 0;
  options.seed = options.shuffled ? config_.sched_seed : config_.host->random_seed();
  options.observed = observer_.wants_ticks();
  if (options.observed) options.tick_every = observer_.tick_period();
  sched_.set_poller(&netpoll_);
  init_thread(first_);
  if (!sched_.init(options, first_)) return fail("out of memory");
  reload(first_.exec);
  // These mark the caches of the Ps.
  collector_.set_debug(debug);
  if (config_.profile_allocations) {
    alloc_profile_ = std::make_unique<AllocProfile>(first_.exec, *program_);
    collector_.set_observer(alloc_profile_.get());
  }
  if (!start_main()) return fail("out of memory");
  return true;
}

void Machine::init_thread(Thread& t) {
  Exec& x = t.exec;
  t.stack_roots = std::make_unique<StackRoots>(*program_);
  x.m = &t;
  x.machine = this;
  x.globals = globals_;
  x.moves = &t.moves;
  x.opcode_seen = config_.opcode_seen;
  x.rt_seen = config_.rt_seen;
  x.tables = &dispatch_tables(config_.opcode_seen != nullptr, config_.check_stores);
}

Machine::~Machine() {
  flush_print();
  if (world_stopped_) {
    // After an interrupt: they must run on to their ends.
    sched_.end();
    sched_.start_the_world(first_);
  }
  sched_.shut_down();
  // Other threads have looked at the caches that this changes.
  collector_.set_observer(nullptr);
  extensions_.clear();
  if (globals_ != nullptr) os_.release(globals_, globals_bytes_, globals_bytes_);
}

bool Machine::start_main() {
  G* g = new_goroutine(first_.exec, &program_->main_function()->closure);
  if (g == nullptr) return false;
  main_.store_relaxed(g);
  return true;  // run() makes it ready: no thread runs before
}

// ---- what the scheduler asks

namespace {
// What a P needs besides itself.
struct PCaches {
  explicit PCaches(runtime::WaitRecords& records) : sudogs(records) {}
  runtime::MCache cache;
  runtime::StackCache stacks;
  runtime::SudogCache sudogs;
};
}  // namespace

bool Machine::attach_p(runtime::P& p) {
  if (!os_.charge(sizeof(runtime::P) + sizeof(PCaches))) return false;
  auto* caches = new (std::nothrow) PCaches(wait_records_);
  if (caches == nullptr) {
    os_.uncharge(sizeof(runtime::P) + sizeof(PCaches));
    return false;
  }
  p.cache = &caches->cache;
  p.stacks = &caches->stacks;
  p.sudogs = &caches->sudogs;
  p.gc = collector_.attach(*p.cache);
  if (p.gc == nullptr) {
    delete caches;
    os_.uncharge(sizeof(runtime::P) + sizeof(PCaches));
    return false;
  }
  p.gc->owner = &p;
  p.gc->preempt = &p.preempt;
  p.gc->awaited = [](void* owner) {
    auto* holder = static_cast<runtime::P*>(owner);
    Exec& x = static_cast<Thread*>(holder->m.load_relaxed())->exec;
    return holder->preempt.load_relaxed() || x.machine->driver_wants_back(x);
  };
  p.gc->arm = [](void* owner) {
    // Called by the holder.
    auto* m = static_cast<Thread*>(static_cast<runtime::P*>(owner)->m.load_relaxed());
    arm_poll(m->exec);
  };
  return true;
}

void Machine::retire_p(runtime::P& p) {
  collector_.flush_cache(*p.cache);
  p.cache->half = {};
  stacks_.flush(*p.stacks);
  wait_records_.flush(*p.sudogs);
}

void Machine::detach_p(runtime::P& p) {
  stacks_.flush(*p.stacks);
  collector_.detach(*p.cache);
  // The cache is the first member.
  delete reinterpret_cast<PCaches*>(p.cache);
  os_.uncharge(sizeof(runtime::P) + sizeof(PCaches));
}

runtime::M* Machine::make_m() {
  auto* t = new (std::nothrow) Thread(config_.moves);
  if (t != nullptr) init_thread(*t);
  return t;
}

void Machine::run_m(runtime::M& m) {
  Exec& x = static_cast<Thread&>(m).exec;
  reload(x);
  new_slice(x);
  give_fuel(x, true);
  drive(x);
}

void Machine::too_many_threads() {
  print("runtime: program exceeds " + std::to_string(sched_.max_threads()) + "-thread limit\n");
  print("fatal error: thread exhaustion\n");
  {
    Locker locker(end_lock_);
    if (ender_ != nullptr) return;
    ender_ = &first_.exec;
    message_ = "thread exhaustion";
    status_ = 2;
    outcome_ = Outcome::kFatal;
  }
  sched_.end();
}

// ---- driving

RunResult Machine::finish() {
  flush_print();
  if (first_.moves.on() && config_.moves.report && !moves_reported_) {
    moves_reported_ = true;
    print(first_.moves.summary());
  }
  if (segments_ != nullptr && config_.report_segments && !moves_reported_) {
    moves_reported_ = true;
    print("segstack: " + std::to_string(segments_->allocated()) + " segments, " +
          std::to_string(segments_->bytes()) + " bytes\n");
    flush_print();
  }
  RunResult r;
  r.status = status_;
  r.outcome = outcome_;
  r.message = message_;
  r.error = limit_error_;
  if (!limit_error_.empty()) r.end = RunEnd::kLimit;
  return r;
}

// Runs goroutines on this thread. False: the machine has ended; true: x.out_of_budget, or x.next
// says why there is none.
bool Machine::drive(Exec& x) {
  for (;;) {
    if (ended()) return false;
    if (x.g == nullptr && switch_to_next(x) == Step::kExit) {
      if (x.g != nullptr || x.next.what == runtime::Found::kEnded) continue;
    } else {
      interpret(x);
      if (x.out_of_budget) return true;
    }
    if (x.g != nullptr) continue;
    switch (x.next.what) {
      case runtime::Found::kDeadlock:
        fatal(x, sched_.count() == 0 ? "no goroutines (main called runtime.Goexit) - deadlock!"
                                     : "all goroutines are asleep - deadlock!");
        continue;
      case runtime::Found::kIdle:
      case runtime::Found::kInterrupted:
      case runtime::Found::kThreadEnds:
        return true;
      default:
        continue;
    }
  }
}

RunResult Machine::run(int64_t budget) {
  Exec& x = first_.exec;
  x.budget = budget;
  const int64_t before = x.passed;
  x.out_of_budget = false;
  x.interrupted = false;
  if (x.g != nullptr) x.g->top_conservative = false;
  runtime::M* outer = runtime::set_current_m(&first_);
  run_since_ = sched_.clock().monotonic_ns();
  if (!started_) {
    started_ = true;
    sched_.ready_to_run(*x.p, main_.load_relaxed());
  } else if (world_stopped_) {
    world_stopped_ = false;
    start_world(x);
  }
  new_slice(x);
  give_fuel(x, true);
  bool stopped = drive(x);
  if (stopped && quit_wanted_.load_acquire()) {
    quit(x);
    stopped = false;
  }
  RunResult result = stopped ? stopped_result(x) : finish();
  x.passed += x.slice - (x.fuel + x.fuel_stash);
  result.passed = x.passed - before;
  if (ended()) sched_.leave(first_);
  run_ns_ = run_ns();
  run_since_ = 0;
  runtime::set_current_m(outer);
  return result;
}

// Not at the end: what the driver is told.
void Machine::quit(Exec& x) {
  if (!claim_end(x)) return;
  flush_print();
  print("SIGQUIT: quit\nPC=0x0 m=0 sigcode=0\n\n" + traceback_all(x.g, true) + "\n");
  message_ = "SIGQUIT: quit";
  exit(x, 2, Outcome::kFatal);
}

RunResult Machine::stopped_result(Exec& x) {
  RunResult r;
  if (x.out_of_budget || x.next.what == runtime::Found::kInterrupted) {
    r.end = RunEnd::kBudget;
    r.interrupted = x.interrupted || !x.out_of_budget;
    if (r.interrupted) interrupted_.store_relaxed(false);
    if (sched_.threaded()) {
      // The other threads wait for the next run().
      stop_world(x);
      world_stopped_ = true;
    }
    return r;
  }
  flush_print();
  r.end = RunEnd::kIdle;
  r.idle_until = x.next.until;
  // There is time to give memory back, and to come back for more of that.
  int64_t again = collector_.scavenger().step(config_.host->clock(), true);
  // See driver_waits.
  if (!sched_.threaded() && has_idle_work()) again = config_.host->clock().monotonic_ns();
  if (again < r.idle_until) r.idle_until = again;
  return r;
}

// ---- the end

bool Machine::claim_end(Exec& x) {
  {
    Locker locker(end_lock_);
    if (ender_ == &x) return true;
    if (ender_ == nullptr) ender_ = &x;
  }
  if (ender_ != &x) {
    // Whoever it is stops the world first, or has ended it already.
    if (x.g != nullptr) save(x, x.g);
    while (!ended()) {
      sched_.attend(*x.m);
      yield_thread();
    }
    return false;
  }
  stop_world(x);
  end_stopped_world_ = true;
  return true;
}

Step Machine::exit(Exec& x, int status, Outcome outcome) {
  bool mine;
  {
    Locker locker(end_lock_);
    if (ender_ == nullptr) ender_ = &x;
    mine = ender_ == &x;
  }
  if (!mine) {
    claim_end(x);
    return Step::kExit;
  }
  flush_print();
  outcome_ = outcome;
  status_ = status;
  sched_.end();
  if (end_stopped_world_) start_world(x);
  return Step::kExit;
}

Step Machine::fatal(Exec& x, std::string_view text) {
  if (!claim_end(x)) return Step::kExit;
  flush_print();
  std::string out = "fatal error: ";
  out += text;
  out += "\n";
  std::string goroutines = traceback_all(x.g);
  if (!goroutines.empty()) out += "\n" + goroutines;
  print(out);
  message_ = text.substr(0, text.find('\n'));
  return exit(x, 2, Outcome::kFatal);
}

Step Machine::out_of_memory(Exec& x) {
  if (!claim_end(x)) return Step::kExit;
  if (config_.memory_limit != OsMemory::kNoLimit) {
    limit_error_ = "memory limit exceeded";
  } else {
    print("fatal error: runtime: out of memory\n");
    std::string goroutines = traceback_all(x.g);
    if (!goroutines.empty()) print("\n" + goroutines);
  }
  message_ = "out of memory";
  return exit(x, 2, Outcome::kOutOfMemory);
}

Step Machine::no_memory(Exec& x) {
  if (x.cache->half.interrupted) return interrupted_allocation(x);
  // The same instruction again right after a collection: collecting does not help.
  if (x.failed_pc == x.pc && x.failed_cycle + 1 == collector_.cycles()) return out_of_memory(x);
  x.failed_pc = x.pc;
  x.failed_cycle = collector_.cycles();
  x.map_work = {};  // nothing keeps its arrays
  // This instruction is no safe point: its frame has no map here and is scanned conservatively.
  G* g = x.g;
  g->top_conservative = true;
  collect(x, CollectReason::kMemory);
  g->top_conservative = false;
  if (ended()) return Step::kExit;
  return Step::kJump;
}

// ---- printing

void Machine::print(std::string_view text) {
  constexpr size_t kFlushAt = 4096;
  Locker locker(print_lock_);
  print_buffer_ += text;
  if (print_buffer_.size() >= kFlushAt || (!text.empty() && text.back() == '\n')) write_printed();
}

void Machine::flush_print() {
  Locker locker(print_lock_);
  write_printed();
}

void Machine::write_printed() {
  const char* at = print_buffer_.data();
  size_t left = print_buffer_.size();
  while (left > 0) {
    int64_t n = config_.host->write(2, at, left);
    if (n <= 0) break;
    at += n;
    left -= static_cast<size_t>(n);
  }
  print_buffer_.clear();
}

bool Machine::new_string(Exec& x, std::string_view text, GoString& out) {
  out = {nullptr, 0};
  if (text.empty()) return true;
  auto* p = static_cast<char*>(runtime::allocate_noscan(*x.cache, text.size(), false));
  if (p == nullptr) return false;
  std::memcpy(p, text.data(), text.size());
  out = {p, static_cast<int64_t>(text.size())};
  return true;
}

}  // namespace vole::vm
