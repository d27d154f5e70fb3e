r"""The escapes of PO strings, which are those of C, such as ``\n``, ``\"`` and ``\101``."""

import re

__all__ = ["BadEscape", "escape", "unescape"]

_BY_NAME = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "a": "\a",
    "\\": "\\",
    '"': '"',
}
_NAMES = str.maketrans({character: f"\\{name}" for name, character in _BY_NAME.items()})
_TO_ESCAPE = re.compile(r'[\n\t\r\x08\f\v\a\\"]')
_ESCAPES = re.compile(r"((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]+)+)|\\(.)", re.DOTALL)
_NUMBERS = re.compile(r"\\x([0-9A-Fa-f]+)|\\([0-7]+)")


class BadEscape(ValueError):  # noqa: N818 - it tells of somebody's file, not of a fault
    """An escape that PO does not have. ``offset`` is where it begins, in code points of the string."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def escape(text: str) -> str:
    """``text`` as it stands between the quotation marks of a PO string, escaped as ``msgcat`` does it."""
    return text.translate(_NAMES) if _TO_ESCAPE.search(text) else text


def unescape(text: str) -> str:
    r"""The text that a PO string, without its quotation marks, stands for. Raises `BadEscape`.

    Numbers (``\343\201\202``) are bytes of UTF-8, as in C.
    """
    return _ESCAPES.sub(_unescape_one, text) if "\\" in text else text


def _unescape_one(match: re.Match[str]) -> str:
    if match[1]:
        return _from_numbers(match[1], match.start())
    if match[2] not in _BY_NAME:
        raise BadEscape(rf"unknown escape \{match[2]}: write \\ for a backslash", match.start())
    return _BY_NAME[match[2]]


def _from_numbers(escapes: str, offset: int) -> str:
    # of a number with more digits than a byte has, gettext takes the last eight bits
    values = [(int(hexa, 16) if hexa else int(octal, 8)) % 256 for hexa, octal in _NUMBERS.findall(escapes)]
    if 0 in values:
        raise BadEscape("a text cannot contain the character NUL", offset)
    try:
        return bytes(values).decode()
    except ValueError:
        raise BadEscape(f"{escapes} is not valid UTF-8: write the character itself", offset) from None
