// Struct types (Go spec, "Struct types").
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

syntax::Expr* pointer_base(syntax::Expr* e) {
  auto* op = syntax::as<syntax::Operation>(e);
  return op != nullptr && op->op == syntax::Operator::Mul && op->y == nullptr ? op->x : nullptr;
}

// The name that an embedded field of this type gets.
syntax::Name* embedded_field_name(syntax::Expr* e) {
  if (auto* name = syntax::as<syntax::Name>(e)) return name;
  if (syntax::Expr* base = pointer_base(e)) {
    return pointer_base(base) == nullptr ? embedded_field_name(base) : nullptr;
  }
  if (auto* sel = syntax::as<syntax::SelectorExpr>(e)) return sel->selected;
  if (auto* index = syntax::as<syntax::IndexExpr>(e)) return embedded_field_name(index->x);
  return nullptr;
}

}  // namespace

void Checker::struct_type(Struct* s, syntax::StructType* e) {
  std::unordered_map<std::string, Var*> seen;
  const Type* t = nullptr;
  syntax::Expr* previous = nullptr;
  std::vector<Var*> fields;
  std::vector<std::string_view> tags;
  for (size_t i = 0; i < e->fields.size(); i++) {
    syntax::Field* f = e->fields[i];
    // Fields declared together share their type expression.
    if (i == 0 || f->type_expr != previous) {
      t = var_type(f->type_expr);
      previous = f->type_expr;
    }
    std::string_view tag = i < e->tags.size() ? field_tag(e->tags[i]) : std::string_view();
    bool embedded = f->name == nullptr;
    syntax::Name* name = embedded ? embedded_field_name(f->type_expr) : f->name;
    if (name == nullptr) continue;  // the parser has reported it
    if (embedded) check_embedded(f->type_expr->start(), t);
    Var* field = universe.new_field(name->pos(), pkg, name->name.view(), t, embedded);
    if (field->name != "_") {
      Var*& slot = seen[object_id(pkg, field->name)];
      if (slot != nullptr) {
        ErrorReport report(*this, Kind::FieldRedeclared);
        report.add(field, {field->name}).add_alt_decl(slot);
        report.report();
        continue;
      }
      slot = field;
    }
    if (!tag.empty() && tags.empty()) tags.resize(fields.size());
    if (!tag.empty() || !tags.empty()) tags.push_back(tag);
    fields.push_back(field);
    if (embedded) {
      f->object = field;
    } else {
      record_def(name, field);
    }
  }
  s->fields = std::move(fields);
  s->tags = std::move(tags);
}

// Because the field's type may not be complete yet, its form is checked later.
void Checker::check_embedded(Pos pos, const Type* embedded) {
  later([this, pos, embedded] {
    bool pointer = false;
    const Type* t = deref(embedded, &pointer);
    const Type* u = underlying(t);
    if (u == nullptr || !is_valid(t)) return;
    if (const Basic* basic = as<Basic>(u)) {
      if (basic->basic == BasicKind::kUnsafePointer) error(pos, Kind::EmbeddedUnsafePointer);
    } else if (u->kind == TypeKind::kPointer) {
      error(pos, Kind::EmbeddedPointer);
    } else if (u->kind == TypeKind::kInterface) {
      if (is_type_param(t)) {
        error(pos, Kind::EmbeddedTypeParam);
      } else if (pointer) {
        error(pos, Kind::EmbeddedPointerToInterface);
      }
    }
  });
}

std::string_view Checker::field_tag(syntax::BasicLit* tag) {
  if (tag == nullptr || tag->bad || tag->literal != syntax::LiteralKind::String) return {};
  return universe.intern(universe.constants().string_literal(tag->text)->string_value());
}

}  // namespace vole::types
