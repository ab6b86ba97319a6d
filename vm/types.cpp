// What a machine derives from types while it runs: itabs and map layouts.
#include "runtime/type/itab.h"
#include "runtime/values/map.h"
#include "vm/machine.h"

namespace vole::vm {

bool Machine::find_itab(const TypeDesc* inter, const TypeDesc* type, const Itab** itab,
                        std::string_view* missing) {
  using Result = runtime::ItabTable::Result;
  *itab = nullptr;
  Result result = itab_table_.find(inter, type, itab);
  if (result == Result::kMissingMethod) {
    *missing = runtime::missing_method(inter, type, nullptr)->name.view();
  }
  return result != Result::kNoMemory;
}

const runtime::MapLayout* Machine::map_layout(const TypeDesc* map_type) {
  return map_layouts_->of(map_type);
}

}  // namespace vole::vm
