// Parses and checks Go files or whole packages and prints the diagnostics as gc would.
// Imports are taken from the sources of a Go tree, as gc selects them on linux/amd64.
//
//   check_files [-lang=go1.N] [-e] [-goroot DIR] FILE.go...     the files of one package
//   check_files ... -each FILE.go...                            each file a package of its own
//   check_files ... -pkg PATH...                                packages of the Go tree, bodies too
//
// Used by hand to compare the checker with gc over many files; exits 1 if there were errors.
#include <dirent.h>
#include <pthread.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "compiler/syntax/constraint.h"
#include "compiler/syntax/parser.h"
#include "compiler/types/universe.h"

namespace {

using namespace vole;

struct Settings {
  std::string goroot = "/usr/local/go";
  std::string lang;
  bool all_errors = false;
  bool packages = false;
  bool each = false;
  std::vector<std::string> args;
};

bool read_file(const std::string& path, std::string* text) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  std::ostringstream buffer;
  buffer << in.rdbuf();
  *text = buffer.str();
  return true;
}

bool has_tag(const void*, std::string_view tag) {
  static constexpr std::string_view kTags[] = {"linux",
                                               "amd64",
                                               "unix",
                                               "gc",
                                               "goexperiment.swissmap",
                                               "goexperiment.regabiwrappers",
                                               "goexperiment.regabiargs",
                                               "goexperiment.aliastypeparams",
                                               "goexperiment.greenteagc",
                                               "goexperiment.dwarf5",
                                               "goexperiment.spinbitmutex",
                                               "goexperiment.randomizedheapbase64",
                                               "goexperiment.sizespecializedmalloc",
                                               "amd64.v1"};
  if (std::find(std::begin(kTags), std::end(kTags), tag) != std::end(kTags)) return true;
  if (tag.starts_with("go1.")) return std::atoi(std::string(tag.substr(4)).c_str()) <= 26;
  return false;
}

const std::set<std::string> kSystems = {
    "aix",  "android", "darwin",  "dragonfly", "freebsd", "hurd",   "illumos", "ios", "js",
    "nacl", "netbsd",  "openbsd", "plan9",     "solaris", "wasip1", "windows", "zos", "linux"};
const std::set<std::string> kMachines = {
    "386",    "amd64p32", "arm",      "armbe",   "arm64", "arm64be", "loong64", "mips",
    "mipsle", "mips64",   "mips64le", "ppc",     "ppc64", "ppc64le", "riscv",   "riscv64",
    "s390",   "s390x",    "sparc",    "sparc64", "wasm",  "amd64"};

bool name_matches(std::string name) {
  name = name.substr(0, name.size() - 3);
  size_t first = name.find('_');
  if (first == std::string::npos) return true;
  std::vector<std::string> parts;
  std::stringstream in(name.substr(first + 1));
  for (std::string part; std::getline(in, part, '_');) parts.push_back(part);
  size_t n = parts.size();
  if (n >= 2 && kSystems.count(parts[n - 2]) && kMachines.count(parts[n - 1])) {
    return parts[n - 2] == "linux" && parts[n - 1] == "amd64";
  }
  if (kSystems.count(parts[n - 1])) return parts[n - 1] == "linux";
  if (kMachines.count(parts[n - 1])) return parts[n - 1] == "amd64";
  return true;
}

bool build_line_matches(const std::string& text) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("package ")) break;
    if (!syntax::is_build_line(line)) continue;
    auto constraint = syntax::parse_build_line(line);
    return constraint == nullptr || syntax::evaluate(*constraint, has_tag, nullptr);
  }
  return true;
}

class Loader : public types::Importer {
 public:
  explicit Loader(const Settings& settings)
      : settings_(settings),
        diagnostics_(sources_,
                     settings.all_errors ? Diagnostics::kNoLimit : Diagnostics::kDefaultLimit),
        universe_(sources_) {
    universe_.options.lang = types::parse_go_version(settings.lang);
  }

  types::Package* import(std::string_view path, std::string* error) override {
    std::string key(path);
    auto known = packages_.find(key);
    if (known != packages_.end()) {
      if (known->second == nullptr) *error = "import cycle";
      return known->second;
    }
    packages_[key] = nullptr;
    types::Options saved = universe_.options;
    universe_.options = {};
    universe_.options.lazy_bodies = true;
    types::Package* pkg = load(key, error);
    universe_.options = saved;
    packages_[key] = pkg;
    return pkg;
  }

  types::Package* load(const std::string& path, std::string* error) {
    // ./x is the single file x.go beside the files that are checked.
    if (path.starts_with("./")) {
      std::string first = settings_.args.front();
      std::string name = first.substr(0, first.rfind('/') + 1) + path.substr(2) + ".go";
      std::vector<syntax::File*> files = parse({name}, false);
      if (files.empty()) return nullptr;
      return types::check(universe_, "test/" + path.substr(2), files, *this, diagnostics_);
    }
    std::string dir = settings_.goroot + "/src/" + path;
    struct stat info;
    for (const char* vendor : {"/src/vendor/", "/src/cmd/vendor/"}) {
      if (stat(dir.c_str(), &info) != 0) dir = settings_.goroot + vendor + path;
    }
    std::vector<std::string> names;
    if (DIR* d = opendir(dir.c_str())) {
      while (dirent* entry = readdir(d)) {
        std::string name = entry->d_name;
        if (name.ends_with(".go") && !name.ends_with("_test.go") && name_matches(name)) {
          names.push_back(dir + "/" + name);
        }
      }
      closedir(d);
    }
    std::sort(names.begin(), names.end());
    std::vector<syntax::File*> files = parse(names, true);
    if (files.empty()) {
      *error = "package " + path + " not found";
      return nullptr;
    }
    return types::check(universe_, path, files, *this, diagnostics_);
  }

  std::vector<syntax::File*> parse(const std::vector<std::string>& names, bool select) {
    std::vector<syntax::File*> files;
    for (const std::string& name : names) {
      std::string text;
      if (!read_file(name, &text)) {
        std::fprintf(stderr, "cannot read %s\n", name.c_str());
        continue;
      }
      if (select && !build_line_matches(text)) continue;
      Source* source = sources_.add(name, std::move(text));
      syntax::ParseOptions options;
      options.std_pragmas = select;
      syntax::File* file = syntax::parse_file(*source, arena_, interner_, diagnostics_, options);
      if (file != nullptr) files.push_back(file);
    }
    return files;
  }

  int run() {
    if (settings_.packages) {
      for (const std::string& path : settings_.args) {
        std::string error;
        types::Package* pkg = import(path, &error);
        if (pkg == nullptr) {
          std::printf("%s: %s\n", path.c_str(), error.c_str());
          continue;
        }
        for (types::Func* f : pkg->funcs) types::check_body(f);
      }
    } else if (settings_.each) {
      bool errors = false;
      for (const std::string& name : settings_.args) {
        check_together({name});
        std::fputs(diagnostics_.format_all().c_str(), stdout);
        std::fflush(stdout);
        errors = errors || diagnostics_.has_errors();
        diagnostics_.clear();
      }
      return errors ? 1 : 0;
    } else {
      check_together(settings_.args);
    }
    std::fputs(diagnostics_.format_all().c_str(), stdout);
    return diagnostics_.has_errors() ? 1 : 0;
  }

  void check_together(const std::vector<std::string>& names) {
    std::vector<syntax::File*> files = parse(names, false);
    if (files.size() == names.size() && diagnostics_.syntax_error_count() == 0) {
      types::check(universe_, "p", files, *this, diagnostics_);
    }
    if (!diagnostics_.has_errors()) {
      for (syntax::File* file : files) syntax::check_pragmas(file, diagnostics_);
    }
  }

 private:
  Settings settings_;
  SourceSet sources_;
  Diagnostics diagnostics_;
  Arena arena_;
  Interner interner_;
  types::Universe universe_;
  std::unordered_map<std::string, types::Package*> packages_;
};

struct Job {
  Settings settings;
  int result = 0;
};

void* run_job(void* argument) {
  Job* job = static_cast<Job*>(argument);
  auto loader = std::make_unique<Loader>(job->settings);
  job->result = loader->run();
  return nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  Job job;
  for (int i = 1; i < argc; i++) {
    std::string arg = argv[i];
    if (arg.starts_with("-lang=")) {
      job.settings.lang = arg.substr(6);
    } else if (arg == "-e") {
      job.settings.all_errors = true;
    } else if (arg == "-pkg") {
      job.settings.packages = true;
    } else if (arg == "-each") {
      job.settings.each = true;
    } else if (arg == "-goroot" && i + 1 < argc) {
      job.settings.goroot = argv[++i];
    } else {
      job.settings.args.push_back(arg);
    }
  }
  // The checker recurses over the tree; its callers give it a large stack.
  pthread_attr_t attr;
  pthread_attr_init(&attr);
  pthread_attr_setstacksize(&attr, size_t{512} << 20);
  pthread_t thread;
  pthread_create(&thread, &attr, run_job, &job);
  pthread_join(thread, nullptr);
  return job.result;
}
