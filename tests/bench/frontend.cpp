// How fast the compiler takes a large file, and what it needs for that: CPU time and memory of a
// process that does nothing else. tests/bench/frontend.py makes the file and runs this.
// Usage: vole_frontend lex | parse | check | bytecode FILE
#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "compiler/driver/compilation.h"
#include "compiler/lex/lexer.h"
#include "compiler/syntax/parser.h"
#include "embed/large_stack.h"
#include "embed/std_library.h"

namespace {

using namespace vole;

class OneFile final : public load::FileSystem {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  load::FileKind kind(const std::string& path) override {
    return path == "/main.go" ? load::FileKind::File : load::FileKind::None;
  }
  bool read_file(const std::string& path, std::string* text, std::string* error) override {
    if (path == "/main.go") {
      *text = text_;
      return true;
    }
    *error = "no such file or directory";
    return false;
  }
  std::vector<load::FolderEntry> list_folder(const std::string&) override { return {}; }

 private:
  std::string text_;
};

class NoErrors final : public lex::LexSink {
 public:
  void lexical_error(DiagnosticKind, uint32_t, std::initializer_list<std::string_view>) override {}
  void directive(uint32_t, uint32_t, bool) override {}
};

bool lex_file(const std::string& text) {
  NoErrors sink;
  lex::Lexer lexer(text, sink);
  do lexer.next();
  while (lexer.token().kind != lex::TokenKind::Eof);
  return true;
}

bool parse_file(const std::string& text) {
  SourceSet sources;
  Arena arena;
  Interner names;
  Diagnostics diagnostics(sources);
  Source* source = sources.add("main.go", text);
  return syntax::parse_file(*source, arena, names, diagnostics) != nullptr;
}

bool compile_file(const std::string& text, const embed::EmbeddedLibrary& library, bool check_only) {
  OneFile files(text);
  driver::Options options;
  options.arguments = {"/main.go"};
  options.files = &files;
  options.load.folder = "/";
  options.library = &library;
  options.check_only = check_only;
  driver::Result result = driver::compile(options);
  for (const driver::Message& message : result.messages) {
    std::fprintf(stderr, "%d:%d: %s\n", message.line, message.column, message.text.c_str());
  }
  return result.ok;
}

rusage usage() {
  rusage now;
  getrusage(RUSAGE_SELF, &now);
  return now;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream in(argv[2], std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::string what = argv[1];
  embed::EmbeddedLibrary library;
  bool ok = false;
  embed::run_on_large_stack([&] {
    // What a first, small compilation brings into memory is none of the file's.
    compile_file("package main\nimport \"fmt\"\nfunc main() { fmt.Println() }\n", library, false);
    rusage before = usage();
    if (what == "lex") ok = lex_file(text);
    if (what == "parse") ok = parse_file(text);
    if (what == "check" || what == "bytecode") ok = compile_file(text, library, what == "check");
    rusage after = usage();
    double time = seconds(after.ru_utime) + seconds(after.ru_stime) - seconds(before.ru_utime) -
                  seconds(before.ru_stime);
    std::printf("%.6f %ld\n", time, (after.ru_maxrss - before.ru_maxrss) * 1024);
  });
  return ok ? 0 : 1;
}
