// Finds instantiation cycles that would need infinitely many instances: see mono.h.
#include "compiler/types/mono.h"

#include "compiler/types/checker.h"
#include "compiler/types/parts.h"

namespace vole::types {

void MonoGraph::record_canonical(const TypeParam* from, const TypeParam* canonical) {
  canonical_[from] = canonical;
}

void MonoGraph::record_instance(const Package* pkg, Pos pos, const TypeParamList& tparams,
                                const TypeList& targs, const std::vector<Pos>& arg_pos) {
  for (size_t i = 0; i < tparams.size() && i < targs.size(); i++) {
    assign(pkg, i < arg_pos.size() ? arg_pos[i] : pos, tparams[i], targs[i]);
  }
}

void MonoGraph::assign(const Package* pkg, Pos pos, const TypeParam* param, const Type* arg) {
  // Instances of imported generics are checked where those are declared.
  if (param->obj->pkg != pkg) return;
  walk(pkg, pos, param, arg, arg, 0);
}

// Adds an edge to `param` from each type parameter that occurs in the argument.
void MonoGraph::walk(const Package* pkg, Pos pos, const TypeParam* param, const Type* arg,
                     const Type* t, int depth) {
  constexpr int kMaxDepth = 1000;
  constexpr int kFreeSteps = 64;
  t = unalias(t);
  if (t == nullptr || depth > kMaxDepth) return;
  // A part that repeats adds the same edges again: with many parts they are remembered.
  if (depth == 0) {
    walked_.clear();
    steps_ = 0;
  }
  if (++steps_ > kFreeSteps && !walked_.insert(t).second) return;
  auto down = [&](const Type* part) { walk(pkg, pos, param, arg, part, depth + 1); };
  auto flow = [&](int src) {
    add_edge(type_param_vertex(param), src, t == unalias(arg) ? 0 : 1, pos, arg);
  };
  switch (t->kind) {
    case TypeKind::kTypeParam:
      flow(type_param_vertex(static_cast<const TypeParam*>(t)));
      break;
    case TypeKind::kNamed: {
      const Named* n = static_cast<const Named*>(t);
      int src = local_named_vertex(pkg, n->orig);
      if (src >= 0) flow(src);
      for (const Type* a : n->targs) down(a);
      break;
    }
    case TypeKind::kInterface:
      for (const Func* m : type_set(static_cast<const Interface*>(t)).methods) down(m->type);
      break;
    default:
      for_each_part(t, down);
      break;
  }
}

// A type declared inside a generic function depends on that function's type parameters.
int MonoGraph::local_named_vertex(const Package* pkg, const Named* named) {
  const TypeName* obj = named->obj;
  if (obj->pkg != pkg || obj->parent == pkg->scope || obj->parent == nullptr) return -1;
  auto known = index_.find(named);
  if (known != index_.end()) return known->second;
  int vertex = -1;
  for (const Scope* s = obj->parent; s != nullptr && s != pkg->scope; s = s->parent()) {
    for (const Object* elem : s->objects()) {
      const TypeName* name = as<TypeName>(elem);
      if (name == nullptr || !(name->pos < obj->pos)) continue;
      const TypeParam* param = as<TypeParam>(name->type);
      if (param == nullptr || param->obj != name) continue;
      if (vertex < 0) {
        vertex = static_cast<int>(vertices_.size());
        vertices_.push_back(Vertex{});
        vertices_.back().type = named;
      }
      add_edge(vertex, type_param_vertex(param), 1, obj->pos, param);
    }
  }
  index_[named] = vertex;
  return vertex;
}

int MonoGraph::type_param_vertex(const TypeParam* p) {
  auto it = canonical_.find(p);
  if (it != canonical_.end()) p = it->second;
  auto [slot, fresh] = index_.emplace(p, static_cast<int>(vertices_.size()));
  if (fresh) {
    vertices_.push_back(Vertex{});
    vertices_.back().type = p;
  }
  return slot->second;
}

void MonoGraph::add_edge(int dst, int src, int weight, Pos pos, const Type* t) {
  edges_.push_back(Edge{dst, src, weight, pos, t});
}

void Checker::monomorph() {
  // Bellman-Ford: a path as long as there are vertices contains a cycle of positive weight.
  bool again = true;
  while (again) {
    again = false;
    for (size_t i = 0; i < mono.edges_.size(); i++) {
      const MonoGraph::Edge& edge = mono.edges_[i];
      const MonoGraph::Vertex& src = mono.vertices_[static_cast<size_t>(edge.src)];
      MonoGraph::Vertex& dst = mono.vertices_[static_cast<size_t>(edge.dst)];
      int weight = src.weight + edge.weight;
      if (weight <= dst.weight) continue;
      dst.pre = static_cast<int>(i);
      dst.len = src.len + 1;
      if (dst.len == static_cast<int>(mono.vertices_.size())) {
        report_instance_loop(edge.dst);
        return;
      }
      dst.weight = weight;
      again = true;
    }
  }
}

void Checker::report_instance_loop(int v) {
  auto edge_into = [&](int vertex) -> const MonoGraph::Edge& {
    return mono.edges_[static_cast<size_t>(mono.vertices_[static_cast<size_t>(vertex)].pre)];
  };
  std::vector<int> stack;
  std::vector<bool> seen(mono.vertices_.size(), false);
  while (!seen[static_cast<size_t>(v)]) {
    stack.push_back(v);
    seen[static_cast<size_t>(v)] = true;
    v = edge_into(v).src;
  }
  size_t first = 0;
  while (stack[first] != v) first++;  // trim the path that led to the cycle
  auto name_of = [&](int vertex) {
    return type_name_of(mono.vertices_[static_cast<size_t>(vertex)].type);
  };
  ErrorReport report(*this, Kind::InstantiationCycle);
  report.add(name_of(v), {});
  for (size_t i = first; i < stack.size(); i++) {
    const MonoGraph::Edge& edge = edge_into(stack[i]);
    bool param = mono.vertices_[static_cast<size_t>(edge.dst)].type->kind == TypeKind::kTypeParam;
    report.add_text(edge.pos, format_text(param ? "{0} instantiated as {1}"
                                                : "{0} implicitly parameterized by {1}",
                                          {name_of(edge.dst)->name, str(edge.type)}));
  }
  report.report();
}

}  // namespace vole::types
