// What becomes of the package's initialisation after inlining: assignments of values that are known
// now turn into data, what nobody can see is dropped, and only the rest stays code. gc does this
// between inlining and escape analysis, so what becomes data is in no report.
// Source: cmd/compile's staticinit/sched.go.
#include <unordered_map>

#include "compiler/ir/finish.h"
#include "compiler/ir/make_expr.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

bool is_literal_of(const Node* n, bool zero) {
  auto* literal = as<Literal>(n);
  uint64_t value = 0;
  bool fits = literal != nullptr && literal->value->to_uint64(&value);
  return zero ? fits && value == 0 : literal != nullptr && !(fits && value == 0);
}

// Whether evaluating the node itself (not its operands) can be seen.
bool has_effect(const Node* n) {
  if (n->op >= Op::Add && n->op <= Op::Rsh) {
    bool divides = n->op == Op::Div || n->op == Op::Mod;
    return divides && !is_literal_of(to<Binary>(n)->y, false);
  }
  switch (n->op) {
    case Op::Name:
    case Op::Literal:
    case Op::Nil:
    case Op::Type:
    case Op::Zero:
    case Op::AddString:
    case Op::Plus:
    case Op::Neg:
    case Op::BitNot:
    case Op::Not:
    case Op::Addr:
    case Op::PtrLit:
    case Op::Dot:
    case Op::StructLit:
    case Op::ArrayLit:
    case Op::SliceLit:
    case Op::MapLit:
    case Op::StructKey:
    case Op::Key:
    case Op::Conv:
    case Op::ConvNop:
    case Op::ConvIface:
    case Op::BytesToString:
    case Op::RunesToString:
    case Op::RuneToString:
    case Op::StringToBytes:
    case Op::StringToRunes:
    case Op::Len:
    case Op::Cap:
    case Op::Complex:
    case Op::Real:
    case Op::Imag:
      return false;
    case Op::New:
      return to<Unary>(n)->x != nullptr;
    case Op::MakeChan:
    case Op::MakeMap: {
      const Node* size = to<Make>(n)->len;
      return size != nullptr && !is_literal_of(size, true);
    }
    default:
      return n->op < Op::Eq || n->op > Op::OrOr;
  }
}

bool any_effect(Node* n) {
  bool found = false;
  visit(n, [&](Node* part) { found = found || has_effect(part); });
  return found;
}

// Evaluating it twice is as good as using one value twice.
bool can_repeat(Node* n) {
  bool bad = false;
  visit(n, [&](Node* part) {
    switch (part->op) {
      case Op::MakeChan:
      case Op::MakeMap:
      case Op::MapLit:
      case Op::New:
      case Op::PtrLit:
      case Op::SliceLit:
      case Op::StringToBytes:
      case Op::StringToRunes:
        bad = true;
        break;
      default:
        bad = bad || has_effect(part);
    }
  });
  return !bad;
}

// An inlined call whose body is one return statement: the value that it gives, with arguments in
// place of parameters.
class Reducer {
 public:
  explicit Reducer(Program& p) : p_(p) {}

  Node* reduce(InlinedCall* call) {
    if (call->init.size() != 1 || call->body.size() != 2) return nullptr;
    auto* bind = as<AssignList>(call->init[0]);
    auto* block = as<Sequence>(call->body[0]);
    if (bind == nullptr || block == nullptr || block->op != Op::Block) return nullptr;
    if (block->list.size() != 3 || block->list[0]->op != Op::Dcl) return nullptr;
    auto* result = as<AssignList>(block->list[1]);
    if (result == nullptr || result->lhs.size() != 1 || block->list[2]->op != Op::Goto) {
      return nullptr;
    }
    if (bind->lhs.size() != bind->rhs.size() || !can_substitute(bind, result->rhs[0])) {
      return nullptr;
    }
    for (size_t i = 0; i < bind->lhs.size(); i++) {
      if (!is_blank(bind->lhs[i])) arguments_[to<Name>(bind->lhs[i])] = bind->rhs[i];
    }
    return copy(result->rhs[0]);
  }

 private:
  static bool can_substitute(AssignList* bind, Node* value) {
    std::unordered_map<const Node*, int> uses;
    bool has_closure = false;
    visit(value, [&](Node* n) {
      uses[n]++;
      auto* closure = as<Closure>(n);
      has_closure = has_closure || (closure != nullptr && !closure->func->closure_vars.empty());
    });
    if (has_closure) return false;
    for (size_t i = 0; i < bind->lhs.size(); i++) {
      if (any_effect(bind->rhs[i])) return false;
      if (is_blank(bind->lhs[i])) continue;
      if (to<Name>(bind->lhs[i])->addr_taken) return false;
      if (uses[bind->lhs[i]] > 1 && !can_repeat(bind->rhs[i])) return false;
    }
    return true;
  }

  template <class T>
  T* shallow(const Node* n) {
    return p_.make<T>(*to<T>(n));
  }

  Node* copy_of(const Node* n) {
    switch (n->shape()) {
      case Shape::Unary:
        return shallow<Unary>(n);
      case Shape::Binary:
        return shallow<Binary>(n);
      case Shape::Sequence:
        return shallow<Sequence>(n);
      case Shape::Field:
        return shallow<Field>(n);
      case Shape::Index:
        return shallow<Index>(n);
      case Shape::Composite:
        return shallow<Composite>(n);
      case Shape::StructKey:
        return shallow<StructKey>(n);
      case Shape::Key:
        return shallow<Key>(n);
      default:
        return nullptr;
    }
  }

  // Null for what is not to be static anyway.
  Node* copy(Node* n) {
    if (!n->init.empty()) return nullptr;
    if (auto* name = as<Name>(n)) {
      auto it = arguments_.find(name);
      return it != arguments_.end() ? it->second : n;
    }
    if (n->op == Op::Literal || n->shape() == Shape::Leaf || n->op == Op::Closure) return n;
    if (auto* call = as<InlinedCall>(n)) {
      Node* value = Reducer(p_).reduce(call);
      return value != nullptr ? copy(value) : nullptr;
    }
    Node* made = copy_of(n);
    if (made == nullptr) return nullptr;
    NodeList* list = made->shape() == Shape::Composite  ? &to<Composite>(made)->list
                     : made->shape() == Shape::Sequence ? &to<Sequence>(made)->list
                                                        : nullptr;
    if (list != nullptr) {
      NodeList own;
      for (Node* part : *list) p_.append(own, part);
      *list = own;
    }
    bool ok = true;
    for_each_child(made, [&](Node*& child) {
      Node* part = copy(child);
      ok = ok && part != nullptr;
      if (part != nullptr) child = part;
    });
    return ok ? made : nullptr;
  }

  Program& p_;
  std::unordered_map<const Name*, Node*> arguments_;
};

bool settle(Program& p, Assign* n, NodeList* rest) {
  if (n->y == nullptr || !n->init.empty()) return false;
  if (is_blank(n->x)) return !any_effect(n->y);
  auto* name = as<Name>(n->x);
  if (name == nullptr || name->cls != NameClass::kGlobal) return false;
  return static_assign_parts(p, name->global, n->y, rest);
}

}  // namespace

Node* reduced_call(Program& program, InlinedCall* call) { return Reducer(program).reduce(call); }

void settle_package_init(Program& program, Func* init) {
  NodeList rest;
  for (Node* stmt : init->body) {
    auto* n = as<Assign>(stmt);
    if (n == nullptr || !settle(program, n, &rest)) program.append(rest, stmt);
  }
  init->body = rest;
}

}  // namespace vole::ir
