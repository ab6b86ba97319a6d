// Writes expressions as Go source, for the report and for the dump.
#pragma once

#include <string>

#include "compiler/ir/build.h"

namespace vole::ir {

class Printer {
 public:
  // `verbose`: implicit conversions, dereferences and init statements show, as the dump wants;
  // else the text is the one of gc's -m report. Names of package `from` are not qualified.
  Printer(TypeTable* types, const types::Package* from, bool verbose)
      : types_(types), from_(from), verbose_(verbose) {}

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
  bool verbose_;
  std::string out_;
};

}  // namespace vole::ir
