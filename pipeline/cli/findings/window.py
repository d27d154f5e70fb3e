"""As much of a text as fits on a line, around what is marked in it. Lengths are display columns."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Window", "window"]

_LEAD = 0.3
"""The share of a line that may stand before what is marked."""


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of a text on one line: its parts in order, and whether each is marked."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def is_marked(self) -> bool:
        """Whether anything is."""
        return any(is_marked for _, is_marked in self.pieces)

    @property
    def carets(self) -> str:
        """A line to stand below it: ``^`` below what is marked, two for a wide character."""
        below = (("^" if is_marked else " ") * columns_of(piece) for piece, is_marked in self.pieces)
        return "".join(below).rstrip()


def window(text: str, marks: Sequence[tuple[int, int]], width: int) -> Window:
    r"""What to show of ``text`` in ``width`` columns: all of it if it fits, else what is around the first mark.

    ``marks`` are half-open ranges of code points. Line breaks are shown as ⏎, what nobody sees as ``\u200b``; where
    something is left out there is an ellipsis.
    """
    shown = [_visible(one) for one in text]
    widths = [columns_of(one) for one in shown]
    start, end = 0, len(shown)
    if sum(widths) > width:
        start, end = _cut(widths, marks[0] if marks else (0, 0), width - 2)
    pieces: list[tuple[str, bool]] = [("…", False)] if start else []
    position = start
    for first, last in marks:
        first, last = max(first, position), min(last, end)
        if first < last:
            pieces += [("".join(shown[position:first]), False), ("".join(shown[first:last]), True)]
            position = last
    pieces.append(("".join(shown[position:end]) + ("…" if end < len(shown) else ""), False))
    return Window(tuple(piece for piece in pieces if piece[0]))


def columns_of(text: str) -> int:
    """Two for an East Asian wide character, none for a mark that goes onto the character before it."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(one) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(one) in "WF"
        else 1
        for one in text
    )


def _cut(widths: Sequence[int], mark: tuple[int, int], width: int) -> tuple[int, int]:
    """The range of characters to show, of which ``mark`` is one."""
    start, before = mark[0], 0
    while start and before + widths[start - 1] <= width * _LEAD:
        start -= 1
        before += widths[start]
    end, used = start, 0
    while end < len(widths) and used + widths[end] <= width:
        used += widths[end]
        end += 1
    while start and used + widths[start - 1] <= width:
        start -= 1
        used += widths[start]
    return start, end


def _visible(character: str) -> str:
    if character == "\n":
        return "⏎"
    return character if character.isprintable() else f"\\u{ord(character):04x}"
