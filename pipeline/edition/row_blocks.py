"""Which blocks of an article make a row of its comparison: one of Markdown's, or an HTML element with what is in it.

    <figure>

    ![図](a.png)

    <figcaption>説明</figcaption>
    </figure>

These are three blocks to Markdown, and one thing to readers.
"""

from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser

from markdown_it.token import Token

__all__ = ["rows_of_tokens"]


def rows_of_tokens(tokens: Sequence[Token], source: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of an edition, row by row; ``source`` are the source's, whose HTML says what belongs together."""
    blocks = tuple(_blocks(tokens))
    joined = _joined(tuple(_blocks(source)))
    start = 0
    for number in range(len(blocks)):
        if number not in joined:
            yield [token for block in blocks[start : number + 1] for token in block]
            start = number + 1
    if start < len(blocks):
        yield [token for block in blocks[start:] for token in block]


def _blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The outermost blocks, each with all that is in it."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1


def _joined(blocks: Sequence[Sequence[Token]]) -> frozenset[int]:
    """The numbers of the blocks that go on in the next: an element begins there, or before, and ends after."""
    tags = _Tags()
    for number, block in enumerate(blocks):
        if len(block) == 1 and block[0].type == "html_block":
            tags.read(number, block[0].content)
    return frozenset(number for first, last in tags.pairs for number in range(first, last))


class _Tags(HTMLParser):
    """Finds the blocks where elements begin and end. What never ends begins nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[int, int]] = []
        self._open: list[tuple[str, int]] = []
        self._block = 0

    def read(self, block: int, html: str) -> None:
        """Read the HTML of a block."""
        self._block = block
        self.reset()
        self.feed(html)

    def handle_starttag(self, tag: str, _attributes: Iterable[tuple[str, str | None]]) -> None:
        """Called by the parser for each start tag."""
        self._open.append((tag, self._block))

    def handle_endtag(self, tag: str) -> None:
        """Called by the parser for each end tag."""
        index = next((at for at in reversed(range(len(self._open))) if self._open[at][0] == tag), None)
        if index is not None:
            self.pairs.append((self._open[index][1], self._block))
            del self._open[index:]
