"""Pictures on a page: where they lie, and how much room they take before they have loaded."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape

import imagesize

from pipeline.edition.picture_hosts import host_source

__all__ = ["Picture", "PictureOf", "finish_pictures", "hosts_of_images", "size_of"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is published: its address below the site's root, not quoted, and its size in CSS pixels.

    The size is None if the file does not say it.
    """

    address: str
    size: tuple[int, int] | None


PictureOf = Callable[[str, str, str], Picture | None]
"""The picture that a URL means, by language, article and URL; None where it means none that is to be had."""

_VIEW_BOX = re.compile(
    rb"""<svg\b[^>]*?\bviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)""",
    re.IGNORECASE,
)
_SVG_BEGINS_WITHIN = 4096
"""Bytes; before the root element there are a declaration and comments at most."""

_IMAGE = re.compile(r'<img(?P<attributes>(?: [^\s="<>]+="[^"]*")*)>')
"""An image as nh3 writes it."""

_SOURCE = re.compile(r' src="([^"]*)"')


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF, WebP, AVIF or SVG file; None for one that does not say.

    For an SVG without ``width`` and ``height`` those of its view box, which give its proportions.
    """
    width, height = imagesize.get(io.BytesIO(content))
    if width <= 0 or height <= 0:
        box = _VIEW_BOX.search(content[:_SVG_BEGINS_WITHIN])
        width, height = (_number(box[1]), _number(box[2])) if box else (0, 0)
    size = (round(width), round(height))
    return size if min(size) > 0 else None


def finish_pictures(html: str, pictures: Mapping[str, Picture]) -> str:
    """Sanitized ``html`` whose images say their size and are loaded when they are scrolled to.

    ``pictures`` are those that are known, by the address in ``src``. What the author wrote about an image stays.
    The first is loaded at once: readers see it when the page opens.
    """
    number = 0

    def finish(tag: re.Match[str]) -> str:
        nonlocal number
        number += 1
        attributes = tag["attributes"]
        source = _SOURCE.search(attributes)
        picture = pictures.get(unescape(source[1])) if source else None
        if picture and picture.size and not re.search(r' (?:width|height)="', attributes):
            attributes += ' width="{}" height="{}"'.format(*picture.size)
        if number > 1 and ' loading="' not in attributes:
            attributes += ' loading="lazy"'
        if ' decoding="' not in attributes:
            attributes += ' decoding="async"'
        return f"<img{attributes}>"

    return _IMAGE.sub(finish, html)


def hosts_of_images(html: str) -> str:
    """The other sites whose images a page shows, as a Content-Security-Policy has them: `` https://example.org``."""
    sources = (found for image in _IMAGE.finditer(html) if (found := _SOURCE.search(image["attributes"])))
    hosts = {host for source in sources if (host := host_source(unescape(source[1])))}
    return "".join(f" {host}" for host in sorted(hosts))


def _number(digits: bytes) -> float:
    try:
        return float(digits)
    except ValueError:
        return 0.0
