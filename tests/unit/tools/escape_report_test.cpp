// The escape report with data made by hand: the join of verdicts and sites, its order and shares,
// and what the writers make of it.
#include "tools/escape_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace vole::tools {
namespace {

using embed::AllocationProfile;
using embed::AllocationSite;
using embed::Flow;
using embed::Made;
using embed::Position;
using embed::Verdict;
using Json = nlohmann::json;

Position at(int line, int column, const char* file = "./main.go") { return {file, line, column}; }

Verdict heap(std::vector<Position> place, Made made, const char* subject, const char* type = "") {
  Verdict verdict;
  verdict.kind = made == Made::kVariable ? Verdict::Kind::kMovedToHeap : Verdict::Kind::kEscapes;
  verdict.made = made;
  verdict.at = std::move(place);
  verdict.subject = subject;
  verdict.text = made == Made::kVariable ? std::string("moved to heap: ") + subject
                                         : std::string(subject) + " escapes to heap";
  verdict.function = "main.main";
  verdict.package = "main";
  verdict.type = type;
  return verdict;
}

AllocationSite site(std::vector<Position> place, Made made, uint64_t count, uint64_t slot,
                    const char* type = "", const char* package = "main") {
  AllocationSite out;
  out.at = std::move(place);
  out.made = made;
  out.type = type;
  out.package = package;
  out.function = std::string(package) + ".f";
  out.allocations = count;
  out.slot = slot;
  out.bytes = count * slot;
  return out;
}

AllocationProfile profile(std::vector<AllocationSite> sites) {
  AllocationProfile out;
  for (const AllocationSite& one : sites) {
    out.allocations += one.allocations;
    out.bytes += one.bytes;
    out.marks += one.marks;
    out.scanned_bytes += one.scanned_bytes;
    if (one.marks != 0) out.collections = 1;
  }
  out.sites = std::move(sites);
  return out;
}

EscapeReport report_of(std::vector<Verdict> verdicts, std::vector<AllocationSite> sites) {
  return make_report(std::move(verdicts), profile(std::move(sites)),
                     {"main.go", 0, "finished", ""});
}

// What line `text` cost, in allocations.
uint64_t count_of(const EscapeReport& report, std::string_view text) {
  for (const EscapeLine& line : report.lines) {
    if (line.verdict.text == text) return line.cost.allocations;
  }
  ADD_FAILURE() << "no line " << text;
  return 0;
}

TEST(EscapeReport, JoinsByPlaceAndOrdersByBytes) {
  EscapeReport report = report_of(
      {heap({at(3, 2)}, Made::kVariable, "x"), heap({at(4, 2)}, Made::kVariable, "y")},
      {site({at(3, 2)}, Made::kUnknown, 10, 8), site({at(4, 2)}, Made::kUnknown, 10, 24)});
  ASSERT_EQ(report.lines.size(), 2u);
  EXPECT_EQ(report.lines[0].verdict.subject, "y");
  EXPECT_EQ(report.lines[0].cost.bytes, 240u);
  EXPECT_DOUBLE_EQ(report.lines[0].cost.byte_share, 0.75);
  EXPECT_EQ(report.lines[1].cost.slot, 8u);
  EXPECT_TRUE(report.others.empty());
}

TEST(EscapeReport, InlinedCopiesAreApart) {
  Verdict body = heap({at(3, 10)}, Made::kValue, "&T{...}");
  Verdict first = heap({at(3, 10), at(8, 5)}, Made::kValue, "&T{...}");
  Verdict second = heap({at(3, 10), at(9, 5)}, Made::kValue, "&T{...}");
  EscapeReport report =
      report_of({body, first, second}, {site({at(3, 10), at(9, 5)}, Made::kUnknown, 7, 16),
                                        site({at(3, 10), at(8, 5)}, Made::kUnknown, 2, 16)});
  EXPECT_EQ(report.lines[0].verdict.at.back(), at(9, 5));
  EXPECT_EQ(report.lines[0].cost.allocations, 7u);
  EXPECT_EQ(report.lines[1].cost.allocations, 2u);
  EXPECT_EQ(report.lines[2].cost.allocations, 0u);
}

TEST(EscapeReport, ThingsAtOnePlaceAreToldApart) {
  // f(T{}, n): an argument slice and two boxed values, all reported at the call.
  EscapeReport report = report_of({heap({at(5, 3)}, Made::kSlice, "... argument", "[2]any"),
                                   heap({at(5, 3)}, Made::kInterface, "n", "int"),
                                   heap({at(5, 3)}, Made::kInterface, "T{...}", "T")},
                                  {site({at(5, 3)}, Made::kInterface, 3, 48, "main.T"),
                                   site({at(5, 3)}, Made::kUnknown, 4, 32, "[2]interface {}"),
                                   site({at(5, 3)}, Made::kInterface, 5, 8, "int")});
  EXPECT_EQ(count_of(report, "T{...} escapes to heap"), 3u);
  EXPECT_EQ(count_of(report, "... argument escapes to heap"), 4u);
  EXPECT_EQ(count_of(report, "n escapes to heap"), 5u);
}

TEST(EscapeReport, ShapesAndInstancesAreOneType) {
  EscapeReport report = report_of({heap({at(5, 3)}, Made::kValue, "&x", "Pair[go.shape.int]"),
                                   heap({at(5, 3)}, Made::kValue, "&y", "go.shape.string")},
                                  {site({at(5, 3)}, Made::kUnknown, 3, 16, "string"),
                                   site({at(5, 3)}, Made::kUnknown, 4, 16, "main.Pair[int]")});
  EXPECT_EQ(count_of(report, "&x escapes to heap"), 4u);
  EXPECT_EQ(count_of(report, "&y escapes to heap"), 3u);
}

TEST(EscapeReport, WhatFitsNoLineIsNotGuessed) {
  EscapeReport report =
      report_of({heap({at(5, 3)}, Made::kValue, "&x")},
                {site({at(5, 3)}, Made::kAppend, 3, 16), site({at(6, 3)}, Made::kUnknown, 2, 16),
                 site({at(70, 3, "fmt/print.go")}, Made::kUnknown, 9, 64, "", "fmt"),
                 site({}, Made::kOther, 1, 16, "", "")});
  EXPECT_EQ(count_of(report, "&x escapes to heap"), 0u);
  ASSERT_EQ(report.others.size(), 4u);
  EXPECT_EQ(report.others[0].site.package, "fmt");
  EXPECT_FALSE(report.others[0].own);
  EXPECT_TRUE(report.others[1].own);
}

TEST(EscapeReport, AStayingExpressionMayAllocateAfterAll) {
  Verdict stays = heap({at(5, 3)}, Made::kString, "string(b)");
  stays.kind = Verdict::Kind::kStays;
  stays.text = "string(b) does not escape";
  EscapeReport report = report_of({stays}, {site({at(5, 3)}, Made::kString, 3, 48)});
  EXPECT_EQ(count_of(report, "string(b) does not escape"), 3u);
  // But a line about the heap at the same place comes first.
  report = report_of({stays, heap({at(5, 3)}, Made::kInterface, "string(b)")},
                     {site({at(5, 3)}, Made::kUnknown, 3, 16, "string")});
  EXPECT_EQ(count_of(report, "string(b) escapes to heap"), 3u);
}

TEST(EscapeReport, RepeatedLinesAreOne) {
  Verdict verdict = heap({at(5, 3)}, Made::kValue, "&x");
  EscapeReport report = report_of({verdict, verdict}, {site({at(5, 3)}, Made::kUnknown, 3, 16)});
  EXPECT_EQ(report.lines.size(), 1u);
  EXPECT_EQ(report.lines[0].cost.allocations, 3u);
}

TEST(EscapeReport, ASliceAndItsInterfaceAreTwo) {
  EscapeReport report = report_of({heap({at(5, 3)}, Made::kSlice, "[]int{...}", "[]int"),
                                   heap({at(5, 3)}, Made::kInterface, "[]int{...}", "[]int")},
                                  {site({at(5, 3)}, Made::kInterface, 3, 24, "[]int"),
                                   site({at(5, 3)}, Made::kSlice, 3, 16, "int")});
  ASSERT_EQ(report.lines.size(), 2u);
  EXPECT_EQ(report.lines[0].verdict.made, Made::kInterface);
  EXPECT_EQ(report.lines[0].cost.slot, 24u);
  EXPECT_EQ(report.lines[1].cost.slot, 16u);
}

TEST(EscapeReport, GcWorkIsMarksAndScannedBytes) {
  AllocationSite pointers = site({at(3, 2)}, Made::kUnknown, 10, 16);
  pointers.marks = 5;
  pointers.scanned_bytes = 80;
  AllocationSite bytes = site({at(4, 2)}, Made::kUnknown, 10, 1024);
  bytes.marks = 5;
  EscapeReport report =
      report_of({heap({at(3, 2)}, Made::kVariable, "x"), heap({at(4, 2)}, Made::kVariable, "y")},
                {pointers, bytes});
  EXPECT_EQ(report.gc_work, 160u);
  EXPECT_EQ(report.lines[0].verdict.subject, "y");
  EXPECT_DOUBLE_EQ(report.lines[0].cost.gc_share, 0.25);
  EXPECT_DOUBLE_EQ(report.lines[1].cost.gc_share, 0.75);
}

Verdict explained() {
  Verdict verdict = heap({at(3, 2)}, Made::kVariable, "x", "int");
  verdict.size = 8;
  verdict.flows = {
      {"p",
       "&",
       "x",
       {{at(3, 2), "x", "spill"}, {at(4, 7), "&x", "address-of"}, {at(4, 4), "p := &x", "assign"}}},
      {"{heap}", "", "p", {{at(2, 1, "./other.go"), "sink = p", "assign"}}}};
  return verdict;
}

TEST(EscapeReport, ReasonsAreOneChain) {
  EXPECT_EQ(reason_chain(explained()),
            "x -> &x (address-of, 4:7) -> p := &x (assign, 4:4) -> "
            "sink = p (assign, ./other.go:2:1) -> heap");
  EXPECT_EQ(reason_chain(Verdict()), "");
}

TEST(EscapeReport, Text) {
  EscapeReport report =
      report_of({explained(), heap({at(3, 10), at(9, 5)}, Made::kValue, "&T{...}")},
                {site({at(3, 2)}, Made::kUnknown, 12000, 8),
                 site({at(8, 2)}, Made::kAppend, 1, 40960, "int")});
  EXPECT_EQ(
      to_text(report, false),
      "escape report: main.go: finished, exit status 0\n"
      "12,001 allocations, 136,960 bytes; no collection ran\n"
      "\n"
      "allocations          bytes    class   bytes%     gc%  line\n"
      "     12,000         96,000        8    70.1%       -  ./main.go:3:2: moved to heap: x\n"
      "        variable (int) in main.main\n"
      "        x -> &x (address-of, 4:7) -> p := &x (assign, 4:4) -> sink = p (assign, "
      "./other.go:2:1) -> heap\n"
      "\n"
      "allocated without a line (append, maps, channels, the library):\n"
      "          1         40,960   40,960    29.9%       -  ./main.go:8:2: append (int) in "
      "main.f\n"
      "\n"
      "never allocated in this run:\n"
      "  ./main.go:9:5: &T{...} escapes to heap\n");
}

TEST(EscapeReport, Json) {
  EscapeReport report = report_of({explained()}, {site({at(3, 2)}, Made::kUnknown, 12, 8)});
  Json json = Json::parse(to_json(report));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["totals"]["bytes"], 96);
  const Json& line = json["lines"][0];
  EXPECT_EQ(line["kind"], "moved-to-heap");
  EXPECT_EQ(line["position"]["column"], 2);
  EXPECT_EQ(line["cost"]["allocations"], 12);
  EXPECT_EQ(line["flows"][1]["steps"][0]["reason"], "assign");
  EXPECT_TRUE(line["inlined_from"].empty());
}

TEST(EscapeReport, JsonOfBytesThatAreNoText) {
  Verdict verdict = heap({at(3, 2)}, Made::kString, "\"\xff\xfe\" + s");
  Json json = Json::parse(to_json(report_of({verdict}, {})));
  EXPECT_EQ(json["lines"][0]["subject"], "\"\xef\xbf\xbd\xef\xbf\xbd\" + s");
}

TEST(EscapeReport, PageHoldsEverythingAndNothingOfItIsMarkup) {
  Verdict verdict = heap({at(1, 2)}, Made::kString, "\"</script><!--\" + s");
  EscapeReport report = report_of({verdict}, {});
  report.run.program = "<b>.go";
  std::string page = to_html(report, {{"./main.go", "s := \"</script>\" // {{style}}\n"}});
  EXPECT_EQ(page.find("</script><!--"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_EQ(page.find("http"), std::string::npos) << "an external resource?";
  size_t open = page.find("id=\"report\">") + 12;
  size_t close = page.find("</script>", open);
  Json json = Json::parse(page.substr(open, close - open));
  EXPECT_EQ(json["sources"][0]["text"], "s := \"</script>\" // {{style}}\n");
  EXPECT_EQ(json["lines"][0]["subject"], verdict.subject);
}

TEST(EscapeReport, FilesInOrderOfTheirLines) {
  EscapeReport report =
      report_of({heap({at(3, 10, "./b.go"), at(9, 5, "./a.go")}, Made::kValue, "&T{...}"),
                 heap({{}}, Made::kValue, "&T{...}")},
                {});
  EXPECT_EQ(files_of(report), (std::vector<std::string>{"./a.go", "./b.go"}));
  EXPECT_EQ(show({}), "<autogenerated>:1");
}

}  // namespace
}  // namespace vole::tools
