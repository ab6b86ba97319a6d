// `vole version`, `vole env`, `vole help godebug`: what this command is and which settings it uses.
#include <cstdio>
#include <cstdlib>

#include "cli/command.h"

namespace vole::cli {

namespace {

std::string setting(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value && *value ? value : otherwise;
}

}  // namespace

int version_command() {
  std::printf("vole version %s (language and library of %s) linux/amd64\n",
              std::string(embed::version()).c_str(), std::string(embed::go_version()).c_str());
  return 0;
}

int env_command(const std::vector<std::string>& names) {
  std::string gopath = setting("GOPATH", setting("HOME", "") + "/go");
  const std::pair<const char*, std::string> settings[] = {
      {"GO111MODULE", setting("GO111MODULE", "")},
      {"GOARCH", "amd64"},
      {"GODEBUG", setting("GODEBUG", "")},
      {"GOGC", setting("GOGC", "100")},
      {"GOMEMLIMIT", setting("GOMEMLIMIT", "off")},
      {"GOMODCACHE", setting("GOMODCACHE", gopath + "/pkg/mod")},
      {"GOOS", "linux"},
      {"GOPATH", gopath},
      {"GOROOT", find_go_tree()},
      {"GOVERSION", std::string(embed::go_version())},
      {"VOLEVERSION", std::string(embed::version())},
  };
  if (names.empty()) {
    for (const auto& [name, value] : settings) std::printf("%s='%s'\n", name, value.c_str());
    return 0;
  }
  for (const std::string& name : names) {
    std::string value;
    for (const auto& entry : settings) {
      if (name == entry.first) value = entry.second;
    }
    std::printf("%s\n", value.c_str());
  }
  return 0;
}

int debug_settings_command() {
  for (const embed::DebugSetting& setting : embed::debug_settings()) {
    std::printf("%-18s %s\n", setting.name.c_str(), setting.meaning.c_str());
  }
  return 0;
}

}  // namespace vole::cli
