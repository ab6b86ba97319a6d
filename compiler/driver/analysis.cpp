// Inlining and escape analysis, a package at a time in the order of the build: what a report says
// of a package depends on what its imports do with their parameters. See analysis.h.
#include "compiler/driver/analysis.h"

#include "compiler/escape/escape.h"
#include "compiler/inline/inline.h"

namespace vole::driver {

std::vector<Remarks> analyse(
    ir::Program& program,
    const std::function<const CompilerFlags&(const types::Package*)>& flags_of,
    const std::function<std::string_view(const types::Package*)>& path_of,
    const SourceSet& sources, const EscapeListener& listener) {
  std::vector<Remarks> all;
  // What a package's report says depends on what its imports do with their parameters.
  bool placed = static_cast<bool>(listener);
  for (const ir::Unit& unit : program.units) {
    const CompilerFlags& flags = flags_of(unit.pkg);
    placed = placed || flags.placement || flags.report > 0 || !flags.log_folder.empty();
  }
  for (ir::Unit& unit : program.units) {
    const CompilerFlags& flags = flags_of(unit.pkg);
    Report report(flags.report, !flags.log_folder.empty());
    report.begin_package(std::string(path_of(unit.pkg)));
    inlining::Options inlining_options;
    inlining_options.level = flags.inline_level;
    inlining::run(program, unit, inlining_options, report);
    if (placed) {
      escape::Options escape_options;
      escape_options.mutation_lines = flags.mutation_lines;
      escape_options.small_frames = flags.small_frames;
      escape::Log log;
      if (listener) escape_options.log = &log;
      escape::run(program, unit, escape_options, report);
      escape::report_bounds(program, unit, report);
      if (listener) listener({program, sources, unit.pkg, path_of(unit.pkg), log});
    }
    all.push_back({unit.pkg, std::move(report)});
  }
  escape::place_others(program);
  return all;
}

}  // namespace vole::driver
