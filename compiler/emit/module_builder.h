// Collects what functions refer to and builds the module's tables: every type, function, global,
// itab, string and file has one index, given at its first mention. Types are completed from a work
// list at the end, so that recursive ones need no recursion.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "bytecode/module.h"
#include "compiler/cfg/function.h"
#include "compiler/cfg/layout.h"
#include "compiler/ir/build.h"
#include "compiler/source/source.h"

namespace vole::emit {

class ModuleBuilder {
 public:
  ModuleBuilder(ir::Program& program, cfg::Layouts& layouts, const SourceSet& sources,
                bytecode::Module& module);
  ModuleBuilder(const ModuleBuilder&) = delete;
  ModuleBuilder& operator=(const ModuleBuilder&) = delete;

  bytecode::TypeIndex type(const types::Type* type);
  bytecode::TypeIndex closure_type(const cfg::ClosureLayout& layout);
  bytecode::FunctionIndex function(const ir::Func* func);
  bytecode::GlobalIndex global(const ir::Global* global);
  bytecode::ItabIndex itab(const types::Type* inter, const types::Type* concrete);
  uint32_t string(std::string_view text);  // offset in Module::data
  uint32_t file(std::string_view name);

  // Types that are only referred to, unless the program has their method tables.
  void set_external_types(const std::unordered_set<const types::Type*>& canonical);
  // Gives the functions and globals of the program their places, in its order.
  void declare_all();
  void define_globals();
  void define_methods();  // of the run-time types
  void finish_types();    // everything that is still only mentioned
  void define_packages(const std::vector<const types::Package*>& packages);

  bytecode::Module& module() { return module_; }
  cfg::Layouts& layouts() { return layouts_; }
  const SourceSet& sources() const { return sources_; }

 private:
  struct PairHash {
    size_t operator()(uint64_t key) const { return key * 0x9E3779B97F4A7C15u >> 16; }
  };
  void complete(bytecode::TypeIndex index, const types::Type* type);
  void complete_composite(bytecode::TypeRecord& r, const cfg::TypeInfo* info);
  void declare_native(bytecode::FunctionRecord& r, const ir::Func* f);
  std::string_view path_of(const types::Package* pkg) const;

  ir::Program& program_;
  cfg::Layouts& layouts_;
  const SourceSet& sources_;
  bytecode::Module& module_;
  std::unordered_map<const types::Type*, bytecode::TypeIndex> types_;
  std::unordered_map<std::string, bytecode::TypeIndex> closure_types_;
  std::unordered_map<const ir::Func*, bytecode::FunctionIndex> functions_;
  std::unordered_map<const ir::Global*, bytecode::GlobalIndex> globals_;
  std::unordered_map<uint64_t, bytecode::ItabIndex, PairHash> itabs_;
  std::unordered_map<std::string_view, uint32_t> strings_;
  std::unordered_map<std::string_view, uint32_t> files_;
  std::vector<std::pair<bytecode::TypeIndex, const types::Type*>> pending_;
  std::unordered_set<const types::Type*> external_types_;
};

}  // namespace vole::emit
