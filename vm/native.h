// How C++ functions implement bodiless Go functions ("natives").
//
// A native sees its parameters and results in frame slots, in order, each padded to whole slots
// (string 2, slice 3, interface 2). It is called on the machine's thread and answers how it ended:
//
//   int index_byte(NativeCall& c) {
//     GoBytes b = c.bytes();        // parameters are read in order
//     uint8_t wanted = c.u8();
//     c.ret(int64_t{...});          // results are written in order
//     return c.done();
//   }
//
// Simple ones are plain C++ functions wrapped by leaf<>:   {"IndexByte", leaf<index_byte>}
//
// Kinds (design: leaf, op, blocking): a leaf only computes. An op may end with retry, park, call or
// panic; it keeps no heap or frame address beyond its return, but has kNativeStateWords words of
// state (scanned conservatively) that survive until it is entered again with stage() as it set it.
// Allocation never collects, so addresses are good for the whole of one entry. Blocking host calls
// go through the Host.
//
// What a native is given may be written by other goroutines: with several Ps at any moment, with
// one P before and after its run. So lengths are taken once, into locals; an index that was made of
// what Go memory holds is compared with them, by this native and not by the Go code around it; what
// was looked at is not read again (Elements, read_state).
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/mem.h"
#include "bytecode/function.h"
#include "bytecode/type.h"

namespace vole {
class Lock;
}

namespace vole::runtime {
struct G;
enum class WaitReason : uint8_t;
}  // namespace vole::runtime

namespace vole::vm {

class Machine;
class Host;
struct Exec;
using runtime::G;

using bytecode::Closure;
using bytecode::Function;
using bytecode::GoString;
using bytecode::TypeDesc;

struct GoBytes {
  uint8_t* data = nullptr;
  int64_t len = 0;
  int64_t cap = 0;
  std::string_view view() const {
    return {reinterpret_cast<const char*>(data), static_cast<size_t>(len)};
  }
};

// A slice of anything but bytes.
struct GoRawSlice {
  void* data = nullptr;
  int64_t len = 0;
  int64_t cap = 0;
};

// The elements of a slice for natives whose indices come from Go memory, which other goroutines may
// write meanwhile: what lies beyond the end reads as zero and is not written. T: 1, 2, 4 or 8 bytes
// without pointers.
template <class T>
class Elements {
 public:
  explicit Elements(const GoRawSlice& s)
      : data_(static_cast<T*>(s.data)), len_(static_cast<uint64_t>(s.len)) {}

  int64_t len() const { return static_cast<int64_t>(len_); }
  T operator[](uint64_t i) const { return VOLE_LIKELY(i < len_) ? mem::load<T>(data_ + i) : T{}; }
  void set(uint64_t i, T value) const {
    if (VOLE_LIKELY(i < len_)) mem::store<T>(data_ + i, value);
  }

 private:
  T* data_;
  uint64_t len_;
};

struct GoIface {
  const void* tab = nullptr;  // TypeDesc (no methods) or Itab
  void* data = nullptr;
};

// A struct of whole words without pointers in Go memory, read once: to be looked at before use, and
// not to be read again. And its way back.
template <class T>
T read_state(const T* from) {
  T state;
  mem::copy_words(&state, from, sizeof state);
  return state;
}
template <class T>
void write_state(T* to, const T& state) {
  mem::copy_words(to, &state, sizeof state);
}

enum NativeResult : int {
  kNativeDone,        // results are written
  kNativeAgain,       // enter again after a safe point
  kNativeParked,      // the goroutine waits; enter again when it is ready
  kNativeParkedDone,  // the goroutine waits; return to Go when it is ready
  kNativeCalled,      // a Go function was set up; enter again when it has returned
  kNativeJumped,      // execution state was replaced (panic, goexit, end of the machine)
};

constexpr uint32_t kNativeStateWords = 8;

}  // namespace vole::vm

namespace vole::bytecode {

// See the head of the file. Valid only during the native's run.
struct NativeCall {
  using GoBytes = vm::GoBytes;
  using GoIface = vm::GoIface;
  using GoRawSlice = vm::GoRawSlice;

  vm::Exec& exec;
  uint64_t* fp;  // slot 0 is the first parameter
  const Function* function;
  uint32_t next_arg = 0;
  uint32_t next_result;

  NativeCall(vm::Exec& e, uint64_t* frame, const Function* f)
      : exec(e), fp(frame), function(f), next_result(f->param_slots) {}

  vm::Machine& machine() const;
  vm::Host& host() const;
  vm::G* g() const;

  // ---- parameters, in order
  uint64_t word() { return mem::load_word(fp + next_arg++); }
  int64_t i64() { return static_cast<int64_t>(word()); }
  int32_t i32() { return static_cast<int32_t>(word()); }
  uint64_t u64() { return word(); }
  uint32_t u32() { return static_cast<uint32_t>(word()); }
  uint8_t u8() { return static_cast<uint8_t>(word()); }
  bool boolean() { return word() != 0; }
  double f64() { return std::bit_cast<double>(word()); }
  float f32() { return std::bit_cast<float>(static_cast<uint32_t>(word())); }
  template <class T = void>
  T* ptr() {
    return reinterpret_cast<T*>(word());
  }
  GoString str() {
    const char* data = ptr<const char>();
    return {data, i64()};
  }
  std::string_view view() { return str().view(); }
  GoBytes bytes() {
    uint8_t* data = ptr<uint8_t>();
    int64_t len = i64();
    return {data, len, i64()};
  }
  GoRawSlice slice() {
    void* data = ptr();
    int64_t len = i64();
    return {data, len, i64()};
  }
  template <class T>
  vm::Elements<T> elements() {
    return vm::Elements<T>(slice());
  }
  GoIface iface() {
    const void* tab = ptr<const void>();
    return {tab, ptr()};
  }
  // After a call that may have moved the stack.
  void reload();
  void rewind() { next_arg = 0, next_result = function->param_slots; }

  // ---- results, in order
  void ret_word(uint64_t w) { mem::store_word(fp + next_result++, w); }
  void ret(int64_t v) { ret_word(static_cast<uint64_t>(v)); }
  void ret(int32_t v) { ret_word(static_cast<uint64_t>(static_cast<int64_t>(v))); }
  void ret(uint64_t v) { ret_word(v); }
  void ret(uint32_t v) { ret_word(v); }
  void ret(uint8_t v) { ret_word(v); }
  void ret(bool v) { ret_word(v ? 1 : 0); }
  void ret(double v) { ret_word(std::bit_cast<uint64_t>(v)); }
  void ret(float v) { ret_word(std::bit_cast<uint32_t>(v)); }
  void ret(const void* p) { ret_word(reinterpret_cast<uintptr_t>(p)); }
  void ret(GoString s) { ret(static_cast<const void*>(s.data)), ret(s.len); }
  void ret(GoBytes b) { ret(static_cast<const void*>(b.data)), ret(b.len), ret(b.cap); }
  void ret(GoRawSlice s) { ret(static_cast<const void*>(s.data)), ret(s.len), ret(s.cap); }
  void ret(GoIface i) { ret(i.tab), ret(static_cast<const void*>(i.data)); }

  // ---- allocation: zeroed; null if there is no memory (answer no_memory() then)
  void* alloc(const TypeDesc* type) const;
  void* alloc_array(const TypeDesc* elem, int64_t count) const;
  void* alloc_noscan(uint64_t bytes) const;
  bool new_string(std::string_view text, GoString& out) const;
  bool new_bytes(std::string_view text, GoBytes& out) const;

  // ---- state that survives re-entry
  uint64_t state(uint32_t i) const { return mem::load_word(fp + state_base() + 2 + i); }
  void set_state(uint32_t i, uint64_t v) {  // i < kNativeStateWords - 2
    mem::store_word(fp + state_base() + 2 + i, v);
  }
  uint64_t stage() const { return mem::load_word(fp + state_base()); }
  void set_stage(uint64_t s) { mem::store_word(fp + state_base(), s); }

  // ---- how to end
  int done() const { return vm::kNativeDone; }
  int again() const { return vm::kNativeAgain; }  // after a safe point
  int no_memory() const;                          // collects and tries once more, then gives up
  int stop_long_work() const;                     // see Machine::must_stop; entered again later
  // Parks this goroutine; whoever wakes it calls ready(g). `reason` as in tracebacks. Put it into
  // the queue that it waits in under the queue's lock, and give that lock to park(), which releases
  // it when the goroutine can be woken. Or do it in two steps (see Machine::prepare_park): between
  // prepare_park and parked() only release locks.
  int park(runtime::WaitReason reason, Lock* unlock = nullptr) const;  // entered again when ready
  int park_done(runtime::WaitReason reason, Lock* unlock = nullptr) const;  // then returns to Go
  int park(std::string_view reason, Lock* unlock = nullptr) const;
  int park_done(std::string_view reason, Lock* unlock = nullptr) const;
  void prepare_park(runtime::WaitReason reason) const;
  void prepare_park_done(runtime::WaitReason reason) const;
  int parked() const;
  int sleep_until(int64_t when) const;           // monotonic ns; then returns to Go
  void ready(vm::G* g) const;                    // holding no lock
  // Runs fn(), which may block, without this thread's P: fn must touch nothing of the VM, neither
  // heap nor frame. `long_wait`: known to block for long. Everything read from the frame or the
  // heap before must be read anew. A driven machine blocks.
  template <class F>
  void blocking(F&& fn, bool long_wait = false) {
    enter_blocking(long_wait);
    fn();
    exit_blocking();
  }
  int yield() const;                             // to the end of the run queue, then done
  // Calls a func value with argument slots; entered again when it has returned.
  int call(const Closure* closure, const uint64_t* args, uint32_t count);
  int call(const Closure* closure, std::initializer_list<uint64_t> args) {
    return call(closure, args.begin(), static_cast<uint32_t>(args.size()));
  }
  // The result slots of the function that was called last.
  const uint64_t* call_results() const {
    return fp + call_base() + mem::load_word(fp + state_base() + 1);
  }
  uint64_t call_result(uint32_t i) const { return mem::load_word(call_results() + i); }
  int panic(GoIface any) const;                  // a Go value
  int panic_error(std::string_view text) const;  // runtime.Error "runtime error: text"
  int panic_plain(std::string_view text) const;  // runtime.Error "text"
  int panic_nil() const;                         // nil dereference
  int goexit() const;                            // runtime.Goexit
  int exit(int status) const;                    // os.Exit
  int fatal(std::string_view text) const;        // "fatal error: text", status 2

  void enter_blocking(bool long_wait);
  void exit_blocking();

  uint32_t state_base() const { return function->param_slots + function->result_slots; }
  uint32_t call_base() const { return function->frame_slots; }
};

}  // namespace vole::bytecode

namespace vole::vm {

using bytecode::NativeCall;
using bytecode::NativeFn;

// One native: Go name without the package path ("IndexByte", "(*T).M") and its function.
struct NativeEntry {
  std::string_view name;
  NativeFn fn;
};

// The natives of one package: constexpr tables in stdlib/<pkg>/natives.cpp.
struct NativePackage {
  std::string_view path;
  const NativeEntry* entries;
  size_t count;

  template <size_t N>
  constexpr NativePackage(std::string_view p, const NativeEntry (&e)[N])
      : path(p), entries(e), count(N) {}
};

// All natives that a program may be linked with.
struct NativeTable {
  const NativePackage* const* packages = nullptr;
  size_t count = 0;

  NativeFn find(std::string_view package, std::string_view name) const {
    for (size_t i = 0; i < count; ++i) {
      if (packages[i]->path != package) continue;
      for (size_t k = 0; k < packages[i]->count; ++k) {
        if (packages[i]->entries[k].name == name) return packages[i]->entries[k].fn;
      }
    }
    return nullptr;
  }
};

namespace detail {

template <class T>
T read_arg(NativeCall& c) {
  if constexpr (std::is_same_v<T, GoString>)
    return c.str();
  else if constexpr (std::is_same_v<T, std::string_view>)
    return c.view();
  else if constexpr (std::is_same_v<T, GoBytes>)
    return c.bytes();
  else if constexpr (std::is_same_v<T, GoRawSlice>)
    return c.slice();
  else if constexpr (std::is_same_v<T, GoIface>)
    return c.iface();
  else if constexpr (std::is_same_v<T, double>)
    return c.f64();
  else if constexpr (std::is_same_v<T, float>)
    return c.f32();
  else if constexpr (std::is_same_v<T, bool>)
    return c.boolean();
  else if constexpr (std::is_pointer_v<T>)
    return reinterpret_cast<T>(c.word());
  else
    return static_cast<T>(c.word());
}

template <class T>
void write_result(NativeCall& c, const T& value) {
  c.ret(value);
}
template <class... T>
void write_result(NativeCall& c, const std::tuple<T...>& values) {
  std::apply([&](const auto&... v) { (c.ret(v), ...); }, values);
}

template <class R, class... Args>
int call_leaf(R (*fn)(Args...), NativeCall& c) {
  std::tuple<Args...> args{read_arg<Args>(c)...};  // braces: left to right
  if constexpr (std::is_void_v<R>) {
    std::apply(fn, args);
  } else {
    write_result(c, std::apply(fn, args));
  }
  return kNativeDone;
}

}  // namespace detail

// Wraps a plain function: parameters and result (or std::tuple of results) are Go's.
template <auto kFn>
int leaf(NativeCall& c) {
  return detail::call_leaf(kFn, c);
}

}  // namespace vole::vm
