// The standard library inside the binary: an archive (stdlib/image/archive.h) with its compiled
// module, export data and some sources. Immutable after construction and thread-safe.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bytecode/module_source.h"
#include "compiler/driver/compilation.h"

namespace vole::embed {

class EmbeddedLibrary final : public driver::StdLibrary {
 public:
  // Of the archive linked into the binary.
  EmbeddedLibrary();

  // Whether the archive could be opened.
  bool valid() const { return module_ != nullptr; }
  const std::string& error() const { return error_; }

  bool contains(std::string_view path) const override;
  std::string_view export_data(std::string_view path) const override;
  std::vector<File> sources(std::string_view path) const override;
  std::string_view summaries() const override { return summaries_; }
  // Differs between libraries.
  uint64_t fingerprint() const { return fingerprint_; }
  // The compiled code of all packages.
  const std::shared_ptr<const bytecode::ModuleSource>& module() const { return module_; }

 private:
  struct SourceFile {
    std::string_view folder, name, text;
  };

  std::shared_ptr<const bytecode::ModuleSource> module_;
  std::unordered_map<std::string_view, std::string_view> exports_;
  std::vector<SourceFile> sources_;
  std::string_view summaries_;
  uint64_t fingerprint_ = 0;
  std::string error_;
};

// A library that is compiled from a folder of sources with every program, to try out changes.
class LibraryFolder final : public load::StdPackages {
 public:
  LibraryFolder(load::FileSystem& files, std::string root)
      : files_(files), root_(std::move(root)) {}
  bool contains(std::string_view path) const override;
  std::string folder(std::string_view path) const override;

 private:
  load::FileSystem& files_;
  std::string root_;
};

}  // namespace vole::embed
