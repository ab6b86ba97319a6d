// The Program's constructors of nodes and lists.
#include <cstring>

#include "compiler/ir/build.h"
#include "compiler/ir/symbol.h"
#include "compiler/types/universe.h"

namespace vole::ir {

void Program::append(NodeList& list, Node* node) {
  if (list.count == list.capacity) {
    uint32_t capacity = list.capacity == 0 ? 4 : list.capacity * 2;
    auto** data = static_cast<Node**>(arena.allocate(capacity * sizeof(Node*), alignof(Node*)));
    if (list.count != 0) std::memcpy(data, list.data, list.count * sizeof(Node*));
    list.data = data;
    list.capacity = capacity;
  }
  list.data[list.count++] = node;
}

NodeList Program::list_of(std::initializer_list<Node*> nodes) {
  NodeList list;
  for (Node* node : nodes) append(list, node);
  return list;
}

Func* Program::new_func() {
  all_funcs_.push_back(std::make_unique<Func>());
  return all_funcs_.back().get();
}

Global* Program::new_global() {
  all_globals_.push_back(std::make_unique<Global>());
  return all_globals_.back().get();
}

InlineBody* Program::new_inline_body() {
  inline_bodies_.push_back(std::make_unique<InlineBody>());
  return inline_bodies_.back().get();
}

Global* Program::new_static(const types::Package* pkg, const types::Type* type) {
  Global* global = new_global();
  global->symbol = text(link_path(pkg) + "..stmp_" + std::to_string(statics_++));
  global->pkg = pkg;
  global->type = type;
  global->name =
      new_name(NameClass::kGlobal, without_package(global->symbol, pkg), type, Pos{});
  global->name->global = global;
  globals.push_back(global);
  return global;
}

void Program::drop_statics(size_t size) {
  statics_ -= static_cast<uint32_t>(globals.size() - size);
  globals.resize(size);
}

Name* Program::new_name(NameClass cls, std::string_view name, const types::Type* type, Pos pos) {
  Name* n = arena.make<Name>(cls);
  n->name = name;
  n->type = type;
  n->pos = pos;
  return n;
}

Literal* Program::new_int(int64_t value, const types::Type* type, Pos pos) {
  Literal* n = arena.make<Literal>();
  n->value = types.universe().constants().make_int64(value);
  n->type = type;
  n->pos = pos;
  return n;
}

}  // namespace vole::ir
