// The table of each package that has natives. Defined in the package's own folder.
#pragma once

#include "vm/native.h"

namespace vole::stdlib {

extern const vm::NativePackage kAbiNatives;
extern const vm::NativePackage kArenaNatives;
extern const vm::NativePackage kAtomicNatives;
extern const vm::NativePackage kBytealgNatives;
extern const vm::NativePackage kChecksumNatives;
extern const vm::NativePackage kFlateNatives;
extern const vm::NativePackage kGodebugNatives;
extern const vm::NativePackage kHostosNatives;
extern const vm::NativePackage kHostosNetNatives;
extern const vm::NativePackage kHostosProcessNatives;
extern const vm::NativePackage kJsonNatives;
extern const vm::NativePackage kMathBitsNatives;
extern const vm::NativePackage kMathBigNatives;
extern const vm::NativePackage kMathNatives;
extern const vm::NativePackage kMdhashNatives;
extern const vm::NativePackage kRegexpNatives;
extern const vm::NativePackage kRuntimeDebugNatives;
extern const vm::NativePackage kRuntimeMetricsNatives;
extern const vm::NativePackage kRuntimeNatives;
extern const vm::NativePackage kSchedNatives;
extern const vm::NativePackage kSyncNatives;
extern const vm::NativePackage kSyscallNatives;
extern const vm::NativePackage kTimeNatives;
extern const vm::NativePackage kWeakNatives;

}  // namespace vole::stdlib
