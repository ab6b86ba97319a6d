// Formats: % flags [n]* or width . [n]* or precision [n] verb. See format_string.h.
#include "compiler/vet/format_string.h"

#include "base/unicode.h"

namespace vole::vet {
namespace {

bool is_digit_at(std::string_view text, size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}
bool is_hex(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

class OperationReader {
 public:
  // `text` begins with the %, `next` is the argument whose turn it is.
  OperationReader(std::string_view text, int first, int next)
      : text_(text), first_(first), argument_(next) {}

  bool read(FormatOperation* out, std::string* error) {
    while (at_ < text_.size() && std::string_view("#0+- ").find(text_[at_]) != text_.npos) at_++;
    out->flags = text_.substr(1, at_ - 1);
    if (!read_index(error)) return false;
    read_size(&out->width);
    if (at_ < text_.size() && text_[at_] == '.') {
      at_++;
      if (!read_index(error)) return false;
      read_size(&out->precision);
    }
    if (!index_pending_ && !read_index(error)) return false;
    if (at_ == text_.size()) {
      *error = "format " + std::string(text_) + " is missing verb at end of string";
      return false;
    }
    DecodedRune verb = decode_rune(text_.substr(at_));
    at_ += verb.width;
    out->verb = verb.rune;
    out->indexed = index_pending_;
    out->argument = argument_;
    out->text = text_.substr(0, at_);
    return true;
  }

 private:
  // "[n]"
  bool read_index(std::string* error) {
    if (at_ == text_.size() || text_[at_] != '[') return true;
    size_t begin = ++at_;
    long value = 0;
    while (is_digit_at(text_, at_)) {
      if (value < 1000000000) value = value * 10 + (text_[at_] - '0');
      at_++;
    }
    bool good =
        at_ > begin && at_ < text_.size() && text_[at_] == ']' && value > 0 && value < 1000000000;
    if (!good) {
      size_t close = text_.find(']', begin);
      *error = close == text_.npos ? "format " + std::string(text_) + " is missing closing ]"
                                   : "format has invalid argument index [" +
                                         std::string(text_.substr(begin, close - begin)) + "]";
      return false;
    }
    at_++;
    argument_ = static_cast<int>(value) + first_ - 1;
    index_pending_ = true;
    return true;
  }

  void read_size(FormatSize* size) {
    if (at_ < text_.size() && text_[at_] == '*') {
      at_++;
      size->argument = argument_++;
      size->indexed = index_pending_;
      index_pending_ = false;
      return;
    }
    while (is_digit_at(text_, at_)) at_++;
  }

  std::string_view text_;
  int first_;
  int argument_;
  size_t at_ = 1;
  bool index_pending_ = false;
};

// "[n]" at `at`, if it is there.
size_t skip_index(std::string_view text, size_t at) {
  size_t end = at + 1;
  while (is_digit_at(text, end)) end++;
  bool whole =
      at < text.size() && text[at] == '[' && end > at + 1 && end < text.size() && text[end] == ']';
  return whole ? end + 1 : at;
}

// A number, or * with or without an index.
size_t skip_size(std::string_view text, size_t at) {
  size_t end = at;
  while (is_digit_at(text, end)) end++;
  if (end > at) return end;
  end = skip_index(text, at);
  return end < text.size() && text[end] == '*' ? end + 1 : at;
}

}  // namespace

bool parse_format(std::string_view format, int first, std::vector<FormatOperation>* out,
                  std::string* error) {
  int next = first;
  for (size_t at = format.find('%'); at != format.npos; at = format.find('%', at)) {
    FormatOperation operation;
    operation.offset = at;
    if (!OperationReader(format.substr(at), first, next).read(&operation, error)) return false;
    if (operation.verb != '%') next = operation.argument + 1;
    at += operation.text.size();
    out->push_back(operation);
  }
  return true;
}

std::string_view possible_directive(std::string_view text) {
  for (size_t at = text.find('%'); at != text.npos;) {
    size_t end = at + 1;
    while (end < text.size() && std::string_view("+-#").find(text[end]) != text.npos) end++;
    end = skip_size(text, end);
    if (end < text.size() && text[end] == '.') end++;
    end = skip_size(text, end);
    end = skip_index(text, end);
    bool verb =
        end < text.size() && std::string_view("bcdefgopqstvxEFGTUX").find(text[end]) != text.npos;
    if (!verb) {
      at = text.find('%', at + 1);
      continue;
    }
    std::string_view directive = text.substr(at, end + 1 - at);
    // %XX is common in URLs.
    bool url = directive.size() >= 3 && is_hex(directive[1]) && is_hex(directive[2]);
    if (!url) return directive;
    at = text.find('%', end + 1);
  }
  return {};
}

}  // namespace vole::vet
