"""A translation that is remembered, and which of several to prefer."""

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["Kind", "Remembered"]


class Kind(IntEnum):
    """Where a translation is from, the more trusted first."""

    IN_USE = 0
    OBSOLETE = 1
    TMX = 2


@dataclass(frozen=True, slots=True)
class Remembered:
    """A text and its translation.

    ``origin`` is the article's name, or the name of a TMX file; ``context`` is the msgctxt. ``changed`` orders
    translations by age: digits of a date, the most significant first; empty where nothing is known.
    """

    source: str
    target: str
    context: str | None
    origin: str
    kind: Kind
    changed: str = ""
