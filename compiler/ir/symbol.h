// Linker symbols: how gc names functions, methods, wrappers and packages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/type_table.h"

namespace vole::ir {

// The package path as symbols contain it (dots of the last element are escaped).
std::string link_path(const types::Package* pkg);

// "[int,main.T]", or nothing without arguments.
std::string targs_text(TypeTable& table, const std::vector<const types::Type*>& targs);

// "main.T.M", "main.(*T[int]).M" for the method `name` of interned receiver type recv, whose
// name is in package name_pkg.
std::string method_symbol(TypeTable& table, const types::Type* recv, std::string_view name,
                          const types::Package* name_pkg);

// `symbol` of an instance with `text` put before the bracket that ends the type arguments: tells
// functions apart that gc tells apart otherwise.
std::string inside_brackets(std::string symbol, std::string_view text);

// What messages show of a symbol: without the package path that is its prefix.
std::string_view without_package(std::string_view symbol, const types::Package* pkg);

}  // namespace vole::ir
