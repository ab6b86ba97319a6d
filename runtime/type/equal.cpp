// Comparison by a stack of (type, a, b, next part). The last part of a value replaces its entry,
// so that lists that are nested in their last field need no more than one.
#include "runtime/type/equal.h"

#include "base/mem.h"
#include "runtime/type/work_list.h"

namespace vole::runtime {
namespace {

using bytecode::GoString;
using bytecode::Itab;
using bytecode::Kind;
using bytecode::StructField;
using bytecode::TypeDesc;

struct Pending {
  const TypeDesc* type;
  const char* a;
  const char* b;
  int64_t part;  // next field or element
};

template <class T>
bool equal_scalars(const char* a, const char* b) {
  return mem::load<T>(a) == mem::load<T>(b);
}

bool equal_strings(const char* a, const char* b) {
  auto a_len = mem::load<int64_t>(a + 8);
  if (a_len != mem::load<int64_t>(b + 8)) return false;
  auto* a_data = mem::load<const char*>(a);
  auto* b_data = mem::load<const char*>(b);
  return a_data == b_data ||
         mem::compare_bytes(a_data, b_data, static_cast<size_t>(a_len)) == 0;
}

enum class Step : uint8_t { kDifferent, kEqual, kDescend, kUncomparable };

class Comparer {
 public:
  Comparer(OsMemory& os, const StopTest& stop) : list_(os), steps_(stop) {}

  EqualResult run(const TypeDesc* type, const char* a, const char* b, const TypeDesc** culprit) {
    if (!list_.push({type, a, b, 0})) return EqualResult::kNoMemory;
    while (!list_.empty()) {
      if (!steps_.next()) return EqualResult::kStopped;
      Pending& p = list_.top();
      Pending part{};
      switch (step(p, &part)) {
        case Step::kDifferent:
          return EqualResult::kDifferent;
        case Step::kEqual:
          list_.pop();
          break;
        case Step::kUncomparable:
          *culprit = part.type;
          return EqualResult::kUncomparable;
        case Step::kDescend:
          if (is_last(p)) list_.pop();
          if (!list_.push(part)) return EqualResult::kNoMemory;
          break;
      }
    }
    return EqualResult::kEqual;
  }

 private:
  static bool is_last(const Pending& p) {
    if (p.type->kind == Kind::Struct) return p.part >= p.type->fields.len;
    if (p.type->kind == Kind::Array) return p.part >= p.type->len;
    return true;
  }

  // Compares what needs no descent; else sets *part to what comes next.
  static Step step(Pending& p, Pending* part) {
    if (p.type->flags & bytecode::kTypeRegularMemory) {
      bool same = mem::compare_bytes(p.a, p.b, p.type->size) == 0;
      return same ? Step::kEqual : Step::kDifferent;
    }
    switch (p.type->kind) {
      case Kind::Struct:
        return next_field(p, part);
      case Kind::Array:
        if (p.part >= p.type->len) return Step::kEqual;
        part->type = p.type->elem;
        part->a = p.a + static_cast<uint64_t>(p.part) * p.type->elem->size;
        part->b = p.b + static_cast<uint64_t>(p.part) * p.type->elem->size;
        p.part++;
        return Step::kDescend;
      case Kind::Interface:
        return interface_values(p, part);
      default:
        return scalar(p) ? Step::kEqual : Step::kDifferent;
    }
  }

  static Step next_field(Pending& p, Pending* part) {
    while (p.part < p.type->fields.len) {
      const StructField& field = p.type->fields[p.part++];
      if (field.name.view() == "_") continue;
      *part = {field.type, p.a + field.offset, p.b + field.offset, 0};
      return Step::kDescend;
    }
    return Step::kEqual;
  }

  static Step interface_values(const Pending& p, Pending* part) {
    const TypeDesc* type = dynamic_type(p.type, p.a);
    if (type != dynamic_type(p.type, p.b)) return Step::kDifferent;
    if (type == nullptr) return Step::kEqual;
    if (!(type->flags & bytecode::kTypeComparable)) {
      part->type = type;
      return Step::kUncomparable;
    }
    if (type->is_direct()) {
      return equal_scalars<uint64_t>(p.a + 8, p.b + 8) ? Step::kEqual : Step::kDifferent;
    }
    *part = {type, mem::load<const char*>(p.a + 8), mem::load<const char*>(p.b + 8), 0};
    return Step::kDescend;
  }

  static bool scalar(const Pending& p) {
    switch (p.type->kind) {
      case Kind::Float32:
        return equal_scalars<float>(p.a, p.b);
      case Kind::Float64:
        return equal_scalars<double>(p.a, p.b);
      case Kind::Complex64:
        return equal_scalars<float>(p.a, p.b) && equal_scalars<float>(p.a + 4, p.b + 4);
      case Kind::Complex128:
        return equal_scalars<double>(p.a, p.b) && equal_scalars<double>(p.a + 8, p.b + 8);
      case Kind::String:
        return equal_strings(p.a, p.b);
      default:
        return mem::compare_bytes(p.a, p.b, p.type->size) == 0;
    }
  }

  WorkList<Pending> list_;
  Steps steps_;
};

}  // namespace

const TypeDesc* dynamic_type(const TypeDesc* type, const void* p) {
  if (type->imethods.len == 0) return mem::load<const TypeDesc*>(p);
  auto* itab = mem::load<const Itab*>(p);
  return itab == nullptr ? nullptr : itab->type;
}

EqualResult equal_values(OsMemory& os, const TypeDesc* type, const void* a, const void* b,
                         const TypeDesc** culprit, const StopTest& stop) {
  Comparer comparer(os, stop);
  return comparer.run(type, static_cast<const char*>(a), static_cast<const char*>(b), culprit);
}

EqualResult equal_interfaces(OsMemory& os, const TypeDesc* a_type, uint64_t a_data,
                             const TypeDesc* b_type, uint64_t b_data, const TypeDesc** culprit,
                             const StopTest& stop) {
  if (a_type != b_type) return EqualResult::kDifferent;
  if (a_type == nullptr) return EqualResult::kEqual;
  if (!(a_type->flags & bytecode::kTypeComparable)) {
    *culprit = a_type;
    return EqualResult::kUncomparable;
  }
  if (a_type->is_direct()) {
    return a_data == b_data ? EqualResult::kEqual : EqualResult::kDifferent;
  }
  return equal_values(os, a_type, reinterpret_cast<const void*>(a_data),
                      reinterpret_cast<const void*>(b_data), culprit, stop);
}

}  // namespace vole::runtime
