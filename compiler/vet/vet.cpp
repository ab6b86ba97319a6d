// Running the checks that were asked for. See vet.h.
#include "compiler/vet/vet.h"

#include <iterator>

#include "base/stable_sort.h"
#include "compiler/vet/pass.h"

namespace vole::vet {
namespace {

constexpr std::string_view kFlags[] = {
#define VOLE_VET_CHECK(name, flag, in_test) flag,
#include "compiler/vet/check.def"
};
constexpr bool kInTest[] = {
#define VOLE_VET_CHECK(name, flag, in_test) in_test,
#include "compiler/vet/check.def"
};
constexpr size_t kCheckCount = std::size(kFlags);

}  // namespace

// What later packages need to know.
struct Vetter::Facts {
  PrintKinds kinds;
};

CheckSet all_checks() { return (CheckSet{1} << kCheckCount) - 1; }

CheckSet test_checks() {
  CheckSet set = 0;
  for (size_t i = 0; i < kCheckCount; i++) {
    if (kInTest[i]) set |= CheckSet{1} << i;
  }
  return set;
}

CheckSet check_of_flag(std::string_view flag) {
  if (flag == "bool") flag = "bools";
  if (flag == "buildtags") flag = "buildtag";
  if (flag == "structtags") flag = "structtag";
  for (size_t i = 0; i < kCheckCount; i++) {
    if (kFlags[i] == flag) return CheckSet{1} << i;
  }
  return 0;
}

std::vector<std::string> flags_of(CheckSet checks) {
  std::vector<std::string> out;
  for (size_t i = 0; i < kCheckCount; i++) {
    if ((checks >> i & 1) != 0) out.emplace_back(kFlags[i]);
  }
  return out;
}

Vetter::Vetter(CheckSet checks) : checks_(checks), facts_(std::make_unique<Facts>()) {}
Vetter::~Vetter() = default;

void Vetter::learn(const Input& input) {
  std::vector<Finding> none;
  Pass pass(input, facts_->kinds, none);
  check_printf(pass, false);
}

std::vector<Finding> Vetter::run(const Input& input) {
  std::vector<Finding> findings;
  Pass pass(input, facts_->kinds, findings);
  auto wanted = [&](Check check) { return (checks_ & bit(check)) != 0; };
  if (wanted(Check::Assign)) check_assign(pass);
  if (wanted(Check::Atomic)) check_atomic(pass);
  if (wanted(Check::Bools)) check_bools(pass);
  check_comments(pass, wanted(Check::BuildTag), wanted(Check::Directive));
  if (wanted(Check::Defers)) check_defers(pass);
  if (wanted(Check::ErrorsAs)) check_errors_as(pass);
  if (wanted(Check::IfaceAssert)) check_iface_assert(pass);
  if (wanted(Check::NilFunc)) check_nil_func(pass);
  check_printf(pass, wanted(Check::Printf));
  if (wanted(Check::Slog)) check_slog(pass);
  if (wanted(Check::StringIntConv)) check_string_int_conv(pass);
  if (wanted(Check::StructTag)) check_struct_tag(pass);
  if (wanted(Check::Tests)) check_tests(pass);
  if (wanted(Check::Unreachable)) check_unreachable(pass);
  if (wanted(Check::UnusedResult)) check_unused_result(pass);
  stable_sort(findings, [](const Finding& a, const Finding& b) { return a.check < b.check; });
  return findings;
}

}  // namespace vole::vet
