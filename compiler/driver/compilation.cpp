// Runs the phases one after the other and stops after the first that found errors. Packages are
// checked in the order of imports, so each finds those it imports complete.
#include "compiler/driver/compilation.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "base/arena.h"
#include "base/interner.h"
#include "compiler/driver/analysis.h"
#include "compiler/driver/importers.h"
#include "compiler/driver/unsafe_use.h"
#include "compiler/emit/compile.h"
#include "compiler/export/reader.h"
#include "compiler/export/writer.h"
#include "compiler/ir/build.h"
#include "compiler/source/diagnostic.h"
#include "compiler/summary/reader.h"
#include "compiler/summary/writer.h"
#include "compiler/syntax/parser.h"
#include "compiler/types/typestring.h"
#include "compiler/types/universe.h"

namespace vole::driver {

namespace {

const std::string kNone;

class Compilation {
 public:
  explicit Compilation(const Options& options)
      : options_(options),
        flags_(options.load.folder),
        flags_good_(read_flags()),
        universe_(sources_) {
    if (options.library) {
      library_ = std::make_unique<LibraryImporter>(*options.library, universe_, sources_, arena_,
                                                   names_);
    }
  }

  Result run() {
    if (flags_good_ && load() && check() && (options_.check_only || build())) result_.ok = true;
    return std::move(result_);
  }

 private:
  bool read_flags();
  bool all_errors() const { return options_.all_errors || flags_.any_all_errors(); }
  const std::string& language_of(const load::Package& package) const;
  const std::string& path_flag_of(const load::Package& package) const;
  bool load();
  bool check();
  bool check_package(const load::Package& package, Diagnostics& diagnostics);
  bool refuse_unsafe(const load::Package& package, Diagnostics& diagnostics);
  Diagnostics new_diagnostics() const;
  void take_load_errors();
  void take_errors(const load::Package& package, const Diagnostics& diagnostics);
  std::string_view path_of(const load::Package& package) const;
  std::string described(const load::Package& package) const;
  bool build();
  void take_reports(const std::vector<Remarks>& remarks);
  void take_logs(const ir::Program& program, const std::vector<Remarks>& remarks);
  std::vector<const load::Package*> build_order() const;
  std::string shown_in(const load::Package& package, std::string file) const;
  void shorten_step(const load::Package& package, std::string* text) const;
  Message message_at(Pos pos, std::string text) const;
  bool export_all(ir::Program& program);
  bool check_embeds(const load::Package& package, const types::Package* checked,
                    Diagnostics& diagnostics);
  void fill_embedded(ir::Program& program);

  const Options& options_;
  Result result_;
  FlagGroups flags_;
  bool flags_good_;
  SourceSet sources_;
  Arena arena_;
  Interner names_;
  // What loading says: its own errors, and those of parsing. No phase before types is limited.
  Diagnostics load_diagnostics_{sources_, Diagnostics::kNoLimit};
  types::Universe universe_;
  std::unique_ptr<LibraryImporter> library_;
  load::LoadResult loaded_;
  PackageImporter::Checked checked_;
  std::vector<types::Package*> packages_;  // those compiled from source, imports first
  std::unordered_map<const types::Package*, int> languages_;  // the N of each one's go1.N
  std::unordered_map<const types::Package*, const load::Package*> loaded_as_;
};

bool Compilation::read_flags() {
  for (const std::string& group : options_.compiler_flags) {
    std::string error;
    if (flags_.add(group, &error)) continue;
    result_.messages.push_back({"", 0, 0, error});
    result_.wrong_flags = true;
    return false;
  }
  return true;
}

const std::string& Compilation::language_of(const load::Package& package) const {
  const std::string& flag = flags_.of(package).language;
  return !flag.empty() ? flag : package.is_root ? options_.language : kNone;
}

const std::string& Compilation::path_flag_of(const load::Package& package) const {
  const std::string& flag = flags_.of(package).package_path;
  return !flag.empty() ? flag : package.is_root ? options_.package_path : kNone;
}

bool Compilation::load() {
  load::LoadOptions options = options_.load;
  options.std = options_.library ? options_.library : options_.std_sources;
  loaded_ = load::load_packages(options_.arguments, options, *options_.files, sources_, arena_,
                                names_, load_diagnostics_);
  result_.is_loaded = loaded_.ok;
  for (const auto& package : loaded_.packages) {
    const std::string& language = language_of(*package);
    if (language.empty() || types::parse_go_version(language).valid()) continue;
    result_.messages.push_back({"", 0, 0, "invalid value \"" + language + "\" for -lang: should be "
                                          "something like \"go1.12\""});
    return false;
  }
  if (!loaded_.is_found) take_load_errors();
  return loaded_.is_found;
}

bool Compilation::refuse_unsafe(const load::Package& package, Diagnostics& diagnostics) {
  if (options_.allow_unsafe || package.origin == load::Origin::Std) return true;
  for (const syntax::File* file : package.files) {
    if (!refuse_unsafe_import(*file, diagnostics)) return false;
  }
  return true;
}

std::string_view Compilation::path_of(const load::Package& package) const {
  const std::string& flag = path_flag_of(package);
  if (!flag.empty()) return flag;
  // A tested program is a package of its own path beside the main package of its tests.
  bool is_main = options_.load.test_program ? &package == loaded_.roots[0] : package.name == "main";
  return is_main ? std::string_view("main") : std::string_view(package.path);
}

bool Compilation::check_package(const load::Package& package, Diagnostics& diagnostics) {
  bool is_std = package.origin == load::Origin::Std;
  const std::string& language = language_of(package);
  std::string_view version = is_std               ? std::string_view()
                             : !language.empty() ? std::string_view(language)
                                                 : std::string_view(package.go_version);
  universe_.options.lang = types::parse_go_version(version);
  universe_.options.lazy_bodies = false;
  // Only the library, of Vole or of a Go tree, has functions that others implement.
  universe_.options.require_bodies =
      options_.require_bodies && !is_std && package.origin != load::Origin::Goroot;
  PackageImporter importer(package, checked_, library_.get());
  types::Package* checked =
      types::check(universe_, path_of(package), package.files, importer, diagnostics);
  checked_.emplace(&package, checked);
  loaded_as_.emplace(checked, &package);
  languages_[checked] = universe_.options.lang.minor;
  packages_.push_back(checked);
  if (!diagnostics.has_errors()) {
    for (syntax::File* file : package.files) syntax::check_pragmas(file, diagnostics);
  }
  if (diagnostics.has_errors() || !check_embeds(package, checked, diagnostics)) return false;
  if (!options_.allow_unsafe && package.origin != load::Origin::Std) {
    for (syntax::File* file : package.files) refuse_unsafe_values(*file, diagnostics);
    if (diagnostics.has_errors()) return false;
  }
  if (options_.check_listener) options_.check_listener({package, *checked, universe_, sources_});
  return true;
}

// As go shows a package in which there are errors: variants for tests name the test program.
std::string Compilation::described(const load::Package& package) const {
  if (!package.is_tested && !package.is_external_test) return package.path;
  std::string_view program = loaded_.roots[0]->path;
  return package.path + " [" + std::string(program) + "]";
}

Diagnostics Compilation::new_diagnostics() const {
  return Diagnostics(sources_, all_errors() ? Diagnostics::kNoLimit : Diagnostics::kDefaultLimit);
}

// As go build: a package with errors keeps those that import it from being compiled, and no other.
bool Compilation::check() {
  std::unordered_map<const load::Package*, Diagnostics> found;
  std::unordered_map<const Source*, Diagnostics*> of_source;
  for (const auto& package : loaded_.packages) {
    Diagnostics& diagnostics = found.emplace(package.get(), new_diagnostics()).first->second;
    for (const Source* source : package->sources) of_source[source] = &diagnostics;
  }
  for (const Diagnostic& each : load_diagnostics_.list()) {
    auto owner = of_source.find(sources_.find(each.pos));
    if (owner != of_source.end()) owner->second->report_text(each.kind, each.pos, each.text);
  }
  std::unordered_set<const load::Package*> failed;
  for (const auto& package : loaded_.packages) {
    if (package->is_compiled) continue;
    bool waits = std::any_of(package->imports.begin(), package->imports.end(),
                             [&](const auto& import) { return failed.count(import.second) != 0; });
    Diagnostics& diagnostics = found.at(package.get());
    bool good = !waits && !package->has_syntax_errors && refuse_unsafe(*package, diagnostics) &&
                check_package(*package, diagnostics);
    if (waits) diagnostics.clear();
    if (!good) failed.insert(package.get());
    if (library_ && library_->diagnostics().has_errors()) {
      result_.messages.push_back({"", 0, 0, "internal error: the standard library has errors:\n" +
                                                library_->diagnostics().format_all()});
      return false;
    }
  }
  if (!failed.empty()) {
    for (const load::Package* package : build_order()) take_errors(*package, found.at(package));
    return false;
  }
  const load::Package* root = loaded_.roots.empty() ? nullptr : loaded_.roots[0];
  if (root) {
    result_.root_name = root->name;
    result_.root_path = root->path;
    result_.debug_defaults = loaded_.debug_defaults;
  }
  result_.is_program = root && root->name == "main" && path_flag_of(*root).empty() &&
                       as<types::Func>(checked_.at(root)->scope->lookup("main"));
  return true;
}

bool Compilation::build() {
  ir::BuildOptions build_options;
  build_options.lang = languages_;
  build_options.finish_later = true;  // inlining comes first
  build_options.all_functions = options_.all_functions || !result_.is_program ||
                                flags_.any_report() || options_.escape_listener;
  build_options.complete_units = flags_.any_report();
  std::vector<types::Package*> packages;
  if (library_) {
    for (types::Package* package : library_->packages()) {
      packages.push_back(package);
      build_options.imported.push_back(package);
    }
  }
  packages.insert(packages.end(), packages_.begin(), packages_.end());
  Diagnostics diagnostics = new_diagnostics();
  std::unique_ptr<ir::Program> program =
      ir::build(universe_, packages, build_options, diagnostics);
  if (!program || diagnostics.has_errors()) {
    take_errors(*loaded_.roots.at(0), diagnostics);
    return false;
  }
  std::unique_ptr<summary::Summaries> summaries;
  emit::CompileOptions emit_options;
  if (library_) {
    summaries = summary::make_reader(options_.library->summaries(), *program, sources_, *library_);
    program->summaries = summaries.get();
    emit_options.external_types = &summaries->external_types();
  }
  std::vector<Remarks> remarks = analyse(
      *program,
      [&](const types::Package* p) -> const CompilerFlags& { return flags_.of(*loaded_as_.at(p)); },
      [&](const types::Package* p) -> std::string_view { return loaded_as_.at(p)->path; },
      sources_, options_.escape_listener);
  take_reports(remarks);
  take_logs(*program, remarks);
  if (options_.analysis_only) return true;
  fill_embedded(*program);
  if (options_.export_data && !export_all(*program)) return false;
  std::vector<emit::CompileError> errors;
  std::vector<const types::Package*> compiled(packages_.begin(), packages_.end());
  result_.module = emit::compile(*program, compiled, sources_, errors, emit_options);
  result_.shown_files = result_.module.files;
  // Tracebacks and runtime.Caller give absolute names, unlike diagnostics.
  for (std::string& name : result_.module.files) {
    if (name.empty() || name[0] == '/' || name[0] == '$') continue;
    std::string absolute = options_.load.folder + "/" + name.substr(name.starts_with("./") ? 2 : 0);
    if (options_.files->kind(absolute) == load::FileKind::File) name = std::move(absolute);
  }
  for (const emit::CompileError& error : errors) {
    diagnostics.report_text(error.kind, error.pos, error.text);
  }
  if (!errors.empty()) take_errors(*loaded_.roots.at(0), diagnostics);
  return errors.empty();
}

// Whether the variables of //go:embed can hold what the patterns match.
bool Compilation::check_embeds(const load::Package& package, const types::Package* checked,
                               Diagnostics& diagnostics) {
  struct Short final : types::Qualifier {
    const types::Package* own = nullptr;
    std::string qualify(const types::Package& p) const override {
      return &p == own ? std::string() : std::string(p.name);
    }
  } names;
  names.own = checked;
  for (const load::EmbeddedVariable& variable : package.embeds) {
    std::string_view name = variable.decl->names[0]->name.view();
    const auto* object = as<types::Var>(checked->scope->lookup(name));
    if (object == nullptr) continue;
    int minor = universe_.options.lang.minor;
    ir::EmbedTarget target = ir::embed_target(object->type);
    std::string type = types::type_string(object->type, &names);
    if (minor != 0 && minor < 16) {
      std::string version = "go1." + std::to_string(minor);
      diagnostics.report(DiagnosticKind::EmbedVersion, object->pos, {version});
    } else if (target == ir::EmbedTarget::kNone) {
      diagnostics.report(DiagnosticKind::EmbedType, object->pos, {type});
    } else if (target != ir::EmbedTarget::kFiles && variable.files.size() > 1) {
      diagnostics.report(DiagnosticKind::EmbedSeveralFiles, object->pos, {type});
    }
  }
  return !diagnostics.has_errors();
}

void Compilation::fill_embedded(ir::Program& program) {
  std::unordered_map<const types::Object*, const load::EmbeddedVariable*> embedded;
  for (const auto& [checked, package] : loaded_as_) {
    for (const load::EmbeddedVariable& variable : package->embeds) {
      embedded[checked->scope->lookup(variable.decl->names[0]->name.view())] = &variable;
    }
  }
  if (embedded.empty()) return;
  std::vector<ir::Global*> globals(program.globals.begin(), program.globals.end());
  for (ir::Global* global : globals) {
    auto found = embedded.find(global->object);
    if (global->object == nullptr || found == embedded.end()) continue;
    std::vector<ir::EmbeddedData> files;
    for (const load::EmbeddedFile& file : found->second->files) {
      files.push_back({file.path, file.text});
    }
    ir::set_embedded(program, global, files);
  }
}

// The go command compiles a package when its imports are done, and otherwise in the order in which
// a walk over the arguments and their imports by name meets them.
std::vector<const load::Package*> Compilation::build_order() const {
  std::vector<const load::Package*> order;
  std::unordered_set<const load::Package*> met;
  std::function<void(const load::Package*)> walk = [&](const load::Package* package) {
    if (!met.insert(package).second) return;
    for (const auto& [path, imported] : package->imports) walk(imported);
    order.push_back(package);
  };
  for (const load::Package* root : loaded_.roots) walk(root);
  // Those whose only file could not be parsed are no roots.
  for (const auto& package : loaded_.packages) walk(package.get());
  return order;
}

void Compilation::take_reports(const std::vector<Remarks>& remarks) {
  for (const load::Package* package : build_order()) {
    for (const Remarks& each : remarks) {
      if (loaded_as_.at(each.package) != package || each.report.lines().empty()) continue;
      PackageReport report{package->path, {}};
      for (const Report::Line& line : each.report.lines()) {
        report.lines.push_back(message_at(line.pos, line.text));
        Message& message = report.lines.back();
        message.file = shown_in(*package, std::move(message.file));
        shorten_step(*package, &message.text);
        if (line.pos == kNoPosition) message = {"", 0, 0, line.text};
        if (!line.pos.is_known()) message = {"<autogenerated>", 1, 0, line.text};
      }
      result_.reports.push_back(std::move(report));
    }
  }
}

void Compilation::take_logs(const ir::Program& program, const std::vector<Remarks>& remarks) {
  for (const Remarks& each : remarks) {
    const load::Package& package = *loaded_as_.at(each.package);
    const std::string& folder = flags_.of(package).log_folder;
    if (folder.empty()) continue;
    std::vector<LogFile> files = write_log(program, sources_, each.report, each.package->path,
                                           folder, options_.load.folder);
    for (LogFile& file : files) result_.log_files.push_back(std::move(file));
  }
}

// The go command shortens paths by a prefix: the package's folder, or one that this is in.
std::string Compilation::shown_in(const load::Package& package, std::string file) const {
  constexpr std::string_view kNotBelow = "/.$<";
  bool is_below = !file.empty() && kNotBelow.find(file[0]) == std::string_view::npos;
  if (!is_below) return file;
  std::string folder = load::relative_path(options_.load.folder, package.folder);
  return file.starts_with(folder + "/") ? file : "./" + file;
}

// The steps of an explanation, "    from E (reason) at FILE:LINE:COLUMN", end in a place too.
void Compilation::shorten_step(const load::Package& package, std::string* text) const {
  size_t place = text->rfind(" at ");
  if (!text->starts_with("    ") || place == std::string::npos) return;
  *text = text->substr(0, place + 4) + shown_in(package, text->substr(place + 4));
}

Message Compilation::message_at(Pos pos, std::string text) const {
  if (!pos.is_known()) return {"", 0, 0, std::move(text)};
  Position position = sources_.position(pos).clipped();
  return {std::string(position.file), static_cast<int>(position.line),
          static_cast<int>(position.column), std::move(text)};
}

bool Compilation::export_all(ir::Program& program) {
  export_data::LocalNames locals;
  std::unordered_set<const types::Package*> from_source;
  for (const types::Package* package : packages_) {
    std::string data = export_data::write_package(*package, universe_, locals, {});
    if (export_data::summarize(data).from_source) from_source.insert(package);
  }
  summary::Written summaries = summary::write(program, sources_, locals, from_source);
  if (!summaries.error.empty()) {
    result_.messages.push_back({"", 0, 0, summaries.error});
    return false;
  }
  result_.summaries = std::move(summaries.block);
  for (const types::Package* package : packages_) {
    const load::Package& loaded = *loaded_as_.at(package);
    Exported exported;
    exported.path = loaded.path;
    exported.data = export_data::write_package(*package, universe_, locals, summaries.mentioned);
    exported.from_source = from_source.count(package) != 0;
    if (exported.from_source) {
      for (const syntax::File* file : loaded.files) {
        exported.sources.emplace_back(load::file_name(file->source->path()), file->source->text());
      }
    }
    result_.exports.push_back(std::move(exported));
  }
  return true;
}

// The go command does not come to compiling what cannot be loaded: what else is wrong goes unsaid.
void Compilation::take_load_errors() {
  for (const Diagnostic& diagnostic : load_diagnostics_.sorted()) {
    if (!is_load_error(diagnostic.kind)) continue;
    result_.messages.push_back(message_at(diagnostic.pos, diagnostic.text));
  }
}

void Compilation::take_errors(const load::Package& package, const Diagnostics& diagnostics) {
  if (!diagnostics.has_errors()) return;
  std::string shown = described(package);
  if (result_.failed_package.empty()) result_.failed_package = shown;
  auto take = [&](Pos pos, std::string text) {
    result_.messages.push_back(message_at(pos, std::move(text)));
    result_.messages.back().package = shown;
  };
  for (const Diagnostic& diagnostic : diagnostics.sorted()) take(diagnostic.pos, diagnostic.text);
  if (diagnostics.full()) take(diagnostics.limit_pos(), "too many errors");
}

}  // namespace

Result compile(const Options& options) { return Compilation(options).run(); }

}  // namespace vole::driver
