"""Breaking a title into lines that are about as long as each other."""

import re
from collections.abc import Sequence

import unicode_segmentation_rs as segmentation

from pipeline import locales
from pipeline.edition.phrases import has_phrases, phrases_of

__all__ = ["balanced", "pieces_of"]

_MARKS = "。、，：；？！"

_STEP = 12
"""By how much a line is made shorter at a time, to find the narrowest width that still takes as few lines."""


def pieces_of(text: str, language: str) -> tuple[str, ...]:
    """What of ``text`` stays on one line; together the pieces are the text.

    Lines break where Unicode's rules allow it (UAX #14, of which kinsoku is part). In Japanese and Chinese, which are
    written without spaces, that is almost everywhere: there they break between phrases, which BudouX finds, and after
    a mark that ends a part of a sentence. In Korean they break between words.
    """
    if locales.locale_of(language).language == "ko":
        return tuple(re.findall(r"\S*\s*", text)[:-1])
    units = segmentation.line_break_units(text)
    if not has_phrases(language):
        return tuple(units)
    ends = _ends(phrases_of(text, language))
    pieces, begun, length = [], "", 0
    for unit in units:
        begun += unit
        length += len(unit)
        if length in ends or unit[-1] in _MARKS:
            pieces.append(begun)
            begun = ""
    return tuple([*pieces, begun] if begun else pieces)


def balanced(pieces: Sequence[str], widths: Sequence[float], width: float) -> tuple[str, ...] | None:
    """Lines of ``pieces``, as few as ``width`` allows and of much the same length; None if one is too long.

    ``widths`` are those of the pieces, in the unit of ``width``.
    """
    if not pieces or max(widths) > width:
        return None
    lines = _filled(pieces, widths, width)
    for narrower in range(int(width), int(max(widths)), -_STEP):
        found = _filled(pieces, widths, narrower)
        if len(found) > len(lines):
            break
        lines = found
    return lines


def _filled(pieces: Sequence[str], widths: Sequence[float], width: float) -> tuple[str, ...]:
    lines: list[str] = []
    room = 0.0
    for piece, needed in zip(pieces, widths, strict=True):
        if lines and needed <= room:
            lines[-1] += piece
            room -= needed
        else:
            lines.append(piece)
            room = width - needed
    return tuple(line.strip() for line in lines)


def _ends(pieces: Sequence[str]) -> set[int]:
    ends, length = set(), 0
    for piece in pieces:
        length += len(piece)
        ends.add(length)
    return ends
