// The Machine: one running VM. It owns everything that a program can change: heap, globals,
// scheduler, goroutines, itabs and types made at run time. There are no globals: machines in one
// process share only immutable Programs, and none can see another.
//
// Driving it: run(budget) executes Go code on the calling thread until the program ends, the
// budget is spent, or nothing can run; what it answers says which. A machine is used by one thread
// at a time; only interrupt() may be called from others. A threaded machine starts more threads of
// its own (runtime/sched/scheduler.h); each has an Exec, and what they share is guarded as said at
// each field.
//
// The single safe point is poll(): collections, stack moves, preemption, timers and the budget are
// all looked at there, and nowhere else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/os_memory.h"
#include "base/random.h"
#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"
#include "runtime/gc/collector.h"
#include "runtime/sched/netpoll.h"
#include "runtime/sched/scheduler.h"
#include "runtime/type/itab.h"
#include "runtime/type/work_list.h"
#include "runtime/values/semaphore.h"
#include "vm/alloc_profile.h"
#include "vm/exec.h"
#include "vm/gc_world.h"
#include "vm/host.h"
#include "vm/observe.h"
#include "vm/program.h"
#include "vm/runtime_types.h"
#include "vm/stack_moves.h"
#include "vm/stack_roots.h"

namespace vole::runtime {
class MapLayouts;
}

namespace vole::vm {

struct MachineConfig {
  Host* host = nullptr;                        // must outlive the machine
  uint64_t memory_limit = OsMemory::kNoLimit;  // bytes, everything included
  size_t max_stack = runtime::kDefaultMaxStack;
  uint64_t fail_memory_at = 0;  // the n-th request for memory of the system fails; 0: none
  int gc_percent = 100;
  // Debug switches that shake out wrong maps.
  bool gc_stress = false;   // collect at every safe point after an allocation
  bool gc_always = false;       // a collection starts when the one before ends
  bool gc_check_mark = false;   // each concurrent mark is checked by another
  bool gc_clobber_free = false;  // freed objects are overwritten
  int gc_stop_the_world = 0;     // 1: marking happens while the world is stopped; 2: sweeping too
  StackMoves::Config moves;  // move the stack at safe points, see there
  bool segmented_stacks = false;  // instead of moves: vm/segments.cpp
  bool report_segments = false;   // how many there were, at the end
  bool shrink_stacks = true;
  bool adaptive_stack_start = true;
  bool efence = false;  // an object a page, which is never used again
  bool sbrk = false;    // objects one after the other; nothing is collected
  bool verify_heap = false;  // collections check heap, roots and stacks
  bool check_stores = false;  // each store of a pointer outside the stack checks where it leads
  bool traceback_all = false;
  bool profile_allocations = false;  // see alloc_profile.h
  bool catch_faults = false;  // the host does: freed arenas may become inaccessible
  TraceConfig traces;
  bool panics_with_nil = false;  // panic(nil) does, instead of with a *runtime.PanicNilError
  std::string debug_defaults;    // settings of GODEBUG, "name=value,…", of the program itself
  std::string go_tree;       // what runtime.GOROOT says unless the environment does
  std::string main_package;  // import path of the program, as build information has it
  // Threads of its own, `procs` of which run Go code at a time (GOMAXPROCS; the program may ask for
  // up to max_procs). Not threaded: one P, driven by the caller of run().
  bool threaded = false;
  // Debug: other goroutines run at every safe point.
  bool switch_always = false;
  // Debug: not 0: not threaded, and which goroutine runs next, and for how many safe points, is
  // chosen by this; the same seed gives the same run, unless the program asks for the time.
  uint64_t sched_seed = 0;
  uint32_t procs = 1;
  uint32_t max_procs = 1;
  // Coverage: byte i becomes 1 when opcode (runtime call) i runs. kOpcodeCount bytes, or null.
  uint8_t* opcode_seen = nullptr;
  uint8_t* rt_seen = nullptr;
};

enum class RunEnd : uint8_t {
  kFinished,  // the program ended: see status
  kBudget,    // the budget is spent; run again to go on
  kIdle,      // nothing can run until idle_until
  kWaiting,   // waits for the host
  kLimit,     // a limit of the embedder was reached: see error
};

// How a program ended.
enum class Outcome : uint8_t {
  kReturned,     // from main
  kExited,       // os.Exit
  kPanicked,     // an uncaught panic
  kFatal,        // a fatal error of the run-time system
  kOutOfMemory,  // of the embedder's limit or the system
};

struct RunResult {
  RunEnd end = RunEnd::kFinished;
  Outcome outcome = Outcome::kReturned;
  int status = 0;            // exit status
  int64_t idle_until = 0;    // kIdle: Clock::monotonic_ns
  bool interrupted = false;  // kBudget: because of interrupt()
  int64_t passed = 0;        // safe points that the driving thread passed in this call
  std::string message;       // first line of the panic or fatal error, without its prefix
  std::string error;         // kLimit
};

constexpr int64_t kNoBudget = INT64_MAX;

// Codes of run-time errors; package runtime makes the values (see panic.cpp).
enum class ErrorCode : int32_t {
  kError = 0,
  kPlain = 1,
  kNil = 2,
  kShift = 3,
  kPanicNil = 4,
  kBounds = 16,
  kBoundsUnsigned = 32,
};
enum class Bounds : int32_t {
  kIndex,
  kSliceAlen,
  kSliceAcap,
  kSliceB,
  kSlice3Alen,
  kSlice3Acap,
  kSlice3B,
  kSlice3C,
  kConvert,
};

runtime::WaitReason wait_reason_named(std::string_view name);

// An M of a machine.
struct Thread final : runtime::M {
  explicit Thread(const StackMoves::Config& config) : moves(config) {}
  Exec exec;
  StackMoves moves;
  std::unique_ptr<StackRoots> stack_roots;  // for the stacks that this thread scans
};

class Machine final : public runtime::RootProvider, private runtime::SchedulerOwner {
 public:
  // Null, with the reason in *error, if memory or the host refuse.
  static std::unique_ptr<Machine> create(std::shared_ptr<const Program> program,
                                         const MachineConfig& config, std::string* error);
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  // Budget in safe points passed (calls and back edges).
  RunResult run(int64_t budget = kNoBudget);
  // Makes run() return soon with kBudget. Thread-safe.
  void interrupt() {
    interrupted_.store_relaxed(true);
    if (config_.threaded) sched_.interrupt_first();
  }

  // SIGQUIT: the program ends with the tracebacks of all goroutines. To be called in a signal
  // handler that runs on the thread of run(): only atomics and wake-ups.
  void request_quit() {
    quit_wanted_.store_release(true);  // pairs with the acquire in run()
    interrupted_.store_relaxed(true);
    sched_.interrupt_from_signal();
  }

  const Program& program() const { return *program_; }
  Host& host() { return *config_.host; }
  const MachineConfig& config() const { return config_; }
  runtime::Heap& heap() { return heap_; }
  runtime::Collector& collector() { return collector_; }
  runtime::Scheduler& sched() { return sched_; }
  OsMemory& os_memory() { return os_; }
  runtime::Semaphores& semaphores() { return semaphores_; }
  runtime::Netpoll& netpoll() { return netpoll_; }
  // The state of the thread that drives; for tests and tools, while it does not run.
  Exec& first_exec() { return first_.exec; }
  char* globals() { return globals_; }
  Observer& observer() { return observer_; }

  // ---- safe point and scheduling (scheduling.cpp, stack_moves.cpp)
  // `reruns`: the instruction at exec.pc polls, too, when it runs again.
  Step poll(Exec& x, bool reruns);
  // Parking, in two steps. Queue the goroutine somewhere under that queue's lock, prepare_park()
  // under the same lock, release it, and return parked(x): from prepare_park on another thread may
  // run the goroutine, so nothing of it may be touched in between. exec.pc must be final before.
  void prepare_park(Exec& x, runtime::WaitReason reason) {
    G* g = x.g;
    save(x, g);
    g->wait_reason = reason;
    runtime::leave_running(g, runtime::GStatus::kWaiting);
  }
  Step parked(Exec& x) { return switch_to_next(x); }
  // Both, with the lock's release between them; null: there was none.
  Step park(Exec& x, runtime::WaitReason reason, Lock* unlock = nullptr) {
    prepare_park(x, reason);
    if (unlock != nullptr) unlock->release();
    return parked(x);
  }
  // Parks until a time (monotonic ns).
  Step sleep_until(Exec& x, int64_t when);
  // Stores the state and puts the goroutine at the end of the run queue.
  Step yield(Exec& x);
  // Wakes a parked goroutine; the caller holds no lock.
  void ready(Exec& x, G* g) { sched_.ready(*x.p, g); }
  Step switch_to_next(Exec& x);
  void save(Exec& x, G* g) {
    g->pc = x.pc;
    g->fp = x.fp;
  }
  // After the world was stopped, or whenever the P may be another and the stack may have moved.
  void reload(Exec& x);
  // A new goroutine that runs a func() value; null: no memory. Not queued.
  G* new_goroutine(Exec& x, const Closure* closure, const uint64_t* args = nullptr,
                   uint32_t count = 0) {
    return new_goroutine(*x.p, closure, args, count);
  }
  G* new_goroutine(runtime::P& p, const Closure* closure, const uint64_t* args = nullptr,
                   uint32_t count = 0);
  // Ends the running goroutine.
  Step end_goroutine(Exec& x);
  // Stops the world and collects; the state of the running goroutine must be in Exec, and is
  // loaded again afterwards (see reload).
  void collect(Exec& x, runtime::CollectReason reason);
  // The world, for a thread whose goroutine's state is in Exec.
  void stop_world(Exec& x, bool for_gc = false) {
    if (x.g != nullptr) save(x, x.g);
    int64_t asked = host().clock().monotonic_ns();
    sched_.stop_the_world(*x.m);
    observer_.world_stopped(asked, host().clock().monotonic_ns(), for_gc);
  }
  void start_world(Exec& x) {
    observer_.world_starting(host().clock().monotonic_ns());
    sched_.start_the_world(*x.m);
    reload(x);
  }
  // GOMAXPROCS: the old value; n < 1 only asks.
  uint32_t set_procs(Exec& x, uint32_t n);
  // After a failed allocation: collects and lets the instruction run again; the second failure in
  // a row ends the machine.
  Step no_memory(Exec& x);
  // Makes the next safe point of this thread slow.
  static void arm_poll(Exec& x) {
    x.fuel_stash += x.fuel;
    x.fuel = 0;
  }
  // After an out-of-line operation: a thousand of them take too long to let somebody wait who wants
  // this P to stop.
  static void heed_preempt(Exec& x) {
    if (VOLE_UNLIKELY(x.p->preempt.load_relaxed())) arm_poll(x);
  }
  // Makes room for the frame of the function that is being entered: its header and parameters have
  // been written at exec.fp. False: as for ensure_stack.
  bool make_room(Exec& x, uint64_t slots);
  // For operations that may take long (runtime::StopTest): whether the driver wants to be asked
  // first. Such an operation then changes nothing and ends with stop_long_work; it runs again, from
  // its start, in the next run().
  bool must_stop(Exec& x);
  Step stop_long_work(Exec& x);
  static runtime::StopTest stop_test(Exec& x) {
    return {[](void* exec) {
              auto& e = *static_cast<Exec*>(exec);
              return e.machine->must_stop(e);
            },
            &x};
  }
  // For work that goes on where it was left (pieces.h): whether it is to be left now, and how.
  bool driver_wants_back(const Exec& x);
  Step leave_in_instruction(Exec& x);
  Step leave_to_driver(Exec& x);  // at a safe point
  // Of an operation on a map. A driven machine goes on where it was stopped.
  static runtime::MapContext map_context(Exec& x) {
    Machine& m = *x.machine;
    return {*x.cache, m.os_, x.p->random, nullptr, stop_test(x),
            m.sched_.threaded() ? nullptr : &x.map_work};
  }
  // When the driver wants run() to return (monotonic ns), for operations that take long: others
  // are bounded by the budget. Set by the driver between two runs.
  static constexpr int64_t kNoDeadline = INT64_MAX;
  void set_deadline(int64_t when) { deadline_ = when; }
  // For how long run() has run so far, ns. By the driving thread.
  int64_t run_ns() {
    return run_since_ == 0 ? run_ns_ : run_ns_ + sched_.clock().monotonic_ns() - run_since_;
  }
  // Of a driven machine: its deadline has passed, or it was interrupted. By the driving thread.
  bool driver_waits();
  // Makes room for `slots` slots from exec.fp on. False: the stack is at its limit (fatal error is
  // set up, exit) or there is no memory.
  bool ensure_stack(Exec& x, uint64_t slots);
  // Enters `f` in a new frame whose slot 0 is slot `base` of the running one, as if exec.pc had
  // called it. The context and the arguments may point into the stack, which may move. False: as
  // for ensure_stack.
  bool push_frame(Exec& x, uint64_t base, const Function* f, const Closure* context,
                  const uint64_t* args, uint32_t count);

  // ---- panics (panic.cpp)
  Step raise(Exec& x, ErrorCode code, int64_t a = 0, int64_t b = 0, std::string_view text = {});
  Step raise_error(Exec& x, std::string_view text) {
    return raise(x, ErrorCode::kError, 0, 0, text);
  }
  Step raise_plain(Exec& x, std::string_view text) {
    return raise(x, ErrorCode::kPlain, 0, 0, text);
  }
  Step raise_nil(Exec& x) { return raise(x, ErrorCode::kNil); }
  Step raise_bounds(Exec& x, Bounds code, int64_t a, int64_t b, bool is_unsigned) {
    return raise(x, static_cast<ErrorCode>(static_cast<int>(code) + (is_unsigned ? 32 : 16)), a, b);
  }
  Step raise_assert(Exec& x, const TypeDesc* inter, const TypeDesc* have, const TypeDesc* want,
                    std::string_view missing);
  Step start_panic(Exec& x, GoIface value, bool goexit);
  Step panic_step(Exec& x);
  GoIface recover(Exec& x);

  // ---- ends
  Step exit(Exec& x, int status, Outcome outcome = Outcome::kExited);
  // Prints "fatal error: text" and the tracebacks; status 2.
  Step fatal(Exec& x, std::string_view text);
  Step out_of_memory(Exec& x);
  bool ended() const { return sched_.ended(); }
  // The right to end the program, for the first who asks. True: what is printed now is the last,
  // and the world is stopped until exit(). False: somebody else ends it; leave with Step::kExit.
  bool claim_end(Exec& x);

  // ---- output of print, panics and tracebacks: to the host's handle 2
  void print(std::string_view text);
  void flush_print();
  // As runtime.Stack and uncaught panics print it.
  std::string traceback(G* g);
  // `first` and, if `all` or GOTRACEBACK wants it, all others.
  std::string traceback_all(G* first, bool all = false);
  // Whether a level of GOTRACEBACK or SetTraceback means all goroutines.
  static bool shows_all(std::string_view level);
  void set_traceback_all(bool all) { traceback_all_.store_relaxed(all); }

  // ---- interfaces (types.cpp): *itab becomes the itab of a pair, null if a method is missing (its
  // name in *missing). Made itabs live as long as the machine. False: no memory.
  bool find_itab(const TypeDesc* inter, const TypeDesc* type, const Itab** itab,
                 std::string_view* missing);
  // Null: no memory.
  const runtime::MapLayout* map_layout(const TypeDesc* map_type);
  RuntimeTypes& runtime_types() { return runtime_types_; }

  // ---- a string as Go memory; false: no memory
  bool new_string(Exec& x, std::string_view text, GoString& out);

  // ---- what the collector needs (collecting.cpp)
  // A step towards a complete collection with its sweep, for runtime.GC: *target is 0 at first. The
  // goroutine's state is in Exec. False: go through a safe point and call again.
  bool collect_step(Exec& x, uint32_t* target);
  void phase_changed(bool marking) { stacks_.set_marking(marking); }
  void end_cycle();
  // Roots that belong to other parts (natives' tables): called with each collection.
  using ExtraRoots = void (*)(void* context, runtime::RootVisitor& visitor);
  void add_roots(ExtraRoots fn, void* context) {
    Locker locker(tables_lock_);
    extra_roots_.push_back({fn, context});
  }

  // Called after each collection, when the world runs again.
  using AfterCollect = void (*)(Machine&, Exec&);
  void set_after_collect(AfterCollect fn) { after_collect_.store_release(fn); }

  // What natives keep a machine (timers, semaphores, …), by the address of a constant of theirs.
  struct Extension {
    virtual ~Extension() = default;
  };
  // Made on first use; thread-safe, which what is in it must be on its own.
  template <class T>
  T& extension(const void* key) {
    Locker locker(tables_lock_);
    std::unique_ptr<Extension>& e = extensions_[key];
    if (e == nullptr) e = std::make_unique<T>();
    return static_cast<T&>(*e);
  }
  G* main_goroutine() const { return main_.load_relaxed(); }
  const StackMoves& moves() const { return first_.moves; }
  // Null unless stacks are segmented.
  const runtime::SegmentPool* segments() const { return segments_.get(); }
  // Of segmented stacks: the instruction that a function entered in a segment returns to; and
  // whether frame offset `a` of g lies above `b`, in any mode.
  void leave_segment(Exec& x);
  static bool is_above(const G* g, uint32_t a, uint32_t b);
  // Null unless MachineConfig::profile_allocations.
  const AllocProfile* alloc_profile() const { return alloc_profile_.get(); }

 private:
  Machine(std::shared_ptr<const Program> program, const MachineConfig& config);
  bool init(std::string* error);
  bool start_main();
  // scheduling.cpp
  void give_fuel(Exec& x, bool reruns);
  void new_slice(Exec& x);
  Step load(Exec& x, G* g);
  void attend(Exec& x);
  bool time_is_up(Exec& x);
  bool is_interrupted(const Exec& x) const { return x.m == &first_ && interrupted_.load_relaxed(); }
  Step interrupted_allocation(Exec& x);
  Step preempt_running(Exec& x);
  struct Moving;
  // stack_moves.cpp
  bool set_up_stacks();
  static void adjust_stack(void* context, const runtime::StackMove& move);
  runtime::GrowResult grow_stack(Exec& x, size_t used, size_t needed);
  bool stack_too_deep(Exec& x);
  bool move_stack(runtime::P& p, G* g, size_t size);
  bool move_claimed(runtime::P& p, G* g, size_t size);
  // Before g's stack is scanned for the first time in a cycle: halves it if little of it is used,
  // and counts it for the size of new ones. `own`: g runs on the holder of `p`, its state is saved,
  // and the holder loads it again afterwards; else the caller has claimed it.
  void tend_stack(runtime::P& p, G* g, bool own);
  void move_own(Exec& x, G* g);
  void move_stacks(Exec& x);
  // segments.cpp
  uint64_t* first_segment_frame(G* g, const Function* f);
  bool enter_segment(Exec& x);
  bool fits_in_segment(Exec& x, uint64_t slots);
  void pop_segment(Exec& x);
  void drop_segments(Exec& x);
  void free_segments(G* g);
  // collecting.cpp
  runtime::PollResult poll_collector(Exec& x);
  bool wait_for_marking(Exec& x, Step* step);
  void run_due_calls(Exec& x);
  void verify_globals();
  void visit_tables(runtime::RootVisitor& visitor);
  void scan_stack(G* g, runtime::RootVisitor& visitor, bool own);
  void scan_stopped(G* g, runtime::RootVisitor& visitor);
  void bear_black(runtime::P& p, G* g, const Closure* closure, const Function* f,
                  const uint64_t* args, uint32_t count);
  Counts count_roots() override;
  void run_root_job(uint32_t i, runtime::RootVisitor& visitor) override;
  bool scan_goroutine(uint32_t i, runtime::RootVisitor& visitor) override;
  void scan_running(runtime::RootVisitor& visitor) override;
  // machine.cpp
  void init_thread(Thread& t);
  bool drive(Exec& x);
  RunResult finish();
  RunResult stopped_result(Exec& x);
  void quit(Exec& x);
  void write_printed();  // under print_lock_
  // ops_chan.cpp: what a goroutine that was woken does first (g->resume).
  Step resume_waiter(Exec& x);

  // SchedulerOwner
  bool attach_p(runtime::P& p) override;
  void retire_p(runtime::P& p) override;
  void detach_p(runtime::P& p) override;
  runtime::M* make_m() override;
  void run_m(runtime::M& m) override;
  bool mark_work(runtime::M& m) override;
  bool idle_work(runtime::M& m) override;
  bool has_idle_work() override;
  void tick(int64_t now) override;
  void too_many_threads() override;

  Step print_panics(Exec& x);
  Step resume_after_recovery(Exec& x, runtime::PanicRecord* p);
  Step run_deferred(Exec& x, runtime::PanicRecord* p);
  void pop_panic(G* g);
  Step call_from_panic(Exec& x, const Function* f, const Closure* context, const uint64_t* args,
                       uint32_t count);

  std::shared_ptr<const Program> program_;
  MachineConfig config_;
  OsMemory os_;
  runtime::Heap heap_;
  runtime::Collector collector_;
  runtime::StackPool stacks_;
  std::unique_ptr<runtime::SegmentPool> segments_;  // null unless stacks are segmented
  runtime::WaitRecords wait_records_;
  runtime::Semaphores semaphores_;
  runtime::Scheduler sched_;
  Thread first_;  // the M of whoever calls run()
  runtime::Netpoll netpoll_;
  char* globals_ = nullptr;
  size_t globals_bytes_ = 0;
  runtime::ItabTable itab_table_;
  std::unique_ptr<runtime::MapLayouts> map_layouts_;
  RuntimeTypes runtime_types_;
  std::vector<std::pair<ExtraRoots, void*>> extra_roots_;
  Lock tables_lock_{LockRank::kLeaf};  // guards the two around it
  std::unordered_map<const void*, std::unique_ptr<Extension>> extensions_;
  Atomic<AfterCollect> after_collect_{nullptr};
  Atomic<bool> traceback_all_{config_.traceback_all};  // by any M
  Lock print_lock_{LockRank::kPrint};
  std::string print_buffer_;  // under print_lock_
  Atomic<G*> main_{nullptr};  // cleared by its own M when it ends

  std::unique_ptr<AllocProfile> alloc_profile_;
  GcWorld gc_world_;
  Observer observer_;
  bool moves_reported_ = false;
  bool started_ = false;        // run() was called; the driver's
  int64_t deadline_ = kNoDeadline;
  // In run(): since when (0: it is not), and for how long before that; the driver's.
  int64_t run_since_ = 0, run_ns_ = 0;
  bool world_stopped_ = false;  // between two run(), after an interrupt; the driver's
  Atomic<bool> interrupted_{false};  // by any thread; taken by the first M
  Atomic<bool> quit_wanted_{false};  // by request_quit

  // How it ended. Who has claimed the end writes them, before Scheduler::end(); read after that.
  Lock end_lock_{LockRank::kMachine};
  const Exec* ender_ = nullptr;  // who has claimed it; under end_lock_
  bool end_stopped_world_ = false;
  int status_ = 0;
  Outcome outcome_ = Outcome::kReturned;
  std::string message_;
  std::string limit_error_;
};

}  // namespace vole::vm
