// Helpers of the embedding tests: sources in memory, a run with captured output.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "vole/vole.h"

namespace vole::embed {

// Files in memory, all in one folder.
class MemoryFiles final : public FileSource {
 public:
  MemoryFiles() = default;
  explicit MemoryFiles(std::string main) { files["/src/main.go"] = std::move(main); }

  bool read(const std::string& path, std::string* contents) override {
    auto found = files.find(path);
    if (found == files.end()) return false;
    *contents = found->second;
    return true;
  }
  bool list(const std::string& path, std::vector<std::string>* names) override {
    std::string prefix = path.ends_with("/") ? path : path + "/";
    for (const auto& [name, text] : files) {
      if (!name.starts_with(prefix)) continue;
      std::string rest = name.substr(prefix.size());
      size_t slash = rest.find('/');
      if (slash != std::string::npos) rest.resize(slash + 1);
      if (names->empty() || names->back() != rest) names->push_back(rest);
    }
    return !names->empty();
  }

  std::map<std::string, std::string> files;
};

inline const Engine& engine() {
  static const Engine shared;  // immutable; opening the library once keeps the tests fast
  return shared;
}

inline CompileResult compile(const std::string& source) {
  MemoryFiles files(source);
  CompileOptions options;
  options.inputs = {"/src/main.go"};
  options.files = &files;
  return engine().compile(options);
}

// The program, or null after a test failure that shows the diagnostics.
inline std::shared_ptr<const Program> must_compile(const std::string& source) {
  CompileResult result = compile(source);
  for (const Diagnostic& d : result.diagnostics) ADD_FAILURE() << d.to_string();
  return result.program;
}

struct Output {
  RunResult result;
  std::string out, err;
};

inline Output run(std::shared_ptr<const Program> program, VmOptions options = {}) {
  Output output;
  options.write_out = [&](std::string_view text) {
    output.out += text;
    return static_cast<int64_t>(text.size());
  };
  options.write_err = [&](std::string_view text) {
    output.err += text;
    return static_cast<int64_t>(text.size());
  };
  if (!program) return output;
  Vm vm(std::move(program), std::move(options));
  output.result = vm.run();
  return output;
}

}  // namespace vole::embed
