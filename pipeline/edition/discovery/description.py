"""A sentence or two on an edition, for those who decide whether to read it."""

from functools import lru_cache
from itertools import pairwise

import unicode_segmentation_rs as segmentation

from pipeline.article.markdown.parser import parse_markdown
from pipeline.conventions import Conventions
from pipeline.edition.headings import plain_text
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import text_of

__all__ = ["LONGEST", "description_of", "shortened"]

LONGEST = 200
"""In columns, of which an East Asian character takes two: about what search engines show."""

_REMEMBERED = 10_000
"""Of how many editions; several pages and files of a site ask for the same."""


def description_of(edition: Edition) -> str:
    """The front matter's description, or else how the first paragraph begins; empty if there is none either."""
    given = text_of(edition.metadata, "description")
    if given:
        return given
    return _beginning(edition.text, edition.conventions)


@lru_cache(maxsize=_REMEMBERED)
def _beginning(text: str, conventions: Conventions) -> str:
    tokens, _env = parse_markdown(text, conventions)
    for opening, inline in pairwise(tokens):
        if opening.type == "paragraph_open" and opening.level == 0 and (words := plain_text(inline)):
            return shortened(" ".join(words.split()))
    return ""


def shortened(text: str, longest: int = LONGEST) -> str:
    """``text``, or its whole sentences that fit into ``longest`` columns; if none does, what fits, and ``…``."""
    if segmentation.text_width(text) <= longest:
        return text
    kept = _as_many_as_fit(segmentation.unicode_sentences(text), longest).rstrip()
    return kept or _as_many_as_fit(segmentation.line_break_units(text), longest - 2).rstrip(" 、，,;:") + "…"


def _as_many_as_fit(pieces: list[str], longest: int) -> str:
    kept = ""
    for piece in pieces:
        if segmentation.text_width(kept + piece) > longest:
            break
        kept += piece
    return kept
