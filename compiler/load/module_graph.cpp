// Minimal version selection and finding packages in modules. See module_graph.h.
#include "compiler/load/module_graph.h"

#include <algorithm>
#include <deque>
#include <set>

namespace vole::load {

bool ModuleGraph::open(const std::string& root, const LoadOptions& options, FileSystem& files,
                       std::string* error) {
  std::string text;
  std::string reason;
  if (!files.read_file(root + "/go.mod", &text, &reason)) {
    *error = "reading " + relative_path(options.folder, root + "/go.mod") + ": " + reason;
    return false;
  }
  if (!parse_module_file(text, &main_, &reason)) {
    *error = "errors parsing " + relative_path(options.folder, root + "/go.mod") + ":\n" + reason;
    return false;
  }
  root_ = root;
  files_ = &files;
  cache_ = options.module_cache;
  bool has_vendor = files.kind(root + "/vendor/modules.txt") == FileKind::File;
  if (options.vendor && has_vendor && main_.go_minor() >= 14) {
    open_vendor();
  } else {
    select_versions();
  }
  return true;
}

std::string ModuleGraph::version_tag(const ModuleFile& file) {
  if (file.go_version.empty()) return "go1.16";
  // A patch release (1.21.3) speaks the language of its minor version.
  size_t dot = file.go_version.find('.');
  size_t patch = dot;
  if (dot != std::string::npos) patch = file.go_version.find_first_not_of("0123456789", dot + 1);
  return "go" + file.go_version.substr(0, patch);
}

const ModuleVersion* ModuleGraph::replacement_of(const ModuleVersion& id) const {
  const ModuleVersion* any = nullptr;
  for (const Replacement& replaced : main_.replaced) {
    if (replaced.old.path != id.path) continue;
    if (replaced.old.version == id.version) return &replaced.replacement;
    if (replaced.old.version.empty()) any = &replaced.replacement;
  }
  return any;
}

ModuleGraph::Module ModuleGraph::locate(const ModuleVersion& id) const {
  Module module;
  module.id = id;
  const ModuleVersion* replacement = replacement_of(id);
  if (replacement != nullptr && replacement->version.empty()) {
    module.folder = join_path(root_, replacement->path);
    module.origin = Origin::Module;
    return module;
  }
  const ModuleVersion& source = replacement != nullptr ? *replacement : id;
  if (cache_.empty()) return module;
  std::string folder = cache_ + "/" + escape_module(source.path);
  folder += "@" + escape_module(source.version);
  if (files_->kind(folder) == FileKind::Folder) module.folder = std::move(folder);
  return module;
}

// The go.mod of a dependency. False if it is not on this machine.
bool ModuleGraph::read_requirements(const ModuleVersion& id, ModuleFile* file) {
  Module module = locate(id);
  std::string text;
  std::string error;
  bool found = false;
  if (!module.folder.empty()) found = files_->read_file(module.folder + "/go.mod", &text, &error);
  if (!found && !cache_.empty() && module.origin == Origin::Cache) {
    const ModuleVersion* replacement = replacement_of(id);
    const ModuleVersion& source = replacement != nullptr ? *replacement : id;
    found = files_->read_file(cache_ + "/cache/download/" + escape_module(source.path) + "/@v/" +
                                  escape_module(source.version) + ".mod",
                              &text, &error);
  }
  return found && parse_module_file(text, file, &error);
}

void ModuleGraph::select_versions() {
  struct Step {
    ModuleVersion id;
    bool follow;  // whether what its dependencies require counts too
  };
  std::deque<Step> steps;
  std::set<std::pair<std::string, std::string>> seen;
  std::map<std::string, std::string> selected;
  auto require = [&](const ModuleVersion& id, bool follow) {
    const auto& excluded = main_.excluded;
    if (std::find(excluded.begin(), excluded.end(), id) != excluded.end()) return;
    if (id.path == main_.path) return;
    std::string& version = selected[id.path];
    if (version.empty() || compare_versions(id.version, version) > 0) version = id.version;
    if (seen.insert({id.path, id.version}).second) steps.push_back({id, follow});
  };
  for (const ModuleVersion& id : main_.required) require(id, true);
  while (!steps.empty()) {
    Step step = std::move(steps.front());
    steps.pop_front();
    if (!step.follow) continue;
    ModuleFile file;
    if (!read_requirements(step.id, &file)) continue;
    bool follow = file.go_minor() < 17;
    for (const ModuleVersion& id : file.required) require(id, follow);
  }
  for (const auto& [path, version] : selected) {
    Module module = locate({path, version});
    ModuleFile file;
    if (read_requirements(module.id, &file)) module.go_version = version_tag(file);
    modules_[path] = std::move(module);
  }
}

// Whether a folder below the main module's has, or is below one that has, a go.mod of its own.
bool ModuleGraph::is_in_nested_module(std::string folder) const {
  for (; folder.size() > root_.size(); folder = parent_folder(folder)) {
    if (files_->kind(folder + "/go.mod") == FileKind::File) return true;
  }
  return false;
}

FoundFolder ModuleGraph::find(std::string_view import_path) {
  if (is_below(import_path, main_.path)) {
    std::string folder = root_ + std::string(import_path.substr(main_.path.size()));
    if (has_go_files(*files_, folder) && !is_in_nested_module(folder)) {
      return {folder, Origin::Module, main_.path, go_version(), {}};
    }
  }
  if (vendored_) return find_in_vendor(import_path);
  FoundFolder found;
  const Module* missing = nullptr;
  const Module* first = nullptr;
  for (std::string prefix(import_path);; prefix = parent_folder(prefix)) {
    auto entry = modules_.find(prefix);
    if (entry != modules_.end()) {
      const Module& module = entry->second;
      std::string folder = module.folder + std::string(import_path.substr(prefix.size()));
      if (module.folder.empty()) {
        if (missing == nullptr) missing = &module;
      } else if (has_go_files(*files_, folder)) {
        if (first != nullptr) {
          found.error = "ambiguous import: found package " + std::string(import_path) +
                        " in multiple modules:\n\t" + first->id.path + " " + first->id.version +
                        " (" + found.folder + ")\n\t" + module.id.path + " " + module.id.version +
                        " (" + folder + ")";
          found.folder.clear();
          return found;
        }
        first = &module;
        found = {folder, module.origin, module.id.path, module.go_version, {}};
      }
    }
    if (prefix.find('/') == std::string::npos) break;
  }
  if (first == nullptr && missing != nullptr) {
    found.error =
        missing->id.path + "@" + missing->id.version + ": module is not in the module cache";
  }
  return found;
}

void ModuleGraph::open_vendor() {
  vendored_ = true;
  std::string text;
  std::string error;
  if (!files_->read_file(root_ + "/vendor/modules.txt", &text, &error)) return;
  std::string module;
  std::string_view rest = text;
  while (!rest.empty()) {
    size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.compare(0, 3, "## ") == 0) {
      size_t go = line.find("go 1.");
      if (go == std::string_view::npos) continue;
      std::string_view version = line.substr(go + 3);
      ModuleFile file;
      file.go_version = version.substr(0, version.find(';'));
      vendor_go_[module] = version_tag(file);
    } else if (line.compare(0, 2, "# ") == 0) {
      line.remove_prefix(2);
      module = line.substr(0, line.find(' '));
    } else if (!line.empty() && line[0] != '#') {
      vendor_[std::string(line)] = module;
    }
  }
}

FoundFolder ModuleGraph::find_in_vendor(std::string_view import_path) {
  FoundFolder found;
  auto entry = vendor_.find(import_path);
  std::string folder = root_ + "/vendor/" + std::string(import_path);
  if (entry == vendor_.end() || !has_go_files(*files_, folder)) {
    found.error = "cannot find module providing package " + std::string(import_path) +
                  ": import lookup disabled by -mod=vendor";
    return found;
  }
  auto version = vendor_go_.find(entry->second);
  return {folder,
          Origin::Vendor,
          entry->second,
          version == vendor_go_.end() ? std::string("go1.16") : version->second,
          {}};
}

std::string ModuleGraph::path_of_folder(std::string_view folder) const {
  if (!is_open()) return {};
  if (is_below(folder, root_)) {
    std::string path = main_.path + std::string(folder.substr(root_.size()));
    return path;
  }
  for (const auto& [path, module] : modules_) {
    if (module.folder.empty() || !is_below(folder, module.folder)) continue;
    return path + std::string(folder.substr(module.folder.size()));
  }
  return {};
}

}  // namespace vole::load
