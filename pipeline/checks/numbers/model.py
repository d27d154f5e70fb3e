"""What a number in a text is."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

__all__ = ["Kind", "Number", "number"]


class Kind(Enum):
    """What a number counts, where the text says so. ``PLAIN`` may be anything."""

    PLAIN = "number"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, ``text[start:end]`` in code points of the plain, folded text.

    ``readings`` are all the values it may have: 令和6年 is the year 2024 or the sixth of its era.
    ``is_firm`` says that it is surely meant as a number: 3回, but not the 一 of 一方, nor the English "a".
    """

    text: str
    start: int
    end: int
    readings: frozenset[Decimal]
    kind: Kind = Kind.PLAIN
    is_firm: bool = True


def number(
    text: str,
    start: int,
    end: int,
    readings: object,
    kind: Kind = Kind.PLAIN,
    *,
    firm: bool = True,
) -> Number:
    """The `Number` at ``text[start:end]``; ``readings`` is an iterable of ints and Decimals."""
    values = frozenset(Decimal(value) for value in readings)  # type: ignore[attr-defined]
    return Number(text[start:end], start, end, values, kind, firm)
