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
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from unicode_segmentation_rs import line_break_units

__all__ = ["fill"]

_ESCAPE = re.compile(r"\\.")
_INFIX_SEPARATORS = frozenset(",.:;\u037e\u0589\u060c\u060d\u07f8\u2044\ufe10\ufe13\ufe14")
_NARROW_CLOSING = frozenset(")]")
_WIDE_OPENINGS = frozenset("\u2329\u3008《「『【〔〖〘〚〝\ufe17︵︷︹︻︽︿﹁﹃\ufe47﹙﹛﹝（［｛｟｢")
"""Opening punctuation (Ps, Pi) of East Asian width W, F or H."""
_IDEOGRAPHS = "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff"
"""Kana and kanji: neither letters, as line breaking has it, nor marks."""
_CANDIDATE = re.compile(
    f"[{re.escape(''.join(sorted(_INFIX_SEPARATORS | _NARROW_CLOSING | _WIDE_OPENINGS)))}]"
    f"(?:(?<=[{re.escape(''.join(sorted(_INFIX_SEPARATORS)))}])(?![ {_IDEOGRAPHS}])"
    f"|(?<=[{re.escape(''.join(sorted(_NARROW_CLOSING)))}])(?![!-~{_IDEOGRAPHS}])"
    f"|(?<=[{''.join(sorted(_WIDE_OPENINGS))}])(?<![{_IDEOGRAPHS}].))"
)
"""The signs near which gettext may break where the annex does not: most stand beside what tells that it does not."""
_MANDATORY = re.compile("[\x85\u2028\u2029]")
_ZERO_WIDTH_JAMO = ((0x1160, 0x11FF), (0xD7B0, 0xD7FB))
_SPACED_HYPHEN = re.compile("[ \u200b]\xad")


def fill(text: str, room: int, start: int = 0) -> list[str]:
    r"""Cut ``text`` into lines of at most ``room`` columns, where that is possible.

    ``text`` is the inside of a PO string, escapes (``\"``) included, without a ``\n`` other than at its end.
    The first line begins after ``start`` columns. The lines joined are ``text``.
    """
    if start + 2 * len(text) <= room:  # no character is wider
        return [text]
    narrow = text.isascii() and text.isprintable()
    columns = range(len(text) + 1) if narrow else (0, *accumulate(map(_columns, text)))
    if start + columns[-1] <= room:
        return [text]
    ends = [*_breaks(text), len(text)]
    lines, at, column = [], 0, start
    while at < len(text):
        furthest = bisect_right(columns, columns[at] + room - column) - 1
        number = max(bisect_right(ends, furthest) - 1, bisect_right(ends, at))
        forced = _MANDATORY.search(text, at, ends[number])
        end = forced.end() if forced else ends[number]
        lines.append(text[at:end])
        at, column = end, 0
    return lines


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    """Two for a wide character, none for a mark or a control character."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp"):
        return 0
    if any(first <= ord(character) <= last for first, last in _ZERO_WIDTH_JAMO):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _breaks(text: str) -> list[int]:
    """The offsets at which a line may begin, in order; never within an escape."""
    breaks = _opportunities(text)
    if "\\" in text:
        breaks -= {match.start() + 1 for match in _ESCAPE.finditer(text)}
    if text.endswith(r"\n"):
        breaks.discard(len(text) - 2)
    return sorted(breaks)


def _opportunities(text: str) -> set[int]:
    """The offsets before which gettext may break ``text``."""
    breaks = set(accumulate(map(len, line_break_units(text))))
    breaks.discard(len(text))
    if "\xad" in text:
        breaks -= {match.end() - 1 for match in _SPACED_HYPHEN.finditer(text)}
    for match in _CANDIDATE.finditer(text):
        offset = _next_base(text, match.start())
        if offset and offset < len(text) and _breaks_only_in_gettext(text, match[0], offset):
            breaks.add(offset)
    return breaks


def _next_base(text: str, sign: int) -> int:
    """The offset at which a line might begin because of the sign: before an opening bracket, after others.

    Marks belong to what they stand on; after a parenthesis spaces do not count either.
    """
    if text[sign] in _WIDE_OPENINGS:
        return sign
    offset = sign + 1
    while offset < len(text) and _is_mark(text[offset]):
        offset += 1
    while text[sign] in _NARROW_CLOSING and offset < len(text) and text[offset] == " ":
        offset += 1
    return offset


def _breaks_only_in_gettext(text: str, sign: str, offset: int) -> bool:
    """Whether gettext breaks before ``offset``, where the annex does not, because of the sign there."""
    if sign in _INFIX_SEPARATORS:  # rule LB29, which keeps "e.g." together, is not in gettext
        return _is_letter(text[offset])
    if sign in _NARROW_CLOSING:  # rule LB16 holds for 」, not for the parenthesis
        return text[offset - 1] == " " and _is_nonstarter(text[offset])
    base = _base_before(text, offset)  # rule LB30 excepts East Asian brackets
    return bool(base) and (_is_letter(base) or base.isdecimal() or _is_mark(base))


def _base_before(text: str, offset: int) -> str:
    """The character before ``offset``, marks on it aside; none if it is a space."""
    at = offset - 1
    while at > 0 and _is_mark(text[at]) and text[at - 1] != " ":
        at -= 1
    return text[at].strip(" ")


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


def _is_mark(character: str) -> bool:
    return character == "\u200d" or unicodedata.category(character) in ("Mn", "Mc", "Me")


def _may_break(before: str, after: str) -> bool:
    return line_break_units(before + after)[0] == before
