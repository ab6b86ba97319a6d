// The lists of special functions. Source: inline/inl.go, and ssagen/intrinsics.go for amd64.
#include "compiler/inline/special.h"

#include <algorithm>
#include <iterator>

#include "compiler/types/object.h"

namespace vole::inlining {

namespace {

struct Group {
  std::string_view package;
  std::string_view names;  // separated by blanks
};

constexpr Group kIntrinsics[] = {
    {"crypto/internal/constanttime", "Select boolToUint8"},
    {"internal/runtime/atomic",
     "And And32 And64 And8 Cas Cas64 CasRel Casint32 Casint64 Casp1 Casuintptr Load Load64 Load8 "
     "LoadAcq LoadAcq64 LoadAcquintptr Loadint32 Loadint64 Loadp Loaduint Loaduintptr Or Or32 Or64 "
     "Or8 Store Store64 Store8 StoreRel StoreRel64 StoreReluintptr Storeint32 Storeint64 "
     "StorepNoWB Storeuintptr Xadd Xadd64 Xaddint32 Xaddint64 Xadduintptr Xchg Xchg64 Xchg8 "
     "Xchgint32 Xchgint64 Xchguintptr"},
    {"internal/runtime/maps",
     "bitsetFirst bitsetLowestSet bitsetRemoveBelow bitsetShiftOutLowest ctrlGroupMatchEmpty "
     "ctrlGroupMatchEmptyOrDeleted ctrlGroupMatchFull ctrlGroupMatchH2"},
    {"internal/runtime/math", "Add64 Mul64 MulUintptr"},
    {"internal/runtime/sys",
     "Bswap32 Bswap64 GetClosurePtr Len64 Len8 OnesCount64 Prefetch PrefetchStreamed "
     "TrailingZeros32 TrailingZeros64 TrailingZeros8"},
    {"math/big", "mulWW"},
    {"math/bits",
     "Add Add64 Div Div64 Len Len16 Len32 Len64 Len8 Mul Mul64 OnesCount OnesCount16 OnesCount32 "
     "OnesCount64 ReverseBytes32 ReverseBytes64 RotateLeft RotateLeft16 RotateLeft32 RotateLeft64 "
     "RotateLeft8 Sub Sub64 TrailingZeros16 TrailingZeros32 TrailingZeros64 TrailingZeros8"},
    {"math", "Ceil FMA Floor RoundToEven Trunc sqrt"},
    {"runtime", "KeepAlive slicebytetostringtmp"},
    {"sync/atomic",
     "AddInt32 AddInt64 AddUint32 AddUint64 AddUintptr AndInt32 AndInt64 AndUint32 AndUint64 "
     "AndUintptr CompareAndSwapInt32 CompareAndSwapInt64 CompareAndSwapUint32 CompareAndSwapUint64 "
     "CompareAndSwapUintptr LoadInt32 LoadInt64 LoadPointer LoadUint32 LoadUint64 LoadUintptr "
     "OrInt32 OrInt64 OrUint32 OrUint64 OrUintptr StoreInt32 StoreInt64 StoreUint32 StoreUint64 "
     "StoreUintptr SwapInt32 SwapInt64 SwapUint32 SwapUint64 SwapUintptr"},
    {"sync", "runtime_LoadAcquintptr runtime_StoreReluintptr"},
};

constexpr Group kCheap[] = {
    {"internal/abi", "NoEscape"},
    {"internal/byteorder",
     "LEUint64 LEUint32 LEUint16 BEUint64 BEUint32 BEUint16 LEPutUint64 LEPutUint32 LEPutUint16 "
     "BEPutUint64 BEPutUint32 BEPutUint16 LEAppendUint64 LEAppendUint32 LEAppendUint16 "
     "BEAppendUint64 BEAppendUint32 BEAppendUint16"},
    {"encoding/binary",
     "littleEndian.Uint64 littleEndian.Uint32 littleEndian.Uint16 bigEndian.Uint64 "
     "bigEndian.Uint32 bigEndian.Uint16 littleEndian.PutUint64 littleEndian.PutUint32 "
     "littleEndian.PutUint16 bigEndian.PutUint64 bigEndian.PutUint32 bigEndian.PutUint16 "
     "littleEndian.AppendUint64 littleEndian.AppendUint32 littleEndian.AppendUint16 "
     "bigEndian.AppendUint64 bigEndian.AppendUint32 bigEndian.AppendUint16"},
    {"runtime", "heapBits.nextArena"},
};

bool has_word(std::string_view words, std::string_view word) {
  for (size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) {
      return true;
    }
  }
  return false;
}

template <size_t N>
bool lists(const Group (&groups)[N], std::string_view package, std::string_view name) {
  return std::any_of(std::begin(groups), std::end(groups), [&](const Group& group) {
    return group.package == package && has_word(group.names, name);
  });
}

}  // namespace

Special special_kind(const ir::Func& func) {
  if (func.kind == ir::FuncKind::kRuntime) {
    if (func.symbol == "runtime.panicrangestate") return Special::kCheap;
    if (func.symbol == "runtime.deferrangefunc") return Special::kDeferToken;
    return Special::kNone;
  }
  if (func.pkg == nullptr || func.is_closure) return Special::kNone;
  std::string_view package = func.pkg->path;
  std::string_view name = func.short_name;
  if (package == "internal/abi" && name.starts_with("EscapeNonString[")) {
    return Special::kEscapeHint;
  }
  if (package == "internal/runtime/sys" && (name == "GetCallerPC" || name == "GetCallerSP")) {
    return Special::kCallerFrame;
  }
  if (lists(kIntrinsics, package, name)) return Special::kIntrinsic;
  if (lists(kCheap, package, name)) return Special::kCheap;
  return Special::kNone;
}

}  // namespace vole::inlining
