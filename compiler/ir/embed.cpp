// Contents of variables with //go:embed: static data, laid out as package embed reads it.
#include <algorithm>

#include "compiler/ir/build.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/named.h"
#include "compiler/types/sizes.h"

namespace vole::ir {

using types::as;

namespace {

DataItem bits_item(int64_t offset, uint64_t value) {
  DataItem item;
  item.offset = offset;
  item.bits = value;
  return item;
}

DataItem address_item(int64_t offset, Global* to) {
  DataItem item;
  item.offset = offset;
  item.kind = DataItem::Kind::kAddress;
  item.global = to;
  return item;
}

void add_text(Global* global, int64_t offset, DataItem::Kind kind, std::string_view text) {
  if (text.empty()) return;
  DataItem item;
  item.offset = offset;
  item.kind = kind;
  item.text = text;
  global->data.push_back(item);
}

// A slice header that refers to `array`, all `count` elements.
void add_slice(Global* global, Global* array, uint64_t count) {
  global->data.push_back(address_item(0, array));
  global->data.push_back(bits_item(8, count));
  global->data.push_back(bits_item(16, count));
}

// The folder of a path in a file system of package embed, and the last element.
std::pair<std::string_view, std::string_view> split(std::string_view path) {
  if (path.ends_with("/")) path.remove_suffix(1);
  size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {".", path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

// Files and the folders they are in ("a/"), in the order in which package embed searches.
std::vector<EmbeddedData> with_folders(Program& program, const std::vector<EmbeddedData>& files) {
  std::vector<EmbeddedData> all = files;
  for (const EmbeddedData& file : files) {
    for (size_t slash = file.path.find('/'); slash != std::string_view::npos;
         slash = file.path.find('/', slash + 1)) {
      all.push_back({program.text(file.path.substr(0, slash + 1)), {}});
    }
  }
  std::sort(all.begin(), all.end(), [](const EmbeddedData& a, const EmbeddedData& b) {
    return split(a.path) < split(b.path);
  });
  all.erase(std::unique(all.begin(), all.end(), [](const EmbeddedData& a, const EmbeddedData& b) {
              return a.path == b.path;
            }), all.end());
  return all;
}

// The type of FS's files; null if it is not as expected.
const types::Type* file_type(Program& program, const types::Type* fs) {
  auto* outer = program.types.under_as<types::Struct>(fs);
  if (outer == nullptr || outer->fields.size() != 1) return nullptr;
  auto* pointer = program.types.under_as<types::Pointer>(outer->fields[0]->type);
  auto* slice = pointer ? program.types.under_as<types::Slice>(pointer->elem) : nullptr;
  return slice ? slice->elem : nullptr;
}

}  // namespace

EmbedTarget embed_target(const types::Type* type) {
  auto* named = as<types::Named>(type);
  if (named != nullptr && named->obj->name == "FS" && named->obj->pkg != nullptr &&
      named->obj->pkg->path == "embed") {
    return EmbedTarget::kFiles;
  }
  const types::Type* under = types::underlying(type);
  if (auto* basic = as<types::Basic>(under)) {
    return basic->basic == types::BasicKind::kString ? EmbedTarget::kString : EmbedTarget::kNone;
  }
  auto* slice = as<types::Slice>(under);
  auto* element = slice ? as<types::Basic>(types::underlying(slice->elem)) : nullptr;
  bool is_bytes = element != nullptr && element->basic == types::BasicKind::kUint8;
  return is_bytes ? EmbedTarget::kBytes : EmbedTarget::kNone;
}

void set_embedded(Program& program, Global* global, const std::vector<EmbeddedData>& files) {
  global->data.clear();
  switch (embed_target(global->object->type)) {
    case EmbedTarget::kNone:
      return;
    case EmbedTarget::kString:
      return add_text(global, 0, DataItem::Kind::kString, files[0].text);
    case EmbedTarget::kBytes: {
      auto* slice = program.types.under_as<types::Slice>(global->type);
      auto size = static_cast<int64_t>(files[0].text.size());
      Global* array = program.new_static(global->pkg, program.types.array_of(slice->elem, size));
      add_text(array, 0, DataItem::Kind::kBytes, files[0].text);
      return add_slice(global, array, static_cast<uint64_t>(size));
    }
    case EmbedTarget::kFiles:
      break;
  }
  const types::Type* element = file_type(program, global->type);
  if (element == nullptr) return;
  std::vector<EmbeddedData> all = with_folders(program, files);
  int64_t stride = types::size_of(element);
  Global* array = program.new_static(
      global->pkg, program.types.array_of(element, static_cast<int64_t>(all.size())));
  for (size_t i = 0; i < all.size(); i++) {
    int64_t at = static_cast<int64_t>(i) * stride;
    add_text(array, at, DataItem::Kind::kString, all[i].path);
    add_text(array, at + 16, DataItem::Kind::kString, all[i].text);
  }
  Global* slice = program.new_static(global->pkg, program.types.slice_of(element));
  add_slice(slice, array, all.size());
  global->data.push_back(address_item(0, slice));
}

}  // namespace vole::ir
