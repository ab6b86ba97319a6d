// The file that carries the standard library inside the binary: the compiled module, the export
// data of each package, and the sources of those packages that are imported from source because
// they have generic functions (compiler/export/format.h).
//
//   "VOLESTD1", u64 entries, entries × {u32 kind, u32 name size, u64 name, u64 data, u64 size}
//   names and data; data begins at multiples of 8
//
// Offsets count from the start of the file. All numbers are little-endian.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace vole::stdlib {

enum class EntryKind : uint32_t {
  kModule,  // bytecode image of all packages; no name
  kExport,  // name: import path
  kSource,  // name: import path, '/', file name
  kSummaries,  // of all packages (compiler/summary/format.h); no name
};

constexpr char kArchiveMagic[8] = {'V', 'O', 'L', 'E', 'S', 'T', 'D', '1'};

struct ArchiveEntry {
  EntryKind kind;
  uint32_t name_size;
  uint64_t name, data, size;
};

class ArchiveWriter {
 public:
  void add(EntryKind kind, std::string name, std::string data) {
    items_.push_back({kind, std::move(name), std::move(data)});
  }

  std::string finish() const {
    std::string out(kArchiveMagic, sizeof kArchiveMagic);
    uint64_t count = items_.size();
    append(out, &count, sizeof count);
    uint64_t at = out.size() + count * sizeof(ArchiveEntry);
    std::string body;
    for (const Item& item : items_) {
      ArchiveEntry entry{item.kind, static_cast<uint32_t>(item.name.size()), at + body.size(), 0,
                         item.data.size()};
      body += item.name;
      body.resize(body.size() + (8 - (at + body.size()) % 8) % 8);
      entry.data = at + body.size();
      body += item.data;
      append(out, &entry, sizeof entry);
    }
    return out + body;
  }

 private:
  struct Item {
    EntryKind kind;
    std::string name, data;
  };

  static void append(std::string& out, const void* bytes, size_t size) {
    out.append(static_cast<const char*>(bytes), size);
  }

  std::vector<Item> items_;
};

// Views into an archive in memory, which must outlive it. The archive is trusted.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}

  bool valid() const {
    return bytes_.size() >= 16 && std::memcmp(bytes_.data(), kArchiveMagic, 8) == 0;
  }
  uint64_t count() const {
    uint64_t n;
    std::memcpy(&n, bytes_.data() + 8, sizeof n);
    return n;
  }
  ArchiveEntry entry(uint64_t index) const {
    ArchiveEntry e;
    std::memcpy(&e, bytes_.data() + 16 + index * sizeof e, sizeof e);
    return e;
  }
  std::string_view name(const ArchiveEntry& e) const { return bytes_.substr(e.name, e.name_size); }
  std::string_view data(const ArchiveEntry& e) const { return bytes_.substr(e.data, e.size); }

 private:
  std::string_view bytes_;
};

}  // namespace vole::stdlib
