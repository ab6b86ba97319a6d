// The optimisation log of -json=0,FOLDER: what the phases remarked on a package, as gc writes it
// for editors. One file a source file, with a line that says what it is about and then one
// diagnostic of the Language Server Protocol a line, in order of position.
// Source: cmd/compile/internal/logopt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/build.h"
#include "compiler/source/report.h"

namespace vole::driver {

struct LogFile {
  std::string path;
  std::string text;
};

// `folder` is that of the flag, `working_folder` what relative source names start from.
std::vector<LogFile> write_log(const ir::Program& program, const SourceSet& sources,
                               const Report& report, std::string_view package_path,
                               const std::string& folder, const std::string& working_folder);

}  // namespace vole::driver
