// From lines to events. See test_events.h.
#include "tools/test_events.h"

#include <cmath>
#include <cstdio>
#include <ctime>

#include "base/unicode.h"

namespace vole::tools {

namespace {

constexpr char kMark = 0x16;
constexpr size_t kLongLine = 4096;  // given away in pieces
constexpr size_t kPiece = 1024;     // the longest output of an event

// As encoding/json writes strings.
std::string json_string(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  while (!text.empty()) {
    DecodedRune rune = decode_rune(text);
    char c = text[0];
    if (rune.width == 1 && rune.rune == kRuneError) {
      out += "\\ufffd";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f') {
      out += '\\';
      out += c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c == '\b' ? 'b' : 'f';
    } else if (static_cast<unsigned char>(c) < ' ' || c == '<' || c == '>' || c == '&') {
      out += "\\u00";
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[c & 15];
    } else if (rune.rune == 0x2028 || rune.rune == 0x2029) {
      out += rune.rune == 0x2028 ? "\\u2028" : "\\u2029";
    } else {
      out += text.substr(0, rune.width);
    }
    text.remove_prefix(rune.width);
  }
  return out + "\"";
}

std::string now_text() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  tm local;
  localtime_r(&now.tv_sec, &local);
  char text[80];
  size_t n = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &local);
  if (now.tv_nsec != 0) {
    n += static_cast<size_t>(std::snprintf(text + n, sizeof text - n, ".%09ld", now.tv_nsec));
    while (text[n - 1] == '0') n--;
  }
  long offset = local.tm_gmtoff / 60;
  if (offset == 0) {
    text[n++] = 'Z';
    text[n] = '\0';
  } else {
    long size = offset < 0 ? -offset : offset;
    std::snprintf(text + n, sizeof text - n, "%c%02ld:%02ld", offset < 0 ? '-' : '+', size / 60,
                  size % 60);
  }
  return text;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::string_view trim_end(std::string_view line) {
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::string_view trim_spaces(std::string_view text) {
  size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

// Lines of two kinds: what happens to a test, and how one ended.
constexpr std::string_view kUpdates[] = {"=== RUN   ", "=== PAUSE ", "=== CONT  ",
                                         "=== NAME  ", "=== PASS  ", "=== FAIL  ",
                                         "=== SKIP  ", "=== ATTR  ", "=== ARTIFACTS "};
constexpr std::string_view kReports[] = {"--- PASS: ", "--- FAIL: ", "--- SKIP: ", "--- BENCH: "};

template <size_t N>
bool starts_with_one(std::string_view text, const std::string_view (&starts)[N]) {
  for (std::string_view start : starts) {
    if (starts_with(text, start)) return true;
  }
  return false;
}

// "run" of "=== RUN   TestX", and what follows.
std::string take_action(std::string_view line, std::string_view* rest) {
  line.remove_prefix(4);
  size_t space = line.find(' ');
  std::string action(line.substr(0, space));
  *rest = space == std::string_view::npos ? std::string_view() : trim_spaces(line.substr(space));
  if (!action.empty() && action.back() == ':') action.pop_back();
  for (char& c : action) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return action;
}

std::string_view take_word(std::string_view* text) {
  size_t space = text->find(' ');
  std::string_view word = text->substr(0, space);
  *text = space == std::string_view::npos ? std::string_view() : text->substr(space + 1);
  return word;
}

// A number of seconds as encoding/json writes it; empty if it is none.
std::string seconds_text(std::string_view text) {
  char* end = nullptr;
  std::string copy(text);
  double value = std::strtod(copy.c_str(), &end);
  if (copy.empty() || *end != '\0' || !std::isfinite(value)) return {};
  char out[40];
  for (int digits = 1; digits <= 17; digits++) {
    std::snprintf(out, sizeof out, "%.*g", digits, value);
    if (std::strtod(out, nullptr) == value) break;
  }
  return out;
}

bool is_benchmark(std::string_view name) {
  constexpr std::string_view kStart = "Benchmark";
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  if (!starts_with(name, kStart)) return false;
  return name.size() == kStart.size() || name[kStart.size()] < 'a' || name[kStart.size()] > 'z';
}

// The longest part of at most `most` bytes that does not cut a character.
size_t whole_characters(std::string_view text, size_t most) {
  if (text.size() <= most) return text.size();
  size_t n = most;
  while (n > 0 && most - n < 4 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) n--;
  return n > 0 ? n : most;
}

}  // namespace

TestEvents::TestEvents(std::string package, std::function<void(std::string_view)> sink)
    : package_(std::move(package)),
      sink_(std::move(sink)),
      begin_(std::chrono::steady_clock::now()) {
  Event start;
  start.action = "start";
  emit(start);
}

void TestEvents::emit(const Event& event) {
  std::string out = "{\"Time\":\"" + now_text() + "\",\"Action\":" + json_string(event.action);
  auto add = [&out](const char* name, std::string_view text) {
    if (!text.empty()) out += std::string(",\"") + name + "\":" + json_string(text);
  };
  add("Package", package_);
  add("Test", event.test.empty() ? test_ : event.test);
  if (!event.seconds.empty()) out += ",\"Elapsed\":" + event.seconds;
  if (event.has_output) out += ",\"Output\":" + json_string(event.output);
  add("FailedBuild", event.failed_build);
  add("Key", event.key);
  add("Value", event.value);
  add("Path", event.path);
  sink_(out + "}\n");
}

// ---- output that is no event of its own ----

void TestEvents::output(std::string_view text) {
  output_ += text;
  size_t at = 0;
  for (;;) {
    std::string_view rest = std::string_view(output_).substr(at);
    size_t end = rest.find('\n');
    size_t n = end != std::string_view::npos ? end + 1 : rest.size() >= kPiece ? kPiece : 0;
    if (n == 0) break;
    n = whole_characters(rest, std::min(n, std::max(kPiece, size_t{1})));
    Event event;
    event.action = "output";
    event.output = rest.substr(0, n);
    event.has_output = true;
    emit(event);
    at += n;
  }
  output_.erase(0, at);
}

void TestEvents::flush_output() {
  if (output_.empty()) return;
  Event event;
  event.action = "output";
  event.output = output_;
  event.has_output = true;
  emit(event);
  output_.clear();
}

void TestEvents::flush_results(size_t depth) {
  test_.clear();
  if (results_.size() > depth) flush_output();
  while (results_.size() > depth) {
    Event event = std::move(results_.back());
    results_.pop_back();
    emit(event);
  }
}

// ---- lines ----

void TestEvents::write(std::string_view text) {
  input_ += text;
  size_t at = 0;
  for (;;) {
    std::string_view rest = std::string_view(input_).substr(at);
    size_t end = rest.find('\n');
    size_t mark = rest.find(kMark, 1);
    size_t n = end == std::string_view::npos ? 0 : end + 1;
    if (mark != std::string_view::npos && (n == 0 || mark < n)) n = mark;
    if (n > 0) {
      if (in_line_) {
        output(rest.substr(0, n));
      } else {
        line(rest.substr(0, n));
      }
      in_line_ = false;
      at += n;
      continue;
    }
    // The name of a benchmark is printed long before its result.
    size_t tab = rest.find('\t');
    if (!in_line_ && tab != std::string_view::npos && is_benchmark(rest.substr(0, tab))) {
      n = tab + 1;
    } else if (rest.size() >= kLongLine) {
      n = whole_characters(rest, kLongLine);
    }
    if (n > 0) {
      output(rest.substr(0, n));
      flush_output();
      in_line_ = true;
      at += n;
    }
    break;
  }
  input_.erase(0, at);
}

void TestEvents::line(std::string_view text) {
  bool marked = text[0] == kMark;
  if (needs_mark_ && !marked) return output(text);
  if (marked) {
    flush_output();
    text.remove_prefix(1);
  }
  std::string_view trimmed = trim_end(text);
  if (trimmed == "=== NAME") text = "=== NAME  \n";
  if (trimmed == "PASS" || trimmed == "FAIL" || starts_with(trimmed, "FAIL\t")) {
    return end_of_program(text, trimmed, marked);
  }
  if (starts_with(text, "?   \t") && trimmed.ends_with("\t[no test files]") && results_.empty()) {
    verdict_ = "skip";
  }
  if (starts_with_one(text, kUpdates)) return update(text, marked);
  std::string_view inner = text;
  size_t indent = 0;
  for (; starts_with(inner, "    "); indent++) inner.remove_prefix(4);
  if (starts_with_one(inner, kReports) && report(inner, text, indent, marked)) return;
  if (!starts_with_one(inner, kReports) && indent > 0 && indent <= results_.size()) {
    test_ = results_[indent - 1].test;
  }
  output(text);
}

void TestEvents::end_of_program(std::string_view text, std::string_view trimmed, bool marked) {
  flush_results(0);
  needs_mark_ = marked;
  output(text);
  verdict_ = trimmed == "PASS" ? "pass" : "fail";
}

// "--- PASS: TestX (0.00s)": held back, as results of tests within it may follow.
bool TestEvents::report(std::string_view text, std::string_view whole, size_t indent,
                        bool marked) {
  if (results_.size() < indent) return false;
  std::string_view name;
  Event event;
  event.action = take_action(text, &name);
  size_t open = name.find(" (");
  if (open != std::string_view::npos) {
    if (name.ends_with("s)")) {
      event.seconds = seconds_text(name.substr(open + 2, name.size() - open - 4));
    }
    name = name.substr(0, open);
  }
  needs_mark_ = marked;
  flush_results(indent);
  event.test = name;
  test_ = name;
  results_.push_back(std::move(event));
  output(whole);
  return true;
}

void TestEvents::update(std::string_view text, bool marked) {
  std::string_view rest;
  Event event;
  event.action = take_action(text, &rest);
  if (event.action == "attr") {
    test_.clear();
    std::string_view name = take_word(&rest);
    event.key = take_word(&rest);
    event.value = rest;
    rest = name;
  } else if (event.action == "artifacts") {
    std::string_view name = take_word(&rest);
    event.path = rest;
    rest = name;
  }
  needs_mark_ = marked;
  std::string name(rest);
  flush_results(0);
  test_ = name;
  if (event.action == "name") return;
  if (event.action == "pause") {
    output(text);
    flush_output();
    emit(event);
  } else {
    emit(event);
    output(text);
  }
}

void TestEvents::finish(bool good) {
  if (!input_.empty()) {
    output(input_);
    input_.clear();
  }
  flush_output();
  Event event;
  event.action = !good ? "fail" : verdict_ == "skip" ? "skip" : "pass";
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", seconds);
  event.seconds = seconds_text(text);
  if (!good) event.failed_build = failed_build_;
  emit(event);
}

std::string build_events(std::string_view package, std::string_view text) {
  std::string out;
  std::string head = "{\"ImportPath\":" + json_string(package) + ",\"Action\":\"build-";
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view line = text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
    out += head + "output\",\"Output\":" + json_string(line) + "}\n";
    text.remove_prefix(line.size());
  }
  return out + head + "fail\"}\n";
}

}  // namespace vole::tools
