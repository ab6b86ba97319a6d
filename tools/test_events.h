// What a test program prints as events, one JSON object a line: `vole test -json`.
//
// Programs run with -test.v=test2json, so their lines about tests ("=== RUN   TestX", "--- PASS:
// TestX (0.00s)") begin with the byte 0x16 once the first of them did, and cannot be confused with
// what tests print. Results of nested tests come after those of the tests around them in the text
// and before them in the events, so they are held back.
// Source: cmd/internal/test2json.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vole::tools {

class TestEvents {
 public:
  // `sink` receives whole lines. Writes the first event, "start".
  TestEvents(std::string package, std::function<void(std::string_view)> sink);

  // What the program printed, in pieces of any size.
  void write(std::string_view text);
  // The package whose build failed, if that is why the test did.
  void set_failed_build(std::string package) { failed_build_ = std::move(package); }
  // The last event. `good`: the program ended with status 0.
  void finish(bool good);

 private:
  struct Event {
    std::string action, test;
    std::string seconds;  // empty: none
    std::string_view output;
    bool has_output = false;
    std::string failed_build, key, value, path;
  };

  void line(std::string_view text);
  bool report(std::string_view text, std::string_view whole, size_t indent, bool marked);
  void update(std::string_view text, bool marked);
  void end_of_program(std::string_view text, std::string_view trimmed, bool marked);
  void emit(const Event& event);
  void output(std::string_view text);
  void flush_output();
  void flush_results(size_t depth);

  std::string package_;
  std::function<void(std::string_view)> sink_;
  std::chrono::steady_clock::time_point begin_;
  std::string test_;             // whose output it is
  std::vector<Event> results_;   // that wait for those within them
  std::string verdict_;          // of the package, once it was seen
  std::string failed_build_;
  std::string input_;            // a line that is not complete
  bool in_line_ = false;         // its begin has been given away
  std::string output_;           // the same of the program's other output
  bool needs_mark_ = false;
};

// The events of a failed build, of what the compiler says.
std::string build_events(std::string_view package, std::string_view text);

}  // namespace vole::tools
