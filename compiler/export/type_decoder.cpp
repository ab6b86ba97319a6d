// Reading types and constants; see type_codec.h.
#include "compiler/export/type_codec.h"
#include "compiler/types/checker.h"
#include "compiler/types/named.h"

namespace vole::export_data {

using namespace vole::types;

// "123", "-1/3" or "0x.8p+12": as Constant::exact_string writes numbers.
const Constant* TypeDecoder::exact_number(std::string_view text) {
  ConstantPool& pool = universe_.constants();
  bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  const Constant* value;
  size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    value = pool.binary(pool.to_float(pool.int_literal(text.substr(0, slash))), ConstantOp::kQuo,
                        pool.int_literal(text.substr(slash + 1)));
  } else if (text.find_first_of(".pPe") != std::string_view::npos) {
    value = pool.float_literal(text);
  } else {
    value = pool.int_literal(text);
  }
  return negative ? pool.unary(ConstantOp::kSub, value) : value;
}

const Constant* TypeDecoder::read_constant(ByteReader& in) {
  ConstantPool& pool = universe_.constants();
  switch (static_cast<ConstantTag>(in.u8())) {
    case ConstantTag::kBool:
      return pool.make_bool(in.u8() != 0);
    case ConstantTag::kString:
      return pool.make_string(in.text());
    case ConstantTag::kInt64:
      return pool.make_int64(in.sint());
    case ConstantTag::kBigInt:
      return exact_number(in.text());
    case ConstantTag::kFloat:
      return pool.to_float(exact_number(in.text()));
    case ConstantTag::kComplex: {
      const Constant* real = read_constant(in);
      return pool.make_complex(real, read_constant(in));
    }
  }
  return pool.unknown();
}

const Type* TypeDecoder::type(uint64_t index) {
  if (index >= types_.size()) return universe_.invalid();
  if (types_[index] == nullptr) {
    ByteReader table(block_, offsets_ + index * 4);
    ByteReader in(block_, table.u32());
    const Type* t = read_type(in);
    types_[index] = t;
  }
  return types_[index];
}

const Type* TypeDecoder::read_named(ByteReader& in) {
  Package* package = package_at(in.text());
  std::string_view name = in.text();
  if (package == nullptr) return universe_.invalid();
  Object* object = find_object(package, name);
  TypeList targs;
  for (uint64_t left = in.uint(); left > 0; --left) targs.push_back(type(in.uint()));
  if (object == nullptr || object->type == nullptr) return universe_.invalid();
  if (targs.empty()) return object->type;
  return instantiate(universe_, object->type, targs);
}

const Type* TypeDecoder::read_struct(ByteReader& in) {
  Struct* s = universe_.make<Struct>();
  for (uint64_t left = in.uint(); left > 0; --left) {
    std::string_view name = universe_.intern(in.text());
    Package* package = package_at(in.text());
    const Type* t = type(in.uint());
    bool embedded = in.u8() != 0;
    s->fields.push_back(universe_.new_field(Pos{}, package, name, t, embedded));
    s->tags.push_back(universe_.intern(in.text()));
  }
  return s;
}

const Tuple* TypeDecoder::read_variables(ByteReader& in, VarKind kind) {
  std::vector<Var*> vars;
  for (uint64_t left = in.uint(); left > 0; --left) {
    std::string_view name = universe_.intern(in.text());
    vars.push_back(universe_.new_var(kind, Pos{}, home(), name, type(in.uint())));
  }
  return universe_.new_tuple(std::move(vars));
}

const Signature* TypeDecoder::read_signature(ByteReader& in) {
  Signature* sig = universe_.make<Signature>();
  sig->params = read_variables(in, VarKind::kParam);
  sig->results = read_variables(in, VarKind::kResult);
  sig->variadic = in.u8() != 0;
  return sig;
}

const Type* TypeDecoder::read_interface(ByteReader& in) {
  Interface* t = universe_.new_interface();
  for (uint64_t left = in.uint(); left > 0; --left) {
    std::string_view name = universe_.intern(in.text());
    Package* package = package_at(in.text());
    Signature* sig = universe_.make<Signature>(*as<Signature>(type(in.uint())));
    sig->recv = universe_.new_var(VarKind::kRecv, Pos{}, package, "", t);
    t->methods.push_back(universe_.new_func(Pos{}, package, name, sig));
  }
  for (uint64_t left = in.uint(); left > 0; --left) t->embeddeds.push_back(type(in.uint()));
  t->implicit = in.u8() != 0;
  t->complete = true;
  return t;
}

const Type* TypeDecoder::read_union(ByteReader& in) {
  Union* t = universe_.make<Union>();
  for (uint64_t left = in.uint(); left > 0; --left) {
    bool tilde = in.u8() != 0;
    t->terms.push_back({tilde, type(in.uint())});
  }
  return t;
}

const Type* TypeDecoder::read_type(ByteReader& in) {
  switch (static_cast<TypeTag>(in.u8())) {
    case TypeTag::kBasic:
      return universe_.basic(static_cast<BasicKind>(in.u8()));
    case TypeTag::kByte:
      return universe_.byte_type();
    case TypeTag::kRune:
      return universe_.rune_type();
    case TypeTag::kAny:
      return universe_.any_type();
    case TypeTag::kError:
      return universe_.error_type();
    case TypeTag::kComparable:
      return universe_.comparable_type();
    case TypeTag::kNamed:
      return read_named(in);
    case TypeTag::kPointer:
      return universe_.new_pointer(type(in.uint()));
    case TypeTag::kSlice:
      return universe_.new_slice(type(in.uint()));
    case TypeTag::kArray: {
      int64_t len = in.sint();
      return universe_.new_array(type(in.uint()), len);
    }
    case TypeTag::kMap: {
      const Type* key = type(in.uint());
      return universe_.new_map(key, type(in.uint()));
    }
    case TypeTag::kChan: {
      auto dir = static_cast<ChanDir>(in.u8());
      return universe_.new_chan(dir, type(in.uint()));
    }
    case TypeTag::kStruct:
      return read_struct(in);
    case TypeTag::kSignature:
      return read_signature(in);
    case TypeTag::kInterface:
      return read_interface(in);
    case TypeTag::kUnion:
      return read_union(in);
    case TypeTag::kTuple:
      return read_variables(in, VarKind::kResult);
    case TypeTag::kShape:
      return shape(type(in.uint()));
  }
  return universe_.invalid();
}

}  // namespace vole::export_data
