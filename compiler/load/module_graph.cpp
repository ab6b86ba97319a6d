// Minimal version selection and finding packages in modules. See module_graph.h.
#include "compiler/load/module_graph.h"

#include <algorithm>
#include <deque>
#include <set>

#include "compiler/load/debug_settings.h"

namespace vole::load {

namespace {

bool read_module_file(FileSystem& files, const std::string& path, const LoadOptions& options,
                      ModuleFile* file, std::string* error) {
  std::string text;
  std::string reason;
  if (!files.read_file(path, &text, &reason)) {
    *error = "reading " + relative_path(options.folder, path) + ": " + reason;
    return false;
  }
  std::string shown = relative_path(options.folder, path);
  if (!parse_module_file(text, file, &reason)) {
    *error = "errors parsing " + shown + ":\n" + reason;
    return false;
  }
  for (const ModuleFile::DebugSetting& setting : file->debug) {
    std::string wrong = check_debug_setting("godebug", setting.text);
    if (wrong.empty()) continue;
    *error = "error loading " + shown + ":\n" + shown + ":" + std::to_string(setting.line) + ": " +
             wrong;
    return false;
  }
  return true;
}

void add_replacements(const std::string& root, const ModuleFile& file,
                      std::vector<Replacement>* out) {
  for (Replacement replaced : file.replaced) {
    ModuleVersion& to = replaced.replacement;
    if (to.version.empty()) to.path = join_path(root, to.path);
    out->push_back(std::move(replaced));
  }
}

}  // namespace

bool ModuleGraph::add_main(const std::string& root, const LoadOptions& options,
                           std::string* error) {
  Main main;
  main.root = root;
  if (!read_module_file(*files_, root + "/go.mod", options, &main.file, error)) return false;
  add_replacements(root, main.file, &replaced_);
  mains_.push_back(std::move(main));
  return true;
}

bool ModuleGraph::open(const std::string& root, const LoadOptions& options, FileSystem& files,
                       std::string* error) {
  files_ = &files;
  cache_ = options.module_cache;
  if (!add_main(root, options, error)) return false;
  bool has_vendor = files.kind(root + "/vendor/modules.txt") == FileKind::File;
  if (options.vendor && has_vendor && mains_[0].file.go_minor() >= 14) {
    open_vendor();
  } else {
    select_versions();
  }
  return true;
}

const ModuleFile* ModuleGraph::main_file() const {
  if (is_workspace_) return &work_;
  return mains_.empty() ? nullptr : &mains_[0].file;
}

bool ModuleGraph::open_workspace(const std::string& work_file, const LoadOptions& options,
                                 FileSystem& files, std::string* error) {
  files_ = &files;
  cache_ = options.module_cache;
  is_workspace_ = true;
  ModuleFile& work = work_;
  if (!read_module_file(files, work_file, options, &work, error)) return false;
  std::string folder = parent_folder(work_file);
  add_replacements(folder, work, &replaced_);
  for (const std::string& used : work.used) {
    if (add_main(join_path(folder, used), options, error)) continue;
    *error = "cannot load module " + used + " listed in go.work file: open " +
             relative_path(options.folder, join_path(folder, used) + "/go.mod") +
             ": no such file or directory";
    mains_.clear();
    return false;
  }
  select_versions();
  return true;
}

const ModuleGraph::Main* ModuleGraph::main_of_folder(std::string_view folder) const {
  const Main* best = nullptr;
  for (const Main& main : mains_) {
    bool deeper = best == nullptr || main.root.size() > best->root.size();
    if (is_below(folder, main.root) && deeper) best = &main;
  }
  return best;
}

const ModuleGraph::Main* ModuleGraph::main_of_path(std::string_view import_path) const {
  const Main* best = nullptr;
  for (const Main& main : mains_) {
    bool deeper = best == nullptr || main.path().size() > best->path().size();
    if (is_below(import_path, main.path()) && deeper) best = &main;
  }
  return best;
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
  for (const Replacement& replaced : replaced_) {
    if (replaced.old.path != id.path) continue;
    if (replaced.old.version == id.version) return &replaced.replacement;
    if (replaced.old.version.empty() && any == nullptr) any = &replaced.replacement;
  }
  return any;
}

ModuleGraph::Module ModuleGraph::locate(const ModuleVersion& id) const {
  Module module;
  module.id = id;
  const ModuleVersion* replacement = replacement_of(id);
  if (replacement != nullptr && replacement->version.empty()) {
    module.folder = replacement->path;
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
    for (const Main& main : mains_) {
      const auto& excluded = main.file.excluded;
      if (std::find(excluded.begin(), excluded.end(), id) != excluded.end()) return;
      if (id.path == main.path()) return;
    }
    std::string& version = selected[id.path];
    if (version.empty() || compare_versions(id.version, version) > 0) version = id.version;
    if (seen.insert({id.path, id.version}).second) steps.push_back({id, follow});
  };
  for (const Main& main : mains_) {
    for (const ModuleVersion& id : main.file.required) require(id, true);
  }
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
bool ModuleGraph::is_in_nested_module(const Main& main, std::string folder) const {
  for (; folder.size() > main.root.size(); folder = parent_folder(folder)) {
    if (files_->kind(folder + "/go.mod") == FileKind::File) return true;
  }
  return false;
}

FoundFolder ModuleGraph::find(std::string_view import_path) {
  for (const Main& main : mains_) {
    if (!is_below(import_path, main.path())) continue;
    std::string folder = main.root + std::string(import_path.substr(main.path().size()));
    if (has_go_files(*files_, folder) && !is_in_nested_module(main, folder)) {
      return {folder, Origin::Module, main.path(), main.go_version(), {}};
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
  if (!files_->read_file(mains_[0].root + "/vendor/modules.txt", &text, &error)) return;
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
  std::string folder = mains_[0].root + "/vendor/" + std::string(import_path);
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
  if (const Main* main = main_of_folder(folder)) {
    return main->path() + std::string(folder.substr(main->root.size()));
  }
  for (const auto& [path, module] : modules_) {
    if (module.folder.empty() || !is_below(folder, module.folder)) continue;
    return path + std::string(folder.substr(module.folder.size()));
  }
  return {};
}

}  // namespace vole::load
