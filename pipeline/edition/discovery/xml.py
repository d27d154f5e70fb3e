"""Writing XML that any reader takes: declared, indented, and without the characters that XML does not have."""

import re
from xml.etree import ElementTree as ET

__all__ = ["child", "document"]

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def child(
    parent: ET.Element, tag: str, text: str = "", attributes: dict[str, str] | None = None
) -> ET.Element:
    """A new last child of ``parent``. Attributes stand in the order in which they are given."""
    element = ET.SubElement(
        parent, tag, {name: _NOT_IN_XML.sub("", value) for name, value in (attributes or {}).items()}
    )
    if text:
        element.text = _NOT_IN_XML.sub("", text)
    return element


def document(root: ET.Element) -> bytes:
    """The document of ``root``, in UTF-8."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
