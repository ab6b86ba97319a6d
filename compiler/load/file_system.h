// The files that the loader may see.
//
// Everything the compiler reads goes through a FileSystem: the command gives it the real one,
// embedders what they like, tests a table in memory. Paths are slash-separated; the loader only
// asks for absolute, clean ones.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vole::load {

enum class FileKind { None, File, Folder };

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::None;  // of what a symbolic link leads to
  bool is_link = false;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  virtual FileKind kind(const std::string& path) = 0;
  // False if the file cannot be read; then `error` says why ("no such file or directory").
  virtual bool read_file(const std::string& path, std::string* text, std::string* error) = 0;
  // Entries in order of name; empty if there is no such folder.
  virtual std::vector<FolderEntry> list_folder(const std::string& path) = 0;
};

// What the process sees. It has no state.
class RealFileSystem : public FileSystem {
 public:
  FileKind kind(const std::string& path) override;
  bool read_file(const std::string& path, std::string* text, std::string* error) override;
  std::vector<FolderEntry> list_folder(const std::string& path) override;
};

// Files in memory; folders exist where a file is below them.
class MemoryFileSystem : public FileSystem {
 public:
  void add(std::string path, std::string text) { files_[std::move(path)] = std::move(text); }

  FileKind kind(const std::string& path) override;
  bool read_file(const std::string& path, std::string* text, std::string* error) override;
  std::vector<FolderEntry> list_folder(const std::string& path) override;

 private:
  std::map<std::string, std::string> files_;
};

// Whether the folder holds a .go file, of whatever build.
bool has_go_files(FileSystem& files, const std::string& folder);

// ---- paths, as text ----

inline bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// `path` without ".", "..", doubled and trailing slashes.
std::string clean_path(std::string_view path);
// `path` if it is absolute, else below `base`; clean.
std::string join_path(std::string_view base, std::string_view path);
// The folder that holds `path`; "/" holds itself.
std::string parent_folder(std::string_view path);
std::string_view file_name(std::string_view path);
// `path` as seen from `base` where that is shorter to read ("x.go", "../y/x.go"), else as it is.
std::string relative_path(std::string_view base, std::string_view path);
// Whether `path` is `folder` or below it.
bool is_below(std::string_view path, std::string_view folder);

}  // namespace vole::load
