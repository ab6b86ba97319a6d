// The stage-0 compiler: compiles the standard library's sources to the archive that the `vole`
// binary carries. Runs at build time only:  vole_stage0 STDLIB-FOLDER OUTPUT
#include <pthread.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "bytecode/check.h"
#include "bytecode/image.h"
#include "compiler/driver/compilation.h"
#include "stdlib/image/archive.h"

namespace {

using namespace vole;

// Import paths are the folders below `root` that hold Go files.
class SourceTree final : public load::StdPackages {
 public:
  SourceTree(load::FileSystem& files, std::string root) : files_(files), root_(std::move(root)) {
    collect("");
    std::sort(paths_.begin(), paths_.end());
  }
  bool contains(std::string_view path) const override {
    return std::binary_search(paths_.begin(), paths_.end(), path);
  }
  std::string folder(std::string_view path) const override {
    return root_ + "/" + std::string(path);
  }
  const std::vector<std::string>& paths() const { return paths_; }

 private:
  void collect(const std::string& below) {
    bool has_go = false;
    for (const load::FolderEntry& entry : files_.list_folder(root_ + "/" + below)) {
      std::string path = below.empty() ? entry.name : below + "/" + entry.name;
      if (entry.kind == load::FileKind::Folder) {
        collect(path);
      } else if (entry.name.ends_with(".go") && !entry.name.ends_with("_test.go")) {
        has_go = true;
      }
    }
    if (has_go && !below.empty()) paths_.push_back(below);
  }

  load::FileSystem& files_;
  std::string root_;
  std::vector<std::string> paths_;
};

struct Job {
  std::string root, output;
  int status = 1;
};

int build(const std::string& root, const std::string& output) {
  load::RealFileSystem files;
  SourceTree tree(files, root);
  driver::Options options;
  options.files = &files;
  options.std_sources = &tree;
  options.load.folder = root;
  options.load.std_pragmas = true;
  options.arguments = tree.paths();
  options.all_errors = true;
  options.all_functions = true;
  options.export_data = true;
  options.compiler_flags = {"all=-d=placement=1"};
  driver::Result result = driver::compile(options);
  for (const driver::Message& m : result.messages) {
    std::fprintf(stderr, "%s:%d:%d: %s\n", m.file.c_str(), m.line, m.column, m.text.c_str());
  }
  if (!result.ok) return 1;
  // In tracebacks the library's files lie where the compiled copies of its functions say, whatever
  // folder it was built from.
  for (std::string& name : result.module.files) {
    if (name.starts_with(root + "/")) name.replace(0, root.size(), "$GOROOT/src");
  }

  std::vector<uint8_t> image = bytecode::write_image(result.module);
  std::string error;
  auto source = bytecode::open_image(image.data(), image.size(), bytecode::ImageCheck::kContents,
                                     &error);
  if (!source) {
    std::fprintf(stderr, "the image cannot be opened: %s\n", error.c_str());
    return 1;
  }
  std::vector<std::string> mistakes = bytecode::check_module(*source);
  for (const std::string& mistake : mistakes) std::fprintf(stderr, "%s\n", mistake.c_str());
  if (!mistakes.empty()) return 1;

  stdlib::ArchiveWriter archive;
  archive.add(stdlib::EntryKind::kModule, "", std::string(image.begin(), image.end()));
  for (driver::Exported& package : result.exports) {
    for (auto& [name, text] : package.sources) {
      archive.add(stdlib::EntryKind::kSource, package.path + "/" + name, std::move(text));
    }
    archive.add(stdlib::EntryKind::kExport, std::move(package.path), std::move(package.data));
  }
  archive.add(stdlib::EntryKind::kSummaries, "", std::move(result.summaries));
  std::ofstream out(output, std::ios::binary | std::ios::trunc);
  out << archive.finish();
  return out.good() ? 0 : 1;
}

void* run(void* argument) {
  auto* job = static_cast<Job*>(argument);
  job->status = build(job->root, job->output);
  return nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: vole_stage0 STDLIB-FOLDER OUTPUT\n");
    return 2;
  }
  Job job{argv[1], argv[2]};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, driver::kStackBytes);
  pthread_t thread;
  if (pthread_create(&thread, &attributes, run, &job) != 0) return 1;
  pthread_join(thread, nullptr);
  return job.status;
}
