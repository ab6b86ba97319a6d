// `vole test [flags] [packages] [flags]`: flags may stand before and after the packages, those of
// the test programs are passed on (-run becomes -test.run), and all after -args belongs to the
// programs untouched.
// Source: `go help test`, `go help testflag`, cmd/go/internal/test/testflag.go.
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "cli/command.h"
#include "tools/test_runner.h"

namespace vole::cli {

namespace {

enum class Kind : uint8_t {
  kTestSwitch,  // of the programs, with or without =true
  kTestValue,   // of the programs
  kSwitch,      // of the command
  kValue,
  kIgnoredSwitch,  // of go's build; means nothing here
  kIgnoredValue,
};

struct Flag {
  const char* name;
  Kind kind;
};

constexpr Flag kFlags[] = {
    {"artifacts", Kind::kTestSwitch},
    {"bench", Kind::kTestValue},
    {"benchmem", Kind::kTestSwitch},
    {"benchtime", Kind::kTestValue},
    {"blockprofile", Kind::kTestValue},
    {"blockprofilerate", Kind::kTestValue},
    {"count", Kind::kTestValue},
    {"cpu", Kind::kTestValue},
    {"cpuprofile", Kind::kTestValue},
    {"failfast", Kind::kTestSwitch},
    {"fullpath", Kind::kTestSwitch},
    {"fuzz", Kind::kTestValue},
    {"fuzzminimizetime", Kind::kTestValue},
    {"fuzztime", Kind::kTestValue},
    {"list", Kind::kTestValue},
    {"memprofile", Kind::kTestValue},
    {"memprofilerate", Kind::kTestValue},
    {"mutexprofile", Kind::kTestValue},
    {"mutexprofilefraction", Kind::kTestValue},
    {"outputdir", Kind::kTestValue},
    {"parallel", Kind::kTestValue},
    {"run", Kind::kTestValue},
    {"short", Kind::kTestSwitch},
    {"shuffle", Kind::kTestValue},
    {"skip", Kind::kTestValue},
    {"timeout", Kind::kTestValue},
    {"trace", Kind::kTestValue},
    {"v", Kind::kTestSwitch},
    {"c", Kind::kSwitch},
    {"json", Kind::kSwitch},
    {"o", Kind::kValue},
    {"p", Kind::kValue},
    {"C", Kind::kValue},
    {"vet", Kind::kValue},
    {"tags", Kind::kValue},
    {"mod", Kind::kValue},
    {"gcflags", Kind::kValue},
    {"lang", Kind::kValue},
    {"a", Kind::kIgnoredSwitch},
    {"n", Kind::kIgnoredSwitch},
    {"work", Kind::kIgnoredSwitch},
    {"trimpath", Kind::kIgnoredSwitch},
    {"buildvcs", Kind::kIgnoredSwitch},
    {"ldflags", Kind::kIgnoredValue},
    {"asmflags", Kind::kIgnoredValue},
    {"compiler", Kind::kIgnoredValue},
    {"pkgdir", Kind::kIgnoredValue},
    {"modfile", Kind::kIgnoredValue},
};

bool takes_value(Kind kind) {
  return kind == Kind::kTestValue || kind == Kind::kValue || kind == Kind::kIgnoredValue;
}

const Flag* find_flag(std::string_view name) {
  for (const Flag& flag : kFlags) {
    if (name == flag.name) return &flag;
  }
  return nullptr;
}

// Go's duration syntax, as far as -timeout needs it. False if it is malformed.
bool parse_duration(const std::string& text, int64_t* ns) {
  static constexpr struct {
    std::string_view name;
    double ns;
  } kUnits[] = {{"ns", 1},  {"us", 1e3}, {"µs", 1e3},    {"ms", 1e6},
                {"s", 1e9}, {"m", 6e10}, {"h", 3.6e12}};
  if (text == "0") {
    *ns = 0;
    return true;
  }
  double sum = 0;
  size_t at = 0;
  bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) at++;
  if (at == text.size()) return false;
  while (at < text.size()) {
    size_t end = text.find_first_not_of("0123456789.", at);
    if (end == std::string::npos || end == at) return false;
    double number = std::strtod(text.substr(at, end - at).c_str(), nullptr);
    at = end;
    end = std::min(text.find_first_of("0123456789.", at), text.size());
    double unit = 0;
    for (const auto& known : kUnits) {
      if (text.substr(at, end - at) == known.name) unit = known.ns;
    }
    if (unit == 0) return false;
    sum += number * unit;
    at = end;
  }
  if (sum >= 9.2e18) return false;
  *ns = static_cast<int64_t>(negative ? -sum : sum);
  return true;
}

std::string own_path() {
  char buffer[PATH_MAX];
  ssize_t size = ::readlink("/proc/self/exe", buffer, sizeof buffer);
  return size > 0 ? std::string(buffer, static_cast<size_t>(size)) : std::string("vole");
}

class Reader {
 public:
  // 0, or the status to end with.
  int read(const std::vector<std::string>& words);
  int finish();
  tools::TestOptions options;

 private:
  int flag(const std::vector<std::string>& words, size_t* at);
  int own_flag(const std::string& name, const std::string& value);
  void set_vet(const std::string& value);
  void test_flag(const std::string& name, const std::string& value);
  int usage(const std::string& text) {
    std::fprintf(stderr,
                 "%s\nusage: vole test [build/test flags] [packages] [build/test flags & test "
                 "binary flags]\nFlags are those of go test: see 'go help test' and 'go help "
                 "testflag'.\n",
                 text.c_str());
    return 2;
  }

  std::vector<std::string> packages_, passed_, rest_;
  std::string timeout_ = "10m0s";
  bool verbose_ = false;
  size_t unknown_ = 0;  // flags
};

int Reader::read(const std::vector<std::string>& words) {
  bool after_packages = false;  // no more of them
  for (size_t at = 0; at < words.size(); at++) {
    const std::string& word = words[at];
    if (word == "-args" || word == "--args") {
      rest_.insert(rest_.end(), words.begin() + static_cast<long>(at) + 1, words.end());
      break;
    }
    if (word.size() > 1 && word[0] == '-') {
      after_packages |= !packages_.empty();
      size_t unknown = unknown_;
      if (int status = flag(words, &at)) return status;
      // What follows an unknown flag may be its value.
      after_packages |= unknown_ != unknown;
    } else if (after_packages) {
      // The first word after the flags that follow the packages is the programs' own.
      rest_.insert(rest_.end(), words.begin() + static_cast<long>(at), words.end());
      break;
    } else {
      packages_.push_back(word);
    }
  }
  return finish();
}

int Reader::flag(const std::vector<std::string>& words, size_t* at) {
  std::string name = words[*at].substr(words[*at][1] == '-' ? 2 : 1);
  if (name == "h" || name == "help") {
    usage("Tests, benchmarks and examples of packages; flags are go test's.");
    return 2;
  }
  std::string value;
  bool has_value = false;
  if (size_t equals = name.find('='); equals != std::string::npos) {
    value = name.substr(equals + 1);
    name.resize(equals);
    has_value = true;
  }
  bool is_test = name.starts_with("test.");
  const Flag* flag = find_flag(is_test ? name.substr(5) : name);
  bool for_tests = flag != nullptr &&
                   (flag->kind == Kind::kTestSwitch || flag->kind == Kind::kTestValue);
  if (flag == nullptr || (is_test && !for_tests)) {
    // The programs may know it; what follows is theirs, too.
    rest_.push_back(words[*at]);
    unknown_++;
    return 0;
  }
  if (takes_value(flag->kind) && !has_value) {
    if (*at + 1 == words.size()) return usage("flag needs an argument: -" + name);
    value = words[++*at];
  } else if (!takes_value(flag->kind) && !has_value) {
    value = "true";
  }
  if (flag->kind == Kind::kTestSwitch || flag->kind == Kind::kTestValue) {
    test_flag(flag->name, value);
    return 0;
  }
  return own_flag(flag->name, value);
}

void Reader::test_flag(const std::string& name, const std::string& value) {
  if (name == "timeout") {
    timeout_ = value;
    return;
  }
  if (name == "v") {
    verbose_ = value != "false" && value != "0";
    if (value == "test2json") passed_.push_back("-test.v=test2json");
    return;
  }
  if (name == "bench") options.show_all = options.stream = true;
  if (name == "fuzz") options.stream = true;
  if (name == "list") options.show_all = true;
  if (name == "failfast") options.fail_fast = value == "true" || value == "1";
  passed_.push_back("-test." + name + "=" + value);
}

int Reader::own_flag(const std::string& name, const std::string& value) {
  if (name == "c") options.compile_only = value == "true";
  if (name == "json") options.json = value == "true";
  if (name == "o") options.output = value;
  if (name == "lang") options.compile.language = value;
  if (name == "gcflags") options.compile.compiler_flags.push_back(value);
  if (name == "vet") set_vet(value);
  if (name == "mod") options.compile.module_mode = value;
  if (name == "tags") {
    for (size_t at = 0; at < value.size();) {
      size_t end = std::min(value.find_first_of(", ", at), value.size());
      if (end > at) options.compile.tags.push_back(value.substr(at, end - at));
      at = end + 1;
    }
  }
  if (name == "p") {
    options.jobs = std::atoi(value.c_str());
    if (options.jobs < 1) {
      return usage("invalid value \"" + value + "\" for flag -p: must be positive");
    }
  }
  if (name == "C" && ::chdir(value.c_str()) != 0) {
    std::fprintf(stderr, "go: chdir %s: no such file or directory\n", value.c_str());
    return 2;
  }
  return 0;
}

// "off", "all", or a list of checks.
void Reader::set_vet(const std::string& value) {
  std::vector<std::string>& checks = options.compile.vet;
  checks.clear();
  if (value == "off") return;
  if (value == "all") {
    checks = embed::vet_flags(false);
    return;
  }
  for (size_t at = 0; at < value.size();) {
    size_t end = std::min(value.find(',', at), value.size());
    if (end > at) checks.push_back(value.substr(at, end - at));
    at = end + 1;
  }
}

int Reader::finish() {
  if (!parse_duration(timeout_, &options.timeout_ns)) {
    return usage("invalid value \"" + timeout_ + "\" for flag -timeout: parse error");
  }
  options.show_all |= verbose_;
  std::vector<std::string>& arguments = options.arguments;
  arguments = {"-test.paniconexit0"};
  if (options.json) {
    arguments.push_back("-test.v=test2json");
  } else if (verbose_) {
    arguments.push_back("-test.v=true");
  }
  arguments.push_back("-test.timeout=" + timeout_);
  arguments.insert(arguments.end(), passed_.begin(), passed_.end());
  arguments.insert(arguments.end(), rest_.begin(), rest_.end());
  if (options.stream) options.timeout_ns = 0;
  options.is_local = packages_.empty();
  if (packages_.empty()) packages_.push_back(".");
  options.compile.inputs = packages_;
  options.interpreter = own_path();
  return 0;
}

}  // namespace

int test_command(const std::vector<std::string>& words) {
  Reader reader;
  reader.options.jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  reader.options.compile.use_go_tree = true;
  reader.options.compile.vet = embed::vet_flags(true);
  reader.options.compile.goroot = find_go_tree();
  if (const char* folder = std::getenv("VOLE_STD")) reader.options.compile.std_folder = folder;
  if (int status = reader.read(words)) return status;
  embed::Engine engine;
  return tools::run_tests(engine, reader.options);
}

int exec_command(const std::string& path, const std::vector<std::string>& arguments) {
  embed::Engine engine;
  embed::OpenResult opened = engine.open_program(path);
  if (!opened.program) {
    std::fprintf(stderr, "vole: %s\n", opened.error.c_str());
    return 1;
  }
  embed::VmOptions options = process_options(path, arguments);
  char absolute[PATH_MAX];
  if (::realpath(path.c_str(), absolute) != nullptr) options.executable = absolute;
  return run_process(opened.program, options, false);
}

}  // namespace vole::cli
