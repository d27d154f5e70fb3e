"""The list of an article's contents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markdown_it.token import Token

from pipeline.edition.headings import plain_text

__all__ = ["Chapter", "Section", "chapters_of", "fragment", "sections_of"]

_LISTED = ("h2", "h3")
_OUTER = 2
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level two or three: its level, the fragment that leads to it, its text.

    ``fell_back``: it is in the source language for want of a translation.
    """

    level: int
    fragment: str
    text: str
    fell_back: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section in the list of contents, and those within it."""

    section: Section
    within: tuple[Section, ...]


def sections_of(tokens: Sequence[Token], fallbacks: Collection[int]) -> tuple[Section, ...]:
    """The sections of an article that has been parsed, and whose headings have their ids."""
    found: list[Section] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag in _LISTED and not token.level:
            inline = tokens[index + 1]
            text = plain_text(inline)
            if text:
                fell_back = inline.meta.get("ordinal") in fallbacks
                found.append(Section(int(token.tag[1:]), fragment(str(token.attrs["id"])), text, fell_back))
    return tuple(found)


def chapters_of(sections: Sequence[Section]) -> tuple[Chapter, ...]:
    """The sections as a list of lists; empty if there are too few for a list to be of use."""
    if len(sections) < _FEWEST:
        return ()
    starts = [index for index, one in enumerate(sections) if one.level == _OUTER or index == 0]
    ends = [*starts[1:], len(sections)]
    return tuple(
        Chapter(sections[start], tuple(sections[start + 1 : end]))
        for start, end in zip(starts, ends, strict=True)
    )


def fragment(anchor: str) -> str:
    """An id as a URL's fragment. Letters of all scripts stand as they are, as browsers show them."""
    return "".join(one if one.isalnum() or one in "-_.~:" else quote(one) for one in anchor)
