// Terminating statements: whether control can reach the end of a function that must return a
// value (Go spec, "Terminating statements").
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

bool has_break(const syntax::Stmt* s, std::string_view label, bool implicit);

bool has_break_list(const List<syntax::Stmt*>& list, std::string_view label, bool implicit) {
  for (const syntax::Stmt* s : list) {
    if (has_break(s, label, implicit)) return true;
  }
  return false;
}

template <class Clause>
bool has_break_clauses(const List<Clause*>& clauses, std::string_view label) {
  for (const Clause* c : clauses) {
    if (has_break_list(c->body, label, false)) return true;
  }
  return false;
}

// Whether s contains a break that leaves the statement with that label; with `implicit` one
// without a label counts too.
bool has_break(const syntax::Stmt* s, std::string_view label, bool implicit) {
  switch (s->kind) {
    case syntax::NodeKind::LabeledStmt:
      return has_break(static_cast<const syntax::LabeledStmt*>(s)->stmt, label, implicit);
    case syntax::NodeKind::BranchStmt: {
      auto* branch = static_cast<const syntax::BranchStmt*>(s);
      if (branch->branch != syntax::BranchKind::Break) return false;
      return branch->label == nullptr ? implicit : branch->label->name == label;
    }
    case syntax::NodeKind::BlockStmt:
      return has_break_list(static_cast<const syntax::BlockStmt*>(s)->list, label, implicit);
    case syntax::NodeKind::IfStmt: {
      const syntax::Stmt* next = s;
      while (auto* i = syntax::as<syntax::IfStmt>(next)) {
        if (has_break(i->then, label, implicit)) return true;
        next = i->otherwise;
      }
      return next != nullptr && has_break(next, label, implicit);
    }
    case syntax::NodeKind::SwitchStmt:
      return !label.empty() &&
             has_break_clauses(static_cast<const syntax::SwitchStmt*>(s)->clauses, label);
    case syntax::NodeKind::SelectStmt:
      return !label.empty() &&
             has_break_clauses(static_cast<const syntax::SelectStmt*>(s)->clauses, label);
    case syntax::NodeKind::ForStmt:
      return !label.empty() &&
             has_break(static_cast<const syntax::ForStmt*>(s)->body, label, false);
    default:
      return false;
  }
}

}  // namespace

bool Checker::is_terminating_list(const List<syntax::Stmt*>& list, std::string_view label) {
  for (size_t i = list.size(); i-- > 0;) {
    if (!syntax::is<syntax::EmptyStmt>(list[i])) return is_terminating(list[i], label);
  }
  return false;
}

bool Checker::is_terminating(syntax::Stmt* s, std::string_view label) {
  switch (s->kind) {
    case syntax::NodeKind::LabeledStmt: {
      auto* l = static_cast<syntax::LabeledStmt*>(s);
      return is_terminating(l->stmt, l->label->name.view());
    }
    case syntax::NodeKind::ExprStmt:
      return env.panics != nullptr &&
             env.panics->count(syntax::unparen(static_cast<syntax::ExprStmt*>(s)->x)) != 0;
    case syntax::NodeKind::ReturnStmt:
      return true;
    case syntax::NodeKind::BranchStmt: {
      syntax::BranchKind kind = static_cast<syntax::BranchStmt*>(s)->branch;
      return kind == syntax::BranchKind::Goto || kind == syntax::BranchKind::Fallthrough;
    }
    case syntax::NodeKind::BlockStmt:
      return is_terminating_list(static_cast<syntax::BlockStmt*>(s)->list, "");
    case syntax::NodeKind::IfStmt: {
      while (auto* i = syntax::as<syntax::IfStmt>(s)) {
        if (i->otherwise == nullptr || !is_terminating(i->then, "")) return false;
        s = i->otherwise;
      }
      return is_terminating(s, "");
    }
    case syntax::NodeKind::SwitchStmt: {
      bool has_default = false;
      for (syntax::CaseClause* c : static_cast<syntax::SwitchStmt*>(s)->clauses) {
        if (c->cases.empty()) has_default = true;
        if (!is_terminating_list(c->body, "") || has_break_list(c->body, label, true)) {
          return false;
        }
      }
      return has_default;
    }
    case syntax::NodeKind::SelectStmt:
      for (syntax::CommClause* c : static_cast<syntax::SelectStmt*>(s)->clauses) {
        if (!is_terminating_list(c->body, "") || has_break_list(c->body, label, true)) {
          return false;
        }
      }
      return true;
    case syntax::NodeKind::ForStmt: {
      auto* f = static_cast<syntax::ForStmt*>(s);
      if (syntax::is<syntax::RangeClause>(f->init)) return false;
      return f->condition == nullptr && !has_break(f->body, label, true);
    }
    default:
      return false;
  }
}

}  // namespace vole::types
