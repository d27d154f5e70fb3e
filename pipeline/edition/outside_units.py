"""What an edition shows of its source because it was never offered for translation: what an author skips, above all.

Readers' software needs to know its language like that of any other text. Only what has Japanese in it counts: numbers
and names in Latin letters are of no language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from pipeline.article import Article
from pipeline.article.html.texts import find_html_texts
from pipeline.article.markdown.parser import CONTAINER
from pipeline.article.scripts import has_japanese
from pipeline.edition.headings import plain_text, source_tokens
from pipeline.edition.metadata import tags_of, text_of

__all__ = ["TextsOutsideUnits", "container_title", "texts_outside_units"]


@dataclass(frozen=True, slots=True)
class TextsOutsideUnits:
    """``ordinals`` are inline tokens (as in `Unit.block`), ``values`` those of the front matter that pages show.

    ``texts`` are titles of containers, and texts in blocks of raw HTML.
    """

    ordinals: frozenset[int]
    values: frozenset[str]
    texts: frozenset[str]


def texts_outside_units(article: Article) -> TextsOutsideUnits:
    """The Japanese texts of an article that are no units."""
    offered = {" ".join(unit.text.split()) for unit in article.units}
    blocks = {unit.block for unit in article.units}
    tokens = source_tokens(article.text, article.conventions)
    values = (
        *(text_of(article.metadata, key) for key in ("title", "description")),
        *tags_of(article.metadata),
    )
    return TextsOutsideUnits(
        ordinals=frozenset(
            int(token.meta["ordinal"])
            for token in tokens
            if token.type == "inline"
            and token.meta["ordinal"] not in blocks
            and has_japanese(plain_text(token))
        ),
        values=frozenset(one for one in values if one not in offered and has_japanese(one)),
        texts=frozenset(
            text
            for token in tokens
            for text in _texts(token)
            if " ".join(text.split()) not in offered and has_japanese(text)
        ),
    )


def container_title(opening: Token) -> str:
    """What follows the name of a ``:::`` container; empty if nothing does."""
    return str(opening.info).strip().partition(" ")[2].strip(" \t")


def _texts(token: Token) -> Iterator[str]:
    if token.type == CONTAINER and token.nesting == 1:
        yield container_title(token)
    elif token.type == "html_block":
        yield from (found.text for found in find_html_texts(token.content) if found.quote is None)
