// The list of all packages with natives.
#include "stdlib/natives.h"

#include <iterator>

#include "stdlib/packages.h"

namespace vole::stdlib {

namespace {

const vm::NativePackage* const kPackages[] = {
    &kAbiNatives,
    &kArenaNatives,
    &kAtomicNatives,
    &kBytealgNatives,
    &kChecksumNatives,
    &kFlateNatives,
    &kGodebugNatives,
    &kHostosNatives,
    &kHostosNetNatives,
    &kHostosProcessNatives,
    &kJsonNatives,
    &kMathBigNatives,
    &kMathBitsNatives,
    &kMathNatives,
    &kMdhashNatives,
    &kRegexpNatives,
    &kRuntimeDebugNatives,
    &kRuntimeMetricsNatives,
    &kRuntimeNatives,
    &kSchedNatives,
    &kSyncNatives,
    &kSyscallNatives,
    &kTimeNatives,
    &kWeakNatives,
};

}  // namespace

vm::NativeTable all_natives() { return {kPackages, std::size(kPackages)}; }

}  // namespace vole::stdlib
