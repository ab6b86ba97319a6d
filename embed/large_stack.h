// Running a function on a thread with a stack for deeply nested source: the compiler and the
// formatter recurse over it. The caller waits.
#pragma once

#include <pthread.h>

#include "compiler/driver/compilation.h"

namespace vole::embed {

// Answers false if no thread could be started; the function has not run then.
template <typename Function>
bool run_on_large_stack(Function&& function) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, driver::kStackBytes);
  pthread_t thread;
  auto call = [](void* argument) -> void* {
    (*static_cast<std::remove_reference_t<Function>*>(argument))();
    return nullptr;
  };
  int failed = pthread_create(&thread, &attributes, call, &function);
  pthread_attr_destroy(&attributes);
  if (failed != 0) return false;
  pthread_join(thread, nullptr);
  return true;
}

}  // namespace vole::embed
