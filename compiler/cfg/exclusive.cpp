// Every mention of a candidate must be one of those that are known to keep it exclusive (its own
// append or slicing, an element, its length, an argument that does not leak) or the one transition;
// so mentions and understood mentions are counted, and must be equal in the end.
#include "compiler/cfg/exclusive.h"

#include <vector>

#include "compiler/ir/type_table.h"

namespace vole::cfg {

using ir::Op;

namespace {

constexpr int64_t kMaxElement = 32;  // VariableMakeThreshold

struct Candidate {
  ir::Name* slice = nullptr;
  int mentions = 0;
  int understood = 0;
  const ir::Node* transition = nullptr;
  std::vector<const ir::Node*> appends;
  int weight = 0;  // of the appends: those in loops count more
  int depth = 0;   // of the loops around the declaration
  bool capacity_seen = false;
  bool lost = false;
};

class Finder {
 public:
  Finder(ir::Program& program, ir::Func& func, ExclusiveSlices& out)
      : program_(program), func_(func), out_(out) {}

  void run() {
    for (auto* list : {&func_.params, &func_.results, &func_.locals}) {
      for (ir::Name* name : *list) consider(name);
    }
    if (candidates_.empty()) return;
    for (ir::Node* n : func_.body) walk(n);
    for (auto& [name, c] : candidates_) decide(c);
  }

 private:
  void consider(ir::Name* name) {
    // What is appended to is assigned again.
    if (name->type == nullptr || !name->reassigned || name->heap || name->addr_taken) return;
    const auto* slice = types::as<types::Slice>(program_.types.underlying(name->type));
    if (slice == nullptr || program_.types.size_of(slice->elem) > kMaxElement) return;
    candidates_[name].slice = name;
  }

  Candidate* tracked(const ir::Node* n) {
    if (n == nullptr || n->op != Op::Name) return nullptr;
    auto it = candidates_.find(ir::to<ir::Name>(n));
    return it == candidates_.end() || it->second.lost ? nullptr : &it->second;
  }

  void mention(const ir::Node* n) {
    if (Candidate* c = tracked(n)) c->mentions++;
  }

  // The slice stops being exclusive within `statement`.
  void leaves(Candidate* c, const ir::Node* statement) {
    if (c->transition != nullptr || depth_ > c->depth)
      c->lost = true;
    else
      c->transition = statement;
  }

  void assign(ir::Node* x, ir::Node* y, const ir::Node* statement) {
    if (Candidate* c = tracked(x)) {
      if (y == nullptr || y->op == Op::Nil || y->op == Op::Zero) {
        c->understood++;
      } else if (y->op == Op::SliceLit) {
        c->understood++;
        c->capacity_seen = true;
      } else if (y->op == Op::Slice && ir::to<ir::Slice>(y)->x == c->slice) {
        c->understood += 2;
        c->capacity_seen = true;
      } else if (y->op == Op::Append && ir::to<ir::Call>(y)->args[0] == c->slice) {
        c->understood += 2;
        c->appends.push_back(y);
        c->weight += 1 + depth_ - c->depth;
      }
    }
    if (Candidate* c = tracked(y)) {
      c->understood++;
      leaves(c, statement);
    }
  }

  // Whether the callee may keep, return, call or write through its argument.
  bool leaks(ir::Call* call, size_t argument) {
    ir::Func* f = nullptr;
    if (call->fun->op == Op::Name && ir::to<ir::Name>(call->fun)->cls == ir::NameClass::kFunc) {
      f = ir::to<ir::Name>(call->fun)->function;
    } else if (call->fun->op == Op::MethodExpr) {
      f = ir::to<ir::Field>(call->fun)->function;
    } else if (call->fun->op == Op::Closure) {
      f = ir::to<ir::Closure>(call->fun)->func;
    }
    if (f == nullptr) return true;
    program_.summarize(*f);
    return argument >= f->leaks.size() || !(f->leaks[argument] == ir::Leaks{});
  }

  void returns(ir::Return* n) {
    for (ir::Node* r : n->results) {
      if (Candidate* c = tracked(r)) {
        c->understood++;
        leaves(c, n);
      }
    }
    if (!n->results.empty()) return;
    for (ir::Name* r : func_.results) {
      if (Candidate* c = tracked(r)) leaves(c, n);
    }
  }

  void walk(ir::Node* n) {
    switch (n->op) {
      case Op::Name:
        mention(n);
        return;
      case Op::Dcl:
        if (Candidate* c = tracked(ir::to<ir::Dcl>(n)->x)) c->depth = depth_;
        break;
      case Op::Index:
        understand(ir::to<ir::Index>(n)->x);
        break;
      case Op::Len:
        understand(ir::to<ir::Unary>(n)->x);
        break;
      case Op::Cap:
        understand(ir::to<ir::Unary>(n)->x, true);
        break;
      case Op::Addr:
        if (auto* element = ir::as<ir::Index>(ir::to<ir::Unary>(n)->x)) {
          if (Candidate* c = tracked(element->x)) c->lost = true;
        }
        break;
      case Op::Return:
        returns(ir::to<ir::Return>(n));
        break;
      case Op::CallFunc: {
        auto* call = ir::to<ir::Call>(n);
        for (size_t i = 0; i < call->args.size(); i++) {
          if (tracked(call->args[i]) != nullptr && !leaks(call, i)) {
            understand(call->args[i], true);
          }
        }
        break;
      }
      case Op::Range:
        understand(ir::to<ir::Range>(n)->x);
        break;
      case Op::As:
        assign(ir::to<ir::Assign>(n)->x, ir::to<ir::Assign>(n)->y, n);
        break;
      case Op::As2: {
        auto* list = ir::to<ir::AssignList>(n);
        for (size_t i = 0; i < list->lhs.size() && i < list->rhs.size(); i++) {
          assign(list->lhs[i], list->rhs[i], n);
        }
        break;
      }
      case Op::Case:
        if (ir::Name* var = ir::to<ir::Case>(n)->var) mention(var);
        break;
      case Op::Closure:
        for (ir::Name* v : ir::to<ir::Closure>(n)->func->closure_vars) mention(v->outer);
        break;
      default:
        break;
    }
    bool loop = n->op == Op::For || n->op == Op::Range;
    depth_ += loop;
    ir::for_each_child(n, [&](ir::Node* child) { walk(child); });
    depth_ -= loop;
  }

  void understand(const ir::Node* n, bool capacity = false) {
    Candidate* c = tracked(n);
    if (c == nullptr) return;
    c->understood++;
    c->capacity_seen = c->capacity_seen || capacity;
  }

  void decide(const Candidate& c) {
    if (c.lost || c.understood != c.mentions || c.transition == nullptr || c.weight < 2) return;
    for (const ir::Node* a : c.appends) {
      if (a->escape == ir::Escape::kUnknown) return;  // not analysed
    }
    out_.moves.emplace(c.transition, ExclusiveSlices::Move{c.slice, c.capacity_seen});
    for (const ir::Node* a : c.appends) out_.appends.emplace(a, c.capacity_seen);
  }

  ir::Program& program_;
  ir::Func& func_;
  ExclusiveSlices& out_;
  std::unordered_map<const ir::Name*, Candidate> candidates_;
  int depth_ = 0;
};

}  // namespace

void find_exclusive_slices(ir::Program& program, ir::Func& func, ExclusiveSlices& out) {
  out.clear();
  Finder(program, func, out).run();
}

}  // namespace vole::cfg
