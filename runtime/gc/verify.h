// The heap verifier: walks page tables, spans, bitmaps and central lists and compares what they say
// about each other. For tests and for debug builds; it changes nothing.
#pragma once

#include "runtime/memory/heap.h"

namespace vole::runtime {

// True if all is well; else *why says what is not.
bool verify_heap(Heap& heap, const char** why);

}  // namespace vole::runtime
