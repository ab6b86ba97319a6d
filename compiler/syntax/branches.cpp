// Labels and branch statements of a function body: every break, continue, goto and fallthrough
// gets its target, and misuse is reported. Function literals are bodies of their own.
//
// Blocks are walked once. A goto whose label has not been seen yet is kept; a label resolves those
// that wait in its block, except that none may jump over a variable declared in between (those
// that waited when the variable was declared). What still waits at the end has no label, or one
// inside a block that the goto is not in.
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/syntax/parser_impl.h"

namespace vole::syntax {
namespace {

struct Block {
  const Block* parent;
  Pos start;
  LabeledStmt* label;  // of the statement the block belongs to, or null
};

struct Label {
  const Block* parent;
  LabeledStmt* stmt;
  bool used;
};

// Where unlabeled branches lead.
struct Targets {
  Stmt* break_to = nullptr;  // ForStmt, SwitchStmt or SelectStmt
  ForStmt* continue_to = nullptr;
  int case_index = -1;  // in the switch that encloses directly; -1: none
};

class BranchChecker {
 public:
  BranchChecker(Arena& arena, Diagnostics& diagnostics)
      : arena_(arena), diagnostics_(diagnostics) {}

  void check(const BlockStmt* body) {
    std::vector<BranchStmt*> waiting;
    check_block(nullptr, {}, nullptr, body->pos(), body->list, &waiting);
    for (const BranchStmt* jump : waiting) {
      auto found = labels_.find(jump->label->name);
      if (found == labels_.end()) {
        report(DiagnosticKind::LabelNotDefined, jump->label, {jump->label->name.view()});
        continue;
      }
      Label& label = order_[found->second];
      label.used = true;
      report(DiagnosticKind::GotoIntoBlock, jump->label,
             {jump->label->name.view(), format(label.parent->start)});
    }
    for (const Label& label : order_) {
      const Name* name = label.stmt->label;
      if (!label.used) report(DiagnosticKind::LabelNotUsed, name, {name->name.view()});
    }
  }

 private:
  // What is known within one block.
  struct Context {
    const Block* block;
    Targets targets;
    std::vector<BranchStmt*>* waiting;  // gotos without a label yet, of inner blocks too
    size_t first_waiting;               // those before it belong to outer blocks
    std::vector<BranchStmt*> bad;       // those that would jump over the variable
    Pos variable_pos;
    std::string variable;
  };

  void report(DiagnosticKind kind, const Node* at,
              std::initializer_list<std::string_view> args = {}) {
    diagnostics_.report(kind, at->pos(), args);
  }
  std::string format(Pos pos) const { return diagnostics_.sources().format(pos); }

  void check_block(const Block* parent, Targets targets, LabeledStmt* label, Pos start,
                   List<Stmt*> list, std::vector<BranchStmt*>* waiting);
  void check_stmt(Context& context, Stmt* stmt, bool is_last);
  void check_nested(Context& context, Stmt* stmt, LabeledStmt* label);
  void declare_label(Context& context, LabeledStmt* stmt);
  void declare_variable(Context& context, Pos pos, std::string name);
  void check_unlabeled(const Context& context, BranchStmt* stmt, bool is_last);
  void check_fallthrough(const Context& context, BranchStmt* stmt, bool is_last);
  void check_labeled(Context& context, BranchStmt* stmt);
  LabeledStmt* enclosing_label(const Block* block, Atom name, bool* defined);

  Arena& arena_;
  Diagnostics& diagnostics_;
  std::unordered_map<Atom, size_t> labels_;  // indexes into order_
  std::vector<Label> order_;
};

void BranchChecker::declare_variable(Context& context, Pos pos, std::string name) {
  context.variable_pos = pos;
  context.variable = std::move(name);
  // They may still leave the block, so being bad shows only at a label in this block.
  context.bad.assign(context.waiting->begin() + static_cast<long>(context.first_waiting),
                     context.waiting->end());
}

void BranchChecker::declare_label(Context& context, LabeledStmt* stmt) {
  Atom name = stmt->label->name;
  auto [found, is_new] = labels_.try_emplace(name, order_.size());
  if (is_new) {
    order_.push_back({context.block, stmt, false});
  } else {
    report(DiagnosticKind::LabelRedefined, stmt->label,
           {name.view(), format(order_[found->second].stmt->label->pos())});
  }
  std::vector<BranchStmt*>& waiting = *context.waiting;
  size_t kept = context.first_waiting;
  for (size_t i = context.first_waiting; i < waiting.size(); i++) {
    BranchStmt* jump = waiting[i];
    if (jump->label->name != name) {
      waiting[kept++] = jump;
      continue;
    }
    jump->target = stmt;
    order_[found->second].used = true;
    if (std::find(context.bad.begin(), context.bad.end(), jump) != context.bad.end()) {
      report(DiagnosticKind::GotoOverVariable, jump->label,
             {name.view(), context.variable, format(context.variable_pos)});
    }
  }
  waiting.resize(kept);
}

void BranchChecker::check_fallthrough(const Context& context, BranchStmt* stmt, bool is_last) {
  DiagnosticKind kind = DiagnosticKind::FallthroughMisplaced;
  if (auto* enclosing = as<SwitchStmt>(context.targets.break_to)) {
    int index = context.targets.case_index;
    if (is<TypeSwitchGuard>(enclosing->tag)) {
      kind = DiagnosticKind::FallthroughInTypeSwitch;
    } else if (index >= 0 && is_last) {
      if (static_cast<size_t>(index) + 1 < enclosing->clauses.size()) return;
      kind = DiagnosticKind::FallthroughFinalCase;
    }
  }
  report(kind, stmt);
}

void BranchChecker::check_unlabeled(const Context& context, BranchStmt* stmt, bool is_last) {
  switch (stmt->branch) {
    case BranchKind::Break:
      stmt->target = context.targets.break_to;
      if (stmt->target == nullptr) report(DiagnosticKind::BreakOutside, stmt);
      break;
    case BranchKind::Continue:
      stmt->target = context.targets.continue_to;
      if (stmt->target == nullptr) report(DiagnosticKind::ContinueOutside, stmt);
      break;
    case BranchKind::Fallthrough:
      check_fallthrough(context, stmt, is_last);
      break;
    case BranchKind::Goto:
      break;
  }
}

// The statement labeled `name` if it encloses `block`, else null.
LabeledStmt* BranchChecker::enclosing_label(const Block* block, Atom name, bool* defined) {
  auto found = labels_.find(name);
  *defined = found != labels_.end();
  if (!*defined) return nullptr;
  Label& label = order_[found->second];
  label.used = true;
  for (; block != nullptr; block = block->parent) {
    if (block->label == label.stmt) return label.stmt;
  }
  return nullptr;
}

void BranchChecker::check_labeled(Context& context, BranchStmt* stmt) {
  Atom name = stmt->label->name;
  if (stmt->branch == BranchKind::Goto) {
    auto found = labels_.find(name);
    if (found != labels_.end()) {
      Label& label = order_[found->second];
      label.used = true;
      for (const Block* block = context.block; block != nullptr; block = block->parent) {
        if (label.parent != block) continue;
        stmt->target = label.stmt;
        return;
      }
    }
    context.waiting->push_back(stmt);
    return;
  }
  bool is_break = stmt->branch == BranchKind::Break;
  bool defined = false;
  LabeledStmt* label = enclosing_label(context.block, name, &defined);
  if (!defined) {
    report(
        is_break ? DiagnosticKind::BreakLabelNotDefined : DiagnosticKind::ContinueLabelNotDefined,
        stmt->label, {name.view()});
    return;
  }
  Stmt* target = label != nullptr ? label->stmt : nullptr;
  bool is_choice = is<SwitchStmt>(target) || is<SelectStmt>(target);
  bool fits = is<ForStmt>(target) || (is_break && is_choice);
  if (fits) {
    stmt->target = target;
  } else {
    report(is_break ? DiagnosticKind::InvalidBreakLabel : DiagnosticKind::InvalidContinueLabel,
           stmt->label, {name.view()});
  }
}

// Statements with blocks of their own.
void BranchChecker::check_nested(Context& context, Stmt* stmt, LabeledStmt* label) {
  Targets inner = context.targets;
  inner.case_index = -1;
  auto enter = [&](Pos start, List<Stmt*> list) {
    check_block(context.block, inner, label, start, list, context.waiting);
  };
  switch (stmt->kind) {
    case NodeKind::BlockStmt:
      enter(stmt->pos(), static_cast<BlockStmt*>(stmt)->list);
      break;
    case NodeKind::IfStmt: {
      auto* branch = static_cast<IfStmt*>(stmt);
      enter(branch->then->pos(), branch->then->list);
      if (branch->otherwise != nullptr) {
        enter(branch->otherwise->pos(), List<Stmt*>(&branch->otherwise, 1));
      }
      break;
    }
    case NodeKind::ForStmt: {
      auto* loop = static_cast<ForStmt*>(stmt);
      inner.break_to = loop;
      inner.continue_to = loop;
      enter(loop->body->pos(), loop->body->list);
      break;
    }
    case NodeKind::SwitchStmt: {
      auto* choice = static_cast<SwitchStmt*>(stmt);
      inner.break_to = choice;
      for (const CaseClause* clause : choice->clauses) {
        inner.case_index++;
        enter(clause->pos(), clause->body);
      }
      break;
    }
    case NodeKind::SelectStmt: {
      auto* choice = static_cast<SelectStmt*>(stmt);
      inner.break_to = choice;
      for (const CommClause* clause : choice->clauses) enter(clause->pos(), clause->body);
      break;
    }
    default:
      break;
  }
}

void BranchChecker::check_stmt(Context& context, Stmt* stmt, bool is_last) {
  LabeledStmt* label = nullptr;
  while (auto* labeled = as<LabeledStmt>(stmt)) {
    if (!labeled->label->name.is_blank()) {
      declare_label(context, labeled);
      label = labeled;
    }
    stmt = labeled->stmt;
  }
  if (auto* declaration = as<DeclStmt>(stmt)) {
    for (const Decl* decl : declaration->decls) {
      auto* variable = as<VarDecl>(decl);
      if (variable == nullptr) continue;
      declare_variable(context, variable->pos(), variable->names[0]->name.str());
      break;
    }
  } else if (auto* assign = as<AssignStmt>(stmt)) {
    if (assign->op != Operator::Def) return;
    std::string names;
    for (const Expr* x : assign->lhs) names += (names.empty() ? "" : ", ") + to_string(x);
    declare_variable(context, assign->pos(), std::move(names));
  } else if (auto* branch = as<BranchStmt>(stmt)) {
    if (branch->label == nullptr) {
      check_unlabeled(context, branch, is_last);
    } else {
      check_labeled(context, branch);
    }
  } else {
    check_nested(context, stmt, label);
  }
}

void BranchChecker::check_block(const Block* parent, Targets targets, LabeledStmt* label, Pos start,
                                List<Stmt*> list, std::vector<BranchStmt*>* waiting) {
  // Labels keep pointing to their block after it was left.
  Block* block = arena_.make<Block>(Block{parent, start, label});
  Context context = {block, targets, waiting, waiting->size(), {}, {}, {}};
  // A fallthrough may be followed by empty statements.
  size_t count = list.size();
  while (count > 0 && is<EmptyStmt>(list[count - 1])) count--;
  for (size_t i = 0; i < count; i++) check_stmt(context, list[i], i + 1 == count);
}

}  // namespace

void check_branches(const BlockStmt* body, Arena& arena, Diagnostics& diagnostics) {
  BranchChecker(arena, diagnostics).check(body);
}

}  // namespace vole::syntax
