// Out-of-line map instructions: a lookup or an assignment for keys of any type, of 64 bits, and
// for strings. Races with other goroutines are found here, as Go finds them.
#include "runtime/values/map.h"
#include "vm/machine.h"
#include "vm/slow_ops.h"

namespace vole::vm {

using bytecode::a_of;
using bytecode::b_of;
using bytecode::c_of;
using runtime::Map;
using runtime::MapContext;
using runtime::MapIterator;
using runtime::MapLayout;
using runtime::MapStatus;

namespace {

const MapLayout* layout_of(Exec& x, const Map* m) {
  return m != nullptr ? m->layout : x.machine->map_layout(ext_ptr<const TypeDesc>(x));
}

// Go looks a key up in an empty map only to panic if it cannot be hashed, in words of their own.
Step fail(Exec& x, const MapContext& c, MapStatus status, bool lookup_in_empty) {
  if (status == MapStatus::kUnhashable) {
    std::string type(c.culprit->string.view());
    if (lookup_in_empty) return x.machine->raise_plain(x, "hash of unhashable type: " + type);
    return x.machine->raise_error(x, "hash of unhashable type " + type);
  }
  if (status == MapStatus::kRace) return x.machine->fatal(x, "concurrent map writes");
  if (status == MapStatus::kStopped) return x.machine->stop_long_work(x);
  return x.machine->no_memory(x);
}

bool is_raced(const Map* m) { return m != nullptr && VOLE_UNLIKELY(runtime::map_is_written(m)); }
Step read_race(Exec& x) { return x.machine->fatal(x, "concurrent map read and map write"); }
Step iteration_race(Exec& x) {
  return x.machine->fatal(x, "concurrent map iteration and map write");
}

bool is_empty(const Map* m) { return m == nullptr || mem::load_word(&m->count) == 0; }

Step found(Exec& x, Word w, const Map* m, const void* elem) {
  if (elem == nullptr) {
    const MapLayout* layout = layout_of(x, m);
    if (layout == nullptr) return x.machine->no_memory(x);
    elem = layout->zero;
  }
  set_ptr(x, a_of(w), elem);
  return Step::kNext;
}
Step found2(Exec& x, Word w, const Map* m, const void* elem) {
  Step step = found(x, w, m, elem);
  if (step == Step::kNext) set_slot(x, a_of(w) + 1u, elem != nullptr);
  return step;
}

Step nil_map(Exec& x) { return x.machine->raise_plain(x, "assignment to entry in nil map"); }

// Looks up by `find`, which returns the element or null, and answers by found or found2.
template <auto kAnswer, class Find>
Step get(Exec& x, Word w, Find find) {
  auto* m = ptr_slot<Map>(x, b_of(w));
  if (is_raced(m)) return read_race(x);
  return kAnswer(x, w, m, find(m));
}

// The same for keys of any type, whose hashing and comparing can fail.
template <auto kAnswer>
Step get_any(Exec& x, Word w) {
  auto* m = ptr_slot<Map>(x, b_of(w));
  if (is_raced(m)) return read_race(x);
  MapContext c = Machine::map_context(x);
  char* elem;
  const MapLayout* layout = layout_of(x, m);
  if (layout == nullptr) return x.machine->no_memory(x);
  MapStatus status = runtime::map_find(c, layout, m, x.fp + c_of(w), &elem);
  return status == MapStatus::kOk ? kAnswer(x, w, m, elem) : fail(x, c, status, is_empty(m));
}

template <auto kAnswer>
Step get_64(Exec& x, Word w) {
  return get<kAnswer>(x, w, [&](Map* m) { return runtime::map_find_64(m, slot(x, c_of(w))); });
}

template <auto kAnswer>
Step get_str(Exec& x, Word w) {
  uint32_t key = c_of(w);
  return get<kAnswer>(x, w, [&](Map* m) {
    return runtime::map_find_string(m, ptr_slot<const char>(x, key), slot(x, key + 1));
  });
}

// Makes room for an element by `assign`, which sets where it is.
template <class Assign>
Step set(Exec& x, Word w, Assign assign) {
  auto* m = ptr_slot<Map>(x, b_of(w));
  if (m == nullptr) return nil_map(x);
  MapContext c = Machine::map_context(x);
  char* elem;
  MapStatus status = assign(c, m, &elem);
  if (status != MapStatus::kOk) return fail(x, c, status, false);
  set_ptr(x, a_of(w), elem);
  return Step::kNext;
}

}  // namespace

Step slow_map_get(Exec& x, Word w) { return get_any<found>(x, w); }
Step slow_map_get2(Exec& x, Word w) { return get_any<found2>(x, w); }
Step slow_map_get_64(Exec& x, Word w) { return get_64<found>(x, w); }
Step slow_map_get2_64(Exec& x, Word w) { return get_64<found2>(x, w); }
Step slow_map_get_str(Exec& x, Word w) { return get_str<found>(x, w); }
Step slow_map_get2_str(Exec& x, Word w) { return get_str<found2>(x, w); }

Step slow_map_set(Exec& x, Word w) {
  return set(x, w, [&](MapContext& c, Map* m, char** elem) {
    return runtime::map_assign(c, m, x.fp + c_of(w), elem);
  });
}
Step slow_map_set_64(Exec& x, Word w) {
  return set(x, w, [&](MapContext& c, Map* m, char** elem) {
    return runtime::map_assign_64(c, m, slot(x, c_of(w)), elem);
  });
}
Step slow_map_set_str(Exec& x, Word w) {
  uint32_t key = c_of(w);
  return set(x, w, [&](MapContext& c, Map* m, char** elem) {
    return runtime::map_assign_string(c, m, ptr_slot<const char>(x, key), slot(x, key + 1), elem);
  });
}

Step slow_map_delete(Exec& x, Word w) {
  auto* m = ptr_slot<Map>(x, a_of(w));
  MapContext c = Machine::map_context(x);
  const MapLayout* layout = layout_of(x, m);
  if (layout == nullptr) return x.machine->no_memory(x);
  MapStatus status = runtime::map_delete(c, layout, m, x.fp + b_of(w));
  return status == MapStatus::kOk ? Step::kNext : fail(x, c, status, is_empty(m));
}
Step slow_map_iter(Exec& x, Word w) {
  auto* it = ptr_slot<MapIterator>(x, a_of(w));
  auto* m = ptr_slot<Map>(x, b_of(w));
  if (is_raced(m)) return iteration_race(x);
  mem::zero_words(it, sizeof(MapIterator));
  MapContext c = Machine::map_context(x);
  runtime::map_iterate_at(c, it, m);
  return Step::kNext;
}
Step slow_map_next(Exec& x, Word w) {
  MapContext c = Machine::map_context(x);
  const char* key;
  char* elem;
  MapStatus status = runtime::map_next(c, ptr_slot<MapIterator>(x, b_of(w)), &key, &elem);
  if (status == MapStatus::kRace) return iteration_race(x);
  if (status != MapStatus::kOk) return fail(x, c, status, false);
  set_ptr(x, a_of(w), key);
  set_ptr(x, a_of(w) + 1u, elem);
  return Step::kNext;
}

}  // namespace vole::vm
