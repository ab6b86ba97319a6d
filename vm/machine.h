// The Machine: one running VM. It owns everything that a program can change: heap, globals,
// scheduler, goroutines, itabs and types made at run time. There are no globals: machines in one
// process share only immutable Programs, and none can see another.
//
// Driving it: run(budget) executes Go code on the calling thread until the program ends, the
// budget is spent, or nothing can run; what it answers says which. A machine is used by one thread
// at a time; only interrupt() may be called from others.
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
#include "runtime/sched/scheduler.h"
#include "runtime/type/itab.h"
#include "vm/alloc_profile.h"
#include "vm/exec.h"
#include "vm/host.h"
#include "vm/program.h"
#include "vm/runtime_types.h"
#include "vm/stack_moves.h"
#include "vm/stack_roots.h"

namespace vole::runtime {
struct MapLayout;
class MapLayouts;
}

namespace vole::vm {

struct MachineConfig {
  Host* host = nullptr;                        // must outlive the machine
  uint64_t memory_limit = OsMemory::kNoLimit;  // bytes, everything included
  size_t max_stack = runtime::kDefaultMaxStack;
  int gc_percent = 100;
  // Debug switches that shake out wrong maps.
  bool gc_stress = false;   // collect at every safe point after an allocation
  StackMoves::Config moves;  // move the stack at safe points, see there
  bool verify_heap = false;  // collections check heap, roots and stacks
  bool check_stores = false;  // each store of a pointer outside the stack checks where it leads
  bool traceback_all = false;
  bool profile_allocations = false;  // see alloc_profile.h
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

class Machine final : public runtime::RootProvider {
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
  void interrupt() { interrupted_.store_relaxed(true); }

  const Program& program() const { return *program_; }
  Host& host() { return *config_.host; }
  const MachineConfig& config() const { return config_; }
  runtime::Heap& heap() { return heap_; }
  runtime::Collector& collector() { return collector_; }
  runtime::MCache& cache() { return cache_; }
  runtime::Scheduler& sched() { return sched_; }
  OsMemory& os_memory() { return os_; }
  Random& random() { return random_; }
  Exec& exec() { return exec_; }
  char* globals() { return globals_; }

  // ---- safe point and scheduling (scheduling.cpp)
  // `reruns`: the instruction at exec.pc polls, too, when it runs again.
  Step poll(Exec& x, bool reruns);
  // Stores the running goroutine's state and leaves it waiting; the caller has queued it somewhere.
  Step park(Exec& x, runtime::WaitReason reason);
  // Stores the state and puts the goroutine at the end of the run queue.
  Step yield(Exec& x);
  // Wakes a parked goroutine.
  void ready(G* g) { sched_.ready(g); }
  Step switch_to_next(Exec& x);
  void save(Exec& x, G* g) {
    g->pc = x.pc;
    g->fp = x.fp;
  }
  void load(Exec& x, G* g);
  // A new goroutine that runs a func() value; null: no memory. Not queued.
  G* new_goroutine(const Closure* closure, const uint64_t* args = nullptr, uint32_t count = 0);
  // Ends the running goroutine.
  Step end_goroutine(Exec& x);
  // Collects now; the state of the running goroutine must be in Exec.
  void collect(runtime::CollectReason reason);
  // After a failed allocation: collects and lets the instruction run again; the second failure in
  // a row ends the machine.
  Step no_memory(Exec& x);
  // Makes the next safe point slow.
  void arm_poll();
  // Makes room for `slots` slots from exec.fp on. False: the stack is at its limit (fatal error is
  // set up, exit) or there is no memory.
  bool ensure_stack(Exec& x, uint64_t slots);
  // Enters `f` in a new frame whose slot 0 is slot `base` of the running one, as if exec.pc had
  // called it. The context and the arguments may point into the stack, which may move. False: as
  // for ensure_stack.
  bool push_frame(Exec& x, uint64_t base, const Function* f, const Closure* context,
                  const uint64_t* args, uint32_t count);
  void wake_at(G* g, int64_t when);

  // ---- panics (panic.cpp)
  Step raise(Exec& x, ErrorCode code, int64_t a = 0, int64_t b = 0, std::string_view text = {});
  Step raise_error(Exec& x, std::string_view text) {
    return raise(x, ErrorCode::kError, 0, 0, text);
  }
  Step raise_plain(Exec& x, std::string_view text) {
    return raise(x, ErrorCode::kPlain, 0, 0, text);
  }
  Step raise_nil(Exec& x) { return raise(x, ErrorCode::kNil); }
  Step raise_bounds(Exec& x, Bounds code, int64_t a, int64_t b, bool is_unsigned = false) {
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
  bool ended() const { return ended_; }

  // ---- output of print, panics and tracebacks: to the host's handle 2
  void print(std::string_view text);
  void flush_print();
  // As runtime.Stack and uncaught panics print it.
  std::string traceback(G* g);
  std::string traceback_all(G* first);

  // ---- interfaces (types.cpp): the itab of a pair, null if a method is missing (its name in
  // *missing). Made itabs live as long as the machine.
  const Itab* find_itab(const TypeDesc* inter, const TypeDesc* type, std::string_view* missing);
  // Null: no memory.
  const runtime::MapLayout* map_layout(const TypeDesc* map_type);
  RuntimeTypes& runtime_types() { return runtime_types_; }

  // ---- a string as Go memory; false: no memory
  bool new_string(std::string_view text, GoString& out);

  void visit_roots(runtime::RootVisitor& visitor) override;
  // Roots that belong to other parts (natives' tables): called with each collection.
  using ExtraRoots = void (*)(void* context, runtime::RootVisitor& visitor);
  void add_roots(ExtraRoots fn, void* context) { extra_roots_.push_back({fn, context}); }

  // Called after each collection, when the world runs again.
  using AfterCollect = void (*)(Machine&);
  void set_after_collect(AfterCollect fn) { after_collect_ = fn; }

  // What natives keep a machine (timers, semaphores, …), by the address of a constant of theirs.
  struct Extension {
    virtual ~Extension() = default;
  };
  // Made on first use; thread-safe, which what is in it must be on its own.
  template <class T>
  T& extension(const void* key) {
    Locker locker(extensions_lock_);
    std::unique_ptr<Extension>& e = extensions_[key];
    if (e == nullptr) e = std::make_unique<T>();
    return static_cast<T&>(*e);
  }
  // Called for each timer that is due and names an object instead of a goroutine.
  using TimerFn = void (*)(Machine&, runtime::Timer*);
  void set_timer_function(TimerFn fn) { timer_fn_ = fn; }
  G* main_goroutine() const { return main_; }
  const StackMoves& moves() const { return moves_; }
  // Null unless MachineConfig::profile_allocations.
  const AllocProfile* alloc_profile() const { return alloc_profile_.get(); }

 private:
  Machine(std::shared_ptr<const Program> program, const MachineConfig& config);
  bool init(std::string* error);
  bool start_main();
  void give_fuel(bool reruns);
  void new_slice();
  void run_due_timers();
  static void adjust_stack(void* context, const runtime::StackMove& move);
  void verify_globals();
  void move_stack(G* g);
  void move_stacks(Exec& x);
  RunResult finish();
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
  runtime::MCache cache_;
  runtime::StackPool stacks_;
  runtime::Scheduler sched_;
  Random random_;
  Exec exec_;
  char* globals_ = nullptr;
  size_t globals_bytes_ = 0;
  runtime::ItabTable itab_table_;
  std::unique_ptr<runtime::MapLayouts> map_layouts_;
  RuntimeTypes runtime_types_;
  std::vector<std::pair<ExtraRoots, void*>> extra_roots_;
  Lock extensions_lock_{LockRank::kLeaf};
  std::unordered_map<const void*, std::unique_ptr<Extension>> extensions_;
  AfterCollect after_collect_ = nullptr;
  TimerFn timer_fn_ = nullptr;
  std::string print_buffer_;
  G* main_ = nullptr;

  std::unique_ptr<AllocProfile> alloc_profile_;
  StackRoots stack_roots_;
  StackMoves moves_;
  bool moves_reported_ = false;
  G* moving_ = nullptr;  // whose stack is being moved

  int64_t budget_ = 0;
  int64_t slice_left_ = 0;  // safe points of the scheduler's slice, with those in exec_.slice
  Atomic<bool> interrupted_{false};
  uint32_t slices_left_ = 0;  // until the running goroutine is preempted
  // The last allocation that failed: where, and how many collections there had been.
  const Word* failed_pc_ = nullptr;
  uint32_t failed_cycle_ = 0;
  bool scan_top_conservatively_ = false;
  bool ended_ = false;
  bool out_of_budget_ = false;
  bool was_interrupted_ = false;
  int status_ = 0;
  Outcome outcome_ = Outcome::kReturned;
  std::string message_;
  std::string limit_error_;
};

}  // namespace vole::vm
