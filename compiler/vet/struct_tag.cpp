// Tags of struct fields: that reflect can read them, that json and xml do not see a name twice or
// a field that is not exported. The structtag check.
#include <map>
#include <tuple>

#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/vet/pass.h"

namespace vole::vet {

using namespace syntax;
using types::Var;

namespace {

// One key:"value" of a tag, taken off its front. False at the end or where it is malformed; then
// *error is not empty.
bool take_pair(std::string_view* tag, std::string_view* key, std::string_view* value,
               std::string_view* error) {
  size_t begin = std::min(tag->find_first_not_of(' '), tag->size());
  tag->remove_prefix(begin);
  if (tag->empty()) return false;
  size_t i = 0;
  auto in_key = [](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != ':' && c != '"' && c != 0x7f;
  };
  while (i < tag->size() && in_key((*tag)[i])) i++;
  if (i == 0) {
    *error = "bad syntax for struct tag key";
  } else if (i + 1 >= tag->size() || (*tag)[i] != ':') {
    *error = "bad syntax for struct tag pair";
  } else if ((*tag)[i + 1] != '"') {
    *error = "bad syntax for struct tag value";
  }
  if (!error->empty()) return false;
  *key = tag->substr(0, i);
  tag->remove_prefix(i + 2);
  for (i = 0; i < tag->size() && (*tag)[i] != '"'; i++) {
    if ((*tag)[i] == '\\') i++;
  }
  if (i >= tag->size()) {
    *error = "bad syntax for struct tag value";
    return false;
  }
  *value = tag->substr(0, i);
  tag->remove_prefix(i + 1);
  return true;
}

std::string_view tag_value(std::string_view tag, std::string_view wanted) {
  std::string_view key, value, error;
  while (take_pair(&tag, &key, &value, &error)) {
    if (key == wanted) return value;
  }
  return {};
}

// Blanks in the values of json, xml and asn1 that cannot be meant.
bool has_suspicious_space(std::string_view key, std::string_view value) {
  if (key != "json" && key != "xml" && key != "asn1") return false;
  size_t comma = value.find(',');
  if (key == "xml") {
    if (!value.empty() && (value.front() == ' ' || value.back() == ' ')) return true;
    size_t first = value.find(' ');
    if (first != value.npos && value.find(' ', first + 1) != value.npos) return true;
    if (comma != value.npos && comma > 0 && value[comma - 1] == ' ') return true;
  }
  if (key != "asn1") {
    if (comma == value.npos) return false;
    value.remove_prefix(comma + 1);
  }
  return value.find(' ') != value.npos;
}

std::string_view tag_error(std::string_view tag) {
  std::string_view key, value, error;
  for (bool first = true; !tag.empty(); first = false) {
    if (!first && tag[0] != ' ') return "key:\"value\" pairs not separated by spaces";
    if (!take_pair(&tag, &key, &value, &error)) return error;
    if (has_suspicious_space(key, value)) return "suspicious space in struct tag value";
  }
  return {};
}

class StructCheck {
 public:
  explicit StructCheck(Pass& pass) : pass_(pass) {}

  void field(const Var* field, std::string_view tag) {
    for (std::string_view key : {"json", "xml"}) repeated(tag, key, field, field, 1);
    std::string_view error = tag_error(tag);
    if (!error.empty()) {
      bool raw = tag.find('`') == tag.npos && tag.find('\n') == tag.npos;
      std::string shown = raw ? "`" + std::string(tag) + "`" : types::quote_string(tag);
      report(field, "struct field tag " + shown +
                        " not compatible with reflect.StructTag.Get: " + std::string(error));
    }
    if (field->embedded || types::is_exported(field->name)) return;
    for (std::string_view key : {"json", "xml"}) {
      std::string_view value = tag_value(tag, key);
      if (value.empty() || value == "-") continue;
      return report(field, "struct field " + std::string(field->name) + " has " + std::string(key) +
                               " tag but is not exported");
    }
  }

 private:
  void report(const Var* field, std::string text) {
    pass_.report(Check::StructTag, field->pos, std::move(text));
  }

  // `nearest` is the field of the struct that is being checked through which `field` is reached.
  void repeated(std::string_view tag, std::string_view key, const Var* nearest, const Var* field,
                int level) {
    std::string_view value = tag_value(tag, key);
    if (value == "-") return;
    if (value.empty() || value[0] == ',') {
      auto* embedded = types::under_as<types::Struct>(field->type);
      if (!field->embedded || embedded == nullptr) return;
      for (size_t i = 0; i < embedded->fields.size(); i++) {
        if (!types::is_exported(embedded->fields[i]->name)) continue;
        repeated(embedded->tag(i), key, nearest, embedded->fields[i], level + 1);
      }
      return;
    }
    if (key == "xml" && field->name == "XMLName") return;
    std::string kind(key);
    size_t comma = value.find(',');
    if (comma != value.npos) {
      std::string options = std::string(value.substr(comma)) + ",";
      if (key == "xml" && options.find(",attr,") != options.npos) kind += " attribute";
      value = value.substr(0, comma);
    }
    auto [entry, is_new] = seen_.emplace(std::tuple(kind, std::string(value), level), field->pos);
    if (is_new) return;
    Position also = pass_.input.sources.position(entry->second);
    std::string_view file = also.file;
    size_t slash = file.rfind('/');
    if (slash != file.npos) file.remove_prefix(slash + 1);
    report(nearest, "struct field " + std::string(field->name) + " repeats " + kind + " tag " +
                        types::quote_string(value) + " also at " + std::string(file) + ":" +
                        std::to_string(also.line));
  }

  Pass& pass_;
  std::map<std::tuple<std::string, std::string, int>, Pos> seen_;
};

}  // namespace

void check_struct_tag(Pass& pass) {
  if (pass.input.path.substr(0, 9) == "encoding/") return;
  pass.each_node([&](Node* node) {
    auto* node_type = as<StructType>(node);
    auto* type = node_type != nullptr ? types::as<types::Struct>(node_type->type) : nullptr;
    if (type == nullptr) return;
    StructCheck check(pass);
    for (size_t i = 0; i < type->fields.size(); i++) check.field(type->fields[i], type->tag(i));
  });
}

}  // namespace vole::vet
