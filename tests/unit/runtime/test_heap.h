// A heap with collector and cache for the runtime's unit tests, with roots that a test sets by
// hand and types it can allocate.
#pragma once

#include <vector>

#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"
#include "runtime/gc/collector.h"

namespace vole::runtime {

// struct { next, other pointer; value, pad int }: two pointers in 32 bytes.
struct Node {
  Node* next;
  Node* other;
  uint64_t value;
  uint64_t pad;
};

inline constexpr uint8_t kNodeMask[] = {3};
inline constexpr uint8_t kPointerMask[] = {1};

inline TypeDesc make_type(uint64_t size, uint64_t ptr_bytes, const uint8_t* mask) {
  TypeDesc t{};
  t.size = size;
  t.ptr_bytes = ptr_bytes;
  t.ptr_mask = mask;
  t.align = 8;
  t.kind = bytecode::Kind::Struct;
  return t;
}

class TestHeap final : public RootProvider {
 public:
  explicit TestHeap(uint64_t limit = OsMemory::kNoLimit)
      : os(limit), heap(os), gc((init(), heap), clock) {
    VOLE_CHECK(gc.attach(cache) != nullptr);
    gc.set_roots(this);
    gc.set_poll_hook([](void* self) { static_cast<TestHeap*>(self)->armed++; }, this);
    GcDebug debug;
    debug.verify = true;
    gc.set_debug(debug);
  }
  ~TestHeap() {
    gc.detach(cache);
  }

  void visit_roots(RootVisitor& visitor) override {
    for (void* root : roots) visitor.pointer(reinterpret_cast<uintptr_t>(root));
  }
  Node* node(Node* next = nullptr, uint64_t value = 0) {
    auto* n = static_cast<Node*>(allocate(cache, &node_type));
    if (n != nullptr) {
      n->next = next;
      n->value = value;
    }
    return n;
  }
  void poll() {
    if (gc.wants_collection()) gc.collect(CollectReason::kHeap);
    gc.prepare_cache(cache);
  }
  bool valid() {
    const char* why = nullptr;
    bool ok = gc.verify(&why);
    if (!ok) fprintf(stderr, "heap: %s\n", why);
    return ok;
  }

  OsMemory os;
  Clock clock;
  Heap heap;
  Collector gc;
  MCache cache;
  std::vector<void*> roots;
  int armed = 0;
  TypeDesc node_type = make_type(32, 16, kNodeMask);
  TypeDesc pointer_type = make_type(8, 8, kPointerMask);

 private:
  void init() { VOLE_CHECK(heap.init({})); }
};

}  // namespace vole::runtime
