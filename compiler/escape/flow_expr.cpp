// Flows of expressions other than calls: what an operator does to the number of dereferences, and
// which expressions allocate.
#include "compiler/escape/flow.h"
#include "compiler/ir/call_graph.h"
#include "compiler/types/universe.h"

namespace vole::escape {

using ir::as;
using ir::Op;
using ir::to;

bool FlowBuilder::is_uintptr(const types::Type* t) const {
  auto* basic = context_.program.types.under_as<types::Basic>(t);
  return basic != nullptr && basic->basic == types::BasicKind::kUintptr;
}

bool FlowBuilder::is_unsafe_pointer(const types::Type* t) const {
  auto* basic = context_.program.types.under_as<types::Basic>(t);
  return basic != nullptr && basic->basic == types::BasicKind::kUnsafePointer;
}

void FlowBuilder::discard(const ir::NodeList& list) {
  for (ir::Node* n : list) discard(n);
}

Hole FlowBuilder::allocate(Hole hole, ir::Node* n) {
  Location* location = graph_.add(n, func_, loop_depth_, false);
  graph_.flow(graph_.address(hole, n, "spill"), location);
  return graph_.to(location);
}

Hole FlowBuilder::into_all(Holes holes) {
  if (holes.empty()) return graph_.to_nowhere();
  if (holes.size() == 1) return holes[0];
  Location* joint = graph_.add(nullptr, func_, loop_depth_, false);
  for (const Hole& hole : holes) graph_.flow(hole, joint);
  return graph_.to(joint);
}

Hole FlowBuilder::type_asserted(Hole hole, const ir::Node* where, const types::Type* type,
                                std::string_view why) {
  ir::TypeTable& types = context_.program.types;
  // An interface holds other values than pointers by reference.
  bool behind = !types.is_interface(type) && !types.is_pointer_shaped(type);
  if (behind) hole = Graph::shifted(hole, 1);
  return graph_.note(hole, where, why);
}

void FlowBuilder::value(Hole hole, ir::Node* n) {
  if (n == nullptr || kept_.count(n) != 0) return;
  statements(n->init);
  value_without_init(hole, n);
}

void FlowBuilder::value_without_init(Hole hole, ir::Node* n) {
  if (hole.derefs >= 0 && n->type != nullptr && !context_.has_pointers(n->type)) {
    hole.dst = graph_.nowhere();
  }
  switch (n->shape()) {
    case ir::Shape::Name: {
      auto* name = to<ir::Name>(n);
      bool global = name->cls == ir::NameClass::kFunc || name->cls == ir::NameClass::kGlobal;
      if (!global && name->cls != ir::NameClass::kBlank) graph_.flow(hole, graph_.of(name));
      return;
    }
    case ir::Shape::Literal:
      return;
    case ir::Shape::Leaf:
      if (n->op == Op::Recover) call(nullptr, n);
      return;
    case ir::Shape::Unary:
      return unary(hole, to<ir::Unary>(n));
    case ir::Shape::Binary:
      return binary(hole, to<ir::Binary>(n));
    case ir::Shape::Sequence:
      // The parts of a concatenation are copied.
      if (n->op == Op::AddString) allocate(hole, n);
      return discard(to<ir::Sequence>(n)->list);
    case ir::Shape::Field:
      return field(hole, to<ir::Field>(n));
    case ir::Shape::Index:
      return index(hole, to<ir::Index>(n));
    case ir::Shape::Slice: {
      auto* slice = to<ir::Slice>(n);
      value(graph_.note(hole, n, "slice"), slice->x);
      discard(slice->low);
      discard(slice->high);
      return discard(slice->max);
    }
    case ir::Shape::Composite:
      return composite(hole, to<ir::Composite>(n));
    case ir::Shape::Closure:
      return closure(hole, to<ir::Closure>(n));
    case ir::Shape::Make:
      if (n->op != Op::MakeChan) allocate(hole, n);
      discard(to<ir::Make>(n)->len);
      return discard(to<ir::Make>(n)->cap);
    case ir::Shape::Call:
    case ir::Shape::InlinedCall: {
      Holes results(&hole, 1);
      return call(&results, n);
    }
    default:
      return statement(n);
  }
}

void FlowBuilder::unary(Hole hole, ir::Unary* n) {
  switch (n->op) {
    case Op::Addr:
      return value(graph_.address(hole, n, "address-of"), n->x);
    case Op::Deref:
      return value(graph_.deref(hole, n, "indirection"), n->x);
    case Op::PtrLit:
      return value(allocate(hole, n), n->x);
    case Op::New: {
      Hole inside = allocate(hole, n);
      if (n->x != nullptr) value(inside, n->x);
      return;
    }
    case Op::DotType:
    case Op::DotType2:
      return value(type_asserted(hole, n, n->type, "dot"), n->x);
    case Op::Conv:
    case Op::ConvNop:
    case Op::ConvIface:
    case Op::SliceToArray:
    case Op::SliceToArrayPtr:
      return conversion(hole, n);
    case Op::BytesToString:
    case Op::RunesToString:
    case Op::RuneToString:
    case Op::StringToBytes:
    case Op::StringToRunes:
      allocate(hole, n);
      return discard(n->x);
    case Op::UnsafeSliceData:
    case Op::UnsafeStringData:
    case Op::Clear:
    case Op::Panic:
    case Op::Len:
    case Op::Cap:
    case Op::Real:
    case Op::Imag:
    case Op::Close: {
      Holes results(&hole, 1);
      return call(&results, n);
    }
    default:
      return discard(n->x);
  }
}

void FlowBuilder::conversion(Hole hole, ir::Unary* n) {
  ir::TypeTable& types = context_.program.types;
  switch (n->op) {
    case Op::ConvIface:
      if (!types.is_interface(n->x->type) && !types.is_pointer_shaped(n->x->type)) {
        hole = allocate(hole, n);
      }
      return value(graph_.note(hole, n, "interface-converted"), n->x);
    case Op::SliceToArray:
      return value(graph_.deref(hole, n, "slice-to-array"), n->x);
    case Op::SliceToArrayPtr:
      return value(hole, n->x);
    default:
      if (is_unsafe_pointer(n->type) && is_uintptr(n->x->type)) {
        return address_as_number(hole, n->x);
      }
      return value(hole, n->x);
  }
}

void FlowBuilder::binary(Hole hole, ir::Binary* n) {
  switch (n->op) {
    case Op::Copy:
    case Op::Complex:
    case Op::UnsafeAdd:
    case Op::UnsafeSlice:
    case Op::UnsafeString: {
      Holes results(&hole, 1);
      return call(&results, n);
    }
    default:
      discard(n->x);
      return discard(n->y);
  }
}

void FlowBuilder::field(Hole hole, ir::Field* n) {
  switch (n->op) {
    case Op::DotPtr:
      return value(graph_.deref(hole, n, "dot of pointer"), n->x);
    case Op::MethodValue:
      return method_value(hole, n);
    case Op::MethodExpr:
      return;
    default:
      return value(graph_.note(hole, n, "dot"), n->x);
  }
}

// The receiver goes into the func value's record, and to the method's parameter when the value is
// called, which may be anywhere: then results count as lost.
void FlowBuilder::method_value(Hole hole, ir::Field* n) {
  Hole record = allocate(hole, n);
  bool dynamic = context_.program.types.is_interface(n->x->type);
  ir::Func* method = dynamic ? nullptr : ir::named_function(n);
  ShortVector<Hole, ir::Leaks::kResults> all_lost(ir::Leaks::kResults, graph_.to_heap());
  Holes lost = all_lost;
  Hole received = method != nullptr ? parameter(&lost, method, 0) : graph_.to_heap();
  value(into_all({received, record}), n->x);
}

void FlowBuilder::index(Hole hole, ir::Index* n) {
  if (n->op == Op::IndexMap) {
    discard(n->x);
  } else if (is_array(n->x->type)) {
    value(graph_.note(hole, n, "fixed-array-index-of"), n->x);
  } else {
    value(graph_.deref(hole, n, "dot of pointer"), n->x);
  }
  discard(n->index);
}

void FlowBuilder::composite(Hole hole, ir::Composite* n) {
  if (n->op == Op::SliceLit) hole = allocate(hole, n);
  if (n->op == Op::MapLit) allocate(hole, n);
  for (ir::Node* element : n->list) {
    if (auto* entry = as<ir::Key>(element)) {
      if (n->op == Op::MapLit) {
        to_heap(entry->key, "map literal key", n);
        to_heap(entry->value, "map literal value", n);
        continue;
      }
      element = entry->value;
    } else if (auto* member = as<ir::StructKey>(element)) {
      element = member->value;
    }
    std::string_view why = n->op == Op::SliceLit    ? "slice-literal-element"
                           : n->op == Op::StructLit ? "struct literal element"
                                                    : "array literal element";
    value(graph_.note(hole, n, why), element);
  }
}

void FlowBuilder::closure(Hole hole, ir::Closure* n) {
  hole = allocate(hole, n);
  batch_.closures.push_back({hole, n});
  for (ir::Name* name : n->func->closure_vars) {
    Location* location = graph_.of(name);
    if (location->captured) continue;
    location->captured = true;
    // Assignments before the first capture do not matter, unless a loop can repeat them.
    if (location->loop_depth == loop_depth_) location->reassigned = false;
  }
  if (!ir::is_capturing(n->func)) return;
  add_variables(graph_, n->func);
  FlowBuilder(batch_, definitions_, n->func).function();
}

// A number that becomes an unsafe.Pointer: it may have been made of one by arithmetic.
void FlowBuilder::address_as_number(Hole hole, ir::Node* n) {
  if (n == nullptr) return;
  if (!is_uintptr(n->type)) return value(hole, n);
  statements(n->init);
  switch (n->op) {
    case Op::Conv:
    case Op::ConvNop: {
      ir::Node* x = to<ir::Unary>(n)->x;
      return is_unsafe_pointer(x->type) ? value(hole, x) : discard(x);
    }
    case Op::DotPtr: {
      ir::Node* x = to<ir::Field>(n)->x;
      if (!is_header_data(context_.program.types, n)) return discard(x);
      return value(graph_.deref(hole, n, "reflect.Header.Data"), x);
    }
    case Op::Plus:
    case Op::Neg:
    case Op::BitNot:
      return address_as_number(hole, to<ir::Unary>(n)->x);
    case Op::Add:
    case Op::Sub:
    case Op::Or:
    case Op::Xor:
    case Op::Mul:
    case Op::Div:
    case Op::Mod:
    case Op::And:
    case Op::AndNot:
      address_as_number(hole, to<ir::Binary>(n)->x);
      return address_as_number(hole, to<ir::Binary>(n)->y);
    case Op::Lsh:
    case Op::Rsh:
      address_as_number(hole, to<ir::Binary>(n)->x);
      return discard(to<ir::Binary>(n)->y);
    default:
      return value_without_init(graph_.to_nowhere(), n);
  }
}

}  // namespace vole::escape
