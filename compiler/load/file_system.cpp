// The real file system, the one in memory, and path arithmetic.
#include "compiler/load/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace vole::load {

FileKind RealFileSystem::kind(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) return FileKind::None;
  return S_ISDIR(info.st_mode) ? FileKind::Folder : FileKind::File;
}

bool RealFileSystem::read_file(const std::string& path, std::string* text, std::string* error) {
  text->clear();
  int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    *error = errno == ENOENT ? "no such file or directory" : std::strerror(errno);
    return false;
  }
  struct stat info;
  if (fstat(file, &info) == 0 && info.st_size > 0) text->reserve(static_cast<size_t>(info.st_size));
  char buffer[65536];
  ssize_t count = 0;
  do {
    count = read(file, buffer, sizeof buffer);
    if (count > 0) text->append(buffer, static_cast<size_t>(count));
  } while (count > 0 || (count < 0 && errno == EINTR));
  if (count < 0) *error = std::strerror(errno);
  close(file);
  return count == 0;
}

std::vector<FolderEntry> RealFileSystem::list_folder(const std::string& path) {
  std::vector<FolderEntry> out;
  DIR* folder = opendir(path.c_str());
  if (folder == nullptr) return out;
  while (const dirent* entry = readdir(folder)) {
    std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    FileKind kind = FileKind::File;
    bool link = false;
    if (entry->d_type == DT_DIR) {
      kind = FileKind::Folder;
    } else if (entry->d_type != DT_REG) {
      std::string full = path + "/" + entry->d_name;
      struct stat s;
      kind = this->kind(full);
      link = lstat(full.c_str(), &s) == 0 && S_ISLNK(s.st_mode);
    }
    if (kind != FileKind::None) out.push_back({std::string(name), kind, link});
  }
  closedir(folder);
  std::sort(out.begin(), out.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return out;
}

FileKind MemoryFileSystem::kind(const std::string& path) {
  if (files_.count(path) != 0) return FileKind::File;
  std::string prefix = path == "/" ? path : path + "/";
  auto next = files_.lower_bound(prefix);
  bool below = next != files_.end() && next->first.compare(0, prefix.size(), prefix) == 0;
  return below ? FileKind::Folder : FileKind::None;
}

bool MemoryFileSystem::read_file(const std::string& path, std::string* text, std::string* error) {
  auto found = files_.find(path);
  if (found == files_.end()) {
    *error = "no such file or directory";
    return false;
  }
  *text = found->second;
  return true;
}

std::vector<FolderEntry> MemoryFileSystem::list_folder(const std::string& path) {
  std::string prefix = path == "/" ? path : path + "/";
  std::vector<FolderEntry> out;
  for (auto at = files_.lower_bound(prefix);
       at != files_.end() && at->first.compare(0, prefix.size(), prefix) == 0; ++at) {
    std::string rest = at->first.substr(prefix.size());
    size_t slash = rest.find('/');
    FileKind kind = slash == std::string::npos ? FileKind::File : FileKind::Folder;
    std::string name = rest.substr(0, slash);
    if (out.empty() || out.back().name != name) out.push_back({std::move(name), kind});
  }
  return out;
}

bool has_go_files(FileSystem& files, const std::string& folder) {
  for (const FolderEntry& entry : files.list_folder(folder)) {
    if (entry.kind == FileKind::File && ends_with(entry.name, ".go")) return true;
  }
  return false;
}

std::string clean_path(std::string_view path) {
  bool absolute = !path.empty() && path[0] == '/';
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    size_t slash = path.find('/');
    std::string_view part = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!absolute) {
      parts.push_back(part);
    }
  }
  std::string out = absolute ? "/" : "";
  for (std::string_view part : parts) {
    if (!out.empty() && out.back() != '/') out += '/';
    out += part;
  }
  return out.empty() ? "." : out;
}

std::string join_path(std::string_view base, std::string_view path) {
  if (!path.empty() && path[0] == '/') return clean_path(path);
  return clean_path(std::string(base) + "/" + std::string(path));
}

std::string parent_folder(std::string_view path) {
  size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string_view file_name(std::string_view path) {
  size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_below(std::string_view path, std::string_view folder) {
  if (folder == "/") return !path.empty() && path[0] == '/';
  return path.compare(0, folder.size(), folder) == 0 &&
         (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string relative_path(std::string_view base, std::string_view path) {
  if (path == base) return ".";
  std::string up;
  std::string at(base);
  while (!is_below(path, at)) {
    at = parent_folder(at);
    up += "../";
  }
  std::string_view rest = path.substr(at == "/" ? 1 : std::min(path.size(), at.size() + 1));
  std::string out = up + std::string(rest);
  if (!out.empty() && out.back() == '/') out.pop_back();
  return out.size() < path.size() ? out : std::string(path);
}

}  // namespace vole::load
