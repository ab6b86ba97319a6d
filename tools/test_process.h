// One run of a test program as a process of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vole::tools {

struct TestProcess {
  std::string program;                 // path of the file to start
  std::vector<std::string> arguments;  // the first is the program's name
  std::string folder;                  // working directory; PWD is set to it
  std::string go_tree;                 // GOROOT unless the environment has one; empty: none
  // Receives what it writes to its standard output and error. Empty: both go to the standard
  // output of this process.
  std::function<void(std::string_view)> output;
  int64_t kill_after_ns = 0;  // 0: never. Then SIGQUIT, and after another wait SIGKILL
  int64_t wait_ns = 0;        // for others that hold its output open after its end; 0: forever
};

struct TestEnd {
  std::string problem;         // why it could not be started; empty: it was
  int status = 0;              // as of wait()
  double seconds = 0;
  bool was_quit = false;       // it took too long
  bool is_incomplete = false;  // its output was still open after wait_ns
};

// Starts the process and returns when it has ended. Thread-safe. Signals that end programs are not
// blocked in it, whatever this thread does.
TestEnd run_test_process(const TestProcess& process);

// "exit status 1", "signal: killed"; empty for success.
std::string describe_status(int status);

}  // namespace vole::tools
