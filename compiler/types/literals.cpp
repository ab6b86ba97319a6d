// Basic, function and composite literals (Go spec, "Composite literals").
//
// The type of a composite literal may be elided where an enclosing literal determines it: then
// it comes in as a hint, and &T is elided along with T.
#include <unordered_map>
#include <unordered_set>

#include "compiler/types/checker.h"

namespace vole::types {

using syntax::LiteralKind;

void Checker::basic_lit(Operand& x, syntax::BasicLit* e) {
  ConstantPool& pool = universe.constants();
  constexpr size_t kMaxChars = 10000;  // of a numeric literal
  std::string_view text = e->text;
  BasicKind kind = BasicKind::kUntypedString;
  if (e->literal != LiteralKind::String && e->literal != LiteralKind::Rune) {
    literal_version(e);
    if (text.size() > kMaxChars) {
      error(e, Kind::ExcessivelyLongConstant,
            {text.substr(0, 10), str(static_cast<int64_t>(text.size()))});
      x.set_invalid();
      return;
    }
  }
  switch (e->literal) {
    case LiteralKind::Int:
      kind = BasicKind::kUntypedInt;
      x.value = pool.int_literal(text);
      break;
    case LiteralKind::Float:
      kind = BasicKind::kUntypedFloat;
      x.value = pool.float_literal(text);
      break;
    case LiteralKind::Imag:
      kind = BasicKind::kUntypedComplex;
      x.value = pool.imaginary_literal(text);
      break;
    case LiteralKind::Rune:
      kind = BasicKind::kUntypedRune;
      x.value = pool.rune_literal(text);
      break;
    case LiteralKind::String:
      x.value = pool.string_literal(text);
      break;
  }
  if (x.value->is_unknown()) {
    error(e, Kind::MalformedConstant, {text});
    x.set_invalid();
    return;
  }
  x.mode = Mode::kConstant;
  x.type = universe.basic(kind);
  x.expr = e;
  // An integer literal may be too large.
  overflow(x, e->start());
}

// Forms of numeric literals that came with Go 1.13.
void Checker::literal_version(syntax::BasicLit* e) {
  std::string_view s = e->text;
  constexpr int kNewLiterals = 13;
  if (s.size() <= 2 || allow_version(kNewLiterals)) return;
  if (s.find('_') != std::string_view::npos) {
    version_error(e, kNewLiterals, "underscore in numeric literal");
    return;
  }
  if (s[0] != '0') return;
  switch (s[1] | 0x20) {
    case 'b':
      version_error(e, kNewLiterals, "binary literal");
      break;
    case 'o':
      version_error(e, kNewLiterals, "0o/0O-style octal literal");
      break;
    case 'x':
      if (e->literal != LiteralKind::Int) {
        version_error(e, kNewLiterals, "hexadecimal floating-point literal");
      }
      break;
  }
}

void Checker::func_lit(Operand& x, syntax::FuncLit* e) {
  const Signature* sig = as<Signature>(type_expr(e->signature));
  if (sig == nullptr) {
    x.set_invalid();
    return;
  }
  if (!universe.options.ignore_bodies && e->body != nullptr) {
    // Checked later, when the types of the variables it captures are known.
    DeclInfo* decl = env.decl;
    const Constant* iota = env.iota;
    later([this, decl, sig, e, iota] {
      func_body(decl, "<function literal>", sig, e->body, iota);
    });
  }
  x.mode = Mode::kValue;
  x.type = sig;
}

void Checker::composite_lit(Operand& x, syntax::CompositeLit* e, const Type* hint) {
  const Type* type = universe.invalid();
  const Type* base = type;
  Array* open_array = nullptr;  // of type [...]T: its length comes from the elements
  if (e->type_expr != nullptr) {
    auto array = syntax::as<syntax::ArrayType>(e->type_expr);
    if (array != nullptr && array->length == nullptr) {
      open_array = universe.make<Array>(var_type(array->element), -1);
      type = open_array;
    } else {
      type = type_expr(e->type_expr);
    }
    base = type;
  } else if (hint != nullptr) {
    type = hint;
    base = type;
    bool is_pointer = false;
    const Type* elem = deref(common_under(base), &is_pointer);
    if (is_pointer) base = elem;  // *T implies &T{}
  } else {
    error(e, Kind::MissingLiteralType);
  }

  const Type* u = common_under(base);
  switch (u == nullptr ? TypeKind::kBasic : u->kind) {
    case TypeKind::kStruct:
      struct_lit(x, e, static_cast<const Struct*>(u), base);
      break;
    case TypeKind::kArray: {
      auto array = static_cast<const Array*>(u);
      int64_t n = indexed_elements(e->elements, array->elem, array->len);
      if (open_array != nullptr) {
        open_array->len = n;
        record_type_and_value(e->type_expr, Mode::kTypeExpr, open_array, nullptr);
      }
      break;
    }
    case TypeKind::kSlice:
      indexed_elements(e->elements, static_cast<const Slice*>(u)->elem, -1);
      break;
    case TypeKind::kMap:
      map_lit(x, e, static_cast<const Map*>(u));
      break;
    default:
      for (syntax::Expr* element : e->elements) {
        auto kv = syntax::as<syntax::KeyValueExpr>(element);
        // Keys are ignored: it is not known whether they are field names.
        use(kv != nullptr ? kv->element : element);
      }
      if (u == nullptr || is_valid(u)) {
        error(e, Kind::InvalidCompositeType,
              {e->type_expr == nullptr && hint != nullptr ? " element" : "", str(type),
               u == nullptr ? " (no common underlying type)" : ""});
        x.set_invalid();
        return;
      }
  }
  x.mode = Mode::kValue;
  x.type = type;
}

void Checker::struct_lit(Operand& x, syntax::CompositeLit* e, const Struct* s,
                         const Type* base) {
  if (e->elements.empty()) return;
  const std::vector<Var*>& fields = s->fields;
  if (syntax::is<syntax::KeyValueExpr>(e->elements[0])) {
    std::vector<bool> visited(fields.size());
    for (syntax::Expr* element : e->elements) {
      auto kv = syntax::as<syntax::KeyValueExpr>(element);
      if (kv == nullptr) {
        error(element, Kind::MixtureInStructLiteral);
        continue;
      }
      auto key = syntax::as<syntax::Name>(kv->key);
      // The value is checked whatever the key is, so that its variables are used.
      expr(nullptr, x, kv->element);
      if (key == nullptr) {
        error(kv, Kind::InvalidFieldName, {str(kv->key)});
        continue;
      }
      std::string_view name = key->name.view();
      int i = field_index(fields, pkg, name, false);
      if (i < 0) {
        int j = field_index(fields, pkg, name, true);
        const Object* alt = j >= 0 ? fields[static_cast<size_t>(j)] : nullptr;
        error(kv->key, Kind::UnknownLiteralField, {lookup_error(base, name, alt, true)});
        continue;
      }
      Var* field = fields[static_cast<size_t>(i)];
      record_use(key, field);
      assignment(x, field->type, "struct literal");
      if (visited[static_cast<size_t>(i)]) {
        error(kv, Kind::DuplicateFieldName, {name});
        continue;
      }
      visited[static_cast<size_t>(i)] = true;
    }
    return;
  }
  for (size_t i = 0; i < e->elements.size(); i++) {
    syntax::Expr* element = e->elements[i];
    if (auto kv = syntax::as<syntax::KeyValueExpr>(element)) {
      error(kv, Kind::MixtureInStructLiteral);
      continue;
    }
    expr(nullptr, x, element);
    if (i >= fields.size()) {
      error(x, Kind::TooManyStructValues, {str(base)});
      break;  // the rest would give the same message
    }
    Var* field = fields[i];
    if (!is_exported(field) && field->pkg != pkg) {
      error(x, Kind::ImplicitUnexportedField, {field->name, str(base)});
      continue;
    }
    assignment(x, field->type, "struct literal");
  }
  if (e->elements.size() < fields.size()) {
    error(e->rbrace, Kind::TooFewStructValues, {str(base)});
  }
}

void Checker::map_lit(Operand& x, syntax::CompositeLit* e, const Map* m) {
  // With keys of interface type, 1 and "1" and int8(1) are different keys.
  bool key_is_interface = is_non_type_param_interface(m->key);
  std::unordered_map<std::string, TypeList> visited;
  for (syntax::Expr* element : e->elements) {
    auto kv = syntax::as<syntax::KeyValueExpr>(element);
    if (kv == nullptr) {
      error(element, Kind::MissingMapKey);
      continue;
    }
    expr_with_hint(x, kv->key, m->key);
    assignment(x, m->key, "map literal");
    if (!x.ok()) continue;
    if (x.mode == Mode::kConstant) {
      auto [it, added] = visited.try_emplace(constant_key(universe.constants(), x.value));
      bool duplicate = !added;
      if (key_is_interface) {
        duplicate = false;
        for (const Type* t : it->second) duplicate |= identical(t, x.type);
        it->second.push_back(x.type);
      }
      if (duplicate) {
        error(x, Kind::DuplicateMapKey, {str(x.value)});
        continue;
      }
    }
    expr_with_hint(x, kv->element, m->elem);
    assignment(x, m->elem, "map literal");
  }
}

// Elements of an array (length >= 0) or slice literal; returns the highest index plus one.
int64_t Checker::indexed_elements(const List<syntax::Expr*>& list, const Type* t,
                                  int64_t length) {
  std::unordered_set<int64_t> visited;
  int64_t at = 0;
  int64_t max = 0;
  bool keyed = false;  // without keys no index can come twice
  for (syntax::Expr* e : list) keyed |= syntax::is<syntax::KeyValueExpr>(e);
  for (syntax::Expr* e : list) {
    bool valid = false;
    syntax::Expr* element = e;
    if (auto kv = syntax::as<syntax::KeyValueExpr>(e)) {
      int64_t value = -1;
      if (is_valid(index(kv->key, length, &value))) {
        if (value >= 0) {
          at = value;
          valid = true;
        } else {
          error(e, Kind::LiteralIndexNotConstant, {str(kv->key)});
        }
      }
      element = kv->element;
    } else if (length >= 0 && at >= length) {
      error(e, Kind::LiteralIndexOutOfBounds, {str(at), str(length)});
    } else {
      valid = true;
    }
    if (valid && keyed && !visited.insert(at).second) {
      error(e, Kind::DuplicateLiteralIndex, {str(at)});
    }
    at = static_cast<int64_t>(static_cast<uint64_t>(at) + 1);
    if (at > max) max = at;
    Operand x;
    expr_with_hint(x, element, t);
    assignment(x, t, "array or slice literal");
  }
  return max;
}

}  // namespace vole::types
