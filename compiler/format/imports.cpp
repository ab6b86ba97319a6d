// Sorting imports in the text of a file; it is parsed again afterwards. See imports.h.
#include "compiler/format/imports.h"

#include <algorithm>
#include <tuple>

namespace vole::format {
namespace {

using namespace syntax;

struct Spec {
  std::string path;
  std::string name;
  std::string text;     // the declaration
  std::string before;   // comments left of it
  std::string after;    // comments right of it
  std::string comment;  // the one at the end of its line
  bool has_line_comment = false;
};

// The bytes from the first comment that belongs to an import to the last.
struct Slot {
  uint32_t begin;
  uint32_t end;
};

class ImportSorter {
 public:
  explicit ImportSorter(const Original& original)
      : original_(original), source_(original.source()) {}

  bool run(std::string* text) {
    const List<Decl*>& decls = original_.file().decls;
    std::vector<const ImportDecl*> block;
    for (size_t i = 0; i < decls.size() && is<ImportDecl>(decls[i]); i++) {
      auto* decl = static_cast<const ImportDecl*>(decls[i]);
      if (decl->group == nullptr || decl->path == nullptr) continue;
      bool joins = !block.empty() && block.back()->group == decl->group &&
                   line(begin(decl)) <= line(block.back()->last) + 1;
      if (!joins) sort_block(block);
      if (!joins) block.clear();
      block.push_back(decl);
    }
    sort_block(block);
    if (!changed_) return false;
    text->assign(out_);
    text->append(source_.text().substr(done_));
    return true;
  }

 private:
  static Pos begin(const ImportDecl* decl) {
    return decl->local_name != nullptr ? decl->local_name->first : decl->path->first;
  }
  uint32_t line(Pos pos) const { return original_.line(pos); }
  uint32_t offset(Pos pos) const { return source_.offset_of(pos); }

  static void append(std::string* to, std::string_view text) {
    if (!to->empty()) *to += ' ';
    *to += text;
  }

  // Which import a group of comments belongs to, and on which side of it.
  void give_comments(const std::vector<const ImportDecl*>& block, std::vector<Spec>& specs,
                     std::vector<Slot>& slots) const {
    uint32_t first_line = line(begin(block[0])), last_line = line(block.back()->last);
    size_t at = 0;
    for (const CommentGroup& group : original_.comments()) {
      const Comment& first = group.list[0];
      if (first.at.line < first_line) continue;
      if (original_.spot_at(group.list.back().end_offset()).line > last_line) break;
      while (at + 1 < block.size() && offset(begin(block[at + 1])) <= first.at.offset) at++;
      bool left = at == 0 && first.at.offset < offset(begin(block[0]));
      if (!left && at + 1 < block.size() && first.at.line == line(begin(block[at])) + 1) {
        at++;
        left = true;
      }
      for (const Comment& comment : group.list) {
        append(left ? &specs[at].before : &specs[at].after, comment.text);
      }
      if (left) {
        slots[at].begin = std::min(slots[at].begin, first.at.offset);
      } else {
        slots[at].end = std::max(slots[at].end, group.list.back().end_offset());
        if (specs[at].has_line_comment) specs[at].comment = specs[at].after;
      }
    }
  }

  void sort_block(const std::vector<const ImportDecl*>& block) {
    if (block.size() < 2) return;
    std::vector<Spec> specs;
    std::vector<Slot> slots;
    bool inner_comments = false;  // between name and path: they move behind
    for (const ImportDecl* decl : block) {
      Spec spec;
      std::string_view path = decl->path->text;
      spec.path = path.substr(1, path.size() - 2);
      if (decl->local_name != nullptr) spec.name = decl->local_name->name.str();
      if (!spec.name.empty()) spec.text = spec.name + " ";
      spec.text += path;
      inner_comments |= spec.text.size() < offset(decl->last) - offset(begin(decl));
      spec.has_line_comment = original_.has_line_comment(decl->last);
      specs.push_back(std::move(spec));
      slots.push_back({offset(begin(decl)), offset(decl->last)});
    }
    give_comments(block, specs, slots);
    std::vector<Spec> sorted = specs;
    std::sort(sorted.begin(), sorted.end(), [](const Spec& a, const Spec& b) {
      if (a.path != b.path) return a.path < b.path;
      if (a.name != b.name) return a.name < b.name;
      return std::tie(a.comment, a.text, a.before, a.after) <
             std::tie(b.comment, b.text, b.before, b.after);
    });
    size_t kept = 0;
    for (size_t i = 0; i < sorted.size(); i++) {
      bool repeated = i + 1 < sorted.size() && sorted[i].path == sorted[i + 1].path &&
                      sorted[i].name == sorted[i + 1].name && !sorted[i].has_line_comment;
      if (!repeated) {
        if (kept != i) sorted[kept] = std::move(sorted[i]);
        kept++;
      }
    }
    sorted.resize(kept);
    bool same = kept == specs.size() && !inner_comments;
    for (size_t i = 0; same && i < kept; i++) {
      same = sorted[i].text == specs[i].text && sorted[i].after == specs[i].after &&
             sorted[i].before == specs[i].before;
    }
    if (!same) replace(slots, sorted);
  }

  void replace(const std::vector<Slot>& slots, const std::vector<Spec>& specs) {
    std::string_view text = source_.text();
    for (size_t i = 0; i < slots.size(); i++) {
      out_ += text.substr(done_, slots[i].begin - done_);
      done_ = slots[i].end;
      if (i < specs.size()) {
        std::string slot = specs[i].before;
        append(&slot, specs[i].text);
        if (!specs[i].after.empty()) append(&slot, specs[i].after);
        out_ += slot;
        continue;
      }
      // The line of one that is gone goes, too.
      size_t line_end = text.find_first_not_of(" \t\r;", done_);
      if (line_end != std::string_view::npos && text[line_end] == '\n') {
        done_ = static_cast<uint32_t>(line_end + 1);
      }
    }
    changed_ = true;
  }

  const Original& original_;
  const Source& source_;
  std::string out_;
  uint32_t done_ = 0;  // how much of the source is in out_
  bool changed_ = false;
};

}  // namespace

bool sort_imports(const Original& original, std::string* text) {
  return ImportSorter(original).run(text);
}

}  // namespace vole::format
