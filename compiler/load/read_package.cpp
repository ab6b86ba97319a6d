// Reading the files of one package: selecting, parsing, agreeing on its name. See loader.h.
#include "compiler/lex/unquote.h"
#include "compiler/load/assembly.h"
#include "compiler/load/loader.h"
#include "compiler/syntax/parser.h"

namespace vole::load {
namespace {

// cgo does not exist here, so its files are left out as with CGO_ENABLED=0.
bool imports_c(const syntax::File* file) {
  for (const syntax::Decl* decl : file->decls) {
    auto* import = syntax::as<syntax::ImportDecl>(decl);
    if (import != nullptr && import_path(import) == "C") return true;
  }
  return false;
}

}  // namespace

std::string import_path(const syntax::ImportDecl* decl) {
  if (decl->path == nullptr || decl->path->bad) return {};
  std::string path;
  return lex::unquote(decl->path->text, &path) ? path : std::string();
}

// Code with assembly beside it is read as for an architecture that nobody wrote assembly for.
BuildTags Loader::tags_for(const Package* package, const std::vector<FolderEntry>& entries) const {
  BuildTags tags = {options_.goos, options_.goarch, options_.tags, options_.go_minor};
  if (options_.native_goroot && package->origin == Origin::Goroot) return tags;
  if (has_known_assembly(package->path)) return tags;
  bool is_portable = package->origin == Origin::Goroot;
  for (const FolderEntry& entry : entries) {
    if (is_portable) break;
    if (entry.kind != FileKind::File || !ends_with(entry.name, ".s")) continue;
    // Empty files only let functions be without a body.
    std::string text, reason;
    is_portable = name_matches(entry.name, tags) &&
                  files_.read_file(package->folder + "/" + entry.name, &text, &reason) &&
                  text_matches(text, tags) && text.find("TEXT") != std::string::npos;
  }
  if (is_portable && package->origin != Origin::Std) tags.goarch.clear();
  return tags;
}

syntax::File* Loader::parse(const std::string& path, std::string text, Package* package) {
  // The first line of a script may name its interpreter.
  if (text.compare(0, 2, "#!") == 0) text[0] = text[1] = '/';
  std::string name = shown(path);
  // As go shows it: files of the working folder are ./x.go.
  if (name.find('/') == std::string::npos) name = "./" + name;
  return parse_as(std::move(name), std::move(text), package);
}

syntax::File* Loader::parse_as(std::string name, std::string text, Package* package) {
  Source* source = sources_.add(name, std::move(text));
  if (source == nullptr) {
    error(DiagnosticKind::LoadTooLarge, {name});
    return nullptr;
  }
  syntax::ParseOptions options;
  options.std_pragmas =
      options_.std_pragmas || package->origin == Origin::Std || package->origin == Origin::Goroot;
  uint32_t errors = diagnostics_.syntax_error_count();
  size_t reported = diagnostics_.list().size();
  syntax::File* file = syntax::parse_file(*source, arena_, names_, diagnostics_, options);
  package->sources.push_back(source);
  if (has_wrong_header(*source, file, reported)) states_[package].has_wrong_header = true;
  // Other errors, in literals and of labels, do not keep the types from being checked.
  bool is_parsed = file != nullptr && diagnostics_.syntax_error_count() == errors;
  if (!is_parsed) package->has_syntax_errors = true;
  return file;
}

// Whether a syntax error from index `reported` on lies in the package clause or the imports of a
// file: up to the line of the last import declaration.
bool Loader::has_wrong_header(const Source& source, const syntax::File* file,
                              size_t reported) const {
  uint32_t last_line = file == nullptr ? ~uint32_t{0} : 1;
  if (file != nullptr) {
    for (const syntax::Decl* decl : file->decls) {
      if (!syntax::is<syntax::ImportDecl>(decl)) break;
      last_line = source.line_of(decl->pos());
    }
  }
  for (; reported < diagnostics_.list().size(); reported++) {
    const Diagnostic& diagnostic = diagnostics_.list()[reported];
    bool stops = diagnostic.text.compare(0, 12, "syntax error") == 0;
    if (stops && source.line_of(diagnostic.pos) <= last_line) return true;
  }
  return false;
}

void Loader::set_name(Package* package, const syntax::File* file, const std::string& file_name) {
  std::string name = file->package_name->name.str();
  std::string& first = first_file_[package];
  if (first.empty()) {
    first = file_name;
    package->name = std::move(name);
    return;
  }
  if (name == package->name || package->name.empty()) return;
  error(DiagnosticKind::LoadSeveralPackages,
        {package->name, first, name, file_name, package->folder});
  package->name.clear();  // said once
}

void Loader::add_file(Package* package, syntax::File* file, const std::string& name) {
  bool is_test = include_tests() && ends_with(name, "_test.go");
  if (is_test && ends_with(file->package_name->name.view(), "_test")) {
    external_tests_[package].push_back(file);
    return;
  }
  set_name(package, file, name);
  package->files.push_back(file);
  package->is_tested |= is_test;
}

void Loader::read_folder(Package* package) {
  std::vector<FolderEntry> entries = files_.list_folder(package->folder);
  BuildTags tags = tags_for(package, entries);
  bool only_tests = package->is_compiled;  // the rest of it is in the library
  bool any = false;
  bool any_test = false;
  bool any_selected = false;
  for (const FolderEntry& entry : entries) {
    if (entry.kind != FileKind::File || !ends_with(entry.name, ".go")) continue;
    if (entry.name[0] == '_' || entry.name[0] == '.') continue;
    any = true;
    if (!name_matches(entry.name, tags)) continue;
    bool is_test = ends_with(entry.name, "_test.go");
    if (is_test && !(include_tests() && package->is_root)) {
      any_test = true;
      continue;
    }
    if (only_tests && !is_test) continue;
    std::string path = package->folder + "/" + entry.name;
    std::string text;
    std::string reason;
    if (!files_.read_file(path, &text, &reason)) {
      error(DiagnosticKind::LoadReadFailed, {shown(path), reason});
      continue;
    }
    if (!text_matches(text, tags)) continue;
    syntax::File* file = parse(path, std::move(text), package);
    any_selected |= file == nullptr;
    if (file == nullptr || imports_c(file)) continue;
    any_selected = true;
    // Tests from inside fit another body than the library's.
    bool is_external = ends_with(file->package_name->name.view(), "_test");
    if (!only_tests || is_external) add_file(package, file, entry.name);
  }
  link_assembly(*package, arena_);
  if (any_selected) return;
  if (!any) {
    error(DiagnosticKind::LoadNoGoFiles, {package->folder});
  } else if (any_test) {
    error(DiagnosticKind::LoadOnlyTests, {package->folder});
  } else {
    error(DiagnosticKind::LoadAllExcluded, {package->path, package->folder});
  }
}

// Files named on the command line are read whatever their names and constraints.
void Loader::read_files(Package* package, const std::vector<std::string>& paths) {
  bool any_selected = false;
  for (const std::string& path : paths) {
    std::string text;
    std::string reason;
    if (!files_.read_file(path, &text, &reason)) {
      error(DiagnosticKind::LoadReadFailed, {shown(path), reason});
      any_selected = true;
      continue;
    }
    syntax::File* file = parse(path, std::move(text), package);
    if (file != nullptr && imports_c(file)) continue;
    any_selected = true;
    if (file != nullptr) add_file(package, file, std::string(file_name(path)));
  }
  if (!any_selected) error(DiagnosticKind::LoadAllExcluded, {package->path, package->folder});
}

}  // namespace vole::load
