// Runs the checks of `vole vet` on the packages of a compilation and makes reports of what they
// find.
#pragma once

#include <string>
#include <vector>

#include "compiler/driver/compilation.h"
#include "compiler/vet/vet.h"
#include "embed/include/vole/vole.h"

namespace vole::embed {

class PackageVetter {
 public:
  // `flags` are those of go vet; what is no flag of it is passed over. `reports` must outlive it.
  PackageVetter(const std::vector<std::string>& flags, std::vector<PackageReport>* reports);

  // To be told of each package once its types have been checked, imports first.
  void look_at(const driver::CheckedPackage& package);

 private:
  vet::Vetter vetter_;
  std::vector<PackageReport>* reports_;
};

}  // namespace vole::embed
