// What a public Program holds, and the source lines that disassembly shows.
#pragma once

#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bytecode/disassemble.h"
#include "bytecode/module_source.h"
#include "vm/program.h"

namespace vole::embed {

class Program {
 public:
  std::string image;     // of `module`, for write_program; empty unless it was asked for
  uint64_t library = 0;  // fingerprint of the library that goes with it
  std::shared_ptr<const bytecode::ModuleSource> module;  // what was compiled, without the library
  std::shared_ptr<const vm::Program> linked;             // null: not a program
  std::string path;                                      // import path of what was compiled
  std::string go_tree;  // the installed Go tree it was compiled with; empty: none
  std::string debug;  // settings of GODEBUG that hold unless the environment has others
  // Names of source files as diagnostics show them, by those that tracebacks have.
  std::unordered_map<std::string, std::string> shown_files;
};

// Lines of files on disk, read once each.
class SourceLines final : public bytecode::SourceText {
 public:
  std::string_view line(std::string_view file, uint32_t number) override {
    auto [at, added] = files_.try_emplace(std::string(file));
    if (added) {
      std::ifstream in(at->first);
      for (std::string text; std::getline(in, text);) at->second.push_back(text);
    }
    return number >= 1 && number <= at->second.size() ? std::string_view(at->second[number - 1])
                                                      : std::string_view();
  }

 private:
  std::map<std::string, std::vector<std::string>> files_;
};

}  // namespace vole::embed
