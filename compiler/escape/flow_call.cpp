// Flows of calls: to the parameters themselves where the callee is in the same batch, else as its
// leaks say; to the heap where nothing is known of it.
#include "compiler/escape/flow.h"
#include "compiler/ir/call_graph.h"
#include "compiler/types/universe.h"

namespace vole::escape {

using ir::as;
using ir::Op;
using ir::to;

void FlowBuilder::argument(Hole hole, const ir::Node* call, ir::Node* arg) {
  value(graph_.note(hole, call, "call parameter"), arg);
}

void FlowBuilder::call(const Holes* results, ir::Node* n) {
  Hole result = results != nullptr && !results->empty() ? (*results)[0] : graph_.to_nowhere();
  switch (n->op) {
    case Op::CallFunc:
    case Op::CallInter:
      return function_call(results, to<ir::Call>(n));
    case Op::InlinedCall:
      return inlined(results, to<ir::InlinedCall>(n));
    case Op::Append:
      return append(result, to<ir::Call>(n));
    case Op::Copy:
      return copy(to<ir::Binary>(n));
    case Op::Panic:
      return argument(graph_.to_heap(), n, to<ir::Unary>(n)->x);
    case Op::Clear:
      return argument(graph_.to(graph_.mutator()), n, to<ir::Unary>(n)->x);
    case Op::Min:
    case Op::Max:
      for (ir::Node* arg : to<ir::Call>(n)->args) argument(result, n, arg);
      return;
    case Op::UnsafeStringData:
    case Op::UnsafeSliceData:
      return argument(result, n, to<ir::Unary>(n)->x);
    case Op::UnsafeAdd:
    case Op::UnsafeSlice:
    case Op::UnsafeString:
      argument(result, n, to<ir::Binary>(n)->x);
      return discard(to<ir::Binary>(n)->y);
    case Op::Delete:
    case Op::Print:
    case Op::Println:
      return discard(to<ir::Call>(n)->args);
    case Op::Complex:
      discard(to<ir::Binary>(n)->x);
      return discard(to<ir::Binary>(n)->y);
    case Op::Len:
    case Op::Cap:
    case Op::Real:
    case Op::Imag:
    case Op::Close:
      return discard(to<ir::Unary>(n)->x);
    case Op::Recover:
      return;
    default:
      // What stands for a call with several results in As2Func and Return, behind a conversion.
      return value_without_init(result, n);
  }
}

// The function that a call is sure to run; null if that is not known.
ir::Func* FlowBuilder::known_callee(const ir::Call* n) {
  if (n->op != Op::CallFunc || n->dynamic) return nullptr;
  ir::Node* fun = definitions_.value_of(n->fun, func_);
  switch (fun->op) {
    case Op::Closure:
      return to<ir::Closure>(fun)->func;
    case Op::Name:
      return to<ir::Name>(fun)->cls == ir::NameClass::kFunc ? to<ir::Name>(fun)->function
                                                            : nullptr;
    case Op::MethodExpr:
      if (context_.program.types.is_interface(to<ir::Field>(fun)->recv)) return nullptr;
      return to<ir::Field>(fun)->function;
    default:
      return nullptr;
  }
}

// Where an argument goes.
Hole FlowBuilder::parameter(const Holes* results, ir::Func* callee, size_t index) {
  if (callee == nullptr) return graph_.to_heap();
  if (graph_.in_batch(callee)) {
    if (index >= callee->params.size()) return graph_.to_heap();
    ir::Name* name = callee->params[index];
    return name->name == "_" || name->name.empty() ? graph_.to_nowhere()
                                                   : graph_.to(graph_.of(name));
  }
  context_.program.summarize(*callee);
  ir::Leaks leaks;
  if (index < callee->leaks.size()) {
    leaks = callee->leaks[index];
  } else if (callee->kind != ir::FuncKind::kBuilt &&
             (callee->pragma & ir::kPragmaNoEscape) != 0) {
    leaks.mutator = leaks.callee = 0;
  } else {
    leaks.heap = 0;
  }
  ShortVector<Hole, 3 + ir::Leaks::kResults> holes;
  auto add = [&](Hole hole, uint8_t derefs) {
    if (derefs != ir::Leaks::kNo) holes.push_back(Graph::shifted(hole, derefs));
  };
  add(graph_.to_heap(), leaks.heap);
  add(graph_.to(graph_.mutator()), leaks.mutator);
  add(graph_.to(graph_.callee()), leaks.callee);
  for (size_t i = 0; results != nullptr && i < ir::Leaks::kResults; i++) {
    if (leaks.results[i] == ir::Leaks::kNo) continue;
    add(i < results->size() ? (*results)[i] : graph_.to_heap(), leaks.results[i]);
  }
  return into_all(holes);
}

namespace {

bool holds_non_string_pointers(ir::TypeTable& types, const types::Type* t) {
  if (!types.has_pointers(t)) return false;
  const types::Type* u = types.underlying(t);
  if (auto* s = types::as<types::Struct>(u)) {
    for (const types::Var* f : s->fields) {
      if (holds_non_string_pointers(types, f->type)) return true;
    }
    return false;
  }
  if (auto* a = types::as<types::Array>(u)) return holds_non_string_pointers(types, a->elem);
  auto* basic = types::as<types::Basic>(u);
  return basic == nullptr || (basic->info & types::kIsString) == 0;
}

// internal/abi.EscapeNonString is not what its body says: it puts its argument into the heap
// if that holds pointers other than those of strings.
bool is_escape_non_string(const ir::Func* callee) {
  return callee != nullptr && callee->pkg != nullptr && callee->pkg->path == "internal/abi" &&
         callee->short_name.starts_with("EscapeNonString[") && callee->params.size() == 1;
}

}  // namespace

void FlowBuilder::function_call(const Holes* results, ir::Call* n) {
  ir::Func* callee = known_callee(n);
  if (results != nullptr && callee != nullptr && graph_.in_batch(callee)) {
    for (size_t i = 0; i < callee->results.size() && i < results->size(); i++) {
      value((*results)[i], callee->results[i]);
    }
  }
  if (n->op == Op::CallFunc) {
    Hole hole = graph_.to_nowhere();
    if (callee == nullptr && results != nullptr) {
      for (const Hole& result : *results) {
        if (result.dst == graph_.nowhere()) continue;
        // Should a closure be called here, its results go further.
        hole = graph_.note(graph_.to(graph_.callee()), n, "callee operand");
        break;
      }
    }
    value(hole, n->fun);
  } else {
    auto* method = to<ir::Field>(n->fun);
    statements(method->init);
    argument(graph_.to_heap(), n, method->x);
  }
  for (size_t i = 0; i < n->args.size(); i++) {
    ir::Node* arg = n->args[i];
    if (is_escape_non_string(callee)) {
      bool kept = holds_non_string_pointers(context_.program.types, callee->params[0]->type);
      argument(kept ? graph_.to_heap() : graph_.to_nowhere(), n, arg);
      continue;
    }
    keep_uintptr(arg, callee);
    argument(parameter(results, callee, i), n, arg);
  }
}

// `uintptr(p)` as an argument of functions that take addresses as numbers: p must stay, and where
// it is until the call returns.
void FlowBuilder::keep_uintptr(ir::Node* arg, const ir::Func* callee) {
  if (callee == nullptr) return;
  bool escapes = (callee->pragma & ir::kPragmaUintptrEscapes) != 0;
  bool keeps = (callee->pragma & ir::kPragmaUintptrKeepAlive) != 0 ||
               callee->kind == ir::FuncKind::kNative;
  if (!escapes && !keeps) return;
  if (arg->op != Op::SliceLit) return keep_converted(arg, escapes);
  for (ir::Node* element : to<ir::Composite>(arg)->list) {
    if (auto* entry = as<ir::Key>(element)) element = entry->value;
    keep_converted(element, escapes);
  }
}

void FlowBuilder::keep_converted(ir::Node* conversion, bool escapes) {
  if (conversion->op != Op::ConvNop || !is_uintptr(conversion->type)) return;
  ir::Node* pointer = to<ir::Unary>(conversion)->x;
  if (!is_unsafe_pointer(pointer->type)) return;
  Location* copy = graph_.add(nullptr, func_, loop_depth_, true);
  value(graph_.note(graph_.to(copy), conversion, "assign"), pointer);
  Hole hole = graph_.to(graph_.mutator());
  if (escapes) hole = graph_.note(graph_.to_heap(), conversion, "//go:uintptrescapes");
  graph_.flow(hole, copy);
  kept_.insert(pointer);
}

void FlowBuilder::inlined(const Holes* results, ir::InlinedCall* n) {
  statements(n->body);
  for (size_t i = 0; i < n->results.size(); i++) {
    bool used = results != nullptr && i < results->size();
    value(used ? (*results)[i] : graph_.to_nowhere(), n->results[i]);
  }
}

// The slice goes to the result, if there is room; else its elements go to a new array.
void FlowBuilder::append(Hole result, ir::Call* n) {
  ir::TypeTable& types = context_.program.types;
  auto has_pointer_elements = [&](const types::Type* t) {
    auto* slice = types.under_as<types::Slice>(t);
    return slice != nullptr && types.has_pointers(slice->elem);
  };
  Hole grown = into_all({result, graph_.to(graph_.mutator())});
  if (has_pointer_elements(n->args[0]->type)) {
    grown = into_all({grown, graph_.deref(graph_.to_heap(), n, "appendee slice")});
  }
  argument(grown, n, n->args[0]);
  if (n->ddd && n->args.size() > 1) {
    Hole added = graph_.to_nowhere();
    if (has_pointer_elements(n->args[1]->type)) {
      added = graph_.deref(graph_.to_heap(), n, "appended slice...");
    }
    argument(added, n, n->args[1]);
  } else {
    for (size_t i = 1; i < n->args.size(); i++) argument(graph_.to_heap(), n, n->args[i]);
  }
  // The new array is made at most once in the frame, so loops do not matter.
  allocate(result, n).dst->loop_depth = 0;
}

void FlowBuilder::copy(ir::Binary* n) {
  argument(graph_.to(graph_.mutator()), n, n->x);
  auto* slice = context_.program.types.under_as<types::Slice>(n->y->type);
  bool pointers = slice != nullptr && context_.program.types.has_pointers(slice->elem);
  argument(pointers ? graph_.deref(graph_.to_heap(), n, "copied slice") : graph_.to_nowhere(), n,
           n->y);
}

}  // namespace vole::escape
