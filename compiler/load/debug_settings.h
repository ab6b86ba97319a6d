// The settings of GODEBUG that a program has when the environment names none: by the version of Go
// in its go.mod, the godebug lines there, and the //go:debug lines of package main. Source:
// https://go.dev/doc/godebug.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vole::load {

struct DebugDirective {
  std::string_view line;     // the comment, in the text it was found in
  std::string_view setting;  // what stands behind //go:debug, not checked
};
// The //go:debug lines in the text above a package clause.
std::vector<DebugDirective> debug_directives(std::string_view header);

// What is wrong with a "name=value", in the words of the go command; empty: nothing. Only settings
// that Go knows may come from a program: those of `vole help godebug` are for who runs it. `what`
// they are called in messages.
std::string check_debug_setting(std::string_view what, std::string_view setting);

// "name=value,…" for a program of go 1.N. Of `settings`, "name=value" each, later ones go before
// earlier ones; "default=go1.N" stands for another version.
std::string debug_defaults(int go_minor, const std::vector<std::string>& settings);

}  // namespace vole::load
