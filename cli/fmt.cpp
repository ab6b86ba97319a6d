// `vole fmt [flags] [PATH...]`: formats Go source as gofmt does, files and whole folders, or what
// comes in on standard input. Flags and exit statuses are gofmt's: 2 after an error, 1 if -d found
// a difference.
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/command.h"
#include "tools/text_diff.h"
#include "vole/format.h"

namespace vole::cli {
namespace {

namespace fs = std::filesystem;

class Formatter {
 public:
  explicit Formatter(const FormatFlags& flags) : flags_(flags) {}

  int status() const { return status_; }

  void format_stdin() {
    std::string text;
    char buffer[1 << 16];
    while (size_t count = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, count);
    format("<standard input>", text, true);
  }

  // A file, or all Go files below a folder.
  void format_path(const std::string& path) {
    std::error_code error;
    fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return fail("stat " + path + ": no such file or directory");
    if (!fs::is_directory(status)) return format_file(path);
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
      names.push_back(entry.path().filename().string());
    }
    if (error) return fail("open " + path + ": " + error.message());
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      std::string inner = path.back() == '/' ? path + name : path + "/" + name;
      fs::file_status kind = fs::symlink_status(inner, error);
      if (fs::is_directory(kind)) {
        format_path(inner);
      } else if (name[0] != '.' && name.size() > 3 &&
                 name.compare(name.size() - 3, 3, ".go") == 0) {
        format_file(inner);
      }
    }
  }

 private:
  void fail(const std::string& text) {
    std::fflush(stdout);
    std::fprintf(stderr, "%s\n", text.c_str());
    status_ = 2;
  }

  void format_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail("open " + path + ": cannot read the file");
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    in.close();
    format(path, text, false);
  }

  void format(const std::string& path, const std::string& text, bool from_stdin) {
    embed::FormatResult result =
        embed::format_source(path, text, {flags_.simplify, /*fragments=*/from_stdin});
    if (!result.ok) {
      result.errors.pop_back();  // the last line end
      return fail(result.errors);
    }
    if (result.text != text) {
      if (flags_.list) std::printf("%s\n", path.c_str());
      if (flags_.write && !replace(path, result.text))
        return fail(path + ": cannot write the file");
      if (flags_.diff) {
        std::string diff = tools::text_diff(path + ".orig", text, path, result.text);
        std::fwrite(diff.data(), 1, diff.size(), stdout);
        status_ = 1;  // as gofmt: the last report decides
      }
    }
    if (flags_.list || flags_.write || flags_.diff) return;
    std::fwrite(result.text.data(), 1, result.text.size(), stdout);
  }

  // Through a file beside it, so that the old text is there until the new one is whole.
  static bool replace(const std::string& path, const std::string& text) {
    std::error_code error;
    std::string target = fs::canonical(path, error).string();
    if (error) return false;
    struct stat old;
    if (::stat(target.c_str(), &old) != 0) return false;
    std::string temporary = target + ".vole-fmt";
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    bool written = out.good() && ::chmod(temporary.c_str(), old.st_mode & 07777) == 0 &&
                   ::rename(temporary.c_str(), target.c_str()) == 0;
    if (!written) ::remove(temporary.c_str());
    return written;
  }

  const FormatFlags& flags_;
  int status_ = 0;
};

}  // namespace

void FormatFlags::declare(CLI::App& app) {
  app.add_flag("-l", list, "list files whose formatting differs");
  app.add_flag("-d", diff, "show the differences");
  app.add_flag("-w", write, "write the result to the file instead of standard output");
  app.add_flag("-s", simplify, "simplify code");
  app.add_option("PATH", paths, "files and folders; none: standard input");
}

int fmt_command(const FormatFlags& flags) {
  if (flags.paths.empty() && flags.write) {
    std::fprintf(stderr, "error: cannot use -w with standard input\n");
    return 2;
  }
  Formatter formatter(flags);
  if (flags.paths.empty()) formatter.format_stdin();
  for (const std::string& path : flags.paths) formatter.format_path(path);
  return formatter.status();
}

}  // namespace vole::cli
