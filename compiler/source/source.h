// Source texts and positions in them.
//
// All files of a compilation lie one after the other in one space of 32-bit offsets (each takes
// its size plus one, for the end of file), so a position is a single number that knows its file.
// Lines and columns are worked out only when a position is shown, and honour the line directives
// (`//line file:n`, `/*line file:n:m*/`) that the parser has recorded.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vole {

// An offset into a SourceSet, plus one; 0 is "unknown". Orders by file (as added), then place.
struct Pos {
  uint32_t value = 0;

  constexpr bool is_known() const { return value != 0; }
  constexpr Pos operator+(uint32_t bytes) const { return Pos{value + bytes}; }
  constexpr Pos operator-(uint32_t bytes) const { return Pos{value - bytes}; }
  friend constexpr bool operator==(Pos, Pos) = default;
  friend constexpr auto operator<=>(Pos, Pos) = default;
};

// Of what is neither in the source nor counted as generated: reports show no place at all.
constexpr Pos kNoPosition{0xffffffff};

// A resolved position. Lines and columns count from 1, columns in bytes; column 0 is unknown
// (after a line directive that gives no column).
struct Position {
  std::string_view file;
  uint32_t line = 0;
  uint32_t column = 0;

  // As gc stores it: lines stop at its largest, columns of 255 and more are unknown.
  Position clipped() const;
  // "file:line:column" of clipped(), without the column where it is unknown.
  std::string str() const;
};

// One line directive: from `from` on, positions are in `file`, the byte at `from` at line:column.
struct LineBase {
  Pos from;
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;  // 0: columns are unknown until the next directive
};

class Source {
 public:
  // The name used in messages, as the user gave it.
  const std::string& path() const { return path_; }
  // Followed by a NUL byte that is not part of it.
  std::string_view text() const { return text_; }
  Pos pos_at(uint32_t offset) const { return Pos{base_ + offset}; }
  uint32_t offset_of(Pos pos) const { return pos.value - base_; }
  Pos begin() const { return Pos{base_}; }
  // The position of the end of file.
  Pos end() const { return Pos{base_ + static_cast<uint32_t>(text_.size())}; }
  bool contains(Pos pos) const { return pos >= begin() && pos <= end(); }
  // The text between two positions of this file.
  std::string_view text(Pos from, Pos to) const {
    return text().substr(offset_of(from), to.value - from.value);
  }

  uint32_t line_count() const { return static_cast<uint32_t>(line_starts_.size()); }
  // Line (from 1) of a position, line directives ignored.
  uint32_t line_of(Pos pos) const;
  uint32_t column_of(Pos pos) const;
  // Position of the first byte of a line (from 1).
  Pos line_start(uint32_t line) const { return pos_at(line_starts_[line - 1]); }

  // Directives must be added in increasing order of position.
  void add_line_base(LineBase base) { line_bases_.push_back(std::move(base)); }
  const std::vector<LineBase>& line_bases() const { return line_bases_; }
  // The directive that governs `pos`, or null.
  const LineBase* line_base_of(Pos pos) const;

 private:
  friend class SourceSet;
  std::string path_;
  std::string text_;
  uint32_t base_ = 0;
  std::vector<uint32_t> line_starts_;
  std::vector<LineBase> line_bases_;
};

// The files of one compilation. Not thread-safe; sources stay where they are once added.
class SourceSet {
 public:
  // Takes the text over. Null when the set would pass 4 GiB.
  Source* add(std::string path, std::string text);

  size_t size() const { return sources_.size(); }
  Source& operator[](size_t index) { return *sources_[index]; }
  const Source& operator[](size_t index) const { return *sources_[index]; }
  // The file that holds `pos`, or null for an unknown position.
  const Source* find(Pos pos) const;

  // Honours line directives. The view in the result lives as long as the set.
  Position position(Pos pos) const;
  // Ignores line directives.
  Position physical_position(Pos pos) const;
  // position(pos).str(); "<unknown position>" if it is unknown.
  std::string format(Pos pos) const;
  // Whether two positions are in the same file, under the same directive, on the same line.
  bool same_line(Pos a, Pos b) const;

 private:
  std::vector<std::unique_ptr<Source>> sources_;
  uint32_t next_base_ = 1;
};

// Resolves positions that mostly follow one another: one on a line near the last one's costs no
// search. The set must outlive it, and its files get no more line directives.
class PositionReader {
 public:
  explicit PositionReader(const SourceSet& sources) : sources_(sources) {}
  // As SourceSet::position().
  Position position(Pos pos);

 private:
  const SourceSet& sources_;
  const Source* source_ = nullptr;  // of the last position, if it has no line directives
  uint32_t line_ = 0;
};

}  // namespace vole
