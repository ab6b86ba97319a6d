// Hashing by a stack of (type, address, next part); each part's hash is the seed of the next.
// Zero of either sign hashes alike, and every NaN differently, since no NaN is equal to another.
#include "runtime/type/hash.h"

#include "runtime/type/equal.h"
#include "runtime/type/work_list.h"

namespace vole::runtime {
namespace {

using bytecode::Kind;
using bytecode::StructField;
using bytecode::TypeDesc;

struct Pending {
  const TypeDesc* type;
  const char* p;
  int64_t part;
};

class Hasher {
 public:
  Hasher(OsMemory& os, Random& random, uint64_t seed, const StopTest& stop)
      : list_(os), random_(random), hash_(seed), steps_(stop) {}

  HashResult run(const TypeDesc* type, const char* p, const TypeDesc** culprit) {
    if (!list_.push({type, p, 0})) return HashResult::kNoMemory;
    while (!list_.empty()) {
      if (!steps_.next()) return HashResult::kStopped;
      Pending part{};
      if (!step(list_.top(), &part)) {
        list_.pop();
        continue;
      }
      if (part.p == nullptr) {
        *culprit = part.type;
        return HashResult::kUnhashable;
      }
      if (is_last(list_.top())) list_.pop();
      if (!list_.push(part)) return HashResult::kNoMemory;
    }
    return HashResult::kDone;
  }
  uint64_t hash() const { return hash_; }

 private:
  static bool is_last(const Pending& p) {
    if (p.type->kind == Kind::Struct) return p.part >= p.type->fields.len;
    if (p.type->kind == Kind::Array) return p.part >= p.type->len;
    return true;
  }

  // Hashes what needs no descent and returns false; else sets *part (p null: unhashable).
  bool step(Pending& p, Pending* part) {
    if (p.type->flags & bytecode::kTypeRegularMemory) {
      hash_ = p.type->size == 8 ? hash_word(mem::load<uint64_t>(p.p), hash_)
                                : hash_bytes(p.p, p.type->size, hash_);
      return false;
    }
    switch (p.type->kind) {
      case Kind::Struct:
        while (p.part < p.type->fields.len) {
          const StructField& field = p.type->fields[p.part++];
          if (field.name.view() == "_") continue;
          *part = {field.type, p.p + field.offset, 0};
          return true;
        }
        return false;
      case Kind::Array:
        if (p.part >= p.type->len) return false;
        *part = {p.type->elem, p.p + static_cast<uint64_t>(p.part) * p.type->elem->size, 0};
        p.part++;
        return true;
      case Kind::Interface:
        return interface_value(p, part);
      default:
        scalar(p);
        return false;
    }
  }

  bool interface_value(const Pending& p, Pending* part) {
    const TypeDesc* type = dynamic_type(p.type, p.p);
    if (type == nullptr) return false;
    if (!(type->flags & bytecode::kTypeComparable)) {
      *part = {type, nullptr, 0};
      return true;
    }
    hash_ = hash_word(type->hash, hash_);
    if (type->is_direct()) {
      hash_ = hash_word(mem::load<uint64_t>(p.p + 8), hash_);
      return false;
    }
    *part = {type, mem::load<const char*>(p.p + 8), 0};
    return true;
  }

  void floating(double value) {
    if (value == 0) {
      hash_ = hash_word(0, hash_);
    } else if (value != value) {
      hash_ = hash_word(random_.next64(), hash_);
    } else {
      hash_ = hash_word(std::bit_cast<uint64_t>(value), hash_);
    }
  }

  void scalar(const Pending& p) {
    switch (p.type->kind) {
      case Kind::Float32:
        floating(static_cast<double>(mem::load<float>(p.p)));
        break;
      case Kind::Float64:
        floating(mem::load<double>(p.p));
        break;
      case Kind::Complex64:
        floating(static_cast<double>(mem::load<float>(p.p)));
        floating(static_cast<double>(mem::load<float>(p.p + 4)));
        break;
      case Kind::Complex128:
        floating(mem::load<double>(p.p));
        floating(mem::load<double>(p.p + 8));
        break;
      case Kind::String:
        hash_ = hash_bytes(mem::load<const char*>(p.p),
                           static_cast<size_t>(mem::load<int64_t>(p.p + 8)), hash_);
        break;
      default:
        hash_ = p.type->size == 8 ? hash_word(mem::load<uint64_t>(p.p), hash_)
                                  : hash_bytes(p.p, p.type->size, hash_);
    }
  }

  WorkList<Pending> list_;
  Random& random_;
  uint64_t hash_;
  Steps steps_;
};

}  // namespace

HashResult hash_value(OsMemory& os, Random& random, const TypeDesc* type, const void* p,
                      uint64_t seed, uint64_t* hash, const TypeDesc** culprit,
                      const StopTest& stop) {
  Hasher hasher(os, random, seed, stop);
  HashResult result = hasher.run(type, static_cast<const char*>(p), culprit);
  *hash = hasher.hash();
  return result;
}

}  // namespace vole::runtime
