// Statements that cannot be reached: the unreachable check. It looks at the syntax only; what
// jumps elsewhere ends a path, labels that a goto names begin one.
#include <unordered_set>

#include "compiler/vet/pass.h"

namespace vole::vet {

using namespace syntax;

namespace {

class DeadCode {
 public:
  explicit DeadCode(Pass& pass) : pass_(pass) {}

  void run(BlockStmt* body) {
    auto look = [&](Node* node) {
      auto* branch = as<BranchStmt>(node);
      bool targets = branch != nullptr &&
                     (branch->branch == BranchKind::Goto || branch->branch == BranchKind::Break);
      if (targets) targets_.insert(branch->target);
    };
    Pass::walk(body, look);
    stmt(body);
  }

 private:
  bool is_target(const Stmt* stmt) const { return targets_.count(stmt) != 0; }

  template <typename T>
  void list(const List<T*>& stmts) {
    for (T* each : stmts) stmt(each);
  }

  // The clauses of a switch or select: what follows is reached if it is from one of them.
  template <typename T>
  bool clauses(const List<T*>& all) {
    bool any = false;
    for (T* clause : all) {
      reachable_ = true;
      list(clause->body);
      any |= reachable_;
    }
    return any;
  }

  void stmt(Stmt* stmt) {
    if (is<LabeledStmt>(stmt) && is_target(stmt)) reachable_ = true;
    if (!reachable_ && !is<EmptyStmt>(stmt)) {
      pass_.report(Check::Unreachable, stmt->first, "unreachable code");
      reachable_ = true;  // nothing about the next one
    }
    switch (stmt->kind) {
      case NodeKind::BlockStmt:
        return list(static_cast<BlockStmt*>(stmt)->list);
      case NodeKind::LabeledStmt:
        return this->stmt(static_cast<LabeledStmt*>(stmt)->stmt);
      case NodeKind::BranchStmt:
      case NodeKind::ReturnStmt:
        reachable_ = false;
        return;
      case NodeKind::ExprStmt: {
        auto* call = as<CallExpr>(static_cast<ExprStmt*>(stmt)->x);
        auto* name = call != nullptr ? as<Name>(call->function) : nullptr;
        bool panics = name != nullptr && name->name == "panic" &&
                      types::as<types::Builtin>(name->object) != nullptr;
        if (panics) reachable_ = false;
        return;
      }
      case NodeKind::IfStmt: {
        auto* n = static_cast<IfStmt*>(stmt);
        this->stmt(n->then);
        bool after_then = reachable_;
        reachable_ = true;
        if (n->otherwise == nullptr) return;
        this->stmt(n->otherwise);
        reachable_ |= after_then;
        return;
      }
      case NodeKind::ForStmt: {
        auto* n = static_cast<ForStmt*>(stmt);
        this->stmt(n->body);
        reachable_ = n->condition != nullptr || is<RangeClause>(n->init) || is_target(n);
        return;
      }
      case NodeKind::SelectStmt: {
        auto* n = static_cast<SelectStmt*>(stmt);
        bool any = clauses(n->clauses);
        reachable_ = any || is_target(n);
        return;
      }
      case NodeKind::SwitchStmt: {
        auto* n = static_cast<SwitchStmt*>(stmt);
        bool has_default = false;
        for (const CaseClause* clause : n->clauses) has_default |= clause->is_default;
        bool any = clauses(n->clauses);
        reachable_ = any || is_target(n) || !has_default;
        return;
      }
      default:
        return;
    }
  }

  Pass& pass_;
  std::unordered_set<const Stmt*> targets_;
  bool reachable_ = true;
};

}  // namespace

void check_unreachable(Pass& pass) {
  pass.each_node([&](Node* node) {
    BlockStmt* body = nullptr;
    if (auto* decl = as<FuncDecl>(node)) body = decl->body;
    if (auto* literal = as<FuncLit>(node)) body = literal->body;
    if (body != nullptr) DeadCode(pass).run(body);
  });
}

}  // namespace vole::vet
