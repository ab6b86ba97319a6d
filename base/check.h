// Checks of our own invariants: VOLE_CHECK is always on, VOLE_DCHECK only in debug builds.
// They find bugs of Vole, never of a script: what script input can cause is an error value.
#pragma once

namespace vole {

// Prints the failed condition with its place on stderr and aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace vole

#define VOLE_CHECK(condition)                                              \
  (__builtin_expect(static_cast<bool>(condition), 1)                       \
       ? static_cast<void>(0)                                              \
       : ::vole::check_failed(#condition, __FILE__, __LINE__))

#ifdef NDEBUG
#define VOLE_DCHECK(condition) static_cast<void>(sizeof(static_cast<bool>(condition)))
#define VOLE_UNREACHABLE() __builtin_unreachable()
#else
#define VOLE_DCHECK(condition) VOLE_CHECK(condition)
#define VOLE_UNREACHABLE() ::vole::check_failed("unreachable", __FILE__, __LINE__)
#endif

// A place that is an error of ours in every build, e.g. an enum value outside its range.
#define VOLE_FATAL(text) ::vole::check_failed(text, __FILE__, __LINE__)

#define VOLE_LIKELY(x) __builtin_expect(static_cast<bool>(x), 1)
#define VOLE_UNLIKELY(x) __builtin_expect(static_cast<bool>(x), 0)
#define VOLE_ALWAYS_INLINE inline __attribute__((always_inline))
#define VOLE_NOINLINE __attribute__((noinline))
