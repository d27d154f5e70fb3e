"""An article beside its source, block by block: a page of its own, which works without a script.

It is as long as two pages, so it is not part of the article's, and only who wants it loads it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

from markdown_it.token import Token
from markupsafe import Markup

from pipeline.edition.pictures import finish_pictures
from pipeline.edition.render import Page, Prepared
from pipeline.edition.sanitize import sanitize

__all__ = ["Row", "rows_of"]

SOURCE_IDS = "source-"
"""What ids in the source's column begin with: those in the other are the article's own."""


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the article in both languages; either may be empty.

    ``lines`` are those of the catalog where its translations stand, as far as somebody wants to know.
    """

    translation: Markup
    source: Markup
    lines: tuple[int, ...] = ()


def rows_of(
    translation: Prepared,
    translated: Page,
    source: Prepared,
    original: Page,
    lines: Mapping[int, int] = MappingProxyType({}),
) -> tuple[Row, ...]:
    """The blocks of an edition beside those of the source, which has the same in the same order.

    Each is sanitized by itself, whoever is trusted. Blocks that show nothing are left out. ``lines`` are those of the
    catalog, by the ordinal of the text (`Unit.block`).
    """
    pairs = zip_longest(_blocks(translation.tokens), _blocks(source.tokens), fillvalue=())
    rows = (
        Row(
            _html(translation.html(one), translated, ""),
            _html(source.html(other), original, SOURCE_IDS),
            _lines_of(other, lines),
        )
        for one, other in pairs
    )
    return tuple(row for row in rows if row.translation or row.source)


def _lines_of(tokens: Sequence[Token], lines: Mapping[int, int]) -> tuple[int, ...]:
    ordinals: set[int] = {token.meta["ordinal"] for token in tokens if "ordinal" in token.meta}
    return tuple(sorted({lines[one] for one in ordinals if one in lines}))


def _html(html: str, page: Page, prefix: str) -> Markup:
    return Markup(finish_pictures(sanitize(html, page.resolve, prefix), page.pictures).strip())


def _blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The outermost blocks, each with all that is in it."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1
