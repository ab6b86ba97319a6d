// Sizes, alignments and field offsets as gc lays types out on amd64 (Go spec, "Size and
// alignment guarantees"). In bytes. Types must be complete and without type parameters.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/types/type.h"

namespace vole::types {

int64_t align_of(const Type* t);
// < 0 if the type is larger than the address space.
int64_t size_of(const Type* t);
std::vector<int64_t> offsets_of(const Struct* s);  // a negative offset: too large
int64_t offset_of(const Type* t, const std::vector<int>& index);
// Whether the size depends on type parameters.
bool has_var_size(const Type* t);

}  // namespace vole::types
