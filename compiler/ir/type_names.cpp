// Types as text: for the linker (unique), for reflect, and for gc's -m report. One writer, three
// styles that differ in how packages are named.
#include "bytecode/link_path.h"
#include "compiler/ir/symbol.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/constant.h"
#include "compiler/types/named.h"
#include "compiler/types/typeset.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::Type;
using types::TypeKind;

std::string link_path(const types::Package* pkg) {
  if (pkg->path == "go.shape") return pkg->path;
  return bytecode::link_path(pkg->path);
}

namespace {

enum class Style { kLink, kReflect, kReport };

struct Writer {
  TypeTable& table;
  Style style;
  const types::Package* from;  // kReport: not qualified
  const std::unordered_map<const types::Named*, std::string>& local_names;
  std::string out;

  void qualify(const types::Package* pkg) {
    if (pkg == nullptr) return;
    if (style == Style::kLink) {
      out += link_path(pkg) + ".";
    } else if (style == Style::kReflect) {
      out += pkg->name + ".";
    } else if (pkg != from) {
      out += pkg->name + ".";
    }
  }

  void named(const types::Named* n) {
    qualify(n->obj->pkg);
    out += n->obj->name;
    if (auto it = local_names.find(n); it != local_names.end()) {
      // The number of a local type is only for the linker.
      std::string_view suffix = it->second;
      if (style != Style::kLink) suffix = suffix.substr(0, suffix.rfind("\u00b7"));
      out += suffix;
    }
    if (!n->is_instance()) return;
    out += '[';
    const auto& targs = table.targs_of(n);
    for (size_t i = 0; i < targs.size(); i++) {
      if (i != 0) out += ',';
      out += table.link_string(targs[i]);
    }
    out += ']';
  }

  void tuple(const types::Tuple* t, bool variadic) {
    out += '(';
    for (size_t i = 0; i < t->vars.size(); i++) {
      if (i != 0) out += ", ";
      const Type* type = t->vars[i]->type;
      if (variadic && i + 1 == t->vars.size()) {
        out += "...";
        if (auto* slice = as<types::Slice>(type)) type = slice->elem;
      }
      write(type);
    }
    out += ')';
  }

  void signature(const types::Signature* s) {
    tuple(s->params, s->variadic);
    const auto& results = s->results->vars;
    if (results.empty()) return;
    out += ' ';
    if (results.size() == 1) return write(results[0]->type);
    tuple(s->results, false);
  }

  // Whether an embedded field is called as its type. Unexported names are those of one package, and
  // the name of an instance has its arguments.
  static bool is_base_name(const types::Var* f) {
    const Type* t = f->type;
    if (auto* pointer = as<types::Pointer>(t)) t = pointer->elem;
    auto* n = as<types::Named>(t);
    if (n == nullptr || n->is_instance() || n->obj->name != f->name) return false;
    return types::is_exported(f->name) || n->obj->pkg == f->pkg;
  }

  void structure(const types::Struct* s) {
    out += s->fields.empty() ? "struct {" : "struct { ";
    for (size_t i = 0; i < s->fields.size(); i++) {
      const types::Var* f = s->fields[i];
      if (i != 0) out += "; ";
      // An embedded alias has another name than its type.
      bool renamed = style == Style::kLink && f->embedded && !is_base_name(f);
      if (renamed) {
        if (!types::is_exported(f->name)) qualify(f->pkg);
        out += std::string(f->name) + " = ";
      }
      if (!f->embedded) {
        if (style == Style::kLink && !types::is_exported(f->name)) qualify(f->pkg);
        out += f->name;
        out += ' ';
      }
      write(f->type);
      if (!s->tag(i).empty()) out += " " + types::quote_string(s->tag(i));
    }
    out += s->fields.empty() ? "}" : " }";
  }

  void interface(const types::Interface* i) {
    if (style == Style::kReport && i == table.empty_interface()) {
      out += "any";
      return;
    }
    const Style saved = style;
    const types::TypeSet& set = types::type_set(i);
    out += set.methods.empty() ? "interface {" : "interface { ";
    for (size_t n = 0; n < set.methods.size(); n++) {
      const types::Func* m = set.methods[n];
      if (n != 0) out += "; ";
      if (!types::is_exported(m->name)) {
        // From here on the report has names for the linker, too.
        if (style == Style::kReport) style = Style::kLink;
        out += (style == Style::kLink ? link_path(m->pkg) : m->pkg->name) + ".";
      }
      out += m->name;
      signature(m->signature());
    }
    style = saved;
    out += set.methods.empty() ? "}" : " }";
  }

  void chan(const types::Chan* c) {
    out += c->dir == types::ChanDir::kRecvOnly   ? "<-chan "
           : c->dir == types::ChanDir::kSendOnly ? "chan<- "
                                                 : "chan ";
    auto* elem = as<types::Chan>(c->elem);
    bool parens = elem != nullptr && elem->dir == types::ChanDir::kRecvOnly &&
                  c->dir == types::ChanDir::kBoth;
    if (parens) out += '(';
    write(c->elem);
    if (parens) out += ')';
  }

  void write(const Type* t) {
    switch (t->kind) {
      case TypeKind::kBasic: {
        auto* basic = static_cast<const types::Basic*>(t);
        if (basic->basic == types::BasicKind::kUnsafePointer) {
          out += "unsafe.Pointer";
        } else {
          out += style == Style::kReport ? basic->name
                                         : table.universe().basic(basic->basic)->name;
        }
        return;
      }
      case TypeKind::kNamed:
        return named(static_cast<const types::Named*>(t));
      case TypeKind::kPointer:
        out += '*';
        return write(static_cast<const types::Pointer*>(t)->elem);
      case TypeKind::kSlice:
        out += "[]";
        return write(static_cast<const types::Slice*>(t)->elem);
      case TypeKind::kArray:
        out += "[" + std::to_string(static_cast<const types::Array*>(t)->len) + "]";
        return write(static_cast<const types::Array*>(t)->elem);
      case TypeKind::kMap:
        out += "map[";
        write(static_cast<const types::Map*>(t)->key);
        out += ']';
        return write(static_cast<const types::Map*>(t)->elem);
      case TypeKind::kChan:
        return chan(static_cast<const types::Chan*>(t));
      case TypeKind::kStruct:
        return structure(static_cast<const types::Struct*>(t));
      case TypeKind::kTuple:
        return tuple(static_cast<const types::Tuple*>(t), false);
      case TypeKind::kSignature:
        out += "func";
        return signature(static_cast<const types::Signature*>(t));
      case TypeKind::kInterface:
        return interface(static_cast<const types::Interface*>(t));
      default:
        out += "?";
    }
  }
};

}  // namespace

std::string_view TypeTable::link_string(const Type* t) {
  t = canonical(t);
  auto it = link_strings_.find(t);
  if (it != link_strings_.end()) return it->second;
  Writer w{*this, Style::kLink, nullptr, local_names_, {}};
  w.write(t);
  return link_strings_.emplace(t, std::move(w.out)).first->second;
}

std::string_view TypeTable::reflect_string(const Type* t) {
  t = canonical(t);
  auto it = reflect_strings_.find(t);
  if (it != reflect_strings_.end()) return it->second;
  Writer w{*this, Style::kReflect, nullptr, local_names_, {}};
  w.write(t);
  return reflect_strings_.emplace(t, std::move(w.out)).first->second;
}

std::string TypeTable::report_string(const Type* t, const types::Package* from) {
  Writer w{*this, Style::kReport, from, local_names_, {}};
  w.write(t);
  return std::move(w.out);
}

}  // namespace vole::ir
