// Checks for code that compiles but is likely wrong: what `go vet` reports, in its words.
//
// A Vetter is told of the packages of a compilation after their types have been checked, imports
// first (driver::Options::check_listener), since what is known of a package's functions (that one
// forwards its arguments to Printf, say) is used in those that import it. The checks and their
// texts are those of golang.org/x/tools/go/analysis/passes as Go 1.26's vet has them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"
#include "compiler/types/universe.h"

namespace vole::vet {

// By go vet's flags, in the order in which it reports.
enum class Check : uint8_t {
#define VOLE_VET_CHECK(name, flag, in_test) name,
#include "compiler/vet/check.def"
};

using CheckSet = uint32_t;
constexpr CheckSet bit(Check check) { return CheckSet{1} << static_cast<unsigned>(check); }

// All that there are; those that `go test` runs.
CheckSet all_checks();
CheckSet test_checks();
// The check that a flag of go vet names ("printf"), as a set; 0: there is none.
CheckSet check_of_flag(std::string_view flag);
std::vector<std::string> flags_of(CheckSet checks);

struct Finding {
  Check check;
  Pos pos;
  std::string text;
};

// One package with its types checked, and how types of it are named: by import path.
struct Input {
  const types::Package& package;
  std::string_view path;
  int go_minor;  // of the language version go1.N
  types::Universe& universe;
  const SourceSet& sources;
};

class Vetter {
 public:
  explicit Vetter(CheckSet checks);
  ~Vetter();
  Vetter(const Vetter&) = delete;
  Vetter& operator=(const Vetter&) = delete;

  // What is wrong in a package, in go vet's order: check by check, by place in the source.
  std::vector<Finding> run(const Input& input);
  // For a package that others import and nobody asked about: only what they need to know.
  void learn(const Input& input);

 private:
  struct Facts;
  CheckSet checks_;
  std::unique_ptr<Facts> facts_;
};

}  // namespace vole::vet
