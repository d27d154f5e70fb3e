"""The names of TBX in its dialects, and how ids are written there."""

import re
from collections.abc import Mapping
from enum import StrEnum

__all__ = ["BASIC", "CORE", "MIN", "STATUS", "Dialect", "id_of", "xml_id"]

CORE = "urn:iso:std:iso:30042:ed-2"
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"
"""The namespaces of ISO 30042:2019, and of the modules that TBX-Basic is made of."""


class Dialect(StrEnum):
    """A way of writing TBX-Basic."""

    MARTIF = "martif"
    """ISO 30042:2008, with ``martif`` around it: what Translate Toolkit, Weblate and Pontoon read and write."""
    DCA = "dca"
    """ISO 30042:2019, data categories as attributes."""
    DCT = "dct"
    """ISO 30042:2019, data categories as tags."""


STATUS: Mapping[str, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
"""Our words for a form's status, and those of TBX-Basic."""

_NO_START = r"^[^A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff]"
_NO_PART = r"[^\w.\u00b7-]"
_NOT_IN_ID = re.compile(f"{_NO_START}|{_NO_PART}|_(?=x[0-9a-f]+_)")
_ESCAPED = re.compile("_x([0-9a-f]{1,6})_")


def xml_id(identifier: str) -> str:
    """A term's id as an XML ID: what names may not have becomes ``_x20_``, as in SQL/XML (ISO 9075-14)."""
    return _NOT_IN_ID.sub(lambda found: f"_x{ord(found[0]):x}_", identifier)


def id_of(written: str) -> str:
    """The id that `xml_id` wrote, and any other as it is."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
