// The operations of runtime_call.def: reached by `rt`, arguments and results from slot A on.
#include <cstring>

#include "bytecode/arith.h"
#include "bytecode/frame_object.h"
#include "runtime/type/hash.h"
#include "runtime/values/chan.h"
#include "runtime/values/map.h"
#include "runtime/values/slice.h"
#include "runtime/values/string.h"
#include "vm/machine.h"
#include "vm/pieces.h"
#include "vm/print_value.h"
#include "vm/slow_ops.h"

namespace vole::vm {

namespace arith = bytecode::arith;
using runtime::DeferRecord;

namespace {

using RtOp = Step (*)(Exec&, uint32_t a);
#define RT(Name) Step rt_##Name(Exec& x, [[maybe_unused]] uint32_t a)

GoString text_at(const Exec& x, uint32_t i) {
  return {ptr_slot<const char>(x, i), static_cast<int64_t>(slot(x, i + 1))};
}
int64_t int_at(const Exec& x, uint32_t i) { return static_cast<int64_t>(slot(x, i)); }
double double_at(const Exec& x, uint32_t i) { return arith::as_f64(slot(x, i)); }
void set_text(Exec& x, uint32_t i, const void* data, uint64_t len) {
  set_ptr(x, i, data);
  set_slot(x, i + 1, len);
}
void set_slice(Exec& x, uint32_t i, const void* data, uint64_t len, uint64_t cap) {
  set_text(x, i, data, len);
  set_slot(x, i + 2, cap);
}
char* new_bytes(Exec& x, uint64_t n) {
  return static_cast<char*>(runtime::allocate_noscan(*x.cache, n, false));
}
// Into memory that needs no barrier: the stack, or a fresh object after shade_values.
void copy_elements(char* to, const char* from, uint64_t bytes, const TypeDesc* elem) {
  if (elem->ptr_bytes != 0) {
    mem::copy_words(to, from, bytes);
  } else {
    mem::copy_bytes(to, from, bytes);
  }
}

// ---- conversions

// Each has a form with memory in the frame for short results: `buffer`, null without.

// Memory for n bytes: the buffer if they fit into its `size` bytes. Null: no memory.
char* bytes_or_buffer(Exec& x, uint64_t n, char* buffer, uint64_t size) {
  return buffer != nullptr && n <= size ? buffer : new_bytes(x, n);
}

// The same with bytes that the instruction has made before it was left.
char* bytes_or_buffer(Exec& x, Pieces& work, uint64_t n, char* buffer, uint64_t size) {
  if (work.fresh() == nullptr) work.set_fresh(bytes_or_buffer(x, n, buffer, size));
  return static_cast<char*>(work.fresh());
}

// Texts of one byte need no memory of their own.
struct ByteTexts {
  char at[256];
  constexpr ByteTexts() : at() {
    for (int i = 0; i < 256; ++i) at[i] = static_cast<char>(i);
  }
};
constexpr ByteTexts kByteTexts;

Step string_from_bytes(Exec& x, uint32_t a, char* buffer) {
  GoString from = text_at(x, a);
  auto n = static_cast<uint64_t>(from.len);
  if (n <= 1) {
    set_text(x, a, n == 0 ? nullptr : &kByteTexts.at[mem::load<uint8_t>(from.data)], n);
    return Step::kNext;
  }
  Pieces work(x);
  char* to = bytes_or_buffer(x, work, n, buffer, bytecode::kStringBufferBytes);
  if (to == nullptr) return x.machine->no_memory(x);
  if (!work.copy_bytes(to, from.data, n)) return work.leave();
  set_text(x, a, to, n);
  return Step::kNext;
}
RT(StringFromBytes) { return string_from_bytes(x, a, nullptr); }
RT(StringFromBytesBuf) { return string_from_bytes(x, a, ptr_slot<char>(x, a + 3)); }

Step string_from_runes(Exec& x, uint32_t a, char* buffer) {
  const char* runes = ptr_slot<const char>(x, a);
  auto bytes = static_cast<uint64_t>(int_at(x, a + 1)) * 4;
  Pieces work(x);
  uint64_t& size = work.carried[0];
  bool counted = work.each(bytes, [&](uint64_t at, uint64_t n) {
    char text[4];
    for (uint64_t i = at; i < at + n; i += 4) {
      size += runtime::encode_rune(mem::load<uint32_t>(runes + i), text);
    }
    return true;
  });
  if (!counted) return work.leave();
  char* to = nullptr;
  if (size != 0) {
    to = bytes_or_buffer(x, work, size, buffer, bytecode::kStringBufferBytes);
    if (to == nullptr) return x.machine->no_memory(x);
    uint64_t& written = work.carried[1];
    bool done = work.each(bytes, [&](uint64_t at, uint64_t n) {
      char text[4];
      for (uint64_t i = at; i < at + n; i += 4) {
        uint32_t length = runtime::encode_rune(mem::load<uint32_t>(runes + i), text);
        std::memcpy(to + written, text, length);
        written += length;
      }
      return true;
    });
    if (!done) return work.leave();
  }
  set_text(x, a, to, size);
  return Step::kNext;
}
RT(StringFromRunes) { return string_from_runes(x, a, nullptr); }
RT(StringFromRunesBuf) { return string_from_runes(x, a, ptr_slot<char>(x, a + 3)); }

Step string_from_rune(Exec& x, uint32_t a, char* buffer) {
  uint64_t r = slot(x, a);
  char text[4];
  uint32_t n = runtime::encode_rune(
      r > runtime::kMaxRune ? runtime::kRuneError : static_cast<uint32_t>(r), text);
  char* to = bytes_or_buffer(x, n, buffer, bytecode::kRuneTextBytes);
  if (to == nullptr) return x.machine->no_memory(x);
  std::memcpy(to, text, n);
  set_text(x, a, to, n);
  return Step::kNext;
}
RT(StringFromRune) { return string_from_rune(x, a, nullptr); }
RT(StringFromRuneBuf) { return string_from_rune(x, a, ptr_slot<char>(x, a + 1)); }

Step bytes_from_string(Exec& x, uint32_t a, char* buffer) {
  GoString from = text_at(x, a);
  auto n = static_cast<uint64_t>(from.len);
  uint64_t cap = bytecode::kStringBufferBytes;
  if (buffer == nullptr || n > cap) {
    cap = runtime::round_up_size(n, true);
    buffer = nullptr;
  }
  Pieces work(x);
  char* to = bytes_or_buffer(x, work, cap, buffer, cap);
  if (to == nullptr) return x.machine->no_memory(x);
  if (!work.copy_bytes(to, from.data, n) || !work.zero_bytes(to + n, cap - n)) {
    return work.leave();
  }
  set_slice(x, a, to, n, cap);
  return Step::kNext;
}
RT(BytesFromString) { return bytes_from_string(x, a, nullptr); }
RT(BytesFromStringBuf) { return bytes_from_string(x, a, ptr_slot<char>(x, a + 2)); }

Step runes_from_string(Exec& x, uint32_t a, char* buffer) {
  GoString from = text_at(x, a);
  auto size = static_cast<uint64_t>(from.len);
  Pieces work(x);
  // Calls f(rune) for those that start in the piece; `next` is where the first one does.
  auto decode = [&](uint64_t& next, uint64_t end, auto f) {
    while (next < end) {
      runtime::DecodedRune r = runtime::decode_rune(from.data + next, size - next);
      f(r.rune);
      next += r.size;
    }
    return true;
  };
  uint64_t& n = work.carried[0];
  bool counted = work.each(size, [&](uint64_t at, uint64_t bytes) {
    return decode(work.carried[1], at + bytes, [&](uint32_t) { n++; });
  });
  if (!counted) return work.leave();
  uint64_t bytes = bytecode::kRuneBufferCount * 4;
  auto* to = static_cast<char*>(work.fresh());
  bool in_frame = buffer != nullptr && n <= bytecode::kRuneBufferCount;
  if (!in_frame) bytes = runtime::round_up_size(n * 4, true);
  if (to == nullptr) {
    to = in_frame ? buffer : new_bytes(x, bytes);
    if (to == nullptr) return x.machine->no_memory(x);
    work.set_fresh(to);
    work.carried[1] = 0;
  }
  uint64_t& k = work.carried[2];
  bool done = work.each(size, [&](uint64_t at, uint64_t part) {
    return decode(work.carried[1], at + part,
                  [&](uint32_t rune) { mem::store<uint32_t>(to + 4 * k++, rune); });
  });
  if (!done || !work.zero_bytes(to + 4 * n, bytes - 4 * n)) return work.leave();
  set_slice(x, a, to, n, bytes / 4);
  return Step::kNext;
}
RT(RunesFromString) { return runes_from_string(x, a, nullptr); }
RT(RunesFromStringBuf) { return runes_from_string(x, a, ptr_slot<char>(x, a + 2)); }

RT(SliceToArrayPtr) {
  const auto* array = ext_ptr<const TypeDesc>(x);
  int64_t len = int_at(x, a + 1);
  if (len < array->len) return x.machine->raise_bounds(x, Bounds::kConvert, len, array->len, false);
  return Step::kNext;  // the slice's pointer already lies in slot A
}

// ---- complex numbers

arith::Complex complex_at(const Exec& x, uint32_t i) {
  return {double_at(x, i), double_at(x, i + 1)};
}
void set_complex(Exec& x, uint32_t i, arith::Complex c) {
  set_slot(x, i, arith::of_f64(c.re));
  set_slot(x, i + 1, arith::of_f64(c.im));
}
RT(MulC128) {
  set_complex(x, a, arith::complex_mul(complex_at(x, a), complex_at(x, a + 2)));
  return Step::kNext;
}
RT(DivC128) {
  set_complex(x, a, arith::complex_div(complex_at(x, a), complex_at(x, a + 2)));
  return Step::kNext;
}
RT(C64ToC128) {
  uint64_t w = slot(x, a);
  set_complex(x, a,
              {static_cast<double>(arith::as_f32(w)), static_cast<double>(arith::as_f32(w >> 32))});
  return Step::kNext;
}
RT(C128ToC64) {
  arith::Complex c = complex_at(x, a);
  set_slot(x, a,
           arith::of_f32(static_cast<float>(c.re)) | arith::of_f32(static_cast<float>(c.im)) << 32);
  return Step::kNext;
}

// ---- maps, channels, slices

RT(MakeMap) {
  runtime::MapContext c = Machine::map_context(x);
  const runtime::MapLayout* layout = x.machine->map_layout(ext_ptr<const TypeDesc>(x));
  runtime::Map* m = layout == nullptr ? nullptr : runtime::make_map(c, layout, int_at(x, a));
  if (m == nullptr) return x.machine->no_memory(x);
  set_ptr(x, a, m);
  return Step::kNext;
}
RT(MakeMapBuf) {
  runtime::MapContext c = Machine::map_context(x);
  const runtime::MapLayout* layout = x.machine->map_layout(ext_ptr<const TypeDesc>(x));
  void* header = ptr_slot(x, a + 1);
  if (layout == nullptr) return x.machine->no_memory(x);
  if (!runtime::make_map_at(c, layout, int_at(x, a), header, ptr_slot(x, a + 2))) {
    return x.machine->no_memory(x);
  }
  set_ptr(x, a, header);
  return Step::kNext;
}
RT(MakeChan) {
  bool too_large;
  runtime::Channel* ch =
      runtime::make_channel(*x.cache, ext_ptr<const TypeDesc>(x)->elem, int_at(x, a), &too_large);
  if (ch == nullptr) {
    return too_large ? x.machine->raise_plain(x, "makechan: size out of range")
                     : x.machine->no_memory(x);
  }
  set_ptr(x, a, ch);
  return Step::kNext;
}
RT(ChanClose) {
  auto* ch = ptr_slot<runtime::Channel>(x, a);
  if (ch == nullptr) return x.machine->raise_plain(x, "close of nil channel");
  if (!runtime::chan_close(*x.p, ch)) return x.machine->raise_plain(x, "close of closed channel");
  return Step::kNext;
}
RT(MapClear) {
  runtime::MapContext c = Machine::map_context(x);
  switch (runtime::map_clear(c, ptr_slot<runtime::Map>(x, a))) {
    case runtime::MapStatus::kRace:
      return x.machine->fatal(x, "concurrent map writes");
    case runtime::MapStatus::kStopped:
      return x.machine->stop_long_work(x);
    default:
      return Step::kNext;
  }
}
RT(SliceClear) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  int64_t n = int_at(x, a + 1);
  if (n <= 0) return Step::kNext;
  Pieces work(x);
  bool done = work.zero(ptr_slot(x, a), static_cast<uint64_t>(n) * elem->size, elem);
  return done ? Step::kNext : work.leave();
}

RT(AppendZeros) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  int64_t len = int_at(x, a + 1), cap = int_at(x, a + 2), more = int_at(x, a + 3), needed;
  if (more < 0) return x.machine->raise_error(x, "makeslice: len out of range");
  if (__builtin_add_overflow(len, more, &needed)) {
    return x.machine->raise_error(x, "growslice: len out of range");
  }
  SliceValue s{ptr_slot<char>(x, a), len, cap};
  Pieces work(x);
  if (needed > cap) {
    Step step;
    if (!work.grow(elem, s, needed, &step)) return step;
    set_slice(x, a, s.data, static_cast<uint64_t>(needed), static_cast<uint64_t>(s.cap));
    return Step::kNext;  // the rest of it is zero
  }
  uint64_t bytes = static_cast<uint64_t>(more) * elem->size;
  if (bytes != 0 && !work.zero(s.data + static_cast<uint64_t>(len) * elem->size, bytes, elem)) {
    return work.leave();
  }
  set_slot(x, a + 1, static_cast<uint64_t>(needed));
  return Step::kNext;
}

// The buffer is used as long as the elements fit; the capacity climbs by size classes, so that a
// copy to the heap wastes nothing.
RT(GrowSliceBuf) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  int64_t len = int_at(x, a + 1), cap = int_at(x, a + 2), needed;
  if (__builtin_add_overflow(len, int_at(x, a + 3), &needed)) {
    return x.machine->raise_error(x, "growslice: len out of range");
  }
  char* old = ptr_slot<char>(x, a);
  char* buffer = ptr_slot<char>(x, a + 4);
  if (needed > int_at(x, a + 5)) {
    SliceValue s{old, len, cap};
    Pieces work(x);
    Step step;
    if (!work.grow(elem, s, needed, &step)) return step;
    set_slice(x, a, s.data, static_cast<uint64_t>(len), static_cast<uint64_t>(s.cap));
    return Step::kNext;
  }
  uint64_t used = static_cast<uint64_t>(len) * elem->size;
  uint64_t wanted = static_cast<uint64_t>(needed) * elem->size;
  if (old != buffer && len != 0) copy_elements(buffer, old, used, elem);
  uint64_t bytes = runtime::round_up_size(wanted, elem->ptr_bytes == 0) / elem->size * elem->size;
  if (bytes > used) mem::zero_bytes(buffer + used, bytes - used);
  set_slice(x, a, buffer, static_cast<uint64_t>(len), bytes / elem->size);
  return Step::kNext;
}

// `whole`: all up to the capacity is kept, else only the length.
Step slice_to_heap(Exec& x, uint32_t a, bool whole) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  char* data = ptr_slot<char>(x, a);
  if (!on_stack(x, data)) return Step::kNext;
  uint64_t len = slot(x, a + 1);
  uint64_t count = whole ? slot(x, a + 2) : len;
  bool noscan = elem->ptr_bytes == 0;
  uint64_t used = count * elem->size;
  uint64_t bytes = whole || used == 0 ? used : runtime::round_up_size(used, noscan);
  uint64_t cap = elem->size == 0 ? count : bytes / elem->size;
  void* to = runtime::allocate_array(*x.cache, elem, cap);
  if (to == nullptr) return x.machine->no_memory(x);
  runtime::shade_values(*x.cache, data, used, elem);
  copy_elements(static_cast<char*>(to), data, used, elem);
  set_slice(x, a, to, len, cap);
  return Step::kNext;
}
RT(SliceToHeap) { return slice_to_heap(x, a, true); }
RT(SliceToHeapNoCap) { return slice_to_heap(x, a, false); }

// ---- print and println

Step put(Exec& x, std::string_view text) {
  if (x.gathers) {
    x.printed += text;
  } else {
    x.machine->print(text);
  }
  return Step::kNext;
}
template <class F>
Step print_with(Exec& x, F append) {
  std::string out;
  append(out);
  return put(x, out);
}
RT(PrintBegin) {
  x.gathers = true;
  return Step::kNext;
}
RT(PrintEnd) {
  x.gathers = false;
  x.machine->print(x.printed);
  x.printed.clear();
  return Step::kNext;
}
RT(PrintBool) { return put(x, slot(x, a) != 0 ? "true" : "false"); }
RT(PrintInt) {
  return print_with(x, [&](std::string& out) { append_int(out, int_at(x, a)); });
}
RT(PrintUint) {
  return print_with(x, [&](std::string& out) { append_uint(out, slot(x, a)); });
}
RT(PrintFloat) {
  return print_with(x, [&](std::string& out) { append_float(out, double_at(x, a)); });
}
RT(PrintComplex) {
  return print_with(
      x, [&](std::string& out) { append_complex(out, double_at(x, a), double_at(x, a + 1)); });
}
RT(PrintFloat32) {
  return print_with(
      x, [&](std::string& out) { append_float(out, static_cast<float>(double_at(x, a))); });
}
RT(PrintComplex64) {
  return print_with(x, [&](std::string& out) {
    append_complex(out, static_cast<float>(double_at(x, a)),
                   static_cast<float>(double_at(x, a + 1)));
  });
}
RT(PrintString) { return put(x, text_at(x, a).view()); }
RT(PrintPointer) {
  return print_with(x, [&](std::string& out) { append_hex(out, slot(x, a)); });
}
RT(PrintSlice) {
  return print_with(x, [&](std::string& out) {
    out += "[";
    append_int(out, int_at(x, a + 1));
    out += "/";
    append_int(out, int_at(x, a + 2));
    out += "]";
    append_hex(out, slot(x, a));
  });
}
RT(PrintEface) {
  return print_with(x, [&](std::string& out) {
    out += "(";
    append_hex(out, slot(x, a));
    out += ",";
    append_hex(out, slot(x, a + 1));
    out += ")";
  });
}

// ---- panics

RT(PanicDotType) {
  return x.machine->raise_assert(x, ptr_slot<const TypeDesc>(x, a + 2),
                                 ptr_slot<const TypeDesc>(x, a), ptr_slot<const TypeDesc>(x, a + 1),
                                 "");
}
RT(PanicRangeState) {
  // The states of a loop body, as gc numbers them.
  enum : int64_t { kDone = 0, kPanic = 2, kExhausted = 3, kMissedPanic = 4 };
  switch (int_at(x, a)) {
    case kDone:
      return x.machine->raise_error(
          x, "range function continued iteration after function for loop body returned false");
    case kPanic:
      return x.machine->raise_error(x, "range function continued iteration after loop body panic");
    case kExhausted:
      return x.machine->raise_error(x, "range function continued iteration after whole loop exit");
    case kMissedPanic:
      return x.machine->raise_error(x,
                                    "range function recovered a loop body panic and did not "
                                    "resume panicking");
    default:
      return x.machine->fatal(x, "unexpected state set by defer panic");
  }
}
RT(PanicWrap) {
  std::string text = "value method ";
  text += text_at(x, a).view();
  text += ".";
  text += text_at(x, a + 2).view();
  text += ".";
  text += text_at(x, a + 4).view();
  text += " called using nil *";
  text += text_at(x, a + 2).view();
  text += " pointer";
  return x.machine->raise_plain(x, text);
}

// ---- unsafe

RT(UnsafeSlice) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  int64_t len = int_at(x, a + 1);
  uint64_t bytes;
  bool large = len < 0 || __builtin_mul_overflow(static_cast<uint64_t>(len), elem->size, &bytes) ||
               bytes > runtime::kMaxObject;
  uint64_t from = slot(x, a);
  if (!large && from == 0 && len > 0) {
    return x.machine->raise_error(x, "unsafe.Slice: ptr is nil and len is not zero");
  }
  if (large || (bytes > 0 && bytes - 1 > ~from)) {  // the address of the last byte overflows
    return x.machine->raise_error(x, "unsafe.Slice: len out of range");
  }
  set_slot(x, a + 2, slot(x, a) == 0 ? 0 : static_cast<uint64_t>(len));
  return Step::kNext;
}
RT(UnsafeString) {
  int64_t len = int_at(x, a + 1);
  if (slot(x, a) == 0 && len > 0) {
    return x.machine->raise_error(x, "unsafe.String: ptr is nil and len is not zero");
  }
  if (len < 0 || (len > 0 && static_cast<uint64_t>(len) - 1 > ~slot(x, a))) {
    return x.machine->raise_error(x, "unsafe.String: len out of range");
  }
  return Step::kNext;
}

RT(BlockForever) {
  x.pc += 2;
  return x.machine->park(x, runtime::WaitReason::kSelectNoCases);
}

// ---- min, max, hash

RT(MinF64) {
  set_slot(x, a, arith::of_f64(arith::go_min(double_at(x, a), double_at(x, a + 1))));
  return Step::kNext;
}
RT(MaxF64) {
  set_slot(x, a, arith::of_f64(arith::go_max(double_at(x, a), double_at(x, a + 1))));
  return Step::kNext;
}
RT(MinF32) {
  float p = arith::as_f32(slot(x, a)), q = arith::as_f32(slot(x, a + 1));
  set_slot(x, a, arith::of_f32(arith::go_min(p, q)));
  return Step::kNext;
}
RT(MaxF32) {
  float p = arith::as_f32(slot(x, a)), q = arith::as_f32(slot(x, a + 1));
  set_slot(x, a, arith::of_f32(arith::go_max(p, q)));
  return Step::kNext;
}

// ---- defers inside a range over a function: they belong to the function around the loop, which
// the token names by its frame's offset in the stack.

RT(DeferRangeFunc) {
  set_slot(x, a, 0);
  set_slot(x, a + 1, x.g->offset_of(x.fp));
  return Step::kNext;
}
RT(DeferAt) {
  auto frame = static_cast<uint32_t>(slot(x, a + 2));
  DeferRecord* d = x.machine->sched().new_defer(*x.p);
  if (d == nullptr) return x.machine->out_of_memory(x);
  d->frame = frame;
  d->closure = ptr_slot<Closure>(x, a);
  // The list is ordered by frame; those of inner frames stay in front.
  DeferRecord** at = &x.g->defers;
  while (*at != nullptr && (*at)->frame > frame) at = &(*at)->next;
  d->next = *at;
  *at = d;
  return Step::kNext;
}

constexpr RtOp kRtOps[] = {
#define VOLE_RT(Name, arguments, results) rt_##Name,
#include "bytecode/runtime_call.def"
};

}  // namespace

Step slow_rt(Exec& x, Word w) {
  uint32_t id = bytecode::b_of(w);
  VOLE_DCHECK(id < sizeof(kRtOps) / sizeof(kRtOps[0]));
  if (x.rt_seen != nullptr) mem::store<uint8_t>(x.rt_seen + id, 1);
  return kRtOps[id](x, bytecode::a_of(w));
}

}  // namespace vole::vm
