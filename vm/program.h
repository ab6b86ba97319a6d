// A Program: modules linked for execution. Immutable and shared by any number of machines and
// threads; code is never patched after it is made.
//
// It holds canonical type descriptors (one for each link string), functions with relocated code,
// itabs known at link time, and a layout of globals with the template of their initial contents:
// a machine copies the template and adds its own base where a global holds another's address.
// Only what the entry, the initialisers of imported packages and the machine itself can reach is
// linked. Methods are reached through interfaces only if some linked interface has a method of
// that name (unless reflection can call methods by name).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "bytecode/module_source.h"
#include "vm/native.h"

namespace vole::vm {

using bytecode::Itab;
using bytecode::ModuleSource;

// What the loader makes; Function with what only the vm needs to know.
struct LinkedFunction : Function {
  const ModuleSource* module = nullptr;
};

// The word at `at` of the globals becomes the machine's address of the byte at `target`.
struct GlobalAddress {
  uint64_t at;
  uint64_t target;
};

class Program {
 public:
  struct Loaded {
    std::shared_ptr<const Program> program;
    std::string error;  // why there is none
  };
  // Links. The sources stay alive as long as the program; all functions that `natives` lacks end
  // the machine with a fatal error when they are called.
  // kLibrary: all functions of the last module instead of what an entry reaches; the result shows
  // that everything links but cannot run.
  enum class Link : uint8_t { kProgram, kLibrary };
  static Loaded load(std::vector<std::shared_ptr<const ModuleSource>> modules,
                     const NativeTable& natives, Link link = Link::kProgram);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  const Function* entry() const { return entry_; }
  // Initialisers in the order in which they run.
  const std::vector<const Function*>& inits() const { return inits_; }
  // By symbol, among what is linked; null if it is not.
  const Function* find_function(std::string_view symbol) const;
  const TypeDesc* find_type(std::string_view link) const;
  std::string_view file_name(const Function* f, uint32_t file) const;

  // Globals.
  uint64_t globals_size() const { return globals_size_; }
  const std::vector<char>& globals_template() const { return template_; }
  std::span<const GlobalAddress> global_addresses() const { return global_addresses_; }
  // One bit a word of the globals.
  const std::vector<uint64_t>& globals_mask() const { return globals_mask_; }
  // Offset of a global by symbol, or -1.
  int64_t find_global(std::string_view symbol) const;

  const std::vector<Itab*>& itabs() const { return itabs_; }
  const std::vector<LinkedFunction*>& functions() const { return functions_; }
  const std::vector<TypeDesc*>& types() const { return types_; }

  // Package runtime's functions that the machine calls; null if the program has no such package.
  const Function* panic_function() const { return panic_function_; }
  const Function* assert_function() const { return assert_function_; }
  // Functions of the machine itself: what a goroutine returns to, and what runs defers in a panic.
  // What the first goroutine runs: the initialisers, main, exit.
  const Function* main_function() const { return &main_function_; }
  const Function* goexit_function() const { return &goexit_function_; }
  const Function* panic_frame_function() const { return &panic_frame_function_; }
  // What a function returns to that was entered in a stack segment of its own.
  const Function* bridge_function() const { return &bridge_function_; }

 private:
  friend class Loader;
  Program();

  std::vector<std::shared_ptr<const ModuleSource>> modules_;
  Arena arena_;
  std::unordered_map<std::string_view, TypeDesc*> types_by_link_;
  std::vector<TypeDesc*> types_;
  std::vector<LinkedFunction*> functions_;
  std::vector<Itab*> itabs_;
  const Function* entry_ = nullptr;
  std::vector<const Function*> inits_;
  uint64_t globals_size_ = 0;
  std::vector<char> template_;
  std::vector<GlobalAddress> global_addresses_;
  std::vector<uint64_t> globals_mask_;
  std::unordered_map<std::string_view, uint64_t> globals_by_symbol_;
  const Function* panic_function_ = nullptr;
  const Function* assert_function_ = nullptr;
  LinkedFunction main_function_;
  LinkedFunction goexit_function_;
  LinkedFunction panic_frame_function_;
  LinkedFunction bridge_function_;
};

}  // namespace vole::vm
