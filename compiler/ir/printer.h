// Writes expressions as Go source for the dump. What the report prints is in expr_text.cpp.
#pragma once

#include <string>

#include "compiler/ir/build.h"

namespace vole::ir {

// How tightly an operator binds, by gc's table: 1 for || to 7 for unary ones; 8 for what is none.
int operator_precedence(Op op);

// A constant, with its type (whose text is given) unless that is the default type of its value.
std::string literal_text(const Literal* n, const std::string& type);

class Printer {
 public:
  // Names of package `from` are not qualified.
  Printer(TypeTable* types, const types::Package* from) : types_(types), from_(from) {}

  void expr(const Node* n, int precedence = 0);
  std::string take() { return std::move(out_); }
  std::string type_text(const types::Type* t);

 private:
  void name(const Name* n);
  void literal(const Literal* n);
  void conversion(const Unary* n);
  void unary(const Unary* n, int precedence);
  void call(const Call* n, int precedence);
  void field(const Field* n, int precedence);
  void slice(const Slice* n, int precedence);
  void composite(const Composite* n);
  void make(const Make* n);
  void list(const NodeList& nodes, const char* separator, int precedence = 0);
  void init(const Node* n);
  void other(const Node* n, int precedence);

  TypeTable* types_;
  const types::Package* from_;
  std::string out_;
};

}  // namespace vole::ir
