// Finding the folder of an imported package: Vole's own set, an installed Go tree, modules,
// vendor folders, GOPATH. See loader.h.
#include "compiler/load/loader.h"

namespace vole::load {
namespace {

// Whether the path can be one of the standard library: its first element has no dot.
bool looks_standard(std::string_view path) {
  return path.substr(0, path.find('/')).find('.') == std::string_view::npos;
}

bool matches_list(const std::vector<std::string>& list, std::string_view path) {
  for (std::string_view entry : list) {
    if (entry == path) return true;
    if (entry.size() > 4 && entry.substr(entry.size() - 4) == "/..." &&
        is_below(path, entry.substr(0, entry.size() - 4))) {
      return true;
    }
  }
  return false;
}

// A path without its element /vN, N >= 2; the same where there is none. `prefix`: what ends in it.
std::string without_version(const std::string& path, std::string* prefix) {
  for (size_t at = path.find("/v"); at != std::string::npos; at = path.find("/v", at + 1)) {
    size_t end = at + 2;
    while (end < path.size() && path[end] >= '0' && path[end] <= '9') end++;
    bool is_whole = end == path.size() || path[end] == '/';
    std::string_view number = std::string_view(path).substr(at + 2, end - at - 2);
    if (!is_whole || number.empty() || number[0] == '0' || number == "1") continue;
    *prefix = path.substr(0, end);
    return path.substr(0, at) + path.substr(end);
  }
  return path;
}

bool is_of_goroot(const Package* package) {
  return package != nullptr && package->origin == Origin::Goroot;
}

}  // namespace

FoundFolder Loader::find_in_goroot(const std::string& path) const {
  if (options_.goroot.empty() || !looks_standard(path) ||
      matches_list(options_.never_from_goroot, path)) {
    return {};
  }
  std::string folder = options_.goroot + "/src/" + path;
  if (!has_go_files(files_, folder)) return {};
  return {folder, Origin::Goroot, {}, {}, {}};
}

bool Loader::is_in_goroot(const std::string& folder) const {
  return !options_.goroot.empty() && is_below(folder, options_.goroot + "/src");
}

// Code that has become a module says /v2 where its folder has no such name (go/build calls it
// minimal module compatibility): both sides of the import have a go.mod.
std::string Loader::find_without_version(const Package* importer, const std::string& path) const {
  if (importer == nullptr) return {};
  std::string prefix;
  std::string shorter = without_version(path, &prefix);
  if (shorter == path) return {};
  bool is_module = false;
  for (std::string at = importer->folder; !is_module && at.size() > 1; at = parent_folder(at)) {
    is_module = files_.kind(at + "/go.mod") == FileKind::File;
  }
  if (!is_module) return {};
  std::string home = prefix.substr(0, prefix.rfind('/'));
  for (const std::string& root : options_.gopath) {
    std::string text, reason;
    ModuleFile module;
    if (!files_.read_file(root + "/src/" + home + "/go.mod", &text, &reason) ||
        !parse_module_file(text, &module, &reason) || module.path != prefix) {
      continue;
    }
    std::string folder = root + "/src/" + shorter;
    if (has_go_files(files_, folder)) return folder;
  }
  return {};
}

FoundFolder Loader::find_in_gopath(const Package* importer, const std::string& path) const {
  for (const std::string& root : options_.gopath) {
    std::string src = root + "/src";
    // vendor folders from the importer upwards come first
    if (importer != nullptr && is_below(importer->folder, src)) {
      for (std::string at = importer->folder;; at = parent_folder(at)) {
        std::string folder = at + "/vendor/" + path;
        if (has_go_files(files_, folder)) return {folder, Origin::Vendor, {}, {}, {}};
        if (at == src || at == "/") break;
      }
    }
  }
  for (const std::string& root : options_.gopath) {
    std::string folder = root + "/src/" + path;
    if (has_go_files(files_, folder)) return {folder, Origin::Gopath, {}, {}, {}};
  }
  std::string folder = find_without_version(importer, path);
  if (!folder.empty()) return {folder, Origin::Gopath, {}, {}, {}};
  return {};
}

FoundFolder Loader::find_folder(const Package* importer, const std::string& path) {
  // The Go tree has copies of a few modules for itself.
  if (is_of_goroot(importer) && !looks_standard(path)) {
    std::string folder = options_.goroot + "/src/vendor/" + path;
    if (has_go_files(files_, folder)) return {folder, Origin::Goroot, {}, {}, {}};
  }
  if (options_.gopath_mode) {
    FoundFolder found = find_in_gopath(importer, path);
    return found.folder.empty() ? find_in_goroot(path) : found;
  }
  if (modules_.main_of_path(path) != nullptr) return modules_.find(path);
  // Other modules' paths may lack a dot too, but cannot be those of installed packages.
  FoundFolder found = find_in_goroot(path);
  if (!found.folder.empty()) return found;
  return modules_.is_open() ? modules_.find(path) : found;
}

void Loader::report_not_found(const std::string& path, const std::string& at) {
  std::string prefix = at.empty() ? "" : at + ": ";
  if (options_.gopath_mode) {
    std::string tried;
    if (!options_.goroot.empty()) {
      tried = "\n\t" + options_.goroot + "/src/" + path + " (from $GOROOT)";
    }
    for (const std::string& root : options_.gopath) {
      tried += "\n\t" + root + "/src/" + path;
      if (root == options_.gopath[0]) tried += " (from $GOPATH)";
    }
    return error(DiagnosticKind::LoadNotInGopath, {prefix, path, tried});
  }
  bool in_main_module = modules_.main_of_path(path) != nullptr;
  if (looks_standard(path) && !in_main_module) {
    std::string tried;
    if (!options_.goroot.empty()) tried = " (" + options_.goroot + "/src/" + path + ")";
    error(DiagnosticKind::LoadNotInStd, {prefix, path, tried});
  } else if (modules_.is_open()) {
    error(DiagnosticKind::LoadNoModule, {prefix, path});
  } else {
    error(DiagnosticKind::LoadNoModuleFile, {prefix, path});
  }
}

Package* Loader::find_package(Package* importer, const std::string& path, const std::string& at) {
  // Without GOPATH a path means the same for all importers but those of the Go tree.
  auto known = by_path_.find(path);
  bool means_one = !options_.gopath_mode && !is_of_goroot(importer);
  if (known != by_path_.end() && means_one) return known->second;
  if (options_.std != nullptr && options_.std->contains(path)) {
    if (known != by_path_.end()) return known->second;
    Package* package = make_package(path, options_.std->folder(path), Origin::Std);
    package->is_compiled = package->folder.empty();
    if (package->is_compiled) package->name = file_name(path);
    if (!package->is_compiled) read_folder(package);
    return package;
  }
  FoundFolder found = find_folder(importer, path);
  if (found.folder.empty()) {
    if (found.error.empty()) {
      report_not_found(path, at);
    } else {
      error(DiagnosticKind::LoadNotFound, {at.empty() ? "" : at + ": ", found.error});
    }
    return nullptr;
  }
  // The same path may mean different folders for different importers, and different paths the
  // same (vendor and /v2 in GOPATH mode).
  std::string key = path;
  if (is_below(found.folder, options_.goroot + "/src/vendor")) key = "vendor/" + path;
  bool is_elsewhere = found.origin == Origin::Vendor || found.origin == Origin::Gopath;
  if (options_.gopath_mode && is_elsewhere) {
    for (const std::string& root : options_.gopath) {
      if (is_below(found.folder, root + "/src")) key = found.folder.substr(root.size() + 5);
    }
  }
  known = by_path_.find(key);
  if (known != by_path_.end()) return known->second;
  Package* package = make_package(key, found.folder, found.origin);
  package->module_path = found.module_path;
  package->go_version = found.go_version;
  package->is_root = importer == nullptr;
  read_folder(package);
  return package;
}

}  // namespace vole::load
