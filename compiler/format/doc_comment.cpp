// Reading documentation as blocks and writing it in canonical form. See doc_comment.h.
//
// The text is cut into spans of lines: what is indented is a list if it begins with a list mark,
// else code; what is not is a paragraph, a heading, or (all of its lines) definitions of link
// targets. Some spans are read as what their writer must have meant, such as a list that nobody
// indented. The rules are those of go/doc/comment; only what shows in the canonical form is kept.
#include "compiler/format/doc_comment.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "compiler/format/text.h"

namespace vole::format {
namespace {

using Lines = std::vector<std::string>;

bool is_indented(std::string_view line) {
  return !line.empty() && (line[0] == ' ' || line[0] == '\t');
}

std::string_view margin_of(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

// Without the margin that all lines share and without empty lines at both ends; lines of blanks
// become empty.
Lines without_margin(const Lines& lines) {
  size_t begin = 0, end = lines.size();
  while (begin < end && lines[begin].empty()) begin++;
  while (end > begin && lines[end - 1].empty()) end--;
  if (begin == end) return {};
  std::string_view margin = margin_of(lines[begin]);
  for (size_t i = begin + 1; i < end; i++) {
    if (lines[i].empty()) continue;
    std::string_view other = margin_of(lines[i]);
    size_t shared = 0;
    while (shared < margin.size() && shared < other.size() && margin[shared] == other[shared]) {
      shared++;
    }
    margin = margin.substr(0, shared);
  }
  Lines out;
  for (size_t i = begin; i < end; i++) {
    std::string_view line = lines[i];
    if (starts_with(line, margin)) line.remove_prefix(margin.size());
    out.emplace_back(trim(line).empty() ? std::string_view() : line);
  }
  while (!out.empty() && out.back().empty()) out.pop_back();
  auto first =
      std::find_if(out.begin(), out.end(), [](const std::string& l) { return !l.empty(); });
  out.erase(out.begin(), first);
  return out;
}

struct ListMark {
  bool found = false;
  std::string_view number;  // empty: a bullet
  std::string_view rest;
};

ListMark list_mark(std::string_view line) {
  line = trim(line);
  if (line.empty()) return {};
  ListMark mark;
  DecodedRune first = decode_rune(line);
  if (first.rune == 0x2022 || first.rune == '*' || first.rune == '+' || first.rune == '-') {
    mark.rest = line.substr(first.width);
  } else {
    size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits == 0 || digits == line.size()) return {};
    if (line[digits] != '.' && line[digits] != ')') return {};
    mark.number = line.substr(0, digits);
    mark.rest = line.substr(digits + 1);
  }
  mark.found = is_indented(mark.rest) && !trim(mark.rest).empty();
  return mark;
}

bool is_list_item(std::string_view line) { return list_mark(line).found; }

bool is_heading(std::string_view line) {
  return line.size() >= 2 && line[0] == '#' && (line[1] == ' ' || line[1] == '\t') &&
         trim(line) != "#";
}

// Whether every `mark` in the line is followed by what `allowed` takes.
template <typename Allowed>
bool each_followed(std::string_view line, char mark, Allowed&& allowed) {
  for (size_t at = line.find(mark); at != std::string_view::npos; at = line.find(mark, at + 1)) {
    if (!allowed(line.substr(at + 1))) return false;
  }
  return true;
}

// A heading as it was written before Go 1.19: a short line without punctuation alone between
// paragraphs.
bool is_old_heading(const Lines& lines, size_t at) {
  if (at == 0 || !lines[at - 1].empty() || at + 2 >= lines.size() || !lines[at + 1].empty() ||
      is_indented(lines[at + 2])) {
    return false;
  }
  std::string_view line = trim(lines[at]);
  int32_t first = decode_rune(line).rune;
  if (!is_letter(first) || !is_upper(first)) return false;
  size_t last = line.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(line[last]) & 0xc0) == 0x80) last--;
  int32_t end = decode_rune(line.substr(last)).rune;
  if (!is_letter(end) && !is_digit(end)) return false;
  for (size_t i = 0; i < line.size();) {
    DecodedRune rune = decode_rune(line.substr(i));
    constexpr std::string_view kForbidden = ";:!?+*/=[]{}_^&~%#@<\">\\";
    bool forbidden =
        rune.rune < 0x80 && kForbidden.find(static_cast<char>(rune.rune)) != std::string_view::npos;
    if (forbidden || rune.rune == 0xb0 || rune.rune == 0xa7) return false;  // degree, section
    i += rune.width;
  }
  return each_followed(
             line, '\'',
             [](std::string_view rest) { return rest == "s" || starts_with(rest, "s "); }) &&
         each_followed(line, '.',
                       [](std::string_view rest) { return !rest.empty() && rest[0] != ' '; });
}

enum class SpanKind { Code, List, Heading, OldHeading, Paragraph };

struct Span {
  size_t begin;
  size_t end;
  SpanKind kind;
};

// Cuts text into spans.
class SpanReader {
 public:
  explicit SpanReader(const Lines& lines) : lines_(lines) {}

  std::vector<Span> read() {
    for (;;) {
      while (at_ < lines_.size() && lines_[at_].empty()) at_++;
      if (at_ >= lines_.size()) return std::move(spans_);
      if (at_ < forced_ || is_indented(lines_[at_])) {
        read_indented();
      } else {
        read_plain();
      }
    }
  }

 private:
  void add(size_t begin, size_t end, SpanKind kind) {
    spans_.push_back({begin, end, kind});
    at_ = end;
  }

  void read_indented() {
    size_t begin = at_;
    // In a list that should have been indented, items go on to the first empty line.
    bool items = is_list_item(lines_[at_]) && at_ < forced_;
    size_t end = at_ + 1;
    for (; end < lines_.size(); end++) {
      const std::string& line = lines_[end];
      bool inside =
          line.empty() || end < forced_ || is_indented(line) || (items && is_list_item(line));
      if (!inside) break;
      if (line.empty()) items = false;
    }
    while (end > begin && lines_[end - 1].empty()) end--;
    // The last line of code that was pasted without its indentation.
    if (end < lines_.size() && starts_with(lines_[end], "}")) end++;
    add(begin, end, is_list_item(lines_[begin]) ? SpanKind::List : SpanKind::Code);
  }

  void read_plain() {
    size_t begin = at_, end = at_ + 1;
    while (end < lines_.size() && !lines_[end].empty() && !is_indented(lines_[end])) end++;
    // Directly above indented lines the last ones may belong to them.
    if (end < lines_.size() && !lines_[end].empty() && !is_list_item(lines_[end])) {
      const std::string& last = lines_[end - 1];
      if (is_list_item(last)) {
        forced_ = end--;
        while (end > begin && is_list_item(lines_[end - 1])) end--;
      } else if (ends_with(last, "{") || ends_with(last, "\\")) {
        forced_ = end--;
      }
      if (begin == end && forced_ > begin) return;  // all of it: again, as indented lines
    }
    SpanKind kind = SpanKind::Paragraph;
    if (end - begin == 1 && is_heading(lines_[begin])) {
      kind = SpanKind::Heading;
    } else if (end - begin == 1 && is_old_heading(lines_, begin)) {
      kind = SpanKind::OldHeading;
    }
    add(begin, end, kind);
  }

  const Lines& lines_;
  std::vector<Span> spans_;
  size_t at_ = 0;
  size_t forced_ = 0;  // lines before this one count as indented
};

bool is_scheme(std::string_view text) {
  return text == "file" || text == "ftp" || text == "gopher" || text == "http" || text == "https" ||
         text == "mailto" || text == "nntp";
}

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool is_word(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }
bool ends_sentence(char c) { return is_one_of(c, ".,:;?!"); }

// How many bytes of `text` are a URL that it begins with.
size_t url_length(std::string_view text) {
  size_t colon = text.substr(0, 7).find(':');
  if (text.size() < 7 || colon == std::string_view::npos || colon < 3) return 0;
  if (text.substr(colon, 3) != "://" || !is_scheme(text.substr(0, colon))) return 0;
  auto in_host = [](char c) { return is_word(c) || is_one_of(c, "_@-.[]:"); };
  size_t i = colon + 3, end = 0;
  for (; i < text.size() && in_host(text[i]); i++) {
    if (!ends_sentence(text[i])) end = i + 1;
    if (end == 0) return 0;
  }
  if (end == 0) return 0;
  // A bracket belongs to the path only together with its partner.
  std::string open;
  for (i = end; i < text.size(); i++) {
    char c = text[i];
    if (ends_sentence(c)) continue;
    if (!is_word(c) && !is_one_of(c, "$'()*+&#=@~_/-[]{}%")) break;
    if (c == '(') open += ')';
    if (c == '{') open += '}';
    if (c == '[') open += ']';
    if (c == ')' || c == '}' || c == ']') {
      if (open.empty() || open.back() != c) break;
      open.pop_back();
    }
    if (open.empty()) end = i + 1;
  }
  return end;
}

struct LinkTarget {
  std::string text;
  std::string url;
  bool used = false;
};

// "[text]: url"
bool parse_link_target(std::string_view line, LinkTarget* out) {
  if (line.empty() || line[0] != '[') return false;
  size_t close = line.find("]:");
  if (close == std::string_view::npos || close + 3 >= line.size()) return false;
  if (line[close + 2] != ' ' && line[close + 2] != '\t') return false;
  std::string_view url = trim(line.substr(close + 3));
  size_t colon = url.find("://");
  if (colon == std::string_view::npos || !is_scheme(url.substr(0, colon))) return false;
  *out = {std::string(line.substr(1, close - 1)), std::string(url), false};
  return true;
}

// Writes the canonical text.
class DocWriter {
 public:
  explicit DocWriter(const Lines& lines) : lines_(lines) {}

  std::string write() {
    std::vector<Span> spans = SpanReader(lines_).read();
    collect_targets(spans);
    size_t previous_end = 0;
    for (const Span& span : spans) {
      write_span(span, previous_end < span.begin);
      previous_end = span.end;
    }
    write_targets(true);
    write_targets(false);
    return std::move(out_);
  }

 private:
  // The lines of a paragraph, or nothing if all of them define targets.
  bool are_targets(const Lines& lines, bool collect) {
    std::vector<LinkTarget> found;
    for (const std::string& line : lines) {
      LinkTarget target;
      if (!parse_link_target(line, &target)) return false;
      found.push_back(std::move(target));
    }
    if (collect) {
      for (LinkTarget& target : found) {
        by_text_.emplace(target.text, targets_.size());
        targets_.push_back(std::move(target));
      }
    }
    return true;
  }

  void collect_targets(const std::vector<Span>& spans) {
    for (const Span& span : spans) {
      if (span.kind == SpanKind::Paragraph) are_targets(lines_of(span), true);
      if (span.kind != SpanKind::List) continue;
      for (const Item& item : read_list(span).items) {
        for (const Lines& paragraph : item.paragraphs) are_targets(paragraph, true);
      }
    }
  }

  struct Item {
    std::string number;
    std::vector<Lines> paragraphs;
  };
  struct ItemList {
    std::vector<Item> items;
    bool loose = false;  // empty lines between items
  };

  ItemList read_list(const Span& span) const {
    ItemList list;
    bool numbered = !list_mark(lines_[span.begin]).number.empty();
    bool open = false;  // the last paragraph goes on
    for (size_t i = span.begin; i < span.end; i++) {
      std::string_view line = lines_[i];
      ListMark mark = list_mark(line);
      if (mark.found && !mark.number.empty() == numbered) {
        list.items.push_back({std::string(mark.number), {}});
        line = mark.rest;
        open = false;
      }
      line = trim(line);
      if (line.empty()) {
        list.loose = true;
        open = false;
        continue;
      }
      std::vector<Lines>& paragraphs = list.items.back().paragraphs;
      if (!open) paragraphs.emplace_back();
      open = true;
      paragraphs.back().emplace_back(line);
    }
    return list;
  }

  Lines lines_of(const Span& span) const {
    return Lines(lines_.begin() + static_cast<long>(span.begin),
                 lines_.begin() + static_cast<long>(span.end));
  }

  void write_span(const Span& span, bool blank_before) {
    switch (span.kind) {
      case SpanKind::Code:
        separate();
        for (const std::string& line : without_margin(lines_of(span))) {
          if (!line.empty()) out_ += '\t' + line;
          out_ += '\n';
        }
        break;
      case SpanKind::Heading:
      case SpanKind::OldHeading: {
        separate();
        std::string_view line = lines_[span.begin];
        if (span.kind == SpanKind::Heading) line.remove_prefix(1);
        out_ += "# ";
        out_ += trim(line);
        out_ += '\n';
        break;
      }
      case SpanKind::List:
        write_list(read_list(span), blank_before);
        break;
      case SpanKind::Paragraph: {
        Lines lines = lines_of(span);
        if (are_targets(lines, false)) break;
        separate();
        write_text(lines, "");
        break;
      }
    }
  }

  void separate() {
    if (!out_.empty()) out_ += '\n';
  }

  void write_list(const ItemList& list, bool blank_before) {
    bool loose = list.loose;
    for (const Item& item : list.items) loose |= kept(item) != 1;
    if (blank_before || loose) separate();
    bool first_item = true;
    for (const Item& item : list.items) {
      if (!first_item && loose) out_ += '\n';
      first_item = false;
      out_ += item.number.empty() ? "  - " : " " + item.number + ". ";
      bool first = true;
      for (const Lines& paragraph : item.paragraphs) {
        if (are_targets(paragraph, false)) continue;
        if (!first) out_ += "\n    ";
        first = false;
        write_text(paragraph, "    ");
      }
    }
  }
  size_t kept(const Item& item) {
    size_t count = 0;
    for (const Lines& paragraph : item.paragraphs) count += !are_targets(paragraph, false);
    return count;
  }

  void write_text(const Lines& lines, std::string_view indent) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
    std::string quoted = with_links(text);
    for (char c : quoted) {
      out_ += c;
      if (c == '\n') out_ += indent;
    }
    out_ += '\n';
  }

  // Quotation marks become typographic except in URLs; texts of links are marked as used.
  std::string with_links(std::string_view text) {
    std::string out, name;
    size_t done = 0, open = std::string_view::npos;
    for (size_t i = 0; i < text.size(); i++) {
      char c = text[i] == '\n' || text[i] == '\t' ? ' ' : text[i];
      if (c == '[') {
        open = i;  // the name goes on from an earlier bracket that was not closed
        continue;
      }
      if (c == ']') {
        auto target = by_text_.find(name);
        if (open != std::string_view::npos && target != by_text_.end()) {
          targets_[target->second].used = true;
          with_quotes(text.substr(done, open - done), true, out);
          out += '[';
          with_quotes(text.substr(open + 1, i - open - 1), false, out);
          out += ']';
          done = i + 1;
        }
        open = std::string_view::npos;
        name.clear();
        continue;
      }
      if (open != std::string_view::npos) name += c;
    }
    with_quotes(text.substr(done), true, out);
    return out;
  }

  static void with_quotes(std::string_view text, bool urls, std::string& out) {
    for (size_t i = 0; i < text.size();) {
      std::string_view rest = text.substr(i);
      size_t skip = urls ? url_length(rest) : 0;
      if (skip == 0 && starts_with(rest, "```")) {
        skip = std::min(rest.find_first_not_of('`'), rest.size());
      } else if (skip == 0 && urls) {
        skip = word_length(rest);
      }
      if (skip > 0) {
        out += rest.substr(0, skip);
        i += skip;
      } else if (starts_with(rest, "``")) {
        out += "\xe2\x80\x9c";
        i += 2;
      } else if (starts_with(rest, "''")) {
        out += "\xe2\x80\x9d";
        i += 2;
      } else {
        out += rest[0];
        i++;
      }
    }
  }

  // Of the identifier that the text begins with: a URL does not begin inside of one.
  static size_t word_length(std::string_view text) {
    size_t length = 0;
    while (length < text.size()) {
      DecodedRune rune = decode_rune(text.substr(length));
      bool in_word = rune.rune == '_' || is_letter(rune.rune) ||
                     (rune.rune >= '0' && rune.rune <= '9' && length > 0);
      if (!in_word) break;
      length += rune.width;
    }
    return length;
  }

  void write_targets(bool used) {
    bool first = true;
    for (const LinkTarget& target : targets_) {
      if (target.used != used) continue;
      if (first) out_ += '\n';
      first = false;
      out_ += "[" + target.text + "]: " + target.url + "\n";
    }
  }

  const Lines& lines_;
  std::vector<LinkTarget> targets_;
  std::map<std::string, size_t> by_text_;  // the first of each text
  std::string out_;
};

// What follows "//" in a directive: line, extern, export or tool:word.
bool is_directive(std::string_view text) {
  for (std::string_view word : {"line ", "extern ", "export "}) {
    if (starts_with(text, word)) return true;
  }
  size_t colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 >= text.size()) return false;
  auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return std::all_of(text.begin(), text.begin() + static_cast<long>(colon), fits) &&
         fits(text[colon + 1]);
}

// Whether each line of a block comment but the first begins with a star.
bool is_box(std::string_view text) {
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    size_t begin = text.find_first_not_of(" \t", at + 1);
    if (begin != std::string_view::npos && text[begin] != '*') return false;
  }
  return true;
}

std::vector<Comment> canonical_lines(const CommentGroup& group) {
  std::string text;
  std::vector<Comment> directives;
  for (const Comment& comment : group.list) {
    if (!comment.is_line()) return group.list;
    std::string_view line = std::string_view(comment.text).substr(2);
    if (is_directive(line)) {
      directives.push_back({group.list[0].at, comment.text});
      continue;
    }
    if (starts_with(line, " ")) line.remove_prefix(1);
    text += line;
    text += '\n';
  }
  if (text.empty()) return group.list;
  std::vector<Comment> out;
  std::vector<std::string> lines = split_lines(canonical_doc_text(text));
  lines.pop_back();  // after the last line end
  for (const std::string& line : lines) {
    std::string_view mark = line.empty() || line[0] == '\t' ? "//" : "// ";
    out.push_back({group.list[0].at, std::string(mark) + line});
  }
  if (!directives.empty()) out.push_back({group.list[0].at, "//"});
  out.insert(out.end(), directives.begin(), directives.end());
  return out;
}

}  // namespace

std::string canonical_doc_text(std::string_view text) {
  Lines lines = without_margin(split_lines(text));
  return DocWriter(lines).write();
}

std::vector<Comment> canonical_doc(const CommentGroup& group) {
  const Comment& first = group.list[0];
  if (first.is_line()) return canonical_lines(group);
  std::string_view text = first.text;
  if (group.list.size() > 1 || text.find('\n') == std::string_view::npos || is_box(text)) {
    return group.list;
  }
  text = text.substr(2, text.size() - 4);
  return {{first.at, "/*\n" + canonical_doc_text(text) + "*/"}};
}

}  // namespace vole::format
