"""What articles embed from other sites, such as films: pages load nothing from there, and lead to it instead."""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

__all__ = ["Embed", "embeds_in", "with_links_to_embeds"]

_EMBEDS = {"iframe": "src", "video": "src", "audio": "src", "embed": "src", "object": "data"}
"""The attribute with the address of what is shown."""

_LEFT_OUT = ("script", "style", "svg", "math", "template")
"""What pages leave out as well, and cannot lead to."""

_OPENING = re.compile(rf"<(?:{'|'.join((*_EMBEDS, *_LEFT_OUT))})\b", re.IGNORECASE)
_WITHIN = frozenset(("video", "audio", "object", "svg", "math", "template"))
"""These may say in other elements inside of them what they show."""


@dataclass(frozen=True, slots=True)
class Embed:
    """An element that pages leave out: where its tag begins in the HTML, in code points, and what it shows.

    ``address`` is empty unless it is one of the web's, ``title`` is what its author calls it, or the site's name.
    """

    offset: int
    tag: str
    address: str
    title: str


def embeds_in(html: str) -> tuple[Embed, ...]:
    """What pages leave out of HTML, in order; of elements inside each other the outer one."""
    if not _OPENING.search(html):
        return ()
    reader = _Embeds(html)
    reader.feed(html)
    reader.close()
    return tuple(_embed(one) for one in reader.found)


def with_links_to_embeds(html: str) -> str:
    """HTML with a link before each element that embeds something of the web; it is not sanitized."""
    pieces: list[str] = []
    end = 0
    for embed in embeds_in(html):
        if embed.address:
            link = f'<a class="embed" href="{escape(embed.address)}">{escape(embed.title)}</a>'
            pieces += [html[end : embed.offset], link]
            end = embed.offset
    return "".join((*pieces, html[end:]))


@dataclass(slots=True)
class _Found:
    offset: int
    tag: str
    address: str
    title: str


def _embed(found: _Found) -> Embed:
    address = found.address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        parts = urlsplit(address)
        site = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        site = None
    return Embed(found.offset, found.tag, address if site else "", found.title.strip() or site or "")


class _Embeds(HTMLParser):
    """Collects the elements that embed something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[_Found] = []
        self._lines = [0, *(one.end() for one in re.finditer("\n", html))]
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser for each start tag."""
        given = {name: value or "" for name, value in reversed(attrs)}
        if self._open:
            if tag in ("source", "embed") and not self.found[-1].address:
                self.found[-1].address = given.get("src", "")
            return
        if tag in _EMBEDS or tag in _LEFT_OUT:
            line, column = self.getpos()
            address = given.get(_EMBEDS.get(tag, ""), "")
            self.found.append(_Found(self._lines[line - 1] + column, tag, address, given.get("title", "")))
            self._open = tag if tag in _WITHIN else ""

    def handle_endtag(self, tag: str) -> None:
        """Called by the parser for each end tag."""
        if tag == self._open:
            self._open = ""
