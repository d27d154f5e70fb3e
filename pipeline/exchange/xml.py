"""XML from outside, and what XML can hold.

Files come from anybody: no entity is expanded, no DTD and nothing else is fetched, and libxml2's limits on depth and
size stay in force.
"""

import re
from pathlib import PurePath

from lxml import etree

from pipeline.diagnostics import InputError

__all__ = [
    "XML_LANG",
    "XML_SPACE",
    "NotInXml",
    "holdable",
    "parse",
    "place_of",
    "preserved",
    "serialize",
    "text_of",
]

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

NotInXml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML 1.0 (fifth edition, section 2.2) cannot hold, not even escaped."""

_PLACE = re.compile(r", line \d+, column \d+$")


def holdable(text: str) -> str:
    """``text`` with what XML cannot hold replaced: for notes, which are only read."""
    return NotInXml.sub("\N{REPLACEMENT CHARACTER}", text)


def parse(data: bytes, shown: PurePath) -> etree._Element:
    """The root element of a document. Raises `InputError`, with its place, if it is not well-formed or has entities."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = _PLACE.sub("", error.msg or "it is empty")
        message = f"not well-formed XML: {reason}: export it again from the tool that it comes from"
        raise InputError.at("exchange", message, shown, max(line, 1), max(column, 1)) from None
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and next(iter(subset.iterentities()), None) is not None:
        message = "the document defines entities, which are not read: export it without a DOCTYPE"
        raise InputError.at("exchange", message, shown)
    return root


def text_of(element: etree._Element | None) -> str:
    """All text of an element, that of its inline elements included; empty for None."""
    return "" if element is None else "".join(element.itertext())


def place_of(element: etree._Element) -> tuple[int, int]:
    """The line of an element's start tag; its column is not known, so 1."""
    return (element.sourceline or 1, 1)


def preserved(parent: etree._Element, name: str, text: str) -> etree._Element:
    """Add an element whose white space is text."""
    element = etree.SubElement(parent, name, {XML_SPACE: "preserve"})
    element.text = text
    return element


def serialize(root: etree._Element, *, doctype: str | None = None) -> bytes:
    """The document, indented by two spaces; elements whose white space is text stay as they are."""
    _indent(root, 0)
    body: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=doctype)
    return body + b"\n"


def _indent(element: etree._Element, depth: int) -> None:
    """`etree.indent` leaves no element out."""
    if not len(element) or element.get(XML_SPACE) == "preserve":
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth
