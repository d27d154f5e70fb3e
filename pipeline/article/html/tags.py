"""The tags in a piece of HTML, whatever it is: half of an element, or none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from pipeline.article.html.tokens import TokenKind, tokenize

__all__ = ["Tag", "tags_in"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in lower case, where it begins, in code points, and its attributes that have a value.

    Of an attribute that is there twice the first counts, as in browsers; character references are decoded.
    """

    name: str
    start: int
    is_end: bool
    attributes: Mapping[str, str]


def tags_in(html: str) -> Iterator[Tag]:
    """The tags in ``html``, in order. What is within comments, scripts and preformatted text is none."""
    for token in tokenize(html):
        if token.kind in (TokenKind.OPEN, TokenKind.CLOSE):
            attributes = {one.name: unescape(html[one.start : one.end]) for one in reversed(token.attributes)}
            yield Tag(token.name, token.start, token.kind is TokenKind.CLOSE, attributes)
