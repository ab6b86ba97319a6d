// The sheet that formatted text is laid out on: lines of cells, whose columns are lined up when the
// sheet is rendered.
//
// A line is a sequence of cells; all but its last end in a column mark. Cells of the same column in
// adjacent lines form a block and become as wide as its widest cell plus one blank, unless the
// whole block is empty and soft. A block ends where a line has no mark in that column and where a
// section ends. Indentation consists of empty cells with hard marks, rendered as tabs. These are
// the rules of Go's text/tabwriter as gofmt sets it up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vole::format {

class Page {
 public:
  // A page that only measures keeps no text: it counts bytes and notes whether a line ended.
  explicit Page(bool measuring = false) : measuring_(measuring) {}

  // To the current cell; may hold line ends, which do not end the cell.
  void add(std::string_view text);
  // `hard`: the column stays even if all its cells are empty.
  void end_cell(bool hard);
  // `section`: no column goes on below this line.
  void end_line(bool section);
  bool empty() const { return measuring_ ? size_ == 0 : text_.empty() && lines_.empty(); }

  // Of a measuring page: bytes so far, blanks at the end not counted; and whether it is one line.
  size_t measured() const { return size_ - blanks_; }
  bool single_line() const { return !broken_; }

  // Lines that are complete, each with what it holds without its column marks.
  size_t line_count() const { return lines_.size(); }
  std::string_view line_text(size_t index) const;
  bool line_is_indented(size_t index) const;
  // Replaces all complete lines by those of `order`: an index, or -1 - i for texts[i].
  void rearrange(const std::vector<int>& order, const std::vector<std::string>& texts);

  // The text with its columns lined up, without blanks at line ends. Ends the page.
  std::string render();

 private:
  struct Cell {
    uint32_t begin;
    uint32_t end;
    uint32_t width;  // in runes; while rendering of what it is padded to
    bool hard;
  };
  struct Line {
    uint32_t first_cell;
    uint32_t cell_count;
    bool section;
  };

  void finish_cell(bool hard);
  uint32_t marks(const Line& line) const { return line.cell_count - 1; }
  void line_up();
  void set_block(size_t first_line, uint32_t column);

  bool measuring_;
  bool broken_ = false;
  size_t size_ = 0;
  size_t blanks_ = 0;  // at the end
  std::string text_;
  std::vector<Cell> cells_;
  std::vector<Line> lines_;
  std::vector<uint32_t> widths_;  // of the cells' columns, as many as cells
  uint32_t cell_begin_ = 0;
  uint32_t first_cell_ = 0;  // of the line in work
};

}  // namespace vole::format
