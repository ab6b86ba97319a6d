// Collects and prints the table; see the header.
#include "vm/memory_table.h"

#include <cstdarg>
#include <cstdio>

#include "vm/machine.h"

namespace vole::vm {

namespace {

using runtime::Heap;
using runtime::kPageSize;
using runtime::kSizeClasses;
using runtime::kSizeClassCount;
using runtime::kSpanClassCount;
using runtime::MCache;
using runtime::Span;
using runtime::SpanState;

// What the spans of one span class hold; class 0: large objects.
struct ClassUse {
  uint64_t spans = 0, pages = 0;
  uint64_t objects = 0, slots = 0;
  uint64_t bytes = 0;    // of allocated objects
  uint64_t bitmaps = 0;  // pointer bits at the ends of spans
  uint64_t tails = 0;    // behind the last slot

  void add(const ClassUse& other) {
    spans += other.spans, pages += other.pages;
    objects += other.objects, slots += other.slots;
    bytes += other.bytes, bitmaps += other.bitmaps, tails += other.tails;
  }
};

struct HeapPicture {
  ClassUse classes[kSpanClassCount];
  ClassUse total;
  uint64_t manual_spans = 0, manual_bytes = 0;
};

void add_span(HeapPicture* picture, const Span* span) {
  if (span->state.load_acquire() != SpanState::kInUse) {
    picture->manual_spans++;
    picture->manual_bytes += span->bytes();
    return;
  }
  ClassUse use;
  use.spans = 1;
  use.pages = span->npages;
  use.slots = span->nelems;
  use.objects = span->alloc_count;
  use.bytes = span->alloc_count * span->elem_size;
  use.bitmaps = span->has_heap_bitmap() ? span->bytes() / 64 : 0;
  use.tails = span->bytes() - use.bitmaps - span->nelems * span->elem_size;
  picture->classes[span->span_class].add(use);
  picture->total.add(use);
}

class Writer {
 public:
  [[gnu::format(printf, 2, 3)]] void line(const char* format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    out_ += text;
    out_ += '\n';
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

using Number = unsigned long long;  // what printf's %llu takes

void write_class(Writer& w, const char* name, const char* kind, const ClassUse& use) {
  w.line("%7s %-7s %7llu %8llu %10llu %10llu %13llu %12llu %12llu", name, kind, Number(use.spans),
         Number(use.pages), Number(use.objects), Number(use.slots), Number(use.bytes),
         Number(use.bitmaps), Number(use.tails));
}

void write_classes(Writer& w, const HeapPicture& picture) {
  w.line("%7s %-7s %7s %8s %10s %10s %13s %12s %12s", "size", "kind", "spans", "pages", "objects",
         "slots", "object bytes", "bitmap bytes", "tail waste");
  for (int c = 1; c <= kSizeClassCount; ++c) {
    int size_class = c % kSizeClassCount;  // large objects last
    for (int noscan = 0; noscan < 2; ++noscan) {
      const ClassUse& use = picture.classes[size_class * 2 + noscan];
      if (use.spans == 0) continue;
      std::string name = size_class == 0 ? "large" : std::to_string(kSizeClasses.size[size_class]);
      write_class(w, name.c_str(), noscan ? "noscan" : "scan", use);
    }
  }
  write_class(w, "all", "", picture.total);
}

// Spans in a list.
uint64_t length(const runtime::SpanStack& list) {
  uint64_t n = 0;
  for (const Span* span = list.top(); span != nullptr; span = span->next) n++;
  return n;
}

void write_caches(Writer& w, Heap& heap) {
  uint64_t caches = 0, spans = 0, free_slots = 0;
  for (MCache* cache = heap.caches(); cache != nullptr; cache = cache->next) {
    caches++;
    for (const Span* span : cache->alloc) {
      if (span == heap.empty_span()) continue;
      spans++;
      free_slots += span->nelems - span->alloc_count;
    }
  }
  w.line("mcache    %llu caches hold %llu spans with %llu free slots", Number(caches),
         Number(spans), Number(free_slots));
  uint64_t lists[4] = {};
  uint32_t gen = heap.sweep_gen();
  for (uint32_t c = 0; c < kSpanClassCount; ++c) {
    runtime::Central& central = heap.central(static_cast<runtime::SpanClass>(c));
    lists[0] += length(central.partial_swept(gen));
    lists[1] += length(central.partial_unswept(gen));
    lists[2] += length(central.full_swept(gen));
    lists[3] += length(central.full_unswept(gen));
  }
  w.line("mcentral  partial: %llu swept, %llu unswept; full: %llu swept, %llu unswept spans",
         Number(lists[0]), Number(lists[1]), Number(lists[2]), Number(lists[3]));
}

void write_heap(Writer& w, Machine& machine, const HeapPicture& picture) {
  runtime::HeapUse use = machine.heap().use();
  uint64_t backed = use.in_use + use.stacks + use.work + use.free_backed;
  w.line("mheap     %llu bytes of objects, %llu free, %llu not backed, %llu given back so far",
         Number(use.in_use), Number(use.free_backed),
         Number(use.opened > backed ? use.opened - backed : 0), Number(use.released));
  w.line("          %llu bytes of %llu reserved ones opened; %llu bytes of tables and records",
         Number(use.opened), Number(use.reserved), Number(machine.heap().metadata_bytes()));
  w.line("manual    %llu spans: %llu bytes for stacks, %llu for the collector's work",
         Number(picture.manual_spans), Number(use.stacks), Number(use.work));
  w.line("system    %llu bytes charged, %llu at most", Number(machine.os_memory().charged()),
         Number(machine.os_memory().peak()));
}

void write_collections(Writer& w, Machine& machine) {
  runtime::MemStats stats;
  machine.collector().read_stats(&stats);
  w.line("objects   %llu allocated, %llu freed; %llu bytes in all", Number(stats.mallocs),
         Number(stats.frees), Number(stats.total_alloc));
  w.line("gc        %u cycles, %u of them forced; %.3f ms of pauses; next at %llu bytes",
         stats.num_gc, stats.num_forced_gc, static_cast<double>(stats.pause_total_ns) / 1e6,
         Number(stats.next_gc));
}

}  // namespace

std::string memory_table(Machine& machine) {
  // Threads that have not seen the end yet would change what is counted.
  if (machine.ended()) machine.sched().join();
  HeapPicture picture;
  machine.heap().for_each_span([&](const Span* span) { add_span(&picture, span); });
  Writer w;
  write_classes(w, picture);
  write_caches(w, machine.heap());
  write_heap(w, machine, picture);
  write_collections(w, machine);
  return w.take();
}

}  // namespace vole::vm
