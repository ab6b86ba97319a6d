// Sorts the archive's entries by what they hold once; everything that is asked for afterwards is a
// view into the binary. See std_library.h.
#include "embed/std_library.h"

#include "bytecode/image.h"
#include "stdlib/image/archive.h"

// The archive, put into the binary by the assembler (stdlib/image/archive.S).
extern "C" const char vole_std_archive[];
extern "C" const char vole_std_archive_end[];

namespace vole::embed {

EmbeddedLibrary::EmbeddedLibrary() {
  std::string_view bytes(vole_std_archive,
                         static_cast<size_t>(vole_std_archive_end - vole_std_archive));
  stdlib::ArchiveReader archive(bytes);
  if (!archive.valid()) {
    error_ = "the binary carries no standard library";
    return;
  }
  for (uint64_t i = 0; i < archive.count(); ++i) {
    stdlib::ArchiveEntry entry = archive.entry(i);
    std::string_view name = archive.name(entry), data = archive.data(entry);
    switch (entry.kind) {
      case stdlib::EntryKind::kModule:
        module_ = bytecode::open_image(data.data(), data.size(), bytecode::ImageCheck::kHeader,
                                       &error_);
        if (module_ != nullptr) fingerprint_ = bytecode::image_fingerprint(data.data());
        break;
      case stdlib::EntryKind::kExport:
        exports_.emplace(name, data);
        break;
      case stdlib::EntryKind::kSummaries:
        summaries_ = data;
        break;
      case stdlib::EntryKind::kSource: {
        size_t slash = name.rfind('/');
        sources_.push_back({name.substr(0, slash), name.substr(slash + 1), data});
      }
    }
  }
}

bool EmbeddedLibrary::contains(std::string_view path) const { return exports_.contains(path); }

std::string_view EmbeddedLibrary::export_data(std::string_view path) const {
  auto found = exports_.find(path);
  return found == exports_.end() ? std::string_view() : found->second;
}

std::vector<driver::StdLibrary::File> EmbeddedLibrary::sources(std::string_view path) const {
  std::vector<File> files;
  for (const SourceFile& file : sources_) {
    if (file.folder == path) files.push_back({file.name, file.text});
  }
  return files;
}

bool LibraryFolder::contains(std::string_view path) const {
  for (const load::FolderEntry& entry : files_.list_folder(folder(path))) {
    if (entry.name.ends_with(".go")) return true;
  }
  return false;
}

std::string LibraryFolder::folder(std::string_view path) const {
  return root_ + "/" + std::string(path);
}

}  // namespace vole::embed
