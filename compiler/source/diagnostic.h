// Diagnostics are data: a kind from diagnostic.def, a position, and the finished text.
//
// A Diagnostics collects what the phases report and applies gc's rules as it does: one syntax
// error a line, no repetition of the same text on the same line, and after ten errors (unless
// there is no limit, gc's -e) nothing more is taken and `too many errors` ends the list. Shown, the
// list is in order of position. Notes (the -m report) are listed among the errors, uncounted.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"

namespace vole {

enum class DiagnosticKind : uint16_t {
#define VOLE_DIAGNOSTIC(name, text) name,
#include "compiler/source/diagnostic.def"
#undef VOLE_DIAGNOSTIC
  kCount,
  kNote = kCount,  // not an error: a line of a report
};

// The kind's name, and its text with the places for arguments.
std::string_view diagnostic_name(DiagnosticKind kind);
std::string_view diagnostic_template(DiagnosticKind kind);
// Whether the go command reports it, before it calls the compiler: those of diagnostic_load.def.
inline bool is_load_error(DiagnosticKind kind) { return kind < DiagnosticKind::LexNul; }
// The template of `kind` with its arguments filled in.
std::string format_diagnostic(DiagnosticKind kind, std::initializer_list<std::string_view> args);

struct Diagnostic {
  DiagnosticKind kind;
  Pos pos;  // may be unknown: then the line shows no position
  std::string text;
};

class Diagnostics {
 public:
  static constexpr uint32_t kDefaultLimit = 10;
  static constexpr uint32_t kNoLimit = ~uint32_t{0};

  explicit Diagnostics(const SourceSet& sources, uint32_t limit = kDefaultLimit)
      : sources_(&sources), limit_(limit) {}

  void report(DiagnosticKind kind, Pos pos, std::initializer_list<std::string_view> args = {});
  // The same for a text that is already formatted (from the template of `kind`).
  void report_text(DiagnosticKind kind, Pos pos, std::string text);
  // A line of a report, not an error.
  void note(Pos pos, std::string text);

  // Errors taken so far (at most the limit), and how many of them are syntax errors.
  uint32_t error_count() const { return errors_; }
  uint32_t syntax_error_count() const { return syntax_errors_; }
  bool has_errors() const { return errors_ != 0; }
  // The limit is reached: whatever else is reported is dropped, so a phase may stop.
  bool full() const { return errors_ >= limit_; }

  // Where gc puts `too many errors`: at the error that reached the limit, which need not be the
  // last one shown. Unknown where the limit is not reached.
  Pos limit_pos() const;

  // In order of report.
  const std::vector<Diagnostic>& list() const { return list_; }
  // In order of position, as shown, lines that would print the same only once.
  std::vector<Diagnostic> sorted() const;
  // One line: "file:line:col: text".
  std::string format(const Diagnostic& diagnostic) const;
  // Everything as gc prints it, each line ended by a newline.
  std::string format_all() const;
  void clear();

  const SourceSet& sources() const { return *sources_; }

 private:
  const SourceSet* sources_;
  uint32_t limit_;
  uint32_t errors_ = 0;
  uint32_t syntax_errors_ = 0;
  Pos last_syntax_;
  Pos last_other_;
  std::string last_text_;
  std::vector<Diagnostic> list_;
};

}  // namespace vole
