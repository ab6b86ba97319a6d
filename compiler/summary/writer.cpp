// Writes summaries: a work list of functions, since a body brings in those that it refers to.
#include "compiler/summary/writer.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/ir/call_graph.h"
#include "compiler/summary/format.h"
#include "compiler/types/named.h"

namespace vole::summary {

namespace {

using export_data::ByteWriter;

class BlockWriter final : public export_data::TypeEncoder {
 public:
  BlockWriter(ir::Program& program, const SourceSet& sources, export_data::LocalNames& locals,
              const std::unordered_set<const types::Package*>& from_source)
      : TypeEncoder(program.types.universe()),
        sources_(sources),
        locals_(locals),
        from_source_(from_source) {}

  Written write(ir::Program& program);

  using TypeEncoder::is_tainted;
  uint32_t func_ref(ir::Func* func);
  uint32_t file_index(const Source* file);
  const SourceSet& sources() const { return sources_; }
  bool refuses = false;  // something of the current body cannot be written

 private:
  struct Entry {
    uint64_t hash;
    std::string_view symbol;
    std::string record;
  };

  std::string key_of(const types::TypeName* object, bool is_instance) override;
  void add(ir::Func* func);
  void summarize(ir::Func& func);
  std::string assemble();

  const SourceSet& sources_;
  export_data::LocalNames& locals_;
  const std::unordered_set<const types::Package*>& from_source_;
  std::vector<ir::Func*> work_;
  std::unordered_set<const ir::Func*> added_;
  std::vector<Entry> entries_;
  std::unordered_map<const ir::Func*, uint32_t> func_refs_;
  std::vector<std::string> func_records_;
  std::unordered_map<const Source*, uint32_t> files_;
  std::vector<std::string> file_records_;
  std::unordered_set<const types::TypeName*> mentioned_;
  Written out_;
};

// One body. See fields() in format.h for who calls what.
class TreeWriter {
 public:
  TreeWriter(BlockWriter& block, ByteWriter& out) : block_(block), out_(out) {}

  void function(ir::Func& func);
  void body(ir::InlineBody& body);

  void node(ir::Node* n);
  void name(ir::Name* n);
  void list(ir::NodeList& nodes) {
    out_.uint(nodes.size());
    for (ir::Node* n : nodes) node(n);
  }
  void text(std::string_view s) { out_.text(s); }
  template <class T>
  void number(T value) {
    out_.sint(static_cast<int64_t>(value));
  }
  void flag(bool value) { out_.u8(value); }
  void type(const types::Type* t) {
    if (t == nullptr) return out_.uint(0);
    uint32_t index = block_.type(t);
    if (block_.is_tainted(index)) block_.refuses = true;
    out_.uint(index + 1);
  }
  void func(ir::Func* f) { out_.uint(f == nullptr ? 0 : block_.func_ref(f) + 1); }
  void constant(const types::Constant* value) { block_.constant(value, out_); }
  void label(ir::Label* l);
  void pos(Pos p);
  void closure(ir::Closure& n);

 private:
  void new_name(ir::Name& n);
  void names(std::vector<ir::Name*>& list) {
    out_.uint(list.size());
    for (ir::Name* n : list) name(n);
  }
  void definitions();

  BlockWriter& block_;
  ByteWriter& out_;
  std::unordered_map<const ir::Name*, uint32_t> names_;
  std::vector<ir::Name*> name_list_;
  std::unordered_map<const ir::Label*, uint32_t> labels_;
  std::unordered_map<const ir::Node*, uint32_t> nodes_;  // numbered from 1
  const Source* file_ = nullptr;
  uint32_t offset_ = 0;
};

template <class T, class Bits>
uint32_t packed(T& object, Bits bits) {
  uint32_t all = 0, at = 0;
  bits(object, [&](bool& bit) { all |= uint32_t{bit} << at++; });
  return all;
}

void TreeWriter::pos(Pos p) {
  const Source* file = block_.sources().find(p);
  if (file == nullptr) return out_.uint(0);
  if (file != file_) {
    out_.uint(1);
    out_.uint(block_.file_index(file));
    file_ = file;
    offset_ = 0;
  }
  uint32_t offset = file->offset_of(p);
  int64_t step = int64_t{offset} - offset_;
  out_.uint((static_cast<uint64_t>(step) << 1 ^ static_cast<uint64_t>(step >> 63)) + 2);
  offset_ = offset;
}

void TreeWriter::label(ir::Label* l) {
  if (l == nullptr) return out_.uint(0);
  auto [at, added] = labels_.emplace(l, labels_.size() + 1);
  out_.uint(at->second);
  if (!added) return;
  text(l->name);
  flag(l->used_by_goto);
}

void TreeWriter::name(ir::Name* n) {
  auto tag = [&](NameTag t) { out_.u8(static_cast<uint8_t>(t)); };
  if (n == nullptr) return tag(NameTag::kNull);
  switch (n->cls) {
    case ir::NameClass::kBlank:
      return tag(NameTag::kBlank);
    case ir::NameClass::kFunc:
      tag(NameTag::kFunc);
      return func(n->function);
    case ir::NameClass::kGlobal:
      tag(NameTag::kGlobal);
      text(n->global->symbol);
      text(n->global->pkg != nullptr ? std::string_view(n->global->pkg->path) : "");
      text(n->name);
      flag(n->global->read_only);
      return type(n->type);
    default:
      break;
  }
  auto [at, added] = names_.emplace(n, static_cast<uint32_t>(name_list_.size()));
  tag(added ? NameTag::kNew : NameTag::kSeen);
  if (!added) return out_.uint(at->second);
  name_list_.push_back(n);
  new_name(*n);
}

void TreeWriter::new_name(ir::Name& n) {
  number(n.cls);
  number(packed(n, [](ir::Name& x, auto f) { name_bits(x, f); }));
  text(n.name);
  type(n.type);
  type(n.shape_type);
  pos(n.pos);
  number(n.index);
  number(n.loop_depth);
  name(n.outer);
}

void TreeWriter::node(ir::Node* n) {
  if (n == nullptr) return out_.u8(0);
  out_.u8(static_cast<uint8_t>(n->op) + 1);
  if (n->op == ir::Op::Name) return name(static_cast<ir::Name*>(n));
  // What has been inlined is no part of what others may inline.
  if (n->op == ir::Op::InlinedCall || n->inl != 0) block_.refuses = true;
  nodes_.emplace(n, static_cast<uint32_t>(nodes_.size() + 1));
  number(packed(*n, [](ir::Node& x, auto f) { node_bits(x, f); }));
  pos(n->pos);
  type(n->type);
  type(n->shape_type);
  list(n->init);
  with_shape(*n, [&](auto& shaped) { fields(*this, shaped); });
}

void TreeWriter::closure(ir::Closure& n) {
  function(*n.func);
  names(n.func->locals);
  list(n.func->body);
}

// Everything of a function that callers may look at, but for its body.
void TreeWriter::function(ir::Func& func) {
  text(func.symbol);
  text(func.short_name);
  number(packed(func, [](ir::Func& x, auto f) { func_bits(x, f); }));
  type(func.type);
  pos(func.pos);
  pos(func.end_pos);
  number(func.pragma);
  number(func.closure_count);
  // Those that the body to inline refers to.
  ir::InlineBody* body = func.inline_body;
  names(body != nullptr ? body->params : func.params);
  names(body != nullptr ? body->results : func.results);
  names(func.closure_vars);
  name(func.is_closure ? func.dict : nullptr);
}

// The statement that defines a variable may come before or after it is met, so these follow.
void TreeWriter::definitions() {
  for (ir::Name* n : name_list_) {
    auto found = nodes_.find(n->defn);
    out_.uint(found == nodes_.end() ? 0 : found->second);
  }
}

void TreeWriter::body(ir::InlineBody& body) {
  number(body.cost);
  flag(body.can_delay_results);
  names(body.locals);
  list(body.body);
  definitions();
}

std::string BlockWriter::key_of(const types::TypeName* object, bool) {
  const types::Package* pkg = object->pkg;
  bool is_local = pkg != nullptr && object->parent != pkg->scope;
  // Packages that come as source have no names for types inside functions.
  if (is_local && from_source_.count(pkg) != 0) taint();
  if (mentioned_.insert(object).second) out_.mentioned.push_back(object);
  return locals_.key_of(object);
}

uint32_t BlockWriter::file_index(const Source* file) {
  auto [at, added] = files_.emplace(file, static_cast<uint32_t>(file_records_.size()));
  if (!added) return at->second;
  ByteWriter out;
  bool is_absolute = file->path()[0] == '/' || file->path()[0] == '$';
  out.text(is_absolute ? file->path() : "$GOROOT/src/" + file->path());
  out.uint(file->text().size());
  out.uint(file->line_count());
  uint32_t previous = 0;
  for (uint32_t line = 1; line <= file->line_count(); ++line) {
    uint32_t start = file->offset_of(file->line_start(line));
    out.uint(start - previous);
    previous = start;
  }
  file_records_.push_back(out.bytes());
  return at->second;
}

uint32_t BlockWriter::func_ref(ir::Func* func) {
  auto [at, added] = func_refs_.emplace(func, static_cast<uint32_t>(func_records_.size()));
  if (!added) return at->second;
  uint32_t index = at->second;
  func_records_.emplace_back();
  ByteWriter out;
  out.text(func->symbol);
  out.text(func->short_name);
  out.text(func->pkg != nullptr ? std::string_view(func->pkg->path) : "");
  out.u8(func->kind == ir::FuncKind::kRuntime);
  out.uint(packed(*func, [](ir::Func& x, auto f) { func_bits(x, f); }));
  out.uint(func->pragma);
  out.uint(func->type == nullptr ? 0 : type(func->type) + 1);
  out.u8(func->shape != nullptr);
  out.uint(func->targs.size());
  for (const types::Type* t : func->targs) out.uint(type(t));
  // The receiver that a method value captures.
  out.uint(func->closure_vars.size());
  for (const ir::Name* n : func->closure_vars) {
    out.text(n->name);
    out.uint(type(n->type));
  }
  bool is_bound = func->wrapper && !func->closure_vars.empty();
  ir::Func* method = is_bound ? ir::bound_method(func) : nullptr;
  out.uint(method == nullptr ? 0 : func_ref(method) + 1);
  func_records_[index] = out.bytes();
  add(func);
  return index;
}

void BlockWriter::add(ir::Func* func) {
  bool has_summary = func->kind == ir::FuncKind::kBuilt || func->kind == ir::FuncKind::kNative;
  if (has_summary && added_.insert(func).second) work_.push_back(func);
}

void BlockWriter::summarize(ir::Func& func) {
  ByteWriter out;
  out.uint(func.leaks.size());
  for (ir::Leaks& leaks : func.leaks) {
    uint32_t ways = 0;
    for (int way = 0; way < kLeakWays; ++way) {
      ways |= uint32_t{leak_way(leaks, way) != ir::Leaks::kNo} << way;
    }
    out.uint(ways);
    for (int way = 0; way < kLeakWays; ++way) {
      if (ways >> way & 1) out.u8(leak_way(leaks, way));
    }
  }
  ByteWriter tree;
  refuses = func.inline_body == nullptr;
  if (func.inline_body != nullptr) {
    TreeWriter writer(*this, tree);
    writer.function(func);
    writer.body(*func.inline_body);
  }
  out.u8(!refuses);
  std::string record = out.bytes();
  if (!refuses) record += tree.bytes();
  entries_.push_back({hash_symbol(func.symbol), func.symbol, std::move(record)});
}

std::string BlockWriter::assemble() {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  ByteWriter head;
  for (size_t count : {entries_.size(), func_records_.size(), type_records().size(),
                       file_records_.size()}) {
    head.u32(static_cast<uint32_t>(count));
  }
  size_t at = kHeaderBytes + entries_.size() * kEntryBytes +
              (func_records_.size() + type_records().size() + file_records_.size()) * 4;
  for (size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (i > 0 && entries_[i - 1].hash == entry.hash && entries_[i - 1].symbol != entry.symbol) {
      out_.error = "two symbols have one hash: " + std::string(entry.symbol);
    }
    head.u32(static_cast<uint32_t>(entry.hash));
    head.u32(static_cast<uint32_t>(entry.hash >> 32));
    head.u32(static_cast<uint32_t>(at));
    head.u32(0);
    at += entry.record.size();
  }
  auto offsets = [&](const std::vector<std::string>& records) {
    for (const std::string& record : records) {
      head.u32(static_cast<uint32_t>(at));
      at += record.size();
    }
  };
  offsets(func_records_);
  offsets(type_records());
  offsets(file_records_);
  std::string out = head.bytes();
  for (const Entry& entry : entries_) out += entry.record;
  auto append = [&](const std::vector<std::string>& records) {
    for (const std::string& record : records) out += record;
  };
  append(func_records_);
  append(type_records());
  append(file_records_);
  return out;
}

Written BlockWriter::write(ir::Program& program) {
  auto add_roots = [&](const std::vector<ir::Func*>& funcs) {
    for (ir::Func* func : funcs) {
      if (func->is_closure || func->is_init) continue;
      bool is_visible = func->is_method || from_source_.count(func->pkg) != 0 ||
                        (func->object != nullptr && types::is_exported(func->object->name));
      if (is_visible) add(func);
    }
  };
  add_roots(program.funcs);
  add_roots(program.externals);
  for (size_t i = 0; i < work_.size(); ++i) summarize(*work_[i]);
  out_.block = assemble();
  return std::move(out_);
}

}  // namespace

Written write(ir::Program& program, const SourceSet& sources, export_data::LocalNames& locals,
              const std::unordered_set<const types::Package*>& from_source) {
  return BlockWriter(program, sources, locals, from_source).write(program);
}

}  // namespace vole::summary
