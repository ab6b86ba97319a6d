// Composition of symbols from type names; see symbol.h.
#include "compiler/ir/symbol.h"

#include "compiler/types/universe.h"

namespace vole::ir {

std::string targs_text(TypeTable& table, const std::vector<const types::Type*>& targs) {
  if (targs.empty()) return {};
  std::string out = "[";
  for (const types::Type* t : targs) {
    if (out.size() > 1) out += ',';
    out += table.link_string(t);
  }
  return out + "]";
}

std::string method_symbol(TypeTable& table, const types::Type* recv, std::string_view name,
                          const types::Package* name_pkg) {
  auto* pointer = types::as<types::Pointer>(recv);
  auto* named = types::as<types::Named>(pointer != nullptr ? pointer->elem : recv);
  std::string type_text(table.link_string(pointer != nullptr ? pointer->elem : recv));
  std::string out;
  if (named != nullptr) {
    std::string prefix = named->obj->pkg != nullptr ? link_path(named->obj->pkg) + "." : "";
    std::string rest = type_text.substr(prefix.size());
    out = prefix + (pointer != nullptr ? "(*" + rest + ")" : rest);
  } else {
    out = std::string("go.(") + (pointer != nullptr ? "*" : "") + type_text + ")";
  }
  out += '.';
  // A promoted unexported method of another package must not clash with one of this package.
  bool foreign = named == nullptr || named->obj->pkg != name_pkg;
  if (name_pkg != nullptr && foreign && !types::is_exported(name)) {
    out += link_path(name_pkg) + ".";
  }
  return out.append(name);
}

std::string inside_brackets(std::string symbol, std::string_view text) {
  size_t end = symbol.rfind(']');
  return end == std::string::npos ? symbol.append(text) : symbol.insert(end, text);
}

std::string_view without_package(std::string_view symbol, const types::Package* pkg) {
  if (pkg == nullptr) return symbol;
  std::string prefix = link_path(pkg) + ".";
  return symbol.size() > prefix.size() && symbol.starts_with(prefix) ? symbol.substr(prefix.size())
                                                                     : symbol;
}

}  // namespace vole::ir
