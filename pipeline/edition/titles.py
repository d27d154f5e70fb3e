"""What an edition is called."""

from dataclasses import dataclass
from itertools import pairwise

from pipeline.article.markdown.parser import parse_markdown
from pipeline.edition.headings import plain_text
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import text_of

__all__ = ["Title", "title_of"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title as plain text; ``fell_back``: it is in the source language for want of a translation."""

    text: str
    fell_back: bool


def title_of(edition: Edition) -> Title:
    """The front matter's title, else the first heading of level one, else the article's name."""
    text = text_of(edition.metadata, "title")
    if text:
        return Title(text, text in edition.untranslated)
    tokens, _env = parse_markdown(edition.text, edition.conventions)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1" and (text := plain_text(inline)):
            return Title(text, inline.meta.get("ordinal") in edition.fallbacks)
    return Title(edition.article, fell_back=False)
