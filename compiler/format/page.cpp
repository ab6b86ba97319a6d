// Collecting cells and rendering them in columns. See page.h.
#include "compiler/format/page.h"

#include <algorithm>

namespace vole::format {
namespace {

constexpr uint32_t kTab = 8;

// Runes of UTF-8 text; every byte that begins none counts as one, as in Go, for what is not UTF-8.
uint32_t count_runes(std::string_view text) {
  uint32_t runes = 0;
  for (char c : text) runes += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return runes;
}

}  // namespace

void Page::add(std::string_view text) {
  if (text.empty()) return;
  if (!measuring_) {
    text_ += text;
    return;
  }
  broken_ |= text.find('\n') != std::string_view::npos;
  size_ += text.size();
  blanks_ = text == " " ? blanks_ + 1 : 0;
}

void Page::finish_cell(bool hard) {
  uint32_t end = static_cast<uint32_t>(text_.size());
  std::string_view text(text_.data() + cell_begin_, end - cell_begin_);
  cells_.push_back({cell_begin_, end, count_runes(text), hard});
  cell_begin_ = end;
}

void Page::end_cell(bool hard) {
  if (!measuring_) return finish_cell(hard);
  size_++;
  blanks_++;
}

void Page::end_line(bool section) {
  if (measuring_) {
    broken_ = true;
    return;
  }
  finish_cell(false);
  uint32_t count = static_cast<uint32_t>(cells_.size()) - first_cell_;
  lines_.push_back({first_cell_, count, section});
  first_cell_ += count;
}

std::string_view Page::line_text(size_t index) const {
  const Line& line = lines_[index];
  uint32_t begin = cells_[line.first_cell].begin;
  return std::string_view(text_).substr(begin,
                                        cells_[line.first_cell + line.cell_count - 1].end - begin);
}

bool Page::line_is_indented(size_t index) const {
  const Line& line = lines_[index];
  const Cell& first = cells_[line.first_cell];
  return line.cell_count > 1 && first.hard && first.begin == first.end;
}

void Page::rearrange(const std::vector<int>& order, const std::vector<std::string>& texts) {
  std::vector<Line> lines;
  for (int entry : order) {
    if (entry >= 0) {
      lines.push_back(lines_[static_cast<size_t>(entry)]);
      continue;
    }
    uint32_t first = static_cast<uint32_t>(cells_.size());
    text_ += texts[static_cast<size_t>(-1 - entry)];
    finish_cell(false);
    lines.push_back({first, 1, true});
  }
  lines_ = std::move(lines);
  first_cell_ = static_cast<uint32_t>(cells_.size());
}

// The width of the block in `column` that begins at `first_line`, for all its cells.
void Page::set_block(size_t first_line, uint32_t column) {
  uint32_t width = 0;
  bool needed = false;
  size_t end = first_line;
  while (end < lines_.size() && marks(lines_[end]) > column) {
    const Cell& cell = cells_[lines_[end].first_cell + column];
    width = std::max(width, cell.width + 1);
    needed |= cell.width > 0 || cell.hard;
    if (lines_[end++].section) break;
  }
  for (size_t i = first_line; i < end; i++) {
    widths_[lines_[i].first_cell + column] = needed ? width : 0;
  }
}

void Page::line_up() {
  widths_.assign(cells_.size(), 0);
  for (size_t i = 0; i < lines_.size(); i++) {
    // Columns that the line above has, too, have been set from there.
    uint32_t above = i == 0 || lines_[i - 1].section ? 0 : marks(lines_[i - 1]);
    for (uint32_t column = above; column < marks(lines_[i]); column++) set_block(i, column);
  }
}

std::string Page::render() {
  if (text_.size() > cell_begin_ || cells_.size() > first_cell_) end_line(true);
  line_up();
  std::string out;
  out.reserve(text_.size() + text_.size() / 4);
  for (const Line& line : lines_) {
    size_t line_begin = out.size();
    bool leading = true;
    for (uint32_t i = 0; i < line.cell_count; i++) {
      const Cell& cell = cells_[line.first_cell + i];
      uint32_t width = widths_[line.first_cell + i];
      leading &= cell.begin == cell.end;
      out.append(text_, cell.begin, cell.end - cell.begin);
      if (i + 1 == line.cell_count) break;
      if (leading) {
        out.append((width + kTab - 1) / kTab, '\t');
      } else if (width > cell.width) {
        out.append(width - cell.width, ' ');
      }
    }
    while (out.size() > line_begin && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
    out += '\n';
  }
  return out;
}

}  // namespace vole::format
