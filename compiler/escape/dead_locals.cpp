// One walk over a function: an assignment to a variable is held back until a use of the variable
// is met; what is still held back at the end is dead.
#include "compiler/escape/dead_locals.h"

#include <cstddef>
#include <memory_resource>
#include <unordered_map>

#include "compiler/escape/graph.h"
#include "compiler/types/universe.h"

namespace vole::escape {

using ir::as;
using ir::Op;
using ir::to;

namespace {

struct Assignment {
  ir::Node** target;
  ir::Node** value;
};

struct Variable {
  explicit Variable(std::pmr::memory_resource* memory) : held_back(memory) {}
  bool used = false;
  std::pmr::vector<Assignment> held_back;
};

bool has_effects(const ir::Node* n) {
  if (n == nullptr) return false;
  if (!n->init.empty()) return true;
  switch (n->op) {
    case Op::Name:
    case Op::Literal:
    case Op::Nil:
    case Op::Closure:
      return false;
    default:
      return true;
  }
}

class Finder {
 public:
  explicit Finder(std::pmr::memory_resource* memory)
      : order(memory), variables(memory), memory_(memory) {}

  void list(const ir::NodeList& nodes) {
    for (ir::Node* n : nodes) node(n);
  }

  std::pmr::vector<ir::Name*> order;
  std::pmr::unordered_map<ir::Name*, Variable> variables;

 private:
  void node(ir::Node* n) {
    if (n == nullptr) return;
    switch (n->op) {
      case Op::Dcl:
        return;
      case Op::Name:
        return use(declaring(to<ir::Name>(n)));
      case Op::Closure:
        list(n->init);
        for (ir::Name* name : to<ir::Closure>(n)->func->closure_vars) use(declaring(name));
        return list(to<ir::Closure>(n)->func->body);
      case Op::As:
        list(n->init);
        return assignment(&to<ir::Assign>(n)->x, &to<ir::Assign>(n)->y, false);
      case Op::As2: {
        list(n->init);
        auto* many = to<ir::AssignList>(n);
        bool named = false;
        for (ir::Node* x : many->lhs) named = named || !ir::is_blank(x);
        for (size_t i = 0; i < many->lhs.size(); i++) {
          assignment(&many->lhs.data[i], &many->rhs.data[i], named);
        }
        return;
      }
      default:
        ir::for_each_child(n, [this](ir::Node*& child) { node(child); });
    }
  }

  Variable& variable(ir::Name* name) {
    auto [it, fresh] = variables.try_emplace(name, memory_);
    if (fresh) order.push_back(name);
    return it->second;
  }

  static bool is_local(const ir::Name* name) {
    return name->cls == ir::NameClass::kLocal || name->cls == ir::NameClass::kParam;
  }

  void use(ir::Name* name) {
    if (!is_local(name)) return;
    Variable& v = variable(name);
    v.used = true;
    std::pmr::vector<Assignment> pending(std::move(v.held_back));
    for (const Assignment& a : pending) node(*a.value);
  }

  // Where other variables get values, `_` is there to drop one; alone it is a use.
  void assignment(ir::Node** target, ir::Node** value, bool blank_drops) {
    auto* name = as<ir::Name>(*target);
    if (name == nullptr) {
      node(*target);
      return node(*value);
    }
    name = declaring(name);
    bool droppable = ir::is_blank(name) ? blank_drops : is_local(name);
    if (droppable && !has_effects(*value)) {
      Variable& v = variable(name);
      if (!v.used) {
        v.held_back.push_back({target, value});
        return;
      }
    }
    node(*value);
  }

  std::pmr::memory_resource* memory_;
};

}  // namespace

void drop_dead_assignments(ir::Program& program, ir::Func* func) {
  if (!func->closure_vars.empty()) return;  // what it assigns to them may be read outside
  std::byte buffer[8 * 1024];
  std::pmr::monotonic_buffer_resource memory(buffer, sizeof(buffer));
  Finder finder(&memory);
  finder.list(func->body);
  for (ir::Name* name : finder.order) {
    const Variable& v = finder.variables.at(name);
    for (const Assignment& a : v.held_back) {
      *a.target = blank(program);
      *a.value = program.new_int(0, program.types.basic(types::BasicKind::kInt), Pos{});
    }
    if (!v.held_back.empty() && name != program.blank) name->defn = nullptr;
  }
}

}  // namespace vole::escape
