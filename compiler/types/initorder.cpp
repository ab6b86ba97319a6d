// The order in which package-level variables are initialised (Go spec, "Package
// initialization"): a graph of constants, variables and functions, functions then taken out by
// connecting those that refer to them with what they refer to, and the rest put out by number of
// outstanding dependencies and declaration order.
#include <algorithm>
#include <set>
#include <unordered_set>

#include "compiler/types/checker.h"

namespace vole::types {

namespace {

struct Node {
  Object* obj = nullptr;
  std::unordered_set<Node*> pred;  // those that depend on this one
  std::unordered_set<Node*> succ;  // those that this one depends on
  size_t open = 0;                 // dependencies not yet put out
  size_t cost() const { return pred.size() * succ.size(); }
};

// Constants come first: they cannot depend on anything that needs initialisation.
struct Sooner {
  bool operator()(const Node* a, const Node* b) const {
    bool ca = a->obj->kind == ObjectKind::kConst, cb = b->obj->kind == ObjectKind::kConst;
    if (ca != cb) return ca;
    if (a->open != b->open) return a->open < b->open;
    return a->obj->order < b->obj->order;
  }
};

bool is_dependency(const Object* obj) {
  return obj->kind == ObjectKind::kConst || obj->kind == ObjectKind::kVar ||
         obj->kind == ObjectKind::kFunc;
}

class Graph {
 public:
  explicit Graph(const std::vector<Object*>& objects) {
    nodes_.reserve(objects.size());
    for (Object* obj : objects) {
      if (!is_dependency(obj)) continue;
      nodes_.emplace_back();
      nodes_.back().obj = obj;
      index_[obj] = &nodes_.back();
    }
    for (Node& n : nodes_) {
      for (Object* dep : n.obj->decl->deps) {
        auto it = index_.find(dep);
        if (it == index_.end()) continue;
        n.succ.insert(it->second);
        it->second->pred.insert(&n);
      }
    }
    eliminate_functions();
  }

  std::vector<Node*> values() {
    std::vector<Node*> result;
    for (Node& n : nodes_) {
      if (n.obj->kind == ObjectKind::kFunc) continue;
      n.open = n.succ.size();
      result.push_back(&n);
    }
    return result;
  }

 private:
  void eliminate_functions() {
    std::vector<Node*> functions;
    for (Node& n : nodes_) {
      if (n.obj->kind == ObjectKind::kFunc) functions.push_back(&n);
    }
    // Cheap ones first keeps the number of edges small.
    std::sort(functions.begin(), functions.end(), [](const Node* a, const Node* b) {
      return a->cost() != b->cost() ? a->cost() < b->cost() : a->obj->order < b->obj->order;
    });
    for (Node* n : functions) {
      for (Node* p : n->pred) {
        if (p == n) continue;
        for (Node* s : n->succ) {
          if (s == n) continue;
          p->succ.insert(s);
          s->pred.insert(p);
        }
        p->succ.erase(n);
      }
      for (Node* s : n->succ) s->pred.erase(n);
    }
  }

  std::vector<Node> nodes_;
  std::unordered_map<Object*, Node*> index_;
};

// Objects on a path of dependencies from `from` to `to`, last one first.
bool find_path(Object* from, Object* to, std::unordered_set<Object*>* seen,
               std::vector<Object*>* path) {
  if (!seen->insert(from).second || from->decl == nullptr) return false;
  std::vector<Object*> deps = from->decl->deps;
  std::sort(deps.begin(), deps.end(),
            [](const Object* a, const Object* b) { return a->order < b->order; });
  for (Object* d : deps) {
    if (d == to || find_path(d, to, seen, path)) {
      path->push_back(d);
      return true;
    }
  }
  return false;
}

}  // namespace

// With lazy bodies, those functions must be checked that an initialiser can reach.
void Checker::check_bodies_for_init_order() {
  std::vector<Object*> work;
  std::unordered_set<Object*> seen;
  for (Object* obj : obj_list) {
    if (obj->kind == ObjectKind::kVar && seen.insert(obj).second) work.push_back(obj);
  }
  while (!work.empty()) {
    Object* obj = work.back();
    work.pop_back();
    if (Func* f = as<Func>(obj)) check_func_body(f);
    for (Object* dep : obj->decl->deps) {
      if (seen.insert(dep).second) work.push_back(dep);
    }
  }
}

void Checker::init_order() {
  if (universe.options.lazy_bodies && !universe.options.ignore_bodies) {
    check_bodies_for_init_order();
  }
  Graph graph(obj_list);
  std::set<Node*, Sooner> queue;
  for (Node* n : graph.values()) queue.insert(n);
  std::unordered_set<const DeclInfo*> emitted;
  while (!queue.empty()) {
    Node* n = *queue.begin();
    queue.erase(queue.begin());
    if (n->open > 0) {
      // Everything left is on or behind a cycle. Report it once, and go on as if it were not.
      std::unordered_set<Object*> seen;
      std::vector<Object*> cycle;
      if (find_path(n->obj, n->obj, &seen, &cycle)) report_init_cycle(cycle);
    }
    for (Node* p : n->pred) {
      bool queued = queue.erase(p) != 0;
      if (p->open > 0) p->open--;
      if (queued) queue.insert(p);
    }
    Var* v = as<Var>(n->obj);
    if (v == nullptr || !v->decl->has_initializer() || !emitted.insert(v->decl).second) continue;
    Initializer init;
    init.lhs = v->decl->lhs.empty() ? std::vector<Var*>{v} : v->decl->lhs;
    init.rhs = v->decl->init;
    pkg->init_order.push_back(std::move(init));
  }
}

void Checker::report_init_cycle(const std::vector<Object*>& cycle) {
  Object* obj = cycle[0];
  if (cycle.size() == 1) {
    error(obj, Kind::InitCycleSelf, {obj->name});
    return;
  }
  ErrorReport report(*this, Kind::InitCycle);
  report.add(obj, {obj->name});
  for (size_t i = cycle.size(); i-- > 0;) {
    report.add_text(obj, format_text("{0} refers to {1}", {obj->name, cycle[i]->name}));
    obj = cycle[i];
  }
  report.report();
}

}  // namespace vole::types
