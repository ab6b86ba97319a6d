// How an import path in checked source becomes a types::Package.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "base/interner.h"
#include "compiler/driver/compilation.h"
#include "compiler/source/diagnostic.h"
#include "compiler/types/universe.h"

namespace vole::driver {

// Gives the packages of the compiled library. Those that export data marks are parsed and checked
// from the sources the library carries, without bodies: these are checked when an instance needs
// them.
class LibraryImporter final : public types::Importer {
 public:
  LibraryImporter(const StdLibrary& library, types::Universe& universe, SourceSet& sources,
                  Arena& arena, Interner& names)
      : library_(library),
        universe_(universe),
        sources_(sources),
        arena_(arena),
        names_(names),
        diagnostics_(sources) {}

  types::Package* import(std::string_view path, std::string* error) override;

  // All packages handed out so far, imports before importers.
  const std::vector<types::Package*>& packages() const { return packages_; }
  // Errors in the library's own sources: only a broken build has any.
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  types::Package* check_sources(std::string_view path);

  const StdLibrary& library_;
  types::Universe& universe_;
  SourceSet& sources_;
  Arena& arena_;
  Interner& names_;
  Diagnostics diagnostics_;
  std::map<std::string, types::Package*, std::less<>> known_;
  std::vector<types::Package*> packages_;
};

// Resolves the imports of one loaded package: to packages checked before it, or to the library.
class PackageImporter final : public types::Importer {
 public:
  using Checked = std::unordered_map<const load::Package*, types::Package*>;

  PackageImporter(const load::Package& package, const Checked& checked, LibraryImporter* library)
      : package_(package), checked_(checked), library_(library) {}

  types::Package* import(std::string_view path, std::string* error) override;

 private:
  const load::Package& package_;
  const Checked& checked_;
  LibraryImporter* library_;
};

}  // namespace vole::driver
