// The table of what changed is that of package internal/godebugs of Go 1.26.
#include "compiler/load/debug_settings.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "compiler/load/trim.h"

namespace vole::load {
namespace {

struct Changed {
  std::string_view name;
  int minor;             // the version of Go since which another value is the default
  std::string_view old;  // the value before
};
constexpr Changed kChanged[] = {
    {"asynctimerchan", 23, "1"}, {"containermaxprocs", 25, "0"}, {"cryptocustomrand", 26, "1"},
    {"decoratemappings", 25, "0"}, {"gotestjsonbuildtext", 24, "1"}, {"gotypesalias", 23, "0"},
    {"httpcookiemaxnum", 24, "0"}, {"httplaxcontentlength", 22, "1"}, {"httpmuxgo121", 22, "1"},
    {"httpservecontentkeepheaders", 23, "1"}, {"multipathtcp", 24, "0"}, {"netedns0", 19, "0"},
    {"panicnil", 21, "1"}, {"randseednop", 24, "0"}, {"rsa1024min", 24, "0"},
    {"tls10server", 22, "1"}, {"tls3des", 23, "1"}, {"tlsmlkem", 24, "0"}, {"tlsrsakex", 22, "1"},
    {"tlssecpmlkem", 26, "0"}, {"tlssha1", 25, "1"}, {"tlsunsafeekm", 22, "1"},
    {"updatemaxprocs", 25, "0"}, {"urlmaxqueryparams", 24, "0"}, {"urlstrictcolons", 26, "0"},
    {"winreadlinkvolume", 23, "0"}, {"winsymlink", 23, "0"}, {"x509keypairleaf", 23, "0"},
    {"x509negativeserial", 23, "1"}, {"x509rsacrt", 24, "0"}, {"x509sha256skid", 25, "0"},
    {"x509usepolicies", 24, "0"},
};

// Settings whose defaults are the same for all versions.
constexpr std::string_view kUnchanged[] = {
    "allowmultiplevcs", "dataindependenttiming", "embedfollowsymlinks", "execerrdot", "fips140",
    "fips140ems", "gocachehash", "gocachetest", "gocacheverify", "htmlmetacontenturlescape",
    "http2client", "http2debug", "http2server", "installgoroot", "jstmpllitinterp",
    "multipartfiles", "multipartmaxheaders", "multipartmaxparts", "netdns", "randautoseed",
    "tarinsecurepath", "tlsmaxrsasize", "x509usefallbackroots", "zipinsecurepath",
};

}  // namespace

std::vector<DebugDirective> debug_directives(std::string_view header) {
  constexpr std::string_view kDirective = "//go:debug";
  std::vector<DebugDirective> out;
  while (!header.empty()) {
    std::string_view line = header.substr(0, header.find('\n'));
    header.remove_prefix(std::min(header.size(), line.size() + 1));
    if (!line.starts_with(kDirective)) continue;
    std::string_view rest = line.substr(kDirective.size());
    if (rest.empty() || (rest[0] != ' ' && rest[0] != '\t')) continue;
    out.push_back({line, trim(rest)});
  }
  return out;
}

std::string check_debug_setting(std::string_view what, std::string_view setting) {
  size_t equals = setting.find('=');
  if (equals == std::string_view::npos) return "missing key=value";
  std::string_view name = setting.substr(0, equals);
  std::string_view value = setting.substr(equals + 1);
  constexpr std::string_view kBlanks = " \t";
  if (name.find_first_of(kBlanks) != std::string_view::npos) return "key contains space";
  if (value.find_first_of(kBlanks) != std::string_view::npos) return "value contains space";
  if (name.find(',') != std::string_view::npos) return "key contains comma";
  if (value.find(',') != std::string_view::npos) return "value contains comma";
  if (name == "default") {
    bool is_version = value.starts_with("go1");
    return is_version ? "" : "value for default= must be goVERSION";
  }
  for (const Changed& changed : kChanged) {
    if (changed.name == name) return {};
  }
  for (std::string_view known : kUnchanged) {
    if (known == name) return {};
  }
  return "unknown " + std::string(what) + " \"" + std::string(name) + "\"";
}

std::string debug_defaults(int go_minor, const std::vector<std::string>& settings) {
  std::map<std::string_view, std::string_view> values;
  for (std::string_view setting : settings) {
    size_t equals = setting.find('=');
    if (equals != std::string_view::npos) {
      values[setting.substr(0, equals)] = setting.substr(equals + 1);
    }
  }
  constexpr std::string_view kVersion = "go1.";
  auto given = values.find("default");
  if (given != values.end()) {
    std::string_view version = given->second;
    if (version.starts_with(kVersion)) {
      version.remove_prefix(kVersion.size());
      std::from_chars(version.data(), version.data() + version.size(), go_minor);
    }
    values.erase(given);
  }
  for (const Changed& changed : kChanged) {
    if (go_minor < changed.minor) values.try_emplace(changed.name, changed.old);
  }
  std::string out;
  for (auto [name, value] : values) {
    if (!out.empty()) out += ',';
    out.append(name).append(1, '=').append(value);
  }
  return out;
}

}  // namespace vole::load
