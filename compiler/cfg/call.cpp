// Lowering of calls. Arguments are computed straight into the outgoing area, after all calls among
// them have run; results are read from there.
#include <algorithm>
#include <bit>
#include <iterator>

#include "compiler/cfg/intrinsic.h"
#include "compiler/cfg/lower.h"
#include "compiler/cfg/runtime_id.h"
#include "compiler/types/constant.h"
#include "compiler/types/object.h"

namespace vole::cfg {

using ir::Op;

namespace {

uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }

constexpr std::string_view kIntrinsicNames[] = {
    "",
#define VOLE_INTRINSIC(name, symbol) symbol,
#include "compiler/cfg/intrinsic.def"
};

}  // namespace

Lowerer::Lowerer(ir::Program& program, Layouts& layouts) : program_(program), layouts_(layouts) {
  for (size_t i = 1; i < std::size(kIntrinsicNames); i++) {
    intrinsics_.emplace(kIntrinsicNames[i], static_cast<Intrinsic>(i));
  }
}

Intrinsic Lowerer::intrinsic_of(const ir::Func* f) {
  if (f->is_closure || f->is_method || f->wrapper) return Intrinsic::kNone;
  std::string_view s = f->symbol;
  if (!s.starts_with("math") && !s.starts_with("sync/atomic.") && !s.starts_with("runtime.") &&
      !s.starts_with("internal/")) {
    return Intrinsic::kNone;
  }
  constexpr std::string_view kAtomic = "sync/atomic.";
  if (s.starts_with(kAtomic)) return atomic_intrinsic(s.substr(kAtomic.size()));
  auto it = intrinsics_.find(s);
  return it == intrinsics_.end() ? Intrinsic::kNone : it->second;
}

// The function that is called for certain, or null.
ir::Func* Lowerer::static_callee(ir::Call* n) {
  ir::Node* f = n->fun;
  while (f != nullptr && f->op == Op::ConvNop) f = ir::to<ir::Unary>(f)->x;
  if (f == nullptr || n->op != Op::CallFunc) return nullptr;
  if (f->op == Op::Name && ir::to<ir::Name>(f)->cls == ir::NameClass::kFunc) {
    ir::Func* named = ir::to<ir::Name>(f)->function;
    return named->forwards != nullptr ? named->forwards : named;
  }
  if (f->op == Op::MethodExpr) {
    ir::Func* method = ir::to<ir::Field>(f)->function;
    return method->forwards != nullptr ? method->forwards : method;
  }
  if (f->op == Op::Closure && ir::to<ir::Closure>(f)->func->closure_vars.empty()) {
    return ir::to<ir::Closure>(f)->func;
  }
  return nullptr;
}

namespace {

bool is_reflect_method(const types::Type* t) {
  auto* named = types::as<types::Named>(t);
  if (named == nullptr || named->obj->pkg == nullptr) return false;
  return named->obj->pkg->path == "reflect" && named->obj->name == "Method";
}

// Whether a call asks a reflect.Type for methods: through an interface by what it returns (a
// Method, with a bool, or a sequence of them), or directly. reflect's own calls among these do not
// count.
bool asks_for_methods(const ir::Call* n, const ir::Func* callee, const ir::Func* caller) {
  constexpr std::string_view kMethods[] = {"Method", "MethodByName", "Methods"};
  constexpr std::string_view kPrefix = "reflect.(*rtype).";
  auto asks = [&](std::string_view name) {
    return std::find(std::begin(kMethods), std::end(kMethods), name) != std::end(kMethods);
  };
  if (callee != nullptr) {
    std::string_view symbol = callee->symbol, from = caller->symbol;
    return symbol.starts_with(kPrefix) && asks(symbol.substr(kPrefix.size())) &&
           !from.starts_with(kPrefix);
  }
  if (n->op != Op::CallInter || !asks(ir::to<ir::Field>(n->fun)->name)) return false;
  const types::Type* result = n->type;
  if (auto* tuple = types::as<types::Tuple>(result)) {
    result = tuple->vars.empty() ? nullptr : tuple->vars[0]->type;
  }
  if (result == nullptr) return false;
  auto* named = types::as<types::Named>(result);
  return is_reflect_method(result) ||
         (named != nullptr && !named->targs.empty() && is_reflect_method(named->targs[0]));
}

}  // namespace

Loc Lowerer::call(ir::Call* n, Opd want, bool wants_value) {
  Loc l;
  if (intrinsic(n, want, &l)) return l;
  uint32_t at = emit_call(n);
  if (!wants_value || n->type == nullptr || n->type->kind == types::TypeKind::kTuple) return {};
  const TypeInfo* t = info(n);
  if (t->size == 0) return at_zero(t);
  return at_reg(take(out_slot(static_cast<int32_t>(at)), want, t), t);
}

// Emits the call and returns the slot of the outgoing area where its results begin.
// The pointers that are converted among the arguments of a go:uintptrescapes function, each in a
// temporary; calls among the arguments are hoisted on the way, which keeps their order.
void Lowerer::keep_pointers(ir::Node* arg, std::vector<Opd>* kept) {
  if (auto* list = ir::as<ir::Composite>(arg)) {
    for (ir::Node* element : list->list) keep_pointers(element, kept);
    return;
  }
  bool from_pointer = arg->op == Op::ConvNop && info(arg)->kind == bytecode::Kind::Uintptr &&
                      info(ir::to<ir::Unary>(arg)->x)->kind == bytecode::Kind::UnsafePointer;
  if (!from_pointer) {
    if (has_call(arg)) hoist_walk(arg);
    return;
  }
  ir::Node* pointer = ir::to<ir::Unary>(arg)->x;
  Loc l = hoist_one(pointer);
  hoisted_.push_back({pointer, l});
  kept->push_back(reg(l));
}

uint32_t Lowerer::emit_call(ir::Call* n) {
  if (out_top_ != 0) fail("a call among the arguments of another was not evaluated first");
  size_t mark = hoist_mark();
  bool inter = n->op == Op::CallInter;
  ir::Func* callee = static_callee(n);
  ir::Node* fun = inter ? ir::to<ir::Field>(n->fun)->x : callee != nullptr ? nullptr : n->fun;
  std::vector<Opd> kept;
  bool keeps = callee != nullptr && (callee->pragma & ir::kPragmaUintptrKeepAlive) != 0;
  if (keeps) {
    for (ir::Node* arg : n->args) keep_pointers(arg, &kept);
  }
  // The last argument that has a call may be one: its result goes to its place directly.
  size_t last = n->args.size();
  for (size_t i = 0; i < n->args.size() && !keeps; i++) {
    if (has_call(n->args[i])) last = i;
  }
  if (fun != nullptr && last < n->args.size())
    hoist_walk(fun);
  else if (fun != nullptr)
    hoist(fun);
  for (size_t i = 0; i < n->args.size() && last < n->args.size() && i < last; i++) {
    hoist_walk(n->args[i]);
  }
  uint32_t slots = inter ? 1 : 0;
  uint64_t large = 0;
  std::vector<uint32_t> at(n->args.size());
  for (size_t i = 0; i < n->args.size(); i++) {
    at[i] = slots;
    const TypeInfo* arg = info(n->args[i]);
    slots += arg->slots;
    if (arg->slots == 0) large += static_cast<uint64_t>(arg->size);
  }
  large_.callee = std::max(large_.callee, large);
  Opd fun_reg;
  if (last < n->args.size()) {
    ir::Node* a = n->args[last];
    if (a->op == Op::CallFunc || a->op == Op::CallInter) {
      to(a, at_out(static_cast<int32_t>(at[last]), info(a)));
    } else {
      hoist(a);
      last = n->args.size();
    }
  }
  if (slots > fn_->out_slots) fn_->out_slots = slots;
  out_top_ = slots;
  if (fun != nullptr) fun_reg = value(fun);
  for (size_t i = 0; i < n->args.size(); i++) {
    if (i == last) continue;
    if (info(n->args[i])->slots == 0)
      touch(expr(n->args[i]));
    else
      to(n->args[i], at_out(static_cast<int32_t>(at[i]), info(n->args[i])));
  }
  out_top_ = 0;
  fn_->has_calls = true;
  if (asks_for_methods(n, callee, fn_->source)) fn_->reflects = true;
  if (inter) {
    emit(Opcode::CallI, out_slot(0), fun_reg,
         imm(static_cast<int32_t>(ir::to<ir::Field>(n->fun)->index)));
  } else if (callee != nullptr) {
    emit(Opcode::Call, out_slot(0)).x0 = as_word(callee);
  } else {
    emit(Opcode::CallC, out_slot(0), fun_reg);
  }
  hoist_end(mark);
  uint32_t results = 0;
  if (n->type != nullptr) {
    if (auto* tuple = types::as<types::Tuple>(n->type)) {
      for (const types::Var* v : tuple->vars) results += info(v->type)->slots;
    } else {
      results = info(n)->slots;
    }
  }
  // A use after the call keeps a pointer until then; the slot behind the results is nobody's.
  uint32_t behind = slots + results;
  for (Opd p : kept) emit(Opcode::Mov, out_slot(static_cast<int32_t>(behind)), p);
  if (!kept.empty()) behind++;
  if (behind > fn_->out_slots) fn_->out_slots = behind;
  return slots;
}

// ---- intrinsics -----------------------------------------------------------------------------

bool Lowerer::intrinsic(ir::Call* n, Opd want, Loc* out) {
  ir::Func* callee = static_callee(n);
  if (callee == nullptr) return false;
  Intrinsic id = intrinsic_of(callee);
  if (id == Intrinsic::kNone) return false;
  size_t mark = hoist_mark();
  hoist_range(n->args.data, n->args.size());
  const TypeInfo* t =
      n->type != nullptr && n->type->kind != types::TypeKind::kTuple ? info(n) : nullptr;
  auto simple = [&](Opcode op) {
    Opd x = value(n->args[0]);
    Opd d = dest(want, t);
    emit(op, d, x);
    *out = at_reg(d, t);
  };
  bool done = true;
  switch (id) {
    case Intrinsic::kSqrt:
      simple(Opcode::SqrtF64);
      break;
    case Intrinsic::kAbs:
      simple(Opcode::AbsF64);
      break;
    case Intrinsic::kFloor:
      simple(Opcode::FloorF64);
      break;
    case Intrinsic::kCeil:
      simple(Opcode::CeilF64);
      break;
    case Intrinsic::kTrunc:
      simple(Opcode::TruncF64);
      break;
    case Intrinsic::kFloat64bits:
    case Intrinsic::kFloat64frombits:
    case Intrinsic::kFloat32bits:
    case Intrinsic::kFloat32frombits:
      *out = at_reg(value(n->args[0], want), t);
      break;
    case Intrinsic::kRotateLeft:
    case Intrinsic::kRotateLeft64:
      *out = rotate(n, 64, want);
      break;
    case Intrinsic::kRotateLeft32:
      *out = rotate(n, 32, want);
      break;
    case Intrinsic::kTrailingZeros:
    case Intrinsic::kTrailingZeros64:
      simple(Opcode::Ctz64);
      break;
    case Intrinsic::kOnesCount:
    case Intrinsic::kOnesCount64:
    case Intrinsic::kOnesCount32:
    case Intrinsic::kOnesCount16:
    case Intrinsic::kOnesCount8:
      simple(Opcode::Popcnt64);
      break;
    case Intrinsic::kLeadingZeros:
    case Intrinsic::kLeadingZeros64:
      simple(Opcode::Clz64);
      break;
    case Intrinsic::kLen:
    case Intrinsic::kLen64:
    case Intrinsic::kLen32:
    case Intrinsic::kLen16:
    case Intrinsic::kLen8: {
      Opd x = value(n->args[0]);
      Opd z = word();
      emit(Opcode::Clz64, z, x);
      Opd k = constant(64);
      Opd d = dest(want, t);
      emit(Opcode::SubI64, d, k, z);
      *out = at_reg(d, t);
      break;
    }
    case Intrinsic::kReverseBytes:
    case Intrinsic::kReverseBytes64:
      simple(Opcode::Bswap64);
      break;
    case Intrinsic::kReverseBytes32: {
      simple(Opcode::Bswap64);
      emit(Opcode::ShrI, out->base, out->base, imm(32));
      break;
    }
    case Intrinsic::kPanicRangeState: {
      Opd s = scratch(1);
      into(expr(n->args[0]), s);
      runtime(kRtPanicRangeState);
      break;
    }
    case Intrinsic::kPanicWrap:
      panic_wrap();
      break;
    case Intrinsic::kDeferRangeFunc: {
      Opd s = scratch(2);
      runtime(kRtDeferRangeFunc);
      *out = at_reg(take(s, want, t), t);
      break;
    }
    default:
      done = atomic_op(id, n, want, out);
  }
  hoist_end(mark);
  return done;
}

// The running wrapper is pkg.(*Type).Method: those are the three strings of the message, with
// "..." for type arguments.
void Lowerer::panic_wrap() {
  std::string_view s = func_->symbol;
  size_t open = s.find(".(*");
  size_t close = s.rfind(").");
  if (open == s.npos || close == s.npos || close < open) open = close = 0;
  std::string_view type = close == 0 ? s : s.substr(open + 3, close - open - 3);
  size_t arguments = type.find('[');
  if (arguments != type.npos) {
    type = arena_.copy(std::string(type.substr(0, arguments)) + "[...]");
  }
  Opd at = scratch(6);
  string_const(s.substr(0, open), at);
  string_const(type, at.plus(2));
  string_const(close == 0 ? s : s.substr(close + 2), at.plus(4));
  runtime(kRtPanicWrap);
  stop();
}

Loc Lowerer::rotate(ir::Call* n, unsigned bits, Opd want) {
  const TypeInfo* t = info(n);
  Loc x = expr(n->args[0]);
  Loc k = expr(n->args[1]);
  Opd a = reg(x);
  if (k.kind == Loc::kImm) {
    Opd d = dest(want, t);
    emit(bits == 64 ? Opcode::RotLI64 : Opcode::RotLI32, d, a,
         imm(static_cast<int32_t>(k.off & (bits - 1))));
    return at_reg(d, t);
  }
  Opd b = reg(k);
  Opd d = dest(want, t);
  emit(bits == 64 ? Opcode::RotL64 : Opcode::RotL32, d, a, b);
  return at_reg(d, t);
}

}  // namespace vole::cfg
