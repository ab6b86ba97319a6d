// The comments of a file that was parsed without them: it is read once more.
#pragma once

#include <memory>

#include "base/arena.h"
#include "base/interner.h"
#include "compiler/format/original.h"
#include "compiler/source/diagnostic.h"
#include "compiler/syntax/parser.h"

namespace vole::vet {

class CommentReader {
 public:
  explicit CommentReader(const Source& source);

  // Null if the file cannot be read this way. Its positions are those of a copy of the file, in
  // which offsets are the same.
  const format::Original* original() const { return original_.get(); }

 private:
  SourceSet sources_;
  Arena arena_;
  Interner names_;
  Diagnostics diagnostics_;
  std::unique_ptr<format::Original> original_;
};

}  // namespace vole::vet
