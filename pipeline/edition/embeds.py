"""What articles embed from other sites, such as films: pages load nothing from there, and lead to it instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from pipeline.article.html.tags import tags_in

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
    return tuple(map(_embed, _found(html)))


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


def _found(html: str) -> Iterator[_Found]:
    within: _Found | None = None
    for tag in tags_in(html):
        if tag.is_end:
            if within is not None and tag.name == within.tag:
                yield within
                within = None
        elif within is not None:
            if tag.name in ("source", "embed") and not within.address:
                within.address = tag.attributes.get("src", "")
        elif tag.name in _EMBEDS or tag.name in _LEFT_OUT:
            address = tag.attributes.get(_EMBEDS.get(tag.name, ""), "")
            found = _Found(tag.start, tag.name, address, tag.attributes.get("title", ""))
            if tag.name in _WITHIN:
                within = found
            else:
                yield found
    if within is not None:
        yield within
