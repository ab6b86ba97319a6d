// What must be in the heap whatever becomes of it, because of its size; and constants put in the
// place of expressions, so that sizes and values to be boxed are known.
#include "compiler/escape/flow.h"
#include "compiler/types/constant.h"
#include "compiler/types/sizes.h"
#include "compiler/types/universe.h"

namespace vole::escape {

using ir::as;
using ir::Op;
using ir::to;

namespace {

// Bytes.
constexpr int64_t kMostDeclared = 128 << 10;  // a variable
constexpr int64_t kMostImplicit = 64 << 10;   // what new, &T{}, make and closures allocate
constexpr int64_t kSmallDeclared = 64 << 10;  // the same with -smallframes
constexpr int64_t kSmallImplicit = 16 << 10;
constexpr int64_t kWord = 8;

constexpr std::string_view kTooLarge = "too large for stack";

bool over(int64_t size, int64_t limit) { return size < 0 || size > limit; }

// The value of a constant that fits in 32 bits.
bool small_constant(const ir::Node* n, int64_t* value) {
  auto* literal = as<ir::Literal>(n);
  if (literal == nullptr || literal->value->kind() != types::ConstantKind::kInt) return false;
  return literal->value->to_int64(value) && *value == static_cast<int32_t>(*value);
}

int64_t record_size(const ir::Func* func) {
  int64_t size = kWord;
  for (const ir::Name* name : func->closure_vars) {
    if (!name->by_value) {
      size = (size + kWord - 1) / kWord * kWord + kWord;
      continue;
    }
    int64_t align = types::align_of(name->type);
    size = (size + align - 1) / align * align + types::size_of(name->type);
  }
  return size;
}

std::string_view make_reason(const ir::Make* n, ir::TypeTable& types, int64_t limit) {
  auto* slice = types.under_as<types::Slice>(n->type);
  int64_t element = types.size_of(slice->elem);
  if (element == 0) return "zero-sized element";
  int64_t count = 0;
  if (!small_constant(n->cap != nullptr ? n->cap : n->len, &count)) return {};
  return element < 0 || count > limit / element ? kTooLarge : std::string_view();
}

// Keeps what `old` does besides having a value.
void keep_effects(ir::Program& program, ir::Node* old, ir::Node* holder) {
  if (old->op == Op::Name || old->op == Op::Literal) return;
  auto* stmt = program.make<ir::Assign>();
  stmt->pos = holder->pos;
  stmt->inl = holder->inl;
  stmt->x = blank(program);
  stmt->y = old;
  program.append(holder->init, stmt);
}

ir::Literal* literal_at(ir::Program& program, const ir::Node* holder, const types::Type* type,
                        const types::Constant* value) {
  auto* literal = program.make<ir::Literal>();
  literal->pos = holder->pos;
  literal->inl = holder->inl;
  literal->type = type;
  literal->value = value;
  return literal;
}

void use_constant_size(Context& context, Definitions& definitions, ir::Make* n, ir::Func* func) {
  ir::Program& program = context.program;
  ir::Node*& size = n->cap != nullptr ? n->cap : n->len;
  if (size == nullptr || size->op == Op::Literal) return;
  ir::Node* known = definitions.value_of(size, func);
  if (auto* literal = as<ir::Literal>(known)) {
    int64_t value = 0;
    if (literal->value->kind() != types::ConstantKind::kInt) return;
    if (!literal->value->to_int64(&value) || value < 0) return;
    ir::Node* old = size;
    size = literal_at(program, n, old->type, literal->value);
    keep_effects(program, old, n);
    return;
  }
  if (known->op != Op::Len) return;
  auto* elements =
      as<ir::Composite>(definitions.value_of(to<ir::Unary>(known)->x, func));
  if (elements == nullptr || elements->op != Op::SliceLit) return;
  ir::Node* old = size;
  size = program.new_int(elements->len, program.types.basic(types::BasicKind::kInt), n->pos);
  size->inl = n->inl;
  keep_effects(program, old, n);
}

}  // namespace

void use_constants(Context& context, Definitions& definitions, ir::Node* n, ir::Func* func) {
  if (n->op == Op::MakeSlice) {
    return use_constant_size(context, definitions, to<ir::Make>(n), func);
  }
  if (n->op != Op::ConvIface) return;
  auto* conversion = to<ir::Unary>(n);
  ir::Node* old = conversion->x;
  if (old->op == Op::Literal || context.program.types.is_interface(old->type)) return;
  auto* known = as<ir::Literal>(definitions.value_of(old, func));
  if (known == nullptr) return;
  auto* from = context.program.types.under_as<types::Basic>(known->type);
  auto* into = context.program.types.under_as<types::Basic>(old->type);
  if (from == nullptr || into == nullptr || from->basic != into->basic) return;
  conversion->x = literal_at(context.program, n, old->type, known->value);
  conversion->x->shape_type = old->shape_type;
  keep_effects(context.program, old, n);
}

std::string_view heap_reason(Context& context, const ir::Node* n) {
  if (n == nullptr || n->type == nullptr) return {};
  ir::TypeTable& types = context.program.types;
  int64_t declared = context.options.small_frames ? kSmallDeclared : kMostDeclared;
  int64_t implicit = context.options.small_frames ? kSmallImplicit : kMostImplicit;
  if (auto* name = as<ir::Name>(n)) {
    bool passed = name->cls == ir::NameClass::kParam || name->cls == ir::NameClass::kResult;
    if (passed || is_bound_receiver(name)) return {};
  }
  if (over(types.size_of(n->type), declared)) return kTooLarge;
  switch (n->op) {
    case Op::New:
    case Op::PtrLit: {
      auto* pointer = types.under_as<types::Pointer>(n->type);
      return over(types.size_of(pointer->elem), implicit) ? kTooLarge : std::string_view();
    }
    case Op::Closure:
      return over(record_size(to<ir::Closure>(n)->func), implicit) ? kTooLarge
                                                                    : std::string_view();
    case Op::MethodValue: {
      int64_t size = types.size_of(to<ir::Field>(n)->x->type);
      return over(size, implicit - kWord) ? kTooLarge : std::string_view();
    }
    case Op::MakeSlice:
      return make_reason(to<ir::Make>(n), types, implicit);
    default:
      return {};
  }
}

}  // namespace vole::escape
