// Out-of-line operations on values: comparison, allocation, slices, strings, interfaces.
#include <algorithm>

#include "bytecode/frame_object.h"
#include "runtime/gc/allocate.h"
#include "runtime/type/equal.h"
#include "runtime/values/iface.h"
#include "runtime/values/slice.h"
#include "runtime/values/string.h"
#include "vm/machine.h"
#include "vm/pieces.h"
#include "vm/slow_ops.h"

namespace vole::vm {

using bytecode::a_of;
using bytecode::b_of;
using bytecode::c_of;
using runtime::EqualResult;

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

namespace {

// False: the instruction is left, as *step says.
bool order_strings(Exec& x, GoString a, GoString b, int* order, Step* step) {
  Pieces work(x);
  if (!work.compare(a.data, b.data, static_cast<uint64_t>(std::min(a.len, b.len)), order)) {
    *step = work.leave();
    return false;
  }
  if (*order == 0) *order = a.len < b.len ? -1 : a.len > b.len ? 1 : 0;
  return true;
}
bool equate_strings(Exec& x, GoString a, GoString b, bool* equal, Step* step) {
  *equal = a.len == b.len;
  if (!*equal || a.data == b.data) return true;
  int order;
  if (!order_strings(x, a, b, &order, step)) return false;
  *equal = order == 0;
  return true;
}
Step branch_if_equal(Exec& x, bool wanted, Word w) {
  bool equal;
  Step step;
  if (!equate_strings(x, string_at(x, a_of(w)), string_at(x, b_of(w)), &equal, &step)) return step;
  return branch_to(x, equal == wanted, w);
}

}  // namespace

Step slow_eqstr(Exec& x, Word w) {
  bool equal;
  Step step;
  if (!equate_strings(x, string_at(x, b_of(w)), string_at(x, c_of(w)), &equal, &step)) return step;
  set_slot(x, a_of(w), equal);
  return Step::kNext;
}
Step slow_ltstr(Exec& x, Word w) {
  int order;
  Step step;
  if (!order_strings(x, string_at(x, b_of(w)), string_at(x, c_of(w)), &order, &step)) return step;
  set_slot(x, a_of(w), order < 0);
  return Step::kNext;
}
Step slow_lestr(Exec& x, Word w) {
  int order;
  Step step;
  if (!order_strings(x, string_at(x, b_of(w)), string_at(x, c_of(w)), &order, &step)) return step;
  set_slot(x, a_of(w), order <= 0);
  return Step::kNext;
}
Step slow_jeqstr(Exec& x, Word w) { return branch_if_equal(x, true, w); }
Step slow_jnestr(Exec& x, Word w) { return branch_if_equal(x, false, w); }
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
namespace {

Step equate_values(Exec& x, const void* a, const void* b, uint32_t to) {
  const auto* type = ext_ptr<const TypeDesc>(x);
  if (type->flags & bytecode::kTypeRegularMemory) {
    Pieces work(x);
    int order;
    if (!work.compare(a, b, type->size, &order)) return work.leave();
    set_slot(x, to, order == 0);
    return Step::kNext;
  }
  const TypeDesc* culprit = nullptr;
  EqualResult r = runtime::equal_values(x.machine->os_memory(), type, a, b, &culprit,
                                        Machine::stop_test(x));
  return finish_equal(x, r, culprit, to);
}

}  // namespace

Step slow_eqm(Exec& x, Word w) {
  return equate_values(x, x.fp + b_of(w), x.fp + c_of(w), a_of(w));
}
Step slow_eqmem(Exec& x, Word w) {
  const void* a = ptr_slot<const void>(x, b_of(w));
  const void* b = ptr_slot<const void>(x, c_of(w));
  if (a == nullptr || b == nullptr) return x.machine->raise_nil(x);
  return equate_values(x, a, b, a_of(w));
}

// ---- allocation

Step slow_new(Exec& x, Word w) {
  x.charge_allocation(ext_ptr<const TypeDesc>(x)->size);
  void* p = runtime::allocate(*x.cache, ext_ptr<const TypeDesc>(x));
  if (VOLE_UNLIKELY(p == nullptr)) return x.machine->no_memory(x);
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
  x.charge_allocation(static_cast<uint64_t>(cap) * elem->size);
  void* p = runtime::allocate_array(*x.cache, elem, static_cast<uint64_t>(cap));
  if (VOLE_UNLIKELY(p == nullptr)) return x.machine->no_memory(x);
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

SliceValue slice_at(const Exec& x, uint32_t i) {
  return {ptr_slot<char>(x, i), static_cast<int64_t>(slot(x, i + 1)),
          static_cast<int64_t>(slot(x, i + 2))};
}

// Makes room for `more` elements; true: `s` has it. Else *step says how to end.
bool make_room(Exec& x, Pieces& work, const TypeDesc* elem, SliceValue& s, int64_t more,
               Step* step) {
  int64_t needed;
  if (__builtin_add_overflow(s.len, more, &needed)) {
    *step = x.machine->raise_error(x, "growslice: len out of range");
    return false;
  }
  return needed <= s.cap || work.grow(elem, s, needed, step);
}

}  // namespace

Step slow_append1(Exec& x, Word w) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  SliceValue s = slice_at(x, b_of(w));
  Pieces work(x);
  Step step;
  if (!make_room(x, work, elem, s, 1, &step)) return step;
  runtime::copy_typed(*x.cache, s.data + static_cast<uint64_t>(s.len) * elem->size, x.fp + c_of(w),
                      elem->size, elem);
  set_slice(x, a_of(w), s.data, static_cast<uint64_t>(s.len + 1), static_cast<uint64_t>(s.cap));
  return Step::kNext;
}
Step slow_append_grow(Exec& x, Word w) {
  SliceValue s = slice_at(x, b_of(w));
  Pieces work(x);
  Step step;
  if (!make_room(x, work, ext_ptr<const TypeDesc>(x), s, c_of(w), &step)) return step;
  set_slice(x, a_of(w), s.data, static_cast<uint64_t>(s.len), static_cast<uint64_t>(s.cap));
  return Step::kNext;
}
Step slow_appends(Exec& x, Word w) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  SliceValue s = slice_at(x, b_of(w));
  GoString more = string_at(x, c_of(w));  // the first two words of a slice are the same
  Pieces work(x);
  Step step;
  if (!make_room(x, work, elem, s, more.len, &step)) return step;
  if (!work.copy(s.data + static_cast<uint64_t>(s.len) * elem->size, more.data,
                 static_cast<uint64_t>(more.len) * elem->size, elem)) {
    return work.leave();
  }
  set_slice(x, a_of(w), s.data, static_cast<uint64_t>(s.len + more.len),
            static_cast<uint64_t>(s.cap));
  return Step::kNext;
}
Step slow_copys(Exec& x, Word w) {
  const auto* elem = ext_ptr<const TypeDesc>(x);
  GoString to = string_at(x, b_of(w)), from = string_at(x, c_of(w));
  int64_t n = to.len < from.len ? to.len : from.len;
  if (n != 0) {
    Pieces work(x);
    if (!work.copy(const_cast<char*>(to.data), from.data, static_cast<uint64_t>(n) * elem->size,
                   elem)) {
      return work.leave();
    }
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

bool join(const Exec& x, Pieces& work, uint32_t first, uint32_t n, char* to) {
  for (uint32_t i = 0; i < n; ++i) {
    GoString s = string_at(x, first + 2 * i);
    if (!work.copy_bytes(to, s.data, static_cast<uint64_t>(s.len))) return false;
    to += s.len;
  }
  return true;
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
  Pieces work(x);
  char* data = buffer;
  if (buffer == nullptr || p.total > bytecode::kStringBufferBytes) {
    data = static_cast<char*>(work.fresh());
    if (data == nullptr) {
      data = static_cast<char*>(runtime::allocate_noscan(*x.cache, p.total, false));
      if (VOLE_UNLIKELY(data == nullptr)) return x.machine->no_memory(x);
      work.set_fresh(data);
    }
  }
  if (!join(x, work, first, n, data)) return work.leave();
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
