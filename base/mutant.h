// Mutants of the runtime: places where one step that correctness rests on can be left out, so that
// tests can show that they would notice (tests/runner/mutants.py).
//
// Only the target `vole_mutants` is compiled with VOLE_MUTANTS; there the environment variable
// VOLE_MUTANT=N chooses. Everywhere else is_mutant() is the constant false and costs nothing.
#pragma once

namespace vole {

enum class Mutant : int {
  kNone = 0,
  kNoDeletionBarrier = 1,   // the barrier does not shade what is overwritten
  kNoInsertionBarrier = 2,  // … nor what is written
  kNoAllocateBlack = 3,     // objects made while marking runs are born white
  kSlotMissing = 4,         // frame maps lack their first live pointer slot
  kNoSudogAdjustment = 5,   // a moved stack leaves the places of waiting channel operations behind
  kNoRecheck = 6,           // a thread parks without looking once more for work
  kNoZeroing = 7,           // a slot that is used again keeps its old contents
  kNoOverlayEntry = 8,      // the barrier's dispatch table has no entry for st.ptr
  kNoFreshShade = 9,        // copies into fresh objects shade nothing
  kSlowPark = 10,           // nothing is wrong: the pause before kNoRecheck alone, to compare with
};

#ifdef VOLE_MUTANTS
Mutant active_mutant();
inline bool is_mutant(Mutant mutant) { return active_mutant() == mutant; }
#else
constexpr bool is_mutant(Mutant) { return false; }
#endif

}  // namespace vole
