"""A sentence or two on an edition, for those who decide whether to read it."""

import unicode_segmentation_rs as segmentation

from pipeline.edition.discovery.beginning import beginning_of
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import text_of

__all__ = ["LONGEST", "description_of", "shortened"]

LONGEST = 200
"""In columns, of which an East Asian character takes two: about what search engines show."""


def description_of(edition: Edition) -> str:
    """The front matter's description, or else how the article begins; empty if there is neither.

    An author's own is left as it is, however long: so do Hugo and Docusaurus, and search engines cut it themselves.
    """
    given = text_of(edition.metadata, "description")
    return given or shortened(beginning_of(edition.text, edition.conventions))


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
