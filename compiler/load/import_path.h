// What an import path may look like (go help importpath; golang.org/x/mod/module.CheckImportPath).
// The go command has two rules: one for all source files, and a stricter one for modules.
#pragma once

#include <string>
#include <string_view>

namespace vole::load {

// Whether the path has only characters that Go allows in import declarations.
bool is_valid_import_path(std::string_view path);

// Why the path cannot be that of a package in a module, in the go command's words: "double slash";
// empty if it can.
std::string import_path_problem(std::string_view path);

}  // namespace vole::load
