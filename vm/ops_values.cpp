// Out-of-line operations on values: comparison, allocation, slices, strings, interfaces.
#include "bytecode/frame_object.h"
#include "runtime/gc/allocate.h"
#include "runtime/type/equal.h"
#include "runtime/values/iface.h"
#include "runtime/values/slice.h"
#include "runtime/values/string.h"
#include "vm/machine.h"
#include "vm/slow_ops.h"

namespace vole::vm {

using bytecode::a_of;
using bytecode::b_of;
using bytecode::c_of;
using runtime::EqualResult;
using runtime::GrownSlice;

namespace {

GoString string_at(const Exec& x, uint32_t i) {
  return {ptr_slot<const char>(x, i), static_cast<int64_t>(slot(x, i + 1))};
}
void set_string(Exec& x, uint32_t i, GoString s) {
  set_ptr(x, i, s.data);
  set_slot(x, i + 1, static_cast<uint64_t>(s.len));
}
char* slot_bytes(const Exec& x, uint64_t at) { return reinterpret_cast<char*>(x.fp) + at; }
void set_slice(Exec& x, uint32_t i, const void* data, uint64_t len, uint64_t cap) {
  set_ptr(x, i, data);
  set_slot(x, i + 1, len);
  set_slot(x, i + 2, cap);
}

// Puts the outcome of a comparison into a slot, or raises its error.
Step finish_equal(Exec& x, EqualResult result, const TypeDesc* culprit, uint32_t to) {
  switch (result) {
    case EqualResult::kDifferent:
      set_slot(x, to, 0);
      return Step::kNext;
    case EqualResult::kEqual:
      set_slot(x, to, 1);
      return Step::kNext;
    case EqualResult::kUncomparable:
      return x.machine->raise_error(
          x, "comparing uncomparable type " + std::string(culprit->string.view()));
    case EqualResult::kStopped:
      return x.machine->stop_long_work(x);
    case EqualResult::kNoMemory:
      break;
  }
  return x.machine->no_memory(x);
}

const TypeDesc* type_of_tab(uint64_t tab) {
  return tab == 0 ? nullptr : reinterpret_cast<const bytecode::Itab*>(tab)->type;
}

Step branch_to(Exec& x, bool taken, Word w) {
  x.pc += taken ? static_cast<int16_t>(c_of(w)) : 1;
  return Step::kJump;
}

}  // namespace

// ---- comparisons

Step slow_eqstr(Exec& x, Word w) {
  set_slot(x, a_of(w), runtime::equal_strings(string_at(x, b_of(w)), string_at(x, c_of(w))));
  return Step::kNext;
}
Step slow_ltstr(Exec& x, Word w) {
  set_slot(x, a_of(w), runtime::compare_strings(string_at(x, b_of(w)), string_at(x, c_of(w))) < 0);
  return Step::kNext;
}
Step slow_lestr(Exec& x, Word w) {
  set_slot(x, a_of(w), runtime::compare_strings(string_at(x, b_of(w)), string_at(x, c_of(w))) <= 0);
  return Step::kNext;
}
Step slow_jeqstr(Exec& x, Word w) {
  return branch_to(x, runtime::equal_strings(string_at(x, a_of(w)), string_at(x, b_of(w))), w);
}
Step slow_jnestr(Exec& x, Word w) {
  return branch_to(x, !runtime::equal_strings(string_at(x, a_of(w)), string_at(x, b_of(w))), w);
}
Step slow_eqiface(Exec& x, Word w) {
  const TypeDesc* culprit = nullptr;
  EqualResult r = runtime::equal_interfaces(x.machine->os_memory(), type_of_tab(slot(x, b_of(w))),
                                            slot(x, b_of(w) + 1u), type_of_tab(slot(x, c_of(w))),
                                            slot(x, c_of(w) + 1u), &culprit,
                                            Machine::stop_test(x));
  return finish_equal(x, r, culprit, a_of(w));
}
Step slow_eqeface(Exec& x, Word w) {
  const TypeDesc* culprit = nullptr;
  EqualResult r = runtime::equal_interfaces(
      x.machine->os_memory(), ptr_slot<const TypeDesc>(x, b_of(w)), slot(x, b_of(w) + 1u),
      ptr_slot<const TypeDesc>(x, c_of(w)), slot(x, c_of(w) + 1u), &culprit,
      Machine::stop_test(x));
  return finish_equal(x, r, culprit, a_of(w));
}
Step slow_eqm(Exec& x, Word w) {
  const TypeDesc* culprit = nullptr;
  EqualResult r = runtime::equal_values(x.machine->os_memory(), ext_ptr<const TypeDesc>(x),
                                        x.fp + b_of(w), x.fp + c_of(w), &culprit,
                                        Machine::stop_test(x));
  return finish_equal(x, r, culprit, a_of(w));
}
Step slow_eqmem(Exec& x, Word w) {
  const void* a = ptr_slot(x, b_of(w));
  const void* b = ptr_slot(x, c_of(w));
  if (a == nullptr || b == nullptr) return x.machine->raise_nil(x);
  const TypeDesc* culprit = nullptr;
  EqualResult r =
      runtime::equal_values(x.machine->os_memory(), ext_ptr<const TypeDesc>(x), a, b, &culprit,
                            Machine::stop_test(x));
  return finish_equal(x, r, culprit, a_of(w));
}

// ---- allocation

Step slow_new(Exec& x, Word w) {
  void* p = runtime::allocate(*x.cache, ext_ptr<const TypeDesc>(x));
  if (VOLE_UNLIKELY(p == nullptr)) return x.machine->no_memory(x);
  x.charge(ext_ptr<const TypeDesc>(x)->size);
  set_ptr(x, a_of(w), p);
  return Step::kNext;
}
Step slow_newclosure(Exec& x, Word w) {
  void* p = runtime::allocate(*x.cache, ext_ptr<const TypeDesc>(x, 1));
  if (VOLE_UNLIKELY(p == nullptr)) return x.machine->no_memory(x);
  mem::store_word(p, x.pc[1]);
  set_ptr(x, a_of(w), p);
  return Step::kNext;
}
Step slow_makeslice(Exec& x, Word w) {
  auto len = static_cast<int64_t>(slot(x, b_of(w)));
  auto cap = static_cast<int64_t>(slot(x, c_of(w)));
  const auto* elem = ext_ptr<const TypeDesc>(x);
  auto fits = [elem](int64_t n) {
    uint64_t bytes;
    return n >= 0 && !__builtin_mul_overflow(static_cast<uint64_t>(n), elem->size, &bytes) &&
           bytes <= runtime::kMaxObject;
  };
  if (!fits(len)) return x.machine->raise_error(x, "makeslice: len out of range");
  if (!fits(cap) || len > cap) return x.machine->raise_error(x, "makeslice: cap out of range");
  void* p = runtime::allocate_array(*x.cache, elem, static_cast<uint64_t>(cap));
  if (VOLE_UNLIKELY(p == nullptr)) return x.machine->no_memory(x);
  x.charge(static_cast<uint64_t>(cap) * elem->size);
  set_slice(x, a_of(w), p, static_cast<uint64_t>(len), static_cast<uint64_t>(cap));
  return Step::kNext;
}
Step slow_box(Exec& x, Word w) {
  void* p = runtime::box_value(*x.cache, ext_ptr<const TypeDesc>(x), x.fp + b_of(w));
  if (VOLE_UNLIKELY(p == nullptr)) return x.machine->no_memory(x);
  set_ptr(x, a_of(w), p);
  return Step::kNext;
}

// ---- append and copy

namespace {

struct SliceValue {
  char* data;
  int64_t len, cap;
};
SliceValue slice_at(const Exec& x, uint32_t i) {
  return {ptr_slot<char>(x, i), static_cast<int64_t>(slot(x, i + 1)),
          static_cast<int64_t>(slot(x, i + 2))};
}

// Makes room for `more` elements; true: `s` has it. Else *step says how to end.
bool make_room(Exec& x, const TypeDesc* elem, SliceValue& s, int64_t more, Step* step) {
  int64_t needed;
  bool overflow = __builtin_add_overflow(s.len, more, &needed);
  if (!overflow && needed <= s.cap) return true;
  GrownSlice grown;
  if (overflow) {
    grown.status = GrownSlice::Status::kTooLarge;
  } else {
    grown = runtime::grow_slice(*x.cache, elem, s.data, s.len, s.cap, needed);
  }
  switch (grown.status) {
    case GrownSlice::Status::kOk:
      s.data = grown.data;
      s.cap = grown.cap;
      x.charge(static_cast<uint64_t>(s.cap) * elem->size);
      return true;
    case GrownSlice::Status::kTooLarge:
      *step = x.machine->raise_error(x, "growslice: len out of range");
      return false;
    case GrownSlice::Status::kNoMemory:
      break;
  }
  *step = x.machine->no_memory(x);
  return false;
}

}  // namespace

Step slow_append1(Exec& x, Word w) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  SliceValue s = slice_at(x, b_of(w));
  Step step;
  if (!make_room(x, elem, s, 1, &step)) return step;
  runtime::copy_typed(*x.cache, s.data + static_cast<uint64_t>(s.len) * elem->size, x.fp + c_of(w),
                      elem->size, elem);
  set_slice(x, a_of(w), s.data, static_cast<uint64_t>(s.len + 1), static_cast<uint64_t>(s.cap));
  return Step::kNext;
}
Step slow_append_grow(Exec& x, Word w) {
  SliceValue s = slice_at(x, b_of(w));
  Step step;
  if (!make_room(x, ext_ptr<const TypeDesc>(x), s, c_of(w), &step)) return step;
  set_slice(x, a_of(w), s.data, static_cast<uint64_t>(s.len), static_cast<uint64_t>(s.cap));
  return Step::kNext;
}
Step slow_appends(Exec& x, Word w) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  SliceValue s = slice_at(x, b_of(w));
  GoString more = string_at(x, c_of(w));  // the first two words of a slice are the same
  Step step;
  if (!make_room(x, elem, s, more.len, &step)) return step;
  x.charge(static_cast<uint64_t>(more.len) * elem->size);
  runtime::copy_typed(*x.cache, s.data + static_cast<uint64_t>(s.len) * elem->size, more.data,
                      static_cast<uint64_t>(more.len) * elem->size, elem);
  set_slice(x, a_of(w), s.data, static_cast<uint64_t>(s.len + more.len),
            static_cast<uint64_t>(s.cap));
  return Step::kNext;
}
Step slow_copys(Exec& x, Word w) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  GoString to = string_at(x, b_of(w)), from = string_at(x, c_of(w));
  int64_t n = to.len < from.len ? to.len : from.len;
  if (n != 0) {
    x.charge(static_cast<uint64_t>(n) * elem->size);
    runtime::copy_typed(*x.cache, const_cast<char*>(to.data), from.data,
                        static_cast<uint64_t>(n) * elem->size, elem);
  }
  set_slot(x, a_of(w), static_cast<uint64_t>(n));
  return Step::kNext;
}

// ---- strings

namespace {

// The strings at slots first..: their total length, how many are not empty, the last of those.
struct Parts {
  uint64_t total = 0;
  uint32_t count = 0;
  GoString last;
};
Parts parts_of(const Exec& x, uint32_t first, uint32_t n) {
  Parts p;
  for (uint32_t i = 0; i < n; ++i) {
    GoString s = string_at(x, first + 2 * i);
    if (s.len == 0) continue;
    p.total += static_cast<uint64_t>(s.len);
    p.last = s;
    ++p.count;
  }
  return p;
}

void join(const Exec& x, uint32_t first, uint32_t n, char* to) {
  for (uint32_t i = 0; i < n; ++i) {
    GoString s = string_at(x, first + 2 * i);
    mem::copy_bytes(to, s.data, static_cast<size_t>(s.len));
    to += s.len;
  }
}

// `buffer` null: the result may outlive the frame, so no operand on the stack can be it.
Step concat(Exec& x, Word w, char* buffer) {
  uint32_t first = b_of(w), n = c_of(w);
  Parts p = parts_of(x, first, n);
  if (p.count == 0 || (p.count == 1 && (buffer != nullptr || !on_stack(x, p.last.data)))) {
    set_string(x, a_of(w), p.last);
    return Step::kNext;
  }
  if (p.total > runtime::kMaxObject)
    return x.machine->raise_error(x, "string concatenation too long");
  char* data = buffer;
  if (buffer == nullptr || p.total > bytecode::kStringBufferBytes) {
    data = static_cast<char*>(runtime::allocate_noscan(*x.cache, p.total, false));
    if (VOLE_UNLIKELY(data == nullptr)) return x.machine->no_memory(x);
    x.charge(p.total);
  }
  join(x, first, n, data);
  set_string(x, a_of(w), {data, static_cast<int64_t>(p.total)});
  return Step::kNext;
}

}  // namespace

Step slow_concat(Exec& x, Word w) { return concat(x, w, nullptr); }
Step slow_concat_buffer(Exec& x, Word w) { return concat(x, w, slot_bytes(x, x.pc[1])); }
Step slow_str_rune(Exec& x, Word w) {
  GoString s = string_at(x, b_of(w));
  uint64_t i = slot(x, c_of(w));
  if (i >= static_cast<uint64_t>(s.len)) {
    return x.machine->raise_bounds(x, Bounds::kIndex, static_cast<int64_t>(i), s.len, false);
  }
  runtime::DecodedRune r =
      runtime::decode_rune(s.data + i, static_cast<size_t>(s.len) - static_cast<size_t>(i));
  set_slot(x, a_of(w), r.rune);
  set_slot(x, a_of(w) + 1u, i + r.size);
  return Step::kNext;
}

// ---- interfaces

Step slow_assert(Exec& x, Word w) {
  const auto* type = ptr_slot<const TypeDesc>(x, b_of(w));
  const auto* inter = ext_ptr<const TypeDesc>(x);
  if (type == nullptr) return x.machine->raise_assert(x, nullptr, nullptr, inter, "");
  std::string_view missing;
  const Itab* tab;
  if (!x.machine->find_itab(inter, type, &tab, &missing)) return x.machine->no_memory(x);
  if (tab == nullptr) return x.machine->raise_assert(x, nullptr, type, inter, missing);
  set_ptr(x, a_of(w), tab);
  return Step::kNext;
}
Step slow_assert2(Exec& x, Word w) {
  const auto* type = ptr_slot<const TypeDesc>(x, b_of(w));
  std::string_view missing;
  const Itab* tab = nullptr;
  if (type != nullptr &&
      !x.machine->find_itab(ext_ptr<const TypeDesc>(x), type, &tab, &missing)) {
    return x.machine->no_memory(x);
  }
  set_ptr(x, a_of(w), tab);
  return Step::kNext;
}

}  // namespace vole::vm
