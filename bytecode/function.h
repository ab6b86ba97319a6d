// Functions in their linked form: what the interpreter, the stack walker and the traceback read.
// Immutable once the Program is linked; they live as long as it.
#pragma once

#include <cstdint>

#include "bytecode/instruction.h"
#include "bytecode/type.h"

namespace vole::bytecode {

enum FunctionFlags : uint32_t {
  kFuncWrapper = 1,      // not seen by recover() and hidden from tracebacks
  kFuncHasDefer = 2,     // recover_pc is valid
  kFuncNeedsContext = 4, // reads its closure object: the context header word is a live pointer
  kFuncNative = 8,       // code is `native; ret`
  kFuncRangeBody = 16,   // loop body of a range over a function
  kFuncReflects = 32,    // asks a reflect.Type for methods: all of them may be called
  kFuncSeenThrough = 64, // with kFuncWrapper: so is what was inlined into it
  kFuncAddresses = 128,  // with kFuncNative: takes uintptrs, which may be addresses in the stack
};

// At the safe point whose return pc (calls) or own pc (polls) is `pc`, bit i of bitmap `map` says
// whether slot i holds a live pointer. Slots past the bitmap's length hold none.
struct SafePoint {
  uint32_t pc;   // word index: for a call the word after the call; for a poll the poll itself
  uint32_t map;  // index of the bitmap's first 64-bit word in Function::bitmaps
};

// A source position for the code from `pc` on.
struct LineEntry {
  uint32_t pc;
  uint32_t file;    // index into the program's file table
  uint32_t line : 29;
  uint32_t unsigned_bounds : 3;  // for the text of panics: the instruction's index or low bound,
                                 // its high bound, its max are of 64-bit unsigned types
  uint16_t column;  // bytes, 1-based
  uint16_t inlined; // index + 1 into Function::inlines; 0: not inlined
};

// One level of an inline stack: function `name`, called at line/column of the next outer level.
struct InlineEntry {
  GoString name;
  uint32_t file;
  uint32_t line;
  uint16_t column;
  uint16_t outer;  // index + 1; 0: the function itself
};

// What the unwinder and debugger know of a named variable.
struct Variable {
  GoString name;
  const TypeDesc* type;
  uint32_t slot;
  uint32_t from_pc, to_pc;
};

// Memory in a frame to which pointers may exist: addressed variables, composite values, closures,
// buffers. `count` values of `type` one after the other from slot `slot` on, in memory form.
// While a stack is moved the pointers in all objects are adjusted, whatever they hold; the
// collector looks only at those that a live pointer reaches.
struct StackObject {
  uint32_t slot;
  uint32_t count;
  const TypeDesc* type;

  uint64_t bytes() const { return count * type->size; }
};

struct NativeCall;  // vm/native.h: how natives see the machine
// Returns a vm::NativeResult (as int, so that this floor need not know it).
using NativeFn = int (*)(NativeCall&);

struct Function {
  const Word* code = nullptr;
  uint32_t code_words = 0;
  uint32_t frame_slots = 0;   // all slots from fp on, callees' headers and outgoing areas included
  uint32_t param_slots = 0;
  uint32_t result_slots = 0;  // they follow the parameters
  uint32_t flags = 0;         // FunctionFlags
  uint32_t recover_pc = 0;    // word index of the epilogue: defer.return, results, ret
  NativeFn native = nullptr;
  Closure closure{this};      // the static func value of this function
  GoString name;              // "main.(*T).M", "main.main.func1"
  GoString pkg_path;
  const TypeDesc* type = nullptr;  // signature with the receiver as first parameter, may be null
  const uint64_t* param_map = nullptr;  // bitmap of pointers in params (results excluded)
  const SafePoint* safe_points = nullptr;  // sorted by pc
  uint32_t safe_point_count = 0;
  uint32_t bitmap_words = 0;  // words of each bitmap: ceil(local slots / 64)
  const uint64_t* bitmaps = nullptr;
  const LineEntry* lines = nullptr;  // sorted by pc
  uint32_t line_count = 0;
  uint32_t inline_count = 0;
  const InlineEntry* inlines = nullptr;
  const StackObject* stack_objects = nullptr;  // sorted by slot, disjoint
  uint32_t stack_object_count = 0;
  const Variable* variables = nullptr;
  uint32_t variable_count = 0;
  uint32_t entry_line = 0;
  uint32_t entry_file = 0;

  Function() = default;
  Function(const Function&) = delete;
  Function& operator=(const Function&) = delete;
};

}  // namespace vole::bytecode
