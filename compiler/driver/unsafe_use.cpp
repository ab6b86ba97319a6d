// The walk over a checked file. It keeps its own stack: scripts choose how deep trees are.
#include "compiler/driver/unsafe_use.h"

#include <vector>

#include "compiler/syntax/walk.h"
#include "compiler/types/object.h"
#include "compiler/types/predicates.h"

namespace vole::driver {
namespace {

using syntax::Node;

bool makes_any_value(const types::Object* object) {
  return object != nullptr && object->pkg != nullptr && object->pkg->path == "reflect" &&
         (object->name == "NewAt" || object->name == "SliceAt");
}

}  // namespace

bool refuse_unsafe_import(const syntax::File& file, Diagnostics& diagnostics) {
  for (const syntax::Decl* decl : file.decls) {
    const auto* import = syntax::as<syntax::ImportDecl>(decl);
    if (import != nullptr && import->path != nullptr && import->path->text == "\"unsafe\"") {
      diagnostics.report(DiagnosticKind::UnsafeRefused, import->path->pos(),
                         {"import of package unsafe"});
      return false;
    }
  }
  return true;
}

bool refuse_unsafe_values(syntax::File& file, Diagnostics& diagnostics) {
  bool good = true;
  std::vector<Node*> work{&file};
  while (!work.empty()) {
    Node* node = work.back();
    work.pop_back();
    if (syntax::is_expr(node)) {
      auto* expr = static_cast<syntax::Expr*>(node);
      const auto* name = syntax::as<syntax::Name>(node);
      if (name != nullptr && makes_any_value(name->object)) {
        good = false;
        diagnostics.report(DiagnosticKind::UnsafeRefused, node->pos(),
                           {"reflect." + std::string(name->object->name)});
      } else if (expr->type != nullptr && types::is_unsafe_pointer(expr->type)) {
        // Once for the whole expression.
        good = false;
        diagnostics.report(DiagnosticKind::UnsafeRefused, node->pos(), {"unsafe.Pointer"});
        continue;
      }
    }
    syntax::for_each_child(node, [&](Node* child) { work.push_back(child); });
  }
  return good;
}

}  // namespace vole::driver
