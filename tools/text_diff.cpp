// Anchored differences of texts. See text_diff.h.
//
// First the stretches that both texts share are found: the longest ascending sequence of lines
// unique in both, each grown over equal neighbours. What lies between them differs. Then
// differences that are at most two contexts apart are shown as one hunk.
#include "tools/text_diff.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace vole::tools {
namespace {

constexpr size_t kContext = 3;

using Lines = std::vector<std::string_view>;

struct Anchor {
  size_t a;
  size_t b;
};

// Lines [a, a + size) of the old text are lines [b, b + size) of the new one.
struct Match {
  size_t a;
  size_t b;
  size_t size;
};

// Without their line ends; the last is marked if it has none.
Lines split(std::string_view text, bool* unended) {
  Lines lines;
  *unended = !text.empty() && text.back() != '\n';
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

class Differ {
 public:
  Differ(std::string_view old_text, std::string_view new_text)
      : a_(split(old_text, &unended_a_)), b_(split(new_text, &unended_b_)) {}

  std::string hunks() {
    find_matches();
    std::string out;
    for (size_t i = 0; i + 1 < matches_.size();) {
      // A hunk goes from the match `i` to the first later one that is long enough to end it.
      size_t last = i + 1;
      // Common lines of two contexts are needed to end it.
      while (last + 1 < matches_.size() && matches_[last].size < 2 * kContext) last++;
      add_hunk(i, last, &out);
      i = last;
    }
    return out;
  }

 private:
  bool equal(size_t a, size_t b) const {
    if (a_[a] != b_[b]) return false;
    bool end_a = unended_a_ && a + 1 == a_.size();
    bool end_b = unended_b_ && b + 1 == b_.size();
    return end_a == end_b;
  }

  // Lines that each text has once, in the order of the old one.
  std::vector<Anchor> unique_lines() const {
    struct Count {
      size_t in_a = 0, in_b = 0, at_b = 0;
    };
    std::unordered_map<std::string_view, Count> counts;
    for (std::string_view line : a_) counts[line].in_a++;
    for (size_t i = 0; i < b_.size(); i++) {
      Count& count = counts[b_[i]];
      count.in_b++;
      count.at_b = i;
    }
    std::vector<Anchor> out;
    for (size_t i = 0; i < a_.size(); i++) {
      const Count& count = counts[a_[i]];
      if (count.in_a == 1 && count.in_b == 1 && equal(i, count.at_b)) {
        out.push_back({i, count.at_b});
      }
    }
    return out;
  }

  // The longest part of `lines` in which both places ascend.
  static std::vector<Anchor> ascending(const std::vector<Anchor>& lines) {
    std::vector<size_t> ends;  // ends[k]: of the sequences of k + 1 lines the one that ends lowest
    std::vector<size_t> before(lines.size());
    for (size_t i = 0; i < lines.size(); i++) {
      auto at = std::lower_bound(ends.begin(), ends.end(), i, [&](size_t end, size_t line) {
        return lines[end].b < lines[line].b;
      });
      before[i] = at == ends.begin() ? lines.size() : *(at - 1);
      if (at == ends.end()) {
        ends.push_back(i);
      } else {
        *at = i;
      }
    }
    std::vector<Anchor> out;
    for (size_t i = ends.empty() ? lines.size() : ends.back(); i < lines.size(); i = before[i]) {
      out.push_back(lines[i]);
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  void find_matches() {
    std::vector<Anchor> anchors = ascending(unique_lines());
    anchors.insert(anchors.begin(), {0, 0});
    anchors.push_back({a_.size(), b_.size()});
    size_t done_a = 0, done_b = 0;
    for (const Anchor& anchor : anchors) {
      if (anchor.a < done_a) continue;
      Match match{anchor.a, anchor.b, 0};
      while (match.a > done_a && match.b > done_b && equal(match.a - 1, match.b - 1)) {
        match.a--;
        match.b--;
        match.size++;
      }
      size_t end_a = anchor.a, end_b = anchor.b;
      while (end_a < a_.size() && end_b < b_.size() && equal(end_a, end_b)) {
        end_a++;
        end_b++;
        match.size++;
      }
      matches_.push_back(match);
      done_a = end_a;
      done_b = end_b;
      if (end_a == a_.size() && end_b == b_.size()) return;
    }
  }

  void add_lines(char mark, const Lines& lines, bool unended, size_t begin, size_t end,
                 std::string* out) const {
    for (size_t i = begin; i < end; i++) {
      *out += mark;
      *out += lines[i];
      *out += '\n';
      if (unended && i + 1 == lines.size()) *out += "\\ No newline at end of file\n";
    }
  }

  void add_hunk(size_t first, size_t last, std::string* out) {
    const Match &above = matches_[first], &below = matches_[last];
    size_t lead = std::min(above.size, kContext);
    size_t trail = std::min(below.size, kContext);
    size_t a = above.a + above.size - lead, b = above.b + above.size - lead;
    size_t end_a = below.a + trail, end_b = below.b + trail;
    auto range = [](size_t begin, size_t count) {
      return std::to_string(begin + (count > 0 ? 1 : 0)) + "," + std::to_string(count);
    };
    *out += "@@ -" + range(a, end_a - a) + " +" + range(b, end_b - b) + " @@\n";
    for (size_t i = first; i < last; i++) {
      const Match& match = matches_[i];
      add_lines(' ', a_, unended_a_, a, match.a + match.size, out);
      a = match.a + match.size;
      b = match.b + match.size;
      add_lines('-', a_, unended_a_, a, matches_[i + 1].a, out);
      add_lines('+', b_, unended_b_, b, matches_[i + 1].b, out);
      a = matches_[i + 1].a;
    }
    add_lines(' ', a_, unended_a_, a, end_a, out);
  }

  bool unended_a_ = false, unended_b_ = false;
  Lines a_, b_;
  std::vector<Match> matches_;
};

}  // namespace

std::string text_diff(std::string_view old_name, std::string_view old_text,
                      std::string_view new_name, std::string_view new_text) {
  if (old_text == new_text) return "";
  std::string out = "diff ";
  out += old_name;
  out += ' ';
  out += new_name;
  out += "\n--- ";
  out += old_name;
  out += "\n+++ ";
  out += new_name;
  out += '\n';
  return out + Differ(old_text, new_text).hunks();
}

}  // namespace vole::tools
