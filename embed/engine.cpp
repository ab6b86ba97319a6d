// Engine and Program: the compiler behind the public header. A compilation runs on a thread of its
// own with a large stack (compiler/driver), the caller waits for it.
#include <unistd.h>

#include <climits>
#include <cstdlib>

#include "bytecode/disassemble.h"
#include "bytecode/image.h"
#include "compiler/driver/compilation.h"
#include "embed/include/vole/vole.h"
#include "embed/engine_state.h"
#include "embed/large_stack.h"
#include "embed/program.h"
#include "embed/std_library.h"
#include "embed/verdicts.h"
#include "embed/vetting.h"
#include "stdlib/natives.h"

namespace vole::embed {

namespace {

std::string setting(const std::string& given, const char* variable, const std::string& otherwise) {
  if (!given.empty()) return given;
  const char* value = std::getenv(variable);
  return value && *value ? value : otherwise;
}

// FileSource as the loader wants it.
class SourceFiles final : public load::FileSystem {
 public:
  explicit SourceFiles(FileSource& source) : source_(source) {}

  load::FileKind kind(const std::string& path) override {
    std::string text;
    if (source_.read(path, &text)) return load::FileKind::File;
    std::vector<std::string> names;
    return source_.list(path, &names) ? load::FileKind::Folder : load::FileKind::None;
  }
  bool read_file(const std::string& path, std::string* text, std::string* error) override {
    if (source_.read(path, text)) return true;
    *error = "no such file or directory";
    return false;
  }
  std::vector<load::FolderEntry> list_folder(const std::string& path) override {
    std::vector<std::string> names;
    std::vector<load::FolderEntry> entries;
    if (!source_.list(path, &names)) return entries;
    for (std::string& name : names) {
      bool folder = !name.empty() && name.back() == '/';
      if (folder) name.pop_back();
      entries.push_back({std::move(name), folder ? load::FileKind::Folder : load::FileKind::File});
    }
    return entries;
  }

 private:
  FileSource& source_;
};

void set_search_paths(const CompileOptions& options, load::LoadOptions* load) {
  char folder[PATH_MAX];
  load->folder = ::getcwd(folder, sizeof folder) ? folder : "/";
  load->tags = options.tags;
  load->go_work = "off";
  load->vendor = options.module_mode.empty() || options.module_mode == "vendor";
  if (!options.use_go_tree) return;
  const char* home = std::getenv("HOME");
  std::string gopath = setting(options.gopath, "GOPATH", home ? std::string(home) + "/go" : "");
  for (size_t at = 0; at <= gopath.size();) {
    size_t end = std::min(gopath.find(':', at), gopath.size());
    if (end > at) load->gopath.push_back(gopath.substr(at, end - at));
    at = end + 1;
  }
  std::string first = load->gopath.empty() ? std::string() : load->gopath[0] + "/pkg/mod";
  load->module_cache = setting(options.modcache, "GOMODCACHE", first);
  load->goroot = setting(options.goroot, "GOROOT", "");
  if (options.std_from_goroot) {
    load->native_goroot = true;
    load->tags = {"goexperiment.regabiwrappers", "goexperiment.regabiargs",
                  "goexperiment.dwarf5", "goexperiment.greenteagc",
                  "goexperiment.randomizedheapbase64"};
    return;
  }
  load->gopath_mode = setting("", "GO111MODULE", "") == "off";
  load->go_work = setting("", "GOWORK", "");
  // What knows a runtime from inside; the other internal packages are plain Go.
  load->never_from_goroot = {"runtime/...", "reflect/...", "sync/...", "syscall/...", "os",
                             "os/exec/...", "os/signal/...", "time/...", "unsafe",
                             "internal/abi/...", "internal/asan", "internal/bytealg",
                             "internal/chacha8rand", "internal/coverage/...", "internal/cpu",
                             "internal/goarch", "internal/godebug", "internal/msan",
                             "internal/poll", "internal/race", "internal/reflectlite",
                             "internal/runtime/...", "internal/sync", "internal/synctest",
                             "internal/syscall/...", "internal/testlog", "internal/trace/...",
                             "internal/weak"};
}

driver::Result compile_with_large_stack(const driver::Options& options) {
  driver::Result result;
  if (!run_on_large_stack([&] { result = driver::compile(options); })) {
    result.messages.push_back({"", 0, 0, "no thread for the compiler could be started"});
  }
  return result;
}

// What the compiler is asked for, but for where the library is and who listens.
void set_options(const CompileOptions& from, driver::Options* to) {
  to->arguments = from.inputs;
  to->language = from.language;
  to->package_path = from.package_path;
  to->compiler_flags = from.compiler_flags;
  to->all_errors = from.all_errors;
  to->require_bodies = from.require_bodies;
  to->allow_unsafe = from.allow_unsafe;
  to->check_only = from.check_only;
  to->analysis_only = from.std_from_goroot;
  to->load.test_program = from.test_program;
  set_search_paths(from, &to->load);
}

// Gives messages, reports and written files the form that callers of the library know.
void take_result(driver::Result& result, const CompileOptions& options, CompileResult* out) {
  out->package = result.failed_package;
  for (driver::Message& m : result.messages) {
    out->diagnostics.push_back({std::move(m.file), m.line, m.column, std::move(m.text),
                                std::move(m.package)});
  }
  out->wrong_flags = result.wrong_flags;
  out->is_loaded = result.is_loaded;
  std::string goroot = setting(options.goroot, "GOROOT", "");
  for (driver::PackageReport& report : result.reports) {
    PackageReport shown{std::move(report.path), {}};
    for (driver::Message& m : report.lines) {
      if (!goroot.empty() && m.file.starts_with("$GOROOT/")) m.file.replace(0, 7, goroot);
      shown.lines.push_back({std::move(m.file), m.line, m.column, std::move(m.text)});
    }
    out->reports.push_back(std::move(shown));
  }
  for (driver::LogFile& file : result.log_files) {
    out->output_files.push_back({std::move(file.path), std::move(file.text)});
  }
  if (!result.ok) return;
  out->package = result.root_path;
  out->package_name = result.root_name;
  out->ok = true;
}

// Links what was compiled, with the library unless that is null (it was compiled, too).
void link_program(driver::Result& result, const EmbeddedLibrary* library, bool keep_image,
                  CompileResult* out) {
  auto program = std::make_shared<Program>();
  for (size_t i = 0; i < result.shown_files.size(); ++i) {
    program->shown_files[result.module.files[i]] = result.shown_files[i];
  }
  if (keep_image && result.is_program && library != nullptr) {
    std::vector<uint8_t> image = bytecode::write_image(result.module);
    program->image.assign(image.begin(), image.end());
    program->library = library->fingerprint();
  }
  program->module = bytecode::make_module_source(std::move(result.module));
  program->path = out->package;
  program->debug = result.debug_defaults;
  program->go_tree = result.go_tree;
  std::vector<std::shared_ptr<const bytecode::ModuleSource>> modules;
  if (library != nullptr) modules.push_back(library->module());
  modules.push_back(program->module);
  auto kind = result.is_program ? vm::Program::Link::kProgram : vm::Program::Link::kLibrary;
  vm::Program::Loaded loaded = vm::Program::load(std::move(modules), stdlib::all_natives(), kind);
  if (!loaded.program) {
    out->ok = false;
    out->diagnostics.push_back({"", 0, 0, loaded.error});
    return;
  }
  if (result.is_program) program->linked = std::move(loaded.program);
  out->runnable = program->linked != nullptr;
  out->program = std::move(program);
}

}  // namespace

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;

CompileResult Engine::compile(const CompileOptions& options) const {
  load::RealFileSystem disk;
  std::unique_ptr<SourceFiles> given;
  if (options.files) given = std::make_unique<SourceFiles>(*options.files);
  driver::Options compile;
  compile.files = given ? static_cast<load::FileSystem*>(given.get()) : &disk;
  set_options(options, &compile);
  LibraryFolder folder(disk, load::join_path(compile.load.folder, options.std_folder));
  bool from_folder = !options.std_folder.empty() && !options.std_from_goroot;
  bool from_image = !from_folder && !options.std_from_goroot;
  compile.load.std_pragmas = from_folder;
  if (from_folder) {
    compile.std_sources = &folder;
  } else if (from_image) {
    compile.library = &state_->library;
  }

  CompileResult out;
  if (from_image && !state_->library.valid()) {
    out.diagnostics.push_back({"", 0, 0, state_->library.error()});
    return out;
  }
  if (options.explain) {
    compile.escape_listener = [&out](const driver::EscapeFindings& findings) {
      add_verdicts(findings, &out.verdicts);
    };
  }
  PackageVetter vetter(options.vet, &out.vet_reports);
  if (!options.vet.empty()) {
    compile.check_listener = [&](const driver::CheckedPackage& p) { vetter.look_at(p); };
  }
  driver::Result result = compile_with_large_stack(compile);
  result.go_tree = compile.load.goroot;
  take_result(result, options, &out);
  if (!out.ok || options.std_from_goroot || options.check_only) return out;
  link_program(result, from_image ? &state_->library : nullptr, options.keep_image, &out);
  return out;
}

ListResult Engine::list(const CompileOptions& options) const {
  load::RealFileSystem disk;
  std::unique_ptr<SourceFiles> given;
  if (options.files) given = std::make_unique<SourceFiles>(*options.files);
  load::FileSystem& files = given ? static_cast<load::FileSystem&>(*given) : disk;
  load::LoadOptions load;
  load.std = &state_->library;
  load.test_program = options.test_program;
  set_search_paths(options, &load);
  SourceSet sources;
  Arena arena;
  Interner names;
  Diagnostics diagnostics(sources);
  ListResult out;
  for (load::ListedPackage& package :
       load::list_packages(options.inputs, load, files, sources, arena, names, diagnostics)) {
    out.packages.push_back({std::move(package.path), std::move(package.folder),
                            std::move(package.arguments), package.has_tests,
                            std::move(package.error)});
  }
  for (const vole::Diagnostic& diagnostic : diagnostics.sorted()) {
    out.diagnostics.push_back({"", 0, 0, diagnostic.text});
  }
  return out;
}

std::string Diagnostic::to_string() const {
  if (line == 0) return text;
  std::string out = file + ":" + std::to_string(line) + ":";
  if (column > 0) out += std::to_string(column) + ":";
  return out + " " + text;
}

std::string CompileResult::error_text() const {
  std::string out;
  std::string_view shown;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.package != shown) out += "# " + diagnostic.package + "\n";
    shown = diagnostic.package;
    out += diagnostic.to_string() + "\n";
  }
  return out;
}

std::string disassemble(const Program& program, std::string_view match) {
  const bytecode::ModuleSource& module = *program.module;
  SourceLines lines;
  bytecode::DisassembleOptions options;
  options.source = &lines;
  std::string out;
  for (uint32_t i = 0; i < module.function_count(); ++i) {
    bytecode::FunctionView function = module.function(i);
    if (function.external || function.native) continue;
    bool wanted = match.empty() ? function.pkg_path == "main"
                                : function.symbol.find(match) != std::string_view::npos;
    if (wanted) out += bytecode::disassemble(module, i, options) + "\n";
  }
  return out;
}

std::string_view version() { return "0.1"; }
std::string_view go_version() { return "go1.26"; }

}  // namespace vole::embed
