// From arguments to the packages to build: their folders, the graph of imports and an order in
// which each package comes after those that it imports. See loader.h.
#include "compiler/load/loader.h"

#include <algorithm>
#include <set>

#include "base/unicode.h"
#include "compiler/load/debug_settings.h"
#include "compiler/load/import_path.h"

namespace vole::load {
namespace {

bool is_folder_argument(std::string_view text) {
  return text == "." || text == ".." || text.compare(0, 2, "./") == 0 ||
         text.compare(0, 3, "../") == 0 || text.compare(0, 1, "/") == 0;
}

// The part of a path before an element "internal", or npos if it has none.
size_t internal_parent(std::string_view path) {
  if (path == "internal" || path.compare(0, 9, "internal/") == 0) return 0;
  if (ends_with(path, "/internal")) return path.size() - 9;
  return path.rfind("/internal/");
}

}  // namespace

bool matches_pattern(std::string_view pattern, std::string_view text) {
  size_t dots = pattern.find("...");
  if (dots == std::string_view::npos) return pattern == text;
  std::string_view head = pattern.substr(0, dots);
  std::string_view tail = pattern.substr(dots + 3);
  if (tail.empty() && ends_with(head, "/") && text == head.substr(0, head.size() - 1)) return true;
  if (text.compare(0, head.size(), head) != 0) return false;
  text.remove_prefix(head.size());
  for (size_t skip = 0; skip <= text.size(); skip++) {
    if (matches_pattern(tail, text.substr(skip))) return true;
  }
  return false;
}

LoadResult load_packages(const std::vector<std::string>& arguments, const LoadOptions& options,
                         FileSystem& files, SourceSet& sources, Arena& arena, Interner& names,
                         Diagnostics& diagnostics) {
  return Loader(options, files, sources, arena, names, diagnostics).load(arguments);
}

StdPackageList::StdPackageList(std::vector<std::string> paths) : paths_(std::move(paths)) {
  std::sort(paths_.begin(), paths_.end());
}

bool StdPackageList::contains(std::string_view path) const {
  auto found = std::lower_bound(paths_.begin(), paths_.end(), path);
  return found != paths_.end() && *found == path;
}

Loader::Loader(const LoadOptions& options, FileSystem& files, SourceSet& sources, Arena& arena,
               Interner& names, Diagnostics& diagnostics)
    : options_(options),
      files_(files),
      sources_(sources),
      arena_(arena),
      names_(names),
      diagnostics_(diagnostics) {}

void Loader::error(DiagnosticKind kind, std::initializer_list<std::string_view> args) {
  ok_ = false;
  diagnostics_.report(kind, Pos(), args);
}

std::string Loader::shown(std::string_view path) const {
  return relative_path(options_.folder, path);
}

std::string Loader::place(Pos pos) const {
  std::string text = sources_.format(pos);
  return text.compare(0, 2, "./") == 0 ? text.substr(2) : text;
}

// Of the program that the roots are. Without a module, files have the newest version, what lies in
// GOPATH one from before there were modules.
std::string Loader::debug_defaults() {
  std::vector<std::string> settings;
  int minor = options_.go_minor;
  if (options_.gopath_mode) {
    minor = ModuleFile().go_minor();
  } else if (const ModuleFile* file = modules_.main_file()) {
    constexpr int kWorkspaceMinor = 18;  // of a go.work that names none
    bool names_none = modules_.is_workspace() && file->go_version.empty();
    minor = names_none ? kWorkspaceMinor : file->go_minor();
    for (const ModuleFile::DebugSetting& setting : file->debug) settings.push_back(setting.text);
  }
  for (const Package* root : roots_) {
    if (root->name == "main" || options_.test_program) add_debug_directives(root, &settings);
  }
  return load::debug_defaults(minor, settings);
}

void Loader::add_debug_directives(const Package* root, std::vector<std::string>* settings) {
  for (const syntax::File* file : root->files) {
    if (file->source == nullptr) continue;
    std::string_view text = file->source->text();
    std::string_view header = text.substr(0, file->source->offset_of(file->package_name->pos()));
    for (const DebugDirective& directive : debug_directives(header)) {
      std::string wrong = check_debug_setting("//go:debug setting", directive.setting);
      if (wrong.empty()) {
        settings->emplace_back(directive.setting);
        continue;
      }
      Pos at = file->source->pos_at(static_cast<uint32_t>(directive.line.data() - text.data()));
      diagnostics_.report(DiagnosticKind::LoadInvalidDebug, at, {wrong});
    }
  }
}

LoadResult Loader::load(const std::vector<std::string>& arguments) {
  LoadResult result;
  bool has_files = std::any_of(arguments.begin(), arguments.end(),
                               [this](const std::string& text) { return is_file(text); });
  if (arguments.empty()) {
    error(DiagnosticKind::LoadNoArguments, {});
  } else if (has_files || is_script(arguments)) {
    load_files_argument(arguments);
  } else {
    for (const std::string& argument : arguments) {
      for (const Found& found : find_argument(argument)) load_found(found);
    }
  }
  // All roots are read before any import, so that those which import each other have their tests.
  for (size_t i = 0; i < roots_.size(); i++) {
    way_ = {{roots_[i], {}}};
    follow_imports(roots_[i]);
    if (Package* test = make_external_test(roots_[i])) {
      roots_.insert(roots_.begin() + static_cast<long>(i) + 1, test);
    }
  }
  if (options_.test_program && !roots_.empty() && !diagnostics_.has_errors()) {
    if (Package* main = make_test_main()) roots_.insert(roots_.begin(), main);
  }
  result.packages = in_order();
  result.roots = roots_;
  result.debug_defaults = debug_defaults();
  result.is_found = ok_;
  result.ok = ok_ && std::none_of(result.packages.begin(), result.packages.end(),
                                  [](const auto& package) { return package->has_syntax_errors; });
  return result;
}

// ---- arguments ----

// The go.work that is in force, or empty.
std::string Loader::work_file() const {
  if (options_.go_work == "off") return {};
  if (!options_.go_work.empty()) return options_.go_work;
  for (std::string at = options_.folder;; at = parent_folder(at)) {
    if (files_.kind(at + "/go.work") == FileKind::File) return at + "/go.work";
    if (at == "/" || at == ".") return {};
  }
}

void Loader::set_module(Package* package) const {
  const ModuleGraph::Main* main = modules_.main_of_folder(package->folder);
  if (main == nullptr && modules_.is_open()) main = &modules_.mains()[0];
  if (main == nullptr) return;
  package->module_path = main->path();
  package->go_version = main->go_version();
}

// The main modules are those of a go.work, or the one of the working folder, or else of the folder
// that is loaded.
void Loader::open_module(const std::string& folder) {
  if (options_.gopath_mode || modules_.is_open()) return;
  std::string work = is_in_goroot(options_.folder) ? std::string() : work_file();
  if (!work.empty()) {
    std::string reason;
    if (!modules_.open_workspace(work, options_, files_, &reason)) {
      error(DiagnosticKind::LoadModuleFile, {reason});
    }
    return;
  }
  for (const std::string& start : {options_.folder, folder}) {
    if (is_in_goroot(start)) continue;
    for (std::string at = start;; at = parent_folder(at)) {
      if (files_.kind(at + "/go.mod") == FileKind::File) {
        std::string reason;
        if (!modules_.open(at, options_, files_, &reason)) {
          error(DiagnosticKind::LoadModuleFile, {reason});
        }
        return;
      }
      if (at == "/" || at == ".") break;
    }
  }
}

std::string Loader::path_of_folder(const std::string& folder) const {
  if (options_.gopath_mode) {
    for (const std::string& root : options_.gopath) {
      std::string src = root + "/src";
      if (folder != src && is_below(folder, src)) return folder.substr(src.size() + 1);
    }
    return {};
  }
  return modules_.path_of_folder(folder);
}

void Loader::add_root(Package* package) {
  if (std::find(roots_.begin(), roots_.end(), package) != roots_.end()) return;
  roots_.push_back(package);
}

// A file that names its interpreter in the first line may have any name.
bool Loader::is_script(const std::vector<std::string>& arguments) const {
  if (arguments.size() != 1) return false;
  std::string path = join_path(options_.folder, arguments[0]), text, why;
  return files_.kind(path) == FileKind::File && files_.read_file(path, &text, &why) &&
         text.compare(0, 2, "#!") == 0;
}

void Loader::load_files_argument(const std::vector<std::string>& arguments) {
  std::vector<std::string> paths;
  std::string folder;
  for (const std::string& argument : arguments) {
    if (!is_file(argument) && !is_script(arguments)) {
      return error(DiagnosticKind::LoadNotGoFile, {argument});
    }
    std::string path = join_path(options_.folder, argument);
    if (files_.kind(path) != FileKind::File) {
      error(DiagnosticKind::LoadNoSuchFile, {argument, "no such file or directory"});
      continue;
    }
    std::string parent = parent_folder(path);
    if (!folder.empty() && parent != folder) {
      return error(DiagnosticKind::LoadSeveralFolders, {shown(folder), shown(parent)});
    }
    folder = parent;
    paths.push_back(std::move(path));
  }
  if (paths.empty()) return;
  open_module(folder);
  Origin origin = is_in_goroot(folder) ? Origin::Goroot : Origin::Argument;
  Package* package = make_package(std::string(kFilesPath), folder, origin);
  package->is_root = true;
  set_module(package);
  read_files(package, paths);
  add_root(package);
}

// Whether an argument names a Go file. Folders and import paths may end in .go, too.
bool Loader::is_file(const std::string& argument) {
  if (!ends_with(argument, ".go")) return false;
  FileKind kind = files_.kind(join_path(options_.folder, argument));
  if (kind != FileKind::None || is_folder_argument(argument)) return kind != FileKind::Folder;
  size_t slash = argument.find('/');
  return slash == std::string::npos || argument.find('.') > slash;
}

// What an argument that is no file names.
std::vector<Loader::Found> Loader::find_argument(const std::string& argument) {
  size_t dots = argument.find("...");
  if (!is_folder_argument(argument)) {
    open_module(options_.folder);
    if (dots == std::string::npos) return find_path_argument(argument);
    return find_pattern(argument, pattern_roots(argument), argument, true);
  }
  if (dots == std::string::npos) {
    std::string folder = join_path(options_.folder, argument);
    open_module(folder);
    if (files_.kind(folder) == FileKind::Folder) {
      if (!check_workspace(folder)) return {};
      Found found = found_folder(folder);
      if (found.by_path) return find_path_argument(found.path);
      return {found};
    }
    error(DiagnosticKind::LoadNoSuchFolder, {folder});
    return {};
  }
  std::string fixed = argument.substr(0, argument.rfind('/', dots));
  std::string root = join_path(options_.folder, fixed);
  if (files_.kind(root) != FileKind::Folder) {
    error(DiagnosticKind::LoadPatternFolder, {argument, fixed});
    return {};
  }
  open_module(root);
  // Modules that are used below the folder do not count, to go.
  bool outside = modules_.is_workspace() && modules_.main_of_folder(root) == nullptr;
  if (outside && !is_in_goroot(root)) {
    error(DiagnosticKind::LoadPatternWorkspace, {argument, fixed});
    return {};
  }
  return find_pattern(argument, {root}, clean_path(options_.folder + "/" + argument), false);
}

// In a workspace all packages are of its modules.
bool Loader::check_workspace(const std::string& folder) {
  if (!modules_.is_workspace() || !modules_.is_open() || is_in_goroot(folder)) return true;
  if (modules_.main_of_folder(folder) != nullptr) return true;
  std::string name = shown(folder);
  bool in_module = false;
  for (std::string at = folder; at != "/" && !in_module; at = parent_folder(at)) {
    in_module = files_.kind(at + "/go.mod") == FileKind::File;
  }
  error(in_module ? DiagnosticKind::LoadNotUsed : DiagnosticKind::LoadOutsideWorkspace, {name});
  return false;
}

// A folder outside of any module is as good as the list of its files.
Loader::Found Loader::found_folder(const std::string& folder) const {
  if (is_in_goroot(folder) && folder.size() > options_.goroot.size() + 5) {
    return {folder.substr(options_.goroot.size() + 5), folder, Origin::Goroot, true};
  }
  std::string path = path_of_folder(folder);
  return {path.empty() ? std::string(kFilesPath) : path, folder, Origin::Module, false};
}

std::vector<Loader::Found> Loader::find_path_argument(const std::string& path) {
  const ModuleGraph::Main* main = modules_.main_of_path(path);
  if (!options_.gopath_mode && main != nullptr) {
    std::string folder = main->root + path.substr(main->path().size());
    if (has_go_files(files_, folder)) return {found_folder(folder)};
  }
  if (options_.std != nullptr && options_.std->contains(path)) {
    std::string folder = options_.std->folder(path);
    std::string tests = options_.goroot + "/src/" + path;
    if (options_.test_program && !options_.goroot.empty() && has_go_files(files_, tests)) {
      folder = tests;
    }
    return {{path, folder, Origin::Std, true}};
  }
  FoundFolder found = find_folder(nullptr, path);
  if (!found.folder.empty()) return {{path, found.folder, found.origin, true}};
  if (found.error.empty()) {
    report_not_found(path, {});
  } else {
    error(DiagnosticKind::LoadNotFound, {"", found.error});
  }
  return {};
}

void Loader::load_found(const Found& found) {
  Package* package = nullptr;
  if (found.by_path) {
    package = find_package(nullptr, found.path, {});
    if (package == nullptr) return;
    package->is_root = true;
    // What the library has is tested from outside, by the files of a Go tree.
    if (package->is_compiled && options_.test_program && !found.folder.empty()) {
      package->folder = found.folder;
      read_folder(package);
    }
    return add_root(package);
  }
  auto known = by_path_.find(found.path);
  if (known != by_path_.end()) package = known->second;
  if (package == nullptr) {
    package = make_package(found.path, found.folder, found.origin);
    package->is_root = true;
    set_module(package);
    read_folder(package);
  }
  if (!package->files.empty() || external_tests_.count(package) != 0) add_root(package);
}

bool Loader::is_main_root(const std::string& folder) const {
  const ModuleGraph::Main* main = modules_.main_of_folder(folder);
  return main != nullptr && main->root == folder;
}

// Folders that may hold packages: not vendored ones, test data, hidden ones or other modules.
void Loader::collect_folders(const std::string& folder, bool is_root,
                             std::vector<std::string>* out) {
  bool is_module = !options_.gopath_mode && files_.kind(folder + "/go.mod") == FileKind::File;
  if (!is_root && is_module && !is_main_root(folder)) return;
  bool has_files = false;
  std::vector<FolderEntry> entries = files_.list_folder(folder);
  for (const FolderEntry& entry : entries) {
    bool ignored = entry.name[0] == '_' || entry.name[0] == '.';
    has_files |= entry.kind == FileKind::File && !ignored && ends_with(entry.name, ".go");
  }
  if (has_files) out->push_back(folder);
  for (const FolderEntry& entry : entries) {
    bool ignored = entry.name[0] == '_' || entry.name[0] == '.' || entry.name == "testdata" ||
                   entry.name == "vendor";
    // As the go command: a pattern does not go where symbolic links lead.
    if (entry.kind == FileKind::Folder && !entry.is_link && !ignored) {
      collect_folders(folder + "/" + entry.name, false, out);
    }
  }
}

// Whether anything of the folder belongs to the program; a pattern passes over others.
bool Loader::has_selected_files(const std::string& folder) {
  for (const FolderEntry& entry : files_.list_folder(folder)) {
    std::string text;
    std::string reason;
    bool selected = entry.kind == FileKind::File && ends_with(entry.name, ".go") &&
                    (include_tests() || !ends_with(entry.name, "_test.go")) &&
                    files_.read_file(folder + "/" + entry.name, &text, &reason) &&
                    is_selected(entry.name, text, options_);
    if (selected) return true;
  }
  return false;
}

// Where to look for packages whose import paths match a pattern.
std::vector<std::string> Loader::pattern_roots(const std::string& pattern) const {
  std::vector<std::string> roots;
  for (const ModuleGraph::Main& main : modules_.mains()) roots.push_back(main.root);
  if (options_.gopath_mode) {
    // Only below the part of the path that is fixed.
    size_t slash = pattern.rfind('/', pattern.find("..."));
    std::string fixed = slash == std::string::npos ? "" : "/" + pattern.substr(0, slash);
    for (const std::string& root : options_.gopath) roots.push_back(root + "/src" + fixed);
  }
  if (roots.empty()) roots.push_back(options_.folder);
  return roots;
}

std::vector<Loader::Found> Loader::find_pattern(const std::string& argument,
                                                const std::vector<std::string>& roots,
                                                std::string_view pattern, bool is_path) {
  std::vector<std::string> folders;
  std::vector<Found> out;
  for (const std::string& root : roots) collect_folders(root, true, &folders);
  for (const std::string& folder : folders) {
    if (!matches_pattern(pattern, is_path ? path_of_folder(folder) : folder)) continue;
    if (has_selected_files(folder)) out.push_back(found_folder(folder));
  }
  if (out.empty()) error(DiagnosticKind::LoadNothingMatched, {argument});
  return out;
}

// ---- the import graph ----

Package* Loader::make_package(std::string path, std::string folder, Origin origin) {
  auto package = std::make_unique<Package>();
  package->path = path;
  package->folder = std::move(folder);
  package->origin = origin;
  packages_.push_back(std::move(package));
  by_path_[std::move(path)] = packages_.back().get();
  return packages_.back().get();
}

std::vector<Loader::Import> Loader::imports_of(const Package* package) const {
  std::vector<Import> out;
  for (const syntax::File* file : package->files) {
    for (const syntax::Decl* decl : file->decls) {
      auto* import = syntax::as<syntax::ImportDecl>(decl);
      if (import == nullptr) continue;
      std::string path = import_path(import);
      bool bad = import->path == nullptr || import->path->bad;
      if (!bad && path != "unsafe") out.push_back({std::move(path), import, file});
    }
  }
  std::sort(out.begin(), out.end(), [](const Import& a, const Import& b) {
    return a.path != b.path ? a.path < b.path : a.decl->pos() < b.decl->pos();
  });
  return out;
}

void Loader::follow_imports(Package* package) {
  State& state = states_[package];
  if (state.is_done) return;
  // As the go command: where the imports cannot be read, none is looked for.
  state.is_done = state.has_wrong_header;
  if (state.is_done) return;
  state.is_loading = true;
  read_embeds(package);
  std::string_view previous;
  std::vector<Import> imports = imports_of(package);
  if (refuse_invalid(package, imports)) imports.clear();
  for (const Import& each : imports) {
    // What several files import is looked up, and complained about, once.
    bool is_new = &each == &imports[0] || each.path != previous;
    previous = each.path;
    if (!is_new || diagnostics_.full() || package->find_import(each.path) != nullptr) continue;
    Package* imported = import(package, each);
    if (imported != nullptr) package->imports[each.path] = imported;
  }
  state.is_loading = false;
  state.is_done = true;
}

// The go command finds such paths as it parses: it names the first, with the file's whole path, and
// looks no further.
bool Loader::refuse_invalid(const Package* package, const std::vector<Import>& imports) {
  const Import* first = nullptr;
  for (const Import& each : imports) {
    if (is_valid_import_path(each.path)) continue;
    if (first == nullptr || each.decl->pos() < first->decl->pos()) first = &each;
  }
  if (first == nullptr) return false;
  std::string at = place(first->decl->pos());
  size_t slash = at.rfind('/');
  if (slash != std::string::npos) at.erase(0, slash + 1);
  error(DiagnosticKind::LoadInvalidImport, {package->folder + "/" + at, first->path});
  return true;
}

bool Loader::check_path(const Import& import) {
  if (import.path.compare(0, 2, "./") == 0 || import.path.compare(0, 3, "../") == 0 ||
      import.path == "." || import.path == "..") {
    error(DiagnosticKind::LoadRelativeImport, {place(import.decl->pos()), import.path});
    return false;
  }
  return options_.gopath_mode || check_module_path(import);
}

// What may be in a module is less than what the language allows.
bool Loader::check_module_path(const Import& import) {
  std::string at = place(import.decl->pos());
  if (import.path.find('@') != std::string::npos) {
    std::string steps;
    for (size_t i = 1; i < way_.size(); i++) steps += "\n\timports " + way_[i].package->path;
    error(DiagnosticKind::LoadVersionInImport, {way_[0].package->path, steps, import.path});
    return false;
  }
  if (import.path[0] == '/') {
    error(DiagnosticKind::LoadAbsoluteImport, {at, quote_string(import.path)});
    return false;
  }
  std::string problem = import.path == "C" ? "" : import_path_problem(import.path);
  if (problem.empty()) return true;
  error(DiagnosticKind::LoadMalformedImport, {at, quote_string(import.path), problem});
  return false;
}

Package* Loader::import(Package* importer, const Import& import) {
  if (!check_path(import)) return nullptr;
  Package* imported = find_package(importer, import.path, place(import.decl->pos()));
  if (imported == nullptr) return nullptr;
  std::string importing_file(file_name(import.file->source->path()));
  State& state = states_[imported];
  if (state.is_loading) {
    report_cycle(imported, importing_file);
    return nullptr;
  }
  if (!may_import(importer, import, imported)) return nullptr;
  if (!state.is_done) {
    way_.push_back({imported, importing_file});
    follow_imports(imported);
    way_.pop_back();
  }
  return imported;
}

// Programs cannot be imported, internal packages only from around them.
bool Loader::may_import(const Package* importer, const Import& import, const Package* imported) {
  if (imported->name == "main" && !importer->is_external_test) {
    error(DiagnosticKind::LoadImportsProgram, {place(import.decl->pos()), import.path});
    return false;
  }
  size_t parent = internal_parent(imported->path);
  if (parent == std::string::npos) return true;
  bool is_std = imported->origin == Origin::Std || imported->origin == Origin::Goroot;
  bool from_std = importer->origin == Origin::Std || importer->origin == Origin::Goroot;
  bool allowed = false;
  if (is_std) {
    allowed = from_std;
  } else {
    // Files named one by one belong to where their folder is.
    std::string from =
        importer->path == kFilesPath ? path_of_folder(importer->folder) : importer->path;
    allowed = is_below(from, imported->path.substr(0, parent)) ||
              is_below(importer->folder,
                       imported->folder.substr(0, std::min(imported->folder.size(),
                                                           internal_parent(imported->folder))));
  }
  if (!allowed) {
    error(DiagnosticKind::LoadInternal,
          {importer->path, place(import.decl->pos()), imported->path});
  }
  return allowed;
}

void Loader::report_cycle(const Package* package, const std::string& importing_file) {
  std::string steps;
  for (size_t i = 1; i < way_.size(); i++) {
    steps += "\n\timports " + way_[i].package->path + " from " + way_[i].importing_file;
  }
  steps += "\n\timports " + package->path + " from " + importing_file;
  bool in_test = way_.size() > 1 && ends_with(way_[1].importing_file, "_test.go");
  error(DiagnosticKind::LoadCycle, {way_[0].package->path, steps, in_test ? " in test" : ""});
}

// The files of package x_test beside x form a package of their own, which may import x.
Package* Loader::make_external_test(Package* package) {
  auto found = external_tests_.find(package);
  if (found == external_tests_.end()) return nullptr;
  Package* test = make_package(package->path + "_test", package->folder, package->origin);
  test->name = found->second[0]->package_name->name.str();
  test->go_version = package->go_version;
  test->module_path = package->module_path;
  test->is_root = true;
  test->is_external_test = true;
  test->files = found->second;
  external_tests_.erase(found);
  by_path_.erase(test->path);  // nobody imports it but the main package of the tests
  return test;
}

// Go's order of initialization: of all packages whose imports are done, the one whose path is
// first.
std::vector<std::unique_ptr<Package>> Loader::in_order() {
  std::map<const Package*, size_t> waiting_for;
  std::map<const Package*, std::vector<const Package*>> importers;
  std::map<const Package*, size_t> index;
  for (size_t i = 0; i < packages_.size(); i++) {
    const Package* package = packages_[i].get();
    index[package] = i;
    std::set<const Package*> imported;
    for (const auto& [path, target] : package->imports) imported.insert(target);
    waiting_for[package] = imported.size();
    for (const Package* target : imported) importers[target].push_back(package);
  }
  std::set<std::pair<std::string_view, const Package*>> ready;
  for (const auto& [package, count] : waiting_for) {
    if (count == 0) ready.insert({package->path, package});
  }
  std::vector<std::unique_ptr<Package>> out;
  while (!ready.empty()) {
    const Package* package = ready.begin()->second;
    ready.erase(ready.begin());
    out.push_back(std::move(packages_[index[package]]));
    for (const Package* importer : importers[package]) {
      if (--waiting_for[importer] == 0) ready.insert({importer->path, importer});
    }
  }
  return out;
}

}  // namespace vole::load
