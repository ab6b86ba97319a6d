// What gc looks at only when a package has no other errors: function declarations without a body
// or with one that a directive forbids, and the names that //go:linkname lines refer to.
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

bool imports_unsafe(const syntax::File* file, ConstantPool& constants) {
  for (const syntax::Decl* decl : file->decls) {
    auto* import = syntax::as<syntax::ImportDecl>(decl);
    if (import == nullptr || import->path == nullptr) continue;
    if (constants.string_literal(import->path->text)->string_value() == "unsafe") return true;
  }
  return false;
}

}  // namespace

void Checker::late_checks() {
  std::unordered_set<const Object*> linked;
  for (const syntax::File* file : files) check_linknames(file, &linked);
  for (const Func* f : pkg->funcs) {
    syntax::FuncDecl* d = f->syntax;
    bool noescape = d->pragma != nullptr && (d->pragma->flags & syntax::kPragmaNoescape) != 0;
    if (d->body != nullptr) {
      if (noescape) error(d->pos(), Kind::NoescapeWithBody);
    } else if (universe.options.require_bodies && linked.count(f) == 0) {
      error(d->pos(), Kind::MissingFunctionBody);
    }
  }
}

void Checker::check_linknames(const syntax::File* file,
                              std::unordered_set<const Object*>* linked) {
  if (file->linknames.empty()) return;
  bool allowed = imports_unsafe(file, universe.constants());
  for (const syntax::Linkname& l : file->linknames) {
    if (!allowed && l.pos.is_known()) {
      error(l.pos, Kind::LinknameWithoutUnsafe);
      continue;
    }
    if (l.remote.find('[') != std::string_view::npos &&
        l.remote.find(']') != std::string_view::npos) {
      error(l.pos, Kind::LinknameOfInstance);
      continue;
    }
    const Object* obj = pkg->scope->lookup(l.local);
    bool known = obj != nullptr &&
                 (obj->kind == ObjectKind::kFunc || obj->kind == ObjectKind::kVar);
    if (!known) {
      // Old versions did not look.
      if (!universe.options.lang.valid() || universe.options.lang.minor >= 18) {
        error(l.pos, Kind::LinknameOfUnknown);
      }
    } else if (!linked->insert(obj).second) {
      error(l.pos, Kind::DuplicateLinkname, {l.local});
    }
  }
}

}  // namespace vole::types
