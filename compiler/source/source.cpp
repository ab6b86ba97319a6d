// Source texts and resolving positions.
// Line tables are made once, when a file is added: finding newlines costs less than reading it.
#include "compiler/source/source.h"

#include <algorithm>
#include <cstring>

namespace vole {
namespace {

// What gc can store of a line and a column.
constexpr uint32_t kMaxLine = (1u << 20) - 2;
constexpr uint32_t kMaxColumn = 255;

}  // namespace

Position Position::clipped() const {
  if (line > kMaxLine) return {file, kMaxLine, 0};
  return {file, line, column < kMaxColumn ? column : 0};
}

std::string Position::str() const {
  Position shown = clipped();
  std::string out(file);
  out += ':';
  out += std::to_string(shown.line);
  if (shown.column > 0) {
    out += ':';
    out += std::to_string(shown.column);
  }
  return out;
}

uint32_t Source::line_of(Pos pos) const {
  auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset_of(pos));
  return static_cast<uint32_t>(next - line_starts_.begin());
}

uint32_t Source::column_of(Pos pos) const { return pos.value - line_start(line_of(pos)).value + 1; }

const LineBase* Source::line_base_of(Pos pos) const {
  auto next = std::upper_bound(line_bases_.begin(), line_bases_.end(), pos,
                               [](Pos pos, const LineBase& base) { return pos < base.from; });
  return next == line_bases_.begin() ? nullptr : &*(next - 1);
}

Source* SourceSet::add(std::string path, std::string text) {
  if (text.size() >= ~uint32_t{0} - next_base_ - 1) return nullptr;
  auto source = std::make_unique<Source>();
  source->path_ = std::move(path);
  source->text_ = std::move(text);
  source->base_ = next_base_;
  next_base_ += static_cast<uint32_t>(source->text_.size()) + 1;

  const char* begin = source->text_.data();
  const char* end = begin + source->text_.size();
  source->line_starts_.push_back(0);
  for (const char* at = begin; at < end;) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
    if (at == nullptr) break;
    at++;
    source->line_starts_.push_back(static_cast<uint32_t>(at - begin));
  }
  sources_.push_back(std::move(source));
  return sources_.back().get();
}

const Source* SourceSet::find(Pos pos) const {
  if (!pos.is_known() || pos.value >= next_base_) return nullptr;
  auto next = std::upper_bound(sources_.begin(), sources_.end(), pos.value,
                               [](uint32_t value, const std::unique_ptr<Source>& source) {
                                 return value < source->begin().value;
                               });
  return (next - 1)->get();
}

Position SourceSet::physical_position(Pos pos) const {
  const Source* source = find(pos);
  if (source == nullptr) return {};
  return {source->path(), source->line_of(pos), source->column_of(pos)};
}

Position SourceSet::position(Pos pos) const {
  const Source* source = find(pos);
  if (source == nullptr) return {};
  uint32_t line = source->line_of(pos);
  Position position = {source->path(), line, pos.value - source->line_start(line).value + 1};
  if (source->line_bases().empty()) return position;
  const LineBase* base = source->line_base_of(pos);
  if (base == nullptr) return position;
  uint32_t base_line = source->line_of(base->from);
  position.file = base->file;
  if (base->column == 0) {
    position.column = 0;
  } else if (position.line == base_line) {
    position.column = base->column + (pos.value - base->from.value);
  }
  position.line = base->line + (position.line - base_line);
  return position;
}

std::string SourceSet::format(Pos pos) const {
  Position position = this->position(pos);
  return position.line == 0 ? "<unknown position>" : position.str();
}

bool SourceSet::same_line(Pos a, Pos b) const {
  const Source* source = find(a);
  if (source == nullptr || source != find(b)) return false;
  return source->line_of(a) == source->line_of(b) &&
         source->line_base_of(a) == source->line_base_of(b);
}

Position PositionReader::position(Pos pos) {
  constexpr uint32_t kNear = 4;  // lines
  if (source_ == nullptr || !source_->contains(pos)) {
    source_ = sources_.find(pos);
    if (source_ == nullptr || !source_->line_bases().empty()) {
      source_ = nullptr;
      return sources_.position(pos);
    }
    line_ = source_->line_of(pos);
  }
  uint32_t most = std::min(line_ + kNear, source_->line_count());
  uint32_t line = line_;
  while (line < most && source_->line_start(line + 1) <= pos) line++;
  if (line == most || source_->line_start(line) > pos) line = source_->line_of(pos);
  line_ = line;
  return {source_->path(), line, pos.value - source_->line_start(line).value + 1};
}

}  // namespace vole
