// What the environment says of a run: GOGC, GOMEMLIMIT, GOTRACEBACK and the settings of GODEBUG,
// read as Go reads them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "vm/machine.h"
#include "vole/vole.h"

namespace vole::embed {

// The values of GODEBUG, "name=number,…": a later one counts, what is no number does not.
struct DebugSettings {
#define VOLE_DEBUG_SETTING(name, otherwise, meaning) int32_t name = otherwise;
#include "embed/debug_settings.def"
};
DebugSettings parse_debug(std::string_view text);

// "1000", "64MiB": a number with B, KiB, MiB, GiB, TiB or nothing. -1 if it is none or too large.
int64_t parse_byte_count(std::string_view text);
// GOGC: a number, "off" (-1), else 100.
int parse_gc_percent(std::string_view text);

// The value of a variable in "NAME=value" entries; empty if there is none.
std::string environment_value(const std::vector<std::string>& environment, std::string_view name);

struct Settings {
  vm::MachineConfig config;
  uint64_t memory_limit = OsMemory::kNoLimit;  // GOMEMLIMIT, bytes
  std::string printed;  // not empty: goes to standard error, and the run ends fatally with `fatal`
  std::string fatal;
};
// `defaults`: settings of GODEBUG that hold where the options have no others.
Settings read_settings(const VmOptions& options, std::string_view defaults, vm::Host* host);

}  // namespace vole::embed
