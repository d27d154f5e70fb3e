"""Raw HTML that is the author's own, for projects that trust their authors (``raw_html = "trusted"``).

What the author wrote is set aside before a page is sanitized, and put back after. A translator is never trusted: of a
block with translated texts the tags are taken from the source, and the texts are sanitized; in a translated paragraph
everything is.
"""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from pipeline.article.html.texts import find_html_texts
from pipeline.edition.headings import source_tokens
from pipeline.edition.localize import Edition
from pipeline.edition.sanitize import sanitize

__all__ = ["AuthorsHtml"]

_PLACE = "\ue000{}\ue001"
_PLACES = re.compile('<[^<>"]*(?:"[^"]*"[^<>"]*)*>|\ue000(?P<number>[0-9]{1,9})\ue001')
"""What stands for a piece that is set aside: private characters, which sanitizing leaves alone.

Or a tag as sanitizing leaves it: somebody may have written such characters into an attribute, where no piece belongs.
"""


class AuthorsHtml:
    """The author's HTML in an edition. ``is_used`` says whether there is any on the page."""

    def __init__(self, edition: Edition) -> None:
        tokens = source_tokens(edition.source.text, edition.conventions)
        self._blocks = [token.content for token in tokens if token.type == "html_block"]
        self._inlines = {
            token.meta["ordinal"]: token.content for token in tokens if token.type == "inline" and token.meta
        }
        self._pieces: list[str] = []

    @property
    def is_used(self) -> bool:
        """Whether a page has HTML that is not sanitized."""
        return bool(self._pieces)

    def set_aside(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens of the edition with places in them where the author's HTML is to stand."""
        number = 0
        left: list[Token] = []
        for token in tokens:
            if token.type == "html_block" and number < len(self._blocks):
                left.append(
                    token.copy(content=self._place(_safe(self._blocks[number], token.content)) + "\n")
                )
                number += 1
            elif token.type == "inline" and self._inlines.get(token.meta.get("ordinal")) == token.content:
                children = [self._without_html(child) for child in token.children or ()]
                left.append(token.copy(children=children))
            else:
                left.append(token)
        return left

    def put_back(self, html: str) -> str:
        """The sanitized page with what was set aside, each piece once."""
        left = dict(enumerate(self._pieces))

        def piece(place: re.Match[str]) -> str:
            return place[0] if place["number"] is None else left.pop(int(place["number"]), "")

        return _PLACES.sub(piece, html)

    def _without_html(self, child: Token) -> Token:
        is_authors = child.type == "html_inline" and child.content != "<wbr>"
        return child.copy(content=self._place(child.content)) if is_authors else child

    def _place(self, html: str) -> str:
        self._pieces.append(html)
        return _PLACE.format(len(self._pieces) - 1)


def _safe(source: str, translated: str) -> str:
    """The author's HTML with the texts of a translation of it, sanitized. Where they do not match: the source."""
    if source == translated:
        return source
    places, texts = find_html_texts(source), find_html_texts(translated)
    if [place.quote for place in places] != [text.quote for text in texts]:
        return source
    written = ""
    end = 0
    for place, text in zip(places, texts, strict=True):
        own = translated[text.start : text.end]
        if text.quote is None:
            own = sanitize(own, lambda url: url)
        written += source[end : place.start] + own
        end = place.end
    return written + source[end:]
