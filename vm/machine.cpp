// Creation and end of a machine, the loop that drives it, and what a collection must know of it.
#include "vm/machine.h"

#include <cstring>

#include "runtime/gc/verify.h"
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
      sched_(os_, stacks_),
      random_(config.host->random_seed()),
      itab_table_(os_),
      map_layouts_(std::make_unique<runtime::MapLayouts>(os_)),
      runtime_types_(os_),
      stack_roots_(*program_),
      moves_(config.moves) {}

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
  if (!heap_.init({})) return fail("cannot reserve memory for the heap");
  heap_.register_cache(&cache_, &collector_);
  collector_.set_roots(this);
  collector_.set_poll_hook([](void* m) { static_cast<Machine*>(m)->arm_poll(); }, this);
  collector_.set_gc_percent(config_.gc_percent);
  runtime::GcDebug debug;
  debug.stress = config_.gc_stress;
  debug.clobber_free = config_.gc_stress;
  debug.verify = config_.verify_heap;
  debug.check_stores = config_.check_stores;
  collector_.set_debug(debug);
  if (config_.profile_allocations) {
    alloc_profile_ = std::make_unique<AllocProfile>(exec_, *program_);
    collector_.set_observer(alloc_profile_.get());
  }
  stacks_.set_max_stack(config_.max_stack);
  if (moves_.on()) {
    stacks_.set_poison(true);
    stacks_.set_isolated();
  }
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
  exec_.machine = this;
  exec_.globals = globals_;
  exec_.opcode_seen = config_.opcode_seen;
  exec_.rt_seen = config_.rt_seen;
  exec_.tables = &dispatch_tables(config_.opcode_seen != nullptr, config_.check_stores);
  exec_.cache = &cache_;
  if (!start_main()) return fail("out of memory");
  return true;
}

Machine::~Machine() {
  collector_.set_observer(nullptr);
  flush_print();
  while (Timer* t = sched_.timers().first()) {
    sched_.timers().remove(t);
    if (t->g != nullptr) delete t;
  }
  extensions_.clear();
  if (globals_ != nullptr) os_.release(globals_, globals_bytes_, globals_bytes_);
  if (cache_.heap != nullptr) heap_.unregister_cache(&cache_);
}

bool Machine::start_main() {
  main_ = new_goroutine(&program_->main_function()->closure);
  if (main_ == nullptr) return false;
  sched_.ready(main_);
  return true;
}

// ---- driving

RunResult Machine::finish() {
  flush_print();
  if (moves_.on() && config_.moves.report && !moves_reported_) {
    moves_reported_ = true;
    print(moves_.summary());
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

RunResult Machine::run(int64_t budget) {
  budget_ = budget;
  out_of_budget_ = false;
  new_slice();
  give_fuel(true);
  while (!ended_) {
    if (exec_.g == nullptr) {
      run_due_timers();
      G* g = sched_.next();
      if (g == nullptr) {
        flush_print();
        RunResult idle;
        if (Timer* t = sched_.timers().first()) {
          idle.end = RunEnd::kIdle;
          idle.idle_until = t->when;
          return idle;
        }
        bool main_gone = main_ == nullptr;
        fatal(exec_, main_gone ? "no goroutines (main called runtime.Goexit) - deadlock!"
                               : "all goroutines are asleep - deadlock!");
        break;
      }
      load(exec_, g);
    }
    interpret(exec_);
    if (out_of_budget_) {
      RunResult spent;
      spent.end = RunEnd::kBudget;
      spent.interrupted = was_interrupted_;
      return spent;
    }
  }
  return finish();
}

Step Machine::exit(Exec&, int status, Outcome outcome) {
  flush_print();
  outcome_ = outcome;
  ended_ = true;
  status_ = status;
  return Step::kExit;
}

Step Machine::fatal(Exec& x, std::string_view text) {
  flush_print();
  std::string out = "fatal error: ";
  out += text;
  out += "\n";
  if (x.g != nullptr) save(x, x.g);
  if (x.g != nullptr || !sched_.all().empty()) out += "\n" + traceback_all(x.g);
  print(out);
  message_ = text;
  return exit(x, 2, Outcome::kFatal);
}

Step Machine::out_of_memory(Exec& x) {
  if (config_.memory_limit != OsMemory::kNoLimit) {
    limit_error_ = "memory limit exceeded";
  } else {
    print("fatal error: runtime: out of memory\n");
  }
  message_ = "out of memory";
  return exit(x, 2, Outcome::kOutOfMemory);
}

Step Machine::no_memory(Exec& x) {
  // The same instruction again right after a collection: collecting does not help.
  if (failed_pc_ == x.pc && failed_cycle_ + 1 == collector_.cycles()) return out_of_memory(x);
  failed_pc_ = x.pc;
  failed_cycle_ = collector_.cycles();
  // This instruction is no safe point: its frame has no map here and is scanned conservatively.
  scan_top_conservatively_ = true;
  collect(CollectReason::kMemory);
  scan_top_conservatively_ = false;
  if (ended_) return Step::kExit;
  return Step::kJump;
}

// ---- printing

void Machine::print(std::string_view text) {
  constexpr size_t kFlushAt = 4096;
  print_buffer_ += text;
  if (print_buffer_.size() >= kFlushAt || (!text.empty() && text.back() == '\n')) flush_print();
}

void Machine::flush_print() {
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

bool Machine::new_string(std::string_view text, GoString& out) {
  out = {nullptr, 0};
  if (text.empty()) return true;
  auto* p = static_cast<char*>(runtime::allocate_noscan(cache_, text.size(), false));
  if (p == nullptr) return false;
  std::memcpy(p, text.data(), text.size());
  out = {p, static_cast<int64_t>(text.size())};
  return true;
}

// ---- roots

void Machine::collect(CollectReason reason) {
  if (exec_.g != nullptr) save(exec_, exec_.g);
  collector_.flush_cache(cache_);
  collector_.collect(reason);
  if (reason == CollectReason::kMemory && collector_.is_exhausted()) out_of_memory(exec_);
  if (after_collect_ != nullptr) after_collect_(*this);
}

// No global holds the address of a stack.
void Machine::verify_globals() {
  const std::vector<uint64_t>& mask = program_->globals_mask();
  for (size_t i = 0; i < program_->globals_size() / 8; ++i) {
    if ((mask[i / 64] >> (i % 64) & 1) == 0) continue;
    auto slot = reinterpret_cast<uintptr_t>(globals_) + i * 8;
    auto value = mem::load<uintptr_t>(slot);
    if (!stacks_.is_stack(value)) continue;
    std::string text = "a global: " + runtime::describe_stack_pointer(heap_, slot, value);
    VOLE_FATAL(text.c_str());
  }
}

void Machine::visit_roots(RootVisitor& visitor) {
  const std::vector<uint64_t>& mask = program_->globals_mask();
  if (config_.verify_heap) verify_globals();
  visitor.words(globals_, program_->globals_size() / 8, mask.data());
  visitor.add_global_bytes(program_->globals_size());
  for (G* g : sched_.all()) {
    StackRoots::Options options;
    options.top_conservative = scan_top_conservatively_ && g == exec_.g;
    if (config_.verify_heap) options.verify = &stacks_;
    stack_roots_.visit(visitor, g, options);
  }
  runtime::TimerHeap& timers = sched_.timers();
  for (size_t i = 0; i < timers.size(); ++i) {
    visitor.pointer(reinterpret_cast<uintptr_t>(timers.at(i)->object));
  }
  for (auto& [fn, context] : extra_roots_) fn(context, visitor);
}

}  // namespace vole::vm
