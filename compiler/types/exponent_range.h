// The exponent range of float constants, which is gc's and larger than MPFR's default.
// Needed around operations whose result may leave that default range.
#pragma once

#include <mpfr.h>

#include <cstdint>
#include <limits>

namespace vole::types {

// MPFR's exponent range is state of the thread: while one of these lives it is that of gc's
// floats.
class ExponentRange {
 public:
  ExponentRange() : min_(mpfr_get_emin()), max_(mpfr_get_emax()) {
    mpfr_set_emin(std::numeric_limits<int32_t>::min());
    mpfr_set_emax(std::numeric_limits<int32_t>::max());
  }
  ~ExponentRange() {
    mpfr_set_emin(min_);
    mpfr_set_emax(max_);
  }
  ExponentRange(const ExponentRange&) = delete;
  ExponentRange& operator=(const ExponentRange&) = delete;

 private:
  mpfr_exp_t min_;
  mpfr_exp_t max_;
};

}  // namespace vole::types
