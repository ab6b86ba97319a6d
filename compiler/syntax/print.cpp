// Nodes as text, in one line, as messages show them: bodies of functions and elements of
// composite literals are left out. This is not the formatter.
#include "compiler/syntax/tree.h"

namespace vole::syntax {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

class Printer {
 public:
  void print(const Node* node);
  std::string take() { return std::move(out_); }

 private:
  void print_expr(const Node* node);
  void print_type(const Node* node);
  void print_stmt(const Node* node);
  void print_decl(const Node* node);

  void add(std::string_view text) { out_ += text; }
  template <typename T>
  void print_list(List<T*> list, std::string_view separator = ", ") {
    for (size_t i = 0; i < list.size(); i++) {
      if (i > 0) add(separator);
      print(list[i]);
    }
  }
  void print_stmts(List<Stmt*> list) {
    if (list.empty()) return;
    add(" ");
    print_list(list, "; ");
    add(" ");
  }
  void print_signature(const FuncType* type);
  void print_params(List<Field*> list, std::string_view open, std::string_view close);
  void print_struct_fields(const StructType* type);
  void print_methods(const InterfaceType* type);
  void print_operation(const Operation* operation);
  void print_slice(const SliceExpr* slice);
  void print_chan(const ChanType* type);
  void print_for(const ForStmt* loop);
  void print_assign(const AssignStmt* assign);
  void print_names_type_values(List<Name*> names, const Expr* type, List<Expr*> values);

  std::string out_;
};

void Printer::print(const Node* node) {
  if (node == nullptr) return;
  if (is_stmt(node)) return print_stmt(node);
  if (is_decl(node)) return print_decl(node);
  if (node->kind >= NodeKind::ArrayType && node->kind <= NodeKind::ChanType) {
    return print_type(node);
  }
  if (is_expr(node)) return print_expr(node);
  if (auto* field = as<Field>(node)) {
    if (field->name != nullptr) {
      print(field->name);
      add(" ");
    }
    print(field->type_expr);
  } else if (auto* clause = as<CaseClause>(node)) {
    add(clause->cases.empty() ? "default" : "case ");
    print_list(clause->cases);
    add(":");
    print_stmts(clause->body);
  } else if (auto* comm = as<CommClause>(node)) {
    add(comm->comm == nullptr ? "default" : "case ");
    print(comm->comm);
    add(":");
    print_stmts(comm->body);
  } else if (auto* file = as<File>(node)) {
    add("package ");
    print(file->package_name);
  }
}

void Printer::print_operation(const Operation* operation) {
  if (operation->y == nullptr) {
    add(lex::operator_text(operation->op));
    return print(operation->x);
  }
  print(operation->x);
  add(" ");
  add(lex::operator_text(operation->op));
  add(" ");
  print(operation->y);
}

void Printer::print_slice(const SliceExpr* slice) {
  print(slice->x);
  add("[");
  print(slice->index[0]);
  add(":");
  print(slice->index[1]);
  if (slice->index[2] != nullptr) {
    add(":");
    print(slice->index[2]);
  }
  add("]");
}

void Printer::print_expr(const Node* node) {
  switch (node->kind) {
    case NodeKind::BadExpr:
      return add("<bad expr>");
    case NodeKind::Name:
      return add(static_cast<const Name*>(node)->name.view());
    case NodeKind::BasicLit:
      return add(static_cast<const BasicLit*>(node)->text);
    case NodeKind::CompositeLit: {
      auto* composite = static_cast<const CompositeLit*>(node);
      print(composite->type_expr);
      add("{");
      if (!composite->elements.empty()) add(kEllipsis);
      return add("}");
    }
    case NodeKind::KeyValueExpr: {
      auto* pair = static_cast<const KeyValueExpr*>(node);
      print(pair->key);
      add(": ");
      return print(pair->element);
    }
    case NodeKind::FuncLit: {
      auto* function = static_cast<const FuncLit*>(node);
      print(function->signature);
      add(" {");
      if (!function->body->list.empty()) add(kEllipsis);
      return add("}");
    }
    case NodeKind::ParenExpr:
      add("(");
      print(static_cast<const ParenExpr*>(node)->x);
      return add(")");
    case NodeKind::SelectorExpr: {
      auto* selector = static_cast<const SelectorExpr*>(node);
      print(selector->x);
      add(".");
      return print(selector->selected);
    }
    case NodeKind::IndexExpr: {
      auto* index = static_cast<const IndexExpr*>(node);
      print(index->x);
      add("[");
      print_list(index->indices);
      return add("]");
    }
    case NodeKind::SliceExpr:
      return print_slice(static_cast<const SliceExpr*>(node));
    case NodeKind::AssertExpr: {
      auto* assertion = static_cast<const AssertExpr*>(node);
      print(assertion->x);
      add(".(");
      print(assertion->type_expr);
      return add(")");
    }
    case NodeKind::TypeSwitchGuard: {
      auto* guard = static_cast<const TypeSwitchGuard*>(node);
      if (guard->symbol != nullptr) {
        print(guard->symbol);
        add(" := ");
      }
      print(guard->x);
      return add(".(type)");
    }
    case NodeKind::Operation:
      return print_operation(static_cast<const Operation*>(node));
    default: {
      auto* call = static_cast<const CallExpr*>(node);
      print(call->function);
      add("(");
      print_list(call->arguments);
      if (call->has_dots) add("...");
      return add(")");
    }
  }
}

// Names that share a type, as in `a, b int`, are printed together.
void Printer::print_params(List<Field*> list, std::string_view open, std::string_view close) {
  add(open);
  for (size_t i = 0; i < list.size(); i++) {
    const Field* field = list[i];
    if (i > 0) add(", ");
    if (field->name != nullptr) {
      print(field->name);
      const Field* after = i + 1 < list.size() ? list[i + 1] : nullptr;
      if (after != nullptr && after->name != nullptr && after->type_expr == field->type_expr) {
        continue;
      }
      add(" ");
    }
    print(field->type_expr);
  }
  add(close);
}

void Printer::print_signature(const FuncType* type) {
  print_params(type->params, "(", ")");
  if (type->results.empty()) return;
  add(" ");
  if (type->results.size() == 1 && type->results[0]->name == nullptr) {
    print(type->results[0]->type_expr);
  } else {
    print_params(type->results, "(", ")");
  }
}

void Printer::print_struct_fields(const StructType* type) {
  for (size_t i = 0; i < type->fields.size();) {
    if (i > 0) add("; ");
    const Field* field = type->fields[i];
    size_t tag = i++;
    if (field->name != nullptr) {
      print(field->name);
      for (; i < type->fields.size(); i++) {
        const Field* after = type->fields[i];
        if (after->name == nullptr || after->type_expr != field->type_expr) break;
        add(", ");
        print(after->name);
      }
      add(" ");
    }
    print(field->type_expr);
    if (type->tags[tag] != nullptr) {
      add(" ");
      print(type->tags[tag]);
    }
  }
}

void Printer::print_methods(const InterfaceType* type) {
  for (size_t i = 0; i < type->methods.size(); i++) {
    if (i > 0) add("; ");
    const Field* method = type->methods[i];
    auto* signature = as<FuncType>(method->type_expr);
    if (method->name != nullptr && signature != nullptr) {
      print(method->name);
      print_signature(signature);
    } else {
      print(method->type_expr);
    }
  }
}

void Printer::print_chan(const ChanType* type) {
  if (type->direction == ChanDir::RecvOnly) add("<-");
  add("chan");
  if (type->direction == ChanDir::SendOnly) add("<-");
  add(" ");
  auto* element = as<ChanType>(type->element);
  bool ambiguous = type->direction == ChanDir::Both && element != nullptr &&
                   element->direction == ChanDir::RecvOnly;
  if (ambiguous) add("(");
  print(type->element);
  if (ambiguous) add(")");
}

void Printer::print_type(const Node* node) {
  switch (node->kind) {
    case NodeKind::ArrayType: {
      auto* type = static_cast<const ArrayType*>(node);
      add("[");
      if (type->length == nullptr) add("...");
      print(type->length);
      add("]");
      return print(type->element);
    }
    case NodeKind::SliceType:
      add("[]");
      return print(static_cast<const SliceType*>(node)->element);
    case NodeKind::DotsType:
      add("...");
      return print(static_cast<const DotsType*>(node)->element);
    case NodeKind::StructType:
      add("struct{");
      print_struct_fields(static_cast<const StructType*>(node));
      return add("}");
    case NodeKind::InterfaceType:
      add("interface{");
      print_methods(static_cast<const InterfaceType*>(node));
      return add("}");
    case NodeKind::FuncType:
      add("func");
      return print_signature(static_cast<const FuncType*>(node));
    case NodeKind::MapType: {
      auto* type = static_cast<const MapType*>(node);
      add("map[");
      print(type->key);
      add("]");
      return print(type->element);
    }
    default:
      return print_chan(static_cast<const ChanType*>(node));
  }
}

void Printer::print_assign(const AssignStmt* assign) {
  print_list(assign->lhs);
  std::string_view op = lex::operator_text(assign->op);
  if (assign->rhs.empty()) {
    add(op);
    return add(op);
  }
  add(" ");
  add(op);
  add("= ");
  print_list(assign->rhs);
}

void Printer::print_for(const ForStmt* loop) {
  add("for ");
  if (is<RangeClause>(loop->init) || (loop->init == nullptr && loop->post == nullptr)) {
    const Node* head = loop->init != nullptr ? static_cast<const Node*>(loop->init)
                                             : static_cast<const Node*>(loop->condition);
    if (head != nullptr) {
      print(head);
      add(" ");
    }
  } else {
    print(loop->init);
    add("; ");
    print(loop->condition);
    add("; ");
    if (loop->post != nullptr) {
      print(loop->post);
      add(" ");
    }
  }
  print(loop->body);
}

void Printer::print_stmt(const Node* node) {
  switch (node->kind) {
    case NodeKind::LabeledStmt: {
      auto* stmt = static_cast<const LabeledStmt*>(node);
      print(stmt->label);
      add(": ");
      return print(stmt->stmt);
    }
    case NodeKind::BlockStmt:
      add("{");
      print_stmts(static_cast<const BlockStmt*>(node)->list);
      return add("}");
    case NodeKind::ExprStmt:
      return print(static_cast<const ExprStmt*>(node)->x);
    case NodeKind::SendStmt: {
      auto* stmt = static_cast<const SendStmt*>(node);
      print(stmt->channel);
      add(" <- ");
      return print(stmt->value);
    }
    case NodeKind::DeclStmt:
      return print_list(static_cast<const DeclStmt*>(node)->decls, "; ");
    case NodeKind::AssignStmt:
      return print_assign(static_cast<const AssignStmt*>(node));
    case NodeKind::BranchStmt: {
      constexpr std::string_view kBranches[] = {"break", "continue", "fallthrough", "goto"};
      auto* stmt = static_cast<const BranchStmt*>(node);
      add(kBranches[static_cast<size_t>(stmt->branch)]);
      if (stmt->label != nullptr) add(" ");
      return print(stmt->label);
    }
    case NodeKind::CallStmt: {
      auto* stmt = static_cast<const CallStmt*>(node);
      add(stmt->is_defer ? "defer " : "go ");
      return print(stmt->call);
    }
    case NodeKind::ReturnStmt: {
      auto* stmt = static_cast<const ReturnStmt*>(node);
      add(stmt->results.empty() ? "return" : "return ");
      return print_list(stmt->results);
    }
    case NodeKind::IfStmt: {
      auto* stmt = static_cast<const IfStmt*>(node);
      add("if ");
      if (stmt->init != nullptr) {
        print(stmt->init);
        add("; ");
      }
      print(stmt->condition);
      add(" ");
      print(stmt->then);
      if (stmt->otherwise != nullptr) add(" else ");
      return print(stmt->otherwise);
    }
    case NodeKind::ForStmt:
      return print_for(static_cast<const ForStmt*>(node));
    case NodeKind::SwitchStmt: {
      auto* stmt = static_cast<const SwitchStmt*>(node);
      add("switch ");
      if (stmt->init != nullptr) {
        print(stmt->init);
        add("; ");
      }
      print(stmt->tag);
      add(stmt->tag != nullptr ? " {" : "{");
      print_list(stmt->clauses, " ");
      return add("}");
    }
    case NodeKind::SelectStmt:
      add("select {");
      print_list(static_cast<const SelectStmt*>(node)->clauses, " ");
      return add("}");
    case NodeKind::RangeClause: {
      auto* range = static_cast<const RangeClause*>(node);
      print_list(range->lhs);
      if (!range->lhs.empty()) add(range->define ? " := " : " = ");
      add("range ");
      return print(range->x);
    }
    default:
      return;
  }
}

void Printer::print_names_type_values(List<Name*> names, const Expr* type, List<Expr*> values) {
  print_list(names);
  if (type != nullptr) add(" ");
  print(type);
  if (!values.empty()) add(" = ");
  print_list(values);
}

void Printer::print_decl(const Node* node) {
  switch (node->kind) {
    case NodeKind::ImportDecl: {
      auto* decl = static_cast<const ImportDecl*>(node);
      add("import ");
      if (decl->local_name != nullptr) {
        print(decl->local_name);
        add(" ");
      }
      return print(decl->path);
    }
    case NodeKind::ConstDecl: {
      auto* decl = static_cast<const ConstDecl*>(node);
      add("const ");
      return print_names_type_values(decl->names, decl->type_expr, decl->values);
    }
    case NodeKind::VarDecl: {
      auto* decl = static_cast<const VarDecl*>(node);
      add("var ");
      return print_names_type_values(decl->names, decl->type_expr, decl->values);
    }
    case NodeKind::TypeDecl: {
      auto* decl = static_cast<const TypeDecl*>(node);
      add("type ");
      print(decl->name);
      if (!decl->type_params.empty()) print_params(decl->type_params, "[", "]");
      add(decl->is_alias ? " = " : " ");
      return print(decl->type_expr);
    }
    default: {
      auto* decl = static_cast<const FuncDecl*>(node);
      add("func ");
      if (decl->receiver != nullptr) {
        add("(");
        print(decl->receiver);
        add(") ");
      }
      print(decl->name);
      if (!decl->type_params.empty()) print_params(decl->type_params, "[", "]");
      print_signature(decl->signature);
      if (decl->body != nullptr) add(" ");
      return print(decl->body);
    }
  }
}

}  // namespace

std::string to_string(const Node* node) {
  Printer printer;
  printer.print(node);
  return printer.take();
}

}  // namespace vole::syntax
