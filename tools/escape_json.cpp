// The report as JSON, and the page, which is that document with the sources and what shows them.
#define JSON_NO_IO 1
#include <nlohmann/json.hpp>

#include "tools/escape_report.h"
#include "tools/page/assets.h"

namespace vole::tools {

using embed::Flow;
using embed::FlowStep;
using embed::Position;
using embed::Verdict;
using Json = nlohmann::ordered_json;

namespace {

Json json_of(const Position& at) {
  return Json{{"file", at.file}, {"line", at.line}, {"column", at.column}};
}

Json json_of(const std::vector<Position>& place) {
  Json out = Json::array();
  for (const Position& at : place) out.push_back(json_of(at));
  return out;
}

Json json_of(const Cost& cost) {
  return Json{{"allocations", cost.allocations},
              {"bytes", cost.bytes},
              {"slot", cost.slot},
              {"large", cost.large},
              {"live", cost.live},
              {"live_bytes", cost.live_bytes},
              {"gc_work", cost.gc_work},
              {"byte_share", cost.byte_share},
              {"gc_share", cost.gc_share}};
}

Json json_of(const std::vector<Flow>& flows) {
  Json out = Json::array();
  for (const Flow& flow : flows) {
    Json steps = Json::array();
    for (const FlowStep& step : flow.steps) {
      steps.push_back(
          Json{{"at", json_of(step.at)}, {"expression", step.expression}, {"reason", step.reason}});
    }
    out.push_back(Json{{"target", flow.target},
                       {"operation", flow.operation},
                       {"source", flow.source},
                       {"steps", std::move(steps)}});
  }
  return out;
}

Json json_of(const EscapeLine& line) {
  const Verdict& verdict = line.verdict;
  Json out{{"kind", name_of(verdict.kind)}, {"made", name_of(verdict.made)},
           {"text", verdict.text},          {"subject", verdict.subject},
           {"function", verdict.function},  {"package", verdict.package},
           {"type", verdict.type}};
  out["size"] = verdict.size < 0 ? Json(nullptr) : Json(verdict.size);
  out["position"] = json_of(verdict.at.back());
  out["inlined_from"] = Json::array();
  for (size_t i = 0; i + 1 < verdict.at.size(); ++i) {
    out["inlined_from"].push_back(json_of(verdict.at[i]));
  }
  out["cost"] = json_of(line.cost);
  out["reason"] = reason_chain(verdict);
  out["flows"] = json_of(verdict.flows);
  return out;
}

Json json_of(const OtherSite& other) {
  return Json{{"at", json_of(other.site.at)},  {"function", other.site.function},
              {"package", other.site.package}, {"made", name_of(other.site.made)},
              {"type", other.site.type},       {"own", other.own},
              {"cost", json_of(other.cost)}};
}

Json document(const EscapeReport& report) {
  Json out;
  out["version"] = 1;
  out["program"] = report.run.program;
  out["ending"] = report.run.ending;
  out["exit_status"] = report.run.exit_status;
  out["message"] = report.run.message;
  out["totals"] = Json{{"allocations", report.totals.allocations},
                       {"bytes", report.totals.bytes},
                       {"collections", report.totals.collections},
                       {"marks", report.totals.marks},
                       {"marked_bytes", report.totals.marked_bytes},
                       {"scanned_bytes", report.totals.scanned_bytes},
                       {"gc_work", report.gc_work}};
  out["lines"] = Json::array();
  for (const EscapeLine& line : report.lines) out["lines"].push_back(json_of(line));
  out["others"] = Json::array();
  for (const OtherSite& other : report.others) out["others"].push_back(json_of(other));
  return out;
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

// JSON inside a script element: no "</script>" or "<!--" may appear.
std::string for_script(std::string json) {
  for (size_t at = 0; (at = json.find('<', at)) != std::string::npos; at += 6) {
    json.replace(at, 1, "\\u003c");
  }
  return json;
}

std::string for_html(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// Puts each value in the place of its "{{name}}". Values are not searched again.
std::string fill(std::string_view page,
                 std::initializer_list<std::pair<std::string_view, std::string>> values) {
  std::string out;
  for (size_t at = 0; at < page.size();) {
    size_t open = page.find("{{", at);
    size_t close = open == std::string_view::npos ? open : page.find("}}", open);
    if (close == std::string_view::npos) {
      out += page.substr(at);
      break;
    }
    out += page.substr(at, open - at);
    std::string_view name = page.substr(open + 2, close - open - 2);
    for (const auto& [key, value] : values) {
      if (key == name) out += value;
    }
    at = close + 2;
  }
  return out;
}

}  // namespace

std::string to_json(const EscapeReport& report) { return dump(document(report), 2) + "\n"; }

std::string to_html(const EscapeReport& report, const std::vector<SourceFile>& sources) {
  Json data = document(report);
  data["sources"] = Json::array();
  for (const SourceFile& source : sources) {
    data["sources"].push_back(Json{{"name", source.name}, {"text", source.text}});
  }
  return fill(page_template(), {{"title", for_html(report.run.program)},
                                {"style", std::string(page_style())},
                                {"script", std::string(page_script())},
                                {"data", for_script(dump(data, -1))},
                                {"text", for_html(to_text(report, true))}});
}

}  // namespace vole::tools
