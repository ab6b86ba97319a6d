// Natives of runtime and runtime/debug: the machine as the program sees it.
#include <algorithm>
#include <cstring>
#include <iterator>
#include <vector>

#include "base/thread.h"
#include "stdlib/packages.h"
#include "stdlib/runtime/statistics.h"
#include "vm/machine.h"
#include "vm/stack_walk.h"

namespace vole::stdlib {

namespace {

using bytecode::Function;
using bytecode::Word;
using runtime::Collector;
using vm::GoString;
using vm::NativeCall;
using vm::NativeEntry;

constexpr int kFinalizerKey = 0, kSymbolKey = 0;  // their addresses name the extensions

// ---- scheduler

int get_env(NativeCall& c) {
  std::string_view name = c.view();
  for (const std::string& entry : c.host().environ()) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      GoString value;
      if (!c.new_string(std::string_view(entry).substr(name.size() + 1), value)) {
        return c.no_memory();
      }
      c.ret(value);
      return c.done();
    }
  }
  c.ret(GoString{});
  return c.done();
}

int gosched(NativeCall& c) { return c.yield(); }
int goexit(NativeCall& c) { return c.goexit(); }
int breakpoint(NativeCall& c) { return c.done(); }

int num_goroutine(NativeCall& c) {
  c.ret(static_cast<int64_t>(c.machine().sched().count()));
  return c.done();
}

int num_cpu(NativeCall& c) {
  c.ret(int64_t{usable_cpus()});
  return c.done();
}

int max_procs(NativeCall& c) {
  int64_t n = c.i64();
  uint32_t wanted = n < 1 ? 0 : static_cast<uint32_t>(std::min(n, int64_t{runtime::kMaxProcs}));
  uint32_t old = c.machine().set_procs(c.exec, wanted);
  c.reload();
  c.ret(static_cast<int64_t>(old));
  return c.done();
}

int lock_os_thread(NativeCall& c) {
  c.machine().sched().lock_os_thread(*c.exec.m, c.g());
  return c.done();
}

int unlock_os_thread(NativeCall& c) {
  c.machine().sched().unlock_os_thread(*c.exec.m, c.g());
  return c.done();
}

int fatal(NativeCall& c) { return c.fatal(c.view()); }

// ---- collector

// Steps of marking and sweeping until a complete cycle is over; state 0 is its number.
bool collect_step(NativeCall& c) {
  auto target = static_cast<uint32_t>(c.state(0));
  bool done = c.machine().collect_step(c.exec, &target);
  c.reload();
  c.set_state(0, target);
  c.set_stage(1);
  // Others may want the world to stop meanwhile.
  if (!done) vm::Machine::arm_poll(c.exec);
  return done;
}

// The others have their turn then, as while Go's collector works: finalizers run soon, and a
// goroutine that does nothing but collect does not hold up the rest.
int collect(NativeCall& c) {
  if (c.stage() == 0) c.set_state(0, 0);
  return collect_step(c) ? c.yield() : c.again();
}

// runtime.MemStats, field by field.
struct GoMemStats {
  uint64_t alloc, total_alloc, sys, lookups, mallocs, frees;
  uint64_t heap_alloc, heap_sys, heap_idle, heap_in_use, heap_released, heap_objects;
  uint64_t stack_in_use, stack_sys, mspan_in_use, mspan_sys, mcache_in_use, mcache_sys;
  uint64_t buck_hash_sys, gc_sys, other_sys, next_gc, last_gc, pause_total_ns;
  uint64_t pause_ns[256], pause_end[256];
  uint32_t num_gc, num_forced_gc;
  double gc_cpu_fraction;
  bool enable_gc, debug_gc;
  struct {
    uint32_t size;
    uint64_t mallocs, frees;
  } by_size[61];
};

void fill_sizes(const vm::Statistics& s, GoMemStats* out) {
  out->alloc = out->heap_alloc = s.objects;
  out->total_alloc = s.memory.total_alloc;
  out->sys = s.total();
  out->mallocs = s.memory.mallocs;
  out->frees = s.memory.frees;
  out->heap_in_use = s.objects + s.unused;
  out->heap_idle = s.free + s.released;
  out->heap_sys = out->heap_in_use + out->heap_idle;
  out->heap_released = s.released;
  out->heap_objects = s.memory.heap_objects;
  out->stack_in_use = out->stack_sys = s.stacks;
  out->mspan_in_use = s.mspan_in_use;
  out->mspan_sys = s.mspan_in_use + s.mspan_free;
  out->mcache_in_use = out->mcache_sys = s.mcaches;
  out->gc_sys = s.collector;
  out->other_sys = s.other;
  for (size_t i = 1; i < std::size(out->by_size); ++i) {
    out->by_size[i].size = runtime::kSizeClasses.size[i];
    out->by_size[i].mallocs = s.memory.mallocs_by_class[i];
    out->by_size[i].frees = s.memory.frees_by_class[i];
  }
}

void fill_cycles(const vm::Statistics& s, GoMemStats* out) {
  out->next_gc = s.memory.next_gc;
  out->last_gc = static_cast<uint64_t>(s.memory.last_gc_ns);
  out->pause_total_ns = s.memory.pause_total_ns;
  std::copy(std::begin(s.memory.pause_ns), std::end(s.memory.pause_ns), out->pause_ns);
  std::copy(std::begin(s.memory.pause_end_ns), std::end(s.memory.pause_end_ns), out->pause_end);
  out->num_gc = s.memory.num_gc;
  out->num_forced_gc = s.memory.num_forced_gc;
  out->gc_cpu_fraction = s.gc_cpu_fraction();
  out->enable_gc = true;
}

int read_mem_stats(NativeCall& c) {
  if (c.ptr() == nullptr) return c.panic_nil();
  vm::Statistics s;
  read_stopped(c, &s);
  GoMemStats out{};
  fill_sizes(s, &out);
  fill_cycles(s, &out);
  c.rewind();
  mem::copy_bytes(c.ptr(), &out, sizeof out);
  return c.done();
}

int set_gc_percent(NativeCall& c) {
  c.ret(static_cast<int32_t>(c.machine().collector().set_gc_percent(c.i32())));
  return c.done();
}

int set_memory_limit(NativeCall& c) {
  Collector& collector = c.machine().collector();
  int64_t limit = c.i64();
  uint64_t old = limit < 0 ? collector.memory_limit()
                           : collector.set_memory_limit(static_cast<uint64_t>(limit));
  c.ret(static_cast<int64_t>(std::min(old, static_cast<uint64_t>(INT64_MAX))));
  return c.done();
}

// The host's limit is the highest.
int set_max_stack(NativeCall& c) {
  auto highest = static_cast<int64_t>(c.machine().config().max_stack);
  int64_t wanted = std::clamp(c.i64(), int64_t{0}, highest);
  c.ret(static_cast<int64_t>(
      c.machine().sched().stacks().set_max_stack(static_cast<size_t>(wanted))));
  return c.done();
}

int set_max_threads(NativeCall& c) {
  int64_t wanted = std::clamp<int64_t>(c.i64(), 1, runtime::kMaxThreads);
  c.ret(int64_t{c.machine().sched().set_max_threads(static_cast<uint32_t>(wanted))});
  return c.done();
}

int give(NativeCall& c, std::string_view text) {
  GoString copy;
  if (!c.new_string(text, copy)) return c.no_memory();
  c.ret(copy);
  return c.done();
}

int main_path(NativeCall& c) { return give(c, c.machine().config().main_package); }
int go_tree(NativeCall& c) { return give(c, c.machine().config().go_tree); }
int debug_defaults(NativeCall& c) { return give(c, c.machine().config().debug_defaults); }

int free_os_memory(NativeCall& c) {
  if (c.stage() == 0) c.set_state(0, 0);
  if (!collect_step(c)) return c.again();
  c.machine().heap().scavenge(SIZE_MAX, runtime::ScavengeKind::kForced);
  c.machine().observer().scavenged_by_force();
  return c.done();
}

int set_traceback(NativeCall& c) {
  c.machine().set_traceback_all(vm::Machine::shows_all(c.view()));
  return c.done();
}

// ---- finalizers

struct Finalizers final : vm::Machine::Extension {
  Lock lock{LockRank::kSemaphore};
  runtime::G* waiting = nullptr;  // the system goroutine, while there is nothing to run; under lock
  Atomic<uint64_t> last_id{0};    // of a cleanup
};

Finalizers& finalizers(vm::Machine& m) { return m.extension<Finalizers>(&kFinalizerKey); }

void wake_finalizers(vm::Machine& m, vm::Exec& x) {
  Finalizers& f = finalizers(m);
  runtime::G* g;
  {
    Locker locker(f.lock);
    if (!f.waiting || !m.collector().has_finalizers()) return;
    g = f.waiting;
    f.waiting = nullptr;
  }
  m.ready(x, g);
}

int set_finalizer(NativeCall& c) {
  uintptr_t object = c.word(), fn = c.word();
  c.machine().set_after_collect(wake_finalizers);
  Collector& collector = c.machine().collector();
  // A second finalizer replaces the first only after it was taken off.
  if (fn) collector.set_finalizer(*c.exec.cache, object, 0, nullptr);
  runtime::SpecialResult result =
      collector.set_finalizer(*c.exec.cache, object, fn, nullptr);
  if (result == runtime::SpecialResult::kNoMemory) return c.no_memory();
  c.ret(result == runtime::SpecialResult::kDone || result == runtime::SpecialResult::kNotHeap);
  return c.done();
}

int add_cleanup(NativeCall& c) {
  uintptr_t object = c.word(), fn = c.word();
  c.machine().set_after_collect(wake_finalizers);
  uint64_t id = finalizers(c.machine()).last_id.fetch_add_relaxed(1) + 1;
  runtime::SpecialResult result =
      c.machine().collector().add_cleanup(*c.exec.cache, object, fn, 0, id);
  if (result == runtime::SpecialResult::kNoMemory) return c.no_memory();
  c.ret(result == runtime::SpecialResult::kDone ? id : uint64_t{0});
  return c.done();
}

int stop_cleanup(NativeCall& c) {
  uintptr_t object = c.word();
  c.machine().collector().stop_cleanup(object, c.u64());
  return c.done();
}

int next_finalizer(NativeCall& c) {
  runtime::FinalizerCall due;
  if (!c.machine().collector().take_finalizer(*c.exec.cache, &due)) {
    Finalizers& f = finalizers(c.machine());
    f.lock.acquire();
    if (c.machine().collector().has_finalizers()) {
      f.lock.release();
      return c.again();
    }
    f.waiting = c.g();
    return c.park(runtime::WaitReason::kFinalizer, &f.lock);
  }
  bool finalizer = due.kind == runtime::SpecialKind::kFinalizer;
  c.ret_word(finalizer ? due.argument : 0);
  c.ret_word(finalizer ? due.fn : 0);
  c.ret_word(finalizer ? 0 : due.fn);
  return c.done();
}

// ---- call stacks

int stack_text(NativeCall& c) {
  c.bytes();
  vm::Machine& m = c.machine();
  m.save(c.exec, c.g());
  std::string text;
  if (c.boolean()) {
    m.stop_world(c.exec);
    text = m.traceback_all(c.g(), true);
    m.start_world(c.exec);
    c.reload();
  } else {
    text = m.traceback(c.g());
  }
  c.rewind();
  vm::GoBytes to = c.bytes();
  size_t frame = text.find('\n') + 1;  // behind the header: this native's own frame, two lines
  if (text.compare(frame, 14, "runtime.Stack(") == 0) {
    text.erase(frame, text.find('\n', text.find('\n', frame) + 1) + 1 - frame);
  }
  int64_t size = std::min(to.len, static_cast<int64_t>(text.size()));
  if (size > 0) mem::copy_bytes(to.data, text.data(), static_cast<size_t>(size));
  c.ret(size);
  return c.done();
}

// A frame shows as several where calls were inlined into its function. Which one a counter means
// is in its upper bits, which addresses do not use.
constexpr int kDepthShift = 48;

// The calls around a position that were inlined, the innermost first; the function itself is last.
struct LogicalFrame {
  GoString name;
  uint32_t file, line;
};

std::vector<LogicalFrame> logical_frames(const Function* f, const vm::FramePosition& at) {
  std::vector<LogicalFrame> frames;
  if ((f->flags & bytecode::kFuncSeenThrough) != 0) return frames;
  uint32_t file = at.file, line = at.line;
  for (uint32_t i = at.inlined; i != 0 && i <= f->inline_count;) {
    const bytecode::InlineEntry& level = f->inlines[i - 1];
    frames.push_back({level.name, file, line});
    file = level.file, line = level.line, i = level.outer;
  }
  // A wrapper counts only by what was inlined into it.
  if (!(f->flags & bytecode::kFuncWrapper)) frames.push_back({f->name, file, line});
  return frames;
}

int callers(NativeCall& c) {
  int64_t skip = c.i64();
  vm::GoRawSlice to = c.slice();
  const vm::Program& program = c.machine().program();
  auto* pcs = static_cast<uint64_t*>(to.data);
  int64_t count = 0;
  vm::FrameWalker walker(program, c.exec.pc, c.exec.fp);
  auto add = [&](uint64_t pc) {
    if (skip-- <= 0 && count < to.len) mem::store_word(pcs + count++, pc);
  };
  while (count < to.len && walker.next()) {  // the first frame is this native's
    const vm::Frame& frame = walker.frame();
    auto pc = reinterpret_cast<uint64_t>(frame.pc) + (frame.exact_pc ? 1 : 0);
    size_t depth = logical_frames(frame.function, vm::frame_position(frame)).size();
    for (uint64_t i = 0; i < depth; i++) add(pc | i << kDepthShift);
  }
  add(reinterpret_cast<uint64_t>(program.goexit_function()->code) + 1);  // below every goroutine
  c.ret(count);
  return c.done();
}

// Functions by the address of their code, made on first use.
struct Symbols final : vm::Machine::Extension {
  Lock lock{LockRank::kLeaf};
  // Made under the lock; they do not change any more.
  std::vector<const Function*> by_code;
  std::vector<const Function*> by_address;
};

// The function that `pc` lies in, or that it is the address of: that is its entry counter.
const Function* find_code(vm::Machine& m, uint64_t pc) {
  Symbols& symbols = m.extension<Symbols>(&kSymbolKey);
  auto& table = symbols.by_code;
  symbols.lock.acquire();
  if (table.empty()) {
    for (const vm::LinkedFunction* f : m.program().functions()) table.push_back(f);
    symbols.by_address = table;
    std::sort(symbols.by_address.begin(), symbols.by_address.end());
    std::sort(table.begin(), table.end(),
              [](const Function* a, const Function* b) { return a->code < b->code; });
  }
  symbols.lock.release();
  auto* function = reinterpret_cast<const Function*>(pc);
  if (std::binary_search(symbols.by_address.begin(), symbols.by_address.end(), function)) {
    return function;
  }
  auto* word = reinterpret_cast<const Word*>(pc);
  auto after = std::upper_bound(table.begin(), table.end(), word,
                                [](const Word* w, const Function* f) { return w < f->code; });
  if (after == table.begin()) return nullptr;
  const Function* f = *(after - 1);
  return word < f->code + f->code_words ? f : nullptr;
}

// Functions of the machine's own, with the places that Go's have.
struct MachineFunction {
  const Function* function;
  const char* name;
  const char* file;
  int64_t line;
};

int pc_info(NativeCall& c) {
  uint64_t pc = c.u64();
  size_t depth = pc >> kDepthShift;
  pc &= (uint64_t{1} << kDepthShift) - 1;
  const Function* f = find_code(c.machine(), pc);
  const vm::Program& program = c.machine().program();
  const MachineFunction machine_functions[] = {
      {program.panic_frame_function(), "runtime.gopanic", "$GOROOT/src/runtime/panic.go", 1},
      {program.main_function(), "runtime.main", "$GOROOT/src/runtime/proc.go", 290},
      {program.goexit_function(), "runtime.goexit", "$GOROOT/src/runtime/asm_amd64.s", 1771}};
  auto* word = reinterpret_cast<const Word*>(pc);
  for (const MachineFunction& m : machine_functions) {
    if (word < m.function->code || word > m.function->code + m.function->code_words) continue;
    GoString name, file;
    if (!c.new_string(m.name, name) || !c.new_string(m.file, file)) return c.no_memory();
    c.ret(name), c.ret(file), c.ret(m.line);
    c.ret(reinterpret_cast<uint64_t>(m.function->code));
    return c.done();
  }
  if (!f) {
    c.ret(GoString{}), c.ret(GoString{}), c.ret(int64_t{0}), c.ret(uint64_t{0});
    return c.done();
  }
  auto entry = reinterpret_cast<uint64_t>(f), code = reinterpret_cast<uint64_t>(f->code);
  // A pc is a return address, or one less.
  uint64_t at = pc == entry || pc == code ? code : pc - 1;
  vm::FramePosition position = vm::position_at(f, static_cast<uint32_t>((at - code) / 8));
  std::vector<LogicalFrame> frames = logical_frames(f, position);
  // Where a function begins means the function itself, whatever was inlined there.
  LogicalFrame frame{f->name, f->entry_file, f->entry_line};
  if (pc != entry && !frames.empty()) frame = frames[std::min(depth, frames.size() - 1)];
  GoString file;
  if (!c.new_string(c.machine().program().file_name(f, frame.file), file)) return c.no_memory();
  c.ret(frame.name);
  c.ret(file);
  c.ret(int64_t{frame.line});
  c.ret(entry);
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"getenv", get_env},
    {"goTree", go_tree},
    {"gosched", gosched},
    {"Goexit", goexit},
    {"GC", collect},
    {"breakpoint", breakpoint},
    {"NumGoroutine", num_goroutine},
    {"processors", num_cpu},
    {"lockThread", lock_os_thread},
    {"unlockThread", unlock_os_thread},
    {"GOMAXPROCS", max_procs},
    {"ReadMemStats", read_mem_stats},
    {"Stack", stack_text},
    {"callers", callers},
    {"pcinfo", pc_info},
    {"setfinalizer", set_finalizer},
    {"addcleanup", add_cleanup},
    {"stopcleanup", stop_cleanup},
    {"nextfinalizer", next_finalizer},
    {"fatal", fatal},
};

constexpr NativeEntry kDebugEntries[] = {
    {"setGCPercent", set_gc_percent}, {"setMemoryLimit", set_memory_limit},
    {"setMaxStack", set_max_stack},   {"freeOSMemory", free_os_memory},
    {"SetTraceback", set_traceback},  {"setMaxThreads", set_max_threads},
    {"mainPath", main_path},
};

constexpr NativeEntry kGodebugEntries[] = {
    {"defaults", debug_defaults},
};

}  // namespace

const vm::NativePackage kRuntimeNatives{"runtime", kEntries};
const vm::NativePackage kGodebugNatives{"internal/godebug", kGodebugEntries};
const vm::NativePackage kRuntimeDebugNatives{"runtime/debug", kDebugEntries};

}  // namespace vole::stdlib
