"""The addresses of its own site that a Markdown text has, in links, pictures and raw HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from markdown_it.token import Token

from pipeline.article.html.tags import tags_in
from pipeline.article.markdown.parser import Env, parse_blocks, parse_inline
from pipeline.conventions import Conventions
from pipeline.edition.link_targets import is_local, is_within_page

__all__ = ["Reference", "references"]

_ADDRESSES = {"a": "href", "img": "src"}
"""The attribute of an element of HTML that leads somewhere."""


_MAYBE_LOCAL = re.compile(
    r"\]\(\s*<?(?![a-z]+:|//)|^[ \t>]*\[[^\]]+\]:\s*<?(?![a-z]+:|//)|\b(?:href|src)\s*=", re.I | re.M
)
"""Where a URL of the site may begin: not one with a scheme or a host."""


_BEFORE_ADDRESS = "(<\"'=: \t"
_AFTER_ADDRESS = ")>\"' \t"


@dataclass(frozen=True, slots=True)
class Reference:
    """A URL as the parser gives it. ``line`` and ``column`` count from 1, columns in code points."""

    url: str
    line: int
    column: int


@lru_cache(maxsize=64)
def references(text: str, conventions: Conventions) -> tuple[Reference, ...]:
    """The URLs of an article's text that have no host, each where it first stands, in the order in which they are met.

    An edition without translations asks for the same as its source.
    """
    if not _MAYBE_LOCAL.search(text):
        return ()
    tokens, env = parse_blocks(text, conventions)
    lines = text.removeprefix("\ufeff").splitlines()
    found: dict[str, Reference] = {}
    for token in tokens:
        start, end = token.map or (0, len(lines))
        for url in filter(_is_own, _urls(token, env, conventions)):
            found.setdefault(url, Reference(url, *_place(lines, url, start, end)))
    for definition in env.get("references", {}).values():
        if _is_own(definition["href"]):
            place = _place(lines, definition["href"], *definition["map"])
            found.setdefault(definition["href"], Reference(definition["href"], *place))
    return tuple(found.values())


def _is_own(url: str) -> bool:
    return is_within_page(url) or is_local(url)


def _urls(token: Token, env: Env, conventions: Conventions) -> Iterator[str]:
    if token.type in ("html_block", "html_inline"):
        found = (
            tag.attributes.get(_ADDRESSES.get(tag.name, ""))
            for tag in tags_in(token.content)
            if not tag.is_end
        )
        yield from filter(None, found)
    for name in ("href", "src"):
        if name in token.attrs:
            yield str(token.attrs[name])
    children = token.children or ()
    if token.type == "inline" and _MAYBE_LOCAL.search(token.content):
        children = parse_inline(token.content, env, conventions)
    for child in children:
        yield from _urls(child, env, conventions)


def _place(lines: Sequence[str], url: str, start: int, end: int) -> tuple[int, int]:
    """Where ``url`` is written: in the lines of its block, else (by a reference definition) anywhere."""
    for spelling in dict.fromkeys((url, unquote(url))):
        for number in (*range(start, min(end, len(lines))), *range(len(lines))):
            column = _column(lines[number], spelling)
            if column is not None:
                return number + 1, column
    return start + 1, 1


def _column(line: str, spelling: str) -> int | None:
    """Where an address stands in a line, counted from 1, and not as a part of another."""
    at = line.find(spelling)
    while at >= 0:
        end = at + len(spelling)
        if (not at or line[at - 1] in _BEFORE_ADDRESS) and (end == len(line) or line[end] in _AFTER_ADDRESS):
            return at + 1
        at = line.find(spelling, at + 1)
    return None
