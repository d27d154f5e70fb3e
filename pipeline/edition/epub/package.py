"""The package document: what the book is, and what it is made of (EPUB 3.3, section 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

__all__ = ["CONTAINER", "Description", "Item", "package"]

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

CONTAINER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    b'<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    b"</container>\n"
)
"""``META-INF/container.xml``, which leads to the package document."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a book says of itself. ``language`` is a tag, ``modified`` a moment in UTC (RFC 3339)."""

    identifier: str
    title: str
    language: str
    direction: str
    modified: str
    description: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    has_pictures: bool = False
    all_described: bool = True
    """Whether every picture has a text that says what is on it."""
    may_flash: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book: its name, its media type, and ``nav`` for the table of contents."""

    name: str
    media_type: str
    properties: str = ""


def package(book: Description, items: Iterable[Item], spine: Sequence[str]) -> bytes:
    """The document; ``spine`` are the names of the items to read, in order."""
    root = etree.Element(f"{{{_OPF}}}package", nsmap={None: _OPF, "dc": _DC})
    root.set("version", "3.0")
    root.set("unique-identifier", "id")
    root.set(_XML_LANG, book.language)
    root.set("dir", book.direction)
    _describe(etree.SubElement(root, f"{{{_OPF}}}metadata"), book)
    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    ids: dict[str, str] = {}
    for number, item in enumerate(items, 1):
        ids[item.name] = f"item-{number}"
        element = etree.SubElement(manifest, f"{{{_OPF}}}item", id=ids[item.name], href=item.name)
        element.set("media-type", item.media_type)
        if item.properties:
            element.set("properties", item.properties)
    order = etree.SubElement(root, f"{{{_OPF}}}spine")
    order.set("page-progression-direction", book.direction)
    for name in spine:
        etree.SubElement(order, f"{{{_OPF}}}itemref", idref=ids[name])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _describe(metadata: etree._Element, book: Description) -> None:
    def dublin_core(name: str, text: str, identity: str = "") -> None:
        element = etree.SubElement(metadata, f"{{{_DC}}}{name}")
        element.text = text
        if identity:
            element.set("id", identity)

    def meta(name: str, text: str, of: str = "", scheme: str = "") -> None:
        element = etree.SubElement(metadata, f"{{{_OPF}}}meta", property=name)
        element.text = text
        if of:
            element.set("refines", f"#{of}")
        if scheme:
            element.set("scheme", scheme)

    dublin_core("identifier", book.identifier, "id")
    dublin_core("title", book.title)
    dublin_core("language", book.language)
    if book.description:
        dublin_core("description", book.description)
    if book.publisher:
        dublin_core("publisher", book.publisher)
    for number, name in enumerate(book.authors, 1):
        dublin_core("creator", name, f"author-{number}")
        meta("role", "aut", f"author-{number}", "marc:relators")
    for number, name in enumerate(book.translators, 1):
        dublin_core("contributor", name, f"translator-{number}")
        meta("role", "trl", f"translator-{number}", "marc:relators")
    meta("dcterms:modified", book.modified)
    for name, value in _accessibility(book):
        meta(f"schema:{name}", value)


def _accessibility(book: Description) -> list[tuple[str, str]]:
    """Schema.org's accessibility properties, with what is known and no more."""
    sufficient = "textual" if book.all_described else "textual,visual"
    features = ["tableOfContents", "structuralNavigation", "readingOrder"]
    if book.has_pictures and book.all_described:
        features.append("alternativeText")
    return [
        ("accessMode", "textual"),
        *([("accessMode", "visual")] if book.has_pictures else []),
        ("accessModeSufficient", sufficient),
        *(("accessibilityFeature", feature) for feature in features),
        ("accessibilityHazard", "unknown" if book.may_flash else "none"),
    ]
