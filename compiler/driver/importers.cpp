// Packages of the library come from its export data (those with generic functions from source),
// all others from what this compilation has checked before. See importers.h.
#include "compiler/driver/importers.h"

#include "compiler/export/reader.h"
#include "compiler/syntax/parser.h"

namespace vole::driver {

types::Package* LibraryImporter::import(std::string_view path, std::string* error) {
  if (path == "unsafe") return universe_.unsafe_package();
  auto found = known_.find(path);
  if (found != known_.end()) return found->second;
  std::string_view block = library_.export_data(path);
  if (block.empty()) {
    *error = "package " + std::string(path) + " is not in std";
    return nullptr;
  }
  types::Package* package = export_data::summarize(block).from_source
                                ? check_sources(path)
                                : export_data::read_package(universe_, block, *this);
  known_.emplace(std::string(path), package);
  packages_.push_back(package);
  return package;
}

types::Package* LibraryImporter::check_sources(std::string_view path) {
  std::vector<syntax::File*> files;
  for (const StdLibrary::File& file : library_.sources(path)) {
    std::string name = "$GOROOT/src/" + std::string(path) + "/" + std::string(file.name);
    Source* source = sources_.add(name, std::string(file.text));
    if (!source) continue;
    syntax::ParseOptions options;
    options.std_pragmas = true;
    if (syntax::File* parsed = syntax::parse_file(*source, arena_, names_, diagnostics_, options)) {
      files.push_back(parsed);
    }
  }
  // The library is written in the newest language, whatever the importing package asks for.
  types::Options saved = universe_.options;
  universe_.options.lang = {};
  universe_.options.lazy_bodies = true;
  universe_.options.require_bodies = false;
  types::Package* package = types::check(universe_, path, files, *this, diagnostics_);
  universe_.options = saved;
  return package;
}

types::Package* PackageImporter::import(std::string_view path, std::string* error) {
  const load::Package* target = package_.find_import(path);
  if (target == nullptr) {  // the loader has said why
    *error = "package " + std::string(path) + " was not found";
    return nullptr;
  }
  if (target->is_compiled && library_) return library_->import(target->path, error);
  auto found = checked_.find(target);
  if (found != checked_.end()) return found->second;
  *error = "package " + std::string(path) + " has errors";
  return nullptr;
}

}  // namespace vole::driver
