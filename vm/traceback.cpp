// Tracebacks in Go's format, for uncaught panics, fatal errors and runtime.Stack. GOTRACEBACK says
// which goroutines are shown.
#include "vm/machine.h"
#include "vm/print_value.h"
#include "vm/stack_walk.h"

namespace vole::vm {

using runtime::GStatus;
using runtime::WaitReason;

namespace {

constexpr size_t kFirstFrames = 50;  // of a deep stack, at either end

void append_position(std::string& out, const Program& program, const Function* f, uint32_t file,
                     uint32_t line, uint32_t offset) {
  out += "\n\t";
  out += program.file_name(f, file);
  out += ":";
  append_uint(out, line);
  out += " +";
  append_hex(out, offset);
  out += "\n";
}

// One frame, with the calls that were inlined into it first. Of a wrapper, only those are shown.
void append_frame(std::string& out, const Program& program, const Frame& frame) {
  const Function* f = frame.function;
  FramePosition at = frame_position(frame);
  uint32_t offset = frame.pc_index() * 8;
  uint32_t file = at.file, line = at.line;
  for (uint32_t i = at.inlined; i != 0 && i <= f->inline_count;) {
    const bytecode::InlineEntry& level = f->inlines[i - 1];
    out += level.name.view();
    out += "(...)\n\t";
    out += program.file_name(f, file);
    out += ":";
    append_uint(out, line);
    out += "\n";
    file = level.file;
    line = level.line;
    i = level.outer;
  }
  if ((f->flags & bytecode::kFuncWrapper) != 0) return;
  out += f->name.view();
  bool arguments = f->type != nullptr ? f->type->in.len != 0 : f->param_slots != 0;
  out += arguments ? "(...)" : "()";
  append_position(out, program, f, file, line, offset);
}

// The frame of a panic that has been running its defers: shown as gc's gopanic is.
void append_panic_frame(std::string& out, const G* g, const Frame& frame) {
  const runtime::PanicRecord* p = g->panics;
  while (p != nullptr && p->frame != g->offset_of(frame.fp)) p = p->next;
  out += "panic({";
  append_hex(out, p == nullptr ? 0 : reinterpret_cast<uintptr_t>(p->type));
  out += "?, ";
  append_hex(out, p == nullptr ? 0 : reinterpret_cast<uintptr_t>(p->data));
  out += "?})\n\t$GOROOT/src/runtime/panic.go:1 +0x0\n";
}

bool hidden(const Program& program, const Frame& frame, bool innermost_part) {
  const Function* f = frame.function;
  if (f == program.panic_function() || f == program.assert_function()) return true;
  if (f == program.panic_frame_function()) return innermost_part;
  if (f == program.goexit_function() || f == program.main_function()) return true;
  if ((f->flags & bytecode::kFuncSeenThrough) != 0) return true;
  return (f->flags & bytecode::kFuncWrapper) != 0 && frame_position(frame).inlined == 0;
}

// Who wakes these has done their operation for them: they go on with the next instruction.
bool waits_behind_instruction(WaitReason reason) {
  return reason == WaitReason::kChanReceive || reason == WaitReason::kChanSend ||
         reason == WaitReason::kSelect;
}

}  // namespace

std::string Machine::traceback(G* g) {
  std::string out = "goroutine ";
  append_uint(out, g->id);
  out += " [";
  GStatus status = g->state();
  if (status == GStatus::kRunning) {
    out += "running";
  } else if (status == GStatus::kRunnable) {
    out += "runnable";
  } else {
    out += wait_reason_text(g->wait_reason);
  }
  if (status == GStatus::kWaiting && g->wait_since != 0) {
    constexpr int64_t kMinute = 60'000'000'000;
    int64_t minutes = (sched_.clock().monotonic_ns() - g->wait_since) / kMinute;
    if (minutes >= 1) out += ", " + std::to_string(minutes) + " minutes";
  }
  if (g->lockedm.load_relaxed() != nullptr) out += ", locked to thread";
  out += "]:\n";
  std::vector<Frame> frames;
  bool innermost_part = true;  // the frames that a panic itself added
  FrameWalker walker(*program_, g->pc, g->fp);
  bool waits_behind = status == GStatus::kWaiting && waits_behind_instruction(g->wait_reason);
  do {
    Frame f = walker.frame();
    if (f.function == nullptr) break;
    if (waits_behind) f.exact_pc = false;
    waits_behind = false;
    if (hidden(*program_, f, innermost_part)) continue;
    innermost_part = false;
    frames.push_back(f);
  } while (walker.next());
  for (size_t i = 0; i < frames.size(); ++i) {
    if (frames.size() > 2 * kFirstFrames && i == kFirstFrames) {
      out += "...";
      append_uint(out, frames.size() - 2 * kFirstFrames);
      out += " frames elided...\n";
      i = frames.size() - kFirstFrames;
    }
    if (frames[i].function == program_->panic_frame_function()) {
      append_panic_frame(out, g, frames[i]);
    } else {
      append_frame(out, *program_, frames[i]);
    }
  }
  if (g->creator != nullptr) {
    out += "created by ";
    out += g->creator->name.view();
    out += " in goroutine ";
    append_uint(out, g->creator_id);
    auto pc = static_cast<uint32_t>(g->creator_pc - g->creator->code);
    FramePosition at = position_at(g->creator, pc);
    append_position(out, *program_, g->creator, at.file, at.line, pc * 8);
  }
  return out;
}

bool Machine::shows_all(std::string_view level) {
  return level == "all" || level == "system" || level == "crash" ||
         (!level.empty() && level[0] >= '2' && level[0] <= '9');
}

std::string Machine::traceback_all(G* first, bool all) {
  std::string out;
  if (first != nullptr) {
    out += traceback(first);
    if (!all && !traceback_all_.load_relaxed()) return out;
  }
  for (uint32_t i = 0; i < sched_.g_count(); ++i) {
    G* g = sched_.g_at(i);
    if (g == first || g->system || g->is_dead()) continue;
    if (!out.empty()) out += "\n";
    out += traceback(g);
  }
  return out;
}

WaitReason wait_reason_named(std::string_view name) {
  for (size_t i = 0; i < static_cast<size_t>(WaitReason::kCount); ++i) {
    auto reason = static_cast<WaitReason>(i);
    if (name == wait_reason_text(reason)) return reason;
  }
  return WaitReason::kNone;
}

}  // namespace vole::vm
