// Tests of module images: what is written is what is read, symbols are found, and images that are
// cut, damaged or of another build are refused.
#include "bytecode/image.h"

#include <gtest/gtest.h>

#include "tests/unit/bytecode/test_module.h"

namespace vole::bytecode {
namespace {

template <class T>
bool same(std::span<const T> a, std::span<const T> b) {
  return a.size() == b.size() && (a.empty() || memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

void expect_same_method(const MethodView& a, const MethodView& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.pkg_path, b.pkg_path);
  EXPECT_EQ(a.type, b.type);
  EXPECT_EQ(a.iface_fn, b.iface_fn);
  EXPECT_EQ(a.direct_fn, b.direct_fn);
}

void expect_same_types(const ModuleSource& x, const ModuleSource& y) {
  ASSERT_EQ(x.type_count(), y.type_count());
  for (TypeIndex i = 0; i < x.type_count(); i++) {
    TypeView a = x.type(i), b = y.type(i);
    EXPECT_EQ(a.size, b.size);
    EXPECT_EQ(a.ptr_bytes, b.ptr_bytes);
    EXPECT_EQ(a.kind, b.kind);
    EXPECT_EQ(a.align, b.align);
    EXPECT_EQ(a.flags, b.flags);
    EXPECT_EQ(a.string, b.string);
    EXPECT_EQ(a.link, b.link);
    EXPECT_EQ(a.elem, b.elem);
    EXPECT_TRUE(same(a.in, b.in));
    EXPECT_TRUE(same(a.out, b.out));
    for (uint64_t k = 0; k * 64 < a.ptr_bytes; k++) EXPECT_EQ(a.ptr_mask[k], b.ptr_mask[k]);
    ASSERT_EQ(a.field_count, b.field_count);
    for (uint32_t k = 0; k < a.field_count; k++) {
      FieldView f = x.type_field(i, k), g = y.type_field(i, k);
      EXPECT_EQ(f.name, g.name);
      EXPECT_EQ(f.tag, g.tag);
      EXPECT_EQ(f.type, g.type);
      EXPECT_EQ(f.offset, g.offset);
      EXPECT_EQ(f.embedded, g.embedded);
    }
    ASSERT_EQ(a.method_count, b.method_count);
    for (uint32_t k = 0; k < a.method_count; k++) {
      expect_same_method(x.type_method(i, k), y.type_method(i, k));
    }
    ASSERT_EQ(a.imethod_count, b.imethod_count);
    for (uint32_t k = 0; k < a.imethod_count; k++) {
      expect_same_method(x.type_imethod(i, k), y.type_imethod(i, k));
    }
  }
}

void expect_same_functions(const ModuleSource& x, const ModuleSource& y) {
  ASSERT_EQ(x.function_count(), y.function_count());
  for (FunctionIndex i = 0; i < x.function_count(); i++) {
    FunctionView a = x.function(i), b = y.function(i);
    EXPECT_EQ(a.symbol, b.symbol);
    EXPECT_EQ(a.pkg_path, b.pkg_path);
    EXPECT_EQ(a.external, b.external);
    EXPECT_EQ(a.native, b.native);
    EXPECT_EQ(a.frame_slots, b.frame_slots);
    EXPECT_EQ(a.param_slots, b.param_slots);
    EXPECT_EQ(a.bitmap_words, b.bitmap_words);
    EXPECT_TRUE(same(a.code, b.code));
    EXPECT_TRUE(same(a.safe_points, b.safe_points));
    EXPECT_TRUE(same(a.bitmaps, b.bitmaps));
    EXPECT_TRUE(same(a.stack_objects, b.stack_objects));
    EXPECT_TRUE(same(a.lines, b.lines));
    ASSERT_EQ(a.relocs.size(), b.relocs.size());
    for (size_t k = 0; k < a.relocs.size(); k++) {
      EXPECT_EQ(a.relocs[k].at, b.relocs[k].at);
      EXPECT_EQ(a.relocs[k].kind, b.relocs[k].kind);
      EXPECT_EQ(a.relocs[k].index, b.relocs[k].index);
      EXPECT_EQ(a.relocs[k].addend, b.relocs[k].addend);
    }
    EXPECT_EQ(x.find_function(a.symbol), y.find_function(a.symbol));
  }
}

// The bytes, aligned as an image must be.
struct Image {
  explicit Image(const Module& m) {
    std::vector<uint8_t> made = write_image(m);
    size = made.size();
    words.resize((size + 7) / 8);
    memcpy(words.data(), made.data(), size);
  }
  uint8_t* bytes() { return reinterpret_cast<uint8_t*>(words.data()); }
  std::vector<uint64_t> words;
  size_t size;
};

TEST(Image, ReadsWhatWasWritten) {
  Module m = test_module();
  Image image(m);
  std::string error;
  auto source = open_image(image.bytes(), image.size, ImageCheck::kContents, &error);
  ASSERT_NE(source, nullptr) << error;
  auto expected = make_module_source(m);
  expect_same_types(*expected, *source);
  expect_same_functions(*expected, *source);
  ASSERT_EQ(source->global_count(), 2u);
  EXPECT_EQ(source->global(0).symbol, "main.g");
  EXPECT_TRUE(same(source->global(0).data, expected->global(0).data));
  EXPECT_TRUE(source->global(1).external);
  EXPECT_EQ(source->find_global("main.g"), 0u);
  EXPECT_EQ(source->find_global("other.g"), kNoIndex);
  EXPECT_EQ(source->find_function("main.nothing"), kNoIndex);
  EXPECT_EQ(source->find_function("fmt.Println"), kNoIndex);
  EXPECT_EQ(source->itab(0).inter, 3u);
  EXPECT_EQ(source->package(0).path, "main");
  EXPECT_EQ(source->package_import(0, 1), "os");
  EXPECT_EQ(source->file(0), "main.go");
  EXPECT_EQ(source->entry(), 0u);
  EXPECT_EQ(std::string_view(source->data(), 6), "hello\n");
}

TEST(Image, IsReproducible) {
  EXPECT_EQ(write_image(test_module()), write_image(test_module()));
}

TEST(Image, EmptyModule) {
  Image image{Module{}};
  std::string error;
  auto source = open_image(image.bytes(), image.size, ImageCheck::kContents, &error);
  ASSERT_NE(source, nullptr);
  EXPECT_EQ(source->function_count(), 0u);
  EXPECT_EQ(source->find_function("x"), kNoIndex);
}

TEST(Image, ManySymbolsAreFound) {
  Module m;
  for (int i = 0; i < 5000; i++) {
    FunctionRecord f;
    f.symbol = "p.f" + std::to_string(i);
    f.native = true;
    m.functions.push_back(f);
  }
  Image image(m);
  std::string error;
  auto source = open_image(image.bytes(), image.size, ImageCheck::kHeader, &error);
  for (uint32_t i = 0; i < 5000; i++) {
    ASSERT_EQ(source->find_function("p.f" + std::to_string(i)), i);
  }
}

TEST(Image, RefusesWhatIsNotWhole) {
  Image image(test_module());
  std::string error;
  EXPECT_EQ(open_image(image.bytes(), 16, ImageCheck::kHeader, &error), nullptr);
  EXPECT_EQ(error, "not a module image");
  EXPECT_EQ(open_image(image.bytes(), image.size - 8, ImageCheck::kHeader, &error), nullptr);
  EXPECT_EQ(error, "module image is truncated");
  image.bytes()[image.size - 20] ^= 1;
  EXPECT_EQ(open_image(image.bytes(), image.size, ImageCheck::kContents, &error), nullptr);
  EXPECT_EQ(error, "module image is damaged");
  image.bytes()[8]++;
  EXPECT_EQ(open_image(image.bytes(), image.size, ImageCheck::kHeader, &error), nullptr);
  EXPECT_EQ(error, "module image was made by another version");
}

}  // namespace
}  // namespace vole::bytecode
