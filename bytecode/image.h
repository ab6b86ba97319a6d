// The serialised form of a module: one block of memory that is used as it lies, in a file, inside
// the binary or in a mapped cache entry.
//
// An image is a header and arrays of fixed-size records; strings, code, maps and line tables are
// referred to by offset and length, so a reader makes views and copies nothing, and only the pages
// that a program reaches are ever touched. Symbols are found by hash tables that are part of the
// image. All numbers are little-endian and aligned to their size; the image itself must lie at a
// multiple of 8. Images depend on the opcode table: one made with another table is refused.
//
// Images are trusted, as all modules are; opening one checks that it is whole and of this build,
// not that its code is sane (check.h does that, for our own mistakes). Inline stacks and variables
// are kept for debuggers only and are not part of the image.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bytecode/module_source.h"

namespace vole::bytecode {

// Serialises. The same module gives the same bytes.
std::vector<uint8_t> write_image(const Module& module);

enum class ImageCheck : uint8_t {
  kHeader,    // size, version, opcode table: touches one page
  kContents,  // the hash of all bytes as well; for images from files
};

// A source over an image, which must stay in memory as long as the source and every Program made
// from it. Null and a reason in *error if it is not usable.
std::unique_ptr<ModuleSource> open_image(const void* data, size_t size, ImageCheck check,
                                         std::string* error);

// A number that differs between images of different contents. For one that open_image accepted.
uint64_t image_fingerprint(const void* data);

}  // namespace vole::bytecode
