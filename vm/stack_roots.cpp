// Adjusting after a move, and scanning with stack objects. The essay is in stack_roots.h.
#include "vm/stack_roots.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <string>

#include "base/mutant.h"
#include "runtime/gc/collector.h"
#include "runtime/type/pointer_map.h"
#include "runtime/values/chan.h"

namespace vole::vm {

using bytecode::kHeaderCallerFp;
using bytecode::kHeaderContext;
using bytecode::kHeaderSlots;
using bytecode::StackObject;
using runtime::G;
using runtime::RootVisitor;
using runtime::StackMove;

namespace {

uintptr_t address_of(const void* p) { return reinterpret_cast<uintptr_t>(p); }

void adjust_objects(const Frame& frame, const StackMove& move) {
  const Function* f = frame.function;
  for (uint32_t i = 0; i < f->stack_object_count; ++i) {
    const StackObject& o = f->stack_objects[i];
    runtime::for_each_pointer(
        address_of(frame.fp + o.slot), o.bytes(), o.type,
        [&move](uintptr_t slot) { move.adjust(reinterpret_cast<void*>(slot)); });
  }
}

void adjust_records(G* g, const StackMove& move) {
  for (auto* d = g->defers; d != nullptr; d = d->next) move.adjust(&d->closure);
  for (auto* p = g->panics; p != nullptr; p = p->next) move.adjust(&p->data);
  if (is_mutant(Mutant::kNoSudogAdjustment)) return;
  move.adjust(&g->own.elem);
  for (uint32_t i = 0; i < g->select_count; ++i) move.adjust(&g->select_sudogs[i].elem);
}

// Bytes of stack from its start to the innermost frame.
size_t bytes_below(const G* g) {
  const runtime::Segment* s = g->segment;
  if (s == nullptr) return address_of(g->fp) - g->stack.lo;
  return address_of(g->fp) - address_of(s) + (s->total - s->bytes);
}

}  // namespace

void adjust_goroutine(const Program& program, G* g, const StackMove& move) {
  // The frame being entered may begin where the old stack ends, which is outside of it.
  g->fp += move.delta / 8;
  for (uint64_t* fp = g->fp; fp != nullptr; fp = mem::load<uint64_t*>(fp + kHeaderCallerFp)) {
    move.adjust(fp + kHeaderCallerFp);
  }
  FrameWalker walker(program, g->pc, g->fp);
  bool innermost = true;
  do {
    const Frame& f = walker.frame();
    move.adjust(f.fp + kHeaderContext);
    FrameMap map = frame_map(f, innermost);
    innermost = false;
    if (map.bits != nullptr) move.adjust_words(f.fp, map.slots, map.bits);
    if (f.function->flags & bytecode::kFuncAddresses) {
      for (uint32_t i = 0; i < f.function->param_slots; ++i) move.adjust(f.fp + i);
    }
    adjust_objects(f, move);
  } while (walker.next());
  adjust_records(g, move);
}

// ---- roots

void StackRoots::visit(RootVisitor& visitor, G* g, const Options& options) {
  options_ = options;
  g_ = g;
  frames_.clear();
  reached_.clear();
  if (g->fp != nullptr) visit_frames(visitor);
  visit_records(visitor);
  drain(visitor);
}

VOLE_ALWAYS_INLINE void StackRoots::pointer(RootVisitor& visitor, const void* at) {
  auto value = mem::load<uintptr_t>(at);
  if (VOLE_UNLIKELY(g_->stack.contains(value))) {
    pending_.push_back({value, static_cast<const uint64_t*>(at)});
    return;
  }
  if (VOLE_UNLIKELY(options_.verify != nullptr) && options_.verify->is_stack(value)) {
    complain("a pointer into another or an old stack",
             {value, static_cast<const uint64_t*>(at)});
  }
  visitor.pointer(value);
}

void StackRoots::maybe_pointer(RootVisitor& visitor, const void* at) {
  auto value = mem::load<uintptr_t>(at);
  if (g_->stack.contains(value)) {
    uncertain_.push_back({value, static_cast<const uint64_t*>(at)});
  } else {
    visitor.conservative(&value, &value + 1);
  }
}

void StackRoots::maybe_pointers(RootVisitor& visitor, const uint64_t* from, const uint64_t* to) {
  for (; from < to; ++from) maybe_pointer(visitor, from);
}

void StackRoots::visit_frames(RootVisitor& visitor) {
  FrameWalker walker(program_, g_->pc, g_->fp);
  bool innermost = true;
  uint32_t objects = 0;
  visitor.add_stack_bytes(bytes_below(g_));
  do {
    const Frame& f = walker.frame();
    const Function* fn = f.function;
    if (fn->stack_object_count != 0) {
      frames_.push_back({f.fp, fn, objects});
      objects += fn->stack_object_count;
    }
    // What a frame without a map holds may be dead: no evidence that marking has missed it.
    if (innermost && options_.top_conservative && !visitor.again()) {
      maybe_pointers(visitor, f.fp, std::min(f.fp + fn->frame_slots, g_->stack_end()));
    }
    FrameMap map = frame_map(f, innermost);
    innermost = false;
    for (uint32_t w = 0; map.bits != nullptr && w * 64 < map.slots; ++w) {
      uint64_t bits = map.bits[w];
      if (is_mutant(Mutant::kSlotMissing)) bits &= bits - 1;
      for (; bits != 0; bits &= bits - 1) {
        uint32_t i = w * 64 + static_cast<uint32_t>(__builtin_ctzll(bits));
        if (i < map.slots) pointer(visitor, f.fp + i);
      }
    }
    if (map.conservative) {
      maybe_pointers(visitor, f.fp + map.slots, f.fp + fn->frame_slots - kHeaderSlots);
    }
    // The closure stays alive while its function runs: natives read it, and it costs nothing.
    if (fn->flags & bytecode::kFuncNeedsContext) {
      pointer(visitor, f.fp + kHeaderContext);
    }
  } while (walker.next());
  reached_.assign(objects, 0);
}

// A waiting goroutine's channel, and the value that it wants to send: after the instruction that
// waits nobody needs it any more, so the frame's map does not have it.
void StackRoots::visit_sudog(RootVisitor& visitor, const runtime::Sudog& s) {
  if (s.channel == nullptr) return;
  visitor.pointer(address_of(s.channel));
  if (s.elem != nullptr) {
    maybe_pointer(visitor, &s.elem);
  } else if (s.is_send && s.slot >= 0) {
    const uint64_t* value = g_->stack_lo() + s.slot;
    maybe_pointers(visitor, value, value + s.channel->elem->slots());
  }
}

void StackRoots::visit_records(RootVisitor& visitor) {
  for (uint32_t i = 0; i < g_->select_count; ++i) visit_sudog(visitor, g_->select_sudogs[i]);
  if (g_->own.channel != nullptr) visit_sudog(visitor, g_->own);
  if (uint64_t packed = g_->fresh.load_acquire()) {
    const uint64_t* fresh = g_->stack_lo() + (packed >> 32) - 1;
    maybe_pointers(visitor, fresh, fresh + static_cast<uint32_t>(packed));
  }
  for (auto* d = g_->defers; d != nullptr; d = d->next) pointer(visitor, &d->closure);
  for (auto* p = g_->panics; p != nullptr; p = p->next) pointer(visitor, &p->data);
  visitor.conservative(&g_->param, &g_->param + 1);
}

const StackRoots::ObjectFrame* StackRoots::find_frame(uintptr_t address) const {
  if (g_->segment != nullptr) {
    // Segments lie anywhere: the order of frames says nothing.
    for (const ObjectFrame& f : frames_) {
      if (address - address_of(f.fp) < f.function->frame_slots * uint64_t{8}) return &f;
    }
    return nullptr;
  }
  auto frame = std::lower_bound(
      frames_.begin(), frames_.end(), address,
      [](const ObjectFrame& f, uintptr_t wanted) { return address_of(f.fp) > wanted; });
  return frame == frames_.end() ? nullptr : &*frame;
}

const StackObject* StackRoots::find_object(uintptr_t address, uint64_t** fp,
                                           uint32_t* index) const {
  const ObjectFrame* frame = find_frame(address);
  if (frame == nullptr) return nullptr;
  const StackObject* objects = frame->function->stack_objects;
  uintptr_t offset = address - address_of(frame->fp);
  const StackObject* end = objects + frame->function->stack_object_count;
  const StackObject* o = std::upper_bound(
      objects, end, offset,
      [](uintptr_t wanted, const StackObject& x) { return wanted < uintptr_t{x.slot} * 8; });
  if (o == objects) return nullptr;
  --o;
  if (offset - uintptr_t{o->slot} * 8 >= std::max<uint64_t>(o->bytes(), 1)) return nullptr;
  *fp = frame->fp;
  *index = frame->first_object + static_cast<uint32_t>(o - objects);
  return o;
}

// Objects that precise pointers reach come first: what they are is certain then.
void StackRoots::drain(RootVisitor& visitor) {
  for (;;) {
    bool certain = !pending_.empty();
    std::vector<Pending>& list = certain ? pending_ : uncertain_;
    if (list.empty()) return;
    Pending pending = list.back();
    list.pop_back();
    uint64_t* fp;
    uint32_t index;
    const StackObject* o = find_object(pending.value, &fp, &index);
    if (o == nullptr) {
      if (certain && options_.verify != nullptr) complain("a pointer to no stack object", pending);
      continue;
    }
    if (reached_[index] != 0) continue;
    reached_[index] = 1;
    uint64_t* base = fp + o->slot;
    if (certain) {
      runtime::for_each_pointer(
          address_of(base), o->bytes(), o->type,
          [&](uintptr_t slot) { pointer(visitor, reinterpret_cast<const void*>(slot)); });
    } else if (o->type->ptr_bytes != 0) {
      maybe_pointers(visitor, base, base + o->bytes() / 8);
    }
  }
}

void StackRoots::complain(const char* what, const Pending& pending) const {
  // Frames are named by what they hold: the innermost that begins at or below an address.
  auto place = [this](uintptr_t address) {
    FrameWalker walker(program_, g_->pc, g_->fp);
    while (address_of(walker.frame().fp) > address && walker.next()) {
    }
    const Frame& f = walker.frame();
    char text[256];
    std::snprintf(text, sizeof(text), "byte %" PRIdPTR " of the frame of %.*s",
                  static_cast<intptr_t>(address - address_of(f.fp)),
                  static_cast<int>(f.function->name.len), f.function->name.data);
    return std::string(text);
  };
  char text[160];
  std::snprintf(text, sizeof(text), "goroutine %" PRIu64 " holds %s: %#" PRIxPTR, g_->id, what,
                pending.value);
  std::string all = text;
  if (g_->stack.contains(pending.value)) all += " (" + place(pending.value) + ")";
  all += g_->stack.contains(address_of(pending.at)) ? ", in " + place(address_of(pending.at))
                                                    : ", in a record of the goroutine";
  VOLE_FATAL(all.c_str());
}

}  // namespace vole::vm
