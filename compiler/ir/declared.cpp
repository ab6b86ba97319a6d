// Reads the directives of declared.h.
#include "compiler/ir/declared.h"

#include <algorithm>

#include "compiler/syntax/pragma.h"
#include "compiler/types/type.h"

namespace vole::ir {

namespace {

constexpr uint64_t kMaxNumber = 1000;

// The text up to `separator`, which is taken off `rest` too.
std::string_view take_part(std::string_view& rest, char separator) {
  size_t at = std::min(rest.find(separator), rest.size());
  std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

bool parse_number(std::string_view text, uint64_t limit, uint64_t* value) {
  *value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    *value = *value * 10 + static_cast<uint64_t>(c - '0');
    if (*value >= limit) return false;
  }
  return !text.empty();
}

void lower(uint8_t& flow, uint64_t derefs) {
  flow = std::min(flow, static_cast<uint8_t>(derefs));
}

bool add_flow(std::string_view text, size_t result_count, Leaks& leaks) {
  if (text == "stays") return true;
  if (text == "heap") return lower(leaks.heap, 0), true;
  if (text == "content") return lower(leaks.heap, 1), true;
  if (text == "callee") return lower(leaks.callee, 0), true;
  if (text == "mutates") return lower(leaks.mutator, 0), true;
  uint64_t result = 0, derefs = 0;
  bool has_derefs = text.find('+') != std::string_view::npos;
  std::string_view number = take_part(text, '+');
  if (!parse_number(number, std::min<size_t>(result_count, Leaks::kResults), &result)) return false;
  if (has_derefs && !parse_number(text, Leaks::kNo, &derefs)) return false;
  return lower(leaks.results[result], derefs), true;
}

bool add_parameter(std::string_view text, const std::vector<std::string_view>& names,
                   Func* func) {
  std::string_view name = take_part(text, '=');
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end() || text.empty()) return false;
  const types::Tuple* results = func->type != nullptr ? func->type->results : nullptr;
  size_t result_count = results != nullptr ? results->vars.size() : 0;
  Leaks leaks;
  while (!text.empty()) {
    if (!add_flow(take_part(text, ','), result_count, leaks)) return false;
  }
  func->declared_leaks[static_cast<size_t>(found - names.begin())] = leaks;
  return true;
}

bool declare(std::string_view text, const std::vector<std::string_view>& names, Func* func) {
  std::string_view verb = take_part(text, ' ');
  if (verb == "vole:cost") {
    uint64_t cost = 0;
    if (!parse_number(text, kMaxNumber, &cost)) return false;
    func->declared_cost = static_cast<int32_t>(cost);
    return true;
  }
  if (verb != "vole:leaks") return false;
  Leaks all;
  lower(all.heap, 0);
  bool has_body = func->kind == FuncKind::kBuilt;
  func->declared_leaks.assign(names.size(), has_body ? Leaks{} : all);
  while (!text.empty()) {
    std::string_view part = take_part(text, ' ');
    if (!part.empty() && !add_parameter(part, names, func)) return false;
  }
  return true;
}

}  // namespace

std::string declare_facts(Func* func, const std::vector<std::string_view>& param_names,
                          const syntax::Pragma* pragma) {
  if (pragma == nullptr) return {};
  for (const syntax::Directive& directive : pragma->directives) {
    if (directive.text.substr(0, 5) != "vole:") continue;
    if (!declare(directive.text, param_names, func)) {
      return std::string(directive.text);
    }
  }
  return {};
}

}  // namespace vole::ir
