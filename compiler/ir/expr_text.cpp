// Nodes as gc's report prints them: expressions with the parentheses that its table of precedences
// gives, implicit operations left out, loops and switches only named.
#include <string>

#include "compiler/ir/build.h"
#include "compiler/ir/printer.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

// Precedence 0 is below all others: such nodes stand in parentheses wherever an operand is wanted.
int precedence_of(const Node* n) {
  switch (n->op) {
    case Op::Send:
      return 3;
    case Op::PtrLit:
    case Op::Closure:
    case Op::AddString:
    case Op::Complex:
    case Op::Real:
    case Op::Imag:
    case Op::Recover:
    case Op::InlinedCall:
    case Op::Key:
    case Op::StructKey:
    case Op::CheckNil:
    case Op::MakeMap:
    case Op::MakeChan:
      return 0;
    case Op::Type:
      return types::as<types::Pointer>(n->type) != nullptr ? 7 : 8;
    default:
      return operator_precedence(n->op);
  }
}

bool is_statement(const Node* n) {
  return (n->op >= Op::As && n->op <= Op::Label && n->op != Op::Send &&
          n->op != Op::TypeSwitchGuard);
}

const Node* without_hidden(const Node* n) {
  while (n != nullptr && n->implicit) {
    switch (n->op) {
      case Op::Addr:
      case Op::Deref:
      case Op::Conv:
      case Op::ConvNop:
      case Op::ConvIface:
        n = to<Unary>(n)->x;
        continue;
      default:
        return n;
    }
  }
  return n;
}

// gc's word for an operation that its printer does not know.
std::string_view unprintable_name(Op op) {
  switch (op) {
    case Op::UnsafeString:
      return "UNSAFESTRING";
    case Op::UnsafeSliceData:
      return "UNSAFESLICEDATA";
    case Op::UnsafeStringData:
      return "UNSAFESTRINGDATA";
    case Op::TypeSwitchGuard:
      return "TYPESW";
    case Op::CheckNil:
      return "CHECKNIL";
    default:
      return op_name(op);
  }
}

struct ReportText {
  TypeTable& types;
  const types::Package* from;
  std::string out{};

  std::string type_text(const types::Type* t) {
    return t == nullptr ? "<T>" : types.report_string(t, from);
  }
  std::string type_of(const Node* n) {
    return type_text(n->shape_type != nullptr ? n->shape_type : n->type);
  }

  void list(const NodeList& nodes, const char* separator) {
    for (size_t i = 0; i < nodes.size(); i++) {
      if (i != 0) out += separator;
      node(nodes[i]);
    }
  }

  void node(const Node* n) {
    if (n != nullptr && is_statement(n)) return statement(n);
    expr(n, 0);
  }

  void expr(const Node* n, int precedence) {
    n = without_hidden(n);
    if (n == nullptr) {
      out += "<nil>";
      return;
    }
    int own = precedence_of(n);
    if (precedence > own) {
      out += '(';
      node(n);
      out += ')';
      return;
    }
    switch (n->shape()) {
      case Shape::Name:
        return name(to<Name>(n));
      case Shape::Literal:
        if (n->shape_type != nullptr) {
          out += type_of(n) + "(" + to<Literal>(n)->value->to_string() + ")";
          return;
        }
        out += literal_text(to<Literal>(n), type_of(n));
        return;
      case Shape::Leaf:
        return leaf(n);
      case Shape::Unary:
        return unary(to<Unary>(n), own);
      case Shape::Binary:
        return binary(to<Binary>(n), own);
      case Shape::Sequence:
        for (size_t i = 0; i < to<Sequence>(n)->list.size(); i++) {
          if (i != 0) out += " + ";
          expr(to<Sequence>(n)->list[i], own);
        }
        return;
      case Shape::Call:
        return call(to<Call>(n), own);
      default:
        return compound(n, own);
    }
  }

  void compound(const Node* n, int own) {
    switch (n->shape()) {
      case Shape::Field:
        return field(to<Field>(n), own);
      case Shape::Index:
        expr(to<Index>(n)->x, own);
        out += '[';
        node(to<Index>(n)->index);
        out += ']';
        return;
      case Shape::Slice:
        return slice(to<Slice>(n), own);
      case Shape::Composite: {
        if (n->implicit) {
          out += "... argument";
          return;
        }
        bool empty = to<Composite>(n)->list.empty();
        out += type_of(n) + (empty ? "{}" : "{...}");
        return;
      }
      case Shape::StructKey:
        out += std::string(to<StructKey>(n)->name) + ":";
        return node(to<StructKey>(n)->value);
      case Shape::Key:
        node(to<Key>(n)->key);
        out += ':';
        return node(to<Key>(n)->value);
      case Shape::Closure:
        out += "func literal";
        return;
      case Shape::InlinedCall: {
        auto* inlined = to<InlinedCall>(n);
        if (inlined->results.size() == 1) return node(inlined->results[0]);
        out += "(.";
        list(inlined->results, "; ");
        out += ')';
        return;
      }
      case Shape::Make:
        return make(to<Make>(n));
      default:
        out += "<node " + std::string(unprintable_name(n->op)) + ">";
    }
  }

  void name(const Name* n) {
    if (n->name.substr(0, 2) == "~b") {
      out += '_';
      return;
    }
    const types::Package* pkg = nullptr;
    if (n->cls == NameClass::kFunc) {
      if (n->function->kind == FuncKind::kRuntime) {
        out += n->function->symbol;
        return;
      }
      pkg = n->function->pkg;
    } else if (n->cls == NameClass::kGlobal) {
      pkg = n->global->pkg;
    } else if (!n->is_temp && !n->name.empty() && n->name[0] != '~' &&
               (n->name[0] != '.' || n->name == ".dict")) {
      pkg = n->pkg != nullptr ? n->pkg : n->func != nullptr ? n->func->pkg : nullptr;
    }
    if (pkg != nullptr && pkg != from) out += pkg->name + ".";
    out += n->name;
  }

  void leaf(const Node* n) {
    if (n->op == Op::Recover) {
      out += "recover()";
    } else if (n->op == Op::Nil) {
      out += "nil";
    } else if (n->op == Op::Type) {
      out += type_of(n);
    } else if (n->op == Op::Zero) {
      zero(n);
    }
  }

  void zero(const Node* n) {
    const types::Type* u = types.underlying(n->type);
    auto* basic = types::as<types::Basic>(u);
    if (basic == nullptr || basic->basic == types::BasicKind::kUnsafePointer) {
      bool composite = types::as<types::Struct>(u) != nullptr ||
                       types::as<types::Array>(u) != nullptr;
      out += composite ? type_of(n) + "{}" : "nil";
      return;
    }
    types::ConstantPool& pool = types.universe().constants();
    Literal value;
    value.type = n->type;
    value.value = (basic->info & types::kIsString) != 0    ? pool.make_string("")
                  : (basic->info & types::kIsBoolean) != 0 ? pool.make_bool(false)
                                                           : pool.make_int64(0);
    out += literal_text(&value, type_of(n));
  }

  void unary(const Unary* n, int own) {
    switch (n->op) {
      case Op::Plus:
      case Op::Neg:
      case Op::BitNot:
      case Op::Not:
      case Op::Recv:
      case Op::Addr:
      case Op::Deref:
        out += op_text(n->op);
        if (n->op != Op::Deref && n->x != nullptr && n->x->op == n->op) out += ' ';
        return expr(n->x, own + 1);
      case Op::PtrLit:
        out += '&';
        return node(n->x);
      case Op::DotType:
      case Op::DotType2:
        if (n->extra_nodes != 0) {
          out += n->op == Op::DotType ? "<node DYNAMICDOTTYPE>" : "<node DYNAMICDOTTYPE2>";
          return;
        }
        expr(n->x, own);
        out += ".(" + type_of(n) + ")";
        return;
      case Op::New: {
        if (n->extra_nodes != 0) {
          out += "new(<node DYNAMICTYPE>)";
          return;
        }
        const types::Type* t = n->shape_type != nullptr ? n->shape_type : n->type;
        auto* pointer = types::as<types::Pointer>(t);
        out += "new(" + type_text(pointer != nullptr ? pointer->elem : t) + ")";
        return;
      }
      case Op::UnsafeSliceData:
      case Op::UnsafeStringData:
      case Op::CheckNil:
        out += "<node " + std::string(unprintable_name(n->op)) + ">";
        return;
      default:
        break;
    }
    if (n->op >= Op::Conv && n->op <= Op::SliceToArrayPtr) return conversion(n);
    out += std::string(op_text(n->op)) + "(";
    node(n->x);
    out += ')';
  }

  void conversion(const Unary* n) {
    const types::Type* t = n->shape_type != nullptr ? n->shape_type : n->type;
    std::string text = type_text(t);
    bool plain = types::as<types::Named>(t) != nullptr || types::as<types::Basic>(t) != nullptr ||
                 text == "any";
    out += plain ? text : "(" + text + ")";
    out += '(';
    node(n->x);
    out += ')';
  }

  void binary(const Binary* n, int own) {
    if (n->op >= Op::Add && n->op <= Op::OrOr) {
      expr(n->x, own);
      out += " " + std::string(op_text(n->op)) + " ";
      return expr(n->y, own + 1);
    }
    if (n->op == Op::Send) {
      expr(n->x, own);
      out += " <- ";
      return expr(n->y, own + 1);
    }
    if (n->op == Op::UnsafeString) {
      out += "<node UNSAFESTRING>";
      return;
    }
    out += std::string(op_text(n->op)) + "(";
    node(n->x);
    out += ", ";
    node(n->y);
    out += ')';
  }

  // The dictionary argument of a call of an instance; empty if there is none.
  std::string dictionary(const Call* n) {
    switch (n->dict) {
      case Dictionary::kStatic: {
        const Func* f = callee_of(n);
        if (f == nullptr) return {};
        std::string text = "&";
        if (f->pkg != nullptr && f->pkg != from) text += f->pkg->name + ".";
        return text.append(f->dict_name);
      }
      case Dictionary::kEntry:
        return "(*uintptr)(.dict)";
      case Dictionary::kCaptured:
        return ".dict";
      default:
        return {};
    }
  }

  static const Func* callee_of(const Call* n) {
    if (n->fun == nullptr) return nullptr;
    if (auto* name = as<Name>(n->fun)) return name->function;
    auto* field = as<Field>(n->fun);
    return field != nullptr && field->op == Op::MethodExpr ? field->function : nullptr;
  }

  void call(const Call* n, int own) {
    if (n->dynamic) {
      const types::Type* t = n->fun->shape_type != nullptr ? n->fun->shape_type : n->fun->type;
      out += "(" + type_text(t) + ")(&.dict[0])";
    } else if (n->fun != nullptr) {
      expr(n->fun, own);
    } else {
      out += op_text(n->op);
    }
    out += '(';
    std::string dict = dictionary(n);
    size_t place = n->fun != nullptr && n->fun->op == Op::MethodExpr ? 1 : 0;
    bool first = true;
    auto separate = [&] {
      if (!first) out += ", ";
      first = false;
    };
    for (size_t i = 0; i <= n->args.size(); i++) {
      if (i == place && !dict.empty()) {
        separate();
        out += dict;
      }
      if (i == n->args.size()) break;
      separate();
      node(n->args[i]);
    }
    // A variadic slice that the compiler made is passed as it is, too.
    bool spread = n->ddd || (!n->args.empty() && is_packed(n));
    out += spread ? "...)" : ")";
  }

  // The last argument is the slice that holds the variadic arguments.
  bool is_packed(const Call* n) {
    if (n->op != Op::CallFunc && n->op != Op::CallInter) return false;
    auto* sig = types.under_as<types::Signature>(n->fun->type);
    return sig != nullptr && sig->variadic;
  }

  void field(const Field* n, int own) {
    if (n->op == Op::MethodExpr && n->function != nullptr && n->function->shape != nullptr) {
      return instance_method(n->function);
    }
    if (n->op == Op::MethodExpr) {
      const types::Type* t = n->shape_type != nullptr ? n->shape_type : n->recv;
      bool pointer = types::as<types::Pointer>(t) != nullptr;
      out += pointer ? "(" + type_text(t) + ")" : type_text(t);
    } else {
      expr(n->x, own);
    }
    out += '.';
    out += n->name;
  }

  // (*pkg.List[go.shape.int]).Push
  void instance_method(const Func* f) {
    std::string_view text = f->short_name;
    std::string_view star = text.substr(0, 2) == "(*" ? text.substr(0, 2) : std::string_view();
    out += star;
    if (f->pkg != nullptr && f->pkg != from) out += f->pkg->name + ".";
    out += text.substr(star.size());
  }

  void slice(const Slice* n, int own) {
    expr(n->x, own);
    out += '[';
    if (n->low != nullptr) node(n->low);
    out += ':';
    if (n->high != nullptr) node(n->high);
    if (n->op == Op::Slice3 || n->op == Op::Slice3Arr) {
      out += ':';
      if (n->max != nullptr) node(n->max);
    }
    out += ']';
  }

  void make(const Make* n) {
    out += "make(" + type_of(n);
    for (const Node* size : {n->len, n->cap}) {
      if (size == nullptr) continue;
      out += ", ";
      node(size);
    }
    out += ')';
  }

  // ---- statements

  void assignment(const NodeList& lhs, const NodeList& rhs, bool def) {
    list(lhs, ", ");
    out += def ? " := " : " = ";
    list(rhs, ", ");
  }

  // `if x; c { ... }`: the only init statements that show.
  void if_text(const If* n) {
    out += "if ";
    if (n->init.size() == 1 && n->init[0]->init.empty()) {
      node(n->init[0]);
      out += "; ";
    }
    node(n->cond);
    out += " { ";
    list(n->body, "; ");
    out += " }";
    if (n->els.empty()) return;
    out += " else { ";
    list(n->els, "; ");
    out += " }";
  }

  void branch(const Branch* n) {
    if (n->op == Op::Label) {
      out += std::string(n->label->name) + ": ";
      return;
    }
    out += op_text(n->op);
    if (n->label != nullptr) out += " " + std::string(n->label->name);
  }

  void statement(const Node* n) {
    switch (n->shape()) {
      case Shape::Dcl:
        out += "var ";
        name(to<Dcl>(n)->x);
        out += " " + type_of(to<Dcl>(n)->x);
        return;
      case Shape::Assign: {
        auto* a = to<Assign>(n);
        node(a->x);
        out += a->def && a->y != nullptr ? " := " : " = ";
        return node(a->y);
      }
      case Shape::AssignOp: {
        auto* a = to<AssignOp>(n);
        node(a->x);
        if (a->inc_dec) {
          out += a->arith == Op::Add ? "++" : "--";
          return;
        }
        out += " " + std::string(op_text(a->arith)) + "= ";
        return node(a->y);
      }
      case Shape::AssignList: {
        auto* a = to<AssignList>(n);
        return assignment(a->lhs, a->rhs, a->def);
      }
      case Shape::Sequence:
        return list(to<Sequence>(n)->list, "; ");
      case Shape::Return:
        out += "return ";
        return list(to<Return>(n)->results, ", ");
      case Shape::GoDefer:
        out += std::string(op_text(n->op)) + " ";
        return node(to<GoDefer>(n)->call);
      case Shape::If:
        return if_text(to<If>(n));
      case Shape::For:
      case Shape::Range:
        out += "for loop";
        return;
      case Shape::Select:
      case Shape::Switch:
        out += std::string(op_text(n->op)) + " statement";
        return;
      case Shape::Case: {
        auto* c = to<Case>(n);
        out += c->list.empty() ? "default" : "case ";
        list(c->list, ", ");
        out += ": ";
        return list(c->body, "; ");
      }
      case Shape::Branch:
        return branch(to<Branch>(n));
      default:
        out += "<node " + std::string(unprintable_name(n->op)) + ">";
    }
  }
};

}  // namespace

std::string expr_text(TypeTable& types, const Node* node, const types::Package* from) {
  ReportText text{types, from};
  text.node(node);
  return std::move(text.out);
}

std::string list_text(TypeTable& types, const NodeList& nodes, const types::Package* from) {
  ReportText text{types, from};
  text.list(nodes, "; ");
  return std::move(text.out);
}

}  // namespace vole::ir
