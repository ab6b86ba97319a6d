// Locations, holes and edges of the graph that is solved, and the table of the variables of a
// batch of functions that call each other.
#include "compiler/escape/graph.h"

#include "base/check.h"

namespace vole::escape {

bool reports(const ir::Func* func) {
  while (func->outer != nullptr) func = func->outer;
  return func->shape == nullptr || func->shape == func;
}

bool encloses(const ir::Func* outer, const ir::Func* inner) {
  if (outer == inner) return false;
  for (const ir::Func* f = inner->outer; f != nullptr; f = f->outer) {
    if (f == outer) return true;
  }
  return false;
}

ir::Name* declaring(ir::Name* name) {
  return name->cls == ir::NameClass::kClosureVar && name->canonical != nullptr ? name->canonical
                                                                                : name;
}

bool is_bound_receiver(const ir::Name* name) {
  return name->cls == ir::NameClass::kClosureVar && name->canonical == nullptr;
}

Graph::Graph(Context& context)
    : context_(context),
      memory_(context.scratch.bytes, sizeof(context.scratch.bytes)),
      locations_(&memory_),
      notes_(&memory_),
      by_name_(&memory_),
      batch_(&memory_) {
  heap_.traits = kLost;
  mutator_.traits = kMutates;
  callee_.traits = kCalls;
}

Graph::~Graph() = default;

Location* Graph::add(ir::Node* node, ir::Func* func, int loop_depth, bool persists) {
  Location& location = locations_.emplace_back();
  location.node = node;
  location.func = func;
  location.loop_depth = loop_depth;
  if (persists) location.traits = kPersists;
  if (auto* name = ir::as<ir::Name>(node)) {
    location.is_param = name->cls == ir::NameClass::kParam || is_bound_receiver(name);
    if (name->cls == ir::NameClass::kResult) location.result = static_cast<int>(name->index);
    by_name_[name] = &location;
  }
  return &location;
}

Location* Graph::of(ir::Name* name) {
  name = declaring(name);
  auto it = by_name_.find(name);
  return it != by_name_.end() ? it->second : add(name, name->func, 1, true);
}

bool Graph::knows(const ir::Name* name) const {
  return by_name_.count(declaring(const_cast<ir::Name*>(name))) != 0;
}

Hole Graph::note(Hole hole, const ir::Node* where, std::string_view why) {
  if (!context_.explains()) return hole;
  hole.notes = &notes_.emplace_back(Note{where, why, hole.notes});
  return hole;
}

Hole Graph::shifted(Hole hole, int derefs) {
  hole.derefs += derefs;
  VOLE_CHECK(hole.derefs >= -1);
  hole.addr_taken = derefs < 0;
  return hole;
}

Hole Graph::deref(Hole hole, const ir::Node* where, std::string_view why) {
  return note(shifted(hole, 1), where, why);
}

Hole Graph::address(Hole hole, const ir::Node* where, std::string_view why) {
  return note(shifted(hole, -1), where, why);
}

void Graph::flow(Hole hole, Location* src) {
  if (hole.addr_taken) src->addr_taken = true;
  Location* dst = hole.dst;
  if (dst == &nowhere_) return;
  if (dst == src && hole.derefs >= 0) return;  // nothing new
  if (dst->has(kEscapes) && hole.derefs < 0) {
    explain_flow(*this, dst, src, hole.notes);
    src->traits |= kLost;
    return;
  }
  void* place = memory_.allocate(sizeof(Edge), alignof(Edge));
  auto* edge = new (place) Edge{src, hole.derefs, hole.notes, nullptr};
  (dst->last_incoming != nullptr ? dst->last_incoming->next : dst->incoming) = edge;
  dst->last_incoming = edge;
}

}  // namespace vole::escape
