// The tree as text, close to Go: one statement a line, two spaces a level.
#include "compiler/ir/printer.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

struct Dumper {
  TypeTable& types;
  const types::Package* pkg;
  std::string out;

  std::string text(const Node* n) {
    Printer p(&types, pkg);
    p.expr(n);
    return p.take();
  }
  std::string type_text(const types::Type* t) {
    Printer p(&types, pkg);
    return p.type_text(t);
  }
  void line(int level, std::string_view s) {
    out.append(static_cast<size_t>(level) * 2, ' ');
    out.append(s);
    out += '\n';
  }
  void list(const NodeList& nodes, int level) {
    for (const Node* n : nodes) stmt(n, level);
  }
  static std::string label(const Label* l) {
    return l == nullptr ? "" : " " + std::string(l->name);
  }
  // Statements print their init on lines of their own.
  void inits(const Node* n, int level) { list(n->init, level); }

  std::string bare(const Node* n) {
    auto* node = const_cast<Node*>(n);
    NodeList saved = node->init;
    node->init = {};
    std::string s = text(n);
    node->init = saved;
    return s;
  }

  void if_stmt(const If* n, int level) {
    line(level, "if " + text(n->cond) + " {");
    list(n->body, level + 1);
    if (!n->els.empty()) {
      line(level, "} else {");
      list(n->els, level + 1);
    }
    line(level, "}");
  }

  void for_stmt(const For* n, int level) {
    std::string head = "for" + label(n->label);
    if (n->cond != nullptr) head += " " + text(n->cond);
    line(level, head + " {");
    list(n->body, level + 1);
    if (n->post != nullptr) {
      line(level, "} post {");
      stmt(n->post, level + 1);
    }
    line(level, "}");
  }

  void range_stmt(const Range* n, int level) {
    std::string head = "for" + label(n->label) + " ";
    head += n->key != nullptr ? text(n->key) : "_";
    if (n->value != nullptr) head += ", " + text(n->value);
    line(level, head + " = range " + text(n->x) + " {");
    list(n->body, level + 1);
    line(level, "}");
  }

  void switch_stmt(const Switch* n, int level) {
    std::string head = "switch" + label(n->label);
    if (auto* guard = as<TypeSwitchGuard>(n->tag)) {
      head += " " + text(guard->x) + ".(type)";
    } else if (n->tag != nullptr) {
      head += " " + text(n->tag);
    }
    line(level, head + " {");
    for (const Node* node : n->cases) {
      auto* c = to<Case>(node);
      std::string s = c->is_default ? "default" : "case";
      for (size_t i = 0; i < c->list.size(); i++) s += (i == 0 ? " " : ", ") + text(c->list[i]);
      if (c->var != nullptr) s += " var " + declaration(c->var);
      line(level, s + ":");
      list(c->body, level + 1);
    }
    line(level, "}");
  }

  void select_stmt(const Select* n, int level) {
    line(level, "select" + label(n->label) + " {");
    for (const Node* node : n->cases) {
      auto* c = to<Comm>(node);
      line(level, c->comm == nullptr ? "default:" : "case " + text(c->comm) + ":");
      list(c->body, level + 1);
    }
    line(level, "}");
  }

  std::string declaration(const Name* n) {
    return std::string(n->name) + " " + type_text(n->type) + (n->heap ? " heap" : "");
  }

  void stmt(const Node* n, int level) {
    inits(n, level);
    switch (n->op) {
      case Op::Dcl:
        return line(level, "var " + declaration(to<Dcl>(n)->x));
      case Op::Block:
        line(level, "{");
        list(to<Sequence>(n)->list, level + 1);
        return line(level, "}");
      case Op::If:
        return if_stmt(to<If>(n), level);
      case Op::For:
        return for_stmt(to<For>(n), level);
      case Op::Range:
        return range_stmt(to<Range>(n), level);
      case Op::Switch:
        return switch_stmt(to<Switch>(n), level);
      case Op::Select:
        return select_stmt(to<Select>(n), level);
      case Op::Go:
      case Op::Defer: {
        auto* d = to<GoDefer>(n);
        std::string s = std::string(op_text(n->op)) + " " + text(d->call);
        return line(level, d->at == nullptr ? s : s + " at " + text(d->at));
      }
      case Op::Return: {
        std::string s = "return";
        const NodeList& results = to<Return>(n)->results;
        for (size_t i = 0; i < results.size(); i++) s += (i == 0 ? " " : ", ") + text(results[i]);
        return line(level, s);
      }
      case Op::Label:
        return line(level, std::string(to<Branch>(n)->label->name) + ":");
      case Op::Break:
      case Op::Continue:
      case Op::Goto:
      case Op::Fall:
        return line(level, std::string(op_text(n->op)) + label(to<Branch>(n)->label));
      default:
        return line(level, bare(n));
    }
  }

  void func(const Func& f) {
    pkg = f.pkg;
    std::string head = "func " + std::string(f.symbol) + "(";
    for (size_t i = 0; i < f.params.size(); i++) {
      head += (i == 0 ? "" : ", ") + declaration(f.params[i]);
    }
    head += ")";
    for (size_t i = 0; i < f.results.size(); i++) {
      head += (i == 0 ? " (" : ", ") + declaration(f.results[i]);
    }
    if (!f.results.empty()) head += ")";
    for (const Name* v : f.closure_vars) {
      head += std::string(" [") + (v->by_value ? "" : "&") + std::string(v->name) + "]";
    }
    if (f.wrapper) head += " wrapper";
    if (f.needs_defer) head += " defer";
    if (f.recovers) head += " recovers";
    line(0, head + " {");
    list(f.body, 1);
    line(0, "}");
  }

  void global(const Global& g) {
    pkg = g.pkg;
    std::string s = "var " + std::string(g.symbol) + " " + type_text(g.type);
    if (g.read_only) s += " readonly";
    if (!g.data.empty()) s += " =";
    for (const DataItem& item : g.data) s += " " + std::to_string(item.offset) + ":" + data(item);
    line(0, s);
  }

  std::string data(const DataItem& item) {
    switch (item.kind) {
      case DataItem::Kind::kBits:
        return std::to_string(item.bits) + "/" + std::to_string(item.size);
      case DataItem::Kind::kString:
      case DataItem::Kind::kBytes:
        return types::quote_string(item.text);
      case DataItem::Kind::kAddress:
        return "&" + std::string(item.global->symbol) + "+" + std::to_string(item.bits);
      case DataItem::Kind::kFunc:
        return std::string(item.func->symbol);
      case DataItem::Kind::kTypeWord:
        return "type(" + type_text(item.concrete) + ")";
    }
    return {};
  }
};

}  // namespace

std::string dump(Program& program, const Func& func) {
  Dumper d{program.types, nullptr, {}};
  d.func(func);
  return std::move(d.out);
}

std::string dump(Program& program) {
  Dumper d{program.types, nullptr, {}};
  for (const Global* g : program.globals) d.global(*g);
  for (const Func* f : program.funcs) d.func(*f);
  return std::move(d.out);
}

}  // namespace vole::ir
