// Reads the environment's settings; the texts of errors are Go's.
#include "embed/settings.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/thread.h"

namespace vole::embed {

namespace {

// The whole text as a decimal number of at most `most`.
bool parse_number(std::string_view text, int64_t least, int64_t most, int64_t* value) {
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  const char* end = text.data() + text.size();
  auto [at, failed] = std::from_chars(text.data(), end, *value, 10);
  return failed == std::errc() && at == end && *value >= least && *value <= most;
}

void set_debug(DebugSettings* settings, std::string_view name, int32_t value) {
#define VOLE_DEBUG_SETTING(field, otherwise, meaning) \
  if (name == #field) settings->field = value;
#include "embed/debug_settings.def"
}

// Switches that must not be 0 keep their default then.
template <class T>
void set_positive(T* to, int32_t value) {
  if (value > 0) *to = static_cast<T>(value);
}

void apply_debug(const DebugSettings& debug, vm::MachineConfig* config) {
  config->gc_stress = debug.gcstress != 0;
  config->gc_always = debug.gcalways != 0;
  config->gc_check_mark = debug.gccheckmark != 0;
  config->gc_clobber_free = debug.clobberfree != 0;
  config->gc_stop_the_world = std::max(debug.gcstoptheworld, 0);
  config->verify_heap = debug.gcverify != 0;
  config->fail_memory_at = debug.ooms > 0 ? static_cast<uint64_t>(debug.ooms) : 0;
  config->check_stores = debug.stackcheck != 0;
  config->shrink_stacks = debug.gcshrinkstackoff == 0;
  config->adaptive_stack_start = debug.adaptivestackstart != 0;
  config->efence = debug.efence != 0;
  config->sbrk = debug.sbrk != 0;
  config->panics_with_nil = debug.panicnil != 0;
  config->segmented_stacks = debug.segstack != 0;
  config->report_segments = debug.segstack == 1;
  config->traces.gc = debug.gctrace > 0;
  config->switch_always = debug.preempt != 0;
  set_positive(&config->sched_seed, debug.schedseed);
  config->traces.sched_ms = std::max(debug.schedtrace, 0);
  config->traces.sched_detail = debug.scheddetail > 0;
  config->traces.scavenge = debug.scavtrace > 0;
  config->traces.init = debug.inittrace > 0;
  if (debug.stackmove != 0 && debug.segstack == 0) {
    config->moves.seed = 1;
    set_positive(&config->moves.seed, debug.stackmoveseed);
    set_positive(&config->moves.every, debug.stackmoveevery);
    set_positive(&config->moves.dense, debug.stackmovefirst);
    config->moves.report = debug.stackmove == 1;
  }
}

}  // namespace

DebugSettings parse_debug(std::string_view text) {
  DebugSettings settings;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find(',', at), text.size());
    std::string_view item = text.substr(at, end - at);
    at = end + 1;
    size_t equals = item.find('=');
    int64_t value;
    if (equals == std::string_view::npos) continue;
    if (!parse_number(item.substr(equals + 1), INT32_MIN, INT32_MAX, &value)) continue;
    set_debug(&settings, item.substr(0, equals), static_cast<int32_t>(value));
  }
  return settings;
}

int64_t parse_byte_count(std::string_view text) {
  int shift = 0;
  if (!text.empty() && text.back() == 'B') {
    text.remove_suffix(1);
    if (!text.empty() && text.back() == 'i') {
      text.remove_suffix(1);
      constexpr std::string_view kUnits = "KMGT";
      size_t unit = text.empty() ? kUnits.npos : kUnits.find(text.back());
      if (unit == kUnits.npos) return -1;
      shift = 10 * (static_cast<int>(unit) + 1);
      text.remove_suffix(1);
    }
  }
  int64_t value;
  if (!parse_number(text, 0, INT64_MAX >> shift, &value)) return -1;
  return value << shift;
}

int parse_gc_percent(std::string_view text) {
  int64_t value;
  if (text == "off") return -1;
  if (!parse_number(text, INT32_MIN, INT32_MAX, &value)) return 100;
  return static_cast<int>(std::max<int64_t>(value, -1));
}

std::string environment_value(const std::vector<std::string>& environment, std::string_view name) {
  for (const std::string& entry : environment) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      return entry.substr(name.size() + 1);
    }
  }
  return {};
}

Settings read_settings(const VmOptions& options, std::string_view defaults, vm::Host* host) {
  Settings settings;
  vm::MachineConfig& config = settings.config;
  config.host = host;
  if (options.memory_limit) config.memory_limit = options.memory_limit;
  if (options.max_stack) config.max_stack = options.max_stack;
  config.catch_faults = options.catch_faults;
  config.profile_allocations = options.profile_allocations;
  if (options.threads) {
    config.threaded = true;
    config.max_procs = options.max_procs != 0 ? options.max_procs : runtime::kMaxProcs;
    // As Go: what is no positive number is ignored.
    int64_t procs = std::atoll(environment_value(options.environment, "GOMAXPROCS").c_str());
    if (procs <= 0) procs = usable_cpus();
    config.procs = static_cast<uint32_t>(std::min<int64_t>(procs, config.max_procs));
  }
  apply_debug(parse_debug(std::string(defaults) + "," + options.debug), &config);
  config.gc_percent = parse_gc_percent(environment_value(options.environment, "GOGC"));
  config.traceback_all =
      vm::Machine::shows_all(environment_value(options.environment, "GOTRACEBACK"));
  std::string limit = environment_value(options.environment, "GOMEMLIMIT");
  if (!limit.empty() && limit != "off") {
    int64_t bytes = parse_byte_count(limit);
    settings.memory_limit = static_cast<uint64_t>(bytes);
    if (bytes < 0) {
      settings.fatal = "malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`";
      settings.printed = "GOMEMLIMIT=" + limit + "\nfatal error: " + settings.fatal + "\n";
    }
  }
  return settings;
}

std::vector<DebugSetting> debug_settings() {
  return {
#define VOLE_DEBUG_SETTING(name, otherwise, meaning) {#name, meaning},
#include "embed/debug_settings.def"
  };
}

}  // namespace vole::embed
