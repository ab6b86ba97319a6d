// What comments tell tools: build constraints and directives. The buildtag and directive checks.
#include "compiler/vet/comments.h"

#include <memory>

#include "base/unicode.h"
#include "compiler/format/build_lines.h"
#include "compiler/format/text.h"
#include "compiler/vet/pass.h"

namespace vole::vet {

using syntax::Constraint;

namespace {

using format::Comment;
using format::CommentGroup;

bool is_valid_version(std::string_view tag) {
  Constraint constraint;
  constraint.tag = tag;
  return !syntax::implied_go_version(constraint).empty();
}

// go1.x that is none, and misspellings of it.
bool is_malformed_version(std::string_view tag) {
  if (format::starts_with(tag, "go1")) return !is_valid_version(tag);
  for (std::string_view prefix : {"go.", "g1.", "go"}) {
    if (!format::starts_with(tag, prefix)) continue;
    if (is_valid_version("go1." + std::string(tag.substr(prefix.size())))) return true;
  }
  return false;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < text.size();) {
    begin = std::min(text.find_first_not_of(" \t", begin), text.size());
    size_t end = std::min(text.find_first_of(" \t", begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

// The constraints of one file.
class BuildTags {
 public:
  BuildTags(Pass& pass, const format::Original& original) : pass_(pass), original_(original) {}

  void run() {
    Pos package = original_.file().position;
    for (const CommentGroup& group : original_.comments()) {
      Pos begin = pos_at(group.list.front().at.offset);
      Pos end = pos_at(group.list.back().end_offset());
      if (end + 1 >= package) old_allowed_ = false;
      if (begin >= package) allowed_ = false;
      for (const Comment& comment : group.list) {
        if (!comment.is_line()) old_allowed_ = false;
        look_at(comment);
      }
    }
    compare();
  }

 private:
  Pos pos_at(uint32_t offset) const { return original_.source().pos_at(offset); }
  void report(Pos pos, std::string text) { pass_.report(Check::BuildTag, pos, std::move(text)); }

  void look_at(const Comment& comment) {
    Pos pos = pos_at(comment.at.offset);
    if (comment.is_line()) return line(pos, comment.text, false);
    // Lines of a block comment may look like comments.
    bool first = true;
    for (const std::string& text : format::split_lines(comment.text)) {
      if (!first && format::starts_with(text, "//")) line(pos, text, true);
      first = false;
      pos = pos + static_cast<uint32_t>(text.size() + 1);
    }
  }

  void line(Pos pos, std::string_view text, bool in_block) {
    if (text.find("+build") != text.npos) old_line(pos, format::trim(text));
    if (text.find("//go:build") != text.npos) new_line(pos, text, in_block);
  }

  // Go's own tests say behind a line what is wrong with it.
  static std::string_view without_mark(std::string_view text) {
    return text.substr(0, text.find(" // ERROR "));
  }

  void new_line(Pos pos, std::string_view text, bool in_block) {
    if (!syntax::is_build_line(text)) {
      bool spaced = !format::starts_with(text, "//go:build") &&
                    syntax::is_build_line("//" + std::string(format::trim(text.substr(2))));
      if (spaced) report(pos, "malformed //go:build line (space between // and go:build)");
      return;
    }
    if (!allowed_ || in_block) {
      good_ = false;
      return report(pos, "misplaced //go:build comment");
    }
    if (pos_.is_known()) {
      good_ = false;
      report(pos, "unexpected extra //go:build line");
    } else {
      pos_ = pos;
    }
    std::string error;
    std::unique_ptr<Constraint> constraint = syntax::parse_build_line(without_mark(text), &error);
    if (constraint == nullptr) {
      good_ = false;
      return report(pos, "parsing //go:build line: " + error);
    }
    check_tags(pos, *constraint);
    if (constraint_ == nullptr) constraint_ = std::move(constraint);
  }

  void old_line(Pos pos, std::string_view text) {
    if (!format::is_plus_build_line(text)) {
      bool meant = old_allowed_ && !format::starts_with(text, "// want");
      if (meant) report(pos, "possible malformed +build comment");
      return;
    }
    if (!old_allowed_) {
      good_ = false;
      report(pos, "misplaced +build comment");
    }
    if (!old_pos_.is_known()) old_pos_ = pos;
    text = without_mark(text);
    std::vector<std::string_view> words = words_of(text.substr(2));
    for (size_t i = 1; i < words.size(); i++) check_word(pos, words[i]);
    if (!good_) return;
    std::unique_ptr<Constraint> constraint = format::parse_plus_build_line(text);
    if (constraint == nullptr) return;
    check_tags(pos, *constraint);
    if (old_ == nullptr) {
      old_ = std::move(constraint);
      return;
    }
    auto both = std::make_unique<Constraint>();
    both->kind = Constraint::Kind::And;
    both->x = std::move(old_);
    both->y = std::move(constraint);
    old_ = std::move(both);
  }

  // Terms with commas between them.
  void check_word(Pos pos, std::string_view word) {
    for (size_t begin = 0; begin <= word.size();) {
      size_t end = std::min(word.find(',', begin), word.size());
      std::string_view term = word.substr(begin, end - begin);
      begin = end + 1;
      if (format::starts_with(term, "!!")) {
        good_ = false;
        report(pos, "invalid double negative in build constraint: " + std::string(word));
        continue;
      }
      if (format::starts_with(term, "!")) term.remove_prefix(1);
      while (!term.empty()) {
        DecodedRune rune = decode_rune(term);
        term.remove_prefix(rune.width);
        if (is_letter(rune.rune) || is_digit(rune.rune) || rune.rune == '_' || rune.rune == '.') {
          continue;
        }
        good_ = false;
        report(pos, "invalid non-alphanumeric build constraint: " + std::string(word));
        break;
      }
    }
  }

  void check_tags(Pos pos, const Constraint& constraint) {
    if (constraint.kind == Constraint::Kind::Tag) {
      if (!is_malformed_version(constraint.tag)) return;
      return report(pos, "invalid go version " + types::quote_string(constraint.tag) +
                             " in build constraint");
    }
    check_tags(pos, *constraint.x);
    if (constraint.y != nullptr) check_tags(pos, *constraint.y);
  }

  // Both forms must say the same.
  void compare() {
    if (!good_ || !pos_.is_known() || !old_pos_.is_known() || old_ == nullptr) return;
    std::string wanted;
    std::unique_ptr<Constraint> all;
    for (const std::string& line : format::plus_build_lines_of(*constraint_)) {
      if (format::starts_with(line, "// +build error: ")) {
        return report(pos_, line.substr(std::string_view("// +build error: ").size()));
      }
      std::unique_ptr<Constraint> x = format::parse_plus_build_line(line);
      if (x == nullptr) return;
      if (all == nullptr) {
        all = std::move(x);
        continue;
      }
      auto both = std::make_unique<Constraint>();
      both->kind = Constraint::Kind::And;
      both->x = std::move(all);
      both->y = std::move(x);
      all = std::move(both);
    }
    if (all == nullptr || format::constraint_text(*all) == format::constraint_text(*old_)) return;
    report(old_pos_, "+build lines do not match //go:build condition");
  }

  Pass& pass_;
  const format::Original& original_;
  bool allowed_ = true;      // //go:build may come
  bool old_allowed_ = true;  // +build may come
  bool good_ = true;
  Pos pos_, old_pos_;  // of the first of each
  std::unique_ptr<Constraint> constraint_, old_;
};

void check_directives(Pass& pass, const format::Original& original) {
  const syntax::File& file = original.file();
  for (const CommentGroup& group : original.comments()) {
    for (const Comment& comment : group.list) {
      std::string_view text = comment.text;
      if (!format::starts_with(text, "//go:")) continue;
      Pos pos = original.source().pos_at(comment.at.offset);
      size_t end = 0;
      while (end < text.size()) {
        DecodedRune rune = decode_rune(text.substr(end));
        if (format::trim(text.substr(end, rune.width)).empty()) break;
        end += rune.width;
      }
      std::string_view verb = text.substr(0, end);
      if (end < text.size() && text[end] != ' ' && text[end] != '\t') {
        DecodedRune rune = decode_rune(text.substr(end));
        pass.report(
            Check::Directive, pos,
            "invalid space " + quote_rune(rune.rune) + " in " + std::string(verb) + " directive");
      }
      if (verb != "//go:debug") continue;
      bool test = format::ends_with(file.source->path(), "_test.go");
      if (!(file.package_name->name == "main") && !test) {
        pass.report(Check::Directive, pos,
                    "//go:debug directive only valid in package main or test");
      } else if (original.source().pos_at(group.list[0].at.offset) >= file.position) {
        pass.report(Check::Directive, pos,
                    "//go:debug directive only valid before package declaration");
      }
    }
  }
}

}  // namespace

CommentReader::CommentReader(const Source& source) : diagnostics_(sources_) {
  Source* copy = sources_.add(source.path(), std::string(source.text()));
  if (copy == nullptr) return;
  syntax::ParseOptions options;
  options.keep_tokens = options.as_gofmt = true;
  options.check_branches = false;
  syntax::File* file = syntax::parse_file(*copy, arena_, names_, diagnostics_, options);
  if (file != nullptr) original_ = std::make_unique<format::Original>(*file);
}

void check_comments(Pass& pass, bool build_tags, bool directives) {
  for (const syntax::File* file : pass.input.package.files) {
    std::string_view text = file->source->text();
    bool tags =
        build_tags && (text.find("+build") != text.npos || text.find("go:build") != text.npos);
    bool verbs = directives && text.find("//go:") != text.npos;
    if (!tags && !verbs) continue;
    CommentReader reader(*file->source);
    if (reader.original() == nullptr) continue;
    // The copy's positions are not the compilation's.
    std::vector<Finding> found;
    Pass inner(pass.input, pass.kinds, found);
    if (tags) BuildTags(inner, *reader.original()).run();
    if (verbs) check_directives(inner, *reader.original());
    const Source& copy = reader.original()->source();
    for (Finding& finding : found) {
      pass.report(finding.check, file->source->pos_at(copy.offset_of(finding.pos)),
                  std::move(finding.text));
    }
  }
}

}  // namespace vole::vet
