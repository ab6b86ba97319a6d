// Compiles files in memory with the whole compiler: a library of given packages first, then a
// program that imports them as compiled ones.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "compiler/driver/compilation.h"

namespace vole::driver {

// Packages to be compiled from source.
class SourceStd final : public load::StdPackages {
 public:
  explicit SourceStd(std::vector<std::string> paths) : paths_(std::move(paths)) {}
  bool contains(std::string_view path) const override {
    for (const std::string& each : paths_) {
      if (each == path) return true;
    }
    return false;
  }
  std::string folder(std::string_view path) const override { return "/std/" + std::string(path); }

 private:
  std::vector<std::string> paths_;
};

// What compiling them gave.
class CompiledStd final : public StdLibrary {
 public:
  explicit CompiledStd(const Result& result) {
    summaries_ = result.summaries;
    for (const Exported& each : result.exports) packages_[each.path] = each;
  }
  bool contains(std::string_view path) const override {
    return packages_.find(std::string(path)) != packages_.end();
  }
  std::string_view export_data(std::string_view path) const override {
    auto found = packages_.find(std::string(path));
    return found == packages_.end() ? std::string_view() : std::string_view(found->second.data);
  }
  std::vector<File> sources(std::string_view path) const override {
    std::vector<File> files;
    for (const auto& [name, text] : packages_.at(std::string(path)).sources) {
      files.push_back({name, text});
    }
    return files;
  }
  std::string_view summaries() const override { return summaries_; }

 private:
  std::map<std::string, Exported> packages_;
  std::string summaries_;
};

class DriverTest : public ::testing::Test {
 protected:
  static void expect_no_messages(const Result& result) {
    for (const Message& m : result.messages) {
      ADD_FAILURE() << m.file << ":" << m.line << ": " << m.text;
    }
  }

  // `packages`: import path and text of the one file of each.
  void make_library(const std::map<std::string, std::string>& packages) {
    std::vector<std::string> paths;
    for (const auto& [path, text] : packages) {
      files_.add("/std/" + path + "/" + path + ".go", text);
      paths.push_back(path);
    }
    SourceStd sources(paths);
    Options options;
    options.files = &files_;
    options.std_sources = &sources;
    options.load.folder = "/std";
    options.load.std_pragmas = true;
    options.arguments = paths;
    options.all_functions = true;
    options.export_data = true;
    options.compiler_flags = {"all=-d=placement=1"};
    Result result = compile(options);
    expect_no_messages(result);
    ASSERT_TRUE(result.ok);
    library_ = std::make_unique<CompiledStd>(result);
  }

  Result build(const std::string& text, std::vector<std::string> flags) {
    files_.add("/w/main.go", text);
    Options options;
    options.files = &files_;
    options.library = library_.get();
    options.load.folder = "/w";
    options.arguments = {"main.go"};
    options.compiler_flags = std::move(flags);
    Result result = compile(options);
    expect_no_messages(result);
    return result;
  }

  // The lines of the first report, "line:column: text".
  static std::string lines(const Result& result) {
    std::string out;
    if (result.reports.empty()) return out;
    for (const Message& m : result.reports[0].lines) {
      out += std::to_string(m.line) + ":" + std::to_string(m.column) + ": " + m.text + "\n";
    }
    return out;
  }

  load::MemoryFileSystem files_;
  std::unique_ptr<CompiledStd> library_;
};

}  // namespace vole::driver
