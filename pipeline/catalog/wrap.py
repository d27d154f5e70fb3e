"""Line breaks where GNU gettext puts them.

A catalog that every gettext tool rewraps as it saves must already be wrapped as they do it, or each save is
a diff of the whole file. gettext breaks lines by Unicode Standard Annex #14 and fills them greedily, to 79
columns with the quotation marks. The opportunities come from ``unicode-segmentation-rs``; where gettext's
own library (libunistring) decides otherwise, this module follows gettext: ``msgcat`` 0.21 with libunistring
1.0 was asked about all pairs of some 75 characters of the line breaking classes. Known to differ still: soft
hyphens after two spaces, and U+2028 in a text. The law is in ``tests/properties/test_catalog_msgcat.py``.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from unicode_segmentation_rs import line_break_units

__all__ = ["fill", "width"]

_ESCAPE = re.compile(r"\\.")
_INFIX_SEPARATORS = frozenset(",.:;\u037e\u0589\u060c\u060d\u07f8\u2044\ufe10\ufe13\ufe14")
_MANDATORY = frozenset("\u0085\u2028\u2029")
_ZERO_WIDTH_JAMO = ((0x1160, 0x11FF), (0xD7B0, 0xD7FB))
_NARROW_CLOSING = frozenset(")]")
_SOFT_HYPHEN = "\u00ad"


def fill(text: str, room: int, start: int = 0) -> list[str]:
    r"""Cut ``text`` into lines of at most ``room`` columns, where that is possible.

    ``text`` is the inside of a PO string, escapes (``\"``) included, without a ``\n`` other than at its end.
    The first line begins after ``start`` columns. The lines joined are ``text``.
    """
    if start + width(text) <= room:
        return [text]
    lines, line, column = [], "", start
    for piece in _pieces(text):
        columns = width(piece)
        if line and column + columns > room:
            lines.append(line)
            line, column = "", 0
        line += piece
        column = 0 if piece[-1] in _MANDATORY else column + columns
    return [*lines, line]


def width(text: str) -> int:
    """The display columns of ``text``: two for a wide character, none for a mark or a control character."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp"):
        return 0
    if any(first <= ord(character) <= last for first, last in _ZERO_WIDTH_JAMO):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _pieces(text: str) -> Iterator[str]:
    """What ``text`` may not be broken within: its parts from one opportunity for a break to the next."""
    breaks = _opportunities(text)
    breaks -= {match.start() + 1 for match in _ESCAPE.finditer(text)}
    if text.endswith(r"\n"):
        breaks.discard(len(text) - 2)
    ends = [*sorted(breaks), len(text)]
    return (text[start:end] for start, end in zip([0, *ends], ends, strict=False) if start < end)


def _opportunities(text: str) -> set[int]:
    """The offsets before which gettext may break ``text``."""
    breaks, offset = set(), 0
    for unit in line_break_units(text):
        breaks.add(offset)
        offset += len(unit)
    breaks.discard(0)
    base = spaced = ""  # the last character that is neither a mark nor a space; the one before the spaces
    for offset, character in enumerate(text):
        if offset and offset in breaks:
            if text[offset - 1] in " \u200b" and character == _SOFT_HYPHEN:
                breaks.discard(offset)
        elif offset and _breaks_only_in_gettext(base, spaced, character):
            breaks.add(offset)
        if character == " ":
            base, spaced = "", base or spaced
        elif not (base and _is_mark(character)):
            base, spaced = character, ""
    return breaks


def _breaks_only_in_gettext(base: str, spaced: str, character: str) -> bool:
    if base in _INFIX_SEPARATORS:  # rule LB29, which keeps "e.g." together, is not in gettext
        return _is_letter(character)
    if spaced in _NARROW_CLOSING:  # rule LB16 holds for 」, not for the parenthesis
        return _is_nonstarter(character)
    if base and _is_wide_opening(character):  # rule LB30 excepts East Asian brackets
        return _is_letter(base) or base.isdecimal() or _is_mark(base)
    return False


@lru_cache(maxsize=4096)
def _is_letter(character: str) -> bool:
    """Whether the line breaking class is AL, HL or one resolved to AL, found out by what may follow what."""
    if character in ("", " "):
        return False
    return (
        _may_break("米", character)
        and _may_break(character, "米")
        and _may_break("-", character)
        and not _may_break("a", character)
    )


@lru_cache(maxsize=4096)
def _is_nonstarter(character: str) -> bool:
    return (
        character not in ("", " ")
        and _may_break("\u200b", character)
        and not _may_break("米", character)
        and not _may_break("」 ", character)
        and _may_break("a ", character)
    )


@lru_cache(maxsize=4096)
def _is_wide_opening(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Ps", "Pi") and unicodedata.east_asian_width(character) in "WFH"
    )


def _is_mark(character: str) -> bool:
    return character == "\u200d" or unicodedata.category(character) in ("Mn", "Mc", "Me")


def _may_break(before: str, after: str) -> bool:
    return line_break_units(before + after)[0] == before
