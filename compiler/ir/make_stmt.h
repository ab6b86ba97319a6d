// Making statements. All of these add to the Body's current list.
#pragma once

#include "compiler/ir/builder.h"
#include "compiler/ir/make_expr.h"

namespace vole::ir {

// ---- stmt.cpp, wrappers.cpp

void stmt(Body& body, const syntax::Stmt* s);
void stmt_list(Body& body, const List<syntax::Stmt*>& list);
NodeList block(Body& body, const List<syntax::Stmt*>& list);
Label* label_of(Body& body, std::string_view name);
void add_branch(Body& body, Op op, Label* label, Pos pos);
void add_return(Body& body, const NodeList& results, Pos pos);

// `return call` with as many results as the function has, or the call as a statement.
void return_call(Body& body, Call* call);

// ---- assign.cpp

void assign_stmt(Body& body, const syntax::AssignStmt* s);
void var_decl(Body& body, const syntax::VarDecl* d);
// Assigns converted values to the left sides; new variables are declared. `def` as in :=.
void assign_values(Body& body, const List<syntax::Expr*>& lhs, const List<syntax::Expr*>& rhs,
                   Pos pos, bool def);

// ---- loops.cpp, switch.cpp, go_defer.cpp

void for_stmt(Body& body, const syntax::ForStmt* s, Label* label);
void switch_stmt(Body& body, const syntax::SwitchStmt* s, Label* label);
void select_stmt(Body& body, const syntax::SelectStmt* s, Label* label);
void go_defer(Body& body, Op op, Node* call, Node* at, Pos pos);

// ---- range_func.cpp

bool is_range_func(Body& body, const syntax::ForStmt* s);
void range_func_stmt(Body& body, const syntax::ForStmt* s);
// Handle statements inside a loop over a function; false: nothing special, build them as usual.
bool range_func_branch(Body& body, const syntax::BranchStmt* s);
bool range_func_return(Body& body, const syntax::ReturnStmt* s);
Node* range_func_defer_token(Body& body);

}  // namespace vole::ir
