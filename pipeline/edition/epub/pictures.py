"""The pictures of a book: of the types that every reading system shows, and with nothing in them that loads or runs."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.edition.pictures import Picture, PictureOf, size_of
from pipeline.edition.theme_files import hashed_name

__all__ = ["BookPicture", "BookPictures"]

_SIGNATURES: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png", "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg", "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif", "image/gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "webp", "image/webp"),
)
"""How the core media types begin (EPUB 3.3, section 3.2), and the extension and name of each. SVG is the fifth."""

_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = ("script", "foreignObject", "iframe", "audio", "video", "a", "animate", "set")
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_LOADS = re.compile(r"url\(\s*[\"']?(?!#)|@import", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BookPicture:
    """A picture: its path beside the chapters, its media type and content."""

    path: str
    media_type: str
    content: bytes
    size: tuple[int, int] | None


class BookPictures:
    """The pictures that chapters have asked for so far. ``read`` gives the content of one that is published."""

    def __init__(self, find: PictureOf, read: Callable[[str], bytes]) -> None:
        self._find = find
        self._read = read
        self._taken: dict[str, BookPicture | None] = {}

    def find(self, language: str, article: str, url: str) -> BookPicture | None:
        """The picture that a URL in an article means; None if it means none, or one that no book may have."""
        picture = self._find(language, article, url)
        if picture is None:
            return None
        if picture.address not in self._taken:
            self._taken[picture.address] = _book_picture(picture, self._read(picture.address))
        return self._taken[picture.address]

    @property
    def taken(self) -> Mapping[str, BookPicture]:
        """The pictures, by their paths in order."""
        found = {one.path: one for one in self._taken.values() if one}
        return dict(sorted(found.items()))


def _book_picture(picture: Picture, content: bytes) -> BookPicture | None:
    stem = hashed_name("picture", content).replace(".", "-")
    for signature, suffix, media_type in _SIGNATURES:
        if signature.match(content):
            size = size_of(content)
            return BookPicture(f"{stem}.{suffix}", media_type, content, size) if size else None
    if not picture.address.endswith(".svg"):
        return None
    drawing = _still_drawing(content)
    return BookPicture(f"{stem}.svg", "image/svg+xml", drawing, size_of(content)) if drawing else None


def _still_drawing(content: bytes) -> bytes | None:
    """An SVG without scripts, links and what it would load from elsewhere; None for what is no SVG."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag != f"{{{_SVG}}}svg":
        return None
    for element in list(root.iter()):
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        parent = element.getparent()
        if parent is not None and (not name or name in _ACTIVE or _is_foreign(element)):
            _take_out(parent, element)
            continue
        for attribute, value in list(element.attrib.items()):
            loads = attribute in _HREFS and not value.startswith(("#", "data:image/"))
            if (
                attribute.startswith(("on", "{http://www.inkscape", "{http://sodipodi"))
                or loads
                or _LOADS.search(value)
            ):
                del element.attrib[attribute]
        if name == "style" and _LOADS.search(element.text or ""):
            element.text = ""
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _is_foreign(element: etree._Element) -> bool:
    return etree.QName(element).namespace != _SVG


def _take_out(parent: etree._Element, element: etree._Element) -> None:
    """Remove an element with what is in it; the text after it stays."""
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
