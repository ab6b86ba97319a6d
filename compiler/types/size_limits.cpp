// Types that are too large for gc: arrays beyond the address space and channel elements of
// 64 KiB and more. gc finds them when it lays out the types of what is declared, after type
// checking, and so does this.
#include <limits>

#include "compiler/types/checker.h"
#include "compiler/types/parts.h"

namespace vole::types {

namespace {

constexpr int64_t kAddressSpace = int64_t{1} << 50;
constexpr int64_t kMaxChannelElement = int64_t{1} << 16;  // exclusive

}  // namespace

// Looks at the declared variables and types of a scope and of those inside it.
void Checker::size_limits(const Scope* scope) {
  for (const Object* obj : scope->objects()) size_limits(obj);
  for (const Scope* child : scope->children()) size_limits(child);
}

void Checker::size_limits(const Object* obj) {
  if (obj->pkg != pkg || obj->type == nullptr) return;
  if (obj->kind != ObjectKind::kVar && obj->kind != ObjectKind::kTypeName) return;
  if (is_type_param(obj->type) || is_generic(obj->type)) return;
  size_limits(obj->pos, obj->type);
}

void Checker::size_limits(Pos pos, const Type* t) {
  t = unalias(t);
  if (t == nullptr || t->kind == TypeKind::kBasic || !laid_out_.insert(t).second) return;
  switch (t->kind) {
    case TypeKind::kNamed: {
      auto n = static_cast<const Named*>(t);
      // Generic types are laid out as instances; other packages are checked by themselves.
      if (n->obj->pkg == pkg && !is_generic(n)) size_limits(pos, underlying(n));
      return;
    }
    case TypeKind::kArray: {
      auto a = static_cast<const Array*>(t);
      size_limits(pos, a->elem);
      if (has_var_size(a)) return;
      int64_t size = size_of(a->elem);
      if (size > 0 && a->len > (kAddressSpace - 1) / size) {
        error(pos, Kind::LargerThanAddressSpace, {str(t)});
      }
      return;
    }
    case TypeKind::kChan: {
      const Type* elem = static_cast<const Chan*>(t)->elem;
      size_limits(pos, elem);
      if (!has_var_size(elem) && size_of(elem) >= kMaxChannelElement) {
        error(pos, Kind::ChannelElementTooLarge);
      }
      return;
    }
    case TypeKind::kUnion:
      return;
    default:
      return for_each_part(t, [&](const Type* part) { size_limits(pos, part); });
  }
}

}  // namespace vole::types
