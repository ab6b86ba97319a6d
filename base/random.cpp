// Entropy from the kernel, for hosts that give no seed and for what must be unpredictable.
// getrandom may return less than asked, hence the loop.
#include "base/random.h"

#include <cerrno>
#include <sys/random.h>

namespace vole {

bool random_bytes_from_os(void* to, size_t size) {
  char* p = static_cast<char*>(to);
  while (size != 0) {
    ssize_t n = getrandom(p, size, 0);
    if (n < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    p += n;
    size -= static_cast<size_t>(n);
  }
  return true;
}

uint64_t random_seed_from_os() {
  uint64_t seed = 0;
  if (!random_bytes_from_os(&seed, sizeof(seed))) seed = 0x9e3779b97f4a7c15ULL;
  return seed;
}

}  // namespace vole
