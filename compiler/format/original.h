// The file to be formatted, as it was written: where things stand, what lies between tokens, and
// its comments in groups.
//
// The tree says what the program is; everything that it does not say (where a keyword or bracket
// stood, which comments there are) is looked up here, in the list of tokens. Groups are formed as
// go/parser forms them, because a group moves as a whole: comments that begin on the line of the
// token before them, and after those comments on adjacent lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"
#include "compiler/syntax/tree.h"

namespace vole::format {

// A place in the source or an estimate of one. Lines and columns count from 1; line 0: unknown.
struct Spot {
  uint32_t offset = 0;
  uint32_t line = 0;
  uint32_t column = 0;

  bool is_known() const { return line != 0; }
  friend bool operator==(const Spot&, const Spot&) = default;
};

struct Comment {
  Spot at;
  std::string text;  // without carriage returns

  bool is_line() const { return text[1] == '/'; }
  uint32_t end_offset() const { return at.offset + static_cast<uint32_t>(text.size()); }
};

struct CommentGroup {
  std::vector<Comment> list;  // at least one
  bool breaks_line = false;   // holds a line end, or ends in one
  bool trailing = false;      // begins on the line of the token before it
  uint32_t last_line = 0;     // in the source, see Original::Merge
};

class Original {
 public:
  // `file` must have been parsed with its tokens and parentheses kept.
  explicit Original(const syntax::File& file);

  const syntax::File& file() const { return file_; }
  const Source& source() const { return *file_.source; }
  const std::vector<CommentGroup>& comments() const { return groups_; }

  // 0 for an unknown place.
  uint32_t line(Pos pos) const { return spot(pos).line; }
  Spot spot(Pos pos) const;
  Spot spot_at(uint32_t offset) const { return spot(source().pos_at(offset)); }

  // The token at `pos` or the next one; comments and semicolons of line ends are passed over.
  Pos token_from(Pos pos) const;
  // The last token that ends at `pos` or before.
  Pos token_before(Pos pos) const;
  // The bracket that closes the one at `pos`.
  Pos closing(Pos pos) const;

  // Whether the field or specification that ends at `pos` has a comment at the end of its line.
  bool has_line_comment(Pos pos) const;
  // Whether a comment stands directly above the token at `pos`.
  bool has_doc(Pos pos) const;
  // Whether there is any comment between the two.
  bool has_comment(Pos from, Pos to) const;

 private:
  using Token = lex::Token;

  // Lines first + 1 to last count as `first`: gofmt leaves out what is between the last import of a
  // block and its parenthesis, whatever it is.
  struct Merge {
    uint32_t first;
    uint32_t last;
  };

  void collect();
  void merge_lines();
  // Index of the first token (comments included) that begins at `offset` or after.
  size_t first_from(uint32_t offset) const;
  // The line in the source, whether merged or not.
  uint32_t line_at(uint32_t offset) const { return source().line_of(source().pos_at(offset)); }

  const syntax::File& file_;
  List<Token> tokens_;
  std::vector<CommentGroup> groups_;
  std::vector<Merge> merges_;  // ascending
};

}  // namespace vole::format
