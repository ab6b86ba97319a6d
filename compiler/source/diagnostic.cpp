// Collecting, filtering and ordering diagnostics.
// The rules are those of gc's error list; see diagnostic.h.
#include "compiler/source/diagnostic.h"

#include <algorithm>

#include "base/check.h"

namespace vole {
namespace {

struct Kind {
  std::string_view name;
  std::string_view text;
};

constexpr Kind kKinds[] = {
#define VOLE_DIAGNOSTIC(name, text) {#name, text},
#include "compiler/source/diagnostic.def"
#undef VOLE_DIAGNOSTIC
    {"Note", "{0}"},
};

// gc cannot store columns of 255 and more, so errors there are in order of report.
constexpr uint32_t kMaxColumn = 255;

// Where a diagnostic is listed. Files (and parts of files under one line directive) come in the
// order in which they had their first error.
struct SortKey {
  uint32_t base;
  uint32_t line;
  uint32_t column;

  bool operator<(const SortKey& other) const {
    if (base != other.base) return base < other.base;
    if (line != other.line) return line < other.line;
    return column < other.column;
  }
};

struct BaseKey {
  const Source* source;
  const LineBase* base;
};

SortKey make_key(const SourceSet& sources, Pos pos, std::vector<BaseKey>& bases) {
  const Source* source = sources.find(pos);
  if (source == nullptr) return {0, 0, 0};
  const LineBase* base = source->line_base_of(pos);
  uint32_t index = 0;
  while (index < bases.size() && (bases[index].source != source || bases[index].base != base)) {
    index++;
  }
  if (index == bases.size()) bases.push_back({source, base});
  return {index + 1, source->line_of(pos), std::min(source->column_of(pos), kMaxColumn)};
}

}  // namespace

std::string_view diagnostic_name(DiagnosticKind kind) {
  return kKinds[static_cast<size_t>(kind)].name;
}

std::string_view diagnostic_template(DiagnosticKind kind) {
  return kKinds[static_cast<size_t>(kind)].text;
}

std::string format_diagnostic(DiagnosticKind kind, std::initializer_list<std::string_view> args) {
  std::string_view text = diagnostic_template(kind);
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    bool is_place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                    text[i + 1] >= '0' && text[i + 1] <= '9';
    if (!is_place) {
      out += text[i];
      continue;
    }
    size_t index = static_cast<size_t>(text[i + 1] - '0');
    VOLE_CHECK(index < args.size());
    out += args.begin()[index];
    i += 2;
  }
  return out;
}

void Diagnostics::report(DiagnosticKind kind, Pos pos,
                         std::initializer_list<std::string_view> args) {
  report_text(kind, pos, format_diagnostic(kind, args));
}

void Diagnostics::report_text(DiagnosticKind kind, Pos pos, std::string text) {
  if (full()) return;
  if (text.compare(0, 12, "syntax error") == 0) {
    syntax_errors_++;
    if (sources_->same_line(last_syntax_, pos)) return;
    last_syntax_ = pos;
  } else {
    if (sources_->same_line(last_other_, pos) && last_text_ == text) return;
    last_other_ = pos;
    last_text_ = text;
  }
  errors_++;
  list_.push_back({kind, pos, std::move(text)});
}

void Diagnostics::note(Pos pos, std::string text) {
  list_.push_back({DiagnosticKind::kNote, pos, std::move(text)});
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<BaseKey> bases;
  std::vector<std::pair<SortKey, size_t>> order;
  std::vector<Diagnostic> out;
  auto flush = [&] {
    // The index keeps equal places in order of report.
    std::sort(order.begin(), order.end());
    size_t batch = out.size();
    for (const auto& [key, index] : order) {
      const Diagnostic& next = list_[index];
      bool again =
          out.size() > batch && out.back().text == next.text && format(out.back()) == format(next);
      if (!again) out.push_back(next);
    }
    order.clear();
  };
  for (size_t i = 0; i < list_.size(); i++) {
    order.push_back({make_key(*sources_, list_[i].pos, bases), i});
    // Each line of a report is shown at once, and what waits before it.
    if (list_[i].kind == DiagnosticKind::kNote) flush();
  }
  flush();
  return out;
}

std::string Diagnostics::format(const Diagnostic& diagnostic) const {
  if (!diagnostic.pos.is_known()) return diagnostic.text;
  return sources_->format(diagnostic.pos) + ": " + diagnostic.text;
}

std::string Diagnostics::format_all() const {
  std::string out;
  for (const Diagnostic& diagnostic : sorted()) out += format(diagnostic) + "\n";
  if (full()) {
    Pos pos = limit_pos();
    out += (pos.is_known() ? sources_->format(pos) + ": " : std::string()) + "too many errors\n";
  }
  return out;
}

Pos Diagnostics::limit_pos() const {
  if (!full()) return {};
  for (size_t i = list_.size(); i-- > 0;) {
    if (list_[i].kind != DiagnosticKind::kNote) return list_[i].pos;
  }
  return {};
}

void Diagnostics::clear() { *this = Diagnostics(*sources_, limit_); }

}  // namespace vole
