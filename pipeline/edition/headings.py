"""An article's headings: their addresses within the page, and which of them is the title.

Both are read from the source, never from a translation. So a link to a section works in every language, and
pages of one article have the same elements in the same order.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from markdown_it.token import Token

from pipeline.article.markdown.parser import parse_markdown
from pipeline.characters import showable
from pipeline.conventions import Conventions

__all__ = ["Headings", "TitlePlace", "headings_of", "leading_heading", "plain_text", "source_tokens"]

_RESERVED = re.compile(r"content|contents|notes|related|tip:\d+|fn(?:ref)?\d+(?::\d+)?")
"""Ids that the page uses itself."""

_READING = re.compile(r"<(?P<end>/?)(?:rt|rp)\b", re.IGNORECASE)


class TitlePlace(StrEnum):
    """Where a page shows the article's title."""

    HEADER = "header"
    """Above the article: it comes from the front matter, or is the article's name."""

    LEADING_HEADING = "leading heading"
    """Above the article: it is the heading that the article begins with, which the body then leaves out."""

    BODY = "body"
    """Within the article, at its first heading of level one; nowhere else."""


@dataclass(frozen=True, slots=True)
class Headings:
    """``anchors`` are the headings' ids in order, ``title`` says where the title is shown."""

    anchors: tuple[str, ...]
    title: TitlePlace


@lru_cache(maxsize=4)
def source_tokens(text: str, conventions: Conventions) -> Sequence[Token]:
    """The tokens of an article's source, to look at: what its editions ask of it is asked one after the other."""
    tokens, _env = parse_markdown(text, conventions)
    return tokens


@lru_cache(maxsize=64)
def headings_of(text: str, title: str, conventions: Conventions) -> Headings:
    """Read the headings of an article's ``text``; ``title`` is that of its front matter, which may be empty.

    The editions of an article in all languages ask for the same.
    """
    tokens = source_tokens(text, conventions)
    names = [_name(tokens[index], tokens[index + 1]) for index in _openings(tokens)]
    return Headings(tuple(_anchors(names)), _title_place(title, tokens))


def leading_heading(tokens: Sequence[Token]) -> int | None:
    """The index of the heading of level one that a text begins with, comments and front matter aside."""
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            return index if token.tag == "h1" else None
        is_comment = token.type == "html_block" and token.content.lstrip().startswith("<!--")
        if token.type != "front_matter" and not is_comment:
            return None
    return None


def plain_text(inline: Token) -> str:
    """What a reader sees of an inline token; pictures, footnote marks and the readings above ruby text aside.

    In place of characters that no page can show stands U+FFFD.
    """
    pieces = {"softbreak": " ", "hardbreak": " "}
    texts: list[str] = []
    in_reading = False
    for token in inline.children or ():
        if token.type == "html_inline" and (tag := _READING.match(token.content)):
            in_reading = not tag["end"]
        elif not in_reading:
            is_text = token.type in ("text", "code_inline", "text_special")
            texts.append(token.content if is_text else pieces.get(token.type, ""))
    return showable("".join(texts).strip())


def _openings(tokens: Sequence[Token]) -> Iterator[int]:
    return (index for index, token in enumerate(tokens) if token.type == "heading_open")


def _title_place(title: str, tokens: Sequence[Token]) -> TitlePlace:
    """A front matter title goes above the article; a heading that only repeats it is not shown again."""
    first = next((index for index in _openings(tokens) if tokens[index].tag == "h1"), None)
    if first is None or (title and plain_text(tokens[first + 1]) != title):
        return TitlePlace.HEADER
    return TitlePlace.LEADING_HEADING if leading_heading(tokens) == first else TitlePlace.BODY


def _name(opening: Token, inline: Token) -> str:
    """The id that the author gave a heading, or one as GitHub makes it, which authors know.

    That is lower case, no punctuation, hyphens for spaces; it may be empty.
    """
    if "id" in opening.attrs:
        return str(opening.attrs["id"])
    text = plain_text(inline).lower()
    return "".join(one for one in text if one.isalnum() or one in " -_").strip().replace(" ", "-")


def _anchors(names: Iterable[str]) -> Iterator[str]:
    """An id for each name that nothing else on the page has."""
    taken: set[str] = set()
    for number, name in enumerate(names, 1):
        base = name or f"section-{number}"
        anchor, copies = base, 0
        while anchor in taken or _RESERVED.fullmatch(anchor):
            copies += 1
            anchor = f"{base}-{copies}"
        taken.add(anchor)
        yield anchor
