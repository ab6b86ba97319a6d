"""Makes a program small that vole and Go say different things about: functions that have no part in it
go first, then lines and blocks, as long as the difference stays."""

import re

from .compare import differences_of, go_lines, message_of, vole_lines

UNUSED = re.compile(r":(\d+):\d+: (?:declared and not used: (\w+)|\"[^\"]*\" imported and not used|"
                    r"label \w+ defined and not used)")


def blocks(lines, first):
    """End (exclusive) of the statement that begins at `first`: up to the closing brace."""
    depth = 0
    for number in range(first, len(lines)):
        bare = re.sub(r'"[^"]*"', "", lines[number])
        depth += sum(bare.count(c) for c in "{([") - sum(bare.count(c) for c in "})]")
        if depth <= 0:
            return number + 1
    return len(lines)


class Minimiser:
    """`differs(text)` says whether a program (that Go accepts) still shows the difference."""

    def __init__(self, oracle, vole, folder, kind, limit=400):
        self.oracle, self.vole, self.folder, self.kind = oracle, vole, folder, kind
        self.tries, self.limit = 0, limit

    def compiled(self, text):
        """(text that Go accepts, Go's lines), with unused names taken away; or None."""
        path = self.folder / "small.go"
        for _ in range(12):
            path.write_text(text)
            lines, why = go_lines(self.oracle, path)
            if lines is not None:
                return text, lines
            found = [m for m in map(UNUSED.search, why.split("\n")) if m]
            if not found or len(found) < why.count("\n") - why.count("too many"):
                return None
            source = text.split("\n")
            for match in sorted(found, key=lambda m: -int(m.group(1))):
                at = int(match.group(1)) - 1
                end = blocks(source, at)
                if source[at].lstrip().startswith(("for", "if", "switch", "func")):
                    return None
                del source[at:end]
            text = "\n".join(source)
        return None

    def differs(self, text):
        self.tries += 1
        accepted = self.compiled(text)
        if accepted is None:
            return None
        text, want = accepted
        path = self.folder / "small.go"
        got, _ = vole_lines(self.vole, path, seconds=10)
        if got is None:
            return text if self.kind is None else None
        if self.kind is None:
            return None
        shown = {(sign, kind(line)) for sign, line in differences_of(got, want)}
        return text if self.kind in shown else None

    def without(self, text, cuts):
        """Removes as many of the pieces as possible; a piece is (first, end) of lines."""
        position = 0
        while position < len(cuts(text)) and self.tries < self.limit:
            first, end = cuts(text)[position]
            lines = text.split("\n")
            smaller = self.differs("\n".join(lines[:first] + lines[end:]))
            if smaller is not None and len(smaller) < len(text):
                text = smaller
            else:
                position += 1
        return text

    def run(self, text):
        text = self.halves(text)
        for _ in range(3):
            before = text
            text = self.without(text, lambda t: statements(t, top=True)[::-1])
            text = self.without(text, lambda t: statements(t, top=False))
            if text == before or self.tries >= self.limit:
                break
        return re.sub(r"\n\s*\n+", "\n", text)

    def halves(self, text):
        """Whole runs of declarations at once, largest first."""
        size = max(1, len(statements(text, top=True)) // 2)
        while size >= 1 and self.tries < self.limit:
            pieces = statements(text, top=True)
            position = len(pieces)
            while position > 0:
                chosen = pieces[max(0, position - size):position]
                lines = text.split("\n")
                for first, end in reversed(chosen):
                    del lines[first:end]
                smaller = self.differs("\n".join(repaired(lines)))
                if smaller is not None:
                    text = smaller
                    pieces = statements(text, top=True)
                    position = min(position - size, len(pieces))
                else:
                    position -= size
            size //= 2
        return text


def repaired(lines):
    """Calls of functions that are gone, in main, go too."""
    known = {m.group(1) for line in lines if (m := re.match(r"func (\w+)", line))}
    return [line for line in lines
            if not (m := re.match(r"\ttry\(\d+, (\w+)\)", line)) or m.group(1) in known]


def statements(text, top):
    """(first, end) of each declaration, or of each statement inside of functions."""
    lines, found = text.split("\n"), []
    for number, line in enumerate(lines):
        outer = line[:1] not in ("\t", "}", ")", " ", "")
        if not line.strip() or outer != top or line.startswith("package"):
            continue
        if line.strip()[0] in "})" or line.startswith("func main"):
            continue
        found.append((number, blocks(lines, number)))
    return found


def kind(line):
    """What must stay the same about a difference while the program shrinks."""
    return re.sub(r"[\w.*]*\d[\w.]*", "N", message_of(line))[:60]
