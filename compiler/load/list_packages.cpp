// What the arguments of a command name, one by one, and the test program of a package. See load.h.
#include <algorithm>

#include "compiler/load/loader.h"
#include "compiler/load/test_main.h"

namespace vole::load {

std::vector<ListedPackage> list_packages(const std::vector<std::string>& arguments,
                                         const LoadOptions& options, FileSystem& files,
                                         SourceSet& sources, Arena& arena, Interner& names,
                                         Diagnostics& diagnostics) {
  return Loader(options, files, sources, arena, names, diagnostics).list(arguments);
}

std::vector<ListedPackage> Loader::list(const std::vector<std::string>& arguments) {
  bool has_files = std::any_of(arguments.begin(), arguments.end(),
                               [this](const std::string& text) { return is_file(text); });
  if (arguments.empty()) {
    error(DiagnosticKind::LoadNoArguments, {});
  } else if (has_files || is_script(arguments)) {
    list_files(arguments);
  } else {
    for (const std::string& argument : arguments) {
      size_t errors = diagnostics_.list().size();
      for (Found& found : find_argument(argument)) {
        if (has_go_files(files_, found.folder) || found.origin == Origin::Std) {
          add_listed(std::move(found));
        } else {
          error(DiagnosticKind::LoadNoGoFiles, {found.folder});
        }
      }
      if (diagnostics_.list().size() == errors) continue;
      const Diagnostic& last = diagnostics_.list().back();
      if (last.kind == DiagnosticKind::LoadNothingMatched) continue;
      ListedPackage missing;
      missing.path = argument;
      missing.error = last.text;
      listed_.push_back(std::move(missing));
    }
  }
  return std::move(listed_);
}

void Loader::list_files(const std::vector<std::string>& arguments) {
  ListedPackage listed;
  listed.path = kFilesPath;
  listed.folder = parent_folder(join_path(options_.folder, arguments[0]));
  listed.arguments = arguments;
  listed.has_tests = std::any_of(arguments.begin(), arguments.end(), [](const std::string& text) {
    return ends_with(text, "_test.go");
  });
  listed_.push_back(std::move(listed));
}

void Loader::add_listed(Found found) {
  for (const ListedPackage& known : listed_) {
    if (known.folder == found.folder && known.path == found.path) return;
  }
  ListedPackage listed;
  Package package;  // as far as the choice of files depends on it
  package.origin = found.origin;
  listed.path = std::move(found.path);
  listed.folder = std::move(found.folder);
  listed.arguments = {found.by_path ? listed.path : listed.folder};
  std::vector<FolderEntry> entries = files_.list_folder(listed.folder);
  BuildTags tags = tags_for(&package, entries);
  for (const FolderEntry& entry : entries) {
    if (entry.kind != FileKind::File || !ends_with(entry.name, "_test.go")) continue;
    if (entry.name[0] == '_' || entry.name[0] == '.' || !name_matches(entry.name, tags)) continue;
    std::string text;
    std::string reason;
    if (!files_.read_file(listed.folder + "/" + entry.name, &text, &reason)) continue;
    listed.has_tests |= text_matches(text, tags);
  }
  listed_.push_back(std::move(listed));
}

// The main package of the test program of the first root.
Package* Loader::make_test_main() {
  Package* tested = roots_[0];
  Package* external = roots_.size() > 1 && roots_[1]->is_external_test ? roots_[1] : nullptr;
  TestFunctions functions;
  for (Package* package : {tested, external}) {
    if (package == nullptr) continue;
    for (const syntax::File* file : package->files) {
      std::string reason;
      if (!ends_with(file->source->path(), "_test.go")) continue;
      if (collect_tests(*file, package->folder, package == external, &functions, &reason)) continue;
      error(DiagnosticKind::LoadTestSignature, {reason});
      return nullptr;
    }
  }
  TestProgram program;
  program.path = tested->path;
  program.module_path = tested->module_path;
  program.has_internal = !tested->files.empty();
  program.has_external = external != nullptr;
  Package* main = make_package(tested->path + ".test", tested->folder, Origin::Std);
  main->name = "main";
  if (program.has_internal) main->imports[tested->path] = tested;
  if (external != nullptr) main->imports[external->path] = external;
  syntax::File* file = parse_as("_testmain.go", write_test_main(program, functions), main);
  if (file == nullptr) return nullptr;
  main->files.push_back(file);
  way_ = {{main, {}}};
  follow_imports(main);
  return main;
}

}  // namespace vole::load
