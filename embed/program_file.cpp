// Programs as files that run by themselves.
//
//   #!/usr/bin/vole exec
//   vole-program 1 5f2c01a97d3be644 example.com/p.test
//   (newlines up to a multiple of 16 bytes)
//   module image
//
// The first line lets the system start the file with the interpreter, the second says of which
// library the image is (it refers to its functions and types by name and index tables, so it is
// used with the very same one only), how build information calls the program, and after a blank
// what GODEBUG settings it has by itself, if any. The image is mapped and used as it lies.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cinttypes>
#include <cstdio>
#include <cstring>

#include "bytecode/image.h"
#include "embed/engine_state.h"
#include "embed/program.h"
#include "stdlib/natives.h"

namespace vole::embed {

namespace {

constexpr std::string_view kMark = "vole-program 1 ";
constexpr size_t kAlignment = 16;
// What the kernel reads of a first line.
constexpr size_t kFirstLine = 240;

// A file in memory as long as a module of it is in use.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path) {
    int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info;
    if (file >= 0 && ::fstat(file, &info) == 0 && info.st_size > 0) {
      auto size = static_cast<size_t>(info.st_size);
      void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
      if (at != MAP_FAILED) {
        data_ = static_cast<const char*>(at);
        size_ = static_cast<size_t>(info.st_size);
      }
    }
    if (data_ == nullptr) error_ = errno != 0 ? std::strerror(errno) : "not a program";
    if (file >= 0) ::close(file);
  }
  ~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {data_, size_}; }
  const std::string& error() const { return error_; }

 private:
  const char* data_ = nullptr;
  size_t size_ = 0;
  std::string error_;
};

struct OpenModule {
  explicit OpenModule(const std::string& path) : file(path) {}
  MappedFile file;
  std::unique_ptr<bytecode::ModuleSource> module;
};

std::string fingerprint_text(uint64_t fingerprint) {
  char text[17];
  std::snprintf(text, sizeof text, "%016" PRIx64, fingerprint);
  return text;
}

// The line with the mark, and where the image begins.
bool read_header(std::string_view bytes, std::string_view* line, size_t* image) {
  size_t first = bytes.substr(0, 4096).find(kMark);
  if (first == std::string_view::npos) return false;
  size_t end = bytes.find('\n', first);
  if (end == std::string_view::npos) return false;
  *line = bytes.substr(first + kMark.size(), end - first - kMark.size());
  *image = (end + kAlignment) / kAlignment * kAlignment;
  return *image < bytes.size();
}

}  // namespace

std::string write_program(const Program& program, const std::string& interpreter) {
  if (program.image.empty()) return {};
  std::string out = "#!" + interpreter + " exec\n";
  if (interpreter.find_first_of(" \t\n") != std::string::npos || out.size() > kFirstLine) {
    // No first line can say it: a shell can.
    std::string quoted;
    for (char c : interpreter) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    out = "#!/bin/sh\nexec '" + quoted + "' exec \"$0\" \"$@\"\n";
  }
  out += std::string(kMark) + fingerprint_text(program.library) + " " + program.path +
         (program.debug.empty() ? "" : " " + program.debug) + "\n";
  out.resize((out.size() + kAlignment - 1) / kAlignment * kAlignment, '\n');
  return out + program.image;
}

OpenResult Engine::open_program(const std::string& path) const {
  OpenResult out;
  auto open = std::make_shared<OpenModule>(path);
  std::string_view bytes = open->file.bytes();
  std::string_view line;
  size_t at = 0;
  if (bytes.empty()) {
    out.error = "open " + path + ": " + open->file.error();
    return out;
  }
  if (!read_header(bytes, &line, &at) || line.size() < 17) {
    out.error = path + ": not a program that vole has written";
    return out;
  }
  if (line.substr(0, 16) != fingerprint_text(state_->library.fingerprint())) {
    out.error = path + ": written by another version of vole";
    return out;
  }
  std::string_view image = bytes.substr(at);
  open->module = bytecode::open_image(image.data(), image.size(), bytecode::ImageCheck::kHeader,
                                      &out.error);
  if (open->module == nullptr) return out;
  auto program = std::make_shared<Program>();
  line.remove_prefix(17);
  size_t blank = std::min(line.find(' '), line.size());
  program->path = line.substr(0, blank);
  program->debug = line.substr(std::min(blank + 1, line.size()));
  program->module = std::shared_ptr<const bytecode::ModuleSource>(open, open->module.get());
  vm::Program::Loaded loaded = vm::Program::load({state_->library.module(), program->module},
                                                 stdlib::all_natives());
  if (!loaded.program) {
    out.error = loaded.error;
    return out;
  }
  program->linked = std::move(loaded.program);
  out.program = std::move(program);
  return out;
}

}  // namespace vole::embed
