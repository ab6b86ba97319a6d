// The settings of GODEBUG that a program has when the environment names none: by the version of Go
// in its go.mod, the godebug lines there, and the //go:debug lines of package main. Source:
// https://go.dev/doc/godebug.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vole::load {

// "name=value" of the //go:debug lines in the text above a package clause.
std::vector<std::string> debug_directives(std::string_view header);

// "name=value,…" for a program of go 1.N. Of `settings`, "name=value" each, later ones go before
// earlier ones; "default=go1.N" stands for another version.
std::string debug_defaults(int go_minor, const std::vector<std::string>& settings);

}  // namespace vole::load
