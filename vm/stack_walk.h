// Walking a goroutine's frames, innermost first, and the pointer map of each.
//
// A frame is (function, pc, fp). The pc of the innermost one is that of the instruction to run
// next; of the others it is the return address, except where the callee was not called by a call
// instruction (a failed instruction, panic, defer.return): there it is that instruction itself.
#pragma once

#include <cstdint>

#include "bytecode/function.h"
#include "bytecode/instruction.h"
#include "runtime/sched/goroutine.h"
#include "vm/program.h"

namespace vole::vm {

struct Frame {
  const Function* function = nullptr;
  const bytecode::Word* pc = nullptr;
  uint64_t* fp = nullptr;
  bool exact_pc = false;  // pc is that of the instruction being executed, not of the next

  uint32_t pc_index() const { return static_cast<uint32_t>(pc - function->code); }
};

class FrameWalker {
 public:
  // The goroutine must not be running, or its state must be in pc and fp.
  FrameWalker(const Program& program, const bytecode::Word* pc, uint64_t* fp) : program_(program) {
    frame_.pc = pc;
    frame_.fp = fp;
    frame_.exact_pc = true;
    frame_.function = function_of(fp);
  }

  const Frame& frame() const { return frame_; }
  // False past the outermost frame.
  bool next() {
    const Function* callee = frame_.function;
    uint64_t* fp = mem::load<uint64_t*>(frame_.fp + bytecode::kHeaderCallerFp);
    if (fp == nullptr) return false;
    const auto* pc = mem::load<const bytecode::Word*>(frame_.fp + bytecode::kHeaderReturnPc);
    // Between segments of a stack lies the frame of a bridge, which stands for its caller.
    if (VOLE_UNLIKELY(function_of(fp) == program_.bridge_function())) {
      pc = mem::load<const bytecode::Word*>(fp + bytecode::kHeaderReturnPc);
      fp = mem::load<uint64_t*>(fp + bytecode::kHeaderCallerFp);
    }
    frame_.fp = fp;
    frame_.pc = pc;
    frame_.function = function_of(fp);
    frame_.exact_pc = callee == program_.panic_frame_function() ||
                      callee == program_.panic_function() || callee == program_.assert_function() ||
                      bytecode::opcode_of(*pc) == bytecode::Opcode::DeferReturn;
    return true;
  }

 private:
  static const Function* function_of(uint64_t* fp) {
    return mem::load<const Function*>(fp + bytecode::kHeaderFunction);
  }

  const Program& program_;
  Frame frame_;
};

// The live pointer slots of a frame: bitmap over the first `slots` slots; null if there are none.
struct FrameMap {
  const uint64_t* bits = nullptr;
  uint32_t slots = 0;
  bool conservative = false;  // a native's frame: also everything after the parameters
};
FrameMap frame_map(const Frame& frame, bool innermost);

// The line of a frame.
struct FramePosition {
  uint32_t file = 0;
  uint32_t line = 0;
  uint16_t column = 0;
  uint16_t inlined = 0;
  uint8_t unsigned_bounds = 0;  // see bytecode::LineEntry
};
FramePosition frame_position(const Frame& frame);
FramePosition position_at(const Function* f, uint32_t pc);

}  // namespace vole::vm
