// Natives of internal/abi: values, maps, channels and calls for reflection. Types made at run time
// are in type_maker.h. Contracts stand above the Go declarations.
#include <cstring>

#include "runtime/gc/allocate.h"
#include "runtime/type/equal.h"
#include "runtime/values/chan.h"
#include "runtime/values/map.h"
#include "runtime/values/slice.h"
#include "stdlib/internal/abi/type_maker.h"
#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using bytecode::Closure;
using bytecode::Function;
using bytecode::TypeDesc;
using runtime::Channel;
using runtime::ChanStatus;
using runtime::WaitReason;
using runtime::Map;
using runtime::MapContext;
using runtime::MapStatus;
using vm::NativeCall;
using vm::NativeEntry;

int64_t as_int(uint64_t n) { return static_cast<int64_t>(n); }

// ---- memory

int get_itab(NativeCall& c) {
  auto* inter = c.ptr<const TypeDesc>();
  const bytecode::Itab* tab;
  std::string_view missing;
  if (!c.machine().find_itab(inter, c.ptr<const TypeDesc>(), &tab, &missing)) return c.no_memory();
  c.ret(static_cast<const void*>(tab));
  return c.done();
}

int copy_value(NativeCall& c) {
  auto* t = c.ptr<const TypeDesc>();
  void* to = c.ptr();
  runtime::copy_typed(*c.exec.cache, to, c.ptr<const void>(), t->size, t);
  return c.done();
}

int clear_value(NativeCall& c) {
  auto* t = c.ptr<const TypeDesc>();
  runtime::zero_typed(*c.exec.cache, c.ptr(), t->size, t);
  return c.done();
}

int new_value(NativeCall& c) {
  void* p = c.alloc(c.ptr<const TypeDesc>());
  if (!p) return c.no_memory();
  c.ret(static_cast<const void*>(p));
  return c.done();
}

int new_array(NativeCall& c) {
  auto* t = c.ptr<const TypeDesc>();
  int64_t n = c.i64();
  uint64_t bytes;
  if (n < 0 || __builtin_mul_overflow(static_cast<uint64_t>(n), t->size, &bytes) ||
      bytes > runtime::kMaxObject) {
    return c.panic_plain("runtime: allocation size out of range");
  }
  void* p = c.alloc_array(t, n);
  if (!p) return c.no_memory();
  c.ret(static_cast<const void*>(p));
  return c.done();
}

int clear_array(NativeCall& c) {
  auto* t = c.ptr<const TypeDesc>();
  void* p = c.ptr();
  runtime::zero_typed(*c.exec.cache, p, static_cast<uint64_t>(c.i64()) * t->size, t);
  return c.done();
}

int copy_array(NativeCall& c) {
  auto* t = c.ptr<const TypeDesc>();
  void* to = c.ptr();
  auto* from = c.ptr<const void>();
  runtime::copy_typed(*c.exec.cache, to, from, static_cast<uint64_t>(c.i64()) * t->size, t);
  return c.done();
}

int grow_slice(NativeCall& c) {
  using Status = runtime::GrownSlice::Status;
  auto* t = c.ptr<const TypeDesc>();
  auto* data = c.ptr<const char>();
  int64_t cap = c.i64();
  runtime::GrownSlice grown =
      runtime::grow_slice(*c.exec.cache, t, data, cap, cap, c.i64());
  if (grown.status == Status::kTooLarge) return c.panic_error("growslice: len out of range");
  if (grown.status == Status::kNoMemory) return c.no_memory();
  c.ret(static_cast<const void*>(grown.data));
  c.ret(grown.cap);
  return c.done();
}

int panic_about(NativeCall& c, std::string_view what, const TypeDesc* culprit) {
  return c.panic_error(std::string(what) + std::string(culprit->string.view()));
}

int equal(NativeCall& c) {
  auto* t = c.ptr<const TypeDesc>();
  const void* p = c.ptr<const void>();
  const TypeDesc* culprit = t;
  switch (runtime::equal_values(c.machine().os_memory(), t, p, c.ptr<const void>(), &culprit,
                                vm::Machine::stop_test(c.exec))) {
    case runtime::EqualResult::kUncomparable:
      return panic_about(c, "comparing uncomparable type ", culprit);
    case runtime::EqualResult::kNoMemory:
      return c.no_memory();
    case runtime::EqualResult::kStopped:
      return c.stop_long_work();
    case runtime::EqualResult::kEqual:
      c.ret(true);
      return c.done();
    case runtime::EqualResult::kDifferent:
      break;
  }
  c.ret(false);
  return c.done();
}

// ---- functions

int new_call(NativeCall& c) {
  const CallLayout* layout = call_layout(c.machine(), c.ptr<const TypeDesc>());
  if (!layout) return c.no_memory();
  void* args = c.alloc(c.boolean() ? layout->bound_params : layout->params);
  void* results = c.alloc(layout->results);
  if (!args || !results) return c.no_memory();
  c.ret(static_cast<const void*>(args)), c.ret(static_cast<const void*>(results));
  return c.done();
}

// Calls with arguments from memory; when it has returned, the results go to memory.
int call(NativeCall& c) {
  auto* fn = c.ptr<const Closure>();
  const CallLayout* layout = call_layout(c.machine(), c.ptr<const TypeDesc>());
  if (!layout) return c.no_memory();
  bool bound = c.boolean();
  auto* args = c.ptr<const uint64_t>();
  auto* results = c.ptr<uint64_t>();
  if (c.stage() == 0) {
    if (!fn) return c.panic_nil();
    c.set_stage(1);
    return c.call(fn, args, (bound ? layout->bound_params : layout->params)->slots());
  }
  const TypeDesc* type = layout->results;
  runtime::copy_typed(*c.exec.cache, results, c.call_results(), type->size, type);
  return c.done();
}

int func_closure(NativeCall& c) {
  c.ret(static_cast<const void*>(&c.ptr<const Function>()->closure));
  return c.done();
}

// What a func value of MakeFunc runs: packs its parameters and lets the implementation work.
int run_made_function(NativeCall& c) {
  auto* closure = mem::load<const MadeClosure*>(c.fp + bytecode::kHeaderContext);
  auto* made = static_cast<const MadeFunction*>(c.function);
  if (c.stage() == 0) {
    const TypeDesc* params = made->layout->params;
    auto* args = static_cast<uint64_t*>(c.alloc(params));
    auto* results = static_cast<uint64_t*>(c.alloc(made->layout->results));
    if (!args || !results) return c.no_memory();
    runtime::copy_typed(*c.exec.cache, args, c.fp, params->size, params);
    c.set_state(0, reinterpret_cast<uint64_t>(results));
    c.set_stage(1);
    return c.call(closure->implementation,
                  {reinterpret_cast<uint64_t>(args), reinterpret_cast<uint64_t>(results)});
  }
  auto* results = reinterpret_cast<const uint64_t*>(c.state(0));
  for (uint32_t i = 0; i < made->result_slots; ++i) c.ret_word(mem::load_word(results + i));
  return c.done();
}

int make_func(NativeCall& c) {
  auto* type = c.ptr<const TypeDesc>();
  auto* implementation = c.ptr<const Closure>();
  // The code is that of every native.
  const Function* fn = made_function(c.machine(), type, run_made_function, c.function);
  if (!fn) return c.no_memory();
  auto* closure = static_cast<MadeClosure*>(c.alloc(&kMadeClosureType));
  if (!closure) return c.no_memory();
  mem::store<const Function*>(&closure->fn, fn);
  runtime::store_pointer(*c.exec.cache, &closure->implementation, implementation);
  c.ret(static_cast<const void*>(closure));
  return c.done();
}

// ---- maps

MapContext map_context(NativeCall& c) { return vm::Machine::map_context(c.exec); }

// `lookup`: an operation on `m` that adds nothing.
int finish(NativeCall& c, const MapContext& context, MapStatus status, const Map* m = nullptr,
           bool lookup = false) {
  if (status == MapStatus::kNoMemory) return c.no_memory();
  if (status == MapStatus::kRace) return c.fatal("concurrent map writes");
  if (status == MapStatus::kStopped) return c.stop_long_work();
  if (status == MapStatus::kUnhashable) {
    if (lookup && (!m || mem::load_word(&m->count) == 0)) {
      return c.panic_plain("hash of unhashable type: " +
                           std::string(context.culprit->string.view()));
    }
    return panic_about(c, "hash of unhashable type ", context.culprit);
  }
  return c.done();
}

int make_map(NativeCall& c) {
  MapContext context = map_context(c);
  auto* type = c.ptr<const TypeDesc>();
  const runtime::MapLayout* layout = c.machine().map_layout(type);
  Map* m = layout ? runtime::make_map(context, layout, c.i64()) : nullptr;
  if (!m) return c.no_memory();
  c.ret(static_cast<const void*>(m));
  return c.done();
}

int map_len(NativeCall& c) {
  auto* m = c.ptr<const Map>();
  c.ret(m ? as_int(mem::load_word(&m->count)) : int64_t{0});
  return c.done();
}

int map_get(NativeCall& c) {
  MapContext context = map_context(c);
  const runtime::MapLayout* layout = c.machine().map_layout(c.ptr<const TypeDesc>());
  if (!layout) return c.no_memory();
  auto* m = c.ptr<const Map>();
  if (m && runtime::map_is_written(m)) return c.fatal("concurrent map read and map write");
  char* elem = nullptr;
  MapStatus status = runtime::map_find(context, layout, m, c.ptr<const void>(), &elem);
  if (status == MapStatus::kOk) c.ret(static_cast<const void*>(elem));
  return finish(c, context, status, m, true);
}

int map_set(NativeCall& c) {
  MapContext context = map_context(c);
  auto* type = c.ptr<const TypeDesc>();
  auto* m = c.ptr<Map>();
  if (!m) return c.panic_plain("assignment to entry in nil map");
  const void* key = c.ptr<const void>();
  char* elem = nullptr;
  MapStatus status = runtime::map_assign(context, m, key, &elem);
  if (status == MapStatus::kOk) {
    runtime::copy_typed(context.cache, elem, c.ptr<const void>(), type->elem->size, type->elem);
  }
  return finish(c, context, status);
}

int map_delete(NativeCall& c) {
  MapContext context = map_context(c);
  const runtime::MapLayout* layout = c.machine().map_layout(c.ptr<const TypeDesc>());
  if (!layout) return c.no_memory();
  auto* m = c.ptr<Map>();
  MapStatus status = runtime::map_delete(context, layout, m, c.ptr<const void>());
  return finish(c, context, status, m, true);
}

int map_clear(NativeCall& c) {
  MapContext context = map_context(c);
  c.word();
  return finish(c, context, runtime::map_clear(context, c.ptr<Map>()));
}

constexpr std::string_view kIterationRace = "concurrent map iteration and map write";

int map_iterate(NativeCall& c) {
  MapContext context = map_context(c);
  c.word();
  auto* m = c.ptr<Map>();
  if (m && runtime::map_is_written(m)) return c.fatal(kIterationRace);
  runtime::map_iterate_at(context, c.ptr<runtime::MapIterator>(), m);
  return c.done();
}

int map_next(NativeCall& c) {
  MapContext context = map_context(c);
  const char* key = nullptr;
  char* elem = nullptr;
  MapStatus status = runtime::map_next(context, c.ptr<runtime::MapIterator>(), &key, &elem);
  if (status == MapStatus::kRace) return c.fatal(kIterationRace);
  if (status == MapStatus::kOk) {
    c.ret(static_cast<const void*>(key));
    c.ret(static_cast<const void*>(elem));
  }
  return finish(c, context, status);
}

// ---- channels

int make_chan(NativeCall& c) {
  auto* type = c.ptr<const TypeDesc>();
  bool too_large = false;
  Channel* ch = runtime::make_channel(*c.exec.cache, type->elem, c.i64(), &too_large);
  if (too_large) return c.panic_plain("makechan: size out of range");
  if (!ch) return c.no_memory();
  c.ret(static_cast<const void*>(ch));
  return c.done();
}

int chan_len(NativeCall& c) {
  auto* ch = c.ptr<const Channel>();
  c.ret(ch ? as_int(mem::load<uint64_t>(&ch->count)) : int64_t{0});
  return c.done();
}

int chan_cap(NativeCall& c) {
  auto* ch = c.ptr<const Channel>();
  c.ret(ch ? as_int(ch->cap) : int64_t{0});
  return c.done();
}

int chan_close(NativeCall& c) {
  auto* ch = c.ptr<Channel>();
  if (!ch) return c.panic_plain("close of nil channel");
  if (!runtime::chan_close(*c.exec.p, ch)) return c.panic_plain("close of closed channel");
  return c.done();
}

// Parks with the G's own sudog; entered again with stage 1. The channel is locked.
int wait_for(NativeCall& c, Channel* ch, void* elem, bool is_send) {
  runtime::Sudog& s = c.g()->own;
  s = {};
  s.g = c.g();
  s.elem = elem;
  s.is_send = is_send;
  if (!runtime::chan_wait(*c.exec.p, ch, &s)) {
    runtime::chan_unlock(*c.exec.p, ch);
    return c.no_memory();
  }
  c.set_stage(1);
  c.prepare_park(is_send ? WaitReason::kChanSend : WaitReason::kChanReceive);
  runtime::chan_unlock(*c.exec.p, ch);
  return c.parked();
}

int chan_send(NativeCall& c) {
  c.word();
  auto* ch = c.ptr<Channel>();
  void* elem = c.ptr();
  bool nonblocking = c.boolean();
  if (c.stage() == 1) {
    if (!c.g()->wake_ok) return c.panic_plain("send on closed channel");
    c.ret(true);
    return c.done();
  }
  if (!ch) {
    if (!nonblocking) return c.park(WaitReason::kChanSendNil);
    c.ret(false);
    return c.done();
  }
  ChanStatus status = runtime::chan_send(*c.exec.p, ch, elem, !nonblocking);
  if (status == ChanStatus::kClosed) return c.panic_plain("send on closed channel");
  if (status == ChanStatus::kWouldBlock && !nonblocking) return wait_for(c, ch, elem, true);
  c.ret(status == ChanStatus::kDone);
  return c.done();
}

int chan_send_word(NativeCall& c) {
  c.word();
  auto* ch = c.ptr<Channel>();
  ChanStatus status = ChanStatus::kWouldBlock;
  if (ch) status = runtime::chan_send(*c.exec.p, ch, c.fp + c.next_arg, false);
  if (status == ChanStatus::kClosed) return c.panic_plain("send on closed channel");
  c.ret(status == ChanStatus::kDone);
  return c.done();
}

int chan_recv(NativeCall& c) {
  c.word();
  auto* ch = c.ptr<Channel>();
  void* elem = c.ptr();
  bool nonblocking = c.boolean();
  auto answer = [&](bool selected, bool received) {
    c.ret(selected);
    c.ret(received);
    return c.done();
  };
  if (c.stage() == 1) return answer(true, c.g()->wake_ok);
  if (!ch) return nonblocking ? answer(false, false) : c.park(WaitReason::kChanReceiveNil);
  ChanStatus status = runtime::chan_recv(*c.exec.p, ch, {elem, nullptr}, !nonblocking);
  if (status == ChanStatus::kWouldBlock && !nonblocking) return wait_for(c, ch, elem, false);
  return answer(status != ChanStatus::kWouldBlock, status == ChanStatus::kDone);
}

// abi.SelectCase.
struct SelectCase {
  int64_t dir;  // 1 send, 2 receive, 3 default
  const TypeDesc* type;
  Channel* channel;
  void* elem;
};

SelectCase case_at(const vm::GoRawSlice& slice, int64_t i) {
  SelectCase k;
  mem::copy_words(&k, static_cast<const SelectCase*>(slice.data) + i, sizeof k);
  return k;
}

int answer_select(NativeCall& c, const vm::GoRawSlice& slice, int64_t chosen, bool ok) {
  int64_t dir = case_at(slice, chosen).dir;
  if (dir == 1 && !ok) return c.panic_plain("send on closed channel");
  c.ret(chosen);
  c.ret(dir == 2 && ok);
  return c.done();
}

int wait_select(NativeCall& c, runtime::Select& select) {
  if (!select.wait(c.g())) {
    select.unlock();
    select.cancel(c.g());
    return c.no_memory();
  }
  c.set_stage(1);
  c.prepare_park(WaitReason::kSelect);
  select.unlock();
  return vm::kNativeParked;
}

// kNativeParked: the goroutine is parked, but the next one not found yet.
int run_select(NativeCall& c, const vm::GoRawSlice& slice) {
  runtime::Select select(*c.exec.p, static_cast<uint32_t>(slice.len));
  if (!select.ok()) return c.no_memory();
  int64_t otherwise = -1;
  for (uint32_t i = 0; i < select.count(); ++i) {
    SelectCase s = case_at(slice, i);
    if (s.dir == 3) otherwise = i;
    select.at(i) = {s.dir == 3 ? nullptr : s.channel, s.elem, nullptr, s.dir == 1};
  }
  bool block = otherwise < 0;
  ChanStatus status = ChanStatus::kDone;
  int32_t chosen = select.poll(&status);
  if (chosen < 0) {
    if (block && !select.prepare(c.g())) return c.no_memory();
    chosen = select.settle(block, &status);
    if (block && chosen < 0) return wait_select(c, select);
    if (block) select.cancel(c.g());
  }
  if (chosen < 0) return answer_select(c, slice, otherwise, false);
  return answer_select(c, slice, chosen, status == ChanStatus::kDone);
}

int select_cases(NativeCall& c) {
  vm::GoRawSlice slice = c.slice();
  if (c.stage() == 1) {
    return answer_select(c, slice, c.g()->wake_case.load_relaxed(), c.g()->wake_ok);
  }
  int result = run_select(c, slice);
  return result == vm::kNativeParked ? c.parked() : result;
}

// ---- types made at run time

int answer_type(NativeCall& c, const TypeDesc* type) {
  if (!type) return c.no_memory();
  c.ret(static_cast<const void*>(type));
  return c.done();
}

int pointer_to(NativeCall& c) {
  return answer_type(c, TypeMaker(c.machine()).pointer_to(c.ptr<const TypeDesc>()));
}

int slice_of(NativeCall& c) {
  return answer_type(c, TypeMaker(c.machine()).slice_of(c.ptr<const TypeDesc>()));
}

int array_of(NativeCall& c) {
  int64_t n = c.i64();
  return answer_type(c, TypeMaker(c.machine()).array_of(n, c.ptr<const TypeDesc>()));
}

int chan_of(NativeCall& c) {
  auto dir = static_cast<uint8_t>(c.i64());
  return answer_type(c, TypeMaker(c.machine()).chan_of(dir, c.ptr<const TypeDesc>()));
}

int map_of(NativeCall& c) {
  auto* key = c.ptr<const TypeDesc>();
  return answer_type(c, TypeMaker(c.machine()).map_of(key, c.ptr<const TypeDesc>()));
}

int func_of(NativeCall& c) {
  vm::GoRawSlice in = c.slice(), out = c.slice();
  auto list = [](const vm::GoRawSlice& s) {
    return std::span(static_cast<const TypeDesc* const*>(s.data), static_cast<size_t>(s.len));
  };
  return answer_type(c, TypeMaker(c.machine()).func_of(list(in), list(out), c.boolean()));
}

int struct_of(NativeCall& c) {
  vm::GoRawSlice fields = c.slice(), methods = c.slice();
  std::span list(static_cast<const bytecode::StructField*>(fields.data),
                 static_cast<size_t>(fields.len));
  std::span promoted(static_cast<const bytecode::Method*>(methods.data),
                     static_cast<size_t>(methods.len));
  return answer_type(c, TypeMaker(c.machine()).struct_of(list, promoted));
}

constexpr NativeEntry kEntries[] = {
    {"GetItab", get_itab},       {"Copy", copy_value},      {"Clear", clear_value},
    {"New", new_value},          {"NewArray", new_array},   {"Equal", equal},
    {"Call", call},              {"NewCall", new_call},     {"FuncClosure", func_closure},
    {"GrowSlice", grow_slice},
    {"ClearArray", clear_array}, {"CopyArray", copy_array},
    {"MakeFunc", make_func},     {"MakeMap", make_map},     {"MapLen", map_len},
    {"MapGet", map_get},         {"MapSet", map_set},       {"MapDelete", map_delete},
    {"MapClear", map_clear},     {"MapIterInit", map_iterate}, {"MapIterNext", map_next},
    {"MakeChan", make_chan},     {"ChanLen", chan_len},     {"ChanCap", chan_cap},
    {"ChanClose", chan_close},   {"ChanSend", chan_send},   {"ChanRecv", chan_recv},
    {"ChanSendWord", chan_send_word},
    {"Select", select_cases},    {"PointerTo", pointer_to}, {"SliceOf", slice_of},
    {"ArrayOf", array_of},       {"ChanOf", chan_of},       {"MapOf", map_of},
    {"FuncOf", func_of},         {"StructOf", struct_of},
};

}  // namespace

const vm::NativePackage kAbiNatives{"internal/abi", kEntries};

}  // namespace vole::stdlib
