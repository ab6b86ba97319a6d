// Natives of arena: chunks and their maps of pointers.
//
// A chunk is a large object with pointers. At its end lie a type descriptor of its own and that
// descriptor's mask, one bit a word of the data before: the collector scans the chunk by them as it
// scans any large object. Bits are only ever added. While marking runs this is safe without more:
// a value put into a chunk is zero at first, and what is stored into it goes through the barrier;
// so it does not matter whether the marker sees the new bits.
//
// Free makes the chunk inaccessible where faults are caught, but not while marking runs, since a
// marker may be reading it; until then it is as before. Elsewhere it clears the data: whoever still
// has a pointer finds zeros, and what is stored there is scanned as before.
#include <algorithm>

#include "runtime/gc/allocate.h"
#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using bytecode::TypeDesc;
using runtime::Span;
using vm::NativeCall;
using vm::NativeEntry;

// What a chunk is made as, before it has a map.
constexpr uint8_t kNoPointers[1] = {};
constexpr char kChunkName[] = "arena chunk";
constexpr TypeDesc new_chunk_type() {
  TypeDesc t{};
  t.size = t.ptr_bytes = 8;
  t.kind = bytecode::Kind::Struct;
  t.align = 8;
  t.ptr_mask = kNoPointers;
  t.string = {kChunkName, sizeof kChunkName - 1};
  return t;
}
constexpr TypeDesc kNewChunk = new_chunk_type();

// The parts of a chunk of `bytes`: `room` bytes of data, one mask bit a word of them, descriptor.
struct ChunkLayout {
  explicit ChunkLayout(size_t bytes) {
    room = (bytes - sizeof(TypeDesc)) / 65 * 64;
    mask = (room / 64 + 7) / 8 * 8;
    room = (bytes - sizeof(TypeDesc) - mask) & ~size_t{7};
    room = std::min(room, mask * 64);
  }
  size_t room, mask;
};

// Bytes of a chunk with room for `size`.
size_t bytes_for(size_t size) {
  constexpr size_t kPage = runtime::kPageSize;
  size_t bytes = (size + size / 64 + sizeof(TypeDesc) + 64 + kPage - 1) / kPage * kPage;
  while (ChunkLayout(bytes).room < size) bytes += kPage;
  return bytes;
}

// The span of a chunk; null if the address belongs to none.
Span* chunk_of(vm::Machine& m, uintptr_t address) {
  Span* span = m.heap().object_span_of(address);
  if (span == nullptr || !span->is_large() || span->frozen.load_acquire()) return nullptr;
  if (span->large_type == nullptr) return nullptr;
  return span->large_type->string.data == kChunkName ? span : nullptr;
}

int new_chunk(NativeCall& c) {
  uint64_t size = c.u64();
  if (size > uint64_t{1} << 46) return c.panic_plain("runtime: allocation size out of range");
  size_t bytes = bytes_for(size);
  auto* chunk = static_cast<char*>(runtime::allocate_scan(*c.exec.cache, bytes, &kNewChunk));
  if (chunk == nullptr) return c.no_memory();
  ChunkLayout layout(bytes);
  // What was allocated is zero, and so is the mask.
  auto* type = reinterpret_cast<TypeDesc*>(chunk + bytes - sizeof(TypeDesc));
  auto* mask = reinterpret_cast<uint8_t*>(chunk + layout.room);
  *type = kNewChunk;
  type->size = bytes;
  type->ptr_bytes = layout.room;
  type->ptr_mask = mask;
  c.machine().heap().object_span_of(reinterpret_cast<uintptr_t>(chunk))->large_type = type;
  c.ret(static_cast<const void*>(chunk));
  c.ret(uint64_t{layout.room});
  return c.done();
}

int describe(NativeCall& c) {
  uintptr_t chunk = c.word(), at = c.word();
  auto* type = c.ptr<const TypeDesc>();
  int64_t count = c.i64();
  Span* span = chunk_of(c.machine(), chunk);
  if (span == nullptr) return c.fatal("arena: not a chunk");
  uintptr_t mask = reinterpret_cast<uintptr_t>(span->large_type->ptr_mask);
  size_t bytes = type->size * static_cast<size_t>(count);
  size_t room = span->large_type->ptr_bytes;
  if (at < chunk || at - chunk > room || bytes > room - (at - chunk)) {
    return c.fatal("arena: not in the chunk");
  }
  runtime::for_each_pointer(at, bytes, type, [&](uintptr_t slot) {
    size_t word = (slot - chunk) / 8;
    uintptr_t byte = mask + word / 8;
    mem::store<uint8_t>(byte,
                        static_cast<uint8_t>(mem::load<uint8_t>(byte) | 1u << (word % 8)));
  });
  return c.done();
}

int release(NativeCall& c) {
  vm::Machine& m = c.machine();
  vm::GoRawSlice chunks = c.slice();
  bool faults = m.config().catch_faults;
  if (faults && m.collector().phase() != runtime::GcPhase::kOff) {
    c.ret(false);
    return c.done();
  }
  for (int64_t i = 0; i < chunks.len; ++i) {
    uintptr_t chunk = mem::load<uintptr_t>(static_cast<uintptr_t*>(chunks.data) + i);
    Span* span = chunk_of(m, chunk);
    if (span == nullptr) continue;
    c.exec.charge(span->bytes());
    if (faults) {
      m.heap().drop_contents(span, true);
    } else {
      runtime::zero_typed(*c.exec.cache, reinterpret_cast<void*>(chunk),
                          span->large_type->ptr_bytes, span->large_type);
    }
  }
  c.ret(true);
  return c.done();
}

int owned(NativeCall& c) {
  c.ret(chunk_of(c.machine(), c.word()) != nullptr);
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"newchunk", new_chunk},
    {"describe", describe},
    {"release", release},
    {"owned", owned},
};

}  // namespace

const vm::NativePackage kArenaNatives{"arena", kEntries};

}  // namespace vole::stdlib
