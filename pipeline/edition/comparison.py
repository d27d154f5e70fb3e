"""An article beside its source, block by block: a page of its own, which works without a script.

It is as long as two pages, so it is not part of the article's, and only who wants it loads it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

from markdown_it.token import Token
from markupsafe import Markup

from pipeline.edition.pictures import finish_pictures
from pipeline.edition.render import Page, Prepared
from pipeline.edition.row_blocks import rows_of_tokens
from pipeline.edition.sanitize import Fragment, sanitize_page
from pipeline.edition.valid_html import Labels

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
    labels: Labels,
    lines: Mapping[int, int] = MappingProxyType({}),
) -> tuple[Row, ...]:
    """The blocks of an edition beside those of the source, which has the same in the same order.

    They are sanitized, whoever is trusted. Blocks that show nothing are left out. ``labels`` as in `sanitize_page`;
    ``lines`` are those of the catalog, by the ordinal of the text (`Unit.block`).
    """
    pairs = tuple(
        zip_longest(
            rows_of_tokens(translation.tokens, source.tokens),
            rows_of_tokens(source.tokens, source.tokens),
            fillvalue=(),
        )
    )
    fragments = [
        fragment
        for one, other in pairs
        for fragment in (
            Fragment(translation.html(one), translated.resolve),
            Fragment(source.html(other), original.resolve, SOURCE_IDS),
        )
    ]
    htmls = sanitize_page(fragments, labels, has_title=translation.has_title_above)
    rows = (
        Row(_finished(one, translated), _finished(other, original), _lines_of(tokens, lines))
        for (_, tokens), one, other in zip(pairs, htmls[::2], htmls[1::2], strict=True)
    )
    return tuple(row for row in rows if row.translation or row.source)


def _finished(html: str, page: Page) -> Markup:
    return Markup(finish_pictures(html, page.pictures).strip())


def _lines_of(tokens: Sequence[Token], lines: Mapping[int, int]) -> tuple[int, ...]:
    ordinals: set[int] = {token.meta["ordinal"] for token in tokens if "ordinal" in token.meta}
    return tuple(sorted({lines[one] for one in ordinals if one in lines}))
