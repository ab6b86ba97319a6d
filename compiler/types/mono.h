// Detection of instantiations that never end, such as func f[T any]() { f[*T]() }: a graph
// of type parameters with an edge for each flow from one to another, weight 1 when the flow
// wraps the parameter in a new type. A cycle of positive weight is an error.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole::syntax {
struct Expr;
}

namespace vole::types {

class MonoGraph {
 public:
  // Method receivers have type parameters of their own: `from` stands for `canonical`.
  void record_canonical(const TypeParam* from, const TypeParam* canonical);
  // An instantiation of tparams with targs at pos; arg_pos are those of written arguments.
  void record_instance(const Package* pkg, Pos pos, const TypeParamList& tparams,
                       const TypeList& targs, const std::vector<Pos>& arg_pos);

 private:
  friend class Checker;
  struct Vertex {
    int weight = 0;  // of the heaviest path to here
    int pre = -1;    // edge that brought it
    int len = 0;     // edges on that path
    const Type* type = nullptr;  // TypeParam or Named
  };
  struct Edge {
    int dst, src, weight;
    Pos pos;
    const Type* type;
  };
  void assign(const Package* pkg, Pos pos, const TypeParam* param, const Type* arg);
  void walk(const Package* pkg, Pos pos, const TypeParam* param, const Type* arg, const Type* t,
            int depth);
  int local_named_vertex(const Package* pkg, const Named* named);
  int type_param_vertex(const TypeParam* p);
  void add_edge(int dst, int src, int weight, Pos pos, const Type* t);

  int steps_ = 0;                            // of the walk in progress
  std::unordered_set<const Type*> walked_;   // by it
  std::vector<Vertex> vertices_;
  std::vector<Edge> edges_;
  std::unordered_map<const TypeParam*, const TypeParam*> canonical_;
  std::unordered_map<const Type*, int> index_;
};

}  // namespace vole::types
