// A test's body in a process of its own: one that hangs or crashes fails with a message, and the
// tests behind it run.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace vole {

// Success if `body` ends within that many seconds and none of its expectations failed (those print
// themselves). To be called while the process has one thread.
template <typename Body>
testing::AssertionResult ends_within(unsigned seconds, Body&& body) {
  std::fflush(nullptr);
  pid_t child = fork();
  if (child < 0) return testing::AssertionFailure() << "no process";
  if (child == 0) {
    alarm(seconds);
    body();
    std::fflush(nullptr);
    _exit(testing::Test::HasFailure() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (status == 0) return testing::AssertionSuccess();
  if (!WIFSIGNALED(status)) return testing::AssertionFailure() << "failed in the child";
  if (WTERMSIG(status) != SIGALRM) {
    return testing::AssertionFailure() << "killed by signal " << WTERMSIG(status);
  }
  return testing::AssertionFailure() << "has not ended after " << seconds << " s";
}

}  // namespace vole
