"""White space in HTML, folded as CSS does it: what readers see of the line breaks in a source.

CSS Text Module Level 3, section 4.1: white space collapses through inline tags, to nothing at the ends of a line. A
line break between two East Asian characters is nothing, too.
"""

import re

from pipeline.article.html.tokens import WHITE_SPACE
from pipeline.article.scripts import joins_without_space

__all__ = ["FoldedHtml", "on_one_line"]

_SPACES = re.compile(r"([ \t\n\f\r]+)")
_LINE_END = re.compile(r"[\r\n]")
_IMAGE = "\ufffc"
"""Unicode's stand-in for an object among text."""


def on_one_line(tag: str) -> str:
    """A tag without line breaks; its other white space is the author's."""
    return _SPACES.sub(lambda spaces: " " if _LINE_END.search(spaces[0]) else spaces[0], tag)


class FoldedHtml:
    """Inline content that is being folded: add its texts and tags in order, then take its `text`."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.spaces: list[int] = []
        self.before = ""
        """The last visible character of the line."""

    def add_text(self, text: str) -> None:
        """Text between two tags, or an attribute's value."""
        for piece in filter(None, _SPACES.split(text)):
            if piece[0] in WHITE_SPACE:
                self.spaces.append(len(self.pieces))
            else:
                self._settle(piece[0])
                self.before = piece[-1]
            self.pieces.append(piece)

    def add_tag(self, name: str, tag: str) -> None:
        """An inline tag, by its name in lower case and its source."""
        if name in ("br", "img"):
            seen = _IMAGE if name == "img" else ""
            self._settle(seen)
            self.before = seen
        self.pieces.append(tag)

    def text(self) -> str:
        """All that was added, as a msgid. To be asked for once, at the end."""
        self._settle("")
        return "".join(self.pieces)

    def _settle(self, after: str) -> None:
        """Decide what the white space before ``after`` is: nothing at a line's ends, else at most a space."""
        space = " " if self.before and after else ""
        is_broken = any(_LINE_END.search(self.pieces[number]) for number in self.spaces)
        if space and is_broken and joins_without_space(self.before, after):
            space = ""
        for number in self.spaces:
            self.pieces[number], space = space, ""
        self.spaces.clear()
