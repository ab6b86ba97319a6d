// What a machine derives from types while it runs: itabs and map layouts.
#include "runtime/type/itab.h"
#include "runtime/values/map.h"
#include "vm/machine.h"

namespace vole::vm {

const Itab* Machine::find_itab(const TypeDesc* inter, const TypeDesc* type,
                               std::string_view* missing) {
  const Itab* tab = nullptr;
  if (itab_table_.find(inter, type, &tab) == runtime::ItabTable::Result::kFound) return tab;
  if (const auto* method = runtime::missing_method(inter, type, nullptr)) {
    *missing = method->name.view();
  }
  return nullptr;
}

const runtime::MapLayout* Machine::map_layout(const TypeDesc* map_type) {
  return map_layouts_->of(map_type);
}

}  // namespace vole::vm
