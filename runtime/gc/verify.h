// The heap verifier: walks page tables, spans, bitmaps and central lists and compares what they say
// about each other. For tests and for debug builds; it changes nothing.
#pragma once

#include <string>

#include "runtime/memory/heap.h"

namespace vole::runtime {

// True if all is well; else *why says what is not.
bool verify_heap(Heap& heap, const char** why);

// While marks are complete and not yet swept: no marked object holds the address of a stack. Else
// *why names object, word, type where it is known, and value; it lives until the next call.
class Collector;
bool verify_no_stack_pointers(Collector& collector, const char** why);
// The text for a pointer to a stack that lies, or is about to be stored, in memory that must not
// hold one: a heap object or other memory.
std::string describe_stack_pointer(Heap& heap, uintptr_t slot, uintptr_t value);

}  // namespace vole::runtime
