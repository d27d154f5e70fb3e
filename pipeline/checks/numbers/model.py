"""What a number in a text is."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Generic, Protocol, TypeVar

__all__ = ["Kind", "Number", "Ordered", "number"]


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)


class Kind(Enum):
    """What a number counts, where the text says so. ``PLAIN`` may be anything."""

    PLAIN = "number"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, ``text[start:end]`` in code points of the plain, folded text.

    ``readings`` are all the values it may have: 令和6年 is the year 2024 or the sixth of its era.
    ``is_firm`` says that it is surely meant as a number: 3回, but not the 一 of 一方, nor the English "a".
    ``is_ordinal`` says that it is a place in an order, or the number of a figure: 第2次, "second", 図1. The readings of
    an hour are those of a clock with 24.
    """

    text: str
    start: int
    end: int
    readings: frozenset[Decimal]
    kind: Kind = Kind.PLAIN
    is_firm: bool = True
    is_ordinal: bool = False


def number(
    text: str,
    start: int,
    end: int,
    readings: object,
    kind: Kind = Kind.PLAIN,
    *,
    firm: bool = True,
    ordinal: bool = False,
) -> Number:
    """The `Number` at ``text[start:end]``; ``readings`` is an iterable of ints and Decimals."""
    values = frozenset(Decimal(value) for value in readings)  # type: ignore[attr-defined]
    return Number(text[start:end], start, end, values, kind, firm, ordinal)


class Ordered(Generic[_T]):
    """Things in the order of their starts, of which one looks for those near a place."""

    def __init__(self, items: Sequence[_T]) -> None:
        """``items`` are in order."""
        self.items = items
        self._starts = [one.start for one in items]

    def between(self, start: int, end: int) -> Sequence[_T]:
        """Those that begin at ``start`` or later and before ``end``."""
        first = bisect_left(self._starts, start)
        if first == len(self._starts) or self._starts[first] >= end:
            return ()
        return self.items[first : bisect_left(self._starts, end, first)]
