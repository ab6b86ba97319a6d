// The join of verdicts and allocation sites, and the words that all writers share; the essay is
// in escape_report.h.
#include "tools/escape_report.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace vole::tools {

using embed::AllocationProfile;
using embed::AllocationSite;
using embed::Made;
using embed::Position;
using embed::Verdict;

namespace {

constexpr uint64_t kMarkWork = 8;  // bytes that finding an object counts for
constexpr int kUnfit = -1;

using Place = std::vector<Position>;

std::string key_of(const Place& place) {
  std::string key;
  for (const Position& at : place) key += show(at) + ";";
  return key;
}

// The same place as far as a report line shows it: where it is written, and where it stands.
std::string ends_of(const Place& place) {
  return place.empty() ? std::string() : show(place.front()) + "|" + show(place.back());
}

// Whether machine code that makes `made` may belong to a verdict on `wanted`.
bool fits(Made made, Made wanted) {
  if (made == wanted || wanted == Made::kUnknown) return true;
  switch (made) {
    case Made::kUnknown:
    case Made::kValue:  // the plain allocation of a typed object: many things come down to it
      return wanted != Made::kMap && wanted != Made::kChan;
    case Made::kSlice:
      return wanted == Made::kString || wanted == Made::kValue;
    case Made::kString:
      return wanted == Made::kSlice;  // []byte(s)
    case Made::kMap:
      return wanted == Made::kValue;
    default:
      return false;
  }
}

// A type's text for comparing: without qualifiers, shape markers and array lengths, which the two
// sides write differently ("go.shape.int" and "int", "main.node" and "node").
std::string plain_type(std::string_view type) {
  std::string out;
  for (size_t i = 0; i < type.size();) {
    auto starts = [&](std::string_view word) { return type.substr(i, word.size()) == word; };
    if (starts("go.shape.")) {
      i += 9;
    } else if (type[i] == '[') {
      size_t end = type.find(']', i);
      bool array = end != std::string_view::npos &&
                   type.substr(i + 1, end - i - 1).find_first_not_of("0123456789.") ==
                       std::string_view::npos;
      if (array) {
        i = end + 1;  // an array and a slice of it have one element type
      } else {
        out += type[i++];
      }
    } else if (type[i] == '.') {  // drops the qualifier written before it
      size_t keep = out.find_last_of("[]*(){}, ");
      out.resize(keep == std::string::npos ? 0 : keep + 1);
      ++i;
    } else {
      out += type[i++];
    }
  }
  return out;
}

// How well a site's allocation fits a verdict at its place; kUnfit: not at all.
int score(const AllocationSite& site, const EscapeLine& line) {
  const Verdict& verdict = line.verdict;
  if (verdict.kind == Verdict::Kind::kLeakingParam || verdict.kind == Verdict::Kind::kParamStays ||
      verdict.kind == Verdict::Kind::kInFrame) {
    return kUnfit;
  }
  if (!fits(site.made, verdict.made)) return kUnfit;
  int points = line.on_heap() ? 32 : 0;
  if (site.made == verdict.made) points += 8;
  bool typed = !site.type.empty() && !verdict.type.empty();
  if (typed && plain_type(site.type) == plain_type(verdict.type)) points += 16;
  if (verdict.size >= 0 && site.slot >= static_cast<uint64_t>(verdict.size) &&
      site.slot <= static_cast<uint64_t>(verdict.size) * 5 / 4 + 16) {
    points += 4;
  }
  if (line.cost.allocations == 0) points += 2;  // two sites at a place are rather two verdicts
  return points;
}

class Join {
 public:
  Join(EscapeReport& report) : report_(report) {
    for (size_t i = 0; i < report.lines.size(); ++i) {
      const Verdict& verdict = report.lines[i].verdict;
      exact_[key_of(verdict.at)].push_back(i);
      ends_[ends_of(verdict.at)].push_back(i);
      if (!verdict.at.empty()) files_.insert(verdict.at.back().file);
    }
  }

  void add(AllocationSite& site) {
    EscapeLine* line = best(site, exact_, key_of(site.at));
    if (line == nullptr) line = best(site, ends_, ends_of(site.at));
    if (line == nullptr) {
      OtherSite other;
      other.order = report_.others.size();
      other.own = is_own(site);
      add_cost(other.cost, site);
      other.site = std::move(site);
      report_.others.push_back(std::move(other));
      return;
    }
    add_cost(line->cost, site);
  }

 private:
  using Index = std::unordered_map<std::string, std::vector<size_t>>;

  // In a function of the packages reported on, be it inlined there. Code that the compiler makes has
  // no file or no line; instances of the library's generic functions are in the library's files.
  bool is_own(const AllocationSite& site) const {
    if (site.at.empty() || site.at.front().file.empty()) return false;
    const Position& at = site.at.back();
    return at.line != 0 && at.file[0] != '$' && files_.contains(at.file);
  }

  EscapeLine* best(const AllocationSite& site, const Index& index, const std::string& key) {
    auto found = index.find(key);
    if (site.at.empty() || found == index.end()) return nullptr;
    EscapeLine* line = nullptr;
    int most = kUnfit;
    for (size_t i : found->second) {
      int points = score(site, report_.lines[i]);
      if (points <= most) continue;
      most = points;
      line = &report_.lines[i];
    }
    return line;
  }

  void add_cost(Cost& cost, const AllocationSite& site) {
    cost.allocations += site.allocations;
    cost.bytes += site.bytes;
    if (site.slot > cost.slot) {
      cost.slot = site.slot;
      cost.large = site.large;
    }
    cost.live += site.live;
    cost.live_bytes += site.live_bytes;
    cost.gc_work += site.marks * kMarkWork + site.scanned_bytes;
    auto share = [](uint64_t part, uint64_t all) {
      return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
    };
    cost.byte_share = share(cost.bytes, report_.totals.bytes);
    cost.gc_share = share(cost.gc_work, report_.gc_work);
  }

  EscapeReport& report_;
  Index exact_, ends_;
  std::unordered_set<std::string> files_;  // that hold verdicts
};

// Most expensive first, for lines and sites.
template <class T>
void sort_by_cost(std::vector<T>& entries) {
  std::sort(entries.begin(), entries.end(), [](const T& a, const T& b) {
    if (a.cost.bytes != b.cost.bytes) return a.cost.bytes > b.cost.bytes;
    if (a.cost.allocations != b.cost.allocations) return a.cost.allocations > b.cost.allocations;
    return a.order < b.order;
  });
}

// One line for each thing that -m has a line for, at each inlined place. A slice literal and the
// interface that holds it have two lines of the same text.
std::vector<EscapeLine> distinct(std::vector<Verdict> verdicts) {
  std::vector<EscapeLine> lines;
  std::unordered_set<std::string> seen;
  for (Verdict& verdict : verdicts) {
    std::string key = key_of(verdict.at) + std::string(name_of(verdict.kind)) +
                      std::string(name_of(verdict.made)) + verdict.subject + "\n" + verdict.text;
    if (verdict.at.empty() || !seen.insert(std::move(key)).second) continue;
    lines.push_back({std::move(verdict), {}, lines.size()});
  }
  return lines;
}

}  // namespace

EscapeReport make_report(std::vector<Verdict> verdicts, AllocationProfile profile, RunSummary run) {
  EscapeReport report;
  report.run = std::move(run);
  std::vector<AllocationSite> sites = std::move(profile.sites);
  profile.sites.clear();
  report.totals = std::move(profile);
  report.gc_work = report.totals.marks * kMarkWork + report.totals.scanned_bytes;
  report.lines = distinct(std::move(verdicts));

  // In one order whatever the machine's tables: results are the same from run to run.
  std::sort(sites.begin(), sites.end(), [](const AllocationSite& a, const AllocationSite& b) {
    std::string left = key_of(a.at) + a.function + a.type,
                right = key_of(b.at) + b.function + b.type;
    return left != right ? left < right : a.bytes > b.bytes;
  });
  Join join(report);
  for (AllocationSite& site : sites) {
    if (site.allocations != 0 || site.marks != 0) join.add(site);
  }
  sort_by_cost(report.lines);
  sort_by_cost(report.others);
  return report;
}

std::string show(const Position& position) {
  if (position.file.empty() || position.line == 0) return "<autogenerated>:1";
  std::string out = position.file + ":" + std::to_string(position.line);
  if (position.column > 0) out += ":" + std::to_string(position.column);
  return out;
}

std::string reason_chain(const Verdict& verdict) {
  if (verdict.flows.empty()) return {};
  const std::string& home = verdict.at.empty() ? std::string() : verdict.at.back().file;
  auto place = [&](const Position& at) {
    if (at.file != home || at.line == 0) return show(at);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  std::string chain = verdict.subject;
  for (const embed::Flow& flow : verdict.flows) {
    for (const embed::FlowStep& step : flow.steps) {
      if (step.reason == "spill") continue;  // that it needs storage is where the chain begins
      chain += step.expression == verdict.subject ? " (" : " -> " + step.expression + " (";
      if (!step.reason.empty()) chain += step.reason + ", ";
      chain += place(step.at) + ")";
    }
  }
  const std::string& end = verdict.flows.back().target;
  chain += " -> " + (end == "{heap}" ? std::string("heap") : end);
  return chain;
}

std::string_view name_of(Verdict::Kind kind) {
  switch (kind) {
    case Verdict::Kind::kMovedToHeap:
      return "moved-to-heap";
    case Verdict::Kind::kEscapes:
      return "escapes";
    case Verdict::Kind::kStays:
      return "stays";
    case Verdict::Kind::kInFrame:
      return "in-frame";
    case Verdict::Kind::kLeakingParam:
      return "leaking-param";
    case Verdict::Kind::kParamStays:
      return "param-stays";
  }
  return "";
}

std::string_view name_of(Made made) {
  switch (made) {
    case Made::kUnknown:
      return "unknown";
    case Made::kVariable:
      return "variable";
    case Made::kValue:
      return "value";
    case Made::kSlice:
      return "slice";
    case Made::kMap:
      return "map";
    case Made::kChan:
      return "channel";
    case Made::kClosure:
      return "closure";
    case Made::kInterface:
      return "interface";
    case Made::kString:
      return "string";
    case Made::kAppend:
      return "append";
    case Made::kOther:
      return "other";
  }
  return "";
}

std::vector<std::string> files_of(const EscapeReport& report) {
  std::vector<std::string> files;
  std::unordered_set<std::string> seen;
  auto add = [&](const Position& at) {
    if (!at.file.empty() && at.file[0] != '<' && seen.insert(at.file).second) {
      files.push_back(at.file);
    }
  };
  for (const EscapeLine& line : report.lines) {
    for (auto at = line.verdict.at.rbegin(); at != line.verdict.at.rend(); ++at) add(*at);
  }
  return files;
}

}  // namespace vole::tools
