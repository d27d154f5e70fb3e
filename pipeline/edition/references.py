"""The files that a Markdown text refers to, by links, pictures and raw HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import unquote

from markdown_it.token import Token

from pipeline.article.markdown.parser import Env, parse_blocks, parse_inline
from pipeline.conventions import Conventions
from pipeline.edition.links import is_local

__all__ = ["Reference", "references"]


_MAYBE_LOCAL = re.compile(
    r"\]\(\s*<?(?![a-z]+:|[#/])|^[ \t>]*\[[^\]]+\]:\s*<?(?![a-z]+:|[#/])|\b(?:href|src)\s*=", re.I | re.M
)
"""Where a relative URL may begin: not one with a scheme, from the root, or within the page."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A URL as the parser gives it. ``line`` and ``column`` count from 1, columns in code points."""

    url: str
    line: int
    column: int


@lru_cache(maxsize=64)
def references(text: str, conventions: Conventions) -> tuple[Reference, ...]:
    """The relative URLs of an article's text, each where it first stands, in the order in which they are met.

    An edition without translations asks for the same as its source.
    """
    if not _MAYBE_LOCAL.search(text):
        return ()
    tokens, env = parse_blocks(text, conventions)
    lines = text.removeprefix("\ufeff").splitlines()
    found: dict[str, Reference] = {}
    for token in tokens:
        start, end = token.map or (0, len(lines))
        for url in filter(is_local, _urls(token, env, conventions)):
            found.setdefault(url, Reference(url, *_place(lines, url, start, end)))
    for definition in env.get("references", {}).values():
        if is_local(definition["href"]):
            place = _place(lines, definition["href"], *definition["map"])
            found.setdefault(definition["href"], Reference(definition["href"], *place))
    return tuple(found.values())


def _urls(token: Token, env: Env, conventions: Conventions) -> Iterator[str]:
    if token.type in ("html_block", "html_inline"):
        reader = _Attributes()
        reader.feed(token.content)
        yield from reader.urls
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
    spellings = tuple(dict.fromkeys((url, unquote(url))))
    for number in (*range(start, min(end, len(lines))), *range(len(lines))):
        for spelling in spellings:
            column = lines[number].find(spelling)
            if column >= 0:
                return number + 1, column + 1
    return start + 1, 1


class _Attributes(HTMLParser):
    """Collects the addresses of links and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser for each start tag."""
        wanted = {"a": "href", "img": "src"}.get(tag)
        self.urls += [value for name, value in attrs if name == wanted and value]
