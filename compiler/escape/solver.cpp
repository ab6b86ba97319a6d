// The solver: from each location back along the edges, to all whose values or addresses reach it.
//
// One walk finds the least number of dereferences on the way from each location to the root. Edges
// of weight -1 make it a Bellman-Ford search; it ends because the count starts again at 0 behind a
// location whose address was taken. A location that becomes persistent or escapes is walked
// again as a root, since now more outlives what it points to.
#include <algorithm>

#include "compiler/escape/graph.h"

namespace vole::escape {

namespace {

constexpr int kMostDerefs = 254;
// Flows to later results are flows to the heap.
constexpr int kMostResults = 5;
static_assert(kMostResults <= ir::Leaks::kResults);

void lower(uint8_t& least, int derefs) {
  auto value = static_cast<uint8_t>(std::min(derefs, kMostDerefs));
  if (least == ir::Leaks::kNo || value < least) least = value;
}

// First in, first out. Its memory is that of all that was ever in it since it was last empty.
class Queue {
 public:
  explicit Queue(std::pmr::memory_resource* memory) : items_(memory) {}
  bool empty() const { return first_ == items_.size(); }
  void push(Location* location) { items_.push_back(location); }
  Location* pop() {
    Location* item = items_[first_++];
    if (empty()) {
      items_.clear();
      first_ = 0;
    }
    return item;
  }

 private:
  std::pmr::vector<Location*> items_;
  size_t first_ = 0;
};

class Solver {
 public:
  explicit Solver(Graph& graph)
      : graph_(graph),
        first_(graph.memory()),
        later_(graph.memory()),
        pending_(graph.memory()) {}

  void run() {
    for (Location& location : graph_.locations()) first_.push_back(&location);
    for (Location* place : {graph_.mutator(), graph_.callee(), graph_.heap()}) {
      first_.push_back(place);
    }
    for (Location* location : first_) location->queued = true;
    while (!first_.empty() || !later_.empty()) {
      Location* root = take_root();
      root->queued = false;
      walk_from(root);
    }
  }

 private:
  Location* take_root() {
    if (first_.empty()) return later_.pop();
    Location* root = first_.back();
    first_.pop_back();
    return root;
  }

  // Those in the heap first: what they reach is decided at once.
  void queue_root(Location* location) {
    if (location->queued) return;
    location->queued = true;
    if (location->has(kEscapes)) {
      first_.push_back(location);
    } else {
      later_.push(location);
    }
  }

  // Whether what `holder` holds may still be used when `other` is gone, if that is in a frame.
  bool outlives(const Location* holder, const Location* other) const {
    if (holder->has(kEscapes)) return true;
    if (holder->func == nullptr) return false;  // mutator and callee hold nothing
    if (holder->result >= 0) {
      // What becomes of results is known only for closures all of whose calls are: these may
      // return addresses of variables around them.
      bool known = encloses(other->func, holder->func) &&
                   graph_.lost_results.count(holder->func) == 0;
      return !known;
    }
    if (holder->func == other->func) return holder->loop_depth < other->loop_depth;
    return encloses(holder->func, other->func);
  }

  void lose_results(const Location* closure) {
    const ir::Func* func = ir::to<ir::Closure>(closure->node)->func;
    if (!graph_.in_batch(func) || !graph_.lost_results.insert(func).second) return;
    for (ir::Name* result : func->results) queue_root(graph_.of(result));
  }

  void record_leak(const Location* root, Location* param, int derefs) {
    bool to_result = !root->has(kEscapes) && root->result >= 0 && root->func == param->func &&
                     root->result < kMostResults;
    lower(to_result ? param->leaks.results[root->result] : param->leaks.heap, derefs);
  }

  // What it means for `at` that its value (or, with `by_address`, its address) reaches the root.
  uint8_t arrive(Location* root, Location* at, int derefs, bool by_address) {
    uint8_t traits = 0;
    if (by_address) {
      if (outlives(root, at)) {
        if (!at->has(kEscapes)) explain_escape(graph_, root, at);
        traits |= kLost;
      } else if (root->has(kPersists)) {
        traits |= kPersists;
      }
    }
    if (derefs == 0) traits |= root->traits & (kMutates | kCalls);
    if (!at->is_param) return traits;
    if (outlives(root, at)) {
      if (!at->has(kEscapes)) explain_leak(graph_, root, at, derefs);
      record_leak(root, at, derefs);
    }
    if (root->has(kMutates)) lower(at->leaks.mutator, derefs);
    if (root->has(kCalls)) lower(at->leaks.callee, derefs);
    return traits;
  }

  void relax(Location* at, int derefs) {
    for (const Edge* edge = at->incoming; edge != nullptr; edge = edge->next) {
      Location* src = edge->src;
      if (src->has(kEscapes)) continue;
      int total = derefs + edge->derefs;
      if (src->walk == walk_ && src->derefs <= total) continue;
      src->walk = walk_;
      src->derefs = total;
      src->next = at;
      src->next_edge = edge;
      if (src->queued_in == walk_) continue;
      src->queued_in = walk_;
      pending_.push(src);
    }
  }

  void walk_from(Location* root) {
    walk_++;
    root->walk = walk_;
    root->derefs = 0;
    root->next = nullptr;
    if (root->has(kCalls) && root->node != nullptr && root->node->op == ir::Op::Closure) {
      lose_results(root);
    }
    pending_.push(root);
    while (!pending_.empty()) {
      Location* at = pending_.pop();
      at->queued_in = 0;
      bool by_address = at->derefs < 0;
      int derefs = std::max(at->derefs, 0);
      uint8_t traits = arrive(root, at, derefs, by_address);
      if ((traits & ~at->traits) != 0) {
        at->traits |= traits;
        queue_root(at);
        if (at->has(kEscapes)) continue;
      }
      relax(at, derefs);
    }
  }

  Graph& graph_;
  std::pmr::vector<Location*> first_;  // roots; the last one's turn comes next
  Queue later_;                        // roots after those
  Queue pending_;                      // of one walk
  uint32_t walk_ = 0;
};

}  // namespace

void solve(Graph& graph) { Solver(graph).run(); }

}  // namespace vole::escape
