"""What is different between two texts, in pieces that a reader takes in at a glance.

Japanese has no spaces, so runs of one script (kanji, katakana, Latin letters, digits) stand for words; hiragana, the
script of endings, is cut into characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

__all__ = ["Change", "Piece", "difference"]

_WORD = re.compile(
    r"[\u4e00-\u9fff々〆]+|[\u30a0-\u30ffー]+|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+|\d+|\s+|.", re.DOTALL
)
_TOO_SHORT = 2
"""Code points of what two changes have in common between them that is no help to a reader."""


class Change(Enum):
    """What became of a piece."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of one text, or of both."""

    change: Change
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of ``old`` and ``new`` in order; of a place that changed, what was removed comes first."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    pieces: list[tuple[str, str, str]] = []  # kept, removed, added
    for tag, start, end, other_start, other_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        one, other = "".join(before[start:end]), "".join(after[other_start:other_end])
        pieces.append((one, "", "") if tag == "equal" else ("", one, other))
    return tuple(_as_pieces(_with_common_ends(_without_islands(pieces))))


def _without_islands(pieces: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Changes with next to nothing between them as one change."""
    result: list[tuple[str, str, str]] = []
    for number, (kept, removed, added) in enumerate(pieces):
        is_island = kept and 0 < number < len(pieces) - 1 and len(kept.strip()) < _TOO_SHORT
        if is_island:
            removed = added = kept
        if result and (is_island or not kept) and not result[-1][0]:
            _, so_far_removed, so_far_added = result.pop()
            removed, added = so_far_removed + removed, so_far_added + added
        result.append(("" if is_island else kept, removed, added))
    return result


def _with_common_ends(pieces: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """A change that only adds or only removes, once what both sides begin and end with is taken out of it."""
    for kept, removed, added in pieces:
        shorter = min(removed, added, key=len)
        longer = removed if shorter == added else added
        if kept or not shorter:
            yield kept, removed, added
        elif longer.startswith(shorter):
            yield shorter, "", ""
            yield "", removed[len(shorter) :], added[len(shorter) :]
        elif longer.endswith(shorter):
            cut = len(longer) - len(shorter)
            yield "", removed[:cut] if removed == longer else "", added[:cut] if added == longer else ""
            yield shorter, "", ""
        else:
            yield kept, removed, added


def _as_pieces(pieces: Iterator[tuple[str, str, str]]) -> Iterator[Piece]:
    for kept, removed, added in pieces:
        for change, text in ((Change.KEPT, kept), (Change.REMOVED, removed), (Change.ADDED, added)):
            if text:
                yield Piece(change, text)
