// The checks of `vole vet` within a compilation. See vetting.h.
#include "embed/vetting.h"

namespace vole::embed {
namespace {

vet::CheckSet checks_of(const std::vector<std::string>& flags) {
  vet::CheckSet set = 0;
  for (const std::string& flag : flags) set |= vet::check_of_flag(flag);
  return set;
}

// The package whose tests run is vetted with its test files; the main package that runs them was
// written by nobody.
bool is_wanted(const load::Package& package) {
  bool made = package.name == "main" && package.path.ends_with(".test");
  return !made && (package.is_root || package.is_tested || package.is_external_test);
}

}  // namespace

PackageVetter::PackageVetter(const std::vector<std::string>& flags,
                             std::vector<PackageReport>* reports)
    : vetter_(checks_of(flags)), reports_(reports) {}

void PackageVetter::look_at(const driver::CheckedPackage& checked) {
  const load::Package& package = checked.source;
  if (package.origin == load::Origin::Std) return;
  vet::Input input{checked.package, package.path, checked.universe.options.lang.minor,
                   checked.universe, checked.sources};
  if (input.go_minor == 0) input.go_minor = types::kGoCurrent;
  if (!is_wanted(package)) return vetter_.learn(input);
  PackageReport report{package.path, {}};
  for (vet::Finding& finding : vetter_.run(input)) {
    vole::Position place = checked.sources.position(finding.pos);
    report.lines.push_back({std::string(place.file), static_cast<int>(place.line),
                            static_cast<int>(place.column), std::move(finding.text),
                            package.path});
  }
  if (!report.lines.empty()) reports_->push_back(std::move(report));
}

std::vector<std::string> vet_flags(bool of_go_test) {
  return vet::flags_of(of_go_test ? vet::test_checks() : vet::all_checks());
}

}  // namespace vole::embed
