"""The lines of an article, and where the lines of a block's text stand in them."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.common.utils import MD_TRIM_CHARS

from pipeline.article.model import Span

__all__ = ["Lines"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK = " \t\x0b\x0c"
"""What the parser takes for white space at the ends of a line within a block's text."""


class Lines:
    """An article's lines, numbered from 0 as markdown-it numbers them."""

    def __init__(self, text: str) -> None:
        """``text`` is the file's content; a byte order mark belongs to no line."""
        self.text = text
        self.starts = [1 if text.startswith("\ufeff") else 0]
        self.ends: list[int] = []
        for found in _LINE_END.finditer(text):
            self.ends.append(found.start())
            self.starts.append(found.end())
        self.ends.append(len(text))

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> str:
        """A line without its end, NUL replaced as the parser does."""
        return self.text[self.starts[number] : self.ends[number]].replace("\0", "\ufffd")

    def tails(self, first: int, contents: Sequence[str]) -> tuple[Span, ...] | None:
        """Where the lines of a block's text stand, white space at both ends aside.

        ``contents`` are the lines of an inline token's content, of which the first stands in line ``first``.
        Each is the tail of its source line, save white space (a tab that is partly indentation is given to
        us as spaces; at the ends of a block, U+3000 and its like are white space too) and the closing sequence of a
        heading. None if one is not found there.
        """
        spans: list[Span] = []
        for number, content in enumerate(contents, first):
            if number >= len(self):
                return None
            wanted = content.strip(_BLANK)
            line = self.line(number)
            place = next((at for end in _ends(line) if line.startswith(wanted, at := end - len(wanted))), -1)
            if place < 0:
                return None
            spans.append(Span(self.starts[number] + place, self.starts[number] + place + len(wanted)))
        return tuple(spans)

    def heading(self, number: int, content: str) -> tuple[Span, ...] | None:
        """Where the text of an ATX heading stands: before the closing sequence of ``#``, if there is one."""
        line = self.line(number)
        unclosed = line.rstrip(_BLANK).rstrip("#")
        for end in (*_ends(line), *_ends(unclosed)):
            at = end - len(content)
            if at > 0 and line[at:end] == content and (line[at - 1] == "#" or line[at - 1].isspace()):
                return (Span(self.starts[number] + at, self.starts[number] + end),)
        return None

    def within(self, first: int, content: str, start: int, end: int) -> Span | None:
        """Where a range of a block's content stands: code or HTML, whose lines are tails of source lines.

        ``first`` is the block's first line, ``start`` and ``end`` are code points of ``content``. None if one of
        the lines is not found there (a tab that is partly indentation is given to us as spaces).
        """
        ends = [self._source_of(first, content, offset) for offset in (start, end)]
        if ends[0] is None or ends[1] is None:
            return None
        return Span(ends[0], ends[1])

    def _source_of(self, first: int, content: str, offset: int) -> int | None:
        number = first + content.count("\n", 0, offset)
        line_start = content.rfind("\n", 0, offset) + 1
        line_end = content.find("\n", offset)
        tail = content[line_start : line_end if line_end >= 0 else len(content)]
        if number >= len(self) or not self.line(number).endswith(tail):
            return None
        return self.ends[number] - len(tail) + offset - line_start


def _ends(line: str) -> Iterator[int]:
    """Where the text of a line may end, in code points: before its white space, as different rules see that.

    Within a block that is CommonMark's; at the end of one also what JavaScript trims, such as U+3000 and U+00A0; and
    at the end of a term of a definition list, what Python strips.
    """
    yield len(line.rstrip(_BLANK))
    yield len(line.rstrip(MD_TRIM_CHARS))
    yield len(line.rstrip())
