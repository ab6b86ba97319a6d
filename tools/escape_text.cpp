// The report as text: a table of the lines that allocated, each with its chain of reasons, then
// what allocated without a line, then the lines that never did.
#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <map>

#include "tools/escape_report.h"

namespace vole::tools {

using embed::Verdict;

namespace {

constexpr const char* kIndent = "        ";
constexpr size_t kMostOthers = 12;  // sites without a line that are listed one by one

std::string grouped(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counted(uint64_t number, const char* noun) {
  std::string out = grouped(number) + " " + noun;
  return number == 1 ? out : out + "s";
}

__attribute__((format(printf, 2, 3))) void append(std::string& out, const char* format, ...) {
  char buffer[256];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(buffer, sizeof buffer, format, arguments);
  va_end(arguments);
  out += buffer;
}

void append_costs(std::string& out, const Cost& cost, bool collected) {
  append(out, "%11s %14s", grouped(cost.allocations).c_str(), grouped(cost.bytes).c_str());
  std::string slot = grouped(cost.slot) + (cost.large ? "*" : " ");
  append(out, " %9s %6.1f%%", slot.c_str(), cost.byte_share * 100);
  if (collected) {
    append(out, " %6.1f%%", cost.gc_share * 100);
  } else {
    append(out, " %7s", "-");
  }
  out += "  ";
}

// "interface ([]int)"
std::string made_text(embed::Made made, const std::string& type) {
  return std::string(name_of(made)) + (type.empty() ? "" : " (" + type + ")");
}

std::string report_position(const Verdict& verdict) { return show(verdict.at.back()); }

void append_line(std::string& out, const EscapeLine& line, bool collected) {
  const Verdict& verdict = line.verdict;
  append_costs(out, line.cost, collected);
  out += report_position(verdict) + ": " + verdict.text + "\n";
  out += kIndent;
  out += made_text(verdict.made, verdict.type) + " in " + verdict.function;
  if (verdict.at.size() > 1) out += ", inlined; written at " + show(verdict.at.front());
  if (collected && line.cost.live != 0)
    out += "; " + counted(line.cost.live, "object") + " alive at the end";
  out += "\n";
  std::string chain = reason_chain(verdict);
  if (!chain.empty()) out += kIndent + chain + "\n";
}

void append_summary(std::string& out, const EscapeReport& report) {
  const RunSummary& run = report.run;
  out += "escape report: " + run.program + ": " + run.ending;
  out += ", exit status " + std::to_string(run.exit_status);
  if (!run.message.empty()) out += " (" + run.message + ")";
  out += "\n" + counted(report.totals.allocations, "allocation") + ", " +
         counted(report.totals.bytes, "byte") + "; ";
  out += report.totals.collections == 0 ? "no collection ran"
                                        : counted(report.totals.collections, "collection") +
                                              " marked " + counted(report.totals.marks, "object");
  out += "\n";
}

void append_heading(std::string& out) {
  append(out, "%11s %14s %9s %7s %7s  %s\n", "allocations", "bytes", "class ", "bytes%", "gc%",
         "line");
}

void append_others(std::string& out, const EscapeReport& report, bool collected) {
  if (report.others.empty()) return;
  out += "\nallocated without a line (append, maps, channels, the library):\n";
  std::map<std::string, Cost> library;
  std::map<std::string, size_t> library_sites;
  size_t shown = 0;
  Cost rest;
  size_t rest_sites = 0;
  auto merge = [](Cost& into, const Cost& cost) {
    into.allocations += cost.allocations;
    into.bytes += cost.bytes;
    into.byte_share += cost.byte_share;
    into.gc_share += cost.gc_share;
    if (cost.slot > into.slot) {
      into.slot = cost.slot;
      into.large = cost.large;
    }
  };
  for (const OtherSite& other : report.others) {
    if (!other.own) {
      merge(library[other.site.package], other.cost);
      library_sites[other.site.package]++;
    } else if (shown < kMostOthers) {
      shown++;
      append_costs(out, other.cost, collected);
      out += other.site.at.empty() ? "(no position)" : show(other.site.at.back());
      out += ": " + made_text(other.site.made, other.site.type) + " in " + other.site.function;
      out += "\n";
    } else {
      merge(rest, other.cost);
      rest_sites++;
    }
  }
  if (rest_sites != 0) {
    append_costs(out, rest, collected);
    out += counted(rest_sites, "more site") + "\n";
  }
  std::vector<std::pair<std::string, Cost>> packages(library.begin(), library.end());
  std::sort(packages.begin(), packages.end(), [](const auto& a, const auto& b) {
    return a.second.bytes != b.second.bytes ? a.second.bytes > b.second.bytes : a.first < b.first;
  });
  for (const auto& [name, cost] : packages) {
    append_costs(out, cost, collected);
    out += "package " + (name.empty() ? "unknown" : name) + ": " +
           counted(library_sites[name], "site") + "\n";
  }
}

using Pick = bool (*)(const EscapeLine&);

void append_plain(std::string& out, const EscapeReport& report, const char* title, Pick pick) {
  bool first = true;
  for (const EscapeLine& line : report.lines) {
    if (!pick(line)) continue;
    if (first) out += std::string("\n") + title + ":\n";
    first = false;
    const Verdict& verdict = line.verdict;
    out += "  " + report_position(verdict) + ": " +
           (verdict.text.empty() ? verdict.subject + " is in the frame" : verdict.text) + "\n";
  }
}

}  // namespace

std::string to_text(const EscapeReport& report, bool all) {
  std::string out;
  bool collected = report.totals.collections != 0;
  append_summary(out, report);
  out += "\n";
  if (std::none_of(report.lines.begin(), report.lines.end(),
                   [](const EscapeLine& line) { return line.cost.allocations != 0; })) {
    out += "no line of -m allocated\n";
  } else {
    append_heading(out);
    for (const EscapeLine& line : report.lines) {
      if (line.cost.allocations != 0) append_line(out, line, collected);
    }
  }
  append_others(out, report, collected);
  append_plain(out, report, "never allocated in this run",
               [](const EscapeLine& line) { return line.on_heap() && line.cost.allocations == 0; });
  if (all) {
    append_plain(out, report, "on the stack", [](const EscapeLine& line) {
      return (line.verdict.kind == Verdict::Kind::kStays && line.cost.allocations == 0) ||
             line.verdict.kind == Verdict::Kind::kInFrame;
    });
    append_plain(out, report, "parameters", [](const EscapeLine& line) {
      return line.verdict.kind == Verdict::Kind::kLeakingParam ||
             line.verdict.kind == Verdict::Kind::kParamStays;
    });
  }
  bool any_large = std::any_of(report.lines.begin(), report.lines.end(),
                               [](const EscapeLine& line) { return line.cost.large; }) ||
                   std::any_of(report.others.begin(), report.others.end(),
                               [](const OtherSite& other) { return other.cost.large; });
  if (any_large) out += "\n* no size class: the largest object had a span of its own\n";
  return out;
}

}  // namespace vole::tools
