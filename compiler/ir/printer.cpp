// Expressions as text, for the dump: implicit operations and init statements show.
#include "compiler/ir/printer.h"

#include "base/unicode.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::ir {

int operator_precedence(Op op) {
  switch (op) {
    case Op::Mul:
    case Op::Div:
    case Op::Mod:
    case Op::Lsh:
    case Op::Rsh:
    case Op::And:
    case Op::AndNot:
      return 6;
    case Op::Add:
    case Op::Sub:
    case Op::Or:
    case Op::Xor:
      return 5;
    case Op::Eq:
    case Op::Ne:
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge:
      return 4;
    case Op::AndAnd:
      return 2;
    case Op::OrOr:
      return 1;
    case Op::Plus:
    case Op::Neg:
    case Op::BitNot:
    case Op::Not:
    case Op::Deref:
    case Op::Addr:
    case Op::Recv:
      return 7;
    default:
      return 8;
  }
}

namespace {

int precedence_of(Op op) {
  if (op == Op::AddString) return operator_precedence(Op::Add);
  if (op == Op::PtrLit) return operator_precedence(Op::Addr);
  return operator_precedence(op);
}

bool is_conversion(Op op) { return op >= Op::Conv && op <= Op::SliceToArrayPtr; }

// The kind that an untyped constant of this value defaults to.
bool is_default_type(const types::Type* t, const types::Constant* value) {
  auto* basic = types::as<types::Basic>(t);
  if (basic == nullptr) return false;
  switch (value->kind()) {
    case types::ConstantKind::kBool:
      return basic->basic == types::BasicKind::kBool;
    case types::ConstantKind::kString:
      return basic->basic == types::BasicKind::kString;
    case types::ConstantKind::kInt:
      return basic->basic == types::BasicKind::kInt;
    case types::ConstantKind::kFloat:
      return basic->basic == types::BasicKind::kFloat64;
    case types::ConstantKind::kComplex:
      return basic->basic == types::BasicKind::kComplex128;
    default:
      return false;
  }
}

// A character as Go quotes it.
std::string quoted_rune(uint64_t value) {
  if (value == '\'') return "'\\''";
  if (value == '"') return "'\"'";
  std::string utf8;
  append_rune(utf8, static_cast<int32_t>(value));
  std::string quoted = types::quote_string(utf8);
  return "'" + quoted.substr(1, quoted.size() - 2) + "'";
}

}  // namespace

std::string Printer::type_text(const types::Type* t) {
  if (t == nullptr) return "<nil>";
  return types_ != nullptr ? types_->report_string(t, from_) : "T";
}

void Printer::list(const NodeList& nodes, const char* separator, int precedence) {
  for (size_t i = 0; i < nodes.size(); i++) {
    if (i != 0) out_ += separator;
    expr(nodes[i], precedence);
  }
}

void Printer::name(const Name* n) {
  const types::Package* pkg = nullptr;
  if (n->cls == NameClass::kFunc) {
    pkg = n->function->pkg;
    if (n->function->kind == FuncKind::kRuntime) {
      out_ += n->function->symbol;
      return;
    }
  }
  if (n->cls == NameClass::kGlobal) pkg = n->global->pkg;
  if (pkg != nullptr && pkg != from_) out_ += pkg->name + ".";
  out_ += n->name;
  if (n->cls == NameClass::kClosureVar) out_ += n->by_value ? "^" : "^&";
}

std::string literal_text(const Literal* n, const std::string& type) {
  auto* basic = types::as<types::Basic>(n->type);
  if (basic != nullptr && basic->name == "rune") {
    uint64_t value = 0;
    if (n->value->to_uint64(&value) && value <= 0x10ffff) return quoted_rune(value);
  }
  std::string text = n->value->to_string();
  return is_default_type(n->type, n->value) ? text : type + "(" + text + ")";
}

void Printer::literal(const Literal* n) { out_ += literal_text(n, type_text(n->type)); }

void Printer::conversion(const Unary* n) {
  bool named = types::as<types::Named>(n->type) != nullptr ||
               types::as<types::Basic>(n->type) != nullptr;
  std::string text = type_text(n->type);
  out_ += named || text == "any" ? text : "(" + text + ")";
  out_ += "<" + std::string(op_name(n->op)) + ">";
  out_ += '(';
  expr(n->x);
  out_ += ')';
}

void Printer::unary(const Unary* n, int precedence) {
  switch (n->op) {
    case Op::Plus:
    case Op::Neg:
    case Op::BitNot:
    case Op::Not:
    case Op::Deref:
    case Op::Addr:
    case Op::PtrLit:
    case Op::Recv:
      out_ += op_text(n->op);
      return expr(n->x, precedence);
    case Op::DotType:
    case Op::DotType2:
      expr(n->x, precedence);
      out_ += ".(" + type_text(n->type) + ")";
      return;
    case Op::New: {
      auto* pointer = types::as<types::Pointer>(n->type);
      out_ += "new(" + type_text(pointer != nullptr ? pointer->elem : n->type) + ")";
      return;
    }
    default:
      if (is_conversion(n->op)) return conversion(n);
      out_ += std::string(op_text(n->op)) + "(";
      if (n->x != nullptr) expr(n->x);
      out_ += ')';
  }
}

void Printer::call(const Call* n, int precedence) {
  if (n->fun != nullptr) {
    expr(n->fun, precedence);
  } else {
    out_ += op_text(n->op);
  }
  out_ += '(';
  list(n->args, ", ");
  out_ += n->ddd ? "...)" : ")";
}

void Printer::field(const Field* n, int precedence) {
  if (n->op == Op::MethodExpr) {
    bool pointer = types::as<types::Pointer>(n->recv) != nullptr;
    out_ += pointer ? "(" + type_text(n->recv) + ")" : type_text(n->recv);
  } else {
    expr(n->x, precedence);
  }
  out_ += ".";
  out_ += n->name;
}

void Printer::slice(const Slice* n, int precedence) {
  expr(n->x, precedence);
  out_ += '[';
  if (n->low != nullptr) expr(n->low);
  out_ += ':';
  if (n->high != nullptr) expr(n->high);
  if (n->op == Op::Slice3 || n->op == Op::Slice3Arr) {
    out_ += ':';
    if (n->max != nullptr) expr(n->max);
  }
  out_ += ']';
}

void Printer::composite(const Composite* n) {
  out_ += type_text(n->type) + "{";
  list(n->list, ", ");
  out_ += '}';
}

void Printer::make(const Make* n) {
  out_ += "make(" + type_text(n->type);
  for (const Node* size : {n->len, n->cap}) {
    if (size == nullptr) continue;
    out_ += ", ";
    expr(size);
  }
  out_ += ')';
}

// In the dump the statements that run first stand in braces before the node.
void Printer::init(const Node* n) {
  if (n->init.empty()) return;
  out_ += "{";
  for (const Node* stmt : n->init) {
    if (auto* d = as<Dcl>(stmt)) {
      out_ += "var " + std::string(d->x->name) + "; ";
    } else {
      expr(stmt);
      out_ += "; ";
    }
  }
  out_ += "}";
}

void Printer::expr(const Node* n, int precedence) {
  if (n == nullptr) {
    out_ += "<nil>";
    return;
  }
  init(n);
  int own = precedence_of(n->op);
  bool parens = precedence > own;
  if (parens) out_ += '(';
  other(n, own);
  if (parens) out_ += ')';
}

void Printer::other(const Node* n, int precedence) {
  switch (n->shape()) {
    case Shape::Name:
      return name(to<Name>(n));
    case Shape::Literal:
      return literal(to<Literal>(n));
    case Shape::Leaf:
      if (n->op == Op::Recover) out_ += "recover()";
      if (n->op == Op::Nil) out_ += "nil";
      if (n->op == Op::Zero) out_ += type_text(n->type) + "{}";
      if (n->op == Op::Type) out_ += type_text(n->type);
      return;
    case Shape::Unary:
      return unary(to<Unary>(n), precedence);
    case Shape::Binary: {
      auto* b = to<Binary>(n);
      if (n->op >= Op::Add && n->op <= Op::OrOr) {
        expr(b->x, precedence);
        out_ += " " + std::string(op_text(n->op)) + " ";
        return expr(b->y, precedence + 1);
      }
      if (n->op == Op::Send) {
        expr(b->x);
        out_ += " <- ";
        return expr(b->y);
      }
      out_ += std::string(op_text(n->op)) + "(";
      expr(b->x);
      out_ += ", ";
      expr(b->y);
      out_ += ')';
      return;
    }
    case Shape::Sequence:
      return list(to<Sequence>(n)->list, n->op == Op::AddString ? " + " : "; ", precedence);
    case Shape::Field:
      return field(to<Field>(n), precedence);
    case Shape::Index:
      expr(to<Index>(n)->x, precedence);
      out_ += '[';
      expr(to<Index>(n)->index);
      out_ += ']';
      return;
    case Shape::Slice:
      return slice(to<Slice>(n), precedence);
    case Shape::Composite:
      return composite(to<Composite>(n));
    case Shape::StructKey:
      out_ += std::string(to<StructKey>(n)->name) + ": ";
      return expr(to<StructKey>(n)->value);
    case Shape::Key:
      expr(to<Key>(n)->key);
      out_ += ": ";
      return expr(to<Key>(n)->value);
    case Shape::Closure:
      out_ += "func " + std::string(to<Closure>(n)->func->short_name);
      return;
    case Shape::Call:
      return call(to<Call>(n), precedence);
    case Shape::Make:
      return make(to<Make>(n));
    case Shape::Assign: {
      auto* a = to<Assign>(n);
      expr(a->x);
      out_ += a->def ? " := " : " = ";
      if (a->y == nullptr) {
        out_ += "0";
        return;
      }
      return expr(a->y);
    }
    case Shape::AssignOp: {
      auto* a = to<AssignOp>(n);
      expr(a->x);
      out_ += " " + std::string(op_text(a->arith)) + "= ";
      return expr(a->y);
    }
    case Shape::AssignList: {
      auto* a = to<AssignList>(n);
      list(a->lhs, ", ");
      out_ += a->def ? " := " : " = ";
      return list(a->rhs, ", ");
    }
    default:
      out_ += "<" + std::string(op_name(n->op)) + ">";
  }
}

}  // namespace vole::ir
