"""The picture that is shown where a page is shared: the author's, or else a card with the title."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from pipeline.edition.link_targets import is_local, likely_images
from pipeline.edition.links import absolute
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import image_of
from pipeline.edition.pictures import PictureOf

__all__ = ["CARD_HEIGHT", "CARD_WIDTH", "CardAddresses", "SharedPicture", "card_picture", "own_picture"]

CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""In pixels: 1.91:1, which social networks show uncropped."""

_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
"""What social networks show. They do not show SVG."""


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """``url`` is absolute; ``width`` and ``height`` are in pixels, 0 where they are not known."""

    url: str
    type: str
    alt: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class CardAddresses:
    """Where cards lie below the site's root: editions' by language and article, that of all other pages by language."""

    of_editions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    of_lists: Mapping[str, str] = field(default_factory=dict)


def card_picture(address: str, base_url: str, alt: str) -> SharedPicture | None:
    """The card at an address below the site's root; None if that is empty, or there is no ``base_url``."""
    if not address or not base_url:
        return None
    return SharedPicture(absolute(base_url, address), "image/png", alt, CARD_WIDTH, CARD_HEIGHT)


def own_picture(edition: Edition, base_url: str, alt: str, find: PictureOf) -> SharedPicture | None:
    """The picture that the front matter names; None if there is none that can be shown elsewhere.

    Pictures on other hosts need no ``base_url``; of those of the site, ``find`` gives the address.
    """
    image = image_of(edition.metadata)
    try:
        parts = urlsplit(image)
    except ValueError:  # such as "//[", which leads nowhere
        return None
    kind = _TYPES.get(PurePosixPath(parts.path).suffix.lower())
    if kind is None:
        return None
    if not is_local(image):
        return SharedPicture(image, kind, alt) if parts.scheme in ("http", "https") and parts.netloc else None
    likely = (find(edition.language, edition.article, url) for url in likely_images(image))
    found = next(filter(None, likely), None)
    if found is None or not base_url:
        return None
    return SharedPicture(absolute(base_url, found.address), kind, alt, *(found.size or (0, 0)))
