// Sizes and offsets as gc lays types out on amd64.
//
// One rule is easy to miss: a struct that ends in a field of size zero is one byte larger, so
// that the address of that field is no address of the next object.
#include "compiler/types/sizes.h"

#include <algorithm>
#include <limits>

#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/predicates.h"

namespace vole::types {

namespace {

constexpr int64_t kWord = 8;
constexpr int64_t kMaxAlign = 8;

// Rounds up to a power of two; negative (too large) stays negative or becomes so.
int64_t align_up(int64_t x, int64_t a) {
  if (x < 0) return x;
  uint64_t r = (static_cast<uint64_t>(x) + static_cast<uint64_t>(a) - 1) &
               ~(static_cast<uint64_t>(a) - 1);
  return static_cast<int64_t>(r);
}

int64_t basic_size(const Basic* b) {
  switch (b->basic) {
    case BasicKind::kBool:
    case BasicKind::kUntypedBool:
    case BasicKind::kInt8:
    case BasicKind::kUint8:
      return 1;
    case BasicKind::kInt16:
    case BasicKind::kUint16:
      return 2;
    case BasicKind::kInt32:
    case BasicKind::kUint32:
    case BasicKind::kFloat32:
      return 4;
    case BasicKind::kComplex128:
    case BasicKind::kString:
    case BasicKind::kUntypedString:
      return 16;
    default:
      return 8;
  }
}

// The two types of the runtime's atomics that demand 64-bit alignment are empty structs.
bool is_align64_marker(const Type* t) {
  const Named* n = as_named(t);
  if (n == nullptr || n->obj->name != "align64" || n->obj->pkg == nullptr) return false;
  const std::string& path = n->obj->pkg->path;
  return path == "sync/atomic" || path == "internal/runtime/atomic";
}

bool has_field_types(const Struct* s) {
  for (const Var* f : s->fields) {
    const Type* u = underlying(f->type);
    while (const Array* a = as<Array>(u)) {
      if (a->len < 0) return false;
      u = underlying(a->elem);
    }
    if (u == nullptr) return false;
    const Struct* inner = as<Struct>(u);
    if (inner != nullptr && !inner->fields.empty() && inner->align_bytes == 0) return false;
  }
  return true;
}

}  // namespace

int64_t align_of(const Type* t) {
  const Type* u = underlying(t);
  if (u == nullptr) return 1;
  switch (u->kind) {
    case TypeKind::kArray:
      return align_of(static_cast<const Array*>(u)->elem);
    case TypeKind::kStruct: {
      auto s = static_cast<const Struct*>(u);
      if (s->fields.empty() && is_align64_marker(t)) return 8;
      if (s->align_bytes != 0) return s->align_bytes;
      int64_t max = 1;
      for (const Var* f : s->fields) max = std::max(max, align_of(f->type));
      if (s->size_bytes != Struct::kSizeUnknown || has_field_types(s)) s->align_bytes = max;
      return max;
    }
    case TypeKind::kBasic: {
      auto b = static_cast<const Basic*>(u);
      if ((b->info & kIsString) != 0) return kWord;
      int64_t a = basic_size(b);
      if ((b->info & kIsComplex) != 0) a /= 2;
      return std::min(a, kMaxAlign);
    }
    default:
      return kWord;
  }
}

int64_t size_of(const Type* t) {
  const Type* u = underlying(t);
  if (u == nullptr) return 0;
  switch (u->kind) {
    case TypeKind::kBasic:
      return basic_size(static_cast<const Basic*>(u));
    case TypeKind::kArray: {
      auto a = static_cast<const Array*>(u);
      if (a->len <= 0) return 0;
      int64_t size = size_of(a->elem);
      if (size <= 0) return size;
      if (size > std::numeric_limits<int64_t>::max() / a->len) return -1;
      return size * a->len;
    }
    case TypeKind::kSlice:
      return 3 * kWord;
    case TypeKind::kStruct: {
      auto s = static_cast<const Struct*>(u);
      if (s->fields.empty()) return 0;
      if (s->size_bytes != Struct::kSizeUnknown) return s->size_bytes;
      int64_t offset = offsets_of(s).back();
      int64_t size = size_of(s->fields.back()->type);
      int64_t end = -1;
      if (offset >= 0 && size >= 0) {
        if (offset > 0 && size == 0) size = 1;
        if (__builtin_add_overflow(offset, size, &end)) end = -1;
        end = align_up(end, align_of(t));
      }
      // Kept once all fields have types: nested structs are asked for again and again.
      if (has_field_types(s)) s->size_bytes = end;
      return end;
    }
    case TypeKind::kInterface:
      return 2 * kWord;
    default:
      return kWord;
  }
}

std::vector<int64_t> offsets_of(const Struct* s) {
  std::vector<int64_t> offsets;
  offsets.reserve(s->fields.size());
  int64_t at = 0;
  for (const Var* f : s->fields) {
    if (at >= 0) at = align_up(at, align_of(f->type));
    offsets.push_back(at < 0 ? -1 : at);
    int64_t size = at < 0 ? -1 : size_of(f->type);
    if (size < 0 || __builtin_add_overflow(at, size, &at)) at = -1;
  }
  return offsets;
}

int64_t offset_of(const Type* t, const std::vector<int>& index) {
  int64_t sum = 0;
  for (int i : index) {
    const Struct* s = under_as<Struct>(t);
    if (s == nullptr) return -1;
    int64_t d = offsets_of(s)[static_cast<size_t>(i)];
    if (d < 0 || __builtin_add_overflow(sum, d, &sum)) return -1;
    t = s->fields[static_cast<size_t>(i)]->type;
  }
  return sum;
}

namespace {

bool var_size(const Type* t, std::vector<const Named*>* seen) {
  const Named* n = as_named(t);
  if (n != nullptr) {
    for (const Named* s : *seen) {
      if (s == n) return false;
    }
    seen->push_back(n);
  }
  if (is_type_param(t)) return true;
  bool result = false;
  const Type* u = underlying(t);
  if (const Array* a = as<Array>(u)) {
    result = var_size(a->elem, seen);
  } else if (const Struct* s = as<Struct>(u)) {
    for (const Var* f : s->fields) {
      if (var_size(f->type, seen)) {
        result = true;
        break;
      }
    }
  }
  if (n != nullptr && result) seen->pop_back();
  return result;
}

}  // namespace

bool has_var_size(const Type* t) {
  std::vector<const Named*> seen;
  return var_size(t, &seen);
}

}  // namespace vole::types
