// Build constraints: which files of a folder belong to the program.
// A file is left out by its name (x_GOOS_GOARCH.go, leading _ or .) or by a constraint line above
// its package clause (`//go:build`, or the older `// +build`).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vole::load {

// The tags that hold. An unknown architecture (empty goarch) matches no architecture's name, and
// the tags for portable code hold then: for packages whose fast paths are in assembly.
struct BuildTags {
  std::string goos;
  std::string goarch;
  std::vector<std::string> tags;
  int go_minor = 26;

  bool has(std::string_view tag) const;
};

// Whether the name alone does not exclude the file.
bool name_matches(std::string_view file_name, const BuildTags& tags);
// Whether the constraint lines in the text do not exclude it.
bool text_matches(std::string_view text, const BuildTags& tags);

}  // namespace vole::load
