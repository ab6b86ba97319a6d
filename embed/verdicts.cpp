// Converts the lines of the log: positions, what is allocated, and the chain of reasons why a
// value escapes. See verdicts.h.
#include "embed/verdicts.h"

#include "compiler/types/sizes.h"
#include "compiler/types/universe.h"

namespace vole::embed {

namespace {

Verdict::Kind kind_of(escape::Kind kind) {
  switch (kind) {
    case escape::Kind::kMovedToHeap: return Verdict::Kind::kMovedToHeap;
    case escape::Kind::kEscapes: return Verdict::Kind::kEscapes;
    case escape::Kind::kStays: return Verdict::Kind::kStays;
    case escape::Kind::kInFrame: return Verdict::Kind::kInFrame;
    case escape::Kind::kLeakingParam: return Verdict::Kind::kLeakingParam;
    case escape::Kind::kParamStays: break;
  }
  return Verdict::Kind::kParamStays;
}

Made made_by(ir::Op op) {
  switch (op) {
    case ir::Op::Name: return Made::kVariable;
    case ir::Op::New:
    case ir::Op::PtrLit:
    case ir::Op::StructLit:
    case ir::Op::ArrayLit: return Made::kValue;
    case ir::Op::SliceLit:
    case ir::Op::MakeSlice: return Made::kSlice;
    case ir::Op::MapLit:
    case ir::Op::MakeMap: return Made::kMap;
    case ir::Op::MakeChan: return Made::kChan;
    case ir::Op::Closure:
    case ir::Op::MethodValue: return Made::kClosure;
    case ir::Op::ConvIface: return Made::kInterface;
    case ir::Op::AddString:
    case ir::Op::BytesToString:
    case ir::Op::RunesToString:
    case ir::Op::RuneToString:
    case ir::Op::StringToBytes:
    case ir::Op::StringToRunes: return Made::kString;
    case ir::Op::Append: return Made::kAppend;
    default: return Made::kUnknown;
  }
}

class Converter {
 public:
  explicit Converter(const driver::EscapeFindings& findings) : findings_(findings) {}

  Verdict convert(const escape::Verdict& from) {
    Verdict out;
    out.kind = kind_of(from.kind);
    out.made = made_by(from.node->op);
    out.at = chain_of(from.at);
    out.text = from.text;
    out.subject = from.subject;
    out.function = std::string(from.func->symbol);
    out.package = std::string(findings_.path);
    describe(from.node, out);
    if (from.explanation >= 0) {
      for (const escape::Flow& flow :
           findings_.log.explanations[static_cast<size_t>(from.explanation)].flows) {
        out.flows.push_back(convert(flow));
      }
    }
    return out;
  }

 private:
  Position position_of(Pos pos) const {
    if (!pos.is_known()) return {};
    vole::Position at = findings_.sources.position(pos);
    return {std::string(at.file), static_cast<int>(at.line),
            static_cast<int>(at.column)};
  }

  std::vector<Position> chain_of(const escape::Place& place) const {
    std::vector<Position> chain{position_of(place.pos)};
    for (uint32_t inl = place.inl; inl != 0;) {
      const ir::InlineSite& site = findings_.program.inline_tree[inl - 1];
      chain.push_back(position_of(site.pos));
      inl = site.outer;
    }
    return chain;
  }

  Flow convert(const escape::Flow& from) const {
    std::string operation = from.derefs < 0 ? "&" : std::string(from.derefs, '*');
    Flow out{from.dst, std::move(operation), from.src, {}};
    for (const escape::Step& step : from.steps) {
      Pos pos = findings_.program.report_pos(step.at.pos, step.at.inl);
      out.steps.push_back({position_of(pos), step.expr, std::string(step.reason)});
    }
    return out;
  }

  // Type and size of what the node allocates.
  void describe(const ir::Node* node, Verdict& out) {
    const types::Type* type = node->type;
    const types::Type* shown = node->shape_type != nullptr ? node->shape_type : type;
    if (type == nullptr) return;
    ir::TypeTable& table = findings_.program.types;
    if (node->op == ir::Op::ConvIface) {
      const ir::Node* operand = static_cast<const ir::Unary*>(node)->x;
      type = operand->type;
      shown = operand->shape_type != nullptr ? operand->shape_type : type;
    } else if (auto* pointer = table.under_as<types::Pointer>(type);
               pointer != nullptr && out.made == Made::kValue) {
      type = pointer->elem;
      auto* shown_pointer = table.under_as<types::Pointer>(shown);
      shown = shown_pointer != nullptr ? shown_pointer->elem : type;
    }
    out.type = table.report_string(shown, findings_.package);
    bool sized = out.made == Made::kVariable || out.made == Made::kValue ||
                 out.made == Made::kInterface;
    if (sized) out.size = types::size_of(type);
  }

  const driver::EscapeFindings& findings_;
};

}  // namespace

void add_verdicts(const driver::EscapeFindings& findings, std::vector<Verdict>* verdicts) {
  Converter converter(findings);
  for (const escape::Verdict& verdict : findings.log.verdicts) {
    bool made_up = verdict.kind == escape::Kind::kInFrame &&
                   (verdict.subject.empty() || verdict.subject[0] == '.' ||
                    verdict.subject[0] == '~' || verdict.func->wrapper);
    if (!made_up) verdicts->push_back(converter.convert(verdict));
  }
}

}  // namespace vole::embed
