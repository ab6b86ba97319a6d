// Reads summaries as they are asked for. Functions and globals are one each by symbol: those that
// the program has already, else new ones that are compiled elsewhere.
#include "compiler/summary/reader.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/export/type_codec.h"
#include "compiler/summary/format.h"

namespace vole::summary {

namespace {

using export_data::ByteReader;

class Reader final : public Summaries, public export_data::TypeDecoder {
 public:
  Reader(std::string_view block, ir::Program& program, SourceSet& sources,
         types::Importer& importer)
      : TypeDecoder(program.types.universe(), block),
        program_(program),
        sources_(sources),
        importer_(importer) {
    ByteReader in(block_, 0);
    summaries_ = in.u32();
    funcs_.resize(in.u32());
    uint32_t types = in.u32();
    interned_.resize(types);
    files_.resize(in.u32());
    func_offsets_ = kHeaderBytes + summaries_ * kEntryBytes;
    set_types(types, func_offsets_ + funcs_.size() * 4);
    file_offsets_ = func_offsets_ + (funcs_.size() + types) * 4;
  }

  void load(ir::Func& func) override;
  const std::unordered_set<const types::Type*>& external_types() const override {
    return external_types_;
  }

  ir::Program& program() { return program_; }
  ir::Func* func_at(uint64_t index);
  ir::Global* global(std::string_view symbol, std::string_view path, std::string_view name,
                     bool read_only, const types::Type* type);
  const Source* file_at(uint64_t index);
  const types::Type* interned(uint64_t index);
  ir::InlineBody* new_body() { return &bodies_.emplace_back(); }
  std::string_view text(std::string_view s) { return universe_.intern(s); }
  // The type is converted to an interface; its methods are compiled elsewhere.
  void needs_methods(const types::Type* type);

 private:
  types::Package* package_at(std::string_view path) override;
  types::Object* find_object(types::Package* package, std::string_view key) override {
    return package->scope->lookup(key);
  }
  types::Package* home() override { return nullptr; }
  const types::Type* shape(const types::Type* underlying) override {
    return program_.types.shape_of(program_.types.intern(underlying), false);
  }
  // Offset of the record, 0 if there is none.
  uint32_t find(uint64_t hash) const;
  void know_symbols();
  ir::Func* new_func(std::string_view symbol, ByteReader& in);

  ir::Program& program_;
  SourceSet& sources_;
  types::Importer& importer_;
  uint32_t summaries_ = 0;
  size_t func_offsets_ = 0, file_offsets_ = 0;
  std::vector<ir::Func*> funcs_;
  std::vector<const types::Type*> interned_;
  std::vector<const Source*> files_;
  std::unordered_set<const types::Type*> external_types_;
  std::deque<ir::InlineBody> bodies_;
  bool symbols_known_ = false;
  std::unordered_map<std::string_view, ir::Func*> funcs_by_symbol_;
  std::unordered_map<std::string_view, ir::Global*> globals_by_symbol_;
};

// One body. See fields() in format.h for who calls what.
class TreeReader {
 public:
  TreeReader(Reader& block, ByteReader& in) : block_(block), in_(in) {}

  // The counterpart of TreeWriter::function and ::body for a function that exists.
  void read(ir::Func& func);

  void node(ir::Node*& n) { n = read_node(); }
  void name(ir::Name*& n) { n = read_name(); }
  void list(ir::NodeList& nodes) {
    for (uint64_t left = in_.uint(); left > 0; --left) {
      block_.program().append(nodes, read_node());
    }
  }
  void text(std::string_view& s) { s = block_.text(in_.text()); }
  template <class T>
  void number(T& value) {
    value = static_cast<T>(in_.sint());
  }
  void flag(bool& value) { value = in_.u8() != 0; }
  void type(const types::Type*& t) {
    uint64_t index = in_.uint();
    t = index == 0 ? nullptr : block_.interned(index - 1);
  }
  void func(ir::Func*& f) {
    uint64_t index = in_.uint();
    f = index == 0 ? nullptr : block_.func_at(index - 1);
  }
  void constant(const types::Constant*& value) { value = block_.read_constant(in_); }
  void label(ir::Label*& l);
  void pos(Pos& p);
  void closure(ir::Closure& n);

 private:
  template <class T, class Bits>
  void unpack(T& object, Bits bits) {
    auto all = static_cast<uint32_t>(in_.sint());
    bits(object, [&](bool& bit) {
      bit = all & 1;
      all >>= 1;
    });
  }
  ir::Node* make(ir::Op op);
  ir::Node* read_node();
  ir::Name* read_name();
  ir::Name* new_name();
  void names(std::vector<ir::Name*>& out) {
    for (uint64_t left = in_.uint(); left > 0; --left) out.push_back(read_name());
  }
  void function(ir::Func& func);

  Reader& block_;
  ByteReader& in_;
  ir::Func* func_ = nullptr;  // the innermost one being read
  std::vector<ir::Name*> names_;
  std::vector<ir::Label*> labels_;
  std::vector<ir::Node*> nodes_;
  const Source* file_ = nullptr;
  uint32_t offset_ = 0;
};

void TreeReader::pos(Pos& p) {
  uint64_t code = in_.uint();
  if (code == 0) {
    p = {};
    return;
  }
  if (code == 1) {
    file_ = block_.file_at(in_.uint());
    offset_ = 0;
    code = in_.uint();
  }
  code -= 2;
  int64_t step = static_cast<int64_t>(code >> 1) ^ -static_cast<int64_t>(code & 1);
  offset_ += static_cast<uint32_t>(step);
  p = file_ != nullptr ? file_->pos_at(offset_) : Pos{};
}

void TreeReader::label(ir::Label*& l) {
  uint64_t number = in_.uint();
  l = nullptr;
  if (number == 0) return;
  if (number > labels_.size()) {
    l = block_.program().make<ir::Label>();
    labels_.push_back(l);
    text(l->name);
    flag(l->used_by_goto);
  }
  l = labels_[number - 1];
}

ir::Name* TreeReader::read_name() {
  switch (static_cast<NameTag>(in_.u8())) {
    case NameTag::kNull:
      return nullptr;
    case NameTag::kSeen:
      return names_[in_.uint()];
    case NameTag::kNew:
      return new_name();
    case NameTag::kGlobal: {
      std::string_view symbol = in_.text(), path = in_.text(), name = in_.text();
      bool read_only = in_.u8() != 0;
      const types::Type* t = nullptr;
      type(t);
      return block_.global(symbol, path, name, read_only, t)->name;
    }
    case NameTag::kFunc: {
      ir::Func* f = nullptr;
      func(f);
      return f->name;
    }
    case NameTag::kBlank:
      return block_.program().blank;
  }
  return nullptr;
}

ir::Name* TreeReader::new_name() {
  ir::NameClass cls{};
  number(cls);
  ir::Name* n = block_.program().make<ir::Name>(cls);
  names_.push_back(n);
  unpack(*n, [](ir::Name& x, auto f) { name_bits(x, f); });
  text(n->name);
  type(n->type);
  type(n->shape_type);
  pos(n->pos);
  number(n->index);
  number(n->loop_depth);
  n->outer = read_name();
  n->func = func_;
  if (n->outer != nullptr) {
    n->canonical = n->outer->canonical != nullptr ? n->outer->canonical : n->outer;
  }
  return n;
}

ir::Node* TreeReader::make(ir::Op op) {
  ir::Program& p = block_.program();
  switch (ir::shape_of(op)) {
#define VOLE_SUMMARY_MAKE(S) \
  case ir::Shape::S:         \
    return p.make<ir::S>();
#define VOLE_SUMMARY_MAKE_OP(S) \
  case ir::Shape::S:            \
    return p.make<ir::S>(op);
    VOLE_SUMMARY_MAKE(Literal)
    VOLE_SUMMARY_MAKE_OP(Leaf)
    VOLE_SUMMARY_MAKE_OP(Unary)
    VOLE_SUMMARY_MAKE_OP(Binary)
    VOLE_SUMMARY_MAKE_OP(Sequence)
    VOLE_SUMMARY_MAKE_OP(Field)
    VOLE_SUMMARY_MAKE_OP(Index)
    VOLE_SUMMARY_MAKE_OP(Slice)
    VOLE_SUMMARY_MAKE_OP(Composite)
    VOLE_SUMMARY_MAKE(StructKey)
    VOLE_SUMMARY_MAKE(Key)
    VOLE_SUMMARY_MAKE(Closure)
    VOLE_SUMMARY_MAKE_OP(Call)
    VOLE_SUMMARY_MAKE_OP(Make)
    VOLE_SUMMARY_MAKE(Assign)
    VOLE_SUMMARY_MAKE(AssignOp)
    VOLE_SUMMARY_MAKE_OP(AssignList)
    VOLE_SUMMARY_MAKE(Dcl)
    VOLE_SUMMARY_MAKE(If)
    VOLE_SUMMARY_MAKE(For)
    VOLE_SUMMARY_MAKE(Range)
    VOLE_SUMMARY_MAKE(Switch)
    VOLE_SUMMARY_MAKE(TypeSwitchGuard)
    VOLE_SUMMARY_MAKE(Case)
    VOLE_SUMMARY_MAKE(Select)
    VOLE_SUMMARY_MAKE(Comm)
    VOLE_SUMMARY_MAKE(Return)
    VOLE_SUMMARY_MAKE_OP(Branch)
    VOLE_SUMMARY_MAKE_OP(GoDefer)
#undef VOLE_SUMMARY_MAKE
#undef VOLE_SUMMARY_MAKE_OP
    case ir::Shape::Name:
    case ir::Shape::InlinedCall:
      break;
  }
  return nullptr;
}

ir::Node* TreeReader::read_node() {
  uint8_t code = in_.u8();
  if (code == 0) return nullptr;
  auto op = static_cast<ir::Op>(code - 1);
  if (op == ir::Op::Name) return read_name();
  ir::Node* n = make(op);
  n->op = op;
  nodes_.push_back(n);
  unpack(*n, [](ir::Node& x, auto f) { node_bits(x, f); });
  pos(n->pos);
  type(n->type);
  type(n->shape_type);
  list(n->init);
  with_shape(*n, [&](auto& shaped) { fields(*this, shaped); });
  if (op == ir::Op::ConvIface) {
    const ir::Node* x = static_cast<ir::Unary*>(n)->x;
    if (!block_.program().types.is_interface(x->type)) block_.needs_methods(x->type);
  }
  return n;
}

void TreeReader::closure(ir::Closure& n) {
  ir::Program& p = block_.program();
  n.func = p.new_func();
  n.func->outer = func_;
  n.func->closure = &n;
  ir::Func* outer = std::exchange(func_, n.func);
  function(*n.func);
  n.func->pkg = outer->pkg;
  n.func->name = p.new_name(ir::NameClass::kFunc, n.func->short_name, n.func->type, n.func->pos);
  n.func->name->function = n.func;
  names(n.func->locals);
  list(n.func->body);
  func_ = outer;
  if (outer->is_closure) outer->closures.push_back(n.func);
}

void TreeReader::function(ir::Func& func) {
  text(func.symbol);
  text(func.short_name);
  unpack(func, [](ir::Func& x, auto f) { func_bits(x, f); });
  const types::Type* t = nullptr;
  type(t);
  func.type = types::as<types::Signature>(t);
  pos(func.pos);
  pos(func.end_pos);
  number(func.pragma);
  number(func.closure_count);
  names(func.params);
  names(func.results);
  names(func.closure_vars);
  func.dict = read_name();
}

void TreeReader::read(ir::Func& func) {
  func_ = &func;
  // The symbol and so on are those that it has; a program's own view of its type is kept.
  std::string_view symbol = func.symbol, short_name = func.short_name;
  const types::Signature* signature = func.type;
  function(func);
  func.symbol = symbol;
  func.short_name = short_name;
  if (signature != nullptr) func.type = signature;
  ir::InlineBody* body = block_.new_body();
  number(body->cost);
  flag(body->can_delay_results);
  body->params = func.params;
  body->results = func.results;
  names(body->locals);
  list(body->body);
  for (ir::Name* n : names_) {
    if (uint64_t number = in_.uint()) n->defn = nodes_[number - 1];
  }
  func.inline_body = body;
}

uint32_t Reader::find(uint64_t hash) const {
  uint32_t low = 0, high = summaries_;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    ByteReader in(block_, kHeaderBytes + middle * kEntryBytes);
    uint64_t key = in.u32();
    key |= uint64_t{in.u32()} << 32;
    if (key == hash) return in.u32();
    (key < hash ? low : high) = key < hash ? middle + 1 : middle;
  }
  return 0;
}

void Reader::load(ir::Func& func) {
  uint32_t at = block_.empty() ? 0 : find(hash_symbol(func.symbol));
  if (at == 0) return;
  ByteReader in(block_, at);
  func.leaks.resize(in.uint());
  for (ir::Leaks& leaks : func.leaks) {
    uint64_t ways = in.uint();
    for (int way = 0; way < kLeakWays; ++way) {
      if (ways >> way & 1) leak_way(leaks, way) = in.u8();
    }
  }
  bool has_body = in.u8() != 0;
  if (has_body && func.params.empty() && func.results.empty()) TreeReader(*this, in).read(func);
}

void Reader::know_symbols() {
  if (std::exchange(symbols_known_, true)) return;
  for (const auto* list : {&program_.externals, &program_.funcs}) {
    for (ir::Func* func : *list) funcs_by_symbol_.emplace(func->symbol, func);
  }
  for (ir::Global* global : program_.globals) globals_by_symbol_.emplace(global->symbol, global);
}

ir::Func* Reader::new_func(std::string_view symbol, ByteReader& in) {
  ir::Func* func = program_.new_func();
  func->symbol = text(symbol);
  func->short_name = text(in.text());
  func->pkg = package_at(in.text());
  func->kind = in.u8() != 0 ? ir::FuncKind::kRuntime : ir::FuncKind::kImported;
  auto bits = static_cast<uint32_t>(in.uint());
  func_bits(*func, [&](bool& bit) {
    bit = bits & 1;
    bits >>= 1;
  });
  func->pragma = static_cast<uint32_t>(in.uint());
  if (uint64_t index = in.uint()) func->type = types::as<types::Signature>(interned(index - 1));
  if (in.u8() != 0) func->shape = func;
  for (uint64_t left = in.uint(); left > 0; --left) func->targs.push_back(interned(in.uint()));
  for (uint64_t left = in.uint(); left > 0; --left) {
    std::string_view name = text(in.text());
    ir::Name* n = program_.new_name(ir::NameClass::kClosureVar, name, interned(in.uint()), Pos{});
    n->func = func;
    n->by_value = true;
    func->closure_vars.push_back(n);
  }
  if (uint64_t method = in.uint()) func->bound = func_at(method - 1);
  func->name = program_.new_name(ir::NameClass::kFunc, func->short_name, func->type, Pos{});
  func->name->function = func;
  program_.externals.push_back(func);
  return func;
}

ir::Func* Reader::func_at(uint64_t index) {
  ir::Func*& func = funcs_[index];
  if (func != nullptr) return func;
  know_symbols();
  ByteReader in(block_, ByteReader(block_, func_offsets_ + index * 4).u32());
  std::string_view symbol = in.text();
  auto found = funcs_by_symbol_.find(symbol);
  if (found != funcs_by_symbol_.end()) return func = found->second;
  func = new_func(symbol, in);
  funcs_by_symbol_.emplace(func->symbol, func);
  return func;
}

ir::Global* Reader::global(std::string_view symbol, std::string_view path, std::string_view name,
                           bool read_only, const types::Type* type) {
  know_symbols();
  auto found = globals_by_symbol_.find(symbol);
  if (found != globals_by_symbol_.end()) return found->second;
  ir::Global* global = program_.new_global();
  global->symbol = text(symbol);
  global->pkg = package_at(path);
  global->type = type;
  global->read_only = read_only;
  global->imported = true;
  global->name = program_.new_name(ir::NameClass::kGlobal, text(name), type, Pos{});
  global->name->global = global;
  program_.globals.push_back(global);
  globals_by_symbol_.emplace(global->symbol, global);
  return global;
}

// Positions need a file of the right length with lines of the right lengths, not its text.
const Source* Reader::file_at(uint64_t index) {
  const Source*& file = files_[index];
  if (file != nullptr) return file;
  ByteReader in(block_, ByteReader(block_, file_offsets_ + index * 4).u32());
  std::string_view path = in.text();
  for (size_t i = 0; i < sources_.size(); ++i) {
    if (sources_[i].path() == path) return file = &sources_[i];
  }
  std::string lines(in.uint(), ' ');
  uint64_t start = 0;
  for (uint64_t left = in.uint(); left > 0; --left) {
    start += in.uint();
    if (start > 0) lines[start - 1] = '\n';
  }
  return file = sources_.add(std::string(path), std::move(lines));
}

const types::Type* Reader::interned(uint64_t index) {
  if (interned_[index] == nullptr) interned_[index] = program_.types.intern(type(index));
  return interned_[index];
}

void Reader::needs_methods(const types::Type* type) {
  if (types::as<types::Basic>(type) == nullptr) {
    external_types_.insert(program_.types.canonical(type));
  }
}

types::Package* Reader::package_at(std::string_view path) {
  if (path.empty()) return nullptr;
  std::string error;
  return importer_.import(path, &error);
}

}  // namespace

std::unique_ptr<Summaries> make_reader(std::string_view block, ir::Program& program,
                                       SourceSet& sources, types::Importer& importer) {
  return std::make_unique<Reader>(block, program, sources, importer);
}

}  // namespace vole::summary
