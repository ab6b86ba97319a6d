// Files for //go:embed.
//
// A pattern is a path below the package's folder with the wildcards of path.Match. A file that it
// matches is taken; of a folder all that is below it, without names that begin with . or _ (with
// "all:" in front these, too) and without other modules. Source: package embed, go's pkg.go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/load/file_system.h"

namespace vole::load {

// The paths, relative to `folder`, that a pattern stands for, sorted. False with the reason in
// `error` ("no matching files found").
bool match_embed_pattern(FileSystem& files, const std::string& folder, std::string_view pattern,
                         std::vector<std::string>* paths, std::string* error);

// Whether `name` matches a pattern of one path element as in path.Match. False as well if the
// pattern is malformed: then `*bad` is set.
bool matches_element(std::string_view pattern, std::string_view name, bool* bad);

}  // namespace vole::load
